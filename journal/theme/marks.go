package theme

import (
	"cmp"
	"slices"
	"strings"

	"twoway/journal"
)

// marks lets the person's corrections take effect: hashtags in any text, and the marks of notes, the later over the earlier. What the
// marks found has its hashtags too, but for what they set aside.
func (s *search) marks() {
	known := map[*subject]bool{}
	s.tags(func(x *subject) bool {
		known[x] = true
		return true
	})
	index := map[string]int{}
	for d := range s.c.docs {
		index[s.c.docs[d].Entry.ID] = d
	}
	apply := func(marks []journal.Mark) {
		for _, m := range marks {
			if to, ok := index[m.Entry]; ok {
				s.mark(m, to)
			}
		}
	}
	for d := range s.c.docs {
		apply(s.c.docs[d].Entry.Marks)
	}
	apply(s.o.Marks)
	s.tags(func(x *subject) bool { return !known[x] })
	for _, x := range s.subjects {
		x.own = x.own || x.kind == "lens" && x.byHand() >= leastRecur
	}
	s.learn()
}

// byHand counts the entries of a subject that a person put there, by a hashtag or a mark.
func (x *subject) byHand() int {
	n := 0
	for _, e := range x.found {
		if slices.ContainsFunc(e.places, func(p place) bool { return p.byHand }) {
			n++
		}
	}
	return n
}

// mark applies one mark to the entry it names.
func (s *search) mark(m journal.Mark, d int) {
	at, ok := s.marked(m, d)
	if !ok {
		return
	}
	if m.Is {
		x := s.addedTo(m.Lens, d, at)
		if key := labelKey(m.Lens); x != nil && s.joined[key] == x {
			s.c.wished().met[key] = true // what a `same:` list joins may stand in marks alone
		}
		switch {
		case x == nil:
			x = &subject{id: idFrom(m.Lens), label: strings.TrimSpace(m.Lens), kind: "phrase", own: true, score: 1}
			s.subjects = append(s.subjects, x)
		case x.kind != "lens" && !x.own:
			s.rename(x, m.Lens)
		}
		x.own = x.own || x.kind != "lens"
		at.byHand = true
		x.insert(d, at)
		s.takeBack(m.Lens, d, at)
		return
	}
	told := false
	for _, x := range s.notAbout(m.Lens) {
		a := asideMark{of: x, name: strings.TrimSpace(m.Lens), doc: d, at: at, again: told}
		a.gone = x.remove(d, func(p place) bool { return a.covers(d, p) })
		told = told || len(s.took(a)) > 0
		s.setAside = append(s.setAside, a)
	}
}

// addedTo is the subject that an "is" of a name adds to at a place, or nil. What a phrase is called changes with what is written, so one
// of its words will do.
func (s *search) addedTo(name string, d int, at place) *subject {
	if x := cmp.Or(s.named(name), s.joined[labelKey(name)], s.meaningAt(name, d, at.from)); x != nil {
		return x
	}
	key := s.stemKey(bareName(name))
	same := func(term string) bool { return s.stemKey(bareName(term)) == key }
	foreign := func(x *subject) bool { return isRelative(name) || isRelative(x.label) }
	for _, x := range s.subjects {
		if !foreign(x) && x.kind != "lens" && s.isFound(x) && slices.ContainsFunc(x.terms, func(t string) bool { return x.isSure(t) && same(t) }) {
			return x
		}
	}
	if x, _ := s.takenAs(name); x != nil {
		s.subjects = append(s.subjects, x) // the person wants it for itself
		return x
	}
	if x := s.withIdea(name); x != nil && s.isFound(x) && !foreign(x) {
		return x
	}
	return nil
}

// isFound says whether a phrase was found by itself, whatever the person calls it by now, and is none of a `same:` list.
func (s *search) isFound(x *subject) bool {
	if !x.own {
		return true
	}
	for _, have := range s.joined {
		if have == x {
			return false
		}
	}
	return x.of != nil
}

