package export

import (
	"slices"
	"strings"
	"testing"
)

func TestAFilterLeavesTheIndexOfMoreAlone(t *testing.T) {
	t.Parallel()
	for target, index := range map[string]string{"obsidian": "Decisions/Decisions.md", "markdown": "README.md", "html": "index.html"} {
		f, dir := open(t)
		run(t, f, target, sampleInput(t, journalFiles, false), Options{})
		before := snapshot(t, dir)[index]
		in := sampleInput(t, later(), false)
		in.Filter.Decisions = []string{"2026-02-02-team-or-staff"}
		plan, _ := run(t, f, target, in, Options{})
		if got := snapshot(t, dir)[index]; got != before || stepFor(t, plan, indexID).Verb != LeftOut {
			t.Errorf("%s: %v, the index is now\n%s", target, stepFor(t, plan, indexID).Verb, got)
		}
		if plan.Count(Changed) == 0 {
			t.Errorf("%s: the selection is not written", target)
		}
		_, r := run(t, f, target, sampleInput(t, later(), false), Options{})
		if len(r.Conflicts) > 0 || !strings.Contains(snapshot(t, dir)[index], "2026-08-01") {
			t.Errorf("%s: the next whole export: %v", target, r.Conflicts)
		}
	}
}

func TestAFileOfOneSelectionIsNotWrittenOverByAnother(t *testing.T) {
	t.Parallel()
	all := Filter{}
	one := Filter{Decisions: []string{"2026-02-02-team-or-staff"}}
	tagged := Filter{Tags: []string{"career"}}
	recent, more := Filter{Since: date("2026-02-10")}, Filter{Since: date("2026-02-20")}
	for _, c := range []struct {
		name        string
		target      string
		first, then Filter
		stops       bool
	}{
		{"a part over all", "json", all, one, true},
		{"all over a part", "json", one, all, true},
		{"one part over another", "csv", tagged, one, true},
		{"the same part again", "csv", tagged, tagged, false},
		{"since a later day", "ics", recent, more, false},
		{"all over the last weeks of a calendar", "ics", recent, all, true},
		{"one decision of a site of all", "html", all, one, false},
		{"all where one decision stands", "html", one, all, false},
		{"half of a page over the whole", "html", all, more, true},
		{"notes of one decision among all", "obsidian", all, one, false},
		{"recent notes among all", "obsidian", all, more, false},
	} {
		t.Run(c.name+", "+c.target, func(t *testing.T) {
			t.Parallel()
			f, dir := open(t)
			with := func(files map[string]string, filter Filter, opts Options) (*Plan, result) {
				in := sampleInput(t, files, false)
				in.Filter = filter
				return run(t, f, c.target, in, opts)
			}
			with(journalFiles, c.first, Options{})
			before := snapshot(t, dir)
			plan, r := with(later(), c.then, Options{})
			if got := len(r.Conflicts) > 0; got != c.stops {
				t.Fatalf("%d conflicts, want some: %v; %d changed", len(r.Conflicts), c.stops, plan.Count(Changed))
			}
			if !c.stops {
				return
			}
			for _, s := range r.Conflicts {
				if before[s.Path] != snapshot(t, dir)[s.Path] || !strings.Contains(s.Why, "--ours") {
					t.Errorf("%s (%s) was written over", s.Path, s.Why)
				}
			}
			if _, r := with(later(), c.then, Options{Ours: true}); len(r.Conflicts) > 0 || slices.ContainsFunc(r.Paths, keptCopy().MatchString) {
				t.Errorf("with --ours: %d conflicts, wrote %v", len(r.Conflicts), r.Paths)
			}
			if _, r := with(later(), c.then, Options{}); len(r.Conflicts)+len(r.Paths) > 0 {
				t.Errorf("after --ours: %d conflicts, wrote %v", len(r.Conflicts), r.Paths)
			}
		})
	}
}

func TestALinkThatLeadsNowhereIsNamed(t *testing.T) {
	t.Parallel()
	files := changed(journalFiles, "2026/2026-04-01-exporter.md", func(s string) string {
		return s + "\nSee [a](../files/none.txt), [b](https://example.org/x), [c](../files/ladder.txt) and [d](2026-02-02-team-or-staff.md).\n"
	})
	for _, target := range []string{"obsidian", "html"} {
		in, heard := sampleInput(t, files, false), []string{}
		in.Missing = func(id, name, _ string) { heard = append(heard, id+" "+name) }
		if _, err := Files(target, in); err != nil {
			t.Fatal(err)
		}
		if len(heard) == 0 || slices.ContainsFunc(heard, func(h string) bool { return h != "2026-04-01-exporter files/none.txt" }) {
			t.Errorf("%s: heard %q", target, heard)
		}
	}
}

func TestAFilterKeepsLinksToNotesThatStandThere(t *testing.T) {
	t.Parallel()
	files := changed(journalFiles, "2026/2026-04-01-exporter.md", func(s string) string {
		return s + "\nSee [the other](2026-02-02-team-or-staff.md).\n"
	})
	f, _ := open(t)
	run(t, f, "obsidian", sampleInput(t, files, false), Options{})
	in := sampleInput(t, files, false)
	in.Filter.Decisions = []string{"2026-04-01-exporter"}
	if plan, _ := run(t, f, "obsidian", in, Options{}); plan.Count(Changed) > 0 || plan.Count(Same) == 0 {
		t.Errorf("%d changed, %d same", plan.Count(Changed), plan.Count(Same))
	}
}
