package theme

import (
	"strings"
	"unicode"
)

// labelKey folds a label for comparing: letters and digits in lower case, one space between words.
func labelKey(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(s, "’", "'")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}
