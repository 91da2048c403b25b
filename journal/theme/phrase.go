package theme

import (
	"cmp"
	"encoding/binary"
	"slices"
	"strings"
	"sync"
)

// unit is a word or a run of words, up to inflection: the row of its stems.
type unit struct {
	stems     []uint32
	docs      []int32 // entries that hold it, in order
	tf        []int32 // how often, beside docs
	sentences int32
	last      int32 // the sentence counted last
	listed    bool  // a term of several words from the lexicon
}

func (u *unit) n() int { return len(u.docs) }

func (u *unit) add(doc int32) {
	if k := len(u.docs) - 1; k >= 0 && u.docs[k] == doc {
		u.tf[k]++
		return
	}
	u.docs = append(u.docs, doc)
	u.tf = append(u.tf, 1)
}

const (
	maxRun       = 4 // words in a habitual phrase
	maxTerm      = 5 // words in a term of the lexicon
	bucketBits   = 22
	minPairBlock = 3 // occurrences below which a pair of a long history is not looked at
)

// unitTable gathers the units of a corpus.
type unitTable struct {
	c      *corpus
	lex    *lexicon
	single []int32          // by stem: its unit, 0 for none
	byPair map[uint64]int32 // by two stems
	byKey  map[string]int32 // by more
	units  []unit           // from 1
	blocks []uint8
	key    []byte
	nth    int32 // the sentence at hand, from 1
	ids    []uint32
	stops  []bool
	texts  []string
}

// gather reads all units of the corpus: every word that is no stop word, pairs of such words, a word with its particle ("burned
// out"), the terms of the lexicon, and in a small journal runs of up to four words that may hold stop words inside.
//
// The two halves of a long history are read at once and then joined.
func gather(c *corpus, lex *lexicon) *unitTable {
	t := newUnitTable(c, lex)
	if c.isSmall() {
		t.read(0, len(c.docs))
		return t
	}
	t.countPairs()
	second := newUnitTable(c, lex)
	second.blocks = t.blocks
	half := len(c.docs) / 2
	var wait sync.WaitGroup
	wait.Go(func() { second.read(half, len(c.docs)) })
	t.read(0, half)
	wait.Wait()
	t.adopt(second)
	return t
}

func newUnitTable(c *corpus, lex *lexicon) *unitTable {
	return &unitTable{c: c, lex: lex, single: make([]int32, len(c.stems)), byPair: map[uint64]int32{}, byKey: map[string]int32{}, units: make([]unit, 1)}
}

func (t *unitTable) read(from, to int) {
	for d := from; d < to; d++ {
		t.c.eachSentence(d, func(from, to int) { t.sentence(int32(d), t.c.docs[d].tokens[from:to]) })
	}
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
		have := &t.units[id]
		have.docs = append(have.docs, u.docs...)
		have.tf = append(have.tf, u.tf...)
		have.sentences += u.sentences
		have.listed = have.listed || u.listed
	}
}

// eachSentence calls f with the bounds of each sentence of a document that is not boilerplate.
func (c *corpus) eachSentence(d int, f func(from, to int)) {
	tokens := c.docs[d].tokens
	from := 0
	for i, t := range tokens {
		if t != breakSentence && t != breakPassage {
			continue
		}
		if i > from && (len(c.boiler) == 0 || !c.boiler[hashTokens(tokens[from:i])]) {
			f(from, i)
		}
		from = i + 1
	}
}

// hashTokens is an FNV-1a hash of the words in a row, without regard to case and breaks.
func hashTokens(row []token) uint64 {
	h := uint64(14695981039346656037)
	for _, t := range row {
		if t.isWord() {
			h = (h ^ uint64(t>>1)) * 1099511628211
		}
	}
	return h
}

// findBoilerplate marks sentences of three words or more that stand in many entries: what a template or a habit of layout put
// there. A small table of blocks tells first whether there can be any.
func (c *corpus) findBoilerplate() {
	least := max(5, len(c.docs)/5)
	if len(c.docs) < least {
		return
	}
	blocks := make([]uint16, 1<<16)
	c.eachShort(func(d int, h uint64) {
		if b := &blocks[h>>48]; *b < 65535 {
			*b++
		}
	})
	count, last := map[uint64]int{}, map[uint64]int{}
	c.eachShort(func(d int, h uint64) {
		if int(blocks[h>>48]) >= least && last[h] != d+1 {
			last[h] = d + 1
			count[h]++
		}
	})
	c.boiler = map[uint64]bool{}
	for h, n := range count {
		if n >= least {
			c.boiler[h] = true
		}
	}
}

// eachShort calls f with the document and the hash of each sentence of three to sixty tokens.
func (c *corpus) eachShort(f func(d int, hash uint64)) {
	for d := range c.docs {
		c.eachSentence(d, func(from, to int) {
			if to-from >= 3 && to-from <= 60 {
				f(d, hashTokens(c.docs[d].tokens[from:to]))
			}
		})
	}
}

