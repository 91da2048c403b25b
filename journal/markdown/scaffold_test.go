package markdown_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/templates"
)

func sheets(t *testing.T) map[string]*markdown.Sheet {
	t.Helper()
	out := map[string]*markdown.Sheet{}
	files, err := fs.Glob(templates.FS, "entry/*.md")
	if err != nil || len(files) != 6 {
		t.Fatalf("entry templates: got %v, %v; want six", files, err)
	}
	for _, f := range files {
		src, _ := fs.ReadFile(templates.FS, f)
		s, problems := markdown.Scaffold(f, src)
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		out[strings.TrimSuffix(strings.TrimPrefix(f, "entry/"), ".md")] = s
	}
	return out
}

func TestEachScaffoldIsAnEntryAndFormatsToItself(t *testing.T) {
	t.Parallel()
	for name := range sheets(t) {
		src, _ := fs.ReadFile(templates.FS, "entry/"+name+".md")
		e, problems := markdown.Parse("", src)
		if e == nil || len(problems) > 0 {
			t.Fatalf("%s: got %v, problems %v", name, e, problems)
		}
		if diff := cmp.Diff(string(src), string(markdown.Format(e))); diff != "" {
			t.Errorf("%s (-file +printed):\n%s", name, diff)
		}
	}
}

func TestADraftWithoutAnswersIsTheEntryItself(t *testing.T) {
	t.Parallel()
	for name, s := range sheets(t) {
		c := *s.Entry
		e := &c
		e.ID, e.Date = "2026-02-02-x", journal.Date{Year: 2026, Month: 2, Day: 2}
		draft := markdown.Draft(s, e, "")
		got, problems := markdown.Parse("", markdown.StripGuidance(s, draft))
		if len(problems) > 0 {
			t.Fatalf("%s: problems %v in\n%s", name, problems, draft)
		}
		if strings.Contains(got.Body, "<!--") || strings.Contains(got.Body, "## ") {
			t.Errorf("%s: guidance stays in the entry:\n%s", name, got.Body)
		}
	}
}

// F14: answers typed into a draft make the file that Compose makes of the same answers.
func TestADraftAndTheSameAnswersMakeTheSameFile(t *testing.T) {
	t.Parallel()
	for name, body := range map[string]string{"decision": "Why", "career": "Why", "experiment": "Do", "conversation": "Surprise", "reflection": "Changed", "note": "Learned"} {
		s := sheets(t)[name]
		c := *s.Entry
		e := &c
		e.ID, e.Date, e.About, e.Title = "2026-02-02-x", journal.Date{Year: 2026, Month: 2, Day: 2}, "2026-01-01-x", "A or b?"
		for what, typed := range map[string]string{"below the comment": "-->\nSome words.\n", "with blank lines": "-->\n\n\nSome words.\n\n\n"} {
			before, after, ok := strings.Cut(string(markdown.Draft(s, e, "x.md")), "\n## "+body+"\n")
			if !ok {
				t.Fatalf("%s: the draft has no section %s", name, body)
			}
			draft := before + "\n## " + body + "\n" + strings.Replace(after, "-->\n", typed, 1)
			got, problems := markdown.Parse("", markdown.StripGuidance(s, []byte(draft)))
			if len(problems) > 0 {
				t.Fatalf("%s: %v", name, problems)
			}
			want := *e
			want.Sections = []journal.Section{{Name: body, Text: "Some words."}}
			markdown.Compose(&want, "x.md")
			if diff := cmp.Diff(string(markdown.Format(&want)), string(markdown.Format(got))); diff != "" && what == "below the comment" {
				t.Errorf("%s, %s (-composed +typed):\n%s", name, what, diff)
			}
			if len(got.Sections) != 1 || got.Sections[0].Text != "Some words." {
				t.Errorf("%s, %s: got %+v", name, what, got.Sections)
			}
		}
	}
}

// F12: guidance goes, the person's own comments stay.
func TestAPersonsOwnCommentsStay(t *testing.T) {
	t.Parallel()
	s := sheets(t)["decision"]
	c := *s.Entry
	draft := strings.Replace(string(markdown.Draft(s, &c, "")), "## Why\n", "## Why\n\n<!-- mine -->\n\nx %% y %%\n", 1)
	for _, d := range []string{draft, strings.ReplaceAll(draft, "\n", "\r\n")} {
		got := string(markdown.StripGuidance(s, []byte(d)))
		if !strings.Contains(got, "<!-- mine -->") || strings.Contains(got, s.Questions[2].Ask) && strings.Contains(got, "<!-- Why that one?") {
			t.Errorf("got\n%s", got)
		}
	}
}

