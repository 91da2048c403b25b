package theme

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"twoway/journal"
)

// wishes are the phrases of the `same:` and `hide:` lists of a person as they stand in a journal.
type wishes struct {
	places [][]evidence    // by `same:` list
	met    map[string]bool // by key: it stands in a text, or names a theme
	looked bool            // whether the names of all themes have been compared
}

// learnStems gets to know the words of a corpus, once.
func (c *corpus) learnStems() {
	if c.stems == nil {
		c.stemWords()
		c.findBoilerplate()
	}
}

// wished finds the phrases of the person's lists in all entries, once, up to inflection. They are matched as cues are.
func (c *corpus) wished() *wishes {
	if c.wishes != nil {
		return c.wishes
	}
	c.wishes = &wishes{places: make([][]evidence, len(c.res.same)), met: map[string]bool{}}
	p, lists := c.wishPatterns()
	if len(p.cues) == 0 {
		return c.wishes
	}
	m := newMatcher(p, c.words)
	for d := range c.docs {
		for _, h := range m.find(c.docs[d].tokens) {
			c.wishes.met[p.cues[h.cue].text] = true
			if i := lists[h.cue]; i != none && !(len(c.forms)+len(c.heads) > 0 && c.inForm(d, h.from)) {
				c.wishes.places[i] = addPlace(c.wishes.places[i], d, place{from: h.from, to: h.to, word: p.cues[h.cue].text})
			}
		}
	}
	return c.wishes
}

// lightForms are the irregular forms of verbs that carry grammar or little else. No theme is found by such a verb, so that forms.txt has
// them not, but a phrase of a person's list may hold one.
var lightForms = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for pair := range strings.FieldsSeq(`said:say went:go gone:go goes:go got:get gotten:get made:make took:take taken:take did:do done:do
does:do came:come gave:give given:give knew:know known:know thought:think felt:feel told:tell found:find began:begin begun:begin saw:see
seen:see heard:hear became:become stood:stand understood:understand sat:sit had:have has:have was:be were:be been:be is:be are:be am:be
meant:mean shown:show`) {
		form, base, _ := strings.Cut(pair, ":")
		out[form] = base
	}
	return out
})

// wishPatterns compiles the person's lists, and gives the `same:` list of each cue, or none. A pattern stands for all words with a stem;
// all cues belong to one lens, so that none of them yields to a longer one.
func (c *corpus) wishPatterns() (p *patterns, lists []int) {
	p = &patterns{exact: map[string]int{}}
	byStem := map[string]int{}
	add := func(list int, w wish) {
		one := cue{text: w.key}
		for _, word := range cueWords(w.text) {
			if word = strings.Trim(word, `.,;:!?'`); word == "" {
				continue
			}
			stem := c.res.stem(cmp.Or(lightForms()[word], word))
			id, known := byStem[stem]
			if !known {
				id = p.count
				byStem[stem] = id
				p.count++
			}
			p.exact[word] = id
			one.elems = append(one.elems, id)
		}
		p.cues, lists = append(p.cues, one), append(lists, list)
	}
	for i, j := range c.res.same {
		for _, w := range j.terms {
			add(i, w)
		}
	}
	for _, w := range c.res.hide {
		add(none, w)
	}
	for stem, id := range byStem {
		if s, ok := c.stemID[stem]; ok {
			for _, form := range c.stems[s].forms {
				p.exact[c.words.texts[form]] = id
			}
		}
	}
	for form, base := range lightForms() {
		if id, ok := byStem[c.res.stem(base)]; ok {
			p.exact[form] = id
		}
	}
	p.first = make([][]int, p.count)
	for i, one := range p.cues {
		p.first[one.elems[0]] = append(p.first[one.elems[0]], i)
	}
	return p, lists
}

// joinSame makes one theme of each `same:` list: the themes that its phrases name already, and every place where one stands.
func (s *search) joinSame() {
	s.joined = map[string]*subject{}
	if len(s.res.same) == 0 {
		return
	}
	w := s.c.wished()
	for i, j := range s.res.same {
		x := s.joinNamed(j)
		if x == nil && len(w.places[i]) == 0 {
			continue
		}
		if x == nil {
			x = &subject{kind: "phrase", score: 1}
			s.subjects = append(s.subjects, x)
		}
		x.keepSure()
		s.joinLike(x, w.places[i])
		for _, e := range w.places[i] {
			for _, p := range e.places {
				if !x.holds(e.doc, p) {
					x.insert(e.doc, p)
				}
			}
		}
		for _, t := range j.terms {
			s.joined[t.key] = x
		}
		s.nameSame(x, j)
		s.takeSame(x, j, w.places[i])
	}
}

