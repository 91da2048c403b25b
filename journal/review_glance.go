package journal

import (
	"strings"
)

// glance says in a few sentences what a reader would want to know first.
func (m *maker) glance(r *Review) []string {
	out := []string{}
	switch {
	case r.Counts.Entries == 0 && r.Counts.WithoutText > 0:
		out = append(out, "No sentences were written "+r.Period.This+"; "+
			inWordsOf(r.Counts.WithoutText, "note settles or marks something.", "notes settle or mark something."))
	case r.Counts.Entries == 0:
		out = append(out, "Nothing was written "+r.Period.This+".")
	}
	for _, s := range []string{m.glanceStates(), m.glanceWires(r), glanceThemes(r)} {
		if s != "" {
			out = append(out, s)
		}
	}
	return append(out, m.glanceCosts(r)...)
}

func (m *maker) glanceStates() string {
	n := m.stands
	var parts []string
	add := func(k int, verb string) {
		if k == 0 {
			return
		}
		text := inWords(k)
		if len(parts) == 0 {
			text = inWordsOf(k, "decision", "decisions")
		}
		parts = append(parts, text+" "+verb)
	}
	chosen := n["trial"] + n["kept"]
	add(chosen-m.looks, "settled")
	switch {
	case m.looks == 1:
		add(1, "waits for a look")
	default:
		add(m.looks, "wait for a look")
	}
	add(n["open"], "still undecided")
	add(n["reversed"], "walked back")
	add(n["closed"], "closed")
	if len(parts) == 0 {
		return ""
	}
	text := UpperFirst(strings.Join(parts, ", "))
	switch {
	case m.openLooks == 0:
	case n["open"] == 1:
		text += "; the undecided one waits"
	case m.openLooks == 1:
		text += "; one undecided waits"
	default:
		text += "; " + inWords(m.openLooks) + " undecided wait"
	}
	return text + "."
}

func (m *maker) glanceWires(r *Review) string {
	var fired []WireStory
	looked := 0
	for _, w := range r.Tripwires {
		if w.Status == "hit" && !w.before {
			fired = append(fired, w)
			if !w.Look.IsZero() {
				looked++
			}
		}
	}
	switch len(fired) {
	case 0:
		return ""
	case 1:
		return "One tripwire fired (" + m.day(fired[0].On) + "). " + firedThen(fired[0])
	}
	text := UpperFirst(inWords(len(fired))) + " tripwires fired; "
	switch looked {
	case len(fired):
		return text + "you looked after each."
	case 0:
		return text + "the looks they call for wait."
	}
	return text + "you looked after " + inWords(looked) + " of them."
}

func firedThen(w WireStory) string {
	if w.Look.IsZero() {
		return "The look it calls for waits."
	}
	what := map[string]string{
		Keep: " and kept the choice", Adjust: " and adjusted it", Reverse: " and walked it back", Close: " and closed it", Choose: " and chose",
		Wait: " and waited", Reopen: " and opened it again",
	}[w.Verdict]
	switch d := w.Look.Sub(w.On); d {
	case 0:
		return "You looked the same day" + what + "."
	case 1:
		return "You looked the next day" + what + "."
	default:
		return "You looked " + lasting(d) + " later" + what + "."
	}
}

// glanceThemes counts the themes by what they did, beside the time before or, without one, in the last third of the time.
func glanceThemes(r *Review) string {
	n := map[string]int{}
	for _, t := range r.Themes {
		n[t.Trend]++
	}
	than, late := " than "+r.Period.Before, " "+r.Period.This
	if r.Compared == "last-third" {
		than, late = " in the last third of the time than before", " in the last third of the time"
	}
	var parts []string
	add := func(k int, first, next string) {
		switch {
		case k == 0:
		case len(parts) == 0:
			parts = append(parts, inWordsOf(k, "subject", "subjects")+" "+first)
		default:
			parts = append(parts, inWords(k)+" "+next)
		}
	}
	add(n["rising"], "came up more"+than, "")
	add(n["fading"], "came up less"+than, "less")
	if len(parts) == 0 {
		add(n["new"], "came up for the first time"+late, "")
		add(n["quiet"], "did not come up"+late, "did not come up")
	} else {
		add(n["quiet"], "", "not at all")
		add(n["new"], "", "for the first time")
	}
	if len(parts) == 0 {
		return ""
	}
	return UpperFirst(strings.Join(parts, ", ")) + "."
}

