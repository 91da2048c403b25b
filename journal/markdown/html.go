package markdown

import (
	"bytes"
	"html"
	"net/url"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"twoway/journal"
)

// HTMLOptions say how a body is dressed.
type HTMLOptions struct {
	// Shift is added to the level of every heading, up to level six.
	Shift int
	// Prose leaves out the sections that hold items, and the first heading: what remains is what the person told.
	Prose bool
	// Anchor begins the addresses of footnotes, where several bodies stand on one page.
	Anchor string
}

// anchorKey is where a document holds what begins the addresses of its footnotes.
const anchorKey = "anchor"

var page = sync.OnceValue(func() goldmark.Markdown {
	notes := extension.NewFootnote(extension.WithFootnoteIDPrefixFunction(func(n ast.Node) []byte {
		anchor, _ := n.OwnerDocument().Meta()[anchorKey].(string)
		return []byte(html.EscapeString(anchor))
	}))
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList, notes),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(rawAsText{}, 1))))
})

// rawAsText shows what looks like HTML as the text that it is, so that Vec<u8> stays whole. Comments are never shown. A box has a name
// for those who hear the page.
type rawAsText struct{}

// RegisterFuncs takes the place of goldmark's own rendering of raw HTML and of boxes.
func (rawAsText) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindRawHTML, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString(escapedRaw(n.(*ast.RawHTML).Segments.Value(src)))
		}
		return ast.WalkSkipChildren, nil
	})
	r.Register(extast.KindTaskCheckBox, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch {
		case !entering:
		case n.(*extast.TaskCheckBox).IsChecked:
			_, _ = w.WriteString(`<input type="checkbox" checked disabled aria-label="ticked"> `)
		default:
			_, _ = w.WriteString(`<input type="checkbox" disabled aria-label="open"> `)
		}
		return ast.WalkContinue, nil
	})
	r.Register(ast.KindHTMLBlock, func(w util.BufWriter, src []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if text := strings.TrimSpace(escapedRaw(rawHTML(n.(*ast.HTMLBlock), src))); entering && text != "" {
			_, _ = w.WriteString("<p>" + text + "</p>\n")
		}
		return ast.WalkSkipChildren, nil
	})
}

var comments = journal.Pattern(`(?s)<!--.*?(?:-->|\z)`)

func escapedRaw(raw []byte) string {
	return html.EscapeString(strings.ToValidUTF8(string(comments().ReplaceAll(raw, nil)), "\ufffd"))
}

// maxMarks is how many characters that can begin or end a mark one block may hold; emphasis and links take time that grows with
// the square of their number.
const maxMarks = 2000

const allMarks = "*_~[]<`!"

// HTML gives a body as HTML that is safe to show: raw HTML comes as text, comments do not come, links to http, https, mailto and relative addresses only, and no
// image from elsewhere. A body beyond the bounds of the parser comes as preformatted text.
func HTML(body []byte, opts HTMLOptions) []byte {
	if opts.Prose {
		body = []byte(proseOnly(string(body)))
	}
	if tooMuch(string(body)) || crammed(string(body)) || crowded(body, allMarks) {
		return []byte("<pre>" + html.EscapeString(strings.ToValidUTF8(string(body), "\ufffd")) + "</pre>\n")
	}
	md := page()
	doc := md.Parser().Parse(text.NewReader(body), parser.WithContext(parser.NewContext()))
	doc.OwnerDocument().AddMeta(anchorKey, opts.Anchor)
	makeSafe(doc, opts.Shift)
	var b bytes.Buffer
	if err := md.Renderer().Render(&b, body, doc); err != nil {
		return []byte("<pre>" + html.EscapeString(string(body)) + "</pre>\n")
	}
	return b.Bytes()
}

// crowded says whether a block, that is what stands between blank lines, holds more of the marked characters than the parser should be
// given.
func crowded(body []byte, marked string) bool {
	all := 0
	for i := range marked {
		all += bytes.Count(body, []byte(marked[i:i+1]))
	}
	if all <= maxMarks {
		return false
	}
	marks := 0
	for line := range bytes.Lines(body) {
		if len(bytes.TrimSpace(line)) == 0 {
			marks = 0
			continue
		}
		for _, c := range line {
			if strings.IndexByte(marked, c) >= 0 {
				marks++
			}
		}
		if marks > maxMarks {
			return true
		}
	}
	return false
}

// makeSafe shifts headings, empties links that lead elsewhere than a page, and turns outside images into their text.
func makeSafe(doc ast.Node, shift int) {
	var images []*ast.Image
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			n.Level = min(max(n.Level+shift, 1), 6)
		case *ast.Link:
			if !safeLink(string(n.Destination)) {
				n.Destination = nil
			}
		case *ast.Image:
			images = append(images, n)
		}
		return ast.WalkContinue, nil
	})
	for _, n := range images {
		dest := string(n.Destination)
		if u, err := url.Parse(dest); err == nil && safeLink(dest) && u.Scheme == "" && u.Host == "" && !strings.HasPrefix(dest, "//") {
			continue
		}
		if parent := n.Parent(); parent != nil {
			for c := n.FirstChild(); c != nil; {
				next := c.NextSibling()
				parent.InsertBefore(parent, n, c)
				c = next
			}
			parent.RemoveChild(parent, n)
		}
	}
}

// safeLink allows http, https, mailto and relative addresses.
func safeLink(dest string) bool {
	u, err := url.Parse(strings.TrimSpace(html.UnescapeString(dest)))
	if err != nil {
		return false
	}
	switch strings.ToLower(u.Scheme) {
	case "", "http", "https", "mailto":
		return true
	}
	return false
}

// proseOnly cuts the first heading and the sections that hold items out of a body.
func proseOnly(body string) string {
	o, ok := readOutline(body)
	if !ok {
		return body
	}
	var out []span
	for i, h := range o.heads {
		switch {
		case i == 0 && h.level == 1:
			out = append(out, span{h.from, h.to})
		case h.level == 2 && sectionKind(h.name) != noItems:
			out = append(out, span{h.from, sectionEnd(&o, i, len(body))})
		}
	}
	return cut(body, merge(out))
}
