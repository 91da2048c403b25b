package cmd

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/report"
	"twoway/journal/store"
)

// aboutCapture begins an entry about a decision: it reads the journal, finds what ref means and checks the date. Without a
// ref a reflection takes the decision that has waited longest; nothing waiting is said, and the capture is nil.
func (a *app) aboutCapture(ctx context.Context, opts *captureOptions, kind journal.Kind, ref string) (*capture, error) {
	a.writing = true // a draft that is taken up need not be named
	o, err := a.load("")
	if err != nil {
		return nil, err
	}
	c := &capture{a: a, loc: o.location, store: o.store, opened: o, opts: opts, rule: o.Settings.rule(), today: o.today, minute: o.minute}
	c.command = map[journal.Kind]string{journal.KindNote: "note", journal.KindReflection: "reflect"}[kind]
	found, err := c.prepareAbout(ctx, kind, ref)
	if err != nil || !found {
		o.store.Close()
		return nil, c.unbegun(ctx, kind, err)
	}
	return c, nil
}

// prepareAbout takes up a draft where one is named, and finds the day and the decision; found is false when none waits.
func (c *capture) prepareAbout(ctx context.Context, kind journal.Kind, ref string) (found bool, err error) {
	if ref, err = c.refOf(ctx, kind, ref); err != nil {
		return false, err
	}
	date, err := entryDate(c.opts.date, c.today)
	if err != nil {
		return false, err
	}
	c.a.nameDrafts(c.loc, true)
	c.b = &builder{entry: blank(kind), today: date}
	c.b.entry.Date = date
	if ref == "" {
		s := longestWaiting(c.opened, date)
		if s == nil {
			c.a.env.say("No decision waits on %s. `twoway due` shows what comes.", date.Said())
			return false, nil
		}
		ref = s.ID
	}
	if err := c.belongTo(ref); err != nil {
		return false, err
	}
	if kind == journal.KindReflection {
		if err := c.reflectable(ref); err != nil {
			return false, err
		}
	}
	c.args = []string{ref}
	if c.opts.date != "" {
		c.args = append(c.args, "--date", date.String())
	}
	c.seenBefore = c.shownLately(c.b.about.ID) || touchedOn(c.b.about, date)
	return true, nil
}

// refOf is the id that an entry is to be about: from its argument, from the draft that it takes up, or for a note from its text or its
// mark; "" when none of them says it.
func (c *capture) refOf(ctx context.Context, kind journal.Kind, ref string) (_ string, err error) {
	for _, word := range []string{ref, c.opts.beside} {
		if err := c.draftNamedApart(word); err != nil {
			return "", err
		}
	}
	if ref != "" {
		c.args = []string{unfound} // until it is
		if ref, err = c.which(ctx, ref); err != nil {
			return "", err
		}
		c.args = []string{ref}
	}
	if err := c.takeUp(ref); err != nil {
		return "", err
	}
	if c.draft != nil {
		ref, c.opts.date = cmp.Or(ref, c.draft.About), cmp.Or(c.opts.date, draftArg(c.draft.Args, "--date"))
	}
	if ref == "" && kind == journal.KindNote {
		if ref, err = c.refInText(ctx); err == nil && ref == "" {
			ref, err = c.markedRef()
			c.byMark = true
		}
	}
	return ref, err
}

// reflectable says why no reflection can be about what was named: it is no decision, or stands in two versions.
func (c *capture) reflectable(ref string) error {
	if c.b.entry.About == c.b.about.ID {
		return c.opened.inOneVersion(c.b.about.ID)
	}
	next := "twoway reflect " + c.b.about.Ref()
	if c.b.about.IsLoose() {
		next = "twoway list    shows the decisions and their handles"
	}
	return hint(usagef("%s is no decision; a reflection is about a decision", ref), next)
}

// which finds the id that a reference means; where several decisions fit, somebody on a terminal chooses.
func (c *capture) which(ctx context.Context, ref string) (string, error) {
	s, id, err := c.resolveEntry(ref)
	if err == nil && s.IsLoose() {
		return s.ID, nil
	}
	var many *store.AmbiguousError
	if !errors.As(err, &many) || !c.interactive() {
		if err != nil {
			err = c.opened.unresolved(err)
		}
		return id, err
	}
	q := question{field: "which", ask: "Which one is " + ref + "?", required: true}
	for _, s := range many.Choices {
		q.choices = append(q.choices, choiceLine{s.ID, s.ID + ": " + s.Question})
	}
	q.check = func(v string) error {
		if !slices.ContainsFunc(q.choices, func(l choiceLine) bool { return l.value == v }) {
			return errors.New("a number, or an id as it stands")
		}
		return nil
	}
	err = c.a.prompter().Ask(ctx, []question{q}, func(a answer) error {
		id = a.Value
		return nil
	})
	return id, err
}

