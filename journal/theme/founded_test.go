package theme

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"twoway/journal"
)

func TestAThemeThatMarksFoundHasAllEntriesWithItsName(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . Whose risk is it, Kelechi asked, and I had no answer for him.",
		"9 . All Saturday at Kelechi's table with the ledger.",
		"18 . The parser got its second pass, and Kelechi brought the data.",
		"27 . Mum called about her knee, and dad took the phone.",
		"36 . The old tram bell rang; mum would have liked it.",
		"45 . Dad and the hedge again.",
		"54 . The bell of the tram is gone.",
		"63 . I told Kelechi that the lease runs out in May.",
		"72 . Two tram bells in the museum shop.",
	)
	marks := func(name string, told ...string) (out []journal.Mark) {
		for i := 0; i < len(told); i += 2 {
			out = append(out, journal.Mark{Is: true, Lens: name, Entry: told[i], Sentence: told[i+1]})
		}
		return out
	}
	const table, bell = "All Saturday at Kelechi's table with the ledger.", "The old tram bell rang; mum would have liked it."
	for _, c := range []struct {
		name  string
		marks []journal.Mark
		want  []string
		word  string
	}{
		{"a name of somebody", marks("Kelechi", "e01", table), []string{"e00", "e01", "e02", "e07"}, "kelechi"},
		{"words in a row", marks("the tram bell", "e04", bell), []string{"e04", "e08"}, "tram bell"},
		{"a word that the sentences do not hold", marks("Kelechi", "e04", bell), []string{"e04"}, ""},
		{"a whole entry", marks("Kelechi", "e01", ""), []string{"e01"}, ""},
		{"two sentences", marks("Kelechi", "e01", table, "e02", docs[2].Prose()[0].Text), []string{"e00", "e01", "e02", "e07"}, "kelechi"},
		{"a name of grammar", marks("about", "e03", "Mum called about her knee, and dad took the phone."), []string{"e03"}, ""},
	} {
		read := Read(resources(t), docs)
		x, _, ok := read.Explain(Options{Marks: c.marks}, c.marks[0].Lens)
		if !ok || !slices.Equal(x.Theme.Entries, c.want) || !slices.Equal(x.Theme.Terms, orNone(c.word)) {
			t.Errorf("%s: got %v by %q of %v, want %v by %q", c.name, x.Theme.Entries, x.Theme.Terms, ok, c.want, c.word)
			continue
		}
		if c.word == "kelechi" && len(x.Theme.Perhaps) > 0 {
			t.Errorf("%s: offers %v, though no other entry names him", c.name, x.Theme.Perhaps)
		}
		quarter, _, ok := read.Explain(Options{Marks: c.marks, Period: thirdQuarter(t)}, c.marks[0].Lens)
		if !ok || !slices.Equal(quarter.Theme.Entries, c.want) {
			t.Errorf("%s: the quarter that holds all has %v, want %v", c.name, quarter.Theme.Entries, c.want)
		}
	}
}

func orNone(word string) []string {
	if word == "" {
		return nil
	}
	return []string{word}
}

