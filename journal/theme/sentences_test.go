package theme

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

// Lines of a template or of a mail program, in all entries or in a third of them, change no theme: neither its name nor its entries.
func TestLinesThatLeadInOrSignChangeNoTheme(t *testing.T) {
	t.Parallel()
	res := resources(t)
	lead := func(text string) func([]journal.Passage) []journal.Passage {
		return func(list []journal.Passage) []journal.Passage {
			return append([]journal.Passage{{Text: text}}, list...)
		}
	}
	item := func(list []journal.Passage) []journal.Passage {
		return append(slices.Clone(list), journal.Passage{Text: "Next steps:", Item: true}, journal.Passage{Text: "**Weather report:**"})
	}
	sign := func(list []journal.Passage) []journal.Passage {
		return append(slices.Clone(list), journal.Passage{Text: "Sent from my iPhone"})
	}
	for _, name := range []string{"pumps", "lake"} {
		a := loadAnnotated(t, "testdata/journals/"+name+".json")[0]
		want := Read(res, a.docs()).Find(Options{})
		for what, add := range map[string]func([]journal.Passage) []journal.Passage{
			"a lead-in": lead("What went badly:"), "a lead-in with a cue": lead("What I am afraid of:"), "items": item, "a signature": sign,
		} {
			for _, every := range []int{1, 3, 9} {
				docs := a.docs()
				for i := range docs {
					if i%every == 0 {
						docs[i].Prose = fixed(add(docs[i].Prose())...)
					}
				}
				got := Read(res, docs).Find(Options{})
				if g, w := labels(got), labels(want); !slices.Equal(g, w) {
					t.Errorf("%s: %s in one of %d entries: got the themes\n%v\nwant\n%v", name, what, every, g, w)
					continue
				}
				for i, x := range got.List {
					if !slices.Equal(x.Entries, want.List[i].Entries) {
						t.Errorf("%s: %s in one of %d entries: %s has the entries %v, want %v", name, what, every, x.Label, x.Entries, want.List[i].Entries)
					}
				}
			}
		}
	}
}

// What a person says again and again is no form: in running prose, as the last line, with or without a stop.
func TestAThoughtThatIsSaidAgainStaysATheme(t *testing.T) {
	t.Parallel()
	days := []string{
		"The parser needs a second pass.", "Lunch with the finance people.", "A quiet morning, three reviews.", "The lease runs out in May.",
		"Moved the standup to ten.", "Wrote the letter to the council.", "The bakery has a new oven.", "Two tickets left for the concert.", "The boiler was repaired.",
	}
	for name, said := range map[string]struct {
		text  string
		label string
		add   func(day, text string) string
	}{
		"inside running prose":             {"I am drained.", "drained", func(day, text string) string { return day + " " + text + " So it goes." }},
		"as a last line":                   {"I am drained.", "drained", func(day, text string) string { return day + "\n\n" + text }},
		"as a last line without a stop":    {"I am so drained", "drained", func(day, text string) string { return day + "\n\n" + text }},
		"as an item":                       {"- drained once again", "drained", func(day, text string) string { return day + "\n\n" + text }},
		"as all there is":                  {"drained once again", "drained", func(_, text string) string { return text }},
		"where nobody writes stops":        {"drained once again", "drained", func(day, text string) string { return strings.TrimSuffix(day, ".") + "\n\n" + text }},
		"in the middle":                    {"drained once again", "drained", func(day, text string) string { return day + "\n\n" + text + "\n\nSo it goes." }},
		"as a last line, with a question":  {"Why am I drained?", "drained", func(day, text string) string { return day + "\n\n" + text }},
		"below a colon in the same phrase": {"Again: drained.", "drained", func(day, text string) string { return day + "\n\n" + text }},
	} {
		var docs []Doc
		start, _ := journal.ISODate("2025-01-01")
		for i, day := range days {
			if name == "where nobody writes stops" {
				day = strings.TrimSuffix(day, ".")
			}
			if i%2 == 0 {
				day = said.add(day, said.text)
			} else {
				day += "\n\nSo it goes."
			}
			e := &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("e%02d", i), Date: start.AddDays(9 * i), Note: &journal.Note{}}
			docs = append(docs, Doc{e, prose(day)})
		}
		if got := Read(resources(t), docs[:7]).Find(Options{}); !slices.ContainsFunc(got.List, func(x journal.Theme) bool { return strings.Contains(x.Label, said.label) && x.K == 4 }) {
			t.Errorf("%q %s, in four of seven entries: got %v", said.text, name, labels(got))
		}
	}
}

func TestAStopInsideASentence(t *testing.T) {
	t.Parallel()
	cases := map[string]int{
		"It was customer no. 4, not no. It was late.":                    2,
		"A phone and a baby monitor (!) on the desk. Really so.":         2,
		"Leading vs. building, e.g. on Mondays, i.e. today. See fig. 3.": 2,
		"He said no. Four of them left.":                                 2,
		"I wrote e. Then g. Then nothing!":                               3,
		"(!) Then home.":                                                 1,
	}
	for text, want := range cases {
		c := readCorpus(resources(t), notes(t, "0 . "+text))
		got := 0
		c.eachSentence(0, func(int, int) { got++ })
		if got != want {
			t.Errorf("%q: got %d sentences, want %d", text, got, want)
		}
	}
}
