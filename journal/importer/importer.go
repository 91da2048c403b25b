// Package importer reads what other tools wrote and makes entries of it.
//
// A source is opened for reading only. What it says is mapped where the meaning is certain; all else stays in the body, word for
// word, and is named. Each entry carries a source key, so that a second import finds it and changes nothing, and one that
// stopped half-way adds what is missing.
package importer

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// Found is one entry that a source holds. Its id and references to other found entries are filled in by Fresh. One of the kind
// review is a saved review without our part; Fresh passes it over.
type Found struct {
	Entry  *journal.Entry
	File   string // in the source, relative
	minute journal.Minute
	about  string // source key of the found decision that it is about
	follow string // source key of the found decision that it supersedes
	settle *Found // what settles its open prediction, for a journal that has the entry from an earlier import
}

// Options are what the person decides about an import.
type Options struct {
	About      string       // id of the decision that notes are about; "" for none
	AsDecision bool         // a dated note becomes a decision of its own
	Date       journal.Date // of what names no day; zero leaves that out
	Today      journal.Date
	Rule       journal.Rule
	Forecaster string // whose forecasts come in, of tables that hold those of several people
}

// Format is one kind of source.
type Format struct {
	Name  string
	Help  string   // one line, without a full stop
	Takes []string // the flags that mean something for it
	ends  []string
	read  func(r *reader, name string, data []byte)
}

// Formats lists the formats in the order in which help shows them.
func Formats() []Format {
	return []Format{
		{"adr", "decision records of adr-tools (Nygard) and MADR 2 to 4, a folder or one file", []string{"date"}, []string{".md", ".markdown"}, (*reader).adr},
		{"jrnl", "the JSON export of jrnl", []string{"about", "as"}, []string{".json"}, (*reader).jrnl},
		{"markdown", "dated notes: Jekyll, Hugo, Obsidian daily notes, weeknotes, any folder", []string{"about", "as", "date"}, []string{".md", ".markdown"}, (*reader).markdown},
		{"json", "what `export json` wrote", nil, []string{".json"}, (*reader).json},
		{"predictions", "CSV of Fatebook or PredictionBook, resolved ones with their result", []string{"about", "forecaster"}, []string{".csv"}, (*reader).predictions},
	}
}

// FormatNamed gives a format by its name.
func FormatNamed(name string) (Format, error) {
	all := Formats()
	if i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name }); i >= 0 {
		return all[i], nil
	}
	names := make([]string, len(all))
	for i, f := range all {
		names[i] = f.Name
	}
	return Format{}, fmt.Errorf("import format %q: choose one of %s", name, strings.Join(names, ", "))
}

// maxFile bounds what is read of one file, in bytes.
const maxFile = 16 << 20

// reader collects what a source holds.
type reader struct {
	opts     Options
	found    []Found
	problems []journal.Problem
	tables   []table
	bare     bool // a source was read that is well and holds nothing

	links       []link // between decision records
	superseded  []*record
	closedFiles []string // that are private by their front matter, those that are left out among them
}

func (r *reader) problem(name string, line int, rule, text, mend string) {
	r.problems = append(r.problems, journal.Problem{Path: name, Line: line, Rule: rule, Text: text, Mend: mend})
}

// unreadable names a file of which nothing was read.
func (r *reader) unreadable(name, rule, text, mend string) {
	r.problems = append(r.problems, journal.Problem{Path: name, Rule: rule, Text: text, Mend: mend, Unreadable: true})
}

// RuleEmpty is the rule of the problem that nothing in a source reads as its format.
const RuleEmpty = "import-empty"

// Read gives what a source holds, in the order of its files. Name is a file or a folder in fsys, "." for all of it. Problems
// name what was left out or kept without being understood. The error says that the source itself cannot be read.
func Read(format string, fsys fs.FS, name string, opts Options) ([]Found, []journal.Problem, error) {
	f, err := FormatNamed(format)
	if err != nil {
		return nil, nil, err
	}
	r := &reader{opts: opts}
	files, err := r.sources(fsys, name, f.ends)
	if err != nil {
		return nil, nil, err
	}
	for _, file := range files {
		data, err := readFile(fsys, file)
		if err != nil {
			r.unreadable(file, "import-read", unread(err), "")
			continue
		}
		if text, ok := r.decoded(file, data); ok {
			f.read(r, file, text)
		}
	}
	r.linkRecords()
	r.closeSuperseded()
	r.hideNames()
	if err := r.forecasts(); err != nil {
		return nil, nil, err
	}
	if len(r.found) == 0 && len(r.problems) == 0 && !r.bare {
		r.unreadable(name, RuleEmpty, "nothing here that reads as "+format, "name a file or a folder with "+strings.Join(f.ends, " or ")+" files")
	}
	return r.found, r.problems, nil
}

