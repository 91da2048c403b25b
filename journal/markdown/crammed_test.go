package markdown

import (
	"bytes"
	"strings"
	"testing"
)

// A table whose short rows the parser would fill up to millions of cells is shown as it is written, and named.
func TestATableOfTooManyCellsIsNotFilled(t *testing.T) {
	t.Parallel()
	table := func(columns, rows int) string {
		return "|" + strings.Repeat("a|", columns) + "\n|" + strings.Repeat("-|", columns) + "\n" + strings.Repeat("|x|\n", rows)
	}
	front := "---\ntwoway: note\nid: 2026-01-01-0900-x\ndate: 2026-01-01\n---\n\n"
	for name, c := range map[string]struct {
		body string
		want bool
	}{
		"3,000 columns":             {table(3000, 1500), true},
		"in a quote":                {"> " + strings.ReplaceAll(table(3000, 1500), "\n", "\n> "), true},
		"several":                   {strings.Repeat(table(3000, 5)+"\n", 20), true},
		"a large one of a person's": {table(60, 1000), false},
		"many rows behind it":       {table(60, 10) + "\n" + strings.Repeat("a line\n", 20000), false},
	} {
		if got := bytes.HasPrefix(HTML([]byte(c.body), HTMLOptions{}), []byte("<pre>")); got != c.want {
			t.Errorf("%s: shown as it is written: %v, want %v", name, got, c.want)
		}
		e, problems := Parse("2026/2026-01-01-0900-x.md", []byte(front+c.body))
		named := len(problems) > 0 && problems[0].Rule == "size"
		if named != c.want || c.want && len(Prose(e)) > 0 {
			t.Errorf("%s: %v, %d passages", name, problems, len(Prose(e)))
		}
	}
}
