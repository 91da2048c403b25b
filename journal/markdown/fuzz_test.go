package markdown

import (
	"bytes"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/txtar"

	"twoway/journal"
	"twoway/templates"
)

// seeds are the files of the golden cases.
func seeds(f *testing.F) (out []string) {
	f.Helper()
	files, _ := filepath.Glob("testdata/*.txtar")
	for _, name := range files {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		out = append(out, string(a.Files[0].Data))
	}
	return append(out,
		"---\ntwoway: note\nid: 2026-01-01-0800-x\n---\n%% a\n```\n%%\n", "---\r\ntwoway: note\r\ndate: 2026-01-01\r\n...\r\nx",
		"\ufeff--- \ntwoway: decision\nid: \"a\\tb\"\nmood: [a, b]\nquestion: >-\n  two\n  lines\nmine: {a: 1}\n---",
		"---\ntwoway: note\nid: &a x\nabout: *a\n---\n", "---\ntwoway: note\ntags: |\n  a\n  b\n---\n",
		"---\ntwoway: note\n? # c\n\n  a\n: b\nc: {d: e}\n---\n", "---\ntwoway: note\nid: &a x\n*a : b\nm: &b \"\\ta\\nb\"\nn: *b\n---\n",
		"---\ntwoway: note\n<<<<<<< HEAD\nid: 2026-01-01-a\n=======\nid: 2026-01-01-b\n>>>>>>> x\n---\n",
	)
}

func FuzzParseNeverPanicsAndPrintingIsStable(f *testing.F) {
	for _, s := range seeds(f) {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		e, _ := Parse("2026/2026-01-01-x.md", src)
		if e == nil {
			return
		}
		once := Format(e)
		again, _ := Parse("2026/2026-01-01-x.md", once)
		if again == nil {
			t.Fatalf("what was printed is not read:\n%q\nfrom\n%q", once, src)
		}
		if again.Body != e.Body {
			t.Errorf("body: got %q, want %q", again.Body, e.Body)
		}
		if twice := Format(again); !bytes.Equal(once, twice) {
			t.Errorf("printing again differs for %q:\n%s", src, cmp.Diff(string(once), string(twice)))
		}
		Prose(e)
		StrayMarks(e)
		Misplaced(e)
		Redact(e)
	})
}

func FuzzScannerAndParserAgree(f *testing.F) {
	for _, s := range seeds(f) {
		_, body, _, _, _ := split([]byte(s))
		f.Add(string(body))
	}
	for _, s := range []string{
		"# a #\n## b##\ntext\n- one\n  - two\nlazy\n- [ ] x\n\n  more\n", "- a\n\n- b\n  c\n   - d\n", "a\n# b\n- c\nd\n\n- e\n", "- a\n    - b\n",
		"* a\n+ b\n- c\n  * d\n", "-\n- \n", "text\n---\n", "#\n##\n# #\n", "- a\n ## b\n", "- a\n-- b\n", "[a]: b\n# c\n", "- [a]: b\n", "1. a\n- b\n",
		"a | b\n--- | ---\n- c\n", "-  a\n", "- a\n\n\n- b\n\ntext\n  - c\n", "\\# a\n", "- a  \n- b\\\n  c\n",
		"# Private\n## Private ##\n### private\n##Privat\ntext\n##Private: a\n- b\n##Private\n", "## **Private** notes\n#private\n",
	} {
		f.Add(s)
		f.Add(strings.ReplaceAll(s, "\n", "\r\n"))
	}
	f.Fuzz(func(t *testing.T, body string) {
		body = strings.ToValidUTF8(strings.ReplaceAll(body, "\x00", ""), "?")
		got, ok := scanOutline(body)
		if !ok || tooMuch(body) {
			return
		}
		want := parseOutline(body)
		got.code, got.html, got.outer, want.code, want.html, want.outer = nil, nil, nil, nil, nil, nil
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(outline{}, head{}, item{}, privateStart{}), cmp.Transformer("len", func(h []head) []head { return append([]head{}, h...) })); diff != "" {
			t.Errorf("%q: parser and scanner (-parser +scanner):\n%s", body, diff)
		}
	})
}

// roundTrip checks that what was read from s is printed so that the same is read again.
func roundTrip[T any](t *testing.T, s string, read func(string) (T, *remark), print func(T) string) {
	t.Helper()
	v, why := read(s)
	if why != nil && why.prose {
		return
	}
	line := print(v)
	again, _ := read(line)
	if second := print(again); second != line {
		t.Errorf("%q prints as %q, and that as %q", s, line, second)
	}
}

