package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"twoway/journal"
)

func open(t *testing.T) *Folder {
	t.Helper()
	f, err := OpenFolder(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func put(t *testing.T, f *Folder, name, text string) {
	t.Helper()
	full := f.Full(name)
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, f *Folder, name string) string {
	t.Helper()
	b, err := os.ReadFile(f.Full(name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// tree lists everything under the folder, temporary and hidden files too, with the bytes of each file.
func tree(t *testing.T, f *Folder) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(f.path, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(f.path, p)
		bytes, err := os.ReadFile(p)
		fmt.Fprintf(&b, "%s %q\n", filepath.ToSlash(rel), bytes)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestAFileIsWrittenOnceForItsOwnerAlone(t *testing.T) { // P3
	t.Parallel()
	f := open(t)
	if err := f.WriteNew("2026/a.md", []byte("one\n")); err != nil {
		t.Fatal(err)
	}
	err := f.WriteNew("2026/a.md", []byte("two\n"))
	if !errors.Is(err, journal.ErrExists) || !strings.Contains(err.Error(), f.Full("2026/a.md")) {
		t.Errorf("second WriteNew: got %v, want ErrExists with the path", err)
	}
	if got, want := tree(t, f), "2026/a.md \"one\\n\"\n"; got != want {
		t.Errorf("tree: got %s, want %s", got, want)
	}
	if runtime.GOOS == "windows" {
		return
	}
	for name, want := range map[string]fs.FileMode{"2026": 0o700, "2026/a.md": 0o600} {
		info, err := os.Stat(f.Full(name))
		if err != nil || info.Mode().Perm() != want {
			t.Errorf("mode of %s: got %v %v, want %v", name, info.Mode().Perm(), err, want)
		}
	}
}

func TestOneOfManyRacingCreatorsWins(t *testing.T) { // L4
	t.Parallel()
	f := open(t)
	var won atomic.Int32
	var winner atomic.Value
	var wg sync.WaitGroup
	for i := range 64 {
		wg.Go(func() {
			text := fmt.Sprintf("writer %d\n", i)
			switch err := f.WriteNew("2026/a.md", []byte(text)); {
			case err == nil:
				won.Add(1)
				winner.Store(text)
			case !errors.Is(err, journal.ErrExists):
				t.Errorf("writer %d: %v", i, err)
			}
		})
	}
	wg.Wait()
	if won.Load() != 1 {
		t.Fatalf("winners: got %d, want 1", won.Load())
	}
	if got, want := tree(t, f), fmt.Sprintf("2026/a.md %q\n", winner.Load()); got != want {
		t.Errorf("tree: got %s, want %s", got, want)
	}
}

func TestADiskWithoutLinksStillCreatesExclusively(t *testing.T) {
	t.Parallel()
	f := open(t)
	f.fault = func(s step) error {
		if s == stepLink {
			return syscall.EPERM
		}
		return nil
	}
	if err := f.WriteNew("a.md", []byte("one\n")); err != nil {
		t.Fatal(err)
	}
	if err := f.WriteNew("a.md", []byte("two\n")); !errors.Is(err, journal.ErrExists) {
		t.Errorf("second: got %v, want ErrExists", err)
	}
	if err := f.writeThrough("a.md", []byte("two\n")); !errors.Is(err, journal.ErrExists) {
		t.Errorf("a writer that lost the race: got %v, want ErrExists", err)
	}
	if got, want := tree(t, f), "a.md \"one\\n\"\n"; got != want {
		t.Errorf("tree: got %s, want %s", got, want)
	}
}

var errFull = fmt.Errorf("disk: %w", syscall.ENOSPC)

func TestAFaultAtAnyStepLeavesOldBytesOrNewOnes(t *testing.T) { // L8, L11
	t.Parallel()
	steps := []step{stepMake, stepCreate, stepWrite, stepSync, stepLink, stepThrough, stepRename, stepSyncDir}
	for _, bad := range steps {
		for _, action := range []string{"new", "replace"} {
			t.Run(string(bad)+" while "+action, func(t *testing.T) {
				t.Parallel()
				f := open(t)
				put(t, f, "reviews/q.md", "old\n")
				met := false
				f.fault = func(s step) error {
					// A disk without links that fails while writing through must fail at the link first.
					if s == bad || bad == stepThrough && s == stepLink {
						met = met || s == bad
						return errFull
					}
					return nil
				}
				name, err := "2026/a.md", error(nil)
				if action == "new" {
					err = f.WriteNew(name, []byte("new bytes\n"))
				} else {
					name = "reviews/q.md"
					err = f.Replace(name, []byte("old\n"), []byte("new bytes\n"))
				}
				f.fault = nil
				checkWhole(t, f, name, met && bad != stepLink, err)
			})
		}
	}
}

func checkWhole(t *testing.T, f *Folder, name string, failed bool, err error) {
	t.Helper()
	old := name == "reviews/q.md"
	b, rerr := os.ReadFile(f.Full(name))
	whole := string(b) == "new bytes\n" || old && string(b) == "old\n" || !old && errors.Is(rerr, fs.ErrNotExist)
	if !whole {
		t.Errorf("%s holds %q %v: neither the old bytes nor the new", name, b, rerr)
	}
	if failed != (err != nil) {
		t.Errorf("error: got %v, want one: %v", err, failed)
	}
	if err != nil && (!errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), f.path)) {
		t.Errorf("error: got %v, want the disk's, with the path", err)
	}
	if err == nil && string(b) != "new bytes\n" {
		t.Errorf("no error, but %s holds %q", name, b)
	}
	if left := tree(t, f); strings.Contains(left, tempPrefix) {
		t.Errorf("a temporary file is left:\n%s", left)
	}
}

func TestReplaceWritesOnlyOverWhatWasRead(t *testing.T) { // L5, L10
	t.Parallel()
	f := open(t)
	put(t, f, "q.md", "one\n")
	cases := []struct {
		name          string
		before, after []byte
		want          error
		disk          string
	}{
		{"the same bytes go over what was read", []byte("one\n"), []byte("two\n"), nil, "two\n"},
		{"a file that changed is left alone", []byte("one\n"), []byte("three\n"), journal.ErrChanged, "two\n"},
		{"a file that grew is left alone", []byte("two"), []byte("three\n"), journal.ErrChanged, "two\n"},
		{"a file that should not be there is left alone", nil, []byte("three\n"), journal.ErrChanged, "two\n"},
		{"an empty file is not a missing one", []byte{}, []byte("three\n"), journal.ErrChanged, "two\n"},
	}
	for _, c := range cases {
		if err := f.Replace("q.md", c.before, c.after); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, err, c.want)
		}
		if got := get(t, f, "q.md"); got != c.disk {
			t.Errorf("%s: disk holds %q, want %q", c.name, got, c.disk)
		}
	}
	if err := f.Replace("gone.md", []byte("x"), []byte("y")); !errors.Is(err, journal.ErrChanged) {
		t.Errorf("a file that went away: got %v, want ErrChanged", err)
	}
	if err := f.Replace("fresh.md", nil, []byte("y")); err != nil || get(t, f, "fresh.md") != "y" {
		t.Errorf("a new file: %v", err)
	}
}

func TestReplaceSeesAChangeMadeWhileItWrites(t *testing.T) { // L5
	t.Parallel()
	f := open(t)
	put(t, f, "q.md", "one\n")
	f.fault = func(s step) error {
		if s == stepRename {
			put(t, f, "q.md", "typed meanwhile\n")
		}
		return nil
	}
	err := f.Replace("q.md", []byte("one\n"), []byte("two\n"))
	if !errors.Is(err, journal.ErrChanged) {
		t.Errorf("got %v, want ErrChanged", err)
	}
	if got, want := tree(t, f), "q.md \"typed meanwhile\\n\"\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestReplaceWithTheSameBytesKeepsTheTimeStamp(t *testing.T) { // L10
	t.Parallel()
	f := open(t)
	put(t, f, "q.md", "one\n")
	f.fault = func(s step) error {
		if s == stepRead {
			return nil
		}
		return fmt.Errorf("nothing may be written, but: %s", s)
	}
	before, _ := os.Stat(f.Full("q.md"))
	if err := f.Replace("q.md", []byte("one\n"), []byte("one\n")); err != nil {
		t.Fatal(err)
	}
	after, _ := os.Stat(f.Full("q.md"))
	if !os.SameFile(before, after) || before.ModTime() != after.ModTime() {
		t.Errorf("the file was written again: %v then %v", before, after)
	}
}

func TestReplaceKeepsTheMode(t *testing.T) { // L9
	t.Parallel()
	if runtime.GOOS == "windows" {
		return
	}
	for _, mode := range []fs.FileMode{0o600, 0o640, 0o644, 0o755} {
		f := open(t)
		put(t, f, "q.md", "one\n")
		if err := os.Chmod(f.Full("q.md"), mode); err != nil {
			t.Fatal(err)
		}
		if err := f.Replace("q.md", []byte("one\n"), []byte("two\n")); err != nil {
			t.Fatal(err)
		}
		if info, _ := os.Stat(f.Full("q.md")); info.Mode().Perm() != mode {
			t.Errorf("mode: got %v, want %v", info.Mode().Perm(), mode)
		}
	}
}

func TestLinksAreNeverWrittenThrough(t *testing.T) { // L9
	t.Parallel()
	outside := t.TempDir()
	target := filepath.Join(outside, "theirs.md")
	if err := os.WriteFile(target, []byte("theirs\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	f := open(t)
	put(t, f, "inside/real.md", "theirs\n")
	links := map[string]string{"out.md": target, "in.md": "inside/real.md", "dangling.md": "nowhere", "out": outside, "in": "inside"}
	for name, to := range links {
		if err := os.Symlink(to, f.Full(name)); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"out.md", "in.md", "out/theirs.md", "in/real.md"} {
		if err := f.Replace(name, []byte("theirs\n"), []byte("ours\n")); !errors.Is(err, ErrNotRegular) {
			t.Errorf("Replace %s: got %v, want ErrNotRegular", name, err)
		}
		if _, err := f.Read(name, 100); !errors.Is(err, ErrNotRegular) && name != "in/real.md" && err == nil {
			t.Errorf("Read %s: got no error", name)
		}
	}
	for name, want := range map[string]error{"dangling.md": journal.ErrExists, "out/new.md": ErrNotRegular, "in/new.md": ErrNotRegular} {
		if err := f.WriteNew(name, []byte("ours\n")); !errors.Is(err, want) {
			t.Errorf("WriteNew %s: got %v, want %v", name, err, want)
		}
	}
	for _, name := range []string{"../x.md", "/x.md", "a/../../x.md", "", ".", "a//b.md"} {
		if err := f.WriteNew(name, nil); err == nil {
			t.Errorf("WriteNew %q: got no error", name)
		}
	}
	if b, _ := os.ReadFile(target); string(b) != "theirs\n" {
		t.Errorf("outside: got %q", b)
	}
	if names, _ := os.ReadDir(outside); len(names) != 1 {
		t.Errorf("outside: got %v, want one file", names)
	}
	for name := range links {
		if info, err := os.Lstat(f.Full(name)); err != nil || info.Mode()&fs.ModeSymlink == 0 {
			t.Errorf("%s: the link does not stand: %v %v", name, info, err)
		}
	}
}

func TestAFolderReachedThroughALinkWorks(t *testing.T) { // L9
	t.Parallel()
	real, dir := t.TempDir(), t.TempDir()
	link := filepath.Join(dir, "journal")
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	f, err := OpenFolder(link)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.WriteNew("a.md", []byte("x")); err != nil {
		t.Fatal(err)
	}
	if l, err := f.Walk(); err != nil || !slices.Equal(l.Files, []string{"a.md"}) {
		t.Errorf("got %v %v, want a.md", l, err)
	}
}

func TestReadHoldsItsLimit(t *testing.T) {
	t.Parallel()
	f := open(t)
	put(t, f, "a.md", strings.Repeat("x", 100))
	if b, err := f.Read("a.md", 100); err != nil || len(b) != 100 {
		t.Errorf("at the limit: got %d bytes, %v", len(b), err)
	}
	if _, err := f.Read("a.md", 99); !errors.Is(err, ErrTooLarge) {
		t.Errorf("above the limit: got %v, want ErrTooLarge", err)
	}
	if _, err := readUpTo(bytes.NewReader(make([]byte, 5000)), make([]byte, 0, 1), 0, 4000); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a file that grows while it is read: got %v, want ErrTooLarge", err)
	}
	if b, err := readUpTo(bytes.NewReader(make([]byte, 5000)), make([]byte, 0, 1), 0, 5000); err != nil || len(b) != 5000 {
		t.Errorf("a file that grew within the limit: got %d bytes, %v", len(b), err)
	}
	if _, err := f.Read("none.md", 9); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), f.Full("none.md")) {
		t.Errorf("a missing file: got %v, want ErrNotExist with the path", err)
	}
	if _, err := f.Read("../a.md", 9); err == nil {
		t.Error("a name that leads out was read")
	}
}

func TestWalkNamesWhatItLeavesOut(t *testing.T) { // N6
	t.Parallel()
	f := open(t)
	for _, name := range []string{
		"2026/b.md", "2026/a.md", "2026-x.md", "a/z.md", "a-b.md", ".hidden.md", ".git/config.md", ".obsidian/x.md",
		".tw-abc.tmp", "2026/.tw-abc.tmp", "2026/.gitkeep", "2026/._a.md", "2026/.a.md.swp", "2026/a.md~", "2026/#a.md#", "x.bak",
		"2026/a.sync-conflict-20260202-101010-ABCDEFG.md", "2026/a (conflicted copy).md", "2026/a (Sam's conflicted copy 2026-02-02).md",
	} {
		put(t, f, name, "x")
	}
	if err := os.Symlink("a.md", f.Full("2026/link.md")); err != nil {
		t.Fatal(err)
	}
	l, err := f.Walk()
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"2026-x.md", "2026/a.md", "2026/b.md", "a-b.md", "a/z.md"}; !slices.Equal(l.Files, want) {
		t.Errorf("files: got %q, want %q", l.Files, want)
	}
	var left []string
	for _, p := range l.Left {
		left = append(left, p.Rule+" "+p.Path)
	}
	want := []string{
		"sync-copy 2026/a (Sam's conflicted copy 2026-02-02).md", "sync-copy 2026/a (conflicted copy).md",
		"sync-copy 2026/a.sync-conflict-20260202-101010-ABCDEFG.md", "link 2026/link.md",
	}
	if !slices.Equal(left, want) {
		t.Errorf("left out: got %q, want %q", left, want)
	}
}

func TestAFolderIsMadeOnlyWhereItsParentIs(t *testing.T) { // X4
	t.Parallel()
	dir := t.TempDir()
	for range 2 {
		f, err := MakeFolderIn(filepath.Join(dir, "vault"))
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	missing := filepath.Join(dir, "typo", "vault")
	if _, err := MakeFolderIn(missing); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), missing) {
		t.Errorf("got %v, want ErrNotExist with the path", err)
	}
	if _, err := os.Stat(filepath.Join(dir, "typo")); err == nil {
		t.Error("the parent was made")
	}
}
