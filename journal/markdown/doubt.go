package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// doubtful are the words behind an arrow with which a line that is ticked can hardly mean that it came true, held or happened.
var doubtful = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`no not nope nah never none nothing nobody false wrong void passed off shaken fell didn't didnt
doesn't wasn't isn't haven't hasn't won't unclear unknown unsure maybe perhaps possibly probably likely mostly mixed partly partially half almost
nearly hardly open pending waiting later late early still tbd cancelled canceled postponed delayed abandoned broken disproved refuted untrue nein non nej n x n/a ?`) {
		out[w] = true
	}
	return out
})

// unreadTail is what stands behind the last arrow of a ticked line whose outcome could not be read, where it tells of doubt or stands behind
// the action of a tripwire: it may be the outcome, in words that are none of ours. Of any other arrow ok is false: it is part of the text,
// and the box settles the line. So may words be that stand behind a dash or in brackets at its end, when they deny and say nothing else.
func unreadTail(s string) (said string, ok bool) {
	head, said, ok := lastArrow(s)
	if ok && (isDoubt(said) && !isTransition(head, said) || said != "" && endsInAction(head)) {
		return said, true
	}
	if said, ok = behindAction(s); ok {
		return said, true
	}
	_, said, ok = lastAside(s)
	return said, ok && isDenial(said)
}

// behindAction is what stands behind the action of a tripwire and a sign, or tells of doubt.
func behindAction(s string) (said string, ok bool) {
	for _, a := range []string{", then revisit", ", then decide", ", then reverse"} {
		if i := strings.LastIndex(s, a); i > 0 {
			rest := strings.TrimRight(s[i+len(a):], ". ")
			if first, _ := utf8.DecodeRuneInString(rest); rest == "" || unicode.IsLetter(first) {
				return "", false
			}
			words := strings.TrimSpace(rest)
			said = cmp.Or(strings.TrimLeft(words, " .,:;!?-–—"), words)
			first, _ := utf8.DecodeRuneInString(words)
			return said, !unicode.IsLetter(first) || isDoubt(said)
		}
	}
	return "", false
}

// opposites are words that stand before and behind an arrow where something changes from one to the other.
var opposites = map[string]string{"on": "off", "off": "on", "open": "closed", "closed": "open", "true": "false", "false": "true", "yes": "no", "no": "yes"}

// isTransition says whether an arrow leads from one number or state to another, and is part of a claim.
func isTransition(head, said string) bool {
	before, behind := strings.Fields(strings.ToLower(head)), strings.Fields(strings.ToLower(said))
	if len(before) == 0 || len(behind) == 0 {
		return false
	}
	from, to := bareWord(before[len(before)-1]), bareWord(behind[0])
	if _, isDay := journal.ISODate(to); isDay {
		return false
	}
	counts := func(w string) bool { return strings.ContainsFunc(w, unicode.IsDigit) }
	return counts(from) && (counts(to) || to == "none") || opposites[from] == to && len(behind) == 1
}

// unreadOpen is what stands behind the last arrow of an open line of a kind with these outcomes, where it can hardly be part of its words:
// an outcome before a stop or a dash, one of the kind itself alone, or whatever stands behind the action of a tripwire.
func unreadOpen(s string, words []string) (said string, ok bool) {
	head, said, ok := lastArrow(s)
	if !ok || said == "" || head == "" {
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

// shortTail is how many words a tail has at most in which doubt may stand anywhere: "probably no", "yes and no".
const shortTail = 4

// isDoubt says whether words begin with one of doubt, hold one where they are few, deny or ask something, name a day, or are none.
func isDoubt(said string) bool {
	words := strings.Fields(strings.ToLower(strings.ReplaceAll(said, "’", "'")))
	for i, word := range words {
		bare := bareWord(word)
		_, isDay := journal.ISODate(bare)
		if bare == "not" || strings.HasSuffix(bare, "n't") || isDay || (i == 0 || len(words) <= shortTail) && isDoubtful(bare) {
			return true
		}
	}
	return said != "" && (strings.HasSuffix(said, "?") || !strings.ContainsFunc(said, unicode.IsLetter))
}

func isDoubtful(word string) bool {
	return doubtful()[word] || strings.HasPrefix(word, "fail") || strings.HasPrefix(word, "miss")
}

// denials are words that deny a line when they stand alone beside it.
var denials = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`no not nope nah never none false wrong disproved nein non nej unclear unknown unsure maybe partly pending tbd cancelled canceled`) {
		out[w] = true
	}
	return out
})

// isDenial says whether words, up to their first comma or stop, say that a line did not come true, or is not known to have, and nothing else:
// "no", "not yet", "it did not", "no, they left".
func isDenial(said string) bool {
	if !strings.ContainsFunc(said, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return said != ""
	}
	said, _, _ = strings.Cut(strings.NewReplacer("’", "'", ";", ",", ":", ",", ". ", ",").Replace(strings.ToLower(said)), ",")
	words := strings.Fields(said)
	for i := range words {
		words[i] = bareWord(words[i])
	}
	if len(words) > 1 && slices.Contains([]string{"it", "they", "she", "he", "we", "i", "that", "this"}, words[0]) {
		words = words[1:]
	}
	switch {
	case len(words) == 0 || len(words) > 4:
		return false
	case strings.HasSuffix(words[0], "n't"), len(words) > 1 && words[1] == "not" && slices.Contains([]string{"did", "was", "has", "is", "have", "were"}, words[0]):
		return true
	}
	return len(words) <= 2 && !slices.ContainsFunc(words, func(w string) bool {
		return !denials()[w] && !slices.Contains([]string{"yet", "sure", "quite", "really"}, w)
	})
}

// lastAside gives what stands before and behind the last dash of a line, in brackets at its end, or behind an arrow without a blank.
func lastAside(s string) (head, said string, ok bool) {
	s = strings.TrimRight(s, " .!")
	for _, pair := range []string{"()", "[]"} {
		if inside, bracket := strings.CutSuffix(s, pair[1:]); bracket {
			if i := strings.LastIndex(inside, pair[:1]); i > 0 {
				return strings.TrimSpace(inside[:i]), strings.TrimSpace(inside[i+1:]), true
			}
		}
	}
	from, to := -1, -1
	for _, sign := range []string{" - ", " -- ", " – ", " — ", "—", "->", "=>"} {
		if i := strings.LastIndex(s, sign); i > from {
			from, to = i, i+len(sign)
		}
	}
	if from < 0 {
		return s, "", false
	}
	return strings.TrimSpace(s[:from]), strings.TrimSpace(s[to:]), true
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
		said, ok = unreadTail(s)
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