// What a person calls a theme says which entries it has: words of the name that come back in a row, else its words of weight, and the
// idea that it names.
func TestTheNameOfAThemeTellsOfItsEntries(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . I heard the door before I knew that I had slammed it.",
		"9 . My short fuse again, at lunch.",
		"18 . Everybody knows the short fuse by now.",
		"27 . The fuse of the kitchen blew.",
		"36 . Jealous of how Ilse speaks without a slide.",
		"45 . A saxophone in the yard, a saxophone next door, and the saxophone of a child.",
		"54 . I was envious when his patch went in.",
		"63 . The table is at the workshop, and the tram was late.",
		"72 . A saxophone lesson on the long table.",
		"81 . Again, with a tram behind it.",
		"90 . Sat in the yard until noon.",
		"99 . The hedge is gone.",
		"108 . Rain on the tram.",
		"117 . The tram was full.",
		"126 . Nothing to show.",
		"135 . Eight hours and nothing to show for it.",
	)
	slammed := docs[0].Prose()[0].Text
	for _, c := range []struct {
		name  string
		want  []string
		words []string
	}{
		{"Short fuse", []string{"e00", "e01", "e02"}, []string{"short fuse"}},
		{"the fuse", []string{"e00", "e01", "e02", "e03"}, []string{"fuse"}},
		{"Saxophone on the roof", []string{"e00", "e05", "e08"}, []string{"saxophone"}},
		{"Envy", []string{"e00", "e04", "e06"}, []string{"envious", "jealous"}},
		{"Saxophone lesson", []string{"e00", "e05", "e08"}, []string{"lesson", "saxophone", "saxophone lesson"}}, // a row that stands once
		{"the table", []string{"e00"}, nil},                                                                      // of every day
		{"the long table", []string{"e00"}, nil},                                                                 // which no phrase is
		{"saxophones", []string{"e00", "e05", "e08"}, []string{"saxophones"}},
		{"what it was like then", []string{"e00"}, nil},
		{strings.Repeat("fuse and ", 3000) + "saxophone", []string{"e00", "e01", "e02", "e03"}, []string{"fuse"}}, // its first words
	} {
		mark := journal.Mark{Is: true, Lens: c.name, Entry: "e00", Sentence: slammed}
		x, _, ok := Read(resources(t), docs).Explain(Options{Marks: []journal.Mark{mark}}, c.name)
		if !ok || !slices.Equal(x.Theme.Entries, c.want) || !slices.Equal(x.Theme.Terms, c.words) {
			t.Errorf("%.30s: got %v by %q, want %v by %q", c.name, x.Theme.Entries, x.Theme.Terms, c.want, c.words)
		}
		if home := Read(resources(t), docs).AddedTo([]journal.Mark{mark})[0]; home.Label != "" || home.Entries != len(c.want)-1 || !slices.Equal(home.Words, c.words) {
			t.Errorf("%.30s: said to bring %+v, want %d entries by %q", c.name, home, len(c.want)-1, c.words)
		}
		not := journal.Mark{Lens: c.name, Entry: c.want[len(c.want)-1]}
		if x, _, _ := Read(resources(t), docs).Explain(Options{Marks: []journal.Mark{mark, not}}, c.name); len(c.want) > 1 && !slices.Equal(x.Theme.Entries, c.want[:len(c.want)-1]) {
			t.Errorf("%.30s: got %v with the last entry set aside", c.name, x.Theme.Entries)
		}
	}
	// all words of a long name may be plain
	mark := journal.Mark{Is: true, Lens: "nothing to show", Entry: "e14", Sentence: "Nothing to show."}
	if x, _, _ := Read(resources(t), docs).Explain(Options{Marks: []journal.Mark{mark}}, "nothing to show"); !slices.Equal(x.Theme.Entries, []string{"e14", "e15"}) {
		t.Errorf("nothing to show: got %v", x.Theme.Entries)
	}
}

