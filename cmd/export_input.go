package cmd

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"twoway/journal"
	"twoway/journal/export"
	"twoway/journal/git"
	"twoway/journal/markdown"
	"twoway/journal/store"
	"twoway/journal/theme"
)

// exportWork is an export in the making.
type exportWork struct {
	*opened
	input   export.Input
	reviews []*journal.Entry  // saved ones, as they may leave
	leftOut []journal.Problem // files that could not be read, and entries whose privacy is unclear

	bothSides int // conflict marks of git in what was read
}

// prepareExport reads the journal and takes from it what may leave; the themes are added by addThemes.
func (a *app) prepareExport(o *exportOptions) (work *exportWork, err error) {
	opened, err := a.load("")
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			opened.store.Close()
		}
	}()
	w := &exportWork{opened: opened, leftOut: opened.unreadable()}
	reviews, found, err := opened.store.Reviews()
	if err != nil {
		return nil, err
	}
	for _, p := range found {
		if p.Unreadable && !slices.Contains(w.leftOut, p) {
			w.leaveOut(a, p)
		}
	}
	w.nameMarks(a, slices.Concat(w.problems, found))
	w.nameMeant(a, slices.Concat(w.problems, found))
	w.input = export.Input{AsOf: opened.today, Missing: missingOnce(a.env)}
	entries, saved := w.leaving(a, o, reviews)
	w.input.Entries, w.reviews = entries, saved
	if w.input.States = opened.states; !slices.Equal(entries, opened.entries) {
		w.input.States, _ = journal.FoldAll(entries, opened.today, opened.Settings.rule())
	}
	if err := w.filter(o); err != nil {
		return nil, err
	}
	w.input.Settings = w.layout(o)
	return w, nil
}

// nameMarks names the files with conflict marks of git. They leave as they stand: to take a note away for the time of a merge
// would break the links to it.
func (w *exportWork) nameMarks(a *app, problems []journal.Problem) {
	for _, p := range problems {
		if p.Rule == "conflict" && !p.Unreadable {
			a.env.say("both sides: %s", p)
			w.bothSides++
		}
	}
}

func (w *exportWork) leaveOut(a *app, p journal.Problem) {
	a.env.say("left out: %s", p)
	w.leftOut = append(w.leftOut, p)
}

// keepCopies makes private in a list, for the export alone, the entries that have taken over what only private ones say, and names them.
func (w *exportWork) keepCopies(a *app, all []*journal.Entry) {
	if !keepsAny(all) {
		return
	}
	rule := w.Settings.rule()
	_, problems := journal.FoldAll(w.entries, w.today, rule)
	for _, p := range journal.PrivateCopies(problems, w.entries, markdown.Redact, w.today, rule) {
		i := slices.IndexFunc(all, func(e *journal.Entry) bool { return e.Path == p.Path })
		if p.Rule != "private-copied" || i < 0 {
			continue
		}
		if !all[i].Private {
			kept := *all[i]
			kept.Private, all[i] = true, &kept
		}
		w.leaveOut(a, journal.Problem{
			Path: p.Path, Line: p.Line, Rule: p.Rule, Text: "this is said in private alone, so the entry is left out",
			Mend: "make the entry private as well, or take that out of it",
		})
	}
}

// nameMeant names the entries that stay for a line that was meant as the key private, or about, and is written otherwise, or for an about
// that leads to nothing: what they are about may be private.
func (w *exportWork) nameMeant(a *app, problems []journal.Problem) {
	for _, p := range problems {
		if slices.Contains([]string{"private-key", "joined-private", "about-key", "about-lost", "about-unknown", "about-ambiguous", "about-kind"}, p.Rule) {
			w.leaveOut(a, p)
		}
	}
}

// leaving is what may leave of entries and of the person's part of saved reviews. An entry with a mark that is never closed
// stays, with all that is about it, and is named. What they link to is read as they are.
func (w *exportWork) leaving(a *app, o *exportOptions, reviews []*journal.Entry) (entries, saved []*journal.Entry) {
	list, names := listIn(a.env, o), o.names || w.Settings.Export.Names
	all := slices.Clone(w.entries)
	for _, e := range reviews {
		all = append(all, withoutOurPart(e))
	}
	w.keepCopies(a, all)
	for _, e := range all {
		if e.Unclosed > 0 {
			w.leaveOut(a, e.UnclosedProblem("the entry is left out"))
		}
	}
	public, _ := journal.Public(all, markdown.Redact)
	kind := theme.WordKinds(a.env.Templates)
	unread, initials := unreadIDs(w.leftOut), kind
	if names {
		initials = nil
	}
	w.input.Attachment, w.input.Gated = export.Pages(all, public, unread, initials, w.attachment)
	open, notes := export.Gate(list, o.target, all, public, unread, kind, names)
	w.input.Notes = notes
	for _, e := range open {
		switch {
		case e.Kind == journal.KindReview:
			saved = append(saved, e)
		case export.Reserved(e.ID):
			w.leaveOut(a, journal.Problem{
				Path: e.Path, Rule: "export-id", Text: "the id " + e.ID + " is that of a page which every export has, so the entry is left out",
				Mend: "write another id in it, and under about of the entries about it",
			})
		default:
			entries = append(entries, e)
		}
	}
	return entries, saved
}

