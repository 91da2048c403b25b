package theme

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"twoway/journal"
	"twoway/templates"
)

// plainDays are twelve notes of a hundred days, some with a sentence of its own.
func plainDays(t *testing.T, said map[int]string) []Doc {
	t.Helper()
	lines := strings.Split("0 . Sun.\n9 . Rain.\n18 . Soup.\n27 . Snow.\n36 . Wind.\n45 . Bees.\n54 . Fog.\n63 . Photos.\n72 . Tests.\n81 . Bread.\n90 . Chair.\n99 . Novel.", "\n")
	for i, s := range said {
		lines[i] += " " + s
	}
	return notes(t, lines...)
}

func withID(list []journal.Theme, id string) *journal.Theme {
	i := slices.IndexFunc(list, func(x journal.Theme) bool { return x.ID == id })
	if i < 0 {
		return nil
	}
	return &list[i]
}

func TestALensThatThePersonFilledByHandIsShown(t *testing.T) {
	t.Parallel()
	said := map[int]string{0: "Chose the tools.", 4: "My call in the end.", 8: "Signed off alone."}
	tagged := map[int]string{}
	var marks []journal.Mark
	for i, s := range said {
		tagged[i] = s + " #autonomy"
		marks = append(marks, journal.Mark{Is: true, Lens: "autonomy", Entry: plainDays(t, nil)[i].Entry.ID})
	}
	taken := append(slices.Clone(marks), journal.Mark{Lens: "autonomy", Entry: marks[0].Entry})
	for _, c := range []struct {
		name  string
		said  map[int]string
		marks []journal.Mark
		want  int
	}{
		{"by nothing", said, nil, 0},
		{"by hashtags", tagged, nil, 3},
		{"by marks", said, marks, 3},
		{"by two marks", said, marks[:2], 0},
		{"by three marks, one taken back", said, taken, 0},
	} {
		got := Read(resources(t), plainDays(t, c.said)).Find(Options{Marks: c.marks})
		switch x := withID(got.List, "autonomy"); {
		case x == nil && c.want > 0:
			t.Errorf("%s: got %v, want the lens with %d entries", c.name, labels(got), c.want)
		case x != nil && (x.K != c.want || len(x.Quotes) == 0):
			t.Errorf("%s: got %d entries, %v; want %d and a quote", c.name, x.K, x.Quotes, c.want)
		}
	}
}

func TestMarksOfLaterEntriesCount(t *testing.T) {
	t.Parallel()
	said := map[int]string{0: "My stomach drops before the board call."}
	got := Read(resources(t), plainDays(t, said)).Find(Options{Period: thirdQuarter(t), Marks: []journal.Mark{
		{Is: true, Lens: "dread of calls", Entry: "e00", Sentence: said[0]},
		{Is: true, Lens: "dread of calls", Entry: "e01"},
		{Lens: "dread of calls", Entry: "e01"},
		{Is: true, Lens: "dread of calls", Entry: "elsewhere"},
	}})
	x := withID(got.List, "dread-of-calls")
	if x == nil || !slices.Equal(x.Entries, []string{"e00"}) {
		t.Errorf("got %+v, want the theme with the entry that is still marked", got.List)
	}
	if len(got.SetAside) != 1 || got.SetAside[0].Quote.Entry != "e01" {
		t.Errorf("set aside: got %+v, want the entry taken out again", got.SetAside)
	}
}