// An idea brings its entries unless they are too many; a word within a longer term of the name brings none of its own idea.
func TestTheIdeaInTheNameOfATheme(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name string
		said []string
		want []string
	}{
		{"Exhaustion", []string{"I am drained.", "The parser again.", "Burned out by noon.", "Worn out, and the hedge.", "Rain.", "Lunch by the canal."}, []string{"e00", "e01", "e03", "e04"}},
		{"Envy", []string{"The parser again.", "Rain."}, []string{"e00"}},
		{"Exhaustion", []string{"I am drained.", "Knackered.", "Burned out by noon.", "Worn out, and the hedge.", "Rain.", "Lunch by the canal."}, []string{"e00", "e01", "e02", "e03", "e04"}}, // a theme by itself
		{"The slipped disc", []string{"Sciatica again.", "The deadline moved to June.", "Rain.", "The release is late, overdue by weeks.", "Lunch by the canal."}, []string{"e00", "e01"}},
	} {
		var days []string
		for i, text := range append([]string{"Nobody said a word at table."}, c.said...) {
			days = append(days, strconv.Itoa(9*i)+" . "+text)
		}
		mark := journal.Mark{Is: true, Lens: c.name, Entry: "e00", Sentence: "Nobody said a word at table."}
		x, _, ok := Read(resources(t), notes(t, days...)).Explain(Options{Marks: []journal.Mark{mark}}, c.name)
		if !ok || !slices.Equal(x.Theme.Entries, c.want) {
			t.Errorf("%s: got %v by %q, want %v", c.name, x.Theme.Entries, x.Theme.Terms, c.want)
		}
		if joined := len(x.Merged) > 0; joined != (len(c.want) > 1) {
			t.Errorf("%s: joined are %q, with %d entries", c.name, x.Merged, len(c.want))
		}
	}
}

func TestWhatAMarkTookOutIsNotTakenBackByTheName(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . All Saturday at Kelechi's table with the ledger.",
		"9 . The parser got its second pass, and Kelechi brought the data.",
		"18 . I told Kelechi that the lease runs out in May.",
	)
	got := Read(resources(t), docs).Find(Options{Marks: []journal.Mark{
		{Is: true, Lens: "Kelechi", Entry: "e00", Sentence: "All Saturday at Kelechi's table with the ledger."},
		{Lens: "Kelechi", Entry: "e02"},
	}})
	x := withID(got.List, "kelechi")
	if x == nil || !slices.Equal(x.Entries, []string{"e00", "e01"}) {
		t.Errorf("got %+v of %v, want the first two entries", x, labels(got))
	}
}

func TestWhatWasSetAsideIsCalledAsTheMarkCallsIt(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . Gave money to the shop for strings of the violin.",
		"9 . The violin needs a bow.",
		"18 . Cello practice with the window open.",
		"27 . Choir until ten, with an open window.",
		"36 . The violin teacher moved away.",
	)
	s := newSearch(Read(resources(t), docs).c, Options{}, tuned())
	s.look()
	found := s.meant("cello", nil)
	if found == nil || found.kind == "lens" || labelKey(found.label) == "cello" {
		t.Fatalf("got %+v for a word of an idea that has another label", found)
	}
	got := Read(resources(t), docs).Find(Options{Marks: []journal.Mark{{Lens: "cello", Entry: "e02"}, {Lens: "pay", Entry: "e00"}}})
	var names []string
	for _, d := range got.SetAside {
		names = append(names, d.Name())
	}
	slices.Sort(names)
	if !slices.Equal(names, []string{"cello", "pay"}) {
		t.Errorf("set aside: got %q, want the name that the mark has, and of a lens the id", names)
	}
}

// A theme that is found is called as the person's mark spells it.
func TestAMarkSpellsTheNameOfATheme(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . A saxophone in the yard.", "9 . The lease runs out in May.", "18 . The saxophone next door.", "27 . Lunch with the finance people.",
		"36 . Saxophone until ten.", "45 . The parser got its second pass.",
	)
	for _, name := range []string{"Saxophone", "SAXOPHONE", "saxophone"} {
		got := labels(Read(resources(t), docs).Find(Options{Marks: []journal.Mark{{Is: true, Lens: name, Entry: "e00"}}}))
		if !slices.Contains(got, name) {
			t.Errorf("got %q, want %s", got, name)
		}
	}
}

