package importer

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"twoway/journal"
	"twoway/journal/markdown"
)

func date(s string) journal.Date { d, _ := journal.ISODate(s); return d }

func options() Options { return Options{Today: date("2026-09-30"), Rule: journal.DefaultRule()} }

func source(files map[string]string) fs.FS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// imported reads a source and gives what an empty journal would get, by path.
func imported(t testing.TB, format string, files map[string]string, opts Options) ([]*journal.Entry, []journal.Problem) {
	t.Helper()
	found, problems, err := Read(format, source(files), ".", opts)
	if err != nil {
		t.Fatal(err)
	}
	fresh, _, more := Fresh(found, nil)
	var out []*journal.Entry
	for _, f := range fresh {
		out = append(out, f.Entry)
	}
	return out, append(problems, more...)
}

func byID(entries []*journal.Entry) map[string]string {
	out := map[string]string{}
	for _, e := range entries {
		out[e.ID] = string(markdown.Format(e))
	}
	return out
}

func rules(problems []journal.Problem) []string {
	var out []string
	for _, p := range problems {
		out = append(out, p.Path+" "+p.Rule)
	}
	return out
}

const nygard = `# 1. Record architecture decisions

Date: 2026-02-12

## Status

Accepted

Superseded by [2. Use plain notes](0002-use-plain-notes.md)

## Context

We need to record the decisions. %%hidden%%

## Decision

We will use Architecture Decision Records.

More on that.

## Consequences

* See the article.
* If nobody reads them for a year, then we should revisit.
* We will revisit this decision when the team doubles.
`

const madr4 = `---
status: "accepted"
date: 2026-03-01
decision-makers: [Dana, Marek]
consulted: Ops
---

# Use plain notes

## Context and Problem Statement

Too much ceremony.

## Decision Drivers

* speed

## Considered Options

* [Plain notes](https://example.org)
* ADR tools
* Wiki

## Decision Outcome

Chosen option: "Plain notes", because they are
quick.

### Consequences

* Good, because less to do

## Pros and Cons of the Options

### Plain notes

* Good, because quick
* Bad, because loose
* Good, because known

### ADR tools

* Bad, because slow
`

const madr2 = "# Choose a queue\n\n* Status: proposed\n* Deciders: Sara\n* Date: 2026-01-05\n\nTechnical Story: T-1\n\n## Context and Problem Statement\n\nWhich?\n\n## Considered Options\n\n* Rabbit\n* Kafka\n\n## Decision Outcome\n\nOpen.\n"

func adrs() map[string]string {
	return map[string]string{
		"0001-record-architecture-decisions.md": nygard, "0002-use-plain-notes.md": madr4, "0003-choose-a-queue.md": madr2,
		"0004-old.md":     "# 4. Old\n\nDate: 2026-01-02\n\n## Status\n\nDeprecated\n\n## Decision\n\nDo it.\n",
		"0005-no.md":      "# ADR-0005: Not that\n\nDate: 2026-01-03\n\n## Status\n\nRejected\n\n## Decision\n\nNo.\n",
		"README.md":       "# Decisions\n\nA list.\n",
		"adr-template.md": "# {title}\n\n## Status\n\n{status}\n",
	}
}

