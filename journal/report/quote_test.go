package report

import (
	"bytes"
	"strings"
	"testing"

	"twoway/journal"
)

func TestAQuoteIsSaidAsTheEntryMeansIt(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, markdown, page string }{
		{"plain words", "I miss the code.", `"I miss the code."`, "“I miss the code.”"},
		{"emphasis", "now asks *her* about it", `"now asks *her* about it"`, "“now asks <em>her</em> about it”"},
		{"strength at the start", "**1. Big company** (Corvane)", `"**1\. Big company** (Corvane)"`, "“<strong>1. Big company</strong> (Corvane)”"},
		{"code", "prouder than of anything in `git log`.", "\"prouder than of anything in `git log`.\"", "“prouder than of anything in <code>git log</code>.”"},
		{"a quotation gets no second marks", `"Feast and famine, man."`, `"Feast and famine, man."`, "“Feast and famine, man.”"},
		{"two quotations keep theirs", `"a" and "b"`, `""a" and "b""`, "“&#34;a&#34; and &#34;b&#34;”"},
		{"a product is none", "2 * 3 * 4 and a*b*c", `"2 \* 3 \* 4 and a\*b\*c"`, "“2 * 3 * 4 and a*b*c”"},
		{"a mark that is never closed", "five *stars, ` once", "\"five \\*stars, \\` once\"", "“five *stars, ` once”"},
		{"emphasis by lines below", "now asks _her_ and __him__, in my_own_words", `"now asks *her* and \_\_him\_\_, in my_own_words"`, "“now asks <em>her</em> and __him__, in my_own_words”"},
		{"a link", "see [the *old* plan](a.md) and [the new](https://a.example/b_c_d), [no](a b)", `"see \[the *old* plan\](a.md) and the new, \[no\](a b)"`, "“see [the <em>old</em> plan](a.md) and the new, [no](a b)”"},
		{"links to pages and an image", "see [[2026-a|the plan]], [[b]] and ![a pier](p.png)", `"see the plan, b and a pier"`, "“see the plan, b and a pier”"},
		{"a footnote", "the plan[^1] is [1] of [2", `"the plan is \[1\] of \[2"`, "“the plan is [1] of [2”"},
		{"a box", "[ ] ask [x] her", `"ask \[x\] her"`, "“ask [x] her”"},
		{"a tag in a link", "see [<b>](a) and [a](<b>)", `"see \[&lt;b>\](a) and \[a\](&lt;b>)"`, "“see [&lt;b&gt;](a) and [a](&lt;b&gt;)”"},
		{"our marker in code is text", "`<!-- twoway:end -->`", "\"\\`&lt;!-- twoway:end -->\\`\"", "“`&lt;!-- twoway:end --&gt;`”"},
		{"an address is no link", "see https://a.example/b or www.b.example, x@c.example", `"see https\://a.example/b or www\.b.example, x\@c.example"`, "“see https://a.example/b or www.b.example, x@c.example”"},
	}
	for _, tt := range tests {
		m := &mdWriter{}
		if got := m.line(said(tt.in, `"`, `"`)); got != tt.markdown {
			t.Errorf("%s: %q in Markdown is\n%s, want\n%s", tt.name, tt.in, got, tt.markdown)
		}
		h := &htmlWriter{}
		h.line(said(tt.in, "“", "”"))
		if got := strings.ReplaceAll(h.b.String(), ">\n", ">"); got != tt.page {
			t.Errorf("%s: %q on a page is\n%s, want\n%s", tt.name, tt.in, got, tt.page)
		}
	}
}

func TestAFewEntriesWithoutAThemeAreNothingToTell(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		entries int
		want    bool
	}{{1, false}, {4, false}, {5, true}} {
		r := &journal.Review{Counts: journal.ReviewCounts{Entries: tt.entries}, Unmatched: []journal.EntryRef{{Entry: "2026-11-21-a"}}}
		var b bytes.Buffer
		if err := Markdown(&b, r, MarkdownOptions{}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), "No lens or theme in 1 of"); got != tt.want {
			t.Errorf("%d entries, one without a theme: told = %v, want %v", tt.entries, got, tt.want)
		}
	}
}

func TestWithoutAThemeTheReasonIsTold(t *testing.T) {
	t.Parallel()
	few := "Too few entries to find what comes back"
	none := "Nothing comes back in three entries or more yet"
	nonePeriod := "No theme to list came back in two entries or more this quarter"
	for _, tt := range []struct {
		name      string
		entries   int
		themes    []journal.Theme
		unmatched []journal.EntryRef
		compared  string
		want      string
	}{
		{"no entry", 0, nil, nil, "period", ""},
		{"one", 1, nil, nil, "last-third", few},
		{"four", 4, nil, []journal.EntryRef{{Entry: "2026-11-21-a"}}, "period", few},
		{"four with a theme", 4, []journal.Theme{{Label: "tea", K: 3, N: 4}}, nil, "period", ""},
		{"five, each with something", 5, nil, nil, "period", nonePeriod},
		{"five of a whole journal", 5, nil, nil, "last-third", none},
		{"five, of which one is listed", 5, nil, []journal.EntryRef{{Entry: "2026-11-21-a"}}, "period", nonePeriod},
		{"themes were not looked for", 4, nil, nil, "", ""},
	} {
		r := &journal.Review{Counts: journal.ReviewCounts{Entries: tt.entries}, Themes: tt.themes, Unmatched: tt.unmatched, Compared: tt.compared}
		if tt.compared == "period" {
			r.Mode, r.Period.This = journal.ReviewOfPeriod, "this quarter"
		}
		var b bytes.Buffer
		if err := Markdown(&b, r, MarkdownOptions{}); err != nil {
			t.Fatal(err)
		}
		for _, text := range []string{few, none, nonePeriod} {
			if got := strings.Contains(b.String(), text); got != (text == tt.want) {
				t.Errorf("%s: %q is told = %v, want %q", tt.name, text, got, tt.want)
			}
		}
	}
}

