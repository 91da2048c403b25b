package journal

import (
	"strings"
	"testing"
)

func TestAnEarlyLookIsOfferedForWhatANoteShows(t *testing.T) {
	t.Parallel()
	surely := Prediction{Percent: 90, By: Date{2026, 3, 1}, Claim: "surely"}
	for _, c := range []struct {
		name   string
		before []Note
		n      Note
		items  Items
		want   bool
	}{
		{"a good day", nil, Note{Energy: new(1)}, Items{}, false},
		{"a bad day", nil, Note{Energy: new(-1)}, Items{}, false},
		{"a very bad day", nil, Note{Energy: new(-2)}, Items{}, true},
		{"two bad days running", []Note{{Energy: new(-1)}}, Note{Energy: new(-1)}, Items{}, true},
		{"a bad day, a good one, a bad one", []Note{{Energy: new(-1)}, {Energy: new(1)}}, Note{Energy: new(-1)}, Items{}, false},
		{"a bad day some notes ago", []Note{{Energy: new(-2)}}, Note{}, Items{}, false},
		{"a surprise", nil, Note{}, Items{Resolutions: []Resolution{bare("surely", "no")}}, true},
		{"as foreseen", nil, Note{}, Items{Resolutions: []Resolution{bare("surely", "yes")}}, false},
		{"the door narrows", nil, Note{DoorCost: new(3)}, Items{}, true},
		{"a wire makes it wait by itself", nil, Note{Energy: new(-2)}, Items{Resolutions: []Resolution{bare("it burns", "hit")}}, false},
	} {
		l := newLife(t, "2026-01-01", Decision{DoorCost: new(1)})
		l.decision.Predictions = []Prediction{surely}
		l.decision.Tripwires = []Tripwire{{Mode: Happens, Condition: "it burns", Then: "revisit"}}
		for _, n := range c.before {
			l.note("2026-01-05", n, Items{})
		}
		before := l.state(Date{2026, 1, 6})
		e := l.note("2026-01-06", c.n, c.items)
		got := EarlyOffer(before, l.state(Date{2026, 1, 6}), e)
		want := ""
		if c.want {
			want = "This may be worth a look before 2026-01-31: twoway reflect which-way"
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", c.name, got, want)
		}
	}
}