// A term of a lens that is not shown and of a phrase that is stands for the phrase, to which a mark adds too.
func TestATermStandsForAThemeThatIsShown(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . On call this week.", "9 . The pager went off at three.", "18 . On call again, two pages.", "27 . Lunch with the finance people.",
		"36 . The pager in my pocket.", "45 . The parser got its second pass.", "54 . The pager and the tram.",
	)
	x, _, ok := Read(resources(t), docs).Explain(Options{}, "on call")
	if !ok || x.Theme.Kind != "phrase" || !x.Shown || !slices.Contains(x.Theme.Terms, "on call") {
		t.Fatalf("got %+v", x)
	}
	mark := journal.Mark{Is: true, Lens: "on call", Entry: "e03"}
	if home := Read(resources(t), docs).AddedTo([]journal.Mark{mark})[0]; home.Label != x.Theme.Label {
		t.Errorf("a mark of that name adds to %q, and it is explained as %q", home.Label, x.Theme.Label)
	}
}

// A relative and what is told of one are two themes, whichever is marked first.
func TestARelativeIsNoNameForWhatIsToldOfOne(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . Mum rang twice.", "9 . The lease runs out in May.", "18 . Mum asked who I am; dementia, they say.", "27 . Lunch with the finance people.",
		"36 . Mum sang in the kitchen.", "45 . The parser got its second pass.", "54 . Dementia is a long word.", "63 . A walk along the canal.",
		"72 . Mum and the nursing home.", "81 . The fan was oiled.", "90 . Two tickets left.", "99 . Rain.", "108 . Frost.", "117 . Soup.", "126 . Tea.", "135 . Hedge.",
	)
	mum := journal.Mark{Is: true, Lens: "mum", Entry: "e00", Sentence: docs[0].Prose()[0].Text}
	dementia := journal.Mark{Is: true, Lens: "dementia", Entry: "e06", Sentence: docs[6].Prose()[0].Text}
	for _, marks := range [][]journal.Mark{{mum, dementia}, {dementia, mum}, {dementia}} {
		r := Read(resources(t), docs)
		x, _, ok := r.Explain(Options{Marks: marks}, "dementia")
		if want := []string{"e02", "e06"}; !ok || x.Theme.Label != "dementia" || !slices.Equal(x.Theme.Entries[:2], want) || slices.Contains(x.Theme.Entries, "e00") || slices.Contains(x.Theme.Entries, "e04") {
			t.Errorf("after %d marks, the first about %s: dementia is %q in %v, want %v and none with mum alone", len(marks), marks[0].Lens, x.Theme.Label, x.Theme.Entries, want)
		}
		if x, _, ok := r.Explain(Options{Marks: marks}, "mum"); !ok || labelKey(x.Theme.Label) != "mum" || len(x.Theme.Entries) < 4 {
			t.Errorf("after %d marks, the first about %s: mum is %q in %v", len(marks), marks[0].Lens, x.Theme.Label, x.Theme.Entries)
		}
	}
}

// A day of the week is a name like any other where the marked sentence has it; a word that says nothing by itself is not.
func TestADayMayBeTheName(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . Friday deploy went out at eleven.", "9 . The lease runs out in May.", "18 . Sixteen o'clock, Friday.", "27 . We sat in the hall.",
		"36 . My back hurts.", "45 . He came back.", "54 . Fridays are quiet.",
	)
	for name, want := range map[string][]string{"friday": {"e00", "e02", "e06"}, "back": {"e04"}} {
		i := slices.IndexFunc(docs, func(d Doc) bool { return d.Entry.ID == want[0] })
		mark := journal.Mark{Is: true, Lens: name, Entry: want[0], Sentence: docs[i].Prose()[0].Text}
		x, _, _ := Read(resources(t), docs).Explain(Options{Marks: []journal.Mark{mark}}, name)
		if !slices.Equal(x.Theme.Entries, want) {
			t.Errorf("%s: got %v, want %v", name, x.Theme.Entries, want)
		}
	}
}

