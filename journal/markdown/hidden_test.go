package markdown_test

import (
	"strings"
	"testing"

	"twoway/journal/markdown"
)

// P2: canary words stand in everything that is hidden, and none comes through.
func TestWhatIsHiddenIsCut(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, body, want string
		unclosed         int
	}{
		{"between two marks", "a %%CANARY%% b\n", "a  b\n", 0},
		{"marks over several lines", "a\n%%\nCANARY\n\n## CANARY\n%%\nb\n", "a\n\nb\n", 0},
		{"a private section ends at the next", "## Why\n\na\n\n## private\n\nCANARY\n\n### CANARY\n\n## Open\n\nb\n", "## Why\n\na\n\n## Open\n\nb\n", 0},
		{"a private section with a line below", "Private\n-------\n\nCANARY\n\n# b\n", "# b\n", 0},
		{"a comment", "a <!-- CANARY --> b\n", "a  b\n", 0},
		{"a comment over headings", "a\n\n<!--\n## CANARY\n\nCANARY\n-->\n\nb\n", "a\n\n\n\nb\n", 0},
		{"a comment that begins in a line and spans paragraphs", "a <!-- CANARY\n\nCANARY --> b\n", "a  b\n", 0},
		{"an open comment hides the rest", "a\n\n<!-- CANARY\n\nCANARY\n", "a\n\n", 0},
		{"marks in code are text", "`%%` a `%%`\n", "`%%` a `%%`\n", 0},
		{"marks in a fence are text", "```\n%% x %%\n```\n", "```\n%% x %%\n```\n", 0},
		{"marks in indented code are text", "a\n\n    %% x\n\nb %%CANARY%%\n", "a\n\n    %% x\n\nb \n", 0},
		{"a mark in code does not close", "a %%CANARY `%%` CANARY%% b\n", "a  b\n", 0},
		{"a mark without its partner hides the rest", "a\n%% CANARY\n\nCANARY\n", "a\n", 2},
		{"a third mark", "%%CANARY%% a\n\n%%CANARY\n", " a\n\n", 3},
		{"a comment may hold a mark", "<!-- %% CANARY -->a %%CANARY%% b\n", "a  b\n", 0},
		{"a fence inside a private section", "## Private\n\n```\nCANARY\n\n## CANARY\n", "", 0},
		{"a private heading in code is text", "```\n## Private\n```\nx\n", "```\n## Private\n```\nx\n", 0},
		{"with CRLF", "a\r\n\r\n## Private\r\n\r\nCANARY\r\n\r\n## Open\r\n", "a\r\n\r\n## Open\r\n", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			public, unclosed := markdown.StripPrivate([]byte(tt.body))
			if string(public) != tt.want || unclosed != tt.unclosed {
				t.Errorf("%q: got %q and line %d, want %q and line %d", tt.body, public, unclosed, tt.want, tt.unclosed)
			}
			e, _ := markdown.Parse("n.md", []byte("---\ntwoway: note\nid: 2026-01-01-a\ndate: 2026-01-01\n---\n"+tt.body))
			redacted := markdown.Redact(e)
			if redacted.Body != tt.want {
				t.Errorf("%q: the redacted body is %q, want %q", tt.body, redacted.Body, tt.want)
			}
			for _, p := range markdown.Prose(e) {
				rest := []byte(p.Text)
				for _, s := range p.Skip {
					copy(rest[s.From:s.To], strings.Repeat(" ", s.To-s.From))
				}
				if strings.Contains(string(rest), "CANARY") {
					t.Errorf("%q: %q is prose", tt.body, rest)
				}
			}
		})
	}
}

func TestRedactReadsTheItemsAnew(t *testing.T) {
	t.Parallel()
	const front = "---\ntwoway: note\nid: 2026-01-01-a\ndate: 2026-01-01\n---\n"
	e, _ := markdown.Parse("n.md", []byte(front+"## Predictions\n\n- [ ] 75% by 2026-08-15: a\n- [ ] 80% by 2026-08-15: %%b%%\n\n%%\n- [ ] 85% by 2026-08-15: c\n%%\n"))
	if len(e.Predictions) != 3 {
		t.Fatalf("the person sees %d predictions, want 3", len(e.Predictions))
	}
	r := markdown.Redact(e)
	if len(r.Predictions) != 1 || r.Predictions[0].Claim != "a" || len(e.Predictions) != 3 {
		t.Errorf("got %+v; want the open one, and the entry itself unchanged", r.Predictions)
	}
	plain, _ := markdown.Parse("n.md", []byte(front+"a\n"))
	if markdown.Redact(plain) != plain {
		t.Error("an entry that hides nothing is copied")
	}
}