// sentence reads the units of one sentence.
func (t *unitTable) sentence(doc int32, row []token) {
	t.nth++
	start := 0
	for i := 0; i <= len(row); i++ {
		if i < len(row) && !row[i].ends() {
			continue
		}
		if i > start {
			t.segment(doc, row[start:i])
		}
		start = i + 1
	}
}

func (t *unitTable) segment(doc int32, row []token) {
	c := t.c
	t.ids, t.stops, t.texts = t.ids[:0], t.stops[:0], t.texts[:0]
	for _, k := range row {
		if k.isWord() {
			w := k.word()
			t.ids = append(t.ids, c.stemOf[w])
			t.stops = append(t.stops, c.stop[w])
			t.texts = append(t.texts, c.words.texts[w])
		}
	}
	isSmall := c.isSmall()
	for i := range t.ids {
		t.terms(doc, i)
		if isSmall {
			t.runs(doc, i)
		}
		if t.stops[i] {
			continue
		}
		t.put(doc, t.ids[i:i+1])
		if i+1 == len(t.ids) {
			continue
		}
		switch {
		case !t.stops[i+1]:
			t.pair(doc, i)
		case t.c.stems[t.ids[i+1]].particle && len(t.texts[i]) > 2:
			t.pair(doc, i)
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
		plain := len(term.stems) == 2 && (!t.stops[i] && (!t.stops[i+1] || isParticle(t.texts[i+1])))
		if !plain {
			t.units[t.put(doc, t.ids[i:j])].listed = true
		}
	}
}

// runs reads the habitual phrases that begin at i: two to four words whose ends are no function words, with at least two words
// of content, or three words that are more than grammar ("saying yes too fast").
func (t *unitTable) runs(doc int32, i int) {
	if t.edge(i) {
		return
	}
	for j := i + 2; j <= min(i+maxRun, len(t.ids)); j++ {
		if t.edge(j - 1) {
			continue
		}
		content, solid := 0, 0
		for k := i; k < j; k++ {
			if !t.stops[k] {
				content++
			}
			if !t.c.res.function[t.texts[k]] {
				solid++
			}
		}
		ends := !t.stops[i] && !t.stops[j-1]
		if ends && content >= 2 && j-i > 2 || (content < 2 || !ends) && solid >= 3 {
			t.put(doc, t.ids[i:j])
		}
	}
}

// edge says whether no phrase can begin or end with the word at i.
func (t *unitTable) edge(i int) bool {
	w := t.texts[i]
	return len(w) < 2 || t.c.res.function[w] || isParticle(w)
}

func (t *unitTable) pair(doc int32, i int) {
	if t.blocks != nil && t.blocks[bucket(t.ids[i], t.ids[i+1])] < minPairBlock {
		return
	}
	t.put(doc, t.ids[i:i+2])
}

// put counts a unit and gives its number.
func (t *unitTable) put(doc int32, stems []uint32) int32 {
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

// countPairs counts pairs of neighbours in a small table of blocks, so that the many pairs of a long history that stand in it
// once are never stored.
func (t *unitTable) countPairs() {
	t.blocks = make([]uint8, 1<<bucketBits)
	c := t.c
	for d := range c.docs {
		before := token(breakPassage)
		for _, k := range c.docs[d].tokens {
			if k.isWord() && before.isWord() && !c.stop[before.word()] {
				if b := bucket(c.stemOf[before.word()], c.stemOf[k.word()]); t.blocks[b] < 255 {
					t.blocks[b]++
				}
			}
			if k != breakLine {
				before = k
			}
		}
	}
}

func bucket(a, b uint32) uint32 {
	h := (uint64(a)<<32 | uint64(b)) * 0x9E3779B97F4A7C15
	return uint32(h >> (64 - bucketBits))
}

// lexicon is the concept list in terms of the stems of a corpus.
type lexicon struct {
	concepts  []concept
	core      map[string][]int // key of a term: the concepts it names
	scene     map[string][]int // key of a term: the concepts it suggests
	multi     map[uint32][]term
	begins    []bool            // by stem: whether a term of several words begins with it
	coreForm  []map[string]bool // by concept: its terms as listed
	sceneForm []map[string]bool
	coreOf    [][]string // by concept: the keys of its terms
	sceneOf   [][]string
}

type term struct{ stems []uint32 }

// index looks the terms of the lexicon up among the stems of a corpus. Terms with a word that the corpus never uses are left out.
func (c *corpus) index(concepts []concept) *lexicon {
	l := &lexicon{concepts: concepts, core: map[string][]int{}, scene: map[string][]int{}, multi: map[uint32][]term{}}
	for i, x := range concepts {
		l.coreForm = append(l.coreForm, map[string]bool{})
		l.sceneForm = append(l.sceneForm, map[string]bool{})
		var core, scene []string
		for _, w := range x.terms {
			l.coreForm[i][w] = true
			if key := c.enter(l, l.core, w, i); key != "" {
				core = append(core, key)
			}
		}
		for _, w := range x.scenes {
			l.sceneForm[i][w] = true
			if key := c.enter(l, l.scene, w, i); key != "" {
				scene = append(scene, key)
			}
		}
		l.coreOf, l.sceneOf = append(l.coreOf, core), append(l.sceneOf, scene)
	}
	l.begins = make([]bool, len(c.stems))
	for stem, terms := range l.multi {
		l.begins[stem] = true
		slices.SortFunc(terms, func(a, b term) int { return slices.Compare(a.stems, b.stems) })
	}
	return l
}

// enter adds a term of a concept and gives its key, or nothing when the journal lacks one of its words.
func (c *corpus) enter(l *lexicon, to map[string][]int, text string, concept int) string {
	var stems []uint32
	for _, w := range strings.Fields(text) {
		id, ok := c.stemID[c.res.stem(strings.TrimSuffix(w, "'s"))]
		if !ok {
			return ""
		}
		stems = append(stems, id)
	}
	if len(stems) == 0 || len(stems) > maxTerm {
		return ""
	}
	key := stemKey(stems)
	if slices.Contains(to[key], concept) {
		return key
	}
	to[key] = append(to[key], concept)
	same := func(t term) bool { return slices.Equal(t.stems, stems) }
	if len(stems) > 1 && !slices.ContainsFunc(l.multi[stems[0]], same) {
		l.multi[stems[0]] = append(l.multi[stems[0]], term{stems})
	}
	return key
}

func keyStems(key string) []uint32 {
	out := make([]uint32, len(key)/4)
	for i := range out {
		out[i] = binary.LittleEndian.Uint32([]byte(key[4*i:]))
	}
	return out
}

func stemKey(stems []uint32) string {
	b := make([]byte, 0, 4*len(stems))
	for _, s := range stems {
		b = binary.LittleEndian.AppendUint32(b, s)
	}
	return string(b)
}

// named gives the concepts of which a unit is a term, and suggested those of which it is a scene.
func (t *unitTable) named(u *unit) []int { return t.conceptsOf(u, t.lex.core, t.lex.coreForm) }

func (t *unitTable) suggested(u *unit) []int { return t.conceptsOf(u, t.lex.scene, t.lex.sceneForm) }

// conceptsOf gives the concepts that list a unit. A single stem belongs to one only when at least half of its occurrences are a
// listed form or a plain inflection of it: "products" does not enter through "production".
func (t *unitTable) conceptsOf(u *unit, in map[string][]int, forms []map[string]bool) []int {
	all := in[stemKey(u.stems)]
	if len(all) == 0 {
		return nil
	}
	fits := func(ci int) bool { return t.mostlyListed(u.stems[0], forms[ci]) }
	if len(u.stems) > 1 {
		form := t.firstForm(u)
		fits = func(ci int) bool { return isListed(forms[ci], form) }
	}
	var out []int
	for _, ci := range all {
		if fits(ci) {
			out = append(out, ci)
		}
	}
	return out
}

func (t *unitTable) mostlyListed(stem uint32, listed map[string]bool) bool {
	hits, total := 0, 0
	for _, w := range t.c.stems[stem].forms {
		n := int(t.c.count[w])
		total += n
		if isForm(listed, strings.TrimSuffix(t.c.words.texts[w], "'s")) {
			hits += n
		}
	}
	return 2*hits >= total
}

// firstForm is a unit as it is written where it first stands.
func (t *unitTable) firstForm(u *unit) []string {
	tokens := t.c.docs[u.docs[0]].tokens
	for i := range tokens {
		var words []string
		for k := i; k < len(tokens) && len(words) < len(u.stems); k++ {
			if tokens[k] == breakLine && len(words) > 0 {
				continue
			}
			if !tokens[k].isWord() || t.c.stemOf[tokens[k].word()] != u.stems[len(words)] {
				break
			}
			words = append(words, t.c.words.texts[tokens[k].word()])
		}
		if len(words) == len(u.stems) {
			return words
		}
	}
	return nil
}

// isListed says whether words are a listed term, each up to a plain inflection: "hands in" is not "handed in".
func isListed(listed map[string]bool, words []string) bool {
	if listed[strings.Join(words, " ")] {
		return true
	}
	for term := range listed {
		ws := strings.Fields(term)
		if len(ws) != len(words) {
			continue
		}
		all := true
		for i, w := range ws {
			one := map[string]bool{w: true}
			all = all && (isForm(one, words[i]) || isForm(map[string]bool{words[i]: true}, w))
		}
		if all {
			return true
		}
	}
	return false
}

// isForm says whether a word is listed, or is a listed word with s, es, d, ed or ing.
func isForm(listed map[string]bool, w string) bool {
	if listed[w] || listed[w+"s"] {
		return true
	}
	for _, end := range []string{"s", "es", "d", "ed", "ing"} {
		if base, ok := strings.CutSuffix(w, end); ok && listed[base] {
			return true
		}
	}
	return false
}

// order compares units by their text, the one order that does not depend on how a journal was read.
func (t *unitTable) order(a, b int32) int {
	return slices.CompareFunc(t.units[a].stems, t.units[b].stems, func(x, y uint32) int {
		return cmp.Compare(t.c.stems[x].place, t.c.stems[y].place)
	})
}