func TestALineThatWaitsIsNoAnswerUntilItIsChanged(t *testing.T) {
	t.Parallel()
	const one, two = "- [ ] 70% by 2026-03-01: one", "- [ ] If two, then revisit"
	s := *sheets(t)["reflection"]
	s.Open = []string{one, two}
	draft := string(markdown.Draft(&s, s.Entry, ""))
	for name, c := range map[string]struct {
		from, to, want string // want is what Resolutions holds, empty when the section is gone
	}{
		"both left as they stand": {"", "", ""},
		"one with its outcome":    {one, one + " → yes", one + " → yes"},
		"one taken out":           {one + "\n", "", ""},
		"one written twice":       {one, one + "\n" + one, one},
		"one under Changed":       {"## Changed\n", "## Changed\n\n" + one + "\n", ""},
		"a blank behind it":       {two, two + "  ", ""},
		"in Windows' line ends":   {"\n", "\r\n", ""},
		"words of one's own":      {two, two + "\n\nBoth stay open.", "Both stay open."},
	} {
		n := 1
		if c.from == "\n" {
			n = -1
		}
		got, problems := markdown.Parse("", markdown.StripGuidance(&s, []byte(strings.Replace(draft, c.from, c.to, n))))
		if got == nil {
			t.Fatalf("%s: %v", name, problems)
		}
		text := ""
		for _, section := range got.Sections {
			if section.Name == "Resolutions" {
				text = strings.TrimSpace(section.Text)
			}
		}
		if text != c.want {
			t.Errorf("%s: Resolutions holds %q, want %q", name, text, c.want)
		}
	}
}

// F10: what is not known is refused with its place, before the first question.
func TestAnUnknownFieldOfATemplateIsAnErrorWithItsLine(t *testing.T) {
	t.Parallel()
	const ask = "<!-- twoway:ask\nid: a\nask: b\nhome: question\nkind: text\n-->\n"
	for _, tt := range []struct{ from, to, want string }{
		{"", "", ""},
		{"home: question", "home: confidense", `t.md:4: "confidense" is no front matter key`},
		{"home: question", "home: Own words", ""},
		{"kind: text", "kind: essay", `t.md:4: kind "essay"`},
		{"ask: b", "ask: b {nobody}", "t.md:6: nothing fills in {nobody}"},
		{"ask: b", "ask: b {next}", ""},
		{"ask: b", "akk: b", `t.md:6: "akk" is no name`},
		{"twoway:ask", "twoway:asked", "t.md:4: twoway:asked is not known"},
		{"id: a", "id: a\ndepth: deep", `t.md:4: depth "deep"`},
		{"-->\n", "-->\n" + ask, `t.md:10: the id "a" stands twice`},
		{"twoway: decision", "a: b", "t.md:1: no entry template"},
		{"twoway: decision", "twoway: decision\nenergy: high", "t.md:3: energy"},
	} {
		src := strings.Replace("---\ntwoway: decision\n---\n"+ask, tt.from, tt.to, 1)
		sheet, problems := markdown.Scaffold("t.md", []byte(src))
		if tt.want == "" && (sheet == nil || len(problems) > 0) {
			t.Errorf("%q for %q: got %v, want none", tt.to, tt.from, problems)
		}
		isWanted := func(p journal.Problem) bool { return strings.HasPrefix(p.String(), tt.want) && p.Mend != "" }
		if tt.want != "" && (sheet != nil || !slices.ContainsFunc(problems, isWanted)) {
			t.Errorf("%q for %q: got %v, want %q with what to write", tt.to, tt.from, problems, tt.want)
		}
	}
}

func TestEachFaultOfATemplateIsNamedInTheOrderOfItsLines(t *testing.T) {
	t.Parallel()
	const src = "---\ntwoway: decision\nenergy: high\n---\n" +
		"<!-- twoway:ask\nid: a\nask: b {nobody}\nhome: question\nkind: text\nrequired: yes\n-->\n" +
		"<!-- twoway:ask\nid: a\nask: b\nhome: confidense\nkind: essay\ndepth: deep\ncolour: red\n-->\n" +
		"<!-- twoway:ask\nid: c\nask: b\nhome: choice\nkind: text\nrequired: no\n\n## Weather\n\n" +
		"<!-- twoway:ask\nid: d\nask: b\nhome: Weather\nkind: prose\n\nWords of one's own: these.\n"
	_, problems := markdown.Scaffold("t.md", []byte(src))
	var got []string
	for _, p := range problems {
		at, text, _ := strings.Cut(p.String(), ": ")
		got = append(got, at+" "+strings.Join(strings.Fields(text)[:4], " "))
	}
	want := []string{
		"t.md:3 energy: \"high\" is read", "t.md:7 nothing fills in {nobody};", "t.md:10 required is true or",
		"t.md:12 the id \"a\" stands", "t.md:12 depth \"deep\" is none", "t.md:12 kind \"essay\" is none", "t.md:12 \"confidense\" is no front",
		"t.md:18 \"colour\" is no name", "t.md:20 this comment is never", "t.md:25 required is true or", "t.md:29 this comment is never",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

// F12, zk#488
func TestNoTokenIsLeftInADraft(t *testing.T) {
	t.Parallel()
	for name, s := range sheets(t) {
		if draft := string(markdown.Draft(s, s.Entry, "")); strings.ContainsAny(draft, "{}") {
			t.Errorf("%s: a token is left in\n%s", name, draft)
		}
	}
}
