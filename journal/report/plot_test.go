package report

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"twoway/journal"
)

func TestEnergyStandsOnItsDay(t *testing.T) {
	t.Parallel()
	day := func(d int) journal.Date { return journal.Date{Year: 2026, Month: 7, Day: d} }
	e := energyFigure{
		journal.EnergyPart{Points: []journal.Stated{{Date: day(11), Value: 1}, {Date: day(21), Value: -1}, {Date: day(21), Value: -1}}},
		journal.ReviewSpan{Name: "2026-07", From: day(1), To: day(31)},
	}
	h := &htmlWriter{}
	h.energy(e)
	a := axis{day(1), day(31), 12, 98}
	for _, want := range []string{`cx="` + share(a.at(day(11))) + `"`, `cx="` + share(a.at(day(21))) + `"`, ">2</text>", "<span>2</span>"} {
		if !strings.Contains(h.b.String(), want) {
			t.Errorf("no %s in\n%s", want, h.b.String())
		}
	}
}

func TestAnAxisNamesEachYearOnce(t *testing.T) {
	t.Parallel()
	h := &htmlWriter{}
	h.timeAxis(across(journal.Date{Year: 2024, Month: 10, Day: 7}, journal.Date{Year: 2026, Month: 9, Day: 30}), 0, 100)
	for _, year := range []string{">2024<", ">2025<", ">2026<"} {
		if n := strings.Count(h.b.String(), year); n != 1 {
			t.Errorf("%s stands %d times, want once, in\n%s", year, n, h.b.String())
		}
	}
}

func TestALabelOfALeanTouchesNoDot(t *testing.T) {
	t.Parallel()
	at := func(day, value int) journal.LeanPoint {
		return journal.LeanPoint{Date: journal.Date{Year: 2026, Month: 7, Day: 1}.AddDays(day), Value: value}
	}
	points := []journal.LeanPoint{at(0, 50), at(50, 60), at(53, 67), at(100, 50)} // the third lies where the number of the second would stand
	a := across(points[0].Date, points[3].Date)
	if clearOf(a, points, 1, valueAbove) || !clearOf(a, points, 1, valueBelow) || !clearOf(a, points, 0, valueAbove) {
		t.Errorf("above: %v, below: %v, a point alone: %v; want no, yes, yes",
			clearOf(a, points, 1, valueAbove), clearOf(a, points, 1, valueBelow), clearOf(a, points, 0, valueAbove))
	}
}

func TestALongLabelIsCutOnAPhoneOnly(t *testing.T) {
	t.Parallel()
	h := &htmlWriter{}
	const name = "stay a senior engineer on the ingest path for a year"
	h.label("side", name, 0, 10)
	h.label("side", "short", 0, 10)
	got := h.b.String()
	if !strings.Contains(got, `class="side wide"`) || !strings.Contains(got, ">"+name+"<") || !strings.Contains(got, `class="side narrow"`) || strings.Count(got, "<text") != 3 {
		t.Errorf("got\n%s", got)
	}
}

func TestAboutADozenBins(t *testing.T) {
	t.Parallel()
	from := journal.Date{Year: 2000, Month: 1, Day: 3}
	for _, tt := range []struct {
		days, bins int
		unit       string
	}{
		{20, 3, "week"},
		{91, 14, "week"},
		{360, 12, "month"},
		{1090, 12, "three months"},
		{9819, 14, "two years"},
		{36500, 10, "ten years"},
	} {
		if b := binsOf(across(from, from.AddDays(tt.days))); len(b.starts) != tt.bins || b.unit != tt.unit {
			t.Errorf("%d days are cut into %d bins of %s, want %d of %s", tt.days, len(b.starts), b.unit, tt.bins, tt.unit)
		}
	}
}

func TestADotHoldsANumberThatCanBeRead(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		n, most int
		want    bool
	}{{1, 9, false}, {2, 9, true}, {99, 99, true}, {99, 100, false}, {2, 1000, false}} {
		h := &htmlWriter{}
		h.counted(50, 10, tt.n, tt.most)
		if got := strings.Contains(h.b.String(), "<text"); got != tt.want || !strings.Contains(h.b.String(), "<circle") {
			t.Errorf("%d entries beside at most %d: a number = %v, want %v, in\n%s", tt.n, tt.most, got, tt.want, h.b.String())
		}
	}
}

