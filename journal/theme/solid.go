package theme

import (
	"slices"
	"strings"
)

// looseIn gives the members of a group that only suggest its idea: words of a scene that do not hold a word of its founder, and do not
// name it.
func (f *finder) looseIn(g *group, named int32) map[int32]bool {
	out := map[int32]bool{}
	if g.concept == none {
		return out
	}
	own := map[uint32]bool{}
	for _, id := range g.members {
		if u := &f.units[id]; id == g.founder || id == named || slices.Contains(f.named(u), g.concept) {
			for _, s := range f.content(u.stems) {
				own[s] = own[s] || len(u.stems) == 1 || id == g.founder && !f.c.stems[s].everyday
			}
		}
	}
	for _, id := range g.members {
		u := &f.units[id]
		sure := id == g.founder || id == named || slices.Contains(f.named(u), g.concept)
		out[id] = !sure && !slices.ContainsFunc(u.stems, func(s uint32) bool { return own[s] })
	}
	return out
}

// alsoLoose marks the places whose word only shares its stem with what the concept lists: "met" is not "meetings".
// What founded the group, or names it, may be written as it mostly is.
func (f *finder) alsoLoose(g *group, named int32, d int, places []place) []place {
	if g.concept == none {
		return places
	}
	for i, p := range places {
		if p.from != p.to || p.loose {
			continue
		}
		w := f.c.tokenText(d, p.from)
		stems := slices.Concat(f.units[g.founder].stems, f.units[named].stems)
		said := slices.ContainsFunc(stems, func(id uint32) bool {
			return f.c.stems[id].text == p.word && isForm(map[string]bool{f.c.usualForm(id): true}, w)
		})
		places[i].loose = !said && !isForm(f.lex.coreForm[g.concept], w)
	}
	return places
}

func (c *corpus) tokenText(d, i int) string {
	return strings.TrimSuffix(c.words.texts[c.docs[d].tokens[i].word()], "'s")
}

// show adds an entry to a subject: counted when a word of its own stands there, or two words of its scenes in one paragraph;
// else it is only offered. What a false friend of a lens takes out shows no idea either.
func (s *search) show(x *subject, e evidence) {
	if x.concept {
		e.places = slices.DeleteFunc(e.places, func(p place) bool {
			return slices.ContainsFunc(s.masked[e.doc], func(h hit) bool { return h.from <= p.from && p.to <= h.to })
		})
	}
	if len(e.places) == 0 {
		return
	}
	if s.isShown(e) {
		x.found = append(x.found, e)
	} else {
		x.perhaps = append(x.perhaps, e.doc)
	}
}

// isSure says whether a term of a subject counts by itself.
func (x *subject) isSure(term string) bool {
	return slices.Contains(x.terms, term) && !slices.Contains(x.beside, term)
}

// onlyBeside are the terms of a subject that count only beside another.
func (x *subject) onlyBeside() []string {
	return slices.DeleteFunc(slices.Clone(x.terms), func(t string) bool { return !slices.Contains(x.beside, t) })
}

func (s *search) isShown(e evidence) bool {
	scene := map[int]string{} // by passage
	for _, p := range e.places {
		if !p.loose {
			return true
		}
		k, _ := s.c.docs[e.doc].passageAt(p.from)
		if scene[k] != "" && scene[k] != p.word {
			return true
		}
		scene[k] = p.word
	}
	return false
}
