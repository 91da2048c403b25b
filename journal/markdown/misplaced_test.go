package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"twoway/journal/markdown"
)

// found gives rule and line of what is wrong with an entry of a kind and its body, in the order of the lines as they are named: by the
// reading, then by a check. The body begins on line 1.
func found(kind, body string) []string {
	front := "---\ntwoway: " + kind + "\nid: 2026-01-01-0900-x\ndate: 2026-01-01\nabout: 2026-01-01-x\n---\n"
	if kind == "decision" {
		front = "---\ntwoway: decision\nid: 2026-01-01-x\ndate: 2026-01-01\nquestion: X?\nchoice: team\n---\n"
	}
	e, problems := markdown.Parse("2026/x.md", []byte(front+body))
	if e == nil {
		return nil
	}
	var out []string
	for _, p := range append(problems, markdown.Misplaced(e)...) {
		out = append(out, fmt.Sprintf("%d %s", p.Line-e.BodyLine+1, p.Rule))
	}
	return out
}

const (
	forecast = "- [ ] 60% by 2026-11-01: the lift works\n"
	wire     = "- [ ] If it rains, then revisit\n"
	belief   = "- [ ] by 2026-08-31: it goes on\n"
)

// What a slip in a heading or a bullet takes out of the reading is named.
func TestWhatASlipTakesOutOfTheReadingIsNamed(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		"## Predicitons\n" + forecast + forecast:                                                  "1 item-heading",
		"## Prediction\n" + forecast:                                                              "1 item-heading",
		"### Predictions\n" + forecast:                                                            "1 item-heading",
		"# Predictions\n" + forecast:                                                              "1 item-heading",
		"##Predictions\n" + forecast:                                                              "1 item-heading",
		"## predictions:\n- 75% by August: it is out\n":                                           "1 item-heading",
		"## Tripwire\n- If it rains, then we stay\n":                                              "1 item-heading",
		"## Wires\n" + wire:                                                                       "1 item-heading",
		"## Assumption\n- [ ] it goes on\n":                                                       "1 item-heading",
		"## Resolution\n- [x] it works → yes\n":                                                   "1 item-heading",
		"## Amendment\n- agreed: false → true\n":                                                  "1 item-heading",
		"## Forecasts\n\n" + forecast + forecast:                                                  "3 item-section",
		"Some words.\n\n" + forecast + "\nMore.\n\n" + wire:                                       "3 item-section,7 item-section",
		"## Changed\n\n- [x] it works → no 2026-02-02\n":                                          "3 item-section",
		"## Predictions\n-[ ] 60% by 2026-11-01: it works\n":                                      "2 item-bullet",
		"## Predictions\n" + forecast + "-[ ] 70% by 2026-11-01: x\n":                             "3 item-bullet",
		"## Predictions\n- [] 60% by 2026-11-01: it works\n":                                      "2 item-box",
		"## Predictions\n- [-] 60% by 2026-11-01: it works\n":                                     "2 item-box",
		"## Predictions\n- [x]60% by 2026-11-01: it works\n":                                      "2 item-box",
		"## Predictions\n1. 60% by 2026-11-01: it works\n":                                        "2 item-bullet",
		"## Predictions\n60% by 2026-11-01: it works\n":                                           "2 item-bullet",
		"## Predictions\n" + forecast + "  - [ ] 70% by 2026-11-01: x\n":                          "3 item-bullet",
		"## Assumptions\n*[x] it goes on\n":                                                       "2 item-bullet",
		"## Resolutions\n-[x] it works → yes 2026-02-02\n":                                        "2 item-bullet",
		"## Tripwires\n• If it rains, then revisit\n":                                             "2 item-bullet",
		"## Resolutions\nit works → yes 2026-02-02\n75% by 2026-03-01: it ships → no\n":           "2 item-bullet,3 item-bullet",
		"## Practices\n\nWrite a page a week\nNo calls before 11\n":                               "3 item-bullet,4 item-bullet",
		"## Practices\nA talk with Dana\n\n- [ ] a page a week\n":                                 "",
		"## Practices\nThese are small. I keep them so.\n":                                        "",
		"## Practices\n\nThese are small and I mean to keep all of them so until the next look\n": "",
		"## Amendments\n\nagreed: false → true\n":                                                 "3 item-bullet",
		"## Drivers\ntoward: growth\naway: the pager\n":                                           "2 item-bullet,3 item-bullet",
		"## Options\n- a: b\n" + forecast:                                                         "3 item-section",
		"## Options\n- a: b\n\n### Predictions\n" + forecast:                                      "5 item-section,4 item-heading",
		"## Drivers\n" + belief:                                                                   "2 item-section",
		"## Predictions\n" + forecast + wire:                                                      "3 item-section",
		"## Assumptions\n" + forecast:                                                             "2 item-section",
		"## Resolutions\n" + forecast:                                                             "2 item-tail",
		"## Predictions\nit rains | 70 | 2026-08-15\n":                                            "2 item-bullet",
		"## Predictions\n- it rains | 70 | 2026-08-15\n":                                          "2 item-percent",
		"## Predictions\n- it rains | 70%\n":                                                      "2 item-percent",
		"## Predictions\n- it rains by 2026-08-15 (70%)\n":                                        "2 item-percent",
	} {
		if got := strings.Join(found("note", body), ","); got != want {
			t.Errorf("%q: got %q, want %q", body, got, want)
		}
	}
	for body, want := range map[string]string{
		"## Why\n\nIt is near.\n\n- team: take it\n- staff: stay\n": "5 item-section",
		"### Options\n- team: take it\n- staff: stay\n":             "1 item-heading",
		"## Option\n- team: take it\n":                              "1 item-heading",
		"## Option\n* a: take it\n\n## Options\n- a: a\n":           "1 item-heading",
		"### Assumptions\n- [ ] it goes on\n":                       "1 item-heading",
		"## What I believe\n" + belief + belief:                     "2 item-section",
		"# X?\n\n## Key assumptions, by day\n" + belief:             "4 item-section",
		"## Why\n\n" + belief:                                       "3 item-section",
		"- [x] by 2026-08-31: it goes on → holding\n":               "1 item-section",
		"## Steps\n" + belief + "  - check: ask Dana\n":             "2 item-section",
	} {
		if got := strings.Join(found("decision", body), ","); got != want {
			t.Errorf("a decision with %q: got %q, want %q", body, got, want)
		}
	}
}

