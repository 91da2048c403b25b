package theme

import (
	"cmp"
	"math"
	"slices"
)

// The constants of weighing, which were measured as MEASURED.md tells.
const (
	floor       = 1e-7 // least share of a stem in English
	keyCap      = 7.0
	keyPower    = 0.3
	pairBonus   = 1.15
	absorbWord  = 0.6  // a word goes when one phrase has this share of its entries
	absorbRun   = 0.75 // and so does a phrase inside a longer one
	particle    = 0.4  // share of a word's sentences that word and particle must have
	leastStrong = 3    // entries of a habitual phrase
)

// weigher knows how surprising it is to find a unit in so many entries.
type weigher struct {
	*unitTable
	idfShift, idfBase, tfPower float64
}

func newWeigher(t *unitTable) *weigher {
	s := t.c.bySize
	return &weigher{unitTable: t, idfShift: 4 * s, idfBase: 0.3 + s, tfPower: 0.9 + 0.1*min(1, 2*s)}
}

// share is the share of running text that a unit has in ordinary English.
func (w *weigher) share(stems []uint32) float64 {
	c := w.c
	if len(stems) == 1 {
		return c.stems[stems[0]].p
	}
	if c.isSmall() {
		k := w.content(stems)
		switch {
		case len(k) == len(stems):
		case len(k) > 1:
			return w.share(k) / 2
		default:
			return w.lightShare(k)
		}
	}
	p, words := 1.0, 0
	for _, s := range stems {
		if !c.stems[s].particle {
			p *= c.stems[s].p
			words++
		}
	}
	if words < 2 {
		return p * 0.05
	}
	for range len(stems) - 1 {
		p *= 200
	}
	return max(p, floor/20)
}

// lightShare is the share of an idiom of light words around at most one word of content.
func (w *weigher) lightShare(content []uint32) float64 {
	p := 2e-4
	if len(content) == 1 {
		p = w.c.stems[content[0]].p
	}
	return p * 0.05
}

// content is a unit without its light words.
func (w *weigher) content(stems []uint32) []uint32 {
	out := make([]uint32, 0, len(stems))
	for _, s := range stems {
		if !w.c.stems[s].light {
			out = append(out, s)
		}
	}
	return out
}

// expected is the number of entries that would hold something of this share by chance.
func (w *weigher) expected(share float64) float64 {
	return float64(w.c.filled) * (1 - math.Exp(-w.c.mean*share))
}

// weight is how much one occurrence says, for a unit in n entries of which e were expected.
func (w *weigher) weight(n int, e float64, phrase bool) float64 {
	key := keyCap
	if e > 0 {
		key = max(0.1, min(math.Log(float64(n)/e), keyCap))
	}
	idf := max(0, math.Log((float64(w.c.filled)+2*w.idfShift)/(float64(n)+w.idfShift)))
	x := (idf + w.idfBase) * math.Pow(key, keyPower)
	if phrase {
		x *= pairBonus
	}
	return x
}

// surprise is the log-likelihood ratio of n entries against e expected ones (Dunning 1993).
func surprise(n int, e float64) float64 {
	if float64(n) <= e || e <= 0 {
		return 0
	}
	return 2 * (float64(n)*math.Log(float64(n)/e) - (float64(n) - e))
}

// usable drops units that say nothing: rarer than chance, seen once when of several words, or living inside a longer one.
func (w *weigher) usable() []int32 {
	var ok []int32
	for id := int32(1); id < int32(len(w.units)); id++ {
		w.units[id].set = w.isSet(&w.units[id])
		if w.candidate(&w.units[id]) {
			ok = append(ok, id)
		}
	}
	slices.SortFunc(ok, w.order)
	have, gone := make([]bool, len(w.units)), make([]bool, len(w.units))
	for _, id := range ok {
		have[id] = true
	}
	long := slices.DeleteFunc(slices.Clone(ok), func(id int32) bool { return len(w.units[id].stems) == 1 })
	slices.SortStableFunc(long, func(a, b int32) int { return cmp.Compare(len(w.units[b].stems), len(w.units[a].stems)) })
	for _, id := range long { // what trails off is no theme, and takes no word along
		if !w.trailsOff(&w.units[id]) {
			w.absorb(&w.units[id], have, gone)
		}
	}
	return slices.DeleteFunc(ok, func(id int32) bool {
		u := &w.units[id]
		return gone[id] || float64(u.n()) <= w.expected(w.share(u.stems))
	})
}

func (w *weigher) candidate(u *unit) bool {
	if len(u.stems) == 1 {
		return len(w.c.stems[u.stems[0]].text) >= 2 && !w.c.isDate(u.stems[0])
	}
	if u.listed {
		return true
	}
	if w.tellsOfTwo(u.stems) {
		return false
	}
	if u.set {
		return true
	}
	if !u.plain && w.c.isSmall() {
		return false
	}
	if u.n() < 2 || !w.c.isSmall() && u.n() < leastEntries {
		return false
	}
	return w.mostlyWithParticle(u)
}

// isDate says whether the words of a stem are a day or a month somewhere, as a capital inside a sentence tells: March, and Sun. "May" is a
// verb that says nothing where it is no month.
func (c *corpus) isDate(stem uint32) bool {
	return slices.ContainsFunc(c.stems[stem].forms, func(w uint32) bool {
		text := c.words.texts[w]
		return text == "may" || len(text) <= shortDay && calendar()[text] && c.atHome(w).insideCap > 0
	})
}

// mostlyWithParticle says of a word and its particle whether the word often has it, and yes of any other phrase.
func (w *weigher) mostlyWithParticle(u *unit) bool {
	if !w.c.stems[u.stems[len(u.stems)-1]].particle {
		return true
	}
	return float64(u.sentences) >= particle*float64(w.units[w.single[u.stems[0]]].sentences)
}

