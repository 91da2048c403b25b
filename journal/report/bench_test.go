package report_test

import (
	"fmt"
	"io"
	"testing"

	"twoway/journal"
	"twoway/journal/report"
)

// large is a journal of 10,000 entries about 100 decisions over ten years.
func large() ([]*journal.Entry, []*journal.State) {
	var entries []*journal.Entry
	for i := range 100 {
		d := day("2016-01-01").AddDays(i * 35)
		id := journal.DecisionID(d, fmt.Sprintf("choice-%d", i))
		entries = append(entries, &journal.Entry{
			Kind: journal.KindDecision, ID: id, Date: d, Path: journal.EntryPath(id),
			Decision: &journal.Decision{Question: fmt.Sprintf("Choice %d, or not?", i), Choice: "yes", DecidedOn: d, Confidence: new(60), Next: d.AddDays(30), Interval: new(30)},
			Items: journal.Items{
				Options:     []journal.Option{{Key: "yes", Label: "yes"}, {Key: "no", Label: "no"}},
				Predictions: []journal.Prediction{{Percent: 70, By: d.AddDays(60), Claim: "it holds"}},
			},
		})
		for j := range 99 {
			on := d.AddDays(j)
			id := journal.AboutID(on, journal.Minute(j), -1, fmt.Sprintf("choice-%d", i))
			entries = append(entries, &journal.Entry{
				Kind: journal.KindNote, ID: id, Date: on, About: entries[len(entries)-1-j].ID, Path: journal.EntryPath(id), Lead: "A line of text.",
				Note: &journal.Note{Energy: new(j%5 - 2)},
			})
		}
	}
	states, _ := journal.FoldAll(entries, day("2026-09-30"), journal.DefaultRule())
	return entries, states
}

func BenchmarkReviewOfTenThousandEntries(b *testing.B) {
	entries, states := large()
	in := journal.ReviewInput{Mode: journal.ReviewOfAll, AsOf: day("2026-09-30"), Entries: entries, States: states}
	r := journal.NewReview(in)
	b.Run("compute", func(b *testing.B) {
		for b.Loop() {
			journal.NewReview(in)
		}
	})
	for name, write := range map[string]func() error{
		"terminal": func() error { return report.Terminal(io.Discard, r, report.TermOptions{Width: 100, Color: true}) },
		"markdown": func() error { return report.Markdown(io.Discard, r, report.MarkdownOptions{}) },
		"html":     func() error { return report.HTML(io.Discard, r, report.HTMLOptions{}) },
		"json":     func() error { return report.JSON(io.Discard, r) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if err := write(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
