package theme

import (
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

// Of a word that stands in the journal and is no theme it is said why.
func TestWhyAWordIsNoThemeIsSaid(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . We met Okafor at the gate. The harbour is grey.", "0 . Then Okafor left. The kubernetes upgrade is done; a goose.", "0 . The goose again, and the week is over.",
		"10 . With Okafor at the mill. The harbour was closed.", "20 . Sleet. I rang Okafor, behind a door. A kubernetes pod died.", "20 . The harbour smelled of tar, kubernetes was calm.",
		"30 . Nothing but rain over the harbour. The door jams.", "50 . The door is blue.", "60 . Sleet.", "0 . A goose on the roof; sleet.",
	)
	s := newSearch(Read(resources(t), docs).c, Options{}, tuned())
	s.look()
	for name, want := range map[string]string{
		"mill":       "fewer than 3 entries",
		"Okafor":     "names are none",
		"kubernetes": "tools are none",
		"goose":      "of one day",
		"door":       "word of every day",
		"sleet":      "other words say more",
	} {
		if got := s.whyNone(s.c.rowOf(name)); !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want a reason with %q", name, got, want)
		}
	}
	for name, want := range map[string]string{"mill": "fewer than 3 entries", "submarine": ""} {
		if x := s.absent(name); !strings.Contains(x.Reason, want) || want == "" && x.Reason != "" {
			t.Errorf("%s: got %q, want a reason with %q", name, x.Reason, want)
		}
	}
}

// What a mark counts is not told beside it as the word in another meaning.
func TestWhatAMarkCountsIsNotElsewhere(t *testing.T) {
	t.Parallel()
	docs := bankDocs(t)
	elsewhere := func(marks ...journal.Mark) (ids []string) {
		x, _, ok := Read(resources(t), docs).Explain(Options{Marks: marks}, "bank")
		if !ok {
			t.Fatal("bank is no theme")
		}
		for _, p := range x.Elsewhere {
			ids = append(ids, p.Entry)
		}
		return ids
	}
	if got := elsewhere(); !slices.Equal(got, []string{"e01"}) {
		t.Fatalf("the bank of the river stands in %v, want e01", got)
	}
	if got := elsewhere(journal.Mark{Is: true, Lens: "bank", Entry: "e01", Sentence: docs[1].Prose()[0].Text}); len(got) > 0 {
		t.Errorf("marked as a bank like the others: it is told elsewhere in %v", got)
	}
}
