package cmd

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/report"
)

type listOptions struct {
	readOptions
	match  string
	status []string
	tags   []string
	theme  string
	all    bool
}

// listRow is one decision as `list --json` prints it; choice, reason and confidence are left to `show`.
type listRow struct {
	ID       string       `json:"id"`
	Handle   string       `json:"handle"`
	Status   string       `json:"status"`
	Date     journal.Date `json:"date"`
	Next     journal.Date `json:"next,omitzero"`
	Question string       `json:"question"`
	Tags     []string     `json:"tags"`
	Private  bool         `json:"private"`
	Path     string       `json:"path"`
	ref      string       // what it is called by on a command line
}

type listResult struct {
	AsOf      journal.Date      `json:"as_of"`
	Decisions []listRow         `json:"decisions"`
	LeftOut   []journal.Problem `json:"left_out"`
}

var statuses = []string{"open", "trial", "kept", "reversed", "closed"}

func newListCmd(a *app) *cobra.Command {
	var o listOptions
	c := &cobra.Command{
		Use:   "list",
		Short: "List the decisions, or the lines and entries that match",
		Long: `List the decisions with state, next date and question; what was chosen is left to show. Decisions that are over are
listed with --all or --status. --match prints the lines of entries that match, as path:line: text, and --theme the
entries of one theme with the sentences that it rests on.`,
		Example: `  twoway list --status trial --status open
  twoway list --match 'on.?call'
  twoway list --theme strain`,
		Args: exactly(0, "no arguments"),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := cmp.Or(exclusive(c, "match", "theme"), filled(c, "match", "theme")); err != nil {
				return err
			}
			return runList(a, &o)
		},
	}
	addReadFlags(c, &o.readOptions)
	c.Flags().StringVar(&o.match, "match", "", "print the lines that match a regular expression; without a capital letter in it, case makes no difference")
	c.Flags().StringArrayVar(&o.status, "status", nil, "only decisions in this state: "+strings.Join(statuses, ", ")+"; may be repeated")
	c.Flags().StringArrayVar(&o.tags, "tag", nil, "only what carries this tag; may be repeated")
	c.Flags().StringVar(&o.theme, "theme", "", "print the entries of a theme, named by its label, id or one of its words")
	c.Flags().BoolVar(&o.all, "all", false, "decisions that are over as well")
	return c
}

func runList(a *app, o *listOptions) error {
	for _, s := range o.status {
		if !slices.Contains(statuses, s) {
			return usagef("--status: %q is no state; there are %s", s, strings.Join(statuses, ", "))
		}
	}
	pattern, err := matcher(o.match)
	if err != nil {
		return err
	}
	opened, err := a.load(o.asOf)
	if err != nil {
		return err
	}
	defer opened.store.Close()
	a.nameFuture(opened)
	switch {
	case o.match != "":
		err = listMatches(a, opened, o, pattern)
	case o.theme != "":
		err = listTheme(a, opened, o)
	default:
		err = listDecisions(a, opened, o)
	}
	if err != nil {
		return err
	}
	return opened.left()
}

// matcher compiles what --match takes. A pattern without a capital letter matches either case.
func matcher(text string) (*regexp.Regexp, error) {
	if text == strings.ToLower(text) {
		text = "(?i)" + text
	}
	re, err := regexp.Compile(text)
	if err != nil {
		return nil, hint(usagef("--match: %v", err), `a sign such as ( [ * + ? . means itself after a backslash: --match 'why\?'`)
	}
	return re, nil
}

// picks says whether a decision passes --status, --tag and --all.
func (o *listOptions) picks(s *journal.State) bool {
	over := s.Status == "closed" || s.NewChoice() != ""
	switch {
	case len(o.status) > 0 && !slices.Contains(o.status, s.Status):
		return false
	case len(o.tags) > 0 && !tagged(s.Tags, o.tags):
		return false
	}
	return !over || o.all || len(o.status) > 0
}

func tagged(has, wanted []string) bool {
	return slices.ContainsFunc(wanted, func(t string) bool { return slices.Contains(has, strings.TrimPrefix(t, "#")) })
}

