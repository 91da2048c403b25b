package journal

import (
	"cmp"
	"errors"
	"reflect"
	"slices"
	"strings"
)

// PublicState folds what the entry with an id, or its decision, is on the day of an entry about it that is being written: from what is public
// beside that entry, as an export has it. redact takes from an entry what is hidden in it. It is nil where the new entry stays in itself, and
// a state without anything where what it is about does.
func PublicState(e *Entry, id string, others []*Entry, redact func(*Entry) *Entry, r Rule) *State {
	entries := append(slices.Clone(others), e)
	g := group(entries)
	hidden := g.private(entries)
	d := g.byID[id]
	isDecision := d != nil && d.Decision != nil
	if hidden[e.ID] || isDecision && hidden[id] {
		return nil
	}
	known := g.known(hidden)
	public := func(list []*Entry) (out []*Entry) {
		for _, x := range list {
			if x != e && !hidden[x.ID] {
				out = append(out, redact(x).withoutMarked().withoutNames(known))
			}
		}
		return out
	}
	if isDecision {
		return Fold(public([]*Entry{d})[0], public(g.about[id]), e.Date, r)
	}
	loose, _ := Loose(public(others), e.Date)
	if i := slices.IndexFunc(loose, func(s *State) bool { return s.ID == id }); i >= 0 {
		return loose[i]
	}
	return &State{ID: id, Handle: handleOf(id), AsOf: e.Date}
}

// Withheld is an error for what an entry that is not private takes over from its decision, s, and what is public of that does not say: the old
// value of an amendment, a line that is settled, the key or the words of an option, a practice, a planned conversation. The error is a
// *FieldError.
func (s *State) Withheld(e *Entry, public *State) error {
	return first(s.withheldValue(e, public), s.withheldLine(e, public), s.withheldKey(e, public), s.withheldOption(e, public), s.withheldPractice(e, public),
		s.withheldTalk(e, public))
}

// isWithheld is the error that names what is private alone.
func isWithheld(e *Entry, field, value string) error {
	return &FieldError{Field: field, Value: value, Want: "it is private, and the " + string(e.Kind) + " would not be"}
}

// withheldValue holds against what is public what a field was before. What is hidden in a value stays hidden where it is taken over.
func (s *State) withheldValue(e *Entry, public *State) error {
	whole, known := s.clone(), public.clone()
	for _, a := range e.Amendments {
		field := strings.ToLower(a.Field)
		was, ok := whole.Field(field)
		said, _ := known.Field(field)
		if bare := Unmarked(was); ok && bare != "" && !known.sameValue(field, said, bare) {
			return &FieldError{Field: "amendments", Value: field, Want: "what it was before is private, and the " + string(e.Kind) + " would not be"}
		}
		_, _ = whole.setField(field, a.New), known.setField(field, a.New) // what does not fit is named elsewhere
	}
	return nil
}

func (s *State) withheldLine(e *Entry, public *State) error {
	for _, r := range e.Resolutions {
		m, found, known := r.meaning(), false, false
		for i, c := range s.candidates(m.kind) {
			if plainKey(c.text) == plainKey(m.text) && (c.by == m.by || m.by.IsZero()) {
				found, known = true, known || public.Knows(s.lineAt(m.kind, i))
			}
		}
		if found && !known {
			return isWithheld(e, "resolutions", m.text)
		}
	}
	return nil
}

// SettleOpenly is Settle for an entry that leaves, where public is what public entries say of the state. A line whose words are public is
// written as it stands there, whatever private entries changed of it; one that private entries alone have settled takes that outcome in
// public as well.
func (s *State) SettleOpenly(r Resolution, public *State) (Resolution, error) {
	full, err := s.Settle(r)
	typed := r.meaning()
	if err == nil {
		if at, n := s.match(full.meaning()); n == 1 && public.Knows(s.lineAt(typed.kind, at)) {
			return full, nil
		}
		r = full
	}
	open, fault := public.Settle(r)
	if fault != nil || !open.Settles(r) {
		return full, err
	}
	m := open.meaning()
	if m.kind != itemAssumption && !typed.by.IsZero() && m.by != typed.by { // a line with the same words
		return full, err
	}
	at, n := s.match(m)
	if was, settled := s.settledAt(m.kind, at); n != 1 || settled && was.Word != m.out.Word {
		return full, err
	}
	return open, nil
}

