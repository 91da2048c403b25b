package readers

import (
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// logseqPage is what the parser of Logseq sees of a page.
type logseqPage struct {
	Drawers                                    []map[string]string // properties: of the page, then of blocks
	Refs, BlockRefs, Macros, Tags, Files, Code []string
	Tables                                     int
	Blocks                                     []logseqBlock
	Dates                                      []struct {
		Date struct{ Year, Month, Day int }
	}
}

type logseqBlock struct {
	Level        int
	Size         *int
	Marker, Text string
}

const journalTitle = "Jan 2, 2006"

var ending = regexp.MustCompile(`(\d)(st|nd|rd|th),`)

// logseqDay reads the name of a journal page.
func logseqDay(name string) (time.Time, error) {
	return time.Parse(journalTitle, ending.ReplaceAllString(name, "$1,"))
}

func readGraph(t *testing.T, s sample) (graph string, pages map[string]logseqPage) {
	t.Helper()
	module(t, "mldoc/package.json")
	graph = s.export(t, "logseq")
	node(t, &pages, "logseq.mjs", filepath.Join(graph, "pages"))
	return graph, pages
}

// The parser of Logseq finds the properties that the plain notes carry, with days as journal pages, and none by accident.
func TestLogseqReadsTheProperties_X5(t *testing.T) {
	for _, name := range []string{"demo", "lake", "nasty"} {
		s := sampleNamed(t, name)
		_, pages := readGraph(t, s)
		notes := readFiles(t, s.export(t, "zk"), ".md")
		for file, page := range pages {
			note := notes["decisions/"+strings.Replace(file, "Decisions", "decisions", 1)]
			if note == "" || len(page.Drawers) == 0 {
				t.Errorf("%s: %s has %d drawers, and as a plain note %d bytes", name, file, len(page.Drawers), len(note))
				continue
			}
			want := frontMatter(t, note)
			delete(want, "title") // the name of the page
			got := page.Drawers[0]
			for key, value := range want {
				if text := got[strings.ReplaceAll(key, "_", "-")]; logseqValue(text) != plainValue(value) {
					t.Errorf("%s: %s: %s is %q, want %v", name, file, key, text, value)
				}
			}
			if len(got) != len(want) {
				t.Errorf("%s: %s has %v, want %v", name, file, got, want)
			}
			if name != "nasty" && len(page.Drawers)+len(page.BlockRefs)+len(page.Macros)+len(page.Tags) != 1 {
				t.Errorf("%s: %s: Logseq sees more than is there: %v %v %v %v", name, file, page.Drawers[1:], page.BlockRefs, page.Macros, page.Tags)
			}
		}
	}
}

// logseqValue is a property as the plain notes have it.
func logseqValue(text string) string {
	name := strings.TrimSuffix(strings.TrimPrefix(text, "[["), "]]")
	if day, err := logseqDay(name); err == nil {
		return day.Format(time.DateOnly)
	}
	return name
}

func plainValue(value any) string {
	switch v := value.(type) {
	case time.Time:
		return v.Format(time.DateOnly)
	case []any:
		return strings.ReplaceAll(strings.Trim(fmt.Sprintf("%q", v), `[]"`), `" "`, ", ")
	}
	return fmt.Sprint(value)
}

// Every reference leads to a page of the export or to a day, and every file is there.
func TestLogseqFollowsTheReferences(t *testing.T) {
	for _, name := range []string{"demo", "lake"} {
		graph, pages := readGraph(t, sampleNamed(t, name))
		files := readFiles(t, graph, "")
		for file, page := range pages {
			for _, ref := range page.Refs {
				if _, err := logseqDay(ref); err != nil && files["pages/"+ref+".md"] == "" {
					t.Errorf("%s: %s refers to %q, which is no page and no day", name, file, ref)
				}
			}
			for _, f := range page.Files {
				if files[path.Join("pages", f)] == "" {
					t.Errorf("%s: %s shows %s, which is not there", name, file, f)
				}
			}
		}
	}
}

// Tasks come as tasks, on their days, and a paragraph of an entry comes as one block with all its words.
func TestLogseqReadsTheTexts(t *testing.T) {
	s := sampleNamed(t, "demo")
	_, pages := readGraph(t, s)
	for file, note := range readFiles(t, s.export(t, "zk"), ".md") {
		page, ok := pages[path.Base(file)]
		if !ok {
			page = pages["Decisions.md"]
		}
		text := "\n" + strings.Join(page.Code, "")
		tasks := map[string]int{}
		for _, b := range page.Blocks {
			text += b.Text + "\n"
			tasks[b.Marker]++
		}
		if open, done := strings.Count(note, "- [ ] "), strings.Count(note, "- [x] "); tasks["TODO"] != open || tasks["DONE"] != done {
			t.Errorf("%s: Logseq counts %v, the note has %d open and %d ticked", file, tasks, open, done)
		}
		if due := len(regexp.MustCompile(`(?m)^- \[ \] .*\bby \d{4}-\d\d-\d\d`).FindAllString(note, -1)); len(page.Dates) != due {
			t.Errorf("%s: %d deadlines, want %d", file, len(page.Dates), due)
		}
		if tables := strings.Count(note, "\n| --- "); page.Tables != tables {
			t.Errorf("%s: %d tables, want %d", file, page.Tables, tables)
		}
		for line := range strings.Lines(note[strings.Index(note, "twoway:begin"):]) {
			if line = strings.TrimSpace(line); line != "" && !strings.ContainsAny(line, "[<>*`~|") && !strings.Contains(text, strings.TrimLeft(line, "#- ")) {
				t.Errorf("%s: Logseq does not show %q", file, line)
			}
		}
	}
}
