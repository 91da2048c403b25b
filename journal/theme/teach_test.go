package theme

import (
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

// taughtDocs adds a note with marks to a journal: for each gold theme, the first sentences of the first n of its entries that a
// reader named with one of its words.
func taughtDocs(a *annotated, n int) []Doc {
	docs := a.docs()
	note := &journal.Entry{Kind: journal.KindNote, ID: "marks", Date: docs[len(docs)-1].Entry.Date, Note: &journal.Note{}}
	for _, g := range a.gold() {
		marked := 0
		for _, d := range docs {
			if marked == n || !slices.Contains(g.Entries, d.Entry.ID) {
				continue
			}
			if sentence := sentenceWith(d, append([]string{g.Label}, g.Aliases...)); sentence != "" {
				note.Marks = append(note.Marks, journal.Mark{Is: true, Lens: g.Label, Entry: d.Entry.ID, Sentence: sentence})
				marked++
			}
		}
	}
	return append(docs, Doc{Entry: note})
}

// sentenceWith is the passage that shows a theme best to its reader: one that holds an alias, else the longest.
func sentenceWith(d Doc, names []string) string {
	longest := ""
	for _, p := range d.Prose() {
		if p.Heading {
			continue
		}
		for _, s := range sentencesOf(p) {
			for _, name := range names {
				if k := labelKey(name); k != "" && containsWords(labelKey(s), k) {
					return s
				}
			}
			if len(s) > len(longest) {
				longest = s
			}
		}
	}
	return longest
}

func sentencesOf(p journal.Passage) []string {
	var out []string
	var at []int32
	x := lexer{words: newWords(1), pos: &at}
	from := 0
	for i, t := range x.add(nil, p.Text, p.Skip) {
		if t == breakSentence || t == breakPassage {
			to := afterStop(p.Text, int(at[i]))
			if to > from {
				out = append(out, p.Text[from:to])
			}
			from = to
		}
	}
	return out
}

func containsWords(text, words string) bool {
	return len(text) >= len(words) && (text == words || slices.Contains(allRuns(text, len(words)), words))
}

func allRuns(text string, n int) []string {
	var out []string
	for i := 0; i+n <= len(text); i++ {
		out = append(out, text[i:i+n])
	}
	return out
}

// teach scores a journal after n marks a theme, on the themes that were named and on what else was found, and once more with the entries
// that are only offered.
func (a *annotated) teach(res *Resources, n int) (counted, offered measures) {
	texts, dates := a.texts()
	docs := a.docs()
	if n > 0 {
		docs = taughtDocs(a, n)
	}
	found := Read(res, docs).Find(Options{}).List
	return score(a.gold(), asFound(found, false), texts, dates, a.judged()), score(a.gold(), asFound(found, true), texts, dates, a.judged())
}

func TestMarksTeach(t *testing.T) {
	t.Parallel()
	res := resources(t)
	for _, group := range []struct {
		name   string
		all    []*annotated
		floors [4]float64 // by marks a theme: the least FJ
	}{
		{"the six", testJournals(t), [4]float64{0.83, 0.83, 0.93, 0.94}},
		{"by other hands", otherJournals(t), [4]float64{0.55, 0.75, 0.84, 0.92}},
		{"fresh", freshJournals(t), [4]float64{0.31, 0.41, 0.56, 0.88}},
		{"large", largeJournals(t), [4]float64{0.52, 0.74, 0.74, 0.82}},
	} {
		var means [4]measures
		for n := range means {
			var near measures
			for _, a := range group.all {
				counted, offered := a.teach(res, n)
				means[n].add(counted, 1/float64(len(group.all)))
				near.add(offered, 1/float64(len(group.all)))
			}
			t.Logf("%s, %d marks a theme: FJ RE PL maF1 RED READ %v, with those offered %v", group.name, n, means[n], near)
		}
		for n, floor := range group.floors {
			if means[n].FJ < floor || means[n].MaF1 < means[0].MaF1 {
				t.Errorf("%s: %d marks a theme lift the scores from %v to %v; want an FJ of %.2f, and no lower maF1", group.name, n, means[0], means[n], floor)
			}
		}
	}
}

// A single word that two marked sentences happen to share is not what they are about; a phrase is, and so is a word of the name.
func TestAMarkTakesNoWordAlongThatMeansSomethingElse(t *testing.T) {
	t.Parallel()
	said := func(mark, word string) []Doc {
		docs := notes(t,
			"0 . Nobody answered when I spoke up, and it stayed "+word+". The lease runs out in May.",
			"9 . The hall was "+word+" and the parser got its second pass.",
			"18 . They talked over me in the "+word+" room. Lunch with the finance people.",
			"27 . A "+word+" morning with the compiler.",
			"36 . The fan is "+word+" since it was oiled.",
			"45 . The office is "+word+" in August.",
			"54 . A "+word+" street behind the new flat.",
			"63 . Two tickets left for the concert.",
		)
		note := &journal.Entry{Kind: journal.KindNote, ID: "marks", Date: docs[7].Entry.Date, Note: &journal.Note{}}
		for id, sentence := range map[string]string{"e00": "Nobody answered when I spoke up, and it stayed " + word + ".", "e02": "They talked over me in the " + word + " room."} {
			note.Marks = append(note.Marks, journal.Mark{Is: true, Lens: mark, Entry: id, Sentence: sentence})
		}
		slices.SortFunc(note.Marks, func(a, b journal.Mark) int { return strings.Compare(a.Entry, b.Entry) })
		return append(docs, Doc{Entry: note})
	}
	for _, c := range []struct {
		mark, word string
		want       int
	}{
		{"not being heard", "quiet", 2},
		{"the quiet", "quiet", 7},
		{"not being heard", "quiet room", 7},
	} {
		got := Read(resources(t), said(c.mark, c.word)).Find(Options{})
		i := slices.IndexFunc(got.List, func(x journal.Theme) bool { return x.Label == c.mark })
		if i < 0 {
			t.Errorf("%s: no theme of that name in %v", c.mark, labels(got))
			continue
		}
		if x := got.List[i]; x.K != c.want || len(x.Perhaps) > 2 && c.want == 2 {
			t.Errorf("%s, with %q in both sentences: counts %v, want %d; offers %v, want two at most", c.mark, c.word, x.Entries, c.want, x.Perhaps)
		}
	}
}

// An idea in other words is taken along where the marks are a third of it and more; two of seven entries do not bring the other five.
func TestAMarkTakesAnIdeaAlongByAThird(t *testing.T) {
	t.Parallel()
	said := []string{
		"I was furious at the allocation.", "So angry about the new plan.", "Angry again, at the printer.", "Furious with the tenants.",
		"Angry letters to the council.", "Such an angry little dog.", "A furious storm all night.",
	}
	for n, want := range map[int]int{5: 5, 7: 2} {
		days := map[int]string{}
		for i, text := range said[:n] {
			days[i] = text
		}
		docs := plainDays(t, days)
		var marks []journal.Mark
		for i, text := range said[:2] {
			marks = append(marks, journal.Mark{Is: true, Lens: "the way they decide", Entry: docs[i].Entry.ID, Sentence: text})
		}
		got := Read(resources(t), docs).Find(Options{Marks: marks})
		x := withID(got.List, "the-way-they-decide")
		if x == nil || x.K != want {
			t.Errorf("two of %d entries are marked: got %+v in %v, want %d entries", n, x, labels(got), want)
		}
	}
}

// testJournals are the annotated journals of the repository, and those in ../shared/journals beside it, or beside the folder of a
// linked work tree, where there are any.
func testJournals(tb testing.TB) []*annotated {
	tb.Helper()
	all := loadAnnotated(tb, "testdata/journals/*.json")
	more := loadAnnotated(tb, "../../../shared/journals/*.json")
	if len(more) == 0 {
		more = loadAnnotated(tb, "../../../../shared/journals/*.json")
	}
	return append(all, more...)
}

// freshJournals were written and annotated without a look at the word lists or at how themes are found. Their ideas hardly ever take
// the same words twice. No word list may be fitted to them.
func freshJournals(tb testing.TB) []*annotated {
	tb.Helper()
	return loadAnnotated(tb, "testdata/journals/fresh/*.json")
}

// otherJournals were written and annotated like the development journals, by hands that had seen those but neither the word lists
// nor how themes are found: their authors return to a wording in two to four entries of a theme. The reference scores on them what
// it scores on the journals kept apart. Weights were chosen on them as well; no word list may be fitted to them.
func otherJournals(tb testing.TB) []*annotated {
	tb.Helper()
	return loadAnnotated(tb, "testdata/journals/others/*.json")
}

// keptJournals were made as the others were, after every weight had been chosen. Nothing may be chosen on them: they tell what to
// expect of a journal that is not known here.
func keptJournals(tb testing.TB) []*annotated {
	tb.Helper()
	return loadAnnotated(tb, "testdata/journals/kept/*.json")
}

// largeJournals hold some two hundred entries each, over five years, and were made in the same way.
func largeJournals(tb testing.TB) []*annotated {
	tb.Helper()
	return loadAnnotated(tb, "testdata/journals/large/*.json")
}
