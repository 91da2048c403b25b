package theme

import (
	"slices"
	"strings"
)

// ambiguous is a word that stands for several unrelated things.
type ambiguous struct {
	cues [][]uint32  // by meaning: the stems of the words that stand beside it then, in the order of the list
	bits []uint8     // by stem: the meanings it speaks for; made when they are first asked for
	own  map[int]int // by concept: the meaning that it has there, once asked for
}

// inPhrases is the share of a word's entries in which it stands in a phrase, from which on it is no theme of its own.
const inPhrases = 0.75

// unsure is the meaning of a word where nothing beside it tells.
const unsure = -1

// parseSenses reads lines of a word, a colon, and for each of its meanings the words beside it, a bar between; # begins a comment line.
func parseSenses(text string) map[string][][]string {
	out := map[string][][]string{}
	for line := range strings.Lines(uncomment(text)) {
		word, rest, ok := strings.Cut(line, ":")
		if !ok {
			continue
		}
		for cues := range strings.SplitSeq(rest, "|") {
			out[strings.TrimSpace(word)] = append(out[strings.TrimSpace(word)], strings.Fields(cues))
		}
	}
	return out
}

// mostMeanings is how many a word may have.
const mostMeanings = 8

// learnSenses looks the words of several meanings up among the stems of the corpus.
func (c *corpus) learnSenses() map[uint32]*ambiguous {
	out := map[uint32]*ambiguous{}
	for word, senses := range c.res.senses {
		id, ok := c.stemID[c.res.stem(word)]
		if !ok {
			continue
		}
		x := &ambiguous{cues: make([][]uint32, min(len(senses), mostMeanings)), own: map[int]int{}}
		for i := range x.cues {
			for _, cue := range senses[i] {
				if k, ok := c.stemID[c.res.stem(cue)]; ok && k != id {
					x.cues[i] = append(x.cues[i], k)
				}
			}
		}
		out[id] = x
	}
	return out
}

// byStem gives for each stem the meanings it speaks for, bit by bit.
func (x *ambiguous) byStem(stems int) []uint8 {
	if x.bits == nil {
		x.bits = make([]uint8, stems)
		for i, cues := range x.cues {
			for _, s := range cues {
				x.bits[s] |= 1 << i
			}
		}
	}
	return x.bits
}

// meant is the meaning that a word has at a token: the one that most words of its sentence speak for, each for as much as two
// elsewhere in the entry (one sense in a discourse: Gale, Church and Yarowsky 1992).
func (c *corpus) meant(x *ambiguous, d, at int) int {
	tokens, bits := c.docs[d].tokens, x.byStem(len(c.stems))
	from, to := at, at
	for from > 0 && !tokens[from-1].endsSentence() {
		from--
	}
	for to < len(tokens) && !tokens[to].endsSentence() {
		to++
	}
	var points map[uint32]int // by the cues that stand there
	for i, t := range tokens {
		if !t.isWord() || bits[c.stemOf[t.word()]] == 0 {
			continue
		}
		if points == nil {
			points = map[uint32]int{}
		}
		n := 1
		if i >= from && i < to {
			n = 2
		}
		points[c.stemOf[t.word()]] = max(n, points[c.stemOf[t.word()]])
	}
	return x.clearest(func(k int) int {
		sum := 0
		for s, n := range points {
			if bits[s]>>k&1 == 1 {
				sum += n
			}
		}
		return sum
	})
}

// clearest is the meaning for which most speaks, unsure when as much speaks for another or nothing for any.
func (x *ambiguous) clearest(points func(meaning int) int) int {
	best, top := unsure, 0
	for k := range x.cues {
		switch n := points(k); {
		case n > top:
			best, top = k, n
		case n == top:
			best = unsure
		}
	}
	return best
}

// aside is what a group stands for whose word means something else in other entries.
type aside struct {
	stem    uint32
	meaning int
	rest    bool    // and where nothing beside the word tells
	name    bool    // whether the other meaning is a theme too, so that the label must tell them apart
	others  []int32 // the entries in which the word stands for something else
}

// apart divides the groups of a word that has several meanings in this journal. The meaning of most entries keeps those where nothing
// tells; another has a theme of its own with entries enough.
func (f *finder) apart(groups []*group) []*group {
	var out []*group
	for _, g := range groups {
		out = append(out, f.split(g)...)
	}
	return out
}

// firstGroups is how many groups of a long history are looked at for words of several meanings: all that may be shown.
const firstGroups = 60

// apartAmongFirst divides those of the best groups of a long history.
func (f *finder) apartAmongFirst(ranked []*group) []*group {
	n := min(firstGroups, len(ranked))
	return append(f.rank(f.apart(ranked[:n])), ranked[n:]...)
}

