package importer

import (
	"slices"
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
)

// one imports a single file and gives the text of the one entry that it must make, and what was said.
func one(t *testing.T, format, name, text string) (entry *journal.Entry, written, said string) {
	t.Helper()
	entries, problems := imported(t, format, map[string]string{name: text}, options())
	if len(entries) != 1 {
		t.Fatalf("%s %s %q: got %d entries and %v, want one", format, name, text, len(entries), problems)
	}
	var b strings.Builder
	for _, p := range problems {
		b.WriteString(p.Text + "\n")
	}
	return entries[0], string(markdown.Format(entries[0])), b.String()
}

// What a front matter holds stands in the entry: as a field where it is a value or a list, else word for word (F2).
func TestNothingInAFrontMatterIsLost_F2(t *testing.T) {
	t.Parallel()
	const toml, yaml = "+++", "---"
	for name, c := range map[string]struct{ fence, head, want, said string }{
		"a table in TOML":           {toml, "[params]\n  a = \"deep\"\n[[more]]\nb = 1", "```toml\n[params]\n  a = \"deep\"\n[[more]]\nb = 1\n```\n", "Imported: [params]"},
		"a dotted key in TOML":      {toml, "extra.dotted = \"x\"", "```toml\nextra.dotted = \"x\"\n```\n", "Imported: extra.dotted"},
		"a list over lines in TOML": {toml, "parts = [\n\"a\",\n\"b, c\"\n]", "imported_parts:\n  - \"a\"\n  - \"b, c\"\n", "here: parts"},
		"no blanks in TOML":         {toml, "draft=true", "imported_draft: \"true\"\n", "here: draft"},
		"a comment in TOML":         {toml, "weight = 3 # light", "weight = 3 # light\n", "Imported: weight"},
		"an inline table in TOML":   {toml, "by = { name = \"Q\" }", "by = { name = \"Q\" }\n", "Imported: by"},
		"a quoted key":              {yaml, "\"odd key\": v", "\"odd key\": v\n", "Imported: odd key"},
		"a key with a blank":        {yaml, "Date Created: v", "Date Created: v\n", "Imported: Date Created"},
		"a key in another script":   {yaml, "日本: v", "日本: v\n", "Imported: 日本"},
		"a key with a colon":        {yaml, "http://x: v", "http://x: v\n", "Imported: http://x"},
		"a comment":                 {yaml, "# mine\nlayout: post", "```yaml\n# mine\n```\n", "Imported: a comment"},
		"a comment behind a title":  {yaml, "title: T # mine", "title: T # mine\n", "Imported: title"},
		"a comma in quotes":         {yaml, `list: [a, "b, c"]`, "imported_list:\n  - \"a\"\n  - \"b, c\"\n", "here: list"},
		"a map":                     {yaml, "author:\n  name: Q", "author:\n  name: Q\n", "Imported: author"},
		"a list of maps":            {yaml, "who:\n- name: Q\n- name: R", "- name: R\n", "Imported: who"},
		"a text over lines":         {yaml, "sum: >\n  one\n  two", "sum: >\n  one\n  two\n", "Imported: sum"},
		"a key that stands twice":   {yaml, "a: 1\na: 2", "```yaml\na: 2\n```\n", "Imported: a"},
		"two keys of one name":      {yaml, "a-b: 1\na_b: 2", "```yaml\na_b: 2\n```\n", "Imported: a_b"},
		"a control character":       {yaml, "pen: \"a\\x7fb\"\nnib: a\x7fb", "imported_pen: \"a\\x7fb\"\nimported_nib: \"a\\x7fb\"\n", "here: pen, nib"},
		"an empty key":              {yaml, "aliases:", "imported_aliases: \"\"\n", ""},
		"a second day":              {yaml, "date: 2026-01-02\ncreated: 2025-12-31", "imported_created: \"2025-12-31\"\n", "here: created"},
		"a fence in a text":         {yaml, "a: |\n  ```\n  x", "````yaml\na: |\n  ```\n  x\n````\n", "Imported: a"},
	} {
		_, written, said := one(t, "markdown", "2026-01-02-x.md", c.fence+"\n"+c.head+"\n"+c.fence+"\nBody.\n")
		if !strings.Contains(written, c.want) || !strings.Contains(said, c.said) {
			t.Errorf("%s: %q is missing, or %q in %q:\n%s", name, c.want, c.said, said, written)
		}
	}
}

