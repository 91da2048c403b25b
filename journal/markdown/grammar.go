package markdown

import (
	"regexp"
	"strings"
	"sync"

	"twoway/journal"
)

// shapes are the parts of item lines that belong to the grammar and not to the person: what stands before the words, and the
// head of a tail.
var shapes = sync.OnceValue(func() (s struct{ box, sub, prediction, assumption, tripwire, action, driver, option, log, tail *regexp.Regexp }) {
	s.box = regexp.MustCompile(`^\[[ xX]\]\s+`)
	s.sub = regexp.MustCompile(`^[a-z][a-z ]*:\s+`)
	s.prediction = regexp.MustCompile(`^\d{1,2} ?% by \d{4}-\d\d-\d\d(?: \([^)]*\))?:\s*`)
	s.assumption = regexp.MustCompile(`^by \d{4}-\d\d-\d\d:\s*`)
	s.tripwire = regexp.MustCompile(`^(?i:if|unless) `)
	s.action = regexp.MustCompile(`(?: by \d{4}-\d\d-\d\d)?,\s+then\s+(?:revisit|decide|reverse)\.?`)
	s.driver = regexp.MustCompile(`^(?:toward|away|pressure|default|avoid):\s+`)
	s.option = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,31}:\s+`)
	s.log = regexp.MustCompile(`^\d{4}-\d\d-\d\d [-+−]?[0-2]:\s*`)
	s.tail = regexp.MustCompile(`\s(?:→|->)\s(?i:yes|no|void|hit|passed|off|holding|shaken|wrong)(?:[.,]? \(?\d{4}-\d\d-\d\d\)?[.,;:]?(?:\s|$)|[.,]?$|:\s)`)
	return s
})

// grammar gives the ranges of an item's text that are our syntax. Struck drivers keep their words: they were meant once.
func grammar(kind holds, s string, sub bool) (spans []journal.Span) {
	re := shapes()
	at := 0
	take := func(r *regexp.Regexp) bool {
		loc := r.FindStringIndex(s[at:])
		if loc == nil || loc[0] != 0 {
			return false
		}
		spans = append(spans, journal.Span{From: at, To: at + loc[1]})
		at += loc[1]
		return true
	}
	anywhere := func(r *regexp.Regexp) {
		if loc := r.FindStringIndex(s[at:]); loc != nil {
			spans = append(spans, journal.Span{From: at + loc[0], To: at + loc[1]})
		}
	}
	take(re.box)
	switch {
	case kind == noItems:
		return spans
	case sub:
		take(re.sub)
		return spans
	}
	switch kind {
	case predictions, assumptions, tripwires, resolutions:
		if !take(re.prediction) && !take(re.assumption) && take(re.tripwire) {
			anywhere(re.action)
		}
		anywhere(re.tail)
	case options:
		take(re.option)
	case drivers:
		if strings.HasPrefix(s[at:], "~~") {
			at += 2
		}
		take(re.driver)
	case amendments, marks:
		spans = append(spans, journal.Span{From: at, To: len(s)})
	case logLines:
		take(re.log)
	}
	return spans
}
