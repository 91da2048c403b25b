package journal

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// PITFALLS Q2.
func TestPercentagesReadAlike(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"70": 70, "70%": 70, "70 %": 70, " 70 ": 70, "0.7": 70, ".7": 70, "0.70": 70, "70.0": 70, "7/10": 70, "7 in 10": 70,
		"3/4": 75, "3 / 4": 75, "0.07": 7, "1%": 1, "99": 99, "0.99": 99, "2": 2, "50": 50, "1 in 2": 50, "1/100": 1, "1.0%": 1,
	} {
		for _, prediction := range []bool{false, true} {
			if got, err := ParsePercent(text, prediction); err != nil || got != want {
				t.Errorf("ParsePercent(%q, %v) = %d, %v; want %d", text, prediction, got, err, want)
			}
		}
	}
}

func TestPercentagesThatAreRefused(t *testing.T) {
	t.Parallel()
	for text, why := range map[string]string{
		"1":           "it could be one per cent or certainty; write 1% or",
		"1.0":         "it could be one per cent or certainty; write 1% or",
		"70.5":        "write 70 or 71",
		"0.705":       "write 70 or 71",
		"2/3":         "write 66 or 67",
		"1.5":         "write 1 or 2",
		"101":         "from",
		"100.5":       "from",
		"200%":        "from",
		"-5":          "such as 70, 70%, 0.7, 3/4 or 7 in 10",
		"4/3":         "such as",
		"3/0":         "such as",
		"seventy":     "such as",
		"":            "such as",
		"%":           "such as",
		".":           "such as",
		"7.":          "such as",
		"0,7":         "such as",
		"1e2":         "such as",
		"0x10":        "such as",
		"70%%":        "such as",
		"0.7.1":       "such as",
		"7 out of 10": "such as",
		"99999999999": "such as",
	} {
		for _, prediction := range []bool{false, true} {
			got, err := ParsePercent(text, prediction)
			var bad *FieldError
			if !errors.As(err, &bad) || !strings.Contains(err.Error(), why) {
				t.Errorf("ParsePercent(%q, %v) = %d, %v; want an error with %q", text, prediction, got, err, why)
			}
		}
	}
}

func TestCertaintyIsForConfidenceOnly(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"0": 0, "0%": 0, "0.0": 0, "100": 100, "100%": 100, "1/1": 100, "0 in 10": 0} {
		if got, err := ParsePercent(text, false); err != nil || got != want {
			t.Errorf("ParsePercent(%q, false) = %d, %v; want %d", text, got, err, want)
		}
		if got, err := ParsePercent(text, true); err == nil || !strings.Contains(err.Error(), "never certain; write 1 to 99") {
			t.Errorf("ParsePercent(%q, true) = %d, %v; want it refused", text, got, err)
		}
	}
	for text, why := range map[string]string{"0.5%": "write 1", "99.5": "write 99", "0.999": "write 99"} {
		if _, err := ParsePercent(text, true); err == nil || !strings.HasSuffix(err.Error(), why) {
			t.Errorf("ParsePercent(%q, true) gives %v; want it to end in %q", text, err, why)
		}
	}
}

func TestScalesAndCounts(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"-2": -2, "−2": -2, "-1": -1, "0": 0, "+0": 0, "1": 1, "+1": 1, " +2 ": 2} {
		if got, err := ParseInt("energy", text, -2, 2); err != nil || got != want {
			t.Errorf("ParseInt(%q) = %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "3", "-3", "+-1", "--1", "1.0", "one", "1 0", "+"} {
		if got, err := ParseInt("energy", text, -2, 2); err == nil || !strings.Contains(err.Error(), "energy") || !strings.Contains(err.Error(), "a whole number from −2 to 2") {
			t.Errorf("ParseInt(%q) = %d, %v; want an error that names the field and the range", text, got, err)
		}
	}
	for text, ok := range map[string]bool{"0": true, "5": true, "6": false, "-1": false, "+3": false, "": false, "9999999": false} {
		if got, err := ParseInt("door_cost", text, 0, 5); (err == nil) != ok {
			t.Errorf("ParseInt(%q, 0, 5) = %d, %v; want ok %v", text, got, err, ok)
		}
	}
}

func TestWordsThatLeaveAClaimOpen(t *testing.T) {
	t.Parallel()
	for claim, want := range map[string][]string{
		"two of three say they know what is expected": nil,
		"the build gets Better and better":            {"better"},
		"more people join":                            {"more"},
		"more than 20 people join":                    nil,
		"more than fifty people come":                 nil,
		"more than before":                            {"more"},
		"the migration is successful, soon":           {"successful", "soon"},
		"Monsoon moreover":                            nil,
		"":                                            nil,
	} {
		got := ClaimWarnings(claim)
		same := slices.EqualFunc(got, want, func(g, w string) bool { return strings.HasPrefix(g, `"`+w+`"`) })
		if !same {
			t.Errorf("ClaimWarnings(%q) = %q, want one for each of %q", claim, got, want)
		}
	}
}

func FuzzParsePercent(f *testing.F) {
	for _, s := range []string{"70", "70%", "0.7", "3/4", "7 in 10", "1", "100", "0.999", "1/3", "000000001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, prediction := range []bool{false, true} {
			n, err := ParsePercent(text, prediction)
			if err == nil && (n < 0 || n > 100 || prediction && (n < 1 || n > 99)) {
				t.Errorf("ParsePercent(%q, %v) = %d", text, prediction, n)
			}
			if err != nil && n != 0 {
				t.Errorf("ParsePercent(%q, %v) = %d with error %v", text, prediction, n, err)
			}
		}
	})
}
