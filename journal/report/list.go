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

// besideDate is the narrowest window in which a text stands beside its date; in others it stands below.
const besideDate = 60

// due prints one thing: the date it waits from, what it asks, and the command to type.
func (s *screen) due(r journal.DueRow) {
	first, rest := r.From.String()+"  ", "            "
	if s.width < besideDate {
		s.raw(r.From.String())
		first, rest = "  ", "  "
	}
	what := line{say(r.What)}
	if r.Minutes > 0 {
		what = append(what, aside(" · "+itoa(r.Minutes)+" minutes"))
	}
	if r.Now && r.Answers != "" {
		what = append(what, aside(" ("+r.Answers+")"))
	}
	s.write(what, first, rest)
	if r.Now && r.How != "" {
		s.command(r.How, rest)
	}
}

// command writes a command that somebody copies. What stands in its quotes is the person's, letter for letter: of our own signs it has
// the arrow alone.
func (s *screen) command(text, indent string) {
	if at := strings.LastIndex(text, "→"); s.ascii && at >= 0 {
		text = text[:at] + s.sign("→") + text[at+len("→"):]
	}
	for _, row := range Command(Clean(text), indent, s.width) {
		at := len(row) - len(strings.TrimLeft(row, " "))
		s.raw(row[:at] + s.paint([]word{{pieces: []span{{text: row[at:], style: code}}}}))
	}
}
