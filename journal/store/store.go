package store

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"twoway/journal"
	"twoway/journal/markdown"
)

const (
	entryLimit  = 16 << 20 // bytes of one entry, as markdown.Parse takes them
	reviewLimit = 16 << 20 // bytes of one saved review
	openFolders = 64       // at once, while entries are read
	readers     = 4        // goroutines that read: more win nothing on two cores, and one leaves a cold disk idle
)

// The folders of a journal that hold no entries, though scaffolds look like them.
const (
	templatesFolder = "templates"
	lensesFolder    = "lenses"
	reviewsFolder   = "reviews"
)

// Store is a journal's folder. Reading is safe for several goroutines and Create for several processes.
type Store struct {
	folder *Folder
	mu     sync.Mutex
	names  *Names // from the first Create on, kept up to date by this process
}

// Open opens the folder of a journal; which one it is, is for the caller to know. Close it after use.
func Open(path string) (*Store, error) {
	f, err := OpenFolder(path)
	if err != nil {
		return nil, err
	}
	return &Store{folder: f}, nil
}

// Close gives the folder back to the system.
func (s *Store) Close() error { return s.folder.Close() }

// Folder is the journal's folder.
func (s *Store) Folder() *Folder { return s.folder }

// Templates is the journal's templates/ laid over ours.
func (s *Store) Templates(ours fs.FS) fs.FS { return layOver(s.folder.FS(templatesFolder), ours) }

// OwnTemplates is the journal's templates/, nil when it has none; what has that name and is no folder is a problem.
func (s *Store) OwnTemplates() (fs.FS, []journal.Problem) {
	return s.own(templatesFolder, "template", "your own templates")
}

// Lenses is the journal's lenses/, nil when it has none; what has that name and is no folder is a problem.
func (s *Store) Lenses() (fs.FS, []journal.Problem) {
	return s.own(lensesFolder, "lens", "your own lenses")
}

// own is a folder of the person's own under a name; whose says what belongs into it.
func (s *Store) own(name, rule, whose string) (fs.FS, []journal.Problem) {
	if own := s.folder.FS(name); own != nil {
		return own, nil
	}
	info, err := s.folder.root.Lstat(name)
	if err != nil {
		return nil, nil
	}
	p := journal.Problem{
		Path: name, Rule: rule, Unreadable: true, Text: "is a file, and has the name of the folder for " + whose,
		Mend: "give it another name; to have it read, make a folder " + name + " and put it there",
	}
	if info.Mode()&fs.ModeSymlink != 0 {
		p.Text, p.Mend = "is a link, and links are not followed", "put the folder itself in its place"
	}
	return nil, []journal.Problem{p}
}

// Entries reads every entry of the journal, saved reviews apart, and gives them in the order of journal.Less. Problems are
// sorted by path and line; a file that could not be used has its Problem with Unreadable set. Markdown files that are not
// ours are passed over. The error is for the folder as a whole.
func (s *Store) Entries() ([]*journal.Entry, []journal.Problem, error) {
	all, problems, err := s.read("")
	return slices.DeleteFunc(all, isReview), problems, err
}

// Again reads one entry as it stands now; nil when it cannot be read any more.
func (s *Store) Again(path string) *journal.Entry {
	e, _ := s.parseOne(nil, path, new([]byte))
	return e
}

// Reviews reads the saved reviews, in the order of journal.Less.
func (s *Store) Reviews() ([]*journal.Entry, []journal.Problem, error) {
	all, problems, err := s.read(reviewsFolder + "/")
	return slices.DeleteFunc(all, func(e *journal.Entry) bool { return !isReview(e) }), problems, err
}

func isReview(e *journal.Entry) bool { return e.Kind == journal.KindReview }

func (s *Store) read(below string) ([]*journal.Entry, []journal.Problem, error) {
	l, err := s.list()
	if err != nil {
		return nil, nil, err
	}
	slices.Sort(l.Files)
	names := slices.DeleteFunc(l.Files, func(name string) bool { return !strings.HasPrefix(name, below) })
	problems := slices.DeleteFunc(l.Left, func(p journal.Problem) bool { return !strings.HasPrefix(p.Path, below) })
	entries, found := s.parse(names)
	s.closeCopied(entries, problems)
	if below == "" {
		problems = append(problems, s.otherEndings(l.Others)...)
	}
	problems = append(problems, found...)
	slices.SortFunc(entries, journal.Less)
	slices.SortFunc(problems, compareProblems)
	shareIDs(entries)
	return entries, problems, nil
}

// closeCopied makes an entry private when a copy of it that a sync tool made, and that is left out, says so: one machine may have marked
// it while another wrote in it.
func (s *Store) closeCopied(entries []*journal.Entry, left []journal.Problem) {
	private := map[string]bool{}
	for _, p := range left {
		if p.Rule == ruleSyncCopy {
			if e := s.Again(p.Path); e != nil && e.Private {
				private[e.ID] = true
			}
		}
	}
	if len(private) == 0 {
		return
	}
	for _, e := range entries {
		e.Private = e.Private || private[e.ID]
	}
}

