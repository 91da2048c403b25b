package theme

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"twoway/journal"
)

func TestNamesAreNoThemes(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name    string
		entries []string
		never   string
		themes  []string
	}{
		{
			"a given name that only ever begins sentences",
			[]string{
				"0 . Gareth sent the template. The harbour was calm.", "8 . Gareth scratched the plan. Walked to the harbour.",
				"21 . Nothing to be done. Gareth says wait.", "30 . Gareth again. Rain at the harbour.", "41 . Cold. The harbour froze over.",
			},
			"gareth",
			[]string{"harbour"},
		},
		{
			"given names in a journal without capitals",
			[]string{
				"0 . noor said the harbour is frozen.", "8 . walked to the harbour with noor and talked.",
				"21 . lilou wrote. the harbour again.", "30 . noor, lilou and i at the harbour.", "41 . lilou is away, noor too. cold.",
			},
			"noor",
			[]string{"harbour"},
		},
		{
			"a strange word that speaks, in a journal without capitals",
			[]string{
				"0 . yxkalle said the harbour is frozen.", "8 . walked to the harbour, yxkalle asked about it.",
				"21 . yxkalle wrote. the harbour again.", "30 . yxkalle says no. harbour.", "41 . cold and dark.",
			},
			"yxkalle",
			[]string{"harbour"},
		},
		{
			"a language is no name",
			[]string{
				"0 . The joke went by me, all of it was Estonian.", "8 . Priit said I should rest. My Estonian is that of a child.",
				"21 . Two hours of Estonian and Priit smiled at the end.", "30 . Priit came by. Frost on the harbour.", "41 . Cold and dark.",
			},
			"priit",
			[]string{"Estonian"},
		},
		{
			"a tool, small or not, and whatever it says",
			[]string{
				"0 . kafka said no again. The harbour was calm.", "8 . Jenkins said no. Walked to the harbour, kafka waits.", "21 . An hour of kafka and Jenkins says wait.",
				"30 . Two days for kafka. Rain at the harbour.", "41 . Jenkins asked for a password. Cold.",
			},
			"kafka",
			[]string{"harbour"},
		},
		{
			"a given name that is written small once",
			[]string{
				"0 . Marek read it. The harbour was calm.", "8 . Marek timed the walk to the harbour.", "21 . We sat with Marek, and it rained.",
				"30 . I go with marek in june. Rain at the harbour.", "41 . Cold. Marek again. The harbour froze over.", "50 . Marek went home.",
			},
			"marek",
			[]string{"harbour"},
		},
		{
			"a given name that begins lines small",
			[]string{
				"0 . The new boss: Holger. The harbour was calm.", "8 . holger wants a chart of the harbour.", "21 . holger said no.",
				"30 . holger again. Rain at the harbour.", "41 . Cold. The harbour froze over.", "50 . holger moved the date.",
			},
			"holger",
			[]string{"harbour"},
		},
		{
			"a given name that is an instrument as well",
			[]string{
				"0 . An hour of viola. The harbour was calm.", "8 . The viola said no.", "21 . Played the viola, walked to the harbour.",
				"30 . The viola sang. Rain at the harbour.", "41 . Cold. The harbour froze over.", "50 . Shelves are up.",
				"60 . The viola again.", "70 . The viola at night.", "81 . Frost.", "90 . Soup.",
			},
			"",
			[]string{"harbour", "viola"},
		},
		{
			"a unit of time, and somebody of that name",
			[]string{
				"0 . Min said the harbour is 40 min away.", "8 . Walked 50 min to the harbour.", "21 . The call took 90 mins and 2 hrs.",
				"30 . Rain at the harbour, 10 min of it.", "41 . Lunch with Min, 45 min. Cold.",
			},
			"min",
			[]string{"harbour"},
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := labels(Read(resources(t), notes(t, c.entries...)).Find(Options{}))
			for _, want := range c.themes {
				if !slices.Contains(got, want) {
					t.Errorf("themes: got %v, want %q among them", got, want)
				}
			}
			if slices.Contains(got, c.never) {
				t.Errorf("themes: got %v, the name %q among them", got, c.never)
			}
		})
	}
}

func TestAToolIsNobody(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 . Jenkins said no. Asked Wanda why.", "8 . I asked Jenkins, and Wanda said wait.", "21 . Lunch with Wanda. Jenkins says wait.")
	if got := Read(resources(t), docs).Find(Options{}).People; len(got) != 1 || got[0].Name != "Wanda" {
		t.Errorf("got %v, want Wanda alone", got)
	}
}

func TestAWordOfEveryDayThatBeginsSentencesIsNoName(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 . Deadlines again.", "8 . Deadlines, and no end.", "21 . Deadlines. Rain.", "30 . Deadlines moved once more.")
	var got []string
	for _, x := range Read(resources(t), docs).Find(Options{}).List {
		got = append(got, x.Label)
	}
	if !slices.Contains(got, "deadlines") {
		t.Errorf("themes: got %v, want deadlines among them", got)
	}
}

// An idea of the lexicon and a word beside it may get the same label: that is one theme.
func TestNoTwoThemesHaveOneLabel(t *testing.T) {
	t.Parallel()
	for _, a := range slices.Concat(testJournals(t), freshJournals(t), otherJournals(t)) {
		seen := map[string]bool{}
		for _, x := range Read(resources(t), a.docs()).Find(Options{}).List {
			if key := labelKey(x.Label); seen[key] {
				t.Errorf("%s: two themes are called %q", a.Journal, x.Label)
			} else {
				seen[key] = true
			}
		}
	}
}

