package cmd

import (
	"fmt"

	"twoway/journal"
	"twoway/journal/store"
)

// runDuePrompt prints the line for a shell prompt. Nothing may disturb a prompt: what cannot be read is left to `due`.
func runDuePrompt(a *app, o *dueOptions) {
	quiet := *a.env
	quiet.Err = discard{}
	p, err := (&app{env: &quiet, journal: a.journal}).promptNow(o.asOf)
	if line := p.Line(); err == nil && line != "" {
		fmt.Fprintln(a.env.Out, line+" ") // a shell takes the line end off, and the prompt itself follows
	}
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }

// promptNow is what waits today, or on another day that was asked for. A shell asks before each command, so today's answer is
// remembered for as long as no file of the journal and nothing else that it follows from has changed.
func (a *app) promptNow(asOf string) (journal.Prompt, error) {
	dir := stateDir(a.env)
	if asOf != "" || dir == "" {
		p, _, err := a.promptRead(asOf)
		return p, err
	}
	at := a.env.Now()
	loc, st, err := open(a.env, a.journal)
	if err != nil {
		return journal.Prompt{}, err
	}
	defer st.Close()
	today := journal.DateOf(at).String()
	stamp, stampErr := st.Stamp()
	key := stamp.With(a.env.Version, today, fmt.Sprintf("%+v", loc.Settings.rule()))
	memory := store.OpenPrompts(dir, loc.Path)
	if p, ok := memory.Said(key); ok && stampErr == nil {
		return p, nil
	}
	p, whole, err := a.promptRead(today)
	if err == nil && stampErr == nil && whole && stamp.Settled(at) {
		_ = memory.Keep(key, p) // a prompt says nothing about a state folder that cannot be written
	}
	return p, err
}

// promptRead reads the journal for its prompt. whole is false when a file was kept from us by the system, which time may mend
// without a trace in the file.
func (a *app) promptRead(asOf string) (p journal.Prompt, whole bool, err error) {
	o, err := a.load(asOf)
	if err != nil {
		return journal.Prompt{}, false, err
	}
	defer o.store.Close()
	return journal.PromptOf(journal.Waiting(o.waiting(), o.asOf)), !store.Withheld(o.problems), nil
}
