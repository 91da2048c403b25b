package theme

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"twoway/journal"
)

// zipf makes a journal of n entries of about size bytes: words as frequent as in English, sentences of a dozen words.
func zipf(tb testing.TB, n, size int) []Doc {
	res := resources(tb)
	list := make([]string, len(res.words))
	for w, x := range res.words {
		list[x.rank] = w
	}
	rng := rand.New(rand.NewPCG(1, 2))
	z := rand.NewZipf(rng, 1.1, 2.7, uint64(len(list)-1))
	docs := make([]Doc, n)
	start, _ := journal.ISODate("2015-01-01")
	for i := range docs {
		var b strings.Builder
		for b.Len() < size {
			for k := range 12 {
				w := list[z.Uint64()]
				if k == 0 {
					w = strings.ToUpper(w[:1]) + w[1:]
				}
				b.WriteString(w)
				b.WriteByte(' ')
			}
			b.WriteString("end. ")
		}
		text := b.String()
		docs[i].Entry = &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("n%05d", i), Date: start.AddDays(i / 3), Note: &journal.Note{}}
		var list []journal.Passage
		for len(text) > 0 {
			cut := min(len(text), 500)
			if j := strings.IndexByte(text[cut:], ' '); j >= 0 {
				cut += j + 1
			} else {
				cut = len(text)
			}
			list = append(list, journal.Passage{Line: 10, Text: text[:cut]})
			text = text[cut:]
		}
		docs[i].Prose = fixed(list...)
	}
	return docs
}

// 1,000 entries are still read with the means of small journals, as far as these pay; 10,000 are not.
func BenchmarkFind(b *testing.B) {
	for _, n := range []int{40, 200, 1000, 10000} {
		b.Run(fmt.Sprintf("%d entries", n), func(b *testing.B) {
			docs := zipf(b, n, 2000)
			bytes := 0
			for _, d := range docs {
				for _, p := range d.Prose() {
					bytes += len(p.Text)
				}
			}
			b.SetBytes(int64(bytes))
			b.ReportAllocs()
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			for b.Loop() {
				Read(resources(b), docs).Find(Options{})
			}
			runtime.ReadMemStats(&after)
			b.ReportMetric(float64(after.Sys-before.Sys)/(1<<20), "MB-more")
		})
	}
}

func BenchmarkLoadResources(b *testing.B) {
	for b.Loop() {
		if _, _, err := LoadResources(templatesFS, nil); err != nil {
			b.Fatal(err)
		}
	}
}
