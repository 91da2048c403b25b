package markdown

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"twoway/journal"
)

// The rules that a second front matter in one file breaks, the second of them where it keeps the whole entry in.
const (
	ruleJoined        = "joined"
	ruleJoinedPrivate = "joined-private"
)

// textLines gives the lines of a body that are text, with their offsets: what stands in code or in a comment is none, but for code in
// fences whose end is in doubt.
func (o *outline) textLines(body string, comments []span) iter.Seq2[int, string] {
	return func(yield func(int, string) bool) {
		at := 0
		for line := range strings.Lines(body) {
			word := at + standsIn(line)
			if within(word, comments) == 0 && (within(word, o.code) == 0 || within(word, o.doubt) > 0) && !yield(at, line) {
				return
			}
			at += len(line)
		}
	}
}

// keyBelow takes what makes a line a part of a quote or an item off it, and signs of emphasis, where it then begins with a letter, as a key
// with its colon does; ok is false for any other.
func keyBelow(line string, letter byte) (bare string, ok bool) {
	at, _ := wordStart(line)
	if at == len(line) || !begins(line[at:], letter) || strings.ContainsAny(line[:at], "#`|:") {
		return "", false
	}
	key := line[at:min(len(line), at+keyRoom)]
	if strings.IndexByte(key, ':') < 0 && strings.IndexByte(key, '=') < 0 && !strings.Contains(key, "：") {
		return "", false
	}
	return strings.TrimRight(line[at:], " \t\r\n\u00a0"), true
}

// keyRoom is how many bytes a key has with all that may stand before its colon.
const keyRoom = 64

// isPrivateTrue says whether a line anywhere in a body was meant as private: true.
func isPrivateTrue(line string) (bare string, ok bool) {
	if bare, ok = keyBelow(line, private[0]); !ok {
		return "", false
	}
	text, ok := privateLine(bare)
	return bare, ok && saysYes(strings.Trim(text, ".,;!*_ \t"))
}

// kindLine gives the kind of entry that a line of a body names as the key twoway does.
func kindLine(line string) (kind journal.Kind, ok bool) {
	bare, ok := keyBelow(line, 't')
	if !ok {
		return "", false
	}
	text, ok := lineOfKey(bare, func(word string) bool { return nearly(word, "twoway") })
	if !ok {
		return "", false
	}
	n := slices.IndexFunc(kinds, func(k journal.Kind) bool { return strings.EqualFold(text, string(k)) })
	if n < 0 {
		return "", false
	}
	return kinds[n], true
}

// mayHaveKeys says whether a body holds the word private, or a line of it begins as one with our key does.
func mayHaveKeys(body string) bool {
	if mayNamePrivate(body) {
		return true
	}
	for line := range strings.Lines(body) {
		if _, ok := kindLine(line); ok {
			return true
		}
	}
	return false
}

// keys looks in a body for what belongs into a front matter and keeps the whole entry in, or a paragraph of it.
func (r *reader) keys(body string, o *outline, comments []span) {
	r.joined(body, o, comments)
	r.saidBelow(body, o, comments)
	if !r.entry.Private {
		r.privateParagraphs(o.privateWords(body, comments))
	}
}

// joined names each second front matter in a body, as where files were put into one. What says in it that its entry is private keeps the
// whole file in, and so does one that nobody can read or that is about something else than the entry is, since that may be private.
func (r *reader) joined(body string, o *outline, comments []span) {
	end := 0
	for at, line := range o.textLines(body, comments) {
		kind, ok := kindLine(line)
		if at < end || !ok || strings.HasPrefix(strings.TrimLeft(line, " \t"), ">") { // what somebody quotes is no entry
			continue
		}
		var front []string
		front, end = frontAround(body, at)
		second := r.second(kind, front)
		name := "the day and the minute as its name"
		if second != nil && journal.EntryPath(second.ID) != "" {
			name = journal.EntryPath(second.ID)
		}
		rule, text := ruleJoined, "a second front matter stands here, and all from it on is read as the text of the first entry"
		if !r.entry.Private && (second == nil || second.Private || second.Unclosed > 0 || !r.sameAbout(second)) {
			r.entry.Private = true
			rule, text = ruleJoinedPrivate, "a second front matter stands here, and its entry may be private, so the whole file stays in"
		}
		r.problem(at, rule, text, fmt.Sprintf("put what stands from its first line on into a file of its own, %s", name))
	}
}

