//go:build unix

package cmd_test

import (
	"strings"
	"testing"
)

// L6: a list takes no more than an entry may hold, so that what was typed can always be recorded.
func TestOneAnswerTooManyIsRefusedAtItsPrompt(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "Lead?", "--template", "career", "--handle", "lead", "--choice", "ic")
	s := p.sit("note", "lead", "--sitting", "door")
	s.answer("", "", "", "", "", "", "")
	s.until("What keeps the door open >")
	s.keys("one merge a month\n")
	s.answer("one talk a month", "one more thing")
	s.until("at most 2")
	s.keys("\x03")
	s.wants(130)
	p.must("note", "lead", "--no-input", "--resume", "--keeps-open", "one merge a week")
	all := strings.Join(mapValues(p.entries()), "\n")
	if !strings.Contains(all, "→ one merge a week\n") {
		t.Errorf("the flag does not take the place of what the draft holds:\n%s", all)
	}
}

// A date of the door that lies before the decision is asked for again at once.
func TestADateBeforeTheDecisionIsRefusedAtItsPrompt(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "Lead?", "--template", "career", "--handle", "lead", "--choice", "ic")
	s := p.sit("note", "lead", "--sitting", "door")
	s.answer("2025-01-01")
	s.until(`"2025-01-01" does not fit: a day after 2026-02-02`)
	s.answer("2026-12-01", "hard", "2025-06-01")
	s.until(`"2025-06-01" does not fit: a day after 2026-02-02`)
	s.keys("\x03")
	s.wants(130)
}

// L6: what was remembered before a Ctrl-C is shown when the draft is taken up, and stands in the entry.
func TestARememberedChoiceOutlivesAnInterrupt(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "Which database?", "--handle", "db", "--option", "a=alpha", "--option", "b=beta", "--choice", "a", "--confidence", "70")
	late := p.at("2026-03-04")
	s := late.sit("reflect", "db")
	if before := s.until("Before you look"); !strings.Contains(before, "Which database? (db)") {
		t.Errorf("the look does not begin with its question:\n%s", before)
	}
	s.answer("my memory")
	s.until("> ")
	s.keys("\x03")
	s.wants(130)
	again := late.sit("reflect", "--resume")
	again.until("so far: my memory")
	again.answer("because", "60")
	again.until("You remembered: my memory. Which of these is that?")
	again.answer("1", "1", "60", "0", "", "", "keep")
	again.wants(0)
	if all := strings.Join(mapValues(p.entries()), "\n"); !strings.Contains(all, "my memory") {
		t.Errorf("the first words are lost:\n%s", all)
	}
}

// L6: once the reflection stands nothing waits for it, whatever is said to the offer of a new choice.
func TestAReverseLeavesNoDraftBehind(t *testing.T) {
	t.Parallel()
	for name, last := range map[string]string{"no": "n\n", "yes and Ctrl-C": "y\n\x03", "Enter": "\n", "Ctrl-C": "\x03"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t)
			p.must("new", "Four days?", "--handle", "four", "--option", "y=yes", "--option", "n=no", "--choice", "y")
			s := p.at("2026-03-04").sit("reflect", "four")
			s.answer("s", "n", "70", "0", "", "", "reverse", "2", "", "Money.", "")
			s.until("Write down the new choice now?")
			s.until("> ")
			s.keys(last)
			s.code()
			if left := p.drafts(); len(left) > 0 {
				t.Errorf("a draft stays: %q\n%s", left, s.screen())
			}
		})
	}
}

// DOMAIN 3.8: a verdict given as a flag does not leave out what is remembered, where somebody can be asked.
func TestAVerdictByFlagAsksForTheRecallFirst(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "Which database?", "--handle", "db", "--option", "a=alpha", "--option", "b=beta", "--choice", "a", "--confidence", "70")
	s := p.at("2026-03-04").sit("reflect", "db", "--verdict", "keep", "--date", "2026-03-03")
	if before := s.until("Before you look"); strings.Contains(before, "alpha") {
		t.Errorf("the record shows before the recall:\n%s", before)
	}
	s.answer("alpha", "it was faster", "60")
	s.wants(0)
	if got := p.entries()["2026-03-03-0815-db.md"]; !strings.Contains(got, "recall_confidence: 60\n") || !strings.Contains(got, "verdict: keep\n") {
		t.Errorf("the entry is\n%s", got)
	}
}

// A new choice that is written down with a look of an earlier day is of that day.
func TestTheSuccessorHasTheDayOfItsLook(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "Four days?", "--handle", "four", "--option", "y=yes", "--option", "n=no", "--choice", "y")
	s := p.at("2026-03-08").sit("reflect", "four", "--date", "2026-03-04")
	s.answer("s", "n", "70", "0", "", "", "reverse", "2", "", "Money.", "")
	s.until("Write down the new choice now?")
	s.answer("y", "Five days then?", "", "stay", "", "", "", "", "", "", "", "")
	s.wants(0)
	if _, ok := p.entries()["2026-03-04-five-days-then.md"]; !ok {
		t.Errorf("there is no successor of 2026-03-04: %v", p.entries())
	}
}

