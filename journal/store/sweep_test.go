package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestAWriteTakesOurOldTemporaryFilesAwayAndNothingElse(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	random := strings.Repeat("abc234", 5)[:tempRandom]
	names := map[string]bool{ // name → stays
		"2026/.tw-" + random + ".tmp":            false,
		"2026/.tw-" + random[1:] + "z.tmp":       true, // young and held: another run is at work
		"2026/.tw-notes.tmp":                     true,
		"2026/.tw-" + random + ".md":             true,
		"2026/tw-" + random + ".tmp":             true,
		"2026/.tw-" + random[:25] + "9.tmp":      true,
		"2025/.tw-" + random + ".tmp":            true,  // not written into
		"2024/.tw-" + random + ".tmp":            false, // named
		"2026/.tw-" + random[2:] + "zz.tmp/x.md": true,
		"2023/.tw-" + random + ".tmp":            false, // named where nothing was written
		"2023/.tw-" + random[1:] + "z.tmp":       true,
	}
	old := time.Now().Add(-3 * time.Hour)
	for name := range names {
		p := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o700), os.WriteFile(p, []byte("half"), 0o600)); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "z.tmp") {
			file, err := os.Open(p)
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			held(file)
		} else {
			if err := os.Chtimes(p, old, old); err != nil {
				t.Fatal(err)
			}
		}
	}
	f, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.WriteNew("2026/a.md", []byte("text")); err != nil {
		t.Fatal(err)
	}
	f.Sweep("2026/a.md", []string{"2026", "2024", "none"})
	f.Sweep("", []string{"2023"})
	if all, err := os.ReadDir(filepath.Join(dir, "2023")); err != nil || len(all) != 1 {
		t.Errorf("2023 holds %v, %v; want the young one alone", all, err)
	}
	for name, stays := range names {
		if _, err := os.Lstat(filepath.Join(dir, name)); (err == nil) != stays {
			t.Errorf("%s stays: got %v, want %v", name, err == nil, stays)
		}
	}
}
