package importer

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// document is what an import reads of the file that `export json` writes.
type document struct {
	Export  string            `json:"twoway_export"`
	Entries []json.RawMessage `json:"entries"`
	Reviews []json.RawMessage `json:"reviews"`
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
	r.bare = r.bare || len(doc.Entries)+len(doc.Reviews) == 0
	for i, raw := range doc.Entries {
		e := &journal.Entry{}
		if which := entryOf(raw, i); r.value(name, raw, e, "import-invalid", which) {
			r.restore(name, e, which)
		}
	}
	for i, raw := range doc.Reviews {
		var v keptReview
		if r.value(name, raw, &v, "import-review", fmt.Sprintf("review %d", i+1)) {
			r.review(name, v)
		}
	}
}

// entryOf says which entry of an export a piece of JSON is: its number, and its id where one can be read.
func entryOf(raw json.RawMessage, i int) string {
	var named struct {
		ID string `json:"id"`
	}
	_ = json.Unmarshal(raw, &named) // what is wrong with it is said of the whole
	if named.ID == "" {
		return fmt.Sprintf("entry %d", i+1)
	}
	return fmt.Sprintf("entry %d, %s,", i+1, shortened(oneLine(named.ID)))
}

// shortened is the beginning of a text that is too long to be told.
func shortened(text string) string {
	if r := []rune(text); len(r) > 80 {
		return string(r[:79]) + "…"
	}
	return text
}

// value reads one value of an export. One that does not fit is named and left out; the others come in.
func (r *reader) value(name string, raw json.RawMessage, into any, rule, which string) bool {
	err := json.Unmarshal(raw, into)
	if err == nil {
		return true
	}
	var other *json.UnmarshalTypeError
	var day *journal.DateError
	why := err.Error()
	switch {
	case errors.As(err, &day):
		why = fmt.Sprintf("%q is no day, written as YYYY-MM-DD", day.Text)
	case errors.As(err, &other):
		why = "it holds a JSON " + other.Value + map[bool]string{false: " under " + other.Field}[other.Field == ""]
	}
	r.problem(name, 0, rule, which+" cannot be read: "+why, "it is left out; write what fits, and import again")
	return false
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
func (r *reader) restore(name string, e *journal.Entry, which string) {
	if !whole(e) {
		r.problem(name, 0, "import-invalid", which+" says that it is "+kindOf(e)+" and holds something else", "it is left out; write under twoway what it holds")
		return
	}
	if e.Kind == journal.KindReview {
		return
	}
	if _, ok := journal.ParseID(e.ID); !ok {
		r.problem(name, 0, "import-invalid", which+" has no id that can be the name of a file", "it is left out; write an id such as 2026-02-02-team-or-staff, under about of other entries too")
		return
	}
	c, problems := markdown.Parse(journal.EntryPath(e.ID), markdown.Format(e))
	if c != nil && lacksText(c) {
		r.problem(name, 0, "import-kept", which+" has no text; what it said may have been private, and a remark stands in its place", "")
		e.Body = "\n<!-- The export held no text of this note. -->\n"
		c, problems = markdown.Parse(journal.EntryPath(e.ID), markdown.Format(e))
	}
	if c == nil {
		r.problem(name, 0, "import-invalid", which+" cannot be read", "it is left out")
		return
	}
	for _, p := range problems {
		if p.Rule == "front-value" {
			r.problem(name, 0, "import-value", which+" comes in without a value that does not fit: "+p.Text, p.Mend)
		}
	}
	r.found = append(r.found, Found{Entry: c, File: name})
}

// lacksText says whether an entry is a note that an export has left nothing of but its front matter.
func lacksText(e *journal.Entry) bool {
	var fault *journal.FieldError
	return e.Kind == journal.KindNote && strings.TrimSpace(e.Body) == "" && errors.As(e.Validate(), &fault) && fault.Field == "text"
}

// kindOf is the kind that an entry names.
func kindOf(e *journal.Entry) string {
	if e.Kind == "" {
		return "of no kind"
	}
	return "a " + oneLine(string(e.Kind))
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
