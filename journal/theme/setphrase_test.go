package theme

import (
	"fmt"
	"slices"
	"testing"
)

// A wording of plain words that a person has made their own is a theme under its words; what anybody would say is none.
func TestSetPhrases(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		theme string
		said  []string
	}{
		{"second thoughts", []string{"Second thoughts again.", "Had second thoughts about the offer.", "Second thoughts, at two."}},
		{"two suitcases", []string{"Still two suitcases.", "Packed two suitcases once more.", "Two suitcases in the corridor."}},
		{"whole town", []string{"The whole town knew.", "A whole town at the window.", "It was the whole town."}},
		{"tower", []string{"Up the tower again.", "Went up the tower alone.", "Friday, up the tower."}},
		{"end of the pier", []string{"Stood at the end of the pier.", "The end of the pier, again.", "Past the end of the pier."}},
		{"quicker myself", []string{"I was quicker myself.", "Quicker myself, as ever.", "It went quicker myself."}},
		{"no longer needed", []string{"I was no longer needed.", "No longer needed there.", "They are no longer needed."}},
		{"bad news first", []string{"Bad news first.", "Said it: bad news first.", "The rule is bad news first."}},
		{"kilometre eight", []string{"Clear by kilometre eight.", "At kilometre eight it came.", "Before kilometre eight, nothing."}},
		{"circles", []string{"In circles all day.", "We talked in circles.", "Round in circles again."}},
		{"back seat", []string{"Took a back seat.", "The back seat again.", "My back seat, once more."}},
		{"temper", []string{"Lost my temper.", "My temper again.", "It was my temper."}},
		{"", []string{"My cousin came.", "My cousin left.", "Rang my cousin."}},
		{"", []string{"Sat in the kitchen.", "Slept in the kitchen.", "Ate in the kitchen."}},
		{"", []string{"It took ten minutes.", "Ten minutes late.", "After ten minutes, home."}},
		{"", []string{"Three days off.", "Three days of it.", "Then three days more."}},
		{"", []string{"Off with pastor Anna.", "Rang old pastor Anna.", "There was pastor Anna."}},
		{"", []string{"Last week again.", "It was last week.", "Since last week."}},
		{"", []string{"Up at quarter to nine.", "Quarter to nine again.", "Not before quarter to nine."}},
		{"", []string{"Down the stairs.", "Went down the stairs.", "Then down the stairs."}},
		{"", []string{"He said yes.", "She said yes too.", "They said yes."}},
		{"", []string{"On Monday again.", "Call on Monday.", "Not on Monday."}},
		{"", []string{"She was nobody else.", "Nobody else came.", "Like nobody else."}},
		{"", []string{"It was in front.", "They sat in front.", "Stood in front."}},
		{"", []string{"I had no choice.", "There was no choice.", "No choice, then."}},
		{"", []string{"Second thoughts again.", "Had second thoughts.", "Thoughts, and a second."}}, // twice
		// one word or the other stands elsewhere as often
		{"", []string{"An old friend.", "My old friend came.", "With an old friend.", "The old boat.", "A friend rang.", "The old mill.", "One more friend.", "An old song.", "A friend of mine."}},
	} {
		said := map[int]string{}
		for i, s := range c.said {
			said[i] = s
		}
		s := newSearch(Read(resources(t), plainDays(t, said)).c, Options{}, tuned())
		s.look()
		var got []string
		for id := range s.f.units {
			if s.f.units[id].set {
				got = append(got, s.f.name(int32(id)))
			}
		}
		if c.theme == "" && len(got) > 0 || c.theme != "" && !slices.Contains(got, c.theme) {
			t.Errorf("%q: set phrases are %q, want %q", c.said, got, c.theme)
		}
		if list := labels(Read(resources(t), plainDays(t, said)).Find(Options{})); c.theme != "" && !slices.Equal(list, []string{c.theme}) {
			t.Errorf("%q: themes are %q, want %q", c.said, list, c.theme)
		}
	}
}

