package journal

import (
	"slices"
	"strings"
)

var hindsightWords = map[string]string{
	"reasonable": "reasonable", "partly": "partly reasonable", "unreasonable": "not reasonable",
	"well": "well", "mixed": "mixed", "badly": "badly", "too-early": "too early to say",
}

func (m *maker) tried() TriedPart {
	part := TriedPart{Experiments: []TrialStory{}, Conversations: []TalkStory{}, Lines: []string{}}
	for _, s := range m.states {
		for _, x := range s.Experiments {
			if !x.Starts.After(m.span.To) && !x.Ends.Before(m.span.From) {
				part.Experiments = append(part.Experiments, TrialStory{s.ID, x, m.trialLine(x)})
			}
		}
		for _, c := range s.Talks {
			if c.held() && m.inSpan(c.Date) {
				part.Conversations = append(part.Conversations, TalkStory{s.ID, c, m.talkLine(c)})
			}
		}
		part.Lines = append(part.Lines, m.taught(s)...)
		part.Lines = append(part.Lines, m.sides(s)...)
		part.Lines = append(part.Lines, m.checked(s)...)
		part.Lines = append(part.Lines, m.untested(s)...)
		part.Lines = append(part.Lines, m.hindsight(s)...)
	}
	return part
}

func (m *maker) trialLine(x ExperimentState) string {
	line := quoted(x.Question) + " (" + m.day(x.Starts) + " to " + m.day(x.Ends) + ")"
	var energies []string
	for _, l := range x.Log {
		energies = append(energies, plusMinus(l.Value))
	}
	if len(energies) > 0 {
		line += ": energy " + strings.Join(energies, ", ")
	}
	if x.Status != "done" {
		line += "; " + x.Status
	}
	if x.Learned != "" {
		line += ". You wrote: " + quoted(shortQuote(x.Learned))
	}
	return line
}

func (m *maker) talkLine(c ConversationState) string {
	line := c.With + " ("
	if c.Track != "" {
		line += c.Track + ", "
	}
	line += m.day(c.Date) + ")"
	if c.SeeMyself != nil {
		line += ", could see yourself there " + itoa(*c.SeeMyself) + " of 5"
	}
	return line
}

// taught repeats, in the story of a decision, what walking it back has taught.
func (m *maker) taught(s *State) (lines []string) {
	for _, l := range s.Looks {
		if l.Taught != "" && m.Mode == ReviewOfDecision {
			lines = append(lines, UpperFirst(s.ShortName())+", walked back ("+m.day(l.Date)+"). What it taught: "+quoted(shortQuote(l.Taught)))
		}
	}
	return lines
}

// sides says which options of a decision nothing has tested yet, once something has been tried or asked about it at all.
func (m *maker) sides(s *State) []string {
	if s.over() || len(s.Options) < 2 || len(s.Experiments)+len(s.Talks) == 0 || m.Mode == ReviewOfPeriod && m.touched(s) == 0 {
		return nil
	}
	var open []string
	for _, o := range s.Options {
		if !tested(s, o.Key) {
			open = append(open, quoted(o.Label))
		}
	}
	name := UpperFirst(s.ShortName())
	if len(open) == 0 {
		return []string{name + ": each option has an experiment or a conversation."}
	}
	return []string{name + ": no experiment and no conversation yet on " + joinAnd(open) + "."}
}

// held says whether a talk took place, and is not told by the entry that followed the planned one.
func (c ConversationState) held() bool { return c.Status == "held" && c.HeldAs == "" }

func tested(s *State, key string) bool {
	for _, x := range s.Experiments {
		if x.Tests == key {
			return true
		}
	}
	for _, c := range s.Talks {
		if c.Track == key && c.held() {
			return true
		}
	}
	return false
}

// checked tells the assumptions that were settled in the period, whatever came out.
func (m *maker) checked(s *State) []string {
	var lines []string
	for _, a := range s.Assumptions {
		for _, h := range a.History {
			if !m.inSpan(h.known()) {
				continue
			}
			line := "Assumed " + quoted(a.Belief) + ": " + h.Word + " (" + m.day(h.On) + ")"
			if h.Note != "" {
				line += ": " + shortQuote(h.Note)
			}
			lines = append(lines, stopped(line))
		}
	}
	return lines
}

// untested names the assumptions past their date that nothing has settled.
func (m *maker) untested(s *State) []string {
	var lines []string
	for _, a := range s.Assumptions {
		if a.Status == "untested" && !a.By.IsZero() && a.By.Before(m.AsOf) && !s.over() {
			lines = append(lines, "Past its date and untested: "+quoted(a.Belief)+" ("+m.day(a.By)+").")
		}
	}
	return lines
}

// hindsight repeats how the person judged a choice in the last long look of the period.
func (m *maker) hindsight(s *State) []string {
	for _, l := range slices.Backward(s.Looks) {
		if !m.inSpan(l.Date) || l.Process == "" && l.Outcome == "" {
			continue
		}
		line := UpperFirst(s.ShortName()) + ", the choice of " + m.month(s.DecidedOn)
		if l.Process != "" {
			line += ", given what you knew: " + hindsightWords[l.Process]
		}
		line += " (" + m.day(l.Date) + ")."
		if l.Outcome != "" {
			line += " How it turned out: " + hindsightWords[l.Outcome] + "."
		}
		return []string{line}
	}
	return nil
}
