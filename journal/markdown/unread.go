package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// unreadTail is what stands behind the last arrow of a ticked line of a kind with these outcomes, where it tells of doubt, is the outcome of
// another kind or stands behind the action of a tripwire: it may be the outcome, in words that are none of ours. Of any other arrow ok is
// false: it is part of the text, and the box settles the line. So may words be that stand behind a dash, in brackets or in other letters at
// its end, when they deny and say nothing else, and a sign for no.
func unreadTail(s string, words []string) (said string, ok bool) {
	head, said, ok := lastArrow(s)
	if ok && (isDoubt(said, words) && !isTransition(head, said) || said != "" && endsInAction(head)) {
		return said, true
	}
	if said, ok = ofOther(s, words); ok {
		return said, true
	}
	if said, ok = behindAction(s, words); ok {
		return said, true
	}
	return deniedAside(s, words)
}

// ofOther is an outcome behind an arrow that lines of a kind with these outcomes do not have.
func ofOther(s string, words []string) (said string, ok bool) {
	if head, tail := cutTail(s, allWords); tail != nil && !slices.Contains(words, tail.Word) {
		return tail.Word, !isTransition(head, tail.Word)
	}
	said, ok = unreadOpen(s, allWords)
	head, _, _ := lastArrow(s)
	return said, ok && !slices.Contains(words, firstSaid(said)) && !isTransition(head, said)
}

// behindAction is what stands behind the action of a tripwire and a sign, or tells of doubt.
func behindAction(s string, words []string) (said string, ok bool) {
	for _, action := range journal.Actions {
		a := ", then " + action
		if i := strings.LastIndex(s, a); i > 0 {
			rest := strings.TrimRight(s[i+len(a):], ". ")
			if first, _ := utf8.DecodeRuneInString(rest); rest == "" || unicode.IsLetter(first) {
				return "", false
			}
			behind := strings.TrimSpace(rest)
			said = cmp.Or(strings.TrimLeft(behind, " .,:;!?-–—"), behind)
			first, _ := utf8.DecodeRuneInString(behind)
			return said, !unicode.IsLetter(first) || isDoubt(said, words)
		}
	}
	return "", false
}

// unreadOpen is what stands behind the last arrow of an open line of a kind with these outcomes, where it can hardly be part of its words:
// an outcome before a stop or a dash, one of the kind itself alone, or whatever stands behind the action of a tripwire.
func unreadOpen(s string, words []string) (said string, ok bool) {
	head, said, ok := lastArrow(s)
	if !ok || said == "" || head == "" || isNumbered(said) {
		return said, false
	}
	if endsInAction(head) {
		return said, true
	}
	for _, w := range allWords {
		if len(said) < len(w) || !strings.EqualFold(said[:len(w)], w) {
			continue
		}
		rest := strings.TrimRight(said[len(w):], ".!")
		if rest == "" {
			return said, slices.Contains(words, w) && strings.HasPrefix(s[len(head):], " ") // "yes→no" is one word
		}
		isDash := slices.ContainsFunc([]string{" - ", " – ", " — "}, func(dash string) bool { return strings.HasPrefix(rest, dash) })
		return said, isDash || strings.IndexByte(".,;:!", rest[0]) >= 0
	}
	return said, false
}

// lastArrow gives what stands before the last arrow of a line, and behind it.
func lastArrow(s string) (head, said string, ok bool) {
	from, to := -1, -1
	for _, sign := range []string{"→", "-> ", " ->", "=> ", " =>", "⇒", "➜"} { // one without blanks may stand in a name
		if i := strings.LastIndex(s, sign); i+len(sign) > to && i >= 0 {
			from, to = i, i+len(sign)
		}
	}
	if from < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:from]), strings.TrimSpace(s[to:]), true
}

// firstSaid is the first word of what stands behind an arrow, in small letters and without signs.
func firstSaid(said string) string {
	first, _, _ := strings.Cut(strings.ReplaceAll(said, "’", "'"), " ")
	return bareWord(strings.ToLower(first))
}

// bareWord is a word without the signs around it.
func bareWord(word string) string {
	if bare := strings.Trim(word, `.,;:!?*_()"“”'`); bare != "" {
		return bare
	}
	return word
}

// unreadOutcome is the remark about a line of a kind with these outcomes, ticked or not, behind whose arrow stands one that could not be
// read; nil for any other.
func unreadOutcome(s string, words []string, ticked bool) *remark {
	so := "so the line is open"
	said, ok := unreadOpen(s, words)
	if ticked {
		so += " although its box is ticked"
		said, ok = unreadTail(s, words)
	}
	if !ok {
		return nil
	}
	return unreadRemark(said, words, so)
}

// unreadRemark says that what stands behind an arrow is none of the outcomes that may, and what follows.
func unreadRemark(said string, words []string, so string) *remark {
	first, more, _ := strings.Cut(said, " ")
	word := firstSaid(said)
	text := fmt.Sprintf("%q at its end cannot be read as an outcome", said)
	switch {
	case slices.Contains(allWords, word) && !slices.Contains(words, word):
		text = wrongWord(word).text
	case slices.Contains(words, word) && more != "":
		text = fmt.Sprintf("behind %q stands neither a day nor a colon and a note", first)
	}
	return &remark{
		rule: "item-word", text: text + ", " + so,
		mend: fmt.Sprintf(`end it with → and %s, then a day, and a colon before any note: "→ %s 2026-08-18: the survey"`, orWords(words), words[0]),
	}
}
