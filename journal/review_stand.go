package journal

import (
	"cmp"
	"slices"
)

const (
	standingRows = 12 // more rows than this make the table longer than a screen
	leanStories  = 3
	movingStep   = 15 // points of confidence that the scheduling rule calls a move
)

var statusOrder = map[string]int{"trial": 0, "kept": 1, "open": 2, "reversed": 3, "closed": 4}

// standing lists the decisions that the period touched and those that wait; the others are counted.
func (m *maker) standing() (rows []Standing, quieter int) {
	shown := []*State{}
	for _, s := range m.states {
		waits := s.LookFrom() != (Date{}) && !s.LookFrom().After(m.AsOf)
		switch {
		case waits && s.Status == "open":
			m.openLooks++
		case waits:
			m.looks++
		}
		switch {
		case m.Mode != ReviewOfPeriod, m.touched(s) > 0, waits:
			shown = append(shown, s)
			m.stands[s.Status]++
		case !s.over():
			quieter++
			m.stands[s.Status]++
		}
	}
	slices.SortStableFunc(shown, func(a, b *State) int {
		return cmp.Or(cmp.Compare(statusOrder[a.Status], statusOrder[b.Status]), b.Date.Compare(a.Date), cmp.Compare(a.ID, b.ID))
	})
	if len(shown) > standingRows {
		quieter += len(shown) - standingRows
		shown = shown[:standingRows]
	}
	rows = make([]Standing, 0, len(shown))
	for _, s := range shown {
		rows = append(rows, m.standingRow(s))
	}
	return rows, quieter
}

// LookFrom is the day from which the decision's look waits: its next date, or an earlier call; zero when it waits for none.
func (s *State) LookFrom() Date {
	if s.over() {
		return Date{}
	}
	d := s.Next
	for _, c := range s.Calls {
		if d.IsZero() || c.Date.Before(d) {
			d = c.Date
		}
	}
	return d
}

func (m *maker) standingRow(s *State) Standing {
	row := Standing{ID: s.ID, Name: s.ShortName(), Question: s.Question, Status: s.Status, Next: s.Next}
	row.State = stateWords(s)
	row.Chose = "not yet"
	if s.Choice != Undecided && s.Choice != "" && s.Status != "open" { // what was chosen before it was opened again is none
		row.Chose = s.Label(s.Choice)
		row.Then, row.Now, row.Door = s.ConfidenceFirst, s.Sure(), s.Width
		row.Would = s.WouldWords()
	}
	row.Settled = untilWords(s)
	return row
}

func stateWords(s *State) string {
	switch s.Status {
	case "trial":
		return s.TrialWords()
	case "reversed":
		return "walked back"
	}
	return s.Status
}

// statusWords is the status as it stands behind "is".
func (s *State) statusWords() string {
	if s.Status == "trial" {
		return "on trial"
	}
	return s.Status
}

// TrialWords says of a decision on trial until when it is, on the day it is folded to. One whose end has passed is on trial until a
// look.
func (s *State) TrialWords() string {
	switch {
	case s.TrialEnds.IsZero():
		return "on trial"
	case s.TrialEnds.Before(s.AsOf):
		return "trial ended " + s.TrialEnds.String()
	}
	return "on trial to " + s.TrialEnds.String()
}

// untilWords is the date until which a decision is settled, or what holds instead, on the day it is folded to.
func untilWords(s *State) string {
	since := s.LookFrom()
	switch {
	case s.Status == "closed":
		return "nothing waits"
	case s.NewChoice() != "":
		return "a new choice is written"
	case s.Status == "reversed":
		return "the new choice waits for its name"
	case since.IsZero():
		return ""
	case !since.After(s.AsOf):
		return "waits since " + since.String()
	case s.Status == "open":
		return "open until " + s.Next.String()
	}
	return s.Next.String()
}

// leans tells the lean of the decisions that were looked at in the period and have moved by a step since their choice.
func (m *maker) leans() []LeanStory {
	out := []LeanStory{}
	for _, s := range m.states {
		if len(out) < leanStories && len(s.Options) == 2 && len(s.Leans) >= 2 && m.inSpan(s.Leans[len(s.Leans)-1].Date) {
			if story := m.leanStory(s); story.High-story.Low >= movingStep || m.Mode == ReviewOfDecision {
				out = append(out, story)
			}
		}
	}
	return out
}

