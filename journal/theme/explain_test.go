package theme

import (
	"strings"
	"testing"
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
