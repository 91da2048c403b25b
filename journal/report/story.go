package report

import (
	"io"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"twoway/journal"
	"twoway/journal/markdown"
)

// Story is the whole of one decision: what it is today, the entries about it in order, and what waits.
type Story struct {
	State   *journal.State     `json:"state"`
	Entries []journal.EntryRow `json:"entries"`
	Waits   []journal.DueRow   `json:"waits"`
}

// NewStory gathers the story of a decision from the entries of the journal.
func NewStory(s *journal.State, entries []*journal.Entry) Story {
	about := make(map[string]bool, len(s.Timeline)+1)
	about[s.ID] = true
	for _, id := range s.Timeline {
		about[id] = true
	}
	var mine []*journal.Entry
	for _, e := range entries {
		if about[e.ID] {
			mine = append(mine, e)
		}
	}
	states := []*journal.State{s}
	waits := append(journal.Waiting(states, s.AsOf), journal.Upcoming(states, s.AsOf, journal.Date{})...)
	return Story{State: s, Entries: journal.EntryRows(mine), Waits: journal.DueRows(states, waits, s.AsOf)}
}

// ShowStory writes the story of a decision for a terminal.
func ShowStory(w io.Writer, story Story, opts TermOptions) error {
	s := newScreen(opts)
	st := story.State
	s.write(line{{text: st.Question, style: title}}, "", "")
	standing := st.Ref() + " · " + st.Status
	if st.Chosen() {
		standing += " · door " + st.Width
	}
	s.write(line{aside(standing + " · " + dayOf(st))}, "", "")
	s.blank()
	s.write(text(st.Stands()), "", "")
	if st.Chosen() {
		s.write(text(st.DoorSentence()), "", "")
	}
	for _, l := range neighbours(st) {
		s.write(l, "", "")
	}
	for _, sec := range storySections(story) {
		s.section(sec)
	}
	return s.flush(w)
}

// ShowThemes writes below the story of a decision what keeps coming back in its entries, as a review of it does.
func ShowThemes(w io.Writer, st *journal.State, themes []journal.Theme, opts TermOptions) error {
	r := &journal.Review{Mode: journal.ReviewOfDecision, Themes: themes, Period: journal.ReviewSpan{From: st.Date, To: st.AsOf}}
	var blocks []block
	lead := slices.IndexFunc(themes, compares)
	for i, t := range themes {
		blocks = append(blocks, themeOf(r, t, i == 0, i == lead))
	}
	if len(themes) == 0 {
		blocks = append(blocks, paragraph(text("Nothing recurs in its entries yet.")))
	} else {
		more := span{text: "twoway review --decision " + st.Ref() + " --explain THEME", style: code}
		blocks = append(blocks, paragraph(line{more, say(" shows all entries and sentences of one.")}))
	}
	s := newScreen(opts)
	s.section(section{title: "What keeps coming back", blocks: blocks})
	return s.flush(w)
}

// neighbours links a decision with the one that it follows and those that follow it. A reversed one names its new
// choice in its sentence.
func neighbours(st *journal.State) []line {
	var out []line
	if st.Supersedes != "" {
		out = append(out, line{say("It follows "), ref(st.Supersedes, nameOf(st.Supersedes)), say(".")})
	}
	for _, id := range st.SupersededBy {
		if id != st.NewChoice() {
			out = append(out, line{say("It is followed by "), ref(id, nameOf(id)), say(".")})
		}
	}
	return out
}

func nameOf(id string) string {
	if h := journal.Handle(id); h != "" {
		return h
	}
	return id
}

func dayOf(st *journal.State) string {
	if st.DecidedOn.IsZero() {
		return "opened " + st.Date.Said()
	}
	return "decided " + st.DecidedOn.Said()
}

func storySections(story Story) []section {
	st := story.State
	var out []section
	add := func(title string, blocks ...block) {
		var kept []block
		for _, b := range blocks {
			if b != nil {
				kept = append(kept, b)
			}
		}
		if len(kept) > 0 {
			out = append(out, section{title: title, blocks: kept})
		}
	}
	add("Choice", taught(st), optionList(st), why(st), drivers(st))
	add("Forecasts", forecasts(st))
	add("Assumptions and tripwires", beliefs(st))
	add("Lean", lean(st))
	add("Tried and asked", trials(st))
	if len(story.Entries) > 0 {
		add("What happened", timeline(st, story.Entries))
	}
	if len(story.Waits) > 0 {
		add("What waits", waits(story.Waits))
	}
	return out
}