// isRelative says whether a name ends in a word for a relative: what is told of a father is not told of a mother, though both words stand
// for one idea.
func isRelative(name string) bool {
	words := wordsIn(withoutOwner(name))
	if len(words) == 0 {
		return false
	}
	last := words[len(words)-1]
	return last == "father" || last == "mother" || subjects()[last] || persons().relations[last]
}

// Home is the theme that a mark adds to, with the number of its entries. When the mark founds one it has no label, and the entries and
// the words are those that the theme's name brings beside what is marked; Plain says in how many others the name stands in a row, of
// words too plain to bring them.
type Home struct {
	Label   string
	Entries int
	Words   []string
	Plain   int
}

// AddedTo gives for each "is" of some marks the theme of the whole journal that it adds to, or what the one that it founds brings.
func (r *Reading) AddedTo(marks []journal.Mark) []Home {
	s := newSearch(r.c, Options{}, tuned())
	s.collect()
	out := make([]Home, len(marks))
	founding := make([]int, len(marks)) // by mark: the entry of one that founds a theme, else -1
	for i, m := range marks {
		d := slices.IndexFunc(s.c.docs, func(d doc) bool { return d.Entry.ID == m.Entry })
		founding[i] = d
		var x *subject
		if d < 0 { // private, or of a day to come
			x = s.named(m.Lens)
		} else if at, ok := s.marked(m, d); ok {
			x = s.addedTo(m.Lens, d, at)
		}
		if x != nil {
			out[i], founding[i] = Home{Label: x.label, Entries: len(x.found)}, -1
		}
	}
	for i, d := range founding {
		if d >= 0 {
			s.mark(marks[i], d)
		}
	}
	s.learn()
	for i, d := range founding {
		if x := s.named(marks[i].Lens); d >= 0 && x != nil {
			out[i] = Home{Entries: len(x.found) - x.byHand(), Words: x.terms, Plain: s.commonly(x)}
		}
	}
	return out
}

// rename gives a phrase the name that a person's mark has for it, spelled as there. One of several meanings of a word keeps what tells it
// from the others.
func (s *search) rename(x *subject, name string) {
	name = strings.TrimSpace(name)
	switch {
	case labelKey(x.label) == labelKey(name):
		x.label = name
		return
	case x.isCalled(name) || labelKey(x.bareLabel()) == labelKey(name):
		return
	}
	if s.stemKey(bareName(x.label)) != s.stemKey(bareName(name)) {
		x.merged = append(x.merged, x.label+" (your name for it is one of its words)")
	}
	x.label, x.id = name, idFrom(name)
}

// notAbout are the subjects that a "not" of a name speaks of. A lens and a phrase may have one name. Where none has it, it is any of
// the words of a phrase, up to inflection, which may have been called by it, or its name without what tells its meaning.
func (s *search) notAbout(name string) (out []*subject) {
	joined, first := s.joined[labelKey(name)], s.named(name)
	for _, x := range s.subjects {
		if x.isCalled(name) || x == joined || x == first {
			out = append(out, x)
		}
	}
	if len(out) > 0 {
		return out
	}
	key := s.stemKey(labelKey(name))
	same := func(other string) bool { return s.stemKey(labelKey(other)) == key }
	for _, x := range s.subjects {
		if x.kind != "lens" && (same(x.label) || same(x.bareLabel()) || slices.ContainsFunc(x.terms, same)) {
			out = append(out, x)
		}
	}
	return out
}

// meaningAt is, of the themes that a word stands for, the one that it would mean at a token; nil when it stands for none.
func (s *search) meaningAt(word string, d, at int) (rest *subject) {
	for _, x := range s.meanings(word) {
		switch {
		case x.aside == nil:
		case x.aside.meaning == s.c.meant(s.f.senses[x.aside.stem], d, at):
			return x
		case x.aside.rest:
			rest = x
		}
	}
	return rest
}

// meanings are the themes that a word stands for and whose labels say more, as "bank (river)" and "bank (mortgage)" do.
func (s *search) meanings(word string) (out []*subject) {
	for _, x := range s.subjects {
		if x.kind != "lens" && labelKey(x.bareLabel()) == labelKey(word) && !x.isCalled(word) {
			out = append(out, x)
		}
	}
	return out
}

