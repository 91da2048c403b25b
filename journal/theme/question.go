package theme

import (
	"slices"

	"twoway/journal"
)

// sideBySide are lenses that belong side by side when both rise, with the question to ask (DOMAIN, section 5).
var sideBySide = []journal.SideBySide{
	{A: "deep-work", B: "hands-off", Question: "Which piece of hands-on work would you take back first, and what would you hand over for it?"},
	{A: "people-growth", B: "hands-off", Question: "Which part of the hands-on work do you miss, and is there a smaller dose of it?"},
	{A: "people-growth", B: "ceiling", Question: "Whose growth did you have a hand in, and where is that written down in your ladder?"},
	{A: "status", B: "drift", Question: "Who is the audience, and would the work still pull you without them?"},
	{A: "fear", B: "no-way-back", Question: "Which act would undo it, and what is left to fear then?"},
	{A: "strain", B: "responsibility", Question: "Which things on your plate are yours to answer for, and which are there because nobody took them?"},
}

// question sets the review's one question: that of the pair that rose most together, else that of the lens that rose most.
func (s *search) question(out *journal.Themes) {
	rise := map[string]float64{}
	best, ask := 0.0, ""
	for _, t := range out.List {
		if t.Trend != Rising && t.Trend != New || s.byID(t.ID) == nil {
			continue
		}
		by := s.count(s.byID(t.ID)).rise()
		rise[t.ID] = by
		if t.Ask != "" && t.Trend == Rising && by > best+1e-9 {
			best, ask = by, t.Ask
		}
	}
	top := 0.0
	for _, p := range sideBySide {
		a, okA := rise[p.A]
		b, okB := rise[p.B]
		if okA && okB && s.rising(out, p.A) && s.rising(out, p.B) && a+b > top+1e-9 {
			top = a + b
			pair := p
			out.SideBySide = &pair
		}
	}
	if out.SideBySide != nil {
		ask = out.SideBySide.Question
	}
	out.Question = ask
}

func (s *search) rising(out *journal.Themes, id string) bool {
	return slices.ContainsFunc(out.List, func(t journal.Theme) bool { return t.ID == id && t.Trend == Rising })
}
