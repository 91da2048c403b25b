package journal

import (
	"fmt"
	"strings"
)

// Sentences is the calibration in plain words, one paragraph each: the headline, the score, a line for each group, the parts,
// what is listed about oneself with its answer in the period (the zero Period lists all), and what is past its date. Dates have
// their year where the period lies in several. It says nothing that the ladder does not allow.
func (c Calibration) Sentences(listed Period) []string {
	year := c.asOf // beside which dates go without theirs
	if !listed.Open() {
		year = yearOf(listed.From, listed.To)
	}
	out := []string{c.headline()}
	if c.N == 0 && len(c.Coming) > 0 {
		out = append(out, "Open: "+openClaims(c.Coming, year)+".")
	}
	if c.Brier != nil {
		out = append(out, c.score())
	}
	out = append(out, c.groups()...)
	if c.Murphy != nil {
		out = append(out, c.parts())
	}
	out = append(out, answeredClaims("About yourself", c.Self, listed, year)...)
	out = append(out, answeredClaims("About choosing the same again", c.Stability, listed, year)...)
	if c.PastDate > 0 {
		past := "Past its date and open: "
		if c.PastDate > 1 {
			past = fmt.Sprintf("Past their date and open, %d: ", c.PastDate)
		}
		out = append(out, past+openClaims(c.Past, year)+".")
	}
	return out
}

// groups are the sentences about groups of percentages, under a line of their own where there are groups of two kinds.
func (c Calibration) groups() (out []string) {
	for _, g := range []struct {
		name  string
		bands []Band
	}{{"In four groups:", c.Groups}, {"In groups of ten:", c.Tens}} {
		if len(c.Tens) > 0 {
			out = append(out, g.name)
		}
		for _, b := range g.bands {
			out = append(out, b.String())
		}
	}
	return out
}

// headline is the first paragraph: "All time, 8 resolved. Your percentages add up to about 6.1; 5 came true. …".
func (c Calibration) headline() string {
	switch {
	case c.N == 0:
		return "All time, none resolved."
	case c.Expected == nil:
		said := make([]string, 0, c.N)
		for _, p := range c.Listed {
			said = append(said, fmt.Sprintf("%d %%, %s", p.P, p.Status))
		}
		return fmt.Sprintf("All time, %d resolved: %s. No sums before five.", c.N, strings.Join(said, "; "))
	}
	text := fmt.Sprintf("All time, %d resolved. Your percentages add up to about %s; %d came true. %s would be ordinary.",
		c.N, decimals(*c.Expected, 1), *c.CameTrue, countsBetween(*c.Low, *c.High))
	switch {
	case c.Brier == nil:
		text += " No score before ten."
	case c.Verdict == MoreTrue:
		text += " More came true than you said."
	case c.Verdict == FewerTrue:
		text += " Fewer came true than you said."
	case c.Verdict == InLine && (*c.CameTrue < *c.Low || *c.CameTrue > *c.High): // the verdict takes a wider range, of 95 %
		text += fmt.Sprintf(" %d is a little outside of that, and still in line with what you said.", *c.CameTrue)
	case c.Verdict == InLine:
		text += " This is in line with what you said."
	}
	return text
}

func countsBetween(low, high int) string {
	if low == high {
		return fmt.Sprintf("Exactly %d", low)
	}
	return fmt.Sprintf("Anything from %d to %d", low, high)
}

func (c Calibration) score() string {
	text := fmt.Sprintf("Brier score %s, where 0 is best and always saying 50 %% gives 0.25", decimals(*c.Brier, 2))
	if c.Verdict == "" {
		text += fmt.Sprintf("; %d are too few to separate skill from luck", c.N)
	}
	return text + "."
}

// String is the group in words: "Said 65–84 %: 5 of 8 came true (95 % interval 31–86 %)."
func (b Band) String() string {
	return fmt.Sprintf("Said %d–%d %%: %d of %d came true (95 %% interval %d–%d %%).", b.From, b.To, b.Yes, b.N, b.Low, b.High)
}

func (c Calibration) parts() string {
	part := func(name string, value, low, high float64) string {
		return fmt.Sprintf("%s %s (%s–%s)", name, decimals(value, 3), decimals(low, 3), decimals(high, 3))
	}
	m, low, high := c.Murphy, c.Range.Low, c.Range.High
	return "The score in parts: " + strings.Join([]string{
		part("reliability", m.Reliability, low.Reliability, high.Reliability) + ", 0 is best",
		part("less resolution", m.Resolution, low.Resolution, high.Resolution) + ", more is better",
		part("and uncertainty", m.Uncertainty, low.Uncertainty, high.Uncertainty),
	}, "; ") + ". In brackets: nine of ten calibrated people with the same percentages."
}

// answeredClaims lists settled predictions that are not scored, those of which the record has known in the period.
func answeredClaims(about string, ps []PredictionState, in Period, year Date) []string {
	var said []string
	for _, p := range ps {
		if !in.Contains(p.known()) {
			continue
		}
		said = append(said, fmt.Sprintf("%s: %s (%s)", claimed(p), p.Status, dayWords(p.On, year)))
	}
	if said == nil {
		return nil
	}
	if more := len(said) - namedClaims; more > 0 {
		said = append(said[:namedClaims], fmt.Sprintf("and %d more", more))
	}
	return []string{about + ", listed and not counted: " + strings.Join(said, "; ") + "."}
}

func claimed(p PredictionState) string {
	if p.Claim == "" {
		return fmt.Sprintf("%d %%", p.P)
	}
	return fmt.Sprintf("%d %%, \"%s\"", p.P, p.Claim)
}

// namedClaims is how many claims a sentence names before it counts the rest.
const namedClaims = 8

func openClaims(ps []PredictionState, year Date) string {
	named := ps[:min(len(ps), namedClaims)]
	said := make([]string, len(named), len(named)+1)
	for i, p := range named {
		said[i] = fmt.Sprintf("\"%s\" (%d %%, %s)", p.Claim, p.P, dayWords(p.By, year))
	}
	if more := len(ps) - len(named); more > 0 {
		said = append(said, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(said, "; ")
}
