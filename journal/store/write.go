package store

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"

	"twoway/journal"
)

// step is a point of a write at which a disk may fail.
type step string

const (
	stepRead    step = "read"
	stepMake    step = "make folder"
	stepCreate  step = "create"
	stepWrite   step = "write"
	stepSync    step = "sync"
	stepLink    step = "link"
	stepThrough step = "write through"
	stepRename  step = "rename"
	stepSyncDir step = "sync folder"
)

func (f *Folder) step(s step) error {
	if f.fault == nil {
		return nil
	}
	return f.fault(s)
}

// WriteNew adds a file under a name that nothing has yet, and the folders above it. The error wraps journal.ErrExists when
// the name is taken, by a racing writer too; then, as after every other error, nothing of ours stands under the name. The one
// exception: the folder could not be brought to disk after the file stood, and the error says so.
func (f *Folder) WriteNew(name string, b []byte) error {
	if err := f.check(name); err != nil {
		return err
	}
	if f.Exists(name) {
		return f.named(name, journal.ErrExists)
	}
	if err := f.makeParents(name); err != nil {
		return err
	}
	tmp, done, err := f.writeTemp(path.Dir(name), b, filePerm)
	if err != nil {
		return f.named(name, err)
	}
	err = f.link(tmp, name, b)
	done()
	if err != nil {
		return f.named(name, err)
	}
	if err := f.syncFolder(path.Dir(name)); err != nil {
		return f.named(name, fmt.Errorf("was written, but its folder could not be brought to disk: %w", cause(err)))
	}
	f.sweep(name)
	return nil
}

// link gives the finished temporary file its name. A link fails when the name is taken, which a rename would not.
func (f *Folder) link(tmp, name string, b []byte) error {
	err := f.step(stepLink)
	if err == nil {
		err = f.root.Link(tmp, filepath.FromSlash(name))
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return journal.ErrExists
	case err != nil:
		return f.writeThrough(name, b)
	}
	return nil
}

// writeThrough creates the file itself, exclusively, for disks without hard links (FAT, some network shares). A crash in the
// middle leaves a part of a new file there; the draft of the same text still stands.
func (f *Folder) writeThrough(name string, b []byte) error {
	if err := f.step(stepThrough); err != nil {
		return err
	}
	local := filepath.FromSlash(name)
	file, err := f.root.OpenFile(local, os.O_WRONLY|os.O_CREATE|os.O_EXCL, filePerm)
	if errors.Is(err, fs.ErrExist) {
		return journal.ErrExists
	}
	if err != nil {
		return err
	}
	err = f.fill(file, b)
	if cerr := file.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		_ = f.root.Remove(local)
	}
	return err
}

// Replace writes over a file whose bytes its caller has read. A nil before stands for "no such file" and makes it with
// WriteNew. The same bytes again are no write at all: the time stamp stays. The mode of the file is kept. The error wraps
// journal.ErrChanged when the disk no longer holds before, and ErrNotRegular for a link, which is never written through.
func (f *Folder) Replace(name string, before, after []byte) error {
	if before == nil {
		err := f.WriteNew(name, after)
		if errors.Is(err, journal.ErrExists) {
			return f.named(name, journal.ErrChanged)
		}
		return err
	}
	if err := f.check(name); err != nil {
		return err
	}
	info, err := f.unchanged(name, before)
	if err != nil {
		return f.named(name, err)
	}
	if bytes.Equal(before, after) {
		return nil
	}
	tmp, done, err := f.writeTemp(path.Dir(name), after, info.Mode().Perm())
	if err != nil {
		return f.named(name, err)
	}
	err = f.rename(tmp, name, before)
	done()
	if err != nil {
		return f.named(name, err)
	}
	if err := f.syncFolder(path.Dir(name)); err != nil {
		return f.named(name, fmt.Errorf("was written, but its folder could not be brought to disk: %w", cause(err)))
	}
	f.sweep(name)
	return nil
}

// unchanged says whether a regular file holds exactly these bytes.
func (f *Folder) unchanged(name string, want []byte) (fs.FileInfo, error) {
	if err := f.noLinkAbove(name); err != nil {
		return nil, err
	}
	got, err := f.read(name, int64(len(want)))
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, ErrTooLarge):
		return nil, journal.ErrChanged
	case err != nil:
		return nil, err
	case !bytes.Equal(got, want):
		return nil, journal.ErrChanged
	}
	return f.root.Lstat(filepath.FromSlash(name))
}

