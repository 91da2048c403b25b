package theme

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// marks lets the person's corrections take effect: hashtags in any text, and the marks of notes, the later over the earlier. What the
// marks found has its hashtags too, but for what they set aside.
func (s *search) marks() {
	known := map[*subject]bool{}
	s.tags(func(x *subject) bool {
		known[x] = true
		return true
	})
	index := map[string]int{}
	for d := range s.c.docs {
		index[s.c.docs[d].Entry.ID] = d
	}
	apply := func(marks []journal.Mark) {
		for _, m := range marks {
			if to, ok := index[m.Entry]; !ok || !s.mark(m, to) {
				s.lost = append(s.lost, m)
			}
		}
	}
	for d := range s.c.docs {
		apply(s.c.docs[d].Entry.Marks)
	}
	apply(s.o.Marks)
	s.tags(func(x *subject) bool { return !known[x] })
	for _, x := range s.subjects {
		x.own = x.own || x.kind == "lens" && x.byHand() >= leastRecur
	}
	s.learn()
}

// byHand counts the entries of a subject that a person put there, by a hashtag or a mark.
func (x *subject) byHand() int {
	n := 0
	for _, e := range x.found {
		if slices.ContainsFunc(e.places, func(p place) bool { return p.byHand }) {
			n++
		}
	}
	return n
}

// mark applies one mark to the entry it names; it says whether its sentence stands there.
func (s *search) mark(m journal.Mark, d int) bool {
	all := s.marked(m, d)
	if len(all) == 0 {
		return false
	}
	if m.Is {
		at := all[0]
		x := s.addedTo(m.Lens, d, at)
		if key := labelKey(m.Lens); x != nil && s.joined[key] == x {
			s.c.wished().met[key] = true // what a `same:` list joins may stand in marks alone
		}
		switch {
		case x == nil:
			x = &subject{id: idFrom(m.Lens), label: strings.TrimSpace(m.Lens), kind: "phrase", own: true, score: 1}
			s.subjects = append(s.subjects, x)
		case x.kind != "lens" && !x.own:
			s.rename(x, m.Lens)
		}
		x.own = x.own || x.kind != "lens"
		at.byHand = true
		x.insert(d, at)
		s.takeBack(m.Lens, d, at)
		return true
	}
	told := false
	for _, x := range s.notAbout(m.Lens) {
		a := asideMark{of: x, name: strings.TrimSpace(m.Lens), doc: d, at: all, again: told}
		a.gone = x.remove(d, func(p place) bool { return a.covers(d, p) })
		told = told || len(s.took(a)) > 0
		s.setAside = append(s.setAside, a)
	}
	return true
}

// addedTo is the subject that an "is" of a name adds to at a place, or nil. What a phrase is called changes with what is written, so one
// of its words will do, and so will the name of its idea.
func (s *search) addedTo(name string, d int, at place) *subject {
	if x := cmp.Or(s.named(name), s.joined[labelKey(name)], s.meaningAt(name, d, at.from)); x != nil {
		return x
	}
	key := s.stemKey(bareName(name))
	same := func(term string) bool { return s.stemKey(bareName(term)) == key }
	foreign := func(x *subject) bool { return isRelative(name) || isRelative(x.label) || s.isOneOfTwo(name, x.label) }
	for _, x := range s.subjects {
		if x.kind != "lens" && s.isFound(x) && isSameRelative(name, x.label) {
			return x
		}
	}
	for _, x := range s.subjects {
		if !foreign(x) && x.kind != "lens" && s.isFound(x) && slices.ContainsFunc(x.terms, func(t string) bool { return x.isSure(t) && same(t) }) {
			return x
		}
	}
	if x, _ := s.takenAs(name); x != nil {
		s.subjects = append(s.subjects, x) // the person wants it for itself
		return x
	}
	if x := s.withIdea(name); x != nil && s.isFound(x) && !isRelative(name) {
		return x
	}
	return nil
}

// isFound says whether a phrase was found by itself, whatever the person calls it by now, and is none of a `same:` list.
func (s *search) isFound(x *subject) bool {
	if !x.own {
		return true
	}
	for _, have := range s.joined {
		if have == x {
			return false
		}
	}
	return x.of != nil
}

// Home is the theme that a mark adds to, with the number of its entries. When the mark founds one it has no label, and the entries and
// the words are those that the theme's name brings beside what is marked; Plain says in how many others the name stands in a row, of
// words too plain to bring them.
type Home struct {
	Label   string
	Entries int
	Words   []string
	Plain   int
}

