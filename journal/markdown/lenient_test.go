package markdown_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"twoway/journal"
	"twoway/journal/markdown"
)

var aug15 = journal.Date{Year: 2026, Month: 8, Day: 15}

// note parses a note with one line in one section, and gives its items and what was said about the line.
func note(t *testing.T, section, line string) (journal.Items, string) {
	t.Helper()
	src := "---\ntwoway: note\nid: 2026-01-01-0800-x\ndate: 2026-01-01\nabout: 2025-01-01-x\n---\n\n## " + section + "\n\n" + line + "\n"
	e, problems := markdown.Parse("2026/2026-01-01-0800-x.md", []byte(src))
	if e == nil {
		t.Fatalf("%q: not read: %v", line, problems)
	}
	said := ""
	for _, p := range problems {
		if p.Line != 10 {
			t.Errorf("%q: %v is said of line %d, want 10", line, p, p.Line)
		}
		said += p.Text + " / " + p.Mend
	}
	return e.Items, said
}

// TestTheReaderTakesMoreThanTheToolWrites holds every row of the table in DOMAIN 3.3, and the sentence above it.
func TestTheReaderTakesMoreThanTheToolWrites(t *testing.T) {
	t.Parallel()
	open := journal.Prediction{Percent: 75, By: aug15, Claim: "claim", Line: 10}
	with := func(change func(*journal.Prediction)) journal.Items {
		p := open
		change(&p)
		return journal.Items{Predictions: []journal.Prediction{p}}
	}
	wire := func(w journal.Tripwire) journal.Items {
		w.Line = 10
		return journal.Items{Tripwires: []journal.Tripwire{w}}
	}
	prose := journal.Items{}
	for _, tt := range []struct {
		name, section, line string
		want                journal.Items
		says                string
	}{
		{"a ticked prediction came true on its date", "Predictions", "- [x] 75% by 2026-08-15: claim", with(func(p *journal.Prediction) {
			p.Ticked, p.Tail = true, &journal.Outcome{Word: "yes", On: aug15}
		}), `add "→ yes" and the day`},
		{"a ticked wire was hit", "Tripwires", "- [x] If a, then revisit", wire(journal.Tripwire{
			Mode: journal.Happens, Condition: "a", Then: "revisit", Ticked: true, Tail: &journal.Outcome{Word: "hit"},
		}), `add "→ hit" and the day`},
		{"a ticked assumption holds", "Assumptions", "- [x] a", journal.Items{Assumptions: []journal.Assumption{
			{Belief: "a", Ticked: true, Tail: &journal.Outcome{Word: "holding"}, Line: 10},
		}}, `add "→ holding" and the day`},
		{"an outcome settles an open box", "Predictions", "- [ ] 75% by 2026-08-15: claim → no", with(func(p *journal.Prediction) {
			p.Tail = &journal.Outcome{Word: "no"}
		}), "tick the box"},
		{"a date in words makes prose", "Predictions", "- [ ] 75% by 15 August: claim", prose, "the date must be YYYY-MM-DD"},
		{"a missing colon makes prose", "Predictions", "- [ ] 75% by 2026-08-15 claim", prose, "a colon is missing after the date"},
		{"a fraction makes prose", "Predictions", "- [ ] 0.75 by 2026-08-15: claim", prose, "a whole percentage, 1 to 99"},
		{"a hundred percent makes prose", "Predictions", "- [ ] 100% by 2026-08-15: claim", prose, "a whole percentage, 1 to 99"},
		{"an arrow inside a claim stays there", "Predictions", "- [ ] 75% by 2026-08-15: latency → no worse than before", with(func(p *journal.Prediction) {
			p.Claim = "latency → no worse than before"
		}), ""},
		{"the first whole tail counts", "Predictions", "- [x] 75% by 2026-08-15: claim → yes: moved from A → no", with(func(p *journal.Prediction) {
			p.Ticked, p.Tail = true, &journal.Outcome{Word: "yes", Note: "moved from A → no"}
		}), ""},
		{"a month is no date of a wire", "Tripwires", "- [ ] If Dana leaves by December, then revisit", wire(journal.Tripwire{
			Mode: journal.Happens, Condition: "Dana leaves by December", Then: "revisit",
		}), "which date?"},
		{"a bare condition is a wire that happens", "Tripwires", "- [ ] no merge for six weeks", wire(journal.Tripwire{
			Mode: journal.Happens, Condition: "no merge for six weeks", Then: "revisit",
		}), ""},
		{"unless without a date", "Tripwires", "- [ ] Unless staffed, then decide", wire(journal.Tripwire{
			Mode: journal.Missing, Condition: "staffed", Then: "decide",
		}), `"unless" needs "by" and a date`},
		{"an option without a key", "Options", "- Take the team", journal.Items{Options: []journal.Option{{Key: "take-the-team", Label: "Take the team", Line: 10}}}, ""},
		{"a capital is no key", "Options", "- Rust: rewrite it", journal.Items{Options: []journal.Option{{Key: "rust-rewrite-it", Label: "Rust: rewrite it", Line: 10}}}, ""},
		{"a claim alone resolves", "Resolutions", "- [x] claim → yes", journal.Items{Resolutions: []journal.Resolution{
			{Text: "claim", Tail: &journal.Outcome{Word: "yes"}, Line: 10},
		}}, ""},
		{"a word of another kind is part of the claim", "Resolutions", "- [x] 75% by 2026-08-15: claim → hit", journal.Items{Resolutions: []journal.Resolution{{
			Prediction: &journal.Prediction{Percent: 75, By: aug15, Claim: "claim → hit", Ticked: true, Tail: &journal.Outcome{Word: "yes", On: aug15}},
			Tail:       &journal.Outcome{Word: "yes", On: aug15}, Line: 10,
		}}}, `"hit" is for tripwires`},
		{"a star for a bullet", "Predictions", "* [ ] 75% by 2026-08-15: claim", with(func(*journal.Prediction) {}), ""},
		{"a plus for a bullet", "Predictions", "+ [ ] 75% by 2026-08-15: claim", with(func(*journal.Prediction) {}), ""},
		{"a capital X, and an arrow of ASCII", "Predictions", "- [X] 75% by 2026-08-15: claim -> yes", with(func(p *journal.Prediction) {
			p.Ticked, p.Tail = true, &journal.Outcome{Word: "yes"}
		}), ""},
		{"a blank before the percent sign", "Predictions", "- [ ] 75 % by 2026-08-15: claim", with(func(*journal.Prediction) {}), ""},
		{"no box", "Predictions", "- 75% by 2026-08-15: claim", with(func(*journal.Prediction) {}), ""},
		{"an item over two lines", "Predictions", "- [ ] 75% by 2026-08-15: a\n  claim", with(func(p *journal.Prediction) { p.Claim = "a claim" }), ""},
		{"an item over two lines, not indented", "Predictions", "- [ ] 75% by 2026-08-15: a\nclaim", with(func(p *journal.Prediction) { p.Claim = "a claim" }), ""},
		{"a small unless", "Tripwires", "- unless a by 2026-08-15", wire(journal.Tripwire{Mode: journal.Missing, Condition: "a", By: aug15, Then: "revisit"}), ""},
		{"sub-lines with other names", "Predictions", "- [ ] 75% by 2026-08-15: claim\n  - source: the survey", with(func(p *journal.Prediction) {
			p.More = []journal.SubLine{{Name: "source", Text: "the survey"}}
		}), ""},
		{"an item inside a fence", "Predictions", "```\n- [ ] 75% by 2026-08-15: claim\n```", prose, ""},
		{"an item inside a quote", "Predictions", "> - [ ] 75% by 2026-08-15: claim", prose, ""},
		{"an item inside a comment", "Predictions", "<!--\n- [ ] 75% by 2026-08-15: claim\n-->", prose, ""},
		{"a comment that begins in a paragraph", "Predictions", "x <!-- y\n- [ ] 75% by 2026-08-15: claim\n-->", prose, ""},
		{"a void needs its reason", "Predictions", "- [x] 75% by 2026-08-15: claim → void", with(func(p *journal.Prediction) {
			p.Ticked, p.Tail = true, &journal.Outcome{Word: "void"}
		}), "a void prediction says why"},
		{"attributes", "Predictions", "- [ ] 75% by 2026-08-15 (self, if ic): claim", with(func(p *journal.Prediction) { p.Self, p.If = true, "ic" }), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, said := note(t, tt.section, tt.line)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.line, diff)
			}
			if (tt.says == "") != (said == "") || !strings.Contains(said, tt.says) {
				t.Errorf("%s: check says %q, want %q", tt.line, said, tt.says)
			}
		})
	}
}

