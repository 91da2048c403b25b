package journal

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// PITFALLS D14.
func TestPeriodsAndWhatTheyAreCalled(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, from, to, kind, name, title, said, before string }{
		{"2026-Q3", "2026-07-01", "2026-09-30", "quarter", "2026-Q3", "third quarter 2026", "1 July to 30 September", "2026-Q2"},
		{"2026-q1", "2026-01-01", "2026-03-31", "quarter", "2026-Q1", "first quarter 2026", "1 January to 31 March", "2025-Q4"},
		{"2026-08", "2026-08-01", "2026-08-31", "month", "2026-08", "August 2026", "1 August to 31 August", "2026-07"},
		{"2024-02", "2024-02-01", "2024-02-29", "month", "2024-02", "February 2024", "1 February to 29 February", "2024-01"},
		{"2026-01", "2026-01-01", "2026-01-31", "month", "2026-01", "January 2026", "1 January to 31 January", "2025-12"},
		{"2026", "2026-01-01", "2026-12-31", "year", "2026", "2026", "1 January to 31 December", "2025"},
		{"2026-W31", "2026-07-27", "2026-08-02", "week", "2026-W31", "week 31 of 2026", "27 July to 2 August", "2026-W30"},
		{"2026-W01", "2025-12-29", "2026-01-04", "week", "2026-W01", "week 1 of 2026", "29 December 2025 to 4 January 2026", "2025-W52"},
		{"2020-W53", "2020-12-28", "2021-01-03", "week", "2020-W53", "week 53 of 2020", "28 December 2020 to 3 January 2021", "2020-W52"},
		{"2021-W01", "2021-01-04", "2021-01-10", "week", "2021-W01", "week 1 of 2021", "4 January to 10 January", "2020-W53"},
		{"2026-08-15", "2026-08-15", "2026-08-15", "day", "2026-08-15", "15 August 2026", "15 August", "2026-08-14"},
		{"2026-07-01--2026-08-15", "2026-07-01", "2026-08-15", "range", "2026-07-01--2026-08-15", "1 July to 15 August 2026", "1 July to 15 August", "2026-05-16--2026-06-30"},
		{"2025-12-01--2026-01-15", "2025-12-01", "2026-01-15", "range", "2025-12-01--2026-01-15", "1 December 2025 to 15 January 2026", "1 December 2025 to 15 January 2026", "2025-10-16--2025-11-30"},
		{"2026-07-01--2026-09-30", "2026-07-01", "2026-09-30", "quarter", "2026-Q3", "third quarter 2026", "1 July to 30 September", "2026-Q2"},
		{"this-week", "2026-08-10", "2026-08-16", "week", "2026-W33", "week 33 of 2026", "10 August to 16 August", "2026-W32"},
		{"last week", "2026-08-03", "2026-08-09", "week", "2026-W32", "week 32 of 2026", "3 August to 9 August", "2026-W31"},
		{"this-month", "2026-08-01", "2026-08-31", "month", "2026-08", "August 2026", "1 August to 31 August", "2026-07"},
		{"last-month", "2026-07-01", "2026-07-31", "month", "2026-07", "July 2026", "1 July to 31 July", "2026-06"},
		{"this-quarter", "2026-07-01", "2026-09-30", "quarter", "2026-Q3", "third quarter 2026", "1 July to 30 September", "2026-Q2"},
		{"Last-Quarter", "2026-04-01", "2026-06-30", "quarter", "2026-Q2", "second quarter 2026", "1 April to 30 June", "2026-Q1"},
		{"this-year", "2026-01-01", "2026-12-31", "year", "2026", "2026", "1 January to 31 December", "2025"},
		{"last-year", "2025-01-01", "2025-12-31", "year", "2025", "2025", "1 January to 31 December", "2024"},
	} {
		today := isoDay(t, "2026-08-12")
		p, err := ParsePeriod(c.text, today)
		if err != nil || p.From.String() != c.from || p.To.String() != c.to {
			t.Errorf("%q = %+v, %v; want %s to %s", c.text, p, err, c.from, c.to)
			continue
		}
		got := []string{p.Kind(), p.Name(), p.Title(), p.Said(), p.Previous().Name()}
		want := []string{c.kind, c.name, c.title, c.said, c.before}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q is called\n%q, want\n%q", c.text, got, want)
		}
		if again, err := ParsePeriod(p.Name(), today); err != nil || again != p {
			t.Errorf("%q has the name %q, which reads as %+v, %v", c.text, p.Name(), again, err)
		}
	}
}

func TestParsePeriodRefusesTheRest(t *testing.T) {
	t.Parallel()
	for text, why := range map[string]string{
		"":                       "not a period",
		"banana":                 "not a period",
		"2026-Q5":                "quarters are Q1 to Q4",
		"2026-Q":                 "quarters are Q1 to Q4",
		"2026-13":                "months are 01 to 12",
		"2026-8":                 "months are 01 to 12",
		"2026-W54":               "no such week",
		"2026-W00":               "no such week",
		"2021-W53":               "no such week",
		"2026-W7":                "no such week",
		"9999-W52":               "no such week",
		"0000":                   "not a period",
		"26":                     "not a period",
		"2026-02-30":             "not a period",
		"quarter":                "not a period",
		"next-quarter":           "not a period",
		"last-friday":            "not a period",
		"2026-08-15--2026-07-01": "ends before it begins",
		"2026-08-15--":           "both ends",
		"--2026-08-15":           "both ends",
		"2026-02-30--2026-03-01": "both ends",
		"2026-08-15 2026-08-16":  "not a period",
	} {
		p, err := ParsePeriod(text, Date{2026, time.August, 12})
		var bad *DateError
		if !errors.As(err, &bad) || p != (Period{}) {
			t.Errorf("%q = %+v, %v; want a *DateError", text, p, err)
			continue
		}
		if msg := err.Error(); !strings.Contains(msg, why) || !strings.Contains(msg, "write "+periodForms) {
			t.Errorf("%q is refused with %q; want it to hold %q and the forms", text, msg, why)
		}
	}
}