// keepSure leaves a phrase with what shows it by itself: words that only suggest it are not what a person's list means.
func (x *subject) keepSure() {
	if x.kind == "lens" {
		return
	}
	had := x.found
	x.found = quotable(had)
	for _, e := range had {
		if !x.has(e.doc) {
			x.perhaps = append(x.perhaps, e.doc)
		}
	}
	x.terms = slices.DeleteFunc(slices.Clone(x.terms), func(t string) bool { return slices.Contains(x.beside, t) })
	x.merged = slices.DeleteFunc(slices.Clone(x.merged), func(m string) bool {
		return slices.Contains(x.beside, joinedName(m))
	})
	x.beside = nil
}

// takeSame takes the phrases of a list out of all phrases but its own theme: they count there and nowhere else.
func (s *search) takeSame(own *subject, j joined, places []evidence) {
	for _, x := range slices.Clone(s.subjects) {
		if x == own || x.own || x.kind == "lens" {
			continue
		}
		for _, e := range places {
			x.remove(e.doc, func(p place) bool { return touch([]place{p}, e.places) })
		}
		x.terms = slices.DeleteFunc(slices.Clone(x.terms), func(term string) bool {
			return slices.ContainsFunc(j.terms, func(t wish) bool { return s.stemKey(labelKey(term)) == s.stemKey(t.key) })
		})
	}
	s.subjects = slices.DeleteFunc(s.subjects, func(x *subject) bool { return x != own && x.kind != "lens" && len(x.found) == 0 })
}

// joinNamed joins the themes that the name of a list, up to an article, or its phrases name, up to inflection, and gives the one that has
// them all, if any.
func (s *search) joinNamed(j joined) *subject {
	var keep *subject
	if j.name != "" {
		keep = s.named(j.name)
		for _, x := range slices.Clone(s.subjects) {
			switch {
			case x == keep || x.kind == "lens" || bareName(x.label) != bareName(j.name):
			case keep == nil:
				keep = x
			default:
				s.join(keep, x, "joined by same:")
			}
		}
	}
	for _, t := range j.terms {
		key := s.stemKey(t.key)
		for _, x := range slices.Clone(s.subjects) {
			if !x.isCalled(t.text) && (x.kind == "lens" || s.stemKey(labelKey(x.label)) != key && s.stemKey(labelKey(x.bareLabel())) != key) {
				continue
			}
			s.c.wished().met[t.key] = true
			switch {
			case x == keep:
			case keep == nil:
				keep = x
			default:
				s.join(keep, x, "joined by same:")
			}
		}
	}
	return keep
}

// joinLike joins the phrases that stand nowhere but at these places, and in half of their entries or more.
func (s *search) joinLike(to *subject, places []evidence) {
	all := &subject{found: places}
	for _, x := range slices.Clone(s.subjects) {
		if x == to || x.own || x.kind == "lens" || len(x.found) == 0 || 2*len(x.found) < len(places) {
			continue
		}
		if _, touching := meet(x, all); touching == len(x.found) {
			s.join(to, x, "joined by same:")
		}
	}
}

// nameSame gives the theme of a `same:` list its name and terms. A lens keeps its own name.
func (s *search) nameSame(x *subject, j joined) {
	met := s.c.wished().met
	name := j.name
	for _, t := range j.terms {
		if !met[t.key] {
			continue
		}
		if name == "" {
			name = t.text
		}
		x.terms, x.listed = append(x.terms, t.text), append(x.listed, t.text)
	}
	slices.Sort(x.terms)
	x.terms = slices.Compact(x.terms)
	if x.kind == "lens" {
		return
	}
	x.own, x.weak, x.plainWord = true, false, false
	if name != "" {
		x.label, x.id = strings.TrimSpace(name), idFrom(name)
	}
}

// stemKey folds the key of a label up to inflection, but for names that have the stem of another word.
func (s *search) stemKey(key string) string {
	return stemmed(key, func(w string) string {
		if id, ok := s.c.words.has(w); ok && s.c.stems[s.c.stemOf[id]].apart {
			return w
		}
		return s.res.stem(w)
	})
}

// stemmed folds the key of a label word by word.
func stemmed(key string, stem func(word string) string) string {
	words := strings.Fields(key)
	for i, w := range words {
		words[i] = stem(w)
	}
	return strings.Join(words, " ")
}

