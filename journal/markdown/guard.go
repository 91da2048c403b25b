package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"twoway/journal"
)

// maxGuards is how many places of a text are mended one by one.
const maxGuards = 30

// guard keeps a text that was typed from swallowing what is written below it. A code fence that it leaves open is closed: above the first
// line that hides something, which would be text inside the code, or else at the end. HTML that it leaves open, such as a comment,
// <script> or <!DOCTYPE, gets a backslash before its first sign, which unguard takes off again. What the text ends itself stays as it is.
func guard(typed string) string {
	if !strings.ContainsAny(typed, "<`~") || tooMuch(typed) {
		return typed
	}
	guarded := guardOpen(typed)
	if guarded == typed || openFence(typed) != "" {
		return guarded
	}
	if o, _ := readOutline(typed); len(o.heads) > 0 {
		return guarded
	}
	return escapeHeads(guarded) // what stood in HTML is no heading without it
}

// guardOpen closes the code that a text leaves open, and puts backslashes before what opens HTML.
func guardOpen(typed string) string {
	if openFence(typed) != "" {
		if at, sign := hiddenInFence(typed); at >= 0 {
			line := typed[at:]
			typed = typed[:at] + line[:len(line)-len(strings.TrimLeft(line, " \t>"))] + sign + "\n" + line
		}
	}
	for range maxGuards {
		at, fence := swallows(typed)
		switch {
		case fence != "":
			typed += "\n" + fence
		case at < 0:
			return typed
		default:
			typed = guardAt(typed, at)
		}
	}
	return opening().ReplaceAllString(typed, `$1\$2`)
}

// guardAt puts before a sign what unguard takes off again: a backslash, and one more for each that stands there already.
func guardAt(s string, at int) string {
	n := at
	for n > 0 && s[n-1] == '\\' {
		n--
	}
	return s[:n] + strings.Repeat(`\`, 2*(at-n)+1) + s[at:]
}

// openFence is the fence that is open at the end of a text as its lines say, in a list or a quote too; "" for none.
func openFence(typed string) (fence string) {
	for line := range strings.Lines(typed) {
		l := strings.TrimSpace(line)
		run := l[:len(l)-len(strings.TrimLeft(l, l[:min(1, len(l))]))]
		switch {
		case len(run) < 3 || run[0] != '`' && run[0] != '~':
		case fence == "" && (run[0] == '~' || !strings.Contains(l[len(run):], "`")):
			fence = run
		case fence != "" && run[0] == fence[0] && len(run) >= len(fence) && run == l:
			fence = ""
		}
	}
	return fence
}

// hiddenInFence is the offset of the first line that hides nothing only since it stands in code whose end is in doubt, and what the code
// is opened with; -1 without one.
func hiddenInFence(text string) (at int, sign string) {
	if tooMuch(text) {
		return -1, ""
	}
	o := parseOutline(text)
	if at = o.hiddenInDoubt(text); at < 0 {
		return -1, ""
	}
	for _, s := range o.doubt {
		if s.from <= at {
			sign = fenceSign(text[lineStartIn(text, s.from-1):])
		}
	}
	return at, sign
}

// opening is all that can open a fence or HTML that goes on to the end of a text.
var opening = journal.Pattern("(?m)(^ *)(```|~~~|<)|()(<!--)")

// swallows finds what in a text takes what stands below it: the offset of the sign that opens HTML, -1 for none, or the fence of code.
func swallows(typed string) (at int, fence string) {
	below := typed + "\n\n## x\n\n-->\n"
	src := []byte(below)
	doc := structure().Parse(text.NewReader(src))
	o := outlineOf(doc, below)
	if n := len(o.heads); n == 0 || o.heads[n-1].from != len(typed)+2 {
		for n := doc.LastChild(); n != nil; n = n.PreviousSibling() {
			switch n := n.(type) {
			case *ast.HTMLBlock:
				return n.Lines().At(0).Start + strings.IndexByte(below[n.Lines().At(0).Start:], '<'), ""
			case *ast.FencedCodeBlock:
				line := strings.TrimLeft(below[lineStart(src, n.Pos()):], " ")
				return -1, line[:len(line)-len(strings.TrimLeft(line, line[:1]))]
			}
		}
		return -1, ""
	}
	comments, _ := findComments(below, &o)
	if n := len(comments); n > 0 && comments[n-1].from < len(typed) && comments[n-1].to > len(typed) {
		return firstOf(doc, below, comments[n-1].from), ""
	}
	return -1, ""
}

// firstOf is the offset of the first sign of the HTML block of a text that holds a byte, or that of the byte when none does.
func firstOf(doc ast.Node, below string, at int) int {
	first := at
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		block, ok := n.(*ast.HTMLBlock)
		if !ok || !entering || block.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		from := block.Lines().At(0).Start
		from += strings.IndexByte(below[from:], '<')
		if from <= at && at < block.Lines().At(block.Lines().Len()-1).Stop {
			first = from
		}
		return ast.WalkContinue, nil
	})
	return first
}

