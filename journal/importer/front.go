package importer

import (
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// front is a front matter as far as an import reads it: flat keys with a value or a list.
type front struct {
	items  []item
	values map[string][]string // by the key in lower case; of a key that stands twice, the first
	closed bool                // what was meant as private keeps the text in
	meant  int                 // the line on which that is written otherwise

	language string // yaml, toml or json
	broken   string // why it cannot be read as that, when it cannot
	at       int    // the line on which that shows, from 1; 0 for the first
}

// item is a stretch of a front matter: a key with its value, or what is none.
type item struct {
	key    string   // "" for a comment, a table and what cannot be read
	lines  []string // as they stand
	values []string
	list   bool
	exact  bool // the values say all that the lines say
}

// cutFront takes the front matter off a text: YAML, TOML or JSON between lines that say which, or an object in JSON. What is none of these
// and was meant as one is broken.
func cutFront(text string) (f front, body string, line int) {
	if objectFirst().MatchString(text) {
		return cutObject(text)
	}
	f = front{values: map[string][]string{}}
	fence, rest, _ := strings.Cut(text, "\n")
	fence = strings.TrimRight(fence, " \t")
	language, known := languages[fence]
	if !known && !otherLanguage().MatchString(fence) {
		return f, text, 1
	}
	last := fence[:3]
	head, body, ok := strings.Cut("\n"+rest, "\n"+last+"\n")
	if !ok {
		if head, ok = strings.CutSuffix("\n"+rest, "\n"+last); !ok {
			if known && keysAndPrivate(rest) {
				f.broken = "no line of " + last + " ends it"
			}
			return f, text, 1
		}
		body = ""
	}
	lines := strings.Split(head, "\n") // the first stands for the fence
	switch f.language = language; language {
	case "toml":
		f.meant, f.closed = markdown.MeantPrivate(lines, false)
		f.readTOML(lines)
		f.breaksTOML(lines)
	case "yaml":
		f.meant, f.closed = markdown.MeantPrivate(lines, true)
		f.readYAML(lines)
		f.breaksYAML(lines)
	case "json":
		if end := f.readJSON(head, 1); strings.TrimSpace(head[end:]) != "" {
			f.broken = "more than an object stands in it"
		}
	default:
		f.broken = "its language is not read: " + strings.TrimPrefix(fence, last)
	}
	return f, body, 2 + strings.Count(head, "\n")
}

// otherLanguage is the first line of a front matter in a language that is not read.
var otherLanguage = journal.Pattern(`^---[A-Za-z]+$`)

// unreadFront names a file whose front matter cannot be read, so that nobody knows whether it is private, and leaves it out.
func (r *reader) unreadFront(name string, f front) bool {
	if f.broken != "" {
		r.problem(name, max(f.at, 1), "import-front", "its front matter cannot be read: "+f.broken, "mend it, or write it as YAML between lines of ---; the file is left out")
	}
	return f.broken != ""
}

func (f *front) add(it item) {
	if it.key != "" {
		k := strings.ToLower(it.key)
		if _, twice := f.values[k]; twice {
			it.exact = false
		} else {
			f.values[k] = it.values
		}
	}
	f.items = append(f.items, it)
}

// readYAML cuts at the lines that begin at the margin: what is indented, and the items of a list, belongs to the key above.
func (f *front) readYAML(lines []string) {
	for len(lines) > 0 {
		n := 1
		for n < len(lines) && (lines[n] == "" || strings.ContainsRune(" \t]}", rune(lines[n][0])) || lines[n] == "-" || strings.HasPrefix(lines[n], "- ")) {
			n++
		}
		own := trimBlankLines(lines[:n])
		lines = lines[n:]
		if len(own) == 0 {
			continue
		}
		key, value, ok := yamlKey(own[0])
		if !ok {
			f.add(item{lines: own})
			continue
		}
		it := item{key: key, lines: own}
		it.values, it.list, it.exact = yamlValue(value, own[1:])
		f.add(it)
	}
}

func trimBlankLines(lines []string) []string {
	for len(lines) > 0 && strings.TrimSpace(lines[0]) == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && strings.TrimSpace(lines[len(lines)-1]) == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// yamlKey cuts a line at its first colon with a blank behind it, outside quotes.
func yamlKey(line string) (key, value string, ok bool) {
	if line[0] == '"' || line[0] == '\'' {
		key, value, ok = quotedText(line, false)
		value, colon := strings.CutPrefix(strings.TrimLeft(value, " \t"), ":")
		return key, value, ok && colon && key != ""
	}
	for i, c := range line {
		if c == ':' && (i+1 == len(line) || line[i+1] == ' ' || line[i+1] == '\t') {
			key = strings.TrimSpace(line[:i])
			return key, line[i+1:], key != "" && !strings.ContainsAny(key[:1], " \t#-?&*!{[|>%@`")
		}
	}
	return "", "", false
}

// yamlValue reads what stands behind a key and on the lines below it.
func yamlValue(first string, below []string) (values []string, list, exact bool) {
	first = strings.TrimSpace(first)
	all := strings.TrimSpace(first + "\n" + strings.Join(below, "\n"))
	switch {
	case len(below) == 0 || strings.ContainsAny(first[:min(1, len(first))], `["'`):
		return flat(all, false)
	case first != "" && strings.Trim(first, "|>+-") == "":
		return []string{strings.TrimSpace(strings.Join(trimmed(below), "\n"))}, false, true
	case first != "":
		_, _, exact = flat(all, false)
		return []string{oneLine(all)}, false, exact && !strings.Contains(all, "\n#")
	}
	exact = true
	for _, l := range trimmed(below) {
		l, isItem := strings.CutPrefix(l+" ", "- ")
		v, more, ok := flat(l, false)
		exact = exact && isItem && ok && !more && len(v) == 1 && !strings.Contains(l, ": ") && !strings.HasPrefix(l, "- ")
		values = append(values, v...)
	}
	return values, true, exact
}

func trimmed(lines []string) []string {
	out := make([]string, 0, len(lines))
	for _, l := range lines {
		if l = strings.TrimSpace(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

// readTOML reads the keys above the first table. Tables and dotted keys have no place in an entry.
func (f *front) readTOML(lines []string) {
	broken := false // a value has no end: from there on each must end on its line
	for len(lines) > 0 {
		l := strings.TrimSpace(lines[0])
		if strings.HasPrefix(l, "[") {
			f.add(item{lines: trimBlankLines(lines)})
			return
		}
		key, value, ok := tomlKey(l)
		n := 1
		if ok {
			if n = tomlLines(value, lines, broken); n == 0 {
				n, ok, broken = 1, false, true
			}
		}
		it := item{lines: lines[:n]}
		if ok {
			it.key = key
			it.values, it.list, it.exact = flat(strings.Join(append([]string{value}, lines[1:n]...), "\n"), true)
		}
		if lines = lines[n:]; l != "" {
			f.add(it)
		}
	}
}

// tomlLines counts the lines of a value that begins on the first of them, 0 for one that has no end.
func tomlLines(value string, lines []string, single bool) int {
	for n := 1; ; n = min(2*n, len(lines)) {
		text := strings.Join(append([]string{value}, lines[1:n]...), "\n")
		if end := tomlEnd(text); end >= 0 {
			return 1 + strings.Count(text[:end], "\n")
		}
		if single || n == len(lines) {
			return 0
		}
	}
}

func tomlKey(line string) (key, value string, ok bool) {
	if strings.HasPrefix(line, `"`) || strings.HasPrefix(line, "'") {
		key, value, ok = quotedText(line, true)
	} else if i := strings.IndexAny(line, "= \t"); i > 0 {
		key, value = line[:i], line[i:]
		ok = !strings.ContainsAny(key, ".#")
	}
	value, sign := strings.CutPrefix(strings.TrimLeft(value, " \t"), "=")
	return key, value, ok && sign && key != ""
}

// tomlEnd is where a TOML value ends that may go on below, a text in three quotes or a list: -1 when it goes on. Others end at once.
func tomlEnd(text string) int {
	value := strings.TrimLeft(text, " \t")
	for _, q := range []string{`"""`, "'''"} {
		if inner, ok := strings.CutPrefix(value, q); ok {
			if i := strings.Index(inner, q); i >= 0 {
				return len(text) - len(inner) + i
			}
			return -1
		}
	}
	if !strings.HasPrefix(value, "[") {
		return 0
	}
	for depth := 0; value != ""; value = value[1:] {
		switch value[0] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return len(text) - len(value)
			}
		case '"', '\'':
			_, rest, ok := quotedText(value, true)
			if !ok {
				return -1
			}
			value = value[len(value)-len(rest)-1:]
		case '#':
			i := strings.IndexByte(value, '\n')
			if i < 0 {
				return -1
			}
			value = value[i:]
		}
	}
	return -1
}

// private says whether the front matter asks for it, as one of ours would, and names the line that is written otherwise.
func (r *reader) private(name string, f front) bool {
	if f.meant > 0 {
		r.problem(name, f.meant, "private-key", "this line is taken for private: true, so the entry is private here", "write private: false in the entry that was made if it means something else")
	}
	private := f.closed
	for _, it := range f.items {
		switch own := strings.ToLower(it.key) == "private" && len(it.values) > 0 && !journal.SaysNo(it.values[0]); {
		case own:
			private = true
		case it.keepsIn(it.key) && !private:
			private = true
			r.problem(name, 0, "private-key", it.key+" is taken for private: true, so the entry is private here", "write private: false in the entry that was made if it means something else")
		}
	}
	if private {
		r.closedFiles = append(r.closedFiles, name)
	}
	return private
}

// keepsIn says whether the value of an item, under a key, would keep an entry of ours in.
func (it item) keepsIn(key string) bool {
	return len(it.values) > 0 && markdown.KeepsIn(key, it.values[0])
}

func (f front) first(names ...string) string {
	for _, n := range names {
		if v := f.values[n]; len(v) > 0 {
			return v[0]
		}
	}
	return ""
}

// asItStands shows items as code and says which they are; both are "" when there are none.
func (f front) asItStands(rest []item) (text, said string) {
	if len(rest) == 0 {
		return "", ""
	}
	var lines, called []string
	for _, it := range rest {
		lines = append(lines, it.lines...)
		called = append(called, it.called())
	}
	return codeBlock(f.language, strings.Join(lines, "\n")), "kept word for word under Imported: " + strings.Join(called, ", ")
}

// called is the name of an item in a sentence: its key, else how its first line begins.
func (it item) called() string {
	first := oneLine(it.lines[0])
	switch {
	case it.key != "":
		return it.key
	case strings.HasPrefix(first, "#"):
		return "a comment"
	case strings.HasPrefix(first, "["):
		return first
	}
	key, _, _ := strings.Cut(first, "=")
	return strings.TrimSpace(key)
}

// codeBlock puts a text between fences that are longer than any in it.
func codeBlock(language, text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + language + "\n" + text + "\n" + fence
}
