package theme

import (
	"fmt"
	"slices"
	"testing"

	"twoway/journal"
)

// twice are entries with one word in two meanings, and others without it between them.
func twice(t *testing.T, one, other []string) []Doc {
	t.Helper()
	fill := []string{"The parser got its second pass.", "Lunch with the finance people.", "The fan was oiled.", "Two tickets were left open."}
	var lines []string
	add := func(text string) { lines = append(lines, fmt.Sprintf("%d . %s", 9*len(lines), text)) }
	for i := range max(len(one), len(other)) {
		for _, list := range [][]string{one, other} {
			if i < len(list) {
				add(list[i])
			}
		}
		add(fill[i%len(fill)])
	}
	return notes(t, lines...)
}

func TestOneWordForTwoThingsIsTwoThemes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name       string
		one, other []string
		want       []string // labels
	}{
		{"a river and money", []string{
			"Sat on the bank and watched the river for an hour.", "The heron stood on the far bank of the stream.", "Walked the river bank before work, in mud.",
		}, []string{
			"The bank wants three payslips for the mortgage.", "Our bank raised the rate again, so the loan costs more.", "The mortgage man at the bank did not smile.",
		}, []string{"bank (river)", "bank (mortgage)"}},
		{"code and pay", []string{
			"Two days for a code review, and the diff is small.", "The review of my pull request was kind.", "I did a review of her code on the train home.",
		}, []string{
			"Performance review on Friday, I wrote half a page.", "My annual review said nothing that I can use.", "The review gave me a rating and a raise of two percent.",
		}, []string{"review (code)", "review (performance)"}},
		{"three senses of the list", []string{
			"The board of directors asked for numbers.", "A founder and a director on the board disagree.", "I showed the board the quarterly slides, the chair nodded.",
		}, []string{
			"Soldered the second board, one pin was cold.", "The prototype board smokes at the regulator.", "New firmware on the board, and the led blinks.",
		}, []string{"board (director)", "board (soldered)"}},
		{"two habitual phrases", []string{
			"The school gate was cold.", "Stood at the school gate with the others.", "Left the school gate late.",
		}, []string{
			"The quality gate failed the build.", "Our quality gate has nine rules now.", "Talked about the quality gate at length.",
		}, []string{"school gate", "quality gate"}},
	} {
		got := Read(resources(t), twice(t, c.one, c.other)).Find(Options{})
		for _, want := range c.want {
			i := slices.IndexFunc(got.List, func(x journal.Theme) bool { return x.Label == want })
			if i < 0 {
				t.Errorf("%s: no %q in %v", c.name, want, labels(got))
				continue
			}
			if got.List[i].K != 3 {
				t.Errorf("%s: %q has %v, want three entries", c.name, want, got.List[i].Entries)
			}
		}
	}
}

// A word of an idea counts for it only where it does not stand for something else.
func TestAnIdeaLeavesTheOtherMeaningOfItsWord(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . The red build again, the pipeline failed.", "9 . The lease runs out in May.", "18 . Flaky tests all day.", "27 . Lunch with the finance people.",
		"36 . A red build before the pipeline even ran the test.", "45 . The parser got its second pass.", "54 . The sales pipeline is thin: two deals this quarter, one prospect.",
		"63 . The fan was oiled.", "72 . One more flaky test.",
	)
	for order := range 2 { // of the meanings in the list
		res := *resources(t)
		both := slices.Clone(res.senses["pipeline"][:2])
		if order == 1 {
			slices.Reverse(both)
		}
		res.senses = map[string][][]string{"pipeline": both}
		res.concepts = []concept{{name: "builds", terms: []string{"pipeline", "red build", "flaky test"}, scenes: []string{"build", "test"}}}
		s := searched(&res, docs, Options{}, tuned())
		i := slices.IndexFunc(s.subjects, func(x *subject) bool { return slices.Contains(x.merged, "words for one idea: builds") })
		if i < 0 {
			t.Fatal("no theme of the idea")
		}
		var got []int
		for _, e := range s.subjects[i].found {
			got = append(got, e.doc)
		}
		if want := []int{0, 2, 4, 8}; !slices.Equal(got, want) {
			t.Errorf("%q has the entries %v, want %v", s.subjects[i].label, got, want)
		}
	}
}

// bankDocs have a river's bank in four entries, and a bank of another kind in the second.
func bankDocs(t *testing.T) []Doc {
	t.Helper()
	return twice(t, []string{
		"Sat on the bank and watched the river for an hour.", "The heron stood on the far bank of the stream.", "Walked the river bank before work, in mud.", "The bank was quiet.",
	}, []string{"The bank wants three payslips for the mortgage."})
}

