package theme

import (
	"slices"
	"strings"
	"sync"

	"twoway/journal"
)

// use is how often a word stands in a journal: in all, inside a stretch of words, each also with a capital, and before a verb of
// speech.
type use struct {
	all, allCap, inside, insideCap, acts int32
	speech                               bool     // the word is such a verb
	grammar                              language // the word carries grammar in it
}

func (u *use) add(o use) {
	u.all += o.all
	u.allCap += o.allCap
	u.inside += o.inside
	u.insideCap += o.insideCap
	u.acts += o.acts
}

// without is a use less what of it is in another language, where no verb of speech stands.
func (u use) without(o use) use {
	u.all -= o.all
	u.allCap -= o.allCap
	u.inside -= o.inside
	u.insideCap -= o.insideCap
	return u
}

// tally adds the tokens of a document to the uses of its words, and gives the number of words. What is in another language is noted
// apart as well.
func (v *words) tally(row []token) int {
	n, grammar := tally(v.uses, row)
	if other := grammar[inOther]; other > leastGrammar && other > grammar[inEnglish] && foreignShare*other >= n {
		v.abroad = append(v.abroad, make([]use, len(v.texts)-len(v.abroad))...)
		tally(v.abroad, row)
		v.travels++
	}
	return n
}

// leastGrammar is how many words that carry grammar in another language do not tell an entry's.
const leastGrammar = 1

// tally adds the tokens of a document to uses by word, and gives the number of words, and of those that carry grammar by language.
func tally(uses []use, row []token) (n int, grammar [inOther + 1]int) {
	inside := false
	var name *use // of the word before
	for _, t := range row {
		if !t.isWord() {
			inside = inside && t == breakLine
			name = nil
			continue
		}
		n++
		u := &uses[t.word()]
		grammar[u.grammar]++
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
	return n, grammar
}

// isAbroad says of a word of a journal that is mostly English whether it stands mostly in entries of another language. One or two
// such entries tell nothing.
func (c *corpus) isAbroad(w uint32) bool {
	return c.travels && int(w) < len(c.words.abroad) && 2*c.words.abroad[w].all > c.words.uses[w].all
}

// kin are words for relatives; people write them like names, and they are subjects.
var kin = strings.Fields("dad daddy mum mummy mom mommy mama papa grandma grandpa granny nan nana gran god")

// tongues are the larger languages, which English writes like names. What people write of a language is seldom about a person: it
// is about working or living in it.
const tongues = `afrikaans albanian amharic arabic armenian azeri basque bengali bosnian breton bulgarian burmese cantonese catalan chinese
croatian czech danish dutch english esperanto estonian farsi filipino finnish flemish french gaelic galician georgian german greek
gujarati hausa hebrew hindi hungarian icelandic igbo indonesian irish italian japanese kannada kazakh khmer kikuyu korean kurdish lao
latin latvian lithuanian luganda macedonian malay malayalam maltese mandarin maori marathi mongolian nepali norwegian persian polish
portuguese punjabi quechua romanian russian samoan scots serbian shona sinhala slovak slovenian somali spanish swahili swedish tagalog
tamil telugu thai tibetan turkish ukrainian urdu uzbek vietnamese welsh xhosa yiddish yoruba zulu`

// initials are short forms of what people live with, wait for or are afraid of: illnesses, exams, forms of work and pay. Those of
// firms, teams and tools are names.
const initials = `adhd ai asd cbt copd emdr esop fmla fomo gcse gcses gmat gp gpt hoa ibd ibs icu ipo iui ivf kpi kpis llm llms mba mri nda nicu
ocd okr okrs pcos phd pip pmdd pto ptsd rif rsu rsus rto wfh`

// subjects are words that are written like names and are none.
var subjects = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, w := range slices.Concat(strings.Fields(tongues), strings.Fields(initials), kin) {
		out[w] = true
	}
	return out
})

// lowerCase is the share of capitals among all words below which the person writes without them.
const lowerCase = 0.02

