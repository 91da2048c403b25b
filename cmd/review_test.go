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
	for _, want := range []string{`no theme is called "furniture"`, "there is no number 99", "the name a: b holds a colon"} {
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

	// So it is where its decision is public, and the notes beside it stay so.
	herons := note("2026-09-04-0900-team", "about: 2026-09-01-team\nprivate: true\n", "Herons nest.")
	otters := note("2026-09-05-0900-team", "about: 2026-09-01-team\n", "Otters swim.")
	for id, text := range map[string]string{"2026-09-04-0900-team": herons, "2026-09-05-0900-team": otters} {
		if err := os.WriteFile(filepath.Join(journal, "2026", id+".md"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	code, out, errs = onTerminal(t, home, journal, strings.Repeat("4\n", 9), "review", "2026-Q3", "--unmatched", "--private")
	private := 0
	for _, name := range strings.Fields(out) {
		got, _ := os.ReadFile(name)
		if strings.Contains(string(got), "\nprivate: true\n") {
			private++
		}
		if strings.Contains(string(got), "private: true") != strings.Contains(string(got), ": 2026-09-04-0900-team\n") {
			t.Errorf("%s holds %q, want only the note on the private one private", name, got)
		}
	}
	if code != 0 || private != 1 || len(strings.Fields(out)) < 2 {
		t.Errorf("--private: code %d, output %q, %q; want one private note beside others", code, out, errs)
	}
}

// oddNotes is a journal of three notes about a decision, each with words of its own.
func oddNotes(t *testing.T) (home, journal string) {
	t.Helper()
	note := func(id, text string) string {
		return "---\ntwoway: note\nid: " + id + "\ndate: " + id[:10] + "\nabout: 2026-05-01-team\n---\n\n" + text + "\n"
	}
	return plainJournal(t, map[string]string{
		"2026/2026-05-01-team.md":      "---\ntwoway: decision\nid: 2026-05-01-team\ndate: 2026-05-01\nquestion: Take that?\nchoice: undecided\nnext: 2026-09-15\ninterval: 14\n---\n",
		"2026/2026-05-02-0900-team.md": note("2026-05-02-0900-team", "The canteen has new chairs.\n\n## Marks\n\n- is Old Kettle: 2026-05-02-0900-team\n- is %% : 2026-05-02-0900-team"),
		"2026/2026-09-03-0900-team.md": note("2026-09-03-0900-team", "Gulls took a sandwich."),
		"2026/2026-09-04-0900-team.md": note("2026-09-04-0900-team", "Moss covers that bench."),
		"2026/2026-09-05-0900-team.md": note("2026-09-05-0900-team", "Twelve ducks crossed the weir."),
	})
}

func TestAThemeOfAnotherPeriodCanBeNamed(t *testing.T) {
	t.Parallel()
	home, journal := oddNotes(t)
	for i, rest := range []string{
		"jammed before lunch.", "ate a letter to Ludlow.", "is back from repair.", "hummed all afternoon.", "smells of glue.", "needs a new drum.",
	} {
		id := fmt.Sprintf("2026-05-1%d-0900-team", i)
		text := "---\ntwoway: note\nid: " + id + "\ndate: " + id[:10] + "\nabout: 2026-05-01-team\n---\n\nThe franking machine " + rest + "\n"
		if err := os.WriteFile(filepath.Join(journal, "2026", id+".md"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	_, out, errs := onTerminal(t, home, journal, "?\nFRANKING MACHINE\nq\n", "review", "2026-Q3", "--unmatched")
	if got := marksIn(t, out); len(got) != 1 || !strings.EqualFold(got[0], "- is franking machine: 2026-09-03-0900-team") {
		t.Errorf("marks %q; want one of the franking machine\n%s", got, errs)
	}
}

// marksIn are the lines of the marks of the notes whose paths a command printed.
func marksIn(t *testing.T, out string) (lines []string) {
	t.Helper()
	for _, name := range strings.Fields(out) {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(src)) {
			if strings.HasPrefix(line, "- is ") {
				lines = append(lines, strings.TrimSpace(line))
			}
		}
	}
	return lines
}

func TestANameInQuotesIsKeptAndNeedsNoneFromThenOn(t *testing.T) {
	t.Parallel()
	home, journal := oddNotes(t)
	answers := "\"Mr.  Alder\n?\n\"Mr.  Alder\"\nmr. alder\n?\nold kettle\n"
	code, out, errs := onTerminal(t, home, journal, answers, "review", "2026-Q3", "--unmatched")
	want := []string{"- is Mr. Alder: 2026-09-03-0900-team", "- is Mr. Alder: 2026-09-04-0900-team", "- is Old Kettle: 2026-09-05-0900-team"}
	if got := marksIn(t, out); code != 0 || strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("code %d, marks %q; want %q\n%s", code, got, want, errs)
	}
	if !strings.Contains(errs, "an opening quote and no closing one") {
		t.Errorf("nothing is said of the quote that is not closed:\n%s", errs)
	}
	before, after, _ := strings.Cut(errs, "2026/2026-09-04-0900-team.md\n")
	lastLens := strings.LastIndex(before, ") ")
	if kettle := strings.Index(before, "      Old Kettle\n"); kettle < lastLens || strings.Contains(before, "      Mr. Alder\n") {
		t.Errorf("? does not list the theme of the journal after the lenses:\n%s", before)
	}
	if strings.Count(after, "      Mr. Alder\n") != 1 || strings.Contains(errs, "      %%") {
		t.Errorf("? does not list what was founded in this sitting once, or lists what no mark can name:\n%s", after)
	}
}

func TestANameWithoutItsClosingQuoteFoundsNothingAtTheEndOfTheInput(t *testing.T) {
	t.Parallel()
	home, journal := oddNotes(t)
	code, out, errs := onTerminal(t, home, journal, "\"Mr. Al", "review", "2026-Q3", "--unmatched")
	if code != 0 || out != "" || !strings.Contains(errs, "an opening quote and no closing one") {
		t.Errorf("code %d, output %q, %q; want 0 and nothing written", code, out, errs)
	}
}

func TestANameThatIsCalledAsWhatStopsIsAName(t *testing.T) {
	t.Parallel()
	home, journal := oddNotes(t)
	_, out, errs := onTerminal(t, home, journal, "\"Q\"\nq\n", "review", "2026-Q3", "--unmatched")
	if got := marksIn(t, out); len(got) != 2 || got[1] != "- is Q: 2026-09-04-0900-team" {
		t.Errorf("marks %q; want Q twice\n%s", got, errs)
	}
}

// oddNames are names that no mark can go by, with what is said of each.
var oddNames = []struct{ name, said string }{
	{"%% hidden %%", "the name %% hidden %% holds a sign that hides text; write it without %%, <!-- and -->"},
	{"<!-- c -->", "the name <!-- c --> holds a sign that hides text; write it without %%, <!-- and -->"},
	{`the "good" chair`, `the name the "good" chair holds a double quote; write it without one`},
	{`"chairs: new"`, `the name "chairs: new" holds a double quote; write it without one`},
	{"chairs: new", "the name chairs: new holds a colon, which ends a name; write it without, as in chairs, new"},
	{"🎻", "the name 🎻 has no letter and no digit; write a word for it"},
	{"%", "the name % has no letter and no digit; write a word for it"},
	{"+++", "the name +++ has no letter and no digit; write a word for it"},
	{"the", "the name the has no word that says what it is about; write one that does"},
	{"of the", "the name of the has no word that says what it is about; write one that does"},
	{strings.Repeat("é", 101), "the name has more than 100 characters; write a few words"},
}

func TestNamesThatNoMarkCanGoBy(t *testing.T) {
	t.Parallel()
	home, journal := oddNotes(t)
	before := files(t, journal)
	for _, odd := range oddNames {
		line := "is " + odd.name + ": 2026-09-03-0900-team \"Gulls took a sandwich.\""
		code, out, errs := onThis(t, cmd.Term{Width: 80}, home, journal, "", "note", "--mark", line)
		if code != 2 || out != "" || !strings.Contains(errs, "--mark: "+odd.said+"\n") {
			t.Errorf("note --mark %q: code %d, output %q, %q; want 2 and %q", line, code, out, errs, odd.said)
		}
		code, out, errs = onTerminal(t, home, journal, "\""+odd.name+"\"\nq\n", "review", "2026-Q3", "--unmatched")
		if said := strings.Join(strings.Fields(errs), " "); code != 0 || out != "" || !strings.Contains(said, odd.said) {
			t.Errorf("on the terminal %q: code %d, output %q, %q; want 0 and %q", odd.name, code, out, errs, odd.said)
		}
	}
	if files(t, journal) != before {
		t.Error("something was written")
	}
	for _, name := range []string{"C++", "40 %", "O'Brien", "naïve hope", "nai\u0308ve hope", "疲れ", "надежда", "3:1", "IT", "too much", "ten", strings.Repeat("é", 100)} {
		line := "is " + name + ": 2026-09-03-0900-team"
		if code, _, errs := onThis(t, cmd.Term{Width: 80}, home, journal, "", "note", "--dry-run", "--mark", line); code != 0 {
			t.Errorf("note --mark %q: code %d, %s", line, code, errs)
		}
		code, out, errs := onTerminal(t, home, journal, "\""+name+"\"\nq\n", "review", "2026-Q3", "--unmatched")
		if got := marksIn(t, out); code != 0 || len(got) != 1 || got[0] != "- "+line {
			t.Errorf("on the terminal %q: code %d, marks %q, %s", name, code, got, errs)
		}
		if err := os.Remove(strings.TrimSpace(out)); err != nil {
			t.Fatal(err)
		}
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
