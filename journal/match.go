package journal

import (
	"bytes"
	"strings"

	"golang.org/x/text/unicode/norm"
)

var straightQuotes = strings.NewReplacer(
	"‘", "'", "’", "'", "‚", "'", "‛", "'",
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`,
)

// textKey is the name of an item: its text in NFC and lower case, with spaces collapsed, quotes straightened and one final
// full stop dropped. Two lines mean the same item when their keys are equal.
func textKey(text string) string {
	if isASCII(text) {
		return asciiKey(text)
	}
	text = norm.NFC.String(strings.ToLower(straightQuotes.Replace(norm.NFC.String(text))))
	text = strings.Join(strings.Fields(text), " ")
	return strings.TrimRight(strings.TrimSuffix(text, "."), " ")
}

// asciiKey is textKey in one pass, for the texts that most items have.
func asciiKey(text string) string {
	key := make([]byte, 0, len(text))
	for i := range len(text) {
		c := text[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == ' ' || '\t' <= c && c <= '\r':
			if n := len(key); n == 0 || key[n-1] == ' ' {
				continue
			}
			c = ' '
		}
		key = append(key, c)
	}
	return string(bytes.TrimRight(bytes.TrimSuffix(bytes.TrimRight(key, " "), []byte(".")), " "))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// nearest gives the candidate whose key is closest to the text, or "" when none shares enough of it to be meant.
func nearest(text string, candidates []string) string {
	want := []rune(textKey(text))
	best, found := len(want), ""
	for _, c := range candidates {
		if d := EditDistance(want, []rune(textKey(c))); d < best && d*2 <= max(len(want), len(c)) {
			best, found = d, c
		}
	}
	return found
}

// EditDistance counts the letters that must be added, dropped or replaced to turn a into b (Levenshtein).
func EditDistance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}
