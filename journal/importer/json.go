package importer

import (
	"cmp"
	"encoding/json"

	"twoway/journal"
	"twoway/journal/markdown"
)

// document is what an import reads of the file that `export json` writes.
type document struct {
	Export  string           `json:"twoway_export"`
	Entries []*journal.Entry `json:"entries"`
	Reviews []keptReview     `json:"reviews"`
}

// keptReview is what the person wrote in a saved review, and what it is about.
type keptReview struct {
	Name  string          `json:"name"`
	From  journal.Date    `json:"from"`
	To    journal.Date    `json:"to"`
	AsOf  journal.Date    `json:"as_of"`
	Above string          `json:"above"`
	Below string          `json:"below"`
	Tags  []string        `json:"tags"`
	Extra []journal.Field `json:"extra"`
}

// documentFormat is the version that this reader knows.
const documentFormat = "1"

// json reads what `export json` wrote. Entries come back with their ids, byte for byte.
func (r *reader) json(name string, data []byte) {
	var doc document
	err := json.Unmarshal(data, &doc)
	bad := ""
	switch {
	case err != nil:
		bad = "this is no export of twoway: " + notJSON(err)
	case doc.Export == "":
		bad = "this is no export of twoway: twoway_export is missing"
	case doc.Export != documentFormat:
		bad = "the export has the format " + doc.Export + ", which this version does not know"
	}
	if bad != "" {
		r.unreadable(name, "import-json", bad, "make one with: twoway export json DIR")
		return
	}
	for _, e := range doc.Entries {
		r.restore(name, e)
	}
	for _, v := range doc.Reviews {
		r.review(name, v)
	}
}

// review takes a saved review with nothing between our marks: that part is made again where it is written.
func (r *reader) review(name string, v keptReview) {
	period, err := journal.NewPeriod(v.From, v.To)
	if err != nil || period.Open() || period.Name() != v.Name {
		r.problem(name, 0, "import-review", "the review "+oneLine(v.Name)+" does not say its period", "it is left out; make it with: twoway review PERIOD --save")
		return
	}
	e := &journal.Entry{
		Kind: journal.KindReview, ID: v.Name, Date: cmp.Or(v.AsOf, v.To), Tags: v.Tags, Extra: v.Extra,
		Review: &journal.SavedReview{From: v.From, To: v.To, AsOf: v.AsOf},
		Body:   cmp.Or(v.Above, "\n") + markdown.Begin + "\n" + markdown.End + cmp.Or(v.Below, "\n"),
	}
	c, _ := markdown.Parse("reviews/"+v.Name+".md", markdown.Format(e))
	if c == nil || c.Kind != journal.KindReview {
		r.problem(name, 0, "import-review", "the review "+v.Name+" cannot be read", "it is left out; make it with: twoway review "+v.Name+" --save")
		return
	}
	r.found = append(r.found, Found{Entry: c, File: name})
}

// restore takes one entry as it is, when it can be one.
func (r *reader) restore(name string, e *journal.Entry) {
	if e == nil || !whole(e) {
		r.problem(name, 0, "import-invalid", "an entry says one kind and holds another", "it is left out")
		return
	}
	if e.Kind == journal.KindReview {
		return
	}
	if _, ok := journal.ParseID(e.ID); !ok {
		r.problem(name, 0, "import-invalid", "an entry has no id that can be a file name: "+oneLine(e.ID), "it is left out")
		return
	}
	c, _ := markdown.Parse(journal.EntryPath(e.ID), markdown.Format(e))
	if c == nil {
		r.problem(name, 0, "import-invalid", e.ID+" cannot be read", "it is left out")
		return
	}
	r.found = append(r.found, Found{Entry: c, File: name})
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