func TestTitlesAndDaysOfAFrontMatter(t *testing.T) {
	t.Parallel()
	for head, want := range map[string]string{
		"+++\ntitle = \"\"\"\nTwo\nlines\n\"\"\"\ndate = 2026-01-02\n+++\n": "Two lines",
		"+++\ndate=2026-01-02\ntitle=\"T\"\n+++\n":                          "T",
		"---\n\"title\": 'It''s'\n'date': 2026-01-02\n---\n":                "It's",
		"---\ntitle: 'tis so\ndate: 2026-01-02\n---\n":                      "'tis so",
		"---\ntitle: >\n  Two\n  lines\ndate: 2026-01-02\n---\n":            "Two lines",
		"---\ntitle: A: b\ndate: 2026-01-02\n---\n":                         "A: b",
	} {
		e, _, _ := one(t, "markdown", "x.md", head+"Body.\n")
		if got := strings.TrimSpace(strings.TrimSuffix(e.Lead, "Body.")); e.Date != date("2026-01-02") || got != want {
			t.Errorf("%q: got %s, %q, want 2026-01-02, %q", head, e.Date, got, want)
		}
	}
	if e, _, _ := one(t, "markdown", "2026-01-02.md", "---\n\"private\": true\n---\nBody.\n"); !e.Private {
		t.Errorf("private under a quoted key is not private")
	}
}

func TestAFrontMatterInJSONIsReadAsOneInYAML(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ head, want, said string }{
		"a title and a tag":        {`{"title": "A \"T\"", "date": "2026-01-02", "tags": ["x y", "z"]}`, "tags:\n  - x y\n  - z\n", ""},
		"private":                  {`{"title":"T","date":"2026-01-02","private":true}`, "private: true\n", ""},
		"private, over lines":      {"{\n  \"date\": \"2026-01-02\",\n  \"Private\": \"yes\"\n}", "private: true\n", ""},
		"private, misspelled":      {"{\n  \"date\": \"2026-01-02\",\n  \"privat\": true\n}", "private: true\n", "this line is taken for private: true"},
		"private, in an object":    {`{"date": "2026-01-02", "params": {"a": [1], "private": true}}`, "private: true\n", "this line is taken for private: true"},
		"private between lines":    {"---json\n{\"date\": \"2026-01-02\", \"private\": true}\n---", "private: true\n", ""},
		"private between signs":    {";;;\n{\"date\": \"2026-01-02\", \"private\": true}\n;;;", "private: true\n", ""},
		"private in named TOML":    {"---toml\ndate = 2026-01-02\nprivate = true\n---", "private: true\n", ""},
		"private in named YAML":    {"---yaml\ndate: 2026-01-02\nprivate: true\n---", "private: true\n", ""},
		"a key without a meaning":  {`{"date": "2026-01-02", "layout": "post", "weight": 3, "draft": true}`, "imported_layout: \"post\"\nimported_weight: \"3\"\nimported_draft: \"true\"\n", "here: layout, weight, draft"},
		"an object":                {`{"date": "2026-01-02", "by": {"name": "Q"}}`, "```json\n\"by\": {\"name\": \"Q\"}\n```\n", "Imported: by"},
		"a text over lines":        {`{"date": "2026-01-02", "sum": "one\ntwo"}`, "```json\n\"sum\": \"one\\ntwo\"\n```\n", "Imported: sum"},
		"nothing behind a key":     {`{"date": "2026-01-02", "aliases": null}`, "imported_aliases: \"\"\n", ""},
		"empty lines at the start": {"\n\n{\"date\": \"2026-01-02\", \"private\": true}", "private: true\n", ""},
	} {
		e, written, said := one(t, "markdown", "x.md", c.head+"\nBody.\n")
		if e.Date != date("2026-01-02") || !strings.HasPrefix(strings.TrimPrefix(e.Lead, "A \"T\"\n\n"), "Body.") && !e.Private || !strings.Contains(written, c.want) || !strings.Contains(said, c.said) {
			t.Errorf("%s: %q is missing, or %q in %q:\n%s", name, c.want, c.said, said, written)
		}
		if e.Private != strings.Contains(c.want, "private") || strings.Contains(e.Body, `"date"`) {
			t.Errorf("%s: private %v:\n%s", name, e.Private, e.Body)
		}
	}
	if _, written, _ := one(t, "markdown", "2026-01-02.md", "{ so he said } and left\n"); !strings.Contains(written, "{ so he said } and left\n") {
		t.Errorf("a text in braces is no front matter:\n%s", written)
	}
}

