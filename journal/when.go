package journal

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

const dateForms = "2026-08-15, today, yesterday, -3d, +6w, in 3 months or last friday"

// DateError says that a text is no date, or no period, that the closed grammar knows.
type DateError struct {
	Text string
	Why  string // empty, or what is wrong with it in particular

	period bool // a period was asked for, so its forms are shown
}

func (e *DateError) Error() string {
	why, noun, forms := e.Why, "date", dateForms
	if e.period {
		noun, forms = "period", periodForms
	}
	if why == "" {
		why = "not a " + noun + " that twoway reads"
	}
	return fmt.Sprintf("%q: %s; write %s", e.Text, why, forms)
}

// DateForms are examples of every form that ParseDate reads, for the help topic "dates".
func DateForms() []string {
	return []string{
		"2026-08-15", "today", "yesterday", "tomorrow",
		"-3d", "+6w", "+3m", "+2q", "+1y",
		"in 1 day", "in 6 weeks", "in 3 months", "in 2 quarters", "in 1 year",
		"3 days ago", "1 week ago", "2 months ago", "1 quarter ago", "1 year ago",
		"last friday", "next friday", "last fri", "next fri",
		"end of week", "end of month", "end of quarter", "end of year",
	}
}

// ParseDate reads a whole text as one day, seen from today. The grammar is closed:
//
//	2026-08-15                     the day itself
//	today  yesterday  tomorrow
//	-3d  +6w  +3m  +2q  +1y        a sign, a number and d, w, m, q or y
//	in N UNIT    N UNIT ago        UNIT is day, week, month, quarter or year, with or without an s
//	last WEEKDAY                   the nearest one before today: yesterday at the latest, seven days ago at the earliest
//	next WEEKDAY                   the nearest one after today; WEEKDAY is a whole English name or its first three letters
//	end of UNIT                    the last day of the week (a Sunday), month, quarter or year that holds today
//
// Case and the number of blanks do not matter, and hyphens may stand for all blanks (last-friday). Months, quarters and years
// keep the day of the month where it exists and else take the month's last day. Anything else is a *DateError: a date without
// a year, slashes, a bare weekday, a bare number, a period, a day that the calendar does not have, a year beyond 9999.
func ParseDate(text string, today Date) (Date, error) {
	words := dateWords(text)
	joined := strings.Join(words, " ")
	d, ok := ISODate(joined)
	if !ok {
		d, ok = relativeDate(words, today)
	}
	switch {
	case !ok:
		return Date{}, &DateError{Text: text, Why: whyNoDate(joined, words, today)}
	case !d.Valid():
		return Date{}, &DateError{Text: text, Why: "outside the years 1 to 9999"}
	}
	return d, nil
}

// dateWords gives the words in lower case. Hyphens part words only in a text without blanks that begins like one of our
// phrases, so that a sign is never read as a blank.
func dateWords(text string) []string {
	words := strings.Fields(strings.ToLower(text))
	if len(words) != 1 {
		return words
	}
	parts := strings.Split(words[0], "-")
	if len(parts) < 2 || !phraseWord(parts[0]) && !phraseWord(parts[len(parts)-1]) {
		return words
	}
	return parts
}

func phraseWord(w string) bool {
	switch w {
	case "in", "last", "next", "end", "ago":
		return true
	}
	return false
}

func relativeDate(words []string, today Date) (Date, bool) {
	switch len(words) {
	case 1:
		return oneWord(words[0], today)
	case 2:
		return nearWeekday(words[0], words[1], today)
	case 3:
		return threeWords(words, today)
	}
	return Date{}, false
}

func oneWord(w string, today Date) (Date, bool) {
	switch w {
	case "today":
		return today, true
	case "yesterday":
		return today.AddDays(-1), true
	case "tomorrow":
		return today.AddDays(1), true
	}
	sign, rest, ok := cutSign(w)
	if !ok || rest == "" {
		return Date{}, false
	}
	n, ok := smallNumber(rest[:len(rest)-1])
	if !ok {
		return Date{}, false
	}
	return step(today, sign*n, rest[len(rest)-1:])
}

// cutSign takes a leading plus, hyphen or minus sign off.
func cutSign(s string) (sign int, rest string, ok bool) {
	if rest, ok = strings.CutPrefix(s, "+"); ok {
		return 1, rest, true
	}
	for _, minus := range []string{"-", "−"} {
		if rest, ok = strings.CutPrefix(s, minus); ok {
			return -1, rest, true
		}
	}
	return 0, s, false
}

// smallNumber reads one to six digits; no date that we know lies further away.
func smallNumber(s string) (int, bool) {
	if len(s) > 6 {
		return 0, false
	}
	return digits(s)
}

func threeWords(w []string, today Date) (Date, bool) {
	if w[0] == "end" && w[1] == "of" {
		p, ok := periodAround(w[2], today)
		return p.To, ok
	}
	if w[0] == "in" {
		n, ok := smallNumber(w[1])
		d, known := step(today, n, unit(w[2]))
		return d, ok && known
	}
	if w[2] == "ago" {
		n, ok := smallNumber(w[0])
		d, known := step(today, -n, unit(w[1]))
		return d, ok && known
	}
	return Date{}, false
}

