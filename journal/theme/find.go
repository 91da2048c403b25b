package theme

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"twoway/journal"
)

// Options say which entries are counted and what they are compared with.
type Options struct {
	// Period is what is counted; the zero period is everything.
	Period journal.Period
	// Before is what it is compared with. When it is zero, the period before Period is taken; a Period with an open end has
	// none, and its last third is compared with the rest.
	Before journal.Period
	// Only, when set, narrows the entries that are counted and compared, as to one decision. Then the last third of the time is
	// compared with the rest.
	Only func(*journal.Entry) bool
	// Marks are those of entries that were not read, since they are dated later. They count after all others, in this order.
	Marks []journal.Mark
}

// lastThird says whether there is no period before to compare with.
func (o Options) lastThird() bool {
	return o.Only != nil || o.Before == (journal.Period{}) && (o.Period.From.IsZero() || o.Period.To.IsZero())
}

// Reading is a journal whose texts were read once, to look for themes in. It is for one goroutine at a time.
type Reading struct{ c *corpus }

// Read reads the prose of docs, which is the whole journal as far as it is public, in any order. A text is not asked for again
// but for the few sentences that are quoted from it. Numbers are words where a cue or a mark names them: coming are the marks that
// Options or AddedTo will have beside those of docs.
func Read(res *Resources, docs []Doc, coming ...journal.Mark) *Reading {
	docs = slices.Clone(docs)
	slices.SortStableFunc(docs, func(a, b Doc) int { return compareEntries(a.Entry, b.Entry) })
	return &Reading{readCorpus(res, docs, coming...)}
}

// Find gives the themes of a period, with their evidence: what recurs is looked for in the whole journal, and counted in the
// period.
func (r *Reading) Find(o Options) *journal.Themes {
	s := newSearch(r.c, o, tuned())
	out := &journal.Themes{Compared: "period"}
	if o.lastThird() {
		out.Compared, out.LateFrom = "last-third", s.lateFrom
	}
	var counts sync.WaitGroup // of words, which need nothing of what follows and read no text again
	counts.Go(func() { out.Words = s.words() })
	counts.Go(func() { out.People, out.Limits = s.people(), append(s.limits(), s.mistyped()...) })
	s.look()
	s.themes(out)
	counts.Wait()
	out.Words = s.untold(out.Words, out.List)
	for i, w := range out.Words {
		out.Words[i] = r.c.noun(w)
	}
	return out
}

// subject is a theme with the entries of the whole journal that show it.
type subject struct {
	id, label, kind, ask string
	terms                []string
	listed               []string   // those that a person's `same:` list names
	beside               []string   // the terms that only suggest it, and count beside another
	found                []evidence // by entry, in order
	denied               []evidence
	elsewhere            []evidence // its word in another meaning
	perhaps              []int
	score                float64
	merged               []string // what was joined into it, in words
	of                   *group   // of a phrase: what it was made of
	concept              bool     // a concept of the lexicon founded it, or took it in
	weak                 bool     // rests on one word alone
	plainWord            bool     // and that is a word of every day
	turns                bool     // a "not" before its words speaks against it: an idea or a habitual phrase, not a topic
	word                 bool     // a single word that no concept knows
	loose                bool     // named by a word that stands in less than half of its entries
	person               bool     // founded under a name of somebody or something, and has all entries with it
	named                bool     // a lens to which the person gave its name
	own                  bool     // founded by a person's mark or lens, or a lens that the person put entries enough into
	aside                *aside   // of a word with several meanings in the journal: which it is
	lens                 *subject // of a phrase: the lens, or what marks founded, that says the same
}

// search is one run of Find.
type search struct {
	res         *Resources
	c           *corpus
	o           Options
	now         []bool       // by document: counted
	past        []bool       // compared with
	late, early []bool       // the last third of the counted entries, and the rest
	lateFrom    journal.Date // where that begins
	// subjects are the themes found, the lenses first, then the phrases by score
	subjects []*subject
	asFound  []wasFound // the phrases before the person's lists and marks
	setAside []asideMark
	lost     []journal.Mark      // whose sentence or entry is not there any more
	joined   map[string]*subject // by the key of a phrase of a `same:` list: its theme
	hidden   map[string]string   // by the name of a theme, up to inflection: the line of a lens file that hides it
	masked   map[int][]hit       // by document: what false friends of lenses took out
	held     []journal.HeldBack
	f        *finder
	t        tuning
	matcher  *matcher
	hits     sync.WaitGroup // of the lenses, found while groups are
	open     journal.OpenTexts
}

