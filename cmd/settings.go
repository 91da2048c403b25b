package cmd

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/viper"

	"twoway/journal/store"
)

const maxSettings = 1 << 16 // bytes of a settings file

// layer is one place that settings come from.
type layer struct {
	name   string // as `where` says it
	values map[string]any
	lines  map[string]int // of a file
}

// userConfig is the path of the person's own settings: $XDG_CONFIG_HOME, ~/.config, or %AppData%.
func userConfig(env *Env) string {
	return xdg(env, "XDG_CONFIG_HOME", ".config", "config.yaml")
}

// stateDir is where drafts and what was shown lately are kept.
func stateDir(env *Env) string {
	return xdg(env, "XDG_STATE_HOME", filepath.Join(".local", "state"), "")
}

func xdg(env *Env, variable, below, file string) string {
	base := env.Getenv(variable)
	if base == "" || !filepath.IsAbs(base) {
		base = env.Getenv("AppData")
		if base == "" && env.HomeDir != "" {
			base = filepath.Join(env.HomeDir, below)
		}
	}
	if base == "" {
		return ""
	}
	return filepath.Join(base, "twoway", file)
}

// loadUser reads the person's own layers: the defaults, config.yaml and TWOWAY_*. The journal's own layer comes when the
// journal is known.
func loadUser(env *Env) ([]layer, error) {
	file, err := readLayer(userConfig(env), nil)
	if err != nil {
		return nil, err
	}
	vars, err := envLayer(env)
	return []layer{defaultLayer(), file, vars}, err
}

func defaultLayer() layer {
	values := map[string]any{}
	for _, s := range defaults() {
		values[s.key] = s.def
	}
	return layer{name: "default", values: values}
}

const fromEnv = "environment"

// variable is the name of the environment variable for a key.
func variable(key string) string {
	return "TWOWAY_" + strings.ToUpper(strings.ReplaceAll(key, ".", "_"))
}

func envLayer(env *Env) (layer, error) {
	l := layer{name: fromEnv, values: map[string]any{}}
	for _, s := range defaults() {
		v := env.Getenv(variable(s.key))
		if v == "" || s.key == "journals" || s.key == "format" {
			continue
		}
		value, takes := s.typed(v)
		if takes != "" {
			return l, hint(fmt.Errorf("%s is %q; it takes %s", variable(s.key), v, takes), "unset "+variable(s.key), "twoway help settings")
		}
		l.values[s.key] = value
	}
	return l, nil
}

