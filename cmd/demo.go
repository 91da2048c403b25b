package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"twoway/journal"
)

const demoSteps = "demo/steps.txt"

func newDemoCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "demo [DIR]",
		Short: "Replay the bundled example journal, and show its review",
		Long: `Replay the bundled example journal: two years of one invented engineer, command by command, in a scratch folder. Then
show the review of the last quarter, and export the journal as a vault for Obsidian.

DIR is made, or must be empty; without it a new temporary folder is used. Nothing is written elsewhere, and your
own journals and settings are not read.`,
		Example: `  twoway demo
  twoway demo ~/twoway-demo`,
		Args: atMostOne("folder", "twoway demo DIR"),
		RunE: func(c *cobra.Command, args []string) error {
			dir := ""
			if len(args) == 1 {
				dir = absolute(a.env, args[0])
			}
			return runDemo(c.Context(), a.env, dir)
		},
	}
}

// demo replays steps in a folder of its own: the journal, the vault that is exported from it, and, while it runs, the state
// that commands keep.
type demo struct {
	env                   *Env
	journal, vault, state string
}

func demoIn(env *Env, dir string) *demo {
	return &demo{env, filepath.Join(dir, "journal"), filepath.Join(dir, "vault"), filepath.Join(dir, ".state")}
}

func runDemo(ctx context.Context, env *Env, dir string) error {
	script, err := fs.ReadFile(env.Templates, demoSteps)
	if err != nil {
		return err
	}
	steps, end, err := readSteps(string(script))
	if err != nil {
		return fmt.Errorf("%s: %w", demoSteps, err)
	}
	if dir, err = scratch(env, dir); err != nil {
		return err
	}
	d := demoIn(env, dir)
	defer os.RemoveAll(d.state)
	env.say("Two years of one invented engineer, replayed in %s …", dir)
	if err := d.replay(ctx, steps); err != nil {
		return err
	}
	env.say("%s", d.summary(steps))
	if err := d.run(ctx, step{At: end, Args: []string{"export", "obsidian", d.vault}}, io.Discard, Term{}); err != nil {
		return err
	}
	if err := d.run(ctx, step{At: end, Args: []string{"review"}}, env.Out, env.Term); err != nil {
		return err
	}
	j := journal.ShellWord(d.journal)
	env.say("\nThe journal is in %s, the vault for Obsidian in %s. Look around:\n  twoway list --journal %s\n  twoway show lead-or-build --journal %s\n"+
		"  twoway reflect second-line --journal %s", d.journal, d.vault, j, j, j)
	return nil
}

// scratch gives the folder that the demo may fill: a new temporary one, or dir, which is made or must be empty.
func scratch(env *Env, dir string) (string, error) {
	if dir == "" {
		return os.MkdirTemp(env.TempDir, "twoway-demo-")
	}
	if err := os.Mkdir(dir, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("the demo's folder cannot be made: %w", err)
	}
	inside, err := os.ReadDir(dir)
	if err != nil {
		return "", fmt.Errorf("the demo's folder cannot be read: %w", err)
	}
	if len(inside) > 0 {
		return "", hint(fmt.Errorf("%s is not empty; the demo writes only into a folder of its own", dir), "twoway demo    takes a new temporary folder")
	}
	return dir, nil
}

// replay makes the journal and runs every step in it, at the hour that the step names.
func (d *demo) replay(ctx context.Context, steps []step) error {
	begin := step{At: steps[0].At, Args: []string{"init", d.journal}}
	if err := d.run(ctx, begin, io.Discard, Term{}); err != nil {
		return err
	}
	for _, s := range steps {
		if err := d.run(ctx, s, io.Discard, Term{}); err != nil {
			return fmt.Errorf("%s:%d: %w", demoSteps, s.Line, err)
		}
	}
	return nil
}

// run runs one command in process, as main would: with the step's clock and standard input, without the person's settings,
// home folder or git. What it says on standard error is shown only when it does not end well.
func (d *demo) run(ctx context.Context, s step, out io.Writer, term Term) error {
	var said bytes.Buffer
	env := *d.env
	env.Now = func() time.Time { return s.At }
	env.Getenv = func(name string) string {
		switch name {
		case "XDG_STATE_HOME":
			return d.state
		case "TWOWAY_JOURNAL":
			return d.journal
		}
		return ""
	}
	env.HomeDir, env.WorkDir = "", filepath.Dir(d.journal)
	term.In = false
	env.In, env.Out, env.Err, env.Term = strings.NewReader(s.Stdin), out, &said, term
	if code := Main(ctx, &env, s.Args); code != exitDone {
		if ctx.Err() != nil {
			return errInterrupted
		}
		return fmt.Errorf("twoway %s ended with %d: %s", s.Args[0], code, strings.TrimSpace(said.String()))
	}
	return nil
}

// summary says in a line what the replay did.
func (d *demo) summary(steps []step) string {
	count := map[string]int{}
	for _, s := range steps {
		kind := s.Args[0]
		for _, word := range s.Args {
			if word == "experiment" || word == "conversation" {
				kind = word
			}
		}
		count[kind]++
	}
	last := steps[len(steps)-1].At
	return fmt.Sprintf("%d commands from %s to %s: %s, %s, %s, %s and %s.\n", len(steps),
		steps[0].At.Format(time.DateOnly), last.Format(time.DateOnly), several(count["new"], "decision"),
		several(count["reflect"], "reflection"), several(count["note"], "note"),
		several(count["conversation"], "conversation"), several(count["experiment"], "experiment"))
}

func several(n int, noun string) string {
	if n == 1 {
		return "one " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
