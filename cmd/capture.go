package cmd

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/pflag"

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
	beside  string // a text that was typed as an argument, where a draft's name may stand by a slip
	asJSON  bool
	flags   *pflag.FlagSet // all of the command, to read a line on that is wrong in itself
}

// capture fills one entry from flags, standard input, questions or the editor. The draft holds what was said so far, on
// disk, from before the first question until the entry stands.
type capture struct {
	a        *app
	loc      *location
	store    *store.Store
	opened   *opened  // the journal as read; nil for a decision, which opens no other entry
	command  string   // new, note or reflect
	args     []string // what has to stand after the command to take a draft up
	opts     *captureOptions
	b        *builder
	draft    *store.Draft
	said     []answer            // all answers, in the order they came
	last     string              // the field of a draft's last answer, which may have been a list that was not finished
	passed   []string            // the questions that Enter skipped, and the lists that it ended
	typed    bool                // an answer came from a question
	edited   []byte              // what the editor of an earlier run left behind
	wrote    bool                // the editor holds more than was put into it
	asTyped  bool                // the body came from the editor and stays as it is
	loose    string              // the file that an editor was given where no draft can be kept
	file     string              // what the editor had open last
	inEdit   []byte              // and what stood in it when it came back
	form     *markdown.Sheet     // what the editor was opened for
	required []markdown.Question // of the template, which the entry cannot do without
	piped    bool                // text came from standard input, where it cannot be read again
	broken   bool                // the draft on disk is behind what was said
	shown    bool                // the record was revealed in this run
	byMark   bool                // no handle was given: the note belongs where what it marks does
	leanSaid bool                // that the other option is ahead was said
	begun    []string            // lines that were settled by their beginning, whole
	refused  error               // git did not record the experiment that was begun in this look

	seenBefore bool           // this machine showed the record within the last day
	public     *journal.State // made by openly
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
func (c *capture) flags(ctx context.Context) error {
	list := inOrder(c.opts.answers.list)
	for _, a := range list {
		if a.Field == "body" && a.Value == "-" {
			text, err := c.stdin(ctx)
			if err != nil {
				if text != "" {
					c.keepBeside(text, c.typedBeside())
				}
				return err
			}
			a.Value, c.piped = text, true
		}
		if a.Field == "body" {
			c.setAside(a.Value)
		}
		if a.Field == "body" && c.piped {
			c.begin()
		}
		if err := c.take(a); err != nil {
			if c.piped {
				c.keepRefused(a)
			}
			return err
		}
		if a.Field == "body" && c.piped {
			c.insteadOfText()
		}
	}
	return nil
}

// take puts one answer into the entry and keeps it.
func (c *capture) take(a answer) error {
	if valid := strings.ToValidUTF8(a.Value, "\uFFFD"); valid != a.Value {
		c.a.env.say("--%s was not UTF-8 throughout; what could not be read stands as \uFFFD", a.Field)
		a.Value = valid
	}
	if shown := withoutControls(a.Value); shown != a.Value && a.Field != "mark" {
		what := "--" + a.Field
		if a.Field == "question" {
			what = "the question"
		}
		c.a.env.say("%s held control characters, such as those that steer a terminal; they were left out", what)
		a.Value = shown
	}
	if err := c.inLine(a); err != nil {
		return err
	}
	if a.Field == "body" {
		if err := c.takeBody(a.Value); err != nil {
			return err
		}
	} else if err := c.b.set(a); err != nil {
		c.markQuoted(c.b.quoted)
		return err
	}
	if a.Field == "option" {
		c.sayKey(a.Value)
	}
	if c.typed { // and takes the place of what did not fit
		c.fits(a.Field)
	}
	c.said = append(c.said, a)
	c.save()
	return nil
}

// asItem are the answers that become an item, with something before its claim.
var asItem = map[string]bool{
	"driver": true, "predict": true, "tripwire": true, "assumption": true, "option": true, "resolve": true, "amend": true, "practice": true,
}

// inLine refuses what says Private, as a heading or before a colon, where one line is all that there is: nothing is hidden by it there.
func (c *capture) inLine(a answer) error {
	said := strings.TrimSpace(a.Value)
	what := "a heading"
	switch {
	case a.Field == "tag" || a.Field == "recall-words" || c.takesText(a.Field):
		return nil
	case markdown.IsPrivateHeading(said):
	case a.Field != "option" && a.Field != "section" && markdown.SaysPrivate(said),
		asItem[a.Field] && !markdown.SaysPrivate(said) && markdown.ItemSaysPrivate(said):
		what = "the beginning of a paragraph"
	default:
		return nil
	}
	return hint(usagef("--%s: %q is %s, which hides nothing in a line", a.Field, said, what),
		"write %% before and behind what is private, or add --private, which keeps the whole entry in")
}

// withoutControls leaves out of a text the control characters of ASCII that are no blank and no line end. A NUL is refused elsewhere, as
// all of them are in a mark.
func withoutControls(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' && r != 0 || r == 0x7f {
			return -1
		}
		return r
	}, text)
}

// save brings the draft up to date, if there is one. A draft that cannot be written is said once, and the sitting goes on. Flags
// that only look at what a draft would become change nothing in it.
func (c *capture) save() {
	if c.draft == nil || c.opts.dryRun && c.opts.resume != "" && !c.typed && !c.piped {
		return
	}
	answers := make([]store.Answer, len(c.said))
	for i, a := range c.said {
		answers[i] = store.Answer{Key: a.Field, Values: []string{a.Value}}
	}
	if c.typed {
		c.draft.Offered = ""
	}
	c.draft.Passed = c.passed
	err := c.draft.Save(answers)
	if err != nil && !c.broken {
		c.a.env.say("the draft cannot be written: %v", err)
	}
	c.broken = err != nil
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

// useTemplate puts into the entry what the template itself holds: tags, and sections with a text.
func (c *capture) useTemplate(sheet *markdown.Sheet) error {
	e := c.b.entry
	e.Tags = append(e.Tags, sheet.Entry.Tags...)
	if q, ok := sheet.Question("options"); ok && e.Decision != nil {
		for _, o := range q.Choices {
			e.Options = append(e.Options, journal.Option{Key: o.Key, Label: o.Label})
		}
		c.b.suggested = len(e.Options) > 0
	}
	if text := strings.TrimSpace(sheet.Entry.Lead); text != "" {
		e.Lead = text
	}
	for _, s := range sheet.Entry.Sections {
		if err := c.b.addSection(s.Name, strings.TrimSpace(s.Text)); err != nil && !errors.Is(err, errEmpty) {
			return err
		}
	}
	return nil
}
