package theme

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

// windows are some quarters of a journal, a month and its last two weeks.
func windows(t *testing.T, docs []Doc) []journal.Period {
	t.Helper()
	first, middle, last := docs[0].Entry.Date, docs[len(docs)/2].Entry.Date, docs[len(docs)-1].Entry.Date
	out := []journal.Period{{From: last.AddDays(-13), To: last}, {From: middle.AddDays(-29), To: middle}}
	for _, d := range []journal.Date{first.AddDays(100), middle, middle.AddDays(92), last} {
		p, err := journal.ParsePeriod(fmt.Sprintf("%d-Q%d", d.Year, (int(d.Month)+2)/3), last)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p)
	}
	return out
}

// What a theme consists of does not depend on the window one looks through: a period counts the entries that the whole journal has.
func TestAThemeHasTheSameEntriesThroughEveryWindow(t *testing.T) {
	t.Parallel()
	res := resources(t)
	compared := 0
	for _, a := range slices.Concat(testJournals(t), otherJournals(t), freshJournals(t)[:4]) {
		docs := a.docs()
		c := Read(res, docs).c
		all := newSearch(c, Options{}, tuned())
		all.look()
		for _, w := range windows(t, docs) {
			s := newSearch(c, Options{Period: w}, tuned())
			s.look()
			shown, dressed, _ := s.shown()
			for _, x := range shown {
				compared++
				same, got := all.byID(x.id), dressed[x]
				if same == nil {
					t.Fatalf("%s, %s: the whole journal has no theme %q", a.Journal, w.Said(), x.id)
				}
				want := []string{}
				for _, e := range same.found {
					if w.Contains(c.docs[e.doc].Entry.Date) {
						want = append(want, c.docs[e.doc].Entry.ID)
					}
				}
				if !slices.Equal(got.Entries, want) || got.K != len(want) || got.Label != same.label || !slices.Equal(got.Terms, same.terms) {
					t.Errorf("%s, %s: %q with the words %v is in %v; over the whole journal %q with %v is in %v", a.Journal, w.Said(), got.Label, got.Terms, got.Entries, same.label, same.terms, want)
				}
				if got.K > 0 && len(got.Quotes) == 0 {
					t.Errorf("%s, %s: %q, %d of %d, has no quote", a.Journal, w.Said(), got.Label, got.K, got.N)
				}
				for _, p := range all.subjects {
					if got.Trend == Quiet && p.lens == same && s.occurs(p) {
						t.Errorf("%s, %s: %q is told as quiet beside %q, which says the same", a.Journal, w.Said(), got.Label, p.label)
					}
				}
			}
		}
	}
	if compared < 100 {
		t.Errorf("compared %d themes of periods, too few for a test", compared)
	}
}

