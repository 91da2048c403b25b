package journal

import "strings"

// longest bounds the strings of a terminal that are taken out, in bytes.
const longest = 4096

// introducers are the characters that a control sequence may begin with.
const introducers = "\x1b\u0090\u0098\u009b\u009d\u009e\u009f"

// WithoutSequences takes the control sequences of terminals out of a text, each as a whole: ESC [ or U+009B to the final byte, and the
// strings that begin with ESC ] or another such pair, or its one character, to the sign that ends them on the same line. Without that sign
// the text stays. All other characters stay, control characters too.
func WithoutSequences(s string) string {
	at := strings.IndexAny(s, introducers)
	if at < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for ; at >= 0; at = strings.IndexAny(s, introducers) {
		b.WriteString(s[:at])
		n := sequence(s[at:])
		if n == 0 { // one character that begins none
			n = 1
			if s[at] != '\x1b' {
				n = len("\u009b")
			}
			b.WriteString(s[at : at+n])
		}
		s = s[at+n:]
	}
	b.WriteString(s)
	return b.String()
}

// sequence is the length of the control sequence that a text begins with, 0 for none.
func sequence(s string) int {
	var kind byte // as the second byte of the pair has it
	if s[0] == '\x1b' && len(s) > 1 {
		kind = s[1]
	} else if s[0] == '\xc2' {
		kind = s[1] - 0x40
	}
	switch kind {
	case '[':
		n := 2
		for n < len(s) && s[n] >= 0x20 && s[n] < 0x40 {
			n++
		}
		if n < len(s) && s[n] >= 0x40 && s[n] < 0x7f {
			n++
		}
		return n
	case ']', 'P', 'X', '^', '_':
		line, _, _ := strings.Cut(s[:min(len(s), longest)], "\n")
		n := 0
		for _, end := range []string{"\a", "\x1b\\", "\u009c"} {
			if at := strings.Index(line[2:], end); at >= 0 {
				n = 2 + at + len(end)
				line = line[:n]
			}
		}
		return n
	}
	return 0
}
