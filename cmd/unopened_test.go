package cmd_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// S1: new opens no other entry. One stands here that cannot be read, and every command that opens it says so.
func TestANewDecisionOpensNoOtherEntry(t *testing.T) {
	t.Parallel()
	home, vars := sandbox(t)
	call := func(args ...string) (int, string) {
		code, out, errs := run(t, "2026-02-02 09:00", vars, strings.NewReader(""), args...)
		return code, out + errs
	}
	if code, said := call("new", "A first one?", "--choice", "a"); code != 0 {
		t.Fatal(said)
	}
	if err := os.WriteFile(filepath.Join(home, "j", "2026", "2026-01-01-poison.md"), []byte("---\ntwoway: decision\n<<<<<<< one\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, said := call("list"); code != 4 || !strings.Contains(said, "2026-01-01-poison.md") {
		t.Fatalf("list does not open the entry: exit code %d\n%s", code, said)
	}
	code, said := call("new", "A second one?", "--choice", "a", "--supersedes", "a-first-one")
	if code != 0 || strings.Contains(said, "poison") || !strings.Contains(said, "2026-02-02-a-second-one.md") {
		t.Errorf("new: exit code %d\n%s", code, said)
	}
}