// decisionWith parses a decision with lines of front matter.
func decisionWith(lines string) (*journal.Entry, []journal.Problem) {
	return markdown.Parse("2026/2026-01-01-x.md", []byte("---\ntwoway: decision\nid: 2026-01-01-x\ndate: 2026-01-01\n"+lines+"---\n\nx\n"))
}

// F1: the ways to write the fences give one and the same entry.
func TestFencesAndLineEnds(t *testing.T) {
	t.Parallel()
	const plain = "---\ntwoway: note\nid: 2026-01-01-0800-x\ndate: 2026-01-01\ntags:\n  - a\n---\nx\n"
	want, _ := markdown.Parse("n.md", []byte(plain))
	for name, src := range map[string]string{
		"CRLF":                  strings.ReplaceAll(plain, "\n", "\r\n"),
		"mixed line ends":       strings.Replace(plain, "date: 2026-01-01\n", "date: 2026-01-01\r\n", 1),
		"a byte order mark":     "\ufeff" + plain,
		"no final newline":      strings.TrimSuffix(plain, "\n"),
		"blanks at the fences":  strings.ReplaceAll(plain, "---\n", "---  \n"),
		"dots for an end":       strings.Replace(plain, "---\nx", "...\nx", 1),
		"a flow list":           strings.Replace(plain, "tags:\n  - a", "tags: [a]", 1),
		"a word for a list":     strings.Replace(plain, "tags:\n  - a", "tags: a", 1),
		"a comment in the list": strings.Replace(plain, "tags:\n", "tags: # mine\n", 1),
	} {
		got, problems := markdown.Parse("n.md", []byte(src))
		if got == nil || len(problems) > 0 {
			t.Errorf("%s: got %v, %v", name, got, problems)
			continue
		}
		got.Body = want.Body
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	for _, src := range []string{"---\ntwoway: note\nid: 2026-01-01-0800-x\ndate: 2026-01-01\n---", "---\ntwoway: note\ndate: 2026-01-01\nid: 2026-01-01-0800-x\n..."} {
		if e, problems := markdown.Parse("n.md", []byte(src)); e == nil || e.Body != "" || len(problems) > 0 {
			t.Errorf("%q: got %v, %v", src, e, problems)
		}
	}
}

// F6, L13: strings stay strings, however they are written.
func TestStringsStayStrings(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"no": "no", "on": "on", "~": "~", "1e3": "1e3", "007": "007", "0x1": "0x1", "12:30": "12:30", "2026-01-01": "2026-01-01", "null": "null",
		`"a: b"`: "a: b", `'it''s'`: "it's", `"a\tb \u00e9"`: "a\tb é", "plain # comment": "plain", ">-\n  two\n  lines": "two lines", "two\n  lines": "two lines",
		"a:b": "a:b", "http://x/y#z": "http://x/y#z", `"x" # c`: "x",
	} {
		e, problems := decisionWith("question: " + line + "\nchoice: a\n")
		if e == nil || len(problems) > 0 || e.Decision.Question != want || e.Decision.Choice != "a" {
			t.Errorf("question: %s: got %+v, %v; want %q", line, e.Decision, problems, want)
		}
	}
}

