package journal

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

// Rule holds the constants of the schedule, in days unless said otherwise. Changing one never moves a stored date.
type Rule struct {
	First, Min, Merge int
	Step              int // points by which a confidence must differ to count as moving
	Growth            int // factor after a calm look
	Bound             Bounds
	Undecided         int    // between two looks at a decision without a choice
	Snap              string // a weekday that computed dates move forward to, or empty
}

// Bounds are the longest intervals, in days, by the width of the door.
type Bounds struct{ Open, Unknown, Narrowing, Closing, Closed int }

// DefaultRule gives the constants of DOMAIN 3.4.
func DefaultRule() Rule {
	return Rule{
		First: 30, Min: 14, Merge: 14, Step: 15, Growth: 2, Undecided: 14,
		Bound: Bounds{Open: 180, Unknown: 180, Narrowing: 90, Closing: 30, Closed: 365},
	}
}

// Longest is the longest interval, in days, that a door of this width allows.
func (r Rule) Longest(width string) int {
	switch width {
	case WidthNarrowing:
		return r.Bound.Narrowing
	case WidthClosing:
		return r.Bound.Closing
	case WidthClosed:
		return r.Bound.Closed
	case WidthUnknown:
		return r.Bound.Unknown
	}
	return r.Bound.Open
}

// The signals of a look.
const (
	Strained = "strained"
	Moving   = "moving"
	Calm     = "calm"
)

// The two ways in which a next date comes about, and the two forms of a look.
const (
	ByRule = "rule"
	ByHand = "hand"

	FormShort = "short"
	FormLong  = "long"
)

// longEvery is how many days after a long look the next look is long again.
const longEvery = 180

// Start gives the first look and the interval of a new decision that is written on date: 30 days after the choice or its
// first anchor, whichever comes first; without a choice the decide-by date 14 days on. The clock plays no part.
func Start(d *Decision, date Date, r Rule) (next Date, interval int) {
	if d.Choice == Undecided {
		return r.snap(date.AddDays(r.Undecided), Date{}), r.Undecided
	}
	w := window{decidedOn: cmp.Or(d.DecidedOn, date), trialEnds: d.TrialEnds, closes: d.Closes, closesOn: d.ClosesOn}
	return r.start(w), r.First
}

func (r Rule) start(w window) Date {
	next := w.decidedOn.AddDays(r.First)
	a, ok := w.firstAfter(w.decidedOn)
	if ok && !next.Before(a.Date) {
		return a.Date
	}
	return r.snap(next, a.Date)
}

// snap moves a date forward to the weekday of the rule, unless that would reach the anchor (zero when there is none).
func (r Rule) snap(d, anchor Date) Date {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if !strings.EqualFold(day.String(), r.Snap) {
			continue
		}
		to := d.AddDays((int(day) - int(d.Weekday()) + 7) % 7)
		if anchor.IsZero() || to.Before(anchor) {
			return to
		}
	}
	return d
}

// settle gives the date for an interval that starts on day t: the anchor that it would pass or nearly reach, else t plus the
// interval. The anchor's kind is empty when none was taken.
func (r Rule) settle(w window, t Date, interval int) (next Date, kind string) {
	next = t.AddDays(interval)
	a, ok := w.firstAfter(t)
	if ok && a.Date.Sub(next) <= r.Merge {
		return a.Date, a.Kind
	}
	return r.snap(next, a.Date), ""
}

// LookResult is what the rule makes of a look: how it is held, what it is, and when the next one is.
type LookResult struct {
	Due       Date     // the date in force when the look was held
	Form      string   // short or long
	Early     bool     // more than half of the interval was left
	Quiet     bool     // early and not strained: nothing moves and nothing is stored, but for an anchor that the look itself named
	Signal    string   // strained, moving, calm
	Width     string   // on the day, with the cost and the practices of this look
	Next      Date     // to store; zero when the look stores no date
	Interval  int      // to store, in days; zero when it stores none
	NextBy    string   // rule or hand, when Next is set
	Status    string   // of the decision after the look
	TrialKept bool     // this look turns a trial into a kept choice
	Reasons   []string // why the date, in words
}

