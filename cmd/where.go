package cmd

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"twoway/journal/report"
)

type whereRow struct {
	Setting string `json:"setting"`
	Value   any    `json:"value"`
	From    string `json:"from"`
}

type whereResult struct {
	Journal  string     `json:"journal"`
	Why      string     `json:"why"`
	Config   string     `json:"config"`
	State    string     `json:"state"`
	Settings []whereRow `json:"settings"`
}

func newWhereCmd(a *app) *cobra.Command {
	var asJSON bool
	c := &cobra.Command{
		Use:   "where",
		Short: "Say which journal is in use, and where each setting came from",
		Long: `Say which journal is in use and why, and each setting with the place it came from: a flag, the environment
(TWOWAY_*), the journal's own .twoway.yaml, your config.yaml, the repository's configuration, or the default.`,
		Example: "  twoway where\n  twoway where --json",
		Args:    exactly(0, "no arguments"),
		RunE:    func(c *cobra.Command, _ []string) error { return runWhere(c.Context(), a, asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return c
}

func runWhere(ctx context.Context, a *app, asJSON bool) error {
	loc, err := locate(a.env, a.journal)
	if err != nil {
		return err
	}
	a.nameDrafts(loc, true)
	result := whereResult{Journal: loc.Path, Why: loc.Why, Config: userConfig(a.env), State: stateDir(a.env)}
	for _, s := range defaults() {
		row := whereRow{s.key, loc.Settings.values[s.key], loc.Settings.origins[s.key]}
		if s.key == "git" && loc.Settings.Git != gitCommit && commits(ctx, a.env, loc) {
			row.Value, row.From = gitCommit, "twoway.commit in the repository's configuration"
		}
		result.Settings = append(result.Settings, row)
	}
	for _, name := range strayVariables(a.env) {
		a.env.say("%s is set in the environment, and no setting has that name.", name)
	}
	if asJSON {
		return report.Value(a.env.Out, result)
	}
	fmt.Fprintf(a.env.Out, "journal   %s\n          %s\nsettings  %s\nstate     %s\n\n", loc.Path, loc.Why, result.Config, result.State)
	for _, row := range result.Settings {
		fmt.Fprintf(a.env.Out, "%-26s %-12v %s\n", row.Setting, row.Value, row.From)
	}
	return nil
}
