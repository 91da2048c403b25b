package report_test

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"twoway/journal"
	"twoway/journal/report"
)

func TestTerminal(t *testing.T) {
	t.Parallel()
	for _, width := range []int{40, 80, 120} {
		for name, opts := range map[string]report.TermOptions{
			"plain": {Width: width},
			"color": {Width: width, Color: true, Link: func(id string) string { return "file:///journal/" + id + ".md" }},
			"ascii": {Width: width, ASCII: true},
		} {
			t.Run(fmt.Sprintf("%s at %d columns", name, width), func(t *testing.T) {
				t.Parallel()
				var b bytes.Buffer
				if err := report.Terminal(&b, sample(t), opts); err != nil {
					t.Fatal(err)
				}
				golden(t, fmt.Sprintf("terminal-%s-%d.txt", name, width), b.Bytes())
				if name == "plain" && bytes.IndexByte(b.Bytes(), 0x1b) >= 0 {
					t.Error("an escape byte without colour (E5)")
				}
			})
		}
	}
}

func TestAtAGlanceFitsOneScreen(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := report.Terminal(&b, sample(t), report.TermOptions{Width: 80}); err != nil {
		t.Fatal(err)
	}
	before, _, _ := strings.Cut(b.String(), "Where things stand")
	if n := strings.Count(before, "\n"); n > 23 {
		t.Errorf("the first part takes %d lines, want at most 23", n)
	}
}

func TestMarkdown(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := report.Markdown(&b, sample(t), report.MarkdownOptions{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "review.md", b.Bytes())
}

func TestHTML(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := report.HTML(&b, sample(t), report.HTMLOptions{Link: func(id string) string { return "../2026/" + id + ".md" }}); err != nil {
		t.Fatal(err)
	}
	golden(t, "review.html", b.Bytes())
}

func TestTheSameReviewGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	for name, r := range reviews(t) {
		for dress, first := range dresses(t, r) {
			if again := dresses(t, r)[dress]; again != first {
				t.Errorf("%s as %s: two runs differ", name, dress)
			}
		}
	}
}

