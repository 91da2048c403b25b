package export

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"twoway/journal/theme"
)

// naming is how a word of a field of people names somebody, and where it is known for that elsewhere.
type naming int

const (
	nobody      naming = iota
	inField            // nowhere else
	inSentences        // with a capital that no beginning of a sentence gives it
	byCapital          // with a capital
	anyhow             // in any letters
)

// naming says of each word of a part of a field how it names somebody.
func (n names) naming(words []string) []naming {
	out := make([]naming, 0, len(words))
	for i := range words {
		out = append(out, n.nameAt(words, i, out))
	}
	return out
}

// nameAt says how the word at i names somebody; before is what those in front of it do.
func (n names) nameAt(words []string, i int, before []naming) naming {
	w := words[i]
	if uncased(w) {
		return anyhow
	}
	capital := isName(w)
	if !capital && !maybe(w) || isRole(w) {
		return nobody
	}
	kind, surname := n.kind(w), isOrdinary(w)
	if oneOf(shortNames, w) {
		kind = theme.NameAndWord
	}
	behind := i > 0 && (before[i-1] >= byCapital || isInitial(words[i-1]) || isTitle(words[i-1]))
	switch {
	case isJargon(w) && (!capital || kind != theme.GivenName && kind != theme.NameAndWord):
		return nobody
	case isJargon(w) && kind == theme.NameAndWord && len(words) > 1 && !behind && !n.beforeName(words, i): // Skip-level
		return nobody
	case kind == theme.GivenName && !surname:
		return anyhow
	case kind == theme.GivenName, kind == theme.NameAndWord && (capital || n.isMeant(words, i)):
		return byCapital
	case kind == theme.UnknownWord:
		return n.strange(words, i, behind)
	case kind == theme.RareWord && (capital || behind || n.standsAlone(words, i) || allCapitals(w) && n.beforeName(words, i)):
		return n.strange(words, i, behind)
	case kind == theme.LittleWord && !(capital && surname):
		return nobody
	case n.inPair(words, i):
		if kind == theme.RareWord {
			return n.strange(words, i, true)
		}
		return byCapital
	case kind == theme.LittleWord && isJoining(w):
		return capitalIf(behind || n.beforeName(words, i))
	case capital && behind:
		return byCapital
	case kind == theme.LikelyName && (capital || n.standsAlone(words, i)), capital && (kind == theme.PlainWord || surname):
		if i+1 < len(words) && isRole(words[i+1]) && (!isName(words[i+1]) || kind == theme.PlainWord && !surname) {
			return inSentences
		}
		return byCapital
	case capital:
		return n.capitalised(words, i, before, kind)
	case i > 0:
		return n.surname(words, before, i)
	}
	return nobody
}

// inPair says whether a word of a field and the one beside it are a first name and a surname, however they are written: each may be one,
// they are all of a part, or stand behind what somebody does or before a word that joins others.
func (n names) inPair(words []string, i int) bool {
	for _, at := range []int{i - 1, i} {
		if at < 0 || at+1 >= len(words) || at > 0 && !isRole(words[at-1]) || at+2 < len(words) && n.kind(words[at+2]) != theme.LittleWord {
			continue
		}
		first, ok := n.inName(words[at])
		second, also := n.inName(words[at+1])
		if ok && also && (first != theme.LikelyName || second != theme.LikelyName) {
			return true
		}
	}
	return false
}

// inName says whether a word may be a part of a full name though it is also another word, and gives its kind.
func (n names) inName(w string) (kind theme.WordKind, ok bool) {
	kind = n.kind(w)
	switch {
	case isJargon(w), kind == theme.LittleWord, !isName(w) && !maybe(w):
		return kind, false
	}
	return kind, kind <= theme.LikelyName || kind >= theme.GivenName || isOrdinary(w)
}

