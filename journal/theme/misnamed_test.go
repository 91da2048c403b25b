package theme

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"twoway/journal"
)

// marksOn adds a note with marks to a journal.
func marksOn(docs []Doc, marks ...journal.Mark) []Doc {
	for i := range marks {
		marks[i].Line = i + 1
	}
	note := &journal.Entry{Kind: journal.KindNote, ID: "marks", Path: "m.md", Date: docs[len(docs)-1].Entry.Date, Note: &journal.Note{}}
	note.Marks = marks
	return append(docs, Doc{note, prose("")})
}

func TestAMarkThatChangesNothingIsNamed(t *testing.T) {
	t.Parallel()
	said := map[int]string{
		0: "Stage fright before the garden party.", 3: "Again stage fright, and I was exhausted.", 6: "A film about stage fright.", 9: "Moths in the landlord's loft.", 10: "The landlord's loft is full of moths.",
	}
	res := withLenses(t, "- hide: [dinosaurs]\n- same: {two things: [chairs, novels]}\n")
	for _, c := range []struct {
		name, entry, sentence string
		want                  string // what to write instead, or nothing
	}{
		{"jumping", "e03", said[3], "the sentence counts for strain, stage fright; write the name that is meant, or take the mark out"},
		{"jumping", "e03", "Again stage fright", "the sentence counts for stage fright; write the name that is meant, or take the mark out"},
		{"jumping", "e00", "", "the entry counts for stage fright; write the name that is meant, or take the mark out"},
		{"jumping", "e01", "", "the entry counts for no theme; take the mark out"},
		{"jumping", "elsewhere", "", "write the name of a theme as a review shows it, or take the mark out"},
		{"film", "e03", "", "the entry counts for strain, stage fright; write the name that is meant, or take the mark out"},
		{"stage frihgt", "e00", "", "write stage fright, if that is meant"},
		{"strian", "e03", "", "write strain, if that is meant"},
		{"stage fright", "e09", "", ""},     // a theme that the entry does not show
		{"Stage frights", "e00", "", ""},    // a form of its name
		{"strain", "e00", "", ""},           // a lens
		{"work-life strain", "e00", "", ""}, // its name
		{"moths", "e09", "", ""},            // a word of too few entries
		{"burnt out", "e03", "", ""},        // a word for an idea
		{"gratitude", "e03", "", ""},        // an idea of which the journal has nothing
		{"being looked at", "e00", "", ""},  // founded by a mark
		{"dinosaur", "e00", "", ""},         // hidden
		{"two things", "e00", "", ""},       // joined
		{"novel", "e00", "", ""},            // and one of its phrases
		{"the landlord’s (loft)", "e00", "", ""},
		{"loft landlord", "e00", "", "the entry counts for stage fright; write the name that is meant, or take the mark out"},
		{"???", "e00", "", "the entry counts for stage fright; write the name that is meant, or take the mark out"},
		{"nothing here", "elsewhere", "", "write the name of a theme as a review shows it, or take the mark out"},
	} {
		docs := marksOn(plainDays(t, said), journal.Mark{Is: true, Lens: "being looked at", Entry: "e06"}, journal.Mark{Lens: c.name, Entry: c.entry, Sentence: c.sentence})
		var got, want []string
		for _, p := range MisnamedMarks(res, docs) {
			got = append(got, p.String()+"; "+p.Mend)
		}
		if c.want != "" {
			want = []string{"m.md:2: " + c.name + " names no lens and no theme, so the mark changes nothing; " + c.want}
		}
		if !slices.Equal(got, want) {
			t.Errorf("not %s, of %q in %s: got\n%s\nwant\n%s", c.name, c.sentence, c.entry, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// A phrase may be called by another of its words than the day before, and a mark holds whichever it names.
func TestAMarkHoldsUnderAnyWordOfItsPhrase(t *testing.T) {
	t.Parallel()
	said := map[int]string{0: "Insomnia at four.", 3: "Insomnia again, and lay awake.", 6: "Lay awake all night.", 8: "Insomnia on the train.", 10: "Insomnia, said the doctor."}
	for _, name := range []string{"insomnia", "lay awake", "Insomnia"} {
		got := Read(resources(t), plainDays(t, said)).Find(Options{Marks: []journal.Mark{{Lens: name, Entry: "e03"}}})
		if x := withID(got.List, "insomnia"); x == nil || slices.Contains(x.Entries, "e03") || len(x.Entries) != 4 {
			t.Errorf("not %s: got %+v, want insomnia in four entries", name, got.List)
		}
	}
}

// A name of articles and of one word that carries grammar founds a theme of nothing; check names the mark of a file that has one.
func TestANameThatTellsNothing(t *testing.T) {
	t.Parallel()
	res := withLenses(t, "- id: us\n  name: Us\n  cues: [together]\n")
	for name, want := range map[string]bool{
		"the": true, "The": true, "a": true, "the a": true, "it": true, "of the": true, "my": true, "I": true, "an": true,
		"too much": false, "what if": false, "us": false, "IT": false, "ten": false, "7": false, "the cellar": false, "C": false, "???": false, "疲れ": false,
	} {
		if got := res.TellsNothing(name); got != want {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
	docs := marksOn(plainDays(t, map[int]string{0: "The cellar."}), journal.Mark{Is: true, Lens: "the", Entry: "e00"}, journal.Mark{Lens: "the", Entry: "e00"})
	got := MisnamedMarks(res, docs)
	if want := "m.md:1: the has no word that says what it is about, and the mark founds a theme of that name"; len(got) != 1 || got[0].String() != want {
		t.Errorf("got %v, want %s", got, want)
	}
}

// The entry that many marks quote is read once: eight times as many marks and sentences take about eight times as long, where a reading for
// each mark takes up to 64. So it is where no theme is looked for.
func TestWhatManyMarksQuoteIsReadOnce(t *testing.T) { // alone, since it measures
	res, days := resources(t), plainDays(t, nil)
	for _, read := range []bool{true, false} {
		look := func(marks int) time.Duration {
			var body strings.Builder
			e := &journal.Entry{Kind: journal.KindNote, ID: "marks", Date: days[1].Entry.Date, Note: &journal.Note{}}
			for i := range marks {
				said := fmt.Sprintf("Sentence number %d of the long note is here.", i)
				body.WriteString(said + "\n\n")
				e.Marks = append(e.Marks, journal.Mark{Lens: "strain", Entry: "long", Sentence: said, Line: i + 1})
			}
			text := "A garden."
			if read {
				text = body.String()
			}
			long := &journal.Entry{Kind: journal.KindNote, ID: "long", Date: days[0].Entry.Date, Note: &journal.Note{}, Body: body.String()}
			docs := []Doc{{long, prose(text)}, {e, prose("")}}
			began := time.Now()
			MisnamedMarks(res, docs)
			return time.Since(began)
		}
		short, long := look(100), look(800)
		for range 7 { // another program may have held one of them up: the quickest counts
			if long < 20*short {
				break
			}
			short, long = min(short, look(100)), min(long, look(800))
		}
		if long >= 20*short {
			t.Errorf("eight times as many marks take %s, and these %s, where themes are looked for: %v", long, short, read)
		}
	}
}
