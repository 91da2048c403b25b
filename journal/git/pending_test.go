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
