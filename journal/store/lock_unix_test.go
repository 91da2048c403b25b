//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package store

import (
	"context"
	"errors"
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
