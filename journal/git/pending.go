package git

import (
	"context"
	"strings"
)

// Pending gives those of these paths (relative to dir, with slashes) that differ from the last commit: changed, new, staged or
// taken away. What git is told to ignore is not among them. The error is
// ErrNoRepo, ErrNoGit, or a *RefusedError.
func (g Git) Pending(ctx context.Context, dir string, paths []string) (pending []string, err error) {
	if _, err := g.Find(ctx, dir); err != nil {
		return nil, err
	}
	differ := map[string]bool{}
	for _, args := range [][]string{
		{"ls-files", "-z", "--modified", "--deleted", "--others", "--exclude-standard"},
		{"diff", "--cached", "--name-only", "--relative", "--no-renames", "-z"},
	} {
		r := g.ask(ctx, dir, args...)
		if r.err != nil {
			return nil, refused(r, "say what has changed", shell("git", "-C", dir, "status"))
		}
		for name := range strings.SplitSeq(r.out, "\x00") {
			differ[name] = true
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

// Recorded gives the bytes of a file (relative to dir, with slashes) in the last commit, nil when it is not there.
func (g Git) Recorded(ctx context.Context, dir, name string) []byte {
	r := g.ask(ctx, dir, "show", "HEAD:./"+name)
	if r.err != nil {
		return nil
	}
	return []byte(r.out)
}