func FuzzLinesRoundTrip(f *testing.F) {
	for _, s := range seeds(f) {
		for line := range strings.Lines(s) {
			if text, ok := strings.CutPrefix(line, "- "); ok {
				f.Add(text)
			}
		}
	}
	for _, s := range []string{
		"~~a~~", "~~~a~~~", "[x] a → yes: b → no", "If , then decide", "Unless a by 2026-01-01 by 2026-02-02, then reverse", "why: a → b -> c", `is a: b "c"`, `isnt a: see 2026-01-01-b “c`, `:na a'' ''' ''`, "2026-01-01 -2: a",
		"[x] 60% by 2026-11-01: lift works → NO (2026-11-02), it jammed", "[x] a → No. 2026-11-02", "[x] If a → off 2026-01-01, then revisit → HIT, 2026-01-02 x", "[x] a =>", "[x] by 2026-01-01: b → Wrong.",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		roundTrip(t, s, readOption, formatOption)
		roundTrip(t, s, readDriver, formatDriver)
		roundTrip(t, s, readAssumption, FormatAssumption)
		roundTrip(t, s, readPrediction, FormatPrediction)
		roundTrip(t, s, readTripwire, FormatTripwire)
		roundTrip(t, s, readResolution, FormatResolution)
		roundTrip(t, s, readPractice, formatPractice)
		roundTrip(t, s, readAmendment, formatAmendment)
		roundTrip(t, s, readLogLine, formatLogLine)
		roundTrip(t, s, readMark, FormatMark)
		if _, why := readMark(s); why != nil && why.prose {
			if _, again := readMark(strings.TrimPrefix(why.mend, "write it like: ")); again != nil {
				t.Errorf("%q is to be written %q, which cannot be read either", s, why.mend)
			}
		}
	})
}

// F5, F6: every written value is the same string to another YAML reader, and to ours.
func FuzzWrittenValuesReadBack(f *testing.F) {
	for _, s := range []string{
		"no", "on", "~", "1e3", "007", "0x1", "12:30", "2026-01-01", "null", "True", ".inf", "0b1", "1_000", "=", "<<", "- a", "a: b", "a #b", "a:",
		"'", `"`, `\`, "[[x]]", "@a", "> x", "é", "🚪", "\u2028", "\u0085", "\ufeffa", "a\tb", "%x", "&a", "*a", "!a", "?", "1.5.2", "0o7", "y", "N", "a,b]", "---", "...",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.TrimSpace(strings.ToValidUTF8(s, "?"))
		s = strings.Map(func(r rune) rune {
			if r == '\n' || r == 0 {
				return -1
			}
			return r
		}, s)
		if s = strings.TrimSpace(s); s == "" {
			return
		}
		var other struct{ Question any }
		if err := yaml.Unmarshal([]byte("question: "+quote(s)), &other); err != nil || other.Question != any(s) {
			t.Errorf("%q is written as %s, which YAML reads as %#v (%v)", s, quote(s), other.Question, err)
		}
		e := &journal.Entry{Kind: journal.KindDecision, ID: "2026-01-01-x", Date: journal.Date{Year: 2026, Month: 1, Day: 1}, Tags: []string{s}, Decision: &journal.Decision{Question: s}}
		got, problems := Parse("", Format(e))
		if got == nil || got.Decision.Question != s || len(got.Tags) != 1 || got.Tags[0] != s {
			t.Errorf("%q: got %+v, %v from %q", s, got, problems, Format(e))
		}
	})
}

func FuzzReplaceBlockKeepsEveryOtherByte(f *testing.F) {
	f.Add([]byte("a\n"+Begin+"\nold\n"+End+"\nb"), []byte("new"))
	f.Add([]byte(Begin+"\r\n"+End), []byte(""))
	f.Fuzz(func(t *testing.T, src, block []byte) {
		out, err := ReplaceBlock(src, block)
		if err != nil {
			return
		}
		old, err := Block(src)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Block(out)
		if err != nil || !bytes.Equal(bytes.TrimSuffix(got, []byte("\n")), bytes.TrimSuffix(block, []byte("\n"))) {
			t.Errorf("%q into %q: the block is %q (%v)", block, src, got, err)
		}
		if bytes.Contains(old, []byte(Begin)) || bytes.Contains(old, []byte(End)) { // a mark within a line is none, and is not put in
			return
		}
		back, err := ReplaceBlock(out, old)
		if err != nil || !bytes.Equal(back, src) {
			t.Errorf("%q: putting the old block back gives %q (%v)", src, back, err)
		}
	})
}

func FuzzScaffold(f *testing.F) {
	files, _ := fs.Glob(templates.FS, "entry/*.md")
	for _, name := range files {
		src, _ := fs.ReadFile(templates.FS, name)
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		s, problems := Scaffold("t.md", src)
		for _, p := range problems {
			if !strings.HasPrefix(p.String(), "t.md:") {
				t.Errorf("%q: the problem has no place: %v", src, p)
			}
		}
		if (s == nil) != (len(problems) > 0) {
			t.Errorf("%q: got the sheet %v with the problems %v", src, s, problems)
		}
		if s == nil {
			return
		}
		StripGuidance(s, Draft(s, s.Entry, ""))
	})
}

// P2: nothing that is marked stays, and nothing more is hidden in what stays.
func FuzzStripPrivate(f *testing.F) {
	for _, s := range []string{
		"a %%b%% c", "%%a", "`%%` a %%b%%", "```\n%%\n```\n%%x%%", "## Private\nx\n## Open\ny", "<!-- a --> b", "%%%a%%%", "Private\n---\nx\n",
		"%%\n```\n%%\n", "<!-- %% -->a %% b", "a <!-- b", "<!--\n\n## Why\n", "## PRIVATE ##\n# b\n",
		"> ## Private\na\n## b\n", "# a\n# Private\nb\n### Private\n##Private\n# c\n", "- ## Private: a\n\n```\n## Private\n```\n",
		"a\nPrivate: b\nc\n\n- **private:** d\n", "```\nPrivate: a\n", "## Options\n- private: a\n### b\nPrivat： c\n", "```\na\n## Private\nb\n", "- ~~~\n  %%\n~~~\n", "## Private\n%%\n## a\n%%\nb\n", "<!-->\n## Private\na <!-- b --> c\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		public, _ := StripPrivate([]byte(body))
		if hidden, unclosed := hiddenSpans(string(public)); len(hidden) > 0 || unclosed >= 0 {
			t.Errorf("%q leaves %q, which hides %v", body, public, hidden)
		}
	})
}

