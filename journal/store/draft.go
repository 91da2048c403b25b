package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"twoway/journal"
)

// draftLimit bounds what is read back of one draft, in bytes.
const draftLimit = 16 << 20

// ErrInUse says that another window is typing into a draft.
var ErrInUse = errors.New("another window is writing it")

// Answer is one answer so far. Key is the question's own name; a question that takes several values has several Values.
type Answer struct {
	Key    string   `json:"key"`
	Values []string `json:"values"`
}

// DraftContent is what a draft holds besides the text in the editor.
type DraftContent struct {
	Command string    `json:"command"`         // new, note, reflect, import
	Journal string    `json:"journal"`         // the journal's path
	About   string    `json:"about,omitempty"` // the id that the entry is about
	Started time.Time `json:"started"`
	Args    []string  `json:"args,omitempty"` // as typed after the command
	Answers []Answer  `json:"answers,omitempty"`
	Passed  []string  `json:"passed,omitempty"`  // the questions that are over without a further answer, by their own names
	Offered string    `json:"offered,omitempty"` // Digest of the text that the editor was given, while nothing else was said
}

// Digest is what Offered holds of a text.
func Digest(text []byte) string { return fmt.Sprintf("%x", sha256.Sum256(text)) }

// Drafts is the folder of what is being typed, outside every journal. It is made, for its owner alone, with the first draft.
//
// A draft is a file NAME.json, whole after every Save, and beside it NAME.md when there is a text for the editor. NAME.lock is
// locked as long as a window writes the draft and tells it from one that was left behind; where the system has no such locks
// each draft counts as left behind.
type Drafts struct{ path string }

// OpenDrafts names the folder and touches nothing.
func OpenDrafts(path string) *Drafts { return &Drafts{path: path} }

// Draft is one draft that this window holds.
type Draft struct {
	Name string
	DraftContent
	folder *Folder
	saved  []byte
	text   []byte // what SaveText wrote, nil before
	lock   *os.File
}

// LeftDraft is a draft as a list shows it.
type LeftDraft struct {
	Name string
	Path string // what a person opens: the text when there is one, else the answers
	DraftContent
	Live      bool  // another window is writing it
	Untouched bool  // nothing in it is the person's: no answer, and the text as the editor was given it
	Err       error // set when the file cannot be read; Name and Path are known all the same
}

// New makes a draft on disk before the first question is asked. No two windows get the same one.
func (ds *Drafts) New(c DraftContent) (*Draft, error) {
	folder, err := makeFolder(ds.path)
	if err != nil {
		return nil, err
	}
	for {
		d := &Draft{Name: draftName(c), DraftContent: c, folder: folder}
		if d.lock, err = takeLock(folder, d.Name); err != nil {
			folder.Close()
			return nil, err
		}
		b, err := d.encode()
		if err == nil {
			err = folder.WriteNew(d.Name+".json", b)
		}
		if err == nil {
			d.saved = b
			return d, nil
		}
		d.dropLock()
		if !errors.Is(err, journal.ErrExists) {
			folder.Close()
			return nil, err
		}
	}
}

func draftName(c DraftContent) string {
	return c.Started.UTC().Format("20060102-150405") + "-" + c.Command + "-" + strings.ToLower(rand.Text()[:6])
}

func (d *Draft) encode() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(d.DraftContent)
	return b.Bytes(), err
}

// Path is the file that a person opens: the text for the editor when there is one, else the answers.
func (d *Draft) Path() string {
	if d.text != nil {
		return d.TextPath()
	}
	return d.folder.Full(d.Name + ".json")
}

// Save writes all answers so far, whole or not at all. When somebody else changed the file, theirs stays and ours goes to
// a draft of a new name.
func (d *Draft) Save(answers []Answer) error {
	d.Answers = answers
	b, err := d.encode()
	if err != nil {
		return err
	}
	err = d.folder.Replace(d.Name+".json", d.saved, b)
	if errors.Is(err, journal.ErrChanged) {
		err = d.folder.WriteNew(d.Name+".json", b) // it was taken away
	}
	if errors.Is(err, journal.ErrExists) {
		return d.moveAway(b)
	}
	if err == nil {
		d.saved = b
	}
	return err
}

