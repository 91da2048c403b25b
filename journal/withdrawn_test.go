package journal

import "testing"

func TestWhatOnlyAPrivateTextSays(t *testing.T) {
	t.Parallel()
	w := NewWithdrawn(func() string { return "Calm. It grows. We all went home." })
	w.Add("Calm. The boss #work shouts at night. It grows.", "Calm. It grows.")
	w.Add("A whole one: we moved *house*. We all went home.", "")
	for words, want := range map[string]bool{
		"The boss shouts at night": true, "the BOSS work shouts": true, "we moved house": true, "It grows": false, "we all went home": false, "shouts": false, "a w": false,
		"said nowhere": false, "2026 07": false,
	} {
		if got := w.Says(words); got != want {
			t.Errorf("%q: got %v, want %v", words, got, want)
		}
	}
}
