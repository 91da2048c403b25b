package export

import (
	"bytes"
	"cmp"
	"errors"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"twoway/journal/store"
)

// whole decides about a file that is ours as a whole.
func (c *comparison) whole(f File) (Step, error) {
	known := c.known[f.ID]
	src, err := c.read(f.Path)
	made := digest(f.Data)
	if err != nil || src == nil || len(known) == 0 && digest(src) != made {
		return c.unplaced(f, f.Data)
	}
	got := digest(src)
	s := Step{Path: f.Path, ID: f.ID, Verb: Same, before: src, was: known}
	s.lines = []line{c.line(f, made, f.Path)}
	other := !slices.ContainsFunc(known, func(l line) bool { return l.shared == c.selectionOf(f) })
	switch {
	case got == made && len(known) > 0 && c.selectionOf(f) != "": // it may be of the whole as well
		s.lines[0].shared = known[0].shared
	case got == made:
	case wrote(known, got) && other && c.opts.Theirs:
		s.Why, s.lines = otherWhy+"; kept as it is", known
	case wrote(known, got) && other && !c.opts.Ours:
		s.Asks = true
		s.Verb, s.Why, s.lines = Conflict, otherWhy+"; choose another folder, or --ours to write this one over it", known
	case wrote(known, got):
		s.Verb, s.after = Changed, sameEnds(src, f.Data)
	case slices.ContainsFunc(known, func(l line) bool { return l.held == got && l.made == made }):
		s.lines, s.Why = known, "as edited here"
	case c.opts.Theirs:
		s.Why, s.lines[0].held = "edited; kept as it is", got
	case c.opts.Ours:
		s.Verb, s.Why, s.after = Changed, "edited; ours written", sameEnds(src, f.Data)
		s.keep(c, src)
	default:
		s.Asks = true
		s.Verb, s.Why, s.lines = Conflict, "edited; --theirs keeps that, --ours writes ours and keeps yours beside it", known
	}
	return c.moved(s, known), nil
}

const otherWhy = "made with other --decision, --tag or --since"

// selectionOf is the digest of the filter that a file shows; files that notes show are the same in each.
func (c *comparison) selectionOf(f File) string {
	switch {
	case ownFile(f.ID) || f.ID == styleID:
		return ""
	case c.relisted && listing(f.ID):
		return c.known[f.ID][0].shared
	}
	return c.selection
}

// sameEnds writes text with the line ends that the file has.
func sameEnds(src, data []byte) []byte {
	if bytes.Contains(src, []byte("\r\n")) && !bytes.Contains(data, []byte("\r")) && utf8.Valid(data) {
		return bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
	}
	return data
}

// gone decides about what the manifest knows and the layout has no more. stays says which of it a filter leaves as it is, nil for nothing.
func (c *comparison) gone(files []File, stays func(id string) bool) ([]Step, error) {
	have := map[string]bool{}
	for _, f := range files {
		have[f.ID] = true
	}
	var steps []Step
	for _, id := range slices.Sorted(maps.Keys(c.known)) {
		if have[id] {
			continue
		}
		known := c.known[id]
		s := Step{Path: known[0].path, ID: id, lines: known, was: known}
		if stays != nil && stays(id) {
			s.Verb, s.Why = LeftOut, Outside
		} else if err := c.takeAway(&s, known); err != nil {
			return nil, err
		}
		if s.Verb != "" {
			steps = append(steps, s)
		}
	}
	return steps, nil
}

// copies names the edited copies that were kept of notes whose entry is there no more, while our text stands in them.
func (c *comparison) copies(files []File, stays func(id string) bool) (steps []Step) {
	ids := make([]string, 0, len(files))
	for _, f := range files {
		ids = append(ids, f.ID)
	}
	for id := range c.known {
		if stays != nil && stays(id) {
			ids = append(ids, id)
		}
	}
	for kept, at := range c.left {
		if !strings.HasPrefix(kept, keptHead) || slices.ContainsFunc(ids, func(id string) bool { return keptID(id, at) == kept }) {
			continue
		}
		b, err := c.read(at)
		if err != nil || b == nil || path.Ext(at) == ".md" && !c.parsed(at, b).hasBlock {
			continue
		}
		steps = append(steps, Step{Path: at, Verb: Conflict, Why: copyWhy})
	}
	return steps
}

const copyWhy = "the copy of a note that you edited, kept by --ours; " + goneWhy +
	", and our text of it stands here still: delete the copy, take our part out, or give it another name"

// Outside is why a file that a filter does not select is left out.
const Outside = "outside what was asked for; left as it is"

const doubtWhy = "with initials it may be of one entry or another, and you wrote into it; --ours leaves what you wrote, --theirs all of it to you"

// doubtful are the lines of a note of which nobody knows whose it is.
func doubtful(known []line) []line {
	lines := slices.Clone(known)
	for i := range lines {
		lines[i].trace = unknownTrace
	}
	return lines
}

const goneWhy = "its entry is gone or private"

// Unmarked is why a file is left out that was a note of ours, has no mark of ours any more, and may show what is private by now.
const Unmarked = goneWhy + ", and what stands here has no mark of ours: delete it if it shows that still"

func (c *comparison) takeAway(s *Step, known []line) error {
	at := cmp.Or(c.where[s.ID], known[0].path)
	isNote := c.where[s.ID] != "" && !ownFile(s.ID)
	src, err := c.read(at)
	if err != nil && !errors.Is(err, store.ErrNotRegular) {
		return err
	}
	s.Path, s.before, s.lines = at, src, nil
	var got string
	var rest []byte
	left := false
	if isNote {
		d := readNote(src, c.style)
		got = d.sum(ourKey)
		shared := sharedOf(known)
		rest, left = d.strip(ourKey, shared+d.editedAliases(s.ID, d.title(), shared))
	} else {
		got = digest(src)
	}
	clean := wrote(known, got)
	doubt := c.about.Doubts[s.ID] && left
	switch {
	case src == nil && err == nil:
		s.Verb, s.Why = LeftOut, goneWhy+", and so is the file"
	case !isNote && !clean && path.Ext(at) == ".md":
		s.Verb, s.Why = LeftOut, Unmarked
	case (doubt || !clean) && c.opts.Theirs:
		s.Verb, s.Why = LeftOut, goneWhy+"; the edited file is yours now"
	case doubt && clean && !c.opts.Ours:
		s.Asks = true
		s.Verb, s.Why, s.lines = Conflict, doubtWhy, doubtful(known)
		*s = c.moved(*s, known)
	case !clean && !c.opts.Ours:
		s.Asks = true
		s.Verb, s.Why, s.lines = Conflict, goneWhy+", and the note was edited; --ours takes it away and keeps yours beside it, --theirs leaves it to you", known
		if c.about.Doubts[s.ID] {
			s.lines = doubtful(known)
		}
		*s = c.moved(*s, known)
	case left:
		s.Verb, s.Why, s.after = Removed, goneWhy+"; what you wrote around it stays", rest
		if id := leftID(s.ID, known[0].trace); id != "" && !c.about.Doubts[s.ID] {
			s.lines = []line{{target: c.target, id: id, made: unknownSum, held: unknownSum, path: at}}
		}
	default:
		s.Verb, s.Why, s.remove = Removed, goneWhy, true
	}
	if !clean && s.Verb == Removed {
		s.keep(c, src)
	}
	return nil
}
