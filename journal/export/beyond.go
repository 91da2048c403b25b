package export

import (
	"bytes"
	"cmp"
	"path"
	"slices"

	"twoway/journal"
)

// besidesSelection decides about what stands in the folder and is outside of a filter. It stays as it is, while it may still leave: what is
// gone or private goes, whatever is selected. A page that lists would list the selection alone. It is left as it is too, unless something
// that it may name goes: then it lists what stands here. What comes out are the files to write and which others stay.
func (c *comparison) besidesSelection(t Target, in Input, files []File) (now []File, stays func(id string) bool, err error) {
	selected := idsOf(files)
	outside := func(id string) bool { return !selected[id] && !ours(id) }
	if !t.PerEntry() || !c.knows(outside) { // each file shows all of a selection
		return files, func(string) bool { return true }, nil
	}
	in.Filter, in.whole, in.Missing = Filter{}, in.Entries, nil
	whole, err := t.lay(&in)
	if err != nil {
		return nil, nil, err
	}
	open := idsOf(whole)
	stays = func(id string) bool { return ours(id) || open[id] || ownFile(id) && c.shown(id) }
	if !c.knows(func(id string) bool { return outside(id) && stays(id) }) {
		return files, stays, nil
	}
	files = slices.DeleteFunc(files, func(f File) bool { return listing(f.ID) })
	if !c.knows(func(id string) bool { return outside(id) && !stays(id) }) {
		return files, stays, nil
	}
	home := journal.Homes(in.whole, in.AsOf)
	in.Entries = slices.DeleteFunc(slices.Clone(in.Entries), func(e *journal.Entry) bool {
		page := e.ID
		if t.notes == nil { // the page of a decision holds what is about it
			if page = home[e.ID]; page == "" {
				page = looseID
			}
		}
		return !selected[page] && c.known[page] == nil
	})
	in.States = slices.DeleteFunc(slices.Clone(in.States), func(s *journal.State) bool { return !selected[s.ID] && c.known[s.ID] == nil })
	in.Reviews, in.Themes = nil, nil
	lists, err := t.lay(&in)
	if err != nil {
		return nil, nil, err
	}
	c.relisted = true
	for _, f := range lists {
		if listing(f.ID) && c.known[f.ID] != nil {
			files = append(files, f)
		}
	}
	return files, stays, nil
}

// knows says whether one of the files that the list of the folder names is of a kind.
func (c *comparison) knows(kind func(id string) bool) bool {
	for id := range c.known {
		if kind(id) {
			return true
		}
	}
	return false
}

// shown says whether a page that is of no entry shows a file, as it stands in the folder.
func (c *comparison) shown(id string) bool {
	base := path.Base(c.known[id][0].path)
	return c.knows(func(page string) bool {
		if !ours(page) || listing(page) {
			return false
		}
		b, err := c.read(cmp.Or(c.where[page], c.known[page][0].path))
		return err == nil && (bytes.Contains(b, []byte(base)) || bytes.Contains(b, []byte(escapePath(base))))
	})
}

func idsOf(files []File) map[string]bool {
	ids := map[string]bool{}
	for _, f := range files {
		ids[f.ID] = true
	}
	return ids
}

// ours says whether an id is of a page that is of no entry.
func ours(id string) bool { return Reserved(id) && !ownFile(id) }
