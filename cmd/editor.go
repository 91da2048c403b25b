package cmd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"
)

// errUnchanged says that the editor came back with the text as it was.
var errUnchanged = errors.New("nothing was written in the editor")

// errEmptied says that the editor came back with no text at all, as somebody empties a message to call it off.
var errEmptied = errors.New("the editor left nothing in the file, so nothing was written")

// errNoEditor says that there is no editor to open.
var errNoEditor = errors.New("no editor is named in VISUAL or EDITOR")

// edit opens path in the person's editor and waits for it to be closed.
func edit(ctx context.Context, env *Env, path string) error {
	run := env.Edit
	if run == nil {
		command, err := editorCommand(env)
		if err != nil {
			return err
		}
		run = func(ctx context.Context, path string) error { return runEditor(ctx, env, command, path) }
	}
	return run(ctx, path)
}

// editorCommand is $VISUAL (not on a dumb terminal), else $EDITOR.
func editorCommand(env *Env) (string, error) {
	if v := env.Getenv("VISUAL"); v != "" && env.Getenv("TERM") != "dumb" {
		return v, nil
	}
	if v := env.Getenv("EDITOR"); v != "" {
		return v, nil
	}
	return "", errNoEditor
}

// runEditor starts the command as git does: through the shell, so that arguments, quotes and blanks in it work.
func runEditor(ctx context.Context, env *Env, command, path string) error {
	c := exec.CommandContext(ctx, "sh", "-c", command+` "$@"`, command, path)
	if runtime.GOOS == "windows" {
		words := windowsWords(command)
		c = exec.CommandContext(ctx, words[0], append(words[1:], path)...)
	}
	c.Env, c.Dir = env.Environ, env.WorkDir
	c.Stdin, c.Stdout, c.Stderr = env.In, env.Err, env.Err
	if env.Term.Out {
		c.Stdout = env.Out
	}
	c.Cancel = func() error { return c.Process.Signal(syscall.SIGTERM) } // editors save what they have and go
	c.WaitDelay = 2 * time.Second
	if env.Hold != nil {
		defer env.Hold()()
	}
	if err := c.Run(); err != nil {
		var exit *exec.ExitError
		if ctx.Err() != nil || errors.As(err, &exit) && interrupted(exit) {
			return errInterrupted
		}
		return fmt.Errorf("the editor %q ended with an error: %w", command, err)
	}
	return nil
}

// interrupted says whether a program was ended by Ctrl-C, by itself or through the shell that ran it.
func interrupted(exit *exec.ExitError) bool {
	const bySignal = 128 + int(syscall.SIGINT)
	return exit.ExitCode() == bySignal || strings.HasSuffix(exit.ProcessState.String(), "signal: interrupt")
}

// windowsWords takes the whole value as a program when there is one of that name, else splits on blanks outside quotes.
func windowsWords(command string) []string {
	if _, err := os.Stat(command); err == nil {
		return []string{filepath.Clean(command)}
	}
	var words []string
	quoted := false
	for _, part := range strings.FieldsFunc(command, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	}) {
		words = append(words, strings.Trim(part, `"`))
	}
	if len(words) == 0 {
		return []string{command}
	}
	return words
}
