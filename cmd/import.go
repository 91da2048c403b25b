package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/importer"
	"twoway/journal/report"
	"twoway/journal/store"
)

type importOptions struct {
	format string
	path   string
	about  string
	as     string
	date   string
	dryRun bool
	asJSON bool
	who    string
}

// importedEntry is one entry that an import writes, and where it came from.
type importedEntry struct {
	ID   string       `json:"id"`
	Kind journal.Kind `json:"kind"`
	Path string       `json:"path"`
	From string       `json:"from"`
}

type importResult struct {
	Format   string            `json:"format"`
	From     string            `json:"from"`
	DryRun   bool              `json:"dry_run"`
	Entries  []importedEntry   `json:"entries"`
	Known    int               `json:"known"`
	Problems []journal.Problem `json:"problems"`
}

func newImportCmd(a *app) *cobra.Command {
	var o importOptions
	var names, help []string
	for _, f := range importer.Formats() {
		names = append(names, f.Name)
		help = append(help, fmt.Sprintf("  %-12s %s", f.Name, f.Help))
	}
	c := &cobra.Command{
		Use:   "import FORMAT PATH",
		Short: "Bring in decision records, notes or forecasts from another tool",
		Long: `Bring in what other tools wrote, as dated entries:

` + strings.Join(help, "\n") + `

The source is read and never changed. What has no meaning here is kept, in the text or as an imported_ field, and
named. Each entry remembers its source, so that a second import changes nothing, and one that stopped half-way goes on;
what has changed in the source since is named. Look first with --dry-run. What is private: true in the source stays
private here, and a file whose front matter cannot be read stays out. Of a table with forecasts of several people, only
yours come in: --forecaster says which those are.

What ` + "`export json`" + ` wrote comes back as it was shared: entries, and saved reviews with your part of them, ours made anew.
What is private is not in it, nor people's names without --names. A copy of the folder (cp -r, or git) is the backup.`,
		Example: `  twoway import adr doc/adr --dry-run
  twoway import markdown ~/notes/weekly --about team-or-staff
  twoway import predictions fatebook.csv`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return hint(usagef("import takes a format and a path"), "formats: "+strings.Join(names, ", "), "twoway import adr doc/adr --dry-run")
			}
			return noBlank(args, "format", "path")
		},
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) == 0 {
				return names, cobra.ShellCompDirectiveNoFileComp
			}
			return nil, cobra.ShellCompDirectiveDefault
		},
		RunE: func(c *cobra.Command, args []string) error {
			o.format, o.path = args[0], args[1]
			if err := meant(c, o.format); err != nil {
				return err
			}
			return runImport(c.Context(), a, &o)
		},
	}
	f := c.Flags()
	f.BoolVar(&o.dryRun, "dry-run", false, "print what would come, and write nothing")
	f.StringVar(&o.about, "about", "", "the decision that dated notes are about, by its handle")
	f.StringVar(&o.date, "date", "", "the day of what names no day itself; without it, that is left out")
	f.StringVar(&o.as, "as", "", "decision: each dated note becomes a decision of its own")
	f.StringVar(&o.who, "forecaster", "", "predictions: your name in a table with forecasts of several people")
	f.BoolVar(&o.asJSON, "json", false, "print JSON")
	return c
}

// meant is an error for a format that is none, or that a flag means nothing for.
func meant(c *cobra.Command, format string) error {
	f, err := importer.FormatNamed(format)
	if err != nil {
		return asUsage(err)
	}
	for _, flag := range []string{"about", "as", "date", "forecaster"} {
		if !c.Flags().Changed(flag) || slices.Contains(f.Takes, flag) {
			continue
		}
		var takers []string
		for _, f := range importer.Formats() {
			if slices.Contains(f.Takes, flag) {
				takers = append(takers, f.Name)
			}
		}
		return usagef("--%s is for %s", flag, strings.Join(takers, ", "))
	}
	return nil
}

func runImport(ctx context.Context, a *app, o *importOptions) error {
	if o.as != "" && o.as != "decision" {
		return usagef("--as takes decision, and %q is none", o.as)
	}
	if o.as != "" && o.about != "" {
		return usagef("--as and --about exclude each other; choose one")
	}
	opened, err := a.load("")
	if err != nil {
		return err
	}
	defer opened.store.Close()
	found, problems, err := readSource(a, opened, o)
	if err != nil {
		return err
	}
	fresh, known, more := importer.Fresh(found, opened.entries)
	r := importResult{Format: o.format, From: o.path, DryRun: o.dryRun, Entries: []importedEntry{}, Known: known, Problems: orEmpty(append(problems, more...))}
	reviews := freshReviews(opened, found, &r)
	why := -1
	if len(found) == 0 {
		why = slices.IndexFunc(r.Problems, func(p journal.Problem) bool {
			return p.Unreadable && (p.Rule == importer.RuleEmpty || p.Path == filepath.Base(o.path))
		})
	}
	for i, p := range r.Problems {
		if i != why {
			a.env.say("%s%s", p, mended(p))
		}
	}
	if why >= 0 { // nothing of the source can be read
		p := r.Problems[why]
		err := fmt.Errorf("%s: %s", o.path, p.Text)
		if p.Mend != "" {
			err = hint(err, p.Mend)
		}
		return err
	}
	stopped := a.bringIn(ctx, opened, fresh, reviews, &r)
	if err := a.writeImport(o, &r, len(fresh)+len(reviews)); err != nil {
		return err
	}
	switch {
	case stopped != nil:
		return stopped
	case mendable(r.Problems):
		return &findings{}
	}
	return opened.left()
}

