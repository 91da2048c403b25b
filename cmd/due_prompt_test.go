package cmd_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// The clock of these tests runs far after the files are written, so that what a prompt said is always remembered.
const promptDay = "2126-03-10"

// prompter is a journal that a person edits by hand between one prompt and the next.
type prompter struct {
	t     *testing.T
	home  string
	vars  map[string]string
	at    string
	stamp time.Time
}

func newPrompter(t *testing.T) *prompter {
	t.Helper()
	home, vars := sandbox(t)
	return &prompter{t, home, vars, promptDay + " 09:00", time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
}

// put writes a file with a time stamp of its own, so that no two edits fall into one tick of a coarse clock.
func (p *prompter) put(name, text string) {
	p.t.Helper()
	full := filepath.Join(p.home, "j", name)
	p.stamp = p.stamp.Add(time.Second)
	for _, err := range []error{
		os.MkdirAll(filepath.Dir(full), 0o700), os.WriteFile(full, []byte(text), 0o600), os.Chtimes(full, p.stamp, p.stamp),
	} {
		if err != nil {
			p.t.Fatal(err)
		}
	}
}

func (p *prompter) run(args ...string) string {
	p.t.Helper()
	_, out, _ := run(p.t, p.at, p.vars, strings.NewReader(""), args...)
	return out
}

// memory is the file in which the prompt of the journal is remembered, empty while there is none.
func (p *prompter) memory() string {
	p.t.Helper()
	found, err := filepath.Glob(filepath.Join(p.home, "state", "twoway", "prompt", "*.txt"))
	if err != nil || len(found) > 1 {
		p.t.Fatal(found, err)
	}
	return strings.Join(found, "")
}

// read is the prompt as `due --json` has it, which remembers nothing.
func (p *prompter) read() string {
	p.t.Helper()
	var due struct{ Waits []struct{ From string } }
	if err := json.Unmarshal([]byte(p.run("due", "--json")), &due); err != nil {
		p.t.Fatal(err)
	}
	if len(due.Waits) == 0 {
		return ""
	}
	return fmt.Sprintf("%d wait, from %s \n", len(due.Waits), due.Waits[0].From)
}

func waitingDecision(id, next string, more ...string) string {
	return fmt.Sprintf("---\ntwoway: decision\nid: %s\ndate: %s\nquestion: Which?\nchoice: a\ndecided_on: %s\nnext: %s\ninterval: 30\n---\n\n## Options\n\n"+
		"- a: one\n- b: two\n\n%s", id, id[:10], id[:10], next, strings.Join(more, "\n"))
}

// S1. The test looks for the number 99, which only a memory that was tampered with holds.
func TestAPromptIsRememberedUntilWhatItFollowsFromChanges(t *testing.T) {
	t.Parallel()
	const first = "2026/2126-01-01-first.md"
	for _, c := range []struct {
		name       string
		change     func(p *prompter)
		remembered bool
	}{
		{"nothing changes", func(*prompter) {}, true},
		{"the minute moves on", func(p *prompter) { p.at = promptDay + " 23:59" }, true},
		{"a file that is no entry comes", func(p *prompter) { p.put("2126/list.txt", "x") }, true},
		{"a setting changes that no date depends on", func(p *prompter) { p.vars["TWOWAY_COLOR"] = "never" }, true},
		{"the day moves on", func(p *prompter) { p.at = "2126-03-11 09:00" }, false},
		{"an entry comes", func(p *prompter) { p.put("2126/2126-01-03-c.md", waitingDecision("2126-01-03-c", "2126-02-02")) }, false},
		{"an entry is edited", func(p *prompter) { p.put(first, waitingDecision("2126-01-01-first", "2126-02-09")) }, false},
		{"an entry is touched", func(p *prompter) { p.put(first, waitingDecision("2126-01-01-first", "2126-02-01")) }, false},
		{"an entry goes", func(p *prompter) { _ = os.Remove(filepath.Join(p.home, "j", first)) }, false},
		{"the schedule changes", func(p *prompter) { p.vars["TWOWAY_SCHEDULE_FIRST"] = "20" }, false},
		{"the journal's settings change", func(p *prompter) { p.put(".twoway.yaml", "format: 1\nschedule:\n  undecided: 20\n") }, false},
		{"the memory is lost", func(p *prompter) { _ = os.Remove(p.memory()) }, false},
		{"the memory is broken", func(p *prompter) { _ = os.WriteFile(p.memory(), []byte("\x1b[31m99\n"), 0o600) }, false},
		{"the memory holds more than a prompt", func(p *prompter) {
			src, _ := os.ReadFile(p.memory())
			_ = os.WriteFile(p.memory(), append(src, "\x1b[31m\n"...), 0o600)
		}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newPrompter(t)
			p.put(first, waitingDecision("2126-01-01-first", "2126-02-01"))
			p.put("2126/2126-01-02-b.md", waitingDecision("2126-01-02-b", "2126-02-01"))
			if got := p.run("due", "--prompt"); got != "2 wait, from 2126-02-01 \n" {
				t.Fatalf("at first: got %q", got)
			}
			src, err := os.ReadFile(p.memory())
			if err != nil || !regexp.MustCompile(`^[0-9a-f]{64} 2 2126-02-01\n$`).Match(src) {
				t.Fatalf("the memory holds %q, %v", src, err)
			}
			if err := os.WriteFile(p.memory(), []byte(strings.Replace(string(src), " 2 ", " 99 ", 1)), 0o600); err != nil {
				t.Fatal(err)
			}
			c.change(p)
			want := "99 wait, from 2126-02-01 \n"
			if !c.remembered {
				want = p.read()
			}
			for _, when := range []string{"then", "once more"} {
				if got := p.run("due", "--prompt"); got != want {
					t.Errorf("%s: got %q, want %q", when, got, want)
				}
			}
		})
	}
}

