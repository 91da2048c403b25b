package journal

import (
	"encoding/json"
	"testing"
	"time"
)

// isoDay reads an ISO date that a test spells out.
func isoDay(t testing.TB, s string) Date {
	t.Helper()
	d, ok := ISODate(s)
	if !ok {
		t.Fatalf("%q in a test is no date", s)
	}
	return d
}

func TestISODateTakesOnlyRealDaysWithTwoDigits(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"2026-08-15": true, "2024-02-29": true, "2000-02-29": true, "0001-01-01": true, "9999-12-31": true,
		"2026-02-30": false, "2026-13-01": false, "2026-00-10": false, "2026-01-00": false, "2025-02-29": false,
		"1900-02-29": false, "0000-01-01": false, "2026-8-15": false, "2026-08-5": false, " 2026-08-15": false,
		"2026-08-15T00:00": false, "2026/08/15": false, "": false, "２０２６-08-1": false, "+026-08-15": false,
	} {
		if _, ok := ISODate(s); ok != want {
			t.Errorf("ISODate(%q) = %v, want %v", s, ok, want)
		}
	}
}

// PITFALLS D6: Go's AddDate(0, 1, 0) on 31 January is 3 March.
func TestMonthsClampToTheLastDay(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2026-01-29", 1, "2026-02-28"},
		{"2026-01-30", 1, "2026-02-28"},
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2024-02-29", 24, "2026-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-12-31", 2, "2027-02-28"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2026-01-15", -13, "2024-12-15"},
		{"2026-05-31", 0, "2026-05-31"},
	} {
		if got := isoDay(t, c.from).AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s and %d months = %s, want %s", c.from, c.months, got, c.want)
		}
	}
}

// PITFALLS D6, D9: the steps of the schedule from every day of a leap year and the year after it, held against a second
// calendar that only knows how to go to the next day.
func TestStepsOfDaysFromEveryDayOfTwoYears(t *testing.T) {
	t.Parallel()
	var calendar []Date
	for d := (Date{2024, 1, 1}); d.Year < 2027; {
		calendar = append(calendar, d)
		switch {
		case d.Day < lengthOf(d.Year, d.Month):
			d.Day++
		case d.Month < 12:
			d = Date{d.Year, d.Month + 1, 1}
		default:
			d = Date{d.Year + 1, 1, 1}
		}
	}
	for i, from := range calendar {
		if from.Year == 2026 {
			break
		}
		if want := time.Weekday((i + 1) % 7); from.Weekday() != want {
			t.Fatalf("%s is a %s, want %s", from, from.Weekday(), want)
		}
		for _, n := range []int{1, 30, 60, 120, 180, 365} {
			if got := from.AddDays(n); got != calendar[i+n] {
				t.Fatalf("%s and %d days = %s, want %s", from, n, got, calendar[i+n])
			}
			if back := calendar[i+n].AddDays(-n); back != from || calendar[i+n].Sub(from) != n {
				t.Fatalf("%s less %d days = %s, want %s", calendar[i+n], n, back, from)
			}
		}
	}
}

func lengthOf(year int, m time.Month) int {
	switch {
	case m == 2 && year == 2024:
		return 29
	case m == 2:
		return 28
	case m == 4, m == 6, m == 9, m == 11:
		return 30
	}
	return 31
}

// PITFALLS D7, D8: the civil day is the one that the clock on the wall shows, in every zone.
func TestDateOfIsTheDayOnTheWall(t *testing.T) {
	t.Parallel()
	for name, offset := range map[string]int{"Kiritimati": 14, "Los Angeles": -8, "UTC": 0} {
		zone := time.FixedZone(name, offset*3600)
		for _, hour := range []int{0, 12, 23} {
			if got := DateOf(time.Date(2026, 3, 1, hour, 59, 0, 0, zone)); got != (Date{2026, 3, 1}) {
				t.Errorf("%s at %d:59 on 1 March = %s", name, hour, got)
			}
		}
	}
}

func TestDatesAreComparedPrintedAndReadAsText(t *testing.T) {
	t.Parallel()
	a, b := isoDay(t, "2026-05-03"), isoDay(t, "2026-05-04")
	if !a.Before(b) || !b.After(a) || a.Before(a) || a.After(a) || a.Compare(a) != 0 {
		t.Errorf("%s and %s are not in order", a, b)
	}
	if got := a.Said(); got != "2026-05-03 (Sunday)" {
		t.Errorf("Said = %q", got)
	}
	type line struct {
		On, None Date
	}
	text, err := json.Marshal(line{On: a})
	if err != nil || string(text) != `{"On":"2026-05-03","None":""}` {
		t.Fatalf("JSON = %s, %v", text, err)
	}
	var back line
	if err := json.Unmarshal(text, &back); err != nil || back != (line{On: a}) {
		t.Errorf("read back %+v, %v", back, err)
	}
	if err := json.Unmarshal([]byte(`{"On":"2026-02-30"}`), &back); err == nil {
		t.Error("2026-02-30 was read from JSON")
	}
}

func TestEveryMonthHasTheDaysOfTheStandardCalendar(t *testing.T) {
	t.Parallel()
	for year := 1; year <= 9999; year++ {
		for month := time.January; month <= time.December; month++ {
			want := time.Date(year, month+1, 0, 0, 0, 0, 0, time.UTC).Day()
			if got := daysIn(year, month); got != want {
				t.Fatalf("daysIn(%d, %s) = %d, want %d", year, month, got, want)
			}
		}
	}
}
