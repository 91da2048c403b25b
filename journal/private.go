package journal

import (
	"slices"
	"strings"
)

// StandIn stands in a text in the place of what named a private entry.
const StandIn = "private"

// Public is the one gate before a quote, a count, a plot or an export. It leaves out private entries, everything about a private
// decision, experiment or conversation (about the experiments and conversations of that decision too, and notes that carry its handle
// without an about), and entries about a decision that cannot be found, since that one may be private; left counts them. From the rest
// it takes away what is hidden, by redact, and the names of private entries in their fields; what stands between %% marks in their
// front matter goes too, since redact sees the body. Entries come out in the total order; none of those handed in is changed.
func Public(entries []*Entry, redact func(*Entry) *Entry) (public []*Entry, left int) {
	g := group(entries)
	hidden := g.private(entries)
	known := g.known(hidden)
	for _, e := range sorted(entries) {
		if hidden[e.ID] {
			left++
			continue
		}
		if redact != nil {
			e = redact(e)
		}
		public = append(public, e.withoutMarked().withoutNames(known))
	}
	if redact != nil {
		g.withoutQuotes(public)
	}
	return public, left
}

// withoutQuotes takes the marks out of public entries that quote what is private in the entry they are about.
func (g *grouping) withoutQuotes(public []*Entry) {
	quotes := func(e *Entry) bool {
		return slices.ContainsFunc(e.Marks, func(m Mark) bool { return m.Sentence != "" })
	}
	if !slices.ContainsFunc(public, quotes) {
		return
	}
	read, open := textsRead{}, map[string]*Entry{}
	for _, e := range public {
		open[e.ID] = e
	}
	for i, e := range public {
		gone := markLines{}
		for _, m := range e.Marks {
			if about := g.named(m.Entry); about != nil && read.hides(m, about, open[about.ID]) {
				gone.add(m, letters(m.Sentence))
			}
		}
		if len(gone) > 0 {
			public[i] = new(*e)
			public[i].dropMarks(gone)
		}
	}
}

// PrivateQuotes names the marks in entries that are public whose sentence is private in the entry that they are about, or whose entry is
// private as a whole. redact gives what is public of an entry; none of those handed in is changed.
func PrivateQuotes(entries []*Entry, redact func(*Entry) *Entry) (out []Problem) {
	g, read, open := group(entries), textsRead{}, map[string]*Entry{}
	hidden := g.private(entries)
	for _, e := range sorted(entries) {
		if hidden[e.ID] {
			continue
		}
		for _, m := range e.Marks {
			about := g.named(m.Entry)
			if about == nil {
				continue
			}
			if hidden[about.ID] {
				out = append(out, Problem{
					Path: e.where(), Line: m.Line, Rule: "mark-private", Text: "the entry that the mark names is private, " + m.Entry,
					Mend: "make this note private as well; exports leave the mark out",
				})
				continue
			}
			if open[about.ID] == nil {
				open[about.ID] = redact(about)
			}
			if read.hides(m, about, open[about.ID]) {
				out = append(out, Problem{
					Path: e.where(), Line: m.Line, Rule: "mark-private", Text: "the sentence of the mark is private in " + m.Entry,
					Mend: "make this note private as well, or leave the sentence out to mark the whole entry; exports leave the mark out",
				})
			}
		}
	}
	return out
}

// private collects the ids of all entries that leave through nothing.
func (g *grouping) private(entries []*Entry) map[string]bool {
	hidden := map[string]bool{}
	for _, e := range entries {
		if e.Private {
			hidden[e.ID] = true
		}
	}
	for _, e := range g.orphans {
		hidden[e.ID] = true
	}
	for _, d := range g.decisions {
		about := g.about[d.ID]
		if !privateNow(d, hidden[d.ID], about) {
			delete(hidden, d.ID)
			continue
		}
		hidden[d.ID] = true
		for _, e := range about {
			if e.Decision == nil {
				hidden[e.ID] = true
			}
		}
	}
	for _, e := range entries { // the decisions are settled: what remains is about an experiment or a conversation
		if e.Decision == nil && e.About != "" && hidden[e.About] {
			hidden[e.ID] = true
		}
	}
	for _, e := range g.lost(entries, hidden) {
		hidden[e.ID] = true
	}
	return hidden
}

// StaysIn says whether an entry leaves through nothing beside the others of its journal.
func StaysIn(e *Entry, others []*Entry) bool {
	entries := append(slices.Clone(others), e)
	return group(entries).private(entries)[e.ID]
}

