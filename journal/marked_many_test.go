package journal

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// Many sentences are looked for by an index, which finds what a walk through the text finds.
func TestAnIndexFindsTheSentencesThatAWalkFinds(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	word := func() string { return []string{"no", "on", "éon", "#on", "nó", "世界", "!"}[rng.IntN(7)] }
	words := func(n int) string {
		var b strings.Builder
		for range n {
			b.WriteString(word() + " ")
		}
		return b.String()
	}
	found := 0
	for range 40 {
		e := &Entry{Lead: words(60)}
		read := textsRead{}
		for i := range 3 * fewSentences {
			quoted := quotedBy(Mark{Sentence: words(rng.IntN(6))})
			want := strings.Contains(e.letters(letters), quoted.all) || strings.Contains(e.letters(untaggedLetters), quoted.untagged)
			if got := read.says(e, quoted); got != want {
				t.Fatalf("sentence %d, %q in %q: got %v, want %v", i, quoted.all, e.Lead, got, want)
			}
			if want && i >= fewSentences {
				found++
			}
		}
	}
	if found == 0 {
		t.Error("no sentence was found by the index")
	}
}

// marking is an entry of so many lines, and one that marks each of them or words that stand nowhere.
func marking(t testing.TB, lines int, hidden, there bool) []*Entry {
	t.Helper()
	var body, marks strings.Builder
	about := &Entry{ID: "2026-01-02-0900-x", Path: "x.md", Kind: KindNote, Date: day(t, "2026-01-02")}
	by := &Entry{ID: "2026-01-03-0900-y", Path: "y.md", Kind: KindNote, Date: day(t, "2026-01-03")}
	for i := range lines {
		sentence := fmt.Sprintf("Line %d stands here with words.", i)
		body.WriteString(sentence + "\n")
		if !there {
			sentence = fmt.Sprintf("Nowhere stands line %d.", i)
		}
		by.Marks = append(by.Marks, Mark{Is: true, Lens: "drift", Entry: about.ID, Sentence: sentence, Line: i + 1})
		fmt.Fprintf(&marks, "- is drift: %s %q\n", about.ID, sentence)
	}
	about.Body, about.Lead = body.String(), body.String()
	if hidden {
		about.Hidden = []Span{{0, len(about.Body)}}
	}
	by.Body = "## Marks\n\n" + marks.String()
	by.Sections = []Section{{Name: "Marks", Text: marks.String()}}
	return []*Entry{about, by}
}

// withoutHidden is what is public of an entry of marking.
func withoutHidden(e *Entry) *Entry {
	c := *e
	if len(e.Hidden) > 0 {
		c.Body, c.Lead, c.Hidden = "", "", nil
	}
	return &c
}

func TestMarksOfWhatIsPrivateGoAndOthersStay(t *testing.T) {
	t.Parallel()
	for _, hidden := range []bool{true, false} {
		public, _ := Public(marking(t, 3*fewSentences, hidden, true), withoutHidden)
		by := public[1]
		want := 3 * fewSentences
		if hidden {
			want = 0
		}
		if len(by.Marks) != want || strings.Count(by.Body, "is drift") != want || strings.Count(by.Sections[0].Text, "is drift") != want {
			t.Errorf("hidden %v: %d marks are left, and %q", hidden, len(by.Marks), by.Body)
		}
	}
}

// Eight times as many marks take about eight times as long, whether their sentences are private or stand nowhere, where a walk through the
// text for each takes up to 64.
func TestManyMarksAreReadInOnePass(t *testing.T) { // alone, since it measures
	for name, c := range map[string]struct{ hidden, there bool }{"private": {true, true}, "nowhere": {}} {
		read := func(lines int) time.Duration {
			entries := marking(t, lines, c.hidden, c.there)
			began := time.Now()
			_, _ = Public(entries, withoutHidden)
			_ = lostMarks(entries)
			_ = PrivateQuotes(entries, withoutHidden)
			return time.Since(began)
		}
		short, long := read(500), read(4000)
		for range 7 { // another program may have held one of them up: the quickest counts
			if long < 20*short {
				break
			}
			short, long = min(short, read(500)), min(long, read(4000))
		}
		if long >= 20*short {
			t.Errorf("%s: eight times as many take %s, and these %s", name, long, short)
		}
	}
}
