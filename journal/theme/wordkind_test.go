package theme

import (
	"strings"
	"testing"
	"testing/fstest"

	"twoway/templates"
)

func TestWordsAreKnownByKind(t *testing.T) {
	t.Parallel()
	kind := WordKinds(templates.FS)
	for want, words := range map[WordKind]string{
		GivenName:   "dana Dana tomasz björn bjo\u0308rn",
		NameAndWord: "will mark Grace",
		LittleWord:  "from who the my mit",
		PlainWord:   "whoever someone left half data line seniors marketing payments legal infra backend stakeholder maintainers kubernetes smith",
		UnknownWord: "zebulon kowalczyk jurg johnsmith dsmith",
	} {
		for _, w := range strings.Fields(words) {
			if got := kind(w); got != want && (got != LittleWord || want != PlainWord) {
				t.Errorf("%s: got kind %d, want %d", w, got, want)
			}
		}
	}
	if got := WordKinds(fstest.MapFS{})("payments"); got != UnknownWord {
		t.Errorf("without lists: got kind %d", got)
	}
}
