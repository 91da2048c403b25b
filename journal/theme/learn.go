package theme

import (
	"slices"
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
	for _, x := range founded {
		var best *subject
		top := 0.0
		for _, p := range s.subjects {
			if p.own || p.kind == "lens" || isRelative(p.label) && !slices.ContainsFunc(wordsIn(withoutOwner(x.label)), isRelative) {
				continue
			}
			_, touching := meet(x.sentencesOnly(), p)
			named := touching > 0 && s.shareWord(x.label, p)
			if score := float64(touching) + p.score/1000; (named || s.isShared(p, touching)) && score > top {
				best, top = p, score
			}
		}
		if best != nil {
			s.join(x, best, "words of it stand in the sentences you marked")
		}
	}
	s.takeNames(names)
	s.takeIdeas(founded)
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

// shareWord says whether a name holds a telling word of a phrase. That another relative stands for the same idea does not tell.
func (s *search) shareWord(name string, p *subject) bool {
	stems := map[string]bool{}
	for _, t := range append([]string{p.label}, p.terms...) {
		for _, w := range cueWords(t) {
			if !s.res.stop[w] && (t == p.label || !isRelative(w)) {
				stems[s.res.stem(w)] = true
			}
		}
	}
	return slices.ContainsFunc(cueWords(name), func(w string) bool { return stems[s.res.stem(w)] })
}
