package report

import (
	"math"
	"slices"
	"strconv"

	"twoway/journal"
)

// bins cuts a stretch of days into days, weeks, or equal numbers of months, so that there are about a dozen.
type bins struct {
	starts []journal.Date
	unit   string
}

// months are the bins of more than a quarter, the first that gives no more than mostBins.
var months = []struct {
	count int
	unit  string
}{{1, "month"}, {3, "three months"}, {12, "twelve months"}, {24, "two years"}, {60, "five years"}, {120, "ten years"}, {600, "fifty years"}}

const mostBins = 16

func binsOf(a axis) bins {
	if a.to.Sub(a.from) <= 100 {
		return bins{starting(a, func(d journal.Date) journal.Date { return d.AddDays(7) }), "week"}
	}
	a.from.Day = 1
	var b bins
	for _, m := range months {
		b = bins{starting(a, func(d journal.Date) journal.Date { return d.AddMonths(m.count) }), m.unit}
		if len(b.starts) <= mostBins {
			break
		}
	}
	return b
}

func starting(a axis, next func(journal.Date) journal.Date) []journal.Date {
	var out []journal.Date
	for d := a.from; !d.After(a.to) && len(out) < 400; d = next(d) {
		out = append(out, d)
	}
	return out
}

// daysOf makes one bin of each day on which something was stated.
func daysOf(points []journal.Stated) bins {
	b := bins{unit: "day"}
	for _, p := range points {
		b.starts = append(b.starts, p.Date)
	}
	slices.SortFunc(b.starts, journal.Date.Compare)
	b.starts = slices.Compact(b.starts)
	return b
}

// of is the index of the bin that holds a day.
func (b bins) of(d journal.Date) int {
	i := 0
	for i+1 < len(b.starts) && !d.Before(b.starts[i+1]) {
		i++
	}
	return i
}

// at is the middle of a bin as a percentage of the width.
func (b bins) at(a axis, i int) float64 {
	if b.unit == "day" {
		return a.at(b.starts[i])
	}
	end := a.to
	if i+1 < len(b.starts) {
		end = b.starts[i+1]
	}
	return (a.at(b.starts[i]) + a.at(end)) / 2
}

// legible is the largest count that fits into a dot as a number. Where a plot has a larger one, the size alone tells them.
const legible = 99

// sizeWords says what the size of a dot means, given the largest count of the plot.
func sizeWords(most int) string {
	if most > legible {
		return "; the larger, the more entries."
	}
	return "; a number in it counts its entries."
}

// counted is a dot for n entries, with the number in it if that is more than one and the largest of the plot is legible.
func (h *htmlWriter) counted(x float64, y, n, most int) {
	switch {
	case most > legible:
		h.dot("point", share(x), y, 2+int(math.Round(8*math.Sqrt(float64(n)/float64(most)))))
	case n == 1:
		h.dot("point", share(x), y, 5)
	default:
		h.dot("point", share(x), y, max(9, radius(n)))
		h.tag("text", []string{"class", "inside", "x", share(x), "y", strconv.Itoa(y + 4), "text-anchor", "middle"})
		h.text(strconv.Itoa(n))
		h.raw("</text>\n")
	}
}

// radius grows with the root of a count, so that the area tells it.
func radius(count int) int {
	r := 5
	for r < 11 && (r-3)*(r-3) < count*4 {
		r++
	}
	return r
}
