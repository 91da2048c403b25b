package theme

import (
	"slices"
	"strings"

	"twoway/journal"
)

// Doc is an entry and a way to read its prose, as markdown.Prose gives it. Prose is called from several goroutines at once, once for every
// entry and again, then also side by side, for the few that are quoted. It gives the same each time, or nil when it cannot any more: then
// nothing of the entry is quoted. What it gives is not kept, so that a long history does not stay in memory.
type Doc struct {
	Entry *journal.Entry
	Prose func() []journal.Passage
}

// doc is a document as it is searched: the tokens of the passages that count as prose, in one row.
type doc struct {
	Doc
	tokens []token // each passage ends in a breakPassage
	length int     // in words
}

// tagged is a hashtag of a document.
type tagged struct {
	doc int
	tag string
}

// corpus is a journal cut into words. Documents keep the order they came in.
type corpus struct {
	res     *Resources
	docs    []doc
	ids     map[string]int // by id: the number of a document, once one was asked for
	tags    []tagged       // in order
	named   []string       // what a hashtag takes effect by, when there are hashtags
	words   *words
	total   int // words in all documents
	filled  int // documents with any: a note that only marks others, or a saved review, has none
	stop    []bool
	english []bool // by word: whether the lists know it
	foreign bool   // whether another language than English is written most of the time
	travels bool   // else, whether it is in some entries
	strewn  bool   // whether small words of another language stand in English entries
	nouns   bool   // and it is one that writes nouns with capitals
	// by word: its stem; by stem: its text and how it is used
	stemOf []uint32
	stems  []stem
	stemID map[string]uint32
	bySize float64         // 1 for a few dozen short entries, towards 0 for a long history
	mean   float64         // words in an entry
	boiler map[uint64]bool // sentences that stand in many entries, by the hash of their words
	forms  map[uint64]bool // lines that only lead in or sign, by hashForm
	heads  map[uint64]bool // words before a colon that only lead in, by hashHead
	wishes *wishes         // of the person's lens files, once they were looked for
	*rereader
}

// stem is what is known of a word stem in this journal.
type stem struct {
	text     string
	light    bool // stands mostly for stop words, or is a particle
	everyday bool
	particle bool
	place    int32 // in the order of the alphabet
	name     bool  // capitalised inside sentences: a person, a place, a product
	tool     bool  // and one of the tools that engineers work with, which is nobody
	apart    bool  // of a name that has the stem of other words
	p        float64
	forms    []uint32 // the words that have it
}

// adapt is the size in words at which the priors for small journals are at half strength.
const adapt = 16000

// small is the smallness above which the methods for small journals are used.
const small = 0.001

func (c *corpus) isSmall() bool { return c.bySize > small }

// readCorpus cuts documents into words. Ranges of documents are read side by side, each with a vocabulary of its own, and joined
// in order, so that words have the same numbers however many there are.
func readCorpus(res *Resources, docs []Doc, coming ...journal.Mark) *corpus {
	numbers := slices.Concat(res.numbers, markedNumbers(coming))
	for _, d := range docs {
		numbers = append(numbers, markedNumbers(d.Entry.Marks)...)
	}
	slices.Sort(numbers)
	numbers = slices.Compact(numbers)
	c := &corpus{res: res, docs: make([]doc, len(docs))}
	c.rereader = &rereader{c: c}
	parts := partsOf(len(docs))
	readers := make([]reader, len(parts))
	inParts(parts, func(i, from, to int) {
		readers[i].words = newWords(min(roomForWords, 16*(to-from)))
		readers[i].words.grammar, readers[i].words.numbers = res.grammar, numbers
		readers[i].read(c.docs, docs, from, to)
	})
	c.words = readers[0].words
	for i, p := range parts[1:] {
		c.adopt(c.docs[p.from:p.to], readers[i+1].words)
	}
	for _, r := range readers {
		c.tags = append(c.tags, r.tags...)
		c.total += r.total
	}
	if len(c.tags) > 0 {
		c.named = tagNames(res, slices.Values(docs))
	}
	for d := range c.docs {
		if c.docs[d].length > 0 {
			c.filled++
		}
	}
	if c.filled > 0 {
		c.mean = float64(c.total) / float64(c.filled)
	}
	size := float64(c.total) / adapt
	c.bySize = 1 / (1 + size*size)
	return c
}

// adopt renumbers the tokens of docs from another vocabulary to ours, and takes over how its words are used.
func (c *corpus) adopt(docs []doc, from *words) {
	to := make([]uint32, len(from.texts))
	for id, w := range from.texts {
		to[id] = c.words.intern(w, from.isNumber[id])
		c.words.uses[to[id]].add(from.uses[id])
	}
	c.words.travels += from.travels
	if len(from.abroad) > 0 {
		c.words.abroad = append(c.words.abroad, make([]use, len(c.words.texts)-len(c.words.abroad))...)
	}
	for id, u := range from.abroad {
		c.words.abroad[to[id]].add(u)
	}
	inParts(partsOf(len(docs)), func(_, first, end int) {
		for i := first; i < end; i++ {
			for k, t := range docs[i].tokens {
				if t.isWord() {
					docs[i].tokens[k] = wordToken(to[t.word()]) | t&1
				}
			}
		}
	})
}

