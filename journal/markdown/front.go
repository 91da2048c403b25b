package markdown

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"

	"twoway/journal"
)

// maxFront is the largest front matter that is read, in bytes; ours are below two kilobytes.
const maxFront = 64 << 10

// value is one key of a front matter with what stands behind it, not yet typed. Strings are as written: a plain `no` is "no"
// and `2026-01-01` is no time.
type value struct {
	key   string
	text  string   // of a scalar
	items []string // of a list
	list  bool
	from  int      // index of the key's first line
	to    int      // index after its last line
	bad   string   // why the value cannot be used; empty when it can
	out   []string // the lines of a key that is printed in other words than it stands in, as one with an alias
}

// saysPrivate says whether a value says that it is private: its text or one of its items, at the beginning or in brackets, a hashtag behind it,
// which YAML takes for a comment, or a value further in. Lines are those of the front matter.
func (v *value) saysPrivate(lines []string) bool {
	says := func(text string) bool { return SaysPrivate(text) || bracketsPrivate(text) }
	if says(v.text) || slices.ContainsFunc(v.items, says) {
		return true
	}
	for _, line := range lines[v.from:max(v.from, v.to)] {
		if !blankOrComment(line) && strings.Contains(line, " #") && hashtag(line, 0) >= 0 {
			return true
		}
		if v.bad == "" {
			continue
		}
		for part := range strings.FieldsFuncSeq(line, func(c rune) bool { return strings.ContainsRune("{}[],", c) }) {
			part = strings.Trim(part, " \t-\"'")
			if _, text, ok := strings.Cut(part, ":"); says(part) || ok && says(strings.Trim(text, " \t\"'")) {
				return true
			}
		}
	}
	return false
}

// split cuts a file into the text between its fences and what stands below. Line is the number of the body's first line in the
// file. ok is false when the file does not begin with a front matter; closed is false when that never ends.
func split(src []byte) (front, body []byte, line int, ok, closed bool) {
	first, rest, _ := bytes.Cut(bytes.TrimPrefix(src, []byte(orderMark)), []byte("\n"))
	if !isFence(first, '-') {
		return nil, nil, 0, false, false
	}
	line = 2
	for at := 0; at < len(rest); line++ {
		next := len(rest)
		if i := bytes.IndexByte(rest[at:], '\n'); i >= 0 {
			next = at + i + 1
		}
		if l := rest[at:next]; isFence(l, '-') || isFence(l, '.') {
			return rest[:at], rest[next:], line + 1, true, true
		}
		at = next
	}
	return rest, nil, line, true, false
}

// KeyLine is the number of the line in a file on which its front matter has a key, 0 when it has it nowhere.
func KeyLine(src []byte, key string) int {
	front, _, _, ok, _ := split(src)
	if !ok || key == "" {
		return 0
	}
	line := 2 // the fence stands above
	for l := range bytes.Lines(front) {
		if rest, ok := bytes.CutPrefix(l, []byte(key)); ok && bytes.HasPrefix(rest, []byte(":")) {
			return line
		}
		line++
	}
	return 0
}

// isFence says whether a line is three times a sign, with nothing but blanks behind.
func isFence(line []byte, sign byte) bool {
	return len(line) >= 3 && line[0] == sign && line[1] == sign && line[2] == sign && len(bytes.TrimRight(line[3:], " \t\r\n")) == 0
}

