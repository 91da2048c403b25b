package theme_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/text"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/theme"
	"twoway/templates"
)

// BenchmarkBesideGoldmark compares finding themes in 10,000 entries of 2 KB with parsing the same bytes.
func BenchmarkBesideGoldmark(b *testing.B) {
	entries := synthetic(10000, 2000)
	res, _, err := theme.LoadResources(templates.FS, nil)
	if err != nil {
		b.Fatal(err)
	}
	docs := make([]theme.Doc, len(entries))
	for i, e := range entries {
		docs[i] = theme.Doc{Entry: e, Prose: func() []journal.Passage { return markdown.Prose(e) }}
	}
	b.Run("goldmark", func(b *testing.B) {
		for b.Loop() {
			for _, e := range entries {
				goldmark.DefaultParser().Parse(text.NewReader([]byte(e.Body)))
			}
		}
	})
	b.Run("prose", func(b *testing.B) {
		for b.Loop() {
			for _, e := range entries {
				markdown.Prose(e)
			}
		}
	})
	b.Run("themes, prose included", func(b *testing.B) {
		for b.Loop() {
			theme.Read(res, docs).Find(theme.Options{})
		}
	})
}

// synthetic makes entries of words that are about as frequent as in English, in paragraphs of some sentences.
func synthetic(n, size int) []*journal.Entry {
	rng := rand.New(rand.NewPCG(1, 2))
	z := rand.NewZipf(rng, 1.1, 2.7, 29999)
	start, _ := journal.ISODate("2015-01-01")
	out := make([]*journal.Entry, n)
	for i := range out {
		var b strings.Builder
		for b.Len() < size {
			for range 5 {
				for k := range 12 {
					w := word(z.Uint64())
					if k == 0 {
						w = strings.ToUpper(w[:1]) + w[1:]
					}
					b.WriteString(w + " ")
				}
				b.WriteString("and so on.\n")
			}
			b.WriteString("\n")
		}
		out[i] = &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("n%05d", i), Date: start.AddDays(i / 3), Note: &journal.Note{}, Body: b.String()}
	}
	return out
}

// word spells a number in syllables, short for small numbers.
func word(n uint64) string {
	syllables := []string{"ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve", "wi", "zo", "ka", "mer"}
	s := syllables[n%16]
	for n /= 16; n > 0; n /= 16 {
		s += syllables[n%16]
	}
	return s
}
