package export

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strings"
)

// foreign says whether what stands here is of another journal: of the entries that the list names, or a file of many of them, more are not
// in the layout, nor in the journal, and were not there once, than are or were.
func (c *comparison) foreign(t Target, in Input, files []File) bool {
	has := idsOf(files)
	for _, e := range in.Entries {
		has[e.ID] = true
	}
	isOwn := func(id string) bool { return has[id] || in.Notes.Known[id] || in.Ever != nil && in.Ever()[id] }
	own, others := 0, 0
	count := func(ids []string, isOwn func(string) bool) {
		for _, id := range ids {
			if isOwn(id) {
				own++
			} else {
				others++
			}
		}
	}
	for id, lines := range c.known {
		b, err := []byte(nil), error(nil)
		if !t.PerEntry() || !Reserved(id) && !isOwn(id) {
			b, err = c.read(cmp.Or(c.where[id], lines[0].path))
		}
		switch many := entriesOf[id]; {
		case many != nil:
			if !slices.ContainsFunc(files, func(f File) bool { return f.ID == id && bytes.Equal(f.Data, b) }) {
				count(many(b), isOwn)
			}
		case id == icsName:
			count(eventsIn(b), ownEvents(in))
			others = min(others, max(0, 1-own)) // an event of the journal may be over, and one that is not speaks for all
		case t.PerEntry() && !Reserved(id) && (isOwn(id) || b != nil || err != nil):
			count([]string{id}, isOwn)
		}
	}
	return others > own
}

// entriesOf give the ids of the entries that a file of many of them names, by the id of the file.
var entriesOf = map[string]func([]byte) []string{
	jsonName: func(text []byte) (ids []string) {
		var doc struct{ Entries []struct{ ID string } }
		if json.Unmarshal(text, &doc) == nil { // else a person has it now
			for _, e := range doc.Entries {
				ids = append(ids, e.ID)
			}
		}
		return ids
	},
	"decisions.csv":   rowsOf,
	"reflections.csv": rowsOf,
}

// rowsOf gives the first column of a table, without its head.
func rowsOf(table []byte) (ids []string) {
	rows := csv.NewReader(bytes.NewReader(table))
	rows.FieldsPerRecord = -1
	for head := true; ; head = false {
		row, err := rows.Read()
		if err != nil {
			return ids
		}
		if !head {
			ids = append(ids, row[0])
		}
	}
}

// eventsIn gives the UIDs of a calendar.
func eventsIn(text []byte) (uids []string) {
	for row := range strings.Lines(string(text)) {
		if uid, ok := strings.CutPrefix(strings.TrimSpace(row), "UID:"); ok {
			uids = append(uids, uid)
		}
	}
	return uids
}

// ownEvents knows the UIDs of what a calendar of the journal may hold: of what comes now, and of the days that each decision may have.
func ownEvents(in Input) func(uid string) bool {
	uids := map[string]bool{}
	for _, h := range happenings(&in) {
		uids[uidOf(h.key)] = true
	}
	own := func(id string) {
		for _, day := range []string{lookDay, trialDay, doorDay} {
			uids[uidOf(id+"/"+day)] = true
		}
	}
	for _, e := range in.Entries {
		own(e.ID)
	}
	for id := range in.Notes.Known {
		own(id)
	}
	known := false
	return func(uid string) bool {
		if !uids[uid] && !known && in.Ever != nil {
			for id := range in.Ever() {
				own(id)
			}
			known = true
		}
		return uids[uid]
	}
}
