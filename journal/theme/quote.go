package theme

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// longQuote is the length in characters up to which a whole paragraph is quoted.
const longQuote = 160

// place is where a theme shows in an entry: a range of tokens, to included, and the cue or term that matched.
type place struct {
	from, to int
	word     string
	// loose places only suggest the theme, as the word of a scene does: they are never quoted
	loose bool
	// taken places are those of a phrase in a lens: the lens's own are quoted before them
	taken bool
	// byHand places are the person's: a hashtag or a mark put them there
	byHand bool
}

// evidence is an entry with the places that speak for a theme.
type evidence struct {
	doc    int
	places []place
}

// energy is how a note felt; nil when it does not say, or when the entry is no note.
func (c *corpus) energy(d int) *int {
	if n := c.docs[d].Entry.Note; n != nil {
		return n.Energy
	}
	return nil
}

func (c *corpus) energyOf(d int) int {
	if e := c.energy(d); e != nil {
		return *e
	}
	return 0
}

// shortQuote is the number of words below which a quote says little by itself.
const shortQuote = 6

// quoter picks quotes and never gives the same text twice, nor a sentence of a paragraph that stands already.
type quoter struct {
	c    *corpus
	used map[string]bool            // by text
	in   map[int][]string           // by document
	not  map[int][]string           // by document: sentences that a person's mark set aside from the theme that quotes are wanted for
	of   *subject                   // that quotes are wanted for
	own  map[uint32]bool            // the stems of the label that quotes are wanted for; of a lens, none
	had  map[*subject]journal.Quote // what a subject claimed before the others chose
	rows map[*subject]quoteOrder    // in which order each that claimed looks
}

func newQuoter(c *corpus) *quoter {
	return &quoter{c: c, used: map[string]bool{}, in: map[int][]string{}, had: map[*subject]journal.Quote{}, rows: map[*subject]quoteOrder{}}
}

// take gives a text of a document to one theme; false when it stands already, whole or in part.
func (q *quoter) take(d int, text string) bool {
	if text == "" || q.used[text] {
		return false
	}
	for _, have := range q.in[d] {
		if strings.Contains(have, text) || strings.Contains(text, have) {
			return false
		}
	}
	q.used[text] = true
	q.in[d] = append(q.in[d], text)
	return true
}

// pick gives up to two quotes and a counter-quote. The first comes from the entry with the strongest energy, then the most different cues,
// then the latest; the second is the next one that is two weeks away, else the next. Neither opposes the sign that most entries have, nor
// is denied unless nothing else can be quoted. A denied hit is the counter-quote, else the latest note of the opposite sign, of a phrase
// one whose words say so: felt then.
func (q *quoter) pick(found, denied []evidence) (quotes []journal.Quote, counter *journal.Quote, felt bool) {
	o := q.order(found)
	if quotes = q.two(without(o.with, denied)); len(quotes) == 0 {
		quotes = q.two(o.with)
	}
	slices.SortStableFunc(quotes, func(a, b journal.Quote) int { return a.Date.Compare(b.Date) })
	if counter = q.counter(denied, quotes); counter != nil {
		return quotes, counter, false
	}
	counter = q.counter(q.feltOtherwise(o.against, -o.sign), quotes)
	return quotes, counter, counter != nil
}

// counter is the quote from the last entry that gives one; where another theme quotes all of them, the sentence of the last that quotes has
// not, or nil.
func (q *quoter) counter(list []evidence, quotes []journal.Quote) *journal.Quote {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b evidence) int { return cmp.Compare(b.doc, a.doc) })
	for _, e := range list {
		if one, ok := q.quote(e); ok {
			return &one
		}
	}
	for _, e := range list {
		entry := q.c.docs[e.doc].Entry
		for _, p := range e.places {
			text, part := q.c.quoteAt(e.doc, p)
			quoted := func(have journal.Quote) bool { return have.Entry == entry.ID && strings.Contains(have.Text, text) }
			setAside := func(not string) bool { return strings.Contains(text, not) }
			if text != "" && !slices.ContainsFunc(quotes, quoted) && !slices.ContainsFunc(q.not[e.doc], setAside) {
				return &journal.Quote{Entry: entry.ID, Date: entry.Date, Text: text, Part: part}
			}
		}
	}
	return nil
}

// without is evidence without the places of other, which is in the order of the entries.
func without(list, other []evidence) (out []evidence) {
	if len(other) == 0 {
		return list
	}
	for _, e := range list {
		places := slices.DeleteFunc(slices.Clone(e.places), func(p place) bool {
			i, ok := slices.BinarySearchFunc(other, e.doc, func(o evidence, d int) int { return o.doc - d })
			return ok && slices.Contains(other[i].places, p)
		})
		if len(places) > 0 {
			out = append(out, evidence{e.doc, places})
		}
	}
	return out
}

