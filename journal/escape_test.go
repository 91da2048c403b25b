package journal_test

import (
	"strings"
	"testing"

	"twoway/journal"
)

func TestAControlSequenceGoesAsAWholeAndNoTextElse(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"":                             "",
		"array[31m] and [0m":           "array[31m] and [0m",
		"Pick \x1b[31m\u009b31m\a it?": "Pick \a it?",
		"\x1b[1;38;5;12mred\x1b[0m":    "red",
		"\x1b[?25l\x1b[2 qx":           "x",
		"\x1b]8;;https://a.b\alink\x1b]8;;\x1b\\ on": "link on",
		"\u009d0;title\u009ctext":                    "text",
		"\x1bPq#0\x1b\\a\x1b_b\x1b\\c":               "ac",
		"\x1b]0;no end\nnext\a":                      "\x1b]0;no end\nnext\a",
		"\x1b[31":                                    "",
		"\x1b[31\nnext":                              "\nnext",
		"\x1b[é":                                     "é",
		"\x1b\x1b[31mred":                            "\x1bred",
		"\x1b(B and \x1b alone":                      "\x1b(B and \x1b alone",
		"\xc2":                                       "\xc2",
		"a\x9b31m":                                   "a\x9b31m", // no UTF-8, so no character that steers
		"caf\u00e9 \u0099":                           "caf\u00e9 \u0099",
	} {
		if got := journal.WithoutSequences(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func FuzzWithoutSequences(f *testing.F) {
	for _, s := range []string{"a\x1b[31mb", "\u009b1m", "\x1b]0;a\ab", "\x1b]8;;x\x1b\\y\u009d1\u009c", "[31m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := journal.WithoutSequences(s)
		if strings.Count(got, "\n") != strings.Count(s, "\n") {
			t.Errorf("%q loses a line end: %q", s, got)
		}
		if !strings.ContainsAny(s, "\x1b\u0090\u0098\u009b\u009d\u009e\u009f") && got != s {
			t.Errorf("%q without a sequence becomes %q", s, got)
		}
	})
}