// nounCase is the share of capitals inside sentences, among the words of another language that say something, from which on it is one
// that writes its nouns with capitals, as German does.
const nounCase = 0.3

// writesNouns says whether the journal, or what of it is in another language, is in such a one.
func (c *corpus) writesNouns() bool {
	uses := c.words.uses
	switch {
	case c.travels:
		uses = c.words.abroad
	case !c.foreign:
		return false
	}
	inside, caps := 0, 0
	for w, u := range uses {
		if !c.stop[w] {
			inside += int(u.inside)
			caps += int(u.insideCap)
		}
	}
	return float64(caps) >= nounCase*float64(inside)
}

// noun gives a word of the journal, in lower case, as it is mostly written when that is with a capital: Welsh, Sunday, PhD, and nouns in
// German.
func (c *corpus) noun(w string) string {
	id, ok := c.words.has(w)
	if !ok {
		if _, owns := c.words.has(w + "'s"); owns { // it stands in that form alone
			return strings.TrimSuffix(strings.TrimSuffix(c.noun(w+"'s"), "'s"), "’s")
		}
		return w
	}
	u := c.atHome(id)
	has := (c.stems[c.stemOf[id]].name || subjects()[w] && u.allCap == u.all) && u.allCap > 0 || 10*u.insideCap >= 7*u.inside && (u.insideCap > 1 || u.insideCap == 1 && u.allCap == u.all)
	switch {
	case !c.nouns:
	case c.foreign:
		has = c.words.uses[id].isNoun()
	case c.isAbroad(id):
		has = c.words.abroad[id].isNoun()
	}
	if !has {
		return w
	}
	return c.inCapitals(w)
}

// inCapitals is a word of the journal, in lower case, as it is written where it first stands with a capital inside a sentence, and with a
// first capital where it never does.
func (c *corpus) inCapitals(w string) string {
	id, _ := c.words.has(w)
	if c.words.uses[id].insideCap > 0 {
		for d := range c.docs {
			tokens := c.docs[d].tokens
			for i := 1; i < len(tokens); i++ {
				if tokens[i] == wordToken(id)|1 && tokens[i-1].isWord() {
					if as := c.textAt(d, i); folded(as) == w {
						return as
					}
					return journal.UpperFirst(w)
				}
			}
		}
	}
	return journal.UpperFirst(w)
}

// atHome is how a word stands in the journal, but for what is in a language that gives its nouns capitals.
func (c *corpus) atHome(w uint32) use {
	if c.nouns && c.travels && int(w) < len(c.words.abroad) {
		return c.words.uses[w].without(c.words.abroad[w])
	}
	return c.words.uses[w]
}

// isNoun says whether a word has a capital inside most of the sentences that it stands in, or wherever it stands when it only
// begins them.
func (u use) isNoun() bool {
	if u.inside == 0 {
		return u.allCap == u.all
	}
	return 2*u.insideCap > u.inside
}

// findNames marks the stems that are names: words capitalised inside a stretch of words in seven of ten cases. A word that is
// never seen inside one is a name if it always begins with a capital and is a given name or no English word, or acts as a person
// does. A given name that is no frequent word of English may be written small now and then, and where it begins lines when it speaks.
// Who writes without capitals has given names all the same, and strange words that speak; where nouns have capitals, given names
// alone are known, and what stands there tells nothing of names elsewhere.
func (c *corpus) findNames() {
	c.nouns = c.writesNouns()
	all, caps := 0, 0
	for w := range c.words.uses {
		u := c.atHome(uint32(w))
		all += int(u.all)
		caps += int(u.allCap)
	}
	lower := float64(caps) < lowerCase*float64(all)
	for id := range c.stems {
		s := &c.stems[id]
		var u use
		everywhere := int32(0)
		for _, w := range s.forms {
			u.add(c.atHome(w))
			everywhere += c.words.uses[w].all
		}
		switch {
		case c.isTool(s):
			s.name, s.tool = true, true
		case s.light || everywhere == 0 || c.isSubject(s):
		case 2*u.all < everywhere: // it is mostly written where nouns have capitals
			s.name, _ = c.known(s)
		case lower:
			given, english := c.known(s)
			s.name = given || !english && u.acts > 0
		case c.nouns && c.foreign:
			s.name, _ = c.known(s)
		case u.inside > 0:
			s.name = float64(u.insideCap) >= 0.7*float64(u.inside) ||
				2*u.insideCap >= u.inside && 5*u.allCap >= 4*u.all && c.isGivenAlone(s)
		case u.allCap == u.all:
			given, english := c.known(s)
			s.name = given || !english || u.acts >= 2 || u.acts > 0 && u.all > 1 && persons().alsoWords[s.text]
		default:
			s.name = u.allCap > 0 && u.acts > 0 && c.isGivenAlone(s)
		}
	}
}

