package cmd

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/store"
	"twoway/journal/theme"
)

type reviewOptions struct {
	asOf      string
	period    string
	from, to  string
	all       bool
	decision  string
	format    string
	output    string
	force     bool
	asJSON    bool
	open      bool
	save      bool
	unmatched bool
	explain   string
	private   bool
	width     int
	ascii     bool
}

var reviewFormats = []string{"terminal", "markdown", "html", "json"}

func newReviewCmd(a *app) *cobra.Command {
	var o reviewOptions
	c := &cobra.Command{
		Use:   "review [PERIOD]",
		Short: "Look back on a period, with the themes that keep coming back",
		Long: `Look back on a period across all decisions: where things stand, what keeps coming back and in which sentences,
predictions, memory, tripwires and doors, what is next. Without PERIOD it is the quarter just ended during the first
30 days of a quarter, else the current one. --all takes everything, --decision the story of one decision.

PERIOD is 2026-Q3, 2026-08, 2026, 2026-W31, last-quarter, this-month or 2026-07-01--2026-08-15. It is shown as it
stood on its last day; what is settled later counts in the period in which it is written down.

--save writes reviews/PERIOD.md; what you write in it yourself stays as it is. What is private is left out of all
of this, save on the terminal with --private.`,
		Example: `  twoway review
  twoway review 2026-Q3 --save
  twoway review --decision team-or-staff --format html -o story.html
  twoway review --explain strain`,
		Args: atMostOne("period", "twoway review 2026-Q3", "twoway help dates"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return periods, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.period = args[0]
			}
			if err := o.check(a, c); err != nil {
				return err
			}
			return runReview(c.Context(), a, &o)
		},
	}
	f := c.Flags()
	f.StringVar(&o.asOf, "as-of", "", "show everything as it stood on a day")
	f.StringVar(&o.from, "from", "", "the first day of the period")
	f.StringVar(&o.to, "to", "", "the last day of the period")
	f.BoolVar(&o.all, "all", false, "everything from the first entry on")
	f.StringVar(&o.decision, "decision", "", "the story of one decision, by its handle")
	f.StringVar(&o.format, "format", "", "terminal, markdown, html or json")
	f.StringVarP(&o.output, "output", "o", "", "write into this file instead")
	f.BoolVar(&o.force, "force", false, "let -o write over a file that twoway did not make, or that was changed since")
	f.BoolVar(&o.asJSON, "json", false, "the same as --format json")
	f.BoolVar(&o.open, "open", false, "open the page in the browser")
	f.BoolVar(&o.save, "save", false, "write reviews/PERIOD.md, or bring it up to date")
	f.BoolVar(&o.unmatched, "unmatched", false, "list the entries with no lens and no theme of the review; on a terminal, mark them")
	f.StringVar(&o.explain, "explain", "", "say why a theme is shown: its words, entries and sentences")
	f.BoolVar(&o.private, "private", false, "show what is private as well, on the terminal only")
	f.IntVar(&o.width, "width", 0, "columns of the terminal form (default: those of the terminal)")
	f.BoolVar(&o.ascii, "ascii", false, "draw with ASCII signs only")
	return c
}

// check refuses flags that contradict each other.
func (o *reviewOptions) check(a *app, c *cobra.Command) error {
	if o.asJSON {
		if o.format != "" && o.format != "json" {
			return usagef("--json and --format %s exclude each other; choose one", o.format)
		}
		o.format = "json"
	}
	if o.format == "" {
		o.format = formatOf(o)
	}
	if !slices.Contains(reviewFormats, o.format) {
		return usagef("--format: %q is none of %s", o.format, strings.Join(reviewFormats, ", "))
	}
	for _, group := range [][]string{
		{"all", "decision", "from"},
		{"all", "decision", "to"},
		{"save", "all"},
		{"save", "decision"},
		{"save", "output"},
		{"save", "open"},
		{"save", "private"},
		{"save", "unmatched"},
		{"save", "explain"},
		{"save", "format"},
		{"save", "json"},
		{"unmatched", "explain"},
	} {
		if err := exclusive(c, group...); err != nil {
			return err
		}
	}
	if err := filled(c, "explain", "decision", "from", "to", "output"); err != nil {
		return err
	}
	switch {
	case o.period != "" && (o.all || o.decision != "" || o.from != "" || o.to != ""):
		return hint(usagef("%s and --all, --decision, --from or --to exclude each other; choose one", o.period), "twoway review --help")
	case o.open && o.format != "html":
		return usagef("--open shows the page; it goes with --format html")
	case o.private && (o.format != "terminal" || o.output != "" || !a.env.Term.Out):
		return usagef("--private shows what is private on the terminal only, never in a file or a pipe")
	case (o.unmatched || o.explain != "") && o.format != "terminal":
		return usagef("--%s prints text; it goes with neither --format nor --json", map[bool]string{true: "unmatched", false: "explain"}[o.unmatched])
	case o.force && o.output == "":
		return usagef("--force goes with -o FILE")
	case c.Flags().Changed("width") && (o.width < 20 || o.width > 400):
		return usagef("--width: %d is not between 20 and 400", o.width)
	}
	return nil
}

