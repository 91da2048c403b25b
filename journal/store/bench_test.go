package store

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
)

// bigJournal writes n entries of about 2 KB over ten years, without the fsyncs of Create.
func bigJournal(b *testing.B, n int) *Store {
	b.Helper()
	dir := b.TempDir()
	for i := range n {
		e := decision(fmt.Sprintf("Question %d?", i))
		e.Date = journal.Date{Year: 2017 + i%10, Month: 3, Day: 1 + i%28}
		handle := fmt.Sprintf("question-%d", i)
		e.ID = journal.DecisionID(e.Date, handle)
		e.Lead = strings.Repeat("A sentence of some words that stands for what a person wrote.\n", 30)
		markdown.Compose(e, "")
		path := filepath.Join(dir, filepath.FromSlash(journal.EntryPath(e.ID)))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(path, markdown.Format(e), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	s, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return s
}

func BenchmarkEntries(b *testing.B) { // S1
	s := bigJournal(b, 10_000)
	for b.Loop() {
		if all, _, err := s.Entries(); err != nil || len(all) != 10_000 {
			b.Fatal(len(all), err)
		}
	}
}

// BenchmarkRead is what Entries is held against: the same files listed and read, and nothing made of them.
func BenchmarkRead(b *testing.B) {
	s := bigJournal(b, 10_000)
	for b.Loop() {
		l, err := s.folder.Walk()
		if err != nil {
			b.Fatal(err)
		}
		for _, name := range l.Files {
			if _, err := os.ReadFile(s.folder.Full(name)); err != nil {
				b.Fatal(err)
			}
		}
	}
}

func BenchmarkNames(b *testing.B) { // S1
	s := bigJournal(b, 10_000)
	for b.Loop() {
		if n, err := s.Names(); err != nil || len(n.IDs) != 10_000 {
			b.Fatal(err)
		}
	}
}

func BenchmarkCreate(b *testing.B) { // S1
	s := bigJournal(b, 1_000)
	for i := 0; b.Loop(); i++ {
		s.names = nil // each command is a process of its own
		if _, err := s.Create(note("2026-02-02-team", "x"), Name{Handle: fmt.Sprintf("team-%d", i)}); err != nil {
			b.Fatal(err)
		}
	}
}
