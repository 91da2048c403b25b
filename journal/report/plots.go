package report

import (
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
)

const (
	energyRow = 22
	themeRow  = 36
	doorRow   = 52
)

// energy draws each level on the day when it was stated, or, where there are too many, how often in each stretch of time.
func (h *htmlWriter) energy(e energyFigure) {
	a := axis{e.span.From, e.span.To, 12, 98}
	if e.span.Name == "" {
		a.to = lastOf(e.Points, func(p journal.Stated) journal.Date { return p.Date })
	}
	b := daysOf(e.Points)
	if len(b.starts) > timelineMarks {
		b = binsOf(a)
	}
	count := make([][5]int, len(b.starts))
	for _, p := range e.Points {
		count[b.of(p.Date)][p.Value+2]++
	}
	most := 0
	for _, c := range count {
		most = max(most, slices.Max(c[:]))
	}
	end := h.plot(figure{
		"energy", "Energy over time", "A dot for each " + b.unit + sizeWords(most),
		"Each dot is one " + b.unit + " and one level from −2 to +2; its size is the number of entries. " + e.Line, 5*energyRow + axisHeight,
	}, energyTable(b, count))
	h.timeAxis(a, 0, 5*energyRow)
	for level := range 5 {
		y := (4-level)*energyRow + energyRow/2
		h.segment("grid", "9%", y, "100%", y)
		h.label("tick", signed(level-2), 0, y+4)
		for i, c := range count {
			if n := c[level]; n > 0 {
				h.counted(b.at(a, i), y, n, most)
			}
		}
	}
	end()
}

func energyTable(b bins, count [][5]int) table {
	first := journal.UpperFirst(b.unit)
	if b.unit != "day" {
		first += " from"
	}
	t := table{head: []string{first, "−2", "−1", "0", "+1", "+2"}, numbers: -1}
	for i, c := range count {
		row := []line{text(b.starts[i].String())}
		any := false
		for _, n := range c {
			row = append(row, text(orNothing(n)))
			any = any || n > 0
		}
		if any {
			t.rows = append(t.rows, row)
		}
	}
	return t
}

