package markdown

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
)

// field ties a front matter key to its place in an entry: a *string, *[]string, *journal.Date, *bool, **bool or **int.
type field struct {
	key      string
	at       func(*journal.Entry) any
	allowed  []string // of a string; nil when any text is
	min, max int      // of a whole number; no bound when both are 0
	drop     string   // a default that is not written
}

var kinds = []journal.Kind{
	journal.KindDecision, journal.KindReflection, journal.KindNote,
	journal.KindConversation, journal.KindExperiment, journal.KindReview,
}

var firstFields = []field{
	{key: "id", at: func(e *journal.Entry) any { return &e.ID }},
	{key: "date", at: func(e *journal.Entry) any { return &e.Date }},
}

var aboutField = []field{{key: "about", at: func(e *journal.Entry) any { return &e.About }}}

var lastFields = []field{
	{key: "tags", at: func(e *journal.Entry) any { return &e.Tags }},
	{key: "private", at: func(e *journal.Entry) any { return &e.Private }},
	{key: "source", at: func(e *journal.Entry) any { return &e.Source }},
}

var decisionFields = []field{
	{key: "question", at: func(e *journal.Entry) any { return &e.Decision.Question }},
	{key: "template", at: func(e *journal.Entry) any { return &e.Decision.Template }},
	{key: "choice", at: func(e *journal.Entry) any { return &e.Decision.Choice }},
	{key: "decided_on", at: func(e *journal.Entry) any { return &e.Decision.DecidedOn }},
	{key: "confidence", at: func(e *journal.Entry) any { return &e.Decision.Confidence }, min: 0, max: 100},
	{key: "energy", at: func(e *journal.Entry) any { return &e.Decision.Energy }, min: -2, max: 2},
	{key: "mood", at: func(e *journal.Entry) any { return &e.Decision.Mood }},
	{key: "came_about", at: func(e *journal.Entry) any { return &e.Decision.CameAbout }, allowed: journal.Words("came_about")},
	{key: "context", at: func(e *journal.Entry) any { return &e.Decision.Context }},
	{key: "hands_on_share", at: func(e *journal.Entry) any { return &e.Decision.HandsOnShare }, min: 0, max: 100},
	{key: "door", at: func(e *journal.Entry) any { return &e.Decision.Door }, allowed: journal.Words("door")},
	{key: "door_cost", at: func(e *journal.Entry) any { return &e.Decision.DoorCost }, min: 0, max: 5},
	{key: "door_max_cost", at: func(e *journal.Entry) any { return &e.Decision.DoorMaxCost }, min: 0, max: 5},
	{key: "closes", at: func(e *journal.Entry) any { return &e.Decision.Closes }, allowed: journal.Words("closes")},
	{key: "closes_on", at: func(e *journal.Entry) any { return &e.Decision.ClosesOn }},
	{key: "way_back", at: func(e *journal.Entry) any { return &e.Decision.WayBack }},
	{key: "must_agree", at: func(e *journal.Entry) any { return &e.Decision.MustAgree }},
	{key: "agreed", at: func(e *journal.Entry) any { return &e.Decision.Agreed }},
	{key: "keeps_open", at: func(e *journal.Entry) any { return &e.Decision.KeepsOpen }},
	{key: "trial_ends", at: func(e *journal.Entry) any { return &e.Decision.TrialEnds }},
	{key: "when_where", at: func(e *journal.Entry) any { return &e.Decision.WhenWhere }},
	{key: "supersedes", at: func(e *journal.Entry) any { return &e.Decision.Supersedes }},
	{key: "next", at: func(e *journal.Entry) any { return &e.Decision.Next }},
	{key: "interval", at: func(e *journal.Entry) any { return &e.Decision.Interval }, min: 0, max: 100000},
	{key: "next_by", at: func(e *journal.Entry) any { return &e.Decision.NextBy }, allowed: journal.Words("next_by"), drop: "rule"},
}

