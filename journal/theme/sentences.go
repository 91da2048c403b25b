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
			f(from, i)
		}
		from = i + 1
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

// isAlone says whether the sentence between two positions is a passage by itself, and has no stop.
func isAlone(tokens []token, from, to int) bool {
	return tokens[to] == breakPassage && (from == 0 || tokens[from-1] == breakPassage)
}

// isForm says whether a sentence is one of the forms.
func (c *corpus) isForm(tokens []token, from, to int) bool {
	return isAlone(tokens, from, to) && c.forms[hashForm(tokens[from:to], hashTokens(tokens[from:to]))]
}

// inForm says whether a token stands in a form.
func (c *corpus) inForm(d, at int) bool {
	tokens := c.docs[d].tokens
	from, to := at, at
	for from > 0 && tokens[from-1] != breakPassage && tokens[from-1] != breakSentence {
		from--
	}
	for tokens[to] != breakPassage && tokens[to] != breakSentence {
		to++
	}
	return c.isForm(tokens, from, to)
}

// The share of the entries that makes boilerplate of a sentence, and with the least number of them a form of a line.
const (
	leastBoiler, shareBoiler = 5, 5
	leastForm, shareForm     = 3, 10
)

// findBoilerplate marks sentences of three words or more that stand in many entries, which a template or a habit of layout put
// there, and forms: lines that lead in to something or sign an entry. A small table of blocks tells first whether there can be any,
// and mostly there can not.
func (c *corpus) findBoilerplate() {
	least := min(max(leastBoiler, len(c.docs)/shareBoiler), max(leastForm, len(c.docs)/shareForm))
	if len(c.docs) < least {
		return
	}
	parts := partsOf(len(c.docs))
	blocks := make([][]uint32, len(parts))
	inParts(parts, func(i, from, to int) {
		blocks[i] = make([]uint32, 1<<16)
		c.eachShort(from, to, func(s short) { blocks[i][s.hash>>48]++ })
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
		first                 short
	}
	sentences, lines := map[uint64]*seen{}, map[uint64]*seen{}
	count := func(in map[uint64]*seen, h uint64, s short) {
		x := in[h]
		if x == nil {
			x = &seen{first: s, last: -1}
			in[h] = x
		}
		if x.last != s.doc {
			x.entries, x.last = x.entries+1, s.doc
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
		if isAlone(tokens, s.from, s.to) {
			count(lines, hashForm(tokens[s.from:s.to], s.hash), s)
		}
	})
	boiler, forms := map[uint64]bool{}, map[uint64]bool{}
	for h, x := range sentences {
		if x.entries >= max(leastBoiler, len(c.docs)/shareBoiler) {
			boiler[h] = true
		}
	}
	for h, x := range lines {
		if x.entries >= max(leastForm, len(c.docs)/shareForm) && (c.leadsIn(x.first) || x.others == 0 && c.signs(x.first)) {
			forms[h] = true
		}
	}
	c.boiler, c.forms = boiler, forms
}

// shortSentence is the least number of tokens of a sentence that can be boilerplate, or of a line that signs.
const shortSentence = 3

// longForm is the number of tokens above which a line is no form.
const longForm = 12

// leadsIn says whether a line ends in a colon: what follows is the thought.
func (c *corpus) leadsIn(s short) bool {
	line, _ := c.lineOf(s)
	return s.to-s.from <= longForm && strings.HasSuffix(strings.TrimRight(line, "*_ \n"), ":")
}

// signs says whether a line can be a signature, if it stands only at the end of entries: it follows something, is no item, and has
// neither a stop nor a person who speaks, in a journal whose sentences have stops.
func (c *corpus) signs(s short) bool {
	if s.from == 0 || s.to-s.from < shortSentence || s.to-s.from > longForm || !c.hasStops() {
		return false
	}
	for _, t := range c.docs[s.doc].tokens[s.from:s.to] {
		if t.isWord() && isSpeaker(c.words.texts[t.word()]) {
			return false
		}
	}
	line, item := c.lineOf(s)
	last, _ := utf8.DecodeLastRuneInString(line)
	return line != "" && !item && !strings.ContainsRune(".!?…", last)
}

// isSpeaker says whether a word makes a line a sentence of the person: I, we, and their contractions.
func isSpeaker(w string) bool {
	head, _, _ := strings.Cut(w, "'")
	return head == "i" || head == "we"
}

// lineOf is the text of a passage as it is written, and whether it is an item.
func (c *corpus) lineOf(s short) (text string, item bool) {
	k, _ := c.docs[s.doc].passageAt(s.from)
	p := c.passage(s.doc, k)
	return strings.TrimSpace(p.Text), p.Item
}

// hasStops says whether most passages of the first entries end in a stop.
func (c *corpus) hasStops() bool {
	const enough = 200
	stops, all := 0, 0
	for d := range c.docs {
		tokens := c.docs[d].tokens
		for i, t := range tokens {
			if t == breakPassage && i > 0 && tokens[i-1] != breakPassage {
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

// atEnd says whether it is the last of its entry.
func (s short) atEnd(c *corpus) bool { return s.to == len(c.docs[s.doc].tokens)-1 }

// eachShort calls f with each sentence of three to sixty tokens, and of two if it is a passage by itself.
func (c *corpus) eachShort(from, to int, f func(short)) {
	for d := from; d < to; d++ {
		tokens := c.docs[d].tokens
		c.eachSentence(d, func(from, to int) {
			n := to - from
			if n >= shortSentence && n <= 60 || n == shortSentence-1 && isAlone(tokens, from, to) {
				f(short{d, from, to, hashTokens(tokens[from:to])})
			}
		})
	}
}
