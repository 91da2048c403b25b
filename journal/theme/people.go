package theme

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// leastPerson is the number of entries that make somebody one of the people mentioned.
const leastPerson = 2

// around are the words that tell a person's name from other names.
type around struct {
	verbs     map[string]bool // stand behind the name of a person
	before    map[string]bool // and in front of it
	speech    map[string]bool // verbs that have no other subject than a person
	addressed map[string]bool // stand in front of nobody but a person
	vehicle   map[string]bool // verbs that go with projects and firms too
	personal  map[string]bool // stand before "with" and a person
	acting    map[string]bool // verbs that have a person as their subject more often than a machine
	things    map[string]bool // stand in front of what is no person
	titles    map[string]bool // stand in front of a surname
	inside    map[string]bool // stand in small letters between a title and a surname
}

var persons = sync.OnceValue(func() *around {
	return &around{
		verbs: wordSet(`said says asked asks told tells thinks thought wants wanted laughed laughs agreed agrees knows knew suggested
suggests offered offers called calls rang wrote writes mentioned came comes went left leaves smiled nodded shrugged looked took takes
gave gives has had is was wasn't isn't and did does got gets needs would will can could didn't doesn't won't started joined moved quit
sent showed made makes runs ran leads led feels felt hated loves loved likes liked reviewed merged fixed paired helped explained replied`),
		speech:    wordSet(`said says asked asks told tells thinks thought laughed laughs agreed wrote writes rang smiled nodded shrugged wants came took gave`),
		before:    wordSet("with from to told asked and for like by called met thanks because that if when where says said gave sees saw"),
		addressed: wordSet("told asked met thanked tell ask thank meet hugged phoned paired mentored mentor coached"),
		vehicle:   wordSet("took came gave wants"),
		personal:  wordSet("paired pairing one-on-one lunch dinner coffee walk drinks talked spoke talking agreed sat walked minutes hour call"),
		acting: wordSet(`laughs agreed agrees knew knows suggested suggests offered offers mentioned shrugged nodded smiled quit joined hated loved
loves liked likes replied explained paired reviewed thinks wanted wants felt feels looked rang wrote typed grinned presented spoke speaks
smiles stepped read reads asks retires retired apologised apologized ducked helped counted noticed cooked drove drives walked sat stood waited`),
		titles: wordSet("mr mrs ms miss dr prof doctor professor herr frau monsieur madame señor señora signor signora"),
		inside: wordSet("van von de den der du da di la le ter zu al el bin"),
		things: wordSet("the a an this that these my our your his her its their in at on via using under into"),
	}
})

// calendar words have capitals and are no names.
var calendar = sync.OnceValue(func() map[string]bool {
	return wordSet(`january february march april may june july august september october november december jan feb mar apr jun jul aug mon tue tues wed thu thur thurs fri sat sun
sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday christmas easter english german french spanish dutch`)
})

// commonWord is the rank of an English word above which a capital alone makes no person of it.
const commonWord = 5000

// uses are the ways in which a name stands in the journal.
type uses struct {
	acts, weak, owns, against int
	docs, last                int
	titled                    bool // stands behind Mr, Dr or the like
}

// isPerson says whether a name acts, is spoken to or owns things, in proportion to the entries it stands in, and more often than
// it is a thing or a place. What is no first name must act, and a frequent word of English twice, or both own things and come and go.
// Who has a title is a person.
func (c *corpus) isPerson(id uint32, u *uses) bool {
	if u.docs < leastPerson {
		return false
	}
	if u.titled && u.acts > u.against {
		return true
	}
	if c.res.firstNames[strings.TrimSuffix(c.usualForm(id), "'s")] {
		return u.acts+u.owns+u.weak > u.against
	}
	if u.acts == 0 { // a product may own things, or come and go, as well: rarely both, and it is spoken of as a thing
		return u.weak+u.owns >= 2*u.against+2 && (u.weak > 0 && u.owns > 0 || u.weak > longAcquaintance) && !c.isCommon(id)
	}
	if c.isCommon(id) && u.acts < 2 {
		return false
	}
	return 2*(2*u.acts+2*u.owns+u.weak-u.against) >= max(4, u.docs) && u.acts+u.owns+u.weak > u.against
}

// longAcquaintance is how often somebody comes, goes or is met who never acts nor owns a thing, and may still be a project.
const longAcquaintance = 3

// isCommon says whether a name is a frequent word of English too.
func (c *corpus) isCommon(id uint32) bool {
	w, english := c.res.words[strings.TrimSuffix(c.usualForm(id), "'s")]
	return english && w.rank < commonWord
}

// persons counts the counted entries that mention each person.
func (c *corpus) persons(now []bool) map[uint32]int {
	all, w := map[uint32]*uses{}, persons()
	for d := range c.docs {
		tokens := c.docs[d].tokens
		for i, t := range tokens {
			if !t.isWord() || !t.capital() || !c.stems[c.stemOf[t.word()]].name || c.stems[c.stemOf[t.word()]].tool || !c.looksLikeName(t) {
				continue
			}
			u := all[c.stemOf[t.word()]]
			if u == nil {
				u = &uses{}
				all[c.stemOf[t.word()]] = u
			}
			if now[d] && u.last != d+1 {
				u.last = d + 1
				u.docs++
			}
			next, before := c.neighbour(tokens, i+1), c.neighbour(tokens, i-1)
			switch {
			case c.isTitled(tokens, i):
				u.titled = true
				u.acts++
			case w.speech[next] && !w.vehicle[next] || w.acting[next] || w.addressed[before] || before == "with" && w.personal[c.neighbour(tokens, i-2)]:
				u.acts++
			case strings.HasSuffix(c.words.texts[t.word()], "'s"):
				u.owns++
			case w.verbs[next] || w.before[before]:
				u.weak++
			}
			if w.things[before] {
				u.against++
			}
		}
	}
	out := map[uint32]int{}
	for id, u := range all {
		if c.isPerson(id, u) {
			out[id] = u.docs
		}
	}
	return out
}

// isTitled says whether a title in capitals stands before a name: Mr Osei, Prof. van den Berg.
func (c *corpus) isTitled(tokens []token, i int) bool {
	w := persons()
	for i--; i > 0 && !tokens[i].capital() && w.inside[c.neighbour(tokens, i)]; i-- {
	}
	return i >= 0 && tokens[i].capital() && w.titles[c.neighbour(tokens, i)]
}

func (c *corpus) looksLikeName(t token) bool {
	w := strings.TrimSuffix(c.words.texts[t.word()], "'s")
	return len(w) > 1 && !persons().titles[w] && !calendar()[w] && !strings.ContainsAny(w, "0123456789")
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
		parts[i] = titled(p)
	}
	return strings.Join(parts, "-")
}

// titled gives a word its capital.
func titled(w string) string {
	r, size := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[size:]
}
