package report

import (
	"io"
	"strings"

	"twoway/journal"
)

// Due writes what waits and, below it, what comes later; an empty journal is a sentence.
func Due(w io.Writer, rows []journal.DueRow, opts TermOptions) error {
	s := newScreen(opts)
	waits := 0
	for _, r := range rows {
		if r.Now {
			waits++
		}
	}
	if waits == 0 {
		s.write(text("Nothing waits."), "", "")
	}
	later := false
	for _, r := range rows {
		if !r.Now && !later {
			s.blank()
			s.write(line{bold("Later")}, "", "")
			later = true
		}
		s.due(r)
	}
	return s.flush(w)
}

// due prints one thing: the date it waits from, what it asks, and the command to type.
func (s *screen) due(r journal.DueRow) {
	what := line{say(r.What)}
	if r.Minutes > 0 {
		what = append(what, aside(" · "+itoa(r.Minutes)+" minutes"))
	}
	s.write(what, r.From.String()+"  ", "            ")
	if r.Now && r.How != "" {
		for _, row := range Command(r.How, "            ", s.width) {
			at := len(row) - len(strings.TrimLeft(row, " "))
			s.whole(line{{text: row[at:], style: code}}, row[:at])
		}
	}
}
