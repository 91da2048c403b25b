package importer

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// fileNamed finds what names a file: a link, one in double brackets, and the name alone where its ending says what it is.
var fileNamed = journal.Pattern(`(?i)!?\[\[([^\[\]|#\n]+)[^\[\]\n]*\]\]|!?\[[^\[\]]*\]\(<?([^()<>\n]+)>?\)|[^\s()<>\[\]"'|` + "`" + `%]+\.(?:md|markdown)\b`)

// hideNames keeps the names of private files in the source from leaving with what is public and links to them: such a link is put between
// marks, or, where it stands in what takes none, all of the entry stays in.
func (r *reader) hideNames() {
	private, known := map[string]bool{}, map[string]bool{} // by the path, and the former by the name alone too
	closed := r.closedFiles
	for _, f := range r.found {
		known[f.File] = true
		if f.Entry.Private {
			closed = append(closed, f.File)
		}
	}
	for _, file := range closed {
		known[file], private[file], private[withoutEnding(path.Base(file))] = true, true, true
	}
	if len(private) == 0 {
		return
	}
	for _, f := range r.found {
		named := func(match string) bool { return namesPrivate(match, f.File, private, known) }
		if e := f.Entry; !e.Private && anyNamed(e.Body, named) {
			r.hideIn(f, named)
		}
	}
}

// hideIn puts what names a private file between marks, or makes the entry private.
func (r *reader) hideIn(f Found, named func(match string) bool) {
	e := f.Entry
	if !anyNamed(publicText(e), named) {
		return
	}
	hide := func(text string) string {
		lines := strings.Split(text, "\n")
		for i, l := range lines {
			if !strings.Contains(l, "%%") {
				lines[i] = fileNamed().ReplaceAllStringFunc(l, func(match string) string {
					if named(match) {
						return "%%" + match + "%%"
					}
					return match
				})
			}
		}
		return strings.Join(lines, "\n")
	}
	before := *e
	e.Lead, e.Sections = hide(e.Lead), slices.Clone(e.Sections)
	for i := range e.Sections {
		e.Sections[i].Text = hide(e.Sections[i].Text)
	}
	markdown.Compose(e, "")
	if anyNamed(publicText(e), named) {
		*e = before // as it was, since marks do not help there
		e.Private = true
		r.problem(f.File, 0, "import-link", "it names a file that is private, so the entry is private here", "take the name out of the entry that was made, and private: true with it")
		return
	}
	r.problem(f.File, 0, "import-link", "it names a file that is private; that stands between %% marks, and leaves through no export", "")
}

// publicText is what may leave of an entry.
func publicText(e *journal.Entry) string {
	c := *e
	c.ID = cmp.Or(c.ID, journal.NoteID(e.Date, 0, -1, ""))
	if e.Decision != nil {
		c.ID = journal.DecisionID(e.Date, "x")
	}
	read, _ := markdown.Parse(journal.EntryPath(c.ID), markdown.Format(&c))
	if read == nil || read.Private {
		return ""
	}
	public := markdown.Redact(read)
	public.Source = ""
	return string(markdown.Format(public))
}

func anyNamed(text string, named func(match string) bool) bool {
	for _, match := range fileNamed().FindAllString(text, -1) {
		if named(match) {
			return true
		}
	}
	return false
}

// namesPrivate says whether what names a file, in another file of the source, means a private one: the one at that place, or where none
// is there, one of that name.
func namesPrivate(match, in string, private, known map[string]bool) bool {
	target := match
	if m := fileNamed().FindStringSubmatch(match); m != nil {
		target = cmp.Or(m[1], m[2], match)
	}
	target, _, _ = strings.Cut(strings.TrimSpace(target), " \"") // behind which a title stands
	target, _, _ = strings.Cut(target, "#")
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	if at := path.Join(path.Dir(in), target); known[at] {
		return private[at] && at != in
	}
	name := withoutEnding(path.Base(target))
	return private[name] && name != withoutEnding(path.Base(in))
}

// withoutEnding is the name of a note in small letters, without its ending.
func withoutEnding(name string) string {
	name = strings.ToLower(name)
	return strings.TrimSuffix(strings.TrimSuffix(name, ".md"), ".markdown")
}