// KnowsWords says whether a state holds a line that waits for an outcome as Knows does, and a belief whatever the day to check it by.
func (s *State) KnowsWords(line Resolution) bool {
	m := line.meaning()
	if m.kind != itemAssumption {
		return s.Knows(line)
	}
	return slices.ContainsFunc(s.Assumptions, func(a AssumptionState) bool { return plainKey(a.Belief) == plainKey(m.text) })
}

// Knows says whether a state holds a line that waits for an outcome, as it was first written, what is hidden in it apart.
func (s *State) Knows(line Resolution) bool {
	m := line.meaning()
	for i, c := range s.candidates(m.kind) {
		if c.by == m.by && reflect.DeepEqual(s.lineAt(m.kind, i).plain(), line.plain()) {
			return true
		}
	}
	return false
}

// plain is a line for comparison.
func (r Resolution) plain() Resolution {
	switch {
	case r.Prediction != nil:
		r.Prediction = new(*r.Prediction)
		r.Prediction.Claim = plainKey(r.Prediction.Claim)
	case r.Tripwire != nil:
		r.Tripwire = new(*r.Tripwire)
		r.Tripwire.Condition = plainKey(r.Tripwire.Condition)
	case r.Assumption != nil:
		r.Assumption = new(*r.Assumption)
		r.Assumption.Belief = plainKey(r.Assumption.Belief)
	}
	return r
}

// plainKey is a text for comparison without what is hidden in it.
func plainKey(text string) string { return textKey(Unmarked(text)) }

func (s *State) withheldKey(e *Entry, public *State) error {
	if fault, ok := errors.AsType[*FieldError](public.validateKeys(e)); ok && s.validateKeys(e) == nil {
		return isWithheld(e, fault.Field, fault.Value)
	}
	return nil
}

// withheldOption names an option that is written anew with the words of one on record.
func (s *State) withheldOption(e *Entry, public *State) error {
	words := func(options []Option, key string) []string {
		i := slices.IndexFunc(options, func(o Option) bool { return o.Key == key })
		if i < 0 {
			return nil
		}
		o := options[i]
		said := []string{o.Label, o.Pull, o.Con, o.Rung, o.Shape}
		for _, sub := range o.More {
			said = append(said, sub.Name+": "+sub.Text)
		}
		return said
	}
	for _, o := range e.Options {
		whole, known := words(s.Options, o.Key), words(public.Options, o.Key)
		for _, said := range words(e.Options, o.Key) {
			if said != "" && slices.Contains(whole, said) && !slices.Contains(known, said) {
				return isWithheld(e, "options", said)
			}
		}
	}
	return nil
}

func (s *State) withheldPractice(e *Entry, public *State) error {
	for _, p := range e.Practices {
		if s.practices(p.Text) && !public.practices(p.Text) {
			return isWithheld(e, "practices", p.Text)
		}
	}
	return nil
}

// practices says whether a practice is on record.
func (s *State) practices(text string) bool {
	same := func(have string) bool { return textKey(have) == textKey(text) }
	return slices.ContainsFunc(s.KeepsOpen, same) || slices.ContainsFunc(s.Practices, func(p PracticeState) bool { return same(p.Text) })
}

func (s *State) withheldTalk(e *Entry, public *State) error {
	if t := e.Conversation; t != nil && s.talkAt(t.Follows) != nil && public.talkAt(t.Follows) == nil {
		return isWithheld(e, "follows", t.Follows)
	}
	return nil
}

