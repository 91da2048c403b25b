package cmd

import (
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"twoway/journal"
	"twoway/templates"
)

func topic(t *testing.T, name string) string {
	t.Helper()
	text, err := fs.ReadFile(templates.FS, "help/"+name+".md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestHelpTopicsHaveATitleAndFitATerminal(t *testing.T) {
	t.Parallel()
	files, err := fs.Glob(templates.FS, "help/*.md")
	if err != nil || len(files) < 7 {
		t.Fatalf("help topics %v, %v, want at least seven", files, err)
	}
	for _, file := range files {
		text := topic(t, strings.TrimSuffix(strings.TrimPrefix(file, "help/"), ".md"))
		if !strings.HasPrefix(text, "# ") || !strings.HasSuffix(text, "\n") {
			t.Errorf("%s: want a title in its first line and a line end at its last", file)
		}
		for i, line := range strings.Split(text, "\n") {
			if width := utf8.RuneCountInString(line); width > 80 || strings.TrimRight(line, " \t") != line {
				t.Errorf("%s:%d: %d wide, want at most 80 and no blanks at its end: %q", file, i+1, width, line)
			}
		}
	}
}

// PITFALLS.md D3: what the topic lists is what is read, and nothing that it lists is refused.
func TestTheTopicOnDatesListsExactlyTheGrammar(t *testing.T) {
	t.Parallel()
	text := topic(t, "dates")
	days, periods, _ := strings.Cut(text, "## Periods")
	for _, form := range journal.DateForms() {
		if !listed(days, form) {
			t.Errorf("help dates does not list the date %q", form)
		}
	}
	for _, form := range journal.PeriodForms() {
		if !listed(periods, form) {
			t.Errorf("help dates does not list the period %q", form)
		}
	}
	today := journal.Date{Year: 2026, Month: 8, Day: 15}
	for _, form := range listedForms(days) {
		if _, err := journal.ParseDate(form, today); err != nil {
			t.Errorf("help dates lists a date that is not read: %v", err)
		}
	}
	for _, form := range listedForms(periods) {
		if _, err := journal.ParsePeriod(form, today); err != nil {
			t.Errorf("help dates lists a period that is not read: %v", err)
		}
	}
	_, percents, _ := strings.Cut(periods, "## Percentages")
	for _, form := range regexp.MustCompile("`([^`]+)`").FindAllStringSubmatch(percents, -1) {
		if _, err := journal.ParsePercent(form[1], false); (err != nil) != (form[1] == "1") {
			t.Errorf("help dates: ParsePercent(%q) gives %v", form[1], err)
		}
	}
}

var (
	gap  = regexp.MustCompile(` {2,}`)
	form = regexp.MustCompile(`^([-+]?\d[-0-9WQdwmqy]*|\d+ \w+ ago|today|yesterday|tomorrow|in \d+ \w+|(last|next|this)[- ]\w+|end of \w+)$`)
)

// listedForms gives the indented examples of a topic: what stands between gaps of two blanks and looks like a form.
func listedForms(text string) []string {
	var forms []string
	for line := range strings.Lines(text) {
		if !strings.HasPrefix(line, "    ") {
			continue
		}
		for _, part := range gap.Split(strings.TrimSpace(line), -1) {
			if form.MatchString(part) {
				forms = append(forms, part)
			}
		}
	}
	return forms
}

func listed(text, want string) bool {
	for _, got := range listedForms(text) {
		if got == want {
			return true
		}
	}
	return false
}