// scratch is what reading a front matter needs and no entry keeps; a journal has thousands.
type scratch struct {
	lines  []string
	values []value
	flat   bool // each line could be read by hand
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

func (s *scratch) free() {
	clear(s.lines)
	clear(s.values)
	s.lines, s.values = s.lines[:0], s.values[:0]
	scratches.Put(s)
}

// cut takes a front matter apart into lines without their ends, as YAML does: a carriage return ends a line too.
func (s *scratch) cut(front string) {
	returns := strings.IndexByte(front, '\r') >= 0
	for at := 0; at < len(front); {
		end, next := len(front), len(front)
		if i := strings.IndexByte(front[at:], '\n'); i >= 0 {
			end, next = at+i, at+i+1
		}
		if returns {
			if i := strings.IndexByte(front[at:end], '\r'); i >= 0 {
				if end, next = at+i, at+i+1; strings.HasPrefix(front[next:], "\n") {
					next++
				}
			}
		}
		s.lines = append(s.lines, front[at:end])
		at = next
	}
}

// scan reads the flat lines `key: value` and `  - item` by hand, which is thirty times as fast as a YAML parser. ok is false
// when a line is anything else: then only the parser can tell.
func scan(values []value, lines []string) (_ []value, ok bool) {
	for i := 0; i < len(lines); {
		if blankOrComment(lines[i]) {
			i++
			continue
		}
		v, next, ok := scanKey(lines, i)
		if !ok {
			return values, false
		}
		values = append(values, v)
		i = next
	}
	return values, true
}

// scanKey reads the key at line i and gives the index of the line after it.
func scanKey(lines []string, i int) (v value, next int, ok bool) {
	key, rest, found := strings.Cut(lines[i], ":")
	if !found || !isKey(key) || rest != "" && rest[0] != ' ' {
		return v, i, false
	}
	v = value{key: key, from: i}
	rest = strings.TrimSpace(rest)
	if v.text, ok = scanScalar(rest); !ok {
		return v, i, false
	}
	next = i + 1
	for next < len(lines) && rest == "" {
		item, isItem := strings.CutPrefix(strings.TrimLeft(lines[next], " "), "- ")
		if !isItem {
			break
		}
		if item, ok = scanScalar(strings.TrimSpace(item)); !ok || item == "" {
			return v, i, false
		}
		v.items, v.list = append(v.items, item), true
		next++
	}
	if next < len(lines) && !blankOrComment(lines[next]) && !startsKey(lines[next]) {
		return v, i, false
	}
	v.to = next
	return v, next, true
}

// scanScalar reads one scalar that needs no knowledge of YAML: plain text, or text in quotes without escapes.
func scanScalar(s string) (text string, ok bool) {
	if s == "" {
		return "", true
	}
	switch c := s[0]; c {
	case '"', '\'':
		inside := s[1:]
		end := strings.IndexByte(inside, c)
		return strings.TrimSuffix(inside, string(c)), end >= 0 && end == len(inside)-1 && !strings.Contains(inside, `\`)
	case '[', ']', '{', '}', '|', '>', '&', '*', '!', '%', '@', '`', '#', ',', '?':
		return "", false
	case '-', ':':
		if len(s) == 1 || s[1] == ' ' {
			return "", false
		}
	}
	for i := range len(s) {
		switch c := s[i]; {
		case c == ':' && (i+1 == len(s) || s[i+1] == ' ' || s[i+1] == '\t'),
			c == '#' && (s[i-1] == ' ' || s[i-1] == '\t'), c < ' ' && c != '\t', c == 0x7f:
			return "", false
		}
	}
	return s, true
}

func blankOrComment(line string) bool {
	for i := range len(line) {
		if line[i] != ' ' && line[i] != '\t' {
			return line[i] == '#'
		}
	}
	return true
}

func startsKey(line string) bool {
	key, _, found := strings.Cut(line, ":")
	return found && isKey(key)
}

// isKey says whether s can be a key on a line of its own; ours are lower case, a person's need not be.
func isKey(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_'
		if !letter && (i == 0 || c != '-' && (c < '0' || c > '9')) {
			return false
		}
	}
	return s != ""
}

// foreignBreaks makes blanks of the signs beside line ends that YAML counts as such and nobody else does.
var foreignBreaks = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("\u0085", " ", "\u2028", " ", "\u2029", " ")
})

// parseYAML reads a front matter that scan cannot: folded and quoted text, flow lists, comments behind values.
func parseYAML(front string, lines []string) ([]value, error) {
	var doc, second yaml.Node
	read := yaml.NewDecoder(strings.NewReader(foreignBreaks().Replace(front)))
	if err := read.Decode(&doc); errors.Is(err, io.EOF) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	if err := read.Decode(&second); !errors.Is(err, io.EOF) {
		return nil, fmt.Errorf("yaml: line %d: it stands below a second ---, where nothing is read", max(second.Line, 1))
	}
	top := doc.Content[0]
	if top.Kind != yaml.MappingNode {
		return nil, fmt.Errorf("yaml: line %d: no `key: value` lines", top.Line)
	}
	var values []value
	for i := 0; i+1 < len(top.Content); i += 2 {
		v := nodeValue(top.Content[i], top.Content[i+1])
		v.from = keyLine(lines, top.Content[i])
		if n := len(values); n > 0 {
			values[n-1].to = v.from
		}
		values = append(values, v)
	}
	if n := len(values); n > 0 {
		values[n-1].to = len(lines)
	}
	return values, nil
}

// keyLine is the index of the line on which a key begins: of the question mark, where that stands above it.
func keyLine(lines []string, key *yaml.Node) int {
	at := key.Line - 1
	for above := at; above > 0 && key.Column > 1; {
		above--
		mark, _, _ := strings.Cut(lines[above], "#")
		if strings.TrimSpace(mark) == "?" {
			return above
		}
		if !blankOrComment(lines[above]) {
			break
		}
	}
	return at
}

func nodeValue(key, node *yaml.Node) value {
	v := value{key: key.Value, text: node.Value}
	if key.Kind == yaml.AliasNode {
		v.key = key.Alias.Value
	}
	switch node.Kind {
	case yaml.ScalarNode:
		v.text = strings.TrimSpace(node.Value)
	case yaml.SequenceNode:
		v.list = true
		for _, n := range node.Content {
			if n.Kind != yaml.ScalarNode {
				v.bad = "a list of plain lines"
				break
			}
			if s := strings.TrimSpace(n.Value); s != "" {
				v.items = append(v.items, s)
			}
		}
	default:
		v.bad = "one line or a list of lines"
	}
	if node.Anchor != "" || node.Kind == yaml.AliasNode {
		v.bad = "the value written out: anchors and aliases (& and *) are not read"
	}
	if hasAlias(key) || hasAlias(node) {
		v.out = writtenOut(v.key, node)
	}
	return v
}

