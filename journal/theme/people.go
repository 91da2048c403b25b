package theme

import (
	"cmp"
	"strings"
	"sync"

	"twoway/journal"
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
	inside    map[string]bool // stand between a title and a surname
	helping   map[string]bool // verbs that others follow: would have asked
	plain     map[string]bool // those, as they stand behind one
	relations map[string]bool // say of the name behind them who that is: my cousin Sade, Auntie Bisi
	toward    map[string]bool // stand before "at" or "to" and a person
	where     map[string]bool // stand in front of places as well as persons; what acts behind the name is what they belong to
	alsoWords map[string]bool // given names that are words of English as well
	ranks     map[string]bool // titles that stand for a person by themselves: the Colonel
	nobody    map[string]bool // teams and cities, which act as people do
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
		personal: wordSet(`paired pairing one-on-one lunch dinner coffee walk drinks talk talks talked spoke talking speaking agreed sat sitting walked
minutes hour call chat chatted argued arguing argument fight fought fell laughed danced married tea beer breakfast supper conversation`),
		acting: wordSet(`laughs agreed agrees knew knows suggested suggests offered offers mentioned shrugged nodded smiled quit joined hated loved
loves liked likes replied explained paired reviewed thinks wanted wants felt feels looked rang wrote typed grinned presented spoke speaks
smiles stepped read reads asks retires retired apologised apologized ducked helped counted noticed cooked drove drives walked sat stood waited
joins nods shrugs grins replies mentions explains hates`),
		helping: wordSet("would will can could should might must may did didn't doesn't don't won't wouldn't couldn't has had have never also always only still just"),
		plain:   wordSet(`say ask tell think laugh agree know suggest offer mention shrug nod smile quit join hate love explain reply want feel look ring write`),
		titles:  wordSet("mr mrs ms miss dr prof doctor professor herr frau monsieur madame señor señora signor signora"),
		inside:  wordSet("van von de den der du da di la le ter zu al el bin"),
		relations: wordSet(`cousin auntie aunt aunty uncle brother sister nephew niece son daughter husband wife girlfriend boyfriend fiancé fiancée friend
roommate flatmate housemate neighbour neighbor colleague coworker intern apprentice godmother godfather stepmother stepfather stepson
stepdaughter sister-in-law brother-in-law mother-in-law father-in-law tante oom onkel tía tío`),
		toward: wordSet(`shouted shouting yelled yelling laughed laughing smiled smiling snapped waved nodded swore screamed glared said spoke speaking
talked talking listened listening apologised apologized lied replied explained admitted confessed married handed`),
		where: wordSet("in at to near from of into on via about with for by around behind outside beyond toward towards"),
		alsoWords: wordSet(`mark will grace rose bill bob jack frank rich grant miles dean hunter carol joy hope faith dawn ivy lily violet penny pearl
robin drew pat rob nick sue guy ray gene earl art angel rusty sandy ginger daisy heather holly iris melody mercy patience prudence
constance lance pierce wade cliff reed brook clay glen dale lane colt gray harry jay kit fern hazel basil bud buck dot skip gay rod
norm stew herb barb peg bonnie chuck destiny felicity trinity honor honour ernest min`),
		ranks: wordSet("colonel captain sergeant lieutenant brigadier admiral commodore corporal bishop rabbi imam padre"),
		nobody: wordSet(`accounting accounts audit ci communications comms compliance data design devops editorial engineering facilities finance
helpdesk hr infra infrastructure it legal logistics management marketing operations ops payroll platform procurement product purchasing
qa recruiting research risk sales security sre support treasury
amsterdam ankara athens bangalore bangkok barcelona beijing bengaluru berlin birmingham bogotá bogota bologna boston brussels bucharest
budapest cairo chennai chicago cologne copenhagen dakar dallas delhi denver detroit dhaka dubai dublin edinburgh frankfurt geneva glasgow
hamburg hanoi helsinki istanbul jakarta johannesburg karachi kiev kinshasa krakow kyiv kyoto lagos lahore leeds lima lisbon lisboa liverpool
london lyon madrid manchester manila marseille melbourne miami minneapolis montreal moscow mumbai munich münchen nagoya nairobi naples
osaka oslo ottawa paris philadelphia phoenix porto prague pune rio riyadh rome rotterdam seattle seoul seville shanghai shenzhen singapore
stockholm stuttgart sydney taipei tallinn tehran tokyo toronto turin utrecht vancouver vienna vilnius warsaw wien wroclaw zagreb zurich
zürich`),
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
	way                       int // behind "from" or "to", as places do too
	docs, last                int
	titled                    bool   // stands behind Mr, Dr or the like, or behind "my cousin" or the like
	particles                 string // between the title and the name: "van den "
	form                      string // how it is written, when that is not as its stem is
}

