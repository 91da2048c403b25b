package journal

import (
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// loose are two forecasts without a decision, one of which a later note settles.
func loose(t *testing.T) []*Entry {
	hire := Prediction{Percent: 60, By: day(t, "2026-09-01"), Claim: "the hire starts"}
	settled := hire
	settled.Ticked, settled.Tail = true, &Outcome{Word: "yes", On: day(t, "2026-08-30")}
	note := func(id string, items Items) *Entry {
		return &Entry{Kind: KindNote, ID: id, Date: day(t, id[:10]), Source: "predictions " + id, Note: &Note{}, Items: items}
	}
	return []*Entry{
		note("2026-03-02-0000-the-hire-starts", Items{Predictions: []Prediction{hire}}),
		note("2026-03-03-0000-the-move-is-done", Items{Predictions: []Prediction{{Percent: 80, By: day(t, "2026-07-24"), Claim: "the move is done"}}}),
		note("2026-08-30-0000-the-hire-starts", Items{Resolutions: []Resolution{{Prediction: &settled, Text: "the hire starts"}}}),
	}
}

// DOMAIN 3.2: an imported note without about feeds calibration.
func TestAPredictionOfANoteWithoutADecisionCounts(t *testing.T) {
	t.Parallel()
	r := NewReview(ReviewInput{Mode: ReviewOfAll, AsOf: day(t, "2026-10-01"), Entries: loose(t)})
	if c := r.Predictions.AllTime; c == nil || c.N != 1 || c.Open != 1 || c.PastDate != 1 {
		t.Fatalf("calibration is %+v, want 1 resolved, 1 open and past its date", c)
	}
	if got := r.Predictions.Resolved; len(got) != 1 || got[0].Claim != "the hire starts" || got[0].Decision != "" {
		t.Errorf("resolved are %+v", got)
	}
	if len(r.Next) != 1 || !r.Next[0].Now || !strings.Contains(r.Next[0].What, "the move is done") {
		t.Errorf("next is %+v, want the one that is past its date", r.Next)
	}
}

func TestAPredictionOfANoteWithoutADecisionWaits(t *testing.T) {
	t.Parallel()
	entries := loose(t)
	states, problems := Loose(entries, day(t, "2026-08-01"))
	if len(problems) > 0 || len(states) != 2 {
		t.Fatalf("got %d states and %v, want 2 and no problem", len(states), problems)
	}
	waits := Waiting(states, day(t, "2026-08-01"))
	if len(waits) != 1 || waits[0].How != "twoway note 2026-03-03-0000-the-move-is-done --resolve 'the move is done → yes|no|void'" {
		t.Errorf("what waits is %+v", waits)
	}
	if later := Upcoming(states, day(t, "2026-08-01"), Date{}); len(later) != 1 || later[0].Text != "the hire starts" {
		t.Errorf("what comes is %+v", later)
	}
	entries[2].Resolutions[0].Prediction.Claim = "somebody starts"
	if _, problems := FoldAll(entries, day(t, "2026-10-01"), DefaultRule()); len(problems) != 1 || problems[0].Rule != "resolution-unmatched" {
		t.Errorf("a resolution of nothing gives %v", problems)
	}
}

// An import of a long record of forecasts: to compare each outcome with each claim would take minutes.
func TestTenThousandForecastsAreSettled(t *testing.T) {
	t.Parallel()
	const n = 10_000
	made, known := day(t, "2026-01-01"), day(t, "2026-02-01")
	var entries []*Entry
	for i := range n {
		p := Prediction{Percent: 70, By: known, Claim: "Thing " + strconv.Itoa(i) + " works."}
		outcome := p
		outcome.Tail = &Outcome{Word: "yes", On: known.AddDays(i % 2)}
		entries = append(entries,
			&Entry{Kind: KindNote, ID: fmt.Sprintf("2026-01-01-0000-thing-%d", i), Date: made, Note: &Note{}, Items: Items{Predictions: []Prediction{p}}},
			&Entry{Kind: KindNote, ID: fmt.Sprintf("2026-02-01-0000-thing-%d", i), Date: known, Note: &Note{}, Items: Items{Resolutions: []Resolution{{Prediction: &outcome}}}})
	}
	states, problems := Loose(entries, known.AddDays(1))
	if len(states) != n || len(problems) > 0 {
		t.Fatalf("got %d states and %d problems, want %d and none", len(states), len(problems), n)
	}
	for i, s := range states {
		if got := s.Predictions[0]; got.Status != "yes" || got.SettledIn == "" {
			t.Fatalf("forecast %d is %s", i, got.Status)
		}
	}
}