// What tells nothing goes with the meaning of most entries; a meaning with too few entries is no theme, and takes none of the other's.
func TestWhereNothingTellsAWordMeansWhatItMostlyDoes(t *testing.T) {
	t.Parallel()
	s := searched(resources(t), bankDocs(t), Options{}, tuned())
	x := s.named("bank")
	if x == nil {
		t.Fatalf("no theme \"bank\" among %v", len(s.subjects))
	}
	if len(x.found) != 4 || len(x.elsewhere) != 1 || x.elsewhere[0].doc != 1 {
		t.Errorf("bank has %d entries, want 4; elsewhere it is in %v, want entry 1", len(x.found), x.elsewhere)
	}
}

// A word of its own sentence tells more than one elsewhere in the entry, and one entry for each meaning is too little to part them.
func TestWhatTellsAMeaning(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 . Sat on the bank above the river. Rang about the mortgage.", "9 . The bank wants the loan papers. Rain on the stream.", "18 . The bank was quiet.", "27 . The bank by the canal, and the savings.")
	s := searched(resources(t), docs, Options{}, tuned())
	bank := s.c.stemID["bank"]
	var got []int
	for d := range s.c.docs {
		for i, k := range s.c.docs[d].tokens {
			if k.isWord() && s.c.stemOf[k.word()] == bank {
				got = append(got, s.c.meant(s.f.senses[bank], d, i))
			}
		}
	}
	if want := []int{0, 1, unsure, unsure}; !slices.Equal(got, want) {
		t.Errorf("the meanings are %v, want %v", got, want)
	}
	if x := s.named("bank"); x == nil || len(x.found) != 4 {
		t.Errorf("got %+v, want one theme with four entries", x)
	}
}

func TestAWordThatAlsoStandsAloneIsAThemeBesideItsPhrases(t *testing.T) {
	t.Parallel()
	said := []string{"The school gate was cold.", "At the school gate with the others.", "Left the school gate late.", "The quality gate failed.", "Our quality gate has nine rules.", "On the quality gate."}
	for alone, want := range map[int]bool{0: true, 2: true, 3: false} {
		var lines []string
		for i, text := range append(slices.Clone(said), []string{"The gate squeaks.", "Oiled the gate.", "A new gate."}[:alone]...) {
			lines = append(lines, fmt.Sprintf("%d . %s", 9*i, text))
		}
		s := searched(resources(t), notes(t, lines...), Options{}, tuned())
		byStem := map[uint32][]int32{}
		for id := int32(1); id < int32(len(s.f.units)); id++ {
			for _, stem := range distinct(s.f.units[id].stems) {
				byStem[stem] = append(byStem[stem], id)
			}
		}
		if got := s.f.livesInPhrases(s.f.single[s.c.stemID["gate"]], byStem); got != want {
			t.Errorf("in two phrases of three entries each, and in %d alone: lives in phrases = %v, want %v", alone, got, want)
		}
	}
}

// No word tells the meaning of itself, whatever its other forms.
func TestAWordTellsNoMeaningOfItself(t *testing.T) {
	t.Parallel()
	res := *resources(t)
	res.senses = map[string][][]string{"review": {{"reviewer", "diff"}, {"salary"}}}
	s := searched(&res, notes(t, "0 . The reviewer of the diff.", "9 . A review, and the salary."), Options{}, tuned())
	if got := s.f.senses[s.c.stemID["review"]].cues[0]; len(got) != 1 {
		t.Errorf("the first meaning has %d words, want one", len(got))
	}
}

// A word that is two themes names neither: a question is answered with both, and a mark with it speaks of the one that is meant there.
func TestTheWordOfTwoThemes(t *testing.T) {
	t.Parallel()
	docs := twice(t, []string{
		"Sat on the bank and watched the river for an hour.", "The heron stood on the far bank of the stream.", "Walked the river bank before work, in mud.",
	}, []string{
		"The bank wants three payslips for the mortgage.", "Our bank raised the rate again, so the loan costs more.", "The mortgage man at the bank did not smile.", "They count the money twice.",
	})
	r := Read(resources(t), docs)
	if x, _, ok := r.Explain(Options{}, "Bank"); !ok || !slices.Equal(x.Meanings, []string{"bank (river)", "bank (mortgage)"}) {
		t.Errorf("got %+v, want both meanings", x)
	}
	marks := []journal.Mark{{Lens: "bank", Entry: "e01"}, {Is: true, Lens: "bank", Entry: "e09"}, {Is: true, Lens: "bank", Entry: "e02"}}
	for name, want := range map[string][]string{"bank (river)": {"e00", "e02", "e03", "e06"}, "bank-mortgage": {"e04", "e07", "e09"}} {
		x, _, ok := r.Explain(Options{Marks: marks}, name)
		if !ok || !slices.Equal(x.Theme.Entries, want) {
			t.Errorf("%s after marks: got %+v, want the entries %v", name, x, want)
		}
	}
}
