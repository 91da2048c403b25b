package markdown_test

import (
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
)

// note reads a note whose section holds the lines.
func note(t *testing.T, section string, lines ...string) (*journal.Entry, []journal.Problem) {
	t.Helper()
	return markdown.Parse("2026/2026-11-02-0900-lift.md", []byte("---\ntwoway: note\nid: 2026-11-02-0900-lift\ndate: 2026-11-02\nabout: 2026-01-01-lift\n---\n\n## "+
		section+"\n\n- "+strings.Join(lines, "\n- ")+"\n"))
}

// said prints an outcome in the form that is written, "open" for none.
func said(tail *journal.Outcome) string {
	if tail == nil {
		return "open"
	}
	words := []string{tail.Word}
	if !tail.On.IsZero() {
		words = append(words, tail.On.String())
	}
	if tail.Note != "" {
		words = append(words, ": "+tail.Note)
	}
	return strings.Join(words, " ")
}

// An outcome that a hand wrote in other letters, or with other signs around its day, is what it says; what is not certain to be one leaves
// the line open, and never settles it the other way.
func TestAnOutcomeByHandIsReadAsItSaysOrNotAtAll(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"[x] 60% by 2026-11-01: lift works → NO 2026-11-02":                "no 2026-11-02",
		"[x] 60% by 2026-11-01: lift works → No.":                          "no",
		"[x] 60% by 2026-11-01: lift works → no, 2026-11-02":               "no 2026-11-02",
		"[x] 60% by 2026-11-01: lift works → no (2026-11-02)":              "no 2026-11-02",
		"[x] 60% by 2026-11-01: lift works -> No. 2026-11-02.":             "no 2026-11-02",
		"[x] 60% by 2026-11-01: lift works → no (2026-11-02): it jammed":   "no 2026-11-02 : it jammed",
		"[x] 60% by 2026-11-01: lift works → no 2026-11-02 it jammed":      "no 2026-11-02 : it jammed",
		"[x] 60% by 2026-11-01: lift works → no 2026-11-02, it jammed":     "no 2026-11-02 : it jammed",
		"[x] 60% by 2026-11-01: lift works → NO: it jammed":                "no : it jammed",
		"[ ] 60% by 2026-11-01: lift works → Yes 2026-11-02":               "yes 2026-11-02",
		"[x] 60% by 2026-11-01: lift works → no it jammed":                 "open",
		"[x] 60% by 2026-11-01: lift works → it did not":                   "open",
		"[x] 60% by 2026-11-01: lift works → ❌":                            "open",
		"[x] 60% by 2026-11-01: lift works ⇒ no":                           "open",
		"[x] 60% by 2026-11-01: lift works → false":                        "open",
		"[x] 60% by 2026-11-01: lift works → not yet":                      "open",
		"[x] 60% by 2026-11-01: lift works → no 2.11.2026":                 "open",
		"[x] 60% by 2026-11-01: lift works → hit":                          "open",
		"[x] 60% by 2026-11-01: lift works →":                              "yes 2026-11-01",
		"[x] 60% by 2026-11-01: A → B works":                               "yes 2026-11-01",
		"[x] 60% by 2026-11-01: A → B works (both lifts)":                  "yes 2026-11-01",
		"[x] 60% by 2026-11-01: lift works - not only mine":                "yes 2026-11-01",
		"[x] 60% by 2026-11-01: lift works (not counting Sundays)":         "yes 2026-11-01",
		"[x] 60% by 2026-11-01: half->whole, lift works":                   "yes 2026-11-01",
		"[x] 60% by 2026-11-01: open bugs 40 → 12":                         "yes 2026-11-01",
		"[x] 60% by 2026-11-01: error rate 2% → 0%":                        "yes 2026-11-01",
		"[x] 60% by 2026-11-01: headcount 8 → 9 (not 10)":                  "yes 2026-11-01",
		"[x] 60% by 2026-11-01: the door goes open → closed":               "yes 2026-11-01",
		"[x] 60% by 2026-11-01: reverts 12 → none":                         "yes 2026-11-01",
		"[x] 60% by 2026-11-01: lift works (early, in May)":                "yes 2026-11-01",
		"[x] 60% by 2026-11-01: lift works - it did, twice":                "yes 2026-11-01",
		"[x] 60% by 2026-11-01: lift works → 2026-11-02":                   "open",
		"[x] 60% by 2026-11-01: lift works → cancelled":                    "open",
		"[x] 60% by 2026-11-01: lift works → late by two weeks":            "open",
		"[x] 60% by 2026-11-01: lift works — no, it jammed":                "open",
		"[x] 60% by 2026-11-01: lift works (no, it jammed)":                "open",
		"[x] 60% by 2026-11-01: lift works (did not happen)":               "open",
		"[x] 60% by 2026-11-01: lift works (it didn’t)":                    "open",
		"[x] 60% by 2026-11-01: lift works — it did not":                   "open",
		"[x] 60% by 2026-11-01: lift works [no]":                           "open",
		"[x] 60% by 2026-11-01: lift works -- not yet":                     "open",
		"[x] 60% by 2026-11-01: lift works — ???":                          "open",
		"[x] 60% by 2026-11-01: lift works → probably no":                  "open",
		"[x] 60% by 2026-11-01: lift works → no?":                          "open",
		"[x] 60% by 2026-11-01: lift works → yes?":                         "open",
		"[x] 60% by 2026-11-01: lift works → 2026-11-02: no":               "open",
		"[x] 60% by 2026-11-01: lift works → \"no\"":                       "open",
		"[x] 60% by 2026-11-01: lift works → nein":                         "open",
		"[x] 60% by 2026-11-01: lift works → yes and no":                   "open",
		"[x] 60% by 2026-11-01: lift works → too early":                    "open",
		"[x] 60% by 2026-11-01: lift works → mostly":                       "open",
		"[x] 60% by 2026-11-01: lift works — no":                           "open",
		"[x] 60% by 2026-11-01: lift works - No.":                          "open",
		"[x] 60% by 2026-11-01: lift works (no)":                           "open",
		"[x] 60% by 2026-11-01: lift works (not yet).":                     "open",
		"[x] 60% by 2026-11-01: lift works->no":                            "open",
		"[x] 60% by 2026-11-01: latency → no worse than before":            "open",
		"[x] 60% by 2026-11-01: lift works →no":                            "open",
		"[x] 60% by 2026-11-01: lift works => no":                          "open",
		"[x] 60% by 2026-11-01: lift works":                                "yes 2026-11-01",
		"[x] 60% by 2026-11-01: the edge a->b is gone":                     "yes 2026-11-01",
		"[x] 60% by 2026-11-01: A → B works → yes":                         "yes",
		"[x] 60% by 2026-11-01: lift → yes: moved from A → no":             "yes : moved from A → no",
		"[ ] 60% by 2026-11-01: A → B works":                               "open",
		"[ ] 60% by 2026-11-01: latency → no worse than before":            "open",
		"[ ] 60% by 2026-11-01: latency → No, but not worse either":        "open",
		"[x] 60% by 2026-11-01: lift works → yes 2026-08-15T10:00 or so":   "yes 2026-11-01",
		"[x] 60% by 2026-11-01: lift works → yes 2026-08-15 → the 2nd run": "yes 2026-08-15 : → the 2nd run",
	} {
		e, problems := note(t, "Predictions", line)
		if len(e.Predictions) != 1 {
			t.Errorf("%q: %d predictions", line, len(e.Predictions))
			continue
		}
		p := e.Predictions[0]
		if got := said(p.Tail); got != want {
			t.Errorf("%q: got %s, want %s", line, got, want)
		}
		if want == "open" && p.Ticked {
			t.Errorf("%q is open, and ticked for those who fold it", line)
		}
		if named := len(problems) == 1 && problems[0].Rule == "item-word" && problems[0].Mend != ""; named != (want == "open" && line[1] == 'x' || strings.Contains(line, "→ No, ")) {
			t.Errorf("%q: got %v", line, problems)
		}
	}
	for line, want := range map[string]string{
		"[x] the ladder goes on → WRONG":             "wrong",
		"[x] the ladder goes on → wrong, 2026-11-02": "wrong 2026-11-02",
		"[x] the ladder goes on → no":                "open",
		"[x] the ladder goes on → not at all":        "open",
		"[x] the ladder goes on → was wrong":         "open",
		"[x] the ladder goes on → wrong?":            "open",
		"[x] the ladder goes on → disproved":         "open",
		"[x] the ladder goes on (wrong)":             "open",
		"[x] the ladder goes on (with a rail)":       "holding",
		"[x] the ladder goes on":                     "holding",
	} {
		e, problems := note(t, "Assumptions", line)
		if got := said(e.Assumptions[0].Tail); got != want || want == "open" && (len(problems) != 1 || e.Assumptions[0].Ticked) {
			t.Errorf("%q: got %s, %v, want %s", line, got, problems, want)
		}
	}
	for line, want := range map[string]string{
		"[x] If it rains, then revisit → Hit (2026-11-02)":       "hit 2026-11-02",
		"[x] If it rains, then revisit → PASSED.":                "passed",
		"[x] If it rains, then revisit → rained twice":           "open",
		"[x] Unless it rains by 2026-12-31, then decide → yes":   "open",
		"[x] If it rains, then revisit – no":                     "open",
		"[x] If it rains, then revisit (no)":                     "open",
		"[x] If it rains, then revisit: it did not":              "open",
		"[x] If it rains, then revisit. She did not.":            "open",
		"[x] If it rains, then revisit; no":                      "open",
		"[x] If it rains, then revisit not yet":                  "open",
		"[x] If it rains, then revisit? no":                      "open",
		"[x] If it rains, then revisit– no":                      "open",
		"[x] If it rains, then revisiting Bern":                  "hit",
		"[x] If it rains, then decide on the roof":               "hit",
		"[x] If it rains, then revisit":                          "hit",
		"[x] If the flag goes on → out, then revisit":            "hit",
		"[ ] If the flag goes on → off 2026-01-01, then revisit": "open",
		"[x] If the flag goes on → off 2026-01-01, then revisit": "hit",
	} {
		e, problems := note(t, "Tripwires", line)
		if got := said(e.Tripwires[0].Tail); got != want || want == "open" && e.Tripwires[0].Ticked {
			t.Errorf("%q: got %s, %v, want %s", line, got, problems, want)
		}
	}
}

