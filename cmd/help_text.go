package cmd

import (
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"twoway/journal"
)

// helpWidth is the widest line of a help text, in columns; a narrower terminal narrows it.
const helpWidth = 80

// layHelp lets the help texts of the tree fit the window.
func layHelp(root *cobra.Command, env *Env) {
	width := helpWidth
	if env.Term.Out && env.Term.Width >= 40 {
		width = min(width, env.Term.Width)
	}
	root.SetHelpFunc(func(c *cobra.Command, _ []string) {
		text := reflow(c.Long, width) + "\n\n" + usageText(c, width)
		_, _ = io.WriteString(c.OutOrStdout(), text) // cobra takes no error from here
	})
	root.SetUsageFunc(func(c *cobra.Command) error {
		_, err := io.WriteString(c.OutOrStderr(), usageText(c, width))
		return err
	})
}

// usageText says how a command is typed: its forms, examples, commands below it, flags.
func usageText(c *cobra.Command, width int) string {
	var b strings.Builder
	b.WriteString("Usage:\n")
	if c.Runnable() {
		b.WriteString("  " + c.UseLine() + "\n")
	}
	if c.HasAvailableSubCommands() {
		b.WriteString("  " + c.CommandPath() + " [command]\n")
	}
	if c.Example != "" {
		b.WriteString("\nExamples:\n" + commandRows(c.Example, width) + "\n")
	}
	for _, g := range c.Groups() {
		b.WriteString("\n" + g.Title + "\n")
		for _, sub := range c.Commands() {
			if sub.GroupID == g.ID && (sub.IsAvailableCommand() || sub.Name() == "help") {
				fmt.Fprintf(&b, "  %-*s %s\n", sub.NamePadding(), sub.Name(), sub.Short)
			}
		}
	}
	if f := c.LocalFlags(); f.HasAvailableFlags() {
		b.WriteString("\nFlags:\n" + withoutBlanks(f.FlagUsagesWrapped(width)))
	}
	if f := c.InheritedFlags(); f.HasAvailableFlags() {
		b.WriteString("\nGlobal Flags:\n" + withoutBlanks(f.FlagUsagesWrapped(width)))
	}
	if c.HasAvailableSubCommands() {
		fmt.Fprintf(&b, "\nUse \"%s [command] --help\" for more information about a command.\n", c.CommandPath())
	}
	return b.String()
}

// withoutBlanks takes the blanks off the ends of lines.
func withoutBlanks(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		b.WriteString(strings.TrimRight(line, " \n") + "\n")
	}
	return b.String()
}

// reflow fills the paragraphs of a text to a width. Indented lines stand apart; what is too long in one goes on below its last
// column.
func reflow(text string, width int) string {
	var out, open []string
	flush := func() {
		out = append(out, fill(strings.Join(open, " "), "", width)...)
		open = nil
	}
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		if line != "" && !strings.HasPrefix(line, " ") {
			open = append(open, line)
			continue
		}
		flush()
		words := strings.TrimLeft(line, " ")
		if at := strings.LastIndex(words, "  "); at >= 0 {
			words = words[at+2:]
		}
		if line == "" {
			out = append(out, "")
			continue
		}
		head := line[:len(line)-len(words)]
		rows := fill(words, strings.Repeat(" ", ansi.StringWidth(head)), width)
		rows[0] = head + strings.TrimLeft(rows[0], " ")
		out = append(out, rows...)
	}
	flush()
	return strings.Join(out, "\n")
}

// fill breaks words at blanks into rows of at most width columns, each behind an indent.
func fill(text, indent string, width int) (rows []string) {
	row := indent
	for _, w := range strings.Fields(text) {
		switch {
		case row == indent:
			row += w
		case ansi.StringWidth(row)+1+ansi.StringWidth(w) <= width:
			row += " " + w
		default:
			rows, row = append(rows, row), indent+w
		}
	}
	if row != indent {
		rows = append(rows, row)
	}
	return rows
}

// commandRows fits command lines to a width: a long one goes on in the next row, before a flag, as a shell reads it.
func commandRows(text string, width int) string {
	var out []string
	for line := range strings.SplitSeq(goesOn().ReplaceAllString(text, " "), "\n") {
		if ansi.StringWidth(line) <= width {
			out = append(out, line)
			continue
		}
		parts := strings.Split(line, " --")
		row := parts[0]
		for _, p := range parts[1:] {
			if ansi.StringWidth(row)+len(" --")+ansi.StringWidth(p) > width-len(" \\") {
				out, row = append(out, row+" \\"), "     "
			}
			row += " --" + p
		}
		out = append(out, row)
	}
	return strings.Join(out, "\n")
}

// goesOn matches the end of a row that goes on in the next.
var goesOn = journal.Pattern(`\s*\\\n\s*`)
