package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"go.yaml.in/yaml/v3"

	"twoway/journal"
	"twoway/journal/importer"
	"twoway/journal/markdown"
)

var update = flag.Bool("update", false, "write the golden vaults anew")

// printed is a layout as an archive. Pictures and reviews are the report package's to test.
func printed(t *testing.T, target string) []byte {
	t.Helper()
	in := sampleInput(t, journalFiles, false)
	in.Reviews = nil
	files, err := Files(target, in)
	if err != nil {
		t.Fatal(err)
	}
	var a txtar.Archive
	for _, f := range files {
		data := f.Data
		switch {
		case f.Note != nil:
			data = f.Note.fresh()
		case strings.HasSuffix(f.Path, ".svg"):
			data = []byte("(a picture)\n")
		case strings.HasSuffix(f.Path, ".html"):
			data = regexp.MustCompile(`(?s)<svg.*?</svg>\n</svg>`).ReplaceAll(data, []byte("(a picture)"))
		case f.Path == "style.css":
			data = []byte("(the style sheet)\n")
		}
		data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
		a.Files = append(a.Files, txtar.File{Name: f.Path, Data: data})
	}
	return txtar.Format(&a)
}

// One golden vault per target. Look at the difference as at code; `go test ./journal/export -update` writes them.
func TestGoldenVaults_X5(t *testing.T) {
	for _, target := range Targets() {
		t.Run(target.Name, func(t *testing.T) {
			t.Parallel()
			name := "testdata/" + target.Name + ".txtar"
			got := printed(t, target.Name)
			if *update {
				if err := os.WriteFile(name, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(got)); diff != "" {
				t.Errorf("%s differs (-want +got); run with -update if this is meant:\n%s", name, diff)
			}
		})
	}
}

func TestTheSameJournalGivesTheSameBytes(t *testing.T) {
	for _, target := range Targets() {
		if a, b := printed(t, target.Name), printed(t, target.Name); !bytes.Equal(a, b) {
			t.Errorf("%s: two layouts differ", target.Name)
		}
	}
}

// canaries are words that stand in private entries and parts, and names of people.
var canaries = []string{"SECRET", "Dana", "Smith"}

func TestNothingPrivateLeaves_P2(t *testing.T) {
	for _, target := range Targets() {
		for _, details := range []bool{false, true} {
			in := sampleInput(t, journalFiles, false)
			in.Settings.Details = details
			files, err := Files(target.Name, in)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range files {
				data := f.Data
				if f.Note != nil {
					data = f.Note.fresh()
				}
				for _, w := range canaries {
					if strings.Contains(f.Path+f.ID+string(data), w) {
						t.Errorf("%s: %s holds %q:\n%s", target.Name, f.Path, w, data)
					}
				}
			}
		}
	}
	in := sampleInput(t, journalFiles, true)
	files, _ := Files("obsidian", in)
	i := slices.IndexFunc(files, func(f File) bool {
		return strings.Contains(f.ID, "1745-team") && strings.Contains(string(f.Note.Block), "Dana")
	})
	if i < 0 {
		t.Errorf("with names asked for, Dana is named nowhere")
	}
}

// Front matter is flat and a second reader gets the values back (F5, F6, X5).
func TestFrontMatterReadsTheSameElsewhere_F5_F6(t *testing.T) {
	t.Parallel()
	for _, v := range []string{
		"plain", "with: colon", "# hash", "it's", `"quoted"`, "no", "on", "~", "1e3", "007", "0x1", "12:30", "2026-01-01", "[[a|b]]", "@x", "> y", "- z",
		"trailing ", " leading", "ends:", "é\u0301🚪", `back\slash`, "a #b", "null", "true", "=1+1", "{a: b}", "%%", "tab\there", "`code`", "?", "!x", "&a *b",
	} {
		p := Note{Front: []Prop{text("k", v), list("l", []string{v, "x"}), bare("n", "7")}, Block: []byte("b\n")}
		front, _, _ := strings.Cut(strings.TrimPrefix(string(p.fresh()), "---\n"), "---\n")
		var got map[string]any
		if err := yaml.Unmarshal([]byte(front), &got); err != nil {
			t.Errorf("%q: %v in\n%s", v, err, front)
			continue
		}
		want := map[string]any{"k": v, "l": []any{v, "x"}, "n": 7}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q came back changed:\n%s", v, diff)
		}
		if d := readNote(p.fresh(), YAML); d.sum(func(string) bool { return true }) != p.sum() {
			t.Errorf("%q: what we wrote reads as an edit:\n%s", v, p.fresh())
		}
	}
}