// formatOf is the format that the other flags ask for.
func formatOf(o *reviewOptions) string {
	if o.open {
		return "html"
	}
	for _, known := range [][2]string{{".html", "html"}, {".htm", "html"}, {".md", "markdown"}, {".json", "json"}} {
		if strings.HasSuffix(strings.ToLower(o.output), known[0]) {
			return known[1]
		}
	}
	return "terminal"
}

// span is what a review looks at.
type span struct {
	mode     string
	period   journal.Period
	decision *journal.State
	asOf     journal.Date
}

// spanOf reads the period. Everything is folded to its last day, or to today when that comes first.
func (o *reviewOptions) spanOf(opened *opened) (span, error) {
	s := span{mode: journal.ReviewOfPeriod, asOf: opened.asOf}
	var err error
	switch {
	case o.all:
		s.mode = journal.ReviewOfAll
		return s, nil
	case o.decision != "":
		s.mode = journal.ReviewOfDecision
		s.decision, err = store.Resolve(opened.states, o.decision)
		if err != nil {
			return s, unresolved(err)
		}
		return s, nil
	case o.from != "" || o.to != "":
		s.period, err = o.days(opened.today)
	case o.period != "":
		if s.period, err = journal.ParsePeriod(o.period, opened.today); err != nil {
			return s, hint(asUsage(err), append(insteadOfPeriod(opened.states, o.period), "twoway help dates")...)
		}
	default:
		s.period = journal.ReviewPeriod(opened.asOf)
	}
	if err != nil {
		return s, hint(asUsage(err), "twoway help dates")
	}
	if s.period.From.After(opened.asOf) {
		return s, usagef("the period begins on %s, after %s", s.period.From.Said(), opened.asOf)
	}
	if !s.period.To.IsZero() && s.period.To.Before(s.asOf) {
		s.asOf = s.period.To
	}
	return s, nil
}

// insteadOfPeriod are the commands that a word may be meant for that is no period: the whole of the journal, or the story of a decision.
func insteadOfPeriod(states []*journal.State, word string) []string {
	switch d, err := store.Resolve(states, word); {
	case err == nil:
		return []string{"twoway review --decision " + journal.ShellWord(d.Handle) + "    tells the story of that decision"}
	case strings.EqualFold(word, "all") || strings.EqualFold(word, "everything"):
		return []string{"twoway review --all    takes the whole journal"}
	}
	return nil
}

func (o *reviewOptions) days(today journal.Date) (p journal.Period, err error) {
	if o.from != "" {
		if p.From, err = journal.ParseDate(o.from, today); err != nil {
			return p, fmt.Errorf("--from: %w", err)
		}
	}
	if o.to != "" {
		if p.To, err = journal.ParseDate(o.to, today); err != nil {
			return p, fmt.Errorf("--to: %w", err)
		}
	}
	return journal.NewPeriod(p.From, p.To)
}

// themes says how themes are counted in the span.
func (s *span) themes(o *opened) theme.Options {
	switch s.mode {
	case journal.ReviewOfDecision:
		o.entry(s.decision.ID) // makes the index, since Only may be asked from several goroutines
		return theme.Options{Only: func(e *journal.Entry) bool { return o.home(e) == s.decision.ID }}
	case journal.ReviewOfAll:
		return theme.Options{}
	}
	return theme.Options{Period: s.period}
}

func runReview(ctx context.Context, a *app, o *reviewOptions) error {
	done := a.progress("Reading the journal")
	work, err := a.prepareReview(o)
	done()
	if err != nil {
		return err
	}
	defer work.store.Close()
	a.nameFuture(work.opened)
	a.sayUnmet(work)
	if o.explain == "" && !o.unmatched {
		a.sayLater(work)
	}
	switch {
	case o.explain != "":
		err = a.explain(work, o.explain)
	case o.unmatched:
		err = a.unmatched(ctx, work)
	case o.save:
		err = a.saveOneReview(ctx, work)
	default:
		err = a.showReview(ctx, work, o)
	}
	if err != nil {
		return err
	}
	return cmp.Or(a.changedMeanwhile(work.texts), work.left())
}

