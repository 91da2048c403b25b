package theme

import (
	"cmp"
	"math"
	"slices"
)

// group is a theme in the making: the unit that founded it and those that joined.
type group struct {
	founder int32
	members []int32
	docs    []int32
	tf      []uint16
	score   float64
	voters  []int32 // entries in which it is one of the few things that matter most
	concept int     // of the lexicon, or none
	density float64 // of a concept: words of it in an entry that shows it
	merged  []*group
	taken   []*group // of those the ones whose entries it has not joined to its own
	aside   *aside   // of a word that means something else in other entries
}

const none = -1

func (g *group) n() int { return len(g.docs) }

// votes counts the entries that voted for a group, and gives every one at least a vote: in a few dozen entries, of which each has
// two to five, what none elects may still come back.
func (g *group) votes() float64 { return max(1, float64(len(g.voters))) }

const (
	leastEntries = 3
	habitEvery   = 16  // one habitual phrase to so many entries: this person repeats wordings
	tooCommon    = 0.6 // share of all entries above which a theme says little
	phraseBonus  = 2.0 // times 1 + 2s for a habitual phrase
	habitNames   = 0.4 // share of a theme's entries from which a habitual phrase of another gives it its name
)

// finder finds the groups of a corpus.
type finder struct {
	*weigher
	concepts map[int32][]int // by unit
	base     []float64       // by unit: weight
	habit    bool
	t        tuning
	senses   map[uint32]*ambiguous // by stem
}

// groups ranks the themes of the corpus, the best first.
func (f *finder) groups() []*group {
	usable := f.usable()
	f.concepts = map[int32][]int{}
	f.base = make([]float64, len(f.units))
	byConcept := make([][]int32, len(f.lex.concepts))
	byStem := map[uint32][]int32{}
	strong := 0
	for _, id := range usable {
		u := &f.units[id]
		f.base[id] = f.weight(u.n(), f.expected(f.share(u.stems)), len(u.stems) > 1)
		if cs := f.named(u); len(cs) > 0 {
			f.concepts[id] = cs
			for _, ci := range cs {
				byConcept[ci] = append(byConcept[ci], id)
			}
		}
		if len(u.stems) > 1 && u.n() >= 2 {
			for _, s := range distinct(u.stems) {
				byStem[s] = append(byStem[s], id)
			}
		}
		if f.isStrong(u) && len(f.content(u.stems)) >= 2 && !f.isName(u.stems) {
			strong++
		}
	}
	f.habit = f.c.isSmall() && strong*habitEvery >= f.c.filled
	usable = slices.DeleteFunc(usable, func(id int32) bool { return f.livesInPhrases(id, byStem) })
	groups := f.found(usable, byConcept, byStem)
	f.elect(groups)
	if !f.c.isSmall() {
		return f.apartAmongFirst(f.rank(groups))
	}
	groups = f.apart(groups)
	if f.t.concepts {
		groups = f.gatherConcepts(groups, f.conceptGroups())
	}
	return f.rank(groups)
}

// found lets units found groups, the strongest first, and take along what belongs to them and is still free.
func (f *finder) found(usable []int32, byConcept [][]int32, byStem map[uint32][]int32) []*group {
	type proposal struct {
		strength, base float64
		id             int32
		members        []int32
	}
	parts := partsOf(len(usable))
	proposed := make([][]proposal, len(parts))
	inParts(parts, func(i, from, to int) {
		for _, id := range usable[from:to] {
			u := &f.units[id]
			if u.n() < 2 && !(f.c.isSmall() && len(f.concepts[id]) > 0) || f.base[id] <= 0.3 {
				continue
			}
			members := f.members(id, byConcept, byStem)
			share := 0.0
			for _, m := range members {
				share += f.share(f.units[m].stems)
			}
			docs, _ := f.pool(members)
			proposed[i] = append(proposed[i], proposal{surprise(len(docs), f.expected(share)), f.base[id], id, members})
		}
	})
	all := slices.Concat(proposed...)
	slices.SortFunc(all, func(a, b proposal) int {
		if x := cmp.Or(cmp.Compare(b.strength, a.strength), cmp.Compare(b.base, a.base)); x != 0 {
			return x
		}
		return f.order(a.id, b.id)
	})
	owned := make([]bool, len(f.units))
	var out []*group
	for _, p := range all {
		if owned[p.id] {
			continue
		}
		g := &group{founder: p.id, concept: none}
		for _, m := range p.members {
			if !owned[m] {
				owned[m] = true
				g.members = append(g.members, m)
			}
		}
		g.docs, g.tf = f.pool(g.members)
		if g.n() >= 2 {
			out = append(out, g)
		}
	}
	return out
}

