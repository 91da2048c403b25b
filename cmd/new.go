package cmd

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/markdown"
)

type newOptions struct {
	captureOptions
	question string
	template string
	about    string
	quick    bool
	full     bool
}

func newNewCmd(a *app) *cobra.Command {
	var o newOptions
	c := &cobra.Command{
		Use:   "new [QUESTION]",
		Short: "Record a decision, an experiment or a conversation",
		Long: `Record a decision in a minute: the question, the current choice, why, and how sure you are. Everything else has a
default. The choice is settled until a date, and that date comes back.

--template career is the fork of a senior engineer: stay technical, or lead people. With --about HANDLE the
templates experiment (try the other side in small) and conversation (five questions for someone who has the job)
record something that belongs to a decision.

Without answers on a terminal it asks; --editor opens your editor; elsewhere a missing answer is an error that
names its flag.`,
		Example: `  twoway new "Patch the exporter or rewrite it?" --choice patch --confidence 80 --why "It runs once a month."
  twoway new --template career
  twoway new "Does one protected morning help?" --template experiment --about team-or-staff --do "Tuesdays until ten"
  twoway new --template conversation --about team-or-staff --with D --track manager`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return hint(usagef("the question is one argument; put it in quotes"), `twoway new "`+strings.Join(args, " ")+`"`)
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.question = args[0]
			}
			return runNew(c.Context(), a, &o)
		},
	}
	c.Flags().StringVar(&o.template, "template", "", "decision, career, experiment or conversation (default: the setting template)")
	c.Flags().StringVar(&o.about, "about", "", "the decision that an experiment or a conversation belongs to")
	c.Flags().BoolVar(&o.quick, "quick", false, "ask only the question, the choice, why and how sure")
	c.Flags().BoolVar(&o.full, "full", false, "ask everything the template has")
	addFlags(c, &o.answers, journal.KindDecision, journal.KindExperiment, journal.KindConversation)
	addCaptureFlags(c, &o.captureOptions)
	return c
}

// addCaptureFlags are the flags that every writing command shares.
func addCaptureFlags(c *cobra.Command, o *captureOptions) {
	c.Flags().StringVar(&o.date, "date", "", "the day the entry is about (default: today)")
	c.Flags().BoolVar(&o.dryRun, "dry-run", false, "show what would be written, and where")
	c.Flags().BoolVar(&o.editor, "editor", false, "write in $VISUAL or $EDITOR")
	c.Flags().StringVar(&o.resume, "resume", "", "take up a draft again: the newest, or the one named")
	c.Flags().Lookup("resume").NoOptDefVal = "newest"
	c.Flags().BoolVar(&o.asJSON, "json", false, "print the entry as JSON instead of its path")
}

// kindOf is the kind of entry that a template makes.
func kindOf(template string) (journal.Kind, error) {
	switch template {
	case "decision", "career":
		return journal.KindDecision, nil
	case "experiment":
		return journal.KindExperiment, nil
	case "conversation":
		return journal.KindConversation, nil
	default:
		return "", usagef("there is no template called %q; there are decision, career, experiment and conversation", template)
	}
}

func runNew(ctx context.Context, a *app, o *newOptions) error {
	if o.quick && o.full {
		return usagef("--quick and --full exclude each other")
	}
	loc, st, err := open(a.env, a.journal)
	if err != nil {
		return err
	}
	defer st.Close()
	template := cmpOr(o.template, loc.Settings.Template)
	if o.template == "" && o.about != "" {
		return hint(usagef("--about needs --template experiment or conversation"), "a line about a decision is a note: twoway note "+o.about+" TEXT")
	}
	kind, err := kindOf(template)
	if err != nil {
		return err
	}
	today, minute := a.env.today()
	date, err := entryDate(o.date, today)
	if err != nil {
		return err
	}
	c := &capture{a: a, loc: loc, store: st, command: "new", opts: &o.captureOptions, rule: loc.Settings.rule(), today: today, minute: minute}
	c.b = &builder{entry: blank(kind), today: date}
	c.b.entry.Date = date
	if err := c.attach(kind, o.about); err != nil {
		return err
	}
	c.nameOtherDrafts()
	sheet, err := c.template(template)
	if err != nil {
		return err
	}
	c.args = newArgs(o)
	if err := c.begin(); err != nil {
		return err
	}
	if err := c.fillNew(ctx, o, template, sheet); err != nil {
		return c.keep(err)
	}
	if err := c.completeNew(); err != nil {
		return c.keep(err)
	}
	if err := c.record(ctx); err != nil || o.dryRun {
		return err
	}
	c.closeNew()
	return c.finish(ctx)
}

