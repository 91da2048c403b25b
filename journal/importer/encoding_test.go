package importer

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"twoway/journal"
	"twoway/journal/markdown"
)

func TestAFileInAnotherEncoding(t *testing.T) {
	t.Parallel()
	const leftOut = "(left out)"
	for name, c := range map[string]struct{ file, want, said string }{
		"Latin-1":                             {"caf\xe9 d\xe9j\xe0 vu\r\n", "café déjà vu", "Windows-1252"},
		"what only Windows-1252 has":          {"\x93That\x94 \x96 it\x92s 5 \x80\n", "“That” – it’s 5 €", "Windows-1252"},
		"a byte that has no meaning there":    {"caf\xe9 \x81 text\n", "caf\ufffd \ufffd text", "shown as \ufffd"},
		"UTF-8 with a fault":                  {"café, caf\xe9\n", "café, caf\ufffd", "shown as \ufffd"},
		"UTF-8 that came through a bad hand":  {"caf\ufffd, caf\xe9\n", "caf\ufffd, caf\ufffd", "shown as \ufffd"},
		"letters of another script":           {"\xcf\xf0\xe8\xe2\xe5\xf2, ok\n", "\ufffd, ok", "shown as \ufffd"},
		"UTF-16, little end first":            {"\xff\xfea\x00\xe9\x00\r\x00\n\x00b\x00", "aé\nb", ""},
		"UTF-16, big end first":               {"\xfe\xff\x00a\x04\x16", "aЖ", ""},
		"UTF-16 of another script":            {"\xff\xfe\x37\x04\x38\x04", "зи", ""},
		"UTF-16 with half a pair and a byte":  {"\xff\xfea\x00\x00\xd8b\x00c", "a\ufffdb\ufffd", "shown as \ufffd"},
		"UTF-16 without its mark":             {"a\x00b\x00c\x00", leftOut, "UTF-16"},
		"UTF-16 without its mark, other end":  {"\x00a\x00b\x00c", leftOut, "UTF-16"},
		"UTF-8":                               {"\ufeffcafé\r\n", "café", ""},
		"UTF-8 with a replacement sign of it": {"caf\ufffd\n", "caf\ufffd", ""},
	} {
		entries, problems := imported(t, "markdown", map[string]string{"2026-01-02-x.md": c.file}, options())
		got := leftOut
		if len(entries) == 1 {
			got = strings.TrimSpace(entries[0].Body)
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
		i := slices.IndexFunc(problems, func(p journal.Problem) bool { return p.Rule == "encoding" })
		if (i >= 0) != (c.said != "") || i >= 0 && (!strings.Contains(problems[i].Text, c.said) || problems[i].Mend == "") {
			t.Errorf("%s: got %v, want it to say %q", name, problems, c.said)
		}
	}
}

// What hides in a file hides in every encoding of it, whatever the format.
func TestWhatIsPrivateInAnotherEncodingStaysPrivate(t *testing.T) {
	t.Parallel()
	const text = "Open café.\n\n## Private\n\nCANARY\n"
	latin := strings.ReplaceAll(text, "é", "\xe9")
	wide := "\xff\xfe"
	for _, r := range text {
		wide += string([]byte{byte(r), 0}) // all of it is Latin-1
	}
	for name, file := range map[string]string{"Latin-1": latin, "UTF-16": wide} {
		entries, _ := imported(t, "markdown", map[string]string{"2026-01-02-x.md": file}, options())
		if len(entries) != 1 || !strings.Contains(entries[0].Body, "CANARY") || !strings.Contains(entries[0].Body, "café") {
			t.Fatalf("%s: got %v", name, byID(entries))
		}
		read, _ := markdown.Parse(journal.EntryPath(entries[0].ID), markdown.Format(entries[0]))
		if public := string(markdown.Format(markdown.Redact(read))); strings.Contains(public, "CANARY") || !strings.Contains(public, "café") {
			t.Errorf("%s: what leaves is %q", name, public)
		}
	}
}

func FuzzDecoded(f *testing.F) {
	for _, s := range []string{"caf\xe9", "\xff\xfea\x00", "\xfe\xff\x00a\xd8", "a\x00b\x00", "\ufeffa\r\n", "\x81", "\ufffd\xe9"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r := &reader{}
		text, ok := r.decoded("x", data)
		if !utf8.Valid(text) || strings.ContainsAny(string(text), "\x00\r") {
			t.Errorf("%q became %q", data, text)
		}
		if !ok && (text != nil || len(r.problems) != 1 || !r.problems[0].Unreadable) {
			t.Errorf("%q: left out with %q and %v", data, text, r.problems)
		}
		signs := func(s string) int { return strings.Count(s, "\ufffd") }
		if ok && signs(string(text)) > signs(string(data)) && len(r.problems) == 0 {
			t.Errorf("%q became %q, and nothing is said", data, text)
		}
	})
}
