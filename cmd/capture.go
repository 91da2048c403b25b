package cmd

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/store"
)

// captureOptions are the flags that every writing command shares.
type captureOptions struct {
	answers flagAnswers
	date    string
	dryRun  bool
	editor  bool
	resume  string
	beside  string // a text that was typed as an argument, where a draft's name may stand by a slip
	asJSON  bool
}

// capture fills one entry from flags, standard input, questions or the editor. The draft holds what was said so far, on
// disk, from before the first question until the entry stands.
type capture struct {
	a        *app
	loc      *location
	store    *store.Store
	opened   *opened  // the journal as read; nil for a decision, which opens no other entry
	command  string   // new, note or reflect
	args     []string // what has to stand after the command to take a draft up
	opts     *captureOptions
	b        *builder
	draft    *store.Draft
	said     []answer // all answers, in the order they came
	last     string   // the field of a draft's last answer, which may have been a list that was not finished
	passed   []string // the questions that Enter skipped, and the lists that it ended
	typed    bool     // an answer came from a question
	edited   []byte   // what the editor of an earlier run left behind
	wrote    bool     // the editor holds more than was put into it
	asTyped  bool     // the body came from the editor and stays as it is
	file     string   // what the editor had open last
	inEdit   []byte   // and what stood in it when it came back
	piped    bool     // text came from standard input, where it cannot be read again
	broken   bool     // the draft on disk is behind what was said
	shown    bool     // the record was revealed in this run
	byMark   bool     // no handle was given: the note belongs where what it marks does
	leanSaid bool     // that the other option is ahead was said
	begun    []string // lines that were settled by their beginning, whole
	refused  error    // git did not record the experiment that was begun in this look

	seenBefore bool // this machine showed the record within the last day
	rule       journal.Rule
	today      journal.Date // the clock's day; b.today is the entry's
	minute     journal.Minute
}

// interactive says whether questions may be asked: somebody sits at a terminal and has not ruled it out.
func (c *capture) interactive() bool {
	return c.a.env.Term.In && c.a.env.Term.Err && !c.a.noInput
}

// wantsEditor says whether the entry is to be written in the editor.
func (c *capture) wantsEditor() bool {
	return c.opts.editor || c.edited != nil || c.loc.Settings.Editor && c.interactive() && len(c.opts.answers.list) == 0
}

// entryDate is the day the entry is about: --date, never after today, else today.
func entryDate(text string, today journal.Date) (journal.Date, error) {
	if text == "" {
		return today, nil
	}
	d, err := journal.ParseDate(text, today)
	if err != nil {
		return d, asUsage(fmt.Errorf("--date: %w", err))
	}
	if d.After(today) {
		return d, usagef("--date: %s is after today, %s", d.Said(), today)
	}
	return d, nil
}

// flags puts what was typed into the entry; standard input is read where a value is "-".
func (c *capture) flags(ctx context.Context) error {
	for _, a := range inOrder(c.opts.answers.list) {
		if a.Field == "body" && a.Value == "-" {
			text, err := c.stdin(ctx)
			if err != nil {
				c.keepPart(text)
				return err
			}
			a.Value, c.piped = text, true
		}
		if a.Field == "body" {
			c.setAside(a.Value)
		}
		if a.Field == "body" && c.piped {
			c.begin()
		}
		if err := c.take(a); err != nil {
			if a.Field == "body" && c.piped {
				c.keepText(a.Value)
			}
			return err
		}
		if a.Field == "body" && c.piped {
			c.insteadOfText()
		}
	}
	return nil
}

// keepPart keeps what came of a text from standard input that was broken off, or could not be used yet, to be gone on with.
func (c *capture) keepPart(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	c.setAside(text)
	c.piped = true
	c.begin()
	c.said = append(c.said, answer{"body", text})
	c.save()
}

// leftText is the text that an error has left on standard input, where it could not be read again; empty where none was to come.
func (c *capture) leftText(ctx context.Context) string {
	asked := c.command == "note" && c.opts.beside == "-" || slices.Contains(c.opts.answers.list, answer{"body", "-"})
	if !asked || c.piped || c.a.env.Term.In {
		return ""
	}
	text, _ := c.stdin(ctx) // what is wrong with it says the next run
	return text
}

