package importer

import (
	"cmp"
	"fmt"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// names knows which ids, handles and sources are taken.
type names struct {
	ids     map[string]*journal.Entry
	handles map[string]bool
	keys    map[string]string // identity of a source key → id
	words   map[string]*journal.Entry
	content map[string]*journal.Entry   // by contentKey
	sources map[string][]*journal.Entry // by the identity of a source key
	matched map[string]bool             // ids that a piece of this import is, or has been given
	settled map[string]result           // by settledKey, what a note has settled
}

func newNames(existing []*journal.Entry) *names {
	n := &names{ids: map[string]*journal.Entry{}, handles: map[string]bool{}, keys: map[string]string{}, words: map[string]*journal.Entry{}, settled: map[string]result{}, content: map[string]*journal.Entry{}, sources: map[string][]*journal.Entry{}, matched: map[string]bool{}}
	for _, e := range existing {
		n.take(e)
	}
	return n
}

// twin is the id of another entry that some disks take for that of an entry which brings its own, "" when there is none. The same words
// under both make one entry of them.
func (n *names) twin(e *journal.Entry) string {
	have := n.ids[journal.NameKey(e.ID)]
	if have == nil || have.ID == e.ID {
		return ""
	}
	c := *e
	c.ID = have.ID
	if string(markdown.Format(&c)) == string(markdown.Format(have)) {
		return ""
	}
	return have.ID
}

func (n *names) take(e *journal.Entry) {
	n.ids[journal.NameKey(e.ID)] = e
	if h := journal.Handle(e.ID); h != "" && e.Decision != nil {
		n.handles[strings.ToLower(h)] = true
	}
	if name := identity(e.Source); name != "" {
		n.keys[name] = cmp.Or(n.keys[name], e.ID)
		n.sources[name] = append(n.sources[name], e)
	}
	if k := contentKey(e); k != "" && n.content[k] == nil {
		n.content[k] = e
	}
	for _, r := range e.Resolutions {
		if p := r.Prediction; p != nil {
			n.settled[settledKey(p.Claim, e.About, p.By)] = result{outcome(*p), e.ID}
		} else {
			n.settled[settledKey(r.Text, e.About, journal.Date{})] = result{outcome(journal.Prediction{Tail: r.Tail}), e.ID}
		}
	}
	n.words[fingerprint(e)] = e
}

// fingerprint is equal for entries that say the same on one day.
func fingerprint(e *journal.Entry) string {
	question := ""
	if e.Decision != nil {
		question = e.Decision.Question
	}
	return strings.Join([]string{string(e.Kind), e.Date.String(), question, strings.TrimSpace(e.Body)}, "\x00")
}

// find gives the entry of the journal that a found one is, and whether it says the same.
func (n *names) find(e *journal.Entry) (have *journal.Entry, same bool) {
	if have = n.ids[journal.NameKey(e.ID)]; have != nil {
		return have, have.ID != e.ID || string(markdown.Format(have)) == string(markdown.Format(e))
	}
	if have = n.content[contentKey(e)]; have != nil && e.ID == "" {
		return have, true
	}
	if e.ID != "" {
		return nil, false
	}
	if have = n.underName(e); have != nil {
		return have, true
	}
	have = n.words[fingerprint(e)]
	return have, true
}

// underName gives the entry that has the source key of a found one: with the same content, or one whose own words no other piece of the
// source has. Pieces may share a name, as those of one minute or under one heading do.
func (n *names) underName(e *journal.Entry) *journal.Entry {
	name := identity(e.Source)
	if name == "" {
		return nil
	}
	var other *journal.Entry
	for _, have := range n.sources[name] {
		if content(have.Source) == content(e.Source) {
			return have
		}
		if other == nil && !n.matched[have.ID] {
			other = have
		}
	}
	return other
}

// match keeps the entries whose words a source still has from being taken for what has changed in it.
func (n *names) match(found []Found) {
	for _, f := range found {
		for _, have := range n.sources[identity(f.Entry.Source)] {
			if content(have.Source) == content(f.Entry.Source) {
				n.matched[have.ID] = true
			}
		}
	}
}

func (n *names) has(e *journal.Entry) bool {
	have, _ := n.find(e)
	return have != nil
}

// name fills in an id that is free, and the references.
func (n *names) name(f *Found) {
	e := *f.Entry
	f.Entry = &e
	if f.about != "" {
		e.About = n.keys[identity(f.about)]
	}
	if f.follow != "" && e.Decision != nil {
		d := *e.Decision
		d.Supersedes = n.keys[identity(f.follow)]
		e.Decision = &d
	}
	if e.ID == "" {
		e.ID = n.free(&e, f.minute)
	}
	e.Path = journal.EntryPath(e.ID)
	n.take(&e)
}

func (n *names) free(e *journal.Entry, minute journal.Minute) string {
	if e.Decision != nil {
		slug := journal.Slug(e.Decision.Question)
		taken := func(h string) bool {
			return n.handles[h] || n.ids[journal.NameKey(journal.DecisionID(e.Date, h))] != nil
		}
		h := journal.FreeHandle(slug, e.Date, taken)
		for i := 2; h == ""; i++ { // a source may hold more of one name than a day can tell apart
			if try := fmt.Sprintf("%s-%d", slug, i); !taken(try) {
				h = try
			}
		}
		return journal.DecisionID(e.Date, h)
	}
	text := ""
	if e.About == "" {
		text = n.noteName(e)
	}
	id := func(minute journal.Minute, second int) string {
		if h := journal.Handle(e.About); h != "" {
			return journal.AboutID(e.Date, minute, second, h)
		}
		return journal.NoteID(e.Date, minute, second, text)
	}
	for {
		for second := -1; second < 60; second++ {
			if try := id(minute, second); n.ids[journal.NameKey(try)] == nil {
				return try
			}
		}
		minute = (minute + 1) % (24 * 60)
	}
}

// noteName is the text that a note about no decision is named by. A note with the handle of a decision would be taken for one about it.
func (n *names) noteName(e *journal.Entry) string {
	text := firstText(e)
	for range 8 { // as often as the word in front fits into a name
		if name, _ := journal.ParseID(journal.NoteID(e.Date, 0, -1, text)); !n.handles[strings.ToLower(name.Handle)] {
			break
		}
		text = "note " + text
	}
	return text
}

// firstText is what a note is named by: the claim it is about, or what it begins with. A name is seen by everyone: one that is private
// gives none, and neither does what is hidden in it.
func firstText(e *journal.Entry) string {
	c := *e
	c.ID = journal.NoteID(e.Date, 0, -1, "")
	read, _ := markdown.Parse(journal.EntryPath(c.ID), markdown.Format(&c))
	if read == nil || read.Private {
		return ""
	}
	for _, p := range e.Predictions {
		return unlessPrivate(p.Claim)
	}
	for _, r := range e.Resolutions {
		return unlessPrivate(r.Text)
	}
	if len(read.Hidden) == 0 {
		return cmp.Or(e.Lead, e.Body)
	}
	public := markdown.Redact(read)
	return cmp.Or(public.Lead, public.Body)
}

// unlessPrivate is a claim, and nothing when it says it is private.
func unlessPrivate(claim string) string {
	if markdown.ItemSaysPrivate(claim) {
		return ""
	}
	return claim
}
