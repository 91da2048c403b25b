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

// The name of a theme is what a person wrote: on the page of themes it means itself, whatever its signs are elsewhere.
func TestTheNameOfAThemeMeansItself(t *testing.T) {
	t.Parallel()
	for label, want := range map[string]string{
		"[[link]] | pipe **bold**": `## \[\[link\]\] \| pipe \*\*bold\*\*`,
		"# heading":                `## \# heading`,
		"learning C #":             `## Learning C \#`,
		"%% hidden %%":             `## \%\% hidden \%\%`,
		"<b>x</b>":                 `## &lt;b>x&lt;/b>`,
		"40 % of o'Brien":          `## 40 % of o'Brien`,
	} {
		for _, target := range []string{"obsidian", "markdown", "html"} {
			in := sampleInput(t, journalFiles, false)
			in.Themes.List[0].Label = label
			files, err := Files(target, in)
			if err != nil {
				t.Fatal(err)
			}
			want := want + "\n"
			if target == "html" {
				want = ">" + strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(capital(label)) + "</h2>"
			}
			if page := themesPage(files); !strings.Contains(page, want) {
				t.Errorf("%s of %q: want %q in\n%s", target, label, want, page)
			}
		}
	}
}

// themesPage is the page of themes among the files of an export.
func themesPage(files []File) string {
	for _, f := range files {
		switch {
		case f.Path == "themes.html":
			return string(f.Data)
		case strings.HasSuffix(f.Path, "recurring-themes.md"):
			return string(f.Note.Block)
		}
	}
	return ""
}
