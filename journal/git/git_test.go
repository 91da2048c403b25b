package git

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// bare is an environment without the settings of the person who runs the tests.
func bare(t *testing.T) []string {
	t.Helper()
	home := t.TempDir()
	return []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "GIT_CONFIG_GLOBAL=" + os.DevNull, "GIT_CONFIG_NOSYSTEM=1", "TZ=UTC",
		"GIT_AUTHOR_DATE=2026-02-02T08:00:00Z", "GIT_COMMITTER_DATE=2026-02-02T08:00:00Z", "SYSTEMROOT=" + os.Getenv("SYSTEMROOT"),
	}
}

func withName(env []string) []string {
	return append(slices.Clone(env), "GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org")
}

type repo struct {
	t   *testing.T
	dir string
	env []string
	git Git
}

func newRepo(t *testing.T) *repo {
	t.Helper()
	env := withName(bare(t))
	r := &repo{t: t, dir: t.TempDir(), env: env, git: Git{Env: env}}
	r.run("init", "-q", "-b", "main")
	return r
}

func (r *repo) at(dir string) *repo { return &repo{t: r.t, dir: dir, env: r.env, git: r.git} }

// run is git as the person types it.
func (r *repo) run(args ...string) string {
	r.t.Helper()
	out, err := r.try(args...)
	if err != nil {
		r.t.Fatalf("git %q: %v\n%s", args, err, out)
	}
	return out
}

func (r *repo) try(args ...string) (string, error) {
	cmd := exec.Command("git", append([]string{"-C", r.dir}, args...)...)
	cmd.Env = r.env
	out, err := cmd.CombinedOutput()
	return strings.TrimRight(string(out), "\n"), err
}

func (r *repo) put(name, text string) {
	r.t.Helper()
	full := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *repo) hook(name, script string) {
	r.t.Helper()
	if runtime.GOOS == "windows" {
		r.t.Skip("hooks are shell scripts")
	}
	dir := r.run("rev-parse", "--git-path", "hooks")
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(r.dir, dir)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
		r.t.Fatal(err)
	}
}

func (r *repo) commit(names ...string) {
	r.t.Helper()
	if err := r.git.Commit(r.t.Context(), r.dir, names, "message"); err != nil {
		r.t.Fatalf("commit %q: %v", names, err)
	}
}

func (r *repo) moved() []string {
	return strings.Fields(r.run("show", "--format=", "--name-only", "HEAD"))
}

func (r *repo) want(what, got, want string) {
	r.t.Helper()
	if got != want {
		r.t.Errorf("%s: got\n%s\nwant\n%s", what, got, want)
	}
}

func TestOnlyOurPathMovesInADirtyTree(t *testing.T) { // G1
	t.Parallel()
	r := newRepo(t)
	for _, name := range []string{"staged.txt", "changed.txt", "both.txt", "gone.txt", "removed.txt"} {
		r.put(name, "one\n")
	}
	r.run("add", ".")
	r.run("commit", "-q", "-m", "first")
	r.put("staged.txt", "two\n")
	r.put("both.txt", "two\n")
	r.put("new-staged.txt", "new\n")
	r.run("add", "staged.txt", "both.txt", "new-staged.txt")
	r.run("rm", "-q", "removed.txt")
	r.put("both.txt", "three\n")
	r.put("changed.txt", "two\n")
	r.put("untracked.txt", "x\n")
	if err := os.Remove(filepath.Join(r.dir, "gone.txt")); err != nil {
		t.Fatal(err)
	}
	before := r.run("status", "--porcelain")
	r.put("2026/2026-02-02-team.md", "entry\n")
	r.commit("2026/2026-02-02-team.md")
	r.want("status of the others", r.run("status", "--porcelain"), before)
	r.want("what moved", strings.Join(r.moved(), " "), "2026/2026-02-02-team.md")
	r.want("staged text", r.run("show", ":both.txt"), "two")

	r.put("2026/2026-02-02-team.md", "entry, saved again\n")
	r.commit("2026/2026-02-02-team.md")
	r.want("status after a second commit", r.run("status", "--porcelain"), before)
	r.want("what moved", strings.Join(r.moved(), " "), "2026/2026-02-02-team.md")
}

