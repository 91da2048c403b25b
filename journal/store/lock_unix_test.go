//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package store

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestAFolderIsLockedByOneAtATime(t *testing.T) { // L4
	t.Parallel()
	dir := t.TempDir()
	release, err := LockFolder(t.Context(), dir, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := LockFolder(t.Context(), dir, 2*lockStep); !errors.Is(err, ErrInUse) {
		t.Errorf("while it is held: got %v, want ErrInUse", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := LockFolder(ctx, dir, time.Minute); !errors.Is(err, context.Canceled) {
		t.Errorf("an interrupt while it is held: got %v", err)
	}
	time.AfterFunc(3*lockStep, release)
	again, err := LockFolder(t.Context(), dir, time.Minute)
	if err != nil {
		t.Fatalf("after it is given free: %v", err)
	}
	again()
	if f, err := OpenFolder(dir); err != nil {
		t.Error(err)
	} else if l, err := f.Walk(); err != nil || len(l.Files) > 0 {
		t.Errorf("the lock left %v behind (%v)", l.Files, err)
	}
}

func TestALeftoverIsToldByItsLockAndNotByItsAge(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	left := tempPrefix + strings.Repeat("a", tempRandom) + tempSuffix
	if err := os.WriteFile(filepath.Join(dir, left), []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	inUse, done, err := f.writeTemp(".", []byte("of another run"), filePerm)
	if err != nil {
		t.Fatal(err)
	}
	s := &Store{folder: f}
	if got := s.Leftovers(); len(got) != 1 || got[0].Path != left || got[0].Mend == "" || got[0].Unreadable {
		t.Errorf("named: %+v, want %s alone", got, left)
	}
	f.Sweep("", []string{"."})
	if f.Exists(left) {
		t.Error("what a killed run left a moment ago stays")
	}
	if !f.Exists(inUse) {
		t.Error("what another run is writing goes")
	}
	if done(); f.Exists(inUse) {
		t.Error("what is done with stays")
	}
}