// AddedTo gives for each "is" of some marks the theme of the whole journal that it adds to, or what the one that it founds brings.
func (r *Reading) AddedTo(marks []journal.Mark) []Home {
	s := newSearch(r.c, Options{}, tuned())
	s.collect()
	out := make([]Home, len(marks))
	founding := make([]int, len(marks)) // by mark: the entry of one that founds a theme, else -1
	for i, m := range marks {
		d := s.c.docOf(m.Entry)
		founding[i] = d
		var x *subject
		if d < 0 { // private, or of a day to come
			x = s.named(m.Lens)
		} else if at := s.marked(m, d); len(at) > 0 {
			x = s.addedTo(m.Lens, d, at[0])
		}
		if x != nil {
			out[i], founding[i] = Home{Label: x.label, Entries: len(x.found)}, -1
		}
	}
	for i, d := range founding {
		if d >= 0 {
			s.mark(marks[i], d)
		}
	}
	s.learn()
	for i, d := range founding {
		if x := s.named(marks[i].Lens); d >= 0 && x != nil {
			out[i] = Home{Entries: len(x.found) - x.byHand(), Words: x.terms, Plain: s.commonly(x)}
		}
	}
	return out
}

// Aside is what a "not" does: the labels of the themes of the whole journal that it speaks of, and whether one of them counts what is marked.
type Aside struct {
	Labels []string
	Counts bool
}

// SetAside gives for each "not" of some marks what it does.
func (r *Reading) SetAside(marks []journal.Mark) []Aside {
	out := make([]Aside, len(marks))
	if len(marks) == 0 {
		return out
	}
	s := newSearch(r.c, Options{}, tuned())
	s.collect()
	for i, m := range marks {
		out[i] = s.asideOf(m)
	}
	return out
}

func (s *search) asideOf(m journal.Mark) (out Aside) {
	a := asideMark{doc: s.c.docOf(m.Entry)}
	if a.doc >= 0 {
		a.at = s.marked(m, a.doc)
	}
	for _, x := range s.notAbout(m.Lens) {
		a.of = x
		out.Labels = append(out.Labels, x.label)
		out.Counts = out.Counts || len(a.at) > 0 && (x.shows(a.doc, func(p place) bool { return a.covers(a.doc, p) }) || len(s.took(a)) > 0)
	}
	return out
}

// marked are the ranges of tokens that a mark speaks of: each place of its sentence, or the whole entry, which has no word of its own. What
// only holds the words of the sentence is none while the sentence stands by itself. There are none when the entry does not have it.
func (s *search) marked(m journal.Mark, d int) []place {
	doc := &s.c.docs[d]
	if len(doc.tokens) == 0 {
		return nil
	}
	if m.Sentence == "" {
		return []place{{to: len(doc.tokens) - 1}}
	}
	var out []place
	for _, p := range s.c.sentencesIn(d, strings.Fields(labelKey(journal.WithoutHashtags(m.Sentence)))) {
		p.word = m.Lens
		out = append(out, p)
	}
	if whole, _ := divide(out, doc.isWhole); len(whole) > 0 {
		return whole
	}
	return out
}

// isWhole says whether the words of a range are all that stand in its sentences.
func (d *doc) isWhole(p place) bool {
	for i := p.from - 1; i >= 0 && !d.tokens[i].endsSentence(); i-- {
		if d.tokens[i].isWord() {
			return false
		}
	}
	for i := p.to + 1; i < len(d.tokens) && !d.tokens[i].endsSentence(); i++ {
		if d.tokens[i].isWord() {
			return false
		}
	}
	return true
}

// docOf is the document of an entry, by its id: the first that has it, -1 when none does.
func (c *corpus) docOf(id string) int {
	if c.ids == nil {
		c.ids = make(map[string]int, len(c.docs))
		for d := range c.docs {
			if _, twice := c.ids[c.docs[d].Entry.ID]; !twice {
				c.ids[c.docs[d].Entry.ID] = d
			}
		}
	}
	if d, ok := c.ids[id]; ok {
		return d
	}
	return -1
}

// rows are the keys of one document, for the sentences of many marks: those of each passage, where they stand in its text, and where each
// key stands.
type rows struct {
	doc      int
	passages []keyRow
	places   map[string][]keyPlace
}

// keyRow are the keys of a passage, which has the tokens first to last.
type keyRow struct {
	first, last int
	keys        []string
	at          []journal.Span
}

