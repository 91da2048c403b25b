package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/export"
	"twoway/journal/git"
	"twoway/journal/report"
	"twoway/journal/store"
)

type exportOptions struct {
	target    string
	dir       string
	dryRun    bool
	theirs    bool
	ours      bool
	again     bool
	takeOver  bool
	decisions []string
	tags      []string
	since     string
	names     bool
	details   bool
	bom       bool
	commit    bool
	asJSON    bool
}

// exportResult is what `export --json` prints.
type exportResult struct {
	Target  string            `json:"target"`
	Dir     string            `json:"dir"`
	DryRun  bool              `json:"dry_run"`
	Steps   []export.Step     `json:"steps"`
	Written []string          `json:"written"`
	LeftOut []journal.Problem `json:"left_out"`
}

func newExportCmd(a *app) *cobra.Command {
	var o exportOptions
	var names, help []string
	for _, t := range export.Targets() {
		names = append(names, t.Name)
		help = append(help, fmt.Sprintf("  %-9s %s", t.Name, t.Help))
	}
	c := &cobra.Command{
		Use:   "export TARGET DIR",
		Short: "Write the journal into the notes you keep, or into a file",
		Long: `Write the journal into a folder that is yours, and keep it up to date there:

` + strings.Join(help, "\n") + `

Only files that export made, or that are new, are written. In a note, what you add around our part stays; what you
change inside it is a conflict, which is named and left alone (exit code 4) until --theirs or --ours decides. A note
that you move is found again, one that you delete stays deleted. Nothing private leaves. DIR is made if the folder
above it is there; - is standard output, for a target of one file. A folder that holds what another journal exported is
refused, unless --take-over says that it goes.

With --decision, --tag or --since, notes outside of what they name stay as they are; those of what is gone or private
go all the same, and an export of the whole mends what other notes say of it. A file of json, csv or ics that shows
one selection is not written over by another, nor by the whole: choose another folder, or --ours. What another export
left in DIR of an entry that became private since is named; of a part of one that is hidden by now, export again.`,
		Example: `  twoway export obsidian ~/vault --dry-run
  twoway export obsidian ~/vault
  twoway export ics ~/calendars
  twoway export json - > journal.json`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return hint(usagef("export takes a target and a folder"), "targets: "+strings.Join(names, ", "), "twoway export obsidian ~/vault")
			}
			return noBlank(args, "target", "folder")
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return names, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveFilterDirs
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.target, o.dir = args[0], args[1]
			if err := exclusive(c, "theirs", "ours"); err != nil {
				return err
			}
			narrowed := slices.Concat(o.decisions, o.tags)
			if c.Flags().Changed("since") {
				narrowed = append(narrowed, o.since)
			}
			if err := noBlank(narrowed, "value of --decision, --tag or --since"); err != nil {
				return err
			}
			return runExport(c.Context(), a, &o)
		},
	}
	f := c.Flags()
	f.BoolVar(&o.dryRun, "dry-run", false, "print what would happen to each file, and write nothing")
	f.BoolVar(&o.theirs, "theirs", false, "in a conflict, your edit stands until our part changes again")
	f.BoolVar(&o.ours, "ours", false, "in a conflict, our part is written and your edit is kept beside it")
	f.BoolVar(&o.again, "again", false, "bring back notes that were deleted")
	f.BoolVar(&o.takeOver, "take-over", false, "take away what another journal exported to DIR")
	f.StringArrayVar(&o.decisions, "decision", nil, "only this decision, by its handle; may be repeated")
	f.StringArrayVar(&o.tags, "tag", nil, "only what carries this tag; may be repeated")
	f.StringVar(&o.since, "since", "", "only entries from this day on")
	f.BoolVar(&o.names, "names", false, "full names of people in place of initials")
	f.BoolVar(&o.details, "details", false, "ics: say what a date is about")
	f.BoolVar(&o.bom, "bom", false, "csv: begin with a byte order mark")
	f.BoolVar(&o.commit, "commit", false, "record exactly the exported files with git in DIR's repository")
	f.BoolVar(&o.asJSON, "json", false, "print JSON")
	return c
}

