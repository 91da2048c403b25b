package export

import (
	"maps"
	"path"
	"slices"
	"strings"
)

// adopt lets notes follow entries that have another id now, since names became initials or initials names, and gives where notes stand for
// the layout. A note gets the name that goes with the new id; one that the person has named stays where it is.
func (c *comparison) adopt(in Input) map[string]string {
	where := maps.Clone(c.where)
	for _, id := range slices.Sorted(maps.Keys(in.Notes.Former)) {
		was := in.Notes.Former[id]
		begun := c.where[id] != "" || !pendingOnly(c.known[id]) // by a run that stopped, or before
		if begun || c.known[was] == nil {
			continue
		}
		c.known[id] = c.known[was]
		delete(c.known, was)
		at, stands := c.where[was]
		if !stands {
			continue
		}
		delete(c.where, was)
		delete(where, was)
		c.where[id], c.from[id] = at, at
		switch base := path.Base(at); {
		case strings.Contains(base, was):
			where[id] = path.Join(path.Dir(at), strings.Replace(base, was, id, 1))
			c.leaves[at] = true
		case in.Settings.Name == "":
			where[id] = at
		}
	}
	return where
}

// rename lets a note that is brought up to date go to the name that its file has in the layout. A conflict, or an edit of theirs that
// stands, leaves it where it is, under the id that it had.
func (c *comparison) rename(s *Step, f File) {
	known := c.known[f.ID]
	if s.after == nil {
		s.lines = slices.Clone(s.lines)
		for i := range s.lines {
			s.lines[i].id, s.lines[i].trace = known[0].id, known[0].trace
		}
		return
	}
	if f.Path == s.Path {
		return
	}
	if there, err := c.read(f.Path); err != nil || there != nil {
		s.Verb, s.Why, s.after, s.beside, s.Kept, s.lines = Conflict, "its new name is "+f.Path+", where another file stands; move that", nil, nil, "", known
		return
	}
	s.from, s.moved, s.before = s.Path, s.before, nil
	s.Verb, s.Why = Moved, strings.TrimSuffix("was "+s.from+"; "+s.Why, "; ")
	s.Path, s.lines[0].path = f.Path, f.Path
}

// comeBack finds the notes whose words stayed here when they were taken away. What comes out are the words that the list need not know any
// longer, and whether some stand elsewhere than the layout has their note.
func (c *comparison) comeBack(files []File) (ended map[string]bool, elsewhere bool) {
	ended = map[string]bool{}
	for id, at := range c.left {
		b, err := c.read(at)
		ended[id] = err == nil && b == nil
	}
	for _, f := range files {
		id := leftID(f.ID, c.about.Traces[f.ID])
		at, some := c.left[id]
		if f.Note == nil || !some || ended[id] {
			continue
		}
		ended[id] = true
		if c.where[f.ID] == "" && len(c.known[f.ID]) == 0 {
			c.where[f.ID], c.back[f.ID] = at, true
			elsewhere = elsewhere || at != f.Path
		}
	}
	return ended, elsewhere
}

// returned puts our part of a note above the words that stayed of it.
func (c *comparison) returned(f File, at string, d *onDisk) Step {
	return Step{
		Path: at, ID: f.ID, Verb: Changed, Why: "its entry is back, and so is our part above what you wrote",
		before: d.src, after: f.Note.above(d), lines: []line{c.line(f, f.Note.sum(), at)},
	}
}
