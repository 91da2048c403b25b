package journal

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// said makes claims about the world, each answered on a day of its own.
func said(forecasts []Forecast) []PredictionState {
	out := make([]PredictionState, len(forecasts))
	for i, f := range forecasts {
		on := Date{2025, 1, 1}.AddDays(i)
		out[i] = PredictionState{
			Claim: fmt.Sprintf("claim %d", i), P: f.Percent, By: on, Kind: AboutWorld, Status: "no", On: on, Made: Date{2024, 12, 1},
			Entry: "2024-12-01-team",
		}
		if f.Yes {
			out[i].Status = "yes"
		}
	}
	return out
}

// calibrated says n percentages; seven in ten come true where 70 was said, and so on.
func calibrated(n int) []Forecast {
	out := make([]Forecast, n)
	for i := range out {
		percent := []int{70, 90, 30, 60, 80}[i%5]
		out[i] = Forecast{percent, i/5*10%100 < percent}
	}
	return out
}

// PITFALLS Q1: each step of the ladder, with the fields that JSON may hold there.
func TestTheLadderHoldsOnlyWhatTheNumberAllows(t *testing.T) {
	t.Parallel()
	always := []string{"open", "past_date", "resolved", "void", "words"}
	listed := append(always, "listed")
	sums := append(listed, "came_true", "expected", "high", "low")
	scores := append(sums, "brier", "groups")
	tens := append(scores, "tens", "verdict")
	parts := append(tens, "murphy", "murphy_range")
	for _, c := range []struct {
		n    int
		want []string
	}{{0, always}, {1, listed}, {2, listed}, {4, listed}, {5, sums}, {9, sums}, {10, scores}, {29, scores}, {30, tens}, {99, tens}, {100, parts}, {101, parts}} {
		got := Calibrate(said(calibrated(c.n)), Date{2026, 9, 30})
		text, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		var fields map[string]any
		if err := json.Unmarshal(text, &fields); err != nil {
			t.Fatal(err)
		}
		var names []string
		for name := range fields {
			names = append(names, name)
		}
		slices.Sort(names)
		want := slices.Sorted(slices.Values(c.want))
		if !slices.Equal(names, want) {
			t.Errorf("with %d resolved JSON has %q, want %q", c.n, names, want)
		}
		words := strings.Join(got.Words, "\n")
		for phrase, from := range map[string]int{"add up to about": 5, "Brier": 10, "interval": 10, "Said 80–89 %": 30, "In four groups:\nSaid": 30, "In groups of ten:\nSaid": 30, "you said.": 30, "reliability": 100} {
			if has := strings.Contains(words, phrase); has != (c.n >= from) {
				t.Errorf("with %d resolved %q is there: %v\n%s", c.n, phrase, has, words)
			}
		}
		if has := strings.Contains(words, "too few to separate skill from luck"); has != (c.n >= 10 && c.n < 30) {
			t.Errorf("with %d resolved the warning about luck is there: %v", c.n, has)
		}
	}
}

