package export

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"twoway/journal"
	"twoway/journal/store"
)

// comparison is the work of Compare: what the manifest knows and what was found.
type comparison struct {
	folder Folder
	target string
	style  Style
	opts   Options
	// selection is the digest of what a filter selects, "" for all.
	selection string
	relisted  bool // the pages that list were made of what stands here, not of the selection alone

	listed bool // the folder has a list that can be read
	known  map[string][]line
	where  map[string]string // id → path, for notes that stand in the folder
	left   map[string]string // by leftID → path, of the words that stayed of notes that were taken away, and of kept copies
	back   map[string]bool   // ids of notes that come back to such words
	others map[string]bool   // paths that other targets wrote
	from   map[string]string // id → path of a note that gets another name, since its entry has another id
	leaves map[string]bool   // the paths of these that this run frees
	about  Notes

	mu    sync.Mutex        // guards what follows
	disk  map[string][]byte // what was read, by path; nil for what is not there
	notes map[string]*onDisk
}

func newComparison(folder Folder, target string, m *manifest) *comparison {
	c := &comparison{
		folder: folder, target: target, listed: m.stands(), known: m.of(target),
		left: m.lefts(target), back: map[string]bool{},
		where: map[string]string{}, others: map[string]bool{}, from: map[string]string{}, leaves: map[string]bool{},
		disk: map[string][]byte{}, notes: map[string]*onDisk{},
	}
	for _, l := range m.lines {
		if l.target != target && !l.left() {
			c.others[l.path] = true
		}
	}
	return c
}

func (c *comparison) read(name string) ([]byte, error) {
	c.mu.Lock()
	b, known := c.disk[name]
	c.mu.Unlock()
	if known {
		return b, nil
	}
	b, err := c.folder.Read(name, maxFile)
	return c.keep(name, b, err)
}

// keep remembers what was read, that there is no file too.
func (c *comparison) keep(name string, b []byte, err error) ([]byte, error) {
	if errors.Is(err, fs.ErrNotExist) {
		b, err = nil, nil
	}
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.disk[name] = b
	return b, nil
}

// parsed takes apart a note that was read.
func (c *comparison) parsed(name string, src []byte) *onDisk {
	c.mu.Lock()
	d := c.notes[name]
	c.mu.Unlock()
	if d != nil {
		return d
	}
	d = readNote(src, c.style)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.notes[name] = d
	return d
}

// ahead reads and takes apart files that will be asked for. What goes wrong is met again, and told, where it is asked for.
func (c *comparison) ahead(names []string) {
	take := func(i int, b []byte, err error) {
		if b, err = c.keep(names[i], b, err); err == nil && b != nil && path.Ext(names[i]) == ".md" {
			c.parsed(names[i], b)
		}
	}
	if folder, ok := c.folder.(*store.Folder); ok {
		folder.ReadMany(names, maxFile, take)
		return
	}
	each(len(names), func(i int) {
		b, err := c.folder.Read(names[i], maxFile)
		take(i, b, err)
	})
}

// find learns where the notes stand, and the files that they show. The folder is searched only when one is not where it was, or
// when there is no list.
func (c *comparison) find() error {
	var paths []string
	for _, lines := range c.known {
		paths = append(paths, lines[0].path)
	}
	c.ahead(paths)
	missing := !c.listed
	for _, id := range slices.Sorted(maps.Keys(c.known)) {
		for _, l := range c.known[id] {
			b, err := c.read(l.path)
			if err != nil && !errors.Is(err, store.ErrNotRegular) {
				return err
			}
			if b != nil && (ownFile(id) || c.parsed(l.path, b).id() == id) {
				c.where[id] = l.path
				break
			}
		}
		missing = missing || c.where[id] == "" && !c.known[id][0].pending
	}
	if !missing {
		return nil
	}
	return c.search()
}

// ownFile says whether an id is of a file that notes show, which is ours as a whole.
func ownFile(id string) bool { return strings.HasPrefix(id, "plot:") || strings.HasPrefix(id, "file:") }

// search looks for notes by their id, and for files by their name and bytes.
func (c *comparison) search() error {
	found, err := c.folder.Walk()
	if err != nil {
		return err
	}
	lost := map[string]string{} // file name → id
	for _, id := range slices.Sorted(maps.Keys(c.known)) {
		if ownFile(id) && c.where[id] == "" {
			lost[path.Base(c.known[id][0].path)] = id
		}
	}
	names := slices.DeleteFunc(found.Files, func(name string) bool {
		return path.Ext(name) != ".md" && lost[path.Base(name)] == "" || c.others[name] || keptCopy().MatchString(name)
	})
	c.ahead(names)
	for _, name := range names {
		id := lost[path.Base(name)]
		b, err := c.read(name)
		if err != nil {
			continue // one that cannot be read is none of ours, or is named when its turn comes
		}
		if id == "" || !wrote(c.known[id], digest(b)) {
			d := c.parsed(name, b)
			if id = d.id(); !d.hasBlock || c.listed && c.known[id] == nil {
				continue // one that the list does not know was left to the person, or comes from elsewhere
			}
		}
		if id != "" && c.where[id] == "" {
			c.where[id] = name
		}
	}
	return nil
}

// keptCopy are the names under which an edited note was kept; it carries the id of the note beside it.
var keptCopy = journal.Pattern(` \(edited(?: \d+)?\)\.[^./]+$`)

// listing says whether an id is of a page that lists what is exported.
func listing(id string) bool { return id == indexID || id == looseID }
