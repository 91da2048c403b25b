package theme

import (
	"io/fs"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// WordKind is what our lists know a word as.
type WordKind int

const (
	UnknownWord WordKind = iota // in none of the lists, so it may be a name
	PlainWord
	LittleWord // one that joins others: from, who, my
	GivenName
	NameAndWord // both: will, mark
)

// WordKinds looks words up, in any case, in the lists of the templates. They are read with the first word that is asked for; what cannot
// be read knows no word.
func WordKinds(templates fs.FS) func(word string) WordKind {
	lists := sync.OnceValue(func() *Resources {
		r := &Resources{}
		_ = r.loadLexicon(templates)
		return r
	})
	return func(word string) WordKind {
		return lists().kindOf(norm.NFC.String(strings.ToLower(word)))
	}
}

func (r *Resources) kindOf(low string) WordKind {
	switch _, listed := r.words[low]; {
	case persons().alsoWords[low]:
		return NameAndWord
	case r.firstNames[low], r.firstNames[unaccented(low)]:
		return GivenName
	case r.function[low], r.foreign[low], r.stop[low]:
		return LittleWord
	case listed, r.tools[low], persons().nobody[low], r.isForm(low), r.isCompound(low):
		return PlainWord
	}
	return UnknownWord
}

// unaccented is a word without the marks on its letters: zoe of zoë.
func unaccented(low string) string {
	return strings.Map(func(c rune) rune {
		if unicode.Is(unicode.Mn, c) {
			return -1
		}
		return c
	}, norm.NFD.String(low))
}

// commonRank is the rank below which a word makes other words known that are formed of it: names are rare among these.
const commonRank = 5000

func (r *Resources) isCommonWord(low string) bool {
	word, ok := r.words[low]
	return ok && word.rank < commonRank && !r.firstNames[low]
}

// isForm says whether a word is a common one with an ending, or the list has it as several.
func (r *Resources) isForm(low string) bool {
	if _, several := r.words[low+"s"]; several {
		return true
	}
	for _, ending := range []string{"s", "es", "d", "ed", "ing", "r", "er", "rs", "ers"} {
		if base, ok := strings.CutSuffix(low, ending); ok && len(base) > 3 && r.isCommonWord(base) {
			return true
		}
	}
	return false
}

// isCompound says whether a word is two common ones: backend, stakeholder.
func (r *Resources) isCompound(low string) bool {
	const least = 3
	for i := least; i+least <= len(low); i++ {
		if r.isCommonWord(low[:i]) && r.isCommonWord(low[i:]) {
			return true
		}
	}
	return false
}
