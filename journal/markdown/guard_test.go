package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"twoway/journal"
)

// typedEntry is an entry with a text in each place that takes one.
func typedEntry(s string) *journal.Entry {
	line := oneLine(s)
	day := journal.Date{Year: 2026, Month: 12, Day: 1}
	return &journal.Entry{
		Kind: journal.KindDecision, ID: "2026-01-01-x", Date: journal.Date{Year: 2026, Month: 1, Day: 1}, Lead: s,
		Sections: []journal.Section{{Name: "Why", Text: s}, {Name: "Mine", Text: s}},
		Items: journal.Items{
			Options:     []journal.Option{{Key: "a", Label: line, Pull: line}, {Key: "b", Label: "no"}},
			Drivers:     []journal.Driver{{Text: line}, {Text: "last"}},
			Assumptions: []journal.Assumption{{Belief: line}, {Belief: "last"}},
			Predictions: []journal.Prediction{{Percent: 70, By: day, Claim: line}, {Percent: 60, By: day, Claim: "last"}},
			Tripwires:   []journal.Tripwire{{Mode: journal.Happens, Condition: line, Then: "revisit"}, {Mode: journal.Happens, Condition: "last", Then: "revisit"}},
			Practices:   []journal.Practice{{Text: line}, {Text: "last --> end"}},
			Amendments:  []journal.Amendment{{Field: "agreed", Old: "false", New: "true", Because: line}},
			Log:         []journal.LogLine{{Date: day, Text: line}, {Date: day, Text: "last"}},
		},
		Decision: &journal.Decision{Question: "Drop IE?"},
	}
}

var openTexts = []string{
	"<script> tags everywhere", "<!-- legacy", "text <!-- legacy", "a\n<style\nb", "<pre>", "<textarea x", "<?php", "<![CDATA[ x", "<!DOCTYPE html", "<!doctype html",
	"<div> <!-- x", "> <!-- x", "a\n  <!-- x\n```", "```\n<!-- x\n", "~~~\na", "<script>\n```\n</script>\n~~~", "<!-- a --> <!-- b",
	"<SCRIPT>", "   <pre> x", "<!-- a\n<script>\n<?x", "`<!-- x`", "a `b\n<!-- c", `\<script>`, "- <!-- x\n- y", "1. <script>\n\n   x", "    ```\n    x", "<!-->", "<!--->", "\u0130 <pre>\n<pre> \u0130",
	"# not a heading", "#x", "> quoted", "[a]: b", "<!--<!--", "<script></script> fine <!-- closed --> <?x ?>", "<p>\nx", "</details>",
}

// What is typed in one place takes nothing of what stands below it, and is read as it was typed.
func TestTypedTextLeavesTheRestReadable(t *testing.T) {
	for _, s := range openTexts {
		checkTyped(t, s, s[0] != '\\' && !strings.Contains(s, "\n") && !strings.Contains(s, "# not"))
	}
}

func checkTyped(t *testing.T, s string, asTyped bool) {
	t.Helper()
	typed := typedEntry(s)
	want := typedEntry(s)
	Compose(typed, "")
	got, problems := Parse("2026/2026-01-01-x.md", Format(typed))
	for _, p := range problems {
		if strings.HasPrefix(p.Rule, "html") {
			t.Errorf("%q: %v", s, p)
		}
	}
	last := func(e *journal.Entry) (out []string) {
		for _, d := range e.Drivers[max(0, len(e.Drivers)-1):] {
			out = append(out, d.Text)
		}
		for _, d := range e.Assumptions[1:] {
			out = append(out, d.Belief)
		}
		for _, d := range e.Predictions[1:] {
			out = append(out, d.Claim)
		}
		for _, d := range e.Tripwires[1:] {
			out = append(out, d.Condition)
		}
		for _, d := range e.Practices[1:] {
			out = append(out, d.Text)
		}
		for _, d := range e.Log[1:] {
			out = append(out, d.Text)
		}
		return append(out, e.Options[len(e.Options)-1].Label, e.Amendments[len(e.Amendments)-1].New)
	}
	if diff := cmp.Diff(last(want), last(got)); diff != "" {
		t.Errorf("%q: (-typed +read):\n%s\nfrom\n%s", s, diff, typed.Body)
	}
	if !asTyped {
		return
	}
	first := func(e *journal.Entry) []string {
		return []string{
			e.Lead, e.Section("Why"), e.Section("Mine"), e.Options[0].Label, e.Options[0].Pull, e.Drivers[0].Text, e.Assumptions[0].Belief, e.Predictions[0].Claim,
			e.Tripwires[0].Condition, e.Practices[0].Text, e.Amendments[0].Because, e.Log[0].Text,
		}
	}
	want.Options[0].Label = oneLine(s)
	if diff := cmp.Diff(first(want), first(got)); diff != "" {
		t.Errorf("%q is read otherwise than it was typed (-typed +read):\n%s\nfrom\n%s", s, diff, typed.Body)
	}
}

