package report

import (
	"strings"
	"unicode/utf8"
)

// said puts quotation marks around a person's sentence, unless it is a quotation as it stands, and lets the marks of its emphasis
// and code mean what they mean in the entry.
func said(s, before, after string) line {
	s = strings.TrimSpace(s)
	if len(s) > 1 && s[0] == '"' && s[len(s)-1] == '"' && strings.Count(s, `"`) == 2 {
		s = s[1 : len(s)-1]
	}
	out := line{say(before)}
	out = append(out, marked(s)...)
	return append(out, say(after))
}

// marked cuts a sentence at its *emphasis*, **strength** and `code`.
func marked(s string) line {
	var out line
	plain := 0 // where the text without marks begins
	for i := 0; i < len(s); {
		inner, style, size := markAt(s, i)
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

// markAt reads the marked words that begin at i, and gives how many bytes they take with their marks; 0 when none begin there.
// Words with a sign that could begin a comment or a tag stay as they are: code would carry it into Markdown unescaped.
func markAt(s string, i int) (inner string, as style, size int) {
	for _, m := range []struct {
		sign string
		as   style
	}{{"**", strong}, {"*", stress}, {"`", code}} {
		rest, ok := strings.CutPrefix(s[i:], m.sign)
		if !ok {
			continue
		}
		inner, after, ok := strings.Cut(rest, m.sign)
		if !ok || inner == "" || strings.TrimSpace(inner) != inner || strings.ContainsAny(inner, "*`<%") || wordEnds(s[:i]) || wordBegins(after) {
			return "", 0, 0
		}
		return inner, m.as, len(inner) + 2*len(m.sign)
	}
	return "", 0, 0
}

// wordEnds says whether a text ends inside a word, or with a sign that would belong to the mark after it.
func wordEnds(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return s != "" && (isLetterOrDigit(r) || strings.ContainsRune("*`\\", r))
}

func wordBegins(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && (isLetterOrDigit(r) || strings.ContainsRune("*`", r))
}