// sources are the files to read: the one that is named, else all below a folder with the right ending, sorted. Hidden ones are
// passed over. Links that may lead to more, to a folder or with the right ending, are named, and so are folders that cannot be read and
// what is no file, such as a pipe.
func (r *reader) sources(fsys fs.FS, name string, ends []string) ([]string, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.IsDir() {
		return []string{name}, nil
	}
	var files []string
	err = fs.WalkDir(fsys, name, func(p string, d fs.DirEntry, err error) error {
		hidden := strings.HasPrefix(path.Base(p), ".") && p != "."
		switch {
		case err != nil && p == name:
			return err
		case err != nil:
			r.unreadable(p, "import-read", unread(err), "")
			return fs.SkipDir
		case d.IsDir() && hidden:
			return fs.SkipDir
		case hidden:
		case d.Type().IsRegular() && slices.Contains(ends, strings.ToLower(path.Ext(p))):
			files = append(files, p)
		case d.Type()&fs.ModeSymlink != 0 && slices.Contains(append(ends, ""), strings.ToLower(path.Ext(p))):
			r.unreadable(p, "import-link", "a link, and links are not followed", "name what it leads to in an import of its own")
		case !d.IsDir() && !d.Type().IsRegular() && slices.Contains(ends, strings.ToLower(path.Ext(p))):
			r.unreadable(p, "import-read", notRegular, "")
		}
		return nil
	})
	slices.Sort(files)
	return files, err
}

// unread says why something cannot be read, without the path that stands before it.
func unread(err error) string {
	var at *fs.PathError
	if errors.As(err, &at) {
		return "cannot be read: " + at.Err.Error()
	}
	return err.Error()
}

const notRegular = "it is no regular file"

func readFile(fsys fs.FS, name string) ([]byte, error) {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New(notRegular)
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if len(data) > maxFile {
		return nil, errors.New("the file is larger than 16 MB")
	}
	return data, err
}

// add takes in an entry when it is a valid one.
func (r *reader) add(f Found) {
	if err := f.Entry.Validate(); err != nil && !expected(f, err) {
		r.problem(f.File, 0, "import-invalid", err.Error(), "the piece is left out; write it as a note by hand")
		return
	}
	if line := markdown.KeepingLine(f.Entry); line != "" && !f.Entry.Private {
		f.Entry.Private = true
		r.problem(f.File, 0, "private-key", strconv.Quote(line)+" in a text is taken for private: true, so the entry is private here",
			"if it means something else, write another word before it in the entry that was made, and take private: true out of it")
	}
	if _, line := markdown.StripPrivate([]byte(f.Entry.Body)); line > 0 {
		r.problem(f.File, 0, "private-unclosed", "a %% or a fence of code is never closed, so all below it is private here", "close it where the private part ends, in the entry that was made")
	}
	r.found = append(r.found, f)
}

// expected says whether an error will be gone when Fresh has filled in the references.
func expected(f Found, err error) bool {
	var field *journal.FieldError
	return f.about != "" && errors.As(err, &field) && field.Field == "about"
}

// schedule gives a decision its next date: that of the rule, or 14 days after the import when that has passed, so that an old
// collection does not wait all at once from long ago.
func (r *reader) schedule(e *journal.Entry) {
	d := e.Decision
	next, interval := journal.Start(d, e.Date, r.opts.Rule)
	if !next.After(r.opts.Today) {
		next, interval, d.NextBy = r.opts.Today.AddDays(14), 14, journal.ByHand
	}
	d.Next, d.Interval = next, &interval
}

