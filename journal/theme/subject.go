package theme

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// gather reads the words that what the person keeps coming back to is made of.
func (s *search) gather() {
	s.f = &finder{weigher: newWeigher(gather(s.c, s.c.index(s.res.concepts), s.t.sets)), t: s.t, senses: s.c.learnSenses()}
}

// phrases turns groups into subjects.
func (s *search) phrases(groups []*group) {
	for _, g := range groups {
		x := s.phrase(g)
		if x == nil {
			continue
		}
		if have := s.phraseNamed(x.label); have != nil {
			s.take(have, x, x.label+" (the same name)")
			continue
		}
		s.subjects = append(s.subjects, x)
	}
	s.remember()
	for _, x := range slices.Clone(s.subjects) {
		if slices.ContainsFunc(s.res.hide, func(h wish) bool { return s.hides(h, x) }) {
			s.letGo(x)
		}
	}
}

// letGo makes subjects of what a subject that is to be hidden took along for the entries they share, and that has more than these.
func (s *search) letGo(x *subject) {
	if x.of == nil {
		return
	}
	for _, g := range x.of.taken {
		if s.f.related(x.of, g) || s.f.sameName(x.of, g) {
			continue
		}
		y := s.phrase(g)
		if y != nil && s.phraseNamed(y.label) == nil && slices.ContainsFunc(y.found, func(e evidence) bool { return !x.has(e.doc) }) {
			s.subjects = append(s.subjects, y)
		}
	}
}

// phrase turns a group into a subject; nil when too few entries show it.
func (s *search) phrase(g *group) *subject {
	x := &subject{kind: "phrase", score: g.score, concept: g.concept != none, label: s.f.label(g), aside: g.aside, of: g}
	x.plainWord = s.f.isPlainWord(g)
	x.weak = x.plainWord
	x.turns = g.concept != none && !s.f.lex.concepts[g.concept].plain || s.f.isStrong(&s.f.units[g.founder])
	if first, _, _ := strings.Cut(x.label, " "); denies(first) { // "no harm done" is said with a "not" each time
		x.turns = false
	}
	x.loose = 2*shared(s.f.units[g.founder].docs, g.docs) < g.n()
	x.word = g.concept == none && len(s.f.units[g.founder].stems) == 1
	x.id = idFrom(x.label)
	if s.byID(x.id) != nil {
		x.id += "-phrase" // a lens of that name keeps its id, which marks and lens files use
	}
	where := s.f.finderOf(g.members)
	named := s.f.recurring(g)
	where.loose = s.f.looseIn(g, named)
	sure := map[string]bool{}
	for _, m := range g.members {
		t := s.f.surface(m)
		x.terms, sure[t] = append(x.terms, t), sure[t] || !where.loose[m]
	}
	slices.Sort(x.terms)
	x.terms = slices.Compact(x.terms)
	x.beside = slices.DeleteFunc(slices.Clone(x.terms), func(t string) bool { return sure[t] })
	x.merged = s.f.joinedTo(g, x.label)
	for _, d := range g.docs {
		places := slices.DeleteFunc(where.in(s.c, int(d)), func(p place) bool { return s.f.isOther(g, int(d), p) })
		s.show(x, evidence{int(d), s.f.alsoLoose(g, named, int(d), places)})
	}
	s.showNamed(x, g, named)
	if other := s.f.other(g, named); other != none {
		s.showNamed(x, g, other)
	}
	x.elsewhere = s.f.elsewhere(g)
	if len(x.found) < leastEntries {
		return nil
	}
	return x
}

