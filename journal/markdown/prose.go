package markdown

import (
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"twoway/journal"
)

// maxProse is the largest body whose prose is searched, in bytes; a page of a book has three thousand.
const maxProse = 256 << 10

// proseParser knows blocks, tables, footnotes and what hides inside a line. Emphasis is left to the text: its marks are no words.
var proseParser = sync.OnceValue(func() parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
		),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
	)
	p.AddOptions(
		parser.WithParagraphTransformers(util.Prioritized(extension.NewTableParagraphTransformer(), 200)),
		parser.WithASTTransformers(util.Prioritized(extension.NewTableASTTransformer(), 0), util.Prioritized(extension.NewFootnoteASTTransformer(), 999)),
		parser.WithBlockParsers(util.Prioritized(extension.NewFootnoteBlockParser(), 999)),
		parser.WithInlineParsers(util.Prioritized(extension.NewFootnoteParser(), 101)),
	)
	return p
})

// Prose gives the passages of an entry in the order of the file: paragraphs, items, headings and cells of tables. Code, quoted
// blocks and HTML are none, nor is what an import wrote of its record: the lines under Imported. Text is a slice of Body, line ends
// and all; Skip marks what in it is not the person's prose: code, addresses, images, what is hidden, and the parts of a line that
// belong to our grammar. In a text crowded with brackets the addresses of links stay; one beyond the bounds of the parser has no
// passages.
func Prose(e *journal.Entry) []journal.Passage {
	if len(e.Body) > maxProse {
		return nil
	}
	room := foundBefore.Get().(*[]placed)
	found, ok := scanProse(e, (*room)[:0])
	if !ok && !tooMuch(e.Body) && !crammed(e.Body) {
		found = parseProse(e, found[:0])
	}
	out := passages(e, found)
	clear(found)
	*room = found
	foundBefore.Put(room)
	return out
}

// passages finishes what was found in the order of the file: the section and the line of each, and what in it is grammar.
func passages(e *journal.Entry, found []placed) []journal.Passage {
	out := make([]journal.Passage, 0, len(found))
	section, kind := "", noItems
	seen, line := 0, max(1, e.BodyLine)
	for _, f := range found {
		if f.level > 0 && f.level <= 2 {
			section, kind = "", noItems
			if f.level == 2 {
				section = oneLine(f.Text)
				kind = sectionKind(section)
			}
		}
		f.withoutGuard(e.Body)
		f.Section = section
		if f.Item {
			f.Skip = append(f.Skip, grammar(kind, f.Text, f.sub)...)
		}
		if e.Unnamed {
			f.Skip = append(f.Skip, standIns(f.Text)...)
		}
		f.Skip = joinSpans(f.Skip, len(f.Text))
		line += strings.Count(e.Body[seen:f.from], "\n")
		seen = f.from
		f.Line = line
		if e.Source == "" || !ofRecord(f.Passage) {
			out = append(out, f.Passage)
		}
	}
	return out
}

// withoutGuard begins a passage behind the backslash that guard put before its first sign, which is none of the person's.
func (f *placed) withoutGuard(body string) {
	n := len(f.Text) - len(strings.TrimLeft(f.Text, `\`))
	if n%2 == 0 || n == len(f.Text) || !guards(body, f.from, f.from+n) {
		return
	}
	cut := n - halved(n)
	f.from, f.Text = f.from+cut, f.Text[cut:]
	for i, s := range f.Skip {
		f.Skip[i] = journal.Span{From: max(0, s.From-cut), To: max(0, s.To-cut)}
	}
}

// standIns are the places of what stands for a private name.
func standIns(text string) (out []journal.Span) {
	for _, at := range standIn().FindAllStringIndex(text, -1) {
		out = append(out, journal.Span{From: at[0], To: at[1]})
	}
	return out
}

var standIn = journal.Pattern(`\b` + journal.StandIn + `\b`)

// Deprecated and Superseded are what an import writes under Changed where a decision record says no more than that it no longer holds.
const (
	Deprecated = "The record says that it is deprecated. When that was written is not known."
	Superseded = "The record says that it is superseded. When that was written is not known."
)

// ofRecord says whether a passage of an imported entry is what the import wrote about its record, and not the person's prose:
// an item under Imported, such as the record's status, or our own sentence.
func ofRecord(p journal.Passage) bool {
	return strings.EqualFold(p.Section, "Imported") && (p.Item || p.Heading) || p.Section == "Changed" && (p.Text == Deprecated || p.Text == Superseded)
}

// placed is a passage with its offset in the body.
type placed struct {
	journal.Passage
	from, level int
	sub         bool
}

type proseReader struct {
	entry *journal.Entry
	src   []byte
	found []placed
}

// parseProse adds the passages that the Markdown parser finds.
func parseProse(e *journal.Entry, found []placed) []placed {
	p := proseReader{entry: e, src: []byte(withoutConflict(e.Body)), found: found}
	parse := proseParser()
	if crowded(p.src, "[]<`!") {
		parse = structure()
	}
	p.blocks(parse.Parse(text.NewReader(p.src)), false)
	slices.SortStableFunc(p.found, func(a, b placed) int { return a.from - b.from })
	return p.found
}

// blocks goes down the tree; below says that the blocks stand in an item.
func (p *proseReader) blocks(parent ast.Node, inItem bool) {
	first := true
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			p.add(n, placed{Passage: journal.Passage{Heading: true}, level: n.Level})
		case *ast.Paragraph, *ast.TextBlock:
			p.add(n, placed{Passage: journal.Passage{Item: inItem && first}, sub: depth(n) > 1})
		case *ast.Blockquote, *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
		case *ast.ListItem:
			p.blocks(n, true)
		default:
			if n.Kind().String() == "TableCell" {
				p.add(n, placed{})
			} else {
				p.blocks(n, false)
			}
		}
		first = false
	}
}

