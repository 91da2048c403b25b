package cmd

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

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
	for _, m := range e.Marks {
		of := c.opened.entry(m.Entry)
		switch {
		case strings.ContainsFunc(m.Lens, unicode.IsControl):
			return hint(usagef("--mark: the name %q holds a control character", m.Lens), "write the theme's name in plain letters")
		case of == nil:
			if c.b.about.IsLoose() {
				return noMarked(m.Entry)
			}
			return hint(usagef("--mark: no entry has the id %q", m.Entry), "twoway show "+c.b.about.Handle+"    shows the entries with their ids")
		case m.Sentence != "" && !says(of, m.Sentence):
			return hint(usagef("--mark: %q is not in %s", m.Sentence, of.Path), "copy the sentence as it stands there, or leave it out to mean the whole entry")
		case m.Sentence != "" && !e.Private && !of.Private && !says(markdown.Redact(of), m.Sentence):
			return hint(usagef("--mark: %q is private in %s, and the note would not be", m.Sentence, of.Path),
				"leave the sentence out to mean the whole entry, or add --private")
		}
	}
	return c.sayNamed(e)
}

// noMarked is the error of a mark whose entry is not there, where no decision can list its entries.
func noMarked(id string) error {
	return hint(usagef("--mark: no entry has the id %q", id), "twoway list --match WORD    prints the lines with a word, and the files that they stand in")
}

// sayNamed says of the marks whose name is no lens what they do: add to a theme or found one, or nothing, as check would say it. A
// theme that marks have founded is told once, with its first mark.
func (c *capture) sayNamed(e *journal.Entry) error {
	words, err := c.a.themeWords(c.opened)
	if err != nil {
		return err
	}
	var known []string
	for _, l := range words.Lenses {
		known = append(known, strings.ToLower(l.ID), strings.ToLower(l.Name))
	}
	for _, other := range c.opened.entries {
		for _, m := range other.Marks {
			known = append(known, strings.ToLower(m.Lens))
		}
	}
	mine := *e
	mine.Path, mine.Marks = "--mark", slices.Clone(e.Marks)
	for i := range mine.Marks {
		mine.Marks[i].Line = i // which of them a problem is about
	}
	p := &public{entries: append(slices.Clone(c.opened.entries), &mine)}
	for _, problem := range theme.MisnamedMarks(words, p.docs()) {
		if problem.Path == mine.Path {
			known = append(known, strings.ToLower(mine.Marks[problem.Line].Lens))
			problem.Line = 0
			c.a.env.say("%s%s", problem, mended(problem))
		}
	}
	fresh := slices.DeleteFunc(slices.Clone(e.Marks), func(m journal.Mark) bool {
		return !m.Is || slices.Contains(known, strings.ToLower(m.Lens))
	})
	if len(fresh) == 0 {
		return nil
	}
	var told []string
	for i, home := range theme.Read(words, c.opened.public(c.opened.asOf, false).docs()).AddedTo(fresh) {
		say := fmt.Sprintf("%s is no lens and no theme; what is marked so becomes a theme of that name.", fresh[i].Lens)
		switch {
		case home.Label == "" && home.Entries > 0:
			say += fmt.Sprintf(" Its words bring %s: %s.", journal.Counted(home.Entries, "more entry", "more entries"), strings.Join(home.Words, ", "))
		case home.Label != "":
			say = fmt.Sprintf("What is marked %s is added to %s, a theme of %s.", fresh[i].Lens, home.Label, journal.Counted(home.Entries, "entry", "entries"))
		}
		if !slices.Contains(told, say) {
			c.a.env.say("%s", say)
			told = append(told, say)
		}
	}
	return nil
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
	return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ")
}