// partNames gives a word that is a name by itself a stem of its own: Signe has not signed, nor does Chase chase. It always has a capital,
// inside a sentence too or as a given name that speaks, and the other words of its stem are not its plural.
func (c *corpus) partNames() {
	if c.nouns {
		return
	}
	baseOf := func(w int) string { return strings.TrimSuffix(c.words.texts[w], "'s") }
	named := map[uint32][]string{} // by stem: the words that are names
	for w, id := range c.stemOf {
		u, base := c.words.uses[w], baseOf(w)
		given := c.res.firstNames[base] || persons().alsoWords[base]
		if u.all > 1 && u.allCap == u.all && (u.insideCap > 0 || given && u.acts > 0) && !c.stop[w] && !subjects()[base] && !calendar()[base] && !c.res.tools[base] {
			named[id] = append(named[id], base)
		}
	}
	if len(named) == 0 {
		return
	}
	others, several := map[uint32]int{}, map[string]bool{} // by stem and by word
	for w, id := range c.stemOf {
		base := baseOf(w)
		if names := named[id]; names != nil && !slices.Contains(names, base) {
			others[id]++
			if one, plural := strings.CutSuffix(base, "s"); plural {
				several[one] = true
			}
		}
	}
	for w, id := range c.stemOf {
		base := baseOf(w)
		if others[id] == 0 || several[base] || !slices.Contains(named[id], base) {
			continue
		}
		text := base
		if have, taken := c.stemID[base]; taken && !c.stems[have].apart {
			text += "'s"
		}
		c.stemOf[w] = c.internStem(text)
		c.stems[c.stemOf[w]].apart = true
	}
}

// isTool says whether all forms of a stem are the name of a tool.
func (c *corpus) isTool(s *stem) bool {
	return len(s.forms) > 0 && !slices.ContainsFunc(s.forms, func(w uint32) bool {
		return !c.res.tools[strings.TrimSuffix(c.words.texts[w], "'s")]
	})
}

// isSubject says whether a form of a stem is a word for a relative or a language.
func (c *corpus) isSubject(s *stem) bool {
	return subjects()[s.text] || slices.ContainsFunc(s.forms, func(w uint32) bool {
		return subjects()[strings.TrimSuffix(c.words.texts[w], "'s")]
	})
}

// isGivenAlone says whether all forms of a stem are a given name and no frequent word of English.
func (c *corpus) isGivenAlone(s *stem) bool {
	return !slices.ContainsFunc(s.forms, func(w uint32) bool {
		name := strings.TrimSuffix(c.words.texts[w], "'s")
		known, english := c.res.words[name]
		return !c.res.firstNames[name] || english && known.rank < commonWord
	})
}

// known says whether a form of a stem is a given name, and whether one is an English word.
func (c *corpus) known(s *stem) (given, english bool) {
	for _, w := range s.forms {
		given = given || c.res.firstNames[strings.TrimSuffix(c.words.texts[w], "'s")]
		english = english || c.english[w] && !c.stop[w]
	}
	return given, english
}