// unbegun ends a capture that did not come to its entry: a draft that was taken up stays as it was, and a text from standard input is
// kept in one of its own. err is nil where there was nothing to write about.
func (c *capture) unbegun(ctx context.Context, kind journal.Kind, err error) error {
	if c.draft != nil {
		c.draft.Close()
		c.draft = nil
	}
	text := c.leftText(ctx)
	if at := slices.IndexFunc(c.opts.answers.list, func(a answer) bool { return a.Field == "body" }); c.piped {
		text = c.opts.answers.list[at].Value
	}
	if text == "" {
		return err
	}
	if c.b == nil {
		c.b = &builder{entry: blank(kind)}
	}
	if kind == journal.KindNote && len(c.args) == 0 {
		c.args = []string{"HANDLE"}
	}
	if kind != journal.KindDecision && len(c.args) > 0 && c.b.entry.About == "" {
		c.b.entry.About = c.args[0]
	}
	if _, _, whole := c.asWhole(text); whole {
		c.piped = true
		c.begin()
		c.keepText(text)
	} else {
		c.keepPart(text)
	}
	switch {
	case err != nil:
		return c.keep(err)
	case c.draft == nil:
		c.printSaid(c.said)
		return nil
	}
	for _, line := range c.leave() {
		c.a.env.say("%s", line)
	}
	return nil
}

// setAside leaves the draft that was taken up as it was where another text comes in place of its own, and goes on with a new one.
func (c *capture) setAside(text string) {
	if c.draft == nil || !c.otherText(text) {
		return
	}
	old := c.draft
	c.draft, c.edited = nil, nil
	c.begin()
	c.a.env.say("The draft that was taken up holds another text, and stays in %s. To take that one up: %s", old.Path(), c.takeUpAgain(old))
	old.Close()
}

// otherText says whether the draft holds a text of the person's that is no part of this one.
func (c *capture) otherText(text string) bool {
	if c.edited != nil && !c.draft.Untouched() && !strings.Contains(text, strings.TrimSpace(string(c.edited))) {
		return true
	}
	return slices.ContainsFunc(c.draft.Answers, func(kept store.Answer) bool {
		return strings.TrimPrefix(kept.Key, refused) == "body" && !strings.Contains(text, strings.Join(kept.Values, "\n"))
	})
}

// insteadOfText drops the text of a draft that was taken up, once it has come from standard input again.
func (c *capture) insteadOfText() {
	if c.edited == nil {
		return
	}
	if c.edited = nil; c.opts.dryRun {
		return
	}
	if err := c.draft.DropText(); err != nil {
		c.a.env.say("the text in the draft cannot be removed: %v", err)
	}
}

// keepText keeps a text from standard input that was not taken in: a whole entry as a text for the editor, in which it can be
// mended, and prose among the answers.
func (c *capture) keepText(text string) {
	if whole, _, ok := c.asWhole(text); ok && c.draft != nil {
		if c.b.entry.Reflection != nil && c.b.revealed == "" { // the text is the whole look, and no recall alone
			c.said = append(c.said, answer{"revealed", c.blindness()})
			c.save()
		}
		err := c.draft.SaveText([]byte(whole + "\n"))
		if err == nil {
			return
		}
		c.a.env.say("the draft cannot be written: %v", err)
		c.broken = true
	}
	c.said = append(c.said, answer{refused + "body", text})
	c.save()
}

// take puts one answer into the entry and keeps it.
func (c *capture) take(a answer) error {
	if valid := strings.ToValidUTF8(a.Value, "\uFFFD"); valid != a.Value {
		c.a.env.say("--%s was not UTF-8 throughout; what could not be read stands as \uFFFD", a.Field)
		a.Value = valid
	}
	if shown := withoutControls(a.Value); shown != a.Value && a.Field != "mark" {
		what := "--" + a.Field
		if a.Field == "question" {
			what = "the question"
		}
		c.a.env.say("%s held control characters, such as those that steer a terminal; they were left out", what)
		a.Value = shown
	}
	if a.Field == "body" {
		if err := c.takeBody(a.Value); err != nil {
			return err
		}
	} else if err := c.b.set(a); err != nil {
		c.markQuoted(c.b.quoted)
		return err
	}
	if a.Field == "option" {
		c.sayKey(a.Value)
	}
	if c.typed { // and takes the place of what did not fit
		c.fits(a.Field)
	}
	c.said = append(c.said, a)
	c.save()
	return nil
}

// withoutControls leaves out of a text the control characters of ASCII that are no blank and no line end. A NUL is refused elsewhere, as
// all of them are in a mark.
func withoutControls(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' && r != '\r' && r != 0 || r == 0x7f {
			return -1
		}
		return r
	}, text)
}

