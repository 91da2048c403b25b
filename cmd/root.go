package cmd

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"twoway/journal"
)

// app is what every command is built from: the environment and the global flags.
type app struct {
	env     *Env
	journal string // --journal
	noInput bool   // --no-input

	args []string // the whole command line

	input       *input        // one for the whole run, so that no typed line is lost between two sheets
	prompts     *linePrompter // one for the whole run, which counts the screens
	writing     bool          // a writing command, which names the drafts itself
	reminds     bool          // a command that names the drafts that wait each time
	draftsNamed bool          // the drafts that wait were named in this run
}

const rootLong = `twoway keeps the choices you make as dated Markdown in a plain folder. A choice is treated as a door that can be
walked back through: it is settled until a date, the date comes back on a schedule, and a revisit asks what you
remember before it shows what you wrote.

  twoway new "Take the platform team, or stay?"     record a choice in a minute
  twoway reflect                                    revisit the one that waits
  twoway review                                     what keeps coming back
  twoway export obsidian ~/vault                    into the notes you keep`

const (
	groupCore  = "core"
	groupRead  = "read"
	groupWrite = "write"
	groupOther = "other"
)

// newApp is what a run begins with. What it says of commands leads to the journal that its flags name.
func newApp(env *Env) *app {
	own := *env
	a := &app{env: &own, input: &input{from: env.In}}
	own.reach = a.reach
	return a
}

// newRootCmd builds the whole tree anew, so that no two runs share a flag.
func newRootCmd(a *app) *cobra.Command {
	env := a.env
	root := &cobra.Command{
		Use:           "twoway",
		Short:         "A decision journal that keeps the door open",
		Long:          rootLong,
		Version:       env.Version,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          rootArgs,
		RunE:          func(c *cobra.Command, _ []string) error { return c.Help() },
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			if c.Flags().Changed("journal") {
				return noBlank([]string{a.journal}, "value of --journal")
			}
			return nil
		},
	}
	root.SetIn(env.In)
	root.SetOut(env.Out)
	root.SetErr(env.Err)
	root.SetVersionTemplate("twoway {{.Version}}\n")
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		if before := c.Flags().Args(); c == root && len(before) > 0 { // its flags are those of no command
			return rootArgs(root, before)
		}
		return hint(&usageError{flagFault(err)}, append(meantFlag(c, err), c.CommandPath()+" --help")...)
	})
	root.PersistentFlags().StringVar(&a.journal, "journal", "", "journal folder, or a name from the setting journals")
	root.PersistentFlags().BoolVar(&a.noInput, "no-input", false, "never ask: a missing answer is an error that names its flag")
	root.CompletionOptions.DisableDefaultCmd = true
	root.AddGroup(&cobra.Group{ID: groupCore, Title: "The four commands:"}, &cobra.Group{ID: groupWrite, Title: "Writing:"},
		&cobra.Group{ID: groupRead, Title: "Reading:"}, &cobra.Group{ID: groupOther, Title: "More:"})
	for _, group := range []struct {
		id       string
		commands []*cobra.Command
	}{
		{groupCore, coreCommands(a)},
		{groupWrite, writeCommands(a)},
		{groupRead, readCommands(a)},
		{groupOther, otherCommands(a)},
	} {
		for _, c := range group.commands {
			c.GroupID = group.id
			root.AddCommand(c)
		}
	}
	root.SetHelpCommand(newHelpCmd(a))
	root.SetHelpCommandGroupID(groupOther)
	a.completeFlags(root)
	layHelp(root, env)
	return root
}

// meantFlag names the flag of a command that an unknown one differs from in at most a third of its letters, the nearest if there are several.
func meantFlag(c *cobra.Command, err error) (line []string) {
	var unknown *pflag.NotExistError
	if !errors.As(err, &unknown) || unknown.GetSpecifiedShortnames() != "" {
		return nil
	}
	wrote := []rune(unknown.GetSpecifiedName())
	least := max(1, len(wrote)/3) + 1
	c.Flags().VisitAll(func(f *pflag.Flag) { // in the order of their names
		if d := journal.EditDistance(wrote, []rune(f.Name)); d < least && !f.Hidden {
			least, line = d, []string{"write --" + f.Name + ", if that is meant"}
		}
	})
	return line
}

// flagFault says a value that a flag refuses as everything else is said: the flag, then what is wrong.
func flagFault(err error) error {
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		return textFault(unknown)
	}
	cause := errors.Unwrap(err)
	if cause == nil {
		return err
	}
	head, found := strings.CutSuffix(err.Error(), `" flag: `+cause.Error())
	if !found {
		return err
	}
	flag := head[strings.LastIndexByte(head, '"')+1:]
	var number *strconv.NumError
	switch {
	case errors.As(cause, &number) && number.Func == "ParseBool":
		return fmt.Errorf("%s: %q is neither true nor false", flag, number.Num)
	case number != nil:
		return fmt.Errorf("%s: %q is no number that fits", flag, number.Num)
	}
	return fmt.Errorf("%s: %w", flag, cause)
}

