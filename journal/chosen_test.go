package journal

import "testing"

// DOMAIN 3.8: the confidence belongs to the choice; a number said while nothing was chosen is not carried to it.
func TestAChoiceWithoutANumberHasNone(t *testing.T) {
	t.Parallel()
	day := func(text string) Date { d, _ := ISODate(text); return d }
	d := &Entry{ID: "2026-02-02-open", Kind: KindDecision, Date: day("2026-02-02"), Decision: &Decision{Question: "Which?", Choice: Undecided}}
	d.Options = []Option{{Key: "a", Label: "a"}, {Key: "b", Label: "b"}}
	wait := &Entry{ID: "2026-02-16-0900-open", Kind: KindReflection, Date: day("2026-02-16"), About: d.ID, Reflection: &Reflection{Verdict: Wait, Confidence: new(60)}}
	choose := &Entry{ID: "2026-03-02-0900-open", Kind: KindReflection, Date: day("2026-03-02"), About: d.ID, Reflection: &Reflection{Verdict: Choose, Choice: "a"}}
	s := Fold(d, []*Entry{wait, choose}, day("2026-03-03"), DefaultRule())
	if s.Choice != "a" || s.Confidence != nil || s.ConfidenceFirst != nil {
		t.Errorf("chosen %q with confidence %v, at first %v; want a with none", s.Choice, s.Confidence, s.ConfidenceFirst)
	}
	choose.Reflection.Confidence = new(80)
	s = Fold(d, []*Entry{wait, choose}, day("2026-03-03"), DefaultRule())
	if s.Confidence == nil || *s.Confidence != 80 || s.ConfidenceFirst == nil || *s.ConfidenceFirst != 80 {
		t.Errorf("confidence %v, at first %v; want 80", s.Confidence, s.ConfidenceFirst)
	}
}

// DOMAIN 3.8: the other of two options without a number is the rest of the last stated confidence.
func TestALeanWithoutANumberIsTheRestOfTheLastOne(t *testing.T) {
	t.Parallel()
	s := &State{Choice: "a", Confidence: new(70), Options: []Option{{Key: "a"}, {Key: "b"}}}
	if got := s.LeanTo("b", nil); got == nil || *got != 30 {
		t.Errorf("the other without a number leans %v, want 30", got)
	}
	if got := s.LeanTo("a", nil); got != nil {
		t.Errorf("the same without a number leans %d, want nothing", *got)
	}
	s.Options = append(s.Options, Option{Key: "c"})
	if got := s.LeanTo("b", nil); got != nil {
		t.Errorf("one of several without a number leans %d, want nothing", *got)
	}
}
