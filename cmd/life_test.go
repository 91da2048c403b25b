package cmd_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// stage is one day of a life: what is typed, what the screen ends with, and what the decision is then. A want is a path into
// `show --json` with its value as JSON; "waits" holds what `due --json` lists as "kind from".
type stage struct {
	day   string
	args  []string
	says  string
	wants map[string]string
}

// Two years of a career decision through the command line: four blocks, two experiments, two conversations, eight looks,
// predictions of each kind, a tripwire, and a reverse with a successor. The dates and numbers are DOMAIN 3.4 to 3.8 by hand.
var careerLife = []stage{
	{
		"2026-05-04",
		[]string{
			"new", "Lead people, or stay technical?", "--template", "career", "--handle", "lead", "--option", "manager=lead people", "--option", "ic=stay technical",
			"--choice", "manager", "--confidence", "65", "--why", "I like watching people grow.",
			"--predict", "70% by 2026-06-03: three first talks are held", "--predict", "80% by 2026-09-30 (self): a change merged in every month",
			"--predict", "60% by 2026-12-01 (if ic): I own the migration", "--predict", "55% by 2027-03-01: the second team is approved",
			"--tripwire", "If no change of mine has been merged for six weeks, then revisit",
		},
		"Settled until 2026-06-03 (Wednesday), unless a tripwire fires: no change of mine has been merged for six weeks.",
		map[string]string{
			"status": `"trial"`, "choice": `"manager"`, "parked": `["ic"]`, "next": `"2026-06-03"`, "interval": "30", "set_on": `"2026-05-04"`,
			"trial_ends": `"2028-05-04"`, "closes": `"soft"`, "closes_on": `"2029-05-04"`, "door_cost": "1", "width": `"open"`, "reversible": `"assumed"`,
			"confidence_first": "65", "lean": "65", "predictions.4.kind": `"stability"`, "predictions.4.p": "65", "waits": "",
		},
	},
	{"2026-05-05", []string{"note", "lead", "--sitting", "energy", "--what-gave", "Pairing with Lena.", "--what-took", "The budget talk."}, "", map[string]string{
		"sittings": `["energy"]`, "waits": "career block 2026-05-05, career block 2026-05-05, career block 2026-05-05",
	}},
	{"2026-05-06", []string{
		"note", "lead", "--sitting", "facts", "--dual-track", "by 2026-05-29: two levels stand above senior staff", "--pay-gap", "the two jobs pay the same here",
		"--next-tuesday", "Five lines, twice.", "--hands-on-share", "40",
	}, "", map[string]string{"sittings": `["energy","facts"]`, "assumptions.0.key": `"dual_track"`, "assumptions.0.status": `"untested"`, "hands_on_share.0.value": "40"}},
	{"2026-05-07", []string{
		"note", "lead", "--sitting", "motives", "--driver", "toward: watching people grow", "--driver", "~~toward: the pay band~~", "--five-years-on", "people", "--whose-week", "Dana",
	}, "", map[string]string{"drivers.1.struck": "true", "five_years.0.text": `"people"`}},
	{"2026-05-08", []string{
		"note", "lead", "--sitting", "door", "--way-back", "tell Dana", "--must-agree", "Dana", "--agreed=no", "--door-cost", "1", "--door-max-cost", "3",
		"--keeps-open", "one change merged a month",
	}, "", map[string]string{
		"sittings": `["energy","facts","motives","door"]`, "way_back": `"tell Dana"`, "agreed": "false", "keeps_open": `["one change merged a month"]`,
		"missing": `["that Dana has agreed"]`, "next": `"2026-06-03"`, "waits": "",
	}},
	{"2026-05-11", []string{
		"new", "Does a protected morning help?", "--template", "experiment", "--about", "lead", "--do", "Tuesdays until ten", "--tests", "ic", "--starts", "2026-05-12", "--ends", "2026-06-23",
	}, "It runs from 2026-05-12 (Tuesday) to 2026-06-23 (Tuesday)", map[string]string{"experiments.0.status": `"planned"`}},
	{"2026-05-12", []string{"new", "--template", "conversation", "--about", "lead", "--with", "S", "--track", "ic", "--planned-for", "2026-05-20"}, "It waits in `twoway due` from 2026-05-20 (Wednesday)", map[string]string{
		"experiments.0.status": `"running"`, "conversations.0.status": `"planned"`,
	}},
	{"2026-05-19", []string{"note", "2026-05-11-0815-lead", "A quiet morning.", "--energy", "1"}, "", map[string]string{"experiments.0.last_line": `"2026-05-19"`, "experiments.0.log.0.value": "1"}},
	{"2026-05-20", []string{
		"new", "--template", "conversation", "--about", "lead", "--with", "S", "--track", "ic", "--follows", "2026-05-12-0815-lead", "--see-myself", "4",
		"--resolve", "two levels stand above senior staff → shaken: one of them is empty",
	}, "Recorded.", map[string]string{"conversations.1.status": `"held"`, "assumptions.0.status": `"shaken"`, "assumptions.0.on": `"2026-05-20"`, "calls": "[]", "waits": ""}},
	{"2026-05-28", []string{"note", "lead", "--amend", "agreed=yes", "--because", "Dana wrote it down"}, "", map[string]string{"agreed": "true", "reversible": `"yes"`, "missing": "[]", "waits": "experiment line 2026-05-26"}},
	{"2026-06-03", []string{
		"reflect", "lead", "--recall-choice", "manager", "--recall-why", "People's growth.", "--recall-confidence", "75", "--would-choose", "manager", "--confidence", "70", "--energy", "1",
		"--resolve", "three first talks are held → yes", "--verdict", "keep",
	}, "Settled until 2026-08-02 (Sunday)", map[string]string{
		"looks.0.form": `"short"`, "looks.0.early": "false", "looks.0.signal": `"calm"`, "next": `"2026-08-02"`, "interval": "60", "status": `"trial"`, "predictions.0.status": `"yes"`,
		"recalls.0.drift": "10", "recalls.0.pull": "0", "recalls.0.blind": "true", "lean": "70", "waits": "experiment line 2026-05-26",
	}},
	{"2026-06-23", []string{"note", "2026-05-11-0815-lead", "--ended", "done", "--learned", "One protected morning is enough."}, "", map[string]string{"experiments.0.status": `"done"`, "experiments.0.learned": `"One protected morning is enough."`, "waits": ""}},
	{"2026-07-10", []string{"new", "--template", "conversation", "--about", "lead", "--with", "D", "--track", "manager", "--see-myself", "3", "--evenings", "Short."}, "Recorded.", map[string]string{"conversations.2.see_myself": "3"}},
	{"2026-08-02", []string{
		"reflect", "lead", "--recall-choice", "manager", "--recall-confidence", "65", "--would-choose", "manager", "--confidence", "72", "--energy", "0", "--verdict", "keep",
		"--practice", "one change merged a month=kept",
	}, "Quiet, so twice as long.", map[string]string{"next": `"2026-11-30"`, "interval": "120", "recalls.1.drift": "0", "recalls.1.pull": "0", "practices.0.checks.0.kept": "true"}},
	{"2026-08-20", []string{"note", "lead", "--resolve", "no change of mine has been merged for six weeks → hit"}, "A look waits: twoway reflect lead", map[string]string{
		"tripwires.0.status": `"hit"`, "calls.0.date": `"2026-08-20"`, "next": `"2026-11-30"`, "waits": "look 2026-08-20",
	}},
	{"2026-08-23", []string{
		"reflect", "--trigger", "tripwire", "--recall-choice", "manager", "--recall-confidence", "60", "--would-choose", "?", "--confidence", "60", "--energy", "-1", "--verdict", "keep",
	}, "Strained, so half, at least 14 days.", map[string]string{
		"looks.2.early": "true", "looks.2.signal": `"strained"`, "looks.2.trigger": `"tripwire"`, "next": `"2026-09-06"`, "interval": "14", "calls": "[]", "lean": "50",
		"predictions.6.status": `"void"`, "recalls.2.drift": "-5", "recalls.2.pull": "5", "waits": "",
	}},
	{"2026-09-01", []string{"new", "Can I hold the hard talk?", "--template", "experiment", "--about", "lead", "--do", "One hard talk a week"}, "", map[string]string{"experiments.1.ends": `"2026-10-13"`, "experiments.1.status": `"running"`}},
	{"2026-09-06", []string{
		"reflect", "lead", "--recall-choice", "manager", "--recall-confidence", "70", "--would-choose", "manager", "--confidence", "62", "--energy", "0", "--process", "reasonable", "--outcome", "mixed",
		"--door-cost", "2", "--practice", "one change merged a month=not kept", "--hands-on-share", "20", "--verdict", "keep",
	}, "Settled until 2026-10-04 (Sunday)", map[string]string{
		"looks.3.form": `"long"`, "looks.3.signal": `"calm"`, "interval": "28", "next": `"2026-10-04"`, "width": `"narrowing"`, "door_cost": "2", "door_cost_first": "1", "hands_on_share.1.value": "20",
	}},
	{"2026-09-15", []string{"note", "2026-09-01-0815-lead", "No time for it.", "--ended", "dropped"}, "", map[string]string{"experiments.1.status": `"dropped"`}},
	{"2026-10-04", []string{
		"reflect", "lead", "--recall-choice", "manager", "--would-choose", "manager", "--confidence", "60", "--energy", "-1", "--resolve", "a change merged in every month → no 2026-09-30", "--verdict", "keep",
	}, "Moving, so the same again.", map[string]string{"looks.4.form": `"short"`, "interval": "28", "next": `"2026-11-01"`, "predictions.1.status": `"no"`, "predictions.1.kind": `"self"`, "predictions.1.on": `"2026-09-30"`}},
	{"2026-11-01", []string{
		"reflect", "lead", "--would-choose", "manager", "--confidence", "62", "--verdict", "adjust", "--amend", "context=two teams", "--because", "the reorg",
	}, "Adjusted, so a month.", map[string]string{"interval": "30", "next": `"2026-12-01"`, "context": `"two teams"`, "amendments.5.because": `"Dana wrote it down"`, "amendments.6.because": `"the reorg"`}},
	{"2026-11-20", []string{"note", "lead", "--resolve", "the second team is approved → void: the company was sold"}, "", map[string]string{"predictions.3.status": `"void"`, "predictions.3.note": `"the company was sold"`}},
	{"2027-05-04", []string{
		"reflect", "lead", "--recall-choice", "manager", "--recall-confidence", "62", "--would-choose", "manager", "--confidence", "64", "--verdict", "keep", "--five-years-on", "still people",
	}, "Quiet, so twice as long, at most 90 days.", map[string]string{
		"looks.6.form": `"long"`, "interval": "90", "next": `"2027-08-02"`, "predictions.2.status": `"void"`, "predictions.2.if": `"ic"`, "five_years.1.text": `"still people"`, "status": `"trial"`,
	}},
	{"2028-05-04", []string{
		"reflect", "--recall-choice", "manager", "--recall-why", "Growth.", "--recall-confidence", "70", "--would-choose", "ic", "--confidence", "80", "--energy", "-1", "--verdict", "reverse",
		"--cost-in-fact", "2", "--what-it-cost", "Some weeks of catching up.", "--what-it-taught", "I can hold a hard talk.", "--ten", "Fine, fine, fine.",
	}, "Walked back. Name the new choice when you are ready.", map[string]string{
		"looks.7.form": `"long"`, "looks.7.signal": `"strained"`, "status": `"reversed"`, "lean": "20", "waits": "new choice 2028-05-04",
	}},
	{"2028-05-06", []string{
		"new", "Which system do I own?", "--template", "career", "--handle", "own", "--option", "ic=own the ledger", "--option", "manager=lead again", "--choice", "ic", "--confidence", "75", "--supersedes", "lead",
	}, "Settled until 2028-06-05 (Monday)", map[string]string{"status": `"reversed"`, "superseded_by": `["2028-05-06-own"]`, "waits": ""}},
}

