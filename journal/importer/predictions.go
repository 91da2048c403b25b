package importer

import (
	"cmp"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
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
	who      string
	tags     []string
	private  bool
	rest     []string // columns without a meaning here, as lines of a list
	question string   // what rows about one question share
}

// table is one file of forecasts.
type table struct {
	name string
	rows []forecast
}

// columns are the names under which the tables hold a value, in small letters and without signs. The first that a table has
// counts.
var columns = map[string][]string{
	"claim":  {"question title", "question", "title", "description", "prediction", "claim"},
	"option": {"multiple choice option", "forecast option"},
	"p":      {"forecast scale 0 1", "forecast", "confidence", "my confidence", "initial confidence", "probability", "p", "mean confidence"},
	"made":   {"forecast created at", "created at", "question created at", "made", "created", "date"},
	"by":     {"question resolve by", "resolve by", "deadline", "due", "due date", "known on", "by"},
	"result": {"resolution", "outcome", "judgement", "judgment", "result", "status"},
	"on":     {"resolved at", "judged at", "judgement created at", "resolved on", "resolved"},
	"notes":  {"question notes", "notes", "comment", "comments"},
	"id":     {"id", "uuid", "url", "prediction id"},
	"who":    {"forecast created by"},
	"author": {"question created by"},
	"asked":  {"question created at"},
	"tags":   {"question tags", "tags"},
	"seen":   {"visibility"},
	"hidden": {"private"},
}

// shareColumn says by its name that it holds 0 to 1.
const shareColumn = "forecast scale 0 1"

// predictions reads a table of forecasts, one row each. What becomes of them is decided when all files are read.
func (r *reader) predictions(name string, data []byte) {
	rows := csv.NewReader(strings.NewReader(string(data)))
	rows.FieldsPerRecord, rows.LazyQuotes = -1, true
	head, err := rows.Read()
	if err != nil {
		if !errors.Is(err, io.EOF) {
			r.unreadable(name, "import-csv", err.Error(), "")
		}
		return
	}
	s := sheet{name: name, head: head, at: columnsOf(head)}
	for _, need := range []string{"claim", "p"} {
		if _, ok := s.at[need]; !ok {
			r.problems = append(r.problems, journal.Problem{
				Path: name, Line: 1, Rule: "import-csv", Text: "no column for " + map[string]string{"claim": "the question", "p": "the forecast"}[need],
				Mend: "one of: " + strings.Join(columns[need], ", "), Unreadable: true,
			})
			return
		}
	}
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
		s.rows, s.lines = append(s.rows, row), append(s.lines, line)
	}
	r.sheet(s)
}

// sheet is a table as it stands in its file.
type sheet struct {
	name  string
	head  []string
	at    map[string]int // what a column holds → its place
	rows  [][]string
	lines []int
	scale scale
}

// cell is what a row holds of a kind, "" for nothing.
func (s *sheet) cell(row []string, what string) string {
	if i, ok := s.at[what]; ok && i < len(row) && !blank(row[i]) {
		return strings.TrimSpace(row[i])
	}
	return ""
}

func (r *reader) sheet(s sheet) {
	var written []string
	for _, row := range s.rows {
		written = append(written, s.cell(row, "p"))
	}
	s.scale = scaleOf(cleanColumn(s.head[s.at["p"]]), written)
	t := table{name: s.name}
	for i, row := range s.rows {
		if f, ok := r.forecast(&s, s.lines[i], row); ok {
			t.rows = append(t.rows, f)
		}
	}
	r.tables = append(r.tables, t)
	if kept := s.kept(); len(kept) > 0 {
		r.problem(s.name, 1, "import-kept", "kept as it is, without a meaning here: "+strings.Join(kept, ", "), "")
	}
}

// unread are the places of the columns that have no meaning here, of those that hold something in one of the rows. What names a
// question, like an address, is kept with them, and who asked it when that is somebody else.
func (s *sheet) unread(rows ...[]string) []int {
	var out []int
	for i := range s.head {
		read := false
		for what, at := range s.at {
			read = read || at == i && what != "id" && what != "author"
		}
		says := func(row []string) bool {
			return i < len(row) && !blank(row[i]) && (!s.is(i, "author") || s.cell(row, "author") != s.cell(row, "who"))
		}
		if !read && slices.ContainsFunc(rows, says) {
			out = append(out, i)
		}
	}
	return out
}

func (s *sheet) is(i int, what string) bool {
	at, ok := s.at[what]
	return ok && at == i
}

func (s *sheet) column(i int) string {
	return cmp.Or(oneLine(s.head[i]), "column "+strconv.Itoa(i+1))
}

// kept names the columns that stay in the text.
func (s *sheet) kept() []string {
	var out []string
	for _, i := range s.unread(s.rows...) {
		if !s.is(i, "id") {
			out = append(out, s.column(i))
		}
	}
	return out
}

// rest gives what a row holds in columns without a meaning here, one item of a list each.
func (s *sheet) rest(row []string) []string {
	var out []string
	for _, i := range s.unread(row) {
		out = append(out, "- "+s.column(i)+": "+strings.ReplaceAll(strings.TrimSpace(row[i]), "\n", "\n  "))
	}
	return out
}

// blank says whether a cell holds nothing, in the words of the tables.
func blank(cell string) bool {
	return slices.Contains([]string{"", "undefined", "null"}, strings.ToLower(strings.TrimSpace(cell)))
}

func cleanColumn(head string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(head), func(c rune) bool { return (c < 'a' || c > 'z') && (c < '0' || c > '9') }), " ")
}