func dresses(t *testing.T, r *journal.Review) map[string]string {
	t.Helper()
	out := make(map[string]string, 4)
	for dress, write := range map[string]func(*bytes.Buffer) error{
		"terminal": func(b *bytes.Buffer) error { return report.Terminal(b, r, report.TermOptions{Width: 200}) },
		"Markdown": func(b *bytes.Buffer) error { return report.Markdown(b, r, report.MarkdownOptions{}) },
		"HTML":     func(b *bytes.Buffer) error { return report.HTML(b, r, report.HTMLOptions{}) },
		"JSON":     func(b *bytes.Buffer) error { return report.JSON(b, r) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		out[dress] = b.String()
	}
	return out
}

// facts are what a reader must find in every dress of a review.
func facts(r *journal.Review) []string {
	out := append([]string{r.Title, r.Counts.Line}, r.Glance...)
	for _, s := range r.Standing {
		out = append(out, s.Question, s.Chose, s.State, s.Door, s.Settled)
	}
	for _, l := range r.Leans {
		out = append(out, l.Line)
		for _, p := range l.Points {
			out = append(out, p.Date.String())
		}
	}
	out = append(out, r.Energy.Line)
	for _, t := range r.Themes {
		out = append(out, t.Label)
		for _, q := range t.Quotes {
			out = append(out, q.Text)
		}
		if t.Counter != nil {
			out = append(out, t.Counter.Text)
		}
	}
	for _, d := range r.Denied {
		out = append(out, d.Theme, d.Text)
	}
	for _, d := range r.SetAside {
		out = append(out, d.Theme)
	}
	if r.SideBySide != nil {
		out = append(out, r.SideBySide.Question)
	}
	out = append(out, r.Words...)
	for _, p := range r.Predictions.Resolved {
		out = append(out, p.Claim)
	}
	out = append(out, r.Predictions.Lines...)
	out = append(out, r.Memory.Lines...)
	for _, w := range r.Tripwires {
		out = append(out, w.Line)
	}
	for _, d := range r.Doors {
		out = append(out, d.Line)
	}
	for _, x := range r.Tried.Experiments {
		out = append(out, x.Line)
	}
	for _, c := range r.Tried.Conversations {
		out = append(out, c.Line)
	}
	out = append(out, r.Tried.Lines...)
	for _, n := range r.Next {
		out = append(out, n.What)
	}
	return append(out, r.Limits...)
}

var (
	tags   = regexp.MustCompile(`<[^>]*>`)
	links  = regexp.MustCompile(`\]\([^)]*\)`)
	spaces = regexp.MustCompile(`[\s\x{a0}│>]+`)
)

// bare takes the dress off: tags, escapes, links, line ends. Case is folded, since a label stands in running text.
func bare(dress, s string) string {
	switch dress {
	case "HTML":
		s = html.UnescapeString(tags.ReplaceAllString(s, ""))
	case "JSON":
		s = strings.NewReplacer(`\"`, `"`, `\u003c`, "<", `\u003e`, ">", `\u0026`, "&", `\\`, `\`).Replace(s)
	case "Markdown":
		s = html.UnescapeString(strings.ReplaceAll(links.ReplaceAllString(s, ""), `\`, ""))
		s = strings.ReplaceAll(s, "[", "")
	case "terminal":
		s = ansi.Strip(s)
	}
	return strings.ToLower(spaces.ReplaceAllString(s, ""))
}

func TestTheSameDataInAllFourDresses(t *testing.T) {
	t.Parallel()
	for name, r := range reviews(t) {
		if name == "hostile content" {
			continue
		}
		for dress, out := range dresses(t, r) {
			got := bare(dress, out)
			for _, fact := range facts(r) {
				want := strings.ToLower(spaces.ReplaceAllString(fact, ""))
				if !strings.Contains(got, want) {
					t.Errorf("%s as %s lacks %q", name, dress, fact)
				}
			}
		}
	}
}

func TestMarkdownReadsWellToALinter(t *testing.T) {
	t.Parallel()
	for name, r := range reviews(t) {
		var b bytes.Buffer
		if err := report.Markdown(&b, r, report.MarkdownOptions{}); err != nil {
			t.Fatal(err)
		}
		for _, fault := range lint(b.String()) {
			t.Errorf("%s: %s", name, fault)
		}
	}
}

// lint checks what markdownlint checks and can go wrong here: headings one step at a time and between blank lines, lists, tables
// and fences between blank lines, no blanks at the end of a line, no two blank lines, one line end at the end.
func lint(text string) []string {
	var out []string
	level, fenced := 0, false
	rows := strings.Split(text, "\n")
	if !strings.HasSuffix(text, "\n") || strings.HasSuffix(text, "\n\n") {
		out = append(out, "it does not end in one line end")
	}
	at := func(i int) string {
		if i < 0 || i >= len(rows) {
			return ""
		}
		return rows[i]
	}
	kind := func(s string) string {
		for _, p := range []string{"- ", "|", ">", "#"} {
			if strings.HasPrefix(s, p) {
				return p
			}
		}
		return s
	}
	for i, l := range rows {
		place := fmt.Sprintf("line %d, %.60q: ", i+1, l)
		if strings.HasPrefix(l, "```") {
			if fenced = !fenced; fenced && (l == "```" || at(i-1) != "") {
				out = append(out, place+"a fence without a language or a blank line")
			}
			continue
		}
		switch {
		case strings.TrimRight(l, " \t") != l:
			out = append(out, place+"blanks at its end")
		case fenced:
		case l == "" && at(i+1) == "" && i+1 < len(rows)-1:
			out = append(out, place+"two blank lines")
		case strings.HasPrefix(l, "#"):
			n := len(l) - len(strings.TrimLeft(l, "#"))
			if n > level+1 || at(i+1) != "" || i > 0 && at(i-1) != "" {
				out = append(out, place+"a heading that skips a level or has no blank line around it")
			}
			level = n
		case l != "" && at(i-1) != "" && !strings.HasPrefix(at(i-1), "```") && kind(l) != kind(at(i-1)):
			out = append(out, place+"no blank line before it")
		}
	}
	return out
}

func TestAPageLoadsNothing(t *testing.T) {
	t.Parallel()
	for name, r := range reviews(t) {
		var b bytes.Buffer
		if err := report.HTML(&b, r, report.HTMLOptions{Style: style(t)}); err != nil {
			t.Fatal(err)
		}
		for _, bad := range []string{"<script", "<link", "<iframe", " src=", "url(", "@import", "http://", "https://"} {
			if i := strings.Index(b.String(), bad); i >= 0 && name != "hostile content" {
				t.Errorf("%s: the page holds %q: %.80q", name, bad, b.String()[i:])
			}
		}
		if n := strings.Count(b.String(), "<h1>"); n != 1 {
			t.Errorf("%s: %d first headings, want 1", name, n)
		}
		if svgs, figures := strings.Count(b.String(), `role="img"`), strings.Count(b.String(), "<details>"); svgs != figures {
			t.Errorf("%s: %d plots and %d tables of their values", name, svgs, figures)
		}
	}
}
