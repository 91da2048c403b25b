package export

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
	"twoway/journal/markdown"
)

// Gate gives what may leave: the public entries of a journal, as journal.Public lets them through, without a mention of the
// ids of the others, and with initials for people unless names is set. An entry in which a %% is never closed stays, with all
// that is about it, and is named: where its private part ends is not known. Fold, find themes and render reviews from the
// result.
func Gate(all, public []*journal.Entry, names bool) (open []*journal.Entry, left []journal.Problem) {
	public, left = withoutUnclosed(all, public)
	public = withoutIDs(public, privateIDs(all, public))
	if !names {
		public = initials(public, namesIn(all))
	}
	return public, left
}

func withoutUnclosed(all, public []*journal.Entry) (closed []*journal.Entry, left []journal.Problem) {
	stays := map[string]bool{}
	for _, e := range all {
		if e.Unclosed == 0 || !slices.ContainsFunc(public, func(p *journal.Entry) bool { return p.ID == e.ID }) {
			continue
		}
		stays[e.ID] = true
		left = append(left, journal.Problem{
			Path: e.Path, Line: e.Unclosed, Rule: "private-unclosed", Text: "a %% is never closed, so the entry is left out of the export",
			Mend: "write %% where the private part ends",
		})
	}
	if len(left) == 0 {
		return public, nil
	}
	home := homes(all)
	for _, e := range public {
		if !stays[e.ID] && !stays[e.About] && !stays[home[e.ID]] {
			closed = append(closed, e)
		}
	}
	return closed, left
}

func privateIDs(all, public []*journal.Entry) []string {
	open := map[string]bool{} // ids, and handles: a private note carries the handle of a decision that may be open
	for _, e := range public {
		open[e.ID], open[handleOf(e.ID)] = true, true
	}
	var ids []string
	for _, e := range all {
		if open[e.ID] {
			continue
		}
		ids = append(ids, e.ID)
		if h := handleOf(e.ID); strings.Contains(h, "-") && !open[h] { // a handle of one word is an ordinary word too
			ids = append(ids, h)
		}
	}
	slices.SortFunc(ids, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return slices.Compact(ids)
}

// withoutIDs takes the ids out of entries that mention them: a link becomes its text, a mark goes, and what remains says
// "private".
func withoutIDs(entries []*journal.Entry, ids []string) []*journal.Entry {
	if len(ids) == 0 {
		return entries
	}
	out := make([]*journal.Entry, len(entries))
	for i, e := range entries {
		out[i] = e
		text := string(markdown.Format(e))
		if !slices.ContainsFunc(ids, func(id string) bool { return strings.Contains(text, id) }) {
			continue
		}
		if c, _ := markdown.Parse(e.Path, []byte(withoutIDsIn(text, ids))); c != nil {
			out[i] = c
		}
	}
	return out
}

func withoutIDsIn(text string, ids []string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		for _, id := range ids {
			if !strings.Contains(line, id) {
				continue
			}
			if aboutOther.MatchString(line) {
				line = ""
				break
			}
			link := regexp.MustCompile(`!?\[([^\[\]]*)\]\([^()\s]*` + regexp.QuoteMeta(id) + `[^()\s]*\)`)
			line = link.ReplaceAllString(line, "$1")
			line = strings.ReplaceAll(line, id, "private")
		}
		b.WriteString(line)
	}
	return b.String()
}

// aboutOther are lines that mean nothing without the entry they name: front matter references and marks.
var aboutOther = regexp.MustCompile(`^(supersedes|follows|source): |^[-*+] (is|not) [^:]+: `)

