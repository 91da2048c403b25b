package git

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Find gives the top folder of the work tree that holds dir: the journal may be a subfolder, a submodule or a linked work
// tree. The error is ErrNoRepo, ErrNoGit, or a *RefusedError when git sees a repository and will not open it.
func (g Git) Find(ctx context.Context, dir string) (top string, err error) {
	r := g.ask(ctx, dir, "rev-parse", "--show-toplevel")
	switch {
	case r.err == nil:
		return filepath.FromSlash(strings.TrimSuffix(r.out, "\n")), nil
	case errors.Is(r.err, ErrNoGit):
		return "", r.err
	case strings.Contains(r.all, "not a git repository"):
		return "", ErrNoRepo
	}
	return "", refused(r, "open the repository", shell("git", "-C", dir, "status"))
}

// Commit records exactly these paths (relative to dir, with slashes) as they stand on disk, new ones too, with hooks and
// signing as the user has set them. What is staged for other paths stays staged. Paths that are recorded already are no
// error. The error is ErrNoRepo, ErrNoGit, or a *RefusedError with the command to type.
func (g Git) Commit(ctx context.Context, dir string, paths []string, message string) error {
	if len(paths) == 0 {
		return nil
	}
	if _, err := g.Find(ctx, dir); err != nil {
		return err
	}
	command := byHand(dir, paths, []string{"add"}, []string{"commit", "--only", "-m", message})
	doing, err := g.inProgress(ctx, dir)
	if err != nil {
		return err
	}
	if doing != "" {
		return &RefusedError{Doing: "commit", Reason: doing + " is in progress; end it first" + g.unmerged(ctx, dir), Command: goOn(dir, doing) + " && " + command}
	}
	// The intent alone makes a new file known; should the commit be refused, it is taken back.
	r := g.patiently(ctx, func() run { return g.talkOf(ctx, dir, paths, "add", "--intent-to-add") })
	if r.err == nil {
		r = g.patiently(ctx, func() run { return g.talkOf(ctx, dir, paths, "commit", "--only", "-m", message) })
	}
	if r.err == nil || g.recorded(ctx, dir, paths) {
		return nil
	}
	g.forget(context.WithoutCancel(ctx), dir, paths)
	e := refused(r, "commit", command)
	if ignored, err := g.Ignored(ctx, dir, paths); err == nil && len(ignored) > 0 {
		e.Reason = "it is told to ignore " + listed(ignored)
		if by := g.IgnoredBy(ctx, dir, ignored[0]); by != "" {
			e.Reason += ", by " + by
		}
		if len(paths) <= pastable { // the folders may hold more that is to be ignored
			e.Command = byHand(dir, paths, []string{"add", "--force"}, []string{"commit", "--only", "-m", message})
		}
	}
	if e.Reason == "" && r.locked() {
		e.Reason = "another git is at work here, or one left its lock file behind"
	}
	e.Reason = g.reason(ctx, dir, e.Reason)
	return e
}

// pastable is how many paths a command may name to be typed or pasted.
const pastable = 20

// byHand is the command line that adds these paths and commits them, with the arguments for both. Of many paths it names the folders
// below dir.
func byHand(dir string, paths, add, commit []string) string {
	if len(paths) > pastable {
		var tops []string
		for _, p := range paths {
			top, _, _ := strings.Cut(p, "/")
			tops = append(tops, top)
		}
		slices.Sort(tops)
		if paths = slices.Compact(tops); len(paths) > pastable {
			paths = []string{"."}
		}
	}
	line := func(args []string) string {
		return shell(slices.Concat([]string{"git", "-C", dir}, args, []string{"--"}, paths)...)
	}
	return line(add) + " && " + line(commit)
}

// listed names paths in a sentence, the first of many.
func listed(paths []string) string {
	if more := len(paths) - pastable; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(paths[:pastable], ", "), more)
	}
	return strings.Join(paths, ", ")
}

// unmerged says which files keep what git has begun from being ended, behind a sentence that says what that is.
func (g Git) unmerged(ctx context.Context, dir string) string {
	var c *ConflictError
	if !errors.As(g.conflict(ctx, dir, &RefusedError{}), &c) {
		return ""
	}
	return ", once its conflicts are mended and added: " + strings.Join(c.Paths, ", ")
}

// goOn is the command that ends what git has begun, once the files in conflict are mended.
func goOn(dir, doing string) string {
	switch doing {
	case "a merge":
		return shell("git", "-C", dir, "commit", "--no-edit")
	case "a cherry-pick":
		return shell("git", "-C", dir, "cherry-pick", "--continue")
	case "a revert":
		return shell("git", "-C", dir, "revert", "--continue")
	}
	return shell("git", "-C", dir, "rebase", "--continue")
}

// takeBack is the command that takes back what git has begun.
func takeBack(dir, doing string) string {
	switch doing {
	case "a cherry-pick", "a revert", "a rebase":
		return shell("git", "-C", dir, strings.TrimPrefix(doing, "a "), "--abort")
	}
	return shell("git", "-C", dir, "merge", "--abort")
}

// locked says whether another git held what this run needed. The names are git's in every language.
func (r run) locked() bool {
	return r.err != nil && (strings.Contains(r.all, "index.lock") || strings.Contains(r.all, "cannot lock ref"))
}

