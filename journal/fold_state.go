package journal

import (
	"cmp"
	"slices"
	"strings"
)

func joinComma(words []string) string { return strings.Join(words, ", ") }

// stateCost takes a cost of walking back that an entry states.
func (s *State) stateCost(e *Entry, cost *int) {
	if cost == nil {
		return
	}
	if s.DoorCostFirst == nil {
		s.DoorCostFirst = cost
	}
	s.DoorCost = cost
	s.DoorCosts = append(s.DoorCosts, Stated{e.Date, *cost, e.ID})
}

func (s *State) stateNumbers(e *Entry, energy, hands *int) {
	s.stateEnergy(e, energy)
	s.stateHands(e, hands)
}

func (s *State) stateEnergy(e *Entry, energy *int) {
	if energy != nil {
		s.Energies = append(s.Energies, Stated{e.Date, *energy, e.ID})
	}
}

func (s *State) stateHands(e *Entry, share *int) {
	if share != nil {
		s.HandsOn = append(s.HandsOn, Stated{e.Date, *share, e.ID})
	}
}

func (s *State) stateConfidence(e *Entry, confidence *int) {
	if confidence != nil {
		s.Confidence = confidence
		s.Confidences = append(s.Confidences, Stated{e.Date, *confidence, e.ID})
	}
}

// experiment takes an experiment about the decision; it starts on its own date and ends six weeks later unless it says so.
func (s *State) experiment(e *Entry) {
	x := e.Experiment
	starts := cmp.Or(x.Starts, e.Date)
	st := ExperimentState{
		Entry: e.ID, Question: x.Question, Tests: x.Tests, Starts: starts, Ends: cmp.Or(x.Ends, starts.AddDays(ExperimentDays)),
	}
	if x.Tests != "" && !s.hasOption(x.Tests) && !s.hasAssumption(x.Tests) {
		s.keyProblem(e, "tests", "option-unknown", "tests: "+x.Tests+" is no option and no assumption of "+s.ID, s.writeOption("or the key of an assumption"))
	}
	st.LastLine = st.Starts
	for _, l := range e.Log {
		if !l.Date.After(s.AsOf) {
			st.Log = append(st.Log, Stated{l.Date, l.Energy, e.ID})
			st.LastLine = later(st.LastLine, l.Date)
		}
	}
	s.Experiments = append(s.Experiments, st)
}

// hasAssumption says whether a belief carries that key.
func (s *State) hasAssumption(key string) bool {
	return slices.ContainsFunc(s.Assumptions, func(a AssumptionState) bool { return a.Key == key })
}

// ExperimentDays is the length of an experiment that names no end, experimentMaxDays that of the longest one, in days.
const (
	ExperimentDays    = 42
	experimentMaxDays = 84
)

// line takes a note about the experiment: its weekly energy, and its end.
func (x *ExperimentState) line(e *Entry) {
	x.LastLine = later(x.LastLine, e.Date)
	if e.Note.Energy != nil {
		x.Log = append(x.Log, Stated{e.Date, *e.Note.Energy, e.ID})
	}
	if e.Note.Ended != "" {
		x.Status, x.Ended, x.Learned = e.Note.Ended, e.Date, e.Section("Learned")
	}
}

func (s *State) experimentAt(id string) *ExperimentState {
	for i := range s.Experiments {
		if s.Experiments[i].Entry == id {
			return &s.Experiments[i]
		}
	}
	return nil
}

// talk takes a conversation about the decision. One that follows a planned one turns that one into a held one, and was on its track
// unless it says otherwise.
func (s *State) talk(e *Entry) {
	c := e.Conversation
	if c.Track != "" && !s.hasOption(c.Track) {
		s.keyProblem(e, "track", "option-unknown", "track: "+c.Track+" is no option of "+s.ID, s.writeOption())
	}
	s.Talks = append(s.Talks, ConversationState{
		Entry: e.ID, With: c.With, Track: c.Track, Date: e.Date, Status: cmp.Or(c.Status, "held"), PlannedFor: c.PlannedFor, SeeMyself: c.SeeMyself,
	})
	if c.Follows == "" {
		return
	}
	if p := s.talkAt(c.Follows); p != nil && p.Entry != e.ID {
		p.Status, p.HeldAs = "held", e.ID
		held := &s.Talks[len(s.Talks)-1]
		held.Track = cmp.Or(held.Track, p.Track)
		return
	}
	s.keyProblem(e, "follows", "follows-unknown", "follows: "+c.Follows+" is no conversation about "+s.ID, "write the id of the planned conversation")
}

