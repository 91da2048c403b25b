//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package store

import (
	"errors"
	"os"
	"syscall"
)

// tryLock takes the file for this window alone; false when another window has it. The system gives it free when the process
// ends, however it ends. A disk that knows no locks says nothing about other windows, so the file counts as taken by us.
func tryLock(f *os.File) bool { return flock(f, syscall.LOCK_EX) }

// tryShare says whether nobody holds the file.
func tryShare(f *os.File) bool { return flock(f, syscall.LOCK_SH) }

// held says whether somebody holds a file; known is false where the disk knows no locks. The file stays taken until it is closed.
func held(f *os.File) (yes, known bool) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	yes = errors.Is(err, syscall.EWOULDBLOCK)
	return yes, yes || err == nil
}

// waitLock takes the file as tryLock does and waits until it is free.
func waitLock(f *os.File) { _ = syscall.Flock(int(f.Fd()), syscall.LOCK_EX) }

func flock(f *os.File, how int) bool {
	err := syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
	return !errors.Is(err, syscall.EWOULDBLOCK)
}
