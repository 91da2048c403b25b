package report_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"twoway/cmd"
	"twoway/journal/report"
	"twoway/templates"
)

// paper is a printed page: how many sheets it takes, and where its headings stand on them, in points from the foot.
type paper struct {
	sheets   int
	headings map[string]float64
}

var (
	sheet   = regexp.MustCompile(`/Type /Page\b[^s]`)
	outline = regexp.MustCompile(`(?s)<<\s*/Title \(([^)]*)\).*?/Dest \[\d+ 0 R /XYZ [\d.]+ ([\d.]+)`)
)

// prints makes a PDF of the page that is open, on the paper that its style sheet asks for.
func (b *browser) prints(name string) paper {
	b.t.Helper()
	var pdf struct{ Data []byte }
	b.call("Page.printToPDF", map[string]any{"preferCSSPageSize": true, "printBackground": true, "generateDocumentOutline": true, "generateTaggedPDF": true}, &pdf)
	if !bytes.HasPrefix(pdf.Data, []byte("%PDF")) {
		b.t.Errorf("%s: printing gives no PDF", name)
	}
	p := paper{len(sheet.FindAll(pdf.Data, -1)), map[string]float64{}}
	for _, m := range outline.FindAllSubmatch(pdf.Data, -1) {
		at, err := strconv.ParseFloat(string(m[2]), 64)
		if err != nil {
			b.t.Fatal(err)
		}
		p.headings[string(m[1])] = at
	}
	return p
}

// tall lists what must stand on one sheet and is higher than one: 272 mm.
const tall = `[...document.querySelectorAll('.plot, .plots, .theme, .quote, tr')].filter(e => e.getBoundingClientRect().height > 1028).map(e => e.className + ' ' + e.textContent.slice(0, 60))`

// TestAQuarterFitsTwoSheets prints the last quarter of the example, and that of the mock-up: DOMAIN.md 7.1, item 12.
func TestAQuarterFitsTwoSheets(t *testing.T) {
	t.Parallel()
	b := startBrowser(t)
	dir := t.TempDir()
	var page bytes.Buffer
	if err := report.HTML(&page, mockup(t), report.HTMLOptions{Style: style(t)}); err != nil {
		t.Fatal(err)
	}
	mock := filepath.Join(dir, "mockup.html")
	if err := os.WriteFile(mock, page.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"the mock-up": mock, "the example": example(t, dir)} {
		// 180 mm of text at 96 pixels to the inch
		b.open(path, 680, "light", "print")
		for _, script := range []string{cutOff, tall} {
			var found []string
			b.eval(script, &found)
			for _, f := range found {
				t.Errorf("%s on paper: %s", name, f)
			}
		}
		p := b.prints(name)
		if p.sheets < 1 || p.sheets > 2 {
			t.Errorf("%s prints on %d sheets, want one or two", name, p.sheets)
		}
		if len(p.headings) < 8 {
			t.Errorf("%s: the PDF names %d headings, want those of the page: %v", name, len(p.headings), p.headings)
		}
		for title, at := range p.headings {
			if at < 70 {
				t.Errorf("%s: the heading %q stands %.0f points above the foot of its sheet, with nothing below it", name, title, at)
			}
		}
	}
}

// TestALongLabelStaysInItsColumnOnPaper prints plots side by side, the first with an option that has a long label.
func TestALongLabelStaysInItsColumnOnPaper(t *testing.T) {
	t.Parallel()
	b := startBrowser(t)
	r := mockup(t)
	if len(r.Leans) == 0 {
		t.Fatal("the mock-up has no lean")
	}
	r.Leans[0].Toward.Label = strings.Repeat("take the platform team, and ", 6)
	var page bytes.Buffer
	if err := report.HTML(&page, r, report.HTMLOptions{Style: style(t)}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "long.html")
	if err := os.WriteFile(path, page.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	b.open(path, 680, "light", "print")
	var sides, over []string
	b.eval(`[...document.querySelectorAll('.plots .side')].filter(e => e.getBoundingClientRect().width > 0).map(e => e.textContent)`, &sides)
	b.eval(`[...document.querySelectorAll('.plots .side')].filter(e => e.getBoundingClientRect().right > e.closest('figure').getBoundingClientRect().right).map(e => e.textContent)`, &over)
	if len(sides) < 2 || len(over) > 0 {
		t.Errorf("of the labels %q these leave their column: %q", sides, over)
	}
}

// example is the page of the last quarter of the bundled journal, made by the commands that a person would give.
func example(t *testing.T, dir string) string {
	t.Helper()
	env := &cmd.Env{
		Now:    func() time.Time { return time.Date(2026, 10, 2, 9, 0, 0, 0, time.UTC) },
		Getenv: func(string) string { return "" },
		In:     strings.NewReader(""), Out: io.Discard, Err: io.Discard,
		WorkDir: dir, TempDir: dir, Templates: templates.FS,
	}
	page := filepath.Join(dir, "example.html")
	for _, args := range [][]string{
		{"demo", "example"},
		{"review", "2026-Q3", "--journal", filepath.Join(dir, "example", "journal"), "-o", page},
	} {
		if code := cmd.Main(context.Background(), env, args); code != 0 && code != 4 {
			t.Fatalf("twoway %s ends with %d", strings.Join(args, " "), code)
		}
	}
	return page
}
