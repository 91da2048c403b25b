package store

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"twoway/journal"
)

func TestRemoveTakesAwayOnlyWhatItsCallerHasRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("a/note.md", "text")
	write("journal/.twoway.yaml", "format: 1\n")
	write("journal/2026/entry.md", "text")
	f, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Remove("a/note.md", []byte("other")); !errors.Is(err, journal.ErrChanged) || !f.Exists("a/note.md") {
		t.Errorf("other bytes: %v, still there: %v", err, f.Exists("a/note.md"))
	}
	if err := f.Remove("journal/2026/entry.md", []byte("text")); err == nil || !f.Exists("journal/2026/entry.md") {
		t.Errorf("an entry of a journal was removed (%v)", err)
	}
	if err := f.Remove("../x", []byte("text")); err == nil {
		t.Errorf("a name that leads out was taken")
	}
	if err := f.Remove("a/note.md", []byte("text")); err != nil || f.Exists("a/note.md") {
		t.Errorf("the same bytes: %v", err)
	}
	if os.Symlink(filepath.Join(dir, "journal/2026/entry.md"), filepath.Join(dir, "a/link.md")) == nil {
		if err := f.Remove("a/link.md", []byte("text")); !errors.Is(err, ErrNotRegular) {
			t.Errorf("a link: %v", err)
		}
	}
}
