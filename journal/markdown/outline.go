package markdown

import "strings"

// outline is what the reader of items needs to know of a body: its headings of level one and two, the items of its lists at the
// outermost level, and what is code.
type outline struct {
	heads []head
	items []item
	code  []span // byte ranges of code, for the marks of hidden parts; only the parser fills it
	html  []span // byte ranges of HTML blocks, likewise
	doubt []span // byte ranges of code in fences whose end is in doubt, likewise
	fence int    // where the first fence stands that is in doubt

	inner []head // headings of quotes and items

	outer []htmlBlock // those HTML blocks that stand in no list and no quote

	private []privateStart // where private sections begin, in order
}

// head is a heading of level one or two; from and to bound its lines.
type head struct {
	level, from, to int
	name            string
}

// item is one item of a list. Text is its first paragraph on one line; subs are those of the items below it.
type item struct {
	from int
	text string
	subs []string
}

type span struct{ from, to int }

// htmlBlock is a block of HTML. One that is open never comes to the sign that ends it; one that is not ends at that sign or at a blank line.
type htmlBlock struct {
	span
	open, blank bool
}

// scanner reads the plain bodies that nearly all entries have line by line: paragraphs, headings, lists with one level below.
// It gives up at the first line that could mean anything else, and then the Markdown parser is asked.
type scanner struct {
	outline
	body   string
	inItem bool     // the last item is still open
	blank  bool     // the line before was blank
	lines  []string // of the text that is read last of the items
}

// scanOutline returns ok false when the body holds something that only a Markdown parser can judge.
func scanOutline(body string) (o outline, ok bool) {
	if strings.Contains(body, "%%") || strings.Contains(body, "<!--") {
		return o, false
	}
	if strings.IndexByte(body, '\v') >= 0 || strings.IndexByte(body, '\f') >= 0 || strings.Count(body, "\r") != strings.Count(body, "\r\n") {
		return o, false
	}
	if strings.IndexByte(body, '`') >= 0 && mayNamePrivate(body) { // what stands in code says nothing
		return o, false
	}
	s := scanner{body: body, blank: true}
	for at := 0; at < len(body); {
		end, next := len(body), len(body)
		if i := strings.IndexByte(body[at:], '\n'); i >= 0 {
			end, next = at+i, at+i+1
		}
		if !s.line(at, end, next) {
			return o, false
		}
		at = next
	}
	s.joinLines()
	return s.outline, true
}

// line takes the line body[at:end]; next is where the one after it begins.
func (s *scanner) line(at, end, next int) bool {
	l := s.body[at:end]
	indent := 0
	for indent < len(l) && l[indent] == ' ' {
		indent++
	}
	text := trimEnd(l[indent:])
	if text == "" {
		s.blank = true
		return strings.IndexByte(l, '\t') < 0
	}
	if indent > 3 {
		return false
	}
	if text[0] == '#' {
		s.takePrivate(text, at)
		if n := len(s.private); n > 0 && s.private[n-1].from == at && !isATX(text) { // it may stand in code that goes over lines
			return false
		}
	}
	var ok bool
	switch c := text[0]; {
	case c == '#' && isATX(text):
		ok = s.heading(text, indent, at, next)
	case (c == '-' || c == '*' || c == '+') && (len(text) == 1 || text[1] == ' ' || text[1] == '\t'):
		ok = s.item(text, indent, at)
	default:
		ok = !opensBlock(text) && s.text(text, indent)
	}
	s.blank = false
	return ok
}

// isATX says whether a line is a heading with # signs. Any blank may stand behind them.
func isATX(text string) bool {
	rest := strings.TrimLeft(text, "#")
	return len(text)-len(rest) <= 6 && (rest == "" || strings.IndexByte(" \t\r\v\f", rest[0]) >= 0)
}

// orderMark is the byte order mark, with which a text may begin that was put into another.
const orderMark = "\ufeff"

// opensBlock says whether text at the start of a line, or of an item, could begin anything but a paragraph.
func opensBlock(text string) bool {
	switch c := text[0]; c {
	case '<', '>', '\t', '|', '=':
		return true
	case '[':
		return strings.HasPrefix(text, "[^") || strings.Contains(text, "]:")
	case '`', '~':
		return strings.HasPrefix(text, "```") || strings.HasPrefix(text, "~~~")
	case '-', '_', '*':
		return strings.Trim(text, string(c)+" \t") == ""
	case '#':
		return isATX(text)
	case orderMark[0]:
		return strings.HasPrefix(text, orderMark)
	case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		rest := strings.TrimLeft(text, "0123456789")
		return rest != "" && (rest[0] == '.' || rest[0] == ')') && (len(rest) == 1 || rest[1] == ' ' || rest[1] == '\t')
	}
	return false
}

func (s *scanner) heading(text string, indent, at, next int) bool {
	if indent > 0 {
		return false
	}
	s.inItem = false
	name := strings.TrimLeft(text, "#")
	level := len(text) - len(name)
	if level <= 2 {
		s.heads = append(s.heads, head{level, at, next, oneLine(headingText(name))})
	}
	return true
}

// headingText takes the blanks and the closing # signs off the text of a heading.
func headingText(s string) string {
	s = strings.Trim(s, " \t")
	if cut := strings.TrimRight(s, "#"); cut == "" || cut[len(cut)-1] == ' ' || cut[len(cut)-1] == '\t' {
		s = cut
	}
	return strings.Trim(s, " \t")
}

func (s *scanner) item(text string, indent, at int) bool {
	if len(text) < 3 || text[2] == ' ' || text[1] == '\t' || opensBlock(text) {
		return false
	}
	content := text[2:]
	if opensBlock(content) || (content[0] == '-' || content[0] == '*' || content[0] == '+') && (len(content) == 1 || content[1] == ' ' || content[1] == '\t') {
		return false
	}
	s.joinLines()
	switch {
	case indent == 0:
		s.items = append(s.items, item{from: at, text: content})
	case indent > 1 && s.inItem && !s.blank:
		last := &s.items[len(s.items)-1]
		last.subs = append(last.subs, content)
	default:
		return false
	}
	s.inItem = true
	return true
}

// text takes a line of a paragraph: of the open item, even when it is not indented, or of the page.
func (s *scanner) text(text string, indent int) bool {
	if !s.inItem {
		return true
	}
	if s.blank {
		s.inItem = false
		return indent < 2
	}
	s.lines = append(s.lines, text)
	return true
}

// joinLines adds the lines that were read to the text that they go on with: the last of the items, or of those below it.
func (s *scanner) joinLines() {
	if len(s.lines) == 0 {
		return
	}
	last := &s.items[len(s.items)-1]
	text := &last.text
	if n := len(last.subs); n > 0 {
		text = &last.subs[n-1]
	}
	*text += " " + strings.Join(s.lines, " ")
	s.lines = s.lines[:0]
}
