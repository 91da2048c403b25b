package cmd

import (
	"cmp"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/report"
	"twoway/journal/theme"
)

type checkOptions struct {
	readOptions
	path string
}

type checkResult struct {
	AsOf     journal.Date      `json:"as_of"`
	Entries  int               `json:"entries"`
	Reviews  int               `json:"reviews"`
	Problems []journal.Problem `json:"problems"`
}

func newCheckCmd(a *app) *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use:   "check [PATH]",
		Short: "Read every file and name each problem, with how to mend it",
		Long: `Read every file of the journal, saved reviews, lenses and templates included, and name each problem as
path:line: text (rule), with a line that says how to mend it. Nothing is repaired: an entry is yours to edit. With PATH
only the problems of that file or folder are shown. The exit code is 4 when there are some.`,
		Example: "  twoway check\n  twoway check 2026/2026-02-02-team-or-staff.md",
		Args:    atMostOne("path", "twoway check PATH"),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				o.path = args[0]
			}
			return runCheck(a, &o)
		},
	}
	addReadFlags(c, &o.readOptions)
	return c
}

func runCheck(a *app, o *checkOptions) error {
	quiet := *a.env
	quiet.Err = discard{} // what is left out is among the problems
	opened, err := (&app{env: &quiet, journal: a.journal, draftsNamed: true}).load(o.asOf)
	if err != nil {
		return err
	}
	defer opened.store.Close()
	a.nameDrafts(opened.location, false)
	below, err := checkPath(a, opened, o.path)
	if err != nil {
		return err
	}
	r := checkResult{AsOf: opened.asOf, Entries: len(opened.entries), Problems: []journal.Problem{}}
	problems, err := a.problems(opened, &r)
	if err != nil {
		return err
	}
	for _, p := range problems {
		if below == "." || p.Path == below || strings.HasPrefix(p.Path, below+"/") {
			r.Problems = append(r.Problems, p)
		}
	}
	if o.asJSON {
		err = report.Value(a.env.Out, r)
	} else {
		err = writeCheck(a, &r)
	}
	if err == nil && len(r.Problems) > 0 {
		err = &findings{}
	}
	return err
}

// checkPath is a path seen from the journal: as it was typed from the work folder, or as it stands in the journal.
func checkPath(a *app, o *opened, typed string) (string, error) {
	if typed == "" {
		return ".", nil
	}
	for _, full := range []string{absolute(a.env, typed), filepath.Join(o.Path, typed)} {
		rel, err := filepath.Rel(o.Path, full)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			continue
		}
		rel = filepath.ToSlash(rel)
		if rel == "." || o.store.Folder().Exists(rel) {
			return rel, nil
		}
	}
	return "", usagef("%s: no such file or folder in the journal %s", typed, o.Path)
}

// problems gathers what every reader of the journal has to say, sorted, each once.
func (a *app) problems(o *opened, r *checkResult) ([]journal.Problem, error) {
	all := slices.Concat(o.problems, journal.Check(o.entries, o.asOf, o.Settings.rule()), journal.PrivateQuotes(o.entries, markdown.Redact))
	reviews, found, err := o.store.Reviews()
	if err != nil {
		return nil, err
	}
	r.Reviews = len(reviews)
	all = journal.PrivateCopies(all, o.entries, markdown.Redact, o.asOf, o.Settings.rule())
	all = append(all, found...)
	words, found, err := a.loadWords(o)
	if err != nil {
		return nil, err
	}
	stale, err := reviewProblems(o, reviews, words, a.there(o.Path))
	if err != nil {
		return nil, err
	}
	all = slices.Concat(all, stale, o.store.Leftovers())
	docs := (&public{entries: o.entries}).docs()
	all = slices.Concat(all, found, theme.MistypedTags(words, docs), theme.MisnamedMarks(words, docs))
	for _, e := range o.entries {
		all = append(append(all, markdown.StrayMarks(e)...), markdown.Misplaced(e)...)
	}
	if words.HasWishes() {
		all = append(all, theme.Read(words, o.public(o.asOf, false).docs()).Unmet()...)
	}
	found, err = templateProblems(o, a.env.Templates)
	if err != nil {
		return nil, err
	}
	unused, err := unusedFiles(o, a.env.Templates)
	if err != nil {
		return nil, err
	}
	all = slices.Concat(all, found, unused)
	o.keyLines(all)
	o.nameUnread(all)
	slices.SortStableFunc(all, func(x, y journal.Problem) int {
		return cmp.Or(strings.Compare(x.Path, y.Path), cmp.Compare(x.Line, y.Line), strings.Compare(x.Rule, y.Rule), strings.Compare(x.Text, y.Text))
	})
	return slices.CompactFunc(all, func(x, y journal.Problem) bool {
		return x.Path == y.Path && x.Line == y.Line && x.Rule == y.Rule && x.Text == y.Text
	}), nil
}

// keyLines gives each problem with a key of a front matter the line on which that stands.
func (o *opened) keyLines(problems []journal.Problem) {
	for i, p := range problems {
		if p.Line > 0 || p.Key == "" {
			continue
		}
		if src, err := o.store.Folder().Read(p.Path, maxEntry); err == nil { // one that is gone by now keeps its problem without a line
			problems[i].Line = markdown.KeyLine(src, p.Key)
		}
	}
}