// An open line behind whose arrow an outcome stands in other signs than are read stays open and is named; an arrow in its words is not.
func TestAnOpenLineWithWhatReadsLikeAnOutcomeIsNamed(t *testing.T) {
	t.Parallel()
	for section, lines := range map[string]map[string]bool{
		"Predictions": {
			"[ ] 60% by 2026-11-01: lift works → yes, it held":               true,
			"[ ] 60% by 2026-11-01: lift works → Yes! It did":                true,
			"[ ] 60% by 2026-11-01: lift works -> no; it jammed":             true,
			"[ ] 60% by 2026-11-01: lift works → no – it jammed":             true,
			"[ ] 60% by 2026-11-01: lift works →yes":                         true,
			"[ ] 60% by 2026-11-01: lift works => no":                        true,
			"[ ] 60% by 2026-11-01: lift works → holding, so far":            true,
			"[ ] 60% by 2026-11-01: A → B works → yes, both":                 true,
			"[ ] 60% by 2026-11-01: latency → no worse than before":          false,
			"[ ] 60% by 2026-11-01: rollout → no-op for most":                false,
			"[ ] 60% by 2026-11-01: the road → Yesod is open":                false,
			"[ ] 60% by 2026-11-01: the flag goes on→off":                    false,
			"[ ] 60% by 2026-11-01: lift → yes, and A → B works":             false,
			"[ ] 60% by 2026-11-01: we move from Kafka → Pulsar, as planned": false,
		},
		"Assumptions": {
			"[ ] by 2026-11-01: the ladder goes on → yes, it held": true,
			"[ ] the ladder goes on → wrong, sadly":                true,
			"[ ] the ladder goes on→holding":                       false,
			"the ladder goes on → shaken. Two of three left":       true,
			"[ ] the ladder goes on → wrong-headed or not":         false,
			"[ ] the ladder goes senior → staff → principal":       false,
		},
		"Tripwires": {
			"[ ] If it rains → hit, on Monday":                      true,
			"[ ] If it rains, then revisit → it did":                true,
			"[ ] If it rains, then revisit → hit, on Monday":        true,
			"[ ] If the flag goes on → off, then revisit":           false,
			"[ ] If the flag goes on→off, then revisit":             false,
			"[ ] If we have moved from Kafka → Pulsar, then decide": false,
		},
	} {
		for line, want := range lines {
			e, problems := note(t, section, line)
			if e.Predictions != nil && e.Predictions[0].Tail != nil || e.Assumptions != nil && e.Assumptions[0].Tail != nil || e.Tripwires != nil && e.Tripwires[0].Tail != nil {
				t.Errorf("%q is settled", line)
			}
			if named := len(problems) == 1 && problems[0].Rule == "item-word" && strings.HasSuffix(problems[0].Text, "so the line is open"); named != want || len(problems) > 0 != want {
				t.Errorf("%q: got %v", line, problems)
			}
		}
	}
}

