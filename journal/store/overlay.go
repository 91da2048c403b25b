package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// resourceLimit bounds one template or lens list of a journal, in bytes.
const resourceLimit = 1 << 20

// FS gives a subfolder as a read-only fs.FS for templates and lenses: regular files of at most 1 MB, no links. It is nil when
// there is no such folder.
func (f *Folder) FS(dir string) fs.FS {
	info, err := f.root.Lstat(dir)
	if err != nil || !info.IsDir() {
		return nil
	}
	return &guarded{folder: f, dir: dir}
}

// guarded hands out files read whole, so that size and kind are checked on what is used.
type guarded struct {
	folder *Folder
	dir    string
}

func (g *guarded) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	full := path.Join(g.dir, name)
	if err := g.folder.noLinkAbove(full); err != nil {
		return nil, &fs.PathError{Op: "open", Path: full, Err: err}
	}
	info, err := g.folder.root.Lstat(full)
	switch {
	case err != nil:
		return nil, &fs.PathError{Op: "open", Path: full, Err: cause(err)}
	case info.IsDir():
		return g.folder.root.FS().Open(full)
	}
	b, err := g.folder.read(full, resourceLimit)
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: full, Err: cause(err)}
	}
	return &inMemory{Reader: *bytes.NewReader(b), info: info}, nil
}

// Stat says what stands under a name, a link itself rather than what it leads to, and of what size, without a look inside.
func (g *guarded) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	full := path.Join(g.dir, name)
	info, err := g.folder.root.Lstat(full)
	if err != nil {
		return nil, &fs.PathError{Op: "stat", Path: full, Err: cause(err)}
	}
	return info, nil
}

// inMemory is a file whose bytes have been read.
type inMemory struct {
	bytes.Reader
	info fs.FileInfo
}

func (m *inMemory) Stat() (fs.FileInfo, error) { return m.info, nil }
func (m *inMemory) Close() error               { return nil }

// layOver lays one tree over another: a file of over hides the file of under with its name, and folders are merged. A file of
// over that cannot be read is an error, never a reason to fall back. A nil over gives under.
func layOver(over, under fs.FS) fs.FS {
	if over == nil {
		return under
	}
	return &overlay{over, under}
}

type overlay struct{ over, under fs.FS }

func (o *overlay) Open(name string) (fs.File, error) {
	file, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.under.Open(name)
	}
	if err != nil {
		return nil, err
	}
	if info, serr := file.Stat(); serr != nil || !info.IsDir() {
		return file, serr
	}
	file.Close()
	entries, err := o.ReadDir(name)
	if err != nil {
		return nil, err
	}
	return &folderList{path: name, left: entries, of: o}, nil
}

// ReadDir lists a folder of both trees, sorted by name.
func (o *overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	over, err := fs.ReadDir(o.over, name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	under, uerr := fs.ReadDir(o.under, name)
	switch {
	case uerr != nil && err != nil:
		return nil, uerr
	case uerr != nil && !errors.Is(uerr, fs.ErrNotExist):
		return nil, uerr
	}
	over = slices.DeleteFunc(over, func(e fs.DirEntry) bool { return hidden(e.Name()) })
	// A stable sort keeps the one of over in front.
	all := append(over, under...)
	slices.SortStableFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return slices.CompactFunc(all, func(a, b fs.DirEntry) bool { return a.Name() == b.Name() }), nil
}

// folderList is an open folder of an overlay.
type folderList struct {
	path string
	left []fs.DirEntry
	of   *overlay
}

func (l *folderList) Stat() (fs.FileInfo, error) { return fs.Stat(l.of.over, l.path) }
func (l *folderList) Close() error               { return nil }
func (l *folderList) Read([]byte) (int, error) {
	return 0, fmt.Errorf("%s is a folder", l.path)
}

// ReadDir gives the next n entries, all that are left when n is not above 0.
func (l *folderList) ReadDir(n int) ([]fs.DirEntry, error) {
	if n <= 0 {
		n = len(l.left)
	} else if len(l.left) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(l.left))
	out := l.left[:n]
	l.left = l.left[n:]
	return out, nil
}
