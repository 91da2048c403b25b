package report

import (
	"cmp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/charmbracelet/x/ansi"

	"twoway/journal"
)

// The plots place things by percentages of the width and by pixels of the height, so that type keeps its size from a phone to a
// sheet of paper. Colours and sizes are in the style sheet. Each plot has a title, a description, and a table of its values.

// figure says what a plot is about: its title, what its signs mean to those who see it, and a description for those who do not.
type figure struct {
	class, title, key, description string
	height                         int
}

// plot opens a figure with an SVG; the returned function closes both and adds the table.
func (h *htmlWriter) plot(f figure, t table) (end func()) {
	h.figures++
	id := "plot-" + strconv.Itoa(h.figures)
	h.open("figure", "class", "plot "+f.class)
	h.tag("figcaption", nil)
	h.text(f.title)
	if f.key != "" {
		h.raw(" ")
		h.tag("span", []string{"class", "key"})
		h.text(f.key)
		h.raw("</span>")
	}
	h.shut("figcaption")
	h.open("svg", "role", "img", "aria-labelledby", id+"-title "+id+"-desc", "width", "100%", "height", strconv.Itoa(f.height), "focusable", "false")
	h.el("title", f.title, "id", id+"-title")
	h.el("desc", f.description, "id", id+"-desc")
	return func() {
		h.shut("svg")
		h.open("details")
		h.el("summary", "The same values as a table")
		h.table(t)
		h.shut("details")
		h.shut("figure")
	}
}

func (h *htmlWriter) segment(class string, x1 string, y1 int, x2 string, y2 int) {
	h.shape("line", "class", class, "x1", x1, "y1", strconv.Itoa(y1), "x2", x2, "y2", strconv.Itoa(y2))
}

func (h *htmlWriter) dot(class, x string, y int, r int) {
	h.shape("circle", "class", class, "cx", x, "cy", strconv.Itoa(y), "r", strconv.Itoa(r))
}

// label writes text at a place; at the edges it grows inwards.
func (h *htmlWriter) label(class, text string, at float64, y int) {
	anchor := "middle"
	switch {
	case at == 0, at < 8 && len(text) > 1:
		anchor = "start"
	case at == 100, at > 92 && len(text) > 1:
		anchor = "end"
	}
	most := labelWidth
	if class == "note" {
		most = noteWidth
	}
	write := func(class, text string) {
		h.tag("text", []string{"class", class, "x", share(at), "y", strconv.Itoa(y), "text-anchor", anchor})
		h.text(text)
		h.raw("</text>\n")
	}
	short, wide := shortLabel(text, most), shortLabel(text, wideWidth)
	if short == wide || at != 0 {
		write(class, short)
		return
	}
	write(class+" narrow", short)
	write(class+" wide", wide)
}

// labelWidth is how much text fits above a plot on a phone, wideWidth how much on a page and in a column of paper, noteWidth how much beside a point, in
// hundredths of the size of the type; the table has the whole of it.
const (
	labelWidth = 1950
	wideWidth  = 3600
	noteWidth  = 700
)

// shortLabel cuts a text to such a width, going by the usual width of its letters: no font is known here.
func shortLabel(text string, most int) string {
	text = Clean(text)
	used := 0
	for i, r := range text {
		switch {
		case ansi.StringWidth(string(r)) > 1, strings.ContainsRune("WM@%—…_=<>#", r):
			used += 105
		case unicode.IsUpper(r), r == 'm', r == 'w':
			used += 85
		case strings.ContainsRune("iljtfr.,:;!'| ()[]", r):
			used += 38
		default:
			used += 62
		}
		if used > most {
			return strings.TrimSpace(text[:i]) + "…"
		}
	}
	return text
}

// share prints a percentage of the width.
func share(at float64) string { return strconv.FormatFloat(at, 'f', 2, 64) + "%" }

// axis is a stretch of days across a plot, from one percentage of its width to another.
type axis struct {
	from, to    journal.Date
	left, right float64
}

func across(from, to journal.Date) axis { return axis{from, to, 0, 100} }

func (a axis) at(d journal.Date) float64 {
	days := a.to.Sub(a.from)
	if days <= 0 {
		return (a.left + a.right) / 2
	}
	return scaled(float64(min(max(d.Sub(a.from), 0), days))*100/float64(days), a.left, a.right)
}

// scaled moves a percentage of the width into the stretch between two others.
func scaled(at, from, to float64) float64 { return from + at*(to-from)/100 }

// ticks marks the firsts of up to seven months, or of at most five that are evenly apart, or the two ends of a stretch without
// one.
func (a axis) ticks() []journal.Date {
	first := journal.Date{Year: a.from.Year, Month: a.from.Month, Day: 1}
	if first.Before(a.from) {
		first = first.AddMonths(1)
	}
	months := 0
	for d := first; !d.After(a.to) && months < 12*200; d = d.AddMonths(1) {
		months++
	}
	if months < 2 {
		return []journal.Date{a.from, a.to}
	}
	step := 1
	for _, s := range []int{1, 2, 3, 4, 6, 12, 24, 60, 120, 600} {
		if step = s; (months-1)/s < 5 || months <= 7 {
			break
		}
	}
	if step%12 == 0 && first.Month != time.January {
		first = journal.Date{Year: first.Year + 1, Month: time.January, Day: 1}
	}
	var out []journal.Date
	for d := first; !d.After(a.to); d = d.AddMonths(step) {
		out = append(out, d)
	}
	return out
}

