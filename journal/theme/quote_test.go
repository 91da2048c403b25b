package theme

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"twoway/journal"
)

// What code, a quoted block or a long address cuts is quoted last, and what is quoted stands so in the entry.
func TestAQuoteThatIsCutOffComesLast(t *testing.T) {
	t.Parallel()
	res := resources(t)
	whole := "The allotment kept me busy from seven until noon."
	for _, cut := range []struct{ name, body string }{
		{"before a code block", "After lunch I opened the allotment plan with\n```\nmake plan\n```\n"},
		{"after one", "```\nmake plan\n```\nand so the allotment was drawn anew by me."},
		{"before a list", "These are the things that the allotment wants:\n\n- water\n- time\n"},
		{"a long address", "The allotment prices of https://council.example.org/" + strings.Repeat("a/", 150) + " have doubled since May."},
	} {
		list := append(passages(cut.body), journal.Passage{Text: whole})
		for i, p := range list {
			if at := strings.Index(p.Text, "https:"); at >= 0 {
				list[i].Skip = []journal.Span{{From: at, To: at + strings.IndexByte(p.Text[at:], ' ')}}
			}
		}
		if got := quoted(t, res, "allotment", fixed(list...)); got != whole {
			t.Errorf("%s: got %q", cut.name, got)
		}
	}
	for name, text := range map[string]string{
		"an address":         "I opened https://example.org/runbook and the allotment was on my mind.",
		"code":               "I opened `plan.txt` and drew the allotment from it.",
		"an address at last": "The allotment rules are at https://example.org/rules",
		"code at last":       "The allotment plan is drawn from `plan.txt`",
	} {
		p := journal.Passage{Text: text}
		for _, sign := range []string{"https:", "`"} {
			if at := strings.Index(text, sign); at >= 0 {
				end := at + len(strings.Fields(text[at:])[0])
				p.Skip = []journal.Span{{From: at, To: end}}
			}
		}
		later := journal.Passage{Text: "The allotment once more, and what it costs"}
		if got := quoted(t, res, "allotment", fixed(later, p)); got != text {
			t.Errorf("%s inside a sentence stays in its quote: got %q, want %q", name, got, text)
		}
	}
}

// quoted is the first quote of one entry for the places of a word.
func quoted(t *testing.T, res *Resources, word string, body func() []journal.Passage) string {
	t.Helper()
	return quoteOf(t, res, word, body).Text
}

func quoteOf(t *testing.T, res *Resources, word string, body func() []journal.Passage) journal.Quote {
	t.Helper()
	e := &journal.Entry{Kind: journal.KindNote, ID: "e", Note: &journal.Note{}}
	c := readCorpus(res, []Doc{{e, body}})
	c.stemWords()
	q := newQuoter(c)
	q.own = map[uint32]bool{c.stemID[c.res.stem(word)]: true}
	var found evidence
	for i, at := range c.docs[0].tokens {
		if at.isWord() && c.words.texts[at.word()] == word {
			found.places = append(found.places, place{from: i, to: i, word: word})
		}
	}
	got, ok := q.quote(found)
	if !ok {
		t.Fatalf("%q is not quoted", word)
	}
	return got
}

// What a person says with a "not" before a habitual phrase counts, and speaks against it; before a mere topic it says nothing.
func TestAPhraseWithANotSpeaksAgainstIt(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . All of this week I felt I was losing the craft, one slide at a time.", "9 . Bought a lamp and a second parsnip for the soup.",
		"21 . Losing the craft is what I fear when the calendar fills up.", "30 . The frost came early, and the parsnip froze where it stood.",
		"44 . I am not losing the craft, I found the bug with strace alone.", "52 . There was no parsnip left in the garden by November.",
	)
	got := map[string]journal.Theme{}
	for _, x := range Read(resources(t), docs).Find(Options{}).List {
		got[x.Label] = x
	}
	craft, topic := got["losing the craft"], got["parsnip"]
	if craft.K != 3 || craft.Counter == nil || !strings.Contains(craft.Counter.Text, "not losing") {
		t.Errorf("losing the craft: got %+v, want three entries and the one with a not as the counter-quote", craft)
	}
	for _, q := range craft.Quotes {
		if strings.Contains(q.Text, "not losing") {
			t.Errorf("the sentence with a not is quoted for the theme as well: %q", q.Text)
		}
	}
	if topic.K != 3 || topic.Counter != nil {
		t.Errorf("parsnip: got %+v, want three entries and nothing against it", topic)
	}
}

