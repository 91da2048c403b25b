package cmd

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"time"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/store"
)

// captureOptions are the flags that every writing command shares.
type captureOptions struct {
	answers flagAnswers
	date    string
	dryRun  bool
	editor  bool
	resume  string
	asJSON  bool
}

// capture fills one entry from flags, standard input, questions or the editor. The draft holds what was said so far, on
// disk, from before the first question until the entry stands.
type capture struct {
	a       *app
	loc     *location
	store   *store.Store
	opened  *opened  // the journal as read; nil for a decision, which opens no other entry
	command string   // new, note or reflect
	args    []string // what has to stand after the command to take a draft up
	opts    *captureOptions
	b       *builder
	draft   *store.Draft
	prompts *linePrompter
	said    []answer // all answers, in the order they came
	edited  []byte   // what the editor of an earlier run left behind
	wrote   bool     // the editor changed the text
	piped   bool     // text came from standard input, where it cannot be read again
	shown   bool     // the record was revealed in this run

	seenBefore bool // this machine showed the record within the last day
	rule       journal.Rule
	today      journal.Date // the clock's day; b.today is the entry's
	minute     journal.Minute
}

// interactive says whether questions may be asked: somebody sits at a terminal and has not ruled it out.
func (c *capture) interactive() bool {
	return c.a.env.Term.In && c.a.env.Term.Err && !c.a.noInput
}

// wantsEditor says whether the entry is to be written in the editor.
func (c *capture) wantsEditor() bool {
	return c.opts.editor || c.edited != nil || c.loc.Settings.Editor && c.interactive() && len(c.opts.answers.list) == 0
}

// entryDate is the day the entry is about: --date, never after today, else today.
func entryDate(text string, today journal.Date) (journal.Date, error) {
	if text == "" {
		return today, nil
	}
	d, err := journal.ParseDate(text, today)
	if err != nil {
		return d, asUsage(fmt.Errorf("--date: %w", err))
	}
	if d.After(today) {
		return d, usagef("--date: %s is after today, %s", d.Said(), today)
	}
	return d, nil
}

// flags puts what was typed into the entry; standard input is read where a value is "-".
func (c *capture) flags() error {
	for _, a := range inOrder(c.opts.answers.list) {
		if a.Field == "body" && a.Value == "-" {
			text, err := c.stdin()
			if err != nil {
				return err
			}
			a.Value, c.piped = text, true
		}
		if err := c.take(a); err != nil {
			return err
		}
	}
	return nil
}

// take puts one answer into the entry and keeps it.
func (c *capture) take(a answer) error {
	if err := c.b.set(a); err != nil {
		return err
	}
	c.said = append(c.said, a)
	return c.save()
}

// save brings the draft up to date, if there is one yet.
func (c *capture) save() error {
	if c.draft == nil {
		return nil
	}
	answers := make([]store.Answer, len(c.said))
	for i, a := range c.said {
		answers[i] = store.Answer{Key: a.Field, Values: []string{a.Value}}
	}
	if err := c.draft.Save(answers); err != nil {
		return fmt.Errorf("the draft cannot be written: %w", err)
	}
	return nil
}

const maxStdin = 16 << 20 // bytes that --body - takes

func (c *capture) stdin() (string, error) {
	src, err := io.ReadAll(io.LimitReader(bufio.NewReader(c.a.env.In), maxStdin+1))
	if err != nil {
		return "", fmt.Errorf("standard input: %w", err)
	}
	text := string(src)
	if len(src) > maxStdin {
		return "", usagef("standard input holds more than %d MB; an entry is not meant for that", maxStdin>>20)
	}
	if strings.TrimSpace(text) == "" {
		return "", usagef("--body -: standard input is empty")
	}
	valid := strings.ToValidUTF8(text, "\uFFFD")
	if valid != text {
		c.a.env.say("standard input was not UTF-8 throughout; what could not be read stands as \uFFFD")
	}
	return strings.Trim(strings.ReplaceAll(valid, "\r\n", "\n"), "\n"), nil
}

// begin puts a draft on disk before anything is asked. Where the state folder cannot be written, the run goes on without one
// and says so: what is typed is printed in full should the entry not come to stand.
func (c *capture) begin() error {
	dir := stateDir(c.a.env)
	if dir == "" || c.opts.dryRun {
		return nil
	}
	draft, err := c.a.drafts().New(store.DraftContent{Command: c.command, Args: c.args, Journal: c.loc.Path, About: c.b.entry.About, Started: c.a.env.Now()})
	if err != nil {
		c.a.env.say("no draft can be kept in %s: %v", dir, err)
		return nil
	}
	c.draft = draft
	return c.save()
}

// blank is an empty entry of a kind.
func blank(kind journal.Kind) *journal.Entry {
	e := &journal.Entry{Kind: kind}
	switch kind {
	case journal.KindDecision:
		e.Decision = &journal.Decision{}
	case journal.KindReflection:
		e.Reflection = &journal.Reflection{}
	case journal.KindNote:
		e.Note = &journal.Note{}
	case journal.KindConversation:
		e.Conversation = &journal.Conversation{}
	case journal.KindExperiment:
		e.Experiment = &journal.Experiment{}
	}
	return e
}

