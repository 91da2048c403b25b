package journal

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// itemKind is the kind of line that an outcome settles.
type itemKind string

const (
	itemAssumption itemKind = "assumption"
	itemPrediction itemKind = "prediction"
	itemTripwire   itemKind = "tripwire"
)

// outcomeWords are the outcomes by the kind of line that takes them.
var outcomeWords = map[itemKind][]string{
	itemAssumption: AssumptionOutcomes, itemPrediction: PredictionOutcomes, itemTripwire: TripwireOutcomes,
}

// kindOfOutcome is the kind of line that an outcome word belongs to, "" for an unknown word.
func kindOfOutcome(word string) itemKind {
	for _, k := range []itemKind{itemAssumption, itemPrediction, itemTripwire} {
		if slices.Contains(outcomeWords[k], word) {
			return k
		}
	}
	return ""
}

// settlement is an outcome of one line of the state: the kind and its place in the list of its kind.
type settlement struct {
	kind itemKind
	at   int
	Settled
}

// settle applies the outcome that stands on a line of an entry, on its day: the entry's own when the line names none, and not before that
// day has come. A day before the line was written holds, and is named.
func (f *folding) settle(e *Entry, line int, to settlement, out Outcome) {
	if made := f.s.madeOn(to.kind, to.at); out.On.Before(made) && !out.On.IsZero() && out.On != f.s.candidate(to.kind, to.at).by {
		f.s.problem(e, line, "outcome-before", "the outcome is dated "+out.On.String()+", before its line was written",
			"write the day on which it was known, from "+made.String()+" on")
	}
	to.Settled = Settled{Word: out.Word, On: cmp.Or(out.On, e.Date), Note: out.Note, Entry: e.ID}
	to.told = later(e.Date, f.s.Date) // no review before the decision has what a note before it settles
	f.tell(e, line, to)
	if to.On.After(e.Date) {
		behind := func(d settlement, on Date) int { return cmp.Or(d.On.Compare(on), -1) } // behind those of the same day
		at, _ := slices.BinarySearchFunc(f.dated, to.On, behind)
		f.dated = slices.Insert(f.dated, at, to)
		return
	}
	f.s.settle(to)
}

// tell keeps the outcome of a line, and names it where another entry gave the line another one. An assumption takes a new one at any time.
func (f *folding) tell(e *Entry, at int, to settlement) {
	if to.kind == itemAssumption {
		return
	}
	key := lineKey{to.kind, to.at}
	if was, ok := f.told[key]; ok && was.entry != e.ID && was.word != to.Word {
		place := was.path
		if was.line > 0 {
			place += ":" + strconv.Itoa(was.line)
		}
		f.s.problem(e, at, RuleTwoOutcomes, quoted(f.s.candidate(to.kind, to.at).text)+" is "+to.Word+" here and "+was.word+" in "+place,
			"take out the line that is wrong, here or there; until then the later one holds")
	}
	if f.told == nil {
		f.told = map[lineKey]told{}
	}
	f.told[key] = told{to.Word, e.ID, e.where(), at}
}

// known is the day from which the record holds an outcome: the one on which it was written down, or its own where that is later.
func (was Settled) known() Date { return later(was.On, was.told) }

// known is the day from which the record holds the answer to a prediction, as it is of [Settled].
func (p PredictionState) known() Date { return later(p.On, p.told) }

func (s *State) settle(to settlement) {
	switch to.kind {
	case itemPrediction:
		p := &s.Predictions[to.at]
		p.Status, p.On, p.Note, p.SettledIn, p.told = to.Word, to.On, to.Note, to.Entry, to.told
	case itemTripwire:
		t := &s.Tripwires[to.at]
		t.Status, t.On, t.Note = to.Word, to.On, to.Note
		t.History = append(t.History, to.Settled)
		if to.Word == "hit" {
			s.Calls = append(s.Calls, Call{to.On, "tripwire", t.Condition, to.Entry})
		}
	case itemAssumption:
		a := &s.Assumptions[to.at]
		a.Status, a.On, a.Note = to.Word, to.On, to.Note
		a.History = append(a.History, to.Settled)
		if to.Word == "wrong" {
			s.Calls = append(s.Calls, Call{to.On, "assumption", a.Belief, to.Entry})
		}
	}
}

// meant is what a resolution says: which kind of line, its text and date, and the outcome.
type meant struct {
	kind itemKind
	text string
	by   Date
	mode string // of a tripwire; of a forecast what it is about
	out  Outcome
	ok   bool // it has an outcome that fits its kind
	bare bool // only the claim was written: it means a forecast that is still open
}

// meaning reads a resolution, typed or bare.
func (r Resolution) meaning() meant {
	var m meant
	switch {
	case r.Prediction != nil:
		p := r.Prediction
		m = meant{kind: itemPrediction, text: p.Claim, by: p.By, mode: p.attr()}
		m.out, m.ok = outcomeOf(p.Tail, p.Ticked, "yes")
		if p.Tail == nil {
			m.out.On = p.By
		}
	case r.Tripwire != nil:
		t := r.Tripwire
		m = meant{kind: itemTripwire, text: t.Condition, by: t.By, mode: t.Mode}
		m.out, m.ok = outcomeOf(t.Tail, t.Ticked, "hit")
	case r.Assumption != nil:
		a := r.Assumption
		m = meant{kind: itemAssumption, text: a.Belief, by: a.By}
		m.out, m.ok = outcomeOf(a.Tail, a.Ticked, "holding")
	default:
		m.text, m.bare = r.Text, true
		m.out, m.ok = outcomeOf(r.Tail, false, "")
		m.kind = kindOfOutcome(m.out.Word)
	}
	m.ok = m.ok && slices.Contains(outcomeWords[m.kind], m.out.Word)
	return m
}

