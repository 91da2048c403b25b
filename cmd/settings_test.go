package cmd

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestSettingsThatDoNotFitAreNamedWithTheirLine(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ yaml, want string }{
		{"editor: true\nschedule:\n  snap: funday", `config.yaml:3: schedule.snap is "funday"; it takes nothing, monday, tuesday`},
		{"schedule: {snap: Monday}", ""},
		{"editor: true\nschedule:\n  first: 400", "config.yaml:3: schedule.first is 400; it takes 180, which is schedule.bound.open, or less"},
		{"schedule: {min: 200}", "config.yaml:1: schedule.min is 200; it takes 180, which is schedule.bound.open, or less"},
		{"schedule: {bound: {open: 20}}", "config.yaml:1: schedule.bound.open is 20; it takes 30, which is schedule.first, or more"},
		{"schedule: {first: 400, bound: {open: 400}}", ""},
		{"schedule: {frist: 3}", `config.yaml:1: unknown setting "schedule.frist"`},
		{"schedule: {first: 0}", "config.yaml:1: schedule.first is 0; it takes 1 or more"},
		{"\ncolor: blue", `config.yaml:2: color is "blue"; it takes auto, always or never`},
		{"journals: x", "config.yaml:1: journals takes a list"},
		{"journals:\n  - name: a", "config.yaml:1: journals takes a list"},
		{"journals: [{name: a, path: b}, {name: a, path: c}]", "config.yaml:1: journals takes a list, each line with a name of its own"},
		{"journals: [{name: a, path: b}, {name: b, path: c}]", ""},
		{"journals: []", ""},
		{"journals:", ""},
		{"color: auto\nschedule: 3", "config.yaml:2: schedule takes settings of its own, indented below it"},
		{"color: auto\ncolor: never", `config.yaml:2: is not YAML: mapping key "color" already defined`},
		{"\n- color: auto", "config.yaml:2: holds no settings by name"},
		{"just text", "config.yaml:1: holds no settings by name"},
		{"editor: true\na: b: c", "config.yaml:2: is not YAML: mapping values"},
		{"editor: true\n<<<<<<< HEAD\ncolor: auto", "config.yaml:2: the marks of a merge stand here"},
		{"editor: true\n---\ncolor: blue", "config.yaml:2: what stands below a second --- is not read"},
		{"# mine\n---\neditor: true\n...\n--- # more\n\ncolor: auto", "config.yaml:4: what stands below a second --- is not read"},
		{"---\n---\neditor: true", "config.yaml:2: what stands below a second --- is not read"},
		{"editor: true\n--- {color: auto}", "config.yaml:2: what stands below a second --- is not read"},
		{"%YAML 1.1\n---\neditor: true\n---\n# nothing else", ""},
		{"--- # mine\neditor: true\n...", ""},
	} {
		file := filepath.Join(t.TempDir(), "config.yaml")
		if err := os.WriteFile(file, []byte(c.yaml+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		l, err := readLayer(file, nil)
		if err == nil {
			_, err = resolve([]layer{defaultLayer(), l})
		}
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%q: %v", c.yaml, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%q: got %v, want %q", c.yaml, err, c.want)
		}
	}
}
