package markdown

import (
	"strings"

	"twoway/journal"
)

// Sheet is a template as questions, in the order they are asked.
type Sheet struct {
	Kind      journal.Kind
	Template  string // "career"; the kind's name for the others
	Questions []Question
	FollowUps []FollowUp
	Offers    []Offer
	Catalogue []List
	Texts     []Text
	// Entry is what the template itself fills in: its tags, and sections that hold more than guidance.
	Entry *journal.Entry
	// Open are lines that wait for an outcome. A draft lists them under Resolutions; one that is left as it stands is no answer.
	Open []string
}

// Depth is how much is asked: what --quick asks, what is asked unless something is said, and what --full adds.
type Depth string

// The depths.
const (
	Quick   Depth = "quick"
	Default Depth = "default"
	Full    Depth = "full"
)

// Question is one screen: a text, a grey line below it, and one part or more to answer.
type Question struct {
	ID       string
	Block    string // of a sitting or a form: start, energy, facts, motives, door · short, long, closing · before, during, after
	Ask      string
	Hint     string
	Required bool
	Depth    Depth
	When     string // the condition in words, empty when it is always asked
	Line     int    // in the template
	Own      bool   // of a template of the journal's own, under an id that ours has not

	Part
	Also []Part // further homes of the same question
}

// Part is one answer and where it goes.
type Part struct {
	Home  string // a front matter key, a section's name, or "text" for the prose above the sections
	Kind  string // one of PartKinds
	Flag  string // of the command that writes it, without dashes; empty when there is none
	Label string // a few words for a form, where a question has several parts
	Key   string // of the assumption that the answer makes
	Multi bool   // one answer per line
	// Choices are what can be chosen, or what is suggested.
	Choices []Choice
}

// PartKinds are the kinds of an answer. Option is an option's key of this decision; avoid is a driver of that kind, and con the
// drawback of the chosen option.
var PartKinds = []string{
	"text", "prose", "lines", "words", "number", "percent", "scale", "energy", "date", "choice", "yesno", "option",
	"options", "drivers", "assumptions", "predictions", "tripwires", "resolutions", "practices", "amendments", "avoid", "con",
}

// Choice is a value with its label and, for an option of a career, its blurb.
type Choice struct{ Key, Label, Blurb string }

// FollowUp is a question that is asked only on a condition, at most one in a sitting.
type FollowUp struct{ ID, When, Ask string }

// Offer is an unfinished sentence for a home; Self says that a prediction is about oneself.
type Offer struct {
	Home, Text string
	Self       bool
}

// List is a titled list of things to try.
type List struct {
	Title string
	Items []string
}

// Text is a sentence that is shown; what stands in {braces} is filled in.
type Text struct{ ID, Text string }

// Parts gives all parts of a question in order.
func (q Question) Parts() []Part { return append([]Part{q.Part}, q.Also...) }

// Text gives the text with an id, empty when there is none.
func (s *Sheet) Text(id string) string {
	for _, t := range s.Texts {
		if t.ID == id {
			return t.Text
		}
	}
	return ""
}

// Question gives the question with an id.
func (s *Sheet) Question(id string) (q Question, ok bool) {
	for _, q := range s.Questions {
		if q.ID == id {
			return q, true
		}
	}
	return q, false
}

// KeyOf is the key of the choice that a value names by its label, among what can be chosen for a home; any other value stays as it is, and
// so does each where there is no sheet.
func (s *Sheet) KeyOf(home, value string) string {
	if s == nil {
		return value
	}
	for _, q := range s.Questions {
		for _, p := range q.Parts() {
			for _, c := range p.Choices {
				if p.Home == home && (p.Kind == "choice" || p.Kind == "scale") && (strings.EqualFold(c.Label, value) || strings.EqualFold(c.Key+" ("+c.Label+")", value)) {
					return c.Key
				}
			}
		}
	}
	return value
}

// Only gives a copy of the sheet with the questions that keep says yes to.
func (s *Sheet) Only(keep func(Question) bool) *Sheet {
	c := *s
	c.Questions = nil
	for _, q := range s.Questions {
		if keep(q) {
			c.Questions = append(c.Questions, q)
		}
	}
	return &c
}

// AtDepth keeps what is asked at a depth: quick is within default, and default within full.
func (s *Sheet) AtDepth(d Depth) *Sheet {
	rank := map[Depth]int{Quick: 0, Default: 1, Full: 2}
	return s.Only(func(q Question) bool { return rank[q.Depth] <= rank[d] })
}
