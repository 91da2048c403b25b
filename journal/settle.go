package journal

import (
	"slices"
	"strings"
)

// Settle completes a resolution that is being written: the whole line that it means, as it stands in the record, ticked, with
// the outcome. A beginning of four letters is enough when only one that waits begins so. The error is a *FieldError; the first
// line of its Want says what does not fit, the further ones are the lines that could be meant.
func (s *State) Settle(r Resolution) (Resolution, error) {
	m := r.meaning()
	if !m.ok {
		return r, &FieldError{Field: "resolve", Value: m.text, Want: "the line, then → and one of yes, no, void, hit, passed, off, holding, shaken, wrong"}
	}
	if m.out.Word == "void" && m.out.Note == "" {
		return r, &FieldError{Field: "resolve", Value: m.text, Want: "void needs a reason: … → void: why"}
	}
	at, n := s.matchTyped(m)
	if n > 1 {
		return r, &FieldError{Field: "resolve", Value: m.text, Want: s.severalWant(m)}
	}
	if n == 0 {
		if err := s.ofAnotherKind(m); err != nil {
			return r, err
		}
		if was, ok := s.settledBefore(m.kind, m.text); ok {
			return r, &FieldError{Field: "resolve", Value: m.text, Want: "it " + was.said(), In: was.Entry}
		}
		if len([]rune(letters(m.text))) < leastTyped {
			return r, &FieldError{Field: "resolve", Value: m.text, Want: "the whole line, or a beginning of four letters or more"}
		}
		found := s.begins(m)
		if len(found) != 1 {
			return r, &FieldError{Field: "resolve", Value: m.text, Want: s.nearestWant(m, found)}
		}
		at = found[0]
	}
	if was, ok := s.settledAt(m.kind, at); ok {
		again := ""
		if m.kind == itemTripwire {
			again = "; written anew with --tripwire it is armed again"
		}
		return r, &FieldError{Field: "resolve", Value: m.text, Want: "it " + was.said() + again, In: was.Entry}
	}
	if made := s.madeOn(m.kind, at); !m.out.On.IsZero() && m.out.On.Before(made) {
		return r, &FieldError{Field: "resolve", Value: m.out.On.Said(), Want: "a day from " + made.String() + " on, when the line was written"}
	}
	tail := tailOf(r)
	if tail == nil {
		tail = &Outcome{Word: m.out.Word}
	}
	return s.settledLine(m.kind, at, tail), nil
}

// matchTyped finds the line that was typed, as match does, or a forecast by its claim with " by " and its day behind.
func (s *State) matchTyped(m meant) (at, n int) {
	if at, n = s.match(m); n > 0 || !m.bare {
		return at, n
	}
	end := strings.LastIndex(m.text, byDay)
	if end < 0 {
		return at, n
	}
	by, ok := ISODate(m.text[end+len(byDay):])
	m.text, m.by = m.text[:end], by
	if i, found := s.match(m); ok && found == 1 && s.candidate(m.kind, i).by == by {
		return i, 1
	}
	return at, n
}

// naming tells how the lines of a kind are named on a command line.
type naming struct {
	s    *State
	kind itemKind
	same map[string][]int // by their words: the places of the lines; made by placed
}

func (s *State) naming(kind itemKind) *naming { return &naming{s: s, kind: kind} }

// placed gives the places of the lines by their words. Most decisions have no line that waits, and need none.
func (n *naming) placed() map[string][]int {
	if n.same == nil {
		n.same = map[string][]int{}
		for i, c := range n.s.candidates(n.kind) {
			key := textKey(c.text)
			n.same[key] = append(n.same[key], i)
		}
	}
	return n.same
}

// of is what names the line at a place: its text, with its day where the text alone is not enough, or the line as a whole where that is not,
// or would be read as another one.
func (n *naming) of(at int) string {
	c := n.s.candidate(n.kind, at)
	if likeLine(c.text) {
		return n.whole(at)
	}
	same := n.placed()[textKey(c.text)]
	if i, fit := n.s.pick(meant{kind: n.kind, text: c.text, bare: true}, same); fit == 1 && i == at {
		return c.text
	}
	alike := func(i int) bool { // of one day, and about different things
		other := n.s.candidate(n.kind, i)
		return i != at && other.open && other.by == c.by
	}
	if n.kind == itemPrediction && (slices.ContainsFunc(same, alike) || len(n.same[textKey(c.dated())]) > 0) {
		return n.whole(at)
	}
	return c.dated()
}