// Command is the command of what waits at the decision, with the flag that keeps in what it writes where public, what is public of the
// decision, does not say that.
func (s *State) Command(w WaitItem, public *State) string {
	withheld, kind := w.Kind == WaitConversation && public.talkAt(w.Entry) == nil, itemKind(w.Kind)
	var mine []int
	for i, c := range s.candidates(kind) {
		if c.by == w.From && strings.Contains(w.Text, c.text) {
			mine = append(mine, i)
		}
	}
	if len(mine) > 1 {
		named := s.naming(kind)
		mine = slices.DeleteFunc(mine, func(i int) bool { return w.How != s.resolveCommand(named, i) })
	}
	for _, i := range mine {
		withheld = withheld || !public.KnowsWords(s.lineAt(kind, i))
	}
	if withheld {
		return w.How + " --private"
	}
	return w.How
}

// copyRules are the rules of a fold that an entry breaks which takes over what is not there.
var copyRules = []string{"amendment-old", "resolution-unmatched", "option-unknown", "follows-unknown"}

// PrivateCopies holds the entries that are public against what the public entries say, and gives the problems of the fold of the whole
// journal as they are then: an old value is the one that is public, and what an entry has taken over from a private one is named. redact takes
// from an entry what is hidden; none of those handed in is changed.
func PrivateCopies(problems []Problem, entries []*Entry, redact func(*Entry) *Entry, asOf Date, r Rule) []Problem {
	public, _ := Public(entries, redact)
	_, found := FoldAll(public, asOf, r)
	open, whole := map[string]*Entry{}, map[string]*Entry{}
	for _, e := range entries {
		whole[e.where()] = e
	}
	for _, e := range public {
		open[e.where()] = e
	}
	type place struct {
		path, key, rule string
		line            int
	}
	at := func(p Problem) place { return place{p.Path, p.Key, p.Rule, p.Line} }
	named := map[place]bool{}
	var out []Problem
	for _, p := range problems {
		named[at(p)] = true
		if p.Rule != "amendment-old" || open[p.Path] == nil {
			out = append(out, p)
		}
	}
	g := group(entries)
	for _, p := range found {
		if !slices.Contains(copyRules, p.Rule) {
			continue
		}
		kept := false
		if e := open[p.Path]; e != nil && whole[p.Path] != nil {
			kept = g.keeps(e.takenOn(p.Line), whole[p.Path]) || p.Rule == "option-unknown" && g.keepsOption(e.optionAt(p), whole[p.Path])
			p.Line = e.sameLine(p.Line, whole[p.Path])
		}
		switch {
		case kept || !named[at(p)]:
			out = slices.DeleteFunc(out, func(have Problem) bool { return at(have) == at(p) })
			mend := "make this entry private as well, or take that out of it"
			if p.Rule == "amendment-old" {
				mend = "make this entry private as well, or " + p.Mend
			}
			out = append(out, Problem{Path: p.Path, Line: p.Line, Key: p.Key, Rule: "private-copied", Text: "this is said in private alone: " + p.Text, Mend: mend})
		case p.Rule == "amendment-old":
			out = append(out, p)
		}
	}
	return append(out, g.copiedPractices(open, asOf)...)
}

// takenOn are the words of an earlier line, or of a field as it was, that an entry repeats on a line; "" when it repeats none there.
func (e *Entry) takenOn(line int) string {
	for _, r := range e.Resolutions {
		if r.Line == line {
			return r.meaning().text
		}
	}
	for _, a := range e.Amendments {
		if a.Line == line {
			return a.Old
		}
	}
	return ""
}

// optionAt is the key of an option that an entry names where it has a problem, "" when it names none there.
func (e *Entry) optionAt(at Problem) string {
	for _, p := range e.Predictions {
		if p.Line == at.Line && at.Line > 0 {
			return p.If
		}
	}
	r, x, c := cmp.Or(e.Reflection, &Reflection{}), cmp.Or(e.Experiment, &Experiment{}), cmp.Or(e.Conversation, &Conversation{})
	return map[string]string{
		"recall_choice": r.RecallChoice, "would_choose": r.WouldChoose, "choice": r.Choice, "tests": x.Tests, "track": c.Track,
	}[at.Key]
}