// Little sleep is what a night without sleep is about, and speaks against nothing.
func TestABadNightSpeaksForSleep(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 . Lay awake until the birds began.", "9 . I could not sleep before the talk.", "18 . The fan was oiled.", "30 . Third night with hardly any sleep.", "40 . No sleep, the roof again.")
	s := searched(resources(t), docs, Options{}, tuned())
	x := s.named("sleep")
	if x == nil || len(x.found) != 4 {
		t.Fatalf("got %+v, want a theme of four entries", x)
	}
	if got := s.theme(x, newQuoter(s.c)); got.Counter != nil {
		t.Errorf("got %q against it", got.Counter.Text)
	}
}

// An entry that says one thing thousands of times, in one clause or in many, counts once and is read in bounded work.
func TestAnEntryOfOneThingSaidOften(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 . "+strings.Repeat("drained ", 20000), "9 . "+strings.Repeat("I feel drained, no energy. ", 5000), "30 . Drained, again.", "40 . Soup.", "50 . Frost.")
	s := searched(resources(t), docs, Options{}, tuned())
	x := s.byID("strain")
	if x == nil || len(x.found) != 3 {
		t.Fatalf("strain: got %+v, want three entries", x)
	}
	for _, sub := range s.subjects {
		for _, e := range sub.found {
			if len(e.places) > mostPlaces {
				t.Errorf("%s keeps %d places of entry %d, want %d at most", sub.id, len(e.places), e.doc, mostPlaces)
			}
		}
	}
	c := readCorpus(resources(t), notes(t, "0 . "+strings.Repeat("word ", longClause-1)+"burned out "+strings.Repeat("word ", 40)+"drained."))
	m := newMatcher(c.res.table, c.words)
	if got := m.find(c.docs[0].tokens); len(got) != 1 || got[0].from != longClause+41 {
		t.Errorf("what reaches over a cut is lost, and nothing else: got %v", got)
	}
}

// A note that felt the other way is quoted for a subject when its words say that it was the subject that did, and with a lead that
// claims no more.
func TestWhatFeltOtherwiseSaysSo(t *testing.T) {
	t.Parallel()
	const parsnip = "44 +1 The shop was open, "
	tests := []struct{ name, last, theme, want, lead string }{
		{"no word of feeling", parsnip + "the parsnip lay beside the lamp.", "parsnip", "", ""},
		{"one in the clause", parsnip + "I loved the parsnip in the soup.", "parsnip", "loved", "And felt otherwise:"},
		{"one in the clause beside", parsnip + "and there was parsnip soup, so lovely.", "parsnip", "lovely", "And felt otherwise:"},
		{"one two clauses away", "44 +1 I was glad of the rain, the shop was open, and there was parsnip.", "parsnip", "", ""},
		{"one in another sentence", parsnip + "no parsnip. I was glad of the rain.", "parsnip", "", ""},
		{"one of the same feeling", parsnip + "the parsnip was awful.", "parsnip", "", ""},
		{"one with a why not", parsnip + "why not be sad about the parsnip.", "parsnip", "", ""},
		{"one with a not", parsnip + "I was not sad about the parsnip.", "parsnip", "not sad", "And felt otherwise:"},
		{"two that differ", parsnip + "the awful parsnip was lovely.", "parsnip", "", ""},
		{"a lens", "44 +1 His wife asked us when the salary comes.", "Pay", "salary", "And felt otherwise:"},
		{"a lens of energy", "44 -1 One-on-one about holiday cover, and I wanted my editor back.", "Energy from other people's growth", "editor", "And against it:"},
	}
	for _, tt := range tests {
		docs := notes(t,
			"0 -1 The parsnip froze where it stood in the frost.", "9 -1 Bought a parsnip and threw it away at once.", "30 -1 The parsnip was soft again by Monday.",
			"2 -1 They cut my salary by a tenth for the year.", "11 -1 Nothing was said of a pay rise in the talk.", "31 -1 My salary is below what the others have.",
			"3 +2 She stepped up and ran it alone.", "12 +2 One-on-one with him, the best hour of the week.", "32 +2 She stepped up once more, and I kept my hands still.",
			tt.last,
		)
		s := searched(resources(t), docs, Options{}, tuned())
		x := s.named(tt.theme)
		if x == nil || len(x.found) < 4 {
			t.Errorf("%s: got %+v for %q, want four entries", tt.name, x, tt.theme)
			continue
		}
		got := s.theme(x, newQuoter(s.c))
		switch {
		case tt.want == "" && got.Counter != nil:
			t.Errorf("%s: got %q, want no counter-quote", tt.name, got.Counter.Text)
		case tt.want != "" && (got.Counter == nil || !strings.Contains(got.Counter.Text, tt.want) || got.CounterLead() != tt.lead):
			t.Errorf("%s: got %+v with %q, want one with %q and %q", tt.name, got.Counter, got.CounterLead(), tt.want, tt.lead)
		}
	}
}