func TestAThemeIsFoundByAWordOfItsLabel(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . The churn dashboard broke.", "9 . Nobody reads the churn dashboard.", "18 . A meeting on the churn dashboard.",
		"27 . Loud keyboard day.", "36 . The loud keyboard of the neighbour.", "45 . A loud keyboard and rain.",
		"54 . Meetings all day, no code merged in six weeks.",
	)
	read := Read(resources(t), docs)
	list := labels(read.Find(Options{}))
	if !slices.Contains(list, "churn dashboard") {
		t.Fatalf("got %q", list)
	}
	for name, want := range map[string]string{"churn": "churn dashboard", "Churns": "churn dashboard", "hands-on": "Loss of hands-on work", "the": "", "chur": "", "of": ""} {
		x, _, ok := read.Explain(Options{}, name)
		if ok != (want != "") || ok && x.Theme.Label != want {
			t.Errorf("%s: got %+v, want %q", name, x, want)
		}
	}
	x, _, ok := read.Explain(Options{}, "work")
	if want := []string{"Energy from deep technical work", "Work-life strain", "Loss of hands-on work"}; !ok || !slices.Equal(x.Meanings, want) {
		t.Errorf("work: got %+v, want one of %q", x, want)
	}
}

// Only the name of somebody or something is taken for one: there nothing more is like it.
func TestAFoundedThemeKnowsAName(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 . All Saturday at Kelechi's table with the ledger.", "9 . I told Kelechi of the old tram.", "18 . Kelechi and the old tram.")
	for name, want := range map[string]bool{"Kelechi": true, "the tram": false} {
		s := searched(resources(t), docs, Options{Marks: []journal.Mark{{Is: true, Lens: name, Entry: "e01", Sentence: "I told Kelechi of the old tram."}}}, tuned())
		if x := s.named(name); x == nil || x.person != want {
			t.Errorf("%s: got %+v, want a theme of a name: %v", name, x, want)
		}
	}
}

// What a mark took out of a lens is out of what says the same, but for what a mark put there, in the lens or in what says the same.
func TestFollowLeavesWhatAMarkPutThere(t *testing.T) {
	t.Parallel()
	at := func(from int, byHand bool) place { return place{from: from, to: from, word: "x", byHand: byHand} }
	lens := &subject{kind: "lens", found: []evidence{{0, []place{at(7, true)}}}}
	phrase := &subject{kind: "phrase", found: []evidence{{0, []place{at(1, false), at(3, true), at(7, false), at(12, false)}}}}
	s := &search{setAside: []asideMark{{of: lens, doc: 0, at: []place{{from: 0, to: 9}}, gone: []place{at(2, false)}}}}
	s.follow(phrase, lens)
	var left []int
	for _, p := range phrase.found[0].places {
		left = append(left, p.from)
	}
	if !slices.Equal(left, []int{3, 7, 12}) {
		t.Errorf("left are the places at %v, want those by hand and the one behind the range", left)
	}
	if a := s.setAside[1]; len(s.setAside) != 2 || a.of != phrase || !a.again || len(a.gone) != 1 || a.gone[0].from != 1 {
		t.Errorf("set aside: got %+v, want the place at 1 as well", s.setAside)
	}
}

