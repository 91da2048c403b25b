package cmd_test

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"twoway/cmd"
	"twoway/templates"
)

// onTerminal runs the program as if it sat at a terminal, with the answers that a person types.
func onTerminal(t *testing.T, home, journal, answers string, args ...string) (code int, out, errs string) {
	t.Helper()
	return onThis(t, cmd.Term{In: true, Out: true, Err: true, Width: 80}, home, journal, answers, args...)
}

func onThis(t *testing.T, term cmd.Term, home, journal, answers string, args ...string) (code int, out, errs string) {
	t.Helper()
	var o, e strings.Builder
	vars := map[string]string{"TWOWAY_JOURNAL": journal, "PAGER": "cat", "XDG_STATE_HOME": filepath.Join(home, "state")}
	code = cmd.Main(t.Context(), &cmd.Env{
		Now: func() time.Time { return time.Date(2026, 10, 5, 9, 0, 0, 0, time.UTC) }, Getenv: func(k string) string { return vars[k] },
		In: io.Reader(strings.NewReader(answers)), Out: &o, Err: &e, Term: term,
		WorkDir: home, HomeDir: home, TempDir: t.TempDir(), Templates: templates.FS, Version: "v0.0.0-test",
	}, args)
	return code, o.String(), e.String()
}

func smallJournal(t *testing.T) (home, journal string) {
	t.Helper()
	return plainJournal(t, map[string]string{
		"2026/2026-09-01-team.md": "---\ntwoway: decision\nid: 2026-09-01-team\ndate: 2026-09-01\nquestion: Take the team?\nchoice: undecided\n" +
			"next: 2026-09-15\ninterval: 14\n---\n",
		"2026/2026-09-02-0900-team.md": "---\ntwoway: note\nid: 2026-09-02-0900-team\ndate: 2026-09-02\nabout: 2026-09-01-team\n---\n\nThe canteen has new chairs.\n",
		"2026/2026-09-03-0900-team.md": "---\ntwoway: note\nid: 2026-09-03-0900-team\ndate: 2026-09-03\nabout: 2026-09-01-team\nprivate: true\n---\n\nA canary sings.\n",
	})
}

// plainJournal is a journal of the given files.
func plainJournal(t *testing.T, files map[string]string) (home, journal string) {
	t.Helper()
	home = t.TempDir()
	journal = filepath.Join(home, "j")
	files[".twoway.yaml"] = "format: 1\n"
	for name, text := range files {
		full := filepath.Join(journal, name)
		if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return home, journal
}

// late is our texts, with something that happens once the word lists are asked for: then all entries were read.
type late struct {
	fs.FS
	once *sync.Once
	then func()
}

func (l late) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "lexicon") {
		l.once.Do(l.then)
	}
	return l.FS.Open(name)
}

func TestAReviewNamesTheFilesThatChangedWhileItWasMade(t *testing.T) {
	t.Parallel()
	for _, format := range []string{"terminal", "markdown", "html", "json"} {
		for _, changed := range []bool{false, true} {
			home, journal := smallJournal(t)
			write := func(more string) {
				for i := range 6 {
					id := fmt.Sprintf("2026-09-1%d-0900-team", i)
					text := "---\ntwoway: note\nid: " + id + "\ndate: " + id[:10] + "\nabout: 2026-09-01-team\n---\n\nExhausted again after a week of calls.\n" + more
					if err := os.WriteFile(filepath.Join(journal, "2026", id+".md"), []byte(text), 0o600); err != nil {
						t.Error(err)
					}
				}
			}
			write("")
			then := func() {
				if changed {
					write("\n%%A canary sings.%%\n")
				}
			}
			var o, e strings.Builder
			vars := map[string]string{"TWOWAY_JOURNAL": journal, "XDG_STATE_HOME": filepath.Join(home, "state")}
			code := cmd.Main(t.Context(), &cmd.Env{
				Now: func() time.Time { return time.Date(2026, 10, 5, 9, 0, 0, 0, time.UTC) }, Getenv: func(k string) string { return vars[k] },
				In: strings.NewReader(""), Out: &o, Err: &e, Term: cmd.Term{Width: 80},
				WorkDir: home, HomeDir: home, TempDir: t.TempDir(), Templates: late{templates.FS, new(sync.Once), then}, Version: "v0.0.0-test",
			}, []string{"review", "2026-Q3", "--format", format})
			quoted := strings.Contains(strings.Join(strings.Fields(o.String()), " "), "Exhausted again after")
			said := strings.Contains(e.String(), "2026/2026-09-1") && strings.Contains(e.String(), "changed meanwhile; run the command again")
			if changed == quoted || changed != said || changed != (code == 4) || strings.Contains(o.String(), "canary") {
				t.Errorf("%s, files changed %v: exit code %d, quoted %v, said on stderr\n%s", format, changed, code, quoted, e.String())
			}
		}
	}
}

