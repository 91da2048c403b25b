package theme

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// endsShort says whether a text ends in a short form whose stop ends no sentence: the Dr of "Dr. Okafor", the no of "no. 4", the D of
// "D. said".
func endsShort(s, rest string) bool {
	i := len(s)
	for i > 0 && len(s)-i < 7 && wordByte(s[i-1]) {
		i--
	}
	switch word := s[i:]; word {
	case "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Mt", "Lt", "Sgt", "Capt", "Rev", "vs", "approx", "cf":
		return true
	case "etc", "Co", "Inc", "Ltd", "Corp", "Jr", "Sr", "al", "incl", "excl", "ca", "usw", "bzw":
		return beginsSmall(rest)
	case "no", "No", "nos", "Nos", "nr", "Nr", "vol", "Vol", "fig", "Fig":
		rest = strings.TrimLeft(rest, " ")
		return rest != "" && rest[0] >= '0' && rest[0] <= '9'
	case "":
		return i > 0 && s[i-1] == '(' && rest != "" && rest[0] == ')' // (!)
	default:
		return len(word) == 1 && endsInitial(s, rest)
	}
}

// endsInitial says whether the letter that a text ends in is all that stands of a word, and not the last one of a sentence: e.g., a.m.,
// and the initials of a name where it goes on in small letters, or where there is another one.
func endsInitial(s, rest string) bool {
	i := len(s) - 1
	switch {
	case strings.HasSuffix(s, "e.g") || strings.HasSuffix(s, "i.e"):
		return i < 3 || !wordByte(s[i-3])
	case i > 1 && s[i-1] == '.' && wordByte(s[i-2]):
		return beginsSmall(rest)
	}
	return isInitial(s) && (beginsSmall(rest) || len(rest) > 2 && rest[0] == ' ' && rest[2] == '.' && isInitial(rest[:2]) ||
		strings.HasSuffix(s[:i], ". ") && isInitial(s[:max(0, i-2)]))
}

// isInitial says whether a text ends in a single capital letter, but for the word I.
func isInitial(s string) bool {
	i := len(s) - 1
	return i >= 0 && s[i] >= 'A' && s[i] <= 'Z' && s[i] != 'I' && (i == 0 || !wordByte(s[i-1]))
}

// runsOn says whether a sentence goes on behind a stop: in small letters behind what is quoted, what stands in brackets, or three dots.
func runsOn(s, rest string) bool {
	behind := strings.TrimLeft(rest, ".!?")
	dots := strings.HasPrefix(rest, ".") || strings.HasSuffix(s, ".")
	after := strings.TrimLeft(behind, `"')]*_”’»`)
	bold := strings.HasPrefix(behind, "**") || strings.HasPrefix(behind, "__") // a question in bold before its answer
	return (dots || len(after) < len(behind)) && !bold && beginsSmall(after)
}

// beginsSmall says whether a text goes on with a blank and a small letter.
func beginsSmall(s string) bool {
	after := strings.TrimLeft(s, " \n")
	r, _ := utf8.DecodeRuneInString(after)
	return len(after) < len(s) && unicode.IsLower(r)
}

// endsSentence says whether what follows a full stop begins with a space, a closing mark or more stops.
func endsSentence(rest string) bool {
	for _, c := range []byte(rest) {
		switch c {
		case ' ', '\n', '\t', '\r':
			return true
		case '.', '!', '?', '"', '\'', ')', ']', '*', '_':
			continue
		}
		return strings.HasPrefix(rest, "”") || strings.HasPrefix(rest, "’")
	}
	return true
}
