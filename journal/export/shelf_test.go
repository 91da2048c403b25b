package export

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/store"
)

// shelf is a folder in memory, for lives that are too long for a disk. It breaks down after some writes when left is set.
type shelf struct {
	files map[string]string
	left  int // writes until the disk is full; negative: never
}

func (s *shelf) spend() error {
	if s.left == 0 {
		return errDisk
	}
	s.left--
	return nil
}

func (s *shelf) Walk() (store.Listing, error) {
	var l store.Listing
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		if !strings.HasPrefix(name, ".") {
			l.Files = append(l.Files, name)
		}
	}
	return l, nil
}

func (s *shelf) Read(name string, _ int64) ([]byte, error) {
	b, ok := s.files[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return []byte(b), nil
}

func (s *shelf) WriteNew(name string, b []byte) error {
	if _, taken := s.files[name]; taken {
		return journal.ErrExists
	}
	if err := s.spend(); err != nil {
		return err
	}
	s.files[path.Clean(name)] = string(b)
	return nil
}

func (s *shelf) Replace(name string, before, after []byte) error {
	now, ok := s.files[name]
	switch {
	case !ok && before == nil:
		return s.WriteNew(name, after)
	case !ok || !bytes.Equal([]byte(now), before):
		return journal.ErrChanged
	}
	if err := s.spend(); err != nil {
		return err
	}
	s.files[name] = string(after)
	return nil
}

func (s *shelf) Remove(name string, before []byte) error {
	if now, ok := s.files[name]; !ok || now != string(before) {
		return journal.ErrChanged
	}
	if err := s.spend(); err != nil {
		return err
	}
	delete(s.files, name)
	return nil
}
