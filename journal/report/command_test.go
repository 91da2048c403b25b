package report

import (
	"strings"
	"testing"

	"twoway/journal"
)

func TestACommandBreaksBetweenItsWordsAndCanBePasted(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		width      int
		want       string
	}{
		{"one that fits", "twoway due", 40, "  twoway due"},
		{"at a flag", "twoway reflect the-book --journal /tmp/j", 30, "  twoway reflect the-book \\|    --journal /tmp/j"},
		{"not inside quotes", "twoway note a --resolve 'one two three → yes' --energy 1", 30, "  twoway note a --resolve \\|    'one two three → yes' \\|    --energy 1"},
		{"not behind an apostrophe in quotes", `twoway note a --resolve 'it'\''s a long day → yes' --energy 1`, 32, `  twoway note a --resolve \|    'it'\''s a long day → yes' \|    --energy 1`},
		{"a long word to the left", "twoway reflect a-rather-long-handle --json", 24, "  twoway reflect \\|  a-rather-long-handle \\|    --json"},
		{"not inside a word", "rm /a/long/path/of/more/than/20/columns", 20, "  rm /a/long/path/of/more/than/20/columns"},
	} {
		got := strings.Join(Command(c.text, "  ", c.width), "|")
		if got != c.want {
			t.Errorf("%s: %q at %d columns is %q, want %q", c.name, c.text, c.width, got, c.want)
		}
		if again := strings.Join(strings.Fields(strings.ReplaceAll(got, "\\|", "")), " "); again != c.text {
			t.Errorf("%s: pasted, %q is %q", c.name, c.text, again)
		}
	}
}

func TestACellUnderNoHeadingStandsAlone(t *testing.T) {
	t.Parallel()
	row := table{head: []string{"Handle", "State", ""}, rows: [][]line{{{say("flat")}, {say("trial")}, {say("private")}}}}.below(0)
	if got, want := row.String(), "State: trial · private"; got != want {
		t.Errorf("below the handle stands %q, want %q", got, want)
	}
}

// What somebody copies names a claim as it was written, in a window without UTF-8 too; an apostrophe would end its quotes.
func TestACommandToCopyKeepsTheLettersOfAClaim(t *testing.T) {
	t.Parallel()
	row := journal.DueRow{Now: true, What: "resolve", WaitItem: journal.WaitItem{How: "twoway note a --resolve 'it’s 1 → 2 → yes|no|void'"}}
	for ascii, want := range map[bool]string{false: row.How, true: "twoway note a --resolve 'it’s 1 → 2 -> yes|no|void'"} {
		var b strings.Builder
		if err := Due(&b, []journal.DueRow{row}, TermOptions{ASCII: ascii}); err != nil || !strings.Contains(b.String(), " "+want+"\n") {
			t.Errorf("ASCII %v: %v, got\n%s\nwant %s", ascii, err, b.String(), want)
		}
	}
}
