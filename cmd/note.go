package cmd

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/markdown"
)

type noteOptions struct {
	captureOptions
	ref  string
	text string
}

func newNoteCmd(a *app) *cobra.Command {
	var o noteOptions
	c := &cobra.Command{
		Use:   "note HANDLE [TEXT]",
		Short: "Add a dated line about a decision or an experiment",
		Long: `Add a dated line about a decision, an experiment or a planned conversation. A note feeds the themes of a review. It
also settles a prediction on its day, reports a tripwire, changes a field of the decision, or answers one of the
later blocks of the career template. A note never moves a date later.

HANDLE may be a decision's handle, or the id of an experiment or a conversation.`,
		Example: `  twoway note team-or-staff "Lena ran the incident alone. Best hour of the week." --energy 2
  twoway note team-or-staff --resolve "the roadmap is agreed → yes"
  twoway note team-or-staff --resolve "no change of mine has been merged for six weeks → hit"
  twoway note team-or-staff --sitting energy
  twoway note team-or-staff --amend "agreed=yes" --because "Dana wrote it down"`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) < 1 || len(args) > 2 {
				return hint(usagef("note takes a handle and a text in quotes"), `twoway note HANDLE "…"`, "twoway list    shows the handles")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.ref = args[0]
			if len(args) == 2 {
				o.text = args[1]
			}
			return runNote(c.Context(), a, &o)
		},
		ValidArgsFunction: a.completeHandles,
	}
	addFlags(c, &o.answers, journal.KindNote)
	addCaptureFlags(c, &o.captureOptions)
	return c
}

func runNote(ctx context.Context, a *app, o *noteOptions) error {
	c, err := a.aboutCapture(&o.captureOptions, journal.KindNote, o.ref)
	if err != nil {
		return err
	}
	defer c.store.Close()
	name := "note"
	if sitting := o.answers.value("sitting"); sitting != "" {
		name = "career"
		if c.b.about.Template != "career" {
			return hint(usagef("--sitting is for decisions of the template career, and %s is none", c.b.about.Handle), "twoway note "+c.b.about.Handle+" TEXT")
		}
	}
	sheet, err := c.template(name)
	if err != nil {
		return err
	}
	if err := c.begin(); err != nil {
		return err
	}
	if err := c.fillNote(ctx, o, sheet); err != nil {
		return c.keep(err)
	}
	if err := c.completeNote(); err != nil {
		return c.keep(err)
	}
	if err := c.record(ctx); err != nil || o.dryRun {
		return err
	}
	c.closeNote()
	return c.finish(ctx)
}

func (c *capture) fillNote(ctx context.Context, o *noteOptions, sheet *markdown.Sheet) error {
	if err := c.resumeDraft(o.resume); err != nil {
		return err
	}
	if o.text == "-" {
		if o.answers.given("body") {
			return usagef("the text comes from standard input or from --body, not from both")
		}
		o.answers.list = append(o.answers.list, answer{"body", "-"})
	} else if o.text != "" {
		if err := c.take(answer{"body", o.text}); err != nil {
			return err
		}
	}
	if err := c.flags(); err != nil {
		return err
	}
	switch {
	case c.wantsEditor():
		return c.inEditor(ctx, sheet)
	case c.b.entry.Note.Sitting != "" && c.interactive():
		if err := c.ask(ctx, c.questions(inBlock(sheet, c.b.entry.Note.Sitting))); err != nil {
			return err
		}
		return c.followUp(ctx, c.b.about.FollowUp(c.b.entry))
	case c.empty() && c.interactive():
		return c.ask(ctx, []question{{field: "body", ask: "What is it?", hint: "One line is enough.", required: true},
			{field: "energy", ask: "Energy right now, -2 to +2", hint: "Enter skips it.", check: c.check("energy", asTyped)}})
	case c.empty():
		return hint(usagef("the note has no text"), `twoway note `+quoteArg(o.ref)+` "…"`)
	}
	return nil
}

// empty says whether a note holds nothing yet: neither a line of text nor an item.
func (c *capture) empty() bool {
	e := c.b.entry
	return strings.TrimSpace(e.Lead) == "" && len(e.Sections) == 0 && len(e.Resolutions)+len(e.Predictions)+len(e.Tripwires)+
		len(e.Assumptions)+len(e.Drivers)+len(e.Options)+len(e.Amendments)+len(e.Marks) == 0 && e.Note.Energy == nil &&
		e.Note.DoorCost == nil && e.Note.HandsOnShare == nil && c.b.next.IsZero() && e.Note.Ended == ""
}

// completeNote settles what the note settles and stores an earlier anchor, or a date set by hand.
func (c *capture) completeNote() error {
	e, s := c.b.entry, c.b.about
	c.reasons(e)
	if err := c.settle(e, s); err != nil {
		return err
	}
	if err := journal.ValidateAbout(e, s); err != nil {
		return asUsage(err)
	}
	if next, interval, ok := s.NoteNext(e, c.rule); ok {
		e.Note.Next, e.Note.Interval = next, &interval
	}
	if !c.b.next.IsZero() {
		if err := s.HandNext(e, c.b.next, c.rule); err != nil {
			return asUsage(err)
		}
		e.Note.Next, e.Note.NextBy = c.b.next, journal.ByHand
		if s.Interval > 0 {
			e.Note.Interval = new(s.Interval)
		}
	}
	return nil
}

// reasons gives every amendment of the entry the one reason that was typed.
func (c *capture) reasons(e *journal.Entry) {
	for i := range e.Amendments {
		e.Amendments[i].Because = cmpOr(e.Amendments[i].Because, c.b.because)
	}
}

// settle replaces what was typed for a resolution by the whole original line, ticked, with its tail.
func (c *capture) settle(e *journal.Entry, s *journal.State) error {
	for i, r := range e.Resolutions {
		full, err := s.Settle(r)
		if err != nil {
			return asUsage(err)
		}
		e.Resolutions[i] = full
	}
	return nil
}

// closeNote says the date when it moved, and once whether an early look may be worth it.
func (c *capture) closeNote() {
	before, after := c.b.about, c.folded()
	if !after.Next.IsZero() && after.Next != before.Next {
		c.a.env.say("%s", after.Sentence())
	}
	if len(after.Calls) > len(before.Calls) {
		c.a.env.say("%s", after.CallLine())
	}
	if offer := journal.EarlyOffer(before, after, c.b.entry); offer != "" {
		c.a.env.say("%s", offer)
	}
}
