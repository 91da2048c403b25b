package report

import (
	"strings"

	"twoway/journal"
)

// style is how a span of text stands out.
type style int

const (
	plain style = iota
	strong
	code // a command to type
	stress
	soft // said by the way: emphasis on a page, dim on a terminal
)

// span is a run of text in one style. Entry is the id of the entry that it points to, if any.
type span struct {
	text  string
	style style
	entry string
}

// line is text in one paragraph, list item or cell.
type line []span

func text(s string) line    { return line{{text: s}} }
func bold(s string) span    { return span{text: s, style: strong} }
func aside(s string) span   { return span{text: s, style: soft} }
func say(s string) span     { return span{text: s} }
func ref(id, s string) span { return span{text: s, entry: id} }

func (l line) String() string {
	var b strings.Builder
	for _, s := range l {
		b.WriteString(s.text)
	}
	return b.String()
}

// page is a review, laid out for a dress.
type page struct {
	title    string
	subtitle string
	sections []section
	carry    *section // the person's own last line, if there is one
	foot     []string
}

// section has a heading and blocks below it.
type section struct {
	id     string
	title  string
	blocks []block
}

// block is one of paragraph, list, table, theme, figure or heading.
type block any

type (
	paragraph line
	list      []line
	heading   string // one level below the section's
	table     struct {
		head    []string
		rows    [][]line
		numbers int    // index of a column of numbers, -1 for none
		stacks  bool   // on a narrow page each row stands as a block of its own
		narrow  []line // what stands below the first cell of each row where columns do not fit; nil for the cells with their heads
	}
	// themeBlock is one theme: its heading, counts and quotes.
	themeBlock struct {
		word   string // Rising, Steady … or nothing
		label  string
		behind string // the label behind the word: of a lens in small letters, of a phrase as it is
		counts string
		k, n   int
		quotes []quote
	}
	quote struct {
		lead string // of a counter-quote, or nothing
		day  string
		journal.Quote
	}
	leanFigure   struct{ journal.LeanStory }
	energyFigure struct {
		journal.EnergyPart
		span journal.ReviewSpan
	}
	timelineFigure struct {
		themes []journal.Theme
		span   journal.ReviewSpan
		before journal.Period // that the span is compared with; zero without one
	}
	doorFigure        struct{ doors []journal.DoorStory }
	calibrationFigure struct{ *journal.Calibration }
)

// layout puts a review on a page, in the order of DOMAIN.md 7.
func layout(r *journal.Review) page {
	p := page{title: r.Title, subtitle: r.Counts.Line, foot: r.Limits}
	add := func(id, title string, blocks []block) {
		if len(blocks) > 0 {
			p.sections = append(p.sections, section{id, title, blocks})
		}
	}
	add("glance", "At a glance", glanceBlocks(r))
	add("standing", "Where things stand", standingBlocks(r))
	add("themes", "What keeps coming back", themeBlocks(r))
	add("predictions", "Predictions", predictionBlocks(r))
	add("memory", "Memory check", memoryBlocks(r))
	add("doors", "Tripwires and doors", doorBlocks(r))
	add("tried", "Tried and asked", triedBlocks(r))
	add("next", "Next", nextBlocks(r))
	if r.Carry != "" {
		p.carry = &section{"carry", carryTitle(r), []block{paragraph(text(r.Carry))}}
	}
	return p
}

func carryTitle(r *journal.Review) string { return "One line to carry into the " + r.Period.After }

func glanceBlocks(r *journal.Review) []block {
	if len(r.Glance) == 0 {
		return nil
	}
	return []block{list(lines(r.Glance))}
}

func lines(texts []string) []line {
	out := make([]line, len(texts))
	for i, t := range texts {
		out[i] = text(t)
	}
	return out
}

