package theme

import "sync"

// A long history has too many words and pairs of words to gather the entries of each as they come. It is read twice instead: first
// only counted, so that it is known which words can become a theme and how much room their entries need, then written down. Pairs
// are put in groups by their first word, where they are counted one group after the other in a table small enough for the
// processor's cache; only the few that recur more than chance has it become units.

// wordFacts is what the reading of a long history needs to know of a word, side by side.
type wordFacts struct {
	stem uint32
	is   uint8
}

const (
	stopWord     = 1 << iota
	longerWord   // three letters or more: it can stand before a particle
	particleStem // up, out, off
	beginsTerm   // of several words, in the lexicon
	keptWord     // its entries are written down
)

// stemTally counts a stem in one part of the journal.
type stemTally struct {
	doc, sentence      int32 // the ones counted last, from 1
	entries, sentences int32
	pairs              int32 // that begin with it
}

// stemPlace is where the next entry and the next pair of a stem are written down.
type stemPlace struct{ doc, at, pair int32 }

// pairPlace is an occurrence of a pair: its second stem, and the document, doubled, and one when the sentence had the pair already.
type pairPlace struct{ stem, doc uint32 }

// longReader reads one part of a long history.
type longReader struct {
	g       *longGatherer
	terms   *unitTable // units of several words from the lexicon
	tallies []stemTally
	places  []stemPlace
	placing bool
	nth     int32 // the sentence at hand, from 1
	inIt    []uint64
}

// longGatherer gathers the units of a long history.
type longGatherer struct {
	c       *corpus
	facts   []wordFacts
	seconds []uint64 // by stem: the stems that follow it in a term, as bits of their lowest six digits
	parts   []part
	readers []longReader
	// singles holds the entries of all words that are kept, word by word, in the order of the journal
	docs []int32
	tf   []uint16
	// pairs holds those whose first stem is from low to before high, stem by stem, in the order of the journal
	pairs     []pairPlace
	low, high uint32
}

// gatherLong reads the units of a long history: words, pairs, and terms of the lexicon.
func gatherLong(c *corpus, lex *lexicon) *unitTable {
	g := &longGatherer{c: c, parts: partsOf(len(c.docs))}
	g.learn(lex)
	g.readers = make([]longReader, len(g.parts))
	inParts(g.parts, func(i, from, to int) {
		g.readers[i] = longReader{g: g, terms: newUnitTable(c, lex), tallies: make([]stemTally, len(c.stems)), places: make([]stemPlace, len(c.stems))}
		g.readers[i].read(from, to)
	})
	t := g.readers[0].terms
	for i := range g.readers[1:] {
		t.adopt(g.readers[i+1].terms)
	}
	g.singles(t)
	for g.high < uint32(len(c.stems)) {
		g.nextPairs()
		inParts(g.parts, func(i, from, to int) { g.readers[i].read(from, to) })
		g.findPairs(t)
	}
	return t
}

// learn gathers the facts about words.
func (g *longGatherer) learn(lex *lexicon) {
	c := g.c
	g.seconds = make([]uint64, len(c.stems))
	for stem, terms := range lex.multi {
		for _, t := range terms {
			g.seconds[stem] |= 1 << (t.stems[1] & 63)
		}
	}
	g.facts = make([]wordFacts, len(c.stemOf))
	for w := range g.facts {
		f := wordFacts{stem: c.stemOf[w]}
		if c.stop[w] {
			f.is |= stopWord
		}
		if len(c.words.texts[w]) > 2 {
			f.is |= longerWord
		}
		if c.stems[f.stem].particle {
			f.is |= particleStem
		}
		if g.seconds[f.stem] != 0 {
			f.is |= beginsTerm
		}
		g.facts[w] = f
	}
}

func (r *longReader) read(from, to int) {
	c := r.g.c
	for d := from; d < to; d++ {
		c.eachSentence(d, func(from, to int) { r.sentence(int32(d), c.docs[d].tokens[from:to]) })
	}
}

// sentence counts the words and pairs of a sentence, or writes them down.
func (r *longReader) sentence(doc int32, row []token) {
	r.nth++
	r.inIt = r.inIt[:0]
	var last wordFacts // the word before in this stretch of words
	at := none
	for i, t := range row {
		if !t.isWord() {
			if t != breakLine {
				at = none
			}
			continue
		}
		w := r.g.facts[t.word()]
		if at != none {
			if last.is&beginsTerm != 0 && !r.placing && r.g.seconds[last.stem]>>(w.stem&63)&1 != 0 {
				r.term(doc, row, at)
			}
			if last.is&stopWord == 0 && (w.is&stopWord == 0 || w.is&particleStem != 0 && last.is&longerWord != 0) {
				r.pair(doc, last.stem, w)
			}
		}
		if w.is&stopWord == 0 {
			r.word(doc, w)
		}
		last, at = w, i
	}
}

