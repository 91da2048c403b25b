package cmd

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/report"
	"twoway/journal/theme"
)

// themeWords loads our lenses and word lists with the journal's own laid over them, once for all that a command makes of one
// journal. What is wrong in the latter is named; a file of lenses that cannot be read is left out as an entry would be.
func (a *app) themeWords(o *opened) (*theme.Resources, error) {
	if o.words == nil {
		return a.startThemeWords(o)()
	}
	return o.words, nil
}

// startThemeWords begins to load what themeWords gives; the answer waits for it. Meanwhile the journal can be folded.
func (a *app) startThemeWords(o *opened) (wait func() (*theme.Resources, error)) {
	var words *theme.Resources
	var problems []journal.Problem
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		words, problems, err = a.loadWords(o)
	}()
	return func() (*theme.Resources, error) {
		<-done
		if err != nil {
			return nil, err
		}
		for _, p := range problems {
			if p.Unreadable {
				o.problems = append(o.problems, p)
				a.env.say("left out: %s%s", p, mended(p))
			} else {
				a.env.say("%s%s", p, mended(p))
			}
		}
		o.words = words
		return words, nil
	}
}

// loadWords reads lenses and word lists, with what is wrong in the journal's own.
func (a *app) loadWords(o *opened) (*theme.Resources, []journal.Problem, error) {
	own, misplaced := o.store.Lenses()
	words, problems, err := theme.LoadResources(a.env.Templates, own)
	return words, slices.Concat(misplaced, problems), err
}

func mended(p journal.Problem) string {
	if p.Mend == "" {
		return ""
	}
	return "; " + p.Mend
}

// themeEntry is one entry of a theme with the sentences that it rests on.
type themeEntry struct {
	Entry     string       `json:"entry"`
	Date      journal.Date `json:"date"`
	Path      string       `json:"path"`
	Sentences []string     `json:"sentences"`
}

type themeResult struct {
	AsOf    journal.Date      `json:"as_of"`
	Theme   string            `json:"theme"`
	Label   string            `json:"label"`
	Entries []themeEntry      `json:"entries"`
	LeftOut []journal.Problem `json:"left_out"`
}

// listTheme prints the entries of a theme. Their sentences may hold a record, so their decisions count as shown.
func listTheme(a *app, opened *opened, o *listOptions) error {
	p := opened.public(opened.asOf, false)
	words, err := a.themeWords(opened)
	if err != nil {
		return err
	}
	read := theme.Read(words, p.docs())
	x, held, ok := read.Explain(theme.Options{}, o.theme)
	if !ok {
		return noTheme(o.theme, absent{read.Find(theme.Options{}), held, x, "", "no theme recurs in this journal yet"})
	}
	if len(x.Meanings) > 0 {
		return severalThemes(o.theme, x.Meanings)
	}
	r := themeResult{opened.asOf, x.Theme.ID, x.Theme.Label, []themeEntry{}, opened.leftOut()}
	shown := map[string]bool{}
	for _, proof := range x.Proof {
		e := opened.entry(proof.Entry)
		if e == nil || !opened.passes(o, e) {
			continue
		}
		r.Entries = append(r.Entries, themeEntry{e.ID, e.Date, e.Path, orEmpty(proof.Sentences)})
		shown[opened.home(e)] = true
	}
	a.markShown(opened.location, slices.Sorted(maps.Keys(shown))...)
	if o.asJSON {
		return report.Value(a.env.Out, r)
	}
	if len(r.Entries) == 0 {
		a.env.say("No entry shows %q.", x.Theme.Label)
	}
	for _, e := range r.Entries {
		for _, s := range e.Sentences {
			if _, err := fmt.Fprintf(a.env.Out, "%s: %s\n", report.Clean(e.Path), report.Clean(s)); err != nil {
				return err
			}
		}
	}
	return nil
}

// absent is what is known where no theme has a name: the themes that there are, those that were found and held back, what is known of
// the name, which entries these are, and what to say when there is no theme.
type absent struct {
	found *journal.Themes
	held  []journal.HeldBack
	of    *theme.Explanation
	in    string
	none  string
}

// noTheme names the themes that there are, and says of the name that none has what hides it, or where its words stand.
func noTheme(name string, x absent) error {
	var lines, shown, more []string
	switch n := len(x.of.Holding); {
	case x.of.Hidden != "":
		lines = append(lines, "it is hidden by "+x.of.Hidden)
	case n > 0:
		lines = append(lines, "it stands in "+journal.Counted(n, "entry", "entries")+x.in+" and is no theme: "+x.of.Reason)
		lines = append(lines, "twoway help themes    says how a mark or a same: list makes it one")
	}
	if n := x.of.Lost; n > 0 {
		lines = append(lines, journal.Counted(n, "mark has", "marks have")+" that name and no effect: twoway check    says why")
	}
	for _, t := range x.found.List {
		shown = append(shown, t.Label)
	}
	for _, h := range x.held {
		if !slices.Contains(shown, h.Label) && !slices.Contains(more, h.Label) {
			more = append(more, h.Label)
		}
	}
	if len(shown) > 0 {
		lines = append(lines, "there are: "+strings.Join(shown, ", "))
	} else {
		lines = append(lines, x.none)
	}
	if len(more) > 0 {
		lines = append(lines, "held back, and known by name: "+strings.Join(more, ", "))
	}
	return hint(usagef("no theme is called %q", name), lines...)
}

// severalThemes names the themes that a name stands for.
func severalThemes(name string, labels []string) error {
	return hint(usagef("%q is the word of several themes", name), "write one of: "+strings.Join(labels, ", "))
}
