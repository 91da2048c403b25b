package theme

import (
	"cmp"
	"slices"

	"twoway/journal"
)

// choose picks the subjects to show, in order: few and right. Against a period before, every lens with a word for its trend is
// shown, and the best phrases; over a whole journal there is one list by rank.
func (s *search) choose() []*subject {
	counted := 0
	for _, in := range s.now {
		if in {
			counted++
		}
	}
	room := s.wanted(counted)
	var lenses, phrases, marked, out []*subject
	for _, x := range s.subjects {
		switch {
		case s.justMarked(x):
			marked = append(marked, x)
		case !s.worthShowing(x):
		case x.kind == "lens" && !x.own && (x.score == 0 || !s.o.lastThird()):
			lenses = append(lenses, x)
		default:
			phrases = append(phrases, x)
		}
	}
	slices.SortStableFunc(phrases, func(a, b *subject) int {
		return cmp.Or(-compareBool(a.own, b.own), cmp.Compare(b.score, a.score))
	})
	if !s.o.lastThird() {
		room = max(2, room-len(lenses))
	}
	for i, x := range phrases {
		if !x.own && (i >= room || len(phrases) > 2 && x.score < s.t.cutoff*phrases[2].score) {
			if x.kind == "lens" && s.o.lastThird() { // it took a phrase along, and is no less for that
				lenses = append(lenses, x)
			} else {
				s.hold(x, "others say more")
			}
			continue
		}
		out = append(out, x)
	}
	if s.o.lastThird() {
		s.humble(out, lenses)
		good := slices.DeleteFunc(slices.Clone(out), func(x *subject) bool { return x.weak && !x.own })
		weak := slices.DeleteFunc(slices.Clone(out), func(x *subject) bool { return !x.weak || x.own })
		lenses = slices.DeleteFunc(lenses, func(x *subject) bool { return len(s.within(x.found)) < s.t.leastLens })
		out = append(s.fill(good, append(s.byEntries(lenses), weak...), room), marked...)
		s.byTrend(out)
		return out
	}
	out = append(out, lenses...)
	s.byTrend(out)
	return out
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
		same := slices.IndexFunc(out, func(p *subject) bool { return p.lens == x || s.mostlyIn(x, p) })
		switch {
		case same >= 0 && x.kind == "lens" && out[same].loose && len(s.within(x.found)) > len(s.within(out[same].found)):
			s.hold(out[same], "says the same as "+x.label)
			out[same] = x // whose name stands for all of its entries
		case same >= 0:
			s.hold(x, "says the same as "+out[same].label)
		case len(out) >= room || x.plainWord && len(out) >= s.t.few:
			s.hold(x, "others say more")
		default:
			out = append(out, x)
		}
	}
	return out
}

// mostlyIn says whether nearly all entries of the smaller of two subjects are the other's.
func (s *search) mostlyIn(a, b *subject) bool {
	both, _ := meet(a, b)
	return both >= 3 && float64(both) >= s.t.same*float64(min(len(a.found), len(b.found)))
}

// worthShowing says whether a subject has a trend, or entries enough where there is none to have.
func (s *search) worthShowing(x *subject) bool {
	c := s.count(x)
	if c.trend() != "" {
		return true
	}
	if c.enough() && !s.o.lastThird() {
		if c.k > 0 && x.kind != "lens" {
			s.hold(x, "no clear trend in this period")
		}
		return false
	}
	if s.o.lastThird() {
		k := len(s.within(x.found))
		return k >= leastRecur || x.own && x.kind != "lens" && k > 1 // what a person marked need not recur
	}
	return c.k >= leastRecur || x.kind == "lens" && c.k > 0 || x.own && c.k > 0
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

// byTrend orders subjects as a review prints them: rising, new, steady, fading, quiet; then by entries, then by id.
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