func listDecisions(a *app, opened *opened, o *listOptions) error {
	r := listResult{AsOf: opened.asOf, Decisions: []listRow{}, LeftOut: opened.leftOut()}
	hidden := 0
	for _, s := range opened.states {
		if !o.picks(s) {
			hidden++
			continue
		}
		row := listRow{s.ID, s.Handle, s.Status, s.Date, s.LookFrom(), s.Question, orEmpty(s.Tags), s.Private, "", s.Ref()}
		if e := opened.entry(s.ID); e != nil {
			row.Path = e.Path
		}
		r.Decisions = append(r.Decisions, row)
	}
	if o.asJSON {
		return report.Value(a.env.Out, r)
	}
	dress := a.dress(&opened.Settings)
	more := "…"
	if dress.ASCII {
		more = "..."
	}
	var rows [][]string
	for _, d := range r.Decisions {
		private := ""
		if d.Private {
			private = "private"
		}
		rows = append(rows, []string{d.ref, d.Status, d.Next.String(), ansi.Truncate(report.Clean(d.Question), longQuestion, more), private})
	}
	switch {
	case len(opened.states) == 0 && slices.ContainsFunc(opened.entries, func(e *journal.Entry) bool { return e.Decision != nil }):
		a.env.say("No decision up to %s.", opened.asOf)
	case len(opened.states) == 0:
		a.env.say("No decision yet. `twoway new` records one.")
	case len(rows) == 0:
		a.env.say("No decision fits; %d in all.", hidden)
	case hidden > 0:
		a.env.say("%d more; `twoway list --all` shows every decision.", hidden)
	}
	return report.Rows(a.env.Out, []string{"Handle", "State", "Next", "Question", ""}, rows, dress)
}

// longQuestion is how many columns of a question a list shows; a pipe has no width of its own.
const longQuestion = 120

// listMatch is one line of an entry that matches.
type listMatch struct {
	Entry string `json:"entry"`
	Path  string `json:"path"`
	Line  int    `json:"line"`
	Text  string `json:"text"`
}

// listMatches prints the lines of entries that match. They may hold a record, so their decisions count as shown.
func listMatches(a *app, opened *opened, o *listOptions, pattern *regexp.Regexp) error {
	matches, shown := []listMatch{}, map[string]bool{}
	for _, e := range opened.entries {
		if e.Date.After(opened.asOf) || !opened.passes(o, e) {
			continue
		}
		src, err := opened.store.Folder().Read(e.Path, maxEntry)
		if err != nil {
			return err
		}
		for i, line := range strings.Split(string(src), "\n") {
			line = strings.TrimRight(line, "\r")
			if pattern.MatchString(line) {
				matches = append(matches, listMatch{e.ID, e.Path, i + 1, line})
				shown[opened.home(e)] = true
			}
		}
	}
	a.markShown(opened.location, slices.Sorted(maps.Keys(shown))...)
	if o.asJSON {
		return report.Value(a.env.Out, struct {
			AsOf    journal.Date      `json:"as_of"`
			Matches []listMatch       `json:"matches"`
			LeftOut []journal.Problem `json:"left_out"`
		}{opened.asOf, matches, opened.leftOut()})
	}
	for _, m := range matches {
		line := fmt.Sprintf("%s:%d: %s", report.Clean(m.Path), m.Line, report.Clean(strings.TrimSpace(m.Text)))
		if a.env.Term.Out { // a pipe gets a line for each
			line = strings.Join(wrap(line, max(a.env.Term.Width, 20)-len("    ")), "\n    ")
		}
		if _, err := fmt.Fprintln(a.env.Out, line); err != nil {
			return err
		}
	}
	if len(matches) == 0 {
		a.env.say("No line matches.")
	}
	return nil
}

const maxEntry = 16 << 20 // bytes of an entry, as the store reads them

// passes says whether an entry is looked at: its decision passes the filters, or no filter is set. A tag may be its own.
func (o *opened) passes(l *listOptions, e *journal.Entry) bool {
	if len(l.status) == 0 && len(l.tags) == 0 {
		return true
	}
	s := o.decision(o.home(e))
	if s == nil {
		return len(l.status) == 0 && tagged(e.Tags, l.tags)
	}
	if len(l.status) > 0 && !slices.Contains(l.status, s.Status) {
		return false
	}
	return len(l.tags) == 0 || tagged(s.Tags, l.tags) || tagged(e.Tags, l.tags)
}

// home is the id of the decision that an entry belongs to; its own id for a decision, and what it is about when that is unknown.
func (o *opened) home(e *journal.Entry) string { return cmp.Or(o.owner(e.ID), e.About, e.ID) }

// owner is the id of the decision that an entry belongs to, by the entry's id; empty when it belongs to none.
func (o *opened) owner(id string) string {
	if o.homes == nil {
		o.homes = journal.Homes(o.entries, o.asOf)
	}
	return o.homes[id]
}
