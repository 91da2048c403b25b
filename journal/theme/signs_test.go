package theme

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/unicode/norm"

	"twoway/journal"
)

// A cue may be written as texts are, with the signs and numbers of the thing: each stands in its own sentence alone.
func TestCuesWithSignsAndNumbers(t *testing.T) {
	t.Parallel()
	sentences := []string{
		"We moved it to R&D.", "The parser is C++ still.", "Somebody wants C# for it.", "On call 24/7.", "Nine to five, or 9 to 5.",
		"A 4-day week.", "Pay is down 50% now.", "Awake at 3AM.", "All 1000 of them.", "Q&A in the hall.", "The grown-ups' table.", "Cafe\u0301 at noon.",
		"Vitamin C and version 4 of 9, day 7 of 24, 5 to 3 and 500%.",
	}
	for i, cue := range []string{"R&D", "C++", "C#", "24/7", "9 to 5", "4-day week", "50%", "3am", "100*", "q&a", "grown-ups' table", "café"} {
		own := fstest.MapFS{"mine.yaml": {Data: []byte("- id: mine\n  cues: ['" + strings.ReplaceAll(cue, "'", "''") + "']\n")}}
		res, problems, err := LoadResources(templatesFS, own)
		if err != nil || len(problems) > 0 {
			t.Fatalf("%s: %v %v", cue, problems, err)
		}
		for k, s := range sentences {
			if found, _ := lensesOf(t, res, s); slices.Contains(found, "mine") != (k == i) {
				t.Errorf("the cue %s: %q is %v", cue, s, found)
			}
		}
	}
}

// A cue of a lens that the person made counts beside a longer one of ours, and a longer one of that lens takes the place of ours.
func TestACueOfOnesOwnGivesWayToNoneOfOurs(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ cues, text, want string }{
		{"cues: [proud]", "I am proud of how they handled it.", "mine people-growth"},
		{"cues: [proud of how they]", "I am proud of how they handled it.", "mine"},
		{"cues: [tram], not: [tram stop]", "The tram stop.", ""},
	} {
		res, problems, err := LoadResources(templatesFS, fstest.MapFS{"mine.yaml": {Data: []byte("- {id: mine, " + c.cues + "}\n")}})
		if err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		found, _ := lensesOf(t, res, c.text)
		if slices.Sort(found); strings.Join(found, " ") != c.want {
			t.Errorf("%s: got %q, want %q", c.cues, found, c.want)
		}
	}
}

func TestLensesThatCannotBeAreNamedWithWhatCan(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{
		"- {id: müde, cues: [tram]}\n":               "without accents, digits and hyphens, such as mude",
		"- {id: 疲れ, cues: [tram]}\n":                 "such as commute",
		"- {id: x, cues: [tram], not: ['tired.']}\n": `the false friend "tired."`,
		"- same: {'+++': [tram, canal]}\n":           `the name "+++" has no letter`,
	} {
		_, problems, err := LoadResources(templatesFS, fstest.MapFS{"mine.yaml": {Data: []byte(file)}})
		if err != nil || len(problems) != 1 || !strings.Contains(problems[0].String()+" "+problems[0].Mend, want) {
			t.Errorf("%s: got %v, %v; want %s", file, problems, err, want)
		}
	}
}

func TestCuesThatNoTextHasAreNamed(t *testing.T) {
	t.Parallel()
	for _, cue := range []string{".NET", "#oncall", "note: tired", "tired.", "snake_case", "疲れた", "☂", "%", "day :", "10*", "[a-z]+", "tired|worn", `\bcall`, "^tired"} {
		own := fstest.MapFS{"mine.yaml": {Data: []byte("- id: mine\n  cues: ['" + cue + "', tram]\n")}}
		_, problems, err := LoadResources(templatesFS, own)
		if err != nil || len(problems) != 1 || problems[0].Line != 2 || !strings.Contains(problems[0].Text, cue) {
			t.Errorf("%s: got %v, %v", cue, problems, err)
		}
	}
	for _, cue := range []string{"it's", "dogs' home", "'tis", "covid-19", "1:1*", "_", "résumé", "カード"} {
		if fault := cueFault(cue); (fault != "") != (cue == "_") {
			t.Errorf("%s: %q", cue, fault)
		}
	}
}

