package report_test

import (
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
)

// TestWhatIsPrivateIsInNoDress puts a canary into everything that can be private and looks for it (P2).
func TestWhatIsPrivateIsInNoDress(t *testing.T) {
	t.Parallel()
	all := readEntries(t, "testdata/mockup.txtar")
	about := "about: 2026-02-02-team-or-staff\n"
	for path, src := range map[string]string{
		"2026/2026-08-02-0900-team-or-staff.md": "---\ntwoway: note\nid: 2026-08-02-0900-team-or-staff\ndate: 2026-08-02\n" + about +
			"---\n\nCoaching went well. %%CANARY one%% Mentoring too.\n\n## Private\n\nCANARY two, coached Ravi.\n",
		"2026/2026-08-03-0900-team-or-staff.md": "---\ntwoway: note\nid: 2026-08-03-0900-team-or-staff\ndate: 2026-08-03\n" + about +
			"---\n\nA line. <!-- CANARY three -->\n\n%% CANARY four, never closed\n\n## Predictions\n\n- [ ] 70% by 2026-09-01: CANARY five\n",
		"2026/2026-08-04-canary-six.md": "---\ntwoway: decision\nid: 2026-08-04-canary-six\ndate: 2026-08-04\nquestion: CANARY six?\nchoice: a\n" +
			"confidence: 60\ndecided_on: 2026-08-04\nprivate: true\ntags:\n  - CANARY\n---\n\n## Options\n\n- a: CANARY a\n- b: CANARY b\n",
		"2026/2026-08-05-0900-canary-six.md": "---\ntwoway: note\nid: 2026-08-05-0900-canary-six\ndate: 2026-08-05\nabout: 2026-08-04-canary-six\n" +
			"energy: -2\n---\n\nCANARY seven: slept badly, coached nobody.\n",
	} {
		e, _ := markdown.Parse(path, []byte(src))
		if e == nil {
			t.Fatalf("%s is no entry", path)
		}
		all = append(all, e)
	}
	for _, in := range []journal.ReviewInput{
		{Period: journal.Period{From: day("2026-07-01"), To: day("2026-09-30")}, AsOf: day("2026-09-30")},
		{Mode: journal.ReviewOfAll, AsOf: day("2026-09-30")},
		{Mode: journal.ReviewOfDecision, Decision: "2026-02-02-team-or-staff", AsOf: day("2026-09-30")},
	} {
		for dress, out := range dresses(t, reviewOf(t, all, in)) {
			if i := strings.Index(strings.ToLower(out), "canary"); i >= 0 {
				t.Errorf("%s: …%s…", dress, out[max(0, i-60):min(len(out), i+60)])
			}
		}
	}
}
