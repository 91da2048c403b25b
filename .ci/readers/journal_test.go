// Package readers lets the programs that people open our files with read what twoway writes: Chromium with axe, the Nu checker,
// a Markdown linter, Hugo, the parser of Logseq, and second parsers of YAML, CSV, iCalendar and JSON. It is a module of its own,
// so that nothing of theirs is part of the program. `.ci/run` installs them; elsewhere a test says what is missing.
package readers

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"twoway/cmd"
	"twoway/templates"
)

// sample is a journal to read.
type sample struct {
	name  string
	dir   string
	today time.Time
}

var scratch string

func TestMain(m *testing.M) {
	dir, err := os.MkdirTemp("", "twoway-readers")
	if err != nil {
		panic(err)
	}
	scratch = dir
	code := m.Run()
	os.RemoveAll(dir)
	os.Exit(code)
}

// samples are made once: the journal of the demo, a long one of notes, and one with what hurts readers.
var samples = sync.OnceValues(func() ([]sample, error) {
	all := []sample{
		{"demo", filepath.Join(scratch, "demo", "journal"), time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)},
		{"lake", filepath.Join(scratch, "lake"), time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)},
		{"nasty", filepath.Join(scratch, "nasty"), time.Date(2026, 10, 5, 9, 0, 0, 0, time.UTC)},
	}
	if _, err := all[0].run("demo", filepath.Dir(all[0].dir)); err != nil {
		return nil, err
	}
	return all, errors.Join(writeLake(all[1].dir), writeNasty(all[2].dir))
})

func sampleNamed(t *testing.T, name string) sample {
	t.Helper()
	all, err := samples()
	if err != nil {
		t.Fatal(err)
	}
	return all[slices.IndexFunc(all, func(s sample) bool { return s.name == name })]
}

// run is one command of twoway over the journal, on its day, and what it prints.
func (s sample) run(args ...string) (string, error) {
	var out, said bytes.Buffer
	vars := map[string]string{"TWOWAY_JOURNAL": s.dir, "XDG_STATE_HOME": filepath.Join(scratch, "state"), "XDG_CONFIG_HOME": filepath.Join(scratch, "config")}
	code := cmd.Main(context.Background(), &cmd.Env{
		Now: func() time.Time { return s.today }, Getenv: func(name string) string { return vars[name] },
		In: strings.NewReader(""), Out: &out, Err: &said, Term: cmd.Term{Width: 80},
		WorkDir: scratch, TempDir: scratch, Templates: templates.FS, Version: "test",
	}, args)
	if code != 0 {
		return out.String(), fmt.Errorf("twoway %s ends with %d and says\n%s", strings.Join(args, " "), code, said.String())
	}
	return out.String(), nil
}

// export gives a new folder that holds the journal for a target.
func (s sample) export(t *testing.T, target string, flags ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), target)
	if _, err := s.run(append([]string{"export", target, dir}, flags...)...); err != nil {
		t.Fatal(err)
	}
	return dir
}

// lake is a journal of the theme tests, whose entries are all notes. It becomes notes about one decision.
func writeLake(dir string) error {
	raw, err := os.ReadFile("../../journal/theme/testdata/journals/lake.json")
	if err != nil {
		return err
	}
	var lake struct {
		Entries []struct{ ID, Date, Body string }
	}
	if err := json.Unmarshal(raw, &lake); err != nil {
		return err
	}
	first := lake.Entries[0].Date
	files := map[string]string{
		".twoway.yaml": "format: 1\n",
		first[:4] + "/" + first + "-stay.md": "---\ntwoway: decision\nid: " + first + "-stay\ndate: " + first + "\nquestion: Stay, or move?\n" +
			"choice: stay\nconfidence: 60\ntags:\n  - career\n---\n\n# Stay, or move?\n\n## Options\n\n- stay: stay\n- move: move\n",
	}
	for i, e := range lake.Entries {
		id := fmt.Sprintf("%s-%02d%02d-stay", e.Date, 6+i/60%12, i%60)
		files[e.Date[:4]+"/"+id+".md"] = fmt.Sprintf("---\ntwoway: note\nid: %s\ndate: %s\nabout: %s-stay\nenergy: %+d\n---\n\n%s\n", id, e.Date, first, i%5-2, e.Body)
	}
	return writeFiles(dir, files)
}

func writeNasty(dir string) error {
	a, err := txtar.ParseFile("testdata/nasty.txtar")
	if err != nil {
		return err
	}
	files := map[string]string{}
	for _, f := range a.Files {
		files[f.Name] = string(f.Data)
		if strings.Contains(files[f.Name], "Windows line ends") {
			files[f.Name] = strings.ReplaceAll(files[f.Name], "\n", "\r\n")
		}
	}
	return writeFiles(dir, files)
}

func writeFiles(dir string, files map[string]string) error {
	for _, name := range slices.Sorted(maps.Keys(files)) {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(path, []byte(files[name]), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// readFiles gives the files below a folder whose names end so, by their path in it.
func readFiles(t *testing.T, dir, ending string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ending) {
			return err
		}
		b, err := os.ReadFile(path)
		rel, _ := filepath.Rel(dir, path)
		all[filepath.ToSlash(rel)] = string(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// missing ends a test for want of a program: a failure in CI, which installs all of them.
func missing(t *testing.T, what string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf("%s is missing, which .ci/run installs", what)
	}
	t.Skipf("%s is missing here; .ci/run says how to install it", what)
}

// module gives the path of a file that npm installed.
func module(t *testing.T, file string) string {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("node_modules", filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		missing(t, file)
	}
	return path
}

// program runs one of the readers and gives what it printed, errors included.
func program(t *testing.T, dir, name string, args ...string) (string, error) {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		missing(t, name)
	}
	c := exec.Command(path, args...)
	c.Dir = dir
	out, err := c.CombinedOutput()
	return string(out), err
}

// node runs a script of this folder and reads what it prints as JSON.
func node(t *testing.T, into any, script string, args ...string) {
	t.Helper()
	path, err := exec.LookPath("node")
	if err != nil {
		missing(t, "node")
	}
	var out, said bytes.Buffer
	c := exec.Command(path, append([]string{script}, args...)...)
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		t.Fatalf("%s: %v\n%s", script, err, said.String())
	}
	if err := json.Unmarshal(out.Bytes(), into); err != nil {
		t.Fatalf("%s: %v\n%s", script, err, out.String())
	}
}
