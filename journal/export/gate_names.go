package export

import (
	"slices"
	"strings"
	"sync"
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
	family map[string]bool // plurals of names with a capital; these are names behind "the"
	// full has the two words of each part of a full name, as plainLetters has them; beside each other these are names however they are written.
	full   map[[2]string]bool
	parted map[string]bool // the words of those
	inside map[string]bool // with a capital; these are names where no beginning of a sentence gives it to them
	// bare are the names in a script without capitals, the longer ones first. Such scripts write words without blanks or bind
	// particles to a name, so these are names within a longer word too.
	bare []string
	// addressed are the addresses and handles of people, in small letters.
	addressed map[string]bool
	options   map[string]bool // keys of options
	any       bool            // a field of people says something
	// numbers stand in the parts of names of files that would be one with initials.
	numbers map[string]string
	ids     *idsHeld // by a folder; nil for none
	// kind says what the lists of words know a word as. It is asked only for what stands in a field of people.
	kind func(word string) theme.WordKind
}

// initials gives copies of entries in which the people they name are initials: "Dana Smith" becomes "D. S." and "Dana" "D.",
// wherever it stands, in titles, ids and links too. Names are words of `with`, `must_agree` and `who_sees`, of any entry, and those of the
// addresses and handles there: given names and what no list of words has, in any letters; what stands behind a name, and words that may be
// surnames, with a capital; other words of the language with one that no beginning of a sentence gives them. Words that join others, roles,
// and teams, cities and tools by themselves are none. Names that are words of the language ("will", "may") are known with a capital alone.
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

// namesIn are the names in entries; kind says what the lists of words know a word as.
func namesIn(entries []*journal.Entry, kind func(word string) theme.WordKind) names {
	n := newNames(kind)
	for _, e := range entries {
		if e.Decision != nil {
			n.addPeople(e.Decision.MustAgree)
		}
		if e.Conversation != nil {
			n.addPeople(e.Conversation.With)
		}
		if e.Experiment != nil {
			n.addPeople(e.Experiment.WhoSees)
		}
		for _, text := range e.People {
			n.addPeople(text)
		}
		for _, a := range e.Amendments {
			if markdown.NamesPeople(a.Field) {
				n.addPeople(a.Old)
				n.addPeople(a.New)
			}
		}
		for _, o := range e.Options {
			n.options[o.Key] = true
		}
	}
	return n
}

func newNames(kind func(word string) theme.WordKind) names {
	known := map[string]theme.WordKind{}
	once := func(word string) theme.WordKind {
		k, ok := known[word]
		if !ok {
			k = kind(word)
			known[word] = k
		}
		return k
	}
	return names{
		exact: map[string]bool{}, folded: map[string]bool{}, inside: map[string]bool{}, family: map[string]bool{},
		full: map[[2]string]bool{}, parted: map[string]bool{},
		addressed: map[string]bool{}, options: map[string]bool{}, kind: once,
	}
}

func isName(w string) bool {
	first, size := utf8.DecodeRuneInString(w)
	rest := w[size:]
	return uncased(w) || unicode.IsUpper(first) && strings.ContainsFunc(rest, unicode.IsLower)
}

// uncased says whether a word begins in a script without capitals.
func uncased(w string) bool {
	first, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLetter(first) && !unicode.IsUpper(first) && !unicode.IsLower(first)
}

