package export

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"twoway/journal/markdown"
	"twoway/journal/store"
)

func TestAFileThatIsNotOursIsNeverWrittenOver(t *testing.T) {
	t.Parallel()
	for _, opts := range []Options{{}, {Ours: true}, {Theirs: true}, {Again: true}} {
		for _, target := range []string{"obsidian", "json", "csv", "html"} {
			f, dir := open(t)
			name := map[string]string{"obsidian": teamNote, "json": jsonName, "csv": "themes.csv", "html": "index.html"}[target]
			if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, name), []byte("mine"), 0o600); err != nil {
				t.Fatal(err)
			}
			_, r := run(t, f, target, sampleInput(t, journalFiles, false), opts)
			if got := snapshot(t, dir)[name]; got != "mine" || len(r.Conflicts) != 1 {
				t.Errorf("%s %+v: got %q, %d conflicts", target, opts, got, len(r.Conflicts))
			}
		}
	}
}

// What --theirs and --ours cannot decide says what to do, and asks for neither.
func TestAConflictSaysWhatHelps(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	edit(t, dir, teamNote, func(s string) string { return s[strings.Index(s, markdown.Begin):] })
	plan, r := run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	if s := stepFor(t, plan, "2026-02-02-team-or-staff"); len(r.Conflicts) != 1 || s.Asks || !strings.Contains(s.Why, "put twoway_id: 2026-02-02-team-or-staff back at its top") {
		t.Errorf("a note without its front matter: %s, %v", s.Why, r.Conflicts)
	}
	edit(t, dir, teamNote, func(s string) string { return "mine" })
	plan, _ = run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	if s := stepFor(t, plan, "2026-02-02-team-or-staff"); s.Verb != Conflict || s.Asks || strings.Contains(s.Why, "--") {
		t.Errorf("a file of the person's: %s", s.Why)
	}
}

// When the markers were taken out and our text stayed, they come back around it; nothing stands twice.
func TestMarkersComeBackAroundTextThatStayed(t *testing.T) {
	t.Parallel()
	for _, target := range []string{"obsidian", "logseq"} {
		f, dir := open(t)
		name := map[string]string{"obsidian": teamNote, "logseq": "pages/2026-02-02-team-or-staff.md"}[target]
		in := sampleInput(t, journalFiles, false)
		run(t, f, target, in, Options{})
		whole := snapshot(t, dir)[name]
		edit(t, dir, name, func(s string) string { return string(withoutMarks([]byte(s))) + "Mine.\n" })
		if _, r := run(t, f, target, in, Options{}); len(r.Conflicts) != 1 {
			t.Errorf("%s: got %v, want a conflict", target, r.Conflicts)
		}
		plan, _ := run(t, f, target, in, Options{Ours: true})
		if s := stepFor(t, plan, "2026-02-02-team-or-staff"); s.Kept != "" {
			t.Errorf("%s: kept beside: %s", target, s.Kept)
		}
		if got := snapshot(t, dir)[name]; got != whole+"Mine.\n" {
			t.Errorf("%s: got\n%s\nwant\n%sMine.", target, got, whole)
		}
		edit(t, dir, name, func(s string) string { return strings.Replace(string(withoutMarks([]byte(s))), "## ", "## My ", 1) })
		plan, _ = run(t, f, target, in, Options{Ours: true})
		if s := stepFor(t, plan, "2026-02-02-team-or-staff"); s.Kept == "" {
			t.Errorf("%s: what was edited inside is not kept beside", target)
		}
	}
}

func TestTheNextRunTakesAwayWhatAKilledOneLeft(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	left := filepath.Join(dir, "Decisions", "plots", ".tw-"+strings.Repeat("a", 26)+".tmp")
	mine := filepath.Join(dir, "Decisions", "plots", ".tw-mine.tmp")
	old := time.Now().Add(-time.Hour)
	if err := os.Remove(filepath.Join(dir, teamNote)); err != nil {
		t.Fatal(err)
	}
	f, err := store.OpenFolder(dir) // another run
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, name := range []string{left, mine} {
		if err := errors.Join(os.WriteFile(name, []byte("half"), 0o600), os.Chtimes(name, old, old)); err != nil {
			t.Fatal(err)
		}
	}
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{Again: true})
	if _, err := os.Stat(left); err == nil {
		t.Error("the temporary file of a killed run stays")
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error("a file of the person's went")
	}

	again, err := store.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if err := errors.Join(os.WriteFile(left, []byte("half"), 0o600), os.Chtimes(left, old, old)); err != nil {
		t.Fatal(err)
	}
	if _, r := run(t, again, "obsidian", sampleInput(t, journalFiles, false), Options{}); len(r.Paths) > 0 {
		t.Errorf("written: %v", r.Paths)
	}
	if _, err := os.Stat(left); err == nil {
		t.Error("the temporary file of a killed run stays where nothing is written")
	}
}