func TestAValueThatDoesNotFitIsAbsentAndNamedWithItsLine(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"confidence: high": "a whole number from 0 to 100", "confidence: 101": "from 0 to 100", "energy: 3": "from -2 to 2", "door: ajar": "one of two-way, one-way, unsure",
		"agreed: yes": "true or false", "next: soon": "YYYY-MM-DD", "next: 2026-02-30": "YYYY-MM-DD", "choice: [a]": "one value, not a list",
		"choice: &x a": "anchors and aliases", "choice: {a: b}": "one line or a list of lines", "mood:\n  - [a]": "plain lines only", "id: again": "this key once",
	} {
		e, problems := decisionWith(line + "\n")
		if e == nil || len(problems) != 1 || problems[0].Line != 5 || !strings.Contains(problems[0].Mend, want) {
			t.Errorf("%s: got %+v; want line 5 and %q", line, problems, want)
		}
	}
}

func TestAPersonsOwnKeysAreKeptAsTheyStand(t *testing.T) {
	t.Parallel()
	const own = "Project:   \"x\" # why\nnested:\n  a: 1\n  b:\n    - c\n"
	e, problems := decisionWith(own + "tags:\n  - a\n")
	if len(problems) > 0 || !strings.Contains(string(markdown.Format(e)), own+"tags:") {
		t.Errorf("got %v and\n%s", problems, markdown.Format(e))
	}
}

