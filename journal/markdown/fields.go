package markdown

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
)

// field ties a front matter key to its place in an entry. Into is a *string, *[]string, *journal.Date, *bool, **bool or **int.
type field struct {
	key      string
	into     any
	allowed  []string // of a string; nil when any text is
	min, max int      // of a whole number; no bound when both are 0
	drop     string   // a default that is not written
}

var (
	kinds = []journal.Kind{
		journal.KindDecision, journal.KindReflection, journal.KindNote,
		journal.KindConversation, journal.KindExperiment, journal.KindReview,
	}
	nextBy  = []string{"rule", "hand"}
	percent = [2]int{0, 100}
)

// fields lists the keys of an entry's kind in the order they are written in. The entry must have the value of its kind.
func fields(e *journal.Entry) []field {
	all := make([]field, 0, 32)
	all = append(all, field{key: "id", into: &e.ID}, field{key: "date", into: &e.Date})
	if e.Kind != journal.KindDecision && e.Kind != journal.KindReview {
		all = append(all, field{key: "about", into: &e.About})
	}
	switch e.Kind {
	case journal.KindDecision:
		all = decisionFields(all, e.Decision)
	case journal.KindReflection:
		all = reflectionFields(all, e.Reflection)
	case journal.KindNote:
		all = noteFields(all, e.Note)
	case journal.KindConversation:
		all = conversationFields(all, e.Conversation)
	case journal.KindExperiment:
		all = experimentFields(all, e.Experiment)
	case journal.KindReview:
		r := e.Review
		all = append(all, field{key: "from", into: &r.From}, field{key: "to", into: &r.To}, field{key: "as_of", into: &r.AsOf})
	}
	return append(all, field{key: "tags", into: &e.Tags}, field{key: "private", into: &e.Private}, field{key: "source", into: &e.Source})
}

func number(key string, into **int, low, high int) field {
	return field{key: key, into: into, min: low, max: high}
}

func word(key string, into *string, allowed ...string) field {
	return field{key: key, into: into, allowed: allowed}
}

func decisionFields(all []field, d *journal.Decision) []field {
	return append(all,
		word("question", &d.Question),
		word("template", &d.Template),
		word("choice", &d.Choice),
		field{key: "decided_on", into: &d.DecidedOn},
		number("confidence", &d.Confidence, percent[0], percent[1]),
		number("energy", &d.Energy, -2, 2),
		field{key: "mood", into: &d.Mood},
		word("came_about", &d.CameAbout, "chosen", "drifted", "asked"),
		word("context", &d.Context),
		number("hands_on_share", &d.HandsOnShare, percent[0], percent[1]),
		word("door", &d.Door, "two-way", "one-way", "unsure"),
		number("door_cost", &d.DoorCost, 0, 5),
		number("door_max_cost", &d.DoorMaxCost, 0, 5),
		word("closes", &d.Closes, "hard", "soft", "none"),
		field{key: "closes_on", into: &d.ClosesOn},
		word("way_back", &d.WayBack),
		word("must_agree", &d.MustAgree),
		field{key: "agreed", into: &d.Agreed},
		field{key: "keeps_open", into: &d.KeepsOpen},
		field{key: "trial_ends", into: &d.TrialEnds},
		word("when_where", &d.WhenWhere),
		word("supersedes", &d.Supersedes),
		field{key: "next", into: &d.Next},
		number("interval", &d.Interval, 0, 100000),
		field{key: "next_by", into: &d.NextBy, allowed: nextBy, drop: "rule"},
	)
}

func reflectionFields(all []field, r *journal.Reflection) []field {
	return append(all,
		word("form", &r.Form, "short", "long"),
		field{key: "early", into: &r.Early, drop: "-"},
		word("trigger", &r.Trigger, "tripwire", "assumption", "event", "window", "surprise", "energy", "other"),
		field{key: "blind", into: &r.Blind},
		word("recall_choice", &r.RecallChoice),
		number("recall_confidence", &r.RecallConfidence, percent[0], percent[1]),
		word("would_choose", &r.WouldChoose),
		number("confidence", &r.Confidence, percent[0], percent[1]),
		number("energy", &r.Energy, -2, 2),
		word("process", &r.Process, "reasonable", "partly", "unreasonable"),
		word("outcome", &r.Outcome, "well", "mixed", "badly", "too-early"),
		number("door_cost", &r.DoorCost, 0, 5),
		number("hands_on_share", &r.HandsOnShare, percent[0], percent[1]),
		word("verdict", &r.Verdict, journal.Keep, journal.Adjust, journal.Reverse, journal.Close, journal.Choose, journal.Wait, journal.Reopen),
		word("choice", &r.Choice),
		word("closed_reason", &r.ClosedReason, "done", "moot", "one-way", "superseded"),
		number("cost_in_fact", &r.CostInFact, 0, 5),
		field{key: "next", into: &r.Next},
		number("interval", &r.Interval, 0, 100000),
		field{key: "next_by", into: &r.NextBy, allowed: nextBy, drop: "rule"},
	)
}

