package markdown

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"twoway/journal"
)

const private = "private"

// rulePrivateKey is the rule that a line breaks which was meant as private: true and is written otherwise.
const rulePrivateKey = "private-key"

// KeptHeading begins the heading of what was typed into our part of a saved review. It stands in a private section; as a heading of level
// two, as it was written before, it begins one.
const KeptHeading = "Kept from between the marks"

// nearlyPrivate says whether a word was meant as "private". One word of English is a letter off and no slip.
func nearlyPrivate(word string) bool {
	return nearly(word, private) && string(lettersOf(word)) != "primate"
}

// nearly says whether a word was meant as one of ours: it has its letters, in any case, one of them off at most or in another order.
func nearly(word, ours string) bool {
	if len(word) < len(ours)-1 || strings.IndexByte(word, ours[0]) < 0 && strings.IndexByte(word, ours[0]-0x20) < 0 {
		return false
	}
	letters := lettersOf(word)
	want := []rune(ours)
	if len(letters) < len(want)-1 || len(letters) > len(want)+1 || letters[0] != want[0] {
		return false
	}
	if journal.EditDistance(letters, want) <= 1 {
		return true
	}
	slices.Sort(letters)
	slices.Sort(want)
	return slices.Equal(letters, want)
}

// lettersOf are the letters of a word, in small ones.
func lettersOf(word string) []rune {
	return []rune(strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) {
			return unicode.ToLower(c)
		}
		return -1
	}, word))
}

// privateLine gives the value of a line of front matter that was meant as the key private.
func privateLine(line string) (text string, ok bool) { return lineOfKey(line, nearlyPrivate) }

// lineOfKey gives the value of a line of front matter that was meant as a key, as is says of a word: misspelled, indented, in quotes or
// braces, without the blank or the colon. An item of a list is a tag, or other words of the person's.
func lineOfKey(line string, is func(word string) bool) (text string, ok bool) {
	if blankOrComment(line) {
		return "", false
	}
	if strings.ContainsRune(line, '{') {
		for part := range strings.FieldsFuncSeq(line, func(c rune) bool { return c == '{' || c == '}' || c == ',' }) {
			if text, ok := lineOfKey(part, is); ok {
				return text, true
			}
		}
		return "", false
	}
	at := strings.IndexAny(line, ":=：")
	if at >= 0 {
		text = strings.TrimLeft(line[at:], ":=： \t\u00a0")
		text, _, _ = strings.Cut(text, " #")
		return strings.Trim(text, "\"'[] \t\u00a0"), is(line[:at])
	}
	words := strings.Fields(line)
	if len(words) == 0 || len(words) > 2 || !is(words[0]) || strings.HasPrefix(words[0], "-") {
		return "", false
	}
	return append(words, "true")[1], true
}

// meant closes the entry for a line of its front matter that was meant as the key private and could not be read as that. Values
// are what was read.
func (r *reader) meant(lines []string, values []value) {
	broken := slices.ContainsFunc(r.problems, func(p journal.Problem) bool { return p.Rule == "front-matter" })
	for i, line := range lines {
		text, ok := privateLine(line)
		if !ok && broken && speaksOfPrivate(line) {
			text, ok = "true", true
		}
		if !ok || journal.SaysNo(text) || slices.ContainsFunc(values, func(v value) bool { return v.from == i && nearlyPrivate(v.key) }) {
			continue
		}
		r.entry.Private = true
		r.problems = append(r.problems, privateKey(r.path, i+2, strings.TrimRight(line, " \t")))
	}
}