func TestWhatCannotBeReadIsNamed(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("a: b\n", 20000)
	for _, tt := range []struct {
		name, src, rule string
		line            int
		unreadable      bool
	}{
		{"not ours", "# a page\n", "", 0, true},
		{"front matter of somebody else", "---\ntitle: x\n---\n", "", 0, true},
		{"never closed", "---\ntwoway: note\n", "front-matter", 1, true},
		{"a kind that is none", "---\nid: x\ntwoway: diary\n---\n", "kind", 3, true},
		{"too large a front matter", "---\ntwoway: note\n" + long + "---\n", "front-matter", 1, true},
		{"a NUL byte", "---\ntwoway: note\n---\na\x00b", "encoding", 4, true},
		{"no date anywhere", "---\ntwoway: note\nid: x\n---\n", "date", 1, true},
		{"bytes that are no UTF-8, N7", "---\ntwoway: note\nid: 2026-01-01-a\ndate: 2026-01-01\n---\na\xffb\n", "encoding", 6, false},
		{"a conflict in the front matter, T5", "---\ntwoway: note\n<<<<<<< HEAD\nid: 2026-01-01-a\n=======\nid: 2026-01-01-a\n>>>>>>> b\ndate: 2026-01-01\n---\n", "conflict", 3, false},
		{"a conflict in the body, T5", "---\ntwoway: note\nid: 2026-01-01-a\ndate: 2026-01-01\n---\n<<<<<<< HEAD\na\n=======\n", "conflict", 6, false},
		{"a front matter that is no YAML", "---\ntwoway: note\nid: 2026-01-01-a\ndate: 2026-01-01\nabout: \"x\n---\n", "front-matter", 5, false},
		{"nested without an end", "---\ntwoway: note\nid: 2026-01-01-a\ndate: 2026-01-01\n---\n" + strings.Repeat(">", 500) + "\n", "size", 6, false},
	} {
		e, problems := markdown.Parse("n.md", []byte(tt.src))
		if (e == nil) != tt.unreadable {
			t.Errorf("%s: got %v, %v", tt.name, e, problems)
		}
		if tt.rule == "" && len(problems) > 0 || tt.rule != "" && (len(problems) == 0 || problems[0].Rule != tt.rule || problems[0].Line != tt.line || problems[0].Unreadable != tt.unreadable) {
			t.Errorf("%s: got problems %+v; want %s in line %d", tt.name, problems, tt.rule, tt.line)
		}
	}
}
