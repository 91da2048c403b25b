package export

import (
	"cmp"
	"iter"
	"maps"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/theme"
)

// Notes says which entries the notes of a folder are of whose ids hold initials, since such an id does not say it.
type Notes struct {
	Traces map[string]string // of what is under such an id as it leaves, for the list of the folder
	Former map[string]string // id as it leaves → another one under which its note stands in the folder
	Doubts map[string]bool   // ids in the folder whose entry is not known any more
	Known  map[string]bool   // ids in the folder, or as they leave, of entries that the journal has, private ones too
}

// Gate gives what may leave: the public entries of a journal, as journal.Public lets them through, without a mention of the ids of the
// others and of unread, those of the files that could not be read and may be private, and with initials for people, whose names kind tells
// from other words. An entry in which a %% is never closed stays, with all that is about it: where its private part ends is not known. Fold,
// find themes and render reviews from the result. List is that of the folder in which notes of the target may stand: an entry keeps the id
// with initials that its note has there, and no other entry gets that id. With allNames the texts and the ids keep their names.
func Gate(list []byte, target string, all, public []*journal.Entry, unread []string, kind func(string) theme.WordKind, allNames bool) ([]*journal.Entry, Notes) {
	public = withoutUnclosed(all, public)
	open := Unnamed(public, all, public, unread)
	n := namesIn(all, kind)
	n.number(public)
	n.ids = n.idsIn(parseManifest(list).of(target), all, open)
	out := open
	if !allNames {
		out = initials(open, n)
	}
	notes := Notes{Traces: map[string]string{}, Former: map[string]string{}, Doubts: map[string]bool{}, Known: map[string]bool{}}
	for i, e := range out {
		if e.ID != open[i].ID {
			notes.Traces[e.ID] = n.trace(open[i])
		}
		for id := range n.ids.formerly(open[i].ID) {
			if id != e.ID {
				notes.Former[e.ID] = id
			}
		}
	}
	for _, e := range slices.Concat(all, open) {
		notes.Known[e.ID] = true
		handle := handleOf(e.ID)
		if short := n.ids.short[handle]; short != "" {
			notes.Known[strings.TrimSuffix(e.ID, handle)+short] = true
		}
		for id := range n.ids.formerly(e.ID) {
			notes.Known[id] = true
		}
	}
	for _, e := range out {
		notes.Known[e.ID] = true
	}
	for _, id := range unread {
		notes.Known[id] = true
	}
	for id := range n.ids.traces {
		if n.ids.doubts[handleOf(id)] {
			notes.Doubts[id] = true
		}
	}
	return out, notes
}

// unknownTrace stands for the trace of a note of which nobody knows whose it is.
const unknownTrace = "?"

// noTrace is the trace of an entry about another one, by which it is known.
const noTrace = "."

// idsHeld is what a folder holds of ids with initials.
type idsHeld struct {
	plain  map[string]bool     // ids that hold no initials
	traces map[string][]string // of those that do
	short  map[string]string   // handle → what it is with initials
	own    map[string]string   // handle → the one with initials that its notes have
	kept   map[string]bool     // handles that are given to no other entry
	doubts map[string]bool     // handles with initials of which nobody knows whose they are
}

// idsIn finds out which handles the ids with initials in a list stand for, by what was written then in the entries of that day.
func (n names) idsIn(known map[string][]line, all, open []*journal.Entry) *idsHeld {
	h := &idsHeld{
		plain: map[string]bool{}, traces: map[string][]string{}, short: map[string]string{}, own: map[string]string{},
		kept: map[string]bool{}, doubts: map[string]bool{},
	}
	for id, lines := range known {
		if t := lines[len(lines)-1].trace; t != "" {
			h.traces[id] = linesOf(t)
			h.doubts[handleOf(id)] = h.doubts[handleOf(id)] || t == unknownTrace
		} else {
			h.plain[id] = true
		}
	}
	n.ids = h
	shortIDs(all, n)
	for _, e := range all {
		if handle := handleOf(e.ID); h.short[handle] == "" && h.plain[e.ID] {
			h.kept[handle] = true
		}
	}
	if len(h.traces) == 0 {
		return h
	}
	lines := map[string][]string{} // by true id
	for _, e := range slices.Concat(all, open) {
		if h.short[handleOf(e.ID)] != "" {
			lines[e.ID] = linesOf(n.trace(e))
		}
	}
	h.share(lines)
	return h
}

