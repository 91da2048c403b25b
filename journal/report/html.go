package report

import (
	"html"
	"io"
	"net/url"
	"strings"

	"twoway/journal"
)

// HTMLOptions says how a page looks and where its links lead.
type HTMLOptions struct {
	Style string                 // the style sheet, as in templates/html/review.css
	Link  func(id string) string // the address of an entry: relative, or a file on this machine; nil for no links
	Home  string                 // the address of the page that names all decisions; "" for none
	Above string                 // HTML of what the person wrote above the review
	Below string                 // and below it, the line to carry on included; "" for that line alone
}

// policy lets a page load nothing and run nothing; its one style sheet stands in the page. With the person's own text come pictures of
// theirs, which lie beside it.
const (
	policy   = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
	pictures = "; img-src 'self' file:"
)

// HTML writes a review as one self-contained page: no script, no outside address, plots as inline SVG, each with a table of its
// values.
func HTML(w io.Writer, r *journal.Review, opts HTMLOptions) error {
	h := &htmlWriter{link: opts.Link}
	p := layout(r)
	allow := policy
	if opts.Above+opts.Below != "" {
		allow += pictures
	}
	h.head(p.title, opts.Style, allow)
	h.open("body")
	h.el("a", "Skip to the review", "class", "skip", "href", "#review")
	h.open("header")
	if opts.Home != "" {
		h.raw("<p>")
		h.tag("a", []string{"href", opts.Home})
		h.raw("Decisions</a></p>\n")
	}
	h.el("h1", p.title)
	h.el("p", p.subtitle, "class", "counts")
	h.contents(p)
	h.shut("header")
	h.open("main", "id", "review", "tabindex", "-1")
	h.own(opts.Above)
	for _, s := range p.sections {
		h.section(s)
	}
	switch {
	case opts.Below != "":
		h.own(opts.Below)
	case p.carry != nil:
		h.section(*p.carry)
	}
	h.shut("main")
	h.open("footer")
	for _, f := range p.foot {
		h.el("p", f)
	}
	h.shut("footer")
	h.raw("</body>\n</html>\n")
	_, err := io.WriteString(w, h.b.String())
	return err
}

// htmlWriter prints elements. Tags and attribute names are ours; whatever stands between them or in a value is escaped here.
type htmlWriter struct {
	b       strings.Builder
	link    func(id string) string
	figures int
}

func (h *htmlWriter) raw(s string) { h.b.WriteString(s) }

// open begins an element; attrs are names and values in turn.
func (h *htmlWriter) open(tag string, attrs ...string) {
	h.tag(tag, attrs)
	if lineBreak[tag] {
		h.raw("\n")
	}
}

func (h *htmlWriter) tag(tag string, attrs []string) {
	h.raw("<" + tag)
	for i := 0; i+1 < len(attrs); i += 2 {
		h.raw(" " + attrs[i] + "=\"" + html.EscapeString(Clean(attrs[i+1])) + "\"")
	}
	h.raw(">")
}

// lineBreak are the elements that stand on lines of their own in the source.
var lineBreak = map[string]bool{
	"body": true, "header": true, "main": true, "footer": true, "section": true, "ul": true, "table": true, "thead": true, "tbody": true,
	"svg": true, "g": true, "figure": true, "nav": true, "article": true, "details": true, "div": true, "blockquote": true,
}

func (h *htmlWriter) shut(tag string) {
	h.raw("</" + tag + ">")
	if tag != "time" {
		h.raw("\n")
	}
}

// el is an element with text in it.
func (h *htmlWriter) el(tag, text string, attrs ...string) {
	h.tag(tag, attrs)
	h.text(text)
	h.shut(tag)
}

// meta is a line of the page's head.
func (h *htmlWriter) meta(attrs ...string) {
	h.tag("meta", attrs)
	h.raw("\n")
}

// shape is an empty element of an SVG.
func (h *htmlWriter) shape(tag string, attrs ...string) {
	h.tag(tag, attrs)
	h.raw("</" + tag + ">\n")
}

func (h *htmlWriter) text(s string) { h.raw(html.EscapeString(withUnit(Clean(s)))) }

// withUnit ties the sign of a percentage to its number, so that no line ends between them.
func withUnit(s string) string { return strings.ReplaceAll(s, " %", "\u00a0%") }

