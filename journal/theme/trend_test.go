package theme

import (
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"twoway/journal"
)

func TestTrendWords(t *testing.T) {
	t.Parallel()
	day := func(n int) journal.Date { d, _ := journal.ISODate("2026-07-01"); return d.AddDays(n) }
	for _, c := range []struct {
		name string
		c    counts
		want string
	}{
		{"three before and none now is quiet", counts{k: 0, n: 19, j: 3, m: 9, earlier: true}, Quiet},
		{"none now is nothing while one is offered", counts{k: 0, n: 19, j: 3, m: 9, earlier: true, perhaps: true}, ""},
		{"one now and another offered is fading", counts{k: 1, n: 19, j: 3, m: 9, earlier: true, perhaps: true}, Fading},
		{"two before and none now is nothing", counts{k: 0, n: 19, j: 2, m: 9, earlier: true}, ""},
		{"a fifth less is fading, though it recurs", counts{k: 3, n: 20, j: 7, m: 20, first: day(0), last: day(20), earlier: true}, Fading},
		{"less than a fifth less is steady", counts{k: 4, n: 20, j: 7, m: 20, first: day(0), last: day(20), earlier: true}, Steady},
		{"recurring and never before is new", counts{k: 3, n: 19, j: 0, m: 9, first: day(0), last: day(14)}, New},
		{"new comes before rising", counts{k: 9, n: 19, j: 0, m: 9, first: day(0), last: day(40)}, New},
		{"a fifth more is rising", counts{k: 6, n: 20, j: 2, m: 20, first: day(0), last: day(14), earlier: true}, Rising},
		{"thirteen days do not recur", counts{k: 6, n: 20, j: 2, m: 20, first: day(0), last: day(13), earlier: true}, ""},
		{"two entries do not recur", counts{k: 2, n: 20, j: 2, m: 20, first: day(0), last: day(60), earlier: true}, ""},
		{"four entries now are too few", counts{k: 4, n: 4, j: 0, m: 20, first: day(0), last: day(30)}, ""},
		{"four entries before are too few", counts{k: 4, n: 20, j: 3, m: 4, first: day(0), last: day(30), earlier: true}, ""},
		{"no entries at all", counts{}, ""},
	} {
		if got := c.c.trend(); got != c.want {
			t.Errorf("%s: %+v: got %q, want %q", c.name, c.c, got, c.want)
		}
	}
}

// No theme is quiet while an entry of the time is offered for it, or holds what was joined to it without its entries; one that is offered in the time before says nothing of it.
func TestNoThemeIsQuietWhileAnEntryIsOffered(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 . One.", "5 . Two.", "10 . Three.", "15 . Four.", "20 . Five.", "60 . Six.", "65 . Seven.", "70 . Eight.", "75 . Nine.", "80 . Ten.")
	s := newSearch(Read(resources(t), docs).c, Options{}, tuned())
	found := []evidence{{doc: 0}, {doc: 1}, {doc: 2}}
	for _, c := range []struct {
		perhaps []int
		joined  []int32
		want    string
	}{{nil, nil, Quiet}, {[]int{3}, nil, Quiet}, {[]int{3, 8}, nil, ""}, {nil, []int32{1, 3}, Quiet}, {nil, []int32{1, 9}, ""}} {
		of := &group{merged: []*group{{docs: c.joined}}}
		if got := s.count(&subject{found: found, perhaps: c.perhaps, of: of}).trend(); got != c.want {
			t.Errorf("offered %v, joined %v: got %q, want %q", c.perhaps, c.joined, got, c.want)
		}
	}
}

// notes makes entries from lines "days energy text"; the energy "." is none.
func notes(t *testing.T, lines ...string) []Doc {
	t.Helper()
	start, _ := journal.ISODate("2026-07-01")
	var out []Doc
	for i, line := range lines {
		f := strings.SplitN(line, " ", 3)
		var days, energy int
		if _, err := fmt.Sscan(f[0], &days); err != nil {
			t.Fatal(err)
		}
		e := &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("e%02d", i), Date: start.AddDays(days), Note: &journal.Note{}}
		if f[1] != "." {
			if _, err := fmt.Sscan(f[1], &energy); err != nil {
				t.Fatal(err)
			}
			e.Note.Energy = &energy
		}
		out = append(out, Doc{e, prose(f[2])})
	}
	return out
}

