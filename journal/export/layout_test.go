package export

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
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
		{"content/decisions/a.md", "content/posts/My Note.md", "../../posts/my note/"},
	} {
		if got := hugoLink(c[0], c[1]); got != c[2] {
			t.Errorf("Hugo, from %s to %s: got %s, want %s", c[0], c[1], got, c[2])
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
