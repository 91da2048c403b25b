package journal

import (
	"strings"
	"time"
)

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
	return moveBy(today, sign*n, rest[len(rest)-1:])
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
		d, known := moveBy(today, n, unitLetter(w[2]))
		return d, ok && known
	}
	if w[2] == "ago" {
		n, ok := smallNumber(w[0])
		d, known := moveBy(today, -n, unitLetter(w[1]))
		return d, ok && known
	}
	return Date{}, false
}

// unitLetter gives the letter of a unit's name, "" for any other word.
func unitLetter(name string) string {
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

// moveBy moves n units, where a unit is its letter.
func moveBy(d Date, n int, unit string) (Date, bool) {
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
