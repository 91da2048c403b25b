package markdown

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"twoway/journal"
)

// appendFront prints the front matter with its fences. Keys come in the order of fields, then the person's own, then tags,
// private and source.
func appendFront(b []byte, e *journal.Entry) []byte {
	b = append(b, "---\ntwoway: "...)
	b = append(append(b, e.Kind...), '\n')
	for _, f := range fields(e) {
		if f.key == "tags" {
			for _, x := range e.Extra {
				b = appendLines(b, x.Lines)
			}
		}
		b = f.append(b, e)
	}
	return append(b, "---\n"...)
}

func appendLines(b []byte, lines []string) []byte {
	for _, l := range lines {
		b = append(append(b, l...), '\n')
	}
	return b
}

// append prints a key with its value, or nothing when the value is absent.
func (f field) append(b []byte, e *journal.Entry) []byte {
	switch v := f.at(e).(type) {
	case *string:
		if *v != "" && *v != f.drop {
			b = fmt.Appendf(b, "%s: %s\n", f.key, quote(*v))
		}
	case *[]string:
		if len(*v) > 0 {
			b = append(append(b, f.key...), ":\n"...)
			for _, s := range *v {
				b = fmt.Appendf(b, "  - %s\n", quote(s))
			}
		}
	case *journal.Date:
		if !v.IsZero() {
			b = fmt.Appendf(b, "%s: %s\n", f.key, *v)
		}
	case *bool:
		if *v || f.drop == "-" {
			b = fmt.Appendf(b, "%s: %t\n", f.key, *v)
		}
	case **bool:
		if *v != nil {
			b = fmt.Appendf(b, "%s: %t\n", f.key, **v)
		}
	case **int:
		if *v != nil {
			b = fmt.Appendf(b, "%s: %d\n", f.key, **v)
		}
	}
	return b
}

// Scalar gives a string as a value of our front matter has it.
func Scalar(s string) string { return quote(s) }

// quote prints a string so that every YAML reader gives it back as the same string: plain when it can be nothing else, in double
// quotes otherwise.
func quote(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if isPlain(s) {
		return s
	}
	b := []byte{'"'}
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r == '\n':
			b = append(b, `\n`...)
		case r == '\t':
			b = append(b, `\t`...)
		case r < 0xa0 && unicode.IsControl(r):
			b = fmt.Appendf(b, `\x%02x`, r)
		case !isPrintable(r) && r > 0xffff:
			b = fmt.Appendf(b, `\U%08x`, r)
		case !isPrintable(r):
			b = fmt.Appendf(b, `\u%04x`, r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return string(append(b, '"'))
}

// isPlain says whether s can stand without quotes and is a string to every reader: it begins with a letter or a digit, holds
// nothing that ends a plain scalar, and is neither a number, a date, a boolean nor null in YAML 1.1 or 1.2.
func isPlain(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	if s == "" || !unicode.IsLetter(first) && !unicode.IsDigit(first) || strings.TrimSpace(s) != s || strings.HasSuffix(s, ":") {
		return false
	}
	if strings.Contains(s, ": ") || strings.Contains(s, ":\t") || strings.Contains(s, " #") || strings.Contains(s, "\t") {
		return false
	}
	for _, r := range s {
		if !isPrintable(r) || r == utf8.RuneError {
			return false
		}
	}
	switch strings.ToLower(s) {
	case "y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf":
		return false
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil {
		return false
	}
	return s[0] < '0' || s[0] > '9' || strings.Trim(s, "0123456789abcdefABCDEFxXoOtTzZ._:,+- ") != ""
}

// isPrintable says whether a rune stands in YAML as it is; line separators and the byte order mark do not.
func isPrintable(r rune) bool {
	switch {
	case r == 0x2028 || r == 0x2029 || r == 0x85 || r == 0xfeff || r == 0xa0:
		return false
	case r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0xfffe && r <= 0xffff || r >= 0xd800 && r <= 0xdfff:
		return false
	}
	return r&0xfffe != 0xfffe
}
