package journal

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestParseDateReadsEachForm(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ today, text, want string }{
		{"2026-08-12", "2026-08-15", "2026-08-15"},
		{"2026-08-12", "  2026-08-15 ", "2026-08-15"},
		{"2026-08-12", "today", "2026-08-12"},
		{"2026-08-12", "Yesterday", "2026-08-11"},
		{"2026-08-12", "TOMORROW", "2026-08-13"},
		{"2026-12-31", "tomorrow", "2027-01-01"},
		{"2028-02-29", "in 1 year", "2029-02-28"},
		{"2026-08-12", "-3d", "2026-08-09"},
		{"2026-08-12", "−3d", "2026-08-09"},
		{"2026-08-12", "+6w", "2026-09-23"},
		{"2026-11-30", "+3m", "2027-02-28"},
		{"2026-08-12", "+2q", "2027-02-12"},
		{"2026-08-12", "+1y", "2027-08-12"},
		{"2026-08-12", "+0d", "2026-08-12"},
		{"2026-08-12", "+90d", "2026-11-10"},
		{"2026-01-31", "in 1 month", "2026-02-28"},
		{"2026-01-30", "in 1 month", "2026-02-28"},
		{"2026-01-29", "in 1 month", "2026-02-28"},
		{"2026-01-31", "in 3 months", "2026-04-30"},
		{"2026-01-31", "in 1 quarter", "2026-04-30"},
		{"2026-08-12", "in  6   weeks", "2026-09-23"},
		{"2026-08-12", "in-6-weeks", "2026-09-23"},
		{"2026-08-12", "in 1 day", "2026-08-13"},
		{"2026-08-12", "3 days ago", "2026-08-09"},
		{"2026-08-12", "3-days-ago", "2026-08-09"},
		{"2026-03-31", "1 month ago", "2026-02-28"},
		{"2026-08-12", "2 years ago", "2024-08-12"},
		{"2026-08-12", "last-friday", "2026-08-07"},
		{"2026-08-12", "last fri", "2026-08-07"},
		{"2026-08-12", "end of week", "2026-08-16"},
		{"2026-08-16", "end of week", "2026-08-16"},
		{"2026-02-12", "end of month", "2026-02-28"},
		{"2026-08-12", "end of quarter", "2026-09-30"},
		{"2026-08-12", "end-of-year", "2026-12-31"},
	} {
		got, err := ParseDate(c.text, isoDay(t, c.today))
		if err != nil || got.String() != c.want {
			t.Errorf("on %s %q = %s, %v; want %s", c.today, c.text, got, err, c.want)
		}
	}
}

// PITFALLS D5: every weekday on every weekday. A row is the day it is, Monday 10 to Sunday 16 August 2026; a column is the
// weekday that is asked for, Monday to Sunday.
func TestWeekdaysOnEachWeekday(t *testing.T) {
	t.Parallel()
	next := [7][7]int{
		{17, 11, 12, 13, 14, 15, 16},
		{17, 18, 12, 13, 14, 15, 16},
		{17, 18, 19, 13, 14, 15, 16},
		{17, 18, 19, 20, 14, 15, 16},
		{17, 18, 19, 20, 21, 15, 16},
		{17, 18, 19, 20, 21, 22, 16},
		{17, 18, 19, 20, 21, 22, 23},
	}
	last := [7][7]int{
		{3, 4, 5, 6, 7, 8, 9},
		{10, 4, 5, 6, 7, 8, 9},
		{10, 11, 5, 6, 7, 8, 9},
		{10, 11, 12, 6, 7, 8, 9},
		{10, 11, 12, 13, 7, 8, 9},
		{10, 11, 12, 13, 14, 8, 9},
		{10, 11, 12, 13, 14, 15, 9},
	}
	names := [7]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
	for i := range 7 {
		today := Date{2026, time.August, 10 + i}
		for j, name := range names {
			for text, want := range map[string]int{"next " + name: next[i][j], "last " + name: last[i][j]} {
				got, err := ParseDate(text, today)
				if err != nil || got != (Date{2026, time.August, want}) {
					t.Errorf("on %s %q = %s, %v; want August %d", today.Said(), text, got, err, want)
				}
			}
			if _, err := ParseDate(name, today); err == nil {
				t.Errorf("on %s a bare %q was read as a date", today.Said(), name)
			}
		}
	}
}

