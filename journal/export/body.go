package export

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// body is an entry's text for a page: without its first heading, with links that lead to the layout and boxes that say what
// has been settled since. Code stays as it is.
func (v *vault) body(p *page) string {
	e := p.entry
	text := strings.ReplaceAll(strings.Trim(e.Body, "\r\n"), "\r\n", "\n")
	if first, rest, _ := strings.Cut(text, "\n"); strings.HasPrefix(first, "# ") {
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
	if !strings.Contains(text, "[") && !strings.Contains(text, "## ") {
		return text // no link, no box, no section of marks
	}
	var out []string
	fence, section := "", ""
	open := "" // the fence that no list and no quote ends
	for text := range strings.SplitSeq(text, "\n") {
		was := fence
		fence = nextFence(fence, text)
		if was != fence {
			open = ""
			if strings.HasPrefix(text, fence) {
				open = fence
			}
		}
		if was != "" || fence != "" || strings.HasPrefix(text, "    ") && !strings.HasPrefix(strings.TrimSpace(text), "- ") {
			out = append(out, text)
			continue
		}
		if name, ok := strings.CutPrefix(text, "## "); ok {
			section = strings.ToLower(strings.TrimSpace(name))
		}
		if section == "marks" && v.namesUnknown(text) {
			continue
		}
		if s != nil {
			text = s.line(section, text, v.d.task)
		}
		out = append(out, v.links(text, p, dir))
	}
	if open != "" {
		out = append(out, open) // else what follows in the note would read as code
	}
	return strings.Join(withoutEmptyMarks(out), "\n")
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

// links rewrites the links of one line, code spans left as they are.
func (v *vault) links(text string, p *page, dir string) string {
	if !strings.Contains(text, "](") && !strings.Contains(text, "[[") {
		return text
	}
	var b strings.Builder
	for text != "" {
		i := strings.IndexAny(text, "`[!")
		if i < 0 {
			break
		}
		b.WriteString(text[:i])
		text = text[i:]
		n := 1
		if text[0] == '`' {
			n = codeSpan(text)
		} else if m := inlineLink().FindStringSubmatch(text); m != nil {
			b.WriteString(v.relink(m, p, dir))
			text = text[len(m[0]):]
			continue
		} else if m := wikiLink().FindStringSubmatch(text); m != nil {
			b.WriteString(v.rewiki(m, p))
			text = text[len(m[0]):]
			continue
		}
		b.WriteString(text[:n])
		text = text[n:]
	}
	return b.String() + text
}

var (
	inlineLink = lazy(`^(!?)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]\((<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)((?:\s+"[^"]*")?)\)`)
	wikiLink   = lazy(`^(!?)\[\[([^\[\]|]+)(?:\|([^\[\]]*))?\]\]`)
	idLike     = lazy(`\d{4}-\d{2}-\d{2}-[\p{L}\p{N}][\p{L}\p{N}-]*`)
)

// codeSpan is the length of the code span at the beginning of a text, or of its backquotes when none closes.
func codeSpan(text string) int {
	run := len(text) - len(strings.TrimLeft(text, "`"))
	ticks := text[:run]
	for at := run; at < len(text); {
		i := strings.Index(text[at:], ticks)
		if i < 0 {
			break
		}
		end := at + i + run
		if end == len(text) || text[end] != '`' {
			return end
		}
		for end < len(text) && text[end] == '`' {
			end++
		}
		at = end
	}
	return run
}

// relink gives a link its place in the layout. One that leads to an entry which is not in it becomes its text.
func (v *vault) relink(m []string, p *page, dir string) string {
	dest, _, _ := strings.Cut(strings.Trim(m[3], "<>"), "#")
	clean, err := url.PathUnescape(dest)
	u, uerr := url.Parse(dest)
	if err != nil || clean == "" || path.IsAbs(clean) || uerr == nil && (u.Scheme != "" || u.Host != "") {
		return m[0]
	}
	name := path.Join(dir, clean)
	id := strings.TrimSuffix(path.Base(clean), ".md")
	switch {
	case v.byID[id] != nil:
		return v.link(p, id, m[2])
	case path.Dir(name) == "reviews" && v.byID["review-"+id] != nil:
		return v.link(p, "review-"+id, m[2])
	case idLike().MatchString(id) && path.Ext(clean) != "" && path.Ext(clean) != ".md":
	case idLike().MatchString(id) || path.Dir(name) == "reviews":
		return m[2]
	}
	at, ok := v.attach(name)
	switch {
	case !ok:
		p.missing = append(p.missing, name)
		return m[0]
	case m[1] == "!":
		return v.d.image(p, at, m[2])
	}
	if v.d.address == nil {
		return wikilink(path.Base(at), m[2])
	}
	return "[" + m[2] + "](" + escapePath(v.d.address(p, at)) + m[4] + ")"
}

func (v *vault) rewiki(m []string, p *page) string {
	id := strings.TrimSuffix(path.Base(m[2]), ".md")
	switch {
	case v.byID[id] != nil:
		return v.link(p, id, m[3])
	case idLike().MatchString(id):
		if m[3] != "" {
			return m[3]
		}
		return "an entry that is not here"
	}
	return m[0]
}

// attach takes a file of the journal along. Entries, hidden files and the journal's own folders do not travel.
func (v *vault) attach(name string) (at string, ok bool) {
	first, _, _ := strings.Cut(name, "/")
	if v.in.Attachment == nil || strings.HasPrefix(name, "../") || name == ".." || strings.HasPrefix(name, ".") ||
		strings.Contains(name, "/.") || first == "templates" || first == "lenses" || first == "reviews" {
		return "", false
	}
	v.mu.Lock()
	f, known := v.files["file:"+name]
	v.mu.Unlock()
	if known {
		return f.Path, true
	}
	b, err := v.in.Attachment(name)
	if err != nil || isEntry(name, b) {
		return "", false
	}
	return v.file("file:"+name, "attachments/"+name, b), true
}

var inAddress = strings.NewReplacer("%", "%25", " ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E")

// isEntry says whether a file is an entry, or means to be one.
func isEntry(name string, b []byte) bool {
	if strings.ToLower(path.Ext(name)) != ".md" {
		return false
	}
	e, problems := markdown.Parse(name, b)
	return e != nil || len(problems) > 0
}

func escapePath(p string) string {
	return inAddress.Replace(p)
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
}

func newSettler(st *journal.State, e *journal.Entry) *settler {
	s := &settler{lines: map[string][]settled{}}
	if st == nil {
		return s
	}
	for _, p := range st.Predictions {
		if p.Entry == e.ID && p.Kind != journal.AboutStability {
			s.add("predictions", settled{p.Claim, p.By, tail(p.Status, "open", p.On, p.Note)})
		}
	}
	for _, a := range st.Assumptions {
		if a.Entry == e.ID {
			s.add("assumptions", settled{a.Belief, a.By, tail(a.Status, "untested", a.On, a.Note)})
		}
	}
	for _, w := range st.Tripwires {
		if w.Entry == e.ID {
			s.add("tripwires", settled{w.Condition, w.By, tail(w.Status, "armed", w.On, w.Note)})
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

var taskLine = lazy(`^(\s*[-*+] )\[([ xX])\] (.*)$`)

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
			if by = l.by; l.tail != "" {
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
