package export

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"twoway/journal/markdown"
)

const teamNote = "Decisions/2026-02-02-team-or-staff.md"

// edit rewrites a file of a vault as a person would.
func edit(t testing.TB, dir, name string, change func(string) string) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	b, err := os.ReadFile(p)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(change(string(b))), 0o600); err != nil {
		t.Fatal(err)
	}
}

func move(t testing.TB, dir, from, to string) {
	t.Helper()
	to = filepath.Join(dir, to)
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, from), to); err != nil {
		t.Fatal(err)
	}
}

func stepFor(t testing.TB, p *Plan, id string) Step {
	t.Helper()
	for _, s := range p.Steps {
		if s.ID == id {
			return s
		}
	}
	t.Fatalf("no step for %s in %v", id, p.Steps)
	return Step{}
}

// later is the sample journal after one more look, which changes the decision's note.
func later() map[string]string {
	files := maps.Clone(journalFiles)
	files["2026/2026-04-02-0900-team-or-staff.md"] = `---
twoway: reflection
id: 2026-04-02-0900-team-or-staff
date: 2026-04-02
about: 2026-02-02-team-or-staff
would_choose: manager
confidence: 80
verdict: keep
next: 2026-08-01
interval: 120
---

# Revisit: [Take the platform team: or stay on the staff path?](2026-02-02-team-or-staff.md)
`
	return files
}

func TestASecondExportWritesNothing_X1(t *testing.T) {
	for _, target := range Targets() {
		t.Run(target.Name, func(t *testing.T) {
			t.Parallel()
			f, dir := open(t)
			in := sampleInput(t, journalFiles, false)
			first, r := run(t, f, target.Name, in, Options{})
			if n := first.Count(New); n != len(first.Steps) || n == 0 {
				t.Errorf("first run: %d of %d steps are new", n, len(first.Steps))
			}
			if want := len(first.Steps) + 1; len(r.Paths) != want {
				t.Errorf("first run wrote %d paths, want %d with the manifest: %v", len(r.Paths), want, r.Paths)
			}
			past := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
			before := snapshot(t, dir)
			for name := range before {
				if err := os.Chtimes(filepath.Join(dir, name), past, past); err != nil {
					t.Fatal(err)
				}
			}
			second, r := run(t, f, target.Name, sampleInput(t, journalFiles, false), Options{})
			if second.Count(Same) != len(second.Steps) || len(r.Paths) != 0 {
				t.Errorf("second run: %v wrote %v", second.Steps, r.Paths)
			}
			for name := range snapshot(t, dir) {
				info, _ := os.Stat(filepath.Join(dir, name))
				if !info.ModTime().Equal(past) {
					t.Errorf("%s: the time stamp moved", name)
				}
			}
			if after := snapshot(t, dir); !maps.Equal(before, after) {
				t.Errorf("bytes changed")
			}
		})
	}
}

func TestWhatThePersonAddsStays_X1_F2_L13(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	const own = "mine: >-\n  folded and\n  long\n# a comment\nquoted: 'it''s' # why\n"
	edit(t, dir, teamNote, func(s string) string {
		s = strings.Replace(s, "status: trial\n", "status: trial\n"+own, 1)
		s = strings.Replace(s, "  - career\n", "  - career\n  - my-tag\n", 1)
		s = strings.Replace(s, markdown.Begin, "Above, mine.\n\n"+markdown.Begin, 1)
		return s + "\nBelow, mine,   \nwithout a last line end"
	})
	plan, _ := run(t, f, "obsidian", sampleInput(t, later(), false), Options{})
	if s := stepFor(t, plan, "2026-02-02-team-or-staff"); s.Verb != Changed {
		t.Fatalf("got %s (%s), want changed", s.Verb, s.Why)
	}
	got := snapshot(t, dir)[teamNote]
	for _, want := range []string{own, "  - my-tag\n", "Above, mine.\n\n" + markdown.Begin, markdown.End + "\n\nBelow, mine,   \nwithout a last line end", "next_look: 2026-08-01\n", "confidence: 80\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("lost %q in\n%s", want, got)
		}
	}
	if strings.Contains(got, "next_look: 2026-05-03") {
		t.Errorf("the old value stayed:\n%s", got)
	}
	for range 10 {
		run(t, f, "obsidian", sampleInput(t, later(), false), Options{})
	}
	if again := snapshot(t, dir)[teamNote]; again != got {
		t.Errorf("ten more exports changed the note:\n%s", again)
	}
}

