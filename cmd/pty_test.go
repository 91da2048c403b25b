//go:build unix

package cmd_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// terminal is twoway on a pseudo-terminal: a test waits for a text on the screen before it types.
type terminal struct {
	t    *testing.T
	tty  *os.File
	cmd  *exec.Cmd
	done chan error

	mu   sync.Mutex
	all  string // everything on the screen so far
	read int    // up to where a test has waited
	more chan struct{}
}

// person is a home folder with a journal in it.
type person struct {
	t    *testing.T
	home string
	env  []string
}

func newPerson(t *testing.T) *person {
	t.Helper()
	home := t.TempDir()
	p := &person{t: t, home: home, env: []string{
		"HOME=" + home, "XDG_STATE_HOME=" + home + "/state", "XDG_CONFIG_HOME=" + home + "/config", "TWOWAY_JOURNAL=" + home + "/j",
		"TWOWAY_TEST_NOW=2026-02-02 08:15:00", "TZ=UTC", "LANG=C.UTF-8", "TERM=xterm", "PATH=" + os.Getenv("PATH"), "GIT_CONFIG_GLOBAL=/dev/null",
	}}
	p.must("init", home+"/j")
	return p
}

func (p *person) with(vars ...string) *person {
	q := *p
	q.env = slices.Concat(p.env, vars)
	return &q
}

func (p *person) at(day string) *person { return p.with("TWOWAY_TEST_NOW=" + day + " 08:15:00") }

func (p *person) command(args ...string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		p.t.Fatal(err)
	}
	return &exec.Cmd{Path: self, Args: append([]string{"twoway"}, args...), Env: p.env, Dir: p.home}
}

// run runs twoway without a terminal and gives its code and both streams.
func (p *person) run(stdin string, args ...string) (code int, out, errs string) {
	p.t.Helper()
	c := p.command(args...)
	var o, e strings.Builder
	c.Stdin, c.Stdout, c.Stderr = strings.NewReader(stdin), &o, &e
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		p.t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), o.String(), e.String()
}

// must runs twoway without a terminal, wants success and gives standard output without its line end.
func (p *person) must(args ...string) string {
	p.t.Helper()
	code, out, errs := p.run("", args...)
	if code != 0 {
		p.t.Fatalf("twoway %q: exit code %d\n%s", args, code, errs)
	}
	return strings.TrimRight(out, "\n")
}

// sit starts twoway on a terminal.
func (p *person) sit(args ...string) *terminal {
	p.t.Helper()
	s := &terminal{t: p.t, cmd: p.command(args...), done: make(chan error, 1), more: make(chan struct{}, 1)}
	tty, err := pty.StartWithSize(s.cmd, &pty.Winsize{Rows: 40, Cols: 100})
	if err != nil {
		p.t.Fatal(err)
	}
	s.tty = tty
	go s.follow()
	p.t.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		tty.Close()
	})
	return s
}

// follow keeps what appears on the screen, and waits for the end.
func (s *terminal) follow() {
	buf := make([]byte, 4096)
	for {
		n, err := s.tty.Read(buf)
		s.mu.Lock()
		s.all += strings.ReplaceAll(string(buf[:n]), "\r\n", "\n")
		s.mu.Unlock()
		select {
		case s.more <- struct{}{}:
		default:
		}
		if err != nil {
			s.done <- s.cmd.Wait()
			return
		}
	}
}

// until waits for a text below what was waited for before, and gives what stands above it.
func (s *terminal) until(text string) string {
	s.t.Helper()
	deadline := time.After(20 * time.Second)
	for {
		s.mu.Lock()
		seen, _, found := strings.Cut(s.all[s.read:], text)
		if found {
			s.read += len(seen) + len(text)
		}
		s.mu.Unlock()
		if found {
			return seen
		}
		select {
		case <-s.more:
		case <-deadline:
			s.t.Fatalf("%q does not appear; the screen is\n%s", text, s.screen())
		}
	}
}

