package export

import (
	"strings"
	"testing"

	"twoway/journal"
)

// PRODUCT.md: a trend without a period before it says what it compares.
func TestATrendOnThePageOfThemesSaysWhatItCompares(t *testing.T) {
	t.Parallel()
	in := sampleInput(t, journalFiles, false)
	rising := in.Themes.List[0]
	rising.Label, rising.Trend, rising.K, rising.N, rising.Previous, rising.PreviousN, rising.LastThird, rising.LastThirdN = "meetings", "rising", 10, 43, 1, 14, 9, 29
	in.Themes = &journal.Themes{List: append([]journal.Theme{rising}, in.Themes.List...), Compared: "last-third"}
	files, err := Files("html", in)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Path != "themes.html" {
			continue
		}
		for _, want := range []string{"10 of 43 entries, rising: 9 of 29 in the last third of the time, 1 of 14 before.", "1 of 4 entries."} {
			if !strings.Contains(string(f.Data), want) {
				t.Errorf("the page does not say %q:\n%s", want, f.Data)
			}
		}
		return
	}
	t.Error("there is no page of themes")
}
