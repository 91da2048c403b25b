package export

import (
	"bytes"
	"errors"
	"io/fs"
	"slices"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// Showing gives, by target, the paths of the files that the list of a folder knows and that show an entry under one of some ids: a note is
// known by the id in the list, a file that is ours as a whole by what stands in it. A calendar has no ids and shows none.
func Showing(folder Folder, ids []string) (map[string][]string, error) {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return journal.EntryPath(id) == "" })
	if len(ids) == 0 {
		return nil, nil
	}
	list, err := readManifest(folder)
	if err != nil {
		return nil, err
	}
	paths := map[string][]string{}
	for _, l := range list.lines {
		if l.left() || slices.Contains(paths[l.target], l.path) {
			continue
		}
		shows := slices.Contains(ids, l.id)
		if t, err := TargetNamed(l.target); !shows && err == nil && t.notes == nil {
			b, err := folder.Read(l.path, maxFile)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				continue // what cannot be read is no file of ours
			}
			shows = slices.ContainsFunc(ids, func(id string) bool { return holdsID(b, id) })
		}
		if shows {
			paths[l.target] = append(paths[l.target], l.path)
		}
	}
	return paths, nil
}

// holdsID says whether an id stands in a text, and not as a part of a longer one.
func holdsID(text []byte, id string) bool {
	for {
		_, after, found := bytes.Cut(text, []byte(id))
		if !found {
			return false
		}
		if next, _ := utf8.DecodeRune(after); next != '-' && !unicode.IsLetter(next) && !unicode.IsDigit(next) {
			return true
		}
		text = after
	}
}
