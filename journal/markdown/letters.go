package markdown

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// lettersOf are the letters of a word, in small ones: one of another alphabet that looks like one of ours is taken for that, and so is one
// that is wider, bold or has a mark on it.
func lettersOf(word string) []rune {
	if !isASCII(word) {
		word = norm.NFKD.String(word)
	}
	return []rune(strings.Map(func(c rune) rune {
		if !unicode.IsLetter(c) {
			return -1
		}
		c = unicode.ToLower(c)
		if like, ok := lookalikes()[c]; ok && c >= utf8.RuneSelf {
			return like
		}
		return c
	}, word))
}

// lookalikes are the small letters of other alphabets, and a few of ours, that look like other letters of ours.
var lookalikes = sync.OnceValue(func() map[rune]rune {
	out := map[rune]rune{}
	for like, others := range map[rune]string{
		'a': "аαɑᴀ", 'b': "ьʙ", 'c': "сϲᴄ", 'd': "ԁᴅ", 'e': "еεᴇ", 'g': "ɡ", 'h': "һʜ", 'i': "іιıɪӏ", 'j': "ј", 'k': "кκᴋ", 'l': "ʟ",
		'm': "мᴍ", 'n': "пɴ", 'o': "оοσᴏ", 'p': "рρᴘ", 'q': "ԛ", 'r': "гʀ", 's': "ѕꜱ", 't': "тτᴛ", 'u': "υᴜ", 'v': "ѵνᴠ", 'w': "ԝᴡ",
		'x': "хχ", 'y': "уγʏ", 'z': "ᴢ",
	} {
		for _, c := range others {
			out[c] = like
		}
	}
	return out
})

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// begins says whether a line begins with a letter, small or not, or with one that looks like it.
func begins(line string, letter byte) bool {
	if line == "" || line[0] < utf8.RuneSelf {
		return line != "" && line[0]|0x20 == letter
	}
	c, size := utf8.DecodeRuneInString(line)
	if !unicode.IsLetter(c) {
		return false
	}
	like := lettersOf(line[:size])
	return len(like) > 0 && like[0] == rune(letter)
}

// mayBegin says whether the first letter of a word is one of those given, which are small ones, or one that may look like them.
func mayBegin(word, letters string) bool {
	for i := range len(word) {
		if c := word[i]; c >= utf8.RuneSelf {
			return true
		} else if isLetter(c) {
			return strings.IndexByte(letters, c|0x20) >= 0
		}
	}
	return false
}

func isNoLetter(c rune) bool { return !unicode.IsLetter(c) }

// wordAt is the word with which a text begins, with the marks on its letters and the signs without a width among them.
func wordAt(text string) string {
	end := strings.IndexFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.In(c, unicode.Mn, unicode.Cf) })
	if end < 0 {
		return text
	}
	return text[:end]
}

// mayNamePrivate says whether a text holds a word, or letters with signs among them, that could be meant as private. Nearly no text does,
// and one that does not hides nothing by its words.
func mayNamePrivate(text string) bool {
	for k := range len(firstBytes) { // each in a pass of its own, which is far quicker than to look at every byte
		for at := 0; ; at++ {
			i := strings.IndexByte(text[at:], firstBytes[k])
			if i < 0 {
				break
			}
			at += i
			if (at == 0 || !isLetter(text[at-1])) && begins(text[at:], private[0]) && startsPrivate(text[at:]) {
				return true
			}
		}
	}
	return false
}

// firstBytes are the bytes with which a p begins, and every letter that looks like one.
const firstBytes = "pP\xce\xcf\xd0\xd1\xe1\xe2\xef\xf0"

// isLetter says whether a byte is a letter of ASCII.
func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// startsPrivate says whether the first letters of a text are nearly those of private, whatever signs stand among them.
func startsPrivate(text string) bool {
	var room [len(private) + 1]byte
	n := 0
	for i := 0; i < len(text) && i < keyRoom && n < len(room); i++ {
		switch c := text[i]; {
		case isLetter(c):
			room[n] = c | 0x20
			n++
		case c >= utf8.RuneSelf: // seldom
			return startsNearly([]byte(string(lettersOf(strings.ToValidUTF8(text[:min(len(text), 2*keyRoom)], "")))))
		}
	}
	return startsNearly(room[:n])
}

func startsNearly(letters []byte) bool {
	if len(letters) < len(private)-1 {
		return false
	}
	ours := 0 // of the five letters behind the first: one at most may be another
	for i := 1; i < len(private)-1; i++ {
		if strings.IndexByte(private, letters[i]) > 0 {
			ours++
		}
	}
	if ours < 4 || bytes.IndexByte(letters, 'v') < 0 && !bytes.HasPrefix(letters, []byte("pri")) { // practice, and other words with its letters
		return false
	}
	for n := len(private) - 1; n <= min(len(private)+1, len(letters)); n++ {
		if nearlyPrivate(string(letters[:n])) {
			return true
		}
	}
	return false
}
