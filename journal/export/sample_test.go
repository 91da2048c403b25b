package export

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/store"
	"twoway/journal/theme"
	"twoway/templates"
)

// journalFiles is a small journal with something of every kind, private parts included. SECRET marks what may never leave.
var journalFiles = map[string]string{
	"2026/2026-02-02-team-or-staff.md": `---
twoway: decision
id: 2026-02-02-team-or-staff
date: 2026-02-02
question: "Take the platform team: or stay on the staff path?"
template: career
choice: manager
decided_on: 2026-02-02
confidence: 65
door: two-way
door_cost: 1
closes: soft
closes_on: 2029-02-02
way_back: tell Dana, back on the staff ladder
must_agree: Dana
trial_ends: 2028-02-02
next: 2026-03-04
interval: 30
tags:
  - career
  - 2026
---

# Take the platform team: or stay on the staff path?

## Why

I like watching people get better at this. See [the ladder](../files/ladder.txt) and ` + "`[not](../a/link.md)`" + `.

## Options

- manager: take the platform team
- ic: stay on the staff path

## Predictions

- [ ] 70% by 2026-03-04: I have held a first one-to-one with all three reports
- [ ] 75% by 2026-08-15: two of three reports know what is expected, "really"

## Tripwires

- [ ] If no change of mine has been merged for six weeks, then revisit
- [ ] Unless the second hire has started by 2026-12-31, then decide

## Premortem

` + "```sh\n- [ ] 70% by 2026-03-04: I have held a first one-to-one with all three reports\necho {{< x >}}  [a](../2026/2026-03-04-0815-team-or-staff.md)\n```" + `

## Private

SECRETpart is here.
`,
	"2026/2026-03-04-0815-team-or-staff.md": `---
twoway: reflection
id: 2026-03-04-0815-team-or-staff
date: 2026-03-04
about: 2026-02-02-team-or-staff
form: short
early: false
blind: true
recall_choice: manager
recall_confidence: 70
would_choose: manager
confidence: 70
energy: 1
verdict: keep
next: 2026-05-03
interval: 60
---

# Revisit: [Take the platform team: or stay on the staff path?](2026-02-02-team-or-staff.md)

## Energy

Three first one-to-ones, two of them easy. %%SECRETspan%% Dana was there. See [that](2026-02-10-SECRETname.md).

## Resolutions

- [x] 70% by 2026-03-04: I have held a first one-to-one with all three reports → yes

## Marks

- is hands-off: 2026-02-10-SECRETname "a sentence"
`,
	"2026/2026-03-20-1745-team-or-staff.md": `---
twoway: note
id: 2026-03-20-1745-team-or-staff
date: 2026-03-20
about: 2026-02-02-team-or-staff
energy: -1
---

=1+1 told Marek, with a comma; and a "quote". Slept badly.

Second paragraph with [the decision](2026-02-02-team-or-staff.md).
`,
	"2026/2026-03-21-1745-team-or-staff.md": `---
twoway: conversation
id: 2026-03-21-1745-team-or-staff
date: 2026-03-21
about: 2026-02-02-team-or-staff
with: Dana Smith
track: manager
see_myself: 3
---

# Conversation: [Take the platform team: or stay on the staff path?](2026-02-02-team-or-staff.md)

## Last week

Dana spends half of it on hiring.
`,
	"2026/2026-04-01-exporter.md": `---
twoway: decision
id: 2026-04-01-exporter
date: 2026-04-01
question: Patch the exporter & <b>rewrite</b> it?
choice: undecided
next: 2026-04-15
interval: 14
---

# Patch the exporter & <b>rewrite</b> it?

## Options

- patch: patch it
- rewrite: rewrite it
`,
	"2026/2026-02-10-SECRETname.md": `---
twoway: decision
id: 2026-02-10-SECRETname
date: 2026-02-10
question: SECRETquestion?
choice: undecided
private: true
tags:
  - SECRETtag
---

# SECRETquestion?

See [SECRET](../files/SECRETfile.txt).
`,
	"2026/2026-02-11-0900-SECRETname.md": `---
twoway: note
id: 2026-02-11-0900-SECRETname
date: 2026-02-11
about: 2026-02-10-SECRETname
---

SECRETnote
`,
}

var sampleFiles = map[string]string{"files/ladder.txt": "ladder v3\n", "files/SECRETfile.txt": "SECRETfile\n"}

func date(s string) journal.Date { d, _ := journal.ISODate(s); return d }

// sampleEntries parses a journal.
func sampleEntries(t testing.TB, files map[string]string) []*journal.Entry {
	t.Helper()
	var all []*journal.Entry
	for _, name := range slices.Sorted(maps.Keys(files)) {
		e, problems := markdown.Parse(name, []byte(files[name]))
		if e == nil {
			t.Fatalf("%s: %v", name, problems)
		}
		all = append(all, e)
	}
	return all
}

func sampleInput(t testing.TB, files map[string]string, names bool) Input {
	t.Helper()
	all := sampleEntries(t, files)
	public, _ := journal.Public(all, markdown.Redact)
	entries := gated(all, public, kindsUnless(names))
	asOf := date("2026-04-02")
	states, _ := journal.FoldAll(entries, asOf, journal.DefaultRule())
	quote := journal.Quote{Entry: "2026-03-20-1745-team-or-staff", Date: date("2026-03-20"), Text: "Slept badly."}
	return Input{
		Entries: entries, States: states, AsOf: asOf,
		Themes:  &journal.Themes{List: []journal.Theme{{ID: "strain", Label: "work-life strain", Kind: "lens", K: 1, N: 4, Quotes: []journal.Quote{quote}}}},
		Reviews: []*journal.Review{sampleReview(entries, states)},
		Attachment: func(name string) ([]byte, error) {
			if b, ok := sampleFiles[name]; ok {
				return []byte(b), nil
			}
			return nil, os.ErrNotExist
		},
	}
}

// open gives an empty export folder.
func open(t testing.TB) (*store.Folder, string) {
	t.Helper()
	dir := t.TempDir()
	f, err := store.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, dir
}

// result is what came of a run.
type result struct {
	Paths     []string
	Conflicts []Step
}

// run exports and gives the plan and its result.
func run(t testing.TB, f Folder, target string, in Input, opts Options) (*Plan, result) {
	t.Helper()
	plan, err := Begin(f, target).Compare(in, opts)
	if err != nil {
		t.Fatalf("compare: %v", err)
	}
	paths, err := Apply(f, plan)
	if err != nil {
		t.Fatalf("apply: %v", err)
	}
	return plan, result{paths, plan.Conflicts()}
}

// snapshot reads all files below a folder.
func snapshot(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		all[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func sampleReview(entries []*journal.Entry, states []*journal.State) *journal.Review {
	period, _ := journal.NewPeriod(date("2026-01-01"), date("2026-03-31"))
	return journal.NewReview(journal.ReviewInput{
		Period: period, AsOf: date("2026-03-31"), Entries: entries, States: states, Carry: "Ask about the seat. See [it](../2026/2026-04-01-exporter.md).",
	})
}

var wordKind = theme.WordKinds(templates.FS)

// kindsUnless is what the gate takes with and without names.
func kindsUnless(names bool) func(word string) theme.WordKind {
	if names {
		return nil
	}
	return wordKind
}
