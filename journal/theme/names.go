package theme

import (
	"slices"
	"strings"
)

// use is how often a word stands in a journal: in all, inside a stretch of words, each also with a capital, and before a verb of
// speech.
type use struct {
	all, allCap, inside, insideCap, acts int32
	speech                               bool // the word is such a verb
}

func (u *use) add(o use) {
	u.all += o.all
	u.allCap += o.allCap
	u.inside += o.inside
	u.insideCap += o.insideCap
	u.acts += o.acts
}

// tally adds the tokens of a document to the uses of its words, and gives the number of words.
func (v *words) tally(row []token) int {
	n := 0
	inside := false
	var name *use // of the word before
	for _, t := range row {
		if !t.isWord() {
			inside = inside && t == breakLine
			name = nil
			continue
		}
		n++
		u := &v.uses[t.word()]
		u.all++
		if name != nil && u.speech {
			name.acts++
		}
		if inside {
			u.inside++
		}
		name = u
		if t.capital() {
			u.allCap++
			if inside {
				u.insideCap++
			}
		}
		inside = true
	}
	return n
}

// kin are words for relatives; people write them like names, and they are subjects.
var kin = strings.Fields("dad daddy mum mummy mom mommy mama papa grandma grandpa granny nan nana gran god")

// lowerCase is the share of capitals among all words below which the person writes without them.
const lowerCase = 0.02

// findNames marks the stems that are names: words capitalised inside a stretch of words in seven of ten cases. A word that is
// never seen inside one is a name if it always begins with a capital and is a given name or no English word, or acts as a person
// does. Who writes without capitals has given names all the same, and strange words that speak.
func (c *corpus) findNames() {
	all, caps := 0, 0
	for _, u := range c.words.uses {
		all += int(u.all)
		caps += int(u.allCap)
	}
	lower := float64(caps) < lowerCase*float64(all)
	for id := range c.stems {
		s := &c.stems[id]
		var u use
		for _, w := range s.forms {
			u.add(c.words.uses[w])
		}
		switch {
		case s.light || u.all == 0 || slices.Contains(kin, s.text):
		case lower:
			given, english := c.known(s)
			s.name = given || !english && u.acts > 0
		case u.inside > 0:
			s.name = float64(u.insideCap) >= 0.7*float64(u.inside)
		case u.allCap == u.all:
			given, english := c.known(s)
			s.name = given || !english || u.acts >= 2
		}
	}
}

// known says whether a form of a stem is a given name, and whether one is an English word.
func (c *corpus) known(s *stem) (given, english bool) {
	for _, w := range s.forms {
		given = given || c.res.firstNames[strings.TrimSuffix(c.words.texts[w], "'s")]
		english = english || c.english[w] && !c.stop[w]
	}
	return given, english
}
