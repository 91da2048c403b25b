package cmd

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"twoway/journal"
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

// typed is what came at a question: a line, or all lines of a paste.
type typed struct {
	text string
	cut  bool // the terminal may have dropped the rest of the last line
	torn bool // and of one above it
}

// several says whether more than one line came, blank ones at either end apart.
func (t typed) several() bool { return strings.Contains(strings.TrimSpace(t.text), "\n") }

// and is an answer with the lines that came after it.
func (t typed) and(next typed) typed {
	return typed{t.text + "\n" + next.text, next.cut, t.torn || t.cut || next.torn}
}

// whole asks on where a terminal may have dropped the rest of a line, so that nothing of a long answer is lost without a word; Enter
// alone leaves it as it came. With an error it gives the answer as far as it came.
func (p *linePrompter) whole(ctx context.Context, got typed) (typed, error) {
	for got.cut {
		end := []rune(strings.TrimSpace(withoutKeys(got.text)))
		p.text("     ", fmt.Sprintf("A terminal takes %d bytes a line. This one stops behind %q: go on from there, or Enter to leave it so.",
			p.atMost, "…"+string(end[max(0, len(end)-30):])))
		p.say("   …> ")
		part, err := p.read(ctx)
		got = typed{got.text + part.text, part.cut, got.torn || part.torn}
		if err != nil {
			return got, err
		}
	}
	return got, nil
}

// What a terminal puts around a text that is pasted into it, and what asks for that and no longer does.
const (
	pasteBegins, pasteEnds  = "\x1b[200~", "\x1b[201~"
	bracketsOn, bracketsOff = "\x1b[?2004h", "\x1b[?2004l"
)

// burst is how long the next line may take to come and yet belong to the one before, as the lines of a paste do that the terminal does
// not mark. Those of one write wait already, and a slow connection brings them some milliseconds apart; a person takes a tenth of a
// second for a letter and Enter, and a script that waits for the question sees it only afterwards.
const burst = 50 * time.Millisecond

// dropped is how long the next line of a paste may take to come when the terminal has cut the one before, and the end of the paste
// with it, perhaps.
const dropped = 200 * time.Millisecond

// read gives a line, or all lines of a paste. Some terminals do not say where a paste ends, and its last line may lack its end: then
// the answer goes on to a line that came by itself, which is Enter where nothing is to be added. With an error it gives the lines
// that came before.
func (p *linePrompter) read(ctx context.Context) (typed, error) {
	got, marked, err := p.atOnce(ctx)
	for last := got; err == nil && !marked && last.several(); {
		p.text("\n     ", fmt.Sprintf("%d lines came at once, as of a paste, and are one answer. What you add goes below them; Enter ends it.",
			1+strings.Count(strings.TrimSpace(got.text), "\n")))
		p.say("   …> ")
		last, marked, err = p.atOnce(ctx)
		got = got.and(last)
	}
	return got, err
}

// atOnce gives a line and those that came with it: up to the end of a paste that the terminal marks, without the marks, else as long
// as further lines wait in the terminal. marked says which.
func (p *linePrompter) atOnce(ctx context.Context) (got typed, marked bool, err error) {
	alone := 0 // lines in a row after which none came
	for got, err = p.line(ctx); err == nil; {
		open := p.brackets && strings.LastIndex(got.text, pasteBegins) > strings.LastIndex(got.text, pasteEnds)
		wait := burst
		if open {
			wait = dropped
		}
		if alone++; p.atMost > 0 && p.in.waits(wait) {
			alone = 0
		}
		if !open && alone > 0 || alone > 1 && p.in.canWait() {
			break // Backspace takes the end of a paste out of its line: a line by itself below is Enter then
		}
		within, cancel := ctx, context.CancelFunc(func() {})
		if open && got.cut {
			within, cancel = context.WithTimeout(ctx, dropped)
		}
		var next typed
		next, err = p.line(within)
		late := within.Err() != nil && ctx.Err() == nil
		cancel()
		if late || err != nil && !open { // the lines so far are an answer, and the next question finds what has ended the input
			err = nil
			break
		}
		if err == nil {
			got = got.and(next)
		}
	}
	marked = p.brackets && strings.Contains(got.text, pasteBegins)
	if marked {
		got.text = strings.NewReplacer(pasteBegins, "", pasteEnds, "").Replace(got.text)
	}
	return got, marked, err
}

// line gives the next line as it comes.
func (p *linePrompter) line(ctx context.Context) (typed, error) {
	ended := p.sayContinued()
	line, err := p.in.line(ctx)
	ended()
	switch {
	case ctx.Err() != nil:
		return typed{}, errInterrupted
	case err != nil:
		return typed{}, errNoAnswer
	}
	cut := p.atMost > 0 && len(line) >= p.atMost-utf8.UTFMax
	if cut {
		line = withoutHalf(line)
	}
	return typed{text: strings.ToValidUTF8(line, "\uFFFD"), cut: cut}, nil
}

// sayContinued says, until what it returns is called, that a line which was begun is gone when somebody has stopped the program and goes
// on with it: the terminal drops it without a word, and the shell has ended the marks around a paste.
func (p *linePrompter) sayContinued() (ended func()) {
	if p.atMost == 0 {
		return func() {}
	}
	return onContinue(func() {
		if p.brackets {
			fmt.Fprint(p.out, bracketsOn)
		}
		p.text("\n     ", "What stood in this line when it was stopped is gone; type it again.")
		p.say("   > ")
	})
}

// withoutHalf is a line without the beginning of a letter at its end, the rest of which a terminal has dropped.
func withoutHalf(line string) string {
	for i := len(line) - 1; i >= 0 && i >= len(line)-utf8.UTFMax; i-- {
		if utf8.RuneStart(line[i]) {
			if !utf8.FullRuneInString(line[i:]) {
				return line[:i]
			}
			break
		}
	}
	return line
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

// keyCodes are what keys without a letter leave in a line that a terminal reads: those of arrows and their like, a letter with Alt,
// and control characters other than the tab.
var keyCodes = journal.Pattern(`\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O[A-Za-z]|[^\x00-\x1f\x7f])?|[\x00-\x08\x0b-\x1f\x7f]`)

// withoutKeys is a line without the codes of keys that are no letters, which would otherwise stand in the entry and in its name.
func withoutKeys(line string) string { return keyCodes().ReplaceAllString(line, "") }

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
