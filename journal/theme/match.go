package theme

import (
	"slices"
	"strings"
)

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
	begins  []begin    // by word: whether a cue can begin with it
	seconds []uint64   // by word: the patterns that a cue goes on with, as bits of their lowest six digits
	kinds   []uint64   // by word: the patterns it satisfies, in the same way
	starts  [][]start  // by word: the cues that begin with it
	elems   [][]int    // by word: the patterns it satisfies
	parts   [][]uint32 // by word with hyphens: its parts
	roles   []role
	row     []slot // the clause at hand
	found   []span // its matches
	friends []span // and those of false friends
	masked  []hit  // what false friends took out of the tokens at hand
}

// begin says what a word does for cues: nothing, begin one, or be one.
type begin uint8

const (
	beginsNone begin = iota
	beginsCue
	isCue
)

const anyKind = ^uint64(0)

// start is a cue that begins with a word, and the pattern of its second word, or wholeCue.
type start struct{ cue, second int32 }

const wholeCue = -2

// slot is one word of a clause: its number in the vocabulary (noWord for a number) and the token it came from.
type slot struct {
	word uint32
	at   int
}

const noWord = ^uint32(0)

// newMatcher prepares the vocabulary for matching. Parts of hyphenated words that are no words of their own get numbers behind it.
func newMatcher(p *patterns, v *words) *matcher {
	n := len(v.texts)
	m := &matcher{
		p: p, parts: make([][]uint32, n), begins: make([]begin, 0, n), seconds: make([]uint64, 0, n), kinds: make([]uint64, 0, n),
		starts: make([][]start, 0, n), elems: make([][]int, 0, n), roles: make([]role, 0, n),
	}
	for _, w := range v.texts {
		m.learn(w)
	}
	more := map[string]uint32{}
	for id, w := range v.texts {
		if strings.IndexByte(w, '-') <= 0 {
			continue
		}
		for part := range strings.SplitSeq(w, "-") {
			to, known := v.has(part)
			if !known {
				to, known = more[part]
			}
			if !known {
				to = uint32(len(m.elems))
				more[part] = to
				m.learn(part)
			}
			m.parts[id] = append(m.parts[id], to)
			m.begins[id] = max(m.begins[id], m.begins[to])
		}
		// its parts are looked at when the clause is
		if m.kinds[id] = anyKind; m.begins[id] != beginsNone {
			m.begins[id] = isCue
		}
	}
	return m
}

// learn prepares the next word.
func (m *matcher) learn(w string) {
	elems := m.p.of(w)
	var starts []start
	var seconds, kinds uint64
	begins := beginsNone
	for _, e := range elems {
		for _, c := range m.p.first[e] {
			s := start{int32(c), wholeCue}
			if more := m.p.cues[c].elems[1:]; len(more) > 0 {
				s.second = int32(more[0])
			}
			starts = append(starts, s)
			begins = max(begins, beginsCue)
			switch s.second {
			case wholeCue:
				begins = isCue
			case anyWord:
				seconds = anyKind
			default:
				seconds |= 1 << (s.second & 63)
			}
		}
		kinds |= 1 << (e & 63)
	}
	m.elems = append(m.elems, elems)
	m.starts = append(m.starts, starts)
	m.begins = append(m.begins, begins)
	m.seconds = append(m.seconds, seconds)
	m.kinds = append(m.kinds, kinds|1<<(anyWord&63))
	m.roles = append(m.roles, roleOf(w))
}

// longClause is the number of tokens from which a clause is cut: nobody writes one, and each match is compared with the others.
const longClause = 512

// find gives the hits in tokens, clause by clause, after false friends and longer cues had their say. A clause is looked at when
// the first two words of a cue may stand in it, and in most they do not.
func (m *matcher) find(tokens []token) []hit {
	var out []hit
	m.masked = nil
	from, live := 0, false
	var next uint64 // the patterns that a cue begun by the word before goes on with
	for i, t := range tokens {
		if i-from == longClause {
			if live {
				out = m.clause(out, tokens, from, i)
			}
			from, live, next = i, false, 0
		}
		switch {
		case t.isWord():
			w := t.word()
			live = live || next != 0 && next&m.kinds[w] != 0
			next = 0
			if b := m.begins[w]; b != beginsNone {
				live = live || b == isCue
				next = m.seconds[w]
			}
		case t == number:
			live = live || next == anyKind
			next = 0
		case t.endsClause():
			if live {
				out = m.clause(out, tokens, from, i)
			}
			from, live, next = i+1, false, 0
		}
	}
	return out
}