// whole is the line at a place as it can be typed: a tripwire without its action.
func (n *naming) whole(at int) string {
	c := n.s.candidate(n.kind, at)
	switch {
	case n.kind == itemPrediction:
		return n.s.Predictions[at].whole()
	case n.kind == itemAssumption && !c.by.IsZero():
		return "by " + c.by.String() + ": " + c.text
	}
	return c.dated()
}

// likeLine says whether a text begins or ends as only a line of the record does: with a percentage, "by" and a day, or an action.
func likeLine(text string) bool {
	number := strings.TrimLeft(text, "0123456789")
	if number != text && strings.HasPrefix(strings.TrimLeft(number, " "), "%") {
		return true
	}
	if rest, ok := strings.CutPrefix(text, "by "); ok {
		day, _, colon := strings.Cut(rest, ":")
		if _, isDay := ISODate(day); colon && isDay {
			return true
		}
	}
	rest, _ := CutAction(text)
	return rest != text
}

// severalWant says that several lines have the text that was typed, and which they are.
func (s *State) severalWant(m meant) string {
	var dated, whole []string
	for i, c := range s.candidates(m.kind) {
		if textKey(c.text) == textKey(m.text) && s.takesOutcome(m.kind, c) {
			dated = append(dated, c.dated())
			if m.kind == itemPrediction {
				whole = append(whole, s.Predictions[i].whole())
			}
		}
	}
	days := slices.Clone(dated)
	slices.Sort(days)
	if len(slices.Compact(days)) < len(whole) { // of one day, and about different things
		return "several lines read like this; write the whole one that is meant\n" + strings.Join(whole, "\n")
	}
	return "several lines read like this; write the one that is meant with its day\n" + strings.Join(dated, "\n")
}

// ofAnotherKind is an error where a text names a line of another kind than the outcome is for; nil where it names none.
func (s *State) ofAnotherKind(m meant) error {
	for _, kind := range []itemKind{itemPrediction, itemTripwire, itemAssumption} {
		if kind == m.kind || m.text == "" {
			continue
		}
		other := meant{kind: kind, text: m.text}
		at, n := s.match(other)
		if n == 0 && len([]rune(letters(m.text))) >= leastTyped && len(s.begins(m)) == 0 {
			if found := s.begins(other); len(found) == 1 {
				at, n = found[0], 1
			}
		}
		if n == 1 {
			one := map[itemKind]string{itemPrediction: "a prediction", itemTripwire: "a tripwire", itemAssumption: "an assumption"}[kind]
			return &FieldError{Field: "resolve", Value: m.out.Word, Want: "this is " + one + ", which takes " + oneOf(outcomeWords[kind]) + ": " + s.candidates(kind)[at].text}
		}
	}
	return nil
}

// said is what became of a line: in which entry it was settled, or why it was void by itself.
func (was Settled) said() string {
	if was.Entry == "" {
		return "is " + was.Word + " since " + was.On.Said() + ": " + was.Note
	}
	return "was settled as " + was.Word + " on " + was.On.Said() + ", in " + was.Entry
}

// leastTyped is how many letters and digits the beginning of a line has, so that no slip of a key settles one.
const leastTyped = 4

// Settles says whether a resolution has the same text as another one, which was typed for it: no beginning alone.
func (r Resolution) Settles(typed Resolution) bool {
	return textKey(r.meaning().text) == textKey(typed.meaning().text)
}

func tailOf(r Resolution) *Outcome {
	switch {
	case r.Prediction != nil:
		return r.Prediction.Tail
	case r.Tripwire != nil:
		return r.Tripwire.Tail
	case r.Assumption != nil:
		return r.Assumption.Tail
	}
	return r.Tail
}

// begins finds the lines that wait for an outcome and begin with what was typed.
func (s *State) begins(m meant) (at []int) {
	key := textKey(m.text)
	for i, c := range s.candidates(m.kind) {
		if s.takesOutcome(m.kind, c) && strings.HasPrefix(textKey(c.text), key) {
			at = append(at, i)
		}
	}
	return at
}

// takesOutcome says whether a line can be settled: a prediction once, a wire while it is armed, an assumption at any time.
func (s *State) takesOutcome(kind itemKind, c candidate) bool {
	return c.text != "" && (c.open || kind == itemAssumption)
}