// Fresh gives what the journal does not have yet, with ids that are free and references filled in, in the order in which it
// should be written: decisions before what is about them. Known counts what is there already, by source key, by id, or by the
// same words on the same day. Problems name ids that stand for something else, and files that repeat another one of found.
func Fresh(found []Found, existing []*journal.Entry) (fresh []Found, known int, problems []journal.Problem) {
	n := newNames(existing)
	// Decisions first: what is about them needs their ids.
	order := slices.DeleteFunc(slices.Clone(found), func(f Found) bool { return f.Entry.Kind == journal.KindReview })
	slices.SortStableFunc(order, func(a, b Found) int {
		return cmp.Or(cmp.Compare(later(a), later(b)), a.Entry.Date.Compare(b.Entry.Date))
	})
	n.match(order)
	cameFrom := map[string]string{} // id of what is fresh → its file
	for _, f := range order {
		if twin := n.twin(f.Entry); twin != "" {
			problems = append(problems, journal.Problem{
				Path: f.File, Rule: "import-id", Text: "the name " + f.Entry.ID + " differs from another, " + twin + ", in " + journal.TwinsBy(f.Entry.ID, twin) + " only, and some disks hold one of the two; it was left out",
				Mend: "give it another id, under about of other entries too",
			})
			continue
		}
		have, same := n.find(f.Entry)
		if have != nil {
			known++
			n.matched[have.ID] = true
			if name := identity(f.Entry.Source); name != "" {
				n.keys[name] = have.ID
			}
			if was, is := content(have.Source), content(f.Entry.Source); f.Entry.ID == "" && was != "" && is != "" && was != is {
				problems = append(problems, journal.Problem{
					Path: f.File, Rule: "import-changed", Text: "it has changed since it came in as " + have.ID + "; it was not brought in again",
					Mend: "write a note for what is new",
				})
			}
			if p, ok := n.otherResult(f, have); ok {
				problems = append(problems, p)
			}
			if !same {
				problems = append(problems, journal.Problem{
					Path: f.File, Rule: "import-id", Text: f.Entry.ID + " stands in the journal with other words; it was left alone",
					Mend: "compare the two, and write a note for what is missing",
				})
			}
			if other := cameFrom[have.ID]; same && other != "" && other != f.File {
				problems = append(problems, journal.Problem{Path: f.File, Rule: "import-twice", Text: "it says what " + other + " says, and comes in once"})
			}
			if f = n.news(f, have); f.Entry == nil || n.has(f.Entry) {
				continue
			}
		}
		n.name(&f)
		n.matched[f.Entry.ID] = true
		cameFrom[f.Entry.ID] = f.File
		fresh = append(fresh, f)
	}
	return fresh, known, problems
}

// news is what a found entry adds to one that the journal has: how its prediction came out, when that is still open there. It
// is about what the prediction is about.
func (n *names) news(f Found, have *journal.Entry) Found {
	if f.settle == nil || len(have.Predictions) == 0 {
		return Found{}
	}
	if p := have.Predictions[0]; outcome(p) != "" {
		return Found{}
	} else if _, settled := n.settling(p, have.About); settled {
		return Found{}
	}
	e := *f.settle.Entry
	e.About = have.About
	return Found{Entry: &e, File: f.settle.File}
}

// result is how a prediction came out, and the id of the entry that says so; both are "" for one that is open.
type result struct{ word, id string }

// outcome is the word for how a prediction came out, by its own line.
func outcome(p journal.Prediction) string {
	switch {
	case p.Tail != nil:
		return p.Tail.Word
	case p.Ticked:
		return "yes"
	}
	return ""
}

// settling gives what a note has settled of a prediction: by its claim and day, or by the claim alone where no day was written.
func (n *names) settling(p journal.Prediction, about string) (r result, ok bool) {
	if r, ok = n.settled[settledKey(p.Claim, about, p.By)]; !ok {
		r, ok = n.settled[settledKey(p.Claim, about, journal.Date{})]
	}
	return r, ok
}

// otherResult names a prediction that came out otherwise in the source than in the entry that the journal has of it.
func (n *names) otherResult(f Found, have *journal.Entry) (p journal.Problem, ok bool) {
	if f.Entry.ID != "" || len(f.Entry.Predictions) == 0 || len(have.Predictions) == 0 {
		return p, false
	}
	is, was := outcome(f.Entry.Predictions[0]), result{outcome(have.Predictions[0]), have.ID}
	if settled, ok := n.settling(have.Predictions[0], have.About); ok {
		was = settled
	}
	if is == "" || was.word == "" || is == was.word {
		return p, false
	}
	return journal.Problem{
		Path: f.File, Rule: "import-changed", Text: "it has changed: the result is " + is + ", and " + was.word + " in " + was.id + ": " + have.Predictions[0].Claim,
		Mend: "if that is right, write " + is + " behind the arrow in that entry",
	}, true
}

// settledKey is equal for lines with one claim and day about one thing.
func settledKey(claim, about string, by journal.Date) string {
	return strings.Join([]string{strings.ToLower(oneLine(claim)), about, by.String()}, "\x00")
}

func later(f Found) int {
	if f.Entry.Decision != nil {
		return 0
	}
	return 1
}
