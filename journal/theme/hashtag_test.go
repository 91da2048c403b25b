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
	text := "Two lines of it,\nthe second #strian and #the-tin-eer and #todo and #strain."
	e := &journal.Entry{Kind: journal.KindNote, ID: "e", Path: "e.md", Body: "# A day\n\n" + text, Note: &journal.Note{}}
	e.Marks = []journal.Mark{{Is: true, Lens: "the tin ear", Entry: "e"}}
	docs := []Doc{{Entry: e, Prose: fixed(journal.Passage{Line: 9, Text: text})}}
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
	plain := Doc{Entry: &journal.Entry{Body: "# A day\n\n## Options\n\nNumber #4 and a C# of it."}, Prose: func() []journal.Passage {
		t.Error("an entry without a hashtag is read for its headings")
		return nil
	}}
	if got := MistypedTags(res, []Doc{plain}); len(got) > 0 {
		t.Errorf("got %v of an entry without a hashtag", got)
	}
	said := Read(res, docs).Find(Options{}).Limits
	if !slices.Equal(said, []string{"#strian names no lens; #strain would.", "#the-tin-eer names no lens; #the-tin-ear would."}) {
		t.Errorf("the review says %q", said)
	}
}