func TestTheFirstCommitAndNamesThatLookLikePatterns(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put("other.md", "x\n")
	r.put("2026/*.md", "star\n")
	r.put("2026/a.md", "a\n")
	r.put("2026/größe '日本'.md", "b\n")
	r.commit("2026/*.md", "2026/größe '日本'.md")
	r.want("what is left", r.run("-c", "core.quotepath=false", "status", "--porcelain", "-uall"), "?? 2026/a.md\n?? other.md")
	r.commit("2026/*.md") // nothing to record is no error
	if err := r.git.Commit(t.Context(), r.dir, []string{"2026/none.md"}, "m"); !errors.As(err, new(*RefusedError)) {
		t.Errorf("a path that is not there: got %v, want a *RefusedError", err)
	}
}

func TestACommitFromInsideAHookLandsInTheJournalsRepository(t *testing.T) { // T8
	t.Parallel()
	caller, r := newRepo(t), newRepo(t)
	caller.put("theirs.txt", "x\n")
	caller.run("add", "theirs.txt")
	index := filepath.Join(caller.dir, ".git", "index")
	r.git.Env = append(slices.Clone(r.env), "GIT_DIR="+filepath.Join(caller.dir, ".git"), "GIT_INDEX_FILE="+index,
		"GIT_WORK_TREE="+caller.dir, "GIT_PREFIX=sub/", "GIT_CONFIG_PARAMETERS='core.bare'='true'", "GIT_GLOB_PATHSPECS=1")
	r.put("a.md", "a\n")
	r.commit("a.md")
	r.want("what moved", strings.Join(r.moved(), " "), "a.md")
	r.want("the caller's tree", caller.run("status", "--porcelain"), "A  theirs.txt")
	if _, err := caller.try("rev-parse", "--verify", "HEAD"); err == nil {
		t.Error("the caller's repository got a commit")
	}
}

func TestTheJournalMayBeASubfolderAWorkTreeOrASubmodule(t *testing.T) { // T8
	t.Parallel()
	r := newRepo(t)
	r.put("readme", "x\n")
	r.run("add", "readme")
	r.run("commit", "-q", "-m", "first")
	side := filepath.Join(t.TempDir(), "side")
	r.run("worktree", "add", "-q", side, "-b", "side")
	parent := newRepo(t)
	parent.run("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", r.dir, "sub")
	for name, dir := range map[string]string{
		"a subfolder": filepath.Join(r.dir, "notes/journal"), "a linked work tree": side, "a submodule": filepath.Join(parent.dir, "sub"),
	} {
		j := r.at(dir)
		j.put("2026/a.md", name)
		j.put("2026/b.md", name)
		if err := j.git.Commit(t.Context(), dir, []string{"2026/a.md"}, "note: a"); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if moved := j.moved(); len(moved) != 1 || !strings.HasSuffix(moved[0], "2026/a.md") {
			t.Errorf("%s: moved %q, want 2026/a.md", name, moved)
		}
		s, err := j.git.Status(t.Context(), dir)
		if err != nil || !slices.Equal(s.Uncommitted, []string{"2026/b.md"}) {
			t.Errorf("%s: status %+v %v, want 2026/b.md uncommitted", name, s, err)
		}
	}
	r.want("the parent of the submodule", parent.run("status", "--porcelain", "--ignore-submodules=all"), "A  .gitmodules\nA  sub")
}

