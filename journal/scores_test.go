package journal

import (
	"math"
	"math/rand/v2"
	"testing"
)

// Eight predictions and their answers: DOMAIN.md 6 works this example out.
var (
	eightPercents = []int{70, 90, 85, 60, 70, 80, 75, 80}
	eightAnswers  = []bool{true, true, true, false, true, false, true, false}
)

func zip(percents []int, answers []bool) []Forecast {
	out := make([]Forecast, len(percents))
	for i := range percents {
		out[i] = Forecast{percents[i], answers[i]}
	}
	return out
}

func near(t *testing.T, what string, got, want, within float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > within {
		t.Errorf("%s = %.6f, want %.6f ± %g", what, got, want, within)
	}
}

func TestScoresOfEightPredictions(t *testing.T) {
	t.Parallel()
	forecasts := zip(eightPercents, eightAnswers)
	expected, spread := Expected(eightPercents)
	near(t, "expected", expected, 6.10, 1e-9)
	near(t, "spread", spread, 1.177, 0.0005)
	near(t, "Brier", Brier(forecasts), 0.239375, 1e-9)
	near(t, "log score", LogScore(forecasts), 0.67551, 0.000005)
	if low, high := CountRange(eightPercents, 0.05); low != 4 || high != 8 {
		t.Errorf("ordinary range = %d to %d, want 4 to 8", low, high)
	}
	d := CountDistribution(eightPercents)
	near(t, "P(8)", d[8], 0.108, 0.0005)
	near(t, "P(≤ 3)", d[0]+d[1]+d[2]+d[3], 0.019, 0.0005)
	near(t, "P(4 to 8)", d[4]+d[5]+d[6]+d[7]+d[8], 0.981, 0.0005)
}

func TestScoresWithoutForecastsAreZero(t *testing.T) {
	t.Parallel()
	low, high := CountRange(nil, 0.05)
	if Brier(nil) != 0 || LogScore(nil) != 0 || Murphy(nil) != (MurphyParts{}) || low != 0 || high != 0 {
		t.Error("no forecasts give a score")
	}
}

// PITFALLS Q1. 0 and 100, which only a confidence can be, count as 1 and 99.
func TestNearCertaintyStaysFinite(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]int{{0, 1}, {100, 99}} {
		for _, yes := range []bool{false, true} {
			got, want := []Forecast{{pair[0], yes}}, []Forecast{{pair[1], yes}}
			near(t, "log score", LogScore(got), LogScore(want), 0)
			near(t, "Brier", Brier(got), Brier(want), 0)
			if math.IsInf(LogScore(got), 0) {
				t.Errorf("%d %% and %v: the log score is not finite", pair[0], yes)
			}
		}
	}
	near(t, "always 50 %", Brier([]Forecast{{50, true}, {50, false}}), 0.25, 1e-12)
	near(t, "always 50 %", LogScore([]Forecast{{50, true}, {50, false}}), math.Ln2, 1e-12)
}

func TestMurphyPartsOfTwentyForecasts(t *testing.T) {
	t.Parallel()
	var forecasts []Forecast
	for i := range 10 {
		forecasts = append(forecasts, Forecast{90, i < 9}, Forecast{50, i < 4})
	}
	m := Murphy(forecasts)
	near(t, "reliability", m.Reliability, 0.005, 1e-12)
	near(t, "resolution", m.Resolution, 0.0625, 1e-12)
	near(t, "uncertainty", m.Uncertainty, 0.2275, 1e-12)
	near(t, "Brier", Brier(forecasts), 0.17, 1e-12)
}

func TestMurphyPartsAddUpToTheBrierScore(t *testing.T) {
	t.Parallel()
	src := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		forecasts := make([]Forecast, 1+src.IntN(60))
		for i := range forecasts {
			forecasts[i] = Forecast{src.IntN(101), src.IntN(2) == 0}
		}
		m := Murphy(forecasts)
		// 0 and 1 are two groups here that stand for one probability; the sum is exact all the same.
		near(t, "parts", m.Reliability-m.Resolution+m.Uncertainty, Brier(forecasts), 1e-12)
	}
}

func TestWilsonIntervals(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ k, n, low, high int }{
		{0, 3, 0, 56}, {3, 3, 44, 100}, {4, 5, 38, 96}, {5, 8, 31, 86}, {7, 10, 40, 89}, {15, 20, 53, 89}, {21, 30, 52, 83}, {70, 100, 60, 78}, {0, 0, 0, 100},
	} {
		low, high := Wilson(c.k, c.n)
		if got := [2]int{int(math.Round(100 * low)), int(math.Round(100 * high))}; got != [2]int{c.low, c.high} {
			t.Errorf("Wilson(%d, %d) = %d–%d %%, want %d–%d %%", c.k, c.n, got[0], got[1], c.low, c.high)
		}
	}
}

