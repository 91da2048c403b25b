package importer

import (
	"encoding/json"
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
		`[]`:  "it holds a JSON array where an object with a list of entries was expected",
		`{"a`: "the text breaks off or is no JSON: unexpected end of JSON input",
		`{"twoway_export": "1", "entries": [{"twoway": "note", "tags": [7]}]}`: "it holds a JSON number under entries.tags",
		`{"entries": []}`: "twoway_export is missing",
	} {
		_, problems := imported(t, "json", map[string]string{"e.json": text}, options())
		if len(problems) != 1 || problems[0].Text != "this is no export of twoway: "+want {
			t.Errorf("%s: named %v, want %s", text, problems, want)
		}
	}
}
