package export

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The list is a file like others: a merge or a full disk may take lines from it, or all.
func TestAListThatLostItsLinesIsMadeAnew(t *testing.T) {
	t.Parallel()
	const id = "2026-02-02-team-or-staff"
	list := filepath.FromSlash(ManifestName)
	for name, damaged := range map[string]string{"empty": "", "no list any more": "garbage\x00\n", "one line left": "one"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, dir := open(t)
			run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
			if damaged == "one" {
				for l := range strings.Lines(snapshot(t, dir)[ManifestName]) {
					if strings.Contains(l, "\tindex\t") {
						damaged = l
					}
				}
			} else {
				move(t, dir, teamNote, "Archive/My fork.md")
				run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
			}
			if err := os.WriteFile(filepath.Join(dir, list), []byte(damaged), 0o600); err != nil {
				t.Fatal(err)
			}
			before := snapshot(t, dir)
			plan, _ := run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
			for _, s := range plan.Steps {
				if s.Verb == Conflict || s.Verb == New {
					t.Errorf("%s: %s (%s)", s.Path, s.Verb, s.Why)
				}
			}
			after := snapshot(t, dir)
			delete(before, ManifestName)
			delete(after, ManifestName)
			if !maps.Equal(before, after) {
				t.Errorf("notes were written: %v", slices.Sorted(maps.Keys(after)))
			}
		})
	}
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	text := strings.ReplaceAll(snapshot(t, dir)[teamNote], "people", "power")
	if err := os.WriteFile(filepath.Join(dir, teamNote), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, list), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	plan, _ := run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	if s := stepFor(t, plan, id); s.Verb != Conflict || !s.Asks || snapshot(t, dir)[teamNote] != text {
		t.Errorf("an edited note: %s (%s)", s.Verb, s.Why)
	}
}
