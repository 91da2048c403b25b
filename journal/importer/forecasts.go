package importer

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// ForecasterError says that tables do not hold the forecasts of one known person.
type ForecasterError struct {
	Asked string   // the name in Options
	Names []string // of those whose forecasts the tables hold, sorted
}

func (e *ForecasterError) Error() string {
	names := strings.Join(e.Names, ", ")
	switch {
	case len(e.Names) == 0:
		return "--forecaster " + e.Asked + ": the table does not say whose forecasts it holds"
	case e.Asked != "":
		return "--forecaster " + e.Asked + ": nobody of that name; the forecasts are of " + names
	}
	return "the forecasts are of " + names + "; say which are yours with --forecaster NAME"
}

// forecasts makes notes of the tables. Only what the person forecast comes in: where the tables name several people, the options
// say who that is, and a ForecasterError names them when they do not.
func (r *reader) forecasts() error {
	var names []string
	for _, t := range r.tables {
		for _, f := range t.rows {
			if f.who != "" && !slices.Contains(names, f.who) {
				names = append(names, f.who)
			}
		}
	}
	slices.Sort(names)
	me := oneLine(r.opts.Forecaster)
	if len(r.tables) > 0 && (me == "" && len(names) > 1 || me != "" && !slices.Contains(names, me)) {
		return &ForecasterError{Asked: me, Names: names}
	}
	for _, t := range r.tables {
		mine := slices.DeleteFunc(slices.Clone(t.rows), func(f forecast) bool { return me != "" && f.who != me })
		if n := len(t.rows) - len(mine); n > 0 {
			r.problem(t.name, 0, "import-row", strconv.Itoa(n)+" of other people: left out", "")
		}
		r.addForecasts(t.name, mine)
	}
	return nil
}

// results are the words of the tables for how a question came out.
var results = map[string]string{
	"yes": "yes", "right": "yes", "true": "yes", "correct": "yes", "1": "yes",
	"no": "no", "wrong": "no", "false": "no", "incorrect": "no", "0": "no",
	"ambiguous": "void", "withdrawn": "void", "void": "void", "n/a": "void", "na": "void", "annulled": "void",
}

// addForecasts makes the first forecast of a question a note with the prediction, settled if it was resolved; later ones become
// updates.
func (r *reader) addForecasts(name string, all []forecast) {
	slices.SortStableFunc(all, func(a, b forecast) int {
		return cmp.Or(a.made.Compare(b.made), cmp.Compare(a.minute, b.minute))
	})
	first := map[string]forecast{}
	for _, f := range all {
		begin, known := first[f.question]
		if !known {
			first[f.question] = f
			begin = f
		}
		if f.made.After(begin.by) {
			r.problem(name, f.line, "import-row", "a forecast from "+f.made.String()+", after the day by which it is known, "+begin.by.String()+": "+f.claim,
				"it is left out; write a note if it should count")
			continue
		}
		percent := min(max(int(math.Round(f.p*100)), 1), 99)
		if f.p*100 < 1 || f.p*100 > 99 {
			r.problem(name, f.line, "import-row", strconv.FormatFloat(f.p*100, 'g', 4, 64)+"% is kept as "+strconv.Itoa(percent)+"%, since a prediction is from 1 to 99: "+f.claim, "")
		}
		p := journal.Prediction{Percent: percent, By: begin.by, Claim: markdown.AsWords(begin.claim)}
		if p.Claim != begin.claim && !known {
			r.problem(name, f.line, "import-kept", `an arrow in the question would begin its outcome and is written as "to": `+p.Claim, "")
		}
		e := r.forecastNote(f, f.made, strconv.Itoa(int(f.minute)), strconv.FormatFloat(f.p, 'g', -1, 64))
		var rest string
		if e.Lead, rest = besideFirst(f, begin, known); rest != "" {
			e.Sections = []journal.Section{{Name: "Imported", Text: rest}}
		}
		if !known {
			p.Tail = r.tail(name, f)
			p.Ticked = p.Tail != nil
		} else if word := results[f.result]; word != "" && word != results[begin.result] {
			r.problem(name, f.line, "import-row", "the result "+f.result+" is not that of an earlier row with the same question, "+cmp.Or(begin.result, "none")+", and is left out: "+f.claim,
				"settle it with a note if it is right")
		}
		e.Predictions = []journal.Prediction{p}
		markdown.Compose(e, "")
		r.add(Found{Entry: e, File: name, minute: f.minute, settle: r.settling(name, f, p)})
	}
}

// forecastNote is a note of a day about a row, without its text.
func (r *reader) forecastNote(f forecast, on journal.Date, what ...string) *journal.Entry {
	return &journal.Entry{
		Kind: journal.KindNote, Date: on, About: r.opts.About, Note: &journal.Note{}, Tags: slices.Clone(f.tags), Private: f.private,
		Source: key("predictions", on.String(), append([]string{f.question}, what...)...),
	}
}

// besideFirst is what a row says beside its forecast, its notes and what has no meaning here; of a later row, what the first of its
// question does not say.
func besideFirst(f, begin forecast, known bool) (notes, others string) {
	notes, rest := f.notes, f.rest
	if known {
		if notes == begin.notes {
			notes = ""
		}
		rest = slices.DeleteFunc(slices.Clone(rest), func(l string) bool { return slices.Contains(begin.rest, l) })
	}
	return notes, strings.Join(rest, "\n")
}

// settling is the note that settles a prediction which an earlier import brought while it was open.
func (r *reader) settling(name string, f forecast, p journal.Prediction) *Found {
	if p.Tail == nil || p.Tail.On.After(r.opts.Today) {
		return nil
	}
	e := r.forecastNote(f, p.Tail.On, "settled")
	e.Resolutions = []journal.Resolution{{Prediction: &p, Text: p.Claim, Tail: p.Tail}}
	markdown.Compose(e, "")
	return &Found{Entry: e, File: name}
}

func (r *reader) tail(name string, f forecast) *journal.Outcome {
	if f.result == "" || f.result == "unknown" || f.result == "open" {
		return nil
	}
	word, ok := results[f.result]
	if !ok {
		r.problem(name, f.line, "import-row", "the result "+f.result+" has no meaning here; the prediction stays open: "+f.claim, "settle it with a note")
		return nil
	}
	o := &journal.Outcome{Word: word, On: cmp.Or(f.on, f.by)}
	if word == "void" {
		o.Note = f.result
	}
	return o
}
