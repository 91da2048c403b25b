package cmd_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestARandomLifeKeepsThePromises types what a person may type in any order, over years, with odd signs in any text, and holds the
// journal to its promises after each command.
func TestARandomLifeKeepsThePromises(t *testing.T) {
	t.Parallel()
	for seed := range uint64(4) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			l := newRandomLife(t, seed)
			for range 60 {
				l.step()
			}
			if l.done["new"] < 3 || l.done["note"] < 5 || l.done["reflect"] < 2 || l.refused == 0 {
				t.Errorf("too few of some commands were taken: %v, and %d refused", l.done, l.refused)
			}
			l.reads()
			l.travels()
		})
	}
}

// randomLife is a person who types at random.
type randomLife struct {
	t         *testing.T
	r         *rand.Rand
	home      string
	vars      map[string]string
	day       time.Time
	typed     []string // texts of the command at hand
	decisions []string // their handles
	entries   map[string]string
	done      map[string]int
	refused   int
}

func newRandomLife(t *testing.T, seed uint64) *randomLife {
	home, vars := sandbox(t)
	return &randomLife{
		t: t, r: rand.New(rand.NewPCG(seed, 5)), home: home, vars: vars, day: time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC),
		entries: map[string]string{}, done: map[string]int{},
	}
}

const lifeWords = `team staff lead manager code review meeting tired energy sleep contract remote mentor growth conflict deadline release pager
	migration cluster children partner money risk calm hope bored loyal offer`

// lifeSigns are what Markdown, YAML, a terminal or our own lines take for more than text.
var lifeSigns = []string{
	"`%%`", "%% aside %%", "→", "->", `"quoted"`, "it's", "“curly”", "👩‍💻", "日本語", "שלום", "#strain", "key: value", "- dash", "--", "***bold***", "<!-- c -->",
	"<script>alert(1)</script>", "{{ .X }}", "[[link]]", "[a](b.md)", "~~gone~~", "a|b", `\n`, "&amp;", "100%", "e\u0301", "\u200b", "\u202eleft\u202c", "\x1b[31mred\x1b[0m",
	"$HOME", "`code`", "null", "true", "0x10", "2026-01-01", "*a", "&b", "(if team)", "(self)", ": ", "'",
}

func (l *randomLife) chance(percent int) bool { return l.r.IntN(100) < percent }

func pick[T any](l *randomLife, from ...T) T { return from[l.r.IntN(len(from))] }

// text is a sentence that the entry has to hold.
func (l *randomLife) text() string {
	words := strings.Fields(lifeWords)
	var s []string
	for range 3 + l.r.IntN(8) {
		s = append(s, pick(l, words...))
	}
	if l.chance(40) {
		s = slices.Insert(s, 1+l.r.IntN(len(s)), pick(l, lifeSigns...))
	}
	one := strings.Join(s, " ")
	l.typed = append(l.typed, one)
	return one
}

func (l *randomLife) number(below int) string { return fmt.Sprint(l.r.IntN(below)) }

// later is a day within a year.
func (l *randomLife) later() string {
	return l.day.AddDate(0, 0, 1+l.r.IntN(300)).Format(time.DateOnly)
}

// some adds flags, each with its chance in percent.
func (l *randomLife) some(args []string, flags ...func() (percent int, flag []string)) []string {
	for _, f := range flags {
		had := len(l.typed)
		if percent, flag := f(); l.chance(percent) {
			args = append(args, flag...)
		} else {
			l.typed = l.typed[:had]
		}
	}
	return args
}

