package importer

import (
	"encoding/csv"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// forecast is one row of a table of predictions.
type forecast struct {
	line     int
	claim    string
	p        float64 // 0 to 1
	made     journal.Date
	minute   journal.Minute
	by       journal.Date
	result   string
	on       journal.Date
	notes    string
	question string // what rows about one question share
}

// columns are the names under which the tables hold a value, in small letters and without signs. The first that a table has
// counts.
var columns = map[string][]string{
	"claim":  {"question title", "question", "title", "description", "prediction", "claim"},
	"option": {"multiple choice option"},
	"p":      {"forecast scale 0 1", "forecast", "confidence", "my confidence", "initial confidence", "probability", "p", "mean confidence"},
	"made":   {"forecast created at", "created at", "question created at", "made", "created", "date"},
	"by":     {"question resolve by", "resolve by", "deadline", "due", "due date", "known on", "by"},
	"result": {"resolution", "outcome", "judgement", "judgment", "result", "status"},
	"on":     {"resolved at", "judged at", "judgement created at", "resolved on", "resolved"},
	"notes":  {"question notes", "notes", "comment", "comments"},
	"id":     {"id", "uuid", "url", "prediction id"},
	"who":    {"forecast created by"},
}

// predictions reads a table of forecasts, one row each. The first of a question becomes a note with the prediction, settled if it
// was resolved; later ones become updates.
func (r *reader) predictions(name string, data []byte) {
	rows := csv.NewReader(strings.NewReader(string(data)))
	rows.FieldsPerRecord, rows.LazyQuotes = -1, true
	head, err := rows.Read()
	if err != nil {
		if !errors.Is(err, io.EOF) {
			r.problems = append(r.problems, journal.Problem{Path: name, Rule: "import-csv", Text: err.Error(), Unreadable: true})
		}
		return
	}
	at := columnsOf(head)
	for _, need := range []string{"claim", "p"} {
		if _, ok := at[need]; !ok {
			r.problems = append(r.problems, journal.Problem{
				Path: name, Line: 1, Rule: "import-csv", Text: "no column for " + map[string]string{"claim": "the question", "p": "the forecast"}[need],
				Mend: "one of: " + strings.Join(columns[need], ", "), Unreadable: true,
			})
			return
		}
	}
	var all []forecast
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		line, _ := rows.FieldPos(0)
		if err != nil {
			r.problem(name, line, "import-csv", err.Error(), "mend the line and import again")
			break
		}
		if f, ok := r.forecast(name, line, row, at); ok {
			all = append(all, f)
		}
	}
	r.addForecasts(name, all)
}

