package importer

import (
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"twoway/journal"
	"twoway/journal/markdown"
)

func TestTheDayInANameAsToolsWriteIt(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"journals/2024_05_06.md":       "2024-05-06 0", // Logseq
		"standup_2024-05-07.md":        "2024-05-07 0",
		"20240508103015-slug.md":       "2024-05-08 630", // org-roam, and Zettelkasten plugins
		"20240509T104500--denote.md":   "2024-05-09 645",
		"202405101030 Title.md":        "2024-05-10 630",
		"2024/05/11.md":                "2024-05-11 0",
		"2024-05-12.md":                "2024-05-12 0",
		"call 20240513101530999.md":    "", // a number
		"version_1_2024_13_01_rest.md": "",
	} {
		d, minute, ok := fileDate(front{}, name, date("2026-09-30"))
		got := ""
		if ok {
			got = strings.TrimSpace(d.String() + " " + strconv.Itoa(int(minute)))
		}
		if got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
}

func TestHeadingsWithALineBelow(t *testing.T) {
	t.Parallel()
	log := "Work log\n========\n\n2026-05-14\n----------\n\nday one\n\nnot a day,\nover two lines\n---\n\n| a |\n---\n\n2026-05-15\n----------\nday two\n"
	entries, problems := imported(t, "markdown", map[string]string{"log.md": log}, options())
	want := []string{"2026-05-14: day one\n\nnot a day,\nover two lines\n---\n\n| a |\n---", "2026-05-15: day two"}
	var got []string
	for _, e := range entries {
		got = append(got, e.Date.String()+": "+strings.TrimSpace(e.Body))
	}
	if diff := cmp.Diff(want, got); diff != "" || len(problems) != 0 {
		t.Errorf("%v, (-want +got):\n%s", problems, diff)
	}
	entries, _ = imported(t, "markdown", map[string]string{"2026-05-14.md": "A title\n=======\n\ntext\n"}, options())
	if len(entries) != 1 || strings.TrimSpace(entries[0].Body) != "A title\n\ntext" {
		t.Errorf("got %+v, want the title once", entries)
	}
	entries, _ = imported(t, "adr", map[string]string{"0007-old.md": "7. Old style\n============\n\nDate: 2026-04-01\n\nStatus\n------\n\nAccepted\n\nDecision\n--------\n\nWe do it.\n"}, options())
	if len(entries) != 1 || entries[0].Decision.Question != "Old style" || entries[0].Section("Why") != "We do it." {
		t.Errorf("got %+v, want the record", entries)
	}
}

func TestRecordsAsTheyAreWritten(t *testing.T) {
	t.Parallel()
	record := func(title, options, chosen string) string {
		return "# " + title + "\n\n- Status: accepted\n- Date: 2026-05-01\n- Tags: dev-tools, #doc, adr\n\n## Considered Options\n\n" + options + "\n\n## Decision Outcome\n\nChosen option: \"" + chosen + "\", because so.\n"
	}
	const madr = "* [MADR](https://adr.github.io/madr/) 4.0.0 – The Markdown Architectural Decision Records\n* MADR 4.0.0x\n* Formless – No conventions"
	for _, c := range []struct{ name, text, question, choice, labels string }{
		{"0000-use-madr.md", record("Use MADR", madr, "MADR 4.0.0"), "Use MADR", "MADR 4.0.0 – The Markdown Architectural Decision Records", "MADR 4.0.0 – The Markdown Architectural Decision Records|MADR 4.0.0x|Formless – No conventions"},
		{"0001-a.md", record("A", "1. Y\n2) Z", "Z"), "A", "Z", "Y|Z"},
		{"0002-b.md", record("B", "- Go: fast\n- Go (again)\n- Rust", "Go"), "B", "Go", "Go: fast|Go (again)|Rust|Go"}, // two begin so
		{"0003-choose-a-template-engine.md", record("3 nodes or 5?", "- three", "three"), "nodes or 5?", "three", "three"},
		{"0004-template-strings.md", record("3 nodes or 5?", "- three", "three"), "3 nodes or 5?", "three", "three"},
		{"0005-c.md", record("0005 With zeros", "- x", "x"), "With zeros", "x", "x"},
		{"20240101-d.md", record("12 factors", "- x", "x"), "12 factors", "x", "x"},
		{"email-templates.md", record("ADR-12:Tight", "- x", "x"), "Tight", "x", "x"},
	} {
		entries, problems := imported(t, "adr", map[string]string{c.name: c.text}, options())
		if len(entries) != 1 {
			t.Errorf("%s: got %d entries, %v", c.name, len(entries), problems)
			continue
		}
		e := entries[0]
		var labels []string
		choice := ""
		for _, o := range e.Options {
			labels = append(labels, o.Label)
			if o.Key == e.Decision.Choice {
				choice = o.Label
			}
		}
		if e.Decision.Question != c.question || choice != c.choice || strings.Join(labels, "|") != c.labels {
			t.Errorf("%s: got %q, chose %q of %q", c.name, e.Decision.Question, choice, labels)
		}
		if got := strings.Join(e.Tags, "|"); got != "adr|dev-tools|doc" {
			t.Errorf("%s: tags %s", c.name, got)
		}
	}
	for _, name := range []string{"template.md", "0000-template.md", "madr-template-bare-minimal.md", "adr_template.markdown"} {
		if entries, problems := imported(t, "adr", map[string]string{name: record("T", "- x", "x")}, options()); len(entries) != 0 || len(problems) != 1 || !strings.Contains(problems[0].Text, "template") {
			t.Errorf("%s: got %d entries, %v", name, len(entries), problems)
		}
	}
}