// members are a unit and what it would take along: rarer terms of its concepts, and rare phrases around it.
func (f *finder) members(id int32, byConcept [][]int32, byStem map[uint32][]int32) []int32 {
	u := &f.units[id]
	limit := 8
	switch {
	case f.habit:
		limit = 1
	case !f.c.isSmall():
		limit = max(8, f.c.filled/50)
	}
	out := []int32{id}
	if !f.isStrong(u) {
		for _, ci := range f.concepts[id] {
			for _, m := range byConcept[ci] {
				if f.units[m].n() <= limit && !slices.Contains(out, m) {
					out = append(out, m)
				}
			}
		}
	}
	if f.c.isSmall() && len(u.stems) == 1 {
		around := max(3, 0.15*float64(u.n()))
		for _, m := range byStem[u.stems[0]] {
			apart := f.units[m].set && (f.isEveryday(u.stems) || f.isName(u.stems))
			if !apart && float64(f.units[m].n()) <= around && !slices.Contains(out, m) {
				out = append(out, m)
			}
		}
	}
	return out
}

// pool adds up the occurrences of units by entry.
func (f *finder) pool(members []int32) (docs []int32, tf []uint16) {
	for i, m := range members {
		if u := &f.units[m]; i == 0 {
			docs, tf = u.docs, u.tf
		} else {
			docs, tf = sum(docs, tf, u.docs, u.tf)
		}
	}
	return docs, tf
}

// elect lets the entries vote on the groups.
func (f *finder) elect(groups []*group) {
	items := make([]ballot, len(groups))
	for i, g := range groups {
		u := &f.units[g.founder]
		items[i] = ballot{f.weight(g.n(), f.expected(f.groupShare(g)), len(u.stems) > 1), g.docs, g.tf, f.isName(u.stems)}
	}
	for i, docs := range f.vote(items) {
		groups[i].voters = docs
	}
}

// rank orders the groups that recur and were elected. In a small journal what has no vote recurs too, but for words of every day.
func (f *finder) rank(groups []*group) []*group {
	var out []*group
	for _, g := range groups {
		u := &f.units[g.founder]
		elected := len(g.voters) > 0 || f.c.isSmall() && !f.isPlainWord(g)
		if elected && g.n() >= leastEntries && f.onTwoDates(g.docs) && !f.isName(u.stems) && !f.trailsOff(u) {
			g.score = f.score(g)
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b *group) int {
		if x := cmp.Compare(b.score, a.score); x != 0 {
			return x
		}
		return cmp.Or(f.order(a.founder, b.founder), cmp.Compare(a.concept, b.concept), cmp.Compare(a.docs[0], b.docs[0]))
	})
	return out
}

// groupShare is the share of English text that the words of a group have.
func (f *finder) groupShare(g *group) float64 {
	share := 0.0
	if g.concept != none {
		return f.conceptShare(g.concept)
	}
	for _, m := range g.members {
		share += f.share(f.units[m].stems)
	}
	return share
}

func (f *finder) score(g *group) float64 {
	s, n, v := f.c.bySize, float64(g.n()), g.votes()
	u := &f.units[g.founder]
	score := v * (0.5 + 0.5*min(1, v/max(1, 0.3*n))) * math.Pow(n, s) // with few entries a vote is chance, a return is not
	if n > tooCommon*float64(f.c.filled) {
		score *= 0.3
	}
	first := map[uint32]bool{}
	for _, m := range g.members {
		first[f.units[m].stems[0]] = true
	}
	score *= (1 + 0.4*s*math.Log(float64(len(first)))) * n / (n + 2*s)
	if !f.c.isSmall() {
		return score
	}
	if g.concept != none {
		score *= 1 + f.t.conceptBonus*s
		score *= math.Pow(g.density/1.6, f.t.density) * n / (n + f.t.shrink)
		if f.lex.concepts[g.concept].plain {
			score *= f.t.plain
		}
	}
	if f.isStrong(u) {
		score *= 1 + phraseBonus*s
	}
	if len(u.stems) == 1 && f.isEveryday(u.stems) {
		score *= f.t.everyday
	}
	score = math.Pow(score, 1-f.t.likely) * math.Exp(f.t.likely*f.logit(g))
	if g.concept != none && f.lex.concepts[g.concept].plain && shared(u.docs, g.docs) == g.n() {
		score = max(score, f.t.alone*f.score(g.withoutConcept()))
	}
	return score
}

