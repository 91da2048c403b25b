package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/theme"
)

// names are the words that name people.
type names struct {
	exact  map[string]bool // as they were written
	folded map[string]bool // in small letters; these are names however they are written
	// bare are the names in a script without capitals, the longer ones first. Such scripts write words without blanks or bind
	// particles to a name, so these are names within a longer word too.
	bare []string
	// addressed are the addresses and handles of people, in small letters.
	addressed map[string]bool
	any       bool // a field of people says something
	// numbers stand in the parts of names of files that would be one with initials.
	numbers map[string]string
	ids     *idsHeld // by a folder; nil for none
	// kind says what the lists of words know a word as. It is asked only for what stands in a field of people.
	kind func(word string) theme.WordKind
}

// initials gives copies of entries in which the people they name are initials: "Dana Smith" becomes "D. S." and "Dana" "D.",
// wherever it stands, in titles, ids and links too. Names are the capitalised words of `with`, `must_agree` and `who_sees`,
// of any entry, their words in a script that has no capitals, and those of addresses and handles, save words for roles; in small letters
// given names, what follows one, and what is no word of the language. Names are known in small letters and in capitals too, unless they are words of the
// language ("will", "may"), of one or two letters, or the names of teams ("Dana from Payments"): those only as written.
// A key of an option stays: a choice is known by it; and so does the heading of a section of ours, which is read by its name.
func initials(entries []*journal.Entry, n names) []*journal.Entry {
	if !n.any {
		return entries
	}
	ids := shortIDs(entries, n)
	out := make([]*journal.Entry, 0, len(entries))
	for _, e := range entries {
		before, file := string(markdown.Format(e)), e.Path
		text := before
		if c := n.withPeople(e); c != e {
			text = string(markdown.Format(c))
		}
		text = n.withNumbers(text)
		for _, p := range ids {
			text = strings.ReplaceAll(text, p[0], p[1])
			file = strings.ReplaceAll(file, p[0], p[1])
		}
		text = n.initialled(text)
		if text == before && file == e.Path {
			out = append(out, e)
			continue
		}
		if c, _ := markdown.Parse(file, []byte(text)); c != nil { // what was formatted is read again
			c.Unnamed = e.Unnamed
			out = append(out, c)
		}
	}
	return out
}

// namesIn are the names in entries; kind says what a word in small letters is.
func namesIn(entries []*journal.Entry, kind func(word string) theme.WordKind) names {
	n := names{exact: map[string]bool{}, folded: map[string]bool{}, addressed: map[string]bool{}, kind: kind}
	for _, e := range entries {
		if e.Decision != nil {
			n.addPeople(e.Decision.MustAgree, false)
		}
		if e.Conversation != nil {
			n.addPeople(e.Conversation.With, true)
		}
		if e.Experiment != nil {
			n.addPeople(e.Experiment.WhoSees, false)
		}
		for _, a := range e.Amendments {
			if a.Field == "must_agree" {
				n.addPeople(a.Old, false)
				n.addPeople(a.New, false)
			}
		}
	}
	return n
}

