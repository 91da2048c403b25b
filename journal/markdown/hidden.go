package markdown

import (
	"cmp"
	"slices"
	"strings"

	"twoway/journal"
)

// hide finds what leaves through nothing: `## Private` sections, what stands between two %% marks, paragraphs from "Private:" on, and comments.
// Comments are also given alone, since no item is read from them, and so are the headings of the sections. Unclosed is the offset of a %% or a <!--
// without its partner, of a fence that is in doubt and holds what would hide, or of the first line that git writes between both sides of a
// merge of which one holds what is private: then it hides all from there. It is -1 without one.
func hide(body string, o *outline, keys bool) (hidden, comments []span, starts []privateStart, unclosed int) {
	comments, unclosed = findComments(body, o)
	open := -1
	for at := 0; ; {
		i := strings.Index(body[at:], "%%")
		if i < 0 {
			break
		}
		at += i
		if end := within(at, o.code, comments); end > 0 {
			at = end
			continue
		}
		if open < 0 {
			open = at
		} else {
			hidden = append(hidden, span{open, at + 2})
			open = -1
		}
		at += 2
	}
	if within(unclosed, hidden) > 0 {
		unclosed = -1
	}
	if open >= 0 && (unclosed < 0 || open < unclosed) {
		unclosed = open
	}
	if unclosed >= 0 {
		hidden = append(hidden, span{unclosed, len(body)})
	}
	if at := o.hiddenInDoubt(body); at >= 0 {
		hidden = append(hidden, span{at, len(body)})
		if unclosed < 0 {
			unclosed = o.fence
		}
	}
	var words []privateWords
	if keys {
		words = o.privateWords(body, comments)
	}
	if at := mergesPrivate(body, len(words) > 0); at >= 0 && (unclosed < 0 || at < unclosed) {
		unclosed = at
		hidden = append(hidden, span{at, len(body)})
	}
	starts, sections := o.privateSections(body, comments, merge(slices.Concat(hidden, comments)))
	for _, w := range words {
		hidden = append(hidden, w.span)
	}
	o.heads = slices.DeleteFunc(o.heads, func(h head) bool { // in a private section a line under a sentence begins no other one
		return !isHash(body[h.from:h.to]) && slices.ContainsFunc(sections, func(s span) bool { return h.from > s.from && h.from < s.to })
	})
	return merge(slices.Concat(hidden, sections, comments)), comments, starts, unclosed
}

// Comments gives the ranges of a body that are comments, in order, and whether the last one is never closed. Of a body beyond the bounds
// of the reader it gives none.
func Comments(body string) (spans []journal.Span, open bool) {
	if !strings.Contains(body, "<!--") {
		return nil, false
	}
	o, ok := readOutline(body)
	if !ok {
		return nil, false
	}
	comments, unclosed := findComments(body, &o)
	if unclosed >= 0 {
		comments = merge(append(comments, span{unclosed, len(body)}))
	}
	for _, s := range comments {
		spans = append(spans, journal.Span{From: s.from, To: s.to})
	}
	return spans, unclosed >= 0
}

// markAt is the mark that stands at an offset.
func markAt(body string, at int) string {
	switch {
	case strings.HasPrefix(body[at:], "<!--"):
		return "<!--"
	case isConflict(body[at:]):
		return journal.MergeSides
	}
	return cmp.Or(fenceSign(body[at:]), "%%")
}

// hiddenInDoubt is the offset of the first line that would hide something if it did not stand in code whose fence is in doubt; -1 without
// one.
func (o *outline) hiddenInDoubt(body string) int {
	for _, s := range o.doubt {
		at := s.from
		for line := range strings.Lines(body[s.from:s.to]) {
			if _, ok := privateHead(strings.TrimRight(line, "\r\n")); ok || strings.Contains(line, "%%") || strings.Contains(line, "<!--") {
				return at
			}
			at += len(line)
		}
	}
	return -1
}

// findComments finds HTML comments outside code; a backslash before one makes text of it, save in HTML. Open is the offset of one that is
// never closed, -1 without one: it is a comment when it begins an HTML block, as it is for a browser, and is read otherwise.
func findComments(body string, o *outline) (comments []span, open int) {
	for at := 0; ; {
		i := strings.Index(body[at:], "<!--")
		if i < 0 {
			return comments, -1
		}
		at += i
		if end := within(at, o.code, nil); end > 0 {
			at = end
			continue
		}
		if escapedAt(body, at) && within(at, o.html) == 0 {
			at += len("<!--")
			continue
		}
		end := strings.Index(body[at+4:], "-->")
		switch {
		case end >= 0:
			comments = append(comments, span{at, at + 4 + end + 3})
			at += 4 + end + 3
		case within(at, o.html, nil) > 0:
			return append(comments, span{at, len(body)}), at
		default:
			return comments, at
		}
	}
}

