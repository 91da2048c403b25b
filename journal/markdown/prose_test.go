package markdown_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"twoway/journal/markdown"
)

// words gives a passage with what is skipped as underlines, which shows both at once.
func words(t *testing.T, body string) (out []string) {
	t.Helper()
	e, _ := markdown.Parse("n.md", []byte("---\ntwoway: note\nid: 2026-01-01-a\ndate: 2026-01-01\n---\n"+body))
	last := 0
	for _, p := range markdown.Prose(e) {
		if !strings.Contains(e.Body, p.Text) {
			t.Errorf("%q is no slice of the body %q", p.Text, e.Body)
		}
		if p.Line < last {
			t.Errorf("lines go back: %d after %d", p.Line, last)
		}
		if got := strings.Split(e.Body, "\n")[p.Line-6]; !strings.Contains(got, strings.Split(p.Text, "\n")[0]) {
			t.Errorf("line %d is %q and does not hold %q", p.Line, got, p.Text)
		}
		last = p.Line
		b := []byte(p.Text)
		for _, s := range p.Skip {
			copy(b[s.From:s.To], strings.Repeat("_", s.To-s.From))
		}
		s := string(b)
		if p.Section != "" {
			s = p.Section + "| " + s
		}
		out = append(out, s)
	}
	return out
}

func TestProseIsThePersonsWords(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, body string
		want       []string
	}{
		{"a paragraph of two lines", "a b\nc d\n", []string{"a b\nc d"}},
		{"emphasis stays", "a **b** ~~c~~\n", []string{"a **b** ~~c~~"}},
		{"a code span", "a `b c` d\n", []string{"a _____ d"}},
		{"two code spans", "a ``b ` c`` `d` e\n", []string{"a _________ ___ e"}},
		{"a link keeps its text", "see [the page](https://x.y/z \"t\") now\n", []string{"see _the page____________________ now"}},
		{"a link at the end", "see [it](x)\n", []string{"see _it____"}},
		{"a reference", "see [it][r] now\n\n[r]: https://x.y\n", []string{"see _it____ now"}},
		{"an image", "a ![b](c.png) d\n", []string{"a ___________ d"}},
		{"an autolink and a bare one", "a <https://x.y> b https://x.y/z?q c\n", []string{"a _____________ b _______________ c"}},
		{"HTML in a line", "a <b class=\"x\">c</b> d\n", []string{"a _____________c____ d"}},
		{"a footnote", "a[^1] b\n\n[^1]: c\n", []string{"a____ b", "c"}},
		{"a table", "a | b\n--- | ---\nc | `d`\n", []string{"a", "b", "c", "___"}},
		{"fences, quotes, HTML blocks and indented code are none", "a\n\n```\nb\n```\n\n> c\n\n<div>\nd\n</div>\n\n    e\n\nf\n", []string{"a", "f"}},
		{"sections", "# T\n\na\n\n## S\n\nb\n\n### U\n\nc\n", []string{"T", "a", "S| S", "S| b", "S| U", "S| c"}},
		{"a hidden part", "a %%b%% c\n", []string{"a _____ c"}},
		{"a prediction", "## Predictions\n\n- [ ] 75% by 2026-08-15 (self): a b → yes 2026-08-18: c\n  - source: d\n", []string{
			"Predictions| Predictions", "Predictions| ______________________________a b_____________________c", "Predictions| ________d",
		}},
		{"a tripwire", "## Tripwires\n\n- [ ] If a b by 2026-08-15, then revisit\n", []string{"Tripwires| Tripwires", "Tripwires| _______a b____________________________"}},
		{"a driver", "## Drivers\n\n- ~~toward: a~~\n- b\n", []string{"Drivers| Drivers", "Drivers| ~~________a~~", "Drivers| b"}},
		{"an option", "## Options\n\n- ic: a\n  - status quo: yes\n", []string{"Options| Options", "Options| ____a", "Options| _______________"}},
		{"an amendment is none", "## Amendments\n\n- why: a → b\n  - because: c\n", []string{"Amendments| Amendments", "Amendments| ____________", "Amendments| _________c"}},
		{"an ordinary list", "- a\n- [x] b\n  c\n", []string{"a", "____b\n__c"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := words(t, tt.body)
			for i := range got {
				got[i] = strings.ReplaceAll(got[i], "→", "->")
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%q (-want +got):\n%s", tt.body, diff)
			}
		})
	}
}