var fieldTexts = []string{
	"# 1 reason: cheap", "# a\n# b", "## Why not", "Result\n===\nmore", "Result\n---\n\nmore", "a\n\n# b\n\nc", "#", "##", "### three\n\na", "a\n# b #\nc\n=\n",
	`\<foo\> is a regex`, `\<script> a`, `\\<script> a`, `\\\<script> a`, `a \<!-- b`, `a \\<!-- b`, `a \\\<!-- b`, `\# a`, `\\# a`, "a\n\\===", "a\n\\\\\\---\nb", "- \\<!-- a", "> \\<pre> a",
	"`\\<!-- a`", "```\n\\<!-- a\n# b\n```", "<div>\n\\<!-- a", "<div> <!-- a", "> <div> <!-- a", "\\", "a\\", "  # a", "> # a\n\nb", "- # a", "a\n  \\===  ", "    # code", "#0\n=", "\\\\<!-- a --> b", "<?a\n<?b\n-",
}

// itemTexts begin as something else than the words of an item does.
var itemTexts = []string{
	"* a", "- a", "+ a", "1. a", "2) a", "2026. Not again", "1.5 times", "* <!E- 0", "1. <script>", "* # a", "- ~~~", "---", "***", "___", "* * *", "-", "12.", `\* a`, `\\* a`, `1\. a`,
	`1\\. a`, "**bold**", "-5 degrees", "3.", "> * a", "* > a", "|a|b|", "=", "\\---", "1234567890. a",
}

// What is typed into one field is read as it was typed, headings and backslashes and all.
func TestWhatIsTypedIntoAFieldReadsBack(t *testing.T) {
	for _, s := range fieldTexts {
		checkField(t, s)
	}
	for _, s := range openTexts {
		if openFence(s) == "" {
			checkField(t, s)
		}
	}
}

func checkField(t *testing.T, s string) {
	t.Helper()
	e := typedEntry("x")
	e.Lead, e.Sections = Escape(s), []journal.Section{{Name: "Why", Text: Escape(s)}, {Name: "Mine", Text: Escape(s)}}
	Compose(e, "")
	got, _ := Parse("2026/2026-01-01-x.md", Format(e))
	want := trimBlank(s)
	for name, text := range map[string]string{"lead": got.Lead, "Why": got.Section("Why"), "Mine": got.Section("Mine")} {
		if text != want {
			t.Errorf("%q reads back as %q in %s, from\n%s", s, text, name, e.Body)
		}
	}
}

// A heading that says Private hides what stands below it in a field too, and nothing that the entry holds behind that.
func TestAPrivateHeadingInAFieldHides(t *testing.T) {
	for s, public := range map[string]string{
		"pub\n\n## Private\n\nSECRET": "pub", "## private SECRET": "", "# Private\n\nSECRET": "", "pub\n\n# Private\n\nSECRET\n\n# SECRET": "pub",
		"pub\n\n# private notes\n\nSECRET\n\n## SECRET": "pub", "pub\n\nPrivate\n===\n\nSECRET": "pub", "pub\n\nPrivate\n---\n\nSECRET": "pub",
		"pub\n\n### Private\n\nSECRET": "pub", "pub\n\n##Private\nSECRET": "pub", "#Private\nSECRET": "", "pub\n\n<h1>Private</h1>\n\nSECRET": "pub",
		"pub\n\n> # Private\n> SECRET": "pub", "pub\n\n- # Private\n  SECRET": "pub", "# 1 reason\n\n## Privat\n\nSECRET": "# 1 reason", "<script>\n\n## Private\n\nSECRET": "<script",
		"pub\n\n**Private**\n===\n\nSECRET = 1": "pub",
		"pub\nPrivate\n---\n\nSECRET":           "pub", "pub\nPrivate\n===\n\nSECRET": "pub", "- pub\nPrivate\n---\nSECRET": "- pub",
	} {
		e := typedEntry("x")
		e.Lead, e.Sections = "", []journal.Section{{Name: "Why", Text: Escape(s)}, {Name: "Premortem", Text: "below"}, {Name: "Mine", Text: Escape(s)}, {Name: "Last", Text: "end"}}
		Compose(e, "")
		got, _ := Parse("2026/2026-01-01-x.md", Format(e))
		open := Redact(got)
		if strings.Contains(open.Body, "SECRET") {
			t.Errorf("%q leaves as\n%s", s, open.Body)
		}
		for name, want := range map[string]string{"Why": public, "Premortem": "below", "Mine": public, "Last": "end"} {
			if text := open.Section(name); strings.Trim(text, "->\n ") != strings.Trim(want, "- ") {
				t.Errorf("%q: %q in %s, want %q, from\n%s", s, text, name, want, got.Body)
			}
		}
		if len(open.Drivers) != len(e.Drivers) || len(open.Predictions) != len(e.Predictions) {
			t.Errorf("%q hides items, from\n%s", s, got.Body)
		}
	}
}