// PITFALLS D1 to D5, D14: what other programs guess at is an error here, and the error says what is wrong.
func TestParseDateRefusesWhatItCannotKnow(t *testing.T) {
	t.Parallel()
	today := Date{2026, time.January, 31}
	for text, why := range map[string]string{
		"":                  "no date given",
		"   ":               "no date given",
		"banana":            "not a date",
		"May 16":            "no year",
		"16 may":            "no year",
		"15 August 2026":    "written as a number",
		"Aug. 15, 2026":     "written as a number",
		"2026-02-30":        "February 2026 has 28 days",
		"2019-02-29":        "February 2019 has 28 days",
		"2026-13-01":        "no month 13",
		"2026-00-10":        "no month 0",
		"2026-01-00":        "no day 0",
		"0000-01-01":        "no year 0000",
		"2026-8-5":          "write 2026-08-05",
		"2026/08/15":        "write 2026-08-15",
		"26/06/2015":        "ambiguous",
		"26/06/2015:":       "not a date",
		"03/04/2026":        "ambiguous",
		"15.08.2026":        "ambiguous",
		"15-08-2026":        "the year comes first",
		"3/4":               "no year",
		"15":                "a number alone",
		"02-29":             "not a date",
		"90d":               "no direction: +90d, or -90d",
		"3 months":          "no direction: in 3 months, or 3 months ago",
		"6mo":               "not a date",
		"six months":        "not a date",
		"every 3 months":    "not a date",
		"next quarter":      "not a date",
		"next-quarter":      "not a date",
		"last quarter":      "it runs from 2025-10-01 to 2025-12-31",
		"this-week":         "it runs from 2026-01-26 to 2026-02-01",
		"2026-Q3":           "it runs from 2026-07-01 to 2026-09-30",
		"2026-W12":          "it runs from 2026-03-16 to 2026-03-22",
		"2026-08":           "a period",
		"2026":              "a period",
		"friday":            "last friday is 2026-01-30, next friday is 2026-02-06",
		"this friday":       "which friday?",
		"fri":               "which fri?",
		"I may quit":        "not a date",
		"in august":         "not a date",
		"may":               "not a date",
		"the 16th of may":   "no year",
		"I will decide":     "not a date",
		"2013-11-30 15:42":  "more than a day; write 2013-11-30",
		"2026-08-15T10:00Z": "more than a day; write 2026-08-15",
		"12am":              "a time",
		"24:00":             "a time",
		"15:42":             "a time",
		"now":               "a time",
		"P3M":               "not a date",
		"in 3":              "not a date",
		"in -3 days":        "not a date",
		"in--3-days":        "not a date",
		"in 1.5 months":     "not a date",
		"-3":                "not a date",
		"+d":                "not a date",
		"- 3d":              "not a date",
		"3d ago":            "not a date",
		"end of days":       "not a date",
		"+999999y":          "outside the years 1 to 9999",
		"-3000y":            "outside the years 1 to 9999",
		"+9999999d":         "not a date",
		"２０２６-08-15":        "not a date",
		"today\x00":         "not a date",
	} {
		got, err := ParseDate(text, today)
		var bad *DateError
		if !errors.As(err, &bad) || got != (Date{}) {
			t.Errorf("%q = %s, %v; want a *DateError", text, got, err)
			continue
		}
		if msg := err.Error(); !strings.Contains(msg, why) || !strings.Contains(msg, "write "+dateForms) {
			t.Errorf("%q is refused with %q; want it to hold %q and the forms", text, msg, why)
		}
	}
}

func TestEachDateFormIsReadOnEachDayOfAYear(t *testing.T) {
	t.Parallel()
	for d := (Date{2028, 1, 1}); d.Year == 2028; d = d.AddDays(1) {
		for _, form := range DateForms() {
			if got, err := ParseDate(form, d); err != nil || !got.Valid() {
				t.Fatalf("on %s %q = %s, %v", d, form, got, err)
			}
		}
	}
}

// The grammar once more, written as one expression.
var dateGrammar = regexp.MustCompile(`^(\d{4}-\d\d-\d\d|today|yesterday|tomorrow|[-+−]\d{1,6}[dwmqy]` +
	`|in \d{1,6} (day|week|month|quarter|year)s?|\d{1,6} (day|week|month|quarter|year)s? ago` +
	`|(last|next) (mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)` +
	`|end of (week|month|quarter|year)s?)$`)

func FuzzParseDate(f *testing.F) {
	for _, s := range append(DateForms(), "2026-02-30", "May 16", "26/06/2015", "friday", "90d", "2026-Q3", "I may quit", "+999999y", "last-fri", "") {
		f.Add(s, 0)
	}
	f.Fuzz(func(t *testing.T, text string, shift int) {
		today := Date{2024, time.February, 29}.AddDays(shift % 100000)
		got, err := ParseDate(text, today)
		if err != nil {
			if got != (Date{}) || err.Error() == "" {
				t.Errorf("%q = %s with error %v", text, got, err)
			}
			return
		}
		plain := strings.Join(strings.Fields(strings.ToLower(text)), " ")
		if !got.Valid() || !dateGrammar.MatchString(plain) && !dateGrammar.MatchString(strings.ReplaceAll(plain, "-", " ")) {
			t.Errorf("%q on %s was read as %s", text, today, got)
		}
		if again, err := ParseDate(got.String(), today); err != nil || again != got {
			t.Errorf("%q gives %s, which reads as %s, %v", text, got, again, err)
		}
	})
}

func ExampleDateError() {
	_, err := ParseDate("friday", Date{2026, time.August, 12})
	fmt.Println(err)
	// Output: "friday": which friday? last friday is 2026-08-07, next friday is 2026-08-14; write 2026-08-15, today, yesterday, -3d, +6w, in 3 months or last friday
}