// depth counts the lists that a node stands in.
func depth(n ast.Node) (d int) {
	for ; n != nil; n = n.Parent() {
		if n.Kind() == ast.KindList {
			d++
		}
	}
	return d
}

// add takes the bytes of a block with inline content.
func (p *proseReader) add(n ast.Node, f placed) {
	lines := n.Lines()
	if lines.Len() == 0 {
		return
	}
	from, to := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	for to > from && isSpace(p.src[to-1]) {
		to--
	}
	for from < to && isSpace(p.src[from]) {
		from++
	}
	if from >= to {
		return
	}
	f.from, f.Text = from, p.entry.Body[from:to]
	for i := 1; i < lines.Len(); i++ {
		f.skip(lineStart(p.src, lines.At(i).Start), lines.At(i).Start)
	}
	p.inline(n, &f)
	f.skipHidden(p.entry)
	p.found = append(p.found, f)
}

// skipHidden marks what is hidden, and addresses that stand in the text as they are.
func (f *placed) skipHidden(e *journal.Entry) {
	for _, h := range e.Hidden {
		f.skip(h.From, h.To)
	}
	bareURLs(f.Text, f)
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// skip marks the bytes of the body between from and to as no prose.
func (f *placed) skip(from, to int) {
	from, to = max(from-f.from, 0), min(to-f.from, len(f.Text))
	if from < to {
		f.Skip = append(f.Skip, journal.Span{From: from, To: to})
	}
}

// inline marks what stands in a line and is no prose.
func (p *proseReader) inline(parent ast.Node, f *placed) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n.Kind() {
		case ast.KindText:
		case ast.KindLink:
			p.inline(n, f)
			p.skipTarget(n, f)
		case ast.KindCodeSpan, ast.KindAutoLink, ast.KindRawHTML, ast.KindImage:
			f.skip(n.Pos(), p.endOf(n, f))
		default:
			if n.Kind().String() == "FootnoteLink" {
				f.skip(n.Pos(), p.endOf(n, f))
			}
		}
	}
}

// skipTarget leaves the text of a link and marks the rest.
func (p *proseReader) skipTarget(n ast.Node, f *placed) {
	f.skip(n.Pos(), n.Pos()+1)
	end := n.Pos() + 1
	if c := n.LastChild(); c != nil {
		end = max(end, p.stop(c))
	}
	f.skip(end, p.endOf(n, f))
}

// stop is where the content of a node ends, as far as the tree knows.
func (p *proseReader) stop(n ast.Node) int {
	switch n := n.(type) {
	case *ast.Text:
		return n.Segment.Stop
	case *ast.RawHTML:
		return n.Segments.At(n.Segments.Len() - 1).Stop
	}
	if c := n.LastChild(); c != nil {
		return p.stop(c)
	}
	return n.Pos() + 1
}

// endOf is where the next node of the line begins, or the block ends: the tree does not say where a link's target ends.
func (p *proseReader) endOf(n ast.Node, f *placed) int {
	for m := n; m != nil && m.Type() == ast.TypeInline; m = m.Parent() {
		next := m.NextSibling()
		if next == nil {
			continue
		}
		if t, ok := next.(*ast.Text); ok {
			return t.Segment.Start
		}
		return next.Pos()
	}
	return f.from + len(f.Text)
}

// bareURLs marks addresses that stand in a text as they are.
func bareURLs(s string, f *placed) {
	for at := 0; ; {
		i := strings.Index(s[at:], "://")
		if i < 0 {
			break
		}
		at += i
		start := at
		for start > 0 && (s[start-1]|0x20 >= 'a' && s[start-1]|0x20 <= 'z' || s[start-1] == '+') {
			start--
		}
		end := at + 3
		for end < len(s) && !isSpace(s[end]) && strings.IndexByte("<>\"", s[end]) < 0 {
			end++
		}
		for end > at+3 && strings.IndexByte(".,;:!?'*_~", s[end-1]) >= 0 { // they belong to the sentence
			end--
		}
		if start < at {
			f.skip(f.from+start, f.from+end)
		}
		at = end
	}
}

// joinSpans sorts ranges, joins those that touch, and cuts them to the text.
func joinSpans(spans []journal.Span, size int) (out []journal.Span) {
	slices.SortFunc(spans, func(a, b journal.Span) int { return a.From - b.From })
	for _, s := range spans {
		s.To = min(s.To, size)
		if n := len(out); n > 0 && s.From <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, s.To)
		} else if s.From < s.To {
			out = append(out, s)
		}
	}
	return out
}
