package cmd

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"twoway/journal/report"
)

// question is one line of a sheet as a prompter asks it.
type question struct {
	field    string // the answer's field
	ask      string // empty for a further part of the same screen
	label    string // a few words before the answer
	hint     string
	required bool
	multi    bool // several answers, one a line, until an empty line
	choices  []string
	skip     func() bool               // asked last: an earlier answer may have made the question idle
	check    func(value string) error  // nil accepts every text
	read     func(value string) string // what is typed → the value of the field; nil takes it as it is
}

// prompter asks a sheet of questions and gives the answers; an empty answer to a question that is not required is none. keep
// is called with each answer as soon as it is there, before the next question.
type prompter interface {
	Ask(ctx context.Context, sheet []question, keep func(answer) error) error
}

// errNoAnswer is the end of the input in the middle of a sheet.
var errNoAnswer = errors.New("the input ended before the last answer")

// linePrompter asks in plain lines that any terminal, screen reader or pipe can follow: nothing moves the cursor.
type linePrompter struct {
	lines  <-chan string
	out    io.Writer
	width  int
	opened bool // the way to answer has been said
}

// newLinePrompter reads answers from in, a line each, and writes questions to out. One reader serves the whole run, so that
// no answer is swallowed between two sheets.
func newLinePrompter(in io.Reader, out io.Writer, width int) *linePrompter {
	lines := make(chan string)
	go func() {
		defer close(lines)
		r := bufio.NewReader(in)
		for {
			line, err := r.ReadString('\n')
			if line != "" || err == nil {
				lines <- strings.TrimRight(line, "\r\n")
			}
			if err != nil {
				return
			}
		}
	}()
	return &linePrompter{lines: lines, out: out, width: width}
}

func (p *linePrompter) read(ctx context.Context) (string, error) {
	select {
	case <-ctx.Done():
		return "", errInterrupted
	case line, ok := <-p.lines:
		if !ok {
			if ctx.Err() != nil {
				return "", errInterrupted
			}
			return "", errNoAnswer
		}
		return strings.ToValidUTF8(line, "\uFFFD"), nil
	}
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
	if !p.opened {
		p.say("Enter skips what is not needed and ends a list. Ctrl-C keeps what you have as a draft.\n")
		p.opened = true
	}
	screens, n := 0, 0
	for _, q := range sheet {
		if q.ask != "" {
			screens++
		}
	}
	explained := false // the hint of this screen explains the scale
	for _, q := range sheet {
		if q.skip != nil && q.skip() {
			continue
		}
		if q.ask != "" {
			n++
			p.text(fmt.Sprintf("\n%d/%d  ", n, screens), q.ask)
			p.text("     ", q.hint)
			explained = strings.HasPrefix(q.hint, "0")
		}
		if !scale(q.choices) || !explained {
			p.list(q.choices)
		}
		if err := p.one(ctx, q, keep); err != nil {
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
	width := max(p.width, 20) - 5
	lines := strings.Split(ansi.Wordwrap(report.Clean(words), width, ""), "\n")
	p.say("%s%s\n", lead, strings.Join(lines, "\n     "))
}

// list prints choices, numbered unless they are numbers themselves.
func (p *linePrompter) list(choices []string) {
	for i, c := range choices {
		if !scale(choices) {
			c = fmt.Sprintf("%d) %s", i+1, c)
		}
		p.text("     ", c)
	}
}

// one asks until the answer fits; a question with several answers ends at an empty line.
func (p *linePrompter) one(ctx context.Context, q question, keep func(answer) error) error {
	for given := 0; ; {
		p.say("   %s> ", spaced(q.label))
		line, err := p.read(ctx)
		if err != nil {
			return err
		}
		line = q.chosen(strings.TrimSpace(line))
		switch {
		case line == "" && q.required && given == 0:
			p.text("     ", "This one is needed; Ctrl-C keeps what you have as a draft.")
			continue
		case line == "":
			return nil
		}
		if q.check != nil {
			if err := q.check(line); err != nil {
				p.text("     ", err.Error())
				continue
			}
		}
		if q.read != nil {
			line = q.read(line)
		}
		if err := keep(answer{q.field, line}); err != nil {
			return err
		}
		if given++; !q.multi {
			return nil
		}
	}
}

func spaced(label string) string {
	if label == "" {
		return ""
	}
	return label + " "
}

// chosen turns the number of a choice into the choice itself.
func (q question) chosen(line string) string {
	for i, c := range q.choices {
		if line == fmt.Sprint(i+1) && !scale(q.choices) {
			word, _, _ := strings.Cut(c, ":")
			return word
		}
	}
	return line
}

// scale says whether the choices are numbers themselves, so that a number typed is the value and not a place in the list.
func scale(choices []string) bool {
	return len(choices) > 0 && choices[0][0] >= '0' && choices[0][0] <= '9'
}
