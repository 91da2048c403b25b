package theme

import (
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

// What a person hides, joins, marks or makes a lens of is no reason to list what says far less than the best.
func TestACorrectionMovesNoBar(t *testing.T) {
	t.Parallel()
	far := func(r *Reading, o Options) (labels []string) {
		s := newSearch(r.c, o, tuned())
		s.look()
		s.shown()
		for _, h := range s.held {
			if strings.HasPrefix(h.Reason, "far behind the best") {
				labels = append(labels, h.Label)
			}
		}
		return labels
	}
	held := 0
	for _, a := range slices.Concat(testJournals(t), otherJournals(t)) {
		docs := a.docs()
		r := Read(resources(t), docs)
		behind := far(r, Options{})
		held += len(behind)
		if len(behind) == 0 {
			continue
		}
		for _, x := range r.Find(Options{}).List {
			marks := make([]journal.Mark, 0, len(x.Entries))
			for _, e := range x.Entries {
				marks = append(marks, journal.Mark{Is: true, Lens: "what i call it", Entry: e})
			}
			for name, corrected := range map[string]*journal.Themes{
				"hidden":      Read(withLenses(t, "- hide: ["+x.Label+"]\n"), docs).Find(Options{}),
				"joined":      Read(withLenses(t, "- same: ["+x.Label+", zyzzyva]\n"), docs).Find(Options{}),
				"made a lens": Read(withLenses(t, "- id: own\n  cues: ["+x.Label+"]\n"), docs).Find(Options{}),
				"marked":      r.Find(Options{Marks: marks}),
			} {
				for _, label := range labels(corrected) {
					if slices.Contains(behind, label) {
						t.Errorf("%s: with %s %s, %s is listed", a.Journal, x.Label, name, label)
					}
				}
			}
		}
	}
	if held == 0 {
		t.Error("no theme is far behind the best")
	}
}
