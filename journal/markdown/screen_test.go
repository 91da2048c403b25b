package markdown_test

import (
	"strings"
	"testing"

	"twoway/journal/markdown"
)

func TestABodyIsLaidOutForAScreen(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, body, want string }{
		{"headings keep their level", "# One\n\n## Two", "#1 One\n#2 Two"},
		{"emphasis, code and links are runs", "a *b* **c** `d\\*` [e](f) ~~g~~ \\*h\\*", "a /b/ *c* `d\\*` _e_ ~g~ *h*"},
		{"a soft line end is a blank and a hard one ends the line", "a\nb  \nc", "a b\nc"},
		{"list items carry their mark and an indent", "- a\n- b\n  - c\n\n1. d", "- |a\n- |b\n  - |c\n1. |d"},
		{"task boxes are shown", "- [x] done\n- [ ] open", "- |[x] done\n- |[ ] open"},
		{"a quote has a bar on every row", "> a\n> b\n>\n> c", "│ |a b\n│ |c"},
		{"code comes line by line as it stands", "```go\n*a*\n\n  b\n```", "  |`*a*`\n  |``\n  |`  b`"},
		{"a table is a line for each row", "| a | b |\n|---|---|\n| c | *d* |", "*a* │ *b*\nc │ /d/"},
		{"HTML is text and a comment is nothing", "<b>x</b> <!-- no -->\n\n<!-- gone -->\n\n<div>\ny\n</div>", "<b>x</b> \n`<div>`\n`y`\n`</div>`"},
		{"what stands after a comment stays", "<!-- gone --> here\n\n<!--\ngone\n-->\nthere", "`here`\nthere"},
		{"a footnote stands at the end", "a[^1]\n\n[^1]: note", "a[1]\n[1] |note"},
	}
	marks := map[markdown.RunStyle]string{markdown.StrongRun: "*", markdown.EmphasisRun: "/", markdown.CodeRun: "`", markdown.StruckRun: "~", markdown.LinkRun: "_"}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			var rows []string
			for _, b := range markdown.Screen([]byte(tt.body)) {
				row := b.First
				if row != "" {
					row += "|"
				}
				if b.Heading > 0 {
					row = "#" + string(rune('0'+b.Heading)) + " "
				}
				for _, r := range b.Runs {
					row += marks[r.Style] + r.Text + marks[r.Style]
				}
				rows = append(rows, row)
			}
			if got := strings.Join(rows, "\n"); got != tt.want {
				t.Errorf("Screen(%q)\ngot\n%s\nwant\n%s", tt.body, got, tt.want)
			}
		})
	}
}

func TestABodyBeyondTheBoundsComesLineByLine(t *testing.T) {
	t.Parallel()
	body := strings.Repeat("*a_ ", 3000) + "\nsecond"
	got := markdown.Screen([]byte(body))
	if len(got) != 2 || !got[0].Verbatim || got[1].Runs[0].Text != "second" {
		t.Errorf("Screen of %d bytes of marks gives %d blocks, want its two lines", len(body), len(got))
	}
}

// FuzzScreen holds that no body stops the layout, and that no word of plain prose is lost on the way.
func FuzzScreen(f *testing.F) {
	for _, s := range []string{"# a\n\nb", "- a\n  - b\n\n    c", "> - a\n>\n> ```\n> b", "| a |\n|---|\n| b |", "<!-- a", "<div>\na", "a[^1]\n\n[^1]: b", "1. a\n2. b", "a  \nb\\\nc"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		body := s + "\n\nlast words\n"
		blocks := markdown.Screen([]byte(body))
		var all strings.Builder
		for _, b := range blocks {
			for _, r := range b.Runs {
				all.WriteString(r.Text)
			}
		}
		if !strings.Contains(all.String(), "last words") && !strings.ContainsAny(s, "<`~[") {
			t.Errorf("Screen(%q) loses its last words: %q", body, all.String())
		}
	})
}
