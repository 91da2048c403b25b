package cmd

import (
	"cmp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"twoway/journal"
	"twoway/journal/report"
)

// fileFlags take a path, which the shell completes itself.
var fileFlags = []string{"journal", "output", "body"}

// periods are the names of periods that a shell offers.
var periods = []string{"this-week", "last-week", "this-month", "last-month", "this-quarter", "last-quarter", "this-year", "last-year"}

// handleFlags take the handle of a decision.
var handleFlags = []string{"about", "decision", "supersedes"}

// completeFlags lets a shell offer the values of flags that take a few words, and no file names for the others. Values come from
// the tables of the model, and handles from file names; no entry is opened, so that no record shows.
func (a *app) completeFlags(root *cobra.Command) {
	for _, c := range root.Commands() {
		c.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if f.Value.Type() == "bool" || slices.Contains(fileFlags, f.Name) {
				return
			}
			if slices.Contains(handleFlags, f.Name) {
				_ = c.RegisterFlagCompletionFunc(f.Name, a.completeNames)
				return
			}
			values := flagValues(c.Name(), f.Name)
			_ = c.RegisterFlagCompletionFunc(f.Name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)) // fails for a flag that has one
		})
	}
}

func flagValues(command, flag string) []string {
	switch {
	case command == "new" && flag == "template":
		return []string{"decision", "career", "experiment", "conversation"}
	case command == "list" && flag == "status":
		return statuses
	case command == "review" && flag == "format":
		return reviewFormats
	case command == "import" && flag == "as":
		return []string{"decision"}
	case flag == "agreed":
		return []string{"yes", "no"}
	}
	return journal.Words(strings.ReplaceAll(flag, "-", "_"))
}

// completeNames offers the handles of decisions as the names of their files have them.
func (a *app) completeNames(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	_, st, err := open(a.env, a.journal)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer st.Close()
	names, err := st.Names()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var ids []string
	for _, id := range names.IDs {
		if journal.Handle(id) != "" {
			ids = append(ids, id)
		}
	}
	var refs []string
	for _, ref := range refsOf(ids) {
		refs = append(refs, report.Clean(ref))
	}
	slices.Sort(refs)
	return refs, cobra.ShellCompDirectiveNoFileComp
}

// refsOf are the words that mean one of some decisions each, by their ids: the handle, or the id where several have that handle.
func refsOf(ids []string) map[string]string {
	refs := make(map[string]string, len(ids))
	for _, id := range ids {
		refs[id] = cmp.Or(journal.Handle(id), id)
	}
	for _, shared := range journal.SharedHandles(ids) {
		for _, id := range shared {
			refs[id] = id
		}
	}
	return refs
}
