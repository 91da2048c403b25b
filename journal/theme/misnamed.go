package theme

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// MisnamedMarks names the marks whose name no lens has and no theme: a "not" changes nothing then, and an "is" founds a theme, which is
// told where the name is nearly a lens and stands in no other mark, or tells nothing. It names as well those whose sentence stands where nothing is read. docs is
// the whole journal. A name that may have been a theme once is left alone: one of the lists of ideas, of what was joined or hidden, or of
// words that stand in two entries.
func MisnamedMarks(res *Resources, docs []Doc) []journal.Problem {
	var lenses []string
	for _, l := range res.Lenses {
		lenses = append(lenses, l.ID, idFrom(l.Name))
	}
	is, count := map[string]bool{}, map[string]int{}
	for _, d := range docs {
		for _, m := range d.Entry.Marks {
			count[idFrom(m.Lens)]++
			is[idFrom(m.Lens)] = is[idFrom(m.Lens)] || m.Is
		}
	}
	read := sync.OnceValue(func() *search { return newSearch(Read(res, docs).c, Options{}, tuned()) })
	look := sync.OnceValue(func() *search { // for the first "not" of a name that is neither a lens nor founded
		s := read()
		s.look()
		return s
	})
	var out []journal.Problem
	for _, d := range docs {
		for _, m := range d.Entry.Marks {
			id := idFrom(m.Lens)
			near := nearestTag(lenses, id)
			p := journal.Problem{Path: d.Entry.Path, Line: m.Line, Rule: "mark-unknown"}
			switch {
			case m.Sentence != "" && read().isUnread(m):
				p.Text = "the sentence of the mark stands in " + m.Entry + " where no theme is looked for, so the mark changes nothing"
				p.Mend = "mark a sentence of a paragraph or of a list, or leave it out to mark the whole entry"
			case slices.Contains(lenses, id), !m.Is && is[id]:
				continue
			case m.Is && res.TellsNothing(m.Lens):
				p.Text = m.Lens + " has no word that says what it is about, and the mark founds a theme of that name"
				p.Mend = "write one that does, or take the mark out"
			case m.Is:
				if near == "" || count[id] > 1 {
					continue
				}
				p.Text = m.Lens + " names no lens, so the mark founds a theme of that name"
				p.Mend = "write " + near + ", if that is meant; a second mark of that name says that it is not"
			default:
				s := look()
				if s.knows(m.Lens) {
					continue
				}
				p.Text, p.Mend = m.Lens+" names no lens and no theme, so the mark changes nothing", s.meantBy(m)
			}
			out = append(out, p)
		}
	}
	return out
}

// TellsNothing says whether a name has no word that could say what a theme is about: nothing but articles, and at most one word that
// carries grammar, in small letters. That of a lens tells of it, whatever it is.
func (r *Resources) TellsNothing(name string) bool {
	words := slices.DeleteFunc(wordsIn(name), func(w string) bool { return w == "the" || w == "a" || w == "an" })
	switch {
	case len(words) > 1, slices.ContainsFunc(r.Lenses, func(l Lens) bool { return l.ID == idFrom(name) || idFrom(l.Name) == idFrom(name) }):
		return false
	case len(words) == 0:
		return strings.ContainsFunc(name, unicode.IsLetter)
	}
	capitals := utf8.RuneCountInString(name) > 1 && strings.ToUpper(name) == name // IT
	return r.function[words[0]] && kindsOfWords()[words[0]]&kindNumber == 0 && !capitals
}

// isUnread says whether the sentence of a mark stands in a heading, in code, in a quote or where else no theme is looked for.
func (s *search) isUnread(m journal.Mark) bool {
	d := s.c.docOf(m.Entry)
	return d >= 0 && len(s.marked(m, d)) == 0 && s.open.Say(s.c.docs[d].Entry, m)
}