// showNamed adds to an idea that is called by a word with "my" or the like before it the entries in which that word stands alone: a
// reader looks for them there, be they of the idea or not. A word of every day says too little for it, and "the last father" is no relative.
func (s *search) showNamed(x *subject, g *group, named int32) {
	k := s.f.units[named].stems
	word := s.f.content(k)
	if g.concept == none || len(k) < 2 || len(word) != 1 || !s.f.c.stems[k[0]].light || s.f.isEveryday(word) || s.f.single[word[0]] == 0 {
		return
	}
	where := s.f.finderOf([]int32{s.f.single[word[0]]})
	for _, d := range s.f.units[s.f.single[word[0]]].docs {
		if x.has(int(d)) {
			continue
		}
		for _, p := range where.in(s.c, int(d)) {
			if !s.f.isOther(g, int(d), p) && !(s.f.isKin(named) && s.c.isAnyone(int(d), p.from)) {
				x.insert(int(d), p)
			}
		}
	}
}

// takenAs finds what was joined into a subject without its entries, by its name or one of its words: a subject by itself, and the one
// that took it.
func (s *search) takenAs(name string) (x, by *subject) {
	key := s.stemKey(bareName(name))
	same := func(other string) bool { return s.stemKey(bareName(other)) == key }
	for _, by := range s.subjects {
		if by.of == nil {
			continue
		}
		for _, g := range by.of.taken {
			x := s.phrase(g)
			if x != nil && (x.isCalled(name) || same(x.label) || slices.ContainsFunc(x.terms, func(t string) bool { return x.isSure(t) && same(t) })) {
				s.follow(x, by)
				return x, by
			}
		}
	}
	return nil, nil
}

// phraseNamed finds a phrase by its label: an idea and a word beside it may both be called by that word.
func (s *search) phraseNamed(label string) *subject {
	for _, x := range s.subjects {
		if x.kind == "phrase" && labelKey(x.label) == labelKey(label) {
			return x
		}
	}
	return nil
}

// wanted is how many themes a journal of n entries carries: a third of them in a small one, up to twelve, and slowly more in a
// longer one, up to twenty.
func (s *search) wanted(n int) int {
	return max(6, min(12+max(0, n-40)/20, 20, int(s.t.shown*float64(n)+0.5)))
}

// isPlainWord says whether a group rests on a word or turn of speech of every day alone: neither a habitual phrase nor an idea in
// several words.
func (f *finder) isPlainWord(g *group) bool {
	u := &f.units[g.founder]
	return f.c.isSmall() && g.concept == none && !f.isStrong(u) && f.isEveryday(u.stems)
}

