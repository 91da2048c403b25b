package theme

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

func TestScriptsWithoutSpacesAreReadInRuns(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"採用面接がまた来た。コードレビュー":  "採用面接 がまた- 来 た- コードレビュー",
		"今日招聘面试三场很累":         "今日招聘面试三场很累-",
		"PRの採用 git採用 採用git":  "pr の- 採用 git 採用 採用 git",
		"ประชุมทีมทั้งวัน":   "ประชุมทีมทั้งวัน-",
		"Собеседования, ещё": "собеседования ещё",
		"l’été déjà vu":      "l'été déjà vu",
		"佐々木さん":              "佐々木 さん-",
	} {
		c := readCorpus(resources(t), notes(t, "0 . "+text))
		c.stemWords()
		var got []string
		for _, at := range c.docs[0].tokens {
			if at.isWord() {
				w := c.words.texts[at.word()]
				if c.stop[at.word()] && isRun(w) {
					w += "-"
				}
				got = append(got, w)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: got %q, want %q", text, strings.Join(got, " "), want)
		}
		for _, at := range c.docs[0].tokens {
			if at.isWord() && len(c.words.texts[at.word()]) > maxWord {
				t.Errorf("%q: a word has more than %d bytes", text, maxWord)
			}
		}
	}
	long := readCorpus(resources(t), notes(t, "0 . "+strings.Repeat("ประชุมทีมทั้งวัน", 20)))
	if long.docs[0].length == 0 {
		t.Error("a long run without spaces is text, not nothing")
	}
}

// A theme in Japanese is a word, never a sentence; Thai has none, and the review says how words were told apart.
func TestAJournalInAScriptWithoutSpaces(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, limit string
		texts, want []string
	}{
		{"Japanese", "without spaces", []string{
			"今日は採用面接が三件あった。採用はつらい。", "チームミーティングで疲れた。コードを書く時間がない。", "採用面接でまた疲れた。", "コードレビューが楽しい。チームミーティングはない。",
			"採用の話。夜間当番で眠れない。", "夜間当番がまた来た。コードレビュー。", "チームミーティングと採用面接。",
		}, []string{"チームミーティング", "採用面接"}},
		{"Thai", "without spaces", []string{"ประชุมทีม", "ประชุมทีม", "ประชุมทีม", "เขียนโค้ดสนุก", "เขียนโค้ดตอนกลางคืน"}, nil},
		{"Chinese clauses", "without spaces", []string{"今天招聘面试三场很累。", "今天招聘面试三场很累。", "今天招聘面试三场很累。", "值夜班又很累了。"}, nil},
		{"Russian", "not English", []string{"Собеседования утомляют.", "Дежурство ночью.", "Собеседования весь день."}, nil},
		{"Arabic", "not English", []string{"المقابلات متعبة اليوم", "المناوبة الليلية"}, nil},
		{"German", "not English", []string{
			"Ich war erschöpft, und das ist nicht gut.", "Mir fehlt die Zeit, dass ich programmiere.", "Ich bin nach der Woche erschöpft, nicht krank.",
			"Ich weiß nicht, ob ich das will.", "Es ist nicht so, dass ich nicht will.", "Ich bin wieder erschöpft.",
		}, []string{"erschöpft"}},
		{"German nouns", "not English", []string{
			"Ich habe Angst vor der Entscheidung, und Anna weiß es nicht.", "Die Angst kommt in der Nacht.", "Anna fragt, ob ich das will.", "Ich weiß nicht, ob die Angst bleibt.",
			"Es ist nicht so, dass ich mit Anna nicht rede.", "Die Bereitschaft war ruhig.", "Mir fehlt die Zeit.", "Wieder die Bereitschaft, und keine Zeit.", "Ich will die Bereitschaft nicht.",
		}, []string{"Angst", "Bereitschaft"}},
		{"French", "not English", []string{
			"Je ne veux pas de réunions.", "Il faut que je décide, mais quand ?", "Pas de nouvelles, mais c'est bien.", "Mais oui, encore des réunions.",
			"Ce n'est pas grave, mais je suis seul.", "J'ai trop de réunions, et je n'ai pas fini.",
		}, []string{"réunions"}},
		{"Dutch", "not English", []string{
			"Ik ben moe van de vergaderingen.", "Ik heb geen tijd voor de code.", "Weer vergaderingen en ik ben moe.", "Het is goed zoals het is.",
			"Ik wil geen baas zijn.", "Er zijn weer veel vergaderingen.",
		}, []string{"vergaderingen"}},
		{"Spanish", "not English", []string{
			"Estoy cansado de las reuniones.", "No tengo tiempo para ello.", "Otra vez reuniones, y no quiero.", "El proyecto va bien.", "Las reuniones no son para mí.",
		}, []string{"reuniones"}},
		{"Italian", "not English", []string{
			"Sono stanco delle riunioni.", "Non ho tempo per questo.", "Ancora riunioni, e non voglio.", "Il progetto va bene.", "Le riunioni non sono per me.",
		}, []string{"riunioni"}},
		{"Portuguese", "not English", []string{
			"Estou farto das reuniões.", "Não tenho tempo para isso.", "Mais reuniões, e não quero.", "O projeto vai bem.", "As reuniões não são para mim.",
		}, []string{"reuniões"}},
		{"English with German words", "", []string{
			"The old servers die at night.", "Will the servers die again?", "They die as they lived, and the pager rings.", "Angst is a word, die and der are others.",
		}, []string{"die"}},
		{"English", "", []string{"The pager went at night.", "Two calls about 採用面接 and one about lunch."}, nil},
	} {
		var docs []Doc
		start, _ := journal.ISODate("2026-02-01")
		for i, text := range c.texts {
			e := &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("e%d", i), Date: start.AddDays(9 * i), Note: &journal.Note{}}
			docs = append(docs, Doc{e, prose(text)})
		}
		got := Read(resources(t), docs).Find(Options{})
		ls := labels(got)
		slices.Sort(ls)
		if !slices.Equal(ls, c.want) {
			t.Errorf("%s: got the themes %q, want %q", c.name, ls, c.want)
		}
		if said := strings.Join(got.Limits, " "); (said == "") != (c.limit == "") || !strings.Contains(said, c.limit) {
			t.Errorf("%s: the review says %q, want something with %q", c.name, said, c.limit)
		}
		for _, x := range got.List {
			for _, q := range x.Quotes {
				if !slices.ContainsFunc(c.texts, func(text string) bool { return strings.Contains(text, q.Text) }) {
					t.Errorf("%s: the quote %q is not verbatim", c.name, q.Text)
				}
			}
		}
	}
}

