//go:build linux

package cmd_test

import (
	"maps"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// A terminal drops what is longer than its line, in the middle of a letter even: that is said, and the answer goes on.
func TestALineThatTheTerminalCutsGoesOn(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	s := p.sit("new", "--quick")
	s.answer("Stay or go?", "stay")
	s.until("> ")
	for range 50 { // a terminal takes only so much at once
		s.keys(strings.Repeat("é", 50))
	}
	s.keys("\n")
	s.until("A terminal takes 4095 bytes a line. This one stops behind")
	s.answer(" and the rest.", "70").wants(0)
	got := p.entries()["2026-02-02-stay-or-go.md"]
	if want := strings.Repeat("é", 2047) + " and the rest.\n"; !strings.Contains(got, want) || strings.Contains(got, "\uFFFD") || !strings.Contains(got, "confidence: 70\n") {
		t.Errorf("the entry is\n%s", got)
	}
}

// What has come of a line that goes on is in the draft when the sitting ends there, in whatever way.
func TestALineThatWasToGoOnIsInTheDraft(t *testing.T) {
	t.Parallel()
	for how, leave := range map[string]func(s *terminal){
		"Ctrl-C":  func(s *terminal) { s.keys("\x03") },
		"Ctrl-\\": func(s *terminal) { s.keys("\x1c") },
		"Ctrl-D":  func(s *terminal) { s.keys("\x04") },
		"SIGHUP":  func(s *terminal) { _ = s.cmd.Process.Signal(syscall.SIGHUP) },
	} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t)
			p.must("new", "Stay or go?", "--choice", "stay", "--handle", "old")
			s := p.sit("note", "old")
			s.until("> ")
			for range 45 {
				s.keys(strings.Repeat("A", 91))
			}
			s.keys("\n")
			s.until("…> ")
			leave(s)
			s.until("kept in")
			s.code()
			if left := strings.Join(p.drafts(), "\n"); !strings.Contains(left, strings.Repeat("A", 4095)) {
				t.Errorf("the drafts are\n%s", left)
			}
			again := p.sit("note", "old", "--resume")
			again.until("as --body; say it anew.")
			again.answer("In short.", "1").wants(0)
			if got := strings.Join(slices.Collect(maps.Values(p.entries())), "\n"); !strings.Contains(got, "In short.") || strings.Contains(got, "AAAA") {
				t.Errorf("the entries are\n%s", got)
			}
		})
	}
}

// What a question did not take is in the draft, and asked anew until the question has its answer.
func TestALineThatDoesNotFitIsInTheDraft(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	s := p.sit("new", "--quick")
	s.answer("Stay or go?", "stay", "The first line,", "the second.")
	s.until(`"the second." does not fit`)
	s.until("> ")
	s.keys("\x03")
	s.until("the answers so far are kept in")
	s.wants(130)
	if left := strings.Join(p.drafts(), "\n"); !strings.Contains(left, "The first line,") || !strings.Contains(left, "the second.") {
		t.Errorf("the drafts are\n%s", left)
	}
	again := p.sit("new", "--resume")
	again.until(`"the second." did not fit as --confidence; say it anew.`)
	again.answer("70").wants(0)
	if got := p.entries()["2026-02-02-stay-or-go.md"]; !strings.Contains(got, "confidence: 70\n") || strings.Contains(got, "the second.") {
		t.Errorf("the entry is\n%s", got)
	}
}

// E6: a line that matches is wrapped to the window, and a pipe gets it whole.
func TestALineThatMatchesFitsTheWindow(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "Stay or go?", "--choice", "stay", "--handle", "it", "--why", strings.Repeat("The work is good. ", 10)+"All of it.")
	if out := p.must("list", "--match", "all of it"); strings.Count(out, "\n") != 0 || !strings.HasSuffix(out, "All of it.") {
		t.Errorf("a pipe gets\n%s", out)
	}
	s := p.sit("list", "--match", "all of it")
	s.wants(0)
	if lines := strings.Split(strings.TrimSpace(s.screen()), "\n"); len(lines) != 3 || !strings.HasPrefix(lines[1], "    ") || len(lines[0]) > 80 || len(lines[1]) > 80 {
		t.Errorf("the screen is\n%s", s.screen())
	}
}
