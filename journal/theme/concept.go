package theme

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// trace is what an entry shows of a concept: the terms that name it and those of its scenes.
type trace struct {
	doc         int32
	core, scene []int32 // units
	weight      float64 // 1 for each term that names it, less for scenes
}

// clears says whether an entry shows a concept well enough to belong to a theme of it. In a history of more than some thirteen
// thousand words one term is not enough, since more of them stand there by chance.
func (f *finder) clears(t trace) bool {
	least := 1.0
	if f.c.bySize < f.t.strictBelow {
		least = 1.5
	}
	return t.weight >= least-1e-9
}

// traces lists the entries that show a concept, in order. Terms that stand in too many entries say nothing and are left out.
func (f *finder) traces(ci int) []trace {
	found := map[int32]*trace{}
	at := func(d int32) *trace {
		if found[d] == nil {
			found[d] = &trace{doc: d}
		}
		return found[d]
	}
	common := max(3, int(f.t.commonTerm*float64(f.c.filled)))
	often := max(3, int(f.t.commonCore*float64(f.c.filled)))
	for _, id := range f.termUnits(f.lex.coreOf[ci]) {
		if u := &f.units[id]; slices.Contains(f.named(u), ci) && u.n() <= often {
			for _, d := range f.inSense(ci, id) {
				at(d).core = append(at(d).core, id)
			}
		}
	}
	for _, id := range f.termUnits(f.lex.sceneOf[ci]) {
		if u := &f.units[id]; slices.Contains(f.suggested(u), ci) && u.n() <= common {
			for _, d := range f.inSense(ci, id) {
				at(d).scene = append(at(d).scene, id)
			}
		}
	}
	for _, t := range found {
		t.core, t.scene = f.outermost(t.core, t.core), f.outermost(t.scene, append(slices.Clone(t.core), t.scene...))
		t.weight = float64(len(t.core)) + f.t.scene*float64(len(t.scene))
	}
	out := make([]trace, 0, len(found))
	for _, t := range found {
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b trace) int { return cmp.Compare(a.doc, b.doc) })
	return out
}

// outermost drops the units that are part of a longer one beside them: "the call" says nothing more than "took the call" does.
func (f *finder) outermost(ids, beside []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(ids), func(id int32) bool {
		part := f.units[id].stems
		return slices.ContainsFunc(beside, func(o int32) bool {
			return len(f.units[o].stems) > len(part) && containsRow(f.units[o].stems, part)
		})
	})
}

