package cmd

import (
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"twoway/templates"
)

// unwanted are the words that twoway says to nobody: they blame, or they count what was left undone.
var unwanted = regexp.MustCompile(`(?i)\b(overdue|failed|streaks?|mistakes?|missed|promotion)\b`)

// wanted are the places where one of them means something else.
var wanted = []string{"best missed", "the best you are missing"}

func unwantedIn(text string) string {
	for _, fine := range wanted {
		text = strings.ReplaceAll(strings.ToLower(text), fine, "")
	}
	return unwanted.FindString(text)
}

func TestOurTextsBlameNobody(t *testing.T) {
	t.Parallel()
	if got := unwantedIn("This look is Overdue."); got == "" {
		t.Fatal("the test finds no unwanted word where there is one")
	}
	for _, dir := range []string{"entry", "help", "html", "review"} {
		err := fs.WalkDir(templates.FS, dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(templates.FS, path)
			for i, line := range strings.Split(string(text), "\n") {
				if word := unwantedIn(line); word != "" {
					t.Errorf("templates/%s:%d says %q: %s", path, i+1, word, line)
				}
			}
			return err
		})
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
	}
	for _, f := range moduleFiles(t) {
		if f.Test {
			continue
		}
		ast.Inspect(f.AST, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			if text, err := strconv.Unquote(lit.Value); err == nil && unwantedIn(text) != "" {
				t.Errorf("%s:%d says %q: %s", f.Path, f.Set.Position(lit.Pos()).Line, unwantedIn(text), text)
			}
			return true
		})
	}
}
