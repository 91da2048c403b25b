package theme

import (
	"slices"
	"strings"
	"sync"

	"twoway/journal"
)

// Doc is an entry and a way to read its prose, as markdown.Prose gives it. Prose is called from several goroutines at once, once
// for every entry and again for the few that are quoted. It gives the same each time, or nil when it cannot any more: then
// nothing of the entry is quoted. What it gives is not kept, so that a long history does not stay in memory.
type Doc struct {
	Entry *journal.Entry
	Prose func() []journal.Passage
}

// doc is a document as it is searched: the tokens of the passages that count as prose, in one row.
type doc struct {
	Doc
	starts []int // the first token of each passage
	tokens []token
	length int // in words
	tags   []string
}

// corpus is a journal cut into words. Documents keep the order they came in.
type corpus struct {
	res     *Resources
	docs    []doc
	words   *words
	total   int // words in all documents
	stop    []bool
	count   []int32 // by word: how often it stands in the journal
	english []bool  // by word: whether the lists know it
	// by word: its stem; by stem: its text and how it is used
	stemOf []uint32
	stems  []stem
	stemID map[string]uint32
	bySize float64 // 1 for a few dozen short entries, towards 0 for a long history
	mean   float64 // words in an entry
	boiler map[uint64]bool
	// the prose of one document, read again for a quote; quotes of one document are often wanted one after the other
	again    []journal.Passage
	againDoc int
}

// prose reads the passages of a document again, those that its tokens came from.
func (c *corpus) prose(d int) []journal.Passage {
	if c.again == nil || c.againDoc != d {
		c.again, c.againDoc = countedProse(c.docs[d].Doc), d
	}
	return c.again
}

// passage is one passage of a document, an empty one when its prose cannot be had again.
func (c *corpus) passage(d, k int) journal.Passage {
	if list := c.prose(d); k < len(list) {
		return list[k]
	}
	return journal.Passage{}
}

// stem is what is known of a word stem in this journal.
type stem struct {
	text     string
	light    bool // the stem of a stop word, or a particle
	everyday bool
	particle bool
	place    int32 // in the order of the alphabet
	name     bool  // capitalised inside sentences: a person, a place, a product
	p        float64
	forms    []uint32 // the words that have it
}

// adapt is the size in words at which the priors for small journals are at half strength.
const adapt = 16000

// small is the smallness above which the methods for small journals are used.
const small = 0.15

func (c *corpus) isSmall() bool { return c.bySize > small }

// readCorpus cuts documents into words. The two halves are read at once, each with a vocabulary of its own, and joined in order.
func readCorpus(res *Resources, docs []Doc) *corpus {
	c := &corpus{res: res, docs: make([]doc, len(docs)), words: newWords()}
	half := len(docs) / 2
	second := newWords()
	var wait sync.WaitGroup
	wait.Go(func() { readDocs(c.docs[half:], docs[half:], second) })
	readDocs(c.docs[:half], docs[:half], c.words)
	wait.Wait()
	c.adopt(c.docs[half:], second)
	for i := range c.docs {
		c.total += c.docs[i].length
	}
	if len(docs) > 0 {
		c.mean = float64(c.total) / float64(len(docs))
	}
	size := float64(c.total) / adapt
	c.bySize = 1 / (1 + size*size)
	return c
}

// adopt renumbers the tokens of docs from another vocabulary to ours.
func (c *corpus) adopt(docs []doc, from *words) {
	to := make([]uint32, len(from.texts))
	for id, w := range from.texts {
		to[id] = c.words.intern(w, from.isNumber[id])
	}
	for i := range docs {
		for k, t := range docs[i].tokens {
			if t.isWord() {
				docs[i].tokens[k] = wordToken(to[t.word()]) | t&1
			}
		}
	}
}

