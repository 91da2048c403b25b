package cmd

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/export"
	"twoway/journal/markdown"
	"twoway/journal/report"
	"twoway/journal/theme"
)

// public is what may be quoted, counted, plotted and exported: the entries up to a day, through the gate, and what was folded
// from them alone.
type public struct {
	entries []*journal.Entry
	states  []*journal.State
	left    []*journal.Entry // private entries up to that day
	asOf    journal.Date
	marks   []journal.Mark // of what was written after that day: a person's corrections count in what was before
}

// public passes the journal through the gate and folds the rest to a day. With private everything passes.
func (o *opened) public(asOf journal.Date, private bool) *public {
	p := &public{asOf: asOf}
	entries := slices.DeleteFunc(slices.Clone(o.entries), func(e *journal.Entry) bool { return e.Date.After(asOf) })
	p.entries = entries
	if !private {
		p.entries, _ = journal.Public(slices.Concat(entries, o.laterHomes(entries, asOf)), markdown.Redact)
		now := o.publicNow()
		p.entries = slices.DeleteFunc(p.entries, func(e *journal.Entry) bool { return e.Date.After(asOf) || now.hidden[e.Path] })
		p.left = without(entries, p.entries)
		p.entries = now.unnamed(o, p.entries)
	}
	if asOf == o.asOf && slices.Equal(p.entries, entries) { // what is dated later was not folded either
		p.states = o.states
	} else {
		p.states, _ = journal.FoldAll(p.entries, asOf, o.Settings.rule())
	}
	p.marks = o.laterMarks(asOf, private)
	return p
}

// publicNow is what passes the gate of the whole journal, what does not, by path, and the ids of files that could not be read. What was
// made private after the day of a review stays out of it too.
type publicNow struct {
	entries []*journal.Entry
	hidden  map[string]bool
	unread  []string
}

func (o *opened) publicNow() *publicNow {
	if o.now == nil {
		o.now = &publicNow{hidden: map[string]bool{}, unread: unreadIDs(o.problems)}
		o.now.entries, _ = journal.Public(o.entries, nil)
		for _, e := range without(o.entries, o.now.entries) {
			o.now.hidden[e.Path] = true
		}
	}
	return o.now
}

// unnamed are public entries without a mention of what is not public.
func (p *publicNow) unnamed(o *opened, some []*journal.Entry) []*journal.Entry {
	if len(p.hidden)+len(p.unread) == 0 {
		return some
	}
	return export.Unnamed(some, o.entries, p.entries, p.unread)
}

// unreadIDs are the ids of the files that could not be read, and may be private.
func unreadIDs(problems []journal.Problem) (ids []string) {
	for _, p := range problems {
		if id := journal.IDAt(p.Path); p.Unreadable && p.Rule != journal.RuleDuplicate && journal.EntryPath(id) != "" {
			ids = append(ids, id)
		}
	}
	return ids
}

// without are the entries that have no namesake among those that passed the gate; both lists are in the total order.
func without(entries, passed []*journal.Entry) (left []*journal.Entry) {
	for _, e := range entries {
		if len(passed) > 0 && passed[0].Path == e.Path {
			passed = passed[1:]
			continue
		}
		left = append(left, e)
	}
	return left
}

// laterHomes are the decisions dated after a day that one of the entries up to it is about, with all that is written of them
// after it: the gate has to know them, since it holds back what is about a decision that is not there.
func (o *opened) laterHomes(entries []*journal.Entry, asOf journal.Date) (later []*journal.Entry) {
	if !o.aboutLater(entries, asOf) {
		return nil
	}
	homes := map[string]bool{}
	for _, e := range entries {
		if d := o.entry(o.home(e)); d != nil && d.Kind == journal.KindDecision && d.Date.After(asOf) {
			homes[d.ID] = true
		}
	}
	for _, e := range o.entries {
		if e.Date.After(asOf) && homes[o.home(e)] {
			later = append(later, e)
		}
	}
	return later
}

// aboutLater says whether one of the entries up to a day names one after it, by its id or its handle; mostly none does.
func (o *opened) aboutLater(entries []*journal.Entry, asOf journal.Date) bool {
	if len(entries) == len(o.entries) {
		return false
	}
	later := map[string]bool{}
	for _, e := range o.entries {
		if e.Date.After(asOf) {
			later[e.ID], later[cmp.Or(journal.Handle(e.ID), e.ID)] = true, true
		}
	}
	return slices.ContainsFunc(entries, func(e *journal.Entry) bool { return later[e.About] })
}

// laterMarks are the marks of the entries that follow a day, in their order, through the gate unless private.
func (o *opened) laterMarks(asOf journal.Date, private bool) []journal.Mark {
	known := slices.DeleteFunc(slices.Clone(o.entries), func(e *journal.Entry) bool { return e.Date.After(o.asOf) })
	if !slices.ContainsFunc(known, func(e *journal.Entry) bool { return e.Date.After(asOf) && len(e.Marks) > 0 }) {
		return nil
	}
	if !private {
		known, _ = journal.Public(known, markdown.Redact)
		now := o.publicNow()
		known = now.unnamed(o, slices.DeleteFunc(known, func(e *journal.Entry) bool { return now.hidden[e.Path] }))
	}
	return marksAfter(known, asOf)
}

// marksAfter are the marks of entries dated after a day.
func marksAfter(entries []*journal.Entry, day journal.Date) (marks []journal.Mark) {
	for _, e := range entries {
		if e.Date.After(day) {
			marks = append(marks, e.Marks...)
		}
	}
	return marks
}

// docs are the entries with a way to read their prose, for as long as their texts are held.
func (p *public) docs() []theme.Doc {
	docs := make([]theme.Doc, len(p.entries))
	for i, e := range p.entries {
		docs[i] = theme.Doc{Entry: e, Prose: func() []journal.Passage { return markdown.Prose(e) }}
	}
	return docs
}

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
		lines = append(lines, "it stands in "+journal.Counted(n, "entry", "entries")+x.in+" and is no theme; mark a sentence with it, or list it under same:")
		lines = append(lines, "twoway help themes    says how")
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
