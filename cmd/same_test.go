//go:build unix

package cmd_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// F14: flags, standard input, prompts and the editor make the same file.
func TestEveryWayOfAnsweringMakesTheSameFile(t *testing.T) {
	t.Parallel()
	const question = "Patch the exporter, or rewrite it?"
	byFlags := newPerson(t)
	byFlags.must("new", question, "--option", "patch=patch it", "--option", "rewrite it", "--choice", "patch", "--why", "It runs once a month.",
		"--confidence", "80", "--predict", "60% by 2026-05-02: the old one is off", "--tripwire", "If it drops a payment, then revisit",
		"--way-back", "start the rewrite", "--must-agree", "Dana", "--agreed=no", "--door-cost", "1", "--door", "two-way", "--when-where", "on Fridays")
	want := byFlags.entries()["2026-02-02-patch-the-exporter-or-rewrite-it.md"]
	if want == "" {
		t.Fatalf("flags made no entry: %v", byFlags.entries())
	}
	const body = "## Why\n\nIt runs once a month.\n\n## Options\n\n- patch: patch it\n- rewrite it\n\n## Predictions\n\n" +
		"- [ ] 60% by 2026-05-02: the old one is off\n\n## Tripwires\n\n- [ ] If it drops a payment, then revisit\n"
	front := "---\nquestion: " + question + "\nchoice: patch\nconfidence: 80%\nway_back: start the rewrite\nmust_agree: Dana\nagreed: no\n" +
		"door_cost: 1\ndoor: two-way\nwhen_where: on Fridays\n---\n\n"

	for name, make := range map[string]func(*person){
		"standard input, and flags for the rest": func(p *person) {
			code, _, errs := p.run(body, "new", question, "--choice", "patch", "--confidence", "0.8", "--way-back", "start the rewrite", "--must-agree", "Dana",
				"--agreed=false", "--door-cost", "1", "--door", "two-way", "--when-where", "on Fridays", "--body", "-")
			if code != 0 {
				t.Fatalf("exit code %d\n%s", code, errs)
			}
		},
		"standard input with its front matter": func(p *person) {
			if code, _, errs := p.run(front+body, "new", "--body", "-"); code != 0 {
				t.Fatalf("exit code %d\n%s", code, errs)
			}
		},
		"prompts": func(p *person) {
			s := p.sit("new")
			s.answer(question, "patch: patch it", "rewrite it", "", "1", "It runs once a month.", "80%", "the old one is off | 60 | in 3 months", "",
				"it drops a payment", "", "start the rewrite", "Dana", "no", "1", "1", "on Fridays").wants(0)
		},
		"a draft that was interrupted": func(p *person) {
			s := p.sit("new")
			s.answer(question, "patch: patch it", "rewrite it")
			s.until("> ")
			s.keys("\x03")
			s.wants(130)
			p.sit("new", "--resume").answer("", "1", "It runs once a month.", "80%", "the old one is off | 60 | in 3 months", "",
				"it drops a payment", "", "start the rewrite", "Dana", "no", "1", "1", "on Fridays").wants(0)
		},
		"the editor": func(p *person) {
			text := filepath.Join(p.home, "text.md")
			if err := os.WriteFile(text, []byte(front+body), 0o600); err != nil {
				t.Fatal(err)
			}
			q := p.with(`EDITOR=f() { sed 's/^question:/twoway: decision\nquestion:/' "` + text + `" >"$1"; }; f`)
			if code, _, errs := q.run("", "new", "--editor"); code != 0 {
				t.Fatalf("exit code %d\n%s", code, errs)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t)
			make(p)
			got := p.entries()["2026-02-02-patch-the-exporter-or-rewrite-it.md"]
			if name == "the editor" { // what was typed there stays as it was typed
				got = strings.Replace(got, "- rewrite it\n", "- rewrite-it: rewrite it\n", 1)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the file differs from the one made by flags (-flags +%s):\n%s", name, diff)
			}
		})
	}
}

