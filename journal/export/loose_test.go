package export

import (
	"strings"
	"testing"
)

// Predictions of notes without a decision are in every target that lists predictions.
func TestPredictionsWithoutADecisionLeaveToo(t *testing.T) {
	t.Parallel()
	in := Input{AsOf: date("2026-10-01"), Entries: sampleEntries(t, map[string]string{
		"2026/2026-03-03-0000-the-move.md": "---\ntwoway: note\nid: 2026-03-03-0000-the-move\ndate: 2026-03-03\nsource: csv 1\n---\n\n" +
			"## Predictions\n\n- [ ] 80% by 2026-12-24: the move is done\n",
	})}
	in.Settings.Details = true
	for target, want := range map[string]string{
		"csv":  ",2026-03-03-0000-the-move,2026-03-03,80,2026-12-24,world,,the move is done,open",
		"ics":  "the move is done",
		"json": "\"predictions\": [\n    {\n      \"claim\": \"the move is done\"",
	} {
		files, err := Files(target, in)
		if err != nil {
			t.Fatal(err)
		}
		all := ""
		for _, f := range files {
			all += string(f.Data)
		}
		if !strings.Contains(all, want) {
			t.Errorf("%s has no %q in\n%s", target, want, all)
		}
	}
}
