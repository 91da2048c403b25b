package markdown

import (
	"fmt"
	"slices"
	"strings"
)

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
	if p.level == 0 || p.level > 6 || !mayNamePrivate(name) && !strings.HasPrefix(strings.TrimSpace(name), KeptHeading) {
		return p, false
	}
	blank := name[0] == ' ' || name[0] == '\t'
	if p.level == 1 && !blank {
		p.level, p.alone = 2, true
		return p, isPrivate(strings.TrimRight(name, "# \t\r\n")) // else a hashtag, which stands among words or is another
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

// NamesPrivate says whether the text of a heading was meant as "Private", alone or with more words, or says
// so in brackets or as a hashtag.
func NamesPrivate(heading string) bool {
	return nearlyPrivate(heading) || nearlyPrivate(firstWord(heading)) || bracketsPrivate(heading) || hashtag(heading, 0) >= 0
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
	return wordAt(strings.TrimLeftFunc(text, isNoLetter))
}

// takePrivate notes the line at an offset when it is the heading of a private section.
func (o *outline) takePrivate(line string, at int) {
	for i := range len(line) {
		if c := line[i]; c|0x20 == 'p' || c == KeptHeading[0] || c >= 0x80 || c == '<' {
			break
		} else if isLetter(c) { // nearly all headings
			if strings.ContainsAny(line[i:], "([{#") {
				break
			}
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
			if NamesPrivate(h.name) && !taken && !isHash(withoutMarkers(body[h.from:h.to])) {
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
			case h.from == at || at > h.from && at < h.to && NamesPrivate(h.name):
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
// as a rule; neither does one that is hidden itself. The body's title has a rule of its own, and what stands in a comment, as one that a
// browser hides, is none.
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
			if s.to = o.endOfTitle(body, p, one, two); s.to < 0 {
				continue
			}
		}
		starts, sections = append(starts, p), append(sections, s)
	}
	slices.Reverse(starts)
	return starts, sections
}

// endOfTitle is where what a title hides ends, which begins with the word private or says so in brackets, as a hashtag or before a colon; -1
// where it hides nothing. The title of a decision is its question, which may be about something private ("Private practice, or a hospital?").
func (o *outline) endOfTitle(body string, p privateStart, one, two int) int {
	line := strings.TrimRight(lineOf(body[p.from:]), " \t\r#")
	asks := strings.HasSuffix(line, "?") || slices.ContainsFunc(o.heads, func(h head) bool { return strings.EqualFold(h.name, "Options") })
	switch {
	case !p.alone && TitleSaysPrivate(strings.TrimLeft(line, "# \t")), p.alone && !asks:
		return one
	case asks && (!p.alone || strings.HasSuffix(line, "?") || strings.TrimSpace(body[p.from+len(lineOf(body[p.from:])):two]) == ""):
		return -1
	}
	return min(one, two)
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
