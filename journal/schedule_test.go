package journal

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

// day reads a date of a test.
func day(t testing.TB, text string) Date {
	t.Helper()
	if text == "" {
		return Date{}
	}
	d, ok := ISODate(text)
	if !ok {
		t.Fatalf("the test holds no date: %q", text)
	}
	return d
}

// life drives one decision through its looks as the commands do: each look is computed, stored in its entry, and folded.
type life struct {
	t        testing.TB
	rule     Rule
	decision *Entry
	about    []*Entry
	latest   Date // of a look so far; a life of the vectors has one look dated before the look that was held before it
}

const lifeID = "2026-01-01-which-way"

// newLife starts a life from a decision; its choice is "a" of two options unless it says otherwise.
func newLife(t testing.TB, on string, d Decision) *life {
	t.Helper()
	date := day(t, on)
	if d.Choice == "" {
		d.Choice = "a"
	}
	if d.Choice != Undecided && d.DecidedOn.IsZero() {
		d.DecidedOn = date
	}
	l := &life{t: t, rule: DefaultRule()}
	next, interval := Start(&d, date, l.rule)
	if d.Next.IsZero() {
		d.Next = next
	}
	d.Interval = &interval
	l.decision = &Entry{Kind: KindDecision, ID: lifeID, Date: date, Decision: &d}
	l.decision.Options = []Option{{Key: "a", Label: "the one"}, {Key: "b", Label: "the other"}}
	return l
}

func (l *life) state(on Date) *State { return Fold(l.decision, l.about, on, l.rule) }

// look holds a look and stores it; with is what the reflection says beside its verdict.
func (l *life) look(on Date, r Reflection, items Items) LookResult {
	e := &Entry{Kind: KindReflection, ID: on.String() + "-0900-which-way", Date: on, About: lifeID, Reflection: &r, Items: items}
	if r.Verdict == "" {
		r.Verdict = Keep
	}
	l.latest = later(l.latest, on)
	res := l.state(l.latest).Look(e, l.rule)
	res.Apply(&r)
	l.about = append(l.about, e)
	return res
}

type vectors struct {
	Lives []struct {
		Decision struct {
			Decided    Date   `json:"decided"`
			Choice     string `json:"choice"`
			Confidence *int   `json:"confidence"`
			Door       string `json:"door"`
			Cost       *int   `json:"cost"`
			TrialEnds  Date   `json:"trial_ends"`
			Closes     Date   `json:"closes"`
			KindOfDate string `json:"kind_of_date"`
		} `json:"decision"`
		First Date `json:"first"`
		Looks []struct {
			On          Date   `json:"on"`
			WouldChoose string `json:"would_choose"`
			Confidence  *int   `json:"confidence"`
			Energy      *int   `json:"energy"`
			Hit         bool   `json:"tripwire_hit"`
			Wrong       bool   `json:"assumption_wrong"`
			DoorCost    *int   `json:"door_cost"`
			Verdict     string `json:"verdict"`
			Expect      struct {
				Signal   string `json:"signal"`
				Width    string `json:"width"`
				Early    bool   `json:"early"`
				Interval int    `json:"interval"`
				Next     Date   `json:"next"`
			} `json:"expect"`
		} `json:"looks"`
	} `json:"lives"`
}

