package theme

import (
	"slices"
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
	for _, p := range d.Prose {
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
	x := lexer{words: newWords(), pos: &at}
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

// teach scores a journal after n marks a theme, on the themes that were named and on what else was found.
func (a *annotated) teach(res *Resources, n int, perhaps bool) measures {
	texts, dates := a.texts()
	docs := a.docs()
	if n > 0 {
		docs = taughtDocs(a, n)
	}
	return score(a.gold(), asFound(Find(res, docs, Options{}).List, perhaps), texts, dates, 12)
}

func TestEachMarkTeaches(t *testing.T) {
	res := resources(t)
	for _, a := range testJournals(t) {
		before := a.teach(res, 0, true)
		for n := 1; n <= 3; n++ {
			m, near := a.teach(res, n, false), a.teach(res, n, true)
			t.Logf("%-6s %d marks: FJ RE PL maF1 RED %v; with those offered %v", a.Journal, n, m, near)
			if n == 3 && m.FJ < before.FJ {
				t.Errorf("%s: three marks a theme lower the joint score from %.3f to %.3f", a.Journal, before.FJ, m.FJ)
			}
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