var reflectionFields = []field{
	{key: "form", at: func(e *journal.Entry) any { return &e.Reflection.Form }, allowed: journal.Words("form")},
	{key: "early", at: func(e *journal.Entry) any { return &e.Reflection.Early }, drop: "-"},
	{key: "trigger", at: func(e *journal.Entry) any { return &e.Reflection.Trigger }, allowed: journal.Words("trigger")},
	{key: "blind", at: func(e *journal.Entry) any { return &e.Reflection.Blind }},
	{key: "recall_choice", at: func(e *journal.Entry) any { return &e.Reflection.RecallChoice }},
	{key: "recall_confidence", at: func(e *journal.Entry) any { return &e.Reflection.RecallConfidence }, min: 0, max: 100},
	{key: "would_choose", at: func(e *journal.Entry) any { return &e.Reflection.WouldChoose }},
	{key: "confidence", at: func(e *journal.Entry) any { return &e.Reflection.Confidence }, min: 0, max: 100},
	{key: "energy", at: func(e *journal.Entry) any { return &e.Reflection.Energy }, min: -2, max: 2},
	{key: "process", at: func(e *journal.Entry) any { return &e.Reflection.Process }, allowed: journal.Words("process")},
	{key: "outcome", at: func(e *journal.Entry) any { return &e.Reflection.Outcome }, allowed: journal.Words("outcome")},
	{key: "door_cost", at: func(e *journal.Entry) any { return &e.Reflection.DoorCost }, min: 0, max: 5},
	{key: "hands_on_share", at: func(e *journal.Entry) any { return &e.Reflection.HandsOnShare }, min: 0, max: 100},
	{key: "verdict", at: func(e *journal.Entry) any { return &e.Reflection.Verdict }, allowed: journal.Words("verdict")},
	{key: "choice", at: func(e *journal.Entry) any { return &e.Reflection.Choice }},
	{key: "closed_reason", at: func(e *journal.Entry) any { return &e.Reflection.ClosedReason }, allowed: journal.Words("closed_reason")},
	{key: "cost_in_fact", at: func(e *journal.Entry) any { return &e.Reflection.CostInFact }, min: 0, max: 5},
	{key: "next", at: func(e *journal.Entry) any { return &e.Reflection.Next }},
	{key: "interval", at: func(e *journal.Entry) any { return &e.Reflection.Interval }, min: 0, max: 100000},
	{key: "next_by", at: func(e *journal.Entry) any { return &e.Reflection.NextBy }, allowed: journal.Words("next_by"), drop: "rule"},
}

var noteFields = []field{
	{key: "energy", at: func(e *journal.Entry) any { return &e.Note.Energy }, min: -2, max: 2},
	{key: "sitting", at: func(e *journal.Entry) any { return &e.Note.Sitting }, allowed: journal.Words("sitting")},
	{key: "ended", at: func(e *journal.Entry) any { return &e.Note.Ended }, allowed: journal.Words("ended")},
	{key: "door_cost", at: func(e *journal.Entry) any { return &e.Note.DoorCost }, min: 0, max: 5},
	{key: "hands_on_share", at: func(e *journal.Entry) any { return &e.Note.HandsOnShare }, min: 0, max: 100},
	{key: "next", at: func(e *journal.Entry) any { return &e.Note.Next }},
	{key: "interval", at: func(e *journal.Entry) any { return &e.Note.Interval }, min: 0, max: 100000},
	{key: "next_by", at: func(e *journal.Entry) any { return &e.Note.NextBy }, allowed: journal.Words("next_by"), drop: "rule"},
}

var conversationFields = []field{
	{key: "with", at: func(e *journal.Entry) any { return &e.Conversation.With }},
	{key: "track", at: func(e *journal.Entry) any { return &e.Conversation.Track }},
	{key: "status", at: func(e *journal.Entry) any { return &e.Conversation.Status }, allowed: journal.Words("status")},
	{key: "planned_for", at: func(e *journal.Entry) any { return &e.Conversation.PlannedFor }},
	{key: "follows", at: func(e *journal.Entry) any { return &e.Conversation.Follows }},
	{key: "see_myself", at: func(e *journal.Entry) any { return &e.Conversation.SeeMyself }, min: 1, max: 5},
}

