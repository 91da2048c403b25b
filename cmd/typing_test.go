//go:build linux

package cmd_test

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// pastes is a text as a terminal in bracketed paste mode types it, with Enter behind it.
func pastes(text string) string { return "\x1b[200~" + text + "\x1b[201~\n" }

// decided is a person with a decision of the handle it.
func decided(t *testing.T) *person {
	t.Helper()
	p := newPerson(t)
	p.must("new", "Stay or go?", "--choice", "stay", "--handle", "it")
	return p
}

// all are the entries of the journal in one text.
func (p *person) all() string { return strings.Join(slices.Collect(maps.Values(p.entries())), "\n") }

// A text that is pasted is one answer, with its lines, and nothing of it goes to the next question or to the shell.
func TestAPasteIsOneAnswer(t *testing.T) {
	t.Parallel()
	p := decided(t)
	s := p.sit("note", "it")
	s.until("\x1b[?2004h")
	s.until("> ")
	s.keys(pastes("Dana rang.\n\nSecond paragraph,\nwhich matters.\n"))
	s.until("Energy right now")
	s.until("> ")
	s.keys("1\n")
	s.until("\x1b[?2004l")
	s.wants(0)
	const text = "energy: 1\n---\n\nDana rang.\n\nSecond paragraph,\nwhich matters.\n"
	if got := p.all(); !strings.Contains(got, text) {
		t.Errorf("the entries are\n%s", got)
	}
}

func TestAPasteOfALineIsALine(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	s := p.sit("new", "--quick")
	s.answer("Stay or go?", "stay")
	s.until("> ")
	s.keys("So: " + pastes("the work is good\n"))
	s.answer("70").wants(0)
	if got := p.all(); !strings.Contains(got, "\nSo: the work is good\n") || strings.Contains(s.screen(), "Arrow keys") {
		t.Errorf("the entries are\n%s", got)
	}
}

// Where one line is wanted, several are refused at their own question, and the draft holds them until it has its answer.
func TestAPasteThatDoesNotFitIsInTheDraft(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	s := p.sit("new", "--quick")
	s.until("> ")
	s.keys(pastes("Stay or go?\n\nI thought of it all week."))
	s.until("this takes one line, and what was pasted has 3")
	s.until("> ")
	s.keys("\x03")
	s.until("the answers so far are kept in")
	s.wants(130)
	if left := strings.Join(p.drafts(), "\n"); !strings.Contains(left, `Stay or go?\n\nI thought of it all week.`) {
		t.Errorf("the drafts are\n%s", left)
	}
	if seen := s.screen(); strings.LastIndex(seen, "\x1b[?2004l") < strings.LastIndex(seen, "\x1b[?2004h") {
		t.Errorf("the terminal still marks what is pasted:\n%q", seen)
	}
}

// A list takes a paste as it takes lines that are typed, an item each, up to the first that does not fit.
func TestAPasteAtAListIsAnItemALine(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	s := p.sit("new", "--full")
	s.answer("Patch it?", "patch: patch it", "", "patch", "", "")
	s.until("> ")
	s.keys(pastes("it is out | 70\n\nit is used | 60\nit is liked\nit stays | 50\n"))
	s.until("The lines below it were not taken either.")
	s.until("> ")
	s.keys("\x03")
	s.wants(130)
	left := strings.Join(p.drafts(), "\n")
	for _, want := range []string{`: it is out"`, `: it is used"`, `"it is liked\nit stays | 50"`} {
		if !strings.Contains(left, want) {
			t.Errorf("the drafts are\n%s\nwithout %s", left, want)
		}
	}
}

// What has come of a paste is in the draft when the sitting ends before the paste does.
func TestAPasteThatIsBrokenOffIsInTheDraft(t *testing.T) {
	t.Parallel()
	p := decided(t)
	s := p.sit("note", "it")
	s.until("> ")
	s.keys("\x1b[200~One.\nTwo.\n")
	s.until("Two.")
	s.keys("\x04")
	s.until("kept in")
	s.code()
	if left := strings.Join(p.drafts(), "\n"); !strings.Contains(left, `One.\nTwo.`) {
		t.Errorf("the drafts are\n%s", left)
	}
}

// The end of a paste that a terminal cuts is not waited for, and one that is cut further up is refused.
func TestAPasteThatTheTerminalCutsGoesOn(t *testing.T) {
	t.Parallel()
	p := decided(t)
	long := strings.Repeat("é", 50)
	s := p.sit("note", "it")
	s.until("> ")
	s.keys("\x1b[200~One.\n")
	for range 50 { // a terminal takes only so much at once
		s.keys(long)
	}
	s.keys("\x1b[201~\n")
	s.until("A terminal takes 4095 bytes a line. This one stops behind")
	s.answer(" and the rest.", "1").wants(0)
	if got := p.all(); !strings.Contains(got, "One.\n"+strings.Repeat("é", 2047)+" and the rest.\n") {
		t.Errorf("the entries are\n%s", got)
	}
	s = p.sit("note", "it")
	s.until("> ")
	s.keys("\x1b[200~")
	for range 50 {
		s.keys(long)
	}
	s.keys("\n" + "Two.\x1b[201~\n")
	s.until("a line of it is longer than the 4095 bytes that a terminal takes")
	s.answer("In short.", "1").wants(0)
}

