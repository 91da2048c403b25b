package export

import (
	"bytes"
	"errors"
	"fmt"
	"path"
	"slices"

	"twoway/journal"
	"twoway/journal/store"
)

// Result is what Apply did.
type Result struct {
	Paths     []string // of the files that were written or taken away, the manifest included, sorted
	Conflicts []Step   // what was left for the person to decide, files that changed meanwhile included
}

// Apply does what a plan says. A file that is the same is not touched. A file that changed on disk since the plan was made is
// left alone and becomes a conflict. Any other error stops the run; what was written is known to the next run.
func Apply(folder Folder, plan *Plan) (Result, error) {
	var r Result
	if err := plan.announce(folder); err != nil {
		return r, err
	}
	moves := slices.DeleteFunc(slices.Clone(plan.Steps), func(s Step) bool { return s.from == "" })
	others := slices.DeleteFunc(slices.Clone(plan.Steps), func(s Step) bool { return s.from != "" })
	var lines []line
	for _, s := range slices.Concat(moves, others) { // another note may take the name that one leaves
		err := s.apply(folder, &r)
		switch {
		case errors.Is(err, journal.ErrChanged), errors.Is(err, journal.ErrExists):
			s.Verb, s.Why = Conflict, "changed on disk meanwhile; nothing was written, run the export again"
			lines = append(lines, s.was...)
		case errors.Is(err, store.ErrNotRegular):
			s.Verb, s.Why = Conflict, "a link stands in its way, and nothing is written through a link"
			lines = append(lines, s.was...)
		case err != nil:
			return r, fmt.Errorf("the export stopped, the next run continues it: %w", err)
		default:
			lines = append(lines, s.lines...)
			if s.beside != nil {
				lines = append(lines, line{target: plan.Target, id: keptID(s.ID, s.Kept), made: unknownSum, held: unknownSum, path: s.Kept})
			}
		}
		if s.Verb == Conflict {
			r.Conflicts = append(r.Conflicts, s)
		}
	}
	last := plan.manifest.with(plan.Target, lines)
	written, err := last.write(folder)
	if err != nil {
		return r, err
	}
	plan.manifest = last
	if written {
		r.Paths = append(r.Paths, ManifestName)
	}
	if f, ok := folder.(*store.Folder); ok {
		name := ""
		if written {
			name = ManifestName
		}
		f.Sweep(name, append(plan.folders(), path.Dir(ManifestName)))
	}
	slices.Sort(r.Paths)
	r.Paths = slices.Compact(r.Paths)
	return r, nil
}

// folders are where the files of a plan stand.
func (p *Plan) folders() []string {
	var dirs []string
	for _, s := range p.Steps {
		dirs = append(dirs, path.Dir(s.Path))
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

// announce writes the manifest with the lines of before and after, so that a run that stops can be told from a person's edit.
func (p *Plan) announce(folder Folder) error {
	if !slices.ContainsFunc(p.Steps, func(s Step) bool { return s.after != nil }) {
		return nil
	}
	var lines []line
	for _, s := range p.Steps {
		lines = append(lines, s.was...)
		if s.after == nil {
			continue
		}
		for _, l := range s.lines {
			l.pending = s.before == nil
			if !slices.Contains(s.was, l) {
				lines = append(lines, l)
			}
		}
	}
	m := p.manifest.with(p.Target, lines)
	if _, err := m.write(folder); err != nil {
		return err
	}
	p.manifest = m
	return nil
}

func (s Step) apply(folder Folder, r *Result) error {
	if s.beside != nil {
		// An earlier run may have kept the same bytes already.
		if b, err := folder.Read(s.Kept, maxFile); err != nil || !bytes.Equal(b, s.beside) {
			if err := folder.WriteNew(s.Kept, s.beside); err != nil {
				return err
			}
		}
		r.Paths = append(r.Paths, s.Kept)
	}
	var err error
	switch {
	case s.remove:
		err = folder.Remove(s.Path, s.before)
	case s.after == nil:
		return nil
	case s.before == nil:
		err = folder.WriteNew(s.Path, s.after)
	default:
		err = folder.Replace(s.Path, s.before, s.after)
	}
	if err != nil {
		return err
	}
	r.Paths = append(r.Paths, s.Path)
	if s.from == "" {
		return nil
	}
	r.Paths = append(r.Paths, s.from)
	return folder.Remove(s.from, s.moved)
}
