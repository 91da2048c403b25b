package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// saying is what a line says of itself with the word private at its beginning.
type saying int

const (
	unsaid      saying = iota
	saysAlone          // the word and no other
	saysLabel          // the same with a colon behind it or emphasis around it
	saysOpening        // the word in brackets or before a dash, and words behind that: so a paragraph may begin
	saysWords          // the word with a colon, and words behind that
)

// said is what a line says, or a part of it, and how far its mark goes. What makes it a part of quotes, items and footnotes counts for
// nothing, nor do emphasis, brackets and tags of HTML around the word.
func said(line string) (says saying, mark int) {
	at, tagged := wordStart(line)
	if at == len(line) || !begins(line[at:], private[0]) || strings.ContainsAny(line[:at], "#|") ||
		tagged && strings.Contains(strings.ToLower(line[:at]), "<summary") { // of details, which hide as a whole
		return unsaid, 0
	}
	bare := strings.TrimRight(line[at:], " \t\r\n\u00a0")
	word := wordAt(bare)
	code := strings.Contains(line[:at], "`")
	if colon := strings.IndexAny(bare[:min(len(bare), keyRoom)], ":："); colon >= 0 && isMark(bare[:colon], word, code, bare[colon:]) {
		return beforeColon(bare, colon), at + colon
	}
	if code || !nearlyPrivate(word) {
		return unsaid, 0
	}
	behind := strings.TrimLeft(withoutTags(bare[len(word):]), "*_~")
	before := strings.TrimRight(line[:at], "*_~")
	switch rest, closed := cutClosing(before, behind); {
	case strings.IndexFunc(behind, unicode.IsLetter) < 0 && len(behind) <= signRoom:
		if tagged || strings.IndexByte("*_", line[max(0, at-1)]) >= 0 {
			return saysLabel, len(line)
		}
		return saysAlone, len(line)
	case closed && (rest == "" || rest[0] != '(' && rest[0] != '['), !closed && standsApart(behind): // and no link
		return saysOpening, at + len(word)
	}
	return unsaid, 0
}

// signRoom is how many bytes of signs may stand behind the word private where it stands alone.
const signRoom = 24

// isMark says whether what stands before a colon is the word private, alone or with words that say of whose eyes it is. In code the word
// stands alone between the ticks.
func isMark(head, word string, code bool, behind string) bool {
	if code {
		return nearlyPrivate(word) && (strings.HasPrefix(head[len(word):], "`") || head == word && strings.HasPrefix(behind, ":`"))
	}
	head = withoutTags(head)
	return nearlyPrivate(head) || nearlyPrivate(word) && len(word) <= len(head) && qualifies(head[len(word):])
}

// qualifies says whether what stands between the word private and a colon says no more than whom it is for, or stands in brackets.
func qualifies(text string) bool {
	text = strings.Trim(text, " \t*_~,")
	if len(text) > 2 && strings.IndexByte("([{", text[0]) >= 0 {
		return strings.IndexAny(text, ")]}") == len(text)-1
	}
	for word := range strings.FieldsSeq(text) {
		switch strings.ToLower(strings.Trim(word, "*_~,()[]")) {
		case "note", "notes", "remark", "remarks", "thought", "thoughts", "comment", "comments", "memo", "for", "to", "me", "myself", "us", "only", "my":
		default:
			return false
		}
	}
	return text != ""
}

// beforeColon is what a line says that begins with the word private, a colon at an offset, and more.
func beforeColon(bare string, colon int) saying {
	if a, why := readAmendment(bare); why == nil && a.IsPlain() {
		return unsaid
	}
	text := strings.TrimLeft(withoutTags(bare[colon:]), ":：*_`")
	said := strings.TrimSpace(text)
	switch {
	case strings.IndexFunc(said, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) < 0 && len(said) <= signRoom:
		return saysLabel
	case journal.SaysNo(said):
		return unsaid
	case said != text, strings.HasPrefix(bare[colon:], "："), strings.Contains(said, " ") && !strings.HasPrefix(text, "//"):
		return saysWords
	}
	return unsaid
}

