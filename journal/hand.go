package journal

import "fmt"

// HandNext checks a next date that a person names in an entry being written (a look or a note with its date and items): after
// that day, at most the bound of the door's width on, and not past the next anchor. The error is a *FieldError with the bound.
func (s *State) HandNext(e *Entry, next Date, r Rule) error {
	c := s.with(e, r)
	return handNext(c.window(), c.WidthOn(e.Date), e.Date, next, r)
}

// HandStart is the same check for a new decision written on date. Without a choice the named day is its decide-by date.
func HandStart(d *Decision, date, next Date, r Rule) error {
	s := &State{AsOf: date, Date: date}
	s.take(d)
	return handNext(s.window(), s.WidthOn(date), date, next, r)
}

func handNext(w window, width string, day, next Date, r Rule) error {
	longest := r.Longest(width)
	latest := day.AddDays(longest)
	why := fmt.Sprintf("%d days on, the longest for a door that is %s", longest, width)
	if width == WidthUnknown {
		why = fmt.Sprintf("%d days on, the longest for a door that nothing is said about", longest)
	}
	if a, ok := w.firstAfter(day); ok && a.Date.Before(latest) {
		latest, why = a.Date, map[string]string{
			AnchorTrial:    "when the trial ends",
			AnchorNotice:   "the notice before the door closes",
			AnchorLastCall: "the last call before the door closes",
		}[a.Kind]
	}
	switch {
	case !next.After(day):
		return &FieldError{Field: "next", Value: next.String(), Want: "a day after " + day.String() + " and at the latest " + latest.String()}
	case next.After(latest):
		return &FieldError{Field: "next", Value: next.String(), Want: "at the latest " + latest.String() + ": " + why}
	}
	return nil
}

// NoteNext gives the date that a note stores when one of its amendments names an anchor earlier than the next look, with the
// interval in force; ok is false when the date stands.
func (s *State) NoteNext(e *Entry, r Rule) (next Date, interval int, ok bool) {
	if !s.Chosen() || s.Next.IsZero() || !movesAnchor(e.Amendments) {
		return Date{}, 0, false
	}
	a, found := s.with(e, r).AnchorAfter(e.Date)
	if !found || !a.Date.Before(s.Next) {
		return Date{}, 0, false
	}
	return a.Date, s.Interval, true
}

func movesAnchor(amendments []Amendment) bool {
	for _, a := range amendments {
		switch a.Field {
		case "trial_ends", "closes", "closes_on", "decided_on":
			return true
		}
	}
	return false
}

// sleepDays is how long an early reverse without a named reason is offered to rest.
const sleepDays = 3

// SleepOn gives the date to sleep on an early reverse that no tripwire, assumption or event asked for: a keep with this next
// date, by hand. ok is false when there is nothing to offer.
func (s *State) SleepOn(e *Entry) (next Date, ok bool) {
	l := e.Reflection
	if l == nil || l.Verdict != Reverse || !s.Chosen() || !s.EarlyOn(e.Date) {
		return Date{}, false
	}
	switch l.Trigger {
	case "tripwire", "assumption", "event":
		return Date{}, false
	}
	next = e.Date.AddDays(sleepDays)
	if a, ok := s.AnchorAfter(e.Date); ok && a.Date.Before(next) {
		next = a.Date
	}
	return next, true
}
