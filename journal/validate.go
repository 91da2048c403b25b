package journal

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"
)

// Validate gives the first of an entry's Faults, nil when it has none.
func (e *Entry) Validate() error {
	if list := e.Faults(); len(list) > 0 {
		return list[0]
	}
	return nil
}

// Faults checks an entry by itself against the tables of DOMAIN 3.2: what is required, which values a field takes, and dates
// that contradict each other. It names the fields that do not fit, each once, and each line of the body that does not. What needs
// the decision that an entry is about is checked by ValidateAbout.
func (e *Entry) Faults() []*FieldError {
	var f faults
	if !e.Date.Valid() { // by which the other days are judged
		f.add(&FieldError{Field: "date", Want: "a real day, such as 2026-08-15"})
		return f
	}
	e.validateKind(&f)
	e.validateItems(&f)
	return f
}

// faults are what does not fit, in the order of the checks.
type faults []*FieldError

// add takes in what checks have found. A second fault of a field says nothing that mending the first would leave.
func (f *faults) add(checks ...error) {
	for _, err := range checks {
		if fault, ok := errors.AsType[*FieldError](err); ok && (fault.Line > 0 || !f.has(fault.Field)) {
			*f = append(*f, fault)
		}
	}
}

// at takes in the first fault of an item, with the item's line.
func (f *faults) at(line int, checks ...error) {
	if fault, ok := errors.AsType[*FieldError](first(checks...)); ok {
		fault.Line = line
		f.add(fault)
	}
}

func (f *faults) has(field string) bool {
	return slices.ContainsFunc(*f, func(e *FieldError) bool { return e.Field == field })
}

func (e *Entry) validateKind(f *faults) {
	if e.About == "" && e.Kind != KindDecision && e.Kind != KindReview && e.Kind != KindNote {
		f.add(&FieldError{Field: "about", Want: "the id of the decision it belongs to"})
	}
	switch {
	case e.Decision != nil:
		e.validateDecision(f)
	case e.Reflection != nil:
		e.Reflection.validate(f)
	case e.Note != nil:
		e.validateNote(f)
	case e.Conversation != nil:
		e.Conversation.validate(f)
	case e.Experiment != nil:
		e.validateExperiment(f)
	case e.Review != nil:
		if r := e.Review; !r.From.IsZero() && r.To.Before(r.From) {
			f.add(&FieldError{Field: "to", Value: r.To.String(), Want: "a day from " + r.From.String() + " on"})
		}
	default:
		f.add(&FieldError{Field: "twoway", Value: string(e.Kind), Want: "one of decision, reflection, note, conversation, experiment, review"})
	}
}

// first is the first error of a list of checks.
func first(checks ...error) error {
	for _, err := range checks {
		if err != nil {
			return err
		}
	}
	return nil
}

// within checks an optional whole number.
func within(field string, n *int, low, high int) error {
	if n == nil || low <= *n && *n <= high {
		return nil
	}
	return &FieldError{
		Field: field, Value: strconv.Itoa(*n), Want: "a whole number from " + strconv.Itoa(low) + " to " + strconv.Itoa(high),
	}
}

func percent(field string, n *int) error { return within(field, n, 0, 100) }
func energy(n *int) error                { return within("energy", n, -2, 2) }
func cost(field string, n *int) error    { return within(field, n, 0, costCannot) }

// oneLine checks a text that stands in one line of front matter.
func oneLine(field, text string) error {
	if !strings.ContainsAny(text, "\r\n") {
		return nil
	}
	return &FieldError{Field: field, Value: text, Want: "one line"}
}

func required(field, text, want string) error {
	if strings.TrimSpace(text) == "" {
		return &FieldError{Field: field, Want: want}
	}
	return oneLine(field, text)
}

// optionKey checks the form of an option's key; nothing is allowed.
func optionKey(field, key string) error {
	if key == "" || IsOptionKey(key) {
		return nil
	}
	return &FieldError{Field: field, Value: key, Want: "an option's key: small letters, digits, - and _, at most 32, such as take-the-team"}
}

