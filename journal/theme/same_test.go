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