func TestOpenEndsHaveNoLengthAndNothingBefore(t *testing.T) {
	t.Parallel()
	from, to := isoDay(t, "2026-07-01"), isoDay(t, "2026-08-15")
	for _, c := range []struct {
		p           Period
		name, title string
		inside, out []Date
	}{
		{Period{From: from}, "from-2026-07-01", "since 1 July 2026", []Date{from, to}, []Date{from.AddDays(-1)}},
		{Period{To: to}, "to-2026-08-15", "until 15 August 2026", []Date{from, to}, []Date{to.AddDays(1)}},
		{Period{}, "all", "all time", []Date{from, to}, nil},
	} {
		if !c.p.Open() || c.p.Days() != 0 || c.p.Previous() != (Period{}) || c.p.Name() != c.name || c.p.Title() != c.title || c.p.Said() != c.title {
			t.Errorf("%+v: %q %q, %d days, previous %+v", c.p, c.p.Name(), c.p.Title(), c.p.Days(), c.p.Previous())
		}
		for _, d := range c.inside {
			if !c.p.Contains(d) {
				t.Errorf("%q does not hold %s", c.title, d)
			}
		}
		for _, d := range c.out {
			if c.p.Contains(d) {
				t.Errorf("%q holds %s", c.title, d)
			}
		}
	}
}

func TestNewPeriodRefusesReversedEnds(t *testing.T) {
	t.Parallel()
	a, b := isoDay(t, "2026-07-01"), isoDay(t, "2026-08-15")
	if _, err := NewPeriod(b, a); err == nil {
		t.Error("a period that ends before it begins was made")
	}
	for _, ends := range [][2]Date{{a, b}, {a, a}, {a, {}}, {{}, b}, {{}, {}}} {
		if p, err := NewPeriod(ends[0], ends[1]); err != nil || p != (Period{ends[0], ends[1]}) {
			t.Errorf("NewPeriod(%s, %s) = %+v, %v", ends[0], ends[1], p, err)
		}
	}
}

func TestPeriodsOfOneKindFollowEachOtherWithoutAGap(t *testing.T) {
	t.Parallel()
	for d := (Date{2019, 12, 1}); d.Year < 2022; d = d.AddDays(1) {
		for _, kind := range []string{"week", "month", "quarter", "year"} {
			p, err := ParsePeriod("this-"+kind, d)
			if err != nil || !p.Contains(d) || p.Kind() != kind {
				t.Fatalf("on %s this-%s = %+v, %v", d, kind, p, err)
			}
			before := p.Previous()
			if before.Kind() != kind || before.To.AddDays(1) != p.From {
				t.Fatalf("before %s comes %s", p.Name(), before.Name())
			}
			if y, w := d.isoWeek(); kind == "week" && p.Name() != isoName(y, w) {
				t.Fatalf("%s lies in %s, want %s", d, p.Name(), isoName(y, w))
			}
		}
	}
}

func isoName(y, w int) string {
	return (Date{y, 1, 1}).String()[:4] + "-W" + string([]byte{'0' + byte(w/10), '0' + byte(w%10)})
}

func TestReviewMeansTheQuarterJustEndedForThirtyDays(t *testing.T) {
	t.Parallel()
	for today, want := range map[string]string{
		"2026-07-01": "2026-Q2", "2026-07-30": "2026-Q2", "2026-07-31": "2026-Q3", "2026-09-30": "2026-Q3",
		"2026-01-01": "2025-Q4", "2026-01-30": "2025-Q4", "2026-01-31": "2026-Q1",
	} {
		if got := ReviewPeriod(isoDay(t, today)).Name(); got != want {
			t.Errorf("on %s review means %s, want %s", today, got, want)
		}
	}
}

func TestEachPeriodFormIsRead(t *testing.T) {
	t.Parallel()
	for _, form := range PeriodForms() {
		if p, err := ParsePeriod(form, Date{2026, time.August, 12}); err != nil || p.Days() < 1 {
			t.Errorf("%q = %+v, %v", form, p, err)
		}
	}
}

func FuzzParsePeriod(f *testing.F) {
	for _, s := range append(PeriodForms(), "2026-W53", "9999-W52", "0001-W01", "2026-02-30--2026-03-01", "last  week") {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p, err := ParsePeriod(text, Date{2026, time.August, 12})
		if err != nil {
			return
		}
		if p.Days() < 1 || !p.From.Valid() || !p.To.Valid() {
			t.Fatalf("%q = %+v", text, p)
		}
		if again, err := ParsePeriod(p.Name(), Date{}); err != nil || again != p {
			t.Fatalf("%q has the name %q, which reads as %+v, %v", text, p.Name(), again, err)
		}
	})
}
