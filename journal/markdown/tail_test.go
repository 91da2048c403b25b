package markdown

import "testing"

// A claim as words has no outcome when it is read again, whatever kind of line it stands in, and is left alone where it has none.
func FuzzAsWords(f *testing.F) {
	for _, claim := range []string{"Answers go yes -> no", "on → off", "a → b", "x -> yes 2026-01-02: y → wrong", "→ hit", "->->no", " -> void"} {
		f.Add(claim)
	}
	f.Fuzz(func(t *testing.T, claim string) {
		got := AsWords(claim)
		for from := 0; ; {
			start, end := nextArrow(got, from)
			if start < 0 {
				break
			}
			if parseTail(got[end:], allWords) != nil {
				t.Fatalf("%q became %q, which has an outcome", claim, got)
			}
			from = end - 1
		}
		if again := AsWords(got); again != got {
			t.Fatalf("%q became %q and then %q", claim, got, again)
		}
	})
}