// careerFolded is what the decision is after each stage, all of its dates and numbers, checked by hand against DOMAIN 3.4 to 3.8:
// the state, the choice, the next date with its interval and the day it counts from, the confidence with the choice and now, the
// lean, the door with its costs, how each prediction stands (s: the automatic one about the choice itself), and what waits.
const careerFolded = `
2026-05-04: trial manager, next 2026-06-03/30 from 2026-05-04, sure 65 now 65 lean 65, open assumed cost 1 now 1, 70 open 80 open 60 open 55 open s65 open
2026-05-05: trial manager, next 2026-06-03/30 from 2026-05-04, sure 65 now 65 lean 65, open assumed cost 1 now 1, 70 open 80 open 60 open 55 open s65 open · waits: career block 2026-05-05, career block 2026-05-05, career block 2026-05-05
2026-05-06: trial manager, next 2026-06-03/30 from 2026-05-04, sure 65 now 65 lean 65, open assumed cost 1 now 1, 70 open 80 open 60 open 55 open s65 open · waits: career block 2026-05-05, career block 2026-05-05
2026-05-07: trial manager, next 2026-06-03/30 from 2026-05-04, sure 65 now 65 lean 65, open assumed cost 1 now 1, 70 open 80 open 60 open 55 open s65 open · waits: career block 2026-05-05
2026-05-08: trial manager, next 2026-06-03/30 from 2026-05-04, sure 65 now 65 lean 65, open assumed cost 1 now 1, 70 open 80 open 60 open 55 open s65 open
2026-05-11: trial manager, next 2026-06-03/30 from 2026-05-04, sure 65 now 65 lean 65, open assumed cost 1 now 1, 70 open 80 open 60 open 55 open s65 open
2026-05-12: trial manager, next 2026-06-03/30 from 2026-05-04, sure 65 now 65 lean 65, open assumed cost 1 now 1, 70 open 80 open 60 open 55 open s65 open
2026-05-19: trial manager, next 2026-06-03/30 from 2026-05-04, sure 65 now 65 lean 65, open assumed cost 1 now 1, 70 open 80 open 60 open 55 open s65 open
2026-05-20: trial manager, next 2026-06-03/30 from 2026-05-04, sure 65 now 65 lean 65, open assumed cost 1 now 1, 70 open 80 open 60 open 55 open s65 open
2026-05-28: trial manager, next 2026-06-03/30 from 2026-05-04, sure 65 now 65 lean 65, open yes cost 1 now 1, 70 open 80 open 60 open 55 open s65 open · waits: experiment line 2026-05-26
2026-06-03: trial manager, next 2026-08-02/60 from 2026-06-03, sure 65 now 70 lean 70, open yes cost 1 now 1, 70 yes 80 open 60 open 55 open s65 yes s70 open · waits: experiment line 2026-05-26
2026-06-23: trial manager, next 2026-08-02/60 from 2026-06-03, sure 65 now 70 lean 70, open yes cost 1 now 1, 70 yes 80 open 60 open 55 open s65 yes s70 open
2026-07-10: trial manager, next 2026-08-02/60 from 2026-06-03, sure 65 now 70 lean 70, open yes cost 1 now 1, 70 yes 80 open 60 open 55 open s65 yes s70 open
2026-08-02: trial manager, next 2026-11-30/120 from 2026-08-02, sure 65 now 72 lean 72, open yes cost 1 now 1, 70 yes 80 open 60 open 55 open s65 yes s70 yes s72 open
2026-08-20: trial manager, next 2026-11-30/120 from 2026-08-02, sure 65 now 72 lean 72, open yes cost 1 now 1, 70 yes 80 open 60 open 55 open s65 yes s70 yes s72 open · waits: look 2026-08-20
2026-08-23: trial manager, next 2026-09-06/14 from 2026-08-23, sure 65 now 60 lean 50, open yes cost 1 now 1, 70 yes 80 open 60 open 55 open s65 yes s70 yes s72 void s60 open
2026-09-01: trial manager, next 2026-09-06/14 from 2026-08-23, sure 65 now 60 lean 50, open yes cost 1 now 1, 70 yes 80 open 60 open 55 open s65 yes s70 yes s72 void s60 open
2026-09-06: trial manager, next 2026-10-04/28 from 2026-09-06, sure 65 now 62 lean 62, narrowing yes cost 1 now 2, 70 yes 80 open 60 open 55 open s65 yes s70 yes s72 void s60 yes s62 open
2026-09-15: trial manager, next 2026-10-04/28 from 2026-09-06, sure 65 now 62 lean 62, narrowing yes cost 1 now 2, 70 yes 80 open 60 open 55 open s65 yes s70 yes s72 void s60 yes s62 open
2026-10-04: trial manager, next 2026-11-01/28 from 2026-10-04, sure 65 now 60 lean 60, narrowing yes cost 1 now 2, 70 yes 80 no 60 open 55 open s65 yes s70 yes s72 void s60 yes s62 yes s60 open
2026-11-01: trial manager, next 2026-12-01/30 from 2026-11-01, sure 65 now 62 lean 62, narrowing yes cost 1 now 2, 70 yes 80 no 60 open 55 open s65 yes s70 yes s72 void s60 yes s62 yes s60 yes s62 open
2026-11-20: trial manager, next 2026-12-01/30 from 2026-11-01, sure 65 now 62 lean 62, narrowing yes cost 1 now 2, 70 yes 80 no 60 open 55 void s65 yes s70 yes s72 void s60 yes s62 yes s60 yes s62 open
2027-05-04: trial manager, next 2027-08-02/90 from 2027-05-04, sure 65 now 64 lean 64, narrowing yes cost 1 now 2, 70 yes 80 no 60 void 55 void s65 yes s70 yes s72 void s60 yes s62 yes s60 yes s62 yes s64 open
2028-05-04: reversed manager, next -/90 from 2027-05-04, sure 65 now 80 lean 20, narrowing yes cost 1 now 2, 70 yes 80 no 60 void 55 void s65 yes s70 yes s72 void s60 yes s62 yes s60 yes s62 yes s64 no · waits: new choice 2028-05-04
2028-05-06: reversed manager, next -/90 from 2027-05-04, sure 65 now 80 lean 20, narrowing yes cost 1 now 2, 70 yes 80 no 60 void 55 void s65 yes s70 yes s72 void s60 yes s62 yes s60 yes s62 yes s64 no
`

