package report

import (
	"strings"
	"unicode/utf8"
)

// said puts quotation marks around a person's sentence, unless it is a quotation as it stands, and lets the marks of its emphasis,
// code and links mean what they mean in the entry. The box of a list line is no word of it.
func said(s, before, after string) line {
	s = strings.TrimSpace(s)
	if len(s) > 3 && (s[:3] == "[ ]" || s[:3] == "[x]" || s[:3] == "[X]") && s[3] == ' ' {
		s = strings.TrimSpace(s[3:])
	}
	if len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' && strings.Count(s, `"`) == 2 {
		s = s[1 : len(s)-1]
	}
	out := line{say(before)}
	out = append(out, marked(s)...)
	return append(out, say(after))
}

// marked cuts a sentence at its *emphasis*, **strength**, `code` and [links](address), of which the words are left.
func marked(s string) line {
	var out line
	plain := 0 // where the text without marks begins
	for i := 0; i < len(s); {
		inner, style, size := markAt(s, i)
		if size == 0 {
			inner, size = linkAt(s, i)
		}
		if size == 0 {
			i++
			continue
		}
		if plain < i {
			out = append(out, say(s[plain:i]))
		}
		out = append(out, span{text: inner, style: style})
		i += size
		plain = i
	}
	return append(out, say(s[plain:]))
}

// signs could begin a mark inside another one, a comment or a tag.
const signs = "*`<%["

// markAt reads the marked words that begin at i, and gives how many bytes they take with their marks; 0 when none begin there.
// Words with a sign that could begin a comment or a tag stay as they are: code would carry it into Markdown unescaped.
func markAt(s string, i int) (inner string, as style, size int) {
	for _, m := range []struct {
		sign string
		as   style
	}{{"**", strong}, {"*", stress}, {"_", stress}, {"`", code}} {
		rest, ok := strings.CutPrefix(s[i:], m.sign)
		if !ok {
			continue
		}
		inner, after, ok := strings.Cut(rest, m.sign)
		if !ok || inner == "" || strings.TrimSpace(inner) != inner || strings.ContainsAny(inner, signs) || wordEnds(s[:i]) || wordBegins(after) {
			return "", 0, 0
		}
		return inner, m.as, len(inner) + 2*len(m.sign)
	}
	return "", 0, 0
}

// linkAt reads the link that begins at i, and gives its words and how many bytes it takes; 0 when none begins there. An image is told by
// its words, a link to a page by its name, or by that of the page, and the sign of a footnote by none.
func linkAt(s string, i int) (words string, size int) {
	rest := strings.TrimPrefix(s[i:], "!")
	if page, after, ok := cutPair(rest, "[[", "]]"); ok {
		if _, name, named := strings.Cut(page, "|"); named {
			page = name
		}
		return strings.TrimSpace(page), len(s) - i - len(after)
	}
	words, after, ok := cutPair(rest, "[", "]")
	if !ok || strings.ContainsAny(words, signs) {
		return "", 0
	}
	if len(words) > 1 && words[0] == '^' && rest == s[i:] {
		return "", len(s) - i - len(after)
	}
	address, after, ok := cutPair(after, "(", ")")
	if !ok || strings.ContainsAny(address, " (<%") {
		return "", 0
	}
	return words, len(s) - i - len(after)
}

// cutPair gives what stands between two signs at the start of a text, and what stands behind them.
func cutPair(s, open, end string) (inner, after string, ok bool) {
	s, ok = strings.CutPrefix(s, open)
	if !ok {
		return "", "", false
	}
	inner, after, ok = strings.Cut(s, end)
	return inner, after, ok && inner != ""
}

// wordEnds says whether a text ends inside a word, or with a sign that would belong to the mark after it.
func wordEnds(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && (isLetterOrDigit(r) || strings.ContainsRune("*_`\\", r))
}

func wordBegins(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && (isLetterOrDigit(r) || strings.ContainsRune("*_`", r))
}
