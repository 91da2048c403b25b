package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"twoway/journal/report"
)

// question is one line of a sheet as a prompter asks it.
type question struct {
	field    string // the answer's field
	id       string // its own name, where others fill the same field; else the field
	ask      string // empty for a further part of the same screen
	label    string // a few words before the answer
	hint     string
	required bool
	needed   func() bool // whether an earlier answer has made the question required
	multi    bool        // several answers, one a line, until an empty line
	prose    bool        // a text, which may have several lines when it is pasted
	so       []string    // what was said already, of several answers
	above    []string    // lines to show above the answer: what others have tried
	offers   []string    // unfinished sentences for the answer
	choices  []choiceLine
	listed   func() []choiceLine                // choices that an earlier answer has made
	skip     func() bool                        // asked last: an earlier answer may have made the question idle
	check    func(value string) error           // nil accepts every text
	read     func(value string) (string, error) // what is typed → the value of the field; nil takes it as it is
	unfit    func(line string)                  // called with a line that the question does not take, or that was left unfinished; nil for nothing
	pass     func()                             // called when Enter skipped it or ended its list; nil for nothing
}

// name is what a draft calls the question by.
func (q question) name() string { return cmp.Or(q.id, q.field) }

// choiceLine is a value that can be chosen by its number, and how it is shown.
type choiceLine struct{ value, text string }

// prompter asks a sheet of questions and gives the answers; an empty answer to a question that is not required is none. keep
// is called with each answer as soon as it is there, before the next question.
type prompter interface {
	Ask(ctx context.Context, sheet []question, keep func(answer) error) error
}

// errNoAnswer is the end of the input in the middle of a sheet.
var errNoAnswer = errors.New("the input ended before the last answer")

// errEnough ends a sheet early without an error: keep returns it when the rest need not be asked.
var errEnough = errors.New("enough")

// linePrompter asks in plain lines that any terminal, screen reader or pipe can follow: nothing moves the cursor.
type linePrompter struct {
	in       *input
	out      io.Writer
	width    int
	atMost   int  // bytes that a terminal takes in a line, the line end apart; 0 where it is none
	brackets bool // the terminal is asked to say where a paste begins and ends
	opened   bool // the way to answer has been said
	asked    int  // screens so far
}

// lineRoom is how many bytes a terminal takes in a line before it drops what follows, the line end apart; 0 is no bound that matters.
func lineRoom(system string) int {
	switch system {
	case "linux":
		return 4095
	case "windows":
		return 0
	}
	return 1024
}

func (p *linePrompter) say(format string, args ...any) {
	lines := strings.Split(fmt.Sprintf(format, args...), "\n")
	for i, line := range lines {
		lines[i] = report.Clean(line)
	}
	fmt.Fprint(p.out, strings.Join(lines, "\n"))
}

// Ask puts the questions in their order.
func (p *linePrompter) Ask(ctx context.Context, sheet []question, keep func(answer) error) error {
	if p.brackets {
		fmt.Fprint(p.out, bracketsOn)
		defer fmt.Fprint(p.out, bracketsOff)
	}
	if !p.opened {
		p.text("", "A line is an answer, and what is longer goes with --editor. Enter skips what is not needed and ends a list. Ctrl-C keeps the answers so far as a draft.")
		p.opened = true
	}
	explained := false // the hint of this screen explains the scale
	var head question  // what was to be said above a part that is idle
	for _, q := range sheet {
		if q.ask == "" {
			q.ask, q.hint = head.ask, head.hint
		}
		head = question{}
		if q.skip != nil && q.skip() {
			head = q
			continue
		}
		if q.listed != nil {
			q.choices = q.listed()
		}
		if q.ask != "" {
			p.asked++
			p.text(fmt.Sprintf("\n%d  ", p.asked), q.ask)
			p.text("     ", q.hint)
			explained = strings.HasPrefix(q.hint, "0")
		}
		for _, line := range q.above {
			p.text("     ", line)
		}
		if !scale(q.choices) || !explained {
			p.list(q.choices)
		}
		for _, offer := range q.offers {
			p.text("     ", "- "+offer)
		}
		for _, said := range q.so {
			p.text("     ", "so far: "+said)
		}
		if err := p.one(ctx, q, keep); err != nil {
			if errors.Is(err, errEnough) {
				return nil
			}
			return err
		}
	}
	return nil
}

// text prints words behind a lead, wrapped to the window, the further lines below the first.
func (p *linePrompter) text(lead, words string) {
	if words == "" {
		return
	}
	lines := wrapSaid(report.Clean(words), max(p.width, 20)-len("     "))
	below := "\n" + strings.Repeat(" ", len(strings.TrimLeft(lead, "\n")))
	p.say("%s%s\n", lead, strings.Join(lines, below))
}

// list prints choices, numbered unless they are numbers themselves.
func (p *linePrompter) list(choices []choiceLine) {
	for i, c := range choices {
		text := c.text
		if !scale(choices) {
			text = fmt.Sprintf("%d) %s", i+1, c.text)
		}
		p.text("     ", text)
	}
}

