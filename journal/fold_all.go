package journal

import "slices"

// FoldAll folds every decision of a journal to the day asOf, in the total order, and names the entries that belong to none.
// Entries may come in any order; those dated after asOf are left out. An about that is only a handle counts when one decision
// carries it. The problems are those of all states and those of the journal, in the order of the entries.
func FoldAll(entries []*Entry, asOf Date, r Rule) ([]*State, []Problem) {
	g := group(entries)
	problems := slices.Clone(g.problems)
	for _, e := range g.lost(entries, g.private(entries)) {
		p := Problem{
			Path: e.where(), Rule: "about-lost", Text: "about is missing, and the name is that of a private decision, so the entry stays in",
			Mend: "write about: and the id of the decision, or give the file another name if it is about something else",
		}
		if e.About != "" {
			p.Text = "it is about " + e.About + ", and the name is that of a private decision, so the entry stays in"
			p.Mend = "give the file another name, and the entry its id, or write the id of the private decision"
		}
		problems = append(problems, p)
	}
	shared := map[string]bool{}
	for _, ids := range SharedHandles(g.ids()) {
		for _, id := range ids {
			shared[id] = true
		}
	}
	if g.beyond(asOf) {
		g = group(slices.DeleteFunc(slices.Clone(entries), func(e *Entry) bool { return e.Date.After(asOf) }))
	}
	states := make([]*State, 0, len(g.decisions))
	for _, d := range g.decisions {
		s := fold(d, g.about[d.ID], asOf, r, shared[d.ID])
		if s.Supersedes = ""; g.follows[d] != nil {
			s.Supersedes = g.follows[d].ID
		}
		problems = append(problems, s.Problems...)
		states = append(states, s)
	}
	_, loose := Loose(entries, asOf)
	return states, append(problems, loose...)
}

// Homes gives, by the id of each entry, the id of the decision that it belongs to as FoldAll folds it: itself for a decision;
// through the experiment or the conversation that a note is about; by the handle where about is only that. An entry that belongs
// to none is not in it. Entries dated after asOf have one as well, and change nothing about what earlier ones belong to; a zero
// asOf makes no such difference.
func Homes(entries []*Entry, asOf Date) map[string]string {
	homes := make(map[string]string, len(entries))
	g := group(entries)
	g.house(homes)
	if g.beyond(asOf) {
		group(slices.DeleteFunc(slices.Clone(entries), func(e *Entry) bool { return e.Date.After(asOf) })).house(homes)
	}
	return homes
}

// house writes the home of each entry that has one.
func (g *grouping) house(homes map[string]string) {
	for _, d := range g.decisions {
		homes[d.ID] = d.ID
		for _, e := range g.about[d.ID] {
			if e.Decision == nil { // a decision that supersedes this one is its own
				homes[e.ID] = d.ID
			}
		}
	}
}

// grouping is a journal sorted by what its entries are about.
type grouping struct {
	decisions []*Entry
	about     map[string][]*Entry // by the decision's id, in order, with the decisions that supersede it
	follows   map[*Entry]*Entry   // a decision → the one that it supersedes, of the links that count
	orphans   []*Entry            // about something that is not there, or could be two things
	byID      map[string]*Entry
	handles   map[string][]*Entry
	last      Date // of any entry
	problems  []Problem
}

// beyond says whether an entry is dated after a day. What such an entry is called must not decide what an earlier one is about.
func (g *grouping) beyond(day Date) bool { return g.last.After(day) }

// WithoutCopies takes out the files that problems name as carrying an id that another one has, so that each entry counts once.
// closed says that the one of two that stays is private now, as the other was: then what was folded before shows too much.
func WithoutCopies(entries []*Entry, problems []Problem) (once []*Entry, closed bool) {
	copies := map[string]bool{}
	for _, p := range problems {
		if p.Rule == RuleDuplicate {
			copies[p.Path] = true
		}
	}
	if len(copies) == 0 {
		return entries, false
	}
	private := map[string]bool{}
	for _, e := range entries {
		if copies[e.where()] {
			private[e.ID] = private[e.ID] || e.Private
		}
	}
	for _, e := range entries {
		if copies[e.where()] {
			continue
		}
		if private[e.ID] && !e.Private {
			c := *e
			c.Private, closed = true, true
			e = &c
		}
		once = append(once, e)
	}
	return once, closed
}

