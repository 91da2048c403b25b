package theme

import "slices"

const (
	sameWords   = 0.5 // share of a phrase's entries in which its words are a cue of the lens
	sameEntries = 0.6 // likeness of entries from which a phrase and a lens are one thing
	clearlyMore = 1.7 // times the entries of a phrase from which the lens gives the name
)

// joinLenses keeps a phrase and a lens that are the same thing from being shown twice. Against a period before, the lens stays
// and takes the phrase along. Over a whole journal the person's own words stay, unless the lens has clearly more entries: then
// it gives the name, and has the entries of both.
func (s *search) joinLenses() {
	var gone []*subject
	for _, x := range s.subjects {
		if x.kind == "lens" || x.own {
			continue
		}
		l := s.sameLens(x)
		switch {
		case l == nil:
		case s.o.lastThird() && s.saysMore(l, x):
			l.score = max(l.score, x.score)
			s.take(l, x, x.label+" (in your words)")
			gone = append(gone, x)
		case s.o.lastThird():
			if x.ask == "" {
				x.ask = l.ask
			}
			x.merged = append(x.merged, l.label+" (a lens with the same words)")
			x.lens = l
		case s.count(l).trend() != "" || !s.count(l).enough():
			l.merged = append(l.merged, x.label+" (in your words)")
			l.terms = append(l.terms, x.label)
			slices.Sort(l.terms)
			l.terms = slices.Compact(l.terms)
			gone = append(gone, x)
		}
	}
	s.subjects = slices.DeleteFunc(s.subjects, func(x *subject) bool { return slices.Contains(gone, x) })
}

// saysMore says whether a lens has clearly more entries of the period than a phrase.
func (s *search) saysMore(l, x *subject) bool {
	lens, phrase := float64(len(s.within(l.found))), float64(len(s.within(x.found)))
	return lens >= clearlyMore*phrase && lens >= phrase+2 || x.plainWord && lens > phrase
}

// take adds the places of another subject that says the same.
func (s *search) take(to, from *subject, why string) {
	to.found = slices.Clone(to.found)
	for i := range to.found {
		to.found[i].places = slices.Clone(to.found[i].places)
	}
	for _, e := range from.found {
		for _, p := range e.places {
			to.insert(e.doc, p)
		}
	}
	to.merged = append(to.merged, why)
	to.terms = append(slices.Clone(to.terms), from.label)
	slices.Sort(to.terms)
	to.terms = slices.Compact(to.terms)
}

// sameLens is the lens that says the same as a phrase, or has its name, if there is one.
func (s *search) sameLens(x *subject) *subject {
	var best *subject
	top := 0.0
	for _, l := range s.subjects {
		if l.kind != "lens" {
			continue
		}
		if labelKey(l.label) == labelKey(x.label) {
			return l
		}
		both, touching := meet(x, l)
		union := len(x.found) + len(l.found) - both
		like := max(ratio(both, union)/sameEntries, ratio(touching, len(x.found))/sameWords)
		if like >= 1 && like > top {
			best, top = l, like
		}
	}
	return best
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
		return slices.ContainsFunc(b, func(q place) bool { return p.from <= q.to && q.from <= p.to })
	})
}