func standingBlocks(r *journal.Review) []block {
	var out []block
	if len(r.Standing) > 0 {
		t := table{head: []string{"Decision", "State", "You chose", "Sure: then → now", "Door", "Settled until"}, numbers: 3, stacks: true}
		for _, s := range r.Standing {
			t.rows = append(t.rows, []line{
				{ref(s.ID, s.Question)}, text(s.State), text(choseWords(s)), text(thenNow(s.Then, s.Now)), text(s.Door), text(s.Settled),
			})
			t.narrow = append(t.narrow, standingLine(s))
		}
		out = append(out, t)
	}
	if r.Quieter > 0 {
		out = append(out, paragraph(text(quieterWords(r))))
	}
	for _, l := range r.Leans {
		out = append(out, heading(journal.UpperFirst(l.Name)+": the lean over time"), leanFigure{l}, paragraph(text(l.Line)))
	}
	if r.Energy.Line != "" {
		out = append(out, energyFigure{r.Energy, r.Period}, paragraph(text(r.Energy.Line)))
	}
	return out
}

// standingLine is a row of the table in one line.
func standingLine(s journal.Standing) line {
	parts := []line{text(s.State), {aside("chose "), say(choseWords(s))}}
	if s.Status == "open" {
		parts = parts[:1]
	}
	if strings.HasPrefix(s.Settled, s.State) {
		parts = parts[:0]
	}
	if sure := thenNow(s.Then, s.Now); sure != "" {
		parts = append(parts, line{aside("sure "), say(sure)})
	}
	if s.Door != "" {
		parts = append(parts, line{aside("door "), say(s.Door)})
	}
	settled := text(s.Settled)
	if s.Settled == s.Next.String() && s.Settled != "" {
		settled = line{aside("settled until "), say(s.Settled)}
	}
	if s.Settled != "" {
		parts = append(parts, settled)
	}
	return joined(parts)
}

// choseWords is what was chosen, and what would have been chosen at the last look when that is another option.
func choseWords(s journal.Standing) string {
	if s.Would == "" {
		return s.Chose
	}
	return s.Chose + " (" + s.Would + ")"
}

func quieterWords(r *journal.Review) string {
	if r.Quieter == 1 {
		return "One more decision had no entry " + r.Period.This + "."
	}
	if len(r.Standing) < r.Quieter && r.Mode != journal.ReviewOfPeriod {
		return itoa(r.Quieter) + " more decisions: twoway list."
	}
	return itoa(r.Quieter) + " more decisions had no entry " + r.Period.This + ", or did not fit here: twoway list."
}

func thenNow(then, now *int) string {
	switch {
	case then != nil && now != nil:
		return itoa(*then) + " → " + itoa(*now)
	case now != nil:
		return itoa(*now)
	}
	return ""
}

// predictionRows is how many settled predictions are told one by one.
const predictionRows = 12

func predictionBlocks(r *journal.Review) []block {
	var out []block
	if len(r.Predictions.Resolved) > 0 {
		t := table{head: []string{"Said", "Claim", "Happened"}, numbers: 0}
		last := r.Predictions.Resolved
		if more := len(last) - predictionRows; more > 0 {
			out = append(out, paragraph(text("The last "+itoa(predictionRows)+" of "+itoa(len(last))+"; the others are in the JSON.")))
			last = last[more:]
		}
		for _, p := range last {
			happened := p.Status + " (" + r.Period.DayWords(p.On) + ")"
			if p.Status == "void" && p.Note != "" {
				happened += ": " + p.Note
			}
			t.rows = append(t.rows, []line{text(itoa(p.P) + " %"), {ref(p.Entry, p.Claim)}, text(happened)})
		}
		out = append(out, t)
	}
	if len(r.Predictions.Lines) > 0 {
		if c := r.Predictions.AllTime; c != nil && len(c.Tens) > 0 {
			out = append(out, calibrationFigure{c})
		}
		out = append(out, gathered(r.Predictions.Lines)...)
	}
	return out
}