// A sentence that holds the label of one phrase alone, or of the phrase with no other, is quoted for that one.
func TestASentenceGoesToTheThemeWhoseLabelItHolds(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . The pump took a part from the tractor of a neighbour.", "20 . Nobody knows where the pump of the cellar stands.",
		"40 . The doctor has to wait until after the harvest.", "60 . All week the pump was heard in the street.",
	)
	s := searched(resources(t), docs, Options{}, tuned())
	phrase := func(label string, words ...string) *subject {
		x := &subject{id: label, label: label, kind: "phrase"}
		for d := range s.c.docs {
			for i, at := range s.c.docs[d].tokens {
				if at.isWord() && slices.Contains(words, s.c.words.texts[at.word()]) {
					x.found = addPlace(x.found, d, place{from: i, to: i, word: label})
				}
			}
		}
		return x
	}
	quotes := func(first ...*subject) map[string][]string {
		out := map[string][]string{}
		dressed, _ := s.dress(first)
		for x, theme := range dressed {
			for _, q := range theme.Quotes {
				out[x.label] = append(out[x.label], q.Entry)
			}
		}
		return out
	}
	got := quotes(phrase("pump", "pump"), phrase("tractor", "tractor", "harvest"), phrase("doctor", "doctor", "harvest", "neighbour"))
	want := map[string][]string{"pump": {"e01", "e03"}, "tractor": {"e00"}, "doctor": {"e02"}}
	if !maps.EqualFunc(got, want, slices.Equal[[]string]) {
		t.Errorf("got %v, want %v", got, want)
	}
	got = quotes(phrase("pump", "pump"), phrase("street", "street", "harvest"))
	want = map[string][]string{"pump": {"e00", "e01"}, "street": {"e02", "e03"}}
	if !maps.EqualFunc(got, want, slices.Equal[[]string]) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// A short sentence says more for an idea than one that turns it around, which speaks against it.
func TestAnIdeaIsNotQuotedWithItsOwnDenial(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . I am not furious about the lamp, whatever they say.", "9 . The lease runs out in May.", "18 . Furious again.", "27 . Lunch with the finance people.",
		"36 . So angry about it.", "45 . The parser got its second pass.",
	)
	i := slices.IndexFunc(Read(resources(t), docs).Find(Options{}).List, func(x journal.Theme) bool { return len(x.Entries) == 3 && x.Entries[0] == "e00" })
	if i < 0 {
		t.Fatal("no theme of the three entries")
	}
	x := Read(resources(t), docs).Find(Options{}).List[i]
	if len(x.Quotes) != 2 || x.Quotes[0].Entry != "e02" || x.Quotes[1].Entry != "e04" || x.Counter == nil || x.Counter.Entry != "e00" {
		t.Errorf("%s: got the quotes %+v and against it %+v", x.Label, x.Quotes, x.Counter)
	}
}