// read puts the words of a clause in the row.
func (m *matcher) read(tokens []token, from, to int) {
	m.row = m.row[:0]
	for i := from; i < to; i++ {
		switch t := tokens[i]; {
		case t == number:
			m.row = append(m.row, slot{noWord, i})
		case !t.isWord():
		case m.parts[t.word()] != nil:
			for _, part := range m.parts[t.word()] {
				m.row = append(m.row, slot{part, i})
			}
		default:
			m.row = append(m.row, slot{t.word(), i})
		}
	}
}

// span is a match inside a clause, in positions of the row, to excluded.
type span struct {
	cue      int
	from, to int
}

func (s span) words() int           { return s.to - s.from }
func (s span) touches(o span) bool  { return s.from < o.to && o.from < s.to }
func (s span) contains(o span) bool { return s.from <= o.from && o.to <= s.to }

// clause matches the cues in a clause and adds the hits to out. The words but, though, however and because cut it further: no cue
// reaches over them unless it holds the word itself.
func (m *matcher) clause(out []hit, tokens []token, from, to int) []hit {
	m.read(tokens, from, to)
	m.found, m.friends = m.found[:0], m.friends[:0]
	for i, s := range m.row {
		if s.word == noWord || m.begins[s.word] == beginsNone {
			continue
		}
		for _, c := range m.starts[s.word] {
			if c.second == wholeCue || m.satisfies(i+1, int(c.second)) {
				m.match(int(c.cue), i)
			}
		}
	}
	if len(m.found) == 0 {
		return out
	}
	found := slices.DeleteFunc(m.found, m.isMasked)
	for _, s := range found {
		longer := func(o span) bool {
			return m.lensOf(o) != m.lensOf(s) && o.words() > s.words() && o.contains(s) && (m.p.cues[o.cue].own || !m.p.cues[s.cue].own)
		}
		if slices.ContainsFunc(found, longer) {
			continue
		}
		out = append(out, hit{lens: m.lensOf(s), cue: s.cue, from: m.row[s.from].at, to: m.row[s.to-1].at, denied: m.denied(s)})
	}
	return out
}

// match notes a cue if it stands at i in the row, where its first two words do.
func (m *matcher) match(cue, i int) {
	c := &m.p.cues[cue]
	if !m.fits(c.elems, i) {
		return
	}
	if one := (span{cue, i, i + len(c.elems)}); c.friend {
		m.friends = append(m.friends, one)
	} else {
		m.found = append(m.found, one)
	}
}

// isMasked says whether a false friend of its lens touches a match, and keeps it as masked then.
func (m *matcher) isMasked(s span) bool {
	friend := slices.ContainsFunc(m.friends, func(f span) bool { return m.lensOf(f) == m.lensOf(s) && f.touches(s) })
	if friend {
		m.masked = append(m.masked, hit{from: m.row[s.from].at, to: m.row[s.to-1].at})
	}
	return friend
}

func (m *matcher) lensOf(s span) int { return m.p.cues[s.cue].lens }

// fits says whether the third word of a cue and those behind it stand in a row whose first two words do.
func (m *matcher) fits(elems []int, at int) bool {
	for k := 2; k < len(elems); k++ {
		if !m.satisfies(at+k, elems[k]) {
			return false
		}
	}
	return true
}

// satisfies says whether a pattern allows what stands at i in the row, inside a cue.
func (m *matcher) satisfies(i, pattern int) bool {
	if i >= len(m.row) {
		return false
	}
	w := m.row[i].word
	if pattern == anyWord {
		return w == noWord || m.roles[w] != cutsClause
	}
	return w != noWord && slices.Contains(m.elems[w], pattern)
}

// denied says whether a negator stands up to four words before the match.
func (m *matcher) denied(s span) bool {
	if m.p.cues[s.cue].negated {
		return false
	}
	if m.role(s.from) == cutsClause {
		return false
	}
	for i := s.from - 1; i >= max(0, s.from-negatorReach); i-- {
		switch m.role(i) {
		case denial:
			return true
		case plainNot:
			return deniesBetween(m.role(i-1), m.role(min(i+1, s.from-1)))
		case cutsClause:
			return false
		}
	}
	return false
}

// role is what the word at i of the clause does there.
func (m *matcher) role(i int) role {
	if i < 0 || m.row[i].word == noWord {
		return noRole
	}
	return m.roles[m.row[i].word]
}
