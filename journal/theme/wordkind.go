package theme

import (
	"io/fs"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"twoway/journal"
)

// WordKind is what our lists know a word as.
type WordKind int

const (
	UnknownWord WordKind = iota // in none of the lists, so it may be a name
	RareWord                    // of the list of words, where names stand too, and nothing tells it from one: sharma, bandwidth
	LikelyName                  // used much there, and nothing tells it from a name either: smith, jordan, software
	PlainWord                   // a word of the language that is used seldom: carpenter, recruiter
	CommonWord                  // one that is used much: budget, depends
	ThingWord                   // a tool, a team or a large city: kubernetes, finance, paris
	LittleWord                  // one that joins others, or says nothing by itself: from, who, my
	GivenName
	NameAndWord // both: will, mark
)

// WordKinds looks words up, in any case, in the lists of the templates. They are read with the first word that is asked for; what cannot
// be read knows no word.
func WordKinds(templates fs.FS) func(word string) WordKind {
	lists := sync.OnceValue(func() *wordLists {
		r := &Resources{}
		_ = r.loadLexicon(templates)
		l := &wordLists{Resources: r, ideas: map[string]bool{}}
		for _, c := range r.concepts {
			for _, term := range slices.Concat(c.terms, c.scenes) {
				for w := range strings.FieldsSeq(term) {
					l.ideas[w] = true
				}
			}
		}
		return l
	})
	return func(word string) WordKind {
		return lists().kindOf(norm.NFC.String(strings.ToLower(word)))
	}
}

// wordLists are the lists, and the words that stand in the lexicon of ideas.
type wordLists struct {
	*Resources
	ideas map[string]bool
}

func (r *wordLists) kindOf(low string) WordKind {
	word, listed := r.words[low]
	switch {
	case persons().alsoWords[low]:
		return NameAndWord
	case r.isGiven(low):
		return GivenName
	case r.function[low], r.foreign[low], r.stop[low]:
		return LittleWord
	case r.tools[low], persons().nobody[low]:
		return ThingWord
	case listed && word.rank < commonRank:
		if r.hasForms(low) || r.ideas[low] {
			return CommonWord
		}
		return LikelyName
	case r.isForm(low, "s", "es", "d", "ed", "ing"), r.isCompound(low):
		return CommonWord
	case r.isForm(low, "r", "er", "rs", "ers"), r.hasForms(low), listed && r.ideas[low]:
		return PlainWord
	case listed:
		return RareWord
	}
	return UnknownWord
}

func (r *Resources) isGiven(low string) bool {
	return r.firstNames[low] || r.firstNames[journal.Unaccented(low)]
}

// commonRank is the rank below which a word makes other words known that are formed of it: names are rare among these.
const commonRank = 5000

func (r *Resources) isCommonWord(low string) bool {
	word, ok := r.words[low]
	return ok && word.rank < commonRank && !r.firstNames[low]
}

// isForm says whether a word is a common one with one of some endings.
func (r *Resources) isForm(low string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(ending string) bool {
		base, ok := strings.CutSuffix(low, ending)
		return ok && len(base) > 3 && r.isCommonWord(base)
	})
}

// hasForms says whether the list has a word with an ending, or without the one that it has: names stand there alone.
func (r *Resources) hasForms(low string) bool {
	known := func(w string) bool {
		_, listed := r.words[w]
		return listed && len(w) > 2 && !r.isGiven(w) && !persons().alsoWords[w]
	}
	for _, ending := range []string{"s", "es", "d", "ed", "ing", "er", "ly", "ness", "ment"} {
		base, ok := strings.CutSuffix(low, ending)
		if known(low+ending) || ok && ending != "es" && ending != "er" && known(base) {
			return true
		}
	}
	base, y := strings.CutSuffix(low, "y")
	several, ies := strings.CutSuffix(low, "ies")
	return y && known(base+"ies") || ies && known(several+"y")
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