// withoutConcept is a group as its founder would make it in all of its entries if the list knew nothing of it: to stand for a plain
// topic should not cost a word more than a little.
func (g *group) withoutConcept() *group {
	out := *g
	out.concept, out.members = none, []int32{g.founder}
	return &out
}

// isEveryday says whether a unit holds nothing but words that stand in any diary.
func (f *finder) isEveryday(stems []uint32) bool {
	for _, s := range f.content(stems) {
		if !f.c.stems[s].everyday {
			return false
		}
	}
	return true
}

// onTwoDates says whether documents, which are in order of their dates, have more than one.
func (f *finder) onTwoDates(docs []int32) bool {
	return f.c.docs[docs[0]].Entry.Date != f.c.docs[docs[len(docs)-1]].Entry.Date
}

// spread picks the best k groups, the best first; each takes along those behind it that are the same thing.
func (f *finder) spread(groups []*group, k int) []*group {
	rest := groups[:min(len(groups), 200)]
	used := make([]bool, len(rest))
	f.yieldToSets(rest, used)
	var out []*group
	for i, g := range rest {
		if used[i] {
			continue
		}
		if len(out) == k {
			break
		}
		out = append(out, g)
		for j, o := range rest[i+1:] {
			if !used[i+1+j] && (f.related(g, o) || f.sameEntries(g, o) || f.sameName(g, o)) {
				used[i+1+j] = true
				if f.isSameIdea(g, o) {
					f.merge(g, o)
					continue
				}
				f.take(g, o)
			}
		}
	}
	return out
}

// yieldToSets lets set phrases take along the words of every day that they hold: "room" is not what "plant room" is about.
func (f *finder) yieldToSets(groups []*group, used []bool) {
	for i, g := range groups {
		if !f.isPlainWord(g) {
			continue
		}
		for _, x := range groups {
			if f.units[x.founder].set && x.concept == none && f.sameName(x, g) {
				used[i] = true
				f.take(x, g)
				break
			}
		}
	}
}

// take joins a group that says the same to one of a better rank. A habitual phrase of two words of content gives the name when it
// stands in enough of the entries: "black tax" says more than "mum".
func (f *finder) take(g, from *group) {
	g.merged, g.taken = append(g.merged, from), append(g.taken, from)
	u := &f.units[from.founder]
	if f.isStrong(&f.units[g.founder]) || !f.isStrong(u) || len(f.content(u.stems)) < 2 {
		return
	}
	if float64(shared(u.docs, g.docs)) >= habitNames*float64(g.n()) {
		g.founder = from.founder
		g.members = append(slices.Clone(g.members), from.founder)
	}
}

// isSameIdea says whether an idea and a word are called by the same word and share most of the entries of the smaller one: both count
// then, as what is told of "sleep" and of "can't sleep".
func (f *finder) isSameIdea(a, b *group) bool {
	return (a.concept == none) != (b.concept == none) && f.sameName(a, b) && 3*shared(a.docs, b.docs) >= 2*min(a.n(), b.n())
}

// sameEntries says whether two groups stand in so many common entries that a reader would take them for one theme: nearly half of
// all that they have, when the one of the lesser rank has hardly any others, or most of its own, unless that is a set phrase beside
// words and not beside an idea.
// What has far more entries than the better one stays: a mother is not the choir because both are on Sundays.
func (f *finder) sameEntries(a, b *group) bool { // b is of the lesser rank
	both := shared(a.docs, b.docs)
	if outside := b.n() - both; both >= 2 && float64(both) >= f.t.alike*float64(a.n()+outside) && outside <= max(1, b.n()/3) {
		return true
	}
	if f.units[b.founder].set && a.concept == none {
		return false
	}
	return both >= 3 && float64(both) >= f.t.same*float64(b.n())
}

// sameName says whether the words that name one group are all in the name of the other, as "slept" is in "slept badly": side by side
// they would read as one theme.
func (f *finder) sameName(a, b *group) bool {
	if (a.aside != nil || b.aside != nil) && shared(a.docs, b.docs) == 0 {
		return false
	}
	x, y := f.content(f.units[a.founder].stems), f.content(f.units[b.founder].stems)
	if len(x) > len(y) {
		x, y = y, x
	}
	return f.c.isSmall() && len(x) > 0 && !slices.ContainsFunc(x, func(s uint32) bool { return !slices.Contains(y, s) })
}

// shared counts what two sorted rows have in common.
func shared(a, b []int32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

func distinct(row []uint32) []uint32 {
	out := slices.Clone(row)
	slices.Sort(out)
	return slices.Compact(out)
}
