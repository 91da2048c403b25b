package report_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/report"
	"twoway/journal/theme"
	"twoway/templates"
)

var update = flag.Bool("update", false, "write the golden files anew")

// mockup is the review of the third quarter of 2026 in the journal of testdata/mockup.txtar, as a command would make it.
func mockup(t testing.TB) *journal.Review {
	t.Helper()
	return reviewOf(t, readEntries(t, "testdata/mockup.txtar"), journal.ReviewInput{
		Period: journal.Period{From: day("2026-07-01"), To: day("2026-09-30")}, AsOf: day("2026-09-30"),
	})
}

func day(s string) journal.Date {
	d, ok := journal.ISODate(s)
	if !ok {
		panic(s)
	}
	return d
}

// readEntries parses every file of an archive.
func readEntries(t testing.TB, path string) []*journal.Entry {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []*journal.Entry
	for _, f := range a.Files {
		e, problems := markdown.Parse(f.Name, f.Data)
		if e == nil || len(problems) > 0 {
			t.Fatalf("%s: %v, %v", f.Name, e, problems)
		}
		out = append(out, e)
	}
	slices.SortFunc(out, journal.Less)
	return out
}

// reviewOf folds entries and finds their themes as the command does.
func reviewOf(t testing.TB, all []*journal.Entry, in journal.ReviewInput) *journal.Review {
	t.Helper()
	var public []*journal.Entry
	for _, e := range all {
		if e.Private {
			in.Left++
		} else {
			public = append(public, e)
		}
	}
	in.Entries = public
	in.States, _ = journal.FoldAll(public, in.AsOf, journal.DefaultRule())
	res, problems, err := theme.LoadResources(templates.FS, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	var docs []theme.Doc
	for _, e := range public {
		docs = append(docs, theme.Doc{Entry: e, Prose: markdown.Prose(e)})
	}
	in.Themes = theme.Find(res, docs, theme.Options{Period: in.Period})
	return journal.NewReview(in)
}

// golden compares output with a file under testdata; -update writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test ./journal/report -update", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run go test ./journal/report -update and read the diff\n--- got\n%s\n--- want\n%s", path, firstDifference(got, want), firstDifference(want, got))
	}
}

// firstDifference shows the lines around the first line in which a differs from b.
func firstDifference(a, b []byte) string {
	as, bs := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range as {
		if i >= len(bs) || as[i] != bs[i] {
			return strings.Join(as[max(0, i-1):min(len(as), i+4)], "\n")
		}
	}
	return "(ends early)"
}

func TestTheMockUpIsMadeFromItsEntries(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := report.Markdown(&b, mockup(t), report.MarkdownOptions{}); err != nil {
		t.Fatal(err)
	}
	golden(t, "mockup.md", b.Bytes())
}
