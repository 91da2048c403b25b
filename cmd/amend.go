package cmd

import (
	"fmt"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// amend reads FIELD=NEW; the old value is what the decision has today.
func amend(b *builder, v string) error {
	name, value, ok := strings.Cut(v, "=")
	if !ok {
		return fmt.Errorf("write FIELD=NEW, as in way_back=tell Dana")
	}
	name = strings.ReplaceAll(strings.TrimSpace(name), "-", "_")
	if b.about == nil {
		return fmt.Errorf("there is no decision to amend yet; say it with --%s", strings.ReplaceAll(name, "_", "-"))
	}
	return b.amendField(name, strings.TrimSpace(value))
}

// amendField changes one field of the decision; the old value is what it folds to. A list grows by what is said a second time.
func (b *builder) amendField(name, value string) error {
	old, ok := b.about.Field(name)
	if !ok {
		return fmt.Errorf("%s cannot be amended; these can: %s", name, strings.Join(journal.Amendable, ", "))
	}
	value, err := b.fieldText(name, value)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if markdown.HoldsArrow(value) {
		return fmt.Errorf("%s: an arrow parts the old value from the new one, so no value holds one; write \"to\" or \"then\" for it", name)
	}
	for i, a := range b.entry.Amendments {
		switch {
		case a.Field != name:
		case name == "keeps_open" || name == "tags":
			if err := practicesFit(name, a.New+"; "+value); err != nil {
				return err
			}
			b.entry.Amendments[i].New = a.New + "; " + value
			return nil
		default:
			return fmt.Errorf("%s is changed twice here; once is enough", name)
		}
	}
	if err := practicesFit(name, value); err != nil {
		return err
	}
	if old == value {
		b.quoted = true // whoever guessed it knows it now
		return fmt.Errorf("%s is %s already", name, value)
	}
	b.entry.Amendments = append(b.entry.Amendments, journal.Amendment{Field: name, Old: old, New: value})
	if err := b.about.Amended(b.entry).DateFits(name, b.today); err != nil {
		b.entry.Amendments = b.entry.Amendments[:len(b.entry.Amendments)-1]
		return err
	}
	return nil
}

// practicesFit refuses more practices than a decision may hold.
func practicesFit(name, value string) error {
	if name != "keeps_open" {
		return nil
	}
	return tooMany("keeps-open", strings.Count(strings.Trim(value, "; "), ";")+1)
}

// fieldText checks a new value as a decision's own flag would, and prints it as an amendment holds it.
func (b *builder) fieldText(name, value string) (string, error) {
	if value == "" || value == journal.NotSet {
		return journal.NotSet, nil
	}
	trial := &builder{entry: blank(journal.KindDecision), today: b.today}
	field := strings.ReplaceAll(name, "_", "-")
	if put, ok := decisionSetters[field]; ok && name != "why" {
		if err := put(trial, value); err != nil {
			return "", err
		}
	}
	switch d := trial.entry.Decision; name {
	case "closes_on":
		return d.ClosesOn.String(), nil
	case "trial_ends":
		return d.TrialEnds.String(), nil
	case "decided_on":
		on, err := journal.ParseDate(value, b.today)
		return on.String(), err
	case "agreed":
		return fmt.Sprint(*d.Agreed), nil
	}
	return value, nil
}

// amends sets a field of the decision from a later entry.
func amends(name string) setter {
	return func(b *builder, v string) error {
		if b.about == nil {
			return nil // a trial of the answer alone
		}
		if b.unchanged(name, v) {
			return nil
		}
		return b.amendField(name, v)
	}
}

// unchanged says whether a block's answer is what the decision has already: nothing to amend.
func (b *builder) unchanged(name, v string) bool {
	old, _ := b.about.Field(name)
	value, err := b.fieldText(name, v)
	return err == nil && old == value
}
