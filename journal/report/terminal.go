package report

import (
	"io"
	"strings"

	"twoway/journal"
)

// TermOptions says what a terminal can show.
type TermOptions struct {
	Width int                    // columns; 80 when 0, and at least 20 are used
	Color bool                   // escape sequences for colour and weight
	ASCII bool                   // our own signs in ASCII; a person's letters stay
	Link  func(id string) string // the address of an entry for a clickable link; nil or an empty address for none
	Reach string                 // what leads the commands of a review to its journal: " --journal DIR", or empty
}

// Terminal writes a review as text. No line is wider than the width, none ends in a blank, and without Color and Link the
// output holds no escape byte.
func Terminal(w io.Writer, r *journal.Review, opts TermOptions) error {
	s := newScreen(opts)
	p := layout(r)
	s.write(line{{text: p.title, style: strong}}, "", "")
	s.write(text(p.subtitle), "", "")
	for _, sec := range p.sections {
		s.section(sec)
	}
	if len(r.People) > 0 {
		s.section(peopleSection(r))
	}
	if p.carry != nil {
		s.section(*p.carry)
	}
	s.blank()
	for _, f := range p.foot {
		s.write(line{aside(f)}, "", "")
	}
	return s.flush(w)
}

// peopleSection names who was mentioned; no other dress does.
func peopleSection(r *journal.Review) section {
	var parts []line
	for _, p := range r.People {
		parts = append(parts, text(p.Name+" "+itoa(p.K)))
	}
	return section{"people", "People mentioned", []block{paragraph(joined(parts))}}
}

func (s *screen) section(sec section) {
	s.blank()
	s.write(line{{text: sec.title, style: title}}, "", "")
	s.rule(sec.title)
	var before block
	for _, b := range sec.blocks {
		if drawnOnly(b) {
			continue
		}
		if before != nil && !closeTo(before, b) {
			s.blank()
		}
		s.block(b)
		before = b
	}
}

// drawnOnly says whether a block is a plot that a page draws and a terminal does not; its values are in the text around it.
func drawnOnly(b block) bool {
	switch b.(type) {
	case timelineFigure, doorFigure, calibrationFigure:
		return true
	}
	return false
}

// closeTo says whether a block follows the one before without a blank line.
func closeTo(before, b block) bool {
	switch before.(type) {
	case heading:
		return true
	case paragraph, leanFigure, energyFigure:
		_, ok := b.(paragraph)
		return ok
	}
	return false
}

func (s *screen) block(b block) {
	switch b := b.(type) {
	case paragraph:
		s.write(line(b), "", "")
	case heading:
		s.write(line{bold(string(b))}, "", "")
	case list:
		for _, item := range b {
			s.write(item, "- ", "  ")
		}
	case table:
		s.table(b)
	case themeBlock:
		s.theme(b)
	case leanFigure:
		s.lean(b.LeanStory)
	case energyFigure:
		s.energy(b.EnergyPart)
	}
}

func (s *screen) theme(t themeBlock) {
	head := line{bold(t.label)}
	if t.word != "" {
		head = line{{text: t.word + ":", style: accent}, say(" "), bold(t.behind)}
	}
	s.write(head, "", "")
	if t.n > 0 && s.width >= 40 {
		s.write(line{{text: s.bar(t.k, t.n, 12), style: accent}, say("  " + t.counts)}, "  ", "  ")
	} else {
		s.write(text(t.counts), "  ", "  ")
	}
	for _, q := range t.quotes {
		l := append(line{ref(q.Entry, q.day), say(" · ")}, said(q.Shown(), `"`, `"`)...)
		if q.lead != "" {
			l = append(line{aside(q.lead), say(" ")}, l...)
		}
		s.write(l, "  │ ", "  │ ")
	}
}

// bar draws k of n in eighths of a cell.
func (s *screen) bar(k, n, cells int) string {
	if n <= 0 {
		return ""
	}
	eighths := (k*cells*8 + n/2) / n
	if k > 0 {
		eighths = max(eighths, 1)
	}
	if s.ascii {
		full := (eighths + 4) / 8
		return strings.Repeat("#", full) + strings.Repeat(".", cells-full)
	}
	b := strings.Repeat("█", eighths/8)
	rest := cells - eighths/8
	if eighths%8 > 0 {
		b += string([]rune("▏▎▍▌▋▊▉")[eighths%8-1])
		rest--
	}
	return b + strings.Repeat("·", rest)
}

// energy draws the course of the stated energy, one sign for each time it was stated, as many as fit on one line.
func (s *screen) energy(e journal.EnergyPart) {
	lead := "Energy, by date: "
	points := e.Points
	if width := min(s.width, maxText); len(lead)+len(points) > width {
		const last = "Energy, the last "
		fit := max(1, width-len(last+"00: "))
		lead = last + itoa(fit) + ": "
		points = points[max(0, len(points)-fit):]
	}
	signs := []rune("▁▂▄▆█")
	if s.ascii {
		signs = []rune("_.-=#")
	}
	var b strings.Builder
	for _, p := range points {
		b.WriteRune(signs[p.Value+2])
	}
	s.write(line{say(lead), {text: b.String(), style: accent}}, "", "")
}
