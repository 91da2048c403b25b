package theme

import (
	"slices"
	"strings"
)

// foundedName is what tells of a theme that marks founded, by its name: a row of its words.
type foundedName struct {
	of    *subject
	text  string
	stems []uint32
	whole bool // the name as it stands in a marked sentence
}

const (
	tellingWord = 2.95 // weight from which a single word of a name tells of the theme
	tellsLittle = 4    // one entry in so many, above which words of a name tell too little
	longestName = 12   // words of a name that are looked at
)

// isTooMuch says whether so many entries are more than words of a name should bring.
func (c *corpus) isTooMuch(entries int) bool {
	return entries > max(leastEntries, c.filled/tellsLittle)
}

// namesIn gives what tells of founded themes: the name where it stands, in a row and up to inflection, in one of the sentences that
// founded it; rows of its words that could be a habitual phrase; and its single words of weight.
func (s *search) namesIn(founded []*subject) (out []foundedName) {
	for _, x := range founded {
		name := withoutArticle(x.label)
		if n := (foundedName{x, name, s.c.rowOf(name), true}); s.isMarkedWith(n) {
			out = append(out, n)
		}
		words := wordsIn(withoutOwner(x.label))
		words = words[:min(len(words), longestName)]
		for i := range words {
			for _, text := range runsFrom(words[i:]) {
				if row := s.c.rowOf(text); !s.c.isFunction(words[i]) && s.tells(row) {
					out = append(out, foundedName{x, text, row, false})
				}
			}
		}
	}
	return out
}

// nameWords are the words of a name.
func nameWords(name string) []string {
	words := cueWords(withoutOwner(name))
	return words[:min(len(words), longestName)]
}

// runsFrom gives the first word, the first two and so on, as many as a term may have.
func runsFrom(words []string) (out []string) {
	for n := range min(maxTerm, len(words)) {
		out = append(out, strings.Join(words[:n+1], " "))
	}
	return out
}

// tells says whether a row of words of a name tells of the theme: a phrase of weight, or one word of weight.
func (s *search) tells(row []uint32) bool {
	switch len(row) {
	case 0:
		return false
	case 1:
		st, u := &s.c.stems[row[0]], &s.f.units[s.f.single[row[0]]]
		return !st.light && !st.everyday && u.n() > 0 && s.f.weight(u.n(), s.f.expected(s.f.share(row)), false) >= tellingWord
	}
	if id := s.f.find(row); id != 0 {
		return s.f.isSolid(&s.f.units[id])
	}
	return s.f.isSolid(&unit{stems: row})
}

// shortDay is the length of names of days and months that are other words as well, or their short forms: sun, march.
const shortDay = 5

// longName is how many words a name has that tells of its theme, though all of them are plain: "nothing to show".
const longName = 3

// isMarkedWith says whether a name with a word of content or a long one stands in one of the sentences that founded its theme, or one that
// is no chance in what was marked at all: unlike any text, or of words that say something each.
func (s *search) isMarkedWith(n foundedName) bool {
	content := slices.ContainsFunc(n.stems, func(id uint32) bool { return !s.c.stems[id].light })
	in := n.of.sentencesOnly()
	switch {
	case s.isUnlike(n) || s.isTelling(n):
		in = n.of
	case !content && len(n.stems) < longName:
		return false
	}
	return slices.ContainsFunc(in.found, func(e evidence) bool { return s.stands(n, e) })
}

// isTelling says whether each word of a name says something and is no name of somebody, and those of every day do not stand in too many
// other entries.
func (s *search) isTelling(n foundedName) bool {
	everyday := false
	for _, id := range n.stems {
		if st := &s.c.stems[id]; st.light || st.name {
			return false
		}
		everyday = everyday || s.c.stems[id].everyday
	}
	return len(n.stems) > 0 && (!everyday || !s.c.isTooMuch(s.commonly(n.of)))
}

