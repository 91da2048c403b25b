package journal

import (
	"slices"
	"strings"
)

// settledIn says whether a prediction was resolved inside the period, whenever it was made: what is written down after the end of a
// period counts in the one that it is written down in, since the review of the earlier one is folded to its last day.
func (m *maker) settledIn(p PredictionState) bool {
	return (p.Status == "yes" || p.Status == "no" || p.Status == "void") && m.inSpan(p.known())
}

// SettledLater counts the outcomes with a day in a period that were written down after its end, on which its review is folded: those
// of predictions, tripwires and assumptions.
func SettledLater(states []*State, p Period) (n int) {
	count := func(on, told Date) {
		if !on.IsZero() && p.Contains(on) && told.After(p.To) {
			n++
		}
	}
	for _, s := range states {
		for _, x := range s.Predictions {
			count(x.On, x.told)
		}
		for _, x := range s.Tripwires {
			for _, h := range x.History {
				count(h.On, h.told)
			}
		}
		for _, x := range s.Assumptions {
			for _, h := range x.History {
				count(h.On, h.told)
			}
		}
	}
	return n
}

// predicting are the states that hold predictions: those of the review, and the notes without a decision where it looks at the
// whole journal.
func (m *maker) predicting() []*State { return slices.Concat(m.states, m.loose) }

func (m *maker) predictions() PredictionPart {
	part := PredictionPart{Resolved: []ForecastLine{}, Self: []ForecastLine{}, Lines: []string{}}
	all, told := []PredictionState{}, []PredictionState{}
	for _, s := range m.predicting() {
		for _, p := range s.Predictions {
			part.add(m, s, p)
			if p.Status == "open" && !s.AsksPredictions() {
				continue
			}
			all = append(all, p)
			if p.Kind != AboutStability {
				told = append(told, p)
			}
		}
	}
	for _, answered := range [][]ForecastLine{part.Resolved, part.Self} {
		slices.SortStableFunc(answered, func(a, b ForecastLine) int { return a.On.Compare(b.On) })
	}
	if len(all) > 0 {
		c := Calibrate(all, m.AsOf)
		part.AllTime = &c
	}
	if len(told) > 0 {
		part.Lines = Calibrate(told, m.AsOf).Sentences(m.span)
	}
	return part
}

func (part *PredictionPart) add(m *maker, s *State, p PredictionState) {
	line := ForecastLine{Entry: p.Entry, P: p.P, By: p.By, Claim: p.Claim, Status: p.Status, On: p.On, Note: p.Note}
	if !s.loose {
		line.Decision = s.ID
	}
	switch {
	case m.settledIn(p) && p.Kind == AboutSelf:
		part.Self = append(part.Self, line)
	case m.settledIn(p) && p.Kind == AboutWorld:
		part.Resolved = append(part.Resolved, line)
	}
}

// recallsTold is how many recalls are told one by one.
const recallsTold = 6

// enoughRecalls is how many recalls it takes before a count of pulls is said.
const enoughRecalls = 5

func (m *maker) memory() MemoryPart {
	part := MemoryPart{Recalls: []Recall{}, Lines: []string{}}
	var all pulls
	for _, s := range m.states {
		for _, r := range s.Recalls {
			all.count(r)
			part.addRecall(m, r)
		}
		for _, l := range s.Looks {
			if m.inSpan(l.Date) && asksRecall(l.Verdict) && !l.Recalled {
				part.Skipped++
			}
		}
	}
	slices.SortStableFunc(part.Recalls, func(a, b Recall) int { return a.Date.Compare(b.Date) })
	part.Lines = m.memoryLines(part, all)
	return part
}

// pulls counts the blind recalls that were not exact and can be held against the view of their day, those of them that had
// moved towards it, and the exact ones apart. Source: DOMAIN 3.8.
type pulls struct{ moved, of, exact int }

func (p *pulls) count(r Recall) {
	switch {
	case !r.Blind || r.Drift == nil:
	case *r.Drift == 0:
		p.exact++
	case r.Pull != nil:
		p.of++
		if *r.Pull > 0 {
			p.moved++
		}
	}
}