// takeBody takes a text in: with front matter it is a whole entry, as the editor would hold it.
func (c *capture) takeBody(text string) error {
	whole, at, ok := c.asWhole(text)
	if !ok {
		front := "---\ntwoway: " + string(c.b.entry.Kind) + "\n---\n\n"
		text = strings.TrimPrefix(string(c.daysInItems([]byte(front+text))), front)
		if err := c.b.set(answer{"body", text}); err != nil {
			return err
		}
		c.sayProse(text)
		return nil
	}
	asked := questionOf(c.b.entry)
	if err := c.adopt("the text", c.daysInItems([]byte(whole+"\n")), at); err != nil {
		return asUsage(err)
	}
	if said := questionOf(c.b.entry); asked != "" && said != asked {
		return usagef("the question is %q, and in the text it is %q", asked, said)
	}
	return nil
}

// questionOf is the question of a decision or an experiment.
func questionOf(e *journal.Entry) string {
	switch {
	case e.Decision != nil:
		return e.Decision.Question
	case e.Experiment != nil:
		return e.Experiment.Question
	}
	return ""
}

// asWhole is a text as a whole entry, which names its kind, when it has a front matter. at gives the number that a line of it has
// in the text as it came.
func (c *capture) asWhole(text string) (whole string, at func(line int) int, ok bool) {
	switch {
	case !strings.HasPrefix(text, "---\n") || !strings.Contains(text[4:], "\n---"):
		return "", nil, false
	case strings.Contains(text, "\ntwoway:"):
		return text, func(line int) int { return line }, true
	}
	return "---\ntwoway: " + string(c.b.entry.Kind) + text[3:], func(line int) int { return max(line-1, 1) }, true
}

// sayProse names the lines of a body that look like an item and were not read as one; they stand as prose.
func (c *capture) sayProse(text string) {
	const above = 4 // lines that readBody puts above the text
	_, problems := readBody(c.b.entry, text)
	for _, p := range problems {
		if strings.HasPrefix(p.Rule, "item-") {
			c.a.env.say("line %d of the text: %s%s", p.Line-above, p.Text, mended(p))
		}
	}
}

// save brings the draft up to date, if there is one. A draft that cannot be written is said once, and the sitting goes on. Flags
// that only look at what a draft would become change nothing in it.
func (c *capture) save() {
	if c.draft == nil || c.opts.dryRun && c.opts.resume != "" && !c.typed && !c.piped {
		return
	}
	answers := make([]store.Answer, len(c.said))
	for i, a := range c.said {
		answers[i] = store.Answer{Key: a.Field, Values: []string{a.Value}}
	}
	if c.typed {
		c.draft.Offered = ""
	}
	c.draft.Passed = c.passed
	err := c.draft.Save(answers)
	if err != nil && !c.broken {
		c.a.env.say("the draft cannot be written: %v", err)
	}
	c.broken = err != nil
}

const maxStdin = 16 << 20 // bytes that --body - takes

// stdin is the text from standard input. With an error it gives what came before.
func (c *capture) stdin(ctx context.Context) (string, error) {
	if c.a.env.Term.In && c.a.env.Term.Err {
		c.a.env.say("Reading standard input; Ctrl-D on a line of its own ends the text.")
	}
	src, err := c.a.input.all(ctx, maxStdin+1)
	text := strings.TrimPrefix(string(src), "\uFEFF")
	switch {
	case ctx.Err() != nil:
		err = errInterrupted
	case err != nil:
		err = fmt.Errorf("standard input: %w", err)
	case len(src) > maxStdin:
		return "", usagef("standard input holds more than %d MB; an entry is not meant for that", maxStdin>>20)
	case strings.TrimSpace(text) == "":
		return "", usagef("--body -: standard input is empty")
	}
	valid := strings.ToValidUTF8(text, "\uFFFD")
	if valid != text {
		c.a.env.say("standard input was not UTF-8 throughout; what could not be read stands as \uFFFD")
	}
	return strings.Trim(strings.ReplaceAll(valid, "\r\n", "\n"), "\n"), err
}

// blank is an empty entry of a kind.
func blank(kind journal.Kind) *journal.Entry {
	e := &journal.Entry{Kind: kind}
	switch kind {
	case journal.KindDecision:
		e.Decision = &journal.Decision{}
	case journal.KindReflection:
		e.Reflection = &journal.Reflection{}
	case journal.KindNote:
		e.Note = &journal.Note{}
	case journal.KindConversation:
		e.Conversation = &journal.Conversation{}
	case journal.KindExperiment:
		e.Experiment = &journal.Experiment{}
	}
	return e
}

// template reads a template of ours, or the journal's own of the same name.
func (c *capture) template(name string) (*markdown.Sheet, error) {
	file := path.Join("entry", name+".md")
	src, err := fs.ReadFile(c.store.Templates(c.a.env.Templates), file)
	if err != nil {
		return nil, fmt.Errorf("the template %s cannot be read: %w", name, err)
	}
	return markdown.Scaffold(file, src)
}

