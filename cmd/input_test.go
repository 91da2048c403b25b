package cmd_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// sandbox is a home folder for runs in process.
func sandbox(t *testing.T) (home string, vars map[string]string) {
	t.Helper()
	home = t.TempDir()
	vars = map[string]string{"HOME": home, "XDG_STATE_HOME": home + "/state", "XDG_CONFIG_HOME": home + "/config", "TWOWAY_JOURNAL": home + "/j"}
	if code, _, errs := run(t, "2026-02-01 08:00", vars, strings.NewReader(""), "init", home+"/j"); code != 0 {
		t.Fatal(errs)
	}
	return home, vars
}

// files lists a folder with the contents of its files.
func files(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(p)
		fmt.Fprintf(&b, "%s\n%s\n", p, src)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What does not fit is wrong usage: exit code 2, a sentence with what to type, and nothing is written.
func TestWhatDoesNotFitIsNamedWithWhatToType(t *testing.T) {
	t.Parallel()
	home, vars := sandbox(t)
	now := func(day string, args ...string) (int, string, string) {
		return run(t, day+" 09:00", vars, strings.NewReader(""), args...)
	}
	for _, setup := range [][]string{
		{
			"2026-02-02", "new", "Take it?", "--handle", "team", "--option", "a=alpha", "--option", "b=beta", "--choice", "a", "--confidence", "60", "--trial-ends", "2026-08-01",
			"--predict", "70% by 2026-03-04: the survey is out", "--tripwire", "If it drops a payment, then revisit", "--assumption", "by 2026-05-01: the money is there",
		},
		{"2026-02-02", "new", "Open one?", "--handle", "open", "--option", "y=yes", "--option", "n=no", "--choice", "?"},
		{"2026-02-02", "new", "Over?", "--handle", "over", "--choice", "a"},
		{"2026-02-03", "reflect", "over", "--verdict", "close", "--closed-reason", "moot"},
		{"2026-02-03", "new", "--template", "conversation", "--about", "team", "--with", "D", "--planned-for", "2026-02-20"},
		{"2026-02-05", "note", "team", "--resolve", "it drops a payment → hit"},
		{"2026-02-04", "new", "Small?", "--template", "experiment", "--about", "team", "--do", "one thing"},
	} {
		if code, _, errs := now(setup[0], setup[1:]...); code != 0 {
			t.Fatalf("%q: %s", setup, errs)
		}
	}
	before := files(t, filepath.Join(home, "j"))
	cases := []struct {
		name string
		args string // parted by |
		want string
	}{
		{"an unknown template", "new|Q?|--choice|a|--template|carer", `no template called "carer"; there are decision, career, experiment and conversation`},
		{"a question of many words", "new|Take|the|team", `twoway new "Take the team"`},
		{"an empty question", "new| |--choice|a", "the question is empty"},
		{"a question over two lines", "new|a\nb|--choice|a", "the question: one line"},
		{"no choice", "new|Q?", "--choice is missing"},
		{"nothing at all", "new", "the question and --choice are missing"},
		{"an option without a label", "new|Q?|--choice|a|--option|a=", "--option: write KEY=LABEL"},
		{"an option twice", "new|Q?|--choice|a|--option|a=x|--option|a=y", "--option"},
		{"a date that does not exist", "new|Q?|--choice|a|--date|2026-02-30", "--date: "},
		{"a month that does not exist", "new|Q?|--choice|a|--date|2026-13-01", "--date: "},
		{"a slashed date", "new|Q?|--choice|a|--date|26/06/2015", "ambiguous"},
		{"a date without a year", "new|Q?|--choice|a|--date|May 16", "2026-08-15"},
		{"a bare weekday", "new|Q?|--choice|a|--date|friday", "--date: "},
		{"a day to come", "new|Q?|--choice|a|--date|2026-12-31", "is after today, 2026-06-01"},
		{"a number for a date", "new|Q?|--choice|a|--trial-ends|30", "--trial-ends: "},
		{"a bare 1 as a percentage", "new|Q?|--choice|a|--confidence|1", "write 1% or 100%"},
		{"too much per cent", "new|Q?|--choice|a|--confidence|101", "--confidence"},
		{"a certain prediction", "new|Q?|--choice|a|--predict|100% by 2026-08-01: x", "--predict"},
		{"a prediction due before it is made", "new|Q?|--choice|a|--predict|75% by 2026-05-01: x", "is before the day it is made, 2026-06-01"},
		{"a prediction with a bad date", "new|Q?|--choice|a|--predict|75% by 15 August: x", "75% by 2026-08-15"},
		{"a prediction about an unknown option", "new|Q?|--choice|a|--predict|75% by 2026-08-15 (if zz): x", "(if zz) names no option"},
		{"unless without a day", "new|Q?|--choice|a|--tripwire|Unless staffed, then decide", "Unless … by 2026-12-31, then revisit"},
		{"a wire without a condition", "new|Q?|--choice|a|--tripwire|If", "the condition is missing"},
		{"a wire of an action alone", "new|Q?|--choice|a|--tripwire|then revisit", "the condition is missing"},
		{"a window without its date", "new|Q?|--choice|a|--closes|soft", "--closes-on is missing"},
		{"a date without its window", "new|Q?|--choice|a|--closes-on|2027-01-01", "--closes is missing: hard or soft"},
		{"a trial that ends before it begins", "new|Q?|--choice|a|--trial-ends|2026-05-01", "--trial-ends: "},
		{"too many words of mood", "new|Q?|--choice|a|--mood|a|--mood|b|--mood|c|--mood|d", "--mood: "},
		{"three practices", "new|Q?|--choice|a|--keeps-open|a|--keeps-open|b|--keeps-open|c", "--keeps-open: "},
		{"a cost of 6", "new|Q?|--choice|a|--door-cost|6", "--door-cost: "},
		{"an energy of 3", "new|Q?|--choice|a|--energy|3", "--energy: "},
		{"a word that is no door", "new|Q?|--choice|a|--door|ajar", `"ajar" is not one of two-way, one-way, unsure`},
		{"a door's date amended without its window", "reflect|team|--recall-why|x|--verdict|adjust|--amend|closes_on=2027-01-01|--because|x", "--amend closes= is missing: hard or soft"},
		{"a successor of nothing", "new|Q?|--choice|a|--supersedes|nobody", `"nobody" is no decision here`},
		{"a next date too far away", "new|Q?|--choice|a|--next|in 3 years", "--next: "},
		{"a next date that has passed", "new|Q?|--choice|a|--next|yesterday", "--next: "},
		{"a resolution in a new decision", "new|Q?|--choice|a|--resolve|x → yes", "nothing to settle yet"},
		{"a flag of another kind", "new|Q?|--choice|a|--do|x", "--do does not go with a decision"},
		{"a reason without a change", "note|team|x|--because|y", "--because says why a field changes"},
		{"an experiment without what to do", "new|Q?|--template|experiment|--about|team", "--do is missing"},
		{"an experiment about nothing", "new|Q?|--template|experiment|--do|x", "--about is missing"},
		{"an experiment of a year", "new|Q?|--template|experiment|--about|team|--do|x|--ends|in 12 months", "twelve weeks"},
		{"an experiment that tests nothing known", "new|Q?|--template|experiment|--about|team|--do|x|--tests|zz", "--tests: "},
		{"a conversation with nobody", "new|--template|conversation|--about|team", "--with is missing"},
		{"a conversation on an unknown path", "new|--template|conversation|--about|team|--with|S|--track|zz", "one of a, b"},
		{"a conversation that follows nothing planned", "new|--template|conversation|--about|team|--with|S|--follows|zz", "is no planned conversation of team"},
		{"a wire that fired already", "note|team|--resolve|it drops a payment → hit", "it was settled as hit on 2026-02-05"},
		{"an unknown handle", "note|nobody|x", "twoway list"},
		{"a note with a blank text", "note|team|   ", "the text is blank\n  twoway note team"},
		{"a note without a text", "note|team", "the note has no text"},
		{"a note of an energy alone", "note|team|--energy|1", "the note has no text"},
		{"a note before its decision", "note|team|x|--date|2026-01-01", "is before the decision itself, 2026-02-02"},
		{"a block of no career", "note|team|x|--sitting|energy", "career"},
		{"an end of what is no experiment", "note|team|x|--ended|done", "--ended: "},
		{"what was learned without an end", "note|team|x|--learned|y", "--learned goes with --ended"},
		{"a mark on no entry", `note|team|--mark|is strain: nope "x"`, `--mark: no entry has the id "nope"`},
		{"a mark on a sentence that is not there", `note|team|--mark|is strain: 2026-02-02-team "not a word"`, "is not in 2026/2026-02-02-team.md"},
		{"a resolution of nothing", "note|team|--resolve|the sky falls → yes", "the survey is out"},
		{"an outcome that is none", "note|team|--resolve|the survey is out → maybe", "--resolve: "},
		{"an outcome with a day that is none", "note|team|--resolve|the survey is out → yes 2026-02-30", `--resolve: behind yes stands its day, or a colon and a note; "2026-02-30": `},
		{"an outcome with a note behind no colon", "note|team|--resolve|the survey is out → no they were late: all", `"they were late"`},
		{"a line settled before the recall", "reflect|team|--verdict|keep|--resolve|it drops a payment → hit", "it was settled already; `twoway show team`"},
		{"a resolution of nothing before the recall", "reflect|team|--verdict|keep|--resolve|it drops a paint → hit", "the record has nothing like it"},
		{"an outcome of another kind", "note|team|--resolve|the survey is out → hit", `--resolve: "hit" does not fit: this is a prediction, which takes one of yes, no, void: `},
		{"void without a reason", "note|team|--resolve|the survey is out → void", "a void prediction says why"},
		{"an outcome after its entry", "note|team|--resolve|the survey is out → yes 2026-12-01", "--resolve: "},
		{"a field that is fixed", "note|team|--amend|question=Other", "question cannot be amended; these can: "},
		{"a change to what it is", "note|team|--amend|trial_ends=2026-08-01", "trial_ends is 2026-08-01 already"},
		{"a word that does not fit a changed field", "note|team|--amend|agreed=maybe", `--amend: agreed: "maybe" is neither yes nor no`},
		{"an arrow in a changed field", "note|team|--amend|way_back=a → b", `--amend: way_back: an arrow parts the old value from the new one, so no value holds one; write "to" or "then" for it`},
		{"an arrow of two signs in a changed field", "note|team|--amend|context=a -> b", "--amend: context: an arrow"},
		{"an arrow in a field with a flag", "note|team|--way-back|a → b", "--way-back: way_back: an arrow"},
		{"an arrow in a field that a look changes", "reflect|team|--recall-why|x|--verdict|adjust|--amend|must_agree=a→b|--because|x", "--amend: must_agree: an arrow"},
		{"an arrow in a list", "note|team|--keeps-open|a -> b", "--keeps-open: keeps_open: an arrow"},
		{"a field said as it is", "note|team|--trial-ends|2026-08-01", "--trial-ends: trial_ends is 2026-08-01 already"},
		{"a date that is none in a change", "note|team|--amend|trial_ends=soon", "--amend: "},
		{"two texts", "note|team|x|--body|y", "not from both"},
		{"a look before its decision", "reflect|team|--verdict|keep|--date|2026-01-01", "is before the decision itself"},
		{"no verdict", "reflect|team", "--verdict is missing: keep, adjust, reverse, close\n  twoway reflect --help\n  on a terminal, without --no-input, it asks"},
		{"a verdict that is none", "reflect|team|--verdict|maybe", `"maybe" is not one of keep`},
		{"a verdict on a closed decision", "reflect|over|--verdict|keep", "reopen, since over is closed"},
		{"keep where nothing is chosen", "reflect|open|--verdict|keep", "one of choose, wait, close, since open is open"},
		{"a choice that no option has", "reflect|open|--verdict|choose|--choice|zz", `"zz" names no option; there are y, n`},
		{"one line settled both ways", "note|team|--resolve|the survey is out → yes|--resolve|the survey is out → no", "--resolve: "},
		{"choose without a choice", "reflect|open|--verdict|choose", "--choice is missing"},
		{"a choice that is no option", "reflect|team|--recall-why|x|--verdict|keep|--would-choose|zz", "there are a, b"},
		{"a choice with keep", "reflect|team|--verdict|keep|--choice|b", "--choice goes with --verdict choose, and the verdict is keep"},
		{"a closing line with keep", "reflect|team|--verdict|keep|--closing-line|x", "--closing-line goes with --verdict close"},
		{"a cost with keep", "reflect|team|--verdict|keep|--cost-in-fact|2", "--cost-in-fact goes with --verdict reverse"},
		{"a why with adjust", "reflect|team|--verdict|adjust|--why|x", "adjust takes --amend FIELD=NEW with --because TEXT"},
		{"a choice with reverse that names no option", "reflect|team|--verdict|reverse|--choice|keep", "--supersedes team --choice KEY"},
		{"a date with reverse", "reflect|team|--verdict|reverse|--next|in 2 weeks", "reverse sets no date"},
		{"a look past the trial's end", "reflect|team|--verdict|keep|--next|2026-09-01", "when the trial ends"},
		{"a look at an experiment", "reflect|2026-02-04-0900-team|--verdict|keep", "is no decision"},
		{"a practice that was never named", "reflect|team|--recall-why|x|--verdict|keep|--practice|nope=kept", `"nope" is no practice of team`},
		{"no draft to take up", "new|--resume", "no draft to take up"},
		{"a value given twice", "new|Q?|--choice|a|--choice|b", "given twice"},
		{"empty standard input", "new|Q?|--choice|a|--body|-", "standard input is empty"},
		{"a NUL", "note|team|a\x00b", "NUL"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			args := strings.Split(c.args, "|")
			code, out, errs := run(t, "2026-06-01 09:00", vars, strings.NewReader(""), args...)
			want := 2
			if c.name == "no draft to take up" {
				want = 1
			}
			if code != want || out != "" || !strings.Contains(errs, c.want) {
				t.Errorf("twoway %q: exit code %d, want %d, output %q; the message is\n%s\nwant in it %q", args, code, want, out, errs, c.want)
			}
			for _, blame := range []string{"invalid", "illegal", "overdue", "wrong value", "mistake", "must not"} {
				if strings.Contains(errs, blame) {
					t.Errorf("twoway %q says %q:\n%s", args, blame, errs)
				}
			}
		})
	}
	if after := files(t, filepath.Join(home, "j")); after != before {
		t.Errorf("the journal changed:\n%s", after)
	}
}