// marked is the range of tokens that a mark speaks of: its sentence, or the whole entry, which has no word of its own.
func (s *search) marked(m journal.Mark, d int) (place, bool) {
	doc := &s.c.docs[d]
	if len(doc.tokens) == 0 {
		return place{}, false
	}
	if m.Sentence == "" {
		return place{to: len(doc.tokens) - 1}, true
	}
	want := labelKey(journal.WithoutHashtags(m.Sentence))
	for from, to := range doc.passages {
		if p, ok := s.sentenceIn(d, from, to, want); ok {
			p.word = m.Lens
			return p, true
		}
	}
	return place{}, false
}

// sentenceIn looks for words among the tokens of a passage.
func (s *search) sentenceIn(d, from, to int, want string) (place, bool) {
	var ws []string
	for w := range strings.SplitSeq(want, " ") {
		ws = append(ws, w)
	}
	tokens := s.c.docs[d].tokens
	for i := from; i <= to; i++ {
		if !tokens[i].isWord() {
			continue
		}
		rest, end := ws, i
		for k := i; k <= to && len(rest) > 0; k++ {
			if !tokens[k].isWord() {
				if tokens[k] == number && isNumberWord(rest[0]) {
					rest = rest[1:]
				}
				continue
			}
			parts := strings.Split(labelKey(s.c.words.texts[tokens[k].word()]), " ")
			if len(parts) > len(rest) || !slices.Equal(parts, rest[:len(parts)]) {
				break
			}
			rest, end = rest[len(parts):], k
		}
		if len(rest) == 0 {
			return place{from: i, to: end}, true
		}
	}
	return place{}, false
}