// kindWith is the kind of the lines of a decision of which one has a text; "" where none has.
func (s *State) kindWith(text string) itemKind {
	for _, kind := range []itemKind{itemPrediction, itemTripwire, itemAssumption} {
		if slices.ContainsFunc(s.texts(kind), func(t string) bool { return textKey(t) == textKey(text) }) {
			return kind
		}
	}
	return ""
}

func indefinite(kind itemKind) string {
	if kind == itemAssumption {
		return "an " + string(kind)
	}
	return "a " + string(kind)
}

// resolve settles the line that a resolution means, or names why it settles none.
func (f *folding) resolve(e *Entry, r Resolution) {
	s, m := f.s, r.meaning()
	if !m.ok {
		s.problem(e, r.Line, "resolution-open", "the line under Resolutions has no outcome: "+m.text,
			"end it with → and one of yes, no, void, hit, passed, off, holding, shaken, wrong")
		return
	}
	at, n := f.match(m)
	switch {
	case n == 0:
		mend := "copy the line as it stands in " + s.ID
		if other := s.kindWith(m.text); other != "" && other != m.kind {
			mend = "that is " + indefinite(other) + ": end it with → and one of " + strings.Join(outcomeWords[other], ", ")
		} else if c := nearest(m.text, s.texts(m.kind)); c != "" {
			mend = "the nearest one is: " + c
		}
		s.problem(e, r.Line, "resolution-unmatched", "no "+string(m.kind)+" of "+s.ID+" reads: "+m.text, mend)
	case n > 1:
		s.problem(e, r.Line, "resolution-ambiguous", "several lines of "+s.ID+" read: "+m.text,
			"write the whole line, with its date")
	case s.settledHere(e, m, at):
		s.problem(e, r.Line, "resolution-twice", "this entry settles the same "+string(m.kind)+" twice: "+m.text, "leave the one line that holds")
	default:
		f.settle(e, r.Line, settlement{kind: m.kind, at: at}, m.out)
	}
}

// settledHere says whether an entry has settled a line already: a prediction at all, another line on the same day.
func (s *State) settledHere(e *Entry, m meant, at int) bool {
	day := cmp.Or(m.out.On, e.Date)
	last := func(history []Settled) bool {
		n := len(history)
		return n > 0 && history[n-1].Entry == e.ID && history[n-1].On == day
	}
	switch m.kind {
	case itemPrediction:
		return s.Predictions[at].Status != "open" && s.Predictions[at].SettledIn == e.ID
	case itemTripwire:
		return last(s.Tripwires[at].History)
	default:
		return last(s.Assumptions[at].History)
	}
}

// match finds the line with the text of a resolution: n is how many fit, at the place of the one when n is 1.
func (s *State) match(m meant) (at, n int) {
	key := textKey(m.text)
	var same []int
	for i, c := range s.candidates(m.kind) {
		if textKey(c.text) == key {
			same = append(same, i)
		}
	}
	return s.pick(m, same)
}

func (f *folding) match(m meant) (at, n int) {
	if m.kind == itemPrediction {
		return f.s.pick(m, f.claiming(m.text))
	}
	return f.s.match(m)
}

// pick chooses among the lines with the text of a resolution: the date decides, then "if" or "unless", or what a forecast is about, then
// which one is still open.
func (s *State) pick(m meant, same []int) (at, n int) {
	var all, dated, whole, open []int
	for _, i := range same {
		c := s.candidate(m.kind, i)
		if m.bare && m.kind == itemPrediction && !c.open {
			continue
		}
		all = append(all, i)
		if c.by == m.by {
			dated = append(dated, i)
			if c.mode == m.mode {
				whole = append(whole, i)
			}
		}
		if c.open {
			open = append(open, i)
		}
	}
	for _, found := range [][]int{all, dated, whole, open} {
		if len(found) == 1 {
			return found[0], 1
		}
	}
	return 0, len(all)
}

// candidate is a line of the state that a resolution may mean.
type candidate struct {
	text string
	by   Date
	open bool
	mode string // of a tripwire; of a forecast what it is about
}

// dated is the line with its day, as it can be typed where another one has the same text.
func (c candidate) dated() string {
	text := c.text
	switch c.mode {
	case Happens:
		text = "If " + text
	case Missing:
		text = "Unless " + text
	}
	if c.by.IsZero() {
		return text
	}
	return text + byDay + c.by.String()
}

// byDay stands between the words of a line and its day.
const byDay = " by "

// candidate is the line of a kind at a place; a forecast without a line of its own has an empty text.
func (s *State) candidate(kind itemKind, at int) candidate {
	switch kind {
	case itemPrediction:
		p := &s.Predictions[at]
		if p.Kind == AboutStability {
			return candidate{}
		}
		return candidate{p.Claim, p.By, p.Status == "open", p.attr()}
	case itemTripwire:
		t := &s.Tripwires[at]
		return candidate{t.Condition, t.By, t.Status == "armed", t.Mode}
	default:
		a := &s.Assumptions[at]
		return candidate{text: a.Belief, by: a.By, open: a.Status == "untested"}
	}
}

// candidates lists the lines of one kind, in their order.
func (s *State) candidates(kind itemKind) []candidate {
	n := map[itemKind]int{itemPrediction: len(s.Predictions), itemTripwire: len(s.Tripwires), itemAssumption: len(s.Assumptions)}
	out := make([]candidate, n[kind])
	for i := range out {
		out[i] = s.candidate(kind, i)
	}
	return out
}

func (s *State) texts(kind itemKind) []string {
	var out []string
	for _, c := range s.candidates(kind) {
		if c.text != "" {
			out = append(out, c.text)
		}
	}
	return out
}
