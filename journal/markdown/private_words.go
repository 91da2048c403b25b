package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
)

// privateWords is where text hides from a line on that says it is private, what it hides up to, and the mark that says so.
type privateWords struct {
	span
	until, mark string
}

// What such a line hides up to: behind its mark stand words, or it says Private alone, as a heading would.
const (
	untilParagraph = "the end of the paragraph"
	untilItem      = "the end of the item"
	untilFootnote  = "the end of the footnote"
	untilQuote     = "the end of the quote"
	untilRow       = "the end of the row"
	untilTable     = "the end of the table"
	untilHeading   = "the next heading"
)

// privateWords are the paragraphs, items, quotes and parts of a body that hide from a line on that begins with "Private:", or says Private
// alone, those that hold the word as a hashtag, and what stands between tags that say so. An item of a section of ours may have its own
// meaning.
func (o *outline) privateWords(body string, comments []span) []privateWords {
	s := wordsScan{outline: o, body: body, blank: true}
	for at, line := range o.textLines(body, comments) {
		s.line(at, line)
	}
	s.gap(len(body))
	words := append(s.words, o.privateElements(body, comments)...)
	slices.SortStableFunc(words, func(a, b privateWords) int { return cmp.Compare(a.from, b.from) })
	return words
}

// wordsScan reads the lines of a body for what hides by its words.
type wordsScan struct {
	*outline
	body    string
	words   []privateWords
	open    string // what is hidden at this line goes on up to, "" when nothing is
	in      int    // how far the sign of the item stands in that is open
	inQuote bool   // and whether that is in a quote

	end         int  // of the line before
	blank, head bool // whether that is blank, or a heading or a fence
	quoted      bool // whether it stands in a quote
	table       bool // whether the line below the head of a table stands above

	block      span   // the paragraph or the item that is open, as far as it was read
	blockUntil string // what it goes on up to
	blockIn    int

	label   span // the line of a footnote whose text begins below it, when no word stands between
	labelIn int
}

// gap gives the code between two lines to what it stands straight below, to an item that it stands further in than, and to a quote that it
// stands in.
func (s *wordsScan) gap(at int) {
	if at <= s.end || s.open == "" {
		return
	}
	item := s.open == untilItem || s.open == untilFootnote
	if !s.blank || s.open == untilHeading || item && s.standsInner(s.body[s.end:]) || s.open == untilQuote && isQuoted(s.body[s.end:]) {
		s.words[len(s.words)-1].to = at
	}
}

// standsInner says whether a line stands further in than the sign of the item that is open. A quote that begins behind it is none of it.
func (s *wordsScan) standsInner(line string) bool {
	if s.inQuote {
		return standsIn(line) > s.in
	}
	return len(line)-len(strings.TrimLeft(line, " \t")) > s.in
}

func (s *wordsScan) line(at int, line string) {
	bare, in := bareOf(line), standsIn(line)
	s.gap(at)
	goesOn := goesOn(s.open, line, bare, s.standsInner(line), s.blank)
	l := wordsLine{text: line, bare: bare, below: s.body[at+len(line):], quoted: isQuoted(line), item: isItem(bare)}
	goesOn = goesOn && !(s.open == untilParagraph && s.inQuote && !l.quoted && l.item) // the next item, behind a quote in one
	l.above = s.blank || at > s.end || s.head || l.quoted && !s.quoted
	s.table = s.table && !s.blank || isDelimiter(line)
	l.table = s.table || isDelimiter(lineOf(l.below))
	s.end, s.blank, s.head, s.quoted = at+len(line), bare == "", isHash(bare) || fenceSign(bare) != "", l.quoted
	if !s.blank {
		s.takeBlock(at, l, in)
	}
	switch n := len(s.words) - 1; {
	case goesOn && s.blank:
	case goesOn:
		s.words[n].to = s.end
	default:
		until, mark := l.hides()
		if until == untilItem && s.meansMore(l, at) {
			until = ""
		}
		from := span{at, s.end}
		if until != "" && s.label.to > 0 && in > s.labelIn {
			from.from, until, in = s.label.from, untilFootnote, s.labelIn
		}
		s.open = until
		s.in, s.inQuote = in, l.quoted
		said := strings.TrimSpace(line[:min(len(line), mark+1)])
		if s.open == "" && l.item && s.kindAt(at) != noItems {
			if n := privatePart(l.bare); n >= 0 {
				word := strings.TrimLeftFunc(l.bare[n:], isNoLetter)
				s.open, said = untilItem, strings.TrimSpace(l.bare[:len(l.bare)-len(word)+len(wordAt(word))])
			}
		}
		if s.open == "" {
			if tag := s.tagged(at, line); tag != "" {
				from.from, s.open, s.in, said = s.block.from, s.blockUntil, s.blockIn, tag
			}
		}
		if s.open != "" {
			s.words = append(s.words, privateWords{from, s.open, said})
		}
	}
	if !s.blank {
		s.label = span{}
		if isFootnote(bare) && bracketed(bare) == len(bare) {
			s.label, s.labelIn = span{at, s.end}, standsIn(line)
		}
	}
}

// takeBlock notes where the paragraph, the item or the row begins in which a line stands.
func (s *wordsScan) takeBlock(at int, l wordsLine, in int) {
	row, isRow := firstCell(l.text, l.table)
	switch {
	case isRow && isDelimiter(lineOf(l.below)):
		s.blockUntil = untilTable
	case isRow && row != "":
		s.blockUntil = untilRow
	case isFootnote(l.bare):
		s.blockUntil = untilFootnote
	case l.item:
		s.blockUntil = untilItem
	case l.above || s.blockUntil == untilRow:
		s.blockUntil = untilParagraph
	default:
		return
	}
	s.block.from, s.blockIn = at, in
}

