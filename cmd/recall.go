package cmd

import (
	"context"
	"fmt"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// recall asks what is remembered, in the order choice, reason, number, and only then shows the record. A recall that an
// earlier run of the same draft has ended is not asked again.
func (c *capture) recall(ctx context.Context, sheet *markdown.Sheet) error {
	if !c.b.about.Chosen() {
		return nil
	}
	if c.b.revealed == "" {
		if err := c.askRecall(ctx, sheet); err != nil {
			return err
		}
		if err := c.endRecall(); err != nil {
			return err
		}
	}
	if err := c.whichWasMeant(ctx); err != nil {
		return err
	}
	c.reveal()
	return nil
}

func (c *capture) askRecall(ctx context.Context, sheet *markdown.Sheet) error {
	if c.b.seen {
		return nil
	}
	list := c.questions(sheet, pick(sheet, "recalled"))
	if c.b.words != "" && len(list) > 0 {
		list[0].above = []string{"so far: " + c.b.words}
	}
	for i, q := range list {
		list[i].listed = nil // the options are the record
		list[i].check = func(v string) error {
			if v == "s" || v == "seen" || q.field == "recall-choice" {
				return nil
			}
			return q.check(v)
		}
	}
	return c.askInto(ctx, list, func(a answer) error {
		switch {
		case a.Value == "s":
			return errEnough
		case a.Value == "seen":
			if err := c.take(answer{"seen", "true"}); err != nil {
				return err
			}
			return errEnough
		case a.Field == "recall-choice" && c.check(a.Field)(a.Value) != nil:
			a.Field = "recall-words"
		}
		return c.take(a)
	})
}

// whichWasMeant asks which option was remembered when the words named none. The words themselves stay.
func (c *capture) whichWasMeant(ctx context.Context) error {
	if c.b.words == "" || c.answered("recall-choice") {
		return nil
	}
	return c.ask(ctx, []question{{
		field: "recall-choice", ask: "You remembered: " + c.b.words + ". Which of these is that?", hint: "Enter when it is none of them.",
		choices: optionLines(c.openly().Options), check: c.check("recall-choice"),
	}})
}

// reveal shows the record word for word beside what was remembered, without a comment.
func (c *capture) reveal() {
	if c.shown || !c.b.about.Chosen() {
		return
	}
	for _, line := range reveal(c.b.about, c.b.entry, c.b.words) {
		c.a.env.say("%s", line)
	}
	c.shown = true
	c.a.markShown(c.loc, c.b.about.ID)
}

// reveal is the record of a decision beside a recall: the choice, the reason and the number, with the gap in points.
func reveal(s *journal.State, e *journal.Entry, words string) []string {
	r := e.Reflection
	lines := []string{"", "On " + s.DecidedOn.Said() + " you wrote:", "  " + s.Label(s.Choice)}
	if s.Why != "" {
		lines = append(lines, "  "+strings.ReplaceAll(s.Why, "\n", "\n  "))
	}
	if s.ConfidenceFirst != nil {
		lines = append(lines, fmt.Sprintf("  sure: %d", *s.ConfidenceFirst))
	}
	if !e.Recalls() && words == "" {
		return append(lines, "")
	}
	lines = append(lines, "You remembered:")
	switch {
	case r.RecallChoice != "":
		lines = append(lines, "  "+s.Label(r.RecallChoice))
	case words != "":
		lines = append(lines, "  "+words)
	}
	if text := e.Section("Recalled"); text != "" {
		lines = append(lines, "  "+strings.ReplaceAll(text, "\n", "\n  "))
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

// touchedOn says whether the record was in front of the person on a day: it was written, or a look revealed it.
func touchedOn(s *journal.State, day journal.Date) bool {
	if s.Date == day || s.DecidedOn == day {
		return true
	}
	for _, l := range s.Looks {
		if l.Date == day {
			return true
		}
	}
	return false
}

// writeRecall puts into the entry what the recall needs beside its answers: the remembered words that name no option, and
// whether it was blind.
func (c *capture) writeRecall(e *journal.Entry) {
	r := e.Reflection
	if words := markdown.Escape(c.b.words); words != "" {
		for i, s := range e.Sections {
			if strings.EqualFold(s.Name, "Recalled") {
				e.Sections[i].Text = markdown.Below(words, s.Text)
			}
		}
		if e.Section("Recalled") == "" {
			e.Sections = append(e.Sections, journal.Section{Name: "Recalled", Text: words})
		}
	}
	switch {
	case !c.b.about.Chosen():
		r.Blind = nil
	case e.Recalls() || c.b.seen:
		r.Blind = new(!c.b.seen && !c.seenBefore)
		if c.b.revealed != "" {
			r.Blind = new(c.b.revealed == "blind")
		}
	}
}