// Escape gives a text that was typed into one field as the Markdown that is read back as that text: a heading of level one or two, which
// would end the section that the text stands in, gets a backslash before its sign, and where unguard would take off a backslash of the
// text's own, more of them stand. Headings below those levels, lists and code are left to mean what they mean, and so is a heading that says
// Private, which hides what stands below it; one of level one becomes one of level two, which the next section of the entry ends.
func Escape(typed string) string {
	if tooMuch(typed) {
		return typed
	}
	return escapeHeads(LowerPrivate(EscapeSigns(typed)))
}

// escapeHeads puts a backslash before the sign of each heading that ends a section.
func escapeHeads(typed string) string {
	for range maxGuards {
		o, ok := readOutline(typed)
		private := privateIn(typed)
		heads := slices.DeleteFunc(o.heads, func(h head) bool {
			return slices.ContainsFunc(private, func(p privateStart) bool { return p.from == h.from })
		})
		if !ok || len(heads) == 0 {
			break
		}
		for _, h := range slices.Backward(heads) {
			at := h.from
			first, _, _ := strings.Cut(strings.TrimLeft(typed[h.from:h.to], " "), "\n")
			if !strings.HasPrefix(first, "#") || !isATX(trimEnd(first)) { // the line below its words is what makes a heading of them
				at = lineStartIn(typed, h.from+len(trimEnd(typed[h.from:h.to])))
			}
			for at < len(typed) && isSpace(typed[at]) {
				at++
			}
			typed = guardAt(typed, at)
		}
	}
	return typed
}

// privateIn gives where private sections begin in a text that stands below the heading of a section.
func privateIn(typed string) (starts []privateStart) {
	const above = "## x\n\n"
	o, ok := readOutline(above + typed)
	if !ok || len(o.private) == 0 {
		return nil
	}
	_, _, starts, _ = hide(above+typed, &o, false)
	for i := range starts {
		starts[i].from -= len(above)
	}
	return starts
}

// IsPrivateHeading says whether a line is a heading that hides what stands below it.
func IsPrivateHeading(line string) bool {
	_, ok := privateHead(line)
	return ok
}

// PrivateHeading is a heading that hides what stands below it, up to the next one with the signs Until.
type PrivateHeading struct{ Text, Until string }

// PrivateHeadings gives the headings of a body that hide what stands below them.
func PrivateHeadings(body string) (headings []PrivateHeading) {
	o, ok := readOutline(body)
	if !ok || len(o.private) == 0 {
		return nil
	}
	_, _, starts, _ := hide(body, &o, false)
	for _, p := range starts {
		line, _, _ := strings.Cut(body[p.from:], "\n")
		until := "##"
		if p.level == 1 && p.alone && strings.TrimSpace(body[:p.from]) != "" {
			until = "#"
		}
		headings = append(headings, PrivateHeading{strings.TrimSpace(line), until})
	}
	return headings
}

// Below gives two texts of one section as one: the second below the first, unless a heading in that would hide it.
func Below(first, second string) string {
	switch {
	case first == "" || second == "":
		return first + second
	case len(PrivateHeadings("## x\n\n"+first)) > 0:
		first, second = second, first
	}
	return first + "\n\n" + second
}

// CommentsAsText gives the lines of a body in which a comment was begun and not ended, so that guard has made text of it.
func CommentsAsText(body string) (lines []string) {
	const sign = "\\<!--"
	o, ok := readOutline(body)
	for at := 0; ok; {
		i := strings.Index(body[at:], sign)
		if i < 0 {
			break
		}
		at += i
		if (at == 0 || body[at-1] != '\\') && within(at, o.code, o.html) == 0 {
			line, _, _ := strings.Cut(body[lineStartIn(body, at):], "\n")
			lines = append(lines, strings.TrimSpace(line))
		}
		at += len(sign)
	}
	return lines
}

// LowerPrivate makes headings of level two of those of level one that say Private, which the next section of an entry ends.
func LowerPrivate(typed string) string {
	for _, p := range slices.Backward(privateIn(typed)) {
		if p.level > 1 {
			continue
		}
		line, below, _ := strings.Cut(typed[p.from:], "\n")
		below = typed[len(typed)-len(below):]
		lower := strings.NewReplacer("<h1", "<h2", "<H1", "<h2", "</h1", "</h2", "</H1", "</h2").Replace(line)
		if isHash(withoutMarkers(line)) {
			lower = strings.Replace(line, "#", "##", 1)
		} else if lower == line { // its sign is the line below its words
			for rule := range strings.Lines(below) {
				if sign := trimEnd(withoutMarkers(rule)); sign != "" && strings.Trim(sign, "=") == "" {
					below = strings.Replace(below, rule, strings.ReplaceAll(rule, "=", "-"), 1)
					break
				}
			}
		}
		typed = typed[:p.from] + lower + typed[p.from+len(line):len(typed)-len(below)] + below
	}
	return typed
}

