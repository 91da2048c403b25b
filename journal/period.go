package journal

import (
	"fmt"
	"strings"
	"time"
)

const periodForms = "2026-Q3, 2026-08, 2026, 2026-W31, last-quarter, this-month, 2026-07-01--2026-08-15 or 2026-08-15"

// Period is a span of days, both ends included. A zero From or To is an open end; the zero Period is all time.
type Period struct {
	From Date `json:"from,omitzero"`
	To   Date `json:"to,omitzero"`
}

// PeriodForms are examples of every form that ParsePeriod reads, for the help topic "dates".
func PeriodForms() []string {
	return []string{
		"2026-Q3", "2026-08", "2026", "2026-W31",
		"this-week", "this-month", "this-quarter", "this-year",
		"last-week", "last-month", "last-quarter", "last-year",
		"2026-07-01--2026-08-15", "2026-08-15",
	}
}

// ParsePeriod reads a whole text as a period, seen from today: a year, quarter, month or ISO week (Monday to Sunday, the week
// of a year's first Thursday is its first), this- or last- and week, month, quarter or year, two days joined by --, or one day.
// Case does not matter and a blank may stand for the hyphen of last-quarter. Anything else is a *DateError.
func ParsePeriod(text string, today Date) (Period, error) {
	s := strings.ToLower(strings.TrimSpace(text))
	if from, to, ok := strings.Cut(s, "--"); ok {
		return parseRange(text, from, to)
	}
	p, ok := namedPeriod(s, today)
	if !ok {
		p, ok = writtenPeriod(s)
	}
	if !ok || !p.From.Valid() || !p.To.Valid() {
		return Period{}, &DateError{Text: text, Why: whyNoPeriod(s), period: true}
	}
	return p, nil
}

func parseRange(text, from, to string) (Period, error) {
	a, ok1 := ISODate(strings.TrimSpace(from))
	b, ok2 := ISODate(strings.TrimSpace(to))
	if !ok1 || !ok2 {
		return Period{}, &DateError{Text: text, Why: "both ends must be days such as 2026-07-01", period: true}
	}
	return NewPeriod(a, b)
}

// NewPeriod spans from and to, both included; a zero date leaves that end open. A period that ends before it begins is a
// *DateError.
func NewPeriod(from, to Date) (Period, error) {
	if !from.IsZero() && !to.IsZero() && to.Before(from) {
		return Period{}, &DateError{Text: from.String() + "--" + to.String(), Why: "ends before it begins", period: true}
	}
	return Period{from, to}, nil
}

func namedPeriod(s string, today Date) (Period, bool) {
	which, name, ok := strings.Cut(strings.Join(strings.Fields(s), "-"), "-")
	if !ok || which != "this" && which != "last" {
		return Period{}, false
	}
	p, ok := periodAround(name, today)
	if ok && which == "last" {
		p = p.Previous()
	}
	return p, ok
}

// periodAround is the week, month, quarter or year that holds a day.
func periodAround(name string, d Date) (Period, bool) {
	switch name {
	case "week":
		monday := d.AddDays(-int(d.Weekday()+6) % 7)
		return Period{monday, monday.AddDays(6)}, true
	case "month":
		return monthSpan(d.Year, d.Month, 1), true
	case "quarter":
		return monthSpan(d.Year, (d.Month-1)/3*3+1, 3), true
	case "year":
		return monthSpan(d.Year, time.January, 12), true
	}
	return Period{}, false
}

func monthSpan(year int, first time.Month, n int) Period {
	last := first + time.Month(n) - 1
	return Period{Date{year, first, 1}, Date{year, last, daysIn(year, last)}}
}

// writtenPeriod reads what a period is called: a year, a year and its part, or one day.
func writtenPeriod(s string) (Period, bool) {
	if d, ok := ISODate(s); ok {
		return Period{d, d}, true
	}
	head, part, more := strings.Cut(s, "-")
	year, ok := digits(head)
	if !ok || len(head) != 4 || year < 1 {
		return Period{}, false
	}
	if !more {
		return monthSpan(year, time.January, 12), true
	}
	return partOfYear(year, part)
}

func partOfYear(year int, part string) (Period, bool) {
	if q, ok := strings.CutPrefix(part, "q"); ok {
		n, ok := digits(q)
		if !ok || len(q) != 1 || n < 1 || n > 4 {
			return Period{}, false
		}
		return monthSpan(year, time.Month(3*n-2), 3), true
	}
	if w, ok := strings.CutPrefix(part, "w"); ok {
		n, ok := digits(w)
		if !ok || len(w) != 2 || n < 1 {
			return Period{}, false
		}
		return isoWeek(year, n)
	}
	n, ok := digits(part)
	if !ok || len(part) != 2 || n < 1 || n > 12 {
		return Period{}, false
	}
	return monthSpan(year, time.Month(n), 1), true
}

