package theme

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
)

// Explanation says why a theme is shown, or why it is not.
type Explanation struct {
	Theme journal.Theme
	// Shown is false for a theme that was found and held back; Reason says why.
	Shown  bool
	Reason string
	Proof  []Proof
	Merged []string // what was joined into it, with the reason
	// Denied and SetAside are the places that do not count: said with a "not", or taken out by a mark.
	Denied   []Proof
	SetAside []Proof
	// Elsewhere are the places at which the theme's word stands for something else.
	Elsewhere []Proof
	Perhaps   []string // entries that resemble these
	// Meanings are the labels of the themes that the name stands for, when there are several: then nothing else is set.
	Meanings []string
	// Hidden, Holding and Reason are set when no theme has the name: the line of a lens file that hides it, as path and number, the counted
	// entries that hold its words in a row, and why these are no theme.
	Hidden  string
	Holding []string
	// Lost is how many "is" marks of that name take no effect, since their entry or their sentence is not there.
	Lost int
}

// Proof is one entry with the words that matched and the sentences they stand in.
type Proof struct {
	Entry     string
	Date      journal.Date
	Words     []string
	Sentences []string
}

// Explain gives the evidence for one theme, named by its id, its label, the word of a label that also tells its meaning, one of its terms,
// or a word of its label; ok is false when there is none of that name in the journal, and x says what is known of the name. Of several
// with one name it is the one that is shown; a word that is the name of none and stands for several gives their labels alone. held are the
// candidates of the period that were not shown and are close to it; without a theme, those that have a name here.
func (r *Reading) Explain(o Options, name string) (x *Explanation, held []journal.HeldBack, ok bool) {
	s := newSearch(r.c, o, tuned())
	s.look()
	shown, _, _ := s.shown()
	sub, by, several := s.asked(name, shown)
	if len(several) > 1 {
		x = &Explanation{}
		for _, one := range several {
			x.Meanings = append(x.Meanings, one.label)
		}
		return x, nil, true
	}
	if sub == nil {
		return s.absent(name), slices.DeleteFunc(s.held, func(h journal.HeldBack) bool { return s.meant(h.Label, shown) == nil }), false
	}
	x = &Explanation{Theme: s.theme(sub, newQuoter(s.c)), Shown: slices.Contains(shown, sub), Merged: sub.merged}
	if !x.Shown {
		x.Reason = s.whyHeld(sub, by)
	}
	x.Perhaps = x.Theme.Perhaps
	s.prove(x, sub)
	return x, s.heldBeside(sub), true
}

// asked finds the subject of a name, and the one that took it when it was joined without its entries; or several that have the name or
// its word, of which none is called so.
func (s *search) asked(name string, shown []*subject) (sub, by *subject, several []*subject) {
	if sub = cmp.Or(named(shown, name), s.meant(name, shown)); sub != nil {
		several = s.meanings(name)
	} else if several = s.withWord(name, shown); len(several) == 1 {
		sub = several[0]
	}
	if sub == nil && len(several) == 0 {
		sub, by = s.takenAs(name)
	}
	if s.named(name) != nil || len(several) == 1 {
		several = nil
	}
	return sub, by, several
}

// whyHeld says why a subject is not shown; by is the one that took it, if any did.
func (s *search) whyHeld(sub, by *subject) string {
	if by != nil {
		return "says the same as " + by.label
	}
	why := tooFew(s.o, howMany(s.now))
	for _, h := range s.held {
		if h.Label == sub.label {
			why = h.Reason
		}
	}
	return why
}

// prove lists the places of a subject: those that count, those that are denied or mean something else, and those that a mark took out.
func (s *search) prove(x *Explanation, sub *subject) {
	for _, e := range s.within(sub.found) {
		x.Proof = append(x.Proof, s.proof(e))
	}
	for _, e := range s.within(s.deniedOf(sub)) {
		x.Denied = append(x.Denied, s.proof(e))
	}
	for _, e := range s.within(sub.elsewhere) { // a mark may have brought some of it back
		e.places = slices.DeleteFunc(slices.Clone(e.places), func(p place) bool { return sub.holds(e.doc, p) })
		if len(e.places) > 0 {
			x.Elsewhere = append(x.Elsewhere, s.proof(e))
		}
	}
	for _, a := range s.setAside {
		if took := s.took(a); a.of == sub && s.now[a.doc] && len(took) > 0 {
			x.SetAside = append(x.SetAside, s.proof(evidence{a.doc, took}))
		}
	}
}

// absent says of a name that no theme has what hides it, or where its words stand.
func (s *search) absent(name string) *Explanation {
	x := &Explanation{Hidden: s.hidden[s.stemKey(bareName(name))]}
	for _, h := range s.res.hide {
		if x.Hidden == "" && s.stemKey(bareName(h.text)) == s.stemKey(bareName(name)) {
			x.Hidden = h.at()
		}
	}
	for _, m := range s.lost {
		if m.Is && labelKey(m.Lens) == labelKey(name) {
			x.Lost++
		}
	}
	row := s.c.rowOf(withoutArticle(name))
	if len(row) < 2 && !slices.ContainsFunc(row, func(id uint32) bool { return !s.c.stems[id].light }) {
		return x
	}
	for d, in := range s.now {
		if in && s.c.holdsRow(d, row) {
			x.Holding = append(x.Holding, s.c.docs[d].Entry.ID)
		}
	}
	if len(x.Holding) > 0 {
		x.Reason = s.whyNone(row)
	}
	return x
}