func TestATagThatThePersonTookOutStaysOut(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	edit(t, dir, teamNote, func(s string) string { return strings.Replace(s, "  - career\n", "  - mine\n", 1) })
	for _, files := range []map[string]string{journalFiles, later()} {
		run(t, f, "obsidian", sampleInput(t, files, false), Options{})
		if got := snapshot(t, dir)[teamNote]; strings.Contains(got, "- career\n") || !strings.Contains(got, "- mine\n") {
			t.Errorf("got\n%s", got)
		}
	}
	retagged := later()
	name := "2026/2026-02-02-team-or-staff.md"
	retagged[name] = strings.Replace(retagged[name], "  - career\n  - 2026\n", "  - career\n  - fork\n", 1)
	run(t, f, "obsidian", sampleInput(t, retagged, false), Options{})
	if got := snapshot(t, dir)[teamNote]; !strings.Contains(got, "- fork\n") || !strings.Contains(got, "- mine\n") || strings.Contains(got, "- t2026\n") {
		t.Errorf("a new tag did not come, or an old one did not go:\n%s", got)
	}
}

func TestAnEmptyJournalLaysOutNothing_X4(t *testing.T) {
	t.Parallel()
	for _, target := range []string{"obsidian", "zk", "logseq", "hugo", "markdown", "html"} {
		f, dir := open(t)
		plan, r := run(t, f, target, Input{AsOf: date("2026-04-02")}, Options{})
		if len(plan.Steps)+len(r.Paths)+len(snapshot(t, dir)) != 0 {
			t.Errorf("%s: %v %v", target, plan.Steps, r.Paths)
		}
	}
}

func TestAnEditInsideTheBlockIsAConflict_X1_X3(t *testing.T) {
	t.Parallel()
	inside := func(s string) string {
		return strings.Replace(s, "I like watching people", "I LOVE watching people", 1)
	}
	for _, c := range []struct {
		name    string
		journal map[string]string
		opts    Options
		verb    Verb
		kept    string
		has     string
	}{
		{"with an unchanged journal it is left alone", journalFiles, Options{}, Conflict, "", "I LOVE watching"},
		{"with a changed journal it is left alone", later(), Options{}, Conflict, "", "I LOVE watching"},
		{"theirs keeps it", later(), Options{Theirs: true}, Same, "", "I LOVE watching"},
		{"ours writes ours and keeps the edit beside it", later(), Options{Ours: true}, Changed, "Decisions/2026-02-02-team-or-staff (edited).md", "I like watching"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			f, dir := open(t)
			run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
			edit(t, dir, teamNote, inside)
			edited := snapshot(t, dir)[teamNote]
			plan, r := run(t, f, "obsidian", sampleInput(t, c.journal, false), c.opts)
			s := stepFor(t, plan, "2026-02-02-team-or-staff")
			if s.Verb != c.verb || s.Kept != c.kept {
				t.Errorf("got %s, kept %q (%s); want %s, %q", s.Verb, s.Kept, s.Why, c.verb, c.kept)
			}
			if (c.verb == Conflict) != (len(r.Conflicts) == 1) || (c.verb == Conflict) != (len(plan.Conflicts()) == 1) {
				t.Errorf("conflicts: %v, %v", r.Conflicts, plan.Conflicts())
			}
			all := snapshot(t, dir)
			if !strings.Contains(all[teamNote], c.has) {
				t.Errorf("want %q in\n%s", c.has, all[teamNote])
			}
			if c.kept != "" && all[c.kept] != edited {
				t.Errorf("%q is not what the person had, byte for byte: %q", c.kept, all[c.kept])
			}
			if c.kept != "" { // the copy carries the id of the note, and is not taken for it
				if err := os.Remove(filepath.Join(dir, ManifestName)); err != nil {
					t.Fatal(err)
				}
			}
			again, _ := run(t, f, "obsidian", sampleInput(t, c.journal, false), Options{})
			if s := stepFor(t, again, "2026-02-02-team-or-staff"); c.verb != Conflict && s.Verb != Same {
				t.Errorf("the run after the decision: %s (%s), want same", s.Verb, s.Why)
			}
		})
	}
}

func TestTheirsIsAskedAgainWhenOursChanges(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	edit(t, dir, teamNote, func(s string) string { return strings.Replace(s, "I like", "I love", 1) })
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{Theirs: true})
	plan, _ := run(t, f, "obsidian", sampleInput(t, later(), false), Options{})
	if s := stepFor(t, plan, "2026-02-02-team-or-staff"); s.Verb != Conflict {
		t.Errorf("got %s (%s), want conflict: the accepted text would be lost", s.Verb, s.Why)
	}
}