func orNothing(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

func signed(n int) string {
	switch {
	case n > 0:
		return "+" + strconv.Itoa(n)
	case n < 0:
		return "−" + strconv.Itoa(-n)
	}
	return "0"
}

// timelineMarks is how many dots a theme may have before they are counted in bins.
const timelineMarks = 60

// timeline draws in which entries each theme came up, in the period and in the one before it.
func (h *htmlWriter) timeline(f timelineFigure) {
	a, compares := across(f.span.From, f.span.To), f.before != (journal.Period{})
	if compares {
		a.from = f.before.From
	} else {
		a.to = a.from
		for _, t := range f.themes {
			a.to = laterOf(a.to, lastOf(t.Timeline, func(m journal.ThemeMark) journal.Date { return m.Date }))
		}
	}
	bottom := len(f.themes) * themeRow
	t := table{head: []string{"Theme", "Entries " + f.span.Before, "Entries " + f.span.This}, numbers: -1, stacks: true}
	if !compares {
		t.head = []string{"Theme", "Entries"}
	}
	for _, x := range f.themes {
		t.rows = append(t.rows, timelineRow(f, a, x))
	}
	desc, key := "One row for each theme, one dot for each entry with it.", "A dot for each entry."
	if compares {
		desc = "One row for each theme, one dot for each entry with it; the shaded part is " + f.span.Title + "."
		key = "A dot for each entry " + f.span.This + ", a ring for each " + f.span.Before + "."
	}
	if slices.ContainsFunc(f.themes, func(t journal.Theme) bool { return len(marksIn(t, a)) > timelineMarks }) {
		key = "A dot for each entry; where a theme has many, one for the entries of each " + binsOf(a).unit + "."
	}
	end := h.plot(figure{"timeline", "When each theme came up", key, desc, bottom + axisHeight}, t)
	if compares {
		h.shape("rect", "class", "period", "x", share(a.at(f.span.From)), "y", "0", "width", share(100-a.at(f.span.From)), "height", strconv.Itoa(bottom))
	}
	h.timeAxis(a, 0, bottom)
	for i, x := range f.themes {
		h.timelineThemes(f, a, x, i*themeRow)
	}
	end()
}

// lastOf is the latest day in a list: where a plot without a period ends, since what nobody wrote after it is no news.
func lastOf[T any](list []T, day func(T) journal.Date) (last journal.Date) {
	for _, x := range list {
		last = laterOf(last, day(x))
	}
	return last
}

func laterOf(a, b journal.Date) journal.Date {
	if b.After(a) {
		return b
	}
	return a
}

func (h *htmlWriter) timelineThemes(f timelineFigure, a axis, t journal.Theme, top int) {
	y := top + 26
	h.label("row", journal.UpperFirst(t.Label), 0, top+14)
	h.segment("grid", "0%", y, "100%", y)
	marks := marksIn(t, a)
	if len(marks) > timelineMarks {
		b := binsOf(a)
		count := make([]int, len(b.starts))
		for _, m := range marks {
			count[b.of(m.Date)]++
		}
		for i, n := range count {
			if n > 0 {
				h.counted(b.at(a, i), y, n, slices.Max(count))
			}
		}
		return
	}
	for _, m := range marks {
		class := "point"
		if m.Date.Before(f.span.From) {
			class = "point before"
		}
		h.dot(class, share(a.at(m.Date)), y, 5)
	}
}

func marksIn(t journal.Theme, a axis) []journal.ThemeMark {
	var out []journal.ThemeMark
	for _, m := range t.Timeline {
		if !m.Date.Before(a.from) && !m.Date.After(a.to) {
			out = append(out, m)
		}
	}
	return out
}

func timelineRow(f timelineFigure, a axis, t journal.Theme) []line {
	var before, now []string
	for _, m := range marksIn(t, a) {
		if m.Date.Before(f.span.From) {
			before = append(before, m.Date.String())
		} else {
			now = append(now, m.Date.String())
		}
	}
	row := []line{text(journal.UpperFirst(t.Label))}
	if f.before != (journal.Period{}) {
		row = append(row, text(days(before)))
	}
	return append(row, text(days(now)))
}

// days lists dates, or says how many there are and from when to when.
func days(dates []string) string {
	switch n := len(dates); {
	case n == 0:
		return "none"
	case n > timelineMarks:
		return strconv.Itoa(n) + ", from " + dates[0] + " to " + dates[n-1]
	}
	return strings.Join(dates, ", ")
}

var costWords = [...]string{
	"say a word", "an awkward talk", "some weeks of catching up", "months, or less pay or level for a while",
	"a new employer, or a skill to rebuild", "cannot",
}

func costText(n int) string {
	if n < 0 || n >= len(costWords) {
		return strconv.Itoa(n)
	}
	return strconv.Itoa(n) + ", " + costWords[n]
}

// doors draws the cost of walking back then and now, on the scale from 0 to 5.
func (h *htmlWriter) doors(doors []journal.DoorStory) {
	t := table{head: []string{"Decision", "Then", "Now", "The most you would pay"}, numbers: -1, stacks: true}
	for _, d := range doors {
		most := "not said"
		if d.MaxCost != nil {
			most = costText(*d.MaxCost)
		}
		t.rows = append(t.rows, []line{{ref(d.ID, journal.UpperFirst(d.Name))}, text(costText(*d.CostFirst)), text(costText(*d.Cost)), text(most)})
	}
	bottom := len(doors) * doorRow
	end := h.plot(figure{
		"door", "The cost of walking back, then and now", "Ring: at first. Dot: now. Bar: the most you would pay.",
		"From 0, say a word, to 5, cannot. The open ring is the first cost, the dot the present one, the bar the most you would pay.", bottom + 44,
	}, t)
	x := func(v int) float64 { return scaled(float64(v)*20, 2, 98) }
	for v := range costWords {
		h.label("tick", itoa(v), x(v), bottom+18)
	}
	h.label("tick", costWords[0], 0, bottom+34)
	h.label("tick", costWords[5], 100, bottom+34)
	for i, d := range doors {
		y := i*doorRow + 36
		h.label("row", journal.UpperFirst(d.Name), 0, i*doorRow+16)
		h.segment("grid", share(x(0)), y, share(x(5)), y)
		for v := range 6 {
			h.segment("grid", share(x(v)), y-6, share(x(v)), y+6)
		}
		h.segment("trace", share(x(*d.CostFirst)), y, share(x(*d.Cost)), y)
		if d.MaxCost != nil {
			h.segment("most", share(x(*d.MaxCost)), y-10, share(x(*d.MaxCost)), y+10)
		}
		h.dot("ring", share(x(*d.CostFirst)), y, 8)
		h.dot("point", share(x(*d.Cost)), y, 5)
	}
	end()
}

const calibrationHeight = 220

// calibration draws what was said against what came true, with Wilson's 95 % intervals.
func (h *htmlWriter) calibration(groups []journal.Band) {
	t := table{head: []string{"Said", "Came true", "Of", "95 % interval"}, numbers: -1}
	for _, g := range groups {
		t.rows = append(t.rows, []line{
			text(itoa(g.From) + "–" + itoa(g.To) + " %"), text(itoa(g.Yes)), text(itoa(g.N)), text(itoa(g.Low) + "–" + itoa(g.High) + " %"),
		})
	}
	end := h.plot(figure{
		"calibration", "What you said, and how often it came true", "Across: said. Up: came true, with its 95 % interval. Broken line: both the same.",
		"Across: the percentage said. Up: the share that came true, with its 95 % interval. On the diagonal both are the same.", calibrationHeight + 44,
	}, t)
	y := func(v float64) int { return 10 + int((100-v)*(calibrationHeight-10)/100) }
	for _, v := range []int{0, 25, 50, 75, 100} {
		at := scaled(float64(v), 8, 98)
		h.segment("grid", share(at), y(100), share(at), y(0))
		h.segment("grid", "8%", y(float64(v)), "98%", y(float64(v)))
		h.label("tick", itoa(v), 0, y(float64(v))+4)
		h.label("tick", itoa(v)+" %", at, calibrationHeight+18)
	}
	h.segment("half", "8%", y(0), "98%", y(100))
	for _, g := range groups {
		at := share(scaled(g.Said, 8, 98))
		h.segment("range", at, y(float64(g.Low)), at, y(float64(g.High)))
		h.dot("point", at, y(float64(g.Yes)*100/float64(max(g.N, 1))), 6)
	}
	end()
}