// A terminal that does not mark what is pasted types it at once: it is one answer all the same, with what Enter then ends, and nothing
// of it goes to the next question or to the shell.
func TestAPasteWithoutMarksIsOneAnswer(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ keys, enter, want string }{
		"whole lines":         {"We agreed:\nfirst, Lena.\n\ntouch IT\n", "", "We agreed:\nfirst, Lena.\n\ntouch IT"},
		"a last line in part": {"We agreed:\nfirst, Lena.\nsecond, ", "no broker.", "We agreed:\nfirst, Lena.\nsecond, no broker."},
		"blank lines above":   {"\n\nWe agreed:\nfirst, Lena.\n", "", "We agreed:\nfirst, Lena."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := decided(t)
			s := p.sit("note", "it")
			s.until("> ")
			s.keys(c.keys)
			s.until("lines came at once")
			s.answer(c.enter, "1").wants(0)
			if got := p.all(); !strings.Contains(got, "energy: 1\n---\n\n"+c.want+"\n") {
				t.Errorf("the entries are\n%s", got)
			}
		})
	}
}

// One that comes in parts is one answer, and a list takes it an item a line.
func TestAPasteWithoutMarksGoesOn(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	s := p.sit("new", "--full")
	s.answer("Patch it?")
	s.until("> ")
	s.keys("patch: patch it\nrewrite: begin anew\n")
	s.until("2 lines came at once")
	s.until("…> ")
	s.keys("\nleave: leave it\nsell: sell it\n")
	s.until("5 lines came at once")
	s.answer("", "", "patch")
	s.until("> ")
	s.keys("\x03")
	s.wants(130)
	left := strings.Join(p.drafts(), "\n")
	for _, want := range []string{"patch it", "begin anew", "leave it", "sell it"} {
		if !strings.Contains(left, want) {
			t.Errorf("the drafts are\n%s\nwithout %s", left, want)
		}
	}
}

// Enter that is held down, or ends a line twice, is no paste.
func TestEnterTwiceIsNoPaste(t *testing.T) {
	t.Parallel()
	p := decided(t)
	s := p.sit("note", "it")
	s.until("> ")
	s.keys("One line.\n\n")
	s.until("Energy right now")
	s.answer("\n\n").wants(0)
	if got := p.all(); !strings.Contains(got, "\nOne line.\n") {
		t.Errorf("the entries are\n%s", got)
	}
}

// What a question did not take stays in the draft up to the entry, though Enter passed the question over; it is not asked anew.
func TestWhatWasNotTakenIsInTheDraftUpToTheEntry(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	s := p.sit("new", "--quick")
	s.answer("Stay or go?", "stay", "It fits.")
	s.until("> ")
	s.keys("three reasons\nand a fourth\n")
	s.answer("", "more of them", "")
	s.wants(0)
	s = p.sit("new")
	s.answer("Stay or go on?", "stay", "", "1", "It fits.", "three reasons", "")
	s.until("> ")
	s.keys("\x03")
	s.wants(130)
	if left := strings.Join(p.drafts(), "\n"); !strings.Contains(left, "three reasons") {
		t.Errorf("the drafts are\n%s", left)
	}
	again := p.sit("new", "--resume")
	if seen := again.until("> "); !strings.Contains(pasted(seen), `"three reasons" did not fit as --confidence and is in no answer`) {
		t.Errorf("the draft is taken up with\n%s", seen)
	}
	again.keys("\x03")
	again.wants(130)
	if left := strings.Join(p.drafts(), "\n"); !strings.Contains(left, "three reasons") {
		t.Errorf("the drafts are\n%s", left)
	}
	p.must("new", "--no-input", "--resume")
	if got := p.entries(); len(got) != 2 || len(p.drafts()) > 0 {
		t.Errorf("the entries are %v", got)
	}
}

// Keys that are no letters leave nothing in an answer, and what is left of it is taken once it was seen.
func TestAKeyThatIsNoLetterIsAskedAbout(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		keys, shown string
		then        []string
		want        string
	}{
		"arrows":         {"hello wrld\x1b[D\x1b[D\x1b[Do", "hello wrldo", []string{""}, "hello wrldo"},
		"another answer": {"hello wrld\x1b[D\x1b[D\x1b[Do", "hello wrldo", []string{"hello world"}, "hello world"},
		"arrows again":   {"hello wrld\x1b[D\x1b[D\x1b[Do", "hello wrldo", []string{"hello \x1b[Aworld", ""}, "hello world"},
		"arrows alone":   {"hello\x1b[A", "hello", []string{"\x1bOA", ""}, "hello"},
		"Alt":            {"one two three\x1bb\x1bbX", "one two threeX", []string{""}, "one two threeX"},
		"Alt and Enter":  {"one two\x1bd\x1b", "one two", []string{""}, "one two"},
		"a paste":        {"\x1b[200~one\n\x0ctwo\x1b[201~", "two", []string{""}, "one\ntwo"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := decided(t)
			s := p.sit("note", "it")
			s.until("> ")
			s.keys(c.keys + "\n")
			s.until("Arrow keys move nothing here")
			s.until(c.shown + "\n")
			s.until("Enter takes it as it stands")
			s.answer(c.then...).answer("1").wants(0)
			if got := p.all(); !strings.Contains(got, "energy: 1\n---\n\n"+c.want+"\n") {
				t.Errorf("the entries are\n%s", got)
			}
		})
	}
}

