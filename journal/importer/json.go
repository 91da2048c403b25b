package importer

import (
	"encoding/json"

	"twoway/journal"
	"twoway/journal/markdown"
)

// json reads what `export json` wrote. Entries come back with their ids, byte for byte.
func (r *reader) json(name string, data []byte) {
	var doc struct {
		Export  string           `json:"twoway_export"`
		Entries []*journal.Entry `json:"entries"`
	}
	err := json.Unmarshal(data, &doc)
	bad := ""
	switch {
	case err != nil:
		bad = "this is no export of twoway: " + err.Error()
	case doc.Export == "":
		bad = "this is no export of twoway: twoway_export is missing"
	case doc.Export != "1":
		bad = "the export has the format " + doc.Export + ", which this version does not know"
	}
	if bad != "" {
		r.problems = append(r.problems, journal.Problem{Path: name, Rule: "import-json", Text: bad, Mend: "make one with: twoway export json DIR", Unreadable: true})
		return
	}
	for _, e := range doc.Entries {
		if e == nil || !whole(e) {
			r.problem(name, 0, "import-invalid", "an entry says one kind and holds another", "it is left out")
			continue
		}
		if _, ok := journal.ParseID(e.ID); !ok && e.Kind != journal.KindReview {
			r.problem(name, 0, "import-invalid", "an entry has no id that can be a file name: "+e.ID, "it is left out")
			continue
		}
		at := journal.EntryPath(e.ID)
		if e.Kind == journal.KindReview {
			continue // rendered again by review --save
		}
		c, _ := markdown.Parse(at, markdown.Format(e))
		if c == nil {
			r.problem(name, 0, "import-invalid", e.ID+" cannot be read", "it is left out")
			continue
		}
		r.found = append(r.found, Found{Entry: c, File: name})
	}
}

// whole says whether an entry holds what its kind names, and nothing else.
func whole(e *journal.Entry) bool {
	has := map[journal.Kind]bool{
		journal.KindDecision: e.Decision != nil, journal.KindReflection: e.Reflection != nil, journal.KindNote: e.Note != nil,
		journal.KindConversation: e.Conversation != nil, journal.KindExperiment: e.Experiment != nil, journal.KindReview: e.Review != nil,
	}
	n := 0
	for _, h := range has {
		if h {
			n++
		}
	}
	return n == 1 && has[e.Kind]
}
