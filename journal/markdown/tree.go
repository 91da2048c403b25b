package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"twoway/journal"
)

// Bounds of what the Markdown parser is given. Its time can grow with the square of its input, so it is bounded by size and by
// nesting, never by a clock: the same file gives the same result on every machine.
const (
	maxTree  = 1 << 20
	maxDepth = 100
)

// structure is a parser of blocks and code spans only: it has no emphasis and no links, which cost the most.
var structure = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(util.Prioritized(parser.NewCodeSpanParser(), 100)),
	)
})

// tooMuch says whether a body is beyond the bounds: longer than the parser should be given, or deeper. A sign begins a quote, or with a
// blank behind it an item.
func tooMuch(body string) bool {
	if len(body) > maxTree {
		return true
	}
	for line := range strings.Lines(body) {
		depth := 0
		for i := 0; i < len(line); i++ {
			switch c := line[i]; {
			case c == '>' || c == '\t':
				depth++
			case c == '-' || c == '*' || c == '+' || c == '.' || c == ')':
				if i+1 == len(line) || strings.IndexByte(" \t\r\n", line[i+1]) >= 0 {
					depth++
				}
			case c == ' ' || c >= '0' && c <= '9':
			default:
				i = len(line)
			}
		}
		if depth > maxDepth || len(line)-len(strings.TrimLeft(line, " ")) > 2*maxDepth {
			return true
		}
	}
	return false
}

// maxCells is how many cells the tables of a body may have. The parser fills each row up to the width of the first, so that a few bytes a
// row can ask for thousands of cells.
const maxCells = 100_000

// crammed says whether the tables of a body have more cells than the parser should be given.
func crammed(body string) bool {
	if strings.Count(body, "|") < 100 {
		return false
	}
	cells, columns := 0, 0
	for line := range strings.Lines(body) {
		bare := strings.Trim(line, "> \t\r\n")
		switch {
		case bare == "":
			columns = 0
		case columns == 0 && strings.Contains(bare, "|") && strings.Contains(bare, "-") && strings.Trim(bare, "|:- \t") == "":
			columns = strings.Count(bare, "|") + 1
		}
		if cells += columns; cells > maxCells {
			return true
		}
	}
	return false
}

// parseOutline asks the Markdown parser.
func parseOutline(body string) outline {
	return outlineOf(structure().Parse(text.NewReader([]byte(body))), body)
}

// outlineOf takes from the tree of a body what the reader needs.
func outlineOf(doc ast.Node, body string) outline {
	src := []byte(body)
	var o outline
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level <= 2 {
				h := treeHead(n, src)
				if i := len(o.heads) - 1; i >= 0 { // each stands behind the one before it
					h.from = max(h.from, o.heads[i].to)
					h.to = max(h.to, h.from)
				}
				o.heads = append(o.heads, h)
			}
		case *ast.List:
			o.addList(n, src)
		}
	}
	o.addCode(doc, src)
	o.addDoubt(doc, body)
	o.privateHeads(body)
	return o
}

func treeHead(n *ast.Heading, src []byte) head {
	h := head{level: n.Level}
	l := n.Lines()
	if l.Len() == 0 {
		h.from = emptyHead(src, n.Pos())
		h.to = lineEnd(src, h.from)
		return h
	}
	h.from = lineStart(src, l.At(0).Start)
	h.name = oneLine(string(l.Value(src)))
	last := min(max(n.Pos(), l.At(l.Len()-1).Stop), len(src))
	if last > h.from && src[last-1] == '\n' {
		last--
	}
	h.to = lineEnd(src, last)
	if first := bytes.TrimLeft(src[h.from:h.to], " "); !bytes.HasPrefix(first, []byte("#")) || !isATX(strings.TrimRight(string(first), "\r\n")) {
		h.to = lineEnd(src, h.to)
	}
	return h
}

// emptyHead is where the line of a heading without words begins. The parser counts the width of a tab before it, so that what it gives may
// be on the next line, or behind the end.
func emptyHead(src []byte, at int) int {
	from := lineStart(src, min(at, len(src)))
	if line := src[from:lineEnd(src, from)]; from > 0 && bytes.IndexByte(src[lineStart(src, from-1):from], '\t') >= 0 && strings.Trim(withoutMarkers(string(line)), "# \t\r\n") != "" {
		return lineStart(src, from-1)
	}
	return from
}

// lineStart is the first byte of the line that holds at.
func lineStart(src []byte, at int) int { return bytes.LastIndexByte(src[:at], '\n') + 1 }

