package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"twoway/journal"
	"twoway/journal/markdown"
)

// Unnamed gives some of the public entries of a journal without a mention of the ids of those that are not public, and of unread.
func Unnamed(some, all, public []*journal.Entry, unread []string) []*journal.Entry {
	return withoutIDs(some, privateIDs(mentionable(all, unread), public))
}

// mentionable are the ids by which a text may name entries, and those of files that could not be read.
func mentionable(all []*journal.Entry, unread []string) []string {
	ids := slices.Clone(unread)
	for _, e := range all {
		ids = append(ids, e.ID)
		if file := journal.IDAt(e.Path); file != e.ID && strings.Contains(file, "-") { // renamed by hand, and linked by that name
			ids = append(ids, file)
		}
	}
	return ids
}

func withoutUnclosed(all, public []*journal.Entry) []*journal.Entry {
	stays := map[string]bool{}
	for _, e := range all {
		if e.Unclosed > 0 {
			stays[e.ID] = true
		}
	}
	if len(stays) == 0 {
		return public
	}
	home := journal.Homes(all, journal.Date{})
	return slices.DeleteFunc(slices.Clone(public), func(e *journal.Entry) bool {
		return stays[e.ID] || stays[e.About] || stays[home[e.ID]]
	})
}

// privateNames are the ids that may not be mentioned, and the handles: of more than one word, which are no ordinary words, anywhere,
// the others as a part of an id and, since they may be words of any sentence, where they are referred to.
type privateNames struct {
	words, handles map[string]bool
	public         map[string]bool // the ids of public entries
	plain          bool            // one of the words has no hyphen
	single         []string
}

// has says whether a word mentions one of them, in capitals or not.
func (p privateNames) has(word string) bool {
	word = strings.ToLower(word)
	return !p.public[word] && (p.words[word] || p.handles[handleOf(word)])
}

// privateIDs are those of all ids that are not public. The handle of a private decision is no less private for a public entry that carries
// it in its name.
func privateIDs(all []string, public []*journal.Entry) privateNames {
	open, decided := map[string]bool{}, map[string]bool{}
	handles := map[string]bool{} // a private note carries the handle of a decision that may be open
	for _, e := range public {
		id := strings.ToLower(e.ID)
		open[id], open[strings.ToLower(journal.IDAt(e.Path))] = true, true
		handles[handleOf(id)] = true
		if e.Decision != nil {
			decided[handleOf(id)] = true
		}
	}
	ids := privateNames{words: map[string]bool{}, handles: map[string]bool{}, public: open}
	for _, id := range all {
		if id = strings.ToLower(id); open[id] {
			continue
		}
		ids.words[id] = true
		ids.plain = ids.plain || !strings.Contains(id, "-")
		if h := handleOf(id); h != "" && !decided[h] && (journal.Handle(id) != "" || !handles[h]) {
			ids.handles[h] = true
			if strings.Contains(h, "-") {
				ids.words[h] = true
			} else if !slices.Contains(ids.single, h) {
				ids.single = append(ids.single, h)
			}
		}
	}
	return ids
}

// withoutIDs takes the ids out of entries that mention them: a link becomes its text, a mark goes, and what remains says
// "private".
func withoutIDs(entries []*journal.Entry, ids privateNames) []*journal.Entry {
	if len(ids.words) == 0 {
		return entries
	}
	out := make([]*journal.Entry, len(entries))
	for i, e := range entries {
		out[i] = e
		text := string(markdown.Format(e))
		if !mentions(text, ids) && !ids.mayRefer(text) {
			continue
		}
		if c, _ := markdown.Parse(e.Path, []byte(withoutIDsIn(text, ids))); c != nil {
			c.Unnamed = true
			out[i] = c
		}
	}
	return out
}

func mentions(text string, ids privateNames) bool {
	if ids.plain {
		for w := range strings.FieldsFuncSeq(text, outsideID) {
			if ids.has(w) {
				return true
			}
		}
		return false
	}
	for at := strings.IndexByte(text, '-'); at >= 0; { // from hyphen to hyphen, as most words have none
		from := 0
		if before := strings.LastIndexFunc(text[:at], outsideID); before >= 0 {
			_, size := utf8.DecodeRuneInString(text[before:])
			from = before + size
		}
		to := strings.IndexFunc(text[at:], outsideID)
		if to < 0 {
			return ids.has(text[from:])
		}
		if ids.has(text[from : at+to]) {
			return true
		}
		text = text[at+to:]
		at = strings.IndexByte(text, '-')
	}
	return false
}

