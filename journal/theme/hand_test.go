package theme

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"twoway/journal"
)

// plainDays are twelve notes of a hundred days, some with a sentence of its own.
func plainDays(t *testing.T, said map[int]string) []Doc {
	t.Helper()
	lines := strings.Split("0 . Sun.\n9 . Rain.\n18 . Soup.\n27 . Snow.\n36 . Wind.\n45 . Bees.\n54 . Fog.\n63 . Photos.\n72 . Tests.\n81 . Bread.\n90 . Chair.\n99 . Novel.", "\n")
	for i, s := range said {
		lines[i] += " " + s
	}
	return notes(t, lines...)
}

func withID(list []journal.Theme, id string) *journal.Theme {
	i := slices.IndexFunc(list, func(x journal.Theme) bool { return x.ID == id })
	if i < 0 {
		return nil
	}
	return &list[i]
}

func TestALensThatThePersonFilledByHandIsShown(t *testing.T) {
	t.Parallel()
	said := map[int]string{0: "Chose the tools.", 4: "My call in the end.", 8: "Signed off alone."}
	tagged := map[int]string{}
	var marks []journal.Mark
	for i, s := range said {
		tagged[i] = s + " #autonomy"
		marks = append(marks, journal.Mark{Is: true, Lens: "autonomy", Entry: plainDays(t, nil)[i].Entry.ID})
	}
	taken := append(slices.Clone(marks), journal.Mark{Lens: "autonomy", Entry: marks[0].Entry})
	for _, c := range []struct {
		name  string
		said  map[int]string
		marks []journal.Mark
		want  int
	}{
		{"by nothing", said, nil, 0},
		{"by hashtags", tagged, nil, 3},
		{"by marks", said, marks, 3},
		{"by two marks", said, marks[:2], 0},
		{"by three marks, one taken back", said, taken, 0},
	} {
		got := Read(resources(t), plainDays(t, c.said)).Find(Options{Marks: c.marks})
		switch x := withID(got.List, "autonomy"); {
		case x == nil && c.want > 0:
			t.Errorf("%s: got %v, want the lens with %d entries", c.name, labels(got), c.want)
		case x != nil && (x.K != c.want || len(x.Quotes) == 0):
			t.Errorf("%s: got %d entries, %v; want %d and a quote", c.name, x.K, x.Quotes, c.want)
		}
	}
}

func TestMarksOfLaterEntriesCount(t *testing.T) {
	t.Parallel()
	said := map[int]string{0: "My stomach drops before the board call."}
	got := Read(resources(t), plainDays(t, said)).Find(Options{Period: thirdQuarter(t), Marks: []journal.Mark{
		{Is: true, Lens: "dread of calls", Entry: "e00", Sentence: said[0]},
		{Is: true, Lens: "dread of calls", Entry: "e01"},
		{Lens: "dread of calls", Entry: "e01"},
		{Is: true, Lens: "dread of calls", Entry: "elsewhere"},
	}})
	x := withID(got.List, "dread-of-calls")
	if x == nil || !slices.Equal(x.Entries, []string{"e00"}) {
		t.Errorf("got %+v, want the theme with the entry that is still marked", got.List)
	}
	if len(got.SetAside) != 1 || got.SetAside[0].Quote.Entry != "e01" {
		t.Errorf("set aside: got %+v, want the entry taken out again", got.SetAside)
	}
}

func TestNoPhraseStandsBesideAnOwnLensThatSaysTheSame(t *testing.T) {
	t.Parallel()
	own := fstest.MapFS{"a.yaml": {Data: []byte("- id: open-source\n  name: Open source\n  cues: [maintainer*, upstream]\n")}}
	res, problems, err := LoadResources(templatesFS, own)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	said := map[int]string{0: "Sent a patch to the maintainers.", 3: "Maintainers were slow.", 6: "Maintainer thanked me."}
	for range 3 {
		got := Read(res, plainDays(t, said)).Find(Options{})
		if !slices.Equal(labels(got), []string{"Open source"}) || got.List[0].K != len(said) {
			t.Errorf("%d entries: got %v, want the lens alone, with all of them", len(said), labels(got))
		}
		said[8+len(said)-3] = "Upstream, with the maintainers."
	}
	said[11] = "A novel of a maintenance man who maintains." // the phrase has it, the lens has not
	if got := Read(res, plainDays(t, said)).Find(Options{}); !slices.Equal(labels(got), []string{"Open source"}) {
		t.Errorf("got %v, want no phrase with nearly the entries of the lens", labels(got))
	}
}

// A name means the theme that is shown before one that is not, and a mark takes an entry out of both.
func TestANameMeansWhatIsShown(t *testing.T) {
	t.Parallel()
	docs := plainDays(t, map[int]string{0: "That kind of autonomy is worth money.", 4: "Autonomy in writing.", 8: "So much for autonomy."})
	read := Read(resources(t), docs)
	got := read.Find(Options{})
	if !slices.Equal(labels(got), []string{"autonomy"}) || got.List[0].Kind != "phrase" {
		t.Fatalf("got %+v, want the phrase", got.List)
	}
	x, _, ok := read.Explain(Options{}, "Autonomy")
	if !ok || !x.Shown || x.Theme.ID != got.List[0].ID {
		t.Errorf("explained %+v, want what is shown", x)
	}
	not := Options{Marks: []journal.Mark{{Lens: "autonomy", Entry: "e04"}}}
	if x, _, _ = read.Explain(not, got.List[0].ID); x == nil || slices.Contains(x.Theme.Entries, "e04") {
		t.Errorf("explained %+v, want it without the entry that is marked as not about it", x)
	}
	if aside := read.Find(not).SetAside; len(aside) != 1 {
		t.Errorf("set aside: got %+v, want the entry once", aside)
	}
}

// What marks founded takes one phrase along; another in the same sentences would say the same beside it.
func TestNoPhraseStandsBesideMarkedSentencesThatHoldIt(t *testing.T) {
	t.Parallel()
	said := map[int]string{
		0: "Stage fright before the garden party.", 4: "Again stage fright, and the garden party ran late.", 8: "The garden party came with stage fright.",
		6: "Missed the garden party.", 10: "A film about stage fright.",
	}
	var marks []journal.Mark
	for i := range 12 {
		if i%4 == 0 {
			marks = append(marks, journal.Mark{Is: true, Lens: "being looked at", Entry: plainDays(t, nil)[i].Entry.ID, Sentence: said[i]})
		}
	}
	for n, want := range map[int][]string{0: {"garden party", "stage fright"}, 3: {"being looked at"}} {
		got := labels(Read(resources(t), plainDays(t, said)).Find(Options{Marks: marks[:n]}))
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("with %d marks: got %v, want %v", n, got, want)
		}
	}
}
