package journal

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Validate checks an entry by itself against the tables of DOMAIN 3.2: what is required, which values a field takes, and dates
// that contradict each other. The first thing that does not fit is returned as a *FieldError. What needs the decision that an
// entry is about is checked by ValidateAbout.
func (e *Entry) Validate() error {
	if !e.Date.Valid() {
		return &FieldError{Field: "date", Want: "a real day, such as 2026-08-15"}
	}
	if err := e.validateKind(); err != nil {
		return err
	}
	return e.validateItems()
}

func (e *Entry) validateKind() error {
	if e.About == "" && e.Kind != KindDecision && e.Kind != KindReview && (e.Kind != KindNote || e.Source == "") {
		return &FieldError{Field: "about", Want: "the id of the decision it belongs to"}
	}
	switch {
	case e.Decision != nil:
		return e.validateDecision()
	case e.Reflection != nil:
		return e.Reflection.validate()
	case e.Note != nil:
		return e.validateNote()
	case e.Conversation != nil:
		return e.Conversation.validate()
	case e.Experiment != nil:
		return e.validateExperiment()
	case e.Review != nil:
		if r := e.Review; !r.From.IsZero() && r.To.Before(r.From) {
			return &FieldError{Field: "to", Value: r.To.String(), Want: "a day from " + r.From.String() + " on"}
		}
		return nil
	}
	return &FieldError{Field: "twoway", Value: string(e.Kind), Want: "one of decision, reflection, note, conversation, experiment, review"}
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
	ok := len(key) <= keyLength
	for i, c := range []byte(key) {
		letter := 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
		ok = ok && (letter || i > 0 && (c == '-' || c == '_'))
	}
	if ok {
		return nil
	}
	return &FieldError{Field: field, Value: key, Want: "an option's key: small letters, digits, - and _, at most 32, such as take-the-team"}
}

func (e *Entry) validateDecision() error {
	d := e.Decision
	err := first(
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
	if err != nil {
		return err
	}
	return first(e.validateDoor(), e.validateChoice())
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
func (e *Entry) validateDoor() error {
	d := e.Decision
	since := cmp.Or(d.DecidedOn, e.Date)
	switch {
	case d.DecidedOn.After(e.Date):
		return &FieldError{Field: "decided_on", Value: d.DecidedOn.String(), Want: "a day up to " + e.Date.String() + ", the day it is written down"}
	case !d.DecidedOn.IsZero() && d.Choice == Undecided:
		return &FieldError{Field: "decided_on", Value: d.DecidedOn.String(), Want: "nothing while the choice is undecided"}
	case !d.TrialEnds.IsZero() && !d.TrialEnds.After(since):
		return &FieldError{Field: "trial_ends", Value: d.TrialEnds.String(), Want: "a day after " + since.String()}
	case !d.Next.IsZero() && !d.Next.After(since):
		return &FieldError{Field: "next", Value: d.Next.String(), Want: "a day after " + since.String()}
	case !d.ClosesOn.IsZero() && !d.ClosesOn.After(since):
		return &FieldError{Field: "closes_on", Value: d.ClosesOn.String(), Want: "a day after " + since.String()}
	}
	return closing(d.Closes, d.ClosesOn)
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

func (r *Reflection) validate() error {
	err := first(
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
	if err != nil {
		return err
	}
	return r.validateVerdict()
}

// validateVerdict names fields that contradict the verdict.
func (r *Reflection) validateVerdict() error {
	switch {
	case r.Verdict == Choose && (r.Choice == "" || r.Choice == Undecided || r.Choice == Unsure):
		return &FieldError{Field: "choice", Value: r.Choice, Want: "the key of the option that is chosen"}
	case r.Verdict != Choose && r.Choice != "":
		return &FieldError{Field: "choice", Value: r.Choice, Want: "nothing with " + r.Verdict + "; it goes with choose"}
	case r.Verdict != Close && r.ClosedReason != "":
		return &FieldError{Field: "closed_reason", Value: r.ClosedReason, Want: "nothing with " + r.Verdict + "; it goes with close"}
	case r.Verdict != Reverse && r.CostInFact != nil:
		return &FieldError{Field: "cost_in_fact", Value: strconv.Itoa(*r.CostInFact), Want: "nothing with " + r.Verdict + "; it goes with reverse"}
	case (r.Verdict == Reverse || r.Verdict == Close) && !r.Next.IsZero():
		return &FieldError{Field: "next", Value: r.Next.String(), Want: "nothing with " + r.Verdict + ", which sets no date"}
	}
	return nil
}

func (e *Entry) validateNote() error {
	n := e.Note
	err := first(
		energy(n.Energy),
		allowedWord("sitting", n.Sitting),
		allowedWord("ended", n.Ended),
		allowedWord("next_by", n.NextBy),
		cost("door_cost", n.DoorCost),
		percent("hands_on_share", n.HandsOnShare),
		within("interval", n.Interval, 1, 36500),
	)
	if err != nil {
		return err
	}
	if n.Ended == "" && strings.TrimSpace(e.Lead+e.Body) == "" && len(e.Sections) == 0 && e.count() == 0 {
		return &FieldError{Field: "text", Want: "one line of text, or one item such as a resolution"}
	}
	return nil
}

// count is how many lines of our grammar an entry holds.
func (i *Items) count() int {
	return len(i.Options) + len(i.Drivers) + len(i.Assumptions) + len(i.Predictions) + len(i.Tripwires) +
		len(i.Resolutions) + len(i.Practices) + len(i.Amendments) + len(i.Log) + len(i.Marks)
}

func (c *Conversation) validate() error {
	err := first(
		required("with", c.With, "with whom, initials or a role"),
		optionKey("track", c.Track),
		allowedWord("status", c.Status),
		within("see_myself", c.SeeMyself, 1, 5),
	)
	if err != nil {
		return err
	}
	if !c.PlannedFor.IsZero() && c.Status != "planned" {
		return &FieldError{Field: "planned_for", Value: c.PlannedFor.String(), Want: "nothing unless status is planned"}
	}
	return nil
}

func (e *Entry) validateExperiment() error {
	x := e.Experiment
	err := first(
		required("question", x.Question, "what do you want to find out, in one line"),
		oneLine("who_sees", x.WhoSees),
		within("hours_a_week", x.HoursAWeek, 0, 168),
	)
	if err != nil {
		return err
	}
	if e.Section("Do") == "" && !strings.Contains(strings.ToLower(e.Body), "## do") {
		return &FieldError{Field: "do", Want: "what you will do, small enough to start within a week"}
	}
	starts := cmp.Or(x.Starts, e.Date)
	switch longest := starts.AddDays(experimentMaxDays); {
	case x.Ends.IsZero():
	case !x.Ends.After(starts):
		return &FieldError{Field: "ends", Value: x.Ends.String(), Want: "a day after " + starts.String() + ", when it starts"}
	case x.Ends.After(longest):
		return &FieldError{Field: "ends", Value: x.Ends.String(), Want: "at the latest " + longest.String() + ", twelve weeks from its start"}
	}
	return nil
}
