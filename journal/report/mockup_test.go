package report_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/report"
	"twoway/journal/theme"
	"twoway/templates"
)

var update = flag.Bool("update", false, "write the golden files anew")

// mockup is the review of the third quarter of 2026 in the journal of testdata/mockup.txtar, as a command would make it.
func mockup(t testing.TB) *journal.Review {
	t.Helper()
	return reviewOf(t, readEntries(t, "testdata/mockup.txtar"), journal.ReviewInput{
		Period: journal.Period{From: day("2026-07-01"), To: day("2026-09-30")}, AsOf: day("2026-09-30"),
	})
}

func day(s string) journal.Date {
	d, ok := journal.ISODate(s)
	if !ok {
		panic(s)
	}
	return d
}

// readEntries parses every file of an archive.
func readEntries(t testing.TB, path string) []*journal.Entry {
	t.Helper()
	a, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []*journal.Entry
	for _, f := range a.Files {
		e, problems := markdown.Parse(f.Name, f.Data)
		if e == nil || len(problems) > 0 {
			t.Fatalf("%s: %v, %v", f.Name, e, problems)
		}
		out = append(out, e)
	}
	slices.SortFunc(out, journal.Less)
	return out
}

// resources are the word lists, read once for all tests.
var resources = sync.OnceValues(func() (*theme.Resources, error) {
	res, problems, err := theme.LoadResources(templates.FS, nil)
	if len(problems) > 0 {
		return nil, errors.New(problems[0].String())
	}
	return res, err
})

// reviewOf folds entries and finds their themes as the command does.
func reviewOf(t testing.TB, all []*journal.Entry, in journal.ReviewInput) *journal.Review {
	t.Helper()
	public, left := journal.Public(all, markdown.Redact)
	in.Entries, in.Left = public, left
	in.States, _ = journal.FoldAll(public, in.AsOf, journal.DefaultRule())
	res, err := resources()
	if err != nil {
		t.Fatal(err)
	}
	var docs []theme.Doc
	for _, e := range public {
		docs = append(docs, theme.Doc{Entry: e, Prose: func() []journal.Passage { return markdown.Prose(e) }})
	}
	in.Themes = theme.Read(res, docs).Find(theme.Options{Period: in.Period})
	return journal.NewReview(in)
}

// golden compares output with a file under testdata; -update writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v; run go test ./journal/report -update", err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run go test ./journal/report -update and read the diff\n--- got\n%s\n--- want\n%s", path, firstDifference(got, want), firstDifference(want, got))
	}
}

// firstDifference shows the lines around the first line in which a differs from b.
func firstDifference(a, b []byte) string {
	as, bs := strings.Split(string(a), "\n"), strings.Split(string(b), "\n")
	for i := range as {
		if i >= len(bs) || as[i] != bs[i] {
			return strings.Join(as[max(0, i-1):min(len(as), i+4)], "\n")
		}
	}
	return "(ends early)"
}

// sample is the review of the mock-up as it stands in testdata/review.json, so that the dresses are tested apart from what is
// computed. -update makes it anew from the entries.
func sample(t testing.TB) *journal.Review {
	t.Helper()
	b, err := os.ReadFile("testdata/review.json")
	if err != nil {
		t.Fatal(err)
	}
	var r journal.Review
	if err := json.Unmarshal(b, &r); err != nil {
		t.Fatal(err)
	}
	r.People = []journal.PersonCount{{Name: "Ravi", K: 3}, {Name: "Lena", K: 2}}
	r.Carry = "Ask Dana whether the on-call seat can come back in November."
	return &r
}

// TestTheSampleIsAReview runs before the tests that are parallel, so that -update makes the sample before they read it.
func TestTheSampleIsAReview(t *testing.T) {
	if !*update {
		sample(t)
		return
	}
	var b bytes.Buffer
	if err := report.JSON(&b, mockup(t)); err != nil {
		t.Fatal(err)
	}
	golden(t, "review.json", b.Bytes())
}

