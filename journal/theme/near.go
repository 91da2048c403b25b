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

// leastLike is how like the entries of a theme one must be on average, as a cosine, to be offered. Of those that are less like, hardly one
// in five belongs to it.
const leastLike = 0.15

// nearest are the entries most like those of a theme, without them, at most m. Words in skip do not count.
func (f *finder) nearest(vectors []map[uint32]float64, docs []int, skip map[uint32]bool, m int) []int {
	centre := map[uint32]float64{}
	has := map[int]bool{}
	for _, d := range docs {
		has[d] = true
		for id, x := range vectors[d] {
			if !skip[id] {
				centre[id] += x
			}
		}
	}
	type like struct {
		doc int
		x   float64
	}
	var all []like
	for d, v := range vectors {
		x := 0.0
		for _, id := range slices.Sorted(maps.Keys(v)) {
			x += v[id] * centre[id]
		}
		if x = math.Round(x*1e9) / 1e9; x > leastLike*float64(len(docs)) && !has[d] {
			all = append(all, like{d, x})
		}
	}
	slices.SortFunc(all, func(a, b like) int { return cmp.Or(cmp.Compare(b.x, a.x), cmp.Compare(a.doc, b.doc)) })
	var out []int
	for _, a := range all[:min(len(all), m)] {
		out = append(out, a.doc)
	}
	slices.Sort(out)
	return out
}

// offer gives each phrase of a small journal the entries that most resemble its own: they are shown as "perhaps also", without
// a quote, and never counted. A theme of a concept has drawn its entries by their words already, and one of a name has them all.
func (s *search) offer() {
	if !s.c.isSmall() {
		return
	}
	var vectors []map[uint32]float64
	n := float64(s.c.filled)
	for _, x := range s.subjects {
		out := func(d int) bool { return x.has(d) || s.tookOut(x, d) }
		x.perhaps = slices.DeleteFunc(x.perhaps, out)
		k := float64(len(x.found))
		if x.kind == "lens" || k > n/4 || x.concept && !x.own || x.person {
			continue
		}
		share := s.t.near
		if x.own {
			share = max(share, s.t.taught)
		}
		room := int(share*s.c.bySize*s.c.bySize*k + 0.5)
		if room == 0 {
			continue
		}
		var docs []int
		skip := map[uint32]bool{}
		for _, e := range x.found {
			docs = append(docs, e.doc)
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
		if vectors == nil {
			vectors = s.f.vectors()
		}
		like := s.f.nearest(vectors, docs, skip, room)
		x.perhaps = union(x.perhaps, slices.DeleteFunc(like, out))
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