// tagged is what in a line says private wherever it stands, a hashtag or the beginning of a footnote in the line, "" when there is none: a
// heading and code have theirs to themselves.
func (s *wordsScan) tagged(from int, line string) string {
	if _, head := privateHead(trimEnd(line)); head && s.block.from == from {
		return ""
	}
	for i := hashtag(line, 0); i >= 0; i = hashtag(line, i+1) {
		if within(from+i, s.code) == 0 || within(from+i, s.doubt) > 0 {
			return "#" + wordAt(line[i+1:])
		}
	}
	for at := 0; ; {
		i := strings.Index(line[at:], footnoteHere)
		if i < 0 {
			return ""
		}
		at += i + len(footnoteHere)
		note, _, _ := strings.Cut(line[at:min(len(line), at+partRoom)], "]")
		if SaysPrivate(note) && within(from+at, s.code) == 0 {
			return footnoteHere + wordAt(note[len(note)-len(strings.TrimLeftFunc(note, isNoLetter)):])
		}
	}
}

// footnoteHere begins a footnote whose text stands in the line itself.
const footnoteHere = "^["

// goesOn says whether a line, bare of its sign of a quote, belongs to what is open above it: inner says that it stands further in than the
// item does, blank that the line above it is blank.
func goesOn(open, line, bare string, inner, blank bool) bool {
	switch open {
	case untilParagraph, untilTable:
		return bare != "" && !(isHash(bare) && isATX(bare)) && !blank
	case untilItem, untilFootnote:
		return bare == "" || inner || !blank && !beginsBlock(bare)
	case untilQuote:
		return (isQuoted(line) || !blank && bare != "") && !(isHash(bare) && isATX(bare))
	case untilHeading:
		bare = strings.TrimSpace(line) // one in a quote is none of the entry
		return bare == "" || bare[0] != '#' || !isATX(bare)
	}
	return false
}

// wordsLine is a line with what tells whether it hides something.
type wordsLine struct {
	text, bare, below   string // bare of the sign of a quote; below is what stands there
	above, quoted, item bool   // above says that a paragraph may begin with it
	table               bool   // it stands in a table, or is its head
}

// hides is what a line hides up to, "" when it hides nothing, and where its mark ends.
func (l wordsLine) hides() (until string, mark int) {
	if kind := callout(l.text); kind != "" && (nearlyPrivate(kind) || bracketsPrivate(l.text[strings.IndexByte(l.text, ']')+1:])) {
		return untilQuote, strings.IndexByte(l.text, ']')
	}
	if cell, ok := firstCell(l.text, l.table); ok {
		says, mark := said(cell)
		mark += strings.Index(l.text, cell)
		switch {
		case says == unsaid:
			return "", 0
		case isDelimiter(lineOf(l.below)):
			return untilTable, mark
		}
		return untilRow, mark
	}
	says, mark := said(l.text)
	switch {
	case says == unsaid:
		return "", 0
	case isFootnote(l.bare):
		return untilFootnote, mark
	case l.item && says == saysAlone && !standsBelow(l.text, l.below):
		return "", 0
	case l.item:
		return untilItem, mark
	case callout(l.text) != "":
		return untilQuote, mark
	case says == saysWords:
		return untilParagraph, mark
	case says != saysLabel && !l.above:
		return "", 0
	case says == saysOpening:
		return untilParagraph, mark
	case l.quoted:
		return untilQuote, mark
	case says == saysAlone && underline(l.text, lineOf(l.below)) > 0: // a heading
		return "", 0
	case says == saysAlone && !startsBlank(l.below):
		return untilParagraph, mark
	}
	return untilHeading, mark
}

// standsBelow says whether what comes next belongs to an item.
func standsBelow(item, text string) bool {
	for line := range strings.Lines(text) {
		if bareOf(line) != "" {
			return standsIn(line) > standsIn(item)
		}
	}
	return false
}

// meansMore says whether an item that says it is private has a meaning of its own where it stands: the key of an option, and a field in an
// amendment.
func (o *outline) meansMore(l wordsLine, at int) bool {
	text, _, _ := cutBox(strings.TrimSpace(withoutMarkers(l.text)))
	switch o.kindAt(at) {
	case options:
		key, _, ok := strings.Cut(text, ":")
		return ok && journal.IsOptionKey(key)
	case amendments:
		_, why := readAmendment(text)
		says, _ := said(text)
		return why == nil || says == saysLabel
	}
	return false
}

func isQuoted(line string) bool { return strings.HasPrefix(strings.TrimLeft(line, " \t"), ">") }

// bareOf is a line without the signs of quotes and the blanks around it.
func bareOf(line string) string { return strings.TrimSpace(strings.TrimLeft(line, " \t>")) }

// lineOf is the first line of a text.
func lineOf(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

func startsBlank(text string) bool { return strings.TrimSpace(lineOf(text)) == "" }

// PrivateLines gives the lines of a body from which on text hides, as far as their colon, and what it hides up to.
func PrivateLines(body string) (lines []PrivateHeading) {
	keys := mayHaveKeys(body)
	o, ok := readOutline(body)
	if !ok || !keys {
		return nil
	}
	comments, _ := findComments(body, &o)
	for _, w := range o.privateWords(body, comments) {
		lines = append(lines, PrivateHeading{w.mark, w.until})
	}
	return lines
}

// privateParagraphs names what was taken for private from its words.
func (r *reader) privateParagraphs(words []privateWords) {
	for _, w := range words {
		r.problem(w.from, "private-line", fmt.Sprintf("%q hides what stands from here to %s: it leaves through nothing", w.mark, w.until),
			"write %% before and behind what is private; a line that means something else begins with another word")
	}
}
