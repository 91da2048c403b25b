package cmd

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/theme"
)

// marks holds the marks of a note against the journal: the entry stands, and the sentence is in it. A name that is no lens
// founds a theme, which is said.
func (c *capture) marks(e *journal.Entry) error {
	if len(e.Marks) == 0 {
		return nil
	}
	words, err := c.a.themeWords(c.opened)
	if err != nil {
		return err
	}
	for _, m := range e.Marks {
		err := markName(m.Lens)
		if m.Is {
			err = cmp.Or(err, ownName(words, m.Lens))
		}
		if err != nil {
			return usagef("--mark: %w", err)
		}
		of := c.opened.entry(m.Entry)
		switch {
		case of == nil:
			if c.b.about.IsLoose() {
				return noMarked(m.Entry)
			}
			return hint(usagef("--mark: no entry has the id %q", m.Entry), "twoway show "+c.b.about.Ref()+"    shows the entries with their ids")
		case m.Sentence != "" && !says(of, m.Sentence):
			return hint(usagef("--mark: %q is not in %s", m.Sentence, of.Path), "copy the sentence as it stands there, or leave it out to mean the whole entry")
		case m.Sentence != "" && !e.Private && !of.Private && !says(markdown.Redact(of), m.Sentence):
			return hint(usagef("--mark: %q is private in %s, and the note would not be", m.Sentence, of.Path),
				"leave the sentence out to mean the whole entry, or add --private")
		}
	}
	if err := c.apart(e.Marks); err != nil {
		return err
	}
	if of := c.opened.entry(e.Marks[0].Entry); c.opened.publicNow().hidden[of.Path] && !journal.StaysIn(e, c.opened.entries) {
		return hint(usagef("--mark: %s is private, and the note would not be", of.ID), "add --private, which keeps the whole note in")
	}
	return c.sayNamed(e, words)
}

// apart refuses marks that one note cannot hold: of entries of different decisions where no handle says which one is meant, and of a
// private entry beside one that is not. The mark of the latter would count for nothing in a private note, and the former would be named
// in one that is not.
func (c *capture) apart(marks []journal.Mark) error {
	hidden := func(id string) bool { return c.opened.publicNow().hidden[c.opened.entry(id).Path] }
	why := func(one, other string) string {
		switch home, second := c.opened.owner(one), c.opened.owner(other); {
		case c.byMark && home == "" && second != "":
			return one + " belongs to no decision, and " + other + " to one"
		case c.byMark && home != second && second != "":
			return one + " and " + other + " belong to different decisions"
		case hidden(one) && !hidden(other):
			return one + " is private, and " + other + " is not"
		}
		return ""
	}
	for _, m := range marks[1:] {
		if text := cmp.Or(why(marks[0].Entry, m.Entry), why(m.Entry, marks[0].Entry)); text != "" {
			return hint(usagef("--mark: %s", text), "write one note for each")
		}
	}
	return nil
}

// typedMark reads the line of a mark that somebody types. A colon in the name would end it there, so it is looked for first, and so is
// a name in quotes.
func typedMark(line string) (journal.Mark, error) {
	_, head, _ := strings.Cut(strings.Join(strings.Fields(line), " "), " ")
	if quoted, _, ok := strings.Cut(head, `": `); ok && strings.HasPrefix(quoted, `"`) {
		return journal.Mark{}, markName(quoted + `"`)
	}
	head, _, _ = strings.Cut(head, ` "`)
	_, rest, _ := strings.Cut(head, ": ")
	id, _, _ := strings.Cut(rest, " ")
	if end := strings.LastIndex(head, ": "); strings.Contains(rest, ": ") && journal.EntryPath(id) == "" {
		return journal.Mark{}, markName(head[:end])
	}
	m, err := markdown.ParseMark(line)
	return m, cmp.Or(err, markName(m.Lens))
}

const longestMark = 100 // characters of a name

// markName says why no mark can go by a name and what to write instead; nil when one can. What files hold is read whatever its name.
func markName(name string) error {
	switch {
	case strings.ContainsFunc(name, unicode.IsControl):
		return fmt.Errorf("the name %q holds a control character; write it in plain letters", name)
	case strings.ContainsFunc(name, isInvisible):
		return fmt.Errorf("the name %q holds a sign that cannot be seen; write it in plain letters", name)
	case utf8.RuneCountInString(name) > longestMark:
		return fmt.Errorf("the name has more than %d characters; write a few words", longestMark)
	case strings.Contains(name, "%%"), strings.Contains(name, "<!--"), strings.Contains(name, "-->"):
		return fmt.Errorf("the name %s holds a sign that hides text; write it without %%%%, <!-- and -->", name)
	case strings.Contains(name, `"`):
		return fmt.Errorf("the name %s holds a double quote; write it without one", name)
	case strings.Contains(name, ": "):
		before, after, _ := strings.Cut(name, ": ")
		return fmt.Errorf("the name %s holds a colon, which ends a name; write it without, as in %s, %s", name, before, after)
	case !strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return fmt.Errorf("the name %s has no letter and no digit; write a word for it", name)
	}
	return nil
}

// ownName says why no theme of the person's own can be founded by a name, and what to write instead; nil when one can.
func ownName(words *theme.Resources, name string) error {
	if words.TellsNothing(name) {
		return fmt.Errorf("the name %s has no word that says what it is about; write one that does", name)
	}
	return nil
}

