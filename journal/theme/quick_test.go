package theme

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

// What is quick must give what is plain: these tests do each thing both ways.

// tokensBothWays reads a text with many bytes at a time, and token by token.
func tokensBothWays(text string, skip []journal.Span) (quick, plain []string) {
	read := func(x lexer) []string {
		var out []string
		for _, t := range x.add(nil, text, skip) {
			if !t.isWord() {
				out = append(out, fmt.Sprint("break ", t))
				continue
			}
			out = append(out, fmt.Sprint(x.words.texts[t.word()], " ", t.capital()))
		}
		return out
	}
	var at []int32
	return read(lexer{words: newWords(1)}), read(lexer{words: newWords(1), pos: &at})
}

func TestWordsReadInARowAreThoseReadOneByOne(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 4))
	pieces := []string{
		"a", "I", "seven77", "wonderful", "Extraordinarily", "internationalisation", "don't", "one-way", "’s", "É", "été", " ", " ", "  ", "\n", ".", ", ",
		"!)", "#tag", "1:1", "20%", "x@y", "[", "Z", "zZ", "\x00", "\xff", "`", "{", "@", "sixteen-letter-w", "abcdefgh", "abcdefghijklmnop",
	}
	for range 3000 {
		var b strings.Builder
		for range rng.IntN(30) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
			if rng.IntN(2) == 0 {
				b.WriteByte(' ')
			}
		}
		text := b.String()
		var skip []journal.Span
		for at := 0; rng.IntN(3) > 0 && at < len(text); {
			from := at + rng.IntN(len(text)-at)
			to := from + 1 + rng.IntN(len(text)-from)
			skip = append(skip, journal.Span{From: from, To: to})
			at = to + 1
		}
		if quick, plain := tokensBothWays(text, skip); !slices.Equal(quick, plain) {
			t.Fatalf("%q without %v: got %v, want %v", text, skip, quick, plain)
		}
	}
}

func FuzzWordsInARow(f *testing.F) {
	f.Add("Plain words, and it's extraordinarily-long one-way 1:1.", 6, 9)
	f.Add("été à la plage", 2, 3)
	f.Fuzz(func(t *testing.T, text string, from, to int) {
		var skip []journal.Span
		if from >= 0 && from < to && to <= len(text) {
			skip = []journal.Span{{From: from, To: to}}
		}
		if quick, plain := tokensBothWays(text, skip); !slices.Equal(quick, plain) {
			t.Errorf("%q without %v: got %q, want %q", text, skip, quick, plain)
		}
	})
}

// A long history keeps only units that can become a theme; those have the entries that a plain reading finds.
func TestALongHistoryHasTheUnitsOfAPlainReading(t *testing.T) {
	t.Parallel()
	var docs []Doc
	for _, a := range loadAnnotated(t, "testdata/journals/*.json") {
		for copies := range 4 {
			for i, d := range a.docs() {
				if i%(copies+2) > 0 {
					docs = append(docs, d)
				}
			}
		}
	}
	c := readCorpus(resources(t), append(docs, zipf(t, 160, 3000)...))
	c.bySize = 0 // as in a history of many years
	c.stemWords()
	c.findBoilerplate()
	lex := c.index(c.res.concepts)
	long := gatherLong(c, lex)
	plain := newRunTable(c, lex)
	plain.eachSegment(plain.segment)
	w := newWeigher(plain)
	pairs := 0
	for i := range plain.units[1:] {
		u := &plain.units[i+1]
		says := float64(u.n()) > w.expected(w.share(u.stems)) && w.candidate(u)
		if len(u.stems) > 2 && !u.listed || !says {
			continue
		}
		id := long.find(u.stems)
		if id == 0 {
			t.Errorf("%v in %d entries is not there", u.stems, u.n())
			continue
		}
		if len(u.stems) == 2 {
			pairs++
		}
		got := long.units[id]
		same := slices.Equal(got.docs, u.docs) && slices.Equal(got.tf, u.tf)
		if c.stems[u.stems[len(u.stems)-1]].particle {
			same = same && got.sentences == u.sentences
		}
		if !same {
			t.Errorf("%v: got %+v, want %+v", u.stems, got, *u)
		}
	}
	moving := 0 // pairs with a particle, which are compared with the sentences of their word
	for _, u := range long.units[1:] {
		if len(u.stems) != 2 || !c.stems[u.stems[1]].particle || u.listed {
			continue
		}
		moving++
		if got, want := long.units[long.single[u.stems[0]]].sentences, plain.units[plain.single[u.stems[0]]].sentences; got != want {
			t.Errorf("%v: its word stands in %d sentences, want %d", u.stems, got, want)
		}
	}
	if pairs < 50 || moving < 5 {
		t.Errorf("got %d pairs and %d with a particle to compare, too few for a test", pairs, moving)
	}
}