func TestPrivateEntriesShowOnTheTerminalAndOnlyWhenAskedFor(t *testing.T) {
	t.Parallel()
	home, journal := smallJournal(t)
	code, out, errs := onTerminal(t, home, journal, "", "review", "2026-Q3")
	if code != 0 || !strings.Contains(strings.Join(strings.Fields(out), " "), "1 private entry is left out") {
		t.Errorf("review: code %d, output %q, %q; want 0 and a count of what is left out", code, out, errs)
	}
	code, out, errs = onTerminal(t, home, journal, "", "review", "2026-Q3", "--private")
	if code != 0 || strings.Contains(out, "left out") || !strings.Contains(out, "2 notes") {
		t.Errorf("review --private: code %d, output %q, %q; want 0 and both notes", code, out, errs)
	}
}

// What a file or a pipe gets names no folder of this machine, and is the same wherever the journal lies.
func TestACommandInAReviewLeadsToItsJournalOnATerminalAlone(t *testing.T) {
	t.Parallel()
	_, journal := smallJournal(t)
	home, other := smallJournal(t)
	bare := func(text string) string { return strings.Join(strings.Fields(text), "") }
	_, out, _ := onTerminal(t, home, other, "", "review", "2026-Q3", "--journal", journal)
	if want := bare("twoway note HANDLE --journal " + journal + " whenever"); !strings.Contains(bare(out), want) {
		t.Errorf("on a terminal: got %q, want %q in it", out, want)
	}
	_, out, _ = onTerminal(t, home, journal, "", "review", "2026-Q3", "--journal", journal)
	if strings.Contains(out, "--journal") {
		t.Errorf("of the journal that is found without: got %q, want no flag", out)
	}
	_, out, _ = onThis(t, cmd.Term{Width: 80}, home, other, "", "review", "2026-Q3", "--journal", journal)
	if strings.Contains(out, "--journal") || !strings.Contains(out, "twoway note HANDLE") {
		t.Errorf("in a pipe: got %q, want no flag", out)
	}
	for _, name := range []string{"r.txt", "r.md", "r.html", "r.json"} {
		file := filepath.Join(home, name)
		if code, _, errs := onTerminal(t, home, other, "", "review", "2026-Q3", "--journal", journal, "-o", file); code != 0 {
			t.Fatalf("-o %s: exit code %d\n%s", name, code, errs)
		}
		src, err := os.ReadFile(file)
		if err != nil || strings.Contains(string(src), "--journal") {
			t.Errorf("in %s: got %q, %v; want no flag", name, src, err)
		}
	}
}

func TestUnmatchedEntriesGetTheMarkThatThePersonChooses(t *testing.T) {
	t.Parallel()
	home, journal := smallJournal(t)
	code, out, errs := onTerminal(t, home, journal, "furniture\n?\n99\n\"a: b\"\n\"the furniture\"\n", "review", "2026-Q3", "--unmatched")
	if code != 0 || !strings.Contains(errs, "The canteen has new chairs.") {
		t.Fatalf("code %d, output %q, %q; want 0 and the entry's words", code, out, errs)
	}
	for _, want := range []string{`no theme is called "furniture"`, "there is no number 99", "without a colon"} {
		if !strings.Contains(strings.Join(strings.Fields(errs), " "), want) {
			t.Errorf("standard error lacks %q:\n%s", want, errs)
		}
	}
	if strings.Contains(errs, "draft") {
		t.Errorf("a draft is promised, and marks have none:\n%s", errs)
	}
	note, err := os.ReadFile(strings.TrimSpace(out))
	if err != nil {
		t.Fatalf("standard output %q is no path: %v", out, err)
	}
	if want := "- is the furniture: 2026-09-02-0900-team"; !strings.Contains(string(note), want) {
		t.Errorf("the note is\n%s\nwant the line %q", note, want)
	}
	code, out, _ = onTerminal(t, home, journal, "q\n", "review", "2026-Q3", "--unmatched")
	if code != 0 || out != "" {
		t.Errorf("q: code %d, output %q; want 0 and nothing written", code, out)
	}
}

