package journal

import "cmp"

// The template names, and the option keys of the career template that carry defaults.
const (
	TemplateDecision = "decision"
	TemplateCareer   = "career"

	CareerManager = "manager"
	CareerIC      = "ic"
)

const (
	managerTrialMonths  = 24
	managerClosesMonths = 36
	careerCost          = 1
)

// CareerDefaults fills what the career template assumes and the person did not say, for a decision recorded on date: for the
// manager path a soft closing date after 36 months, a trial of 24 and cost 1; for the technical path no closing date and cost
// 1. A value that is there stays as it is. Other templates and other options are left alone. Source: DOMAIN 2.8 and 3.2.
func CareerDefaults(d *Decision, date Date) {
	if d.Template != TemplateCareer {
		return
	}
	since := cmp.Or(d.DecidedOn, date)
	switch d.Choice {
	case CareerManager:
		if d.Closes == "" {
			d.Closes = ClosesSoft
		}
		if d.Closes == ClosesSoft && d.ClosesOn.IsZero() {
			d.ClosesOn = since.AddMonths(managerClosesMonths)
		}
		if d.TrialEnds.IsZero() {
			d.TrialEnds = since.AddMonths(managerTrialMonths)
		}
	case CareerIC:
		if d.Closes == "" && d.ClosesOn.IsZero() {
			d.Closes = ClosesNone
		}
	default:
		return
	}
	if d.DoorCost == nil {
		d.DoorCost = new(careerCost)
	}
}

// CareerChoice fills the same defaults into a look that chooses at an undecided career decision: what the decision does not say
// by then becomes an amendment of the look, and the cost is stated in it. A look whose body is written already is left alone.
func (s *State) CareerChoice(e *Entry) {
	l := e.Reflection
	if s.Template != TemplateCareer || l.Verdict != Choose || e.Body != "" {
		return
	}
	c := s.with(e, DefaultRule())
	d := &Decision{
		Template: c.Template, Choice: l.Choice, DecidedOn: e.Date,
		Closes: c.Closes, ClosesOn: c.ClosesOn, TrialEnds: c.TrialEnds, DoorCost: c.DoorCost,
	}
	CareerDefaults(d, e.Date)
	add := func(field, old, now string) {
		if old != now {
			e.Amendments = append(e.Amendments, Amendment{Field: field, Old: orNotSet(old), New: orNotSet(now)})
		}
	}
	add("closes", c.Closes, d.Closes)
	add("closes_on", c.ClosesOn.String(), d.ClosesOn.String())
	add("trial_ends", c.TrialEnds.String(), d.TrialEnds.String())
	if l.DoorCost == nil && c.DoorCost == nil {
		l.DoorCost = d.DoorCost
	}
}