// isPerson says whether a name acts, is spoken to or owns things, in proportion to the entries it stands in, and more often than
// it is a thing or a place. What is no first name must act, and a frequent word of English twice, or both own things and come and go.
// Who has a title, or is somebody's cousin, is a person; a team and a large city are none. What only ever stands behind "from" and
// "to" may as well be a place.
func (c *corpus) isPerson(id uint32, u *uses) bool {
	if u.docs < leastPerson {
		return false
	}
	if u.titled && u.acts > u.against {
		return true
	}
	if persons().nobody[strings.TrimSuffix(c.usualForm(id), "'s")] {
		return false
	}
	if u.form != "" || c.res.firstNames[strings.TrimSuffix(c.usualForm(id), "'s")] {
		return u.acts+u.owns+u.weak+u.way > u.against
	}
	if u.acts == 0 { // a product may own things, or come and go, as well: rarely both, and it is spoken of as a thing
		return u.weak+u.owns >= 2*u.against+2 && (u.weak > 0 && u.owns > 0 || u.weak > longAcquaintance) && !c.isCommon(id)
	}
	if c.isCommon(id) && u.acts < 2 {
		return false
	}
	weak := u.weak + u.way
	return 2*(2*u.acts+2*u.owns+weak-u.against) >= max(4, u.docs) && u.acts+u.owns+weak > u.against
}

// longAcquaintance is how often somebody comes, goes or is met who never acts nor owns a thing, and may still be a project.
const longAcquaintance = 3

// isCommon says whether a name is a frequent word of English too.
func (c *corpus) isCommon(id uint32) bool {
	w, english := c.res.words[strings.TrimSuffix(c.usualForm(id), "'s")]
	return english && w.rank < commonWord
}

// persons counts the counted entries that mention each person, by name.
func (c *corpus) persons(now []bool) map[string]int {
	all, also := map[uint32]*uses{}, c.namesToo()
	for d := range c.docs {
		tokens := c.docs[d].tokens
		for i, t := range tokens {
			if !t.isWord() || !t.capital() {
				continue
			}
			id, form := c.stemOf[t.word()], also[t.word()]
			switch {
			case form != "":
				if !c.stems[id].name && !c.isNamed(tokens, i) {
					continue
				}
			case !c.stems[id].name || c.stems[id].tool || !c.looksLikeName(t):
				continue
			}
			u := all[id]
			if u == nil {
				u = &uses{form: form}
				all[id] = u
			}
			if now[d] && u.last != d+1 {
				u.last = d + 1
				u.docs++
			}
			c.use(u, tokens, i)
		}
	}
	out := map[string]int{}
	for id, u := range all {
		if c.isPerson(id, u) {
			out[c.personForm(id, u)] = u.docs
		}
	}
	return out
}

// use adds to the uses of a name how it stands at a token.
func (c *corpus) use(u *uses, tokens []token, i int) {
	w := persons()
	next, before, first := c.neighbour(tokens, i+1), c.neighbour(tokens, i-1), c.neighbour(tokens, i-2)
	if w.where[before] { // in "the man in Abuja wants", somebody else does
		next = ""
	}
	particles, titled := c.isTitled(tokens, i)
	met := w.addressed[before] || before == "with" && w.personal[first] || (before == "at" || before == "to") && w.toward[first]
	switch {
	case w.ranks[strings.TrimSuffix(c.words.texts[tokens[i].word()], "'s")]:
		if before == "the" && !c.isCapital(tokens, i+1) {
			u.titled = true
			u.acts++
		}
		return
	case titled:
		u.titled = true
		u.acts++
		u.particles = cmp.Or(u.particles, particles)
	case w.relations[before]:
		u.titled = true
		u.acts++
	case w.speech[next] && !w.vehicle[next] || w.acting[next] || next == "who" || met || w.helping[next] && c.actsLater(tokens, i+2):
		u.acts++
	case strings.HasSuffix(c.words.texts[tokens[i].word()], "'s"):
		u.owns++
	case before == "from" || before == "to":
		u.way++
	case w.verbs[next] || w.before[before]:
		u.weak++
	}
	if w.things[before] && !met {
		u.against++
	}
}