// patiently starts a run again while another git is at work, such as that of a second window; it waits for Patience in all.
func (g Git) patiently(ctx context.Context, start func() run) run {
	patience := g.Patience
	if patience <= 0 {
		patience = defaultPatience
	}
	wait := 20 * time.Millisecond
	r := start()
	for ; r.locked() && wait <= patience; patience -= wait {
		select {
		case <-ctx.Done():
			return r
		case <-time.After(wait):
		}
		r = start()
	}
	return r
}

// ToBranch is the command that leads from a detached HEAD to a branch, with what was committed there: to the branch that was checked
// out before, or to the only one there is; BRANCH stands for one that is not known.
func (g Git) ToBranch(ctx context.Context, dir string) string {
	line := func(args ...string) string { return strings.TrimSpace(g.ask(ctx, dir, args...).out) }
	branches := strings.Fields(line("for-each-ref", "--format=%(refname:short)", "refs/heads/"))
	branch := line("rev-parse", "--abbrev-ref", "@{-1}")
	switch {
	case slices.Contains(branches, branch):
	case len(branches) == 1:
		branch = branches[0]
	default:
		branch = "BRANCH"
	}
	return shell("git", "-C", dir, "switch", branch) + " && " + shell("git", "-C", dir, "merge", "--no-edit", line("rev-parse", "--short", "HEAD"))
}

// forget takes the intent to add back, so that a refusal leaves the index as it was.
func (g Git) forget(ctx context.Context, dir string, paths []string) {
	r := g.askOf(ctx, dir, paths, "diff", "--name-only", "--relative", "--diff-filter=A", "-z")
	if intended := strings.Split(strings.TrimSuffix(r.out, "\x00"), "\x00"); r.err == nil && r.out != "" {
		g.patiently(ctx, func() run { return g.talkOf(ctx, dir, intended, "reset", "--quiet") })
	}
}

// recorded says whether the last commit holds the paths as they stand on disk.
func (g Git) recorded(ctx context.Context, dir string, paths []string) bool {
	known := g.askOf(ctx, dir, paths, "ls-files", "--error-unmatch")
	r := g.askOf(ctx, dir, paths, "status", "--porcelain", "-z")
	return known.err == nil && r.err == nil && r.out == ""
}

// reason names the causes of a refusal that can be seen from outside; git's own words are in the user's language.
func (g Git) reason(ctx context.Context, dir, known string) string {
	switch {
	case known != "":
		return known
	case g.ask(ctx, dir, "var", "GIT_AUTHOR_IDENT").err != nil, g.ask(ctx, dir, "var", "GIT_COMMITTER_IDENT").err != nil:
		return "it has no name and email for you yet; set them with git config user.name and git config user.email"
	}
	return ""
}

// inProgress names the operation that git has begun and not ended, or nothing. A commit in the middle of it would become
// part of it. The error is a *RefusedError.
func (g Git) inProgress(ctx context.Context, dir string) (string, error) {
	name, err := g.standing(ctx, dir, "MERGE_HEAD", "rebase-merge", "rebase-apply", "CHERRY_PICK_HEAD", "REVERT_HEAD")
	switch name {
	case "":
		return "", err
	case "MERGE_HEAD":
		return "a merge", nil
	case "CHERRY_PICK_HEAD":
		return "a cherry-pick", nil
	case "REVERT_HEAD":
		return "a revert", nil
	}
	return "a rebase", nil
}

// standing gives the first of these names that exists in the repository's own folder. The error is a *RefusedError.
func (g Git) standing(ctx context.Context, dir string, names ...string) (string, error) {
	args := []string{"rev-parse"}
	for _, n := range names {
		args = append(args, "--git-path", n)
	}
	r := g.ask(ctx, dir, args...)
	lines := strings.Split(strings.TrimSuffix(r.out, "\n"), "\n")
	if r.err != nil || len(lines) != len(names) {
		return "", refused(r, "say whether something is half done", shell("git", "-C", dir, "status"))
	}
	for i, p := range lines {
		if !filepath.IsAbs(p) {
			p = filepath.Join(dir, p)
		}
		if _, err := os.Lstat(p); err == nil {
			return names[i], nil
		}
	}
	return "", nil
}

// refused turns a run that failed into an error; a run that took too long or was interrupted gets that as its reason.
func refused(r run, doing, command string) *RefusedError {
	e := &RefusedError{Doing: doing, Command: command, Output: r.all}
	if errors.Is(r.err, context.Canceled) {
		e.Reason = "it was interrupted"
	} else if late := (*tooLongError)(nil); errors.As(r.err, &late) {
		e.Reason = late.Error()
	} else if errors.Is(r.err, ErrNoGit) {
		e.Reason = ErrNoGit.Error()
	}
	return e
}

// shell writes a command as a person can paste it into a Unix shell.
func shell(words ...string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = w
		if w == "" || strings.ContainsFunc(w, func(r rune) bool { return !plain(r) }) {
			quoted[i] = "'" + strings.ReplaceAll(w, "'", `'\''`) + "'"
		}
	}
	return strings.Join(quoted, " ")
}

func plain(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("-_./:@%+=,", r)
}