func noteFields(all []field, n *journal.Note) []field {
	return append(all,
		number("energy", &n.Energy, -2, 2),
		word("sitting", &n.Sitting, "energy", "facts", "motives", "door"),
		word("ended", &n.Ended, "done", "dropped"),
		number("door_cost", &n.DoorCost, 0, 5),
		number("hands_on_share", &n.HandsOnShare, percent[0], percent[1]),
		field{key: "next", into: &n.Next},
		number("interval", &n.Interval, 0, 100000),
		field{key: "next_by", into: &n.NextBy, allowed: nextBy, drop: "rule"},
	)
}

func conversationFields(all []field, c *journal.Conversation) []field {
	return append(all,
		word("with", &c.With),
		word("track", &c.Track),
		word("status", &c.Status, "held", "planned"),
		field{key: "planned_for", into: &c.PlannedFor},
		word("follows", &c.Follows),
		number("see_myself", &c.SeeMyself, 1, 5),
	)
}

func experimentFields(all []field, x *journal.Experiment) []field {
	return append(all,
		word("question", &x.Question),
		word("tests", &x.Tests),
		number("hours_a_week", &x.HoursAWeek, 0, 168),
		field{key: "starts", into: &x.Starts},
		field{key: "ends", into: &x.Ends},
		word("who_sees", &x.WhoSees),
	)
}

// Keys lists the front matter keys of a kind in the order they are written in, `twoway` first.
func Keys(kind journal.Kind) []string {
	e := newEntry(kind)
	if e == nil {
		return nil
	}
	keys := []string{"twoway"}
	for _, f := range fields(e) {
		keys = append(keys, f.key)
	}
	return keys
}

// newEntry gives an empty entry with the value of its kind, nil for a kind that is not ours.
func newEntry(kind journal.Kind) *journal.Entry {
	e := &journal.Entry{Kind: kind}
	switch kind {
	case journal.KindDecision:
		e.Decision = new(journal.Decision)
	case journal.KindReflection:
		e.Reflection = new(journal.Reflection)
	case journal.KindNote:
		e.Note = new(journal.Note)
	case journal.KindConversation:
		e.Conversation = new(journal.Conversation)
	case journal.KindExperiment:
		e.Experiment = new(journal.Experiment)
	case journal.KindReview:
		e.Review = new(journal.SavedReview)
	default:
		return nil
	}
	return e
}

// set puts v where f says. It returns what the key wants instead when v does not fit, and then leaves the place as it is.
func (f field) set(v value) (want string) {
	if into, ok := f.into.(*[]string); ok {
		return f.setList(into, v)
	}
	if v.list {
		return "one value, not a list"
	}
	if v.text == "" {
		return ""
	}
	switch into := f.into.(type) {
	case *string:
		if f.allowed != nil && !slices.Contains(f.allowed, v.text) {
			return "one of " + strings.Join(f.allowed, ", ")
		}
		if strings.ContainsAny(v.text, "\n") {
			return "one line"
		}
		*into = v.text
	case *journal.Date:
		d, ok := journal.ISODate(v.text)
		if !ok {
			return "a day as YYYY-MM-DD, such as 2026-03-04"
		}
		*into = d
	case *bool:
		if v.text != "true" && v.text != "false" {
			return "true or false"
		}
		*into = v.text == "true"
	case **bool:
		if v.text != "true" && v.text != "false" {
			return "true or false"
		}
		*into = new(v.text == "true")
	case **int:
		n, err := strconv.Atoi(v.text)
		if err != nil || (n < f.min || n > f.max) {
			return fmt.Sprintf("a whole number from %d to %d", f.min, f.max)
		}
		*into = new(n)
	}
	return ""
}

func (f field) setList(into *[]string, v value) (want string) {
	if !v.list {
		if v.text != "" && v.text != "~" && v.text != "null" {
			*into = []string{v.text}
		}
		return ""
	}
	for _, s := range v.items {
		if strings.Contains(s, "\n") {
			return "one line for each item"
		}
	}
	*into = v.items
	return ""
}

// fill puts the values into the entry: ours by their keys, the others as Extra. It names what it leaves out.
func fill(e *journal.Entry, path string, values []value, lines []string) (problems []journal.Problem) {
	known := fields(e)
	at := 0
	seen := make([]bool, len(known))
	for i, v := range values {
		if v.key == "twoway" {
			continue
		}
		n := find(known, at, v.key)
		if n < 0 {
			e.Extra = append(e.Extra, journal.Field{Key: v.key, Lines: slices.Clip(lines[v.from:max(v.from, v.to)])})
			continue
		}
		at = n + 1
		want := v.bad
		if want == "" && seen[n] {
			want = "this key once"
		} else if want == "" {
			want = known[n].set(values[i])
		}
		seen[n] = true
		if want != "" {
			problems = append(problems, valueProblem(path, v, want))
		}
	}
	return problems
}

// find looks for a key from index at on, and then before it: most files hold the keys in our order.
func find(known []field, at int, key string) int {
	for i := range known {
		n := (at + i) % len(known)
		if known[n].key == key {
			return n
		}
	}
	return -1
}

func valueProblem(path string, v value, want string) journal.Problem {
	text := fmt.Sprintf("%s: %q is read as absent", v.key, v.text)
	if v.list || v.bad != "" {
		text = v.key + ": this value is read as absent"
	}
	return journal.Problem{Path: path, Line: v.from + 2, Rule: "front-value", Text: text, Mend: v.key + " wants " + want}
}
