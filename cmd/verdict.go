package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// dueQuestion is a line whose day has come: how it is asked about, and what yes, no and a ticked box mean for it.
type dueQuestion struct {
	line, ask, words, yes, no, ticked string

	settles journal.Resolution
}

// askDue asks about each prediction, wire and assumption whose day has come.
func (c *capture) askDue(ctx context.Context, _ *markdown.Sheet, form string) error {
	var list []question
	answers := map[string]dueQuestion{}
	open, left := c.dueOpenly(form)
	for _, d := range open {
		if c.settled(d.line) {
			continue
		}
		answers[d.line] = d
		list = append(list, question{
			field: d.line, ask: d.ask, hint: d.words + " · a note may follow a colon · Enter leaves it open",
			check: func(v string) error {
				if cannotSay(v) {
					return nil
				}
				r, err := markdown.ParseResolution(isoResolution(d.line+" → "+d.outcome(v), c.b.today))
				if err != nil {
					return d.wanted(v)
				}
				_, err = c.b.about.Settle(r)
				return plainWant(err)
			},
		})
	}
	if left > 0 {
		c.a.env.say("Not asked, since a private entry says it and this look is not private: %s. `twoway due` has the command.",
			journal.Counted(left, "line whose day has come", "lines whose day has come"))
	}
	return c.askInto(ctx, list, func(a answer) error {
		if cannotSay(a.Value) {
			c.pass(a.Field)
			return nil
		}
		return c.take(answer{"resolve", a.Field + " → " + answers[a.Field].outcome(a.Value)})
	})
}

// dueOpenly parts what a look asks about from what it does not, since it is private and the look is not.
func (c *capture) dueOpenly(form string) (open []dueQuestion, left int) {
	for _, d := range c.due(form) {
		if c.openly().KnowsWords(d.settles) {
			open = append(open, d)
		} else {
			left++
		}
	}
	return open, left
}

// due lists what waits at a look, in words.
func (c *capture) due(form string) (list []dueQuestion) {
	due := c.b.about.DueIn(c.b.today, form)
	for _, p := range due.Predictions {
		line := p.Line()
		list = append(list, dueQuestion{
			markdown.FormatPrediction(line), fmt.Sprintf("Did this happen? %s (by %s)", p.Claim, p.By),
			"yes · no · cannot say · void: why", "yes", "no", "yes",
			journal.Resolution{Prediction: &line},
		})
	}
	for _, t := range due.Tripwires {
		line := t.Line()
		d := dueQuestion{
			markdown.FormatTripwire(line), fmt.Sprintf("Did this happen by %s? %s", t.By, t.Condition),
			"yes · no · cannot say · off", "hit", "passed", "hit",
			journal.Resolution{Tripwire: &line},
		}
		if t.Mode == journal.Missing {
			d.yes, d.no = "passed", "hit"
		}
		list = append(list, d)
	}
	for _, a := range due.Assumptions {
		line := a.Line()
		list = append(list, dueQuestion{
			markdown.FormatAssumption(line), "Does this belief still hold? " + a.Belief,
			"yes · no · shaken · cannot say", "holding", "wrong", "holding",
			journal.Resolution{Assumption: &line},
		})
	}
	return list
}

// outcome reads yes and no as what they mean for the line; other words stand, and so does a day behind them.
func (d dueQuestion) outcome(v string) string {
	said, note, found := strings.Cut(v, ":")
	word, day, dated := strings.Cut(strings.ToLower(strings.TrimSpace(said)), " ")
	switch word {
	case "y", "yes":
		word = d.yes
	case "n", "no":
		word = d.no
	}
	if dated {
		word += " " + strings.TrimSpace(day)
	}
	if found {
		return word + ": " + strings.TrimSpace(note)
	}
	return word
}

// wanted says which answers a line takes, to one that was not read.
func (d dueQuestion) wanted(v string) error {
	word, _, _ := strings.Cut(strings.ToLower(v), " ")
	if strings.TrimRight(word, ":") == "void" && strings.Contains(d.words, "void") {
		return errors.New(voidWhy)
	}
	words := strings.ReplaceAll(d.words, " · ", ", ")
	return fmt.Errorf("%q is not one of %s; a day may follow, and a note after a colon", v, words)
}