// lost are the notes without an about, and those about another decision, whose names carry the handle of a private decision, in any case,
// and of none that is public: they were about it, and their names say so.
func (g *grouping) lost(entries []*Entry, hidden map[string]bool) (lost []*Entry) {
	if !slices.ContainsFunc(g.decisions, func(d *Entry) bool { return hidden[d.ID] }) {
		return nil
	}
	folded := map[string][]*Entry{}
	for _, d := range g.decisions {
		h := foldedHandle(d.ID)
		folded[h] = append(folded[h], d)
	}
	for _, e := range entries {
		name := foldedHandle(e.ID)
		if e.Kind != KindNote || g.byID[e.ID] != e || e.About != "" && (e.Private || foldedHandle(e.About) == name || strings.EqualFold(e.About, name)) {
			continue
		}
		both := folded[name]
		if len(both) > 0 && !slices.ContainsFunc(both, func(d *Entry) bool { return !hidden[d.ID] }) {
			lost = append(lost, e)
		}
	}
	return lost
}

// foldedHandle is the handle in a name, as names are compared that differ in capitals or in how letters are composed.
func foldedHandle(id string) string {
	name, _ := ParseID(id)
	return NameKey(name.Handle)
}

// privateNow is whether a decision is private after the amendments about it.
func privateNow(d *Entry, private bool, about []*Entry) bool {
	for _, e := range about {
		for _, a := range e.Amendments {
			if strings.EqualFold(a.Field, "private") && e.Decision == nil && !e.Date.Before(d.Date) {
				s := &State{Private: private}
				_ = s.setField("private", a.New) // one that does not fit closes; check names it
				private = s.Private
			}
		}
	}
	return private
}

// known says whether a field of a public entry may name an id: of an entry that is public itself. One that is not there may be
// private, in a file that cannot be read.
func (g *grouping) known(hidden map[string]bool) func(ref string) bool {
	return func(ref string) bool {
		e := g.named(ref)
		return e != nil && !hidden[e.ID]
	}
}

// named is the entry that a reference names, a decision by its id or its handle; nil when there is none.
func (g *grouping) named(ref string) *Entry {
	if both := g.handles[ref]; g.byID[ref] == nil && len(both) == 1 {
		return both[0]
	}
	return g.byID[ref]
}

// withoutNames takes the ids that may not be named out of the fields that hold them, and the lines of marks about them out of
// the body. It gives the entry itself when it holds none.
func (e *Entry) withoutNames(known func(ref string) bool) *Entry {
	c := e
	own := func() *Entry { // a copy, made once it is needed
		if c == e {
			c = new(*e)
		}
		return c
	}
	if d := e.Decision; d != nil && d.Supersedes != "" && !known(d.Supersedes) {
		own().Decision = new(*d)
		c.Decision.Supersedes = ""
	}
	if t := e.Conversation; t != nil && t.Follows != "" && !known(t.Follows) {
		own().Conversation = new(*t)
		c.Conversation.Follows = ""
	}
	gone := markLines{}
	for _, m := range e.Marks {
		if !known(m.Entry) {
			gone.add(m, "")
		}
	}
	if len(gone) > 0 {
		own().dropMarks(gone)
	}
	return c
}

// markLines are marks that go, by the entry that they name: the letters of their sentences, "" for every mark that names it.
type markLines map[string]map[string]bool

func (l markLines) add(m Mark, sentence string) {
	if l[m.Entry] == nil {
		l[m.Entry] = map[string]bool{}
	}
	l[m.Entry][sentence] = true
}

// hold says whether an item, or a line of prose, names an entry and holds one of the sentences.
func (l markLines) hold(item string) bool {
	for id, sentences := range l {
		at := strings.Index(item, id)
		if at < 0 {
			continue
		}
		if sentences[""] || sentences[letters(item[at+len(id):])] { // all of a mark behind the id is its sentence
			return true
		}
		have := letters(item)
		for s := range sentences {
			if strings.Contains(have, s) {
				return true
			}
		}
	}
	return false
}

// dropMarks takes marks out of a copied entry, with the items and lines that are they.
func (e *Entry) dropMarks(gone markLines) {
	e.Marks = slices.DeleteFunc(slices.Clone(e.Marks), func(m Mark) bool {
		sentences := gone[m.Entry]
		return sentences[""] || len(sentences) > 0 && sentences[letters(m.Sentence)]
	})
	e.Body = withoutItems(e.Body, gone.hold)
	e.Sections = slices.Clone(e.Sections)
	for i := range e.Sections {
		e.Sections[i].Text = withoutItems(e.Sections[i].Text, gone.hold)
	}
}

// withoutItems drops items of lists, with the lines that they go on over, and lines outside of them.
func withoutItems(text string, drop func(item string) bool) string {
	var b strings.Builder
	item := ""
	flush := func() {
		if item != "" && !drop(item) {
			b.WriteString(item)
		}
		item = ""
	}
	for line := range strings.Lines(text) {
		bare := strings.TrimSpace(line)
		if !beginsItem(item) || bare == "" || bare[0] == '#' || beginsItem(line) {
			flush()
		}
		item += line
	}
	flush()
	return b.String()
}

// beginsItem says whether a text begins with the bullet of an item.
func beginsItem(text string) bool {
	text = strings.TrimLeft(text, " \t")
	return len(text) > 1 && strings.IndexByte("-*+", text[0]) >= 0 && strings.IndexByte(" \t", text[1]) >= 0
}
