package cmd

import (
	"hash/maphash"
	"maps"
	"slices"
	"sync"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/theme"
)

// texts gives the prose of entries without holding their texts, which is most of what a long journal takes: an entry's text goes
// when its prose was read, and the few files that are quoted are read again. A file that says something else by then has no prose.
type texts struct {
	again   func(path string) *journal.Entry
	entries []*journal.Entry
	seed    maphash.Seed
	sums    []uint64 // of the bodies that went, by entry; 0 while one is held
	held    []bool   // by entry: it is not as it stands in its file, so it cannot be read again

	mu    sync.Mutex
	other map[string]bool // paths of files that changed
}

// passing are the texts of entries that are looked at once, after all else was read from them. Entries from which the gate took
// something are held: what is read again is only what passed it untouched.
func (o *opened) passing(p *public) *texts {
	t := &texts{
		again: o.store.Again, entries: p.entries, seed: maphash.MakeSeed(), other: map[string]bool{},
		sums: make([]uint64, len(p.entries)), held: make([]bool, len(p.entries)),
	}
	at := 0 // both lists are in the total order
	for i, e := range p.entries {
		for at < len(o.entries) && o.entries[at].Path != e.Path {
			at++
		}
		t.held[i] = at == len(o.entries) || o.entries[at] != e
	}
	return t
}

func (t *texts) docs() []theme.Doc {
	docs := make([]theme.Doc, len(t.entries))
	for i, e := range t.entries {
		docs[i] = theme.Doc{Entry: e, Prose: func() []journal.Passage { return t.prose(i) }}
	}
	return docs
}

// prose may be called for several entries at once, for one entry the first time by one goroutine.
func (t *texts) prose(i int) []journal.Passage {
	e := t.entries[i]
	switch {
	case t.held[i]:
		return markdown.Prose(e)
	case t.sums[i] == 0:
		list := markdown.Prose(e)
		t.sums[i] = t.sum(e.Body)
		e.Release()
		return list
	}
	now := t.again(e.Path)
	if now == nil || t.sum(now.Body) != t.sums[i] {
		t.mu.Lock()
		defer t.mu.Unlock()
		t.other[e.Path] = true
		return nil
	}
	now.BodyLine = e.BodyLine // its items are known by the lines that they stood in
	return markdown.Prose(now)
}

// sum is of a body, and never 0.
func (t *texts) sum(body string) uint64 { return maphash.String(t.seed, body) | 1 }

// changed are the paths of the files that could not be read again as they were.
func (t *texts) changed() []string { return slices.Sorted(maps.Keys(t.other)) }
