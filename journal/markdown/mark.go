package markdown

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"twoway/journal"
)

// ParseMark reads `is strain: 2026-07-20-0815-team-or-staff "sentence"`, or the same with "not". Quotes with nothing between them are
// no mark, though a file that holds such a line is read.
func ParseMark(s string) (journal.Mark, error) {
	m, r := readMark(s)
	if r != nil && !r.prose {
		return m, &journal.FieldError{
			Field: "marks", Value: s,
			Want: "a sentence of the entry between the quotes, or for the whole entry none: " + FormatMark(m),
		}
	}
	return m, fieldError("marks", s, r, `it begins with "is" or "not"; then come a theme, a colon, an entry's id and a sentence of it, as in not fear: 2026-08-31-1800-team-or-staff "Nervous before the talk."`)
}

func readMark(s string) (m journal.Mark, r *remark) {
	s, _, _ = cutBox(oneLine(s))
	word, rest, _ := strings.Cut(s, " ")
	lens, rest, ok := strings.Cut(rest, ": ")
	id, quoted, _ := strings.Cut(strings.TrimSpace(rest), " ")
	sentence := strings.TrimSpace(quoted)
	empty := utf8.RuneCountInString(sentence) > 1 && strings.Trim(sentence, quoteSigns+" ") == ""
	if empty {
		sentence = ""
	} else if len(sentence) > 1 && sentence[0] == '"' && strings.HasSuffix(sentence, `"`) {
		sentence = strings.TrimSpace(sentence[1 : len(sentence)-1])
	} else if sentence != "" {
		ok = false
	}
	if lens = strings.TrimSpace(lens); word != "is" && word != "not" || !ok || lens == "" || id == "" || id[0] == '"' {
		return m, readLoose(s).remark()
	}
	m = journal.Mark{Is: word == "is", Lens: lens, Entry: id, Sentence: sentence}
	if empty {
		r = &remark{
			rule: "item-mark", text: "the sentence of the mark is empty, so it is read as one of the whole entry",
			mend: "write the sentence between the quotes, or for the whole entry: " + FormatMark(m),
		}
	}
	return m, r
}

// FormatMark prints a mark.
func FormatMark(m journal.Mark) string {
	word := "not "
	if m.Is {
		word = "is "
	}
	s := word + m.Lens + ": " + m.Entry
	if q := oneLine(m.Sentence); q != "" {
		s += ` "` + q + `"`
	}
	return s
}

// slips are the words that are written where a mark begins with "is" or "not", and those themselves.
var slips = map[string]string{
	"is": "is", "it's": "is", "it’s": "is", "its": "is", "ist": "is",
	"not": "not", "isn't": "not", "isn’t": "not", "isnt": "not", "no": "not", "nto": "not", //nolint:misspell // as it is typed
}

// quoteSigns are the signs that somebody puts around a sentence.
const quoteSigns = `"'“”„‘’«»`

// looseMark is what can be told of a line that may have been meant as a mark.
type looseMark struct {
	word     string // which it begins with, as it is written
	lens, id string
	colon    bool // a colon and a blank stand before the id
	turned   bool // the id stands before the word
	rest     string
}

// readLoose finds the parts of a mark in a line that need not be one.
func readLoose(s string) (l looseMark) {
	s, _, _ = cutBox(oneLine(s))
	first, rest, _ := strings.Cut(s, " ")
	if word, ok := strings.CutSuffix(first, ":"); ok && slips[strings.ToLower(word)] != "" {
		first = word // "not: fear 2026-…", the colon at the wrong place
	}
	if l.word = first; slips[strings.ToLower(first)] == "" {
		rest = s
	}
	if name, id, after, ok := cutID(rest); ok {
		l.id, l.rest = id, after
		l.colon = strings.HasSuffix(name, ": ")
		l.lens, _, _ = strings.Cut(name, ":")
		if name == "" {
			l.turn()
		}
	} else if i := strings.IndexAny(rest, quoteSigns); i >= 0 && strings.Contains(rest[:i], ":") {
		l.lens, _, _ = strings.Cut(rest, ":")
		l.rest = rest[i:]
	} else {
		l.lens, l.rest, _ = strings.Cut(rest, ":")
	}
	l.lens, l.rest = strings.Trim(l.lens, ": "), strings.TrimSpace(l.rest)
	return l
}

// turn reads a line that begins with the id: "2026-… is fear "Nervous.""
func (l *looseMark) turn() {
	word, rest, _ := strings.Cut(strings.TrimLeft(l.rest, ": "), " ")
	if slips[strings.ToLower(word)] == "" {
		return
	}
	l.word, l.turned = word, true
	l.lens, l.rest = rest, ""
	if i := strings.IndexAny(rest, `"“„«`); i >= 0 {
		l.lens, l.rest = rest[:i], rest[i:]
	}
}

// cutID cuts a line at the first word that is the id of an entry, after a blank or a colon.
func cutID(s string) (before, id, after string, ok bool) {
	for at := 0; at < len(s); {
		end := len(s)
		if i := strings.IndexAny(s[at:], " :"); i >= 0 {
			end = at + i
		}
		if _, ok := journal.ParseID(s[at:end]); ok {
			return s[:at], s[at:end], s[end:], true
		}
		at = end + 1
	}
	return s, "", "", false
}

