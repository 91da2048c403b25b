package cmd_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/term"

	"twoway/cmd"
	"twoway/templates"
)

var update = flag.Bool("update", false, "write the output of the scripts into them")

// TestMain registers the programs that scripts run: twoway itself, and editors that stand in for a person.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"twoway":     runTwoway,
		"fakeeditor": runFakeEditor,
	})
}

// runTwoway is main with a clock that a script sets: TWOWAY_TEST_NOW, read here and nowhere in the program.
func runTwoway() {
	ctx, hold, stop := cmd.Interrupts(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	defer stop()
	home, _ := os.UserHomeDir()
	wd, _ := os.Getwd()
	is := func(f *os.File) bool { return term.IsTerminal(int(f.Fd())) }
	t := cmd.Term{In: is(os.Stdin), Out: is(os.Stdout), Err: is(os.Stderr), Width: 80}
	t.Plain = os.Getenv("TERM") == "dumb" || os.Getenv("ACCESSIBLE") != ""
	t.Color = t.Out && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	var in io.Reader = os.Stdin
	if t.In && os.Getenv("TESTTTY") != "" { // ttyin gives the child a terminal for standard input only
		t.Err = true
		in = oneByOne{os.Stdin}
	}
	if w, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil {
		t.Width = w
	}
	code := cmd.Main(ctx, &cmd.Env{
		Now: testClock, Getenv: os.Getenv, Environ: os.Environ(), In: in, Out: os.Stdout, Err: os.Stderr, Term: t,
		WorkDir: wd, HomeDir: home, TempDir: os.TempDir(), Templates: templates.FS, Hold: hold, Version: "v0.0.0-test",
	}, os.Args[1:])
	os.Exit(code)
}

// oneByOne is a terminal into which a script has typed all its answers at once. It gives them as a person does, who answers what was
// asked: no line waits before its question is there.
type oneByOne struct{ io.Reader }

func testClock() time.Time {
	now, err := time.ParseInLocation("2006-01-02 15:04:05", os.Getenv("TWOWAY_TEST_NOW"), time.Local)
	if err != nil {
		panic(err)
	}
	return now
}

// runFakeEditor stands in for a person: EDIT_WITH is appended to the file, or replaces it with EDIT_REPLACE=1; EDIT_SED holds
// old=new; EDIT_EXIT is the exit code.
func runFakeEditor() {
	file := os.Args[len(os.Args)-1]
	old, err := os.ReadFile(file)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	text := string(old)
	if from, to, ok := strings.Cut(os.Getenv("EDIT_SED"), "=>"); ok {
		text = strings.Replace(text, strings.ReplaceAll(from, `\n`, "\n"), strings.ReplaceAll(to, `\n`, "\n"), 1)
	}
	if with := os.Getenv("EDIT_WITH"); with != "" {
		add, err := os.ReadFile(with)
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		if os.Getenv("EDIT_REPLACE") != "" {
			text = ""
		}
		text += string(add)
	}
	if text != string(old) {
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
	}
	code, _ := strconv.Atoi(os.Getenv("EDIT_EXIT"))
	os.Exit(code)
}

func TestScripts(t *testing.T) {
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup:               setupScript,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":       scriptStatus,
			"unmoved":      scriptUnmoved,
			"now":          scriptNow,
			"contains":     scriptContains,
			"lengthen":     scriptLengthen,
			"beforereveal": scriptBefore("you wrote:"),
			"beforewhich":  scriptBefore("Which of these is that?"),
		},
	})
}

func setupScript(env *testscript.Env) error {
	home := filepath.Join(env.WorkDir, "home")
	if err := os.MkdirAll(home, 0o700); err != nil {
		return err
	}
	env.Vars = append(env.Vars,
		"HOME="+home, "XDG_CONFIG_HOME="+home+"/.config", "XDG_STATE_HOME="+home+"/.state", "TWOWAY_TEST_NOW=2026-02-02 08:15:00",
		"TZ=UTC", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=T", "GIT_AUTHOR_EMAIL=t@example.org",
		"GIT_COMMITTER_NAME=T", "GIT_COMMITTER_EMAIL=t@example.org", "GIT_AUTHOR_DATE=2026-02-02T08:15:00Z",
		"GIT_COMMITTER_DATE=2026-02-02T08:15:00Z", "EDITOR=fakeeditor", "VISUAL=", "TERM=xterm", "GORACE="+os.Getenv("GORACE"), "NO_COLOR=", "LANG=C.UTF-8",
		"TWOWAY_JOURNAL="+filepath.Join(env.WorkDir, "j"))
	env.Values[digests{}] = map[string]string{}
	return nil
}

