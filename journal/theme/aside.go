package theme

import "slices"

// asideMark is a "not" of the person's: ranges of an entry that are not about a subject, whether or not it took anything out.
type asideMark struct {
	of    *subject
	name  string // what the mark calls it
	doc   int
	at    []place // each place of the sentence, or without a word of its own the whole entry
	gone  []place // what it took out
	again bool    // one mark took it out of another subject as well
}

// covers says whether a place of an entry is in a range of a mark.
func (a *asideMark) covers(d int, p place) bool {
	return a.doc == d && slices.ContainsFunc(a.at, func(at place) bool { return overlap(at, p) })
}

func (a *asideMark) isWhole() bool { return a.at[0].word == "" }

// takeBack lets an "is" undo the "not" marks before it, in all that has the name: those of the same sentence, or like it of the whole
// entry, are gone with what they took out, and of one of the whole entry a sentence comes back.
func (s *search) takeBack(name string, d int, at place) {
	named := s.notAbout(name)
	var kept []asideMark
	for _, a := range s.setAside {
		if !a.covers(d, at) || !slices.Contains(named, a.of) {
			kept = append(kept, a)
			continue
		}
		whole := at.word == ""
		undone := a.isWhole() == whole
		var gone []place
		for _, p := range a.gone {
			if undone || !whole && overlap(p, at) {
				a.of.insert(d, p)
			} else {
				gone = append(gone, p)
			}
		}
		if a.gone = gone; !undone {
			kept = append(kept, a)
		}
	}
	s.setAside = kept
}

// follow sets aside from a subject what marks took out of another that says the same, and might give its place to it; what a mark put
// into the other stays.
func (s *search) follow(x, other *subject) {
	for _, a := range s.setAside {
		if a.of != other {
			continue
		}
		marked := func(p place) bool {
			return other.shows(a.doc, func(q place) bool { return q.byHand && q.word != "" && overlap(p, q) })
		}
		a.of, a.again = x, a.again || len(s.took(a)) > 0
		a.gone = x.remove(a.doc, func(p place) bool { return a.covers(a.doc, p) && !p.byHand && !marked(p) })
		s.setAside = append(s.setAside, a)
	}
}

// lead sets aside from a lens what marks took out of a phrase that says the same: those words of it, and what is said in the same
// range with a "not".
func (s *search) lead(lens, phrase *subject) {
	for _, a := range s.setAside {
		if a.of != phrase || len(a.gone) == 0 {
			continue
		}
		from := a.gone
		a.of, a.again = lens, true
		a.gone = lens.remove(a.doc, func(p place) bool { return !p.byHand && touch([]place{p}, from) })
		if len(s.took(a)) > 0 {
			s.setAside = append(s.setAside, a)
		}
	}
}

// took is what a mark sets aside of a subject: what it took out, and what is said in its range with a "not".
func (s *search) took(a asideMark) []place {
	out := slices.Clone(a.gone)
	for _, e := range a.of.denied {
		for _, p := range e.places {
			if a.covers(e.doc, p) {
				out = append(out, p)
			}
		}
	}
	return out
}

// deniedOf is where a subject is said with a "not", but for what the person set aside.
func (s *search) deniedOf(x *subject) []evidence {
	marks, _ := divide(s.setAside, func(a asideMark) bool { return a.of == x })
	if len(marks) == 0 {
		return x.denied
	}
	var out []evidence
	for _, e := range x.denied {
		e.places = slices.DeleteFunc(slices.Clone(e.places), func(p place) bool {
			return slices.ContainsFunc(marks, func(a asideMark) bool { return a.covers(e.doc, p) })
		})
		if len(e.places) > 0 {
			out = append(out, e)
		}
	}
	return out
}

// setAsideFrom are the sentences that marks took out of a subject, by document.
func (s *search) setAsideFrom(x *subject) map[int][]string {
	var out map[int][]string
	for _, a := range s.setAside {
		if a.of != x || a.isWhole() || !x.has(a.doc) {
			continue
		}
		if out == nil {
			out = map[int][]string{}
		}
		for _, at := range a.at {
			out[a.doc] = append(out[a.doc], s.c.sentencesAt(a.doc, at)...)
		}
	}
	return out
}

// sentencesAt are the sentences that a range of tokens holds or begins in.
func (c *corpus) sentencesAt(d int, at place) (out []string) {
	tokens := c.docs[d].tokens
	for i := at.from; i <= at.to; i++ {
		if i > at.from && !tokens[i-1].endsSentence() {
			continue
		}
		if text := fold(c.sentenceAt(d, place{from: i})); text != "" {
			out = append(out, text)
		}
	}
	return out
}
