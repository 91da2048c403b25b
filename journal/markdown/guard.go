package markdown

import (
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
			typed = typed[:at] + `\` + typed[at:]
		}
	}
	return opening().ReplaceAllString(typed, `$1\$2`)
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
	comments := findComments(below, &o)
	if n := len(comments); n > 0 && comments[n-1].from < len(typed) && comments[n-1].to > len(typed) {
		return firstOf(doc, comments[n-1].from), ""
	}
	return -1, ""
}

// firstOf is the offset of the first sign of the HTML block that holds a byte, or that of the byte when none does.
func firstOf(doc ast.Node, at int) int {
	first := at
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		block, ok := n.(*ast.HTMLBlock)
		if !ok || !entering || block.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		if from := block.Lines().At(0).Start; from <= at && at < block.Lines().At(block.Lines().Len()-1).Stop {
			first = from
		}
		return ast.WalkContinue, nil
	})
	return first
}

// guardLine is guard for the text of an item, which is one line: a comment that it does not end, and a sign at its beginning that would
// make something else of the item.
func guardLine(line string) string {
	if opensBlock(line) && strings.IndexByte("<>#`~", line[0]) >= 0 {
		line = `\` + line
	}
	if open := strings.LastIndex(line, "<!--"); open >= 0 && !strings.Contains(line[open+len("<!--"):], "-->") && !escapedAt(line, open) {
		line = line[:open] + `\` + line[open:]
	}
	return line
}

// unguard takes off the backslashes that guard puts before HTML. The text stands in a body at an offset, of which code gives the
// ranges of code.
func unguard(s string, at int, code []span) string {
	if !strings.Contains(s, `\<`) {
		return s
	}
	var b strings.Builder
	done := 0
	for i := 0; ; i += len(`\<`) {
		next := strings.Index(s[i:], `\<`)
		if next < 0 {
			return b.String() + s[done:]
		}
		i += next
		begins := strings.Trim(s[strings.LastIndexByte(s[:i], '\n')+1:i], " ") == ""
		if (begins || strings.HasPrefix(s[i+1:], "<!--") && !escapedAt(s, i)) && within(at+i, code) == 0 {
			b.WriteString(s[done:i])
			done = i + 1
		}
	}
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
	if line != "" && line[0] == '\\' && opensBlock(line[1:]+" ") && strings.IndexByte("<>#`~", line[1]) >= 0 {
		line = line[1:]
	}
	return unguard(line, 0, nil)
}