// digests is the key under which a script remembers the entries that it has seen.
type digests struct{}

// scriptLengthen is "lengthen FILE KB": it adds plain sentences to a file until it has grown by so many KB.
func scriptLengthen(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("lengthen FILE KB")
	}
	kb, err := strconv.Atoi(args[1])
	ts.Check(err)
	const line = "The queue grew again and nobody had slept.\n\n"
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_WRONLY, 0)
	ts.Check(err)
	_, err = f.WriteString(strings.Repeat(line, kb<<10/len(line)+1))
	ts.Check(errors.Join(err, f.Close()))
}

// scriptUnmoved is the standing property: no command changes a byte of an entry that stood before. Each call looks at every
// Markdown file below the folder (j unless named) and holds it against what the calls before saw; saved reviews may change.
func scriptUnmoved(ts *testscript.TestScript, neg bool, args []string) {
	dir := "j"
	if len(args) == 1 {
		dir = args[0]
	}
	seen, ok := ts.Value(digests{}).(map[string]string)
	if !ok {
		ts.Fatalf("no digests")
	}
	now := map[string]string{}
	root := ts.MkAbs(dir)
	err := filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(p) != ".md" || strings.Contains(p, "/reviews/") {
			return err
		}
		src, err := os.ReadFile(p)
		now[p] = fmt.Sprintf("%x", sha256.Sum256(src))
		return err
	})
	ts.Check(err)
	for p, sum := range seen {
		if strings.HasPrefix(p, root) && now[p] != sum {
			if neg {
				return
			}
			ts.Fatalf("the entry %s has changed or is gone", p)
		}
	}
	if neg {
		ts.Fatalf("no entry has changed")
	}
	for p, sum := range now {
		seen[p] = sum
	}
}

// scriptStatus runs a program and wants one exit code: `status 2 twoway new`.
func scriptStatus(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status CODE program args...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if err != nil {
		if e, ok := err.(*exec.ExitError); ok {
			exit = e
			got = exit.ExitCode()
		} else {
			ts.Fatalf("%v", err)
		}
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// scriptNow sets the clock: `now 2026-03-04 08:15`.
func scriptNow(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: now YYYY-MM-DD HH:MM")
	}
	ts.Setenv("TWOWAY_TEST_NOW", args[0]+" "+args[1]+":00")
}

// scriptContains wants a text, word for word, in a file (or stdout, stderr); `! contains` wants it absent.
func scriptContains(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: contains FILE TEXT")
	}
	has := strings.Contains(ts.ReadFile(args[0]), args[1])
	if has == neg {
		ts.Fatalf("%s: contains %q is %v\n%s", args[0], args[1], has, ts.ReadFile(args[0]))
	}
}

// scriptBefore wants a screen in which none of the words stands above the line that ends the recall, and all of them below it:
// `beforereveal FILE WORD...`.
func scriptBefore(line string) func(*testscript.TestScript, bool, []string) {
	return func(ts *testscript.TestScript, neg bool, args []string) {
		if neg || len(args) < 2 {
			ts.Fatalf("usage: beforereveal FILE WORD...")
		}
		before, after, found := strings.Cut(ts.ReadFile(args[0]), line)
		if !found {
			ts.Fatalf("%q is not on the screen:\n%s", line, before)
		}
		for _, word := range args[1:] {
			if strings.Contains(before, word) {
				ts.Fatalf("%q shows before the last recall answer:\n%s", word, before)
			}
			if !strings.Contains(after, word) {
				ts.Fatalf("%q is not revealed:\n%s", word, after)
			}
		}
	}
}

// run calls the program in process and gives its code and what it wrote.
func run(t *testing.T, now string, vars map[string]string, in io.Reader, args ...string) (code int, out, errs string) {
	t.Helper()
	at, err := time.Parse("2006-01-02 15:04", now)
	if err != nil {
		t.Fatal(err)
	}
	var o, e strings.Builder
	home := t.TempDir()
	if vars["HOME"] != "" {
		home = vars["HOME"]
	}
	code = cmd.Main(t.Context(), &cmd.Env{
		Now: func() time.Time { return at }, Getenv: func(k string) string { return vars[k] }, In: in, Out: &o, Err: &e,
		Term: cmd.Term{Width: 80}, WorkDir: home, HomeDir: home, TempDir: t.TempDir(), Templates: templates.FS, Version: "v0.0.0-test",
	}, slices.Clone(args))
	return code, o.String(), e.String()
}
