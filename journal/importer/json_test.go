package importer

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

func note(id, text, source string) *journal.Entry {
	day, _ := journal.ISODate(id[:10])
	return &journal.Entry{Kind: journal.KindNote, ID: id, Date: day, Source: source, Note: &journal.Note{}, Lead: text, Body: "\n" + text + "\n", Path: journal.EntryPath(id)}
}

// One entry with other words hides none of those behind it, with a source or without.
func TestOurExportIsKnownByItsIds(t *testing.T) {
	t.Parallel()
	const day = "markdown a.md 01234567 89abcdef"
	doc, err := json.Marshal(map[string]any{"twoway_export": "1", "entries": []*journal.Entry{
		note("2026-01-01-0900-a", "One.", ""), note("2026-01-02-0900-b", "Two.", ""), note("2026-01-03-0900-c", "Three.", day),
	}})
	if err != nil {
		t.Fatal(err)
	}
	for name, have := range map[string][]*journal.Entry{
		"the first stands with other words":         {note("2026-01-01-0900-a", "Another.", "")},
		"one of the same source has another id too": {note("2026-01-01-0900-a", "Another.", ""), note("2026-01-04-0900-d", "Three.", day)},
	} {
		fresh, known, problems := again(t, "json", map[string]string{"t.json": string(doc)}, have)
		if len(fresh) != 2 || known != 1 || len(problems) != 1 || problems[0] != "t.json import-id" {
			t.Errorf("%s: %d new, %d known, %v; want 2 new, 1 known and named", name, len(fresh), known, problems)
		}
	}
}

func TestWhatIsNoExportIsNamedInWords(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		`[]`:                                   "it holds a JSON array where an object with a list of entries was expected",
		`{"a`:                                  "the text breaks off or is no JSON: unexpected end of JSON input",
		`{"twoway_export": "1", "entries": 7}`: "it holds a JSON number where an object with a list of entries was expected",
		`{"entries": []}`:                      "twoway_export is missing",
	} {
		_, problems := imported(t, "json", map[string]string{"e.json": text}, options())
		if len(problems) != 1 || problems[0].Text != "this is no export of twoway: "+want {
			t.Errorf("%s: named %v, want %s", text, problems, want)
		}
	}
}

// One entry that cannot be read costs itself, and is named.
func TestAnEntryOfAnExportThatCannotBeReadCostsItself(t *testing.T) {
	t.Parallel()
	good, err := json.Marshal(note("2026-01-01-0900-a", "One.", ""))
	if err != nil {
		t.Fatal(err)
	}
	long := "2026-01-01-" + strings.Repeat("x", 300)
	for bad, want := range map[string]string{
		`{"twoway": "note", "tags": [7]}`:                                                 "entry 1 cannot be read: it holds a JSON number under tags",
		`{"twoway": "note", "id": "2026-01-01-0901-b", "date": "2026-02-30", "note": {}}`: `entry 1, 2026-01-01-0901-b, cannot be read: "2026-02-30" is no day, written as YYYY-MM-DD`,
		`{"twoway": "note", "id": "2026-01-01-0901-b", "decision": {}}`:                   "entry 1, 2026-01-01-0901-b, says that it is a note and holds something else",
		`{"id": "x"}`: "entry 1, x, says that it is of no kind and holds something else",
		`null`:        "entry 1 says that it is of no kind and holds something else",
		`{"twoway": "note", "id": "` + long + `", "note": {}}`: "entry 1, " + long[:79] + "…, has no id that can be the name of a file",
	} {
		entries, problems := imported(t, "json", map[string]string{"e.json": `{"twoway_export": "1", "entries": [` + bad + "," + string(good) + "]}"}, options())
		if len(entries) != 1 || len(problems) != 1 || problems[0].Text != want || problems[0].Mend == "" {
			t.Errorf("%s: %d entries, named %v, want %s", bad, len(entries), problems, want)
		}
	}
	entries, problems := imported(t, "json", map[string]string{"e.json": `{"twoway_export": "1", "entries": []}`}, options())
	if len(entries) != 0 || len(problems) != 0 {
		t.Errorf("an export without entries: %v, %v", entries, problems)
	}
}

// N3: of two names that some disks take for one, the second is left out by name, and the others come in.
func TestNamesThatSomeDisksTakeForOne(t *testing.T) {
	t.Parallel()
	composed, apart := "2026-01-01-0900-\u00e9t\u00e9", "2026-01-01-0900-e\u0301te\u0301"
	doc, err := json.Marshal(map[string]any{"twoway_export": "1", "entries": []*journal.Entry{
		note(composed, "One.", ""), note(apart, "Two.", ""), note("2026-01-01-0901-B", "Three.", ""), note("2026-01-01-0901-b", "Four.", ""), note("2026-01-02-0900-c", "Five.", ""),
	}})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		have         []*journal.Entry
		fresh, known int
		named        int
	}{
		"an empty journal":                   {nil, 3, 0, 2},
		"the second stands":                  {[]*journal.Entry{note(apart, "Two.", "")}, 2, 1, 2},
		"the first stands, composed by hand": {[]*journal.Entry{note(apart, "One.", "")}, 2, 2, 2},
	} {
		fresh, known, problems := again(t, "json", map[string]string{"t.json": string(doc)}, c.have)
		if len(fresh) != c.fresh || known != c.known || len(problems) != c.named || slices.ContainsFunc(problems, func(p string) bool { return p != "t.json import-id" }) {
			t.Errorf("%s: %d new, %d known, %v", name, len(fresh), known, problems)
		}
	}
}

// A value that fits no entry is not taken, and said.
func TestAValueOfJSONThatDoesNotFitIsNamed(t *testing.T) {
	t.Parallel()
	r := reader{}
	r.json("x.json", []byte(`{"twoway_export":"1","entries":[{"twoway":"note","id":"2026-01-02-0800-x","date":"2026-01-02","body":"\na\n","note":{"energy":99}}]}`))
	if len(r.found) != 1 || r.found[0].Entry.Note.Energy != nil {
		t.Fatalf("found %+v", r.found)
	}
	if len(r.problems) != 1 || !strings.Contains(r.problems[0].Text, `2026-01-02-0800-x, comes in without a value that does not fit: energy: "99"`) {
		t.Errorf("problems: %v", r.problems)
	}
}