// moveAway goes on with the draft under a new name, and leaves what stands under the old one.
func (d *Draft) moveAway(b []byte) error {
	name := draftName(d.DraftContent)
	lock, err := takeLock(d.folder, name)
	if err != nil {
		return err
	}
	text, err := d.copyAs(name, b)
	if err != nil {
		lock.Close()
		return err
	}
	d.dropLock()
	d.Name, d.saved, d.text, d.lock = name, b, text, lock
	return nil
}

// copyAs writes b and the draft's text under another name. It gives the text, nil when there is none.
func (d *Draft) copyAs(name string, b []byte) (text []byte, err error) {
	if err := d.folder.WriteNew(name+".json", b); err != nil || d.text == nil {
		return nil, err
	}
	if text, err = d.folder.Read(d.Name+".md", draftLimit); err != nil {
		return nil, err
	}
	return text, d.folder.WriteNew(name+".md", text)
}

// TextPath is the file to open in the editor; SaveText makes it.
func (d *Draft) TextPath() string { return d.folder.Full(d.Name + ".md") }

// SaveText writes the text that the editor will open. It never writes over what the editor has saved since.
func (d *Draft) SaveText(b []byte) error {
	if err := d.folder.Replace(d.Name+".md", d.text, b); err != nil {
		return err
	}
	d.text = append([]byte{}, b...)
	return nil
}

// Text reads the text as it stands on disk, with what the editor saved; nil when there is none.
func (d *Draft) Text() ([]byte, error) {
	b, err := d.folder.Read(d.Name+".md", draftLimit)
	if errors.Is(err, fs.ErrNotExist) {
		d.text = nil
		return nil, nil
	}
	if err == nil {
		d.text = b
	}
	return b, err
}

// DropText takes the text away, where another has come in its place. The answers stay.
func (d *Draft) DropText() error {
	d.text = nil
	return d.folder.remove(d.Name + ".md")
}

// Done takes the draft away. Call it when the entry stands, or when nothing was typed; the draft is closed after it.
func (d *Draft) Done() error {
	err := errors.Join(d.folder.remove(d.Name+".md"), d.folder.remove(d.Name+".json"))
	d.Close()
	return err
}

// Close lets the draft stay for another time and gives it free. Closing twice does no harm.
func (d *Draft) Close() {
	if d.lock == nil {
		return
	}
	d.dropLock()
	d.folder.Close()
}

func (d *Draft) dropLock() {
	_ = d.folder.remove(d.Name + ".lock") // before it is free, so that nobody locks a file that has gone
	d.lock.Close()
	d.lock = nil
}

// List gives the drafts of a journal ("" for those of all journals), the oldest first, those of other windows too. A folder
// that does not exist holds none.
func (ds *Drafts) List(journalPath string) ([]LeftDraft, error) {
	folder, err := OpenFolder(ds.path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer folder.Close()
	l, err := folder.Walk()
	if err != nil {
		return nil, err
	}
	var out []LeftDraft
	for _, file := range l.Files {
		name, ok := strings.CutSuffix(file, ".json")
		if !ok || strings.Contains(name, "/") {
			continue
		}
		d, _ := readDraft(folder, name)
		if journalPath == "" || d.Err != nil || d.Journal == journalPath {
			out = append(out, d)
		}
	}
	slices.SortStableFunc(out, func(a, b LeftDraft) int { return a.Started.Compare(b.Started) })
	return out, nil
}

func readDraft(folder *Folder, name string) (LeftDraft, []byte) {
	d := LeftDraft{Name: name, Path: folder.Full(name + ".json"), Live: locked(folder, name)}
	b, err := folder.Read(name+".json", draftLimit)
	if err == nil {
		if jerr := json.Unmarshal(b, &d.DraftContent); jerr != nil {
			err = fmt.Errorf("%s: is no draft that can be taken up again: %w", d.Path, jerr)
		}
	}
	d.Err = err
	if folder.Exists(name + ".md") {
		d.Path = folder.Full(name + ".md")
	}
	d.Untouched = err == nil && untouched(folder, name, &d.DraftContent)
	return d, b
}

func untouched(folder *Folder, name string, c *DraftContent) bool {
	text, err := folder.Read(name+".md", draftLimit)
	if errors.Is(err, fs.ErrNotExist) {
		return len(c.Answers) == 0
	}
	return err == nil && c.Offered != "" && c.Offered == Digest(text)
}

// Untouched says whether nothing in the draft is the person's, as the files stand on disk.
func (d *Draft) Untouched() bool { return untouched(d.folder, d.Name, &d.DraftContent) }

// told is the file that keeps which drafts were named to the person.
const told = ".told"

// Tell keeps that these drafts were named, and says whether one of them never was before.
func (ds *Drafts) Tell(names []string) (first bool, err error) {
	folder, err := OpenFolder(ds.path)
	if err != nil {
		return true, err
	}
	defer folder.Close()
	before, err := folder.Read(told, draftLimit)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return true, err
	}
	known := strings.Fields(string(before))
	kept := slices.DeleteFunc(slices.Clone(known), func(name string) bool { return !fs.ValidPath(name) || !folder.Exists(name+".json") })
	for _, name := range names {
		if !slices.Contains(known, name) {
			kept, first = append(kept, name), true
		}
	}
	if !first {
		return false, nil
	}
	return true, folder.Replace(told, before, []byte(strings.Join(kept, "\n")+"\n"))
}

