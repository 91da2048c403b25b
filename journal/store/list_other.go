//go:build !unix

package store

import (
	"io/fs"
	"os"
)

const openToRead = os.O_RDONLY

// readDir lists a folder.
func (f *Folder) readDir(dir string) ([]fs.DirEntry, error) { return fs.ReadDir(f.root.FS(), dir) }
