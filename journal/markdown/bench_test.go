package markdown_test

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"twoway/journal/markdown"
)

// reflection2K is a plain entry of about two kilobytes, the size that PRODUCT.md counts in.
func reflection2K(tb testing.TB, extra string) []byte {
	tb.Helper()
	a, err := txtar.ParseFile("testdata/reflection.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	return []byte(string(a.Files[0].Data) + "\n## Notes\n\n" + strings.Repeat("A plain sentence about the week and what it took.\n", 20) + extra)
}

func BenchmarkParsePlain(b *testing.B) {
	src := reflection2K(b, "")
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		markdown.Parse("2026/x.md", src)
	}
}

func BenchmarkParseByTree(b *testing.B) {
	src := reflection2K(b, "\n```\ncode\n```\n")
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		markdown.Parse("2026/x.md", src)
	}
}

func BenchmarkProse(b *testing.B) {
	src := reflection2K(b, "")
	e, _ := markdown.Parse("2026/x.md", src)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		markdown.Prose(e)
	}
}
