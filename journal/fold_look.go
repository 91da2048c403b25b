package journal

import "slices"

// allowed holds what each verdict needs and leads to; keep is decided by kept.
var allowed = map[string][]string{
	"open":     {Choose, Wait, Close},
	"trial":    {Keep, Adjust, Reverse, Close},
	"kept":     {Keep, Adjust, Reverse, Close},
	"reversed": {Reopen},
	"closed":   {Reopen},
}

// Verdicts gives the verdicts that the state allows, in the order in which they are offered. From the third look at an
// undecided decision on, wait stands only with an experiment; see VerdictsOf.
func (s *State) Verdicts() []string { return slices.Clone(allowed[s.Status]) }

// VerdictsOf gives the verdicts with which a look may end as it stands: those that the state allows, without a wait that
// lacks its experiment.
func (s *State) VerdictsOf(look *Entry) []string {
	list := s.Verdicts()
	if s.WaitsSoFar() >= 2 && !s.waitsForExperiment(look) {
		list = slices.DeleteFunc(list, func(v string) bool { return v == Wait })
	}
	return list
}

// after gives the status that a verdict on a day leads to; ok is false, and the status stays, when the state does not allow it.
func (s *State) after(day Date, verdict string, early bool) (status string, ok bool) {
	if !slices.Contains(allowed[s.Status], verdict) {
		return s.Status, false
	}
	switch verdict {
	case Choose:
		return s.chosenStatus(), true
	case Reverse:
		return "reversed", true
	case Close:
		return "closed", true
	case Reopen:
		return "open", true
	case Keep:
		if s.Status == "trial" && s.trialOver(day, early) {
			return "kept", true
		}
	}
	return s.Status, true
}

// trialOver says whether a keep on a day ends the trial: on or after its end, and without one at the first look that is not
// early.
func (s *State) trialOver(day Date, early bool) bool {
	if s.TrialEnds.IsZero() {
		return !early
	}
	return !day.Before(s.TrialEnds)
}

// look folds a reflection. What it says about the past is held against the state before it; its items and amendments count
// for its own signal, width and verdict.
func (f *folding) look(e *Entry) {
	s, l := f.s, e.Reflection
	if l.Verdict == Reopen && f.endedBefore(e.Date) {
		f.follow(e.Date.AddDays(1))
	}
	f.items(e)
	s.stateCost(e, l.DoorCost)
	s.stateNumbers(e, l.Energy, l.HandsOnShare)
	known := s.knownAnswers(e)
	look := Look{
		Date: e.Date, Entry: e.ID, Form: l.Form, Early: l.Early, Verdict: l.Verdict, Trigger: l.Trigger,
		Process: l.Process, Outcome: l.Outcome, Next: l.Next, Recalled: e.Recalls(), Taught: e.Section("What it taught"),
	}
	if l.Interval != nil {
		look.Interval = *l.Interval
	}
	if s.Chosen() {
		look.Signal = s.signal(known, f.r)
		f.remember(e, known)
		s.lean(e, s.LeanTo(known.WouldChoose, l.Confidence), s.event(l))
		look.WouldChoose = s.otherThanChosen(known.WouldChoose)
		if known.WouldChoose != "" || l.Confidence != nil {
			s.WouldChoose = look.WouldChoose
		}
	}
	f.settleForecast(e, known.WouldChoose)
	s.stateConfidence(e, l.Confidence)
	look.calls = s.Calls
	s.Looks = append(s.Looks, look)
	s.Calls = nil
	f.judge(e, known)
}

// endedBefore says whether the successors of a day came before a look that opens the decision again on it: they are what it
// opens it after, or the choice that was walked back on that day has been named since. The name of a decision holds no minute, so that
// nothing else tells; one that a look has closed, on that day or before, was opened first and then followed, and is closed.
func (f *folding) endedBefore(day Date) bool {
	return !f.s.over() || f.s.Status == "reversed" && slices.ContainsFunc(f.s.Looks, func(l Look) bool {
		return l.Date == day && l.Verdict == Reverse
	})
}