func TestUnmatchedEntriesOfNoDecisionAreMarkedInNotesThatStandByThemselves(t *testing.T) {
	t.Parallel()
	note := func(id, rest, text string) string {
		return "---\ntwoway: note\nid: " + id + "\ndate: " + id[:10] + "\n" + rest + "---\n\n" + text + "\n"
	}
	home, journal := plainJournal(t, map[string]string{
		"2026/2026-03-11-0900-n1.md":  note("2026-03-11-0900-n1", "", "The canteen has new chairs."),
		"2026/2026-03-12 lunch.md":    note("2026-03-12 lunch", "", "Quilts hang over a fence near Ludlow."),
		"2026/2026-03-13-0900-n3.md":  note("2026-03-13-0900-n3", "source: jrnl something\n", "Twelve ducks crossed the weir."),
		"2026/2026-03-14-0900-n4.md":  note("2026-03-14-0900-n4", "private: true\n", "A canary sings."),
		"2026/2026-03-15-0900-n5.md":  note("2026-03-15-0900-n5", "", "Zebra crossings hum in Portree."),
		"2026/2026-03-16-0900-it.md":  note("2026-03-16-0900-it", "about: 2026-03-10-gone\n", "Moss covers that bench."),
		"2026/2026-09-01-team.md":     "---\ntwoway: decision\nid: 2026-09-01-team\ndate: 2026-09-01\nquestion: Take that?\nchoice: undecided\nnext: 2026-09-15\ninterval: 14\n---\n",
		"2026/2026-09-02-0900-l.md":   "---\ntwoway: reflection\nid: 2026-09-02-0900-l\ndate: 2026-09-02\nabout: 2026-09-01-team\nverdict: wait\n---\n\n## Changed\n\nThe printer was moved upstairs.\n",
		"2026/2026-09-03-0900-one.md": note("2026-09-03-0900-one", "about: 2026-09-01-team\n", "Gulls took a sandwich."),
	})
	code, out, errs := onTerminal(t, home, journal, "\"my big mistake\"\n2\n\n\"my big mistake\"\n3\n", "review", "--all", "--unmatched")
	if code != 0 || strings.Contains(errs, "canary") || strings.Contains(errs, "Moss") {
		t.Fatalf("code %d, output %q, %q; want 0 and what is private left out", code, out, errs)
	}
	if want := `no mark can name "2026-03-12 lunch"`; !strings.Contains(strings.Join(strings.Fields(errs), " "), want) {
		t.Errorf("standard error lacks %q:\n%s", want, errs)
	}
	wants := []struct{ name, about, line string }{
		{"2026-10-05-0900-n1.md", "", "- is my big mistake: 2026-03-11-0900-n1\n"},
		{"2026-10-05-0900-n3.md", "", "- is people-growth: 2026-03-13-0900-n3\n"}, // and n5 is passed over
		{"2026-10-05-0900-team.md", "about: 2026-09-01-team\n", "- is my big mistake: 2026-09-02-0900-l\n"},
		{"2026-10-05-090000-team.md", "about: 2026-09-01-team\n", "- is status: 2026-09-03-0900-one\n"},
	}
	written := strings.Fields(out)
	if len(written) != len(wants) {
		t.Fatalf("written: %q, want %d notes\n%s", written, len(wants), errs)
	}
	for i, w := range wants {
		id := strings.TrimSuffix(w.name, ".md")
		want := "---\ntwoway: note\nid: " + id + "\ndate: 2026-10-05\n" + w.about + "---\n\n## Marks\n\n" + w.line
		got, err := os.ReadFile(written[i])
		if err != nil || filepath.Base(written[i]) != w.name || string(got) != want {
			t.Errorf("note %d: %s holds %q, %v; want %s with %q", i, written[i], got, err, w.name, want)
		}
	}
	_, out, _ = onTerminal(t, home, journal, "", "review", "--all", "--explain", "my big mistake")
	if !strings.Contains(out, "In 2 of ") || !strings.Contains(out, "new chairs") {
		t.Errorf("the marks found no theme of two entries:\n%s", out)
	}
	_, _, errs = onTerminal(t, home, journal, "q\n", "review", "--all", "--unmatched")
	if strings.Contains(errs, "new chairs") || !strings.Contains(errs, "Zebra") {
		t.Errorf("asked again: %s\nwant what was passed over, and nothing that is marked", errs)
	}

	// What is private is marked in a note that is private too, whether it says so itself or its decision is not there.
	code, out, errs = onTerminal(t, home, journal, "4\n\n4\n", "review", "2026-Q1", "--unmatched", "--private")
	for _, name := range strings.Fields(out) {
		if got, _ := os.ReadFile(name); !strings.Contains(string(got), "\nprivate: true\n") {
			t.Errorf("%s holds %q, want it private", name, got)
		}
	}
	if code != 0 || len(strings.Fields(out)) != 2 {
		t.Errorf("--private: code %d, output %q, %q; want two notes", code, out, errs)
	}
}

