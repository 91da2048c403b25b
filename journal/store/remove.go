package store

import (
	"fmt"
	"path/filepath"
)

// settingsName marks a folder as a journal.
const settingsName = ".twoway.yaml"

// Remove takes away a regular file whose bytes its caller has read: an exported note whose entry is gone. The error wraps
// journal.ErrChanged when the disk no longer holds before. In a journal it refuses, so that nothing removes an entry.
func (f *Folder) Remove(name string, before []byte) error {
	if err := f.check(name); err != nil {
		return err
	}
	for dir := filepath.Dir(filepath.FromSlash(name)); ; dir = filepath.Dir(dir) {
		if f.Exists(filepath.ToSlash(filepath.Join(dir, settingsName))) {
			return fmt.Errorf("%s: nothing is removed from a journal; export into a folder beside it", f.Full(name))
		}
		if dir == "." {
			break
		}
	}
	if _, err := f.unchanged(name, before); err != nil {
		return f.named(name, err)
	}
	return f.remove(name)
}
