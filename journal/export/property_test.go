package export

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"twoway/journal/markdown"
)

// life is a vault whose owner does things to it between exports, with what they are owed.
type life struct {
	t      *testing.T
	rng    *rand.Rand
	dir    string
	target string
	words  map[string]string // word of the owner → note id it was written into
	inside map[string]bool   // ids edited inside the block, unresolved
	gone   map[string]bool   // ids deleted
	n      int
	log    []string
}

func (l *life) word() string {
	l.n++
	return fmt.Sprintf("owner%dword", l.n)
}

// notes are the paths of our notes that still stand, by id.
func (l *life) notes(f Folder) map[string]string {
	target, _ := TargetNamed(l.target)
	m, err := readManifest(f)
	if err != nil {
		l.t.Fatal(err)
	}
	c := newComparison(f, l.target, m)
	c.style = target.notes.style
	if err := c.find(); err != nil {
		l.t.Fatal(err)
	}
	maps.DeleteFunc(c.where, func(id, _ string) bool { return ownFile(id) })
	return c.where
}

// act does one thing to one note.
func (l *life) act(f Folder) {
	notes := l.notes(f)
	ids := slices.Sorted(maps.Keys(notes))
	if len(ids) == 0 {
		return
	}
	id := ids[l.rng.IntN(len(ids))]
	name := notes[id]
	full := filepath.Join(l.dir, name)
	b, err := os.ReadFile(full)
	if err != nil {
		l.t.Fatal(err)
	}
	text := string(b)
	nl := "\n"
	if strings.Contains(text, "\r\n") {
		nl = "\r\n"
	}
	do := func(what string, changed string) {
		l.log = append(l.log, what+" "+id)
		if err := os.WriteFile(full, []byte(changed), 0o600); err != nil {
			l.t.Fatal(err)
		}
	}
	w := l.word()
	switch l.rng.IntN(9) {
	case 0:
		l.words[w] = id
		do("append "+w, text+w+nl)
	case 1:
		l.words[w] = id
		bullet := ""
		if l.target == "logseq" {
			bullet = "- "
		}
		do("prepend "+w, strings.Replace(text, bullet+markdown.Begin, bullet+w+nl+bullet+markdown.Begin, 1))
	case 2:
		l.words[w] = id
		if l.target == "logseq" {
			do("key "+w, w+":: x"+nl+text)
		} else {
			do("key "+w, strings.Replace(text, "twoway_id:", w+": x"+nl+"twoway_id:", 1))
		}
	case 3:
		if !l.inside[id] {
			l.words[w] = id
			l.inside[id] = true
			do("inside "+w, strings.Replace(text, markdown.End, w+nl+markdown.End, 1))
		}
	case 4:
		to := fmt.Sprintf("moved/%s/n%d.md", w, l.n)
		l.log = append(l.log, "move "+id)
		move(l.t, l.dir, name, to)
	case 5:
		if len(l.gone) < 3 {
			l.log = append(l.log, "delete "+id)
			if err := os.Remove(full); err != nil {
				l.t.Fatal(err)
			}
			l.gone[id] = true
			delete(l.inside, id)
			maps.DeleteFunc(l.words, func(_, in string) bool { return in == id })
		}
	case 6:
		do("crlf", strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n"))
	case 7:
		l.words[w] = id
		do("tag "+w, l.tagged(text, w, nl))
	case 8:
		do("lf", strings.ReplaceAll(text, "\r\n", "\n"))
	}
}

// tagged adds a tag as a person would.
func (l *life) tagged(text, w, nl string) string {
	if l.target == "logseq" {
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, "tags:: ") {
				return strings.Replace(text, line, strings.TrimRight(line, "\r\n")+", "+w+nl, 1)
			}
		}
		return "tags:: " + w + nl + text
	}
	if strings.Contains(text, "tags:"+nl) {
		return strings.Replace(text, "tags:"+nl, "tags:"+nl+"  - "+w+nl, 1)
	}
	return strings.Replace(text, "twoway_id:", "tags:"+nl+"  - "+w+nl+"twoway_id:", 1)
}

// owed checks that nothing of the owner's is lost or repeated.
func (l *life) owed(all map[string]string) {
	l.t.Helper()
	for _, w := range slices.Sorted(maps.Keys(l.words)) {
		n := 0
		for _, text := range all {
			n += strings.Count(text, w+":") + strings.Count(text, w+"\n") + strings.Count(text, w+"\r\n") + strings.Count(text, w+", ")
		}
		if n != 1 {
			l.t.Fatalf("%s stands %d times after %s", w, n, strings.Join(l.log, ", "))
		}
	}
}

// The contract, over random years of a vault: edits inside, outside and in the front matter, moves, deletions, other line ends,
// with the journal going on meanwhile.
func TestNoWordIsLostOrRepeated_X1_X2(t *testing.T) {
	journals := []map[string]string{journalFiles, later()}
	for _, target := range []string{"obsidian", "zk", "logseq", "hugo", "markdown"} {
		seeds := uint64(1)
		if target == "obsidian" {
			seeds = 4
		}
		for seed := range seeds {
			t.Run(fmt.Sprintf("%s_%d", target, seed), func(t *testing.T) {
				t.Parallel()
				f, dir := open(t)
				l := &life{
					t: t, rng: rand.New(rand.NewPCG(seed, 1)), dir: dir, target: target,
					words: map[string]string{}, inside: map[string]bool{}, gone: map[string]bool{},
				}
				run(t, f, target, sampleInput(t, journals[0], false), Options{})
				for round := range 8 {
					for range 1 + l.rng.IntN(3) {
						l.act(f)
					}
					now := journals[round/4]
					plan, _ := run(t, f, target, sampleInput(t, now, false), Options{})
					all := snapshot(t, dir)
					l.owed(all)
					for _, s := range plan.Steps {
						if (s.Verb == Conflict) != l.inside[s.ID] {
							t.Fatalf("%s: %s (%s); edited inside: %v, after %s", s.Path, s.Verb, s.Why, l.inside[s.ID], strings.Join(l.log, ", "))
						}
						if l.gone[s.ID] && s.Verb != LeftOut && s.Verb != Removed {
							t.Fatalf("%s came back: %s, after %s", s.ID, s.Verb, strings.Join(l.log, ", "))
						}
					}
					again, r := run(t, f, target, sampleInput(t, now, false), Options{})
					if len(r.Paths) > 0 {
						t.Fatalf("a second run wrote %v: %v, after %s", r.Paths, again.Steps, strings.Join(l.log, ", "))
					}
				}
				// In the end the owner decides: first for ours, and every word is still there, in the kept files.
				run(t, f, target, sampleInput(t, journals[1], false), Options{Ours: true})
				l.owed(snapshot(t, dir))
				_, r := run(t, f, target, sampleInput(t, journals[1], false), Options{})
				if len(r.Conflicts) > 0 || len(r.Paths) > 0 {
					t.Fatalf("after ours: %v %v", r.Conflicts, r.Paths)
				}
			})
		}
	}
}
