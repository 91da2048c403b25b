package git

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// diverge gives main and side each a commit that changes base.txt.
func diverge(r *repo) {
	r.t.Helper()
	r.run("branch", "side")
	r.put("base.txt", "main\n")
	r.run("commit", "-q", "-am", "on main")
	r.run("checkout", "-q", "side")
	r.put("base.txt", "side\n")
	r.run("commit", "-q", "-am", "on side")
	r.run("checkout", "-q", "main")
}

// laptops are two clones of one shared repository; the journal is the folder "log" in it.
func laptops(t *testing.T) (a, b *repo) {
	t.Helper()
	seed := newRepo(t)
	seed.put("log/reviews/2026-Q1.md", "mine\n")
	seed.put("log/2026/2026-01-01-x.md", "x\n")
	seed.run("add", ".")
	seed.run("commit", "-q", "-m", "first")
	hub := filepath.Join(t.TempDir(), "hub.git")
	seed.run("clone", "-q", "--bare", seed.dir, hub)
	clone := func(name string) *repo {
		dir := filepath.Join(t.TempDir(), name)
		seed.run("clone", "-q", hub, dir)
		return seed.at(filepath.Join(dir, "log"))
	}
	return clone("a"), clone("b")
}

func (r *repo) sync() error {
	if _, err := r.git.Pull(r.t.Context(), r.dir); err != nil {
		return err
	}
	return r.git.Push(r.t.Context(), r.dir)
}

func TestTwoLaptopsThatAddEntriesMergeWithoutAConflict(t *testing.T) { // N5
	t.Parallel()
	for _, rebase := range []string{"", "true", "false"} {
		a, b := laptops(t)
		if rebase != "" {
			b.run("config", "pull.rebase", rebase)
		}
		a.put("2026/a.md", "a\n")
		a.commit("2026/a.md")
		if err := a.sync(); err != nil {
			t.Fatal(err)
		}
		b.put("2026/b.md", "b\n")
		b.commit("2026/b.md")
		if err := b.sync(); err != nil {
			t.Fatalf("rebase %q: %v", rebase, err)
		}
		changed, err := a.git.Pull(t.Context(), a.dir)
		if err != nil || !changed {
			t.Errorf("rebase %q: pull says %v %v, want a change", rebase, changed, err)
		}
		if changed, err := a.git.Pull(t.Context(), a.dir); err != nil || changed {
			t.Errorf("rebase %q: a second pull says %v %v, want none", rebase, changed, err)
		}
		for _, r := range []*repo{a, b} {
			r.want("files", r.run("ls-files"), "2026/2026-01-01-x.md\n2026/a.md\n2026/b.md\nreviews/2026-Q1.md")
		}
		merges := b.run("rev-list", "--merges", "--count", "HEAD")
		if want := map[bool]string{true: "0", false: "1"}[rebase == "true"]; merges != want {
			t.Errorf("rebase %q: %s merges, want %s", rebase, merges, want)
		}
	}
}

// paste runs the command that a refusal names, as a person pastes it, and then pulls.
func (r *repo) paste(err error) {
	r.t.Helper()
	var refused *RefusedError
	if !errors.As(err, &refused) {
		r.t.Fatalf("got %v, want a *RefusedError", err)
	}
	command, _, _ := strings.Cut(refused.Command, "    ")
	cmd := exec.Command("sh", "-c", command)
	cmd.Env = r.env
	if out, err := cmd.CombinedOutput(); err != nil {
		r.t.Errorf("%s: %v %s", command, err, out)
	}
	if _, err := r.git.Pull(r.t.Context(), r.dir); err != nil {
		r.t.Errorf("after %s: %v", command, err)
	}
}

func TestAPullNamesWhatIsInItsWay(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		set     []string
		prepare func(b *repo)
		want    string
	}{
		"a changed file that came too": {nil, func(b *repo) { b.put("../top.txt", "here\n") }, "not committed here, and in its way: ../top.txt"},
		"a new file that came too":     {nil, func(b *repo) { b.put("größe x.txt", "there\n") }, "not committed here, and in its way: größe x.txt"},
		"a changed file and a rebase": {
			[]string{"pull.rebase", "true"},
			func(b *repo) {
				b.put("2026/2026-01-01-x.md", "here\n")
				b.put("loose", "")
			},
			"not committed here, and in its way: 2026/2026-01-01-x.md",
		},
		"two histories, and fast-forward only": {[]string{"pull.ff", "only"}, func(*repo) {}, "git did not pull: fatal: "},
	} {
		a, b := laptops(t)
		a.put("../top.txt", "top\n")
		a.commit("../top.txt")
		if err := a.sync(); err != nil {
			t.Fatal(err)
		}
		if err := b.sync(); err != nil {
			t.Fatal(err)
		}
		b.put("mine", "mine\n")
		b.commit("mine")
		a.put("../top.txt", "here\n")
		a.put("größe x.txt", "there\n")
		a.commit("../top.txt", "größe x.txt")
		if err := a.sync(); err != nil {
			t.Fatal(err)
		}
		if c.set != nil {
			b.run("config", c.set[0], c.set[1])
		}
		c.prepare(b)
		_, err := b.git.Pull(t.Context(), b.dir)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
		b.paste(err)
	}
}

