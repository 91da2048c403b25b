package theme

import "slices"

const (
	sameWords   = 0.5 // share of a phrase's entries in which its words are a cue of the lens
	sameEntries = 0.6 // likeness of entries from which a phrase and a lens are one thing
)

// joinLenses keeps a phrase and a lens that are the same thing from being shown twice. Against a period before, the lens stays
// and takes the phrase along; over a whole journal the person's own words stay.
func (s *search) joinLenses() {
	var gone []*subject
	for _, x := range s.subjects {
		if x.kind == "lens" || x.own {
			continue
		}
		l := s.sameLens(x)
		switch {
		case l == nil:
		case s.o.lastThird():
			if x.ask == "" {
				x.ask = l.ask
			}
			x.merged = append(x.merged, l.label+" (a lens with the same words)")
			x.lens = l
		case s.trend(s.count(l), l) != "" || !s.count(l).enough():
			l.merged = append(l.merged, x.label+" (in your words)")
			l.terms = append(l.terms, x.label)
			slices.Sort(l.terms)
			l.terms = slices.Compact(l.terms)
			gone = append(gone, x)
		}
	}
	s.subjects = slices.DeleteFunc(s.subjects, func(x *subject) bool { return slices.Contains(gone, x) })
}

// sameLens is the lens that says the same as a phrase, if there is one.
func (s *search) sameLens(x *subject) *subject {
	var best *subject
	top := 0.0
	for _, l := range s.subjects {
		if l.kind != "lens" {
			continue
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