func inName(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// initialled replaces whole words that are names by their first letter and a full stop. In front matter, words of small letters
// are names only where there is more than a word: one word alone is a key, an id or one of our own, save in tags and in what a person says.
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
		} else if m := optionKey().FindStringSubmatch(line); m != nil && n.options[m[1]] {
			key, line = m[0], line[len(m[0]):]
		}
		at++
		exactly := front && !tags && !oneOf(said, strings.TrimSuffix(key, ":")) && len(strings.Fields(line)) < 2
		if field := peopleChanged().FindString(line); field != "" {
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

var (
	optionKey     = journal.Pattern(`^[-*+] ([a-z0-9-]+): `)
	peopleChanged = journal.Pattern(`^[-*+] +(?:\[.\] +)?(?:must_agree|with|who_sees): `)
)

// words replaces names in a text: only as they were written when exactly is set.
func (n names) words(text string, exactly bool) string {
	text = n.inEscaped(text, inAddresses, exactly)
	return eachWord(text, inName, func(typed, rest string) string {
		at := len(text) - len(rest) - len(typed)
		word, before := norm.NFC.String(typed), text[max(0, at-maxBefore):at]
		switch {
		case isContraction(rest):
			return n.within(typed, ".")
		case n.has(word, exactly), n.inside[word] && isInSentence(before), n.family[word] && behindThe().MatchString(before):
		case exactly || !n.inFullName(before, word, rest):
			return n.within(typed, ".")
		}
		first, _ := utf8.DecodeRuneInString(strings.ToUpper(word))
		if strings.HasPrefix(rest, ".") {
			return string(first)
		}
		return string(first) + "."
	})
}

// maxBefore is how many bytes before a word tell what it is; a line may be a page as a whole.
const maxBefore = 200

// has says whether a word is a name wherever it stands: only as it was written when exactly is set.
func (n names) has(word string, exactly bool) bool {
	is := func(form string) bool { return n.exact[form] || !exactly && n.folded[strings.ToLower(form)] }
	return is(word) || !isASCII(word) && slices.ContainsFunc(spellings(word), is)
}

// spellings are a word as it is written, without the marks on its letters, and as a keyboard without these letters writes them in German
// and the tongues of the north.
func spellings(word string) []string {
	if isASCII(word) {
		return []string{word}
	}
	return []string{word, journal.Unaccented(word), twoLetters().Replace(word)}
}

var twoLetters = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ß", "ss", "ø", "oe", "Ø", "Oe", "å", "aa", "Å", "Aa")
})

func isASCII(word string) bool {
	return !strings.ContainsFunc(word, func(c rune) bool { return c >= utf8.RuneSelf })
}

// plainLetters is a word in small letters, without marks on these.
func plainLetters(word string) string {
	if !isASCII(word) {
		word = journal.Unaccented(word)
	}
	return strings.ToLower(word)
}

// inFullName says whether a word stands beside another one with which it is a full name, by what stands before and behind it.
func (n names) inFullName(before, word, rest string) bool {
	word = plainLetters(word)
	if !n.parted[word] {
		return false
	}
	if m := lastBeside().FindStringSubmatch(before); m != nil && n.full[[2]string{plainLetters(m[1]), word}] {
		return true
	}
	m := nextBeside().FindStringSubmatch(rest)
	return m != nil && n.full[[2]string{word, plainLetters(m[1])}]
}

var (
	nextBeside = journal.Pattern(`^(?:[ \x{a0}]{1,2}|[._-])([\pL\pM\pN]+)`)
	lastBeside = journal.Pattern(`([\pL\pM\pN]+)(?:[ \x{a0}]{1,2}|[._-])$`)
	behindThe  = journal.Pattern(`(?i)\bthe $`)
)

// isContraction says whether a word goes on as "don't" does, which is no form of a name.
func isContraction(rest string) bool {
	for _, end := range []string{"'t", "’t"} {
		if after, ok := strings.CutPrefix(rest, end); ok {
			next, _ := utf8.DecodeRuneInString(after)
			return !inName(next)
		}
	}
	return false
}

// isInSentence says whether a word stands inside a sentence, so that its capital is its own, by what stands before it on its line.
func isInSentence(before string) bool {
	before = strings.TrimRight(before, "\"'“‘(*_")
	words := strings.TrimRight(before, " \t")
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(words, "\"'”’)*_"))
	return words != before && words != "" && (inName(last) || strings.ContainsRune(",;&", last))
}

// within replaces the names of a script without capitals in a longer word by their first letter and an end.
func (n names) within(word, end string) string {
	for _, name := range n.bare {
		first, _ := utf8.DecodeRuneInString(name)
		word = strings.ReplaceAll(word, name, string(first)+end)
	}
	return word
}
