package journal

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"
)

// randomJournal draws two decisions with entries of every kind about them, some of which do not fit.
func randomJournal(t testing.TB, rng *rand.Rand) []*Entry {
	ids := []string{"2026-01-01-one", "2026-01-20-two"}
	start := day(t, "2026-01-01")
	var out []*Entry
	for i, id := range ids {
		d := &Decision{Question: "Which?", Choice: []string{"a", "b", Undecided}[rng.IntN(3)], Confidence: new(rng.IntN(101))}
		if i == 1 && rng.IntN(3) == 0 {
			d.Supersedes = ids[0]
		}
		e := &Entry{Kind: KindDecision, ID: id, Date: start.AddDays(19 * i), Decision: d}
		e.Options = []Option{{Key: "a", Label: "one"}, {Key: "b", Label: "two"}}
		e.Tripwires = []Tripwire{{Mode: Happens, Condition: "it burns", Then: "revisit"}}
		e.Predictions = []Prediction{{Percent: 70, By: start.AddDays(60), Claim: "it ships", If: []string{"", "a"}[rng.IntN(2)]}}
		e.Assumptions = []Assumption{{Belief: "they stay", Ticked: rng.IntN(4) == 0}}
		out = append(out, e)
	}
	about := append([]string{"one", "nothing"}, ids...)
	for i := range 25 {
		on := start.AddDays(rng.IntN(120) - 3)
		e := &Entry{ID: fmt.Sprintf("%s-%04d-x", on, 900+i), Date: on, About: about[rng.IntN(len(about))], Lead: "a line"}
		switch rng.IntN(6) {
		case 0, 1:
			e.Kind, e.Reflection = KindReflection, randomVerdict(rng)
			if rng.IntN(2) == 0 {
				e.Reflection.Next, e.Reflection.Interval = on.AddDays(1+rng.IntN(60)), new(14+rng.IntN(60))
			}
		case 2:
			e.Kind, e.Experiment = KindExperiment, &Experiment{Question: "x?"}
			about = append(about, e.ID)
		case 3:
			e.Kind, e.Conversation = KindConversation, &Conversation{With: "S.", Status: []string{"held", "planned"}[rng.IntN(2)], Follows: about[rng.IntN(len(about))]}
			about = append(about, e.ID)
		default:
			e.Kind, e.Note = KindNote, &Note{Energy: new(rng.IntN(5) - 2), Ended: []string{"", "", "done"}[rng.IntN(3)]}
		}
		word := []string{"yes", "no", "hit", "off", "wrong", "holding"}[rng.IntN(6)]
		text := []string{"it burns", "it ships", "they stay", "else"}[rng.IntN(4)]
		e.Resolutions = []Resolution{{Text: text, Tail: &Outcome{Word: word, On: on.AddDays(rng.IntN(20) - 10)}}}
		if rng.IntN(3) == 0 {
			e.Tripwires = []Tripwire{{Mode: Happens, Condition: "It burns.", Then: "revisit"}}
		}
		if rng.IntN(3) == 0 {
			e.Amendments = []Amendment{{Field: Amendable[rng.IntN(len(Amendable))], Old: NotSet, New: []string{"2026-05-01", "true", "soft", NotSet}[rng.IntN(4)]}}
		}
		out = append(out, e)
	}
	return out
}

func randomVerdict(rng *rand.Rand) *Reflection {
	r := randomLook(rng)
	r.Verdict = []string{Keep, Keep, Adjust, Reverse, Close, Choose, Wait, Reopen}[rng.IntN(8)]
	if r.Verdict == Choose {
		r.Choice = []string{"a", "b", "c"}[rng.IntN(3)]
	}
	return &r
}

// D15, T3, T9: the order of files and entries of later days change nothing, and folding changes no entry.
func TestRandomJournalsFoldTheSameInEveryOrderAndWithoutWhatComesLater(t *testing.T) {
	t.Parallel()
	for seed := range uint64(120) {
		rng := rand.New(rand.NewPCG(seed, 3))
		entries := randomJournal(t, rng)
		before := fmt.Sprintf("%+v", *entries[0].Decision)
		asOf := day(t, "2026-01-25").AddDays(rng.IntN(90))
		want, problems := FoldAll(entries, asOf, DefaultRule())
		var past []*Entry
		for _, e := range entries {
			if !e.Date.After(asOf) {
				past = append(past, e)
			}
		}
		rng.Shuffle(len(past), func(i, j int) { past[i], past[j] = past[j], past[i] })
		rng.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		again, sameProblems := FoldAll(entries, asOf, DefaultRule())
		if !reflect.DeepEqual(again, want) || !reflect.DeepEqual(problems, sameProblems) {
			t.Fatalf("seed %d: another order of the files gives another state", seed)
		}
		if got, _ := FoldAll(past, asOf, DefaultRule()); !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d: entries dated after %s change the state of that day", seed, asOf)
		}
		for _, s := range want {
			if (s.Status == "reversed" || s.Status == "closed") != s.Next.IsZero() {
				t.Fatalf("seed %d: %s is %s with next %q", seed, s.ID, s.Status, s.Next)
			}
			for _, p := range s.Predictions {
				if p.On.After(asOf) {
					t.Fatalf("seed %d: %q is settled on %s, after %s", seed, p.Claim, p.On, asOf)
				}
			}
		}
		Check(entries, asOf, DefaultRule())
		for _, e := range entries {
			if e.ID == "2026-01-01-one" && fmt.Sprintf("%+v", *e.Decision) != before {
				t.Fatalf("seed %d: folding changed the decision's entry", seed)
			}
		}
	}
}

// BenchmarkFoldAll folds 10,000 entries: 500 decisions with four looks and fifteen notes each.
func BenchmarkFoldAll(b *testing.B) {
	var entries []*Entry
	flag := flagship(b)
	for i := range 500 {
		id := fmt.Sprintf("2026-02-02-team-%03d", i)
		for j := range 20 {
			e := *flag[min(2, j)]
			e.ID, e.About = fmt.Sprintf("%s-%04d-%03d", e.Date.AddDays(j), j, i), id
			e.Date = e.Date.AddDays(j)
			switch {
			case j == 0:
				e.ID, e.About, e.Date = id, "", flag[0].Date
			case j > 2:
				e.Items = Items{}
			}
			entries = append(entries, &e)
		}
	}
	asOf := day(b, "2026-12-31")
	b.ReportAllocs()
	for b.Loop() {
		FoldAll(entries, asOf, DefaultRule())
	}
}

func TestKeysOfItemsAreTheSameForWhatAPersonMeansAsTheSame(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ a, b string }{
		{"It ships.", "it  ships"},
		{"  it\tships ", "IT SHIPS ."},
		{"“Café” isn’t", "\"cafe\u0301\" isn't."},
		{"a..", "a."},
	} {
		same := textKey(c.a) == textKey(c.b)
		if want := c.a != "a.."; same != want {
			t.Errorf("%q and %q: got keys %q and %q", c.a, c.b, textKey(c.a), textKey(c.b))
		}
	}
}