// F14: a value given to a flag is found in the file and in --json.
func TestAValueGivenToEachFlagIsFoundInTheFile(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	must := func(day string, args ...string) (file, asJSON string) {
		t.Helper()
		before := p.entries()
		asJSON = p.at(day).must(append(args, "--json")...)
		for name, text := range p.entries() {
			if before[name] == "" {
				return text, asJSON
			}
		}
		t.Fatalf("%q wrote nothing", args)
		return "", ""
	}
	cases := []struct {
		day  string
		args []string
	}{
		{"2026-02-02", []string{
			"new", "A or b?", "--handle", "h1", "--option", "a=first way", "--option", "b=second way", "--choice", "a", "--why", "why1",
			"--confidence", "61", "--predict", "75% by 2026-08-15 (self): claim1", "--tripwire", "If wire1, then revisit", "--assumption", "by 2026-03-31: belief1",
			"--driver", "toward: driver1", "--premortem", "premortem1", "--energy", "-1", "--mood", "mood1", "--came-about", "asked", "--context", "context1",
			"--hands-on-share", "41", "--door", "unsure", "--door-cost", "3", "--door-max-cost", "4", "--closes", "soft", "--closes-on", "2029-02-03",
			"--way-back", "wayback1", "--must-agree", "agree1", "--agreed", "yes", "--keeps-open", "practice1", "--trial-ends", "2028-02-04", "--when-where", "where1",
			"--tag", "tag1", "--section", "Mine=section1", "--body", "body1", "--dual-track", "ladder1", "--pay-gap", "pay1",
		}},
		{"2026-02-03", []string{
			"new", "Find out?", "--template", "experiment", "--about", "h1", "--do", "do1", "--tests", "b", "--hours-a-week", "7", "--starts", "2026-02-09",
			"--ends", "2026-03-10", "--who-sees", "sees1", "--suits-me-if", "suits1", "--not-for-me-if", "notforme1",
		}},
		{"2026-02-04", []string{
			"new", "--template", "conversation", "--about", "h1", "--with", "with1", "--track", "b", "--see-myself", "4", "--last-week", "week1",
			"--part-to-keep", "part1", "--keeps-coming-back", "back1", "--who-fits", "fits1", "--evenings", "evenings1", "--surprise", "surprise1",
			"--resolve", "belief1 → shaken: heard1",
		}},
		{"2026-02-05", []string{
			"note", "h1", "text1", "--energy", "2", "--door-cost", "2", "--hands-on-share", "39", "--predict", "55% by 2026-04-01: claim2", "--tripwire", "If wire2, then revisit",
			"--assumption", "belief2", "--driver", "away: driver2", "--option", "c=third way", "--amend", "way_back=wayback2", "--because", "because2", "--next", "2026-03-12",
		}},
		{"2026-02-20", []string{
			"reflect", "h1", "--recall-choice", "b", "--recall-why", "recall1", "--recall-confidence", "62", "--seen", "--would-choose", "c", "--confidence", "63",
			"--energy", "1", "--energy-from", "from1", "--changed", "changed1", "--form", "long", "--process", "partly", "--outcome", "mixed", "--door-cost", "1",
			"--hands-on-share", "38", "--colleague", "colleague1", "--gained-and-losing", "gained1", "--best-here", "best1", "--ten", "ten1", "--five-years-on", "five1",
			"--practice", "practice1=not kept", "--verdict", "adjust", "--amend", "context=context2", "--because", "because3", "--trigger", "event",
			"--predict", "50% by 2026-12-01: claim3", "--tripwire", "If wire3, then revisit", "--assumption", "belief3",
		}},
		{"2026-04-30", []string{
			"reflect", "h1", "--verdict", "reverse", "--cost-in-fact", "4", "--what-it-cost", "cost1", "--what-it-taught", "taught1",
		}},
	}
	written := map[string]string{"--agreed": "true", "--seen": "blind: false", "--practice": "practice1", "--handle": "h1"}
	for _, c := range cases {
		file, asJSON := must(c.day, c.args...)
		var values any
		if err := json.Unmarshal([]byte(asJSON), &values); err != nil {
			t.Fatalf("%q: --json: %v", c.args, err)
		}
		for i, arg := range c.args {
			if !strings.HasPrefix(arg, "--") || slices.Contains([]string{"--template", "--json"}, arg) {
				continue
			}
			want := written[arg]
			if want == "" {
				want = c.args[i+1]
				for _, sep := range []string{": ", "=", " → "} {
					if _, after, ok := strings.Cut(want, sep); ok && arg != "--next" {
						want = after
					}
				}
			}
			for of, text := range map[string]string{"the file": file, "--json": asJSON} {
				want := want
				if of == "--json" && arg == "--seen" {
					want = `"blind": false`
				}
				if !strings.Contains(text, want) {
					t.Errorf("%s: %q is not in %s:\n%s", arg, want, of, text)
				}
			}
		}
	}
}