// MeantPrivate says whether the lines of a front matter that is not ours keep their text in, as they would in one of ours. Line is the
// index from 1 of the one that was meant as private: true and is written otherwise, 0 when there is none. Of what is no YAML each line
// is read alone.
func MeantPrivate(lines []string, isYAML bool) (line int, ok bool) {
	if !isYAML {
		for i, l := range lines {
			text, ok := privateLine(l)
			if !ok || journal.SaysNo(text) {
				continue
			}
			if key, _, _ := strings.Cut(l, "="); strings.EqualFold(strings.TrimSpace(key), private) {
				return 0, true
			}
			return i + 1, true
		}
		return 0, false
	}
	const above = "---\ntwoway: note\nabout: a\n"
	e, problems := Parse("", []byte(above+strings.Join(lines, "\n")+"\n---\n"))
	if e == nil || !e.Private {
		return 0, false
	}
	for _, p := range problems {
		if p.Rule == rulePrivateKey {
			return p.Line - strings.Count(above, "\n"), true
		}
	}
	return 0, true
}

// nearlyAbout says whether a word was meant as the key about. Two words of English are a letter off and no slip.
func nearlyAbout(word string) bool {
	letters := string(lettersOf(word))
	return nearly(word, "about") && letters != "abort" && letters != "abut"
}

// ruleAbout is the rule that a line breaks which was meant as the key about.
const ruleAbout = "about-key"

// meantAbout closes an entry with two, and one without an about that can be read when it may be about something for all that, which may be
// private: a line of its front matter was meant as the key, or nobody can read the front matter as a whole.
func (r *reader) meantAbout(lines []string, values []value) {
	if line := r.secondAbout(lines); line > 0 {
		r.entry.About = ""
		r.closeAbout(line, "about stands twice, with different ids")
		return
	}
	if !r.mayLackAbout() {
		return
	}
	for i, line := range lines {
		if _, ok := lineOfKey(line, nearlyAbout); ok && !emptyAbout(line, i, values) {
			r.closeAbout(i+2, fmt.Sprintf("%q is not read as the key about", strings.TrimSpace(line)))
			return
		}
	}
	for _, p := range r.problems {
		if p.Rule == "front-matter" || p.Rule == "conflict" {
			r.closeAbout(p.Line, "nobody can read in this front matter what the entry is about")
			return
		}
	}
}

// secondAbout is the line of a second about that says something else than the first, 0 when there is none.
func (r *reader) secondAbout(lines []string) int {
	first := ""
	for i, line := range lines {
		key, _, _ := strings.Cut(line, ":")
		if !strings.EqualFold(strings.Trim(key, "\"' \t"), "about") {
			continue
		}
		switch text, ok := lineOfKey(line, nearlyAbout); {
		case !ok || text == "" || r.entry.About == "":
		case first == "":
			first = text
		case first != text:
			return i + 2
		}
	}
	return 0
}

// mayLackAbout says whether the entry has no about, and is of a kind that takes one.
func (r *reader) mayLackAbout() bool {
	return r.entry.About == "" && r.entry.Decision == nil && r.entry.Review == nil
}

// emptyAbout says whether a line is the key about with nothing behind it or below it.
func emptyAbout(line string, i int, values []value) bool {
	key, rest, _ := strings.Cut(line, ":")
	n := slices.IndexFunc(values, func(v value) bool { return v.from == i })
	return strings.EqualFold(strings.Trim(key, "\"' "), "about") && strings.Trim(rest, "\"' \t") == "" &&
		n >= 0 && values[n].text == "" && len(values[n].items) == 0 && values[n].bad == ""
}

func (r *reader) closeAbout(line int, text string) {
	r.entry.Private = true
	r.problems = append(r.problems, journal.Problem{
		Path: r.path, Line: line, Rule: ruleAbout, Text: text + ", and that may be private, so the whole entry stays in",
		Mend: "write about: and the id of the decision, on a line of its own and not indented; a key of your own needs another name",
	})
}

// speaksOfPrivate says whether a line of a front matter that nobody can read holds the word private, beside no word for no; an item of a
// list may be a tag.
func speaksOfPrivate(line string) bool {
	words := strings.FieldsFunc(strings.ToLower(line), func(c rune) bool { return !unicode.IsLetter(c) })
	return !strings.HasPrefix(strings.TrimSpace(line), "-") && !blankOrComment(line) && slices.Contains(words, private) &&
		!slices.ContainsFunc(words, func(w string) bool { return w == "no" || w == "false" || w == "tags" })
}

