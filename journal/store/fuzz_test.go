package store

import (
	"strings"
	"testing"
	"time"

	"twoway/journal"
)

func FuzzSeenMemoryKeepsItsLines(f *testing.F) {
	for _, seed := range []string{"", "2026-02-02T08:15:00Z a\n", "2026-02-02T08:15:00Z a", "garbage\n\n2026-02-02T08:15:00Z b b\r\n", " \n"} {
		f.Add(seed, "a")
	}
	f.Fuzz(func(t *testing.T, old, id string) {
		if strings.Contains(id, "\n") {
			return // an id is one line
		}
		once := string(markLines(old, morning, []string{id}))
		if twice := string(markLines(once, morning, []string{id})); twice != once {
			t.Errorf("marking %q again in %q: got %q, want %q", id, old, twice, once)
		}
		got, at, ok := readSeen(once[strings.LastIndex(strings.TrimSuffix(once, "\n"), "\n")+1:])
		if !ok || got != id || !at.Equal(morning.Truncate(time.Second)) {
			t.Errorf("last line of %q: got %q %v %v, want %q", once, got, at, ok, id)
		}
	})
}

func FuzzAReferenceFindsOrSaysWhy(f *testing.F) {
	for _, seed := range []string{"team", "2026/2026-05-01-team.md", "..", "/", ".md", "cafe\u0301", "\xff", strings.Repeat("a", 300)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, ref string) {
		s, err := Resolve(someStates(), ref)
		if (s == nil) == (err == nil) {
			t.Errorf("Resolve(%q): got %v and %v, want one of them", ref, s, err)
		}
	})
}

func FuzzANameStaysInTheFolder(f *testing.F) {
	for _, seed := range []string{"../x", "a/b.md", "/etc/passwd", "a\\..\\b", "CON", "a\x00b", ".", "a/./b", "2026-10-01-\xeb"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, id string) {
		p := journal.EntryPath(id)
		folder := &Folder{path: "j"}
		if p != "" && (folder.check(p) != nil || strings.Contains(id, "/") || strings.Contains(id, "..") && strings.Contains(p, "/../")) {
			t.Errorf("id %q gives %q, which leads outside", id, p)
		}
	})
}