func TestNoPhraseStandsBesideAnOwnLensThatSaysTheSame(t *testing.T) {
	t.Parallel()
	own := fstest.MapFS{"a.yaml": {Data: []byte("- id: open-source\n  name: Open source\n  cues: [maintainer*, upstream]\n")}}
	res, problems, err := LoadResources(templatesFS, own)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	said := map[int]string{0: "Sent a patch to the maintainers.", 3: "Maintainers were slow.", 6: "Maintainer thanked me."}
	for range 3 {
		got := Read(res, plainDays(t, said)).Find(Options{})
		if !slices.Equal(labels(got), []string{"Open source"}) || got.List[0].K != len(said) {
			t.Errorf("%d entries: got %v, want the lens alone, with all of them", len(said), labels(got))
		}
		said[8+len(said)-3] = "Upstream, with the maintainers."
	}
	for _, c := range Read(res, plainDays(t, said)).Find(Options{}).List {
		if len(c.Terms) != 2 {
			t.Errorf("the lens has the words %q, want its own two", c.Terms)
		}
	}
	said[11] = "A novel of a maintenance man who maintains." // the phrase has it, the lens has not
	if got := Read(res, plainDays(t, said)).Find(Options{}); !slices.Equal(labels(got), []string{"Open source"}) {
		t.Errorf("got %v, want no phrase with nearly the entries of the lens", labels(got))
	}
}

// A name means the theme that is shown before one that is not, and a mark takes an entry out of both.
func TestANameMeansWhatIsShown(t *testing.T) {
	t.Parallel()
	docs := plainDays(t, map[int]string{0: "That kind of autonomy is worth money.", 4: "Autonomy in writing.", 8: "So much for autonomy."})
	read := Read(resources(t), docs)
	got := read.Find(Options{})
	if !slices.Equal(labels(got), []string{"autonomy"}) || got.List[0].Kind != "phrase" {
		t.Fatalf("got %+v, want the phrase", got.List)
	}
	x, _, ok := read.Explain(Options{}, "Autonomy")
	if !ok || !x.Shown || x.Theme.ID != got.List[0].ID {
		t.Errorf("explained %+v, want what is shown", x)
	}
	not := Options{Marks: []journal.Mark{{Lens: "autonomy", Entry: "e04"}}}
	if x, _, _ = read.Explain(not, got.List[0].ID); x == nil || slices.Contains(x.Theme.Entries, "e04") {
		t.Errorf("explained %+v, want it without the entry that is marked as not about it", x)
	}
	if aside := read.Find(not).SetAside; len(aside) != 1 {
		t.Errorf("set aside: got %+v, want the entry once", aside)
	}
}

// What marks founded takes one phrase along; another in the same sentences would say the same beside it.
func TestNoPhraseStandsBesideMarkedSentencesThatHoldIt(t *testing.T) {
	t.Parallel()
	said := map[int]string{
		0: "Stage fright before the garden party.", 4: "Again stage fright, and the garden party ran late.", 8: "The garden party came with stage fright.",
		6: "Missed the garden party.", 9: "Another garden party.", 10: "A film about stage fright.", 11: "Read about stage fright.",
	}
	var marks []journal.Mark
	for i := range 12 {
		if i%4 == 0 {
			marks = append(marks, journal.Mark{Is: true, Lens: "being looked at", Entry: plainDays(t, nil)[i].Entry.ID, Sentence: said[i]})
		}
	}
	for n, want := range map[int][]string{0: {"garden party", "stage fright"}, 3: {"being looked at"}} {
		got := labels(Read(resources(t), plainDays(t, said)).Find(Options{Marks: marks[:n]}))
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("with %d marks: got %v, want %v", n, got, want)
		}
	}
}

// A lens of the person's own counts its cues, and no other forms of their words that the journal repeats.
func TestAnOwnLensTakesNoPhraseAlong(t *testing.T) {
	t.Parallel()
	res := withLenses(t, "- id: talking\n  name: Talking\n  cues: [talking, chatter]\n")
	said := map[int]string{0: "Talking all day.", 2: "More talking.", 4: "Chatter again.", 6: "Chatter at noon.", 8: "Chatter at lunch.", 10: "Gave the talk.", 11: "Chatter at four."}
	got := Read(res, plainDays(t, said)).Find(Options{})
	if len(got.List) != 1 || got.List[0].Label != "Talking" || got.List[0].K != 6 || len(got.List[0].Terms) != 2 {
		t.Errorf("got %+v, want the lens alone, with six entries", got.List)
	}
}

