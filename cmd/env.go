package cmd

import (
	"context"
	"io"
	"io/fs"
	"time"

	"twoway/journal"
)

// Env is all that the program can touch outside itself. main fills it from the operating system, a test from values.
type Env struct {
	Now      func() time.Time
	Getenv   func(string) string
	Environ  []string // for the programs that we start: git, editor, pager
	In       io.Reader
	Out, Err io.Writer
	Term     Term
	WorkDir  string // where the command was typed
	HomeDir  string // empty when there is none
	TempDir  string
	// Templates holds our texts: entry/, help/, lenses/, lexicon/, html/, demo/.
	Templates fs.FS
	// Edit opens a file in the person's editor and returns when it is closed. Nil means $VISUAL or $EDITOR.
	Edit func(ctx context.Context, path string) error
	// Hold keeps Ctrl-C from ending the program until the function it returns is called; see Interrupts. Nil holds nothing.
	Hold func() (release func())
	// reach is the flag that leads to the journal of the run, empty when it is found without; newApp sets it.
	reach func() string
	// Version is what --version prints.
	Version string
}

// Term is what is known about the terminal, decided once at the start.
type Term struct {
	In, Out, Err bool // which of the streams is a terminal
	Color        bool // standard output takes colours
	Plain        bool // TERM=dumb or ACCESSIBLE: numbered questions, no byte that moves the cursor
	ASCII        bool // the locale promises no UTF-8
	Width        int  // columns, 80 when unknown
}

// today reads the clock once: the civil day and the local minute of the day. Below a command only these travel.
func (e *Env) today() (journal.Date, journal.Minute) {
	now := e.Now()
	return journal.DateOf(now), journal.MinuteOf(now.Hour(), now.Minute())
}
