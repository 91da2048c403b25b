package export

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"twoway/journal"
)

// logseq lays out pages for a Logseq graph in the form that Logseq itself writes, an outline below page properties, so that
// opening and saving a page there changes nothing of ours. Dates link to its journal pages.
func logseq() *dialect {
	return &dialect{
		name: "logseq", style: Outline, folder: "pages", index: "Decisions.md", heading: true,
		props:   logseqProps,
		assets:  func(folder string) string { return strings.Replace(folder, "pages", "assets", 1) + "/twoway" },
		address: besides,
		link: func(_, to *page, text string) string {
			text = oneLine(bracket().ReplaceAllStringFunc(escaped().ReplaceAllString(text, "$1"), func(b string) string {
				return map[string]string{"[": "(", "]": ")"}[b]
			}))
			return "[" + cmp.Or(text, to.title) + "]([[" + logseqPage(to.path) + "]])"
		},
		reference: func(to *page) string { return "[[" + logseqPage(to.path) + "]]" },
		image: func(from *page, file, alt string) string {
			return "!" + markdownLink(alt, relative(from.path, file))
		},
		task: logseqTask,
		quote: func(text, link string) string {
			return "> " + strings.ReplaceAll(text, "\n", "\n> ") + "\n> " + link
		},
		finish: outline,
	}
}

func logseqProps(v *vault, p *page) []Prop {
	var out []Prop
	for _, prop := range filled(common(v, p, "")) {
		switch prop.Key {
		case "date", "next_look", "trial_ends":
			d, _ := journal.ISODate(prop.Values[0])
			prop.Values = []string{"[[" + logseqDay(d, v.in.Settings.Journal) + "]]"}
		}
		prop.Key = strings.ReplaceAll(prop.Key, "_", "-")
		prop.Values = []string{oneLine(prop.Values[0])}
		out = append(out, prop)
	}
	if tags := tagsOf(p); len(tags) > 0 {
		clean := make([]string, len(tags))
		for i, t := range tags {
			clean[i] = strings.ReplaceAll(oneLine(t), ",", " ")
		}
		out = append(out, list("tags", clean))
	}
	return out
}

// logseqPage is the name of a page by its file: Logseq writes three low lines for the slash of a namespace, and other signs that a
// file's name should not hold as an address does.
func logseqPage(file string) string {
	name := strings.ReplaceAll(stem(file), "___", "/")
	if plain, err := url.PathUnescape(name); err == nil {
		return plain
	}
	return name
}

// logseqDay names a journal page. The pattern is Logseq's own setting; do is the day with its English ending.
func logseqDay(d journal.Date, pattern string) string {
	month, weekday := d.Month.String(), d.Weekday().String()
	return strings.NewReplacer(
		"yyyy", fmt.Sprintf("%04d", d.Year), "yy", fmt.Sprintf("%02d", d.Year%100),
		"MMMM", month, "MMM", month[:3], "MM", fmt.Sprintf("%02d", int(d.Month)), "M", fmt.Sprint(int(d.Month)),
		"EEEE", weekday, "EEE", weekday[:3], "E", weekday[:3],
		"do", fmt.Sprint(d.Day, ordinal(d.Day)), "dd", fmt.Sprintf("%02d", d.Day), "d", fmt.Sprint(d.Day),
	).Replace(cmp.Or(pattern, "MMM do, yyyy"))
}

func ordinal(n int) string {
	switch {
	case n%100/10 == 1:
		return "th"
	case n%10 == 1:
		return "st"
	case n%10 == 2:
		return "nd"
	case n%10 == 3:
		return "rd"
	}
	return "th"
}

// logseqTask turns a box into Logseq's own words, with its date as a deadline.
func logseqTask(line string, open bool, by journal.Date) string {
	m := taskLine().FindStringSubmatch(line)
	if m == nil {
		return line
	}
	if !open {
		return m[1] + "DONE " + m[3]
	}
	if by.IsZero() {
		return m[1] + "TODO " + m[3]
	}
	indent := strings.Repeat(" ", len(m[1]))
	return fmt.Sprintf("%sTODO %s\n%sDEADLINE: <%s %s>", m[1], m[3], indent, by, by.Weekday().String()[:3])
}

var listItem = journal.Pattern(`^( *)([-*+]|\d+[.)]) (.*)$`)

// outline turns Markdown into Logseq's bullets: a heading opens a level, a paragraph is one bullet, list items keep theirs, with the
// property that numbers them. Lines of code stay as they are behind the indent of their bullet; code that is set apart by its indent
// alone gets a fence, since Logseq knows no other.
func outline(block string) string {
	var b strings.Builder
	o := outliner{b: &b}
	fence := ""
	for _, text := range fenced(strings.Split(strings.TrimRight(block, "\n"), "\n")) {
		was := fence
		fence = nextFence(fence, text)
		if was == "" && fence == "" {
			text = plainNumbers(hiddenKey().ReplaceAllString(text, "$1\u2060$2"))
		}
		o.line(text, was != "", fence != "")
	}
	return b.String()
}