// What an idea is called changes with what is written, and a mark may call it by any of its words, with an article or without: the theme
// that it founds is that one in every period, and no other stands beside it.
func TestAMarkNamesAnIdeaByAnyOfItsWords(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . Repaired the pump with a part from the tractor.", "9 . The parser got its second pass.", "18 . The doctor waits until after the harvest.",
		"27 . The tractor would not start.", "36 . Lunch with the finance people.", "45 . Bottling weekend, my hands blue.", "54 . Nuno said the vineyard has no chart.",
		"93 . I talk of the vineyard like others of a boat.", "102 . The vineyard again, in my sleep.", "111 . A week in the vineyard.", "120 . Two tickets left.",
	)
	early := journal.Period{From: docs[0].Entry.Date, To: docs[6].Entry.Date}
	before := labels(Read(resources(t), docs[:7]).Find(Options{Period: early}))
	if !slices.Contains(before, "tractor") || slices.Contains(before, "vineyard") {
		t.Fatalf("without a mark: got %q, want the idea by another of its words", before)
	}
	for _, name := range []string{"vineyard", "the vineyard", "Vineyards", "my vineyard"} {
		o := Options{Marks: []journal.Mark{{Is: true, Lens: name, Entry: "e05", Sentence: "Bottling weekend, my hands blue."}}}
		all, _, ok := Read(resources(t), docs).Explain(o, name)
		if want := []string{"e00", "e02", "e03", "e05", "e06", "e07", "e08", "e09"}; !ok || !slices.Equal(all.Theme.Entries, want) || all.Theme.Label != name {
			t.Errorf("%s: got %q in %v, want it in %v", name, all.Theme.Label, all.Theme.Entries, want)
			continue
		}
		o.Period = early
		read := Read(resources(t), docs[:7])
		if got := labels(read.Find(o)); !slices.Contains(got, name) || slices.Contains(got, "tractor") {
			t.Errorf("%s: a period before has %q, want it and no tractor", name, got)
		}
		past, _, ok := read.Explain(o, name)
		if !ok || !slices.Equal(past.Theme.Entries, all.Theme.Entries[:5]) {
			t.Errorf("%s: a period before has it in %v, want the first five of %v", name, past.Theme.Entries, all.Theme.Entries)
		}
	}
}

// An article makes no other theme, of a lens neither.
func TestAMarkAddsToTheThemeOfItsName(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . The tin ear spoke.", "9 . The tram bell rang again.", "18 . Lunch with the finance people.", "27 . The hedge is gone.", "36 . The stain grew upstairs.",
	)
	is := func(name string, e int) journal.Mark {
		return journal.Mark{Is: true, Lens: name, Entry: docs[e].Entry.ID, Sentence: docs[e].Prose()[0].Text}
	}
	o := Options{Marks: []journal.Mark{is("the tin ear", 1), is("tin ear", 2), is("my tin ear", 3), is("a ceiling", 4), {Lens: "tin ear", Entry: "e02"}}}
	s := searched(resources(t), docs, o, tuned())
	var founded []string
	for _, x := range s.subjects {
		if x.own {
			founded = append(founded, x.label)
		}
	}
	if want := []string{"the tin ear"}; !slices.Equal(founded, want) {
		t.Errorf("founded are %q, want %q", founded, want)
	}
	home := Read(resources(t), docs).AddedTo([]journal.Mark{{Is: true, Lens: "strain", Entry: "elsewhere"}, {Is: true, Lens: "zebra", Entry: "elsewhere"}})
	if home[0].Label != "Work-life strain" || home[1].Label != "" {
		t.Errorf("marks of an entry that is not read add to %+v, want the lens and nothing", home)
	}
	docs[0].Entry.Marks = []journal.Mark{is("the strain", 1), {Lens: "my pay", Entry: "e02"}, is("a ceiling", 4), is("the impact", 2)}
	if said := MisnamedMarks(resources(t), docs); len(said) > 0 {
		t.Errorf("said of names with an article: %v, want nothing", said)
	}
	if x := s.byID("ceiling"); !x.has(4) {
		t.Errorf("the lens has %+v, want the entry that was marked", x.found)
	}
	if x := s.named("tin ear"); x == nil || x.has(2) || !x.has(3) {
		t.Errorf("got %+v, want the entry that was marked and not the one that was set aside", x)
	}
}

