package export

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"twoway/journal/store"
)

func (c *comparison) step(f File) (Step, error) {
	if f.Note == nil {
		return c.whole(f)
	}
	at, found := c.where[f.ID]
	if !found {
		return c.unplaced(f, f.Note.fresh())
	}
	src, err := c.read(at)
	if err != nil {
		return Step{}, err
	}
	if d := c.parsed(at, src); c.back[f.ID] && !d.hasBlock {
		return c.returned(f, at, d), nil
	}
	s := c.note(f, at, c.parsed(at, src))
	if c.from[f.ID] != "" {
		c.rename(&s, f)
	}
	return s, nil
}

// unplaced decides about a file that does not stand where it should.
func (c *comparison) unplaced(f File, data []byte) (Step, error) {
	known := c.known[f.ID]
	s := Step{Path: f.Path, ID: f.ID, lines: known, was: known}
	there, err := c.read(f.Path)
	if c.leaves[f.Path] {
		there = nil
	}
	switch {
	case errors.Is(err, store.ErrNotRegular):
		s.Verb, s.Why = Conflict, "a link or folder stands there, which is never written over"
	case err != nil:
		return s, err
	case there != nil && f.Note != nil && len(known) == 0 && !c.others[f.Path] && c.parsed(f.Path, there).hasBlock && c.parsed(f.Path, there).id() == f.ID:
		return c.note(f, f.Path, c.parsed(f.Path, there)), nil // the list has lost the line of our note
	case there != nil && f.Note != nil && c.parsed(f.Path, there).hasBlock && c.parsed(f.Path, there).id() == "":
		s.Verb, s.Why = Conflict, "our note has lost the line that says whose it is; put "+idKey(f.Note.Style)+map[Style]string{YAML: ": ", Outline: ":: "}[f.Note.Style]+
			f.ID+" back at its top, or move it away"
	case there != nil && f.Note != nil && len(bytes.TrimSpace(there)) == 0 && slices.ContainsFunc(known, func(l line) bool { return l.path == f.Path && !l.pending }):
		return c.emptied(f, there), nil
	case there != nil:
		s.Verb, s.Why = Conflict, "a file that twoway did not make stands there; move it, or set another folder or file name"
	case len(known) > 0 && !pendingOnly(known) && !c.opts.Again && !f.Always:
		s.Verb, s.Why = LeftOut, "deleted here; --again brings it back"
	default:
		made := f.sum()
		s.Verb, s.after = New, data
		s.lines = []line{c.line(f, made, f.Path)}
	}
	return s, nil
}

// emptied decides about a note of ours in which nothing is left.
func (c *comparison) emptied(f File, src []byte) Step {
	known, made, held := c.known[f.ID], f.sum(), digest(src)
	s := Step{Path: f.Path, ID: f.ID, Verb: Same, before: src, was: known, lines: []line{c.line(f, made, f.Path)}}
	const why = "emptied here"
	switch {
	case slices.ContainsFunc(known, func(l line) bool { return l.held == held && l.made == made }):
		s.lines, s.Why = known, "as edited here"
	case c.opts.Theirs:
		s.Why, s.lines[0].held = why+"; kept as it is", held
	case c.opts.Ours:
		s.Verb, s.Why, s.after = Changed, why+"; ours written", f.Note.fresh()
	default:
		s.Verb, s.Asks, s.lines = Conflict, true, known
		s.Why = why + "; --theirs keeps that, --ours writes ours"
	}
	return s
}

// line is what the list says of a file that is as we made it.
func (c *comparison) line(f File, made, at string) line {
	l := line{target: c.target, id: f.ID, made: made, held: made, path: at, trace: c.about.Traces[f.ID]}
	if l.shared = c.selectionOf(f); f.Note != nil {
		l.shared = f.Note.sharedSum()
	}
	return l
}

func pendingOnly(known []line) bool {
	return !slices.ContainsFunc(known, func(l line) bool { return !l.pending })
}

func (f File) sum() string {
	if f.Note != nil {
		return f.Note.sum()
	}
	return digest(f.Data)
}

