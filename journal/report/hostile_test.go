package report_test

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/report"
	"twoway/templates"
)

// payloads are texts that would do something if a dress let them.
var payloads = []string{
	`<script>alert(1)</script>`,
	`</style></head><svg onload=alert(2)>`,
	`"><img src=x onerror=alert(3)>`,
	"\x1b[31mred\x1b]8;;https://evil.example\x07link\x1b]8;;\x07 \x9b5m",
	"\u202egnp.exe\u202c \u2066x\u2069 \u200b",
	"<!-- twoway:end --> %%hidden%% ==mark== #tag [[wiki]] ![x](https://evil.example/p.png)",
	"| cell | `code` *em* __x__ ~~y~~ $m$ \\ &amp; &#x3c;",
	"**[a](javascript:alert(5))** `%%x%% #tag` *<b>y</b>* https://evil.example www.evil.example x@evil.example",
	strings.Repeat("W", 10000),
	strings.Repeat("漢", 400) + " 👩‍👩‍👧 e\u0301e\u0301 🏳️‍🌈",
}

// hostile is a review whose every text is one of the payloads.
func hostile(t testing.TB) *journal.Review {
	t.Helper()
	r := sample(t)
	n := 0
	bad := func() string { n++; return payloads[n%len(payloads)] }
	for range len(payloads) {
		r.Standing = append(r.Standing, r.Standing[0])
		r.Themes = append(r.Themes, r.Themes[0])
		r.Next = append(r.Next, r.Next[0])
		r.Limits = append(r.Limits, "")
		r.Glance = append(r.Glance, "")
	}
	for i := range r.Standing {
		r.Standing[i].Status = "kept"
	}
	for i := range r.Themes {
		x := &r.Themes[i]
		x.Quotes = []journal.Quote{{Date: day("2026-07-09")}, {Date: day("2026-07-10")}}
		x.Counter = &journal.Quote{Date: day("2026-07-11")}
	}
	for range len(payloads) {
		r.Denied = append(r.Denied, journal.DeniedHit{Quote: journal.Quote{Date: day("2026-07-09")}})
		r.SetAside = append(r.SetAside, journal.DeniedHit{Quote: journal.Quote{Date: day("2026-07-09")}})
	}
	fillTexts(reflect.ValueOf(r).Elem(), bad)
	r.Words = payloads
	r.People = []journal.PersonCount{{Name: bad(), K: 1}, {Name: bad(), K: 2}}
	r.Paths = map[string]string{payloads[0]: "2026/a (b).md", payloads[1]: "javascript:alert(4)"}
	return r
}

// chosen are the fields that hold one of our own words and steer what a dress shows; a person's text is in none of them.
var chosen = []string{"Mode", "Status", "Trend", "Kind", "Compared", "Verdict", "Width", "Reversible", "Paths", "Part", "Period"}

// fillTexts puts a payload into every text of a value.
func fillTexts(v reflect.Value, bad func() string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(bad())
	case reflect.Pointer:
		if !v.IsNil() {
			fillTexts(v.Elem(), bad)
		}
	case reflect.Slice:
		for i := range v.Len() {
			fillTexts(v.Index(i), bad)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if !slices.Contains(chosen, v.Type().Field(i).Name) {
				fillTexts(v.Field(i), bad)
			}
		}
	}
}

func style(t testing.TB) string {
	t.Helper()
	b, err := fs.ReadFile(templates.FS, "html/review.css")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// steers says whether a text holds a byte or rune that a terminal or a reader would act on.
func steers(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r < 0x20 && r != '\n' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069
	})
}

func TestHostileTextIsInertOnATerminal(t *testing.T) {
	t.Parallel()
	r := hostile(t)
	for _, width := range []int{1, 2, 7, 19, 20, 21, 33, 40, 79, 80, 121, 200} {
		checkWidth(t, r, width)
		var colour bytes.Buffer
		opts := report.TermOptions{Width: width, Color: true, Link: func(id string) string { return "file:///" + id }}
		if err := report.Terminal(&colour, r, opts); err != nil {
			t.Fatal(err)
		}
		if got := ansi.Strip(colour.String()); steers(got) {
			t.Fatalf("width %d: more than our own sequences reach the screen", width)
		}
	}
}

func TestNoLineIsWiderThanTheWindow(t *testing.T) {
	t.Parallel()
	r := sample(t)
	r.Standing[0].Question, r.Themes[0].Quotes[0].Text, r.Next[0].What = payloads[8], payloads[8], payloads[8]
	for width := 1; width <= 200; width++ {
		checkWidth(t, r, width)
	}
}

// checkWidth prints a review without colour and looks at every line (E5, E6).
func checkWidth(t *testing.T, r *journal.Review, width int) {
	t.Helper()
	for _, ascii := range []bool{false, true} {
		var b bytes.Buffer
		if err := report.Terminal(&b, r, report.TermOptions{Width: width, ASCII: ascii}); err != nil {
			t.Fatal(err)
		}
		if steers(b.String()) {
			t.Fatalf("width %d: a control character reaches the screen", width)
		}
		for n, l := range strings.Split(b.String(), "\n") {
			if w := ansi.StringWidth(l); w > max(width, 20) || strings.HasSuffix(l, " ") {
				t.Fatalf("width %d: line %d is %d columns wide or ends in a blank: %.80q", width, n+1, w, l)
			}
		}
	}
}

