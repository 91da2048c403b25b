package theme

import (
	"strings"
	"unicode/utf8"
)

// eachSentence calls f with the bounds of each sentence of a document that is not boilerplate.
func (c *corpus) eachSentence(d int, f func(from, to int)) {
	tokens := c.docs[d].tokens
	from := 0
	for i, t := range tokens {
		if t != breakSentence && t != breakPassage {
			continue
		}
		if i > from && (len(c.boiler) == 0 || !c.boiler[hashTokens(tokens[from:i])]) && (len(c.forms) == 0 || !c.isForm(tokens, from, i)) {
			c.eachPart(tokens, from, i, f)
		}
		from = i + 1
	}
}

// eachPart calls f with what is left of a sentence without the heads in it.
func (c *corpus) eachPart(tokens []token, from, to int, f func(from, to int)) {
	for k := from; k < to && len(c.heads) > 0; k++ {
		if tokens[k] != breakColon {
			continue
		}
		if start, h := headOf(tokens, k); h != 0 && c.heads[h] {
			if start > from {
				f(from, start)
			}
			from = k + 1
		}
	}
	if to > from {
		f(from, to)
	}
}

// longHead is the number of words above which what stands before a colon is no head.
const longHead = 6

// headOf gives where the head that ends in a colon begins, and its hash: up to six words from the start of a passage, a line or a
// sentence on. The hash is 0 when there is none.
func headOf(tokens []token, colon int) (from int, h uint64) {
	words := 0
	for from = colon; from > 0; from-- {
		switch t := tokens[from-1]; {
		case t.isWord():
			words++
		case t == breakPassage || t == breakSentence || t == breakLine:
			return from, hashHead(tokens[from:colon], words)
		case t != number && t != breakMark:
			return from, 0
		}
		if words > longHead {
			return from, 0
		}
	}
	return from, hashHead(tokens[from:colon], words)
}

// hashHead is hashForm of the words before a colon, 0 when there are none.
func hashHead(row []token, words int) uint64 {
	if words == 0 {
		return 0
	}
	return (hashTokens(row) ^ uint64(breakColon)) * 1099511628211
}

// eachHead calls f with each head of the documents in a range: what may be the question of a form, with the answer behind it.
func (c *corpus) eachHead(from, to int, f func(short)) {
	for d := from; d < to; d++ {
		tokens := c.docs[d].tokens
		for i, t := range tokens {
			if t != breakColon {
				continue
			}
			if start, h := headOf(tokens, i); h != 0 {
				f(short{d, start, i, h})
			}
		}
	}
}

// hashTokens is an FNV-1a hash of the words in a row, without regard to case and breaks.
func hashTokens(row []token) uint64 {
	h := uint64(14695981039346656037)
	for _, t := range row {
		if t.isWord() {
			h = (h ^ uint64(t>>1)) * 1099511628211
		}
	}
	return h
}

// hashForm tells a form from the same words without its last sign: "next steps:" is not "next steps".
func hashForm(row []token, h uint64) uint64 {
	if last := row[len(row)-1]; !last.isWord() {
		h = (h ^ uint64(last)) * 1099511628211
	}
	return h
}

// isAlone says whether the sentence between two positions is a passage by itself or its last line, and has no stop.
func isAlone(tokens []token, from, to int) bool {
	return tokens[to] == breakPassage && (from == 0 || tokens[from-1] == breakPassage || tokens[from] == breakLine)
}

// closings are words that a letter ends with, before a name or all alone.
var closings = map[string]bool{"cheers": true, "regards": true, "best": true, "thanks": true, "love": true, "yours": true, "greetings": true, "sincerely": true}

// longClosing is the number of tokens above which a sentence closes no letter.
const longClosing = 6

// isClosing says whether a sentence is a passage by itself or its last line, and closes a letter: "Cheers, M."
func (c *corpus) isClosing(tokens []token, from, to int) bool {
	if tokens[to] != breakSentence || tokens[to+1] != breakPassage || to-from > longClosing {
		return false
	}
	if tokens[from] == breakLine {
		from++
	} else if from > 0 && tokens[from-1] != breakPassage {
		return false
	}
	return tokens[from].isWord() && closings[c.words.texts[tokens[from].word()]]
}