func (l *randomLife) items(args []string) []string {
	return l.some(args,
		func() (int, []string) {
			return 25, []string{"--predict", l.number(101) + "% by " + l.later() + ": " + l.text()}
		},
		func() (int, []string) {
			return 15, []string{"--tripwire", "If " + l.text() + ", then " + pick(l, "revisit", "decide", "reverse")}
		},
		func() (int, []string) { return 15, []string{"--assumption", "by " + l.later() + ": " + l.text()} },
		func() (int, []string) {
			return 15, []string{"--driver", pick(l, "toward", "away", "pressure", "default", "avoid") + ": " + l.text()}
		},
		func() (int, []string) { return 30, []string{"--energy=" + fmt.Sprint(l.r.IntN(5)-2)} },
		func() (int, []string) { return 15, []string{"--section", "Odd=" + l.text()} },
		func() (int, []string) { return 10, []string{"--next", l.later()} },
		func() (int, []string) { return 5, []string{"--private"} },
	)
}

var lifeOptions = []string{"stay", "move", "wait"}

// command is what the person types next.
func (l *randomLife) command() []string {
	l.typed = nil
	if len(l.decisions) == 0 || l.chance(12) {
		args := []string{"new", l.text() + "?", "--choice", pick(l, append(lifeOptions, "?")...), "--confidence", l.number(101), "--why", l.text()}
		for _, key := range lifeOptions {
			args = append(args, "--option", key+"="+l.text())
		}
		return l.items(l.some(args,
			func() (int, []string) { return 20, []string{"--template", "career"} },
			func() (int, []string) { return 20, []string{"--trial-ends", l.later()} },
			func() (int, []string) {
				return 20, []string{"--closes", pick(l, "hard", "soft"), "--closes-on", l.later()}
			},
			func() (int, []string) { return 20, []string{"--way-back", l.text()} },
		))
	}
	handle := pick(l, l.decisions...)
	switch l.r.IntN(8) {
	case 0:
		return []string{"new", l.text() + "?", "--template", "experiment", "--about", handle, "--do", l.text()}
	case 1:
		return []string{"new", "--template", "conversation", "--about", handle, "--with", "D", "--surprise", l.text()}
	case 2, 3, 4:
		return l.items(l.some([]string{"reflect", handle, "--changed", l.text(), "--verdict", pick(l, "keep", "keep", "adjust", "reverse", "close", "wait", "reopen")},
			func() (int, []string) {
				return 60, []string{"--recall-choice", pick(l, lifeOptions...), "--recall-why", l.text()}
			},
			func() (int, []string) {
				return 60, []string{"--would-choose", pick(l, lifeOptions...), "--confidence", l.number(101)}
			},
			func() (int, []string) { return 10, []string{"--closed-reason", "done"} },
		))
	}
	return l.items(l.some([]string{"note", handle, l.text()},
		func() (int, []string) {
			return 10, []string{"--amend", pick(l, "agreed=yes", "door_cost=2", "private=true", "private=false"), "--because", l.text()}
		},
		func() (int, []string) {
			return 30, []string{"--resolve", l.claim() + " → " + pick(l, "yes", "no", "holding", "hit") + ": " + l.text()}
		},
	))
}

var lifeClaim = regexp.MustCompile(`(?m)^- \[ \] (?:\d+% )?(?:by [0-9-]+: |If )(.+?)(?:, then .*)?$`)

// claim is that of a line which some entry holds, and mostly another decision's.
func (l *randomLife) claim() string {
	claims := lifeClaim.FindAllStringSubmatch(l.entries[pick(l, sortedKeys(l.entries)...)], -1)
	if len(claims) == 0 {
		return l.text()
	}
	return pick(l, claims...)[1]
}

func sortedKeys(m map[string]string) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (l *randomLife) run(args ...string) (code int, out, errs string) {
	return run(l.t, l.day.Format(time.DateOnly)+" 20:00", l.vars, strings.NewReader(""), args...)
}

