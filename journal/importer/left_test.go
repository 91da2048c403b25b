package importer

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"twoway/journal"
	"twoway/journal/markdown"
)

func TestWhatIsPrivateInItsSourceIsPrivateHere(t *testing.T) {
	t.Parallel()
	for says, want := range map[string]bool{"true": true, "yes": true, `"true"`: true, "1": true, "false": false, "no": false, "off": true, "0": true} {
		front := "---\nprivate: " + says + "\nstatus: accepted\n---\n"
		for format, text := range map[string]string{
			"markdown": front + "A line.\n",
			"adr":      front + "# Use a queue\n\nDate: 2026-01-02\n\n## Decision\n\nYes.\n",
		} {
			entries, _ := imported(t, format, map[string]string{"2026-01-02-x.md": text}, options())
			if len(entries) != 1 || entries[0].Private != want {
				t.Errorf("%s with private: %s: got %d entries, %+v; want one with private %v", format, says, len(entries), entries, want)
			}
		}
	}
	for line, want := range map[string]bool{
		"privat: true": true, "private:true": true, "  private: true": true, "Private: true": true, "{private: true}": true, "private = true": true,
		"privat: false": false, "primate: true": false, "title: private schools": false,
	} {
		for fence, front := range map[string]string{"---": line + "\nstatus: accepted\n", "+++": strings.ReplaceAll(line, ": ", " = ") + "\nstatus = 'accepted'\n"} {
			if fence == "+++" && strings.Contains(line, "  ") {
				continue
			}
			entries, problems := imported(t, "markdown", map[string]string{"2026-01-02-x.md": fence + "\n" + front + fence + "\nA line.\n"}, options())
			if len(entries) != 1 || entries[0].Private != want {
				t.Errorf("%q between %s: got %+v, want one entry with private %v", front, fence, entries, want)
			}
			named := slices.ContainsFunc(problems, func(p journal.Problem) bool { return p.Rule == "private-key" && p.Line == 2 })
			if exact := strings.EqualFold(line, "private: true") || fence == "+++" && line == "private = true"; want && named == exact {
				t.Errorf("%q between %s: it is named: %v; %v", front, fence, named, problems)
			}
		}
	}
	for fence, tags := range map[string]string{"---": "tags: [private]", "+++": "tags = ['private']"} {
		entries, problems := imported(t, "markdown", map[string]string{"2026-01-02-x.md": fence + "\n" + tags + "\n" + fence + "\nA line.\n"}, options())
		named := slices.ContainsFunc(problems, func(p journal.Problem) bool { return p.Rule == "private-key" })
		if len(entries) != 1 || !entries[0].Private || !named {
			t.Errorf("%q between %s: got %+v, want one private entry that is named: %v", tags, fence, entries, problems)
		}
	}
	entries, _ := imported(t, "markdown", map[string]string{"log.md": "---\nprivate: true\n---\n## 2026-01-02\n\nOne.\n\n## 2026-01-03\n\nTwo.\n"}, options())
	for _, e := range entries {
		if !e.Private {
			t.Errorf("a day of a private file is not private: %+v", e)
		}
	}
}

// The name of a file is seen by everyone, so nothing in it is private, and none is that of a decision.
func TestNamesOfFilesHoldNothingPrivate(t *testing.T) {
	t.Parallel()
	existing := []*journal.Entry{{Kind: journal.KindDecision, ID: "2026-01-01-standup", Date: date("2026-01-01"), Decision: &journal.Decision{}}}
	for text, want := range map[string]string{
		"## Private\n\nfired soon\n\n## Work\n\nshipped\n":      "work-shipped",
		"<!-- fired soon --> shipped\n":                         "shipped",
		"Private\n---\n\nfired soon\n\n## Work\n\nshipped\n":    "work-shipped",
		"### Private thoughts\n\nfired\n\n## Work\n\nshipped\n": "work-shipped",
		"> ## Private\n> fired\n":                               "note",
		"---\nprivate: true\n---\nfired soon\n":                 "note",
		"Standup\n":                                             "note-standup",
	} {
		found, _, err := Read("markdown", fstest.MapFS{"2026-01-02.md": {Data: []byte(text)}}, ".", options())
		if err != nil {
			t.Fatal(err)
		}
		fresh, _, _ := Fresh(found, existing)
		if len(fresh) != 1 || fresh[0].Entry.ID != "2026-01-02-0000-"+want {
			t.Errorf("%q: got %+v, want the name %s", text, fresh[0].Entry.ID, want)
		}
	}
	opts := options()
	opts.AsDecision = true
	for text, want := range map[string]string{"<!-- fired --> shipped?\n": "shipped?", "### Private thoughts\n\nfired\n": "private"} {
		found, problems, _ := Read("markdown", fstest.MapFS{"2026-01-02.md": {Data: []byte(text)}}, ".", opts)
		if len(found) != 1 || found[0].Entry.Decision.Question != want {
			t.Errorf("%q as a decision: got %+v, %v; want %q", text, found, problems, want)
		}
	}
}

