package export

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"

	"twoway/journal"
	"twoway/journal/store"
)

// Apply does what a plan says, and gives the paths of the files that were written or taken away, the manifest included, sorted. A file that
// is the same is not touched. A file that changed on disk since the plan was made is left alone, and so is one that the system gives no
// permission for: its step is a conflict from then on. Any other error stops the run; what was written is known to the next run.
func Apply(folder Folder, plan *Plan) ([]string, error) {
	if err := plan.announce(folder); err != nil {
		return nil, err
	}
	var paths []string
	var lines []line
	for _, i := range plan.movesFirst() {
		s := &plan.Steps[i]
		done, err := s.apply(folder)
		paths = append(paths, done...)
		switch {
		case errors.Is(err, journal.ErrChanged), errors.Is(err, journal.ErrExists):
			s.Verb, s.Why = Conflict, "changed on disk meanwhile; nothing was written, run the export again"
			lines = append(lines, s.was...)
		case errors.Is(err, store.ErrNotRegular):
			s.Verb, s.Why = Conflict, "a link stands in its way, and nothing is written through a link"
			lines = append(lines, s.was...)
		case errors.Is(err, fs.ErrPermission): // of this file or its folder; the others do not wait for it
			s.Verb, s.Why = Conflict, "the system refuses it: no permission"
			lines = append(lines, s.was...)
		case err != nil:
			return paths, fmt.Errorf("the export stopped, the next run continues it: %w", err)
		default:
			lines = append(lines, s.lines...)
			if s.beside != nil {
				lines = append(lines, line{target: plan.Target, id: keptID(s.ID, s.Kept), made: unknownSum, held: unknownSum, path: s.Kept})
			}
		}
	}
	last := plan.manifest.with(plan.Target, lines)
	written, err := last.write(folder)
	if err != nil {
		return paths, err
	}
	plan.manifest = last
	if written {
		paths = append(paths, ManifestName)
	}
	if f, ok := folder.(*store.Folder); ok {
		name := ""
		if written {
			name = ManifestName
		}
		f.Sweep(name, append(plan.folders(), path.Dir(ManifestName)))
	}
	slices.Sort(paths)
	return slices.Compact(paths), nil
}

// movesFirst gives the numbers of the steps in the order in which they are done: another note may take the name that one leaves.
func (p *Plan) movesFirst() []int {
	var moves, others []int
	for i, s := range p.Steps {
		if s.from != "" {
			moves = append(moves, i)
		} else {
			others = append(others, i)
		}
	}
	return append(moves, others...)
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

// apply does one step, and gives the paths of what it wrote or took away, also beside an error.
func (s *Step) apply(folder Folder) (paths []string, err error) {
	if s.beside != nil {
		// An earlier run may have kept the same bytes already.
		if b, err := folder.Read(s.Kept, maxFile); err != nil || !bytes.Equal(b, s.beside) {
			if err := folder.WriteNew(s.Kept, s.beside); err != nil {
				return nil, err
			}
		}
		paths = append(paths, s.Kept)
	}
	switch {
	case s.remove:
		err = folder.Remove(s.Path, s.before)
	case s.after == nil:
		return paths, nil
	case s.before == nil:
		err = folder.WriteNew(s.Path, s.after)
	default:
		err = folder.Replace(s.Path, s.before, s.after)
	}
	if err != nil {
		return paths, err
	}
	paths = append(paths, s.Path)
	if s.from == "" {
		return paths, nil
	}
	return append(paths, s.from), folder.Remove(s.from, s.moved)
}
