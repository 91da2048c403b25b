package export

import (
	"path"
	"slices"
	"strings"

	"twoway/journal"
)

// body is an entry's text for a page: without a heading that says what the page says already, with links that lead to the layout
// and boxes that say what has been settled since. Code stays as it is.
func (v *vault) body(p *page) string {
	e := p.entry
	text := strings.ReplaceAll(strings.Trim(e.Body, "\r\n"), "\r\n", "\n")
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(first, "# ") && (e.Note == nil && e.OwnHeading() == "" || e.Note != nil && !v.d.heading && p.title == ownHeading(e)) {
		text = strings.TrimLeft(rest, "\n")
	}
	at := e.Path
	if at == "" {
		at = journal.EntryPath(e.ID)
	}
	return v.rewrite(text, p, path.Dir(at), newSettler(v.states[v.home[e.ID]], e))
}

// rewrite walks over a text line by line. dir is the folder of the journal that its links are relative to.
func (v *vault) rewrite(text string, p *page, dir string, s *settler) string {
	if !strings.Contains(text, "[") && !strings.Contains(text, "## ") && !strings.Contains(text, "<img") &&
		!strings.Contains(text, "```") && !strings.Contains(text, "~~~") {
		return text // no link, no box, no section of marks, no picture, no fence to close
	}
	lines := strings.Split(text, "\n")
	l := &linker{v: v, p: p, dir: dir}
	if strings.Contains(text, "]:") {
		l.defs = v.definitions(lines, p, dir)
	}
	var c coder
	section := ""
	for _, text := range lines {
		if c.reads(text) {
			l.asItIs(text)
			continue
		}
		if name, ok := strings.CutPrefix(text, "## "); ok {
			section = strings.ToLower(strings.TrimSpace(name))
		}
		switch {
		case section == "marks" && v.namesUnknown(text), l.drops(text):
			continue
		case s != nil:
			text = s.line(section, text, v.d.task)
		}
		l.add(text)
	}
	l.flush()
	if c.open != "" {
		l.out = append(l.out, c.open) // else what follows in the note would read as code
	}
	return strings.Join(withoutEmptyMarks(l.out), "\n")
}

// coder follows code through the lines of a text.
type coder struct {
	fence   string // that is open, "" for none
	open    string // the one that no list and no quote ends
	item    int    // how far the text of the open list item is indented, 0 outside of lists
	between bool   // the last line was blank, or was indented code
}

// reads takes the next line and says whether it is code.
func (c *coder) reads(text string) bool {
	was := c.fence
	if c.fence = nextFence(was, text); was != c.fence {
		c.open = ""
		if strings.HasPrefix(text, c.fence) {
			c.open = c.fence
		}
	}
	if was != "" || c.fence != "" {
		c.between = true
		return true
	}
	bare := strings.TrimLeft(text, " ")
	indent := len(text) - len(bare)
	switch m := itemMark(bare); {
	case bare == "":
		c.between = true
		return false
	case c.between && indent >= c.item+4:
		return true
	case m != "":
		c.item = indent + min(len(m), len(strings.TrimRight(m, " "))+4)
	case indent == 0:
		c.item = 0
	}
	c.between = false
	return false
}

var itemBegins = journal.Pattern(`^(?:[-*+]|\d{1,9}[.)]) +`)

// itemMark is what makes an item of a line, with the blanks behind it; most lines are none, and begin with a letter.
func itemMark(bare string) string {
	if bare == "" || bare[0] > '9' {
		return ""
	}
	return itemBegins().FindString(bare)
}

// withoutEmptyMarks drops the heading of a section of marks of which none is left.
func withoutEmptyMarks(lines []string) []string {
	i := slices.IndexFunc(lines, func(l string) bool { return strings.EqualFold(strings.TrimSpace(l), "## marks") })
	if i < 0 {
		return lines
	}
	end := i + 1
	for end < len(lines) && strings.TrimSpace(lines[end]) == "" {
		end++
	}
	if end < len(lines) && !strings.HasPrefix(lines[end], "## ") {
		return lines
	}
	return slices.Delete(lines, i, end)
}

