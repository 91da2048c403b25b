package cmd

import (
	"strings"
	"testing"
)

func TestLinesBreakAtBlanksOnly(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, line, want string }{
		{"a line that fits", "Settled until 2026-05-03.", "Settled until 2026-05-03."},
		{"a date stays whole", "Settled until the day 2026-05-03 (Sunday), unless.", "Settled until the day|2026-05-03 (Sunday),|unless."},
		{"the indent stays", "  it runs once a month and no more often", "  it runs once a month and|  no more often"},
		{"blanks inside stay", "a    b", "a    b"},
		{"what begins with a path stays whole", "what you wrote here is kept in /a/very/long/path/that/does/not/fit now", "what you wrote here is kept|in|/a/very/long/path/that/does/not/fit now"},
		{"a stroke between words is no path", "one / two and three / four or five", "one / two and three / four|or five"},
		{"a word that is wider than the window", "see a-very-long-word-that-does-not-fit now", "see|a-very-long-word-that-does-not-fit|now"},
		{"wide letters count twice", "残る 行く 残る 行く 残る 行く", "残る 行く 残る 行く 残る|行く"},
		{"a command stays whole", "That day has come: twoway reflect team-or-staff --json", "That day has come:|  twoway reflect \\|    team-or-staff --json"},
		{"what stands in quotes is not broken", "Say: twoway note team --resolve 'one two three four five → yes' --energy 1", "Say:|  twoway note team \\|    --resolve \\|    'one two three four five → yes' \\|    --energy 1"},
		{"an empty line", "", ""},
	} {
		if got := strings.Join(wrapSaid(c.line, 27), "|"); got != c.want {
			t.Errorf("%s: %q at 27 columns is %q, want %q", c.name, c.line, got, c.want)
		}
	}
}