func mapValues(m map[string]string) (values []string) {
	for _, v := range m {
		values = append(values, v)
	}
	return values
}

// L6: a value that only the whole entry refuses stays in the draft, and its question comes again; everything else is not asked anew.
func TestAValueThatWasRefusedAtTheEndIsAskedForAgain(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "Which database?", "--handle", "db", "--option", "a=alpha", "--option", "b=beta", "--choice", "a")
	s := p.sit("new", "--template", "experiment", "--about", "db", "--ends", "2026-09-01")
	s.answer("Does it hold?", "a", "Load it for a day", "4", "2026-02-02", "It is quick.", "It is slow.", "Ravi")
	s.until(`--ends: "2026-09-01" does not fit: at the latest 2026-04-27`)
	s.wants(2)
	if left := strings.Join(p.drafts(), ""); !strings.Contains(left, "2026-09-01") {
		t.Errorf("the draft does not hold the value any more:\n%s", left)
	}
	if code, _, errs := p.run("", "new", "--resume", "--no-input"); code != 2 || !strings.Contains(errs, `--ends: "2026-09-01" does not fit`) {
		t.Errorf("where nobody can be asked: exit code %d\n%s", code, errs)
	}
	again := p.sit("new", "--resume")
	again.until(`"2026-09-01" did not fit as --ends; say it anew.`)
	if asked := again.until("To > "); strings.Contains(asked, "What do you want to find out?") || strings.Contains(asked, "Hours a week") {
		t.Errorf("more is asked again:\n%s", asked)
	}
	again.keys("in 6 weeks\n")
	again.wants(0)
	found := strings.Join(mapValues(p.entries()), "\n")
	for _, want := range []string{"ends: 2026-03-16\n", "who_sees: Ravi\n", "hours_a_week: 4\n"} {
		if !strings.Contains(found, want) {
			t.Errorf("the entry lacks %q:\n%s", want, found)
		}
	}
	if left := p.drafts(); len(left) > 0 {
		t.Errorf("drafts are left behind: %q", left)
	}
}

// A day that does not fit the entry's is asked for again at once.
func TestADayThatDoesNotFitIsAskedForAgainAtOnce(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "Which database?", "--handle", "db", "--option", "a=alpha", "--option", "b=beta", "--choice", "a")
	s := p.sit("new", "--template", "experiment", "--about", "db")
	s.answer("Does it hold?", "a", "Load it for a day", "4", "2026-02-10", "2026-09-01")
	s.until("at the latest 2026-05-05")
	s.answer("2026-02-09")
	s.until("a day after 2026-02-10")
	s.answer("2026-03-01", "It is quick.", "It is slow.", "Ravi")
	s.wants(0)

	wires := p.sit("new", "Which cloud?", "--option", "ours=ours", "--choice", "ours", "--why", "Known.", "--confidence", "70", "--predict", "70% by 2026-05-01: it holds", "--full")
	wires.until("look again sooner?")
	wires.answer("If it burns, then revisit", "Unless hired by 2025-01-01, then decide")
	wires.until("a day from 2026-02-02 on")
	wires.keys("\x03")
	wires.wants(130)
}

// What the lean asks stands before the verdict, where it is answered, and not before another question.
func TestTheLeanIsAskedAboutBeforeTheVerdict(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "Four days?", "--handle", "four", "--option", "y=yes", "--option", "n=no", "--choice", "y", "--confidence", "70", "--keeps-open", "one talk a month")
	s := p.at("2026-06-04").sit("reflect", "four", "--form", "short")
	s.answer("y", "", "", "n", "80", "", "", "")
	before := s.until("Was this kept?")
	s.answer("kept", "")
	s.until("The other one is ahead then; keep it?")
	s.until("And now?")
	s.keys("\x03")
	s.wants(130)
	if strings.Contains(before, "is ahead then") {
		t.Errorf("it stands before the practices:\n%s", before)
	}
}

// Of a list only the answer that does not fit is said to be wrong.
func TestOnlyTheLineThatDoesNotFitIsSaidAnew(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	s := p.sit("new", "Which cloud?", "--quick", "--tripwire", "If it burns, then revisit", "--tripwire", "Unless hired by 2025-01-01, then decide")
	s.answer("ours", "", "")
	s.until(`--tripwire: "2025-01-01" does not fit`)
	s.wants(2)
	again := p.sit("new", "--resume")
	said := again.until("say it")
	if !strings.Contains(said, "hired by 2025") || strings.Contains(said, "it burns") {
		t.Errorf("what is said anew is\n%s", said)
	}
	again.until("so far: If it burns, then revisit")
	again.answer("Unless hired by 2026-05-01, then decide")
	again.until("> ")
	again.keys("\x03")
	again.wants(130)
	if left := strings.Join(p.drafts(), ""); !strings.Contains(left, "2026-05-01") || strings.Contains(left, "refused:") {
		t.Errorf("the draft is\n%s", left)
	}
}

