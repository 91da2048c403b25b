package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
)

// Modes of what is made here: a journal is its owner's alone.
const (
	filePerm   = 0o600
	folderPerm = 0o700
)

// ErrNotRegular says that a name is a link, a folder or a device where only a regular file is written or read.
var ErrNotRegular = errors.New("is no regular file")

// ErrTooLarge says that a file is above the size that its reader accepts.
var ErrTooLarge = errors.New("is too large to read")

// Folder is an open folder. Names are relative to it, with slashes. It is safe for use by several goroutines.
type Folder struct {
	root  *os.Root
	path  string
	quick *quick // reads its files; nil where only the root does
	// fault stands in for a disk that fails at a step; only tests set it.
	fault func(step) error
	swept sync.Map // folders whose leftovers are taken away
}

// OpenFolder opens an existing folder; the path may lead through a link. Close it after use.
func OpenFolder(name string) (*Folder, error) {
	root, err := os.OpenRoot(name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, cause(err))
	}
	return &Folder{root: root, path: name}, nil
}

// MakeFolderIn opens a folder as OpenFolder does and makes it first, for the owner alone, when only its last part is missing.
func MakeFolderIn(name string) (*Folder, error) {
	err := os.Mkdir(name, folderPerm)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, fmt.Errorf("%s: cannot be made: %w", name, cause(err))
	}
	return OpenFolder(name)
}

// makeFolder opens a folder as OpenFolder does and makes it first, with its parents, for the owner alone (0700).
func makeFolder(name string) (*Folder, error) {
	if err := os.MkdirAll(name, folderPerm); err != nil {
		return nil, fmt.Errorf("%s: %w", name, cause(err))
	}
	return OpenFolder(name)
}

// Close gives the folder back to the system.
func (f *Folder) Close() error {
	if f.quick != nil {
		f.quick.close()
	}
	return f.root.Close()
}

// Full is the path of a name in the folder as the system writes it.
func (f *Folder) Full(name string) string { return filepath.Join(f.path, filepath.FromSlash(name)) }

// Exists says whether anything stands under a name, a dangling link included.
func (f *Folder) Exists(name string) bool {
	_, err := f.root.Lstat(filepath.FromSlash(name))
	return err == nil
}

// Read gives the bytes of a regular file of at most limit bytes. The error is fs.ErrNotExist, ErrNotRegular, ErrTooLarge or
// the system's, with the path in front.
func (f *Folder) Read(name string, limit int64) ([]byte, error) {
	if err := f.check(name); err != nil {
		return nil, err
	}
	b, err := f.read(name, limit)
	if err != nil {
		return nil, f.named(name, f.inTheWay(name, err))
	}
	return b, nil
}

// ReadRegular gives the bytes of a regular file of at most limit bytes under a path of the system, also through a link. It does not wait for
// a named pipe. The error is fs.ErrNotExist, ErrNotRegular, ErrTooLarge or the system's, with the path in front.
func ReadRegular(path string, limit int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: path, Err: ErrNotRegular}
	}
	file, err := os.OpenFile(path, openToRead, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	b, err := readOpened(file, limit, nil)
	if errors.Is(err, ErrNotRegular) || errors.Is(err, ErrTooLarge) {
		err = &fs.PathError{Op: "read", Path: path, Err: err}
	}
	return b, err
}

// WayError says what stands where a folder on the way to a name should be.
type WayError struct {
	Path string // relative to the folder, with slashes
	Link bool   // it is a link, and maybe one to a folder
}

func (e *WayError) Error() string {
	if e.Link {
		return e.Path + " is a link, and links are not followed"
	}
	return e.Path + " is no folder"
}

// inTheWay says of a name that could not be read what stood in the way when that is a link or a file above it.
func (f *Folder) inTheWay(name string, err error) error {
	for dir := path.Dir(name); dir != "." && !errors.Is(err, fs.ErrNotExist); dir = path.Dir(dir) {
		if info, lerr := f.root.Lstat(filepath.FromSlash(dir)); lerr == nil && !info.IsDir() {
			return &WayError{Path: dir, Link: info.Mode()&fs.ModeSymlink != 0}
		}
	}
	return err
}

func (f *Folder) read(name string, limit int64) ([]byte, error) {
	local := filepath.FromSlash(name)
	// A look before opening: opening a named pipe would wait for its writer.
	info, err := f.root.Lstat(local)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, ErrNotRegular
	}
	return f.readListed(local, limit, nil)
}

// readListed reads a name that was seen to be a regular file, over what b holds if there is room in it.
func (f *Folder) readListed(local string, limit int64, b []byte) ([]byte, error) {
	if err := f.step(stepRead); err != nil {
		return nil, err
	}
	if f.quick != nil {
		return f.quick.read(local, limit, b)
	}
	file, err := f.root.OpenFile(local, openToRead, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return readOpened(file, limit, b)
}

// readOpened reads an open file over what b holds, once it is seen to be a regular one of at most limit bytes: another may have taken
// its place since it was looked at.
func readOpened(file *os.File, limit int64, b []byte) ([]byte, error) {
	info, err := file.Stat()
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, ErrNotRegular
	case info.Size() > limit:
		return nil, ErrTooLarge
	}
	size := int(info.Size())
	return readUpTo(file, slices.Grow(b[:0], size+1), size, limit)
}

// below opens a subfolder, to read files that stand in it and not deeper. What is read through it takes fewer steps than through
// the folder itself, which walks down the path for each file.
func (f *Folder) below(dir string) (*Folder, error) {
	root, err := f.root.OpenRoot(filepath.FromSlash(dir))
	if err != nil {
		return nil, err
	}
	return &Folder{root: root, path: f.Full(dir), quick: newQuick(root), fault: f.fault}, nil
}

// readUpTo reads to the end; the file may have grown since its size was taken, so the limit is held here again. With room for
// more than the size, no more than the size is the end.
func readUpTo(r io.Reader, b []byte, size int, limit int64) ([]byte, error) {
	for {
		n, err := r.Read(b[len(b):cap(b)])
		b = b[:len(b)+n]
		switch {
		case err == nil && n > 0 && len(b) == size && size < cap(b):
			return b, nil
		case int64(len(b)) > limit:
			return nil, ErrTooLarge
		case err == io.EOF:
			return b, nil
		case err != nil:
			return nil, err
		}
		if len(b) == cap(b) {
			b = append(b, 0)[:len(b)]
		}
	}
}

// check refuses names that are not plain slash paths below the folder.
func (f *Folder) check(name string) error {
	if !fs.ValidPath(name) || name == "." || !filepath.IsLocal(filepath.FromSlash(name)) {
		return fmt.Errorf("%q: the name leads outside the folder %s", name, f.path)
	}
	return nil
}

// named puts the whole path before an error, once.
func (f *Folder) named(name string, err error) error {
	return fmt.Errorf("%s: %w", f.Full(name), cause(err))
}

// cause takes the system's own path and verb off an error: "openat 2026/x: permission denied" says less than the full path.
func cause(err error) error {
	var pathErr *fs.PathError
	var linkErr *os.LinkError
	switch {
	case errors.As(err, &pathErr):
		return pathErr.Err
	case errors.As(err, &linkErr):
		return linkErr.Err
	}
	return err
}
