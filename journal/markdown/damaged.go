package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
)

// Damaged names what keeps a file from being read that has the name of an entry, and that Parse took for none of ours: it is empty, in
// another encoding, or its front matter begins where nobody looks for it. Without a line that is nearly our key the file is the
// person's own, and there are no problems. Only its first lines are looked at.
func Damaged(path string, src []byte) []journal.Problem {
	say := func(line int, rule, text, mend string) []journal.Problem {
		return unreadable(path, line, rule, text, mend)
	}
	src = src[:min(len(src), maxFront)]
	if len(bytes.Trim(src, "\x00 \t\r\n")) == 0 {
		if name, _ := strings.CutSuffix(path[strings.LastIndexByte(path, '/')+1:], ".md"); path != journal.EntryPath(name) {
			return nil
		}
		return say(0, "empty", "the file has the name of an entry and holds nothing", "bring it back from git or a copy, or remove it")
	}
	wide := bytes.Count(src, []byte{0}) > len(src)/4
	src = bytes.TrimPrefix(bytes.TrimPrefix(bytes.ReplaceAll(src, []byte{0}, nil), []byte("\xff\xfe")), []byte("\xfe\xff"))
	text := strings.TrimPrefix(string(src), orderMark)
	bare := strings.Count(text, "\r") > strings.Count(text, "\r\n")
	lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"), "\n")
	top := 0
	for strings.TrimSpace(lines[top]) == "" {
		top++
	}
	at := nearKey(lines[top:])
	first := strings.TrimSpace(lines[top])
	switch {
	case at < 0:
		return nil
	case wide:
		return say(0, "encoding", "the file is UTF-16, so nothing of it can be read", "save it as UTF-8")
	case bare:
		return say(0, "encoding", "the lines of the file end in a bare CR, so nothing of it can be read", "save it with the line ends of Unix (LF) or Windows (CRLF)")
	case isFence([]byte(lines[0]), '-'):
		return say(at+1, "kind", fmt.Sprintf("%q is not read as the key twoway", lines[at]), "write twoway: and one of "+joinKinds()+", in small letters and not indented")
	case isFence([]byte(first), '-'):
		return say(1, "front-matter", `a blank line stands above the first "---", so nothing of the file can be read`, `begin the file with its "---"`)
	case strings.Trim(first, "-–—") == "":
		return say(top+1, "front-matter", fmt.Sprintf(`the first line is %q, where "---" belongs`, first), `begin the file with "---"`)
	}
	return say(top+1, "front-matter", `the file does not begin with "---", so nothing of it can be read`, `put a line with "---" above its first key, and nothing above that`)
}

// nearKey finds the line of a front matter that is nearly our key with a kind of entry, however it is indented, quoted or misspelled; -1
// when there is none before the first blank line, or the second fence.
func nearKey(lines []string) int {
	fences := 0
	for i, l := range lines {
		if isFence([]byte(l), '-') {
			fences++
		}
		if fences > 1 || strings.TrimSpace(l) == "" {
			break
		}
		if key, value, ok := strings.Cut(l, ":"); ok && nearly(key, "twoway") && slices.ContainsFunc(kinds, func(k journal.Kind) bool {
			return strings.EqualFold(strings.Trim(value, " \t\"'"), string(k))
		}) {
			return i
		}
	}
	return -1
}