// step types one command. What is refused leaves no file; what is taken adds one, which holds all that was typed; no other changes.
func (l *randomLife) step() {
	l.day = l.day.AddDate(0, 0, l.r.IntN(20))
	args := l.command()
	code, out, errs := l.run(args...)
	now := entriesOf(l.t, l.home)
	for path, was := range l.entries {
		if now[path] != was {
			l.t.Fatalf("%q changed %s", args, path)
		}
	}
	switch code {
	case 0:
		path := strings.TrimSpace(out)
		if len(now) != len(l.entries)+1 || now[path] == "" {
			l.t.Fatalf("%q: %d files more, and prints %q\n%s", args, len(now)-len(l.entries), out, errs)
		}
		l.holds(now[path], args)
		l.done[args[0]]++
		if id := strings.TrimSuffix(filepath.Base(path), ".md"); strings.HasPrefix(now[path], "---\ntwoway: decision\n") {
			l.decisions = append(l.decisions, id[len("2026-02-01-"):])
		}
	case 2:
		if len(now) != len(l.entries) {
			l.t.Fatalf("%q was refused and left a file\n%s", args, errs)
		}
		l.refused++
	default:
		l.t.Fatalf("%q: exit code %d\n%s", args, code, errs)
	}
	l.entries = now
}

var lifeWord = regexp.MustCompile(`[a-z]{4,}`)

func (l *randomLife) holds(src string, args []string) {
	for _, text := range l.typed {
		for _, word := range lifeWord.FindAllString(text, -1) {
			if !strings.Contains(src, word) {
				l.t.Fatalf("%q: %q of %q is lost in\n%s", args, word, text, src)
			}
		}
	}
}

// reads runs what reads. Nothing is wrong with what twoway wrote, nothing steers the terminal, and all is the same a second time.
func (l *randomLife) reads() {
	l.t.Helper()
	commands := [][]string{{"check"}, {"list", "--json"}, {"due", "--json"}, {"review"}, {"review", "--all", "--json"}, {"review", "--all", "--format", "html"}, {"review", "--unmatched"}}
	for _, handle := range l.decisions {
		commands = append(commands, []string{"show", handle})
	}
	for _, args := range commands {
		code, out, errs := l.run(args...)
		if code != 0 {
			l.t.Errorf("%q: exit code %d\n%s%s", args, code, out, errs)
		}
		if strings.ContainsAny(out+errs, "\x1b\u202e") {
			l.t.Errorf("%q steers the terminal", args)
		}
		if _, again, _ := l.run(args...); again != out {
			l.t.Errorf("%q is different the second time:\n%s", args, cmp.Diff(out, again))
		}
	}
}

// travels exports the journal, takes it into an empty one, and exports that: the public entries are the same.
func (l *randomLife) travels() {
	l.t.Helper()
	first := l.exported()
	file := filepath.Join(l.home, "first.json")
	if err := os.WriteFile(file, []byte(first), 0o600); err != nil {
		l.t.Fatal(err)
	}
	l.vars["TWOWAY_JOURNAL"] = filepath.Join(l.home, "second")
	for _, args := range [][]string{{"init", filepath.Join(l.home, "second")}, {"import", "json", file}} {
		if code, _, errs := l.run(args...); code != 0 {
			l.t.Fatalf("%q: exit code %d\n%s", args, code, errs)
		}
	}
	if diff := cmp.Diff(withoutLines(l.t, first), withoutLines(l.t, l.exported())); diff != "" {
		l.t.Errorf("the journal after its journey (-left +arrived):\n%s", diff)
	}
}

func (l *randomLife) exported() string {
	code, out, errs := l.run("export", "json", "-")
	if code != 0 {
		l.t.Fatalf("export: exit code %d\n%s", code, errs)
	}
	return out
}

// withoutLines are the entries of an export by id, without what tells where they came from and at which line something stands.
func withoutLines(t *testing.T, export string) map[string]any {
	t.Helper()
	var journal struct{ Entries []map[string]any }
	if err := json.Unmarshal([]byte(export), &journal); err != nil {
		t.Fatal(err)
	}
	found := map[string]any{}
	for _, e := range journal.Entries {
		delete(e, "source")
		if sections, ok := e["sections"].([]any); ok {
			for _, s := range sections {
				delete(s.(map[string]any), "line")
			}
		}
		found[fmt.Sprint(e["id"])] = e
	}
	if len(found) == 0 {
		t.Fatal("nothing was exported")
	}
	return found
}
