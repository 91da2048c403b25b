package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
)

// themeBlocks lays out what keeps coming back, and below it what was set aside, denied or not matched.
func themeBlocks(r *journal.Review) []block {
	var out []block
	if r.Compared == "last-third" && len(r.Themes) > 0 && !r.TooFew {
		out = append(out, paragraph(text("Compared: the last third of the time, from "+r.Period.DayWords(r.LateFrom)+" on, with the time before it.")))
	}
	if none := noThemes(r); none != nil {
		out = append(out, paragraph(none))
	}
	if r.TooFew && len(r.Themes) > 0 {
		out = append(out, paragraph(text(tooFewForTrend(r))))
	}
	asked, lead := false, slices.IndexFunc(r.Themes, compares)
	for i, t := range r.Themes {
		out = append(out, themeOf(r, t, i == 0, i == lead))
		if q := questionAfter(r, i); q != nil && !asked {
			out = append(out, paragraph(q))
			asked = true
		}
	}
	if len(r.Themes) > 0 {
		out = append(out, timelineFigure{r.Themes, r.Period, periodBefore(r)})
	}
	return append(out, besideThemes(r)...)
}

// periodBefore is the period that the review's is compared with; zero without one.
func periodBefore(r *journal.Review) journal.Period {
	if r.Compared != "period" {
		return journal.Period{}
	}
	return journal.Period{From: r.Period.From, To: r.Period.To}.Previous()
}

// noThemes says why there is no theme, and what helps; nil when there is one, or nothing was looked for.
func noThemes(r *journal.Review) line {
	switch n := r.Counts.Entries; {
	case len(r.Themes) > 0 || r.Compared == "" || n == 0:
		return nil
	case n < enoughEntries:
		return tooFewEntries(r)
	}
	if r.Mode != journal.ReviewOfPeriod {
		return text("Nothing comes back in " + leastRecur(r) + " entries or more yet.")
	}
	return line{say("No theme to list came back in " + leastRecur(r) + " entries or more " + r.Period.This + ". "), span{text: "twoway review --all", style: code}, say(" looks at the whole journal.")}
}

// leastRecur is in how many entries of the review something has come back, in words.
func leastRecur(r *journal.Review) string {
	if r.Mode == journal.ReviewOfPeriod && journal.LeastRecur(cmp.Or(r.Counts.Read, r.Counts.Entries)) < journal.RecurringEntries {
		return "two"
	}
	return "three"
}

func tooFewEntries(r *journal.Review) line {
	when, ofPeriod := "so far", r.Mode == journal.ReviewOfPeriod
	if ofPeriod {
		when = r.Period.This
	}
	l := line{
		say("Too few entries to find what comes back (" + itoa(r.Counts.Entries) + " " + when + "): a theme takes " + leastRecur(r) + " or more that return to it. A line with "),
		{text: "twoway note HANDLE", style: code},
		say(" whenever something strikes you is enough."),
	}
	if ofPeriod {
		l = append(l, say(" "), span{text: "twoway review --all", style: code}, say(" looks at the whole journal."))
	}
	return l
}

// tooFewForTrend says why there are counts only: on which side of the comparison entries are wanting, and how many a trend takes.
func tooFewForTrend(r *journal.Review) string {
	t := r.Themes[0]
	now, before, when, earlier := t.N, t.PreviousN, r.Period.This, r.Period.Before
	if r.Compared == "last-third" {
		now, when, earlier = t.LastThirdN, "in the last third of the time", "before it"
	}
	return "Too few entries for a trend: counts only. It takes " + itoa(journal.LeastCompared) + " " + when + " and " + itoa(journal.LeastCompared) + " " + earlier +
		"; there are " + itoa(now) + " and " + itoa(before) + "."
}

func themeOf(r *journal.Review, t journal.Theme, first, lead bool) themeBlock {
	b := themeBlock{word: journal.UpperFirst(t.Trend), label: t.Label, k: t.K, n: t.N, counts: counts(r, t, first, lead)}
	b.behind = t.InText()
	for _, q := range t.Quotes {
		b.quotes = append(b.quotes, quote{"", r.Period.DayWords(q.Date), q})
	}
	if t.Counter != nil {
		b.quotes = append(b.quotes, quote{t.CounterLead(), r.Period.DayWords(t.Counter.Date), *t.Counter})
	}
	return b
}

// compares says whether the counts of a theme are told beside those of the time before.
func compares(t journal.Theme) bool { return t.PreviousN > 0 && (t.LastThirdN == 0 || t.Trend != "") }