// unit gives the letter of a unit's name, "" for any other word.
func unit(name string) string {
	switch strings.TrimSuffix(name, "s") {
	case "day":
		return "d"
	case "week":
		return "w"
	case "month":
		return "m"
	case "quarter":
		return "q"
	case "year":
		return "y"
	}
	return ""
}

// step moves n units, where a unit is its letter.
func step(d Date, n int, unit string) (Date, bool) {
	switch unit {
	case "d":
		return d.AddDays(n), true
	case "w":
		return d.AddDays(7 * n), true
	case "m":
		return d.AddMonths(n), true
	case "q":
		return d.AddMonths(3 * n), true
	case "y":
		return d.AddMonths(12 * n), true
	}
	return Date{}, false
}

func nearWeekday(which, name string, today Date) (Date, bool) {
	day, ok := weekday(name)
	if !ok {
		return Date{}, false
	}
	switch which {
	case "next":
		return today.AddDays(1 + int(day-today.Weekday()+6)%7), true
	case "last":
		return today.AddDays(-1 - int(today.Weekday()-day+6)%7), true
	}
	return Date{}, false
}

func weekday(name string) (time.Weekday, bool) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		full := strings.ToLower(day.String())
		if name == full || name == full[:3] {
			return day, true
		}
	}
	return 0, false
}

// whyNoDate says what is wrong with a text that is no date, "" when nothing more is known. It only chooses words.
func whyNoDate(text string, words []string, today Date) string {
	if text == "" {
		return "no date given"
	}
	for _, why := range []func(string, Date) string{whyDigits, whyPeriod, whyNumber, whyTime} {
		if s := why(text, today); s != "" {
			return s
		}
	}
	return whyWords(words, today)
}

// whyDigits looks at texts that are three numbers parted by hyphens, slashes or dots, or that only begin with a date.
func whyDigits(text string, _ Date) string {
	if len(text) > 10 {
		if _, ok := ISODate(text[:10]); ok {
			return "more than a day; write " + text[:10]
		}
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == '/' || r == '.' || r == '-' })
	if len(parts) < 2 || len(parts) > 3 {
		return ""
	}
	nums := make([]int, len(parts))
	for i, p := range parts {
		n, ok := smallNumber(p)
		if !ok {
			return ""
		}
		nums[i] = n
	}
	switch {
	case len(parts) == 3 && len(parts[0]) == 4:
		return whyNoDay(nums, text)
	case strings.ContainsAny(text, "/.") && len(parts) == 3:
		return "ambiguous, the day or the month may come first"
	case len(parts) == 3:
		return "the year comes first, with four digits"
	case strings.ContainsAny(text, "/."):
		return "no year, and the day or the month may come first"
	}
	return ""
}

func whyNoDay(nums []int, text string) string {
	d := Date{nums[0], time.Month(nums[1]), nums[2]}
	switch {
	case d.Valid():
		return "not written as a date; write " + d.String()
	case d.Year < 1:
		return "there is no year " + text[:4]
	case d.Month < 1 || d.Month > 12:
		return "there is no month " + strconv.Itoa(nums[1])
	case d.Day < 1:
		return "there is no day " + strconv.Itoa(nums[2])
	}
	return fmt.Sprintf("%s %d has %d days", d.Month, d.Year, daysIn(d.Year, d.Month))
}

func whyPeriod(text string, today Date) string {
	p, err := ParsePeriod(text, today)
	if err != nil {
		return ""
	}
	return fmt.Sprintf("a period, not a day: it runs from %s to %s", p.From, p.To)
}

// whyNumber looks at a number with or without a unit, and without a direction.
func whyNumber(text string, _ Date) string {
	s := strings.TrimLeft(text, "0123456789")
	if s == text {
		return ""
	}
	number, word := text[:len(text)-len(s)], strings.TrimSpace(s)
	switch {
	case word == "":
		return "a number alone is no date"
	case unit(word) != "":
		return fmt.Sprintf("no direction: in %s %s, or %s %s ago", number, word, number, word)
	case len(word) == 1 && strings.Contains("dwmqy", word):
		return fmt.Sprintf("no direction: +%s%s, or -%s%s", number, word, number, word)
	}
	return ""
}

func whyTime(text string, _ Date) string {
	_, clock := time.Parse("15:04", text)
	_, hour := time.Parse("3pm", text)
	if clock == nil || hour == nil || text == "24:00" || text == "now" {
		return "a time, not a day"
	}
	return ""
}

func whyWords(words []string, today Date) string {
	last := words[len(words)-1]
	if _, ok := weekday(last); ok {
		before, _ := nearWeekday("last", last, today)
		after, _ := nearWeekday("next", last, today)
		return fmt.Sprintf("which %s? last %s is %s, next %s is %s", last, last, before, last, after)
	}
	month, year := false, false
	for _, w := range words {
		w = strings.Trim(w, ".,")
		month = month || monthName(w)
		_, ok := digits(w)
		year = year || ok && len(w) == 4
	}
	switch {
	case month && year:
		return "the month is written as a number"
	case month:
		return "no year"
	}
	return ""
}

func monthName(w string) bool {
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if w == full || w == full[:3] {
			return true
		}
	}
	return false
}
