package cmd

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

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
later blocks of the career template. A note moves the next look by itself in two cases alone, and never to a later
day: what calls for a look makes it wait now, and an amendment that names an earlier anchor moves the date onto it.
--next sets the date by hand.

HANDLE may be a decision's handle, or the id of an experiment or a conversation. With --mark it may be left out: the
note then belongs to the decision of the marked entry, and stands by itself when that entry belongs to none. Entries of
different decisions, and private entries beside others, take a note for each. It may also be left out with --body - when
the text from standard input says it under about.`,
		Example: `  twoway note team-or-staff "Lena ran the incident alone. I only watched." --energy 2
  twoway note team-or-staff --resolve "the roadmap is agreed → yes"
  twoway note team-or-staff --resolve "no change of mine has been merged for six weeks → hit"
  twoway note team-or-staff --sitting energy
  twoway note team-or-staff --amend "agreed=yes" --because "Dana wrote it down"`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 && (o.answers.given("mark") || o.answers.given("body") || o.resume != "") {
				return nil
			}
			if len(args) < 1 || len(args) > 2 {
				return noHandle()
			}
			return noBlank(args[:1], "handle")
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.ref = args[0]
			}
			if len(args) == 2 {
				o.text, o.beside = args[1], args[1]
			}
			return runNote(c.Context(), a, &o)
		},
		ValidArgsFunction: a.completeHandles,
	}
	addFlags(c, &o.answers, journal.KindNote)
	addCaptureFlags(c, &o.captureOptions)
	return c
}

func noHandle() error {
	return hint(usagef("note takes a handle and a text in quotes"), `twoway note HANDLE "…"`, "twoway list    shows the handles")
}

func runNote(ctx context.Context, a *app, o *noteOptions) error {
	c, err := a.aboutCapture(ctx, &o.captureOptions, journal.KindNote, o.ref)
	if err != nil {
		return err
	}
	defer c.store.Close()
	if err := c.fillNote(ctx, o); err != nil {
		c.keepLeft(ctx)
		return c.keep(err)
	}
	if err := c.completeNote(); err != nil {
		return c.keep(err)
	}
	if err := c.record(); err != nil || o.dryRun {
		return err
	}
	c.closeNote()
	return c.finish(ctx)
}

func (c *capture) fillNote(ctx context.Context, o *noteOptions) error {
	if err := c.restore(); err != nil {
		return err
	}
	if err := c.noteText(o); err != nil {
		return err
	}
	if err := c.flags(ctx); err != nil {
		return err
	}
	sitting := c.b.entry.Note.Sitting
	if sitting != "" && c.b.about.Template != journal.TemplateCareer {
		return hint(usagef("--sitting is for decisions of the template career, and %s is none", c.b.about.Handle), "twoway note "+c.b.about.Ref()+" TEXT")
	}
	sheet, err := c.template(map[bool]string{true: "career", false: "note"}[sitting != ""])
	if err != nil {
		return err
	}
	block := inBlock(sheet, sitting)
	switch {
	case sitting != "" && len(block) == 0 && c.empty() && !c.wantsEditor():
		return hint(usagef("templates/entry/career.md has no question with block: %s", sitting), `twoway note `+c.noteRef(o)+` "…" --sitting `+sitting)
	case c.wantsEditor() && sitting != "":
		return c.inEditor(ctx, asNote(sheet, block))
	case c.wantsEditor():
		return c.inEditor(ctx, c.noteSheet(sheet))
	case sitting != "" && c.interactive() && (c.empty() || o.resume != ""):
		return c.askBlock(ctx, c.questions(sheet, block))
	case c.empty() && sitting != "":
		return c.untoldBlock(block)
	case c.interactive() && (c.empty() || o.resume != "" || c.endsWithoutWords()):
		return c.ask(ctx, c.noteQuestions(sheet))
	case c.b.entry.Note.Ended == "done" && c.endsWithoutWords():
		return hint(usagef("--learned is missing: what the experiment taught, in a line"), `twoway note `+c.noteRef(o)+` --ended done --learned "…"`)
	case c.empty():
		if err := c.nothingChanges(); err != nil {
			return err
		}
		if !c.a.env.Term.In && c.a.input.holds(ctx, pipeComes) {
			return hint(usagef("the note has no text; standard input holds one, which is read with --body -"), `twoway note `+c.noteRef(o)+` --body -`)
		}
		return hint(usagef("the note has no text"), `twoway note `+c.noteRef(o)+` "…"`)
	}
	return nil
}

// pipeComes is how long a pipe may take to hand over what it holds.
const pipeComes = 50 * time.Millisecond

// noteRef is what stands for the decision, as it was typed, in a command to type next; a draft that was taken up knows its own.
func (c *capture) noteRef(o *noteOptions) string {
	return journal.ShellWord(cmp.Or(o.ref, c.b.entry.About, c.b.about.ID))
}

// nothingChanges is a usage error for a flag of the decision's own fields that says what it has already.
func (c *capture) nothingChanges() error {
	for _, a := range c.said {
		name := strings.ReplaceAll(a.Field, "-", "_")
		if slices.Contains(journal.Amendable, name) && c.b.unchanged(name, a.Value) {
			return usagef("--%s: %s is %s already", a.Field, name, a.Value)
		}
	}
	return nil
}

// noteText takes the second argument: the text, or - for standard input.
func (c *capture) noteText(o *noteOptions) error {
	switch {
	case o.text == "":
		return nil
	case strings.TrimSpace(o.text) == "":
		return hint(usagef("the text is blank"), `twoway note `+c.noteRef(o)+` "…"`)
	case o.answers.given("body"):
		return usagef("the text comes as an argument or from --body, not from both")
	case o.text == "-":
		o.answers.list = append(o.answers.list, answer{"body", "-"})
		return nil
	}
	return c.take(answer{"body", o.text})
}

// weekly says whether the note is the line of a week, or the last one, of an experiment.
func (c *capture) weekly() *journal.ExperimentState {
	for i, x := range c.b.about.Experiments {
		if x.Entry == c.b.entry.About {
			return &c.b.about.Experiments[i]
		}
	}
	return nil
}

// noteSheet leaves out of the template what does not fit the note.
func (c *capture) noteSheet(sheet *markdown.Sheet) *markdown.Sheet {
	return sheet.Only(func(q markdown.Question) bool {
		return (q.When != "experiment" || c.weekly() != nil) && (q.When != "ended" || c.b.entry.Note.Ended != "")
	})
}

// whatIsIt asks for what a note cannot do without.
var whatIsIt = question{field: "body", ask: "What is it?", hint: "One line is enough.", required: true}

// noteQuestions are those of a note without a text: of an experiment the week's line, or what it taught once it is over; and the
// person's own, which take the place of ours about anything else. Where they leave no line of text it is asked for.
func (c *capture) noteQuestions(sheet *markdown.Sheet) []question {
	n, x := c.b.entry.Note, c.weekly()
	own := c.noteSheet(sheet).Only(func(q markdown.Question) bool { return q.Own }).Questions
	switch {
	case n.Ended != "" && x != nil:
		return c.questions(sheet, pick(sheet, "learned"))
	case x != nil:
		list := c.questions(sheet, pick(sheet, "weekly"))
		for i := range list {
			list[i].required = list[i].field == "body"
		}
		if !x.Ends.After(c.b.entry.Date) && !c.answered("ended") {
			ended := question{
				field: "ended", ask: "It ends on " + x.Ends.Said() + ". Is it over?", hint: "Enter when it goes on.",
				choices: []choiceLine{{"done", "done"}, {"dropped", "dropped"}}, check: c.check("ended"),
			}
			learned := c.questions(sheet, pick(sheet, "learned"))
			for i := range learned {
				learned[i].skip = func() bool { return c.b.entry.Note.Ended == "" }
			}
			list = append(list, append([]question{ended}, learned...)...)
		}
		return append(list, c.questions(sheet, own)...)
	case len(own) > 0:
		one := whatIsIt
		one.skip = func() bool { return !c.empty() }
		return append(c.questions(sheet, own), one)
	}
	var list []question
	if c.empty() {
		list = append(list, whatIsIt)
	}
	if !c.answered("energy") {
		list = append(list, question{field: "energy", ask: "Energy right now, −2 to +2", hint: "Enter skips it.", check: c.check("energy")})
	}
	return list
}

// empty says whether a note holds neither a line of text nor an item, and ends nothing.
func (c *capture) empty() bool {
	e := c.b.entry
	return e.Note.Ended == "" && strings.TrimSpace(e.Lead) == "" && len(e.Sections) == 0 && printed(e.Items) == ""
}

// endsWithoutWords says whether the note ends an experiment and holds nothing of what it taught.
func (c *capture) endsWithoutWords() bool {
	e := c.b.entry
	return e.Note.Ended != "" && c.weekly() != nil && strings.TrimSpace(e.Lead) == "" && len(e.Sections) == 0
}

// completeNote settles what the note settles and stores an earlier anchor, or a date set by hand.
func (c *capture) completeNote() error {
	e, s := c.b.entry, c.b.about
	c.reasons(e)
	if err := c.asOne(); err != nil {
		return err
	}
	if err := c.settle(e, s); err != nil {
		return err
	}
	if err := c.marks(e); err != nil {
		return err
	}
	if err := journal.ValidateAbout(e, s); err != nil {
		return cmp.Or(c.withheld(), c.inFlags(err))
	}
	if next, interval, ok := s.NoteNext(e, c.rule); ok {
		e.Note.Next, e.Note.Interval = next, &interval
	}
	if c.b.next.IsZero() {
		return nil
	}
	if s.Next.IsZero() {
		return usagef("--next: %s is %s, and no date waits", s.Handle, s.Status)
	}
	if err := s.HandNext(e, c.b.next, c.rule); err != nil {
		return c.inFlags(err)
	}
	e.Note.Next, e.Note.NextBy = c.b.next, journal.ByHand
	if s.Interval > 0 {
		e.Note.Interval = new(s.Interval)
	}
	return nil
}

// reasons gives every amendment of the entry the one reason that was typed.
func (c *capture) reasons(e *journal.Entry) {
	for i := range e.Amendments {
		e.Amendments[i].Because = cmp.Or(e.Amendments[i].Because, c.b.because)
	}
}

// settle replaces what was typed for a resolution by the whole original line, ticked, with its tail. A line of which only the
// beginning was typed is kept, to be said once it is on record.
func (c *capture) settle(e *journal.Entry, s *journal.State) error {
	c.begun = nil
	for i, r := range e.Resolutions {
		full, err := s.SettleOpenly(r, c.openly())
		if err != nil {
			return c.inFlags(err)
		}
		if !full.Settles(r) {
			c.begun = append(c.begun, markdown.FormatResolution(full))
		}
		e.Resolutions[i] = full
	}
	return nil
}

// closeNote says the date when it moved, and what the note calls for.
func (c *capture) closeNote() {
	before, after := c.before(), c.folded()
	switch {
	case after.Next.IsZero() || after.Next == before.Next:
	case len(after.Calls) > 0: // which settles nothing, whatever the date
		c.a.env.say("%s Its own date is %s now.", after.Stands(), after.Next.Said())
	default:
		c.a.env.say("%s", after.Sentence())
	}
	c.offerLook(before, after)
	isTalk := func(t journal.ConversationState) bool { return t.Entry == c.b.entry.About }
	if c.b.entry.Note.Ended == "dropped" && slices.ContainsFunc(before.Talks, isTalk) {
		c.sayWatch()
	}
	if c.b.entry.Section("Whose week") != "" {
		c.a.env.say("To plan a conversation: twoway new --template conversation --about %s --with NAME --planned-for DATE", before.Ref())
	}
}

// before is the decision as of today without the new entry, which may be dated back.
func (c *capture) before() *journal.State {
	if c.b.entry.Date == c.today {
		return c.b.about
	}
	return c.foldTo(c.b.about, c.today)
}

// sayDates says with their weekdays the dates that the entry sets: its own when it is not today's, those of lines that were
// typed in words, and those that its amendments change.
func (c *capture) sayDates() {
	if on := c.b.entry.Date; on != c.today {
		c.a.env.say("Dated %s.", on.Said())
	}
	for _, r := range c.b.reckoned {
		if body := c.b.entry.Body; strings.Contains(body, r.day.String()) && strings.Contains(body, r.about) {
			c.a.env.say("%s: %s", r.day.Said(), r.about)
		}
	}
	for _, a := range c.b.entry.Amendments {
		on, ok := journal.ISODate(a.New)
		switch {
		case !ok:
		case a.Field == "decided_on":
			c.a.env.say("Decided on %s.", on.Said())
		case a.Field == "trial_ends":
			c.sayTrial(on)
		case a.Field == "closes_on":
			c.sayDoor(c.b.about.Amended(c.b.entry).Closes, on)
		}
	}
}

func (c *capture) sayTrial(ends journal.Date) {
	if !ends.IsZero() {
		c.a.env.say("The trial ends on %s.", ends.Said())
	}
}

// sayDoor says the date of a door; a soft one closes nothing by itself.
func (c *capture) sayDoor(closes string, on journal.Date) {
	switch {
	case on.IsZero():
	case closes == journal.ClosesHard:
		c.a.env.say("The door closes on %s.", on.Said())
	default:
		c.a.env.say("The door's date is %s.", on.Said())
	}
}

// saySettled says each line that was settled by its beginning alone.
func (c *capture) saySettled() {
	c.markQuoted(len(c.begun) > 0)
	for _, line := range c.begun {
		c.a.env.say("Settled: %s", strings.TrimPrefix(line, "[x] "))
	}
}

// offerLook says once what waits because of the new entry: a wire that fired, or a look that may be worth it early.
func (c *capture) offerLook(before, after *journal.State) {
	if line := after.CallLine(); line != "" && len(after.Calls) > len(before.Calls) {
		c.a.env.say("%s", line+c.a.there(c.loc.Path))
	}
	if offer := journal.EarlyOffer(before, after, c.b.entry); offer != "" {
		c.a.env.say("%s", offer+c.a.there(c.loc.Path))
	}
}
