package journal

import (
	"cmp"
	"slices"
	"strings"
)

// marked is what a field says in place of a value that is hidden as a whole.
const marked = "private"

// commentBegins is what a comment begins with.
const commentBegins = "<!--"

// Unmarked cuts what stands between %% marks, and comments, out of a line of front matter, and collapses the blanks around it. One that is
// never closed hides the rest; inside code both are text. A text without them comes back as it is.
func Unmarked(text string) string {
	text, _ = cutMarked(text)
	return text
}

// NeverClosed is the mark that a line of front matter holds without its partner, %% or <!--; "" when it holds none.
func NeverClosed(text string) (mark string) {
	_, mark = cutMarked(text)
	return mark
}

func cutMarked(text string) (left, open string) {
	if !mayMark(text) {
		return text, ""
	}
	var b strings.Builder
	marked, inside := false, false
	for rest := text; rest != ""; {
		n := 1
		switch {
		case strings.HasPrefix(rest, "%%"):
			marked, rest = true, rest[2:]
			if open = "%%"; inside {
				open = ""
			}
			inside = !inside
			continue
		case !inside && strings.HasPrefix(rest, commentBegins):
			_, after, closed := strings.Cut(rest[len(commentBegins):], "-->")
			if marked, rest = true, after; !closed {
				open = commentBegins
			}
			continue
		case rest[0] == '\\' && len(rest) > 1:
			n = 2
		case rest[0] == '`':
			n = CodeSpan(rest)
		}
		if !inside {
			b.WriteString(rest[:n])
		}
		rest = rest[n:]
	}
	if !marked {
		return text, ""
	}
	return strings.Join(strings.Fields(b.String()), " "), open
}

// mayMark says whether a text holds what begins a hidden part.
func mayMark(text string) bool {
	return strings.Contains(text, "%%") || strings.Contains(text, commentBegins)
}

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

// MergeSides is the mark of an entry in which both sides of a merge stand.
const MergeSides = "<<<<<<<"

// UnclosedProblem names the mark of an entry that is never closed, and what that does.
func (e *Entry) UnclosedProblem(does string) Problem {
	m := cmp.Or(e.UnclosedMark, "%%")
	p := Problem{Path: e.where(), Line: e.Unclosed, Rule: "private-unclosed", Text: m + " is never closed, so " + does}
	switch {
	case m == MergeSides:
		p.Text, p.Mend = "both sides of a merge stand here, and something is private in the entry, so "+does, "keep the side you mean, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"
	case strings.HasSuffix(m, "%%"):
		p.Mend = "write %% where the private part ends"
	case strings.HasSuffix(m, commentBegins):
		p.Mend = `write --> where the private part ends, or \<!-- for the sign itself`
	default:
		p.Text = "the code that " + m + " opens is never closed, or what is private stands in it, so " + does
		p.Mend = "write " + m + " where the code ends, above what is private"
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

// Keeps says whether all of an entry stays in, or a part of its body or of its front matter.
func (e *Entry) Keeps() bool { return e.Private || len(e.Hidden) > 0 || e.marks() }

// text is all that an entry says, in the body and in the fields of its front matter.
func (e *Entry) text() string { return e.textOf(e.Body, func(field string) string { return field }) }

// openText is text without what is hidden in it.
func (e *Entry) openText() string {
	if e.Private {
		return ""
	}
	return e.textOf(e.openBody(), Unmarked)
}

func (e *Entry) textOf(body string, of func(field string) string) string {
	parts := []string{body}
	for _, field := range e.lines() {
		parts = append(parts, of(*field))
	}
	lists := [][]string{e.Tags}
	if e.Decision != nil {
		lists = append(lists, e.Decision.KeepsOpen, e.Decision.Mood)
	}
	for _, list := range lists {
		var items []string
		for _, item := range list {
			items = append(items, of(item))
		}
		parts = append(parts, strings.Join(items, "; "))
	}
	return strings.Join(parts, "\n")
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
