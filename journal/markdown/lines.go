package markdown

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
)

// The exported parsers take the text of a line after its bullet, with or without a task box, and return a *journal.FieldError
// when it does not fit; the formatters print the same text, with its box, in the one form the tool writes.

// ParsePrediction reads "75% by 2026-08-15 (self, if manager): claim".
func ParsePrediction(s string) (journal.Prediction, error) {
	p, r := readPrediction(s)
	return p, fieldError("predictions", s, r, `a percentage from 1 to 99, a day and a claim, such as "75% by 2026-08-15: the survey is out"`)
}

func fieldError(field, s string, r *remark, want string) error {
	if r == nil || !r.prose && r.rule != "item-unless" && r.rule != "item-void" {
		return nil
	}
	return &journal.FieldError{Field: field, Value: s, Want: want}
}

func readPrediction(s string) (p journal.Prediction, r *remark) {
	s, _, p.Ticked = cutBox(oneLine(s))
	rest, r := readPercent(s, &p.Percent)
	if r != nil {
		return journal.Prediction{}, r
	}
	if rest, r = readBy(rest, &p); r != nil {
		return journal.Prediction{}, r
	}
	if p.Claim, p.Tail = cutTail(rest, journal.PredictionOutcomes); p.Claim == "" {
		return journal.Prediction{}, misfit("item-claim", "the claim is missing", "write what you expect after the colon")
	}
	return p, predictionRemark(&p)
}

// predictionRemark names what a readable prediction leaves unsaid. A ticked one without a tail came true on its date, unless an arrow in
// it may begin an outcome.
func predictionRemark(p *journal.Prediction) *remark {
	switch {
	case p.Tail == nil && p.Ticked:
		if why := unreadOutcome(p.Claim, journal.PredictionOutcomes, true); why != nil {
			p.Ticked = false
			return why
		}
		p.Tail = &journal.Outcome{Word: "yes", On: p.By}
		return &remark{rule: "item-tail", text: "a ticked prediction without its outcome is read as come true on its date", mend: `add "→ yes" and the day`}
	case p.Tail == nil:
		if _, other := cutTail(p.Claim, allWords); other != nil {
			return wrongWord(other.Word)
		}
		return unreadOutcome(p.Claim, journal.PredictionOutcomes, false)
	case p.Tail.Word == "void" && p.Tail.Note == "":
		return &remark{rule: "item-void", text: "a void prediction says why", mend: `add the reason: "→ void: the survey was cancelled"`}
	case !p.Ticked:
		return boxRemark
	}
	return nil
}

var boxRemark = &remark{rule: "item-box", text: "this line has its outcome and an open box", mend: "tick the box: [x]"}

// wrongWord says what an outcome word that does not fit its line is for.
func wrongWord(w string) *remark {
	text := fmt.Sprintf("%q is for predictions", w)
	switch {
	case slices.Contains(journal.TripwireOutcomes, w):
		text = fmt.Sprintf("%q is for tripwires", w)
	case slices.Contains(journal.AssumptionOutcomes, w):
		text = fmt.Sprintf("%q is for assumptions", w)
	}
	return &remark{rule: "item-word", text: text + "; it is read as part of the line", mend: "yes, no, void settle a prediction; hit, passed, off a tripwire; holding, shaken, wrong an assumption"}
}

// readPercent takes "75%" or "75 %" off the front of a line.
func readPercent(s string, into *int) (rest string, r *remark) {
	n, i := 0, 0
	for i < len(s) && i < 3 && s[i] >= '0' && s[i] <= '9' {
		n = n*10 + int(s[i]-'0')
		i++
	}
	rest, ok := strings.CutPrefix(strings.TrimPrefix(s[i:], " "), "%")
	if !ok || n < 1 || n > 99 || s[0] == '0' {
		return s, misfit("item-percent", "a prediction begins with a whole percentage, 1 to 99", `write it like "75% by 2026-08-15: claim"`)
	}
	*into = n
	return strings.TrimLeft(rest, " "), nil
}

