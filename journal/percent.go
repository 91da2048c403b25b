package journal

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// ParsePercent reads a whole percentage: 70, 70%, 70 %, 0.7, .7, 3/4 or 7 in 10. A prediction takes 1 to 99, everything else
// 0 to 100. A bare 1 could be one per cent or all of it, so it is refused, and so is what is no whole percentage (0.705,
// 2/3), with the whole ones around it. Every error is a *FieldError.
func ParsePercent(text string, forPrediction bool) (int, error) {
	lo, hi, field := 0, 100, "percentage"
	if forPrediction {
		lo, hi, field = 1, 99, "prediction"
	}
	share, ok := parseShare(strings.TrimSpace(text))
	want := fmt.Sprintf("a whole percentage from %d to %d, such as 70, 70%%, 0.7, 3/4 or 7 in 10", lo, hi)
	if ok {
		want = share.refusal(lo, hi)
	}
	if want != "" {
		return 0, &FieldError{Field: field, Value: text, Want: want}
	}
	return share.num * 100 / share.den, nil
}

// refusal says why a share is no whole percentage from lo to hi, "" when it is one.
func (s share) refusal(lo, hi int) string {
	whole, rest := s.num*100/s.den, s.num*100%s.den
	switch {
	case s.bareOne:
		return fmt.Sprintf("it could be one per cent or certainty; write 1%% or %d%%", hi)
	case rest == 0 && whole >= lo && whole <= hi:
		return ""
	case rest == 0 && (whole == 0 || whole == 100):
		return "a prediction is never certain; write 1 to 99"
	case whole >= 100:
		return fmt.Sprintf("a whole percentage from %d to %d", lo, hi)
	case whole < lo || whole == hi:
		return fmt.Sprintf("a whole percentage; write %d", min(max(whole, lo), hi))
	}
	return fmt.Sprintf("a whole percentage; write %d or %d", whole, whole+1)
}

// share is a part of one as a fraction, so that no percentage is lost to rounding.
type share struct {
	num, den int
	bareOne  bool
}

func parseShare(s string) (share, bool) {
	if number, ok := strings.CutSuffix(s, "%"); ok {
		sh, _, ok := parseDecimal(strings.TrimSpace(number))
		sh.den *= 100
		return sh, ok
	}
	for _, between := range []string{"/", " in "} {
		if a, b, ok := strings.Cut(s, between); ok {
			return parseFraction(strings.TrimSpace(a), strings.TrimSpace(b))
		}
	}
	sh, point, ok := parseDecimal(s)
	switch {
	case !ok:
		return sh, false
	case sh.num == sh.den:
		sh.bareOne = true
	case !point || sh.num > sh.den:
		sh.den *= 100
	}
	return sh, true
}

func parseFraction(a, b string) (share, bool) {
	num, ok1 := smallNumber(a)
	den, ok2 := smallNumber(b)
	return share{num: num, den: den}, ok1 && ok2 && den > 0 && num <= den
}

// parseDecimal reads digits with at most one point, and says whether there was one.
func parseDecimal(s string) (sh share, point, ok bool) {
	whole, part, point := strings.Cut(s, ".")
	if point && part == "" || len(whole)+len(part) > 9 {
		return sh, point, false
	}
	num, ok := digits(whole + part)
	sh = share{num: num, den: 1}
	for range part {
		sh.den *= 10
	}
	return sh, point, ok
}

// ParseInt reads a whole number from lo to hi. A sign, hyphen or minus, is read only where the scale has numbers below 0. The
// error is a *FieldError for that field.
func ParseInt(field, text string, lo, hi int) (int, error) {
	sign, rest := 1, strings.TrimSpace(text)
	if lo < 0 {
		if s, after, ok := cutSign(rest); ok {
			sign, rest = s, after
		}
	}
	n, ok := smallNumber(rest)
	if n *= sign; !ok || n < lo || n > hi {
		return 0, &FieldError{Field: field, Value: text, Want: "a whole number from " + signedNumber(lo) + " to " + signedNumber(hi)}
	}
	return n, nil
}

func signedNumber(n int) string { return strings.Replace(strconv.Itoa(n), "-", "−", 1) }

// ClaimWarnings names the words in a claim that leave open when it has come true: "better", "more" (unless a number follows
// "more than", in digits or in words), "soon" and "successful". It is nil for a claim without them.
func ClaimWarnings(claim string) []string {
	ask := map[string]string{
		"better":     `"better" than what? name what somebody else could count or see`,
		"more":       `"more" than how many? name the number`,
		"soon":       `"soon" has no date; the date of the prediction could say it`,
		"successful": `"successful" by whose measure? name what will be there then`,
	}
	tokens := strings.FieldsFunc(strings.ToLower(claim), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	var warnings []string
	for i, w := range tokens {
		warning, vague := ask[w]
		if !vague || w == "more" && countFollows(tokens[i+1:]) {
			continue
		}
		warnings = append(warnings, warning)
		delete(ask, w)
	}
	return warnings
}

func countFollows(tokens []string) bool {
	return len(tokens) > 1 && tokens[0] == "than" && (strings.ContainsFunc(tokens[1], unicode.IsDigit) || slices.Contains(countWords, tokens[1]))
}

// countWords are the words that a number written out begins with.
var countWords = []string{
	"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
	"sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
	"thousand", "half", "twice", "once", "zero",
}
