package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"twoway/journal"
	"twoway/journal/git"
	"twoway/journal/markdown"
	"twoway/journal/report"
	"twoway/journal/store"
)

// record is the common end of every writing command: the entry is validated, printed, created under a free name and, where
// git is asked to, committed. The draft goes only when the entry stands.
func (c *capture) record() error {
	e := c.b.entry
	if err := e.Validate(); err != nil {
		return c.keep(c.inFlags(err))
	}
	c.compose()
	c.asPrivate()
	c.sayHides()
	if err := c.withheld(); err != nil {
		return c.keep(err)
	}
	if c.opts.dryRun {
		c.sayHandle()
		return c.showPlan()
	}
	if _, err := c.store.Create(e, c.name()); err != nil {
		if !errors.Is(err, journal.ErrExists) || c.b.handle == "" {
			c.begin()
			c.wrote = true // the disk refused it, or others were faster: what was typed fits
		}
		return c.keep(c.createHint(err))
	}
	c.keepBytes()
	c.drop()
	c.sayHandle()
	c.sayUnclosed()
	c.sayNearHeadings()
	c.sayVague()
	c.sayUnsettled()
	c.sayShortened()
	c.saySettled()
	c.sayDates()
	c.sayLater(e)
	return nil
}

// keepBytes leaves the draft where the editor saved bytes in it that the entry could not hold.
func (c *capture) keepBytes() {
	if c.draft == nil || utf8.Valid(c.inEdit) {
		return
	}
	c.a.env.say("The text as your editor saved it stays in %s.", c.draft.Path())
	c.draft.Close()
	c.draft = nil
}

// sayHandle says the handle that is stored where it is not the one that was typed, capitals apart.
func (c *capture) sayHandle() {
	for _, typed := range c.valuesOf("handle") {
		if c.b.handle != "" && !strings.EqualFold(strings.TrimSpace(typed), c.b.handle) {
			c.a.env.say("Its handle is %s, since what you typed is no name as it stands.", c.b.handle)
		}
	}
}

// sayUnclosed says of a mark without its partner, which may be a sign in a sentence, that it hides what follows; so does code that is
// never closed.
func (c *capture) sayUnclosed() {
	src := markdown.Format(c.b.entry)
	if !slices.ContainsFunc([]string{"%%", "<!--", "```", "~~~"}, func(sign string) bool { return bytes.Contains(src, []byte(sign)) }) {
		return
	}
	read, problems := markdown.Parse("", src)
	for _, p := range problems {
		if p.Rule == "private-unclosed" {
			c.a.env.say("%s; %s.", p.Text, p.Mend)
		}
	}
	if read != nil && read.Unclosed >= max(1, read.BodyLine) {
		p := read.UnclosedProblem("all below it is private")
		c.a.env.say("%s; %s.", strings.Replace(p.Text, " is never", fmt.Sprintf(" in line %d of the file is never", p.Line), 1), p.Mend)
	}
}

// sayNearHeadings says which headings of the entry that stands are nearly one of ours, with lines below them that are not read for it.
func (c *capture) sayNearHeadings() {
	for _, p := range markdown.NearHeadings(c.b.entry) {
		c.a.env.say("%s%s", p, mended(p))
	}
}

// asPrivate makes an entry private of whose text a line keeps the whole in: so it is read, and the front matter says it too.
func (c *capture) asPrivate() {
	e := c.b.entry
	if e.Private {
		return
	}
	if line := markdown.KeepingLine(e); line != "" {
		e.Private = true
		c.a.env.say("%q is taken for private: true, so the whole entry stays in. A line that means something else begins with another word.", line)
	}
}

// sayHides says which headings hide what stands below them, and which signs of a comment hide nothing, since they came without their end.
func (c *capture) sayHides() {
	body := c.b.entry.Body
	for _, h := range markdown.PrivateHeadings(body) {
		c.a.env.say("What stands below %q, up to the next %q, leaves through nothing. A heading that means something else begins with another word.", h.Text, h.Until)
	}
	if !c.b.entry.Private {
		for _, line := range markdown.PrivateLines(body) {
			c.a.env.say("What stands from %q to %s leaves through nothing. A line that means something else begins with another word.", line.Text, line.Until)
		}
	}
	if c.asTyped {
		return
	}
	for _, line := range markdown.CommentsAsText(body) {
		c.a.env.say("A <!-- without its --> hides nothing and is kept as text: %s", line)
		c.a.env.say("What is private stands between %%%% and %%%%, or below \"## Private\".")
	}
}

