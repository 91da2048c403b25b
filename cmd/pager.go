package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"
)

// page shows what write prints in the person's pager where standard output is a terminal, and prints it straight otherwise.
func (a *app) page(ctx context.Context, s *settings, write func(w io.Writer) error) error {
	command := a.pagerCommand(s)
	if command == "" {
		return write(a.env.Out)
	}
	var text strings.Builder
	if err := write(&text); err != nil {
		return err
	}
	c := exec.CommandContext(ctx, "sh", "-c", command)
	c.Env = a.env.Environ
	if a.env.Getenv("LESS") == "" {
		// Leave when the text fits, keep colours and links, and leave the text on the screen.
		c.Env = append(slices.Clone(a.env.Environ), "LESS=FRX")
	}
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(text.String()), a.env.Out, a.env.Err
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGTERM) } // pagers put the terminal right and go
	c.WaitDelay = 2 * time.Second
	if a.env.Hold != nil {
		defer a.env.Hold()() // Ctrl-C is a key of the pager's
	}
	if err := c.Run(); err != nil {
		var exit *exec.ExitError
		if ctx.Err() != nil || errors.As(err, &exit) && interrupted(exit) {
			return errInterrupted
		}
		a.env.say("the pager %q ended with an error (%v); here is the text", command, err)
		_, err = io.WriteString(a.env.Out, text.String())
		return err
	}
	return nil
}

// pagerCommand is the setting pager, else $PAGER, else less; empty where there is no terminal to page on. cat and off are none.
func (a *app) pagerCommand(s *settings) string {
	if !a.env.Term.Out || !a.env.Term.In || a.env.Term.Plain || a.noInput {
		return ""
	}
	command := cmp.Or(s.Pager, a.env.Getenv("PAGER"))
	if command == "" {
		if _, err := exec.LookPath("less"); err != nil {
			return ""
		}
		return "less"
	}
	if command == "cat" || command == "off" {
		return ""
	}
	return command
}

// patience is how long work may take before a terminal is told about it.
const patience = 500 * time.Millisecond

// progress says what takes long, once, on a terminal; done takes the line away again.
func (a *app) progress(what string) (done func()) { return a.progressAfter(patience, what) }

func (a *app) progressAfter(patience time.Duration, what string) (done func()) {
	if !a.env.Term.Err || a.env.Term.Plain {
		return func() {}
	}
	stop, gone := make(chan struct{}), make(chan struct{})
	timer := time.NewTimer(patience)
	go func() {
		defer close(gone)
		select {
		case <-stop:
			timer.Stop()
		case <-timer.C:
			fmt.Fprint(a.env.Err, what+" …")
			<-stop
			fmt.Fprint(a.env.Err, "\r\x1b[K")
		}
	}()
	return func() {
		close(stop)
		<-gone
	}
}