func columnsOf(head []string) map[string]int {
	clean := make([]string, len(head))
	for i, h := range head {
		clean[i] = strings.Join(strings.FieldsFunc(lower(h), func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') }), " ")
	}
	at := map[string]int{}
	for what, names := range columns {
		for _, n := range names {
			if i := slices.Index(clean, n); i >= 0 {
				at[what] = i
				break
			}
		}
	}
	return at
}

func (r *reader) forecast(name string, line int, row []string, at map[string]int) (forecast, bool) {
	cell := func(what string) string {
		if i, ok := at[what]; ok && i < len(row) {
			return strings.TrimSpace(row[i])
		}
		return ""
	}
	f := forecast{line: line, claim: oneLine(cell("claim")), notes: cell("notes"), result: lower(cell("result"))}
	if o := oneLine(cell("option")); o != "" && o != "undefined" {
		f.claim += " (" + o + ")"
	}
	f.question = cell("id") + "\x00" + f.claim + "\x00" + cell("who")
	var ok bool
	if f.p, ok = share(cell("p")); !ok || f.claim == "" {
		r.problem(name, line, "import-row", "a row without a question or a forecast that can be read: "+f.claim, "it is left out")
		return f, false
	}
	f.made, f.minute, ok = dayIn(cell("made"))
	if !ok || f.made.After(r.opts.Today) {
		r.problem(name, line, "import-date", "no day on which it was made, up to today: "+f.claim, "it is left out; add a column created at")
		return f, false
	}
	f.on, _, _ = dayIn(cell("on"))
	if f.by, _, ok = dayIn(cell("by")); !ok {
		f.by = f.on
	}
	if f.by.IsZero() {
		f.by = f.made.AddMonths(12)
		r.problem(name, line, "import-date", "no day by which it is known; it gets a year: "+f.claim, "write it anew with a date if that is wrong")
	}
	if f.by.Before(f.made) {
		f.by = f.made
	}
	return f, true
}

// share reads 0.7, 70 or 70% as 0.7. A bare 1 is certainty: tables hold shares or percentages, and a percentage of one is rare.
func share(text string) (float64, bool) {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	p, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || math.IsNaN(p) {
		return 0, false
	}
	if percent || p > 1 {
		p /= 100
	}
	return p, p >= 0 && p <= 1
}

// results are the words of the tables for how a question came out.
var results = map[string]string{
	"yes": "yes", "right": "yes", "true": "yes", "correct": "yes", "1": "yes",
	"no": "no", "wrong": "no", "false": "no", "incorrect": "no", "0": "no",
	"ambiguous": "void", "withdrawn": "void", "void": "void", "n/a": "void", "na": "void", "annulled": "void",
}

func (r *reader) addForecasts(name string, all []forecast) {
	slices.SortStableFunc(all, func(a, b forecast) int { return a.made.Compare(b.made) })
	first := map[string]forecast{}
	for _, f := range all {
		begin, known := first[f.question]
		if !known {
			first[f.question] = f
			begin = f
		}
		percent := min(max(int(math.Round(f.p*100)), 1), 99)
		if f.p*100 < 1 || f.p*100 > 99 {
			r.problem(name, f.line, "import-row", strconv.FormatFloat(f.p*100, 'g', 4, 64)+"% is kept as "+strconv.Itoa(percent)+"%, since a prediction is from 1 to 99: "+f.claim, "")
		}
		p := journal.Prediction{Percent: percent, By: begin.by, Claim: begin.claim}
		if f.made.After(begin.by) {
			r.problem(name, f.line, "import-row", "a forecast from after its day is left out: "+f.claim, "")
			continue
		}
		e := &journal.Entry{
			Kind: journal.KindNote, Date: f.made, About: r.opts.About, Note: &journal.Note{}, Tags: []string{"prediction"},
			Source: key("predictions", f.made.String(), f.question, strconv.Itoa(int(f.minute)), strconv.FormatFloat(f.p, 'g', -1, 64)),
		}
		if !known {
			p.Tail = r.tail(name, f)
			p.Ticked = p.Tail != nil
			e.Lead = f.notes
		}
		e.Predictions = []journal.Prediction{p}
		markdown.Compose(e, "")
		r.add(Found{Entry: e, File: name, minute: f.minute, settle: r.settling(name, f, p)})
	}
}

// settling is the note that settles a prediction which an earlier import brought while it was open.
func (r *reader) settling(name string, f forecast, p journal.Prediction) *Found {
	if p.Tail == nil || p.Tail.On.After(r.opts.Today) {
		return nil
	}
	e := &journal.Entry{
		Kind: journal.KindNote, Date: p.Tail.On, About: r.opts.About, Note: &journal.Note{}, Tags: []string{"prediction"},
		Source: key("predictions", p.Tail.On.String(), f.question, "settled"),
	}
	e.Resolutions = []journal.Resolution{{Prediction: &p, Text: p.Claim, Tail: p.Tail}}
	markdown.Compose(e, "")
	return &Found{Entry: e, File: name}
}

func (r *reader) tail(name string, f forecast) *journal.Outcome {
	if f.result == "" || f.result == "undefined" || f.result == "unknown" || f.result == "open" || f.result == "null" {
		return nil
	}
	word, ok := results[f.result]
	if !ok {
		r.problem(name, f.line, "import-row", "the result "+f.result+" has no meaning here; the prediction stays open: "+f.claim, "settle it with a note")
		return nil
	}
	o := &journal.Outcome{Word: word, On: f.on}
	if o.On.IsZero() {
		o.On = f.by
	}
	if word == "void" {
		o.Note = f.result
	}
	return o
}
