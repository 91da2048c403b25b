package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
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
and ends with a verdict: keep, adjust, reverse or close; at an undecided one choose, wait or close. To wait a third
time takes an experiment, which a terminal offers to write down there and then; its end becomes the date.

What goes with a verdict: with keep, --next; with adjust, --amend and --because, or --changed for what has no field;
with reverse, --cost-in-fact, --what-it-cost and --what-it-taught, and afterwards a new decision with --supersedes;
with close, --closed-reason and --closing-line; with choose, --choice, --why and --confidence; with wait, --next.

With --editor the recall has a text of its own, unless a terminal or flags give it; the text after it lists the lines
whose day has come, to be ticked or given their outcome.

The remembered answers measure drift; nothing depends on how good they are.`,
		Example: `  twoway reflect
  twoway reflect team-or-staff --recall-choice manager --recall-confidence 70 --would-choose manager \
      --confidence 70 --energy 1 --changed "The second hire moved to April." --verdict keep`,
		Args: atMostOne("handle", "twoway list    shows the handles"),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.ref = args[0]
			}
			return runReflect(c.Context(), a, &o)
		},
		ValidArgsFunction: a.completeHandles,
	}
	addFlags(c, &o.answers, journal.KindReflection)
	c.Flags().Lookup("choice").Usage = "with choose: the option"
	c.Flags().Lookup("why").Usage = "with choose: " + flagTexts["why"].usage
	addCaptureFlags(c, &o.captureOptions)
	return c
}

func runReflect(ctx context.Context, a *app, o *reflectOptions) error {
	c, err := a.aboutCapture(ctx, &o.captureOptions, journal.KindReflection, o.ref)
	if err != nil || c == nil {
		return err
	}
	defer c.store.Close()
	sheet, err := c.template("reflection")
	if err != nil {
		return err
	}
	if err := c.fillReflection(ctx, o, sheet); err != nil {
		if errors.Is(err, errBadDay) {
			return c.badDay(ctx)
		}
		c.keepLeft(ctx)
		return c.keep(err)
	}
	look, err := c.completeReflection()
	if err != nil {
		return c.keep(err)
	}
	if err := c.record(); err != nil || o.dryRun {
		return err
	}
	c.closeReflection(look)
	if err := c.finish(ctx); err != nil {
		return err
	}
	return c.successor(ctx)
}

// errBadDay is the answer that turns an early look into a note.
var errBadDay = errors.New("a bad day")

func (c *capture) fillReflection(ctx context.Context, o *reflectOptions, sheet *markdown.Sheet) error {
	if err := c.restore(); err != nil {
		return err
	}
	if err := c.fitsVerdict(); err != nil {
		return err
	}
	if err := c.flags(ctx); err != nil {
		return err
	}
	r := c.b.entry.Reflection
	if c.interactive() {
		c.a.env.say("%s (%s)", c.b.about.Question, c.b.about.Ref())
	}
	switch {
	case c.wantsEditor():
		if err := c.reflectInEditor(ctx, sheet); err != nil {
			return err
		}
	case c.interactive() && (r.Verdict == "" || o.resume != ""):
		return c.reflectByQuestions(ctx, sheet)
	case c.interactive() && !c.b.entry.Recalls() && !c.b.seen:
		if err := c.recall(ctx, sheet); err != nil { // before the record is held against what the flags say
			return err
		}
	case r.Verdict == "":
		return hint(usagef("--verdict is missing: %s", strings.Join(c.b.verdicts(), ", ")), "twoway reflect --help", itAsks)
	}
	return c.askRequired(ctx, sheet)
}

// reflectByQuestions is one look on a terminal: what brings you early, the recall, the reveal, today, what is due, the verdict.
func (c *capture) reflectByQuestions(ctx context.Context, sheet *markdown.Sheet) error {
	if c.b.about.Chosen() && c.b.about.EarlyOn(c.b.today) {
		if err := c.askEarly(ctx, sheet); err != nil {
			return err
		}
	}
	if err := c.recall(ctx, sheet); err != nil {
		return err
	}
	form := c.formOfLook()
	for _, step := range []func(context.Context, *markdown.Sheet, string) error{c.askToday, c.askDue, c.askLong, c.askVerdict} {
		if err := step(ctx, sheet, form); err != nil {
			return err
		}
	}
	return nil
}

// askEarly asks what brings somebody before the date; a bad day ends the look as a note.
func (c *capture) askEarly(ctx context.Context, sheet *markdown.Sheet) error {
	list := c.questions(sheet, pick(sheet, "early"))
	isBad := func(v string) bool {
		return strings.HasPrefix(strings.ToLower(v), "bad") || strings.EqualFold(v, "a bad day")
	}
	for i, q := range list {
		list[i].listed = nil // which would be of the record
		list[i].check = func(v string) error {
			if isBad(v) || q.check(v) == nil {
				return nil
			}
			return fmt.Errorf("%q is not one of %s", v, strings.Join(valuesIn(q.choices), ", "))
		}
	}
	return c.askInto(ctx, list, func(a answer) error {
		if isBad(a.Value) {
			return errBadDay
		}
		return c.take(a)
	})
}

// valuesIn are what choices stand for.
func valuesIn(choices []choiceLine) (values []string) {
	for _, c := range choices {
		values = append(values, c.value)
	}
	return values
}

// askToday asks about today, and what the person wants asked besides. At a decision without a choice the first question is which one; at
// one that is over, none.
func (c *capture) askToday(ctx context.Context, sheet *markdown.Sheet, form string) error {
	ids := []string{"today", "energy", "changed"}
	switch s := c.b.about; {
	case s.Status == "open":
		ids[0] = "choose"
	case !s.Chosen():
		ids = ids[1:]
	}
	return c.ask(ctx, c.questions(sheet, append(pick(sheet, ids...), c.ownInLook(sheet, form, false)...)))
}

// ownInLook are the questions of the person's own that a look asks with those about today, or that only a long one asks.
func (c *capture) ownInLook(sheet *markdown.Sheet, form string, long bool) []markdown.Question {
	return sheet.Only(func(q markdown.Question) bool {
		return q.Own && (q.Block == "long") == long && c.asksInLook(q, form)
	}).Questions
}

// askRequired asks what the template requires of a look and no flag has answered. What is remembered comes before the record or not at
// all, and what goes with a verdict is asked with it.
func (c *capture) askRequired(ctx context.Context, sheet *markdown.Sheet) error {
	left := c.unanswered(sheet.Only(func(q markdown.Question) bool {
		_, placed := lookFields[q.ID]
		return q.Required && !placed && q.Block != "closing" && c.asksInLook(q, c.formOfLook())
	}).Questions)
	if !c.interactive() {
		return c.missingFlags(c.fieldsOf(left), left...)
	}
	return c.ask(ctx, c.questions(sheet, left))
}

// formOfLook is the form that was said, else the one whose turn it is.
func (c *capture) formOfLook() string {
	return cmp.Or(c.b.entry.Reflection.Form, c.b.about.FormOn(c.b.today))
}

// sayLean says that the other option is ahead, once, before the verdict; said tells whether it did now.
func (c *capture) sayLean() (said bool) {
	s, r := c.b.about, c.b.entry.Reflection
	if !s.Chosen() || c.leanSaid {
		return false
	}
	if q := s.LeanQuestion(s.LeanTo(r.WouldChoose, r.Confidence)); q != "" {
		c.a.env.say("\n%s", q)
		c.leanSaid = true
	}
	return c.leanSaid
}
