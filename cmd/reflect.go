package cmd

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/markdown"
)

type reflectOptions struct {
	captureOptions
	ref string
}

func newReflectCmd(a *app) *cobra.Command {
	var o reflectOptions
	c := &cobra.Command{
		Use:   "reflect [HANDLE]",
		Short: "Revisit a decision: what you remember, what you wrote, today",
		Long: `Revisit one decision; without a handle the one that has waited longest. It asks what you chose, why, and how sure you
were, before it shows a word of the record. Then it shows what you wrote, asks about today and about what is due,
and ends with a verdict: keep, adjust, reverse or close; at an undecided one choose, wait or close.

The remembered answers measure drift; nothing depends on how good they are.`,
		Example: `  twoway reflect
  twoway reflect team-or-staff --recall-choice manager --recall-confidence 70 --would-choose manager \
      --confidence 70 --energy 1 --changed "The second hire moved to April." --verdict keep`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return hint(usagef("reflect takes one handle"), "twoway list    shows the handles")
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.ref = args[0]
			}
			return runReflect(c.Context(), a, &o)
		},
		ValidArgsFunction: a.completeHandles,
	}
	addFlags(c, &o.answers, journal.KindReflection)
	addCaptureFlags(c, &o.captureOptions)
	return c
}

func runReflect(ctx context.Context, a *app, o *reflectOptions) error {
	c, err := a.aboutCapture(&o.captureOptions, journal.KindReflection, o.ref)
	if err != nil || c == nil {
		return err
	}
	defer c.store.Close()
	sheet, err := c.template("reflection")
	if err != nil {
		return err
	}
	if err := c.begin(); err != nil {
		return err
	}
	if err := c.fillReflection(ctx, o, sheet); err != nil {
		if errors.Is(err, errBadDay) {
			return c.badDay(ctx)
		}
		return c.keep(err)
	}
	look, err := c.completeReflection()
	if err != nil {
		return c.keep(err)
	}
	if err := c.record(ctx); err != nil || o.dryRun {
		return err
	}
	c.closeReflection(look)
	return c.finish(ctx)
}

// errBadDay is the answer that turns an early look into a note.
var errBadDay = errors.New("a bad day")

func (c *capture) fillReflection(ctx context.Context, o *reflectOptions, sheet *markdown.Sheet) error {
	if err := c.resumeDraft(o.resume); err != nil {
		return err
	}
	if err := c.flags(); err != nil {
		return err
	}
	r := c.b.entry.Reflection
	switch {
	case c.wantsEditor():
		return c.reflectInEditor(ctx, sheet)
	case r.Verdict == "" && c.interactive():
		return c.reflectByQuestions(ctx, sheet)
	case r.Verdict == "":
		return hint(usagef("--verdict is missing: %s", strings.Join(c.b.about.Verdicts(), ", ")), "twoway reflect --help")
	}
	return nil
}

// reflectByQuestions is one look on a terminal: what brings you early, the recall, the reveal, today, what is due, the verdict.
func (c *capture) reflectByQuestions(ctx context.Context, sheet *markdown.Sheet) error {
	if c.b.about.EarlyOn(c.b.today) {
		if err := c.askEarly(ctx, sheet); err != nil {
			return err
		}
	}
	if err := c.recall(ctx, sheet); err != nil {
		return err
	}
	form := cmpOr(c.b.entry.Reflection.Form, c.b.about.FormOn(c.b.today))
	for _, step := range []func(context.Context, *markdown.Sheet, string) error{c.askToday, c.askDue, c.askLong, c.askVerdict} {
		if err := step(ctx, sheet, form); err != nil {
			return err
		}
	}
	return nil
}

// recall asks what is remembered, in the order choice, reason, number, and only then shows the record.
func (c *capture) recall(ctx context.Context, sheet *markdown.Sheet) error {
	if !c.b.about.Chosen() {
		return nil
	}
	list := c.questions(pick(sheet, "recalled"))
	for i := range list {
		check := list[i].check
		list[i].choices = nil
		list[i].check = func(v string) error {
			if v == "s" || v == "seen" {
				return nil
			}
			return check(v)
		}
	}
	err := c.askInto(ctx, list, func(a answer) error {
		switch a.Value {
		case "s":
			return nil
		case "seen":
			return c.take(answer{"seen", "true"})
		}
		return c.take(a)
	})
	if err != nil {
		return err
	}
	c.reveal()
	return nil
}

