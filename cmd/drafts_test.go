//go:build unix

package cmd_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
)

// quickAnswers are what new --quick asks, in order.
var quickAnswers = []string{"Stay or go?", "stay", "The work is good.", "70"}

// What was refused is no answer: a sitting without one leaves no draft, however it ends.
func TestRefusedAnswersAloneLeaveNoDraft(t *testing.T) {
	t.Parallel()
	for key, code := range map[string]int{"\x03": 130, "\x04": 1} {
		p := newPerson(t)
		p.must("new", "Stay or go?", "--choice", "stay", "--handle", "it")
		s := p.sit("reflect", "it")
		s.answer("nonsense", "more of it")
		s.until("\"more of it\" is not one of")
		s.until("> ")
		s.keys(key)
		s.wants(code)
		if left := p.drafts(); len(left) > 0 || strings.Contains(s.screen(), "kept") {
			t.Errorf("%q leaves the drafts %q and says\n%s", key, left, s.screen())
		}
		if _, _, errs := p.run("", "list"); strings.Contains(errs, "draft") {
			t.Errorf("%q: the next command says %s", key, errs)
		}
	}
}

// L6: whatever the signal and whenever it comes, all answers so far are in a named draft, and --resume goes on from there.
func TestASignalAtAnyQuestionKeepsEveryAnswer(t *testing.T) {
	t.Parallel()
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT, syscall.SIGKILL} {
		for given := range quickAnswers {
			t.Run(fmt.Sprintf("%v after %d answers", sig, given), func(t *testing.T) {
				t.Parallel()
				p := newPerson(t)
				s := p.sit("new", "--quick")
				s.answer(quickAnswers[:given]...)
				s.until("> ")
				if err := s.cmd.Process.Signal(sig); err != nil {
					t.Fatal(err)
				}
				want := 130
				if sig == syscall.SIGKILL {
					want = -1
				}
				s.wants(want)
				if got := len(p.entries()); got != 0 {
					t.Fatalf("%d entries stand after %v, want none", got, sig)
				}
				if given == 0 && sig != syscall.SIGKILL {
					if left := p.drafts(); len(left) > 0 {
						t.Errorf("a draft of nothing was left: %q", left)
					}
					return
				}
				if sig != syscall.SIGKILL && !strings.Contains(s.screen(), "--resume=") {
					t.Errorf("the draft is not named:\n%s", s.screen())
				}
				left := strings.Join(p.drafts(), "\n")
				for _, a := range quickAnswers[:given] {
					if !strings.Contains(left, a) {
						t.Errorf("the answer %q is not in the draft:\n%s", a, left)
					}
				}
				if _, _, errs := p.run("", "list"); strings.Contains(errs, "A draft waits: ") != (given > 0) {
					t.Errorf("the next command says of a draft with %d answers:\n%s", given, errs)
				}
				again := p.sit("new", "--quick", "--resume")
				again.answer(quickAnswers[given:]...).wants(0)
				if got := p.entries()["2026-02-02-stay-or-go.md"]; !strings.Contains(got, "choice: stay\n") || !strings.Contains(got, "confidence: 70\n") || !strings.Contains(got, "The work is good.") {
					t.Errorf("taken up again it gives\n%s", got)
				}
				if left := p.drafts(); len(left) > 0 {
					t.Errorf("the draft stays after the entry stands: %q", left)
				}
			})
		}
	}
}

