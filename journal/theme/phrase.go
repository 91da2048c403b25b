package theme

import (
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
)

// unit is a word or a run of words, up to inflection: the row of its stems.
type unit struct {
	stems     []uint32
	docs      []int32  // entries that hold it, in order
	tf        []uint16 // how often, beside docs; 65,535 stands for all above
	sentences int32
	last      int32 // the sentence counted last
	listed    bool  // a term of several words from the lexicon
	plain     bool  // a unit by its words, whether they are a set phrase or not
	maybe     bool  // a set phrase, if it is cohesive
	set       bool  // it is
}

func (u *unit) n() int { return len(u.docs) }

func (u *unit) add(doc int32) {
	if k := len(u.docs) - 1; k >= 0 && u.docs[k] == doc {
		if u.tf[k] < ^uint16(0) {
			u.tf[k]++
		}
		return
	}
	u.docs = append(u.docs, doc)
	u.tf = append(u.tf, 1)
}

// join adds the occurrences of another unit.
func (u *unit) join(o *unit) {
	u.docs, u.tf = sum(u.docs, u.tf, o.docs, o.tf)
	u.sentences += o.sentences
}

// sum adds up occurrences by entry.
func sum(docs []int32, tf []uint16, more []int32, moreTf []uint16) ([]int32, []uint16) {
	all, n := make([]int32, 0, len(docs)+len(more)), make([]uint16, 0, len(docs)+len(more))
	for i, j := 0, 0; i < len(docs) || j < len(more); {
		switch {
		case j == len(more) || i < len(docs) && docs[i] < more[j]:
			all, n = append(all, docs[i]), append(n, tf[i])
			i++
		case i == len(docs) || docs[i] > more[j]:
			all, n = append(all, more[j]), append(n, moreTf[j])
			j++
		default:
			all, n = append(all, docs[i]), append(n, tf[i]+min(moreTf[j], ^uint16(0)-tf[i]))
			i, j = i+1, j+1
		}
	}
	return all, n
}

const (
	maxRun  = 4 // words in a habitual phrase
	maxTerm = 5 // words in a term of the lexicon
)

// unitTable gathers the units of a corpus.
type unitTable struct {
	c      *corpus
	lex    *lexicon
	single []int32          // by stem: its unit, 0 for none
	byPair map[uint64]int32 // by two stems
	byKey  map[string]int32 // by more
	units  []unit           // from 1
	key    []byte
	nth    int32 // the sentence at hand, from 1
	// of the segment at hand: its words, their stems and kinds, and whether the next one stands behind it in several entries
	row   []uint32
	ids   []uint32
	kinds []wordKind
	again []bool
	// in a small journal: by word its kind, by stem whether all of its words carry grammar
	kindOf  []wordKind
	grammar []bool
	// and for set phrases: by stem the number of entries with it, and the last of them, from 1
	held, seen []int32
	// by first stem: turns of speech that anybody uses; by word of the segment: the one that it stands in, from 1
	stock map[uint32][][]uint32
	cover []int32
	// in a small journal, of two stems one behind the other, by their hash: the entry that they stand in, from 1, or severalEntries
	pairs []int32
}

// gather reads all units of the corpus: every word that is no stop word, pairs of such words, a word with its particle ("burned
// out"), the terms of the lexicon, and in a small journal runs of up to four words that may hold stop words inside, and set phrases.
func gather(c *corpus, lex *lexicon, sets bool) *unitTable {
	if !c.isSmall() {
		return gatherLong(c, lex)
	}
	t := newRunTable(c, lex)
	t.stock = c.stockRuns()
	if sets {
		t.held, t.seen = make([]int32, len(c.stems)), make([]int32, len(c.stems))
	}
	t.eachSegment(t.segment)
	return t
}

// newRunTable is a table for the runs of words of a small journal.
func newRunTable(c *corpus, lex *lexicon) *unitTable {
	t := newUnitTable(c, lex)
	t.readKinds()
	t.notePairs()
	return t
}

// severalEntries stands for more than one entry.
const severalEntries = -1