// askEarly asks what brings somebody before the date; a bad day ends the look as a note.
func (c *capture) askEarly(ctx context.Context, sheet *markdown.Sheet) error {
	list := c.questions(pick(sheet, "early"))
	bad := false
	for i := range list {
		list[i].ask = strings.ReplaceAll(list[i].ask, "{next}", c.b.about.Next.Said())
		check := list[i].check
		list[i].check = func(v string) error {
			if bad = strings.HasPrefix(strings.ToLower(v), "bad"); bad {
				return nil
			}
			return check(v)
		}
	}
	err := c.askInto(ctx, list, func(a answer) error {
		if bad {
			return errBadDay
		}
		return c.take(a)
	})
	return err
}

func (c *capture) askToday(ctx context.Context, sheet *markdown.Sheet, form string) error {
	ids := []string{"today", "energy", "changed"}
	if !c.b.about.Chosen() {
		ids = []string{"choose", "energy", "changed"}
	}
	list := c.questions(pick(sheet, ids...))
	for i := range list {
		if list[i].field == "would-choose" || list[i].field == "choice" {
			list[i].choices = optionLines(c.b.about)
		}
	}
	return c.ask(ctx, list)
}

// optionLines shows options as choices, all in the same way.
func optionLines(s *journal.State) []string {
	var lines []string
	for _, o := range s.Options {
		lines = append(lines, o.Key+": "+o.Label)
	}
	return lines
}

// askDue asks about each prediction, wire and assumption whose day has come.
func (c *capture) askDue(ctx context.Context, _ *markdown.Sheet, form string) error {
	if c.answered("resolve") {
		return nil
	}
	due := c.b.about.DueIn(c.b.today, form)
	var list []question
	add := func(line, said, words string) {
		list = append(list, question{field: line, ask: "Did this happen? " + said, hint: words + " · a note may follow a colon · Enter leaves it open",
			check: func(v string) error {
				r, err := markdown.ParseResolution(line + " → " + outcome(v))
				if err != nil {
					return err
				}
				_, err = c.b.about.Settle(r)
				return err
			}})
	}
	for _, p := range due.Predictions {
		add(markdown.FormatPrediction(p.Line()), fmt.Sprintf("%s (by %s)", p.Claim, p.By), "yes · no · void")
	}
	for _, t := range due.Tripwires {
		add(markdown.FormatTripwire(t.Line()), t.Condition, "hit · passed · off")
	}
	for _, a := range due.Assumptions {
		add(markdown.FormatAssumption(a.Line()), a.Belief, "holding · shaken · wrong")
	}
	return c.askInto(ctx, list, func(a answer) error {
		if strings.HasPrefix(strings.ToLower(a.Value), "cannot") {
			return nil
		}
		return c.take(answer{"resolve", a.Field + " → " + outcome(a.Value)})
	})
}

// outcome reads y and n as yes and no; the rest stands.
func outcome(v string) string {
	word, note, found := strings.Cut(v, ":")
	word = strings.ToLower(strings.TrimSpace(word))
	switch word {
	case "y":
		word = "yes"
	case "n":
		word = "no"
	}
	if found {
		return word + ": " + strings.TrimSpace(note)
	}
	return word
}

// askLong asks what only a long look asks, and the practices, which a short one asks once a quarter.
func (c *capture) askLong(ctx context.Context, sheet *markdown.Sheet, form string) error {
	if form == journal.FormLong && c.b.about.Chosen() {
		ids := []string{"process", "outcome", "colleague", "practices", "gained-and-losing", "best-here"}
		if c.b.about.AsksFiveYears(form, c.b.today) {
			ids = append(ids, "five-years-on")
		}
		list := slices.DeleteFunc(c.questions(pick(sheet, ids...)), func(q question) bool {
			return q.field == "practice" || q.field == "amend" || q.field == "hands-on-share" && c.b.about.Template != "career"
		})
		if err := c.ask(ctx, list); err != nil {
			return err
		}
	}
	if !c.b.about.AsksPractices(form, c.b.today) || c.answered("practice") {
		return nil
	}
	var list []question
	for _, p := range c.b.about.KeepsOpen {
		list = append(list, question{field: p, ask: "Was this kept? " + p, hint: "Is the open door still worth it? Enter skips it.", choices: []string{"kept", "not kept"}})
	}
	return c.askInto(ctx, list, func(a answer) error {
		kept := "kept"
		if strings.HasPrefix(strings.ToLower(a.Value), "n") {
			kept = "not kept"
		}
		return c.take(answer{"practice", a.Field + "=" + kept})
	})
}