func TestNotesAreFoundByID_X2(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	move(t, dir, teamNote, "Archive/My fork.md")
	plan, _ := run(t, f, "obsidian", sampleInput(t, later(), false), Options{})
	s := stepFor(t, plan, "2026-02-02-team-or-staff")
	if s.Verb != Moved || s.Path != "Archive/My fork.md" {
		t.Errorf("got %s at %s (%s)", s.Verb, s.Path, s.Why)
	}
	all := snapshot(t, dir)
	if _, doubled := all[teamNote]; doubled {
		t.Errorf("the note came back under its old name")
	}
	if !strings.Contains(all["Archive/My fork.md"], "next_look: 2026-08-01") {
		t.Errorf("not updated where it stands:\n%s", all["Archive/My fork.md"])
	}
	if index := all["Decisions/Decisions.md"]; !strings.Contains(index, "[[My fork|") {
		t.Errorf("links do not follow:\n%s", index)
	}
	again, r := run(t, f, "obsidian", sampleInput(t, later(), false), Options{})
	if again.Count(Same) != len(again.Steps) || len(r.Paths) > 0 {
		t.Errorf("second run: %v %v", again.Steps, r.Paths)
	}
}

func TestAFolderThatIsRenamedTakesAllAlong_X2(t *testing.T) {
	t.Parallel()
	for _, target := range []string{"obsidian", "zk", "markdown"} {
		f, dir := open(t)
		in := sampleInput(t, journalFiles, false)
		in.Settings.Folder = "Old"
		run(t, f, target, in, Options{})
		move(t, dir, "Old", "New/place")
		plan, r := run(t, f, target, in, Options{})
		if plan.Count(Moved) != len(plan.Steps) || len(r.Conflicts) > 0 {
			t.Errorf("%s: %v", target, plan.Steps)
		}
		for name, text := range snapshot(t, dir) {
			if !strings.HasPrefix(name, ".twoway-export/") && !strings.HasPrefix(name, "New/place/") || strings.Contains(text, "Old/") {
				t.Errorf("%s: %s is left behind, or speaks of it", target, name)
			}
		}
		again, r := run(t, f, target, in, Options{})
		if again.Count(Same) != len(again.Steps) || len(r.Paths) > 0 {
			t.Errorf("%s, again: %v", target, again.Steps)
		}
	}
}

func TestDeletedNotesStayAway_X2(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	if err := os.Remove(filepath.Join(dir, teamNote)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		plan, _ := run(t, f, "obsidian", sampleInput(t, later(), false), Options{})
		if s := stepFor(t, plan, "2026-02-02-team-or-staff"); s.Verb != LeftOut {
			t.Errorf("got %s (%s), want left out", s.Verb, s.Why)
		}
	}
	if _, back := snapshot(t, dir)[teamNote]; back {
		t.Errorf("the deleted note came back")
	}
	run(t, f, "obsidian", sampleInput(t, later(), false), Options{Again: true})
	if _, back := snapshot(t, dir)[teamNote]; !back {
		t.Errorf("--again did not bring it back")
	}
}

func TestANoteWhoseEntryBecamePrivateGoes_P2(t *testing.T) {
	t.Parallel()
	hidden := maps.Clone(journalFiles)
	name := "2026/2026-04-01-exporter.md"
	hidden[name] = strings.Replace(hidden[name], "interval: 14\n", "interval: 14\nprivate: true\n", 1)
	note := "Decisions/2026-04-01-exporter.md"
	t.Run("untouched, it is removed", func(t *testing.T) {
		t.Parallel()
		f, dir := open(t)
		run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
		run(t, f, "obsidian", sampleInput(t, hidden, false), Options{})
		for name, text := range snapshot(t, dir) {
			if strings.Contains(name+text, "xporter") {
				t.Errorf("%s still speaks of it:\n%s", name, text)
			}
		}
	})
	t.Run("with the person's text, that stays", func(t *testing.T) {
		t.Parallel()
		f, dir := open(t)
		run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
		edit(t, dir, note, func(s string) string { return s + "\nMine.\n" })
		run(t, f, "obsidian", sampleInput(t, hidden, false), Options{})
		if got := snapshot(t, dir)[note]; got != "\n\nMine.\n" {
			t.Errorf("got %q", got)
		}
	})
	t.Run("with the person's tag, that stays", func(t *testing.T) {
		t.Parallel()
		f, dir := open(t)
		run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
		edit(t, dir, note, func(s string) string { return strings.Replace(s, "status: open\n", "status: open\ntags: [mine]\n", 1) })
		run(t, f, "obsidian", sampleInput(t, hidden, false), Options{})
		if got := snapshot(t, dir)[note]; !strings.HasPrefix(got, "---\n") || !strings.Contains(got, "tags: [mine]\n---\n") || strings.Contains(got, "status") || strings.Contains(got, "xporter") {
			t.Errorf("got %q", got)
		}
	})
	t.Run("edited inside, it is a conflict", func(t *testing.T) {
		t.Parallel()
		f, dir := open(t)
		run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
		edit(t, dir, note, func(s string) string { return strings.Replace(s, "patch it", "patch it, mine", 1) })
		plan, _ := run(t, f, "obsidian", sampleInput(t, hidden, false), Options{})
		if s := stepFor(t, plan, "2026-04-01-exporter"); s.Verb != Conflict {
			t.Errorf("got %s", s.Verb)
		}
	})
}

