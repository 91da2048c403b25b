package store

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"twoway/journal"
)

var someKey = strings.Repeat("0a", 32)

func TestWhatAPromptSaidIsKeptByItsKeyForItsOwnerAlone(t *testing.T) { // P3
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "state", "twoway")
	m, other := OpenPrompts(dir, "/home/a/j"), OpenPrompts(dir, "/home/a/k")
	if _, ok := m.Said(someKey); ok {
		t.Error("before the first: something was said")
	}
	for _, want := range []journal.Prompt{{Waits: 3, From: day}, {}, {Waits: 12, From: day}} {
		if err := m.Keep(someKey, want); err != nil {
			t.Fatal(err)
		}
		if got, ok := m.Said(someKey); !ok || got != want {
			t.Errorf("got %v %v, want %v", got, ok, want)
		}
	}
	if got, ok := m.Said(strings.Repeat("0b", 32)); ok {
		t.Errorf("another key: got %v", got)
	}
	if got, ok := other.Said(someKey); ok {
		t.Errorf("another journal: got %v", got)
	}
	for name, want := range map[string]os.FileMode{dir: 0o700, filepath.Join(dir, "prompt"): 0o700, filepath.Join(dir, m.file): 0o600} {
		if info, err := os.Stat(name); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != want {
			t.Errorf("%s: got %v %v, want mode %v", name, info, err, want)
		}
	}
}

func TestSomethingElseUnderTheNameOfTheMemoryIsPassedOverAndReplaced(t *testing.T) {
	t.Parallel()
	for name, put := range map[string]func(path string) error{
		"a file of another kind": func(p string) error { return os.WriteFile(p, []byte("\x1b[31mred"), 0o600) },
		"a file without an end":  func(p string) error { return os.WriteFile(p, make([]byte, 1<<20), 0o600) },
		"an empty file":          func(p string) error { return os.WriteFile(p, nil, 0o600) },
		"a link":                 func(p string) error { return os.Symlink("/etc/hostname", p) },
		"an empty folder":        func(p string) error { return os.Mkdir(p, 0o700) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			m := OpenPrompts(dir, "/j")
			if err := os.Mkdir(filepath.Join(dir, "prompt"), 0o700); err != nil {
				t.Fatal(err)
			}
			if err := put(filepath.Join(dir, m.file)); err != nil {
				t.Fatal(err)
			}
			if got, ok := m.Said(someKey); ok {
				t.Errorf("got %v, want nothing", got)
			}
			want := journal.Prompt{Waits: 1, From: day}
			if err := m.Keep(someKey, want); err != nil {
				t.Fatal(err)
			}
			if got, ok := m.Said(someKey); !ok || got != want {
				t.Errorf("after keeping: got %v %v, want %v", got, ok, want)
			}
		})
	}
}

// A memory that anything else wrote can make a prompt say a wrong number; it cannot make it print a byte of its own.
func FuzzAMemoryOfAPromptIsReadExactlyAsWritten(f *testing.F) {
	for _, seed := range []string{
		someKey + " 0\n", someKey + " 3 2026-02-02\n", someKey + " 0 2026-02-02\n", someKey + " 3\n", someKey + " -1 2026-02-02\n",
		someKey + " 3 2026-02-30\n", someKey + " 03 2026-02-02\n", someKey + " 3 2026-02-02\x1b[2J\n", someKey + " 3 2026-02-02\n\n", someKey + " 3 \n",
		"\x1b[2J", "", " ", someKey[:10] + " 3 2026-02-02\n", strings.Repeat("\x1b", 64) + " 3 2026-02-02\n", someKey + " +3 2026-02-02\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		key, p, ok := readPrompt(text)
		if !ok {
			if p != (journal.Prompt{}) {
				t.Errorf("readPrompt(%q): got %v and false", text, p)
			}
			return
		}
		if got := promptText(key, p); got != text {
			t.Errorf("readPrompt(%q) = %v, which is written as %q", text, p, got)
		}
		if line := p.Line(); strings.ContainsFunc(line, func(r rune) bool { return r < ' ' || r > '~' }) || (line == "") != (p.Waits == 0) {
			t.Errorf("readPrompt(%q): the prompt would say %q", text, line)
		}
		if p.Waits > 0 && !p.From.Valid() {
			t.Errorf("readPrompt(%q): got the day %v", text, p.From)
		}
	})
}
