package theme

import (
	"slices"
	"strings"
)

// join moves all of from into to, but for what marks took out of either; what a person's hand put in stays.
func (s *search) join(to, from *subject, why string) {
	for i, a := range s.setAside {
		if a.of == from {
			gone := to.remove(a.doc, func(p place) bool { return a.covers(a.doc, p) && !p.byHand })
			s.setAside[i].of, s.setAside[i].gone = to, append(a.gone, gone...)
		}
	}
	s.pour(to, from, func(p place) place { return p })
	to.score, to.own = max(to.score, from.score), to.own || from.own
	to.beside = append(slices.DeleteFunc(to.beside, func(t string) bool { return from.isSure(t) }), slices.DeleteFunc(slices.Clone(from.beside), to.isSure)...)
	to.terms = append(to.terms, from.terms...)
	slices.Sort(to.terms)
	to.terms = slices.Compact(to.terms)
	to.merged = append(to.merged, from.label+" ("+why+")")
	to.perhaps = append(to.perhaps, from.perhaps...)
	s.subjects = slices.DeleteFunc(s.subjects, func(x *subject) bool { return x == from })
}

// pour inserts the places of one subject into another, each as a function makes it, but for those that marks took out of that one; what
// a person's hand put in stays.
func (s *search) pour(to, from *subject, as func(place) place) {
	for _, e := range from.found {
		for _, p := range e.places {
			i := slices.IndexFunc(s.setAside, func(a asideMark) bool { return a.of == to && a.covers(e.doc, p) && !p.byHand })
			if i < 0 {
				to.insert(e.doc, as(p))
				continue
			}
			s.setAside[i].gone = append(s.setAside[i].gone, p)
		}
	}
}

// learn lets a theme that marks founded take along its name, and the phrase that the marked sentences have in common: the one that stands
// in two of them, or in one and in the theme's name.
func (s *search) learn() {
	founded, _ := divide(s.subjects, func(x *subject) bool { return x.own && x.kind != "lens" && len(x.terms) == 0 })
	names := s.namesIn(founded)
	joined, _ := divide(s.subjects, func(x *subject) bool { return x.own && x.kind != "lens" && len(x.terms) > 0 })
	names = append(names, slices.DeleteFunc(s.namesIn(joined), func(n foundedName) bool { return !n.whole })...)
	for _, x := range founded {
		var best *subject
		top := 0.0
		for _, p := range s.subjects {
			if p.own || p.kind == "lens" || s.isOneOfTwo(x.label, p.label) || isRelative(p.label) && !tellsOfRelative(x) {
				continue
			}
			marked := x.sentencesOnly()
			_, touching := meet(marked, p)
			_, sure := meet(marked, &subject{found: quotable(p.found)})
			terms := p.terms
			if touching > 0 && sure == 0 { // "handover" stands in a few of the entries about the pager
				terms = s.ownTerms(p)
			}
			named := touching > 0 && s.shareWord(x.label, p.label, terms)
			if score := float64(touching) + p.score/1000; (named || s.isShared(p, sure)) && score > top {
				best, top = p, score
			}
		}
		if best != nil {
			s.join(x, best, "words of it stand in the sentences you marked")
		}
	}
	s.takeNames(names)
	s.takeIdeas(founded)
	for _, x := range founded {
		s.takeWord(x)
	}
}

// isOneOfTwo says whether a name is one of the two by which a phrase is called, up to inflection, or another word for that relative: the
// person means that one alone.
func (s *search) isOneOfTwo(name, label string) bool {
	two := strings.Split(label, joinsNames)
	return len(two) > 1 && slices.ContainsFunc(two, func(one string) bool {
		return isSameRelative(one, name) || s.stemKey(bareName(one)) == s.stemKey(bareName(name))
	})
}

// tellsOfRelative says whether the name of a theme that marks founded has a word for a relative, so that it may be about one.
func tellsOfRelative(x *subject) bool {
	return slices.ContainsFunc(wordsIn(withoutOwner(x.label)), isRelative)
}

// takeWord takes the word by which a founded theme is called, and other words for the same relative, out of the phrases that have it for
// one of several: the person says that it is a theme by itself. A phrase that is left with too few entries goes.
func (s *search) takeWord(own *subject) {
	key := s.stemKey(bareName(own.label))
	is := func(term string) bool {
		return s.stemKey(bareName(term)) == key || isSameRelative(own.label, term)
	}
	var gone []*subject
	for _, x := range s.subjects {
		if x.own || x.kind == "lens" || x.of == nil || x.lens != nil || is(x.label) || !slices.ContainsFunc(x.terms, is) {
			continue
		}
		for _, e := range slices.Clone(x.found) {
			gone := x.remove(e.doc, func(p place) bool { return is(s.c.written(e.doc, p)) })
			for _, p := range gone {
				if !own.shows(e.doc, func(q place) bool { return !q.byHand && overlap(p, q) }) {
					s.pour(own, &subject{found: []evidence{{e.doc, []place{p}}}}, func(p place) place { return p })
					s.addTerm(own, s.c.written(e.doc, p))
				}
			}
		}
		x.terms = slices.DeleteFunc(slices.Clone(x.terms), is)
		x.rename(is)
		if len(x.found) < leastEntries {
			gone = append(gone, x)
		}
	}
	s.subjects = slices.DeleteFunc(s.subjects, func(x *subject) bool { return slices.Contains(gone, x) })
}

// rename takes out of a label of two words those that a function picks out.
func (x *subject) rename(out func(string) bool) {
	names := strings.Split(x.label, joinsNames)
	if kept := slices.DeleteFunc(slices.Clone(names), out); len(kept) > 0 && len(kept) < len(names) {
		x.label = strings.Join(kept, joinsNames)
		x.id = idFrom(x.label)
	}
}

// isShared says whether a phrase whose words stand in so many marked sentences is what they have in common. A single word that the name
// does not hold may mean something else elsewhere, so most of its entries are marked then; of an idea, which has many words, a third.
func (s *search) isShared(p *subject, marked int) bool {
	switch idea := p.of != nil && p.of.concept != none; {
	case marked < 2:
		return false
	case p.weak || p.word:
		return 2*marked > len(p.found)
	case idea:
		return 3*marked > len(p.found)
	}
	return true
}

// sentencesOnly is a subject without the places that are whole entries, in which any word may stand.
func (x *subject) sentencesOnly() *subject {
	out := &subject{}
	for _, e := range x.found {
		for _, p := range e.places {
			if p.word != "" {
				out.insert(e.doc, p)
			}
		}
	}
	return out
}

// ownTerms are the terms of a phrase that count by themselves, or stand in half of its entries.
func (s *search) ownTerms(p *subject) []string {
	return slices.DeleteFunc(slices.Clone(p.terms), func(t string) bool { return !p.isSure(t) && 2*s.holding(t, p) < len(p.found) })
}

// shareWord says whether a name holds a telling word of a phrase, by its label and some of its terms. That another relative stands for the
// same idea does not tell.
func (s *search) shareWord(name, label string, terms []string) bool {
	stems := map[string]bool{}
	for _, t := range append([]string{label}, terms...) {
		for _, w := range cueWords(t) {
			if !s.res.stop[w] && (t == label || !isRelative(w)) {
				stems[s.res.stem(w)] = true
			}
		}
	}
	return slices.ContainsFunc(cueWords(name), func(w string) bool { return stems[s.res.stem(w)] })
}
