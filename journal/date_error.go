package journal

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
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
	case unitLetter(word) != "":
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
	month, number, year := false, false, false
	for _, w := range words {
		w = strings.Trim(w, ".,")
		month = month || monthName(w)
		_, ok := digits(w)
		year = year || ok && len(w) == 4
		number = number || strings.ContainsFunc(w, unicode.IsDigit)
	}
	switch {
	case month && year:
		return "the month is written as a number"
	case month && number:
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
