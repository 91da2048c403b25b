package report

import "io"

// Rows writes rows in columns below their heads, fitted to the width; where they cannot fit, each row becomes a small block.
// Without heads the first row is as plain as the others. Cells that every row leaves empty take no column.
func Rows(w io.Writer, head []string, rows [][]string, opts TermOptions) error {
	s := newScreen(opts)
	t := table{numbers: -1}
	for i, h := range head {
		if used(rows, i) {
			t.head = append(t.head, h)
		}
	}
	for _, r := range rows {
		var cells []line
		for i, c := range r {
			if used(rows, i) {
				cells = append(cells, text(c))
			}
		}
		t.rows = append(t.rows, cells)
	}
	if len(t.rows) > 0 {
		s.table(t)
	}
	return s.flush(w)
}

func used(rows [][]string, column int) bool {
	for _, r := range rows {
		if column < len(r) && r[column] != "" {
			return true
		}
	}
	return false
}

// Lines writes paragraphs, each wrapped to the width; an empty one is a blank line.
func Lines(w io.Writer, paragraphs []string, opts TermOptions) error {
	s := newScreen(opts)
	for _, p := range paragraphs {
		if p == "" {
			s.blank()
			continue
		}
		s.write(text(p), "", "")
	}
	return s.flush(w)
}