// A history of many years is read in another way, and shows what recurs in it with its sentences all the same.
func TestAHistoryOfManyYearsHasThemes(t *testing.T) {
	t.Parallel()
	docs := zipf(t, 180, 18000)
	var want []string
	for i := 4; i < len(docs); i += 15 {
		docs[i].Prose = fixed(append(docs[i].Prose(), journal.Passage{Line: 90, Text: "The sluicekeeper was out again."})...)
		want = append(want, docs[i].Entry.ID)
	}
	r := Read(resources(t), docs)
	if r.c.isSmall() {
		t.Fatalf("%d words are no history of many years", r.c.total)
	}
	x := withID(r.Find(Options{}).List, "sluicekeeper")
	if x == nil || !slices.Equal(x.Entries, want) {
		t.Fatalf("got %+v, want the entries %v", x, want)
	}
	for _, q := range x.Quotes {
		if q.Text != "The sluicekeeper was out again." {
			t.Errorf("%s is quoted with %q", q.Entry, q.Text)
		}
	}
	if len(x.Quotes) == 0 {
		t.Error("nothing is quoted")
	}
}

func TestPairsInSeveralRoundsAreThoseOfOne(t *testing.T) {
	t.Parallel()
	c := readCorpus(resources(t), zipf(t, 60, 4000))
	c.stemWords()
	lex := c.index(c.res.concepts)
	one, many := gatherLong(c, lex), gatherIn(c, lex, 100)
	if len(one.units) != len(many.units) {
		t.Fatalf("got %d units, want %d", len(many.units), len(one.units))
	}
	for _, u := range one.units[1:] {
		got := many.units[many.find(u.stems)]
		if !slices.Equal(got.docs, u.docs) || !slices.Equal(got.tf, u.tf) {
			t.Errorf("%v: got %v, want %v", u.stems, got.docs, u.docs)
		}
	}
}

// No clause with a hit is passed over because its first words were thought to begin no cue.
func TestTheMatcherLooksAtEveryClauseWithACue(t *testing.T) {
	t.Parallel()
	res := resources(t)
	var texts []string
	for _, l := range res.Lenses {
		for _, cue := range append(slices.Clone(l.Cues), l.Not...) {
			cue = strings.ReplaceAll(strings.ReplaceAll(cue, "_", "thing"), "*", "ing")
			texts = append(texts, cue, "so "+cue+" it was", strings.ReplaceAll(cue, " ", "-"), strings.ReplaceAll(cue, " ", " 7 "), strings.ReplaceAll(cue, " ", " (")+")")
		}
	}
	v := newWords(1)
	x := lexer{words: v}
	var rows [][]token
	for _, text := range texts {
		rows = append(rows, x.add(nil, text, nil))
	}
	m := newMatcher(res.table, v)
	for i, row := range rows {
		got := slices.Clone(m.find(row))
		var want []hit
		from := 0
		for k, t := range row {
			if t.endsClause() {
				want = m.clause(want, row, from, k)
				from = k + 1
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", texts[i], got, want)
		}
	}
}

func TestAnEntryVotesForItsBestAndTheFirstOfEquals(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(5, 6))
	for may := 2; may <= mostVotes; may++ {
		e := election{best: make([]choice, mostVotes), have: make([]uint8, 1), may: []uint8{uint8(may)}}
		var all []choice
		for i := range 40 {
			x := choice{float64(rng.IntN(6)), int32(i)}
			all = append(all, x)
			e.add(0, x)
			want := slices.Clone(all)
			slices.SortStableFunc(want, func(a, b choice) int { return cmp.Compare(b.score, a.score) })
			if want = want[:min(may, len(want))]; !slices.Equal(e.of(0), want) {
				t.Fatalf("%d votes after %v: got %v, want %v", may, all, e.of(0), want)
			}
		}
	}
}

func TestOccurrencesAddUpByEntry(t *testing.T) {
	t.Parallel()
	docs, tf := sum([]int32{1, 4, 9}, []uint16{1, 2, 65000}, []int32{0, 4, 9, 11}, []uint16{5, 6, 1000, 8})
	if want := []int32{0, 1, 4, 9, 11}; !slices.Equal(docs, want) {
		t.Errorf("got entries %v, want %v", docs, want)
	}
	if want := []uint16{5, 1, 8, 65535, 8}; !slices.Equal(tf, want) {
		t.Errorf("got %v times, want %v", tf, want)
	}
}