// note decides about a note that stands at a path.
func (c *comparison) note(f File, at string, d *onDisk) Step {
	known := c.known[f.ID]
	made := f.Note.sum()
	s := Step{Path: at, ID: f.ID, Verb: Same, before: d.src, was: known}
	shared := f.Note.sharedSum()
	s.lines = []line{c.line(f, made, at)}
	was := unknownShared
	for _, l := range known {
		if was = l.shared; was == shared {
			break
		}
	}
	drop := func(string) bool { return false }
	if d.hasBlock && bytes.Equal(f.Note.merge(d, drop, was), d.src) { // most notes, on most days
		return c.moved(s, known)
	}
	ours := func(key string) bool {
		return slices.ContainsFunc(f.Note.Front, func(p Prop) bool { return p.Key == key })
	}
	loose := d.sum(ours)
	strict := loose
	if loose != made { // the keys of ours that the layout no longer has count too
		strict = d.sum(ourKey)
	}
	switch {
	case !d.hasBlock:
		c.conflict(&s, f, d, "", "the markers of our block are gone")
		return c.moved(s, known)
	case loose == made:
	case wrote(known, strict):
		drop = ourKey
	case wrote(known, loose):
	case slices.ContainsFunc(known, func(l line) bool { return (l.held == strict || l.held == loose) && l.made == made }):
		s.lines, s.Why = known, "as edited here"
		return c.moved(s, known)
	default:
		c.conflict(&s, f, d, strict, "edited in our part of the note")
		return c.moved(s, known)
	}
	if after := f.Note.merge(d, drop, was); !bytes.Equal(after, d.src) {
		s.Verb, s.after = Changed, after
	}
	return c.moved(s, known)
}

// sharedOf gives the digests of what we put into shared lists, of all that the list of the folder says of a note.
func sharedOf(known []line) string {
	var sums []string
	for _, l := range known {
		sums = append(sums, l.shared)
	}
	return strings.Join(sums, ".")
}

// wrote says whether a digest is of something that we wrote, so that ours may follow it.
func wrote(known []line, sum string) bool {
	return slices.ContainsFunc(known, func(l line) bool { return l.made == sum })
}

// moved marks a note that stands elsewhere than the manifest says, and lets the manifest say where. A conflict stays one.
func (c *comparison) moved(s Step, known []line) Step {
	if len(known) == 0 || slices.ContainsFunc(known, func(l line) bool { return l.path == s.Path }) {
		return s
	}
	s.lines = slices.Clone(s.lines)
	for i := range s.lines {
		s.lines[i].path = s.Path
	}
	if s.Verb == Same || s.Verb == Changed {
		if s.Verb == Changed {
			s.Why = "updated where it stands"
		}
		s.Verb = Moved
		s.Why = strings.TrimSuffix("was "+known[0].path+"; "+s.Why, "; ")
	}
	return s
}

// conflict leaves a file as it is, or decides as the options say.
func (c *comparison) conflict(s *Step, f File, d *onDisk, held, why string) {
	switch {
	case c.opts.Theirs && held != "":
		s.Why = why + "; kept as it is"
		s.lines[0].held = held
	case c.opts.Ours:
		s.Verb, s.Why = Changed, why+"; ours written"
		shared := sharedOf(s.was)
		s.after = f.Note.merge(d, ourKey, unknownShared+"."+shared+d.editedAliases(f.ID, f.Note.alias(), shared))
		if !bytes.Equal(withoutMarks(s.after), withoutMarks(d.src)) { // else the markers alone were gone
			s.keep(c, d.src)
		}
	default:
		s.Verb, s.Asks = Conflict, true
		if s.lines = c.known[f.ID]; len(s.lines) == 0 { // the list is lost; from now on it knows where the note stands
			s.lines = []line{c.line(f, unknownSum, s.Path)}
			s.lines[0].shared = unknownShared
		}
		if s.Why = why + "; --theirs keeps that, --ours writes ours and keeps yours beside it"; held == "" {
			s.Why = why + "; --ours writes them below your text and keeps yours beside it"
		}
	}
}

// keep puts bytes beside the file that the step writes.
func (s *Step) keep(c *comparison, data []byte) {
	if data != nil {
		s.Kept, s.beside = c.besideName(s.Path, data), data
	}
}

// besideName is the first free name beside a file, or the one that holds these bytes already.
func (c *comparison) besideName(name string, data []byte) string {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for n := 1; ; n++ {
		try := stem + " (edited)" + ext
		if n > 1 {
			try = fmt.Sprintf("%s (edited %d)%s", stem, n, ext)
		}
		b, err := c.read(try)
		if err == nil && (b == nil || bytes.Equal(b, data)) {
			return try
		}
	}
}
