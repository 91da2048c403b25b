package cmd

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// assumption reads "by 2026-08-31: belief"; the sub-lines "- key: …" and "- check: …" may stand below it.
func assumption(b *builder, v string) error {
	head, subs := subLines(v)
	head, err := isoAssumption(head, b.today)
	if err != nil {
		return err
	}
	a, err := markdown.ParseAssumption(head)
	if err != nil {
		return err
	}
	if !a.By.IsZero() && a.By.Before(b.today) {
		return fmt.Errorf("%s is before the day it is written, %s; name a day to come", a.By.Said(), b.today)
	}
	one := journal.Items{Assumptions: []journal.Assumption{a}}
	b.unsettle(&one)
	a = one.Assumptions[0]
	for _, s := range subs {
		switch s.Name {
		case "key":
			a.Key = s.Text
		case "check":
			a.Check = s.Text
		default:
			a.More = append(a.More, s)
		}
	}
	b.reckon(v, a.By, a.Belief)
	b.entry.Assumptions = append(b.entry.Assumptions, a)
	return nil
}

// keyedAssumption is an assumption that answers a question of its own.
func keyedAssumption(key string) setter {
	return func(b *builder, v string) error { return assumption(b, v+"\n  - key: "+key) }
}

// predict reads a prediction and holds its date against the entry's own.
func predict(b *builder, v string) error {
	line, err := isoPrediction(v, b.today)
	if err != nil {
		return err
	}
	p, err := markdown.ParsePrediction(line)
	if err != nil {
		return err
	}
	if p.By.Before(b.today) {
		return fmt.Errorf("%s is before the day it is made, %s; name a day to come", p.By.Said(), b.today)
	}
	if p.If != "" && !b.guarded() && !hasKey(b.options(), p.If) {
		return fmt.Errorf("(if %s) names no option; give it first with --option", p.If)
	}
	one := journal.Items{Predictions: []journal.Prediction{p}}
	b.unsettle(&one)
	p = one.Predictions[0]
	b.reckon(v, p.By, p.Claim)
	b.entry.Predictions = append(b.entry.Predictions, p)
	return nil
}

// tripwire reads "If …, then revisit" and "Unless … by DATE, then decide".
func tripwire(b *builder, v string) error {
	t, err := markdown.ParseTripwire(isoTripwire(withoutWhen(strings.TrimSpace(v)), b.today))
	if err != nil {
		return err
	}
	bare := strings.ToLower(t.Condition)
	if bare == "if" || bare == "unless" || action().MatchString(" "+bare) {
		return fmt.Errorf("the condition is missing; write \"If …, then revisit\"")
	}
	if t.Mode == journal.Missing && t.By.IsZero() {
		return fmt.Errorf("\"unless\" needs a day, as in \"Unless it is staffed by 2026-12-31, then decide\"")
	}
	if t.Tail != nil && !t.Ticked && strings.Contains(strings.ToLower(v), "then ") {
		return fmt.Errorf("a tripwire that is new has no outcome; leave out the arrow and %q", t.Tail.Word)
	}
	one := journal.Items{Tripwires: []journal.Tripwire{t}}
	b.unsettle(&one)
	t = one.Tripwires[0]
	b.reckon(v, t.By, t.Condition)
	b.entry.Tripwires = append(b.entry.Tripwires, t)
	return nil
}

// resolution reads what settles a line, whose day may be any that `help dates` names.
func resolution(b *builder, v string) error {
	r, err := markdown.ParseResolution(isoResolution(v, b.today))
	if err != nil {
		return outcomeWanted(v, b.today)
	}
	b.reckonResolved(v, r)
	b.entry.Resolutions = append(b.entry.Resolutions, r)
	return nil
}

// reckonResolved is reckon for the day on which a line was settled.
func (b *builder) reckonResolved(typed string, r journal.Resolution) {
	about := r.Text
	switch {
	case r.Prediction != nil:
		about = r.Prediction.Claim
	case r.Assumption != nil:
		about = r.Assumption.Belief
	case r.Tripwire != nil:
		about = r.Tripwire.Condition
	}
	b.reckon(typed, r.Tail.On, about)
}

// voidWhy is said to a void without a reason.
const voidWhy = `a void prediction says why, as in "void: the survey was cancelled"`

// outcomeWanted says which outcomes there are to a line that ends in none, and what is wrong with the day behind one.
func outcomeWanted(v string, today journal.Date) error {
	const outcomes = "a prediction is settled by yes, no or void: why; a tripwire by hit, passed or off; an assumption by holding, shaken or wrong"
	if m := outcomeTail().FindStringSubmatch(v); m != nil && m[2] != "" {
		if _, err := journal.ParseDate(strings.TrimSpace(m[2]), today); err != nil {
			return fmt.Errorf("behind %s stands its day, or a colon and a note; %w", strings.ToLower(m[1]), err)
		}
	}
	v = strings.ReplaceAll(v, "->", "→")
	i := strings.LastIndex(v, "→")
	if i < 0 {
		return fmt.Errorf("write the line or its claim, an arrow and the outcome, as in \"the survey is out → yes 2026-08-18\"; %s", outcomes)
	}
	tail := v[i+len("→"):]
	word, _, _ := strings.Cut(strings.TrimSpace(tail), " ")
	if word = strings.Trim(word, ":"); strings.EqualFold(word, "void") {
		return errors.New(voidWhy)
	}
	return fmt.Errorf("%q is no outcome; %s", word, outcomes)
}

// practice takes TEXT=kept or TEXT=not kept.
func practice(b *builder, v string) error {
	i := strings.LastIndexByte(v, '=')
	if i < 0 {
		return fmt.Errorf("write TEXT=kept or TEXT=not kept")
	}
	word := strings.ToLower(strings.TrimSpace(v[i+1:]))
	if word != "kept" && word != "not kept" {
		return fmt.Errorf("%q is neither kept nor not kept", strings.TrimSpace(v[i+1:]))
	}
	p, err := markdown.ParsePractice(strings.TrimSpace(v[:i]))
	if err != nil {
		return err
	}
	kept := func(text string) bool { return strings.EqualFold(strings.TrimSpace(text), p.Text) }
	if b.about != nil && !slices.ContainsFunc(b.about.KeepsOpen, kept) {
		return fmt.Errorf("%q is no practice of %s; write it as it stands", p.Text, b.about.Handle)
	}
	p.Kept = word == "kept"
	b.entry.Practices = append(b.entry.Practices, p)
	return nil
}
