package cmd

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"twoway/journal"
)

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

// keyCodes are what keys without a letter leave in a line that a terminal reads: those of arrows and their like, a letter with Alt,
// and control characters other than the tab.
var keyCodes = journal.Pattern(`\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O[A-Za-z]|[^\x00-\x1f\x7f])?|[\x00-\x08\x0b-\x1f\x7f]`)

// withoutKeys is a line without the codes of keys that are no letters, which would otherwise stand in the entry and in its name.
func withoutKeys(line string) string { return keyCodes().ReplaceAllString(line, "") }