// askVerdict asks how the look ends, and what that verdict brings with it.
func (c *capture) askVerdict(ctx context.Context, sheet *markdown.Sheet, form string) error {
	id := "verdict"
	if c.b.about.Status == "open" {
		id = "verdict-undecided"
		if c.b.about.WaitsSoFar() >= 2 {
			id = "verdict-third"
		}
	}
	verdicts := c.b.about.Verdicts()
	list := slices.DeleteFunc(c.questions(pick(sheet, id)), func(q question) bool { return q.field != "verdict" })
	for i := range list {
		if !c.b.about.Chosen() && id == "verdict" {
			list[i].choices, list[i].hint = verdicts, ""
		}
		list[i].hint = strings.ReplaceAll(list[i].hint, "**", "")
		list[i].check = func(v string) error {
			if !slices.Contains(verdicts, strings.ToLower(v)) {
				return fmt.Errorf("one of %s", strings.Join(verdicts, ", "))
			}
			return nil
		}
	}
	if err := c.ask(ctx, list); err != nil {
		return err
	}
	return c.askClosing(ctx, sheet, form)
}

// askClosing asks what a verdict brings with it.
func (c *capture) askClosing(ctx context.Context, sheet *markdown.Sheet, form string) error {
	var list []question
	switch r := c.b.entry.Reflection; r.Verdict {
	case journal.Choose:
		if r.Choice == "" {
			list = append(c.questions(pick(sheet, "choose")), list...)
			for i := range list {
				list[i].required, list[i].choices = true, optionLines(c.b.about)
			}
		}
		list = append(list, question{field: "why", ask: "Why that one?", hint: "One sentence, the way you would tell a friend."},
			question{field: "confidence", ask: "How likely is it that you would choose the same at the next revisit?", hint: "0-100", check: c.check("confidence", asTyped)})
	case journal.Adjust:
		list = []question{{field: "amend", ask: "What changes?", hint: "One FIELD=NEW a line, as in trial_ends=2028-02-02; " + strings.Join(journal.Amendable, ", "), multi: true, check: c.check("amend", asTyped)},
			{field: "because", ask: "Why?", hint: "Enter skips it."}}
	case journal.Reverse:
		if slept, err := c.offerSleep(ctx); slept || err != nil {
			return err
		}
		list = c.questions(pick(sheet, "cost", "ten"))
	case journal.Close:
		list = c.questions(pick(sheet, "closing-line", "ten"))
	}
	return c.ask(ctx, list)
}

// offerSleep offers to sleep on an early reverse that nothing outside asked for: a yes turns it into a keep until that day.
func (c *capture) offerSleep(ctx context.Context) (slept bool, err error) {
	next, ok := c.b.about.SleepOn(c.b.entry)
	if !ok {
		return false, nil
	}
	ask := question{field: "sleep", ask: "Sleep on it for three days?", hint: "y keeps the choice until " + next.Said() + ". Enter goes on."}
	err = c.askInto(ctx, []question{ask}, func(a answer) error {
		if slept = strings.HasPrefix(strings.ToLower(a.Value), "y"); !slept {
			return nil
		}
		if err := c.take(answer{"verdict", journal.Keep}); err != nil {
			return err
		}
		return c.take(answer{"next", next.String()})
	})
	return slept, err
}

// reflectInEditor asks for the recall first, by questions where somebody can answer, and opens the editor with the record
// below what was remembered.
func (c *capture) reflectInEditor(ctx context.Context, sheet *markdown.Sheet) error {
	if c.interactive() && c.edited == nil {
		if err := c.recall(ctx, sheet); err != nil {
			return err
		}
	}
	form := cmpOr(c.b.entry.Reflection.Form, c.b.about.FormOn(c.b.today))
	return c.inEditor(ctx, sheet.Only(func(q markdown.Question) bool {
		return q.Block != "long" || form == journal.FormLong
	}))
}

// completeReflection writes what the tool writes: form, early, blind, the next date.
func (c *capture) completeReflection() (journal.LookResult, error) {
	e, s := c.b.entry, c.b.about
	r := e.Reflection
	if r.Verdict == "" {
		return journal.LookResult{}, usagef("the verdict is missing: %s", strings.Join(s.Verdicts(), ", "))
	}
	if r.Choice != "" && r.Verdict != journal.Choose && s.Status == "open" {
		r.WouldChoose, r.Choice = cmpOr(r.WouldChoose, r.Choice), ""
	}
	e.Title = s.Question
	c.reasons(e)
	s.CareerChoice(e)
	if err := c.settle(e, s); err != nil {
		return journal.LookResult{}, err
	}
	if r.RecallChoice != "" || r.RecallConfidence != nil || hasSection(e, "Recalled") {
		r.Blind = new(!c.b.seen && !c.seenBefore)
	}
	if err := c.setNext(e, s); err != nil {
		return journal.LookResult{}, err
	}
	look := s.Look(e, c.rule)
	look.Apply(r)
	if !r.Early {
		r.Trigger = ""
	}
	return look, asUsage(journal.ValidateAbout(e, s))
}