// settled says whether an answer of this sitting settles a line already.
func (c *capture) settled(line string) bool {
	ticked := strings.Replace(line, "[ ]", "[x]", 1) + " → "
	for _, v := range c.valuesOf("resolve") {
		r, err := markdown.ParseResolution(v)
		if err != nil {
			continue
		}
		if full, err := c.b.about.Settle(r); err == nil && strings.HasPrefix(markdown.FormatResolution(full), ticked) {
			return true
		}
	}
	return false
}

func cannotSay(v string) bool { return strings.HasPrefix(strings.ToLower(v), "cannot") }

// plainWant is an error of the model without the field's name, for somebody who typed at a question.
func plainWant(err error) error {
	var fault *journal.FieldError
	if errors.As(err, &fault) {
		return errors.New(fault.Want)
	}
	return err
}

// askLong asks what only a long look asks, and the practices, which a short one asks once a quarter.
func (c *capture) askLong(ctx context.Context, sheet *markdown.Sheet, form string) error {
	if form != journal.FormLong || !c.b.about.Chosen() {
		return c.askPractices(ctx, form)
	}
	after := []string{"gained-and-losing", "best-here"}
	if c.b.about.AsksFiveYears(form, c.b.today) {
		after = append(after, "five-years-on")
	}
	ask := func(ids ...string) error {
		list := slices.DeleteFunc(c.questions(sheet, pick(sheet, ids...)), func(q question) bool {
			return q.field == "practice" || q.field == "amend" || q.field == "hands-on-share" && c.b.about.Template != journal.TemplateCareer
		})
		for i := range list {
			list[i] = byWords(list[i])
		}
		return c.ask(ctx, list)
	}
	if err := ask("process", "outcome", "colleague", "practices"); err != nil {
		return err
	}
	if err := c.askPractices(ctx, form); err != nil {
		return err
	}
	if err := ask(after...); err != nil {
		return err
	}
	return c.ask(ctx, c.questions(sheet, c.ownInLook(sheet, form, true)))
}

// byWords lets the answers to "was it reasonable?" and "how has it turned out?" be typed as the question says them.
func byWords(q question) question {
	said := map[string]map[string]string{
		"process": {"yes": "reasonable", "no": "unreasonable"},
		"outcome": {"too early": "too-early"},
	}[q.field]
	if said == nil {
		return q
	}
	q.read = func(v string) (string, error) { return cmp.Or(said[strings.ToLower(v)], v), nil }
	return q
}

// askPractices asks which practices were kept, and whether the open door is still worth them.
func (c *capture) askPractices(ctx context.Context, form string) error {
	if !c.b.about.Chosen() || !c.b.about.AsksPractices(form, c.b.today) || c.opts.answers.given("practice") {
		return nil
	}
	var list []question
	for _, p := range c.openPractices() {
		if slices.ContainsFunc(c.valuesOf("practice"), func(v string) bool { return strings.HasPrefix(v, p+"=") }) {
			continue
		}
		list = append(list, question{
			field: p, ask: "Was this kept? " + p, hint: "Enter skips it.",
			choices: []choiceLine{{"kept", "kept"}, {"not kept", "not kept"}}, check: keptOrNot,
		})
	}
	err := c.askInto(ctx, list, func(a answer) error {
		kept := "kept"
		if strings.HasPrefix(strings.ToLower(a.Value), "n") {
			kept = "not kept"
		}
		return c.take(answer{"practice", a.Field + "=" + kept})
	})
	if err != nil {
		return err
	}
	return c.ask(ctx, c.changes(question{
		id: "worth amend", ask: "Is the open door still worth it?",
		hint: "Enter when it is; else what changes, as in keeps_open=one change merged a quarter, or keeps_open=not set.",
	}))
}

// changes asks for changes of the decision's fields, one a line, unless there are some already; a list that a draft began goes on.
func (c *capture) changes(q question) []question {
	q.field, q.label, q.multi, q.check = "amend", "FIELD=NEW", true, c.check("amend")
	switch {
	case !c.answered("amend"):
	case c.last == "amend":
		q.so = c.valuesOf("amend")
	default:
		return nil
	}
	return []question{q}
}

func keptOrNot(v string) error {
	switch strings.ToLower(v) {
	case "kept", "not kept", "y", "yes", "n", "no":
		return nil
	}
	return errors.New("kept or not kept; Enter skips it")
}

