package journal

import (
	"cmp"
	"slices"
	"strings"
)

// maker holds what the parts of a review are computed from.
type maker struct {
	ReviewInput
	span      Period // with both ends known
	before    Period
	compares  bool              // whether there is a period before
	owner     map[string]string // id of an entry → id of its decision
	byID      map[string]*Entry
	states    []*State       // those that the review is about
	loose     []*State       // notes without a decision that make predictions
	stands    map[string]int // how many decisions have each status, those over before the period left out
	looks     int            // how many decisions with a choice wait for a look on the day of the review
	openLooks int            // and how many without one
	in        []*Entry       // entries of the period, the notes without text left out
	bare      int            // notes without text in the period
	prev      int            // entries with text in the period before
}

// NewReview computes everything that a review shows (DOMAIN.md 7). It reads no clock: the same input gives the same value.
func NewReview(in ReviewInput) *Review {
	m := newMaker(in)
	r := &Review{Mode: m.Mode, Decision: m.Decision, AsOf: m.AsOf, Carry: strings.TrimSpace(m.Carry)}
	r.Period = m.reviewSpan()
	r.Title = m.title(r.Period)
	r.Counts = m.counts(r.Period)
	r.Standing, r.Quieter = m.standing()
	r.Leans = m.leans()
	r.Energy = m.energy()
	r.Predictions = m.predictions()
	r.Memory = m.memory()
	r.Tripwires = m.tripwires()
	r.Doors = m.doors()
	r.Tried = m.tried()
	r.Next, r.Later = m.next()
	if m.Found != nil {
		m.Themes = m.Found()
	}
	m.themes(r)
	r.Glance = m.glance(r)
	r.Limits = m.limits()
	r.Paths = m.paths(r)
	return r
}

func newMaker(in ReviewInput) *maker {
	m := &maker{ReviewInput: in, byID: make(map[string]*Entry, len(in.Entries)), stands: map[string]int{}}
	m.Mode = cmp.Or(m.Mode, ReviewOfPeriod)
	for _, e := range in.Entries {
		m.byID[e.ID] = e
	}
	m.owner = Homes(in.Entries, in.AsOf)
	for _, s := range in.States {
		if m.Mode != ReviewOfDecision || s.ID == m.Decision {
			m.states = append(m.states, s)
		}
	}
	if m.Mode != ReviewOfDecision {
		m.loose, _ = Loose(in.Entries, m.AsOf)
	}
	m.span = m.closedSpan()
	m.compares = m.Mode == ReviewOfPeriod && !m.Period.Open()
	if m.compares {
		m.before = m.Period.Previous()
	}
	m.sort()
	return m
}

// closedSpan closes the open ends of the period with the first and the last day that it can hold.
func (m *maker) closedSpan() Period {
	p := m.Period
	if m.Mode != ReviewOfPeriod {
		p = Period{}
	}
	first := m.AsOf
	for _, e := range m.Entries {
		if m.concerns(e) && e.Date.Before(first) {
			first = e.Date
		}
	}
	return Period{cmp.Or(p.From, first), cmp.Or(p.To, m.AsOf)}
}

// concerns says whether an entry is one that this review reads: any entry that is no saved review, or one of its decision.
func (m *maker) concerns(e *Entry) bool {
	if e.Kind == KindReview || !m.AsOf.IsZero() && e.Date.After(m.AsOf) {
		return false
	}
	return m.Mode != ReviewOfDecision || m.owner[e.ID] == m.Decision
}

// sort puts the entries into the period, the period before, or neither.
func (m *maker) sort() {
	for _, e := range m.Entries {
		if !m.concerns(e) {
			continue
		}
		bare := e.Kind == KindNote && !hasText(e)
		switch {
		case m.span.Contains(e.Date) && bare:
			m.bare++
		case m.span.Contains(e.Date):
			m.in = append(m.in, e)
		case m.compares && !bare && m.before.Contains(e.Date):
			m.prev++
		}
	}
}

// hasText says whether an entry holds a person's sentences, not only lines that settle, mark or change something.
func hasText(e *Entry) bool {
	if e.Told || e.Unread != "" || strings.TrimSpace(e.Lead) != "" || len(e.Drivers) > 0 {
		return true
	}
	for _, s := range e.Sections {
		if !itemSections[lower(s.Name)] && strings.TrimSpace(s.Text) != "" {
			return true
		}
	}
	return false
}