func TestAReviewSavedOnBothSidesIsListedWithBothTexts(t *testing.T) { // T4
	t.Parallel()
	for _, rebase := range []string{"false", "true"} {
		a, b := laptops(t)
		b.run("config", "pull.rebase", rebase)
		a.put("reviews/2026-Q1.md", "from a\n")
		a.commit("reviews/2026-Q1.md")
		if err := a.sync(); err != nil {
			t.Fatal(err)
		}
		b.put("reviews/2026-Q1.md", "from b\n")
		b.commit("reviews/2026-Q1.md")
		_, err := b.git.Pull(t.Context(), b.dir)
		var c *ConflictError
		if !errors.As(err, &c) || !slices.Equal(c.Paths, []string{"reviews/2026-Q1.md"}) {
			t.Fatalf("rebase %s: got %v, want a conflict in the review", rebase, err)
		}
		text, _ := os.ReadFile(filepath.Join(b.dir, "reviews/2026-Q1.md"))
		if !strings.Contains(string(text), "from a\n") || !strings.Contains(string(text), "from b\n") {
			t.Errorf("rebase %s: the file lost a side: %q", rebase, text)
		}
		s, err := b.git.Status(t.Context(), b.dir)
		if err != nil || !slices.Equal(s.Conflicts, c.Paths) || s.InProgress == "" {
			t.Errorf("rebase %s: status %+v %v", rebase, s, err)
		}
		one, other, err := b.git.Sides(t.Context(), b.dir, "reviews/2026-Q1.md")
		sides := []string{string(one), string(other)}
		slices.Sort(sides)
		if err != nil || !slices.Equal(sides, []string{"from a\n", "from b\n"}) {
			t.Errorf("rebase %s: sides %q %v", rebase, sides, err)
		}
		if _, err := b.git.Pull(t.Context(), b.dir); !errors.As(err, new(*RefusedError)) {
			t.Errorf("rebase %s: a pull in the middle: got %v, want a *RefusedError", rebase, err)
		}
		b.put("reviews/2026-Q1.md", "from a\nfrom b\n")
		if err := b.git.Add(t.Context(), b.dir, c.Paths); err != nil {
			t.Fatalf("rebase %s: %v", rebase, err)
		}
		if err := b.git.Continue(t.Context(), b.dir); err != nil {
			t.Fatalf("rebase %s: %v", rebase, err)
		}
		if err := b.git.Push(t.Context(), b.dir); err != nil {
			t.Fatal(err)
		}
		if err := a.sync(); err != nil {
			t.Fatal(err)
		}
		text, _ = os.ReadFile(filepath.Join(a.dir, "reviews/2026-Q1.md"))
		a.want("what reached the other side", string(text), "from a\nfrom b\n")
	}
}

func TestOneNameOnTwoLaptopsIsListedWithBothTexts(t *testing.T) { // N5
	t.Parallel()
	a, b := laptops(t)
	for _, r := range []*repo{a, b} {
		r.put("2026/2026-02-02-team.md", "asked on "+filepath.Base(filepath.Dir(r.dir))+"\n")
		r.put("2026/2026-02-02-only-"+filepath.Base(filepath.Dir(r.dir))+".md", "x\n")
		r.run("add", "2026")
		r.commit("2026/2026-02-02-team.md", "2026/2026-02-02-only-"+filepath.Base(filepath.Dir(r.dir))+".md")
	}
	if err := a.sync(); err != nil {
		t.Fatal(err)
	}
	err := b.sync()
	var c *ConflictError
	if !errors.As(err, &c) || !slices.Equal(c.Paths, []string{"2026/2026-02-02-team.md"}) {
		t.Fatalf("got %v, want one conflict", err)
	}
	one, other, err := b.git.Sides(t.Context(), b.dir, c.Paths[0])
	if err != nil || string(one) != "asked on b\n" || string(other) != "asked on a\n" {
		t.Errorf("sides: %q %q %v", one, other, err)
	}
	if _, _, err := b.git.Sides(t.Context(), b.dir, "2026/none.md"); err == nil {
		t.Error("a file without a conflict has sides")
	}
}

