package journal

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// The widths of a door.
const (
	WidthOpen      = "open"
	WidthNarrowing = "narrowing"
	WidthClosing   = "closing"
	WidthClosed    = "closed"
	WidthUnknown   = "unknown"
)

// The answers to "is it reversible today".
const (
	ReversibleYes     = "yes"
	ReversibleNo      = "no"
	ReversibleAssumed = "assumed"
)

// The kinds of date on which a door closes, and the declared kinds of door.
const (
	ClosesHard = "hard"
	ClosesSoft = "soft"
	ClosesNone = "none"

	DoorTwoWay = "two-way"
	DoorOneWay = "one-way"
	DoorUnsure = "unsure"
)

// Nobody is the answer to "who must agree" when no consent is needed.
const Nobody = "nobody"

// costCannot is the cost of walking back that says it cannot be done.
const costCannot = 5

// lastCallDays is how long before a hard date the last look stands.
const lastCallDays = 7

// Lead is how many days before a door's closing date its notice stands, for a span of days from the choice to that date:
// min(max(30, round(span/10)), 90, ⌊span/2⌋), rounded half to even. Source: DOMAIN 3.4.
func Lead(span int) int {
	return min(max(30, roundTenth(span)), 90, span/2)
}

// roundTenth is n/10 rounded half to even, for n ≥ 0.
func roundTenth(n int) int {
	q, rest := n/10, n%10
	if rest > 5 || rest == 5 && q%2 == 1 {
		q++
	}
	return q
}

// The kinds of anchor.
const (
	AnchorTrial    = "trial"     // the trial ends
	AnchorNotice   = "notice"    // the door notice
	AnchorLastCall = "last call" // seven days before a hard date
)

// Anchor is a date that no interval may jump over.
type Anchor struct {
	Date Date   `json:"date"`
	Kind string `json:"kind"`
}

// window is what of a decision its anchors are computed from.
type window struct {
	decidedOn, trialEnds, closesOn Date
	closes                         string
}

func (w window) hasDate() bool { return !w.closesOn.IsZero() && w.closes != ClosesNone }

// firstAfter is the first anchor after a day; ok is false when there is none. On one date the trial's end is named first.
func (w window) firstAfter(day Date) (first Anchor, ok bool) {
	take := func(date Date, kind string) {
		if !date.IsZero() && date.After(day) && (!ok || date.Before(first.Date)) {
			first, ok = Anchor{date, kind}, true
		}
	}
	take(w.trialEnds, AnchorTrial)
	if !w.hasDate() {
		return first, ok
	}
	take(w.notice(), AnchorNotice)
	if w.closes == ClosesHard {
		take(w.closesOn.AddDays(-lastCallDays), AnchorLastCall)
	}
	return first, ok
}

// notice is the day of the door notice, zero when the choice and the closing date leave no span.
func (w window) notice() Date {
	span := w.closesOn.Sub(w.decidedOn)
	if span < 0 {
		return Date{}
	}
	return w.closesOn.AddDays(-Lead(span))
}

func (s *State) window() window {
	return window{decidedOn: s.since(), trialEnds: s.TrialEnds, closes: s.Closes, closesOn: s.ClosesOn}
}

// since is the day the choice was made, and while there is none the day the decision was written down.
func (s *State) since() Date { return cmp.Or(s.DecidedOn, s.Date) }

// AnchorAfter is the first anchor after a day: the end of the trial, the door notice, or the last call before a hard date; ok
// is false when there is none.
func (s *State) AnchorAfter(day Date) (a Anchor, ok bool) { return s.window().firstAfter(day) }

// WidthOn derives how wide the door stands on a day, from the cost stated last, the closing date and the practices.
func (s *State) WidthOn(day Date) string {
	w := s.window()
	days := s.ClosesOn.Sub(day)
	hard := w.hasDate() && s.Closes == ClosesHard
	cost, stated := 0, s.DoorCost != nil
	if stated {
		cost = *s.DoorCost
	}
	switch {
	case cost >= costCannot, s.Door == DoorOneWay, hard && days < 0:
		return WidthClosed
	case cost == 4, hard && days <= 90:
		return WidthClosing
	case w.hasDate() && days <= 365, stated && cost > *s.DoorCostFirst, s.practiceLapsed():
		return WidthNarrowing
	case s.ClosesOn.IsZero() && !stated:
		return WidthUnknown
	}
	return WidthOpen
}

