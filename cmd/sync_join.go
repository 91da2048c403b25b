package cmd

import (
	"bytes"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// joinReviews makes one saved review of two: what the person wrote below our part in either stands in it, and our part is one
// of the two, to be rendered again; an edit in that one is found by then. ok is false where that cannot be done without a
// choice. A side that is nil was removed.
func joinReviews(one, other []byte) (both []byte, ok bool) {
	switch {
	case one == nil:
		return other, other != nil
	case other == nil:
		return one, true
	}
	a, okA := cutReview(one)
	b, okB := cutReview(other)
	if !okA || !okB || edited(other) {
		return nil, false
	}
	above, ok := joinAbove(a.above, b.above)
	below := joinBelow(a.below, b.below)
	return []byte(above + a.ours + below), ok && !tellsMore(below, a.below, b.below)
}

// tellsMore says whether a paragraph of a joined text may leave that may leave in neither of the two.
func tellsMore(joined, one, other string) bool {
	open := slices.Concat(paragraphs(belowMarks([]byte(one))), paragraphs(belowMarks([]byte(other))))
	return slices.ContainsFunc(paragraphs(belowMarks([]byte(joined))), func(p string) bool { return !slices.Contains(open, p) })
}

var dateLine = journal.Pattern(`(?m)^date:.*$`)

// joinAbove gives one front matter, with the day of the side that saved the review first; ok is false where the person's keys differ.
func joinAbove(one, other string) (above string, ok bool) {
	if dateLine().ReplaceAllString(unstamped(one), "") != dateLine().ReplaceAllString(unstamped(other), "") {
		return "", false
	}
	if first := dateLine().FindString(other); first < dateLine().FindString(one) {
		one = dateLine().ReplaceAllLiteralString(one, first)
	}
	return one, true
}

// parts are a saved review cut at our marks, which belong to ours.
type parts struct{ above, ours, below string }

func cutReview(src []byte) (p parts, ok bool) {
	if _, err := markdown.Block(src); err != nil {
		return p, false
	}
	from, to := bytes.Index(src, []byte(markdown.Begin)), bytes.LastIndex(src, []byte(markdown.End))
	return parts{string(src[:from]), string(src[from:to]), string(src[to:])}, true
}

// joinBelow lays what stands below one file under the other's, without the paragraphs that both have, and without a heading that both have
// where it is the last one above.
func joinBelow(one, other string) string {
	has := paragraphs(one)
	at, section := "", ""
	for _, p := range has {
		if isSection(p) {
			at = p
		}
	}
	var more []string
	for _, p := range paragraphs(other) {
		if isSection(p) {
			section = p
		}
		if slices.Contains(has, p) {
			continue
		}
		if section != at && section != p && section != "" {
			more = append(more, section)
		}
		at, more = section, append(more, p)
	}
	if len(more) == 0 {
		return one
	}
	return strings.TrimRight(one, "\r\n") + "\n\n" + strings.Join(more, "\n\n") + "\n"
}

func isSection(paragraph string) bool {
	return strings.HasPrefix(paragraph, "# ") || strings.HasPrefix(paragraph, "## ")
}

// paragraphs are the parts of a text below our mark between empty lines, a heading apart from what stands right below it.
func paragraphs(text string) (list []string) {
	text = strings.ReplaceAll(strings.TrimPrefix(text, markdown.End), "\r\n", "\n")
	for _, p := range strings.Split(text, "\n\n") {
		p = strings.Trim(p, "\n")
		if heading, below, more := strings.Cut(p, "\n"); more && strings.HasPrefix(heading, "#") {
			list, p = append(list, heading), below
		}
		if p != "" {
			list = append(list, p)
		}
	}
	return list
}
