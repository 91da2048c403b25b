package cmd

import (
	"cmp"
	"context"
	"strings"

	"twoway/journal"
)

// completeReflection writes what the tool writes: form, early, blind, the next date.
func (c *capture) completeReflection() (journal.LookResult, error) {
	none := journal.LookResult{}
	e, s := c.b.entry, c.b.about
	r := e.Reflection
	if r.Verdict == "" {
		return none, usagef("--verdict is missing: %s", strings.Join(c.b.verdicts(), ", "))
	}
	c.leaning(r)
	e.Title = s.Question
	c.writeRecall(e)
	c.reasons(e)
	if err := c.asOne(); err != nil {
		return none, err
	}
	if err := c.settle(e, s); err != nil {
		return none, err
	}
	c.careerDefaults(e)
	if err := journal.ValidateAbout(c.b.withHand(e), s); err != nil {
		return none, cmp.Or(c.withheld(), c.inFlags(err))
	}
	if err := c.setNext(e, s); err != nil {
		return none, err
	}
	look := s.Look(e, c.rule)
	look.Apply(r)
	if r.Trigger != "" && !r.Early {
		c.a.env.say("--trigger says what brings you early; this look is on its date, so it is left out.")
		r.Trigger = ""
	}
	return look, nil
}

// leaning moves what an undecided look named, without choosing it, to where a lean goes.
func (c *capture) leaning(r *journal.Reflection) {
	if c.b.about.Status != "open" || r.Verdict == journal.Choose || r.Choice == "" {
		return
	}
	lean := r.Choice
	if lean == journal.Undecided {
		lean = journal.Unsure
	}
	r.WouldChoose, r.Choice = cmp.Or(r.WouldChoose, lean), ""
}

// careerDefaults writes what the career template assumes when the choice comes later, where the person has not said it.
func (c *capture) careerDefaults(e *journal.Entry) {
	typed := e.Body
	e.Body = "" // from the editor: what is added to it is composed with it
	c.b.about.CareerChoice(e)
	e.Body = typed
}

// setNext takes a date that was set by hand.
func (c *capture) setNext(e *journal.Entry, s *journal.State) error {
	if c.b.next.IsZero() {
		return nil
	}
	if v := e.Reflection.Verdict; v == journal.Reverse || v == journal.Close {
		return usagef("--next: %s sets no date", v)
	}
	if err := s.HandNext(e, c.b.next, c.rule); err != nil {
		return c.inFlags(err)
	}
	e.Reflection.Next, e.Reflection.NextBy = c.b.next, journal.ByHand
	return nil
}

// closeReflection says until when the choice is settled and why that date, and offers what the verdict asks for.
func (c *capture) closeReflection(look journal.LookResult) {
	c.reveal()
	after := c.folded()
	c.a.env.say("%s", after.Sentence())
	if why := look.Why(); why != "" && !look.Next.IsZero() && look.Next != after.Next {
		c.a.env.say("That date was set by a later look. The one of this look, %s, stands in its file: %s.", look.Next.Said(), why)
	} else if why != "" {
		c.a.env.say("%s.", strings.ToUpper(why[:1])+why[1:])
	}
	c.sayWaiting(after)
	if look.TrialKept {
		c.a.env.say("Trial kept. Its state is kept from now on; `twoway help scheduling` has the states.")
	}
	switch {
	case c.b.entry.Reflection.Verdict == journal.Choose:
		c.sayBehind(after)
	case c.b.entry.Reflection.Verdict == journal.Keep && c.sayLean():
		c.a.env.say("Keeping it takes nothing more; walking back takes a look: twoway reflect %s", after.Ref())
	case c.b.entry.Reflection.Verdict == journal.Adjust && !saysWhatChanged(c.b.entry):
		c.a.env.say("Nothing says yet what changed; a note can, in words or with --amend FIELD=NEW: twoway note %s", after.Ref())
	}
}

// saysWhatChanged says whether a look holds anything that an adjustment may consist of.
func saysWhatChanged(e *journal.Entry) bool {
	return len(e.Amendments)+len(e.Options)+len(e.Practices)+len(e.Tripwires) > 0 || e.Section("Changed") != "" || e.Lead != "" ||
		e.Reflection.DoorCost != nil || e.Reflection.HandsOnShare != nil
}

// successor offers to write down the new choice after a reverse: at once on a terminal, else as the line to type.
func (c *capture) successor(ctx context.Context) error {
	if c.b.entry.Reflection == nil || c.b.entry.Reflection.Verdict != journal.Reverse {
		return nil
	}
	id := c.b.about.ID
	if c.interactive() && (c.typed || c.opts.resume != "") {
		now, err := c.yes(ctx, "Write down the new choice now?")
		if err != nil && ctx.Err() != nil {
			return errInterrupted
		}
		if now && err == nil {
			o := &newOptions{template: c.b.about.Template}
			o.date = c.opts.date
			o.answers.list = []answer{{"supersedes", id}}
			return runNew(ctx, c.a, o)
		}
	}
	c.a.env.say(`Write down the new choice: twoway new "…" --supersedes %s`, id)
	return nil
}

// badDay saves a note instead of a look; the date stands. Its draft is that of a note from here on.
func (c *capture) badDay(ctx context.Context) error {
	note := blank(journal.KindNote)
	note.Date, note.About = c.b.entry.Date, c.b.entry.About
	next := c.b.about.Next
	c.b.entry, c.command = note, "note"
	c.said, c.passed, c.typed = nil, nil, false
	if c.draft != nil {
		c.draft.Command = c.command
	}
	err := c.ask(ctx, []question{
		{field: "body", ask: "What happened?", required: true},
		{field: "energy", ask: "Energy right now, −2 to +2", hint: "Enter skips it.", check: c.check("energy")},
	})
	if err != nil {
		return c.keep(err)
	}
	if err := c.record(); err != nil || c.opts.dryRun {
		return err
	}
	c.a.env.say("Saved as a note. %s stands.", next.Said())
	return c.finish(ctx)
}
