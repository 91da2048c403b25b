package journal

import "fmt"

// slack is how many days a date of the rule may lie behind its interval: an anchor within the merge window takes it, or a weekday.
func (r Rule) slack() int { return max(r.Merge, DefaultRule().Merge) + 6 }

// nameFar names the next date that an entry stores when it lies further on than the width of the door on its day allows, by the rule of
// today and by the one that comes with the program: a constant that has changed since moves no stored date. Nor does an entry that is
// dated back and leaves the door narrower: a look or a note has at least what an open one allows. The date stands.
func (f *folding) nameFar(e *Entry, next Date) {
	width := f.s.WidthOn(e.Date)
	longest := max(f.r.Longest(width), DefaultRule().Longest(width))
	if e.Decision == nil {
		longest = max(longest, f.r.Longest(WidthOpen), DefaultRule().Longest(WidthOpen))
	}
	if next.IsZero() || next.Sub(e.Date) <= longest+f.r.slack() {
		return
	}
	f.s.keyProblem(e, "next", "next-far", fmt.Sprintf("next: %s lies %d days after its entry, where the door allows %d", next, next.Sub(e.Date), longest),
		"write a day up to "+e.Date.AddDays(longest).String())
}

// nameLone names an interval that an entry stores without the date that it leads to.
func (f *folding) nameLone(e *Entry, next Date, interval *int) {
	if interval != nil && next.IsZero() && !f.s.over() {
		f.s.keyProblem(e, "interval", "next-missing", "interval stands without next, so the date before it stays",
			"write next: and the day of the next look, such as "+e.Date.AddDays(*interval).String())
	}
}