// A note whose properties another program wrote anew, with the same values, is no conflict (F2).
func TestOtherSpellingsOfOurValuesAreNoEdit_F2(t *testing.T) {
	t.Parallel()
	n := Note{Front: []Prop{text("twoway_id", "x"), text("title", `it's "a: b" #c`), list("aliases", []string{"a, b"}), bare("date", "2026-01-01")}, Block: []byte("b\n")}
	for _, front := range []string{
		"twoway_id: x\ntitle: 'it''s \"a: b\" #c'\naliases: [\"a, b\"]\ndate: 2026-01-01\n",
		"date: \"2026-01-01\"\naliases:\n- a, b\ntitle: \"it's \\\"a: b\\\" #c\"\ntwoway_id: 'x'\n",
		"twoway_id:   x # mine\ndate: 2026-01-01\naliases:\n    - 'a, b'\ntitle:\n  'it''s \"a: b\"\n  #c'\n",
	} {
		src := []byte("---\n" + front + "---\n" + n.marked(n.Block))
		d := readNote(src, YAML)
		if d.sum(ourKey) != n.sum() {
			t.Errorf("reads as an edit:\n%s", src)
		}
		if got := n.merge(d, ourKey, unknownShared); !bytes.Equal(got, src) {
			t.Errorf("was written anew:\n%s", got)
		}
	}
}

func TestCSVOpensInASpreadsheet_X6(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "@x": "'@x", "+1": "'+1", "-1 is": "'-1 is", "\t=x": "'\t=x", "'q": "''q", "a,b": "a,b", "two\nlines": "two\nlines", "": "", "  =x": "'  =x", "\r\nx": "'\nx",
	} {
		if got := defused(in); got != want {
			t.Errorf("defused(%q) = %q, want %q", in, got, want)
		}
	}
	files := maps2(journalFiles, "2026/2026-03-20-1745-team-or-staff.md", "2026/2026-04-01-exporter.md", func(s string) string {
		return strings.ReplaceAll(s, "Patch the exporter & <b>rewrite</b> it?", "=HYPERLINK(\"x\"), or not?")
	})
	out, err := Files("csv", sampleInput(t, files, false))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range out {
		rows, err := csv.NewReader(bytes.NewReader(f.Data)).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", f.Path, err)
		}
		for _, row := range rows {
			for i, cell := range row {
				if strings.HasPrefix(cell, "=") || strings.HasPrefix(cell, "@") {
					t.Errorf("%s, column %s: %q would run", f.Path, rows[0][i], cell)
				}
			}
		}
	}
	bom, _ := Files("csv", Input{Settings: Settings{BOM: true}})
	if !bytes.HasPrefix(bom[0].Data, []byte("\ufeff")) {
		t.Errorf("a byte order mark was asked for")
	}
}

func maps2(files map[string]string, _, name string, change func(string) string) map[string]string {
	out := map[string]string{}
	for k, v := range files {
		if k == name {
			v = change(v)
		}
		out[k] = v
	}
	return out
}

