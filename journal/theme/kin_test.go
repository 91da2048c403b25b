package theme

import (
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

// otherThings are notes of other things, from which a theme stands out.
var otherThings = []string{
	"The cupboard door was mended at last and we had soup.", "A parcel came from Lisbon, nothing else.", "Walked along the canal for an hour.",
	"The neighbours painted the fence green.", "Read half of a long novel on the sofa.", "The printer refused again, so I wrote by hand.",
	"Bought a kettle.", "Watched two films with subtitles.",
}

// told are notes ten days apart, and after them some of other things.
func told(t *testing.T, texts ...string) []Doc {
	t.Helper()
	var lines []string
	for i, text := range slices.Concat(texts, otherThings) {
		lines = append(lines, []string{"0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100", "110", "120", "130", "140", "150"}[i]+" . "+text)
	}
	return notes(t, lines...)
}

// counted are the entries of each theme of a journal, by its label.
func counted(t *testing.T, docs []Doc, marks ...journal.Mark) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, x := range Read(resources(t), docs).Find(Options{Marks: marks}).List {
		out[x.Label] = strings.Join(x.Entries, " ")
	}
	return out
}

func TestAnIdeaHasTheEntriesWithTheRelativeItIsCalledBy(t *testing.T) {
	t.Parallel()
	got := counted(t, told(t, "My mother rang.", "Mother wants a cat.", "My mother is well.", "My mother has moved to the coast."))
	if want := "e00 e01 e02 e03"; got["mother"] != want {
		t.Errorf("got %v, want mother in %s", got, want)
	}
	got = counted(t, told(t, "My son has a fever.", "My daughter won a race.", "My son is four.", "My daughter reads at night.", "Our son cried.", "Daughter wrote a song."))
	if want := "e00 e01 e02 e03 e04 e05"; got["daughter and son"] != want || len(got) != 1 {
		t.Errorf("got %v, want daughter and son in %s", got, want)
	}
	for text, want := range map[string]string{
		"Father is out.":                "e00 e01 e02 e03 e04 e05",
		"I came as the last father.":    "e00 e01 e02 e03 e04",
		"I came behind another father.": "e00 e01 e02 e03 e04",
	} {
		got = counted(t, told(t, "My mother rang.", "My mother is well.", "My father rang.", "My father is well.", "My mother waved.", text))
		if got["mother and father"] != want {
			t.Errorf("%s: got %v, want mother and father in %s", text, got, want)
		}
	}
}

func TestAnIdeaOfTwoRelativesIsCalledByBoth(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		texts []string
		want  string
	}{
		"as often":        {[]string{"My mum rang about the hedge.", "Mum fell on the stairs.", "My dad has bought a bicycle.", "Dad was asleep when I came."}, "dad and mum"},
		"one hardly":      {[]string{"My mum rang about the hedge.", "Mum fell on the stairs.", "My mum sold the bicycle.", "Mum was asleep when I came.", "Dad is silent."}, "mum"},
		"mostly together": {[]string{"My mum and dad rang about the hedge.", "Mum fell on the stairs.", "My mum sold the bicycle, dad says.", "Mum was asleep when I came."}, "mum"},
	} {
		if got := counted(t, told(t, c.texts...)); got[c.want] == "" || len(got) != 1 {
			t.Errorf("%s: got %v, want %s alone", name, got, c.want)
		}
	}
}

// A mark makes a theme of one relative, and what is told of that one is told there alone.
func TestAMarkPartsTwoRelatives(t *testing.T) {
	t.Parallel()
	docs := told(t, "My mum rang about the hedge.", "Mum fell on the stairs.", "My dad has bought a bicycle.", "Dad was asleep when I came.", "Dad and mum went to the fair.", "Dad is well.")
	for _, name := range []string{"mum", "Mother", "my mother"} {
		got := counted(t, docs, journal.Mark{Is: true, Lens: name, Entry: "e01", Sentence: "Mum fell on the stairs."})
		if got[name] != "e00 e01 e04" || got["dad"] != "e02 e03 e04 e05" || len(got) != 2 {
			t.Errorf("is %s: got %v, want it in e00 e01 e04 and dad in e02 to e05", name, got)
		}
	}
}

