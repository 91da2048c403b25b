package export

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"twoway/journal"
)

// year is a year of exports every day, into a vault whose owner edits what they like there, from a journal that goes on.
type year struct {
	t      *testing.T
	rng    *rand.Rand
	target string
	shelf  *shelf
	owner  *owner
	growth *growth
	seen   map[Verb]bool
	calm   bool // the last export came to its end
	day    journal.Date
}

// The contract of an export as a whole: someone can export into a real vault every day for a year, edit what they like there, and
// never lose or repeat a word. Disks fill up on the way, and now and then the owner decides for theirs or for ours.
func TestAYearOfExportsLosesAndRepeatsNoWord_X1_X2_X4(t *testing.T) {
	for i, target := range []string{"obsidian", "zk", "logseq", "hugo", "markdown"} {
		t.Run(target, func(t *testing.T) {
			t.Parallel()
			named, err := TargetNamed(target)
			if err != nil {
				t.Fatal(err)
			}
			rng := rand.New(rand.NewPCG(uint64(i), 365))
			s := &shelf{files: map[string]string{}, left: -1}
			y := &year{
				t: t, rng: rng, target: target, shelf: s, calm: true, seen: map[Verb]bool{},
				owner: newOwner(rng, s, target, named.notes.style), growth: newGrowth(t, rng),
			}
			for n := 0; n < 365; n += everyDay {
				y.day = date("2026-01-01").AddDays(n)
				y.growth.live(y.day)
				y.export(n)
				for range y.rng.IntN(3) {
					y.owner.act(y.calm)
				}
			}
			for _, v := range []Verb{New, Same, Changed, Moved, Removed, Conflict, LeftOut} {
				if !y.seen[v] && everyDay == 1 {
					y.fail("the year was too calm: nothing was %s", v)
				}
			}
		})
	}
}

// export runs once, on a disk that may be full before it is done, and looks whether all words are there.
func (y *year) export(n int) {
	opts := Options{}
	switch {
	case n%40 >= 40-everyDay:
		opts.Ours = true
	case n%40 >= 20-everyDay && n%40 < 20:
		opts.Theirs = true
	case n == 200:
		opts.Again = true
	}
	before, edited := maps.Clone(y.shelf.files), y.owner.editedNotes()
	in := y.growth.input(y.day)
	plan, err := Begin(y.shelf, y.target).Compare(in, opts)
	if err != nil {
		y.fail("compare: %v", err)
	}
	if y.rng.IntN(10) == 0 {
		y.shelf.left = y.rng.IntN(6)
	}
	paths, err := Apply(y.shelf, plan)
	y.calm, y.shelf.left = err == nil, -1
	if err != nil && !errors.Is(err, errDisk) {
		y.fail("apply: %v", err)
	}
	if opts.Again {
		for id := range y.owner.notes() {
			delete(y.owner.gone, id)
		}
	}
	y.words(before)
	if y.calm {
		y.outcome(plan, result{paths, plan.Conflicts()}, opts, edited)
		y.entries(in, plan)
	}
	if y.calm && n%7 == 0 {
		now := maps.Clone(y.shelf.files)
		if run(y.t, y.shelf, y.target, in, Options{}); !maps.Equal(now, y.shelf.files) {
			y.fail("a second run wrote: %v\n%s", differing(now, y.shelf.files), changedLines(now[ManifestName], y.shelf.files[ManifestName]))
		}
	}
}

func (y *year) fail(format string, args ...any) {
	y.t.Helper()
	log := y.owner.log
	text := fmt.Sprintf(format, args...)
	for _, id := range append(idLike().FindAllString(text, -1), regexp.MustCompile(`^index`).FindAllString(text, -1)...) { // what happened to the note before
		log = slices.DeleteFunc(slices.Clone(log), func(l string) bool { return !strings.Contains(l, id) })
	}
	y.t.Fatalf("%s, %s\nafter\n%s", y.day, text, strings.Join(log[max(0, len(log)-25):], "\n"))
}

