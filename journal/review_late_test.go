package journal

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// Whatever was settled, on whichever day and however late it was written down, stands in the review of one month, and of one alone,
// and in that of the whole time.
func TestEachOutcomeCountsInOnePeriod(t *testing.T) {
	t.Parallel()
	whole := Period{on("2025-12-01"), on("2026-06-30")}
	for seed := range uint64(200) {
		all := randomJournal(t, rand.New(rand.NewPCG(seed, 7)))
		entries := slices.DeleteFunc(slices.Clone(all), func(e *Entry) bool { // about what comes after it, which no review before that has
			return slices.ContainsFunc(all, func(to *Entry) bool { return to.ID == e.About && to.Date.After(e.Date) })
		})
		want := outcomesIn(entries, whole)
		var got []string
		for d := whole.From; d.Before(whole.To); d = d.AddMonths(1) {
			got = append(got, outcomesIn(entries, Period{d, d.AddMonths(1).AddDays(-1)})...)
		}
		slices.Sort(want)
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Fatalf("seed %d: month by month there are\n%v\nand in the whole time\n%v", seed, got, want)
		}
		states, _ := FoldAll(entries, whole.To, DefaultRule())
		n := 0
		for _, s := range states {
			for _, w := range s.Tripwires {
				n += len(w.History)
			}
			for _, a := range s.Assumptions {
				n += len(a.History)
			}
		}
		if len(want) != n {
			t.Fatalf("seed %d: %d outcomes are told, want %d", seed, len(want), n)
		}
	}
}

// outcomesIn are the tripwires and assumptions that the review of a period tells as settled in it.
func outcomesIn(entries []*Entry, p Period) (told []string) {
	states, _ := FoldAll(entries, p.To, DefaultRule())
	r := NewReview(ReviewInput{Period: p, AsOf: p.To, Entries: entries, States: states})
	for _, w := range r.Tripwires {
		if !w.before && w.Status != "armed" && w.Status != "asks" {
			told = append(told, fmt.Sprint(w.Decision, w.Condition, w.Status, w.On))
		}
	}
	m := newMaker(ReviewInput{Period: p, AsOf: p.To, Entries: entries, States: states})
	for _, s := range states {
		for _, line := range m.checked(s) {
			told = append(told, s.ID+strings.ReplaceAll(line, " 2026)", ")"))
		}
	}
	return told
}