// commonly counts the entries beside those of a founded theme in which its name stands in a row: too plain to bring them.
func (s *search) commonly(x *subject) (entries int) {
	name := foundedName{of: x, stems: s.c.rowOf(withoutArticle(x.label))}
	if len(name.stems) == 0 {
		return 0
	}
	for d := range s.c.docs {
		if whole := []place{{to: len(s.c.docs[d].tokens) - 1}}; s.c.docs[d].length > 0 && !x.has(d) && s.stands(name, evidence{d, whole}) {
			entries++
		}
	}
	return entries
}

// isUnlike says whether a name is unlike the words of any text: it has a number, is a day or a month, single letters as in R&D, or in
// capitals as the person wrote it.
func (s *search) isUnlike(n foundedName) bool {
	if len(n.stems) == 0 {
		return false
	}
	capitals := strings.ToUpper(n.of.label) == n.of.label && strings.ToLower(n.of.label) != n.of.label && len(n.text) > 1
	number := func(id uint32) bool { return isNumberWord(s.c.stems[id].text) }
	return capitals || slices.ContainsFunc(n.stems, number) || !slices.ContainsFunc(n.stems, func(id uint32) bool {
		text := s.c.stems[id].text
		day := calendar()[text] && len(text) > shortDay
		return !day && (len(text) > 1 || len(n.stems) == 1)
	})
}

// stands says whether a name stands at places of an entry.
func (s *search) stands(n foundedName, e evidence) bool {
	for _, p := range e.places {
		row := s.c.docs[e.doc].tokens[p.from : p.to+1]
		for i := range row {
			if _, ok := s.c.matchesName(row, i, n.stems); ok {
				return true
			}
		}
	}
	return false
}

// takeNames gives each theme the entries that its name tells of. With a name that stands in a marked sentence these are all: whatever
// else the word is, a theme of its own, one that was joined into another, or the name of a person, the theme is about it. Rows of the
// name's words bring theirs when these are not too many, and single words where no such row comes back.
func (s *search) takeNames(names []foundedName) {
	if len(names) == 0 {
		return
	}
	begin := make([][]int, len(s.c.stems)) // by stem: the names that begin with it
	for k, n := range names {
		begin[n.stems[0]] = append(begin[n.stems[0]], k)
	}
	found, in, last := make([][]evidence, len(names)), make([]int, len(names)), make([]int, len(names))
	for d := range s.c.docs {
		tokens := s.c.docs[d].tokens
		for i, t := range tokens {
			if !t.isWord() || begin[s.c.stemOf[t.word()]] == nil || len(s.c.forms)+len(s.c.heads) > 0 && s.c.inForm(d, i) {
				continue
			}
			for _, k := range begin[s.c.stemOf[t.word()]] {
				n := names[k]
				if end, ok := s.c.matchesName(tokens, i, n.stems); ok {
					if last[k] <= d { // the first of this entry
						in[k], last[k] = in[k]+1, d+1
					}
					if p := (place{from: i, to: end, word: n.text}); !n.of.shows(d, func(q place) bool { return !q.byHand && touch([]place{p}, []place{q}) }) {
						found[k] = addPlace(found[k], d, p)
					}
				}
			}
		}
	}
	comesBack := map[*subject]bool{} // several words of the name, in a row
	for k, n := range names {
		comesBack[n.of] = comesBack[n.of] || len(n.stems) > 1 && in[k] > 1
	}
	for k, n := range names {
		switch {
		case n.whole:
			n.of.person = !slices.ContainsFunc(n.stems, func(id uint32) bool { return !s.c.stems[id].name })
		case in[k] == 0, s.c.isTooMuch(in[k]), len(n.stems) == 1 && comesBack[n.of]:
			continue
		}
		s.pour(n.of, &subject{found: found[k]}, func(p place) place { return p })
		s.addTerm(n.of, n.text)
	}
}