// isForm says whether a sentence is one of the forms.
func (c *corpus) isForm(tokens []token, from, to int) bool {
	return (isAlone(tokens, from, to) || c.isClosing(tokens, from, to)) && c.forms[hashForm(tokens[from:to], hashTokens(tokens[from:to]))]
}

// inForm says whether a token stands in a form or in a head that is one.
func (c *corpus) inForm(d, at int) bool {
	tokens := c.docs[d].tokens
	from, to := at, at
	for from > 0 && tokens[from-1] != breakPassage && tokens[from-1] != breakSentence {
		from--
	}
	for tokens[to] != breakPassage && tokens[to] != breakSentence {
		to++
	}
	if len(c.heads) > 0 {
		for k := at + 1; k < min(to, at+longHead+2); k++ {
			if tokens[k] == breakColon {
				start, h := headOf(tokens, k)
				return h != 0 && c.heads[h] && start <= at
			}
		}
	}
	return len(c.forms) > 0 && c.isForm(tokens, from, to)
}

// The share of the entries that makes boilerplate of a sentence, and with the least number of them a form of a line or head. A head
// of one word is more often a subject than a question, and asks for more of them.
const (
	leastBoiler, shareBoiler = 5, 5
	leastForm, shareForm     = 3, 10
	leastWord, shareWord     = 4, 4
)

// findBoilerplate marks sentences of three words or more that stand in many entries, which a template or a habit of layout put there, and
// forms: lines and heads that lead in to something, and lines that sign an entry. A small table of blocks tells first whether there can be
// any, and mostly there can not.
func (c *corpus) findBoilerplate() {
	least := min(max(leastBoiler, c.filled/shareBoiler), max(leastForm, c.filled/shareForm))
	if c.filled < least {
		return
	}
	parts := partsOf(len(c.docs))
	blocks := make([][]uint32, len(parts))
	inParts(parts, func(i, from, to int) {
		blocks[i] = make([]uint32, 1<<16)
		add := func(s short) { blocks[i][s.hash>>48]++ }
		c.eachShort(from, to, add)
		c.eachHead(from, to, add)
	})
	full := false
	for k := range blocks[0] {
		for _, more := range blocks[1:] {
			blocks[0][k] += more[k]
		}
		full = full || int(blocks[0][k]) >= least
	}
	if full {
		c.countBoilerplate(blocks[0], least)
	}
}

// countBoilerplate counts the entries of the sentences in full blocks.
func (c *corpus) countBoilerplate(blocks []uint32, least int) {
	type seen struct {
		entries, last, others int // others of them hold it at another place than their end
		first, final          short
	}
	sentences, lines, heads := map[uint64]*seen{}, map[uint64]*seen{}, map[uint64]*seen{}
	count := func(in map[uint64]*seen, h uint64, s short) {
		x := in[h]
		if x == nil {
			x = &seen{first: s, last: -1}
			in[h] = x
		}
		if x.last != s.doc {
			x.entries, x.last, x.final = x.entries+1, s.doc, s
		}
		if !s.atEnd(c) {
			x.others++
		}
	}
	c.eachShort(0, len(c.docs), func(s short) {
		if int(blocks[s.hash>>48]) < least {
			return
		}
		tokens := c.docs[s.doc].tokens
		if s.to-s.from >= shortSentence {
			count(sentences, s.hash, s)
		}
		if isAlone(tokens, s.from, s.to) || c.isClosing(tokens, s.from, s.to) {
			count(lines, hashForm(tokens[s.from:s.to], s.hash), s)
		}
	})
	c.eachHead(0, len(c.docs), func(s short) {
		if int(blocks[s.hash>>48]) >= least {
			count(heads, s.hash, s)
		}
	})
	boiler, forms, asked := map[uint64]bool{}, map[uint64]bool{}, map[uint64]bool{}
	for h, x := range sentences {
		if x.entries >= max(leastBoiler, c.filled/shareBoiler) {
			boiler[h] = true
		}
	}
	for h, x := range lines {
		if x.entries >= max(leastForm, c.filled/shareForm) && (c.leadsIn(x.first) && c.leadsIn(x.final) || 4*x.others <= x.entries && c.signs(x.first)) {
			forms[h] = true
		}
	}
	for h, x := range heads {
		enough := max(leastForm, c.filled/shareForm)
		if c.isWordAlone(x.first) {
			enough = max(leastWord, c.filled/shareWord)
		}
		if x.entries >= enough {
			asked[h] = true
		}
	}
	c.boiler, c.forms, c.heads = boiler, forms, asked
}