// whyNone says why a row of stems that stands in the journal is no theme of it.
func (s *search) whyNone(row []uint32) string {
	var docs []int32
	for d := range s.c.docs {
		if s.c.holdsRow(d, row) {
			docs = append(docs, int32(d))
		}
	}
	switch one := &s.c.stems[row[0]]; {
	case len(docs) < leastEntries:
		return fmt.Sprintf("what stands in fewer than %d entries of the journal founds none", leastEntries)
	case len(row) == 1 && one.tool:
		return "tools are none"
	case s.f.isName(row):
		return "it is written as a name, and names are none"
	case !s.f.onTwoDates(docs):
		return "all of these are of one day"
	case s.f.isEveryday(row):
		return "it is a word of every day, which seldom says what an entry is about"
	case float64(len(docs)) <= s.f.expected(s.f.share(row)):
		return "it stands there no more often than in any text"
	}
	return "other words say more of these entries"
}

// heldBeside are the candidates that were held back and are close to a subject: they say the same, have a telling word of its words, or
// half of their entries in it.
func (s *search) heldBeside(x *subject) (out []journal.HeldBack) {
	its := map[string]bool{}
	for _, e := range s.within(x.found) {
		its[s.c.docs[e.doc].Entry.ID] = true
	}
	for _, h := range s.held {
		shared := 0
		for _, id := range h.Entries {
			if its[id] {
				shared++
			}
		}
		near := shared > 0 && 2*shared >= len(h.Entries) || h.Reason == "says the same as "+x.label || s.shareWord(h.Label, x.label, x.terms)
		if near && labelKey(h.Label) != labelKey(x.label) {
			out = append(out, h)
		}
	}
	return out
}

// meant finds the subject a person asks for: by name, else by its word or a term. Of several with a term it is one that is shown, else a
// phrase, to which a mark of that name adds.
func (s *search) meant(name string, shown []*subject) *subject {
	if x := s.named(name); x != nil {
		return x
	}
	if one := s.meanings(name); len(one) > 0 {
		return one[0]
	}
	key := bareName(name)
	phrases, _ := divide(s.subjects, func(x *subject) bool { return x.kind != "lens" })
	for _, x := range slices.Concat(shown, phrases, s.subjects) {
		if slices.ContainsFunc(x.terms, func(t string) bool { return bareName(t) == key }) {
			return x
		}
	}
	return s.withIdea(name)
}

// withIdea is the phrase whose words are those of an idea of the concept list, by the name of the idea, which Explain tells.
func (s *search) withIdea(name string) *subject {
	for _, x := range s.subjects {
		if s.isIdea(x, name) {
			return x
		}
	}
	return nil
}

// isIdea says whether the words of a subject are those of an idea of the concept list that has a name.
func (s *search) isIdea(x *subject, name string) bool {
	return x.of != nil && x.of.concept != none && bareName(s.f.lex.concepts[x.of.concept].name) == bareName(name)
}

// withWord are the themes in whose label the words of a name stand in a row, up to inflection: those that are shown, else any.
func (s *search) withWord(name string, shown []*subject) []*subject {
	key := labelKey(name)
	if !slices.ContainsFunc(strings.Fields(key), func(w string) bool { return !s.res.stop[w] }) {
		return nil
	}
	holds := func(x *subject) bool {
		return strings.Contains(" "+s.stemKey(labelKey(x.label))+" ", " "+s.stemKey(key)+" ")
	}
	if list, _ := divide(shown, holds); len(list) > 0 {
		return list
	}
	list, _ := divide(s.subjects, holds)
	return list
}

func (s *search) proof(e evidence) Proof {
	entry := s.c.docs[e.doc].Entry
	p := Proof{Entry: entry.ID, Date: entry.Date}
	for _, at := range e.places {
		if w := s.matched(e.doc, at); w != "" && !slices.Contains(p.Words, w) {
			p.Words = append(p.Words, w)
		}
		if text := fold(s.c.sentenceAt(e.doc, at)); text != "" && !slices.Contains(p.Sentences, text) {
			p.Sentences = append(p.Sentences, text)
		}
	}
	return p
}

// matched are the words that speak for a theme at a place: of a hashtag its name, and none of what a mark put there.
func (s *search) matched(d int, at place) string {
	if at.byHand {
		if strings.HasPrefix(at.word, "#") {
			return at.word
		}
		return ""
	}
	if w := s.c.written(d, at); len(strings.Fields(w)) <= maxTerm {
		return w
	}
	return ""
}
