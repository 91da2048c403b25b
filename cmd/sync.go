package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/git"
	"twoway/journal/markdown"
	"twoway/journal/store"
)

func newSyncCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "sync",
		Short: "Pull, bring saved reviews up to date, and push, with your own git",
		Long: `Pull what the other side has, bring the saved reviews up to date, commit those, and push, with your own git and its
settings. Entries that are not committed stop it before it begins; those that git is told to ignore stay on this
machine, and are named. Two machines that only add entries meet without a conflict, but for two cases: two notes on
one decision in one minute both stay, the one from here under the next free second; one question asked on one day is
left to you. One that was asked on two days is two decisions with one handle: sync names them, and commands take their
ids. A forecast or wire that each side settled otherwise is named. A review that was saved on both is rendered anew,
and what you wrote in either stays. Whatever else git cannot merge, or cannot read of one side, is named and left as
git wrote it, with the texts in the file (exit code 4). Where not all of the journal is checked out, saved reviews
stay as they are. Two journals that were begun apart stay so until you lay them together; sync gives the command.`,
		Example: "  twoway sync",
		Args:    exactly(0, "no arguments"),
		RunE:    func(c *cobra.Command, _ []string) error { return runSync(c.Context(), a) },
	}
}

// syncing is one run of sync.
type syncing struct {
	a   *app
	loc *location
	git git.Git
}

func runSync(ctx context.Context, a *app) error {
	loc, err := locate(a.env, a.journal)
	if err != nil {
		return err
	}
	a.nameDrafts(loc, false)
	s := &syncing{a, loc, git.Git{Env: a.env.Environ}}
	if err := s.ready(ctx); err != nil {
		return s.interrupted(ctx, err)
	}
	pulled, err := s.pull(ctx)
	if err != nil {
		return s.interrupted(ctx, err)
	}
	renewed, err := s.renew(ctx, pulled)
	if err != nil {
		return s.interrupted(ctx, err)
	}
	ahead, err := s.push(ctx)
	if err != nil {
		return s.interrupted(ctx, err)
	}
	for _, p := range renewed.differ {
		s.a.env.say("two outcomes: %s%s", p, mended(p))
	}
	s.summary(pulled, renewed.changed, ahead)
	return renewed.finding
}

func (s *syncing) interrupted(ctx context.Context, err error) error {
	if ctx.Err() != nil && !errors.Is(err, errInterrupted) {
		return errInterrupted
	}
	return err
}

const namesShown = 5 // paths in one sentence

