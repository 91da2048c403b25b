package theme

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// leastPerson is the number of entries that make somebody one of the people mentioned.
const leastPerson = 2

// personVerbs stand behind the name of a person, and beforePerson in front of it.
var (
	personVerbs = wordSet(`said says asked asks told tells thinks thought wants wanted laughed laughs agreed agrees knows knew suggested
suggests offered offers called calls rang wrote writes mentioned came comes went left leaves smiled nodded shrugged looked took takes
gave gives has had is was wasn't isn't and did does got gets needs would will can could didn't doesn't won't started joined moved quit
sent showed made makes runs ran leads led feels felt hated loves loved likes liked reviewed merged fixed paired helped explained replied`)
	// speech verbs have no other subject than a person
	speech       = wordSet(`said says asked asks told tells thinks thought laughed laughs agreed wrote writes rang smiled nodded shrugged wants came took gave`)
	beforePerson = wordSet("with from to told asked and for like by called met thanks because that if when where says said gave sees saw")
	notPerson    = wordSet("the a an this that these my our your his her its their in at on via using under into")
	calendar     = wordSet(`january february march april may june july august september october november december jan feb mar apr jun jul aug
sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday christmas easter english german french spanish dutch`)
)

// persons counts the counted entries that mention each person: a name that acts or is spoken to more often than it is a thing
// or a place.
func (c *corpus) persons(now []bool) map[uint32]int {
	type use struct{ as, against, docs, last int }
	uses := map[uint32]*use{}
	for d := range c.docs {
		tokens := c.docs[d].tokens
		for i, t := range tokens {
			if !t.isWord() || !t.capital() || !c.stems[c.stemOf[t.word()]].name || !c.looksLikeName(t) {
				continue
			}
			id := c.stemOf[t.word()]
			u := uses[id]
			if u == nil {
				u = &use{}
				uses[id] = u
			}
			if now[d] && u.last != d+1 {
				u.last = d + 1
				u.docs++
			}
			if next := c.neighbour(tokens, i+1); personVerbs[next] || strings.HasSuffix(c.words.texts[t.word()], "'s") {
				u.as++
			}
			before := c.neighbour(tokens, i-1)
			if beforePerson[before] {
				u.as++
			}
			if notPerson[before] {
				u.against++
			}
		}
	}
	out := map[uint32]int{}
	for id, u := range uses {
		if u.docs >= leastPerson && u.as > u.against {
			out[id] = u.docs
		}
	}
	return out
}

func (c *corpus) looksLikeName(t token) bool {
	w := strings.TrimSuffix(c.words.texts[t.word()], "'s")
	return len(w) > 1 && !calendar[w] && !strings.ContainsAny(w, "0123456789")
}

func (c *corpus) neighbour(tokens []token, i int) string {
	if i < 0 || i >= len(tokens) || !tokens[i].isWord() {
		return ""
	}
	return c.words.texts[tokens[i].word()]
}

// nameForm is a name with its capital, without a possessive ending.
func (c *corpus) nameForm(id uint32) string {
	w := strings.TrimSuffix(c.usualForm(id), "'s")
	parts := strings.Split(w, "-")
	for i, p := range parts {
		r, size := utf8.DecodeRuneInString(p)
		parts[i] = string(unicode.ToUpper(r)) + p[size:]
	}
	return strings.Join(parts, "-")
}
