package theme

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"twoway/journal"
)

func asJSON(t testing.TB, themes *journal.Themes) string {
	t.Helper()
	b, err := json.Marshal(themes)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func labels(themes *journal.Themes) []string {
	var out []string
	for _, t := range themes.List {
		out = append(out, t.Label)
	}
	return out
}

// sample is the annotated journal of the repository that most tests use.
func sample(t testing.TB) *annotated {
	t.Helper()
	return loadAnnotated(t, "testdata/journals/pumps.json")[0]
}

func TestTheOrderOfFilesChangesNothing(t *testing.T) {
	t.Parallel()
	res := resources(t)
	for _, a := range testJournals(t) {
		docs := a.docs()
		want := asJSON(t, Read(res, docs).Find(Options{}))
		for seed := range uint64(3) {
			rand.New(rand.NewPCG(seed, 1)).Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
			if got := asJSON(t, Read(res, docs).Find(Options{})); got != want {
				t.Fatalf("%s, shuffle %d: the themes differ\ngot  %.300s\nwant %.300s", a.Journal, seed, got, want)
			}
		}
	}
}

// Entries without text of their own, as saved reviews and notes that only mark are, change nothing, be they as many as the others.
func TestEmptyEntriesChangeNothing(t *testing.T) {
	t.Parallel()
	for _, a := range testJournals(t) {
		docs := a.docs()
		want := asJSON(t, Read(resources(t), docs).Find(Options{}))
		for i, d := range slices.Clone(docs) {
			empty := &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("empty%03d", i), Date: d.Entry.Date, Note: &journal.Note{}}
			docs = append(docs, Doc{Entry: empty})
		}
		if got := asJSON(t, Read(resources(t), docs).Find(Options{})); got != want {
			t.Errorf("%s: the themes differ\ngot  %.300s\nwant %.300s", a.Journal, got, want)
		}
	}
}

func TestBoilerplateInEveryEntryIsNoTheme(t *testing.T) {
	t.Parallel()
	a := sample(t)
	want := Read(resources(t), a.docs()).Find(Options{})
	docs := a.docs()
	for i := range docs {
		docs[i].Prose = fixed(append(slices.Clone(docs[i].Prose()),
			journal.Passage{Heading: true, Text: "Weather and carburettor"},
			journal.Passage{Section: "Weather and carburettor", Text: "The carburettor template asks for the weather report."})...)
	}
	got := Read(resources(t), docs).Find(Options{})
	for _, x := range got.List {
		if strings.Contains(x.Label, "carburettor") || strings.Contains(x.Label, "weather") || strings.Contains(x.Label, "template") {
			t.Errorf("boilerplate became the theme %q", x.Label)
		}
	}
	kept := 0
	for _, l := range labels(want) {
		if slices.Contains(labels(got), l) {
			kept++
		}
	}
	if kept < len(want.List)-2 {
		t.Errorf("got %v, want most of %v", labels(got), labels(want))
	}
}

func TestASynonymInHalfOfTheEntriesKeepsThemTogether(t *testing.T) {
	t.Parallel()
	texts := []string{
		"I came home %s on Tuesday, dinner in front of the wall.", "The reorganisation left me %s, and the plan was done by ten.",
		"Half of the team is %s, the other half on leave.", "So %s that I read the same ticket five times.",
		"Woke up %s after nine hours.", "The demo went well, I was %s by noon.",
		"We talked about the garden instead.", "A quiet day with the parser.", "The new office has plants.", "Shipping moved to June.",
	}
	docs := func(words ...string) []Doc {
		var out []Doc
		start, _ := journal.ISODate("2025-01-01")
		for i, text := range texts {
			if strings.Contains(text, "%s") {
				text = fmt.Sprintf(text, words[i%len(words)])
			}
			e := &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("e%02d", i), Date: start.AddDays(9 * i), Note: &journal.Note{}}
			out = append(out, Doc{e, prose(text)})
		}
		return out
	}
	for _, words := range [][]string{{"exhausted"}, {"exhausted", "drained"}, {"exhausted", "running on empty", "burned out"}} {
		got := Read(resources(t), docs(words...)).Find(Options{})
		if !slices.ContainsFunc(got.List, func(x journal.Theme) bool { return len(x.Entries) == 6 && x.K == 6 }) {
			t.Errorf("%v: no theme holds the six entries; got %+v", words, got.List)
		}
	}
}