func outsideID(r rune) bool { return !inID(r) }

func inID(r rune) bool { return r == '-' || r == '_' || inName(r) }

func withoutIDsIn(text string, ids privateNames) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if !mentions(line, ids) && !ids.mayRefer(line) {
			b.WriteString(line)
			continue
		}
		if m := aboutOther().FindString(line); m != "" && mentions(m, ids) {
			continue
		}
		line = inlineLinks().ReplaceAllStringFunc(line, func(l string) string {
			if m := inlineLinks().FindStringSubmatch(l); mentions(m[2], ids) || ids.isTarget(m[2]) {
				return m[1]
			}
			return l
		})
		line = wikiLinks().ReplaceAllStringFunc(line, func(l string) string {
			switch m := wikiLinks().FindStringSubmatch(l); {
			case !mentions(m[1], ids) && !ids.isTarget(m[1]):
				return l
			case m[2] != "":
				return m[2]
			}
			return journal.StandIn
		})
		b.WriteString(eachWord(line, inID, func(w, after string) string {
			if ids.has(w) || ids.isReference(line[:len(line)-len(after)-len(w)], w, after) {
				return journal.StandIn
			}
			return w
		}))
	}
	return b.String()
}

// mayRefer says whether a text holds a handle of one word, as a part of another word or not.
func (p privateNames) mayRefer(text string) bool {
	if len(p.single) == 0 {
		return false
	}
	text = strings.ToLower(text)
	return slices.ContainsFunc(p.single, func(h string) bool { return strings.Contains(text, h) })
}

// isTarget says whether a link leads to a handle of one word.
func (p privateNames) isTarget(link string) bool {
	link, _, _ = strings.Cut(link, "#")
	name := strings.TrimSuffix(link[strings.LastIndexByte(link, '/')+1:], ".md")
	return slices.Contains(p.single, strings.ToLower(strings.TrimSpace(name)))
}

// isReference says whether a handle of one word stands between two texts as a reference to a decision: in code alone, beside the word
// "decision", behind about: or a command that takes one.
func (p privateNames) isReference(before, word, after string) bool {
	return slices.Contains(p.single, strings.ToLower(word)) && (strings.HasSuffix(before, "`") && strings.HasPrefix(after, "`") ||
		beforeHandle().MatchString(before) || afterHandle().MatchString(after))
}

var (
	beforeHandle = journal.Pattern(`(?i)(?:\b(?:decisions?|handle)[:,]? ["'“‘]?|\b(?:about|supersedes): ?["']?|\btwoway [a-z]+ (?:-\S+ (?:\S+ )?)*["']?|--(?:decision|about|supersedes|handle)[ =]["']?)$`)
	afterHandle  = journal.Pattern(`(?i)^["'”’]? decision\b`)
)

var wikiLinks = journal.Pattern(`!?\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]`)

var inlineLinks = journal.Pattern(`!?\[([^\[\]]*)\]\(([^()\s]*)\)`)

// eachWord replaces each run of runes of a kind; change gets the run and what follows it.
func eachWord(text string, in func(rune) bool, change func(word, rest string) string) string {
	var b strings.Builder
	for text != "" {
		from := strings.IndexFunc(text, in)
		if from < 0 {
			break
		}
		b.WriteString(text[:from])
		text = text[from:]
		end := strings.IndexFunc(text, func(r rune) bool { return !in(r) })
		if end < 0 {
			end = len(text)
		}
		b.WriteString(change(text[:end], text[end:]))
		text = text[end:]
	}
	return b.String() + text
}

// aboutOther is the beginning, with the name, of lines that mean nothing without the entry they name: front matter references and marks.
var aboutOther = journal.Pattern(`^(supersedes|follows|source): .*|^[-*+] (is|not) [^:]+: *\S*`)

// shortIDs pairs each id that holds a name with one that does not, the longer ones first. A taken one gets a number.
func shortIDs(entries []*journal.Entry, n names) [][2]string {
	short := map[string]string{}
	for _, known := range []map[string]bool{n.exact, n.folded} {
		for w := range known {
			first, _ := utf8.DecodeRuneInString(w)
			short[strings.ToLower(w)] = strings.ToLower(string(first))
		}
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
			if s := cmp.Or(short[w], short[journal.Unaccented(w)]); s != "" {
				words[i] = s
			} else {
				words[i] = n.within(w, "")
			}
		}
		done[h] = h
		if to := strings.Join(words, "-"); to != h {
			to = n.ids.free(h, to, taken)
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