var experimentFields = []field{
	{key: "question", at: func(e *journal.Entry) any { return &e.Experiment.Question }},
	{key: "tests", at: func(e *journal.Entry) any { return &e.Experiment.Tests }},
	{key: "hours_a_week", at: func(e *journal.Entry) any { return &e.Experiment.HoursAWeek }, min: 0, max: 168},
	{key: "starts", at: func(e *journal.Entry) any { return &e.Experiment.Starts }},
	{key: "ends", at: func(e *journal.Entry) any { return &e.Experiment.Ends }},
	{key: "who_sees", at: func(e *journal.Entry) any { return &e.Experiment.WhoSees }},
}

var reviewFields = []field{
	{key: "from", at: func(e *journal.Entry) any { return &e.Review.From }},
	{key: "to", at: func(e *journal.Entry) any { return &e.Review.To }},
	{key: "as_of", at: func(e *journal.Entry) any { return &e.Review.AsOf }},
	{key: "digest", at: func(e *journal.Entry) any { return &e.Review.Digest }},
}

// table lists the keys of each kind, in the order of kinds and in the order they are written in.
var table = [...][]field{
	slices.Concat(firstFields, decisionFields, lastFields),
	slices.Concat(firstFields, aboutField, reflectionFields, lastFields),
	slices.Concat(firstFields, aboutField, noteFields, lastFields),
	slices.Concat(firstFields, aboutField, conversationFields, lastFields),
	slices.Concat(firstFields, aboutField, experimentFields, lastFields),
	slices.Concat(firstFields, reviewFields, lastFields),
}

// fields lists the keys of an entry's kind. The entry must have the value of its kind.
func fields(e *journal.Entry) []field { return table[slices.Index(kinds, e.Kind)] }

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
	n := slices.Index(kinds, kind)
	if n < 0 {
		return nil
	}
	e := &journal.Entry{Kind: kinds[n]} // ours, so that the entry holds no part of the file for it
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
	}
	return e
}

