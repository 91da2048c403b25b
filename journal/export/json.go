package export

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/report"
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

// KeptReview is what a saved review holds that cannot be made again from the entries: its period, and what the person wrote in it.
type KeptReview struct {
	Name  string          `json:"name"`
	From  journal.Date    `json:"from"`
	To    journal.Date    `json:"to"`
	AsOf  journal.Date    `json:"as_of"`
	Carry string          `json:"carry,omitempty"` // the line that the person carried on; it stands in Below too
	Above string          `json:"above,omitempty"` // their text above our part
	Below string          `json:"below,omitempty"` // and below it
	Tags  []string        `json:"tags,omitempty"`
	Extra []journal.Field `json:"extra,omitempty"` // front matter keys of their own
}

// OurPart stands for our part in the body of a saved review that Input.Saved holds, on a line of its own: our part is made anew, and
// the marks around it are comments, which leave through nothing.
const OurPart = "@@our-part@@"

// keptReview takes from a saved review what is the person's. Where nobody can say which part that is, it is the line alone.
func keptReview(r *journal.Review, e *journal.Entry) KeptReview {
	k := KeptReview{Name: r.Period.Name, From: r.Period.From, To: r.Period.To, AsOf: r.AsOf, Carry: r.Carry}
	if e == nil {
		return k
	}
	k.Tags, k.Extra = e.Tags, e.Extra
	above, below, ok := strings.Cut(e.Body, OurPart)
	if !ok {
		return k
	}
	k.Above, k.Below = above, below
	if strings.TrimSpace(k.Above) == "" {
		k.Above = ""
	}
	return k
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
		doc.Reviews = append(doc.Reviews, keptReview(r, in.Saved[r.Period.Name]))
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		return nil, err
	}
	return []File{{Path: jsonName, ID: jsonName, Data: report.EscapeUnseen(b.Bytes()), Always: true}}, nil
}
