package cmd

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// flagOf says which flag holds a field of the model, where the name is another one.
var flagOf = map[string]string{
	"options": "option", "drivers": "driver", "assumptions": "assumption", "predictions": "predict", "tripwires": "tripwire",
	"practices": "practice", "resolutions": "resolve", "resolve": "resolve", "amendments": "amend", "tags": "tag",
	"question": "the question", "text": "the text", "about": "the decision",
}

// inFlags says an error of the model in the words of the command line: the flag instead of the front matter key. While the
// recall is still to come it names no option and no line of the record.
func (c *capture) inFlags(err error) error {
	var fault *journal.FieldError
	if !errors.As(err, &fault) {
		return asUsage(err)
	}
	if fault.Field == "closes_on" && c.amendsTo("closes", journal.ClosesNone) && !c.amendsTo("closes_on", fault.Value) {
		fault = &journal.FieldError{Field: "closes", Value: journal.ClosesNone, Want: "the door has a date; take it away too: --amend closes_on="}
	}
	want, choices, several := strings.Cut(fault.Want, "\n")
	in := c.entryIn(fault.In)
	if c.b.guarded() && quotesRecord[fault.Field] && !strings.HasPrefix(want, "nothing ") {
		several, in = false, nil
		said := "the record has nothing like it"
		if strings.HasPrefix(want, "it was settled as ") || strings.HasPrefix(want, "it is ") { // the whole line was typed
			said = "it was settled already"
		}
		want = said + "; `twoway show " + c.b.about.Ref() + c.a.there(c.loc.Path) + "` has the words, and shows the record"
	} else {
		c.markQuoted(quotesRecord[fault.Field] && !strings.HasPrefix(want, "nothing "))
	}
	fault = &journal.FieldError{Field: fault.Field, Value: fault.Value, Want: want}
	if c.asTyped {
		err = asUsage(c.inFile(fault))
	} else {
		err = c.inFlag(fault)
	}
	switch {
	case several:
		return hint(err, strings.Split(choices, "\n")...)
	case in != nil:
		return hint(err, "where that outcome is wrong, edit its line or take it out, in "+filepath.Join(c.loc.Path, filepath.FromSlash(in.Path)))
	}
	return err
}

// entryIn is the entry of the journal with an id, nil for none.
func (c *capture) entryIn(id string) *journal.Entry {
	if c.opened == nil || id == "" {
		return nil
	}
	return c.opened.entry(id)
}

// amendsTo says whether the entry changes a field of the decision to a value.
func (c *capture) amendsTo(field, value string) bool {
	return slices.ContainsFunc(c.b.entry.Amendments, func(a journal.Amendment) bool { return a.Field == field && a.New == value })
}

// inFlag names the flag in front of what does not fit. A reflection changes the door by --amend alone.
func (c *capture) inFlag(fault *journal.FieldError) error {
	name := flagOf[fault.Field]
	if c.command == "reflect" && strings.HasPrefix(fault.Field, "closes") {
		name = "amend " + fault.Field + "="
	}
	if name == "" {
		name = strings.ReplaceAll(fault.Field, "_", "-")
	}
	field := name
	if strings.HasPrefix(name, "the ") {
		field = fault.Field
	} else {
		name = "--" + name
	}
	if fault.Value == "" {
		return usagef("%s is missing: %s", name, fault.Want)
	}
	return asUsage(&refusedError{field, fmt.Errorf("%s: %q does not fit: %s", name, fault.Value, fault.Want)})
}

// quotesRecord are the fields whose errors say what the record holds.
var quotesRecord = map[string]bool{
	"recall_choice": true, "would_choose": true, "choice": true, "resolve": true, "resolutions": true, "predictions": true,
	"amendments": true, "practices": true, "track": true, "tests": true,
}

// asOne refuses answers that contradict each other: what goes with one verdict, or with a change, and not with what was said.
func (c *capture) asOne() error {
	e := c.b.entry
	if c.b.because != "" && len(e.Amendments) == 0 {
		return usagef("--because says why a field changes; it goes with --amend")
	}
	if n := e.Note; n != nil && e.Section("Learned") != "" && n.Ended == "" {
		return usagef("%s goes with --ended done, or --ended dropped", c.sourceOf("learned", "Learned"))
	}
	r := e.Reflection
	if r == nil {
		return nil
	}
	for _, section := range []string{"Closing line", "What it cost", "What it taught", "Why"} {
		flag := strings.ReplaceAll(strings.ToLower(section), " ", "-")
		if r.Verdict != verdictOf[flag] && e.Section(section) != "" {
			return c.notWith(r.Verdict, flag, c.sourceOf(flag, section))
		}
	}
	if r.WouldChoose != "" && !c.b.about.Chosen() && r.Verdict == journal.Reopen {
		return usagef("--would-choose has no place here: %s is %s, and reopens first", c.b.about.Handle, c.b.about.Status)
	}
	return nil
}