func TestAFileWhoseFrontMatterNobodyCanReadIsNamedAndLeftOut(t *testing.T) {
	t.Parallel()
	for _, head := range []string{
		"{\"private\": true,}", "{\"private\": true", "{\"private\": true, // so\n}", "---json\n{\"private\": true,}\n---", ";;;\n\"private\": true\n;;;",
		";;;\n[\"private\", true]\n;;;",
		"---json\n{} private\n---", "---js\n{private: true}\n---",
	} {
		for format, body := range map[string]string{"markdown": "Body.\n", "adr": "# X\n\nDate: 2026-01-02\n\n## Decision\n\nYes.\n"} {
			entries, problems := imported(t, format, map[string]string{"2026-01-02-x.md": head + "\n" + body}, options())
			if len(entries) != 0 || !slices.Equal(rules(problems), []string{"2026-01-02-x.md import-front"}) {
				t.Errorf("%s, %q: got %v and %v, want it named and left out", format, head, byID(entries), problems)
			}
		}
	}
	if e, _, _ := one(t, "adr", "0001-x.md", "{\"private\": true, \"date\": \"2026-01-02\"}\n# X\n\n## Decision\n\nYes.\n"); !e.Private {
		t.Error("a record that is private in JSON is not private")
	}
}

// P2: what a front matter keeps in is not guessed from one that breaks off, and the line that broke it is named.
func TestAFrontMatterThatBreaksOffKeepsItsFileOut(t *testing.T) {
	t.Parallel()
	for head, line := range map[string]int{
		"---\nt: x\nfoo: [private\n---":             3,
		"---\na: [\n---":                            2,
		"---\nt: x\na: {b: 1\nprivate: true\n---":   3,
		"---\ntags: [a, 'b]\nprivate: true\n---":    2,
		"---\ntitle: \"x\nPrivate: true\n---":       2,
		"---\ntitle: 'tis\nother: privat\n---":      2,
		"---\ntitle: x\nthis is no key\n---":        3,
		"---\ndate: 2026-01-02\nprivate: true":      1,
		"+++\na = [ # ]\nc = 1\n+++":                2,
		"+++\nt = 1\nb = \"\"\"\nprivate = 1\n+++":  3,
		"+++\nt = 1\nno key at all\n# private\n+++": 3,
		"---\nlinks: [a,\nb\n\nprivate: true\n---":  2,
	} {
		entries, problems := imported(t, "markdown", map[string]string{"2026-01-02-x.md": head + "\nBody.\n"}, options())
		if len(entries) != 0 || len(problems) != 1 || problems[0].Rule != "import-front" || problems[0].Line != line || problems[0].Mend == "" {
			t.Errorf("%q: got %v and %v, want it left out for line %d", head, byID(entries), problems, line)
		}
	}
	for _, head := range []string{
		"---\ntags: [a,\nb]\n---", "---\n# private\ntitle: \"it's\"\nlist: [don't, {a: \"]\"}] # so\n...\n---", "---\nThe text between two rules.\n---",
		"---\nA rule, and no end.", "---\nwho:\n- a\n\n- b\nsum: >\n  [ no list\n---", "---\ntitle: \"one\ntwo\"\n---", "---\n# mine\n\nprivate: false\n---",
		"+++\na = [\n1,\n]\n[t]\nno matter\n+++", "---\nlinks: [[One]], [[Two]]\n---", "---\ntitle: {{title}}\n---",
	} {
		if entries, problems := imported(t, "markdown", map[string]string{"2026-01-02-x.md": head + "\nBody.\n"}, options()); len(entries) != 1 || entries[0].Private {
			t.Errorf("%q: got %v and %v, want one entry", head, byID(entries), problems)
		}
	}
}

func TestFrontMatterOfARecord(t *testing.T) {
	t.Parallel()
	_, written, said := one(t, "adr", "0001-x.md", "---\nstatus: accepted # so\ndate: 2026-01-02\nodd key: v\nlinks: [a, \"b, c\"]\n# mine\n---\n# X\n\n## Decision\n\nYes.\n")
	want := "## Imported\n\n- odd key: v\n\n```yaml\nstatus: accepted # so\nlinks: [a, \"b, c\"]\n# mine\n```\n"
	if !strings.HasSuffix(written, want) || !strings.Contains(said, "word for word under Imported: status, links, a comment\n") {
		t.Errorf("said %q, want at the end %q:\n%s", said, want, written)
	}
}

// A file of many days says once what its front matter holds, and a file that is left out keeps nothing.
func TestWhatIsKeptStandsWhereItWasSaid(t *testing.T) {
	t.Parallel()
	const front = "---\nlayout: log\nby:\n  name: Q\n---\n"
	entries, problems := imported(t, "markdown", map[string]string{"log.md": front + "## 2026-01-12\n\nOne.\n\n## 2026-01-13\n\nTwo.\n"}, options())
	with := func(text string) (n int) {
		for _, e := range entries {
			n += strings.Count(string(markdown.Format(e)), text)
		}
		return n
	}
	if len(entries) != 2 || with("imported_layout: \"log\"") != 1 || with("  name: Q") != 1 || len(problems) != 2 {
		t.Errorf("got %v and %v, want two entries, and each thing once", byID(entries), problems)
	}
	if _, problems = imported(t, "markdown", map[string]string{"x.md": front + "No day.\n"}, options()); !slices.Equal(rules(problems), []string{"x.md import-date"}) {
		t.Errorf("a file that is left out: got %v, want only that", problems)
	}
}