func TestJSONHoldsEveryValue(t *testing.T) {
	t.Parallel()
	in := sampleInput(t, journalFiles, true)
	files, err := Files("json", in)
	if err != nil {
		t.Fatal(err)
	}
	var doc Document
	dec := json.NewDecoder(bytes.NewReader(files[0].Data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	for i, e := range doc.Entries {
		if got, want := string(markdown.Format(e)), string(markdown.Format(in.Entries[i])); got != want {
			t.Errorf("%s came back as\n%s\nwant\n%s", e.ID, got, want)
		}
	}
	found, problems, err := importer.Read("json", fstest.MapFS{jsonName: {Data: files[0].Data}}, ".", importer.Options{})
	if err != nil || len(problems) != 1 || problems[0].Rule != "import-review" || len(found) != len(in.Entries) {
		t.Fatalf("import json: %d entries, %v, %v", len(found), problems, err)
	}
	for i, f := range found {
		if got, want := string(markdown.Format(f.Entry)), string(markdown.Format(in.Entries[i])); got != want {
			t.Errorf("%s was imported as\n%s\nwant\n%s", f.Entry.ID, got, want)
		}
	}
	want, _ := json.Marshal(in.States)
	got, _ := json.Marshal(doc.States)
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("states differ:\n%s", diff)
	}
}

// icsEvent is what a second, small reader finds.
type icsEvent map[string]string

func readICS(t *testing.T, data []byte) []icsEvent {
	t.Helper()
	text := string(data)
	if strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\n") || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r") {
		t.Errorf("line ends are not all CRLF")
	}
	for _, l := range strings.Split(text, "\r\n") {
		if len(l) > 75 {
			t.Errorf("a line of %d octets: %q", len(l), l)
		}
		if !strings.HasPrefix(strings.ToValidUTF8(l, "\x00"), l) {
			t.Errorf("a line is cut inside a letter: %q", l)
		}
	}
	var events []icsEvent
	var now icsEvent
	alarm := ""
	for _, l := range strings.Split(strings.NewReplacer("\r\n ", "", "\r\n\t", "").Replace(text), "\r\n") {
		key, value, _ := strings.Cut(l, ":")
		switch {
		case l == "BEGIN:VEVENT":
			now = icsEvent{}
		case l == "END:VEVENT":
			events = append(events, now)
		case l == "BEGIN:VALARM":
			alarm = "ALARM-"
		case l == "END:VALARM":
			alarm = ""
		case now != nil:
			now[alarm+key] = strings.NewReplacer(`\n`, "\n", `\,`, ",", `\;`, ";", `\\`, `\`).Replace(value)
		}
	}
	return events
}

func TestTheCalendar_C1(t *testing.T) {
	t.Parallel()
	events := func(files map[string]string, details bool) []icsEvent {
		in := sampleInput(t, files, false)
		in.Settings.Details = details
		out, err := Files("ics", in)
		if err != nil {
			t.Fatal(err)
		}
		return readICS(t, out[0].Data)
	}
	byUID := func(list []icsEvent) map[string]icsEvent {
		m := map[string]icsEvent{}
		for _, e := range list {
			if m[e["UID"]] != nil {
				t.Errorf("two events with %s", e["UID"])
			}
			m[e["UID"]] = e
		}
		return m
	}
	plain := events(journalFiles, false)
	if len(plain) != 6 {
		t.Errorf("got %d events, want 6: two looks, a prediction, a tripwire, a trial, a door", len(plain))
	}
	for _, e := range plain {
		from, _ := journal.ISODate(dashed(e["DTSTART;VALUE=DATE"]))
		to, _ := journal.ISODate(dashed(e["DTEND;VALUE=DATE"]))
		if from.IsZero() || to != from.AddDays(1) {
			t.Errorf("not one whole day: %v", e)
		}
		if e["ALARM-TRIGGER"] != "PT9H" || e["ALARM-ACTION"] != "DISPLAY" {
			t.Errorf("alarm: %v", e)
		}
		for _, w := range []string{"team", "exporter", "three reports", "merged"} {
			for k, v := range e {
				if strings.Contains(v, w) {
					t.Errorf("%s says %q without details", k, v)
				}
			}
		}
	}
	if !slices.ContainsFunc(events(journalFiles, true), func(e icsEvent) bool {
		return e["SUMMARY"] == `A prediction's date: 75%: two of three reports know what is expected, "really"`
	}) {
		t.Errorf("with details the claim is missing")
	}
	// A date moved by hand moves the event and keeps its UID.
	moved := maps2(journalFiles, "", "2026/2026-03-04-0815-team-or-staff.md", func(s string) string {
		return strings.Replace(s, "next: 2026-05-03", "next: 2026-05-20", 1)
	})
	before, after := byUID(plain), byUID(events(moved, false))
	changed := 0
	for uid, e := range after {
		if before[uid] == nil {
			t.Errorf("a new UID after a move: %v", e)
		} else if before[uid]["DTSTART;VALUE=DATE"] != e["DTSTART;VALUE=DATE"] {
			changed++
		}
	}
	if changed != 1 || len(before) != len(after) {
		t.Errorf("%d events moved, want 1", changed)
	}
}

func dashed(d string) string {
	if len(d) != 8 {
		return d
	}
	return d[:4] + "-" + d[4:6] + "-" + d[6:]
}

func TestLongCalendarTextsAreFoldedBetweenLetters_C1(t *testing.T) {
	t.Parallel()
	files := maps2(journalFiles, "", "2026/2026-04-01-exporter.md", func(s string) string {
		return strings.ReplaceAll(s, "Patch the exporter & <b>rewrite</b> it?", strings.Repeat("日本語🚪, a; b\\n ", 20))
	})
	in := sampleInput(t, files, false)
	in.Settings.Details = true
	out, err := Files("ics", in)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, e := range readICS(t, out[0].Data) {
		found = found || strings.Contains(e["SUMMARY"], strings.TrimSpace(strings.Repeat("日本語🚪, a; b\\n ", 20)))
	}
	if !found {
		t.Errorf("the question did not come back whole:\n%s", out[0].Data)
	}
}

func TestHugoRunsNothingAndHidesNothing_X5(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"{{< x >}}\n":                     "{{</* x */>}}\n",
		"`{{% y %}}`\n":                   "`{{%/* y */%}}`\n",
		"{{< open\n":                      "{\u2060{< open\n",
		"a <b>c</b>\n":                    "a &lt;b>c&lt;/b>\n",
		"`<b>` and <https://x.y> <a@b>\n": "`<b>` and <https://x.y> <a@b>\n",
		"```\n<b>\n```\n":                 "```\n<b>\n```\n",
		"1 < 2\n":                         "1 < 2\n",
		`\<b>` + "\n":                     `\<b>` + "\n",
	} {
		if got := hideShortcodes(hideHTML(in)); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	in := sampleInput(t, journalFiles, false)
	in.AsOf = date("2026-03-01") // a clock that ran ahead when the later entries were written
	files, err := Files("hugo", in)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if f.Note == nil {
			continue
		}
		for _, p := range f.Note.Front {
			d, ok := journal.ISODate(p.Values[0])
			if (p.Key == "date" || p.Key == "publishDate") && (!ok || d.After(in.AsOf)) {
				t.Errorf("%s: %s is %v", f.Path, p.Key, p.Values)
			}
		}
	}
}

// Code is the same in every note target, whatever stands in it (F8).
func TestCodeStaysAsItIs_F8(t *testing.T) {
	t.Parallel()
	code := "- [ ] 70% by 2026-03-04: I have held a first one-to-one with all three reports"
	for _, target := range []string{"obsidian", "zk", "markdown", "hugo", "logseq"} {
		files, _ := Files(target, sampleInput(t, journalFiles, false))
		i := slices.IndexFunc(files, func(f File) bool { return f.ID == "2026-02-02-team-or-staff" })
		block := string(files[i].Note.Block)
		for _, want := range []string{"```sh\n", code + "\n", "[a](../2026/2026-03-04-0815-team-or-staff.md)", "`[not](../a/link.md)`"} {
			if !strings.Contains(block, want) {
				t.Errorf("%s: %q is gone from\n%s", target, want, block)
			}
		}
	}
}
