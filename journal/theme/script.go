package theme

import (
	"strings"
	"unicode/utf8"
)

// script tells scripts without spaces between words from all others, and from one another.
type script uint8

const (
	spaced script = iota
	han
	katakana
	hiragana
	unbroken // Thai, Lao, Myanmar, Khmer
)

// longHan is the number of Han characters above which a run of them is more than a word.
const longHan = 4

// scriptOf is the script of a letter.
func scriptOf(r rune) script {
	switch {
	case r < 0x0e00:
		return spaced
	case r <= 0x0eff, r >= 0x1000 && r <= 0x109f, r >= 0x1780 && r <= 0x17ff:
		return unbroken
	case r >= 0x3041 && r <= 0x309f:
		return hiragana
	case r >= 0x30a1 && r <= 0x30ff && r != '・', r >= 0x31f0 && r <= 0x31ff, r >= 0xff66 && r <= 0xff9f:
		return katakana
	case r >= 0x3005 && r <= 0x3007, r >= 0x3400 && r <= 0x9fff, r >= 0xf900 && r <= 0xfaff, r >= 0x20000 && r <= 0x3ffff:
		return han
	}
	return spaced
}

// scriptOfWord is the script that a word begins in, and with it all of it when that has no spaces.
func scriptOfWord(w string) script {
	if w == "" || w[0] < 0xe0 {
		return spaced
	}
	r, _ := utf8.DecodeRuneInString(w)
	return scriptOf(r)
}

// isRun says whether a word of a script without spaces is no word that a theme can rest on: endings and particles in Hiragana, clauses
// in Thai, and more Han characters than a word has. A run of Katakana, and of up to four Han characters, mostly is one.
func isRun(w string) bool {
	switch scriptOfWord(w) {
	case hiragana, unbroken:
		return true
	case han:
		return utf8.RuneCountInString(w) > longHan
	}
	return false
}

// isStopSign says whether a sign ends a sentence as a full stop does, whatever follows it.
func isStopSign(r rune) bool {
	switch r {
	case '。', '｡', '！', '？', '؟', '۔', '।', '။', '។':
		return true
	}
	return false
}

// isForeign says whether a word is written in another script than the Latin one: Greek, the first behind it, begins at 0xcd.
func isForeign(w string) bool { return w != "" && w[0] >= 0xcd }

// foreignShare is the share of words that carry grammar, one in so many, from which on a text is in another language.
const foreignShare = 8

// isForeignStop says whether a word of another language carries grammar: "pas", and the ai of "j'ai".
func (r *Resources) isForeignStop(w string) bool {
	_, tail, _ := strings.Cut(w, "'")
	return r.foreign[w] || r.foreign[tail]
}

// isMostlyForeign says whether words that carry grammar in another language are more than the English ones. Those of both count for
// neither: who writes "die" or "in" may write either.
func (c *corpus) isMostlyForeign() bool {
	var n [inOther + 1]int
	for _, u := range c.words.uses {
		n[u.grammar] += int(u.all)
	}
	return foreignShare*n[inOther] >= c.total && n[inOther] > n[inEnglish]
}

// leastStrewn is how many different small words of other languages tell of a person who mixes one into English sentences.
const leastStrewn = 4

// rareWord is the rank of an English word above which it is hardly meant where it carries grammar in another language: "und".
const rareWord = 10000

// isStrewn says whether small words of another language stand among English ones. No matter how often each is there: "nicht" alone may
// be what somebody says of a joke.
func (c *corpus) isStrewn() bool {
	n := 0
	for id := range c.words.texts {
		if c.isAlien(uint32(id)) {
			n++
		}
	}
	return n >= leastStrewn
}

// isAlien says whether a word carries grammar in another language, is hardly a word of English and nobody's name.
func (c *corpus) isAlien(id uint32) bool {
	if c.words.uses[id].grammar != inOther {
		return false
	}
	text := c.words.texts[id]
	w, english := c.res.words[text]
	return !english || w.rank > rareWord && !c.res.firstNames[text]
}

// isForeignTime is isMostlyForeign for some of the entries, of a journal that is so as a whole.
func (c *corpus) isForeignTime(in []bool) bool {
	var n [inOther + 1]int
	for d := range c.docs {
		if !in[d] {
			continue
		}
		for _, t := range c.docs[d].tokens {
			if t.isWord() {
				n[c.words.uses[t.word()].grammar]++
			}
		}
	}
	return n[inOther] > n[inEnglish]
}
