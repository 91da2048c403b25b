//go:build unix

package cmd_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// editing is a person whose editor takes one step after the other, each a shell script for the file "$1". What the file held when
// it was opened stands in seen.1, seen.2 and so on.
func (p *person) editing(steps ...string) *person {
	p.t.Helper()
	dir := p.t.TempDir()
	for i, step := range steps {
		p.file(filepath.Join(dir, fmt.Sprintf("step.%d", i+1)), step+"\n")
	}
	p.file(filepath.Join(dir, "editor"), fmt.Sprintf(`n=$(($(cat '%[1]s/n' 2>/dev/null) + 1)); echo $n >'%[1]s/n'; cp "$1" "$HOME/seen.$n"; . '%[1]s/'step.$n
`, dir))
	return p.with("EDITOR=sh " + filepath.Join(dir, "editor"))
}

func (p *person) file(name, text string) {
	p.t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		p.t.Fatal(err)
	}
}

// seen is what the editor was given at a step, empty when it was not opened so often.
func (p *person) seen(step int) string {
	src, _ := os.ReadFile(filepath.Join(p.home, fmt.Sprintf("seen.%d", step)))
	return string(src)
}

// awk is a step that changes the file by a program.
func awk(program string) string {
	return `awk '` + program + `' "$1" >"$1.new" && cat "$1.new" >"$1" && rm "$1.new"`
}

// dueDecision is a person with a decision of which two predictions, a wire and a belief have come to their day on 2026-03-04.
func dueDecision(t *testing.T) *person {
	t.Helper()
	p := newPerson(t)
	p.must("new", "Take it?", "--handle", "team", "--option", "zebra=the zebra", "--option", "b=beta", "--choice", "zebra", "--why", "A canary sings.",
		"--confidence", "61", "--predict", "73% by 2026-02-20: the survey is out", "--predict", "64% by 2026-03-01: it ships", "--predict", "55% by 2026-12-01: far off",
		"--tripwire", "If the hire has left by 2026-03-01, then revisit", "--assumption", "by 2026-03-02: they pay more")
	return p.at("2026-03-04")
}

// T6: no byte of the record is in the text that asks for the recall; what is due is in the one after it.
func TestALookInTheEditorListsWhatIsDueOnceTheRecallIsOver(t *testing.T) {
	t.Parallel()
	p := dueDecision(t).editing(
		awk(`/^recall_choice:/ { $0 = "recall_choice: beta" } { print } /^## Recalled/ { print "\nFrom memory.\n" }`),
		awk(`/^verdict:/ { $0 = "verdict: keep" }
/survey is out/ { $0 = $0 " → yes yesterday: a good one" }
/they pay more/ { $0 = $0 " -> no" }
/hire has left/ { sub(/\[ \]/, "[x]") }
{ print }
/^## Predictions/ { print "\n- [ ] 70% by in 3 months: the roadmap is agreed\n" }`))
	p.must("reflect", "team", "--editor", "--predict", "60% by 2026-06-01: by flag")
	first, second := p.seen(1), p.seen(2)
	for _, word := range []string{"zebra", "canary", "61", "73", "survey", "ships", "hire", "pay more", "verdict:"} {
		if strings.Contains(first, word) {
			t.Errorf("%q shows before the recall is over:\n%s", word, first)
		}
	}
	for _, want := range []string{
		"- [ ] 73% by 2026-02-20: the survey is out\n", "- [ ] 64% by 2026-03-01: it ships\n", "- [ ] If the hire has left by 2026-03-01, then revisit\n",
		"- [ ] by 2026-03-02: they pay more\n", "A line that is left as it stands stays open.", "recall_choice: b\n", "From memory.",
	} {
		if !strings.Contains(second, want) {
			t.Errorf("the second text lacks %q:\n%s", want, second)
		}
	}
	if strings.Contains(second, "far off") || strings.Contains(second, "Before you look") {
		t.Errorf("the second text holds what it should not:\n%s", second)
	}
	look := p.entries()["2026-03-04-0815-team.md"]
	for _, want := range []string{
		"blind: true\n", "recall_choice: b\n", "verdict: keep\n", "- [ ] 70% by 2026-06-04: the roadmap is agreed\n",
		"- [x] 73% by 2026-02-20: the survey is out → yes 2026-03-03: a good one\n", "- [x] by 2026-03-02: they pay more → wrong\n",
		"- [x] If the hire has left by 2026-03-01, then revisit → hit\n", "From memory.",
	} {
		if !strings.Contains(look, want) {
			t.Errorf("the look lacks %q:\n%s", want, look)
		}
	}
	if strings.Contains(look, "it ships") || strings.Contains(look, "<!--") {
		t.Errorf("the look holds what was left alone:\n%s", look)
	}
	if left := p.drafts(); len(left) > 0 {
		t.Errorf("drafts are left behind: %q", left)
	}
}