func TestHeadingsStayWhatTheyAre(t *testing.T) {
	t.Parallel()
	text := "Lead.\n\n# Part\n\nUnder it.\n\n## Sub\n\nMore.\n\n# Week 18, 2023\n\nLast.\n"
	exported := `{"entries":[{"title":"","date":"2026-01-02","body":"` + strings.ReplaceAll(text, "\n", `\n`) + `"}]}`
	for _, c := range []struct{ format, name, text string }{{"markdown", "2026-01-02-x.md", text}, {"jrnl", "j.json", exported}} {
		if e, _, _ := one(t, c.format, c.name, c.text); e.Body != "\n"+text {
			t.Errorf("%s: got\n%s\nwant\n%s", c.format, e.Body, text)
		}
	}
	_, written, said := one(t, "markdown", "2026-01-02.md", "Lead.\n\n## Options\n\nSome.\n")
	if !strings.Contains(written, "## Options, as it was\n") || !strings.Contains(said, `the section Options comes in as "Options, as it was"`) {
		t.Errorf("said %q of\n%s", said, written)
	}
}

func TestADayLeavesATitleOnlyWhereItStandsApart(t *testing.T) {
	t.Parallel()
	r := &reader{opts: options()}
	for title, want := range map[string]string{
		"Week 18, 2023":                     "Week 18, 2023",
		"Weeknotes: week of 3 June 2024":    "Weeknotes: week of 3 June 2024",
		"On 3 June 2024 we moved":           "On 3 June 2024 we moved",
		"2024-06-03 was hard":               "2024-06-03 was hard",
		"3 June 2024":                       "",
		"Monday, June 3rd, 2024":            "",
		"3. June 2024 (Monday)":             "",
		"2024-06-03 08:15:30":               "",
		"2024-06-03: moved":                 "moved",
		"Monday, 3 June 2024: moved":        "moved",
		"2024-06-03 – the 1st day":          "the 1st day",
		"Moved, 3 June 2024":                "Moved",
		"What we knew on 1 May, 2024-06-03": "What we knew on 1 May",
		"2024-06-04: another day":           "2024-06-04: another day",
	} {
		if got := r.withoutDate(title, date("2024-06-03")); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
	if got := r.withoutDate("2026-W02: moved", date("2026-01-11")); got != "moved" {
		t.Errorf("a week: got %q, want moved", got)
	}
}

func TestWhatElseAnEntryOfJrnlHas(t *testing.T) {
	t.Parallel()
	_, written, said := one(t, "jrnl", "j.json", `{"entries":[{"title":"T","body":"B","date":"2026-01-02","time":"08:00","tags":"odd","starred":false,
		"uuid":"A-1","lat":1.5,"weather":{"t": 5},"note to self":"x"}]}`)
	for _, want := range []string{"imported_uuid: \"A-1\"\n", "imported_lat: \"1.5\"\n", "imported_tags: \"odd\"\n", "```json\n\"note to self\": \"x\"\n\"weather\": {\"t\": 5}\n```\n"} {
		if !strings.Contains(written, want) {
			t.Errorf("%q is missing in\n%s", want, written)
		}
	}
	if want := "here: lat, note to self, tags, uuid, weather\n"; !strings.Contains(said, want) {
		t.Errorf("said %q, want %q in it", said, want)
	}
}

func TestWhatIsNoExportOfJrnl(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"[]":              "it holds a JSON array where",
		`{"entries":[3]}`: "it holds a JSON number where",
		`{"entries":[`:    "breaks off or is no JSON",
		"":                "breaks off or is no JSON",
	} {
		_, problems := imported(t, "jrnl", map[string]string{"j.json": text}, options())
		if len(problems) != 1 || !problems[0].Unreadable || !strings.Contains(problems[0].Text, want) || strings.Contains(problems[0].Text, "struct") {
			t.Errorf("%q: got %v, want one file that cannot be read: %q", text, problems, want)
		}
	}
}

func TestATaskThatSaysWhenToLookAgainIsATripwire(t *testing.T) {
	t.Parallel()
	e, _, _ := one(t, "adr", "0001-x.md", "# X\n\nDate: 2026-01-02\n\n## Decision\n\nYes.\n\n## Consequences\n\n- [ ] If licences change, then revisit\n- [x] If the team doubles, then revisit\n* If it snows, we should revisit.\n")
	var got []string
	for _, w := range e.Tripwires {
		got = append(got, w.Condition)
	}
	if want := []string{"licences change", "it snows"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q: what is done is not waited for", got, want)
	}
}