func TestEveryLifeOfTheVectorsComesOutAsComputed(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(src, &v); err != nil {
		t.Fatal(err)
	}
	if len(v.Lives) != 40 {
		t.Fatalf("lives: got %d, want 40", len(v.Lives))
	}
	for n, x := range v.Lives {
		l := newLife(t, x.Decision.Decided.String(), Decision{
			Choice: x.Decision.Choice, Confidence: x.Decision.Confidence, Door: x.Decision.Door, DoorCost: x.Decision.Cost,
			TrialEnds: x.Decision.TrialEnds, ClosesOn: x.Decision.Closes, Closes: x.Decision.KindOfDate,
		})
		l.decision.Tripwires = []Tripwire{{Mode: Happens, Condition: "it breaks", Then: "revisit"}}
		l.decision.Assumptions = []Assumption{{Belief: "it holds"}}
		if got := l.decision.Decision.Next; got != x.First {
			t.Errorf("life %d: first look: got %s, want %s", n, got, x.First)
		}
		for i, k := range x.Looks {
			var items Items
			if k.Hit {
				items.Resolutions = append(items.Resolutions, Resolution{Tripwire: &Tripwire{Mode: Happens, Condition: "it breaks", Ticked: true, Tail: &Outcome{Word: "hit"}}})
			}
			if k.Wrong {
				items.Resolutions = append(items.Resolutions, Resolution{Text: "It holds.", Tail: &Outcome{Word: "wrong"}})
			}
			got := l.look(k.On, Reflection{
				WouldChoose: k.WouldChoose, Confidence: k.Confidence, Energy: k.Energy, DoorCost: k.DoorCost, Verdict: k.Verdict,
			}, items)
			if got.Signal != k.Expect.Signal || got.Width != k.Expect.Width || got.Quiet != k.Expect.Early {
				t.Errorf("life %d, look %d on %s: got %s, %s, quiet %t; want %s, %s, quiet %t", n, i, k.On,
					got.Signal, got.Width, got.Quiet, k.Expect.Signal, k.Expect.Width, k.Expect.Early)
			}
			s := l.state(l.latest)
			if s.Interval != k.Expect.Interval || s.Next != k.Expect.Next {
				t.Errorf("life %d, look %d on %s: folded interval %d and next %s; want %d and %s", n, i, k.On,
					s.Interval, s.Next, k.Expect.Interval, k.Expect.Next)
			}
			if last := s.Looks[len(s.Looks)-1]; k.On == l.latest && last.Signal != k.Expect.Signal {
				t.Errorf("life %d, look %d on %s: folded signal %s, want %s", n, i, k.On, last.Signal, k.Expect.Signal)
			}
			if len(s.Problems) > 0 {
				t.Errorf("life %d, look %d: problems %v", n, i, s.Problems)
			}
		}
	}
}

// step is one look of a worked example.
type step struct {
	on       string
	says     Reflection
	hit      bool
	interval int // in force after the look
	next     string
	width    string // empty: not stated by the example
}

