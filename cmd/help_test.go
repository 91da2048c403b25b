package cmd

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"twoway/templates"
)

func everyCommand(c *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{c}
	for _, sub := range c.Commands() {
		list = append(list, everyCommand(sub)...)
	}
	return list
}

func TestEachCommandExplainsItself(t *testing.T) {
	t.Parallel()
	for _, c := range everyCommand(newRootCmd(newApp(demoEnv(t.TempDir())))) {
		name := c.CommandPath()
		if c.Short == "" || strings.HasSuffix(c.Short, ".") || strings.Contains(c.Short, "\n") {
			t.Errorf("%s: its one line is %q, want one without a full stop", name, c.Short)
		}
		if len(c.Long) < 40 {
			t.Errorf("%s: its long text is %q, want a few sentences", name, c.Long)
		}
		for _, line := range strings.Split(c.Long, "\n") {
			if len([]rune(line)) > 120 {
				t.Errorf("%s: a line of its long text is wider than 120: %q", name, line)
			}
		}
		if c.HasParent() && !strings.HasPrefix(c.Example, "  twoway ") {
			t.Errorf("%s: its example is %q, want lines that begin with two blanks and twoway", name, c.Example)
		}
		c.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Usage == "" || strings.HasSuffix(f.Usage, ".") {
				t.Errorf("%s --%s is explained by %q, want a few words without a full stop", name, f.Name, f.Usage)
			}
		})
	}
}

func TestHelpFitsTheWindowAndItsExamplesStayCommands(t *testing.T) {
	t.Parallel()
	for _, width := range []int{40, 80, 200} {
		env := demoEnv(t.TempDir())
		env.Term = Term{Out: true, Width: width}
		root := newRootCmd(newApp(env))
		for _, c := range everyCommand(root) {
			var b strings.Builder
			c.SetOut(&b)
			if err := c.Help(); err != nil {
				t.Fatal(err)
			}
			for _, line := range strings.Split(b.String(), "\n") {
				if n := len([]rune(line)); width == 80 && n > 80 || strings.TrimRight(line, " ") != line {
					t.Errorf("%s --help in %d columns has a line of %d, or with blanks at its end: %q", c.CommandPath(), width, n, line)
				}
			}
			for _, line := range commandLines(b.String()) {
				if err := typeable(root, strings.TrimSuffix(line, " [flags]")); err != nil && !strings.Contains(line, "[command]") {
					t.Errorf("%s --help in %d columns shows %q: %v", c.CommandPath(), width, line, err)
				}
			}
		}
	}
}

// What is shown to be typed can be typed: each command line in an example, a help topic and the readme names a command and
// flags that are there.
func TestEachCommandLineThatWeShowExists(t *testing.T) {
	t.Parallel()
	root := newRootCmd(newApp(demoEnv(t.TempDir())))
	root.InitDefaultHelpCmd()
	texts := map[string]string{}
	for _, c := range everyCommand(root) {
		texts["the example of "+c.CommandPath()] = c.Example + "\n" + c.Long
	}
	topics, err := fs.Glob(templates.FS, "help/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range topics {
		text, err := fs.ReadFile(templates.FS, path)
		if err != nil {
			t.Fatal(err)
		}
		texts[path] = string(text)
	}
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	texts["README.md"] = string(readme)
	seen := 0
	for from, text := range texts {
		for _, line := range commandLines(text) {
			seen++
			if err := typeable(root, line); err != nil {
				t.Errorf("%s shows %q: %v", from, line, err)
			}
		}
	}
	if seen < 40 {
		t.Errorf("found %d command lines in all texts, want at least 40", seen)
	}
	if typeable(root, "twoway note x --no-such-flag") == nil || typeable(root, "twoway nothing") == nil {
		t.Error("an unknown flag or command is not noticed")
	}
}

// commandLines gives the lines that begin with twoway, indented or in a fenced block, and what stands between backticks and
// begins so.
func commandLines(text string) (lines []string) {
	text = shown.ReplaceAllString(strings.ReplaceAll(text, "\\\n", " "), "")
	fenced := false
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "```") {
			fenced = !fenced
			continue
		}
		if code := strings.TrimSpace(line); (fenced || strings.HasPrefix(line, "  ")) && strings.HasPrefix(code, "twoway ") {
			lines = append(lines, code)
			continue
		}
		for i, part := range strings.Split(line, "`") {
			if i%2 == 1 && strings.HasPrefix(part, "twoway ") {
				lines = append(lines, part)
			}
		}
	}
	return lines
}

func typeable(root *cobra.Command, line string) error {
	line, _, _ = strings.Cut(line, "  ") // what follows two blanks explains
	steps, _, err := readSteps("@ 2026-01-01 00:00\n" + line)
	if err != nil || len(steps) != 1 {
		return fmt.Errorf("a shell cannot read it: %v", err)
	}
	words := steps[0].Args[1:]
	c, rest, err := root.Find(words)
	if err != nil {
		return err
	}
	if c == root && !strings.HasPrefix(words[0], "-") {
		return fmt.Errorf("no command is called %q", words[0])
	}
	for _, word := range rest {
		name, long := strings.CutPrefix(word, "--")
		name, _, _ = strings.Cut(name, "=")
		if long && name != "help" && name != "version" && c.Flags().Lookup(name) == nil && c.InheritedFlags().Lookup(name) == nil {
			return fmt.Errorf("%s has no flag --%s", c.CommandPath(), name)
		}
	}
	return nil
}
