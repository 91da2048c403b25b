package theme

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"twoway/journal"
)

// A token is a word's number in the vocabulary, shifted left by one, with the lowest bit set when the word begins with a
// capital letter. Numbers below firstWord are breaks between words.
type token uint32

const (
	breakLine  token = iota + 1 // the end of a line inside a paragraph
	breakComma                  // , or ;
	breakMark                   // any other punctuation
	breakColon                  // :
	breakCode                   // code, an address or a hashtag stood here
	number                      // a number: one word for a lens, a break for a phrase
	breakSentence
	breakPassage
	firstWord
)

func (t token) isWord() bool    { return t >= firstWord<<1 }
func (t token) word() uint32    { return uint32(t)>>1 - uint32(firstWord) }
func (t token) capital() bool   { return t&1 == 1 }
func wordToken(id uint32) token { return token(id+uint32(firstWord)) << 1 }

// ends says whether a token ends the stretch of words that a phrase can stand in.
func (t token) ends() bool { return !t.isWord() && t != breakLine }

// endsSentence says whether no sentence goes on beyond the token.
func (t token) endsSentence() bool { return t == breakSentence || t == breakPassage }

// endsClause says whether a clause ends at the token in the sense of a lens.
func (t token) endsClause() bool {
	return t == breakLine || t == breakComma || t == breakCode || t >= breakSentence && !t.isWord()
}

// maxWord is the length in bytes above which a run of letters is no word: data, or a text without spaces.
const maxWord = 60

// lexer cuts passages into tokens. It folds case and curly apostrophes; a hyphen inside a word stays.
type lexer struct {
	words *words
	pos   *[]int32 // when set, receives the byte offset of each token
	buf   []byte
	run   script // of the word that was read last
	// marked says whether that word has marks of their own, as letters do on some disks
	marked bool
}

// add appends the tokens of text, without what skip covers, to dst.
func (x *lexer) add(dst []token, text string, skip []journal.Span) []token {
	for i := 0; i < len(text); {
		end := len(text)
		if len(skip) > 0 {
			end = min(end, skip[0].From)
		}
		for i < end {
			if x.pos == nil {
				if dst, i = x.plainWords(dst, text, i, end); i >= end {
					break
				}
			}
			t, n := x.next(text, i)
			if t != 0 {
				dst = x.put(dst, t, i)
			}
			i += n
			if t.isWord() && x.run != spaced { // so that no label joins what is written without spaces
				dst = x.put(dst, breakMark, i)
			}
		}
		if i < len(text) && skip[0].To > i {
			dst = x.put(dst, breakCode, i)
			i = skip[0].To
		}
		if len(skip) > 0 {
			skip = skip[1:]
		}
	}
	return x.put(dst, breakPassage, len(text))
}

// plainWords reads words of up to fifteen ASCII letters and the blanks between them from i on, as long as they come: most of a
// text. Eight bytes are looked at in one step. It gives where it stopped, at something else or before the end of the text.
func (x *lexer) plainWords(dst []token, text string, i, end int) ([]token, int) {
	for i < end {
		s := text[i:]
		if len(s) < 16 {
			break
		}
		if s[0] == ' ' {
			i++
			continue
		}
		if lower := s[0] | 0x20; lower < 'a' || lower > 'z' {
			break
		}
		var key wordKey
		var n int
		key.head, n = letters(eightBytes(s))
		if n == 8 {
			key.tail, n = letters(eightBytes(s[8:]))
			n += 8
		}
		if n == 16 {
			break
		}
		after := s[n]
		if goesOn(after) {
			break
		}
		t := wordToken(x.words.of(key))
		if s[0] <= 'Z' {
			t |= 1
		}
		dst = append(dst, t)
		if i += n; after == ' ' && i < end {
			i++
		}
	}
	return dst, i
}

// goesOn says whether a word of letters may go on with a byte.
func goesOn(c byte) bool {
	return c != ' ' && (c == '-' || c == '\'' || c >= utf8.RuneSelf || c >= '0' && c <= '9' || c == '+' || c == '#')
}

func (x *lexer) put(dst []token, t token, at int) []token {
	if x.pos != nil {
		*x.pos = append(*x.pos, int32(at))
	}
	return append(dst, t)
}

// next reads the token at text[i:], 0 for none, and gives how many bytes it has.
func (x *lexer) next(text string, i int) (t token, n int) {
	x.run = spaced
	c := text[i]
	if c == ' ' {
		return 0, 1
	}
	switch {
	case c == '\t' || c == '\r' || c == '*' || c == '_' || c == '~':
		return 0, 1
	case c == '\n':
		return breakLine, 1
	case c == '.' || c == '!' || c == '?':
		if endsShort(text[:i], text[i+1:]) {
			return 0, 1
		}
		if endsSentence(text[i+1:]) && !runsOn(text[:i], text[i+1:]) {
			return breakSentence, 1
		}
		return breakComma, 1
	case c == ',' || c == ';':
		return breakComma, 1
	case c == ':':
		return breakColon, 1
	case c == '#':
		if n := journal.HashtagAt(text, i); n > 0 {
			return breakCode, n
		}
		return 0, 1
	case c >= '0' && c <= '9':
		n := numberLength(text[i:])
		if isRatio(text[i:i+n]) || x.words.reads(text[i:i+n]) {
			return wordToken(x.words.numeric(strings.ToLower(text[i : i+n]))), n
		}
		return number, n
	}
	if n := ownersSign(text, i); n > 0 {
		return 0, n
	}
	return x.anyWord(text[i:])
}