// useTemplate puts into the entry what the template itself holds: tags, and sections with a text.
func (c *capture) useTemplate(sheet *markdown.Sheet) error {
	e := c.b.entry
	e.Tags = append(e.Tags, sheet.Entry.Tags...)
	if q, ok := sheet.Question("options"); ok && e.Decision != nil {
		for _, o := range q.Choices {
			e.Options = append(e.Options, journal.Option{Key: o.Key, Label: o.Label})
		}
		c.b.suggested = len(e.Options) > 0
	}
	if text := strings.TrimSpace(sheet.Entry.Lead); text != "" {
		e.Lead = text
	}
	for _, s := range sheet.Entry.Sections {
		if err := c.b.addSection(s.Name, strings.TrimSpace(s.Text)); err != nil && !errors.Is(err, errEmpty) {
			return err
		}
	}
	return nil
}

// ask puts questions to the person and takes the answers in.
func (c *capture) ask(ctx context.Context, list []question) error {
	return c.askInto(ctx, list, func(a answer) error {
		err := c.take(a)
		if err != nil {
			c.keepUnfit(a.Field, a.Value)
		}
		return err
	})
}

// askInto is ask with another way of taking an answer in. What was passed over before the draft was taken up is passed over, and
// the draft learns what is now.
func (c *capture) askInto(ctx context.Context, list []question, take func(answer) error) error {
	list = slices.DeleteFunc(list, func(q question) bool { return c.isOver(q.name()) })
	if len(list) == 0 {
		return nil
	}
	for i, q := range list {
		list[i].pass = func() {
			c.fits(q.field)
			c.pass(q.name())
		}
		list[i].unfit = func(text string) { c.keepUnfit(q.field, text) }
		list[i].prose = c.takesText(q.field)
	}
	c.begin()
	return c.prompt(ctx, list, take)
}

// takesText says whether a field holds a text of any number of lines.
func (c *capture) takesText(field string) bool {
	trial := &builder{entry: blank(c.b.entry.Kind), today: c.b.today, about: c.b.about}
	return trial.set(answer{field, "one\n\ntwo"}) == nil && len(trial.entry.Sections)+len(trial.entry.Lead) > 0
}

// prompt asks without a draft: of an entry that stands already nothing is left to keep.
func (c *capture) prompt(ctx context.Context, list []question, take func(answer) error) error {
	return c.a.prompter().Ask(ctx, list, func(a answer) error {
		c.typed, c.last = true, ""
		return take(a)
	})
}

// prompter is the one that asks in this run.
func (a *app) prompter() prompter {
	if a.prompts == nil {
		a.prompts = &linePrompter{in: a.input, out: a.env.Err, width: a.env.Term.Width, brackets: a.env.brackets()}
		if a.env.Term.In {
			a.prompts.atMost = lineRoom(runtime.GOOS)
		}
	}
	return a.prompts
}

// brackets says whether somebody sits at a terminal that may know how to say where a paste begins and ends; one that does not passes
// the question over.
func (e *Env) brackets() bool {
	name := e.Getenv("TERM")
	return e.Term.In && e.Term.Err && name != "" && name != "dumb" && runtime.GOOS != "windows"
}

// pass keeps that a question is over without a further answer, so that a draft that is taken up does not ask it again.
func (c *capture) pass(name string) {
	c.last = ""
	if !c.isOver(name) {
		c.passed = append(c.passed, name)
		c.save()
	}
}

// keepUnfit keeps in the draft what was typed at a question that does not take it, such as the further lines of a text that was
// pasted, until the question has its answer.
func (c *capture) keepUnfit(field, line string) {
	c.typed = true
	c.said = append(c.said, answer{refused + field, line})
	c.save()
}

// fits forgets what a question did not take, once it has an answer or was passed over.
func (c *capture) fits(field string) {
	c.said = slices.DeleteFunc(c.said, func(old answer) bool { return old.Field == refused+field })
}

// isOver says whether Enter has skipped a question, or ended its list.
func (c *capture) isOver(name string) bool { return slices.Contains(c.passed, name) }

// yes asks a question that is answered by yes or no; Enter is no.
func (c *capture) yes(ctx context.Context, ask string) (bool, error) {
	said := false
	err := c.prompt(ctx, []question{{field: "yes", ask: ask, label: "yes or no", check: yesOrNo}}, func(a answer) error {
		said = strings.HasPrefix(strings.ToLower(a.Value), "y")
		return nil
	})
	return said, err
}

func yesOrNo(v string) error {
	switch strings.ToLower(v) {
	case "y", "yes", "n", "no":
		return nil
	}
	return errors.New("yes or no; Enter is no")
}
