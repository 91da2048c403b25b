package theme

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"twoway/journal"
)

// lensesOf gives the ids of the lenses that match a text, and those that it denies.
func lensesOf(t *testing.T, res *Resources, text string) (found, denied []string) {
	t.Helper()
	date, _ := journal.ISODate("2026-03-04")
	e := &journal.Entry{Kind: journal.KindNote, ID: "e", Date: date, Note: &journal.Note{}}
	s := searched(res, []Doc{{Entry: e, Prose: prose(text)}}, Options{}, tuned())
	for _, x := range s.subjects {
		if x.kind == "lens" && len(x.found) > 0 {
			found = append(found, x.id)
		}
		if x.kind == "lens" && len(x.denied) > 0 {
			denied = append(denied, x.id)
		}
	}
	return found, denied
}

func TestLensesFindTheirSubjects(t *testing.T) {
	t.Parallel()
	res := resources(t)
	for _, c := range []struct{ lens, text string }{
		{"deep-work", "Four hours heads-down on the allocator, and I lost track of time."},
		{"deep-work", "I finally found the root cause."},
		{"people-growth", "Noor stepped up and ran the whole thing."},
		{"people-growth", "I helped Pavel grow into the role, they say."},
		{"status", "My title would change and I keep thinking about it."},
		{"pay", "They offered a raise of four percent."},
		{"drift", "Everyone expects me to take it, so I went along."},
		{"fear", "I am afraid of the first appraisal."},
		{"no-way-back", "It feels like a one-way trip."},
		{"ceiling", "There is no next level for me here."},
		{"strain", "Slept badly again, and the pager went twice."},
		{"hands-off", "I haven't coded since May."},
		{"hands-off", "I’ve done nothing but meetings."},
		{"people-skill", "The hard conversation with Ada went better than planned."},
		{"learning", "I learned more this week than last year."},
		{"autonomy", "It was my own call, for once."},
		{"impact", "Nobody used it in the end."},
		{"role-model", "I could see myself in her chair."},
		{"responsibility", "If it breaks, it is on my plate."},
		{"people-growth", "First 1:1 with Ravi."},
	} {
		if found, _ := lensesOf(t, res, c.text); !slices.Contains(found, c.lens) {
			t.Errorf("%q: got %v, want %s", c.text, found, c.lens)
		}
	}
}

// The false friends of DOMAIN.md, section 5, each with the lens that must stay silent.
func TestFalseFriendsStaySilent(t *testing.T) {
	t.Parallel()
	res := resources(t)
	for _, c := range []struct{ lens, text string }{
		{"status", "The status code was 404 and the status page was green."},
		{"status", "The page title is wrong on mobile."},
		{"status", "We run our own certificate authority."},
		{"pay", "Pay attention to the order of locks."},
		{"pay", "The parser should raise an error here."},
		{"drift", "We need back pressure on the queue, there is memory pressure."},
		{"drift", "The default value is false, on by default in tests."},
		{"fear", "I'm afraid we don't support that yet, sorry. I'm afraid so."},
		{"fear", "The branch is not ready for review."},
		{"no-way-back", "The worker loops forever and hangs forever."},
		{"no-way-back", "They did that for good reason."},
		{"ceiling", "We promoted the build to staging, then promote to production."},
		{"ceiling", "An else-if ladder of forty arms."},
		{"ceiling", "There is a latency plateau at noon."},
		{"strain", "It exhausted all retries."},
		{"strain", "The stress test failed, the health check passed."},
		{"hands-off", "A cache miss on every request, and a rusty crate."},
		{"people-skill", "Another merge conflict in the lock file."},
		{"people-skill", "Security wants zero trust by June."},
		{"learning", "The machine learning team moved floors; the learning rate was too high."},
		{"learning", "Postgres is boring technology."},
		{"autonomy", "Permission denied on the mount, and version control was down."},
		{"impact", "Incident impact: two regions."},
		{"role-model", "The identity provider timed out."},
		{"responsibility", "Git blame says 2019. It has a single responsibility."},
		{"people-growth", "Being mentored by Sam, and my mentor says hello."},
		{"people-growth", "We unblocked the build."},
		{"people-growth", "Omar mentored me through the interview."},
		{"strain", "The client exhausted retries."},
		{"status", "That is only the working title."},
		{"ceiling", "Marketing's winter promotion starts, and the ceiling tiles leak."},
		{"people-skill", "The two phones disagree about the order."},
		{"people-skill", "Lia's diploma came by post, with two more diplomas in it. That tactic, and a tactile switch."},
		{"drift", "Blood pressure at 98 again. The tyre pressure is low, the boiler pressure drops, and the pressure cooker whistles."},
		{"ceiling", "Fetched the step ladder and put the ladder against the wall."},
		{"status", "Waited at the taxi rank with the rank and file."},
		{"status", "The Monday status call, and the status report for it."},
		{"people-growth", "The train was two coaches, so I went home on the coach."},
		{"ceiling", "Cherries were on promotion. The bathroom ceiling leaks, and I lay staring at the ceiling."},
		{"learning", "We studied our phones. It went green for the first time, and for the first time in weeks it rained."},
		{"people-skill", "Woke at three and listened for it. Listened to the radio."},
		{"autonomy", "I would like to be left alone with the crossword."},
	} {
		if found, _ := lensesOf(t, res, c.text); slices.Contains(found, c.lens) {
			t.Errorf("%q: %s matches, and it means something else", c.text, c.lens)
		}
	}
	for _, w := range []string{"panic", "final", "legacy", "best practice"} {
		if found, _ := lensesOf(t, res, "A "+w+" here."); len(found) > 0 {
			t.Errorf("%q is left out on purpose, and matches %v", w, found)
		}
	}
	for lens, text := range map[string]string{
		"drift": "There is pressure from above, and I am under pressure.", "people-skill": "I was tactful and diplomatic, for once.",
		"ceiling": "Nobody can show me the ladder here.", "status": "It is about rank.", "learning": "I read a flame graph for the first time.",
		"autonomy": "I was left alone to decide.",
	} {
		if found, _ := lensesOf(t, res, text); !slices.Contains(found, lens) {
			t.Errorf("%q: %s is silent; got %v", text, lens, found)
		}
	}
	if found, _ := lensesOf(t, res, "I was mentored by her for a year."); !slices.Contains(found, "role-model") {
		t.Errorf("being mentored is about role models; got %v", found)
	}
}

