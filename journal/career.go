package journal

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
	since := d.DecidedOn
	if since.IsZero() {
		since = date
	}
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

// CareerAmendments gives the same defaults as amendments, for an undecided career decision that is being chosen on a date:
// only fields that are not set yet. Cost is stated, not amended; the caller stores it in the look.
func CareerAmendments(s *State, choice string, date Date) []Amendment {
	if s.Template != TemplateCareer {
		return nil
	}
	d := &Decision{
		Template: s.Template, Choice: choice, DecidedOn: date,
		Closes: s.Closes, ClosesOn: s.ClosesOn, TrialEnds: s.TrialEnds,
	}
	CareerDefaults(d, date)
	var out []Amendment
	add := func(field, old, now string) {
		if old != now {
			out = append(out, Amendment{Field: field, Old: orNotSet(old), New: orNotSet(now)})
		}
	}
	add("closes", s.Closes, d.Closes)
	add("closes_on", s.ClosesOn.String(), d.ClosesOn.String())
	add("trial_ends", s.TrialEnds.String(), d.TrialEnds.String())
	return out
}