// group sorts a journal. Of two files with one id the first in order counts.
func group(entries []*Entry) *grouping {
	g := &grouping{about: map[string][]*Entry{}, byID: make(map[string]*Entry, len(entries)), handles: map[string][]*Entry{}}
	all := sorted(entries)
	kept := make([]*Entry, 0, len(all))
	for _, e := range all {
		if e.Kind == KindReview {
			continue
		}
		if first := g.byID[e.ID]; first != nil {
			g.problems = append(g.problems, Problem{
				Path: e.where(), Key: "id", Rule: RuleDuplicate, Text: "the id " + e.ID + " stands in " + first.where() + " too",
				Mend: mendDuplicate(e, first, all), Unreadable: true,
			})
			continue
		}
		g.byID[e.ID], g.last = e, e.Date
		kept = append(kept, e)
		if e.Decision != nil {
			g.decisions = append(g.decisions, e)
			g.handles[handleOf(e.ID)] = append(g.handles[handleOf(e.ID)], e)
		}
	}
	g.succeed()
	for _, e := range kept {
		if e.Decision == nil {
			g.place(e)
		}
	}
	return g
}

// mendDuplicate says what to do about an entry with the id of a first one: where one of the two files has a name that would be an id of
// its own, and is none of all, its id was hardly meant.
func mendDuplicate(e, first *Entry, all []*Entry) string {
	for _, one := range []*Entry{e, first} {
		name := IDAt(one.Path)
		if name == one.ID || EntryPath(name) == "" || slices.ContainsFunc(all, func(o *Entry) bool { return o.ID == name || o != one && IDAt(o.Path) == name }) {
			continue
		}
		if one == e {
			return "write id: " + name + ", as the file is called; if it is a copy of the other, remove it"
		}
		return "write id: " + name + " in " + one.Path + ", as that file is called; if it is a copy of this one, remove it"
	}
	return "keep one of the two files, or give this one a name and id with seconds"
}

// succeed puts decisions under those that they supersede. Where they follow each other in a ring, the earliest of them cannot
// have followed a later one: its link counts for nothing and is named.
func (g *grouping) succeed() {
	follows, before := map[*Entry]*Entry{}, len(g.problems)
	g.follows = follows
	for _, e := range slices.Backward(g.decisions) {
		if e.Decision.Supersedes == "" {
			continue
		}
		d := g.decision(e, e.Decision.Supersedes, "supersedes")
		if d == nil || d == e {
			continue
		}
		first := d
		for follows[first] != nil {
			first = follows[first]
		}
		if first == e {
			g.name(e, "supersedes", "supersedes-cycle", "supersedes: "+d.ID+" follows this decision itself, so neither would stand",
				"take supersedes out here, or name a decision that came before")
			continue
		}
		follows[e] = d
		g.about[d.ID] = append(g.about[d.ID], e)
	}
	slices.Reverse(g.problems[before:])
}

// place puts an entry other than a decision under the one that it belongs to.
func (g *grouping) place(e *Entry) {
	if e.About == "" {
		if e.Kind != KindNote {
			g.orphan(e, "about-unknown", "about is missing", "write the id of a decision under about")
		}
		return
	}
	to := e.About
	if via := g.byID[to]; via != nil && (via.Experiment != nil || via.Conversation != nil) && e.Kind == KindNote {
		to = via.About
	}
	if d := g.decision(e, to, "about"); d != nil {
		g.about[d.ID] = append(g.about[d.ID], e)
	} else {
		g.orphans = append(g.orphans, e)
	}
}

// decision finds the decision that a reference means, or names why there is none.
func (g *grouping) decision(e *Entry, ref, field string) *Entry {
	if d := g.byID[ref]; d != nil {
		if d.Decision != nil {
			return d
		}
		g.name(e, field, field+"-kind", field+": "+ref+" is a "+string(d.Kind)+", not a decision", "write the id of a decision")
		return nil
	}
	switch found := g.handles[ref]; len(found) {
	case 0:
		g.name(e, field, field+"-unknown", field+": there is no decision "+ref, g.advice(ref))
		return nil
	case 1:
		g.name(e, field, field+"-handle", field+": "+ref+" is a handle", "write "+field+": "+found[0].ID)
		return found[0]
	default:
		g.name(e, field, field+"-ambiguous", field+": "+ref+" is carried by several decisions", "write one of: "+idsOf(found))
		return nil
	}
}

func (g *grouping) advice(ref string) string {
	if c := nearest(ref, g.ids()); c != "" {
		return "the nearest one is " + c
	}
	return "write the id of a decision, or restore the file that is gone"
}

// ids are the decisions' ids, in the total order.
func (g *grouping) ids() []string { return ids(g.decisions) }

func ids(entries []*Entry) []string {
	list := make([]string, 0, len(entries))
	for _, e := range entries {
		list = append(list, e.ID)
	}
	return list
}

func idsOf(entries []*Entry) string { return joinComma(ids(entries)) }

func (g *grouping) orphan(e *Entry, rule, text, mend string) {
	g.orphans = append(g.orphans, e)
	g.name(e, "about", rule, text, mend)
}

// name keeps a problem of an entry with a key of its front matter.
func (g *grouping) name(e *Entry, key, rule, text, mend string) {
	g.problems = append(g.problems, Problem{Path: e.where(), Key: key, Rule: rule, Text: text, Mend: mend})
}
