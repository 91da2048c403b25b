package cmd

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"twoway/journal"
)

// fileFlags take a path, which the shell completes itself.
var fileFlags = []string{"journal", "output", "body"}

// periods are the names of periods that a shell offers.
var periods = []string{"this-week", "last-week", "this-month", "last-month", "this-quarter", "last-quarter", "this-year", "last-year"}

// completeFlags lets a shell offer the values of flags that take a few words, and no file names for the others. Values come from
// the tables of the model; nothing is read of the journal, so that no record shows.
func completeFlags(root *cobra.Command) {
	for _, c := range root.Commands() {
		c.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) {
			if f.Value.Type() == "bool" || slices.Contains(fileFlags, f.Name) {
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
