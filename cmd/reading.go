package cmd

import (
	"errors"
	"fmt"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// reader turns what is typed at a question into the value of its field: a prediction as `claim | percent | date` as well as in
// the line grammar, a tripwire without its box, an assumption as `belief | how to check it | date`.
func (c *capture) reader(p markdown.Part) func(string) (string, error) {
	switch p.Kind {
	case "predictions":
		return c.predictionLine
	case "tripwires":
		return tripwireLine
	case "assumptions":
		return c.assumptionLine
	case "options":
		return func(v string) (string, error) {
			for _, choice := range p.Choices {
				if strings.EqualFold(v, choice.Key) {
					return choice.Key + ": " + choice.Label, nil
				}
			}
			return v, nil
		}
	}
	return nil
}

// predictionLine reads `claim | percent | date`, with `| self` behind it for a claim about oneself; without a date it is the
// next revisit's.
func (c *capture) predictionLine(v string) (string, error) {
	parts := strings.Split(v, "|")
	if len(parts) < 2 {
		line, err := isoPrediction(v, c.b.today)
		if err == nil {
			var p journal.Prediction
			p, err = markdown.ParsePrediction(line)
			c.b.reckon(v, p.By, p.Claim)
		}
		if err != nil {
			return "", errors.New("write it as: claim | percent | date")
		}
		return line, nil
	}
	if strings.TrimSpace(parts[0]) == "" {
		return "", errors.New("the claim is missing; write it as: claim | percent | date")
	}
	percent, err := journal.ParsePercent(strings.TrimSpace(parts[1]), true)
	if err != nil {
		return "", err
	}
	by, attr := c.firstLook(), ""
	for _, part := range parts[2:] {
		switch part = strings.TrimSpace(part); part {
		case "":
		case journal.AboutSelf:
			attr = " (" + journal.AboutSelf + ")"
		default:
			if by, err = journal.ParseDate(strings.TrimPrefix(part, "by "), c.b.today); err != nil {
				return "", err
			}
		}
	}
	c.b.reckon(v, by, strings.TrimSpace(parts[0]))
	return fmt.Sprintf("%d%% by %s%s: %s", percent, by, attr, strings.TrimSpace(parts[0])), nil
}

// firstLook is the date of the next revisit, as far as it is known while a sheet is asked.
func (c *capture) firstLook() journal.Date {
	if !c.b.next.IsZero() {
		return c.b.next
	}
	if c.b.about != nil && !c.b.about.Next.IsZero() && !c.b.about.Next.Before(c.b.today) {
		return c.b.about.Next
	}
	if e := c.b.entry; e.Decision != nil {
		d := *e.Decision
		if d.Choice != journal.Undecided {
			d.DecidedOn = e.Date
		}
		journal.CareerDefaults(&d, e.Date)
		next, _ := journal.Start(&d, e.Date, c.rule)
		return next
	}
	return c.b.today.AddDays(c.rule.First)
}

var when = journal.Pattern(`(?i)^(?:when(?:ever)?|as soon as|once)\s+(\S.*)$`)

// withoutWhen takes off a condition the word that stands for "if". "Once a week" says how often, and stays.
func withoutWhen(v string) string {
	m := when().FindStringSubmatch(v)
	if m == nil || often().MatchString(v) {
		return v
	}
	return m[1]
}

var often = journal.Pattern(`(?i)^once\s+(?:an?|every|per|in|more|again)\b`)

// tripwireLine completes what a person types: "if" where the line begins with a bare condition.
func tripwireLine(v string) (string, error) {
	v = withoutWhen(v)
	lower := strings.ToLower(v)
	if !strings.HasPrefix(lower, "if ") && !strings.HasPrefix(lower, "unless ") {
		v = "If " + v
	}
	return v, nil
}

// assumptionLine reads `belief | how to check it | date`, the last two in any order and both optional.
func (c *capture) assumptionLine(v string) (string, error) {
	parts := strings.Split(v, "|")
	belief, check := strings.TrimSpace(parts[0]), ""
	for _, part := range parts[1:] {
		part = strings.TrimSpace(part)
		d, err := journal.ParseDate(strings.TrimPrefix(part, "by "), c.b.today)
		switch {
		case err == nil:
			c.b.reckon(v, d, belief)
			belief = "by " + d.String() + ": " + belief
		case isNumeral(strings.TrimPrefix(part, "by ")):
			return "", err
		case part != "":
			check = strings.TrimSpace(check + " " + part)
		}
	}
	if check != "" {
		belief += "\n  - check: " + check
	}
	return belief, nil
}

// isNumeral says whether a text is digits and what stands between those of a date, so that it can be meant as nothing else.
func isNumeral(text string) bool { return text != "" && strings.Trim(text, "0123456789-./") == "" }
