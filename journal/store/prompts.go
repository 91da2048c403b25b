package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"twoway/journal"
)

// promptLimit is above the size of any memory that we write, in bytes.
const promptLimit = 1 << 10

// Prompts remembers on this machine what a shell prompt last said of a journal, so that the next one need not read every entry.
// It holds a key, a number and a date and lies in the state folder, one small file per journal, for its owner alone. Nothing
// depends on it: one that is lost, broken or of another key costs the time of reading.
type Prompts struct {
	dir, file string
}

// OpenPrompts names the memory of a journal and touches nothing. stateDir is where state is kept, journalPath the journal's path.
func OpenPrompts(stateDir, journalPath string) *Prompts {
	sum := sha256.Sum256([]byte(journalPath))
	return &Prompts{dir: stateDir, file: fmt.Sprintf("prompt/%x.txt", sum[:8])}
}

// Said is what was kept with the key.
func (m *Prompts) Said(key string) (journal.Prompt, bool) {
	folder, err := OpenFolder(m.dir)
	if err != nil {
		return journal.Prompt{}, false
	}
	defer folder.Close()
	b, err := folder.Read(m.file, promptLimit)
	if err != nil {
		return journal.Prompt{}, false
	}
	got, p, ok := readPrompt(string(b))
	return p, ok && got == key
}

// Keep remembers what was said, in place of what was kept before. It does not wait for the disk: what a crash leaves of the memory
// is none.
func (m *Prompts) Keep(key string, p journal.Prompt) error {
	folder, err := makeFolder(m.dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := errors.Join(folder.makeParents(m.file), folder.remove(m.file)); err != nil {
		return err
	}
	file, err := folder.root.OpenFile(filepath.FromSlash(m.file), os.O_WRONLY|os.O_CREATE|os.O_EXCL, filePerm)
	if err != nil {
		return folder.named(m.file, err)
	}
	_, err = file.WriteString(promptText(key, p))
	return errors.Join(err, file.Close())
}

// promptText is the memory: a line of the key, the number and the date, the last only when something waits.
func promptText(key string, p journal.Prompt) string {
	if p.Waits == 0 {
		return key + " 0\n"
	}
	return fmt.Sprintf("%s %d %s\n", key, p.Waits, p.From)
}

// readPrompt takes nothing but what promptText writes, so that a prompt never shows a byte of a file that something else wrote.
func readPrompt(text string) (key string, p journal.Prompt, ok bool) {
	key, rest, _ := strings.Cut(strings.TrimSuffix(text, "\n"), " ")
	number, date, dated := strings.Cut(rest, " ")
	n, err := strconv.Atoi(number)
	from, real := journal.ISODate(date)
	p = journal.Prompt{Waits: n, From: from}
	if err != nil || n < 0 || dated != real || len(key) != 2*sha256.Size || promptText(key, p) != text {
		return "", journal.Prompt{}, false
	}
	return key, p, true
}
