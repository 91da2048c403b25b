package theme

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"twoway/journal"
)

// withLenses are our resources with one lens file of a person's.
func withLenses(t *testing.T, file string) *Resources {
	t.Helper()
	res, problems, err := LoadResources(templatesFS, fstest.MapFS{"a.yaml": {Data: []byte(file)}})
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return res
}

// scattered is a journal in which three phrases for one thing stand in two entries each.
func scattered(t *testing.T) []Doc {
	t.Helper()
	return notes(t,
		"0 . The week was confetti.", "9 . The lease runs out in May.", "18 . Only crumbs of time.", "27 . Lunch with the finance people.",
		"36 . Confetti, my calendar is confetti.", "45 . The parser got its second pass.", "54 . I live on a crumb or two.", "63 . A walk along the canal.",
		"72 . It was torn-paper again.", "81 . The fan was oiled.", "90 . The day is torn papers.", "99 . Two tickets left.",
	)
}

func TestSameCountsItsWordsWhereverTheyStand(t *testing.T) {
	t.Parallel()
	six := []string{"e00", "e02", "e04", "e06", "e08", "e10"}
	for _, c := range []struct {
		name, file, label string
		want              []string
	}{
		{"phrases that are no themes", "- same: [confetti, crumbs, torn paper]\n", "confetti", six},
		{"the first that occurs gives the name", "- same: [smithereens, crumbs, confetti]\n", "crumbs", six[:4]},
		{"a name of its own", "- same: {no time: [confetti, crumb, torn paper]}\n", "no time", six},
		{"two forms of one word", "- same: [Crumb, crumbs]\n", "Crumb", []string{"e02", "e06"}},
	} {
		got := Read(withLenses(t, c.file), scattered(t)).Find(Options{})
		i := slices.IndexFunc(got.List, func(x journal.Theme) bool { return x.Label == c.label })
		if i < 0 {
			t.Errorf("%s: no theme %q in %v", c.name, c.label, labels(got))
			continue
		}
		if !slices.Equal(got.List[i].Entries, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got.List[i].Entries, c.want)
		}
		for _, x := range labels(got) {
			if x != c.label && strings.Contains("confetti crumbs crumb torn paper", x) && c.want[len(c.want)-1] == "e10" {
				t.Errorf("%s: %q is shown beside %q", c.name, x, c.label)
			}
		}
	}
	if got := Read(resources(t), scattered(t)).Find(Options{}); slices.Contains(labels(got), "confetti") {
		t.Errorf("without the list, two entries are no theme; got %v", labels(got))
	}
}

// Of a theme that a list names, what only suggests it is not joined, and what the list names is quoted before the rest.
func TestSameJoinsWhatIsSure(t *testing.T) {
	t.Parallel()
	docs := plainDays(t, map[int]string{
		0: "The tractor stood in the yard.", 11: "The whole harvest was brought in by night with lamps.", 4: "Mud on the soil of that field after all this rain.",
		6: "The tractor would not start.", 8: "Two goats at the gate of the school.", 10: "The goats have eaten the washing.",
	})
	without, _, ok := Read(resources(t), docs).Explain(Options{}, "tractor")
	if want := []string{"e00", "e04", "e06", "e11"}; !ok || !slices.Equal(without.Theme.Entries, want) {
		t.Fatalf("without a list: got %+v, want tractor in %v", without, want)
	}
	x, _, ok := Read(withLenses(t, "- same: {the land: [tractor, goats]}\n"), docs).Explain(Options{}, "the land")
	if want := []string{"e00", "e06", "e08", "e10", "e11"}; !ok || !slices.Equal(x.Theme.Entries, want) {
		t.Fatalf("got %+v, want the land in %v", x, want)
	}
	if slices.ContainsFunc(x.Merged, func(m string) bool { return strings.HasPrefix(m, "rain") }) {
		t.Errorf("joined: %q, of which rain only suggests it", x.Merged)
	}
	if want := []string{"goats", "harvest", "tractor"}; !slices.Equal(x.Theme.Terms, want) || len(x.Theme.Beside) > 0 || !slices.Contains(x.Perhaps, "e04") {
		t.Errorf("got %q, beside %q, perhaps %q; want %q, and what the rain suggests", x.Theme.Terms, x.Theme.Beside, x.Perhaps, want)
	}
	for _, q := range x.Theme.Quotes {
		if q.Entry == "e11" {
			t.Errorf("quotes %q before what the list names", q.Text)
		}
	}
}

