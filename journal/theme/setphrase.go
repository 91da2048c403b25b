package theme

import (
	"slices"
	"strings"
	"sync"
)

// A set phrase is a wording that a person has made their own, often of plain words alone: "second thoughts", "two suitcases", "up the
// tower", "quicker myself". It tells from a turn of speech that anybody would use ("in the kitchen", "ten minutes", "wrote it down") by
// a word that hardly ever stands anywhere else in the journal. Its words count in entries as they stand, light ones too.

// wordKind is what a word is to a phrase, a bit for each list that has it.
type wordKind uint16

const (
	kindStop     wordKind = 1 << iota // says nothing by itself
	kindShort                         // a single letter
	kindFunction                      // carries grammar
	kindParticle
	kindLead   // of those two, may begin a set phrase
	kindPlace  // and says of a thing behind an article where it is, and no more
	kindDenial // or turns what follows into its contrary
	kindSelf   // may end it, though it carries grammar
	kindNumber
	kindSpan   // is counted by numbers, or is a time
	kindOwn    // or says whose something is
	kindVague  // stands in no set phrase
	kindDegree // turns the sense of what follows, and stays before it in a label

	kindGrammar = kindFunction | kindParticle
)

var kindsOfWords = sync.OnceValue(func() map[string]wordKind {
	out := map[string]wordKind{}
	for _, l := range []struct {
		kind  wordKind
		words string
	}{
		{kindLead, "in on by at under over up down back through against between without around past behind beyond across along inside outside half no not never"},
		{kindLead | kindNumber, "two three four five six seven eight nine ten"},
		{kindLead | kindOwn, "my our"},
		{kindPlace, "in on by at"},
		{kindDenial, "no not never"},
		{kindDegree, "too hardly barely almost nearly less"},
		{kindSelf, "myself himself herself themselves ourselves yourself itself"},
		{kindNumber, `eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
hundred thousand half quarter first third fourth fifth sixth seventh eighth ninth tenth last next every each many much more`},
		{kindSpan, `seconds minute minutes hour hours day days week weeks weekend month months year years time times morning mornings evening evenings
afternoon night nights noon midnight o'clock january february march april may june july august september october november december monday
tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays people men women kids
quarter quarters hundred thousand percent quid euros pounds dollars kilometres miles metres`},
		{kindVague, `somebody someone something anybody anyone anything nobody nothing everybody everyone everything else like know known since kind sort
lot thing things way`},
	} {
		for w := range wordSet(l.words) {
			out[w] |= l.kind
		}
	}
	for w := range persons().speech {
		out[w] |= kindVague
	}
	return out
})

// readKinds gives each word of the journal its kind.
func (t *unitTable) readKinds() {
	c, known := t.c, kindsOfWords()
	t.kindOf = make([]wordKind, len(c.words.texts))
	t.grammar = slices.Repeat([]bool{true}, len(c.stems))
	for w, text := range c.words.texts {
		k := known[text]
		if c.stop[w] {
			k |= kindStop
		}
		if len(text) < 2 {
			k |= kindShort
		}
		if isParticle(text) {
			k |= kindParticle
		}
		if c.isFunction(text) {
			k |= kindFunction
		}
		if k&kindGrammar == 0 {
			t.grammar[c.stemOf[w]] = false
		}
		t.kindOf[w] = k
	}
}

const (
	cohesive = 0.6  // share of the entries with one of its words that a set phrase has
	plainest = 6e-5 // share of English from which a word is too plain to be told by a preposition: "in danish", but not "in front"
)

// maySet says whether the words of a segment from one to before another may be a set phrase, if they recur together.
func (t *unitTable) maySet(from, to int) bool {
	kinds := t.kinds[from:to]
	first, last := kinds[0], kinds[len(kinds)-1]
	switch {
	case first&kindShort != 0 || last&(kindShort|kindParticle) != 0:
		return false
	case first&kindGrammar != 0 && first&kindLead == 0:
		return false
	case last&kindGrammar != 0 && last&kindSelf == 0 && (last&kindNumber == 0 || first&kindStop != 0): // "kilometre eight"
		return false
	}
	var all wordKind
	solid, content, everyday := 0, 0, false // words that carry no grammar, and those of them that are neither stop words nor what a number counts
	for i, k := range kinds {
		all |= k
		switch {
		case k&kindVague != 0:
			return false
		case k&kindGrammar != 0:
			continue
		}
		solid++
		everyday = t.c.stems[t.ids[from+i]].everyday
		if k&kindStop == 0 && (all&kindNumber == 0 || k&kindSpan == 0) {
			content++
		}
	}
	switch {
	case first&kindPlace != 0:
		s := &t.c.stems[t.ids[to-1]]
		return len(kinds) == 2 && content == 1 && !s.everyday && !s.name && s.p < plainest
	case first&kindOwn != 0:
		return len(kinds) == 2 && content == 1 && !t.c.stems[t.ids[to-1]].everyday && !persons().relations[t.text(to-1)]
	case first&kindGrammar != 0 && first&kindNumber == 0 && len(kinds) > 2 && solid == 1 && everyday: // "down the stairs"
		return false
	case first&kindDenial != 0:
		return content == 0 && solid > 1
	case content > 0:
		return true
	case last&kindSelf != 0:
		return solid > 0
	}
	return solid > 1 && all&(kindNumber|kindSpan) == 0 && first&kindParticle == 0
}

