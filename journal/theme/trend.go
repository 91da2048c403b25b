package theme

import (
	"slices"

	"twoway/journal"
)

// The words for a trend, in the order in which a review shows them. What has none goes on all the same, and stands before what fades.
const (
	Rising = "rising"
	New    = "new"
	Steady = "steady"
	Fading = "fading"
	Quiet  = "quiet"
)

var trendOrder = map[string]int{Rising: 0, New: 1, Steady: 2, "": 3, Fading: 4, Quiet: 5}

const (
	clearChange  = 0.20 // of the share of entries
	leastRecur   = journal.RecurringEntries
	leastApart   = 14 // days between the first and the last of them
	leastEarlier = 3  // entries that make a theme's absence worth a word
)

// counts are how often a theme occurs: k of n entries now, j of m before.
type counts struct {
	k, n, j, m  int
	first, last journal.Date // of the k entries
	earlier     bool         // some entry before now has it
	perhaps     bool         // and one of now is offered, or has what was joined without its entries
}

func (c counts) recurs() bool { return c.k >= leastRecur && c.last.Sub(c.first) >= leastApart }

// enough says whether both sides have entries enough to compare.
func (c counts) enough() bool { return c.n >= journal.LeastCompared && c.m >= journal.LeastCompared }

// rise is the change of the share of entries.
func (c counts) rise() float64 {
	return ratio(c.k, c.n) - ratio(c.j, c.m)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// trend is the first word that fits, or nothing: what no entry of now has, and one may, is neither quiet nor fading.
func (c counts) trend() string {
	switch {
	case !c.enough(), c.k == 0 && c.perhaps:
		return ""
	case c.j >= leastEarlier && c.k == 0:
		return Quiet
	case c.j >= leastEarlier && -c.rise() >= clearChange-1e-9:
		return Fading
	case !c.recurs():
		return ""
	case !c.earlier:
		return New
	case c.rise() >= clearChange-1e-9:
		return Rising
	}
	return Steady
}

// count counts a subject's entries in the period and in what it is compared with.
func (s *search) count(x *subject) counts {
	if s.o.lastThird() {
		late, early := s.late, s.early
		return s.countIn(x, late, early)
	}
	return s.countIn(x, s.now, s.past)
}

func (s *search) countIn(x *subject, now, past []bool) counts {
	c := counts{n: howMany(now), m: howMany(past)}
	for _, e := range x.found {
		date := s.c.docs[e.doc].Entry.Date
		switch {
		case now[e.doc]:
			c.k++
			if c.first.IsZero() {
				c.first = date
			}
			c.last = date
		case past[e.doc]:
			c.j++
		}
	}
	c.perhaps = slices.ContainsFunc(x.perhaps, func(d int) bool { return now[d] }) || x.of != nil && x.of.hasJoined(now)
	for _, e := range x.found {
		if !now[e.doc] && (c.first.IsZero() || s.c.docs[e.doc].Entry.Date.Before(c.first)) {
			c.earlier = true
		}
	}
	return c
}

// hasJoined says whether an entry of a set holds what was joined to a group.
func (g *group) hasJoined(set []bool) bool {
	return slices.ContainsFunc(g.merged, func(b *group) bool {
		return slices.ContainsFunc(b.docs, func(d int32) bool { return set[d] })
	})
}

func howMany(set []bool) int {
	n := 0
	for _, in := range set {
		if in {
			n++
		}
	}
	return n
}