func (e *Entry) validateDecision(f *faults) {
	d := e.Decision
	f.add(
		required("question", d.Question, "what are you deciding, in one line"),
		required("choice", d.Choice, "an option's key, or undecided"),
		optionKey("choice", d.Choice),
		allowedWord("template", d.Template),
		allowedWord("came_about", d.CameAbout),
		allowedWord("door", d.Door),
		allowedWord("closes", d.Closes),
		allowedWord("next_by", d.NextBy),
		percent("confidence", d.Confidence),
		percent("hands_on_share", d.HandsOnShare),
		energy(d.Energy),
		cost("door_cost", d.DoorCost),
		cost("door_max_cost", d.DoorMaxCost),
		oneLine("context", d.Context),
		oneLine("way_back", d.WayBack),
		oneLine("must_agree", d.MustAgree),
		oneLine("when_where", d.WhenWhere),
		atMost("mood", d.Mood, 3),
		atMost("keeps_open", d.KeepsOpen, 2),
		within("interval", d.Interval, 1, 36500),
	)
	e.validateDoor(f)
	f.add(e.validateChoice())
}

func atMost(field string, list []string, most int) error {
	for _, text := range list {
		if err := oneLine(field, text); err != nil {
			return err
		}
	}
	if len(list) <= most {
		return nil
	}
	return &FieldError{Field: field, Value: strings.Join(list, listSep), Want: "at most " + strconv.Itoa(most)}
}

// validateDoor checks the dates of a decision against each other.
func (e *Entry) validateDoor(f *faults) {
	d := e.Decision
	since := cmp.Or(d.DecidedOn, e.Date)
	switch {
	case since.After(e.Date):
		f.add(&FieldError{Field: "decided_on", Value: since.String(), Want: "a day up to " + e.Date.String() + ", the day it is written down"})
		since = e.Date
	case !d.DecidedOn.IsZero() && d.Choice == Undecided:
		f.add(&FieldError{Field: "decided_on", Value: since.String(), Want: "nothing while the choice is undecided"})
	}
	f.add(
		dayAfter("trial_ends", d.TrialEnds, since),
		dayAfter("next", d.Next, since),
		dayAfter("closes_on", d.ClosesOn, since),
		closing(d.Closes, d.ClosesOn),
	)
}

// dayAfter checks that an optional day follows another.
func dayAfter(field string, day, since Date) error {
	if day.IsZero() || day.After(since) {
		return nil
	}
	return &FieldError{Field: field, Value: day.String(), Want: "a day after " + since.String()}
}

// closing checks that a window has its date, and that none has none.
func closing(closes string, on Date) error {
	switch {
	case on.IsZero() && (closes == ClosesHard || closes == ClosesSoft):
		return &FieldError{Field: "closes_on", Want: "the day on which the door closes, since closes is " + closes}
	case !on.IsZero() && closes == ClosesNone:
		return &FieldError{Field: "closes_on", Value: on.String(), Want: "nothing while closes is none; write closes: hard or soft"}
	case !on.IsZero() && closes == "":
		return &FieldError{Field: "closes", Want: "hard or soft, since closes_on is " + on.String()}
	}
	return nil
}

// validateChoice checks the choice and the options against each other.
func (e *Entry) validateChoice() error {
	d := e.Decision
	if d.Choice == Unsure {
		return &FieldError{Field: "choice", Value: d.Choice, Want: "an option's key, or undecided"}
	}
	keys := optionKeys(e.Options)
	if d.Choice != Undecided && len(keys) > 0 && !slices.Contains(keys, d.Choice) {
		return &FieldError{Field: "choice", Value: d.Choice, Want: oneOf(keys) + ", or undecided"}
	}
	if d.Supersedes != "" && d.Supersedes == e.ID {
		return &FieldError{Field: "supersedes", Value: d.Supersedes, Want: "the id of another decision"}
	}
	return nil
}

func optionKeys(options []Option) []string {
	keys := make([]string, 0, len(options))
	for _, o := range options {
		keys = append(keys, o.Key)
	}
	return keys
}

