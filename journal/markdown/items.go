package markdown

import (
	"cmp"
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
		if why != nil {
			r.problem(it.from, why.rule, why.text, why.mend)
		}
	}
}

// meant says whether a line that could not be read was meant as an item: it has a box or begins with a number.
func meant(kind holds, text string) bool {
	if kind == marks {
		return meantMark(text)
	}
	_, boxed, _ := cutBox(text)
	return boxed || text[0] >= '0' && text[0] <= '9' || strings.Contains(text, "→") || strings.Contains(text, " -> ")
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
