package markdown

import (
	"testing"

	"twoway/journal"
)

// The stop behind an address ends the sentence, and the next one is read by itself.
func TestTheStopBehindAnAddressBelongsToTheSentence(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"I opened https://example.org/a. It was late.":      "https://example.org/a",
		"Is it https://example.org/a?b=1.2? No.":            "https://example.org/a?b=1.2",
		"See **https://example.org/a**, then go.":           "https://example.org/a",
		"<https://example.org/a>. Then go.":                 "<https://example.org/a>",
		"At the end stands https://example.org/a/":          "https://example.org/a/",
		"Nothing is left of https://... but the first part": "https://",
	} {
		for _, p := range Prose(&journal.Entry{Kind: journal.KindNote, Body: text, Note: &journal.Note{}}) {
			if len(p.Skip) != 1 || p.Text[p.Skip[0].From:p.Skip[0].To] != want {
				t.Errorf("%q: got %v, want the address %q", text, p.Skip, want)
			}
		}
	}
}
