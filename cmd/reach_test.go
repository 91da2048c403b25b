package cmd

import (
	"slices"
	"testing"
)

// A command that is new must be sorted into one of the two kinds.
func TestEveryCommandLeadsToAJournalOrChoosesForItself(t *testing.T) {
	t.Parallel()
	ownChoice := []string{"init", "demo", "completion", "help"}
	for _, c := range newRootCmd(newApp(demoEnv(t.TempDir()))).Commands() {
		if got, want := onJournal().MatchString("twoway "+c.Name()), !slices.Contains(ownChoice, c.Name()); got != want {
			t.Errorf("a hint at twoway %s carries --journal: %t, want %t", c.Name(), got, want)
		}
	}
}

func TestAimedCommandsCarryTheFlag(t *testing.T) {
	t.Parallel()
	const flag = " --journal $1"
	for _, c := range []struct {
		text, want string
		n          int
	}{
		{"twoway list    shows them", "twoway list --journal $1    shows them", 1},
		{"git add -- a && twoway sync", "git add -- a && twoway sync --journal $1", 1},
		{`twoway new "Is twoway list slow?"`, `twoway new --journal $1 "Is twoway list slow?"`, 1},
		{"It waits in `twoway due`. Then: twoway note %s", "It waits in `twoway due --journal $1`. Then: twoway note --journal $1 %s", -1},
		{"first\n  twoway show %s", "first\n  twoway show --journal $1 %s", -1},
		{"twoway reflect --help", "twoway reflect --help", -1},
		{"twoway list --journal k", "twoway list --journal k", -1},
		{"twoway init k    makes one", "twoway init k    makes one", -1},
		{"/home/me/.twoway list", "/home/me/.twoway list", -1},
	} {
		if got := aimed(c.text, flag, c.n); got != c.want {
			t.Errorf("aimed(%q, %q, %d) = %q, want %q", c.text, flag, c.n, got, c.want)
		}
	}
	if got := aimed("twoway list", "", 1); got != "twoway list" {
		t.Errorf("without a flag a command reads %q", got)
	}
}
