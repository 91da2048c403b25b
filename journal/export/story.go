package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/report"
)

// write fills a page's text.
func (v *vault) write(p *page) {
	if v.d.heading && (p.entry == nil || p.entry.Note == nil) { // the title of a note is its own beginning
		fmt.Fprintf(&p.text, "# %s\n\n", plain(oneLine(p.title)))
	}
	switch {
	case p.state != nil:
		v.writeDecision(p)
	case p.entry != nil:
		v.writeEntry(p)
	case p.review != nil:
		v.writeReview(p)
	case p.id == themesID:
		v.writeThemes(p)
	default:
		v.writeIndex(p)
	}
}

func (v *vault) writeDecision(p *page) {
	s := p.state
	paragraph(&p.text, plain(s.Stands()))
	paragraph(&p.text, plain(standing(s)))
	if s.Supersedes != "" && v.byID[s.Supersedes] != nil {
		paragraph(&p.text, "Follows "+v.link(p, s.Supersedes, "")+".")
	}
	for _, id := range s.SupersededBy {
		if v.byID[id] != nil {
			paragraph(&p.text, "Followed by "+v.link(p, id, "")+".")
		}
	}
	paragraph(&p.text, v.body(p))
	v.writePlots(p, v.plots(s))
	v.writeTimeline(p)
}

// plots draws a decision's own story, up to the day of its last entry so that the days that pass change no file.
func (v *vault) plots(s *journal.State) []report.Picture {
	own := v.about[s.ID]
	if len(own) == 0 {
		return nil
	}
	last := own[len(own)-1].Date
	r := journal.NewReview(journal.ReviewInput{
		Mode: journal.ReviewOfDecision, Decision: s.ID, AsOf: last, Entries: own, States: []*journal.State{s},
	})
	return report.Pictures(r)
}

func (v *vault) writePlots(p *page, plots []report.Picture) {
	for _, plot := range plots {
		at := v.file("plot:"+p.id+"-"+plot.Name, "plots/"+v.idName(p.id)+"-"+plot.Name+".svg", plot.SVG)
		paragraph(&p.text, v.d.image(p, at, plot.Title))
	}
}

// standing says in one line what a decision is today.
func standing(s *journal.State) string {
	var parts []string
	add := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	if s.Choice != "" && s.Choice != journal.Undecided && s.Status != "open" {
		add("You chose: %s", optionLabel(s, s.Choice))
	}
	switch {
	case s.Status == "trial":
		add("%s", s.TrialWords())
	case s.Status == "kept":
		add("kept")
	}
	switch a, b := s.ConfidenceFirst, s.Sure(); {
	case a != nil && b != nil && *a != *b:
		add("sure: %d, now %d", *a, *b)
	case b != nil:
		add("sure: %d", *b)
	}
	if would := s.WouldWords(); would != "" {
		add("%s", would)
	}
	if s.Width != "" {
		add("door: %s", s.Width)
	}
	if len(parts) == 0 {
		return ""
	}
	return capital(strings.Join(parts, " · ")) + "."
}

func optionLabel(s *journal.State, key string) string {
	for _, o := range s.Options {
		if o.Key == key && o.Label != "" {
			return o.Label
		}
	}
	return key
}

// writeTimeline lists the entries about a decision, in order.
func (v *vault) writeTimeline(p *page) {
	var rows []string
	for _, id := range p.state.Timeline {
		to := v.byID[id]
		if to == nil || to.entry == nil || id == p.id {
			continue
		}
		rows = append(rows, fmt.Sprintf("- %s %s%s", to.date, v.link(p, id, plain(shortTitle(to))), after(": ", plain(outcome(to.entry, p.state)))))
	}
	if len(rows) > 0 {
		paragraph(&p.text, "## Since then")
		paragraph(&p.text, strings.Join(rows, "\n"))
	}
}

// shortTitle names an entry where its decision is known.
func shortTitle(p *page) string {
	if p.entry.Reflection != nil {
		return "Revisit"
	}
	return p.title
}

// outcome is what an entry came to, in a few words. The number of a look at which another option would have been chosen is
// said of that one, as it was stated; s is the decision's state, or nil.
func outcome(e *journal.Entry, s *journal.State) string {
	var parts []string
	if r := e.Reflection; r != nil {
		parts = append(parts, r.Verdict)
		if would := lookWords(e, s); would != "" {
			parts = append(parts, would)
		}
		if r.Confidence != nil {
			parts = append(parts, fmt.Sprint("sure: ", *r.Confidence))
		}
	}
	if n := e.Note; n != nil && n.Energy != nil {
		parts = append(parts, fmt.Sprintf("energy %+d", *n.Energy))
	}
	if c := e.Conversation; c != nil && c.SeeMyself != nil {
		parts = append(parts, fmt.Sprintf("could see yourself there %d of 5", *c.SeeMyself))
	}
	return strings.Join(parts, ", ")
}

// lookWords says what would have been chosen at a look, when that was not the choice.
func lookWords(e *journal.Entry, s *journal.State) string {
	if s == nil {
		return ""
	}
	for _, l := range s.Looks {
		if l.Entry == e.ID {
			return l.WouldWords(s)
		}
	}
	return ""
}

func (v *vault) writeEntry(p *page) {
	e := p.entry
	if home := v.byID[v.home[e.ID]]; home != nil && home != p {
		about := "About " + v.link(p, home.id, "")
		if e.About != home.id && v.byID[e.About] != nil {
			about += ", " + v.link(p, e.About, "")
		}
		paragraph(&p.text, fmt.Sprintf("%s · %s%s", about, e.Date, after(" · ", plain(outcome(e, home.state)))))
	}
	paragraph(&p.text, v.body(p))
}

