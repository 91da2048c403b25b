package theme

import (
	"slices"
	"testing"
)

func TestNamesAreNoThemes(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name    string
		entries []string
		never   string
		themes  []string
	}{
		{
			"a given name that only ever begins sentences",
			[]string{
				"0 . Gareth sent the template. The harbour was calm.", "8 . Gareth scratched the plan. Walked to the harbour.",
				"21 . Nothing to be done. Gareth says wait.", "30 . Gareth again. Rain at the harbour.", "41 . Cold. The harbour froze over.",
			},
			"gareth",
			[]string{"harbour"},
		},
		{
			"given names in a journal without capitals",
			[]string{
				"0 . noor said the harbour is frozen.", "8 . walked to the harbour with noor and talked.",
				"21 . lilou wrote. the harbour again.", "30 . noor, lilou and i at the harbour.", "41 . lilou is away, noor too. cold.",
			},
			"noor",
			[]string{"harbour"},
		},
		{
			"a strange word that speaks, in a journal without capitals",
			[]string{
				"0 . yxkalle said the harbour is frozen.", "8 . walked to the harbour, yxkalle asked about it.",
				"21 . yxkalle wrote. the harbour again.", "30 . yxkalle says no. harbour.", "41 . cold and dark.",
			},
			"yxkalle",
			[]string{"harbour"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, x := range Read(resources(t), notes(t, c.entries...)).Find(Options{}).List {
				got = append(got, x.Label)
			}
			for _, want := range c.themes {
				if !slices.Contains(got, want) {
					t.Errorf("themes: got %v, want %q among them", got, want)
				}
			}
			if slices.Contains(got, c.never) {
				t.Errorf("themes: got %v, the name %q among them", got, c.never)
			}
		})
	}
}

func TestAWordOfEveryDayThatBeginsSentencesIsNoName(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 . Deadlines again.", "8 . Deadlines, and no end.", "21 . Deadlines. Rain.", "30 . Deadlines moved once more.")
	var got []string
	for _, x := range Read(resources(t), docs).Find(Options{}).List {
		got = append(got, x.Label)
	}
	if !slices.Contains(got, "deadlines") {
		t.Errorf("themes: got %v, want deadlines among them", got)
	}
}

// An idea of the lexicon and a word beside it may get the same label: that is one theme.
func TestNoTwoThemesHaveOneLabel(t *testing.T) {
	t.Parallel()
	for _, a := range slices.Concat(testJournals(t), freshJournals(t), otherJournals(t)) {
		seen := map[string]bool{}
		for _, x := range Read(resources(t), a.docs()).Find(Options{}).List {
			if key := labelKey(x.Label); seen[key] {
				t.Errorf("%s: two themes are called %q", a.Journal, x.Label)
			} else {
				seen[key] = true
			}
		}
	}
}