// within gives the end of the range that holds at, 0 when none does. The ranges of a list are in order and do not overlap.
func within(at int, lists ...[]span) int {
	for _, spans := range lists {
		i, found := slices.BinarySearchFunc(spans, at, func(s span, at int) int { return s.from - at })
		if !found {
			i--
		}
		if i >= 0 && at < spans[i].to {
			return spans[i].to
		}
	}
	return 0
}

// sectionEnd is where the section of heading i ends: at the next heading of level one or two.
func sectionEnd(o *outline, i, end int) int {
	if i+1 < len(o.heads) {
		return o.heads[i+1].from
	}
	return end
}

// merge sorts ranges and joins those that touch.
func merge(spans []span) []span {
	slices.SortFunc(spans, func(a, b span) int { return a.from - b.from })
	var out []span
	for _, s := range spans {
		if n := len(out); n > 0 && s.from <= out[n-1].to {
			out[n-1].to = max(out[n-1].to, s.to)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// Redact gives a copy of an entry without its hidden parts, and without what stands under Marks, names an entry and is not read as a mark,
// since it may quote what is private there: the body is cut, and the title, the sections and the items are read anew. An entry without any
// comes back as it is. Lines are counted in the cut body.
func Redact(e *journal.Entry) *journal.Entry {
	if len(e.Hidden) > 0 {
		e = withBody(e, e.Body)
	}
	if unread := unreadMarks(e); len(unread) > 0 {
		e = withBody(e, cut(e.Body, unread))
	}
	return e
}

// withBody is a copy of an entry with what is public of a body.
func withBody(e *journal.Entry, body string) *journal.Entry {
	c := *e
	public, _ := StripPrivate([]byte(body))
	c.Body = string(public)
	c.Title, c.Lead, c.Sections, c.Items, c.Hidden, c.Unclosed = "", "", nil, journal.Items{}, nil, 0
	p := reader{entry: &c, line: max(1, e.BodyLine)}
	p.body(c.Body)
	if c.Body == "" {
		c.Unread = e.Unread
	}
	return &c
}

// StripPrivate cuts the hidden parts out of a body: what stands between %% marks, `## Private` sections, paragraphs that begin with
// "Private:" and comments. Marks inside code are text. UnclosedLine is the body's line, from 1, of a mark without its partner: all below it is cut; 0 when
// every mark is closed. What is cut can make a new mark out of what is left; so it cuts until nothing is hidden, and a body
// that goes on making marks is cut whole.
func StripPrivate(body []byte) (public []byte, unclosedLine int) {
	s := string(body)
	for range maxCuts {
		hidden, unclosed := hiddenSpans(s)
		if unclosed >= 0 && unclosedLine == 0 {
			unclosedLine = 1 + strings.Count(s[:unclosed], "\n")
		}
		if len(hidden) == 0 {
			return []byte(s), unclosedLine
		}
		s = cut(s, hidden)
	}
	return nil, unclosedLine
}

const maxCuts = 8

func hiddenSpans(body string) (hidden []span, unclosed int) {
	o, ok := readOutline(body)
	if !ok {
		if !mayHide(body) {
			return nil, -1
		}
		return []span{{0, len(body)}}, -1
	}
	hidden, _, _, unclosed = hide(body, &o, mayHaveKeys(body))
	return hidden, unclosed
}

// mayHide says whether a body too large to be read could hold a hidden part.
func mayHide(body string) bool {
	return strings.Contains(body, "%%") || strings.Contains(body, "<!--") || strings.Contains(strings.ToLower(body), "priv") || mayNamePrivate(body)
}

// readOutline reads a body by the scanner or, when that gives up, by the parser; ok is false beyond the bounds.
func readOutline(body string) (o outline, ok bool) {
	if o, ok = scanOutline(body); ok {
		return o, true
	}
	body = withoutConflict(body)
	if tooMuch(body) {
		return outline{}, false
	}
	return parseOutline(body), true
}

func cut(s string, spans []span) string {
	var b strings.Builder
	at := 0
	for _, h := range spans {
		b.WriteString(s[at:h.from])
		at = h.to
		if within := strings.TrimRight(s[:h.from], " "); len(within) < h.from && within != "" && !strings.HasSuffix(within, "\n") && strings.HasPrefix(s[at:], " ") {
			at++ // one blank is left of the two around it
		}
	}
	b.WriteString(s[at:])
	return b.String()
}