// meantBelow closes the entry for the line private: true that stands first below the front matter, or below the title, and not in it;
// so does a line about with an id. One that is private by its front matter says nothing new below.
func (r *reader) meantBelow(body string) {
	at, bare := firstWords(body)
	if begins(bare, 'a') {
		if id, ok := lineOfKey(bare, nearlyAbout); ok && r.mayLackAbout() && journal.EntryPath(id) != "" {
			r.closeAbout(r.lineOf(at), fmt.Sprintf("%q stands below the front matter", bare))
		}
	}
	if !r.entry.Private && isPrivateLine(bare) {
		r.entry.Private = true
		r.problems = append(r.problems, privateKey(r.path, r.lineOf(at), bare))
	}
}

// firstWords gives the first line of a body below its title that says something, without a bullet, and where it begins.
func firstWords(body string) (at int, bare string) {
	for line := range strings.Lines(body) {
		bare := strings.Trim(line, " \t\r\n\u00a0")
		if bare != "" && bare != "---" && !strings.HasPrefix(bare, "# ") {
			return at, strings.TrimPrefix(bare, "- ")
		}
		at += len(line)
	}
	return at, ""
}

// isPrivateLine says whether a line was meant as private: true, or is the word alone.
func isPrivateLine(bare string) bool {
	if strings.HasPrefix(bare, "#") { // a heading or a tag, which hides what is below it
		return false
	}
	bare = strings.TrimLeftFunc(bare, isNoLetter)
	if !begins(bare, private[0]) { // most lines are long, and need no further look
		return false
	}
	if strings.EqualFold(strings.TrimRightFunc(bare, isNoLetter), private) { // "Private:" and "**Private**" too
		return true
	}
	text, ok := privateLine(bare)
	return ok && saysYes(text)
}

func isNoLetter(c rune) bool { return !unicode.IsLetter(c) }

// begins says whether a line begins with a letter, small or not.
func begins(line string, letter byte) bool { return line != "" && line[0]|0x20 == letter }

// KeepingLine gives the line of the body of an entry that keeps the whole of it in, as private: true in its front matter does; "" when none
// does.
func KeepingLine(e *journal.Entry) string {
	if _, bare := firstWords(e.Body); isPrivateLine(bare) {
		return bare
	}
	if !mayHaveKeys(e.Body) {
		return ""
	}
	src := Format(e)
	_, problems := Parse("", src)
	for _, p := range problems {
		if p.Rule == rulePrivateKey || p.Rule == ruleJoinedPrivate {
			return strings.TrimSpace(strings.Split(string(src), "\n")[p.Line-1])
		}
	}
	return ""
}

// KeepsIn says whether a key with a value keeps an entry in, where it stands in the front matter.
func KeepsIn(key, text string) bool { return closes(value{key: key, text: text}) }

func privateKey(path string, line int, what string) journal.Problem {
	return journal.Problem{
		Path: path, Line: line, Rule: rulePrivateKey, Text: fmt.Sprintf("%q is taken for private: true, so the whole entry stays in", what),
		Mend: "write private: true in the front matter, on a line of its own and not indented; a key of your own needs another name",
	}
}

// privateStart is where a private section begins, and the level of its heading.
type privateStart struct {
	from, level int
	alone       bool // Private is all that it says
	exact       bool // it is written as we write it
}

// privateHead says whether a line is a heading that was meant as "## Private": of any level, without the blank, with more words, signs
// or marks of emphasis, in a quote or an item, or as HTML has it.
func privateHead(line string) (p privateStart, ok bool) {
	text := withoutMarkers(line)
	if level, name := tagHead(text); level > 0 {
		p.level, p.alone = level, nearlyPrivate(name)
		return p, NamesPrivate(name)
	}
	name := strings.TrimLeft(text, "#")
	p.level = len(text) - len(name)
	if p.level == 0 || p.level > 6 || !strings.ContainsAny(name, "pP") {
		return p, false
	}
	blank := name[0] == ' ' || name[0] == '\t'
	if p.level == 1 && !blank {
		p.level, p.alone = 2, true
		return p, strings.EqualFold(strings.TrimRight(name, "# \t\r\n"), private) // else a hashtag, which stands among words or is another
	}
	name = headingText(trimEnd(name))
	if p.level == 2 && strings.HasPrefix(name, KeptHeading) {
		p.exact = true
		return p, true
	}
	p.alone = nearlyPrivate(name)
	p.exact = p.level == 2 && blank && text == strings.TrimLeft(line, " ") && strings.EqualFold(name, private)
	return p, NamesPrivate(name)
}

