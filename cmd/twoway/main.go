// Command twoway is a decision journal for the shell.
package main

import (
	"context"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"

	"twoway/cmd"
	"twoway/templates"
)

func main() {
	collectLater()
	ctx, hold, stop := cmd.Interrupts(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	home, _ := os.UserHomeDir() // without one, locate says what to type
	wd, _ := os.Getwd()
	code := cmd.Main(ctx, &cmd.Env{
		Now: time.Now, Getenv: os.Getenv, Environ: os.Environ(),
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Term: terminal(),
		WorkDir: wd, HomeDir: home, TempDir: os.TempDir(),
		Templates: templates.FS, Hold: hold, Version: version(),
	}, os.Args[1:])
	stop()
	os.Exit(code)
}

// roomMB is how much memory may be in use before garbage is collected: nearly all runs end before that, a list of ten thousand
// entries too.
const roomMB = 76

// collectLater lets collections of garbage wait until roomMB are in use. What is alive after one says how large the journal is: as
// long as most of the room was garbage it is given again; in a larger journal, which is still being read, twice what is alive; and
// above twice the room only a fifth more, so that a hundred thousand entries stay in 600 MB.
func collectLater() {
	debug.SetGCPercent(roomMB * 25) // the least size that it is of is 4 MB
	sign := new(*byte)              // holds a pointer, so that the finalizer is sure to run at the next collection
	runtime.SetFinalizer(sign, collected)
}

// collected is called after each collection.
func collected(sign **byte) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	mb := int(live[0].Value.Uint64()>>20) + 1
	growth := 20
	switch {
	case mb < roomMB*4/5:
		growth = max(50, 100*(roomMB-mb)/mb)
	case mb < 2*roomMB:
		growth = 100
	}
	debug.SetGCPercent(growth)
	runtime.SetFinalizer(sign, collected)
}

func terminal() cmd.Term {
	is := func(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }
	t := cmd.Term{In: is(os.Stdin), Out: is(os.Stdout), Err: is(os.Stderr), Width: 80}
	if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && w > 0 {
		t.Width = w
	}
	dumb := os.Getenv("TERM") == "dumb"
	t.Plain = dumb || os.Getenv("ACCESSIBLE") != ""
	t.Color = (t.Out && !dumb || os.Getenv("CLICOLOR_FORCE") != "") && os.Getenv("NO_COLOR") == ""
	t.ASCII = t.Out && asciiLocale(os.Getenv("LC_ALL"), os.Getenv("LC_CTYPE"), os.Getenv("LANG"))
	return t
}

// asciiLocale says whether the first locale that is set names a character set other than UTF-8.
func asciiLocale(locales ...string) bool {
	for _, l := range locales {
		if l != "" {
			return !strings.Contains(strings.ReplaceAll(strings.ToUpper(l), "-", ""), "UTF8")
		}
	}
	return false
}

func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "development"
	}
	return info.Main.Version
}
