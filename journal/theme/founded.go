package theme

import (
	"slices"
	"strings"
)

// foundedName is the name of a theme that marks founded, where it stands in a marked sentence.
type foundedName struct {
	of    *subject
	text  string
	stems []uint32
}

// namesIn gives the names of themes that stand, in a row and up to inflection, in one of the sentences that founded them.
func (s *search) namesIn(founded []*subject) (out []foundedName) {
	for _, x := range founded {
		n := foundedName{x, bareName(x.label), nil}
		n.stems = s.c.rowOf(n.text)
		if len(n.stems) == 0 || !slices.ContainsFunc(n.stems, func(id uint32) bool { return !s.c.stems[id].light }) {
			continue
		}
		if slices.ContainsFunc(x.sentencesOnly().found, func(e evidence) bool { return s.stands(n, e) }) {
			out = append(out, n)
		}
	}
	return out
}

// stands says whether a name stands at places of an entry.
func (s *search) stands(n foundedName, e evidence) bool {
	for _, p := range e.places {
		row := s.c.docs[e.doc].tokens[p.from : p.to+1]
		for i := range row {
			if _, ok := s.c.matches(row, i, n.stems); ok {
				return true
			}
		}
	}
	return false
}

// takeNames gives each theme all entries in which its name stands: whatever else the word is, a theme of its own, one that was joined into
// another, or the name of a person, the theme is about it.
func (s *search) takeNames(names []foundedName) {
	if len(names) == 0 {
		return
	}
	begins := make([]bool, len(s.c.stems))
	for _, n := range names {
		begins[n.stems[0]] = true
	}
	found := make([][]evidence, len(names))
	for d := range s.c.docs {
		tokens := s.c.docs[d].tokens
		for i, t := range tokens {
			if !t.isWord() || !begins[s.c.stemOf[t.word()]] || len(s.c.forms)+len(s.c.heads) > 0 && s.c.inForm(d, i) {
				continue
			}
			for k, n := range names {
				if end, ok := s.c.matches(tokens, i, n.stems); ok {
					if p := (place{from: i, to: end, word: n.text}); !n.of.shows(d, func(q place) bool { return !q.byHand && touch([]place{p}, []place{q}) }) {
						found[k] = addPlace(found[k], d, p)
					}
				}
			}
		}
	}
	for k, n := range names {
		n.of.person = !slices.ContainsFunc(n.stems, func(id uint32) bool { return !s.c.stems[id].name })
		s.pour(n.of, &subject{found: found[k]}, func(p place) place { return p })
		if !slices.Contains(n.of.terms, n.text) {
			n.of.terms = append(n.of.terms, n.text)
			slices.Sort(n.of.terms)
		}
	}
}

// bareName is the key of a name without an article or "my" before it.
func bareName(name string) string {
	name = labelKey(name)
	for _, article := range []string{"the ", "a ", "an ", "my ", "our "} {
		name = strings.TrimPrefix(name, article)
	}
	return name
}
