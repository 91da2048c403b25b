package theme

import "slices"

const (
	sameWords   = 0.5 // share of a phrase's entries in which its words are a cue of the lens
	sameEntries = 0.6 // likeness of entries from which a phrase and a lens are one thing
	sameMarked  = 0.6 // share of a phrase's entries in which a mark speaks of its sentence
	clearlyMore = 1.7 // times the entries of a phrase from which the lens gives the name
)

// joinLenses keeps a phrase and a lens that are the same thing from being shown twice. A lens that has clearly more entries of the
// journal takes the phrase along: it gives the name, and has the entries of both. Else each keeps its own, and choose shows one
// of them. What is joined depends on the journal alone, so that a theme has the same entries through every window.
func (s *search) joinLenses() {
	var gone []*subject
	for _, x := range s.subjects {
		if x.kind == "lens" || x.own {
			continue
		}
		l := s.sameLens(x)
		if l != nil {
			s.lead(l, x)
		}
		switch {
		case l == nil:
		case s.listed(l):
			x.lens = l // its cues say what the person means by it
			s.follow(x, l)
		case saysMore(l, x):
			l.score = max(l.score, x.score)
			s.take(l, x, x.label+" (in your words)")
			x.lens = l
			gone = append(gone, x)
		default:
			if x.ask == "" {
				x.ask = l.ask
			}
			x.lens = l
			s.follow(x, l)
		}
	}
	s.subjects = slices.DeleteFunc(s.subjects, func(x *subject) bool { return slices.Contains(gone, x) })
}

// listed says whether a lens stands in a file of the person's.
func (s *search) listed(l *subject) bool {
	return slices.ContainsFunc(s.res.Lenses, func(x Lens) bool { return x.ID == l.id && x.Own })
}

// yieldToMarks makes phrases give way to what the person's marks founded, when the words of most of their entries stand in marked
// sentences. A phrase with clearly more entries stays.
func (s *search) yieldToMarks() {
	for _, own := range s.subjects {
		if !own.own || own.kind == "lens" {
			continue
		}
		marked := own.sentencesOnly()
		for _, x := range s.subjects {
			if x.own || x.kind == "lens" {
				continue
			}
			if _, touching := meet(marked, x); touching >= 2 && ratio(touching, len(x.found)) >= sameMarked {
				x.lens = own
				s.follow(x, own)
			}
		}
	}
}

// saysMore says whether a lens has clearly more entries than a phrase.
func saysMore(l, x *subject) bool {
	lens, phrase := float64(len(l.found)), float64(len(x.found))
	return lens >= clearlyMore*phrase && lens >= phrase+2 || x.plainWord && lens > phrase
}

// take adds the places of another subject that says the same.
func (s *search) take(to, from *subject, why string) {
	to.found = slices.Clone(to.found)
	for i := range to.found {
		to.found[i].places = slices.Clone(to.found[i].places)
	}
	s.pour(to, from, func(p place) place {
		p.taken = to.kind == "lens"
		return p
	})
	to.merged = append(to.merged, why)
	to.terms = append(slices.Clone(to.terms), from.label)
	slices.Sort(to.terms)
	to.terms = slices.Compact(to.terms)
}

// sameLens is the lens that says the same as a phrase, or has its name, if there is one.
func (s *search) sameLens(x *subject) *subject {
	var best *subject
	top, whole := 0.0, s.beforeMarks(x)
	for _, l := range s.subjects {
		if l.kind != "lens" {
			continue
		}
		if labelKey(l.label) == labelKey(x.label) {
			return l
		}
		was := s.beforeMarks(l)
		both, touching := meet(whole, was)
		union := len(whole.found) + len(was.found) - both
		like := max(ratio(both, union)/sameEntries, ratio(touching, len(whole.found))/sameWords)
		if own := best != nil && s.listed(best); like >= 1 && (like > top && !own || s.listed(l) && !own) {
			best, top = l, like
		}
	}
	return best
}

// beforeMarks is where a subject was found, with what marks took out of it: what says the same does so whatever was set aside.
func (s *search) beforeMarks(x *subject) *subject {
	out := x
	for _, a := range s.setAside {
		if a.of != x || len(a.gone) == 0 {
			continue
		}
		if out == x {
			out = &subject{found: slices.Clone(x.found)}
		}
		for _, p := range a.gone {
			out.insert(a.doc, p)
		}
	}
	return out
}

// meet counts the entries that two subjects share, and those in which the same words speak for both.
func meet(a, b *subject) (both, touching int) {
	for i, j := 0, 0; i < len(a.found) && j < len(b.found); {
		switch {
		case a.found[i].doc < b.found[j].doc:
			i++
		case a.found[i].doc > b.found[j].doc:
			j++
		default:
			both++
			if touch(a.found[i].places, b.found[j].places) {
				touching++
			}
			i, j = i+1, j+1
		}
	}
	return both, touching
}

func touch(a, b []place) bool {
	return slices.ContainsFunc(a, func(p place) bool {
		return slices.ContainsFunc(b, func(q place) bool { return overlap(p, q) })
	})
}

// overlap says whether two places of an entry have a token in common.
func overlap(a, b place) bool { return a.from <= b.to && b.from <= a.to }
