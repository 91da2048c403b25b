package importer

import (
	"path"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// link says that one record follows another, by file name.
type link struct{ newer, older string }

// closeRecord adds the look that closes a record which says of itself that it no longer holds.
func (r *reader) closeRecord(rec *record) {
	reason, text := "moot", markdown.Deprecated
	if rec.status == "superseded" {
		reason, text = "superseded", markdown.Superseded
	}
	e := &journal.Entry{
		Kind: journal.KindReflection, Date: rec.date, Source: key("adr", rec.name, rec.title, rec.status), Title: rec.title,
		Reflection: &journal.Reflection{Form: "short", Verdict: journal.Close, ClosedReason: reason},
		Sections:   []journal.Section{{Name: "Changed", Text: text}},
	}
	markdown.Compose(e, "")
	r.add(Found{Entry: e, File: rec.name, about: rec.source})
}

// linkRecords turns what records say about each other into references. An entry follows one other; more are named.
func (r *reader) linkRecords() {
	said := map[link]bool{}
	for _, l := range r.links {
		newer, older := r.record(l.newer), r.record(l.older)
		switch {
		case said[l] || newer == nil && older == nil: // both sides say it; what is left out was named
		case newer == nil:
			r.problem(older.File, 0, "import-link", "the record that follows it is not in this import: "+l.newer, "its name stands under Imported")
		case older == nil:
			r.problem(newer.File, 0, "import-link", "the record that it follows is not in this import: "+l.older, "its name stands under Imported")
		case newer == older:
		case newer.follow == "" || newer.follow == older.Entry.Source:
			newer.follow = older.Entry.Source
		default:
			r.problem(newer.File, 0, "import-link", "it follows more than one record; "+older.File+" is named in the text only", "")
		}
		said[l] = true
	}
}

// closeSuperseded closes the records that say they are superseded, by none of those that come in.
func (r *reader) closeSuperseded() {
	for _, rec := range r.superseded {
		if !slices.ContainsFunc(r.found, func(f Found) bool { return f.follow == rec.source }) {
			r.closeRecord(rec)
		}
	}
}

// record finds the decision of a file by its name, or by its number.
func (r *reader) record(name string) *Found {
	for i := range r.found {
		base := path.Base(r.found[i].File)
		numbered := strings.TrimLeft(name, "0") != "" && strings.Trim(name, "0123456789") == "" &&
			strings.HasPrefix(strings.TrimLeft(strings.TrimPrefix(strings.ToLower(base), "adr-"), "0"), strings.TrimLeft(name, "0")+"-")
		if r.found[i].Entry.Decision != nil && (base == path.Base(name) || numbered) {
			return &r.found[i]
		}
	}
	return nil
}