// Ordinary notes hold headings, lists and conditions of their own.
func TestWhatIsThePersonsOwnIsNotTakenForASlip(t *testing.T) {
	t.Parallel()
	for _, body := range []string{
		"## Predictable costs\n- [ ] ask for the budget\n- 40 euros by May\n",
		"### Options\n- pro: cheap\n- con: dear\n- [ ] ask Dana\n",
		"## Option\n- the first one\n- cost: 3\n",
		"### Assumptions\n- [ ] look them up\n",
		"## To do\n- [ ] by 2026-08-31 file the taxes\n- [x] call back\n- If it rains, then revisit\n",
		"## Rollout\n- 25% by 2026-08-01: canary\n- 75% by 2026-08-15: the rest\n",
		"## Prediction\nI said it would rain, 75% by 2026-08-15: wrong.\n",
		"If it rains, then revisit the plan.\n\n75% by 2026-08-15: that was my guess.\n",
		"#options #predictions\n- [ ] buy milk\n",
		"#predictions\n\nWords.\n",
		"## Log\n- something\n## Logs\n- more\n",
		"## Wire\n- the cable is cut\n",
		"## Practice\nScales, an hour.\n- 2 pieces\n",
		"> ## Predicitons\n> " + forecast,
		"```\n## Predicitons\n" + forecast + "```\n",
		"<!--\n## Predicitons\n" + forecast + "-->\n",
		"## Private\n## Predicitons\n%%\n" + forecast + "%%\n",
		"## Predictions\n- [ ] 60% by 2026-11-01: [x](https://x.example) works,\n  -25% or so\n",
		"## Assumptions\n- [ ] []byte is slow\n- [1] says so\n- [x](https://x.example) is up\n",
		"## Options\n- away: go\n- [a](b): c\n",
		"## Predictions\nMy guesses, 75% at best.\n\n### Work\n" + forecast + "\n-1 is no index\n",
		"## Assumptions\n- [ ] if it rains, we stay\n- 75% of all do\n",
		"## Tripwires\n- [ ] 75% of the team leaves\n" + wire,
		"## Practices\n- [x] if it is late, then home\n",
		"## Amendments\n- agreed: false → true\n",
		"## Predictions\n- it rains | a lot\n- sales grow by 20% in 2027\n- as of 2026-08-15\nWe | they | I\n\n| claim | 70 | day |\n",
		"## Options\n- a | 70\n", "## Options\n\na: alpha\nb: beta\n",
		"## Resolutions\n- [x] 75% by 2026-03-01: a claim that\n  goes on → yes 2026-03-02\n- [x] another\nthat works → no\n",
		"## Amendments\nWe agreed: it changes → all of it.\n\nwhy: it is shorter → and so on\n",
		"## Drivers\nWhat I want: to grow.\n\n- toward: growth\n  away: and so on\n",
	} {
		if got := found("note", body); len(got) > 0 {
			t.Errorf("%q: got %v", body, got)
		}
	}
	for _, body := range []string{
		"## Why\n\nShort.\n", "## Why\n- team spirit: mine\n\n## Options\n- team: take it\n\n### Option\n- a: b\n",
		"# Is this assumption right?\n\nWords.\n\n- [ ] by 2026-08-31: call Dana\n- [x] by 2026-08-31: file the taxes → done\n",
		"## Next steps\n\n- [ ] by 2026-08-31: call Dana\n  - ask: what it costs\n",
	} {
		if got := found("decision", body); len(got) > 0 {
			t.Errorf("a decision with %q: got %v", body, got)
		}
	}
}

// A check says the same of the same text, about lines that are there, and of nothing that is hidden.
func FuzzMisplaced(f *testing.F) {
	for _, s := range []string{
		"## Predicitons\n" + forecast, "### Options\n- a: b\n" + forecast, "-[x] a → yes 2026-01-01\n[] 60% by 2026-01-01: b\n", "##Wires\r\n• If a, then decide\r\n",
		"Predictions\n---\n1. 60% by 2026-01-01: a\n", "%%\n## Assumption\n- [ ] a\n", "- [-] a\n\t- [✓] 1% by 2026-01-01: b\n# Tripwire #\nunless a by 2026-01-01, then reverse\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		for _, kind := range []string{"note", "decision"} {
			got := found(kind, body)
			if again := found(kind, body); strings.Join(got, ",") != strings.Join(again, ",") {
				t.Fatalf("%q: got %v and then %v", body, got, again)
			}
		}
		e, _ := markdown.Parse("", []byte("---\ntwoway: note\nid: 2026-01-01-0900-x\ndate: 2026-01-01\n---\n"+body))
		if e == nil {
			return
		}
		for _, p := range markdown.Misplaced(e) {
			if n := p.Line - e.BodyLine; n < 0 || n > strings.Count(e.Body, "\n") {
				t.Errorf("%q: %v is not in the body, which begins on line %d", body, p, e.BodyLine)
			}
		}
	})
}
