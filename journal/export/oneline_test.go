package export

import (
	"strings"
	"testing"
)

func TestOneLineSetsWordsApartByOneBlank(t *testing.T) {
	t.Parallel()
	for _, s := range []string{"", " ", "a", " a", "a ", "a  ", "a b", "a  b", "a\tb", "a\nb\n", "é  ü", "a\u00a0b", "a\u2003b ", "a\x7fb", "a b c"} {
		if got, want := oneLine(s), strings.Join(strings.Fields(s), " "); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
}