// counts is "7 of 19 entries (1 of 9 last quarter)" for the first theme, and shorter for the others; lead is the first that is compared,
// where the times have their names. Without a period before, a theme with a trend has what its last third is compared with: "8 of 36
// entries (1 of 8 in the last third of the time, 7 of 28 before)".
func counts(r *journal.Review, t journal.Theme, first, lead bool) string {
	now, before := itoa(t.K)+" of "+itoa(t.N), itoa(t.Previous)+" of "+itoa(t.PreviousN)
	if first {
		now = itoa(t.K) + " of " + journal.Counted(t.N, "entry", "entries")
	}
	if lead {
		before += " " + r.Period.Before
	}
	if t.K == 0 {
		now = "no match " + r.Period.This
	}
	switch {
	case !compares(t):
		return now
	case t.LastThirdN > 0:
		last := itoa(t.LastThird) + " of " + itoa(t.LastThirdN)
		before = itoa(t.Previous) + " of " + itoa(t.PreviousN)
		if lead {
			last, before = last+" in the last third of the time", before+" before"
		}
		return now + " (" + last + ", " + before + ")"
	}
	return now + " (" + before + ")"
}

// questionAfter is the review's one question, if it belongs below the theme at index i: after the second of two that rose
// together, or after the theme whose question it is.
func questionAfter(r *journal.Review, i int) line {
	t := r.Themes[i]
	if s := r.SideBySide; s != nil {
		first, second := themeAt(r, s.A), themeAt(r, s.B)
		if i != max(first, second) {
			return nil
		}
		lead := "These two rose together."
		if max(first, second)-min(first, second) != 1 {
			lead = "\"" + s.A + "\" and \"" + s.B + "\" rose together."
			if first >= 0 && second >= 0 {
				lead = journal.UpperFirst(r.Themes[first].InText()) + " and " + r.Themes[second].InText() + " rose together."
			}
		}
		return line{say(lead + " A question you may want to keep: "), span{text: journal.LowerFirst(s.Question), style: stress}}
	}
	if r.Question != "" && t.Ask == r.Question {
		return line{say("A question you may want to keep: "), span{text: journal.LowerFirst(r.Question), style: stress}}
	}
	return nil
}

func themeAt(r *journal.Review, id string) int {
	for i, t := range r.Themes {
		if t.ID == id {
			return i
		}
	}
	return -1
}

// besideThemes says what the counts leave out.
func besideThemes(r *journal.Review) []block {
	var items []line
	if len(r.SetAside) > 0 {
		items = append(items, setAside(r))
	}
	items = append(items, first(denied(r), deniedShown)...)
	if len(r.Unmatched) > 0 && (len(r.Themes) > 0 || r.Counts.Entries >= enoughEntries) {
		items = append(items, unmatched(r))
	}
	if len(r.Words) > 0 {
		items = append(items, line{aside("Words you used more than before:"), say(" " + strings.Join(r.Words, ", ") + ".")})
	}
	if len(items) == 0 {
		return nil
	}
	return []block{list(items)}
}

// enoughEntries is how many entries it takes before it says something that no theme was found in them.
const enoughEntries = 5

// deniedShown is how many sentences with a "not" are told one by one; a long journal has hundreds.
const deniedShown = 6

func denied(r *journal.Review) []line {
	var items []line
	for _, d := range r.Denied {
		l := line{aside("Said with a \"not\":"), say(" " + d.Name() + ", "), ref(d.Entry, r.Period.DayWords(d.Date)), say(", ")}
		items = append(items, append(l, said(d.Shown(), `"`, `"`)...))
	}
	return items
}

func setAside(r *journal.Review) line {
	n := len(r.SetAside)
	l := line{aside("Set aside by you:"), say(" " + journal.Counted(n, "sentence", "sentences") + " (")}
	for i, d := range r.SetAside {
		if i == unmatchedShown {
			l = append(l, say("; and "+strconv.Itoa(len(r.SetAside)-i)+" more"))
			break
		}
		if i > 0 {
			l = append(l, say("; "))
		}
		l = append(l, say(d.Name()+", "), ref(d.Entry, r.Period.DayWords(d.Date)))
	}
	return append(l, say(")."))
}

// unmatchedShown is how many days without a theme are named; a long journal has hundreds.
const unmatchedShown = 8

// unmatched names the entries in which no lens and no theme of the list was found; what was held back is no theme of it.
func unmatched(r *journal.Review) line {
	of := cmp.Or(r.Counts.Read, r.Counts.Entries)
	l := line{aside("No lens or theme in " + itoa(len(r.Unmatched)) + " of " + itoa(of) + " entries:"), say(" ")}
	for i, u := range r.Unmatched {
		if i == unmatchedShown {
			l = append(l, say(" and "+strconv.Itoa(len(r.Unmatched)-i)+" more"))
			break
		}
		if i > 0 {
			l = append(l, say(", "))
		}
		l = append(l, ref(u.Entry, r.Period.DayWords(u.Date)))
	}
	return append(l, say(". "), span{text: "twoway review --unmatched", style: code}, say(" shows them; on a terminal, it marks them."))
}
