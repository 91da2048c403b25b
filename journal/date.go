package journal

import (
	"cmp"
	"fmt"
	"time"
)

// Date is a civil day: a year, a month and a day without a time or a zone. The zero Date means "no date".
// Dates are comparable with ==.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf gives the civil day that a clock in t's own zone shows.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, m, d}
}

// ISODate reads exactly YYYY-MM-DD, a real day between the years 1 and 9999; ok is false for anything else.
func ISODate(s string) (d Date, ok bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return Date{}, false
	}
	y, ok1 := digits(s[:4])
	m, ok2 := digits(s[5:7])
	day, ok3 := digits(s[8:])
	d = Date{y, time.Month(m), day}
	if !ok1 || !ok2 || !ok3 || !d.Valid() {
		return Date{}, false
	}
	return d, true
}

func digits(s string) (n int, ok bool) {
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, s != ""
}

// Valid says whether d is a day of the calendar. The zero Date is not.
func (d Date) Valid() bool {
	return d.Year >= 1 && d.Year <= 9999 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= daysIn(d.Year, d.Month)
}

// IsZero says whether d is "no date".
func (d Date) IsZero() bool { return d == Date{} }

// String prints YYYY-MM-DD, and nothing for the zero Date.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day)
}

// MarshalText prints YYYY-MM-DD, so that JSON shows dates as strings.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD, or nothing as the zero Date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	got, ok := ISODate(string(b))
	if !ok {
		return &DateError{Text: string(b)}
	}
	*d = got
	return nil
}

// Compare orders dates, the earlier first; it returns -1, 0 or 1.
func (d Date) Compare(e Date) int {
	switch {
	case d.Year != e.Year:
		return cmp.Compare(d.Year, e.Year)
	case d.Month != e.Month:
		return cmp.Compare(d.Month, e.Month)
	}
	return cmp.Compare(d.Day, e.Day)
}

// Before says whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.Compare(e) < 0 }

// After says whether d is a later day than e.
func (d Date) After(e Date) bool { return d.Compare(e) > 0 }

// AddDays moves n days, back when n is negative.
func (d Date) AddDays(n int) Date { return fromDays(d.days() + n) }

// AddMonths moves n calendar months and clamps to the last day of the month: 31 January and one month is 28 or 29 February.
func (d Date) AddMonths(n int) Date {
	m := d.Year*12 + int(d.Month) - 1 + n
	y, mon := m/12, time.Month(m%12+1)
	return Date{y, mon, min(d.Day, daysIn(y, mon))}
}

// Sub counts the days from e to d; it is negative when d is earlier.
func (d Date) Sub(e Date) int { return d.days() - e.days() }

// Weekday is the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday((d.days()%7 + 11) % 7) }

// Said is the date as a command says it: 2026-05-03 (Sunday).
func (d Date) Said() string { return d.String() + " (" + d.Weekday().String() + ")" }

// days counts from 1970-01-01, in the proleptic Gregorian calendar.
func (d Date) days() int {
	return int(time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func fromDays(n int) Date { return DateOf(time.Unix(int64(n)*86400, 0).UTC()) }

// daysIn counts the days of a month; every date of a journal passes here, and time.Date takes twenty times as long.
func daysIn(y int, m time.Month) int {
	switch m {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}