// practiceLapsed says whether a practice that is still meant to be kept was not kept at its last two checks running.
func (s *State) practiceLapsed() bool {
	for _, p := range s.Practices {
		n := len(p.Checks)
		if n >= 2 && !p.Checks[n-1].Kept && !p.Checks[n-2].Kept && !s.givenUp(p.Text) {
			return true
		}
	}
	return false
}

// givenUp says whether an amendment took a practice out of keeps_open.
func (s *State) givenUp(practice string) bool {
	key := textKey(practice)
	has := func(list []string) bool {
		return slices.ContainsFunc(list, func(p string) bool { return textKey(p) == key })
	}
	return !has(s.KeepsOpen) && has(s.keptOnce)
}

// judgeDoor fills width, reversible and what is missing for the day of the fold.
func (s *State) judgeDoor() {
	s.Width = s.WidthOn(s.AsOf)
	s.MissingDoor = s.missingDoor()
	switch {
	case s.Width == WidthClosed || s.aboveMost():
		s.Reversible = ReversibleNo
	case len(s.MissingDoor) == 0:
		s.Reversible = ReversibleYes
	default:
		s.Reversible = ReversibleAssumed
	}
}

func (s *State) aboveMost() bool {
	return s.DoorCost != nil && s.DoorMaxCost != nil && *s.DoorCost > *s.DoorMaxCost
}

// missingDoor names the gaps in act, consent, price and window, as words that follow "you have not said".
func (s *State) missingDoor() []string {
	missing := []string{}
	if s.WayBack == "" {
		missing = append(missing, "how you would walk it back")
	}
	if gap := s.missingConsent(); gap != "" {
		missing = append(missing, gap)
	}
	if s.DoorCost == nil {
		missing = append(missing, "what it would cost")
	}
	switch {
	case s.Closes == ClosesNone:
	case s.ClosesOn.IsZero():
		missing = append(missing, "until when it can be walked back")
	case s.ClosesOn.Before(s.AsOf):
		missing = append(missing, "whether it can still be walked back after "+s.ClosesOn.String())
	}
	return missing
}

func (s *State) missingConsent() string {
	switch {
	case s.MustAgree == "":
		return "who must agree"
	case textKey(s.MustAgree) == Nobody, s.Agreed != nil && *s.Agreed:
		return ""
	}
	if s.Agreed != nil {
		return "that " + s.MustAgree + " has agreed"
	}
	return "whether " + s.MustAgree + " has agreed"
}

// assumedWords says what is missing before the way back can be told; only a door that does not close is said to be assumed open.
func (s *State) assumedWords() string {
	said := "; you have not said " + joinAnd(s.MissingDoor)
	switch s.Width {
	case WidthNarrowing, WidthClosing:
		return "The door is " + s.Width + ", and the way back is assumed" + said
	}
	return "The door is assumed open" + said
}

// DoorSentence says how the choice can be walked back, or what is missing before that can be said.
func (s *State) DoorSentence() string {
	switch {
	case s.aboveMost():
		return "Walking it back costs " + strconv.Itoa(*s.DoorCost) + " today, more than the " + strconv.Itoa(*s.DoorMaxCost) + " you would pay."
	case s.Reversible == ReversibleNo:
		return "The door is closed; this is for learning only."
	case s.Reversible == ReversibleAssumed:
		return s.assumedWords() + "."
	}
	with := s.MustAgree
	if textKey(with) == Nobody {
		with = "nobody to ask"
	}
	return "To walk it back: " + strings.TrimSuffix(s.WayBack, ".") + ", with " + with + ", at cost " + strconv.Itoa(*s.DoorCost) + "."
}