// ownersSign is the length of an apostrophe behind a plural that owns what follows: "the grown-ups' table". Else it is 0.
func ownersSign(text string, i int) int {
	if i < 2 || text[i-1] != 's' || !wordByte(text[i-2]) {
		return 0
	}
	behind, ok := strings.CutPrefix(text[i:], "' ")
	if !ok {
		behind, ok = strings.CutPrefix(text[i:], "’ ")
	}
	if !ok || behind == "" || !wordByte(behind[0]) {
		return 0
	}
	return len(text) - i - len(behind) - 1
}

// anyWord reads a word of whatever letters at the start of s, or one rune that is no word.
func (x *lexer) anyWord(s string) (t token, n int) {
	n, capital := x.word(s)
	if n == 0 {
		r, size := utf8.DecodeRuneInString(s)
		if isStopSign(r) {
			return breakSentence, size
		}
		return breakMark, size
	}
	if n > maxWord {
		return breakMark, n
	}
	if x.marked {
		x.buf = norm.NFC.Append(nil, x.buf...)
	}
	t = wordToken(x.words.id(x.buf))
	if capital {
		t |= 1
	}
	return t, n
}

// letters gives the ASCII letters that a row of eight bytes begins with, in lower case, and their number.
func letters(row uint64) (lower uint64, n int) {
	const each = 0x0101010101010101
	lower = row | 0x20*each
	low := lower &^ (0x80 * each)
	// the high bit of each byte: set from 'a' on, not from 'z' on, and not in a byte of a longer rune
	not := ^((low + (0x80-'a')*each) &^ (low + (0x7f-'z')*each) &^ row) & (0x80 * each)
	behind := not & -not // the first byte that is no letter; all bits below it are letters
	return lower & (behind>>7 - 1), bits.TrailingZeros64(not) / 8
}

// eightBytes are the first bytes of s, the first in the lowest place; the compiler makes one load of it.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// word reads one word at the start of s into buf, in lower case with straight apostrophes, and gives its length in s. In a script
// without spaces a word is a run of one script, and what is longer than a word is read in pieces.
func (x *lexer) word(s string) (n int, capital bool) {
	x.buf, x.marked = x.buf[:0], false
	for n < len(s) {
		c := s[n]
		switch {
		case x.run != spaced && (c < utf8.RuneSelf || n > maxWord-utf8.UTFMax):
			return n, capital
		case c >= 'a' && c <= 'z' || n > 0 && c >= '0' && c <= '9':
			x.buf = append(x.buf, c)
			n++
			continue
		case c >= 'A' && c <= 'Z':
			capital = capital || n == 0
			x.buf = append(x.buf, c+'a'-'A')
			n++
			continue
		case (c == '-' || c == '\'') && n > 0 && n+1 < len(s) && wordByte(s[n+1]) && wordByte(s[n-1]):
			x.buf = append(x.buf, c)
			n++
			continue
		case c < utf8.RuneSelf:
			if n == 1 {
				signs := signsAt(s, n)
				x.buf = append(x.buf, s[n:n+signs]...)
				n += signs
			}
			return n, capital
		}
		r, size := utf8.DecodeRuneInString(s[n:])
		if run := scriptOf(r); n == 0 {
			x.run = run
		} else if run != x.run && (x.run != spaced || unicode.IsLetter(r)) {
			return n, capital
		}
		switch {
		case r == '’' && n > 0 && n+size < len(s) && wordByte(s[n+size]):
			x.buf = append(x.buf, '\'')
		case unicode.IsLetter(r) || n > 0 && (unicode.IsMark(r) || unicode.IsDigit(r)):
			capital = capital || n == 0 && unicode.IsUpper(r)
			x.marked = x.marked || unicode.IsMark(r)
			x.buf = utf8.AppendRune(x.buf, unicode.ToLower(r))
		default:
			return n, capital
		}
		n += size
	}
	return n, capital
}

// wordByte says whether a byte can stand inside a word; bytes of longer runes count as letters.
func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf
}

// isRatio says whether a number is a ratio or a time, such as 1:1 and 12:30.
func isRatio(number string) bool { return len(number) <= 8 && strings.IndexByte(number, ':') > 0 }

func numberLength(s string) int {
	n := 1
	for n < len(s) && (wordByte(s[n]) && s[n] < utf8.RuneSelf || (s[n] == '.' || s[n] == ',' || s[n] == ':') && n+1 < len(s) && s[n+1] >= '0' && s[n+1] <= '9' || s[n] == '%') {
		n++
	}
	return n
}

// hashtags lists the names of the hashtags in a passage, in lower case.
func hashtags(p journal.Passage) []string {
	var out []string
	eachHashtag(p, func(name string, _ int) { out = append(out, name) })
	return out
}

// eachHashtag calls f with the name of each hashtag in a passage, in lower case, and where its sign stands in the text.
func eachHashtag(p journal.Passage, f func(name string, at int)) {
	for i := strings.IndexByte(p.Text, '#'); i >= 0 && i < len(p.Text); {
		if n := journal.HashtagAt(p.Text, i); n > 0 && !covered(p.Skip, i) {
			f(folded(p.Text[i+1:i+n]), i)
		}
		next := strings.IndexByte(p.Text[i+1:], '#')
		if next < 0 {
			break
		}
		i += 1 + next
	}
}

func covered(skip []journal.Span, at int) bool {
	for _, s := range skip {
		if at >= s.From && at < s.To {
			return true
		}
	}
	return false
}