// readBy takes "by 2026-08-15 (self): " off the front of a line.
func readBy(s string, p *journal.Prediction) (rest string, r *remark) {
	day, ok := strings.CutPrefix(s, "by ")
	if !ok || len(day) < 10 {
		return s, dateRemark
	}
	if p.By, ok = journal.ISODate(day[:10]); !ok {
		return s, dateRemark
	}
	rest = day[10:]
	if inside, ok := strings.CutPrefix(rest, " ("); ok {
		attrs, after, closed := strings.Cut(inside, ")")
		if !closed || !readAttrs(attrs, p) {
			return s, misfit("item-attr", "the brackets after the date hold self or if and an option's key", `write "(self)", "(if manager)" or "(self, if manager)"`)
		}
		rest = after
	}
	claim, ok := strings.CutPrefix(rest, ":")
	if !ok || claim != "" && claim[0] != ' ' {
		return s, misfit("item-colon", "a colon is missing after the date", `write it like "75% by 2026-08-15: claim"`)
	}
	return strings.TrimSpace(claim), nil
}

var dateRemark = misfit("item-date", "the date must be YYYY-MM-DD", `write it like "by 2026-08-15"`)

func readAttrs(s string, p *journal.Prediction) bool {
	for a := range strings.SplitSeq(s, ",") {
		a = strings.TrimSpace(a)
		key, isIf := strings.CutPrefix(a, "if ")
		switch {
		case a == "self":
			p.Self = true
		case isIf && journal.IsOptionKey(key):
			p.If = key
		default:
			return false
		}
	}
	return true
}

// FormatPrediction prints a prediction with its box and its tail.
func FormatPrediction(p journal.Prediction) string {
	b := taskBox(p.Ticked || p.Tail != nil)
	b = fmt.Appendf(b, "%d%% by %s", p.Percent, p.By)
	switch {
	case p.Self && p.If != "":
		b = fmt.Appendf(b, " (self, if %s)", p.If)
	case p.Self:
		b = append(b, " (self)"...)
	case p.If != "":
		b = fmt.Appendf(b, " (if %s)", p.If)
	}
	b = append(append(b, ": "...), oneLine(p.Claim)...)
	return string(appendTail(b, p.Tail))
}

// ParseAssumption reads "by 2026-08-31: belief" or a belief alone.
func ParseAssumption(s string) (journal.Assumption, error) {
	a, r := readAssumption(s)
	return a, fieldError("assumptions", s, r, `a belief, with a day to check it by if there is one: "by 2026-08-31: the ladder goes on above senior staff"`)
}

func readAssumption(s string) (a journal.Assumption, r *remark) {
	s, _, a.Ticked = cutBox(oneLine(s))
	if day, ok := strings.CutPrefix(s, "by "); ok {
		if len(day) > 10 && day[10] == ':' {
			if d, ok := journal.ISODate(day[:10]); ok {
				a.By, s = d, strings.TrimSpace(day[11:])
			}
		}
		if head, _, found := strings.Cut(day, ": "); a.By.IsZero() && found && strings.ContainsAny(head, "0123456789") {
			r = &remark{rule: "item-date", text: "the date must be YYYY-MM-DD; the whole line is read as the belief", mend: dateRemark.mend}
		}
	}
	if a.Belief, a.Tail = cutTail(s, journal.AssumptionOutcomes); a.Belief == "" {
		return journal.Assumption{}, misfit("item-claim", "the belief is missing", "write what you take to be so")
	}
	var unread *remark
	if a.Tail == nil {
		unread = unreadOutcome(a.Belief, journal.AssumptionOutcomes, a.Ticked)
	}
	switch _, other := cutTail(a.Belief, allWords); {
	case a.Tail == nil && a.Ticked && unread != nil:
		a.Ticked = false
		r = unread
	case a.Tail == nil && a.Ticked:
		a.Tail = &journal.Outcome{Word: "holding"}
		r = &remark{rule: "item-tail", text: "a ticked assumption without its outcome is read as holding", mend: `add "→ holding" and the day`}
	case a.Tail == nil && other != nil:
		r = wrongWord(other.Word)
	case a.Tail == nil && unread != nil:
		r = unread
	case a.Tail != nil && !a.Ticked:
		r = boxRemark
	}
	return a, r
}

