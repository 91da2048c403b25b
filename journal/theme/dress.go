package theme

import (
	"cmp"
	"slices"
	"strings"

	"twoway/journal"
)

// shown are the subjects that a review shows, in order, each as a theme with its quotes, and what gave those.
func (s *search) shown() ([]*subject, map[*subject]journal.Theme, *quoter) {
	chosen := s.choose()
	dressed, q := s.dress(chosen)
	chosen = slices.DeleteFunc(chosen, func(x *subject) bool {
		t := dressed[x]
		bare := t.K > 0 && len(t.Quotes) == 0 && !mustShow(x, t)
		if bare {
			s.hold(x, "its sentences stand under another theme")
		}
		return bare
	})
	return chosen, dressed, q
}

// dress gives the themes of subjects with their quotes, of which no theme has another's. Lenses choose first, and before them those
// that must be shown and would be left with none; when all their sentences are taken even so, one stands twice. Of what lenses leave,
// each phrase has a quote that holds its label before any phrase has another.
func (s *search) dress(shown []*subject) (map[*subject]journal.Theme, *quoter) {
	var first []*subject
	lenses, phrases := divide(shown, func(x *subject) bool { return x.kind == "lens" })
	for {
		out, q := map[*subject]journal.Theme{}, newQuoter(s.c)
		var bare []*subject
		for i, x := range slices.Concat(first, lenses, phrases) {
			if i == len(first)+len(lenses) {
				s.claim(q, phrases, out)
			}
			if _, done := out[x]; done {
				continue
			}
			t := s.theme(x, q)
			if t.K > 0 && len(t.Quotes) == 0 && mustShow(x, t) {
				bare = append(bare, x)
			}
			out[x] = t
		}
		next := slices.DeleteFunc(slices.Clone(bare), func(x *subject) bool { return slices.Contains(first, x) })
		if len(next) == 0 {
			for _, x := range bare {
				t := out[x]
				again := s.theme(x, newQuoter(s.c)).Quotes
				t.Quotes = again[:min(1, len(again))]
				out[x] = t
			}
			return out, q
		}
		first = append(first, next...)
	}
}

// claim lets each of the phrases that are not done have a quote that holds a word of its label, those with the fewest to choose from
// first.
func (s *search) claim(q *quoter, phrases []*subject, done map[*subject]journal.Theme) {
	choice := map[*subject]int{}
	for _, x := range phrases {
		own := s.labelStems(x)
		for _, e := range s.within(x.found) {
			if slices.ContainsFunc(e.places, func(p place) bool { return !p.loose && s.c.holdsAny(e.doc, p, own) }) {
				choice[x]++
			}
		}
	}
	phrases = slices.Clone(phrases)
	slices.SortStableFunc(phrases, func(a, b *subject) int { return cmp.Compare(choice[a], choice[b]) })
	for _, x := range phrases {
		if _, is := done[x]; !is && choice[x] > 0 {
			s.ask(q, x)
			q.claim(s.within(x.found))
		}
	}
}

// ask makes a subject the one that quotes are wanted for.
func (s *search) ask(q *quoter, x *subject) {
	q.of, q.own, q.not = x, s.labelStems(x), s.setAsideFrom(x)
}

// holdsAny says whether a place holds a word with one of some stems.
func (c *corpus) holdsAny(d int, p place, stems map[uint32]bool) bool {
	return slices.ContainsFunc(c.docs[d].tokens[p.from:p.to+1], func(t token) bool { return t.isWord() && stems[c.stemOf[t.word()]] })
}

// mustShow says whether a theme is shown whatever can be quoted: one that the person founded, or a lens with a word for its trend.
func mustShow(x *subject, t journal.Theme) bool { return x.own || x.kind == "lens" && t.Trend != "" }