func (p pulls) sentence() string {
	if p.of == 0 {
		return "All time: " + inWordsOf(p.exact, "recall was", "recalls were") + " exact."
	}
	if p.exact == 0 {
		return "All time: in " + itoa(p.moved) + " of " + itoa(p.of) + " recalls memory had moved towards the view of that day."
	}
	were := "were"
	if p.exact == 1 {
		were = "was"
	}
	return "All time: " + inWords(p.exact) + " of " + itoa(p.exact+p.of) + " recalls " + were + " exact; in " + itoa(p.moved) +
		" of the other " + itoa(p.of) + " memory had moved towards the view of that day."
}

// asksRecall says whether a look with that verdict was at a choice, so that there was something to remember.
func asksRecall(verdict string) bool {
	return verdict == Keep || verdict == Adjust || verdict == Reverse || verdict == Close
}

func (part *MemoryPart) addRecall(m *maker, r Recall) {
	switch {
	case !m.inSpan(r.Date):
		return
	case r.Blind:
		part.Blind++
	default:
		part.Seen++
	}
	part.Recalls = append(part.Recalls, r)
}

func (m *maker) memoryLines(part MemoryPart, all pulls) []string {
	lines := []string{}
	if part.Blind+part.Seen+part.Skipped == 0 {
		return lines
	}
	first := UpperFirst(inWordsOf(part.Blind, "blind recall", "blind recalls"))
	if part.Seen > 0 {
		first += ", " + inWords(part.Seen) + " with the record in sight"
	}
	if part.Skipped > 0 {
		first += ", " + inWords(part.Skipped) + " skipped"
	}
	first += "."
	blind := slices.DeleteFunc(slices.Clone(part.Recalls), func(r Recall) bool { return !r.Blind })
	if more := len(blind) - recallsTold; more > 0 {
		first += " The last " + inWords(recallsTold) + ":"
		blind = blind[more:]
	}
	for _, r := range blind {
		first += " " + m.recallWords(r)
	}
	lines = append(lines, first)
	lines = append(lines, m.reasonLines()...)
	switch {
	case all.of+all.exact >= enoughRecalls:
		lines = append(lines, all.sentence())
	case part.Blind > 0:
		lines = append(lines, UpperFirst(inWordsOf(part.Blind, "recall is", "recalls are"))+" too few to call it a habit.")
	}
	return lines
}

func (m *maker) recallWords(r Recall) string {
	var parts []string
	if r.Choice != "" && r.Choice != r.Record {
		parts = append(parts, "chose "+quoted(r.Record)+", remembered "+quoted(r.Choice))
	}
	if r.Written != nil && r.Confidence != nil {
		text := "wrote " + itoa(*r.Written) + ", remembered " + itoa(*r.Confidence)
		if r.Lean != nil && *r.Written != *r.Confidence {
			text += ", leaned " + itoa(*r.Lean) + " that day"
		}
		parts = append(parts, text)
	}
	if len(parts) == 0 {
		parts = append(parts, "remembered the choice")
	}
	return UpperFirst(m.day(r.Date)) + ": " + strings.Join(parts, "; ") + "."
}

// reasonLines put the remembered reasons beside the written one: of each decision at most two, of recalls whose number was not
// exact.
func (m *maker) reasonLines() []string {
	var lines []string
	for _, s := range m.states {
		var said []string
		for _, r := range s.Recalls {
			if len(said) < 2 && m.inSpan(r.Date) && r.Blind && r.Reason != "" && (r.Drift == nil || *r.Drift != 0) {
				lead := "On " + m.day(r.Date) + " you remembered "
				if len(said) > 0 {
					lead = "on " + m.day(r.Date) + " "
				}
				said = append(said, lead+quoted(shortQuote(r.Reason)))
			}
		}
		if len(said) > 0 && s.Why != "" {
			lines = append(lines, stopped(strings.Join(said, "; "))+" The line of "+m.day(s.DecidedOn)+" says: "+
				stopped(quoted(shortQuote(s.Why))))
		}
	}
	return lines
}

func (m *maker) stateOf(id string) *State {
	for _, s := range m.states {
		if s.ID == id {
			return s
		}
	}
	return nil
}