// absorb marks the parts of a phrase that live mostly inside it.
func (w *weigher) absorb(u *unit, have, gone []bool) {
	for n := len(u.stems) - 1; n >= 1; n-- {
		for i := 0; i+n <= len(u.stems); i++ {
			id := w.find(u.stems[i : i+n])
			if id == 0 || !have[id] {
				continue
			}
			least := absorbWord
			if n > 1 && w.c.isSmall() {
				least = absorbRun
			}
			if float64(u.n()) >= least*float64(w.units[id].n()) {
				gone[id] = true
			}
		}
	}
}

// isName says whether every word of content in a unit is a name.
func (w *weigher) isName(stems []uint32) bool {
	seen := false
	for _, s := range stems {
		if st := &w.c.stems[s]; !st.light {
			if !st.name {
				return false
			}
			seen = true
		}
	}
	return seen
}

// tellsOfTwo says whether a phrase says what somebody did with another: "Hanna and I walked".
func (w *weigher) tellsOfTwo(stems []uint32) bool {
	if len(stems) < 3 || !w.c.stems[stems[0]].name || w.c.stems[stems[1]].text != "and" {
		return false
	}
	deeds := slices.DeleteFunc(w.content(stems), func(s uint32) bool { return w.c.stems[s].name })
	return len(deeds) == 1
}

// isStrong says whether a unit is a habitual phrase: several words in three entries or more, and more than a turn of speech such
// as "looked at".
func (w *weigher) isStrong(u *unit) bool {
	return w.c.isSmall() && len(u.stems) > 1 && u.n() >= leastStrong && w.isSolid(u)
}

// isSolid says whether a phrase has two words of content, one that is not of every day, or four words at all, and does not trail
// off in a light word; or is a set phrase.
func (w *weigher) isSolid(u *unit) bool {
	if w.trailsOff(u) {
		return false
	}
	k := w.content(u.stems)
	return u.set || len(k) > 1 || len(u.stems) > 3 || len(k) == 1 && !w.c.stems[k[0]].everyday
}

// trailsOff says whether a short phrase ends in a light word, as "looked at" does.
func (w *weigher) trailsOff(u *unit) bool {
	last := &w.c.stems[u.stems[len(u.stems)-1]]
	return len(u.stems) > 1 && len(u.stems) < 4 && last.light && !last.particle && !u.set
}

// ballot is what stands for election in the entries: a weight, and how often it occurs in which entry.
type ballot struct {
	weight float64
	docs   []int32
	tf     []uint16
	name   bool
}

// vote lets every entry vote for the few items that matter most in it, and gives the entries that voted for each. Names are
// voted on apart.
func (w *weigher) vote(items []ballot) [][]int32 {
	plain := newElection(w)
	names := plain // in a long history there is one election for all
	if w.c.isSmall() {
		names = newElection(w)
	}
	inParts(partsOf(len(w.c.docs)), func(_, from, to int) {
		for i, b := range items {
			if b.name {
				names.count(b, int32(i), from, to)
			} else {
				plain.count(b, int32(i), from, to)
			}
		}
	})
	votes := make([][]int32, len(items))
	for d := range w.c.docs {
		for _, x := range plain.of(d) {
			votes[x.item] = append(votes[x.item], int32(d))
		}
		if names == plain {
			continue
		}
		for _, x := range names.of(d) {
			votes[x.item] = append(votes[x.item], int32(d))
		}
	}
	return votes
}

// election holds the best choices of every entry, in order.
type election struct {
	best []choice // mostVotes places for each entry
	have []uint8  // how many of them are taken
	may  []uint8  // how many votes the entry has
	// power is that of small counts, and nearly all are
	power   [64]float64
	tfPower float64
}

// choice is an item that an entry may vote for.
type choice struct {
	score float64
	item  int32
}

// mostVotes is what an entry has at most.
const mostVotes = 5

func newElection(w *weigher) *election {
	n := len(w.c.docs)
	e := &election{best: make([]choice, mostVotes*n), have: make([]uint8, n), may: make([]uint8, n), tfPower: w.tfPower}
	for i := range e.power {
		e.power[i] = math.Pow(float64(i), w.tfPower)
	}
	for d := range e.may {
		e.may[d] = uint8(w.votesOf(d))
	}
	return e
}

// count lets the entries from one to before another look at an item.
func (e *election) count(b ballot, item int32, from, to int) {
	k, _ := slices.BinarySearch(b.docs, int32(from))
	for ; k < len(b.docs) && int(b.docs[k]) < to; k++ {
		var x float64
		if n := int(b.tf[k]); n < len(e.power) {
			x = e.power[n]
		} else {
			x = math.Pow(float64(n), e.tfPower)
		}
		e.add(b.docs[k], choice{x * b.weight, item})
	}
}

func (e *election) of(d int) []choice { return e.best[mostVotes*d:][:e.have[d]] }

// add keeps a choice if it is among the best of an entry; of equals the one that came first stays ahead.
func (e *election) add(d int32, x choice) {
	best := e.best[mostVotes*d:][:mostVotes]
	n := e.have[d]
	if n == e.may[d] {
		if best[n-1].score >= x.score {
			return
		}
		n--
	} else {
		e.have[d]++
	}
	i := n
	for ; i > 0 && best[i-1].score < x.score; i-- {
		best[i] = best[i-1]
	}
	best[i] = x
}

// votesOf is how many votes an entry has.
func (w *weigher) votesOf(d int) int {
	n := float64(w.c.docs[d].length)
	if w.c.isSmall() {
		return max(2, min(mostVotes, int(n/30+0.5)))
	}
	return max(2, min(3, int(n/(250/3.0))))
}
