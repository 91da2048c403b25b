package theme

import "sync"

// pairsAtOnce is how many occurrences of pairs are held, in 32 MB; a history with more is read again for the next ones.
const pairsAtOnce = 1 << 22

// nextPairs makes room for the pairs of as many stems as fit in most, of one stem at least.
func (g *longGatherer) nextPairs(most int32) {
	g.low = g.high
	room := int32(0)
	for ; g.high < uint32(len(g.c.stems)); g.high++ {
		n := int32(0)
		for i := range g.readers {
			n += g.readers[i].tallies[g.high].pairs
		}
		if room > 0 && room+n > most {
			break
		}
		for i := range g.readers {
			g.readers[i].places[g.high].pair = room
			room += g.readers[i].tallies[g.high].pairs
		}
	}
	if int(room) > len(g.pairs) {
		g.pairs = make([]pairPlace, room)
	}
}

// findPairs makes units of the pairs at hand that recur and say something.
func (g *longGatherer) findPairs(t *unitTable) {
	found := make([][]unit, len(g.parts))
	var wait sync.WaitGroup
	for i := range found {
		wait.Go(func() {
			p := pairCounter{g: g, w: newWeigher(t), tallies: make([]pairTally, len(g.c.stems))}
			for first := g.low + uint32(i); first < g.high; first += uint32(len(found)) {
				p.count(first)
			}
			found[i] = p.found
		})
	}
	wait.Wait()
	for _, list := range found {
		for _, u := range list {
			if id := t.find(u.stems); id != 0 {
				t.units[id].join(&u) // the lexicon has it too, with other forms
			} else {
				t.insert(u)
			}
		}
	}
}

// pairCounter counts the pairs that begin with one stem.
type pairCounter struct {
	g       *longGatherer
	w       *weigher
	tallies []pairTally // by second stem
	seconds []uint32
	found   []unit
}

type pairTally struct {
	first              uint32 // the stem that is counted, and one
	doc                int32  // counted last, from 1
	entries, sentences int32
	unit               int32 // in found, from 1
}

func (p *pairCounter) count(first uint32) {
	end := p.g.readers[len(p.g.readers)-1].places[first].pair
	from := end
	for i := range p.g.readers {
		from -= p.g.readers[i].tallies[first].pairs
	}
	list := p.g.pairs[from:end]
	if len(list) < leastEntries {
		return
	}
	word := &p.w.units[p.w.single[first]]
	for i := range p.g.readers {
		word.sentences += p.g.readers[i].places[first].sentences
	}
	p.seconds = p.seconds[:0]
	for _, x := range list {
		s := &p.tallies[x.stem]
		if s.first != first+1 {
			*s = pairTally{first: first + 1}
			p.seconds = append(p.seconds, x.stem)
		}
		if doc := int32(x.doc>>1) + 1; s.doc != doc {
			s.doc = doc
			s.entries++
		}
		s.sentences += int32(1 - x.doc&1)
	}
	if !p.keep(first) {
		return
	}
	for _, x := range list {
		if i := p.tallies[x.stem].unit; i > 0 {
			p.found[i-1].add(int32(x.doc >> 1))
		}
	}
}

// keep makes units of the pairs counted that stand in more entries than chance has it, or take the place of one of their words;
// false when there is none.
func (p *pairCounter) keep(first uint32) bool {
	before := len(p.found)
	for _, second := range p.seconds {
		s := &p.tallies[second]
		if s.entries < leastEntries {
			continue
		}
		n := float64(s.entries)
		u := unit{stems: []uint32{first, second}, sentences: s.sentences}
		if !p.w.mostlyWithParticle(&u) || n <= p.w.expected(p.w.share(u.stems)) && !p.absorbs(n, first) && !p.absorbs(n, second) {
			continue
		}
		u.docs, u.tf = make([]int32, 0, s.entries), make([]uint16, 0, s.entries)
		p.found = append(p.found, u)
		s.unit = int32(len(p.found))
	}
	return len(p.found) > before
}

func (p *pairCounter) absorbs(n float64, stem uint32) bool {
	all := p.g.entries(stem)
	return all > 0 && n >= absorbWord*float64(all)
}
