//go:build unix

package cmd_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// waitedTwice is a person with a decision without a choice that was looked at twice, on the day of the third look.
func waitedTwice(t *testing.T) *person {
	t.Helper()
	p := newPerson(t)
	p.must("new", "Lead or stay?", "--handle", "fork", "--option", "lead=lead people", "--option", "stay=stay", "--choice", "?")
	p.at("2026-02-16").must("reflect", "fork", "--verdict", "wait")
	p.at("2026-03-02").must("reflect", "fork", "--verdict", "wait")
	return p.at("2026-03-16")
}

// theWait is the look of the third day, empty when it does not stand.
func (p *person) theWait() string {
	for name, text := range p.entries() {
		if strings.HasPrefix(name, "2026-03-16") && strings.Contains(text, "twoway: reflection") {
			return text
		}
	}
	return ""
}

func TestTheThirdLookOffersToBeginTheExperiment(t *testing.T) {
	t.Parallel()
	p := waitedTwice(t)
	s := p.sit("reflect", "fork")
	s.answer("stay", "", "", "")
	s.until("Two waits so far. Choose, try it in small")
	s.answer("wait")
	s.until("Write down the experiment now?")
	s.answer("y")
	s.until("What do you want to find out?")
	s.answer("Could I lead?", "lead", "Run the planning", "4", "", "2026-05-04", "", "", "")
	s.until("Open until 2026-05-04 (Monday)")
	s.wants(0)
	found := p.entries()
	trial := found["2026-03-16-0815-fork.md"]
	for _, want := range []string{"twoway: experiment\n", "question: Could I lead?\n", "tests: lead\n", "hours_a_week: 4\n", "ends: 2026-05-04\n", "about: 2026-02-02-fork\n"} {
		if !strings.Contains(trial, want) {
			t.Errorf("the experiment lacks %q:\n%s", want, trial)
		}
	}
	look := p.theWait()
	for _, want := range []string{"verdict: wait\n", "next: 2026-05-04\n", "next_by: hand\n", "would_choose: stay\n"} {
		if !strings.Contains(look, want) {
			t.Errorf("the look lacks %q:\n%s", want, look)
		}
	}
	if left := p.drafts(); len(left) > 0 {
		t.Errorf("drafts are left behind: %q", left)
	}
	if code, _, errs := p.run("", "check"); code != 0 {
		t.Errorf("check: exit code %d\n%s", code, errs)
	}
}

func TestWhoWantsNoExperimentNowIsAskedForTheVerdictAgain(t *testing.T) {
	t.Parallel()
	for _, answer := range []string{"", "n"} {
		p := waitedTwice(t)
		s := p.sit("reflect", "fork")
		s.answer("", "", "", "", "wait")
		s.until("Write down the experiment now?")
		s.answer(answer)
		s.until("twoway new --template experiment --about fork")
		s.until("Two waits so far.")
		s.answer("Drop it", "Not my question.", "moot", "")
		s.wants(0)
		if look := p.theWait(); !strings.Contains(look, "verdict: close\n") || len(p.drafts()) > 0 {
			t.Errorf("after %q: the look is\n%s\nthe drafts %q", answer, look, p.drafts())
		}
	}
}

// L6: an interrupt in the middle of the experiment keeps both, and each can be taken up.
func TestAnInterruptInTheExperimentOfALookKeepsBothDrafts(t *testing.T) {
	t.Parallel()
	p := waitedTwice(t)
	s := p.sit("reflect", "fork")
	s.answer("stay", "", "", "Less sleep.", "wait", "y", "Could I lead?", "")
	s.until("What will you do?")
	s.keys("\x03")
	s.wants(130)
	if look := p.theWait(); look != "" || len(p.entries()) != 3 {
		t.Fatalf("entries were written: %v", p.entries())
	}
	if left := strings.Join(p.drafts(), "\n"); !strings.Contains(left, "Could I lead?") || !strings.Contains(left, "Less sleep.") {
		t.Errorf("the drafts hold\n%s", left)
	}
	for _, want := range []string{"twoway reflect 2026-02-02-fork --resume=", "twoway new --template experiment --about 2026-02-02-fork --resume="} {
		if !strings.Contains(pasted(s.screen()), want) {
			t.Errorf("the screen lacks %q:\n%s", want, s.screen())
		}
	}
	trial := p.sit("new", "--resume")
	trial.until("What will you do?")
	trial.answer("Run the planning", "", "", "", "", "", "")
	trial.wants(0)
	again := p.sit("reflect", "--resume")
	again.until("Two waits so far.")
	again.answer("wait")
	again.wants(0)
	if look := p.theWait(); !strings.Contains(look, "next: 2026-04-27\n") || !strings.Contains(look, "Less sleep.") {
		t.Errorf("taken up again the look is\n%s", look)
	}
	if left := p.drafts(); len(left) > 0 {
		t.Errorf("drafts are left behind: %q", left)
	}
}

func TestADryRunShowsTheExperimentAndTheLookAndWritesNeither(t *testing.T) {
	t.Parallel()
	p := waitedTwice(t)
	s := p.sit("reflect", "fork", "--dry-run")
	s.answer("stay", "", "", "", "", "wait", "y", "Could I lead?", "", "Run the planning", "", "", "", "", "", "")
	s.wants(0)
	for _, want := range []string{"twoway: experiment", "Run the planning", "twoway: reflection", "next: 2026-04-27"} {
		if !strings.Contains(s.screen(), want) {
			t.Errorf("the screen lacks %q:\n%s", want, s.screen())
		}
	}
	if got := len(p.entries()); got != 3 {
		t.Errorf("%d entries stand, want the three from before", got)
	}
}

func TestALookGoesOnWhenGitDoesNotRecordItsExperiment(t *testing.T) {
	t.Parallel()
	p := waitedTwice(t).with("TWOWAY_GIT=commit") // in a folder that is no repository
	s := p.sit("reflect", "fork")
	s.answer("", "", "", "", "wait", "y", "Could I lead?", "", "Run the planning", "", "", "", "", "", "")
	s.until("not recorded")
	s.wants(3)
	if look := p.theWait(); !strings.Contains(look, "next: 2026-04-27\n") || len(p.entries()) != 5 || len(p.drafts()) > 0 {
		t.Errorf("the look is\n%s\nthe drafts %q", look, p.drafts())
	}
}

func TestAWaitTypedInTheEditorIsOfferedTheExperimentToo(t *testing.T) {
	t.Parallel()
	p := waitedTwice(t)
	editor := filepath.Join(p.home, "wait.sh")
	if err := os.WriteFile(editor, []byte("sed 's/^verdict:.*/verdict: wait/' \"$1\" >\"$1.new\" && cat \"$1.new\" >\"$1\" && rm \"$1.new\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p = p.with("EDITOR=sh " + editor)
	s := p.sit("reflect", "fork", "--editor")
	s.until("Write down the experiment now?")
	s.answer("y", "Could I lead?", "", "Run the planning", "", "", "", "", "", "")
	s.wants(0)
	if look := p.theWait(); !strings.Contains(look, "verdict: wait\n") || !strings.Contains(look, "next: 2026-04-27\n") {
		t.Errorf("the look is\n%s\nthe screen\n%s", look, s.screen())
	}
}
