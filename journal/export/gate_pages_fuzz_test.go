package export

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"
)

// What leaves of a text that is no Markdown holds nothing that may hide a part of it.
func FuzzPagesThatLeave(f *testing.F) {
	for _, name := range []string{"a.txt", "a.org", "a.json", "a.svg", "a", "a.md", "a.yaml"} {
		for _, text := range []string{
			"Meeting\n\n%% SECRET %%\n", "* Private\nSECRET\n", "<?xml version=\"1.0\"?><svg><!-- SECRET --><g/></svg>", "\xff\xfep\x00:\x00", "private: true\n",
			"---\nprivate: true\n---\nSECRET", "```\n%%\n", "plain", "\x00", "{\"a\": \"b\\n# Private\\nSECRET\"}", "caf\xe9",
		} {
			f.Add(name, []byte(text))
		}
	}
	f.Fuzz(func(t *testing.T, name string, file []byte) {
		name = strings.ReplaceAll(name, "\x00", "")
		public, why := leaving(name, file, func(text string) string { return text })
		if why != "" {
			if public != nil {
				t.Fatalf("%q stays, since %s, and %q leaves", name, why, public)
			}
			return
		}
		again, why := leaving(name, public, nil)
		if why != "" || !bytes.Equal(again, public) {
			t.Fatalf("%q: %q leaves of %q, and of that %q (%s)", name, public, file, again, why)
		}
		text, isText := textOf(public)
		if !isText || isMarkdown(name) {
			return
		}
		for _, sign := range []string{"%%", "<!--"} {
			if strings.Contains(text, sign) {
				t.Fatalf("%q: %q leaves with %s in it", name, public, sign)
			}
		}
		if _, was := textOf(file); was && utf8.Valid(file) && !utf8.Valid(public) {
			t.Fatalf("%q: what leaves of %q is no text any more: %q", name, file, public)
		}
	})
}
