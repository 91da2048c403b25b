package theme

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"twoway/journal"
)

// choose picks the subjects to show, in order: few and right. Over a whole journal there is one list by rank; against a period
// before, what has a word for its trend goes first.
func (s *search) choose() []*subject {
	if s.o.lastThird() {
		return s.chooseOfAll()
	}
	return s.chooseOfPeriod()
}

// chooseOfAll picks from a whole journal, or from one decision: the best phrases, and lenses where those leave room.
func (s *search) chooseOfAll() []*subject {
	room := s.wanted(howMany(s.now))
	var lenses, phrases, marked []*subject
	for _, x := range s.subjects {
		switch {
		case s.justMarked(x):
			marked = append(marked, x)
		case !s.recursInAll(x):
		case x.kind == "lens" && !x.own && x.score == 0:
			lenses = append(lenses, x)
		default:
			phrases = append(phrases, x)
		}
	}
	out, more, less := s.best(s.besideOwn(phrases), room)
	isLens := func(x *subject) bool { return x.kind == "lens" } // it took a phrase along, and is no less for that
	low, more := divide(more, isLens)
	lower, less := divide(less, isLens)
	lenses = slices.Concat(lenses, low, lower)
	s.humble(out, lenses)
	good, weak := divide(out, func(x *subject) bool { return x.own || !x.weak })
	lenses, scarce := divide(lenses, func(x *subject) bool { return len(s.within(x.found)) >= s.t.leastLens })
	for _, x := range scarce {
		s.hold(x, "a lens is listed from "+strconv.Itoa(s.t.leastLens)+" entries on")
	}
	for _, x := range more {
		s.hold(x, sayMore(x, out))
	}
	out = s.fill(good, append(s.byEntries(lenses), weak...), room)
	s.holdLess(less, room-len(out))
	s.byTrend(out)
	s.byTrend(marked)
	return append(out, marked...)
}

// besideOwn leaves out the phrases that say the same as something of the person's own in the list.
func (s *search) besideOwn(list []*subject) []*subject {
	said, rest := divide(list, func(x *subject) bool { return x.lens != nil && x.lens.own && slices.Contains(list, x.lens) })
	for _, x := range said {
		s.hold(x, "says the same as "+x.lens.label)
	}
	return rest
}

// best divides phrases into those to show, the best first, and those that the period does not have last; more, for which there is no
// room; and less, which say far less than the third. What the person founded is always shown, and no score is measured by its.
func (s *search) best(phrases []*subject, room int) (out, more, less []*subject) {
	s.byStanding(phrases)
	slices.SortStableFunc(phrases, func(a, b *subject) int { return -compareBool(a.own, b.own) })
	out, found := divide(phrases, func(x *subject) bool { return x.own })
	enough := s.bar(found)
	for _, x := range s.apart(found, out, room) {
		switch {
		case s.standing(x) < enough:
			less = append(less, x)
		case len(out) < room:
			out = append(out, x)
		default:
			more = append(more, x)
		}
	}
	return out, more, less
}

// byStanding orders phrases: those that the period has come first, then the best.
func (s *search) byStanding(phrases []*subject) {
	slices.SortStableFunc(phrases, func(a, b *subject) int {
		return cmp.Or(-compareBool(s.occurs(a), s.occurs(b)), cmp.Compare(s.standing(b), s.standing(a)))
	})
}

// candidate is a phrase that may be the next to show.
type candidate struct {
	*subject
	standing float64
	worth    float64 // what is left of that beside those before it
	measured int     // by how many of these
}

// apart orders phrases, the best of which come first, by maximal marginal relevance (Carbonell and Goldstein 1998): as long as there is
// room, the next is the best of those left, where each counts for less by the entries that those before it tell already, and the
// person's own. In long journals, where many entries are shared, that fades out.
func (s *search) apart(phrases, own []*subject, room int) []*subject {
	if !s.c.isSmall() {
		return phrases
	}
	rest := make([]candidate, len(phrases))
	for i, x := range phrases {
		rest[i] = candidate{subject: x, standing: s.standing(x), worth: s.standing(x)}
	}
	out := slices.Clone(own)
	for len(rest) > 0 && len(out) < room {
		best := 0
		for i := range rest {
			c := &rest[i]
			if i > 0 && c.standing <= rest[best].worth {
				break
			}
			for _, before := range out[c.measured:] {
				c.worth *= math.Pow(1-s.told(c.subject, before), s.t.apart*s.c.bySize*s.c.bySize)
			}
			if c.measured = len(out); c.worth > rest[best].worth {
				best = i
			}
		}
		out = append(out, rest[best].subject)
		rest = slices.Delete(rest, best, best+1)
	}
	for _, c := range rest {
		out = append(out, c.subject)
	}
	return out[len(own):]
}

const (
	muchMore = 3  // times the entries of another theme that make one of its own
	manyMore = 12 // and entries that the other does not have
)

