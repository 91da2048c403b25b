package theme

import (
	"slices"
	"strings"
)

// cue is a compiled cue or false friend of a lens.
type cue struct {
	lens    int
	text    string
	elems   []int // one per word: the number of a pattern, or anyWord
	friend  bool  // a false friend: it masks hits of its lens
	negated bool  // holds a negator of its own, so that a negator before it changes nothing
}

const anyWord = -1

// patterns are all cues of a set of lenses. A pattern is one word of a cue, exact or with any ending; each is stored once.
type patterns struct {
	exact    map[string]int
	prefixes []prefix // in order of their text
	cues     []cue
	first    [][]int // by pattern: the cues that begin with it
	count    int
}

type prefix struct {
	text string
	id   int
}

// compile prepares the cues and false friends of lenses for matching.
func compile(lenses []Lens) *patterns {
	p := &patterns{exact: map[string]int{}}
	for i, l := range lenses {
		for _, c := range l.Cues {
			p.add(i, c, false)
		}
		for _, c := range l.Not {
			p.add(i, c, true)
		}
	}
	slices.SortFunc(p.prefixes, func(a, b prefix) int { return strings.Compare(a.text, b.text) })
	p.first = make([][]int, p.count)
	for i, c := range p.cues {
		p.first[c.elems[0]] = append(p.first[c.elems[0]], i)
	}
	return p
}

func (p *patterns) add(lens int, text string, friend bool) {
	c := cue{lens: lens, text: text, friend: friend}
	for _, w := range cueWords(text) {
		c.negated = c.negated || isNegator(w)
		c.elems = append(c.elems, p.element(w))
	}
	if len(c.elems) > 0 && c.elems[0] != anyWord {
		p.cues = append(p.cues, c)
	}
}

func (p *patterns) element(w string) int {
	if w == "_" {
		return anyWord
	}
	if stem, ok := strings.CutSuffix(w, "*"); ok {
		for _, x := range p.prefixes {
			if x.text == stem {
				return x.id
			}
		}
		p.prefixes = append(p.prefixes, prefix{stem, p.count})
		p.count++
		return p.count - 1
	}
	id, ok := p.exact[w]
	if !ok {
		id = p.count
		p.exact[w] = id
		p.count++
	}
	return id
}

// of lists the patterns that a word satisfies.
func (p *patterns) of(word string) []int {
	var out []int
	if id, ok := p.exact[word]; ok {
		out = append(out, id)
	}
	for n := 1; n <= len(word); n++ {
		i, ok := slices.BinarySearchFunc(p.prefixes, word[:n], func(x prefix, s string) int { return strings.Compare(x.text, s) })
		if ok {
			out = append(out, p.prefixes[i].id)
		}
	}
	return out
}

// cueWords cuts a cue into its words, in the form that texts are read in: lower case, straight apostrophes, no hyphens.
func cueWords(text string) []string {
	text = strings.NewReplacer("’", "'", "-", " ").Replace(strings.ToLower(text))
	return strings.Fields(text)
}

// isNegator says whether a word denies what follows it.
func isNegator(w string) bool {
	switch w {
	case "not", "never", "no", "without", "hardly":
		return true
	}
	return strings.HasSuffix(w, "n't")
}

// negatorReach is how many words before a cue a negator can stand.
const negatorReach = 4

// hit is a place where a lens matched. From and to are positions in a document's tokens, to included.
type hit struct {
	lens, cue int
	from, to  int
	denied    bool
}

// matcher finds cues in token streams. It looks each word of the vocabulary up once.
type matcher struct {
	p       *patterns
	elems   [][]int    // by word: the patterns it satisfies
	parts   [][]uint32 // by word with hyphens: its parts
	negator []bool
	cuts    []bool // words that begin a clause: but, though, however, because
	row     []slot // the clause at hand
	masked  []hit  // what false friends took out of the tokens at hand
}

// slot is one word of a clause: its number in the vocabulary (noWord for a number) and the token it came from.
type slot struct {
	word uint32
	at   int
}

const noWord = ^uint32(0)