func TestAHabitualPhraseNamesItsTheme(t *testing.T) {
	t.Parallel()
	toll := []string{"Half the pay went north, the toll road again.", "I pay the toll road.", "The toll road of those who left."}
	hours := strings.Fields("noon one two three four five six seven eight")
	for share, want := range map[int]string{6: "toll road", 9: "migraine"} {
		entries := []string{"70 . Soup.", "80 . Shelves are up.", "85 . The bins again.", "90 . Frost."}
		for i := range share {
			text := strconv.Itoa(2*i) + " . The " + hours[i] + " gave me a migraine."
			if i < len(toll) {
				text += " " + toll[i]
			}
			entries = append(entries, text)
		}
		f := searched(resources(t), notes(t, entries...), Options{}, tuned()).f
		groups := f.groups()
		named := func(name string) *group {
			i := slices.IndexFunc(groups, func(g *group) bool { return f.label(g) == name })
			if i < 0 {
				t.Fatalf("no group is named %q", name)
			}
			return groups[i]
		}
		g := named("migraine")
		f.take(g, named("toll road"))
		if got := f.label(g); got != want {
			t.Errorf("the name of %d entries, three of which hold the phrase: got %q, want %q", share, got, want)
		}
	}
}

func TestALabelRecursInItsTheme(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name        string
		entries     []string
		want, never string
	}{
		{
			"a term that recurs rather than a rarer one that does not",
			[]string{
				"0 . My brother rang about Dad's old van.", "9 . The stairlift is not counted in the sums.", "20 . Ten hours of the carer a week.",
				"31 . The money pays for the carer.", "40 . Rain on the harbour.", "50 . Shelves are up.",
			},
			"carer", "dad",
		},
		{
			"a word of the scene that recurs rather than a term that does not",
			[]string{
				"0 . The neurologist wants another scan.", "9 . The infusion is put off because the ward has no beds.",
				"20 . Infusion day, seven hours on the ward.", "31 . A relapse, and the rain.", "40 . Shelves are up.", "50 . Frost on the harbour.",
			},
			"infusion", "neurologist",
		},
		{
			"a form that names what recurs rather than a past",
			[]string{
				"0 . We ran along the harbour.", "9 . Ran six miles before the rain.", "20 . I ran with the lamp on.", "31 . They are still running round the pond.",
				"40 . Shelves are up.",
			},
			"running", "ran",
		},
		{
			"a past that has no other form there",
			[]string{"0 . We sang until two.", "9 . The altos sang flat.", "20 . I sang on the stairs.", "31 . Shelves are up."},
			"sang", "sing",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := labels(Read(resources(t), notes(t, c.entries...)).Find(Options{}))
			if !slices.Contains(got, c.want) || slices.Contains(got, c.never) {
				t.Errorf("themes: got %v, want %q among them and %q not", got, c.want, c.never)
			}
		})
	}
}

// A month is no theme, whatever else its name is; where it never is one, the word stays.
func TestAMonthThatIsAnotherWordIsNoTheme(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ word, texts string }{
		{"may", "The server room flooded in May and nobody noticed.|It was better than May, at least the roof held.|There may be a grade in the spring.|We may go on."},
		{"march", "It was cold in March.|We march on.|The march on Saturday.|Back in March."},
	} {
		for label, entries := range counted(t, told(t, strings.Split(c.texts, "|")...)) {
			if strings.EqualFold(label, c.word) {
				t.Errorf("%s is told in %s", label, entries)
			}
		}
	}
	got := counted(t, told(t, "We went on a march for the harbour.", "The march was short.", "A long march, and rain.", "The posters for the march are up."))
	if got["march"] == "" {
		t.Errorf("got %v, want march", got)
	}
}

// A name that has the stem of other words is none of them: Signe has not signed.
func TestANameIsNoFormOfAnotherWord(t *testing.T) {
	t.Parallel()
	docs := told(t, "Signe says that it holds.", "With Signe at the mill.", "I signed up for the choir.", "The lease is signed.", "A sign fell off.", "Then Signe listened.", "We signed at noon.")
	got := Read(resources(t), docs).Find(Options{})
	for _, x := range got.List {
		if slices.Contains(x.Entries, "e00") || slices.Contains(x.Entries, "e01") {
			t.Errorf("%s has the entries %v, and nobody signed in the first two", x.Label, x.Entries)
		}
	}
	if !slices.Contains(got.People, journal.PersonCount{Name: "Signe", K: 3}) {
		t.Errorf("people are %v, want Signe in 3", got.People)
	}
	grant := Read(resources(t), told(t, "Grant said no.", "Grant says maybe.", "Grant is late again.", "Grant told us of the sea.", "Chased the bug."))
	if x := grant.Find(Options{}); len(x.List) > 0 || !slices.Contains(x.People, journal.PersonCount{Name: "Grant", K: 4}) {
		t.Errorf("themes %v and people %v, want Grant as a person alone", x.List, x.People)
	}
	sprint := told(t, "In the Sprint nothing moved.", "After the Sprint we slept.", "A Sprint of rain.", "Such sprints are long.", "No more sprints.")
	if got := counted(t, sprint); got["sprints"]+got["sprint"]+got["Sprint"] != "e00 e01 e02 e03 e04" {
		t.Errorf("got %v, want one theme of the Sprint and its plural", got)
	}
	marked := counted(t, docs, journal.Mark{Is: true, Lens: "Signe", Entry: "e00", Sentence: "Signe says that it holds."})
	if marked["Signe"] != "e00 e01 e05" {
		t.Errorf("is Signe: got %v, want it in e00 e01 e05", marked)
	}
}