func TestWorkedExamples(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name     string
		on       string
		decision Decision
		first    string
		steps    []step
	}{
		{
			name: "A: six looks in two years of managing, then the trial's end, then the door notice",
			on:   "2026-05-04",
			decision: Decision{
				DoorCost: new(1), TrialEnds: day(t, "2028-05-04"), Closes: ClosesSoft, ClosesOn: day(t, "2029-05-04"),
			},
			first: "2026-06-03",
			steps: []step{
				{on: "2026-06-03", interval: 60, next: "2026-08-02", width: WidthOpen},
				{on: "2026-08-02", interval: 120, next: "2026-11-30", width: WidthOpen},
				{on: "2026-11-30", interval: 180, next: "2027-05-29", width: WidthOpen},
				{on: "2027-05-29", interval: 180, next: "2027-11-25", width: WidthOpen},
				{on: "2027-11-25", interval: 180, next: "2028-05-04", width: WidthOpen},
				{on: "2028-05-04", interval: 90, next: "2028-08-02", width: WidthNarrowing},
				{on: "2028-08-02", interval: 90, next: "2028-10-31", width: WidthNarrowing},
				{on: "2028-10-31", interval: 90, next: "2029-02-03", width: WidthNarrowing},
				{on: "2029-02-03", interval: 90, next: "2029-05-04", width: WidthNarrowing},
			},
		},
		{
			name: "B: a wobble shortens the interval and it grows again", on: "2026-05-04",
			decision: Decision{Confidence: new(70)},
			first:    "2026-06-03",
			steps: []step{
				{on: "2026-06-03", says: Reflection{WouldChoose: "a", Confidence: new(70)}, interval: 60, next: "2026-08-02"},
				{on: "2026-08-02", says: Reflection{WouldChoose: "a", Confidence: new(50)}, interval: 60, next: "2026-10-01"},
				{on: "2026-10-01", says: Reflection{WouldChoose: "b"}, interval: 30, next: "2026-10-31"},
				{on: "2026-10-31", interval: 60, next: "2026-12-30"},
				{on: "2026-12-30", says: Reflection{Verdict: Adjust}, interval: 30, next: "2027-01-29"},
				{on: "2027-01-29", interval: 60, next: "2027-03-30"},
			},
		},
		{
			name: "C: a late look is counted by the days that passed, without a penalty", on: "2026-05-04",
			first: "2026-06-03",
			steps: []step{{on: "2026-07-18", interval: 150, next: "2026-12-15"}},
		},
		{
			name: "D: an early and calm look moves nothing", on: "2026-05-04",
			first: "2026-06-03",
			steps: []step{
				{on: "2026-06-03", interval: 60, next: "2026-08-02"},
				{on: "2026-08-02", interval: 120, next: "2026-11-30"},
				{on: "2026-08-12", says: Reflection{Energy: new(-1)}, interval: 120, next: "2026-11-30"},
			},
		},
		{
			name: "D: an early and strained look halves the days that passed, to two weeks at least", on: "2026-05-04",
			first: "2026-06-03",
			steps: []step{
				{on: "2026-06-03", interval: 60, next: "2026-08-02"},
				{on: "2026-08-02", interval: 120, next: "2026-11-30"},
				{on: "2026-08-12", says: Reflection{Energy: new(-2)}, interval: 14, next: "2026-08-26"},
			},
		},
		{
			name: "E: a hard window has a notice, a last call, and looks for learning after it", on: "2026-09-01",
			decision: Decision{Closes: ClosesHard, ClosesOn: day(t, "2026-11-30")},
			first:    "2026-10-01",
			steps: []step{
				{on: "2026-10-01", interval: 30, next: "2026-10-31", width: WidthClosing},
				{on: "2026-10-31", interval: 30, next: "2026-11-23", width: WidthClosing},
				{on: "2026-11-23", interval: 30, next: "2026-12-23", width: WidthClosing},
				{on: "2026-12-23", interval: 60, next: "2027-02-21", width: WidthClosed},
			},
		},
		{
			name: "F: a date that nearly reaches an anchor merges into it", on: "2026-05-04",
			decision: Decision{TrialEnds: day(t, "2026-08-10")},
			first:    "2026-06-03",
			steps:    []step{{on: "2026-06-03", interval: 60, next: "2026-08-10"}},
		},
		{
			name: "G: the flagship, with a wire in July and a cost that rose in August", on: "2026-02-02",
			decision: Decision{
				Confidence: new(65), DoorCost: new(1), DoorMaxCost: new(3), Closes: ClosesSoft,
				ClosesOn: day(t, "2029-02-02"), TrialEnds: day(t, "2028-02-02"),
			},
			first: "2026-03-04",
			steps: []step{
				{on: "2026-03-04", says: Reflection{WouldChoose: "a", Confidence: new(70)}, interval: 60, next: "2026-05-03"},
				{on: "2026-05-03", says: Reflection{WouldChoose: "a", Confidence: new(65)}, interval: 120, next: "2026-08-31"},
				{on: "2026-07-22", says: Reflection{WouldChoose: "a", Confidence: new(45), Energy: new(-1)}, hit: true, interval: 40, next: "2026-08-31"},
				{on: "2026-08-31", says: Reflection{WouldChoose: "a", Confidence: new(60), DoorCost: new(2)}, interval: 40, next: "2026-10-10", width: WidthNarrowing},
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := newLife(t, c.on, c.decision)
			l.decision.Tripwires = []Tripwire{{Mode: Happens, Condition: "no merge for six weeks", Then: "revisit"}}
			if got := l.decision.Decision.Next.String(); got != c.first {
				t.Errorf("first look: got %s, want %s", got, c.first)
			}
			for _, k := range c.steps {
				on := day(t, k.on)
				if k.hit {
					l.about = append(l.about, &Entry{
						Kind: KindNote, ID: "2026-07-20-0900-which-way", Date: day(t, "2026-07-20"), About: lifeID, Note: &Note{},
						Items: Items{Resolutions: []Resolution{{Text: "no merge for six weeks", Tail: &Outcome{Word: "hit"}}}},
					})
				}
				res := l.look(on, k.says, Items{})
				s := l.state(on)
				if s.Interval != k.interval || s.Next.String() != k.next {
					t.Errorf("look on %s: got %d and %s, want %d and %s", k.on, s.Interval, s.Next, k.interval, k.next)
				}
				if k.width != "" && res.Width != k.width {
					t.Errorf("look on %s: width: got %s, want %s", k.on, res.Width, k.width)
				}
			}
		})
	}
}

// randomLife draws a decision with any mixture of anchors, costs and windows.
func randomLife(t testing.TB, rng *rand.Rand) *life {
	d := Decision{Choice: "a"}
	on := day(t, "2026-01-01").AddDays(rng.IntN(700))
	if rng.IntN(2) == 0 {
		d.TrialEnds = on.AddDays(20 + rng.IntN(900))
	}
	switch rng.IntN(4) {
	case 0:
		d.Closes, d.ClosesOn = ClosesHard, on.AddDays(10+rng.IntN(1200))
	case 1:
		d.Closes, d.ClosesOn = ClosesSoft, on.AddDays(10+rng.IntN(1200))
	case 2:
		d.Closes = ClosesNone
	}
	if rng.IntN(2) == 0 {
		d.DoorCost = new(rng.IntN(6))
	}
	if rng.IntN(2) == 0 {
		d.Confidence = new(rng.IntN(101))
	}
	return newLife(t, on.String(), d)
}

