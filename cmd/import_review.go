package cmd

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"twoway/journal"
	"twoway/journal/importer"
	"twoway/journal/markdown"
	"twoway/journal/report"
)

// freshReviews are the saved reviews in an import that the journal does not have. One that stands there with other words of the
// person's is named and left.
func freshReviews(o *opened, found []importer.Found, r *importResult) (fresh []importer.Found) {
	seen := map[string]bool{}
	for _, f := range found {
		if f.Entry.Kind != journal.KindReview || seen[f.Entry.ID] {
			continue
		}
		seen[f.Entry.ID] = true
		standing, err := o.store.ReadReview(f.Entry.ID)
		if err == nil && standing == nil {
			fresh = append(fresh, f)
			continue
		}
		r.Known++
		if err != nil || words(belowMarks(standing)) != words(belowMarks([]byte(f.Entry.Body))) {
			r.Problems = append(r.Problems, journal.Problem{
				Path: f.File, Rule: "import-review", Text: "the review " + f.Entry.ID + " stands in the journal with other words; it was left alone",
				Mend: "compare the two, and write into the saved one what is missing",
			})
		}
	}
	return fresh
}

// belowMarks is what may leave of the text below our part of a saved review, and of all of it where the marks are gone.
func belowMarks(src []byte) string {
	at := bytes.LastIndex(src, []byte(markdown.End))
	if at >= 0 {
		src = src[at+len(markdown.End):]
	}
	public, _ := markdown.StripPrivate(src)
	return string(public)
}

func words(text string) string { return strings.Join(strings.Fields(text), " ") }

// bringReviews writes saved reviews: the person's part as it came, ours made from the entries that stand in the journal now.
func (a *app) bringReviews(ctx context.Context, o *opened, reviews []importer.Found, r *importResult) (paths []string, err error) {
	if !r.DryRun {
		if o.entries, _, err = o.store.Entries(); err != nil {
			return nil, err
		}
		_, problems := journal.FoldAll(o.entries, o.asOf, o.Settings.rule())
		o.entries, _ = journal.WithoutCopies(o.entries, problems)
		o.states, _ = journal.FoldAll(o.entries, o.asOf, o.Settings.rule())
		o.byID = nil
	}
	for _, f := range reviews {
		if ctx.Err() != nil {
			return paths, errInterrupted
		}
		if !r.DryRun {
			if err := a.bringReview(o, f.Entry); err != nil {
				return paths, hint(fmt.Errorf("the import stopped: %w", err), "run it again to go on; what stands is not written twice")
			}
			paths = append(paths, f.Entry.Path)
		}
		r.Entries = append(r.Entries, importedEntry{f.Entry.ID, f.Entry.Kind, f.Entry.Path, f.File})
	}
	return paths, nil
}

func (a *app) bringReview(o *opened, e *journal.Entry) error {
	sp := savedSpan(o, e)
	p := o.public(sp.asOf, false)
	words, err := a.themeWords(o)
	if err != nil {
		return err
	}
	w, err := newReviewWork(o, p, words, p.docs(), sp)
	if err != nil {
		return err
	}
	var block bytes.Buffer
	if err := report.Markdown(&block, w.review, report.MarkdownOptions{}); err != nil {
		return err
	}
	restored := *e
	restored.Review = &journal.SavedReview{From: sp.period.From, To: sp.period.To, AsOf: sp.asOf, Digest: digestOf(block.Bytes())}
	_, _, err = o.store.SaveReview(e.ID, func(old []byte) ([]byte, error) {
		if old != nil {
			return nil, journal.ErrChanged
		}
		return markdown.ReplaceBlock(markdown.Format(&restored), block.Bytes())
	})
	return err
}
