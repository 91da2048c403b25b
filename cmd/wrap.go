package cmd

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// wrap breaks a line at its blanks so that none is wider than width columns, as far as its words allow: a date, a handle and a
// path stay whole. Further lines are indented as the first.
func wrap(line string, width int) []string {
	if ansi.StringWidth(line) <= width {
		return []string{line}
	}
	body := strings.TrimLeft(line, " ")
	indent := line[:len(line)-len(body)]
	var lines []string
	now := ""
	for i, word := range strings.Split(body, " ") {
		switch {
		case i == 0:
			now = indent + word
		case ansi.StringWidth(now)+1+ansi.StringWidth(word) <= width:
			now += " " + word
		default:
			lines = append(lines, strings.TrimRight(now, " "))
			now = indent + word
		}
	}
	return append(lines, now)
}

// wrapSaid is wrap for a sentence that may end in a command to type, which stays on one line of its own. A line with a path in
// it stays as it is, to be copied.
func wrapSaid(line string, width int) []string {
	if path := strings.Index(line, " /"); path >= 0 && path+2 < len(line) && line[path+2] != ' ' {
		return []string{line}
	}
	i := strings.LastIndex(line, ": twoway ")
	if i < 0 || ansi.StringWidth(line) <= width {
		return wrap(line, width)
	}
	return append(wrap(line[:i+1], width), "  "+line[i+2:])
}