// writeReview is the review as `review --save` writes it, with its plots, and the line that the person carried on.
func (v *vault) writeReview(p *page) {
	r := p.review
	var b strings.Builder
	_ = report.Markdown(&b, r, report.MarkdownOptions{}) // a builder refuses nothing
	text := strings.TrimSpace(b.String())
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(first, "# ") {
		text = strings.TrimSpace(rest)
	}
	if v.d.review != nil {
		text = v.d.review(text)
	}
	above, below := v.around(p)
	paragraph(&p.text, above)
	paragraph(&p.text, v.rewrite(text, p, "reviews", nil))
	paragraph(&p.text, below)
	v.writePlots(p, report.Pictures(r))
}

// around is what the person wrote in a saved review, above our part and below it. A heading that waits for their line says nothing.
func (v *vault) around(p *page) (above, below string) {
	k := keptReview(p.review, v.in.Saved[p.review.Period.Name])
	heading := "## " + report.CarryHeading(p.review)
	above, below = strings.ReplaceAll(k.Above, "\r\n", "\n"), strings.ReplaceAll(k.Below, "\r\n", "\n")
	switch {
	case k.Carry == "":
		below = strings.Replace("\n"+below, "\n"+heading+"\n", "\n", 1)
	case strings.TrimSpace(below) == "":
		below = heading + "\n\n" + k.Carry
	}
	return v.rewrite(strings.TrimSpace(above), p, "reviews", nil), v.rewrite(strings.TrimSpace(below), p, "reviews", nil)
}

func (v *vault) writeThemes(p *page) {
	for _, t := range v.in.Themes.List {
		paragraph(&p.text, "## "+report.EscapeMarkdown(capital(oneLine(t.Label))))
		paragraph(&p.text, fmt.Sprintf("%d of %d entries%s.", t.K, t.N, after(", ", trendOf(t))))
		paragraph(&p.text, v.quotes(p, t.Quotes))
		if t.Counter != nil {
			paragraph(&p.text, t.CounterLead())
			paragraph(&p.text, v.quote(p, *t.Counter))
		}
	}
}

// trendOf is the word for a theme's trend with what it compares, since these themes have no period before them.
func trendOf(t journal.Theme) string {
	if t.Trend == "" || t.LastThirdN == 0 {
		return t.Trend
	}
	return fmt.Sprintf("%s: %d of %d in the last third of the time, %d of %d before", t.Trend, t.LastThird, t.LastThirdN, t.Previous, t.PreviousN)
}

// quotes are several in a row. Two plain block quotes with a blank line between them are one to some readers and two to others.
func (v *vault) quotes(p *page, all []journal.Quote) string {
	var texts []string
	for _, q := range all {
		texts = append(texts, v.quote(p, q))
	}
	if v.d.together {
		return strings.Join(texts, "\n>\n")
	}
	return strings.Join(texts, "\n\n")
}

func (v *vault) quote(p *page, q journal.Quote) string {
	return v.d.quote(strings.TrimSpace(q.Shown()), v.link(p, q.Entry, q.Date.String()))
}

// groups of the map of content, in its order.
var groups = []struct{ status, title string }{
	{"open", "Open"}, {"trial", "On trial"}, {"kept", "Kept"}, {"reversed", "Walked back"}, {"closed", "Closed"},
}

func (v *vault) writeIndex(p *page) {
	v.section(p, "What waits", v.waiting(p))
	for _, g := range groups {
		var rows []string
		for _, s := range v.in.States {
			if s.Status == g.status && v.byID[s.ID] != nil {
				rows = append(rows, fmt.Sprintf("- %s: %s", v.link(p, s.ID, ""), plain(s.Stands())))
			}
		}
		v.section(p, g.title, rows)
	}
	var notes, reviews []string
	for _, q := range v.pages {
		switch {
		case q.review != nil, q.id == themesID:
			reviews = append(reviews, "- "+v.link(p, q.id, ""))
		case q.entry != nil && q.state == nil && v.states[v.home[q.id]] == nil:
			notes = append(notes, fmt.Sprintf("- %s %s", q.date, v.link(p, q.id, "")))
		}
	}
	v.section(p, "Notes", notes)
	v.section(p, "Reviews", reviews)
}

// waiting lists what waits, and will, by its date.
func (v *vault) waiting(p *page) (rows []string) {
	loose, _ := journal.Loose(v.in.Entries, v.in.AsOf)
	states := slices.Concat(v.in.States, loose)
	waits := append(journal.Waiting(states, v.in.AsOf), journal.Upcoming(states, v.in.AsOf, journal.Date{})...)
	for _, w := range journal.DueRows(v.in.States, waits, v.in.AsOf) {
		if id := cmp.Or(w.Decision, w.Entry); v.byID[id] != nil {
			rows = append(rows, fmt.Sprintf("- %s: %s", v.link(p, id, w.From.String()), plain(w.What)))
		}
	}
	return rows
}

func (v *vault) section(p *page, title string, rows []string) {
	if len(rows) > 0 {
		paragraph(&p.text, "## "+title)
		paragraph(&p.text, strings.Join(rows, "\n"))
	}
}

func paragraph(b *strings.Builder, text string) {
	if text = strings.Trim(text, "\n"); text != "" {
		b.Grow(len(text) + 2)
		b.WriteString(text)
		b.WriteString("\n\n")
	}
}

func after(sep, text string) string {
	if text == "" {
		return ""
	}
	return sep + text
}

// oneLine sets the words of a text apart by one blank each.
func oneLine(s string) string {
	before := byte(' ')
	for i := range len(s) {
		if c := s[i]; c < ' ' || c > '~' || c == ' ' && before == ' ' {
			return strings.Join(strings.Fields(s), " ")
		}
		before = s[i]
	}
	return strings.TrimSuffix(s, " ")
}

func capital(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
