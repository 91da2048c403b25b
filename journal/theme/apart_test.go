package theme

import "testing"

// Endings join the forms of a word and words made from it, and leave apart what only looks so.
func TestFormsOfAWordAreOneAndOtherWordsAreNot(t *testing.T) {
	t.Parallel()
	res := resources(t)
	for _, c := range []struct {
		a, b string
		one  bool
	}{
		{"restored", "restoring", true},
		{"evening", "evenings", true},
		{"engineer", "engineering", true},
		{"teacher", "teach", true},
		{"loyalty", "loyal", true},
		{"proud", "prouder", true},
		{"directed", "direction", true},
		{"careers", "career", true},
		{"apartment", "apartments", true},
		{"quit", "quitting", true},
		{"corner", "corners", true},
		{"safety", "safe", true},
		{"restored", "rested", false},
		{"corner", "corn", false},
		{"evening", "even", false},
		{"business", "busy", false},
		{"quit", "quite", false},
		{"apartment", "apart", false},
		{"career", "care", false},
		{"station", "states", false},
		{"policy", "police", false},
		{"important", "import", false},
		{"factor", "fact", false},
		{"matter", "matte", false},
		{"experiment", "experience", false},
		{"customer", "custom", false},
		{"department", "departed", false},
		{"rusty", "rust", false},
		{"question", "quest", false},
		{"internal", "intern", false},
		{"mother", "moth", false},
	} {
		docs := notes(t, "0 . The "+c.a+" stood there.", "9 . Saw the "+c.b+" again.", "18 . Bought plums and pears at the market.")
		c1 := searched(res, docs, Options{}, tuned()).c
		one, _ := c1.words.has(c.a)
		other, _ := c1.words.has(c.b)
		if got := c1.stemOf[one] == c1.stemOf[other]; got != c.one {
			t.Errorf("%s and %s: one word is %v, want %v", c.a, c.b, got, c.one)
		}
	}
}

// A word that shares its stem with a stop word is light only where the stop word is most of what stands there.
func TestAWordBesideAStopWordKeepsItsWeight(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		light bool
	}{
		{"They miss the boat. Missing the code, missing it badly, missed it again.", false},
		{"They miss the boat. We miss the tram. I miss a lot. Missed it.", true},
	} {
		s := searched(resources(t), notes(t, "0 . "+c.text, "9 . Plums.", "18 . Pears."), Options{}, tuned())
		if got := s.c.stems[s.c.stemID["miss"]].light; got != c.light {
			t.Errorf("%q: light is %v, want %v", c.text, got, c.light)
		}
	}
}
