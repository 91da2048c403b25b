package export

import (
	"bytes"
	"strings"
	"testing"

	"twoway/journal"
	"twoway/journal/markdown"
)

// Whatever stands in a note, what is not ours is byte for byte the same after an update, and a second update changes nothing.
func FuzzMergeKeepsWhatIsTheirs(f *testing.F) {
	n := Note{Front: []Prop{text("twoway_id", "x"), text("status", "kept"), list("tags", []string{"a"})}, Block: []byte("new\n")}
	old := Note{Front: []Prop{text("twoway_id", "x"), text("status", "trial"), bare("confidence", "5"), list("tags", []string{"a"})}, Block: []byte("old\n")}
	for _, s := range []string{
		string(old.fresh()), strings.ReplaceAll(string(old.fresh()), "\n", "\r\n"), "\ufeff" + string(old.fresh()), "", "---\n", "---\na: b\n---", "no front\n" + markdown.Begin + "\n",
		"---\nmine: >-\n  a\n  b\n# c\nstatus: trial # why\n---\nabove\n" + markdown.Begin + "\nold\n" + markdown.End + "\nbelow",
		"---\ntags: [a, b]\n...\n" + markdown.Begin + "\n" + markdown.End,
	} {
		f.Add([]byte(s), false)
		f.Add([]byte(s), true)
	}
	f.Fuzz(func(t *testing.T, src []byte, outline bool) {
		note := n
		if outline {
			note.Style = Outline
		}
		d := readNote(src, note.Style)
		out := note.merge(d, ourKey, unknownShared)
		e := readNote(out, note.Style)
		if !e.hasFront || !e.hasBlock {
			t.Fatalf("no note any more:\n%q", out)
		}
		if got := note.merge(e, ourKey, unknownShared); !bytes.Equal(got, out) {
			t.Fatalf("a second update changed\n%q\nto\n%q", out, got)
		}
		if e.sum(ourKey) != note.sum() && !doubled(e) {
			t.Fatalf("what was written reads as an edit:\n%q", out)
		}
		if !d.hasBlock {
			return
		}
		if above, below := d.src[d.frontTo:d.blockFrom], d.src[d.blockTo:]; d.hasFront && !bytes.Contains(out, above) || !bytes.HasSuffix(out, below) {
			t.Fatalf("outside the block changed:\n%q\n%q", src, out)
		}
		for _, g := range d.groups {
			if !ourKey(g.key) && !bytes.Contains(out, []byte(g.raw)) {
				t.Fatalf("lost %q from\n%q", g.raw, out)
			}
		}
	})
}

// doubled says whether a key of ours stands twice, which no writer of YAML does.
func doubled(d *onDisk) bool {
	seen := map[string]bool{}
	for _, g := range d.groups {
		if ourKey(g.key) && seen[g.key] {
			return true
		}
		seen[g.key] = true
	}
	return false
}

func FuzzManifestReadsWhatItWrites(f *testing.F) {
	f.Add([]byte(manifestHead + "zk\tx\tabc\ta/b.md\n"))
	f.Add([]byte("<<<<<<< HEAD\nzk\tx\t+abc=def\ta.md\r\n=======\nzk\tx\tabc\t../a.md\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		once := parseManifest(raw).format()
		if twice := parseManifest(once).format(); !bytes.Equal(once, twice) {
			t.Fatalf("%q\nbecame\n%q", once, twice)
		}
	})
}

// Whatever a body holds, every layout comes out, and what was written reads as ours.
func FuzzLayouts(f *testing.F) {
	for _, s := range []string{
		"Text [a](b.md) `[c](d)` ![e](f.png)\n", "```\n- [ ] x\n[[a]]\n```\n", "~~~\nopen", "## Predictions\n\n- [ ] 70% by 2026-08-15: c\n", "- a\n  ```\n  x\n  ```\n", "> ```\n> y\n",
		markdown.Begin + "\n" + markdown.End + "\n", "[[2026-01-01-x|y]] {{< z >}} <b>\n", "| a | [[b|c]] |\n", "%%x%%\n# h\n#not\n", "[a](<b c>) [d](e \"t\")\r\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		e, _ := markdown.Parse("2026/2026-01-01-x.md", []byte("---\ntwoway: decision\nid: 2026-01-01-x\ndate: 2026-01-01\nquestion: X?\nchoice: undecided\n---\n\n"+body))
		if e == nil {
			return // no entry, so nothing to lay out
		}
		all := []*journal.Entry{e}
		public, _ := journal.Public(all, markdown.Redact)
		open := gated(all, public, wordKind)
		states, _ := journal.FoldAll(open, date("2026-01-02"), journal.DefaultRule())
		for _, target := range Targets() {
			files, err := Files(target.Name, Input{Entries: open, States: states, AsOf: date("2026-01-02")})
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range files {
				if file.Note == nil {
					continue
				}
				d := readNote(file.Note.fresh(), file.Note.Style)
				if d.id() != file.ID || !bytes.Equal(d.block(), file.Note.Block) || d.sum(ourKey) != file.Note.sum() {
					t.Fatalf("%s: what was written reads as an edit:\n%q", target.Name, file.Note.fresh())
				}
			}
		}
	})
}
