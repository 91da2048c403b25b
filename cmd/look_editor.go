package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// reflectInEditor holds a look in the editor. The recall comes first: by questions where somebody can answer them, else in a text
// of its own, so that what is due and all else of the record shows only once it is over.
func (c *capture) reflectInEditor(ctx context.Context, sheet *markdown.Sheet) error {
	recall := c.recallInEditor
	if c.interactive() && c.edited == nil {
		recall = c.recall
	}
	if err := recall(ctx, sheet); err != nil {
		return err
	}
	if err := c.inEditor(ctx, c.lookSheet(sheet)); err != nil {
		return err
	}
	if c.interactive() && c.b.entry.Reflection.Verdict == journal.Wait && c.needsTrial() {
		_, err := c.tryInSmall(ctx)
		return err
	}
	return nil
}

// recallInEditor opens a text that asks for nothing but the recall, unless flags or an earlier run of the draft have given it, and
// shows the record when it comes back.
func (c *capture) recallInEditor(ctx context.Context, sheet *markdown.Sheet) error {
	if !c.b.about.Chosen() {
		return nil
	}
	if c.b.revealed == "" {
		if c.edited != nil || !c.b.seen && !c.b.entry.Recalls() && c.b.words == "" {
			only := sheet.Only(func(q markdown.Question) bool { return q.ID == "recalled" })
			if err := c.recalledText(ctx, only); err != nil {
				return err
			}
		}
		if err := c.endRecall(); err != nil {
			return err
		}
	}
	c.reveal()
	return nil
}

// recalledText takes what stands in the text of the recall as answers, which the draft keeps while the next text is open.
func (c *capture) recalledText(ctx context.Context, sheet *markdown.Sheet) error {
	whole := c.b
	rest := *whole
	c.b = &rest
	err := c.inEditor(ctx, sheet)
	e, words := rest.entry, rest.words
	c.b, c.edited, c.asTyped = whole, nil, false
	switch {
	case errors.Is(err, errUnchanged) && !c.wrote:
		return c.emptyText() // closed as it was: nothing is remembered
	case err != nil:
		return err
	}
	said := cmp.Or(words, e.Reflection.RecallChoice)
	list := []answer{{"recall-choice", said}, {"recall-why", e.Section("Recalled")}}
	switch said {
	case "s":
		list = nil
	case "seen":
		list = []answer{{"seen", "true"}}
	case words:
		list[0].Field = "recall-words"
	}
	if n := e.Reflection.RecallConfidence; n != nil && said != "s" && said != "seen" {
		list = append(list, answer{"recall-confidence", strconv.Itoa(*n)})
	}
	for _, a := range list {
		if a.Value == "" || c.answered(a.Field) {
			continue
		}
		if err := c.take(a); err != nil {
			return err
		}
		c.typed = true
	}
	return c.emptyText()
}

// emptyText makes room in the draft for the next text, once the answers hold what stood in this one.
func (c *capture) emptyText() error {
	if c.draft == nil {
		return nil
	}
	if _, err := c.draft.Text(); err != nil {
		return err
	}
	return c.draft.SaveText([]byte{})
}

// endRecall keeps that the recall is over, and whether it was blind.
func (c *capture) endRecall() error {
	return c.take(answer{"revealed", c.blindness()})
}

// blindness is what a draft keeps of a recall that is over: whether the record had been seen before it.
func (c *capture) blindness() string {
	if c.b.seen || c.seenBefore {
		return "seen"
	}
	return "blind"
}

// lookSheet is the template without the questions that this look does not ask, and with the lines whose day has come.
func (c *capture) lookSheet(sheet *markdown.Sheet) *markdown.Sheet {
	s, form := c.b.about, c.formOfLook()
	asks := sheet.Only(func(q markdown.Question) bool {
		return q.ID != "recalled" && c.asksInLook(q, form) // which is asked and answered
	})
	asks.Questions = slices.Clone(asks.Questions)
	for i, q := range asks.Questions {
		asks.Questions[i].Ask, asks.Questions[i].Hint = c.filled(q.Ask), strings.ReplaceAll(q.Hint, "**", "")
		switch {
		case q.ID == "practices" && len(c.openPractices()) > 0:
			asks.Questions[i].Hint = strings.Join(c.openPractices(), " · ")
		case q.ID == "happened": // a text has no need of an answer for what nobody can say
			asks.Questions[i].Hint = "→ yes or → no behind the line, a day after that, a note behind a colon."
		case q.ID == "early": // a bad day is answered by questions, which an editor does not ask
			asks.Questions[i].Choices = slices.DeleteFunc(slices.Clone(q.Choices), func(c markdown.Choice) bool { return c.Key == "bad-day" })
			asks.Questions[i].Hint = "A bad day is a note, and the date stands: twoway note " + s.Ref() + c.a.there(c.loc.Path)
		}
	}
	open, _ := c.dueOpenly(form)
	for _, d := range open {
		if !c.settled(d.line) {
			asks.Open = append(asks.Open, "- "+d.line)
		}
	}
	return asks
}

// asksInLook says whether a question has its place in a look of a form, as its condition and its block say.
func (c *capture) asksInLook(q markdown.Question, form string) bool {
	s := c.b.about
	third := s.WaitsSoFar() >= 2
	switch q.When {
	case "early":
		return s.Chosen() && s.EarlyOn(c.b.today)
	case "decided":
		return s.Chosen()
	case "undecided":
		return s.Status == "open" && (q.ID != "verdict-undecided" || !third)
	case "undecided, third look":
		return s.Status == "open" && third
	case "yearly":
		return s.AsksFiveYears(form, c.b.today)
	}
	return q.Block != "long" || form == journal.FormLong && s.Chosen()
}

// outcomeLine reads what was written behind a line whose day has come as the questions of a look read it: yes and no mean for each
// kind of line what they ask, and a day may stand in words. A tick alone says that the claim came true, the wire fired or the
// belief holds.
func (c *capture) outcomeLine(box, v string) string {
	claim, outcome := v, ""
	if tail := outcomeArrow().FindStringIndex(v); tail != nil {
		claim, outcome = strings.TrimSpace(v[:tail[0]]), v[tail[1]:]
	}
	var due []dueQuestion
	if c.b.about != nil {
		due = c.due(journal.FormLong)
	}
	for _, d := range due {
		switch _, line, _ := strings.Cut(d.line, "] "); {
		case line != claim:
		case outcome != "":
			outcome = d.outcome(outcome)
		case strings.Contains(strings.ToLower(box), "[x]"):
			outcome = d.ticked
		}
	}
	if outcome == "" {
		return v
	}
	return isoResolution(fmt.Sprintf("%s → %s", claim, strings.TrimSpace(outcome)), c.b.today)
}
