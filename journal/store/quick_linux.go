package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"slices"
	"syscall"
)

// quick reads the files of one folder with the calls that it takes and no more. An os.File asks the system twice as much for each,
// which at ten thousand entries is a sixth of the time.
type quick struct{ dir *os.File }

// newQuick gives nil when the folder cannot be opened once more; then its files are read as anywhere else.
func newQuick(root *os.Root) *quick {
	dir, err := root.Open(".")
	if err != nil {
		return nil
	}
	return &quick{dir}
}

func (q *quick) close() { q.dir.Close() }

// read does what readListed does for a name without slashes. A link is refused.
func (q *quick) read(name string, limit int64, b []byte) ([]byte, error) {
	fd, err := uninterrupted(func() (int, error) {
		return syscall.Openat(int(q.dir.Fd()), name, syscall.O_RDONLY|syscall.O_NOFOLLOW|syscall.O_NONBLOCK|syscall.O_CLOEXEC, 0)
	})
	if err != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: err}
	}
	defer syscall.Close(fd)
	var info syscall.Stat_t
	_, err = uninterrupted(func() (int, error) { return 0, syscall.Fstat(fd, &info) })
	switch {
	case err != nil:
		return nil, &fs.PathError{Op: "stat", Path: name, Err: err}
	case info.Mode&syscall.S_IFMT != syscall.S_IFREG:
		return nil, ErrNotRegular
	case info.Size > limit:
		return nil, ErrTooLarge
	}
	size := int(info.Size)
	return readUpTo(descriptor(fd), slices.Grow(b[:0], size+1), size, limit)
}

// descriptor reads an open file.
type descriptor int

func (d descriptor) Read(b []byte) (int, error) {
	n, err := uninterrupted(func() (int, error) { return syscall.Read(int(d), b) })
	switch {
	case err != nil:
		return 0, &fs.PathError{Op: "read", Err: err}
	case n == 0 && len(b) > 0:
		return 0, io.EOF
	}
	return n, nil
}

// uninterrupted makes a call until no signal comes in between.
func uninterrupted(call func() (int, error)) (n int, err error) {
	for {
		if n, err = call(); !errors.Is(err, syscall.EINTR) {
			return n, err
		}
	}
}