// Who writes that there was no rain writes about the rain: it counts, and is quoted only where nothing else can be.
func TestASentenceWithANotIsQuotedLast(t *testing.T) {
	t.Parallel()
	no := "No tekdi for two weeks because of the storm in the hills."
	for _, c := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{"another entry", []string{"0 . " + no, "20 . Up the tekdi before six with the dog.", "40 . The tekdi was full of mist this morning."}, []string{
			"Up the tekdi before six with the dog.", "The tekdi was full of mist this morning.",
		}},
		{"another sentence", []string{"0 . " + no + " " + strings.Repeat("Much was said about the trains and the price of tea. ", 3) + "I climbed the tekdi alone after that.", "20 . Up the tekdi before six with the dog."}, []string{
			"I climbed the tekdi alone after that.", "Up the tekdi before six with the dog.",
		}},
		{"none", []string{"0 . " + no, "20 . Up the tekdi before six with the dog."}, []string{no, "Up the tekdi before six with the dog."}},
	} {
		var got []string
		docs := notes(t, append([]string{"-40 . The tekdi path was muddy.", "-30 . Soup with Wen."}, c.lines...)...)
		for _, x := range Read(resources(t), docs).Find(Options{Period: thirdQuarter(t)}).List {
			if x.Label != "tekdi" || x.Counter != nil {
				t.Errorf("%s: got %q with the counter-quote %v", c.name, x.Label, x.Counter)
			}
			for _, q := range x.Quotes {
				got = append(got, q.Text)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// DOMAIN 5, quotes: the strongest energy, then the most different cues, then the latest.
func TestTheOrderInWhichEntriesAreQuoted(t *testing.T) {
	t.Parallel()
	var docs []Doc
	for i, energy := range []int{1, -2, 1, 1, 2} {
		e := &journal.Entry{Kind: journal.KindNote, ID: string(rune('a' + i)), Date: journal.Date{Year: 2026, Month: 2, Day: 1 + i}, Note: &journal.Note{Energy: &energy}}
		docs = append(docs, Doc{e, fixed(journal.Passage{Text: "The meeting was long and the meeting dull."})})
	}
	c := readCorpus(resources(t), docs)
	once, twice, loose := []place{{from: 1, word: "a"}, {from: 2, word: "a"}}, []place{{from: 1, word: "a"}, {from: 2, word: "b"}}, []place{{from: 1, word: "a", loose: true}}
	for name, x := range map[string]struct {
		found         []evidence
		with, against []int
	}{
		"the stronger before the richer and the later": {[]evidence{{2, twice}, {3, once}, {4, once}}, []int{4, 2, 3}, nil},
		"the richer before the later":                  {[]evidence{{0, once}, {2, twice}, {3, once}}, []int{2, 3, 0}, nil},
		"the later of the same":                        {[]evidence{{0, once}, {2, once}, {3, once}}, []int{3, 2, 0}, nil},
		"what felt otherwise apart":                    {[]evidence{{0, once}, {1, twice}, {2, once}}, []int{2, 0}, []int{1}},
		"what only suggests it not at all":             {[]evidence{{0, once}, {3, loose}, {2, once}}, []int{2, 0}, nil},
	} {
		q := newQuoter(c)
		o := q.order(x.found)
		if got := [][]int{docsOf(o.with), docsOf(o.against)}; !slices.Equal(got[0], x.with) || !slices.Equal(got[1], x.against) {
			t.Errorf("%s: got %v and against %v, want %v and %v", name, got[0], got[1], x.with, x.against)
		}
	}
}

func docsOf(list []evidence) (docs []int) {
	for _, e := range list {
		docs = append(docs, e.doc)
	}
	return docs
}

func TestTheKindOfADriverIsNotQuoted(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"toward: the pier": "the pier", "pressure:  my aunt": "my aunt", "towards: the pier": "towards: the pier", "a pier: toward": "a pier: toward", "avoid:": "",
	} {
		p := journal.Passage{Text: text, Item: true, Section: "drivers"}
		if got := text[kindLength(p):]; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		if p.Section = "Changed"; kindLength(p) != 0 {
			t.Errorf("%q: a line of another section is cut", text)
		}
	}
}

// Of a very long sentence the clauses around the place are quoted, word for word, and which part of it that is.
func TestAVeryLongSentenceIsQuotedInPart(t *testing.T) {
	t.Parallel()
	res := resources(t)
	clause := "and the queue of tickets grew by another twenty before anybody had looked at it, "
	chain := strings.Repeat("and the queue of tickets grew by another twenty before anybody had looked at it ", 12)
	const hit = "the allotment was all I could think of"
	for name, c := range map[string]struct {
		text  string
		part  journal.QuotePart
		begin string
	}{
		"in the middle":            {"It began on Monday, " + strings.Repeat(clause, 9) + hit + ", " + strings.Repeat(clause, 9) + "which was that.", journal.QuoteMiddle, "and the queue"},
		"at the beginning":         {"At noon " + hit + ", " + strings.Repeat(clause, 9) + "which was that.", journal.QuoteBegin, "At noon " + hit + ","},
		"at the end":               {"It began on Monday, " + strings.Repeat(clause, 9) + hit + ".", journal.QuoteEnd, "and the queue"},
		"without clauses":          {"It began " + chain + hit + " " + chain + "so.", journal.QuoteMiddle, ""},
		"without blanks around it": {strings.Repeat("é", 2000) + " allotment " + strings.Repeat("ü", 2000), journal.QuoteMiddle, "allotment"},
		"in lines":                 {"It began on Monday,\n" + strings.ReplaceAll(strings.Repeat(clause, 9), ", ", ",\n  ") + hit + ".", journal.QuoteEnd, "and the queue"},
		"long, and not very":       {"It began on Monday, " + strings.Repeat(clause, 4) + hit + ".", "", "It began"},
	} {
		q := quoteOf(t, res, "allotment", fixed(journal.Passage{Text: c.text}))
		if q.Part != c.part || !strings.HasPrefix(q.Text, c.begin) || !strings.Contains(q.Text, "allotment") {
			t.Errorf("%s: got %q, of the %s", name, q.Text, q.Part)
		}
		if !strings.Contains(fold(c.text), q.Text) || !utf8.ValidString(q.Text) {
			t.Errorf("%s: %q does not stand so in the entry", name, q.Text)
		}
		if n := utf8.RuneCountInString(q.Text); n > mostQuoted {
			t.Errorf("%s: %d characters are quoted, more than %d", name, n, mostQuoted)
		}
		if cutOff := strings.TrimRight(q.Text, ",;: "); c.part != "" && c.part != journal.QuoteEnd && cutOff != q.Text {
			t.Errorf("%s: %q ends in the sign of a clause", name, q.Text)
		}
	}
}

// The part of a sentence that is quoted is one row of its letters, holds the place, and is as long as it may be at most.
func FuzzClausesAround(f *testing.F) {
	f.Add("It began on Monday, and the allotment was all that I could think of; which was that.", 12, 20)
	f.Add("漢字、漢字、漢字", 9, 3)
	f.Add("\xff\xfe, \xff", 1, 2)
	f.Add("", 0, 5)
	f.Fuzz(func(t *testing.T, s string, at, reach int) {
		if !utf8.ValidString(s) || reach < 1 || reach > 1000 {
			return
		}
		at = min(max(at, 0), len(s))
		for at < len(s) && !utf8.RuneStart(s[at]) {
			at++
		}
		from, to := clausesAround(s, at, reach)
		if from < 0 || from > at || to < at || to > len(s) {
			t.Fatalf("%q at %d: got %d to %d", s, at, from, to)
		}
		if part := s[from:to]; !utf8.ValidString(part) || utf8.RuneCountInString(part) > 2*reach {
			t.Fatalf("%q at %d: got %q for %d to each side", s, at, part, reach)
		}
	})
}
