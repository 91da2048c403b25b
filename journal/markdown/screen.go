package markdown

import (
	"html"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// RunStyle is how a run of text is marked in the source.
type RunStyle int

// The styles of a run.
const (
	PlainRun RunStyle = iota
	StrongRun
	EmphasisRun
	CodeRun
	StruckRun
	LinkRun
)

// Run is text in one style.
type Run struct {
	Text  string
	Style RunStyle
}

// ScreenBlock is one stretch of a body for a text screen, to be wrapped as a whole: a heading, a paragraph, an item, a row of a
// table. First stands before its first row and Rest before the others; they hold quotation bars, bullets and indents.
type ScreenBlock struct {
	First, Rest string
	Runs        []Run
	Heading     int  // its level, 0 for none
	Verbatim    bool // code: one ScreenBlock for each line, not to be wrapped at blanks
	Tight       bool // no blank line before it
}

// Screen lays a body out for a text screen. Raw HTML is shown as it stands, comments are left out; a body beyond the bounds
// of the parser comes line by line. The runs hold what the person wrote, control characters included: whoever prints them
// cleans them.
func Screen(body []byte) []ScreenBlock {
	if tooMuch(string(body)) || crammed(string(body)) || crowded(body, allMarks) {
		return verbatim(string(body), "")
	}
	b := blockWriter{src: body}
	b.children(page().Parser().Parse(text.NewReader(body)), "", "", false)
	return b.out
}

func verbatim(text, prefix string) []ScreenBlock {
	var out []ScreenBlock
	for i, l := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		out = append(out, ScreenBlock{First: prefix, Rest: prefix, Runs: []Run{{strings.TrimSuffix(l, "\r"), CodeRun}}, Verbatim: true, Tight: i > 0})
	}
	return out
}

type blockWriter struct {
	src []byte
	out []ScreenBlock
}

// children lays out the blocks below a node. first goes to the first of them, rest to all others.
func (w *blockWriter) children(n ast.Node, first, rest string, tight bool) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if w.block(c, first, rest, tight) {
			first = rest
		}
	}
}

// block lays out one node and says whether it put anything out.
func (w *blockWriter) block(n ast.Node, first, rest string, tight bool) bool {
	before := len(w.out)
	switch n := n.(type) {
	case *ast.Heading:
		w.put(ScreenBlock{First: first, Rest: rest, Runs: w.runs(n), Heading: n.Level})
	case *ast.Blockquote:
		w.children(n, first+"│ ", rest+"│ ", tight)
	case *ast.List:
		w.list(n, first, rest)
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		w.out = append(w.out, verbatim(string(n.Lines().Value(w.src)), rest+"  ")...)
	case *ast.ThematicBreak:
		w.put(ScreenBlock{First: first, Rest: rest, Runs: []Run{{Text: "* * *"}}})
	case *ast.HTMLBlock:
		if raw := withoutComments(string(rawHTML(n, w.src))); strings.TrimSpace(raw) != "" {
			w.out = append(w.out, verbatim(raw, rest)...)
		}
	case *extast.Table:
		w.table(n, rest)
	case *extast.FootnoteList:
		w.footnotes(n, rest)
	default:
		w.paragraph(n, first, rest, tight)
	}
	return len(w.out) > before
}

// rawHTML is an HTML block with the line that closes it.
func rawHTML(n *ast.HTMLBlock, src []byte) []byte {
	raw := n.Lines().Value(src)
	if n.HasClosure() {
		raw = append(raw, n.ClosureLine.Value(src)...)
	}
	return raw
}

// withoutComments cuts comments out of HTML; one that is not closed takes the rest.
func withoutComments(raw string) string {
	for {
		before, after, found := strings.Cut(raw, "<!--")
		if !found {
			return raw
		}
		_, after, _ = strings.Cut(after, "-->")
		raw = before + strings.TrimLeft(after, " ")
	}
}

// paragraph lays out text, a block for each line that ends in a hard break.
func (w *blockWriter) paragraph(n ast.Node, first, rest string, tight bool) {
	var line []Run
	end := func() {
		if len(line) > 0 {
			w.put(ScreenBlock{First: first, Rest: rest, Runs: line, Tight: tight})
			first, tight, line = rest, true, nil
		}
	}
	for _, r := range w.runs(n) {
		if r.Text == hardBreak {
			end()
			continue
		}
		line = append(line, r)
	}
	end()
}

