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

// withOther adds to the label of an idea the other word that part of its entries have and not the first, where the two are not one thing:
// what is told of a father is none of "mother", nor a cat a dog. Of relatives a quarter of the entries is enough, of a plain topic a third
// when its label stands in less than half.
func (f *finder) withOther(g *group, id int32) string {
	label, relative := f.name(id), f.relativeOf(id) != ""
	if !relative && (!f.lex.concepts[g.concept].plain || 2*shared(f.units[id].docs, g.docs) >= g.n() || strings.Contains(label, " ")) {
		return label
	}
	thing, least := f.relativeOf, 4
	if !relative {
		least = 3
		thing = func(m int32) string {
			if u := &f.units[m]; len(u.stems) > 1 || f.isEveryday(u.stems) || !slices.Contains(f.named(u), g.concept) {
				return ""
			}
			return f.stemText(m)
		}
	}
	docs := map[string][]int32{} // by thing
	for _, m := range g.members {
		if t := thing(m); t != "" {
			docs[t] = union(docs[t], f.units[m].docs)
		}
	}
	first := docs[thing(id)]
	best, top := none, 0
	for _, m := range g.members {
		t := thing(m)
		if t == "" || t == thing(id) {
			continue
		}
		alone := shared(docs[t], g.docs) - shared(docs[t], intersection(first, g.docs))
		if n := alone<<16 + shared(f.units[m].docs, g.docs); least*alone >= g.n() && n > top {
			best, top = int(m), n
		}
	}
	if best == none {
		return label
	}
	return label + joinsNames + f.name(int32(best))
}

// intersection is what two sorted rows have in common.
func intersection(a, b []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(a), func(d int32) bool {
		_, has := slices.BinarySearch(b, d)
		return !has
	})
}