// shareIDs lets what is about a decision hold the decision's own id. With that, nothing of most notes' files is held but their text.
func shareIDs(entries []*journal.Entry) {
	ids := map[string]string{}
	for _, e := range entries {
		if e.Kind == journal.KindDecision {
			ids[e.ID] = e.ID
		}
	}
	for _, e := range entries {
		if id, ok := ids[e.About]; ok {
			e.About = id
		}
	}
}

// otherEndings names the files with our key and another ending than .md, which are read as none of ours.
func (s *Store) otherEndings(names []string) (problems []journal.Problem) {
	for _, name := range names {
		if b, err := s.folder.read(name, entryLimit); err == nil && markdown.IsOurs(b) {
			md := name[:len(name)-len(otherEnding(name))] + ".md"
			problems = append(problems, unreadable(name, "ending", "the name ends in "+otherEnding(name)+", so it is not read as an entry", "rename the file to "+path.Base(md)))
		}
	}
	return problems
}

// otherEnding is an ending that Markdown has elsewhere, or .md in capitals or with .txt behind it; "" for any other.
func otherEnding(name string) string {
	if strings.HasSuffix(name, ".md") { // nearly all
		return ""
	}
	low := strings.ToLower(name)
	for _, ending := range []string{".md", ".markdown", ".mdown", ".mkd", ".md.txt"} {
		if strings.HasSuffix(low, ending) {
			return name[len(name)-len(ending):]
		}
	}
	return ""
}

// list names the Markdown files of the journal, in no order. What was left out is a problem only where an entry could have stood.
func (s *Store) list() (Listing, error) {
	l, err := s.folder.walk(func(dir string) bool { return dir == templatesFolder || dir == lensesFolder })
	l.Files = slices.DeleteFunc(l.Files, func(name string) bool {
		if otherEnding(name) != "" {
			l.Others = append(l.Others, name)
		}
		return path.Ext(name) != ".md"
	})
	l.Left = slices.DeleteFunc(l.Left, func(p journal.Problem) bool { return p.Rule == ruleSyncCopy && path.Ext(p.Path) != ".md" })
	for i, p := range l.Left {
		if p.Path == templatesFolder || p.Path == lensesFolder {
			l.Left[i].Unreadable = false // no entry of the person's is left out, only what they would lay over ours
		}
	}
	return l, err
}

// parse reads files side by side. Each has its own place in the results, so that the order does not depend on who was first.
func (s *Store) parse(names []string) (entries []*journal.Entry, problems []journal.Problem) {
	type result struct {
		entry    *journal.Entry
		problems []journal.Problem
	}
	results := make([]result, len(names))
	folders, closeAll := s.folder.foldersOf(names)
	defer closeAll()
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(readers, len(names)) {
		wg.Go(func() {
			var b []byte // holds one file after the other; the parser keeps nothing of it
			for i := int(next.Add(1)) - 1; i < len(names); i = int(next.Add(1)) - 1 {
				results[i].entry, results[i].problems = s.parseOne(folders[path.Dir(names[i])], names[i], &b)
			}
		})
	}
	wg.Wait()
	for _, r := range results {
		if r.entry != nil {
			entries = append(entries, r.entry)
		}
		problems = append(problems, r.problems...)
	}
	return entries, problems
}

// parseOne reads a file through its folder, or through the journal's when that is not open.
func (s *Store) parseOne(folder *Folder, name string, buffer *[]byte) (*journal.Entry, []journal.Problem) {
	var b []byte
	var err error
	if folder != nil {
		b, err = folder.readListed(path.Base(name), entryLimit, *buffer)
	} else {
		b, err = s.folder.read(name, entryLimit)
	}
	*buffer = b
	switch {
	case errors.Is(err, fs.ErrNotExist): // it went away since it was listed
		return nil, nil
	case errors.Is(err, ErrTooLarge):
		return nil, []journal.Problem{unreadable(name, "size", fmt.Sprintf("is larger than %d MB", entryLimit>>20),
			"move a part of it into a file beside it, and link to that")}
	case err != nil:
		return nil, []journal.Problem{unreadable(name, ruleRead, "cannot be read: "+cause(err).Error(), "give yourself the right to read it")}
	}
	e, problems := markdown.Parse(name, b)
	if e == nil && len(problems) == 0 && nameOf(name) == "an entry" {
		problems = markdown.Damaged(name, b)
	}
	return e, problems
}

// ReadReview gives a saved review as it stands, nil when there is none. name is the period's: 2026-Q3.
func (s *Store) ReadReview(name string) ([]byte, error) {
	b, err := s.folder.Read(reviewPath(name), reviewLimit)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return b, err
}

// SaveReview writes a review over the one that stands there, or anew. render gets what stands there, nil when nothing does,
// and gives the whole new file; its error ends the matter. The same bytes are no write. The error wraps journal.ErrChanged
// when the file changed meanwhile.
func (s *Store) SaveReview(name string, render func(old []byte) ([]byte, error)) (path string, changed bool, err error) {
	path = reviewPath(name)
	before, err := s.ReadReview(name)
	if err != nil {
		return path, false, err
	}
	after, err := render(before)
	if err != nil {
		return path, false, err
	}
	if err := s.folder.Replace(path, before, after); err != nil {
		return path, false, err
	}
	return path, before == nil || string(before) != string(after), nil
}

func reviewPath(name string) string { return reviewsFolder + "/" + name + ".md" }
