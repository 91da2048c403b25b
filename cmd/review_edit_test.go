package cmd

import (
	"strings"
	"testing"
)

func TestWhatWasPutIntoOnePlaceIsToldFromOurs(t *testing.T) {
	t.Parallel()
	const ours = "# Review\n\n3 entries\n\n## Next\n\n- one\n- one\n"
	digest := digestOf([]byte(ours))
	for name, c := range map[string]struct{ text, want string }{
		"a line at the top":            {"mine\n" + ours, "mine\n"},
		"two paragraphs":               {strings.Replace(ours, "## Next", "mine\n\nmore\n\n## Next", 1), "mine\n\nmore\n"},
		"a line like one of ours":      {strings.Replace(ours, "- one\n", "- one\n- one\n", 1), "- one\n"},
		"the end":                      {ours + "mine", "mine\n"},
		"nothing":                      {ours, ""},
		"a changed line":               {strings.Replace(ours, "3 entries", "4 entries", 1), ""},
		"two places":                   {"mine\n" + ours + "more\n", ""},
		"a line taken out":             {strings.Replace(ours, "3 entries\n", "", 1), ""},
		"more lines than are searched": {ours + strings.Repeat("mine\n", insertedLines), ""},
	} {
		if got := inserted(c.text, digest); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