// strayVariables are the names in the environment that begin as ours do and set nothing.
func strayVariables(env *Env) (names []string) {
	for _, kv := range env.Environ {
		name, _, _ := strings.Cut(kv, "=")
		if !strings.HasPrefix(name, "TWOWAY_") || strings.HasPrefix(name, "TWOWAY_TEST_") {
			continue
		}
		known := func(s setting) bool { return variable(s.key) == name && s.key != "journals" && s.key != "format" }
		if !slices.ContainsFunc(defaults(), known) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// readLayer reads one settings file. A file that is not there is an empty layer; an unknown key, or one that is not in
// allowed (nil allows all), is an error with path and line.
func readLayer(path string, allowed []string) (layer, error) {
	l := layer{path, map[string]any{}, map[string]int{}}
	if path == "" {
		return l, nil
	}
	src, err := store.ReadRegular(path, maxSettings)
	if errors.Is(err, fs.ErrNotExist) {
		return l, nil
	}
	if errors.Is(err, store.ErrTooLarge) {
		return l, fmt.Errorf("%s: more than %d KB of settings; this is not a settings file", path, maxSettings>>10)
	}
	if errors.Is(err, store.ErrNotRegular) {
		return l, hint(fmt.Errorf("settings: %w", err), "put a file with the settings there, or nothing")
	}
	if err != nil {
		return l, hint(fmt.Errorf("settings: %w", err), "mend the file's permissions, or move it away")
	}
	v := viper.New()
	v.SetConfigType("yaml")
	if err := v.MergeConfig(bytes.NewReader(src)); err != nil {
		return l, hint(notYAML(path, src, err), "one `key: value` a line; `twoway help settings` shows them all")
	}
	if line := secondDocument(src); line > 0 {
		return l, hint(fmt.Errorf("%s:%d: what stands below a second --- is not read", path, line), "take that line out, so that the file is one list of settings")
	}
	all := defaults()
	for _, key := range v.AllKeys() {
		at := slices.IndexFunc(all, func(s setting) bool { return s.key == key })
		if at < 0 && slices.ContainsFunc(all, func(s setting) bool { return strings.HasPrefix(s.key, key+".") }) {
			return l, hint(fmt.Errorf("%s:%d: %s takes settings of its own, indented below it", path, lineOf(src, key), key), "twoway help settings")
		}
		if at < 0 {
			return l, hint(fmt.Errorf("%s:%d: unknown setting %q", path, lineOf(src, key), key), "`twoway help settings` shows them all")
		}
		if allowed != nil && !slices.Contains(allowed, strings.SplitN(key, ".", 2)[0]) {
			return l, hint(fmt.Errorf("%s:%d: %q cannot be set by a journal", path, lineOf(src, key), key),
				"set it in your own config.yaml; a journal may come from somebody else")
		}
		value, takes := all[at].typed(v.Get(key))
		if takes != "" {
			return l, hint(fmt.Errorf("%s:%d: %s is %q; it takes %s", path, lineOf(src, key), key, fmt.Sprint(v.Get(key)), takes), "twoway help settings")
		}
		l.values[key], l.lines[key] = value, lineOf(src, key)
	}
	return l, nil
}

// secondDocument is the line that ends the YAML document which is read, where something stands below it; 0 when nothing does.
func secondDocument(src []byte) int {
	begun, end, n := false, 0, 0
	for line := range bytes.Lines(bytes.TrimPrefix(src, []byte("\ufeff"))) {
		n++
		sign, rest, _ := strings.Cut(strings.TrimRight(string(line), "\r\n"), " ")
		isMark := sign == "---" || sign == "..."
		if isMark && begun && end == 0 {
			end = n
		}
		if !isMark {
			rest = strings.TrimSpace(string(line))
		}
		holds := rest != "" && rest[0] != '#' && (begun || rest[0] != '%')
		if holds && end > 0 {
			return end
		}
		begun = begun || isMark || holds
	}
	return 0
}

// notYAML names the line of a settings file that cannot be read, and a merge that was left in it.
func notYAML(path string, src []byte, err error) error {
	for i, line := range strings.Split(string(src), "\n") {
		if strings.HasPrefix(line, "<<<<<<< ") {
			return fmt.Errorf("%s:%d: the marks of a merge stand here; keep one side and take them out", path, i+1)
		}
	}
	_, text, _ := strings.Cut(err.Error(), "yaml: ")
	text = strings.TrimPrefix(text, "unmarshal errors:\n  ")
	var line int
	if _, scanErr := fmt.Sscanf(text, "line %d:", &line); scanErr == nil {
		_, text, _ = strings.Cut(text, ": ")
		if strings.HasPrefix(text, "cannot unmarshal") {
			return fmt.Errorf("%s:%d: holds no settings by name", path, line)
		}
		return fmt.Errorf("%s:%d: is not YAML: %s", path, line, text)
	}
	return fmt.Errorf("%s: %w", path, err)
}

// lineOf finds the line of a key's last part; 1 when it cannot be told.
func lineOf(src []byte, key string) int {
	last := key[strings.LastIndexByte(key, '.')+1:]
	for i, line := range strings.Split(string(src), "\n") {
		name, _, ok := strings.Cut(strings.TrimSpace(line), ":")
		if ok && strings.EqualFold(strings.Trim(name, `"'`), last) {
			return i + 1
		}
	}
	return 1
}

// resolve lays the layers over each other, the later over the earlier, and reads the result into one struct.
func resolve(layers []layer) (settings, error) {
	v := viper.New()
	s := settings{origins: map[string]string{}, lines: map[string]int{}, values: map[string]any{}}
	for _, l := range layers {
		for key, value := range l.values {
			v.Set(key, value)
			s.origins[key], s.lines[key], s.values[key] = l.name, l.lines[key], value
		}
	}
	if list, ok := s.values["journals"].([]any); s.values["journals"] != nil && (!ok || !allNamed(list)) {
		return s, hint(fmt.Errorf("%s takes a list, each line with a name of its own and a path", s.said("journals")), "twoway help settings")
	}
	if err := v.UnmarshalExact(&s); err != nil {
		return s, hint(fmt.Errorf("settings: %s", lastLine(err)), "`twoway help settings` shows what each takes")
	}
	return s, s.validate()
}

// allNamed says whether each item of the setting journals has a name that no other has, and a path.
func allNamed(list []any) bool {
	seen := map[string]bool{}
	for _, item := range list {
		one, _ := item.(map[string]any)
		name, _ := one["name"].(string)
		path, _ := one["path"].(string)
		if name == "" || path == "" || seen[name] {
			return false
		}
		seen[name] = true
	}
	return true
}

// lastLine is what went wrong, below the headings that the decoder puts above it.
func lastLine(err error) string {
	lines := strings.Split(strings.TrimSpace(err.Error()), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}