func TestTheDistributionAddsUpAndTheRangeHoldsWhatItPromises(t *testing.T) {
	t.Parallel()
	src := rand.New(rand.NewPCG(5, 6))
	for n := range 61 {
		if n == 60 {
			n = 3000
		}
		percents := make([]int, n)
		for i := range percents {
			percents[i] = 1 + src.IntN(99)
		}
		d, sum, mean := CountDistribution(percents), 0.0, 0.0
		for k, p := range d {
			sum += p
			mean += float64(k) * p
		}
		expected, _ := Expected(percents)
		near(t, "sum", sum, 1, 1e-9)
		near(t, "mean", mean, expected, 1e-9)
		for _, tail := range []float64{0.025, 0.05} {
			low, high := CountRange(percents, tail)
			below, above := 0.0, 0.0
			for k, p := range d {
				if k < low {
					below += p
				}
				if k > high {
					above += p
				}
			}
			if below > tail || above > tail || below+d[low] <= tail || above+d[high] <= tail {
				t.Errorf("%d forecasts, tails of %g: %d to %d leaves %.4f and %.4f", n, tail, low, high, below, above)
			}
		}
	}
}

// A perfectly calibrated person who says 10, 30, 50, 70 and 90 %, each as often, in 20,000 simulated journals a row: what the
// parts and the Brier score look like although the truth is 0, 0.080 and 0.170.
func TestWhatACalibratedPersonScoresByLuck(t *testing.T) {
	t.Parallel()
	for i, row := range []struct {
		n                                  int
		meanRel, rel90, meanRes, low, high float64
	}{
		{5, 0.114, 0.230, 0.144, 0.042, 0.330},
		{10, 0.076, 0.141, 0.130, 0.074, 0.282},
		{20, 0.042, 0.078, 0.110, 0.100, 0.248},
		{30, 0.028, 0.053, 0.100, 0.111, 0.234},
		{50, 0.017, 0.032, 0.092, 0.125, 0.219},
		{100, 0.009, 0.016, 0.086, 0.137, 0.204},
		{200, 0.004, 0.008, 0.083, 0.147, 0.194},
	} {
		src := rand.New(rand.NewPCG(uint64(i), 7))
		const journals = 20000
		rel, brier := make([]float64, journals), make([]float64, journals)
		sumRel, sumRes := 0.0, 0.0
		for j := range journals {
			var n, yes [101]int
			for range row.n {
				p := 10 + 20*src.IntN(5)
				n[p]++
				if src.Float64() < float64(p)/100 {
					yes[p]++
				}
			}
			m := murphy(&n, &yes)
			rel[j], brier[j] = m.Reliability, m.Reliability-m.Resolution+m.Uncertainty
			sumRel += m.Reliability
			sumRes += m.Resolution
		}
		near(t, "mean reliability", sumRel/journals, row.meanRel, 0.005)
		near(t, "its 90th percentile", quantile(rel, 0.9), row.rel90, 0.005)
		near(t, "mean resolution", sumRes/journals, row.meanRes, 0.005)
		near(t, "Brier, 5 %", quantile(brier, 0.05), row.low, 0.005)
		near(t, "Brier, 95 %", quantile(brier, 0.95), row.high, 0.005)
		if t.Failed() {
			t.Fatalf("with %d resolved", row.n)
		}
	}
}

// How many forecasts in one group show overconfidence: the first n at which fewer than the lower 2.5 % of what was said is
// seen with a chance of 0.8 if the lower figure is true.
func TestHowManyForecastsShowOverconfidence(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ said, truth, want int }{{80, 60, 41}, {90, 70, 29}, {80, 70, 144}, {70, 60, 183}} {
		got := 0
		for n := 1; got == 0 && n < 300; n++ {
			said, truth := make([]int, n), make([]int, n)
			for i := range n {
				said[i], truth[i] = c.said, c.truth
			}
			low, high := CountRange(said, 0.025)
			power := 0.0
			for k, p := range CountDistribution(truth) {
				if k < low || k > high {
					power += p
				}
			}
			if power >= 0.8 {
				got = n
			}
		}
		if got != c.want {
			t.Errorf("saying %d where %d is true shows after %d, want %d", c.said, c.truth, got, c.want)
		}
	}
}

func TestTheCalibratedRangeIsTheSameEachTimeAndHoldsACalibratedPerson(t *testing.T) {
	t.Parallel()
	var percents []int
	for i := range 100 {
		percents = append(percents, 10+20*(i%5))
	}
	r := CalibratedMurphy(percents)
	if again := CalibratedMurphy(percents); again != r {
		t.Errorf("two draws differ: %+v and %+v", r, again)
	}
	near(t, "reliability, 5 %", r.Low.Reliability, 0.002, 0.002)
	near(t, "reliability, 95 %", r.High.Reliability, 0.019, 0.003)
	if r.Low.Resolution > 0.08 || r.High.Resolution < 0.08 || r.Low.Uncertainty > 0.25 || r.High.Uncertainty < 0.249 {
		t.Errorf("the range %+v does not hold the truth", r)
	}
}
