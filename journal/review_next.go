package journal

import "strings"

// nextRows is how many dates "next" lists, those that have come included.
const nextRows = 12

// soon is how many days ahead "next" names what is no look.
const soon = 30

// next lists what waits, then the looks to come, and of the rest what comes in the next month.
func (m *maker) next() (items []NextItem, later int) {
	items = []NextItem{}
	add := func(w WaitItem, now bool) {
		if len(items) == nextRows {
			later++
			return
		}
		items = append(items, NextItem{Date: w.From, Now: now, Kind: w.Kind, Decision: w.Decision, What: w.ask(m.stateOf(w.Decision))})
	}
	for _, w := range Waiting(m.predicting(), m.AsOf) {
		add(w, true)
	}
	for _, w := range Upcoming(m.predicting(), m.AsOf, Date{}) {
		if w.Kind == WaitLook || w.From.Sub(m.AsOf) <= soon {
			add(w, false)
		}
	}
	return items, later
}

// ask says what a wait asks of the person, in a few words.
func (w WaitItem) ask(s *State) string {
	name := ""
	if s != nil {
		name = UpperFirst(s.ShortName())
	}
	switch w.Kind {
	case WaitPrediction:
		return "resolve " + quoted(w.Text)
	case WaitTripwire:
		return w.asks
	case WaitAssumption:
		return "check " + quoted(w.Text)
	case WaitLine:
		return "a line on the experiment " + quoted(w.Text)
	case WaitEnd:
		return "the end of the experiment " + quoted(w.Text)
	case WaitConversation:
		return "the conversation with " + w.Text
	case WaitBlock:
		return name + ": the questions about " + strings.Replace(w.Text, "door", "the door", 1)
	case WaitNewChoice:
		return name + ": name the new choice"
	}
	return name + ": " + lookWords(s, w)
}

func lookWords(s *State, w WaitItem) string {
	switch {
	case s.Status == "open" && s.WaitsSoFar() >= 2:
		return "choose, try it in small, or drop it"
	case s.Status == "open":
		return "choose, wait, or drop it"
	case w.Form == FormLong:
		return "long look"
	}
	return "short look"
}