// reader cuts a range of documents into words.
type reader struct {
	words *words
	tags  []tagged
	total int
	free  []token // room for the rows of the next documents
}

// roomForWords is the vocabulary of a few thousand entries.
const roomForWords = 1 << 15

// tokenBlock is how many tokens are allocated at once.
const tokenBlock = 1 << 17

func (r *reader) read(to []doc, docs []Doc, first, end int) {
	x := lexer{words: r.words}
	var row []token
	for d := first; d < end; d++ {
		row = row[:0]
		for _, p := range Counted(docs[d]) {
			row = x.add(row, p.Text, p.Skip)
			for _, tag := range hashtags(p) {
				r.tags = append(r.tags, tagged{d, tag})
			}
		}
		if len(r.free) < len(row) {
			r.free = make([]token, max(tokenBlock, len(row)))
		}
		n := copy(r.free, row)
		to[d] = doc{Doc: docs[d], tokens: r.free[:n:n], length: r.words.tally(row)}
		r.free = r.free[n:]
		r.total += to[d].length
	}
}

// Counted is the prose of an entry that themes are looked for in: what the person said that day. Left out are headings,
// what was remembered before the reveal, private parts, lines that are items other than drivers, and what stands below the line
// "--" of a mail's signature.
func Counted(d Doc) []journal.Passage {
	if d.Entry.Kind == journal.KindReview || d.Prose == nil {
		return nil
	}
	all := d.Prose()
	var items map[int]bool // once it is asked for
	var left []bool        // by passage, once one is left out
	below := -1            // the line below an item, where its sub-lines stand
	signed := false
	for i, p := range all {
		if p.Item && items == nil {
			items = itemLines(d.Entry)
		}
		inItem := p.Item && (items[p.Line] || p.Line == below)
		if inItem {
			below = p.Line + 1
		}
		signed = isSignature(p.Text, signed)
		if inItem || signed || p.Heading || strings.EqualFold(p.Section, "Recalled") || strings.EqualFold(p.Section, "Private") {
			if left == nil {
				left = make([]bool, len(all))
			}
			left[i] = true
		}
	}
	if left == nil {
		return all
	}
	var out []journal.Passage
	for i, p := range all {
		if !left[i] {
			out = append(out, p)
		}
	}
	return out
}

// isSignature says whether a passage begins with the line that mail programs put above a signature, or follows such a one and
// reads like more of it: lines without a stop.
func isSignature(text string, follows bool) bool {
	if !follows && !strings.HasPrefix(text, "--") {
		return false
	}
	first, rest, ok := strings.Cut(text, "\n")
	if !follows && (!ok || strings.TrimRight(first, " \t\r") != "--") {
		return false
	}
	if follows {
		rest = text
	}
	rest = strings.TrimSpace(rest)
	return rest != "" && !strings.ContainsRune(".!?", rune(rest[len(rest)-1])) && strings.Count(rest, "\n") < longSignature
}

// longSignature is the number of lines from which on it is none.
const longSignature = 8

// itemLines are the lines of an entry that hold items other than drivers.
func itemLines(e *journal.Entry) map[int]bool {
	lines := map[int]bool{}
	addLines(lines, e.Options, func(x journal.Option) int { return x.Line })
	addLines(lines, e.Assumptions, func(x journal.Assumption) int { return x.Line })
	addLines(lines, e.Predictions, func(x journal.Prediction) int { return x.Line })
	addLines(lines, e.Tripwires, func(x journal.Tripwire) int { return x.Line })
	addLines(lines, e.Resolutions, func(x journal.Resolution) int { return x.Line })
	addLines(lines, e.Practices, func(x journal.Practice) int { return x.Line })
	addLines(lines, e.Amendments, func(x journal.Amendment) int { return x.Line })
	addLines(lines, e.Log, func(x journal.LogLine) int { return x.Line })
	addLines(lines, e.Marks, func(x journal.Mark) int { return x.Line })
	delete(lines, 0)
	return lines
}

func addLines[T any](lines map[int]bool, items []T, line func(T) int) {
	for _, x := range items {
		lines[line(x)] = true
	}
}

// family are endings that the stemmer leaves; stems that differ by one of them are one word in a small journal.
var family = strings.Fields("ti iti er or est ment ness li ful less ous al ist ism ive ion i y")