// keep names the draft after anything that kept the entry from standing; err itself is never lost. Without a draft the text
// goes to standard error in full.
func (c *capture) keep(err error) error {
	if err == nil {
		return nil
	}
	if !c.worthKeeping(err) {
		c.drop()
		return err
	}
	if c.draft == nil {
		fmt.Fprintf(c.a.env.Err, "\nwhat you wrote:\n\n%s\n", draftText(c.said))
		return err
	}
	path, again := c.draft.Path(), c.again()
	c.draft.Close()
	return hint(err, "what you wrote is kept in "+path, again+"    takes it up again")
}

// worthKeeping says whether something would be lost with the draft: text from the editor, from questions or from standard
// input. What stands on a command line that was typed wrong can be typed again from the shell's history.
func (c *capture) worthKeeping(err error) bool {
	var usage *usageError
	return c.wrote || c.piped || len(c.said) > 0 && (c.interactive() || !errors.As(err, &usage))
}

// drop removes the draft once the entry stands, or when nothing was said.
func (c *capture) drop() {
	if c.draft != nil {
		if err := c.draft.Done(); err != nil {
			c.a.env.say("the draft could not be removed: %v", err)
		}
		c.draft = nil
	}
}

// draftText prints answers as a person can read them: the field, then its text, a blank line between.
func draftText(said []answer) string {
	var b strings.Builder
	for _, a := range said {
		fmt.Fprintf(&b, "--%s\n  %s\n\n", a.Field, strings.ReplaceAll(a.Value, "\n", "\n  "))
	}
	return b.String()
}

// inEditor fills the entry in the editor: what was said by flags stands in the draft already, guidance around it.
func (c *capture) inEditor(ctx context.Context, sheet *markdown.Sheet) error {
	text := c.edited
	if text == nil {
		text = markdown.Draft(sheet, c.b.entry, c.link())
	}
	entry, err := c.write(ctx, sheet, text)
	if err != nil {
		return err
	}
	if entry.Kind != c.b.entry.Kind {
		return fmt.Errorf("the draft is a %s now; it was a %s", entry.Kind, c.b.entry.Kind)
	}
	entry.Date, entry.About = c.b.entry.Date, c.b.entry.About
	c.b.entry = entry
	return nil
}

// write opens the editor on text and gives the entry that came back. The file is the draft itself where there is one.
func (c *capture) write(ctx context.Context, sheet *markdown.Sheet, text []byte) (*journal.Entry, error) {
	file, err := c.editorFile(text)
	if err != nil {
		return nil, err
	}
	began := c.a.env.Now()
	failed := edit(ctx, c.a.env, file)
	got, err := os.ReadFile(file)
	if err != nil {
		return nil, errors.Join(failed, fmt.Errorf("the draft cannot be read again: %w", err))
	}
	if failed != nil {
		c.wrote = string(got) != string(text)
		return nil, failed
	}
	if bytes.Equal(got, text) && c.edited == nil {
		if c.a.env.Now().Sub(began) < time.Second {
			return nil, hint(errUnchanged, "an editor that comes back at once needs a flag to wait: EDITOR='code --wait'")
		}
		return nil, errUnchanged
	}
	c.wrote = true
	entry, problems := markdown.Parse("", markdown.StripGuidance(sheet, got))
	if entry == nil {
		return nil, fmt.Errorf("%s: this is no entry any more: %s", file, firstProblem(problems))
	}
	for _, p := range problems {
		c.a.env.say("%s: %s", p.Rule, p.Text)
	}
	return entry, nil
}

func firstProblem(problems []journal.Problem) string {
	if len(problems) == 0 {
		return "the front matter is gone"
	}
	return problems[0].Text
}

// editorFile puts text where an editor can open it: beside the draft, or into a new file in the temporary folder.
func (c *capture) editorFile(text []byte) (string, error) {
	if c.draft != nil {
		if c.edited != nil {
			return c.draft.TextPath(), nil
		}
		return c.draft.TextPath(), c.draft.SaveText(text)
	}
	f, err := os.CreateTemp(c.a.env.TempDir, "twoway-*.md")
	if err != nil {
		return "", err
	}
	defer f.Close()
	if _, err := f.Write(text); err != nil {
		return "", err
	}
	return f.Name(), nil
}

// template reads a template of ours, or the journal's own of the same name.
func (c *capture) template(name string) (*markdown.Sheet, error) {
	file := path.Join("entry", name+".md")
	src, err := fs.ReadFile(c.store.Templates(c.a.env.Templates), file)
	if err != nil {
		return nil, fmt.Errorf("the template %s cannot be read: %w", name, err)
	}
	return markdown.Scaffold(file, src)
}
