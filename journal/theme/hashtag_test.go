package theme

import (
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

func TestAHashtagThatIsNearlyALensIsNamed(t *testing.T) {
	t.Parallel()
	names := []string{"deep-work", "fear", "pay", "people-growth", "people-skill", "status", "strain", "the-tin-ear"}
	for tag, want := range map[string]string{
		"strian": "strain", "strains": "strain", "strain": "", "people-grwth": "people-growth",
		"tin-ear": "", "the-tinear": "the-tin-ear", "people": "", "day": "", "fears": "fear", "year": "", "todo": "", "train": "", "stats": "status", "work": "",
	} {
		if got := nearestTag(names, tag); got != want {
			t.Errorf("#%s: got %q, want %q", tag, got, want)
		}
	}
}

func TestMistypedHashtagsAreSaidWithTheirLine(t *testing.T) {
	t.Parallel()
	res := resources(t)
	e := &journal.Entry{Kind: journal.KindNote, ID: "e", Path: "e.md", Body: "#", Note: &journal.Note{}}
	e.Marks = []journal.Mark{{Is: true, Lens: "the tin ear", Entry: "e"}}
	docs := []Doc{{Entry: e, Prose: fixed(journal.Passage{Line: 9, Text: "Two lines of it,\nthe second #strian and #the-tin-eer and #todo and #strain."})}}
	var got []string
	for _, p := range MistypedTags(res, docs) {
		got = append(got, p.String()+"; "+p.Mend)
	}
	want := []string{
		"e.md:10: #strian names no lens; write #strain, if that is meant; else it may stay, and counts for nothing",
		"e.md:10: #the-tin-eer names no lens; write #the-tin-ear, if that is meant; else it may stay, and counts for nothing",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	said := Read(res, docs).Find(Options{}).Limits
	if !slices.Equal(said, []string{"#strian names no lens; #strain would.", "#the-tin-eer names no lens; #the-tin-ear would."}) {
		t.Errorf("the review says %q", said)
	}
}
