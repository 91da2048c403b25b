package export

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
)

// growth is a journal that goes on: entries come, some are mended by hand, made private, shown again, or deleted.
type growth struct {
	ever      map[string]bool // ids of all entries that were there once
	t         *testing.T
	rng       *rand.Rand
	text      map[string]string         // by id
	parsed    map[string]*journal.Entry // by id, of text
	word      map[string]string         // by id: a word that stands in its body alone
	decisions []string
	n         int
}

func newGrowth(t *testing.T, rng *rand.Rand) *growth {
	return &growth{t: t, rng: rng, text: map[string]string{}, parsed: map[string]*journal.Entry{}, word: map[string]string{}, ever: map[string]bool{}}
}

func (g *growth) newWord() string {
	g.n++
	return fmt.Sprintf("entry%05dword", g.n)
}

func (g *growth) put(id, front, body string) {
	w := g.newWord()
	text := front + "---\n\n" + body + "\n\nIn the end: " + w + ".\n"
	e, problems := markdown.Parse(journal.EntryPath(id), []byte(text))
	if e == nil {
		g.t.Fatalf("%s: %v", id, problems)
	}
	g.text[id], g.parsed[id], g.word[id] = text, e, w
}

func (g *growth) decide(day journal.Date) {
	id := journal.DecisionID(day, fmt.Sprintf("choice-%d", g.n))
	g.put(id, fmt.Sprintf("---\ntwoway: decision\nid: %s\ndate: %s\nquestion: \"Choice %d: this, or that?\"\nchoice: this\ndecided_on: %s\nconfidence: 60\n"+
		"next: %s\ninterval: 30\ntags:\n  - work\n", id, day, g.n, day, day.AddDays(30)),
		"## Why\n\nIt is the smaller step.\n\n## Options\n\n- this: this one\n- that: that one\n\n## Predictions\n\n- [ ] 70% by "+day.AddDays(60).String()+": it still stands")
	g.decisions = append(g.decisions, id)
}

func (g *growth) about(day journal.Date) {
	d := g.decisions[g.rng.IntN(len(g.decisions))]
	id := journal.AboutID(day, journal.Minute(g.rng.IntN(1440)), -1, journal.Handle(d))
	switch {
	case g.text[id] != "":
	case g.rng.IntN(3) == 0:
		g.put(id, fmt.Sprintf("---\ntwoway: reflection\nid: %s\ndate: %s\nabout: %s\nwould_choose: this\nconfidence: %d\nverdict: keep\nnext: %s\ninterval: 60\n",
			id, day, d, 50+g.rng.IntN(40), day.AddDays(60)), "# Revisit")
	default:
		g.put(id, fmt.Sprintf("---\ntwoway: note\nid: %s\ndate: %s\nabout: %s\n", id, day, d), fmt.Sprintf("Another week, number %d.\n\nSee [the choice](%s.md).", g.n, d))
	}
}

// live does what happens in the journal on one day.
func (g *growth) live(day journal.Date) {
	switch roll := g.rng.IntN(100); {
	case len(g.decisions) == 0 || roll < 4:
		g.decide(day)
	case roll < 20:
		g.about(day)
	case roll < 25: // a hand edit
		id := g.any()
		e := g.parsed[id]
		g.put(id, g.text[id][:len(g.text[id])-len(e.Body)-len("---\n")], "Mended by hand.")
	case roll < 28: // private, or shown again
		id := g.any()
		e := *g.parsed[id]
		e.Private = !e.Private
		g.parsed[id] = &e
	case roll < 30 && len(g.text) > 10:
		if id := g.any(); g.parsed[id].Kind != journal.KindDecision {
			delete(g.text, id)
			delete(g.parsed, id)
		}
	}
}

func (g *growth) any() string {
	ids := slices.Sorted(maps.Keys(g.text))
	return ids[g.rng.IntN(len(ids))]
}

// input is what an export shows on a day.
func (g *growth) input(day journal.Date) Input {
	var all []*journal.Entry
	for _, id := range slices.Sorted(maps.Keys(g.parsed)) {
		all = append(all, g.parsed[id])
		g.ever[id] = true
	}
	public, _ := journal.Public(all, markdown.Redact)
	entries := gated(all, public, nil)
	states, _ := journal.FoldAll(entries, day, journal.DefaultRule())
	in := Input{Entries: entries, States: states, AsOf: day, Ever: func() map[string]bool { return g.ever }}
	if end := date("2026-03-31"); day.After(end) && len(entries) > 0 {
		period, _ := journal.NewPeriod(date("2026-01-01"), end)
		past := slices.DeleteFunc(slices.Clone(entries), func(e *journal.Entry) bool { return e.Date.After(end) })
		then, _ := journal.FoldAll(past, end, journal.DefaultRule())
		in.Reviews = []*journal.Review{journal.NewReview(journal.ReviewInput{Period: period, AsOf: end, Entries: past, States: then})}
	}
	return in
}
