package cmd

import (
	"cmp"
	"slices"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/report"
)

type dueOptions struct {
	readOptions
	prompt   bool
	exitCode bool
	all      bool
}

type dueResult struct {
	AsOf     journal.Date      `json:"as_of"`
	Waits    []journal.DueRow  `json:"waits"`
	Upcoming []journal.DueRow  `json:"upcoming"`
	LeftOut  []journal.Problem `json:"left_out"`
}

func newDueCmd(a *app) *cobra.Command {
	var o dueOptions
	c := &cobra.Command{
		Use:   "due",
		Short: "Say what waits, in date order",
		Long: `Say what waits, in date order, the smaller first: looks, predictions and tripwires whose day has come, assumptions to
check, experiments, planned conversations, blocks of the career template. Claims and beliefs to settle are named; the
choice, its reason and the numbers are not, so that the next look stays blind. --prompt is for a shell prompt: one
short line that ends in a blank, or nothing, and always exit code 0. What it said is remembered, so that a prompt in a
journal of thousands need not read it each time; the topic reminders says how.`,
		Example: `  twoway due
  twoway due --all
  PS1='$(twoway due --prompt)'"$PS1"`,
		Args: exactly(0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := cmp.Or(exclusive(c, "prompt", "json"), exclusive(c, "prompt", "exit-code", "all")); err != nil {
				return err
			}
			if o.prompt {
				runDuePrompt(a, &o)
				return nil
			}
			return runDue(a, &o)
		},
	}
	addReadFlags(c, &o.readOptions)
	c.Flags().BoolVar(&o.prompt, "prompt", false, "print at most one short line, for a shell prompt")
	c.Flags().BoolVar(&o.exitCode, "exit-code", false, "end with 4 when something waits")
	c.Flags().BoolVar(&o.all, "all", false, "show what comes as well")
	return c
}

func runDue(a *app, o *dueOptions) error {
	a.reminds = true
	opened, err := a.load(o.asOf)
	if err != nil {
		return err
	}
	defer opened.store.Close()
	a.nameFuture(opened)
	flag := a.there(opened.Path)
	rows := func(waits []journal.WaitItem) []journal.DueRow {
		opened.privately(waits)
		list := journal.DueRows(opened.states, waits, opened.asOf)
		aimedRows(list, flag)
		return list
	}
	upcoming := rows(journal.Upcoming(opened.waiting(), opened.asOf, journal.Date{}))
	r := dueResult{AsOf: opened.asOf, Waits: rows(journal.Waiting(opened.waiting(), opened.asOf)), Upcoming: []journal.DueRow{}, LeftOut: opened.leftOut()}
	if o.all {
		r.Upcoming = upcoming
	}
	if o.asJSON {
		err = report.Value(a.env.Out, r)
	} else {
		a.welcome(opened, len(r.Waits))
		if all := slices.Concat(r.Waits, r.Upcoming); len(all) > 0 {
			err = report.Due(a.env.Out, all, a.dress(&opened.Settings))
		} else {
			a.nothingWaits(opened, upcoming)
		}
	}
	switch {
	case err != nil:
		return err
	case o.exitCode && len(r.Waits) > 0:
		return &findings{}
	}
	return opened.left()
}

// longAbsence is the number of days without an entry after which `due` says where things stand before it lists them.
const longAbsence = 60

// welcome is one calm line after a long time.
func (a *app) welcome(o *opened, waits int) {
	if waits < 2 || len(o.entries) == 0 {
		return
	}
	var last journal.Date
	for _, e := range o.entries {
		if !e.Date.After(o.asOf) {
			last = e.Date
		}
	}
	if !last.IsZero() && o.asOf.Sub(last) >= longAbsence {
		a.env.say("Last entry %s. %d things wait. Start with one?", last, waits)
	}
}

func (a *app) nothingWaits(o *opened, upcoming []journal.DueRow) {
	switch {
	case len(o.waiting()) == 0:
		a.env.say("Nothing waits: there is no decision yet. `twoway new` records one.")
	case len(upcoming) == 0:
		a.env.say("Nothing waits.")
	default:
		a.env.say("Nothing waits. The next is %s: %s.", upcoming[0].From.Said(), upcoming[0].What)
	}
}
