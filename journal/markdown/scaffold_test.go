package markdown_test

import (
	"io/fs"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/templates"
)

func sheets(t *testing.T) map[string]*markdown.Sheet {
	t.Helper()
	out := map[string]*markdown.Sheet{}
	files, err := fs.Glob(templates.FS, "entry/*.md")
	if err != nil || len(files) != 6 {
		t.Fatalf("entry templates: got %v, %v; want six", files, err)
	}
	for _, f := range files {
		src, _ := fs.ReadFile(templates.FS, f)
		s, err := markdown.Scaffold(f, src)
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimSuffix(strings.TrimPrefix(f, "entry/"), ".md")] = s
	}
	return out
}

func TestEachScaffoldIsAnEntryAndFormatsToItself(t *testing.T) {
	t.Parallel()
	for name := range sheets(t) {
		src, _ := fs.ReadFile(templates.FS, "entry/"+name+".md")
		e, problems := markdown.Parse("", src)
		if e == nil || len(problems) > 0 {
			t.Fatalf("%s: got %v, problems %v", name, e, problems)
		}
		if diff := cmp.Diff(string(src), string(markdown.Format(e))); diff != "" {
			t.Errorf("%s (-file +printed):\n%s", name, diff)
		}
	}
}

func TestADraftWithoutAnswersIsTheEntryItself(t *testing.T) {
	t.Parallel()
	for name, s := range sheets(t) {
		c := *s.Entry
		e := &c
		e.ID, e.Date = "2026-02-02-x", journal.Date{Year: 2026, Month: 2, Day: 2}
		draft := markdown.Draft(s, e, "")
		got, problems := markdown.Parse("", markdown.StripGuidance(s, draft))
		if len(problems) > 0 {
			t.Fatalf("%s: problems %v in\n%s", name, problems, draft)
		}
		if strings.Contains(got.Body, "<!--") || strings.Contains(got.Body, "## ") {
			t.Errorf("%s: guidance stays in the entry:\n%s", name, got.Body)
		}
	}
}