// "Dad" adds to what is called "father", since it is one relative.
func TestAMarkCallsARelativeByAnotherWord(t *testing.T) {
	t.Parallel()
	docs := told(t, "My father rang.", "I saw my father.", "My father is well.", "The cello has stood in the corner since August.")
	mark := journal.Mark{Is: true, Lens: "Dad", Entry: "e03", Sentence: "The cello has stood in the corner since August."}
	if got, want := counted(t, docs, mark), "e00 e01 e02 e03"; got["Dad"] != want || got["father"] != "" {
		t.Errorf("got %v, want Dad alone in %s", got, want)
	}
}

// The word by which a mark founds a theme is told there, and not in the idea that has it among others.
func TestAMarkTakesItsWordOutOfAnIdea(t *testing.T) {
	t.Parallel()
	docs := told(t, "My dad rang about the hedge.", "Dad fell on the stairs.", "My dad has bought a bicycle.", "The dementia test was on Monday.", "The doctor said dementia out loud.")
	mark := journal.Mark{Is: true, Lens: "dementia", Entry: "e03", Sentence: "The dementia test was on Monday."}
	got := counted(t, docs, mark)
	if got["dementia"] != "e03 e04" || got["dad"] != "e00 e01 e02" {
		t.Errorf("got %v, want dementia in e03 e04, and dad in e00 e01 e02", got)
	}
	docs = told(t, "My dad rang about the hedge.", "Dad fell on the stairs.", "Saw a film.", "The dementia test was on Monday.", "The doctor said dementia out loud.")
	few := counted(t, docs, mark)
	_, _, ok := Read(resources(t), docs).Explain(Options{Marks: []journal.Mark{mark}}, "dad")
	if few["dementia"] != "e03 e04" || len(few) != 1 || ok {
		t.Errorf("got %v, want dementia in e03 e04 alone: what is left of the idea recurs no more", few)
	}
}

// A plain topic is called by both of its words when neither stands in most of its entries, and by one that does.
func TestATopicOfTwoThingsIsCalledByBoth(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		texts []string
		want  string
	}{
		"two and a third": {[]string{"The compost steams.", "Turned the compost.", "Sowed leeks in the greenhouse.", "The greenhouse lost a pane.", "Weeding until dark."}, "compost and greenhouse"},
		"half and half":   {[]string{"The compost steams.", "Turned the compost.", "Sowed leeks in the greenhouse.", "The greenhouse lost a pane."}, "compost and greenhouse"},
		"articles":        {[]string{"The cat was sick.", "The dog ate a sock.", "The cat slept.", "Walked the dog."}, "dog and cat"},
		"one in most":     {[]string{"The compost steams.", "Turned the compost.", "Compost for everybody.", "The greenhouse lost a pane.", "Weeding until dark."}, "compost"},
	} {
		if got := counted(t, told(t, c.texts...)); !strings.HasPrefix(got[c.want], "e00 e01 e02 e03") || len(got) != 1 {
			t.Errorf("%s: got %v, want %s in all", name, got, c.want)
		}
	}
}

// A mark with one of the two words by which a topic is called makes a theme of that one, and leaves the other as it is.
func TestAMarkPartsATopicOfTwoThings(t *testing.T) {
	t.Parallel()
	docs := told(t, "The compost steams.", "Turned the compost.", "Mended the greenhouse.", "The greenhouse lost a pane.", "Compost again.", "The greenhouse is hot.")
	for _, name := range []string{"greenhouse", "the Greenhouse", "greenhouses"} {
		got := counted(t, docs, journal.Mark{Is: true, Lens: name, Entry: "e03", Sentence: "The greenhouse lost a pane."})
		if got[name] != "e02 e03 e05" || got["compost"] != "e00 e01 e04" || len(got) != 2 {
			t.Errorf("is %s: got %v, want it in e02 e03 e05 and compost in e00 e01 e04", name, got)
		}
	}
}