// A name is read as texts are: a hyphen and an apostrophe stay inside of a word, and that of a plural that owns something is none.
func TestANameWithSigns(t *testing.T) {
	t.Parallel()
	docs := notes(t,
		"0 . A seat at the grown-ups' table, and my feet do not reach the floor.", "9 . The grown ups went home.", "18 . Back at the grown-ups’ table.",
		"27 . The four o'clock list again.", "36 . Rain, and four clocks.", "45 . Up at the four o’clock list.", "54 . When will he grow up? It is a table.",
		"81 . Rang O'Brien.", "90 . O’Brien laughed.", "63 . A road block.", "72 . The road block, still.",
	)
	for _, c := range []struct {
		mark journal.Mark
		want []string
	}{
		{journal.Mark{Is: true, Lens: "grown-ups' table", Entry: "e00", Sentence: "A seat at the grown-ups' table, and my feet do not reach the floor."}, []string{"e00", "e02"}},
		{journal.Mark{Is: true, Lens: "O'Brien", Entry: "e07", Sentence: "Rang O'Brien."}, []string{"e07", "e08"}},
		{journal.Mark{Is: true, Lens: "the road-block", Entry: "e09", Sentence: "A road block."}, []string{"e09", "e10"}},
		{journal.Mark{Is: true, Lens: "The Four O’Clock List", Entry: "e03", Sentence: "The four o'clock list again."}, []string{"e03", "e05"}},
	} {
		if x, _, ok := Read(resources(t), docs).Explain(Options{Marks: []journal.Mark{c.mark}}, c.mark.Lens); !ok || !slices.Equal(x.Theme.Entries, c.want) {
			t.Errorf("%s: got %v by %q, want %v", c.mark.Lens, x.Theme.Entries, x.Theme.Terms, c.want)
		}
	}
}

// What marks add to: a theme by another of its words, also when it has a name of the person's, and by the idea that it stands for; but a
// father is no mother.
func TestWhatAMarkAddsTo(t *testing.T) {
	t.Parallel()
	days := []string{
		"0 . Mum rang.", "9 . Lunch with mum.", "18 . Mum again, and the stairs.", "27 . Rang mum about the gutter.", "36 . Dad asked after the car.", "45 . The ferry was late.",
		"54 . I was furious.", "63 . Fuming, all of Tuesday.", "72 . So angry that I left.", "81 . Furious about the gutter.", "90 . Rain.",
		"99 . Surgery on Monday.", "108 . The clinic rang.",
	}
	for i := range 12 {
		days = append(days, strconv.Itoa(120+9*i)+" . Rain.")
	}
	docs := notes(t, days...)
	is := func(name, entry string) journal.Mark { return journal.Mark{Is: true, Lens: name, Entry: entry} }
	for _, c := range []struct {
		marks []journal.Mark
		name  string
		want  []string
	}{
		{nil, "mum", []string{"e00", "e01", "e02", "e03", "e04"}}, // two words for one idea, as it is found
		{[]journal.Mark{{Is: true, Lens: "dad", Entry: "e04", Sentence: "Dad asked after the car."}}, "dad", []string{"e04"}},
		{nil, "the dad", []string{"e00", "e01", "e02", "e03", "e04"}},
		{[]journal.Mark{is("Father's door", "e10")}, "Father's door", []string{"e10"}},
		{[]journal.Mark{is("Dad asleep", "e10")}, "Dad asleep", []string{"e04", "e10"}},
		{[]journal.Mark{is("The surgery", "e10")}, "The surgery", []string{"e10", "e11", "e12"}},
		{[]journal.Mark{is("The surgery's chair", "e10")}, "The surgery's chair", []string{"e10", "e11"}},
		{[]journal.Mark{{Is: true, Lens: "Waiting for the ferry", Entry: "e05", Sentence: "The ferry was late."}, is("ferry", "e10")}, "ferry", []string{"e05", "e10"}},
		{[]journal.Mark{is("temper", "e10")}, "temper", []string{"e10"}},
		{nil, "anger", []string{"e06", "e07", "e08", "e09"}},
		{[]journal.Mark{is("anger", "e10")}, "anger", []string{"e06", "e07", "e08", "e09", "e10"}},
		{[]journal.Mark{is("furious", "e10"), is("anger", "e05")}, "anger", []string{"e05", "e06", "e07", "e08", "e09", "e10"}},
		{[]journal.Mark{is("angry", "e10"), is("furious", "e05")}, "angry", []string{"e05", "e06", "e07", "e08", "e09", "e10"}},
	} {
		if x, _, ok := Read(resources(t), docs).Explain(Options{Marks: c.marks}, c.name); !ok || !slices.Equal(x.Theme.Entries, c.want) {
			t.Errorf("%s with %v: got %v by %q, want %v", c.name, c.marks, x.Theme.Entries, x.Theme.Terms, c.want)
		}
	}
}

