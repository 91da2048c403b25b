package cmd

import (
	"fmt"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// What is typed as a line may hold a date in any of the forms of `help dates`; a file holds YYYY-MM-DD. These functions put
// the day in its place and leave everything else to the grammar of the line. Today is the day of the entry.

// isoPrediction reads "P by DATE: claim", with "(self)" or "(if key)" behind the date; P is any chance that --predict takes.
func isoPrediction(v string, today journal.Date) (string, error) {
	chance, rest, ok := strings.Cut(v, " by ")
	head, claim, colon := strings.Cut(rest, ":")
	if !ok || !colon {
		return v, nil
	}
	day, attrs, bracket := strings.Cut(head, "(")
	d, err := journal.ParseDate(strings.TrimSpace(day), today)
	if err != nil {
		return v, fmt.Errorf(`%w; a prediction reads "75%% by 2026-08-15: claim"`, err)
	}
	box, number := "", strings.TrimSpace(chance)
	if i := strings.LastIndexByte(number, ']'); i >= 0 {
		box, number = number[:i+1]+" ", strings.TrimSpace(number[i+1:])
	}
	percent, err := journal.ParsePercent(number, true)
	if err != nil {
		return v, err
	}
	line := fmt.Sprintf("%s%d%% by %s", box, percent, d)
	if bracket {
		line += " (" + strings.TrimSpace(attrs)
	}
	return line + ":" + claim, nil
}

// isoAssumption reads "by DATE: belief". What stands before the colon and neither is a day nor holds a digit is part of the
// belief.
func isoAssumption(v string, today journal.Date) (string, error) {
	rest, ok := strings.CutPrefix(v, "by ")
	day, belief, colon := strings.Cut(rest, ": ")
	if !ok || !colon {
		return v, nil
	}
	d, err := journal.ParseDate(strings.TrimSpace(day), today)
	switch {
	case err == nil:
		return "by " + d.String() + ": " + belief, nil
	case strings.ContainsAny(day, "0123456789"):
		return v, fmt.Errorf(`%w; an assumption reads "by 2026-08-31: belief"`, err)
	}
	return v, nil
}

// action is the end of a tripwire, with the comma or without. "Then I look again", as the prompt says it, is to revisit.
var action = journal.Pattern(`(?i)\s*,?\s+then\s+(?:(revisit|decide|reverse)|(?:i\s+)?(?:look\s+again|revisit))\s*\.?$`)

// isoTripwire reads "If … by DATE, then revisit"; the comma may be left out, and words after "by" that are no day belong to
// the condition.
func isoTripwire(v string, today journal.Date) string {
	condition, then := v, ""
	if m := action().FindStringSubmatchIndex(v); m != nil && m[0] > 0 {
		condition, then = v[:m[0]], ", then revisit"
		if m[2] >= 0 {
			then = ", then " + strings.ToLower(v[m[2]:m[3]])
		}
	}
	if i := strings.LastIndex(condition, " by "); i > 0 {
		if d, err := journal.ParseDate(strings.TrimSpace(condition[i+len(" by "):]), today); err == nil {
			condition = condition[:i] + " by " + d.String()
		}
	}
	return condition + then
}

// outcomeTail is the tail of a resolution: an arrow, a word, what stands up to a colon, and the note.
var outcomeTail = journal.Pattern(`(?i)(?:→|->)\s*(yes|no|void|hit|passed|off|holding|shaken|wrong)( +[^:→]+)?\s*(:.*)?$`)

// isoResolution reads "claim → yes DATE: note"; the outcome in small letters or large. A line that the grammar reads stays.
func isoResolution(v string, today journal.Date) string {
	if _, err := markdown.ParseResolution(v); err == nil {
		return v
	}
	m := outcomeTail().FindStringSubmatchIndex(v)
	if m == nil {
		return v
	}
	outcome, rest := strings.ToLower(v[m[2]:m[3]]), v[m[3]:]
	if m[4] >= 0 {
		d, err := journal.ParseDate(strings.TrimSpace(v[m[4]:m[5]]), today)
		if err != nil {
			return v
		}
		rest = " " + d.String() + v[m[5]:]
	}
	return v[:m[2]] + outcome + rest
}
