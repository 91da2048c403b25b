package journal

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// items folds what stands in the sections of an entry: options, drivers, beliefs, forecasts, wires, practices, amendments,
// then the resolutions, which may settle what the same entry adds.
func (f *folding) items(e *Entry) {
	s := f.s
	s.amend(e)
	s.addOptions(e.Options)
	for _, d := range e.Drivers {
		s.addDriver(d)
	}
	for _, a := range e.Assumptions {
		f.assumption(e, a)
	}
	for _, p := range e.Predictions {
		f.prediction(e, p)
	}
	for _, t := range e.Tripwires {
		f.tripwire(e, t)
	}
	for _, p := range e.Practices {
		if near := s.nearPractice(p.Text); near != "" {
			s.problem(e, p.Line, "practice-unmatched", "no practice of "+s.ID+" reads: "+p.Text,
				"write it as it stands there, with nothing behind it, and tick its box when it was kept: "+near)
			continue
		}
		at := s.practice(p.Text)
		s.Practices[at].Checks = append(s.Practices[at].Checks, PracticeCheck{e.Date, p.Kept, e.ID})
	}
	for _, res := range e.Resolutions {
		f.resolve(e, res)
	}
	if text := e.Section("Five years on"); text != "" {
		s.FiveYears = append(s.FiveYears, Said{e.Date, text, e.ID})
	}
}

// addOptions takes lines by their keys: a later one replaces the label and the sub-lines that it names.
func (s *State) addOptions(options []Option) {
	at := make(map[string]int, len(s.Options)+len(options))
	for i := range s.Options {
		at[s.Options[i].Key] = i
	}
	for _, o := range options {
		if i, ok := at[o.Key]; ok {
			s.Options[i].add(o)
			continue
		}
		at[o.Key] = len(s.Options)
		s.Options = append(s.Options, o)
	}
}

// add lets a later line of the same option replace the label and the sub-lines that it names.
func (have *Option) add(o Option) {
	have.Label, have.Pull, have.Con = cmp.Or(o.Label, have.Label), cmp.Or(o.Pull, have.Pull), cmp.Or(o.Con, have.Con)
	have.Rung, have.Shape = cmp.Or(o.Rung, have.Rung), cmp.Or(o.Shape, have.Shape)
	have.StatusQuo = have.StatusQuo || o.StatusQuo
	more := slices.Clone(have.More)
	for _, sub := range o.More {
		more = slices.DeleteFunc(more, func(m SubLine) bool { return m.Name == sub.Name })
		more = append(more, sub)
	}
	have.More = more
}

// addDriver takes a reason by its text: a later struck line strikes it, a new text is added.
func (s *State) addDriver(d Driver) {
	key := textKey(d.Text)
	i := slices.IndexFunc(s.Drivers, func(have Driver) bool { return textKey(have.Text) == key })
	if i < 0 {
		s.Drivers = append(s.Drivers, d)
		return
	}
	s.Drivers[i].Struck, s.Drivers[i].Kind = d.Struck, cmp.Or(d.Kind, s.Drivers[i].Kind)
}

// nearPractice is the practice of the decision that a text means which is none of it: it differs by two letters at most, or has a sign and
// words behind it, as in "…: kept". It is "" for a practice of the decision, and for another one.
func (s *State) nearPractice(text string) (near string) {
	const slip = 2
	known := slices.Clone(s.KeepsOpen)
	for _, p := range s.Practices {
		known = append(known, p.Text)
	}
	key := textKey(text)
	for _, k := range known {
		have := textKey(k)
		if have == key {
			return ""
		}
		rest, longer := strings.CutPrefix(key, have)
		first, _ := utf8.DecodeRuneInString(strings.TrimSpace(rest))
		if longer && !unicode.IsLetter(first) && !unicode.IsDigit(first) ||
			len(have) > 4*slip && digitsOf(key) == digitsOf(have) && EditDistance([]rune(key), []rune(have)) <= slip {
			near = k
		}
	}
	return near
}

// digitsOf are the digits of a text: two practices may differ by nothing else.
func digitsOf(text string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return c
		}
		return -1
	}, text)
}

// practice is the index of a practice by its text, which is added when it is new.
func (s *State) practice(text string) int {
	key := textKey(text)
	for i, p := range s.Practices {
		if textKey(p.Text) == key {
			return i
		}
	}
	s.Practices = append(s.Practices, PracticeState{Text: text})
	return len(s.Practices) - 1
}

// assumption takes a belief by its text; a later line with the text may name a new day, key or check.
func (f *folding) assumption(e *Entry, a Assumption) {
	s := f.s
	i := s.findAssumption(a.Belief)
	if i < 0 {
		s.Assumptions = append(s.Assumptions, AssumptionState{
			Belief: a.Belief, By: a.By, Key: a.Key, Check: a.Check, Status: "untested", Entry: e.ID,
		})
		i = len(s.Assumptions) - 1
	} else {
		have := &s.Assumptions[i]
		if have.Entry == e.ID && have.By != a.By && !have.By.IsZero() && !a.By.IsZero() {
			f.again(e, a.Line, a.Belief, "the day of this line holds")
		}
		have.By, have.Key, have.Check = cmp.Or(a.By, have.By), cmp.Or(a.Key, have.Key), cmp.Or(a.Check, have.Check)
	}
	if out, ok := outcomeOf(a.Tail, a.Ticked, "holding"); ok {
		f.settle(e, a.Line, settlement{kind: itemAssumption, at: i}, out)
	}
}