// D2, F9, F13, N1, N4: the question is the argument, whole, and the name of its file is safe.
func TestAQuestionIsKeptWordForWord(t *testing.T) {
	t.Parallel()
	for _, question := range []string{
		"Stay?", "new", "1. First. Second. Third", "残る。行く。", `"Quoted" and 'so'`, "-5 or +5?", "--choice?", "R&D | x", `a \ b $1 {{.}} $(touch x)`,
		"Meet on 2026-02-30: yes?", "2026-02-29: text", "CON", "aux.md", "a.", "a:b?", "..", "/", "🚪🚪", "...", strings.Repeat("long ", 60), "no", "1e3", "~", "# a #",
		"[[link]] @x > y", "e\u0301tat", "twoway:", "%% a", "<!-- a",
	} {
		t.Run(question, func(t *testing.T) {
			t.Parallel()
			home, vars := sandbox(t)
			code, out, errs := run(t, "2026-02-02 09:00", vars, strings.NewReader(""), "new", "--choice", "a", "--json", "--", question)
			if code != 0 {
				t.Fatalf("exit code %d\n%s", code, errs)
			}
			var e struct{ Decision struct{ Question string } }
			if err := json.Unmarshal([]byte(out), &e); err != nil || e.Decision.Question != strings.TrimSpace(question) {
				t.Errorf("the question %q is not in\n%s", question, out)
			}
			names, err := filepath.Glob(filepath.Join(home, "j", "2026", "*"))
			if err != nil || len(names) != 1 {
				t.Fatalf("got %v %v, want one file", names, err)
			}
			name := filepath.Base(names[0])
			if len(name) > 100 || strings.ContainsAny(name, `\/:*?"<>| `) || strings.HasSuffix(strings.TrimSuffix(name, ".md"), ".") {
				t.Errorf("the name %q is not safe on every system", name)
			}
			want := 0
			if question == "%% a" || question == "<!-- a" { // those with something to mend: their mark is never closed
				want = 4
			}
			if code, out, errs := run(t, "2026-02-02 09:00", vars, strings.NewReader(""), "check"); code != want {
				t.Errorf("check: exit code %d, want %d\n%s%s", code, want, out, errs)
			}
		})
	}
}