func TestAFolderThatIsALinkIsNamed_L9(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	outside := filepath.Join(t.TempDir(), "notes")
	if err := os.Rename(filepath.Join(dir, "Decisions"), outside); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(dir, "Decisions")); err != nil {
		noLinks(t, err)
	}
	_, err := Begin(f, "obsidian").Compare(sampleInput(t, journalFiles, false), Options{})
	if err == nil || !strings.HasSuffix(err.Error(), "Decisions is a link, and links are not followed") {
		t.Errorf("got %v", err)
	}
}

func TestNoLinkIsFollowed_L9(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	outside := t.TempDir()
	target := filepath.Join(outside, "note.md")
	if err := os.WriteFile(target, []byte("outside"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(dir, "Decisions"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(target, filepath.Join(dir, teamNote)); err != nil {
		noLinks(t, err)
	}
	_, r := run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{Ours: true})
	if len(r.Conflicts) != 1 {
		t.Errorf("conflicts: %v", r.Conflicts)
	}
	if b, _ := os.ReadFile(target); string(b) != "outside" {
		t.Errorf("written through the link: %q", b)
	}
	if info, err := os.Lstat(filepath.Join(dir, teamNote)); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link is gone")
	}
}

func TestLineEndsOfTheVaultStay_G3(t *testing.T) {
	t.Parallel()
	for _, target := range []string{"obsidian", "logseq", "hugo", "csv", "html", "json"} {
		f, dir := open(t)
		run(t, f, target, sampleInput(t, journalFiles, false), Options{})
		for name := range snapshot(t, dir) {
			edit(t, dir, name, func(s string) string { return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", "\r\n") })
		}
		before := snapshot(t, dir)
		plan, r := run(t, f, target, sampleInput(t, journalFiles, false), Options{})
		if plan.Count(Same) != len(plan.Steps) || len(r.Paths) > 0 || !maps.Equal(before, snapshot(t, dir)) {
			t.Errorf("%s: a checkout with CRLF is no edit: %v %v", target, plan.Steps, r.Paths)
		}
		plan, r = run(t, f, target, sampleInput(t, later(), false), Options{})
		if len(r.Conflicts) > 0 || plan.Count(Changed) == 0 {
			t.Errorf("%s: %v", target, plan.Steps)
		}
		for _, s := range plan.Steps {
			if got := snapshot(t, dir)[s.Path]; s.Verb == Changed && strings.Contains(strings.ReplaceAll(got, "\r\n", ""), "\n") {
				t.Errorf("%s %s: line ends are mixed:\n%q", target, s.Path, got)
			}
		}
	}
}

// failing is a folder whose disk gives up after some writes.
type failing struct {
	Folder
	left int
}

var errDisk = errors.New("no space left on device")

func (f *failing) spend() error {
	if f.left--; f.left < 0 {
		return errDisk
	}
	return nil
}

func (f *failing) WriteNew(name string, b []byte) error {
	if err := f.spend(); err != nil {
		return err
	}
	return f.Folder.WriteNew(name, b)
}

func (f *failing) Replace(name string, before, after []byte) error {
	if err := f.spend(); err != nil {
		return err
	}
	return f.Folder.Replace(name, before, after)
}

func TestARunThatStopsIsMendedByTheNext_X4_L8(t *testing.T) {
	t.Parallel()
	for _, target := range []string{"obsidian", "html"} {
		for _, left := range []int{0, 1, 2, 6, 13} {
			f, dir := open(t)
			half := func(in Input) {
				plan, err := Begin(f, target).Compare(in, Options{})
				if err != nil {
					t.Fatal(err)
				}
				if _, err := Apply(&failing{f, left}, plan); err != nil && !errors.Is(err, errDisk) {
					t.Fatal(err)
				}
			}
			half(sampleInput(t, journalFiles, false))
			half(sampleInput(t, later(), false))
			half(sampleInput(t, journalFiles, false))
			_, r := run(t, f, target, sampleInput(t, later(), false), Options{})
			if len(r.Conflicts) > 0 {
				t.Fatalf("%s, stopped after %d writes: %v", target, left, r.Conflicts)
			}
			other, otherDir := open(t)
			run(t, other, target, sampleInput(t, later(), false), Options{})
			if got, want := snapshot(t, dir), snapshot(t, otherDir); !maps.Equal(got, want) {
				t.Fatalf("%s, stopped after %d writes: %v differs from a clean export", target, left, differing(got, want))
			}
		}
	}
}

// guarded is a folder in which one file may not be changed.
type guarded struct {
	Folder
	name string
}

func (g *guarded) refuse(name string) error {
	if name == g.name {
		return &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return nil
}

func (g *guarded) WriteNew(name string, b []byte) error {
	if err := g.refuse(name); err != nil {
		return err
	}
	return g.Folder.WriteNew(name, b)
}

func (g *guarded) Replace(name string, before, after []byte) error {
	if err := g.refuse(name); err != nil {
		return err
	}
	return g.Folder.Replace(name, before, after)
}

func (g *guarded) Remove(name string, before []byte) error {
	if err := g.refuse(name); err != nil {
		return err
	}
	return g.Folder.Remove(name, before)
}

// Whether a file is new, changed or to go: where the system refuses it, it is named each time, all others are written, and once it is
// allowed nothing is left to mend.
func TestAFileThatTheSystemRefusesIsNamedAndTheRestIsWritten(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	before := snapshot(t, dir)
	withdrawn := later()
	maps.DeleteFunc(withdrawn, func(name, _ string) bool { return strings.Contains(name, "team-or-staff") })
	ever := map[string]bool{}
	for _, e := range sampleEntries(t, later()) {
		ever[e.ID] = true
	}
	for _, files := range []map[string]string{journalFiles, later(), withdrawn} {
		in := sampleInput(t, files, false)
		in.Ever = func() map[string]bool { return ever }
		for range 2 {
			_, r := run(t, &guarded{f, teamNote}, "obsidian", in, Options{})
			if len(r.Conflicts) != 1 || r.Conflicts[0].Path != teamNote || !strings.Contains(r.Conflicts[0].Why, "no permission") {
				t.Fatalf("conflicts: %v", r.Conflicts)
			}
		}
		half := snapshot(t, dir)
		if half[teamNote] != before[teamNote] {
			t.Errorf("the file was written:\n%s", half[teamNote])
		}
		_, r := run(t, f, "obsidian", in, Options{})
		if len(r.Conflicts) > 0 {
			t.Fatalf("once it is allowed: %v", r.Conflicts)
		}
		other, otherDir := open(t)
		run(t, other, "obsidian", in, Options{})
		before = snapshot(t, dir)
		got, want := maps.Clone(before), snapshot(t, otherDir)
		for _, m := range []map[string]string{half, got, want} {
			delete(m, teamNote)
			delete(m, ManifestName)
		}
		if !maps.Equal(half, want) || !maps.Equal(got, want) {
			t.Errorf("while it is refused %v differs from a clean export, afterwards %v", differing(half, want), differing(got, want))
		}
		if want := snapshot(t, otherDir)[teamNote]; before[teamNote] != want {
			t.Errorf("got %q, want %q", before[teamNote], want)
		}
	}
}

func differing(a, b map[string]string) []string {
	var names []string
	for k := range a {
		if a[k] != b[k] {
			names = append(names, k)
		}
	}
	for k := range b {
		if _, ok := a[k]; !ok {
			names = append(names, k)
		}
	}
	slices.Sort(names)
	return names
}

func TestAFileThatChangedMeanwhileIsLeftAlone_L5(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	plan, err := Begin(f, "obsidian").Compare(sampleInput(t, later(), false), Options{})
	if err != nil {
		t.Fatal(err)
	}
	edit(t, dir, teamNote, func(s string) string { return s + "typed meanwhile\n" })
	_, err = Apply(f, plan)
	if left := plan.Conflicts(); err != nil || len(left) != 1 || left[0].Path != teamNote {
		t.Fatalf("got %v, %v", left, err)
	}
	if got := snapshot(t, dir)[teamNote]; !strings.HasSuffix(got, "typed meanwhile\n") || strings.Contains(got, "2026-08-01") {
		t.Errorf("got %s", got)
	}
	_, r := run(t, f, "obsidian", sampleInput(t, later(), false), Options{})
	if len(r.Conflicts) > 0 {
		t.Errorf("the next run: %v", r.Conflicts)
	}
}

func TestTwoManifestsThatGitMergedAreRead(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	ours, _ := os.ReadFile(filepath.Join(dir, ManifestName))
	run(t, f, "obsidian", sampleInput(t, later(), false), Options{})
	theirs, _ := os.ReadFile(filepath.Join(dir, ManifestName))
	merged := bytes.Join([][]byte{[]byte("<<<<<<< HEAD\n"), ours, []byte("=======\n"), theirs, []byte(">>>>>>> other\n")}, nil)
	if err := os.WriteFile(filepath.Join(dir, ManifestName), merged, 0o600); err != nil {
		t.Fatal(err)
	}
	_, r := run(t, f, "obsidian", sampleInput(t, later(), false), Options{})
	if len(r.Conflicts) > 0 || !slices.Equal(r.Paths, []string{ManifestName}) {
		t.Errorf("got %v, %v", r.Conflicts, r.Paths)
	}
	if got, _ := os.ReadFile(filepath.Join(dir, ManifestName)); !bytes.Equal(got, theirs) {
		t.Errorf("got\n%s\nwant\n%s", got, theirs)
	}
}

func TestWithoutItsManifestAnExportFindsItsNotes(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	move(t, dir, teamNote, "Archive/My fork.md")
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	if err := os.Remove(filepath.Join(dir, ManifestName)); err != nil {
		t.Fatal(err)
	}
	plan, r := run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	if plan.Count(Same) != len(plan.Steps) || !slices.Equal(r.Paths, []string{ManifestName}) {
		t.Errorf("got %v, %v", plan.Steps, r.Paths)
	}
}

// noLinks ends a test where a system does not let everybody make links; anywhere else it is a failure.
func noLinks(t *testing.T, err error) {
	t.Helper()
	if runtime.GOOS != "windows" {
		t.Fatal(err)
	}
	t.Skip(err)
}

func TestAListThatIsAFileIsNamedAndLeft(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	if err := os.WriteFile(filepath.Join(dir, ".twoway-export"), []byte("# a list\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Begin(f, "obsidian").Compare(sampleInput(t, journalFiles, false), Options{})
	if err == nil || !strings.Contains(err.Error(), "move the file into it as list") {
		t.Errorf("got %v", err)
	}
}

func TestALostListIsMadeAnewAndEditsStay(t *testing.T) {
	t.Parallel()
	f, dir := open(t)
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
	if err := os.RemoveAll(filepath.Join(dir, ".twoway-export")); err != nil {
		t.Fatal(err)
	}
	edit(t, dir, teamNote, func(s string) string { return strings.Replace(s, markdown.End, "Mine, inside.\n"+markdown.End, 1) })
	for _, name := range []string{teamNote, "Elsewhere/mine.md"} { // where it is found twice, and moved then
		if name != teamNote {
			move(t, dir, teamNote, name)
		}
		for range 2 {
			plan, r := run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{})
			if len(r.Conflicts) != 1 || r.Conflicts[0].Path != name || plan.Count(New) > 0 {
				t.Fatalf("%d conflicts, %d new, want a conflict at %s", len(r.Conflicts), plan.Count(New), name)
			}
		}
	}
	run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{Theirs: true})
	if _, r := run(t, f, "obsidian", sampleInput(t, journalFiles, false), Options{}); len(r.Conflicts)+len(r.Paths) > 0 {
		t.Errorf("after --theirs: %d conflicts, wrote %v", len(r.Conflicts), r.Paths)
	}
}