// actsLater says whether a verb of a person follows at a token, behind one or two more that help it.
func (c *corpus) actsLater(tokens []token, i int) bool {
	w := persons()
	for range 2 {
		if !w.helping[c.neighbour(tokens, i)] {
			break
		}
		i++
	}
	verb := c.neighbour(tokens, i)
	return w.plain[verb] || w.acting[verb] || w.speech[verb] && !w.vehicle[verb]
}

// namesToo are the words of the journal that are given names as well as words of English, with the name, when one has a capital
// inside a sentence. Where nouns have capitals there are none.
func (c *corpus) namesToo() map[uint32]string {
	out := map[uint32]string{}
	if c.nouns {
		return out
	}
	for name := range persons().alsoWords {
		for _, form := range []string{name, name + "'s"} {
			if w, ok := c.words.has(form); ok && c.words.uses[w].insideCap > 0 {
				out[w] = name
			}
		}
	}
	return out
}

// isNamed says whether a word that may be a name is one where it stands: inside a sentence its capital says so, at the beginning
// of one what it does.
func (c *corpus) isNamed(tokens []token, i int) bool {
	w, next := persons(), c.neighbour(tokens, i+1)
	return i > 0 && tokens[i-1].isWord() || w.verbs[next] || w.speech[next] || w.acting[next]
}

// personForm is how a person is written: as the stem mostly is, with what stands between a title and the name.
func (c *corpus) personForm(id uint32, u *uses) string {
	if u.form != "" {
		return journal.UpperFirst(u.form)
	}
	return u.particles + c.nameForm(id)
}

// isTitled says whether a title in capitals stands before a name, as in Mr Osei or Prof. van den Berg, and what stands between.
func (c *corpus) isTitled(tokens []token, i int) (particles string, ok bool) {
	w := persons()
	for i--; i > 0 && w.inside[c.neighbour(tokens, i)]; i-- {
		particle := c.neighbour(tokens, i)
		if tokens[i].capital() {
			particle = journal.UpperFirst(particle)
		}
		particles = particle + " " + particles
	}
	before := c.neighbour(tokens, i)
	return particles, i >= 0 && tokens[i].capital() && (w.titles[before] || w.ranks[before])
}

func (c *corpus) isCapital(tokens []token, i int) bool {
	return i < len(tokens) && tokens[i].isWord() && tokens[i].capital()
}

func (c *corpus) looksLikeName(t token) bool {
	w := strings.TrimSuffix(c.words.texts[t.word()], "'s")
	return len(w) > 1 && !persons().titles[w] && !persons().relations[w] && !calendar()[w] && !strings.ContainsAny(w, "0123456789")
}

func (c *corpus) neighbour(tokens []token, i int) string {
	if i < 0 || i >= len(tokens) || !tokens[i].isWord() {
		return ""
	}
	return c.words.texts[tokens[i].word()]
}

// nameForm is a name with its capitals, without a possessive ending: O'Brien, McKay, Anne-Marie.
func (c *corpus) nameForm(id uint32) string {
	w := strings.TrimSuffix(c.usualForm(id), "'s")
	parts := strings.Split(w, "-")
	for i, p := range parts {
		parts[i] = journal.UpperFirst(p)
		for _, clan := range []string{"O'", "Mc"} {
			if rest, ok := strings.CutPrefix(parts[i], clan); ok && len(rest) > 1 {
				parts[i] = clan + journal.UpperFirst(rest)
			}
		}
	}
	return strings.Join(parts, "-")
}
