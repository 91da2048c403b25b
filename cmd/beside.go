package cmd

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
)

// unfound stands for the handle of a draft where what was typed means no decision.
const unfound = "HANDLE"

// typedBeside is what was typed beside a text from standard input, as it was meant.
func (c *capture) typedBeside() *looseLine {
	if c.opts.flags == nil { // an entry that another command leads to
		return &looseLine{}
	}
	line := readLoosely(c.opts.flags, c.a.args)
	if at := slices.Index(line.words, c.command); at >= 0 {
		line.words = slices.Delete(line.words, at, at+1)
	}
	return line
}

// argsOf are the arguments that a draft of a line needs to be taken up again: those that the run found, and what it did not come to.
func (c *capture) argsOf(line *looseLine) []string {
	date, err := entryDate(c.opts.date, c.today)
	dated := err == nil && c.opts.date != ""
	if c.command == "new" && c.args == nil {
		o := &newOptions{template: line.flags["template"], about: line.flags["about"], quick: line.isSet("quick"), full: line.isSet("full")}
		if _, err := kindOf(o.template); err != nil {
			o.template = ""
		}
		if dated {
			o.date = c.opts.date
		}
		return newArgs(o, date)
	}
	args := c.args
	switch {
	case args != nil || c.command == "new":
	case len(line.words) > 0 && !strings.Contains(line.words[0], " "):
		args = line.words[:1:1]
	case c.command == "note":
		args = []string{unfound}
	}
	if dated && !slices.Contains(args, "--date") {
		args = append(args, "--date", date.String())
	}
	return args
}

// isSet says whether a flag that takes no value was typed, and not taken back.
func (l *looseLine) isSet(name string) bool {
	on, err := strconv.ParseBool(l.flags[name])
	return on && err == nil
}

// keepLeft keeps the text that an error has left on standard input, with what was typed beside it.
func (c *capture) keepLeft(ctx context.Context) {
	if text := c.leftText(ctx); text != "" {
		c.keepBeside(text, c.typedBeside())
	}
}

// keepBeside keeps a text from standard input with what was typed beside it, and names what of that the draft does not hold. Texts that
// were typed stand behind it, since its first line may say that it is private. A whole entry alone is kept for the editor.
func (c *capture) keepBeside(text string, line *looseLine) {
	flags, texts, left := line.answers, line.texts, line.left
	switch words := line.words; {
	case len(words) == 0:
	case c.command == "new":
		if _, asks := setters[c.b.entry.Kind]["question"]; asks {
			flags = append(flags, answer{"question", strings.Join(words, " ")})
		} else {
			left = append(left, typedAgain(words...))
		}
	case c.command == "note":
		if !slices.Contains(c.args, unfound) || !strings.Contains(words[0], " ") { // else a text without a handle
			words = words[1:]
		}
		texts = append(texts, strings.Join(words, " "))
	case len(words) > 1:
		left = append(left, typedAgain(words[1:]...))
	}
	for _, name := range []string{"template", "about", "date", "quick", "full"} {
		value, typed := line.flags[name]
		switch {
		case !typed || value == "false" || slices.Contains(c.args, "--"+name):
		case value == "true":
			left = append(left, "--"+name)
		default:
			left = append(left, typedAgain("--"+name, value))
		}
	}
	whole := text
	for _, more := range texts {
		if more = strings.TrimSpace(more); more != "" {
			whole += "\n\n" + more
		}
	}
	if _, _, ok := c.asWhole(whole); ok && whole == text && len(flags) == 0 {
		c.piped = true
		c.begin()
		c.keepText(text)
	} else {
		c.keepFlags(flags)
		c.keepPart(whole)
	}
	c.sayLeft(left)
}

// keepRefused keeps what was typed beside a text from standard input when an answer, which may be that text, does not fit. A whole entry is
// mended in the editor, and says all that there is of it but that it is private.
func (c *capture) keepRefused(a answer) {
	line := c.typedBeside()
	flags := slices.DeleteFunc(line.answers, func(had answer) bool { return had == a || had.Field == a.Field && !flagTexts[a.Field].many })
	_, _, whole := c.asWhole(a.Value)
	switch {
	case a.Field != "body":
		c.keepFlags(flags)
		c.save()
		line.left = append(line.left, typedAgain("--"+a.Field, a.Value))
	case !whole:
		c.keepFlags(flags)
		c.keepText(a.Value)
	default:
		for _, f := range flags {
			if f.Field == "private" {
				c.keepFlags([]answer{f})
			} else {
				line.left = append(line.left, typedAgain("--"+f.Field, f.Value))
			}
		}
		c.keepText(a.Value)
	}
	c.sayLeft(line.left)
}

// sayLeft names in one line what was typed and a draft does not hold.
func (c *capture) sayLeft(left []string) {
	if c.draft != nil && len(left) > 0 {
		c.a.env.say("not in the draft: %s", strings.ReplaceAll(strings.Join(left, " "), "\n", " "))
	}
}

// typedAgain are words as a shell takes them.
func typedAgain(words ...string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = journal.ShellWord(w)
	}
	return strings.Join(quoted, " ")
}
