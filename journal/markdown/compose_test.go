package markdown_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"twoway/journal"
	"twoway/journal/markdown"
)

// TestComposeWritesTheFilesOfTheGoldenCases takes an entry apart and composes its body anew: the same bytes come out.
func TestComposeWritesTheFilesOfTheGoldenCases(t *testing.T) {
	t.Parallel()
	for name, link := range map[string]string{"decision": "", "reflection": "2026-02-02-team-or-staff.md", "note": ""} {
		a, err := txtar.ParseFile("testdata/" + name + ".txtar")
		if err != nil {
			t.Fatal(err)
		}
		e, _ := markdown.Parse("2026/x.md", a.Files[0].Data)
		e.Title = strings.TrimPrefix(e.Title, "Revisit: ")
		e.Body = ""
		markdown.Compose(e, link)
		if diff := cmp.Diff(string(a.Files[0].Data), string(markdown.Format(e))); diff != "" {
			t.Errorf("%s (-file +composed):\n%s", name, diff)
		}
	}
}

// F7, F9: nothing that a person types into one field reaches into another.
func TestWhatIsTypedIntoOneFieldStaysThere(t *testing.T) {
	t.Parallel()
	for _, hostile := range []string{
		"R&D | x", `a \ b`, "$1 {{.}} {next}", "a\nb", "a: b # c", "```", "~~~\nx", "%% x", "90%% done", "<!-- x", "# x", "## Options", "- [ ] x", "C #", "[a](b)", "`x",
		"a → yes", "---", "> q", "DATE", "。", "a\u2028b",
	} {
		e := &journal.Entry{
			Kind: journal.KindDecision, ID: "2026-01-01-x", Date: journal.Date{Year: 2026, Month: 1, Day: 1},
			Decision: &journal.Decision{Question: strings.ReplaceAll(hostile, "\n", " "), Choice: "a"},
			Items: journal.Items{
				Options:     []journal.Option{{Key: "a", Label: "one", Pull: "x"}, {Key: "b", Label: "two"}},
				Predictions: []journal.Prediction{{Percent: 75, By: aug15, Claim: "claim"}},
			},
		}
		markdown.Compose(e, "")
		got, problems := markdown.Parse("2026/2026-01-01-x.md", markdown.Format(e))
		if got == nil || len(problems) > 0 || len(got.Hidden) > 0 || got.Decision.Question != e.Decision.Question || len(got.Options) != 2 || len(got.Predictions) != 1 {
			t.Errorf("question %q: got %+v, %v from\n%s", hostile, got, problems, markdown.Format(e))
		}
	}
	for _, lead := range []string{"```", "~~~\nx", "a\n\n    b", "- a", "> q", "<div>", "|", "1. a"} {
		e := &journal.Entry{
			Kind: journal.KindNote, ID: "2026-01-01-x", Date: journal.Date{Year: 2026, Month: 1, Day: 1}, Note: &journal.Note{}, Lead: lead,
			Items: journal.Items{Predictions: []journal.Prediction{{Percent: 75, By: aug15, Claim: "claim"}}},
		}
		markdown.Compose(e, "")
		if got, _ := markdown.Parse("n.md", markdown.Format(e)); len(got.Predictions) != 1 || !strings.HasPrefix(got.Lead, lead) {
			t.Errorf("text %q: got %+v from\n%s", lead, got, e.Body)
		}
	}
}

// every is a body with the constructs of CommonMark and of GitHub's dialect.
const every = `
# A title #

Setext
======

A *b* **c** ~~d~~ ` + "`e`" + ` [f](g "h") ![i](j) <k@l.m> <b>n</b> &amp; \* o  
p[^1] [q][r]

***

1. a
   - b

     c
2) d

* [ ] e
+ [x] f

> g
>> h

    i

` + "````\n```\n## no heading\n```\n````" + `

~~~ go
## none either
~~~

<div>
j
</div>

<!-- k -->

a | b
:- | -:
c | d

[^1]: l

[r]: s 't'

## Why ##
tab	and trailing blanks   
`

func TestABodyWithEveryConstructSurvives(t *testing.T) {
	t.Parallel()
	for _, body := range []string{every, strings.ReplaceAll(every, "\n", "\r\n"), strings.TrimSpace(every)} {
		src := "---\ntwoway: note\nid: 2026-01-01-a\ndate: 2026-01-01\n---\n" + body
		e, problems := markdown.Parse("n.md", []byte(src))
		if e == nil || len(problems) > 0 || string(markdown.Format(e)) != src {
			t.Fatalf("got problems %v and\n%s", problems, cmp.Diff(src, string(markdown.Format(e))))
		}
		if len(e.Sections) != 1 || e.Sections[0].Name != "Why" || e.Title != "A title" {
			t.Errorf("got title %q and sections %+v", e.Title, e.Sections)
		}
		// F8: what is rendered into a file leaves the rest alone, code too.
		out, err := markdown.ReplaceBlock([]byte(body+"\n"+markdown.Begin+"\nold\n"+markdown.End+"\n"+body), []byte("new\n"))
		if want := body + "\n" + markdown.Begin + "\nnew\n" + markdown.End + "\n" + body; err != nil || string(out) != want {
			t.Errorf("block: %v\n%s", err, cmp.Diff(want, string(out)))
		}
	}
}

func TestMarksThatAreGoneOrDoubledAreAnError(t *testing.T) {
	t.Parallel()
	for _, src := range []string{"", markdown.Begin, markdown.End + "\n" + markdown.Begin, markdown.Begin + "\n" + markdown.Begin + "\n" + markdown.End, "x " + markdown.Begin + "\n" + markdown.End} {
		if out, err := markdown.ReplaceBlock([]byte(src), []byte("x")); err == nil {
			t.Errorf("%q: got %q and no error", src, out)
		}
	}
}

func TestHTMLIsSafe(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ body, want string }{
		{"# A\n\n## Predictions\n\n- [ ] b\n", "<h2>A</h2>\n<h3>Predictions</h3>\n<ul>\n<li><input disabled=\"\" type=\"checkbox\"> b</li>\n</ul>\n"},
		{"<script>x</script>\n", "<!-- raw HTML omitted -->\n"},
		{"[a](javascript:x) [b](data:text/html,x) [c](https://d.e) [d](&#106;avascript:x) [f](vbscript:x)\n", `<p><a href="">a</a> <a href="">b</a> <a href="https://d.e">c</a> <a href="">d</a> <a href="">f</a></p>` + "\n"},
		{"![a](https://x.y/z.png) ![b](//x.y/z.png) ![c](z.png)\n", "<p>a b <img src=\"z.png\" alt=\"c\"></p>\n"},
		{strings.Repeat("*a_ ", 3000), "<pre>" + strings.Repeat("*a_ ", 3000) + "</pre>\n"},
	} {
		if got := string(markdown.HTML([]byte(tt.body), markdown.HTMLOptions{Shift: 1})); got != tt.want {
			t.Errorf("%.80q: got %s, want %s", tt.body, got, tt.want)
		}
	}
	if got := string(markdown.HTML([]byte("# A\n\nb\n\n## Options\n\n- a: b\n\n## Why\n\nc\n"), markdown.HTMLOptions{Prose: true})); got != "<p>b</p>\n<h2>Why</h2>\n<p>c</p>\n" {
		t.Errorf("prose only: got %s", got)
	}
}
