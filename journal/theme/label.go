package theme

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// labelKey folds a label for comparing: letters and digits in lower case, one space between words.
func labelKey(s string) string {
	return strings.Join(strings.FieldsFunc(spelled(folded(s)), func(r rune) bool { return !inWord(r) }), " ")
}

// folded is a text as texts are cut: in lower case and NFC, with straight apostrophes. Some letters with marks are one rune as small letters
// alone.
func folded(s string) string {
	return norm.NFC.String(strings.ToLower(strings.ReplaceAll(s, "’", "'")))
}

// inWord says whether a rune is a letter, a digit or a mark that belongs to one.
func inWord(r rune) bool { return unicode.In(r, unicode.Letter, unicode.Digit, unicode.Mark) }

// spelled writes out the signs of names such as C++ and C#, which no key has.
func spelled(s string) string {
	var b strings.Builder
	done := 0
	for i := range s {
		if n := signsAt(s, i); n > 0 {
			b.WriteString(s[done:i])
			if s[i] == '#' {
				b.WriteString(" sharp")
			} else {
				b.WriteString(strings.Repeat(" plus", n))
			}
			done = i + n
		}
	}
	return b.String() + s[done:]
}

// signsAt is the length of the signs at s[i] that make a name of the single letter before them, as in C++ and F#; else 0.
func signsAt(s string, i int) int {
	if i == 0 || s[i] != '+' && s[i] != '#' || s[i-1]|0x20 < 'a' || s[i-1]|0x20 > 'z' {
		return 0
	}
	if before, _ := utf8.DecodeLastRuneInString(s[:i-1]); i > 1 && (inWord(before) || before == '\'' || before == '-') {
		return 0
	}
	n := 1
	if s[i] == '+' {
		if n = 2; !strings.HasPrefix(s[i:], "++") {
			return 0
		}
	}
	if after, _ := utf8.DecodeRuneInString(s[i+n:]); i+n < len(s) && (inWord(after) || after == rune(s[i])) {
		return 0
	}
	return n
}

func isID(s string) bool {
	for i, c := range []byte(s) {
		if !(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' && i > 0) {
			return false
		}
	}
	return s != "" && len(s) <= 40
}

// plainID is an id that a text could be meant as.
func plainID(text string) string {
	id := strings.Map(func(r rune) rune {
		if r == '-' || isID(string(r)) {
			return r
		}
		return -1
	}, norm.NFD.String(idFrom(text)))
	if id = strings.Trim(id, "-"); !isID(id) {
		return "commute"
	}
	return id
}

// idFrom folds a label to an id: small letters and digits, hyphens between words.
func idFrom(label string) string { return strings.ReplaceAll(labelKey(label), " ", "-") }
