package theme

import (
	"slices"
	"strconv"

	"twoway/journal"
)

// chooseOfPeriod picks what has a word for its trend: every lens, and the best phrases. Where that leaves room, it is filled with
// what else has entries enough in the period. What is quiet takes no room of what is not.
func (s *search) chooseOfPeriod() []*subject {
	n := howMany(s.now)
	room, least := s.wanted(n), journal.LeastRecur(n)
	var lenses, phrases, ideas, known []*subject
	for _, x := range s.subjects {
		k, lens := s.count(x).k, x.kind == "lens"
		switch {
		case s.isTold(x) && lens:
			lenses = append(lenses, x)
		case s.isTold(x):
			phrases = append(phrases, x)
		case lens && k >= least:
			known = append(known, x)
		case k >= least && !x.weak:
			ideas = append(ideas, x)
		case lens || k == 0:
		case k >= least:
			s.hold(x, "a word of every day, not listed for a period")
		default:
			s.hold(x, tooFew(s.o, n))
		}
	}
	out, phrases := s.oneOfEach(lenses, phrases)
	loud, _ := divide(out, s.occurs)
	best, more, less := s.best(s.besideOwn(phrases), max(2, room-len(loud)))
	out = append(out, best...)
	_, quiet := divide(out, s.occurs)
	room += len(quiet)
	out = s.fill(out, slices.Concat(more, ideas, s.byEntries(known)), room)
	s.holdLess(less, room-len(out))
	s.byTrend(out)
	return out
}

// isTold says whether a subject has a word for its trend, which words of every day never have. Where there are too few entries for
// one, what stands in entries enough of the period is told with its count. What the person founded always is.
func (s *search) isTold(x *subject) bool {
	c := s.count(x)
	switch {
	case x.own:
		return c.trend() != "" || c.k > 0
	case x.weak:
		return false
	case c.enough():
		return c.trend() != ""
	}
	return c.k >= journal.LeastRecur(c.n)
}

// tooFew is why a theme is not shown of which too few of n entries have one.
func tooFew(o Options, n int) string {
	if o.lastThird() {
		return "fewer than " + strconv.Itoa(leastRecur) + " entries"
	}
	return "fewer than " + strconv.Itoa(journal.LeastRecur(n)) + " entries in this period"
}

// occurs says whether an entry of the period has a subject.
func (s *search) occurs(x *subject) bool {
	return slices.ContainsFunc(x.found, func(e evidence) bool { return s.now[e.doc] })
}

// oneOfEach keeps, of a lens and the phrases that say the same, the one that has more entries in the period, which is the lens
// where they have as many; a phrase takes the place of its lens. No lens is called quiet while such a phrase is not.
func (s *search) oneOfEach(lenses, phrases []*subject) (sure, rest []*subject) {
	for _, l := range lenses {
		sure = append(sure, s.speaker(l, phrases))
	}
	for _, x := range phrases {
		switch {
		case slices.Contains(sure, x):
		case x.lens != nil && slices.Contains(sure, x.lens):
			s.hold(x, "says the same as "+x.lens.label)
		default:
			rest = append(rest, x)
		}
	}
	return slices.DeleteFunc(sure, func(x *subject) bool { return x == nil }), rest
}

// speaker is what stands for a lens: the lens, a phrase that says the same and has more entries, or nothing.
func (s *search) speaker(l *subject, phrases []*subject) *subject {
	out, least := l, s.count(l).k
	for _, x := range phrases {
		if x.lens != l || l.own {
			continue
		}
		if k := s.count(x).k; k > least {
			out, least = x, k
		}
	}
	if out != l {
		s.hold(l, "says the same as "+out.label)
		return out
	}
	for _, x := range s.subjects {
		if x.lens == l && least == 0 && s.occurs(x) && !l.own {
			s.hold(l, "says the same as "+x.label)
			return nil
		}
	}
	return l
}
