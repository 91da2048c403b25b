//go:build unix

package cmd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestCommitsAtOnceAreAllRecorded(t *testing.T) { // L4, G2
	t.Parallel()
	dir := t.TempDir()
	vars := []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + dir, "GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_NOSYSTEM=1",
		"GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org",
	}
	run := func(args ...string) string {
		c := exec.Command("git", append([]string{"-C", dir}, args...)...)
		c.Env = vars
		out, err := c.CombinedOutput()
		if err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	run("init", "-q")
	run("commit", "-q", "--allow-empty", "-m", "first")
	const windows = 12
	env := &Env{Environ: vars}
	var wg sync.WaitGroup
	for i := range windows {
		name := fmt.Sprintf("%02d.md", i)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
		wg.Go(func() {
			if err := commitAlone(t.Context(), env, dir, []string{name}, name); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		})
	}
	wg.Wait()
	if left, n := run("status", "--porcelain"), run("rev-list", "--count", "HEAD"); left != "" || n != fmt.Sprint(windows+1) {
		t.Errorf("got %s commits and, not recorded:\n%s\nwant %d and none", n, left, windows+1)
	}
}

func TestAnExportSaysThatAnotherIsAtWork(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	release, err := lockExport(t.Context(), dir, 0)
	if err != nil || release == nil {
		t.Fatalf("got %v, want the lock", err)
	}
	var h *hinted
	if _, err := lockExport(t.Context(), dir, 0); !errors.As(err, &h) || !strings.HasPrefix(err.Error(), "another export is at work in "+dir) {
		t.Errorf("while it is held: got %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := lockExport(ctx, dir, lockPatience); !errors.Is(err, errInterrupted) {
		t.Errorf("interrupted while it is held: got %v", err)
	}
	release()
	// A program that another test starts may hold what is open here for a moment.
	if release, err := lockExport(t.Context(), dir, time.Minute); err != nil || release == nil {
		t.Errorf("afterwards: got %v, want the lock", err)
	}
	if release, err := lockExport(t.Context(), filepath.Join(dir, "none"), 0); err != nil || release != nil {
		t.Errorf("a folder that is not there: got %v, want no lock yet", err)
	}
}