// A form is one of any verb, be it one that carries grammar alone.
func TestSameKnowsTheFormsOfLightVerbs(t *testing.T) {
	t.Parallel()
	said := map[int]string{0: "I said yes.", 3: "To say yes is easy.", 5: "Saying yes too fast.", 7: "She went home.", 9: "We go home.", 10: "A bad night: slept little.", 11: "I sleep little."}
	for file, want := range map[string][]string{
		"- same: {x: [say yes]}\n": {"e00", "e03", "e05"}, "- same: {x: [said yes]}\n": {"e00", "e03", "e05"},
		"- same: {x: [goes home]}\n": {"e07", "e09"}, "- same: {x: [slept little]}\n": {"e10", "e11"},
	} {
		x, _, ok := Read(withLenses(t, file), plainDays(t, said)).Explain(Options{}, "x")
		if !ok || !slices.Equal(x.Theme.Entries, want) {
			t.Errorf("%s: got %+v, want %v", file, x, want)
		}
	}
}

// What a list joins counts for no other phrase, and a theme whose name differs by an article alone is the one that is meant.
func TestSameTakesItsWordsFromOtherThemes(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . The twins were asleep by six.", "9 . Rain on the roof all day.", "18 . Nursery called, one of the twins has a cold.", "27 . Nursery wants egg cartons.",
		"36 . The twins drew sharks.", "45 . Two sharks on a sign, and the lamp at the gate at half past.", "54 . The gate again, in the rain.", "63 . I drew the gate on a menu.",
		"72 . Nursery again at six.", "81 . Sharks in the bath, foam at the ceiling.", "90 . The gate at half past two, by bike.", "99 . The gate has become a rule.",
	)
	for _, c := range []struct {
		name, file, label, gone string
		want                    map[string][]string
	}{
		{"an article", "- same: {the twins: [sharks, nursery]}\n", "the twins", "twins", map[string][]string{
			"the twins": {"e00", "e02", "e03", "e04", "e05", "e08", "e09"}, "gate": {"e05", "e06", "e07", "e10", "e11"},
		}},
		{"a phrase within another theme", "- same: {pick-up: [gate at half past, nursery]}\n", "pick-up", "nursery", map[string][]string{
			"pick-up": {"e02", "e03", "e05", "e08", "e10"}, "gate": {"e06", "e07", "e11"},
		}},
	} {
		s := searched(withLenses(t, c.file), docs, Options{}, tuned())
		for label, want := range c.want {
			x := s.named(label)
			if x == nil {
				t.Errorf("%s: no theme %q", c.name, label)
				continue
			}
			var got []string
			for _, e := range x.found {
				got = append(got, docs[e.doc].Entry.ID)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s: %q stands in %v, want %v", c.name, label, got, want)
			}
		}
		for _, x := range s.subjects {
			if x.label != c.label && (x.label == c.gone || slices.ContainsFunc(x.terms, func(w string) bool { return strings.HasPrefix(w, "nurser") })) {
				t.Errorf("%s: %q %v is a theme beside %q", c.name, x.label, x.terms, c.label)
			}
		}
	}
}

// A list that joins words which are themes by themselves counts the entries of each once.
func TestSameJoinsThemes(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 . Bike to work.", "9 . Rain.", "18 . Cycled to the lake.", "27 . Bike broke.", "36 . Cycled uphill.", "45 . Cycled home.", "54 . My bike again.", "63 . Sun.")
	got := Read(withLenses(t, "- same: [bike, cycled]\n"), docs).Find(Options{})
	if len(got.List) != 1 || got.List[0].Label != "bike" || len(got.List[0].Entries) != 6 {
		t.Errorf("got %+v, want bike in six entries alone", got.List)
	}
}

