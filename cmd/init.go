package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/git"
	"twoway/journal/store"
)

type initOptions struct {
	dir string
	git bool
}

func newInitCmd(a *app) *cobra.Command {
	var o initOptions
	c := &cobra.Command{
		Use:   "init [DIR]",
		Short: "Make a journal folder",
		Long: `Make a journal folder: DIR, or the one that --journal and the settings name, or ~/twoway. The only file in it is
.twoway.yaml, the settings of this journal. With --git the folder becomes a repository as well, entries are
committed to it with your own git, and .gitignore names our temporary files. These two files are committed at
once, so that a clone is a journal too. A journal that is there already, such as the one around the folder where
you are, is left as it is; --git has its entries committed from then on, in a clone as well.`,
		Example: `  twoway init
  twoway init ~/notes/decisions --git`,
		Args: atMostOne("folder", "twoway init DIR"),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.dir = args[0]
			}
			return runInit(c.Context(), a, &o)
		},
	}
	c.Flags().BoolVar(&o.git, "git", false, "make it a git repository and commit each entry there")
	return c
}

// initFolder is where init makes a journal: the folder that was typed, else the one that every command takes.
func initFolder(a *app, typed string) (string, error) {
	if typed != "" {
		return absolute(a.env, typed), nil
	}
	layers, err := loadUser(a.env)
	if err != nil {
		return "", err
	}
	user, err := resolve(layers)
	if err != nil {
		return "", err
	}
	dir, _, err := choose(a.env, &user, a.journal)
	return dir, err
}

func runInit(ctx context.Context, a *app, o *initOptions) error {
	dir, err := initFolder(a, o.dir)
	if err != nil {
		return err
	}
	if _, err := os.Stat(filepath.Dir(dir)); err != nil {
		return hint(fmt.Errorf("the folder above %s is not there: %w", dir, err), "mkdir -p "+journal.ShellWord(filepath.Dir(dir)))
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("the journal folder cannot be made: %w", err)
	}
	made, err := writeSettings(a.env, dir)
	if err != nil {
		return err
	}
	var refused error
	switch {
	case o.git:
		refused, err = initGit(ctx, a, dir, made)
	case !made:
		a.env.say("%s is a journal already; nothing was changed.", dir)
	}
	if err != nil {
		return err
	}
	if made {
		a.env.say("A journal is ready. Record a choice:\n  %s", `twoway new "…?"`+flagFor(a.env, dir))
	}
	if _, err = fmt.Fprintln(a.env.Out, dir); err != nil {
		return err
	}
	return refused
}

// initGit has entries committed, and commits the journal's own files; refused says why git did not take those.
func initGit(ctx context.Context, a *app, dir string, made bool) (refused, err error) {
	g := git.Git{Env: a.env.Environ}
	was := g.CommitEnabled(ctx, dir)
	if _, err := g.Init(ctx, dir, false); err != nil {
		return nil, hint(fmt.Errorf("the journal stands in %s, but git refused: %w", dir, err), "twoway init "+journal.ShellWord(dir)+" --git    tries again")
	}
	switch {
	case made:
		a.env.say("Entries are committed to the repository in %s.", dir)
	case was:
		a.env.say("%s is a journal already, and its entries are committed; nothing was changed.", dir)
	default:
		a.env.say("%s is a journal already. From now on its entries are committed to the repository there.", dir)
	}
	today, _ := a.env.today()
	if by := g.IgnoredBy(ctx, dir, journal.EntryPath(today.String()+"-entry")); by != "" {
		a.env.say("Git is told to ignore the entries here, by %s, and will refuse to record them until that line is out.", by)
	}
	return commitIn(ctx, a.env, dir, []string{journalFile, ".gitignore"}, "journal: settings"), nil
}

// writeSettings writes the journal's own file unless one stands there, and says whether it did.
func writeSettings(env *Env, dir string) (made bool, err error) {
	text, err := fs.ReadFile(env.Templates, "help/settings.yaml")
	if err != nil {
		return false, err
	}
	folder, err := store.OpenFolder(dir)
	if err != nil {
		return false, err
	}
	defer folder.Close()
	err = folder.WriteNew(journalFile, text)
	if errors.Is(err, journal.ErrExists) {
		return false, nil
	}
	return err == nil, err
}