// joinedTo says in words what was joined to a group of that label.
func (f *finder) joinedTo(g *group, label string) []string {
	var out []string
	if g.concept != none {
		out = append(out, "words for one idea: "+f.lex.concepts[g.concept].name)
	}
	for _, b := range g.merged {
		if b.founder == g.founder || f.name(b.founder) == label {
			continue
		}
		how := " (the same words or entries)"
		if shared(b.docs, g.docs) < b.n() {
			how = " (nearly the same; what it has in other entries is not counted)"
		}
		out = append(out, f.name(b.founder)+how)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// label is the member that covers most of a group, in the words the person uses most.
func (f *finder) label(g *group) string {
	switch {
	case g.concept != none:
		named := f.recurring(g)
		if other := f.other(g, named); other != none {
			return f.bothNames(named, other)
		}
		return f.name(named)
	case f.isStrong(&f.units[g.founder]):
		return f.name(f.recurring(g))
	}
	best, top := g.founder, -1.0
	for _, m := range g.members {
		x := ratio(f.units[m].n(), g.n())
		switch len(f.units[m].stems) {
		case 2:
			x *= 1.3
		case 3:
			x *= 1.15
		}
		if m != g.founder {
			x *= 0.75
		}
		if x > top+1e-12 {
			best, top = m, x
		}
	}
	if g.aside != nil && g.aside.name && best == g.founder {
		if w := f.beside(g); w != "" {
			return f.name(best) + " (" + w + ")"
		}
	}
	return f.name(best)
}

// name is what a unit is called in a label: its usual form, without a light word before one that says enough by itself. "In english"
// is called "english", "by hand" and "two suitcases" stay. Nouns have their capital where the language gives them one.
func (f *finder) name(id int32) string {
	ws := strings.Fields(f.bareName(id))
	beside, first := f.usesAt(id, ws), ""
	small := false // a word behind the first has no capital
	for i, w := range ws {
		switch u := beside[w]; {
		case u.insideCap > 0 && 2*u.insideCap > u.inside:
			ws[i] = f.c.inCapitals(w)
		case u.inside == 0:
			if ws[i] = f.c.noun(w); i == 0 {
				first = w
			}
		}
		small = small || i > 0 && ws[i] == w
	}
	if first != "" && len(ws) > 1 && !small { // it only ever begins sentences, and all behind it have capitals
		ws[0] = f.c.inCapitals(first)
	}
	return strings.Join(ws, " ")
}

// usesAt is how the words of a label of several words stand inside sentences where its unit does.
func (f *finder) usesAt(id int32, words []string) map[string]use {
	out := map[string]use{}
	if len(words) < 2 {
		return out
	}
	where := f.finderOf([]int32{id})
	for _, d := range f.units[id].docs {
		tokens := f.c.docs[d].tokens
		for _, p := range where.in(f.c, int(d)) {
			for i := max(0, p.from-maxTerm); i < min(len(tokens), p.to+maxTerm+1); i++ {
				if w := f.c.neighbour(tokens, i); i > 0 && tokens[i-1].isWord() && slices.Contains(words, w) {
					u := out[w]
					u.inside++
					if tokens[i].capital() {
						u.insideCap++
					}
					out[w] = u
				}
			}
		}
	}
	return out
}

func (f *finder) bareName(id int32) string {
	k := f.units[id].stems
	if len(k) == 1 {
		return f.whole(id, f.heading(k[0], f.units[id].docs))
	}
	first, last := &f.c.stems[k[0]], &f.c.stems[k[len(k)-1]]
	whole := denies(first.text) || f.units[id].set && kindsOfWords()[first.text]&(kindPlace|kindOwn) == 0
	if len(k) == 2 && first.light && !last.light && !last.everyday && !whole {
		return f.heading(k[1], f.units[id].docs)
	}
	return f.withoutLead(f.whole(id, f.surface(id)))
}

// withoutLead drops the preposition and the article that a label begins with, when what is left says enough: "up the tower".
func (f *finder) withoutLead(label string) string {
	ws, kinds := strings.Fields(label), kindsOfWords()
	if k := kinds[ws[0]]; len(ws) < 3 || k&kindLead == 0 || k&(kindNumber|kindDenial) != 0 {
		return label
	}
	rest := ws[1:]
	for len(rest) > 1 && f.c.isFunction(rest[0]) && kinds[rest[0]]&kindNumber == 0 {
		rest = rest[1:]
	}
	if id, ok := f.c.words.has(rest[0]); len(rest) == 1 && (!ok || f.c.stop[id] || f.c.stems[f.c.stemOf[id]].everyday) {
		return label
	}
	return strings.Join(rest, " ")
}

// pasts are the irregular forms that tell of what somebody did and are nothing else, as "lost" and "broken" are.
var pasts = sync.OnceValue(func() map[string]bool {
	return wordSet(`ran wrote spoke chose paid taught caught bought brought drove flew grew rode rang sent shook sang sank stole swam swore threw
wore ate drank fell forgot froze drew knelt wept slept woke awoke swept began gave went took knew blew`)
})

// heading is the form of a stem that the journal uses most. That of the past gives way to "run" or "running" if one of the documents
// has it: it names what is done again and again better than "ran".
func (f *finder) heading(stem uint32, docs []int32) string {
	usual := strings.TrimSuffix(f.c.usualForm(stem), "'s")
	if !pasts()[usual] {
		return usual
	}
	forms := map[string]int{}
	for _, d := range docs {
		for _, t := range f.c.docs[d].tokens {
			if t.isWord() && f.c.stemOf[t.word()] == stem {
				forms[f.c.words.texts[t.word()]]++
			}
		}
	}
	best := usual
	for form, n := range forms {
		if _, irregular := f.c.res.forms[form]; irregular || strings.HasSuffix(form, "s") {
			continue
		}
		if best == usual || n > forms[best] || n == forms[best] && form < best {
			best = form
		}
	}
	return best
}

// surface is the form of a unit that the journal uses most, in lower case and as it is written.
func (f *finder) surface(id int32) string {
	u := &f.units[id]
	if len(u.stems) == 1 {
		return strings.TrimSuffix(f.c.usualForm(u.stems[0]), "'s")
	}
	forms := map[string]int{}
	where := f.finderOf([]int32{id})
	for _, d := range u.docs {
		for _, p := range where.in(f.c, int(d)) {
			forms[f.c.written(int(d), p)]++
		}
	}
	best := ""
	for form, n := range forms {
		if best == "" || n > forms[best] || n == forms[best] && form < best {
			best = form
		}
	}
	return best
}

// written is what stands at a place, word by word in lower case.
func (c *corpus) written(d int, p place) string {
	var w []string
	for _, t := range c.docs[d].tokens[p.from : p.to+1] {
		if t.isWord() {
			w = append(w, c.words.texts[t.word()])
		}
	}
	return strings.TrimSuffix(strings.Join(w, " "), "'s")
}

// unitFinder finds places of some units in a document.
type unitFinder struct {
	f     *finder
	first map[uint32][]int32
	loose map[int32]bool
}

func (f *finder) finderOf(units []int32) unitFinder {
	u := unitFinder{f: f, first: map[uint32][]int32{}}
	for _, id := range units {
		first := f.units[id].stems[0]
		u.first[first] = append(u.first[first], id)
	}
	for _, list := range u.first {
		slices.SortFunc(list, func(a, b int32) int {
			return cmp.Or(cmp.Compare(len(f.units[b].stems), len(f.units[a].stems)), f.order(a, b))
		})
	}
	return u
}

// in lists the places of the units in a document, the first mostPlaces of them.
func (u unitFinder) in(c *corpus, d int) []place {
	var out []place
	tokens := c.docs[d].tokens
	for i, t := range tokens {
		if !t.isWord() {
			continue
		}
		if len(out) >= mostPlaces {
			break
		}
		for _, id := range u.first[c.stemOf[t.word()]] {
			if end, ok := c.matches(tokens, i, u.f.units[id].stems); ok {
				out = append(out, place{from: i, to: end, word: u.f.stemText(id), loose: u.loose[id]})
				break
			}
		}
	}
	return out
}

// matches says whether a row of stems stands at token i, and where it ends.
func (c *corpus) matches(tokens []token, i int, stems []uint32) (end int, ok bool) {
	return c.row(tokens, i, stems, breakLine)
}

// matchesName is matches for the words of a name, which may have signs between them in the text: R&D, 24/7.
func (c *corpus) matchesName(tokens []token, i int, stems []uint32) (end int, ok bool) {
	return c.row(tokens, i, stems, breakMark)
}

// row says whether stems stand in a row at a token, with nothing between them but line ends and breaks of one more kind.
func (c *corpus) row(tokens []token, i int, stems []uint32, between token) (end int, ok bool) {
	k := 0
	for ; i < len(tokens) && k < len(stems); i++ {
		switch {
		case tokens[i].isWord() && c.stemOf[tokens[i].word()] == stems[k]:
			end = i
			k++
		case (tokens[i] == breakLine || tokens[i] == between) && k > 0:
		default:
			return 0, false
		}
	}
	return end, k == len(stems)
}

// stemText names a unit by its stems.
func (f *finder) stemText(id int32) string {
	var w []string
	for _, s := range f.units[id].stems {
		w = append(w, f.c.stems[s].text)
	}
	return strings.Join(w, " ")
}