func TestWhatIsTypedIntoAnItemReadsBack(t *testing.T) {
	for _, s := range slices.Concat(fieldTexts, itemTexts) {
		if s = oneLine(s); strings.Contains(s, "-->") {
			continue
		}
		e := typedEntry("x")
		e.Drivers = []journal.Driver{{Text: s}, {Text: "last"}}
		Compose(e, "")
		got, _ := Parse("2026/2026-01-01-x.md", Format(e))
		if len(got.Drivers) != 2 || got.Drivers[0].Text != s {
			t.Errorf("%q reads back as %+v, from\n%s", s, got.Drivers, e.Body)
		}
	}
}

// Files that earlier versions wrote have one backslash before a sign of theirs, and two belong to the person.
func TestGuardsOfEarlierVersionsAreTakenOff(t *testing.T) {
	front := "---\ntwoway: decision\nid: 2026-01-01-x\ndate: 2026-01-01\nquestion: Drop IE?\n---\n\n## Why\n\n"
	for body, want := range map[string]string{
		`\<script> tags`: "<script> tags", `a \<!-- b`: "a <!-- b", "\\<div>\n\\<!-- b": "<div>\n<!-- b", "`\\<!--`": "`\\<!--`", `\<foo\> is`: `\<foo\> is`, `\\<script>`: `\\<script>`,
	} {
		e, _ := Parse("2026/2026-01-01-x.md", []byte(front+body+"\n"))
		if got := e.Section("Why"); got != want {
			t.Errorf("%q reads as %q, want %q", body, got, want)
		}
	}
}

// A heading of level one that is not the title is the person's, and the text goes on below it.
func TestAHeadingThatIsNotTheTitleIsText(t *testing.T) {
	front := "---\ntwoway: KIND\nid: 2026-01-01-0800-x\ndate: 2026-01-01\nquestion: Q?\n---\n\n"
	for _, c := range []struct{ kind, body, lead, why string }{
		{"note", "# I miss the code\n", "# I miss the code", ""},
		{"note", "Result\n===\n\nmore\n", "Result\n===\n\nmore", ""},
		{"decision", "# Q?\n\na\n\n# b\n\nc\n\n## Why\n\nd\n", "a\n\n# b\n\nc", "d"},
		{"decision", "# Q?\n\n## Why\n\n# 1 reason\n\ncheap\n\n## Mine\n\nx\n", "", "# 1 reason\n\ncheap"},
		{"decision", "# Q?\n\n## Why\n\na\n\n# Private\n\nb\n\n# c\n", "", "a"},
		{"decision", "# Q?\n\n## Private\n\na\n\n# c\n\n## Why\n\nb\n", "", "b"},
	} {
		e, _ := Parse("2026/2026-01-01-0800-x.md", []byte(strings.Replace(front, "KIND", c.kind, 1)+c.body))
		if e.Lead != c.lead || e.Section("Why") != c.why {
			t.Errorf("%s %q: lead %q, why %q; want %q, %q", c.kind, c.body, e.Lead, e.Section("Why"), c.lead, c.why)
		}
	}
}

func FuzzWhatIsTypedIntoAFieldReadsBack(f *testing.F) {
	for _, s := range append(fieldTexts, openTexts...) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "?")
		if isPlainTyping(s) && readsBack(s) {
			checkField(t, strings.TrimSpace(s))
		}
	})
}

// isPlainTyping says whether a text is one that a field takes as it is: not empty, without what hides, what git writes between the sides of
// a merge, and signs that are left out of what is typed.
func isPlainTyping(s string) bool {
	return oneLine(s) != "" && !strings.Contains(s, "%%") && !strings.ContainsAny(s, "\r\v\f") && !tooMuch(s) && !strings.Contains(s, "<<<<<<<") && !strings.Contains(s, ">>>>>>>")
}