// The words of other languages that carry grammar change nothing where English is written.
func TestWordsOfOtherLanguagesHarmNoEnglishJournal(t *testing.T) {
	t.Parallel()
	without := *resources(t)
	without.foreign, without.grammar = nil, nil
	for _, name := range []string{"pumps", "lake"} {
		a := loadAnnotated(t, "testdata/journals/"+name+".json")[0]
		got, want := labels(Read(resources(t), a.docs()).Find(Options{})), labels(Read(&without, a.docs()).Find(Options{}))
		if !slices.Equal(got, want) {
			t.Errorf("%s: got the themes %q, without the list %q", name, got, want)
		}
	}
}

// Where the journal is in French, a period in English is called English.
func TestAPeriodInEnglishOfAForeignJournal(t *testing.T) {
	t.Parallel()
	var docs []Doc
	start, _ := journal.ISODate("2026-02-01")
	for i := range 12 {
		text := "Je ne veux pas de réunions, mais il faut que je décide. C'est long et ce n'est pas pour moi."
		if i >= 9 {
			text = "I do not want the meetings, but I have to decide. It is long and it is not what I am here for."
		}
		e := &journal.Entry{Kind: journal.KindNote, ID: fmt.Sprintf("e%02d", i), Date: start.AddDays(9 * i), Note: &journal.Note{}}
		docs = append(docs, Doc{e, prose(text)})
	}
	in := func(from, to int) Options {
		return Options{Period: journal.Period{From: start.AddDays(9 * from), To: start.AddDays(9 * to)}}
	}
	read := Read(resources(t), docs)
	if got := read.Find(in(0, 8)).Limits; len(got) != 1 || !strings.Contains(got[0], "not English") {
		t.Errorf("in French: the review says %q", got)
	}
	if got := read.Find(in(9, 11)).Limits; got != nil {
		t.Errorf("in English: the review says %q", got)
	}
}

// The word lists ship inside the program: they stay small, and each is named with where it comes from.
func TestTheWordListsAreSmallAndNamed(t *testing.T) {
	t.Parallel()
	notice, err := os.ReadFile("../../templates/lexicon/NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	files, err := os.ReadDir("../../templates/lexicon")
	if err != nil {
		t.Fatal(err)
	}
	var size int64
	for _, f := range files {
		info, err := f.Info()
		if err != nil {
			t.Fatal(err)
		}
		size += info.Size()
		if f.Name() != "NOTICE" && !strings.Contains(string(notice), f.Name()) {
			t.Errorf("NOTICE does not name %s", f.Name())
		}
	}
	if size >= 300_000 {
		t.Errorf("the lists have %d bytes, want less than 300,000", size)
	}
}

func TestASentenceOfALongParagraphEndsInItsOwnStop(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("夜は長い話だった。", 20) + "採用面接がまた来た。" + strings.Repeat("朝も長い話だった。", 5)
	if got := quoted(t, resources(t), "採用面接", fixed(journal.Passage{Text: long})); got != "採用面接がまた来た。" {
		t.Errorf("got %q", got)
	}
}
