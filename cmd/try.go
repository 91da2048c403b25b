package cmd

import (
	"context"
	"errors"
	"slices"
	"strings"

	"twoway/journal"
)

// needsTrial says whether a look may not wait once more unless an experiment is begun, whose end becomes the date.
func (c *capture) needsTrial() bool {
	trial := blank(journal.KindReflection)
	trial.Date, trial.Reflection.Verdict = c.b.today, journal.Wait
	return c.b.about.Status == "open" && journal.ValidateAbout(c.b.withHand(trial), c.b.about) != nil
}

// askEnd asks how a look ends. Where it may wait only for an experiment, that one is offered first, and the verdict is kept
// once it stands; without one the question comes again.
func (c *capture) askEnd(ctx context.Context, list []question) error {
	for {
		wait := false
		err := c.askInto(ctx, list, func(a answer) error {
			if wait = a.Field == "verdict" && strings.EqualFold(a.Value, journal.Wait) && c.needsTrial(); wait {
				return nil
			}
			return c.take(a)
		})
		if err != nil || !wait {
			return err
		}
		begun, err := c.tryInSmall(ctx)
		if err != nil {
			return err
		}
		if begun {
			return c.take(answer{"verdict", journal.Wait})
		}
	}
}

// tryInSmall offers to write down an experiment about the decision of this look, and begins it when it is wanted.
func (c *capture) tryInSmall(ctx context.Context) (begun bool, err error) {
	begin, err := c.yes(ctx, "Write down the experiment now?")
	if err != nil {
		return false, err
	}
	if begin {
		if err := c.writeTrial(ctx); err != nil {
			return false, err
		}
	}
	if !c.needsTrial() {
		return true, nil
	}
	ends := "after " + c.b.today.String()
	if !c.b.next.IsZero() {
		ends = "on " + c.b.next.String() + ", as --next says"
	}
	c.a.env.say("To wait a third time takes an experiment that ends %s. Ctrl-C keeps this look as a draft; then: twoway new --template experiment --about %s",
		ends, c.b.about.Ref())
	return false, nil
}

// writeTrial asks for an experiment, with a draft and an entry of its own, and folds the decision of this look anew with it.
func (c *capture) writeTrial(ctx context.Context) error {
	o := &newOptions{template: string(journal.KindExperiment), about: c.b.about.ID}
	o.date, o.dryRun, o.asJSON = c.opts.date, c.opts.dryRun, c.opts.asJSON
	e, err := writeNew(ctx, c.a, o)
	var refused *notRecordedError
	switch {
	case errors.As(err, &refused): // it stands all the same, and the look goes on
		printError(c.a.env, err)
		c.refused = &notRecordedError{errors.New("")} // said already
	case err != nil:
		return err
	}
	c.opened.entries = append(slices.Clone(c.opened.entries), e)
	c.b.about, c.public = c.foldTo(c.b.about, c.b.today), nil
	return nil
}