func columnsOf(head []string) map[string]int {
	clean := make([]string, len(head))
	for i, h := range head {
		clean[i] = cleanColumn(h)
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

func (r *reader) forecast(s *sheet, line int, row []string) (forecast, bool) {
	cell := func(what string) string { return s.cell(row, what) }
	f := forecast{
		line: line, claim: oneLine(cell("claim")), notes: cell("notes"), result: strings.ToLower(cell("result")), who: oneLine(cell("who")),
		tags: []string{"prediction"}, private: hiddenRow(cell("seen"), cell("hidden")), rest: s.rest(row),
	}
	if o := oneLine(cell("option")); o != "" {
		f.claim += " (" + o + ")"
	}
	for t := range strings.FieldsFuncSeq(cell("tags"), func(c rune) bool { return c == ',' || c == ';' }) {
		if t = strings.TrimLeft(strings.TrimSpace(t), "#"); !blank(t) && !slices.Contains(f.tags, t) {
			f.tags = append(f.tags, t)
		}
	}
	var why string
	if f.p, why = s.scale.read(cell("p")); f.claim == "" || why == unreadable {
		r.problem(s.name, line, "import-row", "a row without a question or a forecast that can be read: "+f.claim, "it is left out")
		return f, false
	} else if why != "" {
		r.problem(s.name, line, "import-row", why+": "+f.claim, "it is left out; write the forecast with a % sign")
		return f, false
	}
	return f, r.madeOn(s, &f, cell)
}

// madeOn reads when a forecast was made and is known, and what its question is told apart by: a question that is asked again under
// one title was created at another time, or is known on another day.
func (r *reader) madeOn(s *sheet, f *forecast, cell func(string) string) bool {
	var ok bool
	f.made, f.minute, ok = dayIn(cell("made"))
	if !ok && cell("made") != "" {
		r.problem(s.name, f.line, "import-date", "the day on which it was made cannot be read, "+doubtfulDay(cell("made"))+": "+f.claim, writeDay)
		return false
	}
	if !ok || f.made.After(r.opts.Today) {
		r.problem(s.name, f.line, "import-date", "no day on which it was made, up to today: "+f.claim, "it is left out; add a column created at")
		return false
	}
	f.on, _, _ = dayIn(cell("on"))
	if f.by, _, ok = dayIn(cell("by")); !ok {
		f.by = f.on
	}
	if written := cell("by"); f.by.IsZero() && written != "" {
		r.problem(s.name, f.line, "import-date", "the day by which it is known cannot be read, "+doubtfulDay(written)+": "+f.claim, writeDay)
		return false
	}
	if f.on.After(r.opts.Today) && results[f.result] != "" {
		r.problem(s.name, f.line, "import-date", "the day on which it was resolved, "+f.on.String()+", is after today: "+f.claim, "the result is kept as of today")
		f.on = r.opts.Today
	}
	asked := cell("asked")
	if asked == "" && cell("id") == "" && ok {
		asked = f.by.String()
	}
	f.question = strings.Join([]string{cell("id"), f.claim, f.who, asked}, "\x00")
	if f.by.IsZero() {
		f.by = f.made.AddMonths(12)
		r.problem(s.name, f.line, "import-date", "no day by which it is known; it gets a year: "+f.claim, "write it anew with a date if that is wrong")
	}
	return true
}

// writeDay is what to do about a row with a day that cannot be read.
const writeDay = "it is left out; write the day as YYYY-MM-DD, and import again"

var slashedDay = journal.Pattern(`^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b`)

// doubtfulDay is a day as it was written, and why it is not read where two people would read it differently.
func doubtfulDay(text string) string {
	quoted := strconv.Quote(shortened(oneLine(text)))
	if slashedDay().MatchString(strings.TrimSpace(text)) {
		return quoted + ", since day and month may stand in either order"
	}
	return quoted
}

// hiddenRow says whether a table shows a prediction to some people only. A word that it does not know counts as that.
func hiddenRow(visibility, private string) bool {
	open := []string{"public", "everyone", "visible to everyone"}
	return !blank(visibility) && !slices.Contains(open, cleanColumn(visibility)) ||
		!blank(private) && !journal.SaysNo(private) && private != "0"
}

// scale is how a column of forecasts writes its bare numbers: some can only be shares of one, some only percentages.
type scale struct{ shares, percents bool }

// scaleOf reads the scale from a column's name, or else from what stands in it.
func scaleOf(head string, cells []string) (s scale) {
	if head == shareColumn {
		return scale{shares: true}
	}
	for _, c := range cells {
		v, err := strconv.ParseFloat(c, 64)
		s.shares = s.shares || err == nil && v > 0 && v < 1
		s.percents = s.percents || err == nil && v > 1
	}
	return s
}

const unreadable = "unreadable"

// read gives 0.7, 70 or 70% as 0.7. Why is empty when it is sure: a bare 1 could be 1 % or 100 % where nothing else tells the
// scale, and so could 0.5 beside 70.
func (s scale) read(text string) (p float64, why string) {
	number, percent := strings.CutSuffix(strings.TrimSpace(text), "%")
	v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	switch {
	case err != nil || math.IsNaN(v):
		return 0, unreadable
	case percent || s.percents && (v > 1 || !s.shares):
		v /= 100
	case v > 0 && v <= 1 && s.shares == s.percents:
		beside := ""
		if s.shares && s.percents {
			beside = " in a column that holds percentages too"
		}
		return 0, "a bare " + number + beside + " could be " + number + "% or " + strconv.FormatFloat(v*100, 'g', 6, 64) + "%"
	}
	if v < 0 || v > 1 {
		return 0, unreadable
	}
	return v, ""
}
