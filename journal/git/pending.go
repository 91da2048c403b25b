package git

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Pending gives those of these paths (relative to dir, with slashes) that differ from the last commit: changed, new, staged or
// taken away. What git is told to ignore is not among them. The error is ErrNoRepo, ErrNoGit, or a *RefusedError.
func (g Git) Pending(ctx context.Context, dir string, paths []string) (pending []string, err error) {
	if _, err := g.Find(ctx, dir); err != nil {
		return nil, err
	}
	prefix, err := g.prefix(ctx, dir)
	if err != nil {
		return nil, err
	}
	differ := map[string]bool{}
	for _, ask := range []struct {
		prefix string
		args   []string
	}{
		{"", []string{"ls-files", "-z", "--modified", "--deleted", "--others", "--exclude-standard"}},
		// Not with --relative: some versions of git crash on it when another folder holds a conflict.
		{prefix, []string{"diff", "--cached", "--name-only", "--no-renames", "-z"}},
	} {
		r := g.ask(ctx, dir, ask.args...)
		if r.err != nil {
			return nil, refused(r, "say what has changed", shell("git", "-C", dir, "status"))
		}
		for name := range strings.SplitSeq(r.out, "\x00") {
			if name, inside := strings.CutPrefix(name, ask.prefix); inside {
				differ[name] = true
			}
		}
	}
	for _, p := range paths {
		if differ[p] {
			pending = append(pending, p)
			differ[p] = false
		}
	}
	return pending, nil
}

// NotCheckedOut gives the files in dir (relative to it, with slashes) that git keeps from the work tree, as a sparse checkout does. Where
// none was ever made, no git is started. The error is a *RefusedError.
func (g Git) NotCheckedOut(ctx context.Context, dir string) (names []string, err error) {
	if !everSparse(dir) {
		return nil, nil
	}
	r := g.ask(ctx, dir, "ls-files", "-t", "-z")
	if r.err != nil {
		return nil, refused(r, "say what is checked out", shell("git", "-C", dir, "sparse-checkout", "list"))
	}
	for record := range strings.SplitSeq(r.out, "\x00") {
		if name, skipped := strings.CutPrefix(record, "S "); skipped {
			names = append(names, name)
		}
	}
	return names, nil
}

// everSparse says whether a sparse checkout was made in the repository at or above dir.
func everSparse(dir string) bool {
	own := ownFolder(dir)
	_, err := os.Stat(filepath.Join(own, "info", "sparse-checkout"))
	return own != "" && err == nil
}

// LaysTogether says whether git is told to lay the lines of both sides of these paths (relative to dir, with slashes) together where both
// changed them, so that there is never a conflict. The error is a *RefusedError.
func (g Git) LaysTogether(ctx context.Context, dir string, paths ...string) (bool, error) {
	r := g.askOf(ctx, dir, paths, "check-attr", "-z", "merge")
	if r.err != nil {
		return false, refused(r, "say how it merges", shell("git", "-C", dir, "status"))
	}
	return slices.Contains(strings.Split(r.out, "\x00"), "union"), nil
}

// Ignored gives those of these paths (relative to dir, with slashes) that stand on disk and that git is told to ignore, so that
// no commit of ours takes them. What git knows already is not among them. The error is a *RefusedError.
func (g Git) Ignored(ctx context.Context, dir string, paths []string) (ignored []string, err error) {
	all, err := g.AllIgnored(ctx, dir)
	if err != nil {
		return nil, err
	}
	asked := map[string]bool{}
	for _, p := range paths {
		asked[p] = true
	}
	for _, name := range all {
		if asked[name] {
			ignored = append(ignored, name)
		}
	}
	return ignored, nil
}

// AllIgnored gives the files in dir that git is told to ignore, as Ignored does.
func (g Git) AllIgnored(ctx context.Context, dir string) (ignored []string, err error) {
	r := g.ask(ctx, dir, "ls-files", "-z", "--others", "--ignored", "--exclude-standard")
	if r.err != nil {
		return nil, refused(r, "say what it ignores", shell("git", "-C", dir, "status", "--ignored"))
	}
	for name := range strings.SplitSeq(r.out, "\x00") {
		if name != "" {
			ignored = append(ignored, name)
		}
	}
	return ignored, nil
}

// IgnoredBy names the line that has git ignore a path (relative to dir, with slashes), whether a file stands there or not: the file
// with the line, seen from the top of the repository, its number and what it says; "" when there is none.
func (g Git) IgnoredBy(ctx context.Context, dir, path string) string {
	// Which takes no literal paths.
	r := g.ask(ctx, dir, "--no-literal-pathspecs", "-c", "core.quotePath=false", "check-ignore", "--verbose", "--no-index", "--", path)
	at, _, _ := strings.Cut(r.out, "\t")
	fields := strings.SplitN(at, ":", 3)
	if r.err != nil || len(fields) < 3 || strings.HasPrefix(fields[2], "!") { // which takes it in again
		return ""
	}
	return "line " + fields[1] + " of " + fields[0] + " (" + fields[2] + ")"
}

// Recorded gives the bytes of a file (relative to dir, with slashes) in the last commit, nil when it is not there.
func (g Git) Recorded(ctx context.Context, dir, name string) []byte {
	r := g.ask(ctx, dir, "show", "HEAD:./"+name)
	if r.err != nil {
		return nil
	}
	return []byte(r.out)
}

// EverRecorded gives the files in dir (relative to it, with slashes) of all commits that led to the last one, those that are no more among
// them. What git cannot tell is left out.
func (g Git) EverRecorded(ctx context.Context, dir string) (names []string) {
	r := g.ask(ctx, dir, "log", "--format=", "--name-only", "--no-renames", "--diff-filter=A", "--relative", "-z", "--", ".")
	for name := range strings.SplitSeq(r.out, "\x00") {
		if name = strings.TrimLeft(name, "\n"); name != "" {
			names = append(names, name)
		}
	}
	return names
}
