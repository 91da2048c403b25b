package importer

import (
	"strings"

	"twoway/journal"
)

// saysPrivate says whether a text has the word private in it, of a front matter that nobody can read the rest of.
func saysPrivate(text string) bool { return strings.Contains(strings.ToLower(text), "privat") }

// keysAndPrivate says whether a text begins with a key and has the word private before its first empty line: a front matter without an
// end, where a rule would stand above words.
func keysAndPrivate(text string) bool {
	head, _, _ := strings.Cut(text, "\n\n")
	first, _, _ := strings.Cut(head, "\n")
	return firstKey().MatchString(first) && saysPrivate(head)
}

var firstKey = journal.Pattern(`^["']?[A-Za-z_][\w -]*["']?\s*[:=]`)

// breaks notes why a front matter cannot be read; the first reason counts. The line is that in the file.
func (f *front) breaks(line int, why string) {
	if f.broken == "" {
		f.broken, f.at = why, line
	}
}

// breaksYAML finds what no reader of YAML would take, in the lines of a front matter, of which the first stands for the fence: a list or
// a map that has no end, and a line that is no key among those that are. Quotes without an end are read as they were meant, unless the
// whole says private somewhere: then it is not for us to say what it meant. A line that is taken for private: true is understood.
func (f *front) breaksYAML(lines []string) {
	private := saysPrivate(strings.Join(lines, "\n"))
	keys := 0
	for _, it := range f.items {
		if it.key != "" {
			keys++
		}
	}
	list := false // the key above has no value of its own, so that items may stand at the margin
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		bare := strings.TrimSpace(l)
		switch {
		case bare == "" || bare[0] == '#' || bare == "...":
			continue
		case l[0] == ' ' || l[0] == '\t':
			continue
		case (bare == "-" || strings.HasPrefix(bare, "- ")) && list:
			continue
		}
		_, value, ok := yamlKey(l)
		if !ok {
			if (keys > 0 || private) && i+1 != f.meant {
				f.breaks(i+1, "this line is no key with a value")
			}
			continue
		}
		value = strings.TrimSpace(value)
		list = value == "" || value[0] == '#'
		n := flowLines(value, lines[i+1:])
		if n == 0 && (strings.ContainsAny(value[:1], "[{") || private) {
			f.breaks(i+1, "what begins here has no end")
			return
		}
		i += max(n-1, 0)
	}
}

// flowLines counts the lines of a value that begins with a bracket or a quote, and may end on one of those below: 0 when it has no
// end, and 1 for any other value.
func flowLines(value string, below []string) int {
	if value == "" || !strings.ContainsAny(value[:1], "[{\"'") {
		return 1
	}
	for more := 0; ; more = min(2*more+1, len(below)) { // the value alone, then twice as many lines each time: most end where they begin
		text := strings.Join(append([]string{value}, below[:more]...), "\n")
		if n := closedAt(text); n > 0 || more == len(below) {
			return n
		}
	}
}

// closedAt counts the lines of a text up to the end of the bracket or the quote with which it begins: 0 when that has none.
func closedAt(text string) int {
	if text[0] == '"' || text[0] == '\'' {
		_, rest, ok := quotedText(text, false)
		if !ok {
			return 0
		}
		return 1 + strings.Count(text[:len(text)-len(rest)], "\n")
	}
	depth, before := 0, byte(' ')
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return 1 + strings.Count(text[:i], "\n")
			}
		case c == '#' && (i == 0 || strings.ContainsRune(" \t\n", rune(text[i-1]))):
			end := strings.IndexByte(text[i:], '\n')
			if end < 0 {
				return 0
			}
			i += end
		case (c == '"' || c == '\'') && strings.IndexByte("[{,:", before) >= 0:
			_, rest, ok := quotedText(text[i:], false)
			if !ok {
				return 0
			}
			i = len(text) - len(rest) - 1
		}
		if text[i] != ' ' && text[i] != '\t' && text[i] != '\n' {
			before = text[i]
		}
	}
	return 0
}

// breaksTOML finds the same in TOML: a value without an end, and above the first table a line that is no key where one says private.
func (f *front) breaksTOML(lines []string) {
	private := saysPrivate(strings.Join(lines, "\n"))
	for i := 0; i < len(lines); i++ {
		l := strings.TrimSpace(lines[i])
		if l == "" || l[0] == '#' || i+1 == f.meant {
			continue
		}
		if l[0] == '[' {
			return
		}
		_, value, ok := tomlKey(l)
		if !ok {
			if private && !strings.Contains(l, "=") {
				f.breaks(i+1, "this line is no key with a value")
			}
			continue
		}
		n := tomlLines(value, lines[i:], false)
		if n == 0 {
			f.breaks(i+1, "what begins here has no end")
			return
		}
		i += n - 1
	}
}
