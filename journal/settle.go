package journal

import "strings"

// Settle completes a resolution that is being written: the whole line that it means, as it stands in the record, ticked, with
// the outcome. The error is a *FieldError that says what fits: nothing (with the nearest line), or several.
func (s *State) Settle(r Resolution) (Resolution, error) {
	m := r.meaning()
	if !m.ok {
		return r, &FieldError{"resolve", m.text, "the line, then → and one of yes, no, void, hit, passed, off, holding, shaken, wrong"}
	}
	if m.out.Word == "void" && m.out.Note == "" {
		return r, &FieldError{"resolve", m.text, "void needs a reason: … → void: why"}
	}
	at, n := s.match(m)
	switch {
	case n == 0:
		return r, &FieldError{"resolve", m.text, s.nearestWant(m)}
	case n > 1:
		return r, &FieldError{"resolve", m.text, "several lines read like this; write the whole line, with its date"}
	}
	tail := tailOf(r)
	if tail == nil {
		tail = &Outcome{Word: m.out.Word}
	}
	return s.settledLine(m.kind, at, tail), nil
}

func tailOf(r Resolution) *Outcome {
	switch {
	case r.Prediction != nil:
		return r.Prediction.Tail
	case r.Tripwire != nil:
		return r.Tripwire.Tail
	case r.Assumption != nil:
		return r.Assumption.Tail
	}
	return r.Tail
}

func (s *State) nearestWant(m meant) string {
	texts := s.texts(m.kind)
	if c := nearest(m.text, texts); c != "" {
		return "no " + string(m.kind) + " reads like this; the nearest one is: " + c
	}
	if len(texts) == 0 {
		return "the decision has no " + string(m.kind) + " to settle"
	}
	return "no " + string(m.kind) + " reads like this; there are: " + strings.Join(texts, "; ")
}

func (s *State) settledLine(kind itemKind, at int, tail *Outcome) Resolution {
	switch kind {
	case itemPrediction:
		p := s.Predictions[at].Line()
		p.Ticked, p.Tail = true, tail
		return Resolution{Prediction: &p}
	case itemTripwire:
		t := s.Tripwires[at].Line()
		t.Ticked, t.Tail = true, tail
		return Resolution{Tripwire: &t}
	default:
		a := s.Assumptions[at].Line()
		a.Ticked, a.Tail = true, tail
		return Resolution{Assumption: &a}
	}
}

// Line is the prediction as it was first written, open and without sub-lines.
func (p PredictionState) Line() Prediction {
	return Prediction{Percent: p.P, By: p.By, Self: p.Kind == AboutSelf, If: p.If, Claim: p.Claim}
}

// Line is the wire as it was written, armed and without sub-lines.
func (t TripwireState) Line() Tripwire {
	return Tripwire{Mode: t.Mode, Condition: t.Condition, By: t.By, Then: t.Then}
}

// Line is the assumption as it was written, open and without sub-lines.
func (a AssumptionState) Line() Assumption {
	return Assumption{Belief: a.Belief, By: a.By}
}
