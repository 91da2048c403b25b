//go:build unix

package cmd_test

import (
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// S1: new opens no other entry. The one that stands here is a pipe that nobody writes into, so that opening it would wait for
// ever.
func TestANewDecisionOpensNoOtherEntry(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "A first one?", "--choice", "a")
	if err := syscall.Mkfifo(filepath.Join(p.home, "j", "2026", "2026-01-01-pipe.md"), 0o600); err != nil {
		t.Fatal(err)
	}
	done := make(chan string, 1)
	go func() {
		_, out, errs := p.run("", "new", "A second one?", "--choice", "a", "--supersedes", "a-first-one")
		done <- out + errs
	}()
	select {
	case said := <-done:
		if !strings.Contains(said, "2026-02-02-a-second-one.md") {
			t.Errorf("new said\n%s", said)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("new waits for another entry to be read")
	}
}