func readDocs(to []doc, from []Doc, v *words) {
	x := lexer{words: v}
	var row []token
	for i, d := range from {
		to[i].Doc = d
		prose := countedProse(d)
		to[i].starts = make([]int, 0, len(prose))
		row = row[:0]
		for _, p := range prose {
			to[i].starts = append(to[i].starts, len(row))
			row = x.add(row, p.Text, p.Skip)
			to[i].tags = append(to[i].tags, hashtags(p)...)
		}
		to[i].tokens = slices.Clone(row)
		for _, t := range to[i].tokens {
			if t.isWord() {
				to[i].length++
			}
		}
	}
}

// countedProse is the prose of an entry that themes are looked for in: what the person said that day. Left out are headings,
// what was remembered before the reveal, private parts, and lines that are items other than drivers.
func countedProse(d Doc) []journal.Passage {
	if d.Entry.Kind == journal.KindReview || d.Prose == nil {
		return nil
	}
	all := d.Prose()
	items := itemLines(d.Entry)
	var left []bool // by passage, once one is left out
	below := -1     // the line below an item, where its sub-lines stand
	for i, p := range all {
		inItem := p.Item && (items[p.Line] || p.Line == below)
		if inItem {
			below = p.Line + 1
		}
		if inItem || p.Heading || strings.EqualFold(p.Section, "Recalled") || strings.EqualFold(p.Section, "Private") {
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
	c.stop = make([]bool, n)
	c.english = make([]bool, n)
	c.stemOf = make([]uint32, n)
	c.stemID = make(map[string]uint32, n)
	for id, w := range c.words.texts {
		base := strings.TrimSuffix(w, "'s")
		c.stop[id] = c.isStop(base) || c.words.isNumber[id]
		_, known := c.res.words[base]
		c.english[id] = known || c.stop[id]
		c.stemOf[id] = c.internStem(c.res.stem(base))
	}
	if c.isSmall() {
		c.joinFamilies()
	}
	for id := range c.words.texts {
		s := &c.stems[c.stemOf[id]]
		s.forms = append(s.forms, uint32(id))
		s.light = s.light || c.stop[id]
	}
	c.findNames()
	c.sortStems()
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
	head, _, contracted := strings.Cut(w, "'")
	return len(w) < 2 || c.res.stop[w] || contracted && c.res.stop[head]
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
			if !ok || len(base) < 4 || len(end) == 1 && len(base) < 5 { // rust is not rusty
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

// kin are words for relatives; people write them like names, and they are subjects.
var kin = strings.Fields("dad daddy mum mummy mom mommy mama papa grandma grandpa granny nan nana gran god")

// findNames marks the stems that are names: words capitalised inside a stretch of words in seven of ten cases. A word that is
// never seen inside one is a name if it always begins with a capital and is no English word, or acts as a person does.
func (c *corpus) findNames() {
	type use struct{ inside, insideCap, all, allCap, acts int32 }
	uses := make([]use, len(c.stems))
	c.count = make([]int32, len(c.words.texts))
	for i := range c.docs {
		inside := false
		for k, t := range c.docs[i].tokens {
			if !t.isWord() {
				inside = inside && t == breakLine
				continue
			}
			c.count[t.word()]++
			u := &uses[c.stemOf[t.word()]]
			u.all++
			if t.capital() {
				u.allCap++
				if speech[c.neighbour(c.docs[i].tokens, k+1)] {
					u.acts++
				}
			}
			if inside {
				u.inside++
				if t.capital() {
					u.insideCap++
				}
			}
			inside = true
		}
	}
	for id := range c.stems {
		s, u := &c.stems[id], uses[id]
		switch {
		case s.light || u.all == 0 || slices.Contains(kin, s.text):
		case u.inside > 0:
			s.name = float64(u.insideCap) >= 0.7*float64(u.inside)
		default:
			_, english := c.res.words[c.words.texts[s.forms[0]]]
			s.name = u.allCap == u.all && (!english || u.acts >= 2)
		}
	}
}

func isParticle(w string) bool {
	switch w {
	case "up", "out", "off", "down", "over", "back", "away", "on", "in", "through", "around":
		return true
	}
	return false
}
