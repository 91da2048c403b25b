package export

import (
	"fmt"
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
)

// large is a journal of n entries: one decision to nine entries about it, each of about 2 KB.
func large(n int) []*journal.Entry {
	text := strings.Repeat("Reviewing instead of building, three evenings in a row; liking it more than I admit.\n\n", 20)
	entries := make([]*journal.Entry, 0, n)
	start := date("2020-01-01")
	var about string
	for i := range n {
		day := start.AddDays(i / 10)
		e := &journal.Entry{Date: day}
		if i%10 == 0 {
			about = journal.DecisionID(day, fmt.Sprintf("fork-%d", i))
			e.Kind, e.ID, e.Decision = journal.KindDecision, about, &journal.Decision{Question: fmt.Sprintf("Fork %d?", i), Choice: journal.Undecided}
		} else {
			e.Kind, e.About, e.Note = journal.KindNote, about, &journal.Note{}
			e.ID = journal.AboutID(day, journal.Minute(i%10), -1, journal.Handle(about))
		}
		e.Lead = text
		markdown.Compose(e, "")
		e.Path = journal.EntryPath(e.ID)
		c, _ := markdown.Parse(e.Path, markdown.Format(e))
		entries = append(entries, c)
	}
	return entries
}

// An export of 10,000 notes again with nothing changed, against reading both sides ("Speed" in PRODUCT.md asks for three times that).
func BenchmarkAgainObsidian(b *testing.B) {
	f, _ := open(b)
	entries := large(10_000)
	asOf := date("2023-01-01")
	states, _ := journal.FoldAll(entries, asOf, journal.DefaultRule())
	in := Input{Entries: entries, States: states, AsOf: asOf}
	plan, err := Begin(&quick{Folder: f}, "obsidian").Compare(in, Options{})
	if err != nil {
		b.Fatal(err)
	}
	q := &quick{Folder: f, files: map[string][]byte{}}
	if _, err := Apply(q, plan); err != nil {
		b.Fatal(err)
	}
	b.Run("again", func(b *testing.B) {
		for b.Loop() {
			plan, err := Begin(q, "obsidian").Compare(in, Options{})
			if err != nil || plan.Count(Same) != len(plan.Steps) {
				b.Fatal(err, len(plan.Steps), plan.Count(Same))
			}
			if _, err := Apply(q, plan); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("parsing the entries", func(b *testing.B) {
		for b.Loop() {
			for _, e := range entries {
				markdown.Parse(e.Path, markdown.Format(e))
			}
		}
	})
}

// quick holds the files in memory, so that the work of the export is seen and not that of the disk.
type quick struct {
	Folder
	files map[string][]byte
}

func (q *quick) Read(name string, limit int64) ([]byte, error) {
	if b, ok := q.files[name]; ok {
		return b, nil
	}
	return q.Folder.Read(name, limit)
}

func (q *quick) WriteNew(name string, b []byte) error { q.files[name] = b; return nil }

func (q *quick) Replace(name string, _, after []byte) error { q.files[name] = after; return nil }
