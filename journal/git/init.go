package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// commitKey is the setting that switches commits on. It is read from the repository's own configuration only, which a clone
// does not carry, so that nobody's repository can switch commits on for somebody else.
const commitKey = "twoway.commit"

// switchedOn is the setting as git writes it.
var switchedOn = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?mi)^\[twoway\]\n(?:[ \t]+.*\n)*?[ \t]+commit = true$`)
})

// ignoredLine is the line that .gitignore needs: our temporary files.
const ignoredLine = ".tw-*.tmp"

// Init makes dir ready for commits: a repository of its own unless one holds it already (or own asks for one all the same),
// a line in .gitignore for our temporary files, and twoway.commit in the repository's configuration. It says whether it made
// a repository. Doing it again changes nothing.
func (g Git) Init(ctx context.Context, dir string, own bool) (made bool, err error) {
	top, err := g.Find(ctx, dir)
	if err != nil && !errors.Is(err, ErrNoRepo) {
		return false, err
	}
	if err != nil || own && !sameFolder(top, dir) {
		if r := g.talk(ctx, dir, "init", "--quiet"); r.err != nil {
			return false, refused(r, "make a repository", shell("git", "-C", dir, "init"))
		}
		made = true
	}
	if err := ignore(filepath.Join(dir, ".gitignore")); err != nil {
		return made, err
	}
	if r := g.talk(ctx, dir, "config", "--local", commitKey, "true"); r.err != nil {
		return made, refused(r, "set "+commitKey, shell("git", "-C", dir, "config", "--local", commitKey, "true"))
	}
	return made, nil
}

func sameFolder(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// ignore adds the line at the end of the file unless it has it; what stands in it is never written again.
func ignore(path string) error {
	info, err := os.Lstat(path)
	if err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s: is no regular file; add the line %s to it yourself", path, ignoredLine)
	}
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for line := range strings.Lines(string(old)) {
		if strings.TrimSpace(line) == ignoredLine {
			return nil
		}
	}
	more := ignoredLine + "\n"
	if len(old) > 0 && !bytes.HasSuffix(old, []byte("\n")) {
		more = "\n" + more
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_APPEND|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(more)
	return errors.Join(err, f.Close())
}

// CommitEnabled says whether twoway.commit is true in the configuration of the repository that holds dir. Git is started
// only when that configuration speaks of twoway at all; where there is no git, the file is read as Init writes it, so that
// the commit that then cannot be made is not left out in silence.
func (g Git) CommitEnabled(ctx context.Context, dir string) bool {
	home := Home(dir)
	if home == "" {
		return false
	}
	b, err := os.ReadFile(filepath.Join(home, "config"))
	if err != nil || !bytes.Contains(bytes.ToLower(b), []byte("twoway")) {
		return false
	}
	r := g.ask(ctx, dir, "config", "--local", "--no-includes", "--type=bool", "--get", commitKey)
	if errors.Is(r.err, ErrNoGit) {
		return switchedOn().Match(b)
	}
	return r.err == nil && strings.TrimSpace(r.out) == "true"
}

// Home finds where the nearest repository at or above dir keeps what all its work trees share, its configuration among it; ""
// when there is none. It starts no git.
func Home(dir string) string {
	own := ownFolder(dir)
	if own == "" {
		return ""
	}
	return pointed(filepath.Join(own, "commondir"), "", own)
}

// Detached says whether no branch is checked out, so that a commit is on none. It starts no git.
func Detached(dir string) bool {
	b, err := os.ReadFile(filepath.Join(ownFolder(dir), "HEAD"))
	return err == nil && !bytes.HasPrefix(b, []byte("ref:"))
}

// ownFolder finds the repository's folder of the nearest work tree at or above dir; "" when there is none. The `.git` of a submodule or
// a linked work tree is a file that names the place; `commondir` there names the place that the latter share.
func ownFolder(dir string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	for {
		at := filepath.Join(dir, ".git")
		if info, err := os.Stat(at); err == nil {
			if info.Mode().IsRegular() {
				return pointed(at, "gitdir:", dir)
			}
			return at
		}
		up := filepath.Dir(dir)
		if up == dir {
			return ""
		}
		dir = up
	}
}

// pointed reads a small file that holds a path, perhaps after a word; from is where a relative path starts, and the answer
// when there is no such file.
func pointed(file, word, from string) string {
	b, err := os.ReadFile(file)
	if err != nil {
		return from
	}
	p := filepath.FromSlash(strings.TrimSpace(strings.TrimPrefix(string(b), word)))
	if !filepath.IsAbs(p) {
		p = filepath.Join(from, p)
	}
	return p
}