// sayUnsettled says the lines in which an arrow was written as a word.
func (c *capture) sayUnsettled() {
	for _, line := range c.b.unsettled {
		c.a.env.say("A line that is new has no outcome, so the arrow in it is written as \"to\": %s", line)
	}
}

// sayShortened says which lists have fewer values now, since an amendment puts a whole list in the place of the old one.
func (c *capture) sayShortened() {
	for _, a := range c.b.entry.Amendments {
		if a.Shortens() {
			c.a.env.say("%s was %q and is %q now: a list is replaced as a whole. What stays is written again, with \"; \" between.", a.Field, a.Old, a.New)
		}
	}
}

// sayVague asks back, once a prediction stands, for the words in its claim that leave open when it has come true.
func (c *capture) sayVague() {
	for _, p := range c.b.entry.Predictions {
		if asks := journal.ClaimWarnings(p.Claim); len(asks) > 0 {
			c.a.env.say("%s: %s.", p.Claim, strings.Join(asks, "; "))
		}
	}
}

// showPlan prints what would be written, and says where. What was typed for it stays as a draft.
func (c *capture) showPlan() error {
	path, text, err := c.store.Plan(c.b.entry, c.name())
	if err != nil {
		return c.keep(c.createHint(err))
	}
	e := c.b.entry
	c.markQuoted(len(e.Amendments)+len(e.Resolutions) > 0) // which say the line, or the value before
	c.a.env.say("would write %s", filepath.Join(c.loc.Path, filepath.FromSlash(path)))
	planned := *e
	planned.ID, planned.Path = journal.IDAt(path), path
	c.sayLater(&planned)
	if c.draft != nil && c.worthKeeping() {
		for _, line := range c.leave() {
			c.a.env.say("%s", line)
		}
	}
	c.drop()
	if c.opts.asJSON {
		e, _ := markdown.Parse(path, text)
		return report.Value(c.a.env.Out, e)
	}
	_, err = c.a.env.Out.Write(text)
	return err
}

// name is what the entry's id is made from.
func (c *capture) name() store.Name {
	now := c.a.env.Now()
	n := store.Name{Minute: c.minute, Second: now.Second()}
	switch d := c.b.entry.Decision; {
	case d == nil:
		n.Handle = c.b.about.Handle
		if c.b.about.IsLoose() { // whose id says no more than its file name does, were the entry private
			n.Handle = journal.Slug(c.b.about.ID)
			if id, ok := journal.ParseID(c.b.about.ID); ok {
				n.Handle = id.Handle
			}
		}
	case c.b.handle != "":
		n.Handle, n.Given = c.b.handle, true
	default:
		n.Handle = journal.Slug(d.Question)
	}
	return n
}

// createHint says what to do about an entry that could not be created.
func (c *capture) createHint(err error) error {
	var taken *store.HandleTakenError
	if errors.As(err, &taken) && taken.Free != "" {
		return hint(usagef("--handle: %w", err), "--handle "+taken.Free)
	}
	if taken != nil {
		return hint(asUsage(err), "name it yourself: --handle NAME")
	}
	if errors.Is(err, journal.ErrExists) {
		return asUsage(err)
	}
	if errors.Is(err, store.ErrNotRegular) {
		return hint(fmt.Errorf("the entry was not written: %w", err), "put the folder itself there, in place of the link; what it leads to is not read either")
	}
	return hint(fmt.Errorf("the entry was not written: %w", err), "make room or mend the folder's permissions in "+c.loc.Path)
}

// link is the path from the entry to its decision, for the heading.
func (c *capture) link() string {
	if c.b.about == nil || c.b.about.IsLoose() {
		return ""
	}
	if c.b.about.Date.Year == c.b.entry.Date.Year {
		return c.b.about.ID + ".md"
	}
	return "../" + journal.EntryPath(c.b.about.ID)
}

