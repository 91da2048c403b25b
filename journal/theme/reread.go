package theme

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"twoway/journal"
)

// passages gives the first and the last token of each passage.
func (d *doc) passages(yield func(from, to int) bool) {
	from := 0
	for i, t := range d.tokens {
		if t != breakPassage {
			continue
		}
		if !yield(from, i) {
			return
		}
		from = i + 1
	}
}

// passageAt is the number of the passage that holds a token, and its first token.
func (d *doc) passageAt(token int) (number, first int) {
	for i, t := range d.tokens[:token] {
		if t == breakPassage {
			number, first = number+1, i+1
		}
	}
	return number, first
}

// around is the paragraph that holds a place, or when that is long the sentence, with white space folded.
func (c *corpus) around(d int, p place) string {
	k, _ := c.docs[d].passageAt(p.from)
	passage := c.passage(d, k)
	text := c.untagged(fold(passage.Text[kindLength(passage):]))
	if utf8.RuneCountInString(text) <= longQuote {
		return text
	}
	return fold(c.sentenceAt(d, p))
}

// kindLength is the length of the kind that a driver begins with: it is no word of its sentence.
func kindLength(p journal.Passage) int {
	if !p.Item || !strings.EqualFold(p.Section, "Drivers") {
		return 0
	}
	for _, kind := range journal.DriverKinds {
		if rest, ok := strings.CutPrefix(p.Text, kind+":"); ok {
			return len(p.Text) - len(strings.TrimLeft(rest, " \t"))
		}
	}
	return 0
}

// rereader reads the prose of documents again for quotes. It keeps that of one document, since quotes of one are often wanted one
// after the other, and is for one goroutine.
type rereader struct {
	c    *corpus
	list []journal.Passage
	doc  int
	row  []token // of the passage that was cut into sentences last, each token with its place
	at   []int32
	of   int // and its number, from 1
	rows *rows
}

// passage is one passage of a document, of those that its tokens came from; an empty one when its prose cannot be had again.
func (r *rereader) passage(d, k int) journal.Passage {
	if r.list == nil || r.doc != d {
		r.list, r.doc, r.of = Counted(r.c.docs[d].Doc), d, 0
	}
	if k < len(r.list) {
		return r.list[k]
	}
	return journal.Passage{}
}

// sentenceAt is the sentence that holds a place, as it is written but for hashtags of lenses at its ends.
func (r *rereader) sentenceAt(d int, p place) string {
	sentence, _ := r.sentence(d, p)
	return r.c.untagged(sentence)
}

// sentence is the sentence that holds a place, as it is written, and where in it the place begins.
func (r *rereader) sentence(d int, p place) (text string, hit int) {
	k, first := r.c.docs[d].passageAt(p.from)
	passage := r.passage(d, k)
	if passage.Text == "" {
		return "", 0
	}
	row, at := r.cut(passage, k)
	from, to := kindLength(passage), len(passage.Text)
	for i := p.from - first - 1; i >= 0; i-- {
		if row[i] == breakSentence {
			from = afterStop(passage.Text, int(at[i]))
			break
		}
	}
	for i := p.from - first; i < len(row); i++ {
		if row[i] == breakSentence {
			to = afterStop(passage.Text, int(at[i]))
			break
		}
	}
	from = min(from, to)
	return passage.Text[from:to], min(max(int(at[p.from-first])-from, 0), to-from)
}

// mostQuoted is the length in characters from which a sentence is quoted in part, and about the length of the part.
const mostQuoted = 3 * longQuote

// quoteAt is what is quoted of the sentence that holds a place, with white space folded: of a very long one the clauses around the place,
// or the words where it has no clauses.
func (r *rereader) quoteAt(d int, p place) (text string, part journal.QuotePart) {
	sentence, hit := r.sentence(d, p)
	whole := fold(r.c.untagged(sentence))
	if utf8.RuneCountInString(whole) <= mostQuoted {
		return whole, ""
	}
	whole, ahead := fold(sentence), fold(sentence[hit:])
	from, to := clausesAround(whole, len(whole)-len(ahead), mostQuoted/2)
	text = r.c.untagged(whole[from:to])
	switch {
	case from == 0 && to == len(whole):
		return text, ""
	case from == 0:
		return text, journal.QuoteBegin
	case to == len(whole):
		return text, journal.QuoteEnd
	}
	return text, journal.QuoteMiddle
}

// clausesAround gives the part of a sentence of at most reach characters to each side of a byte of it: whole clauses, else whole words,
// else characters.
func clausesAround(s string, at, reach int) (from, to int) {
	from, to = at, at
	for range reach {
		_, before := utf8.DecodeLastRuneInString(s[:from])
		_, behind := utf8.DecodeRuneInString(s[to:])
		from, to = from-before, to+behind
	}
	if from > 0 {
		if ends := clauseEnd().FindStringIndex(s[from:at]); ends != nil {
			from += ends[1]
		} else if blank := strings.IndexByte(s[from:at], ' '); blank >= 0 {
			from += blank + 1
		}
	}
	if to < len(s) {
		ends := clauseEnd().FindAllStringIndex(s[at:to], -1)
		if blank := strings.LastIndexByte(s[at:to], ' '); len(ends) > 0 {
			to = at + ends[len(ends)-1][0]
		} else if blank > 0 {
			to = at + blank
		}
	}
	return from, to
}

// clauseEnd finds where a clause ends: a sign with a blank behind it, or one of a script without blanks.
var clauseEnd = journal.Pattern(`[,;:] | [-–—] |[、，；：]`)

// textAt is a word as it stands in the prose, but for how its letters are composed; nothing when its prose cannot be had again.
func (r *rereader) textAt(d, token int) string {
	k, first := r.c.docs[d].passageAt(token)
	passage := r.passage(d, k)
	if passage.Text == "" {
		return ""
	}
	_, at := r.cut(passage, k)
	text := passage.Text[at[token-first]:]
	x := lexer{words: r.c.words}
	n, _ := x.word(text)
	return norm.NFC.String(strings.ReplaceAll(text[:n], "’", "'"))
}

// cut gives the tokens of a passage of the document that was read last, and where in its text each stands.
func (r *rereader) cut(passage journal.Passage, k int) (row []token, at []int32) {
	if r.of != k+1 {
		r.at = r.at[:0]
		x := lexer{words: r.c.words, pos: &r.at}
		r.row, r.of = x.add(r.row[:0], passage.Text, passage.Skip), k+1
	}
	return r.row, r.at
}

// afterStop is the end of a run of stops and closing marks.
func afterStop(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !strings.ContainsRune(".!?\"')]”’*_」』", r) && !isStopSign(r) {
			return i
		}
		i += size
	}
	return i
}