// strange says how a word that no list has names somebody: what says where a person is from is known with its capital, and so are short
// forms.
func (n names) strange(words []string, i int, behind bool) naming {
	w := words[i]
	short := allCapitals(w) && slices.ContainsFunc(words, func(o string) bool { return !allCapitals(o) })
	switch {
	case !isName(w) && strings.ContainsFunc(w, unicode.IsDigit):
		return nobody
	case short && !behind && i > 0 && oneOf(things, words[i-1]):
		return nobody
	case short && !behind && !n.beforeName(words, i), isOrdinary(w), n.isPlace(words, i):
		return byCapital
	}
	return anyhow
}

// capitalised says how a common word with a capital names somebody: it may be a name where it stands alone, or where others have none.
func (n names) capitalised(words []string, i int, before []naming, kind theme.WordKind) naming {
	small := func(w string) bool { return !isName(w) && !isRole(w) && w != strings.ToUpper(w) || oneOf(things, w) }
	switch {
	case kind == theme.ThingWord:
		if !n.beforeName(words, i) {
			return nobody
		}
	case i == 0 && len(words) > 1:
		return nobody
	case i > 0 && !slices.ContainsFunc(words, small) && !slices.ContainsFunc(before, func(b naming) bool { return b > inSentences }):
		return nobody
	}
	return inSentences
}

func capitalIf(known bool) naming {
	if known {
		return byCapital
	}
	return nobody
}

// beforeName says whether a name stands behind a word of a field, which may be a part of it.
func (n names) beforeName(words []string, i int) bool {
	if i+1 == len(words) || !isName(words[i+1]) || uncased(words[i+1]) || isJargon(words[i+1]) {
		return false
	}
	switch n.kind(words[i+1]) {
	case theme.UnknownWord, theme.RareWord, theme.GivenName, theme.NameAndWord:
		return true
	}
	return false
}

// isPlace says whether a word with a capital stands where a person is from: Dana from Acme.
func (n names) isPlace(words []string, i int) bool {
	for i--; i > 0; i-- {
		if !isName(words[i]) {
			return oneOf(places, words[i]) && slices.ContainsFunc(words[:i], isName)
		}
	}
	return false
}

// maybe says whether a word of a field is written in small letters or in capitals alone, and is more than a letter.
func maybe(w string) bool {
	first, size := utf8.DecodeRuneInString(w)
	return size < len(w) && unicode.IsLetter(first) && !isName(w) && (unicode.IsLower(first) || allCapitals(w))
}

// isInitial says whether a word is a capital alone.
func isInitial(w string) bool { return utf8.RuneCountInString(w) == 1 && w != strings.ToLower(w) }

// isMeant says whether a word that is a name and a word, and has no capital, is the name: neither what stands before it nor what stands
// behind it makes it the word.
func (n names) isMeant(words []string, i int) bool {
	if i > 0 && oneOf(things, words[i-1]) {
		return false
	}
	if i+1 == len(words) {
		return true
	}
	next := words[i+1]
	switch {
	case isRole(next) || isJargon(next):
		return false
	case !oneOf(verbs, words[i]) || oneOf(places, next) || oneOf(relatives, next):
		return true
	}
	return i == 0 && len(words) == 2 && n.kind(next) != theme.LittleWord
}

// standsAlone says whether a word of a field is all of a part, or last behind what somebody does.
func (n names) standsAlone(words []string, i int) bool {
	return len(words) == 1 || i > 0 && i == len(words)-1 && isRole(words[i-1])
}

// surname says whether a word of the language without a capital stands as a surname: behind a name, and last or before a word that joins
// others; two of them are last.
func (n names) surname(words []string, before []naming, i int) naming {
	last := i == len(words)-1
	switch was := before[i-1]; {
	case was == inField && last:
		return inField
	case was >= byCapital && (n.kind(words[i-1]) == theme.GivenName || !isName(words[i-1])):
		if last || n.kind(words[i+1]) == theme.LittleWord {
			return byCapital
		}
		if i == len(words)-2 && maybe(words[i+1]) && !isRole(words[i+1]) {
			return inField
		}
	}
	return nobody
}