// textFault tells a flag that there is not from a text that begins with a dash.
func textFault(unknown *pflag.NotExistError) error {
	text := "--" + unknown.GetSpecifiedName()
	if letters := unknown.GetSpecifiedShortnames(); letters != "" {
		text = "-" + letters
	}
	if negative := text[1] >= '0' && text[1] <= '9'; !negative && !strings.ContainsAny(text, " \t\n") {
		return unknown
	}
	return fmt.Errorf("%q is read as a flag, since it begins with a dash; put -- before it, behind the flags", text)
}

// The tables of commands, one a group.
func coreCommands(a *app) []*cobra.Command {
	return []*cobra.Command{newNewCmd(a), newReflectCmd(a), newReviewCmd(a), newExportCmd(a)}
}

func writeCommands(a *app) []*cobra.Command {
	return []*cobra.Command{newNoteCmd(a), newInitCmd(a), newImportCmd(a), newSyncCmd(a)}
}

func readCommands(a *app) []*cobra.Command {
	return []*cobra.Command{newDueCmd(a), newListCmd(a), newShowCmd(a), newCheckCmd(a), newWhereCmd(a)}
}

func otherCommands(a *app) []*cobra.Command {
	return []*cobra.Command{newDemoCmd(a), newCompletionCmd(a)}
}

func rootArgs(root *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return hint(usagef("unknown command %q", args[0]), suggestions(root, args[0])...)
}

// suggestions are the lines to type instead of a command that there is not.
func suggestions(root *cobra.Command, typed string) []string {
	lines := []string{"twoway --help    lists the commands"}
	for _, name := range commandNames(root) {
		if strings.HasPrefix(name, typed) || strings.HasPrefix(typed, name) {
			lines = slices.Insert(lines, 0, "twoway "+name)
		}
	}
	return lines
}

// newHelpCmd shows a command's help or a topic from templates/help; it opens no journal and no settings.
func newHelpCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "help [COMMAND|TOPIC]",
		Short: "Help about a command, or one of the topics",
		Long:  "Help about a command, or one of the topics: " + strings.Join(topics(a.env.Templates), ", ") + ".",
		Example: `  twoway help reflect
  twoway help format`,
		ValidArgsFunction: func(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
			return append(topics(a.env.Templates), commandNames(c.Root())...), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return c.Root().Help()
			}
			if text, err := fs.ReadFile(a.env.Templates, path.Join("help", args[0]+".md")); err == nil {
				_, err = a.env.Out.Write(text)
				return err
			}
			found, rest, err := c.Root().Find(args)
			if err != nil || len(rest) > 0 || found == c.Root() {
				return hint(usagef("no command or topic is called %q", strings.Join(args, " ")),
					"topics: "+strings.Join(topics(a.env.Templates), ", "), "twoway --help")
			}
			return found.Help()
		},
	}
}

func commandNames(root *cobra.Command) (names []string) {
	for _, c := range root.Commands() {
		if !c.Hidden {
			names = append(names, c.Name())
		}
	}
	return names
}

// topics names the help texts that are no command's.
func topics(templates fs.FS) (names []string) {
	files, err := fs.ReadDir(templates, "help")
	if err != nil {
		return nil
	}
	for _, f := range files {
		if name, ok := strings.CutSuffix(f.Name(), ".md"); ok {
			names = append(names, name)
		}
	}
	return names
}

// newCompletionCmd prints a shell's completion script.
func newCompletionCmd(a *app) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:   "completion bash|zsh|fish|powershell",
		Short: "Print a completion script for a shell",
		Long: "Print a completion script for a shell. `make install` puts the first three where the shells look for them.\n" +
			"The one for bash needs the package bash-completion (2 or later), which most systems have.",
		Example:   "  twoway completion bash > ~/.local/share/bash-completion/completions/twoway",
		ValidArgs: shells,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 || !slices.Contains(shells, args[0]) {
				return usagef("completion takes one of %s", strings.Join(shells, ", "))
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			switch args[0] {
			case "bash":
				return c.Root().GenBashCompletionV2(a.env.Out, true)
			case "zsh":
				return c.Root().GenZshCompletion(a.env.Out)
			case "fish":
				return c.Root().GenFishCompletion(a.env.Out, true)
			default:
				return c.Root().GenPowerShellCompletionWithDesc(a.env.Out)
			}
		},
	}
}

// atMostOne takes one argument or none, and names it in the error.
func atMostOne(name string, hints ...string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) > 1 {
			return hint(usagef("%s takes one %s, not %d", c.Name(), name, len(args)), hints...)
		}
		return noBlank(args, name)
	}
}

// noBlank refuses an argument without a letter in it: a variable that is not set in a script would stand for the folder where one is,
// or for whatever goes without an argument. The last name is that of all that follow.
func noBlank(args []string, names ...string) error {
	for i, arg := range args {
		if strings.TrimSpace(arg) == "" {
			return usagef("the %s is empty; is a variable of your command not set?", names[min(i, len(names)-1)])
		}
	}
	return nil
}

// exactly takes n arguments and names them in the error.
func exactly(n int, names string) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) != n {
			return hint(usagef("%s takes %s", c.Name(), names), fmt.Sprintf("twoway %s --help", c.Name()))
		}
		return nil
	}
}