func TestWhatNamesNoDayIsLeftOutUnlessADayIsSaid(t *testing.T) {
	t.Parallel()
	for name, file := range map[string]struct{ format, text string }{
		"a date that is not ISO": {"adr", "# Use a queue\n\nDate: 03/04/2020\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n"},
		"a date after today":     {"adr", "# Use a queue\n\nDate: 2030-04-03\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n"},
		"a record without one":   {"adr", "# Use a queue\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n"},
		"a note without one":     {"markdown", "# A thought\n\nA line.\n\n## More\n\nAnother.\n"},
	} {
		files := map[string]string{"x.md": file.text}
		entries, problems := imported(t, file.format, files, options())
		if got := rules(problems); len(entries) != 0 || !slices.Contains(got, "x.md import-date") || !strings.Contains(problems[len(problems)-1].Mend, "--date") {
			t.Errorf("%s: got %d entries and %v, want none and its file named", name, len(entries), problems)
		}
		if name == "a date after today" {
			continue
		}
		opts := options()
		opts.Date = date("2020-04-03")
		entries, problems = imported(t, file.format, files, opts)
		if len(entries) != 1 || entries[0].Date != opts.Date || slices.Contains(rules(problems), "x.md import-date") {
			t.Errorf("%s, with a day said: got %v and %v, want one entry of that day", name, entries, problems)
		}
	}
}

func TestWhatARecordChose(t *testing.T) {
	t.Parallel()
	for outcome, want := range map[string][2]string{
		"Chosen option: \"Use C\", because it is there.":                            {"Use C", "it is there."},
		"Chosen option: \"Use C\", because\n\n* it is lean.\n* it is ours\n\nMore.": {"Use C", "it is lean; it is ours"},
		"Chosen option: “Use C”. Comes out best (see below).":                       {"Use C", ""},
		"Chosen option: Use C because of the team":                                  {"Use C", "of the team"},
		"Chosen option: Use C":                                                      {"Use C", ""},
		"Chosen option: \"Use `a|b`\", because\nit is\nshort.":                      {"Use `a|b`", "it is short."},
		"Chosen option: **Use C**, because x":                                       {"Use C", "x"},
		"Chosen option: [Use C](#c), because x":                                     {"Use C", "x"},
		"Chosen option: `a` or `b`":                                                 {"`a` or `b`", ""},
	} {
		text := "# T\n\n* Status: accepted\n* Date: 2026-01-02\n\n## Considered Options\n\n* Use C\n* Use `a|b`\n\n## Decision Outcome\n\n" + outcome + "\n"
		entries, problems := imported(t, "adr", map[string]string{"0001-t.md": text}, options())
		if len(entries) != 1 {
			t.Fatalf("%q: %d entries, %v", outcome, len(entries), problems)
		}
		d, label := entries[0].Decision, ""
		for _, o := range entries[0].Options {
			if o.Key == d.Choice {
				label = o.Label
			}
		}
		why := ""
		for _, s := range entries[0].Sections {
			if s.Name == "Why" {
				why = s.Text
			}
		}
		if got := [2]string{label, why}; got != want {
			t.Errorf("%q: got %q, want %q", outcome, got, want)
		}
		if n := len(entries[0].Options); n > 3 || want[0] != "`a` or `b`" && n != 2 {
			t.Errorf("%q: %d options: %+v", outcome, n, entries[0].Options)
		}
	}
}

