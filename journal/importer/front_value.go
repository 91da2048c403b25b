package importer

import (
	"strconv"
	"strings"
)

// flat reads one value or a flow list. Exact is false when there is more to it: a comment, a map, a list in a list.
func flat(v string, toml bool) (values []string, list, exact bool) {
	v = strings.TrimSpace(v)
	inner, list := strings.CutPrefix(v, "[")
	if !list || strings.HasPrefix(inner, "[") {
		text, rest, ok := scalar(v, "", toml)
		if text == "" && rest == "" {
			return nil, false, ok
		}
		if rest != "" && rest[0] != '#' {
			text = v // quotes that do not stand around the whole of it
		}
		return []string{text}, false, ok && rest == "" && !strings.ContainsAny(v[:1], "{[&*!|>")
	}
	exact = true
	for inner = strings.TrimSpace(inner); inner != "" && inner[0] != ']'; inner = strings.TrimSpace(inner) {
		switch inner[0] {
		case ',':
			inner = inner[1:]
			continue
		case '#':
			_, inner, _ = strings.Cut(inner, "\n")
			exact = false
			continue
		case '{', '[', '&', '*', '!':
			return []string{v}, false, false
		}
		text, rest, ok := scalar(inner, ",]", toml)
		exact = exact && ok && (rest == "" || strings.Contains(",]", rest[:1]))
		if text != "" {
			values = append(values, text)
		}
		if inner = rest; text == "" && !strings.ContainsAny(rest[:min(1, len(rest))], ",]#") {
			return append(values, rest), true, false
		}
	}
	return values, true, exact && inner == "]"
}

// scalar reads a text in quotes or one up to a stop, and gives what stands behind it without the blanks between. A comment stops it.
func scalar(s, stops string, toml bool) (text, rest string, ok bool) {
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		if text, rest, ok = quotedText(s, toml); ok {
			return text, strings.TrimSpace(rest), true
		}
	}
	end := len(s)
	if i := strings.IndexAny(s, stops); stops != "" && i >= 0 {
		end = i
	}
	for _, mark := range []string{" #", "\n#", "\t#"} {
		if i := strings.Index(s[:end], mark); i >= 0 {
			end = i
		}
	}
	return strings.TrimSpace(s[:end]), strings.TrimSpace(s[end:]), s == "" || s[0] != '"' && s[0] != '\''
}

// quotedText reads the text in quotes with which s begins.
func quotedText(s string, toml bool) (text, rest string, ok bool) {
	q := s[:1]
	if three := strings.Repeat(q, 3); toml && strings.HasPrefix(s, three) {
		text, rest, ok = strings.Cut(s[3:], three)
		return strings.TrimSpace(text), rest, ok
	}
	for i := 1; i < len(s); i++ {
		switch {
		case s[i] == '\\' && q == `"`:
			i++
		case s[i] != q[0]:
		case q == "'" && !toml && strings.HasPrefix(s[i+1:], "'"):
			i++
		case q == "'":
			return oneLine(strings.ReplaceAll(s[1:i], "''", "'")), s[i+1:], true
		default:
			text, err := strconv.Unquote(strings.ReplaceAll(s[:i+1], "\n", " "))
			return text, s[i+1:], err == nil
		}
	}
	return "", s, false
}
