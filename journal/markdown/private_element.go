package markdown

import (
	"strings"
)

const (
	untilDetails = "the end of the details"
	untilMark    = "the mark that closes it"
	untilEnd     = "the end of the text"
)

// privateElements are the parts of a body between tags or comments that say private: details whose summary does, an element named so, and
// what stands between a comment of that one word and one that closes it. One that is never closed goes on to the end.
func (o *outline) privateElements(body string, comments []span) (words []privateWords) {
	if strings.IndexByte(body, '<') < 0 {
		return nil
	}
	e := elements{body: body, open: map[string][]element{}}
	for at := 0; ; at++ {
		i := strings.IndexByte(body[at:], '<')
		if i < 0 {
			break
		}
		at += i
		if end := within(at, comments); end > 0 {
			e.comment(at, end)
			at = end - 1
		} else if end := within(at, o.code); end > 0 && within(at, o.doubt) == 0 {
			at = end - 1
		} else if end := tagEnd(body[at:]); end > 0 && (!escapedAt(body, at) || within(at, o.html) > 0) {
			e.tag(at, at+end)
			at += end - 1
		}
	}
	for _, name := range []string{"", private, "details"} {
		for _, p := range e.open[name] {
			if p.private {
				e.words = append(e.words, privateWords{span{p.from, len(body)}, untilEnd, p.mark})
			}
		}
	}
	return e.words
}

// elements are what is open at one place of a body, by its name, and what was found above it. A comment has no name.
type elements struct {
	body  string
	open  map[string][]element
	words []privateWords

	lastClose int // where the last tag begins that closes what says private, from 1; 0 until it is asked for
}

// element is one that is not closed yet.
type element struct {
	mark    string
	from    int
	private bool
}

// comment takes the comment between two offsets.
func (e *elements) comment(from, to int) {
	inside := strings.TrimSuffix(strings.TrimPrefix(e.body[from:to], "<!--"), "-->")
	if len(inside) > keyRoom {
		return
	}
	word := strings.TrimSpace(inside)
	bare := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(word, "/"), "end"), "end"))
	switch {
	case !nearlyPrivate(bare) || strings.ContainsAny(bare, "#\n"):
	case bare != word:
		e.close("", to)
	default:
		e.begin("", from, to)
	}
}

// tag takes the tag between two offsets.
func (e *elements) tag(from, to int) {
	name := strings.TrimPrefix(e.body[from+1:to-1], "/")
	closes := len(name) < to-from-2
	name, _, _ = strings.Cut(strings.ToLower(strings.Trim(name, "/ \t\r\n")), " ")
	switch {
	case nearlyPrivate(name) && closes:
		e.close(private, to)
	case nearlyPrivate(name) && (strings.HasSuffix(e.body[from:to], "/>") || from > 0 && isLetter(e.body[from-1]) && !e.closesBelow(to)):
		// one that holds nothing, and a parameter of a type, as in List<Private>
	case nearlyPrivate(name):
		e.begin(private, from, to)
	case name == "details" && closes:
		e.close(name, to)
	case name == "details":
		e.open[name] = append(e.open[name], element{from: from})
	case name == "summary" && !closes && len(e.open["details"]) > 0:
		text := e.body[to:min(len(e.body), to+tagRoom)]
		if end := strings.Index(strings.ToLower(text), "</summary"); end >= 0 {
			text = text[:min(end, len(text))]
		}
		text = strings.TrimSpace(withoutTags(text))
		if says, _ := said(text); says != unsaid || isMark(text, wordAt(text), false, "") || bracketsPrivate(text) || hashtag(text, 0) >= 0 {
			last := &e.open["details"][len(e.open["details"])-1]
			last.private, last.mark = true, e.body[from:to]+"Private"
		}
	}
}

// begin opens what says private. One in another needs an end of its own.
func (e *elements) begin(name string, from, to int) {
	e.open[name] = append(e.open[name], element{e.body[from:to], from, true})
}

// closesBelow says whether a tag below an offset closes what says private.
func (e *elements) closesBelow(at int) bool {
	if e.lastClose == 0 {
		e.lastClose = 1 + strings.LastIndex(strings.ToLower(e.body), "</"+private)
	}
	return e.lastClose > at
}

// close closes the last of a name.
func (e *elements) close(name string, to int) {
	n := len(e.open[name]) - 1
	if n < 0 {
		return
	}
	p := e.open[name][n]
	e.open[name] = e.open[name][:n]
	if p.private {
		until := untilMark
		if name == "details" {
			until = untilDetails
		}
		e.words = append(e.words, privateWords{span{p.from, to}, until, p.mark})
	}
}