// taught is what walking the choice back taught; that comes first.
func taught(st *journal.State) block {
	for _, l := range slices.Backward(st.Looks) {
		if l.Taught != "" {
			return paragraph(line{aside("What it taught: "), say(l.Taught)})
		}
	}
	return nil
}

func optionList(st *journal.State) block {
	var items []line
	for _, o := range st.Options {
		l := line{say(o.Key + ": " + o.Label)}
		switch would := st.WouldWords(); {
		case o.Key != st.Choice:
		case st.Status == "open":
			l = append(l, say(" (chosen before)"))
		case would != "":
			l = line{bold(o.Key + ": " + o.Label), say(" (chosen" + sure(st) + "; " + would + ")")}
		default:
			l = line{bold(o.Key + ": " + o.Label), say(" (chosen" + sure(st) + ")")}
		}
		for _, part := range []struct{ name, text string }{{"rung", o.Rung}, {"shape", o.Shape}, {"pull", o.Pull}, {"con", o.Con}} {
			if part.text != "" {
				l = append(l, aside(" · "+part.name+": "), say(part.text))
			}
		}
		items = append(items, l)
	}
	if len(items) == 0 {
		return nil
	}
	return list(items)
}

func sure(st *journal.State) string {
	if s := thenNow(st.ConfidenceFirst, st.Sure()); s != "" {
		return ", sure " + s
	}
	return ""
}

func why(st *journal.State) block {
	if st.Why == "" {
		return nil
	}
	return paragraph(line{aside("Why: "), say(st.Why)})
}

// drivers lists what pulls and pushes; a struck one is shown as that.
func drivers(st *journal.State) block {
	var items []line
	for _, d := range st.Drivers {
		l := line{say(d.Text)}
		if d.Kind != "" {
			l = line{aside(d.Kind + ": "), say(d.Text)}
		}
		if d.Struck {
			l = append(l, aside(" (struck)"))
		}
		items = append(items, l)
	}
	if len(items) == 0 {
		return nil
	}
	return list(items)
}

func forecasts(st *journal.State) block {
	t := table{head: []string{"Said", "By", "Claim", "Came of it"}, numbers: 0}
	for _, p := range st.Predictions {
		if p.Kind == journal.AboutStability {
			continue
		}
		came := standsAs(p.Status, st.AsksPredictions())
		if !p.On.IsZero() {
			came += " " + p.On.String()
		}
		claim := line{ref(p.Entry, p.Claim)}
		if p.If != "" {
			claim = append(claim, aside(" · if "), say(p.If))
		}
		for i, u := range p.Updates {
			lead := "; "
			if i == 0 {
				lead = " · later "
			}
			claim = append(claim, aside(lead+itoa(u.Value)+" % on "+u.Date.String()))
		}
		t.rows = append(t.rows, []line{text(itoa(p.P) + " %"), text(p.By.String()), claim, text(came)})
	}
	if len(t.rows) == 0 {
		return nil
	}
	return t
}

func beliefs(st *journal.State) block {
	var items []line
	for _, a := range st.Assumptions {
		items = append(items, line{say(a.Belief + " · "), bold(settled(standsAs(a.Status, st.AsksLines()), a.On, a.Note))})
	}
	for _, w := range st.Tripwires {
		items = append(items, line{say(w.Words() + " · "), bold(settled(standsAs(w.Status, st.AsksLines()), w.On, w.Note))})
	}
	if len(items) == 0 {
		return nil
	}
	return list(items)
}

// standsAs is the status of a line in words; one that is open and never asked about again was left so.
func standsAs(status string, asks bool) string {
	if !asks && slices.Contains([]string{"open", "untested", "armed"}, status) {
		return "left " + status
	}
	return status
}

func settled(word string, on journal.Date, note string) string {
	if !on.IsZero() {
		word += " " + on.String()
	}
	if note != "" {
		word += ": " + note
	}
	return word
}

func lean(st *journal.State) block {
	if len(st.Options) != 2 || len(st.Leans) < 2 {
		return nil
	}
	story := journal.LeanStory{ID: st.ID, Name: st.ShortName(), Points: st.Leans}
	for _, o := range st.Options {
		if o.Key == st.Choice {
			story.Toward = o
		} else {
			story.Away = o
		}
	}
	return leanFigure{story}
}

