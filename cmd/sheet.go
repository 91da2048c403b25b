package cmd

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// questions turns what a sheet asks into questions, one for each part of a screen. What a flag or a draft has answered is left
// out, and a screen of which nothing is left with it.
func (c *capture) questions(sheet *markdown.Sheet, asked []markdown.Question) []question {
	var list []question
	for _, q := range asked {
		first := true
		for i, p := range q.Parts() {
			one, needed := c.question(sheet, q, p)
			one.required = q.Required && i == 0
			var asks []question
			if needed {
				asks = append(asks, one)
			}
			switch {
			case needed:
				asks = append(asks, c.behind(q, p)...)
			case c.isOver(one.name()): // else a flag has said it
				asks = append(asks, c.left(c.behind(q, p))...)
			}
			if first && len(asks) > 0 {
				asks[0].ask, asks[0].hint = c.filled(q.Ask), c.filled(strings.ReplaceAll(q.Hint, "**", ""))
				first = false
			}
			list = append(list, asks...)
		}
	}
	return list
}

// behind are the questions that stand behind a part of a screen and are about its answer: which rung is meant, what is struck.
func (c *capture) behind(q markdown.Question, p markdown.Part) []question {
	switch {
	case p.Kind == "options":
		return c.rungs(p)
	case p.Kind == "drivers" && q.Block == "motives":
		return []question{c.strike()}
	}
	return nil
}

// left are those of some questions that a draft has no answer to and that still apply.
func (c *capture) left(list []question) []question {
	return slices.DeleteFunc(list, func(q question) bool {
		return c.isOver(q.name()) || c.answered(q.field) || q.skip != nil && q.skip()
	})
}

// question is one part of a screen; needed is false when it was answered already.
func (c *capture) question(sheet *markdown.Sheet, q markdown.Question, p markdown.Part) (one question, needed bool) {
	field := c.fieldOf(p)
	one = question{field: field, id: q.ID + " " + field, label: p.Label, multi: p.Multi || manyLines(p.Kind) && p.Key == "" || p.Home == "Next Tuesday, twice", choices: choiceLines(p), skip: c.idle(q, p)}
	if field == "recall-choice" && c.b.words != "" {
		return one, false
	}
	if c.isOver(one.name()) {
		return one, false
	}
	if c.answered(field) {
		switch {
		case !one.multi:
			return one, false
		case c.last == field, c.answered(refused + field):
			one.so = c.valuesOf(field)
		case !c.overElsewhere(field):
			return one, false
		}
	}
	one.read, one.check = c.reader(p), c.check(field)
	if p.Kind == "option" {
		one.listed = func() []choiceLine { return optionLines(c.openOptions()) }
	}
	switch field {
	case "tests":
		one.listed = c.testable
	case "closes-on":
		one.needed = c.closesWithoutDay
	}
	if field == "agreed" {
		one.label += " (yes or no)"
	}
	for _, o := range sheet.Offers {
		if o.Home != p.Home || q.ID == "drawbacks" || q.ID == "better" {
			continue
		}
		switch {
		case o.Home != "Predictions":
			one.choices = append(one.choices, choiceLine{o.Text, o.Text})
		case o.Self:
			one.offers = append(one.offers, o.Text+" (| self)")
		default:
			one.offers = append(one.offers, o.Text)
		}
	}
	switch q.ID {
	case "do":
		one.above = catalogue(sheet)
	case "shaken":
		if c.b.about == nil {
			break
		}
		beliefs := c.beliefs()
		one.listed = func() []choiceLine { return beliefs }
		one.skip = func() bool { return c.idle(q, p)() || len(beliefs) == 0 }
		one.above = []string{"The number of one that is; or its words, → and holding, shaken or wrong, with a note behind a colon."}
	}
	return one, true
}

// overElsewhere says whether the list of a field was ended at another question, so that this one is yet to come.
func (c *capture) overElsewhere(field string) bool {
	return slices.ContainsFunc(c.passed, func(name string) bool { return strings.HasSuffix(name, " "+field) })
}

// catalogue are the things to try, by their side.
func catalogue(sheet *markdown.Sheet) (lines []string) {
	for _, l := range sheet.Catalogue {
		lines = append(lines, "On the "+l.Title+": "+strings.Join(l.Items, " · "))
	}
	return lines
}

// rungs ask which rung or shape is meant, of the options of a career that have them.
func (c *capture) rungs(p markdown.Part) []question {
	has := func(key string) func() bool {
		return func() bool { return !hasKey(c.b.entry.Options, key) }
	}
	if len(p.Choices) == 0 {
		return nil
	}
	return []question{
		{field: "rung:" + journal.CareerManager, label: "Which rung (" + journal.CareerManager + ")", skip: has(journal.CareerManager)},
		{field: "shape:" + journal.CareerIC, label: "Which shape (" + journal.CareerIC + ")", skip: has(journal.CareerIC)},
	}
}