func TestEntriesAgainUnderAnotherDateKeepTheThemes(t *testing.T) {
	t.Parallel()
	a := sample(t)
	once := Read(resources(t), a.docs()).Find(Options{})
	docs := a.docs()
	for _, d := range a.docs() {
		e := *d.Entry
		e.ID, e.Date = "again-"+e.ID, e.Date.AddDays(400)
		docs = append(docs, Doc{&e, d.Prose})
	}
	twice := Read(resources(t), docs).Find(Options{})
	kept := 0
	for _, x := range once.List {
		if slices.ContainsFunc(twice.List, func(y journal.Theme) bool { return y.Label == x.Label && len(y.Entries) >= 2*len(x.Entries)-2 }) {
			kept++
		}
	}
	if kept*3 < len(once.List)*2 {
		t.Errorf("two thirds of the themes stand with twice the entries; kept %d of %v; got %v", kept, labels(once), labels(twice))
	}
}

func TestQuotesAreVerbatimAndNeverTwice(t *testing.T) {
	t.Parallel()
	for _, a := range testJournals(t) {
		texts, _ := a.texts()
		seen := map[string]bool{}
		for _, x := range Read(resources(t), a.docs()).Find(Options{}).List {
			quotes := slices.Clone(x.Quotes)
			if x.Counter != nil {
				quotes = append(quotes, *x.Counter)
			}
			for _, q := range quotes {
				if seen[q.Text] {
					t.Errorf("%s: %q is quoted twice", a.Journal, q.Text)
				}
				seen[q.Text] = true
				if !strings.Contains(fold(texts[q.Entry]), q.Text) {
					t.Errorf("%s, %s: %q does not stand in the entry", a.Journal, q.Entry, q.Text)
				}
			}
			if !slices.IsSortedFunc(x.Quotes, func(p, q journal.Quote) int { return p.Date.Compare(q.Date) }) {
				t.Errorf("%s: quotes of %s are not in order of date", a.Journal, x.Label)
			}
		}
	}
}

func TestBadInput(t *testing.T) {
	t.Parallel()
	res := resources(t)
	start, _ := journal.ISODate("2020-01-01")
	entry := func(i int, text string) Doc {
		e := &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("e%04d", i), Date: start.AddDays(i), Note: &journal.Note{}}
		return Doc{e, fixed(journal.Passage{Text: text, Line: 1})}
	}
	many := func(n int, text string) []Doc {
		var out []Doc
		for i := range n {
			out = append(out, entry(i, text))
		}
		return out
	}
	for _, c := range []struct {
		name string
		docs []Doc
	}{
		{"an empty journal", nil},
		{"one entry", many(1, "I am drained.")},
		{"an entry without prose", []Doc{{Entry: entry(0, "").Entry}}},
		{"a thousand entries of one word", many(1000, "tired")},
		{"an entry of ten megabytes", many(1, strings.Repeat("The plan for the release slipped again. ", 250000))},
		{"no spaces", many(5, strings.Repeat("x", 200000))},
		{"mixed scripts", many(6, "今日は会議が多い。Устал, но доволен. عمل كثير اليوم. Müde und zufrieden — très fatigué.")},
		{"only punctuation", many(6, "... !!! ??? --- ,,, \"\" “” `` ~~ ** __ ## #")},
		{"invalid UTF-8", many(6, "caf\xff\xfe drained \x00\x01 \xc3")},
		{"one date", func() []Doc {
			out := many(8, "The greenhouse again, I went to the greenhouse.")
			for i := range out {
				out[i].Entry.Date = start
			}
			return out
		}()},
	} {
		got := Read(res, c.docs).Find(Options{})
		if len(got.List) > 12 {
			t.Errorf("%s: got %d themes", c.name, len(got.List))
		}
		for _, x := range got.List {
			if x.Label == "" || len(x.Entries) == 0 {
				t.Errorf("%s: got the theme %+v", c.name, x)
			}
		}
		if _, _, ok := Read(res, c.docs).Explain(Options{}, "no such theme"); ok {
			t.Errorf("%s: a theme that is not there is explained", c.name)
		}
	}
}

func TestWhatIsNoTheme(t *testing.T) {
	t.Parallel()
	var docs []Doc
	start, _ := journal.ISODate("2025-01-01")
	for i, text := range []string{
		"Anouk said OPS-1204 is done. `kubectl` broke on Monday.", "Told Anouk about OPS-1204 on Monday, see https://wiki.example/kubectl.",
		"Anouk thinks that Monday is too soon for OPS-1204.\n\n> From: billing@quasar.example about the zeppelin", "Lunch with Anouk.\n\n> the zeppelin mail again",
		"Anouk asked whether Kestrel is late.\n\n> zeppelin", "On Monday Anouk wrote about Kestrel.", "Nothing to say of Kestrel today.", "Anouk wants Kestrel by Monday.",
	} {
		e := &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("e%02d", i), Date: start.AddDays(7 * i), Note: &journal.Note{}}
		docs = append(docs, Doc{e, prose(text)})
	}
	got := Read(resources(t), docs).Find(Options{})
	for _, x := range got.List {
		for _, bad := range []string{"anouk", "kestrel", "ops", "1204", "monday", "kubectl", "zeppelin", "wiki", "billing"} {
			if strings.Contains(x.Label, bad) {
				t.Errorf("the theme %q is a person, a product, a ticket, a day, code, an address or quoted mail", x.Label)
			}
		}
	}
	if len(got.People) == 0 || got.People[0] != (journal.PersonCount{Name: "Anouk", K: 7}) {
		t.Errorf("people: got %v, want Anouk in 7 entries first", got.People)
	}
}

