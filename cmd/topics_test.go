package cmd

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/theme"
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

func TestTheExampleOfHelpTemplatesIsATemplate(t *testing.T) {
	t.Parallel()
	_, rest, _ := strings.Cut(topic(t, "templates"), "two questions:\n\n")
	example, _, _ := strings.Cut(rest, "\n`home`")
	src := strings.ReplaceAll("\n"+example, "\n    ", "\n")[1:]
	sheet, problems := markdown.Scaffold("conversation.md", []byte(src))
	if len(problems) > 0 || len(sheet.Questions) != 2 || sheet.Questions[1].Home != "Surprise" {
		t.Errorf("got %+v, %v from\n%s", sheet, problems, src)
	}
	ours, err := fs.Glob(templates.FS, "entry/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range ours {
		if !strings.Contains(topic(t, "templates"), filepath.Base(name)) {
			t.Errorf("the topic does not name %s", name)
		}
	}
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

func TestTheTopicOnThemesListsTheLenses(t *testing.T) {
	t.Parallel()
	words, problems, err := theme.LoadResources(templates.FS, nil)
	if err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	want := "By the id that a hashtag, a mark and a lens file take:\n\n"
	for _, l := range words.Lenses {
		want += fmt.Sprintf("    %-17s %s\n", l.ID, l.Name)
	}
	if !strings.Contains(topic(t, "themes"), want+"\n## ") {
		t.Errorf("the topic lacks the lenses as they are:\n%s", want)
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

func TestTheSettingsThatInitWritesAreRead(t *testing.T) {
	t.Parallel()
	text, err := fs.ReadFile(templates.FS, "help/settings.yaml")
	if err != nil {
		t.Fatal(err)
	}
	commented := regexp.MustCompile(`(?m)^# ( *[a-z]+:( .*)?)$`)
	for name, src := range map[string]string{"as written": string(text), "with every comment taken away": commented.ReplaceAllString(string(text), "$1")} {
		path := filepath.Join(t.TempDir(), journalFile)
		if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
		own, err := readLayer(path, ownKeys)
		if err != nil {
			t.Fatalf("help/settings.yaml, %s: %v", name, err)
		}
		s, err := resolve([]layer{defaultLayer(), own})
		if err != nil {
			t.Fatalf("help/settings.yaml, %s: %v", name, err)
		}
		if got, want := s.rule(), journal.DefaultRule(); got != want {
			t.Errorf("help/settings.yaml, %s, sets the rule to %+v, want the defaults %+v", name, got, want)
		}
		if name != "as written" && len(own.values) < 10 {
			t.Errorf("help/settings.yaml without comments sets %d keys, want at least ten", len(own.values))
		}
	}
}

func TestTheTopicOnSettingsNamesEachOfThem(t *testing.T) {
	t.Parallel()
	text := topic(t, "settings")
	for _, s := range defaults() {
		parts := strings.Split(s.key, ".")
		if name := parts[len(parts)-1]; !strings.Contains(text, name+":") && !strings.Contains(text, "`"+name) {
			t.Errorf("help settings does not name %s", s.key)
		}
		if target := parts[len(parts)-min(2, len(parts))]; !strings.Contains(text, target) {
			t.Errorf("help settings does not name %s", target)
		}
	}
}

func TestTheTopicOnExitCodesNamesEachOfThem(t *testing.T) {
	t.Parallel()
	text := topic(t, "exit-codes")
	for _, code := range []int{exitDone, exitFailed, exitUsage, exitNotRecorded, exitFindings, exitInterrupted} {
		if !regexp.MustCompile(`(?m)^    ` + strconv.Itoa(code) + ` +\w`).MatchString(text) {
			t.Errorf("help exit-codes does not explain %d", code)
		}
	}
}

func TestTheLensFileThatHelpShowsIsRead(t *testing.T) {
	t.Parallel()
	_, rest, found := strings.Cut(topic(t, "themes"), "\n    - id: ")
	example, _, closed := strings.Cut("    - id: "+rest, "\n\n")
	if !found || !closed {
		t.Fatal("help themes shows no lens file")
	}
	ours := fstest.MapFS{"mine.yaml": {Data: []byte(strings.ReplaceAll(example, "\n    ", "\n")[len("    "):] + "\n")}}
	_, problems, err := theme.LoadResources(templates.FS, ours)
	if err != nil || len(problems) > 0 {
		t.Errorf("the lens file of help themes: %v, problems %v\n%s", err, problems, ours["mine.yaml"].Data)
	}
}

func TestTheTopicOnTheFormatNamesEachKeyAndShowsLinesThatAreRead(t *testing.T) {
	t.Parallel()
	text := topic(t, "format")
	for _, kind := range []any{
		journal.Decision{}, journal.Reflection{}, journal.Note{}, journal.Conversation{}, journal.Experiment{}, journal.SavedReview{},
	} {
		for field := range reflect.TypeOf(kind).Fields() {
			key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
			if !strings.Contains(text, "`"+key+"`") {
				t.Errorf("help format does not name %s of %T", key, kind)
			}
		}
	}
	_, rest, found := strings.Cut(text, "    ## Options\n")
	example, _, closed := strings.Cut("    ## Options\n"+rest, "\n\n")
	if !found || !closed {
		t.Fatal("help format shows no lines")
	}
	src := "---\ntwoway: note\nid: 2026-09-30-0800-x\ndate: 2026-09-30\nabout: 2026-01-01-x\n---\n\n" + strings.ReplaceAll(example, "\n    ", "\n")[4:] + "\n"
	e, problems := markdown.Parse("2026/2026-09-30-0800-x.md", []byte(src))
	if e == nil || len(problems) > 0 {
		t.Fatalf("the lines of help format: problems %v\n%s", problems, src)
	}
	got := []int{
		len(e.Options), len(e.Drivers), len(e.Assumptions), len(e.Predictions), len(e.Tripwires), len(e.Resolutions),
		len(e.Practices), len(e.Amendments), len(e.Marks),
	}
	if want := []int{1, 2, 1, 3, 2, 1, 1, 1, 1}; !slices.Equal(got, want) {
		t.Errorf("the lines of help format are read as %v items a section, want %v\n%s", got, want, src)
	}
}