// keepsOption says whether an option that an entry names stands in its decision, or in what else is about that, where it is hidden.
func (g *grouping) keepsOption(key string, e *Entry) bool {
	has := func(text string) bool {
		for line := range strings.Lines(text) {
			if bare := strings.TrimLeft(line, " \t%-*+>"); key != "" && strings.HasPrefix(bare, key+":") {
				return true
			}
		}
		return false
	}
	return slices.ContainsFunc(g.beside(e), func(other *Entry) bool { return has(other.Body) && !has(other.openBody()) })
}

// beside are the decision that an entry is about and the others about that.
func (g *grouping) beside(e *Entry) []*Entry {
	all := append(slices.Clone(g.about[e.About]), g.byID[e.About])
	return slices.DeleteFunc(all, func(other *Entry) bool { return other == nil || other == e })
}

// keeps says whether the words that an entry repeats stand in its decision, or in what else is about that, only where they are hidden.
func (g *grouping) keeps(words string, e *Entry) bool {
	key := letters(words)
	if len(key) < leastSaid {
		return false
	}
	kept := false
	for _, other := range g.beside(e) {
		if strings.Contains(letters(other.openText()), key) {
			return false
		}
		kept = kept || strings.Contains(letters(other.text()), key)
	}
	return kept
}

// copiedPractices names the practices in entries that are public, of which open has what is public by the path, that only private entries
// had brought up before.
func (g *grouping) copiedPractices(open map[string]*Entry, asOf Date) (out []Problem) {
	for _, d := range g.decisions {
		known, secret := map[string]bool{}, map[string]bool{}
		for _, e := range slices.Concat([]*Entry{d}, sorted(g.about[d.ID])) {
			if e.Date.After(asOf) || e != d && e.Decision != nil {
				continue
			}
			public := open[e.where()]
			if public != nil {
				for _, p := range public.Practices {
					if key := plainKey(p.Text); known[key] || !secret[key] {
						known[key] = true
						continue
					}
					out = append(out, Problem{
						Path: e.where(), Line: public.sameLine(p.Line, e), Rule: "private-copied",
						Text: "this is said in private alone: the practice " + p.Text, Mend: "make this entry private as well, or take that out of it",
					})
				}
				for _, text := range public.keepsOpen() {
					known[plainKey(text)] = true
				}
			}
			for _, text := range e.keepsOpen() {
				secret[plainKey(text)] = true
				secret[textKey(unsigned(text))] = true
			}
			for _, p := range e.Practices {
				secret[plainKey(p.Text)] = true
			}
		}
	}
	return out
}

// unsigned is a text with the marks that hide a part of it taken off, and the part left.
func unsigned(text string) string { return strings.ReplaceAll(text, "%%", "") }

// keepsOpen are the practices that an entry brings up to be kept.
func (e *Entry) keepsOpen() (texts []string) {
	if e.Decision != nil {
		texts = e.Decision.KeepsOpen
	}
	for _, a := range e.Amendments {
		if strings.EqualFold(a.Field, "keeps_open") {
			texts = slices.Concat(texts, splitList(a.New))
		}
	}
	return texts
}

// sameLine is the line in the whole of an entry on which an item stands that is on a line of what is public of it.
func (e *Entry) sameLine(line int, whole *Entry) int {
	return cmp.Or(
		lineOf(line, e.Amendments, whole.Amendments, func(a Amendment) (int, string) { return a.Line, a.Field + ": " + a.Old + " → " + a.New }),
		lineOf(line, e.Resolutions, whole.Resolutions, func(r Resolution) (int, string) { return r.Line, r.meaning().text }),
		lineOf(line, e.Predictions, whole.Predictions, func(p Prediction) (int, string) { return p.Line, p.Claim }),
		lineOf(line, e.Practices, whole.Practices, func(p Practice) (int, string) { return p.Line, p.Text }),
		line)
}

// lineOf is the line of the item among others that says the same as the one on a line; 0 without one.
func lineOf[T any](line int, items, others []T, says func(T) (int, string)) int {
	for _, item := range items {
		at, text := says(item)
		for _, other := range others {
			if n, same := says(other); at == line && same == text {
				return n
			}
		}
	}
	return 0
}