// A label has the words without which it would mean something else, wherever they always stand; the shorter name is known too.
func TestALabelIsWhole(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		label, also string
		said        []string
	}{
		{"keep putting it off", "keep putting", []string{"I keep putting it off.", "We keep putting it off.", "You keep putting it off."}},
		{"wrong side of the sea", "side of the sea", []string{"The wrong side of the sea.", "On the wrong side of the sea.", "Wrong side of the sea again."}},
		{"swallowed", "swallowed", []string{"Swallowed it again.", "I swallowed it.", "And swallowed it."}}, // "swallowed it" trails off
		{"side of the sea", "side of the sea", []string{"The wrong side of the sea.", "On this side of the sea.", "A side of the sea again."}},
		{"don't belong", "belong", []string{"I don't belong here.", "Again: I don't belong.", "You don't belong, it said."}},
		{"keeper of the lighthouse keys", "keeper of the lighthouse", []string{"Keeper of the lighthouse keys.", "The keeper of the lighthouse keys again.", "A keeper of the lighthouse keys."}},
		{"no harm done", "harm done", []string{"Rain, no harm done.", "No harm done, said the lift.", "It fell, no harm done."}},
		{"lunch alone", "lunch alone", []string{"Lunch alone on Friday.", "Lunch alone on a bench.", "Then lunch alone on deck."}},
		{"wait for the tap on the shoulder", "wait for the tap", []string{"I wait for the tap on the shoulder.", "Wait for the tap on the shoulder.", "We wait for the tap on the shoulder."}},
		{"not good enough", "not good enough", []string{"It was not good enough.", "Not good enough, again.", "Am I not good enough?"}},
	} {
		said := map[int]string{}
		for i, s := range c.said {
			said[3*i] = s
		}
		read := Read(resources(t), plainDays(t, said))
		if got := labels(read.Find(Options{})); !slices.Equal(got, []string{c.label}) {
			t.Errorf("%q: themes are %q, want %q", c.said, got, c.label)
			continue
		}
		for _, name := range []string{c.label, c.also} {
			if x, _, ok := read.Explain(Options{}, name); !ok || !x.Shown || x.Theme.Label != c.label || x.Theme.Counter != nil {
				t.Errorf("%q: nothing is called %q: %+v", c.said, name, x)
			}
		}
	}
}

// Turns of speech that anybody uses are no themes, nor are their words by themselves; the words count elsewhere.
func TestStockPhrasesAreNoThemes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		theme string
		said  []string
	}{
		{"", []string{"Fair enough.", "Fair enough, I said to the hedge.", "That is fair enough.", "And fair enough too."}},
		{"", []string{"At the end of the day it works.", "So it goes, at the end of the day.", "It is mine at the end of the day."}},
		{"", []string{"On the other hand, no.", "And on the other hand?", "But on the other hand, yes."}},
		{"", []string{"To touch base.", "Had to touch base.", "We touch base."}},
		{"phone", []string{"Phone in the drawer.", "The phone in a drawer would be nice.", "Phone in my drawer until noon.", "The phone rang."}},
		{"cello", []string{"Cello in storage.", "The cello in pieces.", "A cello in tune.", "That cello."}},
		{"hand", []string{"On the other hand, no.", "The hand hurts.", "My hand again.", "Fell on the hand."}},
		{"argued", []string{"Priya and I argued about it.", "Again Priya and I argued, kindly.", "Then Priya and I argued once more.", "With Priya by the sea."}},
	} {
		said := map[int]string{}
		for i, s := range c.said {
			said[2*i] = s
		}
		got := labels(Read(resources(t), plainDays(t, said)).Find(Options{}))
		if want := orNone(c.theme); !slices.Equal(got, want) {
			t.Errorf("%q: themes are %q, want %q", c.said, got, want)
		}
	}
}