func TestMatchingRules(t *testing.T) {
	t.Parallel()
	own := fstest.MapFS{"mine.yaml": {Data: []byte(`- id: commute
  name: The way to work
  cues: [season ticket, train delay*, helped _ home]
  not: [ticket office]
- id: deep-work
  cues: [quiet hour]
`)}}
	res, problems, err := LoadResources(templatesFS, own)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	for _, c := range []struct{ name, text, found, denied string }{
		{"a cue of several words stands in one clause", "the season, ticket in hand", "", ""},
		{"a line's end ends a clause", "the season\nticket came", "", ""},
		{"but begins a clause", "the season but ticket", "", ""},
		{"a hyphen is a space", "a season-ticket", "commute", ""},
		{"a star is any ending", "three train delays", "commute", ""},
		{"an underscore is exactly one word", "she helped me home", "commute", ""},
		{"an underscore is not two words", "she helped us all home", "", ""},
		{"a number is one word", "it helped 2 home", "commute", ""},
		{"case does not matter", "SEASON TICKET", "commute", ""},
		{"emphasis does not matter", "the **season** ticket", "commute", ""},
		{"code is no prose", "the `season ticket` table", "", ""},
		{"an address is no prose", "see https://x.example/season-ticket for it", "", ""},
		{"a false friend masks what it touches", "the season ticket office", "", ""},
		{"a longer cue of another lens wins", "I miss coding", "hands-off", ""},
		{"a negator up to four words before denies", "I do not want a new season ticket", "", "commute"},
		{"a negator five words before does not", "not that I ever had a season ticket", "commute", ""},
		{"a negator in another clause does not", "no, a season ticket", "commute", ""},
		{"a negator before but does not", "not now, but a season ticket", "commute", ""},
		{"why not asks", "why not a season ticket", "commute", ""},
		{"why with a contraction denies", "why don't I have a season ticket", "", "commute"},
		{"not only goes on", "not only a season ticket", "commute", ""},
		{"not only meetings are others as well", "not only meetings", "", "hands-off"},
		{"an underscore does not reach over but", "she helped but home", "", ""},
		{"a cue may hold but itself", "nothing but meetings", "hands-off", ""},
		{"a contraction denies", "I don't need a season ticket", "", "commute"},
		{"a cue with a negator of its own is exempt", "I haven't merged anything", "hands-off", ""},
		{"cues of the person are added to ours", "the quiet hour in the morning", "deep-work", ""},
		{"a hashtag forces a hit", "nothing else #strain here", "strain", ""},
		{"a heading is not read", "## season ticket\n\nnothing", "", ""},
		{"a quoted block is not read", "> season ticket", "", ""},
	} {
		found, denied := lensesOf(t, res, c.text)
		if strings.Join(found, " ") != c.found || strings.Join(denied, " ") != c.denied {
			t.Errorf("%s: %q: got %v, denied %v; want %q, denied %q", c.name, c.text, found, denied, c.found, c.denied)
		}
	}
}