func hasAlias(node *yaml.Node) bool {
	return node.Kind == yaml.AliasNode || slices.ContainsFunc(node.Content, hasAlias)
}

// writtenOut are the lines of a key without aliases, since what they stand for may be the value of another key; nil for what the parser
// takes for a bomb.
func writtenOut(key string, node *yaml.Node) []string {
	var plain any
	var whole yaml.Node
	if err := node.Decode(&plain); err != nil {
		return nil
	}
	if err := whole.Encode(map[string]any{key: plain}); err != nil {
		return nil
	}
	quoteLines(&whole)
	text, err := yaml.Marshal(&whole)
	if err != nil {
		return nil
	}
	return strings.Split(strings.TrimRight(string(text), "\n"), "\n")
}

// salvage reads what can be read line by line from a front matter that is no YAML; it skips every line it cannot read.
func salvage(lines []string) []value {
	var values []value
	for i := 0; i < len(lines); {
		v, next, ok := scanKey(lines, i)
		if ok {
			v.out = v.again()
			values = append(values, v)
			i = next
			continue
		}
		key, rest, found := strings.Cut(lines[i], ": ")
		rest = strings.TrimSpace(rest)
		if found && (strings.EqualFold(key, "private") || isKey(key) && !strings.ContainsAny(rest[:min(1, len(rest))], "\"'[{|>&*!")) {
			v = value{key: key, text: rest, from: i, to: i + 1}
			v.out = v.again()
			values = append(values, v)
		}
		i++
	}
	return values
}

// Skipped is the number of the first line of a file that reading its front matter leaves out, as one that is neither a key with its value
// nor part of a list; 0 when there is none.
func Skipped(src []byte) int {
	front, _, _, ok, _ := split(src)
	if !ok {
		return 0
	}
	var s scratch
	s.cut(string(front))
	if _, flat := scan(nil, s.lines); flat {
		return 0
	}
	if _, err := parseYAML(string(front), s.lines); err == nil {
		return 0
	}
	next := 0
	for _, v := range append(salvage(s.lines), value{from: len(s.lines)}) {
		for ; next < v.from; next++ {
			if !blankOrComment(s.lines[next]) {
				return next + 2 // the fence stands above
			}
		}
		next = v.to
	}
	return 0
}

// quoteLines puts texts of several lines into double quotes, since the parser does not read all that the printer writes as such.
func quoteLines(node *yaml.Node) {
	if strings.ContainsAny(node.Value, "\t\n\u0085\u2028\u2029") {
		node.Style = yaml.DoubleQuotedStyle
	}
	for _, n := range node.Content {
		quoteLines(n)
	}
}

// again are the lines of a key as we would write them, which are YAML whatever stood around them.
func (v value) again() []string {
	if !v.list {
		return []string{strings.TrimSpace(v.key + ": " + Scalar(v.text))}
	}
	lines := []string{v.key + ":"}
	for _, item := range v.items {
		lines = append(lines, "  - "+Scalar(item))
	}
	return lines
}

// read gives the values of a front matter, and what is wrong with it as a whole.
func (s *scratch) read(path, front string) ([]value, []journal.Problem) {
	s.cut(front)
	lines := s.lines
	if s.values, s.flat = scan(s.values, lines); s.flat {
		return s.values, nil
	}
	values, err := parseYAML(front, lines)
	if err == nil {
		return values, nil
	}
	for i, l := range lines {
		if isConflict(l) {
			return withoutDoubt(salvage(lines)), []journal.Problem{conflictProblem(path, i+2)}
		}
	}
	line := 1
	text := strings.TrimPrefix(err.Error(), "yaml: ")
	if n, _ := fmt.Sscanf(text, "line %d:", &line); n == 1 {
		_, text, _ = strings.Cut(text, ": ")
		line = min(line, len(lines)) + 1
	}
	return salvage(lines), []journal.Problem{{
		Path: path, Line: line, Rule: "front-matter", Text: "the front matter is not YAML: " + strings.ReplaceAll(text, "\n", " "),
		Mend: `write one "key: value" a line, and put a value with ": " or " #" in double quotes`,
	}}
}

// withoutDoubt drops the keys that stand twice with different values, as between conflict markers: nobody knows which is meant.
// Private is kept: any of its values closes the entry.
func withoutDoubt(values []value) []value {
	var sure []value
	for _, v := range values {
		agreed := true
		for _, w := range values {
			agreed = agreed && (v.key != w.key || v.key == "private" || v.text == w.text && strings.Join(v.items, "\n") == strings.Join(w.items, "\n"))
		}
		if agreed {
			sure = append(sure, v)
		}
	}
	return sure
}
