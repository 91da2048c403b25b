package cmd

import (
	"fmt"
	"slices"

	"twoway/journal"
	"twoway/journal/store"
)

// runDuePrompt prints the line for a shell prompt. Nothing may disturb a prompt: what cannot be read is left to `due`.
func runDuePrompt(a *app, o *dueOptions) {
	quiet := *a.env
	quiet.Err = discard{}
	p, err := (&app{env: &quiet, journal: a.journal, draftsNamed: true}).promptOn(o.asOf)
	if line := p.Line(); err == nil && line != "" {
		fmt.Fprintln(a.env.Out, line+" ") // a shell takes the line end off, and the prompt itself follows
	}
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }

// promptOn is what waits today, or on another day that was asked for. A shell asks before each command, so today's answer is
// remembered for as long as no file of the journal and nothing else that it follows from has changed.
func (a *app) promptOn(asOf string) (p journal.Prompt, err error) {
	at := a.env.Now()
	on := journal.DateOf(at)
	if asOf != "" {
		if on, err = journal.ParseDate(asOf, on); err != nil {
			return p, err
		}
	}
	loc, st, err := open(a.env, a.journal)
	if err != nil {
		return p, err
	}
	defer st.Close()
	dir := stateDir(a.env)
	if asOf != "" || dir == "" {
		p, _, err = promptRead(loc, st, on)
		return p, err
	}
	stamp, stampErr := st.Stamp()
	key := stamp.With(a.env.Version, on.String(), fmt.Sprintf("%+v", loc.Settings.rule()))
	memory := store.OpenPrompts(dir, loc.Path)
	if p, ok := memory.Said(key); ok && stampErr == nil {
		return p, nil
	}
	p, whole, err := promptRead(loc, st, on)
	if err == nil && stampErr == nil && whole && stamp.Settled(at) {
		_ = memory.Keep(key, p) // a prompt says nothing about a state folder that cannot be written
	}
	return p, err
}

// promptRead reads the journal for its prompt. whole is false when a file was kept from us by the system, which time may mend
// without a trace in the file.
func promptRead(loc *location, st *store.Store, on journal.Date) (p journal.Prompt, whole bool, err error) {
	entries, problems, err := st.Entries()
	if err != nil {
		return p, false, err
	}
	states, _ := journal.FoldAll(entries, on, loc.Settings.rule())
	loose, _ := journal.Loose(entries, on)
	return journal.PromptOf(journal.Waiting(slices.Concat(states, loose), on)), !store.Withheld(problems), nil
}