// What the person founded is told in every period that has it, and its entries are not listed as without a theme.
func TestWhatMarksFoundedIsToldInItsPeriod(t *testing.T) {
	t.Parallel()
	said := map[int]string{7: "The kids were asleep again."}
	marks := []journal.Mark{{Is: true, Lens: "family", Entry: "e07", Sentence: said[7]}}
	docs := plainDays(t, said) // six of them before the period, and six in it
	span := func(from, to int) journal.Period {
		return journal.Period{From: docs[from].Entry.Date, To: docs[to].Entry.Date}
	}
	got := Read(resources(t), docs).Find(Options{Period: span(6, 11), Before: span(0, 5), Marks: marks})
	if x := withID(got.List, "family"); x == nil || x.K != 1 || x.Trend != "" {
		t.Errorf("got %+v, want family with one entry", got.List)
	}
	if slices.Contains(got.Unmatched, "e07") {
		t.Errorf("unmatched: got %v, the marked entry among them", got.Unmatched)
	}
}

// A sentence that the person set aside stands in no quote of the theme, though its paragraph has another place of it.
func TestASentenceThatWasSetAsideIsNotQuoted(t *testing.T) {
	t.Parallel()
	said := map[int]string{
		1: "Back pain before noon, and physiotherapy at four. The pain of the new form is another.", 4: "The pain is back, and I could not sit at the desk.", 8: "No walk since the pain came on Monday.",
	}
	wrong := "The pain of the new form is another."
	for _, marks := range [][]journal.Mark{nil, {{Lens: "pain", Entry: "e01", Sentence: wrong}}} {
		got := Read(resources(t), plainDays(t, said)).Find(Options{Marks: marks})
		x := withID(got.List, "pain")
		if x == nil || x.K != 3 {
			t.Fatalf("got %v, want pain with three entries", labels(got))
		}
		quoted := slices.ContainsFunc(x.Quotes, func(q journal.Quote) bool { return strings.Contains(q.Text, wrong) })
		if quoted != (marks == nil) {
			t.Errorf("with the marks %v: the quotes are %+v", marks, x.Quotes)
		}
	}
}

// A word that one of our lenses lists and one of the person's own says the same as the person's.
func TestAnOwnLensComesBeforeOurs(t *testing.T) {
	t.Parallel()
	res := withLenses(t, "- id: house\n  name: House\n  cues: [mortgage]\n")
	said := map[int]string{1: "The mortgage again.", 3: "Mortgage papers.", 5: "A mortgage for twenty years.", 8: "The mortgage man.", 10: "Signed the mortgage."}
	if got := labels(Read(res, plainDays(t, said)).Find(Options{})); !slices.Equal(got, []string{"House"}) {
		t.Errorf("got %v, want the lens of the person's own alone", got)
	}
}

// What a mark took out is not offered again.
func TestWhatWasTakenOutIsNotOffered(t *testing.T) {
	t.Parallel()
	res := resources(t)
	offered := 0
	for _, a := range otherJournals(t)[:4] {
		docs := a.docs()
		s := searched(res, docs, Options{}, tuned())
		for _, x := range s.subjects {
			if x.kind == "lens" || x.concept || len(x.found) < 4 {
				continue
			}
			for _, e := range x.found {
				rest := &subject{id: x.id, own: true, found: slices.DeleteFunc(slices.Clone(x.found), func(o evidence) bool { return o.doc == e.doc })}
				like := &search{c: s.c, f: s.f, t: s.t, subjects: []*subject{rest}}
				like.offer()
				if !slices.Contains(rest.perhaps, e.doc) {
					continue
				}
				offered++
				like.setAside = []asideMark{{of: rest, doc: e.doc}}
				if like.offer(); slices.Contains(rest.perhaps, e.doc) {
					t.Errorf("%s, %s: entry %d was taken out and is offered", a.Journal, x.label, e.doc)
				}
			}
		}
	}
	if offered == 0 {
		t.Error("no entry would be offered again")
	}
}

