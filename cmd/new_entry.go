package cmd

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
)

// asQuestion says what is wrong with the question, which has no flag.
func asQuestion(err error) error {
	var usage *usageError
	if errors.As(err, &usage) {
		return usagef("%s", strings.Replace(err.Error(), "--question", "the question", 1))
	}
	return err
}

// withFirst puts a question, unless it is nil, before a list.
func withFirst(q *question, list []question) []question {
	if q == nil {
		return list
	}
	return slices.Insert(list, 0, *q)
}

// plannedTalk asks which of the planned conversations this one was; nil when none is open or it was said already.
func (c *capture) plannedTalk() *question {
	if c.answered("follows") || c.answered("status") && c.b.entry.Conversation.Status == "planned" {
		return nil
	}
	var choices []choiceLine
	for _, t := range c.b.about.Talks {
		if t.Status == "planned" {
			when := ", planned on " + t.Date.String()
			if !t.PlannedFor.IsZero() {
				when = ", planned for " + t.PlannedFor.String()
			}
			choices = append(choices, choiceLine{t.Entry, "with " + t.With + when})
		}
	}
	if len(choices) == 0 {
		return nil
	}
	check := func(v string) error {
		if !slices.ContainsFunc(choices, func(c choiceLine) bool { return c.value == v }) {
			return errors.New("the number of one of these, or Enter")
		}
		return nil
	}
	return &question{field: "follows", ask: "Was it one of the planned ones?", hint: "Enter when it was another.", choices: choices, check: check}
}

// planOf is the planned conversation that this one was said to be; nil when it is none of them.
func (c *capture) planOf() *journal.ConversationState {
	t := c.b.entry.Conversation
	if t == nil || t.Follows == "" {
		return nil
	}
	for i, talk := range c.b.about.Talks {
		if talk.Entry == t.Follows && talk.Status == "planned" {
			return &c.b.about.Talks[i]
		}
	}
	return nil
}

// asPlanned takes from the plan of a conversation who it is with and on which path, unless that was said.
func (c *capture) asPlanned() {
	if plan := c.planOf(); plan != nil {
		t := c.b.entry.Conversation
		t.With, t.Track = cmp.Or(t.With, plan.With), cmp.Or(t.Track, plan.Track)
	}
}

// untold says whether a conversation was held of which nothing is told yet.
func (c *capture) untold() bool {
	e := c.b.entry
	t := e.Conversation
	return t != nil && t.Status != "planned" && t.PlannedFor.IsZero() && t.SeeMyself == nil &&
		strings.TrimSpace(e.Body+e.Lead) == "" && len(e.Sections) == 0 && printed(e.Items) == ""
}

// completeNew writes what the tool writes: the day of the choice, the career defaults, the next date.
func (c *capture) completeNew() error {
	c.asPlanned()
	if missing := c.missingNew(); len(missing) > 0 {
		return c.missingFlags(missing, c.ownMissing()...)
	}
	e := c.b.entry
	switch e.Kind {
	case journal.KindDecision:
		return c.completeDecision(e)
	case journal.KindExperiment:
		if e.Experiment.Starts.IsZero() {
			e.Experiment.Starts = e.Date
		}
		if e.Experiment.Ends.IsZero() {
			e.Experiment.Ends = e.Experiment.Starts.AddDays(journal.ExperimentDays)
		}
		if s := c.b.about; s.Status == "closed" {
			return hint(usagef("%s is closed, so there is nothing to try for it", s.Handle), "twoway reflect "+s.Ref()+" --verdict reopen    opens it again")
		}
		e.Title = e.Experiment.Question
	case journal.KindConversation:
		if err := c.completeTalk(e.Conversation); err != nil {
			return err
		}
		e.Title = c.b.about.Question
	}
	if !c.b.next.IsZero() {
		return usagef("--next sets the date of a decision; it does not go with a %s", e.Kind)
	}
	if len(e.Amendments) > 0 {
		return hint(usagef("--amend does not go with a %s; a note changes a field", e.Kind), "twoway note "+c.b.about.Ref()+" --amend FIELD=NEW")
	}
	if err := c.settle(e, c.b.about); err != nil {
		return err
	}
	return c.inFlags(journal.ValidateAbout(e, c.b.about))
}

// completeTalk fills what a conversation leaves unsaid and finds the planned one that it was.
func (c *capture) completeTalk(t *journal.Conversation) error {
	if t.Status == "" && !t.PlannedFor.IsZero() {
		t.Status = "planned"
	}
	if t.Follows == "" || c.planOf() != nil {
		return nil
	}
	var open []string
	for _, talk := range c.b.about.Talks {
		if talk.Status == "planned" {
			open = append(open, talk.Entry)
		}
	}
	return hint(usagef("--follows: %q is no planned conversation of %s", t.Follows, c.b.about.Handle), open...)
}

func (c *capture) completeDecision(e *journal.Entry) error {
	d := e.Decision
	if len(e.Resolutions)+len(e.Amendments) > 0 {
		return usagef("--resolve and --amend are about a decision that stands; a new one has nothing to settle yet")
	}
	if c.b.beside || len(e.Options) > 0 && c.optionsGiven() && d.Choice != journal.Undecided && !c.wasOffered(d.Choice) {
		c.a.env.say("%s is an option of its own now, beside the ones you gave.", d.Choice)
	}
	for _, p := range e.Predictions {
		if p.If != "" && !hasKey(e.Options, p.If) {
			return usagef("--predict: (if %s) names no option; there are %s", p.If, keysOf(e.Options))
		}
	}
	if err := c.supersedes(d); err != nil {
		return err
	}
	e.Title, d.DecidedOn = d.Question, journal.Date{}
	if d.Choice != journal.Undecided {
		d.DecidedOn = e.Date
	}
	journal.CareerDefaults(d, e.Date)
	next, interval := journal.Start(d, e.Date, c.rule)
	d.Next, d.Interval = next, &interval
	if c.b.next.IsZero() {
		return nil
	}
	d.Next, d.NextBy = c.b.next, journal.ByHand
	return c.inFlags(journal.HandStart(d, e.Date, c.b.next, c.rule))
}