// ByName takes up a draft again. The error wraps journal.ErrNotFound, ErrInUse, or says why the file cannot be read.
func (ds *Drafts) ByName(name string) (*Draft, error) {
	folder, err := OpenFolder(ds.path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && (!fs.ValidPath(name) || !folder.Exists(name+".json")) {
		if err == nil {
			folder.Close()
		}
		return nil, fmt.Errorf("draft %q %w", name, journal.ErrNotFound)
	}
	if err != nil {
		return nil, err
	}
	d, err := takeUp(folder, name)
	if err != nil {
		folder.Close()
		return nil, err
	}
	return d, nil
}

func takeUp(folder *Folder, name string) (*Draft, error) {
	lock, err := takeLock(folder, name)
	if err != nil {
		return nil, err
	}
	left, b := readDraft(folder, name)
	d := &Draft{Name: name, DraftContent: left.DraftContent, folder: folder, saved: b, lock: lock}
	err = left.Err
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("draft %q %w", name, journal.ErrNotFound)
	}
	if err == nil {
		_, err = d.Text()
	}
	if err != nil {
		d.dropLock()
		return nil, err
	}
	return d, nil
}

// Latest takes up the newest draft of a journal that no other window is writing, of one command ("" for any) about one
// entry ("" for any).
func (ds *Drafts) Latest(journalPath, command, about string) (*Draft, error) {
	all, err := ds.List(journalPath)
	if err != nil {
		return nil, err
	}
	for _, d := range slices.Backward(all) {
		fits := (command == "" || d.Command == command) && (about == "" || d.About == about)
		if !fits || d.Live || d.Err != nil {
			continue
		}
		if got, err := ds.ByName(d.Name); !errors.Is(err, ErrInUse) && !errors.Is(err, journal.ErrNotFound) {
			return got, err
		}
	}
	return nil, fmt.Errorf("a draft to take up again was %w in %s", journal.ErrNotFound, ds.path)
}

// takeLock locks NAME.lock for this window until it is closed or the process ends. A window that closes its draft takes the
// file away; a lock on a file that has gone holds nobody off, so it is taken again on the new one.
func takeLock(folder *Folder, name string) (*os.File, error) {
	for {
		file, err := folder.root.OpenFile(name+".lock", os.O_RDWR|os.O_CREATE, filePerm)
		if err != nil {
			return nil, folder.named(name+".lock", err)
		}
		if !tryLock(file) {
			file.Close()
			return nil, fmt.Errorf("%s: %w", folder.Full(name), ErrInUse)
		}
		held, err := file.Stat()
		now, nerr := folder.root.Lstat(name + ".lock")
		if err == nil && nerr == nil && os.SameFile(held, now) {
			return file, nil
		}
		file.Close()
	}
}

// locked says whether a window holds the lock now.
func locked(folder *Folder, name string) bool {
	file, err := folder.root.Open(name + ".lock")
	if err != nil {
		return false
	}
	defer file.Close()
	return !tryShare(file)
}