// rename looks at the target once more: what was typed into it while the temporary file was written must not be lost.
func (f *Folder) rename(tmp, name string, before []byte) error {
	if err := f.step(stepRename); err != nil {
		return err
	}
	if _, err := f.unchanged(name, before); err != nil {
		return err
	}
	return f.root.Rename(tmp, filepath.FromSlash(name))
}

// remove takes away a file that is ours to take away: a draft. It is not exported, so nothing outside can remove an entry.
func (f *Folder) remove(name string) error {
	err := f.root.Remove(filepath.FromSlash(name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return f.named(name, err)
	}
	return nil
}

const (
	tempPrefix = ".tw-"
	tempSuffix = ".tmp"
	tempRandom = 26 // letters and digits of rand.Text
)

// writeTemp writes bytes to a new temporary file in dir, brings them to disk and gives its local name. Until done is called, which takes
// the file away if it is still there, sweep leaves it. After an error no such file is left.
func (f *Folder) writeTemp(dir string, b []byte, perm fs.FileMode) (tmp string, done func(), err error) {
	if err := f.step(stepCreate); err != nil {
		return "", nil, err
	}
	file, tmp, err := f.makeTemp(dir)
	if err != nil {
		return "", nil, err
	}
	if perm != filePerm && runtime.GOOS != "windows" {
		err = file.Chmod(perm)
	}
	if err == nil {
		err = f.fill(file, b)
	}
	_, locks := held(file)
	if !locks || err != nil {
		if cerr := file.Close(); err == nil {
			err = cerr
		}
	}
	if err != nil {
		_ = f.root.Remove(tmp)
		return "", nil, err
	}
	return tmp, func() {
		_ = f.root.Remove(tmp) // a leftover is read by nothing
		file.Close()
	}, nil
}

// makeTemp makes a temporary file and holds it. One that a sweep took for a leftover before it was held is made anew.
func (f *Folder) makeTemp(dir string) (*os.File, string, error) {
	for {
		tmp := filepath.Join(filepath.FromSlash(dir), tempPrefix+strings.ToLower(rand.Text())+tempSuffix)
		file, err := f.root.OpenFile(tmp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, filePerm)
		if err != nil {
			return nil, "", err
		}
		waitLock(file)
		if _, err := f.root.Lstat(tmp); !errors.Is(err, fs.ErrNotExist) {
			return file, tmp, nil
		}
		file.Close()
	}
}

// fill writes and syncs.
func (f *Folder) fill(file *os.File, b []byte) error {
	err := f.step(stepWrite)
	if err != nil {
		b = b[:len(b)/2] // a disk that fills up takes a part
	}
	_, werr := file.Write(b)
	err = errors.Join(err, werr)
	if err == nil {
		err = f.step(stepSync)
	}
	if err == nil {
		err = file.Sync()
	}
	return err
}

// makeParents makes the folders above a name and brings their names to disk.
func (f *Folder) makeParents(name string) error {
	if err := f.noLinkAbove(name); err != nil {
		return f.named(name, err)
	}
	dir := path.Dir(name)
	if dir == "." || f.Exists(dir) {
		return nil
	}
	if err := f.step(stepMake); err != nil {
		return f.named(dir, err)
	}
	if err := f.root.MkdirAll(filepath.FromSlash(dir), folderPerm); err != nil {
		return f.named(dir, err)
	}
	for above := path.Dir(dir); ; above = path.Dir(above) {
		if err := f.syncFolder(above); err != nil {
			return f.named(above, err)
		}
		if above == "." {
			return nil
		}
	}
}

// noLinkAbove refuses a name below a link: a listing does not follow it, so what is written there would not be found again.
func (f *Folder) noLinkAbove(name string) error {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		info, err := f.root.Lstat(filepath.FromSlash(dir))
		if err == nil && !info.IsDir() {
			return fmt.Errorf("%s %w", dir, errLinkAbove)
		}
	}
	return nil
}

var errLinkAbove = fmt.Errorf("%w; only a folder of its own is written into", ErrNotRegular)

// syncFolder brings the names in a folder to disk. Some disks cannot, and say so with EINVAL or ENOTSUP; that is all they offer.
func (f *Folder) syncFolder(dir string) error {
	if err := f.step(stepSyncDir); err != nil {
		return err
	}
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := f.root.Open(filepath.FromSlash(dir))
	if err != nil {
		return err
	}
	defer d.Close()
	err = d.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return nil
	}
	return err
}
