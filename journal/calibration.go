package journal

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// The kinds of prediction. Only claims about the world are scored.
const (
	AboutWorld     = "world"
	AboutSelf      = "self"
	AboutStability = "stability"
)

// The steps of the ladder: how many resolved claims about the world must stand behind a number before it is shown.
const (
	stepSums   = 5
	stepScore  = 10
	stepTens   = 30
	stepMurphy = 100
)

// What the count of those that came true says beside the exact 95 % range.
const (
	InLine    = "in line"
	MoreTrue  = "more"
	FewerTrue = "fewer"
)

// Calibration is what may be said about stated percentages and what came of them. It holds only what the number of resolved
// claims about the world allows: from 0 the open ones, from 1 each resolved one, from 5 the sums with their ordinary range,
// from 10 the Brier score and four groups, from 30 groups of ten and the verdict, from 100 Murphy's parts. What is not
// allowed is absent. The JSON names are stable.
type Calibration struct {
	N        int `json:"resolved"`  // claims about the world with yes or no
	Open     int `json:"open"`      // claims about the world without an answer
	Void     int `json:"void"`      // claims about the world set aside
	PastDate int `json:"past_date"` // claims about the world or oneself, open and past their date

	Listed    []PredictionState `json:"listed,omitempty"`    // resolved, about the world, by the day of the answer
	Coming    []PredictionState `json:"coming,omitempty"`    // open, about the world, not yet past their date, by date
	Past      []PredictionState `json:"past,omitempty"`      // those that PastDate counts, by date
	Self      []PredictionState `json:"self,omitempty"`      // resolved, about oneself: listed, not counted
	Stability []PredictionState `json:"stability,omitempty"` // settled forecasts of choosing the same: listed, not counted

	Expected *float64     `json:"expected,omitempty"` // sum of the percentages
	CameTrue *int         `json:"came_true,omitempty"`
	Low      *int         `json:"low,omitempty"` // ordinary range of CameTrue
	High     *int         `json:"high,omitempty"`
	Brier    *float64     `json:"brier,omitempty"`
	Groups   []Band       `json:"groups,omitempty"`
	Tens     []Band       `json:"tens,omitempty"`
	Verdict  string       `json:"verdict,omitempty"` // in line, more, fewer
	Murphy   *MurphyParts `json:"murphy,omitempty"`
	Range    *MurphyRange `json:"murphy_range,omitempty"` // of a calibrated person with the same percentages

	Words []string `json:"words,omitempty"` // all of it in sentences, as Sentences gives them for all time

	asOf Date
}

// Band is a group of forecasts by what was said. Low and High are the Wilson 95 % interval of the share that came true, in
// whole per cent.
type Band struct {
	From int     `json:"from"` // percent, included
	To   int     `json:"to"`   // percent, included
	Said float64 `json:"said"` // mean of the percentages in the group
	N    int     `json:"n"`
	Yes  int     `json:"yes"`
	Low  int     `json:"low"`
	High int     `json:"high"`
}

// Calibrate looks at all predictions as they stand on a day. The first percentage of each counts, whenever it was answered.
func Calibrate(predictions []PredictionState, asOf Date) Calibration {
	c := Calibration{asOf: asOf}
	for _, p := range predictions {
		c.sort(p)
	}
	for _, answered := range [][]PredictionState{c.Listed, c.Self, c.Stability} {
		slices.SortStableFunc(answered, func(a, b PredictionState) int { return cmp.Or(a.On.Compare(b.On), tieBreak(a, b)) })
	}
	for _, open := range [][]PredictionState{c.Coming, c.Past} {
		slices.SortStableFunc(open, func(a, b PredictionState) int { return cmp.Or(a.By.Compare(b.By), tieBreak(a, b)) })
	}
	c.N, c.PastDate = len(c.Listed), len(c.Past)
	c.climb()
	c.Words = c.Sentences(Period{})
	return c
}

func tieBreak(a, b PredictionState) int {
	return cmp.Or(a.Made.Compare(b.Made), cmp.Compare(a.Entry, b.Entry), cmp.Compare(a.Claim, b.Claim), a.By.Compare(b.By))
}

