package cmd

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"twoway/templates"
)

// TestDemo runs the demo once and looks at what it said and made; the journal is then read by several tests of the same run.
func TestDemo(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	env := demoEnv(dir)
	var out, said bytes.Buffer
	env.Out, env.Err = &out, &said
	if code := Main(context.Background(), env, []string{"demo", "scratch"}); code != exitDone {
		t.Fatalf("demo ends with %d and says\n%s", code, said.String())
	}
	steps, end := demoScript(t)
	d := demoIn(env, filepath.Join(dir, "scratch"))

	for _, want := range []string{"What keeps coming back", "Predictions", "Memory check", "Lead the ingest team"} {
		if !strings.Contains(strings.ToLower(out.String()), strings.ToLower(want)) {
			t.Errorf("demo's review does not hold %q:\n%s", want, out.String())
		}
	}
	if !strings.Contains(said.String(), d.vault) {
		t.Errorf("demo does not say where its vault is:\n%s", said.String())
	}
	if got, want := names(t, dir), "scratch"; got != want {
		t.Errorf("demo leaves %q beside its folder, want %q", got, want)
	}
	if got, want := names(t, filepath.Join(dir, "scratch")), "journal vault"; got != want {
		t.Errorf("demo leaves %q in its folder, want %q", got, want)
	}
	if got := output(t, d, step{At: end, Args: []string{"check", "--json"}}); strings.Contains(got, `"rule"`) {
		t.Errorf("check finds something to mend in the demo's journal:\n%s", got)
	}
	t.Run("looks come when they are due, save the one after the tripwire", func(t *testing.T) { looksOnTime(t, d) })
	t.Run("it is the same every time", func(t *testing.T) { sameAgain(t, d, steps) })
	t.Run("help json names the fields of each command", func(t *testing.T) { jsonNames(t, d, end) })
	t.Run("the readme shows what the program says", func(t *testing.T) { readmeIsReal(t, d, end) })
}

func looksOnTime(t *testing.T, d *demo) {
	t.Parallel()
	early := 0
	for path, text := range files(t, d.journal) {
		if !strings.Contains(text, "\nearly: true\n") {
			continue
		}
		early++
		if !strings.Contains(text, "\ntrigger: tripwire\n") {
			t.Errorf("%s is an early look without a tripwire", path)
		}
	}
	if early != 1 {
		t.Errorf("the demo has %d early looks, want the one after the tripwire", early)
	}
}

func sameAgain(t *testing.T, d *demo, steps []step) {
	t.Parallel()
	second := demoIn(d.env, t.TempDir())
	if err := second.replay(context.Background(), steps); err != nil {
		t.Fatal(err)
	}
	a, b := files(t, d.journal), files(t, second.journal)
	for path, text := range a {
		if b[path] != text {
			t.Errorf("%s differs between two runs:\n%s\nand\n%s", path, text, b[path])
		}
	}
	if len(a) != len(b) || len(a) <= len(steps) {
		t.Errorf("the two runs made %d and %d files, want the same number, one for each of the %d steps and the settings", len(a), len(b), len(steps))
	}
}

func TestDemoLeavesAFolderAloneThatIsNotEmpty(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "mine"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := demoEnv(dir)
	var said bytes.Buffer
	env.Err = &said
	if code := Main(context.Background(), env, []string{"demo", dir}); code != exitFailed || !strings.Contains(said.String(), "not empty") {
		t.Errorf("demo in a folder with a file ends with %d and says %q, want %d and a sentence", code, said.String(), exitFailed)
	}
	if got := names(t, dir); got != "mine" {
		t.Errorf("the folder holds %q after it, want its own file alone", got)
	}
}

func jsonNames(t *testing.T, d *demo, end time.Time) {
	t.Parallel()
	listed := topic(t, "json")
	for command, args := range map[string]string{
		"due": "due --json", "list": "list --json", "show": "show lead-or-build --json", "check": "check --json",
		"where": "where --json", "review": "review --format json",
	} {
		_, rest, found := strings.Cut(listed, "\n    "+command+" ")
		names, _, _ := strings.Cut(strings.ReplaceAll(rest, "\n              ", " "), "\n")
		var got map[string]any
		if err := json.Unmarshal([]byte(output(t, d, step{At: end, Args: strings.Fields(args)})), &got); err != nil || !found {
			t.Errorf("%s: listed in help json: %v; its output: %v", args, found, err)
			continue
		}
		for key := range got {
			if !slices.Contains(strings.Fields(names), key) {
				t.Errorf("help json does not name %q of twoway %s; it names %q", key, args, names)
			}
		}
	}
}

func TestSeveralCounts(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: "0 notes", 1: "one note", 12: "12 notes"} {
		if got := several(n, "note"); got != want {
			t.Errorf("several(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestADemoStepThatDoesNotEndWellIsNamed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	d := demoIn(demoEnv(dir), dir)
	at := time.Date(2026, 1, 2, 3, 4, 0, 0, time.UTC)
	err := d.replay(context.Background(), []step{{At: at, Args: []string{"nonsense"}, Line: 7}})
	if err == nil || !strings.HasPrefix(err.Error(), "demo/steps.txt:7: twoway nonsense ended with 2: ") {
		t.Errorf("a step that is no command gives %v, want its line, its command and its exit code", err)
	}
}

func demoScript(t *testing.T) ([]step, time.Time) {
	t.Helper()
	script, err := fs.ReadFile(templates.FS, demoSteps)
	if err != nil {
		t.Fatal(err)
	}
	steps, end, err := readSteps(string(script))
	if err != nil {
		t.Fatal(err)
	}
	return steps, end
}

func demoEnv(dir string) *Env {
	return &Env{
		Now:       func() time.Time { return time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC) },
		Getenv:    func(string) string { return "" },
		In:        strings.NewReader(""),
		Out:       io.Discard,
		Err:       io.Discard,
		Term:      Term{Width: 80},
		WorkDir:   dir,
		TempDir:   dir,
		Templates: templates.FS,
		Version:   "test",
	}
}

func output(t *testing.T, d *demo, s step) string {
	t.Helper()
	var out bytes.Buffer
	if err := d.run(context.Background(), s, &out, Term{Width: 80}); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return strings.Join(list, " ")
}

func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, path)
		texts[path] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}