func TestEnergyOnATerminalIsOneLineAndSaysHowMuchOfItStands(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		width, points int
		want          string
	}{
		{40, 3, "Energy, by date: ▆▆▆\n"},
		{40, 23, "Energy, by date: " + strings.Repeat("▆", 23) + "\n"},
		{40, 24, "Energy, the last 19: " + strings.Repeat("▆", 19) + "\n"},
		{200, 400, "Energy, the last 75: " + strings.Repeat("▆", 75) + "\n"},
	} {
		points := make([]journal.Stated, tt.points)
		for i := range points {
			points[i].Value = 1
		}
		s := newScreen(TermOptions{Width: tt.width})
		if s.energy(journal.EnergyPart{Points: points}); s.b.String() != tt.want {
			t.Errorf("%d times in %d columns: got %q, want %q", tt.points, tt.width, s.b.String(), tt.want)
		}
	}
}

func TestAnEventSaysItsNumberWhereTheDotHasNoRoomForIt(t *testing.T) {
	t.Parallel()
	from := journal.Date{Year: 2026, Month: 7, Day: 1}
	h := &htmlWriter{}
	h.lean(journal.LeanStory{Points: []journal.LeanPoint{
		{Date: from, Value: 70, Event: "chosen"}, {Date: from.AddDays(3), Value: 76}, {Date: from.AddDays(100), Value: 50, Event: "tripwire"},
	}})
	for _, want := range []string{">70, chosen</text>", ">50</text>", ">tripwire</text>"} {
		if !strings.Contains(h.b.String(), want) {
			t.Errorf("no %s in\n%s", want, h.b.String())
		}
	}
}

// The first quarter has 90 days and the one before it 92: what is compared is that quarter, not as many days.
func TestATimelineShowsThePeriodAndTheOneThatItIsComparedWith(t *testing.T) {
	t.Parallel()
	day := func(year int, month time.Month, d int) journal.Date {
		return journal.Date{Year: year, Month: month, Day: d}
	}
	r := &journal.Review{Themes: []journal.Theme{{Label: "Tea", K: 1, N: 6, Previous: 1, PreviousN: 6, Timeline: []journal.ThemeMark{
		{Date: day(2025, 9, 30)}, {Date: day(2025, 10, 1)}, {Date: day(2026, 2, 3)},
	}}}}
	r.Period = journal.ReviewSpan{Name: "2026-Q1", From: day(2026, 1, 1), To: day(2026, 3, 31), This: "this quarter", Before: "last quarter"}
	for compared, want := range map[string]string{
		"period":     "Theme|Entries last quarter|Entries this quarter|Tea|2025-10-01|2026-02-03",
		"last-third": "Theme|Entries|Tea|2026-02-03",
	} {
		r.Compared = compared
		h := &htmlWriter{}
		for _, b := range themeBlocks(r) {
			if f, ok := b.(timelineFigure); ok {
				h.timeline(f)
			}
		}
		var got []string
		for _, cell := range regexp.MustCompile(`<t[hd][^>]*>(.*?)</t[hd]>`).FindAllStringSubmatch(h.b.String(), -1) {
			got = append(got, regexp.MustCompile(`<[^>]*>`).ReplaceAllString(cell[1], ""))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("compared with %s: got %q, want %q", compared, strings.Join(got, "|"), want)
		}
	}
}

func TestAPlotWithoutAPeriodEndsWithItsLastEntry(t *testing.T) {
	t.Parallel()
	day := func(year int) journal.Date { return journal.Date{Year: year, Month: 3, Day: 5} }
	span := journal.ReviewSpan{From: day(2023), To: day(2026)}
	theme := journal.Theme{Label: "Pay", Timeline: []journal.ThemeMark{{Date: day(2023)}, {Date: day(2024)}}}
	h := &htmlWriter{}
	h.timeline(timelineFigure{themes: []journal.Theme{theme}, span: span})
	h.energy(energyFigure{journal.EnergyPart{Points: []journal.Stated{{Date: day(2023)}, {Date: day(2024)}}}, span})
	for _, want := range []string{`cx="100.00%"`, `cx="98.00%"`} {
		if !strings.Contains(h.b.String(), want) {
			t.Errorf("no dot at %s in\n%s", want, h.b.String())
		}
	}
}
