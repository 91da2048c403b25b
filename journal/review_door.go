package journal

import (
	"slices"
	"strings"
)

var verdictWords = map[string]string{
	Keep: "kept", Adjust: "adjusted", Reverse: "walked back", Close: "closed", Choose: "chosen", Wait: "waited", Reopen: "opened again",
}

// tripwires tells the wires that were settled in the period, those that fired before it and whose look came in it or waits still,
// and those armed now on decisions that are not over.
func (m *maker) tripwires() []WireStory {
	fired, armed := []WireStory{}, []WireStory{}
	for _, s := range m.states {
		for _, w := range s.Tripwires {
			for _, h := range w.History {
				if m.inSpan(h.known()) || m.looksNow(s, w, h) {
					fired = append(fired, m.settledWire(s, w, h))
				}
			}
			if w.Status == "armed" && !s.over() {
				armed = append(armed, m.armedWire(s, w))
			}
		}
	}
	return append(fired, armed...)
}

// looksNow says whether a wire that fired before the period was looked at in it, or is still to be looked at.
func (m *maker) looksNow(s *State, w TripwireState, h Settled) bool {
	if h.Word != "hit" || !h.known().Before(m.span.From) {
		return false
	}
	look := lookAfter(s, w, h)
	return look == nil && !s.over() || look != nil && m.inSpan(look.Date)
}

func (m *maker) settledWire(s *State, w TripwireState, h Settled) WireStory {
	story := wireStory(s, w)
	story.Status, story.On, story.before = h.Word, h.On, h.known().Before(m.span.From)
	switch h.Word {
	case "passed":
		story.Line = wireText(m, w) + " passed on " + m.day(h.On)
		return story
	case "off":
		story.Line = wireText(m, w) + " disarmed on " + m.day(h.On)
		return story
	}
	story.Line = wireText(m, w) + " (" + m.day(h.On) + ")"
	look := lookAfter(s, w, h)
	if look == nil {
		story.Line += " → no look yet"
		return story
	}
	story.Look, story.Verdict = look.Date, look.Verdict
	story.Line += " → look on " + m.day(look.Date)
	if words := verdictWords[look.Verdict]; words != "" { // a look that a hand edit damaged has none
		story.Line += " → " + words
	}
	for _, x := range s.Experiments {
		if d := x.Starts.Sub(look.Date); d >= 0 && d <= 31 {
			story.Line += "; then the experiment " + quoted(shortQuote(x.Question)) + " from " + m.day(x.Starts)
			break
		}
	}
	return story
}

// lookAfter is the look that a fired wire called for, nil while that waits. A look before the day on which the wire was reported
// knew nothing of it, whenever it fired.
func lookAfter(s *State, w TripwireState, h Settled) *Look {
	call := Call{h.On, "tripwire", w.Condition, h.Entry}
	for i, l := range s.Looks {
		if slices.Contains(l.calls, call) {
			return &s.Looks[i]
		}
	}
	return nil
}

func wireStory(s *State, w TripwireState) WireStory {
	return WireStory{Decision: s.ID, Name: s.ShortName(), Condition: w.Condition, Mode: w.Mode, By: w.By, Status: w.Status, On: w.On}
}

func (m *maker) armedWire(s *State, w TripwireState) WireStory {
	story := wireStory(s, w)
	story.Line = wireText(m, w)
	if !w.By.IsZero() && !w.By.After(m.AsOf) {
		story.Status, story.Line = "asks", quoted(w.Condition)+" by "+m.day(w.By) // which a yes or a no answers, whatever the mode
	}
	return story
}

func wireText(m *maker, w TripwireState) string {
	switch {
	case w.Mode == Missing && w.By.IsZero():
		return "not yet: " + quoted(w.Condition)
	case w.Mode == Missing:
		return "not by " + m.day(w.By) + ": " + quoted(w.Condition)
	case !w.By.IsZero():
		return quoted(w.Condition) + " by " + m.day(w.By)
	}
	return quoted(w.Condition)
}

// doors tells the way back from the choices that the period touched and about whose door more was said than a cost that stayed.
func (m *maker) doors() []DoorStory {
	out := []DoorStory{}
	for _, s := range m.states {
		moved := s.DoorCost != nil && *s.DoorCost != *s.DoorCostFirst
		said := s.WayBack != "" || !s.ClosesOn.IsZero() || len(s.KeepsOpen) > 0 || moved
		if said && s.Chosen() && (m.Mode != ReviewOfPeriod || m.touched(s) > 0) {
			out = append(out, m.doorStory(s))
		}
	}
	return out
}

func (m *maker) doorStory(s *State) DoorStory {
	d := DoorStory{
		ID: s.ID, Name: s.ShortName(), Width: s.Width, Reversible: s.Reversible, Missing: s.MissingDoor, WayBack: s.WayBack,
		CostFirst: s.DoorCostFirst, Cost: s.DoorCost, MaxCost: s.DoorMaxCost, Costs: s.DoorCosts, Closes: s.Closes, ClosesOn: s.ClosesOn,
	}
	if len(s.Parked) == 1 {
		d.To = s.Label(s.Parked[0])
	}
	for _, p := range s.Practices {
		kept := PracticeState{Text: p.Text}
		for _, c := range p.Checks {
			if m.inSpan(c.Date) {
				kept.Checks = append(kept.Checks, c)
			}
		}
		d.Practices = append(d.Practices, kept)
	}
	d.Line = m.doorLine(s, d)
	return d
}

func (m *maker) doorLine(s *State, d DoorStory) string {
	var parts []string
	if act := strings.TrimSuffix(s.WayBack, "."); act != "" {
		parts = append(parts, act+m.consent(s))
	}
	if cost := m.costWords(s); cost != "" {
		parts = append(parts, cost)
	}
	for _, p := range d.Practices {
		parts = append(parts, m.practiceWords(p))
	}
	if !s.ClosesOn.IsZero() {
		parts = append(parts, UpperFirst(strings.TrimSpace(s.Closes+" date "))+" "+s.ClosesOn.String())
	}
	if s.Reversible == "assumed" && len(s.MissingDoor) > 0 {
		parts = append(parts, s.assumedWords())
	}
	return stopped(strings.Join(parts, ". "))
}

func (m *maker) consent(s *State) string {
	switch {
	case s.Agreed != nil && *s.Agreed:
		for i := len(s.Amendments) - 1; i >= 0; i-- {
			if s.Amendments[i].Field == "agreed" {
				return "; agreed (" + m.day(s.Amendments[i].Date) + ")"
			}
		}
		return "; agreed"
	case s.MustAgree != "" && s.MustAgree != "nobody":
		return "; " + s.MustAgree + " has to agree"
	}
	return ""
}

func (m *maker) costWords(s *State) string {
	switch {
	case s.DoorCost == nil:
		return ""
	case s.DoorCostFirst != nil && *s.DoorCostFirst != *s.DoorCost:
		last := s.DoorCosts[len(s.DoorCosts)-1]
		return "Cost " + itoa(*s.DoorCostFirst) + " → " + itoa(*s.DoorCost) + " (" + m.day(last.Date) + ")"
	}
	return "Cost " + itoa(*s.DoorCost) + ", as at the start"
}

func (m *maker) practiceWords(p PracticeState) string {
	text := "Practice " + quoted(p.Text)
	if len(p.Checks) == 0 {
		return text + ": not checked in this time"
	}
	var checks []string
	for _, c := range p.Checks {
		word := "kept on "
		if !c.Kept {
			word = "not kept on "
		}
		checks = append(checks, word+m.day(c.Date))
	}
	return text + ": " + strings.Join(checks, ", ")
}