// Notes that only hold marks do not make a word of a name one that stands in few enough entries.
func TestMarkNotesDoNotCountAsEntries(t *testing.T) {
	t.Parallel()
	var days []string
	for i := range 33 {
		text := "Rain over the quarry."
		if i%4 == 0 {
			text = "The bagpipes below."
		}
		days = append(days, strconv.Itoa(9*i)+" . "+text)
	}
	docs := notes(t, days...)
	mark := journal.Mark{Is: true, Lens: "Bagpipes alone", Entry: "e01"}
	for range 9 {
		x, _, ok := Read(resources(t), docs).Explain(Options{Marks: []journal.Mark{mark}}, mark.Lens)
		if !ok || !slices.Equal(x.Theme.Entries, []string{"e01"}) {
			t.Fatalf("with %d entries and notes: got %v", len(docs), x.Theme.Entries)
		}
		note := &journal.Entry{Kind: journal.KindNote, ID: "m" + strconv.Itoa(len(docs)), Date: docs[3].Entry.Date, Note: &journal.Note{}}
		note.Marks = []journal.Mark{mark}
		docs = append(docs, Doc{Entry: note})
	}
}

// Of a name that no theme has it is said where its words stand, be they as plain as they like; a plain word alone stands everywhere.
func TestWhereTheWordsOfANameStand(t *testing.T) {
	t.Parallel()
	docs := notes(t, "0 . I was only half there.", "9 . Rain.", "18 . Only half there, at the fair.", "27 . There it was.")
	for name, want := range map[string][]string{"only half there": {"e00", "e02"}, "there": nil} {
		if x, _, ok := Read(resources(t), docs).Explain(Options{}, name); ok || !slices.Equal(x.Holding, want) {
			t.Errorf("%s: got %+v, want it in %v", name, x, want)
		}
	}
}

func TestTheApostropheOfAnOwner(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"The grown-ups' table": 1, "The grown-ups’ table": 3, "Bo' table": 0, "the boys', table": 0, "the boys' ": 0, "s' table": 0, "the boys'table": 0, "it's a": 0,
	} {
		if got := ownersSign(text, strings.IndexAny(text, "'’")); got != want {
			t.Errorf("%q: got %d bytes, want %d", text, got, want)
		}
	}
}

// The words of a name have nothing but letters, digits and the signs inside of them, and are their own words.
func FuzzWordsInAName(f *testing.F) {
	for _, name := range []string{"grown-ups' table", "the four o’clock list", "C++ -- 'tis", "-'-", "naïve hope", "残業 and 10%", "a\u0301lamo\x00b\xff"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		words := wordsIn(name)
		for _, w := range words {
			if w == "" || strings.Trim(w, "'-") != w || strings.ContainsAny(w, " \t\n\"’") {
				t.Errorf("%q has the word %q", name, w)
			}
		}
		if again := wordsIn(strings.Join(words, " ")); !slices.Equal(again, words) {
			t.Errorf("%q: %q, and read again %q", name, words, again)
		}
		if bare := wordsIn(withoutArticle(name)); len(words) > 0 && (len(bare) == 0 || !slices.Equal(bare, words[len(words)-len(bare):])) {
			t.Errorf("%q: %q without an article is %q", name, words, bare)
		}
	})
}