// set puts v where f says. It returns what the key wants instead when v does not fit, and then leaves the place as it is.
func (f *field) set(e *journal.Entry, v *value) (want string) {
	at := f.at(e)
	if into, ok := at.(*[]string); ok {
		return f.setList(into, v)
	}
	if v.list {
		return "one value, not a list"
	}
	if v.text == "" {
		return ""
	}
	switch into := at.(type) {
	case *string:
		if f.allowed != nil {
			n := slices.Index(f.allowed, v.text)
			if n < 0 {
				return "one of " + strings.Join(f.allowed, ", ")
			}
			*into = f.allowed[n]
			return ""
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

func (f *field) setList(into *[]string, v *value) (want string) {
	if !v.list {
		if strings.Contains(v.text, "\n") {
			return "one line for each item"
		}
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

// closeByValue keeps an entry in of which a value says that it is private.
func closeByValue(e *journal.Entry, path string, values []value, lines []string) (problems []journal.Problem) {
	for _, v := range values {
		if !e.Private && v.saysPrivate(lines) {
			e.Private = true
			said := privateKey(path, v.from+2, v.key+": "+private)
			said.Mend = "write private: true as well, or %% before and behind what is private"
			problems = append(problems, said)
		}
	}
	return problems
}

// fill puts the values into the entry: ours by their keys, the others as Extra. It names what it leaves out.
func fill(e *journal.Entry, path string, values []value, lines []string) (problems []journal.Problem) {
	known := fields(e)
	at := 0
	var seen [64]bool
	for i, v := range values {
		if v.key == "twoway" {
			continue
		}
		n := find(known, at, v.key)
		if n < 0 {
			switch {
			case strings.EqualFold(v.key, private):
				e.Private = e.Private || closes(v)
				problems = append(problems, valueProblem(path, v, "small letters: private"))
			case closes(v):
				e.Private = true
				problems = append(problems, privateKey(path, v.from+2, v.key))
			}
			own := v.out
			if own == nil {
				own = slices.Clone(lines[v.from:max(v.from, v.to)])
			}
			e.Extra = append(e.Extra, journal.Field{Key: v.key, Lines: own})
			continue
		}
		at = n + 1
		want := v.bad
		if want == "" && seen[n] {
			want = "this key once"
		} else if want == "" {
			want = known[n].set(e, &values[i])
		}
		if known[n].key == private {
			e.Private = e.Private || closes(v)
			if want == "" && !v.list && v.text == "" {
				want = "true or false"
			}
		}
		seen[n] = true
		if want != "" {
			problems = append(problems, valueProblem(path, v, want))
		}
	}
	if i := slices.IndexFunc(values, func(v value) bool { return v.key == "tags" }); i >= 0 && !e.Private && slices.ContainsFunc(e.Tags, isPrivateTag) {
		e.Private = true
		tag := privateKey(path, values[i].from+2, "tags: "+private)
		tag.Mend = "write private: true as well, or use another word for a tag that means something else"
		problems = append(problems, tag)
	}
	if len(e.Extra) > 0 {
		problems = append(problems, nearKeys(path, known, values)...)
	}
	return problems
}

// nearKeys names the keys of the person's own that are nearly one of ours which is not there: they are not read as that.
func nearKeys(path string, known []field, values []value) (problems []journal.Problem) {
	there := func(key string) bool {
		return slices.ContainsFunc(values, func(v value) bool { return v.key == key })
	}
	for _, v := range values {
		if v.key == "twoway" || find(known, 0, v.key) >= 0 {
			continue
		}
		for _, f := range known {
			if f.key == private || f.key == "about" || !isNearKey(v.key, f.key) || there(f.key) {
				continue
			}
			problems = append(problems, journal.Problem{
				Path: path, Line: v.from + 2, Rule: "front-key", Text: fmt.Sprintf("%q is not read as the key %s: it is kept as one of your own", v.key, f.key),
				Mend: "write " + f.key + ": if that is meant; a key of your own needs another name",
			})
			break
		}
	}
	return problems
}

// otherKeys are words of English and keys of other programs that are a letter off one of ours.
var otherKeys = []string{"closed", "start", "yearly", "content", "contest"}

// isNearKey says whether a key was meant as one of ours: it differs in capitals, blanks and dashes only, or both have five letters at least
// and one letter is another, is missing or too many, or two have changed places. One of ours with an s is a list of the person's.
func isNearKey(key, ours string) bool {
	bare, want := lettersOf(key), lettersOf(ours)
	switch {
	case strings.ContainsAny(key, "0123456789"):
		return false
	case slices.Equal(bare, want):
		return true
	case min(len(bare), len(want)) < 5 || slices.Contains(otherKeys, string(bare)) || string(bare) == string(want)+"s":
		return false
	}
	return journal.EditDistance(bare, want) <= 1 || turned(bare, want)
}

// turned says whether two letters that stand side by side are all that tells two words apart.
func turned(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	return i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && slices.Equal(a[i+2:], b[i+2:])
}

// closes says whether a value under `private`, or nearly that, keeps the entry in. What says neither true nor false does: a person
// who wrote the key meant something by it, and what has left cannot be taken back.
func closes(v value) bool {
	if v.list || v.bad != "" || !journal.SaysNo(v.text) {
		return nearlyPrivate(v.key) || endsInPrivate(v.key) && saysYes(v.text)
	}
	return false
}

// endsInPrivate says whether private is the last of several words of a key, as in is_private.
func endsInPrivate(key string) bool {
	head, ok := strings.CutSuffix(strings.ToLower(key), private)
	return ok && head != "" && strings.ContainsAny(head[len(head)-1:], "_- ")
}

func saysYes(text string) bool {
	return strings.EqualFold(text, "true") || strings.EqualFold(text, "yes")
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
	switch {
	case closes(v):
		text = v.key + ": what stands here keeps the whole entry in"
	case strings.EqualFold(v.key, private) && v.text == "":
		text = v.key + ": nothing stands here, so the entry is open"
	case strings.EqualFold(v.key, private):
		text = fmt.Sprintf("%s: %q leaves the entry open", v.key, v.text)
	case v.list || v.bad != "":
		text = v.key + ": this value is read as absent"
	}
	return journal.Problem{Path: path, Line: v.from + 2, Rule: "front-value", Text: text, Mend: v.key + " takes " + want}
}