func TestHideAndSame(t *testing.T) {
	t.Parallel()
	a := sample(t)
	before := labels(Read(resources(t), a.docs()).Find(Options{}))
	own := fstest.MapFS{"mine.yaml": {Data: []byte(fmt.Sprintf("- hide: [%q]\n- same: {hull and home: [%q, %q]}\n", before[0], before[1], before[2]))}}
	res, problems, err := LoadResources(templatesFS, own)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	after := labels(Read(res, a.docs()).Find(Options{}))
	if slices.Contains(after, before[0]) || slices.Contains(after, before[1]) || slices.Contains(after, before[2]) || !slices.Contains(after, "hull and home") {
		t.Errorf("before %v; %q hidden, %q and %q joined; after %v", before, before[0], before[1], before[2], after)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("I am drained.\nNo energy #strain", "- I am **so** tired, not afraid", "it's a one-way trip")
	f.Add("今日は \xff", "1:1 with Ravi; 3,5.7:8%", "#a #b-c ## # `x` ~~gone~~")
	f.Add("a-b-c' 'd -e- ’f’", "nothing but, but but", "_ * _")
	f.Fuzz(func(t *testing.T, a, b, c string) {
		res := resources(t)
		var docs []Doc
		start, _ := journal.ISODate("2025-01-01")
		for i, text := range []string{a, b, c, a + " " + b, b + "\n" + c, c + ". " + a, a, b, c} {
			e := &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("e%02d", i), Date: start.AddDays(9 * i), Note: &journal.Note{}}
			e.Marks = []journal.Mark{{Is: i%2 == 0, Lens: b, Entry: "e01", Sentence: c}}
			docs = append(docs, Doc{e, prose(text)})
		}
		first, second := Read(res, docs).Find(Options{}), Read(res, docs).Find(Options{})
		if asJSON(t, first) != asJSON(t, second) {
			t.Fatal("two runs differ")
		}
		for _, x := range first.List {
			for _, q := range x.Quotes {
				i := slices.IndexFunc(docs, func(d Doc) bool { return d.Entry.ID == q.Entry })
				if !slices.ContainsFunc(docs[i].Prose(), func(p journal.Passage) bool { return strings.Contains(fold(p.Text), q.Text) }) {
					t.Fatalf("%q is not in %+v", q.Text, docs[i].Prose())
				}
			}
		}
	})
}

func FuzzLensFile(f *testing.F) {
	f.Add([]byte("- id: x\n  cues: [a, b*]\n  not: [c]\n"))
	f.Add([]byte("lenses:\n- id: y\nhide: [z]\nsame: {n: [a, b]}\n"))
	f.Add([]byte("a: &a [*a]\n"))
	f.Add([]byte("- id: x\n  cues: [a]\n  cues: [b]\n---\n- id: y\n"))
	f.Add([]byte("-\tid: x\n  name: F\xff\x1b\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		res := *resources(t)
		r := lensReader{path: "lenses/x.yaml"}
		r.read(fstest.MapFS{"x.yaml": {Data: src}}, "x.yaml")
		res.hide, res.same = nil, nil
		res.Lenses = slices.Clone(res.Lenses)
		res.apply(r.file)
		res.table = compile(res.Lenses)
		for _, p := range r.problems {
			if p.Text == "" || p.Mend == "" {
				t.Errorf("%+v says too little", p)
			}
		}
	})
}

func TestAnotherLanguageIsSaid(t *testing.T) {
	t.Parallel()
	var docs []Doc
	start, _ := journal.ISODate("2025-01-01")
	for i, text := range []string{
		"Müde nach der Besprechung, wieder kein Feierabend vor acht.", "Der Umzug rückt näher, die Besprechung fiel aus.",
		"Lange Besprechung über den Umzug der Datenbank.", "Endlich Feierabend, die Kinder schliefen schon.", "Noch eine Besprechung, noch ein Protokoll.",
	} {
		e := &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("e%02d", i), Date: start.AddDays(12 * i), Note: &journal.Note{}}
		docs = append(docs, Doc{e, prose(text)})
	}
	if got := Read(resources(t), docs).Find(Options{}); len(got.Limits) != 1 {
		t.Errorf("German: got limits %q, want one sentence", got.Limits)
	}
	if got := Read(resources(t), sample(t).docs()).Find(Options{}); len(got.Limits) != 0 {
		t.Errorf("English: got limits %q", got.Limits)
	}
}

