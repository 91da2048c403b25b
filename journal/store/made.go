package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// madeFile holds the digests, and madeKept how many of them, the newest: more pages than somebody makes in years.
const (
	madeFile = "made.txt"
	madeKept = 2000
)

// Made remembers on this machine which files outside a journal we wrote, by the digests of their bytes, so that one that somebody
// has changed since is not written over. It lies in the state folder; when it is lost, such files are somebody's.
type Made struct{ dir string }

// OpenMade names the memory and touches nothing. stateDir is where state is kept; with "" nothing is known.
func OpenMade(stateDir string) *Made { return &Made{stateDir} }

// Knows says whether we wrote these bytes.
func (m *Made) Knows(b []byte) bool {
	if m.dir == "" {
		return false
	}
	folder, err := OpenFolder(m.dir)
	if err != nil {
		return false
	}
	defer folder.Close()
	list, err := folder.Read(madeFile, memoryLimit)
	return err == nil && slices.Contains(strings.Fields(string(list)), madeSum(b))
}

// Add remembers that we wrote these bytes.
func (m *Made) Add(b []byte) error {
	if m.dir == "" {
		return nil
	}
	return rewrite(m.dir, madeFile, func(old string) []byte {
		sums := slices.DeleteFunc(strings.Fields(old), func(s string) bool { return s == madeSum(b) })
		sums = append(sums, madeSum(b))
		return []byte(strings.Join(sums[max(0, len(sums)-madeKept):], "\n") + "\n")
	})
}

func madeSum(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}

// memoryLimit bounds a file that rewrite keeps in the state folder, in bytes.
const memoryLimit = 1 << 20

// rewrite changes a small file of the state folder. Another command may do so at the same moment; it waits, and changes what
// stands then.
func rewrite(dir, file string, change func(old string) []byte) error {
	folder, err := makeFolder(dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := folder.makeParents(file); err != nil {
		return err
	}
	lock, err := folder.root.OpenFile(file+".lock", os.O_RDWR|os.O_CREATE, filePerm)
	if err != nil {
		return folder.named(file, err)
	}
	defer lock.Close()
	waitLock(lock)
	before, err := folder.Read(file, memoryLimit)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return folder.Replace(file, before, change(string(before)))
}