// setNext takes a date that was set by hand, and the end of the experiment after two waits.
func (c *capture) setNext(e *journal.Entry, s *journal.State) error {
	if c.b.next.IsZero() {
		return nil
	}
	if err := s.HandNext(e, c.b.next, c.rule); err != nil {
		return asUsage(err)
	}
	e.Reflection.Next, e.Reflection.NextBy = c.b.next, journal.ByHand
	return nil
}

func hasSection(e *journal.Entry, name string) bool {
	return slices.ContainsFunc(e.Sections, func(s journal.Section) bool { return strings.EqualFold(s.Name, name) })
}

// reveal shows the record word for word beside what was remembered, without a comment.
func (c *capture) reveal() {
	if c.shown || !c.b.about.Chosen() {
		return
	}
	for _, line := range reveal(c.b.about, c.b.entry) {
		c.a.env.say("%s", line)
	}
	c.shown = true
	c.a.markShown(c.loc, c.b.about.ID)
}

// reveal is the record of a decision beside a recall: the choice, the reason and the number, with the gap in points.
func reveal(s *journal.State, e *journal.Entry) []string {
	r := e.Reflection
	lines := []string{"", "On " + s.DecidedOn.Said() + " you wrote:", "  " + s.Label(s.Choice)}
	if s.Why != "" {
		lines = append(lines, "  "+strings.ReplaceAll(s.Why, "\n", "\n  "))
	}
	if s.ConfidenceFirst != nil {
		lines = append(lines, fmt.Sprintf("  sure: %d", *s.ConfidenceFirst))
	}
	if r.RecallChoice == "" && r.RecallConfidence == nil && !hasSection(e, "Recalled") {
		return append(lines, "")
	}
	lines = append(lines, "You remembered:")
	if r.RecallChoice != "" {
		lines = append(lines, "  "+s.Label(r.RecallChoice))
	}
	for _, sec := range e.Sections {
		if strings.EqualFold(sec.Name, "Recalled") {
			lines = append(lines, "  "+strings.ReplaceAll(sec.Text, "\n", "\n  "))
		}
	}
	if r.RecallConfidence != nil {
		lines = append(lines, fmt.Sprintf("  sure: %d", *r.RecallConfidence)+pointsApart(s.ConfidenceFirst, *r.RecallConfidence))
	}
	return append(lines, "")
}

// pointsApart says how far a remembered number is from the written one, signed.
func pointsApart(written *int, remembered int) string {
	switch {
	case written == nil:
		return ""
	case *written == remembered:
		return " (the same)"
	default:
		return fmt.Sprintf(" (%+d points)", remembered-*written)
	}
}

// closeReflection says until when the choice is settled and why that date, and offers what the verdict asks for.
func (c *capture) closeReflection(look journal.LookResult) {
	c.reveal()
	after := c.folded()
	c.a.env.say("%s", after.Sentence())
	if why := look.Why(); why != "" {
		c.a.env.say("%s.", strings.ToUpper(why[:1])+why[1:])
	}
	if look.TrialKept {
		c.a.env.say("Trial kept.")
	}
	if q := journal.LeanQuestion(after.Lean); q != "" && c.b.entry.Reflection.Verdict == journal.Keep {
		c.a.env.say("%s", q)
	}
	if c.b.entry.Reflection.Verdict == journal.Reverse {
		c.a.env.say(`Write down the new choice: twoway new "…" --supersedes %s`, c.b.about.ID)
	}
}

// badDay saves a note instead of a look; the date stands.
func (c *capture) badDay(ctx context.Context) error {
	note := blank(journal.KindNote)
	note.Date, note.About = c.b.entry.Date, c.b.entry.About
	c.b.entry = note
	err := c.ask(ctx, []question{
		{field: "body", ask: "What happened?", required: true},
		{field: "energy", ask: "Energy right now, -2 to +2", hint: "Enter skips it.", check: c.check("energy", asTyped)},
	})
	if err != nil {
		return c.keep(err)
	}
	if err := c.record(ctx); err != nil || c.opts.dryRun {
		return err
	}
	c.a.env.say("Saved as a note. %s stands.", c.b.about.Next.Said())
	return c.finish(ctx)
}