// share gives each handle with initials in a folder to the handle whose entries have most of what was written under it. Handles that have
// as much as each other share as many names in their order; any other name is in doubt.
func (h *idsHeld) share(lines map[string][]string) {
	rivals := map[string][]string{} // name → the handles that may have it
	for id := range h.traces {
		name := handleOf(id)
		if _, done := rivals[name]; !done {
			best, some := h.rivals(name, lines)
			rivals[name] = best
			h.doubts[name] = h.doubts[name] || some && len(best) == 0
		}
	}
	names := slices.SortedFunc(maps.Keys(rivals), func(a, b string) int {
		return cmp.Or(len(rivals[a])-len(rivals[b]), len(a)-len(b), strings.Compare(a, b))
	})
	owned, done := map[string]bool{}, map[string]bool{}
	for _, name := range names {
		free := slices.DeleteFunc(slices.Clone(rivals[name]), func(handle string) bool { return owned[handle] })
		same := slices.DeleteFunc(slices.Clone(names), func(o string) bool {
			return h.doubts[o] || done[o] || !slices.Equal(rivals[o], rivals[name])
		})
		switch {
		case h.doubts[name]:
			h.kept[name] = true
		case done[name] || len(rivals[name]) == 0:
		case len(free) == len(same):
			for i, o := range same {
				h.own[free[i]], owned[free[i]], h.kept[o], done[o] = o, true, true, true
			}
		default:
			h.kept[name], h.doubts[name] = true, true
		}
	}
}

// rivals are the handles that a name with initials may stand for, those alone with most lines of what was written under it, and more than
// three of four; some says that there are others.
func (h *idsHeld) rivals(name string, lines map[string][]string) (best []string, some bool) {
	had, common := map[string]int{}, map[string]int{}
	for full, now := range lines {
		handle := handleOf(full)
		was, stands := h.traces[strings.TrimSuffix(full, handle)+name]
		if !stands || !standsFor(name, handle, h.short[handle]) {
			continue
		}
		some = true
		had[handle] += len(was)
		for _, l := range was {
			if slices.Contains(now, l) {
				common[handle]++
			}
		}
	}
	most := 0
	for _, handle := range slices.Sorted(maps.Keys(had)) {
		switch n := common[handle]; {
		case had[handle] > 0 && 4*n <= 3*had[handle] || n < most:
		case n > most:
			most, best = n, []string{handle}
		default:
			best = append(best, handle)
		}
	}
	return best, some
}

// standsFor says whether a name may be a handle with initials for some of its words, with a number or without.
func standsFor(name, handle, short string) bool {
	words, shorts := strings.Split(handle, "-"), strings.Split(short, "-")
	parts := strings.Split(name, "-")
	if n := len(words); len(parts) == n+1 && isNumber(parts[n]) {
		parts = parts[:n]
	}
	if len(parts) != len(words) || len(shorts) != len(words) {
		return name == short
	}
	for i, part := range parts {
		if part != words[i] && part != shorts[i] {
			return false
		}
	}
	return true
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// free is what a handle is with initials: the name that it has in the folder, else one that no other has, of entries here or in the folder.
func (h *idsHeld) free(handle, short string, taken map[string]bool) string {
	if h == nil {
		h = &idsHeld{short: map[string]string{}}
	}
	h.short[handle] = short
	own := h.own[handle]
	if number, ok := strings.CutPrefix(own, short); ok && !taken[own] && (number == "" || isNumber(number[1:])) {
		return own
	}
	return journal.FreeKey(short, func(name string) bool { return taken[name] || h.kept[name] })
}

// formerly are the ids in the folder that an entry had which has another one now: the one without initials, and the one with them.
func (h *idsHeld) formerly(id string) iter.Seq[string] {
	return func(yield func(string) bool) {
		handle := handleOf(id)
		own := strings.TrimSuffix(id, handle) + h.own[handle]
		if _, ok := h.traces[own]; ok && h.own[handle] != "" && !yield(own) {
			return
		}
		if h.plain[id] {
			yield(id)
		}
	}
}

// linesOf are the digests of a trace. One of no lines counts as one line, so that entries of the same minute tell too.
func linesOf(trace string) []string { return strings.Split(trace, ".")[1:] }

// maxTrace is how many lines of an entry tell it from others.
const maxTrace = 24

// trace tells an entry from others whose ids are the same with initials: digests of its first lines, as they may leave and without ids.
// What is about another entry is known by that one.
func (n names) trace(e *journal.Entry) string {
	if e.About != "" {
		return noTrace
	}
	body, _ := markdown.StripPrivate([]byte(e.Body))
	text := n.initialled(idLike().ReplaceAllString(string(body), ""))
	var sums []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "## ") && len(sums) < maxTrace {
			sums = append(sums, digest([]byte(line))[:6])
		}
	}
	slices.Sort(sums)
	return "." + strings.Join(slices.Compact(sums), ".")
}