// optionsGiven says whether the person named options of their own.
func (c *capture) optionsGiven() bool { return c.answered("option") }

// wasOffered says whether a key is that of an option that was given, or of none because the choice made it.
func (c *capture) wasOffered(key string) bool {
	for _, v := range c.valuesOf("option") {
		given := &builder{entry: blank(journal.KindDecision)}
		if option(given, v) == nil && hasKey(given.entry.Options, key) {
			return true
		}
	}
	return false
}

func keysOf(options []journal.Option) string {
	var keys []string
	for _, o := range options {
		keys = append(keys, o.Key)
	}
	return strings.Join(keys, ", ")
}

// supersedes finds the decision that this one follows by its id, its handle or how they begin, off the file names alone.
func (c *capture) supersedes(d *journal.Decision) error {
	if d.Supersedes == "" {
		return nil
	}
	names, err := c.store.Names()
	if err != nil {
		return fmt.Errorf("the journal cannot be listed: %w", err)
	}
	var fit, begin []string
	want := strings.ToLower(d.Supersedes)
	for _, id := range names.IDs {
		h := strings.ToLower(journal.Handle(id))
		switch {
		case h == "":
		case id == want || h == want:
			fit = append(fit, id)
		case strings.HasPrefix(id, want) || strings.HasPrefix(h, want):
			begin = append(begin, id)
		}
	}
	begun := len(fit) == 0
	if begun {
		fit = begin
	}
	slices.Sort(fit)
	switch len(fit) {
	case 0:
		return hint(usagef("--supersedes: %q is no decision here", d.Supersedes), "twoway list --all    shows the decisions and their handles")
	case 1:
		id, ok := journal.ParseID(fit[0])
		switch {
		case ok && id.Date.After(c.today):
			return hint(usagef("--supersedes: %s is dated %s, after today, %s", fit[0], id.Date.Said(), c.today), elsewhere...)
		case ok && id.Date.After(c.b.entry.Date):
			return hint(usagef("--supersedes: %s is of %s, after this decision", fit[0], id.Date.Said()), "--date "+id.Date.String()+" or a later one")
		}
		if d.Supersedes = fit[0]; begun {
			c.a.env.say("It follows %s.", fit[0])
		}
		return nil
	}
	return hint(usagef("--supersedes: %q is more than one decision; name its id", d.Supersedes), fit...)
}

// closeNew says what was recorded and until when it is settled.
func (c *capture) closeNew() {
	e := c.b.entry
	switch e.Kind {
	case journal.KindDecision:
		state := journal.Fold(e, nil, c.today, c.rule)
		for _, line := range journal.Fold(e, nil, e.Date, c.rule).Recorded() { // the door as it was that day
			c.a.env.say("%s", line)
		}
		c.sayTrial(e.Decision.TrialEnds)
		c.sayDoor(e.Decision.Closes, e.Decision.ClosesOn)
		c.sayWaiting(state)
		c.sayBehind(state)
		if ask := journal.FollowUp(e); e.Decision.Choice == journal.Undecided && e.Section(ask) != "" {
			c.a.env.say("To try one: twoway new --template experiment --about %s --tests KEY", state.Ref())
		}
	case journal.KindExperiment:
		c.a.env.say("Recorded. It runs from %s to %s; a line a week keeps it: twoway note %s TEXT --energy N",
			e.Experiment.Starts.Said(), e.Experiment.Ends.Said(), e.ID)
	case journal.KindConversation:
		c.closeTalk(e.Conversation)
	}
}

// sayBehind says of a choice just made that the other option is ahead.
func (c *capture) sayBehind(s *journal.State) {
	if q := s.LeanQuestion(s.Lean); q != "" {
		c.a.env.say("%s Keeping it takes nothing more, and the next look asks again.", q)
	}
}

// sayWaiting says that a day which has come already, as of a backdated entry, is waiting.
func (c *capture) sayWaiting(s *journal.State) {
	if !s.Next.IsZero() && !s.Next.After(c.today) && (s.Chosen() || s.Status == "open") {
		c.a.env.say("%s has come, so it waits now: twoway reflect %s", s.Next.Said(), s.Ref())
	}
}

func (c *capture) closeTalk(t *journal.Conversation) {
	if t.Status != "planned" {
		c.a.env.say("Recorded.")
		c.offerLook(c.before(), c.folded())
		return
	}
	from := t.PlannedFor
	if from.IsZero() {
		from = c.b.entry.Date.AddDays(journal.PlannedWithin)
	}
	c.a.env.say("Recorded. It waits in `twoway due` from %s. Once it was held: twoway new --template conversation --about %s --follows %s",
		from.Said(), c.b.about.Ref(), c.b.entry.ID)
	c.sayWatch()
}

// sayWatch says what can be seen where a talk does not come about.
func (c *capture) sayWatch() {
	sheet, err := c.template(string(journal.KindConversation))
	if err != nil {
		return // a template of the person's own that cannot be read is named where it is asked from
	}
	if text := sheet.Text("watch"); text != "" {
		c.a.env.say("%s", text)
	}
}
