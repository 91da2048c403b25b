package cmd

import (
	"errors"
	"fmt"
	"strings"

	"twoway/journal/report"
)

var errInterrupted = errors.New("interrupted")

// usageError is a command that was typed wrong; it ends the program with exit code 2.
type usageError struct{ err error }

func (e *usageError) Error() string { return e.err.Error() }
func (e *usageError) Unwrap() error { return e.err }

func usagef(format string, args ...any) error { return &usageError{fmt.Errorf(format, args...)} }

// asUsage marks err as wrong usage; nil stays nil.
func asUsage(err error) error {
	if err == nil {
		return nil
	}
	return &usageError{err}
}

// refusedError is a value that fits its field and not the entry, so that it is known only at the end.
type refusedError struct {
	field string // as the answer has it
	err   error
}

func (e *refusedError) Error() string { return e.err.Error() }
func (e *refusedError) Unwrap() error { return e.err }

// findings is a command that did its work and found something to say about it; it ends with exit code 4.
type findings struct{ text string }

func (e *findings) Error() string { return e.text }

// notRecordedError is an entry that stands while git refused to record it; it ends with exit code 3.
type notRecordedError struct{ err error }

func (e *notRecordedError) Error() string { return e.err.Error() }
func (e *notRecordedError) Unwrap() error { return e.err }

// hinted is an error with lines that say what to do next.
type hinted struct {
	error
	lines []string
}

func (e *hinted) Unwrap() error { return e.error }

// hint adds lines that say what to type next; nil stays nil.
func hint(err error, lines ...string) error {
	if err == nil {
		return nil
	}
	return &hinted{err, lines}
}

// printError writes one line for the error and one for each hint. Nothing in it can move a terminal's cursor.
func printError(env *Env, err error) {
	if err == nil || err.Error() == "" {
		return
	}
	text := strings.ReplaceAll(err.Error(), "\n", " ")
	if found := (*findings)(nil); errors.As(err, &found) {
		text = env.aimed(text)
	}
	env.say("twoway: %v", text)
	var h *hinted
	for e := err; errors.As(e, &h); e = h.error {
		for _, line := range h.lines {
			lines := []string{"  " + report.Clean(env.aimed(line))}
			if env.Term.Err {
				lines = wrapHint(lines[0][2:], max(env.Term.Width, 20))
			}
			fmt.Fprintln(env.Err, strings.Join(lines, "\n"))
		}
	}
}

// say writes a line of the conversation to standard error, on a terminal broken at its words. Commands in format lead to the
// journal of the run.
func (e *Env) say(format string, args ...any) {
	for line := range strings.SplitSeq(fmt.Sprintf(e.aimedFormat(format), args...), "\n") {
		lines := []string{report.Clean(line)}
		if e.Term.Err {
			lines = wrapSaid(lines[0], max(e.Term.Width, 20))
		}
		fmt.Fprintln(e.Err, strings.Join(lines, "\n"))
	}
}
