package cmd_test

import (
	"encoding/json"
	"io/fs"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"twoway/templates"
)

// The names that --json prints at the top are those that `twoway help json` lists.
func TestJSONNamesAreThoseOfTheTopic(t *testing.T) {
	t.Parallel()
	text, err := fs.ReadFile(templates.FS, "help/json.md")
	if err != nil {
		t.Fatal(err)
	}
	home, journal := smallJournal(t)
	out := filepath.Join(home, "out")
	for _, c := range []struct {
		row  string
		args []string
	}{
		{"due", []string{"due", "--json"}},
		{"list", []string{"list", "--json"}},
		{"with --match:", []string{"list", "--match", "canteen", "--json"}},
		{"show", []string{"show", "team", "--json"}},
		{"check", []string{"check", "--json"}},
		{"where", []string{"where", "--json"}},
		{"export", []string{"export", "markdown", out, "--json"}},
		{"import", []string{"import", "markdown", home, "--dry-run", "--json"}},
	} {
		row := regexp.MustCompile(`(?m)^ +` + regexp.QuoteMeta(c.row) + ` +(.*)$`).FindSubmatch(text)
		if row == nil {
			t.Errorf("help json has no row %q", c.row)
			continue
		}
		want := strings.Fields(string(row[1]))
		_, got, errs := onTerminal(t, home, journal, "", c.args...)
		var object map[string]any
		if err := json.Unmarshal([]byte(got), &object); err != nil {
			t.Errorf("%q prints %q, %q: %v", c.args, got, errs, err)
			continue
		}
		var names []string
		for name := range object {
			names = append(names, name)
		}
		slices.Sort(names)
		slices.Sort(want)
		if !slices.Equal(names, want) {
			t.Errorf("%q prints the names %q, and help json lists %q", c.args, names, want)
		}
	}
}