// trialStands is the status of an experiment in words: one of a decision that is over, and that nobody has ended, was left so.
func trialStands(status string, st *journal.State) string {
	if !st.AsksLines() && status != "done" && status != "dropped" {
		return "left open"
	}
	return status
}

func trials(st *journal.State) block {
	var items []line
	for _, x := range st.Experiments {
		l := line{ref(x.Entry, x.Question), say(" · " + x.Starts.String() + " to " + x.Ends.String() + " · " + trialStands(x.Status, st))}
		if x.Learned != "" {
			l = append(l, say(" · "+x.Learned))
		}
		items = append(items, l)
	}
	for _, c := range st.Talks {
		if c.HeldAs != "" {
			continue // told by the entry that it became
		}
		l := line{ref(c.Entry, c.With), say(" · " + c.Date.String() + " · " + c.Status)}
		if c.Track != "" {
			l = append(l, say(" · "+c.Track))
		}
		items = append(items, l)
	}
	if len(items) == 0 {
		return nil
	}
	return list(items)
}

// timeline lists the entries; a look at which another option would have been chosen says so.
func timeline(st *journal.State, rows []journal.EntryRow) block {
	would := map[string]string{}
	for _, l := range st.Looks {
		would[l.Entry] = l.WouldWords(st)
	}
	t := table{head: []string{"Date", "Kind", "Text"}, numbers: -1}
	for _, r := range rows {
		what := r.Text
		if words := would[r.ID]; words != "" {
			verdict, said, _ := strings.Cut(what, ": ")
			what = strings.TrimSuffix(verdict+", "+words+": "+said, ": ")
		}
		if r.Private {
			what += " (private)"
		}
		t.rows = append(t.rows, []line{{ref(r.ID, r.Date.String())}, text(string(r.Kind)), text(what)})
	}
	return t
}

func waits(rows []journal.DueRow) block {
	t := table{head: []string{"From", "What"}, numbers: -1}
	for _, r := range rows {
		from := r.From.String()
		if r.Now {
			from = "now"
		}
		t.rows = append(t.rows, []line{text(from), text(r.What)})
	}
	return t
}

// ShowEntry writes one entry for a terminal: its kind, date and front matter in short, and its body, laid out.
func ShowEntry(w io.Writer, e *journal.Entry, opts TermOptions) error {
	s := newScreen(opts)
	head := string(e.Kind) + " · " + e.Date.Said()
	if e.About != "" {
		head += " · about " + e.About
	}
	if len(e.Tags) > 0 {
		head += " · #" + strings.Join(e.Tags, " #")
	}
	s.write(line{aside(head)}, "", "")
	s.blank()
	s.body(e.Body)
	return s.flush(w)
}

var runStyles = map[markdown.RunStyle]style{
	markdown.StrongRun: strong, markdown.EmphasisRun: italic, markdown.CodeRun: accent, markdown.StruckRun: struck, markdown.LinkRun: underlined,
}

// body prints Markdown, wrapped to the window.
func (s *screen) body(src string) {
	for _, b := range markdown.Screen([]byte(journal.WithoutSequences(src))) { // which Markdown would take apart
		if !b.Tight {
			s.blank()
		}
		if b.Verbatim {
			s.verbatim(b)
			continue
		}
		l := make(line, 0, len(b.Runs))
		for _, r := range b.Runs {
			sp := span{text: r.Text, style: runStyles[r.Style]}
			switch {
			case b.Heading > 0:
				sp.style = title
			case sp.style == struck && !s.color:
				sp.text = "~~" + r.Text + "~~"
			}
			l = append(l, sp)
		}
		s.write(l, b.First, b.Rest)
		if b.Heading == 1 || b.Heading == 2 {
			s.rule(l.String())
		}
	}
}

// verbatim prints a line of code with its blanks, cut where the window ends.
func (s *screen) verbatim(b markdown.ScreenBlock) {
	prefix := s.sign(b.First)
	rest := Clean(strings.ReplaceAll(b.Runs[0].Text, "\t", "    "))
	room := s.width - ansi.StringWidth(prefix)
	for {
		head, _ := fitting(rest, max(room, 2))
		s.raw(prefix + s.paint([]word{{pieces: []span{{text: strings.TrimRight(head, " "), style: accent}}}}))
		rest = rest[len(head):]
		if rest == "" || head == "" {
			return
		}
	}
}
