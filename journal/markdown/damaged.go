package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"twoway/journal"
)

// Damaged names what keeps a file from being read that has the name of an entry, and that Parse took for none of ours: it is empty, in
// another encoding, is no text, or its front matter begins where nobody looks for it. A text without a line that is nearly our key is the
// person's own, and there are no problems. Only its first lines are looked at.
func Damaged(path string, src []byte) []journal.Problem {
	say := func(line int, rule, text, mend string) []journal.Problem {
		return unreadable(path, line, rule, text, mend)
	}
	garbled := garbled(src)
	src = src[:min(len(src), maxFront)]
	name, _ := strings.CutSuffix(path[strings.LastIndexByte(path, '/')+1:], ".md")
	inPlace := path == journal.EntryPath(name)
	if len(bytes.Trim(src, "\x00 \t\r\n")) == 0 {
		if !inPlace {
			return nil
		}
		return say(0, "empty", "the file has the name of an entry and holds nothing", "bring it back from git or a copy, or remove it")
	}
	wide := isWide(src)
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
	case at < 0 && inPlace && garbled:
		return say(0, "encoding", "the file has the name of an entry and holds bytes that are no text",
			"bring it back with git checkout HEAD -- "+journal.ShellWord(path)+" or from a copy, or move it away")
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

// isWide says whether a text is UTF-16 of letters that ASCII has too, by its many NULs.
func isWide(src []byte) bool { return bytes.Count(src, []byte{0}) > len(src)/4 }

// garbled says whether bytes are no text: they hold a NUL that no UTF-16 has, or are not UTF-8 and hold control characters.
func garbled(src []byte) bool {
	switch {
	case bytes.Contains(src, []byte{0, 0}):
		return true
	case isWide(src), bytes.HasPrefix(src, []byte("\xff\xfe")), bytes.HasPrefix(src, []byte("\xfe\xff")):
		return false
	case bytes.IndexByte(src, 0) >= 0:
		return true
	}
	return !utf8.Valid(src) && bytes.ContainsFunc(src, func(r rune) bool { return r < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1b", r) })
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