// sayUnmet names what lens files hide or join and no entry holds, once the review reads all entries there are.
func (a *app) sayUnmet(w *reviewWork) {
	if len(w.public.entries)+len(w.public.left) < len(w.entries) {
		return
	}
	for _, p := range w.read.Unmet() {
		a.env.say("%s%s", p, mended(p))
	}
}

// sayLater says that lines with a day in a past period were settled after its end, and where they count.
func (a *app) sayLater(w *reviewWork) {
	if w.span.mode != journal.ReviewOfPeriod || !w.span.asOf.Before(w.opened.asOf) {
		return
	}
	entries := w.publicNow().entries
	states, _ := journal.FoldAll(entries, w.opened.asOf, w.Settings.rule())
	loose, _ := journal.Loose(entries, w.opened.asOf)
	if n := journal.SettledLater(slices.Concat(states, loose), w.span.period); n > 0 {
		a.env.say("Shown as it stood on %s. Written down later, with a day in this period: %s; the period of the writing counts them.",
			w.span.asOf.Said(), journal.Counted(n, "outcome", "outcomes"))
	}
}

// changedMeanwhile names the files that nothing is quoted from, and is nil or the finding that there are some.
func (a *app) changedMeanwhile(t *texts) error {
	changed := t.changed()
	if len(changed) == 0 {
		return nil
	}
	for _, path := range changed {
		a.env.say("%s: changed since it was read, so nothing is quoted from it", path)
	}
	return &findings{journal.Counted(len(changed), "file", "files") + " changed meanwhile; run the command again"}
}

// prepareReview reads the journal and computes the review that was asked for.
func (a *app) prepareReview(o *reviewOptions) (work *reviewWork, err error) {
	opened, err := a.read(o.asOf)
	if err != nil {
		return nil, err
	}
	words := a.startThemeWords(opened)
	a.fold(opened)
	defer func() {
		if err != nil {
			opened.store.Close()
		}
	}()
	s, err := o.spanOf(opened)
	if err != nil {
		return nil, err
	}
	if s.decision != nil && !o.private && opened.publicNow().hidden[opened.entry(s.decision.ID).Path] {
		return nil, hint(usagef("%s is private", s.decision.Handle), "twoway review --decision "+s.decision.Ref()+" --private    shows it on the terminal")
	}
	p := opened.public(s.asOf, o.private)
	texts := opened.passing(p)
	known, err := words()
	if err != nil {
		return nil, err
	}
	work, err = newReviewWork(opened, p, known, texts.docs(), s)
	if err == nil {
		work.texts = texts
	}
	return work, err
}

// reviewWork is a review in the making: what it was made from, and the value.
type reviewWork struct {
	*opened
	public *public
	span   span
	words  *theme.Resources
	docs   []theme.Doc
	texts  *texts         // that the docs read; nil when all texts are held
	read   *theme.Reading // of the docs
	themes *journal.Themes
	review *journal.Review
	kept   string // heading under which an edit of our part stands after a save; "" when there was none
}

func newReviewWork(opened *opened, p *public, words *theme.Resources, docs []theme.Doc, s span) (w *reviewWork, err error) {
	w = &reviewWork{opened: opened, public: p, span: s, words: words, docs: docs}
	in := journal.ReviewInput{
		Mode: s.mode, Period: s.period, AsOf: s.asOf, Entries: p.entries, States: p.states,
		Problems: slices.DeleteFunc(opened.unreadable(), func(p journal.Problem) bool { return p.Rule == journal.RuleDuplicate }), // which count in the file they repeat
	}
	if s.decision != nil {
		in.Decision = s.decision.ID
	}
	for _, e := range p.left {
		if s.mode != journal.ReviewOfDecision && s.period.Contains(e.Date) || s.decision != nil && opened.home(e) == s.decision.ID {
			in.Left++
		}
	}
	if in.Carry, err = carried(opened, s); err != nil {
		return nil, err
	}
	w.read = theme.Read(w.words, w.docs, w.public.marks...)
	found, o := make(chan *journal.Themes, 1), w.options()
	go func() { found <- w.read.Find(o) }()
	in.Found = func() *journal.Themes {
		w.themes = <-found
		return w.themes
	}
	w.review = journal.NewReview(in)
	return w, nil
}

// options say how themes are counted in the review.
func (w *reviewWork) options() theme.Options {
	o := w.span.themes(w.opened)
	o.Marks = w.public.marks
	return o
}

// shownIDs are the decisions whose record a review shows.
func (w *reviewWork) shownIDs() (ids []string) {
	for _, s := range w.review.Standing {
		ids = append(ids, s.ID)
	}
	return ids
}