func TestAnEarlyLookInTheEditorNamesTheNoteForABadDay(t *testing.T) {
	t.Parallel()
	p := dueDecision(t).at("2026-02-10").editing(awk(`/^verdict:/ { $0 = "verdict: keep" } /^trigger:/ { $0 = "trigger: event" } { print }`))
	p.must("reflect", "team", "--editor", "--seen")
	first := p.seen(1)
	if !strings.Contains(first, "A bad day is a note, and the date stands: twoway note team") || !strings.Contains(first, ", event (an event), ") || strings.Contains(first, "bad-day") {
		t.Errorf("the text is\n%s", first)
	}
	if look := p.entries()["2026-02-10-0815-team.md"]; !strings.Contains(look, "trigger: event\n") || !strings.Contains(look, "early: true\n") {
		t.Errorf("the look is\n%s", look)
	}
}

func TestARecallGivenByFlagsIsNotAskedForInTheEditor(t *testing.T) {
	t.Parallel()
	for _, flags := range [][]string{{"--recall-choice", "b"}, {"--recall-confidence", "40"}, {"--seen"}} {
		p := dueDecision(t).editing(awk(`/^verdict:/ { $0 = "verdict: keep" } { print }`))
		p.must(append([]string{"reflect", "team", "--editor"}, flags...)...)
		if !strings.Contains(p.seen(1), "- [ ] 64% by 2026-03-01: it ships") || p.seen(2) != "" {
			t.Errorf("%v: the editor was given\n%s\nand then\n%s", flags, p.seen(1), p.seen(2))
		}
	}
}

func TestTheRecallInTheEditorCanBeSkippedOrSaidToBeSeen(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]string{"s": "early: false\nverdict", "seen": "blind: false\n"} {
		p := dueDecision(t).editing(awk(`/^recall_choice:/ { $0 = "recall_choice: `+word+`" } { print }`), awk(`/^verdict:/ { $0 = "verdict: keep" } { print }`))
		p.must("reflect", "team", "--editor")
		if look := p.entries()["2026-03-04-0815-team.md"]; !strings.Contains(look, want) || strings.Contains(look, "recall_choice") {
			t.Errorf("%q: the look is\n%s", word, look)
		}
	}
}

// What is remembered in words that name no option stands above the reason, as by questions, whichever text asked for it.
func TestWordsRememberedInTheEditorStandInTheLook(t *testing.T) {
	t.Parallel()
	const front = `/^recall_choice:/ { $0 = "recall_choice: a striped thing" } { print } `
	keep := awk(`/^verdict:/ { $0 = "verdict: keep" } { print } /^## Changed/ { print "\nLess   sleep.\n" }`)
	for _, c := range []struct{ name, recall, want string }{
		{"with a reason", front + `/^## Recalled/ { print "\nFrom memory.\n" }`, "## Recalled\n\na striped thing\n\nFrom memory.\n"},
		{"with a number alone", front + `/^recall_confidence:/ { print "recall_confidence: 60" }`, "## Recalled\n\na striped thing\n"},
	} {
		p := dueDecision(t).editing(awk(c.recall), keep)
		p.must("reflect", "team", "--editor")
		look := p.entries()["2026-03-04-0815-team.md"]
		if strings.Count(look, c.want) != 1 || !strings.Contains(look, "Less   sleep.") || !strings.Contains(look, "blind: true\n") {
			t.Errorf("%s: the look lacks %q once:\n%s", c.name, c.want, look)
		}
	}
}

// An option that is none is wrong usage and named by its line, as any other value of the front matter.
func TestAnOptionThatIsNoneIsNamedByItsLineOrItsWords(t *testing.T) {
	t.Parallel()
	for field, word := range map[string]string{"would_choose": "kiwi", "confidence": "lots"} {
		p := dueDecision(t).editing(awk(`/^verdict:/ { $0 = "verdict: keep" } /^` + field + `:/ { $0 = "` + field + `: ` + word + `" } { print }`))
		code, _, errs := p.run("", "reflect", "team", "--editor", "--seen")
		line := slices.IndexFunc(strings.Split(p.seen(1), "\n"), func(l string) bool { return strings.HasPrefix(l, field+":") }) + 1
		if want := fmt.Sprintf(".md:%d: ", line); code != 2 || !strings.Contains(strings.ReplaceAll(errs, "\n  ", " "), want) || !strings.Contains(errs, word) {
			t.Errorf("%s: exit code %d, want 2 and %q in\n%s", field, code, want, errs)
		}
	}
}