// The names of marks are read in the same way, and the numbers that no cue and no mark holds stay apart from them.
func TestNamesWithSignsAndNumbers(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . The 4-day week is off the table.", "9 . Asked for a 4-day week again.", "18 . The 5-day week won.", "27 . Four days, 4 weeks.",
		"36 . C++ for the rest of my life.", "45 . They want C++ people.", "54 . Vitamin C and C# for everybody.", "63 . R&D called.",
		"72 . A desk in R&D.", "81 . R and D, said the sign. Down 50% at 3am, and a 1:1.", "90 . The hedge is gone.", "99 . A café by the lock.", "108 . Cafe\u0301 again.", "117 . The cafe of the yard.",
		"126 . HR announced it at 3am.", "135 . Down 50% again, says HR.", "144 . A 1:1 and 40% of nothing.",
	)
	for _, c := range []struct {
		name string
		want []string
	}{
		{"4-day week", []string{"e00", "e01"}},
		{"C++", []string{"e04", "e05"}},
		{"c plus plus", []string{"e04"}}, // the same name, in words that no entry has
		{"R&D", []string{"e07", "e08"}},
		{"Cafe\u0301", []string{"e11", "e12"}},
		{"café", []string{"e11", "e12"}},
		{"HR", []string{"e14", "e15"}},
		{"3am", []string{"e09", "e14"}},
		{"50%", []string{"e09", "e15"}},
		{"1:1", []string{"e09", "e16"}},
	} {
		i := slices.IndexFunc(docs, func(d Doc) bool { return d.Entry.ID == c.want[0] })
		mark := journal.Mark{Is: true, Lens: c.name, Entry: c.want[0], Sentence: docs[i].Prose()[0].Text}
		x, _, ok := Read(resources(t), docs, mark).Explain(Options{Marks: []journal.Mark{mark}}, norm.NFD.String(c.name))
		if !ok || !slices.Equal(x.Theme.Entries, c.want) {
			t.Errorf("%s: got %v by %q, want %v", c.name, x.Theme.Entries, x.Theme.Terms, c.want)
		}
		whole := journal.Mark{Is: true, Lens: c.name, Entry: c.want[0]}
		if x, _, _ := Read(resources(t), docs, whole).Explain(Options{Marks: []journal.Mark{whole}}, c.name); !slices.Equal(x.Theme.Entries, c.want) && labelKey(c.name) != "café" {
			t.Errorf("%s, as a mark of the whole entry: got %v, want %v", c.name, x.Theme.Entries, c.want)
		}
		home := Read(resources(t), docs, mark).AddedTo([]journal.Mark{mark})[0]
		if home.Entries != len(c.want)-1 {
			t.Errorf("%s is told to bring %d entries more, want %d", c.name, home.Entries, len(c.want)-1)
		}
		held := slices.Clone(docs)
		e := *held[i].Entry
		e.Marks = []journal.Mark{mark}
		held[i].Entry = &e
		if x, _, _ := Read(resources(t), held).Explain(Options{}, c.name); !slices.Equal(x.Theme.Entries, c.want) {
			t.Errorf("%s, marked in an entry that is read: got %v, want %v", c.name, x.Theme.Entries, c.want)
		}
	}
	if a, b := idFrom("C++"), idFrom("C#"); a != "c-plus-plus" || b != "c-sharp" || idFrom("C") == a {
		t.Errorf("the ids are %s and %s", a, b)
	}
}

// Letters with marks of their own, as some disks and keyboards make them, are the letters without.
func TestComposedAndDecomposedLettersAreOneWord(t *testing.T) {
	t.Parallel()
	plain := notes(t, "0 . The résumé is late.", "9 . Naïve hope.", "18 . A résumé for the tram.", "27 . Rain.", "36 . My résumé again, naïve as ever.", "45 . Frost. #rêve")
	apart := slices.Clone(plain)
	for i, d := range plain {
		if i%2 == 0 {
			apart[i].Prose = fixed(journal.Passage{Text: norm.NFD.String(d.Prose()[0].Text)})
		}
	}
	want, got := labels(Read(resources(t), plain).Find(Options{})), labels(Read(resources(t), apart).Find(Options{}))
	if !slices.Equal(got, want) || !slices.Contains(want, "résumé") {
		t.Errorf("got %q, composed %q", got, want)
	}
	if a, b := labelKey("Rêve"), labelKey(norm.NFD.String("rêve")); a != b || a != "rêve" {
		t.Errorf("the names are %q and %q", a, b)
	}
	if a, b := labelKey("की"), labelKey("कि"); a == b {
		t.Errorf("two words with one key: %q", a)
	}
}