// newSearch knows what is counted and the words of the journal; look finds the subjects.
func newSearch(c *corpus, o Options, t tuning) *search {
	s := &search{res: c.res, c: c, o: o, t: t, masked: map[int][]hit{}, hidden: map[string]string{}, open: journal.NewOpenTexts()}
	s.split()
	s.cutThirds()
	s.hits.Go(func() { s.matcher = newMatcher(c.res.table, c.words) })
	c.learnStems()
	s.hits.Wait()
	return s
}

// collect finds lenses and phrases, with what the lists and marks of the person make of them.
func (s *search) collect() {
	s.gather()
	s.hits.Go(s.lenses)
	groups := s.f.spread(s.f.groups(), s.wanted(s.c.filled)*2)
	s.hits.Wait()
	s.phrases(groups)
	s.joinSame()
	s.marks()
}

// look finds the subjects.
func (s *search) look() {
	s.collect()
	s.hideAndName()
	s.joinLenses()
	s.yieldToMarks()
	s.offer()
}

// compareEntries is the order of entries everywhere: by date, on one date the decision first, then by id.
func compareEntries(a, b *journal.Entry) int {
	first := func(e *journal.Entry) int {
		if e.Kind == journal.KindDecision {
			return 0
		}
		return 1
	}
	return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(first(a), first(b)), cmp.Compare(a.ID, b.ID))
}

// split tells the entries that are counted from those they are compared with. Entries without any prose are neither.
func (s *search) split() {
	n := len(s.c.docs)
	s.now, s.past = make([]bool, n), make([]bool, n)
	before := s.o.Before
	if before == (journal.Period{}) && !s.o.lastThird() {
		before = s.o.Period.Previous()
	}
	for d := range s.c.docs {
		e := s.c.docs[d].Entry
		if s.c.docs[d].length == 0 || s.o.Only != nil && !s.o.Only(e) {
			continue
		}
		s.now[d] = s.o.Period.Contains(e.Date)
		s.past[d] = before != (journal.Period{}) && before.Contains(e.Date)
	}
}

// cutThirds tells the last third of the time of the counted entries from the rest.
func (s *search) cutThirds() {
	s.late, s.early = make([]bool, len(s.now)), make([]bool, len(s.now))
	var dates []journal.Date
	for d, in := range s.now {
		if in {
			dates = append(dates, s.c.docs[d].Entry.Date)
		}
	}
	if len(dates) == 0 {
		return
	}
	first, last := dates[0], dates[len(dates)-1]
	s.lateFrom = last.AddDays(-(last.Sub(first) / 3))
	for d, in := range s.now {
		s.late[d] = in && !s.c.docs[d].Entry.Date.Before(s.lateFrom)
		s.early[d] = in && !s.late[d]
	}
}

// lenses finds the hits of all lenses.
func (s *search) lenses() {
	m := s.matcher
	found := make([][]evidence, len(s.res.Lenses))
	denied := make([][]evidence, len(s.res.Lenses))
	seen := make([]bool, len(m.p.cues))
	for d := range s.c.docs {
		for _, h := range m.find(s.c.docs[d].tokens) {
			to := found
			if n := len(found[h.lens]); !h.denied && n > 0 && found[h.lens][n-1].full(d) {
				continue
			}
			if len(s.c.forms)+len(s.c.heads) > 0 && s.c.inForm(d, h.from) {
				continue
			}
			if h.denied {
				to = denied
			} else {
				seen[h.cue] = true
			}
			to[h.lens] = addPlace(to[h.lens], d, place{from: h.from, to: h.to, word: m.p.cues[h.cue].text})
		}
		if len(m.masked) > 0 {
			s.masked[d] = m.masked
		}
	}
	terms := make([][]string, len(s.res.Lenses))
	for i := range terms {
		terms[i] = []string{}
	}
	for i, in := range seen {
		if c := &m.p.cues[i]; in {
			terms[c.lens] = append(terms[c.lens], c.text)
		}
	}
	for i, l := range s.res.Lenses {
		slices.Sort(terms[i])
		s.subjects = append(s.subjects, &subject{
			id: l.ID, label: l.Name, kind: "lens", ask: l.Ask, own: l.Own, named: l.named,
			terms: slices.Compact(terms[i]), found: found[i], denied: denied[i],
		})
	}
}

