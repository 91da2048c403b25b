package journal

import (
	"slices"
	"strings"
)

// marked is what a field says in place of a value that is hidden as a whole.
const marked = "private"

// Unmarked cuts what stands between %% marks out of a line of front matter, and collapses the blanks around it. A mark that is
// never closed hides the rest. A text without marks comes back as it is.
func Unmarked(text string) string {
	if !strings.Contains(text, "%%") {
		return text
	}
	var b strings.Builder
	for i, part := range strings.Split(text, "%%") {
		if i%2 == 0 {
			b.WriteString(part)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// withoutMarked is the entry without what its front matter hides between %% marks: a field that is hidden as a whole says
// "private", an item of a list goes, and so does a key of the person's own. It gives the entry itself when nothing is marked.
func (e *Entry) withoutMarked() *Entry {
	if !e.marks() {
		return e
	}
	c := *e
	c.Tags, c.Source, c.Title = unmarkedList(e.Tags), Unmarked(e.Source), Unmarked(e.Title)
	c.Extra = slices.DeleteFunc(slices.Clone(e.Extra), func(f Field) bool { return strings.Contains(strings.Join(f.Lines, ""), "%%") })
	if e.Decision != nil {
		c.Decision = new(*e.Decision)
		c.Decision.Mood, c.Decision.KeepsOpen = unmarkedList(e.Decision.Mood), unmarkedList(e.Decision.KeepsOpen)
	}
	if e.Conversation != nil {
		c.Conversation = new(*e.Conversation)
	}
	if e.Experiment != nil {
		c.Experiment = new(*e.Experiment)
	}
	for _, text := range c.lines() {
		if before := *text; before != "" {
			if *text = Unmarked(before); *text == "" {
				*text = marked
			}
		}
	}
	return &c
}

// lines are the fields of the front matter that hold a line of a person's words.
func (e *Entry) lines() (fields []*string) {
	if d := e.Decision; d != nil {
		fields = append(fields, &d.Question, &d.Context, &d.WayBack, &d.MustAgree, &d.WhenWhere)
	}
	if c := e.Conversation; c != nil {
		fields = append(fields, &c.With)
	}
	if x := e.Experiment; x != nil {
		fields = append(fields, &x.Question, &x.Tests, &x.WhoSees)
	}
	return fields
}

// marks says whether the front matter, or the title made from it, hides something.
func (e *Entry) marks() bool {
	has := func(text string) bool { return strings.Contains(text, "%%") }
	if has(e.Source) || has(e.Title) || slices.ContainsFunc(e.Tags, has) {
		return true
	}
	if d := e.Decision; d != nil && (slices.ContainsFunc(d.Mood, has) || slices.ContainsFunc(d.KeepsOpen, has)) {
		return true
	}
	for _, f := range e.Extra {
		if slices.ContainsFunc(f.Lines, has) {
			return true
		}
	}
	return slices.ContainsFunc(e.lines(), func(text *string) bool { return has(*text) })
}

func unmarkedList(list []string) (out []string) {
	for _, text := range list {
		if u := Unmarked(text); u != "" {
			out = append(out, u)
		}
	}
	return out
}
