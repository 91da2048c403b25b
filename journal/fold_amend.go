package journal

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// NotSet stands for nothing on either side of an amendment.
const NotSet = "not set"

// listSep joins a list in an amendment.
const listSep = "; "

// Amendable are the front matter fields of a decision that an amendment may change, besides why.
var Amendable = []string{
	"decided_on", "door", "door_max_cost", "closes", "closes_on", "way_back", "must_agree", "agreed", "keeps_open",
	"trial_ends", "context", "when_where", "came_about", "tags", "private",
}

// instead says what to do about a field that is no amendable one.
var instead = map[string]string{
	"door_cost":      "state the new value: door_cost in a note or a look",
	"confidence":     "state it anew in a look",
	"energy":         "state it anew in a note or a look",
	"hands_on_share": "state it anew in a note or a look",
	"question":       "record a new decision that supersedes this one",
	"choice":         "choose in a look, or reverse and record the new choice",
	"date":           "the date of an entry is fixed",
	"id":             "the id of an entry is fixed",
}

// amend applies the amendments of an entry in order. One whose old value is not the folded one is applied and named.
func (s *State) amend(e *Entry) {
	for _, a := range e.Amendments {
		a.Field = strings.ToLower(a.Field)
		s.Amendments = append(s.Amendments, AmendmentState{a, e.Date, e.ID})
		if a.Field == "why" {
			continue
		}
		was, ok := s.Field(a.Field)
		if !ok {
			s.problem(e, a.Line, "amendment-field", a.Field+" cannot be amended", amendAdvice(a.Field))
			continue
		}
		if err := s.setField(a.Field, a.New); err != nil {
			s.problem(e, a.Line, "amendment-value", err.Error(), "write a value that "+a.Field+" takes, or not set")
			continue
		}
		if !s.sameValue(a.Field, was, a.Old) {
			s.problem(e, a.Line, "amendment-old", fmt.Sprintf("%s was %q before this amendment, not %q", a.Field, was, a.Old),
				"write: "+a.Field+": "+was+" → "+s.meantNew(a, was))
		}
	}
	s.amendedDates(e)
}

// meantNew is the new value to write beside the one that held: of a list, an amendment may name the values alone that it changes.
func (s *State) meantNew(a Amendment, was string) string {
	if s.listField(a.Field) == nil || strings.TrimSpace(a.Old) == "" {
		return a.New
	}
	kept := splitList(was)
	for _, old := range splitList(a.Old) {
		i := slices.IndexFunc(kept, func(v string) bool { return textKey(v) == textKey(old) })
		if i < 0 {
			return a.New
		}
		kept = slices.Delete(kept, i, i+1)
	}
	if !strings.EqualFold(strings.TrimSpace(a.New), NotSet) {
		kept = append(kept, splitList(a.New)...)
	}
	return orNotSet(strings.Join(kept, listSep))
}

// amendedDates names the dates that the entry changed to days on which they cannot lie, once all its amendments hold.
func (s *State) amendedDates(e *Entry) {
	for _, a := range e.Amendments {
		field := strings.ToLower(a.Field)
		if err, ok := errors.AsType[*FieldError](s.DateFits(field, e.Date)); ok && s.says(field, a.New) {
			s.problem(e, a.Line, "amendment-value", err.Error(), "write "+err.Field+": "+err.Want)
		}
	}
}

// says whether a folded field is what an amendment wrote.
func (s *State) says(field, text string) bool {
	value, ok := s.Field(field)
	return ok && value == strings.TrimSpace(text)
}

// DateFits checks a date of the decision as it is now folded, after an amendment made on a day, by the rules that hold for the
// decision's own entry: decided_on not after that day and only with a choice, trial_ends and closes_on after the day of the
// choice. Any other field fits. The error is a *FieldError.
func (s *State) DateFits(field string, on Date) error {
	if field == "decided_on" {
		switch {
		case s.DecidedOn.IsZero():
			return nil
		case s.DecidedOn.After(on):
			return &FieldError{Field: field, Value: s.DecidedOn.String(), Want: "a day up to " + on.String() + ", the day it is written down"}
		case s.Status == "open":
			return &FieldError{Field: field, Value: s.DecidedOn.String(), Want: "nothing while the choice is undecided"}
		}
		return nil
	}
	if d := s.dateField(field); d != nil && !d.IsZero() && !d.After(s.since()) {
		return &FieldError{Field: field, Value: d.String(), Want: "a day after " + s.since().String()}
	}
	return nil
}

func amendAdvice(field string) string {
	if advice, ok := instead[field]; ok {
		return advice
	}
	return "write one of: " + joinComma(Amendable) + ", why"
}

// Field gives the folded value of an amendable field as an amendment writes it: "not set" for nothing, a list joined by "; ".
// For why it gives the sentence on record. ok is false for any other field.
func (s *State) Field(name string) (value string, ok bool) {
	switch name {
	case "agreed":
		if s.Agreed == nil {
			return NotSet, true
		}
		return strconv.FormatBool(*s.Agreed), true
	case "private":
		return strconv.FormatBool(s.Private), true
	case "door_max_cost":
		if s.DoorMaxCost == nil {
			return NotSet, true
		}
		return strconv.Itoa(*s.DoorMaxCost), true
	case "why":
		return orNotSet(s.Why), true
	}
	if p := s.textField(name); p != nil {
		return orNotSet(*p), true
	}
	if p := s.dateField(name); p != nil {
		return orNotSet(p.String()), true
	}
	if p := s.listField(name); p != nil {
		return orNotSet(strings.Join(*p, listSep)), true
	}
	return "", false
}

