package cmd

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/store"
)

// keepPart keeps what came of a text from standard input that was broken off, or could not be used yet, to be gone on with.
func (c *capture) keepPart(text string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	text = c.kept(text)
	c.setAside(text)
	c.piped = true
	c.begin()
	c.said = inOrder(append(c.said, answer{"body", text}))
	c.save()
}

// keepFlags takes the values of flags that no run came to into what is said, so that they are kept beside a text. Of a flag that holds
// one value the last stays.
func (c *capture) keepFlags(list []answer) {
	for _, a := range list {
		if a.Field == "body" || slices.Contains(c.said, a) {
			continue
		}
		if !flagTexts[a.Field].many {
			c.said = slices.DeleteFunc(c.said, func(had answer) bool { return had.Field == a.Field })
		}
		c.said = append(c.said, a)
	}
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

// keepUnread keeps the text on standard input that a command line asks for and an error has kept from being read, as a flag that there is
// not does, or a journal. It gives the error with what was done. Where no draft can be of the command, the text is printed.
func (a *app) keepUnread(ctx context.Context, ran *cobra.Command, err error) error {
	if err == nil || a.env.Term.In || a.input.begun() || !asksForText(ran.Name(), a.args) {
		return err
	}
	kind, writes := map[string]journal.Kind{
		"new": journal.KindDecision, "note": journal.KindNote, "reflect": journal.KindReflection,
	}[ran.Name()]
	line := readLoosely(ran.Flags(), a.args)
	a.journal = cmp.Or(line.flags["journal"], a.journal)
	loc, missing := locate(a.env, a.journal)
	unnamed := a.journal == "" && ran.Flags().Changed("journal")
	c := &capture{a: a, loc: loc, command: ran.Name(), broken: missing != nil || unnamed || !writes}
	c.today, _ = a.env.today()
	c.opts = &captureOptions{flags: ran.Flags(), date: line.flags["date"], answers: flagAnswers{[]answer{{"body", "-"}}}}
	return c.unbegun(ctx, kind, err)
}

// asksForText says whether a command line asks for a text from standard input.
func asksForText(command string, args []string) bool {
	writes := slices.Contains([]string{"new", "note", "reflect"}, command)
	for i, arg := range args {
		if strings.TrimLeft(arg, "-") == "body=-" || arg == "-" && (writes || i > 0 && args[i-1] == "--body") {
			return true
		}
	}
	return false
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
	beside := c.typedBeside()
	if named, unknown := kindOf(beside.flags["template"]); c.command == "new" && unknown == nil {
		kind = named
	}
	if c.b == nil {
		c.b = &builder{entry: blank(kind)}
	}
	c.args = c.argsOf(beside)
	if c.command != "new" && len(c.args) > 0 && c.b.entry.About == "" {
		c.b.entry.About = c.args[0]
	}
	c.keepBeside(text, beside)
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
		field, _ := givenAt(kept.Key)
		return field == "body" && !strings.Contains(text, strings.Join(kept.Values, "\n"))
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

// kept is a text as a draft holds it, which can be taken up: with a sign in the place of each NUL byte, which no entry takes.
func (c *capture) kept(text string) string {
	if strings.ContainsRune(text, 0) {
		c.a.env.say("In the draft \uFFFD stands for each NUL byte.")
	}
	return strings.ReplaceAll(text, "\x00", "\uFFFD")
}

// keepText keeps a text from standard input that was not taken in: a whole entry as a text for the editor, in which it can be
// mended, and prose among the answers.
func (c *capture) keepText(text string) {
	text = c.kept(text)
	if whole, _, ok := c.asWhole(text); ok && c.draft != nil {
		if e, _ := markdown.Parse("", []byte(whole+"\n")); slices.Contains(c.said, answer{"private", "true"}) && (e == nil || !e.Private) {
			whole = "---\nprivate: true" + whole[3:]
		}
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
	asked, private := questionOf(c.b.entry), c.b.entry.Private
	if err := c.adopt("the text", c.daysInItems([]byte(whole+"\n")), at); err != nil {
		return asUsage(err)
	}
	c.b.entry.Private = c.b.entry.Private || private // as a draft may say that holds no text
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
