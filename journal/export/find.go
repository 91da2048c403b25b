package export

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"

	"twoway/journal"
	"twoway/journal/store"
)

// comparison is the work of Compare: what the manifest knows and what was found.
type comparison struct {
	folder Folder
	target string
	style  Style
	opts   Options
	known  map[string][]line
	where  map[string]string // id → path, for notes that stand in the folder
	others map[string]bool   // paths that other targets wrote
	disk   map[string][]byte // what was read, by path; nil for what is not there
}

func newComparison(folder Folder, target string, opts Options, m *manifest) *comparison {
	c := &comparison{
		folder: folder, target: target, opts: opts, known: m.of(target),
		where: map[string]string{}, others: map[string]bool{}, disk: map[string][]byte{},
	}
	for _, l := range m.lines {
		if l.target != target {
			c.others[l.path] = true
		}
	}
	return c
}

func (c *comparison) read(name string) ([]byte, error) {
	if b, ok := c.disk[name]; ok {
		return b, nil
	}
	b, err := c.folder.Read(name, maxFile)
	if errors.Is(err, fs.ErrNotExist) {
		b, err = nil, nil
	}
	if err != nil {
		return nil, err
	}
	c.disk[name] = b
	return b, nil
}

// find learns where the notes stand. The folder is searched only when a note is not where it was.
func (c *comparison) find() error {
	missing := len(c.known) == 0
	for _, id := range slices.Sorted(maps.Keys(c.known)) {
		for _, l := range c.known[id] {
			b, err := c.read(l.path)
			if errors.Is(err, store.ErrNotRegular) {
				continue
			}
			if err != nil {
				return err
			}
			if b != nil && readNote(b, c.style).id() == id {
				c.where[id] = l.path
				break
			}
		}
		if c.where[id] == "" && !c.known[id][0].pending && path.Ext(c.known[id][0].path) == ".md" {
			missing = true
		}
	}
	if !missing {
		return nil
	}
	return c.search()
}

func (c *comparison) search() error {
	found, err := c.folder.Walk()
	if err != nil {
		return err
	}
	for _, name := range found.Files {
		if path.Ext(name) != ".md" || c.others[name] {
			continue
		}
		b, err := c.read(name)
		if err != nil {
			continue // a note that cannot be read is none of ours, or is named when its turn comes
		}
		d := readNote(b, c.style)
		if id := d.id(); id != "" && d.hasBlock && c.where[id] == "" {
			c.where[id] = name
		}
	}
	return nil
}

// strangers says whether everything known here is unknown to the layout, and both are more than a file or two.
func (c *comparison) strangers(files []File) bool {
	fresh := 0
	for _, f := range files {
		if !anyJournals(f.ID) {
			if c.known[f.ID] != nil {
				return false
			}
			fresh++
		}
	}
	known := 0
	for id := range c.known {
		if !anyJournals(id) {
			known++
		}
	}
	return fresh > 0 && known > 2
}

// anyJournals says whether an id can stand in the layout of every journal.
func anyJournals(id string) bool {
	_, entry := journal.ParseID(id)
	return !entry
}
