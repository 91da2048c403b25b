package report

import (
	"strings"

	"github.com/charmbracelet/x/ansi"

	"twoway/journal"
)

// lean draws one row for each time a lean was stated: the day, a dot between the two options, the number, and what happened.
func (s *screen) lean(story journal.LeanStory) {
	for _, row := range leanRows(story, s.width) {
		s.raw(ansi.Truncate(s.sign(row), s.width, ""))
	}
}

const (
	leanMost  = 31 // columns of the scale at most
	leanDay   = 11 // a date and a blank
	leanValue = 5  // two blanks and a number up to 100
)

// leanRows draws the lean as text of at most width columns. The left end is all for the other option, the right end all for the
// present choice, the line in the middle is 50.
func leanRows(story journal.LeanStory, width int) []string {
	scale := min(leanMost, max(3, width-leanDay-leanValue-11))
	scale -= 1 - scale%2
	if width < leanDay+leanValue+scale {
		scale = max(1, width-leanDay-leanValue)
	}
	rows := leanAxis(story, scale, width)
	for _, p := range story.Points {
		row := pad(p.Date.String(), leanDay) + leanDots(p.Value, scale) + "  " + padLeft(itoa(p.Value), 3)
		if p.Event != "" {
			row += "  " + plainWords(p.Event)
		}
		rows = append(rows, ansi.Truncate(row, width, "…"))
	}
	return rows
}

func leanAxis(story journal.LeanStory, scale, width int) []string {
	half := scale / 2
	axis := strings.Repeat("─", half) + "┼" + strings.Repeat("─", half)
	left, right := plainWords(story.Away.Key), plainWords(story.Toward.Key)
	if w := ansi.StringWidth(left); w <= leanDay-2 && leanDay+scale+1+ansi.StringWidth(right) <= width {
		return []string{padLeft(left, leanDay-1) + " " + axis + " " + right}
	}
	return []string{
		ansi.Truncate("left: "+left, width, "…"),
		ansi.Truncate("right: "+right, width, "…"),
		ansi.Truncate(strings.Repeat(" ", leanDay)+axis, width, ""),
	}
}

func leanDots(value, scale int) string {
	cells := []rune(strings.Repeat(" ", scale))
	cells[scale/2] = '│'
	at := (min(max(value, 0), 100)*(scale-1) + 50) / 100
	cells[at] = '●'
	return string(cells)
}

func padLeft(text string, width int) string {
	return strings.Repeat(" ", max(0, width-ansi.StringWidth(text))) + text
}

// plainWords keeps letters, digits, hyphens and blanks: what stands in a chart is escaped by no dress.
func plainWords(s string) string {
	return strings.Map(func(r rune) rune {
		if isLetterOrDigit(r) || r == '-' || r == '_' || r == ' ' {
			return r
		}
		return -1
	}, s)
}
