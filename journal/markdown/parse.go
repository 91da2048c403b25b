package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"twoway/journal"
)

// maxFile is the largest file that is read, in bytes.
const maxFile = 16 << 20

// Parse reads one file. Path is relative to the journal, with slashes; it names the file in problems and gives an id where the
// file has none. The entry is nil when the file is not ours, and then there are no problems, or when nothing of it can be used,
// and then a problem says so with Unreadable set. Whatever else is wrong is named, and the rest is read.
func Parse(path string, src []byte) (*journal.Entry, []journal.Problem) {
	if len(src) > maxFile {
		return nil, unreadable(path, 0, "size", "the file is larger than 16 MB", "split it, or move it out of the journal")
	}
	above, below, line, ok, closed := split(src)
	if !ok || !mayBeOurs(above) {
		return nil, nil
	}
	r := reader{path: path, line: line}
	if !closed {
		return nil, unreadable(path, 1, "front-matter", "the front matter is never closed", `put a line with "---" below its last key`)
	}
	if len(above) > maxFront {
		return nil, unreadable(path, 1, "front-matter", "the front matter is larger than 64 KB", "move the text below the front matter")
	}
	if i := bytes.IndexByte(src, 0); i >= 0 {
		return nil, unreadable(path, 1+bytes.Count(src[:i], []byte("\n")), "encoding", "the file holds a NUL byte, so it is no text", "write it as UTF-8 text")
	}
	front, body := string(above), string(below) // two texts, so that the body can go while the fields stay
	if !utf8.Valid(src) {
		r.problems = append(r.problems, badEncoding(path, src))
		front, body = strings.ToValidUTF8(front, string(utf8.RuneError)), strings.ToValidUTF8(body, string(utf8.RuneError))
	}
	if !r.front(front) {
		return nil, r.problems
	}
	r.entry.Path = path
	r.body(body)
	r.meantBelow(body)
	return r.entry, r.problems
}

// IsOurs says whether a file begins with a front matter that has our key and a kind of entry.
func IsOurs(src []byte) bool {
	e, problems := Parse("", src)
	return e != nil || len(problems) > 0
}

func unreadable(path string, line int, rule, text, mend string) []journal.Problem {
	return []journal.Problem{{Path: path, Line: line, Rule: rule, Text: text, Mend: mend, Unreadable: true}}
}

// mayBeOurs says whether a line of the front matter begins with our key.
func mayBeOurs(front []byte) bool {
	front = front[:min(len(front), maxFront)]
	for _, key := range []string{"twoway", `"twoway"`} {
		if bytes.HasPrefix(front, []byte(key)) || bytes.Contains(front, []byte("\n"+key)) {
			return true
		}
	}
	return false
}

// reader reads one file; line is the number of the body's first line in it.
type reader struct {
	path     string
	line     int
	entry    *journal.Entry
	problems []journal.Problem
	seen     int // offset up to which lines were counted
	at       int // line number at seen
}

// badEncoding names the first of the bytes that are no UTF-8.
func badEncoding(path string, src []byte) journal.Problem {
	at, bad := 0, 0
	for i := 0; i < len(src); {
		c, size := utf8.DecodeRune(src[i:])
		if c == utf8.RuneError && size == 1 {
			if bad == 0 {
				at = i
			}
			bad++
		}
		i += size
	}
	return journal.Problem{
		Path: path, Line: 1 + bytes.Count(src[:at], []byte("\n")), Rule: "encoding",
		Text: fmt.Sprintf("the file is not UTF-8: %s shown as %c", journal.Counted(bad, "byte is", "bytes are"), utf8.RuneError), Mend: "save it as UTF-8",
	}
}

// front makes the entry from the front matter; false when it is no entry that can be used.
func (r *reader) front(front string) bool {
	s := scratches.Get().(*scratch)
	defer s.free()
	values, problems := s.read(r.path, front)
	r.problems = append(r.problems, problems...)
	kind, at := "", -1
	for i, v := range values {
		if v.key == "twoway" {
			kind, at = v.text, i
			break
		}
	}
	if at < 0 {
		if len(problems) == 0 {
			r.problems = nil
			return false
		}
		for i := range r.problems {
			r.problems[i].Unreadable = true
		}
		return false
	}
	if r.entry = newEntry(journal.Kind(kind)); r.entry == nil {
		r.problems = append(r.problems, journal.Problem{
			Path: r.path, Line: values[at].from + 2, Rule: "kind", Text: fmt.Sprintf("%q is no kind of entry", kind),
			Mend: "twoway is one of " + joinKinds(), Unreadable: true,
		})
		return false
	}
	r.problems = append(r.problems, fill(r.entry, r.path, values, s.lines)...)
	if mayNamePrivate(front) {
		r.problems = append(r.problems, closeByValue(r.entry, r.path, values, s.lines)...)
	}
	if !s.flat {
		r.meant(s.lines, values)
	}
	r.meantAbout(s.lines, values)
	r.people(s.lines, values)
	if strings.Contains(front, "%%") || strings.Contains(front, "<!--") {
		r.openMarks(values)
		r.mergedMarks()
	}
	return r.identify()
}