func TestHostileTextIsInertInHTML(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	opts := report.HTMLOptions{Style: style(t), Link: func(id string) string { return "javascript:" + id }}
	if err := report.HTML(&b, hostile(t), opts); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, tag := range tags.FindAllString(page, -1) {
		for _, bad := range []string{"<script", "<img", " onload", " onerror", "javascript:", "http", " src="} {
			if strings.Contains(strings.ToLower(tag), bad) && !strings.HasPrefix(tag, "<meta http-equiv=") {
				t.Errorf("the page holds %s", tag)
			}
		}
	}
	if strings.Count(page, "</style>") != 1 || strings.Count(page, "<svg") != strings.Count(page, "</svg>") {
		t.Error("a text ends the style sheet or opens an SVG")
	}
	if steers(page) || !utf8.ValidString(page) {
		t.Error("the page holds control characters")
	}
	if !strings.Contains(page, `content="default-src 'none'; style-src 'unsafe-inline'`) {
		t.Error("the page has no strict content security policy (P3)")
	}
}

func TestHostileTextIsInertInMarkdown(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := report.Markdown(&b, hostile(t), report.MarkdownOptions{}); err != nil {
		t.Fatal(err)
	}
	text := b.String()
	if steers(text) || strings.Contains(text, "<!--") || strings.Contains(text, "%%") {
		t.Error("a marker or a control character stands in the text")
	}
	page := string(markdown.HTML([]byte(text), markdown.HTMLOptions{}))
	for _, bad := range []string{"<script", "<img", "<svg", "<del>", "https://evil.example/p.png\"", "href=\"javascript:", "<em>x</em>", "<strong>x"} {
		if strings.Contains(page, bad) {
			t.Errorf("the Markdown means %s: …%.200s…", bad, page[max(0, strings.Index(page, bad)-100):])
		}
	}
	cells := 0
	for n, l := range strings.Split(text, "\n") {
		if !strings.HasPrefix(l, "|") {
			cells = 0
			continue
		}
		got := strings.Count(strings.ReplaceAll(l, `\|`, ""), "|")
		if cells > 0 && got != cells {
			t.Errorf("line %d has %d cells, the row above %d: %.120q", n+1, got-1, cells-1, l)
		}
		cells = got
	}
}

func TestHostileTextComesBackWholeFromJSON(t *testing.T) {
	t.Parallel()
	r := hostile(t)
	var b bytes.Buffer
	if err := report.JSON(&b, r); err != nil {
		t.Fatal(err)
	}
	if steers(b.String()) || strings.Contains(b.String(), "<script") {
		t.Error("the JSON steers a terminal or holds a tag")
	}
	var back journal.Review
	if err := json.Unmarshal(b.Bytes(), &back); err != nil {
		t.Fatal(err)
	}
	for i, q := range r.Themes {
		for j, want := range q.Quotes {
			if got := back.Themes[i].Quotes[j].Text; got != strings.ToValidUTF8(want.Text, "\ufffd") {
				t.Errorf("theme %d, quote %d comes back as %.60q, want %.60q", i, j, got, want.Text)
			}
		}
	}
	if back.People != nil {
		t.Error("people who are mentioned leave the terminal (P2)")
	}
}

func TestCleanKeepsTextAndDropsWhatSteers(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, in, want string }{
		{"plain text stays", "Lena ran the incident alone.", "Lena ran the incident alone."},
		{"letters of other scripts stay", "Größe 漢字 עברית e\u0301", "Größe 漢字 עברית e\u0301"},
		{"a joined emoji stays whole", "👩‍👩‍👧 🏳️‍🌈", "👩‍👩‍👧 🏳️‍🌈"},
		{"an escape sequence goes", "\x1b[31mred", "red"},
		{"an eight-bit sequence too", "a\u009b31mb", "ab"},
		{"what looks like the rest of one stays", "array[31m] \ax", "array[31m] x"},
		{"bidirectional controls go", "\u202eabc\u202c\u2066d\u2069", "abcd"},
		{"a tab and a line end are blanks", "a\tb\nc\u2028d", "a b c d"},
		{"what is not UTF-8 is marked", "a\xffb", "a\ufffdb"},
		{"a replacement character of the person stays", "a\ufffdb", "a\ufffdb"},
	}
	for _, tt := range tests {
		if got := report.Clean(tt.in); got != tt.want {
			t.Errorf("%s: Clean(%q) = %q, want %q", tt.name, tt.in, got, tt.want)
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, p := range payloads[:7] {
		f.Add(p)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := report.Clean(s)
		if steers(got) || strings.Contains(got, "\n") || !utf8.ValidString(got) || report.Clean(got) != got {
			t.Errorf("Clean(%q) = %q", s, got)
		}
	})
}