// nameUnread says of a reference that leads nowhere when a file of that name stands there and is not read: that is to be mended, and
// nothing is gone.
func (o *opened) nameUnread(problems []journal.Problem) {
	refs := map[string]func(*journal.Entry) string{
		"about-unknown":      func(e *journal.Entry) string { return e.About },
		"supersedes-unknown": func(e *journal.Entry) string { return e.Decision.Supersedes },
	}
	var byPath map[string]*journal.Entry
	for i, p := range problems {
		ref := refs[p.Rule]
		if ref == nil {
			continue
		}
		if byPath == nil {
			byPath = make(map[string]*journal.Entry, len(o.entries))
			for _, e := range o.entries {
				byPath[e.Path] = e
			}
		}
		e := byPath[p.Path]
		if e == nil {
			continue
		}
		if there := journal.EntryPath(ref(e)); there != "" && o.store.Folder().Exists(there) {
			problems[i].Mend = there + " stands there and is not read as an entry; mend that file"
		}
	}
}

// reviewProblems names the saved reviews whose marks are gone, so that they cannot be rendered again, and those with a %% that is never
// closed in the person's part, or with what is private by now. flag leads to the journal.
func reviewProblems(o *opened, reviews []*journal.Entry, words *theme.Resources, flag string) (list []journal.Problem, err error) {
	if len(reviews) == 0 {
		return nil, nil
	}
	gone := o.withdrawn()
	for _, e := range reviews {
		save := "twoway review " + journal.IDAt(e.Path) + " --save" + flag
		line, err := o.privateIn(e, gone, words)
		if err != nil {
			return nil, err
		}
		if line > 0 {
			list = append(list, journal.Problem{
				Path: e.Path, Line: line, Rule: "review-private", Text: "it shows what is private by now", Mend: save + " makes our part anew",
			})
		}
		if cut := withoutOurPart(e); cut.Unclosed > 0 {
			list = append(list, cut.UnclosedProblem("all below it is private"))
		}
		if _, err := markdown.Block([]byte(e.Body)); err != nil {
			list = append(list, journal.Problem{
				Path: e.Path, Rule: "review-marks", Text: err.Error(),
				Mend: "put the marks back around the rendered part, or move the file away and run " + save,
			})
		}
	}
	return list, nil
}

// templateProblems reads the journal's own templates as the writing commands would.
func templateProblems(o *opened, ours fs.FS) ([]journal.Problem, error) {
	own, list := o.store.OwnTemplates()
	if own == nil {
		return list, nil
	}
	files, err := fs.Glob(own, "entry/*.md")
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		file := "templates/" + name
		text, err := fs.ReadFile(own, name)
		if err != nil {
			list = append(list, journal.Problem{Path: file, Rule: "template", Text: "cannot be read: " + err.Error(), Mend: withoutOwn})
			continue
		}
		src, err := fs.ReadFile(ours, name)
		if err != nil {
			continue // it stands in the place of none, which is named with the files that nothing reads
		}
		sheet, _ := markdown.Scaffold(file, src)
		_, faults, flags := ownTemplate(file, text, sheet)
		list = slices.Concat(list, faults, flags)
	}
	return list, nil
}

// unusedFiles names what lies in templates/ and lenses/ and is read by nothing: a template under a name that ours do not have, a
// lens file with another ending. A README, and a name without an ending, is the person's word about the folder.
func unusedFiles(o *opened, ours fs.FS) (list []journal.Problem, err error) {
	for _, folder := range []struct {
		name, mend string
		used       func(file string) bool
	}{
		{"templates", "a template has the name of one of ours, such as templates/entry/decision.md; `twoway help templates`", func(file string) bool {
			_, err := fs.Stat(ours, file)
			return path.Dir(file) == "entry" && err == nil
		}},
		{"lenses", "a file of lenses lies in lenses/ and ends in .yaml or .yml; `twoway help templates`", func(file string) bool {
			return path.Dir(file) == "." && (path.Ext(file) == ".yaml" || path.Ext(file) == ".yml")
		}},
	} {
		own := o.store.Folder().FS(folder.name)
		if own == nil {
			continue
		}
		err := fs.WalkDir(own, ".", func(file string, d fs.DirEntry, err error) error {
			aside := strings.HasPrefix(d.Name(), "README") || path.Ext(file) == "" || strings.HasPrefix(d.Name(), ".")
			if err == nil && !d.IsDir() && !aside && !folder.used(file) {
				list = append(list, journal.Problem{Path: folder.name + "/" + file, Rule: "unused", Text: "nothing reads this file", Mend: folder.mend})
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return list, nil
}

func writeCheck(a *app, r *checkResult) error {
	files := map[string]bool{}
	for _, p := range r.Problems {
		files[p.Path] = true
		at := p.Path
		if p.Line > 0 {
			at = fmt.Sprintf("%s:%d", p.Path, p.Line)
		}
		if _, err := fmt.Fprintln(a.env.Out, report.Clean(at+": "+p.Text+" ("+p.Rule+")")); err != nil {
			return err
		}
		if p.Mend != "" {
			if _, err := fmt.Fprintln(a.env.Out, "    "+report.Clean(p.Mend)); err != nil {
				return err
			}
		}
	}
	switch {
	case len(r.Problems) > 0:
		a.env.say("%s in %s.", journal.Counted(len(r.Problems), "problem", "problems"), journal.Counted(len(files), "file", "files"))
	default:
		a.env.say("%s read; nothing to mend.", journal.Counted(r.Entries, "entry", "entries"))
	}
	return nil
}
