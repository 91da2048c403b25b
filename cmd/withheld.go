package cmd

import (
	"cmp"
	"errors"
	"slices"

	"twoway/journal"
	"twoway/journal/markdown"
)

// openly is the decision as the new entry may speak of it: as public entries tell it, or as all of them do where the entry stays in.
func (c *capture) openly() *journal.State {
	if c.opened == nil || c.b.entry.Private {
		return c.b.about
	}
	if c.public == nil {
		if c.public = c.publicFor(c.b.entry); c.public == nil {
			c.public = c.b.about
		}
	}
	return c.public
}

func (c *capture) publicFor(e *journal.Entry) *journal.State {
	return journal.PublicState(e, c.b.about.ID, c.opened.entries, markdown.Redact, c.rule)
}

// withheld refuses an entry that would leave and takes over what only private entries say. What is hidden in the entry itself may.
func (c *capture) withheld() error {
	if c.opened == nil || c.b.about == nil || c.b.entry.Private {
		return nil
	}
	e := c.b.entry
	if read, _ := markdown.Parse("", markdown.Format(e)); read != nil {
		e = markdown.Redact(read)
	}
	return c.withheldIn(e)
}

// withheldIn is withheld for an entry of which some is written.
func (c *capture) withheldIn(e *journal.Entry) error {
	public := c.publicFor(e)
	if public == nil {
		return nil
	}
	var fault *journal.FieldError
	if !errors.As(c.b.about.Withheld(e, public), &fault) {
		return nil
	}
	if c.b.guarded() && fault.Field == "resolutions" {
		fault.Value = "the line" // of which a beginning may have been typed
	}
	err := c.inFlag(fault)
	if c.asTyped {
		err = asUsage(c.inFile(fault))
	}
	return hint(err, "--private keeps the whole "+string(e.Kind)+" in; or leave this out")
}

// openOptions are the options that the new entry may name.
func (c *capture) openOptions() []journal.Option {
	if c.b.about == nil {
		return c.b.entry.Options
	}
	return slices.Concat(c.openly().Options, c.b.entry.Options)
}

// openPractices are the practices of today that the new entry may name.
func (c *capture) openPractices() []string {
	return slices.DeleteFunc(slices.Clone(c.b.about.KeepsOpen), func(p string) bool { return !slices.Contains(c.openly().KeepsOpen, p) })
}

// privately puts the flag --private behind the commands of waits that would write what only private entries say.
func (o *opened) privately(waits []journal.WaitItem) {
	if !keepsAny(o.entries) {
		return
	}
	for i, w := range waits {
		waits[i].How = o.command(w)
	}
}

// keepsAny says whether one of some entries holds what stays in.
func keepsAny(entries []*journal.Entry) bool {
	return slices.ContainsFunc(entries, (*journal.Entry).Keeps)
}

// command is what there is to type about what waits, without the flag that leads to the journal.
func (o *opened) command(w journal.WaitItem) string {
	id := cmp.Or(w.Decision, w.Entry)
	find := func(states []*journal.State) *journal.State {
		i := slices.IndexFunc(states, func(s *journal.State) bool { return s.ID == id })
		if i < 0 {
			return nil
		}
		return states[i]
	}
	whole := find(o.waiting())
	if whole == nil || whole.Private {
		return w.How
	}
	if o.publicStates == nil {
		p := o.public(o.asOf, false)
		loose, _ := journal.Loose(p.entries, o.asOf)
		o.publicStates = slices.Concat(p.states, loose)
	}
	public := find(o.publicStates)
	if public == nil {
		public = &journal.State{}
	}
	return whole.Command(w, public)
}
