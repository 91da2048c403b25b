package theme

import (
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

func TestAHashtagSpeaksOfTheSentenceItStandsIn(t *testing.T) {
	t.Parallel()
	const before, told, after = "The morning tram was late and I stood at the stop with all of the others in the rain.",
		"I lay down on the floor of the meeting room", "In the evening I bought pears from the man at the corner of the street."
	for _, c := range []struct{ name, text, want, words string }{
		{"before the stop", before + " " + told + " #strain. " + after, told + " #strain.", "#strain"},
		{"before the stop, in capitals", before + " " + told + " #Strain. " + after, told + " #Strain.", "#strain"},
		{"behind the stop", before + " " + told + ". #strain " + after, told + ".", "#strain"},
		{"behind three stops", before + " " + told + "... #strain " + after, told + "...", "#strain"},
		{"behind the stop, with one of another name", before + " " + told + ". #floor #strain " + after, told + ".", "#strain"},
		{"at the end", before + " " + told + ". #strain", told + ".", "#strain"},
		{"on a line of its own", before + " " + told + ".\n#strain", told + ".", "#strain"},
		{"at the beginning of a line", before + " " + after + "\n#strain " + told + ".", told + ".", "#strain"},
		{"at the beginning, in small letters", before + " #strain and " + told + ". " + after, "#strain and " + told + ".", "#strain"},
		{"at the beginning of the text", "#strain " + told + ". " + after + " " + before, told + ".", "#strain"},
		{"before a sentence in small letters", before + " " + after + " #strain then " + told + ".", "then " + told + ".", "#strain"},
		{"in the middle", before + " I lay down #strain on the floor of the meeting room. " + after, "I lay down #strain on the floor of the meeting room.", "#strain"},
		{"as its last word", before + " I lay down on the floor with the #strain. " + after, "I lay down on the floor with the #strain.", "#strain"},
		{"as its first word", before + " #strain is what I lay down on the floor with. " + after, "#strain is what I lay down on the floor with.", "#strain"},
		{"twice", before + " #strain " + after + " " + told + ". #strain", before + "|" + told + ".", "#strain"},
		{"alone in a paragraph", told + ". " + before + "\n\n#strain", told + ".", ""},
		{"alone before a paragraph", "#strain\n\n" + told + ". " + before, told + ".", ""},
	} {
		docs := notes(t, "0 . It.", "20 . The parser got its second pass.")
		docs[0].Prose = fixed(passages(c.text)...)
		x, _, ok := Read(resources(t), docs).Explain(Options{}, "strain")
		if !ok || len(x.Proof) != 1 {
			t.Errorf("%s: %q gives no proof", c.name, c.text)
			continue
		}
		if got := strings.Join(x.Proof[0].Sentences, "|"); got != c.want || strings.Join(x.Proof[0].Words, " ") != c.words {
			t.Errorf("%s: %q counts by %q for %q, want %q for %q", c.name, c.text, x.Proof[0].Words, got, c.words, c.want)
		}
	}
}

func TestQuotesLeaveOutTheHashtagsThatTakeEffect(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 . #strain")
	c := Read(resources(t), docs).c
	for text, want := range map[string]string{
		"I slept. #strain":                       "I slept.",
		"I slept #strain":                        "I slept",
		"I slept #strain.":                       "I slept #strain.",
		"I slept #strain #floor.":                "I slept #strain #floor.",
		"I slept #floor #strain #learning":       "I slept #floor",
		"#floor #strain I slept.":                "#floor #strain I slept.",
		"#strain #learning I slept.":             "I slept.",
		"#strain is back.":                       "#strain is back.",
		"For all the #strain":                    "For all the #strain",
		"Bus. #learning I thought hard. #strain": "Bus. #learning I thought hard.",
		"The #floor is cold. #floor":             "The #floor is cold. #floor",
		"It was #strain!":                        "It was #strain!",
		"#strain!":                               "#strain!",
		"I fear (#strain) it":                    "I fear (#strain) it",
		"C#strain #strain":                       "C#strain",
		"#strain":                                "",
		"No sign":                                "No sign",
	} {
		got := c.untagged(text)
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		if !strings.Contains(text, got) {
			t.Errorf("%q: %q was never written so", text, got)
		}
	}
	if got := Read(resources(t), notes(t, "0 . No tag.")).c.untagged("I slept. #strain"); !strings.Contains(got, "#") {
		t.Errorf("without a hashtag in the journal: got %q", got)
	}
}

func TestAMarkTakesASentenceWithItsHashtag(t *testing.T) {
	t.Parallel()
	for _, sentence := range []string{"I lay down on the floor #strain.", "I lay down on the floor."} { // the second as somebody may write it
		docs := notes(t, "0 . The tram was late. I lay down on the floor #strain. Bought pears.", "20 . The parser got its second pass.")
		docs[1].Entry.Marks = append(docs[1].Entry.Marks, journal.Mark{Is: true, Lens: "lying low", Entry: "e00", Sentence: sentence})
		x, _, ok := Read(resources(t), docs).Explain(Options{}, "lying low")
		if !ok || len(x.Proof) != 1 || !slices.Equal(x.Proof[0].Sentences, []string{"I lay down on the floor #strain."}) || len(x.Proof[0].Words) > 0 {
			t.Errorf("%q: got %+v", sentence, x)
		}
	}
}

// A hashtag counts for the theme that marks found, whether it was written before the mark or after, but not where a mark sets it aside.
func TestAHashtagOfAThemeThatMarksFound(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 . The lamp broke. #tin-ear", "20 . Nothing on the table.", "40 . Snow and no bread. #tin-ear")
	is := journal.Mark{Is: true, Lens: "tin ear", Entry: "e01", Sentence: "Nothing on the table."}
	not := journal.Mark{Lens: "tin ear", Entry: "e02", Sentence: "Snow and no bread."}
	back := not
	back.Is = true
	for n, want := range [][]string{{}, {"e00", "e01", "e02"}, {"e00", "e01"}, {"e00", "e01", "e02"}} {
		o := Options{Marks: []journal.Mark{is, not, back}[:n]}
		read := Read(resources(t), docs)
		x, _, ok := read.Explain(o, "tin ear")
		if ok != (n > 0) || ok && !slices.Equal(x.Theme.Entries, want) {
			t.Errorf("after %d marks: got %+v, want the entries %v", n, x.Theme.Entries, want)
		}
		if got := len(read.Find(o).SetAside); (got == 1) != (n == 2) {
			t.Errorf("after %d marks: %d sentences are told as set aside", n, got)
		}
	}
}
