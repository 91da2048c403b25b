// Package git runs the user's own git for a folder, with the user's settings, hooks and signing. It knows paths, not entries.
//
// Nothing is committed but the paths that are named: what is staged for other files stays staged. A commit that git refuses
// is a [*RefusedError] with the command to type and git's own words; the file stands as it was written. Git never asks
// anything through us: its standard input is the null device or the paths, terminal prompts are off, and every run ends with its
// context or after [Git.Limit]. Git 2.26 is the oldest that will do.
//
// Variables that tie git to one repository (GIT_DIR, GIT_INDEX_FILE and the like are set inside a hook) are not passed on.
package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"time"
)

// Errors that say which.
var (
	ErrNoGit  = errors.New("git was not found on this machine")
	ErrNoRepo = errors.New("is in no git repository")
)

// RefusedError says that git did not do what was asked: a hook that refuses, a missing identity, a merge in progress, a lock,
// a remote that cannot be reached. Command is what to type to try again by hand, Output is what git said, trimmed, and
// Reason a sentence in our words when we know one.
type RefusedError struct {
	Doing   string // commit, pull, push …
	Reason  string
	Command string
	Output  string
}

func (e *RefusedError) Error() string {
	text := "git did not " + e.Doing
	if e.Reason != "" {
		text += ": " + e.Reason
	} else if said := complaint(e.Output); said != "" {
		text += ": " + strings.TrimSuffix(said, ".")
	}
	return text
}

// complaint is the line of git's output that says why: the first that is marked as one, with the files that it names below, else the
// first, as where git speaks another language than English. That a push failed says nothing: why stands beside it, above or, as what a
// hook says comes in a stream of its own, below.
func complaint(output string) string {
	lines := strings.Split(output, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "error: ") && strings.Contains(line, " to push ") {
			return notPushed(slices.DeleteFunc(slices.Concat(lines[:i], lines[i+1:]), func(l string) bool { return strings.TrimSpace(l) == "" }), line)
		}
		if strings.HasPrefix(line, "fatal: ") || strings.HasPrefix(line, "error: ") {
			if line = strings.TrimSpace(line); strings.HasSuffix(line, ":") {
				line = strings.TrimSuffix(line+" "+strings.Join(indented(lines[i+1:]), ", "), ": ")
			}
			return line
		}
	}
	return strings.TrimSpace(lines[0])
}

// notPushed is why a push failed: what a hook said, else what the other side answered about the branch.
func notPushed(beside []string, line string) string {
	at := slices.IndexFunc(beside, func(l string) bool { return strings.HasPrefix(l, " ! ") })
	if at >= 0 && at < 2 { // only the address stands above it
		return strings.Join(strings.Fields(beside[at])[1:], " ")
	}
	if len(beside) > 0 {
		return strings.TrimSpace(beside[0])
	}
	return strings.TrimSpace(line)
}

// indented are the files that git lists below a line.
func indented(lines []string) (names []string) {
	for _, line := range lines {
		name, ok := strings.CutPrefix(line, "\t")
		if !ok {
			break
		}
		names = append(names, name)
	}
	return names
}

// Git runs git. The zero value is ready for use.
type Git struct {
	// Env is the environment that git gets, less what ties it to another repository; nil stands for our own.
	Env []string
	// Limit is the longest that one run may take; 0 stands for two minutes. Asking for a passphrase takes from it.
	Limit time.Duration
	// Patience is how long a commit waits for another git to give its locks free; 0 stands for five seconds.
	Patience time.Duration
}

const (
	defaultLimit    = 2 * time.Minute
	defaultPatience = 5 * time.Second
)

// local are the variables that tie git to one repository or change how it reads paths and settings (git rev-parse
// --local-env-vars, and those for pathspecs). GIT_CONFIG_COUNT stays: it carries the user's own settings in containers.
var local = []string{
	"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_OBJECT_DIRECTORY", "GIT_DIR", "GIT_WORK_TREE",
	"GIT_IMPLICIT_WORK_TREE", "GIT_GRAFT_FILE", "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE", "GIT_PREFIX",
	"GIT_SHALLOW_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_INTERNAL_SUPER_PREFIX", "GIT_QUARANTINE_PATH",
	"GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_REFLOG_ACTION",
}

