package cmd

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/git"
	"twoway/journal/markdown"
	"twoway/journal/store"
)

// join mends a conflict where no word is lost by it: a review that both sides saved, and two entries of one minute. Git knows what it wrote,
// so that this goes when the pull is taken back. What is left is the person's to mend; the rest is mended all the same.
func (s *syncing) join(ctx context.Context, conflict *git.ConflictError) error {
	folder, err := store.OpenFolder(s.loc.Path)
	if err != nil {
		return err
	}
	defer folder.Close()
	var open []string
	for _, p := range conflict.Paths {
		written, said, err := s.joinOne(ctx, folder, conflict, p)
		unread := errors.As(err, new(*git.RefusedError)) // which stopAt names
		if err == nil && written != nil {
			err = s.git.Add(ctx, s.loc.Path, written)
		}
		switch {
		case ctx.Err() != nil:
			return hint(errInterrupted, conflict.Command+"    takes the pull back", "twoway sync")
		case unread || err == nil && written == nil:
			open = append(open, p)
		case err != nil:
			return hint(s.refused(ctx, err, "the pull is not done"), conflict.Command+"    takes the pull back")
		default:
			s.a.env.say("%s", said)
		}
	}
	if len(open) > 0 {
		return s.stopAt(ctx, conflict, open)
	}
	return nil
}

// joinOne mends one file, and says how; it wrote nothing when there is no path. The error is a *git.RefusedError where git does not show
// what both sides have, and nothing was written.
func (s *syncing) joinOne(ctx context.Context, folder *store.Folder, conflict *git.ConflictError, p string) (written []string, said string, err error) {
	one, other, err := s.git.Sides(ctx, s.loc.Path, p)
	if err != nil || !fs.ValidPath(p) {
		return nil, "", err
	}
	if both, ok := joinReviews(one, other); ok && strings.HasPrefix(p, "reviews/") {
		return []string{p}, p + " was saved on both sides; what you wrote in either is kept.", replaceAny(folder, p, both)
	}
	added, err := s.git.BothAdded(ctx, s.loc.Path, p)
	if err != nil || !added || s.mentioned(p) {
		return nil, "", err
	}
	here, there := one, other
	if conflict.Rebasing {
		here, there = other, one
	}
	moved, text := freeSecond(folder, p, here)
	if moved == "" {
		return nil, "", nil
	}
	said = p + " was written on both sides in one minute; both are kept, the one from here as " + moved + "."
	return []string{p, moved}, said, keepBoth(folder, moved, text, p, there)
}

// stopAt says which files both sides wrote, where both texts stand, and how to go on or back.
func (s *syncing) stopAt(ctx context.Context, conflict *git.ConflictError, open []string) error {
	lines := s.ways(ctx, conflict, open, "the pull")
	return hint(&findings{journal.Counted(len(open), "file needs", "files need") + " your hand; nothing is lost"}, lines...)
}

// ways says which files both sides wrote and gives the lines that say how to go on, or back before what was begun.
func (s *syncing) ways(ctx context.Context, conflict *git.ConflictError, open []string, begun string) (lines []string) {
	var gone, marked []string
	again := false
	for _, p := range open {
		here, there, err := s.git.Sides(ctx, s.loc.Path, p)
		if conflict.Rebasing {
			here, there = there, here
		}
		switch {
		case err != nil:
			marked = append(marked, p)
			again = true
			s.a.env.say("conflict: %s is as git left it: %v.", p, err)
		case here == nil:
			gone = append(gone, p)
			s.a.env.say("conflict: %s was deleted here and edited on the other side; the edited text is in the file.", p)
		case there == nil:
			gone = append(gone, p)
			s.a.env.say("conflict: %s was edited here and deleted on the other side; the edited text is in the file.", p)
		default:
			marked = append(marked, p)
			s.a.env.say("conflict: %s was written on both sides; both texts are in the file, between git's marks.", p)
		}
	}
	at := "git -C " + journal.ShellWord(s.loc.Path) + " "
	if again {
		lines = append(lines, conflict.Command+" && twoway sync    takes "+begun+" back and tries again")
	}
	if len(gone) > 0 {
		lines = append(lines, at+"add -- "+quoted(gone)+"    keeps what was edited, or", at+"rm -- "+quoted(gone)+"    lets it go")
	}
	if len(marked) > 0 {
		lines = append(lines, "edit: keep what belongs there, take the marks out; two entries under one name: put one into a file of its own, with a new id")
	}
	goOn := conflict.GoOn + " && twoway sync"
	if len(marked) > 0 {
		goOn = at + "add -- " + quoted(marked) + " && " + goOn
	}
	return append(lines, goOn, conflict.Command+"    takes "+begun+" back")
}

// keepBoth writes one side under a name of its own and only then the other over the file that holds both.
func keepBoth(folder *store.Folder, moved string, one []byte, p string, other []byte) error {
	if err := folder.WriteNew(moved, one); err != nil {
		return err
	}
	return replaceAny(folder, p, other)
}

func replaceAny(folder *store.Folder, p string, text []byte) error {
	before, err := folder.Read(p, maxEntry)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return folder.Replace(p, before, text)
}

// mentioned says whether another file speaks of an entry by its id: then only the person knows which of the two is meant.
func (s *syncing) mentioned(p string) bool {
	id := []byte(strings.TrimSuffix(filepath.Base(p), ".md"))
	self := filepath.Join(s.loc.Path, filepath.FromSlash(p))
	found := errors.New("found")
	err := filepath.WalkDir(s.loc.Path, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && file != s.loc.Path:
			return fs.SkipDir
		case !d.Type().IsRegular() || filepath.Ext(file) != ".md" || file == self || filepath.Dir(file) == filepath.Join(s.loc.Path, "reviews"):
			return nil
		}
		if src, err := os.ReadFile(file); err != nil || bytes.Contains(src, id) {
			return found
		}
		return nil
	})
	return err != nil
}

var idLine = journal.Pattern(`(?m)^id:.*$`)

// freeSecond gives an entry about a decision the name of the next free second of its day. The path is "" when it cannot have one.
func freeSecond(folder *store.Folder, p string, src []byte) (moved string, text []byte) {
	e, _ := markdown.Parse(p, src)
	if e == nil || e.ID != strings.TrimSuffix(filepath.Base(p), ".md") || e.Kind == journal.KindDecision {
		return "", nil
	}
	id, ok := journal.ParseID(e.ID)
	line := idLine().FindIndex(src)
	if !ok || id.Decision() || line == nil {
		return "", nil
	}
	second := max(0, id.Second)
	for minute := id.Minute; minute < 24*60; minute++ {
		for ; second < 60; second++ {
			name := journal.AboutID(id.Date, minute, second, id.Handle)
			if moved = journal.EntryPath(name); !folder.Exists(moved) {
				return moved, slices.Concat(src[:line[0]], []byte("id: "+name), src[line[1]:])
			}
		}
		second = 0
	}
	return "", nil
}
