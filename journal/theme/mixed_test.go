package theme

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

// mixed is a journal of English entries with some in another language between them.
func mixed(english, other []string) (docs []Doc) {
	start, _ := journal.ISODate("2026-02-01")
	add := func(text string) {
		e := &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("e%02d", len(docs)), Date: start.AddDays(9 * len(docs)), Note: &journal.Note{}}
		docs = append(docs, Doc{e, prose(text)})
	}
	for i := range max(len(english), len(other)) {
		if i < len(english) {
			add(english[i])
		}
		if i < len(other) {
			add(other[i])
		}
	}
	return docs
}

// English days in which Apollo and Marek are names.
var englishDays = []string{
	"I sat down with Marek about the greenhouse, and Apollo was late again.", "The greenhouse roof leaks, so I called the landlord before lunch.",
	"We moved the date of Apollo once more, and I did not say a word about it.", "Marek says that the greenhouse is fine as it is.",
	"I read about sourdough while the trains were late.", "They told me that Apollo will get another lead in May.",
	"The harbour froze over and the walk home was long.", "I have a new chair, and it does what it should.", "Nothing to write about Apollo but the weather.",
	"I could not sleep, so I got up and wrote the plan for the week.", "She asked me what I would do if I had the choice, and I had no answer.",
	"It was a long call, and at the end of it they had what they wanted from me.", "We walked to the sea and back again, and it was good to be out of the house.",
	"There is a plan for Apollo now, which is more than there was before.", "I want to be the one who decides what we do in the spring.",
	"My brother came over for the day, and we did not talk about work at all.", "He said that he would be there, and then he was not.",
}

// In the entries of another language its nouns are no names and its small words no subjects, whatever most of the journal is in.
func TestAJournalThatIsPartlyInAnotherLanguage(t *testing.T) {
	t.Parallel()
	german := []string{
		"Ich habe wieder Bereitschaft, und ich weiß nicht, ob das gut ist.", "Die Entscheidung ist noch nicht da, aber ich will sie nicht allein treffen.",
		"Nach der Bereitschaft bin ich müde, und es ist erst Mittwoch.", "Wir haben heute über die Entscheidung gesprochen, mit Marek und ohne den Chef.",
		"Die Bereitschaft war ruhig, und ich habe mich nicht gefürchtet.", "Es ist die Entscheidung, vor der ich mich drücke.",
	}
	french := []string{
		"Je ne veux pas de réunions, et je suis fatigué.", "Il faut que je décide, mais je ne sais pas quand.", "Encore des réunions, et ce n'est pas fini pour moi.",
		"Mais oui, les réunions sont là pour tout le monde.",
	}
	for _, c := range []struct {
		name          string
		docs          []Doc
		want, without []string
	}{
		{"German nouns", mixed(englishDays, german), []string{"Bereitschaft", "Entscheidung", "greenhouse"}, []string{"apollo", "marek", "ich", "nicht", "die"}},
		{"French", mixed(englishDays, french), []string{"greenhouse", "réunions"}, []string{"apollo", "marek", "je", "pas", "ne"}},
		{
			"German nouns, in a journal that is read in parts", mixed(slices.Concat(german[:3], englishDays, englishDays, german[3:]), nil),
			[]string{"Bereitschaft", "Entscheidung", "greenhouse"},
			[]string{"apollo", "marek", "ich", "nicht", "die"},
		},
		{"English", mixed(englishDays, nil), []string{"greenhouse"}, []string{"apollo", "marek"}},
	} {
		s := searched(resources(t), c.docs, Options{}, tuned())
		if s.c.foreign {
			t.Fatalf("%s: the journal is mostly English", c.name)
		}
		var got []string
		for _, x := range s.subjects {
			if x.kind == "phrase" {
				got = append(got, x.label)
			}
		}
		for _, want := range c.want {
			if !slices.Contains(got, want) {
				t.Errorf("%s: got the phrases %q, want %q among them", c.name, got, want)
			}
		}
		for _, label := range got {
			for _, w := range strings.Fields(strings.ToLower(label)) {
				if slices.Contains(c.without, w) {
					t.Errorf("%s: the phrases %q hold %q", c.name, got, w)
				}
			}
		}
	}
}