// A label is written as its words mostly are inside sentences; one capital there, behind a heading maybe, is none of the word's.
func TestLabelsHaveTheCapitalsOfTheirWords(t *testing.T) {
	t.Parallel()
	got := labels(Read(resources(t), notes(t,
		"0 . Read of ADHD all night.", "9 . Is it ADHD or the tram?", "18 . The doctor said ADHD.", "27 . A PhD at my age.", "36 . The PhD again.",
		"45 . She did her PhD at night.", "54 . Hedge down. The OKRs moved.", "63 . Nobody reads OKRs.", "72 . Wrote OKRs until ten.",
		"81 . The Welsh of my uncle.", "90 . Learning Welsh on the tram.", "99 . Some Welsh, some hedge.", "108 . Mortgage and tram. The hedge.",
		"117 . At the SQL lunch with Wen.", "126 . Our SQL lunch is off.", "135 . Some soup at SQL lunch.", "144 . A very\nPlumber day.", "153 . The plumber has a van.",
		"162 . Plumber at eight.", "171 . We spend days on Tech Debt.", "180 . Tech debt again, and the canal.", "189 . Tech Debt in the sprint.",
		"198 . Pair Programming all day.", "207 . More pair programming.", "216 . Pair programming with Wen.", "225 . Gwen's advice was soup.",
		"234 . Gwen's advice, again.", "243 . Without Gwen's advice.",
	)).Find(Options{}))
	for _, want := range []string{"ADHD", "PhD", "OKRs", "Welsh", "hedge", "SQL lunch", "plumber", "Tech Debt", "pair programming", "Gwen's advice"} {
		if !slices.Contains(got, want) {
			t.Errorf("got %q, want %s among them", got, want)
		}
	}
}

// A word that only ever owns something has the capital that it has there.
func TestAWordThatOnlyOwnsKeepsItsCapital(t *testing.T) {
	t.Parallel()
	got := labels(Read(resources(t), notes(t,
		"0 . Lunch at Dad's.", "9 . The cert, the vendor, Dad's tax letter.", "18 . The sixth is Dad’s appointment.", "27 . Some soup.", "36 . Frost.",
	)).Find(Options{}))
	if !slices.Contains(got, "Dad") {
		t.Errorf("got %q, want Dad among them", got)
	}
}

// What a cue is cut into is cut again into the same, and a cue without a fault stands in its own text.
func FuzzCueWords(f *testing.F) {
	for _, cue := range []string{"R&D", "24/7", "burn* out", "helped _ grow", "C++ or C#", "'tis", "100*", "1:1*", "a\u0301lamo", "50%", "x\xff#+", "カード 9-5", "00000:0000000000"} {
		f.Add(cue)
	}
	f.Fuzz(func(t *testing.T, cue string) {
		words := cueWords(cue)
		if again := cueWords(strings.Join(words, " ")); !slices.Equal(again, words) {
			t.Errorf("%q: %q, and cut again %q", cue, words, again)
		}
		if cueFault(cue) != "" || strings.ContainsAny(cue, "*_") || len(words) > longClause/2 || slices.ContainsFunc(words, cuts) {
			return
		}
		res := &Resources{Lenses: []Lens{{ID: "x", Cues: []string{cue}}}}
		c := readCorpus(&Resources{numbers: numbersAmong(words)}, notes(t, "0 . "+strings.Join(words, " ")))
		if hits := newMatcher(compile(res.Lenses), c.words).find(c.docs[0].tokens); len(hits) == 0 {
			t.Errorf("%q: not found in %q", cue, words)
		}
	})
}

// cuts says whether a word ends a clause.
func cuts(w string) bool { return w == "but" || w == "though" || w == "however" || w == "because" }