// Apply writes what the tool computes into the reflection: form (unless the person chose one), early, next, interval, next_by.
func (l LookResult) Apply(r *Reflection) {
	if r.Form == "" {
		r.Form = l.Form
	}
	r.Early = l.Early
	r.Next, r.Interval, r.NextBy = l.Next, nil, ""
	if l.Interval > 0 {
		r.Interval = new(l.Interval)
	}
	if l.NextBy == ByHand {
		r.NextBy = ByHand
	}
}

// Why is the reasons of the date in one line: "quiet, so twice as long".
func (l LookResult) Why() string { return strings.Join(l.Reasons, "; ") }

// Look computes what a reflection that is being written, with its date, answers, items and verdict, does to the schedule of
// the decision as it stands in s. A reflection whose next_by is "hand" brings its own next date; see HandNext for its bounds.
// Neither s nor e is changed.
func (s *State) Look(e *Entry, r Rule) LookResult {
	c := s.with(e, r)
	l := LookResult{
		Due:    s.Next,
		Form:   s.FormOn(e.Date),
		Early:  s.EarlyOn(e.Date),
		Signal: c.signal(e.Reflection, r),
		Width:  c.WidthOn(e.Date),
	}
	l.Status, _ = c.after(e.Date, e.Reflection.Verdict, l.Early)
	l.TrialKept = c.Status == "trial" && l.Status == "kept"
	c.plan(e, r, &l)
	if hand := e.Reflection; hand.NextBy == ByHand && !hand.Next.IsZero() && l.Status != "reversed" && l.Status != "closed" {
		l.Next, l.NextBy, l.Reasons = hand.Next, ByHand, []string{"set by hand"}
	}
	return l
}

// plan fills the interval, the date and the reasons of l for the verdict.
func (s *State) plan(e *Entry, r Rule, l *LookResult) {
	t := e.Date
	switch e.Reflection.Verdict {
	case Close, Reverse:
	case Wait, Reopen:
		l.planOpen(s, e, r)
	case Choose:
		w := s.window()
		w.decidedOn = t
		l.Interval, l.NextBy, l.Next = r.First, ByRule, r.start(w)
		l.Reasons = []string{"chosen, so a month"}
		if a, ok := w.firstAfter(t); ok && a.Date == l.Next {
			l.Reasons = []string{w.anchorWords(a.Kind)}
		}
	default:
		l.planKeep(s, e, r)
	}
}

// planOpen gives a decision without a choice its next decide-by date. From the third look on, a running experiment's end is
// that date, by hand.
func (l *LookResult) planOpen(s *State, e *Entry, r Rule) {
	l.Interval, l.NextBy = r.Undecided, ByRule
	l.Next = r.snap(e.Date.AddDays(r.Undecided), Date{})
	l.Reasons = []string{fmt.Sprintf("open for %d days more", r.Undecided)}
	if end := s.experimentEnd(e.Date); e.Reflection.Verdict == Wait && s.WaitsSoFar() >= 2 && !end.IsZero() {
		l.Next, l.NextBy, l.Reasons = end, ByHand, []string{"the experiment ends then"}
	}
}

// planKeep is the rule for keep and adjust.
func (l *LookResult) planKeep(s *State, e *Entry, r Rule) {
	t := e.Date
	passed, interval := t.Sub(s.SetOn), s.Interval
	var words string
	switch {
	case e.Reflection.Verdict == Adjust:
		interval, words = r.First, "adjusted, so a month"
	case l.Early && l.Signal != Strained:
		l.planQuiet(s, e)
		return
	case l.Signal == Calm:
		interval, words = r.Growth*max(interval, passed), "quiet, so twice as long"
	case l.Signal == Moving:
		words = "moving, so the same again"
	default:
		interval, words = min(interval, passed)/2, "strained, so half"
	}
	longest := r.Longest(l.Width)
	if interval > longest {
		words += fmt.Sprintf(", at most %d days", longest)
	}
	if interval < r.Min {
		words += fmt.Sprintf(", at least %d days", r.Min)
	}
	interval = min(max(interval, r.Min), longest)
	w := s.window()
	next, kind := r.settle(w, t, interval)
	l.Interval, l.Next, l.NextBy, l.Reasons = interval, next, ByRule, []string{words}
	if kind != "" {
		l.Reasons = append(l.Reasons, w.anchorWords(kind))
	}
}

