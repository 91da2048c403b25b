package journal

import (
	"cmp"
	"slices"
	"strings"
)

// The kinds of thing that wait.
const (
	WaitLook         = "look"
	WaitPrediction   = "prediction"
	WaitTripwire     = "tripwire"
	WaitAssumption   = "assumption"
	WaitLine         = "experiment line"
	WaitEnd          = "experiment end"
	WaitConversation = "conversation"
	WaitBlock        = "career block"
	WaitNewChoice    = "new choice"
)

// sizes order what waits from one date: the smaller first. A long look counts after all.
var sizes = map[string]int{
	WaitPrediction: 1, WaitTripwire: 2, WaitAssumption: 3, WaitLine: 4, WaitLook: 5,
	WaitEnd: 6, WaitConversation: 7, WaitBlock: 8, WaitNewChoice: 9,
}

const longLookSize = 10

// The minutes that a look takes; nothing else takes any.
const (
	shortMinutes = 2
	longMinutes  = 10
)

// PlannedWithin is the number of days after which a planned conversation without a day waits, lineEvery that after which a running
// experiment waits for a line.
const (
	lineEvery     = 7
	PlannedWithin = 14
)

// WaitItem is one thing that waits, or will.
type WaitItem struct {
	Kind     string `json:"kind"`
	Decision string `json:"decision"` // empty for a prediction of a note without a decision
	Handle   string `json:"handle"`
	Text     string `json:"text"` // what it is, in one line
	From     Date   `json:"from"` // the date it waits from
	Minutes  int    `json:"minutes,omitempty"`
	Form     string `json:"form,omitempty"`  // of a look: short or long
	Entry    string `json:"entry,omitempty"` // the entry that holds the line, the experiment or the planned conversation
	How      string `json:"how"`             // the command to type
	Private  bool   `json:"private,omitempty"`

	asks    string // of a wire with a date: its question
	answers string // and which outcome stands for which answer
}

// size orders waits of one date.
func (w WaitItem) size() int {
	if w.Form == FormLong {
		return longLookSize
	}
	return sizes[w.Kind]
}

// Waiting lists what waits on a day, by the date it waits from, then the smaller first. The states are folded to that day. What
// waits at a state of [Loose] names no decision.
func Waiting(states []*State, asOf Date) []WaitItem {
	return pick(states, asOf, func(w WaitItem) bool { return !w.From.After(asOf) })
}

// Upcoming lists what will wait after a day, up to and with another; a zero until sets no limit.
func Upcoming(states []*State, asOf, until Date) []WaitItem {
	return pick(states, asOf, func(w WaitItem) bool {
		return w.From.After(asOf) && (until.IsZero() || !w.From.After(until))
	})
}