// termUnits are the units of some terms of a concept that occur.
func (f *finder) termUnits(keys []string) []int32 {
	var out []int32
	for _, key := range keys {
		if id := f.find(keyStems(key)); id != 0 && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// conceptShare is the share of English text that the terms of a concept have, as far as the journal could use them.
func (f *finder) conceptShare(ci int) float64 {
	share := 0.0
	for _, key := range f.lex.coreOf[ci] {
		share += f.share(keyStems(key))
	}
	return share
}

// conceptGroups are the themes that concepts found by themselves: ideas that the person comes back to in changing words.
func (f *finder) conceptGroups() []*group {
	var out []*group
	for ci := range f.lex.concepts {
		g := &group{concept: ci}
		named := 0
		var evidence []float64
		for _, t := range f.traces(ci) {
			if !f.clears(t) {
				continue
			}
			if len(t.core) > 0 {
				named++
			}
			if t.weight >= f.t.dense {
				g.voters = append(g.voters, t.doc)
			}
			g.docs = append(g.docs, t.doc)
			evidence = append(evidence, t.weight)
			g.tf = append(g.tf, uint16(len(t.core)+len(t.scene)/2))
			for _, id := range append(slices.Clone(t.core), t.scene...) {
				if !slices.Contains(g.members, id) {
					g.members = append(g.members, id)
				}
			}
		}
		if len(g.docs) < leastEntries || named < 2 {
			continue
		}
		for _, n := range evidence {
			g.density += min(3, n) / float64(len(evidence))
		}
		slices.SortFunc(g.members, f.order)
		g.founder = f.speaker(g, g.members)
		out = append(out, g)
	}
	return out
}

// firstTerm is how much better a label the first term of a concept is, the one that names it most plainly.
const firstTerm = 2.5

// isHead says whether a unit is the first term of a concept.
func (f *finder) isHead(u *unit, ci int) bool {
	first := strings.Fields(f.lex.concepts[ci].terms[0])
	return len(first) == len(u.stems) && !slices.ContainsFunc(first, func(w string) bool {
		id, ok := f.c.stemID[f.c.res.stem(w)]
		return !ok || !slices.Contains(u.stems, id)
	})
}

// speaker is the one of some members of a concept's group that names it best: one of its own terms, in many entries and rare elsewhere,
// better of two words.
func (f *finder) speaker(g *group, of []int32) int32 {
	best, top := of[0], -1.0
	for _, id := range of {
		u := &f.units[id]
		n := u.n()
		x := math.Pow(f.weight(n, f.expected(f.share(u.stems)), false), f.t.rareLabel)
		if !slices.Contains(f.named(u), g.concept) {
			x *= f.t.sceneLabel
			if inside := shared(u.docs, g.docs); 2*inside < n {
				n = inside // "sleep" stands in many entries, and in few of those about the pager
			}
		}
		x *= float64(n)
		if len(u.stems) > 1 && f.isSolid(u) {
			x *= f.t.longLabel
		}
		if f.isHead(u, g.concept) {
			x *= firstTerm
		}
		switch {
		case f.isName(u.stems) || f.trailsOff(u):
			x *= 0.2
		case f.isEveryday(u.stems) && slices.Contains(f.named(u), g.concept):
			x *= 0.6 // "knee" is a better name for a bad knee than "physio"
		case f.isEveryday(u.stems):
			x *= 0.2
		}
		if x > top+1e-9 {
			best, top = id, x
		}
	}
	return best
}

// seldom is the share of a group's entries below which its founder gives its name to a word that stands in twice as many.
const seldom = 0.35

// recurring is what a concept's group is called: its founder, or when that stands in few of its entries, the best of its own terms
// that stand in twice as many and end in a word of weight, or in place of a single word, and of what "I" did, the best of the words of its
// scenes that do.
// Of two relatives it is called by the one that stands in twice as many.
func (f *finder) recurring(g *group) int32 {
	founder := &f.units[g.founder]
	few := shared(founder.docs, g.docs)
	if g.concept != none && f.isRelative(founder) {
		for _, id := range g.members {
			if u := &f.units[id]; f.isRelative(u) && shared(u.docs, g.docs) >= 2*few {
				return id
			}
		}
	}
	if g.concept == none || float64(few) >= seldom*float64(g.n()) {
		return g.founder
	}
	var terms, scenes []int32
	for _, id := range g.members {
		u := &f.units[id]
		switch {
		case shared(u.docs, g.docs) < 2*few || f.c.stems[u.stems[len(u.stems)-1]].light:
		case slices.Contains(f.named(u), g.concept):
			terms = append(terms, id)
		case len(f.suggested(u)) > 0 && !f.isEveryday(u.stems):
			scenes = append(scenes, id)
		}
	}
	switch {
	case len(terms) > 0:
		return f.speaker(g, terms)
	case len(scenes) > 0 && (len(founder.stems) == 1 || f.c.stems[founder.stems[0]].text == "i"):
		return f.speaker(g, scenes)
	}
	return g.founder
}

// related says whether a group of words belongs to a group of a concept: its founder holds a word of the concept and half of
// its entries are there, or nearly all of them are.
func (f *finder) related(a, b *group) bool {
	if (a.concept == none) == (b.concept == none) {
		return false
	}
	if a.concept == none {
		a, b = b, a
	}
	both := float64(shared(a.docs, b.docs))
	inside := both / float64(b.n())
	if slices.Contains(a.members, b.founder) {
		return inside >= 0.5
	}
	u := &f.units[b.founder]
	for _, s := range f.content(u.stems) {
		if id := f.single[s]; id != 0 && slices.Contains(a.members, id) && inside >= f.t.inside {
			return true
		}
	}
	for _, m := range a.members {
		if k := f.units[m].stems; len(k) > 1 && containsRow(u.stems, k) {
			return inside >= 0.5
		}
	}
	return false
}

// isRelative says whether a unit is a word for a relative alone.
func (f *finder) isRelative(u *unit) bool {
	return len(u.stems) == 1 && isRelative(f.c.stems[u.stems[0]].text)
}

// gatherConcepts joins each group of words with the concept it belongs to most. A habitual phrase stays apart from plain topics.
func (f *finder) gatherConcepts(groups, concepts []*group) []*group {
	home := make([]*group, len(groups))
	for i, b := range groups {
		best := 0.0
		for _, a := range concepts {
			if f.lex.concepts[a.concept].plain && f.isStrong(&f.units[b.founder]) || !f.related(a, b) {
				continue
			}
			if x := f.kinship(a, b); x > best {
				best, home[i] = x, a
			}
		}
	}
	out := slices.Clone(concepts)
	for i, b := range groups {
		if home[i] == nil {
			out = append(out, b)
		} else {
			f.merge(home[i], b)
		}
	}
	return out
}

// kinship is how well a group of words fits a concept: by common entries, and more when the founder names it.
func (f *finder) kinship(a, b *group) float64 {
	x := float64(shared(a.docs, b.docs)) / float64(a.n()+b.n()-shared(a.docs, b.docs))
	if slices.Contains(f.named(&f.units[b.founder]), a.concept) {
		x++
	}
	return x
}

func containsRow(long, row []uint32) bool {
	for i := 0; i+len(row) <= len(long); i++ {
		if slices.Equal(long[i:i+len(row)], row) {
			return true
		}
	}
	return false
}

// merge joins group b into a: the entries of both, under the founder that is a habitual phrase, else the one of the better rank.
func (f *finder) merge(a, b *group) {
	a.docs, a.tf = sum(a.docs, a.tf, b.docs, b.tf)
	for _, m := range b.members {
		if !slices.Contains(a.members, m) {
			a.members = append(slices.Clone(a.members), m)
		}
	}
	if a.concept == none {
		a.concept = b.concept
	}
	if !f.isStrong(&f.units[a.founder]) && f.isStrong(&f.units[b.founder]) {
		a.founder = b.founder
	}
	a.voters = union(a.voters, b.voters)
	a.merged = append(a.merged, b)
}

// union joins two sorted rows.
func union[T cmp.Ordered](a, b []T) []T {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}