// planQuiet leaves the date of an early look that nothing strained as it is, unless an amendment of that look named an anchor before it; the
// interval goes on from where it was set.
func (l *LookResult) planQuiet(s *State, e *Entry) {
	l.Quiet = true
	early, w := "early and quiet", s.window()
	if l.Signal == Moving {
		early = "early"
	}
	a, ok := w.firstAfter(e.Date)
	if !ok || !a.Date.Before(l.Due) || !movesAnchor(e.Amendments) {
		l.Reasons = []string{early + ", so the date stands"}
		return
	}
	l.Next, l.NextBy, l.Reasons = a.Date, ByRule, []string{early, w.anchorWords(a.Kind)}
}

func (w window) anchorWords(kind string) string {
	switch {
	case kind == AnchorTrial:
		return "the trial ends then"
	case w.closes == ClosesHard:
		return "the door is near: it closes on " + w.closesOn.String()
	}
	return "the door is near: its date is " + w.closesOn.String()
}

// signal reads a look's answers against the state just before it; its resolutions are in s.Calls already.
func (s *State) signal(l *Reflection, r Rule) string {
	other := l.WouldChoose != "" && l.WouldChoose != Unsure && l.WouldChoose != s.Choice
	switch {
	case other, len(s.Calls) > 0, l.Energy != nil && *l.Energy == -2:
		return Strained
	case s.moved(l.Confidence, r.Step), l.WouldChoose == Unsure, l.Energy != nil && *l.Energy == -1:
		return Moving
	}
	return Calm
}

func (s *State) moved(confidence *int, step int) bool {
	if confidence == nil || s.Confidence == nil {
		return false
	}
	return abs(*confidence-*s.Confidence) >= step
}

// EarlyOn says whether a look on a day comes before its date with more than half of the interval left.
func (s *State) EarlyOn(day Date) bool {
	return !s.Next.IsZero() && s.Next.Sub(day)*2 > s.Interval
}

// FormOn says how long a look on a day is: long when a trial ended or a door notice came since the last look, after a strained
// look, and 180 days after the last long look or the decision; else short. Without a choice it is always short.
func (s *State) FormOn(day Date) string {
	if !s.Chosen() {
		return FormShort
	}
	last, long := s.since(), s.since()
	for _, l := range s.Looks {
		last = later(last, l.Date)
		if l.Form == FormLong {
			long = later(long, l.Date)
		}
	}
	came := func(d Date) bool { return !d.IsZero() && d.After(last) && !d.After(day) }
	w := s.window()
	n := len(s.Looks)
	if came(w.trialEnds) || w.hasDate() && came(w.notice()) || day.Sub(long) >= longEvery || n > 0 && s.Looks[n-1].Signal == Strained {
		return FormLong
	}
	return FormShort
}

func later(a, b Date) Date {
	if a.After(b) {
		return a
	}
	return b
}

// Chosen says whether a choice is in force: the status is trial or kept.
func (s *State) Chosen() bool { return s.Status == "trial" || s.Status == "kept" }

// over says whether the decision was walked back or closed: the status is reversed or closed.
func (s *State) over() bool { return s.Status == "reversed" || s.Status == "closed" }

// WaitsSoFar counts the looks at an undecided decision that ended with wait, since it was opened.
func (s *State) WaitsSoFar() int {
	n := 0
	for i := len(s.Looks) - 1; i >= 0; i-- {
		switch s.Looks[i].Verdict {
		case Wait:
			n++
		case Reopen:
			return n
		}
	}
	return n
}

// experimentEnd is the last end of an experiment that is not over on a day.
func (s *State) experimentEnd(day Date) (end Date) {
	for _, x := range s.Experiments {
		if x.Status != "done" && x.Status != "dropped" && x.Ends.After(day) {
			end = later(end, x.Ends)
		}
	}
	return end
}