// notePairs notes what stands side by side in several entries. Nearly all rows of words stand in one, and a row that holds such a pair is
// no unit; that two pairs share a hash does no harm.
func (t *unitTable) notePairs() {
	t.pairs = make([]int32, 1<<bits.Len(uint(2*t.c.total)))
	t.eachSegment(func(d int32, row []token) {
		doc, last := d+1, int64(none)
		for _, k := range row {
			if !k.isWord() {
				continue
			}
			stem := t.c.stemOf[k.word()]
			if last != none {
				switch at := t.place(uint32(last), stem); *at {
				case 0:
					*at = doc
				case doc:
				default:
					*at = severalEntries
				}
			}
			last = int64(stem)
		}
	})
}

// place is where it is noted which entries have two stems side by side.
func (t *unitTable) place(first, second uint32) *int32 {
	h := (uint64(first)<<32 | uint64(second)) * mixer
	return &t.pairs[h>>(64-bits.TrailingZeros(uint(len(t.pairs))))]
}

// recur notes which words of the segment at hand stand before the next one in several entries; at times it says so of a pair that does not.
func (t *unitTable) recur() {
	t.again = t.again[:0]
	for i := 1; i < len(t.ids); i++ {
		t.again = append(t.again, *t.place(t.ids[i-1], t.ids[i]) == severalEntries)
	}
	t.again = append(t.again, false)
}

func newUnitTable(c *corpus, lex *lexicon) *unitTable {
	return &unitTable{c: c, lex: lex, single: make([]int32, len(c.stems)), byPair: map[uint64]int32{}, byKey: map[string]int32{}, units: make([]unit, 1)}
}

// adopt adds the units of later documents.
func (t *unitTable) adopt(later *unitTable) {
	for i := 1; i < len(later.units); i++ {
		u := &later.units[i]
		id := t.find(u.stems)
		if id == 0 {
			t.insert(*u)
			continue
		}
		t.units[id].join(u)
	}
}

// eachSegment calls f with the stretches of words of each sentence.
func (t *unitTable) eachSegment(f func(doc int32, row []token)) {
	for d := range t.c.docs {
		t.c.eachSentence(d, func(from, to int) {
			t.nth++
			row, start := t.c.docs[d].tokens[from:to], 0
			for i := 0; i <= len(row); i++ {
				if i < len(row) && !row[i].ends() {
					continue
				}
				if i > start {
					f(int32(d), row[start:i])
				}
				start = i + 1
			}
		})
	}
}

func (t *unitTable) segment(doc int32, row []token) {
	c := t.c
	t.row, t.ids, t.kinds = t.row[:0], t.ids[:0], t.kinds[:0]
	for _, k := range row {
		if k.isWord() {
			w := k.word()
			t.row, t.ids, t.kinds = append(t.row, w), append(t.ids, c.stemOf[w]), append(t.kinds, t.kindOf[w])
		}
	}
	t.coverStock()
	t.recur()
	for i := range t.ids {
		t.terms(doc, i)
		t.runs(doc, i)
		if t.is(i, kindStop) {
			continue
		}
		if t.cover[i] == 0 {
			t.put(doc, t.ids[i:i+1])
		}
		if i+1 < len(t.ids) && (t.again[i] || t.lex.begins[t.ids[i]]) && (!t.is(i+1, kindStop) || c.stems[t.ids[i+1]].particle && len(t.text(i)) > 2 && !t.leadsOn(i+1)) && !t.inStock(i, i+2) {
			t.put(doc, t.ids[i:i+2])
		}
	}
	if t.held != nil {
		t.sets(doc)
	}
}

// text is a word of the segment at hand, and is says whether it is of one of some kinds.
func (t *unitTable) text(i int) string { return t.c.words.texts[t.row[i]] }

func (t *unitTable) is(i int, kinds wordKind) bool { return t.kinds[i]&kinds != 0 }

// leadsOn says whether a particle is a preposition, as in "phone in the drawer": a thing with its article follows.
func (t *unitTable) leadsOn(i int) bool {
	if t.text(i) != "in" || i+1 >= len(t.row) {
		return false
	}
	return saysOf(t.text(i+1)) || !t.is(i+1, kindFunction|kindParticle|kindStop)
}

// saysOf says whether a word stands before a thing: an article, or whose it is.
func saysOf(word string) bool {
	switch word {
	case "the", "a", "an", "my", "his", "her", "our", "their", "its", "this", "that":
		return true
	}
	return false
}

// sets reads what may be set phrases of a segment, after all else.
func (t *unitTable) sets(doc int32) {
	for i, id := range t.ids {
		if t.seen[id] <= doc {
			t.seen[id] = doc + 1
			t.held[id]++
		}
		for j := i + 2; j <= min(i+maxRun, len(t.ids)) && t.again[j-2]; j++ {
			if !t.inStock(i, j) && t.maySet(i, j) {
				t.putSet(doc, t.ids[i:j])
			}
		}
	}
}

