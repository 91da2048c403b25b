package cmd

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
)

// ask puts questions to the person and takes the answers in.
func (c *capture) ask(ctx context.Context, list []question) error {
	return c.askInto(ctx, list, func(a answer) error {
		err := c.take(a)
		if err != nil {
			c.keepUnfit(a.Field, a.Value)
		}
		return err
	})
}

// askInto is ask with another way of taking an answer in. What was passed over before the draft was taken up is passed over, and
// the draft learns what is now.
func (c *capture) askInto(ctx context.Context, list []question, take func(answer) error) error {
	list = slices.DeleteFunc(list, func(q question) bool { return c.isOver(q.name()) })
	if len(list) == 0 {
		return nil
	}
	for i, q := range list {
		list[i].pass = func() {
			c.fits(q.field)
			c.pass(q.name())
		}
		list[i].unfit = func(text string) { c.keepUnfit(q.field, text) }
		list[i].prose = c.takesText(q.field)
	}
	c.begin()
	c.save() // with what a draft that was taken up holds beside its answers
	return c.prompt(ctx, list, take)
}

// takesText says whether a field holds a text of any number of lines.
func (c *capture) takesText(field string) bool {
	trial := &builder{entry: blank(c.b.entry.Kind), today: c.b.today, about: c.b.about}
	return trial.set(answer{field, "one\n\ntwo"}) == nil && len(trial.entry.Sections)+len(trial.entry.Lead) > 0
}

// prompt asks without a draft: of an entry that stands already nothing is left to keep.
func (c *capture) prompt(ctx context.Context, list []question, take func(answer) error) error {
	return c.a.prompter().Ask(ctx, list, func(a answer) error {
		c.typed, c.last = true, ""
		return take(a)
	})
}

// prompter is the one that asks in this run.
func (a *app) prompter() prompter {
	if a.prompts == nil {
		a.prompts = &linePrompter{in: a.input, out: a.env.Err, width: a.env.Term.Width, brackets: a.env.brackets()}
		if a.env.Term.In {
			a.prompts.atMost = lineRoom(runtime.GOOS)
		}
	}
	return a.prompts
}

// brackets says whether somebody sits at a terminal that may know how to say where a paste begins and ends; one that does not passes
// the question over.
func (e *Env) brackets() bool {
	name := e.Getenv("TERM")
	return e.Term.In && e.Term.Err && name != "" && name != "dumb" && runtime.GOOS != "windows"
}

// pass keeps that a question is over without a further answer, so that a draft that is taken up does not ask it again.
func (c *capture) pass(name string) {
	c.last = ""
	if !c.isOver(name) {
		c.passed = append(c.passed, name)
		c.save()
	}
}

// keepUnfit keeps in the draft what was typed at a question that does not take it, such as the further lines of a text that was
// pasted.
func (c *capture) keepUnfit(field, line string) {
	c.typed = true
	c.said = append(c.said, answer{refused + field, line})
	c.save()
}

// fits is called once a question has an answer or was passed over: what it did not take is not asked anew when the draft is taken up.
// It stays in the draft, since it may be text of the person's that stands nowhere else.
func (c *capture) fits(field string) {
	for i, old := range c.said {
		if old.Field == refused+field {
			c.said[i].Field = untaken + field
		}
	}
}

// isOver says whether Enter has skipped a question, or ended its list.
func (c *capture) isOver(name string) bool { return slices.Contains(c.passed, name) }

// yes asks a question that is answered by yes or no; Enter is no.
func (c *capture) yes(ctx context.Context, ask string) (bool, error) {
	said := false
	err := c.prompt(ctx, []question{{field: "yes", ask: ask, label: "yes or no", check: yesOrNo}}, func(a answer) error {
		said = strings.HasPrefix(strings.ToLower(a.Value), "y")
		return nil
	})
	return said, err
}

func yesOrNo(v string) error {
	switch strings.ToLower(v) {
	case "y", "yes", "n", "no":
		return nil
	}
	return errors.New("yes or no; Enter is no")
}
