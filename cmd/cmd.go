// Package cmd is the command line of twoway: a fresh tree of commands for each run, the settings and the journal they work
// on, and the one place where an error becomes an exit code.
//
// A command is a triple: its options, a constructor that ties them to flags, and a run function that takes plain values.
// Standard output carries the result and nothing else; standard error is the conversation. Everything outside the program
// that a command may touch (clock, environment, streams, terminal, editor) comes in an [Env], so that a whole run fits into
// a test.
package cmd

import (
	"context"
	"errors"
)

// The exit codes, as `twoway help exit-codes` explains them.
const (
	exitDone        = 0
	exitFailed      = 1
	exitUsage       = 2
	exitNotRecorded = 3
	exitFindings    = 4
	exitInterrupted = 130
)

// Main runs the program once with args, which do not hold the program's own name, and returns its exit code. An error is
// printed to env.Err, with its hints; ctx ends the run early.
func Main(ctx context.Context, env *Env, args []string) int {
	a := newApp(env)
	a.args = args
	root := newRootCmd(a)
	root.SetArgs(args)
	ran, err := root.ExecuteContextC(ctx)
	if ctx.Err() != nil && (err == nil || errors.Is(err, context.Canceled)) {
		err = errInterrupted
	}
	err = a.keepUnread(ctx, ran, helped(err, ran.CommandPath()))
	printError(a.env, err)
	return exitCode(err)
}

// exitCode is the one switch from an error to a code.
func exitCode(err error) int {
	var usage *usageError
	var found *findings
	var unrecorded *notRecordedError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errInterrupted), errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &usage):
		return exitUsage
	case errors.As(err, &unrecorded):
		return exitNotRecorded
	case errors.As(err, &found):
		return exitFindings
	default:
		return exitFailed
	}
}