// keyPlace is the key of a number in the passage of a number.
type keyPlace struct{ passage, key int }

// rowsOf reads the keys of a document, as they are written, with its code and its addresses; those of the last one are kept.
func (r *rereader) rowsOf(d int) *rows {
	if r.rows != nil && r.rows.doc == d {
		return r.rows
	}
	r.rows = &rows{doc: d, places: map[string][]keyPlace{}}
	for from, to := range r.c.docs[d].passages {
		k := len(r.rows.passages)
		row := keyRow{first: from, last: to}
		row.keys, row.at = keysIn(r.passage(d, k).Text)
		for i, key := range row.keys {
			r.rows.places[key] = append(r.rows.places[key], keyPlace{k, i})
		}
		r.rows.passages = append(r.rows.passages, row)
	}
	return r.rows
}

// sentencesIn looks for a row of keys in a document, where the rarest of them stands, and gives the words of each place of it that count.
func (r *rereader) sentencesIn(d int, want []string) (out []place) {
	if len(want) == 0 {
		return nil
	}
	rows := r.rowsOf(d)
	rare := 0
	for n, key := range want {
		if len(rows.places[key]) < len(rows.places[want[rare]]) {
			rare = n
		}
	}
	for _, at := range rows.places[want[rare]] {
		row, i := &rows.passages[at.passage], at.key-rare
		if i < 0 || i+len(want) > len(row.keys) || !slices.Equal(row.keys[i:i+len(want)], want) {
			continue
		}
		if p, ok := r.counted(d, at.passage, row, row.at[i].From, row.at[i+len(want)-1].To); ok {
			out = append(out, p)
		}
	}
	return out
}

// counted are the words that count between two offsets in the text of a passage.
func (r *rereader) counted(d, k int, row *keyRow, begin, end int) (p place, ok bool) {
	_, places := r.cut(r.passage(d, k), k)
	from, to := row.first, row.first-1
	for n, at := range places[:row.last-row.first] {
		switch {
		case int(at) < begin:
			from = row.first + n + 1
		case int(at) < end:
			to = row.first + n
		}
	}
	tokens := r.c.docs[d].tokens
	for from <= to && !tokens[from].isWord() {
		from++
	}
	for to > from && !tokens[to].isWord() {
		to--
	}
	return place{from: from, to: to}, from <= to
}

// keysIn are the words of a text as labelKey has them, without hashtags, and what stands between blanks around each.
func keysIn(text string) (keys []string, at []journal.Span) {
	add := func(from, to int) {
		for key := range strings.FieldsSeq(labelKey(text[from:to])) {
			keys, at = append(keys, key), append(at, journal.Span{From: from, To: to})
		}
	}
	from := 0
	for i := 0; i < len(text); {
		c, n := utf8.DecodeRuneInString(text[i:])
		switch tag := journal.HashtagAt(text, i); {
		case tag > 0 && c == '#':
			add(from, i)
			i += tag
			from = i
			continue
		case unicode.IsSpace(c):
			add(from, i)
			from = i + n
		}
		i += n
	}
	add(from, len(text))
	return keys, at
}

func isNumberWord(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

// shows says whether a subject has such a place in an entry.
func (x *subject) shows(d int, such func(place) bool) bool {
	i, ok := slices.BinarySearchFunc(x.found, d, func(e evidence, d int) int { return e.doc - d })
	return ok && slices.ContainsFunc(x.found[i].places, such)
}

// insert adds a place to a subject.
func (x *subject) insert(d int, at place) {
	i, ok := slices.BinarySearchFunc(x.found, d, func(e evidence, d int) int { return e.doc - d })
	if !ok {
		x.found = slices.Insert(x.found, i, evidence{doc: d})
	}
	x.found[i].places = append(x.found[i].places, at)
}

// remove takes the places that a function picks out of an entry of a subject, and gives those that went.
func (x *subject) remove(d int, takeOut func(place) bool) (gone []place) {
	i, ok := slices.BinarySearchFunc(x.found, d, func(e evidence, d int) int { return e.doc - d })
	if !ok {
		return nil
	}
	var kept []place
	for _, p := range x.found[i].places {
		if takeOut(p) {
			gone = append(gone, p)
		} else {
			kept = append(kept, p)
		}
	}
	x.found = slices.Clone(x.found)
	if x.found[i].places = kept; len(kept) == 0 {
		x.found = slices.Delete(x.found, i, i+1)
	}
	return gone
}