// L6, L7, T6: whatever ends the look in its first text or in its second, what was written in both is kept, and the record does not show
// before the first is over.
func TestALookInTheEditorGoesOnInTheTextInWhichItEnded(t *testing.T) {
	t.Parallel()
	recall := awk(`/^recall_choice:/ { $0 = "recall_choice: beta" } { print } /^## Recalled/ { print "\nFrom memory.\n" }`)
	keep := awk(`/^verdict:/ { $0 = "verdict: keep" } { print } /^## Changed/ { print "\nLess sleep.\n" }`)
	for _, c := range []struct {
		name      string
		steps     []string
		again     []string
		firstSeen bool // the first text came back, so that the record was shown
	}{
		{"the editor gives up in the first", []string{recall + "; exit 1"}, []string{"true", keep}, false},
		{"the editor gives up in the second", []string{recall, keep + "; exit 1"}, []string{"true"}, true},
		{"the second comes back as it was", []string{recall, "true"}, []string{keep}, true},
		{"the second holds what does not fit", []string{recall, awk(`/^verdict:/ { $0 = "verdict: choose" } { print } /^## Changed/ { print "\nLess sleep.\n" }`)}, []string{awk(`{ sub(/^verdict: choose/, "verdict: keep"); print }`)}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := dueDecision(t)
			code, _, errs := p.editing(c.steps...).run("", "reflect", "team", "--editor")
			if code == 0 || !strings.Contains(errs, "--resume=") || strings.Contains(errs, "canary") != c.firstSeen {
				t.Fatalf("exit code %d\n%s", code, errs)
			}
			if got := len(p.entries()); got != 1 {
				t.Fatalf("%d entries stand, want the decision alone", got)
			}
			p.editing(c.again...).must("reflect", "team", "--resume")
			look := p.entries()["2026-03-04-0815-team.md"]
			for _, want := range []string{"recall_choice: b\n", "blind: true\n", "From memory.", "verdict: keep\n", "Less sleep."} {
				if !strings.Contains(look, want) {
					t.Errorf("the look lacks %q:\n%s", want, look)
				}
			}
			if strings.Count(look, "From memory.") != 1 || len(p.drafts()) > 0 {
				t.Errorf("the look is\n%s\nthe drafts %q", look, p.drafts())
			}
		})
	}
}

func TestWhatCannotBeReadInTheEditorIsNamedByItsLineOrItsWords(t *testing.T) {
	t.Parallel()
	const front = `/^question:/ { $0 = "question: A new one?" } /^choice:/ { $0 = "choice: go" } { print } `
	const lines = `/^## Predictions/ { print "\n- [ ] 70% by in 3 fortnights: one\n- [ ] 7 in 10 by in 2 weeks: two\n- [ ] three | 80 | in 1 month\n" }
/^## Tripwires/ { print "\n- [ ] If it burns by tomorrow, then revisit\n" }
`
	for _, c := range []struct {
		program string
		code    int
		where   string // what the line holds
		said    string // with the number of that line for %d; of one that is said and stands, its words
	}{
		{front + lines, 0, "in 3 fortnights", `"- [ ] 70% by in 3 fortnights: one", below "## Predictions": the date must be YYYY-MM-DD`},
		{front + lines + `/^## Tripwires/ { print "\n- [ ] Unless staffed, then decide\n" }`, 2, "Unless staffed", `"- [ ] Unless staffed, then decide", below "## Tripwires": "unless" needs "by" and a date`},
		{front + lines + `/^## Tripwires/ { print "\n- [ ] Unless hired, then decide\n" }`, 2, "Unless hired", `.md:%d: tripwires: "hired" does not fit`},
		{`/^door_cost:/ { $0 = "trial_ends: 2020-01-01\n" $0 } ` + front, 2, "trial_ends: 2020", `.md:%d: trial_ends: "2020-01-01" does not fit`},
		{`/^confidence:/ { $0 = "confidence: 300" } ` + front + lines, 2, "confidence: 300", `.md:%d: --confidence: "300" does not fit`},
	} {
		p := newPerson(t).editing(awk(c.program) + `; cp "$1" "$HOME/after"`)
		code, _, errs := p.run("", "new", "--editor")
		after, err := os.ReadFile(filepath.Join(p.home, "after"))
		if err != nil {
			t.Fatal(err)
		}
		above, _, _ := strings.Cut(string(after), c.where)
		if want := strings.ReplaceAll(c.said, "%d", strconv.Itoa(strings.Count(above, "\n")+1)); code != c.code || !strings.Contains(errs, want) {
			t.Errorf("exit code %d, want %d and %q:\n%s", code, c.code, want, errs)
		}
		if c.code != 0 {
			continue
		}
		entry := p.entries()["2026-02-02-a-new-one.md"]
		for _, want := range []string{
			"- [ ] 70% by in 3 fortnights: one\n", "- [ ] 70% by 2026-02-16: two\n", "- [ ] 80% by 2026-03-02: three\n",
			"- [ ] If it burns by 2026-02-03, then revisit\n",
		} {
			if !strings.Contains(entry, want) {
				t.Errorf("the entry lacks %q:\n%s", want, entry)
			}
		}
	}
}
