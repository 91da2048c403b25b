// Command twoway is a decision journal for the shell.
package main

import (
	"context"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"golang.org/x/term"

	"twoway/cmd"
	"twoway/templates"
)

func main() {
	collectLater()
	ctx, hold, stop := cmd.Interrupts(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
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

// collectLater lets the first collection of garbage wait until 64 MB are in use, before which nearly all runs end, a list of ten
// thousand entries too. From then on the collector runs at half the usual growth, for the sake of large journals.
func collectLater() {
	debug.SetGCPercent(1600)
	sign := new(*byte) // holds a pointer, so that the finalizer is sure to run at the first collection
	runtime.SetFinalizer(sign, func(**byte) { debug.SetGCPercent(50) })
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
