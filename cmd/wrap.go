package cmd

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"twoway/journal/report"
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

// wrapSaid is wrap for a sentence that may end in a command to type, which stands on lines of its own that can be pasted. What
// begins with a path stays whole, to be copied.
func wrapSaid(line string, width int) []string {
	if ansi.StringWidth(line) <= width {
		return []string{line}
	}
	if i := strings.LastIndex(line, ": twoway "); i >= 0 {
		return append(wrapSaid(line[:i+1], width), report.Command(line[i+2:], "  ", width)...)
	}
	if path := strings.Index(line, " /"); path >= 0 && path+2 < len(line) && line[path+2] != ' ' {
		return append(wrap(line[:path], width), line[path+1:])
	}
	return wrap(line, width)
}

// wrapHint is wrap for a line that says what to do next: a command, perhaps with a remark behind four blanks, or a sentence.
func wrapHint(line string, width int) []string {
	const indent = "  "
	if ansi.StringWidth(indent+line) <= width {
		return []string{indent + line}
	}
	command, remark, _ := strings.Cut(line, "    ")
	first, _, _ := strings.Cut(command, " ")
	if first != "twoway" && first != "git" {
		lines := wrapSaid(line, width-len(indent))
		for i := range lines {
			lines[i] = indent + strings.TrimLeft(lines[i], " ")
		}
		return lines
	}
	lines := report.Command(command, indent, width)
	if remark != "" {
		lines = append(lines, wrap(strings.Repeat(indent, 3)+strings.TrimLeft(remark, " "), width)...)
	}
	return lines
}
