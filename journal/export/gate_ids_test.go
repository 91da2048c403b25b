package export

import (
	"errors"
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
)

func TestANameWithInitialsStandsForAHandle_P2(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, handle, short string
		want                bool
	}{
		{"o-leaves", "otto-leaves", "o-leaves", true},
		{"o-leaves-12", "otto-leaves", "o-leaves", true},
		{"o-leaves-soon", "otto-leaves", "o-leaves", false},
		{"o-meets-dana", "otto-meets-dana", "o-meets-d", true},
		{"otto-leaves", "olga-leaves", "o-leaves", false},
		{"o-2", "otto-2", "o-2", true},
	} {
		if got := standsFor(c.name, c.handle, c.short); got != c.want {
			t.Errorf("%s for %s: got %v", c.name, c.handle, got)
		}
	}
}

// A note that gets another name keeps what was written into it, wherever the export is stopped.
func TestANoteThatIsRenamedLosesNothingHalfWay_X5(t *testing.T) {
	t.Parallel()
	all := sampleEntries(t, map[string]string{"2026/2026-07-01-otto-leaves.md": `---
twoway: decision
id: 2026-07-01-otto-leaves
date: 2026-07-01
question: Otto leaves?
choice: undecided
must_agree: Otto
---

# Otto leaves?
`})
	public, _ := journal.Public(all, markdown.Redact)
	const was, now = "Decisions/2026-07-01-otto-leaves.md", "Decisions/2026-07-01-o-leaves.md"
	try := func(s *shelf, allNames bool) error {
		in := Input{AsOf: date("2026-07-02")}
		in.Entries, in.Notes = Gate([]byte(s.files[ManifestName]), "obsidian", all, public, nil, wordKind, allNames)
		in.States, _ = journal.FoldAll(in.Entries, in.AsOf, journal.DefaultRule())
		plan, err := Begin(s, "obsidian").Compare(in, Options{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = Apply(s, plan)
		return err
	}
	for stop := range 8 {
		s := &shelf{files: map[string]string{}, left: -1}
		if err := try(s, true); err != nil {
			t.Fatal(err)
		}
		s.files[was] += "Mine.\n"
		s.left = stop
		if err := try(s, false); err != nil && !errors.Is(err, errDisk) {
			t.Fatal(err)
		}
		s.left = -1
		if err := try(s, false); err != nil {
			t.Fatal(err)
		}
		if text := s.files[now]; !strings.Contains(text, "Mine.") || !strings.Contains(text, `"2026-07-01-o-leaves"`) || strings.Contains(text, "Otto") {
			t.Errorf("stopped after %d writes: got\n%s", stop, text)
		}
		if text := s.files[was]; strings.Contains(text, "Otto") || strings.Contains(text, markdown.Begin) {
			t.Errorf("stopped after %d writes: the old note stays:\n%s", stop, text)
		}
	}
}