// A number in words is no theme, as one in digits is none.
func TestNumbersInWordsAreNoThemes(t *testing.T) {
	t.Parallel()
	docs := plainDays(t, map[int]string{
		0: "Thirty-one lines, nineteen tests.", 2: "Nineteen hens and thirty-one eggs.", 5: "Thirty-one steps.", 8: "Bus nineteen.", 9: "Go-between, once more.", 10: "A go-between again.", 11: "The go-between.",
	})
	if got := labels(Read(resources(t), docs).Find(Options{})); !slices.Equal(got, []string{"go-between"}) {
		t.Errorf("themes are %q, want the go-between alone", got)
	}
}

// A word of every day and a name that a set phrase holds do not take the phrase along.
func TestWhatASetPhraseHolds(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		theme string
		said  map[int]string
	}{
		{"plant-room", map[int]string{
			0: "The plant room hums.", 3: "Back in the plant room.", 6: "A plant room at last.", 1: "A room with a view.", 4: "The room was cold.", 7: "Left the room.", 9: "Her room.",
		}},
		{"lia-s-diploma", map[int]string{
			0: "We talked of Lia's diploma.", 3: "For Lia's diploma a stamp.", 6: "Again Lia's diploma.", 1: "Then Lia rang.", 4: "With Lia by the sea.", 7: "And Lia slept.", 9: "Of course Lia won.",
		}},
	} {
		list := Read(resources(t), plainDays(t, c.said)).Find(Options{}).List
		x := withID(list, c.theme)
		if x == nil || fmt.Sprint(x.Entries) != "[e00 e03 e06]" {
			t.Errorf("%s: got %+v, want the three entries", c.theme, list)
		}
	}
}

// What several people wrote, put together as a history of some years, loses little of what each of them came back to.
func TestALongerHistoryKeepsItsThemes(t *testing.T) {
	t.Parallel()
	res, large, others := resources(t), largeJournals(t), otherJournals(t)
	for _, c := range []struct {
		all   []*annotated
		floor measures
	}{
		{slices.Concat(large, others[:2]), measures{FJ: 0.59, RE: 0.59, PL: 0.74}},
		{slices.Concat(large, others[:6]), measures{FJ: 0.49, RE: 0.54, PL: 0.69}},
		{slices.Concat(large, others), measures{FJ: 0.49, RE: 0.49, PL: 0.84}},
	} {
		a := joinedJournals(c.all)
		m := a.run(res, tuned(), -1, false)
		if m.FJ < c.floor.FJ || m.RE < c.floor.RE || m.PL < c.floor.PL {
			t.Errorf("%d entries: FJ RE PL maF1 RED READ are %v, the floor is %v", len(a.Entries), m, c.floor)
		}
	}
}

// joinedJournals are the entries and themes of several journals as if one person had written them.
func joinedJournals(all []*annotated) *annotated {
	out := &annotated{}
	for k, a := range all {
		own := func(id string) string { return fmt.Sprint(k, "-", id) }
		for _, e := range a.Entries {
			e.ID, e.Themes = own(e.ID), slices.Clone(e.Themes)
			for i := range e.Themes {
				e.Themes[i] = own(e.Themes[i])
			}
			out.Entries = append(out.Entries, e)
		}
		for _, t := range a.Themes {
			t.ID = own(t.ID)
			out.Themes = append(out.Themes, t)
		}
	}
	return out
}

// A wording keeps the word before it that turns its sense.
func TestAWordingKeepsWhatTurnsItsSense(t *testing.T) {
	t.Parallel()
	const run = " tired to read to Leni tonight. "
	docs := told(t, "Too"+run+"Ate soup.", "Too"+run+"Went to bed.", "Too"+run+"Rain.", "I was too"+run+"The tap drips.")
	if got := counted(t, docs); got["too tired to read to Leni tonight"] == "" {
		t.Errorf("got %v, want the wording with its too", got)
	}
}