func (h *htmlWriter) head(title, style, allow string) {
	h.raw("<!doctype html>\n<html lang=\"en\">\n<head>\n")
	h.meta("charset", "utf-8")
	h.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + allow + "\">\n")
	h.meta("name", "viewport", "content", "width=device-width, initial-scale=1")
	h.meta("name", "color-scheme", "content", "light dark")
	h.meta("name", "referrer", "content", "no-referrer")
	h.el("title", title)
	if style != "" {
		h.raw("<style>\n" + strings.ReplaceAll(strings.TrimSpace(style), "</", "<\\/") + "\n</style>\n")
	}
	h.raw("</head>\n")
}

func (h *htmlWriter) contents(p page) {
	if len(p.sections) < 3 {
		return
	}
	h.open("nav", "aria-label", "Sections")
	h.open("ul")
	for _, s := range p.sections {
		h.raw("<li>")
		h.tag("a", []string{"href", "#" + s.id})
		h.text(s.title)
		h.raw("</a></li>\n")
	}
	h.shut("ul")
	h.shut("nav")
}

// own is what the person wrote, which is HTML already.
func (h *htmlWriter) own(text string) {
	if text != "" {
		h.open("section")
		h.raw(text)
		h.shut("section")
	}
}

func (h *htmlWriter) line(l line) {
	for _, s := range l {
		h.span(s)
	}
}

// styleTags are the elements of the styles that a page sets off.
var styleTags = map[style]string{strong: "strong", soft: "em", stress: "em", code: "code"}

func (h *htmlWriter) span(s span) {
	tag := styleTags[s.style]
	if tag != "" {
		h.raw("<" + tag + ">")
	}
	if to := h.address(s.entry); to != "" {
		h.tag("a", []string{"href", to})
		h.dated(s.text)
		h.raw("</a>")
	} else {
		h.dated(s.text)
	}
	if tag != "" {
		h.raw("</" + tag + ">")
	}
}

// dated prints a text with its days marked up, so that none is broken at a line's end.
func (h *htmlWriter) dated(s string) {
	for from := 0; from+10 <= len(s); {
		if d, ok := journal.ISODate(s[from : from+10]); ok {
			h.text(s[:from])
			h.el("time", d.String(), "datetime", d.String())
			s, from = s[from+10:], 0
			continue
		}
		from++
	}
	h.text(s)
}

// address is where a link to an entry leads: nothing outside this machine, and nothing that runs.
func (h *htmlWriter) address(id string) string {
	if id == "" || h.link == nil {
		return ""
	}
	to := h.link(id)
	u, err := url.Parse(to)
	if err != nil || u.Host != "" || u.Scheme != "" && u.Scheme != "file" {
		return ""
	}
	return to
}

// table prints rows under their heads. One that stacks states its roles: the style sheet turns its rows into blocks on a narrow
// screen, and some readers then forget that it is a table.
func (h *htmlWriter) table(t table) {
	role := func(name string, attrs ...string) []string {
		if t.stacks {
			attrs = append(attrs, "role", name)
		}
		return attrs
	}
	class := "rows"
	if t.stacks {
		class = "rows stacks"
	}
	h.open("table", role("table", "class", class)...)
	h.open("thead", role("rowgroup")...)
	h.open("tr", role("row")...)
	for _, c := range t.head {
		h.el("th", unbroken(c), role("columnheader", "scope", "col")...)
	}
	h.shut("tr")
	h.shut("thead")
	h.open("tbody", role("rowgroup")...)
	for _, r := range t.rows {
		h.open("tr", role("row")...)
		for i, c := range r {
			tag, attrs := "td", role("cell", "data-label", unbroken(t.head[i]))
			if i == 0 {
				tag, attrs = "th", role("rowheader", "scope", "row")
			}
			if i == t.numbers {
				attrs = append(attrs, "class", "number")
			}
			h.cell(tag, attrs, c)
		}
		h.shut("tr")
	}
	h.shut("tbody")
	h.shut("table")
}

// unbroken keeps what an arrow joins on one line.
func unbroken(s string) string {
	before, after, ok := strings.Cut(s, " → ")
	if !ok {
		return s
	}
	return before + "\u00a0→\u00a0" + after
}

func (h *htmlWriter) cell(tag string, attrs []string, c line) {
	h.tag(tag, attrs)
	if words := c.String(); words != "" {
		var class []string
		if hasLongWord(words) {
			class = []string{"class", "long"}
		}
		h.tag("span", class)
		h.line(c)
		h.raw("</span>")
	}
	h.shut(tag)
}

// hasLongWord says whether a text holds a word that a column of a table should break rather than grow with.
func hasLongWord(s string) bool {
	for w := range strings.FieldsSeq(s) {
		if len(w) > 20 {
			return true
		}
	}
	return false
}