// isSet says whether a unit is a set phrase.
func (w *weigher) isSet(u *unit) bool {
	if !u.maybe || u.n() < leastStrong || w.c.stems[u.stems[len(u.stems)-1]].name { // "lia's diploma" is one, "aunt lia" is none
		return false
	}
	return slices.ContainsFunc(u.stems, func(s uint32) bool {
		return !w.grammar[s] && float64(u.n()) >= cohesive*float64(w.held[s])
	})
}

// whole is the label of a unit with what stands beside it wherever it stands and belongs to it: the rest of a set phrase of plain words
// ("keep putting it off") and of a run that is as long as one can be ("wait for the tap on the shoulder"), and of a single word that is
// denied each time the word that does so ("don't belong").
func (f *finder) whole(id int32, label string) string {
	u := &f.units[id]
	rich := 0
	for _, s := range u.stems {
		if st := &f.c.stems[s]; !st.light && !st.everyday {
			rich++
		}
	}
	if !f.c.isSmall() || u.n() < leastStrong || len(u.stems) > 1 && len(u.stems) < maxRun && (!u.set || rich > 1) {
		return label
	}
	before := f.always(id, -1)
	if len(u.stems) == 1 {
		if n := len(before); n > 0 && denies(before[n-1]) {
			return before[n-1] + " " + label
		}
		return label
	}
	after := f.always(id, 1)
	kinds := kindsOfWords()
	for len(before) > 0 && f.c.isFunction(before[0]) && kinds[before[0]]&(kindDenial|kindDegree) == 0 {
		before = before[1:]
	}
	for n := len(after); n > 0 && f.c.isFunction(after[n-1]) && !isParticle(after[n-1]); n-- {
		after = after[:n-1]
	}
	if n := len(after); n > 0 && isParticle(after[n-1]) && f.goesOn(id, n) {
		after = after[:n-1]
	}
	return strings.Join(slices.Concat(before, []string{label}, after), " ")
}

// goesOn says whether, so many words behind a unit, a thing follows at half of its places or more: the particle before it is a preposition
// then, as in "lunch alone on Friday".
func (f *finder) goesOn(id int32, behind int) bool {
	where, all, on := f.finderOf([]int32{id}), 0, 0
	for _, d := range f.units[id].docs {
		row := f.c.docs[d].tokens
		for _, p := range where.in(f.c, int(d)) {
			all++
			if i := p.to + behind + 1; i < len(row) && row[i].isWord() && (!f.c.stop[row[i].word()] || saysOf(f.c.words.texts[row[i].word()])) {
				on++
			}
		}
	}
	return 2*on >= all
}

// denies says whether a word turns the one behind it into its contrary.
func denies(word string) bool {
	return kindsOfWords()[word]&kindDenial != 0 || word == "cannot" || strings.HasSuffix(word, "n't")
}

// mostBeside is how many words beside a set phrase may belong to it, on either side.
const mostBeside = 3

// always are the words that stand at one side of a unit wherever it stands, up to inflection and in their order; step is -1 for those before
// it, and 1 for those behind.
func (f *finder) always(id int32, step int) []string {
	var words []uint32
	where, first := f.finderOf([]int32{id}), true
	for _, d := range f.units[id].docs {
		row := f.c.docs[d].tokens
		for _, p := range where.in(f.c, int(d)) {
			at := p.from
			if step > 0 {
				at = p.to
			}
			n := 0
			for i := at + step; i >= 0 && i < len(row) && row[i].isWord() && n < mostBeside; i += step {
				w := row[i].word()
				if first {
					words = append(words, w)
				} else if n == len(words) || f.c.stemOf[w] != f.c.stemOf[words[n]] {
					break
				}
				n++
			}
			words, first = words[:n], false
		}
	}
	if step < 0 {
		slices.Reverse(words)
	}
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = f.c.words.texts[w]
	}
	return out
}
