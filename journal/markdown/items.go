package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
)

// holds is the kind of item that a section holds.
type holds int

const (
	noItems holds = iota
	options
	drivers
	assumptions
	predictions
	tripwires
	resolutions
	practices
	amendments
	logLines
	marks
)

// itemSections names the sections with items; the index is their kind.
var itemSections = [...]string{
	options: "Options", drivers: "Drivers", assumptions: "Assumptions", predictions: "Predictions", tripwires: "Tripwires",
	resolutions: "Resolutions", practices: "Practices", amendments: "Amendments", logLines: "Log", marks: "Marks",
}

func sectionKind(name string) holds {
	if len(name) < 3 || len(name) > 11 {
		return noItems
	}
	for k, s := range itemSections {
		if s != "" && strings.EqualFold(s, name) {
			return holds(k)
		}
	}
	return noItems
}

// items reads the items between two offsets. The outline's items are in order, and those before are dropped as it goes.
func (r *reader) items(kind holds, o *outline, from, to int, comments []span) {
	for len(o.items) > 0 && o.items[0].from < from {
		o.items = o.items[1:]
	}
	for len(o.items) > 0 && o.items[0].from < to {
		it := o.items[0]
		o.items = o.items[1:]
		if within(it.from, comments) > 0 {
			continue
		}
		it.text = unguardLine(strings.Clone(it.text)) // what is read from it must not hold the whole body
		for i, sub := range it.subs {
			it.subs[i] = unguardLine(strings.Clone(sub))
		}
		why := r.item(kind, it, r.lineOf(it.from))
		if why != nil && why.prose && !meant(kind, it.text) {
			why = nil
		}
		why = cmp.Or(ofOtherKind(kind, it.text), boxSlip(kind, it.text), why)
		why = r.ofItsDay(kind, it.from, why)
		if why != nil {
			r.problem(it.from, why.rule, why.text, why.mend)
		}
	}
}

// ofItsDay says of an outcome without a day, in the sections of a decision itself, which day is taken for it: that of the decision, from which
// on any later look has seen it. A remark about a tick alone says it too, and of any other line it is a problem of its own.
func (r *reader) ofItsDay(kind holds, at int, why *remark) *remark {
	e := r.entry
	tail := lastTail(e, kind)
	if e.Decision == nil || e.Date.IsZero() || why != nil && why.prose || tail == nil || !tail.On.IsZero() {
		return why
	}
	if why != nil && why.rule == "item-tail" {
		said := *why
		said.text += ", from " + e.Date.String() + " on, the day of the decision"
		return &said
	}
	r.problem(at, "item-day", fmt.Sprintf("the outcome has no day, so it counts from %s on, the day of the decision", e.Date),
		fmt.Sprintf(`write the day on which it was known behind the word: "→ %s 2026-08-18"`, tail.Word))
	return why
}

// lastTail is the outcome of the last item of a kind in an entry, nil for none.
func lastTail(e *journal.Entry, kind holds) *journal.Outcome {
	switch {
	case kind == assumptions && len(e.Assumptions) > 0:
		return e.Assumptions[len(e.Assumptions)-1].Tail
	case kind == predictions && len(e.Predictions) > 0:
		return e.Predictions[len(e.Predictions)-1].Tail
	case kind == tripwires && len(e.Tripwires) > 0:
		return e.Tripwires[len(e.Tripwires)-1].Tail
	}
	return nil
}

// meant says whether a line that could not be read was meant as an item: it has a box or begins with a number.
func meant(kind holds, text string) bool {
	if kind == marks {
		return meantMark(text)
	}
	bare, boxed, _ := cutBox(text)
	if field, _, ok := strings.Cut(bare, ":"); kind == amendments && ok && slices.Contains(journal.Amendable, strings.ToLower(strings.TrimSpace(field))) {
		return true
	}
	return boxed || kind == predictions && likePrediction(text) || text[0] >= '0' && text[0] <= '9' || strings.Contains(text, "→") || strings.Contains(text, " -> ")
}

// likePrediction says whether a text is a claim as the question for it takes it, "claim | 70 | 2026-08-15", or holds a day and, in signs, a
// percentage.
func likePrediction(text string) bool {
	if claim, more, ok := strings.Cut(text, "|"); ok && strings.TrimSpace(claim) != "" {
		odds, _, _ := strings.Cut(more, "|")
		_, err := journal.ParsePercent(odds, true)
		return err == nil
	}
	day, odds := false, false
	for word := range strings.FieldsSeq(text) {
		word = bareWord(word)
		_, isDay := journal.ISODate(word)
		number, signed := strings.CutSuffix(word, "%")
		_, err := journal.ParsePercent(number, true)
		day, odds = day || isDay, odds || signed && err == nil
	}
	return day && odds
}

// item reads one item into the entry.
func (r *reader) item(kind holds, it item, line int) (why *remark) {
	e, subs := r.entry, readSubs(it.subs)
	switch kind {
	case options:
		return addTo(&e.Options, it.text, readOption, func(o *journal.Option) {
			o.Line = line
			takeOption(o, subs)
			uniqueKey(e.Options, o)
		})
	case drivers:
		return addTo(&e.Drivers, it.text, readDriver, func(d *journal.Driver) { d.Line, d.More = line, subs })
	case assumptions:
		return addTo(&e.Assumptions, it.text, readAssumption, func(a *journal.Assumption) { a.Line = line; takeAssumption(a, subs) })
	case predictions:
		return addTo(&e.Predictions, it.text, readPrediction, func(p *journal.Prediction) { p.Line, p.More = line, subs })
	case tripwires:
		return addTo(&e.Tripwires, it.text, readTripwire, func(w *journal.Tripwire) { w.Line, w.More = line, subs })
	case resolutions:
		return addTo(&e.Resolutions, it.text, readResolution, func(s *journal.Resolution) { s.Line = line })
	case practices:
		return addTo(&e.Practices, it.text, readPractice, func(p *journal.Practice) { p.Line, p.More = line, subs })
	case amendments:
		return addTo(&e.Amendments, it.text, readAmendment, func(a *journal.Amendment) { a.Line = line; takeAmendment(a, subs) })
	case logLines:
		return addTo(&e.Log, it.text, readLogLine, func(l *journal.LogLine) { l.Line = line })
	case marks:
		return addTo(&e.Marks, it.text, readMark, func(m *journal.Mark) { m.Line = line })
	}
	return nil
}

func addTo[T any](list *[]T, text string, read func(string) (T, *remark), finish func(*T)) *remark {
	v, why := read(text)
	if why == nil || !why.prose {
		finish(&v)
		*list = append(*list, v)
	}
	return why
}