func (h *htmlWriter) timeAxis(a axis, top, bottom int) {
	year := 0
	for _, d := range a.ticks() {
		x := a.at(d)
		h.segment("grid", share(x), top, share(x), bottom)
		name := d.Month.String()[:3]
		if d.Day != 1 {
			name = strconv.Itoa(d.Day) + " " + name
		}
		h.label("tick", name, x, bottom+axisMonth)
		if d.Year != year {
			year = d.Year
			h.label("tick", strconv.Itoa(d.Year), x, bottom+axisYear)
		}
	}
}

// The baselines of the two rows of an axis of time, and the height it takes, in pixels.
const (
	axisMonth  = 17
	axisYear   = 31
	axisHeight = 38
)

const (
	leanTop    = 34
	leanHeight = 160
)

func (h *htmlWriter) lean(l journal.LeanStory) {
	t := table{head: []string{"Day", "Lean", "What happened"}, numbers: 1}
	for _, p := range l.Points {
		t.rows = append(t.rows, []line{{ref(p.Entry, p.Date.String())}, text(itoa(p.Value)), text(p.Event)})
	}
	a := across(l.Points[0].Date, l.Points[len(l.Points)-1].Date)
	desc := "The higher, the more the lean is towards \"" + l.Toward.Label + "\"; below 50 \"" + l.Away.Label + "\" is ahead. " + l.Line
	end := h.plot(figure{"lean", journal.UpperFirst(l.Name) + ": the lean over time", "", desc, leanTop + leanHeight + axisHeight + 24}, t)
	bottom := leanTop + leanHeight
	y := func(v int) int { return bottom - v*leanHeight/100 }
	h.label("side", "↑ "+sideName(l.Toward), 0, leanTop-16)
	h.timeAxis(a, leanTop, bottom)
	for _, v := range []int{0, 50, 100} {
		class := "grid"
		if v == 50 {
			class = "half"
		}
		h.segment(class, "0%", y(v), "100%", y(v))
	}
	h.label("side", "↓ "+sideName(l.Away), 0, bottom+axisHeight+14)
	for i, p := range l.Points[1:] {
		h.segment("trace", share(a.at(l.Points[i].Date)), y(l.Points[i].Value), share(a.at(p.Date)), y(p.Value))
	}
	named := namedPoints(a, l.Points)
	for _, p := range l.Points {
		h.leanPoint(a, p, y)
	}
	for i, p := range l.Points {
		if named[i] {
			h.leanLabel(a, l.Points, i, y(p.Value))
		}
	}
	end()
}

// apart is how far the numbers beside two points must be from each other, as a share of the width, to be read on a phone.
const apart = 9

// namedPoints chooses the points that get their number written beside them: the last, those with an event, then the others, as
// long as none comes too near to one that has it. The table holds them all.
func namedPoints(a axis, points []journal.LeanPoint) []bool {
	named := make([]bool, len(points))
	add := func(i int) {
		for j := range points {
			if d := a.at(points[i].Date) - a.at(points[j].Date); named[j] && d < apart && d > -apart {
				return
			}
		}
		named[i] = true
	}
	add(len(points) - 1)
	for i, p := range points {
		if p.Event != "" {
			add(i)
		}
	}
	for i := range points {
		add(i)
	}
	return named
}

// sideName is what an option is called beside a plot.
func sideName(o journal.Option) string { return cmp.Or(o.Label, o.Key) }

func (h *htmlWriter) leanPoint(a axis, p journal.LeanPoint, y func(int) int) {
	class := "point"
	if p.Event != "" && p.Event != "chosen" {
		class = "point event"
	}
	h.dot(class, share(a.at(p.Date)), y(p.Value), 5)
}

// The number of a point stands above it, or below it, with the event if there is one, where another dot would lie on it.
const (
	valueAbove = -11
	valueBelow = 19
	eventBelow = 22
)

func (h *htmlWriter) leanLabel(a axis, points []journal.LeanPoint, i, y int) {
	p := points[i]
	x := a.at(p.Date)
	note := p.Event
	switch {
	case clearOf(a, points, i, valueAbove):
		h.label("value", itoa(p.Value), x, y+valueAbove)
	case p.Event != "":
		note = itoa(p.Value) + ", " + p.Event
	case clearOf(a, points, i, valueBelow):
		h.label("value", itoa(p.Value), x, y+valueBelow)
	}
	if p.Event != "" && clearOf(a, points, i, eventBelow) {
		h.label("note", note, x, y+eventBelow)
	}
}

// clearOf says whether a label whose baseline is so many pixels below a point touches no other dot, on a phone.
func clearOf(a axis, points []journal.LeanPoint, i, below int) bool {
	const typeHeight, dot = 11, 6
	for j, p := range points {
		dx := a.at(p.Date) - a.at(points[i].Date)
		dy := (points[i].Value-p.Value)*leanHeight/100 - below // from the baseline down to the other dot
		if j != i && dx > -apart && dx < apart && dy > -typeHeight-dot && dy < dot {
			return false
		}
	}
	return true
}