// glanceCosts says where walking back has come to cost more or less than at first, when that was stated in the period.
func (m *maker) glanceCosts(r *Review) []string {
	var out []string
	for _, d := range r.Doors {
		if len(d.Costs) == 0 || d.CostFirst == nil || d.Cost == nil || *d.Cost == *d.CostFirst || !m.inSpan(d.Costs[len(d.Costs)-1].Date) {
			continue
		}
		than := "more"
		if *d.Cost < *d.CostFirst {
			than = "less"
		}
		first, last := d.Costs[0].Date, d.Costs[len(d.Costs)-1].Date
		then := "in " + m.month(first)
		if first.Year == last.Year && first.Month == last.Month {
			then = "at first"
		}
		out = append(out, UpperFirst(d.Name)+": walking back costs "+than+" than "+then+" ("+itoa(*d.CostFirst)+" → "+itoa(*d.Cost)+").")
	}
	return out
}

// themes takes over what was found, and names the entries without a theme.
func (m *maker) themes(r *Review) {
	r.Themes, r.Unmatched = []Theme{}, []EntryRef{}
	t := m.Themes
	if t == nil {
		return
	}
	for _, x := range t.List {
		x.Terms, x.Entries, x.Quotes = orEmpty(x.Terms), orEmpty(x.Entries), orEmpty(x.Quotes)
		r.Themes = append(r.Themes, x)
	}
	r.Counts.Read = t.Counted
	r.Compared, r.LateFrom, r.SideBySide, r.Question = t.Compared, t.LateFrom, t.SideBySide, t.Question
	r.SetAside, r.Denied, r.Words, r.People = t.SetAside, t.Denied, t.Words, t.People
	for _, id := range t.Unmatched {
		if e := m.byID[id]; e != nil {
			r.Unmatched = append(r.Unmatched, EntryRef{id, e.Date})
		}
	}
	for _, x := range r.Themes {
		r.TooFew = r.TooFew || x.tooFew()
	}
}

// orEmpty makes a list that JSON prints as [] and not as null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

// limits says what the review could not see.
func (m *maker) limits() []string {
	out := []string{}
	unreadable := 0
	for _, p := range m.Problems {
		if p.Unreadable {
			unreadable++
		}
	}
	if unreadable > 0 {
		out = append(out, UpperFirst(inWordsOf(unreadable, "file", "files"))+" could not be read and "+isAre(unreadable)+" left out: "+problemPaths(m.Problems)+".")
	}
	if m.Themes != nil {
		long := m.tooLong()
		for _, line := range []string{m.unread(len(long)), sayTooLong(long)} {
			if line != "" {
				out = append(out, line)
			}
		}
		out = append(out, m.Themes.Limits...)
	}
	return append(out, "Made from what you wrote. It cannot see what you did not write, it counts words it knows, and it does not know which choice is better.")
}

// tooLong are the entries of the period in which no theme is looked for, since their text is beyond the bounds.
func (m *maker) tooLong() (list []*Entry) {
	for _, e := range m.in {
		if e.Unread != "" {
			list = append(list, e)
		}
	}
	return list
}

// mostNamed is how many files a line names.
const mostNamed = 5

func sayTooLong(list []*Entry) string {
	if len(list) == 0 {
		return ""
	}
	var named []string
	for _, e := range list[:min(len(list), mostNamed)] {
		named = append(named, e.where()+" ("+e.Unread+")")
	}
	if more := len(list) - len(named); more > 0 {
		named = append(named, "and "+inWords(more)+" more")
	}
	how := ". To have them read, split each into several."
	if len(list) == 1 {
		how = ". To have it read, split it into several."
	}
	return UpperFirst(inWordsOf(len(list), "entry was", "entries were")) + " not read for themes: " + strings.Join(named, ", ") + how
}

// unread says why a theme is counted over fewer entries than the period has; long of them are too long to be read.
func (m *maker) unread(long int) string {
	n := m.Themes.Counted
	without := len(m.in) - n - long
	if n == 0 || without <= 0 {
		return ""
	}
	return "Themes are counted over the " + Counted(n, "entry that has", "entries that have") + " sentences to read; " + Counted(without, "has none.", "have none.")
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// problemPaths names the files that were left out. Only what lies in the folders of settings is named; the rest is counted, since an
// entry, or a copy that a sync tool made of one, may be private, which nobody could read, and so may its name.
func problemPaths(ps []Problem) string {
	var names []string
	entries := 0
	for _, p := range ps {
		switch top, _, _ := strings.Cut(p.Path, "/"); {
		case !p.Unreadable:
		case top != "lenses" && top != "templates":
			entries++
		case len(names) < mostNamed:
			names = append(names, p.Path)
		}
	}
	if entries > 0 {
		names = append(names, inWordsOf(entries, "entry", "entries")+", named by `twoway check`")
	}
	return strings.Join(names, ", ")
}