func TestSyncSaysWhatIsMissing(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put("a.md", "a\n")
	r.commit("a.md")
	if err := r.sync(); !errors.Is(err, ErrNoUpstream) {
		t.Errorf("no upstream: got %v, want ErrNoUpstream", err)
	}
	a, b := laptops(t)
	b.put("2026/b.md", "b\n")
	b.commit("2026/b.md")
	if err := b.sync(); err != nil {
		t.Fatal(err)
	}
	a.put("2026/a.md", "a\n")
	a.commit("2026/a.md")
	var refused *RefusedError
	if err := a.git.Push(t.Context(), a.dir); !errors.As(err, &refused) || refused.Command == "" || refused.Output == "" {
		t.Errorf("push behind the upstream: got %v, want a *RefusedError", err)
	}
	a.put("2026/x y.md", "new\n")
	a.put("2026/2026-01-01-x.md", "edited\n")
	a.put("../outside.txt", "not the journal's\n")
	a.run("mv", "reviews/2026-Q1.md", "reviews/first quarter.md")
	s, err := a.git.Status(t.Context(), a.dir)
	want := []string{"2026/2026-01-01-x.md", "2026/x y.md", "reviews/first quarter.md"}
	if err != nil || !slices.Equal(s.Uncommitted, want) || s.Branch != "main" || s.Upstream != "origin/main" || s.Ahead != 1 {
		t.Errorf("status: got %+v %v, want %q uncommitted, one ahead", s, err, want)
	}
}

func TestRelativeNamesWhatLiesOutsideTheJournal(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{{"", "a.md", "a.md"}, {"log/", "log/a.md", "a.md"}, {"log/x/", "a.md", "../../a.md"}} {
		if got := relative(c[0], c[1]); got != c[2] {
			t.Errorf("relative(%q, %q): got %q, want %q", c[0], c[1], got, c[2])
		}
	}
}

func FuzzStatusIsReadWithoutAPanic(f *testing.F) {
	for _, seed := range []string{
		"", "# branch.head main\x00# branch.ab +1 -2\x00", "1 .M N... 100644 100644 100644 a b x y.md\x00", "2 R. N... 1 2 3 a b R100 new\x00old\x00",
		"u AA N... 1 2 3 4 a b c both.md\x00", "? new file.md\x00", "2", "u", "1 ", "# branch.ab",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s := readStatus(text)
		if n := len(s.Uncommitted) + len(s.Conflicts); n > strings.Count(text, "\x00")+1 {
			t.Errorf("%q: %d paths out of fewer records", text, n)
		}
	})
}

func TestJournalsThatBeganApart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		set  []string // git's settings for the pull
		file string   // what the other side began with
		want func(changed bool, err error) bool
	}{
		{nil, "b.md", func(_ bool, err error) bool { return errors.Is(err, ErrUnrelated) }},
		{[]string{"pull.ff", "only"}, "b.md", func(_ bool, err error) bool { return errors.Is(err, ErrUnrelated) }},
		{[]string{"remote.origin.url", "nowhere"}, "b.md", func(_ bool, err error) bool { return errors.Is(err, ErrUnrelated) }},
		{[]string{"pull.rebase", "true"}, "b.md", func(changed bool, err error) bool { return changed && err == nil }},
		{[]string{"pull.rebase", "true"}, "a.md", func(_ bool, err error) bool { return errors.As(err, new(*ConflictError)) }},
	} {
		a := newRepo(t)
		a.put("a.md", "a\n")
		a.commit("a.md")
		b := a.at(t.TempDir())
		b.run("init", "-q", "-b", "main")
		b.put(c.file, "b\n")
		b.commit(c.file)
		b.run("remote", "add", "origin", a.dir)
		b.run("fetch", "-q", "origin")
		b.run("branch", "-q", "--set-upstream-to=origin/main")
		if c.set != nil {
			b.run("config", c.set[0], c.set[1])
		}
		if changed, err := b.git.Pull(t.Context(), b.dir); !c.want(changed, err) {
			t.Errorf("%v, with %s: got %v %v", c.set, c.file, changed, err)
		}
	}
}

func TestABranchIsLookedForByItsWholeName(t *testing.T) {
	t.Parallel()
	a, b := laptops(t)
	a.run("push", "-q", "origin", "HEAD:refs/heads/team/journal")
	for branch, want := range map[string]bool{"main": true, "team/journal": true, "journal": false, "": false} {
		if got := b.git.HasBranch(t.Context(), b.dir, "origin", branch); got != want {
			t.Errorf("a branch %q: got %v, want %v", branch, got, want)
		}
	}
	if b.git.HasBranch(t.Context(), b.dir, "nowhere", "main") {
		t.Error("a remote that is not there has a branch")
	}
}