// knows says whether a name is that of a theme, or may have been.
func (s *search) knows(name string) bool {
	key := s.stemKey(labelKey(name))
	same := func(other string) bool { return s.stemKey(labelKey(other)) == key }
	wished := func(w wish) bool { return same(w.text) }
	switch {
	case len(s.notAbout(name)) > 0, slices.ContainsFunc(s.res.hide, wished):
		return true
	case slices.ContainsFunc(s.res.same, func(j joined) bool { return same(j.name) || slices.ContainsFunc(j.terms, wished) }):
		return true
	case slices.ContainsFunc(s.held, func(h journal.HeldBack) bool { return same(h.Label) }):
		return true
	case slices.ContainsFunc(s.res.concepts, func(c concept) bool { return same(c.name) || slices.ContainsFunc(c.terms, same) }):
		return true
	}
	for _, x := range s.subjects {
		if slices.ContainsFunc(x.terms, same) || slices.ContainsFunc(x.joinedNames(), same) {
			return true
		}
	}
	return s.standsIn(name, 2)
}

// standsIn says whether the words of a name stand in a row, up to inflection, in so many entries or more.
func (s *search) standsIn(name string, entries int) bool {
	row := s.c.rowOf(name)
	for d := range s.c.docs {
		if s.c.holdsRow(d, row) {
			entries--
		}
		if entries == 0 {
			return true
		}
	}
	return false
}

// rowOf gives the stems of a name, or none when the journal lacks one of its words.
func (c *corpus) rowOf(name string) (row []uint32) {
	for _, w := range wordsIn(name) {
		parts := []string{w}
		if _, ok := c.stemOfWord(w); !ok {
			parts = strings.Split(w, "-")
		}
		for _, part := range parts {
			id, ok := c.stemOfWord(part)
			if !ok {
				return nil
			}
			row = append(row, id)
		}
	}
	return row
}

// stemOfWord is the stem of a word of a name, when the journal has it.
func (c *corpus) stemOfWord(w string) (uint32, bool) {
	if word, ok := c.words.has(w); ok {
		return c.stemOf[word], true
	}
	id, ok := c.stemID[c.res.stem(strings.TrimSuffix(w, "'s"))]
	return id, ok
}

// wordsIn are the words of a name as texts are cut: hyphens and apostrophes stay inside of them.
func wordsIn(name string) (out []string) {
	name = folded(name)
	from := 0
	add := func(to int) {
		if w := strings.Trim(name[from:to], "'-"); w != "" {
			out = append(out, w)
		}
	}
	for i, r := range name {
		switch {
		case i < from || inWord(r) || r == '\'' || r == '-':
			continue
		case i > 0 && isNumberWord(name[i-1:]) && (r == '%' || r == ':' && isNumberWord(name[i+1:])):
			continue
		}
		signs := signsAt(name, i)
		add(i + signs)
		from = i + max(signs, utf8.RuneLen(r))
	}
	add(len(name))
	return out
}

// holdsRow says whether a row of stems stands in an entry; none never does.
func (c *corpus) holdsRow(d int, row []uint32) bool {
	tokens := c.docs[d].tokens
	for i := range tokens {
		if _, ok := c.matchesName(tokens, i, row); ok {
			return len(row) > 0
		}
	}
	return false
}

// mostMeant is how many themes are proposed in the place of a name.
const mostMeant = 3

// meantBy says what to write in the place of a name that is none: the one that is nearly it, else the themes of what is marked.
func (s *search) meantBy(m journal.Mark) string {
	var names, here []string
	for _, x := range s.subjects {
		names = append(names, x.id)
	}
	if near := nearestTag(names, idFrom(m.Lens)); near != "" {
		return "write " + s.byID(near).markName() + ", if that is meant"
	}
	a := asideMark{doc: s.c.docOf(m.Entry)}
	if a.doc >= 0 {
		a.at = s.marked(m, a.doc)
	}
	if len(a.at) == 0 {
		return "write the name of a theme as a review shows it, or take the mark out"
	}
	for _, x := range s.subjects {
		if len(here) < mostMeant && x.shows(a.doc, func(p place) bool { return !p.loose && a.covers(a.doc, p) }) {
			here = append(here, x.markName())
		}
	}
	what := "sentence"
	if m.Sentence == "" {
		what = "entry"
	}
	if len(here) == 0 {
		return "the " + what + " counts for no theme; take the mark out"
	}
	return fmt.Sprintf("the %s counts for %s; write the name that is meant, or take the mark out", what, strings.Join(here, ", "))
}

// markName is what a mark calls a subject.
func (x *subject) markName() string {
	if x.kind == "lens" {
		return x.id
	}
	return x.label
}
