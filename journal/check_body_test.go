package journal

import "testing"

// A box with a practice of the decision is read under Practices alone, and named elsewhere.
func TestAPracticeUnderAnotherHeadingIsNamed(t *testing.T) {
	t.Parallel()
	l := newLife(t, "2026-01-01", Decision{Question: "Which way?", KeepsOpen: []string{"one change merged a month"}})
	l.decision.Path = "2026/" + lifeID + ".md"
	for body, want := range map[string]int{
		"## Habits\n\n- [x] One change merged a month.\n":                   12,
		"- [ ] one change merged a month\r\n":                               10,
		"## Practices\n- [x] one change merged a month\n":                   0,
		"## Habits\n- [x] one change merged\n- one change merged a month\n": 0,
	} {
		e := &Entry{
			Kind: KindReflection, ID: "2026-02-01-0900-which-way", Path: "2026/2026-02-01-0900-which-way.md", Date: day(t, "2026-02-01"),
			About: lifeID, Reflection: &Reflection{Verdict: Keep}, Body: body, BodyLine: 10,
		}
		got := 0
		for _, p := range Check([]*Entry{l.decision, e}, day(t, "2026-06-01"), Rule{}) {
			if p.Rule == "practice-section" {
				got = p.Line
			}
		}
		if got != want {
			t.Errorf("%q: named in line %d, want %d", body, got, want)
		}
	}
}

func TestTheHeadingOfADecisionAgainstItsQuestion(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ question, title, body, want string }{
		{"A or b?", "A or b?", "# A or b?\n", ""},
		{"A or b?", "a, or B", "\n# a, or **B**\n", ""},
		{"A %%x%% or b?", "A or b?", "# A or b?\n", ""},
		{"A or b?", "A or c?", "\n# A or c?\n", "A or c?"},
		{"A or b?", "C", "Text.\n\n# C\n", ""},
		{"A or b?", "", "Text.\n", ""},
	} {
		e := &Entry{Kind: KindDecision, Decision: &Decision{Question: c.question}, Title: c.title, Body: c.body}
		if got := e.OwnHeading(); got != c.want {
			t.Errorf("%q above %q: got %q, want %q", c.title, c.question, got, c.want)
		}
	}
}

// A heading that ends with the question says the same, whatever number, tag or anchor stands around it.
func TestAHeadingMayHoldMoreThanTheQuestion(t *testing.T) {
	t.Parallel()
	for heading, want := range map[string]bool{
		"Go or Rust?": true, "Go or Rust? #decision": true, "Go or Rust? {#go-or-rust}": true, "Go or Rust? ^q1": true, "ADR 7: Go or Rust?": true, "Go or Rust": true,
		"Go &#111;r Rust?": true, "Go or Rust? Neither.": false, "Go or Zig?": false, "": false,
	} {
		e := &Entry{Kind: KindDecision, Title: heading, Decision: &Decision{Question: "Go or Rust?"}}
		if got := e.headsQuestion(); got != want {
			t.Errorf("%q: got %v, want %v", heading, got, want)
		}
	}
}