// gathered makes paragraphs, and one list of the lines about groups of percentages that follow each other.
func gathered(texts []string) []block {
	var out []block
	for i := 0; i < len(texts); i++ {
		var groups []line
		for ; i < len(texts) && strings.HasPrefix(texts[i], "Said "); i++ {
			groups = append(groups, text(texts[i]))
		}
		if groups != nil {
			out = append(out, list(groups))
		}
		if i < len(texts) {
			out = append(out, paragraph(text(texts[i])))
		}
	}
	return out
}

func memoryBlocks(r *journal.Review) []block {
	var out []block
	for _, l := range r.Memory.Lines {
		out = append(out, paragraph(text(l)))
	}
	return out
}

func doorBlocks(r *journal.Review) []block {
	var fired, asks, armed, items []line
	for _, w := range r.Tripwires {
		switch w.Status {
		case "armed":
			armed = append(armed, text(w.Line))
		case "asks":
			asks = append(asks, text(w.Line))
		case "hit":
			fired = append(fired, line{bold("Fired:"), say(" " + w.Line + ".")})
		default:
			fired = append(fired, line{bold("Settled:"), say(" " + w.Line + ".")})
		}
	}
	items = append(items, first(fired, 8)...)
	if len(asks) > 0 {
		items = append(items, append(line{bold("Did it happen?"), say(" ")}, joined(first(asks, 8))...))
	}
	if len(armed) > 0 {
		items = append(items, append(line{bold("Armed:"), say(" ")}, joined(first(armed, 8))...))
	}
	var doors []line
	for _, d := range r.Doors {
		doors = append(doors, line{bold(doorTitle(d, r.Doors) + ":"), say(" " + d.Line)})
	}
	items = append(items, first(doors, 8)...)
	if len(items) == 0 {
		return nil
	}
	out := []block{list(items)}
	if costs := stated(r.Doors); len(costs) > 0 {
		out = append(out, doorFigure{costs[:min(len(costs), 12)]})
	}
	return out
}

// joined puts several short texts on one line, with a dot between them.
func joined(parts []line) line {
	var out line
	for i, p := range parts {
		if i > 0 {
			out = append(out, say(" · "))
		}
		out = append(out, p...)
	}
	return out
}

func triedBlocks(r *journal.Review) []block {
	var items []line
	for _, x := range r.Tried.Experiments {
		items = append(items, line{ref(x.Entry, "Experiment"), say(" " + x.Line + stop(x.Line))})
	}
	if len(r.Tried.Conversations) > 0 {
		talks := line{say("Conversations: ")}
		for i, c := range r.Tried.Conversations {
			if i > 0 {
				talks = append(talks, say("; "))
			}
			talks = append(talks, ref(c.Entry, c.With), say(strings.TrimPrefix(c.Line, c.With)))
		}
		items = append(items, append(talks, say(".")))
	}
	items = append(items, lines(r.Tried.Lines)...)
	if len(items) == 0 {
		return nil
	}
	return []block{list(first(items, 16))}
}

// first keeps the first n lines and counts the others, so that a review of many years stays a few pages long.
func first(items []line, n int) []line {
	if len(items) <= n+1 {
		return items
	}
	return append(items[:n:n], text("and "+itoa(len(items)-n)+" more"))
}

// stop is the full stop that a text still needs.
func stop(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, ".\"") {
		return ""
	}
	return "."
}

func nextBlocks(r *journal.Review) []block {
	if len(r.Next) == 0 {
		return nil
	}
	t := table{head: []string{"Date", "What"}, numbers: -1}
	for _, n := range r.Next {
		when := n.Date.String()
		if n.Now {
			when = "now"
		}
		t.rows = append(t.rows, []line{text(when), text(n.What)})
	}
	out := []block{t}
	if r.Later > 0 {
		out = append(out, paragraph(line{say(itoa(r.Later) + " more: "), {text: "twoway due", style: code}, say(".")}))
	}
	return out
}