func TestDecisionRecords(t *testing.T) {
	t.Parallel()
	entries, problems := imported(t, "adr", adrs(), options())
	got := byID(entries)
	ids := slices.Sorted(maps.Keys(got))
	want := []string{
		"2026-01-02-0000-old", "2026-01-02-old", "2026-01-03-not-that", "2026-01-05-choose-a-queue",
		"2026-02-12-record-architecture-decisions", "2026-03-01-use-plain-notes",
	}
	if diff := cmp.Diff(want, ids); diff != "" {
		t.Fatalf("ids (-want +got):\n%s", diff)
	}
	for id, parts := range map[string][]string{
		"2026-02-12-record-architecture-decisions": {
			"question: Record architecture decisions\n", "choice: record-architecture-decisions\n", "decided_on: 2026-02-12\n",
			"next: 2026-10-14\n", "next_by: hand\n", "## Why\n\nWe will use Architecture Decision Records.\n", "## Context\n", "## Consequences\n",
			"- [ ] If nobody reads them for a year, then revisit\n", "- [ ] If the team doubles, then revisit\n", "More on that.", "- status: Accepted\n",
		},
		"2026-03-01-use-plain-notes": {
			"choice: plain-notes\n", "supersedes: 2026-02-12-record-architecture-decisions\n", "## Why\n\nthey are quick.\n",
			"- plain-notes: Plain notes\n  - pull: quick\n  - con: loose\n", "- adr-tools: ADR tools\n  - con: slow\n", "- wiki: Wiki\n",
			"- status: accepted\n", "- decision-makers: Dana, Marek\n", "- consulted: Ops\n", "Too much ceremony.", "Good, because known", "[Plain notes](https://example.org)",
		},
		"2026-01-05-choose-a-queue": {"choice: undecided\n", "- rabbit: Rabbit\n", "- kafka: Kafka\n", "Technical Story: T-1", "- Deciders: Sara\n", "Open."},
		"2026-01-02-0000-old":       {"twoway: reflection\n", "about: 2026-01-02-old\n", "verdict: close\n", "closed_reason: moot\n"},
		"2026-01-03-not-that":       {"choice: not-this-the-record-was-rejected\n"},
	} {
		for _, p := range parts {
			if !strings.Contains(got[id], p) {
				t.Errorf("%s: %q is missing in\n%s", id, p, got[id])
			}
		}
	}
	for _, w := range []string{"README.md import-adr", "adr-template.md import-adr", "0002-use-plain-notes.md import-kept"} {
		if !slices.Contains(rules(problems), w) {
			t.Errorf("problem %q is missing in %v", w, rules(problems))
		}
	}
	for _, e := range entries {
		if _, p := markdown.Parse(e.Path, markdown.Format(e)); len(p) > 0 {
			t.Errorf("%s: %v", e.ID, p)
		}
	}
	states, p := journal.FoldAll(entries, options().Today, journal.DefaultRule())
	if len(p) > 0 {
		t.Errorf("the fold names %v", p)
	}
	status := map[string]string{}
	for _, s := range states {
		status[s.Handle] = s.Status
	}
	wantStatus := map[string]string{"old": "closed", "not-that": "trial", "choose-a-queue": "open", "record-architecture-decisions": "closed", "use-plain-notes": "trial"}
	if diff := cmp.Diff(wantStatus, status); diff != "" {
		t.Errorf("states (-want +got):\n%s", diff)
	}
}

const jrnlExport = `{"tags": {"@work": 2}, "entries": [
 {"title": "Said no to the panel.", "body": "It felt right.\n\n## Options\n\nnone", "date": "2026-05-01", "time": "08:15", "tags": ["@work"], "starred": true},
 {"title": "Second of the minute.", "body": "", "date": "2026-05-01", "time": "08:15", "tags": [], "starred": false},
 {"title": "No date", "body": "", "date": "May", "time": ""}
]}`

func TestJrnl(t *testing.T) {
	t.Parallel()
	entries, problems := imported(t, "jrnl", map[string]string{"j.json": jrnlExport}, options())
	want := []string{"2026-05-01-0815-said-no-to-the-panel-it-felt-right", "2026-05-01-0815-second-of-the-minute"}
	if got := slices.Sorted(maps.Keys(byID(entries))); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if e := entries[0]; !slices.Equal(e.Tags, []string{"work", "starred"}) || !strings.Contains(e.Body, "Said no to the panel.\nIt felt right.") &&
		!strings.Contains(e.Body, "Said no to the panel.\n\nIt felt right.") || !strings.Contains(e.Body, "## Options, as it was\n\nnone") {
		t.Errorf("got %v\n%s", e.Tags, e.Body)
	}
	if got := rules(problems); !slices.Equal(got, []string{"j.json import-kept", "j.json import-date"}) {
		t.Errorf("problems: %v", got)
	}
	about := options()
	about.About = "2026-02-02-team-or-staff"
	entries, _ = imported(t, "jrnl", map[string]string{"j.json": jrnlExport}, about)
	if e := entries[0]; e.ID != "2026-05-01-0815-team-or-staff" || e.About != about.About || entries[1].ID != "2026-05-01-081500-team-or-staff" {
		t.Errorf("got %s about %s, %s", e.ID, e.About, entries[1].ID)
	}
}