func TestALinkToARecordThatIsNotThereIsNamedOnce(t *testing.T) {
	t.Parallel()
	record := func(title, status string) string {
		return "# " + title + "\n\nDate: 2026-01-02\n\n## Status\n\n" + status + "\n\n## Decision\n\nYes.\n"
	}
	_, problems := imported(t, "adr", map[string]string{
		"0001-a.md": record("A", "Superseded by [2. B](0002-b.md)"),
		"0002-b.md": strings.Replace(record("B", "Accepted\n\nSupersedes [1. A](0001-a.md)"), "2026-01-02", "some day", 1),
		"0003-c.md": strings.Replace(record("C", "Supersedes [4. D](0004-d.md)"), "2026-01-02", "some day", 1),
	}, options())
	var got []string
	for _, p := range problems {
		if p.Rule == "import-link" {
			got = append(got, p.Path+": "+p.Text)
		}
	}
	if want := []string{"0001-a.md: the record that follows it is not in this import: 0002-b.md"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestADayForEachHeadingThatNamesOne(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{
		"# 12 January 2026\n\nOne.\n\n# 13 January 2026\n\nTwo.\n":              2,
		"# 2026-01-12\n\nOne.\n\n## Since 2026-01-10\n\nStill the same note.\n": 1,
		"# Log\n\n## 2026-01-12\n\nOne.\n\n## 2026-01-13\n\nTwo.\n":             2,
	} {
		if entries, problems := imported(t, "markdown", map[string]string{"log.md": text}, options()); len(entries) != want {
			t.Errorf("%q: got %d entries and %v, want %d", text, len(entries), problems, want)
		}
	}
}

// A device has no size and no end.
func TestASourceIsARegularFile(t *testing.T) {
	t.Parallel()
	for name, mode := range map[string]fs.FileMode{"device": fs.ModeDevice | fs.ModeCharDevice, "pipe": fs.ModeNamedPipe} {
		_, problems, err := Read("json", fstest.MapFS{"x": &fstest.MapFile{Mode: mode}}, "x", options())
		if err != nil || len(problems) != 1 || !problems[0].Unreadable || !strings.Contains(problems[0].Text, "no regular file") {
			t.Errorf("%s: got %v, %v; want one file that cannot be read", name, problems, err)
		}
	}
}

// A NUL would make an entry that no command can read (F9, N7).
func TestANULIsShownAsASignAndSaid(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ format, file, text, want string }{
		"by its number in JSON": {"jrnl", "j.json", `{"entries":[{"title":"T\u0000","body":"a\u0000b\r\nc","date":"2026-01-02","time":"08:00","tags":["x\u0000"],"odd\u0000":"z\u0000"}]}`, "a\ufffdb\nc"},
		"as it is":              {"markdown", "2026-01-02-x.md", "a\x00b", "a\ufffdb"},
	} {
		entries, problems := imported(t, c.format, map[string]string{c.file: c.text}, options())
		if len(entries) != 1 || !strings.Contains(entries[0].Body, c.want) {
			t.Fatalf("%s: got %+v", name, entries)
		}
		if written := string(markdown.Format(entries[0])); strings.Contains(written, "\x00") {
			t.Errorf("%s: a NUL is left in %q", name, written)
		}
		if !slices.Contains(rules(problems), c.file+" encoding") {
			t.Errorf("%s: it is not said: %v", name, problems)
		}
	}
	const plain = `{"entries":[{"title":"T","body":"a\\u0000b","date":"2026-01-02","time":"08:00","tags":[]}]}`
	entries, problems := imported(t, "jrnl", map[string]string{"j.json": plain}, options())
	if len(entries) != 1 || !strings.Contains(entries[0].Body, `a\u0000b`) || len(problems) > 0 {
		t.Errorf("a backslash that means itself: got %+v, %v", entries, problems)
	}
}

// P2: what a comment hides in the source it hides in the entry, whether it ends or not and whatever headings stand in it; an open one is
// named. The text stays in the file.
func TestACommentStaysOne(t *testing.T) {
	t.Parallel()
	for text, named := range map[string]bool{
		"<!-- CANARY\n\nCANARY\n":                                     true,
		"# Title\n\nOpen. <!-- CANARY\n\n## CANARY\n\nCANARY\n":       true,
		"Open.\n\n> <!-- CANARY\n":                                    true,
		"Open.\n\n<!--\n## CANARY\n\nCANARY\n-->\n\n## Work\n\nOpen.": false,
		"# 2026-01-02\n\n<!-- CANARY\n\n# 2026-01-03\n\nCANARY\n":     true,
		"Look at `<!--` in\n\n## Code\n\nOpen.\n":                     false,
	} {
		entries, problems := imported(t, "markdown", map[string]string{"2026-01-02.md": text}, options())
		if got := slices.ContainsFunc(problems, func(p journal.Problem) bool { return p.Rule == "private-unclosed" }); got != named {
			t.Errorf("%q is named: %v, want %v", text, got, named)
		}
		whole := ""
		for _, e := range entries {
			written := markdown.Format(e)
			whole += string(written)
			read, _ := markdown.Parse(journal.EntryPath("2026-01-02-0900-x"), written)
			if public := string(markdown.Format(markdown.Redact(read))); strings.Contains(public, "CANARY") || read.Unclosed > 0 {
				t.Errorf("%q: what leaves is %q", text, public)
			}
		}
		if strings.Count(whole, "CANARY") != strings.Count(text, "CANARY") {
			t.Errorf("%q is written as %q", text, whole)
		}
	}
}

// P2: nothing of a record is read from a comment.
func TestNothingOfARecordIsReadFromAComment(t *testing.T) {
	t.Parallel()
	text := "# Use a queue\n\nDate: 2026-01-02\n\n<!--\nstatus: CANARY\n-->\n\n## Considered Options\n\n* A queue\n<!--\n* CANARY one\n-->\n* A table\n\n" +
		"## Decision Outcome\n\n<!--\nChosen option: \"CANARY\"\n\nCANARY\n-->\nChosen option: \"A queue\", because it is calm.\n\n<!--\nRevisit this if CANARY.\n-->\n"
	entries, _ := imported(t, "adr", map[string]string{"0001-queue.md": text}, options())
	written := markdown.Format(entries[0])
	read, _ := markdown.Parse("2026/2026-01-02-x.md", written)
	public := markdown.Redact(read)
	if out := string(markdown.Format(public)); strings.Contains(out, "CANARY") || read.Decision.Choice != "a-queue" || len(public.Options) != 2 {
		t.Errorf("got %s", out)
	}
	if got := strings.Count(string(written), "CANARY"); got != strings.Count(text, "CANARY") {
		t.Errorf("%d of the hidden lines are there:\n%s", got, written)
	}
}

// A title that says private makes the entry private, and no file is named after it, nor after a claim that says so.
func TestATitleOrAClaimThatSaysPrivateNamesNoFile(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"# Weekly notes (private)\n\nCanary.\n\n## Work\n\nOpen.\n": true, "# Private notes\n\nCanary.\n": true, "# Weekly #private\n\nCanary.\n": true,
		"---\ntitle: \"Canary (private)\"\n---\n\nCanary.\n": true, "# Private: canary\n\nCanary.\n": true,
		"# Private schools\n\nOpen.\n": false, "# On the (private schools) list\n\nOpen.\n": false,
	} {
		entries, problems := imported(t, "markdown", map[string]string{"2026-01-02.md": text}, options())
		named := slices.ContainsFunc(problems, func(p journal.Problem) bool { return p.Rule == "private-key" })
		if len(entries) != 1 || entries[0].Private != want || named != want || strings.Contains(entries[0].ID, "canary") {
			t.Errorf("%q: got %+v, %v; want one entry with private %v", text, entries, problems, want)
		}
	}
	entries, _ := imported(t, "adr", map[string]string{"0001-x.md": "# 1. Move on (private)\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Decision\n\nCanary.\n"}, options())
	if len(entries) != 1 || !entries[0].Private {
		t.Errorf("a record with such a title: got %+v", entries)
	}
	rows := "question,forecast,created at\n\"Private: canary leaves\",60%,2026-01-02\n\"(private) canary\",60%,2026-01-03\n\"Canary #private\",60%,2026-01-04\nOpen,60%,2026-01-05\n"
	entries, _ = imported(t, "predictions", map[string]string{"x.csv": rows}, options())
	for _, e := range entries {
		if strings.Contains(e.ID, "canary") {
			t.Errorf("a forecast is named %s", e.ID)
		}
	}
	if len(entries) != 4 || !strings.Contains(entries[3].ID, "open") {
		t.Errorf("got %+v, want four forecasts, the last with a name", entries)
	}
}