// cutClosing takes the bracket off a text that closes the one with which the text before it ends.
func cutClosing(before, behind string) (rest string, ok bool) {
	open, _ := utf8.DecodeLastRuneInString(before)
	for _, pair := range []string{"()", "[]", "{}", "（）", "［］", "【】"} {
		if first, size := utf8.DecodeRuneInString(pair); first == open {
			return strings.CutPrefix(behind, pair[size:])
		}
	}
	return behind, false
}

// standsApart says whether what stands behind the word private is parted from it by a dash between blanks, by a long dash, or by a
// semicolon, with words behind that.
func standsApart(text string) bool {
	bare := strings.TrimLeft(text, " \t\u00a0")
	for _, sign := range []string{"—", "―", ";"} {
		if rest, ok := strings.CutPrefix(bare, sign); ok {
			return strings.IndexFunc(rest, unicode.IsLetter) >= 0
		}
	}
	rest := strings.TrimLeft(bare, "-‐‑‒–−")
	return bare != text && rest != bare && rest != "" && (rest[0] == ' ' || rest[0] == '\t') && strings.TrimSpace(rest) != ""
}

// withoutTags is a text without the tags of HTML in it.
func withoutTags(text string) string {
	if strings.IndexByte(text, '<') < 0 {
		return text
	}
	var b strings.Builder
	for at := 0; at < len(text); {
		if end := tagEnd(text[at:]); end > 0 {
			at += end
			continue
		}
		b.WriteByte(text[at])
		at++
	}
	return b.String()
}

// tagEnd is the length of the tag of HTML with which a text begins, 0 when it begins with none.
func tagEnd(text string) int {
	if len(text) < len("<b>") || text[0] != '<' || !isLetter(text[1]) && text[1] != '/' {
		return 0
	}
	if end := strings.IndexAny(text[1:min(len(text), tagRoom)], "<>"); end > 0 && text[1+end] == '>' {
		return end + 2
	}
	return 0
}

// tagRoom is how many bytes a tag may have, so that a text of nothing but their beginnings is read in one pass.
const tagRoom = 256

// wordStart is where the first letter of a line stands behind signs, a box, the label of a footnote or a callout, and tags of HTML: its
// length where it has none. tagged says that a tag stands before it.
func wordStart(line string) (at int, tagged bool) {
	for at < len(line) {
		c := line[at]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(line[at:])
			if unicode.IsLetter(r) {
				return at, tagged
			}
			at += size
			continue
		}
		if isLetter(c) {
			return at, tagged
		}
		skip := 1
		if c == '<' {
			if end := tagEnd(line[at:]); end > 0 {
				skip, tagged = end, true
			}
		} else if c == '[' {
			skip = max(1, bracketed(line[at:]))
		}
		at += skip
	}
	return at, tagged
}

// bracketed is the length of the label of a footnote, of the kind of a callout or of the box of a task with which a text begins; 0 for none.
func bracketed(text string) int {
	if len(text) < len("[x]") {
		return 0
	}
	end := strings.IndexByte(text[:min(len(text), keyRoom)], ']')
	switch {
	case end < 2:
		return 0
	case text[1] == '^' && strings.HasPrefix(text[end:], "]:"):
		return end + 2
	case text[1] == '!', end == 2 && text[1]|0x20 == 'x':
		return end + 1
	}
	return 0
}

// isFootnote says whether a line begins the text of a footnote.
func isFootnote(bare string) bool { return strings.HasPrefix(bare, "[^") && bracketed(bare) > 0 }

// callout gives the kind of the callout that a line of a quote begins, "" for none.
func callout(line string) string {
	bare := withoutMarkers(line)
	if !isQuoted(line) || !strings.HasPrefix(bare, "[!") {
		return ""
	}
	return bare[:bracketed(bare)]
}

// SaysPrivate says whether a line begins with the word private and a colon, a dash or brackets, and words of which it says that, as a
// paragraph may, or holds it as a hashtag.
func SaysPrivate(line string) bool {
	says, _ := said(line)
	return says >= saysOpening || hashtag(line, 0) >= 0
}

