package markdown_test

import (
	"strings"
	"testing"

	"twoway/journal/markdown"
)

func TestWhatLooksLikeATagIsShownAndACommentIsNot(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"A Vec<u8> of <todo fix> & more":     "<p>A Vec&lt;u8&gt; of &lt;todo fix&gt; &amp; more</p>",
		"- <img src=x onerror=y>: an option": "<ul>\n<li>&lt;img src=x onerror=y&gt;: an option</li>\n</ul>",
		"<div>\na *b*\n</div>":               "<p>&lt;div&gt;\na *b*\n&lt;/div&gt;</p>",
		"<script>\nx()\n</script>":           "<p>&lt;script&gt;\nx()\n&lt;/script&gt;</p>",
		"said <!-- hidden --> aloud":         "<p>said  aloud</p>",
		"<!-- hidden\n\nmore -->\n\nsaid":    "<p>said</p>",
		"<!-- never closed\n\nhidden":        "",
		"<b>x<!-- hidden --></b>":            "<p>&lt;b&gt;x&lt;/b&gt;</p>",
		"`<b>` and <https://example.org>":    "<p><code>&lt;b&gt;</code> and <a href=\"https://example.org\">https://example.org</a></p>",
	} {
		if got := strings.TrimSpace(string(markdown.HTML([]byte(in), markdown.HTMLOptions{}))); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestFootnotesOfTwoBodiesOnOnePageAreApart(t *testing.T) {
	t.Parallel()
	page := ""
	for _, anchor := range []string{"a-", "b\"-"} {
		page += string(markdown.HTML([]byte("Said[^1], and again[^1].\n\n[^1]: a source\n"), markdown.HTMLOptions{Anchor: anchor}))
	}
	for _, want := range []string{`id="a-fn:1"`, `id="a-fnref:1"`, `id="a-fnref1:1"`, `href="#a-fn:1"`, `id="b&#34;-fn:1"`, `href="#b&#34;-fnref1:1"`} {
		if !strings.Contains(page, want) {
			t.Errorf("%s is missing in\n%s", want, page)
		}
	}
}

func TestALongRowOfSignsIsNotDeep(t *testing.T) {
	t.Parallel()
	row := strings.Repeat("-", 200)
	if got := string(markdown.HTML([]byte("| a | b |\n| "+row+" | "+row+" |\n| 1 | 2 |\n"), markdown.HTMLOptions{})); !strings.Contains(got, "<td>1</td>") {
		t.Errorf("a table is\n%s", got)
	}
	if got := string(markdown.HTML([]byte("0"+row+"\n\nThe *rest*.\n"), markdown.HTMLOptions{})); !strings.Contains(got, "<em>rest</em>") {
		t.Errorf("a line of dashes leaves\n%s", got)
	}
	for _, deep := range []string{strings.Repeat("- ", 200) + "x", strings.Repeat("1. ", 200) + "x", strings.Repeat(">", 200) + "x"} {
		if got := string(markdown.HTML([]byte(deep), markdown.HTMLOptions{})); !strings.HasPrefix(got, "<pre>") {
			t.Errorf("%.9q… 200 deep is\n%s", deep, got)
		}
	}
}
