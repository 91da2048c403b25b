package cmd_test

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"twoway/cmd"
	"twoway/templates"
)

// brokenOff gives its text, and then nothing more: who waits for the rest is interrupted.
type brokenOff struct {
	text string
	stop func()
}

func (b *brokenOff) Read(p []byte) (int, error) {
	if b.text == "" {
		b.stop()
		select {} // as a terminal on which nobody types
	}
	n := copy(p, b.text)
	b.text = b.text[n:]
	return n, nil
}

// A text from standard input that is broken off writes nothing; what came of it is a draft to take up.
func TestATextThatIsBrokenOffIsInTheDraft(t *testing.T) {
	t.Parallel()
	const text = "The first line.\nThe second one.\n"
	for name, args := range map[string][]string{
		"a note":                 {"note", "it", "--body", "-"},
		"a note by its argument": {"note", "it", "-"},
		"a decision":             {"new", "Stay?", "--choice", "stay", "--body", "-"},
		"a private note":         {"note", "it", "--private", "--tag", "beside", "--body", "-"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			home, vars := sandbox(t)
			now := func(args ...string) (int, string, string) {
				return run(t, "2026-02-02 09:00", vars, strings.NewReader(""), args...)
			}
			if code, _, errs := now("new", "It?", "--handle", "it", "--choice", "a"); code != 0 {
				t.Fatal(errs)
			}
			before := files(t, filepath.Join(home, "j"))
			ctx, stop := context.WithCancel(t.Context())
			defer stop()
			var errs strings.Builder
			code := cmd.Main(ctx, &cmd.Env{
				Now: time.Now, Getenv: func(k string) string { return vars[k] }, In: &brokenOff{text, stop}, Out: io.Discard, Err: &errs,
				Term: cmd.Term{Width: 80}, WorkDir: home, HomeDir: home, TempDir: t.TempDir(), Templates: templates.FS,
			}, args)
			if code != 130 || !strings.Contains(errs.String(), "the answers so far are kept in") {
				t.Errorf("exit code %d, want 130; it says\n%s", code, errs.String())
			}
			if after := files(t, filepath.Join(home, "j")); after != before {
				t.Errorf("the journal is\n%s", after)
			}
			again := []string{args[0], "--resume"}
			if args[0] == "new" {
				again = append(again, "Stay?", "--choice", "stay")
			}
			if code, _, errs := now(again...); code != 0 {
				t.Fatal(errs)
			}
			if after := files(t, filepath.Join(home, "j")); !strings.Contains(after, "\n"+text) {
				t.Errorf("taken up, the journal is\n%s", after)
			} else if name == "a private note" && (!strings.Contains(after, "\nprivate: true\n") || !strings.Contains(after, "beside")) {
				t.Errorf("without what was typed beside the text the journal is\n%s", after)
			}
		})
	}
}
