package export

import (
	"bytes"
	"encoding/json"

	"twoway/journal"
)

const jsonName = "twoway.json"

// Document is the file that the json target writes and `import json` reads. Its schema is templates/schema/export.json.
type Document struct {
	Export  string           `json:"twoway_export"` // DocumentFormat
	AsOf    journal.Date     `json:"as_of"`
	Entries []*journal.Entry `json:"entries"`
	States  []*journal.State `json:"decisions"`
	Themes  *journal.Themes  `json:"themes,omitempty"`
}

// DocumentFormat is the version of Document; a reader refuses one that it does not know.
const DocumentFormat = "1"

func layJSON(in *Input) ([]File, error) {
	doc := Document{Export: DocumentFormat, AsOf: in.AsOf, Entries: in.Entries, States: in.States, Themes: in.Themes}
	if doc.Entries == nil {
		doc.Entries = []*journal.Entry{}
	}
	if doc.States == nil {
		doc.States = []*journal.State{}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return nil, err
	}
	return []File{{Path: jsonName, ID: jsonName, Data: b.Bytes(), Always: true}}, nil
}