func TestARefusalKeepsTheFileAndNamesTheCommand(t *testing.T) { // G2
	t.Parallel()
	cases := []struct {
		name    string
		prepare func(*repo)
		reason  string
		output  string
	}{
		{"a hook that refuses", func(r *repo) { r.hook("pre-commit", "echo 'no tabs please' >&2; exit 1") }, "", "no tabs please"},
		{"a hook that waits for input gets none", func(r *repo) { r.hook("pre-commit", "read answer || { echo no answer; exit 1; }") }, "", "no answer"},
		{"a hook that never ends", func(r *repo) { r.hook("pre-commit", "exec sleep 5"); r.git.Limit = 300 * time.Millisecond }, "did not end within 300ms", ""},
		{"a missing identity", func(r *repo) {
			r.run("config", "user.useConfigOnly", "true")
			r.git.Env = slices.DeleteFunc(slices.Clone(r.env), func(kv string) bool {
				return strings.Contains(kv, "_NAME=") || strings.Contains(kv, "_EMAIL=")
			})
		}, "no name and email", ""},
		{"a merge in progress", func(r *repo) { diverge(r); _, _ = r.try("merge", "side") }, "a merge is in progress", ""},
		{"a rebase in progress", func(r *repo) { diverge(r); _, _ = r.try("rebase", "side") }, "a rebase is in progress", ""},
		{"a lock that stays", func(r *repo) { r.put(".git/index.lock", ""); r.git.Patience = 50 * time.Millisecond }, "another git is at work", "index.lock"},
		{"signing that fails", func(r *repo) { r.run("config", "commit.gpgsign", "true"); r.run("config", "gpg.program", "false") }, "", "sign"},
		{"an ignored path", func(r *repo) { r.put(".gitignore", "2026\n") }, "", "ignored"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r := newRepo(t)
			r.put("base.txt", "base\n")
			r.run("add", ".")
			r.run("commit", "-q", "-m", "first")
			head := r.run("rev-parse", "HEAD")
			c.prepare(r)
			if now := r.run("rev-parse", "HEAD"); strings.Contains(c.name, "in progress") {
				head = now
			}
			r.put("2026/it's.md", "entry\n")
			index := r.run("ls-files", "--stage")
			start := time.Now()
			err := r.git.Commit(t.Context(), r.dir, []string{"2026/it's.md"}, "decision: it's")
			var refused *RefusedError
			if !errors.As(err, &refused) {
				t.Fatalf("got %v, want a *RefusedError", err)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("it took %s", took)
			}
			if !strings.Contains(refused.Reason, c.reason) || !strings.Contains(refused.Output, c.output) {
				t.Errorf("got reason %q and output %q, want %q and %q", refused.Reason, refused.Output, c.reason, c.output)
			}
			if want := `'2026/it'\''s.md'`; strings.Count(refused.Command, want) != 2 || !strings.Contains(refused.Command, "commit --only") {
				t.Errorf("command: got %s", refused.Command)
			}
			if strings.ContainsAny(err.Error(), "\n") || strings.HasSuffix(err.Error(), ".") {
				t.Errorf("error: got %q, want one line without a full stop", err)
			}
			r.want("the index", r.run("ls-files", "--stage"), index)
			b, rerr := os.ReadFile(filepath.Join(r.dir, "2026/it's.md"))
			r.want("the file", string(b), "entry\n")
			if rerr != nil || r.run("rev-parse", "HEAD") != head {
				t.Errorf("the file or the branch moved: %v", rerr)
			}
		})
	}
}

func TestACommitWaitsForAnotherGitToGiveItsLockFree(t *testing.T) { // G2
	t.Parallel()
	r := newRepo(t)
	r.put("a.md", "a\n")
	r.git.Patience = 30 * time.Second
	lock := filepath.Join(r.dir, ".git", "index.lock")
	r.put(".git/index.lock", "")
	time.AfterFunc(200*time.Millisecond, func() { _ = os.Remove(lock) })
	r.commit("a.md")
	r.want("what moved", strings.Join(r.moved(), " "), "a.md")
}

func TestTheCommandDuringAMergeEndsItFirst(t *testing.T) { // G2
	t.Parallel()
	for _, how := range []string{"merge", "rebase", "cherry-pick"} {
		r := newRepo(t)
		r.put("base.txt", "base\n")
		r.run("add", ".")
		r.run("commit", "-q", "-m", "first")
		diverge(r)
		_, _ = r.try(how, "side")
		name := "2026/" + how + ".md"
		r.put(name, "entry\n")
		var refused *RefusedError
		if err := r.git.Commit(t.Context(), r.dir, []string{name}, "note"); !errors.As(err, &refused) {
			t.Fatalf("%s: got %v", how, err)
		}
		paste := func() (string, error) {
			cmd := exec.Command("sh", "-c", refused.Command)
			cmd.Env = append(slices.Clone(r.env), "GIT_EDITOR=:")
			out, err := cmd.CombinedOutput()
			return string(out), err
		}
		if out, err := paste(); err == nil {
			t.Errorf("%s: %s went through with a conflict open: %s", how, refused.Command, out)
		}
		for _, p := range strings.Fields(r.run("diff", "--name-only", "--diff-filter=U")) {
			r.put(p, "both\n")
			r.run("add", p)
		}
		if out, err := paste(); err != nil {
			t.Errorf("%s: %s: %v %s", how, refused.Command, err, out)
		}
		r.want("what moved last, after a "+how, strings.Join(r.moved(), " "), name)
		r.want("what is left after a "+how, r.run("status", "--porcelain"), "")
	}
}