// tooLongError says that a run was ended because it took too long: a hook that waits, a remote that does not answer.
type tooLongError struct{ limit time.Duration }

func (e *tooLongError) Error() string { return fmt.Sprintf("it did not end within %s", e.limit) }

// run is one start of git and what it said.
type run struct {
	out string // standard output
	all string // both streams as they came, for people
	err error
}

// talk runs git for the user, in the user's language.
func (g Git) talk(ctx context.Context, dir string, args ...string) run {
	return g.start(ctx, dir, nil, nil, args)
}

// talkOf runs git for the user on these paths, of which no command line might have room for all: a command that takes them from its
// standard input.
func (g Git) talkOf(ctx context.Context, dir string, paths []string, args ...string) run {
	args = append(args, "--pathspec-from-file=-", "--pathspec-file-nul")
	return g.start(ctx, dir, nil, strings.NewReader(strings.Join(paths, "\x00")), args)
}

// ask runs git for us: its words are parsed, so they must be in one language, and it takes no locks to answer.
func (g Git) ask(ctx context.Context, dir string, args ...string) run {
	return g.start(ctx, dir, []string{"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0"}, nil, args)
}

// lineRoom is how many bytes of paths every system takes on one command line.
const lineRoom = 24 << 10

// askOf runs git for us on these paths, as often as it takes to name them all behind the arguments, and lays what it said together. It
// ends with the first run that fails.
func (g Git) askOf(ctx context.Context, dir string, paths []string, args ...string) (all run) {
	for rest := paths; len(rest) > 0 && all.err == nil; {
		n, size := 0, 0
		for n < len(rest) && (n == 0 || size+len(rest[n]) < lineRoom) {
			size += len(rest[n]) + 1
			n++
		}
		r := g.ask(ctx, dir, slices.Concat(args, []string{"--"}, rest[:n])...)
		all = run{out: all.out + r.out, all: all.all + r.all, err: r.err}
		rest = rest[n:]
	}
	return all
}

// start runs git; a nil stdin is the null device.
func (g Git) start(ctx context.Context, dir string, extra []string, stdin io.Reader, args []string) run {
	limit := g.Limit
	if limit <= 0 {
		limit = defaultLimit
	}
	ctx, cancel := context.WithTimeoutCause(ctx, limit, &tooLongError{limit})
	defer cancel()
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", dir, "--literal-pathspecs"}, args...)...)
	cmd.Env = append(g.environ(cmd), extra...)
	var said transcript
	cmd.Stdin = stdin
	cmd.Stdout = (*result)(&said)
	cmd.Stderr = &said
	// An interrupt lets git take its locks away; what a hook left running must not hold us.
	cmd.Cancel = func() error {
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			return cmd.Process.Kill()
		}
		return nil
	}
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	switch {
	case errors.Is(err, exec.ErrWaitDelay) && ctx.Err() == nil: // git ended well, and what a hook left running has its output open still
		err = nil
	case errors.Is(err, exec.ErrNotFound):
		err = ErrNoGit
	case err != nil && ctx.Err() != nil:
		err = context.Cause(ctx)
	}
	return run{out: said.out.String(), all: strings.TrimSpace(said.all.String()), err: err}
}

// transcript keeps both streams as they come; two goroutines write to it.
type transcript struct {
	mu       sync.Mutex
	out, all bytes.Buffer
}

// Write takes standard error.
func (t *transcript) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.all.Write(p)
}

// result is the transcript as standard output sees it: kept alone as well.
type result transcript

func (r *result) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.out.Write(p)
	return r.all.Write(p)
}

func (g Git) environ(cmd *exec.Cmd) []string {
	env := g.Env
	if env == nil {
		env = cmd.Environ()
	}
	env = slices.DeleteFunc(slices.Clone(env), func(kv string) bool {
		key, _, _ := strings.Cut(kv, "=")
		return slices.Contains(local, key)
	})
	return append(env, "GIT_TERMINAL_PROMPT=0", "GIT_MERGE_AUTOEDIT=no", "GIT_EDITOR=:", "GIT_SEQUENCE_EDITOR=:")
}
