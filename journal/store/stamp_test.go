package store

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func stampOf(t *testing.T, s *Store) Stamp {
	t.Helper()
	stamp, err := s.Stamp()
	if err != nil {
		t.Fatal(err)
	}
	return stamp
}

// putAt writes a file with a time stamp, as an editor or a sync tool does.
func putAt(t *testing.T, s *Store, name, text string, at time.Time) {
	t.Helper()
	full := s.Folder().Full(name)
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(full, at, at); err != nil {
		t.Fatal(err)
	}
}

// S1: what a shell prompt remembers holds only as long as no entry has changed.
func TestAStampChangesWithTheEntryFilesAndWithNothingElse(t *testing.T) {
	t.Parallel()
	const team, root = "2026/2026-02-02-team.md", "2026-02-03-root.md"
	full := func(s *Store, name string) string { return s.Folder().Full(name) }
	for _, c := range []struct {
		name    string
		change  func(t *testing.T, s *Store) error
		changed bool
	}{
		{"nothing", func(*testing.T, *Store) error { return nil }, false},
		{"a file of another size", func(t *testing.T, s *Store) error { putAt(t, s, team, "longer", morning); return nil }, true},
		{"a file of the same size", func(t *testing.T, s *Store) error { putAt(t, s, team, "bb", morning.Add(time.Second)); return nil }, true},
		{"a file in the folder itself", func(t *testing.T, s *Store) error { putAt(t, s, root, "ccc", morning); return nil }, true},
		{"a new file", func(t *testing.T, s *Store) error { putAt(t, s, "2027/2027-01-01-new.md", "aa", morning); return nil }, true},
		{"a new file far below", func(t *testing.T, s *Store) error { putAt(t, s, "a/b/c/d.md", "aa", morning); return nil }, true},
		{"a file that went", func(_ *testing.T, s *Store) error { return os.Remove(full(s, team)) }, true},
		{"a file with another name", func(_ *testing.T, s *Store) error { return os.Rename(full(s, team), full(s, "2026/other.md")) }, true},
		{"a file that nobody may read any more", func(_ *testing.T, s *Store) error { return os.Chmod(full(s, team), 0o200) }, runtime.GOOS != "windows"},
		{"a file that is no Markdown", func(t *testing.T, s *Store) error { putAt(t, s, "2026/x.txt", "aa", morning); return nil }, false},
		{"a file in a hidden folder", func(t *testing.T, s *Store) error { putAt(t, s, ".git/x.md", "aa", morning); return nil }, false},
		{"a template", func(t *testing.T, s *Store) error { putAt(t, s, "templates/x.md", "aa", morning); return nil }, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := openStore(t)
			putAt(t, s, team, "aa", morning)
			putAt(t, s, root, "aa", morning)
			before := stampOf(t, s)
			if err := c.change(t, s); err != nil {
				t.Fatal(err)
			}
			if after := stampOf(t, s); (after.With("k") != before.With("k")) != c.changed {
				t.Errorf("got %s after %s, want changed %v", after.With("k"), before.With("k"), c.changed)
			}
		})
	}
}

func TestAStampSeesAReplacedFileWhoseTimeWasPutBack(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		return // there, size and time of writing are all that is asked for
	}
	s := openStore(t)
	putAt(t, s, "2026/a.md", "aa", morning)
	before := stampOf(t, s)
	putAt(t, s, "2026/b.md", "bb", morning) // stands beside the old one, so it has another number
	if err := os.Rename(s.Folder().Full("2026/b.md"), s.Folder().Full("2026/a.md")); err != nil {
		t.Fatal(err)
	}
	if stampOf(t, s).With() == before.With() {
		t.Error("the stamp is the same")
	}
}

func TestAStampIsSettledOnceNoFileWasTouchedForTwoSeconds(t *testing.T) {
	t.Parallel()
	s := openStore(t)
	if !stampOf(t, s).Settled(morning) {
		t.Error("an empty journal: got unsettled")
	}
	putAt(t, s, "2026/old.md", "aa", morning)
	putAt(t, s, "2026/a.md", "aa", morning)
	stamp := stampOf(t, s)
	for after, want := range map[time.Duration]bool{-time.Hour: false, 0: false, settle: false, settle + 1: true, time.Hour: true} {
		if got := stamp.Settled(stamp.touched.Add(after)); got != want {
			t.Errorf("%v after the last touch: got %v, want %v", after, got, want)
		}
	}
}

func TestAStampKeysAnswersByWhatElseTheyDependOn(t *testing.T) {
	t.Parallel()
	s := stampOf(t, openStore(t))
	keys := map[string]bool{s.With(): true, s.With("a", "b"): true, s.With("a"): true, s.With("ab"): true, s.With("b", "a"): true}
	if len(keys) != 5 || !keys[s.With("a")] {
		t.Errorf("got %v, want five different keys, and one of them for \"a\" again", keys)
	}
}

func BenchmarkStamp(b *testing.B) { // S1
	s := bigJournal(b, 10_000)
	for b.Loop() {
		if _, err := s.Stamp(); err != nil {
			b.Fatal(err)
		}
	}
}
