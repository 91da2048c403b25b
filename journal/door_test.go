package journal

import (
	"strings"
	"testing"
)

func TestWidthIsDerivedInItsOrder(t *testing.T) {
	t.Parallel()
	lapsed := []PracticeState{{Text: "p", Checks: []PracticeCheck{{Kept: true}, {Kept: false}, {Kept: false}}}}
	for _, c := range []struct {
		name string
		s    State
		want string
	}{
		{"nothing is said", State{}, WidthUnknown},
		{"no date is known and no cost stated", State{Closes: ClosesNone}, WidthUnknown},
		{"a cost is stated", State{DoorCost: new(1), DoorCostFirst: new(1)}, WidthOpen},
		{"a soft date is far", State{Closes: ClosesSoft, ClosesOn: Date{2027, 6, 2}}, WidthOpen},
		{"a soft date is a year away", State{Closes: ClosesSoft, ClosesOn: Date{2027, 6, 1}}, WidthNarrowing},
		{"a soft date has passed", State{Closes: ClosesSoft, ClosesOn: Date{2026, 1, 1}}, WidthNarrowing},
		{"a hard date is 91 days away", State{Closes: ClosesHard, ClosesOn: Date{2026, 8, 31}}, WidthNarrowing},
		{"a hard date is 90 days away", State{Closes: ClosesHard, ClosesOn: Date{2026, 8, 30}}, WidthClosing},
		{"a hard date is today", State{Closes: ClosesHard, ClosesOn: Date{2026, 6, 1}}, WidthClosing},
		{"a hard date has passed", State{Closes: ClosesHard, ClosesOn: Date{2026, 5, 31}}, WidthClosed},
		{"the cost rose", State{DoorCost: new(2), DoorCostFirst: new(1)}, WidthNarrowing},
		{"the cost is four", State{DoorCost: new(4), DoorCostFirst: new(4)}, WidthClosing},
		{"the cost is five", State{DoorCost: new(5), DoorCostFirst: new(1)}, WidthClosed},
		{"it was one-way", State{Door: DoorOneWay, DoorCost: new(0), DoorCostFirst: new(0)}, WidthClosed},
		{"a practice lapsed twice running", State{DoorCost: new(1), DoorCostFirst: new(1), KeepsOpen: []string{"p"}, Practices: lapsed}, WidthNarrowing},
		{"the practice was given up", State{DoorCost: new(1), DoorCostFirst: new(1), keptOnce: []string{"P."}, Practices: lapsed}, WidthOpen},
		{"a practice lapsed once", State{DoorCost: new(1), DoorCostFirst: new(1), Practices: []PracticeState{{Text: "p", Checks: lapsed[0].Checks[:2]}}}, WidthOpen},
	} {
		if got := c.s.WidthOn(Date{2026, 6, 1}); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestReversibleNeedsActConsentPriceAndWindow(t *testing.T) {
	t.Parallel()
	all := Decision{WayBack: "revert it", MustAgree: "Dana", Agreed: new(true), DoorCost: new(2), DoorMaxCost: new(3), Closes: ClosesNone}
	change := func(f func(*Decision)) Decision { d := all; f(&d); return d }
	for _, c := range []struct {
		name string
		d    Decision
		want string
		says string
	}{
		{"all four are stated", all, ReversibleYes, "To walk it back: revert it, with Dana, at cost 2."},
		{"nobody has to agree", change(func(d *Decision) { d.MustAgree, d.Agreed = "Nobody", nil }), ReversibleYes, "To walk it back: revert it, with nobody to ask, at cost 2."},
		{"no act", change(func(d *Decision) { d.WayBack = "" }), ReversibleAssumed, "The door is assumed open; you have not said how you would walk it back."},
		{"nobody named", change(func(d *Decision) { d.MustAgree = "" }), ReversibleAssumed, "The door is assumed open; you have not said who must agree."},
		{"not agreed yet", change(func(d *Decision) { d.Agreed = new(false) }), ReversibleAssumed, "you have not said that Dana has agreed."},
		{"nothing said of consent", change(func(d *Decision) { d.Agreed = nil }), ReversibleAssumed, "you have not said whether Dana has agreed."},
		{"no price", change(func(d *Decision) { d.DoorCost = nil }), ReversibleAssumed, "you have not said what it would cost."},
		{"no window", change(func(d *Decision) { d.Closes = "" }), ReversibleAssumed, "you have not said until when it can be walked back."},
		{"a soft date gone by", change(func(d *Decision) { d.Closes, d.ClosesOn = ClosesSoft, Date{2026, 1, 15} }), ReversibleAssumed, "whether it can still be walked back after 2026-01-15"},
		{"nothing at all", Decision{}, ReversibleAssumed, "how you would walk it back, who must agree, what it would cost and until when it can be walked back."},
		{"dearer than the most", change(func(d *Decision) { d.DoorMaxCost = new(1) }), ReversibleNo, "Walking it back costs 2 today, more than the 1 you would pay."},
		{"closed", change(func(d *Decision) { d.Door = DoorOneWay }), ReversibleNo, "The door is closed"},
	} {
		s := newLife(t, "2026-01-01", c.d).state(Date{2026, 2, 1})
		if got := s.DoorSentence(); s.Reversible != c.want || !strings.Contains(got, c.says) {
			t.Errorf("%s: got %s, %q; want %s, %q", c.name, s.Reversible, got, c.want, c.says)
		}
	}
}

func TestCareerDefaultsFillOnlyWhatWasNotSaid(t *testing.T) {
	t.Parallel()
	on := Date{2026, 2, 2}
	manager := Decision{Template: TemplateCareer, Choice: CareerManager}
	CareerDefaults(&manager, on)
	if manager.Closes != ClosesSoft || manager.ClosesOn.String() != "2029-02-02" || manager.TrialEnds.String() != "2028-02-02" || *manager.DoorCost != 1 {
		t.Errorf("manager: got %+v", manager)
	}
	said := Decision{Template: TemplateCareer, Choice: CareerManager, Closes: ClosesHard, ClosesOn: Date{2027, 1, 1}, TrialEnds: Date{2026, 9, 1}, DoorCost: new(3)}
	CareerDefaults(&said, on)
	if said.Closes != ClosesHard || said.ClosesOn.String() != "2027-01-01" || said.TrialEnds.String() != "2026-09-01" || *said.DoorCost != 3 {
		t.Errorf("said: got %+v", said)
	}
	ic := Decision{Template: TemplateCareer, Choice: CareerIC, DecidedOn: on}
	CareerDefaults(&ic, on)
	if ic.Closes != ClosesNone || !ic.ClosesOn.IsZero() || !ic.TrialEnds.IsZero() || *ic.DoorCost != 1 {
		t.Errorf("ic: got %+v", ic)
	}
	for _, d := range []Decision{{Template: TemplateCareer, Choice: Undecided}, {Choice: CareerManager}, {Template: TemplateCareer, Choice: "hybrid"}} {
		CareerDefaults(&d, on)
		if d.Closes != "" || d.DoorCost != nil || !d.TrialEnds.IsZero() {
			t.Errorf("%s %s: got %+v, want nothing filled in", d.Template, d.Choice, d)
		}
	}
}

func TestChoosingThePathLaterFillsTheSameDefaultsIntoTheLook(t *testing.T) {
	t.Parallel()
	on := Date{2026, 2, 2}
	l := newLife(t, "2026-01-01", Decision{Template: TemplateCareer, Choice: Undecided, TrialEnds: Date{2027, 1, 1}})
	l.decision.Options = []Option{{Key: CareerManager, Label: "lead"}, {Key: CareerIC, Label: "build"}}
	e := &Entry{Kind: KindReflection, ID: "2026-02-02-0900-which-way", Date: on, About: lifeID, Reflection: &Reflection{Verdict: Choose, Choice: CareerManager}}
	s := l.state(on)
	s.CareerChoice(e)
	if err := ValidateAbout(e, s); err != nil {
		t.Errorf("the filled look: %v", err)
	}
	s.Look(e, l.rule).Apply(e.Reflection)
	l.about = append(l.about, e)
	s = l.state(on)
	if len(s.Problems) > 0 || s.Closes != ClosesSoft || s.ClosesOn.String() != "2029-02-02" || s.TrialEnds.String() != "2027-01-01" || *s.DoorCost != 1 || s.Status != "trial" {
		t.Errorf("got %s, closes %s on %s, trial to %s, cost %s, problems %v", s.Status, s.Closes, s.ClosesOn, s.TrialEnds, shown(s.DoorCost), s.Problems)
	}
	keep := &Entry{Date: on, Reflection: &Reflection{Verdict: Keep}}
	s.CareerChoice(keep)
	if len(keep.Amendments) > 0 || keep.Reflection.DoorCost != nil {
		t.Errorf("another verdict: got %+v", keep)
	}
}
