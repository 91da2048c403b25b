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
		LikelyName:  "smith jones baker jordan",
		PlainWord:   "stakeholder carpenter recruiter reviewers maintainers",
		CommonWord:  "whoever someone left half line seniors payments budget depends board backend young founders",
		ThingWord:   "data marketing legal infra kubernetes paris",
		RareWord:    "sharma nguyen bandwidth",
		UnknownWord: "zebulon kowalczyk jurg johnsmith dsmith",
	} {
		for _, w := range strings.Fields(words) {
			if got := kind(w); got != want && (got != LittleWord || want != CommonWord) {
				t.Errorf("%s: got kind %d, want %d", w, got, want)
			}
		}
	}
	if got := WordKinds(fstest.MapFS{})("payments"); got != UnknownWord {
		t.Errorf("without lists: got kind %d", got)
	}
}