func runExport(ctx context.Context, a *app, o *exportOptions) error {
	target, err := export.TargetNamed(o.target)
	if err != nil {
		return asUsage(err)
	}
	done := sync.OnceFunc(a.progress("Reading the journal"))
	defer done()
	// Locked before the journal is read, so that who waited does not write what is older; a new folder, once it is made.
	var lock exportLock
	defer lock.release()
	if o.dir != "-" && !o.dryRun {
		if err := lock.take(ctx, absolute(a.env, o.dir)); err != nil {
			return err
		}
	}
	work, err := a.prepareExport(o)
	if err != nil {
		return err
	}
	defer work.store.Close()
	if o.dir == "-" {
		if err := a.addThemes(work, o.target); err != nil {
			return err
		}
		done()
		return a.exportOut(target, work, o)
	}
	folder, dir, err := exportFolder(a.env, work.location, o)
	if err != nil {
		return err
	}
	if closer, ok := folder.(*store.Folder); ok {
		defer closer.Close()
	}
	if !o.dryRun {
		if err := lock.take(ctx, dir); err != nil {
			return err
		}
	}
	look := export.Begin(folder, o.target)
	if err := a.addThemes(work, o.target); err != nil {
		return err
	}
	done()
	work.input.Ever = work.ever(ctx, a.env)
	plan, err := look.Compare(work.input, export.Options{Theirs: o.theirs, Ours: o.ours, Again: o.again, TakeOver: o.takeOver})
	if err != nil {
		return nothingExported(o.target, dir, err)
	}
	a.sayBare(work, o)
	return a.carryOut(ctx, work, folder, dir, plan, o)
}

// nothingExported is why a folder could not be compared with the journal, with what helps.
func nothingExported(target, dir string, err error) error {
	why := fmt.Errorf("nothing was written: %w", err)
	if !errors.Is(err, export.ErrOtherJournal) {
		return hint(why, outOfTheWay(target, dir, err)...)
	}
	line := "twoway export " + target + " "
	return hint(why, line+"OTHER    into another folder keeps both",
		line+journal.ShellWord(dir)+" --take-over    takes away what that journal exported, and leaves what you wrote around it")
}

// carryOut does what a plan says, unless it is a dry run, and says what came of it. What is left for the person is the error.
func (a *app) carryOut(ctx context.Context, work *exportWork, folder export.Folder, dir string, plan *export.Plan, o *exportOptions) error {
	r := exportResult{Target: o.target, Dir: dir, DryRun: o.dryRun, Written: []string{}, LeftOut: orEmpty(work.leftOut)}
	if !o.dryRun {
		written, err := export.Apply(folder, plan)
		if errors.Is(err, journal.ErrChanged) {
			return hint(err, "twoway export "+o.target+" "+journal.ShellWord(dir)+"    runs it again")
		}
		if err != nil {
			return err
		}
		r.Written = orEmpty(written)
	}
	r.Steps = orEmpty(plan.Steps)
	if err := a.writeExport(o, plan, &r); err != nil {
		return err
	}
	showing, err := a.nameShowing(work, folder, o)
	if err != nil {
		return err
	}
	if o.commit && !o.dryRun {
		if err := a.commitExport(ctx, folder, dir, &r); err != nil {
			return err
		}
	}
	return cmp.Or(work.finding(plan.Conflicts()), showing, unmarked(plan.Steps))
}

// exportLock keeps other exports of ours out of a folder.
type exportLock struct{ held func() }

// take locks a folder, unless it is locked already or not there.
func (l *exportLock) take(ctx context.Context, dir string) (err error) {
	if l.held == nil {
		l.held, err = lockExport(ctx, dir, lockPatience)
	}
	return err
}

func (l *exportLock) release() {
	if l.held != nil {
		l.held()
	}
}

// lockExport keeps other exports of ours out of a folder until release is called; of a folder that is not there release is nil. A disk
// that knows no locks holds nobody off.
func lockExport(ctx context.Context, dir string, patience time.Duration) (release func(), err error) {
	release, err = store.LockFolder(ctx, dir, patience)
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, errInterrupted
	case errors.Is(err, store.ErrInUse):
		return nil, hint(fmt.Errorf("another export is at work in %s; nothing was written", dir), "wait until it has ended, then run yours again")
	}
	return release, nil
}

// commitExport records the exported files that git does not hold yet: those of this run, of runs before it, and those that
// an earlier run took away.
func (a *app) commitExport(ctx context.Context, folder export.Folder, dir string, r *exportResult) error {
	g := git.Git{Env: a.env.Environ}
	list, err := folder.Read(export.ManifestName, maxList)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	paths := slices.Concat(r.Written, export.Held(list))
	for _, was := range export.Held(g.Recorded(ctx, dir, export.ManifestName)) {
		if _, err := folder.Read(was, 0); errors.Is(err, fs.ErrNotExist) { // too large is there as well
			paths = append(paths, was)
		}
	}
	pending, err := g.Pending(ctx, dir, paths)
	if err != nil {
		return notRecorded(ctx, dir, err)
	}
	slices.Sort(pending)
	if err := commitAlone(ctx, a.env, dir, pending, "twoway: export "+r.Target); err != nil {
		var refused *git.RefusedError
		if errors.As(err, &refused) { // the paths are too many to type
			refused.Command = "twoway export " + r.Target + " " + journal.ShellWord(dir) + " --commit    tries again"
		}
		return notRecorded(ctx, dir, err)
	}
	if n := len(pending); n > 0 && len(r.Written) == 0 {
		a.env.say("%s of earlier runs recorded in git.", journal.Counted(n, "file", "files"))
	}
	return nameIgnored(ctx, g, dir, paths)
}

