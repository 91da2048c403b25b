package report

import (
	"io"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// More styles, for terminals only.
const (
	accent style = iota + 10
	title
	italic
	struck
	underlined
)

// minWidth is the narrowest window that lines are fitted to, maxText the widest paragraph: longer lines are hard to read.
const (
	minWidth = 20
	maxText  = 96
)

// screen collects lines of text that fit a window.
type screen struct {
	b     strings.Builder
	width int
	color bool
	ascii bool
	link  func(id string) string
	reach string // stands behind each command
	empty bool   // the last line is blank
}

func newScreen(opts TermOptions) *screen {
	width := opts.Width
	if width <= 0 {
		width = 80
	}
	return &screen{width: max(minWidth, width), color: opts.Color, ascii: opts.ASCII, link: opts.Link, reach: opts.Reach, empty: true}
}

func (s *screen) flush(w io.Writer) error {
	_, err := io.WriteString(w, s.b.String())
	return err
}

// blank writes an empty line, once.
func (s *screen) blank() {
	if !s.empty {
		s.b.WriteByte('\n')
	}
	s.empty = true
}

// rule underlines a heading where there is no colour to set it off.
func (s *screen) rule(heading string) {
	if !s.color {
		sign := "─"
		if s.ascii {
			sign = "-"
		}
		s.raw(strings.Repeat(sign, min(ansi.StringWidth(Clean(heading)), s.width)))
	}
}

// raw writes one line as it is, without the blanks at its end.
func (s *screen) raw(text string) {
	s.b.WriteString(strings.TrimRight(text, " "))
	s.b.WriteByte('\n')
	s.empty = false
}

// write wraps a line to the window. first stands before its first row, rest before the others.
func (s *screen) write(l line, first, rest string) {
	for _, row := range s.wrap(l, first, rest, min(s.width, maxText)) {
		s.raw(row)
	}
}

// Command gives a command for a shell as rows behind an indent, broken at the blanks between its words where it is wider than
// width, with the sign that goes on: pasted, the rows are the command. What stands in quotes is not broken, nor a word; a long one
// moves to the left as far as it must, where that is enough.
func Command(text, indent string, width int) (rows []string) {
	if all := indent + text; ansi.StringWidth(all) <= width {
		return []string{all}
	}
	const goesOn = " \\"
	row := indent
	for i, w := range withValues(shellWords(text), width-len(indent)-2*len(goesOn)) {
		switch {
		case i == 0:
			row += w
		case ansi.StringWidth(row)+1+ansi.StringWidth(w) <= width-len(goesOn), i == 1 && !strings.HasPrefix(w, "-"):
			row += " " + w
		default:
			rows = append(rows, row+goesOn)
			in := len(indent) + 2
			if room := width - len(goesOn) - ansi.StringWidth(w); room >= 0 {
				in = min(in, room)
			}
			row = strings.Repeat(" ", in) + w
		}
	}
	return append(rows, row)
}

// withValues keeps a flag and its value together where both fit into room.
func withValues(words []string, room int) (units []string) {
	for i, w := range words {
		last := len(units) - 1
		if i > 0 && strings.HasPrefix(words[i-1], "--") && !strings.HasPrefix(w, "-") && ansi.StringWidth(units[last])+1+ansi.StringWidth(w) <= room {
			units[last] += " " + w
			continue
		}
		units = append(units, w)
	}
	return units
}

// shellWords cuts a command at the blanks outside its single and double quotes. A backslash takes the next sign as it is, but not in
// single quotes.
func shellWords(text string) (words []string) {
	var quote rune
	from, escaped := 0, false
	for i, r := range text {
		switch {
		case escaped:
			escaped = false
		case r == '\\' && quote != '\'':
			escaped = true
		case quote != 0:
			if r == quote {
				quote = 0
			}
		case r == '\'' || r == '"':
			quote = r
		case r == ' ':
			if i > from {
				words = append(words, text[from:i])
			}
			from = i + 1
		}
	}
	if from < len(text) {
		words = append(words, text[from:])
	}
	return words
}

// word is what stands between two blanks: parts in one style each, and the columns that they take.
type word struct {
	pieces []span
	width  int
}

// wrap breaks a line into rows of at most width columns, the prefixes included.
func (s *screen) wrap(l line, first, rest string, width int) []string {
	first, rest = s.sign(first), s.sign(rest)
	room := max(1, width-max(ansi.StringWidth(first), ansi.StringWidth(rest)))
	var rows []string
	var row []word
	used := 0
	end := func() {
		prefix := rest
		if rows == nil {
			prefix = first
		}
		rows = append(rows, prefix+s.paint(row))
		row, used = nil, 0
	}
	for _, w := range s.words(l, room) {
		if len(row) > 0 && used+1+w.width > room {
			end()
		}
		if len(row) > 0 {
			used++
		}
		row = append(row, w)
		used += w.width
	}
	if len(row) > 0 || rows == nil {
		end()
	}
	return rows
}

// words cuts a line at its blanks, and a word that is wider than the room into parts that fit.
func (s *screen) words(l line, room int) []word {
	var out []word
	var w word
	end := func() {
		if len(w.pieces) > 0 {
			out = append(out, w)
		}
		w = word{}
	}
	for _, sp := range l {
		if sp.style == code {
			sp.text += s.reach
		}
		for i, part := range strings.Split(withUnit(s.sign(Clean(sp.text))), " ") {
			if i > 0 {
				end()
			}
			for part != "" {
				head, width := fitting(part, room-w.width)
				if head == "" {
					if w.width > 0 {
						end()
						continue
					}
					head, width = "?", 1 // a character wider than the whole room
					_, part = firstCluster(part)
				} else {
					part = part[len(head):]
				}
				w.pieces = append(w.pieces, span{head, sp.style, sp.entry})
				w.width += width
			}
		}
	}
	end()
	return out
}

// fitting is the longest beginning of s that is at most room columns wide. Plain ASCII takes the short way.
func fitting(s string, room int) (head string, width int) {
	room = max(room, 0)
	if n := min(len(s), room); isASCII(s[:min(len(s), room+1)]) {
		return s[:n], n
	}
	rest := s
	for rest != "" {
		cluster, tail := firstCluster(rest)
		w := ansi.StringWidth(cluster)
		if width+w > room {
			break
		}
		width += w
		rest = tail
	}
	return s[:len(s)-len(rest)], width
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func firstCluster(s string) (cluster, rest string) {
	cluster, _ = ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
	return cluster, s[len(cluster):]
}

// paint joins words with blanks and puts the escape sequences around what stands out.
func (s *screen) paint(words []word) string {
	var b strings.Builder
	at := span{}
	for i, w := range words {
		for j, p := range w.pieces {
			changes := p.style != at.style || p.entry != at.entry
			if changes {
				s.leave(&b, at)
			}
			if i > 0 && j == 0 {
				b.WriteByte(' ')
			}
			if changes {
				s.enter(&b, p)
			}
			at = p
			b.WriteString(strings.ReplaceAll(p.text, withUnit(" %"), " %"))
		}
	}
	s.leave(&b, at)
	return b.String()
}

var codes = map[style]string{strong: "1", stress: "3", soft: "2", code: "36", accent: "36", title: "1;36", italic: "3", struck: "9", underlined: "4"}

func (s *screen) enter(b *strings.Builder, p span) {
	if address := s.address(p.entry); address != "" {
		b.WriteString(ansi.SetHyperlink(address))
	}
	if code := codes[p.style]; s.color && code != "" {
		b.WriteString("\x1b[" + code + "m")
	}
}

func (s *screen) leave(b *strings.Builder, p span) {
	if s.color && codes[p.style] != "" {
		b.WriteString("\x1b[0m")
	}
	if s.address(p.entry) != "" {
		b.WriteString(ansi.ResetHyperlink())
	}
}

// address is where a link to an entry leads; an address with a control character in it is no address.
func (s *screen) address(id string) string {
	if id == "" || s.link == nil {
		return ""
	}
	a := s.link(id)
	if Clean(a) != a {
		return ""
	}
	return a
}

var asciiSigns = strings.NewReplacer("→", "->", "·", "-", "│", "|", "─", "-", "┼", "+", "●", "*", "…", "...", "–", "-", "—", "-",
	"−", "-", "“", "\"", "”", "\"", "‘", "'", "’", "'", "\u00a0", " ")

// sign puts our own signs into ASCII when the terminal asks for it.
func (s *screen) sign(text string) string {
	if s.ascii && !isASCII(text) {
		return asciiSigns.Replace(text)
	}
	return text
}

func itoa(n int) string { return strconv.Itoa(n) }

func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-ansi.StringWidth(text)))
}
