package journal

import (
	"cmp"
	"slices"
	"strings"
)

// Fold computes what a decision is on the day asOf, from its own entry and the entries about it: directly, or about one of its
// experiments and conversations. A decision among about that supersedes it closes it. The order of about does not matter;
// entries dated after asOf are left out. What does not fit is kept in Problems and never stops the fold.
func Fold(decision *Entry, about []*Entry, asOf Date, r Rule) *State {
	return fold(decision, about, asOf, r, false)
}

// fold is Fold of a decision whose handle is shared with another, or is not.
func fold(decision *Entry, about []*Entry, asOf Date, r Rule, shared bool) *State {
	f := &folding{s: &State{
		ID: decision.ID, Handle: handleOf(decision.ID), AsOf: asOf, Date: decision.Date, path: decision.Path, shared: shared,
	}, r: r}
	f.decide(decision)
	for _, e := range sorted(about) {
		if e.Date.After(asOf) {
			break
		}
		f.pass(e.Date)
		f.add(e)
	}
	f.pass(asOf.AddDays(1))
	f.finish()
	return f.s
}

// handleOf is the handle in a decision's id, and the whole id when it holds none.
func handleOf(id string) string { return cmp.Or(Handle(id), id) }

// folding is a fold under way.
type folding struct {
	s          *State
	r          Rule
	dated      []settlement // outcomes with a day after their entry's, until that day, by day
	successors []*Entry     // decisions that supersede this one, until their day is over
	stability  []PredictionState
	claims     map[string][]int // key of a claim → places of the predictions that make it, as far as keyed
	keyed      int
	told       map[lineKey]told // the outcome that a line was given last
}

// lineKey is a line that takes an outcome: its kind, and its place in the list of its kind.
type lineKey struct {
	kind itemKind
	at   int
}

// told is an outcome, the id of the entry that gives it, and where.
type told struct {
	word, entry, path string
	line              int
}

// pass brings the state to the morning of a day: outcomes dated up to that day, and successors of the days before.
func (f *folding) pass(day Date) {
	for len(f.dated) > 0 && !f.dated[0].On.After(day) && !f.dated[0].On.After(f.s.AsOf) {
		f.s.settle(f.dated[0])
		f.dated = f.dated[1:]
	}
	f.follow(day)
}

// follow takes in the successors of the days before a day. A successor counts at the end of its day, after the look that made
// room for it, or right before the look that opens the decision again on that day.
func (f *folding) follow(day Date) {
	for len(f.successors) > 0 && f.successors[0].Date.Before(day) {
		f.supersede(f.successors[0])
		f.successors = f.successors[1:]
	}
}

func (f *folding) supersede(by *Entry) {
	f.s.SupersededBy, f.s.named = append(f.s.SupersededBy, by.ID), by.ID
	if !f.s.over() {
		f.s.Status, f.s.ClosedReason = "closed", "superseded"
	}
}

// take copies the front matter of the decision into the state.
func (s *State) take(d *Decision) {
	s.Question, s.Template, s.Choice, s.DecidedOn = d.Question, cmp.Or(d.Template, TemplateDecision), d.Choice, d.DecidedOn
	s.Door, s.DoorMaxCost, s.Closes, s.ClosesOn = d.Door, d.DoorMaxCost, d.Closes, d.ClosesOn
	s.WayBack, s.MustAgree, s.Agreed, s.KeepsOpen = d.WayBack, d.MustAgree, d.Agreed, slices.Clone(d.KeepsOpen)
	s.TrialEnds, s.Context, s.WhenWhere, s.CameAbout = d.TrialEnds, d.Context, d.WhenWhere, d.CameAbout
	s.Supersedes = d.Supersedes
	s.DoorCost, s.DoorCostFirst = d.DoorCost, d.DoorCost
	s.Status = "open"
	if d.Choice != Undecided {
		s.DecidedOn = s.since()
		s.Status = s.chosenStatus()
	}
}

// chosenStatus is what a choice becomes: a trial, or kept at once behind a one-way door.
func (s *State) chosenStatus() string {
	if s.Door == DoorOneWay {
		return "kept"
	}
	return "trial"
}

// decide starts the fold with the decision's own entry.
func (f *folding) decide(e *Entry) {
	s, d := f.s, e.Decision
	s.take(d)
	s.Tags, s.Private, s.Why = slices.Clone(e.Tags), e.Private, e.Section("Why")
	s.stateCost(e, d.DoorCost)
	s.stateNumbers(e, d.Energy, d.HandsOnShare)
	s.Next, s.Interval = Start(d, e.Date, f.r)
	s.NextBy = d.NextBy
	s.Next = cmp.Or(d.Next, s.Next)
	if d.Interval != nil {
		s.Interval = *d.Interval
	}
	s.SetOn = s.since()
	if e.Source == "" { // an import may bring back what was decided years ago
		f.nameFar(e, d.Next)
	}
	f.items(e)
	s.answerBlocks(e)
	s.stateConfidence(e, d.Confidence)
	if s.Status != "open" {
		f.chose(e, d.Confidence)
	}
}

// chose records a choice with the confidence stated with it; a number that belongs to an earlier choice, or to none, is not
// carried over.
func (f *folding) chose(e *Entry, confidence *int) {
	s := f.s
	s.ConfidenceFirst, s.Confidence, s.Lean, s.WouldChoose = confidence, confidence, nil, ""
	s.choices = append(s.choices, choiceOn{s.since(), s.Choice})
	s.lean(e, s.LeanTo(s.Choice, confidence), "chosen")
	f.forecast(e, confidence)
}