func (r *Reflection) validate(f *faults) {
	f.add(
		required("verdict", r.Verdict, oneOf(words["verdict"])),
		allowedWord("verdict", r.Verdict),
		allowedWord("form", r.Form),
		allowedWord("trigger", r.Trigger),
		allowedWord("process", r.Process),
		allowedWord("outcome", r.Outcome),
		allowedWord("closed_reason", r.ClosedReason),
		allowedWord("next_by", r.NextBy),
		optionKey("recall_choice", r.RecallChoice),
		optionKey("would_choose", r.WouldChoose),
		optionKey("choice", r.Choice),
		percent("recall_confidence", r.RecallConfidence),
		percent("confidence", r.Confidence),
		percent("hands_on_share", r.HandsOnShare),
		energy(r.Energy),
		cost("door_cost", r.DoorCost),
		cost("cost_in_fact", r.CostInFact),
		within("interval", r.Interval, 1, 36500),
	)
	if !f.has("verdict") {
		r.validateVerdict(f)
	}
}

// validateVerdict names fields that contradict the verdict.
func (r *Reflection) validateVerdict(f *faults) {
	alone := func(field, value, with string) {
		f.add(&FieldError{Field: field, Value: value, Want: "nothing with " + r.Verdict + with})
	}
	if r.Verdict == Choose && (r.Choice == "" || r.Choice == Undecided || r.Choice == Unsure) {
		f.add(&FieldError{Field: "choice", Value: r.Choice, Want: "the key of the option that is chosen"})
	}
	if r.Verdict != Choose && r.Choice != "" {
		alone("choice", r.Choice, "; it goes with choose")
	}
	if r.Verdict != Close && r.ClosedReason != "" {
		alone("closed_reason", r.ClosedReason, "; it goes with close")
	}
	if r.Verdict != Reverse && r.CostInFact != nil {
		alone("cost_in_fact", strconv.Itoa(*r.CostInFact), "; it goes with reverse")
	}
	if (r.Verdict == Reverse || r.Verdict == Close) && !r.Next.IsZero() {
		alone("next", r.Next.String(), ", which sets no date")
	}
}

func (e *Entry) validateNote(f *faults) {
	n := e.Note
	f.add(
		energy(n.Energy),
		allowedWord("sitting", n.Sitting),
		allowedWord("ended", n.Ended),
		allowedWord("next_by", n.NextBy),
		cost("door_cost", n.DoorCost),
		percent("hands_on_share", n.HandsOnShare),
		within("interval", n.Interval, 1, 36500),
	)
	if n.Ended == "" && strings.TrimSpace(e.Lead+e.Body) == "" && len(e.Sections) == 0 && e.count() == 0 {
		f.add(&FieldError{Field: "text", Want: "one line of text, or one item such as a resolution"})
	}
}

// count is how many lines of our grammar an entry holds.
func (i *Items) count() int {
	return len(i.Options) + len(i.Drivers) + len(i.Assumptions) + len(i.Predictions) + len(i.Tripwires) +
		len(i.Resolutions) + len(i.Practices) + len(i.Amendments) + len(i.Log) + len(i.Marks)
}

func (c *Conversation) validate(f *faults) {
	f.add(
		required("with", c.With, "with whom, initials or a role"),
		optionKey("track", c.Track),
		allowedWord("status", c.Status),
		within("see_myself", c.SeeMyself, 1, 5),
	)
	if !c.PlannedFor.IsZero() && c.Status != "planned" {
		f.add(&FieldError{Field: "planned_for", Value: c.PlannedFor.String(), Want: "nothing unless status is planned"})
	}
}

func (e *Entry) validateExperiment(f *faults) {
	x := e.Experiment
	f.add(
		required("question", x.Question, "what do you want to find out, in one line"),
		oneLine("who_sees", x.WhoSees),
		within("hours_a_week", x.HoursAWeek, 0, 168),
	)
	if e.Section("Do") == "" && !strings.Contains(strings.ToLower(e.Body), "## do") {
		f.add(&FieldError{Field: "do", Want: "what you will do, small enough to start within a week"})
	}
	starts := cmp.Or(x.Starts, e.Date)
	switch longest := starts.AddDays(experimentMaxDays); {
	case x.Ends.IsZero():
	case !x.Ends.After(starts):
		f.add(&FieldError{Field: "ends", Value: x.Ends.String(), Want: "a day after " + starts.String() + ", when it starts"})
	case x.Ends.After(longest):
		f.add(&FieldError{Field: "ends", Value: x.Ends.String(), Want: "at the latest " + longest.String() + ", twelve weeks from its start"})
	}
}