// Obsidian writes a new name into every link when a note is renamed; what it writes is what we would.
func TestLinksThatObsidianRewroteAreNoEdit_X2(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	move(t, dir, teamNote, "Archive/My fork.md")
	for name := range snapshot(t, dir) {
		if strings.HasSuffix(name, ".md") {
			edit(t, dir, name, func(s string) string {
				return strings.NewReplacer("[[2026-02-02-team-or-staff|", "[[My fork|", `[[2026-02-02-team-or-staff\|`, `[[My fork\|`).Replace(s)
			})
		}
	}
	before := snapshot(t, dir)
	plan, r := run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	if len(r.Conflicts) > 0 || plan.Count(Changed) > 0 || !slices.Equal(r.Paths, []string{ManifestName}) {
		t.Errorf("got %v, wrote %v", plan.Steps, r.Paths)
	}
	after := snapshot(t, dir)
	if d := differing(before, after); !slices.Equal(d, []string{ManifestName}) {
		t.Errorf("changed: %v", d)
	}
}

func TestTargetsShareAFolder(t *testing.T) {
	t.Parallel()
	f, _ := open(t)
	for _, name := range []string{"obsidian", "markdown", "ics", "json"} {
		if _, r := run(t, f, name, sampleInput(t, journalFiles, false), Options{}); len(r.Conflicts) > 0 {
			t.Errorf("%s: %v", name, r.Conflicts)
		}
	}
	for _, name := range []string{"obsidian", "markdown", "ics", "json"} {
		plan, r := run(t, f, name, sampleInput(t, journalFiles, false), Options{})
		if plan.Count(Same) != len(plan.Steps) || len(r.Paths) > 0 {
			t.Errorf("%s: %v %v", name, plan.Steps, r.Paths)
		}
	}
}

func TestAnotherJournalsExportIsNotTakenAway(t *testing.T) {
	t.Parallel()
	f, _ := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	other := map[string]string{"2026/2026-01-01-else.md": "---\ntwoway: decision\nid: 2026-01-01-else\ndate: 2026-01-01\nquestion: Else?\nchoice: undecided\n---\n"}
	if _, err := Begin(f, "obsidian").Compare(sampleInput(t, other, false), Options{}); !errors.Is(err, ErrOtherJournal) {
		t.Errorf("got %v", err)
	}
}

func TestAFilterNeitherWritesNorTakesAwayTheRest(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "zk", sampleInput(t, journalFiles, false), Options{})
	before := snapshot(t, dir)
	in := sampleInput(t, later(), false)
	in.Filter = Filter{Decisions: []string{"2026-04-01-exporter"}}
	run(t, f, "zk", in, Options{})
	after := snapshot(t, dir)
	for name := range before {
		if name != "decisions/decisions.md" && name != ManifestName && before[name] != after[name] {
			t.Errorf("%s changed", name)
		}
	}
	for name, want := range map[string]int{"career": 5, "nothing": 0} {
		in := sampleInput(t, journalFiles, false)
		in.Attachment, in.Filter = nil, Filter{Tags: []string{name}}
		files, err := Files("zk", in)
		files = slices.DeleteFunc(files, func(f File) bool { return f.Note == nil })
		if err != nil || len(files) != want {
			t.Errorf("tag %s: %d notes, %v; want %d", name, len(files), err, want)
		}
	}
	in = sampleInput(t, journalFiles, false)
	in.Filter = Filter{Since: date("2026-03-21")}
	in.narrow()
	var ids []string
	for _, e := range in.Entries {
		ids = append(ids, e.ID)
	}
	if want := []string{"2026-02-02-team-or-staff", "2026-03-21-1745-team-or-staff", "2026-04-01-exporter"}; !slices.Equal(ids, want) {
		t.Errorf("since: got %v, want %v", ids, want)
	}
}

func TestDryRunWritesNothing(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	if _, err := Begin(f, "obsidian").Compare(sampleInput(t, journalFiles, false), Options{}); err != nil {
		t.Fatal(err)
	}
	if all := snapshot(t, dir); len(all) != 0 {
		t.Errorf("a comparison wrote %v", all)
	}
}