func TestSectionsThatNoLensReads(t *testing.T) {
	t.Parallel()
	for _, section := range []string{"Recalled", "recalled", "Private"} {
		e := &journal.Entry{Kind: journal.KindReflection, ID: "e", Reflection: &journal.Reflection{}}
		d := Doc{Entry: e, Prose: fixed(journal.Passage{Section: section, Text: "I am afraid."})}
		if got := Read(resources(t), []Doc{d}).Find(Options{}); len(got.List) > 0 {
			t.Errorf("section %s: got %v", section, got.List)
		}
	}
	e := &journal.Entry{Kind: journal.KindDecision, ID: "e", Decision: &journal.Decision{}}
	e.Predictions = []journal.Prediction{{Claim: "I am afraid", Line: 4}}
	e.Drivers = []journal.Driver{{Text: "I am afraid", Line: 8}}
	read := func(line int, section string) int {
		return len(Counted(Doc{Entry: e, Prose: fixed(journal.Passage{Section: section, Item: true, Line: line, Text: "I am afraid"})}))
	}
	below := Counted(Doc{Entry: e, Prose: fixed(journal.Passage{Item: true, Line: 4, Text: "claim"}, journal.Passage{Item: true, Line: 5, Text: "its sub-line"}, journal.Passage{Item: true, Line: 7, Text: "a plain line"})})
	if len(below) != 1 || below[0].Line != 7 {
		t.Errorf("a sub-line belongs to its item; got %+v", below)
	}
	if read(4, "Predictions") != 0 || read(8, "Drivers") != 1 || read(9, "Premortem") != 1 {
		t.Error("items other than drivers are no prose, drivers and plain list lines are")
	}
}

func TestLensFilesWithErrors(t *testing.T) {
	t.Parallel()
	own := fstest.MapFS{
		"a-bomb.yaml":  {Data: []byte("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n")},
		"b-broken.yml": {Data: []byte("- id: x\n  cues: [one\n- id: y\n")},
		"c-keys.yaml":  {Data: []byte("- id: Big Name\n  cues: [x]\n- name: no id\n- id: fine\n  cues: [good cue, '_ bad', 'a, b', '*']\n  colour: red\n- 7\n")},
		"d-scalar.yml": {Data: []byte("just words\n")},
		"e-good.yaml":  {Data: []byte("- id: garden\n  cues: [tomato*]\n")},
		"f-empty.yaml": {Data: []byte("# nothing yet\n")},
		"g-huge.yaml":  {Data: []byte(strings.Repeat("# x\n", 100000))},
		"h-twice.yaml": {Data: []byte("cues: {a: b}\n")},
		"i-word.yaml":  {Data: []byte("lenses: pager\n")},
		"j-named.yaml": {Data: []byte("lenses:\n  duty:\n    cues: [pager]\n")},
		"k-beside.yml": {Data: []byte("lenses:\n- id: shed\n  cues: [spade]\ncues: [rake]\nhide: []\n")},
		"l-alone.yml":  {Data: []byte("id: pond\ncues: newt\n")},
		"m-none.yaml":  {Data: []byte("lenses:\nhide: []\n")},
		"notes.txt":    {Data: []byte("not ours")},
	}
	res, problems, err := LoadResources(templatesFS, own)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range problems {
		if p.Mend == "" || p.Rule != "lens" || strings.HasSuffix(p.Text, ".") {
			t.Errorf("%+v: a problem says what to write instead, and is no sentence with a stop", p)
		}
		if slices.Contains(got, p.String()) {
			t.Errorf("%s: it is said twice", p)
		}
		got = append(got, p.String())
	}
	for _, want := range []string{
		"lenses/h-twice.yaml:1: cues", "lenses/a-bomb.yaml:1:", "lenses/b-broken.yml:", "lenses/c-keys.yaml:1:", "lenses/c-keys.yaml:3:", "lenses/c-keys.yaml:5:",
		"lenses/c-keys.yaml:6:", "lenses/c-keys.yaml:7:", "lenses/d-scalar.yml:1:", "lenses/g-huge.yaml:",
		"lenses/i-word.yaml:1: lenses is no list of lenses", "lenses/j-named.yaml:1: lenses is no list of lenses", `lenses/k-beside.yml:4: "cues" is no key beside lenses`,
	} {
		if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("no problem begins with %q; got %q", want, got)
		}
	}
	if i := slices.IndexFunc(got, func(s string) bool { return strings.HasPrefix(s, "lenses/l-") || strings.HasPrefix(s, "lenses/m-") }); i >= 0 {
		t.Errorf("%s: one lens alone, a cue alone and no lens are nothing to mend", got[i])
	}
	for _, text := range []string{"the tomatoes are in", "a good cue", "a spade", "a newt"} {
		if found, _ := lensesOf(t, res, text); len(found) != 1 {
			t.Errorf("%q: the lenses without errors still work; got %v", text, found)
		}
	}
}