// A mark takes a sentence out of a joined theme under any of its names, and it stays out.
func TestAMarkCorrectsAJoinedTheme(t *testing.T) {
	t.Parallel()
	docs := scattered(t)
	note := &journal.Entry{Kind: journal.KindNote, ID: "marks", Date: docs[11].Entry.Date, Note: &journal.Note{}}
	note.Marks = []journal.Mark{
		{Lens: "confetti", Entry: "e00", Sentence: "The week was confetti."},
		{Lens: "torn paper", Entry: "e08", Sentence: "It was torn-paper again."},
		{Is: true, Lens: "crumbs", Entry: "e03", Sentence: "Lunch with the finance people."},
	}
	got := Read(withLenses(t, "- same: [confetti, crumbs, torn paper]\n"), append(docs, Doc{Entry: note})).Find(Options{})
	want := []string{"e02", "e03", "e04", "e06", "e10"}
	if len(got.List) != 1 || got.List[0].Label != "confetti" || !slices.Equal(got.List[0].Entries, want) {
		t.Errorf("got %+v, want confetti in %v", got.List, want)
	}
}

func TestWhatIsWishedAndStandsNowhereIsNamed(t *testing.T) {
	t.Parallel()
	res := withLenses(t, "- same: [confetti, crums]\n- hide:\n    - strain\n    - the tin ear\n    - canals\n    - kofee\n")
	docs := scattered(t)
	note := &journal.Entry{Kind: journal.KindNote, ID: "marks", Date: docs[11].Entry.Date, Note: &journal.Note{}}
	note.Marks = []journal.Mark{{Is: true, Lens: "the tin ear", Entry: "e03", Sentence: "Lunch with the finance people."}}
	read := Read(res, append(docs, Doc{Entry: note}))
	for _, when := range []string{"at once", "after a look"} {
		var got []string
		for _, p := range read.Unmet() {
			got = append(got, p.String())
			if p.Mend == "" {
				t.Errorf("%s: does not say how to mend it", p)
			}
		}
		want := []string{
			`lenses/a.yaml:1: same: "crums" stands in no entry that a review reads, and is no theme`,
			`lenses/a.yaml:6: hide: "kofee" stands in no entry that a review reads, and is no theme`,
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got\n%s\nwant\n%s", when, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		read.Find(Options{})
	}
}

// weary is a journal in which one idea takes two words, and a phrase that has nothing to do with it returns.
func weary(t *testing.T) []Doc {
	t.Helper()
	return notes(t,
		"0 . I was running on empty by the time the demo began.", "7 . Running on empty since the release, and no end in sight.",
		"14 . The board liked the chart, and I was running on empty all day.", "21 . Drained after the long call with the vendor.",
		"28 . I came home drained and left the dishes.", "35 . So drained that I skipped the reading group.",
		"42 . The parser is done; a calm day with the tests.", "49 . Ravi fixed the cache while I wrote the plan.",
		"56 . A walk along the canal, then the budget sheet.", "63 . Wrote the migration notes and closed the tickets.",
		"70 . Coffee break with Osei about the hiring loop.", "77 . The coffee break ran long; we talked about hiring.", "84 . Another coffee break, another idea for hiring.",
	)
}

func TestHideKnowsAThemeByWhatWasJoinedIntoIt(t *testing.T) {
	t.Parallel()
	both := []string{"coffee break", "running on empty"}
	for _, c := range []struct {
		file string
		want []string
	}{
		{"- hide: [canals]\n", both},
		{"- hide: [running on empty]\n", both[:1]},
		{"- hide: [Ran on Empty]\n", both[:1]},
		{"- hide: [drained]\n", both[:1]},
		{"- hide: [Drains]\n", both[:1]},
		{"- hide: [the coffee break]\n", both[1:]},
		{"- hide: [the coffee breaks]\n", both[1:]},
		{"- hide: [coffee breaks]\n", both[1:]},
		{"- hide: [empty]\n", both},
		{"- same: {nothing left: [drained, canals]}\n", []string{both[0], "nothing left", both[1]}},
		{"- same: {nothing left: [drained, canals]}\n- hide: [canal]\n", []string{both[0], "nothing left", both[1]}}, // named by the person
		{"- same: [drained, canals]\n- hide: [canal]\n", both},
	} {
		read := Read(withLenses(t, c.file), weary(t))
		if got := labels(read.Find(Options{})); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.file, got, c.want)
		}
		if unmet := read.Unmet(); len(unmet) > 0 {
			t.Errorf("%s: said to be met nowhere: %v", c.file, unmet)
		}
	}
	res := withLenses(t, "- hide: [drained]\n")
	if x, _, ok := Read(res, weary(t)).Explain(Options{}, "strain"); !ok || len(x.Proof) != 3 {
		t.Errorf("the lens with the cue drained is hidden too: got %+v", x)
	}
}