// knownAnswers is the reflection without keys that name no option of the decision; each is named.
func (s *State) knownAnswers(e *Entry) *Reflection {
	known := *e.Reflection
	check := func(field string, key *string) {
		if *key == "" || *key == Unsure && field == "would_choose" || s.hasOption(*key) {
			return
		}
		s.keyProblem(e, field, "option-unknown", field+": "+*key+" is no option of "+s.ID, s.writeOption())
		*key = ""
	}
	check("would_choose", &known.WouldChoose)
	check("recall_choice", &known.RecallChoice)
	return &known
}

// judge applies the verdict and the date that the look stored; known are its answers that name options there are.
func (f *folding) judge(e *Entry, known *Reflection) {
	s, l := f.s, e.Reflection
	status, ok := s.after(e.Date, l.Verdict, l.Early)
	if ok && l.Verdict == Choose && (l.Choice == "" || !s.hasOption(l.Choice)) {
		ok = false
		s.keyProblem(e, "choice", "option-unknown", "choose names no option of "+s.ID, s.writeOption())
	} else if !ok && l.Verdict != "" {
		s.keyProblem(e, "verdict", "verdict", "verdict "+l.Verdict+" does not fit: "+s.ID+" is "+s.statusWords()+" then",
			"write "+oneOf(allowed[s.Status]))
	}
	stored := l.Interval != nil || !l.Next.IsZero()
	if l.NextBy == ByHand && l.Verdict != Wait || l.Interval != nil { // what waits for an experiment comes with its end
		f.nameFar(e, l.Next)
	}
	if ok {
		f.turn(e, status)
	}
	if !l.Next.IsZero() {
		s.Next, s.NextBy = l.Next, l.NextBy
	}
	if l.Interval != nil {
		s.SetOn, s.Interval = e.Date, *l.Interval
	}
	if ok && s.Chosen() && !stored && (l.Verdict == Adjust || l.Verdict == Choose || l.Verdict == Keep && !l.Early) {
		s.keyProblem(e, "verdict", "next-missing", "the look sets no next date", "write next: and interval: into the front matter")
	}
	f.nameLone(e, l.Next, l.Interval)
	switch {
	case ok && l.Verdict == Choose:
		f.chose(e, l.Confidence)
	case s.Chosen() && l.Confidence != nil && known.WouldChoose != Unsure:
		f.forecast(e, s.LeanTo(known.WouldChoose, l.Confidence)) // a number given for the other option says the rest of it of this one
	case s.Chosen():
		f.forecast(e, l.Confidence)
	}
}

// turn moves the decision to a new status.
func (f *folding) turn(e *Entry, status string) {
	s, l := f.s, e.Reflection
	s.Status = status
	switch l.Verdict {
	case Choose:
		s.Choice, s.DecidedOn, s.Why = l.Choice, e.Date, e.Section("Why")
		w := s.window()
		s.Next, s.Interval, s.SetOn = f.r.start(w), f.r.First, e.Date
	case Wait:
		s.Next = e.Date.AddDays(f.r.Undecided)
	case Reopen:
		s.Next, s.Interval, s.SetOn, s.ClosedReason = e.Date.AddDays(f.r.Undecided), f.r.Undecided, e.Date, ""
	case Close:
		s.ClosedReason = l.ClosedReason
	case Reverse:
		s.named = "" // what followed an earlier choice does not name the one after this
	}
	if !s.Chosen() && l.Verdict != Close {
		s.choices = append(s.choices, choiceOn{from: e.Date})
	}
}

// event is what went with the lean of a look, for the plot.
func (s *State) event(l *Reflection) string {
	switch {
	case l.Verdict == Reverse:
		return "reversed"
	case len(s.Calls) > 0:
		return s.Calls[0].Kind
	}
	return l.Trigger
}

func (s *State) hasOption(key string) bool {
	return slices.ContainsFunc(s.Options, func(o Option) bool { return o.Key == key }) || key == s.Choice && key != Undecided
}

func (s *State) optionList() string { return joinComma(optionKeys(s.Options)) }

// writeOption says how to mend a key that names no option; more is what else may stand there. Where no options are left, the heading
// above them has gone or reads otherwise.
func (s *State) writeOption(more ...string) string {
	if len(s.Options) == 0 {
		return "write the options of " + s.ID + " below ## Options"
	}
	return "write one of: " + joinComma(append([]string{s.optionList()}, more...))
}