// madeOn is the day before which a line cannot have been settled: the one on which a prediction was made or a wire laid. What shows
// an assumption may be older than its line.
func (s *State) madeOn(kind itemKind, at int) Date {
	switch kind {
	case itemPrediction:
		return s.Predictions[at].Made
	case itemTripwire:
		id, _ := ParseID(s.Tripwires[at].Entry)
		return id.Date
	default:
		return Date{}
	}
}

// nearestWant says what could have been meant by a text that fits no line and is the beginning of none or of several: the first
// line is the sentence, the further ones are the lines that there are.
func (s *State) nearestWant(m meant, begun []int) string {
	named := s.naming(m.kind)
	if len(begun) > 1 {
		want := "several lines begin like this; write more of it"
		for _, i := range begun {
			want += "\n" + named.of(i)
		}
		return want
	}
	near := nearest(m.text, s.texts(m.kind))
	if was, ok := s.settledBefore(m.kind, near); ok {
		return "the nearest one, " + near + ", " + was.said()
	}
	if near != "" {
		return "no " + string(m.kind) + " reads like this; the nearest one is: " + near
	}
	var texts []string
	for i, c := range s.candidates(m.kind) {
		if s.takesOutcome(m.kind, c) {
			texts = append(texts, named.of(i))
		}
	}
	if len(texts) == 0 {
		return "the decision has no " + string(m.kind) + " to settle"
	}
	return "no " + string(m.kind) + " that waits begins like this; there are\n" + strings.Join(texts, "\n")
}

// settledAt is the outcome that a prediction or a wire has already; an assumption takes a new one at any time.
func (s *State) settledAt(kind itemKind, at int) (was Settled, ok bool) {
	switch kind {
	case itemPrediction:
		p := s.Predictions[at]
		return Settled{Word: p.Status, On: p.On, Note: p.Note, Entry: p.SettledIn}, p.Status != "open"
	case itemTripwire:
		t := s.Tripwires[at]
		if t.Status == "armed" || len(t.History) == 0 {
			return was, false
		}
		return t.History[len(t.History)-1], true
	default:
		return was, false
	}
}

// settledBefore is the outcome of a prediction that was settled already.
func (s *State) settledBefore(kind itemKind, claim string) (was Settled, ok bool) {
	if kind != itemPrediction || claim == "" {
		return was, false
	}
	for _, p := range s.Predictions {
		if textKey(p.Claim) != textKey(claim) {
			continue
		}
		if p.Status == "open" {
			return was, false
		}
		was, ok = Settled{Word: p.Status, On: p.On, Note: p.Note, Entry: p.SettledIn}, true
	}
	return was, ok
}

// settledLine is the line of a kind at a place, ticked, with its outcome.
func (s *State) settledLine(kind itemKind, at int, tail *Outcome) Resolution {
	r := s.lineAt(kind, at)
	switch {
	case r.Prediction != nil:
		r.Prediction.Ticked, r.Prediction.Tail = true, tail
	case r.Tripwire != nil:
		r.Tripwire.Ticked, r.Tripwire.Tail = true, tail
	default:
		r.Assumption.Ticked, r.Assumption.Tail = true, tail
	}
	return r
}

// lineAt is the line of a kind at a place as it was first written, open and without sub-lines.
func (s *State) lineAt(kind itemKind, at int) Resolution {
	switch kind {
	case itemPrediction:
		return Resolution{Prediction: new(s.Predictions[at].Line())}
	case itemTripwire:
		return Resolution{Tripwire: new(s.Tripwires[at].Line())}
	default:
		return Resolution{Assumption: new(s.Assumptions[at].Line())}
	}
}

// Line is the prediction as it was first written, open and without sub-lines.
func (p PredictionState) Line() Prediction {
	return Prediction{Percent: p.P, By: p.By, Self: p.Kind == AboutSelf, If: p.If, Claim: p.Claim}
}

// Line is the wire as it was written, armed and without sub-lines.
func (t TripwireState) Line() Tripwire {
	return Tripwire{Mode: t.Mode, Condition: t.Condition, By: t.By, Then: t.Then}
}

// Line is the assumption as it was written, open and without sub-lines.
func (a AssumptionState) Line() Assumption {
	return Assumption{Belief: a.Belief, By: a.By}
}
