package journal

import "strings"

// HashtagAt is the length of the hashtag whose sign stands at text[i], with the sign: a letter follows, then letters, digits and hyphens.
// It is 0 where none stands, as inside a word.
func HashtagAt(text string, i int) int {
	if text[i] != '#' || i > 0 && (isTagByte(text[i-1]) || text[i-1] >= 0x80) {
		return 0
	}
	n := i + 1
	for n < len(text) && (isTagByte(text[n]) || n > i+1 && text[n] == '-') {
		if n == i+1 && text[n] <= '9' {
			return 0
		}
		n++
	}
	if n == i+1 {
		return 0
	}
	return n - i
}

func isTagByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
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