func (s *terminal) screen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.all
}

// answer waits for the next prompt and types a line.
func (s *terminal) answer(lines ...string) *terminal {
	s.t.Helper()
	for _, line := range lines {
		s.until("> ")
		s.keys(line + "\n")
	}
	return s
}

func (s *terminal) keys(text string) {
	s.t.Helper()
	if _, err := io.WriteString(s.tty, text); err != nil {
		s.t.Fatalf("typing %q: %v\n%s", text, err, s.screen())
	}
}

// code waits for the end and gives the exit code.
func (s *terminal) code() int {
	s.t.Helper()
	select {
	case <-s.done: //nolint:errcheck // the exit code says it
		return s.cmd.ProcessState.ExitCode()
	case <-time.After(20 * time.Second):
		s.t.Fatalf("twoway does not end; the screen is\n%s", s.screen())
		return 0
	}
}

// wants waits for the end and wants an exit code.
func (s *terminal) wants(code int) {
	s.t.Helper()
	if got := s.code(); got != code {
		s.t.Fatalf("exit code %d, want %d; the screen is\n%s", got, code, s.screen())
	}
}

// entries are the texts of the journal's entries by their file names.
func (p *person) entries() map[string]string {
	p.t.Helper()
	files, err := filepath.Glob(filepath.Join(p.home, "j", "2*", "*.md"))
	if err != nil {
		p.t.Fatal(err)
	}
	found := map[string]string{}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			p.t.Fatal(err)
		}
		found[filepath.Base(f)] = string(src)
	}
	return found
}

// drafts are the texts of the drafts that were left behind.
func (p *person) drafts() (texts []string) {
	p.t.Helper()
	files, _ := filepath.Glob(filepath.Join(p.home, "state", "twoway", "drafts", "*.*"))
	for _, f := range files {
		if src, err := os.ReadFile(f); err == nil && filepath.Ext(f) != ".lock" {
			texts = append(texts, string(src))
		}
	}
	return texts
}

// quickAnswers are what new --quick asks, in order.
var quickAnswers = []string{"Stay or go?", "stay", "The work is good.", "70"}

// L6: whatever the signal and whenever it comes, all answers so far are in a named draft, and --resume goes on from there.
func TestASignalAtAnyQuestionKeepsEveryAnswer(t *testing.T) {
	t.Parallel()
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGKILL} {
		for given := range quickAnswers {
			t.Run(fmt.Sprintf("%v after %d answers", sig, given), func(t *testing.T) {
				t.Parallel()
				p := newPerson(t)
				s := p.sit("new", "--quick")
				s.answer(quickAnswers[:given]...)
				s.until("> ")
				if err := s.cmd.Process.Signal(sig); err != nil {
					t.Fatal(err)
				}
				want := 130
				if sig == syscall.SIGKILL {
					want = -1
				}
				s.wants(want)
				if got := len(p.entries()); got != 0 {
					t.Fatalf("%d entries stand after %v, want none", got, sig)
				}
				if given == 0 && sig != syscall.SIGKILL {
					if left := p.drafts(); len(left) > 0 {
						t.Errorf("a draft of nothing was left: %q", left)
					}
					return
				}
				if sig != syscall.SIGKILL && !strings.Contains(s.screen(), "--resume=") {
					t.Errorf("the draft is not named:\n%s", s.screen())
				}
				left := strings.Join(p.drafts(), "\n")
				for _, a := range quickAnswers[:given] {
					if !strings.Contains(left, a) {
						t.Errorf("the answer %q is not in the draft:\n%s", a, left)
					}
				}
				if _, _, errs := p.run("", "list"); !strings.Contains(errs, "A draft waits: ") {
					t.Errorf("the next command does not name the draft:\n%s", errs)
				}
				again := p.sit("new", "--quick", "--resume")
				again.answer(quickAnswers[given:]...).wants(0)
				if got := p.entries()["2026-02-02-stay-or-go.md"]; !strings.Contains(got, "choice: stay\n") || !strings.Contains(got, "confidence: 70\n") || !strings.Contains(got, "The work is good.") {
					t.Errorf("taken up again it gives\n%s", got)
				}
				if left := p.drafts(); len(left) > 0 {
					t.Errorf("the draft stays after the entry stands: %q", left)
				}
			})
		}
	}
}

