package markdown_test

import (
	"strings"
	"testing"

	"twoway/journal/markdown"
)

// What ends a line in YAML and nowhere else is part of its value, and what ends one on old systems ends it: no key goes or gets other lines.
func TestLineEndsOfOtherSystemsInAFrontMatter(t *testing.T) {
	t.Parallel()
	for name, sign := range map[string]string{"carriage return": "\rweather: ", "next line": "\u0085", "line separator": "\u2028", "paragraph separator": "\u2029"} {
		for _, last := range []string{"mine: [a, b]", "mine: \"x\\ty\"", "mine: >-\n  two\n  lines"} {
			src := "---\ntwoway: note\nid: 2026-01-01-a\ndate: 2026-01-01\ntags: [x, y]\nmood: good" + sign + "bad\n" + last + "\n---\nText.\n"
			e, problems := markdown.Parse("2026/2026-01-01-a.md", []byte(src))
			if e == nil || len(problems) > 0 {
				t.Errorf("%s, %s: got %v and %v, want an entry without problems", name, last, e, problems)
				continue
			}
			written := string(markdown.Format(e))
			for _, want := range []string{"mood: good", strings.TrimSpace(sign + "bad"), last, "Text."} {
				if !strings.Contains(written, want) {
					t.Errorf("%s: %q is gone from %q", name, want, written)
				}
			}
		}
	}
}