// stemWords gives each word of the vocabulary its stem, and each stem what is known of it.
func (c *corpus) stemWords() {
	n := len(c.words.texts)
	c.foreign = c.isMostlyForeign()
	c.travels = !c.foreign && c.words.travels >= leastEntries
	c.strewn = c.isStrewn()
	c.stop = make([]bool, n)
	c.english = make([]bool, n)
	c.stemOf = make([]uint32, n)
	c.stemID = make(map[string]uint32, n)
	c.stems = make([]stem, 0, n)
	stems := make([]string, n)
	inParts(partsOf(n), func(_, from, to int) {
		for id := from; id < to; id++ {
			base := strings.TrimSuffix(c.words.texts[id], "'s")
			foreign := (c.foreign || c.isAbroad(uint32(id)) || c.strewn && c.isAlien(uint32(id))) && c.res.isForeignStop(base)
			c.stop[id] = foreign || c.isStop(base) || c.words.isNumber[id]
			_, known := c.res.words[base]
			c.english[id] = known || c.stop[id] && !isForeign(base) && !foreign
			stems[id] = c.res.stem(base)
		}
	})
	for id, text := range stems {
		c.stemOf[id] = c.internStem(text)
	}
	if c.isSmall() {
		c.joinFamilies()
	}
	c.partNames()
	c.findForms()
	c.findNames()
	c.sortStems()
}

// findForms gives each stem its words, and says whether they mostly are stop words. They share one array, which is cut by how many each
// has.
func (c *corpus) findForms() {
	count := make([]int, len(c.stems))
	for _, id := range c.stemOf {
		count[id]++
	}
	room := make([]uint32, len(c.stemOf))
	for id, n := range count {
		c.stems[id].forms, room = room[:0:n], room[n:]
	}
	for w, id := range c.stemOf {
		s := &c.stems[id]
		s.forms = append(s.forms, uint32(w))
	}
	for id := range c.stems {
		s := &c.stems[id]
		stops, light, all := false, int32(0), int32(0)
		for _, w := range s.forms {
			all += c.words.uses[w].all
			if c.stop[w] {
				stops, light = true, light+c.words.uses[w].all
			}
		}
		s.light = s.light || stops && 2*light >= all
	}
}

// sortStems gives each stem its place in the alphabet, so that units are compared by numbers.
func (c *corpus) sortStems() {
	all := make([]int32, len(c.stems))
	for i := range all {
		all[i] = int32(i)
	}
	slices.SortFunc(all, func(a, b int32) int { return strings.Compare(c.stems[a].text, c.stems[b].text) })
	for place, id := range all {
		c.stems[id].place = int32(place)
	}
}

func (c *corpus) isStop(w string) bool {
	head, tail, contracted := strings.Cut(w, "'")
	contracted = contracted && !(head == "o" && len(tail) > 3 && tail != "clock") // O'Brien
	return len(w) < 2 || isRun(w) || c.res.stop[w] || contracted && c.res.stop[head] || isCount(w)
}

// isCount says whether a word is a number from twenty-one to ninety-nine.
func isCount(w string) bool {
	tens, units, ok := strings.Cut(w, "-")
	if !ok || !strings.HasSuffix(tens, "ty") {
		return false
	}
	kinds := kindsOfWords()
	return kinds[tens]&kindNumber != 0 && (units == "one" || kinds[units]&kindNumber != 0)
}

// isFunction says whether a word carries grammar and no subject.
func (c *corpus) isFunction(w string) bool {
	if c.res.function[w] {
		return true
	}
	id, ok := c.words.has(w)
	return (c.foreign || ok && (c.isAbroad(id) || c.strewn && c.isAlien(id))) && c.res.isForeignStop(w)
}

func (c *corpus) internStem(text string) uint32 {
	if id, ok := c.stemID[text]; ok {
		return id
	}
	id := uint32(len(c.stems))
	c.stemID[text] = id
	c.stems = append(c.stems, stem{text: text, p: max(c.res.bg[text], floor), light: isParticle(text), particle: isParticle(text), everyday: c.res.everyday[text]})
	return id
}

// joinFamilies makes stems that differ only in an ending one: loyal and loyalty, proud and prouder.
func (c *corpus) joinFamilies() {
	to := make([]uint32, len(c.stems))
	for i := range to {
		to[i] = uint32(i)
	}
	for id := range c.stems {
		b := c.stems[id].text
		for _, end := range family {
			base, ok := strings.CutSuffix(b, end)
			if !ok || len(base) < 4 || len(end) == 1 && len(base) < 5 || c.res.apart[b] { // rust is not rusty, nor is a corner corn
				continue
			}
			for _, a := range []string{base, base + "e"} {
				if have, ok := c.stemID[a]; ok && to[id] == uint32(id) && !c.res.stop[a] {
					to[id] = have
				}
			}
		}
	}
	for id := range to {
		if root := to[to[id]]; root != uint32(id) {
			c.stems[root].p += c.res.bg[c.stems[id].text]
			to[id] = root
		}
	}
	for w := range c.stemOf {
		c.stemOf[w] = to[c.stemOf[w]]
	}
	for text, id := range c.stemID {
		c.stemID[text] = to[id]
	}
}

func isParticle(w string) bool {
	switch w {
	case "up", "out", "off", "down", "over", "back", "away", "on", "in", "through", "around":
		return true
	}
	return false
}