// N7: what is not UTF-8 is kept as far as it can be read, and the rest is said.
func TestTextThatIsNotUTF8IsKeptAndSaid(t *testing.T) {
	t.Parallel()
	home, vars := sandbox(t)
	code, _, errs := run(t, "2026-02-02 09:00", vars, strings.NewReader("caf\xe9 au lait\r\nline"), "new", "Q \xff?", "--choice", "a", "--body", "-")
	if code != 0 || strings.Count(errs, "not UTF-8 throughout") != 2 {
		t.Fatalf("exit code %d\n%s", code, errs)
	}
	if all := files(t, filepath.Join(home, "j", "2026")); !strings.Contains(all, "caf\uFFFD au lait\nline") || !strings.Contains(all, "Q \uFFFD?") || !utf8.ValidString(all) {
		t.Errorf("the entry is\n%s", all)
	}
}

// L11: a folder that takes no file keeps the text and names the path.
func TestAnEntryThatCannotBeWrittenStaysAsADraft(t *testing.T) {
	t.Parallel()
	home, vars := sandbox(t)
	if err := os.WriteFile(filepath.Join(home, "j", "2026"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	code, _, errs := run(t, "2026-02-02 09:00", vars, strings.NewReader(""), "new", "Stay?", "--choice", "a", "--why", "All that I thought.")
	if code != 1 || !strings.Contains(errs, "the entry was not written") || !strings.Contains(errs, "--resume=") || !strings.Contains(errs, "2026") {
		t.Fatalf("exit code %d\n%s", code, errs)
	}
	if drafts := files(t, filepath.Join(home, "state")); !strings.Contains(drafts, "All that I thought.") {
		t.Errorf("the drafts are\n%s", drafts)
	}
	if err := os.Remove(filepath.Join(home, "j", "2026")); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := run(t, "2026-02-02 09:00", vars, strings.NewReader(""), "new", "--resume"); code != 0 {
		t.Fatalf("taken up again: exit code %d\n%s", code, errs)
	}
	if all := files(t, filepath.Join(home, "j", "2026")); !strings.Contains(all, "All that I thought.") {
		t.Errorf("the entry is\n%s", all)
	}
}
