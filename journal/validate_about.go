package journal

import (
	"errors"
	"slices"
	"strconv"
)

// ValidateAbout checks an entry that is being written against the decision it is about, folded to its date: a look before the
// decision, a verdict that the state does not allow, an option that is not there, a resolution of nothing (with the nearest
// line named), an amendment that does not fit, fields that contradict. The first is returned as a *FieldError.
func ValidateAbout(e *Entry, s *State) error {
	err := first(s.validateLook(e), s.validateKeys(e), s.validateResolved(e))
	if err != nil {
		return err
	}
	c := s.with(e, DefaultRule())
	for _, a := range e.Amendments {
		if fault, ok := errors.AsType[*FieldError](c.DateFits(a.Field, e.Date)); ok {
			return &FieldError{Field: "amendments", Value: a.Field + "=" + fault.Value, Want: fault.Want}
		}
	}
	for _, p := range c.Problems {
		if field, ok := fieldOfRule[p.Rule]; ok {
			return &FieldError{Field: field, Value: p.Text, Want: p.Mend}
		}
	}
	if len(e.Amendments) == 0 {
		return nil
	}
	return first(closing(c.Closes, c.ClosesOn), atMost("keeps_open", c.KeepsOpen, 2))
}

// fieldOfRule says which part of an entry a finding of the fold is about.
var fieldOfRule = map[string]string{
	"amendment-field":      "amendments",
	"amendment-value":      "amendments",
	"amendment-old":        "amendments",
	"practice-unmatched":   "practices",
	"resolution-open":      "resolutions",
	"resolution-unmatched": "resolutions",
	"resolution-ambiguous": "resolutions",
	"resolution-twice":     "resolutions",
	"outcome-before":       "resolutions",
	"update-settled":       "predictions",
}

func (s *State) validateLook(e *Entry) error {
	switch {
	case e.Note != nil:
		return s.validateNoteAbout(e)
	case e.Reflection == nil:
		return nil
	case e.Date.Before(s.Date):
		return &FieldError{Field: "date", Value: e.Date.String(), Want: "a day from " + s.Date.String() + " on, the date of the decision"}
	}
	l := e.Reflection
	offered, waited := s.VerdictsOf(e), ""
	if len(offered) < len(allowed[s.Status]) {
		waited = " after " + strconv.Itoa(s.WaitsSoFar()) + " waits"
	}
	switch {
	case slices.Contains(offered, l.Verdict):
		return nil
	case !slices.Contains(allowed[s.Status], l.Verdict):
		return &FieldError{Field: "verdict", Value: l.Verdict, Want: oneOf(offered) + ", since " + s.Handle + " is " + s.statusWords() + waited}
	default: // a wait without an experiment
		return &FieldError{
			Field: "verdict", Value: l.Verdict,
			Want: "choose or close" + waited + ", or an experiment first, whose end becomes the date",
		}
	}
}

// waitsForExperiment says whether an experiment that is not over ends on the date that a look sets by hand, or at all when the
// look sets none.
func (s *State) waitsForExperiment(e *Entry) bool {
	l := e.Reflection
	if l.NextBy != ByHand || l.Next.IsZero() {
		return !s.experimentEnd(e.Date).IsZero()
	}
	return slices.ContainsFunc(s.Experiments, func(x ExperimentState) bool {
		return x.Status != "done" && x.Status != "dropped" && x.Ends == l.Next
	})
}

func (s *State) validateNoteAbout(e *Entry) error {
	n := e.Note
	switch {
	case n.Sitting != "" && s.Template != TemplateCareer:
		return &FieldError{Field: "sitting", Value: n.Sitting, Want: "nothing: " + s.Handle + " is no career decision"}
	case n.Ended != "" && s.experimentAt(e.About) == nil && s.talkAt(e.About) == nil:
		return &FieldError{Field: "ended", Value: n.Ended, Want: "a note about an experiment or a planned conversation; name its id"}
	case n.Ended != "":
		if was := s.endedAs(e.About); was != "" {
			return &FieldError{Field: "ended", Value: n.Ended, Want: "nothing: it ended already, as " + was}
		}
	}
	return nil
}

// validateKeys checks every option key that an entry names, and the day that a conversation is planned for.
func (s *State) validateKeys(e *Entry) error {
	keys := append(optionKeys(s.Options), optionKeys(e.Options)...)
	known := func(field, key string, more ...string) error {
		if key == "" || slices.Contains(keys, key) || slices.Contains(more, key) {
			return nil
		}
		return &FieldError{Field: field, Value: key, Want: "one of " + joinComma(append(slices.Clone(keys), more...))}
	}
	var checks []error
	if l := e.Reflection; l != nil {
		checks = append(checks, known("recall_choice", l.RecallChoice), known("would_choose", l.WouldChoose, Unsure), known("choice", l.Choice))
	}
	if c := e.Conversation; c != nil {
		checks = append(checks, known("track", c.Track))
		if !c.PlannedFor.IsZero() && c.PlannedFor.Before(e.Date) {
			checks = append(checks, &FieldError{Field: "planned_for", Value: c.PlannedFor.String(), Want: "a day from " + e.Date.String() + " on"})
		}
	}
	if x := e.Experiment; x != nil {
		var beliefs []string
		for _, a := range s.Assumptions {
			if a.Key != "" {
				beliefs = append(beliefs, a.Key)
			}
		}
		checks = append(checks, known("tests", x.Tests, beliefs...))
	}
	for _, p := range e.Predictions {
		checks = append(checks, known("predictions", p.If))
	}
	return first(checks...)
}

// validateResolved refuses an outcome that lies after its entry.
func (s *State) validateResolved(e *Entry) error {
	for _, r := range e.Resolutions {
		if m := r.meaning(); m.ok && m.out.On.After(e.Date) {
			return &FieldError{Field: "resolutions", Value: m.out.On.String(), Want: "a day up to " + e.Date.String() + ", the date of the entry"}
		}
	}
	return nil
}