func TestWhatWasHeldBackIsToldOfTheThemesItIsCloseTo(t *testing.T) {
	t.Parallel()
	read := Read(resources(t), weary(t))
	for theme, want := range map[string][]string{"running on empty": {"Work-life strain"}, "coffee break": nil} {
		x, held, ok := read.Explain(Options{}, theme)
		var got []string
		for _, h := range held {
			got = append(got, h.Label)
		}
		if !ok || !x.Shown || !slices.Equal(got, want) {
			t.Errorf("%s: got %v held back, want %v", theme, got, want)
		}
	}
	_, all, _ := read.Explain(Options{Period: journal.Period{}}, "no such theme")
	if len(all) == 0 {
		t.Errorf("of a theme that is none, what was held back and has a name: got none")
	}
}

// Who hides what stands in a few of a theme's entries means that, and not the theme that took it in.
func TestHideLeavesAThemeThatTookInALittle(t *testing.T) {
	t.Parallel()
	said := map[int]string{
		0: "The lighthouse again. Ferns after that.", 1: "Painted the lighthouse. Some ferns.", 2: "Back from the lighthouse. The ferns are up.",
		3: "A lighthouse in fog.", 4: "Climbed the lighthouse.", 5: "Lighthouse, at last.", 6: "Sold a lighthouse.", 7: "The old lighthouse.",
	}
	for file, want := range map[string][]string{"- hide: [ferns]\n": {"lighthouse"}, "- hide: [lighthouse]\n": nil} {
		if got := labels(Read(withLenses(t, file), plainDays(t, said)).Find(Options{})); !slices.Equal(got, want) {
			t.Errorf("%s: got %v, want %v", file, got, want)
		}
	}
}

// A list takes its places out of phrases, and those that had nothing else go; what the person founded and lenses keep theirs.
func TestTakeSameTakesFromPhrasesAlone(t *testing.T) {
	t.Parallel()
	one := func(kind string, own bool) *subject {
		return &subject{label: "sharks", kind: kind, own: own, found: []evidence{{0, []place{{from: 2, to: 2}}}}}
	}
	listed, founded, lens, phrase := one("phrase", false), one("phrase", true), one("lens", false), one("phrase", false)
	wide := &subject{label: "the sea", kind: "phrase", found: []evidence{{0, []place{{from: 2, to: 2}, {from: 5, to: 5}}}, {1, []place{{from: 4, to: 4}}}}}
	s := &search{subjects: []*subject{listed, founded, lens, phrase, wide}}
	s.takeSame(listed, joined{}, []evidence{{0, []place{{from: 2, to: 2}}}})
	if want := []*subject{listed, founded, lens, wide}; !slices.Equal(s.subjects, want) {
		t.Errorf("left are %d subjects, want the listed one, what was founded, the lens and the one with more", len(s.subjects))
	}
	if len(founded.found) != 1 || len(lens.found) != 1 || len(wide.found) != 2 || len(wide.found[0].places) != 1 || wide.found[0].places[0].from != 5 {
		t.Errorf("founded %+v, lens %+v, wide %+v", founded.found, lens.found, wide.found)
	}
}