func TestQuoteRules(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Much was said about the weather that day and the trains. ", 3)
	docs := notes(t,
		"0 +1 The junior asked the right question.",
		"3 +2 She stepped up and I could go home.",
		"9 . Coaching and mentoring all week.",
		"20 -1 Third junior this year, and I wanted my editor back.",
		"30 . "+long+"Ravi grew into it, and I mentored him. "+long,
		"33 . I was not mentoring anybody.",
	)
	s := searched(resources(t), docs, Options{}, tuned())
	q := newQuoter(s.c)
	x := s.byID("people-growth")
	q.of = x
	quotes, counter, felt := q.pick(x.found, x.denied)
	if len(quotes) != 2 || quotes[0].Text != "She stepped up and I could go home." {
		t.Fatalf("the strongest energy comes first, in order of date; got %+v", quotes)
	}
	if want := "Ravi grew into it, and I mentored him."; quotes[1].Text != want {
		t.Errorf("the second is two weeks away, and a sentence of a long paragraph; got %q, want %q", quotes[1].Text, want)
	}
	if counter == nil || counter.Text != "I was not mentoring anybody." || felt {
		t.Errorf("a denied hit is the counter-quote; got %+v", counter)
	}
	if _, again := q.quote(evidence{1, x.found[1].places}); again {
		t.Error("no text is quoted twice in a review")
	}
	q = newQuoter(s.c)
	q.of = x
	_, counter, felt = q.pick(x.found, nil)
	if counter == nil || counter.Entry != "e03" || !felt {
		t.Errorf("without a denied hit the latest note of the opposite sign is; got %+v", counter)
	}
}

