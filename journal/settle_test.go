package journal_test

import (
	"errors"
	"strings"
	"testing"

	"twoway/journal"
)

func TestALineIsSettledByItsBeginning(t *testing.T) {
	t.Parallel()
	day := func(text string) journal.Date {
		d, ok := journal.ISODate(text)
		if !ok {
			t.Fatal(text)
		}
		return d
	}
	s := &journal.State{
		Predictions: []journal.PredictionState{
			{Claim: "alpha is live", P: 60, By: day("2026-09-15"), Status: "open", Made: day("2026-01-31")},
			{Claim: "alpha is paid for", P: 60, By: day("2026-09-15"), Status: "open", Made: day("2026-01-31")},
			{Claim: "zeta", P: 75, By: day("2026-08-15"), Status: "yes", On: day("2026-08-15"), Made: day("2026-01-31"), SettledIn: "2026-08-15-0900-a"},
			{Claim: "p2", P: 75, By: day("2026-08-15"), Status: "no", On: day("2026-08-15"), Made: day("2026-01-31"), SettledIn: "2026-08-15-0900-a"},
			{Kind: "stability", P: 70, Status: "open"},
			{Claim: "iota", P: 75, By: day("2026-08-15"), Status: "void", On: day("2026-08-15"), Made: day("2026-01-31"), If: "b", Note: "b was not the choice on that day"},
		},
		Assumptions: []journal.AssumptionState{{Belief: "the money is there", Status: "holding"}},
		Tripwires:   []journal.TripwireState{{Condition: "Dana leaves", Mode: journal.Happens, Then: "revisit", Status: "armed", Entry: "2026-01-31-a"}},
	}
	for _, c := range []struct {
		text, word string
		on         journal.Date
		want       string // the claim, or "error " and its words
	}{
		{"alpha is l", "yes", journal.Date{}, "alpha is live"},
		{"Alpha is paid for.", "no", day("2026-09-01"), "alpha is paid for"},
		{"alpha", "yes", journal.Date{}, "error several lines begin like this; write more of it\nalpha is live\nalpha is paid for"},
		{"zeta", "no", journal.Date{}, "error it was settled as yes on 2026-08-15 (Saturday), in 2026-08-15-0900-a"},
		{"p2", "no", journal.Date{}, "error it was settled as no on 2026-08-15 (Saturday), in 2026-08-15-0900-a"},
		{"q2", "no", journal.Date{}, "error the whole line, or a beginning of four letters or more"},
		{"iota", "no", journal.Date{}, "error it is void since 2026-08-15 (Saturday): b was not the choice on that day"},
		{"zeta", "hit", journal.Date{}, "error this is a prediction, which takes one of yes, no, void: zeta"},
		{"Dana", "yes", journal.Date{}, "error this is a tripwire, which takes one of hit, passed, off: Dana leaves"},
		{"the money is there", "no", journal.Date{}, "error this is an assumption, which takes one of holding, shaken, wrong: the money is there"},
		{"alpha is live", "yes", day("2026-01-30"), "error a day from 2026-01-31 on"},
		{"beta and gamma", "yes", journal.Date{}, "error begins like this; there are\nalpha is live\nalpha is paid for"},
		{"alpha is live", "void", journal.Date{}, "error void needs a reason"},
		{"the money", "wrong", journal.Date{}, "the money is there"},
		{"the money", "wrong", day("2026-01-30"), "the money is there"},
		{"Dana leaves", "hit", day("2026-01-30"), "error a day from 2026-01-31 on"},
		{"Dana leaves", "hit", day("2026-01-31"), "Dana leaves"},
	} {
		tail := &journal.Outcome{Word: c.word, On: c.on}
		r := journal.Resolution{Text: c.text, Tail: tail}
		if c.word == "wrong" {
			r = journal.Resolution{Assumption: &journal.Assumption{Belief: c.text, Tail: tail}, Tail: tail}
		}
		got, err := s.Settle(r)
		var fault *journal.FieldError
		if want, fails := strings.CutPrefix(c.want, "error "); fails {
			if !errors.As(err, &fault) || !strings.Contains(fault.Want, want) {
				t.Errorf("%q → %s: the error is %v, want %q", c.text, c.word, err, want)
			}
			continue
		}
		claim := ""
		switch {
		case got.Prediction != nil:
			claim = got.Prediction.Claim
		case got.Assumption != nil:
			claim = got.Assumption.Belief
		case got.Tripwire != nil:
			claim = got.Tripwire.Condition
		}
		if err != nil || claim != c.want {
			t.Errorf("%q → %s settles %q, %v; want %q", c.text, c.word, claim, err, c.want)
		}
	}
}