func (n *names) add(text string) {
	place := false
	for _, w := range wordsOf(norm.NFC.String(strings.ReplaceAll(text, ",", " and "))) {
		low := strings.ToLower(w)
		if !isName(w) {
			place = strings.Contains(" from at of in for on ", " "+low+" ") || place && w != low
			continue
		}
		if uncased(w) && utf8.RuneCountInString(w) > 1 && !n.exact[w] {
			n.bare = append(n.bare, w)
			slices.SortFunc(n.bare, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
		}
		n.exact[w] = true
		if !place && utf8.RuneCountInString(w) > 2 && !isOrdinary(low) {
			n.folded[low] = true
		}
	}
}

// ordinary are names that are words of the language as well, and the words of our own lines.
var ordinary = " " + strings.Join(strings.Fields(`ace amber angel april archer art august away baker ball banks basil bay bell best bill bishop black bob booth brook
	brooks brown buddy bush butcher carter case cash chance chase check chip choice christian church clay cliff close cook
	cross crystal daisy dale dash dawn day dean dell drake drew duke dusty earl east energy eve faith field fisher flint
	ford forest fox frank gate gates gay gene ginger glen glory gold good grace grant gray green grey guy hall hand hardy
	harmony heath hill holiday holly honor hood hope house hunter iris ivy jack jade jay jean jet jewel job joy june
	junior justice keep kelly kept king kit knight lake lance lane law light lily little long lord love low major mark
	marsh mason max may melody miles miller mine month moon moss newton nick night noble north not note nova now ocean
	olive opal open page parish park parson pat pearl penny pepper pierce pike pilot pool poppy porter post potter power
	price prince prior queen rain ray read reed rex rice rich river rob robin rock rocky roman root rose rowan royal ruby
	rush rusty sage saint sandy sharp shell short silver skip sky song south sparrow spring star stark steel sterling
	stone stormy story street strong sue summer sunny swan swift tell temple then thorn toward trip true tuck unless until
	van victor viola violet wade wait walker wall ward warren waters weaver web week wells west when white will winter
	wise with wolf wood woods worth wren year yes young`), " ") + " "

// roles are capitalised words that say what somebody does.
var roles = strings.Fields(`A An The My Our Your His Her Their And Or Of At In On For From With Not Nobody Somebody Everybody Staff
	Principal Senior Junior Lead Leads Manager Managers Director Engineer Engineers Engineering Architect Head Chief Officer President
	Vice Team Platform Product Designer Partner Friend Colleague Colleagues Boss Mentor Coach Founder Owner Peer Recruiter Tech`)

func isName(w string) bool {
	first, size := utf8.DecodeRuneInString(w)
	rest := w[size:]
	return uncased(w) || unicode.IsUpper(first) && strings.ContainsFunc(rest, unicode.IsLower) && !slices.Contains(roles, w)
}

// uncased says whether a word begins in a script without capitals.
func uncased(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(first) && !unicode.IsUpper(first) && !unicode.IsLower(first)
}

func inName(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// initialled replaces whole words that are names by their first letter and a full stop. In front matter, words of small letters
// are names only where there is more than a word: one word alone is a key, an id or one of our own, save in tags.
func (n names) initialled(text string) string {
	var b strings.Builder
	front, tags, at := strings.HasPrefix(text, "---\n"), false, 0
	for line := range strings.Lines(text) {
		key := ""
		if front {
			front = at == 0 || strings.TrimSpace(line) != "---"
			tags = strings.HasPrefix(line, "tags:") || tags && strings.HasPrefix(line, " ")
			i := strings.Index(line, ": ") + 1
			key, line = line[:i], line[i:]
		} else if m := optionKey().FindString(line); m != "" {
			key, line = m, line[len(m):]
		}
		at++
		exactly := front && !tags && len(strings.Fields(line)) < 2
		if field := "- must_agree: "; strings.HasPrefix(line, field) {
			b.WriteString(field + n.people(line[len(field):]))
			continue
		}
		if name, ok := strings.CutPrefix(line, "## "); ok && markdown.IsSection(strings.TrimRight(name, "# \t\r\n")) {
			b.WriteString(line)
			continue
		}
		line = n.withoutAddresses(line)
		b.WriteString(n.words(key, true) + n.words(line, exactly))
	}
	return b.String()
}

var optionKey = journal.Pattern(`^[-*+] [a-z0-9-]+: `)

// words replaces names in a text: only as they were written when exactly is set.
func (n names) words(text string, exactly bool) string {
	return eachWord(text, inName, func(typed, rest string) string {
		word := norm.NFC.String(typed)
		if !n.exact[word] && (exactly || !n.folded[strings.ToLower(word)]) {
			return n.within(typed, ".")
		}
		first, _ := utf8.DecodeRuneInString(strings.ToUpper(word))
		if strings.HasPrefix(rest, ".") {
			return string(first)
		}
		return string(first) + "."
	})
}

// within replaces the names of a script without capitals in a longer word by their first letter and an end.
func (n names) within(word, end string) string {
	for _, name := range n.bare {
		first, _ := utf8.DecodeRuneInString(name)
		word = strings.ReplaceAll(word, name, string(first)+end)
	}
	return word
}
