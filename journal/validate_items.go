package journal

import (
	"slices"
	"strconv"
)

// validateItems checks the lines of an entry: their values, and that nothing is due before the entry's own date.
func (e *Entry) validateItems(f *faults) {
	seen := map[string]bool{}
	for _, o := range e.Options {
		f.at(o.Line, required("options", o.Key, "key: label"), optionKey("options", o.Key), freeKey(o.Key, seen))
		seen[o.Key] = true
	}
	for _, d := range e.Drivers {
		f.at(d.Line, required("drivers", d.Text, "a reason, in one line"), driverKind(d.Kind))
	}
	for _, a := range e.Assumptions {
		f.at(a.Line, required("assumptions", a.Belief, "a belief, in one line"), tailWord("assumptions", itemAssumption, a.Tail))
	}
	for _, p := range e.Predictions {
		f.at(p.Line, p.validate(e.Date))
	}
	for _, t := range e.Tripwires {
		f.at(t.Line, t.validate(e.Date))
	}
	for _, p := range e.Practices {
		f.at(p.Line, required("practices", p.Text, "a practice, in one line"))
	}
}

// freeKey refuses the key of an option that means an answer, or another option.
func freeKey(key string, seen map[string]bool) error {
	switch {
	case key == Undecided || key == Unsure:
		return &FieldError{Field: "options", Value: key, Want: "another key; " + key + " is an answer"}
	case seen[key]:
		return &FieldError{Field: "options", Value: key, Want: "each key once"}
	}
	return nil
}

func driverKind(kind string) error {
	if kind == "" || slices.Contains(DriverKinds, kind) {
		return nil
	}
	return &FieldError{Field: "drivers", Value: kind, Want: oneOf(DriverKinds)}
}

func tailWord(field string, kind itemKind, tail *Outcome) error {
	if tail == nil || slices.Contains(outcomeWords[kind], tail.Word) {
		return nil
	}
	return &FieldError{Field: field, Value: tail.Word, Want: oneOf(outcomeWords[kind])}
}

// validate checks a prediction of an entry written on a day; one due before it is made is none.
func (p Prediction) validate(made Date) error {
	switch {
	case p.Percent < 1 || p.Percent > 99:
		return &FieldError{Field: "predictions", Value: strconv.Itoa(p.Percent), Want: "a whole percentage from 1 to 99"}
	case p.By.IsZero():
		return &FieldError{Field: "predictions", Value: p.Claim, Want: "a date, as in 75% by 2026-08-15: claim"}
	case p.By.Before(made):
		return &FieldError{Field: "predictions", Value: p.By.String(), Want: dayOfItem(made, p.Tail)}
	}
	return first(
		required("predictions", p.Claim, "a claim that can be checked, in one line"),
		optionKey("predictions", p.If),
		tailWord("predictions", itemPrediction, p.Tail),
	)
}

func (t Tripwire) validate(made Date) error {
	switch {
	case t.Mode != Happens && t.Mode != Missing:
		return &FieldError{Field: "tripwires", Value: t.Mode, Want: "If …, then revisit, or Unless … by a date, then revisit"}
	case t.Mode == Missing && t.By.IsZero():
		return &FieldError{Field: "tripwires", Value: t.Condition, Want: "a date, as in Unless it has happened by 2026-12-31, then revisit"}
	case !t.By.IsZero() && t.By.Before(made):
		return &FieldError{Field: "tripwires", Value: t.By.String(), Want: dayOfItem(made, t.Tail)}
	case t.Then != "" && t.Then != "revisit" && t.Then != "decide" && t.Then != "reverse":
		return &FieldError{Field: "tripwires", Value: t.Then, Want: "one of revisit, decide, reverse"}
	}
	return first(
		required("tripwires", t.Condition, "a condition, in one line"),
		tailWord("tripwires", itemTripwire, t.Tail),
	)
}

// dayOfItem says which days fit an item of an entry written on a day. One with an outcome is mostly the line of an earlier entry, written
// again to settle it.
func dayOfItem(made Date, tail *Outcome) string {
	want := "a day from " + made.String() + " on, the date of its entry"
	if tail != nil {
		want += "; to settle a line of an earlier entry, write it under ## Resolutions"
	}
	return want
}