func (w *blockWriter) put(b ScreenBlock) {
	if len(b.Runs) > 0 {
		w.out = append(w.out, b)
	}
}

func (w *blockWriter) list(n *ast.List, first, rest string) {
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		mark := "- "
		if n.IsOrdered() {
			mark = strconv.Itoa(number) + ". "
			number++
		}
		inner := rest + strings.Repeat(" ", len(mark))
		w.children(item, first+mark, inner, item != n.FirstChild() && n.IsTight || nested(n))
		first = rest
	}
}

func nested(n ast.Node) bool {
	_, ok := n.Parent().(*ast.ListItem)
	return ok
}

// table prints a row as its cells with bars between them: a screen that is too narrow wraps it as a line.
func (w *blockWriter) table(n *extast.Table, rest string) {
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var runs []Run
		_, head := row.(*extast.TableHeader)
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			if cell != row.FirstChild() {
				runs = append(runs, Run{Text: " │ "})
			}
			cells := w.runs(cell)
			for i := range cells {
				if head && cells[i].Style == PlainRun {
					cells[i].Style = StrongRun
				}
			}
			runs = append(runs, cells...)
		}
		w.put(ScreenBlock{First: rest, Rest: rest + "  ", Runs: runs, Tight: !head})
	}
}

func (w *blockWriter) footnotes(n *extast.FootnoteList, rest string) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if f, ok := c.(*extast.Footnote); ok {
			mark := "[" + strconv.Itoa(f.Index) + "] "
			w.children(f, rest+mark, rest+strings.Repeat(" ", len(mark)), true)
		}
	}
}

// hardBreak is the text of a run that ends its line.
const hardBreak = "\n"

// runs collects the text below a node.
func (w *blockWriter) runs(n ast.Node) []Run { return w.addRuns(nil, n, PlainRun) }

func (w *blockWriter) addRuns(out []Run, n ast.Node, style RunStyle) []Run {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if inner, ok := innerStyle(c, style); ok {
			out = w.addRuns(out, c, inner)
			continue
		}
		out = append(out, w.leaf(c, style)...)
	}
	return out
}

// innerStyle is the style of what stands below a node that holds other text, if it is one.
func innerStyle(n ast.Node, style RunStyle) (RunStyle, bool) {
	switch n := n.(type) {
	case *ast.CodeSpan:
		return CodeRun, true
	case *ast.Emphasis:
		if n.Level == 2 {
			return StrongRun, true
		}
		return EmphasisRun, true
	case *extast.Strikethrough:
		return StruckRun, true
	case *ast.Link:
		return LinkRun, true
	case *ast.Image:
		return style, true
	}
	return style, false
}

// leaf is the text of a node without others below it.
func (w *blockWriter) leaf(n ast.Node, style RunStyle) []Run {
	switch n := n.(type) {
	case *ast.Text:
		return textRuns(n, w.src, style)
	case *ast.String:
		return []Run{{string(n.Value), style}}
	case *ast.AutoLink:
		return []Run{{string(n.Label(w.src)), LinkRun}}
	case *ast.RawHTML:
		if raw := string(n.Segments.Value(w.src)); !strings.HasPrefix(raw, "<!--") {
			return []Run{{raw, style}}
		}
	case *extast.TaskCheckBox:
		return []Run{{Text: string(taskBox(n.IsChecked))}}
	case *extast.FootnoteLink:
		return []Run{{Text: "[" + strconv.Itoa(n.Index) + "]"}}
	}
	return nil
}

func textRuns(n *ast.Text, src []byte, style RunStyle) []Run {
	value := string(n.Value(src))
	if style != CodeRun {
		value = html.UnescapeString(unescape(value))
	}
	switch {
	case n.HardLineBreak():
		return []Run{{value, style}, {Text: hardBreak}}
	case n.SoftLineBreak():
		return []Run{{value, style}, {Text: " "}}
	}
	return []Run{{value, style}}
}

// unescape takes the backslash from before punctuation, as CommonMark does when it prints text.
func unescape(s string) string {
	if !strings.Contains(s, "\\") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