func randomLook(rng *rand.Rand) Reflection {
	r := Reflection{Verdict: Keep}
	if rng.IntN(6) == 0 {
		r.Verdict = Adjust
	}
	r.WouldChoose = []string{"", "a", "a", "a", "b", Unsure}[rng.IntN(6)]
	if rng.IntN(3) > 0 {
		r.Confidence = new(rng.IntN(101))
	}
	if rng.IntN(3) > 0 {
		r.Energy = new(rng.IntN(5) - 2)
	}
	if rng.IntN(3) == 0 {
		r.DoorCost = new(rng.IntN(6))
	}
	return r
}

// D11: a look at any day, early, on its date or years late, sets one date after that day and within the bound.
func TestTheNextDateIsAlwaysAheadAndWithinItsBound(t *testing.T) {
	t.Parallel()
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 1))
		l := randomLife(t, rng)
		on := l.decision.Date
		for range 8 {
			on = on.AddDays(1 + rng.IntN(400))
			res := l.look(on, randomLook(rng), Items{})
			next := l.state(on).Next
			if res.Quiet {
				continue
			}
			longest := l.rule.Longest(res.Width) + l.rule.Merge
			if !next.After(on) || next.Sub(on) > longest {
				t.Fatalf("seed %d: a %s look on %s, door %s: next %s, want within (0, %d] days", seed, res.Signal, on, res.Width, next, longest)
			}
		}
	}
}

func TestNoHardDatePassesWithoutALookInsideItsLeadWhenLooksHappenOnTheirDates(t *testing.T) {
	t.Parallel()
	lives := 0
	for seed := range uint64(1500) {
		rng := rand.New(rand.NewPCG(seed, 2))
		l := randomLife(t, rng)
		d := l.decision.Decision
		if d.Closes != ClosesHard {
			continue
		}
		lives++
		notice := d.ClosesOn.AddDays(-Lead(d.ClosesOn.Sub(d.DecidedOn)))
		seen := false
		for on := d.Next; !on.After(d.ClosesOn); on = l.state(on).Next {
			seen = seen || !on.Before(notice)
			l.look(on, randomLook(rng), Items{})
		}
		if !seen {
			t.Fatalf("seed %d: decided %s, closes %s, notice %s: no look inside the lead", seed, d.DecidedOn, d.ClosesOn, notice)
		}
	}
	if lives < 100 {
		t.Fatalf("only %d of the lives had a hard date", lives)
	}
}

func TestSnapMovesADateForwardToItsWeekdayAndNeverOntoAnAnchor(t *testing.T) {
	t.Parallel()
	r := DefaultRule()
	r.Snap = "Monday"
	for _, c := range []struct{ name, decided, trial, want string }{
		{"a Wednesday goes to the Monday after it", "2026-05-04", "", "2026-06-08"},
		{"a Monday stays", "2026-05-02", "", "2026-06-01"},
		{"an anchor on that Monday keeps the Wednesday", "2026-05-04", "2026-06-08", "2026-06-03"},
		{"the anchor itself is not moved", "2026-05-04", "2026-05-20", "2026-05-20"},
	} {
		d := Decision{Choice: "a", TrialEnds: day(t, c.trial)}
		if got, _ := Start(&d, day(t, c.decided), r); got.String() != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func TestTheLeadIsRoundedHalfToEvenAndKeptBetweenItsBounds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ span, want int }{
		{0, 0}, {1, 0}, {10, 5}, {59, 29}, {60, 30}, {300, 30}, {305, 30}, {306, 31}, {315, 32}, {325, 32}, {899, 90}, {2000, 90},
	} {
		if got := Lead(c.span); got != c.want {
			t.Errorf("a span of %d days: got %d, want %d", c.span, got, c.want)
		}
	}
}

