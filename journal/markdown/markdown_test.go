package markdown_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"twoway/journal"
	"twoway/journal/markdown"
)

var update = flag.Bool("update", false, "write want.json and out.md of the golden cases")

// parsed is what want.json holds.
type parsed struct {
	Entry    *journal.Entry    `json:"entry"`
	Problems []journal.Problem `json:"problems,omitempty"`
}

// TestGolden reads in.md of each case, compares the entry and its problems with want.json, and what Format prints with out.md.
func TestGolden(t *testing.T) {
	t.Parallel()
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no cases in testdata")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			golden(t, file)
		})
	}
}

func golden(t *testing.T, file string) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	get := func(name string) *txtar.File {
		for i := range archive.Files {
			if archive.Files[i].Name == name {
				return &archive.Files[i]
			}
		}
		t.Fatalf("%s has no %s", file, name)
		return nil
	}
	in, want, out := get("in.md"), get("want.json"), get("out.md")
	e, problems := markdown.Parse("2026/x.md", in.Data)
	var got bytes.Buffer
	enc := json.NewEncoder(&got)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	if err := enc.Encode(parsed{e, problems}); err != nil {
		t.Fatal(err)
	}
	var printed []byte
	if e != nil {
		printed = markdown.Format(e)
	}
	if *update {
		want.Data, out.Data = got.Bytes(), printed
		if err := os.WriteFile(file, txtar.Format(archive), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(want.Data), got.String()); diff != "" {
		t.Errorf("%s: entry (-want +got); go test ./journal/markdown -update writes it\n%s", file, diff)
	}
	if diff := cmp.Diff(string(out.Data), string(printed)); diff != "" {
		t.Errorf("%s: printed (-want +got)\n%s", file, diff)
	}
}

// What was made words of holds no outcome when it is read again, and what holds none stays.
func TestAClaimAsWordsHasNoOutcome(t *testing.T) {
	t.Parallel()
	for claim, want := range map[string]string{
		"answers go yes → no":                "answers go yes to no",
		"answers go yes -> no 2026-02-01: x": "answers go yes to no 2026-02-01: x",
		"on → off → hit":                     "on → off to hit",
		"→ no":                               "→ no",
		"p99 → no worse than before":         "p99 → no worse than before",
		"a → b → void: c -> yes":             "a → b to void: c to yes",
		"yes→no":                             "yes→no",
	} {
		got := markdown.AsWords(claim)
		if got != want {
			t.Errorf("%q: got %q, want %q", claim, got, want)
		}
		p, err := markdown.ParsePrediction("[ ] 70% by 2026-08-15: " + got)
		if err != nil || p.Tail != nil || p.Claim != got {
			t.Errorf("%q is read as %+v, %v", got, p, err)
		}
	}
}