// quoteOrder is what can be quoted of a subject in the order of pick: without the notes against the sign that most entries have, then
// these, and the sign.
type quoteOrder struct {
	with, against []evidence
	sign          int
}

// order gives that of what was found of the subject that quotes are wanted for, made out once.
func (q *quoter) order(found []evidence) quoteOrder {
	if o, ok := q.rows[q.of]; ok {
		return o
	}
	o := quoteOrder{sign: q.majority(found)}
	type ranked struct {
		evidence
		energy, words int
	}
	var order []ranked
	for _, e := range quotable(found) {
		order = append(order, ranked{e, q.c.energyOf(e.doc), differentWords(e.places)})
	}
	slices.SortFunc(order, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(abs(b.energy), abs(a.energy)), cmp.Compare(b.words, a.words), cmp.Compare(b.doc, a.doc))
	})
	for _, e := range order {
		if e.energy*o.sign < 0 {
			o.against = append(o.against, e.evidence)
		} else {
			o.with = append(o.with, e.evidence)
		}
	}
	q.rows[q.of] = o
	return o
}

// claim lets a subject have its first quote before the others choose, when that is as good as can be.
func (q *quoter) claim(found []evidence) {
	for _, e := range q.order(found).with {
		for _, p := range q.best(e) {
			if q.rank(e.doc, p) > 0 {
				break
			}
			if one, ok := q.at(e.doc, p); ok {
				q.had[q.of] = one
				return
			}
		}
	}
}

// two takes the first quote to be had, and the next one that is two weeks away, else the next.
func (q *quoter) two(list []evidence) []journal.Quote {
	var quotes []journal.Quote
	var near []evidence // to the first
	if one, ok := q.had[q.of]; ok {
		quotes = append(quotes, one)
		list = slices.DeleteFunc(slices.Clone(list), func(e evidence) bool { return q.c.docs[e.doc].Entry.ID == one.Entry })
	}
	for e := range q.byRank(list) {
		if len(quotes) == 1 && abs(q.c.docs[e.doc].Entry.Date.Sub(quotes[0].Date)) < leastApart {
			near = append(near, e)
			continue
		}
		if one, ok := q.quote(e); ok {
			quotes = append(quotes, one)
		}
		if len(quotes) == 2 {
			return quotes
		}
	}
	for _, e := range near {
		if one, ok := q.quote(e); ok {
			return append(quotes, one)
		}
	}
	return quotes
}

// byRank gives evidence in the order of how well it can be quoted, else in the order given. An entry is read again for its rank,
// and most of the first have the best one, so an entry is looked at only when it is asked for.
func (q *quoter) byRank(list []evidence) iter.Seq[evidence] {
	return func(yield func(evidence) bool) {
		var later [scrap + 1][]evidence
		for _, e := range list {
			if r := q.rank(e.doc, q.best(e)[0]); r > 0 {
				later[r] = append(later[r], e)
			} else if !yield(e) {
				return
			}
		}
		for _, e := range slices.Concat(later[:]...) {
			if !yield(e) {
				return
			}
		}
	}
}

// majority is the sign that most entries' energy has: 1, -1, or 0.
func (q *quoter) majority(found []evidence) int {
	sum := 0
	for _, e := range found {
		sum += cmp.Compare(q.c.energyOf(e.doc), 0)
	}
	return cmp.Compare(sum, 0)
}

// quote gives the words around the richest place of an entry that have not been quoted yet.
func (q *quoter) quote(e evidence) (journal.Quote, bool) {
	for _, p := range q.best(e) {
		if one, ok := q.at(e.doc, p); ok {
			return one, true
		}
	}
	return journal.Quote{}, false
}

// at gives the words around a place if they have not been quoted yet.
func (q *quoter) at(d int, p place) (journal.Quote, bool) {
	text, part := q.around(d, p), journal.QuotePart("")
	if utf8.RuneCountInString(text) > mostQuoted {
		text, part = q.c.quoteAt(d, p)
	}
	if !q.take(d, text) {
		return journal.Quote{}, false
	}
	entry := q.c.docs[d].Entry
	return journal.Quote{Entry: entry.ID, Date: entry.Date, Text: text, Part: part}, true
}

