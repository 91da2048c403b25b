package journal

import (
	"slices"
	"strings"
)

// Sentence is what every look and every new choice ends with: until when the decision is settled, and what calls for a look
// before that date. Source: DOMAIN 3.7.
func (s *State) Sentence() string {
	switch s.Status {
	case "open":
		return "Open until " + s.Next.Said() + ": then choose, wait, or drop it."
	case "reversed":
		if id := s.NewChoice(); id != "" {
			return "Walked back. The new choice is " + handleOf(id) + "."
		}
		return "Walked back. Name the new choice when you are ready."
	case "closed":
		return "Closed. Nothing waits."
	}
	var armed []string
	for _, t := range s.Tripwires {
		if t.Status == "armed" {
			armed = append(armed, strings.TrimSuffix(t.Words(), "."))
		}
	}
	settled := "Settled until " + s.Next.Said() + ", unless a tripwire fires"
	if len(armed) == 0 {
		return settled + " (none named)."
	}
	return settled + ": " + strings.Join(armed, "; ") + "."
}

// NewChoice is the id of the decision that names the new choice since this one was walked back; "" while that waits, and for a
// decision that is not walked back.
func (s *State) NewChoice() string {
	if s.Status != "reversed" {
		return ""
	}
	return s.named
}

// Stands is the sentence on a day that may be any: a date that has come, or a call before it, settles nothing any more.
func (s *State) Stands() string {
	if !s.Chosen() && s.Status != "open" || s.Next.IsZero() {
		return s.Sentence()
	}
	var text string
	switch since := s.LookFrom(); {
	case since.After(s.AsOf):
		return s.Sentence()
	case since.Before(s.Next):
		i := slices.IndexFunc(s.Calls, func(c Call) bool { return c.Date == since })
		text = UpperFirst(callWords(s.Calls[i])) + " on " + since.Said() + ", so a look waits."
	case s.Status == "open":
		text = "It was open until " + since.Said() + ", and waits since then: choose, wait, or drop it."
	default:
		text = "It was settled until " + since.Said() + "; a look waits since then."
	}
	if s.Status == "trial" && !s.TrialEnds.IsZero() && s.TrialEnds.Before(s.AsOf) {
		text += " The trial ended on " + s.TrialEnds.Said() + "; the look says whether it is kept."
	}
	return text
}

// Recorded is the closing screen after a new decision, line by line: what was chosen, the sentence, and the way back.
func (s *State) Recorded() []string {
	if s.Status == "open" {
		return []string{"Recorded. " + s.Sentence()}
	}
	chosen := "Recorded. You chose " + strings.TrimSuffix(s.Label(s.Choice), ".")
	if len(s.Parked) > 0 {
		chosen += "; the other options are parked with it"
	}
	return []string{chosen + ".", s.Sentence(), s.DoorSentence()}
}

// Label is the text of an option by its key, and the key itself when there is no such option.
func (s *State) Label(key string) string {
	for _, o := range s.Options {
		if o.Key == key && o.Label != "" {
			return o.Label
		}
	}
	return key
}

// CallLine says that the decision waits before its date, and the last thing that called; it is empty when nothing calls.
func (s *State) CallLine() string {
	if len(s.Calls) == 0 || s.over() {
		return ""
	}
	last := s.Calls[len(s.Calls)-1]
	return UpperFirst(callWords(last)) + ": " + strings.TrimSuffix(s.calling(last), ".") + ". A look waits: twoway reflect " + s.Ref()
}

// calling is what a call is about; of an "unless" what did not happen.
func (s *State) calling(c Call) string {
	for _, t := range s.Tripwires {
		if c.Kind == "tripwire" && t.Mode == Missing && t.Condition == c.Text {
			return t.Words()
		}
	}
	return c.Text
}

func callWords(c Call) string {
	if c.Kind == "assumption" {
		return "an assumption was found wrong"
	}
	return "a tripwire fired"
}

// LeanQuestion is the question for a lean below 50, and empty otherwise. Only of two options one is the other. Source: DOMAIN 3.8.
func (s *State) LeanQuestion(lean *int) string {
	if lean == nil || *lean >= 50 || len(s.Options) != 2 {
		return ""
	}
	return "The other one is ahead then; keep it?"
}