// nextFence follows fenced code: it gives the fence that is open after a line, "" for none.
func nextFence(open, text string) string {
	if !strings.Contains(text, "```") && !strings.Contains(text, "~~~") {
		return open
	}
	t := strings.TrimLeft(text, " \t")
	for len(t) > 1 && strings.ContainsRune("-*+>", rune(t[0])) && t[1] == ' ' && open == "" {
		t = strings.TrimLeft(t[2:], " ") // a fence that begins inside a list item or a quote
	}
	t = strings.TrimLeft(strings.TrimLeft(t, ">"), " ")
	run := len(t) - len(strings.TrimLeft(t, "`"))
	mark := "`"
	if run == 0 {
		run, mark = len(t)-len(strings.TrimLeft(t, "~")), "~"
	}
	switch {
	case run < 3:
		return open
	case open == "" && mark == "`" && strings.Contains(t[run:], "`"):
		return "" // a code span, no fence
	case open == "":
		return strings.Repeat(mark, run)
	case open[:1] == mark && run >= len(open) && strings.TrimSpace(t[run:]) == "":
		return ""
	}
	return open
}

// namesUnknown says whether a line refers to an entry that is not in the layout.
func (v *vault) namesUnknown(text string) bool {
	for _, id := range idLike().FindAllString(text, -1) {
		if v.byID[id] == nil {
			return true
		}
	}
	return false
}

// settler knows how the lines of one entry have come out since.
type settler struct {
	lines map[string][]settled // by section
}

type settled struct {
	text string // what the line says
	by   journal.Date
	tail string // " → yes 2026-08-18: note"; "" while open
	asks bool   // it is asked about on its date while it is open
}

func newSettler(st *journal.State, e *journal.Entry) *settler {
	s := &settler{lines: map[string][]settled{}}
	if st == nil {
		return s
	}
	for _, p := range st.Predictions {
		if p.Entry == e.ID && p.Kind != journal.AboutStability {
			s.add("predictions", settled{p.Claim, p.By, tail(p.Status, "open", p.On, p.Note), st.AsksPredictions()})
		}
	}
	for _, a := range st.Assumptions {
		if a.Entry == e.ID {
			s.add("assumptions", settled{a.Belief, a.By, tail(a.Status, "untested", a.On, a.Note), st.AsksLines()})
		}
	}
	for _, w := range st.Tripwires {
		if w.Entry == e.ID {
			s.add("tripwires", settled{w.Condition, w.By, tail(w.Status, "armed", w.On, w.Note), st.AsksLines()})
		}
	}
	return s
}

func (s *settler) add(section string, line settled) {
	s.lines[section] = append(s.lines[section], line)
}

func tail(status, open string, on journal.Date, note string) string {
	if status == open || status == "" {
		return ""
	}
	return " → " + status + after(" ", on.String()) + after(": ", note)
}

var taskLine = journal.Pattern(`^(\s*[-*+] )\[([ xX])\] (.*)$`)

// line brings one task line up to date: ticked with its outcome when it was settled later, else handed to the target, which may
// add the date in its own way.
func (s *settler) line(section, text string, task func(string, bool, journal.Date) string) string {
	m := taskLine().FindStringSubmatch(text)
	if m == nil {
		return text
	}
	open := m[2] == " "
	if section == "practices" {
		return m[1] + strings.TrimRight(m[3], " ") + map[bool]string{true: " (not kept)", false: " (kept)"}[open]
	}
	var by journal.Date
	for _, l := range s.lines[section] {
		if open && strings.Contains(m[3], l.text) && (l.by.IsZero() || strings.Contains(m[3], l.by.String())) {
			if l.asks {
				by = l.by
			}
			if l.tail != "" {
				text, open = m[1]+"[x] "+strings.TrimRight(m[3], " ")+l.tail, false
			}
			break
		}
	}
	if task == nil {
		return text
	}
	return task(text, open, by)
}