// tagHead gives the level and the text of a heading in HTML; 0 when a text begins with none.
func tagHead(text string) (level int, name string) {
	if len(text) < len("<h1>") || text[0] != '<' || text[1]|0x20 != 'h' || text[2] < '1' || text[2] > '6' || text[3]|0x20 >= 'a' {
		return 0, ""
	}
	_, name, _ = strings.Cut(text, ">")
	name, _, _ = strings.Cut(name, "</h")
	return int(text[2] - '0'), name
}

// NamesPrivate says whether the text of a heading was meant as "Private", alone or with more words.
func NamesPrivate(heading string) bool {
	return nearlyPrivate(heading) || nearlyPrivate(firstWord(heading))
}

// withoutMarkers takes off a line what makes it a part of quotes and items, and a byte order mark, which a text that was put in has before it.
func withoutMarkers(line string) string {
	for {
		line = strings.TrimLeft(line, " \t>"+orderMark)
		rest := strings.TrimLeft(line, "0123456789")
		if rest == "" || len(rest) == len(line) && strings.IndexByte("-*+", rest[0]) < 0 || len(rest) < len(line) && rest[0] != '.' && rest[0] != ')' {
			return line
		}
		if rest = rest[1:]; rest == "" || rest[0] != ' ' && rest[0] != '\t' {
			return line
		}
		line = rest
	}
}

// firstWord is the first run of letters in a text, without tags of HTML before it.
func firstWord(text string) string {
	for text = strings.TrimLeft(text, " \t*_"); strings.HasPrefix(text, "<"); text = strings.TrimLeft(text, " \t*_") {
		_, text, _ = strings.Cut(text, ">")
	}
	text = strings.TrimLeftFunc(text, func(c rune) bool { return !unicode.IsLetter(c) })
	if end := strings.IndexFunc(text, func(c rune) bool { return !unicode.IsLetter(c) }); end >= 0 {
		return text[:end]
	}
	return text
}

// takePrivate notes the line at an offset when it is the heading of a private section.
func (o *outline) takePrivate(line string, at int) {
	for i := range len(line) {
		if c := line[i]; c|0x20 == 'p' || c == KeptHeading[0] || c >= 0x80 || c == '<' {
			break
		} else if c|0x20 >= 'a' && c|0x20 <= 'z' { // nearly all headings
			return
		}
	}
	if p, ok := privateHead(line); ok {
		p.from = at
		o.private = append(o.private, p)
	}
}

// privateHeads finds the headings of private sections in a body that only the parser can judge; what stands in code is none.
func (o *outline) privateHeads(body string) {
	at, above := 0, ""
	for line := range strings.Lines(body) {
		if sign := strings.IndexAny(line, "#<"); sign >= 0 && within(at+sign, o.code) == 0 {
			o.takePrivate(line, at)
		}
		if level := underline(above, line); level > 0 && within(at-1, o.code) == 0 {
			o.cutPrivate(at-len(above), above, level)
		}
		at, above = at+len(line), line
	}
	underlined := func(heads []head, exact bool) {
		for _, h := range heads {
			taken := slices.ContainsFunc(o.private, func(p privateStart) bool { return p.from == h.from })
			if nearlyPrivate(firstWord(h.name)) && !taken && !isHash(withoutMarkers(body[h.from:h.to])) {
				ours := exact && h.level == 2 && strings.EqualFold(h.name, private)
				o.private = append(o.private, privateStart{h.from, h.level, nearlyPrivate(h.name), ours})
			}
		}
	}
	underlined(o.heads, true)
	underlined(o.inner, false)
	slices.SortFunc(o.private, func(a, b privateStart) int { return a.from - b.from })
}