func TestTooFewForATrendSaysWhatIsWanting(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, compared, want string
		few                  bool
		theme                journal.Theme
	}{
		{"the last third", "last-third", "counts only. It takes 5 in the last third of the time and 5 before it; there are 1 and 36.", true, journal.Theme{Label: "tea", K: 4, N: 37, PreviousN: 36, LastThirdN: 1}},
		{"a period", "period", "counts only. It takes 5 this quarter and 5 last quarter; there are 7 and 4.", true, journal.Theme{Label: "tea", K: 4, N: 7, PreviousN: 4}},
		{"enough", "last-third", "Compared: the last third of the time, from 3 May 2026 on, with the time before it.", false, journal.Theme{Label: "tea", Trend: "steady", K: 4, N: 37, PreviousN: 27, LastThirdN: 10}},
	} {
		r := &journal.Review{Compared: tt.compared, LateFrom: journal.Date{Year: 2026, Month: 5, Day: 3}, TooFew: tt.few, Themes: []journal.Theme{tt.theme}, Period: journal.ReviewSpan{This: "this quarter", Before: "last quarter"}}
		var b bytes.Buffer
		if err := Markdown(&b, r, MarkdownOptions{}); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); !strings.Contains(got, tt.want) || strings.Contains(got, "Compared:") && strings.Contains(got, "counts only") {
			t.Errorf("%s: got\n%s\nwant one line, %q", tt.name, got, tt.want)
		}
	}
}

func TestATrendIsShownWithWhatItCompares(t *testing.T) {
	t.Parallel()
	period := &journal.Review{Period: journal.ReviewSpan{This: "this quarter", Before: "last quarter"}}
	whole := journal.Theme{Trend: "quiet", K: 8, N: 36, Previous: 7, PreviousN: 28, LastThird: 1, LastThirdN: 8}
	silent := whole
	silent.Trend = ""
	tests := []struct {
		name        string
		theme       journal.Theme
		first, lead bool
		want        string
	}{
		{"against the period before", journal.Theme{Trend: "rising", K: 7, N: 19, Previous: 1, PreviousN: 9}, true, true, "7 of 19 entries (1 of 9 last quarter)"},
		{"the next one is shorter", journal.Theme{Trend: "rising", K: 7, N: 19, Previous: 1, PreviousN: 9}, false, false, "7 of 19 (1 of 9)"},
		{"over everything, the last third", whole, true, true, "8 of 36 entries (1 of 8 in the last third of the time, 7 of 28 before)"},
		{"and shorter", whole, false, false, "8 of 36 (1 of 8, 7 of 28)"},
		{"without a trend nothing is compared", silent, true, false, "8 of 36 entries"},
		{"the first of several that is compared", whole, false, true, "8 of 36 (1 of 8 in the last third of the time, 7 of 28 before)"},
	}
	for _, tt := range tests {
		if got := counts(period, tt.theme, tt.first, tt.lead); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// What goes on may have no trend and come first; the times are named where the first comparison stands.
func TestTheFirstComparisonNamesTheTimes(t *testing.T) {
	t.Parallel()
	r := &journal.Review{Compared: "last-third", Themes: []journal.Theme{
		{Label: "tea", K: 7, N: 35, Previous: 6, PreviousN: 29, LastThird: 1, LastThirdN: 6},
		{Label: "ink", Trend: "quiet", K: 3, N: 35, Previous: 3, PreviousN: 29, LastThirdN: 6},
		{Label: "oak", Trend: "quiet", K: 3, N: 35, Previous: 3, PreviousN: 29, LastThirdN: 6},
	}}
	var b bytes.Buffer
	if err := Markdown(&b, r, MarkdownOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"7 of 35 entries\n", "3 of 35 (0 of 6 in the last third of the time, 3 of 29 before)\n", "3 of 35 (0 of 6, 3 of 29)\n"} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

// Behind the word for its trend a lens of ours stands in small letters, and one of the person's, or a phrase, as the person writes it.
func TestALabelBehindAWord(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind, label string
		named       bool
		want        string
	}{
		{"lens", "Work-life strain", false, "**Rising: work-life strain**"},
		{"lens", "Lena and me", true, "**Rising: Lena and me**"},
		{"phrase", "Angst", false, "**Rising: Angst**"},
		{"phrase", "bus factor", false, "**Rising: bus factor**"},
	} {
		r := &journal.Review{
			Counts: journal.ReviewCounts{Entries: 9}, Compared: "period",
			Themes: []journal.Theme{{Kind: c.kind, Label: c.label, Named: c.named, Trend: "rising", K: 4, N: 9}},
		}
		var b bytes.Buffer
		if err := Markdown(&b, r, MarkdownOptions{}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), c.want) {
			t.Errorf("%s %q: want %q in\n%s", c.kind, c.label, c.want, b.String())
		}
	}
}