// What speaks against a theme is quoted though another theme quotes the paragraph that it stands in, but not beside a quote that has it.
func TestTheCounterQuoteStaysBesideAnotherTheme(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 +1 Third junior this year, and a good one.", "30 +1 She asked the junior. I was not mentoring anybody.")
	s := searched(resources(t), docs, Options{}, tuned())
	x := s.byID("people-growth")
	for name, c := range map[string]struct {
		found []evidence
		other string // what another theme quotes of the second entry
		want  string
	}{
		"alone":                 {x.found[:1], "", "She asked the junior. I was not mentoring anybody."},
		"beside another theme":  {x.found[:1], "She asked the junior. I was not mentoring anybody.", "I was not mentoring anybody."},
		"beside its sentence":   {x.found[:1], "I was not mentoring anybody.", "I was not mentoring anybody."},
		"in a quote of its own": {x.found, "", ""},
	} {
		q := newQuoter(s.c)
		q.of = x
		q.take(1, c.other)
		got := ""
		if _, counter, _ := q.pick(c.found, x.denied); counter != nil {
			got = counter.Text
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestPeriodsAreComparedWithTheOneBefore(t *testing.T) {
	t.Parallel()
	var lines []string
	for i := range 10 {
		lines = append(lines, fmt.Sprintf("%d . Plain day number %d at work.", -90+8*i, i))
	}
	for i := range 8 {
		lines = append(lines, fmt.Sprintf("%d . I am exhausted, entry %d.", 8*i, i))
	}
	period, err := journal.ParsePeriod("2026-Q3", journal.Date{Year: 2026, Month: 10, Day: 1})
	if err != nil {
		t.Fatal(err)
	}
	got := Read(resources(t), notes(t, lines...)).Find(Options{Period: period})
	if got.Compared != "period" || len(got.List) == 0 || got.List[0].ID != "strain" {
		t.Fatalf("got %+v", got)
	}
	if x := got.List[0]; x.K != 8 || x.N != 8 || x.Previous != 0 || x.PreviousN != 10 || x.Trend != New {
		t.Errorf("strain: got k %d of %d, before %d of %d, %q; want 8 of 8, 0 of 10, new", x.K, x.N, x.Previous, x.PreviousN, x.Trend)
	}
	all := Read(resources(t), notes(t, lines...)).Find(Options{})
	if all.Compared != "last-third" {
		t.Errorf("the whole journal is compared by its last third; got %q", all.Compared)
	}
}

func TestTheTimelineOfADecisionIsOfItsOwnEntries(t *testing.T) {
	t.Parallel()
	var lines []string
	for i := range 9 {
		lines = append(lines, fmt.Sprintf("%d . I am exhausted, entry %d.", 20*i, i))
	}
	docs := notes(t, lines...)
	r, start := Read(resources(t), docs), docs[0].Entry.Date
	for name, c := range map[string]struct {
		o    Options
		want int
	}{
		"one decision":              {Options{Only: func(e *journal.Entry) bool { return e.Date.Sub(start)%40 == 0 }}, 5},
		"a period with an open end": {Options{Period: journal.Period{From: start.AddDays(60)}}, 6},
		"a period with one before":  {Options{Period: journal.Period{From: start.AddDays(60), To: start.AddDays(120)}}, 9},
		"the whole journal":         {Options{}, 9},
	} {
		found := r.Find(c.o).List
		if len(found) == 0 || found[0].ID != "strain" || len(found[0].Timeline) != c.want {
			t.Errorf("%s: got %+v, want strain with a timeline of %d entries", name, found, c.want)
		}
	}
}

// A word that names a theme of the list is not told again below it; what else is used more is.
func TestWordsUsedMoreNameNoThemeOfTheList(t *testing.T) {
	t.Parallel()
	var lines []string
	for i := range 8 {
		lines = append(lines, fmt.Sprintf("%d . Plain day number %d at work.", -90+10*i, i))
	}
	lines[3] += " The director has a ledger."
	lines = append(lines,
		"0 . The director asked about the ledger, page by page of the ledger.", "9 . The ledger, all day, and the ledger again.", "20 . I wrote to the director.",
		"31 . A letter from the director.", "40 . The ledger is wrong, a wrong ledger.", "52 . The harbour froze, and I frowned at the director.", "60 . The director.",
	)
	got := Read(resources(t), notes(t, lines...)).Find(Options{Period: thirdQuarter(t)})
	if len(got.List) == 0 || got.List[0].Label != "director" {
		t.Fatalf("got the themes %v, want director first", labels(got))
	}
	if len(got.Words) > 0 {
		t.Errorf("words used more than before: got %v below the themes %v", got.Words, labels(got))
	}
	s := &search{res: resources(t)}
	words := s.untold([]string{"directors", "ink", "kiln", "moth", "crane", "barge", "lathe", "bank"}, []journal.Theme{{Label: "director"}, {Label: "crane's hook"}, {Label: "loan (bank)"}, {Label: "kiln", Trend: New}})
	if want := []string{"ink", "kiln", "moth", "barge", "lathe"}; !slices.Equal(words, want) {
		t.Errorf("words that name no theme: got %v, want %v", words, want)
	}
}

// The review says from which day on the last third of the time runs, as its counts have it.
func TestTheLastThirdHasItsFirstDay(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 . The kiln again.", "10 . The kiln.", "20 . Kiln.", "30 . Rain.", "60 . The kiln, at last.", "90 . A kiln.")
	got := Read(resources(t), docs).Find(Options{})
	if want := docs[0].Entry.Date.AddDays(60); got.LateFrom != want || len(got.List) != 1 || got.List[0].LastThird != 2 || got.List[0].LastThirdN != 2 {
		t.Errorf("from %s: %+v, want it from %s with 2 of 2", got.LateFrom, got.List, want)
	}
	if p := Read(resources(t), docs).Find(Options{Period: journal.Period{From: docs[1].Entry.Date, To: docs[4].Entry.Date}}); !p.LateFrom.IsZero() {
		t.Errorf("a period has a last third from %s", p.LateFrom)
	}
}

// The words used more are looked for while labels and quotes are read again, and both are spelled as the texts have them.
func TestWordsUsedMoreAreSpelledAsTheyStand(t *testing.T) {
	t.Parallel()
	lunch := []string{"An SQL lunch for six.", "Nobody came to the SQL lunch.", "We moved the SQL lunch.", "Slides for the SQL lunch are done.", "After the SQL lunch, questions."}
	drill := []string{"We drafted it in Esperanto.", "More Esperanto than I know.", "A letter in Esperanto, three pages.", "She laughed at my Esperanto.", "The menu was in Esperanto."}
	days := []string{"Rain on the roof.", "The bus was late.", "A long walk by the canal.", "Soup for two.", "The tap drips.", "Found the blue bowl.", "Swept the stairs."}
	var lines []string
	for i := range 40 {
		line := fmt.Sprintf("%d . %s", 4*i-80, days[i%len(days)])
		if i%4 == 1 {
			line += " " + lunch[i/4%len(lunch)]
		}
		if i > 25 && i%2 == 0 {
			line += " " + drill[i/2%len(drill)]
		}
		lines = append(lines, line)
	}
	docs := notes(t, lines...)
	r := Read(resources(t), docs)
	var reading, read atomic.Int32
	for i := range r.c.docs {
		prose := r.c.docs[i].Prose
		r.c.docs[i].Prose = func() []journal.Passage {
			if reading.Add(1) > 1 {
				t.Error("two read texts again at once, with what is kept for one")
			}
			if read.Add(1) == 1 {
				time.Sleep(100 * time.Millisecond) // until whoever reads beside it comes to read as well
			}
			reading.Add(-1)
			return prose()
		}
	}
	got := r.Find(Options{Period: thirdQuarter(t)})
	if !slices.Contains(got.Words, "Esperanto") && !slices.Contains(labels(got), "Esperanto") || !slices.Contains(labels(got), "SQL lunch") {
		t.Errorf("got the words %v and the themes %v, want Esperanto and the SQL lunch with their capitals", got.Words, labels(got))
	}
}
