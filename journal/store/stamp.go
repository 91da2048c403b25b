package store

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"twoway/journal"
)

// settle is how long a file must have been left alone before its time stamps tell that it is unchanged: some disks count in
// steps of two seconds, and a second change within one step leaves no trace.
const settle = 2 * time.Second

// stampTogether is how many files one goroutine asks the system about at a time.
const stampTogether = 256

// Stamp tells one state of a journal's entry files from another by what the system says of each: its path, size, number and
// times. No file is opened for it, which takes a small part of the time that reading them does.
type Stamp struct {
	sum     [sha256.Size]byte
	touched time.Time
}

// Stamp looks at the files that Entries and Reviews would read. The error is for the folder as a whole, or for a file that went
// away while it was looked for.
func (s *Store) Stamp() (Stamp, error) {
	l, err := s.list()
	if err != nil {
		return Stamp{}, err
	}
	folders, closeAll := s.folder.foldersOf(l.Files)
	defer closeAll()
	chunks := slices.Collect(slices.Chunk(l.Files, stampTogether))
	parts := make([]stampPart, len(chunks))
	var wg sync.WaitGroup
	for first := range min(readers, len(chunks)) {
		wg.Go(func() {
			var facts []byte
			for i := first; i < len(chunks); i += readers {
				facts = parts[i].take(s.folder, folders, chunks[i], facts[:0])
			}
		})
	}
	wg.Wait()
	return joinParts(parts)
}

// stampPart is what is known about some of the files.
type stampPart struct {
	sum     [sha256.Size]byte
	touched time.Time
	err     error
}

// take asks about files, through their folder where that is open. It gathers what it learns in facts and gives that back to be
// used again.
func (p *stampPart) take(whole *Folder, folders map[string]*Folder, names []string, facts []byte) []byte {
	for _, name := range names {
		root, local := whole.root, filepath.FromSlash(name)
		dir, base := path.Split(name)
		if f := folders[strings.TrimSuffix(dir, "/")]; f != nil {
			root, local = f.root, base
		}
		info, err := root.Lstat(local)
		if err != nil {
			p.err = err
			return facts
		}
		changed, number := changedAt(info)
		if changed.After(p.touched) {
			p.touched = changed
		}
		facts = append(append(facts, name...), 0)
		for _, n := range [...]int64{info.Size(), info.ModTime().UnixNano(), changed.UnixNano(), int64(info.Mode()), int64(number)} {
			facts = binary.LittleEndian.AppendUint64(facts, uint64(n))
		}
	}
	p.sum = sha256.Sum256(facts)
	return facts
}

func joinParts(parts []stampPart) (stamp Stamp, err error) {
	h := sha256.New()
	for _, p := range parts {
		if p.err != nil {
			return Stamp{}, p.err
		}
		h.Write(p.sum[:])
		if p.touched.After(stamp.touched) {
			stamp.touched = p.touched
		}
	}
	h.Sum(stamp.sum[:0])
	return stamp, nil
}

// Settled says whether the files had been left alone for long enough, at a time before the stamp was taken, that a later change
// to any of them will give another stamp.
func (s Stamp) Settled(at time.Time) bool { return at.Sub(s.touched) > settle }

// With gives a key for the files in this state together with whatever else an answer depends on.
func (s Stamp) With(also ...string) string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(string(s.sum[:])+strings.Join(also, "\x00"))))
}

// The rules of files and folders that the system did not let us read.
const (
	ruleRead   = "read"
	ruleFolder = "folder"
)

// Withheld says whether the system kept a file or a folder from us. That may end without a trace in the file itself.
func Withheld(problems []journal.Problem) bool {
	return slices.ContainsFunc(problems, func(p journal.Problem) bool { return p.Rule == ruleRead || p.Rule == ruleFolder })
}