// nameIgnored is an error when git is told to ignore what it was to record.
func nameIgnored(ctx context.Context, g git.Git, dir string, paths []string) error {
	ignored, err := g.Ignored(ctx, dir, paths)
	if err != nil {
		return notRecorded(ctx, dir, err)
	}
	if len(ignored) == 0 {
		return nil
	}
	err = fmt.Errorf("not recorded: git is told to ignore %s, such as %s", journal.Counted(len(ignored), "exported file", "exported files"), ignored[0])
	return hint(&notRecordedError{err}, "git -C "+journal.ShellWord(dir)+" check-ignore -v "+journal.ShellWord(ignored[0])+"    says by which line")
}

// maxList bounds what is read of a list of exported files.
const maxList = 64 << 20

// exportOut writes a target of one file to standard output.
func (a *app) exportOut(target export.Target, work *exportWork, o *exportOptions) error {
	switch {
	case target.Single != "" && o.dryRun:
		return hint(usagef("--dry-run says what would happen to files, and - writes none"), "twoway export "+o.target+" -")
	case target.Single != "" && o.commit:
		return hint(usagef("--commit records files, and - writes none"), "twoway export "+o.target+" DIR --commit")
	case target.Single == "":
		return hint(usagef("%s writes several files; - takes a target of one file", o.target), "twoway export "+o.target+" DIR", "twoway export json -")
	}
	files, err := export.Files(o.target, work.input)
	if err != nil {
		return err
	}
	a.sayBare(work, o)
	for _, f := range files {
		if f.Path == target.Single {
			if _, err := a.env.Out.Write(f.Data); err != nil {
				return err
			}
		}
	}
	if o.target != "ics" || o.details { // a calendar without details holds handles and dates alone
		var shown []string
		for _, s := range work.input.States {
			shown = append(shown, s.ID)
		}
		a.markShown(work.location, shown...)
	}
	return work.finding(nil)
}

// exportFolder opens the folder that is written to, and makes it if the one above it is there. A dry run makes nothing.
func exportFolder(env *Env, loc *location, o *exportOptions) (export.Folder, string, error) {
	dir := absolute(env, o.dir)
	if inside(loc.Path, dir) {
		return nil, "", hint(usagef("%s is inside the journal", dir), "export into a folder beside it")
	}
	if at, what := notAFolder(dir); at != "" {
		return nil, "", hint(usagef("%s %s", at, what),
			"name a folder, or give "+journal.ShellWord(at)+" another name, then: twoway export "+o.target+" "+journal.ShellWord(dir))
	}
	_, err := os.Stat(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if up, err := os.Stat(filepath.Dir(dir)); err != nil || !up.IsDir() {
			return nil, "", hint(fmt.Errorf("there is no folder %s to make %s in", filepath.Dir(dir), filepath.Base(dir)), "mkdir -p "+journal.ShellWord(filepath.Dir(dir)))
		}
		if o.dryRun {
			return noFolder{}, dir, nil
		}
		folder, err := store.MakeFolderIn(dir)
		return folder, dir, err
	case err != nil:
		return nil, "", err
	}
	folder, err := store.OpenFolder(dir)
	return folder, dir, err
}

// notAFolder gives what of a path stands there and is no folder, and what it is in place of one, behind its name; "" for nothing.
func notAFolder(dir string) (at, what string) {
	for at = dir; ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		_, lerr := os.Lstat(at)
		switch {
		case err == nil && info.IsDir():
			return "", ""
		case err == nil:
			return at, "is no folder"
		case lerr == nil && errors.Is(err, fs.ErrNotExist):
			return at, "is a link that leads nowhere"
		case at == filepath.Dir(at):
			return "", ""
		}
	}
}

