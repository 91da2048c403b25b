//go:build unix

package store

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"
)

// The tests below run themselves again as a child that dies, or meets a full disk, in the middle of a write.
const (
	childStep   = "TWOWAY_TEST_STEP"
	childFolder = "TWOWAY_TEST_FOLDER"
	childAction = "TWOWAY_TEST_ACTION"
)

func runChild(t *testing.T, f *Folder, step, action string) error {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^TestChild$")
	cmd.Env = append(os.Environ(), childStep+"="+step, childFolder+"="+f.path, childAction+"="+action)
	return cmd.Run()
}

func TestChild(t *testing.T) {
	at := os.Getenv(childStep)
	if at == "" {
		return
	}
	if at == "draft" {
		typeAndDie(t, os.Getenv(childFolder))
	}
	f, err := OpenFolder(os.Getenv(childFolder))
	if err != nil {
		t.Fatal(err)
	}
	text := "new bytes\n"
	if at == "limit" {
		text = strings.Repeat("0123456789abcde\n", 1000)
		signal.Ignore(syscall.SIGXFSZ)
		limit := syscall.Rlimit{Cur: 4096, Max: 4096}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			t.Fatal(err)
		}
	}
	f.fault = func(s step) error {
		if string(s) == at {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {}
		}
		return nil
	}
	if os.Getenv(childAction) == "new" {
		err = f.WriteNew("reviews/new.md", []byte(text))
	} else {
		err = f.Replace("reviews/q.md", []byte("old\n"), []byte(text))
	}
	if at == "limit" && !errors.Is(err, syscall.EFBIG) {
		t.Fatalf("got %v, want EFBIG", err)
	}
}

func typeAndDie(t *testing.T, dir string) {
	d, err := OpenDrafts(dir).New(DraftContent{Command: "new", Journal: "/j", Started: morning})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Save([]Answer{{"why", []string{"typed before the end"}}}); err != nil {
		t.Fatal(err)
	}
	_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	select {}
}

func TestAKilledWindowLeavesADraftThatCanBeTakenUp(t *testing.T) { // L6
	t.Parallel()
	f := open(t)
	if err := runChild(t, f, "draft", ""); err == nil {
		t.Fatal("the child lives")
	}
	ds := OpenDrafts(f.path)
	all, err := ds.List("/j")
	if err != nil || len(all) != 1 || all[0].Live {
		t.Fatalf("got %+v %v, want one draft that no window holds", all, err)
	}
	d, err := ds.Latest("/j", "new", "")
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if len(d.Answers) != 1 || d.Answers[0].Values[0] != "typed before the end" {
		t.Errorf("got %+v, want the answer", d.Answers)
	}
}

func TestAProcessKilledAtAnyStepLeavesOldBytesOrNewOnes(t *testing.T) { // L8
	t.Parallel()
	for _, action := range []string{"new", "replace"} {
		for _, at := range []step{stepCreate, stepWrite, stepSync, stepLink, stepRename, stepSyncDir} {
			f := open(t)
			put(t, f, "reviews/q.md", "old\n")
			err := runChild(t, f, string(at), action)
			killed := at != stepLink && at != stepRename || (at == stepLink) == (action == "new")
			if killed == (err == nil) {
				t.Fatalf("%s at %s: the child ended with %v", action, at, err)
			}
			name, old := "reviews/q.md", "old\n"
			if action == "new" {
				name, old = "reviews/new.md", ""
			}
			b, err := os.ReadFile(f.Full(name))
			if s := string(b); s != old && s != "new bytes\n" || err != nil && (old != "" || !errors.Is(err, fs.ErrNotExist)) {
				t.Errorf("%s at %s: %s holds %q %v", action, at, name, b, err)
			}
			l, err := f.Walk()
			if err != nil || len(l.Left) > 0 || strings.Contains(strings.Join(l.Files, " "), tempPrefix) {
				t.Errorf("%s at %s: a leftover is read: %v %v", action, at, l, err)
			}
		}
	}
}

func TestAFullDiskLeavesTheOldBytes(t *testing.T) { // L11
	t.Parallel()
	for _, action := range []string{"new", "replace"} {
		f := open(t)
		put(t, f, "reviews/q.md", "old\n")
		if err := runChild(t, f, "limit", action); err != nil {
			t.Fatalf("%s: %v", action, err)
		}
		if got, want := tree(t, f), "reviews/q.md \"old\\n\"\n"; got != want {
			t.Errorf("%s: got %s, want %s", action, got, want)
		}
	}
}