// one asks until the answer fits; a question with several answers ends at an empty line.
func (p *linePrompter) one(ctx context.Context, q question, keep func(answer) error) error {
	unfit := func(text string) {
		if text = strings.TrimSpace(text); q.unfit != nil && text != "" {
			q.unfit(text)
		}
	}
	for given := len(q.so); ; {
		got, err := p.answer(ctx, spaced(q.label))
		if err != nil {
			unfit(got.text)
			return err
		}
		rest := trimLines(got.text)
		switch {
		case rest == "" && given == 0 && (q.required || q.needed != nil && q.needed()):
			p.text("     ", "This one is needed; Ctrl-C keeps the answers so far as a draft.")
			continue
		case rest == "":
			if q.pass != nil {
				q.pass()
			}
			return nil
		}
		for err = p.fault(q, got); err == nil && rest != ""; {
			line, below := rest, ""
			if !q.prose {
				line, below, _ = strings.Cut(rest, "\n")
			}
			var value string
			if value, err = q.value(q.chosen(strings.TrimSpace(line))); err != nil {
				break
			}
			if err := keep(answer{q.field, value}); err != nil {
				unfit(below)
				return err
			}
			given++
			rest = strings.TrimSpace(below)
		}
		switch {
		case err != nil:
			unfit(rest)
			p.text("     ", err.Error())
			if q.multi && strings.Contains(rest, "\n") {
				p.text("     ", "The lines below it were not taken either.")
			}
		case !q.multi:
			return nil
		}
	}
}

// answer prompts for an answer and reads it. Where keys have left something in it that is no letter, it is asked for again and shown
// without: Enter takes it so, and another answer takes its place. With an error it gives the answer as far as it came.
func (p *linePrompter) answer(ctx context.Context, label string) (typed, error) {
	var shown typed
	for {
		p.say("   %s> ", label)
		got, err := p.read(ctx)
		if err == nil {
			got, err = p.whole(ctx, got)
		}
		words := withoutKeys(got.text)
		held := words != got.text
		if got.text = words; trimLines(words) == "" {
			got = shown
		}
		switch {
		case err != nil || !held:
			return got, err
		case got.text == "":
			p.text("     ", "Arrow keys move nothing here, and what they left in the line is taken out; Backspace takes letters back.")
		default:
			p.text("     ", "Arrow keys move nothing here, and what keys like them left in the line is taken out. It reads now:")
			for line := range strings.SplitSeq(trimLines(got.text), "\n") {
				p.text("       ", line)
			}
			p.text("     ", "Enter takes it as it stands; another answer takes its place.")
		}
		shown = got
	}
}

// fault is what is wrong with the lines of a paste, whatever stands in them; nil for any other answer.
func (p *linePrompter) fault(q question, got typed) error {
	lines := 1 + strings.Count(strings.TrimSpace(got.text), "\n")
	switch {
	case got.torn:
		return fmt.Errorf("a line of it is longer than the %d bytes that a terminal takes; say it in short here, or paste it with --editor",
			p.atMost)
	case lines > 1 && !q.prose && !q.multi:
		return fmt.Errorf("this takes one line, and what was pasted has %d", lines)
	}
	return nil
}

// value checks a line and gives the value of the field. A bare number beside numbered choices is a place in their list.
func (q question) value(line string) (string, error) {
	switch {
	case !q.beyond(line):
	case len(q.choices) == 0:
		return "", fmt.Errorf("there is no number %s; say it in words", line)
	default:
		return "", fmt.Errorf("there is no number %s; there are 1 to %d", line, len(q.choices))
	}
	value := line
	if q.read != nil {
		var err error
		if value, err = q.read(line); err != nil {
			return "", err
		}
	}
	if q.check != nil {
		if err := q.check(value); err != nil {
			return "", err
		}
	}
	return value, nil
}

func spaced(label string) string {
	if label == "" {
		return ""
	}
	return label + " "
}

// chosen turns the number of a choice, or its words as they are listed, into the choice itself.
func (q question) chosen(line string) string {
	for i, c := range q.choices {
		words, listed := strings.CutPrefix(c.text, c.value+": ")
		if line == fmt.Sprint(i+1) && !scale(q.choices) || listed && strings.EqualFold(words, line) {
			return c.value
		}
	}
	return line
}

// beyond says whether a line is a number behind which no choice stands.
func (q question) beyond(line string) bool {
	if len(q.choices) == 0 && q.listed == nil || scale(q.choices) || strings.Trim(line, "0123456789") != "" {
		return false
	}
	return !slices.ContainsFunc(q.choices, func(c choiceLine) bool { return c.value == line })
}

// scale says whether the choices are numbers themselves, so that a number typed is the value and not a place in the list.
func scale(choices []choiceLine) bool {
	return len(choices) > 0 && len(choices[0].value) == 1 && choices[0].value[0] >= '0' && choices[0].value[0] <= '9'
}
