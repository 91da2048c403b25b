package theme

import (
	"slices"
	"strings"
)

// use is how often a word stands in a journal: in all, inside a stretch of words, each also with a capital, and as a name before
// a verb of speech.
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
	var name *use // of the word before, when it has a capital
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
		name = nil
		if inside {
			u.inside++
		}
		if t.capital() {
			name = u
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

// findNames marks the stems that are names: words capitalised inside a stretch of words in seven of ten cases. A word that is
// never seen inside one is a name if it always begins with a capital and is no English word, is a first name, or acts as a person
// does.
func (c *corpus) findNames() {
	for id := range c.stems {
		s := &c.stems[id]
		var u use
		for _, w := range s.forms {
			u.add(c.words.uses[w])
		}
		switch {
		case s.light || u.all == 0 || slices.Contains(kin, s.text):
		case u.inside > 0:
			s.name = float64(u.insideCap) >= 0.7*float64(u.inside)
		default:
			word := c.words.texts[s.forms[0]]
			_, english := c.res.words[word]
			s.name = u.allCap == u.all && (!english || u.acts >= 2 || c.res.firstNames[strings.TrimSuffix(word, "'s")])
		}
	}
}
