package store

import (
	"path"
	"path/filepath"
	"strings"
	"time"

	"twoway/journal"
)

// stale is the age from which a temporary file of ours is taken for a leftover of a run that was killed, where the disk knows no locks by
// which that can be told; such a file lives for less than a second.
const stale = 10 * time.Minute

// sweep takes away the temporary files that killed runs of ours left in the folder of a file just written, once per folder.
// Its clock is that of the disk: the time stamp of the file. What cannot be taken away stays; nothing reads it.
func (f *Folder) sweep(name string) { f.sweepIn(path.Dir(name), name) }

// Sweep does so in other folders too, which a run of ours may have written into before; name is a file just written, "" when none was:
// then a file that is made and taken away again tells the time, where there is anything to sweep.
func (f *Folder) Sweep(name string, dirs []string) {
	for _, dir := range dirs {
		f.sweepIn(dir, name)
	}
}

func (f *Folder) sweepIn(dir, name string) {
	if _, done := f.swept.LoadOrStore(dir, true); done {
		return
	}
	entries, err := f.readDir(dir)
	if err != nil {
		return
	}
	var now time.Time
	for _, e := range entries {
		if !temporary(e.Name()) || !e.Type().IsRegular() {
			continue
		}
		local := filepath.Join(filepath.FromSlash(dir), e.Name())
		yes, known := f.inUse(local)
		if known && !yes {
			_ = f.root.Remove(local)
		}
		if known {
			continue
		}
		if now.IsZero() {
			if now = f.diskTime(dir, name); now.IsZero() {
				return
			}
		}
		if info, err := f.root.Lstat(local); err == nil && now.Sub(info.ModTime()) > stale {
			_ = f.root.Remove(local)
		}
	}
}

// Leftovers names the temporary files in the journal that no run of ours is writing. A folder that cannot be listed is named elsewhere.
func (s *Store) Leftovers() (problems []journal.Problem) {
	l, _ := s.folder.walk(nil)
	for _, name := range l.temps {
		if yes, _ := s.folder.inUse(filepath.FromSlash(name)); !yes && s.folder.Exists(name) {
			problems = append(problems, journal.Problem{
				Path: name, Rule: "leftover", Text: "a command that was killed left this file behind, and nothing reads it", Mend: "remove it",
			})
		}
	}
	return problems
}

// inUse says whether a run of ours is writing a temporary file, which it holds while it does; known is false where that cannot be told.
func (f *Folder) inUse(local string) (yes, known bool) {
	file, err := f.root.OpenFile(local, openToRead, 0)
	if err != nil {
		return false, false
	}
	defer file.Close()
	return held(file)
}

// diskTime is the time stamp of a file just written, or without one that which the disk gives now; zero when it gives none.
func (f *Folder) diskTime(dir, name string) time.Time {
	local := filepath.FromSlash(name)
	if name == "" {
		tmp, done, err := f.writeTemp(dir, nil, filePerm)
		if err != nil {
			return time.Time{}
		}
		defer done()
		local = tmp
	}
	info, err := f.root.Lstat(local)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// temporary says whether a name is exactly as writeTemp makes them.
func temporary(base string) bool {
	middle, ok := strings.CutPrefix(base, tempPrefix)
	if !ok {
		return false
	}
	middle, ok = strings.CutSuffix(middle, tempSuffix)
	return ok && len(middle) == tempRandom && strings.Trim(middle, "abcdefghijklmnopqrstuvwxyz234567") == ""
}
