package theme

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

func quotesOf(themes *journal.Themes) []string {
	var out []string
	for _, t := range themes.List {
		for _, q := range t.Quotes {
			out = append(out, q.Text)
		}
		if t.Counter != nil {
			out = append(out, t.Counter.Text)
		}
	}
	for _, d := range themes.Denied {
		out = append(out, d.Text)
	}
	return out
}

func TestAWordOfASceneAloneIsOfferedAndNeverQuoted(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . I am getting rusty, and it shows in every review of the parser.",
		"9 . Losing my edge with every month of slides and steering groups.",
		"20 . Felt rusty again when the shell prompt blinked at me for a while.",
		"35 . Juniors contribute a lot to the tooling these days, says Nadia.",
		"50 . We rewrite the importer in Rust and call it done by spring.",
		"60 . So rusty that the types surprised me twice in one afternoon.",
	)
	got := Read(resources(t), docs).Find(Options{})
	for _, x := range got.List {
		if slices.Contains(x.Entries, "e03") && slices.Contains(x.Entries, "e00") || slices.Contains(x.Entries, "e04") && slices.Contains(x.Entries, "e00") {
			t.Errorf("%s counts %v: juniors and the Rust language are not about being rusty", x.Label, x.Entries)
		}
	}
	for _, q := range quotesOf(got) {
		if strings.Contains(q, "Juniors") || strings.Contains(q, "Rust and") {
			t.Errorf("%q is quoted", q)
		}
	}
}

func TestAProposalOfAColleagueIsNoPartner(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . My partner asked when the nights would end this time.",
		"16 . My partner and I went to the lake and said little.",
		"33 . Dinner with my partner at nine, the laptop shut for once.",
		"50 . Took the coach to the offsite and read Sanne's proposal on the way.",
	)
	for _, x := range Read(resources(t), docs).Find(Options{}).List {
		if slices.Contains(x.Entries, "e00") && slices.Contains(x.Entries, "e03") {
			t.Errorf("%s counts %v", x.Label, x.Entries)
		}
	}
}

func TestQuotesPreferWordsOfTheLabelAndSomeLength(t *testing.T) {
	t.Parallel()
	c := readCorpus(resources(t), notes(t, "0 . Meetings again.", "9 . Nine meetings today and no hour for the broker.", "20 . The calendar is full until the end of June."))
	c.stemWords()
	q := newQuoter(c)
	q.of, q.own = &subject{kind: "phrase"}, map[uint32]bool{c.stemID[c.res.stem("meetings")]: true}
	for i, want := range []int{scrap, 0, 1} {
		at := place{from: 1, to: 1}
		if i == 0 {
			at = place{}
		}
		if got := q.rank(i, at); got != want {
			t.Errorf("entry %d: rank %d, want %d", i, got, want)
		}
	}
	if quotes, _, _ := q.pick([]evidence{{0, []place{{word: "meet"}}}, {1, []place{{from: 1, to: 1, word: "meet"}}}}, nil); len(quotes) != 2 || quotes[1].Entry != "e01" {
		t.Errorf("got %v", quotes)
	}
}

func TestASentenceOfAQuotedParagraphStandsOnce(t *testing.T) {
	t.Parallel()
	q := newQuoter(nil)
	if !q.take(3, "A first one. I do not miss it.") || q.take(3, "I do not miss it.") || !q.take(4, "Nor this one here.") || q.take(4, "") {
		t.Error("a text within a text of the same entry is taken once")
	}
}

func TestWithoutAPeriodBeforeTheTrendCanBeComputedAgain(t *testing.T) {
	t.Parallel()
	var lines []string
	for i := range 30 {
		text := " . Nothing to tell about the weather of number " + strings.Repeat("x", i+2) + "."
		if i%4 == 0 || i > 25 {
			text = " . I am afraid of the first appraisal."
		}
		lines = append(lines, string(rune('0'+i/10))+string(rune('0'+i%10))+text)
	}
	docs := notes(t, lines...)
	for i := range docs {
		docs[i].Entry.Date = docs[0].Entry.Date.AddDays(9 * i)
	}
	got := Read(resources(t), docs).Find(Options{})
	if len(got.List) == 0 {
		t.Fatal("no theme")
	}
	for _, x := range got.List {
		if x.K != x.Previous+x.LastThird || x.N != x.PreviousN+x.LastThirdN || x.LastThirdN == 0 {
			t.Errorf("%s: %d of %d is not %d of %d and %d of %d", x.Label, x.K, x.N, x.Previous, x.PreviousN, x.LastThird, x.LastThirdN)
		}
	}
}

func TestFalseFriendsHoldForIdeasToo(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . Exhausted after the week, nothing else to tell.",
		"16 . Drained, and in bed by eight with the lamp on.",
		"33 . Burned out is the word that Ines used for it.",
		"50 . The client exhausted retries and the queue stood.",
	)
	for _, x := range Read(resources(t), docs).Find(Options{}).List {
		if slices.Contains(x.Entries, "e03") && len(x.Entries) > 1 {
			t.Errorf("%s counts %v", x.Label, x.Entries)
		}
	}
}

func TestTheLabelOfAnIdeaIsNoSideWord(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . Dad fell on the stairs, and the hospital kept him for the night.",
		"16 . Mom called at five about the pills and the ward.",
		"33 . Dad is frail, and mom says the carer comes twice a day now.",
		"50 . Drove up on Friday, the cardiologist saw Dad and mom alone.",
		"66 . Mom counts the pills, and the nursing home has a list.",
	)
	for _, x := range Read(resources(t), docs).Find(Options{}).List {
		if len(x.Entries) == 5 && x.Label != "Dad and mom" {
			t.Errorf("the label is %q, want Dad and mom; entries %v", x.Label, x.Entries)
		}
	}
}