func TestFollowUpsStandOnlyWhereTheirConditionHolds(t *testing.T) {
	t.Parallel()
	career := func(choice string, options int, i Items) *Entry {
		i.Options = []Option{{Key: CareerManager}, {Key: CareerIC}, {Key: "hybrid"}}[:options]
		return &Entry{Decision: &Decision{Template: TemplateCareer, Choice: choice}, Items: i}
	}
	pushed := []Driver{{Kind: "pressure", Text: "asked twice"}, {Kind: "toward", Text: "pay", Struck: true}}
	for _, c := range []struct {
		name string
		e    *Entry
		want string
	}{
		{"nothing holds", career(CareerIC, 2, Items{}), ""},
		{"all that is left pushes", career(CareerIC, 2, Items{Drivers: pushed}), "Everything left pushes"},
		{"something pulls", career(CareerIC, 2, Items{Drivers: append(pushed, Driver{Kind: "toward", Text: "growth"})}), ""},
		{"a driver has no kind", career(CareerIC, 2, Items{Drivers: append(pushed, Driver{Text: "growth"})}), ""},
		{"one option", career(CareerManager, 1, Items{}), "off the table tomorrow"},
		{"an unknown ladder", career(CareerManager, 2, Items{Assumptions: []Assumption{{Key: "dual_track", Belief: "Unknown"}}}), "the next rung"},
		{"a fear", career(CareerIC, 2, Items{Drivers: []Driver{{Kind: "toward", Text: "x"}, {Kind: "avoid", Text: "I am afraid that I would bore them"}}}), "smallest people task"},
		{"undecided", career(Undecided, 3, Items{}), "Try both"},
		{"another template", &Entry{Decision: &Decision{Choice: Undecided}}, ""},
	} {
		if got := FollowUp(c.e); got == "" != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	l := newLife(t, "2026-01-01", Decision{Template: TemplateCareer, Choice: CareerManager})
	facts := &Entry{Note: &Note{Sitting: "facts"}}
	if got := l.state(Date{2026, 1, 2}).FollowUp(facts); !strings.Contains(got, "the next rung") {
		t.Errorf("facts without a ladder: got %q", got)
	}
	facts.Assumptions = []Assumption{{Key: "dual_track", Belief: "two steps, three people"}}
	if got := l.state(Date{2026, 1, 2}).FollowUp(facts); got != "" {
		t.Errorf("facts with a ladder: got %q", got)
	}
}

func TestALookIsLongWhereTheRuleSaysSo(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		d     Decision
		looks []Reflection
		ons   []string
		on    string
		want  string
	}{
		{"the first one", Decision{}, nil, nil, "2026-01-31", FormShort},
		{"180 days after the decision", Decision{}, nil, nil, "2026-06-30", FormLong},
		{"179 days after the decision", Decision{}, nil, nil, "2026-06-29", FormShort},
		{"after a strained look", Decision{}, []Reflection{{Energy: new(-2)}}, []string{"2026-01-31"}, "2026-02-20", FormLong},
		{"at the trial's end", Decision{TrialEnds: Date{2026, 2, 15}}, []Reflection{{}}, []string{"2026-01-31"}, "2026-02-15", FormLong},
		{"after the look at the trial's end", Decision{TrialEnds: Date{2026, 2, 15}}, []Reflection{{}, {}}, []string{"2026-01-31", "2026-02-15"}, "2026-03-15", FormShort},
		{"at a door notice", Decision{Closes: ClosesHard, ClosesOn: Date{2026, 4, 1}}, []Reflection{{}}, []string{"2026-01-31"}, "2026-03-02", FormLong},
		{"without a choice", Decision{Choice: Undecided}, nil, nil, "2026-08-01", FormShort},
	} {
		l := newLife(t, "2026-01-01", c.d)
		for i, r := range c.looks {
			l.look(day(t, c.ons[i]), r, Items{})
		}
		on := day(t, c.on)
		if got := l.state(on).FormOn(on); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestWhatALookAsksAbout(t *testing.T) {
	t.Parallel()
	l := newLife(t, "2026-01-01", Decision{Template: TemplateCareer, KeepsOpen: []string{"one change merged a month"}, Confidence: new(70)})
	l.decision.Predictions = []Prediction{{Percent: 70, By: Date{2026, 1, 31}, Claim: "x"}, {Percent: 70, By: Date{2026, 2, 1}, Claim: "y"}}
	l.decision.Assumptions = []Assumption{{Belief: "b"}, {Belief: "c", By: Date{2026, 1, 20}}}
	l.decision.Tripwires = []Tripwire{{Mode: Missing, Condition: "z", By: Date{2026, 1, 30}}, {Mode: Happens, Condition: "w"}}
	on := Date{2026, 1, 31}
	s := l.state(on)
	if d := s.DueIn(on, FormShort); len(d.Predictions) != 1 || len(d.Tripwires) != 1 || len(d.Assumptions) != 1 {
		t.Errorf("short: got %+v", d)
	}
	if d := s.DueIn(on, FormLong); len(d.Assumptions) != 2 {
		t.Errorf("long: got %+v", d.Assumptions)
	}
	if !s.AsksPractices(FormShort, on) || !s.AsksFiveYears(FormLong, on) || s.AsksFiveYears(FormShort, on) {
		t.Error("the first look asks about practices, and in its long form about five years on")
	}
	l.look(on, Reflection{}, Items{Practices: []Practice{{Text: "One change merged a month.", Kept: true}}})
	l.about[0].Sections = []Section{{Name: "Five years on", Text: "storage"}}
	s = l.state(Date{2027, 1, 30})
	if s.AsksPractices(FormShort, Date{2026, 3, 31}) || !s.AsksPractices(FormShort, Date{2026, 4, 1}) || !s.AsksPractices(FormLong, Date{2026, 2, 1}) {
		t.Error("a short look asks about practices once a quarter, a long one always")
	}
	if s.AsksFiveYears(FormLong, Date{2027, 1, 30}) || !s.AsksFiveYears(FormLong, Date{2027, 1, 31}) {
		t.Error("five years on is asked once a year")
	}
	if len(s.Practices) != 1 || len(s.Practices[0].Checks) != 1 {
		t.Errorf("practices: got %+v", s.Practices)
	}
}

func TestAnEarlyReverseWithoutAReasonIsOfferedThreeDaysOfSleep(t *testing.T) {
	t.Parallel()
	l := newLife(t, "2026-01-01", Decision{})
	s := l.state(Date{2026, 1, 5})
	for _, c := range []struct {
		on      Date
		verdict string
		trigger string
		want    string
	}{
		{Date{2026, 1, 5}, Reverse, "energy", "2026-01-08"},
		{Date{2026, 1, 5}, Reverse, "event", ""},
		{Date{2026, 1, 5}, Keep, "energy", ""},
		{Date{2026, 1, 31}, Reverse, "", ""},
	} {
		next, ok := s.SleepOn(&Entry{Date: c.on, Reflection: &Reflection{Verdict: c.verdict, Trigger: c.trigger}})
		if next.String() != c.want || ok != (c.want != "") {
			t.Errorf("%s on %s for %q: got %s, %t; want %q", c.verdict, c.on, c.trigger, next, ok, c.want)
		}
	}
	res := l.look(Date{2026, 1, 5}, Reflection{Verdict: Keep, NextBy: ByHand, Next: Date{2026, 1, 8}}, Items{})
	got := l.state(Date{2026, 1, 5})
	if !res.Quiet || got.Next.String() != "2026-01-08" || got.Interval != 30 || got.SetOn.String() != "2026-01-01" {
		t.Errorf("slept on: got next %s, %d days set on %s", got.Next, got.Interval, got.SetOn)
	}
}