// openMarks names the values in which a mark is never closed, so that the rest of the line is private.
func (r *reader) openMarks(values []value) {
	for _, v := range values {
		for _, text := range append([]string{v.text}, v.items...) {
			if mark := journal.NeverClosed(text); mark != "" {
				r.entry.Unclosed, r.entry.UnclosedMark = v.from+2, v.key+": "+mark
				p := r.entry.UnclosedProblem("the rest of the line is private")
				p.Path = r.path
				r.problems = append(r.problems, p)
				break
			}
		}
	}
}

// mergedMarks hides an entry in whose front matter both sides of a merge stand, and something private: nobody knows which of them holds.
func (r *reader) mergedMarks() {
	for _, p := range r.problems {
		if p.Rule == "conflict" && r.entry.Unclosed == 0 {
			r.entry.Unclosed, r.entry.UnclosedMark = p.Line, journal.MergeSides
			named := r.entry.UnclosedProblem("the entry is private as a whole")
			named.Path, r.entry.Private = r.path, true
			r.problems = append(r.problems, named)
		}
	}
}

func joinKinds() string {
	names := make([]string, len(kinds))
	for i, k := range kinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}

// identify takes the id from the file's name and the date from the id where they are missing.
func (r *reader) identify() bool {
	e := r.entry
	name := strings.TrimSuffix(r.path[strings.LastIndexByte(r.path, '/')+1:], ".md")
	if e.ID == name {
		e.ID = name // one text for both
	}
	if e.ID == "" && r.path != "" {
		e.ID = name
		r.problems = append(r.problems, journal.Problem{
			Path: r.path, Line: 1, Rule: "id", Text: "the id is missing; the file's name is taken for it", Mend: "add id: " + quote(e.ID),
		})
	}
	if !e.Date.IsZero() || r.path == "" {
		return true
	}
	if day, ok := journal.ISODate(e.ID[:min(10, len(e.ID))]); ok {
		e.Date = day
		r.problems = append(r.problems, journal.Problem{
			Path: r.path, Line: 1, Rule: "date", Text: "the date is missing; the id's is taken for it", Mend: "add date: " + day.String(),
		})
		return true
	}
	r.problems = append(r.problems, journal.Problem{
		Path: r.path, Line: 1, Rule: "date", Text: "the entry has no date", Mend: "add date: and the day as YYYY-MM-DD", Unreadable: true,
	})
	return false
}

// body reads what stands below the front matter.
func (r *reader) body(body string) {
	e := r.entry
	e.Body, e.BodyLine = body, r.line
	r.at = r.line
	if mayConflict(body) {
		r.conflicts(body)
	}
	o, ok := readOutline(body)
	r.bounds(body, ok)
	if !ok {
		if mayHide(body) {
			e.Hidden = []journal.Span{{From: 0, To: len(body)}}
		}
		r.keys(body, &outline{}, nil)
		return
	}
	keys := mayHaveKeys(body)
	var comments []span
	if keys || len(o.code) > 0 || strings.Contains(body, "%%") || strings.Contains(body, "<!--") || len(o.private) > 0 || mayConflict(body) {
		var hidden []span
		var starts []privateStart
		var unclosed int
		hidden, comments, starts, unclosed = hide(body, &o, keys)
		r.privateHeadings(starts)
		for _, h := range hidden {
			e.Hidden = append(e.Hidden, journal.Span{From: h.from, To: h.to})
		}
		if unclosed >= 0 {
			e.Unclosed, e.UnclosedMark = r.lineOf(unclosed), markAt(body, unclosed)
		}
	}
	if keys {
		r.keys(body, &o, comments)
	}
	body = withoutConflict(body)
	r.swallowed(body, &o, comments)
	r.sections(body, &o, comments)
}