// shortSentence is the least number of tokens of a sentence that can be boilerplate, or of a line that signs.
const shortSentence = 3

// longForm is the number of tokens above which a line is no form.
const longForm = 12

// leadsIn says whether a line ends in a colon or stands out as a heading does: what follows is the thought.
func (c *corpus) leadsIn(s short) bool {
	line, item := c.lineOf(s)
	return s.to-s.from <= longForm && (strings.HasSuffix(strings.TrimRight(line, "*_ \n"), ":") || !item && isBold(line))
}

// isBold says whether all of a line is bold.
func isBold(line string) bool {
	for _, mark := range []string{"**", "__"} {
		if inner, ok := strings.CutPrefix(line, mark); ok && strings.Index(inner, mark) == len(inner)-len(mark) {
			return true
		}
	}
	return false
}

// isWordAlone says whether a head is one word.
func (c *corpus) isWordAlone(s short) bool {
	words := 0
	for _, t := range c.docs[s.doc].tokens[s.from:s.to] {
		if t.isWord() {
			words++
		}
	}
	return words == 1
}

// signs says whether a line can be a signature, if it stands mostly at the end of entries: it follows something, is no item, and has
// neither a stop, unless it closes a letter, nor a person who speaks, in a journal whose sentences have stops.
func (c *corpus) signs(s short) bool {
	if s.from == 0 || s.to-s.from < shortSentence || s.to-s.from > longForm || !c.hasStops() {
		return false
	}
	tokens := c.docs[s.doc].tokens
	for _, t := range tokens[s.from:s.to] {
		if t.isWord() && isSpeaker(c.words.texts[t.word()]) {
			return false
		}
	}
	line, item := c.lineOf(s)
	last, _ := utf8.DecodeLastRuneInString(line)
	return line != "" && !item && (!strings.ContainsRune(".!?…", last) || c.isClosing(tokens, s.from, s.to))
}

// isSpeaker says whether a word makes a line a sentence of the person: I, we, and their contractions.
func isSpeaker(w string) bool {
	head, _, _ := strings.Cut(w, "'")
	return head == "i" || head == "we"
}

// lineOf is the text of a passage as it is written, or its last line when it begins in a new one, and whether it is an item.
func (c *corpus) lineOf(s short) (text string, item bool) {
	k, _ := c.docs[s.doc].passageAt(s.from)
	p := c.passage(s.doc, k)
	text = strings.TrimSpace(p.Text)
	if c.docs[s.doc].tokens[s.from] == breakLine {
		text = text[strings.LastIndexByte(text, '\n')+1:]
	}
	return text, p.Item
}

// hasStops says whether most passages of the first entries end in a stop, without the last of several, which may be a signature.
func (c *corpus) hasStops() bool {
	const enough = 200
	stops, all := 0, 0
	for d := range c.docs {
		tokens := c.docs[d].tokens
		before := 0
		for i, t := range tokens {
			if t == breakPassage && i > 0 && tokens[i-1] != breakPassage {
				if before++; before > 1 && i == len(tokens)-1 {
					break
				}
				all++
				if tokens[i-1] == breakSentence {
					stops++
				}
			}
		}
		if all >= enough {
			break
		}
	}
	return 2*stops > all
}

// short is a sentence of up to sixty tokens, with the hash of its words.
type short struct {
	doc, from, to int
	hash          uint64
}

// atEnd says whether it is the last of its entry, with or without a stop.
func (s short) atEnd(c *corpus) bool { return s.to >= len(c.docs[s.doc].tokens)-2 }

// eachShort calls f with each sentence of three to sixty tokens, and of less if it is a passage by itself.
func (c *corpus) eachShort(from, to int, f func(short)) {
	for d := from; d < to; d++ {
		tokens := c.docs[d].tokens
		c.eachSentence(d, func(from, to int) {
			n := to - from
			if n >= shortSentence && n <= 60 || n < shortSentence && isAlone(tokens, from, to) {
				f(short{d, from, to, hashTokens(tokens[from:to])})
			}
		})
	}
}
