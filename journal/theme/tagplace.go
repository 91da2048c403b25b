package theme

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// tags lets hashtags take effect: the sentence that one stands in counts for what it names, of what a function picks.
func (s *search) tags(pick func(*subject) bool) {
	of := map[string]*subject{}
	for i, t := range s.c.tags {
		if i > 0 && s.c.tags[i-1].doc != t.doc {
			s.tagged(s.c.tags[i-1].doc, of)
			clear(of)
		}
		if x := s.byID(t.tag); x != nil && (x.kind == "lens" || x.own) && pick(x) {
			of[t.tag] = x
		}
	}
	if n := len(s.c.tags); n > 0 {
		s.tagged(s.c.tags[n-1].doc, of)
	}
}

// tagged inserts the places of the hashtags of a document into the subjects that they name.
func (s *search) tagged(d int, of map[string]*subject) {
	if len(of) == 0 {
		return
	}
	tokens := s.c.docs[d].tokens
	k := 0
	for first := range s.c.docs[d].passages {
		passage := s.c.passage(d, k)
		eachHashtag(passage, func(tag string, sign int) {
			x := of[tag]
			if x == nil {
				return
			}
			row, at := s.c.cut(passage, k)
			i, _ := slices.BinarySearch(at, int32(sign))
			p := place{from: max(0, slices.IndexFunc(tokens, token.isWord)), to: len(tokens) - 1} // alone in a paragraph, it speaks of the entry
			if from, to, ok := taggedSentence(row, i); ok {
				p = place{from: first + from, to: first + to, word: "#" + tag}
			}
			p.byHand = true
			i = slices.IndexFunc(s.setAside, func(a asideMark) bool { return a.of == x && a.covers(d, p) })
			if i >= 0 {
				s.setAside[i].gone = append(s.setAside[i].gone, p)
				return
			}
			x.insert(d, p)
		})
		k++
	}
}

// taggedSentence gives the first and the last word of the sentence that the hashtag at row[i] speaks of: the one it stands in, and
// behind a stop the one before, unless it begins a line of text or goes on in small letters. ok is false in a passage without words.
func taggedSentence(row []token, i int) (first, last int, ok bool) {
	word := lastWord(row[:i]) // one of the sentence
	if after := slices.IndexFunc(row[i:], token.isWord); after >= 0 {
		next := i
		for row[next] == breakCode {
			next++
		}
		between := row[word+1 : i]
		behindStop := slices.Contains(between, breakSentence)
		goesOn := row[next].isWord() && (!row[next].capital() || slices.Contains(between, breakLine))
		if word < 0 || behindStop && goesOn {
			word = i + after
		}
	}
	if word < 0 {
		return 0, 0, false
	}
	first, last = word, word
	for k := word; k >= 0 && row[k] != breakSentence; k-- {
		if row[k].isWord() {
			first = k
		}
	}
	for k := word; k < len(row) && row[k] != breakSentence; k++ {
		if row[k].isWord() {
			last = k
		}
	}
	return first, last, true
}

// lastWord is the place of the last word of a row, or -1.
func lastWord(row []token) int {
	i := len(row) - 1
	for i >= 0 && !row[i].isWord() {
		i--
	}
	return i
}

// untagged is a text without the hashtags that take effect at its two ends: what is left stands in the entry word for word. At the end
// behind a word that asks for another ("for all the #strain"), and at the beginning before its verb ("#strain is back"), a hashtag is a
// word of the sentence and stays.
func (c *corpus) untagged(text string) string {
	if len(c.named) == 0 || !strings.Contains(text, "#") {
		return text
	}
	text = strings.TrimSpace(text)
	for n := c.effective(text, 0); n > 0; n = c.effective(text, 0) {
		rest := strings.TrimSpace(text[n:])
		if next, _, _ := strings.Cut(rest, " "); isAuxiliary(next) || beginsWithStop(rest) {
			break
		}
		text = rest
	}
	for {
		i := strings.LastIndexByte(text, '#')
		if i < 0 || i+c.effective(text, i) < len(text) {
			return text
		}
		before := strings.TrimSpace(text[:i])
		word := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) + 1
		if c.isFunction(strings.ToLower(before[word:])) {
			return text
		}
		text = before
	}
}

// effective is the length of the hashtag at text[i] when it names a lens or a theme of the person's own, else 0.
func (c *corpus) effective(text string, i int) int {
	if i >= len(text) {
		return 0
	}
	n := journal.HashtagAt(text, i)
	if n > 0 && slices.Contains(c.named, folded(text[i+1:i+n])) {
		return n
	}
	return 0
}

func beginsWithStop(text string) bool {
	stop, _ := utf8.DecodeRuneInString(text)
	return strings.ContainsRune(".!?…", stop)
}

// isAuxiliary says whether a word is the verb of what stands before it, or joins it to more.
func isAuxiliary(w string) bool {
	switch w {
	case "is", "was", "are", "were", "has", "had", "have", "will", "would", "can", "could", "may", "might", "must", "should", "does", "did", "and", "or":
		return true
	}
	return false
}