func lower(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// itemSections are the sections that hold lines of the grammar and no prose.
var itemSections = map[string]bool{
	"options": true, "drivers": true, "assumptions": true, "predictions": true, "tripwires": true, "resolutions": true,
	"practices": true, "amendments": true, "marks": true, "log": true, "private": true,
}

func (m *maker) reviewSpan() ReviewSpan {
	s := ReviewSpan{From: m.span.From, To: m.span.To, Words: m.span.Said(), This: "in this time", Before: "in the time before", After: "time ahead"}
	s.Title = m.span.Title()
	if m.Mode != ReviewOfPeriod {
		return s
	}
	s.Name, s.Title = m.Period.Name(), m.Period.Title()
	switch unit := m.Period.Kind(); unit {
	case "year", "quarter", "month", "week":
		s.This, s.Before, s.After = "this "+unit, "last "+unit, "next "+unit
	case "day":
		s.This, s.Before, s.After = "on this day", "on the day before", "next day"
	}
	return s
}

func (m *maker) title(s ReviewSpan) string {
	switch {
	case m.Mode == ReviewOfDecision && len(m.states) > 0:
		return "Review: " + m.states[0].Question
	case m.Mode == ReviewOfAll:
		return "Review of the whole journal"
	}
	return "Review, " + s.Title
}

func (m *maker) counts(s ReviewSpan) ReviewCounts {
	c := ReviewCounts{Entries: len(m.in), WithoutText: m.bare, Previous: m.prev, Private: m.Left}
	for _, e := range m.in {
		switch e.Kind {
		case KindDecision:
			c.Decisions++
		case KindReflection:
			c.Reflections++
		case KindConversation:
			c.Conversations++
		case KindExperiment:
			c.Experiments++
		case KindNote:
			c.Notes++
			if about := m.byID[e.About]; about != nil && about.Kind == KindExperiment {
				c.OnExperiments++
			}
		}
	}
	c.Line = c.line(s, m.compares && m.began())
	return c
}

// began says whether the journal had entries before the period, to be compared with.
func (m *maker) began() bool {
	return slices.ContainsFunc(m.Entries, func(e *Entry) bool { return m.concerns(e) && e.Date.Before(m.span.From) })
}

func (c ReviewCounts) line(s ReviewSpan, compares bool) string {
	var kinds []string
	add := func(n int, one, many, more string) {
		if n > 0 {
			kinds = append(kinds, Counted(n, one, many)+more)
		}
	}
	on := ""
	if c.OnExperiments > 0 {
		on = " (" + Counted(c.OnExperiments, "on an experiment", "on an experiment") + ")"
	}
	add(c.Decisions, "decision", "decisions", "")
	add(c.Reflections, "reflection", "reflections", "")
	add(c.Notes, "note", "notes", on)
	add(c.Conversations, "conversation", "conversations", "")
	add(c.Experiments, "experiment", "experiments", "")
	line := s.Words + " · " + Counted(c.Entries, "entry", "entries")
	if len(kinds) > 0 {
		line += ": " + strings.Join(kinds, ", ")
	}
	if compares {
		line += " (" + Counted(c.Previous, "entry", "entries") + " " + s.Before + ")"
	}
	if c.Private > 0 {
		line += " · " + Counted(c.Private, "private entry is", "private entries are") + " left out"
	}
	return line
}

// inSpan says whether a day lies in the period.
func (m *maker) inSpan(d Date) bool { return !d.IsZero() && m.span.Contains(d) }

// day is a date in running text, with its year unless the period lies in that one.
func (m *maker) day(d Date) string { return dayWords(d, yearOf(m.span.From, m.span.To)) }

// month is the month of a date, with its year as day has it.
func (m *maker) month(d Date) string { return monthWords(d, yearOf(m.span.From, m.span.To)) }

// touched counts the entries of the period about a decision, those without text included.
func (m *maker) touched(s *State) int {
	n := 0
	for _, id := range append([]string{s.ID}, s.Timeline...) {
		if e := m.byID[id]; e != nil && m.inSpan(e.Date) && (e.ID != s.ID || n == 0) {
			n++
		}
	}
	return n
}

// paths collects where the entries stand that a dress may link to.
func (m *maker) paths(r *Review) map[string]string {
	out := make(map[string]string)
	add := func(id string) {
		if e := m.byID[id]; e != nil && e.Path != "" {
			out[id] = e.Path
		}
	}
	for _, id := range r.mentioned() {
		add(id)
	}
	return out
}

// mentioned lists the ids of the entries that a review names, in the order of the page.
func (r *Review) mentioned() []string {
	var ids []string
	for _, s := range r.Standing {
		ids = append(ids, s.ID)
	}
	for _, l := range r.Leans {
		for _, p := range l.Points {
			ids = append(ids, p.Entry)
		}
	}
	for _, t := range r.Themes {
		ids = append(ids, t.Entries...)
		for _, q := range t.Quotes {
			ids = append(ids, q.Entry)
		}
		if t.Counter != nil {
			ids = append(ids, t.Counter.Entry)
		}
	}
	for _, d := range slices.Concat(r.SetAside, r.Denied) {
		ids = append(ids, d.Entry)
	}
	for _, u := range r.Unmatched {
		ids = append(ids, u.Entry)
	}
	for _, p := range slices.Concat(r.Predictions.Resolved, r.Predictions.Self) {
		ids = append(ids, p.Entry)
	}
	for _, x := range r.Memory.Recalls {
		ids = append(ids, x.Entry)
	}
	for _, x := range r.Tried.Experiments {
		ids = append(ids, x.Entry)
	}
	for _, x := range r.Tried.Conversations {
		ids = append(ids, x.Entry)
	}
	return ids
}