// outOfTheWay are the lines that say what helps when what stands in a folder cannot be read: where a link or a file stands in the way, to
// move that, or to go where the link leads.
func outOfTheWay(target, dir string, err error) (lines []string) {
	again := "twoway export " + target + " " + journal.ShellWord(dir)
	var way *store.WayError
	var name string
	switch {
	case errors.As(err, &way):
		name = way.Path
	case errors.Is(err, store.ErrNotRegular):
		name = export.ManifestName // all others become conflicts
	case errors.Is(err, export.ErrListInTheWay):
		return []string{again + "    runs it again"}
	default:
		return []string{"twoway export " + target + " --help"}
	}
	full := filepath.Join(dir, filepath.FromSlash(name))
	if real, err := filepath.EvalSymlinks(full); way != nil && way.Link && name != path.Dir(export.ManifestName) && err == nil {
		if info, err := os.Stat(real); err == nil && info.IsDir() {
			real = strings.TrimSuffix(real, string(filepath.Separator)+filepath.FromSlash(name))
			lines = append(lines, "twoway export "+target+" "+journal.ShellWord(real)+"    exports into the folder that it leads to")
		}
	}
	return append(lines, "give "+journal.ShellWord(full)+" another name, then: "+again)
}

// inside says whether a path is a folder or lies below it, links resolved as far as they go.
func inside(folder, path string) bool {
	resolved := func(p string) string {
		for up := p; ; up = filepath.Dir(up) {
			if real, err := filepath.EvalSymlinks(up); err == nil {
				return filepath.Join(real, strings.TrimPrefix(p, up))
			}
			if up == filepath.Dir(up) {
				return p
			}
		}
	}
	rel, err := filepath.Rel(resolved(folder), resolved(path))
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}

// noFolder stands for a folder that a dry run does not make.
type noFolder struct{}

func (noFolder) Walk() (store.Listing, error)         { return store.Listing{}, nil }
func (noFolder) Read(string, int64) ([]byte, error)   { return nil, fs.ErrNotExist }
func (noFolder) WriteNew(string, []byte) error        { return errDryRun }
func (noFolder) Replace(string, []byte, []byte) error { return errDryRun }
func (noFolder) Remove(string, []byte) error          { return errDryRun }

var errDryRun = errors.New("a dry run writes nothing")

// verbs are the verbs in the order of the summary.
var verbs = []export.Verb{export.New, export.Changed, export.Moved, export.Removed, export.Same, export.Conflict, export.LeftOut}

// writeExport says what happened: the plan of a dry run one line a file, else one line in all. Conflicts and what was left out
// stand on standard error, with their paths.
func (a *app) writeExport(o *exportOptions, plan *export.Plan, r *exportResult) error {
	if o.asJSON {
		return report.Value(a.env.Out, r)
	}
	if o.dryRun {
		if err := a.writeSteps(plan.Steps); err != nil {
			return err
		}
	}
	a.sayLeft(plan, o.dryRun)
	var counts []string
	for _, v := range verbs {
		if n := plan.Count(v); n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, v))
		}
	}
	summary := fmt.Sprintf("%s: %s", r.Dir, strings.Join(counts, ", "))
	switch {
	case len(plan.Steps) == 0:
		a.env.say("Nothing was written.")
	case o.dryRun:
		a.env.say("%s. Nothing was written.", summary)
	case len(r.Written) == 0:
		a.env.say("%s. Nothing has changed; nothing was written.", summary)
	default:
		_, err := fmt.Fprintln(a.env.Out, summary)
		return err
	}
	return nil
}

// writeSteps prints what a dry run would do, a line for each file.
func (a *app) writeSteps(steps []export.Step) error {
	for _, s := range steps {
		lines := []string{fmt.Sprintf("%-9s %s%s", s.Verb, s.Path, because(s.Why))}
		if s.Kept != "" {
			lines = append(lines, fmt.Sprintf("%-9s %s (%s)", export.New, s.Kept, keptWhy))
		}
		for _, l := range lines {
			if _, err := fmt.Fprintln(a.env.Out, report.Clean(l)); err != nil {
				return err
			}
		}
	}
	return nil
}

// sayLeft names what was kept beside a note, the conflicts, and what was left out; a dry run has the first and the last among its lines.
func (a *app) sayLeft(plan *export.Plan, dryRun bool) {
	for _, s := range plan.Steps {
		if s.Kept != "" && !dryRun {
			a.env.say("kept: %s (%s)", report.Clean(s.Kept), keptWhy)
		}
	}
	for _, s := range plan.Conflicts() {
		a.env.say("conflict: %s%s", report.Clean(s.Path), because(s.Why))
	}
	for _, s := range plan.Steps {
		if s.Verb == export.LeftOut && s.Why != export.Outside && !dryRun {
			a.env.say("left out: %s%s", report.Clean(s.Path), because(s.Why))
		}
	}
}

// keptWhy is what a copy beside a note is. No later export changes it: what becomes private stays in it.
const keptWhy = "as you edited it; yours from now on, our text in it included"

func because(why string) string {
	if why == "" {
		return ""
	}
	return " (" + report.Clean(why) + ")"
}