// What was joined for the entries they share is known by its name, with all it has, and is there when the other is hidden; what was
// joined since it has the other's words, or no entry beside the other's, goes with it.
func TestWhatAnotherThemeTookAlongIsNotLost(t *testing.T) {
	t.Parallel()
	said := map[int]string{
		0: "The falcon club met. A lighthouse in fog.", 1: "Painted the lighthouse. Some falcon club.", 2: "Back from the lighthouse, late for the falcon club.",
		4: "Drinks of the falcon club.", 6: "Climbed the lighthouse.",
	}
	for file, want := range map[string][]string{"": {"falcon club"}, "- hide: [falcon club]\n": {"lighthouse"}, "- hide: [lighthouse]\n": nil} {
		read := Read(withLenses(t, file), plainDays(t, said))
		if got := labels(read.Find(Options{})); !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", file, got, want)
		}
		x, _, ok := read.Explain(Options{}, "Lighthouses")
		switch {
		case file == "- hide: [lighthouse]\n":
			if ok {
				t.Errorf("%q: what is hidden is known: %+v", file, x)
			}
		case !ok || len(x.Proof) != 4:
			t.Errorf("%q: got %+v, want the four entries", file, x)
		case x.Shown != (file != "") || file == "" && x.Reason != "says the same as falcon club":
			t.Errorf("%q: shown is %v, since %q", file, x.Shown, x.Reason)
		}
	}
	read := Read(withLenses(t, ""), plainDays(t, said))
	mark := journal.Mark{Is: true, Lens: "the lighthouse", Entry: read.c.docs[5].Entry.ID}
	if home := read.AddedTo([]journal.Mark{mark}); home[0].Label != "lighthouse" || home[0].Entries != 4 {
		t.Errorf("a mark adds to %+v, want the four entries", home)
	}
	if x, _, ok := read.Explain(Options{Marks: []journal.Mark{mark}}, "lighthouse"); !ok || !x.Shown || len(x.Proof) != 5 {
		t.Errorf("marked once more: got %+v, want six entries", x)
	}
	said[8] = "Sold a lighthouse."
	if got := labels(Read(resources(t), plainDays(t, said)).Find(Options{})); !slices.Equal(got, []string{"lighthouse", "falcon club"}) {
		t.Errorf("what has more of its own stays: got %v", got)
	}
}

// A phrase of a list may be the name of what marks founded and stand in no text: it is met, and names the theme that the list makes. The
// apostrophe behind a plural is none of its letters.
func TestSameWithWhatMarksFounded(t *testing.T) {
	t.Parallel()
	docs := plainDays(t, map[int]string{0: "A new chair.", 2: "The chair again.", 4: "Which chair?", 6: "At the grown-ups' table.", 8: "The grown-ups’ table.", 10: "Stood there."})
	docs[10].Entry.Marks = []journal.Mark{{Is: true, Lens: "no place of mine", Entry: "e10", Sentence: "Stood there."}}
	read := Read(withLenses(t, "- same: [chair, no place of mine, \"grown-ups' table\"]\n"), docs)
	if unmet := read.Unmet(); len(unmet) > 0 {
		t.Errorf("said to be met nowhere: %v", unmet)
	}
	for _, name := range []string{"chair", "no place of mine", "grown-ups' table"} {
		x, _, ok := read.Explain(Options{}, name)
		if want := []string{"e00", "e02", "e04", "e06", "e08", "e10"}; !ok || x.Theme.Label != "chair" || !slices.Equal(x.Theme.Entries, want) {
			t.Errorf("%s: got %+v, want the chair in %v", name, x.Theme, want)
		}
	}
	docs[10].Entry.Marks = nil
	if unmet := Read(withLenses(t, "- same: [chair, no place of mine]\n"), docs).Unmet(); len(unmet) != 1 {
		t.Errorf("without the mark: %v, want one problem", unmet)
	}
}