// lineEnd is the first byte after the line that holds at.
func lineEnd(src []byte, at int) int {
	if i := bytes.IndexByte(src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(src)
}

func (o *outline) addList(list *ast.List, src []byte) {
	if list.IsOrdered() {
		return
	}
	for n := list.FirstChild(); n != nil; n = n.NextSibling() {
		own, ok := ownText(n, src)
		if !ok {
			continue
		}
		it := item{from: lineStart(src, n.FirstChild().Lines().At(0).Start), text: own}
		for below := n.FirstChild().NextSibling(); below != nil; below = below.NextSibling() {
			if l, ok := below.(*ast.List); ok && !l.IsOrdered() {
				for sub := l.FirstChild(); sub != nil; sub = sub.NextSibling() {
					if s, ok := ownText(sub, src); ok {
						it.subs = append(it.subs, s)
					}
				}
			}
		}
		o.items = append(o.items, it)
	}
}

// ownText is the first paragraph of an item on one line.
func ownText(li ast.Node, src []byte) (string, bool) {
	first := li.FirstChild()
	if first == nil || first.Kind() != ast.KindTextBlock && first.Kind() != ast.KindParagraph || first.Lines().Len() == 0 {
		return "", false
	}
	var b strings.Builder
	for i, seg := range first.Lines().Sliced(0, first.Lines().Len()) {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.Write(bytes.Trim(seg.Value(src), " \t\r\n"))
	}
	return b.String(), true
}

// addCode notes the byte ranges of code and of HTML blocks, in order, and the headings that stand in something else.
func (o *outline) addCode(doc ast.Node, src []byte) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n.Kind() {
		case ast.KindHeading:
			if n.Parent() != doc {
				o.inner = append(o.inner, treeHead(n.(*ast.Heading), src))
			}
		case ast.KindCodeBlock:
			if !inFootnote(n, src) {
				o.code = addLines(o.code, n.Lines())
			}
		case ast.KindFencedCodeBlock:
			o.code = addLines(o.code, n.Lines())
		case ast.KindHTMLBlock:
			o.html = addLines(o.html, n.Lines())
			if block := n.(*ast.HTMLBlock); n.Parent() == doc {
				o.outer = append(o.outer, outerHTML(block))
			}
		case ast.KindCodeSpan:
			if t, ok := n.FirstChild().(*ast.Text); ok {
				last := n.LastChild().(*ast.Text)
				o.code = append(o.code, span{t.Segment.Start, last.Segment.Stop})
			}
		}
		return ast.WalkContinue, nil
	})
	o.code, o.html = merge(o.code), merge(o.html)
}

// inFootnote says whether what looks like indented code is what a footnote above it goes on with.
func inFootnote(n ast.Node, src []byte) bool {
	above := n.PreviousSibling()
	if above == nil || above.Kind() != ast.KindParagraph && above.Kind() != ast.KindTextBlock {
		return false
	}
	return footnote().Match(above.Lines().Value(src))
}

var footnote = journal.Pattern(`(?m)^ {0,3}\[\^[^\]\s]+\]:`)

func outerHTML(n *ast.HTMLBlock) htmlBlock {
	lines := n.Lines()
	b := htmlBlock{span: span{lines.At(0).Start, lines.At(lines.Len() - 1).Stop}}
	b.blank = n.HTMLBlockType == ast.HTMLBlockType6 || n.HTMLBlockType == ast.HTMLBlockType7
	b.open = !b.blank && lines.Len() > 1 && !n.HasClosure()
	return b
}

func addLines(spans []span, lines *text.Segments) []span {
	if lines.Len() == 0 {
		return spans
	}
	return append(spans, span{lines.At(0).Start, lines.At(lines.Len() - 1).Stop})
}

// addDoubt notes the code in fences whose end is in doubt: in all of them when one is never closed, since then nobody knows which line
// opens one and which closes it, and otherwise in those that hold what looks like the beginning of another.
func (o *outline) addDoubt(doc ast.Node, body string) {
	if !strings.Contains(body, "```") && !strings.Contains(body, "~~~") {
		return
	}
	var all, holding []fence
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, ok := n.(*ast.FencedCodeBlock); ok && entering {
			all = append(all, fenceAt(f, body))
		}
		return ast.WalkContinue, nil
	})
	for i, f := range all {
		next := strings.TrimLeft(body[f.to:lineEndIn(body, f.to)], " \t>")
		if !f.closes(next) || i+1 < len(all) && all[i+1].from < lineEndIn(body, f.to) { // that line opens the next one
			o.doubtAll(all, f.from)
			return
		}
		for line := range strings.Lines(body[f.code:f.to]) {
			if f.sign != "" && strings.HasPrefix(strings.TrimLeft(line, " \t>"), f.sign) {
				holding = append(holding, f)
				break
			}
		}
	}
	if len(holding) > 0 {
		o.doubtAll(holding, holding[0].from)
	}
}

func (o *outline) doubtAll(fences []fence, first int) {
	o.fence = first
	for _, f := range fences {
		o.doubt = append(o.doubt, span{f.code, f.to})
	}
}

// fence is a fenced block: from is where its line begins, code and to bound what stands in it.
type fence struct {
	from, code, to int
	sign           string // what it is opened with, as "```"
}

func fenceAt(n *ast.FencedCodeBlock, body string) fence {
	f := fence{from: lineStartIn(body, n.Pos())}
	f.code = lineEndIn(body, n.Pos())
	f.to = f.code
	if l := n.Lines(); l.Len() > 0 {
		f.to = lineEndIn(body, max(l.At(l.Len()-1).Stop-1, f.code))
	}
	f.sign = fenceSign(body[f.from:])
	return f
}

// fenceSign is the run of signs that opens a fence on the first line of a text, "" when it opens none.
func fenceSign(text string) string {
	text = withoutMarkers(text)
	if !strings.HasPrefix(text, "```") && !strings.HasPrefix(text, "~~~") {
		return ""
	}
	return text[:len(text)-len(strings.TrimLeft(text, text[:1]))]
}

// closes says whether a line, without what stands before it, closes the fence.
func (f *fence) closes(line string) bool {
	return f.sign != "" && strings.HasPrefix(line, f.sign) && strings.Trim(line, f.sign[:1]+" \t\r\n") == ""
}

// lineEndIn is the first byte after the line that holds at.
func lineEndIn(s string, at int) int {
	if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(s)
}