// L6, L7: Ctrl-C in the editor is the editor's; when it ends the editor, what was saved is a draft, and the exit code is 130.
func TestAnInterruptInTheEditorKeepsTheText(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, editor, keys string
		sig                syscall.Signal
		code               int
		stands             bool
	}{
		{"Ctrl-C that ends the editor", `f() { echo "Half a thought." >>"$1"; echo READY; read x; }; f`, "\x03", 0, 130, false},
		{"Ctrl-C that the editor takes for itself", `f() { trap : INT; sed "s/^question:/question: Stay?/;s/^choice:/choice: stay/" "$1" >"$1.new"; cat "$1.new" >"$1"; rm "$1.new"; echo READY; read x; read x; }; f`, "\x03\n\n", 0, 0, true},
		{"a terminal that closes", `f() { echo "Half a thought." >>"$1"; echo READY; read x; }; f`, "", syscall.SIGHUP, 130, false},
		{"a kill", `f() { echo "Half a thought." >>"$1"; echo READY; read x; }; f`, "", syscall.SIGTERM, 130, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t).with("EDITOR=" + c.editor)
			s := p.sit("new", "--editor")
			s.until("READY")
			if c.sig != 0 {
				if err := s.cmd.Process.Signal(c.sig); err != nil {
					t.Fatal(err)
				}
			} else {
				s.keys(c.keys)
			}
			s.wants(c.code)
			if got := len(p.entries()); (got == 1) != c.stands {
				t.Fatalf("%d entries, want one: %v\n%s", got, c.stands, s.screen())
			}
			if left := strings.Join(p.drafts(), "\n"); strings.Contains(left, "Half a thought.") == c.stands {
				t.Errorf("the drafts hold\n%s\nthe screen\n%s", left, s.screen())
			}
		})
	}
}

// L11: where the state folder cannot be written, everything that was typed goes to the screen in full.
func TestWithoutAStateFolderTheTextGoesToTheScreen(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	if err := os.WriteFile(filepath.Join(p.home, "state"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := p.sit("new", "--quick")
	s.until("no draft can be kept in")
	s.answer(quickAnswers[:3]...)
	s.until("> ")
	s.keys("\x03")
	s.wants(130)
	_, said, _ := strings.Cut(s.screen(), "what you wrote:")
	for _, a := range quickAnswers[:3] {
		if !strings.Contains(said, a) {
			t.Errorf("%q is not on the screen after the end:\n%s", a, s.screen())
		}
	}
}

// L4: two windows never share a draft, and each can be taken up by its name.
func TestTwoWindowsHaveADraftEach(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	one, two := p.sit("new", "--quick"), p.sit("new", "--quick")
	one.answer("The first?", "a")
	two.answer("The second?", "b")
	one.until("> ")
	two.until("> ")
	if code, _, errs := p.run("", "new", "--resume"); code == 0 || !strings.Contains(errs, "no draft to take up") {
		t.Errorf("a draft that another window writes was taken up: %d\n%s", code, errs)
	}
	one.keys("\x03")
	one.wants(130)
	two.keys("\x03")
	two.wants(130)
	if got := len(p.drafts()); got != 2 {
		t.Fatalf("%d drafts, want two", got)
	}
	for s, question := range map[*terminal]string{one: "The first?", two: "The second?"} {
		_, name, _ := strings.Cut(s.screen(), "--resume=")
		p.must("new", "--no-input", "--resume="+strings.Fields(name)[0])
		if all := fmt.Sprint(p.entries()); !strings.Contains(all, question) {
			t.Errorf("%s is not in the journal: %s", question, all)
		}
	}
}

// L4: many commands at once, with one question: each entry stands under a name of its own.
func TestManyAtOnceLoseNothing(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "Stay?", "--handle", "stay", "--choice", "a")
	const many = 12
	var wg sync.WaitGroup
	for i := range many {
		wg.Go(func() {
			if code, _, errs := p.run("", "note", "stay", fmt.Sprintf("line %d.", i)); code != 0 {
				t.Errorf("note %d: exit code %d\n%s", i, code, errs)
			}
		})
	}
	wg.Wait()
	all := fmt.Sprint(p.entries())
	for i := range many {
		if !strings.Contains(all, fmt.Sprintf("line %d.", i)) {
			t.Errorf("note %d is lost", i)
		}
	}
	if got := len(p.entries()); got != many+1 {
		t.Errorf("%d entries, want %d", got, many+1)
	}
}
