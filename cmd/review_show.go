package cmd

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"twoway/journal/report"
	"twoway/journal/store"
)

// showReview prints the review, or writes it into a file. What it shows is no blind recall any more.
func (a *app) showReview(ctx context.Context, w *reviewWork, o *reviewOptions) error {
	var err error
	switch {
	case o.output != "" || o.open:
		err = a.reviewFile(ctx, w, o)
	case o.format == "terminal":
		err = a.page(ctx, &w.Settings, func(out io.Writer) error { return a.dressReview(out, w, o, nil) })
	default:
		err = a.dressReview(a.env.Out, w, o, nil)
	}
	if err == nil {
		a.markShown(w.location, w.shownIDs()...)
	}
	return err
}

// dressReview writes the review in the format that was asked for. link leads to an entry's file; nil makes no links, save those
// that a terminal can follow.
func (a *app) dressReview(out io.Writer, w *reviewWork, o *reviewOptions, link func(id string) string) error {
	switch o.format {
	case "json":
		return report.JSON(out, w.review)
	case "markdown":
		return report.Markdown(out, w.review, report.MarkdownOptions{Link: link})
	case "html":
		style, err := fs.ReadFile(a.env.Templates, "html/review.css")
		if err != nil {
			return err
		}
		return report.HTML(out, w.review, report.HTMLOptions{Style: string(style), Link: link})
	}
	t := a.text(&w.Settings)
	if o.output != "" {
		t.Width, t.Color = textWidth, false
	} else if a.env.Term.Out {
		t.Reach = a.there(w.Path)
		if t.Color && !a.env.Term.Plain {
			t.Link = w.fileLink
		}
	}
	if o.width > 0 {
		t.Width = o.width
	}
	t.ASCII = t.ASCII || o.ascii
	return report.Terminal(out, w.review, t)
}

// fileLink is the address of an entry on this machine; empty for an entry that the review does not name.
func (w *reviewWork) fileLink(id string) string {
	name := w.review.Paths[id]
	if name == "" {
		return ""
	}
	full := filepath.ToSlash(filepath.Join(w.Path, filepath.FromSlash(name)))
	return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(full, "/")}).String()
}

// reviewFile writes the review into a file, never into the journal, and opens it where that was asked for.
func (a *app) reviewFile(ctx context.Context, w *reviewWork, o *reviewOptions) error {
	full, link, err := a.reviewTarget(w, o)
	if err != nil {
		return err
	}
	var text strings.Builder
	if err := a.dressReview(&text, w, o, link); err != nil {
		return err
	}
	made := store.OpenMade(stateDir(a.env))
	if o.output != "" && !o.force && !mayReplace(full, []byte(text.String()), made) {
		return hint(usagef("-o: %s stands there, and is no review as twoway wrote it here", full), "choose another file with -o, or add --force to write over it")
	}
	if err := writeFile(full, []byte(text.String())); err != nil {
		return hint(fmt.Errorf("the review was not written: %w", err), "choose another file with -o")
	}
	if o.output != "" {
		if err := made.Add([]byte(text.String())); err != nil {
			a.env.say("that this file is ours cannot be remembered, so the next -o asks for --force: %v", err)
		}
	}
	if o.open {
		a.env.say("opening %s", full)
		return openFile(ctx, a.env, full)
	}
	_, err = fmt.Fprintln(a.env.Out, full)
	return err
}

// reviewTarget is the file that is written, and how its links lead to the entries.
func (a *app) reviewTarget(w *reviewWork, o *reviewOptions) (full string, link func(string) string, err error) {
	if o.output == "" {
		dir, err := os.MkdirTemp(a.env.TempDir, "twoway-review-")
		return filepath.Join(dir, "review.html"), w.fileLink, err
	}
	full = absolute(a.env, o.output)
	if info, err := os.Lstat(full); o.output == "-" || err == nil && !info.Mode().IsRegular() {
		return "", nil, hint(usagef("-o: %s is no regular file", o.output), "choose a file with -o; without it the review goes to standard output")
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(full))
	if err != nil {
		return "", nil, hint(fmt.Errorf("the review was not written: %w", err), "make the folder first, or choose another file with -o")
	}
	home, err := filepath.EvalSymlinks(w.Path)
	if err != nil {
		return "", nil, err
	}
	full = filepath.Join(dir, filepath.Base(full))
	if inside(home, full) {
		return "", nil, hint(usagef("-o: %s is inside the journal", full), "twoway review --save    writes it there, and keeps what you add to it")
	}
	if other := nearest(dir); other != "" {
		return "", nil, hint(usagef("-o: %s is inside the journal %s", full, other), "choose a file outside of it")
	}
	return full, func(id string) string {
		name := w.review.Paths[id]
		rel, err := filepath.Rel(dir, filepath.Join(home, filepath.FromSlash(name)))
		if name == "" || err != nil {
			return ""
		}
		return (&url.URL{Path: filepath.ToSlash(rel)}).String()
	}, nil
}

// mayReplace says whether nothing stands under a path, or what we wrote there ourselves, or the same bytes: no word of anybody's goes.
func mayReplace(full string, after []byte, made *store.Made) bool {
	if _, err := os.Lstat(full); errors.Is(err, fs.ErrNotExist) {
		return true
	}
	before, err := store.ReadRegular(full, maxEntry)
	return err == nil && (bytes.Equal(before, after) || made.Knows(before))
}

// writeFile writes a file whole or not at all, over what stands there.
func writeFile(full string, b []byte) error {
	folder, err := store.OpenFolder(filepath.Dir(full))
	if err != nil {
		return err
	}
	defer folder.Close()
	before, err := folder.Read(filepath.Base(full), maxEntry)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return folder.Replace(filepath.Base(full), before, b)
}

// openFile hands a file to the program that the system has for it.
func openFile(ctx context.Context, env *Env, full string) error {
	command := []string{"xdg-open", full}
	switch runtime.GOOS {
	case "darwin":
		command[0] = "open"
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", full}
	}
	c := exec.CommandContext(ctx, command[0], command[1:]...)
	c.Env = env.Environ
	if out, err := c.CombinedOutput(); err != nil {
		return hint(fmt.Errorf("the page could not be opened: %w %s", err, strings.TrimSpace(string(out))), "it stands in "+full)
	}
	return nil
}
