package report

import (
	"html"
	"strings"
	"testing"

	"twoway/journal/markdown"
)

func TestEscapedTextReadsWell(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, want string }{
		{"prose stays as it is", "I kept my hands in my pockets (70 %), didn't I?", "I kept my hands in my pockets (70 %), didn't I?"},
		{"a name with underscores stays", "snake_case_name", "snake_case_name"},
		{"emphasis", "a *b* _c_", `a \*b\* \_c\_`},
		{"a link", "[a](b) ![c](d)", `\[a\](b) !\[c\](d)`},
		{"a tag of Obsidian", "#strain and # alone", `\#strain and # alone`},
		{"HTML and a marker of ours", "<b> <!-- twoway:end -->", "&lt;b> &lt;!-- twoway:end -->"},
		{"an entity", "&amp; R&D", "&amp;amp; R&D"},
		{"a comment and a highlight of Obsidian", "%%x%% ==y== 70%", `\%\%x\%\% \=\=y\=\= 70%`},
		{"a list at the start", "- a", `\- a`},
		{"a numbered list at the start", "1. a", `1\. a`},
		{"a cell", "a | b", `a \| b`},
		{"what would end a heading", "Learning C # and F #", `Learning C # and F \#`},
		{"runs of blanks", "a   b\tc ", "a b c "},
	}
	m := &mdWriter{}
	for _, tt := range tests {
		if got := m.escape(tt.in); got != tt.want {
			t.Errorf("%s: escape(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

// FuzzEscapedTextMeansItself reads escaped text back through a Markdown parser: as a paragraph, an item and a quotation.
func FuzzEscapedTextMeansItself(f *testing.F) {
	for _, s := range []string{
		"plain", "a *b* __c__ ~~d~~", "[a](b \"c\") ![d](e) [f]: g", "<b>x</b> <!-- y -->", "`code` ``x``", "# h", "1. a", "- a", "> q",
		"a | b", "&amp;&#x3c;", "\\*", "___", "***", "---", "===", "+ x", "10) y", "http://a.b <http://c.d>", "[x] y", "[^1]", "a\\", "&lt;", "  x", "0" + strings.Repeat("-", 100),
	} {
		f.Add(s)
	}
	m := &mdWriter{}
	f.Fuzz(func(t *testing.T, s string) {
		want := strings.TrimSpace(oneSpaced(Clean(s)))
		if want == "" || len(want) > 2000 {
			return
		}
		for _, frame := range [][4]string{{"", "<p>", "</p>"}, {"- ", "<ul>\n<li>", "</li>\n</ul>"}, {"> ", "<blockquote>\n<p>", "</p>\n</blockquote>"}} {
			src := frame[0] + strings.TrimSpace(m.escape(s)) + "\n"
			out := strings.TrimSpace(string(markdown.HTML([]byte(src), markdown.HTMLOptions{})))
			inner, ok1 := strings.CutPrefix(out, frame[1])
			inner, ok2 := strings.CutSuffix(inner, frame[2])
			if !ok1 || !ok2 || strings.Contains(inner, "<") || html.UnescapeString(inner) != want {
				t.Fatalf("%q as %q is read as\n%s", s, src, out)
			}
		}
	})
}
