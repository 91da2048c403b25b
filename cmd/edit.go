package cmd

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"time"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/store"
)

// inEditor fills the entry in the editor: what was said by flags stands in the draft already, guidance around it.
func (c *capture) inEditor(ctx context.Context, sheet *markdown.Sheet) error {
	text := c.edited
	if text == nil {
		text = markdown.Draft(sheet, c.b.entry, c.link())
	}
	got, file, err := c.write(ctx, text)
	if err != nil {
		return err
	}
	c.file, c.inEdit, c.form = file, got, sheet
	quoted := markdown.QuoteHashes(got)
	text = markdown.StripGuidance(sheet, quoted)
	if err := c.adopt(file, c.daysInItems(text), linesOf(quoted, text)); err != nil {
		return err
	}
	c.asTyped = true
	markdown.AddHeading(c.b.entry, c.link())
	return nil
}

// write opens the editor on text and gives what came back. The file is the draft itself where there is one.
func (c *capture) write(ctx context.Context, text []byte) (got []byte, file string, err error) {
	if file, err = c.editorFile(text); err != nil {
		return nil, "", err
	}
	began := c.a.env.Now()
	failed := edit(ctx, c.a.env, file)
	got, err = os.ReadFile(file)
	if errors.Is(failed, errNoEditor) {
		failed = hint(failed, "export EDITOR=vi", c.withoutEditor())
	}
	switch {
	case failed == nil && (errors.Is(err, fs.ErrNotExist) || err == nil && len(bytes.TrimSpace(got)) == 0):
		return nil, file, errors.Join(errEmptied, c.putBack(text))
	case err != nil:
		return nil, file, errors.Join(failed, fmt.Errorf("the draft cannot be read again: %w", err))
	}
	got = unixLines(bytes.TrimPrefix(got, []byte("\uFEFF"))) // as some editors save
	c.wrote = string(got) != string(text)
	switch {
	case failed != nil:
		c.wrote = c.wrote || gaveUp(failed) || errors.Is(failed, errInterrupted) // a window may have it open still
		return nil, file, failed
	case c.wrote || c.edited != nil:
		return got, file, nil
	case c.a.env.Now().Sub(began) < time.Second:
		c.wrote = true // the editor may still have it open
		return nil, file, hint(errUnchanged, "an editor that comes back at once needs a flag to wait: EDITOR='code --wait'")
	}
	return nil, file, errUnchanged
}

// withoutEditor is what there is to do where no editor is named: to pipe the text of a draft once it is mended, or to answer by flags.
func (c *capture) withoutEditor() string {
	if c.edited == nil {
		return "or answer by flags: twoway " + c.command + " --help"
	}
	return "or mend it and pipe it: " + c.a.commandOf(c.draft.DraftContent) + " --resume=" + c.draft.Name + " --body - < " + journal.ShellWord(c.draft.TextPath())
}

// putBack writes what the editor was given into a draft that holds more than this, should the person want it after all.
func (c *capture) putBack(text []byte) error {
	if c.draft == nil || !c.worthKeeping() {
		return nil
	}
	if _, err := c.draft.Text(); err != nil {
		return err
	}
	return c.draft.SaveText(text)
}

// gaveUp says whether an editor ran and ended with an error, as :cq does: what it had may be wanted again.
func gaveUp(failed error) bool {
	const notFound = 127 // the shell's code for a program that is not there
	var exit *exec.ExitError
	return errors.As(failed, &exit) && exit.ExitCode() != notFound
}

// editorFile puts text where an editor can open it: beside the draft, or into a new file in the temporary folder.
func (c *capture) editorFile(text []byte) (string, error) {
	c.begin()
	if c.draft != nil {
		if c.edited != nil {
			return c.draft.TextPath(), nil
		}
		if c.draft.Offered = ""; !c.worthKeeping() {
			c.draft.Offered = store.Digest(text)
		}
		c.save()
		return c.draft.TextPath(), c.draft.SaveText(text)
	}
	f, err := os.CreateTemp(c.a.env.TempDir, "twoway-*.md")
	if err != nil {
		return "", err
	}
	c.loose = f.Name()
	_, err = f.Write(text)
	return f.Name(), errors.Join(err, f.Close())
}

