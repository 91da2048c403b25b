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
			data = regexp.MustCompile(`(?s)<figure.*?</figure>`).ReplaceAll(data, []byte("(a picture)"))
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

// A vault inside a journal, or a journal inside a vault, takes no note for an entry; and each front matter is flat.
func TestExportedNotesAreNoEntriesAndFlat_X5(t *testing.T) {
	t.Parallel()
	for _, target := range []string{"obsidian", "zk", "hugo", "markdown"} {
		files, err := Files(target, sampleInput(t, journalFiles, false))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if f.Note == nil {
				continue
			}
			if e, problems := markdown.Parse(f.Path, f.Note.fresh()); e != nil || len(problems) > 0 {
				t.Errorf("%s %s reads as an entry: %v", target, f.Path, problems)
			}
			front, _, _ := strings.Cut(strings.TrimPrefix(string(f.Note.fresh()), "---\n"), "---\n")
			var values map[string]any
			if err := yaml.Unmarshal([]byte(front), &values); err != nil || len(values) == 0 {
				t.Errorf("%s %s: %v", target, f.Path, err)
			}
			for k, v := range values {
				if nested, isMap := v.(map[string]any); isMap {
					t.Errorf("%s %s: %s is nested: %v", target, f.Path, k, nested)
				}
				if items, isList := v.([]any); isList && slices.ContainsFunc(items, func(x any) bool { _, ok := x.(string); return !ok }) {
					t.Errorf("%s %s: %s holds what is no text: %v", target, f.Path, k, items)
				}
			}
		}
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
	files := changed(journalFiles, "2026/2026-04-01-exporter.md", func(s string) string {
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

// changed is a journal with one file rewritten.
func changed(files map[string]string, name string, change func(string) string) map[string]string {
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
	if err != nil || len(problems) != 0 || len(found) != len(in.Entries)+len(in.Reviews) {
		t.Fatalf("import json: %d entries, %v, %v", len(found), problems, err)
	}
	for i, f := range found[:len(in.Entries)] {
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

// A fence that a text leaves open ends with the text, so that what follows in the note is no code; one inside a list does so
// by itself.
func TestAnOpenFenceEndsWithItsText_F8(t *testing.T) {
	t.Parallel()
	for add, want := range map[string]string{
		"~~~~\nopen\n":            "~~~~\nopen\n~~~~\n",
		"```sh\nopen\n~~~\n":      "```sh\nopen\n~~~\n```\n",
		"- item\n  ```\n  open\n": "- item\n  ```\n  open\n\n",
		"```\nclosed\n```\n":      "```\nclosed\n```\n\n",
	} {
		files := changed(journalFiles, "2026/2026-04-01-exporter.md", func(s string) string { return s + "\n" + add })
		out, err := Files("markdown", sampleInput(t, files, false))
		if err != nil {
			t.Fatal(err)
		}
		i := slices.IndexFunc(out, func(f File) bool { return f.ID == "2026-04-01-exporter" })
		if block := string(out[i].Note.Block) + "\n\n"; !strings.Contains(block, want) {
			t.Errorf("%q became\n%s\nwant %q in it", add, block, want)
		}
	}
}

// Logseq makes a page of each #42 that it reads; the number of an issue is none.
func TestNumbersOfIssuesBecomeNoPagesInLogseq_X5(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"#42 and (#7), C#9":       "- \\#42 and (\\#7), C#9\n",
		"`#42` and #tag2":         "- `#42` and #tag2\n",
		"see http://x.y/#42":      "- see http://x.y/#42\n",
		"```\n#42\n```":           "- ```\n  #42\n  ```\n",
		"- a `code` #1 `and` #2.": "- a `code` \\#1 `and` \\#2.\n",
		"an `open span, #3":       "- an `open span, \\#3\n",
	} {
		if got := outline(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}