func (f *finder) split(g *group) []*group {
	u := &f.units[g.founder]
	senses := f.senses[u.stems[0]]
	if len(u.stems) > 1 || senses == nil {
		return []*group{g}
	}
	where := f.finderOf([]int32{g.founder})
	has := make([][]int32, len(senses.cues)) // the entries of each meaning
	var unclear []int32
	for _, d := range g.docs {
		sure := false
		for _, p := range where.in(f.c, int(d)) {
			if k := f.c.meant(senses, int(d), p.from); k != unsure {
				has[k], sure = append(has[k], d), true
			}
		}
		if !sure {
			unclear = append(unclear, d)
		}
	}
	main := 0
	for k := range has {
		has[k] = slices.Compact(has[k])
		if len(has[k]) > len(has[main]) {
			main = k
		}
	}
	others := func(k int) (out []int32) {
		for o := range has {
			if o != k {
				out = union(out, has[o])
			}
		}
		return out
	}
	if len(has[main]) < 2 || len(others(main)) == 0 {
		return []*group{g}
	}
	var out []*group
	for k := range has {
		if k != main && len(has[k]) >= leastEntries {
			out = append(out, f.part(g, has[k], &aside{stem: u.stems[0], meaning: k, name: true, others: others(k)}))
		}
	}
	return append(out, f.part(g, union(has[main], unclear), &aside{stem: u.stems[0], meaning: main, rest: true, name: len(out) > 0, others: others(main)}))
}

// part is a group of some of the entries of another, with the members that stand in them.
func (f *finder) part(g *group, docs []int32, a *aside) *group {
	out := &group{founder: g.founder, concept: g.concept, aside: a}
	for i, d := range g.docs {
		if _, in := slices.BinarySearch(docs, d); in {
			out.docs, out.tf = append(out.docs, d), append(out.tf, g.tf[i])
		}
	}
	for _, d := range g.voters {
		if _, in := slices.BinarySearch(docs, d); in {
			out.voters = append(out.voters, d)
		}
	}
	for _, m := range g.members {
		if u := &f.units[m]; m == g.founder || 2*shared(u.docs, docs) > u.n() {
			out.members = append(out.members, m)
		}
	}
	return out
}

// beside is the word that tells a meaning in most entries of a group, in the form that is used most.
func (f *finder) beside(g *group) string {
	best, most := uint32(0), 0
	for _, s := range f.senses[f.units[g.founder].stems[0]].cues[g.aside.meaning] {
		if n := shared(f.units[f.single[s]].docs, g.docs); n > most {
			best, most = s, n
		}
	}
	if most == 0 {
		return ""
	}
	return strings.TrimSuffix(f.c.usualForm(best), "'s")
}

// isOther says whether a word stands for something else at a place than in its group.
func (f *finder) isOther(g *group, d int, p place) bool {
	if p.from != p.to {
		return false
	}
	stem := f.c.stemOf[f.c.docs[d].tokens[p.from].word()]
	senses := f.senses[stem]
	if senses == nil {
		return false
	}
	switch {
	case g.aside != nil && stem == f.units[g.founder].stems[0]:
		k := f.c.meant(senses, d, p.from)
		return k != g.aside.meaning && (k != unsure || !g.aside.rest)
	case g.concept != none:
		return f.isAlien(g.concept, senses, d, p.from)
	}
	return false
}

// isAlien says whether a word of a concept stands for something else at a token than it does for the concept.
func (f *finder) isAlien(ci int, senses *ambiguous, d, at int) bool {
	own := f.ownMeaning(ci, senses)
	if own == unsure {
		return false
	}
	k := f.c.meant(senses, d, at)
	return k != unsure && k != own
}

// ownMeaning is the meaning of a word that a concept has most words of, found out once.
func (f *finder) ownMeaning(ci int, senses *ambiguous) int {
	own, known := senses.own[ci]
	if !known {
		keys := slices.Concat(f.lex.coreOf[ci], f.lex.sceneOf[ci])
		own = senses.clearest(func(k int) int {
			n := 0
			for _, key := range keys {
				if slices.ContainsFunc(keyStems(key), func(s uint32) bool { return slices.Contains(senses.cues[k], s) }) {
					n++
				}
			}
			return n
		})
		senses.own[ci] = own
	}
	return own
}

// inSense is where a word stands for what a concept means by it: the entries of a unit without those where it is something else.
func (f *finder) inSense(ci int, id int32) []int32 {
	u := &f.units[id]
	senses := f.senses[u.stems[0]]
	if len(u.stems) > 1 || senses == nil {
		return u.docs
	}
	where := f.finderOf([]int32{id})
	return slices.DeleteFunc(slices.Clone(u.docs), func(d int32) bool {
		places := where.in(f.c, int(d))
		return len(places) > 0 && !slices.ContainsFunc(places, func(p place) bool { return !f.isAlien(ci, senses, int(d), p.from) })
	})
}

// elsewhere are the places at which the word of a group stands for something else.
func (f *finder) elsewhere(g *group) []evidence {
	if g.aside == nil {
		return nil
	}
	var out []evidence
	where := f.finderOf([]int32{g.founder})
	for _, d := range g.aside.others {
		places := slices.DeleteFunc(where.in(f.c, int(d)), func(p place) bool { return !f.isOther(g, int(d), p) })
		if len(places) > 0 {
			out = append(out, evidence{int(d), places})
		}
	}
	return out
}

// livesInPhrases says whether a word stands nearly always in one of several habitual phrases that have no entry in common: these are the
// themes then.
func (f *finder) livesInPhrases(id int32, byStem map[uint32][]int32) bool {
	u := &f.units[id]
	if len(u.stems) > 1 || !f.c.isSmall() {
		return false
	}
	var in []int32
	n := 0
	for _, id := range byStem[u.stems[0]] {
		p := &f.units[id]
		if !f.isStrong(p) || len(f.content(p.stems)) < 2 || shared(in, p.docs) > 0 {
			continue
		}
		in = union(in, p.docs)
		n++
	}
	return n > 1 && float64(len(in)) >= inPhrases*float64(u.n())
}