// adopt takes a whole text, front matter and body, as the entry. What the front matter holds in other words than a file would
// ("70%", "in 3 months") is read as a flag would read it. at gives the number that a line of the text has for the person.
func (c *capture) adopt(file string, text []byte, at func(line int) int) error {
	e, problems := markdown.Parse("", text)
	if e == nil {
		why := "the front matter is gone"
		if len(problems) > 0 {
			why = problems[0].Text
		}
		return fmt.Errorf("%s: this is no entry any more: %s", file, why)
	}
	if e.Kind != c.b.entry.Kind {
		return fmt.Errorf("%s: the text is a %s now; it was a %s", file, e.Kind, c.b.entry.Kind)
	}
	date, err := c.editedDate(e.Date)
	if err != nil {
		return err
	}
	body := e.Body
	toCompose(e, string(text))
	if err := cmp.Or(c.lostValue(text, problems, at), c.otherAbout(e, text, at)); err != nil {
		return fmt.Errorf("%s:%w", file, err)
	}
	if c.inEdit == nil {
		c.keepQuestion(e)
	}
	if e.Kind != journal.KindNote && (c.inEdit != nil || c.ownTitle(e)) {
		e.Lead = untitled(e.Lead)
	}
	e.ID, e.Date, e.About, e.Body = "", date, c.b.entry.About, body
	if e.Decision != nil && e.Decision.Template == "" {
		e.Decision.Template = c.b.entry.Decision.Template
	}
	c.b.entry, c.b.today, c.b.suggested = e, date, false
	c.takeNext()
	for _, p := range problems {
		if err := c.rawValue(text, p); err != nil {
			return fmt.Errorf("%s:%d: %w", file, at(p.Line), err)
		}
	}
	if field, err := c.chosenInEditor(); err != nil {
		line := slices.IndexFunc(strings.Split(string(text), "\n"), func(l string) bool { return strings.HasPrefix(l, field+":") })
		return asUsage(fmt.Errorf("%s:%d: %w", file, at(line+1), err))
	}
	return nil
}

// lostValue is an error, behind the number of its line, where the front matter of a text holds what the entry would not: a line that
// cannot be read, or a key that has a value twice.
func (c *capture) lostValue(text []byte, problems []journal.Problem, at func(int) int) error {
	lines := strings.Split(string(text), "\n")
	says := func(i int, key string) bool { // whether a line gives the key a value, or begins a list of them
		value, ok := strings.CutPrefix(lines[i], key+":")
		return ok && (strings.TrimSpace(value) != "" || strings.HasPrefix(strings.TrimSpace(lines[i+1]), "- "))
	}
	for _, p := range problems {
		if line := markdown.Skipped(text); p.Rule == "front-matter" && line > 0 {
			return fmt.Errorf("%d: %q cannot be read; %s", at(line), lines[line-1], p.Mend)
		}
		if p.Rule != "front-value" || p.Line < 2 || p.Line >= len(lines) {
			continue
		}
		key, _, _ := strings.Cut(lines[p.Line-1], ":")
		for i := 1; i < p.Line-1; i++ {
			if says(i, key) && says(p.Line-1, key) {
				return fmt.Errorf("%d: %s stands twice; write it once", at(p.Line), key)
			}
		}
	}
	return nil
}

// otherAbout is an error, behind the number of its line, where a text says under about that it belongs to something else than was typed.
func (c *capture) otherAbout(e *journal.Entry, text []byte, at func(int) int) error {
	if e.About == "" || c.b.about == nil || e.About == c.b.entry.About || c.b.entry.About == "" && e.About == c.b.about.ID {
		return nil
	}
	if s, id, err := c.resolveEntry(e.About); err == nil && s.ID == c.b.about.ID && id == c.b.entry.About {
		return nil
	}
	return hint(fmt.Errorf("%d: about: %s, while the entry was typed for %s", at(markdown.KeyLine(text, "about")), e.About, cmp.Or(c.b.entry.About, c.b.about.ID)),
		"write the one that you mean in both places, or leave about out of the text")
}

// keepQuestion gives a text without a question the one that was typed beside it.
func (c *capture) keepQuestion(e *journal.Entry) {
	switch {
	case e.Decision != nil && e.Decision.Question == "":
		e.Decision.Question = questionOf(c.b.entry)
	case e.Experiment != nil && e.Experiment.Question == "":
		e.Experiment.Question = questionOf(c.b.entry)
	}
}

// ownTitle says whether the heading of a whole text is the one that the tool prints above an entry, as it stands in one that was
// printed before. A question that is not there yet is taken from it.
func (c *capture) ownTitle(e *journal.Entry) bool {
	switch {
	case e.Reflection != nil:
		return strings.HasPrefix(e.Title, "Revisit: ")
	case e.Conversation != nil:
		return strings.HasPrefix(e.Title, "Conversation: ")
	case e.Experiment != nil && strings.HasPrefix(e.Title, "Experiment: "):
		return true
	}
	return (&builder{entry: e}).asksLike(e.Title)
}