func orNotSet(text string) string { return cmp.Or(text, NotSet) }

func (s *State) textField(name string) *string {
	switch name {
	case "door":
		return &s.Door
	case "closes":
		return &s.Closes
	case "way_back":
		return &s.WayBack
	case "must_agree":
		return &s.MustAgree
	case "context":
		return &s.Context
	case "when_where":
		return &s.WhenWhere
	case "came_about":
		return &s.CameAbout
	}
	return nil
}

func (s *State) dateField(name string) *Date {
	switch name {
	case "decided_on":
		return &s.DecidedOn
	case "closes_on":
		return &s.ClosesOn
	case "trial_ends":
		return &s.TrialEnds
	}
	return nil
}

func (s *State) listField(name string) *[]string {
	switch name {
	case "keeps_open":
		return &s.KeepsOpen
	case "tags":
		return &s.Tags
	}
	return nil
}

// setField gives an amendable field the value that an amendment writes. A value that does not fit changes nothing and is a
// *FieldError.
func (s *State) setField(name, text string) error {
	text = strings.TrimSpace(text)
	if strings.EqualFold(text, NotSet) {
		text = ""
	}
	if p := s.textField(name); p != nil {
		if err := allowedWord(name, text); err != nil {
			return err
		}
		*p = text
		return nil
	}
	if p := s.dateField(name); p != nil {
		return s.setDate(name, p, text)
	}
	switch name {
	case "agreed":
		s.Agreed = nil
		if text == "" {
			return nil
		}
		b, err := parseBool(name, text)
		s.Agreed = b
		return err
	case "private":
		b, err := parseBool(name, text)
		if text == "" {
			b, err = new(bool), nil
		}
		switch {
		case err == nil:
			s.Private = *b
		case !SaysNo(text): // what has left cannot be taken back
			s.Private = true
		}
		return err
	case "door_max_cost":
		return setCost(name, &s.DoorMaxCost, text)
	case "keeps_open":
		s.keptOnce = append(s.keptOnce, s.KeepsOpen...)
		s.KeepsOpen = splitList(text)
	case "tags":
		s.Tags = splitList(text)
	}
	return nil
}

// IsPlain says whether an amendment can hardly be anything but one, wherever its line stands: its field may be amended and is no word that
// begins a line of any note, and both values fit it.
func (a *Amendment) IsPlain() bool {
	s := &State{}
	_, ok := s.Field(a.Field)
	return ok && !slices.Contains([]string{"context", "tags", "why"}, a.Field) && s.setField(a.Field, a.Old) == nil && s.setField(a.Field, a.New) == nil
}

// setDate sets a date of the decision. The choice's own day moves the day from which its first interval counts.
func (s *State) setDate(name string, p *Date, text string) error {
	var d Date
	if text != "" {
		var ok bool
		if d, ok = ISODate(text); !ok {
			return &FieldError{Field: name, Value: text, Want: "a real day, such as 2026-08-15"}
		}
	}
	if name == "decided_on" && s.SetOn == s.since() {
		*p = d
		s.SetOn = s.since()
		return nil
	}
	*p = d
	return nil
}

func parseBool(name, text string) (*bool, error) {
	switch strings.ToLower(text) {
	case "true":
		return new(true), nil
	case "false":
		return new(false), nil
	}
	return nil, &FieldError{Field: name, Value: text, Want: "true or false"}
}

// SaysNo says whether a value under `private` leaves an entry open: nothing, "false" or "no". Anything else closes it.
func SaysNo(text string) bool {
	return text == "" || strings.EqualFold(text, "false") || strings.EqualFold(text, "no")
}

func setCost(name string, to **int, text string) error {
	if text == "" {
		*to = nil
		return nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 || n > costCannot {
		return &FieldError{Field: name, Value: text, Want: "a whole number from 0 to 5"}
	}
	*to = &n
	return nil
}

// Shortens says whether an amendment gives a list fewer values than it had, and some.
func (a *Amendment) Shortens() bool {
	if (&State{}).listField(a.Field) == nil || strings.EqualFold(strings.TrimSpace(a.New), NotSet) {
		return false
	}
	return len(splitList(a.New)) < len(splitList(a.Old))
}

func splitList(text string) []string {
	var out []string
	for part := range strings.SplitSeq(text, ";") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// sameValue compares a folded value with the old side of an amendment as a person means them.
func (s *State) sameValue(field, was, old string) bool {
	list := s.listField(field) != nil
	if strings.TrimSpace(old) == "" || list && len(splitList(old)) == 0 {
		old = NotSet
	}
	if list {
		return slices.EqualFunc(splitList(was), splitList(old), func(a, b string) bool { return textKey(a) == textKey(b) })
	}
	if field == "private" && textKey(old) == NotSet {
		old = "false"
	}
	return textKey(was) == textKey(old)
}
