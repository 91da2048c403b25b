package store

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"twoway/journal"
)

// ruleSyncCopy is the rule that a conflict copy breaks.
const ruleSyncCopy = "sync-copy"

// Listing is what stands in a folder. Both slices are sorted by path.
type Listing struct {
	Files  []string          // regular files, relative, with slashes
	Others []string          // of a journal: files that Markdown may be in for all their endings
	Left   []journal.Problem // what was left out and may hold a person's words: links, copies that a sync tool made
	temps  []string          // temporary files of ours
}

// Walk lists the folder and its subfolders. Hidden folders and files, our temporary files and editors' swap and backup files
// are passed over; links are named and never followed; devices and pipes are passed over, and named where they have the name
// of an entry.
func (f *Folder) Walk() (Listing, error) {
	l, err := f.walk(nil)
	slices.Sort(l.Files)
	slices.SortFunc(l.Left, compareProblems)
	return l, err
}

// walk leaves out the folders for which skip is true. Its listing is in no order.
func (f *Folder) walk(skip func(dir string) bool) (Listing, error) {
	var l Listing
	if err := f.visit(".", skip, &l); err != nil {
		return Listing{}, f.named(".", err)
	}
	return l, nil
}

func (f *Folder) visit(dir string, skip func(string) bool, l *Listing) error {
	entries, err := f.readDir(dir)
	if err != nil && dir == "." {
		return err
	}
	if err != nil {
		l.Left = append(l.Left, unreadable(dir, ruleFolder, "cannot be listed: "+cause(err).Error(), "give yourself the right to read it"))
		return nil
	}
	for _, e := range entries {
		name := e.Name()
		if dir != "." {
			name = dir + "/" + name
		}
		if !e.IsDir() {
			l.add(name, e.Name(), e.Type())
		} else if !hidden(e.Name()) && (skip == nil || !skip(name)) {
			if kind := nameOf(name); kind != "" {
				l.Left = append(l.Left, unreadable(name, "kind", "is a folder, and has the name of "+kind, "give the folder another name"))
			}
			if err := f.visit(name, skip, l); err != nil {
				return err
			}
		}
	}
	return nil
}

func (l *Listing) add(name, base string, t fs.FileMode) {
	switch {
	case t.IsRegular() && temporary(base):
		l.temps = append(l.temps, name)
	case hidden(base) || leftover(base):
	case t&fs.ModeSymlink != 0:
		l.Left = append(l.Left, unreadable(name, "link", "is a link, and links are not followed",
			"put the file itself here, or remove the link"))
	case !t.IsRegular():
		if kind := nameOf(name); kind != "" {
			l.Left = append(l.Left, unreadable(name, "kind", "is a pipe or a device, and has the name of "+kind, "move it away"))
		}
	case syncCopy(base):
		l.Left = append(l.Left, unreadable(name, ruleSyncCopy, "is a copy that a sync tool made when two machines wrote one file",
			"move what you want to keep into the file it is a copy of, then remove it"))
	default:
		l.Files = append(l.Files, name)
	}
}

// nameOf says what has a name like this: an entry or a saved review, "" for neither.
func nameOf(name string) string {
	id, ok := strings.CutSuffix(path.Base(name), ".md")
	if !ok {
		return ""
	}
	if _, ok = journal.ParseID(id); ok {
		return "an entry"
	}
	if path.Dir(name) == reviewsFolder {
		return "a saved review"
	}
	return ""
}

func unreadable(name, rule, text, mend string) journal.Problem {
	return journal.Problem{Path: name, Rule: rule, Text: text, Mend: mend, Unreadable: true}
}

func hidden(base string) bool { return strings.HasPrefix(base, ".") }

// leftover says whether a name is one that editors and copying tools leave behind.
func leftover(base string) bool {
	switch {
	case strings.HasSuffix(base, ".md"): // nearly all
		return false
	case strings.HasPrefix(base, "#") && strings.HasSuffix(base, "#"):
		return true
	}
	return slices.ContainsFunc([]string{"~", ".swp", ".swo", ".tmp", ".bak", ".orig", ".rej", ".part"}, func(end string) bool {
		return strings.HasSuffix(base, end)
	})
}

// syncCopy knows the names that Syncthing, Dropbox, Nextcloud and OneDrive give to the losing side of a conflict.
func syncCopy(base string) bool {
	low := strings.ToLower(base)
	return strings.Contains(low, "conflict") && (strings.Contains(low, ".sync-conflict-") ||
		strings.Contains(low, "conflicted copy") || strings.Contains(low, "(case conflict"))
}

func compareProblems(a, b journal.Problem) int {
	if c := strings.Compare(a.Path, b.Path); c != 0 {
		return c
	}
	if a.Line != b.Line {
		return a.Line - b.Line
	}
	return strings.Compare(a.Rule+a.Text, b.Rule+b.Text)
}
