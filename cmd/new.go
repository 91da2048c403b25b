package cmd

import (
	"cmp"
	"context"
	"slices"
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

Only the question and --choice are required (an experiment needs the question and --do, a conversation --with).
Without answers on a terminal it asks; --editor opens your editor; elsewhere a missing answer is an error that
names its flag. --body - reads prose, a body with its sections, or a whole entry from standard input.`,
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
				if o.question, o.beside = args[0], args[0]; strings.TrimSpace(args[0]) == "" {
					return usagef("the question is empty")
				}
			}
			return runNew(c.Context(), a, &o)
		},
	}
	c.Flags().StringVar(&o.template, "template", "", "`NAME` of a template: decision, career, experiment or conversation (default: the setting template)")
	c.Flags().StringVar(&o.about, "about", "", "`HANDLE` of the decision that an experiment or a conversation belongs to")
	c.Flags().BoolVar(&o.quick, "quick", false, "ask only the question, the choice, why and how sure")
	c.Flags().BoolVar(&o.full, "full", false, "ask everything the template has")
	addFlags(c, &o.answers, journal.KindDecision, journal.KindExperiment, journal.KindConversation)
	addCaptureFlags(c, &o.captureOptions)
	return c
}

// addCaptureFlags are the flags that every writing command shares.
func addCaptureFlags(c *cobra.Command, o *captureOptions) {
	o.flags = c.Flags()
	c.Flags().StringVar(&o.date, "date", "", "`DATE` that the entry is about (default: today)")
	c.Flags().BoolVar(&o.dryRun, "dry-run", false, "show what would be written, and where")
	c.Flags().BoolVar(&o.editor, "editor", false, "write in $VISUAL or $EDITOR")
	c.Flags().StringVar(&o.resume, "resume", "", "take up a draft again: the newest, or the one of this `NAME`")
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
	_, err := writeNew(ctx, a, o)
	return err
}

// writeNew makes an entry and gives it: as it stands, which it also does when git refused to record it, or with --dry-run as it
// would stand.
func writeNew(ctx context.Context, a *app, o *newOptions) (*journal.Entry, error) {
	c, sheet, err := a.newCapture(ctx, o)
	if err != nil {
		return nil, err
	}
	defer c.store.Close()
	if err := c.fillNew(ctx, o, sheet); err != nil {
		c.keepLeft(ctx)
		return nil, c.keep(err)
	}
	if err := c.completeNew(); err != nil {
		return nil, c.keep(err)
	}
	if err := c.record(); err != nil || o.dryRun {
		return c.b.entry, err
	}
	c.closeNew()
	return c.b.entry, c.finish(ctx)
}

// newCapture begins an entry of new: the journal, the template, the day, and the decision that it may belong to. A draft that
// is taken up brings its own.
func (a *app) newCapture(ctx context.Context, o *newOptions) (c *capture, sheet *markdown.Sheet, err error) {
	loc, st, err := open(a.env, a.journal)
	if err != nil {
		return nil, nil, err
	}
	today, minute := a.env.today()
	c = &capture{a: a, loc: loc, store: st, command: "new", opts: &o.captureOptions, rule: loc.Settings.rule(), today: today, minute: minute}
	if err := c.prepareNew(o, &sheet); err != nil {
		st.Close()
		return nil, nil, c.unbegun(ctx, journal.KindDecision, err)
	}
	return c, sheet, nil
}

func (c *capture) prepareNew(o *newOptions, sheet **markdown.Sheet) error {
	if err := c.draftNamedApart(o.question); err != nil {
		return err
	}
	if err := c.takeUp(""); err != nil {
		return err
	}
	if c.draft != nil {
		o.template, o.about = cmp.Or(o.template, draftArg(c.draft.Args, "--template")), cmp.Or(o.about, draftArg(c.draft.Args, "--about"))
		o.date = cmp.Or(o.date, draftArg(c.draft.Args, "--date"))
		if !o.quick && !o.full {
			o.quick, o.full = slices.Contains(c.draft.Args, "--quick"), slices.Contains(c.draft.Args, "--full")
		}
	}
	if o.quick && o.full {
		return usagef("--quick and --full exclude each other")
	}
	if o.template == "" && o.about != "" {
		return hint(usagef("--about needs --template experiment or conversation"), "a line about a decision is a note: twoway note "+o.about+" TEXT")
	}
	template := cmp.Or(o.template, c.loc.Settings.Template)
	kind, err := kindOf(template)
	if err != nil {
		return err
	}
	undated := *o
	undated.date = ""
	c.args = newArgs(&undated, c.today)
	date, err := entryDate(o.date, c.today)
	if err != nil {
		return err
	}
	c.b = &builder{entry: blank(kind), today: date}
	c.b.entry.Date = date
	c.args = newArgs(o, date)
	c.a.nameDrafts(c.loc, true)
	typed := o.date
	if err := c.attach(kind, o.about); err != nil {
		if o.date == typed { // else the day is what does not fit
			o.about = ""
		}
		c.args = newArgs(o, date)
		return err
	}
	if *sheet, err = c.template(template); err != nil {
		return err
	}
	c.required = requiredIn(*sheet)
	if d := c.b.entry.Decision; d != nil {
		d.Template = template
	}
	return c.useTemplate(*sheet)
}

// newArgs are the arguments that a draft needs to be taken up again.
func newArgs(o *newOptions, date journal.Date) (args []string) {
	if o.template != "" {
		args = append(args, "--template", o.template)
	}
	if o.about != "" {
		args = append(args, "--about", o.about)
	}
	if o.date != "" {
		args = append(args, "--date", date.String())
	}
	switch {
	case o.quick:
		args = append(args, "--quick")
	case o.full:
		args = append(args, "--full")
	}
	return args
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
		return hint(usagef("--about is missing: the decision that the %s belongs to", kind), "twoway list    shows the decisions and their handles")
	}
	return c.belongTo(about)
}

// fillNew takes the answers in from wherever they come.
func (c *capture) fillNew(ctx context.Context, o *newOptions, sheet *markdown.Sheet) error {
	if err := c.restore(); err != nil {
		return err
	}
	if o.question != "" && c.b.entry.Kind == journal.KindConversation {
		return usagef("a conversation takes no question; say who with --with")
	}
	if o.question != "" {
		if err := c.take(answer{"question", o.question}); err != nil {
			return asQuestion(err)
		}
	}
	if err := c.flags(ctx); err != nil {
		return err
	}
	c.asPlanned()
	switch missing := c.missingNew(); {
	case c.wantsEditor():
		return c.inEditor(ctx, sheet)
	case c.interactive() && (len(missing) > 0 || o.full || o.resume != "" || c.untold()):
		return c.askNew(ctx, o, sheet)
	default:
		return c.missingFlags(missing, c.ownMissing()...)
	}
}

// askNew asks what is left of a sitting, and the one question that its answers call for.
func (c *capture) askNew(ctx context.Context, o *newOptions, sheet *markdown.Sheet) error {
	asked := c.asked(sheet, o)
	list := c.questions(sheet, append(asked, c.refusedBeside(sheet, asked)...))
	if c.b.entry.Conversation != nil {
		list = withFirst(c.plannedTalk(), list)
	}
	if err := c.ask(ctx, list); err != nil {
		return err
	}
	return c.followUp(ctx, journal.FollowUp(c.b.entry))
}

// asked are the questions of a sitting: what --quick or --full ask for, else the middle; of a career the first block; and what is
// required in any. Of the first decision of a journal the place of the next look is asked besides.
func (c *capture) asked(sheet *markdown.Sheet, o *newOptions) []markdown.Question {
	list := sheet.AtDepth(markdown.Default).Questions
	switch {
	case o.quick:
		list = sheet.AtDepth(markdown.Quick).Questions
	case o.full:
		list = sheet.AtDepth(markdown.Full).Questions
	case sheet.Template == journal.TemplateCareer:
		list = append(inBlock(sheet, "start"), inBlock(sheet, "")...)
	case sheet.Kind == journal.KindDecision && c.firstOfAll():
		list = append(list, pick(sheet, "when-where")...)
	}
	list = append(list, c.required...)
	return sheet.Only(func(q markdown.Question) bool {
		return slices.ContainsFunc(list, func(asked markdown.Question) bool { return asked.ID == q.ID })
	}).Questions
}

// refusedBeside are the questions of a sheet beside those that are asked whose answers did not fit when the draft was left.
func (c *capture) refusedBeside(sheet *markdown.Sheet, asked []markdown.Question) []markdown.Question {
	fields := map[string]bool{}
	for _, q := range asked {
		for _, p := range q.Parts() {
			fields[c.fieldOf(p)] = true
		}
	}
	return sheet.Only(func(q markdown.Question) bool {
		return slices.ContainsFunc(q.Parts(), func(p markdown.Part) bool {
			field := c.fieldOf(p)
			return !fields[field] && c.answered(refused+field)
		})
	}).Questions
}

// firstOfAll says whether the journal holds no entry yet.
func (c *capture) firstOfAll() bool {
	names, err := c.store.Names()
	return err == nil && len(names.IDs) == 0
}

// followUp asks the one further question that the answers call for; the question heads its answer.
func (c *capture) followUp(ctx context.Context, ask string) error {
	field := "section:" + ask
	if ask == "" || c.answered(field) {
		return nil
	}
	return c.ask(ctx, []question{{field: field, ask: ask, hint: "Enter skips it."}})
}

// missingNew names what a new entry cannot do without, and what its template requires besides.
func (c *capture) missingNew() (names []string) {
	e := c.b.entry
	switch {
	case e.Decision != nil && e.Decision.Question == "", e.Experiment != nil && e.Experiment.Question == "":
		names = append(names, "the question")
	case e.Conversation != nil && e.Conversation.With == "":
		names = append(names, "with")
	}
	if e.Decision != nil && e.Decision.Choice == "" {
		names = append(names, "choice")
	}
	if e.Experiment != nil && e.Section("Do") == "" {
		names = append(names, "do")
	}
	return append(names, c.fieldsOf(c.ownMissing())...)
}
