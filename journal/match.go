package journal

import (
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
	if !isASCII(text) {
		text = straightQuotes.Replace(norm.NFC.String(text))
	}
	text = strings.ToLower(text)
	if !isASCII(text) {
		text = norm.NFC.String(text)
	}
	text = strings.Join(strings.Fields(text), " ")
	return strings.TrimRight(strings.TrimSuffix(text, "."), " ")
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
		if d := distance(want, []rune(textKey(c))); d < best && d*2 <= max(len(want), len(c)) {
			best, found = d, c
		}
	}
	return found
}

// distance counts the letters that must be added, dropped or replaced to turn a into b.
func distance(a, b []rune) int {
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
