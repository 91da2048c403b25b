package cmd

import (
	"bytes"
	"html"
	"net/url"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/report"
	"twoway/journal/theme"
)

// privateIn is the first line of a saved review on which our part shows what is private by now, 0 when it shows nothing of that: it leads
// to an entry that is not public, or has words that are said in private alone and that a review made anew would not have. One without our
// marks is named for that.
func (o *opened) privateIn(review *journal.Entry, gone *journal.Withdrawn, words *theme.Resources) (int, error) {
	block, err := markdown.Block([]byte(review.Body))
	if err != nil || gone.Empty() {
		return 0, nil
	}
	above, _, _ := strings.Cut(review.Body, string(block))
	n := review.BodyLine + strings.Count(above, "\n")
	maybe := map[string]int{}
	for text := range strings.Lines(string(block)) {
		quoted, others := wordsOf(text)
		if o.publicNow().leads(text) || slices.ContainsFunc(quoted, gone.Says) {
			return n, nil
		}
		for _, said := range others {
			if maybe[said] == 0 && gone.Says(said) {
				maybe[said] = n
			}
		}
		n++
	}
	if len(maybe) == 0 {
		return 0, nil
	}
	return o.lostWhenRenewed(review, maybe, words)
}

// lostWhenRenewed is the first line of a saved review with words that it would not have if it were made anew; 0 when it would have them
// all.
func (o *opened) lostWhenRenewed(review *journal.Entry, said map[string]int, words *theme.Resources) (line int, err error) {
	sp := savedSpan(o, review)
	p := o.public(sp.asOf, false)
	work, err := newReviewWork(o, p, words, p.docs(), sp)
	if err != nil {
		return 0, err
	}
	var block bytes.Buffer
	if err := report.Markdown(&block, work.review, report.MarkdownOptions{}); err != nil {
		return 0, err
	}
	has := map[string]bool{}
	for text := range strings.Lines(block.String()) {
		_, others := wordsOf(text)
		for _, said := range others {
			has[said] = true
		}
	}
	for part, n := range said {
		if !has[part] && (line == 0 || n < line) {
			line = n
		}
	}
	return line, nil
}

// leads says whether a line of a saved review has a link to an entry that is not public.
func (p *publicNow) leads(text string) bool {
	return slices.ContainsFunc(entryLink().FindAllStringSubmatch(text, -1), func(m []string) bool {
		file, err := url.PathUnescape(m[1])
		return err == nil && p.hidden[file]
	})
}

// entryLink is a link of a saved review to an entry.
var entryLink = journal.Pattern(`\]\(\.\./([^()\s]+\.md)\)`)

// wordsOf are the parts of a line of a saved review that are somebody's words, since they stand in quotation marks, and those that may be:
// a few of them in a cell, in a link or between stops.
func wordsOf(text string) (quoted, others []string) {
	text = html.UnescapeString(strings.ReplaceAll(entryLink().ReplaceAllString(text, "]"), `\`, ""))
	for i, part := range strings.Split(text, `"`) {
		words := betweenWords().Split(part, -1)
		if i%2 == 1 {
			quoted = append(quoted, words...)
			continue
		}
		for _, w := range words {
			if len(strings.Fields(w)) > 2 {
				others = append(others, w)
			}
		}
	}
	return quoted, others
}

var betweenWords = journal.Pattern(`[|\[\]…]|\*\*|[.!?;:] | \(|\) ?`)

// withdrawn are the texts of the entries of which something is private by now.
func (o *opened) withdrawn() *journal.Withdrawn {
	public := func(e *journal.Entry) string { return string(markdown.Format(markdown.Redact(e))) }
	gone := journal.NewWithdrawn(func() string {
		var all strings.Builder
		for _, e := range o.publicNow().entries {
			all.WriteString(public(e))
		}
		return all.String()
	})
	open := map[string]*journal.Entry{}
	for _, e := range o.publicNow().entries {
		open[e.Path] = e
	}
	for _, e := range o.entries {
		switch p := open[e.Path]; {
		case p == nil:
			gone.Add(string(markdown.Format(e)), "")
		case p != e || len(e.Hidden) > 0:
			gone.Add(string(markdown.Format(e)), public(p))
		}
	}
	return gone
}
