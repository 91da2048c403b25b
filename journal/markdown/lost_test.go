package markdown_test

import (
	"fmt"
	"strings"
	"testing"

	"twoway/journal/markdown"
)

// What a renamed heading takes out of the reading is named where it can hardly be prose, and so is what a line leaves to be taken for granted.
func TestWhatARenamedHeadingLosesIsNamed(t *testing.T) {
	t.Parallel()
	const hit = "## Tripwires\n- [x] If rent doubles, then revisit → hit"
	tests := []struct{ kind, body, want string }{
		{"note", "## Changes\n\n- trial_ends: 2028-02-02 → 2028-08-02\n- agreed: not set -> true\n", "3 item-section"},
		{"reflection", "## Changes\n- private: false → true\n", "2 item-section"},
		{"note", "## Changes\n- context: monolith → services\n- build: old → new\n- door: front → back\n- why: cheap → dear\nagreed: false → true\n", ""},
		{"decision", "## Reasons\n- toward: watching people\n- pressure: asked\n", "2 item-section"},
		{"decision", "## Reasons\n- pressure: asked twice\n", ""},
		{"decision", "## Drivers\n- near\n\n## Away\n- away: in May\n", ""},
		{"note", "## Reasons\n- toward: watching people\n", ""},
		{"reflection", "## Practices\n- merge monthly\n- [x] write\n", "2 item-box"},
		{"decision", hit + "\n", "2 item-day"},
		{"decision", strings.ReplaceAll(hit, "[x]", "[ ]") + "\n", "2 item-day,2 item-box"},
		{"decision", strings.TrimSuffix(hit, " → hit") + "\n", "2 item-tail"},
		{"decision", hit + " 2026-11-23\n", ""},
		{"note", hit + "\n", ""},
		{"decision", "## Assumptions\n- [x] it goes on → wrong: so it was\n", "2 item-day"},
		{"decision", "## Predictions\n- [x] 60% by 2026-11-01: it works → no\n", "2 item-day"},
	}
	for _, tc := range tests {
		if got := strings.Join(found(tc.kind, tc.body), ","); got != tc.want {
			t.Errorf("a %s with %q: got %q, want %q", tc.kind, tc.body, got, tc.want)
		}
	}
}

// A tick alone, in the file of a decision, says which day is taken for its own.
func TestATickInADecisionSaysItsDay(t *testing.T) {
	t.Parallel()
	src := "---\ntwoway: decision\nid: 2026-01-01-x\ndate: 2026-01-01\nquestion: X?\n---\n## Tripwires\n- [x] If rent doubles, then revisit\n"
	if _, problems := markdown.Parse("2026/x.md", []byte(src)); len(problems) != 1 || !strings.HasSuffix(problems[0].Text, ", from 2026-01-01 on, the day of the decision") {
		t.Errorf("got %v", problems)
	}
}

// A key that is nearly one of ours is named, unless ours is there too; it stays the person's own.
func TestAKeyThatIsNearlyOursIsNamed(t *testing.T) {
	t.Parallel()
	for front, want := range map[string]string{
		"Next: 2026-03-01":                   "front-key 6",
		"confidance: 60":                     "front-key 6",
		"trial-ends: 2028-02-02":             "front-key 6",
		"Trial ends: 2028-02-02":             "front-key 6",
		"trail_ends: 2028-02-02":             "front-key 6",
		"Tags: [a]":                          "front-key 6",
		"wayback: ask":                       "front-key 6",
		"moood: [a]":                         "",
		"energy_2: 1":                        "",
		"next: 2026-03-01\nNext: 2026-03-02": "",
		"sources: [a]\nclosed: false":        "",
		"verdict: keep\nver_dict: keep":      "",
		"title: X\naliases: [a]\nauthor: me": "",
		"status: open\nlastmod: 2026-01-01":  "",
		"cssclasses: [b]\ncreated: now":      "",
	} {
		e, problems := markdown.Parse("2026/x.md", []byte("---\ntwoway: decision\nid: 2026-01-01-x\ndate: 2026-01-01\nquestion: X?\n"+front+"\n---\n"))
		var got []string
		for _, p := range problems {
			got = append(got, fmt.Sprintf("%s %d", p.Rule, p.Line))
		}
		if s := strings.Join(got, " "); s != want || want != "" && len(e.Extra) != 1 {
			t.Errorf("%q: got %q, want %q; own keys %v", front, s, want, e.Extra)
		}
	}
}
