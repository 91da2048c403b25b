package cmd

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
)

// settings is all that can be set, after every layer has spoken. viper ends in settings.go, where the layers are read.
type settings struct {
	Journal  string         `mapstructure:"journal"`
	Journals []namedJournal `mapstructure:"journals"`
	Format   int            `mapstructure:"format"`
	Template string         `mapstructure:"template"`
	Editor   bool           `mapstructure:"editor"`
	Git      string         `mapstructure:"git"`
	Color    string         `mapstructure:"color"`
	Pager    string         `mapstructure:"pager"`
	Schedule scheduleKeys   `mapstructure:"schedule"`
	Export   exportKeys     `mapstructure:"export"`

	origins map[string]string // key → where its value came from
	lines   map[string]int    // key → the line in that file, if it is one
	values  map[string]any    // key → the value that holds
}

// namedJournal is one line of the person's list of journals.
type namedJournal struct {
	Name string `mapstructure:"name"`
	Path string `mapstructure:"path"`
}

// scheduleKeys are the constants of the scheduling rule, in days and percentage points.
type scheduleKeys struct {
	First     int       `mapstructure:"first"`
	Min       int       `mapstructure:"min"`
	Growth    int       `mapstructure:"growth"`
	Merge     int       `mapstructure:"merge"`
	Step      int       `mapstructure:"step"`
	Undecided int       `mapstructure:"undecided"`
	Snap      string    `mapstructure:"snap"`
	Bound     boundKeys `mapstructure:"bound"`
}

type boundKeys struct {
	Open      int `mapstructure:"open"`
	Unknown   int `mapstructure:"unknown"`
	Narrowing int `mapstructure:"narrowing"`
	Closing   int `mapstructure:"closing"`
	Closed    int `mapstructure:"closed"`
}

// exportKeys lay out what an export writes; the same two keys for each target that makes notes.
type exportKeys struct {
	Names    bool         `mapstructure:"names"`
	Obsidian exportLayout `mapstructure:"obsidian"`
	Zk       exportLayout `mapstructure:"zk"`
	Logseq   exportLayout `mapstructure:"logseq"`
	Hugo     exportLayout `mapstructure:"hugo"`
	Markdown exportLayout `mapstructure:"markdown"`
}

type exportLayout struct {
	Folder string `mapstructure:"folder"`
	File   string `mapstructure:"file"`
}

// ownKeys may stand in a journal's own file. The others name programs, other folders or git, and belong to the person's
// own settings: a journal may come from a stranger.
var ownKeys = []string{"format", "template", "schedule", "export"}

const gitCommit = "commit" // the value of git that has each entry committed

// setting is a key with its default, which says by its type what the key takes.
type setting struct {
	key string
	def any
}

func defaults() []setting {
	r := journal.DefaultRule()
	list := []setting{
		{"journal", ""},
		{"journals", []any{}},
		{"format", 1},
		{"template", "decision"},
		{"editor", false},
		{"git", "off"},
		{"color", "auto"},
		{"pager", ""},
		{"schedule.first", r.First},
		{"schedule.min", r.Min},
		{"schedule.growth", r.Growth},
		{"schedule.merge", r.Merge},
		{"schedule.step", r.Step},
		{"schedule.undecided", r.Undecided},
		{"schedule.snap", r.Snap},
		{"schedule.bound.open", r.Bound.Open},
		{"schedule.bound.unknown", r.Bound.Unknown},
		{"schedule.bound.narrowing", r.Bound.Narrowing},
		{"schedule.bound.closing", r.Bound.Closing},
		{"schedule.bound.closed", r.Bound.Closed},
		{"export.names", false},
	}
	for _, target := range []string{"obsidian", "zk", "logseq", "hugo", "markdown"} {
		list = append(list, setting{"export." + target + ".folder", ""}, setting{"export." + target + ".file", ""})
	}
	return list
}

// typed reads a value as the setting's type. takes says what fits where it does not.
func (s setting) typed(v any) (value any, takes string) {
	text := fmt.Sprint(v)
	switch s.def.(type) {
	case int:
		n, err := strconv.Atoi(text)
		if err != nil {
			return nil, "a whole number"
		}
		return n, ""
	case bool:
		switch strings.ToLower(text) {
		case "true", "yes", "on", "1":
			return true, ""
		case "false", "no", "off", "0":
			return false, ""
		}
		return nil, "true or false"
	case string:
		switch v.(type) {
		case []any, map[string]any:
			return nil, "one line of text"
		}
		return text, ""
	}
	return v, ""
}

func (s *settings) validate() error {
	for _, c := range []struct {
		key, value string
		allowed    []string
	}{
		{"git", s.Git, []string{"off", gitCommit}},
		{"color", s.Color, []string{"auto", "always", "never"}},
		{"template", s.Template, journal.Words("template")},
		{"schedule.snap", strings.ToLower(s.Schedule.Snap), []string{"", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}},
	} {
		if !slices.Contains(c.allowed, c.value) {
			return hint(fmt.Errorf("%s is %q; it takes %s", s.said(c.key), c.value, anyOf(c.allowed)), "twoway help settings")
		}
	}
	r := s.Schedule
	for _, c := range []struct {
		key string
		n   int
	}{{"first", r.First}, {"min", r.Min}, {"growth", r.Growth}, {"undecided", r.Undecided}} {
		if c.n < 1 {
			return hint(fmt.Errorf("%s is %d; it takes 1 or more", s.said("schedule."+c.key), c.n), "twoway help scheduling")
		}
	}
	for _, c := range []struct {
		key string
		n   int
	}{{"schedule.first", r.First}, {"schedule.min", r.Min}} {
		switch bound := "schedule.bound.open"; {
		case c.n <= r.Bound.Open:
		case s.lines[c.key] == 0 && s.origins[c.key] != fromEnv: // nobody wrote it
			return hint(fmt.Errorf("%s is %d; it takes %d, which is %s, or more", s.said(bound), r.Bound.Open, c.n, c.key), "twoway help scheduling")
		default:
			return hint(fmt.Errorf("%s is %d; it takes %d, which is %s, or less", s.said(c.key), c.n, r.Bound.Open, bound), "twoway help scheduling")
		}
	}
	return nil
}

// anyOf lists the values that a setting takes.
func anyOf(values []string) string {
	quoted := slices.Clone(values)
	for i, v := range quoted {
		quoted[i] = cmp.Or(v, "nothing")
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], ", ") + " or " + quoted[last]
}

// said names a setting by the place that it came from: the variable, or the file with the line, and the key.
func (s *settings) said(key string) string {
	if s.origins[key] == fromEnv {
		return variable(key)
	}
	if line := s.lines[key]; line > 0 {
		return fmt.Sprintf("%s:%d: %s", s.origins[key], line, key)
	}
	return s.origins[key] + ": " + key
}

// rule gives the scheduling rule that the settings ask for.
func (s *settings) rule() journal.Rule {
	k := s.Schedule
	r := journal.DefaultRule()
	r.First, r.Min, r.Growth, r.Merge, r.Step, r.Undecided, r.Snap = k.First, k.Min, k.Growth, k.Merge, k.Step, k.Undecided, k.Snap
	r.Bound.Open, r.Bound.Unknown, r.Bound.Narrowing = k.Bound.Open, k.Bound.Unknown, k.Bound.Narrowing
	r.Bound.Closing, r.Bound.Closed = k.Bound.Closing, k.Bound.Closed
	return r
}
