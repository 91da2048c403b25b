package theme

import "github.com/kljensen/snowball/english"

// stem gives the stem of a lower-case word: the word it is an irregular form of, cut by the Porter2 rules. Words that hold
// anything but ASCII letters are kept whole, since the rules are those of English.
func (r *Resources) stem(word string) string {
	if one, ok := r.words[word]; ok {
		return one.stem
	}
	if base, ok := r.forms[word]; ok {
		word = base
	}
	for i := 0; i < len(word); i++ {
		if c := word[i]; c < 'a' || c > 'z' {
			if c != '\'' && c != '-' {
				return word
			}
		}
	}
	return english.Stem(word, true)
}
