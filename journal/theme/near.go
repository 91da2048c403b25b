package theme

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// vectors are the entries of a small journal as weighted stems, each of length one; names count, since the same people stand in
// the same stories.
func (f *finder) vectors() []map[uint32]float64 {
	out := make([]map[uint32]float64, len(f.c.docs))
	for d := range out {
		out[d] = map[uint32]float64{}
	}
	for id := range f.c.stems {
		u := &f.units[f.single[id]]
		if f.single[id] == 0 || u.n() < 2 || float64(u.n()) > 0.4*float64(f.c.filled) {
			continue
		}
		key := max(0.1, min(keyCap, math.Log(float64(u.n())/f.expected(f.share(u.stems)))))
		w := key * math.Log(float64(f.c.filled)/float64(u.n()))
		for k, d := range u.docs {
			out[d][uint32(id)] = w * (1 + math.Log(float64(u.tf[k])))
		}
	}
	for _, v := range out {
		sum := 0.0
		for _, id := range slices.Sorted(maps.Keys(v)) {
			sum += v[id] * v[id]
		}
		for id := range v {
			v[id] /= math.Sqrt(sum)
		}
	}
	return out
}

const (
	leastLike = 0.15 // how like the entries of a theme one must be on average, as a cosine, to be offered: of others hardly a fifth belong to it
	leastNear = 0.06 // the same for one with a word of its scenes, of which alone an eighth do
	ownWord   = 1.5  // times as alike is one with a word of the theme
	longest   = 2    // times the mean is the length up to which more is told the longer an entry is: it counts by its root
)

// like is an entry that a theme does not have.
type like struct {
	of     *subject
	doc    int
	cosine float64 // to the entries of the theme, on average
	rank   float64 // which of them is offered first
}

func compareLikes(a, b like) int {
	return cmp.Or(cmp.Compare(b.rank, a.rank), cmp.Compare(a.doc, b.doc))
}

// likes tells of each entry that a theme does not have, and from which no mark took it out, how much it resembles those of the theme: the
// most alike first. The words that the theme goes by do not count where it is found.
func (s *search) likes(vectors []map[uint32]float64, x *subject) (out []like) {
	centre, skip, has := map[uint32]float64{}, map[uint32]bool{}, map[int]bool{}
	for _, e := range x.found {
		has[e.doc] = true
		for id, v := range vectors[e.doc] {
			centre[id] += v
		}
		for _, p := range e.places {
			if p.to-p.from < maxTerm {
				for _, t := range s.c.docs[e.doc].tokens[p.from : p.to+1] {
					if t.isWord() {
						skip[s.c.stemOf[t.word()]] = true
					}
				}
			}
		}
	}
	own := s.f.holdingWords(x.of)
	for d, v := range vectors {
		if has[d] || s.tookOut(x, d) {
			continue
		}
		cosine := 0.0
		for _, id := range slices.Sorted(maps.Keys(v)) {
			if !skip[id] {
				cosine += v[id] * centre[id]
			}
		}
		cosine = math.Round(cosine/float64(len(x.found))*1e9) / 1e9
		rank := cosine * math.Sqrt(min(longest, float64(s.c.docs[d].length)/s.c.mean))
		if own[int32(d)] {
			rank *= ownWord
		}
		out = append(out, like{x, d, cosine, rank})
	}
	slices.SortFunc(out, compareLikes)
	return out
}

// holdingWords are the entries that hold one of the words that a group is made of, wherever it stands.
func (f *finder) holdingWords(g *group) map[int32]bool {
	out := map[int32]bool{}
	if g == nil {
		return out
	}
	for _, id := range g.members {
		for _, stem := range f.content(f.units[id].stems) {
			for _, d := range f.units[f.single[stem]].docs {
				out[d] = true
			}
		}
	}
	return out
}

// offer gives the phrases of a small journal the entries that most resemble theirs: they are shown as "perhaps also", without a quote,
// and never counted. What a person founded is offered as many as it has entries. For all other themes together half as many are offered
// as there are themes, those that are most alike, whichever theme they resemble; a word of a scene alone is too little for an entry that
// hardly resembles its theme. A theme of somebody's name has all entries with it already.
func (s *search) offer() {
	if !s.c.isSmall() {
		return
	}
	var vectors []map[uint32]float64
	var all []like
	themes := 0
	for _, x := range s.subjects {
		x.perhaps = slices.DeleteFunc(x.perhaps, func(d int) bool { return x.has(d) || s.tookOut(x, d) })
		if x.kind == "lens" || 4*len(x.found) > s.c.filled || x.person {
			continue
		}
		if vectors == nil {
			vectors = s.f.vectors()
		}
		likes := s.likes(vectors, x)
		near, far := divide(likes, func(l like) bool { return l.cosine > leastNear })
		near = slices.DeleteFunc(near, func(l like) bool { return l.cosine <= leastLike })
		if x.own {
			room := s.t.taught * s.c.bySize * s.c.bySize * float64(len(x.found))
			offered(near[:min(len(near), int(room+0.5))])
			continue
		}
		x.perhaps = slices.DeleteFunc(x.perhaps, func(d int) bool {
			return slices.ContainsFunc(far, func(l like) bool { return l.doc == d })
		})
		all = append(all, near...)
		themes++
	}
	slices.SortStableFunc(all, compareLikes)
	offered(all[:min(len(all), int(s.t.near*s.c.bySize*float64(themes)+0.5))])
}

// offered adds entries to those that their themes offer.
func offered(likes []like) {
	for _, l := range likes {
		l.of.perhaps = union(l.of.perhaps, []int{l.doc})
	}
}

// tookOut says whether a mark took something of an entry out of a subject.
func (s *search) tookOut(x *subject, d int) bool {
	return slices.ContainsFunc(s.setAside, func(a asideMark) bool { return a.of == x && a.doc == d })
}

// has says whether an entry counts for a subject.
func (x *subject) has(d int) bool {
	return slices.ContainsFunc(x.found, func(e evidence) bool { return e.doc == d })
}
