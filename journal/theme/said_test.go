package theme

import (
	"slices"
	"testing"

	"twoway/journal"
)

// An idea and a word of its name are one theme, with the entries of both: more evidence makes no theme smaller.
func TestAnIdeaAndTheWordOfItsNameAreOneTheme(t *testing.T) {
	t.Parallel()
	said := map[int]string{
		0: "Awake at four again, over the estimates.", 2: "Slept four hours.", 4: "Lay awake until the birds.", 6: "I can't sleep in the heat.",
	}
	for _, more := range []string{"", "Eight hours of sleep, at last."} {
		days, want := said, []string{"e00", "e02", "e04", "e06"}
		if more != "" {
			days = map[int]string{8: more}
			for d, text := range said {
				days[d] = text
			}
			want = append(want, "e08")
		}
		got := Read(resources(t), plainDays(t, days)).Find(Options{})
		if len(got.List) != 1 || !slices.Equal(got.List[0].Entries, want) {
			t.Errorf("with %q: got %+v, want one theme in %v", more, got.List, want)
		}
	}
}

// Who falls asleep tells of sleep, and who cannot; a leg that does so does not.
func TestFallingAsleepTellsOfSleep(t *testing.T) {
	t.Parallel()
	texts := []string{
		"I fell asleep on the sofa with my shoes on.", "Again I could not fall asleep.", "I can't fall asleep before two.", "He fell asleep.", "My leg fell asleep.",
		"The charger is asleep.",
	}
	for i, found := range conceptsOfTexts(t, texts) {
		if got, want := slices.Contains(found, "sleep"), i < 3; got != want {
			t.Errorf("%q: shows sleep: %v, want %v", texts[i], got, want)
		}
	}
}

// What begins with "I" names a theme worse than a word of its scenes does.
func TestNoIdeaIsCalledByWhatIDid(t *testing.T) {
	t.Parallel()
	days := map[int]string{
		0: "Could not get back to sleep, lay there counting replicas.", 2: "Dad slept through the meal.", 4: "Slept on the floor.",
		6: "I fell asleep on the sofa.",
	}
	got := Read(resources(t), plainDays(t, days)).Find(Options{})
	if i := slices.IndexFunc(got.List, func(x journal.Theme) bool { return x.K == len(days) }); i < 0 || got.List[i].Label != "sleep" {
		t.Errorf("got %+v, want sleep in four entries", got.List)
	}
}

// A theme of two relatives is called by the one of whom more is told, as the person writes it.
func TestAThemeIsCalledByTheRelativeOfWhomMoreIsTold(t *testing.T) {
	t.Parallel()
	days := map[int]string{
		0: "Mum forgot the stove.", 1: "Mum rang at five.", 2: "Mum asked for Dad.", 3: "Dad's birthday, without him.", 5: "Mum and the brochure of the care home.",
		7: "Mum took me for the nurse.", 9: "Mum laughed at Dad's joke.", 10: "Dementia, says the doctor.",
	}
	got := Read(resources(t), plainDays(t, days)).Find(Options{})
	if i := slices.IndexFunc(got.List, func(x journal.Theme) bool { return slices.Contains(x.Entries, "e00") }); i < 0 || got.List[i].Label != "Mum" {
		t.Errorf("got %v, want Mum", labels(got))
	}
}

// What a mark takes out of a phrase makes the phrase no part of a lens that it was none of before.
func TestAMarkMakesNoPhraseALens(t *testing.T) {
	t.Parallel()
	days := map[int]string{
		0: "The staff engineer asked, and I keep waiting to be found out.", 3: "Awake all night. I know the ceiling by heart.", 6: "My lead asks and then waits.",
		9: "Promoted. Waiting for the mail that takes it back.",
	}
	not := journal.Mark{Lens: "waiting", Entry: "e06", Sentence: "My lead asks and then waits."}
	for n := range 2 {
		got := Read(resources(t), plainDays(t, days)).Find(Options{Marks: []journal.Mark{not}[:n]})
		if x := withID(got.List, "ceiling"); x != nil {
			t.Errorf("with %d marks: got %+v, which has three entries by its own cues and is listed from five", n, x)
		}
	}
}

// A name that stands in a whole entry that was marked brings the others when each of its words says something; of plain ones it is told
// how many there are.
func TestTheNameOfAMarkedEntryBringsOthers(t *testing.T) {
	t.Parallel()
	docs := plainDays(t, map[int]string{
		0: "Mice in the cellar.", 3: "The cellar again, with buckets.", 5: "I keep waiting to be found out.", 8: "If it is found out that I guessed, fine.",
	})
	for name, want := range map[string]Home{"the cellar": {Entries: 1, Words: []string{"cellar"}}, "found out": {Plain: 1}} {
		at := map[string]string{"the cellar": "e00", "found out": "e05"}[name]
		got := Read(resources(t), docs).AddedTo([]journal.Mark{{Is: true, Lens: name, Entry: at}})[0]
		if got.Label != "" || got.Entries != want.Entries || got.Plain != want.Plain || !slices.Equal(got.Words, want.Words) {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}
