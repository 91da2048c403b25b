package git

import (
	"slices"
	"strings"
	"testing"
)

func TestPendingIsWhatTheLastCommitDoesNotHold(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put("v/same.md", "a\n")
	r.put("v/changed.md", "a\n")
	r.put("v/gone é.md", "a\n")
	r.put("v/list", "a list\n")
	r.put(".gitignore", "ignored.md\n")
	r.commit("v/same.md", "v/changed.md", "v/gone é.md", "v/list", ".gitignore")
	r.put("v/changed.md", "b\n")
	r.put("v/new.md", "a\n")
	r.put("v/staged.md", "a\n")
	r.put("v/ignored.md", "a\n")
	r.put("v/not asked.md", "a\n")
	r.run("add", "v/staged.md")
	r.run("rm", "-q", "v/gone é.md")
	paths := []string{"same.md", "changed.md", "gone é.md", "new.md", "staged.md", "ignored.md", "never.md", "new.md"}
	got, err := r.git.Pending(t.Context(), r.dir+"/v", paths)
	if want := []string{"changed.md", "gone é.md", "new.md", "staged.md"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	if b := r.git.Recorded(t.Context(), r.dir+"/v", "list"); string(b) != "a list\n" {
		t.Errorf("the recorded list: got %q", b)
	}
	if b := r.git.Recorded(t.Context(), r.dir+"/v", "new.md"); b != nil {
		t.Errorf("what is not recorded: got %q", b)
	}
	empty := newRepo(t)
	empty.put("a.md", "a\n")
	if got, err := empty.git.Pending(t.Context(), empty.dir, []string{"a.md"}); err != nil || strings.Join(got, "") != "a.md" {
		t.Errorf("before the first commit: got %q, %v", got, err)
	}
	if _, err := empty.git.Pending(t.Context(), t.TempDir(), []string{"a.md"}); err == nil {
		t.Error("outside a repository: no error")
	}
}

func TestPendingWorksBesideAConflict(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put("base.txt", "base\n")
	r.commit("base.txt")
	diverge(r)
	if _, err := r.try("merge", "side"); err == nil {
		t.Fatal("the merge has no conflict")
	}
	r.put("v/staged.md", "a\n")
	r.run("add", "v/staged.md")
	got, err := r.git.Pending(t.Context(), r.dir+"/v", []string{"staged.md", "other.md"})
	if want := []string{"staged.md"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
}

func TestIgnoredIsWhatStandsThereAndGitDoesNotTake(t *testing.T) {
	t.Parallel()
	r := newRepo(t)
	r.put("v/kept.svg", "a\n")
	r.commit("v/kept.svg")
	r.put(".gitignore", "*.svg\nw\n")
	r.put("w/a.md", "a\n")
	r.put("v/plots/b.svg", "a\n")
	r.put("v/a é.svg", "a\n")
	r.put("v/a.md", "a\n")
	got, err := r.git.Ignored(t.Context(), r.dir+"/v", []string{"kept.svg", "plots/b.svg", "a é.svg", "a.md", "gone.svg"})
	if want := []string{"a é.svg", "plots/b.svg"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	if got, err := r.git.Ignored(t.Context(), r.dir+"/w", []string{"a.md"}); err != nil || !slices.Equal(got, []string{"a.md"}) {
		t.Errorf("a folder that is ignored: got %q, %v; want its file", got, err)
	}
	for _, paths := range [][]string{nil, {"a.md"}, {"kept.svg"}} {
		if got, err := r.git.Ignored(t.Context(), r.dir+"/v", paths); err != nil || got != nil {
			t.Errorf("%q: got %q, %v; want none", paths, got, err)
		}
	}
	r.put("v/.gitignore", "!b*.svg\n")
	for path, want := range map[string]string{"a é.svg": "line 1 of .gitignore (*.svg)", "none/a.svg": "line 1 of .gitignore (*.svg)", "b.svg": "", "a.md": ""} {
		if got := r.git.IgnoredBy(t.Context(), r.dir+"/v", path); got != want {
			t.Errorf("%s is ignored by %q, want %q", path, got, want)
		}
	}
}
