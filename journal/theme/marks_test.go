package theme

import (
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

// idsOf are the ids of subjects.
func idsOf(list []*subject) (ids []string) {
	for _, x := range list {
		ids = append(ids, x.id)
	}
	return ids
}

func TestWhatANameSpeaksOf(t *testing.T) {
	t.Parallel()
	both := &subject{id: "two-things", label: "two things", kind: "phrase"}
	s := &search{res: resources(t), c: Read(resources(t), nil).c, joined: map[string]*subject{"chairs": both}, subjects: []*subject{
		{id: "strain", label: "Work-life strain", kind: "lens"},
		{id: "tea-time", label: "tea (time)", kind: "lens"},
		{id: "bank-river", label: "bank (river)", kind: "phrase", terms: []string{"bank"}},
		{id: "bank-mortgage", label: "bank (mortgage)", kind: "phrase"},
		{id: "lay-awake", label: "lay awake", kind: "phrase"},
		{id: "insomnia", label: "insomnia", kind: "phrase", terms: []string{"insomnia", "lay awake"}},
		{id: "mum-s-flat", label: "Mum's flat", kind: "phrase"},
		both,
	}}
	for _, c := range []struct {
		name     string
		not      string // what a "not" of the name speaks of
		meanings string // and the themes that the word alone stands for
	}{
		{"strain", "strain", ""},
		{"Work-Life Strain", "strain", ""},
		{"work life strains", "", ""}, // a lens has no other forms
		{"tea", "", ""},
		{"lay awake", "lay-awake", ""}, // the name of one before the word of another
		{"laying awake", "lay-awake insomnia", ""},
		{"bank", "bank-river bank-mortgage", "bank-river bank-mortgage"},
		{"Bank (river)", "bank-river", ""},
		{"banks (river)", "bank-river", ""},
		{"mum’s flat", "mum-s-flat", ""},
		{"MUM'S FLATS", "mum-s-flat", ""},
		{"Chairs", "two-things", ""},
		{"chess", "", ""},
	} {
		if got := strings.Join(idsOf(s.notAbout(c.name)), " "); got != c.not {
			t.Errorf("not %s: got %q, want %q", c.name, got, c.not)
		}
		if got := strings.Join(idsOf(s.meanings(c.name)), " "); got != c.meanings {
			t.Errorf("%s stands for %q, want %q", c.name, got, c.meanings)
		}
	}
}

// Of several themes of one name, a sentence that is set aside is told once, for the first that has it.
func TestWhatIsSetAsideIsToldOnce(t *testing.T) {
	t.Parallel()
	docs := plainDays(t, map[int]string{1: "Tea at four. Soup at six.", 2: "Tea at four."})
	at := []evidence{{1, []place{{from: 2, to: 2, word: "tea"}}}}
	for _, found := range [][3][]evidence{{at, nil, nil}, {nil, at, nil}, {at, nil, at}, {at, at, nil}} {
		s := searched(resources(t), docs, Options{}, tuned())
		s.subjects = nil
		want := ""
		for i, f := range found {
			x := &subject{id: string("abc"[i]), label: "tea", kind: "phrase", found: f}
			s.subjects = append(s.subjects, x)
			if len(f) > 0 && want == "" {
				want = x.id
			}
		}
		s.mark(journal.Mark{Lens: "tea", Entry: "e01", Sentence: "Tea at four."}, 1)
		var out journal.Themes
		s.beside(&out, newQuoter(s.c))
		if len(out.SetAside) != 1 || out.SetAside[0].Theme != want || out.SetAside[0].Text != "Tea at four." {
			t.Errorf("found %v: got %+v, want the sentence once, of %q", found, out.SetAside, want)
		}
	}
}

// A mark of a later note speaks of the entry it names, in that period alone.
func TestWhatIsSetAsideOutsideOfThePeriod(t *testing.T) {
	t.Parallel()
	docs := plainDays(t, map[int]string{0: "Exhausted by noon.", 2: "So exhausted.", 4: "Exhausted, said the form.", 8: "Rather exhausted.", 10: "Exhausted again."})
	marks := []journal.Mark{{Lens: "strain", Entry: "e04", Sentence: "Exhausted, said the form."}, {Lens: "strain", Entry: "e01"}, {Lens: "strain", Entry: "gone"}}
	july, _ := journal.ISODate("2026-07-01")
	august, _ := journal.ISODate("2026-08-10")
	late, _ := journal.ISODate("2026-10-30")
	r := Read(resources(t), docs)
	for _, c := range []struct {
		period journal.Period
		want   []string
	}{
		{journal.Period{From: july, To: august}, []string{"e04"}},
		{journal.Period{From: august, To: late}, nil},
		{journal.Period{}, []string{"e04"}},
	} {
		o := Options{Period: c.period, Marks: marks}
		var got []string
		for _, hit := range r.Find(o).SetAside {
			got = append(got, hit.Entry)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %v is set aside, want %v", c.period, got, c.want)
		}
		x, _, ok := r.Explain(o, "strain")
		if !ok {
			t.Fatalf("%v: no strain", c.period)
		}
		got = nil
		for _, p := range x.SetAside {
			got = append(got, p.Entry)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: explained, %v is set aside, want %v", c.period, got, c.want)
		}
	}
}

// An "is" brings back what a "not" of the same sentence or the same entry took, in the lens and in the phrase that says the same; a
// "not" of the whole entry gives back the sentence alone, and one of a sentence stays beside an "is" of the whole entry.
func TestWhatAnIsBringsBack(t *testing.T) {
	t.Parallel()
	tired := map[int]string{0: "Exhausted by noon.", 2: "So exhausted.", 4: "Exhausted by the garden.", 6: "Exhausted at six. And exhausted once more.", 8: "Rather exhausted."}
	first, second := "Exhausted at six.", "And exhausted once more."
	not := func(sentence string) journal.Mark {
		return journal.Mark{Lens: "strain", Entry: "e06", Sentence: sentence}
	}
	is := func(sentence string) journal.Mark {
		return journal.Mark{Is: true, Lens: "strain", Entry: "e06", Sentence: sentence}
	}
	for _, c := range []struct {
		name          string
		marks         []journal.Mark
		lens, phrase  string // the sentences of the entry that count
		aside, quoted string // those told as set aside, and those that may not be quoted
	}{
		{"no mark", nil, first + second, first + second, "", ""},
		{"one sentence", []journal.Mark{not(first)}, second, second, first, first},
		{"both sentences in one mark", []journal.Mark{not(first + " " + second)}, "", "", first + second, ""},
		{"both, one by one", []journal.Mark{not(first), not(second)}, "", "", first + second, ""},
		{"one sentence twice", []journal.Mark{not(first), not(first)}, second, second, first, first + first},
		{"and back", []journal.Mark{not(first), is(first)}, first + second, first + second, "", ""},
		{"and back, and out again", []journal.Mark{not(first), is(first), not(first)}, second, second, first, first},
		{"another one back", []journal.Mark{not(first), is(second)}, second, second, first, first},
		{"that of another entry back", []journal.Mark{not(first), {Is: true, Lens: "strain", Entry: "e08", Sentence: tired[8]}}, second, second, first, first},
		{"the entry", []journal.Mark{not("")}, "", "", first + second, ""},
		{"the entry and back", []journal.Mark{not(""), is("")}, first + second, first + second, "", ""},
		{"the entry, and a sentence back", []journal.Mark{not(""), is(second)}, second, second, first, ""},
		{"a sentence, and the entry back", []journal.Mark{not(second), is("")}, first, first, second, second},
		{"of both in one mark, one back", []journal.Mark{not(first + " " + second), is(second)}, first + second, first + second, "", ""},
	} {
		s := searched(resources(t), plainDays(t, tired), Options{Marks: c.marks}, tuned())
		lens := s.byID("strain")
		says := func(x *subject) string {
			var out []string
			for _, e := range x.found {
				for _, p := range e.places {
					if text := fold(s.c.sentenceAt(e.doc, p)); e.doc == 6 && p.word != "" && !slices.Contains(out, text) {
						out = append(out, text)
					}
				}
			}
			slices.Sort(out)
			slices.Reverse(out)
			return strings.Join(out, "")
		}
		if got := says(lens); got != c.lens {
			t.Errorf("%s: the lens has %q, want %q", c.name, got, c.lens)
		}
		phrases := 0
		for _, x := range s.subjects {
			if x.lens == lens {
				phrases++
				if got := says(x); got != c.phrase {
					t.Errorf("%s: %s has %q, want %q", c.name, x.label, got, c.phrase)
				}
			}
		}
		if phrases == 0 {
			t.Errorf("%s: no phrase says what the lens says", c.name)
		}
		var aside []string
		for _, a := range s.setAside {
			for _, p := range a.gone {
				if a.of == lens {
					aside = append(aside, fold(s.c.sentenceAt(a.doc, p)))
				}
			}
		}
		slices.Sort(aside)
		slices.Reverse(aside)
		if got := strings.Join(slices.Compact(aside), ""); got != c.aside {
			t.Errorf("%s: %q is set aside, want %q", c.name, got, c.aside)
		}
		if got := strings.Join(s.setAsideFrom(lens)[6], ""); got != c.quoted {
			t.Errorf("%s: %q is not quoted, want %q", c.name, got, c.quoted)
		}
	}
}

// What marks found under a form of a name that a `same:` list joins brings its marks along: they hold for all that is joined.
func TestMarksOfAJoinedName(t *testing.T) {
	t.Parallel()
	docs := plainDays(t, map[int]string{0: "A new chair.", 2: "The chair again.", 4: "Which chair?", 6: "That chair.", 8: "Novel on a chair."})
	is, not := journal.Mark{Is: true, Lens: "chairs", Entry: "e09"}, journal.Mark{Lens: "chairs", Entry: "e06", Sentence: "That chair."}
	hand := journal.Mark{Is: true, Lens: "two things", Entry: "e06", Sentence: "That chair."}
	for _, c := range []struct {
		name  string
		marks []journal.Mark
		want  string
		aside []string
	}{
		{"none", nil, "e00 e02 e04 e06 e08 e10 e11", nil},
		{"in and out", []journal.Mark{is, not}, "e00 e02 e04 e08 e09 e10 e11", []string{"e06"}},
		{"what another mark put in stays", []journal.Mark{hand, is, not}, "e00 e02 e04 e06 e08 e09 e10 e11", []string{"e06"}},
	} {
		got := Read(withLenses(t, "- same: {two things: [chair, novel]}\n"), docs).Find(Options{Marks: c.marks})
		x := withID(got.List, "two-things")
		if x == nil {
			t.Fatalf("%s: got %v", c.name, labels(got))
		}
		var aside []string
		for _, hit := range got.SetAside {
			aside = append(aside, hit.Entry)
		}
		if entries := strings.Join(x.Entries, " "); entries != c.want || !slices.Equal(aside, c.aside) {
			t.Errorf("%s: got the entries %s, and %v set aside; want %s and %v", c.name, entries, aside, c.want, c.aside)
		}
	}
}