// isInvisible says whether a sign has no shape of its own, as those that turn the direction of a text; two that join letters are part of
// words in some scripts.
func isInvisible(r rune) bool {
	const nonJoiner, joiner = '\u200c', '\u200d'
	return unicode.Is(unicode.Cf, r) && r != nonJoiner && r != joiner
}

// noMarked is the error of a mark whose entry is not there, where no decision can list its entries.
func noMarked(id string) error {
	return hint(usagef("--mark: no entry has the id %q", id), "twoway list --match WORD    prints the lines with a word, and the files that they stand in")
}

// sayNamed says of the marks whose name is no lens what they do: add to a theme or found one, or nothing, as check would say it. A
// theme that marks have founded is told once, with its first mark.
func (c *capture) sayNamed(e *journal.Entry, words *theme.Resources) error {
	misnamed := c.sayMisnamed(e, words) // which is all that there is to say of these
	known := c.knownNames(words)
	for _, m := range misnamed {
		known = append(known, strings.ToLower(m.Lens))
	}
	var fresh, aside []journal.Mark
	for _, m := range e.Marks {
		switch {
		case !m.Is && !c.opened.publicNow().hidden[c.opened.entry(m.Entry).Path]:
			aside = append(aside, m)
		case m.Is && !slices.Contains(known, strings.ToLower(m.Lens)):
			fresh = append(fresh, m)
		}
	}
	if len(fresh)+len(aside) == 0 {
		return nil
	}
	reading := theme.Read(words, c.opened.public(c.opened.asOf, false).docs(), fresh...)
	for i, does := range reading.SetAside(aside) {
		if !does.Counts && !slices.Contains(misnamed, aside[i]) {
			c.sayAside(aside[i], does.Labels)
		}
	}
	var told []string
	for i, home := range reading.AddedTo(fresh) {
		if say := homeSaid(fresh[i].Lens, home); !slices.Contains(told, say) {
			c.a.env.say("%s", say)
			told = append(told, say)
		}
	}
	return nil
}

// sayMisnamed says of marks whose name is nearly another one what check would say, and gives these marks.
func (c *capture) sayMisnamed(e *journal.Entry, words *theme.Resources) (misnamed []journal.Mark) {
	mine := *e
	mine.Path, mine.Marks = "--mark", slices.Clone(e.Marks)
	for i := range mine.Marks {
		mine.Marks[i].Line = i // which of them a problem is about
	}
	p := &public{entries: append(slices.Clone(c.opened.entries), &mine)}
	for _, problem := range theme.MisnamedMarks(words, p.docs()) {
		if problem.Path == mine.Path {
			misnamed = append(misnamed, e.Marks[problem.Line])
			problem.Line = 0
			c.a.env.say("%s%s", problem, mended(problem))
		}
	}
	return misnamed
}

// knownNames are the names, in small letters, that lenses have, and marks that were recorded before.
func (c *capture) knownNames(words *theme.Resources) (known []string) {
	for _, l := range words.Lenses {
		known = append(known, strings.ToLower(l.ID), strings.ToLower(l.Name))
	}
	for _, other := range c.opened.entries {
		for _, m := range other.Marks {
			known = append(known, strings.ToLower(m.Lens))
		}
	}
	return known
}

// homeSaid says what becomes of the marks of a new name.
func homeSaid(name string, home theme.Home) string {
	founds := name + " is no lens and no theme; what is marked so becomes a theme of that name."
	switch {
	case home.Label != "":
		return fmt.Sprintf("What is marked %s is added to %s, a theme of %s.", name, home.Label, journal.Counted(home.Entries, "entry", "entries"))
	case home.Entries > 0:
		return fmt.Sprintf("%s Its words bring %s: %s.", founds, journal.Counted(home.Entries, "more entry", "more entries"), strings.Join(home.Words, ", "))
	case home.Plain > 0:
		return fmt.Sprintf("%s Its words are too plain to bring the %s that they stand in as well; mark those that belong.", founds, journal.Counted(home.Plain, "entry", "entries"))
	}
	return founds + " Its words bring no other entry."
}

// sayAside says of a "not" that it sets nothing aside now.
func (c *capture) sayAside(m journal.Mark, labels []string) {
	if len(labels) == 0 {
		c.a.env.say("No theme is called %s now; the mark holds if there is one some day.", m.Lens)
		return
	}
	what := "that sentence"
	if m.Sentence == "" {
		what = "anything of that entry"
	}
	c.a.env.say("%s does not count %s; the mark holds if it does some day.", strings.Join(labels, ", "), what)
}

// says whether the words of a sentence stand together in an entry, whatever the marks of Markdown and the hashtags between them.
func says(e *journal.Entry, sentence string) bool {
	in := func(text string) bool {
		return strings.Contains(" "+bareWords(text)+" ", " "+bareWords(sentence)+" ") ||
			strings.Contains(" "+bareWords(journal.WithoutHashtags(text))+" ", " "+bareWords(journal.WithoutHashtags(sentence))+" ")
	}
	return slices.ContainsFunc(markdown.Prose(e), func(p journal.Passage) bool { return in(p.Text) }) || in(e.Body)
}

func bareWords(text string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(norm.NFC.String(text)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}