// resolveEntry finds what a note may be about as [store.ResolveEntry] does, or by its id or path an entry that belongs to no
// decision: one that makes predictions, or any for a note that marks. about is empty then.
func (c *capture) resolveEntry(ref string) (s *journal.State, about string, err error) {
	id := journal.IDAt(ref)
	var alone *journal.Entry
	if c.marking() {
		alone = c.opened.homeless(id)
	}
	if alone == nil {
		if s, about, err = store.ResolveEntry(c.opened.states, ref); !errors.Is(err, journal.ErrNotFound) {
			return s, about, err
		}
	}
	for _, l := range c.opened.loose {
		if strings.EqualFold(l.ID, id) {
			return l, "", nil
		}
	}
	if alone != nil {
		return journal.Apart(alone, c.opened.asOf), "", nil
	}
	return nil, "", err
}

// homeless finds an entry that belongs to no decision by its id; nil when there is none.
func (o *opened) homeless(id string) *journal.Entry {
	for _, e := range o.entries {
		if strings.EqualFold(e.ID, id) && e.Kind != journal.KindReview && o.owner(e.ID) == "" {
			return e
		}
	}
	return nil
}

// marking says whether a note holds marks, or may hold them in the draft that it takes up.
func (c *capture) marking() bool {
	return c.command == "note" && (c.opts.answers.given("mark") || c.opts.resume != "")
}

// markedRef is what a note without a handle belongs to: the decision of the entries that it marks, by the first of them, or that entry
// when it belongs to none.
func (c *capture) markedRef() (string, error) {
	list := c.opts.answers.list
	trial := &builder{entry: blank(journal.KindNote)}
	at := slices.IndexFunc(list, func(a answer) bool { return a.Field == "mark" })
	if at < 0 {
		return "", noHandle()
	}
	if err := trial.set(list[at]); err != nil {
		return "", err
	}
	marked := trial.entry.Marks[0].Entry
	if c.opened.entry(marked) == nil {
		return "", noMarked(marked)
	}
	return cmp.Or(c.opened.owner(marked), marked), nil
}

// refInText is what a text from standard input says under about; empty where none comes, or there are marks and it says nothing.
func (c *capture) refInText(ctx context.Context) (string, error) {
	list := c.opts.answers.list
	at := slices.IndexFunc(list, func(a answer) bool { return a.Field == "body" && a.Value == "-" })
	if at < 0 {
		return "", nil
	}
	text, err := c.stdin(ctx)
	list[at].Value, c.piped = text, text != ""
	if err != nil {
		return "", err
	}
	c.b = &builder{entry: blank(journal.KindNote)}
	if whole, _, ok := c.asWhole(text); ok {
		if e, _ := markdown.Parse("", []byte(whole+"\n")); e != nil && e.About != "" {
			return e.About, nil
		}
	}
	if c.opts.answers.given("mark") {
		return "", nil
	}
	return "", noHandle()
}

// longestWaiting is the decision whose look has waited longest; nil when none waits.
func longestWaiting(o *opened, on journal.Date) *journal.State {
	for _, w := range journal.Waiting(o.states, on) {
		if w.Kind == journal.WaitLook {
			return o.decision(w.Decision)
		}
	}
	return nil
}

// belongTo finds the decision, experiment or conversation that ref means and folds its decision to the day of the entry.
func (c *capture) belongTo(ref string) error {
	if c.opened == nil {
		c.a.writing = true
		o, err := c.a.load("")
		if err != nil {
			return err
		}
		c.opened = o
	}
	s, about, err := c.resolveEntry(ref)
	if err != nil {
		return c.opened.unresolved(err)
	}
	if d := c.b.entry.Date; d.Before(s.Date) {
		itself := "the decision"
		if s.IsLoose() {
			itself = "the entry"
		}
		c.opts.date = ""
		return usagef("--date: %s is before %s itself, %s", d.Said(), itself, s.Date)
	}
	if c.b.entry.Date != c.opened.asOf {
		s = c.foldTo(s, c.b.entry.Date)
	}
	c.b.about, c.b.entry.About = s, about
	switch {
	case s.IsLoose():
		c.b.entry.Private = s.Private
	case c.b.entry.Kind != journal.KindExperiment: // which has a question of its own
		c.b.entry.Title = s.Question
	}
	return nil
}

// foldTo gives a decision as it stood on a day.
func (c *capture) foldTo(s *journal.State, on journal.Date) *journal.State {
	return c.stateIn(c.opened.entries, s, on)
}

// folded is the decision with the new entry in it: what is said last is what the next command will read.
func (c *capture) folded() *journal.State {
	return c.stateIn(append(slices.Clone(c.opened.entries), c.b.entry), c.b.about, c.today)
}

// stateIn is a decision as the entries tell it on a day, and s where they do not.
func (c *capture) stateIn(entries []*journal.Entry, s *journal.State, on journal.Date) *journal.State {
	states, _ := journal.FoldAll(entries, on, c.rule)
	loose, _ := journal.Loose(entries, on)
	for _, state := range append(states, loose...) {
		if state.ID == s.ID {
			return state
		}
	}
	return s
}