// editedDate is the entry's day, which the person may have changed in the editor.
func (c *capture) editedDate(d journal.Date) (journal.Date, error) {
	was := c.b.entry.Date
	switch {
	case d.IsZero() || d == was:
		return was, nil
	case d.After(c.today):
		return d, fmt.Errorf("date: %s is after today, %s", d.Said(), c.today)
	case c.b.about != nil:
		return d, hint(fmt.Errorf("date: %s, while the entry counts for %s", d, was), "the day of an entry about a decision is said with --date "+d.String())
	}
	return d, nil
}

// takeNext moves a next date that was typed in the editor to where --next goes.
func (c *capture) takeNext() {
	switch e := c.b.entry; {
	case e.Decision != nil:
		c.b.next, e.Decision.Next = cmp.Or(c.b.next, e.Decision.Next), journal.Date{}
	case e.Reflection != nil:
		c.b.next, e.Reflection.Next = cmp.Or(c.b.next, e.Reflection.Next), journal.Date{}
	case e.Note != nil:
		c.b.next, e.Note.Next = cmp.Or(c.b.next, e.Note.Next), journal.Date{}
	}
}

// toolOwn are the keys that the tool fills in, whatever a text says.
var toolOwn = map[string]bool{"id": true, "interval": true, "next_by": true, "early": true, "blind": true, "decided_on": true}

// lineInWords names the line of a form at an index by its words and the heading above it, since its number leads nowhere once the form
// is gone.
func lineInWords(lines []string, i int) string {
	words := strconv.Quote(strings.TrimSpace(lines[i]))
	for _, above := range slices.Backward(lines[:i]) {
		if strings.HasPrefix(above, "## ") {
			return fmt.Sprintf("%s, below %q", words, strings.TrimSpace(above))
		}
	}
	return words
}

// rawValue reads a front matter value that no file would hold as a flag of that name reads it. Other findings are said.
func (c *capture) rawValue(text []byte, p journal.Problem) error {
	lines := bytes.Split(text, []byte("\n"))
	if p.Line < 1 || p.Line > len(lines) {
		c.a.env.say("%s: %s", p.Rule, p.Text)
		return nil
	}
	key, value, ok := strings.Cut(strings.TrimSpace(string(lines[p.Line-1])), ":")
	value = strings.Trim(strings.TrimSpace(value), `"'`)
	field := strings.ReplaceAll(key, "_", "-")
	_, known := setters[c.b.entry.Kind][field]
	if p.Rule == "front-value" && !known && field != "next" && !toolOwn[key] && !strings.Contains(strings.ToLower(key), "private") {
		return errors.New(strings.Replace(p.Text, " is read as absent", " cannot be read", 1) + mended(p))
	}
	if !ok || !known && field != "next" || value == "" {
		c.a.env.say("%s: %s%s", lineInWords(strings.Split(string(text), "\n"), p.Line-1), p.Text, mended(p))
		return nil
	}
	err := c.b.set(answer{field, c.form.KeyOf(key, value)})
	if err != nil && field == "recall-choice" {
		c.b.words, err = value, nil // words that name no option are what is remembered all the same
	}
	return err
}

// chosenInEditor reads the options that a text names as the prompts read them: by key or label, a choice that names none
// becoming an option, and a memory that names none staying in its words. With an error it gives the field that does not fit.
func (c *capture) chosenInEditor() (field string, err error) {
	if d := c.b.entry.Decision; d != nil && d.Choice != "" {
		given := len(c.b.entry.Options)
		err := choice(c.b, d.Choice)
		c.b.beside = given > 0 && len(c.b.entry.Options) > given
		return "choice", err
	}
	r := c.b.entry.Reflection
	if r == nil {
		return "", nil
	}
	if r.Choice != "" {
		if err := choice(c.b, r.Choice); err != nil {
			return "choice", err
		}
	}
	if said := r.RecallChoice; said != "" && recallChoice(c.b, said) != nil {
		c.b.words = said
	}
	if r.WouldChoose != "" {
		return "would_choose", wouldChoose(c.b, r.WouldChoose)
	}
	return "", nil
}

// compose prints the body anew unless it came from the editor and nothing was added to it since.
func (c *capture) compose() {
	e := c.b.entry
	if c.asTyped {
		src := markdown.Format(e)
		if again, _ := markdown.Parse("", src); again != nil {
			toCompose(again, string(src))
			if printedWith(again.Sections, again.Items) == printedWith(e.Sections, e.Items) {
				return
			}
		}
	}
	markdown.Compose(e, c.link())
}

// printed is what items say, printed anew; the lines on which they stood do not matter.
func printed(items journal.Items) string { return printedWith(nil, items) }

func printedWith(sections []journal.Section, items journal.Items) string {
	e := journal.Entry{Kind: journal.KindNote, Sections: slices.Clone(sections), Items: items}
	markdown.Compose(&e, "")
	return e.Body
}