func TestTheShippedListsAreSound(t *testing.T) {
	t.Parallel()
	res := resources(t)
	if len(res.Lenses) != 16 {
		t.Errorf("got %d lenses, want 16", len(res.Lenses))
	}
	for _, l := range res.Lenses {
		if l.Ask == "" || len(l.Cues) == 0 {
			t.Errorf("lens %s lacks its question or its cues", l.ID)
		}
		for _, c := range append(slices.Clone(l.Cues), l.Not...) {
			if why := cueFault(c); why != "" {
				t.Errorf("lens %s: cue %q %s", l.ID, c, why)
			}
		}
	}
	if len(res.concepts) < 150 {
		t.Errorf("got %d concepts, want 150 or more", len(res.concepts))
	}
	seen := map[string]bool{}
	for _, c := range res.concepts {
		if seen[c.name] || len(c.terms) < 3 {
			t.Errorf("concept %q stands twice or has fewer than three terms", c.name)
		}
		seen[c.name] = true
	}
	for w, x := range res.words {
		if _, irregular := res.forms[w]; !irregular && x.rank%500 == 0 && !res.apart[x.stem] && x.stem != (&Resources{}).stem(w) {
			t.Errorf("the list gives %q the stem %q, want %q", w, x.stem, (&Resources{}).stem(w))
		}
	}
}

// closed is a folder that may not be listed.
type closed struct{ fs.FS }

func (c closed) ReadDir(string) ([]fs.DirEntry, error) { return nil, fs.ErrPermission }

func TestAFolderOfLensesThatCannotBeListedIsNamed(t *testing.T) {
	t.Parallel()
	res, problems, err := LoadResources(templatesFS, closed{fstest.MapFS{}})
	if err != nil || len(problems) != 1 || problems[0].Path != "lenses" || !problems[0].Unreadable || len(res.Lenses) != 16 {
		t.Errorf("got %v, %v and %d lenses", problems, err, len(res.Lenses))
	}
}

