package theme

import (
	"cmp"
	"math"
	"slices"
)

const (
	moreWords   = 5    // words shown at most
	moreEntries = 3    // entries a word must stand in
	moreZ       = 0.75 // how many standard errors the difference must be
	priorWords  = 100  // weight of the prior, in words
)

// moreThanBefore lists the words, in lower case, that the entries of now use more than those before, by log-odds with the past as prior
// (Monroe, Colaresi and Quinn 2008). Names, stop words and everyday words are left out.
func (c *corpus) moreThanBefore(now, before func(d int) bool) []string {
	uses, all := c.usesBefore(now, before)
	if all.before == 0 || all.now == 0 {
		return nil
	}
	type found struct {
		z    float64
		text string
	}
	var list []found
	names := calendar()
	for id, u := range uses {
		s := &c.stems[id]
		if u.docs < moreEntries || s.name || s.light || s.everyday || names[c.usualForm(uint32(id))] {
			continue
		}
		z := logOdds(float64(u.now), float64(all.now), float64(u.before), float64(all.before))
		if z >= moreZ {
			list = append(list, found{z, c.usualForm(uint32(id))})
		}
	}
	slices.SortFunc(list, func(a, b found) int { return cmp.Or(cmp.Compare(b.z, a.z), cmp.Compare(a.text, b.text)) })
	var out []string
	for _, x := range list {
		out = append(out, x.text)
	}
	return out
}

// beforeUse is how often a stem stands in the entries of now and in those before, and in how many of now.
type beforeUse struct {
	now, before, docs int32
	last              int32 // the document counted last, from 1
}

// usesBefore counts the stems of words that are no stop words, and all of them together.
func (c *corpus) usesBefore(now, before func(d int) bool) (uses []beforeUse, all beforeUse) {
	uses = make([]beforeUse, len(c.stems))
	for d := range c.docs {
		isNow := now(d)
		if !isNow && !before(d) {
			continue
		}
		for _, t := range c.docs[d].tokens {
			if !t.isWord() || c.stop[t.word()] {
				continue
			}
			u := &uses[c.stemOf[t.word()]]
			if !isNow {
				u.before++
				all.before++
				continue
			}
			u.now++
			all.now++
			if u.last != int32(d)+1 {
				u.last = int32(d) + 1
				u.docs++
			}
		}
	}
	return uses, all
}

// logOdds is the difference of the log-odds of a word in two texts over its standard error. The prior is the word's share of
// both texts.
func logOdds(now, allNow, before, allBefore float64) float64 {
	prior := priorWords * (now + before) / (allNow + allBefore)
	a, b := now+prior, before+prior
	delta := math.Log(a/(allNow+priorWords-a)) - math.Log(b/(allBefore+priorWords-b))
	return delta / math.Sqrt(1/a+1/b)
}

// usualForm is the form of a stem that the journal uses most.
func (c *corpus) usualForm(id uint32) string {
	best := uint32(0)
	for i, w := range c.stems[id].forms {
		n, most := c.words.uses[w].all, c.words.uses[best].all
		if i == 0 || n > most || n == most && c.words.texts[w] < c.words.texts[best] {
			best = w
		}
	}
	return c.words.texts[best]
}
