package export

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
	"twoway/journal/markdown"
)

// Showing gives, by target, the paths of the files that the list of a folder knows and that show an entry under one of some ids: a note is
// known by the id in the list, a file that is ours as a whole by what stands in it. A calendar has no ids and shows none. Under "" are
// notes with our text that the list does not know: copies beside ours, as a sync tool makes them, and in a folder without a list all.
func Showing(folder Folder, ids []string) (map[string][]string, error) {
	sought, longest := map[string]bool{}, 0
	for _, id := range ids {
		if journal.EntryPath(id) != "" {
			sought[id], longest = true, max(longest, len(id))
		}
	}
	if len(sought) == 0 {
		return nil, nil
	}
	list, err := readManifest(folder)
	if err != nil {
		return nil, err
	}
	paths, seen := map[string][]string{}, map[[2]string]bool{}
	if paths[""], err = strays(folder, list, func(text []byte) bool { return holdsID(text, sought, longest) }); err != nil {
		return nil, err
	}
	for _, l := range list.lines {
		if l.left() || seen[[2]string{l.target, l.path}] {
			continue
		}
		shows := sought[l.id]
		if t, err := TargetNamed(l.target); !shows && err == nil && t.notes == nil {
			b, err := folder.Read(l.path, maxFile)
			if err != nil && !errors.Is(err, fs.ErrNotExist) {
				continue // what cannot be read is no file of ours
			}
			shows = holdsID(b, sought, longest)
		}
		if shows {
			paths[l.target], seen[[2]string{l.target, l.path}] = append(paths[l.target], l.path), true
		}
	}
	return paths, nil
}

// strays are the Markdown files that no list knows, in which our marks stand and what shows says yes to. They are looked for in the folders
// in which notes of the list stand, or everywhere where there is no list.
func strays(folder Folder, list *manifest, shows func([]byte) bool) (paths []string, err error) {
	listed, dirs := map[string]bool{}, map[string]bool{}
	for _, l := range list.lines {
		listed[l.path], dirs[path.Dir(l.path)] = true, true
	}
	found, err := folder.Walk()
	if err != nil {
		return nil, err
	}
	for _, name := range found.Files {
		if path.Ext(name) != ".md" || listed[name] || len(dirs) > 0 && !dirs[path.Dir(name)] {
			continue
		}
		b, err := folder.Read(name, maxFile)
		if err != nil {
			continue // what cannot be read is no file of ours
		}
		if (bytes.Contains(b, []byte(idKey(YAML))) || bytes.Contains(b, []byte(idKey(Outline))) || bytes.Contains(b, []byte(markdown.Begin))) && shows(b) {
			paths = append(paths, name)
		}
	}
	return paths, nil
}

// holdsID says whether one of some ids, of which none is longer than so many bytes, stands in a text, and not as a part of a longer one.
func holdsID(text []byte, ids map[string]bool, longest int) bool {
	const day = len("2006-01-02")
	for at := 0; at+day <= len(text); at++ {
		if text[at+4] != '-' || text[at+7] != '-' {
			continue
		}
		end := at + day
		for end < len(text) && end-at <= longest {
			next, size := utf8.DecodeRune(text[end:])
			if next != '-' && !unicode.IsLetter(next) && !unicode.IsDigit(next) {
				break
			}
			end += size
		}
		if ids[string(text[at:end])] {
			return true
		}
	}
	return false
}
