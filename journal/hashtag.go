package journal

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// HashtagAt is the length of the hashtag whose sign stands at text[i], with the sign: a letter follows, then letters, digits and hyphens
// of any script, with their marks. It is 0 where none stands, as inside a word.
func HashtagAt(text string, i int) int {
	if text[i] != '#' {
		return 0
	}
	if before, _ := utf8.DecodeLastRuneInString(text[:i]); unicode.In(before, unicode.Letter, unicode.Digit, unicode.Mark) {
		return 0
	}
	n := i + 1
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if !unicode.IsLetter(r) && (n == i+1 || r != '-' && !unicode.In(r, unicode.Digit, unicode.Mark)) {
			break
		}
		n += size
	}
	if n == i+1 {
		return 0
	}
	return n - i
}

// WithoutHashtags is a text without its hashtags, to compare what was written with what somebody quotes.
func WithoutHashtags(text string) string {
	var out strings.Builder
	done := 0
	for i := 0; i < len(text); i++ {
		if n := HashtagAt(text, i); n > 0 {
			out.WriteString(text[done:i])
			done = i + n
			i = done - 1
		}
	}
	out.WriteString(text[done:])
	return out.String()
}
