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

// anyones are the words by which a word for a relative is not that of who writes: "the last father", "his mother".
var anyones = sync.OnceValue(func() map[string]bool {
	return wordSet("a an the his her their your whose some every each any no another")
})

// isAnyone says whether the word for a relative at a token stands for somebody else's, by one of the two words before it.
func (c *corpus) isAnyone(d, at int) bool {
	tokens := c.docs[d].tokens
	before := c.neighbour(tokens, at-1)
	return anyones()[before] || before != "" && !c.isFunction(before) && anyones()[c.neighbour(tokens, at-2)]
}

// joinsNames stands between two names in a label.
const joinsNames = " and "

// other is the word beside the one by which an idea is called that part of its entries have and not the first, where the two are not one
// thing: what is told of a father is none of "mother", nor a cat a dog. Of relatives a quarter of the entries is enough, of a plain topic a
// third when the first stands in no more than half. It gives none where one word says it all.
func (f *finder) other(g *group, id int32) int32 {
	if g.concept == none {
		return none
	}
	thing, least := f.relativeOf, 4
	if f.relativeOf(id) == "" {
		if !f.lex.concepts[g.concept].plain || 2*shared(f.units[id].docs, g.docs) > g.n() || strings.Contains(f.name(id), " ") {
			return none
		}
		least = 3
		thing = func(m int32) string {
			if word := f.content(f.units[m].stems); len(word) == 1 && slices.Contains(f.named(&f.units[m]), g.concept) {
				return f.c.stems[word[0]].text
			}
			return ""
		}
	}
	docs := map[string][]int32{} // by thing
	for _, m := range g.members {
		if t := thing(m); t != "" {
			docs[t] = union(docs[t], f.units[m].docs)
		}
	}
	first := docs[thing(id)]
	best, top := int32(none), 0
	for _, m := range g.members {
		t := thing(m)
		if t == "" || t == thing(id) {
			continue
		}
		alone := shared(docs[t], g.docs) - shared(docs[t], intersection(first, g.docs))
		if n := alone<<16 + shared(f.units[m].docs, g.docs); least*alone >= g.n() && n > top {
			best, top = m, n
		}
	}
	return best
}

// bothNames is a label of two words, without an article before either.
func (f *finder) bothNames(a, b int32) string {
	name := func(id int32) string {
		if word := f.content(f.units[id].stems); len(word) == 1 {
			return f.c.noun(f.heading(word[0], f.units[id].docs))
		}
		return f.name(id)
	}
	return name(a) + joinsNames + name(b)
}

// intersection is what two sorted rows have in common.
func intersection(a, b []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(a), func(d int32) bool {
		_, has := slices.BinarySearch(b, d)
		return !has
	})
}
