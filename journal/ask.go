package journal

import (
	"slices"
	"strings"
)

// DueItems are the lines whose day has come, to be asked about in a look.
type DueItems struct {
	Predictions []PredictionState
	Tripwires   []TripwireState
	Assumptions []AssumptionState
}

// DueIn lists what a look on a day asks about: open predictions, armed wires and untested assumptions whose date has come. The
// long form asks about every assumption.
func (s *State) DueIn(day Date, form string) DueItems {
	var d DueItems
	come := func(by Date) bool { return !by.IsZero() && !by.After(day) }
	for _, p := range s.Predictions {
		if p.Status == "open" && p.Kind != AboutStability && come(p.By) {
			d.Predictions = append(d.Predictions, p)
		}
	}
	for _, t := range s.Tripwires {
		if t.Status == "armed" && come(t.By) {
			d.Tripwires = append(d.Tripwires, t)
		}
	}
	for _, a := range s.Assumptions {
		if form == FormLong || a.Status == "untested" && come(a.By) {
			d.Assumptions = append(d.Assumptions, a)
		}
	}
	return d
}

// AsksPredictions says whether what was predicted is asked about on its date while it is open: not of a closed decision. The predictions
// of one that was walked back come true or not all the same.
func (s *State) AsksPredictions() bool { return s.Status != "closed" }

// AsksLines says whether armed wires and untested assumptions are asked about on their dates: only while the choice stands, or none is
// made yet.
func (s *State) AsksLines() bool { return !s.over() }

// AsksPractices says whether a look on a day asks which practices were kept: every long look, and a short one once in a
// calendar quarter.
func (s *State) AsksPractices(form string, day Date) bool {
	if len(s.KeepsOpen) == 0 {
		return false
	}
	if form == FormLong {
		return true
	}
	var last Date
	for _, p := range s.Practices {
		for _, c := range p.Checks {
			last = later(last, c.Date)
		}
	}
	return last.IsZero() || quarterOf(last) != quarterOf(day)
}

func quarterOf(d Date) [2]int { return [2]int{d.Year, (int(d.Month) - 1) / 3} }

// AsksFiveYears says whether a look on a day asks the five-year question: in the long form of a career decision, once a year.
func (s *State) AsksFiveYears(form string, day Date) bool {
	if s.Template != TemplateCareer || form != FormLong {
		return false
	}
	n := len(s.FiveYears)
	return n == 0 || !day.Before(s.FiveYears[n-1].Date.AddMonths(12))
}

// The percentages from which on an outcome against them is a surprise.
const (
	surelyYes = 85
	surelyNo  = 15
)

// EarlyOffer is the line that offers a look before its date, after a note or a resolution e turned the state before into
// after: for energy −2, −1 twice running, a surprise, or a changed width. It is empty when there is nothing to offer.
func EarlyOffer(before, after *State, e *Entry) string {
	if !after.Chosen() || !after.Next.After(e.Date) || len(after.Calls) > 0 {
		return ""
	}
	if !lowEnergy(after, e) && !surprise(after, e) && before.WidthOn(e.Date) == after.WidthOn(e.Date) {
		return ""
	}
	return "This may be worth a look before " + after.Next.String() + ": twoway reflect " + after.Ref()
}

// lowEnergy says whether the entry states −2, or −1 after a −1.
func lowEnergy(s *State, e *Entry) bool {
	n := len(s.Energies)
	if n == 0 || s.Energies[n-1].Entry != e.ID {
		return false
	}
	last := s.Energies[n-1].Value
	return last == -2 || last == -1 && n > 1 && s.Energies[n-2].Value == -1
}

// surprise says whether the entry settles a prediction against odds of 85 to 15 or more.
func surprise(s *State, e *Entry) bool {
	return slices.ContainsFunc(s.Predictions, func(p PredictionState) bool {
		return p.SettledIn == e.ID && p.Kind != AboutStability &&
			(p.P >= surelyYes && p.Status == "no" || p.P <= surelyNo && p.Status == "yes")
	})
}

// The follow-ups of the career template, in the order in which they are considered; a sitting asks at most one.
const (
	askOnlyPushed = "Everything left pushes rather than pulls. If you were perfectly comfortable where you are, would you still go?"
	askOneOption  = "And if that one were off the table tomorrow?"
	askTheRung    = "Is it the job you want, or the next rung? Two conversations would tell."
	askTheFear    = "What is the smallest people task that would test that fear this month?"
	askBoth       = "Try both, equally: one experiment on each side, same hours, same six weeks?"
)

// FollowUp is the one question that a new career decision calls for, or nothing. Source: templates-text 2.
func FollowUp(e *Entry) string {
	d := e.Decision
	if d == nil || d.Template != TemplateCareer {
		return ""
	}
	switch {
	case onlyPushed(e.Drivers):
		return askOnlyPushed
	case len(e.Options) == 1:
		return askOneOption
	case d.Choice == CareerManager && ladderUnknown(e.Assumptions):
		return askTheRung
	case d.Choice == CareerIC && namesFear(e):
		return askTheFear
	case d.Choice == Undecided:
		return askBoth
	}
	return ""
}

// FollowUp is the one question that a later block of a career decision calls for, or nothing.
func (s *State) FollowUp(e *Entry) string {
	if s.Template != TemplateCareer || e.Note == nil || e.Note.Sitting == "" {
		return ""
	}
	unknown := ladderUnknown(e.Assumptions)
	if e.Note.Sitting == "facts" && !slices.ContainsFunc(e.Assumptions, isLadder) {
		unknown = !slices.ContainsFunc(s.Assumptions, func(a AssumptionState) bool { return a.Key == keyLadder })
	}
	switch {
	case onlyPushed(e.Drivers):
		return askOnlyPushed
	case s.Choice == CareerManager && unknown:
		return askTheRung
	case s.Choice == CareerIC && namesFear(e):
		return askTheFear
	}
	return ""
}

// keyLadder is the key of the assumption about the technical ladder.
const keyLadder = "dual_track"

func isLadder(a Assumption) bool { return a.Key == keyLadder }

// ladderUnknown says whether the ladder was asked about and the answer is that nobody knows.
func ladderUnknown(as []Assumption) bool {
	return slices.ContainsFunc(as, func(a Assumption) bool {
		return isLadder(a) && strings.Contains(textKey(a.Belief), "unknown")
	})
}

// onlyPushed says whether some drivers survive, all with a kind, and none pulls towards something.
func onlyPushed(ds []Driver) bool {
	left := 0
	for _, d := range ds {
		if d.Struck {
			continue
		}
		if d.Kind == "" || d.Kind == "toward" {
			return false
		}
		left++
	}
	return left > 0
}

// namesFear says whether something avoided is finished as a fear.
func namesFear(e *Entry) bool {
	feared := func(text string) bool {
		key := textKey(text)
		return strings.Contains(key, "afraid") || strings.Contains(key, "fear")
	}
	return slices.ContainsFunc(e.Drivers, func(d Driver) bool { return d.Kind == "avoid" && feared(d.Text) }) ||
		slices.ContainsFunc(e.Assumptions, func(a Assumption) bool { return feared(a.Belief) })
}