// told is how much of a subject another one tells, from 0 to 1: the share of the entries of the smaller one that both have, beyond those
// that they have by chance. Of a subject with many more entries, and beside what the person founded, it is the share of its own.
func (s *search) told(x, other *subject) float64 {
	both, _ := meet(x, other)
	of := float64(len(x.found))
	if !other.own && len(x.found) <= muchMore*len(other.found) && len(x.found)-both < manyMore {
		of = min(of, float64(len(other.found)))
	}
	if chance := float64(len(x.found)) * float64(len(other.found)) / float64(s.c.filled); float64(both) > chance {
		return (float64(both) - chance) / (of - chance)
	}
	return 0
}

// standing is the score of a theme as far as its entries are of the period: what the year was about comes first, not what had its time
// before.
func (s *search) standing(x *subject) float64 {
	if len(x.found) == 0 {
		return x.score
	}
	return x.score * ratio(len(s.within(x.found)), len(x.found))
}

// holdLess keeps back what says far less than the best, whether room is left or not.
func (s *search) holdLess(less []*subject, left int) {
	for _, x := range less {
		if left > 0 {
			s.hold(x, "far behind the best, though there is room")
		} else {
			s.hold(x, "far behind the best")
		}
	}
}

// sayMore is why a subject is not shown that others come before, whether they are all told under their own names or not: they say more
// that is not told yet.
func sayMore(x *subject, others []*subject) string {
	why := strconv.Itoa(len(others)) + " others say more"
	for _, o := range others {
		if both, _ := meet(x, o); 2*both > len(x.found) {
			return why + "; most of its entries are those of " + o.label
		}
	}
	return why
}

// divide parts a list into what passes and what does not, each in its order.
func divide[T any](list []T, pass func(T) bool) (yes, no []T) {
	for _, x := range list {
		if pass(x) {
			yes = append(yes, x)
		} else {
			no = append(no, x)
		}
	}
	return yes, no
}

// humble makes single words give way to lenses when they have few entries and some lens has more.
func (s *search) humble(phrases, lenses []*subject) {
	most := 0
	for _, l := range lenses {
		most = max(most, len(s.within(l.found)))
	}
	for _, x := range phrases {
		n := len(s.within(x.found))
		x.weak = x.weak || x.word && n < min(most, s.t.leastLens)
	}
}

// byEntries orders lenses, those with most entries first.
func (s *search) byEntries(lenses []*subject) []*subject {
	slices.SortStableFunc(lenses, func(a, b *subject) int {
		return cmp.Compare(len(s.within(b.found)), len(s.within(a.found)))
	})
	return lenses
}

// fill adds the next best where the good phrases leave room: lenses, then phrases of a single word.
func (s *search) fill(out, more []*subject, room int) []*subject {
	for _, x := range more {
		same := slices.IndexFunc(out, func(p *subject) bool { return p.lens == x || x.lens == p || s.mostlyIn(x, p) })
		switch {
		case same >= 0 && x.kind == "lens" && out[same].loose && len(s.within(x.found)) > len(s.within(out[same].found)):
			s.hold(out[same], "says the same as "+x.label)
			out[same] = x // whose name stands for all of its entries
		case same >= 0:
			s.hold(x, "says the same as "+out[same].label)
		case len(out) >= room:
			s.hold(x, sayMore(x, out))
		case x.plainWord && len(out) >= s.t.few:
			s.hold(x, "a word of every day, listed among "+strconv.Itoa(s.t.few)+" at most")
		default:
			out = append(out, x)
		}
	}
	return out
}

// farMore is how many times the entries of another theme are far more.
const farMore = 2

// mostlyIn says whether nearly all entries of the smaller of two subjects are the other's. A phrase that has far more entries than the
// better one says more.
func (s *search) mostlyIn(a, better *subject) bool {
	if a.kind != "lens" && len(a.found) > farMore*len(better.found) {
		return false
	}
	both, _ := meet(a, better)
	return both >= 3 && float64(both) >= s.t.same*float64(min(len(a.found), len(better.found)))
}

// recursInAll says whether a subject of a whole journal has a trend, or entries enough.
func (s *search) recursInAll(x *subject) bool {
	k := len(s.within(x.found))
	return s.count(x).trend() != "" || k >= leastRecur || x.own && x.kind != "lens" && k > 1 // what a person marked need not recur
}

// justMarked says whether a person's marks founded a subject with one entry so far. Over a whole journal it is there at once, and
// takes no other's place.
func (s *search) justMarked(x *subject) bool {
	return s.o.lastThird() && x.own && x.kind != "lens" && len(s.within(x.found)) == 1
}

func (s *search) hold(x *subject, why string) {
	h := journal.HeldBack{Label: x.label, Reason: why}
	for _, e := range s.within(x.found) {
		h.Entries = append(h.Entries, s.c.docs[e.doc].Entry.ID)
	}
	s.held = append(s.held, h)
}

// byTrend orders subjects as a review prints them: rising, new, steady, what has no word, fading, quiet; then by entries, then by id.
func (s *search) byTrend(list []*subject) {
	type key struct{ trend, k int }
	keys := map[*subject]key{}
	for _, x := range list {
		c := s.count(x)
		keys[x] = key{trendOrder[c.trend()], len(s.within(x.found))}
	}
	slices.SortStableFunc(list, func(a, b *subject) int {
		return cmp.Or(cmp.Compare(keys[a].trend, keys[b].trend), cmp.Compare(keys[b].k, keys[a].k), cmp.Compare(a.id, b.id))
	})
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
