package theme

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// tags lets hashtags take effect: the sentence that one stands in counts for what it names.
func (s *search) tags() {
	of := map[string]*subject{}
	for i, t := range s.c.tags {
		if i > 0 && s.c.tags[i-1].doc != t.doc {
			s.tagged(s.c.tags[i-1].doc, of)
			clear(of)
		}
		if x := s.byID(t.tag); x != nil && (x.kind == "lens" || x.own) {
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

// untagged is a text without the hashtags that take effect and stand at an end of a sentence. Inside one, behind a word that asks for
// another ("for all the #strain."), or before its verb ("#strain is back"), a hashtag may be a word of it and stays.
func (c *corpus) untagged(text string) string {
	if len(c.named) == 0 || !strings.Contains(text, "#") {
		return text
	}
	var out strings.Builder
	done := 0
	for i := 0; i < len(text); i++ {
		if journal.HashtagAt(text, i) == 0 {
			continue
		}
		kept, end := c.tagRun(text, i)
		if c.atEnd(text[:i], text[end:]) {
			out.WriteString(strings.TrimRight(text[done:i], " \t\r\n"))
			for _, tag := range kept {
				out.WriteString(" " + tag)
			}
			done = end
		}
		i = end - 1
	}
	out.WriteString(text[done:])
	return strings.TrimSpace(out.String())
}

// tagRun reads the hashtags that follow each other from i on, and gives those of the person's own and where the last one ends.
func (c *corpus) tagRun(text string, i int) (kept []string, end int) {
	for i < len(text) && journal.HashtagAt(text, i) > 0 {
		end = i + journal.HashtagAt(text, i)
		if !slices.Contains(c.named, strings.ToLower(text[i+1:end])) {
			kept = append(kept, text[i:end])
		}
		for i = end; i < len(text) && unicode.IsSpace(rune(text[i])); {
			i++
		}
	}
	return kept, end
}

// atEnd says whether hashtags between two texts stand at an end of a sentence and are no word of it.
func (c *corpus) atEnd(before, after string) bool {
	before, after = strings.TrimSpace(before), strings.TrimSpace(after)
	if before == "" || strings.ContainsAny(before[len(before)-1:], ".!?") {
		next, _, _ := strings.Cut(after, " ")
		return !isAuxiliary(next)
	}
	if stop, _ := utf8.DecodeRuneInString(after); after != "" && !strings.ContainsRune(".!?…", stop) {
		return false
	}
	word := strings.LastIndexFunc(before, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) + 1
	return !c.isFunction(strings.ToLower(before[word:]))
}

// isAuxiliary says whether a word is the verb of what stands before it.
func isAuxiliary(w string) bool {
	switch w {
	case "is", "was", "are", "were", "has", "had", "have", "will", "would", "can", "could", "may", "might", "must", "should", "does", "did", "and", "or":
		return true
	}
	return false
}
