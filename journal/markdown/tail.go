package markdown

import (
	"slices"
	"strings"
	"unicode/utf8"

	"twoway/journal"
)

// arrows are the ways to write the arrow of a tail or an amendment; the first is ours.
var arrows = []string{" → ", " -> "}

// allWords are the words a tail can begin with.
var allWords = slices.Concat(journal.PredictionOutcomes, journal.TripwireOutcomes, journal.AssumptionOutcomes)

// nextArrow finds the first arrow at or after from: where it begins and where it ends, -1 when there is none.
func nextArrow(s string, from int) (start, end int) {
	for at := from; ; at++ {
		i := strings.IndexByte(s[at:], ' ')
		if i < 0 {
			return -1, 0
		}
		at += i
		for _, a := range arrows {
			if strings.HasPrefix(s[at:], a) {
				return at, at + len(a)
			}
		}
	}
}

// cutTail takes the first whole tail with one of the words off a line: " → yes 2026-08-18: note". After the word only a date,
// a colon or the end may follow, so that "→ no worse than before" stays part of the claim. The word may be in capitals, and stops, commas
// and brackets may stand around the date, behind which any words are the note.
func cutTail(s string, words []string) (head string, tail *journal.Outcome) {
	for from := 0; ; {
		start, end := nextArrow(s, from)
		if start < 0 {
			return s, nil
		}
		if tail = parseTail(s[end:], words); tail != nil && strings.TrimSpace(s[:start]) != "" {
			return strings.TrimSpace(s[:start]), tail
		}
		from = end - 1
	}
}

func parseTail(s string, words []string) *journal.Outcome {
	s = strings.TrimSpace(s)
	for _, w := range words {
		if len(s) < len(w) || !strings.EqualFold(s[:len(w)], w) {
			continue
		}
		rest := s[len(w):]
		t := &journal.Outcome{Word: w}
		if day, after, ok := cutTailDay(rest); ok {
			if after != "" && strings.IndexByte(" .,;:", after[0]) < 0 {
				continue
			}
			if endsInAction(s[len(s)-len(after)-1:]) && after[0] != ':' { // the arrow stands in the condition of a tripwire
				continue
			}
			t.On, t.Note = day, strings.TrimSpace(after[min(1, len(after)):])
			return t
		}
		if rest == "" || rest == "." || rest == "," {
			return t
		}
		note, ok := strings.CutPrefix(rest, ":")
		if !ok || note != "" && note[0] != ' ' {
			continue
		}
		t.Note = strings.TrimSpace(note)
		return t
	}
	return nil
}

// cutTailDay takes the day of a tail off the front of s, which follows the outcome: " 2026-08-18", ", 2026-08-18", " (2026-08-18)".
func cutTailDay(s string) (d journal.Date, rest string, ok bool) {
	if s != "" && (s[0] == '.' || s[0] == ',') {
		s = s[1:]
	}
	inside, bracket := strings.CutPrefix(s, " (")
	if bracket {
		s = " " + inside
	}
	if d, rest, ok = cutDate(s); ok && bracket {
		rest, ok = strings.CutPrefix(rest, ")")
	}
	return d, rest, ok
}

// orWords joins words for a choice: "yes, no or void".
func orWords(words []string) string {
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}

// AsWords gives the words of a claim with no arrow in them that would be read as the beginning of an outcome, of whatever kind of line, or
// be named as one: the grammar has no sign that keeps one from it, so each is written as "to".
func AsWords(claim string) string {
	for from := 0; ; {
		start, end := nextArrow(claim, from)
		switch {
		case start < 0:
			return withoutUnread(claim)
		case parseTail(claim[end:], allWords) == nil:
			from = end - 1
		default:
			claim, from = claim[:start]+" to "+claim[end:], start
		}
	}
}

// withoutUnread writes as "to" the last arrows of a claim behind which what reads like an outcome stands in other signs.
func withoutUnread(claim string) string {
	for {
		if _, ok := unreadOpen(claim, allWords); !ok {
			return claim
		}
		head, said, _ := lastArrow(claim)
		claim = strings.TrimSpace(head + " to " + said)
	}
}

// Unsettle takes the outcomes off the predictions, assumptions and tripwires of an entry that are not ticked, for lines that are new: what
// reads as an outcome is part of their words there. It gives the words of those that it has changed.
func Unsettle(items *journal.Items) (changed []string) {
	words := func(text *string, tail **journal.Outcome, ticked bool) {
		if ticked {
			return
		}
		said := AsWords(string(appendTail([]byte(*text), *tail)))
		if said != *text {
			*text, *tail = said, nil
			changed = append(changed, said)
		}
	}
	for i := range items.Predictions {
		p := &items.Predictions[i]
		words(&p.Claim, &p.Tail, p.Ticked)
	}
	for i := range items.Assumptions {
		a := &items.Assumptions[i]
		words(&a.Belief, &a.Tail, a.Ticked)
	}
	for i := range items.Tripwires {
		w := &items.Tripwires[i]
		words(&w.Condition, &w.Tail, w.Ticked)
	}
	return changed
}

// cutDate takes " 2026-08-18" off the front of s.
func cutDate(s string) (d journal.Date, rest string, ok bool) {
	if len(s) < 11 || s[0] != ' ' {
		return d, s, false
	}
	d, ok = journal.ISODate(s[1:11])
	return d, s[11:], ok
}

// appendTail prints a tail with its arrow.
func appendTail(b []byte, t *journal.Outcome) []byte {
	if t == nil {
		return b
	}
	b = append(append(b, arrows[0]...), t.Word...)
	if !t.On.IsZero() {
		b = append(append(b, ' '), t.On.String()...)
	}
	if note := oneLine(t.Note); note != "" {
		b = append(append(b, ": "...), note...)
	}
	return b
}

// oneLine collapses all white space of s, so that it fits on one line of the grammar.
func oneLine(s string) string {
	if isOneLine(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isOneLine says whether s has single blanks between words and none at its ends.
func isOneLine(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return s == "" || before != ' ' && (s[0] < utf8.RuneSelf && before < utf8.RuneSelf || strings.TrimSpace(s) == s)
}

// trimEnd takes blanks and line ends off the end of s; strings.TrimRight builds a set for that each time.
func trimEnd(s string) string {
	for s != "" && isSpace(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	return s
}

// remark is what check says about a line; Prose is set when the line could not be read as an item at all.
type remark struct {
	rule, text, mend string
	prose            bool
}

func misfit(rule, text, mend string) *remark {
	return &remark{rule: rule, text: text, mend: mend, prose: true}
}

// cutBox takes a task box off a line, and any more behind it. A line without one has none ticked.
func cutBox(s string) (rest string, boxed, ticked bool) {
	rest, boxed, ticked = cutOneBox(s)
	for more := boxed; more; {
		rest, more, _ = cutOneBox(rest)
	}
	return rest, boxed, ticked
}

func cutOneBox(s string) (rest string, boxed, ticked bool) {
	if len(s) < 3 || s[0] != '[' || s[2] != ']' || len(s) > 3 && s[3] != ' ' {
		return s, false, false
	}
	switch s[1] {
	case ' ':
		return strings.TrimSpace(s[3:]), true, false
	case 'x', 'X':
		return strings.TrimSpace(s[3:]), true, true
	}
	return s, false, false
}

func taskBox(ticked bool) []byte {
	if ticked {
		return []byte("[x] ")
	}
	return []byte("[ ] ")
}