// sayLater names what no longer fits in entries of later days because of one that is dated back, as `twoway check` does from then
// on. A new decision can only be in the way of what it supersedes.
func (c *capture) sayLater(e *journal.Entry) {
	if !e.Date.Before(c.today) || e.Decision != nil && e.Decision.Supersedes == "" {
		return
	}
	var entries []*journal.Entry
	if c.opened != nil {
		entries = c.opened.entries
	} else {
		entries, _, _ = c.store.Entries() // what cannot be read is named by the next command that reads it
		entries = slices.DeleteFunc(entries, func(have *journal.Entry) bool { return have.ID == e.ID })
	}
	_, before := journal.FoldAll(entries, c.today, c.rule)
	_, after := journal.FoldAll(append(slices.Clone(entries), e), c.today, c.rule)
	for _, p := range after {
		isSame := func(q journal.Problem) bool {
			return q.Path == p.Path && q.Rule == p.Rule && q.Key == p.Key && q.Line == p.Line
		}
		if p.Path == e.Path || slices.ContainsFunc(before, isSame) {
			continue
		}
		c.markQuoted(true)
		c.a.env.say("It comes before %s, of which `twoway check` says from now on: %s.", p.Path, p.Text)
	}
}

// unresolved says what was meant by a reference that fits no decision, or several.
func unresolved(err error) error {
	var many *store.AmbiguousError
	if errors.As(err, &many) {
		var lines []string
		for _, choice := range many.Choices {
			lines = append(lines, choice.ID+"    "+choice.Question)
		}
		return hint(asUsage(err), lines...)
	}
	return hint(asUsage(err), "twoway list    shows the decisions and their handles")
}

// unresolved says what was meant by a reference that fits no decision of a day, or several: one whose file could not be read is a
// finding, and one of a later day is named with its own.
func (o *opened) unresolved(err error) error {
	var none *store.NotFoundError
	if !errors.As(err, &none) {
		return unresolved(err)
	}
	for _, p := range o.unreadable() {
		if id, ok := journal.ParseID(journal.IDAt(p.Path)); ok && id.Decision() && (store.SameRef(none.Ref, journal.IDAt(p.Path)) || store.SameRef(none.Ref, id.Handle)) {
			return hint(&findings{p.Path + " could not be read, so nothing is known of " + id.Handle}, "`twoway check` says how to mend it")
		}
	}
	if len(o.entries) == 0 {
		return unresolved(err)
	}
	last := slices.MaxFunc(o.entries, func(a, b *journal.Entry) int { return a.Date.Compare(b.Date) })
	states, _ := journal.FoldAll(o.entries, last.Date, o.Settings.rule())
	s, later := store.Resolve(states, none.Ref)
	switch {
	case later != nil || !s.Date.After(o.asOf):
		return unresolved(err)
	case o.asOf != o.today:
		return hint(usagef("%s is dated %s, after %s", s.ID, s.Date.Said(), o.asOf), "without --as-of, or with a later day, it is read")
	}
	return hint(usagef("%s is dated %s, after today, %s; it is read from that day on", s.ID, s.Date.Said(), o.today), elsewhere...)
}

// elsewhere is what to do about an entry that is dated after today.
var elsewhere = []string{"where it is that day already: TZ=AREA/CITY twoway …", "`twoway check` says more, if the day is a slip"}

// blindFor is how long a record that was shown keeps a recall from being blind.
const blindFor = 24 * time.Hour

// shownLately says whether this machine showed the record of a decision within the last day.
func (c *capture) shownLately(id string) bool {
	dir := stateDir(c.a.env)
	return dir != "" && store.OpenSeen(dir, c.loc.Path).Within(id, c.a.env.Now(), blindFor)
}

// markShown remembers that records were shown, for the honesty of the next recall.
func (a *app) markShown(loc *location, ids ...string) {
	dir := stateDir(a.env)
	if dir == "" || len(ids) == 0 {
		return
	}
	if err := store.OpenSeen(dir, loc.Path).Mark(a.env.Now(), ids...); err != nil {
		a.env.say("what was shown cannot be remembered in %s: %v", dir, err)
	}
}

// markQuoted remembers that the record of this capture's decision was shown, where an error or a preview has quoted it.
func (c *capture) markQuoted(quoted bool) {
	if quoted && c.b.about != nil {
		c.a.markShown(c.loc, c.b.about.ID)
	}
}

// completeHandles offers handles with their questions, and nothing of the record.
func (a *app) completeHandles(c *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	_, st, err := open(a.env, a.journal)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer st.Close()
	entries, _, err := st.Entries()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	for _, e := range entries {
		if e.Kind == journal.KindDecision {
			ids = append(ids, e.ID)
		}
	}
	refs := refsOf(ids)
	var offers []string
	for _, e := range entries {
		if e.Kind == journal.KindDecision && !e.Private {
			offers = append(offers, refs[e.ID]+"\t"+report.Clean(e.Decision.Question))
		}
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}
