package export

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"twoway/journal/store"
)

// maxFile bounds what is read of one file; larger ones are not ours.
const maxFile = 64 << 20

// Folder is where an export is written; *store.Folder is one.
type Folder interface {
	Walk() (store.Listing, error)
	Read(name string, limit int64) ([]byte, error)
	WriteNew(name string, b []byte) error
	Replace(name string, before, after []byte) error
	Remove(name string, before []byte) error
}

// Verb is what happens to one file.
type Verb string

// The verbs, in the words that a plan prints.
const (
	New      Verb = "new"
	Same     Verb = "same"
	Changed  Verb = "changed"
	Moved    Verb = "moved"
	Removed  Verb = "removed"
	Conflict Verb = "conflict"
	LeftOut  Verb = "left out"
)

// Step is one line of a plan.
type Step struct {
	Path string `json:"path"`
	ID   string `json:"id"`
	Verb Verb   `json:"verb"`
	Why  string `json:"why,omitempty"`  // empty when the verb says it all
	Kept string `json:"kept,omitempty"` // the file beside it that keeps the edited text

	// Asks says that --theirs or --ours decides a conflict; without it the person has to do something first.
	Asks bool `json:"-"`

	before []byte // nil: the file is new
	after  []byte // nil: nothing is written, or the file goes when remove is set
	remove bool
	from   string // the file that goes when this one is written, with what stood in it
	moved  []byte
	beside []byte
	lines  []line // what the manifest says when the step is done
	was    []line // what it said before
}

// Options decide about conflicts and deleted notes, for one run.
type Options struct {
	Theirs bool // what the person wrote into our part stands until ours changes again
	Ours   bool // ours is written, the edited text is kept beside it
	Again  bool // deleted notes come back
	// TakeOver makes the folder that of this journal, though it holds the export of another one, which is taken away.
	TakeOver bool
}

// Plan is what an export would do. Steps are in the order of paths.
type Plan struct {
	Target string
	Steps  []Step

	manifest *manifest
}

// Count gives the number of steps with a verb.
func (p *Plan) Count(v Verb) int {
	n := 0
	for _, s := range p.Steps {
		if s.Verb == v {
			n++
		}
	}
	return n
}

// Conflicts are the steps that the person has to decide about.
func (p *Plan) Conflicts() []Step {
	var out []Step
	for _, s := range p.Steps {
		if s.Verb == Conflict {
			out = append(out, s)
		}
	}
	return out
}

// ErrOtherJournal says that a folder holds the export of another journal, which would be taken away.
var ErrOtherJournal = errors.New("the folder holds the export of another journal, or of entries that this one has no more")

// Look is what stands in a folder, being read.
type Look struct {
	target Target
	list   *manifest
	c      *comparison
	err    error
	done   chan struct{}
}

// Begin starts to read what stands in a folder, while the caller still makes what that is compared with. It writes nothing.
func Begin(folder Folder, target string) *Look {
	l := &Look{done: make(chan struct{})}
	go func() {
		defer close(l.done)
		l.err = l.read(folder, target)
	}()
	return l
}

func (l *Look) read(folder Folder, target string) (err error) {
	if l.target, err = TargetNamed(target); err != nil {
		return err
	}
	if l.list, err = readManifest(folder); err != nil {
		return err
	}
	l.c = newComparison(folder, target, l.list)
	if l.target.notes == nil {
		return nil
	}
	l.c.style = l.target.notes.style
	return l.c.find()
}

// Compare holds a journal against the folder and decides what to do. It writes nothing, and is called once.
func (l *Look) Compare(in Input, opts Options) (*Plan, error) {
	if <-l.done; l.err != nil {
		return nil, l.err
	}
	if opts.Theirs && opts.Ours {
		return nil, errors.New("theirs and ours exclude each other; choose one")
	}
	target, c := l.target.Name, l.c
	c.opts = opts
	selection := in.Filter
	if target == "html" { // the page of a decision is whole or not there
		selection.Decisions = nil
	}
	c.selection = selection.sum()
	c.about, in.Where = in.Notes, c.where
	if l.target.notes != nil {
		in.Where = c.adopt(in)
	}
	files, err := Files(target, in)
	if err != nil {
		return nil, err
	}
	if !opts.TakeOver && c.foreign(l.target, in, files) {
		return nil, ErrOtherJournal
	}
	ended, elsewhere := c.comeBack(files)
	if elsewhere {
		maps.Copy(in.Where, c.where)
		if files, err = Files(target, in); err != nil {
			return nil, err
		}
	}
	plan := &Plan{Target: target, manifest: l.list.without(target, ended)}
	var stays func(id string) bool
	if !in.Filter.Empty() {
		if files, stays, err = c.besidesSelection(l.target, in, files); err != nil {
			return nil, err
		}
	}
	plan.Steps = make([]Step, len(files))
	errs := make([]error, len(files))
	each(len(files), func(i int) { plan.Steps[i], errs[i] = c.step(files[i]) })
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	if in.Bare() { // a file that shows nothing is not begun; one that stands shows what there is
		plan.Steps = slices.DeleteFunc(plan.Steps, func(s Step) bool { return s.Verb == New })
	}
	gone, err := c.gone(files, stays)
	if err != nil {
		return nil, err
	}
	plan.Steps = slices.Concat(plan.Steps, gone, c.copies(files, stays))
	slices.SortStableFunc(plan.Steps, func(a, b Step) int { return strings.Compare(a.Path, b.Path) })
	return plan, nil
}
