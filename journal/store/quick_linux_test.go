package store

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestAFileIsReadTheSameWithFewerCalls(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, "2026", name) }
	made := []error{
		os.Mkdir(filepath.Join(dir, "2026"), 0o700), os.Mkdir(at("folder.md"), 0o700), syscall.Mkfifo(at("pipe.md"), 0o600),
		os.WriteFile(at("empty.md"), nil, 0o600), os.WriteFile(at("short.md"), []byte("a line\n"), 0o600),
		os.WriteFile(at("full.md"), []byte(strings.Repeat("x", 4096)), 0o600), os.WriteFile(at("large.md"), []byte(strings.Repeat("x", 4097)), 0o600),
		os.WriteFile(filepath.Join(dir, "outside.md"), []byte("outside"), 0o600),
		os.Symlink("short.md", at("link.md")), os.Symlink("../outside.md", at("out.md")), os.Symlink("nowhere", at("dangling.md")),
	}
	for _, err := range made {
		if err != nil {
			t.Fatal(err)
		}
	}
	journal, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer journal.Close()
	folder, err := journal.below("2026")
	if err != nil || folder.quick == nil {
		t.Fatalf("got %v and quick %v, want the folder with a quick reader", err, folder.quick)
	}
	defer folder.Close()
	say := func(b []byte, err error) string {
		if err != nil {
			return "error: " + cause(err).Error()
		}
		return string(b)
	}
	const limit = 4096
	var b []byte
	for _, name := range []string{"short.md", "empty.md", "full.md", "large.md", "folder.md", "pipe.md", "gone.md", "short.md"} {
		got, err := folder.readListed(name, limit, b)
		b = got
		want, wantErr := journal.read("2026/"+name, limit)
		if say(got, err) != say(want, wantErr) {
			t.Errorf("%s: got %.60q, want %.60q", name, say(got, err), say(want, wantErr))
		}
	}
	for _, name := range []string{"link.md", "out.md", "dangling.md"} { // links that took a file's place since it was listed
		if got, err := folder.readListed(name, limit, nil); err == nil {
			t.Errorf("%s: got %q, want an error", name, got)
		}
	}
}