func (s *State) talkAt(id string) *ConversationState {
	for i := range s.Talks {
		if s.Talks[i].Entry == id {
			return &s.Talks[i]
		}
	}
	return nil
}

// endedTwice names a note that ends what ended before; the later one holds.
func (s *State) endedTwice(e *Entry) {
	if was := s.endedAs(e.About); was != "" {
		s.keyProblem(e, "ended", "ended-twice", "ended: "+e.Note.Ended+" stands in a note about what ended already: "+was, "leave ended in the one note that holds")
	}
}

// endedAs says how the experiment or conversation with that id ended, and when that is known; "" while it has not.
func (s *State) endedAs(id string) string {
	if x := s.experimentAt(id); x != nil && !x.Ended.IsZero() {
		return x.Status + " on " + x.Ended.Said()
	}
	if t := s.talkAt(id); t != nil && t.Status != "planned" {
		return t.Status
	}
	return ""
}

// careerBlocks are the later sittings of the career template, in the order in which they are offered.
var careerBlocks = []string{"energy", "facts", "motives", "door"}

// answerBlocks marks the career blocks that the decision's own entry answers already.
func (s *State) answerBlocks(e *Entry) {
	if s.Template != TemplateCareer {
		return
	}
	has := func(names ...string) bool {
		return slices.ContainsFunc(names, func(n string) bool { return e.Section(n) != "" })
	}
	facts := slices.ContainsFunc(e.Assumptions, func(a Assumption) bool { return isLadder(a) || a.Key == "pay_gap" })
	answered := map[string]bool{
		"energy":  has("What gave", "What took", "A solved problem"),
		"facts":   facts || has("Next Tuesday, twice", "Results and failures", "Who would notice"),
		"motives": len(e.Drivers) > 0 || has("Five years on", "Whose week"),
		"door":    s.WayBack != "" || s.MustAgree != "" || s.DoorMaxCost != nil || len(s.KeepsOpen) > 0,
	}
	for _, b := range careerBlocks {
		if answered[b] {
			s.Sittings = append(s.Sittings, b)
		}
	}
}

// finish derives what depends on the day of the fold.
func (f *folding) finish() {
	s := f.s
	s.Predictions = append(s.Predictions, f.stability...)
	s.voidConditional()
	for i := range s.Experiments {
		x := &s.Experiments[i]
		switch {
		case x.Status != "":
		case s.AsOf.Before(x.Starts):
			x.Status = "planned"
		case s.AsOf.After(x.Ends):
			x.Status = "past its end"
		default:
			x.Status = "running"
		}
	}
	if s.over() {
		s.Next, s.NextBy = Date{}, ""
	}
	s.parkOptions()
	s.addPractices()
	s.judgeDoor()
	if s.Calls == nil {
		s.Calls = []Call{}
	}
	s.Waits = Waiting([]*State{s}, s.AsOf)
}

func (s *State) parkOptions() {
	s.Parked = nil
	for _, o := range s.Options {
		if o.Key != s.Choice && s.Choice != Undecided {
			s.Parked = append(s.Parked, o.Key)
		}
	}
}

// addPractices lists practices that are meant to be kept and were never checked.
func (s *State) addPractices() {
	for _, text := range s.KeepsOpen {
		s.practice(text)
	}
}

// voidConditional makes a forecast void whose option is not the choice on its date.
func (s *State) voidConditional() {
	for i := range s.Predictions {
		p := &s.Predictions[i]
		if p.If == "" || p.By.After(s.AsOf) || s.choiceAt(p.By) == p.If {
			continue
		}
		p.Status, p.On, p.told, p.Note = "void", p.By, p.Made, cmp.Or(p.Note, p.If+" was not the choice on that day")
	}
}

// choiceAt is the choice in force at the end of a day, "" when none was.
func (s *State) choiceAt(day Date) string {
	key := ""
	for _, c := range s.choices {
		if !c.from.After(day) {
			key = c.key
		}
	}
	return key
}
