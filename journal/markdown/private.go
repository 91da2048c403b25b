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

// isPrivate says whether a word is private, in capitals or in letters that look like ours.
func isPrivate(word string) bool {
	return string(lettersOf(word)) == private && !strings.ContainsFunc(word, isNoLetter)
}

// isPrivateTag says whether a tag of an entry is the word private, or one below it, as private/health.
func isPrivateTag(tag string) bool {
	tag, _, _ = strings.Cut(strings.TrimPrefix(strings.TrimSpace(tag), "#"), "/")
	return isPrivate(tag)
}

// nearly says whether a word was meant as one of ours: it has its letters, in any case, one of them off at most or in another order.
func nearly(word, ours string) bool {
	if len(word) < len(ours)-1 || strings.IndexByte(word, ours[0]) < 0 && strings.IndexByte(word, ours[0]-0x20) < 0 && isASCII(word) {
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
	if !nearly(word, "about") {
		return false
	}
	letters := string(lettersOf(word))
	return letters != "abort" && letters != "abut"
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
	return !strings.HasPrefix(strings.TrimSpace(line), "-") && !blankOrComment(line) && slices.ContainsFunc(words, isPrivate) &&
		!slices.ContainsFunc(words, func(w string) bool { return w == "no" || w == "false" })
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
	if isPrivate(strings.TrimRightFunc(bare, isNoLetter)) { // "Private:" and "**Private**" too
		return true
	}
	text, ok := privateLine(bare)
	return ok && saysYes(text)
}

// KeepingLine gives the line of the body of an entry, or of its tags, that keeps the whole of it in, as private: true in its front matter does; "" when none
// does.
func KeepingLine(e *journal.Entry) string {
	if slices.ContainsFunc(e.Tags, isPrivateTag) {
		return "tags: " + private
	}
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
