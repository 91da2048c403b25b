package export

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"twoway/journal"
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

	before []byte // nil: the file is new
	after  []byte // nil: nothing is written, or the file goes when remove is set
	remove bool
	beside []byte
	lines  []line // what the manifest says when the step is done
	was    []line // what it said before
}

// Options decide about conflicts and deleted notes, for one run.
type Options struct {
	Theirs bool // what the person wrote into our part stands until ours changes again
	Ours   bool // ours is written, the edited text is kept beside it
	Again  bool // deleted notes come back
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
var ErrOtherJournal = errors.New("the folder holds the export of another journal; choose another folder")

// Compare holds a journal against a folder and decides what to do. It writes nothing.
func Compare(folder Folder, target string, in Input, opts Options) (*Plan, error) {
	t, err := TargetNamed(target)
	if err != nil {
		return nil, err
	}
	if opts.Theirs && opts.Ours {
		return nil, errors.New("theirs and ours exclude each other; choose one")
	}
	m, err := readManifest(folder)
	if err != nil {
		return nil, err
	}
	c := newComparison(folder, target, opts, m)
	if t.notes != nil {
		c.style = t.notes.style
		if err := c.find(); err != nil {
			return nil, err
		}
	}
	in.Where = c.where
	files, err := Files(target, in)
	if err != nil {
		return nil, err
	}
	if c.strangers(files) {
		return nil, ErrOtherJournal
	}
	plan := &Plan{Target: target, manifest: m}
	for _, f := range files {
		s, err := c.step(f)
		if err != nil {
			return nil, err
		}
		plan.Steps = append(plan.Steps, s)
	}
	gone, err := c.gone(files, !in.Filter.empty())
	if err != nil {
		return nil, err
	}
	plan.Steps = append(plan.Steps, gone...)
	slices.SortStableFunc(plan.Steps, func(a, b Step) int { return strings.Compare(a.Path, b.Path) })
	return plan, nil
}

// comparison is the work of Compare: what the manifest knows and what was found.
type comparison struct {
	folder Folder
	target string
	style  Style
	opts   Options
	known  map[string][]line
	where  map[string]string // id → path, for notes that stand in the folder
	others map[string]bool   // paths that other targets wrote
	disk   map[string][]byte // what was read, by path; nil for what is not there
}

func newComparison(folder Folder, target string, opts Options, m *manifest) *comparison {
	c := &comparison{
		folder: folder, target: target, opts: opts, known: m.of(target),
		where: map[string]string{}, others: map[string]bool{}, disk: map[string][]byte{},
	}
	for _, l := range m.lines {
		if l.target != target {
			c.others[l.path] = true
		}
	}
	return c
}

func (c *comparison) read(name string) ([]byte, error) {
	if b, ok := c.disk[name]; ok {
		return b, nil
	}
	b, err := c.folder.Read(name, maxFile)
	if errors.Is(err, fs.ErrNotExist) {
		b, err = nil, nil
	}
	if err != nil {
		return nil, err
	}
	c.disk[name] = b
	return b, nil
}

// find learns where the notes stand. The folder is searched only when a note is not where it was.
func (c *comparison) find() error {
	missing := len(c.known) == 0
	for _, id := range slices.Sorted(maps.Keys(c.known)) {
		for _, l := range c.known[id] {
			b, err := c.read(l.path)
			if errors.Is(err, store.ErrNotRegular) {
				continue
			}
			if err != nil {
				return err
			}
			if b != nil && readNote(b, c.style).id() == id {
				c.where[id] = l.path
				break
			}
		}
		if c.where[id] == "" && !c.known[id][0].pending && path.Ext(c.known[id][0].path) == ".md" {
			missing = true
		}
	}
	if !missing {
		return nil
	}
	return c.search()
}

func (c *comparison) search() error {
	found, err := c.folder.Walk()
	if err != nil {
		return err
	}
	for _, name := range found.Files {
		if path.Ext(name) != ".md" || c.others[name] {
			continue
		}
		b, err := c.read(name)
		if err != nil {
			continue // a note that cannot be read is none of ours, or is named when its turn comes
		}
		d := readNote(b, c.style)
		if id := d.id(); id != "" && d.hasBlock && c.where[id] == "" {
			c.where[id] = name
		}
	}
	return nil
}

// strangers says whether everything known here is unknown to the layout, and both are more than a file or two.
func (c *comparison) strangers(files []File) bool {
	fresh := 0
	for _, f := range files {
		if !anyJournals(f.ID) {
			if c.known[f.ID] != nil {
				return false
			}
			fresh++
		}
	}
	known := 0
	for id := range c.known {
		if !anyJournals(id) {
			known++
		}
	}
	return fresh > 0 && known > 2
}

// anyJournals says whether an id can stand in the layout of every journal.
func anyJournals(id string) bool {
	_, entry := journal.ParseID(id)
	return !entry
}

func (c *comparison) step(f File) (Step, error) {
	if f.Note == nil {
		return c.whole(f)
	}
	at, found := c.where[f.ID]
	if !found {
		return c.unplaced(f, f.Note.fresh())
	}
	src, err := c.read(at)
	if err != nil {
		return Step{}, err
	}
	return c.note(f, at, readNote(src, c.style)), nil
}

// unplaced decides about a file that does not stand where it should.
func (c *comparison) unplaced(f File, data []byte) (Step, error) {
	known := c.known[f.ID]
	s := Step{Path: f.Path, ID: f.ID, lines: known, was: known}
	there, err := c.read(f.Path)
	switch {
	case errors.Is(err, store.ErrNotRegular):
		s.Verb, s.Why = Conflict, "a link or folder stands there, which is never written over"
	case err != nil:
		return s, err
	case there != nil:
		s.Verb, s.Why = Conflict, "a file that twoway did not make stands there; move it, or set another folder or file name"
	case len(known) > 0 && !pendingOnly(known) && !c.opts.Again && !f.Always:
		s.Verb, s.Why = LeftOut, "deleted here; --again brings it back"
	default:
		made := f.sum()
		s.Verb, s.after = New, data
		s.lines = []line{{target: c.target, id: f.ID, made: made, held: made, path: f.Path}}
	}
	return s, nil
}

func pendingOnly(known []line) bool {
	return !slices.ContainsFunc(known, func(l line) bool { return !l.pending })
}

func (f File) sum() string {
	if f.Note != nil {
		return f.Note.sum()
	}
	return digest(f.Data)
}

// note decides about a note that stands at a path.
func (c *comparison) note(f File, at string, d *onDisk) Step {
	known := c.known[f.ID]
	made := f.Note.sum()
	s := Step{Path: at, ID: f.ID, Verb: Same, before: d.src, was: known}
	s.lines = []line{{target: c.target, id: f.ID, made: made, held: made, path: at}}
	ours := func(key string) bool {
		return slices.ContainsFunc(f.Note.Front, func(p Prop) bool { return p.Key == key })
	}
	loose, strict := d.sum(ours), d.sum(ourKey)
	drop := func(string) bool { return false }
	switch {
	case !d.hasBlock:
		c.conflict(&s, f, d, "", "the markers of our block are gone")
		return s
	case loose == made:
	case wrote(known, strict):
		drop = ourKey
	case wrote(known, loose):
	case slices.ContainsFunc(known, func(l line) bool { return (l.held == strict || l.held == loose) && l.made == made }):
		s.lines, s.Why = known, "as edited here"
		return c.moved(s, known)
	default:
		c.conflict(&s, f, d, strict, "edited inside our block")
		return c.moved(s, known)
	}
	if after := f.Note.merge(d, drop); !bytes.Equal(after, d.src) {
		s.Verb, s.after = Changed, after
	}
	return c.moved(s, known)
}

// wrote says whether a digest is of something that we wrote, so that ours may follow it.
func wrote(known []line, sum string) bool {
	return slices.ContainsFunc(known, func(l line) bool { return l.made == sum })
}

// moved marks a note that stands elsewhere than the manifest says.
func (c *comparison) moved(s Step, known []line) Step {
	if len(known) == 0 || slices.ContainsFunc(known, func(l line) bool { return l.path == s.Path }) {
		return s
	}
	if s.Verb == Same || s.Verb == Changed {
		if s.Verb == Changed {
			s.Why = "updated where it stands"
		}
		s.Verb = Moved
		for i := range s.lines {
			s.lines[i].path = s.Path
		}
		s.Why = strings.TrimSuffix("was "+known[0].path+"; "+s.Why, "; ")
	}
	return s
}

// conflict leaves a file as it is, or decides as the options say.
func (c *comparison) conflict(s *Step, f File, d *onDisk, held, why string) {
	switch {
	case c.opts.Theirs && held != "":
		s.Why = why + "; kept as it is"
		s.lines[0].held = held
	case c.opts.Ours:
		s.Verb, s.Why = Changed, why+"; ours written"
		s.after = f.Note.merge(d, ourKey)
		s.keep(c, d.edited())
	default:
		s.Verb, s.Why, s.lines = Conflict, why+"; --theirs keeps that, --ours writes ours and keeps yours beside it", c.known[f.ID]
	}
}

// edited is the text that is kept when ours is written over it: our part of the note as the person left it. The rest stays in
// the note. Without markers the person's text stays where it is, and there is nothing to keep.
func (d *onDisk) edited() []byte {
	if !d.hasBlock {
		return nil
	}
	var b bytes.Buffer
	for _, g := range d.groups {
		if ourKey(g.key) && !sharedKey(g.key) && g.key != idKey(d.style) {
			b.WriteString(g.raw)
		}
	}
	b.WriteString(d.eol())
	b.Write(d.block())
	return b.Bytes()
}

// keep puts bytes beside the file that the step writes.
func (s *Step) keep(c *comparison, data []byte) {
	if data != nil {
		s.Kept, s.beside = c.besideName(s.Path, data), data
	}
}

// besideName is the first free name beside a file, or the one that holds these bytes already.
func (c *comparison) besideName(name string, data []byte) string {
	ext := path.Ext(name)
	stem := strings.TrimSuffix(name, ext)
	for n := 1; ; n++ {
		try := stem + " (edited)" + ext
		if n > 1 {
			try = fmt.Sprintf("%s (edited %d)%s", stem, n, ext)
		}
		b, err := c.read(try)
		if err == nil && (b == nil || bytes.Equal(b, data)) {
			return try
		}
	}
}

// whole decides about a file that is ours as a whole.
func (c *comparison) whole(f File) (Step, error) {
	known := c.known[f.ID]
	src, err := c.read(f.Path)
	made := digest(f.Data)
	if err != nil || src == nil || len(known) == 0 && digest(src) != made {
		return c.unplaced(f, f.Data)
	}
	got := digest(src)
	s := Step{Path: f.Path, ID: f.ID, Verb: Same, before: src, was: known}
	s.lines = []line{{target: c.target, id: f.ID, made: made, held: made, path: f.Path}}
	switch {
	case got == made:
	case wrote(known, got):
		s.Verb, s.after = Changed, sameEnds(src, f.Data)
	case slices.ContainsFunc(known, func(l line) bool { return l.held == got && l.made == made }):
		s.lines, s.Why = known, "as edited here"
	case c.opts.Theirs:
		s.Why, s.lines[0].held = "edited; kept as it is", got
	case c.opts.Ours:
		s.Verb, s.Why, s.after = Changed, "edited; ours written", sameEnds(src, f.Data)
		s.keep(c, src)
	default:
		s.Verb, s.Why, s.lines = Conflict, "edited; --theirs keeps that, --ours writes ours and keeps yours beside it", known
	}
	return s, nil
}

// sameEnds writes text with the line ends that the file has.
func sameEnds(src, data []byte) []byte {
	if bytes.Contains(src, []byte("\r\n")) && !bytes.Contains(data, []byte("\r")) && utf8.Valid(data) {
		return bytes.ReplaceAll(data, []byte("\n"), []byte("\r\n"))
	}
	return data
}

// gone decides about what the manifest knows and the layout has no more.
func (c *comparison) gone(files []File, filtered bool) ([]Step, error) {
	have := map[string]bool{}
	for _, f := range files {
		have[f.ID] = true
	}
	var steps []Step
	for _, id := range slices.Sorted(maps.Keys(c.known)) {
		if have[id] {
			continue
		}
		known := c.known[id]
		s := Step{Path: known[0].path, ID: id, lines: known, was: known}
		if filtered {
			s.Verb, s.Why = LeftOut, "outside what was asked for; left as it is"
		} else if err := c.takeAway(&s, known); err != nil {
			return nil, err
		}
		if s.Verb != "" {
			steps = append(steps, s)
		}
	}
	return steps, nil
}

const goneWhy = "its entry is gone or private"

func (c *comparison) takeAway(s *Step, known []line) error {
	at, isNote := c.where[s.ID]
	if !isNote {
		at = known[0].path
	}
	src, err := c.read(at)
	if err != nil && !errors.Is(err, store.ErrNotRegular) {
		return err
	}
	s.Path, s.before, s.lines = at, src, nil
	var got string
	var rest []byte
	left := false
	if isNote {
		d := readNote(src, c.style)
		got = d.sum(ourKey)
		rest, left = d.strip(ourKey)
	} else {
		got = digest(src)
	}
	clean := wrote(known, got)
	switch {
	case src == nil || !isNote && !clean && path.Ext(at) == ".md":
		s.Verb, s.Why = LeftOut, goneWhy+", and so is the file"
	case !clean && c.opts.Theirs:
		s.Verb, s.Why = LeftOut, goneWhy+"; the edited file is yours now"
	case !clean && !c.opts.Ours:
		s.Verb, s.Why, s.lines = Conflict, goneWhy+", and the note was edited; --ours takes it away and keeps yours beside it, --theirs leaves it to you", known
	case left:
		s.Verb, s.Why, s.after = Removed, goneWhy+"; what you wrote around it stays", rest
	default:
		s.Verb, s.Why, s.remove = Removed, goneWhy, true
	}
	if !clean && s.Verb == Removed {
		kept := src
		if isNote {
			kept = readNote(src, c.style).edited()
		}
		s.keep(c, kept)
	}
	return nil
}
