package cmd

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

const readme = "../README.md"

// A comment above a fenced block of README.md says where the block comes from, so that it can be held against it:
//
//	<!-- output: twoway due -->                                what a command says in the demo's journal
//	<!-- output: twoway review, 2 paragraphs from "Next" -->   some paragraphs of it, from a line on
//	<!-- file: 2026/2026-08-27-1230-second-line.md -->         a file of the demo's journal
//	<!-- session: a new journal -->                            "$ ", a command, and all that it says in a new journal
var shown = regexp.MustCompile("(?s)<!-- (output|file|session): ([^\n]*?)(?:, ([0-9]+) paragraphs? from \"([^\"\n]*)\")? -->\n(```+)[a-z]*\n(.*?\n)```+\n")

// readmeIsReal holds every such block against the program; go test ./cmd -run TestDemo -update writes them anew.
func readmeIsReal(t *testing.T, d *demo, end time.Time) {
	t.Parallel()
	src, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	text, fresh := string(src), string(src)
	blocks := shown.FindAllStringSubmatchIndex(text, -1)
	if n := len(regexp.MustCompile("<!-- (output|file|session): ").FindAllString(text, -1)); n < 3 || n != len(blocks) {
		t.Fatalf("README.md has %d comments about where a block comes from and %d blocks below one, want at least three of each", n, len(blocks))
	}
	for i := len(blocks) - 1; i >= 0; i-- {
		part := func(n int) string {
			if b := blocks[i]; b[2*n] >= 0 {
				return text[b[2*n]:b[2*n+1]]
			}
			return ""
		}
		line := 1 + strings.Count(text[:blocks[i][0]], "\n")
		want, err := excerpt(realText(t, d, end, part(1), part(2), part(6)), part(3), part(4))
		if err != nil {
			t.Fatalf("README.md:%d: %v", line, err)
		}
		if got := part(6); got != want {
			fresh = fresh[:blocks[i][12]] + want + fresh[blocks[i][13]:]
			if !updating() {
				t.Errorf("README.md:%d shows of %s\n%s\nit is now\n%s\ngo test ./cmd -run TestDemo -update writes it anew", line, part(2), got, want)
			}
		}
	}
	if updating() && fresh != text {
		if err := os.WriteFile(readme, []byte(fresh), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// realText is what a block is made from: a file, or the output of a command at the end of the demo.
func realText(t *testing.T, d *demo, end time.Time, kind, source, block string) string {
	t.Helper()
	switch kind {
	case "file":
		src, err := os.ReadFile(filepath.Join(d.journal, filepath.FromSlash(source)))
		if err != nil {
			t.Fatal(err)
		}
		return string(src)
	case "session":
		return session(t, end, block)
	default:
		return output(t, d, readmeStep(t, end, source))
	}
}

func readmeStep(t *testing.T, at time.Time, command string) step {
	t.Helper()
	steps, _, err := readSteps("@ " + at.Format("2006-01-02 15:04") + "\n" + strings.TrimPrefix(command, "twoway "))
	if err != nil || len(steps) != 1 {
		t.Fatalf("README.md: %q is no command: %v", command, err)
	}
	return steps[0]
}

// session runs the command that a block begins with in a new journal, which is shown as ~/twoway, and gives the block with
// what the command says now.
func session(t *testing.T, at time.Time, block string) string {
	t.Helper()
	typed := regexp.MustCompile(`^\$ (?:[^\n]*\\\n)*[^\n]*\n`).FindString(block)
	d := demoIn(demoEnv(t.TempDir()), t.TempDir())
	if err := d.run(context.Background(), step{At: at, Args: []string{"init", d.journal}}, io.Discard, Term{}); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	env := *d.env
	env.Now = func() time.Time { return at }
	env.Out, env.Err = &said, &said
	env.Getenv = func(name string) string {
		if name == "TWOWAY_JOURNAL" {
			return d.journal
		}
		return d.env.Getenv(name)
	}
	if code := Main(context.Background(), &env, readmeStep(t, at, strings.TrimPrefix(typed, "$ ")).Args); code != exitDone {
		t.Fatalf("README.md: %s ends with %d: %s", typed, code, said.String())
	}
	return typed + strings.ReplaceAll(said.String(), d.journal, "~/twoway")
}

// excerpt gives so many paragraphs from the line that is from; the whole text when paragraphs is empty. Lines end without
// blanks, so that an editor does not change them.
func excerpt(text, paragraphs, from string) (string, error) {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	if paragraphs == "" {
		return strings.Join(lines, "\n") + "\n", nil
	}
	first := slices.Index(lines, from)
	if first < 0 {
		return "", fmt.Errorf("no line %q in\n%s", from, text)
	}
	n, err := strconv.Atoi(paragraphs)
	if err != nil {
		return "", err
	}
	parts := strings.Split(strings.Join(lines[first:], "\n"), "\n\n")
	return strings.Join(parts[:min(n, len(parts))], "\n\n") + "\n", nil
}

// updating says whether -update was given; the flag belongs to the scripts.
func updating() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

func TestAnExcerptHoldsSomeParagraphs(t *testing.T) {
	t.Parallel()
	const text = "a\nb  \n\nc\n\nd\n\n"
	for _, c := range []struct{ paragraphs, from, want string }{
		{"", "", "a\nb\n\nc\n\nd\n"},
		{"1", "a", "a\nb\n"},
		{"2", "b", "b\n\nc\n"},
		{"9", "c", "c\n\nd\n"},
		{"1", "z", ""},
	} {
		got, err := excerpt(text, c.paragraphs, c.from)
		if got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("excerpt(%q, %q, %q) = %q, %v, want %q", text, c.paragraphs, c.from, got, err, c.want)
		}
	}
}
