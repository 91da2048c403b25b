package report

import (
	"fmt"
	"io"
	"net/url"
	"strings"

	"twoway/journal"
)

// MarkdownOptions says where links lead.
type MarkdownOptions struct {
	// Link gives the address of an entry; nil is the entry's path seen from the folder reviews/.
	Link func(id string) string
}

// Markdown writes the rendered part of a saved review: what stands between the two markers, without them. It ends with one
// line end. The same review gives the same bytes.
func Markdown(w io.Writer, r *journal.Review, opts MarkdownOptions) error {
	m := &mdWriter{link: opts.Link}
	if m.link == nil {
		m.link = func(id string) string { return fromReviews(r.Paths[id]) }
	}
	p := layout(r)
	m.para("# " + m.escape(p.title))
	m.para(m.escape(p.subtitle))
	for _, s := range p.sections {
		m.para("## " + m.escape(s.title))
		for _, b := range s.blocks {
			m.block(b)
		}
	}
	for _, f := range p.foot {
		m.para("*" + m.escape(f) + "*")
	}
	_, err := io.WriteString(w, m.b.String())
	return err
}

// CarryHeading is the heading of the person's own last section in a saved review.
func CarryHeading(r *journal.Review) string { return carryTitle(r) }

func fromReviews(path string) string {
	if path == "" {
		return ""
	}
	parts := strings.Split(path, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return "../" + strings.Join(parts, "/")
}

type mdWriter struct {
	b    strings.Builder
	link func(id string) string
}

// para writes a block with a blank line before it.
func (m *mdWriter) para(text string) {
	if m.b.Len() > 0 {
		m.b.WriteByte('\n')
	}
	m.b.WriteString(text)
	m.b.WriteByte('\n')
}

func (m *mdWriter) block(b block) {
	switch b := b.(type) {
	case paragraph:
		m.para(m.line(line(b)))
	case heading:
		m.para("### " + m.escape(string(b)))
	case list:
		var items []string
		for _, l := range b {
			items = append(items, "- "+m.line(l))
		}
		m.para(strings.Join(items, "\n"))
	case table:
		m.para(m.table(b))
	case themeBlock:
		m.theme(b)
	case leanFigure:
		m.para("```text\n" + strings.Join(trimmed(leanRows(b.LeanStory, 72)), "\n") + "\n```")
	}
}

func trimmed(rows []string) []string {
	for i, r := range rows {
		rows[i] = strings.TrimRight(r, " ")
	}
	return rows
}

func (m *mdWriter) theme(t themeBlock) {
	head := t.label
	if t.word != "" {
		head = t.word + ": " + t.behind
	}
	m.para("**" + m.escape(head) + "** · " + m.escape(t.counts))
	var rows []string
	for _, q := range t.quotes {
		row := "> "
		if q.lead != "" {
			row += "*" + m.escape(q.lead) + "* "
		}
		rows = append(rows, row+m.span(ref(q.Entry, q.day))+" · "+m.line(said(q.Shown(), `"`, `"`)))
	}
	if len(rows) > 0 {
		m.para(strings.Join(rows, "\n>\n"))
	}
}

func (m *mdWriter) table(t table) string {
	rows := make([][]string, 0, len(t.rows)+1)
	rows = append(rows, append([]string(nil), t.head...))
	for _, r := range t.rows {
		cells := make([]string, len(r))
		for i, c := range r {
			cells[i] = m.line(c)
		}
		rows = append(rows, cells)
	}
	var b strings.Builder
	for i, r := range rows {
		for _, cell := range r {
			b.WriteString(strings.TrimRight("| "+cell, " ") + " ")
		}
		b.WriteString("|\n")
		if i == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", len(r)) + "\n")
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

func (m *mdWriter) line(l line) string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(m.span(s))
	}
	return strings.TrimSpace(b.String())
}

func (m *mdWriter) span(s span) string {
	out := m.escape(s.text)
	switch s.style {
	case strong:
		out = "**" + out + "**"
	case soft, stress:
		out = "*" + out + "*"
	case code:
		out = "`" + Clean(s.text) + "`"
	}
	if s.entry == "" {
		return out
	}
	if to := m.link(s.entry); to != "" {
		return fmt.Sprintf("[%s](%s)", out, linkTarget(to))
	}
	return out
}

// linkTarget keeps an address from ending the link or starting another.
func linkTarget(to string) string { return inTarget.Replace(Clean(to)) }

var inTarget = strings.NewReplacer("(", "%28", ")", "%29", " ", "%20", "<", "%3C", ">", "%3E", "\"", "%22")

func (m *mdWriter) escape(s string) string { return EscapeMarkdown(s) }

// EscapeMarkdown makes a text mean itself in CommonMark, GitHub's dialect and Obsidian's: no emphasis, link, address, tag, comment,
// code, table cell, mathematics or HTML comes out of it, no end of a heading, and no marker of ours.
func EscapeMarkdown(s string) string {
	s = oneSpaced(Clean(s))
	if !strings.ContainsAny(s, "\\`*_[]<>|~$#%=&^{+-.):@") {
		return s
	}
	var b strings.Builder
	rs := []rune(s)
	for i, r := range rs {
		switch {
		case r == '<':
			b.WriteString("&lt;")
			continue
		case r == '&' && startsEntity(rs[i+1:]):
			b.WriteString("&amp;")
			continue
		case strings.ContainsRune("\\`*[]|~$^{", r), r == '_' && !inside(rs, i), r == '#' && (i+1 == len(rs) || rs[i+1] != ' '),
			(r == '%' || r == '=') && doubled(rs, i), addressAt(rs, i), lineStart(rs, i):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// oneSpaced makes every run of blanks one blank.
func oneSpaced(s string) string {
	if !strings.Contains(s, "  ") {
		return s
	}
	var b strings.Builder
	for i, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' }) {
		if i > 0 || s[0] == ' ' {
			b.WriteByte(' ')
		}
		b.WriteString(part)
	}
	if s[len(s)-1] == ' ' {
		b.WriteByte(' ')
	}
	return b.String()
}

// inside says whether the rune at i stands between two letters or digits, where an underscore means itself.
func inside(rs []rune, i int) bool {
	return i > 0 && i+1 < len(rs) && isLetterOrDigit(rs[i-1]) && isLetterOrDigit(rs[i+1])
}

func doubled(rs []rune, i int) bool {
	return i+1 < len(rs) && rs[i+1] == rs[i] || i > 0 && rs[i-1] == rs[i]
}

// addressAt says whether the rune at i is one by which GitHub knows an address on the web or of mail: it would make a link of it.
func addressAt(rs []rune, i int) bool {
	switch rs[i] {
	case '@':
		return true
	case ':':
		return strings.HasPrefix(string(rs[i+1:min(len(rs), i+3)]), "//")
	case '.':
		return i >= 3 && strings.EqualFold(string(rs[i-3:i]), "www")
	}
	return false
}

// startsEntity says whether what follows an ampersand would make it a character reference.
func startsEntity(rs []rune) bool {
	for i, r := range rs {
		switch {
		case r == ';':
			return i > 0
		case i > 32 || !isLetterOrDigit(r) && r != '#':
			return false
		}
	}
	return false
}

// lineStart says whether the rune at i would make a list, a quote or a heading of a text at the start of a line.
func lineStart(rs []rune, i int) bool {
	if rs[0] == ' ' {
		rs, i = rs[1:], i-1
	}
	switch {
	case i == 0:
		return strings.ContainsRune(">-+=#:", rs[0])
	case i < 0 || i > 9 || rs[i] != '.' && rs[i] != ')':
		return false
	}
	return strings.Trim(string(rs[:i]), "0123456789") == ""
}
