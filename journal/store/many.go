package store

import (
	"path"
	"sync"
	"sync/atomic"
)

// ReadMany reads files side by side, each as Read does. Got is called by several goroutines, once for each name, with its number.
// It is faster than as many calls of Read, since the folders of the files are opened once.
func (f *Folder) ReadMany(names []string, limit int64, got func(i int, b []byte, err error)) {
	folders, closeAll := f.foldersOf(names)
	defer closeAll()
	var next atomic.Int64
	var wait sync.WaitGroup
	for range min(readers, len(names)) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				if below := folders[path.Dir(names[i])]; below != nil && f.check(names[i]) == nil {
					if b, err := below.read(path.Base(names[i]), limit); err == nil {
						got(i, b, nil)
						continue
					}
				}
				b, err := f.Read(names[i], limit) // whose errors say more
				got(i, b, err)
			}
		})
	}
	wait.Wait()
}

// foldersOf opens the folders that hold the files, once each, and no more of them than a process may well hold open.
func (f *Folder) foldersOf(names []string) (folders map[string]*Folder, closeAll func()) {
	folders = map[string]*Folder{}
	for _, name := range names {
		dir := path.Dir(name)
		if folders[dir] != nil || len(folders) == openFolders {
			continue
		}
		if below, err := f.below(dir); err == nil {
			folders[dir] = below
		}
	}
	return folders, func() {
		for _, below := range folders {
			below.Close()
		}
	}
}