// holds says whether a place of an entry is a subject's already.
func (x *subject) holds(d int, at place) bool {
	return x.shows(d, func(p place) bool { return overlap(p, at) })
}

// hideAndName joins what marks founded under names of `same:` lists, and hides what `hide:` names.
func (s *search) hideAndName() {
	for _, j := range s.res.same {
		if x := s.joinNamed(j); x != nil {
			s.nameSame(x, j)
		}
	}
	for _, h := range s.res.hide {
		s.subjects = slices.DeleteFunc(s.subjects, func(x *subject) bool {
			hidden := s.hides(h, x)
			if hidden {
				s.c.wished().met[h.key] = true
				s.hold(x, "hidden by "+h.at())
				s.hidden[s.stemKey(bareName(x.label))] = h.at()
			}
			return hidden
		})
	}
	if s.res.HasWishes() {
		s.c.wished().looked = true
	}
}

// hides says whether a phrase of a `hide:` list names a theme: by its name or id, and one of the journal's own words by its idea and by what was
// joined into it as well, up to inflection. What was joined and stands in few of its entries is not what it is about.
func (s *search) hides(h wish, x *subject) bool {
	if bare := bareName(h.key); bareName(x.label) == bare || labelKey(x.id) == bare || labelKey(x.id) == h.key {
		return true
	}
	if x.kind == "lens" {
		return false
	}
	if s.isIdea(x, h.key) {
		return true
	}
	key := s.stemKey(bareName(h.key))
	same := func(name string) bool { return s.stemKey(bareName(name)) == key }
	if same(x.label) || same(x.bareLabel()) || slices.ContainsFunc(x.joinedNames(), same) && 2*s.holding(h.key, x) >= len(x.found) {
		return true
	}
	for _, j := range s.res.same {
		if j.name == "" && slices.ContainsFunc(j.terms, func(t wish) bool { return s.joined[t.key] == x && same(t.key) }) {
			return true
		}
	}
	return false
}

// holding counts the entries of a subject in which the words of a name stand in a row, up to inflection.
func (s *search) holding(name string, x *subject) (n int) {
	row := s.c.rowOf(name)
	for _, e := range x.found {
		if s.c.holdsRow(e.doc, row) {
			n++
		}
	}
	return n
}

// bareLabel is a label without what tells one of the meanings of its word.
func (x *subject) bareLabel() string {
	word, _, _ := strings.Cut(x.label, " (")
	return word
}

// joinedNames are the names of what was joined into a subject.
func (x *subject) joinedNames() (out []string) {
	for _, m := range x.merged {
		if name := joinedName(m); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// joinedName is the name of what was joined, of a line that tells of it and why in brackets; none where no theme of a name was.
func joinedName(merged string) string { return merged[:max(0, strings.LastIndex(merged, " ("))] }

// HasWishes says whether the person's lens files hold a `same:` or a `hide:` list.
func (r *Resources) HasWishes() bool { return len(r.same)+len(r.hide) > 0 }

// Unmet names the phrases of `same:` and `hide:` lists that stand nowhere in the journal and name no theme of it, so that they change
// nothing.
func (r *Reading) Unmet() []journal.Problem {
	if !r.c.res.HasWishes() {
		return nil
	}
	r.c.learnStems()
	w := r.c.wished()
	if !w.looked && len(r.c.res.unmet(w.met)) > 0 {
		newSearch(r.c, Options{}, tuned()).look()
	}
	return r.c.res.unmet(w.met)
}

// unmet are the problems of phrases that are not among those met.
func (r *Resources) unmet(met map[string]bool) []journal.Problem {
	met = maps.Clone(met)
	for _, l := range r.Lenses {
		met[labelKey(l.ID)], met[labelKey(l.Name)] = true, true
	}
	var out []journal.Problem
	add := func(key string, w wish, mend string) {
		if !met[w.key] {
			out = append(out, journal.Problem{
				Path: w.path, Line: w.line, Rule: "lens", Mend: mend,
				Text: fmt.Sprintf("%s: %q stands in no entry that a review reads, and is no theme", key, w.text),
			})
		}
	}
	for _, j := range r.same {
		for _, w := range j.terms {
			add("same", w, `write it as it stands in your entries, or take it out; "same: {a name: [first, second]}" gives a theme another name`)
		}
	}
	for _, w := range r.hide {
		add("hide", w, "write the name of the theme as a review shows it, or take it out")
	}
	return out
}