// listIn is the list of what stands in the folder that is exported to; nil when there is none. What is wrong with it is told by who writes.
func listIn(env *Env, o *exportOptions) (list []byte) {
	if o.dir == "-" {
		return nil
	}
	if folder, err := store.OpenFolder(absolute(env, o.dir)); err == nil {
		list, _ = folder.Read(export.ManifestName, maxList)
		folder.Close()
	}
	return list
}

// withoutOurPart is a saved review with a sign in place of our part. Without our marks it is as it was.
func withoutOurPart(e *journal.Entry) *journal.Entry {
	if _, err := markdown.Block([]byte(e.Body)); err != nil {
		return e
	}
	from, to := strings.Index(e.Body, markdown.Begin), strings.LastIndex(e.Body, markdown.End)+len(markdown.End)
	c := *e
	c.Body = e.Body[:from] + export.OurPart + e.Body[to:]
	cut, _ := markdown.Parse(e.Path, markdown.Format(&c))
	if cut == nil {
		return e
	}
	if cut.Unclosed > 0 {
		cut.Unclosed = e.Unclosed
	}
	return cut
}

// missingOnce names each link that leads nowhere in an export, once.
func missingOnce(env *Env) func(id, name, why string) {
	said := map[string]bool{}
	return func(id, name, why string) {
		if key := id + " " + name; !said[key] {
			said[key] = true
			env.say("%s: the link to %s leads nowhere there: %s.", id, name, cmp.Or(why, "the file is not in the journal, or does not travel"))
		}
	}
}

func (w *exportWork) attachment(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrInvalid
	}
	return w.store.Folder().Read(name, maxEntry)
}

// filter reads --decision, --tag and --since.
func (w *exportWork) filter(o *exportOptions) error {
	f := export.Filter{}
	for _, t := range o.tags {
		f.Tags = append(f.Tags, strings.TrimPrefix(t, "#"))
	}
	if o.since != "" {
		since, err := journal.ParseDate(o.since, w.today)
		if err != nil {
			return asUsage(fmt.Errorf("--since: %w", err))
		}
		f.Since = since
	}
	for _, ref := range o.decisions {
		s, err := store.Resolve(w.input.States, ref)
		if err != nil {
			if hidden, _ := store.Resolve(w.states, ref); hidden != nil && hidden.Private {
				err := usagef("--decision: %s is private and leaves through no export", hidden.Handle)
				if o.dir == "-" {
					return err
				}
				whole := "twoway export " + o.target + " " + journal.ShellWord(o.dir)
				if t, _ := export.TargetNamed(o.target); !t.PerEntry() { // a file of this selection is not written over by another
					whole += " --ours"
				}
				return hint(fmt.Errorf("%w; a copy of it that stands in %s from before stays there", err, o.dir), whole+"    takes such a copy away")
			}
			return unresolved(err)
		}
		f.Decisions = append(f.Decisions, s.ID)
	}
	w.input.Filter = f
	return nil
}

// sayBare names each tag of --tag that nothing carries, and says so when nothing is left to export.
func (a *app) sayBare(w *exportWork, o *exportOptions) {
	unused := false
	for _, t := range w.input.Filter.Tags {
		switch one := (export.Input{Entries: w.input.Entries, States: w.input.States, AsOf: w.today, Filter: export.Filter{Tags: []string{t}}}); {
		case !one.Bare():
			continue
		case slices.ContainsFunc(w.entries, func(e *journal.Entry) bool { return slices.Contains(e.Tags, t) }):
			a.env.say("What carries the tag %s leaves through no export.", t)
		default:
			a.env.say("No entry carries the tag %s.", t)
		}
		unused = true
	}
	var flags []string
	for name, given := range map[string]bool{"--decision": len(o.decisions) > 0, "--tag": len(o.tags) > 0, "--since": o.since != ""} {
		if given {
			flags = append(flags, name)
		}
	}
	switch {
	case !w.input.Bare() || unused && len(flags) == 1:
	case len(flags) > 0:
		slices.Sort(flags)
		a.env.say("Nothing fits %s.", strings.Join(flags, " and "))
	default:
		a.env.say("The journal has nothing to export yet.")
	}
}

