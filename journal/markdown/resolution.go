package markdown

import (
	"cmp"
	"slices"
	"strings"

	"twoway/journal"
)

// ParseResolution reads an earlier line with its tail, or only a claim with one: "the survey is out → yes 2026-08-18: note".
func ParseResolution(s string) (journal.Resolution, error) {
	r, re := readResolution(s)
	return r, fieldError("resolutions", s, re, `the line or its claim, an arrow and the outcome: "the survey is out → yes 2026-08-18"`)
}

// wordsOf are the outcomes that a line of a kind may have.
var wordsOf = map[holds][]string{
	predictions: journal.PredictionOutcomes, tripwires: journal.TripwireOutcomes, assumptions: journal.AssumptionOutcomes,
}

func readResolution(s string) (res journal.Resolution, r *remark) {
	s = oneLine(s)
	text, _, ticked := cutBox(s)
	if _, tail := cutTail(text, allWords); tail == nil && !endsInAction(text) {
		if _, said, ok := lastArrow(text); ok && said != "" {
			words, of := wordsOf[kindOf(text)]
			if !of {
				words = allWords
			}
			return res, noTail(s, words)
		}
	}
	if p, r := readPrediction(s); r == nil || !r.prose {
		res.Prediction, res.Tail = &p, p.Tail
		return res, withTail(p.Tail, r, s, journal.PredictionOutcomes)
	}
	head, tail := cutTail(text, allWords)
	byAction := endsInAction(head)
	switch {
	case tail == nil && !ticked:
		return res, noTail(s, allWords)
	case tail == nil && byAction, tail != nil && slices.Contains(journal.TripwireOutcomes, tail.Word):
		w, r := readTripwire(s)
		res.Tripwire, res.Tail = &w, w.Tail
		return res, withTail(w.Tail, r, s, journal.TripwireOutcomes)
	case tail != nil && slices.Contains(journal.AssumptionOutcomes, tail.Word), tail == nil && strings.HasPrefix(head, "by "):
		a, r := readAssumption(s)
		res.Assumption, res.Tail = &a, a.Tail
		return res, withTail(a.Tail, r, s, journal.AssumptionOutcomes)
	case tail != nil && slices.Contains(journal.PredictionOutcomes, tail.Word):
		if byAction || strings.HasPrefix(head, "by ") && len(head) > 13 && head[13] == ':' {
			why := *wrongWord(tail.Word)
			why.prose = true
			return res, &why
		}
		res.Text, res.Tail = head, tail
		if tail.Word == "void" && tail.Note == "" {
			return res, &remark{rule: "item-void", text: "a void prediction says why", mend: `add the reason: "→ void: the survey was cancelled"`}
		}
		return res, nil
	}
	return res, noTail(s, allWords)
}

// noTail says what is wrong with a resolution whose outcome could not be read.
func noTail(s string, words []string) *remark {
	if _, said, ok := lastArrow(s); ok && said != "" && !endsInAction(s) {
		why := unreadRemark(said, words, "so nothing is settled")
		why.prose = true
		return why
	}
	mend := `add "→ yes", "→ hit" or "→ holding" and the day`
	if kind := kindOf(s); kind != noItems {
		mend += `; a line that is new stands below "## ` + itemSections[kind] + `"`
	}
	return misfit("item-tail", "a resolution ends with an arrow and an outcome", mend)
}

// withTail is what was said of a line that is read as a resolution, which has to have an outcome.
func withTail(t *journal.Outcome, r *remark, s string, words []string) *remark {
	if t == nil {
		return noTail(s, words)
	}
	return r
}

// endsInAction says whether a line ends in an action of a tripwire.
func endsInAction(s string) bool {
	rest, _ := journal.CutAction(s)
	return rest != s
}

// FormatResolution prints the whole original line, ticked, with its tail.
func FormatResolution(r journal.Resolution) string {
	switch {
	case r.Prediction != nil:
		p := *r.Prediction
		p.Tail = cmp.Or(p.Tail, r.Tail)
		return FormatPrediction(p)
	case r.Tripwire != nil:
		w := *r.Tripwire
		w.Tail = cmp.Or(w.Tail, r.Tail)
		return FormatTripwire(w)
	case r.Assumption != nil:
		a := *r.Assumption
		a.Tail = cmp.Or(a.Tail, r.Tail)
		return FormatAssumption(a)
	}
	return string(appendTail(append(taskBox(true), oneLine(r.Text)...), r.Tail))
}
