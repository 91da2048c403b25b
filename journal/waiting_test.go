package journal

import (
	"fmt"
	"strings"
	"testing"
)

// waitLines shows what waits as "from kind text".
func waitLines(ws []WaitItem) string {
	var b strings.Builder
	for _, w := range ws {
		fmt.Fprintf(&b, "%s %s: %s\n", w.From, w.Kind, w.Text)
	}
	return b.String()
}

func TestWhatWaitsComesInDateOrderAndTheSmallerFirst(t *testing.T) {
	t.Parallel()
	l := newLife(t, "2026-01-01", Decision{Question: "Which way?"})
	l.decision.Predictions = []Prediction{{Percent: 70, By: day(t, "2026-01-31"), Claim: "it ships"}, {Percent: 70, By: day(t, "2026-03-01"), Claim: "it lasts"}}
	l.decision.Tripwires = []Tripwire{
		{Mode: Missing, Condition: "the hire has started", By: day(t, "2026-01-31"), Then: "decide"},
		{Mode: Happens, Condition: "it burns", Then: "revisit"},
	}
	l.decision.Assumptions = []Assumption{{Belief: "they stay", By: day(t, "2026-01-15")}}
	s := l.state(day(t, "2026-02-01"))
	want := "2026-01-15 assumption: they stay\n2026-01-31 prediction: it ships\n" +
		"2026-01-31 tripwire: not by 2026-01-31: the hire has started\n2026-01-31 look: Which way?\n"
	if got := waitLines(s.Waits); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	if got := waitLines(Upcoming([]*State{s}, s.AsOf, Date{})); got != "2026-03-01 prediction: it lasts\n" {
		t.Errorf("upcoming: got:\n%s", got)
	}
	if got := Upcoming([]*State{s}, s.AsOf, day(t, "2026-02-20")); len(got) != 0 {
		t.Errorf("within a horizon: got %v, want nothing", got)
	}
	if got, want := PromptOf(s.Waits).Line(), "4 wait, from 2026-01-15"; got != want {
		t.Errorf("prompt: got %q, want %q", got, want)
	}
	if got := PromptOf(nil).Line(); got != "" {
		t.Errorf("prompt with nothing: got %q", got)
	}
	l.note("2026-02-01", Note{}, Items{Resolutions: []Resolution{bare("they stay", "shaken"), bare("it ships", "void"), bare("the hire has started", "off")}})
	l.about[0].Resolutions[1].Tail.Note = "cancelled"
	if got := waitLines(l.state(day(t, "2026-02-01")).Waits); got != "2026-01-31 look: Which way?\n" {
		t.Errorf("after their resolutions: got:\n%s", got)
	}
}

func TestACallMakesTheLookWaitFromItsDayAndALookEndsIt(t *testing.T) {
	t.Parallel()
	l := newLife(t, "2026-01-01", Decision{})
	l.decision.Tripwires = []Tripwire{{Mode: Happens, Condition: "it burns", Then: "revisit"}}
	l.note("2026-01-12", Note{}, Items{Resolutions: []Resolution{{Text: "it burns", Tail: &Outcome{Word: "hit", On: day(t, "2026-01-10")}}}})
	s := l.state(day(t, "2026-01-12"))
	if got := waitLines(s.Waits); got != "2026-01-10 look: it burns\n" {
		t.Errorf("got:\n%s", got)
	}
	if got, want := s.CallLine(), "A tripwire fired: it burns. A look waits: twoway reflect which-way"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	unless := newLife(t, "2026-01-01", Decision{})
	unless.decision.Tripwires = []Tripwire{{Mode: Missing, Condition: "staffed", By: day(t, "2026-02-01"), Then: "revisit"}}
	unless.note("2026-01-12", Note{}, Items{Resolutions: []Resolution{{Text: "staffed", Tail: &Outcome{Word: "hit"}}}})
	missing := unless.state(day(t, "2026-01-12"))
	if got, want := missing.CallLine(), "A tripwire fired: not by 2026-02-01: staffed. A look waits: twoway reflect which-way"; got != want {
		t.Errorf("unless: got %q, want %q", got, want)
	}
	if got := waitLines(missing.Waits); got != "2026-01-12 look: not by 2026-02-01: staffed\n" {
		t.Errorf("unless: got:\n%s", got)
	}
	l.look(day(t, "2026-01-13"), Reflection{}, Items{})
	if s = l.state(day(t, "2026-01-13")); len(s.Waits) != 0 || len(s.Calls) != 0 || s.Looks[0].Signal != Strained {
		t.Errorf("after the look: got waits %v, calls %v, signal %s", s.Waits, s.Calls, s.Looks[0].Signal)
	}
}