// again names a line of an entry that says what one above it in the same entry does, and what follows from that.
func (f *folding) again(e *Entry, line int, text, so string) {
	f.s.problem(e, line, "line-again", "a line above says the same, and "+so+": "+text, "give one of them another wording, or take it out")
}

// prediction takes a forecast by claim and date: a later open line with both is an update of the percentage.
func (f *folding) prediction(e *Entry, p Prediction) {
	s := f.s
	if p.If != "" && !s.hasOption(p.If) {
		s.problem(e, p.Line, "option-unknown", "if "+p.If+" names no option of "+s.ID, s.writeOption())
	}
	i := f.findPrediction(p)
	out, settled := outcomeOf(p.Tail, p.Ticked, "yes")
	switch {
	case i < 0:
		kind := AboutWorld
		if p.Self {
			kind = AboutSelf
		}
		s.Predictions = append(s.Predictions, PredictionState{
			Claim: p.Claim, P: p.Percent, By: p.By, Kind: kind, If: p.If, Status: "open", Made: e.Date, Entry: e.ID,
		})
		i = len(s.Predictions) - 1
	case settled:
	case s.Predictions[i].Status != "open":
		s.problem(e, p.Line, "update-settled", "the percentage changes a prediction that is resolved already: "+p.Claim,
			"give the new prediction another date or wording")
	default:
		have := &s.Predictions[i]
		if have.Entry == e.ID {
			f.again(e, p.Line, p.Claim, "this percentage counts as a later one")
		}
		have.Updates = append(have.Updates, Stated{e.Date, p.Percent, e.ID})
	}
	if settled {
		if p.Tail == nil {
			out.On = p.By
		}
		f.settle(e, p.Line, settlement{kind: itemPrediction, at: i}, out)
	}
}

// tripwire takes a wire by its text: a later open line with the text of a resolved one arms it again.
func (f *folding) tripwire(e *Entry, t Tripwire) {
	s := f.s
	i := s.findTripwire(t)
	out, settled := outcomeOf(t.Tail, t.Ticked, "hit")
	switch {
	case i < 0:
		s.Tripwires = append(s.Tripwires, TripwireState{
			Condition: t.Condition, Mode: t.Mode, By: t.By, Then: t.Then, Status: "armed", Entry: e.ID,
		})
		i = len(s.Tripwires) - 1
	case !settled && s.Tripwires[i].Status != "armed":
		have := &s.Tripwires[i]
		have.Status, have.On, have.Note = "armed", Date{}, ""
		delete(f.told, lineKey{itemTripwire, i})
	}
	if settled {
		f.settle(e, t.Line, settlement{kind: itemTripwire, at: i}, out)
	}
}

// outcomeOf is the outcome of a line: its tail, or what a ticked box alone means.
func outcomeOf(tail *Outcome, ticked bool, ifTicked string) (Outcome, bool) {
	switch {
	case tail != nil:
		return *tail, true
	case ticked:
		return Outcome{Word: ifTicked}, true
	}
	return Outcome{}, false
}

func (s *State) findAssumption(belief string) int {
	key := textKey(belief)
	return slices.IndexFunc(s.Assumptions, func(a AssumptionState) bool { return textKey(a.Belief) == key })
}

// findPrediction finds the forecast that a line updates: of the same claim by the same day, and of the same kind where the line says of
// which; -1 when it is a new one. What comes true if one option is chosen is another forecast than what does if another is.
func (f *folding) findPrediction(p Prediction) int {
	for _, i := range f.claiming(p.Claim) {
		have := &f.s.Predictions[i]
		if have.By == p.By && (p.attr() == "" || p.attr() == have.attr()) {
			return i
		}
	}
	return -1
}

// attr is what a forecast is about, as it is written in brackets: "self", "if team"; "" for the world.
func (p Prediction) attr() string {
	switch {
	case p.If != "":
		return "if " + p.If
	case p.Self:
		return AboutSelf
	}
	return ""
}

// whole is the line of a forecast as it is typed.
func (p *PredictionState) whole() string {
	of := ""
	if a := p.attr(); a != "" {
		of = " (" + a + ")"
	}
	return strconv.Itoa(p.P) + "% by " + p.By.String() + of + ": " + p.Claim
}

func (p *PredictionState) attr() string {
	return Prediction{Self: p.Kind == AboutSelf, If: p.If}.attr()
}

// claiming gives the places of the predictions that make a claim. An import brings thousands, each with an outcome to match.
func (f *folding) claiming(claim string) []int {
	if f.claims == nil {
		f.claims = map[string][]int{}
	}
	for ; f.keyed < len(f.s.Predictions); f.keyed++ {
		if p := &f.s.Predictions[f.keyed]; p.Kind != AboutStability {
			key := textKey(p.Claim)
			f.claims[key] = append(f.claims[key], f.keyed)
		}
	}
	return f.claims[textKey(claim)]
}

func (s *State) findTripwire(t Tripwire) int {
	key := textKey(t.Condition)
	return slices.IndexFunc(s.Tripwires, func(w TripwireState) bool {
		return w.Mode == t.Mode && w.By == t.By && textKey(w.Condition) == key
	})
}
