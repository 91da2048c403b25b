package cmd

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/report"
	"twoway/journal/store"
	"twoway/journal/theme"
)

type showOptions struct {
	readOptions
	ref   string
	entry bool
	theme bool
}

type showResult struct {
	report.Story
	Themes  []journal.Theme   `json:"themes,omitempty"`
	AsOf    journal.Date      `json:"as_of"`
	LeftOut []journal.Problem `json:"left_out"`
}

func newShowCmd(a *app) *cobra.Command {
	var o showOptions
	c := &cobra.Command{
		Use:   "show HANDLE",
		Short: "Tell the whole story of a decision",
		Long: `Tell the whole story of a decision: what was chosen and why, the door, the forecasts and how they went, every entry
about it in order, and what waits. HANDLE is a handle or the beginning of one, an id, or the path of a file. With
--entry the entry itself is shown: of HANDLE, or the one whose id or path was typed. --themes adds what keeps coming
back in all entries about the decision; it does not go with --entry. After show, the next recall within a day is not
counted as blind.`,
		Example: `  twoway show team-or-staff
  twoway show team-or-staff --as-of 2026-05-03
  twoway show 2026-03-04-0815-team-or-staff --entry`,
		Args:              exactly(1, "one handle"),
		ValidArgsFunction: a.completeHandles,
		RunE: func(c *cobra.Command, args []string) error {
			o.ref = args[0]
			if o.entry && o.theme {
				return hint(usagef("--entry shows one entry, --themes what keeps coming back in all of a decision's; choose one"),
					"twoway show "+journal.ShellWord(o.ref)+" --entry", "twoway show "+journal.ShellWord(o.ref)+" --themes")
			}
			return runShow(c.Context(), a, &o)
		},
	}
	addReadFlags(c, &o.readOptions)
	c.Flags().BoolVar(&o.theme, "themes", false, "add what keeps coming back in the entries about it")
	c.Flags().BoolVar(&o.entry, "entry", false, "show one entry as it was written")
	return c
}

func runShow(ctx context.Context, a *app, o *showOptions) error {
	opened, err := a.load(o.asOf)
	if err != nil {
		return err
	}
	defer opened.store.Close()
	if o.entry {
		err = showEntry(ctx, a, opened, o)
	} else {
		err = showStory(ctx, a, opened, o)
	}
	if err != nil {
		return err
	}
	return opened.left()
}

func showStory(ctx context.Context, a *app, opened *opened, o *showOptions) error {
	s, err := store.Resolve(opened.states, o.ref)
	if err != nil {
		return opened.unresolved(err)
	}
	a.nameFuture(opened)
	story := report.NewStory(s, opened.entries)
	defer a.markShown(opened.location, s.ID)
	var themes []journal.Theme
	if o.theme {
		if themes, err = a.themesOf(opened, s); err != nil {
			return err
		}
	}
	opened.privately(story.State.Waits)
	if keepsAny(opened.entries) {
		for i := range story.Waits {
			story.Waits[i].How = opened.command(story.Waits[i].WaitItem)
		}
	}
	if o.asJSON {
		flag := a.there(opened.Path)
		aimedRows(story.Waits, flag)
		aimedWaits(story.State.Waits, flag)
		return report.Value(a.env.Out, showResult{story, themes, opened.asOf, opened.leftOut()})
	}
	return a.page(ctx, &opened.Settings, func(w io.Writer) error {
		if err := report.ShowStory(w, story, a.text(&opened.Settings)); err != nil || !o.theme {
			return err
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
		text := a.text(&opened.Settings)
		if a.env.Term.Out {
			text.Reach = a.there(opened.Path)
		}
		return report.ShowThemes(w, s, themes, text)
	})
}

// themesOf finds what keeps coming back in the entries of one decision. A private one has no themes.
func (a *app) themesOf(opened *opened, s *journal.State) ([]journal.Theme, error) {
	words, err := a.themeWords(opened)
	if err != nil {
		return nil, err
	}
	sp := span{mode: journal.ReviewOfDecision, decision: s}
	return theme.Read(words, opened.public(opened.asOf, false).docs()).Find(sp.themes(opened)).List, nil
}

// showEntry shows one entry: laid out on a terminal, byte for byte in a pipe.
func showEntry(ctx context.Context, a *app, opened *opened, o *showOptions) error {
	e, err := opened.named(o.ref)
	if err != nil {
		return err
	}
	defer a.markShown(opened.location, opened.home(e))
	if o.asJSON {
		return report.Value(a.env.Out, e)
	}
	if a.env.Term.Out {
		return a.page(ctx, &opened.Settings, func(w io.Writer) error {
			return report.ShowEntry(w, e, a.text(&opened.Settings))
		})
	}
	src, err := opened.store.Folder().Read(e.Path, maxEntry)
	if err != nil {
		return err
	}
	_, err = a.env.Out.Write(src)
	return err
}

// named finds the entry whose id or path was typed, else the decision's own.
func (o *opened) named(ref string) (*journal.Entry, error) {
	for _, e := range o.entries {
		if store.SameRef(ref, e.ID) {
			return e, nil
		}
	}
	s, err := store.Resolve(o.states, ref)
	if err != nil {
		return nil, o.unresolved(err)
	}
	return o.entry(s.ID), nil
}
