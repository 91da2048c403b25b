package readers

import (
	"encoding/csv"
	"encoding/json"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

// The front matter of every note means the same to a YAML parser that is not ours, by YAML 1.2 and by 1.1, which older readers know.
func TestASecondParserReadsTheYAML_F5(t *testing.T) {
	module(t, "yaml/package.json")
	for _, name := range []string{"demo", "nasty"} {
		s := sampleNamed(t, name)
		for _, target := range []string{"obsidian", "zk", "hugo", "markdown"} {
			dir := s.export(t, target)
			notes := readFiles(t, dir, ".md")
			var files []string
			for _, note := range slices.Sorted(maps.Keys(notes)) {
				files = append(files, filepath.Join(dir, note))
			}
			var read map[string]struct {
				Value, Old map[string]any
				Faults     []string
			}
			node(t, &read, "second.mjs", append([]string{"yaml"}, files...)...)
			for note, text := range notes {
				got := read[filepath.Join(dir, note)]
				if want := asJSON(t, frontMatter(t, text)); len(got.Faults) > 0 || !reflect.DeepEqual(got.Value, want) || !reflect.DeepEqual(got.Old, want) {
					t.Errorf("%s, %s, %s: %v\n%v\n%v\nwant\n%v", name, target, note, got.Faults, got.Value, got.Old, want)
				}
			}
		}
	}
}

// asJSON is front matter as JSON would hold it, with days as text.
func asJSON(t *testing.T, front map[string]any) (out map[string]any) {
	t.Helper()
	for key, value := range front {
		if day, ok := value.(time.Time); ok {
			front[key] = day.Format(time.DateOnly)
		}
	}
	b, err := json.Marshal(front)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// A second parser finds the same cells in each table, and rows of one length.
func TestASecondParserReadsTheCSV_X6(t *testing.T) {
	module(t, "papaparse/package.json")
	for _, flags := range [][]string{nil, {"--bom"}} {
		dir := sampleNamed(t, "nasty").export(t, "csv", flags...)
		tables := readFiles(t, dir, ".csv")
		var read map[string]struct {
			Rows   [][]string
			Faults []string
		}
		var files []string
		for _, table := range slices.Sorted(maps.Keys(tables)) {
			files = append(files, filepath.Join(dir, table))
		}
		node(t, &read, "second.mjs", append([]string{"csv"}, files...)...)
		for table, text := range tables {
			got := read[filepath.Join(dir, table)]
			want, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\ufeff"))).ReadAll()
			for _, row := range want {
				for i := range row { // Go's reader gives a line end inside a cell as \n
					row[i] = strings.ReplaceAll(row[i], "\r\n", "\n")
				}
			}
			if err != nil || len(got.Faults) > 0 || !reflect.DeepEqual(got.Rows, want) {
				t.Errorf("%s: %v %v\n%q\nwant\n%q", table, err, got.Faults, got.Rows, want)
			}
		}
	}
}

// calendarEvent is what a second parser finds of an event.
type calendarEvent struct {
	UID, Summary, Description string
	Start, End                struct {
		Day    string
		IsDate bool
	}
	Alarms []struct{ Action, Trigger string }
}

// A second parser finds whole days with an alarm each, one of them for every next look.
func TestASecondParserReadsTheCalendar_C1(t *testing.T) {
	module(t, "ical.js/package.json")
	for _, name := range []string{"demo", "nasty"} {
		for _, flags := range [][]string{nil, {"--details"}} {
			s := sampleNamed(t, name)
			dir := s.export(t, "ics", flags...)
			var read map[string]struct {
				Version string
				Events  []calendarEvent
			}
			file := filepath.Join(dir, "twoway.ics")
			node(t, &read, "second.mjs", "ics", file)
			if n := strings.Count(readFiles(t, dir, ".ics")["twoway.ics"], "BEGIN:VEVENT"); read[file].Version != "2.0" || n == 0 || len(read[file].Events) != n {
				t.Errorf("%s: version %q, %d of %d events", name, read[file].Version, len(read[file].Events), n)
			}
			days := checkEvents(t, read[file].Events)
			for _, next := range nextLooks(t, s) {
				if !slices.Contains(days, next) {
					t.Errorf("%s: no event on %s, the day of a next look; there are %v", name, next, days)
				}
			}
			checkCanaries(t, readFiles(t, dir, ".ics"))
		}
	}
}

func checkEvents(t *testing.T, events []calendarEvent) (days []string) {
	t.Helper()
	uids := map[string]bool{}
	for _, e := range events {
		start, err := time.Parse(time.DateOnly, e.Start.Day)
		whole := e.Start.IsDate && e.End.IsDate && start.AddDate(0, 0, 1).Format(time.DateOnly) == e.End.Day
		if err != nil || !whole || uids[e.UID] || e.UID == "" || e.Summary == "" || len(e.Alarms) != 1 || e.Alarms[0].Action != "DISPLAY" {
			t.Errorf("not one whole day with an id of its own and an alarm: %+v", e)
		}
		uids[e.UID] = true
		days = append(days, e.Start.Day)
	}
	return days
}

// nextLooks are the days of the next looks by the JSON of the journal.
func nextLooks(t *testing.T, s sample) (days []string) {
	t.Helper()
	var doc struct{ Decisions []struct{ Next string } }
	if err := json.Unmarshal([]byte(readFiles(t, s.export(t, "json"), ".json")["twoway.json"]), &doc); err != nil {
		t.Fatal(err)
	}
	for _, d := range doc.Decisions {
		if d.Next != "" {
			days = append(days, d.Next)
		}
	}
	if len(days) == 0 {
		t.Fatal("no decision has a next look")
	}
	return days
}

// A validator that knows all of JSON Schema holds what we write against the schemas in the repository.
func TestJSONFitsItsSchema(t *testing.T) {
	module(t, "ajv/package.json")
	dir := t.TempDir()
	var reviews, journals []string
	for _, name := range []string{"demo", "lake", "nasty"} {
		s := sampleNamed(t, name)
		journals = append(journals, filepath.Join(s.export(t, "json"), "twoway.json"))
		for _, period := range []string{"2026-Q3", "--all", "2020"} {
			file := filepath.Join(dir, name+period+".json")
			if _, err := s.run("review", period, "--format", "json", "-o", file); err != nil {
				t.Fatal(err)
			}
			reviews = append(reviews, file)
		}
	}
	for schema, files := range map[string][]string{"export.json": journals, "review.json": reviews} {
		var read map[string]struct{ Faults []string }
		node(t, &read, "second.mjs", append([]string{"json", "../../templates/schema/" + schema}, files...)...)
		for file, r := range read {
			if len(r.Faults) > 0 {
				t.Errorf("%s does not fit %s: %q", filepath.Base(file), schema, r.Faults)
			}
		}
		if len(read) != len(files) {
			t.Errorf("%d of %d files were read", len(read), len(files))
		}
	}
}
