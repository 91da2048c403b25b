package markdown_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"twoway/journal/markdown"
)

func TestADamagedEntryIsNamedAndOnlyThat(t *testing.T) {
	t.Parallel()
	const whole = "---\ntwoway: decision\nid: 2026-02-02-team\ndate: 2026-02-02\nquestion: Which?\nchoice: a\n---\n\n# Which?\n"
	wide := func(bom string, little int) string {
		var b strings.Builder
		b.WriteString(bom)
		for _, u := range utf16.Encode([]rune(whole)) {
			pair := [2]byte{byte(u >> 8), byte(u)}
			b.Write([]byte{pair[little], pair[1-little]})
		}
		return b.String()
	}
	tests := map[string]struct {
		src  string
		says string // "" when the file is the person's own
	}{
		"UTF-16 of Windows":               {wide("\xff\xfe", 1), "UTF-16"},
		"UTF-16, the other way round":     {wide("\xfe\xff", 0), "UTF-16"},
		"UTF-16 without a mark":           {wide("", 1), "UTF-16"},
		"a blank line above":              {"\n" + whole, "a blank line stands above"},
		"blank lines and a mark above":    {"\ufeff\r\n \r\n" + strings.ReplaceAll(whole, "\n", "\r\n"), "a blank line stands above"},
		"four dashes":                     {"-" + whole, `the first line is "----"`},
		"a long dash":                     {"—" + whole[3:], `where "---" belongs`},
		"the first fence gone":            {whole[4:], `does not begin with "---"`},
		"a title above":                   {"# Which?\n" + whole, `does not begin with "---"`},
		"bare CR":                         {strings.ReplaceAll(whole, "\n", "\r"), "bare CR"},
		"a capital":                       {strings.Replace(whole, "twoway", "Twoway", 1), "is not read as the key twoway"},
		"indented":                        {strings.Replace(whole, "twoway", "  twoway", 1), "is not read as the key twoway"},
		"misspelled":                      {strings.Replace(whole, "twoway", "towway", 1), "is not read as the key twoway"},
		"nothing":                         {"", "holds nothing"},
		"nothing but what a crash leaves": {"\x00\x00\x00\x00", "holds nothing"},
		"a note of the person's own":      {"# Twoway doors\n\ntwoway: how I see them\n", ""},
		"a line of the person's own":      {"twoway: tried it today, works.\n", ""},
		"front matter of their own":       {"---\ntitle: Which?\n---\n\ntwoway: a way\n", ""},
		"a text in another encoding":      {"\xff\xfea\x00b\x00\n\x00", ""},
		"that without a mark":             {"a\x00b\x00\n\x00", ""},
		"Chinese in it":                   {"\xff\xfe\x4e\x2d\x65\x87\x4e\x2d\x65\x87\n\x00", ""},
		"a text in Latin-1":               {"Caf\xe9, d\xe9j\xe0 vu, \x1b[31m\r\n", ""},
		"a text with a bell":              {"Ring \a it.\n", ""},
		"random bytes":                    {"\x8f\x13U\xd0\x00\x91\xfd/\x1d$\xe8\x05\xaa\n\x02\xc4", "bytes that are no text"},
		"random bytes without a NUL":      {"\x8f\x13U\xd0\x91\xfd/\x1d$\xe8\x05\xaa\n\x02\xc4", "bytes that are no text"},
		"a text with a hole":              {"# Mine\n\n" + strings.Repeat("\x00", 90) + "\nmore\n", "bytes that are no text"},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			const path = "2026/2026-02-02-team.md"
			if e, problems := markdown.Parse(path, []byte(tc.src)); e != nil || problems != nil {
				t.Fatalf("%q is read: %v, %v", tc.src, e, problems)
			}
			problems := markdown.Damaged(path, []byte(tc.src))
			if tc.says == "" {
				if len(problems) > 0 {
					t.Errorf("%q: %v, want none", tc.src, problems)
				}
				return
			}
			if len(problems) != 1 || !strings.Contains(problems[0].Text, tc.says) || problems[0].Mend == "" || !problems[0].Unreadable {
				t.Errorf("%q: got %+v, want one that says %q", tc.src, problems, tc.says)
			}
		})
	}
	if problems := markdown.Damaged("ideas/2026-02-02-team.md", nil); problems != nil {
		t.Errorf("an empty file elsewhere: %v, want none", problems)
	}
	if problems := markdown.Damaged("ideas/2026-02-02-team.md", []byte("\x8f\x13\x00\xd0")); problems != nil {
		t.Errorf("no text elsewhere: %v, want none", problems)
	}
}