func someOf(paths []string) string {
	if len(paths) <= namesShown {
		return strings.Join(paths, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(paths[:namesShown], ", "), len(paths)-namesShown)
}

// ready stops a sync that could not end well: no repository, something half done, entries that are not committed.
func (s *syncing) ready(ctx context.Context) error {
	dir := journal.ShellWord(s.loc.Path)
	st, err := s.git.Status(ctx, s.loc.Path)
	switch {
	case errors.Is(err, git.ErrNoRepo):
		return hint(fmt.Errorf("the journal %s %w", s.loc.Path, err), "git -C "+dir+" init", "git -C "+dir+" remote add origin ADDRESS")
	case err != nil:
		return err
	case st.InProgress != "":
		conflict, err := s.git.Unfinished(ctx, s.loc.Path)
		if err != nil {
			return err
		}
		return hint(fmt.Errorf("%s is in progress in the journal; end it first", st.InProgress),
			s.ways(ctx, conflict, conflict.Paths, "the "+strings.TrimPrefix(st.InProgress, "a "))...)
	case st.Branch == "":
		return hint(errors.New("no branch is checked out in the journal (HEAD is detached); nothing was changed"),
			s.git.ToBranch(ctx, s.loc.Path), "twoway sync")
	}
	if together, err := s.git.LaysTogether(ctx, s.loc.Path, "2026/2026-01-01-x.md", "reviews/2026.md"); err != nil {
		return err
	} else if together {
		at := journal.ShellWord(filepath.Join(s.loc.Path, ".gitattributes"))
		return hint(errors.New("git is told to lay the lines of both sides together (merge=union), which makes one entry of two; nothing was changed"),
			"echo '*.md merge=text' >> "+at+"    has it leave entries to you", "twoway sync")
	}
	open, own := s.ownChanges(ctx, ours(s.loc.Path, st.Uncommitted))
	if len(open) > 0 {
		lines := []string{"git -C " + dir + " add -- " + quoted(open), "git -C " + dir + " commit -m entries -- " + quoted(open), "twoway sync"}
		if !commits(ctx, s.a.env, s.loc) {
			lines = append(lines, "twoway init "+dir+" --git    has entries committed as they are written, from then on")
		}
		return hint(fmt.Errorf("not committed yet: %s", someOf(open)), lines...)
	}
	if len(own) > 0 {
		if err := commitIn(ctx, s.a.env, s.loc.Path, own, reviewMessage(own)); err != nil {
			return err
		}
	}
	return s.sayIgnored(ctx)
}

// ownChanges takes out of the files that are not committed the saved reviews in which only our part is new, as a sync leaves them that
// was broken off.
func (s *syncing) ownChanges(ctx context.Context, open []string) (others, own []string) {
	for _, p := range open {
		if strings.HasPrefix(p, "reviews/") {
			src, err := store.ReadRegular(filepath.Join(s.loc.Path, filepath.FromSlash(p)), maxEntry)
			if err == nil && onlyOurs(s.git.Recorded(ctx, s.loc.Path, p), src) {
				own = append(own, p)
				continue
			}
		}
		others = append(others, p)
	}
	return others, own
}

// reviewMessage is that of a commit of saved reviews.
func reviewMessage(paths []string) string {
	var periods []string
	for _, p := range paths {
		periods = append(periods, journal.IDAt(p))
	}
	return "review: " + strings.Join(periods, ", ")
}

// sayIgnored names what is the journal's and that git is told to ignore: it stays on this machine alone, as may be meant.
func (s *syncing) sayIgnored(ctx context.Context) error {
	all, err := s.git.AllIgnored(ctx, s.loc.Path)
	if err != nil {
		return err
	}
	ignored := ours(s.loc.Path, all)
	if len(ignored) == 0 {
		return nil
	}
	at, paths := "git -C "+journal.ShellWord(s.loc.Path), quoted(ignored)
	s.a.env.say("Only on this machine: %s. Git is told to ignore that, by %s. To record it all the same:\n  %s",
		someOf(ignored), s.git.IgnoredBy(ctx, s.loc.Path, ignored[0]), at+" add --force -- "+paths+" && "+at+" commit -m entries -- "+paths)
	return nil
}

// ours are the paths of the journal among others: its settings, lenses and templates, and Markdown that is an entry, or was one.
func ours(dir string, paths []string) (list []string) {
	for _, p := range paths {
		top, _, _ := strings.Cut(p, "/")
		switch {
		case p == journalFile, p == ".gitignore", top == "lenses", top == "templates":
		case path.Ext(p) != ".md" || strings.HasPrefix(top, "."):
			continue
		default:
			src, err := store.ReadRegular(filepath.Join(dir, filepath.FromSlash(p)), maxEntry)
			if e, problems := markdown.Parse(p, src); err == nil && e == nil && len(problems) == 0 {
				continue
			}
		}
		list = append(list, p)
	}
	return list
}

// quoted is a list of paths as a shell takes it, whole: a shorter one would take in what is not ours.
func quoted(paths []string) string {
	words := make([]string, len(paths))
	for i, p := range paths {
		words[i] = journal.ShellWord(p)
	}
	return strings.Join(words, " ")
}

// pull brings in what the other side has, and mends what both sides wrote where no word is lost by it.
func (s *syncing) pull(ctx context.Context) (changed bool, err error) {
	done := s.a.progress("Pulling")
	changed, err = s.git.Pull(ctx, s.loc.Path)
	done()
	for {
		var conflict *git.ConflictError
		if err == nil {
			return changed, nil
		}
		if !errors.As(err, &conflict) {
			return changed, s.refused(ctx, err, s.stands(ctx))
		}
		if err := s.join(ctx, conflict); err != nil {
			return false, err
		}
		changed = true
		err = s.git.Continue(ctx, s.loc.Path)
	}
}

// stands says what a pull that was refused left behind.
func (s *syncing) stands(ctx context.Context) string {
	switch st, err := s.git.Status(ctx, s.loc.Path); {
	case err != nil:
		return "the pull may be half done"
	case st.InProgress != "":
		return st.InProgress + " is in progress in the journal"
	}
	return "nothing was changed"
}

// refused makes of git's refusal an error with the command to type.
func (s *syncing) refused(ctx context.Context, err error, state string) error {
	var refused *git.RefusedError
	switch {
	case errors.As(err, &refused):
		return hint(fmt.Errorf("%w; %s", err, state), refused.Command, "twoway sync")
	case errors.Is(err, git.ErrNoUpstream):
		return hint(fmt.Errorf("%w; %s", err, state), s.follow(ctx)...)
	case errors.Is(err, git.ErrUnrelated):
		st, _ := s.git.Status(ctx, s.loc.Path)
		return hint(fmt.Errorf("%w; %s", err, state),
			"git -C "+journal.ShellWord(s.loc.Path)+" merge --no-edit --allow-unrelated-histories "+journal.ShellWord(st.Upstream)+
				"    lays them together, if both are this journal", "twoway sync")
	}
	return err
}

// follow are the commands that make the branch follow one of a remote: of the remote that there is, of origin where there are several.
// The branch is pushed there, unless one of its name is there already.
func (s *syncing) follow(ctx context.Context) []string {
	at, remote := "git -C "+journal.ShellWord(s.loc.Path)+" ", "origin"
	remotes := s.git.Remotes(ctx, s.loc.Path)
	if len(remotes) > 0 && !slices.Contains(remotes, remote) {
		remote = remotes[0]
	}
	push := []string{at + "push -u " + journal.ShellWord(remote) + " HEAD", "twoway sync"}
	if len(remotes) == 0 {
		return append([]string{at + "remote add origin ADDRESS    ADDRESS: an empty repository on the other side"}, push...)
	}
	if st, err := s.git.Status(ctx, s.loc.Path); err == nil && st.Branch != "" && s.git.HasBranch(ctx, s.loc.Path, remote, st.Branch) {
		there := journal.ShellWord(remote + "/" + st.Branch)
		return []string{at + "fetch " + journal.ShellWord(remote), at + "branch --set-upstream-to=" + there + "    if that is this journal", "twoway sync"}
	}
	return push
}

// renewal is what became of the saved reviews.
type renewal struct {
	changed []string
	differ  []journal.Problem // lines to which two entries, of which one was pulled, give different outcomes
	finding error             // nil, or that a file or a line needs a look
}

// twoOutcomes is the finding that lines were settled apart on two machines, nil without one.
func (r *renewal) twoOutcomes() error {
	if len(r.differ) == 0 {
		return nil
	}
	return &findings{journal.Counted(len(r.differ), "line has", "lines have") + " two outcomes; `twoway check` names both"}
}

// renew renders the saved reviews again, each folded to the day that it stores, and commits those that changed. Of what was pulled it says
// where it gave two decisions one handle.
func (s *syncing) renew(ctx context.Context, pulled bool) (r renewal, err error) {
	opened, err := s.a.load("")
	if err != nil {
		return r, err
	}
	defer opened.store.Close()
	if pulled {
		s.saySharedHandles(opened)
		r.differ = slices.DeleteFunc(slices.Clone(opened.problems), func(p journal.Problem) bool { return p.Rule != journal.RuleTwoOutcomes })
	}
	saved, _, err := opened.store.Reviews()
	if err != nil {
		return r, err
	}
	if len(saved) > 0 {
		lacking, err := notCheckedOut(ctx, s.a.env, opened.location, "")
		if err != nil {
			return r, err
		}
		if lacking != nil {
			saved, r.finding = nil, hint(&findings{"the saved reviews were left as they are: " + lacking.Error()}, lacking.command)
		}
	}
	for _, e := range saved {
		path, changed, err := s.renewOne(opened, e)
		if err != nil {
			s.a.env.say("left as it is: %s: %v", e.Path, err)
			r.finding = &findings{"a saved review was left as it is; `twoway check` says how to mend it"}
		} else if changed {
			r.changed = append(r.changed, path)
		}
	}
	r.finding = cmp.Or(r.finding, opened.left(), r.twoOutcomes())
	if len(r.changed) == 0 {
		return r, nil
	}
	return r, commitIn(ctx, s.a.env, s.loc.Path, r.changed, reviewMessage(r.changed))
}

// saySharedHandles names the decisions that one question on two machines gave one handle; commands take their ids.
func (s *syncing) saySharedHandles(o *opened) {
	ids := make([]string, len(o.states))
	for i, state := range o.states {
		ids[i] = state.ID
	}
	for _, shared := range journal.SharedHandles(ids) {
		s.a.env.say("%d decisions have the handle %s; type their ids: %s",
			len(shared), journal.Handle(shared[0]), strings.Join(shared, ", "))
	}
}

// renewOne renders a saved review again. Its file has the name of its period; a file that a person renamed is theirs.
func (s *syncing) renewOne(opened *opened, e *journal.Entry) (path string, changed bool, err error) {
	sp := savedSpan(opened, e)
	if sp.period.Open() || sp.period.Name() != journal.IDAt(e.Path) {
		return e.Path, false, nil
	}
	words, err := s.a.themeWords(opened)
	if err != nil {
		return e.Path, false, err
	}
	p := opened.public(sp.asOf, false)
	work, err := newReviewWork(opened, p, words, p.docs(), sp)
	if err != nil {
		return e.Path, false, err
	}
	path, changed, err = work.save()
	s.a.sayKept(path, work)
	return path, changed, err
}

// savedSpan is what a saved review is about, folded to the day that it stores, or to today when that comes first.
func savedSpan(o *opened, e *journal.Entry) span {
	sp := span{mode: journal.ReviewOfPeriod, period: journal.Period{From: e.Review.From, To: e.Review.To}, asOf: e.Review.AsOf}
	if sp.asOf.IsZero() || sp.asOf.After(o.today) {
		sp.asOf = o.today
	}
	return sp
}

// push sends what the other side lacks and says how many commits that were.
func (s *syncing) push(ctx context.Context) (ahead int, err error) {
	st, err := s.git.Status(ctx, s.loc.Path)
	if err != nil || st.Ahead == 0 {
		return 0, err
	}
	done := s.a.progress("Pushing")
	err = s.git.Push(ctx, s.loc.Path)
	done()
	if err != nil {
		return 0, &notRecordedError{s.refused(ctx, err, "all of it stands in your repository; run twoway sync"+s.a.there(s.loc.Path)+" again")}
	}
	return st.Ahead, nil
}

func (s *syncing) summary(pulled bool, renewed []string, ahead int) {
	var parts []string
	if pulled {
		parts = append(parts, "pulled what the other side had")
	}
	if len(renewed) > 0 {
		parts = append(parts, "brought up to date: "+someOf(renewed))
	}
	if ahead > 0 {
		parts = append(parts, "pushed "+journal.Counted(ahead, "commit", "commits"))
	}
	if len(parts) == 0 {
		fmt.Fprintln(s.a.env.Out, "in step; nothing to do")
		return
	}
	fmt.Fprintln(s.a.env.Out, strings.Join(parts, "; "))
}