// closed is a folder in which one name cannot be opened.
type closed struct {
	fstest.MapFS
	name string
}

func (c closed) Open(name string) (fs.File, error) {
	if name == c.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.Open(name)
}

func (c closed) Stat(name string) (fs.FileInfo, error) { return c.MapFS.Stat(name) }

func (c closed) ReadDir(name string) ([]fs.DirEntry, error) {
	if name == c.name {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return c.MapFS.ReadDir(name)
}

func TestWhatCannotBeReadIsNamedAndTheRestComes(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"2026-05-01.md": {Data: []byte("one")}, "a/2026-05-02.md": {Data: []byte("two")}, "z/2026-05-03.md": {Data: []byte("three")}}
	for name, want := range map[string]int{"a": 2, "2026-05-01.md": 2, "none": 3} {
		found, problems, err := Read("markdown", closed{files, name}, ".", options())
		if err != nil || len(found) != want {
			t.Errorf("%s: got %d entries, %v", name, len(found), err)
		}
		if want < 3 && (len(problems) != 1 || problems[0].Path != name || problems[0].Text != "cannot be read: permission denied" || !problems[0].Unreadable) {
			t.Errorf("%s: named %v", name, problems)
		}
	}
	if _, _, err := Read("markdown", closed{files, "."}, ".", options()); err == nil {
		t.Error("a source that cannot be read is no error")
	}
}

func TestALinkAndAPipeInASourceAreNamed(t *testing.T) {
	t.Parallel()
	link, pipe := &fstest.MapFile{Mode: fs.ModeSymlink}, &fstest.MapFile{Mode: fs.ModeNamedPipe}
	files := fstest.MapFS{
		"2026-05-01.md": {Data: []byte("text")}, "2026-05-02.md": link, "more": link, "image.png": link, ".hidden.md": link,
		"2026-05-03.md": pipe, "control": pipe,
	}
	found, problems, err := Read("markdown", files, ".", options())
	if err != nil || len(found) != 1 {
		t.Fatalf("got %d, %v", len(found), err)
	}
	if diff := cmp.Diff([]string{"2026-05-02.md import-link", "2026-05-03.md import-read", "more import-link"}, rules(problems)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestASupersededRecordIsClosed(t *testing.T) {
	t.Parallel()
	record := func(n, status string) string {
		return "# " + n + ". Record " + n + "\n\nDate: 2026-05-0" + n + "\n\n## Status\n\n" + status + "\n\n## Decision\n\nYes.\n"
	}
	files := map[string]string{
		"0001-a.md": record("1", "Superseded"), "0002-b.md": record("2", "Superseded by [9. X](0009-x.md)"), "0003-c.md": record("3", "Superseded by ADR-0005"),
		"0004-d.md": record("4", "Superseded"), "0005-e.md": record("5", "Accepted\n\nSupersedes [3. C](0003-c.md)\n\nSupersedes [4. D](0004-d.md)"),
	}
	entries, _ := imported(t, "adr", files, options())
	states, problems := journal.FoldAll(entries, options().Today, journal.DefaultRule())
	got := map[string]string{}
	for _, s := range states {
		got[s.Handle] = s.Status + " " + s.ClosedReason
	}
	want := map[string]string{"record-1": "closed superseded", "record-2": "closed superseded", "record-3": "closed superseded", "record-4": "closed superseded", "record-5": "trial "}
	if diff := cmp.Diff(want, got); diff != "" || len(problems) > 0 {
		t.Errorf("%v, (-want +got):\n%s", problems, diff)
	}
	if len(entries) != 8 { // the third is closed by what follows it
		t.Errorf("got %d entries", len(entries))
	}
	for _, e := range entries {
		for _, p := range markdown.Prose(e) {
			if strings.Contains(p.Text, "superseded") {
				t.Errorf("%s: %q is read as their own words", e.ID, p.Text)
			}
		}
	}
}