// thirdQuarter is the period in which the days of notes count from its first.
func thirdQuarter(t *testing.T) journal.Period {
	t.Helper()
	p, err := journal.ParsePeriod("2026-Q3", journal.Date{Year: 2026, Month: 10, Day: 1})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestRoomIsFilledWithWhatTheQuarterWasAbout(t *testing.T) {
	t.Parallel()
	docs := notes(
		t,
		"-80 . The parser is slow on Mondays.", "-70 . Bought a lamp for the desk.", "-60 . The trains were late on Friday.",
		"-50 . Read about sourdough.", "-40 . The harbour froze over in the night.", "-30 . Moved the shelves to the other wall.",
		"1 . Talked to the landlord about the greenhouse roof.", "4 . The greenhouse again: the landlord says no.",
		"6 . I measured the greenhouse before breakfast.", "9 . Lunch with Sara by the canal.", "12 . Fixed a flaky import test.",
	)
	got := Read(resources(t), docs).Find(Options{Period: thirdQuarter(t)})
	i := slices.IndexFunc(got.List, func(x journal.Theme) bool { return x.Label == "greenhouse" })
	if i < 0 {
		t.Fatalf("three entries within two weeks have no trend and fill the room; got %v", labels(got))
	}
	if x := got.List[i]; x.K != 3 || x.Trend != "" || len(x.Quotes) == 0 {
		t.Errorf("got %+v; want three entries, a quote, and no word for a trend", x)
	}
	if slices.Contains(labels(got), "landlord") {
		t.Errorf("two entries are too few; got %v", labels(got))
	}
}

// What stands in one entry has not come back, however few there are; in a short period two are enough, else it takes three.
func TestALensInTooFewEntriesIsNotListed(t *testing.T) {
	t.Parallel()
	var lines []string
	for i := range 9 {
		lines = append(lines, fmt.Sprintf("%d . Plain day number %d at the harbour.", i, i))
	}
	few := append(slices.Clone(lines[:3]), "20 . I am exhausted.")
	alone := []string{"0 . Plain day.", "4 . Soup again.", "9 . Frost.", "20 . I am exhausted."}
	many := append(slices.Clone(lines), "20 . I am exhausted.")
	for _, c := range []struct {
		name  string
		lines []string
		want  bool
	}{
		{"one of four", alone, false},
		{"two of three", []string{"0 . Exhausted.", "9 . Frost.", "20 . I am exhausted."}, true},
		{"one of four beside a theme of three", few, false},
		{"one of ten", many, false},
		{"two of nine", append(slices.Clone(lines[:7]), "20 . I am exhausted.", "22 . Exhausted again."), true},
		{"two of eleven", append(slices.Clone(many), "22 . Exhausted again."), false},
		{"three of twelve", append(slices.Clone(many), "22 . Exhausted again.", "25 . So exhausted."), true},
	} {
		got := Read(resources(t), notes(t, c.lines...)).Find(Options{Period: thirdQuarter(t)})
		if shown := slices.ContainsFunc(got.List, func(x journal.Theme) bool { return x.ID == "strain" }); shown != c.want {
			t.Errorf("%s: got %v, want it %v", c.name, labels(got), c.want)
		}
	}
}

// Words of every day have no trend that is worth a line, and in a short period a phrase of the person's own is told with two entries.
func TestAPeriodTellsItsOwnPhrasesBeforePlainWords(t *testing.T) {
	t.Parallel()
	docs := notes(
		t,
		"-80 . The parser is slow. The toll road again.", "-75 . Bought a lamp.", "-70 . The trains were late.", "-66 . A long toll road.", "-62 . Soup.",
		"-50 . Read about sourdough.", "-40 . The harbour froze over.", "-35 . Shelves.", "-30 . The toll road, as ever.", "-28 . Walked.",
		"1 . Sat at the table until four.", "10 . The table is full of paper. Toll road, no end.", "22 . My table, my lamp.",
		"40 . Under the table with the dog.", "60 . The dog. One more toll road.",
	)
	got := labels(Read(resources(t), docs).Find(Options{Period: thirdQuarter(t)}))
	if slices.Contains(got, "table") {
		t.Errorf("a word of every day has a trend: got %v", got)
	}
	for name, want := range map[string]string{
		"table": "a word of every day, not listed for a period", "strain": "fewer than 2 entries in this period",
	} {
		if x, _, ok := Read(resources(t), docs).Explain(Options{Period: thirdQuarter(t)}, name); !ok || x.Shown || x.Reason != want {
			t.Errorf("why %s is not shown: got %+v, want %q", name, x, want)
		}
	}
	short := append(slices.Clone(docs[:4]), docs[10:]...)
	got = labels(Read(resources(t), short).Find(Options{Period: thirdQuarter(t)}))
	if !slices.Contains(got, "toll road") {
		t.Errorf("a phrase with two of five entries is not told: got %v", got)
	}
}

// A lens with a word for its trend must be shown, and takes its one sentence before another that has more to choose from.
func TestALensThatFadesHasItsSentence(t *testing.T) {
	t.Parallel()
	both := "30 +2 I am exhausted and I miss coding."
	docs := func(more ...string) []Doc {
		lines := []string{
			"-80 . Exhausted by noon.", "-70 . I was exhausted on the train.", "-60 . Came home exhausted, ate, slept.", "-50 . The harbour froze.", "-40 . Bought a lamp.",
		}
		for i := range 6 {
			lines = append(lines, fmt.Sprintf("%d . Plain day number %d at the canal.", 40+i, i))
		}
		return notes(t, append(append(lines, both), more...)...)
	}
	quotes := func(list []journal.Theme, id string) []string {
		var out []string
		for _, x := range list {
			if x.ID == id {
				for _, q := range x.Quotes {
					out = append(out, q.Text)
				}
			}
		}
		return out
	}
	one := []string{strings.SplitN(both, " ", 3)[2]}
	got := Read(resources(t), docs("35 . I miss coding at night.", "60 . So I miss coding, I told them.")).Find(Options{Period: thirdQuarter(t)}).List
	if strain, hands := quotes(got, "strain"), quotes(got, "hands-off"); !slices.Equal(strain, one) || len(hands) != 2 || slices.Contains(hands, one[0]) {
		t.Errorf("got %q for the lens with one sentence and %q for the other", strain, hands)
	}
}

// sleepless is a journal in which a lens has clearly more entries than a phrase of the same subject. The quarter has only the phrase.
func sleepless(t *testing.T) []Doc {
	return notes(
		t,
		"-150 . Slept badly before the demo.", "-143 . I was exhausted on the train.", "-136 . Bought a lamp for the desk.",
		"-129 . Came home exhausted and slept badly.", "-122 . The harbour froze over.", "-115 . Exhausted by noon again.",
		"-80 . Slept badly, the pager went twice.", "-70 . Moved the shelves to the other wall.", "-60 . Exhausted after the offsite.",
		"-50 . The trains were late on Friday.", "-40 . So exhausted that I read one line five times.", "-30 . Read about sourdough.",
		"1 +2 Slept through every night since Monday.", "12 . Lunch by the canal with an old friend.", "24 . The parser is slow on Mondays.",
		"40 . A new chair came.", "55 . Planted two trees behind the shed.",
	)
}

func TestALensThatTookAPhraseAlongHasItsEntriesInAPeriod(t *testing.T) {
	t.Parallel()
	r := Read(resources(t), sleepless(t))
	whole, _, _ := r.Explain(Options{}, "strain")
	if len(whole.Merged) == 0 || !slices.Contains(whole.Theme.Entries, "e12") {
		t.Fatalf("the lens takes the phrase along; got %+v", whole)
	}
	if slices.ContainsFunc(whole.Theme.Quotes, func(q journal.Quote) bool { return q.Entry == "e12" }) {
		t.Errorf("the words of the lens are quoted before those of the phrase, however strong; got %+v", whole.Theme.Quotes)
	}
	got := r.Find(Options{Period: thirdQuarter(t)})
	i := slices.IndexFunc(got.List, func(x journal.Theme) bool { return x.ID == "strain" })
	if i < 0 {
		t.Fatalf("got %v", labels(got))
	}
	if x := got.List[i]; x.Trend != Fading || !slices.Equal(x.Entries, []string{"e12"}) || len(x.Quotes) != 1 {
		t.Errorf("got %+v; want it fading, in the entry of the phrase", x)
	}
}

func TestOfALensAndAPhraseThatSaysTheSameOneIsTold(t *testing.T) {
	t.Parallel()
	var lines []string
	for i := range 20 {
		lines = append(lines, fmt.Sprintf("%d . Plain day number %d.", 8*(i-10), i)) // ten before the quarter, ten in it
	}
	r := Read(resources(t), notes(t, lines...))
	in := func(docs ...int) []evidence {
		var out []evidence
		for _, d := range docs {
			out = append(out, evidence{d, []place{{word: "day"}}})
		}
		return out
	}
	for _, c := range []struct {
		name         string
		lens, phrase []evidence
		want         []string
	}{
		{"the lens has more", in(0, 10, 12, 14, 16), in(10, 13, 15), []string{"lens"}},
		{"as many", in(0, 10, 12, 14), in(1, 11, 12, 14), []string{"lens"}},
		{"the phrase has more", in(0, 1, 2, 3, 11), in(10, 12, 14), []string{"phrase"}},
		{"the lens is quiet and the phrase in one entry", in(0, 1, 2), in(0, 1, 14), nil},
		{"the lens is quiet and the phrase fades", in(0, 1, 2), in(0, 1, 2, 14), []string{"phrase"}},
		{"both are quiet", in(0, 1, 2), in(1, 2, 3), []string{"lens"}},
		{"the lens is in too few entries", in(0, 12), in(10, 12, 14), []string{"phrase"}},
	} {
		s := newSearch(r.c, Options{Period: thirdQuarter(t)}, tuned())
		l := &subject{id: "lens", label: "lens", kind: "lens", found: c.lens}
		s.subjects = []*subject{l, {id: "phrase", label: "phrase", kind: "phrase", score: 1, lens: l, found: c.phrase}}
		var got []string
		for _, x := range s.choose() {
			got = append(got, x.id)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// In a period of few entries, what stands in two of them is listed where nothing has a word for its trend.
func TestAShortPeriodListsWhatItHasTwice(t *testing.T) {
	t.Parallel()
	docs := plainDays(t, map[int]string{0: "The garden party was cancelled.", 1: "A garden party after all.", 7: "Missed the garden party.", 10: "The garden party came late."})
	for from, want := range map[int][]string{6: {"garden party"}, 2: nil} { // six entries against six, ten against two
		got := Read(resources(t), docs).Find(Options{
			Period: journal.Period{From: docs[from].Entry.Date, To: docs[11].Entry.Date}, Before: journal.Period{From: docs[0].Entry.Date, To: docs[from-1].Entry.Date},
		})
		if !slices.Equal(labels(got), want) {
			t.Errorf("from entry %d on: got %v, want %v", from, labels(got), want)
		}
	}
}