func TestUnmatchedEntriesAreListedAloneWhenTheOutputIsAPipe(t *testing.T) {
	t.Parallel()
	home, journal := smallJournal(t)
	code, out, errs := onThis(t, cmd.Term{In: true, Err: true, Width: 80}, home, journal, "q\n", "review", "2026-Q3", "--unmatched")
	if code != 0 || !strings.Contains(out, "The canteen has new chairs.") || strings.Contains(errs, "Which theme") {
		t.Errorf("code %d, output %q, %q; want the entry on standard output and no question", code, out, errs)
	}
}

func TestAReviewThatWasShownMakesTheNextRecallNotBlind(t *testing.T) {
	t.Parallel()
	home, journal := smallJournal(t)
	seen := func() bool {
		files, _ := filepath.Glob(filepath.Join(home, "state", "twoway", "seen", "*.txt"))
		return len(files) > 0
	}
	if onTerminal(t, home, journal, "", "review", "2026-Q3", "--save"); seen() {
		t.Error("review --save prints a path alone, and counted as shown")
	}
	if onTerminal(t, home, journal, "", "due", "--all"); seen() {
		t.Error("due shows no record, and counted as shown")
	}
	if onTerminal(t, home, journal, "", "review", "2026-Q3"); !seen() {
		t.Error("review showed where things stand, and did not count as shown")
	}
}

func TestWhatATerminalCanShowDecidesHowAReviewLooks(t *testing.T) { // PITFALLS.md E5, E6, E9
	t.Parallel()
	home, journal := smallJournal(t)
	for _, c := range []struct {
		name            string
		term            cmd.Term
		escapes, beyond bool // whether the output holds escape bytes, and signs beyond ASCII
	}{
		{"a terminal with colours", cmd.Term{In: true, Out: true, Err: true, Color: true, Width: 80}, true, true},
		{"NO_COLOR", cmd.Term{In: true, Out: true, Err: true, Width: 80}, false, true},
		{"a dumb terminal in an ASCII locale", cmd.Term{In: true, Out: true, Err: true, Plain: true, ASCII: true, Width: 80}, false, false},
		{"a pipe", cmd.Term{Width: 80}, false, true},
	} {
		for _, args := range [][]string{{"review", "2026-Q3"}, {"show", "team"}, {"due"}, {"list"}} {
			_, out, errs := onThis(t, c.term, home, journal, "", args...)
			if out == "" {
				t.Fatalf("%s, %q: nothing on standard output; %q", c.name, args, errs)
			}
			if got := strings.Contains(out, "\x1b"); got && !c.escapes || !got && c.escapes && args[0] != "due" {
				t.Errorf("%s, %q: escape bytes %v, want %v\n%q", c.name, args, got, c.escapes, out)
			}
			if beyond := strings.ContainsFunc(out, func(r rune) bool { return r > 127 }); beyond && !c.beyond {
				t.Errorf("%s, %q: signs beyond ASCII in\n%s", c.name, args, out)
			}
		}
	}
	for _, width := range []int{1, 20, 21, 40, 79, 200} {
		for _, args := range [][]string{{"review", "2026-Q3"}, {"show", "team"}, {"due"}, {"list"}} {
			_, out, _ := onThis(t, cmd.Term{In: true, Out: true, Err: true, Width: width}, home, journal, "", args...)
			for line := range strings.Lines(out) {
				if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > max(width, 20) && !strings.HasPrefix(line, "            twoway ") {
					t.Errorf("%q in %d columns has a line of %d: %q", args, width, n, line)
				}
			}
		}
	}
}
