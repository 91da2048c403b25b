package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// body takes prose, or a whole body with its sections: what stands under a heading of ours is read as if it had been said by
// flags. A heading that is all there is has nothing to stand above: it is text, save where it can be the question. Every other byte reads
// as it was typed.
func body(b *builder, v string) error {
	if v == "" {
		return errEmpty
	}
	if v = strings.Trim(v, "\r\n"); !strings.Contains(v, "\n") && b.entry.Decision == nil && b.entry.Experiment == nil {
		v = markdown.Escape(v)
	} else {
		v = markdown.EscapeSigns(v)
	}
	e, _ := readBody(b.entry, v)
	if e == nil {
		return fmt.Errorf("the text cannot be read; is it Markdown?")
	}
	lead := e.Lead
	if b.asksLike(e.Title) {
		lead = untitled(lead)
	}
	if len(e.Sections) == 0 { // else it hides what was typed below it
		lead = markdown.LowerPrivate(lead)
	}
	b.entry.Lead = trimLines(b.entry.Lead + "\n\n" + lead)
	for _, s := range e.Sections {
		switch err := b.addSection(s.Name, s.Text); {
		case errors.Is(err, errEmpty):
			b.addHeading(s.Name)
		case err != nil:
			return err
		}
	}
	if len(e.Options) > 0 && b.suggested {
		b.entry.Options, b.suggested = nil, false
	}
	if b.about == nil { // elsewhere a line may stand in the record, which an outcome settles
		b.unsettle(&e.Items)
	}
	b.entry.Items = joinItems(b.entry.Items, e.Items)
	return nil
}

// addHeading keeps a heading of the person's own below which nothing stands: it is words of theirs.
func (b *builder) addHeading(name string) {
	if !markdown.IsSection(name) {
		b.entry.Sections = append(b.entry.Sections, journal.Section{Name: name})
	}
}

// asksLike says whether a heading is the question itself, which stands above the body anyway. A question that is not there yet
// is taken from it.
func (b *builder) asksLike(title string) bool {
	question := new(string)
	switch e := b.entry; {
	case e.Decision != nil:
		question = &e.Decision.Question
	case e.Experiment != nil:
		question = &e.Experiment.Question
	}
	if *question == "" {
		*question = title
	}
	return title != "" && *question == title && b.entry.Kind != journal.KindNote
}

// untitled cuts a first heading off a lead.
func untitled(lead string) string {
	first, rest, _ := strings.Cut(lead, "\n")
	switch below, more, _ := strings.Cut(rest, "\n"); {
	case strings.HasPrefix(first, "# "):
		return strings.TrimLeft(rest, "\r\n")
	case strings.HasPrefix(below, "=") && underline().MatchString(below):
		return strings.TrimLeft(more, "\r\n")
	}
	return lead
}

func joinItems(a, b journal.Items) journal.Items {
	return journal.Items{
		Options:     slices.Concat(a.Options, b.Options),
		Drivers:     slices.Concat(a.Drivers, b.Drivers),
		Assumptions: slices.Concat(a.Assumptions, b.Assumptions),
		Predictions: slices.Concat(a.Predictions, b.Predictions),
		Tripwires:   slices.Concat(a.Tripwires, b.Tripwires),
		Resolutions: slices.Concat(a.Resolutions, b.Resolutions),
		Practices:   slices.Concat(a.Practices, b.Practices),
		Amendments:  slices.Concat(a.Amendments, b.Amendments),
		Log:         slices.Concat(a.Log, b.Log),
		Marks:       slices.Concat(a.Marks, b.Marks),
	}
}

// readBody reads the text of a body as an entry of the same kind, ready to be composed.
func readBody(like *journal.Entry, text string) (*journal.Entry, []journal.Problem) {
	src := "---\ntwoway: " + string(like.Kind) + "\n---\n\n" + text + "\n"
	e, problems := markdown.Parse("", []byte(src))
	if e == nil {
		return nil, problems
	}
	toCompose(e, src)
	return e, problems
}

