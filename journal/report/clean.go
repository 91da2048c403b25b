package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// Clean makes a text safe for a terminal line and for any page: control characters, escape sequences, bidirectional
// controls and other invisible characters go, tabs and line ends become blanks, and what is not UTF-8 becomes U+FFFD. The
// joiners that build emoji and some scripts stay.
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	s = journal.WithoutSequences(s)
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\t', r == '\n', r == '\r', r == '\u0085', r == '\u2028', r == '\u2029':
			b.WriteByte(' ')
		case unseen(r):
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isClean(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c == 0x7f || c >= utf8.RuneSelf {
			return cleanRunes(s[i:])
		}
	}
	return true
}

func cleanRunes(s string) bool {
	for i, r := range s {
		if unseen(r) || r == '\u2028' || r == '\u2029' {
			return false
		}
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return false
			}
		}
	}
	return true
}

// unseen says whether a rune steers a terminal or a layout instead of showing something.
func unseen(r rune) bool {
	if r == '\u200c' || r == '\u200d' {
		return false
	}
	return unicode.In(r, unicode.Cc, unicode.Cf) || r >= 0xfff0 && r < 0xfffd
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