// term reads the lexicon's terms of several words that begin at i and hold a stop word; the others are pairs anyway.
func (r *longReader) term(doc int32, row []token, i int) {
	t := r.terms
	t.nth = r.nth
	first := row[i].word()
	for _, term := range t.lex.multi[t.c.stemOf[first]] {
		end, ok := t.c.matches(row, i, term.stems)
		if !ok {
			continue
		}
		last := row[end].word()
		if len(term.stems) == 2 && !t.c.stop[first] && (!t.c.stop[last] || isParticle(t.c.words.texts[last])) {
			continue
		}
		t.units[t.put(doc, term.stems)].listed = true
	}
}

func (r *longReader) word(doc int32, w wordFacts) {
	if !r.placing {
		s := &r.tallies[w.stem]
		if s.doc != doc+1 {
			s.doc = doc + 1
			s.entries++
		}
		if s.sentence != r.nth {
			s.sentence = r.nth
			s.sentences++
		}
		return
	}
	if w.is&keptWord == 0 || int(r.g.high) < len(r.g.c.stems) { // with the last pairs, when room is left
		return
	}
	p := &r.places[w.stem]
	if p.doc != doc+1 {
		p.doc = doc + 1
		r.g.docs[p.at] = doc
		p.at++
	}
	if n := &r.g.tf[p.at-1]; *n < ^uint16(0) {
		*n++
	}
}

func (r *longReader) pair(doc int32, first uint32, w wordFacts) {
	if !r.placing {
		r.tallies[first].pairs++
		return
	}
	if first < r.g.low || first >= r.g.high {
		return
	}
	x := pairPlace{w.stem, uint32(doc) << 1}
	if w.is&particleStem != 0 { // the sentences of such a pair are compared with those of its word
		key := uint64(first)<<32 | uint64(w.stem)
		for _, have := range r.inIt {
			if have == key {
				x.doc |= 1
			}
		}
		r.inIt = append(r.inIt, key)
	}
	p := &r.places[first]
	r.g.pairs[p.pair] = x
	p.pair++
}

// singles makes a unit of each word, and room for the entries of those that stand in more entries than chance has it.
func (g *longGatherer) singles(t *unitTable) {
	w := newWeigher(t)
	var room int32
	kept := make([]bool, len(g.c.stems))
	for id := range g.c.stems {
		var entries, sentences int32
		for i := range g.readers {
			entries += g.readers[i].tallies[id].entries
			sentences += g.readers[i].tallies[id].sentences
		}
		if entries == 0 {
			continue
		}
		u := unit{stems: []uint32{uint32(id)}, sentences: sentences}
		kept[id] = w.candidate(&u) && float64(entries) > w.expected(w.share(u.stems))
		t.insert(u)
		if kept[id] {
			for i := range g.readers {
				g.readers[i].places[id].at = room
				room += g.readers[i].tallies[id].entries
			}
		}
	}
	g.docs, g.tf = make([]int32, room), make([]uint16, room)
	for id, keep := range kept {
		if keep {
			from := g.readers[0].places[id].at
			to := from + g.entries(uint32(id))
			u := &t.units[t.single[id]]
			u.docs, u.tf = g.docs[from:to:to], g.tf[from:to:to]
		}
	}
	for i := range g.facts {
		if kept[g.facts[i].stem] {
			g.facts[i].is |= keptWord
		}
	}
	for i := range g.readers {
		g.readers[i].placing = true
	}
}

func (g *longGatherer) entries(stem uint32) int32 {
	var n int32
	for i := range g.readers {
		n += g.readers[i].tallies[stem].entries
	}
	return n
}

// pairsAtOnce is how many occurrences of pairs are held, in 32 MB; a history with more is read again for the next ones.
const pairsAtOnce = 1 << 22

// nextPairs makes room for the pairs of as many stems as fit.
func (g *longGatherer) nextPairs() {
	g.low = g.high
	room := int32(0)
	for ; g.high < uint32(len(g.c.stems)); g.high++ {
		n := int32(0)
		for i := range g.readers {
			n += g.readers[i].tallies[g.high].pairs
		}
		if room > 0 && room+n > pairsAtOnce {
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
