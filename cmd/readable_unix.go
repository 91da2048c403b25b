//go:build linux || darwin

package cmd

import (
	"errors"
	"os"
	"syscall"
	"time"
)

// continued are the signals of a program that goes on after it was stopped.
var continued = []os.Signal{syscall.SIGCONT}

const asksTerminals = true

// readable says whether a read from a file would give something within a while. From a terminal that hands over whole lines, a line.
func readable(f *os.File, atMost time.Duration) bool {
	fd := int(f.Fd())
	for fd < 31 { // the bits of the first word; standard input is 0
		var set syscall.FdSet
		set.Bits[0] = 1 << fd
		left := syscall.NsecToTimeval(atMost.Nanoseconds())
		if err := selectOf(fd+1, &set, &left); !errors.Is(err, syscall.EINTR) {
			return err == nil && set.Bits[0] != 0
		}
	}
	return false
}
