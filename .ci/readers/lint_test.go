package readers

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Reviews, what stands in a journal, and the notes of each target that is plain Markdown, pass a linter. What it leaves out, and why, stands in the two files of rules.
func TestMarkdownPassesALinter(t *testing.T) {
	linter := module(t, ".bin/markdownlint-cli2")
	module(t, "markdownlint-cli2/package.json")
	dir := t.TempDir()
	for _, name := range []string{"demo", "lake", "nasty"} {
		s := sampleNamed(t, name)
		for _, period := range []string{"2026-Q3", "2026-08", "2026", "--all", "2020"} {
			if _, err := s.run("review", period, "--format", "markdown", "-o", filepath.Join(dir, name+period+".md")); err != nil {
				t.Fatal(err)
			}
		}
		if name == "nasty" {
			continue // its texts break rules, as a person may
		}
		if _, err := s.run("review", "2026-Q3", "--save"); err != nil {
			t.Fatal(err)
		}
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(s.dir)); err != nil {
			t.Fatal(err)
		}
		for _, target := range []string{"markdown", "zk", "hugo", "obsidian"} {
			if _, err := s.run("export", target, filepath.Join(dir, name+"-"+target)); err != nil {
				t.Fatal(err)
			}
		}
	}
	for config, files := range map[string][]string{
		".markdownlint.jsonc":         {"**/*.md", "!*-obsidian/**"},
		"obsidian.markdownlint.jsonc": {"*-obsidian/**/*.md"},
	} {
		path, err := filepath.Abs(config)
		if err != nil {
			t.Fatal(err)
		}
		if said, err := program(t, dir, linter, append([]string{"--config", path}, files...)...); err != nil || strings.Contains(said, "Linting: 0 ") {
			t.Errorf("%v\n%s", err, said)
		}
	}
}

type excuse struct{ text, because string }

// excused is what the Nu checker says of our pages and we leave as it is.
var excused = []excuse{
	{"attribute must not be used on a", "a table whose rows stack on a narrow page is no table to a screen reader any more, unless roles say so"},
	{"role is unnecessary for element", "the same"},
	{"“paint-order”", "a property of SVG 2 that the checker does not know"},
	{"Resource violates Content Security Policy", "the checker knows no policy for files; Chromium does, and loads the style sheet"},
}

// nuMessage is one message of the Nu checker.
type nuMessage struct {
	Type, SubType, URL, Message, Extract string
	LastLine                             int
}

// Pages, style sheets and plots are valid by the rules of the web.
func TestPagesAreValid(t *testing.T) {
	jar := module(t, "vnu-jar/build/dist/vnu.jar")
	var files []string
	for _, name := range []string{"demo", "lake", "nasty"} {
		s := sampleNamed(t, name)
		pages := allPages(t, s)
		for _, page := range slices.Sorted(maps.Keys(pages)) {
			files = append(files, pages[page])
		}
		site, plots := filepath.Join(scratch, s.name+"-pages"), s.export(t, "markdown")
		files = append(files, filepath.Join(site, "style.css"))
		for _, plot := range slices.Sorted(maps.Keys(readFiles(t, plots, ".svg"))) {
			files = append(files, filepath.Join(plots, plot))
		}
	}
	args := append([]string{"-jar", jar, "--also-check-css", "--also-check-svg", "--exit-zero-always", "--format", "json"}, files...)
	said, err := program(t, scratch, "java", args...)
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	var report struct{ Messages []nuMessage }
	if err := json.Unmarshal([]byte(said), &report); err != nil {
		t.Fatalf("%v in\n%s", err, said)
	}
	used := map[string]bool{}
	for _, m := range report.Messages {
		i := slices.IndexFunc(excused, func(e excuse) bool { return strings.Contains(m.Message, e.text) })
		if i < 0 {
			t.Errorf("%s:%d: %s: %s in %q", strings.TrimPrefix(m.URL, "file:"+scratch), m.LastLine, m.Type, m.Message, m.Extract)
			continue
		}
		used[excused[i].text] = true
	}
	for _, e := range excused {
		if !used[e.text] {
			t.Errorf("no page needs the excuse %q any more", e.text)
		}
	}
}
