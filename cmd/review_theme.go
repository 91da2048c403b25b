package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/report"
	"twoway/journal/theme"
)

// explain says why a theme is shown, or is not: its words, its entries and their sentences.
func (a *app) explain(w *reviewWork, name string) error {
	x, held, ok := w.read.Explain(w.options(), name)
	if !ok {
		missing := absent{w.themes, held, x, " of this period", "no theme recurs in this period; --all looks at the whole journal"}
		if w.span.mode != journal.ReviewOfPeriod {
			missing.in, missing.none = "", "no theme recurs in these entries yet"
		}
		return noTheme(name, missing)
	}
	if len(x.Meanings) > 0 {
		return severalThemes(name, x.Meanings)
	}
	t := x.Theme
	lines := []string{fmt.Sprintf("%s (%s %s)", t.Label, t.Kind, t.ID)}
	if t.N == 0 && w.span.mode == journal.ReviewOfPeriod {
		lines = append(lines, "Nothing was written in this period; --all looks at the whole journal.")
	} else {
		lines = append(lines, fmt.Sprintf("In %d of %s.", t.K, journal.Counted(t.N, "entry", "entries")))
	}
	if !x.Shown && t.N > 0 {
		lines = append(lines, "Not shown: "+x.Reason+".")
	}
	lines = append(lines, themeWords(t)...)
	lines = append(lines, w.proofs("", x.Proof)...)
	for _, m := range x.Merged {
		lines = append(lines, "", "Joined: "+m)
	}
	lines = append(lines, w.proofs(`Said with a "not", and not counted:`, x.Denied)...)
	lines = append(lines, w.proofs("The same word for something else, and not counted:", x.Elsewhere)...)
	lines = append(lines, w.proofs("Set aside by you:", x.SetAside)...)
	if len(x.Perhaps) > 0 {
		lines = append(lines, "", "Perhaps also: "+strings.Join(x.Perhaps, ", "))
	}
	if len(held) > 0 {
		lines = append(lines, "", "Held back, with words or entries of this theme:")
		for _, h := range held {
			lines = append(lines, h.Label+": "+h.Reason+inBoth(h, x.Proof))
		}
	}
	a.markProof(w, x.Proof, x.Denied, x.Elsewhere, x.SetAside)
	return report.Lines(a.env.Out, lines, a.text(&w.Settings))
}

// themeWords lists the words of a theme: those that count by themselves, and those that take another.
func themeWords(t journal.Theme) (lines []string) {
	sure := slices.DeleteFunc(slices.Clone(t.Terms), func(w string) bool { return slices.Contains(t.Beside, w) })
	if len(sure) > 0 {
		lines = append(lines, "Words: "+strings.Join(sure, ", "))
	}
	if len(t.Beside) > 0 {
		lines = append(lines, "Words that count only beside another in a paragraph: "+strings.Join(t.Beside, ", "))
	}
	return lines
}

