package theme

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// A "not" of a sentence as it is printed takes it out of the theme, though it stands in several places of the entry: each entry of the
// journals is read as it is, and with all of it said twice and a hashtag behind. The first sentence of each theme is marked, then two
// others.
func TestANotOfAPrintedSentenceTakesItOut(t *testing.T) {
	t.Parallel()
	for name, twice := range map[string]func(string) string{
		"as it is":         func(p string) string { return p },
		"in one paragraph": func(p string) string { return p + " " + p + " #strain" },
		"in two":           func(p string) string { return p + "\n\n" + p + " #strain" },
	} {
		for _, a := range testJournals(t) {
			said := *a
			said.Entries = slices.Clone(a.Entries)
			for i := range said.Entries {
				said.Entries[i].Body = eachParagraph(said.Entries[i].Body, twice)
			}
			r := Read(resources(t), said.docs())
			var printed [][]journal.Mark // by theme
			for _, th := range r.Find(Options{}).List {
				x, _, _ := r.Explain(Options{}, th.ID)
				var marks []journal.Mark
				for _, p := range x.Proof {
					for _, sentence := range p.Sentences {
						marks = append(marks, journal.Mark{Lens: th.ID, Entry: p.Entry, Sentence: sentence})
					}
				}
				printed = append(printed, marks)
			}
			for k := range 3 {
				var marks []journal.Mark
				for _, of := range printed {
					marks = append(marks, of[k*len(of)/3])
				}
				s := newSearch(r.c, Options{Marks: marks}, tuned())
				s.look()
				for _, m := range marks {
					x := s.byID(m.Lens)
					for _, e := range x.found {
						if p := s.proof(e); p.Entry == m.Entry && slices.Contains(p.Sentences, m.Sentence) {
							t.Errorf("%s, %s: not %s: %s still has %q", a.Journal, name, m.Lens, m.Entry, m.Sentence)
						}
					}
				}
			}
		}
	}
}

// eachParagraph gives a body in which a function has changed each paragraph of plain text.
func eachParagraph(body string, change func(string) string) string {
	parts := strings.Split(body, "\n\n")
	for i, p := range parts {
		if c, _ := utf8.DecodeRuneInString(p); unicode.IsLetter(c) {
			parts[i] = change(strings.TrimSpace(p))
		}
	}
	return strings.Join(parts, "\n\n")
}

// A sentence that stands by itself is meant alone, and not where its words are the end of another; a part of one is meant wherever it stands.
func TestWhichPlacesAMarkSpeaksOf(t *testing.T) {
	t.Parallel()
	s := searched(resources(t), plainDays(t, map[int]string{
		1: "They wrote that I lay awake. I lay awake. Then I lay awake, and rose.\n\n- I lay awake",
		2: "I lay *awake* #strain I lay awake... I **lay** awake!",
		3: "Lay awake, lay awake, lay awake.",
	}), Options{}, tuned())
	for _, c := range []struct {
		day      int
		sentence string
		want     string // the number of the first token of each place
	}{
		{1, "I lay awake.", "9 22"},
		{1, "lay awake", "6 10 15 23"},
		{1, "They wrote that I lay awake. I lay awake.", "2"},
		{1, "I rose", ""},
		{2, "I lay awake.", "12"},
		{2, "I lay awake... I lay awake!", "2"},
		{3, "lay awake", "2 5 8"},
		{3, "lay awake, lay awake", "2 5"},
		{3, "", "0"},
	} {
		var got []string
		for _, p := range s.marked(journal.Mark{Lens: "strain", Entry: "e", Sentence: c.sentence}, c.day) {
			got = append(got, strconv.Itoa(p.from))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("day %d, %q: got the places %v, want %s", c.day, c.sentence, got, c.want)
		}
	}
}
