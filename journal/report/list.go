package report

import (
	"io"
	"strings"

	"twoway/journal"
)

// Value writes any value as one indented JSON document: rows, a state, problems. An empty list is [] when the caller passes one
// that is not nil.
func Value(w io.Writer, v any) error { return writeJSON(w, v) }

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
		s.write(line{{text: r.How, style: code}}, "            ", "              ")
	}
}

// List writes decisions as a table, or as blocks in a narrow window.
func List(w io.Writer, rows []journal.ListRow, opts TermOptions) error {
	s := newScreen(opts)
	if len(rows) == 0 {
		s.write(text("No decision here yet. Write the first: twoway new \"What are you deciding?\""), "", "")
		return s.flush(w)
	}
	t := table{head: []string{"Handle", "Question", "State", "Sure", "Door", "Until"}, numbers: 3}
	for _, r := range rows {
		question := r.Question
		if r.Private {
			question += " (private)"
		}
		sure := ""
		if r.Confidence != nil {
			sure = itoa(*r.Confidence)
		}
		t.rows = append(t.rows, []line{{ref(r.ID, r.Handle)}, text(question), text(r.Status), text(sure), text(r.Width), text(strings.TrimPrefix(r.Until, "open until "))})
	}
	s.table(t)
	return s.flush(w)
}

// Entries writes entries, one a line: its date, kind and first words.
func Entries(w io.Writer, rows []journal.EntryRow, opts TermOptions) error {
	s := newScreen(opts)
	if len(rows) == 0 {
		s.write(text("No entry fits."), "", "")
	}
	if len(rows) > 0 {
		s.block(timeline(rows))
	}
	return s.flush(w)
}

// Matches writes the lines that hold what was looked for, as path:line: text.
func Matches(w io.Writer, rows []journal.Match, opts TermOptions) error {
	s := newScreen(opts)
	if len(rows) == 0 {
		s.write(text("No line matches."), "", "")
	}
	for _, m := range rows {
		s.write(line{aside(m.Path + ":" + itoa(m.Line) + ":"), say(" " + m.Text)}, "", "  ")
	}
	return s.flush(w)
}

// Problems writes findings about files, each with its rule and how to mend it. files is how many were read.
func Problems(w io.Writer, problems []journal.Problem, files int, opts TermOptions) error {
	s := newScreen(opts)
	for _, p := range problems {
		s.write(line{bold(place(p) + ":"), say(" " + p.Text + " "), aside("[" + p.Rule + "]")}, "", "  ")
		if p.Mend != "" {
			s.write(text(p.Mend), "  → ", "    ")
		}
	}
	s.blank()
	s.write(text(itoa(files)+" "+plural(files, "file", "files")+" read, "+found(len(problems))+"."), "", "")
	return s.flush(w)
}

func place(p journal.Problem) string {
	if p.Line > 0 {
		return p.Path + ":" + itoa(p.Line)
	}
	return p.Path
}

func found(n int) string {
	if n == 0 {
		return "nothing to mend"
	}
	return itoa(n) + " " + plural(n, "finding", "findings")
}

// Settings writes the journal in use and each setting with the place it came from.
func Settings(w io.Writer, rows []journal.SettingRow, opts TermOptions) error {
	s := newScreen(opts)
	t := table{head: []string{"Setting", "Value", "From"}, numbers: -1}
	for _, r := range rows {
		t.rows = append(t.rows, []line{text(r.Name), text(r.Value), text(r.From)})
	}
	s.table(t)
	return s.flush(w)
}