// bounds names a body that is beyond the bounds of a reader; ok says that its outline could be read.
func (r *reader) bounds(body string, ok bool) {
	e := r.entry
	switch {
	case ok && len(body) <= maxProse && crammed(body):
		e.Unread = fmt.Sprintf("taken up by a table of more than %d cells", maxCells)
	case ok && len(body) <= maxProse:
		e.Unread = ""
	case len(body) > maxProse:
		e.Unread = fmt.Sprintf("longer than %d KB", maxProse>>10)
	default:
		e.Unread = fmt.Sprintf("nested deeper than %d levels", maxDepth)
	}
	switch {
	case ok && e.Unread != "":
		r.problem(0, "size", "the text is "+e.Unread+"; no theme is looked for in it", "split it into several entries")
	case !ok && len(body) > maxTree:
		r.problem(0, "size", fmt.Sprintf("the text is longer than %d MB, where only plain paragraphs and lists can be read; it is kept, and nothing is read from it", maxTree>>20), "split it into several entries")
	case !ok:
		r.problem(0, "size", "the text is "+e.Unread+"; it is kept, and nothing is read from it", "take some of the levels out, or split it into several entries")
	}
}

func (r *reader) conflicts(body string) {
	n := 0
	for line := range strings.Lines(body) {
		if isConflict(line) {
			r.problems = append(r.problems, conflictProblem(r.path, r.line+n))
		}
		n++
	}
}

// lineOf is the number, in the file, of the line that holds the body's byte at. Calls mostly go forward.
func (r *reader) lineOf(at int) int {
	if at < r.seen {
		r.seen, r.at = 0, r.line
	}
	r.at += strings.Count(r.entry.Body[r.seen:at], "\n")
	r.seen = at
	return r.at
}

func (r *reader) problem(at int, rule, text, mend string) {
	r.problems = append(r.problems, journal.Problem{Path: r.path, Line: r.lineOf(at), Rule: rule, Text: text, Mend: mend})
}

// sections cuts the body at its headings and reads the items of the sections that hold some.
func (r *reader) sections(body string, o *outline, comments []span) {
	e := r.entry
	top := 0
	if len(o.heads) > 0 {
		e.Sections = make([]journal.Section, 0, len(o.heads))
	}
	titled := false
	leadEnd := len(body)
	for i, h := range o.heads {
		if h.level == 1 && !titled && within(h.from, comments) == 0 {
			titled, e.Title = true, plainTitle(h.name)
			if i == 0 && e.Kind != journal.KindNote { // no note has a heading of ours: it is what the person wrote
				top = h.to
			}
			continue
		}
		if h.level == 1 {
			continue
		}
		leadEnd = min(leadEnd, h.from)
		end := sectionEnd(o, i, len(body))
		text := trimBlank(unguard(body[h.to:r.textEnd(o, i, end)], h.to, o.code))
		e.Sections = append(e.Sections, journal.Section{Name: h.name, Text: text, Line: r.lineOf(h.from)})
		if kind := sectionKind(h.name); kind != noItems {
			r.items(kind, o, h.to, end, comments)
		}
	}
	top = min(top, leadEnd)
	e.Lead = trimBlank(unguard(body[top:leadEnd], top, o.code))
}

// textEnd is where the text of section i ends, whose items end at an offset: a heading of level one that is not the title is text as what
// stands below it is, save where what is private begins or ends.
func (r *reader) textEnd(o *outline, i, end int) int {
	hidden := func(at int) bool {
		return slices.ContainsFunc(r.entry.Hidden, func(h journal.Span) bool { return h.From <= at && at < h.To })
	}
	if hidden(o.heads[i].from) {
		return end
	}
	for _, h := range o.heads[i+1:] {
		if h.level == 2 || hidden(h.from) {
			return h.from
		}
	}
	return len(r.entry.Body)
}

// trimBlank takes the blank lines off both ends of s, and the line end of the last line.
func trimBlank(s string) string {
	for {
		line, rest, found := strings.Cut(s, "\n")
		if !found || strings.TrimSpace(line) != "" {
			break
		}
		s = rest
	}
	return trimEnd(s)
}

// plainTitle takes the link out of "Revisit: [question](path)" and the backslashes off.
func plainTitle(s string) string {
	if strings.HasSuffix(s, ")") {
		open, shut := strings.IndexByte(s, '['), strings.LastIndex(s, "](")
		if open >= 0 && shut > open {
			s = s[:open] + s[open+1:shut]
		}
	}
	return unescape(s)
}
