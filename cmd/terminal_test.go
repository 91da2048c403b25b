//go:build unix

package cmd_test

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
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
	// ended is closed when all that it wrote is on the screen.
	ended chan struct{}
}

// tooLong is when a test gives up waiting: what takes a tenth of a second alone takes many beside other suites on two cores.
const tooLong = time.Minute

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
	s := &terminal{t: p.t, cmd: p.command(args...), done: make(chan error, 1), ended: make(chan struct{}), more: make(chan struct{}, 1)}
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
		s.all = strings.ReplaceAll(s.all+string(buf[:n]), "\r\n", "\n") // a read may end between the two
		s.mu.Unlock()
		select {
		case s.more <- struct{}{}:
		default:
		}
		if err != nil {
			close(s.ended)
			s.done <- s.cmd.Wait()
			return
		}
	}
}

// until waits for a text below what was waited for before, and gives what stands above it.
func (s *terminal) until(text string) string {
	s.t.Helper()
	deadline := time.After(tooLong)
	for ended := false; ; {
		s.mu.Lock()
		seen, _, found := strings.Cut(s.all[s.read:], text)
		if found {
			s.read += len(seen) + len(text)
		}
		s.mu.Unlock()
		if found {
			return seen
		}
		if ended {
			s.t.Fatalf("twoway ends without %q; the screen is\n%s", text, s.screen())
		}
		select {
		case <-s.more:
		case <-s.ended:
			ended = true
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
	case <-time.After(tooLong):
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

// goesOn is the end of a row of a command that goes on with the next.
var goesOn = regexp.MustCompile(`\\\r?\n *`)

// pasted is a screen with the commands in it as a shell takes them.
func pasted(screen string) string { return goesOn.ReplaceAllString(screen, "") }

// drafts are the texts of the drafts that were left behind.
func (p *person) drafts() (texts []string) {
	p.t.Helper()
	files, _ := filepath.Glob(filepath.Join(p.home, "state", "twoway", "drafts", "[^.]*.*"))
	for _, f := range files {
		if src, err := os.ReadFile(f); err == nil && filepath.Ext(f) != ".lock" {
			texts = append(texts, string(src))
		}
	}
	return texts
}