// D11: a look 400 days late waits once, and its next date lies ahead.
func TestALookThatIsVeryLateWaitsOnceAndSetsOneDate(t *testing.T) {
	t.Parallel()
	l := newLife(t, "2026-01-01", Decision{})
	on := day(t, "2026-01-31").AddDays(400)
	if got := l.state(on).Waits; len(got) != 1 || got[0].From.String() != "2026-01-31" || got[0].Minutes != 10 {
		t.Errorf("got %+v, want one long look from 2026-01-31", got)
	}
	if res := l.look(on, Reflection{}, Items{}); res.Next != on.AddDays(180) || res.Interval != 180 {
		t.Errorf("got %s after %d days, want 180 days on", res.Next, res.Interval)
	}
	if got := l.state(on).Waits; len(got) != 0 {
		t.Errorf("after the look: got %+v", got)
	}
}

func TestCareerBlocksWaitFromTheNextDayUntilTheFirstLook(t *testing.T) {
	t.Parallel()
	l := newLife(t, "2026-01-01", Decision{Template: TemplateCareer})
	if got := l.state(day(t, "2026-01-01")).Waits; len(got) != 0 {
		t.Errorf("on the day itself: got %v", got)
	}
	l.note("2026-01-03", Note{Sitting: "facts"}, Items{})
	s := l.state(day(t, "2026-01-03"))
	want := "2026-01-02 career block: energy\n2026-01-02 career block: motives\n2026-01-02 career block: door\n"
	if got := waitLines(s.Waits); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
	if got := s.Waits[0].How; got != "twoway note which-way --sitting energy" {
		t.Errorf("how: got %q", got)
	}
	l.look(day(t, "2026-01-31"), Reflection{}, Items{})
	if got := l.state(day(t, "2026-01-31")).Waits; len(got) != 0 {
		t.Errorf("after the first look: got %v", got)
	}
}

func TestANewChoiceWaitsAfterAReverseAndNothingAfterAClose(t *testing.T) {
	t.Parallel()
	for verdict, want := range map[string]string{Reverse: "2026-01-31 new choice: name the new choice\n", Close: ""} {
		l := newLife(t, "2026-01-01", Decision{})
		l.decision.Assumptions = []Assumption{{Belief: "they stay", By: day(t, "2026-01-15")}}
		l.look(day(t, "2026-01-31"), Reflection{Verdict: verdict}, Items{})
		if got := waitLines(l.state(day(t, "2026-02-10")).Waits); got != want {
			t.Errorf("%s: got:\n%swant:\n%s", verdict, got, want)
		}
	}
}

// The commands are typed into a shell as they stand.
func TestTheCommandToTypeQuotesWhatAPersonWrote(t *testing.T) {
	t.Parallel()
	l := newLife(t, "2026-01-01", Decision{})
	l.decision.Predictions = []Prediction{{Percent: 70, By: day(t, "2026-01-15"), Claim: "it's $HOME `again`"}}
	got := l.state(day(t, "2026-01-20")).Waits[0].How
	if want := `twoway note which-way --resolve 'it'\''s $HOME ` + "`again` → yes|no|void'"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSentences(t *testing.T) {
	t.Parallel()
	wires := []Tripwire{
		{Mode: Happens, Condition: "no change of mine has been merged for six weeks", Then: "revisit"},
		{Mode: Missing, Condition: "the second hire has started", By: Date{2026, 12, 31}, Then: "decide"},
	}
	for _, c := range []struct {
		name  string
		d     Decision
		wires []Tripwire
		says  *Reflection
		want  string
	}{
		{"settled with wires", Decision{}, wires, nil, "Settled until 2026-01-31 (Saturday), unless a tripwire fires: no change of mine has been merged for six weeks; not by 2026-12-31: the second hire has started."},
		{"settled without wires", Decision{}, nil, nil, "Settled until 2026-01-31 (Saturday), unless a tripwire fires (none named)."},
		{"undecided", Decision{Choice: Undecided}, nil, nil, "Open until 2026-01-15 (Thursday): then choose, wait, or drop it."},
		{"walked back", Decision{}, wires, &Reflection{Verdict: Reverse}, "Walked back. Name the new choice when you are ready."},
		{"closed", Decision{}, wires, &Reflection{Verdict: Close}, "Closed. Nothing waits."},
	} {
		l := newLife(t, "2026-01-01", c.d)
		l.decision.Tripwires = c.wires
		if c.says != nil {
			l.look(Date{2026, 1, 31}, *c.says, Items{})
		}
		if got := l.state(Date{2026, 1, 31}).Sentence(); got != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, got, c.want)
		}
	}
	got := newLife(t, "2026-01-01", Decision{}).state(Date{2026, 1, 1}).Recorded()
	if len(got) != 3 || got[0] != "Recorded. You chose the one; the other options are parked with it." {
		t.Errorf("recorded: got %q", got)
	}
	two := &State{Options: []Option{{Key: "a"}, {Key: "b"}}}
	if two.LeanQuestion(new(50)) != "" || two.LeanQuestion(nil) != "" || two.LeanQuestion(new(49)) != "The other one is ahead then; keep it?" {
		t.Error("the question for a lean below 50 stands below 50 only")
	}
}