// idle says when an earlier answer has made a part idle.
func (c *capture) idle(q markdown.Question, p markdown.Part) func() bool {
	plan := func(says func(*journal.ConversationState) bool) func() bool {
		return func() bool { t := c.planOf(); return t != nil && says(t) }
	}
	planned := func() bool { return c.b.entry.Conversation != nil && c.b.entry.Conversation.Status == "planned" }
	switch {
	case p.Home == "agreed":
		return c.nobodyToAsk
	case p.Home == "with":
		return plan(func(t *journal.ConversationState) bool { return t.With != "" })
	case p.Home == "track":
		return plan(func(t *journal.ConversationState) bool { return t.Track != "" })
	case p.Home == "status":
		return plan(func(*journal.ConversationState) bool { return true })
	case p.Home == "planned_for":
		return func() bool { return !planned() }
	case q.Block == "during" || q.Block == "after":
		return planned
	case q.ID == "drawbacks":
		return func() bool { return c.b.choice() == "" || c.b.choice() == journal.Undecided }
	case p.Home == "closes_on":
		return func() bool { return slices.Contains(c.valuesOf("closes"), journal.ClosesNone) }
	}
	return nil
}

// filled puts into a text what its braces stand for.
func (c *capture) filled(text string) string {
	if c.b.about != nil {
		text = strings.ReplaceAll(text, "{next}", c.b.about.Next.Said())
	}
	for _, token := range []string{" {prediction, wire or assumption}", " {assumptions}"} {
		text = strings.ReplaceAll(text, token, "")
	}
	return text
}

// nobodyToAsk says whether consent was answered already: nobody has to give it, or nobody was named.
func (c *capture) nobodyToAsk() bool {
	for _, v := range c.valuesOf("must-agree") {
		return strings.EqualFold(v, "nobody")
	}
	return c.b.about == nil || c.b.about.MustAgree == "" || strings.EqualFold(c.b.about.MustAgree, "nobody")
}

// answered says whether a field has a value from a flag or from a draft.
func (c *capture) answered(field string) bool { return len(c.valuesOf(field)) > 0 }

// valuesOf are the answers so far for a field.
func (c *capture) valuesOf(field string) (values []string) {
	for _, a := range c.said {
		if a.Field == field {
			values = append(values, a.Value)
		}
	}
	return values
}

// manyLines says whether a kind of answer takes several lines, an item each.
func manyLines(kind string) bool {
	switch kind {
	case "lines", "words", "options", "drivers", "assumptions", "predictions", "tripwires", "resolutions", "practices", "amendments":
		return true
	}
	return false
}

// fieldOf is the field of this entry that a part of a question fills.
func (c *capture) fieldOf(p markdown.Part) string { return fieldOf(c.b.entry.Kind, p) }

// fieldOf is the field that a part of a question fills in an entry of a kind: its flag, else its home.
func fieldOf(kind journal.Kind, p markdown.Part) string {
	switch {
	case p.Key != "":
		return strings.ReplaceAll(p.Key, "_", "-")
	case p.Kind == "avoid", p.Kind == "con":
		return p.Kind
	case takes(kind, p.Flag):
		return p.Flag
	case kindFields[p.Kind] != "":
		return kindFields[p.Kind]
	case p.Home == "text":
		return "body"
	case p.Home == strings.ToLower(p.Home):
		return strings.ReplaceAll(p.Home, "_", "-")
	}
	if kind == journal.KindNote {
		for field, home := range blockSections {
			if home == p.Home {
				return field
			}
		}
	}
	return "section:" + p.Home
}

// takes says whether an entry of a kind has a field.
func takes(kind journal.Kind, field string) bool {
	return setters[kind][field] != nil || common[field] != nil
}

// kindFields are the fields of the kinds of answers that are lines of our grammar.
var kindFields = map[string]string{
	"options": "option", "drivers": "driver", "assumptions": "assumption", "predictions": "predict", "tripwires": "tripwire",
	"resolutions": "resolve", "practices": "practice", "amendments": "amend",
}

func choiceLines(p markdown.Part) []choiceLine {
	var lines []choiceLine
	for _, choice := range p.Choices {
		line := choice.Key
		if choice.Label != "" && choice.Label != choice.Key {
			line += ": " + choice.Label
		}
		if choice.Blurb != "" {
			line += ". " + choice.Blurb
		}
		lines = append(lines, choiceLine{choice.Key, line})
	}
	return lines
}

// optionLines shows options as choices, all in the same way.
func optionLines(options []journal.Option) []choiceLine {
	var lines []choiceLine
	for _, o := range options {
		lines = append(lines, choiceLine{o.Key, o.Key + ": " + o.Label})
	}
	return lines
}

