package journal

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Forecast is a stated percentage and whether it came true.
type Forecast struct {
	Percent int
	Yes     bool
}

// probability turns a percentage into a number from 0.01 to 0.99: certainty counts as nearly certain.
func probability(percent int) float64 { return float64(min(max(percent, 1), 99)) / 100 }

func (f Forecast) outcome() float64 {
	if f.Yes {
		return 1
	}
	return 0
}

// Brier is the mean of (p − o)² over the forecasts, o being 1 or 0: 0 is best, always saying 50 % gives 0.25. This is the
// form with one outcome, from 0 to 1 (Brier 1950, halved). It is 0 without forecasts.
func Brier(forecasts []Forecast) float64 {
	sum := 0.0
	for _, f := range forecasts {
		d := probability(f.Percent) - f.outcome()
		sum += d * d
	}
	return sum / float64(max(len(forecasts), 1))
}

// LogScore is the mean of −ln of the probability given to what happened: 0 is best, always saying 50 % gives 0.693. It is 0
// without forecasts.
func LogScore(forecasts []Forecast) float64 {
	sum := 0.0
	for _, f := range forecasts {
		p := probability(f.Percent)
		if !f.Yes {
			p = 1 - p
		}
		sum -= math.Log(p)
	}
	return sum / float64(max(len(forecasts), 1))
}

// Expected is how many of the percentages would come true on average, Σ p, and the spread around it, √Σ p(1 − p).
func Expected(percents []int) (expected, spread float64) {
	variance := 0.0
	for _, percent := range percents {
		p := probability(percent)
		expected += p
		variance += p * (1 - p)
	}
	return expected, math.Sqrt(variance)
}

// CountDistribution gives the exact chance of each number of yeses, from 0 to all, when every percentage is true and they do not
// depend on each other (the Poisson binomial distribution, built up one forecast at a time). Chances below 1e-20 are taken as 0,
// which keeps the work near n·√n.
func CountDistribution(percents []int) []float64 {
	const negligible = 1e-20
	d := make([]float64, len(percents)+1)
	d[0] = 1
	low, high := 0, 0
	for _, percent := range percents {
		p := probability(percent)
		high++
		for k := high; k > low; k-- {
			d[k] = d[k]*(1-p) + d[k-1]*p
		}
		d[low] *= 1 - p
		for ; d[low] < negligible; low++ {
			d[low] = 0
		}
		for ; d[high] < negligible; high-- {
			d[high] = 0
		}
	}
	return d
}

// CountRange is the lowest and the highest number of yeses that is left when each tail of the exact distribution is cut while
// the cut mass is at most tail: 0.05 for the ordinary range, 0.025 for the 95 % range.
func CountRange(percents []int, tail float64) (low, high int) {
	d := CountDistribution(percents)
	high = len(d) - 1
	for mass := d[0]; low < high && mass <= tail; mass += d[low] {
		low++
	}
	for mass := d[high]; high > low && mass <= tail; mass += d[high] {
		high--
	}
	return low, high
}

// Wilson is the 95 % interval for a share of k in n, as parts of 1 (Wilson 1927, z = 1.959964). It is 0 to 1 for n = 0.
func Wilson(k, n int) (low, high float64) {
	if n == 0 {
		return 0, 1
	}
	const z = 1.959964
	yes, all := float64(k), float64(n)
	centre := (yes + z*z/2) / (all + z*z)
	half := z * math.Sqrt(yes*(all-yes)/all+z*z/4) / (all + z*z)
	return max(0, centre-half), min(1, centre+half)
}

// MurphyParts splits the Brier score of forecasts grouped by their stated percentage: Brier = Reliability − Resolution +
// Uncertainty, exactly (Murphy 1973). Reliability is how far the groups' shares of yes lie from what was said, 0 at best;
// Resolution is how far they lie from the share of all; Uncertainty is what the outcomes would give to somebody who always
// says that share.
type MurphyParts struct {
	Reliability float64 `json:"reliability"`
	Resolution  float64 `json:"resolution"`
	Uncertainty float64 `json:"uncertainty"`
}

// Murphy computes the parts; all are 0 without forecasts.
func Murphy(forecasts []Forecast) MurphyParts {
	var n, yes [101]int
	for _, f := range forecasts {
		p := min(max(f.Percent, 0), 100)
		n[p]++
		if f.Yes {
			yes[p]++
		}
	}
	return murphy(&n, &yes)
}

func murphy(n, yes *[101]int) (m MurphyParts) {
	all, came := 0.0, 0.0
	for p := range n {
		all += float64(n[p])
		came += float64(yes[p])
	}
	if all == 0 {
		return m
	}
	base := came / all
	for p := range n {
		if n[p] == 0 {
			continue
		}
		share := float64(yes[p]) / float64(n[p])
		m.Reliability += float64(n[p]) * (probability(p) - share) * (probability(p) - share) / all
		m.Resolution += float64(n[p]) * (share - base) * (share - base) / all
	}
	m.Uncertainty = base * (1 - base)
	return m
}

// MurphyRange is where the parts of a perfectly calibrated person with the same percentages lie: 5 % of the draws are below
// Low and 5 % above High, part by part.
type MurphyRange struct {
	Low  MurphyParts `json:"low"`
	High MurphyParts `json:"high"`
}

const murphyDraws = 2000

// CalibratedMurphy draws the range 2,000 times from a fixed seed, so that the same percentages always give the same range.
func CalibratedMurphy(percents []int) MurphyRange {
	draws := drawMurphy(percents)
	values := make([]float64, len(draws))
	at := func(share float64, part func(MurphyParts) float64) float64 {
		for i, d := range draws {
			values[i] = part(d)
		}
		return quantile(values, share)
	}
	parts := func(share float64) MurphyParts {
		return MurphyParts{
			Reliability: at(share, func(m MurphyParts) float64 { return m.Reliability }),
			Resolution:  at(share, func(m MurphyParts) float64 { return m.Resolution }),
			Uncertainty: at(share, func(m MurphyParts) float64 { return m.Uncertainty }),
		}
	}
	return MurphyRange{Low: parts(0.05), High: parts(0.95)}
}

// drawMurphy draws the number of yeses of each stated percentage at once, from its exact distribution.
func drawMurphy(percents []int) []MurphyParts {
	var n [101]int
	for _, percent := range percents {
		n[min(max(percent, 0), 100)]++
	}
	var upTo [101][]float64
	for percent, times := range n {
		sum := 0.0
		for _, mass := range CountDistribution(slices.Repeat([]int{percent}, times)) {
			sum += mass
			upTo[percent] = append(upTo[percent], sum)
		}
	}
	src := rand.New(rand.NewPCG(1, 2))
	draws := make([]MurphyParts, murphyDraws)
	for i := range draws {
		var yes [101]int
		for percent, times := range n {
			if times > 0 {
				k, _ := slices.BinarySearch(upTo[percent], src.Float64())
				yes[percent] = min(k, times)
			}
		}
		draws[i] = murphy(&n, &yes)
	}
	return draws
}

// quantile sorts values and gives the one that share of them lie below.
func quantile(values []float64, share float64) float64 {
	slices.Sort(values)
	return values[min(int(share*float64(len(values))), len(values)-1)]
}