func TestAFlagTakesThePlaceOfAValueThatWasRefused(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "Which database?", "--handle", "db", "--option", "a=alpha", "--option", "b=beta", "--choice", "a")
	s := p.sit("new", "--template", "experiment", "--about", "db", "--ends", "2026-09-01")
	s.answer("Does it hold?", "a", "Load it for a day", "4", "2026-02-02", "It is quick.", "It is slow.", "Ravi")
	s.wants(2)
	p.must("new", "--resume", "--no-input", "--ends", "2026-03-16")
	if found := strings.Join(mapValues(p.entries()), "\n"); !strings.Contains(found, "ends: 2026-03-16\n") {
		t.Errorf("the entries are\n%s", found)
	}
}

// A talk can shake what the decision rests on: the beliefs are there to be chosen, and without any nothing is asked.
func TestATalkShowsTheBeliefsThatItMayShake(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "Lead?", "--handle", "lead", "--option", "y=yes", "--option", "n=no", "--choice", "y", "--assumption", "by 2026-06-01: the ladder ends here")
	p.must("new", "Move?", "--handle", "move", "--option", "y=yes", "--option", "n=no", "--choice", "y")
	late := p.at("2026-02-09")
	s := late.sit("new", "--template", "conversation", "--about", "lead")
	s.answer("Sara", "", "", "Calls.", "", "", "", "", "", "")
	s.until("1) the ladder ends here")
	s.answer("2")
	s.until("there is no number 2")
	s.answer("1", "", "")
	s.wants(0)
	if got := p.entries()["2026-02-09-0815-lead.md"]; !strings.Contains(got, "- [x] by 2026-06-01: the ladder ends here → shaken\n") {
		t.Errorf("the talk is\n%s", got)
	}
	s = late.sit("new", "--template", "conversation", "--about", "move")
	s.answer("Sara", "", "", "Calls.", "", "", "", "", "", "", "")
	s.wants(0)
	if strings.Contains(s.screen(), "assumed") {
		t.Errorf("without a belief it asks\n%s", s.screen())
	}
}

// A key that moves the cursor elsewhere moves nothing at a question: its code stands neither in the entry nor in its name, and alone
// it skips nothing.
func TestArrowKeysLeaveNothingInAnAnswer(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	s := p.sit("new", "--quick")
	s.answer("Stay or\x1b[D\x1b[1;5C go?")
	s.until("Arrow keys move nothing here")
	s.answer("", "stay", "\x1bOAThe work\x01 is good.", "\x1b[A", "", "70")
	s.wants(0)
	got := p.entries()["2026-02-02-stay-or-go.md"]
	if !strings.Contains(got, "question: Stay or go?\n") || !strings.Contains(got, "\nThe work is good.\n") || !strings.Contains(got, "confidence: 70\n") {
		t.Errorf("the entry is\n%q\nof %v", got, p.entries())
	}
}

// A note is a line of text or an item. A block that was answered with a number alone asks for the line, and one of which everything
// was skipped, or says only what stands already, leaves no note, no draft, and a sentence.
func TestABlockThatSaysNothingLeavesNoNote(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must("new", "Lead?", "--template", "career", "--handle", "lead", "--choice", "manager")
	for _, c := range []struct {
		name    string
		block   string
		answers []string
		code    int
		want    string
	}{
		{"everything skipped", "energy", []string{"", "", ""}, 1, "nothing was said, so no note was written"},
		{"the date that stands", "door", []string{"2028-02-02", "", "", "", "", "", "", "", "", ""}, 2, "trial_ends is 2028-02-02 already"},
	} {
		s := p.sit("note", "lead", "--sitting", c.block)
		s.answer(c.answers...)
		s.wants(c.code)
		if left := p.drafts(); !strings.Contains(s.screen(), c.want) || len(left) > 0 || len(p.entries()) != 1 {
			t.Errorf("%s: the screen is\n%s\nthe drafts %q", c.name, s.screen(), left)
		}
	}
	code, _, errs := p.run("", "note", "lead", "--sitting", "door", "--door-cost", "2")
	if code != 2 || !strings.Contains(errs, "no text beside its number") || !strings.Contains(errs, `twoway note lead "…" --sitting door`) {
		t.Errorf("a number by its flag alone: code %d\n%s", code, errs)
	}
	code, _, errs = p.run("", "note", "lead", "--sitting", "door", "--trial-ends", "2028-02-02")
	if code != 2 || !strings.Contains(errs, "trial_ends is 2028-02-02 already") {
		t.Errorf("the date that stands, by its flag: code %d\n%s", code, errs)
	}
}
