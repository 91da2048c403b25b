package importer

import (
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

// again imports files into a journal that has entries already.
func again(t *testing.T, format string, files map[string]string, have []*journal.Entry) ([]Found, int, []string) {
	t.Helper()
	found, _, err := Read(format, source(files), ".", options())
	if err != nil {
		t.Fatal(err)
	}
	fresh, known, problems := Fresh(found, have)
	return fresh, known, rules(problems)
}

func TestASourceThatChangedIsNamedAndOneThatMovedIsKnown(t *testing.T) {
	t.Parallel()
	const adr = "# Use a queue\n\nDate: 2026-01-02\n\n## Status\n\nAccepted\n\n## Decision\n\nYes.\n"
	for name, c := range map[string]struct{ format, file, moved, text, more string }{
		"a note":            {"markdown", "2026-01-02-a.md", "b/2026-01-02-c.md", "A quiet week.\n", "And a loud day.\n"},
		"a file of days":    {"markdown", "log.md", "old.md", "## 2026-01-02\n\nA quiet week.\n", "\nAnd a loud day.\n"},
		"a decision record": {"adr", "0001-use-a-queue.md", "0007-use-a-queue.md", adr, "\nOnly for mail.\n"},
	} {
		have, _ := imported(t, c.format, map[string]string{c.file: c.text}, options())
		if len(have) != 1 {
			t.Fatalf("%s: got %d entries, want 1", name, len(have))
		}
		edited := *have[0]
		edited.Body += "\nA line of mine.\n"
		have[0] = &edited // which is no change of the source
		if fresh, known, problems := again(t, c.format, map[string]string{c.file: c.text}, have); len(fresh) != 0 || known != 1 || len(problems) != 0 {
			t.Errorf("%s, as it was: %d new, %d known, %v; want it known", name, len(fresh), known, problems)
		}
		if fresh, known, problems := again(t, c.format, map[string]string{c.moved: c.text}, have); len(fresh) != 0 || known != 1 || len(problems) != 0 {
			t.Errorf("%s, under another name: %d new, %d known, %v; want it known", name, len(fresh), known, problems)
		}
		fresh, known, problems := again(t, c.format, map[string]string{c.file: c.text + c.more}, have)
		if len(fresh) != 0 || known != 1 || !slices.Equal(problems, []string{c.file + " import-changed"}) {
			t.Errorf("%s, with words added: %d new, %d known, %v; want it known and named", name, len(fresh), known, problems)
		}
	}
}

// An entry of jrnl has no id: it is known by its minute and its words.
func TestAnEntryOfJrnlThatChangedIsNamedAndOthersOfItsMinuteAreNot(t *testing.T) {
	t.Parallel()
	jrnl := func(titles ...string) map[string]string {
		var all []string
		for _, title := range titles {
			all = append(all, `{"title": "`+title+`", "body": "", "date": "2026-01-02", "time": "09:00", "tags": [], "starred": false}`)
		}
		return map[string]string{"j.json": `{"entries": [` + strings.Join(all, ", ") + `]}`}
	}
	one, _ := imported(t, "jrnl", jrnl("A quiet weak."), options())
	two, _ := imported(t, "jrnl", jrnl("A quiet weak.", "A call."), options())
	if len(one) != 1 || len(two) != 2 {
		t.Fatalf("got %d and %d entries, want 1 and 2", len(one), len(two))
	}
	for name, c := range map[string]struct {
		have   []*journal.Entry
		titles []string
		fresh  string
		known  int
		named  string // the id that a problem names
	}{
		"nothing has changed":                  {two, []string{"A quiet weak.", "A call."}, "", 2, ""},
		"the order has changed":                {two, []string{"A call.", "A quiet weak."}, "", 2, ""},
		"a word has changed":                   {one, []string{"A quiet week."}, "", 1, one[0].ID},
		"a word of the first of two":           {two, []string{"A quiet week.", "A call."}, "", 2, two[0].ID},
		"a word of the second of two":          {two, []string{"A quiet weak.", "A long call."}, "", 2, two[1].ID},
		"another was written in the minute":    {one, []string{"A quiet weak.", "A call."}, "A call.", 1, ""},
		"another before it":                    {one, []string{"A call.", "A quiet weak."}, "A call.", 1, ""},
		"a word has changed, and another came": {one, []string{"A quiet week.", "A call."}, "A call.", 1, one[0].ID},
	} {
		found, _, err := Read("jrnl", source(jrnl(c.titles...)), ".", options())
		if err != nil {
			t.Fatal(err)
		}
		fresh, known, problems := Fresh(found, c.have)
		said, came := "", ""
		for _, p := range problems {
			said += p.Rule + " " + p.Text
		}
		for _, f := range fresh {
			came += strings.TrimSpace(f.Entry.Lead)
		}
		if came != c.fresh || known != c.known || (c.named == "") != (said == "") || !strings.Contains(said, c.named) || len(problems) > 1 {
			t.Errorf("%s: new %q, %d known, said %q; want new %q, %d known, named %q", name, came, known, said, c.fresh, c.known, c.named)
		}
	}
}

func TestTwoPiecesUnderOneNameBothCome(t *testing.T) {
	t.Parallel()
	files := map[string]string{"log.md": "## 2026-01-02\n\nMorning.\n\n## 2026-01-02\n\nEvening.\n"}
	have, _ := imported(t, "markdown", files, options())
	if len(have) != 2 {
		t.Fatalf("got %d entries, want 2", len(have))
	}
	if fresh, known, problems := again(t, "markdown", files, have); len(fresh) != 0 || known != 2 || len(problems) != 0 {
		t.Errorf("a second time: %d new, %d known, %v; want 2 known", len(fresh), known, problems)
	}
}

func TestAPrivateMarkThatIsNeverClosedIsNamed(t *testing.T) {
	t.Parallel()
	for format, text := range map[string]string{
		"adr":      "# Use a queue\n\nDate: 2026-01-02\n\n## Decision\n\nYes.\n\n%%\n\nAll of this.\n",
		"markdown": "---\ndate: 2026-01-02\n---\nOne.\n\n%%\n\nAll of this.\n",
	} {
		entries, problems := imported(t, format, map[string]string{"x.md": text}, options())
		if len(entries) != 1 || !slices.Contains(rules(problems), "x.md private-unclosed") {
			t.Errorf("%s: got %d entries and %v, want one, and the mark named", format, len(entries), problems)
		}
	}
}

func TestTagsOnOneLine(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"tags: x y":                   "x|y",
		"categories: x y":             "x|y",
		"tags: two words, x":          "two words|x",
		"tags: [two words, x]":        "two words|x",
		`tags: "two words"`:           "two words",
		"tags:\n  - two words\n  - x": "two words|x",
		"tag: two words":              "two words",
	} {
		entries, _ := imported(t, "markdown", map[string]string{"2026-01-02-a.md": "---\n" + line + "\n---\nOne.\n"}, options())
		if len(entries) != 1 || strings.Join(entries[0].Tags, "|") != want {
			t.Errorf("%q gives %q, want %q", line, entries[0].Tags, want)
		}
	}
}

// A file that repeats another one of the same source counts as known, and is named with that.
func TestAFileThatRepeatsAnotherIsNamed(t *testing.T) {
	t.Parallel()
	found, _, err := Read("markdown", source(map[string]string{"2026-01-02-a.md": "The same.\n", "copy/2026-01-02-a (1).md": "The same.\n", "2026-01-03.md": "Another.\n"}), ".", options())
	if err != nil {
		t.Fatal(err)
	}
	fresh, known, problems := Fresh(found, nil)
	if len(fresh) != 2 || known != 1 || len(problems) != 1 || problems[0].Path != "copy/2026-01-02-a (1).md" || problems[0].Text != "it says what 2026-01-02-a.md says, and comes in once" {
		t.Errorf("got %d new, %d known, %v", len(fresh), known, problems)
	}
}