// around is the paragraph or sentence of a place, and nothing that the person set aside.
func (q *quoter) around(d int, p place) string {
	text := q.c.around(d, p)
	setAside := func(not string) bool { return strings.Contains(text, not) }
	if !slices.ContainsFunc(q.not[d], setAside) {
		return text
	}
	if text = fold(q.c.sentenceAt(d, p)); slices.ContainsFunc(q.not[d], setAside) {
		return ""
	}
	return text
}

// quotable is evidence without the places that only suggest the theme.
func quotable(list []evidence) []evidence {
	var out []evidence
	for _, e := range list {
		if slices.ContainsFunc(e.places, func(p place) bool { return p.loose }) {
			e.places = slices.DeleteFunc(slices.Clone(e.places), func(p place) bool { return p.loose })
		}
		if len(e.places) > 0 {
			out = append(out, e)
		}
	}
	return out
}

// mostTried is how many places of one entry are looked at for a quote: each look reads its paragraph again.
const mostTried = 12

// best orders the places of an entry that are worth a look, the one to quote first.
func (q *quoter) best(e evidence) []place {
	out := richest(&q.c.docs[e.doc], e.places)
	out = out[:min(len(out), mostTried)]
	if len(out) == 1 {
		return out
	}
	var byRank [scrap + 1][]place
	for _, p := range out {
		r := q.rank(e.doc, p)
		byRank[r] = append(byRank[r], p)
	}
	return slices.Concat(byRank[:]...)
}

// The worst ranks of a place for a quote: one that is cut off, and a scrap.
const (
	torso = 3
	scrap = 4
)

// rank is 0 for a quote of some length that holds a word of the label or is the lens's own, 1 for one without it, 2 for one that a
// "not" turns around, torso for one that is cut off or as long as two, and scrap for a few words.
func (q *quoter) rank(d int, p place) int {
	text := q.around(d, p)
	switch {
	case len(strings.Fields(text)) < shortQuote:
		return scrap
	case utf8.RuneCountInString(text) > 2*longQuote || q.c.isCut(d, p, text):
		return torso
	case len(q.own) == 0 && !p.taken:
		return 0
	case q.c.isDenied(d, p, negatorReach):
		return 2
	}
	if q.c.holdsAny(d, p, q.own) {
		return 0
	}
	return 1
}

// isCut says whether a quote begins or ends where code, a quoted block or a list cuts its paragraph: with a small letter, or without
// a stop. An item needs neither, and what ends in code or in an address is whole.
func (c *corpus) isCut(d int, p place, text string) bool {
	k, _ := c.docs[d].passageAt(p.from)
	passage := c.passage(d, k)
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text)
	switch {
	case passage.Item:
		return false
	case unicode.IsLower(first) && !covered(passage.Skip, 0):
		return true
	case unicode.IsLetter(last) || unicode.IsDigit(last) || strings.ContainsRune(",;:-–—(", last):
		return !covered(passage.Skip, len(passage.Text)-1)
	}
	return false
}

// isDenied says whether a negator stands up to so many words before a place, in its clause.
func (c *corpus) isDenied(d int, p place, reach int) bool {
	tokens := c.docs[d].tokens
	for i := p.from - 1; i >= max(0, p.from-reach); i-- {
		if tokens[i].endsClause() {
			return false
		}
		switch c.roleAt(tokens, i) {
		case denial:
			return true
		case plainNot:
			return deniesBetween(c.roleAt(tokens, i-1), c.roleAt(tokens, min(i+1, p.from-1)))
		}
	}
	return false
}

// roleAt is what a token does in its clause; before the first it is nothing.
func (c *corpus) roleAt(tokens []token, i int) role {
	if i < 0 || !tokens[i].isWord() {
		return noRole
	}
	return roleOf(c.words.texts[tokens[i].word()])
}

// richest orders places by how many different words match in the passage around them.
func richest(d *doc, places []place) []place {
	if len(places) == 1 {
		return places
	}
	passage := make(map[int]int, len(places)) // by the first token of a place
	words := map[int]map[string]bool{}
	for _, p := range places {
		k, _ := d.passageAt(p.from)
		if words[k] == nil {
			words[k] = map[string]bool{}
		}
		words[k][p.word] = true
		passage[p.from] = k
	}
	rich := func(p place) int { return len(words[passage[p.from]]) }
	out := slices.Clone(places)
	slices.SortStableFunc(out, func(a, b place) int { return cmp.Or(cmp.Compare(rich(b), rich(a)), cmp.Compare(a.from, b.from)) })
	return out
}

func differentWords(places []place) (n int) {
	for i, p := range places {
		if !slices.ContainsFunc(places[:i], func(before place) bool { return before.word == p.word }) {
			n++
		}
	}
	return n
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
