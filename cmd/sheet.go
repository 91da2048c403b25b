package cmd

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// questions turns what a sheet asks into questions, one for each part of a screen. What a flag or a draft has answered is left
// out, and a screen of which nothing is left with it.
func (c *capture) questions(asked []markdown.Question) []question {
	var list []question
	for _, q := range asked {
		first := true
		for _, p := range q.Parts() {
			field := fieldOf(p)
			if c.answered(field) && !flagTexts[field].many {
				continue
			}
			one := question{field: field, label: p.Label, required: q.Required && first, multi: p.Multi || manyLines(p.Kind), choices: choiceLines(p)}
			if first {
				one.ask, one.hint = q.Ask, q.Hint
			}
			one.read = c.reader(p)
			if field == "agreed" {
				one.label, one.skip = p.Label+" (yes or no)", c.nobodyToAsk
			}
			one.check = c.check(field, one.read)
			list = append(list, one)
			first = false
		}
	}
	return list
}

// nobodyToAsk says whether consent was answered already: nobody has to give it, or nobody was named.
func (c *capture) nobodyToAsk() bool {
	for _, a := range c.said {
		if a.Field == "must-agree" {
			return strings.EqualFold(a.Value, "nobody")
		}
	}
	return true
}

// answered says whether a field has a value from a flag or from a draft.
func (c *capture) answered(field string) bool {
	return slices.ContainsFunc(c.said, func(a answer) bool { return a.Field == field })
}

// manyLines says whether a kind of answer takes several lines, an item each.
func manyLines(kind string) bool {
	switch kind {
	case "lines", "words", "options", "drivers", "assumptions", "predictions", "tripwires", "resolutions", "practices", "amendments":
		return true
	}
	return false
}

// fieldOf is the field that a part of a question fills: its flag, else its home.
func fieldOf(p markdown.Part) string {
	switch {
	case p.Kind == "avoid", p.Kind == "con":
		return p.Kind
	case p.Flag != "":
		return p.Flag
	case p.Home == "text":
		return "body"
	case p.Home == strings.ToLower(p.Home):
		return strings.ReplaceAll(p.Home, "_", "-")
	default:
		return "section:" + p.Home
	}
}

func choiceLines(p markdown.Part) []string {
	var lines []string
	for _, choice := range p.Choices {
		line := choice.Key
		if choice.Label != "" && choice.Label != choice.Key {
			line += ": " + choice.Label
		}
		if choice.Blurb != "" {
			line += ". " + choice.Blurb
		}
		lines = append(lines, line)
	}
	return lines
}

// reader turns what is typed at a question into the value of its field: a prediction as `claim | percent | date` as well as in
// the line grammar, a tripwire without its box, an assumption with the key of its question.
func (c *capture) reader(p markdown.Part) func(string) string {
	return func(v string) string {
		switch p.Kind {
		case "predictions":
			return c.predictionLine(v)
		case "tripwires":
			return c.tripwireLine(v)
		case "assumptions":
			if p.Key != "" {
				return v + "\n  - key: " + p.Key
			}
		case "options":
			for _, choice := range p.Choices {
				if strings.EqualFold(v, choice.Key) {
					return choice.Key + ": " + choice.Label
				}
			}
		}
		return v
	}
}

// predictionLine reads `claim | percent | date`; without a date it is the next revisit's.
func (c *capture) predictionLine(v string) string {
	parts := strings.Split(v, "|")
	if len(parts) < 2 {
		return v
	}
	percent := strings.TrimSuffix(strings.TrimSpace(parts[1]), "%")
	by := c.firstLook()
	if len(parts) > 2 && strings.TrimSpace(parts[2]) != "" {
		d, err := journal.ParseDate(strings.TrimSpace(parts[2]), c.b.today)
		if err != nil {
			return v
		}
		by = d
	}
	return fmt.Sprintf("%s%% by %s: %s", percent, by, strings.TrimSpace(parts[0]))
}

// firstLook is the date of the next revisit, as far as it is known while a sheet is asked.
func (c *capture) firstLook() journal.Date {
	if c.b.about != nil && !c.b.about.Next.IsZero() && !c.b.about.Next.Before(c.b.today) {
		return c.b.about.Next
	}
	if d := c.b.entry.Decision; d != nil {
		next, _ := journal.Start(d, c.b.entry.Date, c.rule)
		return next
	}
	return c.b.today.AddDays(c.rule.First)
}

// tripwireLine completes what a person types: "if" where the line begins with a bare condition, and the revisit it calls for.
func (c *capture) tripwireLine(v string) string {
	lower := strings.ToLower(v)
	if !strings.HasPrefix(lower, "if ") && !strings.HasPrefix(lower, "unless ") {
		v = "If " + v
	}
	return v
}

// check tries an answer on an empty entry of the same kind, so that a question can be asked again before anything changes.
func (c *capture) check(field string, read func(string) string) func(string) error {
	return func(value string) error {
		trial := &builder{entry: blank(c.b.entry.Kind), today: c.b.today, about: c.b.about}
		trial.entry.Options = slices.Clone(c.b.entry.Options)
		if trial.entry.Decision != nil {
			trial.entry.Decision.Choice = c.b.entry.Decision.Choice
		}
		err := trial.set(answer{field, read(value)})
		return plainError(err, field)
	}
}

// asTyped reads an answer as it is.
func asTyped(v string) string { return v }

// plainError takes the flag's name off an error, for somebody who typed at a question.
func plainError(err error, field string) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s", strings.TrimPrefix(err.Error(), "--"+field+": "))
}

// ask puts questions to the person and takes the answers in.
func (c *capture) ask(ctx context.Context, list []question) error {
	return c.askInto(ctx, list, c.take)
}

// askInto is ask with another way of taking an answer in.
func (c *capture) askInto(ctx context.Context, list []question, take func(answer) error) error {
	if len(list) == 0 {
		return nil
	}
	if c.prompts == nil {
		c.prompts = newLinePrompter(c.a.env.In, c.a.env.Err, c.a.env.Term.Width)
	}
	return c.prompts.Ask(ctx, list, take)
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

// missing is a usage error that names the flags of the required answers that are not there, or nil.
func (c *capture) missing(sheet *markdown.Sheet) error {
	var flags []string
	for _, q := range sheet.Questions {
		if field := fieldOf(q.Part); q.Required && !c.answered(field) {
			if field == "question" {
				flags = append(flags, "the question")
				continue
			}
			flags = append(flags, "--"+field)
		}
	}
	if c.b.entry.Kind == journal.KindExperiment && !c.answered("do") && !slices.Contains(flags, "--do") {
		flags = append(flags, "--do")
	}
	if len(flags) == 0 {
		return nil
	}
	return hint(usagef("%s is missing", strings.Join(flags, ", ")), "twoway "+c.command+" --help", "on a terminal, without --no-input, it asks")
}
