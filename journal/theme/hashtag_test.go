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

func TestAHashtagFromTheNameOfALensIsNamed(t *testing.T) {
	t.Parallel()
	res := resources(t)
	names := tagNames(res, slices.Values([]Doc(nil)))
	for tag, want := range map[string]string{
		"hands-on": "hands-off", "hands-on-work": "hands-off", "loss-of-hands-on-work": "hands-off", "work-life": "strain",
		"status-and-title": "status", "blocked-growth": "ceiling", "peopel-growth": "people-growth", "people-growth": "",
		"other-people": "", "title": "", "boredom": "", "hands": "", "of-the": "", "on-work": "", "life-at-work": "", "a-b": "",
	} {
		if got := res.meantTag(names, tag); got != want {
			t.Errorf("#%s: got %q, want %q", tag, got, want)
		}
	}
}

func TestATagOfAnEntryIsThePersonsOwn(t *testing.T) {
	t.Parallel()
	text := "A workshop on soldering. #hands-on"
	tagged := func(tags ...string) []Doc {
		e := &journal.Entry{Kind: journal.KindNote, ID: "e", Path: "e.md", Body: text, Tags: tags, Note: &journal.Note{}}
		return []Doc{{Entry: e, Prose: fixed(journal.Passage{Line: 1, Text: text})}}
	}
	for tag, want := range map[string]int{"other": 1, "Hands-On": 0} {
		docs := tagged(tag)
		problems, limits := MistypedTags(resources(t), docs), Read(resources(t), docs).Find(Options{}).Limits
		limits = slices.DeleteFunc(limits, func(s string) bool { return !strings.Contains(s, "#hands-on") })
		if len(problems) != want || len(limits) != want {
			t.Errorf("with the tag %s: got %v and %q, want %d", tag, problems, limits, want)
		}
	}
}