// A mark holds for all that has its name, for what it took along, and for the phrase that stands in a lens's place.
func TestWhatWasSetAsideCountsForNothingThatSaysTheSame(t *testing.T) {
	t.Parallel()
	both := map[int]string{0: "Autonomy is worth money. That kind of autonomy pays for tea.", 4: "Autonomy in writing.", 8: "So much for autonomy."}
	tired := map[int]string{0: "Exhausted by noon.", 2: "So exhausted.", 4: "Exhausted by the garden.", 6: "Exhausted, and the form says that the battery is too.", 8: "Rather exhausted."}
	for _, c := range []struct {
		name, lens string
		said       map[int]string
		not        journal.Mark
		wrong      string
		say        int // how many themes say the same
	}{
		{"a lens and a phrase of one name", "autonomy", both, journal.Mark{Entry: "e00", Sentence: "Autonomy is worth money."}, "Autonomy is worth money.", 2},
		{"a phrase in the place of its lens", "strain", tired, journal.Mark{Entry: "e06", Sentence: tired[6]}, tired[6], 2},
		{"the same, and the whole entry", "strain", tired, journal.Mark{Entry: "e06"}, tired[6], 2},
		{"a lens in the place of the phrase", "strain", tired, journal.Mark{Lens: "exhausted", Entry: "e06", Sentence: tired[6]}, tired[6], 2},
		{"the same, and the whole entry of it", "strain", tired, journal.Mark{Lens: "exhausted", Entry: "e06"}, tired[6], 2},
	} {
		c.not.Lens = cmp.Or(c.not.Lens, c.lens)
		s := searched(resources(t), plainDays(t, c.said), Options{Marks: []journal.Mark{c.not}}, tuned())
		d := int(c.not.Entry[2] - '0')
		n := 0
		for _, x := range s.subjects {
			if x.id != c.lens && (x.lens == nil || x.lens.id != c.lens) {
				continue
			}
			n++
			for _, e := range x.found {
				for _, p := range e.places {
					if text := fold(s.c.sentenceAt(e.doc, p)); e.doc == d && text == c.wrong {
						t.Errorf("%s: %q counts for %s %q", c.name, text, x.kind, x.label)
					}
				}
			}
			for _, q := range s.theme(x, newQuoter(s.c)).Quotes {
				if strings.Contains(q.Text, c.wrong) {
					t.Errorf("%s: %s %q quotes %q", c.name, x.kind, x.label, q.Text)
				}
			}
		}
		if n != c.say {
			t.Errorf("%s: %d themes say it, want %d", c.name, n, c.say)
		}
	}
}

// What is said with a "not" is set aside like what counts: it is told so and quoted no more, for the lens that the mark names and for
// the one that says the same as the phrase it names. An "is" puts it back.
func TestWhatIsSaidWithANotIsSetAside(t *testing.T) {
	t.Parallel()
	said := map[int]string{0: "Exhausted by noon.", 2: "So exhausted.", 4: "Exhausted by the garden.", 6: "Not exhausted for once.", 8: "Rather exhausted."}
	for _, name := range []string{"strain", "exhausted"} {
		not := journal.Mark{Lens: name, Entry: "e06", Sentence: said[6]}
		is := not
		is.Is = true
		for n, want := range []int{1, 0, 1} {
			if n == 2 && name == "strain" {
				continue // what is put back by hand counts
			}
			s := searched(resources(t), plainDays(t, said), Options{Marks: []journal.Mark{not, is}[:n]}, tuned())
			var out journal.Themes
			s.themes(&out)
			x, _, _ := Read(resources(t), plainDays(t, said)).Explain(Options{Marks: []journal.Mark{not, is}[:n]}, "strain")
			quotes := out.Denied
			for _, y := range out.List {
				for _, q := range y.Quotes {
					quotes = append(quotes, journal.DeniedHit{Quote: q})
				}
				if y.Counter != nil {
					quotes = append(quotes, journal.DeniedHit{Quote: *y.Counter})
				}
			}
			here, _ := divide(quotes, func(q journal.DeniedHit) bool { return q.Entry == "e06" })
			told := len(here)
			if told != want || len(x.Denied) != want || len(out.SetAside) != 1-want || len(x.SetAside) != 1-want {
				t.Errorf("%s, after %d marks: told %d times, explained %+v, set aside %+v and %+v; want %d", name, n, told, x.Denied, out.SetAside, x.SetAside, want)
			}
		}
	}
}