// add folds one entry about the decision.
func (f *folding) add(e *Entry) {
	if e.Kind == KindDecision {
		f.successors = append(f.successors, e)
		return
	}
	s := f.s
	s.Timeline = append(s.Timeline, e.ID)
	if e.Private || s.closed[e.About] {
		if s.closed == nil {
			s.closed = map[string]bool{}
		}
		s.closed[e.ID] = true
	}
	switch {
	case e.Reflection != nil && e.Date.Before(s.Date):
		s.keyProblem(e, "date", "reflection-before", "the reflection is dated before its decision, "+s.ID,
			"write a date from "+s.Date.String()+" on")
	case e.Reflection != nil:
		f.look(e)
	case e.Note != nil:
		f.note(e)
	case e.Conversation != nil:
		f.items(e)
		s.talk(e)
	case e.Experiment != nil:
		f.items(e)
		s.experiment(e)
	}
}

// note folds a note: what it states, what it settles, and the date it moves.
func (f *folding) note(e *Entry) {
	s, n := f.s, e.Note
	f.items(e)
	x, t := s.experimentAt(e.About), s.talkAt(e.About)
	if n.Ended != "" {
		s.endedTwice(e)
	}
	switch {
	case x != nil:
		x.line(e)
	case t != nil:
		if n.Ended != "" {
			t.Status = "dropped"
		}
	default:
		s.stateEnergy(e, n.Energy)
	}
	if n.Ended != "" && x == nil && t == nil {
		s.keyProblem(e, "ended", "ended-about", "ended: "+n.Ended+" stands in a note that is about no experiment and no planned conversation",
			"write the experiment's or conversation's id under about")
	}
	s.stateCost(e, n.DoorCost)
	s.stateHands(e, n.HandsOnShare)
	if n.Sitting != "" && !slices.Contains(s.Sittings, n.Sitting) {
		s.Sittings = append(s.Sittings, n.Sitting)
	}
	if n.NextBy == ByHand {
		f.nameFar(e, n.Next)
	}
	f.nameLone(e, n.Next, n.Interval)
	if !n.Next.IsZero() {
		s.Next, s.NextBy = n.Next, n.NextBy
	}
}

// with gives a copy of the state in which the items, amendments and numbers of a look or a note under way have been taken in,
// its verdict not yet.
func (s *State) with(e *Entry, r Rule) *State {
	f := &folding{s: s.clone(), r: r}
	f.s.AsOf = later(s.AsOf, e.Date)
	f.items(e)
	switch {
	case e.Reflection != nil:
		f.s.stateCost(e, e.Reflection.DoorCost)
	case e.Note != nil:
		f.s.stateCost(e, e.Note.DoorCost)
	}
	return f.s
}

// Amended gives a copy of the state in which the amendments of an entry being written hold.
func (s *State) Amended(e *Entry) *State {
	c := s.clone()
	c.amend(e)
	return c
}

// clone copies the state so far that folding an entry into the copy leaves the original alone.
func (s *State) clone() *State {
	c := *s
	c.KeepsOpen, c.keptOnce, c.Tags = slices.Clone(s.KeepsOpen), slices.Clone(s.keptOnce), slices.Clone(s.Tags)
	c.DoorCosts, c.Options, c.Drivers = slices.Clone(s.DoorCosts), slices.Clone(s.Options), slices.Clone(s.Drivers)
	c.Assumptions, c.Predictions, c.Tripwires = slices.Clone(s.Assumptions), slices.Clone(s.Predictions), slices.Clone(s.Tripwires)
	c.Practices, c.Amendments, c.Calls = slices.Clone(s.Practices), slices.Clone(s.Amendments), slices.Clone(s.Calls)
	c.Problems, c.FiveYears = nil, slices.Clone(s.FiveYears)
	for i := range c.Assumptions {
		c.Assumptions[i].History = slices.Clip(c.Assumptions[i].History)
	}
	for i := range c.Predictions {
		c.Predictions[i].Updates = slices.Clip(c.Predictions[i].Updates)
	}
	for i := range c.Tripwires {
		c.Tripwires[i].History = slices.Clip(c.Tripwires[i].History)
	}
	for i := range c.Practices {
		c.Practices[i].Checks = slices.Clip(c.Practices[i].Checks)
	}
	return &c
}

// Section is the text of a section by its name, in any case; the parts of one that stands twice are joined.
func (e *Entry) Section(name string) string {
	var parts []string
	for _, s := range e.Sections {
		if strings.EqualFold(s.Name, name) && s.Text != "" {
			parts = append(parts, s.Text)
		}
	}
	return strings.Join(parts, "\n\n")
}

// keyProblem names what is wrong with a key of the front matter.
func (s *State) keyProblem(e *Entry, key, rule, text, mend string) {
	s.Problems = append(s.Problems, Problem{Path: e.where(), Key: key, Rule: rule, Text: text, Mend: mend})
}

func (s *State) problem(e *Entry, line int, rule, text, mend string) {
	s.Problems = append(s.Problems, Problem{Path: e.where(), Line: line, Rule: rule, Text: text, Mend: mend})
}

// where is the path of an entry, or its id while it is not stored.
func (e *Entry) where() string { return cmp.Or(e.Path, e.ID) }