// closesWithoutDay says whether the window was said to close, and no day stands for it yet.
func (c *capture) closesWithoutDay() bool {
	said := c.valuesOf("closes")
	if len(said) == 0 || said[0] == journal.ClosesNone {
		return false
	}
	if d := c.b.entry.Decision; d != nil {
		whole := *d
		journal.CareerDefaults(&whole, c.b.entry.Date)
		return whole.ClosesOn.IsZero()
	}
	return c.b.about == nil || c.b.about.ClosesOn.IsZero()
}

// testable are the options of the decision, and its beliefs that have a key.
func (c *capture) testable() []choiceLine {
	lines := optionLines(c.openOptions())
	for _, a := range c.openly().Assumptions {
		if a.Key != "" {
			lines = append(lines, choiceLine{a.Key, a.Key + ": " + a.Belief})
		}
	}
	return lines
}

// beliefs are what a talk can shake: the assumptions that nothing has shaken yet.
func (c *capture) beliefs() (lines []choiceLine) {
	for _, a := range c.b.about.Assumptions {
		if line := a.Line(); (a.Status == "untested" || a.Status == "holding") && c.openly().KnowsWords(journal.Resolution{Assumption: &line}) {
			lines = append(lines, choiceLine{a.Belief + " → shaken", a.Belief})
		}
	}
	return lines
}

// check tries an answer on an empty entry of the same kind, so that a question can be asked again before anything changes.
func (c *capture) check(field string) func(string) error {
	return func(value string) error {
		trial := &builder{entry: blank(c.b.entry.Kind), today: c.b.today, about: c.b.about, revealed: c.b.revealed, seen: c.b.seen}
		trial.entry.Amendments = slices.Clone(c.b.entry.Amendments)
		trial.entry.Options, trial.suggested = slices.Clone(c.b.entry.Options), c.b.suggested
		if trial.entry.Decision != nil {
			trial.entry.Decision.Choice = c.b.entry.Decision.Choice
			trial.entry.Decision.Mood, trial.entry.Decision.KeepsOpen = slices.Clone(c.b.entry.Decision.Mood), slices.Clone(c.b.entry.Decision.KeepsOpen)
		}
		err := cmp.Or(c.inLine(answer{field, value}), trial.set(answer{field, value}))
		if err == nil && hasDay[field] {
			err = trial.dayFits(field, c.b.entry)
		}
		if trial.entry.Date = c.b.entry.Date; err == nil && (field == "track" || field == "tests" || field == "planned-for") {
			err = faultOf(field, journal.ValidateAbout(trial.entry, c.b.about))
		}
		c.markQuoted(trial.quoted)
		if err == nil && c.opened != nil {
			trial.entry.Private, trial.entry.About = c.b.entry.Private, c.b.entry.About
			err = c.withheldIn(trial.entry)
		}
		return plainError(err, field)
	}
}

// hasDay are the fields whose day has to fit the day of the entry, which is said at once and not after the last question.
var hasDay = map[string]bool{"tripwire": true, "ends": true, "trial-ends": true, "closes-on": true}

// dayFits holds the day of an answer, alone in a trial, against the days of the entry that it is for.
func (b *builder) dayFits(field string, whole *journal.Entry) error {
	e := b.entry
	e.Date, e.About = whole.Date, whole.About
	switch {
	case e.Decision != nil:
		e.Decision.Question, e.Decision.Choice = "?", journal.Undecided
	case e.Experiment != nil:
		e.Experiment.Question, e.Experiment.Starts = "?", whole.Experiment.Starts
		e.Sections = []journal.Section{{Name: "Do", Text: "?"}}
	case e.Reflection != nil:
		e.Reflection.Verdict = journal.Keep
	}
	return faultOf(field, e.Validate())
}

// faultOf is what is wrong with this field, in the words of a question; nil when err is about none or another.
func faultOf(field string, err error) error {
	var fault *journal.FieldError
	if !errors.As(err, &fault) || cmp.Or(flagOf[fault.Field], strings.ReplaceAll(fault.Field, "_", "-")) != field {
		return nil
	}
	return fmt.Errorf("%q does not fit: %s", fault.Value, fault.Want)
}

// plainError takes the flag's name off an error, for somebody who typed at a question.
func plainError(err error, field string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s", strings.TrimPrefix(err.Error(), "--"+field+": "))
}

// pick gives the questions of a sheet with these ids, in this order.
func pick(sheet *markdown.Sheet, ids ...string) []markdown.Question {
	var list []markdown.Question
	for _, id := range ids {
		if q, ok := sheet.Question(id); ok {
			list = append(list, q)
		}
	}
	return list
}

// inBlock gives the questions of a sheet's block.
func inBlock(sheet *markdown.Sheet, block string) []markdown.Question {
	return sheet.Only(func(q markdown.Question) bool { return q.Block == block }).Questions
}