// theme dresses a subject as a value of the domain.
func (s *search) theme(x *subject, q *quoter) journal.Theme {
	c := s.count(x)
	t := journal.Theme{
		ID: x.id, Label: x.label, Kind: x.kind, Terms: x.terms, Beside: x.onlyBeside(), Ask: x.ask, Score: x.score, Named: x.named,
		K: c.k, N: c.n, Previous: c.j, PreviousN: c.m, Trend: c.trend(), Quotes: []journal.Quote{}, Entries: []string{},
	}
	found, denied := s.within(x.found), s.within(s.deniedOf(x))
	if s.o.lastThird() {
		t.LastThird, t.LastThirdN = t.K, t.N
		t.K, t.N = len(found), c.n+c.m
	}
	for _, e := range found {
		t.Entries = append(t.Entries, s.c.docs[e.doc].Entry.ID)
	}
	for _, d := range x.perhaps {
		if s.now[d] {
			t.Perhaps = append(t.Perhaps, s.c.docs[d].Entry.ID)
		}
	}
	for _, e := range x.found {
		if entry := s.c.docs[e.doc].Entry; s.now[e.doc] || !s.o.lastThird() {
			t.Timeline = append(t.Timeline, journal.ThemeMark{Entry: entry.ID, Date: entry.Date, Energy: s.c.energy(e.doc)})
		}
	}
	s.ask(q, x)
	if x.turns {
		denied = s.turned(found)
	}
	quotes, counter, felt := q.pick(found, denied)
	t.Quotes = append(t.Quotes, quotes...)
	t.Counter, t.Felt = counter, felt
	return t
}

// turned are the places of a phrase that a "not" right before them turns around. They count, since the entry is about it, and speak
// against it. A term that holds the "not" itself, such as "could not sleep", says what it says, and so do the words inside of it.
func (s *search) turned(found []evidence) []evidence {
	var out []evidence
	for _, e := range found {
		places := slices.DeleteFunc(slices.Clone(e.places), func(p place) bool {
			within := func(q place) bool { return q.from < p.from && p.to <= q.to }
			return p.loose || !s.c.isDenied(e.doc, p, turnReach) || slices.ContainsFunc(e.places, within)
		})
		if len(places) > 0 {
			out = append(out, evidence{e.doc, places})
		}
	}
	return out
}

// turnReach is how many words before a phrase a "not" turns it around.
const turnReach = 2

// labelStems are the telling words of a phrase's label, or of what a `same:` list joins under it; a lens has cues for that.
func (s *search) labelStems(x *subject) map[uint32]bool {
	if x.kind == "lens" {
		return nil
	}
	out := map[uint32]bool{}
	for _, w := range cueWords(strings.Join(append([]string{x.label}, x.listed...), " ")) {
		if id, ok := s.c.stemID[s.res.stem(strings.TrimSuffix(w, "'s"))]; ok && !s.c.stems[id].light {
			out[id] = true
		}
	}
	return out
}

// beside lists what is shown and not counted: denied hits without another place to stand, and what marks took out.
func (s *search) beside(out *journal.Themes, q *quoter) {
	type told struct {
		of   *subject
		name string
		doc  int
		at   place
		text string
		part journal.QuotePart
	}
	var all []told
	for _, x := range s.subjects {
		for _, e := range s.within(s.deniedOf(x)) {
			all = append(all, told{of: x, name: x.label, doc: e.doc, at: e.places[0]})
		}
	}
	denied := len(all)
	for _, a := range s.setAside {
		if took := s.took(a); s.now[a.doc] && len(took) > 0 && !a.again {
			all = append(all, told{of: a.of, name: a.name, doc: a.doc, at: took[0]})
		}
	}
	inParts(partsOf(len(all)), func(_, from, to int) {
		r := rereader{c: s.c}
		for i := from; i < to; i++ {
			all[i].text, all[i].part = r.quoteAt(all[i].doc, all[i].at)
		}
	})
	for i, x := range all {
		entry := s.c.docs[x.doc].Entry
		hit := journal.DeniedHit{Theme: x.of.id, Quote: journal.Quote{Entry: entry.ID, Date: entry.Date, Text: x.text, Part: x.part}}
		if x.of.kind != "lens" {
			hit.Label = x.name
		}
		switch {
		case i < denied && q.take(x.doc, x.text):
			out.Denied = append(out.Denied, hit)
		case i >= denied && x.text != "":
			out.SetAside = append(out.SetAside, hit)
		}
	}
}

// unmatched are the counted entries in which no lens and no theme that is shown was found.
func (s *search) unmatched(shown []*subject) []string {
	has := make([]bool, len(s.c.docs))
	for _, x := range s.subjects {
		if x.kind != "lens" && !slices.Contains(shown, x) {
			continue
		}
		for _, e := range x.found {
			has[e.doc] = true
		}
	}
	var out []string
	for d := range s.c.docs {
		if s.now[d] && !has[d] {
			out = append(out, s.c.docs[d].Entry.ID)
		}
	}
	return out
}