// isoWeek finds a week of ISO 8601: the fourth of January lies in the first one.
func isoWeek(year, week int) (Period, bool) {
	first, _ := periodAround("week", Date{year, time.January, 4})
	p := Period{first.From.AddDays(7 * (week - 1)), first.To.AddDays(7 * (week - 1))}
	y, w := p.From.isoWeek()
	return p, y == year && w == week
}

func (d Date) isoWeek() (year, week int) {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).ISOWeek()
}

func whyNoPeriod(s string) string {
	head, part, more := strings.Cut(s, "-")
	if _, ok := digits(head); !ok || len(head) != 4 || !more || part == "" {
		return ""
	}
	switch part[0] {
	case 'q':
		return "quarters are Q1 to Q4"
	case 'w':
		return "that year has no such week, written with two digits"
	}
	if _, ok := digits(part); ok {
		return "months are 01 to 12"
	}
	return ""
}

// ReviewPeriod is what `review` means on a day: in the first 30 days of a quarter the one just ended, then the current one.
func ReviewPeriod(today Date) Period {
	p, _ := periodAround("quarter", today)
	if today.Sub(p.From) < 30 {
		return p.Previous()
	}
	return p
}

// Open says whether an end is open: such a period has no length, and none before it.
func (p Period) Open() bool { return p.From.IsZero() || p.To.IsZero() }

// Contains says whether d lies in the period.
func (p Period) Contains(d Date) bool {
	return (p.From.IsZero() || !d.Before(p.From)) && (p.To.IsZero() || !d.After(p.To))
}

// Days counts the days, both ends included; 0 when an end is open.
func (p Period) Days() int {
	if p.Open() {
		return 0
	}
	return p.To.Sub(p.From) + 1
}

// Kind is "year", "quarter", "month", "week", "day" or "range", and "open" when an end is open.
func (p Period) Kind() string {
	if p.Open() {
		return "open"
	}
	for _, kind := range []string{"year", "quarter", "month", "week"} {
		if whole, _ := periodAround(kind, p.From); whole == p {
			return kind
		}
	}
	if p.From == p.To {
		return "day"
	}
	return "range"
}

// Previous is the period of the same kind just before; for two days joined by -- as many days as it has. An open period has
// none and gives the zero Period: ask Open first.
func (p Period) Previous() Period {
	switch p.Kind() {
	case "open":
		return Period{}
	case "year", "quarter", "month":
		before, _ := periodAround(p.Kind(), p.From.AddDays(-1))
		return before
	}
	return Period{p.From.AddDays(-p.Days()), p.From.AddDays(-1)}
}

// Name is the period in a file name and in `review PERIOD`: 2026, 2026-Q3, 2026-08, 2026-W31, 2026-08-15 or
// 2026-07-01--2026-08-15. ParsePeriod reads each of them back. Open periods have the names from-DAY, to-DAY and all, for
// reading only.
func (p Period) Name() string {
	switch p.Kind() {
	case "year":
		return fmt.Sprintf("%04d", p.From.Year)
	case "quarter":
		return fmt.Sprintf("%04d-Q%d", p.From.Year, p.quarter())
	case "month":
		return p.From.String()[:7]
	case "week":
		y, w := p.From.isoWeek()
		return fmt.Sprintf("%04d-W%02d", y, w)
	case "day":
		return p.From.String()
	case "range":
		return p.From.String() + "--" + p.To.String()
	}
	return p.openWords("all", "from-"+p.From.String(), "to-"+p.To.String())
}

func (p Period) quarter() int { return (int(p.From.Month) + 2) / 3 }

func (p Period) openWords(all, from, to string) string {
	switch {
	case !p.From.IsZero():
		return from
	case !p.To.IsZero():
		return to
	}
	return all
}

// Title is the period in words: "third quarter 2026", "August 2026", "2026", "week 31 of 2026", "15 August 2026" or
// "1 July to 15 August 2026".
func (p Period) Title() string {
	switch p.Kind() {
	case "year":
		return p.Name()
	case "quarter":
		return [...]string{"first", "second", "third", "fourth"}[p.quarter()-1] + " quarter " + p.Name()[:4]
	case "month":
		return fmt.Sprintf("%s %d", p.From.Month, p.From.Year)
	case "week":
		y, w := p.From.isoWeek()
		return fmt.Sprintf("week %d of %d", w, y)
	case "day":
		return p.From.long()
	case "range":
		if p.From.Year == p.To.Year {
			return p.Said() + fmt.Sprintf(" %d", p.To.Year)
		}
		return p.Said()
	}
	return p.openWords("all time", "since "+p.From.long(), "until "+p.To.long())
}

// Said is the days in words: "1 July to 30 September". The years are named only where they differ, since a title stands nearby.
func (p Period) Said() string {
	switch {
	case p.Open():
		return p.Title()
	case p.From == p.To:
		return p.From.short()
	case p.From.Year != p.To.Year:
		return p.From.long() + " to " + p.To.long()
	}
	return p.From.short() + " to " + p.To.short()
}

func (d Date) short() string { return fmt.Sprintf("%d %s", d.Day, d.Month) }

func (d Date) long() string { return fmt.Sprintf("%d %s %d", d.Day, d.Month, d.Year) }
