package journal

import "strings"

// ShellWord writes a text as one word for a POSIX shell: as it is where that reads it so, else in single quotes.
func ShellWord(text string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r > 127 || strings.ContainsRune("-_./:@%+=,~", r)
	}
	if text != "" && text[0] != '~' && text[0] != '=' && !strings.ContainsFunc(text, func(r rune) bool { return !plain(r) }) {
		return text
	}
	return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'"
}