// askVerdict asks how the look ends, and what that verdict brings with it.
func (c *capture) askVerdict(ctx context.Context, sheet *markdown.Sheet, _ string) error {
	c.sayLean()
	s := c.b.about
	id := "verdict"
	if s.Status == "open" {
		id = "verdict-undecided"
		if s.WaitsSoFar() >= 2 {
			id = "verdict-third"
		}
	}
	list := slices.DeleteFunc(c.questions(sheet, pick(sheet, id)), func(q question) bool { return q.field != "verdict" })
	for i := range list {
		if s.Status != "open" && !s.Chosen() {
			list[i].choices, list[i].hint = []choiceLine{{journal.Reopen, "reopen it: two weeks to choose anew"}}, "Ctrl-C leaves it as it is."
		}
		list[i].check = c.mayEnd
	}
	if err := c.askEnd(ctx, list); err != nil {
		return err
	}
	if err := c.sleepOnIt(ctx); err != nil {
		return err
	}
	return c.askClosing(ctx, sheet)
}

// verdict takes how a look ends. A word that is none is refused with the verdicts that this look may end with.
func verdict(b *builder, v string) error {
	known := oneOf("verdict", func(b *builder) *string { return &b.entry.Reflection.Verdict })
	if known(b, v) != nil {
		return fmt.Errorf("%q is not one of %s", v, strings.Join(b.verdicts(), ", "))
	}
	return nil
}

// verdicts are those that the look may end with, as far as it is written.
func (b *builder) verdicts() []string { return b.about.VerdictsOf(b.withHand(b.entry)) }

// withHand is the entry as the rules see it when a date was set by hand.
func (b *builder) withHand(e *journal.Entry) *journal.Entry {
	if b.next.IsZero() {
		return e
	}
	r := *e.Reflection
	r.Next, r.NextBy = b.next, journal.ByHand
	with := *e
	with.Reflection = &r
	return &with
}

// mayEnd says whether a look may end with a verdict.
func (c *capture) mayEnd(v string) error {
	verdicts := c.b.about.Verdicts()
	if !slices.Contains(verdicts, strings.ToLower(v)) {
		return fmt.Errorf("one of %s", strings.Join(verdicts, ", "))
	}
	return nil
}

// sleepOnIt offers to sleep on an early reverse that nothing called for: a keep for three days.
func (c *capture) sleepOnIt(ctx context.Context) error {
	next, ok := c.b.about.SleepOn(c.b.entry)
	if !ok || c.answered("next") {
		return nil
	}
	sleep, err := c.yes(ctx, "Sleep on it for three days?")
	if err != nil || !sleep {
		return err
	}
	if err := c.take(answer{"verdict", journal.Keep}); err != nil {
		return err
	}
	return c.take(answer{"next", next.String()})
}

// askClosing asks what a verdict brings with it.
func (c *capture) askClosing(ctx context.Context, sheet *markdown.Sheet) error {
	var list []question
	switch r := c.b.entry.Reflection; r.Verdict {
	case journal.Choose:
		list = c.choosing(sheet, r)
	case journal.Adjust:
		what := question{
			id: "adjust amend", ask: "What changes?",
			hint: "One a line, as in trial_ends=2028-02-02; Enter when the shape is said in words. " + strings.Join(journal.Amendable, ", "),
		}
		list = c.changes(what)
		if (len(list) > 0 || c.isOver(what.id)) && !c.answered("because") {
			none := func() bool { return len(c.b.entry.Amendments) == 0 }
			list = append(list, question{field: "because", ask: "Why?", hint: "Enter skips it.", skip: none})
		}
	case journal.Reverse:
		list = c.questions(sheet, pick(sheet, "cost", "ten"))
	case journal.Close:
		list = c.questions(sheet, pick(sheet, "closing-line", "ten"))
	}
	return c.ask(ctx, list)
}

// choosing asks which option is chosen, unless it was said, and why, and how sure.
func (c *capture) choosing(sheet *markdown.Sheet, r *journal.Reflection) (list []question) {
	if r.Choice == "" || r.Choice == journal.Undecided {
		q, _ := sheet.Question("choose")
		one := question{field: "choice", ask: q.Ask, required: true, choices: optionLines(c.openly().Options), check: c.check("choice")}
		list = append(list, one)
	}
	if !c.answered("why") {
		list = append(list, question{field: "why", ask: "Why that one?", hint: "One sentence, the way you would tell a friend."})
	}
	if !c.answered("confidence") {
		list = append(list, question{
			field: "confidence", ask: "How likely is it that you would choose the same at the next revisit?",
			hint: "0–100. 50 is a coin flip, 75 likely, 90 you would be surprised otherwise.", check: c.check("confidence"),
		})
	}
	return list
}