// ever gives the ids of the entries that git has in the history of the journal, of which it is asked once, when something is asked.
func (w *exportWork) ever(ctx context.Context, env *Env) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		had := map[string]bool{}
		for _, name := range (git.Git{Env: env.Environ}).EverRecorded(ctx, w.Path) {
			had[journal.IDAt(name)] = true
		}
		return had
	})
}

func (w *exportWork) layout(o *exportOptions) export.Settings {
	keys := w.Settings.Export
	of := map[string]exportLayout{
		"obsidian": keys.Obsidian, "zk": keys.Zk, "logseq": keys.Logseq, "hugo": keys.Hugo, "markdown": keys.Markdown,
	}[o.target]
	return export.Settings{Folder: of.Folder, Name: of.File, Details: o.details, BOM: o.bom}
}

// addThemes finds the themes of what leaves, and makes the saved reviews anew from it. A part of a journal goes without both.
func (a *app) addThemes(w *exportWork, target string) error {
	if target == "ics" || len(w.input.Entries) == 0 {
		return nil
	}
	if target == "html" {
		style, err := fs.ReadFile(a.env.Templates, "html/review.css")
		if err != nil {
			return err
		}
		w.input.Style = string(style)
	}
	if !w.input.Filter.Empty() {
		return nil
	}
	words, err := a.themeWords(w.opened)
	if err != nil {
		return err
	}
	for _, p := range w.unreadable() {
		if !slices.Contains(w.leftOut, p) {
			w.leftOut = append(w.leftOut, p)
		}
	}
	p := &public{entries: w.input.Entries, states: w.input.States, asOf: w.today}
	docs := p.docs()
	w.input.Themes = theme.Read(words, docs).Find(theme.Options{})
	w.input.Themes.People = nil
	w.input.Saved = map[string]*journal.Entry{}
	for _, e := range w.reviews {
		r := w.again(e, words, docs)
		w.input.Reviews = append(w.input.Reviews, r)
		w.input.Saved[r.Period.Name] = e
	}
	return nil
}

// again makes a saved review from what leaves: the same period, folded to the same day.
func (w *exportWork) again(e *journal.Entry, words *theme.Resources, docs []theme.Doc) *journal.Review {
	r := e.Review
	asOf := r.AsOf
	if asOf.IsZero() || asOf.After(w.today) {
		asOf = w.today
	}
	later := func(d theme.Doc) bool { return d.Entry.Date.After(asOf) }
	entries := slices.DeleteFunc(slices.Clone(w.input.Entries), func(e *journal.Entry) bool { return e.Date.After(asOf) })
	states, _ := journal.FoldAll(entries, asOf, w.Settings.rule())
	period := journal.Period{From: r.From, To: r.To}
	options := theme.Options{Period: period, Marks: marksAfter(w.input.Entries, asOf)}
	return journal.NewReview(journal.ReviewInput{
		Period: period, AsOf: asOf, Entries: entries, States: states, Carry: carryIn(e.Body),
		Themes: theme.Read(words, slices.DeleteFunc(slices.Clone(docs), later), options.Marks...).Find(options),
	})
}

// finding is the exit code of an export: conflicts and what was left out are findings.
func (w *exportWork) finding(conflicts []export.Step) error {
	left := &findings{journal.Counted(len(conflicts), "conflict was", "conflicts were") + " left alone"}
	switch {
	case len(conflicts) > 0 && !slices.ContainsFunc(conflicts, func(s export.Step) bool { return s.Asks }):
		return left
	case len(conflicts) > 0:
		return hint(left, "--theirs keeps your edit, --ours writes ours and keeps your edit beside it")
	case len(w.leftOut) > 0:
		files := map[string]bool{}
		for _, p := range w.leftOut {
			files[p.Path] = true
		}
		return &findings{journal.Counted(len(files), "file was", "files were") + " left out; `twoway check` says how to mend it"}
	case w.bothSides > 0:
		return &findings{journal.Counted(w.bothSides, "conflict mark", "conflict marks") + " of git in the journal; `twoway check` says how to mend it"}
	}
	return nil
}

// unmarked is the exit code of an export that left files alone which may show what is private by now.
func unmarked(steps []export.Step) error {
	n := 0
	for _, s := range steps {
		if s.Why == export.Unmarked {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return &findings{journal.Counted(n, "file of an earlier export", "files of earlier exports") + " without a mark of ours may show what is gone or private by now"}
}