// An "is" after a "not" puts the sentence back, and it may be quoted again.
func TestASentenceIsTakenBack(t *testing.T) {
	t.Parallel()
	said := map[int]string{1: "The pain is back, and I could not sit.", 4: "Pain in the neck at the desk.", 8: "No walk since the pain came."}
	not := journal.Mark{Lens: "pain", Entry: "e01", Sentence: said[1]}
	is := journal.Mark{Is: true, Lens: "pain", Entry: "e01", Sentence: said[1]}
	for n, want := range []int{3, 2, 3, 2} {
		got := Read(resources(t), plainDays(t, said)).Find(Options{Marks: []journal.Mark{not, is, not}[:n]})
		x := withID(got.List, "pain")
		if n == 1 && x == nil {
			continue // two entries are too few
		}
		if x == nil || x.K != want || len(got.SetAside) != 3-want {
			t.Errorf("after %d marks: got %+v, and set aside %+v; want %d entries", n, x, got.SetAside, want)
		} else if quoted := x.Quotes[0].Entry == "e01"; quoted != (want == 3) {
			t.Errorf("after %d marks: the quotes are %+v", n, x.Quotes)
		}
	}
}

// A mark outlasts whatever is joined after it: a phrase that a lens takes along, or that a name of the person's learns.
func TestWhatWasSetAsideIsNotJoinedAgain(t *testing.T) {
	t.Parallel()
	slept := "Slept through every night since Monday."
	party := map[int]string{0: "Stage fright at noon.", 3: "Again stage fright.", 6: "A film about stage fright.", 9: "Stage fright, and soup."}
	learned := []journal.Mark{{Is: true, Lens: "being looked at", Entry: "e00", Sentence: party[0]}, {Is: true, Lens: "being looked at", Entry: "e03", Sentence: party[3]}}
	for _, c := range []struct {
		name  string
		docs  []Doc
		marks []journal.Mark
		not   journal.Mark
		theme string
	}{
		{"a lens takes it along", sleepless(t), nil, journal.Mark{Lens: "strain", Entry: "e12", Sentence: slept}, "strain"},
		{"marks take it along", plainDays(t, party), learned, journal.Mark{Lens: "being looked at", Entry: "e06", Sentence: party[6]}, "being-looked-at"},
		{"marks take along what it was set aside from", plainDays(t, party), learned, journal.Mark{Lens: "stage fright", Entry: "e06", Sentence: party[6]}, "being-looked-at"},
		{"the whole entry", plainDays(t, party), learned, journal.Mark{Lens: "being looked at", Entry: "e06"}, "being-looked-at"},
	} {
		for _, marks := range [][]journal.Mark{c.marks, append(slices.Clone(c.marks), c.not)} {
			got := Read(resources(t), c.docs).Find(Options{Marks: marks})
			x := withID(got.List, c.theme)
			if x == nil {
				t.Fatalf("%s: no %s among %v", c.name, c.theme, labels(got))
			}
			if has, want := slices.Contains(x.Entries, c.not.Entry), len(marks) == len(c.marks); has != want {
				t.Errorf("%s: after %d marks the entries are %v; %s among them = %v, want %v", c.name, len(marks), x.Entries, c.not.Entry, has, want)
			}
			if told := len(got.SetAside) == 1; told != (len(marks) > len(c.marks)) {
				t.Errorf("%s: after %d marks %v is set aside", c.name, len(marks), got.SetAside)
			}
			if slices.Contains(x.Perhaps, c.not.Entry) {
				t.Errorf("%s: %s is offered", c.name, c.not.Entry)
			}
		}
	}
}