// addPlace adds a place to evidence that is in order of its documents.
func addPlace(list []evidence, d int, p place) []evidence {
	if k := len(list) - 1; k >= 0 && list[k].doc == d {
		if !list[k].full(d) {
			list[k].places = append(list[k].places, p)
		}
		return list
	}
	return append(list, evidence{d, []place{p}})
}

// mostPlaces is how many places of one entry are kept: enough to choose quotes from, so that the work for an entry of one word
// repeated stays bounded.
const mostPlaces = 64

// full says whether an entry has all the places that are kept of one.
func (e *evidence) full(d int) bool { return e.doc == d && len(e.places) >= mostPlaces }

// byID finds a subject.
func (s *search) byID(id string) *subject {
	for _, x := range s.subjects {
		if x.id == id {
			return x
		}
	}
	return nil
}

// themes adds what a review shows of the subjects.
func (s *search) themes(out *journal.Themes) {
	shown, dressed, q := s.shown()
	for _, x := range shown {
		out.List = append(out.List, dressed[x])
	}
	s.beside(out, q)
	s.question(out)
	out.Unmatched = s.unmatched(shown)
	out.Held, out.Counted = s.held, howMany(s.now)
}

// limits says when most of the words of the period are not English, and how those of a script without spaces are told apart.
func (s *search) limits() []string {
	known, all, foreign, runs := 0, 0, 0, 0
	for d, in := range s.now {
		if !in {
			continue
		}
		all += s.c.docs[d].length
		if 2*known >= s.c.total { // whatever the others are
			continue
		}
		for _, t := range s.c.docs[d].tokens {
			switch {
			case !t.isWord():
			case s.c.english[t.word()]:
				known++
			case isForeign(s.c.words.texts[t.word()]):
				foreign++
				if scriptOfWord(s.c.words.texts[t.word()]) != spaced {
					runs++
				}
			}
		}
	}
	switch {
	case all >= 20 && s.c.foreign && s.c.isForeignTime(s.now): // half of the words may be known: many stand in the English lists too
	case 2*known >= all || all < 20 && 2*foreign < all:
		return nil
	case 2*runs > all:
		return []string{"Words in a script without spaces are counted as they stand: runs of Katakana, and of up to four Han characters. " +
			"Hiragana, longer runs, Thai, Lao, Khmer and Burmese found no theme, and no lens of ours knows any of them."}
	}
	return []string{"Most words here are not English: they are counted as they stand, and no lens knows them."}
}

// untold are the first few of the words used more than before that name no theme of a list. The word of a
// new one stays: that theme is told as new, and not as more.
func (s *search) untold(words []string, shown []journal.Theme) []string {
	told := map[string]bool{}
	for _, t := range shown {
		if t.Trend == New {
			continue
		}
		for _, w := range cueWords(t.Label) {
			told[s.res.stem(strings.TrimSuffix(strings.Trim(w, "()"), "'s"))] = true
		}
	}
	words = slices.DeleteFunc(words, func(w string) bool { return told[s.res.stem(w)] })
	return words[:min(len(words), moreWords)]
}

// words are those used more than before, the clearest first.
func (s *search) words() []string {
	now, past := s.now, []bool(nil)
	if s.o.lastThird() {
		now, past = s.late, s.early
	} else {
		first := s.o.Period.From
		past = make([]bool, len(s.c.docs))
		for d := range s.c.docs {
			past[d] = !s.now[d] && s.c.docs[d].Entry.Date.Before(first)
		}
	}
	return s.c.moreThanBefore(func(d int) bool { return now[d] }, func(d int) bool { return past[d] })
}

// within is what of a list is counted. The list itself stays as it is, and is given back when all of it is.
func (s *search) within(list []evidence) []evidence {
	out := func(e evidence) bool { return !s.now[e.doc] }
	if !slices.ContainsFunc(list, out) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), out)
}

// people are the names of persons in the counted entries, in two entries or more, the most frequent first.
func (s *search) people() []journal.PersonCount {
	var out []journal.PersonCount
	for name, n := range s.c.persons(s.now) {
		out = append(out, journal.PersonCount{Name: name, K: n})
	}
	slices.SortFunc(out, func(a, b journal.PersonCount) int {
		return cmp.Or(cmp.Compare(b.K, a.K), strings.Compare(a.Name, b.Name))
	})
	return out
}
