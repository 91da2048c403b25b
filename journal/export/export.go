package export

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"twoway/journal"
)

// Input is what an export shows. It holds public values only: entries that went through Gate, and
// states, themes and reviews that were made from those entries.
type Input struct {
	Entries []*journal.Entry          // in order; saved reviews may be among them
	States  []*journal.State          // of the decisions among Entries
	Themes  *journal.Themes           // of the whole journal; nil leaves the page out
	Reviews []*journal.Review         // saved ones, made anew from those entries
	Saved   map[string]*journal.Entry // the files of those reviews, as they may leave, by the name of the period; nil means none
	Style   string                    // style sheet of review pages in html, templates/html/review.css
	AsOf    journal.Date              // what states are folded to

	// Attachment reads a file of the journal that a body links to, by its path in the journal; nil means none travel.
	Attachment func(name string) ([]byte, error)
	// Gated makes of the text of such a file what may leave, as Pages says; nil leaves it as it is.
	Gated func(text string) string
	// Missing hears of each link to a file of the journal that does not travel, by the id of its page, and why one that stands there
	// stays, "" for one that does not; nil hears nothing.
	Missing func(id, name, why string)
	// Where says where notes stand that the person moved, by id. Compare fills it.
	Where map[string]string

	Filter   Filter
	Settings Settings
	Notes    Notes // what Gate found out about the folder
	// Ever gives the ids of all entries that the journal ever had, so that their export is known when they are gone; nil when nobody knows.
	Ever func() map[string]bool

	whole []*journal.Entry // Entries before the filter
}

// Settings shape the layout. The zero value is the default of each target.
type Settings struct {
	Folder  string // inside DIR; "" is the target's own default, "." is DIR itself
	Name    string // pattern of a note's file name, from {id} {date} {year} {kind} {handle} {title}; "" is {id}
	Journal string // the date format of Logseq's journal pages; "" is "MMM do, yyyy"
	Details bool   // calendar: say what a date is about
	BOM     bool   // CSV: begin with a byte order mark, for spreadsheets that guess
}

// File is one file of a layout.
type File struct {
	Path string // relative to DIR, with slashes
	ID   string // an entry's id, or a name of ours such as "index"; unique in a layout
	Note *Note  // a note that is shared with the person; nil for a file that is ours as a whole
	Data []byte // the bytes of a file without Note
	// Always brings the file back when it was deleted: it is the product itself and not a note in somebody's collection.
	Always bool
}

// Target is one way of laying a journal out.
type Target struct {
	Name   string
	Help   string // one line, without a full stop
	Single string // the one file that the target writes, which may go to standard output too; "" for several
	notes  *dialect
	lay    func(in *Input) ([]File, error)
}

// Targets lists the targets in the order in which help shows them.
func Targets() []Target {
	return []Target{
		noteTarget(obsidian(), "notes for an Obsidian vault: properties, wikilinks, tasks, callouts"),
		noteTarget(zk(), "notes for a zk notebook: front matter, links that zk indexes, tags"),
		noteTarget(logseq(), "pages for a Logseq graph: properties, outline, links to its journal"),
		noteTarget(hugo(), "content for a Hugo site: one page per entry, dates as days"),
		noteTarget(plainMarkdown(), "plain Markdown as GitHub shows it, with an index"),
		{Name: "html", Help: "a small static site that works from the file system", lay: layHTML},
		{Name: "json", Help: "every value in one file, which `import json` reads back", Single: jsonName, lay: layJSON},
		{Name: "csv", Help: "tables of decisions, reflections, predictions and themes", lay: layCSV},
		{Name: "ics", Help: "a calendar of looks, prediction dates, tripwires and doors", Single: icsName, lay: layICS},
	}
}

// PerEntry says whether the files of a target are of one entry each, or of one and what is about it.
func (t Target) PerEntry() bool { return t.notes != nil || t.Name == "html" }

func noteTarget(d *dialect, help string) Target {
	return Target{Name: d.name, Help: help, notes: d, lay: func(in *Input) ([]File, error) { return layNotes(d, in) }}
}

// TargetNamed finds a target. The error names the targets there are.
func TargetNamed(name string) (Target, error) {
	all := Targets()
	i := slices.IndexFunc(all, func(t Target) bool { return t.Name == name })
	if i >= 0 {
		return all[i], nil
	}
	names := make([]string, len(all))
	for j, t := range all {
		names[j] = t.Name
	}
	return Target{}, fmt.Errorf("export target %q: choose one of %s", name, strings.Join(names, ", "))
}

// Files lays out a journal for a target, in the order of paths. It is pure: the same input gives the same bytes. The error
// says which setting does not fit, or which two notes would have one name.
func Files(target string, in Input) ([]File, error) {
	t, err := TargetNamed(target)
	if err != nil {
		return nil, err
	}
	if err := in.Settings.check(); err != nil {
		return nil, err
	}
	in.whole = in.Entries
	in.narrow()
	files, err := t.lay(&in)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	at := make(map[string]File, len(files))
	for _, f := range files {
		small := journal.NameKey(f.Path)
		switch other, taken := at[small]; {
		case !taken:
			at[small] = f
		case journal.NameKey(other.ID) == journal.NameKey(f.ID):
			return nil, fmt.Errorf("%s and %s differ in %s only; `twoway check` says how to rename one", in.source(other.ID), in.source(f.ID), journal.TwinsBy(other.ID, f.ID))
		default:
			return nil, fmt.Errorf("%s: %s and %s would have this name; put {id} into the file name pattern", f.Path, in.source(other.ID), in.source(f.ID))
		}
	}
	return files, nil
}

// source is the file of the journal that a file of a layout comes from, or its id.
func (in *Input) source(id string) string {
	for _, e := range in.whole {
		if e.ID == id && e.Path != "" {
			return e.Path
		}
	}
	return id
}

// placeholders are what a pattern of a file name may hold.
var placeholders = []string{"{id}", "{date}", "{year}", "{kind}", "{handle}", "{title}"}

var inBraces = journal.Pattern(`\{[^{}]*\}`)

func (s Settings) check() error {
	if s.Folder != "" && !fs.ValidPath(s.Folder) {
		return fmt.Errorf("folder %q: write a path inside the export folder, with slashes, such as Notes/Decisions", s.Folder)
	}
	if strings.ContainsAny(s.Name, `/\`) {
		return fmt.Errorf("file name pattern %q: a pattern names a file; use the folder setting for folders", s.Name)
	}
	for _, word := range inBraces().FindAllString(s.Name, -1) {
		if !slices.Contains(placeholders, word) {
			return fmt.Errorf("file name pattern %q: there is no %s; write %s", s.Name, word, strings.Join(placeholders, ", "))
		}
	}
	return nil
}

// folder is the target's folder inside DIR.
func (s Settings) folder(fallback string) string {
	if s.Folder == "" {
		return fallback
	}
	return path.Clean(s.Folder)
}