func TestATwoYearCareerLife(t *testing.T) {
	t.Parallel()
	folded := "\n"
	home, vars := sandbox(t)
	stood := map[string]string{}
	for _, s := range careerLife {
		code, out, errs := run(t, s.day+" 08:15", vars, strings.NewReader(""), s.args...)
		if code != 0 || !strings.Contains(errs, s.says) {
			t.Fatalf("%s %q: exit code %d, want %q in\n%s", s.day, s.args, code, s.says, errs)
		}
		if _, err := os.Stat(strings.TrimSpace(out)); err != nil {
			t.Fatalf("%s: the output is no path: %v", s.day, err)
		}
		state := stateOn(t, vars, s.day)
		for path, want := range s.wants {
			got := at(state, path)
			if path == "waits" {
				got = waitsOn(t, vars, s.day)
			}
			if got != want {
				t.Errorf("%s after %s: %s is %s, want %s", s.day, s.args[0], path, got, want)
			}
		}
		folded += s.day + ": " + foldedLine(state)
		if waits := waitsOn(t, vars, s.day); waits != "" {
			folded += " · waits: " + waits
		}
		folded += "\n"
		for path, src := range entriesOf(t, home) {
			if was, ok := stood[path]; ok && was != src {
				t.Errorf("%s: %s has changed", s.day, path)
			}
			stood[path] = src
		}
	}
	if diff := cmp.Diff(careerFolded, folded); diff != "" {
		t.Errorf("the folded states (-DOMAIN +got):\n%s", diff)
	}
	if got := at(stateOn(t, vars, "2028-05-06"), "looks.7.verdict"); got != `"reverse"` {
		t.Errorf("the last of eight looks ended with %s", got)
	}
	if code, out, errs := run(t, "2028-05-06 09:00", vars, strings.NewReader(""), "check"); code != 0 {
		t.Errorf("check: exit code %d\n%s%s", code, out, errs)
	}
}