// isQuoted says whether a sentence, or nothing, follows the id.
func (l looseMark) isQuoted() bool { return l.rest == "" || strings.IndexAny(l.rest, quoteSigns) == 0 }

// isExact says whether the line begins as marks do.
func (l looseMark) isExact() bool { return l.word == "is" || l.word == "not" }

// remark says what keeps a line from being a mark, and gives the mark that it may be.
func (l looseMark) remark() *remark {
	text := `a mark begins with "is" or "not", and names a theme, a colon and an entry's id`
	switch {
	case l.turned || !l.isExact():
		text = `a mark begins with "is" or "not"`
	case l.lens == "":
		text = "the mark names no theme"
	case l.id == "":
		text = "the mark names no entry"
	case !l.colon:
		text = "a colon and a blank are missing before the entry's id"
	case l.rest != "":
		text = `the sentence of the mark does not stand in "quotes"`
	}
	like := journal.Mark{
		Is: slips[strings.ToLower(l.word)] != "not", Lens: cmp.Or(l.lens, "THEME"), Entry: cmp.Or(l.id, "ENTRY-ID"),
		Sentence: strings.Trim(l.rest, quoteSigns+" "),
	}
	return misfit("item-mark", text, "write it like: "+FormatMark(like))
}

// meantMark says whether an item under Marks that could not be read was meant as a mark.
func meantMark(s string) bool {
	l := readLoose(s)
	return l.id != "" || l.isExact() || slips[strings.ToLower(l.word)] != "" && strings.ContainsAny(l.rest, quoteSigns)
}

// isStray says whether a line that stands where no marks are read can hardly be anything else.
func isStray(s string) bool {
	l := readLoose(s)
	return slips[strings.ToLower(l.word)] != "" && l.lens != "" && l.id != "" && l.colon && l.isQuoted() && (l.isExact() || l.rest != "")
}

// StrayMarks names the lines of an entry's prose that are marks and are not read as such, since they do not stand under "## Marks", or
// there and are no item of the list.
func StrayMarks(e *journal.Entry) (list []journal.Problem) {
	if !mayHoldStray(e.Body) {
		return nil
	}
	read := map[int]bool{}
	for _, m := range e.Marks {
		read[m.Line] = true
	}
	for _, p := range Prose(e) {
		inMarks := sectionKind(p.Section) == marks
		if p.Heading || read[p.Line] || !isStray(firstLine(p)) {
			continue
		}
		_, fault := readMark(firstLine(p))
		if inMarks && p.Item && fault != nil {
			continue // named when the file was read
		}
		text, mend := "this mark does not stand under Marks, so it is prose", `write it as an item below a heading "## Marks"`
		if inMarks {
			text, mend = "this mark is no item of the list, so it is prose", `begin the line with "- "`
		}
		list = append(list, journal.Problem{Path: e.Path, Line: p.Line, Rule: "item-mark", Text: text, Mend: mend})
	}
	return list
}

// firstLine is the first line of a passage, empty when it is hidden or code.
func firstLine(p journal.Passage) string {
	line, _, _ := strings.Cut(p.Text, "\n")
	if len(p.Skip) > 0 && p.Skip[0].From == 0 && p.Skip[0].To >= len(line) {
		return ""
	}
	return line
}

// mayHoldStray says whether a line of a text begins as a mark does and names an entry.
func mayHoldStray(text string) bool {
	for line := range strings.Lines(text) {
		line, _, _ = cutBox(strings.TrimLeft(line, " \t-*+"))
		word, rest, _ := strings.Cut(line, " ")
		if len(word) <= len("isn’t") && strings.Contains(rest, "-") && slips[strings.ToLower(word)] != "" && isStray(line) {
			return true
		}
	}
	return false
}

// unreadMarks are the items and paragraphs under Marks that name an entry and are not read as marks.
func unreadMarks(e *journal.Entry) (out []span) {
	if !slices.ContainsFunc(e.Sections, func(s journal.Section) bool { return sectionKind(s.Name) == marks }) {
		return nil
	}
	read, inMarks := map[int]bool{}, map[int]bool{} // by line; the latter says what begins there
	for _, m := range e.Marks {
		read[m.Line] = true
	}
	for _, s := range e.Sections {
		inMarks[s.Line] = sectionKind(s.Name) == marks
	}
	below, kept, at, n := false, false, span{}, max(1, e.BodyLine)
	for line := range strings.Lines(e.Body) {
		begins, ok := inMarks[n]
		bare := strings.TrimSpace(line)
		if ok || bare == "" || bare[0] == '#' || withoutMarkers(line) != strings.TrimLeft(line, " \t") { // another item or paragraph
			if ok {
				below = begins
			}
			at.from, kept = at.to, read[n]
		}
		at.to += len(line)
		if below && !kept && namesEntry(e.Body[at.from:at.to]) {
			out = append(out, at)
		}
		n++
	}
	return merge(out)
}

// namesEntry says whether an id stands in a text.
func namesEntry(text string) bool { return idInText().MatchString(text) }

var idInText = journal.Pattern(`\d{4}-\d{2}-\d{2}-[\pL\d]`)