// Under Resolutions the same words settle a line, and what cannot be read settles none and is named.
func TestAResolutionByHandSettlesAsItSaysOrNotAtAll(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"[x] 60% by 2026-11-01: lift works → NO, 2026-11-02": "no 2026-11-02",
		"[x] lift works → No (2026-11-02)":                   "no 2026-11-02",
		"[x] it goes on → WRONG. 2026-11-02":                 "wrong 2026-11-02",
		"[x] If it rains, then revisit → HIT":                "hit",
	} {
		e, problems := note(t, "Resolutions", line)
		if len(e.Resolutions) != 1 || said(e.Resolutions[0].Tail) != want || len(problems) > 0 {
			t.Errorf("%q: got %+v, %v, want %s", line, e.Resolutions, problems, want)
		}
	}
	for line, word := range map[string]string{
		"[x] 60% by 2026-11-01: lift works → not yet":           `"not yet"`,
		"[x] lift works → false":                                `"false"`,
		"[x] by 2026-11-01: it goes on → no":                    `"no" is for predictions`,
		"[x] If it rains, then revisit → rained twice":          `"rained twice"`,
		"[x] 60% by 2026-11-01: lift works → no 2 November":     `behind "no"`,
		"[x] Unless it rains by 2026-12-31, then decide → dry!": `"dry!"`,
	} {
		e, problems := note(t, "Resolutions", line)
		if len(e.Resolutions) != 0 || len(problems) != 1 || !strings.Contains(problems[0].Text, word) {
			t.Errorf("%q: got %+v, %v, want %s named", line, e.Resolutions, problems, word)
		}
	}
}