// underline is the level of the heading that a line makes of the word Private alone on the line above it; 0 when it makes none.
func underline(above, line string) int {
	const markers = " \t>" + orderMark
	bare := strings.TrimLeft(line, markers)
	sign := strings.TrimRight(bare, " \t\r\n")
	word := strings.TrimLeft(above, markers)
	switch {
	case sign == "" || strings.Trim(sign, sign[:1]) != "" || sign[0] != '-' && sign[0] != '=':
		return 0
	case word == "" || word[0] == '#' || word != withoutMarkers(above) || !nearlyPrivate(word):
		return 0
	case strings.Count(line[:len(line)-len(bare)], ">") != strings.Count(above[:len(above)-len(word)], ">"):
		return 0
	case sign[0] == '=':
		return 1
	}
	return 2
}

// cutPrivate begins a private section at an underlined line that says Private and goes on with a paragraph: of its lines together Markdown
// makes one heading, or none behind an item, and somebody who drew it so meant that line alone.
func (o *outline) cutPrivate(at int, line string, level int) {
	for _, heads := range [][]head{o.heads, o.inner} {
		for i, h := range heads {
			switch {
			case h.from == at || at > h.from && at < h.to && nearlyPrivate(firstWord(h.name)):
				return // it hides as it is
			case at > h.from && at < h.to:
				heads[i].from, heads[i].name = at, oneLine(strings.TrimLeft(line, " \t>"))
			}
		}
	}
	o.private = append(o.private, privateStart{from: at, level: level, alone: true})
}

// isHash says whether a heading is written with signs before it, and not underlined.
func isHash(heading string) bool { return strings.HasPrefix(strings.TrimLeft(heading, " \t"), "#") }

// privateSections gives the private sections of a body and where they begin: each goes on to the next heading "##", one that says
// Private alone on level one to the next "#". A line under a sentence makes a heading of it, and ends no section: it may have been drawn
// as a rule; neither does one that is hidden itself. The body's title is none when it asks something or says more, or has no words
// below it, and neither is what stands in a comment, as one that a browser hides.
func (o *outline) privateSections(body string, comments, hidden []span) (starts []privateStart, sections []span) {
	title := len(body) - len(strings.TrimLeft(body, " \t\r\n"))
	one, two, next := len(body), len(body), len(o.heads)-1
	for i := len(o.private) - 1; i >= 0; i-- {
		p := o.private[i]
		for ; next >= 0 && o.heads[next].from > p.from; next-- {
			switch h := o.heads[next]; {
			case !isHash(body[h.from:h.to]) || within(h.from, hidden) > 0:
			case h.level == 1:
				one = h.from
			default:
				two = h.from
			}
		}
		s := span{p.from, two}
		switch {
		case within(p.from, comments) > 0 && within(p.from, o.html) > 0:
			continue
		case p.level == 1 && p.from > title && p.alone:
			s.to = one
		case p.level == 1 && p.from > title:
			s.to = min(one, two)
		case p.level == 1:
			line, below, _ := strings.Cut(body[p.from:two], "\n")
			if !p.alone || strings.TrimSpace(below) == "" || strings.HasSuffix(strings.TrimRight(line, " \t\r#"), "?") {
				continue
			}
		}
		starts, sections = append(starts, p), append(sections, s)
	}
	slices.Reverse(starts)
	return starts, sections
}

// privateHeadings names the headings that were taken for "## Private" and are written otherwise.
func (r *reader) privateHeadings(starts []privateStart) {
	for _, p := range starts {
		if line, _, _ := strings.Cut(r.entry.Body[p.from:], "\n"); !p.exact {
			r.problem(p.from, "private-heading", fmt.Sprintf(`%q is taken for "## Private": what stands below it leaves through nothing`, strings.TrimSpace(line)),
				`write "## Private"; a heading that means something else begins with another word`)
		}
	}
}