// takeIdeas gives each founded theme the entries that name an idea of the concept list by which it is called: "envy" has those with
// "jealous", when they are not too many. A relative stands for nothing else: "dementia" has none with "mum" alone, unless the name is
// the idea's own.
func (s *search) takeIdeas(founded []*subject) {
	for _, x := range founded {
		ideas := s.ideasIn(x.label)
		own := s.ideaCalled(x.label)
		if own != none && !slices.Contains(ideas, own) {
			ideas = append(ideas, own)
		}
		for _, ci := range ideas {
			from := &subject{}
			var units []int32
			for _, t := range s.f.traces(ci) {
				if core := slices.DeleteFunc(slices.Clone(t.core), func(id int32) bool { return ci != own && s.f.isKin(id) }); len(core) > 0 && (ci == own || s.f.clears(t)) {
					from.found = append(from.found, evidence{doc: int(t.doc)})
					units = union(units, core)
				}
			}
			if len(from.found) == 0 || s.c.isTooMuch(len(from.found)) {
				continue
			}
			where := s.f.finderOf(units)
			for i := range from.found {
				from.found[i].places = where.in(s.c, from.found[i].doc)
			}
			s.pour(x, from, func(p place) place { return p })
			for _, id := range units {
				s.addTerm(x, s.f.surface(id))
			}
			x.merged = append(x.merged, "words for one idea: "+s.f.lex.concepts[ci].name)
		}
	}
}

// ideaCalled is the idea of the concept list that has a name, or none.
func (s *search) ideaCalled(name string) int {
	return slices.IndexFunc(s.f.lex.concepts, func(c concept) bool { return bareName(c.name) == bareName(name) })
}

// isKin says whether a unit is a word for a relative, maybe with "my" before it.
func (f *finder) isKin(id int32) bool { return f.relativeOf(id) != "" }

// ideasIn gives the concepts of which a term stands in a name, the longest terms first; a word within a longer term names none.
func (s *search) ideasIn(name string) (out []int) {
	words := nameWords(name)
	taken := make([]bool, len(words))
	for i, w := range cueWords(name)[:len(words)] {
		taken[i] = i+1 < len(words) && strings.HasSuffix(w, "'s") // who owns what the theme is about
	}
	for n := min(maxTerm, len(words)); n > 0; n-- {
		var ends []int
		for end := n; end <= len(words); end++ {
			row := words[end-n : end]
			if slices.Contains(taken[end-n:end], true) {
				continue
			}
			named := s.conceptsWith(row)
			if len(named) > 0 {
				ends = append(ends, end)
			}
			out = append(out, slices.DeleteFunc(named, func(ci int) bool { return slices.Contains(out, ci) })...)
		}
		for _, end := range ends {
			for i := end - n; i < end; i++ {
				taken[i] = true
			}
		}
	}
	return out
}

// conceptsWith gives the ideas that list a row of words as a term. The words of a plain topic are things of their own: a goat is no hen.
func (s *search) conceptsWith(row []string) (out []int) {
	if isRelative(strings.Join(row, " ")) {
		return nil
	}
	for ci, x := range s.f.lex.concepts {
		if !x.plain && isListed(s.f.lex.coreForm[ci], row) {
			out = append(out, ci)
		}
	}
	return out
}

// addTerm adds a word or phrase that counts alone, in no second form.
func (s *search) addTerm(x *subject, text string) {
	key := s.stemKey(text)
	if !slices.ContainsFunc(x.terms, func(t string) bool { return s.stemKey(t) == key }) {
		x.terms = append(x.terms, text)
		slices.Sort(x.terms)
	}
}

// bareName is the key of a name without an article or "my" before it.
func bareName(name string) string {
	words := strings.Fields(labelKey(name))
	return strings.Join(words[articles(words):], " ")
}

// withoutArticle is a name in its words, as texts are cut, without an article or "my" before it.
func withoutArticle(name string) string {
	words := wordsIn(name)
	return strings.Join(words[articles(words):], " ")
}

// articles is how many articles and the like a name begins with; one word stays.
func articles(words []string) int {
	n := 0
	for _, article := range []string{"the", "a", "an", "my", "our"} {
		if n+1 < len(words) && words[n] == article {
			n++
		}
	}
	return n
}
