package markdown_test

import (
	"strings"
	"testing"

	"twoway/journal/markdown"
)

// A word before the colon is a kind or belongs to the text; one that is nearly a kind is neither.
func TestADriverWithNearlyAKind(t *testing.T) {
	t.Parallel()
	for line, near := range map[string]bool{
		"Toward: more people": true, "towards: more people": true, "presure: asked twice": true, "~~Avoid: a talk~~": true, "defualt: it is": true,
		"hopes: x": false, "money: it pays": false, "pressure: asked": false, "the default: it is": false, "avoid:": false, "towards people": false,
		"https://x.example": false,
	} {
		if _, err := markdown.ParseDriver(line); (err != nil) != near || near && !strings.Contains(err.Error(), "toward, away, pressure, default, avoid") {
			t.Errorf("%q, typed: got %v, want it refused: %v", line, err, near)
		}
		got := strings.Join(found("decision", "## Options\n- team: t\n\n## Drivers\n- "+line+"\n"), ",")
		if want := map[bool]string{true: "5 item-kind"}[near]; got != want {
			t.Errorf("%q in a file: got %q, want %q", line, got, want)
		}
	}
}