// initials gives copies of entries in which the people they name are initials: "Dana Smith" becomes "D. S." and "Dana" "D.",
// wherever it stands, in titles, ids and links too. Names are the capitalised words of `with`, `must_agree` and `who_sees`,
// of any entry, save words for roles. Names in small letters are ordinary words ("will", "may") and stay, except in ids.
func initials(entries []*journal.Entry, names []string) []*journal.Entry {
	if len(names) == 0 {
		return entries
	}
	ids := shortIDs(entries, names)
	out := make([]*journal.Entry, 0, len(entries))
	for _, e := range entries {
		text := initialled(string(markdown.Format(e)), names)
		file := e.Path
		for _, p := range ids {
			text = strings.ReplaceAll(text, p[0], p[1])
			file = strings.ReplaceAll(file, p[0], p[1])
		}
		if c, _ := markdown.Parse(file, []byte(text)); c != nil { // what was formatted is read again
			out = append(out, c)
		}
	}
	return out
}

// namesIn are the words that are names, in order.
func namesIn(entries []*journal.Entry) []string {
	var names []string
	add := func(text string) {
		for _, w := range strings.FieldsFunc(text, func(r rune) bool { return !inName(r) }) {
			if isName(w) && !slices.Contains(names, w) {
				names = append(names, w)
			}
		}
	}
	for _, e := range entries {
		if e.Decision != nil {
			add(e.Decision.MustAgree)
		}
		if e.Conversation != nil {
			add(e.Conversation.With)
		}
		if e.Experiment != nil {
			add(e.Experiment.WhoSees)
		}
		for _, a := range e.Amendments {
			if a.Field == "must_agree" {
				add(a.Old)
				add(a.New)
			}
		}
	}
	slices.Sort(names)
	return names
}

// roles are capitalised words that say what somebody does.
var roles = strings.Fields(`A An The My Our Your His Her Their And Or Of At In On For From With Not Nobody Somebody Everybody Staff
	Principal Senior Junior Lead Leads Manager Managers Director Engineer Engineers Engineering Architect Head Chief Officer President
	Vice Team Platform Product Designer Partner Friend Colleague Colleagues Boss Mentor Coach Founder Owner Peer Recruiter Tech`)

func isName(w string) bool {
	first, size := utf8.DecodeRuneInString(w)
	rest := w[size:]
	return unicode.IsUpper(first) && strings.ContainsFunc(rest, unicode.IsLower) && !slices.Contains(roles, w)
}

func inName(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// initialled replaces whole words that are names by their first letter and a full stop.
func initialled(text string, names []string) string {
	var b strings.Builder
	for text != "" {
		end := strings.IndexFunc(text, func(r rune) bool { return !inName(r) })
		switch {
		case end == 0:
			_, size := utf8.DecodeRuneInString(text)
			b.WriteString(text[:size])
			text = text[size:]
			continue
		case end < 0:
			end = len(text)
		}
		word := text[:end]
		text = text[end:]
		if _, known := slices.BinarySearch(names, word); known {
			first, _ := utf8.DecodeRuneInString(word)
			word = string(first)
			if !strings.HasPrefix(text, ".") {
				word += "."
			}
		}
		b.WriteString(word)
	}
	return b.String()
}

// shortIDs pairs each id that holds a name with one that does not, the longer ones first. A taken one gets a number.
func shortIDs(entries []*journal.Entry, names []string) [][2]string {
	short := map[string]string{}
	for _, n := range names {
		first, _ := utf8.DecodeRuneInString(n)
		short[strings.ToLower(n)] = strings.ToLower(string(first))
	}
	taken := map[string]bool{}
	for _, e := range entries {
		taken[handleOf(e.ID)] = true
	}
	done := map[string]string{}
	var pairs [][2]string
	for _, e := range entries {
		h := handleOf(e.ID)
		if _, seen := done[h]; seen || h == "" {
			continue
		}
		words := strings.Split(h, "-")
		for i, w := range words {
			if s, ok := short[w]; ok {
				words[i] = s
			}
		}
		done[h] = h
		if to := strings.Join(words, "-"); to != h {
			to = journal.FreeKey(to, func(k string) bool { return taken[k] })
			taken[to], done[h] = true, to
			pairs = append(pairs, [2]string{"-" + h, "-" + to})
		}
	}
	slices.SortFunc(pairs, func(a, b [2]string) int { return len(b[0]) - len(a[0]) })
	return pairs
}

func handleOf(id string) string {
	p, _ := journal.ParseID(id)
	return p.Handle
}