// FormatAssumption prints an assumption with its box and its tail.
func FormatAssumption(a journal.Assumption) string {
	b := taskBox(a.Ticked || a.Tail != nil)
	if !a.By.IsZero() {
		b = fmt.Appendf(b, "by %s: ", a.By)
	}
	return string(appendTail(append(b, oneLine(a.Belief)...), a.Tail))
}

// ParseTripwire reads "If …, then revisit" and "Unless … by 2026-12-31, then decide". What has neither word happens, and what
// names no action calls for a look.
func ParseTripwire(s string) (journal.Tripwire, error) {
	w, r := readTripwire(s)
	return w, fieldError("tripwires", s, r, `"If …, then revisit", or "Unless … by 2026-12-31, then revisit"`)
}

func readTripwire(s string) (w journal.Tripwire, r *remark) {
	s, _, w.Ticked = cutBox(oneLine(s))
	s, w.Tail = cutTail(s, journal.TripwireOutcomes)
	if w.Tail == nil {
		if _, other := cutTail(s, allWords); other != nil {
			r = wrongWord(other.Word)
		}
	}
	whole := s
	s, w.Then = journal.CutAction(s)
	var unread *remark
	if s == whole && w.Tail == nil { // no arrow before the action begins an outcome
		if unread = unreadOutcome(s, journal.TripwireOutcomes, w.Ticked); unread != nil {
			w.Ticked = false
		}
	}
	w.Mode = journal.Happens
	if len(s) > 3 && strings.EqualFold(s[:3], "if ") {
		s = s[3:]
	} else if len(s) > 7 && strings.EqualFold(s[:7], "unless ") {
		s, w.Mode = s[7:], journal.Missing
	}
	w.Condition = strings.TrimSpace(s)
	if i := strings.LastIndex(w.Condition, " by "); i > 0 {
		if d, ok := journal.ISODate(w.Condition[i+4:]); ok {
			w.By, w.Condition = d, strings.TrimSpace(w.Condition[:i])
		}
	}
	if w.Condition == "" {
		return journal.Tripwire{}, misfit("item-claim", "the condition is missing", `write it like "If …, then revisit"`)
	}
	if unread != nil {
		return w, unread
	}
	return w, tripwireRemark(&w, r)
}

func tripwireRemark(w *journal.Tripwire, r *remark) *remark {
	switch {
	case w.Tail == nil && w.Ticked:
		w.Tail = &journal.Outcome{Word: "hit"}
		return &remark{rule: "item-tail", text: "a ticked tripwire without its outcome is read as hit", mend: `add "→ hit" and the day`}
	case w.Mode == journal.Missing && w.By.IsZero():
		return &remark{rule: "item-unless", text: `"unless" needs "by" and a date`, mend: `write it like "Unless the hire has started by 2026-12-31, then decide"`}
	case w.By.IsZero() && namesTime(w.Condition):
		return &remark{rule: "item-date", text: "which date? This tripwire is read without one", mend: dateRemark.mend}
	case w.Tail != nil && !w.Ticked:
		return boxRemark
	}
	return r
}

var timeWords = strings.Fields(`january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
spring summer autumn fall winter christmas easter tomorrow next end the`)

// namesTime says whether a condition ends in something like "by December", which is no date for us.
func namesTime(s string) bool {
	i := strings.LastIndex(s, " by ")
	if i < 0 {
		return false
	}
	first, rest, _ := strings.Cut(strings.ToLower(s[i+4:]), " ")
	if first == "the" {
		return strings.HasPrefix(rest, "end")
	}
	return slices.Contains(timeWords, first) || first != "" && (first[0] >= '0' && first[0] <= '9' || len(first) == 2 && first[0] == 'q')
}

// FormatTripwire prints a tripwire with its box and its tail.
func FormatTripwire(w journal.Tripwire) string {
	b := taskBox(w.Ticked || w.Tail != nil)
	if w.Mode == journal.Missing {
		b = append(b, "Unless "...)
	} else {
		b = append(b, "If "...)
	}
	b = append(b, oneLine(w.Condition)...)
	if !w.By.IsZero() {
		b = fmt.Appendf(b, " by %s", w.By)
	}
	b = append(append(b, ", then "...), cmp.Or(w.Then, "revisit")...)
	return string(appendTail(b, w.Tail))
}
