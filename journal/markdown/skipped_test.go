package markdown

import "testing"

// The line that a broken front matter loses is known, so that an entry being written can be refused instead of cut.
func TestTheLineThatABrokenFrontMatterLosesIsNamed(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		front string
		want  int
	}{
		"nothing":                        {"question: Q?\nenergy: 1", 0},
		"what only YAML reads":           {"question: >\n  Q\n  R\nmood: [a, b]", 0},
		"a colon in a value":             {"question: Q: R?\nenergy: 1", 0},
		"a line without a key":           {"question: Q?\nweird line here\nenergy: 1", 3},
		"a line without a key, the last": {"question: Q?\nenergy: 1\n\n# why\nweird line", 6},
		"a list that is not closed":      {"question: Q: R?\nmood: [a\nenergy: 1", 3},
		"a further line of a value":      {"question: Q: R?\ncontext: a: b\n  and more\nenergy: 1", 4},
	} {
		if got := Skipped([]byte("---\n" + c.front + "\n---\n\nText.\n")); got != c.want {
			t.Errorf("%s: got line %d, want %d", name, got, c.want)
		}
	}
	if got := Skipped([]byte("Text.\n")); got != 0 {
		t.Errorf("no front matter: got line %d", got)
	}
}
