package cmd

import (
	"cmp"
	"slices"

	"twoway/journal"
	"twoway/journal/export"
	"twoway/journal/markdown"
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
		if o.now == nil && len(entries) == len(o.entries) {
			o.passed(p.entries)
		}
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
		public, _ := journal.Public(o.entries, nil)
		o.passed(public)
	}
	return o.now
}

// passed says what of the whole journal passed the gate.
func (o *opened) passed(public []*journal.Entry) {
	o.now = &publicNow{entries: public, hidden: map[string]bool{}, unread: unreadIDs(o.problems)}
	for _, e := range without(o.entries, public) {
		o.now.hidden[e.Path] = true
	}
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
