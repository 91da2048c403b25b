package store

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"time"
)

// seenKept is how long a display of a record is remembered. A recall is blind again long before.
const seenKept = 7 * 24 * time.Hour

// Seen remembers on this machine when a decision's record was last shown, so that a look knows whether its recall is blind.
// It lies in the state folder, one small file per journal, for its owner alone.
type Seen struct {
	dir, file string
}

// OpenSeen names the memory of a journal and touches nothing. stateDir is where state is kept, journalPath the journal's path.
func OpenSeen(stateDir, journalPath string) *Seen {
	sum := sha256.Sum256([]byte(journalPath))
	return &Seen{dir: stateDir, file: fmt.Sprintf("seen/%x.txt", sum[:8])}
}

// Mark remembers that the records of these decisions were shown at a time.
func (s *Seen) Mark(at time.Time, ids ...string) error {
	if len(ids) == 0 {
		return nil
	}
	return rewrite(s.dir, s.file, func(old string) []byte { return markLines(old, at, ids) })
}

// markLines drops what is old and keeps one line per decision, the newest at the end.
func markLines(old string, at time.Time, ids []string) []byte {
	var b strings.Builder
	fresh := map[string]bool{}
	for _, id := range ids {
		fresh[id] = true
	}
	for line := range strings.Lines(old) {
		id, when, ok := readSeen(line)
		if ok && !fresh[id] && at.Sub(when).Abs() < seenKept {
			b.WriteString(seenLine(id, when))
		}
	}
	for _, id := range ids {
		if fresh[id] {
			b.WriteString(seenLine(id, at))
			fresh[id] = false
		}
	}
	return []byte(b.String())
}

func seenLine(id string, at time.Time) string { return at.UTC().Format(time.RFC3339) + " " + id + "\n" }

func readSeen(line string) (id string, at time.Time, ok bool) {
	when, id, ok := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
	at, err := time.Parse(time.RFC3339, when)
	return id, at, ok && err == nil
}

// Within says whether a decision's record was shown less than window before now. A clock that was set back counts as shown.
func (s *Seen) Within(id string, now time.Time, window time.Duration) bool {
	folder, err := OpenFolder(s.dir)
	if err != nil {
		return false
	}
	defer folder.Close()
	b, err := folder.Read(s.file, memoryLimit)
	if err != nil {
		return false
	}
	for line := range strings.Lines(string(b)) {
		got, at, ok := readSeen(line)
		if ok && got == id && now.Sub(at).Abs() < window {
			return true
		}
	}
	return false
}