// TestTheMockUpIsMadeFromItsEntries holds the figures of templates-text.md, section 7, against the review of the entries there.
func TestTheMockUpIsMadeFromItsEntries(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := report.Markdown(&b, mockup(t), report.MarkdownOptions{Link: func(string) string { return "" }}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"1 July to 30 September · 19 entries: 1 decision, 5 reflections, 10 notes (3 on an experiment), 2 conversations, 1 experiment (9 entries last quarter) · 1 private entry is left out",
		"- Two decisions settled, one still undecided.",
		"- One tripwire fired (20 July). You looked two days later and kept the choice.",
		"subjects came up more than last quarter, one less, one not at all",
		"walking back costs more than in February (1 → 2).",
		"| Take the platform team, or stay on the staff path? | on trial to 2028-02-02 | take the platform team | 65 → 60 | narrowing | 2026-10-10 |",
		"| Patch the exporter or rewrite it? | kept | patch | 80 → 85 | open | 2027-01-11 |",
		"| Four-day week? | open | not yet | | | open until 2026-10-05 |",
		"2026-02-02                │    ●             65  chosen\n",
		"2026-03-04                │     ●            70\n",
		"2026-05-03                │    ●             65\n",
		"2026-07-22               ●│                  45  tripwire\n",
		"2026-08-31                │  ●               60\n",
		"Between 45 and 70 over seven months. The largest step (65 to 45) came two days after the tripwire.",
		"**Rising: energy from other people's growth** · 7 of 19 entries (1 of 9 last quarter)",
		"> 9 July · \"Lena ran the incident alone. She stepped up and I kept my hands in my pockets. Best hour of the week.\"",
		"> 18 August · \"One-on-one with Ravi: he wants the migration. I was happier about it than I was about my own first one.\"",
		"> *And against it:* 27 July · \"Third one-on-one in a row about holiday cover. I wanted my editor back.\"",
		"**Rising: loss of hands-on work** · 6 of 19 (1 of 9)",
		"> 20 July · \"No code merged in six weeks. I miss the code more than I expected to.\"",
		"> 8 September · \"Meetings all day, then I read a diff I would have enjoyed writing.\"",
		"These two rose together. A question you may want to keep: *which part of the hands-on work do you miss, and is there a smaller dose of it?*",
		"**Steady: work-life strain** · 4 of 19 (3 of 9)",
		"> 7 September · \"On call twice a month makes a fixed day hard.\"",
		"> 24 September · \"Slept badly before the reorg call; too many meetings on Thursday.\"",
		"**Fading: pressure from others and drift** · 1 of 19 (4 of 9)",
		"> 30 July · \"Said yes to the hiring panel because nobody else would.\"",
		"**Quiet: pay** · no match this quarter (3 of 9)",
		"*Set aside by you:* 1 sentence (fear, 31 August).",
		"*Said with a \"not\":* status, 6 August, \"I noticed that I do not care about the title any more.\"",
		"15 July, 11 August, 24 August",
		"`twoway review --unmatched` shows them; on a terminal, it marks them.",
		"*Words you used more than before:* meetings.",
		"| Said | Claim | Happened |",
		"| 75 % | two of three reports say in the survey that they know what is expected of them | yes (18 August) |",
		"| 80 % | the old exporter is switched off by the end of August | no (31 August) |",
		"All time, 8 resolved. Your percentages add up to about 6.1; 5 came true. Anything from 4 to 8 would be ordinary. No score before ten.",
		"About yourself, listed and not counted: 80 %, \"a change of mine is merged in every month until September\": no (31 July).",
		"Past its date and open: \"Ravi leads the next planning\" (60 %, 12 September).",
		"Two blind recalls, one skipped. 15 July: wrote 80, remembered 80. 22 July: wrote 65, remembered 50, leaned 45 that day.",
		"On 22 July you remembered \"People's growth.\" The line of 2 February says: \"I like watching people get better at this, and the pay band opens up.\"",
		"Two recalls are too few to call it a habit.",
		"**Fired:** \"no change of mine has been merged for six weeks\" (20 July) → look on 22 July → kept",
		"**Armed:** \"sleep or home suffers for a month\" · \"I have had no real one-to-one for six weeks\" · not by 31 December: \"the second hire has started\"",
		"tell Dana, back on the staff ladder at the end of a quarter; agreed (4 March). Cost 1 → 2 (31 August). Practice \"one change merged a month, off the critical path\": not kept on 22 July, kept on 31 August. Soft date 2029-02-02.",
		"\"Does one protected morning a week give me enough hands-on work?\" (4 August to 15 September): energy +1, +2, 0. You wrote: \"One protected morning is enough to feel like myself.\"",
		"Dana (manager, 14 July), could see yourself there 3 of 5; Sara (ic, 6 August), could see yourself there 4 of 5.",
		"given what you knew: reasonable (31 August). How it turned out: too early to say.",
		"*Made from what you wrote. It cannot see what you did not write, it counts words it knows, and it does not know which choice is better.*",
		"| now | resolve \"Ravi leads the next planning\" |",
		"| 2026-10-05 | Four-day week: choose, try it in small, or drop it |",
		"| 2026-10-10 | Team or staff: short look |",
		"| 2027-01-11 | Exporter: long look |",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("the review lacks %q", want)
		}
	}
	if strings.Contains(b.String(), "CANARY") {
		t.Error("a private note is in the review (P2)")
	}
	if t.Failed() {
		t.Logf("the review is\n%s", b.String())
	}
}
