package markdown

import (
	"strings"
	"testing"
	"time"
)

// What a hand or a program repeats many times in one file is read in one pass: eight times as much takes about eight times as long, where
// a pass for each part of it takes up to 64.
func TestWhatIsRepeatedIsReadInOnePass(t *testing.T) { // alone, since it measures
	const front = "---\ntwoway: note\ndate: 2026-01-01\n---\n\n"
	for name, c := range map[string]struct{ head, part, end string }{
		"lines of an item":      {"- item\n", "a\n", ""},
		"lines of a lower item": {"- item\n  - lower\n", "a\n", ""},
		"front matters":         {"", "Text.\n\ntwoway: note\nid: x\n\nprose here.\n", ""},
		"keys":                  {"Text.\n---\ntwoway: note\n", "tags: a\n", ""},
		"arrows":                {"## Tripwires\n\n- if it breaks", " → yes 2026-01-01", ", then revisit\n"},
	} {
		read := func(parts int) time.Duration {
			src := []byte(front + c.head + strings.Repeat(c.part, parts) + c.end)
			began := time.Now()
			_, _ = Parse("a.md", src)
			return time.Since(began)
		}
		short, long := read(5_000), read(40_000)
		for range 7 { // another program may have held one of them up: the quickest counts
			if long < 20*short {
				break
			}
			short, long = min(short, read(5_000)), min(long, read(40_000))
		}
		if long >= 20*short {
			t.Errorf("%s: eight times as many take %s, and these %s", name, long, short)
		}
	}
}
