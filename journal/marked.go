package journal

import (
	"slices"
	"strings"
)

// marked is what a field says in place of a value that is hidden as a whole.
const marked = "private"

// Unmarked cuts what stands between %% marks, and comments, out of a line of front matter, and collapses the blanks around it. A mark that
// is never closed hides the rest, a comment that is never closed is text, and so is either inside code. A text without them comes back as
// it is.
func Unmarked(text string) string {
	text, _ = cutMarked(text)
	return text
}

// NeverClosed says whether a line of front matter holds a %% without its partner.
func NeverClosed(text string) bool {
	_, open := cutMarked(text)
	return open
}

func cutMarked(text string) (left string, open bool) {
	if !mayMark(text) {
		return text, false
	}
	var b strings.Builder
	marked := false
	for rest := text; rest != ""; {
		n := 1
		switch {
		case strings.HasPrefix(rest, "%%"):
			open, marked, rest = !open, true, rest[2:]
			continue
		case !open && strings.HasPrefix(rest, "<!--"):
			if end := strings.Index(rest[len("<!--"):], "-->"); end >= 0 {
				marked, rest = true, rest[len("<!--")+end+len("-->"):]
				continue
			}
		case rest[0] == '\\' && len(rest) > 1:
			n = 2
		case rest[0] == '`':
			n = CodeSpan(rest)
		}
		if !open {
			b.WriteString(rest[:n])
		}
		rest = rest[n:]
	}
	if !marked {
		return text, false
	}
	return strings.Join(strings.Fields(b.String()), " "), open
}

// mayMark says whether a text holds what begins a hidden part.
func mayMark(text string) bool { return strings.Contains(text, "%%") || strings.Contains(text, "<!--") }

// CodeSpan is the length of the code that a text begins with, of which it begins with the sign, or of the run of signs that opens none.
func CodeSpan(text string) int {
	sign := len(text) - len(strings.TrimLeft(text, "`"))
	for at := sign; at < len(text); {
		i := strings.IndexByte(text[at:], '`')
		if i < 0 {
			break
		}
		at += i
		run := len(text[at:]) - len(strings.TrimLeft(text[at:], "`"))
		if at += run; run == sign {
			return at
		}
	}
	return sign
}

// UnclosedProblem names the mark of an entry that is never closed, and what that does.
func (e *Entry) UnclosedProblem(does string) Problem {
	p := Problem{
		Path: e.where(), Line: e.Unclosed, Rule: "private-unclosed", Text: "%% is never closed, so " + does,
		Mend: "write %% where the private part ends",
	}
	if m := e.UnclosedMark; m != "" && !strings.HasSuffix(m, "%%") {
		p.Text = "the code that " + m + " opens is never closed, or what is private stands in it, so " + does
		p.Mend = "write " + m + " where the code ends, above what is private"
	} else if m != "" {
		p.Text = m + " is never closed, so " + does
	}
	return p
}

// withoutMarked is the entry without what its front matter hides between %% marks and in comments: a field that is hidden as a whole says
// "private", an item of a list goes, and so does a key of the person's own. It gives the entry itself when nothing is marked.
func (e *Entry) withoutMarked() *Entry {
	if !e.marks() {
		return e
	}
	c := *e
	c.Tags, c.Source, c.Title = unmarkedList(e.Tags), Unmarked(e.Source), Unmarked(e.Title)
	c.Extra = slices.DeleteFunc(slices.Clone(e.Extra), func(f Field) bool { return mayMark(strings.Join(f.Lines, "")) })
	if e.Decision != nil {
		c.Decision = new(*e.Decision)
		c.Decision.Mood, c.Decision.KeepsOpen = unmarkedList(e.Decision.Mood), unmarkedList(e.Decision.KeepsOpen)
	}
	if e.Reflection != nil {
		c.Reflection = new(*e.Reflection)
	}
	if e.Conversation != nil {
		c.Conversation = new(*e.Conversation)
	}
	if e.Experiment != nil {
		c.Experiment = new(*e.Experiment)
	}
	if e.Review != nil {
		c.Review = new(*e.Review)
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

// lines are the fields of the front matter that hold any words, and no reference to an entry.
func (e *Entry) lines() (fields []*string) {
	if d := e.Decision; d != nil {
		fields = append(fields, &d.Question, &d.Template, &d.Choice, &d.Context, &d.WayBack, &d.MustAgree, &d.WhenWhere)
	}
	if r := e.Reflection; r != nil {
		fields = append(fields, &r.RecallChoice, &r.WouldChoose, &r.Choice)
	}
	if c := e.Conversation; c != nil {
		fields = append(fields, &c.With, &c.Track)
	}
	if x := e.Experiment; x != nil {
		fields = append(fields, &x.Question, &x.Tests, &x.WhoSees)
	}
	if r := e.Review; r != nil {
		fields = append(fields, &r.Digest)
	}
	return fields
}

// marks says whether the front matter, or the title made from it, hides something.
func (e *Entry) marks() bool {
	has := mayMark
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