// An entry is in another language when more than one word of it carries grammar there, more than in English, and one in eight of all.
func TestWhichEntriesAreInAnotherLanguage(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		want int
	}{
		{"Ich habe Bereitschaft.", 1},
		{"Bereitschaft und Ruhe.", 0},
		{"He shouted ich habe nicht at me, and we were done with it.", 0},
		{"This, which ich habe.", 0},
		{"Ich habe server, queue, backlog, sprint, ticket, deploy, release, branch, merge, rollback, pager, latency, metric, quota.", 1},
		{"Ich habe server, queue, backlog, sprint, ticket, deploy, release, branch, merge, rollback, pager, latency, metric, quota, disk.", 0},
		{"", 0},
	} {
		words := Read(resources(t), mixed([]string{c.text}, nil)).c.words
		if words.travels != c.want || (len(words.abroad) > 0) != (c.want > 0) {
			t.Errorf("%q: %d entries are in another language, with %d words; want %d", c.text, words.travels, len(words.abroad), c.want)
		}
	}
}

// A word is of another language when it stands there more often than not, in a journal with entries enough of it; it has a capital
// where nouns have one.
func TestWhichWordsAreOfAnotherLanguage(t *testing.T) {
	t.Parallel()
	v := newWords(8)
	for _, w := range []string{"ruhe", "plan", "chair", "late"} {
		v.intern(w, false)
	}
	v.uses = []use{{all: 4, inside: 4, insideCap: 4}, {all: 4, inside: 4, insideCap: 3}, {all: 4}, {all: 4}}
	v.abroad = []use{{all: 3, inside: 3, insideCap: 3}, {all: 2, inside: 2, insideCap: 2}, {all: 1}}
	for _, c := range []struct {
		corpus
		abroad, written string
	}{
		{corpus{travels: true, nouns: true}, "ruhe", "Ruhe plan chair late new"},
		{corpus{travels: true}, "ruhe", "Ruhe Plan chair late new"},
		{corpus{}, "", "Ruhe Plan chair late new"},
		{corpus{foreign: true, nouns: true}, "", "Ruhe Plan chair late new"},
	} {
		c.words, c.stemOf, c.stems = v, make([]uint32, len(v.texts)), make([]stem, 1)
		var abroad, nouns []string
		for id, w := range v.texts {
			if c.isAbroad(uint32(id)) {
				abroad = append(abroad, w)
			}
			nouns = append(nouns, c.noun(w))
		}
		nouns = append(nouns, c.noun("new"))
		if strings.Join(abroad, " ") != c.abroad || strings.Join(nouns, " ") != c.written {
			t.Errorf("travels %v, foreign %v, nouns %v: got %q and %q, want %q and %q", c.travels, c.foreign, c.nouns, abroad, nouns, c.abroad, c.written)
		}
	}
}

// Small words of another language are stop words in English sentences too, from several different ones on; names and words of
// English are not.
func TestSmallWordsOfAnotherLanguageInEnglishSentences(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text, light, not string
	}{
		{"She said nicht and noch and sehr, und we laughed.", "nicht noch sehr und", "laughed"},
		{"She said nicht and noch and sehr, and we laughed.", "", "nicht noch sehr"},
		{"Ella and Mia heard of nicht and noch and sehr, und the era of the comment came.", "nicht und", "ella mia era comment"},
		{"Ella met Mia in the era of the comment, nicht.", "", "ella mia era comment nicht"},
	} {
		s := searched(resources(t), mixed(append([]string{c.text}, englishDays...), nil), Options{}, tuned())
		for want, list := range map[bool]string{true: c.light, false: c.not} {
			for _, w := range strings.Fields(list) {
				if id, ok := s.c.words.has(w); !ok || s.c.stop[id] != want {
					t.Errorf("%q: %q is there, %v, as a stop word, %v, want %v", c.text, w, ok, s.c.stop[id], want)
				}
			}
		}
	}
}
