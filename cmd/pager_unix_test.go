//go:build unix

package cmd_test

import (
	"syscall"
	"testing"
)

// Ctrl-C in the pager is the pager's, and a pager that must go gives the terminal back as it found it.
func TestAnInterruptInThePagerLeavesTheTerminalAsItWas(t *testing.T) {
	t.Parallel()
	const begins = `cat >/dev/null; exec </dev/tty; saved=$(stty -g); stty -icanon -echo; `
	cases := []struct {
		name, pager string
		sig         syscall.Signal
		keys        string
		code        int
	}{
		{"Ctrl-C that the pager takes for itself", begins + `trap 'echo STAYS' INT; echo READY; until read x; do :; done; stty "$saved"; echo "SAYS $x"`, 0, "\x03", 0},
		{"Ctrl-C that ends the pager", begins + `trap 'stty "$saved"; echo STAYS; trap - INT; kill -INT $$' INT; echo READY; read x; read x`, 0, "\x03", 130},
		{"a kill", begins + `trap 'stty "$saved"; echo STAYS; exit 0' TERM; echo READY; read x; read x`, syscall.SIGTERM, "", 130},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t).with("PAGER=" + c.pager)
			p.must("new", "Stay or go?", "--choice", "stay", "--handle", "it")
			s := p.sit("show", "it")
			s.until("READY")
			if c.sig != 0 {
				if err := s.cmd.Process.Signal(c.sig); err != nil {
					t.Fatal(err)
				}
			}
			s.keys(c.keys)
			s.until("STAYS")
			if c.code == 0 {
				s.keys("q\n")
				s.until("SAYS q")
			}
			s.wants(c.code)
		})
	}
}
