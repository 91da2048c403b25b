package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func TestTheJournalsTemplatesLieOverOurs(t *testing.T) {
	t.Parallel()
	f := open(t)
	put(t, f, "templates/entry/career.md", "theirs\n")
	put(t, f, "templates/entry/more.md", "more\n")
	put(t, f, "templates/.hidden", "x")
	ours := fstest.MapFS{
		"entry/career.md": {Data: []byte("ours\n")}, "entry/decision.md": {Data: []byte("ours too\n")}, "help/dates.md": {Data: []byte("help\n")},
	}
	all := layOver(f.FS("templates"), ours)
	for name, want := range map[string]string{
		"entry/career.md": "theirs\n", "entry/decision.md": "ours too\n", "entry/more.md": "more\n", "help/dates.md": "help\n",
	} {
		if b, err := fs.ReadFile(all, name); err != nil || string(b) != want {
			t.Errorf("%s: got %q %v, want %q", name, b, err, want)
		}
	}
	if got, err := fs.Glob(all, "*/*.md"); err != nil || !slices.Equal(got, []string{"entry/career.md", "entry/decision.md", "entry/more.md", "help/dates.md"}) {
		t.Errorf("glob: got %q %v", got, err)
	}
	if err := fstest.TestFS(all, "entry/career.md", "entry/decision.md", "help/dates.md"); err != nil {
		t.Error(err)
	}
	if _, err := all.Open("none.md"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("none.md: got %v, want ErrNotExist", err)
	}
	if f.FS("lenses") != nil || layOver(nil, ours) == nil {
		t.Error("a folder that is not there is laid over")
	}
}

func TestAHostileTemplateFolderReachesNothing(t *testing.T) { // T7
	t.Parallel()
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret.md"), []byte("canary"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := open(t)
	put(t, f, "templates/entry/huge.md", strings.Repeat("x", resourceLimit+1))
	put(t, f, "2026/secret.md", "canary")
	for name, to := range map[string]string{
		"templates/entry/out.md": filepath.Join(outside, "secret.md"), "templates/dir": outside, "templates/up": "../2026",
		"templates/entry/decision.md": "../../2026/secret.md", "lenses": outside,
	} {
		if err := os.Symlink(to, f.Full(name)); err != nil {
			t.Fatal(err)
		}
	}
	ours := fstest.MapFS{"entry/decision.md": {Data: []byte("ours")}}
	all := layOver(f.FS("templates"), ours)
	for _, name := range []string{"entry/huge.md", "entry/out.md", "dir/secret.md", "up/secret.md", "entry/decision.md", "../2026/secret.md"} {
		if b, err := fs.ReadFile(all, name); err == nil || strings.Contains(err.Error(), "canary") {
			t.Errorf("%s: got %d bytes, want a refusal", name, len(b))
		}
	}
	if f.FS("lenses") != nil {
		t.Error("a folder that is a link is laid over")
	}
}