// newMatcher prepares the vocabulary for matching. The parts of hyphenated words are added to it.
func newMatcher(p *patterns, v *words) *matcher {
	m := &matcher{p: p, parts: make([][]uint32, len(v.texts))}
	for id := range m.parts {
		if w := v.texts[id]; strings.IndexByte(w, '-') > 0 {
			for part := range strings.SplitSeq(w, "-") {
				m.parts[id] = append(m.parts[id], v.id([]byte(part)))
			}
		}
	}
	m.elems = make([][]int, len(v.texts))
	m.negator = make([]bool, len(v.texts))
	m.cuts = make([]bool, len(v.texts))
	for id, w := range v.texts {
		m.elems[id] = p.of(w)
		m.negator[id] = isNegator(w)
		m.cuts[id] = w == "but" || w == "though" || w == "however" || w == "because"
	}
	return m
}

// find gives the hits in tokens, clause by clause, after false friends and longer cues had their say.
func (m *matcher) find(tokens []token) []hit {
	var out []hit
	m.row, m.masked = m.row[:0], nil
	live := false
	flush := func() {
		if live {
			out = append(out, m.clause()...)
		}
		m.row, live = m.row[:0], false
	}
	for i, t := range tokens {
		switch {
		case t.isWord():
			live = m.push(t.word(), i) || live
		case t == number:
			m.row = append(m.row, slot{noWord, i})
		case t.endsClause():
			flush()
		}
	}
	flush()
	return out
}

// push adds a word to the clause and says whether a cue can begin with it.
func (m *matcher) push(id uint32, at int) bool {
	if int(id) < len(m.parts) && m.parts[id] != nil {
		begins := false
		for _, part := range m.parts[id] {
			m.row = append(m.row, slot{part, at})
			begins = begins || len(m.elems[part]) > 0
		}
		return begins
	}
	m.row = append(m.row, slot{id, at})
	return len(m.elems[id]) > 0
}

// span is a match inside a clause, in positions of the row, to excluded.
type span struct {
	cue      int
	from, to int
}

func (s span) words() int           { return s.to - s.from }
func (s span) touches(o span) bool  { return s.from < o.to && o.from < s.to }
func (s span) contains(o span) bool { return s.from <= o.from && o.to <= s.to }

// clause matches the cues in the row. The words but, though, however and because cut it further: no cue reaches over them unless
// it holds the word itself.
func (m *matcher) clause() []hit {
	var found, friends []span
	for i, s := range m.row {
		if s.word == noWord {
			continue
		}
		for _, e := range m.elems[s.word] {
			for _, c := range m.p.first[e] {
				if !m.fits(m.p.cues[c].elems, i) {
					continue
				}
				if one := (span{c, i, i + len(m.p.cues[c].elems)}); m.p.cues[c].friend {
					friends = append(friends, one)
				} else {
					found = append(found, one)
				}
			}
		}
	}
	found = slices.DeleteFunc(found, func(s span) bool {
		friend := slices.ContainsFunc(friends, func(f span) bool {
			return m.lensOf(f) == m.lensOf(s) && f.touches(s)
		})
		if friend {
			m.masked = append(m.masked, hit{from: m.row[s.from].at, to: m.row[s.to-1].at})
		}
		return friend
	})
	var out []hit
	for _, s := range found {
		longer := func(o span) bool { return m.lensOf(o) != m.lensOf(s) && o.words() > s.words() && o.contains(s) }
		if slices.ContainsFunc(found, longer) {
			continue
		}
		out = append(out, hit{lens: m.lensOf(s), cue: s.cue, from: m.row[s.from].at, to: m.row[s.to-1].at, denied: m.denied(s)})
	}
	return out
}

func (m *matcher) lensOf(s span) int { return m.p.cues[s.cue].lens }

func (m *matcher) fits(elems []int, at int) bool {
	if at+len(elems) > len(m.row) {
		return false
	}
	for k, e := range elems {
		w := m.row[at+k].word
		if k > 0 && e == anyWord && w != noWord && m.cuts[w] {
			return false
		}
		if e != anyWord && (w == noWord || !slices.Contains(m.elems[w], e)) {
			return false
		}
	}
	return true
}

// denied says whether a negator stands up to four words before the match.
func (m *matcher) denied(s span) bool {
	if m.p.cues[s.cue].negated {
		return false
	}
	for i := s.from; i >= max(0, s.from-negatorReach); i-- {
		w := m.row[i].word
		if w == noWord {
			continue
		}
		if i < s.from && m.negator[w] {
			return true
		}
		if m.cuts[w] {
			return false
		}
	}
	return false
}