// verdictOf are the flags of reflect that go with one verdict alone.
var verdictOf = map[string]string{
	"choice": journal.Choose, "why": journal.Choose,
	"cost-in-fact": journal.Reverse, "what-it-cost": journal.Reverse, "what-it-taught": journal.Reverse,
	"closed-reason": journal.Close, "closing-line": journal.Close,
}

// verdictTakes says what goes with each verdict.
var verdictTakes = map[string]string{
	journal.Keep:    "keep takes --changed TEXT for what is new, and --next DATE",
	journal.Adjust:  "adjust takes --amend FIELD=NEW with --because TEXT, and --changed TEXT for what has no field",
	journal.Reverse: "reverse takes --cost-in-fact 0-5, --what-it-cost TEXT and --what-it-taught TEXT",
	journal.Close:   "close takes --closed-reason WORD and --closing-line TEXT",
	journal.Choose:  "choose takes --choice KEY, --why TEXT and --confidence PERCENT",
	journal.Wait:    "wait takes --changed TEXT for what is new, and --next DATE",
	journal.Reopen:  "reopen takes --changed TEXT; two weeks later you choose anew",
}

// fitsVerdict refuses a flag of another verdict than the one that was typed beside it, before its value is looked at.
func (c *capture) fitsVerdict() error {
	for _, a := range c.opts.answers.list {
		if a.Field != "verdict" || verdictTakes[strings.ToLower(a.Value)] == "" {
			continue
		}
		for _, b := range c.opts.answers.list {
			leans := b.Field == "choice" && c.b.about.Status == "open" // not yet a choice
			if verdict := verdictOf[b.Field]; verdict != "" && verdict != strings.ToLower(a.Value) && !leans {
				return c.notWith(strings.ToLower(a.Value), b.Field, "--"+b.Field)
			}
		}
	}
	return nil
}

// sourceOf is where what stands in a section came from: its flag, or a heading of a text that is no answer to a question.
func (c *capture) sourceOf(flag, section string) string {
	if slices.ContainsFunc(c.said, func(a answer) bool { return a.Field == flag }) {
		return "--" + flag
	}
	return fmt.Sprintf("%q in the text means --%s, which", "## "+section, flag)
}

// notWith is the error of what goes with another verdict, the answer to a flag, with what goes with this one.
func (c *capture) notWith(verdict, flag, what string) error {
	lines := []string{verdictTakes[verdict]}
	if verdict == journal.Reverse {
		lines = append(lines, `twoway new "…?" --supersedes `+c.b.about.Ref()+` --choice KEY    records the new choice afterwards`)
	}
	return hint(usagef("%s goes with --verdict %s, and the verdict is %s", what, verdictOf[flag], verdict), lines...)
}

// flagNames prints fields as the flags to type.
func flagNames(names []string) string {
	var list []string
	for _, n := range names {
		section, own := strings.CutPrefix(n, "section:")
		switch {
		case own:
			n = fmt.Sprintf("--section %q", section+"=…")
		case !strings.HasPrefix(n, "the "):
			n = "--" + n
		}
		list = append(list, n)
	}
	if last := len(list) - 1; last > 0 {
		return strings.Join(list[:last], ", ") + " and " + list[last]
	}
	return strings.Join(list, ", ")
}

// itAsks is said where an answer is missing and nobody can be asked.
const itAsks = "on a terminal, without --no-input, it asks"

// missingFlags is a usage error that names what has to be said, with the questions that a template of the person's own requires; nothing
// missing is nil.
func (c *capture) missingFlags(names []string, own ...markdown.Question) error {
	if len(names) == 0 {
		return nil
	}
	verb := "is"
	if len(names) > 1 {
		verb = "are"
	}
	var lines []string
	for _, q := range own {
		lines = append(lines, "your template requires an answer to: "+c.filled(q.Ask))
	}
	return hint(usagef("%s %s missing", flagNames(names), verb), append(lines, fmt.Sprintf("twoway %s --help", c.command), itAsks)...)
}

// helped names the command's help, or the topic on dates, under wrong usage that has no line of its own about what to type.
func helped(err error, command string) error {
	var usage *usageError
	var hints *hinted
	var date *journal.DateError
	switch {
	case !errors.As(err, &usage), errors.As(err, &hints):
		return err
	case errors.As(err, &date):
		return hint(err, "twoway help dates")
	}
	return hint(err, command+" --help")
}