// EscapeSigns is Escape for a text whose headings are meant as such.
func EscapeSigns(typed string) string {
	if !strings.Contains(typed, `\`) || tooMuch(typed) {
		return typed
	}
	o, _ := readOutline(typed)
	return reguard(typed, func(from, to int) bool { return within(to, o.code) == 0 && guards(typed, from, to) }, doubled)
}

// doubled and halved are how many backslashes stand before a sign of ours for so many of the person's, and the other way round.
func doubled(n int) int { return 2*n + 1 }
func halved(n int) int  { return n / 2 }

// reguard changes the length of the runs of backslashes that are odd, so that what follows is no sign, and stand where a guard does. One
// of an even length leaves its sign alone, and no guard has it.
func reguard(s string, isGuard func(from, to int) bool, length func(int) int) string {
	var b strings.Builder
	done := 0
	for at := 0; ; {
		next := strings.IndexByte(s[at:], '\\')
		if next < 0 {
			return b.String() + s[done:]
		}
		from := at + next
		at = len(s) - len(strings.TrimLeft(s[from:], `\`))
		if n := at - from; n%2 == 1 && at < len(s) && isGuard(from, at) {
			b.WriteString(s[done:from])
			b.WriteString(strings.Repeat(`\`, length(n)))
			done = at
		}
	}
}

// guards says whether the backslashes of a text from one offset to another stand where guard or Escape puts them: before a comment, or at
// the beginning of a line before HTML that goes on to the end, a heading, or the line below one.
func guards(s string, from, to int) bool {
	rest := s[to:]
	if strings.HasPrefix(rest, "<!--") {
		return true
	}
	start := lineStartIn(s, from)
	line, _, _ := strings.Cut(rest, "\n")
	if rest[0] == '<' {
		return inMarkers().MatchString(s[start:from]) && (swallowing().MatchString(line) || htmlSign().MatchString(line) && commentBelow(rest))
	}
	if strings.Trim(s[start:from], " ") != "" {
		return false
	}
	line = trimEnd(line)
	switch c := rest[0]; c {
	case '#':
		return isATX(line) && !strings.HasPrefix(line, "###")
	case '=', '-':
		above, _ := strings.CutSuffix(s[:start], "\n")
		return strings.Trim(line, string(c)) == "" && strings.TrimSpace(above[lineStartIn(above, len(above)):]) != ""
	}
	return false
}

var (
	inMarkers  = journal.Pattern(`^(?:[ \t>]|[-*+][ \t]|[0-9]+[.)][ \t])*$`)
	swallowing = journal.Pattern(`^(?i:<(?:script|pre|style|textarea)(?:[\s/>]|$)|<\?|<![a-z]|<!\[CDATA\[)`)
	htmlSign   = journal.Pattern(`^</?[a-zA-Z]`)
)

// commentBelow says whether a comment begins before the next blank line: what goes on to a blank line goes on with it.
func commentBelow(s string) bool {
	for line := range strings.Lines(s) {
		if strings.Contains(line, "<!--") {
			return true
		}
		if strings.TrimSpace(line) == "" {
			break
		}
	}
	return false
}

// guardLine is guard for the text of an item, which is one line: a comment that it does not end, and a sign at its beginning that would
// make something else of the item, as one of a list inside it.
func guardLine(line string) string {
	line = reguard(line, func(from, to int) bool { return guardsItem(line, from, to) }, doubled)
	if at := itemSign(line); at >= 0 && !IsPrivateHeading(line) {
		line = line[:at] + `\` + line[at:]
	}
	const sign = "<!--"
	for open := strings.LastIndex(line, sign); open >= 0 && !strings.Contains(line[open+len(sign):], "-->"); open = strings.LastIndex(line[:open], sign) {
		if !escapedAt(line, open) {
			line = guardAt(line, open)
		}
	}
	return line
}

// itemSign is the offset of the sign at the beginning of the text of an item that makes something else of it, -1 without one.
func itemSign(line string) int {
	if opensBlock(line) && strings.IndexByte("<>#`~-_*", line[0]) >= 0 {
		return 0
	}
	at := len(line) - len(strings.TrimLeft(line, "0123456789"))
	rest, signs := line[at:], ".)"
	if at == 0 {
		signs = "-*+"
	}
	if rest == "" || strings.IndexByte(signs, rest[0]) < 0 || len(rest) > 1 && !isSpace(rest[1]) {
		return -1
	}
	return at
}

// guardsItem is guards for the text of an item.
func guardsItem(line string, from, to int) bool {
	return strings.HasPrefix(line[to:], "<!--") || itemSign(line[:from]+line[to:]+" ") == from
}

// unguard takes off the backslashes that guard and Escape put before a sign. The text stands in a body at an offset, of which code gives
// the ranges of code.
func unguard(s string, at int, code []span) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	return reguard(s, func(from, to int) bool { return within(at+to, code) == 0 && guards(s, from, to) }, halved)
}

// escapedAt says whether a backslash that is none itself stands before the byte at an offset.
func escapedAt(s string, at int) bool {
	n := at
	for n > 0 && s[n-1] == '\\' {
		n--
	}
	return (at-n)%2 == 1
}

// unguardLine takes off what guardLine puts on.
func unguardLine(line string) string {
	return reguard(line, func(from, to int) bool { return guardsItem(line, from, to) }, halved)
}
