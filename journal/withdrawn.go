package journal

import (
	"slices"
	"strings"
)

// Withdrawn are the texts of entries of which something is private, each with what is public of it.
type Withdrawn []withdrawn

type withdrawn struct{ whole, open, untagged, openUntagged string }

// Add takes in the text of an entry, and what is public of that.
func (w *Withdrawn) Add(whole, public string) {
	*w = append(*w, withdrawn{letters(whole), letters(public), untaggedLetters(whole), untaggedLetters(public)})
}

// Says tells whether some words stand in one of the texts and not in what is public of it, whatever their signs and hashtags. One word
// alone, or one with few letters, may stand anywhere, and does not count.
func (w Withdrawn) Says(words string) bool {
	if len(strings.Fields(words)) < 2 {
		return false
	}
	key, untagged := letters(words), untaggedLetters(words)
	if strings.Trim(key, "0123456789") == "" || len(key) < leastSaid {
		return false
	}
	lost := func(whole, open, key string) bool {
		return strings.Contains(whole, key) && !strings.Contains(open, key)
	}
	return slices.ContainsFunc(w, func(t withdrawn) bool {
		return lost(t.whole, t.open, key) || len(untagged) >= leastSaid && lost(t.untagged, t.openUntagged, untagged)
	})
}

// leastSaid is how long the letters of words are, in bytes, that are looked for in other texts.
const leastSaid = 6