// What was written in the last two seconds may be written again without a trace on a disk with a coarse clock.
func TestAPromptIsNotRememberedWhileEntriesAreBeingWritten(t *testing.T) {
	t.Parallel()
	for now, want := range map[string]bool{"2000-01-01 09:00": false, promptDay + " 09:00": true} {
		p := newPrompter(t)
		p.at = now
		p.put("1999/1999-01-01-first.md", waitingDecision("1999-01-01-first", "1999-02-01"))
		if got := p.run("due", "--prompt"); got != "1 wait, from 1999-02-01 \n" {
			t.Errorf("at %s: got %q", now, got)
		}
		if got := p.memory() != ""; got != want {
			t.Errorf("at %s: remembered %v, want %v", now, got, want)
		}
	}
}

func TestAPromptSaysTheSameWithAndWithoutAMemoryAfterAnyEdits(t *testing.T) {
	t.Parallel()
	p := newPrompter(t)
	r := rand.New(rand.NewPCG(20, 26))
	remembered := 0
	for range 80 {
		edit := p.edit(r)
		before, _ := os.ReadFile(p.memory())
		want, got := p.read(), p.run("due", "--prompt")
		if got != want {
			t.Fatalf("after %s: got %q, want %q", edit, got, want)
		}
		if after, _ := os.ReadFile(p.memory()); string(after) == string(before) {
			remembered++
		}
	}
	if remembered == 0 || remembered == 80 {
		t.Errorf("the memory was of use in %d of 80 prompts", remembered)
	}
}

// edit does one thing that a person, a sync tool or the calendar may do, and says what.
func (p *prompter) edit(r *rand.Rand) string {
	id := fmt.Sprintf("2126-01-0%d-d", 1+r.IntN(6))
	name := "2126/" + id + ".md"
	next := fmt.Sprintf("2126-03-%02d", 1+r.IntN(20))
	switch r.IntN(8) {
	case 0:
		_ = os.Remove(filepath.Join(p.home, "j", name))
		return "removing " + name
	case 1:
		p.put(name, waitingDecision(id, next, "## Predictions\n\n- [ ] 70% by "+next+": it ships\n"))
		return "a prediction by " + next
	case 2:
		p.put(name, waitingDecision(id, next, "## Tripwires\n\n- [ ] If it burns by "+next+", then revisit\n"))
		return "a tripwire by " + next
	case 3:
		about := "2126/" + id[:10] + "-0900-d.md"
		p.put(about, "---\ntwoway: note\nid: "+id[:10]+"-0900-d\ndate: "+id[:10]+"\nabout: "+id+"\n---\n\n## Predictions\n\n- [ ] 60% by "+next+": more of it\n")
		return "a note in " + about
	case 4:
		p.at = next + " 09:00"
		return "the day " + next
	case 5:
		p.vars["TWOWAY_SCHEDULE_FIRST"] = fmt.Sprint(20 + r.IntN(3))
		return "a setting"
	case 6:
		p.put(name, strings.Replace(waitingDecision(id, next), "twoway: decision", "twoway: [", 1))
		return "breaking " + name
	}
	return "nothing"
}