func isNumberWord(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// named finds the subject that a person calls by this name: a lens by id or name, or a phrase by id or label.
func (s *search) named(name string) *subject { return named(s.subjects, name) }

// named finds the first of a list that a person calls by a name, else the first phrase that differs by an article alone, else such a lens.
func named(list []*subject, name string) *subject {
	var lens *subject
	for _, x := range list {
		if x.isCalled(name) {
			return x
		}
	}
	for _, x := range list {
		switch is := bareName(x.label) == bareName(name); {
		case x.kind == "lens" && lens == nil && (is || labelKey(x.id) == bareName(name)):
			lens = x
		case x.kind != "lens" && is:
			return x
		}
	}
	return lens
}

func (x *subject) isCalled(name string) bool {
	return x.id == name || x.id == idFrom(name) || labelKey(x.label) == labelKey(name)
}

// shows says whether a subject has such a place in an entry.
func (x *subject) shows(d int, such func(place) bool) bool {
	i, ok := slices.BinarySearchFunc(x.found, d, func(e evidence, d int) int { return e.doc - d })
	return ok && slices.ContainsFunc(x.found[i].places, such)
}

// insert adds a place to a subject.
func (x *subject) insert(d int, at place) {
	i, ok := slices.BinarySearchFunc(x.found, d, func(e evidence, d int) int { return e.doc - d })
	if !ok {
		x.found = slices.Insert(x.found, i, evidence{doc: d})
	}
	x.found[i].places = append(x.found[i].places, at)
}

// remove takes the places that a function picks out of an entry of a subject, and gives those that went.
func (x *subject) remove(d int, takeOut func(place) bool) (gone []place) {
	i, ok := slices.BinarySearchFunc(x.found, d, func(e evidence, d int) int { return e.doc - d })
	if !ok {
		return nil
	}
	var kept []place
	for _, p := range x.found[i].places {
		if takeOut(p) {
			gone = append(gone, p)
		} else {
			kept = append(kept, p)
		}
	}
	x.found = slices.Clone(x.found)
	if x.found[i].places = kept; len(kept) == 0 {
		x.found = slices.Delete(x.found, i, i+1)
	}
	return gone
}

// join moves all of from into to, but for what marks took out of either; what a person's hand put in stays.
func (s *search) join(to, from *subject, why string) {
	for i, a := range s.setAside {
		if a.of == from {
			gone := to.remove(a.doc, func(p place) bool { return a.covers(a.doc, p) && !p.byHand })
			s.setAside[i].of, s.setAside[i].gone = to, append(a.gone, gone...)
		}
	}
	s.pour(to, from, func(p place) place { return p })
	to.score, to.own = max(to.score, from.score), to.own || from.own
	to.beside = append(slices.DeleteFunc(to.beside, func(t string) bool { return from.isSure(t) }), slices.DeleteFunc(slices.Clone(from.beside), to.isSure)...)
	to.terms = append(to.terms, from.terms...)
	slices.Sort(to.terms)
	to.terms = slices.Compact(to.terms)
	to.merged = append(to.merged, from.label+" ("+why+")")
	to.perhaps = append(to.perhaps, from.perhaps...)
	s.subjects = slices.DeleteFunc(s.subjects, func(x *subject) bool { return x == from })
}

// pour inserts the places of one subject into another, each as a function makes it, but for those that marks took out of that one; what
// a person's hand put in stays.
func (s *search) pour(to, from *subject, as func(place) place) {
	for _, e := range from.found {
		for _, p := range e.places {
			i := slices.IndexFunc(s.setAside, func(a asideMark) bool { return a.of == to && a.covers(e.doc, p) && !p.byHand })
			if i < 0 {
				to.insert(e.doc, as(p))
				continue
			}
			s.setAside[i].gone = append(s.setAside[i].gone, p)
		}
	}
}

// learn lets a theme that marks founded take along its name, and the phrase that the marked sentences have in common: the one that stands
// in two of them, or in one and in the theme's name.
func (s *search) learn() {
	founded, _ := divide(s.subjects, func(x *subject) bool { return x.own && x.kind != "lens" && len(x.terms) == 0 })
	names := s.namesIn(founded)
	for _, x := range founded {
		var best *subject
		top := 0.0
		for _, p := range s.subjects {
			if p.own || p.kind == "lens" || isRelative(p.label) && !slices.ContainsFunc(wordsIn(withoutOwner(x.label)), isRelative) {
				continue
			}
			_, touching := meet(x.sentencesOnly(), p)
			named := touching > 0 && s.shareWord(x.label, p)
			if score := float64(touching) + p.score/1000; (named || s.isShared(p, touching)) && score > top {
				best, top = p, score
			}
		}
		if best != nil {
			s.join(x, best, "words of it stand in the sentences you marked")
		}
	}
	s.takeNames(names)
	s.takeIdeas(founded)
}

// isShared says whether a phrase whose words stand in so many marked sentences is what they have in common. A single word that the name
// does not hold may mean something else elsewhere, so most of its entries are marked then; of an idea, which has many words, a third.
func (s *search) isShared(p *subject, marked int) bool {
	switch idea := p.of != nil && p.of.concept != none; {
	case marked < 2:
		return false
	case p.weak || p.word:
		return 2*marked > len(p.found)
	case idea:
		return 3*marked > len(p.found)
	}
	return true
}

// sentencesOnly is a subject without the places that are whole entries, in which any word may stand.
func (x *subject) sentencesOnly() *subject {
	out := &subject{}
	for _, e := range x.found {
		for _, p := range e.places {
			if p.word != "" {
				out.insert(e.doc, p)
			}
		}
	}
	return out
}

// shareWord says whether a name holds a telling word of a phrase. That another relative stands for the same idea does not tell.
func (s *search) shareWord(name string, p *subject) bool {
	stems := map[string]bool{}
	for _, t := range append([]string{p.label}, p.terms...) {
		for _, w := range cueWords(t) {
			if !s.res.stop[w] && (t == p.label || !isRelative(w)) {
				stems[s.res.stem(w)] = true
			}
		}
	}
	return slices.ContainsFunc(cueWords(name), func(w string) bool { return stems[s.res.stem(w)] })
}
