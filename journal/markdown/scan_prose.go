package markdown

import (
	"strings"
	"sync"

	"twoway/journal"
)

// foundBefore keeps the room of earlier lists of passages.
var foundBefore = sync.Pool{New: func() any { return new([]placed) }}

// scanProse adds the passages of a plain body to found, line by line: paragraphs, headings and items without an image, code or
// HTML, and with no link but one at the end of a heading, which is what nearly all entries hold. It returns ok false when only
// a Markdown parser can judge.
func scanProse(e *journal.Entry, found []placed) (_ []placed, ok bool) {
	body := e.Body
	if strings.IndexByte(body, '`') >= 0 || strings.IndexByte(body, '<') >= 0 || strings.Contains(body, "]:") {
		return found, false
	}
	if _, ok := scanOutline(body); !ok {
		return found, false
	}
	s := proseScanner{entry: e, found: found, links: strings.Count(body, "](")}
	for at := 0; at < len(body); {
		end := len(body)
		if i := strings.IndexByte(body[at:], '\n'); i >= 0 {
			end = at + i
		}
		if !s.line(at, end) {
			return found, false
		}
		at = end + 1
	}
	s.close()
	if s.links > 0 {
		return found, false
	}
	return s.found, true
}

// proseScanner reads a body that scanOutline could judge.
type proseScanner struct {
	entry *journal.Entry
	found []placed
	open  bool // the last of found goes on in the next line
	links int  // not met yet
}

// line reads the line body[at:end].
func (s *proseScanner) line(at, end int) bool {
	for at < end && s.entry.Body[at] == ' ' {
		at++
	}
	text := trimEnd(s.entry.Body[at:end])
	switch {
	case text == "":
		s.close()
	case text[0] == '#' && isATX(text):
		level := len(text) - len(strings.TrimLeft(text, "#"))
		if level == len(text) || text[len(text)-1] == '#' {
			return false
		}
		s.begin(placed{Passage: journal.Passage{Heading: true}, level: level}, at+level, at+len(text))
		s.lastLink()
		s.close()
	case len(text) > 1 && (text[0] == '-' || text[0] == '*' || text[0] == '+') && text[1] == ' ':
		indented := at > 0 && s.entry.Body[at-1] == ' '
		s.begin(placed{Passage: journal.Passage{Item: true}, sub: indented}, at+2, at+len(text))
	case text[0] == '-' || text[0] == ':': // below a line of text it could make a table of it
		return false
	case s.open:
		f := &s.found[len(s.found)-1]
		f.Text = s.entry.Body[f.from : at+len(text)]
		f.skip(lineStartIn(s.entry.Body, at), at)
	default:
		s.begin(placed{}, at, at+len(text))
	}
	return true
}

// lastLink marks the target of a plain link that ends the heading just begun.
func (s *proseScanner) lastLink() {
	f := &s.found[len(s.found)-1]
	before, link, _ := strings.Cut(f.Text, "[")
	name, target, ok := strings.Cut(link, "](")
	if !ok || name == "" || strings.HasSuffix(before, "!") || strings.HasSuffix(name, " ") || strings.ContainsAny(before+name, "[]\\") ||
		strings.IndexAny(target, "()\\ \t\"'") != len(target)-1 || !strings.HasSuffix(target, ")") {
		return
	}
	s.links--
	open := f.from + len(before)
	f.skip(open, open+1)
	f.skip(open+1+len(name), f.from+len(f.Text))
}

// begin adds a passage that stands between two offsets, blanks at its front apart.
func (s *proseScanner) begin(f placed, from, to int) {
	s.close()
	for from < to && isSpace(s.entry.Body[from]) {
		from++
	}
	f.from, f.Text = from, s.entry.Body[from:to]
	s.found, s.open = append(s.found, f), true
}

// close ends the passage that is open.
func (s *proseScanner) close() {
	if s.open {
		s.found[len(s.found)-1].skipHidden(s.entry)
	}
	s.open = false
}

func lineStartIn(s string, at int) int { return strings.LastIndexByte(s[:at], '\n') + 1 }