// Most of a lens may be set aside, and what is left of it still says the same as its phrase.
func TestMostOfALensIsSetAside(t *testing.T) {
	t.Parallel()
	said := map[int]string{0: "Exhausted by noon.", 2: "So exhausted.", 4: "Exhausted by the garden.", 6: "The battery, exhausted.", 8: "An exhausted pump.", 10: "Exhausted retries."}
	var marks []journal.Mark
	for _, id := range []string{"e04", "e06", "e08", "e10"} {
		marks = append(marks, journal.Mark{Lens: "strain", Entry: id})
	}
	got := Read(resources(t), plainDays(t, said)).Find(Options{Marks: marks})
	for _, x := range got.List {
		if slices.ContainsFunc(x.Entries, func(id string) bool { return id != "e00" && id != "e02" }) {
			t.Errorf("%q has the entries %v, want those that were not set aside", x.Label, x.Entries)
		}
	}
	if len(got.SetAside) != len(marks) {
		t.Errorf("set aside: got %+v, want %d", got.SetAside, len(marks))
	}
}

// A theme goes by the name of its idea in marks and lists, and a mark under that name has what the idea's words stand in.
func TestAnIdeaGoesByItsName(t *testing.T) {
	t.Parallel()
	docs := told(t, "The compost steams.", "Turned the compost.", "Compost for everybody.", "The river is low.")
	low := journal.Mark{Is: true, Lens: "garden", Entry: "e03", Sentence: "The river is low."}
	if got := counted(t, docs, low); got["garden"] != "e00 e01 e02 e03" || len(got) != 1 {
		t.Errorf("is garden: got %v, want it in e00 to e03 alone", got)
	}
	two := told(t, "The compost steams.", "Bought a greenhouse.", "The river is low.", "Rain.")
	low.Entry = "e02"
	if got := counted(t, two, low); got["garden"] != "e00 e01 e02" {
		t.Errorf("is garden, where the idea is no theme: got %v, want it in e00 e01 e02", got)
	}
	var filler []string
	for i := range 14000 {
		filler = append(filler, "q"+strconv.FormatInt(int64(i%7000), 36)+"v")
	}
	long := append(slices.Clone(two), notes(t, "200 . "+strings.Join(filler, " ")+".")[0])
	long[len(long)-1].Entry.ID = "long"
	if got := counted(t, long, low); got["garden"] != "e00 e01 e02" {
		t.Errorf("is garden, in a long history: got %v, want it in e00 e01 e02", got)
	}
	dads := told(t, "Rang my dad.", "My dad fell.", "The roof leaks.", "Rain.")
	if got := counted(t, dads, journal.Mark{Is: true, Lens: "ageing parents", Entry: "e02", Sentence: "The roof leaks."}); got["ageing parents"] != "e00 e01 e02" {
		t.Errorf("is ageing parents, where the idea is no theme: got %v, want it in e00 e01 e02", got)
	}
	hidden, _, err := LoadResources(templates.FS, fstest.MapFS{"lenses.yaml": {Data: []byte("- hide: [garden]\n")}})
	if err != nil {
		t.Fatal(err)
	}
	if got := Read(hidden, docs).Find(Options{}).List; len(got) > 0 {
		t.Errorf("hide: [garden] leaves %v", got)
	}
	parents := told(t, "Dad is in a care home.", "Rang Dad.", "My dad fell.", "Dad sings.", "The roof leaks again and I am tired of it.")
	roof := journal.Mark{Is: true, Lens: "ageing parents", Entry: "e04", Sentence: "The roof leaks again and I am tired of it."}
	if got := counted(t, parents, roof); got["ageing parents"] != "e00 e01 e02 e03 e04" || len(got) != 1 {
		t.Errorf("is ageing parents: got %v, want it in e00 to e04 alone", got)
	}
}

// A mark that calls a theme by a word has the entries with that word, whatever stands before it.
func TestAMarkedNameHasTheEntriesWithItsWord(t *testing.T) {
	t.Parallel()
	docs := told(t, "My mãe walks badly.", "My mãe rang.", "Dinner with my mãe.", "Our mãe fell.", "The mãe of all storms.")
	mark := journal.Mark{Is: true, Lens: "mãe", Entry: "e03", Sentence: "Our mãe fell."}
	if got := counted(t, docs, mark); got["mãe"] != "e00 e01 e02 e03 e04" {
		t.Errorf("got %v, want mãe in e00 to e04", got)
	}
}