func entriesOf(t *testing.T, home string) map[string]string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(home, "j", "2*", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]string{}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		found[name] = string(src)
	}
	return found
}

func stateOn(t *testing.T, vars map[string]string, day string) any {
	t.Helper()
	code, out, errs := run(t, day+" 09:00", vars, strings.NewReader(""), "show", "lead", "--json")
	var shown struct{ State any }
	if err := json.Unmarshal([]byte(out), &shown); err != nil || code != 0 {
		t.Fatalf("show --json on %s: exit code %d, %v\n%s", day, code, err, errs)
	}
	return shown.State
}

// waitsOn is what waits on a day, as "kind from".
func waitsOn(t *testing.T, vars map[string]string, day string) string {
	t.Helper()
	_, out, _ := run(t, day+" 09:00", vars, strings.NewReader(""), "due", "--json")
	var due struct {
		Waits []struct {
			Kind, From string
			Now        bool
		}
	}
	if err := json.Unmarshal([]byte(out), &due); err != nil {
		t.Fatalf("due --json on %s: %v", day, err)
	}
	var list []string
	for _, w := range due.Waits {
		list = append(list, w.Kind+" "+w.From)
	}
	return strings.Join(list, ", ")
}

// at gives the value at a path like "looks.0.form" as JSON, "absent" when nothing is there.
func at(value any, path string) string {
	for _, step := range strings.Split(path, ".") {
		switch v := value.(type) {
		case map[string]any:
			value = v[step]
		case []any:
			i := 0
			if _, err := fmt.Sscan(step, &i); err != nil || i >= len(v) {
				return "absent"
			}
			value = v[i]
		default:
			return "absent"
		}
	}
	if value == nil {
		return "absent"
	}
	b, err := json.Marshal(value)
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// foldedLine is a decision in one line of careerFolded.
func foldedLine(state any) string {
	word := func(path string) string { return strings.Trim(strings.ReplaceAll(at(state, path), "absent", "-"), `"`) }
	line := fmt.Sprintf("%s %s, next %s/%s from %s, sure %s now %s lean %s, %s %s cost %s now %s,", word("status"), word("choice"), word("next"), word("interval"), word("set_on"),
		word("confidence_first"), word("confidence"), word("lean"), word("width"), word("reversible"), word("door_cost_first"), word("door_cost"))
	for i := range 20 {
		path := fmt.Sprintf("predictions.%d.", i)
		if word(path+"p") == "-" {
			break
		}
		line += fmt.Sprintf(" %s%s %s", map[string]string{"stability": "s"}[word(path+"kind")], word(path+"p"), word(path+"status"))
	}
	return line
}
