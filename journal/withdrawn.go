package journal

import (
	"slices"
	"strings"
	"sync"
)

// Withdrawn are the texts of entries of which something is private, each with what is public of it.
type Withdrawn struct {
	texts  []withdrawn
	public func() (all, untagged string)
}

type withdrawn struct{ whole, open, untagged, openUntagged string }

// NewWithdrawn gives texts to add to. public gives what is public of all entries; it is asked once, when something is found in a text.
func NewWithdrawn(public func() string) *Withdrawn {
	return &Withdrawn{public: sync.OnceValues(func() (string, string) {
		text := public()
		return letters(text), untaggedLetters(text)
	})}
}

// Add takes in the text of an entry, and what is public of that.
func (w *Withdrawn) Add(whole, public string) {
	w.texts = append(w.texts, withdrawn{letters(whole), letters(public), untaggedLetters(whole), untaggedLetters(public)})
}

// Empty says whether there is no text.
func (w *Withdrawn) Empty() bool { return len(w.texts) == 0 }

// Says tells whether some words stand in one of the texts, and in nothing that is public, whatever their signs and hashtags. One word
// alone, or one with few letters, may stand anywhere, and does not count.
func (w *Withdrawn) Says(words string) bool {
	if len(strings.Fields(words)) < 2 {
		return false
	}
	key, untagged := letters(words), untaggedLetters(words)
	if strings.Trim(key, "0123456789") == "" || len(key) < leastSaid {
		return false
	}
	lost := func(whole, open, key string) bool {
		return len(key) >= leastSaid && strings.Contains(whole, key) && !strings.Contains(open, key)
	}
	if !slices.ContainsFunc(w.texts, func(t withdrawn) bool {
		return lost(t.whole, t.open, key) || lost(t.untagged, t.openUntagged, untagged)
	}) {
		return false
	}
	all, bare := w.public()
	return !strings.Contains(all, key) && (len(untagged) < leastSaid || !strings.Contains(bare, untagged))
}

// leastSaid is how long the letters of words are, in bytes, that are looked for in other texts.
const leastSaid = 6