// L6, L7: Ctrl-C in the editor is the editor's; when it ends the editor, what was saved is a draft, and the exit code is 130.
func TestAnInterruptInTheEditorKeepsTheText(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, editor, keys string
		sig                syscall.Signal
		code               int
		stands             bool
	}{
		{"Ctrl-C that ends the editor", `f() { echo "Half a thought." >>"$1"; echo READY; read x; }; f`, "\x03", 0, 130, false},
		{"Ctrl-C that the editor takes for itself", `f() { trap : INT; sed -i "s/^question:/question: Stay?/;s/^choice:/choice: stay/" "$1"; echo READY; read x; read x; }; f`, "\x03\n\n", 0, 0, true},
		{"a terminal that closes", `f() { echo "Half a thought." >>"$1"; echo READY; read x; }; f`, "", syscall.SIGHUP, 130, false},
		{"a kill", `f() { echo "Half a thought." >>"$1"; echo READY; read x; }; f`, "", syscall.SIGTERM, 130, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := newPerson(t).with("EDITOR=" + c.editor)
			s := p.sit("new", "--editor")
			s.until("READY")
			if c.sig != 0 {
				if err := s.cmd.Process.Signal(c.sig); err != nil {
					t.Fatal(err)
				}
			} else {
				s.keys(c.keys)
			}
			s.wants(c.code)
			if got := len(p.entries()); (got == 1) != c.stands {
				t.Fatalf("%d entries, want one: %v\n%s", got, c.stands, s.screen())
			}
			if left := strings.Join(p.drafts(), "\n"); strings.Contains(left, "Half a thought.") == c.stands {
				t.Errorf("the drafts hold\n%s\nthe screen\n%s", left, s.screen())
			}
		})
	}
}

// L11: where the state folder cannot be written, everything that was typed goes to the screen in full.
func TestWithoutAStateFolderTheTextGoesToTheScreen(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	if err := os.WriteFile(filepath.Join(p.home, "state"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := p.sit("new", "--quick")
	s.until("no draft can be kept in ")
	s.answer(quickAnswers[:3]...)
	s.until("> ")
	s.keys("\x03")
	s.wants(130)
	_, said, _ := strings.Cut(s.screen(), "what you wrote:")
	for _, a := range quickAnswers[:3] {
		if !strings.Contains(said, a) {
			t.Errorf("%q is not on the screen after the end:\n%s", a, s.screen())
		}
	}
}

// L4: two windows never share a draft, and each can be taken up by its name.
func TestTwoWindowsHaveADraftEach(t *testing.T) {
	t.Parallel()
	p := newPerson(t)
	one, two := p.sit("new", "--quick"), p.sit("new", "--quick")
	one.answer("The first?", "a")
	two.answer("The second?", "b")
	one.until("> ")
	two.until("> ")
	if code, _, errs := p.run("", "new", "--resume"); code == 0 || !strings.Contains(errs, "no draft to take up") {
		t.Errorf("a draft that another window writes was taken up: %d\n%s", code, errs)
	}
	one.keys("\x03")
	one.wants(130)
	two.keys("\x03")
	two.wants(130)
	if got := len(p.drafts()); got != 2 {
		t.Fatalf("%d drafts, want two", got)
	}
	for s, question := range map[*terminal]string{one: "The first?", two: "The second?"} {
		_, name, _ := strings.Cut(s.screen(), "--resume=")
		p.must("new", "--no-input", "--resume="+strings.Fields(name)[0])
		if all := fmt.Sprint(p.entries()); !strings.Contains(all, question) {
			t.Errorf("%s is not in the journal: %s", question, all)
		}
	}
}
