package theme

import (
	"slices"
	"strings"
	"sync"
)

// oneRelative has for the names of a relative the one that all of them stand for.
var oneRelative = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for row := range strings.Lines(`father dad dads daddy papa pa pop
mother mum mums mom moms mummy mommy mam mama ma
grandmother grandma granny gran nan nana
grandfather grandpa grandad granddad
`) {
		words := strings.Fields(row)
		for _, w := range words {
			out[w] = words[0]
		}
	}
	return out
})

// isRelative says whether a name ends in a word for a relative: what is told of a father is not told of a mother, though both words stand
// for one idea.
func isRelative(name string) bool { return relative(name) != "" }

// relative is the relative in whose word a name ends, the same for "Dad" and "my father"; empty when it ends in none.
func relative(name string) string {
	words := wordsIn(withoutOwner(name))
	if len(words) == 0 {
		return ""
	}
	last := words[len(words)-1]
	one, has := oneRelative()[last]
	switch {
	case has:
		return one
	case subjects()[last] || persons().relations[last]:
		return last
	}
	return ""
}

// isSameRelative says whether two names are words for one relative alone: "Dad" is called "my father" elsewhere.
func isSameRelative(a, b string) bool {
	one := func(name string) bool { return len(strings.Fields(bareName(name))) == 1 }
	return one(a) && one(b) && relative(a) != "" && relative(a) == relative(b)
}

// relativeOf is the relative for whom a unit is a word, maybe with "my" before it; empty when it is none.
func (f *finder) relativeOf(id int32) string {
	k := f.units[id].stems
	return relative(f.c.usualForm(k[len(k)-1]))
}

// joinsNames stands between two names in a label.
const joinsNames = " and "

// withOther adds to the label of an idea that is called by a relative the other one of whom a quarter of its entries tell, and not of the
// first: what is told of a father is none of "mother".
func (f *finder) withOther(g *group, id int32) string {
	label, first := f.name(id), f.relativeOf(id)
	if first == "" {
		return label
	}
	docs := map[string][]int32{} // by relative
	for _, m := range g.members {
		if r := f.relativeOf(m); r != "" {
			docs[r] = union(docs[r], f.units[m].docs)
		}
	}
	best, top := int32(0), 0
	for _, m := range g.members {
		r := f.relativeOf(m)
		if r == "" || r == first {
			continue
		}
		alone := slices.DeleteFunc(slices.Clone(docs[r]), func(d int32) bool { return slices.Contains(docs[first], d) })
		if n := shared(alone, g.docs)<<8 + shared(f.units[m].docs, g.docs); 4*(n>>8) >= g.n() && n > top {
			best, top = m, n
		}
	}
	if top == 0 {
		return label
	}
	return label + joinsNames + f.name(best)
}
