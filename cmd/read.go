package cmd

import (
	"strings"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/report"
)

// readOptions are the flags that reading commands share.
type readOptions struct {
	asOf   string
	asJSON bool
}

func addReadFlags(c *cobra.Command, o *readOptions) {
	c.Flags().StringVar(&o.asOf, "as-of", "", "show everything as it stood on a day")
	c.Flags().BoolVar(&o.asJSON, "json", false, "print JSON")
}

// pipeWidth is the width of rows that go to no terminal: one line a row.
const pipeWidth = 1 << 12

// dress says what standard output can show. Rows that go to a pipe are not wrapped.
func (a *app) dress(s *settings) report.TermOptions {
	t := a.env.Term
	o := report.TermOptions{Width: t.Width, Color: t.Color, ASCII: t.ASCII}
	switch s.Color {
	case "always":
		o.Color = a.env.Getenv("NO_COLOR") == ""
	case "never":
		o.Color = false
	}
	if !t.Out {
		o.Width = pipeWidth
	}
	return o
}

// textWidth is the width of a text that goes to no terminal.
const textWidth = 80

// text is what standard output can show of a text that is wrapped in a pipe as well.
func (a *app) text(s *settings) report.TermOptions {
	o := a.dress(s)
	if !a.env.Term.Out {
		o.Width = textWidth
	}
	return o
}

// exclusive is a usage error when more than one of the flags was typed.
func exclusive(c *cobra.Command, names ...string) error {
	var typed []string
	for _, n := range names {
		if c.Flags().Changed(n) {
			typed = append(typed, "--"+n)
		}
	}
	if len(typed) < 2 {
		return nil
	}
	return hint(usagef("%s exclude each other; choose one", strings.Join(typed, " and ")), c.CommandPath()+" --help")
}

// filled refuses flags that were typed with nothing behind them, as the name of an unset variable in a script leaves them.
func filled(c *cobra.Command, names ...string) error {
	for _, n := range names {
		if f := c.Flags().Lookup(n); f.Changed && strings.TrimSpace(f.Value.String()) == "" {
			return hint(usagef("--%s is empty", n), c.CommandPath()+" --help")
		}
	}
	return nil
}

// orEmpty gives a list that JSON prints as [] when it holds nothing.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// leftOut are the problems of the files that were left out, as JSON shows them.
func (o *opened) leftOut() []journal.Problem { return orEmpty(o.unreadable()) }