// finish prints the path of the entry that stands, after the commit where one is asked for.
func (c *capture) finish(ctx context.Context) error {
	if c.opts.dryRun {
		return nil
	}
	refused := c.commit(ctx)
	if refused == nil {
		refused = c.refused
	}
	if c.opts.asJSON {
		if err := report.Value(c.a.env.Out, c.b.entry); err != nil {
			return err
		}
		return refused
	}
	if _, err := fmt.Fprintln(c.a.env.Out, filepath.Join(c.loc.Path, filepath.FromSlash(c.b.entry.Path))); refused == nil && err != nil {
		return fmt.Errorf("the entry stands in %s, and its path could not be printed: %w", c.b.entry.Path, err)
	}
	return refused
}

// commit records exactly the new file, with the person's own git, where it was switched on.
func (c *capture) commit(ctx context.Context) error {
	return commitPaths(ctx, c.a.env, c.loc, []string{c.b.entry.Path}, c.commitMessage())
}

// commitPaths commits paths of the journal; a refusal leaves them as they are and is exit code 3.
func commitPaths(ctx context.Context, env *Env, loc *location, paths []string, message string) error {
	if !commits(ctx, env, loc) {
		return nil
	}
	return commitIn(ctx, env, loc.Path, paths, message)
}

// commits says whether what is written in a journal is committed: by the person's settings, or since init --git switched it on
// in this repository.
func commits(ctx context.Context, env *Env, loc *location) bool {
	return loc.Settings.Git == gitCommit || git.Git{Env: env.Environ}.CommitEnabled(ctx, loc.Path)
}

// commitIn commits paths of any folder in a repository; a refusal leaves them as they are and is exit code 3.
func commitIn(ctx context.Context, env *Env, dir string, paths []string, message string) error {
	err := commitAlone(ctx, env, dir, paths, message)
	if err == nil {
		return nil
	}
	return notRecorded(ctx, dir, err)
}

// lockPatience is how long a command waits for another of ours that commits to the same repository, or exports into the same folder.
const lockPatience = 10 * time.Second

// commitAlone commits while no other command of ours does so in that repository: git takes its own lock after it has read what it
// then writes, so that of two at once one may take back what the other has added. Where the lock cannot be had, git decides.
func commitAlone(ctx context.Context, env *Env, dir string, paths []string, message string) error {
	if home := git.Home(dir); home != "" {
		if release, err := store.LockFolder(ctx, home, lockPatience); err == nil {
			defer release()
		}
	}
	g := git.Git{Env: env.Environ}
	if err := g.Commit(ctx, dir, paths, message); err != nil {
		return err
	}
	if git.Detached(dir) {
		env.say("No branch is checked out in %s (HEAD is detached): the commit is on none, and its file goes with the next switch to one. "+
			"This takes it to a branch:\n  %s", dir, g.ToBranch(ctx, dir))
	}
	return nil
}

// notRecorded says why git did not record what was written, and what to type.
func notRecorded(ctx context.Context, dir string, err error) error {
	if ctx.Err() != nil {
		return errInterrupted
	}
	lines := []string{"what was written stands; nothing is lost"}
	if errors.Is(err, git.ErrNoRepo) {
		err = fmt.Errorf("not recorded: the folder %s %w", dir, err)
		lines = append(lines, "git -C "+journal.ShellWord(dir)+" init    makes one there")
	}
	var refused *git.RefusedError
	if errors.As(err, &refused) {
		lines = append(lines, refused.Command)
	}
	return hint(&notRecordedError{err}, lines...)
}

// commitMessage names what was written; of what leaves through nothing it says only that.
func (c *capture) commitMessage() string {
	e, about := c.b.entry, c.b.about
	var others []*journal.Entry
	if c.opened != nil {
		others = c.opened.entries
	}
	if journal.StaysIn(e, others) || about != nil && about.Private {
		return "private"
	}
	if about == nil {
		return string(e.Kind) + ": " + journal.Handle(e.ID)
	}
	return string(e.Kind) + ": " + about.Handle
}
