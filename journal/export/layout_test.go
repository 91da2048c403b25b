package export

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"twoway/journal"
)

func TestNamesAreSafeEverywhere_N1(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"CON": "CON-note", "aux.md": "aux.md-note", "a.": "a", "a:b?": "a b", "-x": "-x", "..": "", "a/b": "a b", "[[x]]|#^": "x", "  a  b ": "a b", "com1": "com1-note", "é🚪": "é🚪",
	} {
		if got := safeName(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	for _, long := range []string{strings.Repeat("日本", 200), strings.Repeat("word ", 100), strings.Repeat("x", 300)} {
		if got := safeName(long); len(got) > 120 || !utf8.ValidString(got) || got == "" {
			t.Errorf("got %d bytes: %q", len(got), got)
		}
	}
}

func TestFoldersAndPatternsAreSettings(t *testing.T) {
	t.Parallel()
	in := sampleInput(t, journalFiles, false)
	in.Settings = Settings{Folder: "Notes/Forks", Name: "{date} {title}"}
	files, err := Files("obsidian", in)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, f := range files {
		paths = append(paths, f.Path)
	}
	for _, want := range []string{"Notes/Forks/2026-02-02 Take the platform team or stay on the staff path.md", "Notes/Forks/Decisions.md", "Notes/Forks/review-2026-Q1.md"} {
		if !slices.Contains(paths, want) {
			t.Errorf("%q is missing in %q", want, paths)
		}
	}
	for _, bad := range []Settings{{Folder: "../out"}, {Folder: "/abs"}, {Folder: "a//b"}, {Name: "a/{id}"}} {
		in.Settings = bad
		if _, err := Files("obsidian", in); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
	in.Settings = Settings{Name: "{kind}"}
	if _, err := Files("obsidian", in); err == nil || !strings.Contains(err.Error(), "{id}") {
		t.Errorf("two notes of one name: %v", err)
	}
	in.Settings = Settings{Name: "{id} {bogus}"}
	if _, err := Files("obsidian", in); err == nil || !strings.Contains(err.Error(), "there is no {bogus}; write {id}, {date}") {
		t.Errorf("a placeholder that is none: %v", err)
	}
	if _, err := Files("roam", in); err == nil || !strings.Contains(err.Error(), "obsidian, zk, logseq") {
		t.Errorf("an unknown target: %v", err)
	}
}

func TestAttachmentsTravelAndEntriesDoNot_P2(t *testing.T) {
	t.Parallel()
	files := map[string]string{"2026/2026-01-01-x.md": "---\ntwoway: decision\nid: 2026-01-01-x\ndate: 2026-01-01\nquestion: X?\nchoice: undecided\n---\n\n" +
		"[a](../pics/a%20b.png) ![b](<../pics/c.png>) [p](../2026/secret.md) [h](../.twoway.yaml) [l](../lenses/x.yaml) [o](../../out) [w](https://x.y/z) [n](../plain.md) [g](gone.txt)\n"}
	in := sampleInput(t, files, false)
	in.Attachment = func(name string) ([]byte, error) {
		if name == "2026/gone.txt" {
			return nil, errDisk
		}
		if name == "2026/secret.md" {
			return []byte("---\r\n\"twoway\": note\r\n---\r\nSECRET"), nil
		}
		return []byte("bytes of " + name), nil
	}
	out, err := Files("zk", in)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range out {
		if strings.HasPrefix(f.ID, "file:") {
			got = append(got, f.ID+" "+f.Path)
		}
	}
	want := []string{"file:pics/a b.png decisions/attachments/pics/a b.png", "file:pics/c.png decisions/attachments/pics/c.png", "file:plain.md decisions/attachments/plain.md"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	i := slices.IndexFunc(out, func(f File) bool { return f.ID == "2026-01-01-x" })
	block := string(out[i].Note.Block)
	for _, want := range []string{"[a](attachments/pics/a%20b.png)", "![b](attachments/pics/c.png)", "[w](https://x.y/z)", "[g](gone.txt)"} {
		if !strings.Contains(block, want) {
			t.Errorf("%q is missing in\n%s", want, block)
		}
	}
}

func TestAPageOfTheirOwnTravelsWithoutWhatIsPrivateInIt_P2(t *testing.T) {
	t.Parallel()
	for page, want := range map[string]string{
		"Open text, no front matter.\n":                            "Open text, no front matter.\n",
		"---\ntitle: x\n---\nopen %%SECRET%% text\n":               "---\ntitle: x\n---\nopen text\n",
		"\ufeff---\r\ntitle: x\r\n---\r\nopen\r\n":                 "\ufeff---\r\ntitle: x\r\n---\r\nopen\r\n",
		"open\n\n## Private\n\nSECRET\n":                           "open\n\n",
		"open <!-- SECRET --> text\n":                              "open text\n",
		"open %% SECRET\n":                                         "",
		"---\nprivate: true\n---\nSECRET\n":                        "",
		"---\nprivat: true\n---\nSECRET\n":                         "",
		"---\nprivate: false\n---\nopen\n":                         "---\nprivate: false\n---\nopen\n",
		"---\ntwoway: note\nprivate: true\n---\nSECRET\n":          "",
		"---\ntitle: x\nopen, and a rule that nothing closes %%\n": "",
		"---\ndate: 2024-05-05\nid: mine\ndate: x\n---\nopen\n":    "---\ndate: 2024-05-05\nid: mine\ndate: x\n---\nopen\n",
		"open \xff %%SECRET%%\n":                                   "",
		"---\ntitle: a %%SECRET%%\n---\nopen\n":                    "",
	} {
		got, ok := shared("notes/page.md", []byte(page))
		if ok != (want != "") || ok && string(got) != want {
			t.Errorf("%q: got %q, %v, want %q", page, got, ok, want)
		}
	}
}

func TestEachFormOfALinkIsRewritten(t *testing.T) {
	t.Parallel()
	lines := []string{
		"[over", "two lines](../pics/a.png) [single](../pics/a.png 'T') [ends](../pics/a.png (T)) \\[no](../pics/a.png)",
		"![shot][pic] [pic] [Text][ PIC ] [entry] [gone one][gone] [web][w] [none]",
		"",
		"[pic]: ../pics/a.png \"T\"", "[entry]: 2026-01-01-x.md", "[gone]: 2025-01-01-gone.md", "[w]: https://x.y", "[none]: nope.png",
		"",
		"[![thumb](../pics/a.png)](https://x.y) [![thumb](../pics/a.png)](../pics/b.png)",
		"",
		"1. step",
		"",
		"    ![in the list](../pics/a.png)",
		"",
		"          [code](../pics/a.png)",
		"",
		"beside",
		"    [no code](../pics/a.png)",
		"",
		"    [code](../pics/a.png)",
		"",
		"![[a.png|200]] ![[pics/b.png]] [[pics/b.png|b]] [[Node.js]] ![[none.png]] [[2025-01-01-gone.md]] [h](a%23b.png)",
		"<img width=\"3\" src=\"../pics/a.png\" alt=\"x\"> <img src=\"../pics/b.png\"/> <img src=\"https://x.y/p.png\"> `<img src=\"../pics/a.png\">` <imgx src=\"../pics/a.png\"> 1 < 2",
		"[[2026-01-01-x#Options|opts]] [[2026-01-01-x#Why]] [[#Here]] [[pics/b.png#t|b]] [[2025-01-01-gone#x|gone]]",
		"",
		"```", "[pic]: code.png", "```",
	}
	files := map[string]string{"2026/2026-01-01-x.md": "---\ntwoway: decision\nid: 2026-01-01-x\ndate: 2026-01-01\nquestion: X?\nchoice: undecided\n---\n\n" + strings.Join(lines, "\n") + "\n"}
	want := map[string][]string{
		"zk": {
			"[over", "two lines](attachments/pics/a.png) [single](attachments/pics/a.png 'T') [ends](attachments/pics/a.png (T)) \\[no](../pics/a.png)",
			"![shot](attachments/pics/a.png) [pic](attachments/pics/a.png \"T\") [Text](attachments/pics/a.png \"T\") [entry](2026-01-01-x.md) gone one [web][w] [none]",
			"", "[w]: https://x.y", "[none]: nope.png", "",
			"[![thumb](attachments/pics/a.png)](https://x.y) [![thumb](attachments/pics/a.png)](attachments/pics/b.png)",
			"", "1. step", "", "    ![in the list](attachments/pics/a.png)", "", "          [code](../pics/a.png)", "",
			"beside", "    [no code](attachments/pics/a.png)", "", "    [code](../pics/a.png)", "",
			"![a.png](attachments/2026/a.png) ![b.png](attachments/pics/b.png) [b](attachments/pics/b.png) [[Node.js]] ![[none.png]] an entry that is not here [h](attachments/2026/a%23b.png)",
			"<img width=\"3\" src=\"attachments/pics/a.png\" alt=\"x\"> <img src=\"attachments/pics/b.png\"/> <img src=\"https://x.y/p.png\"> `<img src=\"../pics/a.png\">` <imgx src=\"../pics/a.png\"> 1 < 2",
			"[opts](2026-01-01-x.md) [X?](2026-01-01-x.md) [[#Here]] [b](attachments/pics/b.png) gone",
			"", "```", "[pic]: code.png", "```",
		},
		"obsidian": {
			"[[Decisions/attachments/pics/a.png|over two lines]] [[Decisions/attachments/pics/a.png|single]] [[Decisions/attachments/pics/a.png|ends]] \\[no](../pics/a.png)",
			"![[Decisions/attachments/pics/a.png]] [[Decisions/attachments/pics/a.png|pic]] [[Decisions/attachments/pics/a.png|Text]] [[2026-01-01-x|entry]] gone one [web][w] [none]",
			"[![thumb](attachments/pics/a.png)](https://x.y) [![thumb](attachments/pics/a.png)](attachments/pics/b.png)",
			"![[Decisions/attachments/2026/a.png|200]] ![[Decisions/attachments/pics/b.png]] [[Decisions/attachments/pics/b.png|b]] [[Node.js]] ![[none.png]] an entry that is not here [h](attachments/2026/a%23b.png)",
		},
	}
	for target, want := range want {
		in := sampleInput(t, files, false)
		in.Attachment = func(name string) ([]byte, error) {
			if slices.Contains([]string{"pics/a.png", "pics/b.png", "2026/a.png", "2026/a#b.png"}, name) {
				return []byte("bytes of " + name), nil
			}
			return nil, errDisk
		}
		var missing []string
		in.Missing = func(_, name, _ string) { missing = append(missing, name) }
		out, err := Files(target, in)
		if err != nil {
			t.Fatal(err)
		}
		block := string(out[slices.IndexFunc(out, func(f File) bool { return f.ID == "2026-01-01-x" })].Note.Block)
		if target == "zk" {
			want = []string{strings.Join(want, "\n")}
		}
		for _, w := range want {
			if !strings.Contains(block, w+"\n") {
				t.Errorf("%s: want\n%s\ngot\n%s", target, w, block)
			}
		}
		if got := strings.Join(missing, " "); got != "2026/nope.png none.png" {
			t.Errorf("%s: missing: %s", target, got)
		}
	}
}

func TestANoteKeepsItsOwnHeading(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"2026/2026-01-01-x.md":      "---\ntwoway: decision\nid: 2026-01-01-x\ndate: 2026-01-01\nquestion: X?\nchoice: undecided\n---\n\n# X?\n",
		"2026/2026-01-02-0900-x.md": "---\ntwoway: note\nid: 2026-01-02-0900-x\ndate: 2026-01-02\nabout: 2026-01-01-x\n---\n\n# What we [saw](https://x.y)\n\nText.\n",
		"2026/2026-01-03-0900-x.md": "---\ntwoway: note\nid: 2026-01-03-0900-x\ndate: 2026-01-03\nabout: 2026-01-01-x\n---\n\n![p](<my pic.png>) of [the page](https://x.y/z_(a)), [[Other|another]] and [[one]]\n",
	}
	in := sampleInput(t, files, false)
	for target, want := range map[string]string{"markdown": "# What we [saw](https://x.y)\n\nText.", "obsidian": "# What we [saw](https://x.y)\n\nText.", "zk": "2026-01-02\n\nText.", "hugo": "2026-01-02\n\nText."} {
		out, err := Files(target, in)
		if err != nil {
			t.Fatal(err)
		}
		note := out[slices.IndexFunc(out, func(f File) bool { return f.ID == "2026-01-02-0900-x" })].Note
		if !strings.Contains(string(note.Block), want) {
			t.Errorf("%s: %q is missing in\n%s", target, want, note.Block)
		}
		whole := string(note.fresh())
		if !strings.Contains(whole, "What we saw") {
			t.Errorf("%s: the heading is no title in\n%s", target, whole)
		}
		decision := string(out[slices.IndexFunc(out, func(f File) bool { return f.ID == "2026-01-01-x" })].Note.Block)
		if !strings.Contains(decision, "p of the page, another and one") {
			t.Errorf("%s: the title of the note holds more than words:\n%s", target, decision)
		}
	}
}

func TestRelativePaths(t *testing.T) {
	t.Parallel()
	for _, c := range [][3]string{
		{"a.md", "b.md", "b.md"},
		{"d/a.md", "d/b.md", "b.md"},
		{"d/a.md", "b.md", "../b.md"},
		{"a.md", "d/b.md", "d/b.md"},
		{"x/y/a.md", "x/z/b.md", "../z/b.md"},
		{"x/a.md", "x/y/b.md", "y/b.md"},
	} {
		if got := relative(c[0], c[1]); got != c[2] {
			t.Errorf("from %s to %s: got %s, want %s", c[0], c[1], got, c[2])
		}
	}
	for _, c := range [][3]string{
		{"content/decisions/a.md", "content/decisions/b.md", "../b/"},
		{"content/decisions/_index.md", "content/decisions/b.md", "b/"},
		{"content/decisions/a.md", "content/decisions/_index.md", "../"},
		{"content/decisions/a.md", "content/posts/My Note.md", "../../posts/my-note/"},
		{"content/decisions/a.md", "content/decisions/Sub.Dir Two/C# 100% & «Ü» (v1.2).md", "../sub.dir-two/c#-100--ü-v1.2/"},
	} {
		if got := hugoLink(c[0], c[1]); got != c[2] {
			t.Errorf("Hugo, from %s to %s: got %s, want %s", c[0], c[1], got, c[2])
		}
	}
}

func TestTheNameOfAPageOfLogseq(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{
		"pages/2026-03-04-x.md": "2026-03-04-x", "pages/Work___Second line.md": "Work/Second line", "pages/Why%3F 100%25.md": "Why? 100%", "pages/100%.md": "100%",
	} {
		if got := logseqPage(file); got != want {
			t.Errorf("%s: got %q, want %q", file, got, want)
		}
	}
}

func TestTheDaysOfLogseq(t *testing.T) {
	t.Parallel()
	for pattern, want := range map[string]string{
		"": "Mar 4th, 2026", "yyyy-MM-dd": "2026-03-04", "EEEE, do MMMM yyyy": "Wednesday, 4th March 2026", "dd.MM.yy": "04.03.26",
	} {
		if got := logseqDay(date("2026-03-04"), pattern); got != want {
			t.Errorf("%q: got %q, want %q", pattern, got, want)
		}
	}
	for n, want := range map[int]string{1: "st", 2: "nd", 3: "rd", 4: "th", 11: "th", 12: "th", 13: "th", 21: "st", 31: "st"} {
		if got := ordinal(n); got != want {
			t.Errorf("%d: got %s, want %s", n, got, want)
		}
	}
}

func TestAnOutlineKeepsItsCodeAndItsLevels(t *testing.T) {
	t.Parallel()
	in := "Lead.\nMore of it.\n\n## Why\n\nText\n\n- a\n  - b\n    cont\n\n```go\n\tx := 1\n\n  y\n```\n\n### Sub\n\n> quote\n> more\n"
	want := "- Lead.\n  More of it.\n- ## Why\n\t- Text\n\t- a\n\t\t- b\n\t\t  cont\n\t- ```go\n\t  \tx := 1\n\t  \n\t    y\n\t  ```\n- ### Sub\n\t- > quote\n\t  > more\n"
	if got := outline(in); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAnOutlineOfListsAndIndentedCode_F8(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"1. one\n2. two\n   ```sh\n    x\n   ```\n   more\n", "- one\n  logseq.order-list-type:: number\n- two\n  logseq.order-list-type:: number\n  ```sh\n   x\n  ```\n  more\n"},
		{"- a\n    - b\n\n      para\n\n  of a\n\nafter\n", "- a\n\t- b\n\t\t- para\n\t- of a\n- after\n"},
		{"- a\n\n  ```\n  x\n    y\n  ```\n", "- a\n\t- ```\n\t  x\n\t    y\n\t  ```\n"},
		{"text\n\n    x #1\n\n      y ```\n\nafter\n", "- text\n- ````\n  x #1\n  \n    y ```\n  ````\n- after\n"},
		{"- a\n\n      x\n", "- a\n\t- ```\n\t  x\n\t  ```\n"},
		{"para\n    goes on\n", "- para\n  goes on\n"},
		{"id:: 64f0\n\n- collapsed:: true\n\nkey:: v `id:: x`\n", "- id\u2060:: 64f0\n- collapsed\u2060:: true\n- key:: v `id:: x`\n"},
	} {
		if got := outline(c[0]); got != c[1] {
			t.Errorf("%q gives\n%s\nwant\n%s", c[0], got, c[1])
		}
	}
}

func TestASavedReviewKeepsWhatThePersonWroteAroundIt(t *testing.T) {
	t.Parallel()
	for below, wants := range map[string][]string{
		"\n\n## One line to carry into the next quarter\n\nCarry on.\n\n## Mine\n\n![a](../pics/a.png) and more[^1].\n\n[^1]: the wiki\n": {"Carry on.", "Mine", "and more", "the wiki"},
		"\r\n\r\n## One line to carry into the next quarter\r\n\r\n## Mine\r\n\r\nand more\r\n":                                           {"Mine", "and more"},
	} {
		in := sampleInput(t, journalFiles, false)
		r := in.Reviews[0]
		in.Attachment = func(string) ([]byte, error) { return []byte("picture"), nil }
		in.Saved = map[string]*journal.Entry{r.Period.Name: {Body: "\nAbove it all.\n\n" + OurPart + below}}
		if r.Carry = ""; len(wants) > 2 {
			r.Carry = "Carry on."
		}
		for _, target := range []string{"obsidian", "logseq", "hugo", "html"} {
			out, err := Files(target, in)
			if err != nil {
				t.Fatal(err)
			}
			f := out[slices.IndexFunc(out, func(f File) bool { return f.ID == "review-"+r.Period.Name })]
			text := string(f.Data)
			if f.Note != nil {
				text = string(f.Note.Block)
			}
			for _, want := range append(wants, "Above it all.") {
				if strings.Count(text, want) != 1 {
					t.Errorf("%s: %q stands %d times in\n%s", target, want, strings.Count(text, want), text)
				}
			}
			if carry := strings.Count(text, "One line to carry"); carry != min(1, len(r.Carry)) {
				t.Errorf("%s: %d headings of the line", target, carry)
			}
			if target == "html" && (!strings.Contains(text, `<a href="../index.html">Decisions</a>`) || len(wants) > 2 && !strings.Contains(text, `img-src 'self'`)) {
				t.Errorf("no way back, or no picture, in\n%s", text)
			}
		}
	}
}

func TestTwoNotesOfOneNameAreRefusedWhereverTheyStandInTheOrder_N3(t *testing.T) {
	t.Parallel()
	journalOf := func(titles ...string) Input {
		files := map[string]string{}
		for i, title := range titles {
			id := fmt.Sprintf("2026-02-0%d-d%d", i+1, i)
			if strings.HasPrefix(title, "2026") {
				id = title
			}
			files["2026/"+id+".md"] = "---\ntwoway: decision\nid: " + id + "\ndate: 2026-02-01\nquestion: " + title + "\nchoice: a\ndecided_on: 2026-02-01\n---\n"
		}
		in := sampleInput(t, files, false)
		in.Reviews, in.Themes = nil, nil
		return in
	}
	in := journalOf("Stay", "Zoo", "stay")
	in.Settings.Name = "{title}"
	if _, err := Files("markdown", in); err == nil || !strings.Contains(err.Error(), "put {id} into") {
		t.Errorf("titles that differ in capitals only: got %v", err)
	}
	for _, target := range []string{"obsidian", "html"} {
		if _, err := Files(target, journalOf("2026-02-01-Foo", "2026-02-01-Zoo", "2026-02-01-foo")); err == nil || !strings.Contains(err.Error(), "in capitals only") {
			t.Errorf("%s: names that differ in capitals only: got %v", target, err)
		}
	}
}

// Of two files whose names some disks take for one, the one does not travel and is named; all else does.
func TestFilesWithOneNameCostOneOfThem(t *testing.T) {
	t.Parallel()
	files := map[string]string{"2026/2026-01-01-x.md": "---\ntwoway: decision\nid: 2026-01-01-x\ndate: 2026-01-01\nquestion: X?\nchoice: undecided\n---\n\n" +
		"![a](img.png) [b](IMG.PNG) ![[cafe\u0301.png]] ![d](caf\u00e9.png)\n"}
	for _, target := range []string{"obsidian", "zk", "html"} {
		in := sampleInput(t, files, false)
		in.Attachment = func(name string) ([]byte, error) {
			if strings.Contains(name, "caf\u00e9") {
				return nil, errDisk
			}
			return []byte("bytes of " + name), nil
		}
		var missing []string
		in.Missing = func(_, name, _ string) { missing = append(missing, name) }
		out, err := Files(target, in)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range out {
			if strings.HasPrefix(f.ID, "file:") {
				got = append(got, f.ID)
			}
		}
		if want := []string{"file:2026/IMG.PNG", "file:2026/cafe\u0301.png"}; !slices.Equal(slices.Sorted(slices.Values(got)), want) {
			t.Errorf("%s: got %q, want %q", target, got, want)
		}
		if len(missing) != 1 || missing[0] != "2026/img.png, which differs from 2026/IMG.PNG in capitals only and some disks hold one of the two," {
			t.Errorf("%s: missing: %q", target, missing)
		}
	}
}

func TestTitlesAndFencesOfNotes(t *testing.T) {
	t.Parallel()
	files := map[string]string{"2026/2026-01-01-x.md": "---\ntwoway: decision\nid: 2026-01-01-x\ndate: 2026-01-01\nquestion: X?\nchoice: undecided\n---\n"}
	note := func(day, body string) {
		id := "2026-01-0" + day + "-0800-x"
		files["2026/"+id+".md"] = "---\ntwoway: note\nid: " + id + "\ndate: 2026-01-0" + day + "\nabout: 2026-01-01-x\n---\n\n" + body
	}
	note("2", "```\ncode\n```\n\nwords of it\n")
	note("3", "```\ncode\n```\n")
	note("4", "say `<!-- x` and <b here\n")
	note("5", "open\n\n~~~\ncode\n")
	out, err := Files("zk", sampleInput(t, files, false))
	if err != nil {
		t.Fatal(err)
	}
	block := func(id string) string {
		return string(out[slices.IndexFunc(out, func(f File) bool { return f.ID == id })].Note.Block)
	}
	for _, want := range []string{"[words of it](", "[Note](", "[say `<!-- x` and \\<b here]("} {
		if !strings.Contains(block("2026-01-01-x"), want) {
			t.Errorf("%q is missing in\n%s", want, block("2026-01-01-x"))
		}
	}
	if got := block("2026-01-05-0800-x"); !strings.HasSuffix(strings.TrimRight(got, "\n"), "~~~\ncode\n~~~") {
		t.Errorf("the fence stays open in\n%s", got)
	}
}