// words looks for every word of the owner's: it stands once, and in the kept copies of an edited note besides. Their own files
// are as they left them, and what stands outside our part of a note is as it was.
func (y *year) words(before map[string]string) {
	y.t.Helper()
	all, notes := map[string]int{}, map[string]int{}
	for name, text := range y.shelf.files {
		for w, n := range y.owner.leaf(text).words {
			if all[w] += n; !keptCopy().MatchString(name) {
				notes[w] += n
			}
		}
	}
	for w := range y.owner.words {
		if all[w] == 0 || notes[w] > 1 {
			y.fail("%s stands %d times, and %d times with kept copies", w, notes[w], all[w])
		}
	}
	for name, text := range y.owner.own {
		if y.shelf.files[name] != text {
			y.fail("%s is not what its owner wrote", name)
		}
	}
	for name, was := range before {
		now, there := y.shelf.files[name]
		if now == was {
			continue
		}
		d, e := y.owner.leaf(was).note, y.owner.leaf(now).note
		if there && d.hasBlock && e.hasBlock && string(d.outside()) != string(e.outside()) {
			y.fail("%s: outside our part\n%q\nbecame\n%q", name, d.outside(), e.outside())
		}
	}
}

// outcome holds what the plan did against what the owner had done.
func (y *year) outcome(plan *Plan, r result, opts Options, edited map[string]bool) {
	y.t.Helper()
	o := y.owner
	for _, s := range plan.Steps {
		y.seen[s.Verb] = true
		if opts.Theirs && s.Verb == LeftOut && s.lines == nil && y.shelf.files[s.Path] != "" {
			o.adopt(s.Path)
		}
		if s.Verb != Same && s.Verb != LeftOut {
			o.say(fmt.Sprintf("%s %s %s (%s)", y.day, s.Verb, s.ID, s.Why))
		}
		switch {
		case s.lines == nil && (s.Verb == LeftOut || s.Verb == Removed): // forgotten, since its entry is gone or private
			delete(o.gone, s.ID)
		case o.gone[s.ID] && s.Verb != LeftOut && s.Verb != Removed:
			y.fail("%s came back: %s (%s)", s.ID, s.Verb, s.Why)
		case s.Verb == Conflict && strings.Contains(s.Why, "did not make"):
			y.fail("%s: words that stayed of it are in its way: %s", s.ID, s.Why)
		case s.Verb == Conflict && !edited[s.ID] && s.Asks:
			y.fail("%s: a conflict (%s) without an edit inside", s.ID, s.Why)
		case edited[s.ID] && s.after != nil && !opts.Ours:
			y.fail("%s: written over an edit: %s (%s)", s.ID, s.Verb, s.Why)
		}
	}
	if opts.Ours && slices.ContainsFunc(r.Conflicts, func(s Step) bool { return s.Asks }) {
		y.fail("a conflict is left after --ours: %v", r.Conflicts[0].Path)
	}
}

// entries looks for the newest word of every entry that leaves: once, in its own note. No other word of the journal is there, but
// for what the owner has edited.
func (y *year) entries(in Input, plan *Plan) {
	y.t.Helper()
	settled, edited := map[string]bool{}, y.owner.editedNotes()
	for _, s := range plan.Steps {
		settled[s.ID] = s.Verb != Conflict && s.Verb != LeftOut && !edited[s.ID]
	}
	stands := map[string][]string{} // word → files
	for name, text := range y.shelf.files {
		if _, own := y.owner.own[name]; own || keptCopy().MatchString(name) {
			continue
		}
		for w, n := range y.owner.leaf(text).words {
			if strings.HasPrefix(w, "entry") {
				stands[w] = append(stands[w], slices.Repeat([]string{name}, n)...)
			}
		}
	}
	notes := y.owner.notes()
	for _, e := range in.Entries {
		w := y.growth.word[e.ID]
		if got := stands[w]; settled[e.ID] && (len(got) != 1 || got[0] != notes[e.ID]) {
			y.fail("%s of %s stands in %v, and its note is %q", w, e.ID, got, notes[e.ID])
		}
		delete(stands, w)
	}
	for w, names := range stands {
		for _, name := range names {
			id := y.owner.leaf(y.shelf.files[name]).note.id()
			if settled[id] || len(names) > 1 {
				y.fail("%s, which the journal does not show any more, stands in %v", w, names)
			}
		}
	}
}

// changedLines are the lines that one list has and the other has not.
func changedLines(a, b string) string {
	var out strings.Builder
	for line := range strings.Lines(a) {
		if !strings.Contains(b, line) {
			out.WriteString("- " + line)
		}
	}
	for line := range strings.Lines(b) {
		if !strings.Contains(a, line) {
			out.WriteString("+ " + line)
		}
	}
	return out.String()
}
