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
	answer := func(question string) func([]journal.Passage) []journal.Passage {
		return func(list []journal.Passage) []journal.Passage {
			list = slices.Clone(list)
			list[0].Text = question + list[0].Text
			list[0].Skip = nil
			return list
		}
	}
	below := func(line string) func([]journal.Passage) []journal.Passage {
		return func(list []journal.Passage) []journal.Passage {
			list = slices.Clone(list)
			list[len(list)-1].Text += "\n" + line
			return list
		}
	}
	last := func(text string) func([]journal.Passage) []journal.Passage {
		return func(list []journal.Passage) []journal.Passage {
			return append(slices.Clone(list), journal.Passage{Text: text})
		}
	}
	for _, name := range []string{"pumps", "lake"} {
		a := loadAnnotated(t, "testdata/journals/"+name+".json")[0]
		want := Read(res, a.docs()).Find(Options{})
		for what, add := range map[string]func([]journal.Passage) []journal.Passage{
			"a lead-in": lead("What went badly:"), "a lead-in with a cue": lead("What I am afraid of:"), "items": item, "a signature": sign,
			"a lead-in with its text": answer("What went badly: "), "a lead-in on a line": answer("**What drained me:** Nothing.\nWhat gave energy: "),
			"a bold line": lead("**What drained me**"), "a bold word": lead("__Struggles__"),
			"a signature below": below("Sent from my phone"), "a closing below": below("Best regards, Martin"),
			"a closing": last("Cheers, M."), "a letter's end": last("Best regards,\nMartin\nStaff Engineer"),
			"a mail's signature": last("-- \nMartin Vogel\nPump Engineer, Halyard\n+49 170 1234567"),
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

// The words before a colon are left out only where they lead in, and of a mail only what is a signature.
func TestWhatIsAHeadAndWhatIsASignature(t *testing.T) {
	t.Parallel()
	read := func(texts ...string) string {
		var docs []Doc
		start, _ := journal.ISODate("2025-01-01")
		for i, text := range texts {
			e := &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("e%02d", i), Date: start.AddDays(9 * i), Note: &journal.Note{}}
			docs = append(docs, Doc{e, prose(text)})
		}
		c := readCorpus(resources(t), docs)
		c.findBoilerplate()
		var out []string
		for d := range c.docs {
			c.eachSentence(d, func(from, to int) {
				for _, at := range c.docs[d].tokens[from:to] {
					if at.isWord() {
						out = append(out, c.words.texts[at.word()])
					}
				}
				out = append(out, "|")
			})
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct {
		name  string
		texts []string
		want  string
	}{
		{"three of three", []string{"Went badly: rain.", "Went badly: snow.", "Went badly: wind."}, "rain | snow | wind |"},
		{"two are too few", []string{"Went badly: rain.", "Went badly: snow.", "Calm."}, "went badly rain | went badly snow | calm |"},
		{"in a paragraph", []string{"Wet. Went badly: rain.", "Went badly: snow.", "Dry\nWent badly: wind."}, "wet | rain | snow | dry | wind |"},
		{"inside a sentence", []string{"So it went badly: rain.", "Mostly went badly: snow.", "All went badly: wind."}, "so it went badly rain | mostly went badly snow | all went badly wind |"},
		{"a comma before", []string{"Well, it went: rain.", "Well, it went: snow.", "Well, it went: wind."}, "well it went rain | well it went snow | well it went wind |"},
		{"seven words", []string{"a b c d e f g: rain.", "a b c d e f g: snow.", "a b c d e f g: wind."}, "a b c d e f g rain | a b c d e f g snow | a b c d e f g wind |"},
		{"numbered", []string{"Week 1 of: rain.", "Week 2 of: snow.", "Week 3 of: wind."}, "rain | snow | wind |"},
		{"a word in three", []string{"Hiring: rain.", "Hiring: snow.", "Hiring: wind."}, "hiring rain | hiring snow | hiring wind |"},
		{"a word in four", []string{"Mood: rain.", "Mood: snow.", "Mood: wind.", "Mood: sun."}, "rain | snow | wind | sun |"},
		{"a mail", []string{"Wet.\n\n-- \nAna Vogel\nHalyard\n\nSales office"}, "wet |"},
		{"a rule", []string{"Wet.\n\n--\n\nDry again"}, "wet | | dry again |"},
		{"a sentence below", []string{"Wet.\n\n--\nDry again."}, "wet | dry again |"},
		{"more than a signature", []string{"Wet.\n\n--\nAna Vogel\n\nDry again."}, "wet | dry again |"},
		{"a dash", []string{"Wet.\n\n-- said Ana\nonce more"}, "wet | said ana once more |"},
	} {
		if got := read(c.texts...); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
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
		"Sat with D. about it. A. said no.":                              2,
		"Sat with D. She said no.":                                       2,
		"Met M. J. Harker on the pier. It rained.":                       2,
		"We took plan B. Then it rained.":                                2,
		"It was she and I. we left":                                      2,
		"The U.S. owner came by. He left.":                               2,
		"Up at 6 a.m. with oil, etc. for the pier.":                      1,
		"Up at 6 a.m. They left.":                                        2,
		"Oil etc. Then rain.":                                            2,
		"We sat in St. Malo. It rained.":                                 2,
		"He asked \"why?\" and left. She said \"no.\" Then rain.":        3,
		"The pier (who knew?) was up. (It was cold.) Then rain.":         3,
		"I thought of it... and slept. And then... Nothing.":             3,
		"**How do I feel?** tired but calm":                              2,
		"A whole line.. of it. why? nobody knows":                        3,
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
