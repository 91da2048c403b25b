package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/git"
	"twoway/journal/markdown"
	"twoway/journal/report"
	"twoway/journal/store"
)

// saveOneReview writes the saved review of the period, or brings our part of it up to date, and commits it where that is on.
func (a *app) saveOneReview(ctx context.Context, w *reviewWork) error {
	if w.span.period.Open() {
		return usagef("--save needs a period with a beginning and an end")
	}
	lacking, err := notCheckedOut(ctx, a.env, w.location, "reviews/"+w.span.period.Name()+".md")
	if err != nil {
		return err
	}
	if lacking != nil {
		return hint(fmt.Errorf("nothing was written: %w", lacking), lacking.command)
	}
	path, changed, err := w.save()
	if err != nil {
		return err
	}
	full := filepath.Join(w.Path, filepath.FromSlash(path))
	a.sayKept(full, w)
	if !changed {
		a.env.say("Nothing has changed; the file is as it was.")
	}
	if _, err := fmt.Fprintln(a.env.Out, full); err != nil || !changed {
		return err
	}
	return commitPaths(ctx, a.env, w.location, []string{path}, "review: "+w.span.period.Name())
}

// lackingError says that git has files of the journal which it keeps from the work tree, so that what is made here would lack them.
type lackingError struct {
	paths   []string
	command string // checks them out
}

func (e *lackingError) Error() string {
	return "not all of the journal is checked out here: " + someOf(e.paths)
}

// notCheckedOut gives the files that a saved review is made of, and the review itself, as far as they are not checked out; nil when all are.
func notCheckedOut(ctx context.Context, env *Env, loc *location, review string) (*lackingError, error) {
	names, err := git.Git{Env: env.Environ}.NotCheckedOut(ctx, loc.Path)
	if err != nil {
		return nil, err
	}
	names = slices.DeleteFunc(ours(loc.Path, names), func(p string) bool { return strings.HasPrefix(p, "reviews/") && p != review })
	if len(names) == 0 {
		return nil, nil
	}
	return &lackingError{names, "git -C " + journal.ShellWord(loc.Path) + " sparse-checkout disable    checks all of it out"}, nil
}

// save writes our part into the saved review. The person's part stays byte for byte, and the same part is no write.
func (w *reviewWork) save() (path string, changed bool, err error) {
	var block bytes.Buffer
	if err := report.Markdown(&block, w.review, report.MarkdownOptions{}); err != nil {
		return "", false, err
	}
	path, changed, err = w.store.SaveReview(w.span.period.Name(), func(old []byte) ([]byte, error) {
		if old == nil {
			return w.freshReview(block.Bytes()), nil
		}
		return w.renewed(old, block.Bytes())
	})
	switch {
	case errors.Is(err, markdown.ErrMarkers):
		err = hint(fmt.Errorf("%s: nothing was written: %w", path, err), "put the marks back around our part, or move the file away and save again")
	case errors.Is(err, journal.ErrChanged):
		err = hint(fmt.Errorf("nothing was written: %w", err), "run the command again")
	case err != nil:
		err = fmt.Errorf("the review was not saved: %w", err)
	}
	return path, changed, err
}

// freshReview is a saved review with an empty part for the person.
func (w *reviewWork) freshReview(block []byte) []byte {
	p := w.span.period
	e := &journal.Entry{
		Kind: journal.KindReview, ID: p.Name(), Date: w.span.asOf,
		Review: &journal.SavedReview{From: p.From, To: p.To, AsOf: w.span.asOf, Digest: digestOf(block)},
	}
	e.Body = "\n" + markdown.Begin + "\n" + string(block) + markdown.End + "\n\n## " + report.CarryHeading(w.review) + "\n"
	return markdown.Format(e)
}

// renewed puts a new part between the marks of a saved review, and the day it was folded to into its front matter.
func (w *reviewWork) renewed(old, block []byte) ([]byte, error) {
	standing, err := markdown.Block(old)
	if err != nil {
		return nil, err
	}
	if bytes.Equal(unixLines(standing), block) {
		return old, nil
	}
	out, err := markdown.ReplaceBlock(old, block)
	if err != nil {
		return nil, err
	}
	if edited(old) {
		out, w.kept = w.keepEdit(out, standing, block)
	}
	return stamped(out, w.span.asOf, block), nil
}

// carried is the line that the person wrote in the saved review of a period.
func carried(o *opened, s span) (string, error) {
	if s.mode != journal.ReviewOfPeriod || s.period.Open() {
		return "", nil
	}
	src, err := o.store.ReadReview(s.period.Name())
	if errors.Is(err, store.ErrNotRegular) { // named as a file that was left out
		return "", nil
	}
	if err != nil || src == nil {
		return "", err
	}
	e, _ := markdown.Parse(s.period.Name()+".md", src)
	if e == nil || e.Private || !bytes.Contains(src, []byte(markdown.End)) {
		return "", nil
	}
	src = markdown.Format(o.publicNow().unnamed(o, []*journal.Entry{e})[0])
	return carryIn(belowMarks(src)), nil
}

// carryIn is the text below the heading of the last line, up to the next heading.
func carryIn(text string) string {
	const heading = "\n## One line to carry"
	text = "\n" + text
	at := strings.LastIndex(text, heading)
	if at < 0 {
		return ""
	}
	_, rest, _ := strings.Cut(text[at+len(heading):], "\n")
	if end := strings.Index("\n"+rest, "\n#"); end >= 0 {
		rest = rest[:max(end-1, 0)]
	}
	return strings.TrimSpace(rest)
}
