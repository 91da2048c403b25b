//go:build unix

package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// openToRead opens a file without waiting, which for a regular file means nothing, and spares the four calls in which the
// system is asked whether it could. A pipe that took the file's place meanwhile does not hold us up either.
const openToRead = os.O_RDONLY | syscall.O_NONBLOCK

// readDir lists a folder. A folder opened through an os.Root asks the system about each name in it, which at ten thousand
// entries takes longer than all the rest; a copy of its descriptor tells the kinds from the listing itself. What is opened
// stays what the root has allowed.
func (f *Folder) readDir(dir string) ([]fs.DirEntry, error) {
	file, err := f.root.OpenFile(filepath.FromSlash(dir), openToRead, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	syscall.ForkLock.RLock()
	fd, err := syscall.Dup(int(file.Fd()))
	if err == nil {
		syscall.CloseOnExec(fd)
	}
	syscall.ForkLock.RUnlock()
	if err != nil {
		return nil, err
	}
	list := os.NewFile(uintptr(fd), f.Full(dir))
	defer list.Close()
	return list.ReadDir(-1)
}
