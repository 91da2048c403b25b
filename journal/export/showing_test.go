package export

import "testing"

// A file shows an entry when the whole of its id stands there: not where it is the beginning of a longer one, and wherever it begins.
func TestHoldsID_P2(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{"2026-08-03-lead": true, "2026-08-04-größe": true}
	for text, want := range map[string]bool{
		"":                                     false,
		"2026-08-03":                           false,
		"2026-08-03-lead":                      true,
		`"id":"2026-08-03-lead","x"`:           true,
		"see 2026-08-03-lead.":                 true,
		"x2026-08-03-lead":                     true,
		"2026-08-03-lead-again":                false,
		"2026-08-03-leads":                     false,
		"2026-08-03-leaD":                      false,
		"2026-08-01-2026-08-03-lead":           true,
		"2026-08-03-leader 2026-08-03-lead\n":  true,
		"a 2026-08-04-größe, b":                true,
		"2026-08-04-größen":                    false,
		"2026-08-04-größ":                      false,
		"\xff2026-08-03-lead\xff":              true,
		"2026-08-03-stay 2026-08-04-lead 2026": false,
	} {
		if got := holdsID([]byte(text), ids, len("2026-08-04-größe")); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}