func TestExplainShowsWordsEntriesAndSentences(t *testing.T) {
	t.Parallel()
	a := sample(t)
	texts, _ := a.texts()
	for _, x := range Read(resources(t), a.docs()).Find(Options{}).List {
		e, _, ok := Read(resources(t), a.docs()).Explain(Options{}, x.ID)
		if !ok || !e.Shown || len(e.Proof) != x.K {
			t.Fatalf("%s: got %+v, want a proof for each of its %d entries", x.ID, e, x.K)
		}
		for _, p := range e.Proof {
			if len(p.Words) == 0 || len(p.Sentences) == 0 {
				t.Errorf("%s: the proof of %s lacks words or sentences: %+v", x.ID, p.Entry, p)
			}
			for _, sentence := range p.Sentences {
				if !strings.Contains(fold(texts[p.Entry]), sentence) {
					t.Errorf("%s: %q does not stand in %s", x.ID, sentence, p.Entry)
				}
			}
		}
	}
}

func TestMarksTakeEffect(t *testing.T) {
	t.Parallel()
	a := sample(t)
	docs := a.docs()
	found := Read(resources(t), docs).Find(Options{})
	first := found.List[0]
	note := &journal.Entry{Kind: journal.KindNote, ID: "zz", Date: docs[len(docs)-1].Entry.Date, Note: &journal.Note{}}
	for _, id := range a.Entries[:3] {
		note.Marks = append(note.Marks, journal.Mark{Is: true, Lens: "the paper lantern", Entry: id.ID})
	}
	note.Marks = append(note.Marks, journal.Mark{Lens: first.ID, Entry: first.Entries[0]}, journal.Mark{Is: true, Lens: "pay", Entry: "no such entry"})
	got := Read(resources(t), append(docs, Doc{Entry: note})).Find(Options{})
	lantern := slices.IndexFunc(got.List, func(x journal.Theme) bool { return x.Label == "the paper lantern" })
	if lantern < 0 || got.List[lantern].ID != "the-paper-lantern" || got.List[lantern].K != 3 {
		t.Errorf("three marks found a theme; got %v", labels(got))
	}
	for _, x := range got.List {
		if x.ID == first.ID && slices.Contains(x.Entries, first.Entries[0]) {
			t.Errorf("%s still counts %s, which a mark took out", x.ID, first.Entries[0])
		}
	}
	if len(got.SetAside) == 0 || got.SetAside[0].Entry != first.Entries[0] {
		t.Errorf("set aside: got %+v, want the place in %s", got.SetAside, first.Entries[0])
	}
}

func TestIdsOfThemesAreTheirOwn(t *testing.T) {
	t.Parallel()
	var docs []Doc
	start, _ := journal.ISODate("2025-01-01")
	for i, text := range []string{
		"Thinking of strain gauges again.", "The strain is on the bridge model.", "Plotted strain by hour.", "No strain data today, only wind.",
		"Wrote to the lab.", "The wind was calm.", "Strain curves at last.", "Packed for the trip.",
	} {
		e := &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("e%02d", i), Date: start.AddDays(9 * i), Note: &journal.Note{}}
		docs = append(docs, Doc{e, prose(text)})
	}
	seen := map[string]string{}
	for _, x := range Read(resources(t), docs).Find(Options{}).List {
		if seen[x.ID] != "" || x.Kind == "phrase" && x.ID == "strain" {
			t.Errorf("the id %q of %q is taken by %q or by a lens", x.ID, x.Label, seen[x.ID])
		}
		seen[x.ID] = x.Label
	}
	if seen["strain-phrase"] != "strain" {
		t.Errorf("the person's own word strain is a theme beside the lens of that id; got %v", seen)
	}
}

// A review that is explained is read once and looked through twice.
func TestAReadingCanBeAskedAgain(t *testing.T) {
	t.Parallel()
	a := sample(t)
	read := Read(resources(t), a.docs())
	first := asJSON(t, read.Find(Options{}))
	if _, _, ok := read.Explain(Options{}, read.Find(Options{}).List[0].ID); !ok {
		t.Error("the first theme is not known to what was read")
	}
	for _, o := range []Options{{}, {Only: func(e *journal.Entry) bool { return e.Date.Before(a.docs()[0].Entry.Date.AddDays(200)) }}} {
		if got, want := asJSON(t, read.Find(o)), asJSON(t, Read(resources(t), a.docs()).Find(o)); got != want {
			t.Errorf("asked again: got %s, read anew: %s", got, want)
		}
	}
	if again := asJSON(t, read.Find(Options{})); again != first {
		t.Errorf("got %s, the first time %s", again, first)
	}
}