// What a lens file says in vain is named with its line, and what it says besides still counts.
func TestLensFilesThatSayNothing(t *testing.T) {
	t.Parallel()
	own := fstest.MapFS{
		"a.yaml": {Data: []byte(`- id: everything
  cues:
    - a*
    - "ab* _"
    - tram*
- id: empty
  cues: []
- id: none
- id: strain
- id: fear
  name: Being afraid
- id: later
- id: twice
  cues: [allotment]
- id: twice
  cues: [greenhouse]
`)},
		"b.yaml": {Data: []byte("- id: twice\n  cues: [compost]\n- id: 夜\n- id: later\n  cues: [夜*]\n")},
	}
	res, problems, err := LoadResources(templatesFS, own)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		`lenses/a.yaml:3: the cue "a*" leaves fewer than three letters before its *, so it would match nearly everywhere`,
		`lenses/a.yaml:4: the cue "ab* _" leaves fewer than three letters before its *, so it would match nearly everywhere`,
		`lenses/b.yaml:3: "夜" cannot be a lens id`,
		`lenses/a.yaml:15: the lens twice stands in lenses/a.yaml:13 already; the two count as one`,
		`lenses/b.yaml:1: the lens twice stands in lenses/a.yaml:13 already; the two count as one`,
		`lenses/b.yaml:4: the lens later stands in lenses/a.yaml:12 already; the two count as one`,
		`lenses/a.yaml:6: the lens empty has no cues, so it finds nothing`,
		`lenses/a.yaml:8: the lens none has no cues, so it finds nothing`,
		`lenses/a.yaml:9: the lens strain adds nothing to ours`,
	}
	var got []string
	for _, p := range problems {
		got = append(got, p.String())
		if p.Mend == "" {
			t.Errorf("%s: does not say how to mend it", p)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for text, lens := range map[string]string{"an allotment": "twice", "a greenhouse": "twice", "the compost": "twice", "the trams": "everything", "夜勤 again": "later", "an apple": ""} {
		if found, _ := lensesOf(t, res, text); strings.Join(found, " ") != lens {
			t.Errorf("%q: got %v, want %q", text, found, lens)
		}
	}
}

// What a file loses is named with the line and the cause; nothing goes in silence.
func TestLensFilesThatLoseSomething(t *testing.T) {
	t.Parallel()
	good := "- id: garden\n  cues: [tomato*]\n"
	for _, c := range []struct {
		name, want, mend string
		file             fstest.MapFile
		kept             string // a text that the lens matches
	}{
		{"a key twice", "lenses/a.yaml:3: cues stands in line 2 already", "one cues:", fstest.MapFile{Data: []byte(good + "  cues: [leek]\n")}, "tomatoes"},
		{"the second of them", "lenses/a.yaml:3: cues stands in line 2 already", "one cues:", fstest.MapFile{Data: []byte(good + "  cues: [leek]\n")}, "a leek"},
		{"a second document", "lenses/a.yaml:3: what stands below a second --- is not read", "take the ---", fstest.MapFile{Data: []byte(good + "---\n- id: b\n  cues: [leek]\n")}, "tomatoes"},
		{"a tab", "lenses/a.yaml:2: is indented with a tab", "blanks", fstest.MapFile{Data: []byte("- id: garden\n\tcues: [tomato*]\n")}, ""},
		{"a tab behind the dash", "lenses/a.yaml:1: is indented with a tab", "blanks", fstest.MapFile{Data: []byte("-\tid: garden\n\tcues: [tomato*]\n")}, ""},
		{"no UTF-8", "lenses/a.yaml:2: is not UTF-8", "save the file as UTF-8", fstest.MapFile{Data: []byte("- id: garden\n  name: F\xff\n")}, ""},
		{"a control character", "lenses/a.yaml:2: holds the control character U+001B", "take it out", fstest.MapFile{Data: []byte("- id: garden\n  name: F\x1b[31m\n")}, ""},
		{"a folder", "lenses/a.yaml: is a folder, and has the name of a lens file", "another name", fstest.MapFile{Mode: fs.ModeDir}, ""},
		{"a pipe", "lenses/a.yaml: is a pipe or a device", "plain file", fstest.MapFile{Mode: fs.ModeNamedPipe}, ""},
		{"a phrase in two lists", `lenses/a.yaml:6: same: "Boats" stands in another list already, as "boat" in lenses/a.yaml:5`, "one list", fstest.MapFile{Data: []byte("lenses:\n- id: garden\n  cues: [tomato*]\nsame:\n- [boat, Boats, ship]\n- [raft, Boats]\n")}, "tomatoes"},
		{"another form in two lists", `lenses/a.yaml:6: same: "boats" stands in another list already, as "Boat" in lenses/a.yaml:5`, "one list", fstest.MapFile{Data: []byte("lenses:\n- id: garden\n  cues: [tomato*]\nsame:\n- [Boat, ship]\n- [raft, boats]\n")}, "tomatoes"},
		{"the name of ours", `lenses/a.yaml:1: the name "PAY" is that of our lens pay`, "the id pay, to which", fstest.MapFile{Data: []byte(good + "  name: PAY\n")}, "tomatoes"},
		{"a name twice", `lenses/a.yaml:4: the name "my  PLOT" is that of the lens garden in lenses/a.yaml:1 already`, "a name of its own", fstest.MapFile{Data: []byte(good + "  name: My plot\n- id: pots\n  name: my  PLOT\n  cues: [leek]\n")}, "tomatoes"},
		{"a lens hidden by its id", `lenses/a.yaml:3: hide: "garden" hides the lens garden, which has cues in lenses/a.yaml:1`, "take one", fstest.MapFile{Data: []byte(good + "- hide: [garden]\n")}, ""},
		{"a lens hidden by its name", `lenses/a.yaml:4: hide: "my plot" hides the lens garden, which has cues in lenses/a.yaml:1`, "take one", fstest.MapFile{Data: []byte(good + "  name: My plot\n- hide: [my plot]\n")}, ""},
	} {
		res, problems, err := LoadResources(templatesFS, fstest.MapFS{"a.yaml": &c.file})
		if err != nil {
			t.Fatal(c.name, err)
		}
		if len(problems) != 1 || !strings.HasPrefix(problems[0].String(), c.want) || !strings.Contains(problems[0].Mend, c.mend) {
			t.Errorf("%s: got %+v, want one that begins with %q and is mended by %q", c.name, problems, c.want, c.mend)
		}
		if found, _ := lensesOf(t, res, c.kept); c.kept != "" && !slices.Equal(found, []string{"garden"}) {
			t.Errorf("%s: %q: got %v, want garden", c.name, c.kept, found)
		}
	}
}
