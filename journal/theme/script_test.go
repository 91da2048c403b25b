package theme

import (
	"fmt"
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

func TestASentenceOfALongParagraphEndsInItsOwnStop(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("夜は長い話だった。", 20) + "採用面接がまた来た。" + strings.Repeat("朝も長い話だった。", 5)
	if got := quoted(t, resources(t), "採用面接", fixed(journal.Passage{Text: long})); got != "採用面接がまた来た。" {
		t.Errorf("got %q", got)
	}
}