// hiddenKey begins a line that Logseq would take for what it notes of a block, and not show. A word joiner, which no reader sees, makes
// another key of it.
var hiddenKey = journal.Pattern(`^(\s*(?:[-*+] +)?(?:id|collapsed))(:: )`)

// fenced puts a fence around code that has none.
func fenced(lines []string) []string {
	var c coder
	var out, code []string
	blank := 0 // lines at the end of code that may stand below it
	indent := ""
	flush := func() {
		if len(code) == 0 {
			return
		}
		fence := codeFence(code)
		out = append(append(append(out, indent+fence), code[:len(code)-blank]...), indent+fence)
		out = append(out, code[len(code)-blank:]...)
		code, blank = nil, 0
	}
	for _, text := range lines {
		was := c.fence
		isCode := c.reads(text)
		switch {
		case isCode && was == "" && c.fence == "":
			if len(code) == 0 {
				indent = strings.Repeat(" ", c.item)
			}
			code, blank = append(code, indent+cutBlanks(text, c.item+4)), 0
		case len(code) > 0 && strings.TrimSpace(text) == "":
			code, blank = append(code, ""), blank+1
		default:
			flush()
			out = append(out, text)
		}
	}
	flush()
	return out
}

// codeFence is a fence that no line of code ends.
func codeFence(code []string) string {
	fence := "```"
	for slices.ContainsFunc(code, func(l string) bool { return strings.Contains(l, fence) }) {
		fence += "`"
	}
	return fence
}

// cutBlanks takes up to n blanks off the beginning of a text.
func cutBlanks(text string, n int) string {
	return text[min(n, len(text)-len(strings.TrimLeft(text, " "))):]
}

var issueNumber = journal.Pattern(`(^|[\s(])#(\d+)`)

// plainNumbers keeps the number of an issue from becoming a page: Logseq takes #42 for a tag. Code stays as it is.
func plainNumbers(text string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(text, '`')
		if i < 0 {
			return b.String() + issueNumber().ReplaceAllString(text, `${1}\#$2`)
		}
		n := i + journal.CodeSpan(text[i:])
		b.WriteString(issueNumber().ReplaceAllString(text[:i], `${1}\#$2`) + text[i:n])
		text = text[n:]
	}
}

type outliner struct {
	b      *strings.Builder
	level  int  // of paragraphs: below the last heading
	inside bool // a bullet is open and takes the next line
	depth  int  // of the open bullet
	indent int  // blanks that the source indents the open bullet's lines with
	items  []listed
}

// listed is an open item of a list.
type listed struct {
	indent int // of its text in the source
	depth  int
}

func (o *outliner) line(text string, inFence, fenced bool) {
	trimmed := strings.TrimSpace(text)
	m := listItem().FindStringSubmatch(text)
	switch {
	case inFence:
		o.more(cutBlanks(text, o.indent))
	case trimmed == "":
		o.inside = false
	case strings.HasPrefix(text, "#") && strings.HasPrefix(strings.TrimLeft(text, "#"), " "):
		o.items = nil
		o.bullet(min(len(text)-len(strings.TrimLeft(text, "#"))-1, 1)-1, text, 0)
		o.level, o.inside = max(o.depth+1, 0), false
	case m != nil:
		indent := len(text) - len(m[3])
		o.bullet(o.below(len(m[1])), m[3], indent)
		o.items = append(o.items, listed{indent, o.depth})
		if len(m[2]) > 1 {
			o.more("logseq.order-list-type:: number")
		}
	case o.inside:
		o.more(strings.TrimLeft(text, " "))
	default:
		indent := len(text) - len(strings.TrimLeft(text, " "))
		o.bullet(o.below(indent), text[indent:], indent)
	}
	if fenced {
		o.inside = true
	}
}

// below is how deep a bullet stands whose text the source indents so far.
func (o *outliner) below(indent int) int {
	for len(o.items) > 0 && o.items[len(o.items)-1].indent > indent {
		o.items = o.items[:len(o.items)-1]
	}
	if n := len(o.items); n > 0 {
		return o.items[n-1].depth + 1
	}
	return o.level
}

func (o *outliner) bullet(depth int, text string, indent int) {
	o.depth, o.indent, o.inside = max(depth, 0), indent, true
	o.b.WriteString(strings.Repeat("\t", o.depth) + "- " + text + "\n")
}

func (o *outliner) more(text string) {
	o.b.WriteString(strings.Repeat("\t", o.depth) + "  " + text + "\n")
}
