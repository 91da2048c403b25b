package journal

import "testing"

func TestWhatOnlyAPrivateTextSays(t *testing.T) {
	t.Parallel()
	var w Withdrawn
	w.Add("Calm. The boss #work shouts at night. It grows.", "Calm. It grows.")
	w.Add("A whole one: we moved *house*.", "")
	for words, want := range map[string]bool{
		"The boss shouts at night": true, "the BOSS work shouts": true, "we moved house": true, "It grows": false, "shouts": false, "a w": false,
		"said nowhere": false, "2026 07": false,
	} {
		if got := w.Says(words); got != want {
			t.Errorf("%q: got %v, want %v", words, got, want)
		}
	}
}
