package cmd

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"twoway/journal"
	"twoway/journal/store"
)

func TestBothPersonsPartsOfAReviewSurvive(t *testing.T) { // PITFALLS.md T4
	t.Parallel()
	review := func(front, ours, below string) string {
		return "---\ntwoway: review\n" + front + "---\n\n<!-- twoway:begin -->\n" + ours + "<!-- twoway:end -->\n" + below
	}
	const head = "\n## One line to carry\n\n"
	cases := []struct {
		name, one, other, want string
	}{
		{"only our part differs", review("", "a\n", head), review("", "b\n", head), review("", "a\n", head)},
		{"one side has a line", review("", "a\n", head), review("", "b\n", head+"Mine.\n"), review("", "a\n", "\n## One line to carry\n\nMine.\n")},
		{"the other side has a line", review("", "a\n", head+"Mine.\n"), review("", "b\n", head), review("", "a\n", head+"Mine.\n")},
		{"both have a line", review("", "a\n", head+"Mine.\n"), review("", "b\n", head+"Yours.\n"), review("", "a\n", head+"Mine.\n\nYours.\n")},
		{"both have the same line", review("", "a\n", head+"Ours.\n"), review("", "b\n", head+"Ours.\n"), review("", "a\n", head+"Ours.\n")},
		{"both have a line right below the heading", review("", "a\n", "\n## Carry\nMine.\n"), review("", "b\n", "\n## Carry\nYours.\n"), review("", "a\n", "\n## Carry\nMine.\n\nYours.\n")},
		{"both have a line right below our part", review("", "a\n", "Mine.\n"), review("", "b\n", "Yours.\n"), review("", "a\n", "Mine.\n\nYours.\n")},
		{"a line begins as the other's does", review("", "a\n", head+"Notes help.\n"), review("", "b\n", head+"No\n"), review("", "a\n", head+"Notes help.\n\nNo\n")},
		{"the day it was folded to differs", review("as_of: 2026-08-01\n", "a\n", head), review("as_of: 2026-08-02\n", "b\n", head), review("as_of: 2026-08-01\n", "a\n", head)},
		{
			"our part differs with its digest", review("digest: "+digestOf([]byte("a\n"))+"\n", "a\n", head),
			review("digest: "+digestOf([]byte("b\n"))+"\n", "b\n", head), review("digest: "+digestOf([]byte("a\n"))+"\n", "a\n", head),
		},
		{"it was saved here first", review("date: 2026-08-01\n", "a\n", head), review("date: 2026-08-02\n", "b\n", head), review("date: 2026-08-01\n", "a\n", head)},
		{"it was saved there first", review("date: 2026-08-02\n", "a\n", head), review("date: 2026-08-01\n", "b\n", head), review("date: 2026-08-01\n", "a\n", head)},
		{
			"what is private on one side stays so", review("", "a\n", "\n## Private\n\nMine.\n\n## Carry\n\nOurs.\n"),
			review("", "b\n", "\n## Private\n\n### Then\n\nYours.\n\n## Carry\n\nOurs.\n"),
			review("", "a\n", "\n## Private\n\nMine.\n\n## Carry\n\nOurs.\n\n## Private\n\n### Then\n\nYours.\n"),
		},
		{
			"what is open on one side stays so", review("", "a\n", head+"\n## Private\n\nMine.\n"), review("", "b\n", head+"Yours.\n"),
			review("", "a\n", head+"\n## Private\n\nMine.\n\n## One line to carry\n\nYours.\n"),
		},
		{"a side removed the file", "", review("", "b\n", head), review("", "b\n", head)},
	}
	for _, c := range cases {
		var one []byte
		if c.one != "" {
			one = []byte(c.one)
		}
		got, ok := joinReviews(one, []byte(c.other))
		if !ok || string(got) != c.want {
			t.Errorf("%s: ok %v, got\n%s\nwant\n%s", c.name, ok, got, c.want)
		}
	}
	for name, pair := range map[string][2]string{
		"marks are gone": {"text", review("", "b\n", head)},
		"the other part was edited": {
			review("digest: "+digestOf([]byte("a\n"))+"\n", "a\n", head), review("digest: "+digestOf([]byte("a\n"))+"\n", "a\ntyped\n", head),
		},
		"marks are shared that hide a line": {review("", "a\n", "%%\n\nMine.\n\n%%\n"), review("", "b\n", "%%\n\nYours.\n\n%%\n")},
		"front matter differs":              {review("mood: fine\n", "a\n", head), review("", "b\n", head)},
	} {
		if got, ok := joinReviews([]byte(pair[0]), []byte(pair[1])); ok {
			t.Errorf("%s: joined to\n%s\nwant it left to the person", name, got)
		}
	}
}

func TestAFileOfBothSidesStaysWhereOneSideCannotBeWritten(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{"both.md": "one and the other", "taken.md": "a third"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	folder, err := store.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	if err := keepBoth(folder, "taken.md", []byte("one"), "both.md", []byte("the other")); !errors.Is(err, journal.ErrExists) {
		t.Errorf("got %v, want that the name is taken", err)
	}
	if got, err := folder.Read("both.md", maxEntry); err != nil || string(got) != "one and the other" {
		t.Errorf("the file of both sides holds %q, %v", got, err)
	}
}