// second reads the lines of a second front matter; nil when nobody can.
func (r *reader) second(kind journal.Kind, front []string) *journal.Entry {
	text := []byte("---\ntwoway: " + string(kind) + "\n")
	for _, line := range front {
		if _, ok := kindLine(line); !ok {
			text = append(append(text, line...), '\n')
		}
	}
	e, _ := Parse("", append(text, "---\n"...))
	return e
}

// sameAbout says whether another entry is about what this one is about, or is that.
func (r *reader) sameAbout(other *journal.Entry) bool {
	ref := other.About
	if ref == "" {
		ref = other.ID
	}
	return ref != "" && (ref == r.entry.ID || ref == r.entry.About)
}

// frontAround gives the lines of the front matter in a body around the one at an offset, without its fences, and where it ends: at the next
// fence, and without one before what is no line of a front matter. Between two fences stands what may be none.
func frontAround(body string, at int) (lines []string, end int) {
	above := func(at int) string { return body[strings.LastIndexByte(body[:max(at-1, 0)], '\n')+1 : at] }
	from := at
	for from > 0 && inFront(above(from)) {
		from -= len(above(from))
	}
	for line := range strings.Lines(body[from:at]) {
		lines = append(lines, unquoted(line))
	}
	fenced := from > 0 && strings.HasSuffix(strings.TrimRight(above(from), " \t\r\n"), "---")
	known, end, next := len(lines), at, at
	for line := range strings.Lines(body[at:]) {
		bare := unquoted(line)
		next += len(line)
		if isFence([]byte(bare), '-') || isFence([]byte(bare), '.') {
			if fenced || known == len(lines) {
				return lines, next
			}
			break
		}
		lines = append(lines, bare)
		blank := strings.TrimSpace(bare) == ""
		if !fenced && !blank && !inFront(line) {
			break
		}
		if !blank && inFront(line) {
			known, end = len(lines), next
		}
	}
	return lines[:known], end
}

// inFront says whether a line may stand in a front matter: a key, an item of a list, a comment, what goes on with a value, or what git puts
// between both sides of a merge.
func inFront(line string) bool {
	line = unquoted(line)
	if line == "" || isFence([]byte(line), '-') {
		return false
	}
	_, about := lineOfKey(line, nearlyAbout)
	_, hides := privateLine(line)
	return about || hides || startsKey(line) || strings.IndexByte(" \t-{", line[0]) >= 0 || isConflict(line) || line == "======="
}

// unquoted is a line without its end and without the sign of a quote.
func unquoted(line string) string {
	line = strings.TrimRight(line, "\r\n")
	if rest, ok := strings.CutPrefix(line, ">"); ok {
		return strings.TrimPrefix(rest, " ")
	}
	return line
}

// saidBelow closes the entry for a line private: true in its body, wherever it stands.
func (r *reader) saidBelow(body string, o *outline, comments []span) {
	for at, line := range o.textLines(body, comments) {
		if bare, ok := isPrivateTrue(line); ok && !r.entry.Private {
			r.entry.Private = true
			r.problems = append(r.problems, privateKey(r.path, r.lineOf(at), bare))
		}
	}
}

// standsIn is how far a text stands in: the blanks and the signs of a quote before its first word.
func standsIn(text string) int { return len(text) - len(strings.TrimLeft(text, " \t>")) }

// beginsBlock says whether a line ends the paragraph above it, or the item: a blank one, a heading, an item, a fence, HTML.
func beginsBlock(bare string) bool {
	return bare == "" || bare[0] == '#' || bare[0] == '<' || isItem(bare) || isFootnote(bare) || fenceSign(bare) != ""
}

// isItem says whether a line begins an item of a list.
func isItem(bare string) bool {
	return withoutMarkers(bare) != strings.TrimLeft(bare, " \t>"+orderMark)
}

// kindAt is the kind of items that are read in the section in which an offset lies.
func (o *outline) kindAt(at int) holds {
	i, found := slices.BinarySearchFunc(o.heads, at, func(h head, at int) int { return h.from - at })
	if !found {
		i--
	}
	if i < 0 || o.heads[i].level != 2 {
		return noItems
	}
	return sectionKind(o.heads[i].name)
}