func (m *maker) leanStory(s *State) LeanStory {
	story := LeanStory{ID: s.ID, Name: s.ShortName(), Toward: s.option(s.Choice), Points: s.Leans}
	for _, o := range s.Options {
		if o.Key != s.Choice {
			story.Away = o
		}
	}
	story.Low, story.High = s.Leans[0].Value, s.Leans[0].Value
	step, at := 0, 0
	for i, p := range s.Leans {
		story.Low, story.High = min(story.Low, p.Value), max(story.High, p.Value)
		if i > 0 && abs(p.Value-s.Leans[i-1].Value) > step {
			step, at = abs(p.Value-s.Leans[i-1].Value), i
		}
	}
	story.Line = m.leanLine(s, story, at)
	return story
}

func (m *maker) leanLine(s *State, story LeanStory, at int) string {
	first, last := s.Leans[0], s.Leans[len(s.Leans)-1]
	if story.Low == story.High {
		return "At " + itoa(story.Low) + " over " + lasting(last.Date.Sub(first.Date)) + "."
	}
	line := "Between " + itoa(story.Low) + " and " + itoa(story.High) + " over " + lasting(last.Date.Sub(first.Date)) + "."
	from, to := s.Leans[at-1], s.Leans[at]
	line += " The largest step (" + itoa(from.Value) + " to " + itoa(to.Value) + ") "
	if what, on := eventBefore(s, from.Date, to.Date); what != "" {
		return line + "came " + after(to.Date.Sub(on)) + what + "."
	}
	return line + "came on " + m.day(to.Date) + "."
}

func after(days int) string {
	switch days {
	case 0:
		return "on the day of "
	case 1:
		return "one day after "
	}
	return lasting(days) + " after "
}

// eventBefore is what happened after one look and by the next, at most a month before it: a wire that fired or an assumption
// found wrong rather than anything else, and the latest of them.
func eventBefore(s *State, from, to Date) (what string, on Date) {
	fits := func(d Date) bool { return d.After(from) && !d.After(to) && to.Sub(d) <= 31 && !d.Before(on) }
	for _, w := range s.Tripwires {
		for _, h := range w.History {
			if h.Word == "hit" && fits(h.On) {
				what, on = "the tripwire", h.On
			}
		}
	}
	for _, a := range s.Assumptions {
		for _, h := range a.History {
			if h.Word == "wrong" && fits(h.On) {
				what, on = "an assumption was found wrong", h.On
			}
		}
	}
	if what != "" {
		return what, on
	}
	for _, x := range s.Experiments {
		if x.Status == "done" && fits(x.LastLine) {
			what, on = "an experiment ended", x.LastLine
		}
	}
	for _, c := range s.Talks {
		if c.held() && fits(c.Date) {
			what, on = "a conversation", c.Date
		}
	}
	return what, on
}

// energy collects the numbers from -2 to +2 that entries of the period state, those of notes without text included.
func (m *maker) energy() EnergyPart {
	part := EnergyPart{Points: []Stated{}}
	for _, e := range m.Entries {
		v := energyOf(e)
		if !m.concerns(e) || !m.inSpan(e.Date) || v == nil || *v < -2 || *v > 2 {
			continue
		}
		part.Points = append(part.Points, Stated{Date: e.Date, Value: *v, Entry: e.ID})
		part.Levels[*v+2]++
	}
	if len(part.Points) > 0 {
		part.Line = "Energy, stated in " + Counted(len(part.Points), "entry", "entries") + ":"
		for i := 4; i >= 0; i-- {
			if part.Levels[i] > 0 {
				part.Line += " " + plusMinus(i-2) + " in " + itoa(part.Levels[i]) + ","
			}
		}
		part.Line = part.Line[:len(part.Line)-1] + "."
	}
	return part
}

func energyOf(e *Entry) *int {
	switch {
	case e.Note != nil:
		return e.Note.Energy
	case e.Reflection != nil:
		return e.Reflection.Energy
	case e.Decision != nil:
		return e.Decision.Energy
	}
	return nil
}

func abs(n int) int { return max(n, -n) }