// terms reads the lexicon's terms of several words that begin at i and hold a stop word; the others are pairs anyway.
func (t *unitTable) terms(doc int32, i int) {
	if !t.lex.begins[t.ids[i]] {
		return
	}
	for _, term := range t.lex.multi[t.ids[i]] {
		j := i + len(term.stems)
		if j > len(t.ids) || !slices.Equal(t.ids[i:j], term.stems) {
			continue
		}
		plain := len(term.stems) == 2 && !t.is(i, kindStop) && (!t.is(i+1, kindStop) || t.is(i+1, kindParticle))
		if !plain {
			id := t.count(doc, t.ids[i:j])
			t.units[id].listed, t.units[id].plain = true, true
		}
	}
}

// runs reads the habitual phrases that begin at i: two to four words whose ends are no function words, with at least two words
// of content, or three words that are more than grammar ("saying yes too fast").
func (t *unitTable) runs(doc int32, i int) {
	if t.edge(i) {
		return
	}
	for j := i + 2; j <= min(i+maxRun, len(t.ids)) && t.again[j-2]; j++ {
		if t.edge(j-1) || t.inStock(i, j) {
			continue
		}
		content, solid := 0, 0
		for k := i; k < j; k++ {
			if !t.is(k, kindStop) {
				content++
			}
			if !t.is(k, kindFunction) {
				solid++
			}
		}
		ends := !t.is(i, kindStop) && !t.is(j-1, kindStop)
		if ends && content >= 2 && j-i > 2 || (content < 2 || !ends) && solid >= 3 {
			t.put(doc, t.ids[i:j])
		}
	}
}

// edge says whether no phrase can begin or end with the word at i.
func (t *unitTable) edge(i int) bool { return t.is(i, kindShort|kindFunction|kindParticle) }

// put counts a word, a pair or a habitual phrase, where it is not counted as a term of the lexicon.
func (t *unitTable) put(doc int32, stems []uint32) {
	id := t.find(stems)
	if id == 0 || !t.units[id].listed {
		id = t.count(doc, stems)
	}
	t.units[id].plain = true
}

// putSet counts what may be a set phrase, where it is not counted anyway.
func (t *unitTable) putSet(doc int32, stems []uint32) {
	id := t.find(stems)
	if id == 0 || !t.units[id].plain {
		id = t.count(doc, stems)
	}
	t.units[id].maybe = true
}

// count adds an occurrence of a unit, a new one when it was never read.
func (t *unitTable) count(doc int32, stems []uint32) int32 {
	id := t.find(stems)
	if id == 0 {
		id = t.insert(unit{stems: slices.Clone(stems)})
	}
	u := &t.units[id]
	u.add(doc)
	if u.last != t.nth {
		u.last = t.nth
		u.sentences++
	}
	return id
}

// insert adds a unit and gives its number.
func (t *unitTable) insert(u unit) int32 {
	id := int32(len(t.units))
	t.units = append(t.units, u)
	switch len(u.stems) {
	case 1:
		t.single[u.stems[0]] = id
	case 2:
		t.byPair[pairKey(u.stems)] = id
	default:
		t.byKey[string(t.pack(u.stems))] = id
	}
	return id
}

func pairKey(stems []uint32) uint64 { return uint64(stems[0])<<32 | uint64(stems[1]) }

// find gives the number of a unit, 0 when it was never read.
func (t *unitTable) find(stems []uint32) int32 {
	switch len(stems) {
	case 1:
		return t.single[stems[0]]
	case 2:
		return t.byPair[pairKey(stems)]
	}
	return t.byKey[string(t.pack(stems))]
}

func (t *unitTable) pack(stems []uint32) []byte {
	t.key = t.key[:0]
	for _, s := range stems {
		t.key = binary.LittleEndian.AppendUint32(t.key, s)
	}
	return t.key
}

// order compares units by their text, the one order that does not depend on how a journal was read.
func (t *unitTable) order(a, b int32) int {
	return slices.CompareFunc(t.units[a].stems, t.units[b].stems, func(x, y uint32) int {
		return cmp.Compare(t.c.stems[x].place, t.c.stems[y].place)
	})
}
