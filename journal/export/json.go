package export

import (
	"bytes"
	"encoding/json"
	"slices"

	"twoway/journal"
)

const jsonName = "twoway.json"

// Document is the file that the json target writes and `import json` reads. Its schema is templates/schema/export.json.
type Document struct {
	Export  string           `json:"twoway_export"` // DocumentFormat
	AsOf    journal.Date     `json:"as_of"`
	Entries []*journal.Entry `json:"entries"`
	States  []*journal.State `json:"decisions"`
	// Predictions are those of notes that belong to no decision; the others stand with their decisions.
	Predictions []journal.PredictionState `json:"predictions,omitempty"`
	Themes      *journal.Themes           `json:"themes,omitempty"`
	Reviews     []KeptReview              `json:"reviews,omitempty"`
}

// KeptReview is what a saved review holds that cannot be made again: its period, and the line that the person carried on.
type KeptReview struct {
	Name  string       `json:"name"`
	From  journal.Date `json:"from"`
	To    journal.Date `json:"to"`
	AsOf  journal.Date `json:"as_of"`
	Carry string       `json:"carry,omitempty"`
}

// DocumentFormat is the version of Document; a reader refuses one that it does not know.
const DocumentFormat = "1"

// orEmpty makes an empty list of nothing, so that JSON shows [] and never null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func layJSON(in *Input) ([]File, error) {
	doc := Document{Export: DocumentFormat, AsOf: in.AsOf, Entries: orEmpty(in.Entries), States: orEmpty(in.States)}
	loose, _ := journal.Loose(in.Entries, in.AsOf)
	for _, s := range loose {
		doc.Predictions = append(doc.Predictions, s.Predictions...)
	}
	if in.Themes != nil {
		themes := *in.Themes
		themes.List = slices.Clone(orEmpty(themes.List))
		for i, t := range themes.List {
			themes.List[i].Terms, themes.List[i].Entries, themes.List[i].Quotes = orEmpty(t.Terms), orEmpty(t.Entries), orEmpty(t.Quotes)
		}
		doc.Themes = &themes
	}
	for _, r := range in.Reviews {
		doc.Reviews = append(doc.Reviews, KeptReview{r.Period.Name, r.Period.From, r.Period.To, r.AsOf, r.Carry})
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
