package markdown

import (
	"fmt"
	"strings"

	"twoway/journal"
)

// swallowed names HTML that is never closed, and so takes the sections and items below it, and headings that HTML takes because no blank
// line stands between.
func (r *reader) swallowed(body string, o *outline, comments []span) {
	for _, c := range comments {
		if c.to == len(body) && !strings.HasSuffix(body, "-->") {
			r.swallows(body, c, "-->")
		}
	}
	for _, b := range o.outer {
		line, below, _ := strings.Cut(body[b.from:b.to], "\n")
		switch {
		case b.open && !strings.HasPrefix(strings.TrimLeft(line, " "), "<!--"):
			r.swallows(body, b.span, endOf(line))
		case b.blank:
			if at := structural().FindStringIndex(below); at != nil && below[at[0]] == '#' {
				r.problem(b.from+len(line)+1+at[0], "html-heading", fmt.Sprintf("%q stands right below HTML and is read as a part of it", strings.TrimSpace(below[at[0]:at[1]])),
					"put a blank line above it")
			}
		}
	}
}

// structural is a line that would be a heading of ours or an item.
var structural = journal.Pattern(`(?m)^(?:#{1,2} .*|[-*+] \S.*)$`)

func (r *reader) swallows(body string, s span, end string) {
	line, below, _ := strings.Cut(body[s.from:s.to], "\n")
	if n := len(structural().FindAllStringIndex(below, -1)); n > 0 {
		sign, _, _ := strings.Cut(strings.TrimSpace(line), " ")
		r.problem(s.from, "html-open", fmt.Sprintf("%s is never closed, so %s below it %s not read", sign, journal.Counted(n, "heading or item", "headings and items"), map[bool]string{true: "is", false: "are"}[n == 1]),
			fmt.Sprintf(`write \%s for the sign itself, or %s where it ends`, sign, end))
	}
}

// endOf is the sign that ends the HTML that a line opens.
func endOf(line string) string {
	switch l := strings.ToLower(strings.TrimLeft(line, " ")); {
	case strings.HasPrefix(l, "<?"):
		return "?>"
	case strings.HasPrefix(l, "<!["):
		return "]]>"
	case strings.HasPrefix(l, "<!"):
		return ">"
	default:
		return "</" + l[1:1+len(l)-1-len(strings.TrimLeft(l[1:], "abcdefghijklmnopqrstuvwxyz"))] + ">"
	}
}