func TestDatedNotes(t *testing.T) {
	t.Parallel()
	entries, problems := imported(t, "markdown", map[string]string{
		"_posts/2026-01-02-jekyll-post.md": "---\ntitle: \"A: jekyll\"\ncategories: [a, b]\nlayout: post\n---\n\nJekyll text.\n",
		"content/hugo.md":                  "+++\ntitle = \"Hugo page\"\ndate = 2026-01-03T09:30:00+02:00\ntags = [\"x\", \"y\"]\n+++\nHugo text.\n",
		"daily/2026-01-04.md":              "Daily text with [ ] nothing.\n\n```\n# 2026-01-01 in code\n```\n",
		"daily/20260105.md":                "Compact.\n",
		"pics/2026-01-13.md":               "![a](img/a.png) [b](https://x.y/c.html) [c](#d)\n",
		"weeknotes/2026-W02.md":            "# Weeknotes\n\nWeek text.\n",
		"log.md":                           "# Log\n\n## 2026-01-06\n\nOne.\n\n### Sub\n\ndeep\n\n## Wednesday, 7 January 2026: title\n\nTwo.\n\n## Later\n\nmore two\n",
		"heading.md":                       "# January 8th, 2026\n\nHeading text.\n",
		"2026/01/09.md":                    "Folders.\n",
		"undated.md":                       "Nothing.\n",
		"future-2027-01-01.md":             "Ahead.\n",
		"entry.md":                         "---\ntwoway: note\n---\nours\n",
		"exported.md":                      "---\ntwoway_id: x\ndate: 2026-01-10\n---\nours\n",
		"pages/2026-01-10-logseq.md":       "mine:: x\r\ntwoway-id:: x\r\ndate:: [[Jan 10th, 2026]]\r\n\r\n- ours\r\n",
		"marks-2026-01-10.md":              "mine\n\n- <!-- twoway:begin -->\n- ours\n- <!-- twoway:end -->\n",
		".obsidian/2026-01-10.md":          "hidden\n",
		"latin1-2026-01-11.md":             "caf\xe9 text\n",
		"crlf-2026-01-12.md":               "\ufeffwith\r\nCRLF\r\n",
	}, options())
	got := map[string]string{}
	for _, e := range entries {
		got[e.Date.String()] += strings.TrimSpace(e.Body)
	}
	want := map[string]string{
		"2026-01-02": "A: jekyll\n\nJekyll text.",
		"2026-01-03": "Hugo page\n\nHugo text.",
		"2026-01-04": "Daily text with [ ] nothing.\n\n```\n# 2026-01-01 in code\n```",
		"2026-01-05": "Compact.",
		"2026-01-11": "Weeknotes\n\nWeek text.café text",
		"2026-01-06": "One.\n\n### Sub\n\ndeep",
		"2026-01-07": "title\n\nTwo.\n\n## Later\n\nmore two",
		"2026-01-08": "Heading text.",
		"2026-01-09": "Folders.",
		"2026-01-12": "with\nCRLF",
		"2026-01-13": "![a](img/a.png) [b](https://x.y/c.html) [c](#d)",
	}
	// The order of two notes of one day is that of their files.
	if w := got["2026-01-11"]; w == "café text"+"Weeknotes\n\nWeek text." {
		got["2026-01-11"] = want["2026-01-11"]
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, w := range []string{"undated.md import-date", "future-2027-01-01.md import-date", "entry.md import-ours", "exported.md import-ours", "pages/2026-01-10-logseq.md import-ours", "marks-2026-01-10.md import-ours", "latin1-2026-01-11.md encoding", "pics/2026-01-13.md import-link", "_posts/2026-01-02-jekyll-post.md import-kept"} {
		if !slices.Contains(rules(problems), w) {
			t.Errorf("problem %q is missing in %v", w, rules(problems))
		}
	}
	for _, e := range entries {
		if e.Date == date("2026-01-02") {
			if text := string(markdown.Format(e)); !strings.Contains(text, "imported_layout: \"post\"\n") || !slices.Equal(e.Tags, []string{"a", "b"}) {
				t.Errorf("got\n%s", text)
			}
		}
		if e.Date == date("2026-01-03") && !strings.HasPrefix(e.ID, "2026-01-03-0930-") {
			t.Errorf("the minute is lost: %s", e.ID)
		}
	}
	as := options()
	as.AsDecision = true
	entries, _ = imported(t, "markdown", map[string]string{"2026-01-02-x.md": "# Move to Lisbon?\n\nMaybe.\n"}, as)
	if d := entries[0].Decision; d == nil || d.Question != "Move to Lisbon?" || d.Choice != journal.Undecided || d.Next != date("2026-10-14") || d.NextBy != journal.ByHand {
		t.Errorf("as a decision: %+v", d)
	}
}

const fatebook = `Question title,Multiple choice option,Forecast created by,Forecast (scale = 0-1),Forecast created at,Question created by,Question created at,Question resolve by,Resolution,Resolved at,Question notes
"Will the exporter, ""old one"", be off?",undefined,"Me",0.8,2026-06-01 10:00:00,"Me",2026-06-01 10:00:00,2026-08-31 00:00:00,"NO",2026-08-31 12:00:00,"why not"
"Will the exporter, ""old one"", be off?",undefined,"Me",0.6,2026-07-01 10:00:00,"Me",2026-06-01 10:00:00,2026-08-31 00:00:00,"NO",2026-08-31 12:00:00,"why not"
"Open one?",undefined,"Me",1,2026-06-02 10:00:00,"Me",2026-06-02 10:00:00,2026-12-31 00:00:00,undefined,undefined,
"Unclear?",undefined,"Me",0.5,2026-06-03 10:00:00,"Me",2026-06-03 10:00:00,2026-07-01 00:00:00,"AMBIGUOUS",2026-07-02 00:00:00,
`

const predictionBook = "id,description,deadline,created_at,confidence,outcome\n7,It rains,2026-07-01,2026-06-01,70,right\n8,It snows,2026-07-01,2026-06-01,5%,unknown\n9,broken,x,y,z,\n"

func TestPredictions(t *testing.T) {
	t.Parallel()
	entries, problems := imported(t, "predictions", map[string]string{"f.csv": fatebook}, options())
	var lines []string
	for _, e := range entries {
		if e.Kind != journal.KindNote || e.About != "" || e.Source == "" {
			t.Errorf("got %+v", e)
		}
		for _, l := range strings.Split(e.Body, "\n") {
			if strings.HasPrefix(l, "- [") {
				lines = append(lines, e.Date.String()+" "+l)
			}
		}
	}
	want := []string{
		`2026-06-01 - [x] 80% by 2026-08-31: Will the exporter, "old one", be off? → no 2026-08-31`,
		`2026-06-02 - [ ] 99% by 2026-12-31: Open one?`,
		`2026-06-03 - [x] 50% by 2026-07-01: Unclear? → void 2026-07-02: ambiguous`,
		`2026-07-01 - [ ] 60% by 2026-08-31: Will the exporter, "old one", be off?`,
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("Fatebook (-want +got):\n%s", diff)
	}
	if !strings.Contains(entries[0].Body, "why not") || len(problems) != 1 {
		t.Errorf("notes or problems: %q %v", entries[0].Body, problems)
	}
	entries, problems = imported(t, "predictions", map[string]string{"p.csv": predictionBook}, options())
	if len(entries) != 2 || !strings.Contains(entries[0].Body, "- [x] 70% by 2026-07-01: It rains → yes 2026-07-01") || !strings.Contains(entries[1].Body, "- [ ] 5% by 2026-07-01: It snows") || len(problems) != 1 {
		t.Errorf("PredictionBook: %v %v", byID(entries), problems)
	}
}

// A table that comes again with results settles what was open, once.
func TestAResultThatCameLaterIsANote_T10(t *testing.T) {
	t.Parallel()
	open := strings.Replace(predictionBook, "70,right", "70,unknown", 1)
	have, _ := imported(t, "predictions", map[string]string{"p.csv": open}, options())
	for range 2 {
		found, _, err := Read("predictions", source(map[string]string{"new.csv": predictionBook}), ".", options())
		if err != nil {
			t.Fatal(err)
		}
		fresh, _, _ := Fresh(found, have)
		if len(have) == 2 && (len(fresh) != 1 || !strings.Contains(fresh[0].Entry.Body, "## Resolutions\n\n- [x] 70% by 2026-07-01: It rains → yes 2026-07-01")) {
			t.Fatalf("got %v", fresh)
		}
		if len(have) == 3 && len(fresh) != 0 {
			t.Fatalf("the result came twice: %s", fresh[0].Entry.Body)
		}
		for _, f := range fresh {
			have = append(have, f.Entry)
		}
	}
}

// A result that comes later goes where the prediction went, under a name made from the claim; one that a person wrote stands.
func TestAResultThatCameLaterIsAboutWhatThePredictionIsAbout(t *testing.T) {
	t.Parallel()
	open := strings.Replace(predictionBook, "70,right", "70,unknown", 1)
	there := options()
	there.About = "2026-02-02-team-or-staff"
	have, _ := imported(t, "predictions", map[string]string{"p.csv": open}, there)
	found, _, err := Read("predictions", source(map[string]string{"p.csv": predictionBook}), ".", options())
	if err != nil {
		t.Fatal(err)
	}
	fresh, _, _ := Fresh(found, have)
	if len(fresh) != 1 || fresh[0].Entry.About != there.About {
		t.Fatalf("got %v, want one note about %s", fresh, there.About)
	}
	loose, _ := imported(t, "predictions", map[string]string{"p.csv": open}, options())
	fresh, _, _ = Fresh(found, loose)
	if len(fresh) != 1 || !strings.HasSuffix(fresh[0].Entry.ID, "-it-rains") {
		t.Errorf("got %v, want one note with the claim in its name", fresh)
	}
	own := *fresh[0].Entry
	own.ID, own.Source = "2026-07-02-0900-it-rains", loose[0].Source
	if fresh, _, _ = Fresh(found, append(loose, &own)); len(fresh) != 0 {
		t.Errorf("what a person settled is settled again: %s", fresh[0].Entry.Body)
	}
}

var all = map[string]map[string]string{
	"adr": adrs(), "jrnl": {"j.json": jrnlExport}, "markdown": {"2026-01-02-a.md": "One.\n", "b/2026-01-02-a.md": "Two.\n"},
	"predictions": {"f.csv": fatebook},
}

// An import that is run again adds nothing; one that stopped after any number of entries is completed (T10).
func TestTwiceChangesNothingAndHalfIsResumed_T10(t *testing.T) {
	t.Parallel()
	for format, files := range all {
		found, _, err := Read(format, source(files), ".", options())
		if err != nil {
			t.Fatal(err)
		}
		whole, _, _ := Fresh(found, nil)
		for half := range len(whole) + 1 {
			var have []*journal.Entry
			for _, f := range whole[:half] {
				e, _ := markdown.Parse(f.Entry.Path, markdown.Format(f.Entry)) // as the next run will read it
				have = append(have, e)
			}
			again, _, _ := Read(format, source(files), ".", options())
			rest, known, problems := Fresh(again, have)
			if known != half || len(rest) != len(whole)-half || len(problems) > 0 {
				t.Fatalf("%s, stopped after %d: %d known, %d to come, %v", format, half, known, len(rest), problems)
			}
			for i, f := range rest {
				if got, want := string(markdown.Format(f.Entry)), string(markdown.Format(whole[half+i].Entry)); got != want {
					t.Errorf("%s, stopped after %d: got\n%s\nwant\n%s", format, half, got, want)
				}
			}
		}
	}
}

func TestOurOwnExportComesBack(t *testing.T) {
	t.Parallel()
	entries, _ := imported(t, "adr", adrs(), options())
	doc, err := json.Marshal(map[string]any{"twoway_export": "1", "as_of": "2026-09-30", "entries": entries, "decisions": []int{}})
	if err != nil {
		t.Fatal(err)
	}
	back, problems := imported(t, "json", map[string]string{"twoway.json": string(doc)}, options())
	if diff := cmp.Diff(byID(entries), byID(back)); diff != "" || len(problems) > 0 {
		t.Errorf("problems %v (-want +got):\n%s", problems, diff)
	}
	found, _, _ := Read("json", source(map[string]string{"twoway.json": string(doc)}), ".", options())
	other := *entries[0]
	other.Body += "\nedited here\n"
	fresh, known, problems := Fresh(found, append([]*journal.Entry{&other}, entries[1:]...))
	if len(fresh) != 0 || known != len(entries) || len(problems) != 1 || problems[0].Rule != "import-id" {
		t.Errorf("got %d fresh, %d known, %v", len(fresh), known, problems)
	}
	for _, bad := range []string{"", "[]", `{"twoway_export":"9"}`, `{"entries":[]}`, `{"twoway_export":"1","entries":[{"twoway":"decision","id":"2026-01-01-x","note":{}}]}`, `{"twoway_export":"1","entries":[{"twoway":"note","id":"../../x","note":{}}]}`} {
		got, problems := imported(t, "json", map[string]string{"twoway.json": bad}, options())
		if len(got) != 0 || len(problems) == 0 {
			t.Errorf("%q: got %v, %v", bad, got, problems)
		}
	}
}

// A word of each source stands in the journal, whatever was mapped.
func TestNoWordIsLost(t *testing.T) {
	t.Parallel()
	words := func(text string) []string {
		return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	}
	for _, text := range []string{nygard, madr4, madr2} {
		entries, _ := imported(t, "adr", map[string]string{"0007-x.md": text}, options())
		have := words(string(markdown.Format(entries[0])))
		for _, w := range words(text) {
			if !slices.Contains(have, w) && w != "1" {
				t.Errorf("%q is lost from\n%s", w, text)
			}
		}
	}
}

func TestUnknownFormatAndMissingPath(t *testing.T) {
	t.Parallel()
	if _, _, err := Read("nb", source(nil), ".", options()); err == nil || !strings.Contains(err.Error(), "adr, jrnl, markdown, json, predictions") {
		t.Errorf("got %v", err)
	}
	if _, _, err := Read("adr", source(nil), "missing", options()); err == nil {
		t.Errorf("a missing path is no error")
	}
	for _, f := range Formats() {
		if _, problems, err := Read(f.Name, source(nil), ".", options()); err != nil || len(problems) != 1 || problems[0].Rule != "import-empty" {
			t.Errorf("%s, empty folder: %v %v", f.Name, problems, err)
		}
	}
}

// What a source calls private is private here, is said to be, and is written so that nothing in it is named.
func TestWhatASourceCallsPrivateIsPrivateHere(t *testing.T) {
	t.Parallel()
	jrnl := func(field string) string {
		return `{"entries":[{"title":"Quiet","body":"some words","date":"2026-01-02","time":"10:00"` + field + `}]}`
	}
	for name, c := range map[string]struct {
		format, file, text string
		private            bool
		said               string
	}{
		"jrnl":                  {"jrnl", "j.json", jrnl(`,"private":true`), true, "the entry of 2026-01-02 says private, so it is private here too: Quiet"},
		"jrnl, a word":          {"jrnl", "j.json", jrnl(`,"is_private":"yes"`), true, "says is_private"},
		"jrnl, more than that":  {"jrnl", "j.json", jrnl(`,"private":{"by":"me"}`), true, "says private"},
		"jrnl, no":              {"jrnl", "j.json", jrnl(`,"private":false`), false, "kept as it is, without a meaning here: private"},
		"jrnl, nothing":         {"jrnl", "j.json", jrnl(`,"private":null`), false, "kept as it is, without a meaning here: private"},
		"YAML":                  {"markdown", "2026-01-02.md", "---\nis_private: true\n---\n\nsome words\n", true, "taken for private: true"},
		"TOML":                  {"markdown", "2026-01-02.md", "+++\nis_private = true\n+++\n\nsome words\n", true, "is_private is taken for private: true"},
		"the words themselves":  {"markdown", "2026-01-02.md", "Private\n\nsome words\n", true, `"Private" in a text is taken for private: true`},
		"words that begin with": {"markdown", "2026-01-02.md", "Private words of some length\n", false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			entries, problems := imported(t, c.format, map[string]string{c.file: c.text}, options())
			if len(entries) != 1 || entries[0].Private != c.private {
				t.Fatalf("got %d entries with %v, want one that is private: %v", len(entries), problems, c.private)
			}
			if said := fmt.Sprint(problems); !strings.Contains(said, c.said) || (c.said == "") != (len(problems) == 0) {
				t.Errorf("said %s, want %q", said, c.said)
			}
			if _, named := markdown.Parse(entries[0].Path, markdown.Format(entries[0])); len(named) > 0 {
				t.Errorf("what was written is named: %v\n%s", named, markdown.Format(entries[0]))
			}
		})
	}
}
