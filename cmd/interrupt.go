package cmd

import (
	"context"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

// onItsWay is how long a Ctrl-C typed at the end of a hold may take to arrive.
const onItsWay = 100 * time.Millisecond

// onContinue calls a function each time the program goes on after it was stopped, as by Ctrl-Z and fg, until what it returns is called.
func onContinue(call func()) (ended func()) {
	if len(continued) == 0 {
		return func() {}
	}
	came, stop, stopped := make(chan os.Signal, 1), make(chan struct{}), make(chan struct{})
	signal.Notify(came, continued...)
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-came:
				call()
			}
		}
	}()
	return func() {
		signal.Stop(came)
		close(stop)
		<-stopped
	}
}

// Interrupts gives a context that ends on any of the signals. Between a call of hold and the call of what it returns, an
// os.Interrupt or a SIGQUIT is passed over: the program that has the terminal then, an editor, is the one that Ctrl-C or Ctrl-\ was
// meant for. Who sends a second signal does not want to wait: it ends the program at once. stop gives the signals back.
func Interrupts(parent context.Context, signals ...os.Signal) (ctx context.Context, hold func() (release func()), stop func()) {
	ctx, cancel := context.WithCancel(parent)
	var held atomic.Int32
	came := make(chan os.Signal, 1)
	signal.Notify(came, signals...)
	go func() {
		for {
			select {
			case <-ctx.Done():
				return
			case s := <-came:
				if typed := s == os.Interrupt || s == syscall.SIGQUIT; !typed || held.Load() == 0 {
					signal.Stop(came)
					cancel()
				}
			}
		}
	}()
	hold = func() func() {
		held.Add(1)
		return func() { time.AfterFunc(onItsWay, func() { held.Add(-1) }) }
	}
	return ctx, hold, func() {
		signal.Stop(came)
		cancel()
	}
}
