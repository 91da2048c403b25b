package markdown

import "strings"

// place is where at the end of a line its outcome may stand in words that are none of ours.
type place int

const (
	atArrow   place = iota
	atDash          // behind the last dash
	inBracket       // in brackets
	inMarks         // in other letters: **no**
	atSign          // a sign for no, alone
	glued           // in brackets or behind an arrow without a blank before them, as stands in code
)

// aside is what stands at the end of a line beside its claim, and the claim before it.
type aside struct {
	head, said string
	at         place
}

// deniedAside is what stands at the end of a ticked line of a kind with these outcomes and denies it, though more may stand behind it:
// "(no) — it jammed".
func deniedAside(s string, words []string) (said string, ok bool) {
	for {
		if a, ok := inOtherLetters(s); ok && a.denies(words) {
			return a.said, true
		}
		a, ok := lastAside(s)
		if !ok || a.head == "" || len(a.head) >= len(s) {
			return "", false
		}
		if a.denies(words) {
			return a.said, true
		}
		s = a.head
	}
}

// denies says whether an aside denies a claim of a kind with these outcomes, and is no part of it.
func (a aside) denies(words []string) bool {
	return a.head != "" && (a.at == atSign || isDenial(a.said, a.at, words)) && !a.isPart()
}

// glosses are values and what they are called otherwise: "off (false)".
var glosses = map[string]string{"off": "false", "disabled": "false", "false": "off", "null": "none", "nil": "none", "0": "none", "zero": "none"}

// leadOn are words behind which one in other letters, or a sign, ends the sentence: "the answer is **no**".
var leadOn = wordSet(`is are was be says said say stays means reads shows no a an the to of with on in by at for and or`)

// isPart says whether an aside that would deny a claim is part of it.
func (a aside) isPart() bool {
	head := strings.Fields(strings.ToLower(a.head))
	last, said := bareWord(head[len(head)-1]), strings.Join(sayWords(a.said), " ")
	return glosses[last] == said || (a.at == inMarks || a.at == atSign) && leadOn()[last] || a.at == glued && isTransition(a.head, a.said)
}

// lastAside gives what stands at the end of a line in brackets or as a sign, or behind its last dash, or an arrow without a blank.
func lastAside(s string) (a aside, ok bool) {
	s = strings.TrimRight(s, " .!*_~")
	if i := strings.LastIndexByte(s, ' '); i > 0 && isSign(s[i+1:], noSigns+"?") {
		return aside{strings.TrimSpace(s[:i]), s[i+1:], atSign}, true
	}
	if a, ok = inBrackets(strings.TrimRight(s, " .!?,;")); ok {
		return a, true
	}
	return behindDash(s)
}

// inBrackets is the aside in brackets at the end of a line.
func inBrackets(s string) (a aside, ok bool) {
	for _, pair := range []string{"()", "[]"} {
		inside, bracket := strings.CutSuffix(s, pair[1:])
		if i := strings.LastIndex(inside, pair[:1]); bracket && i > 0 {
			at := inBracket
			if strings.IndexByte(" *_~", inside[i-1]) < 0 {
				at = glued
			}
			return aside{strings.TrimSpace(inside[:i]), strings.TrimSpace(inside[i+1:]), at}, true
		}
	}
	return a, false
}

// inOtherLetters is the aside in signs for other letters at the end of a line, with the brackets in them taken off.
func inOtherLetters(s string) (a aside, ok bool) {
	s = strings.TrimRight(s, " .!")
	inside := strings.TrimRight(s, "*_~")
	marks := s[len(inside):]
	i := strings.LastIndex(inside, " "+marks)
	if marks == "" || i < 1 {
		return a, false
	}
	said := strings.Trim(inside[i+1+len(marks):], " .!()[]-–—")
	return aside{strings.TrimSpace(inside[:i]), said, inMarks}, said != ""
}

// behindDash is the aside behind the last dash of a line, or behind an arrow without a blank.
func behindDash(s string) (a aside, ok bool) {
	from, to, at := -1, -1, atDash
	for _, sign := range []string{" - ", " -- ", " – ", " — ", "—", "->", "=>"} {
		if i := strings.LastIndex(s, sign); i > from {
			from, to, at = i, i+len(sign), atDash
			if sign == "->" || sign == "=>" {
				at = glued
			}
		}
	}
	if from < 0 {
		return aside{head: s}, false
	}
	return aside{strings.TrimSpace(s[:from]), strings.TrimSpace(s[to:]), at}, true
}