// readSource reads the file or folder that was typed.
func readSource(a *app, opened *opened, o *importOptions) ([]importer.Found, []journal.Problem, error) {
	opts := importer.Options{AsDecision: o.as == "decision", Today: opened.today, Rule: opened.Settings.rule(), Forecaster: o.who}
	if o.about != "" {
		s, err := store.Resolve(opened.states, o.about)
		if err != nil {
			return nil, nil, unresolved(err)
		}
		opts.About = s.ID
	}
	if o.date != "" {
		on, err := entryDate(o.date, opened.today)
		if err != nil {
			return nil, nil, err
		}
		opts.Date = on
	}
	full := absolute(a.env, o.path)
	info, err := os.Stat(full)
	switch {
	case err != nil:
		return nil, nil, hint(asUsage(fmt.Errorf("the source cannot be read: %w", err)), "twoway import --help")
	case inside(opened.Path, full):
		return nil, nil, usagef("%s is inside the journal; it is read already", full)
	}
	dir, name := full, "."
	if !info.IsDir() {
		dir, name = filepath.Dir(full), filepath.Base(full)
	}
	found, problems, err := importer.Read(o.format, os.DirFS(dir), name, opts)
	var at *fs.PathError
	switch {
	case errors.As(err, &at):
		return nil, nil, fmt.Errorf("the source %s cannot be read: %w", full, at.Err)
	case err != nil:
		return nil, nil, asUsage(err)
	}
	return found, problems, nil
}

// bringIn writes what is new, one file an entry, then the saved reviews, and commits what stands where that is on. Without a dry
// run it stops at the first entry that cannot be written; the next run goes on from there.
func (a *app) bringIn(ctx context.Context, opened *opened, fresh, reviews []importer.Found, r *importResult) error {
	var paths []string
	var stopped error
	for _, f := range fresh {
		if ctx.Err() != nil {
			stopped = errInterrupted
			break
		}
		if !r.DryRun {
			_, err := opened.store.Create(f.Entry, store.Name{})
			if errors.Is(err, journal.ErrExists) { // a file of this name carries another id
				a.leaveOut(r, journal.Problem{
					Path: f.File, Rule: "import-id", Text: "a file of the journal has the name " + f.Entry.ID + " and another id in it; it was left out",
					Mend: "`twoway check` says how to rename that file",
				})
				continue
			}
			if err != nil {
				stopped = hint(fmt.Errorf("the import stopped: %w", err), "run it again to go on; what stands is not written twice")
				break
			}
			paths = append(paths, f.Entry.Path)
		}
		r.Entries = append(r.Entries, importedEntry{f.Entry.ID, f.Entry.Kind, f.Entry.Path, f.File})
	}
	if stopped == nil && len(reviews) > 0 {
		var saved []string
		saved, stopped = a.bringReviews(ctx, opened, reviews, r)
		paths = append(paths, saved...)
	}
	if len(paths) > 0 {
		stopped = errors.Join(stopped, commitPaths(context.WithoutCancel(ctx), a.env, opened.location, paths, "import: "+r.Format))
	}
	return stopped
}

// leaveOut names an entry that cannot be written, so that the others come in.
func (a *app) leaveOut(r *importResult, p journal.Problem) {
	a.env.say("%s%s", p, mended(p))
	r.Problems = append(r.Problems, p)
}

func (a *app) writeImport(o *importOptions, r *importResult, fresh int) error {
	if o.asJSON {
		return report.Value(a.env.Out, r)
	}
	for _, e := range r.Entries {
		if _, err := fmt.Fprintf(a.env.Out, "%s (%s)\n", e.Path, report.Clean(e.From)); err != nil {
			return err
		}
	}
	known := ""
	if r.Known > 0 {
		known = fmt.Sprintf(", %d known", r.Known)
	}
	switch {
	case o.dryRun:
		a.env.say("%s new%s. Nothing was written.", journal.Counted(fresh, "entry", "entries"), known)
	case len(r.Entries) == 0:
		a.env.say("Nothing new%s; nothing was written.", known)
	default:
		a.env.say("%s written%s.", journal.Counted(len(r.Entries), "entry", "entries"), known)
	}
	return nil
}

// mendable says whether a problem asks for something to be done.
func mendable(problems []journal.Problem) bool {
	for _, p := range problems {
		if p.Unreadable || p.Mend != "" {
			return true
		}
	}
	return false
}