// Ctrl-Z drops what was typed of a line: who goes on is told, and asked to type it again.
func TestALineThatWasStoppedIsTypedAgain(t *testing.T) {
	t.Parallel()
	p := decided(t)
	s := p.sit("note", "it")
	s.until("> ")
	const said = "What stood in this line when it was stopped is gone; type it again."
	for range 100 { // the prompt shows a moment before it waits
		if err := s.cmd.Process.Signal(syscall.SIGCONT); err != nil {
			t.Fatal(err)
		}
		if time.Sleep(10 * time.Millisecond); strings.Contains(s.screen(), said) {
			break
		}
	}
	s.until(said)
	s.answer("One line.", "1").wants(0)
	if got := p.all(); !strings.Contains(got, "\nOne line.\n") {
		t.Errorf("the entries are\n%s", got)
	}
}

// A terminal that cannot do it is not asked to mark what is pasted.
func TestADumbTerminalIsNotAskedForBrackets(t *testing.T) {
	t.Parallel()
	p := decided(t).with("TERM=dumb")
	s := p.sit("note", "it").answer("One line.", "")
	s.wants(0)
	if strings.Contains(s.screen(), "\x1b[?") {
		t.Errorf("the screen is\n%q", s.screen())
	}
}

// A text that is typed for standard input ends with a signal as any sitting does.
func TestASignalEndsATextForStandardInput(t *testing.T) {
	t.Parallel()
	for how, leave := range map[string]func(s *terminal){
		"Ctrl-C":  func(s *terminal) { s.keys("\x03") },
		"Ctrl-\\": func(s *terminal) { s.keys("\x1c") },
		"SIGHUP":  func(s *terminal) { _ = s.cmd.Process.Signal(syscall.SIGHUP) },
		"SIGTERM": func(s *terminal) { _ = s.cmd.Process.Signal(syscall.SIGTERM) },
	} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			p := decided(t)
			s := p.sit("note", "it", "--body", "-")
			s.until("Ctrl-D on a line of its own ends the text.")
			s.keys("The first line.\n")
			leave(s)
			s.wants(130)
			if n := len(p.entries()); n != 1 {
				t.Errorf("got %d entries, want the decision alone", n)
			}
		})
	}
}

// An editor that is ended may have been the one that waits for a window: what is saved there later is taken up.
func TestAnEditorThatIsEndedLeavesItsDraft(t *testing.T) {
	t.Parallel()
	for how, leave := range map[string]func(s *terminal){
		"Ctrl-C":  func(s *terminal) { s.keys("\x03") },
		"SIGTERM": func(s *terminal) { _ = s.cmd.Process.Signal(syscall.SIGTERM) },
	} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			p := decided(t).with("EDITOR=echo open; exec sleep 60; :")
			s := p.sit("note", "it", "By flag.", "--editor")
			s.until("open")
			leave(s)
			s.until("takes it up, should a window have it open still")
			s.wants(130)
			texts, _ := filepath.Glob(filepath.Join(p.home, "state", "twoway", "drafts", "*.md"))
			if len(texts) != 1 {
				t.Fatalf("got the texts %q, want one", texts)
			}
			src, err := os.ReadFile(texts[0])
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(texts[0], append(src, "In the window.\n"...), 0o600); err != nil {
				t.Fatal(err)
			}
			p.with("EDITOR=true").must("note", "it", "--resume")
			if got := p.all(); !strings.Contains(got, "\nBy flag.\nIn the window.\n") {
				t.Errorf("the entries are\n%s", got)
			}
		})
	}
}

// Backspace takes the mark of a paste's end out of the line, as a terminal's line editing has it: Enter ends the answer all the same.
func TestAPasteThatIsCorrectedEnds(t *testing.T) {
	t.Parallel()
	p := decided(t)
	s := p.sit("note", "it")
	s.until("> ")
	s.keys("\x1b[200~hello wrold\x1b[201~" + strings.Repeat("\x7f", len("\x1b[201~")) + "!\n")
	time.Sleep(500 * time.Millisecond) // longer than a paste waits for its next line
	s.keys("\n")
	s.until("nergy")
	s.until("> ")
	s.keys("\n")
	s.wants(0)
	if all := strings.Join(slices.Collect(maps.Values(p.entries())), "\n"); !strings.Contains(all, "hello wrold!") {
		t.Errorf("the entries are\n%s", all)
	}
}