// attach finds the decision that an experiment or a conversation belongs to.
func (c *capture) attach(kind journal.Kind, about string) error {
	if kind == journal.KindDecision {
		if about != "" {
			return usagef("--about goes with --template experiment or conversation; a decision that follows another takes --supersedes")
		}
		return nil
	}
	if about == "" {
		return usagef("--about is missing: the decision that the %s belongs to", kind)
	}
	return c.belongTo(about)
}

// fillNew takes the answers in from wherever they come.
func (c *capture) fillNew(ctx context.Context, o *newOptions, template string, sheet *markdown.Sheet) error {
	if err := c.resumeDraft(o.resume); err != nil {
		return err
	}
	if d := c.b.entry.Decision; d != nil {
		d.Template = template
	}
	if o.question != "" && c.b.entry.Kind != journal.KindConversation {
		if err := c.take(answer{"question", o.question}); err != nil {
			return err
		}
	} else if o.question != "" {
		return usagef("a conversation takes no question; say who with --with")
	}
	if err := c.flags(); err != nil {
		return err
	}
	switch {
	case c.wantsEditor():
		return c.inEditor(ctx, sheet)
	case c.interactive() && (c.missing(sheet) != nil || o.full):
		if err := c.ask(ctx, c.questions(asked(sheet, o))); err != nil {
			return err
		}
		return c.followUp(ctx, journal.FollowUp(c.b.entry))
	default:
		return c.missing(sheet)
	}
}

// newArgs are the arguments that a draft needs to be taken up again.
func newArgs(o *newOptions) (args []string) {
	if o.template != "" {
		args = append(args, "--template", o.template)
	}
	if o.about != "" {
		args = append(args, "--about", o.about)
	}
	return args
}

// asked are the questions of a sitting: what --quick or --full ask for, else the middle; of a career the first block.
func asked(sheet *markdown.Sheet, o *newOptions) []markdown.Question {
	depth := markdown.Default
	switch {
	case o.quick:
		depth = markdown.Quick
	case o.full:
		depth = markdown.Full
	case o.template == "career":
		return inBlock(sheet, "start")
	}
	return sheet.AtDepth(depth).Questions
}

// followUp asks the one further question that the answers call for; its answer joins the why.
func (c *capture) followUp(ctx context.Context, ask string) error {
	if ask == "" {
		return nil
	}
	return c.ask(ctx, []question{{field: "section:Follow-up", ask: ask, hint: "Enter skips it."}})
}

// completeNew writes what the tool writes: the day of the choice, the career defaults, the next date.
func (c *capture) completeNew() error {
	switch e := c.b.entry; e.Kind {
	case journal.KindDecision:
		return c.completeDecision(e)
	case journal.KindExperiment:
		if e.Experiment.Starts.IsZero() {
			e.Experiment.Starts = e.Date
		}
		if e.Experiment.Ends.IsZero() {
			e.Experiment.Ends = e.Experiment.Starts.AddDays(42)
		}
		e.Title = e.Experiment.Question
		return nil
	case journal.KindConversation:
		if e.Conversation.With == "" {
			return usagef("--with is missing: who you talked to, by initials or role")
		}
		e.Title = e.Conversation.With
		return nil
	default:
		return errors.New("not an entry of new")
	}
}

func (c *capture) completeDecision(e *journal.Entry) error {
	d := e.Decision
	if d.Choice == "" {
		return usagef("--choice is missing: the option you choose for now, or undecided")
	}
	e.Title = d.Question
	if d.Choice != journal.Undecided {
		d.DecidedOn = e.Date
	}
	journal.CareerDefaults(d, e.Date)
	if !c.b.next.IsZero() {
		return asUsage(journal.HandStart(d, e.Date, c.b.next, c.rule))
	}
	next, interval := journal.Start(d, e.Date, c.rule)
	d.Next, d.Interval = next, &interval
	return nil
}

// closeNew says what was recorded and until when it is settled.
func (c *capture) closeNew() {
	e := c.b.entry
	switch e.Kind {
	case journal.KindDecision:
		state := journal.Fold(e, nil, c.today, c.rule)
		for _, line := range state.Recorded() {
			c.a.env.say("%s", line)
		}
	case journal.KindExperiment:
		c.a.env.say("Recorded. It runs from %s to %s; a line a week keeps it: twoway note %s TEXT --energy N",
			e.Experiment.Starts.Said(), e.Experiment.Ends.Said(), e.ID)
	case journal.KindConversation:
		if e.Conversation.Status == "planned" {
			c.a.env.say("Recorded. It waits in `twoway due` from %s.", e.Conversation.PlannedFor.Said())
			return
		}
		c.a.env.say("Recorded.")
	}
}