// toCompose makes an entry that was read from src fit to be printed anew without losing a byte: the lead is all that stands
// above the first section, and what is no item stays in its section as prose.
func toCompose(e *journal.Entry, src string) {
	lines := strings.Split(src, "\n")
	end := len(lines)
	for i, s := range slices.Backward(e.Sections) {
		if s.Line <= 0 || s.Line > end {
			continue
		}
		rows := headingRows(lines[s.Line-1 : end])
		below := s.Line - 1 + rows
		if rows > 2 || rows == 2 && (strings.Contains(s.Name, "#") || strings.TrimSpace(strings.Join(lines[below:end], "")) == "") {
			e.Sections = slices.Delete(e.Sections, i, i+1) // words above a line, which stay as they were typed
			continue
		}
		e.Sections[i].Text = leftOver(e, lines[below:end], below+1)
		e.Sections[i].Line = 0
		end = s.Line - 1
	}
	top := 0
	if len(lines) > 0 && strings.TrimRight(lines[0], "\r") == "---" {
		for top = 1; top < end && strings.TrimRight(lines[top], "\r") != "---"; top++ {
		}
		top++
	}
	e.Lead = strings.Trim(strings.Join(lines[min(top, end):end], "\n"), "\r\n")
}

// underline is the line below a heading that has no # signs.
var underline = journal.Pattern(`^ {0,3}(?:-+|=+)[ \t\r]*$`)

// headingRows is how many lines the heading is long with which lines begin: one with # signs, else down to its underline.
func headingRows(lines []string) int {
	if hashes().MatchString(lines[0]) {
		return 1
	}
	return 1 + max(slices.IndexFunc(lines, underline().MatchString), 0)
}

// hashes begin a heading of one line.
var hashes = journal.Pattern(`^ {0,3}#{1,6}(?:[ \t\r]|$)`)

// leftOver is the text of a section without the lines that were read as items, and without those below one that are printed
// with it. Line is the number of its first line.
func leftOver(e *journal.Entry, lines []string, line int) string {
	items, all := itemLines(&e.Items), ""
	var out []string
	inItem := false
	for i, l := range lines {
		if items[line+i] {
			inItem = true
			continue
		}
		if inItem {
			if all == "" {
				all = oneBlank(printed(e.Items))
			}
			bare := oneBlank(l)
			below := strings.HasPrefix(bare, "- ") && (strings.HasPrefix(l, "  ") || strings.HasPrefix(l, "\t")) // in the item's own list
			if goesOn := bare != "" && !strings.HasPrefix(bare, "- "); (below || goesOn) && strings.Contains(all, bare) {
				continue
			}
			inItem = below
		}
		out = append(out, strings.TrimRight(l, "\r"))
	}
	return strings.Trim(strings.Join(out, "\n"), "\n")
}

// oneBlank puts the words of a text in a row as an item prints them.
func oneBlank(text string) string {
	words := strings.Fields(text)
	if len(words) > 1 && (words[0] == "*" || words[0] == "+") {
		words[0] = "-"
	}
	return strings.ReplaceAll(strings.Join(words, " "), "->", "→")
}

// itemLines are the numbers of the lines on which an item begins.
func itemLines(items *journal.Items) map[int]bool {
	found := map[int]bool{}
	addLines(found, items.Options, func(i journal.Option) int { return i.Line })
	addLines(found, items.Drivers, func(i journal.Driver) int { return i.Line })
	addLines(found, items.Assumptions, func(i journal.Assumption) int { return i.Line })
	addLines(found, items.Predictions, func(i journal.Prediction) int { return i.Line })
	addLines(found, items.Tripwires, func(i journal.Tripwire) int { return i.Line })
	addLines(found, items.Resolutions, func(i journal.Resolution) int { return i.Line })
	addLines(found, items.Practices, func(i journal.Practice) int { return i.Line })
	addLines(found, items.Amendments, func(i journal.Amendment) int { return i.Line })
	addLines(found, items.Log, func(i journal.LogLine) int { return i.Line })
	addLines(found, items.Marks, func(i journal.Mark) int { return i.Line })
	return found
}

func addLines[T any](found map[int]bool, list []T, line func(T) int) {
	for _, i := range list {
		found[line(i)] = true
	}
}