func TestReasonsSayWhyTheDate(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		d    Decision
		on   string
		says Reflection
		want string
	}{
		{"calm", Decision{}, "2026-06-03", Reflection{}, "quiet, so twice as long"},
		{"moving", Decision{}, "2026-06-03", Reflection{WouldChoose: Unsure}, "moving, so the same again"},
		{"strained", Decision{}, "2026-06-03", Reflection{WouldChoose: "b"}, "strained, so half"},
		{"adjusted", Decision{}, "2026-06-03", Reflection{Verdict: Adjust}, "adjusted, so a month"},
		{"early and quiet", Decision{}, "2026-05-05", Reflection{}, "early and quiet, so the date stands"},
		{"early and moving", Decision{}, "2026-05-05", Reflection{Energy: new(-1)}, "early, so the date stands"},
		{"early and unsure", Decision{}, "2026-05-05", Reflection{WouldChoose: Unsure}, "early, so the date stands"},
		{"a trial's end", Decision{TrialEnds: day(t, "2026-08-10")}, "2026-06-03", Reflection{}, "quiet, so twice as long; the trial ends then"},
		{"a door notice", Decision{Closes: ClosesSoft, ClosesOn: day(t, "2026-09-10")}, "2026-06-03", Reflection{}, "quiet, so twice as long; the door is near: its date is 2026-09-10"},
		{
			"a notice sooner than the least interval",
			Decision{Closes: ClosesHard, ClosesOn: day(t, "2026-09-10")},
			"2026-07-02",
			Reflection{},
			"quiet, so twice as long, at most 30 days; the door is near: it closes on 2026-09-10",
		},
		{"the bound of the door", Decision{DoorCost: new(4)}, "2026-06-03", Reflection{}, "quiet, so twice as long, at most 30 days"},
		{"the least interval", Decision{}, "2026-05-10", Reflection{Energy: new(-2)}, "strained, so half, at least 14 days"},
		{"by hand", Decision{}, "2026-06-03", Reflection{NextBy: ByHand, Next: day(t, "2026-07-01")}, "set by hand"},
		{"reversed", Decision{}, "2026-06-03", Reflection{Verdict: Reverse}, ""},
	} {
		l := newLife(t, "2026-05-04", c.d)
		if got := l.look(day(t, c.on), c.says, Items{}).Why(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestADateByHandIsBoundByTheDoorAndTheNextAnchor(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		d    Decision
		next string
		want string // part of the error; empty: it fits
	}{
		{"within the bound", Decision{}, "2026-11-30", ""},
		{"the last day of the bound", Decision{DoorCost: new(4)}, "2026-07-03", ""},
		{"past the bound", Decision{DoorCost: new(4)}, "2026-07-04", "at the latest 2026-07-03: 30 days on, the longest for a door that is closing"},
		{"past the trial's end", Decision{TrialEnds: day(t, "2026-06-10")}, "2026-06-11", "at the latest 2026-06-10: when the trial ends"},
		{"past the notice", Decision{Closes: ClosesSoft, ClosesOn: day(t, "2026-08-01")}, "2026-07-20", "the notice before the door closes"},
		{"the same day", Decision{}, "2026-06-03", "a day after 2026-06-03"},
	} {
		l := newLife(t, "2026-05-04", c.d)
		on := day(t, "2026-06-03")
		err := l.state(on).HandNext(&Entry{Date: on, Reflection: &Reflection{Verdict: Keep}}, day(t, c.next), l.rule)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: got %v, want no error", c.name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: got %v, want %q", c.name, err, c.want)
		}
	}
}

func TestADateByHandForANewDecisionIsBoundTheSameWay(t *testing.T) {
	t.Parallel()
	on := day(t, "2026-05-04")
	for _, c := range []struct {
		name, next string
		d          Decision
		fits       bool
	}{
		{"half a year on", "2026-10-31", Decision{Choice: "a"}, true},
		{"a day more", "2026-11-01", Decision{Choice: "a"}, false},
		{"a decide-by date", "2026-06-30", Decision{Choice: Undecided}, true},
		{"past the trial's end", "2026-06-02", Decision{Choice: "a", TrialEnds: day(t, "2026-06-01")}, false},
		{"a year on behind a one-way door", "2027-05-04", Decision{Choice: "a", Door: DoorOneWay}, true},
	} {
		if err := HandStart(&c.d, on, day(t, c.next), DefaultRule()); (err == nil) != c.fits {
			t.Errorf("%s: got %v, want fits %t", c.name, err, c.fits)
		}
	}
}

func TestAnchorsComeInTheOrderOfTheirDates(t *testing.T) {
	t.Parallel()
	s := newLife(t, "2026-01-01", Decision{
		TrialEnds: day(t, "2026-06-01"), Closes: ClosesHard, ClosesOn: day(t, "2026-12-31"),
	}).state(day(t, "2026-01-01"))
	on := s.AsOf
	for _, want := range []string{"2026-06-01 trial", "2026-11-25 notice", "2026-12-24 last call"} {
		a, ok := s.AnchorAfter(on)
		if got := a.Date.String() + " " + a.Kind; !ok || got != want {
			t.Errorf("after %s: got %s, want %s", on, got, want)
		}
		on = a.Date
	}
	if a, ok := s.AnchorAfter(on); ok {
		t.Errorf("after the last call: got %v, want none", a)
	}
}