func TestTheWordsOfEachStep(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		forecasts []Forecast
		want      []string
	}{
		"nothing": {nil, []string{"All time, none resolved."}},
		"three": {zip([]int{70, 90, 60}, []bool{true, true, false}), []string{
			"All time, 3 resolved: 70 %, yes; 90 %, yes; 60 %, no. No sums before five.",
		}},
		"eight": {zip(eightPercents, eightAnswers), []string{
			"All time, 8 resolved. Your percentages add up to about 6.1; 5 came true. Anything from 4 to 8 would be ordinary. No score before ten.",
		}},
		"five nearly certain": {zip([]int{99, 99, 99, 99, 99}, []bool{true, true, true, true, true}), []string{
			"All time, 5 resolved. Your percentages add up to about 5.0; 5 came true. Exactly 5 would be ordinary. No score before ten.",
		}},
		"ten": {append(zip(eightPercents, eightAnswers), Forecast{50, true}, Forecast{20, false}), []string{
			"All time, 10 resolved. Your percentages add up to about 6.8; 6 came true. Anything from 5 to 9 would be ordinary.",
			"Brier score 0.22, where 0 is best and always saying 50 % gives 0.25; 10 are too few to separate skill from luck.",
			"Said 1–35 %: 0 of 1 came true (95 % interval 0–79 %).",
			"Said 36–64 %: 1 of 2 came true (95 % interval 9–91 %).",
			"Said 65–84 %: 3 of 5 came true (95 % interval 23–88 %).",
			"Said 85–99 %: 2 of 2 came true (95 % interval 34–100 %).",
		}},
	} {
		if got := Calibrate(said(c.forecasts), Date{2026, 9, 30}).Words; !slices.Equal(got, c.want) {
			t.Errorf("%s: the words are\n%s\nwant\n%s", name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
	}
}

func TestTheVerdictSpeaksOnlyOutsideThe95PercentRange(t *testing.T) {
	t.Parallel()
	percents := slices.Repeat([]int{70}, 30)
	low, high := CountRange(percents, 0.025)
	for came, want := range map[int]string{low - 1: FewerTrue, low: InLine, 21: InLine, high: InLine, high + 1: MoreTrue, 30: MoreTrue, 0: FewerTrue} {
		forecasts := make([]Forecast, 30)
		for i := range forecasts {
			forecasts[i] = Forecast{70, i < came}
		}
		c := Calibrate(said(forecasts), Date{2026, 9, 30})
		phrase := map[string]string{FewerTrue: "Fewer came true than you said.", InLine: "in line with what you said.", MoreTrue: "More came true than you said."}[want]
		if c.Verdict != want || !strings.HasSuffix(c.Words[0], phrase) {
			t.Errorf("%d of 30 at 70 %%: %q, %q; want %q", came, c.Verdict, c.Words[0], want)
		}
		edge := fmt.Sprintf("%d is a little outside of that, and still in line", came)
		if outside := came < *c.Low || came > *c.High; strings.Contains(c.Words[0], edge) != (outside && want == InLine) {
			t.Errorf("%d of 30 at 70 %%: %q", came, c.Words[0])
		}
	}
}

func TestGroupsAreNotFoldedAndTensCoverOneTo99(t *testing.T) {
	t.Parallel()
	var forecasts []Forecast
	for percent := 1; percent < 100; percent++ {
		forecasts = append(forecasts, Forecast{percent, percent > 50})
	}
	c := Calibrate(said(forecasts), Date{2026, 9, 30})
	type edge struct{ from, to, n, yes int }
	edges := func(bands []Band) (out []edge) {
		for _, b := range bands {
			out = append(out, edge{b.From, b.To, b.N, b.Yes})
		}
		return out
	}
	if got, want := edges(c.Groups), []edge{{1, 35, 35, 0}, {36, 64, 29, 14}, {65, 84, 20, 20}, {85, 99, 15, 15}}; !slices.Equal(got, want) {
		t.Errorf("groups = %v, want %v", got, want)
	}
	want := []edge{{1, 9, 9, 0}, {10, 19, 10, 0}, {20, 29, 10, 0}, {30, 39, 10, 0}, {40, 49, 10, 0}, {50, 59, 10, 9}, {60, 69, 10, 10}, {70, 79, 10, 10}, {80, 89, 10, 10}, {90, 99, 10, 10}}
	if got := edges(c.Tens); !slices.Equal(got, want) {
		t.Errorf("tens = %v, want %v", got, want)
	}
	if c.Groups[0].Said != 18 {
		t.Errorf("in the first group 18 %% was said on average, not %g", c.Groups[0].Said)
	}
}

func TestOnlyAnsweredClaimsAboutTheWorldCount(t *testing.T) {
	t.Parallel()
	asOf := Date{2026, 9, 30}
	p := func(claim, kind, status string, percent int, by, on Date) PredictionState {
		return PredictionState{
			Claim: claim, P: percent, By: by, Kind: kind, Status: status, On: on, Made: Date{2026, 2, 2}, Entry: "2026-02-02-team",
			Updates: []Stated{{Date{2026, 3, 1}, 1, "2026-03-01-0815-team"}},
		}
	}
	in := append(said(zip(eightPercents, eightAnswers)),
		p("a change of mine is merged in every month until September", AboutSelf, "no", 80, Date{2026, 9, 1}, Date{2026, 7, 31}),
		p("I sleep well", AboutSelf, "yes", 60, Date{2026, 3, 1}, Date{2026, 3, 1}),
		p("", AboutStability, "yes", 100, Date{2026, 7, 22}, Date{2026, 7, 22}),
		p("", AboutStability, "open", 65, Date{2026, 9, 1}, Date{}),
		p("", AboutStability, "void", 65, Date{2026, 9, 1}, Date{2026, 9, 1}),
		p("moot", AboutWorld, "void", 65, Date{2026, 9, 1}, Date{2026, 9, 1}),
		p("Ravi leads the next planning", AboutWorld, "open", 60, Date{2026, 9, 12}, Date{}),
		p("the second hire starts", AboutWorld, "open", 70, Date{2026, 12, 31}, Date{}),
		p("due today", AboutWorld, "open", 70, asOf, Date{}),
	)
	c := Calibrate(in, asOf)
	if c.N != 8 || c.Open != 3 || c.Void != 1 || c.PastDate != 1 || len(c.Coming) != 2 || len(c.Self) != 2 || len(c.Stability) != 1 || *c.CameTrue != 5 {
		t.Errorf("counted %d resolved, %d open, %d void, %d past, %d to come, %d about oneself, %d of stability", c.N, c.Open, c.Void, c.PastDate, len(c.Coming), len(c.Self), len(c.Stability))
	}
	quarter := Period{Date{2026, 7, 1}, asOf}
	want := []string{
		"All time, 8 resolved. Your percentages add up to about 6.1; 5 came true. Anything from 4 to 8 would be ordinary. No score before ten.",
		`About yourself, listed and not counted: 80 %, "a change of mine is merged in every month until September": no (31 July).`,
		"About choosing the same again, listed and not counted: 100 %: yes (22 July).",
		`Past its date and open: "Ravi leads the next planning" (60 %, 12 September).`,
	}
	if got := c.Sentences(quarter); !slices.Equal(got, want) {
		t.Errorf("the quarter says\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if !strings.Contains(c.Words[1], `60 %, "I sleep well": yes (1 March); 80 %`) {
		t.Errorf("all time says %q", c.Words[1])
	}
	years := strings.Join(c.Sentences(Period{Date{2025, 7, 1}, asOf}), "\n")
	if !strings.Contains(years, "12 September 2026)") || !strings.Contains(years, "yes (1 March 2026); ") {
		t.Errorf("two years say\n%s", years)
	}
}

func TestOpenClaimsBeforeTheFirstAnswer(t *testing.T) {
	t.Parallel()
	open := func(claim string, by Date) PredictionState {
		return PredictionState{Claim: claim, P: 75, By: by, Kind: AboutWorld, Status: "open", Made: Date{2026, 2, 2}}
	}
	got := Calibrate([]PredictionState{open("later", Date{2027, 1, 2}), open("past", Date{2026, 8, 1}), open("past too", Date{2025, 8, 1}), open("sooner", Date{2026, 12, 1})}, Date{2026, 9, 30}).Words
	want := []string{
		"All time, none resolved.",
		`Open: "sooner" (75 %, 1 December); "later" (75 %, 2 January 2027).`,
		`Past their date and open, 2: "past too" (75 %, 1 August 2025); "past" (75 %, 1 August).`,
	}
	if !slices.Equal(got, want) {
		t.Errorf("the words are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestTheOrderOfThePredictionsDoesNotMatter(t *testing.T) {
	t.Parallel()
	in := said(calibrated(120))
	asOf := Date{2026, 9, 30}
	want := Calibrate(in, asOf)
	rand.New(rand.NewPCG(8, 9)).Shuffle(len(in), func(i, j int) { in[i], in[j] = in[j], in[i] })
	if got := Calibrate(in, asOf); !reflect.DeepEqual(got, want) {
		t.Errorf("shuffled predictions give\n%s\nwant\n%s", strings.Join(got.Words, "\n"), strings.Join(want.Words, "\n"))
	}
	m := want.Murphy
	near(t, "parts", m.Reliability-m.Resolution+m.Uncertainty, *want.Brier, 3e-6)
}

func TestAHalfIsRoundedUpAsOnPaper(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		x      float64
		places int
		want   string
	}{
		{0.415, 2, "0.42"},
		{0.4149, 2, "0.41"},
		{0.125, 2, "0.13"},
		{0.25, 2, "0.25"},
		{7.05, 1, "7.1"},
		{0, 3, "0.000"},
		{0.0005, 3, "0.001"},
	} {
		if got := decimals(c.x, c.places); got != c.want {
			t.Errorf("%v with %d decimals: got %s, want %s", c.x, c.places, got, c.want)
		}
	}
	score := 0.415
	if got := (Calibration{N: 10, Brier: &score}).score(); !strings.HasPrefix(got, "Brier score 0.42,") {
		t.Errorf("a score of 0.415: got %q", got)
	}
}