func pick(states []*State, asOf Date, keep func(WaitItem) bool) []WaitItem {
	out := []WaitItem{}
	for _, s := range states {
		for _, w := range s.waits(asOf) {
			if keep(w) {
				out = append(out, w)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b WaitItem) int {
		return cmp.Or(a.From.Compare(b.From), cmp.Compare(a.size(), b.size()), cmp.Compare(a.Decision, b.Decision))
	})
	return out
}

// waits lists all that a decision has coming, with the dates; nothing waits at a closed one.
func (s *State) waits(asOf Date) []WaitItem {
	if s.Status == "closed" {
		return nil
	}
	var out []WaitItem
	add := func(w WaitItem) {
		if w.Private = s.Private || s.closed[w.Entry]; !s.loose {
			w.Decision, w.Handle = s.ID, s.Handle
		}
		out = append(out, w)
	}
	s.waitPredictions(add)
	switch {
	case s.loose:
		return out
	case s.Status == "reversed":
		s.waitNewChoice(add)
	default:
		s.waitWires(add)
		s.waitAssumptions(add)
		s.waitLook(asOf, add)
		s.waitBlocks(add)
	}
	s.waitExperiments(add)
	s.waitTalks(add)
	return out
}

func (s *State) waitPredictions(add func(WaitItem)) {
	named := s.naming(itemPrediction)
	for i, p := range s.Predictions {
		if p.Status == "open" && p.Kind != AboutStability {
			add(WaitItem{
				Kind: WaitPrediction, Text: p.Claim, From: p.By, Entry: p.Entry,
				How: s.resolveCommand(named, i),
			})
		}
	}
}

func (s *State) waitWires(add func(WaitItem)) {
	named := s.naming(itemTripwire)
	for i, t := range s.Tripwires {
		if t.Status == "armed" && !t.By.IsZero() {
			add(WaitItem{
				Kind: WaitTripwire, Text: t.Words(), From: t.By, Entry: t.Entry, How: s.resolveCommand(named, i),
				asks: "did it happen by " + t.By.String() + "? " + quoted(t.Condition), answers: t.answers(),
			})
		}
	}
}

func (s *State) waitAssumptions(add func(WaitItem)) {
	named := s.naming(itemAssumption)
	for i, a := range s.Assumptions {
		if a.Status == "untested" && !a.By.IsZero() {
			add(WaitItem{Kind: WaitAssumption, Text: a.Belief, From: a.By, Entry: a.Entry, How: s.resolveCommand(named, i)})
		}
	}
}

// waitLook adds the decision's look, from its date or from its first call.
func (s *State) waitLook(asOf Date, add func(WaitItem)) {
	from, text := s.Next, s.Question
	for _, c := range s.Calls {
		if from.IsZero() || c.Date.Before(from) {
			from, text = c.Date, s.calling(c)
		}
	}
	if from.IsZero() {
		return
	}
	w := WaitItem{Kind: WaitLook, Text: text, From: from, Minutes: shortMinutes, How: "twoway reflect " + s.Ref()}
	w.Form = s.FormOn(later(from, asOf))
	if w.Form == FormLong {
		w.Minutes = longMinutes
	}
	add(w)
}

// waitBlocks adds the career blocks that nobody answered, until the first look.
func (s *State) waitBlocks(add func(WaitItem)) {
	if s.Template != TemplateCareer || len(s.Looks) > 0 {
		return
	}
	for _, b := range careerBlocks {
		if !slices.Contains(s.Sittings, b) {
			add(WaitItem{Kind: WaitBlock, Text: b, From: s.Date.AddDays(1), How: "twoway note " + s.Ref() + " --sitting " + b})
		}
	}
}

// waitNewChoice adds the choice to be named after a reverse, until a decision supersedes this one.
func (s *State) waitNewChoice(add func(WaitItem)) {
	if s.NewChoice() != "" || len(s.Looks) == 0 {
		return
	}
	add(WaitItem{
		Kind: WaitNewChoice, Text: "name the new choice", From: s.lastVerdict(Reverse),
		How: "twoway new --supersedes " + s.ID,
	})
}

// lastVerdict is the day of the last look that ended with a verdict.
func (s *State) lastVerdict(verdict string) (day Date) {
	for _, l := range s.Looks {
		if l.Verdict == verdict {
			day = l.Date
		}
	}
	return day
}

// waitExperiments adds one item for each experiment that is not over: its next line while it runs, else its end.
func (s *State) waitExperiments(add func(WaitItem)) {
	for _, x := range s.Experiments {
		if x.Status == "done" || x.Status == "dropped" {
			continue
		}
		from := x.LastLine.AddDays(lineEvery)
		if from.Before(x.Ends) && s.AsOf.Before(x.Ends) {
			add(WaitItem{Kind: WaitLine, Text: x.Question, From: from, Entry: x.Entry, How: "twoway note " + x.Entry})
			continue
		}
		add(WaitItem{Kind: WaitEnd, Text: x.Question, From: x.Ends, Entry: x.Entry, How: "twoway note " + x.Entry + " --ended done"})
	}
}

func (s *State) waitTalks(add func(WaitItem)) {
	for _, t := range s.Talks {
		if t.Status != "planned" {
			continue
		}
		add(WaitItem{
			Kind: WaitConversation, Text: t.With, From: cmp.Or(t.PlannedFor, t.Date.AddDays(PlannedWithin)), Entry: t.Entry,
			How: "twoway new --about " + s.Ref() + " --template conversation --follows " + t.Entry + " --with " + ShellWord(t.With),
		})
	}
}

// resolveCommand is the command that settles the line at a place; the person picks one of its outcomes.
func (s *State) resolveCommand(named *naming, at int) string {
	return "twoway note " + s.Ref() + " --resolve " + ShellWord(named.of(at)+" → "+strings.Join(outcomeWords[named.kind], "|"))
}

// answers says which outcome of a wire stands for which answer to whether its condition came by its day: "unless" fires when it did not.
func (t TripwireState) answers() string {
	if t.Mode == Missing {
		return "passed if it did, hit if not"
	}
	return "hit if it did, passed if not"
}

// Words is the condition as a sentence goes on after "unless a tripwire fires".
func (t TripwireState) Words() string {
	switch {
	case t.Mode == Missing && t.By.IsZero():
		return "not yet: " + t.Condition
	case t.Mode == Missing:
		return "not by " + t.By.String() + ": " + t.Condition
	case !t.By.IsZero():
		return t.Condition + " by " + t.By.String()
	}
	return t.Condition
}