// P2: what keeps an entry in keeps a file in to which that entry was joined, whatever stands above it.
func FuzzASecondFrontMatterHides(f *testing.F) {
	for _, s := range []string{"private: true", "privat: on", "tags:\n  - a\n\nPRIVATE: x", "context: |\n\n  a\nprivate = 1", "is_private: yes", "{private: true}", "mood: [a\n# b", "about: 2026-01-01-c"} {
		f.Add("a", s)
		f.Add("a\n\n```\nb\n```\n## Private\n", s)
	}
	f.Fuzz(func(t *testing.T, above, keys string) {
		const own = "twoway: note\nid: 2026-01-02-a\ndate: 2026-01-02\nabout: 2026-01-01-b\n"
		const second = "---\n" + own + "energy: 1\n"
		if len(keys) > 1000 || len(above) > 1000 {
			return
		}
		alone, _ := Parse("", []byte(second+keys+"\n---\n\nb\n"))
		if alone == nil || !alone.Private || alone.Body != "\nb\n" {
			return
		}
		if o, ok := readOutline(above + "\n" + second); !ok || within(strings.LastIndex(above+"\n"+second, "twoway:"), o.code, o.html) > 0 {
			return // all of it is code, or a comment
		}
		if comments, open := Comments(above); len(comments) > 0 || open {
			return
		}
		e, _ := Parse("", []byte("---\n"+own+"---\n\n"+above+"\n"+second+keys+"\n---\n\nb\n"))
		if e != nil && !e.Private {
			t.Errorf("%q below %q leaves the entry open", keys, above)
		}
	})
}

func FuzzScannedProseIsTheParsers(f *testing.F) {
	for _, s := range seeds(f) {
		_, body, _, _, _ := split([]byte(s))
		f.Add(string(body))
	}
	for _, s := range []string{
		"a\n  b\nc\n\n# d\ne\n### f\n", "- a\n  b\nc\n  - d\n   e\n- f\n\ng\n", "a | b\n-|-\nc\n", "a\n:-\n", "a\n-:\n", "# a #\n#\n## b\n", "#\tx\n",
		"text\n- item\n* other\n", "- [ ] 70% by 2026-08-15: a https://x.example/y b\n  check: c\n", "## Private\n\na b\n\n## c\n\nd\n", "- ~~toward: a~~\n",
		"a  \nb\\\nc\n", "a [b] c\n", "! [x] y\n", "  a\n b\n\n   c\n", "- a\n\n\n- b\n\n c\n", "*a* _b_ **c**\n* * x\n", "+a\n+ b\n", "a\n\tb\n", "&amp; \\[a\\]\n", "# Revisit: [a b?](../2026/x.md)\n\nc\n", "# a [b](c) d\n", "# [a](b)\n- [c](d)\n", "## ![a](b)\n", "# [a]() b\n# [b]()\n",
	} {
		f.Add(s)
		f.Add(strings.ReplaceAll(s, "\n", "\r\n"))
	}
	f.Fuzz(func(t *testing.T, body string) {
		body = strings.ToValidUTF8(strings.ReplaceAll(body, "\x00", ""), "?")
		e, _ := Parse("2026/2026-01-01-x.md", []byte("---\ntwoway: note\nid: 2026-01-01-0800-x\ndate: 2026-01-01\n---\n"+body))
		if e == nil || tooMuch(e.Body) {
			return
		}
		got, ok := scanProse(e, nil)
		if !ok {
			return
		}
		want := passages(e, parseProse(e, nil))
		if diff := cmp.Diff(want, passages(e, got), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("prose of %q (-parser +scanner):\n%s", body, diff)
		}
	})
}
