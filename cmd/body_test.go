package cmd

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
)

// bodyLines are what a person may write below one another; each N is a word of its own.
var bodyLines = []string{
	"", "", "## Predictions", "## Options", "## Assumptions", "## Tripwires", "## Drivers", "## Resolutions", "## Amendments", "## Marks", "### Sub", "## Why",
	"- [ ] 75% by 2026-08-15: N", "- [x] 75% by 2026-08-15: N → yes", "+ [X] 75 % by 2026-09-01: N\n  N", "- N: label", "- N", "- [ ] If N, then revisit",
	"* [ ] by 2026-09-01: N", "- toward: N", "- ~~away: N~~", "- agreed: false → N", "- not fear: 2026-01-01-0800-x \"N\"", "  - source: N", "  - N",
	"  - because: N", "  N", "N", "> N", "1. N", "```\nN\n```", "~~~\nN", "| N | x |", "<!-- N -->", "%% N %%", "    N", "\tN", "---",
}

// A text is taken apart and printed anew; whatever stood in it stands in the result.
func TestNoWordOfABodyIsLost(t *testing.T) {
	t.Parallel()
	kinds := []journal.Kind{journal.KindDecision, journal.KindNote, journal.KindReflection}
	for seed := range uint64(4000) {
		r := rand.New(rand.NewPCG(seed, 1))
		var lines []string
		for range 2 + r.IntN(9) {
			lines = append(lines, bodyLines[r.IntN(len(bodyLines))])
		}
		text, words := strings.TrimSpace(strings.Join(lines, "\n")), 0
		for strings.Contains(text, "N") {
			words++
			text = strings.Replace(text, "N", fmt.Sprintf("w%dw", words), 1)
		}
		b := &builder{entry: blank(kinds[r.IntN(len(kinds))])}
		if text == "" || body(b, text) != nil {
			continue
		}
		markdown.Compose(b.entry, "")
		for i := range words {
			if word := fmt.Sprintf("w%dw", i+1); !strings.Contains(b.entry.Title+b.entry.Body, word) {
				t.Fatalf("seed %d: %s is lost from\n%s\n--- which became\n%s", seed, word, text, b.entry.Body)
			}
		}
	}
}
