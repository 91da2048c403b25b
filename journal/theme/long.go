package theme

import "slices"

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
	moves        // stands before a particle
)

// stemTally counts a stem in one part of the journal. A stem of each token is looked at, so that these are kept small.
type stemTally struct {
	doc     int32 // the one counted last, from 1
	entries int32
	pairs   int32 // that begin with it
	moves   uint8 // particleStem when one of them ends in a particle
}

// stemPlace is where the next entry and the next pair of a stem are written down, and what of it is counted then.
type stemPlace struct {
	doc, at, pair int32
	sentence      int32 // the one counted last, from 1
	sentences     int32 // of a stem that has pairs with a particle, which are compared with them
}

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
	begun   [1 << 10]uint64 // a bit for the first two stems of each term; few other pairs share one
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
func gatherLong(c *corpus, lex *lexicon) *unitTable { return gatherIn(c, lex, pairsAtOnce) }

// gatherIn is gatherLong with so much room for pairs.
func gatherIn(c *corpus, lex *lexicon, pairs int32) *unitTable {
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
		g.nextPairs(pairs)
		inParts(g.parts, func(i, from, to int) { g.readers[i].read(from, to) })
		g.findPairs(t)
	}
	return t
}

// learn gathers the facts about words.
func (g *longGatherer) learn(lex *lexicon) {
	c := g.c
	for stem, terms := range lex.multi {
		for _, t := range terms {
			word, bit := beginning(stem, t.stems[1])
			g.begun[word] |= bit
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
		if lex.begins[f.stem] {
			f.is |= beginsTerm
		}
		g.facts[w] = f
	}
}

func (r *longReader) read(from, to int) {
	c, each := r.g.c, r.count
	if r.placing {
		each = r.place
	}
	for d := from; d < to; d++ {
		c.eachSentence(d, func(from, to int) {
			r.nth++
			each(int32(d), c.docs[d].tokens[from:to])
		})
	}
}

// isPair says whether two words, one behind the other, are a pair that is counted.
func isPair(first, second wordFacts) bool {
	return first.is&stopWord == 0 && (second.is&stopWord == 0 || second.is&particleStem != 0 && first.is&longerWord != 0)
}

// count counts the words and pairs of a sentence, and finds its terms. This is the innermost loop of a long review: whether an entry
// is a new one for a stem cannot be foreseen, so it is reckoned and not asked.
func (r *longReader) count(doc int32, row []token) {
	facts, tallies := r.g.facts, r.tallies
	var last wordFacts // the word before in this stretch of words
	at := none
	for i, t := range row {
		if !t.isWord() {
			if t != breakLine {
				at = none
			}
			continue
		}
		w := facts[t.word()]
		if at != none {
			if last.is&beginsTerm != 0 && r.g.mayBegin(last.stem, w.stem) {
				r.term(doc, row, at, w.stem)
			}
			if isPair(last, w) {
				s := &tallies[last.stem]
				s.pairs++
				s.moves |= w.is & particleStem
			}
		}
		if w.is&stopWord == 0 {
			s := &tallies[w.stem]
			s.entries += isOther(s.doc, doc+1)
			s.doc = doc + 1
		}
		last, at = w, i
	}
}

// isOther is 1 for two numbers that differ, 0 for two of the same.
func isOther(a, b int32) int32 {
	x := uint32(a ^ b)
	return int32((x | -x) >> 31)
}

// place writes down the words and pairs of a sentence, as far as it is their turn: the words with the last pairs, when room is left.
func (r *longReader) place(doc int32, row []token) {
	g := r.g
	words := int(g.high) == len(g.c.stems)
	r.inIt = r.inIt[:0]
	var last wordFacts
	at := none
	for i, t := range row {
		if !t.isWord() {
			if t != breakLine {
				at = none
			}
			continue
		}
		w := g.facts[t.word()]
		if at != none && isPair(last, w) && last.stem >= g.low && last.stem < g.high {
			r.pair(doc, last.stem, w)
		}
		if w.is&(keptWord|moves) != 0 {
			p := &r.places[w.stem]
			if w.is&moves != 0 && w.stem >= g.low && w.stem < g.high {
				p.sentences += isOther(p.sentence, r.nth)
				p.sentence = r.nth
			}
			if words && w.is&keptWord != 0 {
				fresh := isOther(p.doc, doc+1)
				p.doc = doc + 1
				p.at += fresh
				g.docs[p.at-1] = doc
				if n := &g.tf[p.at-1]; *n < ^uint16(0) {
					*n++
				}
			}
		}
		last, at = w, i
	}
}

// beginning is the place of a pair of stems in begun.
func beginning(first, second uint32) (word int, bit uint64) {
	h := (uint64(first)<<32 | uint64(second)) * mixer >> 48
	return int(h >> 6), 1 << (h & 63)
}

// mayBegin says whether a term may begin with two stems; no means no.
func (g *longGatherer) mayBegin(first, second uint32) bool {
	word, bit := beginning(first, second)
	return g.begun[word]&bit != 0
}

// term reads the lexicon's terms of several words that begin at i, go on with a stem and hold a stop word; the others are pairs
// anyway.
func (r *longReader) term(doc int32, row []token, i int, second uint32) {
	t := r.terms
	t.nth = r.nth
	first := row[i].word()
	for _, term := range t.lex.multi[t.c.stemOf[first]] {
		if term.stems[1] != second {
			continue
		}
		end, ok := t.c.matches(row, i, term.stems)
		if !ok {
			continue
		}
		last := row[end].word()
		if len(term.stems) == 2 && !t.c.stop[first] && (!t.c.stop[last] || isParticle(t.c.words.texts[last])) {
			continue
		}
		t.units[t.count(doc, term.stems)].listed = true
	}
}

// pair writes down a pair.
func (r *longReader) pair(doc int32, first uint32, w wordFacts) {
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
	t.units = slices.Grow(t.units, len(g.c.stems)+len(g.c.stems)/8) // with the pairs to come
	var room int32
	kept := make([]bool, len(g.c.stems))
	stems := make([]uint32, len(g.c.stems)) // each its own number, for the units to share
	for id := range stems {
		stems[id] = uint32(id)
		n := g.entries(uint32(id))
		if n == 0 {
			continue
		}
		u := unit{stems: stems[id : id+1 : id+1]}
		t.insert(u)
		if kept[id] = w.candidate(&u) && float64(n) > w.expected(w.share(u.stems)); kept[id] {
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
	g.keep(kept)
}

// keep lets the readers write down the entries of the words that are kept.
func (g *longGatherer) keep(kept []bool) {
	for i := range g.facts {
		f := &g.facts[i]
		if f.is&stopWord != 0 {
			continue
		}
		if kept[f.stem] {
			f.is |= keptWord
		}
		for k := range g.readers {
			if g.readers[k].tallies[f.stem].moves != 0 {
				f.is |= moves
			}
		}
	}
	for i := range g.readers {
		g.readers[i].placing = true
	}
}

// entries is how many entries hold a stem.
func (g *longGatherer) entries(stem uint32) int32 {
	var n int32
	for i := range g.readers {
		n += g.readers[i].tallies[stem].entries
	}
	return n
}