// TitleSaysPrivate says whether the title of a text says that the text is private: in brackets, as a hashtag, before a colon or a dash, alone,
// or as "Private notes".
func TitleSaysPrivate(title string) bool {
	says, _ := said(title)
	word := firstWord(title)
	at := strings.Index(title, word) + len(word)
	return says >= saysOpening || nearlyPrivate(title) && !strings.HasSuffix(title, "?") || bracketsPrivate(title) || hashtag(title, 0) >= 0 ||
		nearlyPrivate(word) && qualifies(title[at:])
}

// ItemSaysPrivate says whether the text of an item of ours says it is private, at its beginning, behind what stands before its claim (a
// kind, a key, a day, "if"), or behind an arrow.
func ItemSaysPrivate(text string) bool { return SaysPrivate(text) || privatePart(text) >= 0 }

// privatePart is where in the text of an item what says that it is private begins: behind what stands before its claim, or behind an arrow,
// there also behind the first sign; -1 where nothing does.
func privatePart(text string) int {
	if n := leadOf(text); SaysPrivate(text[n:]) {
		return n
	}
	for _, arrow := range []string{"→", "->"} {
		for at := 0; ; {
			i := strings.Index(text[at:], arrow)
			if i < 0 {
				break
			}
			at += i + len(arrow)
			rest := text[at:min(len(text), at+partRoom)]
			if SaysPrivate(rest) {
				return at
			}
			if n := strings.IndexAny(rest, ":;,."); n >= 0 && SaysPrivate(rest[n+1:]) {
				return at + n + 1
			}
		}
	}
	return -1
}

// partRoom is how many bytes behind an arrow are looked at, so that a line of nothing but arrows is read in one pass.
const partRoom = 256

// leadOf is how far what stands before the claim of an item goes.
func leadOf(text string) int {
	at := len(text) - len(withoutMarkers(text))
	if rest, boxed, _ := cutBox(text[at:]); boxed {
		at = len(text) - len(rest)
	}
	for _, word := range []string{"if ", "unless "} {
		if len(text)-at > len(word) && strings.EqualFold(text[at:at+len(word)], word) {
			return at + len(word)
		}
	}
	if i := strings.IndexAny(text[at:min(len(text), at+keyRoom)], ":="); i >= 0 {
		return at + i + 1
	}
	return len(text)
}

// hashtag is where the tag #private stands in a line, from an offset on; -1 where it does not.
func hashtag(line string, from int) int {
	for at := from; ; at++ {
		i := strings.IndexByte(line[at:], '#')
		if i < 0 {
			return -1
		}
		at += i
		if at > 0 && (strings.IndexByte(" \t>*_([", line[at-1]) < 0 || at > 1 && line[at-2:at] == "](") || !begins(line[at+1:], private[0]) {
			continue
		}
		word := wordAt(line[at+1 : min(len(line), at+keyRoom)])
		next, _ := utf8.DecodeRuneInString(line[at+1+len(word):])
		if nearlyPrivate(word) && next != '-' && next != '_' && !unicode.IsDigit(next) {
			return at
		}
	}
}

// bracketsPrivate says whether the word private stands alone in brackets in a text, and as no link.
func bracketsPrivate(text string) bool {
	for at := 0; ; at++ {
		i := strings.IndexAny(text[at:], "([{")
		if i < 0 {
			return false
		}
		at += i
		inside := strings.TrimLeft(text[at+1:min(len(text), at+keyRoom)], "*_~ ")
		word := wordAt(inside)
		rest, closed := cutClosing(text[:at+1], strings.TrimLeft(inside[len(word):], "*_~: "))
		if closed && nearlyPrivate(word) && !strings.HasPrefix(rest, "(") {
			return true
		}
	}
}

// firstCell is what stands in the first cell of the row of a table, which a line is that begins with a bar, and one with a bar in a table.
func firstCell(line string, inTable bool) (cell string, ok bool) {
	bare := withoutMarkers(line)
	if strings.HasPrefix(bare, "|") {
		cell, _, _ = strings.Cut(bare[1:], "|")
		return cell, true
	}
	cell, _, ok = strings.Cut(bare, "|")
	return cell, ok && inTable
}

// isDelimiter says whether a line is the one below the head of a table.
func isDelimiter(line string) bool {
	return strings.Contains(line, "|") && strings.Contains(line, "-") && strings.Trim(line, "|:- \t>\r\n") == ""
}
