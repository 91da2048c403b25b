package report

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

const (
	gutter    = 2
	minColumn = 10 // a wrapped column narrower than this is hard to read
	minFirst  = 22 // the same for the first of many columns
	maxRows   = 3  // lines that a row may take before it reads better as a block
)

// table prints rows in columns if they can be made to fit, else each row as a small block.
func (s *screen) table(t table) {
	widths := s.columns(t)
	if widths == nil || t.narrow != nil && s.tallest(t, widths) > maxRows {
		s.stack(t)
		return
	}
	head := make([]line, len(t.head))
	for i, h := range t.head {
		head[i] = line{bold(h)}
	}
	s.row(head, widths)
	for _, r := range t.rows {
		s.row(r, widths)
	}
}

// columns gives the widths of the columns, the widest made narrower until all fit; nil if they cannot. No column gets narrower
// than its head, nor the first one than a few words.
func (s *screen) columns(t table) []int {
	widths, least := make([]int, len(t.head)), make([]int, len(t.head))
	for i, h := range t.head {
		widths[i] = ansi.StringWidth(h)
		least[i] = max(widths[i], minColumn)
	}
	for _, r := range t.rows {
		for i, c := range r {
			widths[i] = max(widths[i], ansi.StringWidth(s.sign(Clean(c.String()))))
		}
	}
	if len(least) > 3 {
		least[0] = max(least[0], minFirst)
	}
	for over := sum(widths) - (s.width - gutter*(len(widths)-1)); over > 0; {
		widest := -1
		for i, w := range widths {
			if w > least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			return nil
		}
		cut := min(over, max(1, (widths[widest]-least[widest])/2))
		widths[widest] -= cut
		over -= cut
	}
	return widths
}

// tallest is how many lines the tallest row takes in columns of these widths.
func (s *screen) tallest(t table, widths []int) int {
	most := 0
	for _, r := range t.rows {
		for i, c := range r {
			most = max(most, len(s.wrap(c, "", "", widths[i])))
		}
	}
	return most
}

func sum(ns []int) int {
	total := 0
	for _, n := range ns {
		total += n
	}
	return total
}

func (s *screen) row(cells []line, widths []int) {
	wrapped := make([][]string, len(cells))
	height := 1
	for i, c := range cells {
		wrapped[i] = s.wrap(c, "", "", widths[i])
		height = max(height, len(wrapped[i]))
	}
	for y := range height {
		var b strings.Builder
		for i, rows := range wrapped {
			cell := ""
			if y < len(rows) {
				cell = rows[y]
			}
			if i < len(wrapped)-1 {
				cell = pad(cell, widths[i]+gutter)
			}
			b.WriteString(cell)
		}
		s.raw(b.String())
	}
}

// stack prints each row as its first cell with the others below it, named by their column.
func (s *screen) stack(t table) {
	for i, r := range t.rows {
		first := slices.Clone(r[0])
		for j := range first {
			first[j].style = strong
		}
		s.write(first, "", "")
		s.write(t.below(i), "  ", "  ")
	}
}

// below is what stands below the first cell of a row.
func (t table) below(row int) line {
	if t.narrow != nil {
		return t.narrow[row]
	}
	var rest []line
	for i, c := range t.rows[row][1:] {
		switch head := t.head[i+1]; {
		case c.String() == "":
		case head == "":
			rest = append(rest, c)
		default:
			rest = append(rest, append(line{aside(head + ":"), say(" ")}, c...))
		}
	}
	return joined(rest)
}