func TestTheCommandOfARefusalWorks(t *testing.T) { // G2
	t.Parallel()
	r := newRepo(t)
	r.hook("pre-commit", `test -f "$(git rev-parse --show-toplevel)/allowed"`)
	r.put("other.txt", "x\n")
	r.run("add", "other.txt")
	r.put("2026/it's.md", "entry\n")
	err := r.git.Commit(t.Context(), r.dir, []string{"2026/it's.md"}, "decision: $(touch x) it's")
	var refused *RefusedError
	if !errors.As(err, &refused) {
		t.Fatalf("got %v", err)
	}
	r.want("what is staged after the refusal", r.run("status", "--porcelain"), "A  other.txt\n?? 2026/")
	r.put("allowed", "")
	cmd := exec.Command("sh", "-c", refused.Command)
	cmd.Env = r.env
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v %s", refused.Command, err, out)
	}
	r.want("what moved", strings.Join(r.moved(), " "), "2026/it's.md")
	r.want("message", r.run("log", "-1", "--format=%s"), "decision: $(touch x) it's")
	r.want("the rest", r.run("status", "--porcelain"), "A  other.txt\n?? allowed")
}

func TestAFolderWithoutGitIsNamed(t *testing.T) {
	t.Parallel()
	g := Git{Env: withName(bare(t))}
	dir := t.TempDir()
	if err := g.Commit(t.Context(), dir, []string{"a.md"}, "m"); !errors.Is(err, ErrNoRepo) {
		t.Errorf("no repository: got %v, want ErrNoRepo", err)
	}
	if g.CommitEnabled(t.Context(), dir) {
		t.Error("commits are on without a repository")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := g.Find(ctx, dir); err == nil || errors.Is(err, ErrNoRepo) {
		t.Errorf("an interrupted run: got %v", err)
	}
}

func TestAMachineWithoutGitIsNamed(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	if err := (Git{}).Commit(t.Context(), t.TempDir(), []string{"a.md"}, "m"); !errors.Is(err, ErrNoGit) {
		t.Errorf("got %v, want ErrNoGit", err)
	}
}

func TestInitSwitchesCommitsOnForThisRepositoryOnly(t *testing.T) {
	t.Parallel()
	g := Git{Env: withName(bare(t))}
	dir := t.TempDir()
	for i, want := range []bool{true, false} {
		made, err := g.Init(t.Context(), dir, false)
		if err != nil || made != want {
			t.Fatalf("init %d: got %v %v, want %v", i, made, err, want)
		}
	}
	b, _ := os.ReadFile(filepath.Join(dir, ".gitignore"))
	if string(b) != ".tw-*.tmp\n" {
		t.Errorf(".gitignore: got %q", b)
	}
	sub := filepath.Join(dir, "2026")
	if err := os.Mkdir(sub, 0o755); err != nil {
		t.Fatal(err)
	}
	if !g.CommitEnabled(t.Context(), dir) || !g.CommitEnabled(t.Context(), sub) {
		t.Error("commits are off after init")
	}
	r := &repo{t: t, dir: dir, env: g.Env, git: g}
	r.commit(".gitignore")
	copyDir := filepath.Join(t.TempDir(), "copy")
	r.run("clone", "-q", dir, copyDir)
	if g.CommitEnabled(t.Context(), copyDir) {
		t.Error("a clone carries the setting")
	}
	linked := filepath.Join(t.TempDir(), "linked")
	r.run("worktree", "add", "-q", linked)
	if got := Home(linked); !sameFolder(got, filepath.Join(dir, ".git")) {
		t.Errorf("the home of a linked work tree: got %s, want that of its repository", got)
	}
	if !g.CommitEnabled(t.Context(), linked) {
		t.Error("a linked work tree does not see the setting of its repository")
	}
	r.run("config", "--local", commitKey, "no")
	if g.CommitEnabled(t.Context(), dir) {
		t.Error("no is read as yes")
	}
	inner := filepath.Join(dir, "inner")
	if err := os.Mkdir(inner, 0o755); err != nil {
		t.Fatal(err)
	}
	if made, err := g.Init(t.Context(), inner, false); err != nil || made {
		t.Errorf("inside a repository: got %v %v, want no new one", made, err)
	}
	if made, err := g.Init(t.Context(), inner, true); err != nil || !made {
		t.Errorf("inside a repository, asked for: got %v %v, want a new one", made, err)
	}
}

func TestInitKeepsWhatGitignoreHolds(t *testing.T) {
	t.Parallel()
	for before, want := range map[string]string{
		"*.log":            "*.log\n.tw-*.tmp\n",
		"*.log\n":          "*.log\n.tw-*.tmp\n",
		"a\r\n.tw-*.tmp\r": "a\r\n.tw-*.tmp\r",
	} {
		r := newRepo(t)
		r.put(".gitignore", before)
		if _, err := r.git.Init(t.Context(), r.dir, false); err != nil {
			t.Fatal(err)
		}
		b, _ := os.ReadFile(filepath.Join(r.dir, ".gitignore"))
		r.want("after "+before, string(b), want)
	}
}

func TestTheReasonOfARefusal(t *testing.T) {
	t.Parallel()
	for output, want := range map[string]string{
		"":                "git did not push",
		"Nothing to do.":  "git did not push: Nothing to do",
		"  first\nsecond": "git did not push: first",
		"To hub\n ! [rejected]   main -> main (fetch first)\nerror: failed to push some refs.\nhint: pull": "git did not push: [rejected] main -> main (fetch first)",
		"remote: no tabs\nTo hub\n ! [remote rejected]\nerror: failed to push some refs":                   "git did not push: remote: no tabs",
		"no tabs please\nerror: failed to push some refs to 'hub'":                                         "git did not push: no tabs please",
		"error: failed to push some refs to 'hub'":                                                         "git did not push: error: failed to push some refs to 'hub'",
		"error: these would be overwritten:\n\ta.md\n\tb c.md\nPlease commit.":                             "git did not push: error: these would be overwritten: a.md, b c.md",
		"error: this is why:":                            "git did not push: error: this is why",
		"From hub\nfatal: not possible to fast-forward.": "git did not push: fatal: not possible to fast-forward",
		"hook: error: in the middle\nnext":               "git did not push: hook: error: in the middle",
	} {
		if got := (&RefusedError{Doing: "push", Output: output}).Error(); got != want {
			t.Errorf("%q: got %q, want %q", output, got, want)
		}
	}
}

// More paths than a command line has room for are recorded all the same, and where git refuses them the command can be pasted.
func TestManyPathsAreCommittedAtOnce(t *testing.T) {
	const narrow = "TWOWAY_TEST_NARROW"
	if os.Getenv(narrow) == "" { // once more, where command lines have little room
		t.Parallel()
		again := exec.Command("sh", "-c", `ulimit -s 1024; exec "$0" -test.run='^TestManyPathsAreCommittedAtOnce$'`, os.Args[0])
		again.Env = append(os.Environ(), narrow+"=1")
		if out, err := again.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		return
	}
	r := newRepo(t)
	r.put("base.txt", "base\n")
	r.run("add", ".")
	r.run("commit", "-q", "-m", "first")
	deep := strings.Repeat(strings.Repeat("long-", 40)+"/", 3)
	var paths []string
	for i := range 450 {
		paths = append(paths, fmt.Sprintf("2026/%s%d.md", deep, i))
		r.put(paths[i], "entry\n")
	}
	r.hook("pre-commit", "test -e allowed")
	var refused *RefusedError
	if err := r.git.Commit(t.Context(), r.dir, paths, "many"); !errors.As(err, &refused) {
		t.Fatalf("got %v, want a *RefusedError", err)
	}
	r.want("the command", refused.Command, shell("git", "-C", r.dir, "add", "--", "2026")+" && "+shell("git", "-C", r.dir, "commit", "--only", "-m", "many", "--", "2026"))
	r.want("the index", r.run("ls-files"), "base.txt")
	r.put("allowed", "")
	if err := r.git.Commit(t.Context(), r.dir, paths, "many"); err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(r.run("ls-tree", "-r", "--name-only", "HEAD"), "2026/"); got != len(paths) {
		t.Errorf("%d files are recorded, want %d", got, len(paths))
	}
	if err := r.git.Commit(t.Context(), r.dir, paths, "again"); err != nil {
		t.Errorf("paths that are recorded already: %v", err)
	}
}