// sort puts one prediction into its list.
func (c *Calibration) sort(p PredictionState) {
	resolved := p.Status == "yes" || p.Status == "no"
	open := p.Status == "open"
	if open && p.Kind == AboutWorld {
		c.Open++
	}
	switch {
	case open && p.Kind != AboutStability && p.By.Before(c.asOf):
		c.Past = append(c.Past, p)
	case open && p.Kind == AboutWorld:
		c.Coming = append(c.Coming, p)
	case p.Kind == AboutWorld && resolved:
		c.Listed = append(c.Listed, p)
	case p.Kind == AboutWorld && p.Status == "void":
		c.Void++
	case p.Kind == AboutSelf && resolved:
		c.Self = append(c.Self, p)
	case p.Kind == AboutStability && resolved:
		c.Stability = append(c.Stability, p)
	}
}

// climb fills in what each step of the ladder allows.
func (c *Calibration) climb() {
	forecasts, percents, came := forecastsOf(c.Listed)
	if c.N >= stepSums {
		expected, _ := Expected(percents)
		low, high := CountRange(percents, 0.05)
		c.Expected, c.CameTrue, c.Low, c.High = new(round6(expected)), &came, &low, &high
	}
	if c.N >= stepScore {
		c.Brier = new(round6(Brier(forecasts)))
		c.Groups = bands(forecasts, []int{1, 36, 65, 85})
	}
	if c.N >= stepTens {
		c.Tens = bands(forecasts, []int{1, 10, 20, 30, 40, 50, 60, 70, 80, 90})
		c.Verdict = besideRange(percents, came)
	}
	if c.N >= stepMurphy {
		r := CalibratedMurphy(percents)
		c.Murphy, c.Range = new(Murphy(forecasts).rounded()), &MurphyRange{r.Low.rounded(), r.High.rounded()}
	}
}

func forecastsOf(ps []PredictionState) (forecasts []Forecast, percents []int, came int) {
	for _, p := range ps {
		f := Forecast{p.P, p.Status == "yes"}
		forecasts = append(forecasts, f)
		percents = append(percents, p.P)
		if f.Yes {
			came++
		}
	}
	return forecasts, percents, came
}

func besideRange(percents []int, came int) string {
	low, high := CountRange(percents, 0.025)
	switch {
	case came > high:
		return MoreTrue
	case came < low:
		return FewerTrue
	}
	return InLine
}

// bands counts forecasts into groups that begin at the given percentages; the last ends at 99, and empty ones are left out.
func bands(forecasts []Forecast, starts []int) []Band {
	var out []Band
	for i, from := range starts {
		b := Band{From: from, To: 99}
		if i+1 < len(starts) {
			b.To = starts[i+1] - 1
		}
		sum := 0
		for _, f := range forecasts {
			if p := min(max(f.Percent, 1), 99); p >= b.From && p <= b.To {
				b.N++
				b.Yes += int(f.outcome())
				sum += p
			}
		}
		if b.N == 0 {
			continue
		}
		low, high := Wilson(b.Yes, b.N)
		b.Said = round6(float64(sum) / float64(b.N))
		b.Low, b.High = int(math.Round(100*low)), int(math.Round(100*high))
		out = append(out, b)
	}
	return out
}

// round6 keeps six decimals, so that processors which fuse multiply and add print the same bytes.
func round6(x float64) float64 { return math.Round(x*1e6) / 1e6 }

// decimals prints a number that round6 kept with fewer decimals. A half is rounded up, as on paper: 0.415 is 0.42, though the
// nearest binary number lies below it.
func decimals(x float64, places int) string {
	kept := math.Round(math.Round(x*1e6) / math.Pow10(6-places))
	return strconv.FormatFloat(kept/math.Pow10(places), 'f', places, 64)
}

func (m MurphyParts) rounded() MurphyParts {
	return MurphyParts{round6(m.Reliability), round6(m.Resolution), round6(m.Uncertainty)}
}