// readsBack says whether a text is promised to read back sign by sign: not where it hides a part of itself, leaves code open, which is
// closed, or asks for more guards than there are; nor where a comment may begin a line between two backquotes, since the backslash before
// it makes code of the line, and stays.
func readsBack(s string) bool {
	switch {
	case strings.Contains(s, "\t"), openFence(s) != "", strings.Contains(strings.ToLower(s), "priv"), len(PrivateHeadings("## x\n\n"+s)) > 0, strings.Contains(s, "-->"):
		return false
	case strings.Count(s, "<")+strings.Count(s, "#")+strings.Count(s, "\n") > maxGuards:
		return false
	}
	return !strings.Contains(s, "`") || !strings.Contains(s, "\n")
}

// isSection says whether a text holds a line that is a heading, or the line below one: a section of that name may be one of ours.
func isSection(s string) bool {
	for line := range strings.Lines(s) {
		if name := strings.TrimSpace(line); strings.HasPrefix(name, "#") || strings.Trim(name, "=-") == "" {
			return true
		}
	}
	return false
}

func FuzzTypedTextLeavesTheRestReadable(f *testing.F) {
	for _, s := range slices.Concat(openTexts, itemTexts) {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "?")
		if isPlainTyping(s) && !isSection(s) {
			checkTyped(t, s, false)
		}
	})
}

func TestHTMLThatSwallowsIsNamed(t *testing.T) {
	front := "---\ntwoway: decision\nid: 2026-01-01-x\ndate: 2026-01-01\nquestion: Drop IE?\nchoice: a\n---\n\n"
	for body, want := range map[string]string{
		"## Why\n\n<script> tags\n\n## Options\n\n- a: yes\n- b: no\n": `11 html-open <script> is never closed, so 3 headings and items below it are not read; write \<script> for the sign itself, or </script> where it ends`,
		"## Why\n\n<!-- legacy\n\n## Options\n":                        `11 html-open <!-- is never closed, so 1 heading or item below it is not read; write \<!-- for the sign itself, or --> where it ends`,
		"<?php\n- a\n":                                                 `9 html-open <?php is never closed, so 1 heading or item below it is not read; write \<?php for the sign itself, or ?> where it ends`,
		"- <!-- x\n\n## Options\n\n- a: yes\n":                         `9 html-open <!-- is never closed, so 2 headings and items below it are not read; write \<!-- for the sign itself, or --> where it ends`,
		"<details>\n</details>\n## Options\n- a: yes\n":                `11 html-heading "## Options" stands right below HTML and is read as a part of it; put a blank line above it`,
		"<!-- ## Options\n- a -->\n\n## Why\n":                         "",
		"<pre>\n## x\n</pre>\n\n## Why\n":                              "",
		"<script> tags\n":                                              "",
		"```\n<!-- x\n## y\n```\n":                                     "",
		"`<!--` and \\<!-- x\n\n## Why\n\n- a\n":                       "",
	} {
		_, problems := Parse("2026/2026-01-01-x.md", []byte(front+body))
		got := ""
		for _, p := range problems {
			if strings.HasPrefix(p.Rule, "html") {
				got += fmt.Sprintf("%d %s %s; %s", p.Line, p.Rule, p.Text, p.Mend)
			}
		}
		if got != want {
			t.Errorf("%q:\n got %s\nwant %s", body, got, want)
		}
	}
}

// A passage of prose begins with the person's first sign, not with the backslash before it.
func TestAPassageHasNoGuard(t *testing.T) {
	front := "---\ntwoway: note\nid: 2026-01-01-0800-x\ndate: 2026-01-01\n---\n\n"
	for body, want := range map[string]string{
		"\\# I miss the `code`\n": "# I miss the `code`", "\\\\\\# a\n": `\# a`, "\\<script> b\n": "<script> b", "\\*c\n": `\*c`, "a \\# d\n": `a \# d`,
	} {
		e, _ := Parse("2026/2026-01-01-0800-x.md", []byte(front+body))
		got := Prose(e)
		if len(got) != 1 || got[0].Text != want {
			t.Errorf("%q: got %+v, want %q", body, got, want)
			continue
		}
		for _, s := range got[0].Skip {
			if code := got[0].Text[s.From:s.To]; code != "`code`" && code != "<script>" {
				t.Errorf("%q: %q is skipped", body, code)
			}
		}
	}
}
