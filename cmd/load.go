package cmd

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/store"
	"twoway/journal/theme"
)

// opened is a journal as a command reads it: every entry once, folded to a day.
type opened struct {
	*location
	store    *store.Store
	entries  []*journal.Entry
	problems []journal.Problem
	states   []*journal.State
	loose    []*journal.State // notes without a decision that make predictions
	asOf     journal.Date
	today    journal.Date
	minute   journal.Minute
	byID     map[string]*journal.Entry // made by entry
	homes    map[string]string         // made by home
	words    *theme.Resources          // made by themeWords
	now      *publicNow                // made by publicNow

	publicStates []*journal.State // made by command
}

// load reads the whole journal and folds it to the day that the flag --as-of (or --date) names, else to today. Files that
// could not be read are named on standard error; left() turns them into the exit code.
func (a *app) load(asOf string) (*opened, error) {
	o, err := a.read(asOf)
	if err == nil {
		a.fold(o)
	}
	return o, err
}

// read is load without the fold.
func (a *app) read(asOf string) (*opened, error) {
	today, minute := a.env.today()
	on := today
	if asOf != "" {
		d, err := journal.ParseDate(asOf, today)
		if err != nil {
			return nil, asUsage(err)
		}
		on = d
	}
	loc, st, err := open(a.env, a.journal)
	if err != nil {
		return nil, err
	}
	if !a.writing {
		a.nameDrafts(loc, a.reminds)
	}
	entries, problems, err := st.Entries()
	if err != nil {
		return nil, hint(fmt.Errorf("the journal cannot be read: %w", err), "check the folder's permissions")
	}
	return &opened{location: loc, store: st, entries: entries, problems: problems, asOf: on, today: today, minute: minute}, nil
}

// fold folds what was read, and names the files that could not be.
func (a *app) fold(o *opened) {
	var problems []journal.Problem
	o.states, problems = journal.FoldAll(o.entries, o.asOf, o.Settings.rule())
	var closed bool
	if o.entries, closed = journal.WithoutCopies(o.entries, problems); closed {
		o.states, _ = journal.FoldAll(o.entries, o.asOf, o.Settings.rule())
	}
	o.loose, _ = journal.Loose(o.entries, o.asOf)
	o.problems = append(o.problems, problems...)
	for i, p := range o.problems {
		if p.Unreadable {
			o.keyLines(o.problems[i : i+1])
		}
	}
	for _, p := range o.unreadable() {
		a.env.say("left out: %s", p)
	}
	for _, p := range o.inConflict() {
		a.env.say("both sides of a merge stand in %s:%d; what is shown of it may be neither.", p.Path, p.Line)
	}
}

// waiting are the states at which something can wait.
func (o *opened) waiting() []*journal.State { return slices.Concat(o.states, o.loose) }

// nameFuture names, in one line, the entries that no command reads yet, since they are dated after today; a year may be
// mistyped.
func (a *app) nameFuture(o *opened) {
	var first *journal.Entry
	n := 0
	for _, e := range o.entries {
		if e.Date.After(o.today) && e.Date.After(o.asOf) {
			first, n = cmp.Or(first, e), n+1
		}
	}
	switch {
	case n == 1:
		a.env.say("left out: %s, dated %s, after today; is the day right? `twoway check`", first.Path, first.Date)
	case n > 1:
		a.env.say("left out: %d entries dated after today, the first %s (%s); are the days right? `twoway check`", n, first.Path, first.Date)
	}
}

// unreadable are the files of which nothing could be used, copies of others among them.
func (o *opened) unreadable() (list []journal.Problem) {
	for _, p := range o.problems {
		if p.Unreadable {
			list = append(list, p)
		}
	}
	return list
}

// inConflict are the files in which git left both sides of a merge, by the first mark of each; those left out are not among them.
func (o *opened) inConflict() (list []journal.Problem) {
	named := map[string]bool{}
	for _, p := range o.unreadable() {
		named[p.Path] = true
	}
	for _, p := range o.problems {
		if p.Rule == "conflict" && !named[p.Path] {
			named[p.Path] = true
			list = append(list, p)
		}
	}
	return list
}

// inOneVersion is a finding where both sides of a merge stand in the file of a decision: nobody knows which of them a verdict is about.
func (o *opened) inOneVersion(id string) error {
	e := o.entry(id)
	for _, p := range o.inConflict() {
		if e != nil && p.Path == e.Path {
			return hint(&findings{fmt.Sprintf("%s:%d: %s, so a verdict could be about either side", p.Path, p.Line, p.Text)}, p.Mend)
		}
	}
	return nil
}

// left is nil, or the finding that files were left out, or stand in a conflict.
func (o *opened) left() error {
	out, both, copies := len(o.unreadable()), len(o.inConflict()), 0
	for _, p := range o.problems {
		if p.Rule == journal.RuleDuplicate {
			copies++
		}
	}
	var parts []string
	if n := out - copies; n > 0 {
		parts = append(parts, journal.Counted(n, "file could not be read and was left out", "files could not be read and were left out"))
	}
	if copies > 0 {
		parts = append(parts, journal.Counted(copies, "file carries the id of another and was left out", "files carry the id of another and were left out"))
	}
	if both > 0 {
		parts = append(parts, journal.Counted(both, "file holds both sides of a merge", "files hold both sides of a merge"))
	}
	switch out + both {
	case 0:
		return nil
	case 1:
		return &findings{parts[0] + "; `twoway check` says how to mend it"}
	}
	return &findings{strings.Join(parts, ", ") + "; `twoway check` says how to mend them"}
}

// decision finds the state of a decision's id; nil when there is none.
func (o *opened) decision(id string) *journal.State {
	for _, s := range o.states {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// entry finds an entry by its id, the first of them should two files carry it; nil when there is none.
func (o *opened) entry(id string) *journal.Entry {
	if o.byID == nil {
		o.byID = make(map[string]*journal.Entry, len(o.entries))
		for _, e := range o.entries {
			if o.byID[e.ID] == nil {
				o.byID[e.ID] = e
			}
		}
	}
	return o.byID[id]
}
