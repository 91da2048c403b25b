//go:build unix

package cmd_test

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
)

// dialogue is one sitting at a terminal with all that is typed in it.
type dialogue struct {
	name    string
	before  [][]string // commands of the day before the sitting
	day     string
	args    []string
	answers []string
}

var led = []string{
	"new", "Lead or stay?", "--template", "career", "--handle", "lead", "--choice", "manager", "--confidence", "65", "--why", "people",
	"--keeps-open", "one merge", "--keeps-open", "one talk", "--door-cost", "1", "--predict", "70% by 2026-03-01: I met all three",
	"--assumption", "by 2026-02-20: the ladder ends here",
}

var dialogues = []dialogue{
	{
		"a decision with everything", nil, "2026-02-02",
		[]string{"new", "--full"},
		[]string{
			"Patch it?", "patch: patch it", "", "patch", "", "", "it is out | 70 | in 3 months", "", "no merge", "", "", "Dana", "", "1", "", "they left",
			"be ready", "too fast", "", "the belief", "", "1", "calm", "", "Monday",
		},
	},
	{"a career", nil, "2026-02-02", []string{"new", "--template", "career"}, []string{"Lead?", "manager: lead", "ic: stay", "", "", "architect", "ic", "", "60"}},
	{
		"the facts of a career",
		[][]string{led},
		"2026-02-04",
		[]string{"note", "lead", "--sitting", "facts"},
		[]string{"two levels", "", "a full one", "an empty one", "", "", "mine", ""},
	},
	{
		"a price and nothing else",
		[][]string{led},
		"2026-02-04",
		[]string{"note", "lead", "--sitting", "door"},
		[]string{"", "", "", "", "", "2", "", "", "", "", "The seat is gone."},
	},
	{
		"the motives of a career",
		[][]string{led},
		"2026-02-04",
		[]string{"note", "lead", "--sitting", "motives"},
		[]string{"pressure: asked", "pay", "", "2", "the code", "", "", "a con", "", "", "no one", "yes"},
	},
	{
		"a short look that adjusts",
		[][]string{led},
		"2026-03-04",
		[]string{"reflect", "lead"},
		[]string{
			"the team", "", "60", "", "manager", "", "1", "", "", "cannot say", "", "kept", "not kept", "", "adjust", "trial_ends=2028-01-01",
			"way_back=tell Dana", "", "It grew.",
		},
	},
	{
		"a long look that closes",
		[][]string{led},
		"2026-09-04",
		[]string{"reflect", "lead"},
		[]string{
			"s", "manager", "70", "", "a rest", "", "", "yes", "yes", "", "tell them", "1", "kept", "", "", "more", "", "", "the code",
			"close", "It will do.", "done", "",
		},
	},
	{"a bad day", [][]string{led}, "2026-02-10", []string{"reflect", "lead"}, []string{"bad", "It rained.", ""}},
}

// The screen that asks which practices were kept is followed by the practices.
func TestALongLookAsksForThePracticesWhereItSaysSo(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	p.must(led...)
	s := p.at("2026-09-04").sit("reflect", "lead")
	s.answer("s", "manager", "70", "", "", "", "", "", "", "", "", "1")
	s.until("Was this kept? one merge")
	s.answer("", "", "")
	s.until("What can you do now that you could not")
	s.keys("\x03")
	s.wants(130)
}

// L6: a sitting that is broken off at any question and taken up gives the file of one that was not: no question that Enter skipped,
// and no list that it ended, comes again, and none that was not reached is left out.
func TestADraftTakenUpAsksWhatIsLeft(t *testing.T) {
	t.Parallel()
	again := regexp.MustCompile(`twoway (.*--resume=\S+)`)
	var broken atomic.Bool // each of the others would wait as long
	for _, d := range dialogues {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			begin := func(t *testing.T) *person {
				p := newPerson(t)
				for _, args := range d.before {
					p.must(args...)
				}
				return p.at(d.day)
			}
			whole := begin(t)
			whole.sit(d.args...).answer(d.answers...).wants(0)
			want := whole.entries()
			step := 1 + len(d.answers)/15 // a long one at every other question
			for given := 1; given < len(d.answers); given += step {
				t.Run(fmt.Sprintf("after %d answers", given), func(t *testing.T) {
					t.Parallel()
					if broken.Load() {
						t.Fatal("not tried, since another one failed")
					}
					t.Cleanup(func() { broken.Store(broken.Load() || t.Failed()) })
					p := begin(t)
					s := p.sit(d.args...).answer(d.answers[:given]...)
					s.until("> ")
					if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
						t.Fatal(err)
					}
					s.wants(130)
					line := again.FindStringSubmatch(strings.ReplaceAll(s.screen(), " \\\n   ", ""))
					if line == nil {
						if d.answers[given-1] != "bad" && strings.Join(d.answers[:given], "") != "" {
							t.Fatalf("the draft is not named:\n%s", s.screen())
						}
						return // nothing was said yet
					}
					s = p.sit(strings.Fields(line[1])...)
					s.answer(d.answers[given:]...).wants(0)
					if got := p.entries(); !maps.Equal(got, want) {
						t.Errorf("taken up before %q it gives\n%s\nwant\n%s\nthe screen was\n%s", d.answers[given], strings.Join(mapValues(got), "\n"),
							strings.Join(mapValues(want), "\n"), s.screen())
					}
				})
			}
		})
	}
}