// A word of a scene is told apart from those that count alone, and an entry that has nothing else of the theme is a perhaps.
func TestWordsThatCountOnlyBesideAnotherAreTold(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . Airflow paged at three, a lock that nobody owns.", "9 . I said we should partition by date, and the table groaned.", "18 . The pot was empty when I came home.",
		"27 . Dbt broke, a column had another name.", "36 . The schema of the partition was my idea.", "45 . Rain on the roof all day long.",
		"54 . Airflow and its dbt job, once more at three.", "63 . Finished the partition ticket, and nobody knew.", "72 . Two bikes in the hall.",
	)
	x, _, ok := Read(resources(t), docs).Explain(Options{}, "airflow")
	if !ok {
		t.Fatal("airflow is no theme")
	}
	if got := x.Theme.Beside; !slices.Contains(got, "partition") || slices.Contains(got, "airflow") || slices.Contains(got, "dbt") || !slices.Contains(x.Theme.Terms, "partition") {
		t.Errorf("of %v, beside: got %v, want partition, and neither airflow nor dbt", x.Theme.Terms, got)
	}
	if slices.Contains(x.Theme.Entries, "e07") || !slices.Contains(x.Perhaps, "e07") || !slices.Contains(x.Theme.Entries, "e01") {
		t.Errorf("got %v, perhaps %v; want e01 for two words, and e07 perhaps for one", x.Theme.Entries, x.Perhaps)
	}
}

// A word that stands in all entries of a plain topic is nearly worth what it would be as a word of no idea.
func TestAPlainTopicIsNearlyWorthItsWord(t *testing.T) {
	t.Parallel()
	seen, others := 0, 0
	for _, a := range loadAnnotated(t, "testdata/journals/others/*.json") {
		s := newSearch(Read(resources(t), a.docs()).c, Options{}, tuned())
		s.gather()
		for _, g := range s.f.groups() {
			if g.concept == none || !s.f.lex.concepts[g.concept].plain {
				continue
			}
			if shared(s.f.units[g.founder].docs, g.docs) < g.n() { // other words of the topic are in it: it stays one
				s.f.t.alone = 0
				if was := s.f.score(g); was != g.score {
					t.Errorf("%s: %s has %.2f, want %.2f", a.Journal, s.f.label(g), g.score, was)
				}
				s.f.t.alone, others = tuned().alone, others+1
				continue
			}
			seen++
			if word := s.f.score(g.withoutConcept()); g.score < 0.8*word-1e-9 {
				t.Errorf("%s: %s has %.2f, and the word alone %.2f", a.Journal, s.f.label(g), g.score, word)
			}
		}
	}
	if seen < 10 || others < 10 {
		t.Errorf("only %d plain topics of one word and %d of several were looked at", seen, others)
	}
}

// An idea is called by a word of its scenes only when that stands mostly in its entries: those with "slept" are no nights with the pager.
func TestAWordThatMostlyStandsElsewhereNamesNoIdea(t *testing.T) {
	t.Parallel()
	lines := []string{"0 . sleeping", "22 . slept", "119 . On-call week pager sleep", "188 . slept", "225 . night shift"}
	for i, word := range strings.Fields("Everyone The Went Started Counted Passed Down Met Did Would Thirty-one Ice Bought Cut") {
		lines = append(lines, fmt.Sprint(271+i, " . ", word))
	}
	docs := notes(t, append(lines, "331 . On call. Woken.")...)
	for label, entries := range counted(t, docs) {
		if label == "sleep" && strings.Contains(entries, "e19") {
			t.Errorf("%s is told in %s", label, entries)
		}
	}
}

// What two marked sentences share is an idea when its own words stand there, and not when one of its scenes does.
func TestAWordOfASceneTakesNoIdeaAlong(t *testing.T) {
	t.Parallel()
	docs := told(t, "The pager went twice.", "On call over Advent.", "The pager is silent now.",
		"The handover sheet is in use. It took an outage in which the night shift knew nothing.", "The handover was one line in the chat. Nobody was on call.", "The directors want the handover sheet.")
	for name, want := range map[string]string{"handover": "e03 e04 e05", "the baton": "e03 e04"} {
		marks := []journal.Mark{
			{Is: true, Lens: name, Entry: "e04", Sentence: "The handover was one line in the chat."},
			{Is: true, Lens: name, Entry: "e03", Sentence: "The handover sheet is in use."},
		}
		if got := counted(t, docs, marks...); got[name] != want || got["pager"] != "e00 e01 e02 e03 e04" {
			t.Errorf("got %v, want %s in %s and pager in e00 to e04", got, name, want)
		}
	}
}

func TestIdeasThatPeopleKeepApart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, of, word string }{
		{"grief and depression", "The grief came back in the shop.|Grief again, at four in the morning.|Grief at the door.|My depression was diagnosed in spring.|The depression leaflet is on the fridge.|Depression is a dull word.", "grief"},
		{"crunch and shaders", "Crunch is official.|Sixty hours, and crunch until May.|Crunch again at the studio.|A shader that I wrote from nothing.|The shader works; a lovely Sunday.|My shader has fog now.", "crunch"},
	} {
		for label, entries := range counted(t, told(t, strings.Split(c.of, "|")...)) {
			if strings.Contains(entries, "e00") && strings.Contains(entries, "e03") {
				t.Errorf("%s: %s is told in %s", c.name, label, entries)
			}
		}
	}
}