// inBoth says how many entries of what was held back a theme has.
func inBoth(h journal.HeldBack, theme []theme.Proof) string {
	n := 0
	for _, p := range theme {
		if slices.Contains(h.Entries, p.Entry) {
			n++
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("; %d of %s here too", n, journal.Counted(len(h.Entries), "entry", "entries"))
}

// proofs lists entries with the words that matched and the sentences they stand in.
func (w *reviewWork) proofs(head string, list []theme.Proof) (lines []string) {
	if len(list) == 0 {
		return nil
	}
	if head != "" {
		lines = append(lines, "", head)
	}
	for _, p := range list {
		at := p.Entry
		if e := w.entry(p.Entry); e != nil {
			at = e.Path
		}
		lines = append(lines, "", at+": "+strings.Join(p.Words, ", "))
		for _, s := range p.Sentences {
			lines = append(lines, `"`+s+`"`)
		}
	}
	return lines
}

// markProof counts the decisions whose sentences were shown as shown.
func (a *app) markProof(w *reviewWork, lists ...[]theme.Proof) {
	shown := map[string]bool{}
	for _, p := range slices.Concat(lists...) {
		if e := w.entry(p.Entry); e != nil {
			shown[w.home(e)] = true
		}
	}
	a.markShown(w.location, slices.Sorted(maps.Keys(shown))...)
}

// unmatched lists the entries of the period with no lens and no theme of the review. On a terminal it asks for the mark of each, and
// writes it as a note.
func (a *app) unmatched(ctx context.Context, w *reviewWork) error {
	if len(w.themes.Unmatched) == 0 {
		if w.review.Counts.Entries == 0 {
			a.env.say("There are no entries in this period.")
			return nil
		}
		a.env.say("Every entry of this period has a lens or one of its themes.")
		return nil
	}
	shown := map[string]bool{}
	defer func() { a.markShown(w.location, slices.Sorted(maps.Keys(shown))...) }()
	var marks *marker
	if a.env.Term.In && a.env.Term.Err && a.env.Term.Out && !a.noInput {
		marks = a.newMarker(w)
	}
	for _, id := range w.themes.Unmatched {
		e := w.entry(id)
		if e == nil {
			continue
		}
		shown[w.home(e)] = true
		if marks == nil {
			if _, err := fmt.Fprintf(a.env.Out, "%s: %s\n", report.Clean(e.Path), report.Clean(w.firstWords(id))); err != nil {
				return err
			}
			continue
		}
		if stop, err := marks.ask(ctx, e); err != nil || stop {
			return err
		}
	}
	return nil
}

// firstWords is the beginning of what is read of an entry.
func (w *reviewWork) firstWords(id string) string {
	for _, d := range w.docs {
		if d.Entry.ID != id {
			continue
		}
		for _, p := range theme.Counted(d) {
			return strings.Join(strings.Fields(p.Text), " ")
		}
	}
	return ""
}

// marker asks which theme an entry belongs to.
type marker struct {
	a       *app
	work    *reviewWork
	prompts prompter
	mine    []string // what was marked in this sitting
	named   []string // the themes of the journal, in the order in which they are listed; made by themes
	held    []string // what was found and held back, which is no theme of it, and can be named
	stop    bool     // q was typed
}

func (a *app) newMarker(w *reviewWork) *marker {
	a.env.say("Which theme is each of these about? Please " + markAnswers + ".")
	m := &marker{a: a, work: w, prompts: a.prompter()}
	a.prompts.opened = true // the way to answer has been said, and marks have no draft
	m.list()
	return m
}

const markAnswers = `type a number or a theme's name, "a name of your own" in quotes, ? for the list, Enter for none, q to stop`

func (m *marker) list() {
	for i, l := range m.work.words.Lenses {
		m.a.env.say("  %2d) %s", i+1, l.Name)
	}
}

// listThemes lists the themes of the journal that are no lenses.
func (m *marker) listThemes() {
	for _, name := range m.themes() {
		m.a.env.say("      %s", name)
	}
}

// themes are the names of the themes of the whole journal but for the lenses, and what was marked in this sitting.
func (m *marker) themes() []string {
	if m.named == nil {
		m.findThemes()
	}
	for _, name := range m.mine {
		m.add(name)
	}
	return m.named
}

// findThemes finds the themes of this review, those of all that it reads, and those that marks founded.
func (m *marker) findThemes() {
	m.named = []string{}
	whole := m.work.read.Find(theme.Options{Marks: m.work.public.marks})
	for _, t := range slices.Concat(m.work.themes.List, whole.List) {
		m.add(t.Label)
	}
	for _, e := range m.work.public.entries {
		m.addMarks(e.Marks)
	}
	m.addMarks(m.work.public.marks)
	for _, h := range whole.Held {
		m.held = append(m.held, h.Label)
	}
}

// add adds a name to those of the journal's themes, unless a lens or another theme has it, or no mark can go by it.
func (m *marker) add(name string) {
	if markName(name) == nil && m.lens(name) == "" && called(m.named, name) == "" {
		m.named = append(m.named, name)
	}
}

func (m *marker) addMarks(marks []journal.Mark) {
	for _, k := range marks {
		if k.Is {
			m.add(k.Lens)
		}
	}
}

// lens is the id of the lens of a name, "" when there is none.
func (m *marker) lens(name string) string {
	for _, l := range m.work.words.Lenses {
		if strings.EqualFold(name, l.ID) || strings.EqualFold(name, l.Name) {
			return l.ID
		}
	}
	return ""
}

// called is the one of some names that is typed in any case of letters, "" when there is none.
func called(names []string, typed string) string {
	if i := slices.IndexFunc(names, func(name string) bool { return strings.EqualFold(name, typed) }); i >= 0 {
		return names[i]
	}
	return ""
}

// ask writes the mark that the person chooses as a note about the entry's decision, or one that stands by itself for an entry that
// belongs to none; stop ends the round. An entry whose id no mark can hold is named and passed over.
func (m *marker) ask(ctx context.Context, e *journal.Entry) (stop bool, err error) {
	if !canBeMarked(e.ID) {
		m.a.env.say("%s: no mark can name %q; write an id without blanks into the file, as in\n  id: 2026-02-02-team-or-staff", e.Path, e.ID)
		return false, nil
	}
	q := question{field: "mark", ask: e.Path, hint: m.work.firstWords(e.ID), read: m.themeOf}
	theme := ""
	err = m.prompts.Ask(ctx, []question{q}, func(got answer) error {
		theme = got.Value
		return nil
	})
	switch {
	case errors.Is(err, errNoAnswer), m.stop:
		return true, nil
	case err != nil || theme == "":
		return false, err
	}
	note := &noteOptions{}
	note.answers.list = []answer{{"mark", "is " + theme + ": " + e.ID}}
	if m.work.publicNow().hidden[e.Path] {
		note.answers.list = append(note.answers.list, answer{"private", "true"})
	}
	if err := runNote(ctx, m.a, note); err != nil {
		return false, err
	}
	m.mine = append(m.mine, theme)
	return false, nil
}

// canBeMarked says whether the line of a mark can hold an id.
func canBeMarked(id string) bool {
	got, err := markdown.ParseMark(markdown.FormatMark(journal.Mark{Is: true, Lens: "fear", Entry: id}))
	return err == nil && got.Entry == id
}

// themeOf reads an answer: the number or the name of a lens, the name of a theme of the journal, or a new name in quotes. What is
// none of these is asked again, so that a slip makes no theme.
func (m *marker) themeOf(typed string) (name string, err error) {
	lenses := m.work.words.Lenses
	if n, err := strconv.Atoi(typed); err == nil {
		if n < 1 || n > len(lenses) {
			return "", fmt.Errorf("there is no number %d; they go from 1 to %d", n, len(lenses))
		}
		return lenses[n-1].ID, nil
	}
	if typed == "?" {
		m.list()
		m.listThemes()
		return "", errors.New(markAnswers)
	}
	if own, ok := strings.CutPrefix(typed, `"`); ok {
		if own, ok = strings.CutSuffix(own, `"`); !ok {
			return "", errors.New(`the name has an opening quote and no closing one; write both, as in "tin ear"`)
		}
		name = strings.Join(strings.Fields(own), " ")
		return name, cmp.Or(markName(name), ownName(m.work.words, name))
	}
	if name = cmp.Or(m.lens(typed), called(m.mine, typed)); name == "" {
		name = cmp.Or(called(m.themes(), typed), called(m.held, typed))
	}
	switch {
	case name != "":
		return name, markName(name)
	case strings.EqualFold(typed, "q"):
		m.stop = true
		return "q", nil
	}
	return "", fmt.Errorf("no theme is called %q; %s", typed, markAnswers)
}
