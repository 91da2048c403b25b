package journal

import "testing"

func TestAWordForTheShell(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2026-02-02-team": "2026-02-02-team",
		"/tmp/a:b@c=d,%":  "/tmp/a:b@c=d,%",
		"été":             "été",
		"":                "''",
		"two words":       "'two words'",
		"it's":            `'it'\''s'`,
		"$HOME":           "'$HOME'",
		"a|b":             "'a|b'",
		"*":               "'*'",
		"~/x":             "'~/x'", // of a file of that name, not of the home folder
		"a~b":             "a~b",
		"=ls":             "'=ls'",
		"a\nb":            "'a\nb'",
	} {
		if got := ShellWord(text); got != want {
			t.Errorf("ShellWord(%q) = %s, want %s", text, got, want)
		}
	}
}
