package export

import (
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
)

// Prop is one front matter key of ours. The shape of a value never changes from note to note.
type Prop struct {
	Key    string
	Values []string // one, or the items of a list
	List   bool
	Bare   bool // a number, a date or a boolean: written without quotes
}

func text(key, value string) Prop { return Prop{Key: key, Values: []string{withoutControls(value)}} }

func bare(key, value string) Prop      { return Prop{Key: key, Values: []string{value}, Bare: true} }
func list(key string, v []string) Prop { return Prop{Key: key, Values: v, List: true} }

func day(key string, d journal.Date) Prop { return bare(key, d.String()) }

func number(key string, n *int) Prop {
	if n == nil {
		return Prop{}
	}
	return bare(key, strconv.Itoa(*n))
}

// filled drops the properties without a value: an absent key and an empty one mean the same.
func filled(props []Prop) []Prop {
	return slices.DeleteFunc(props, func(p Prop) bool {
		return len(p.Values) == 0 || !p.List && p.Values[0] == ""
	})
}

// shared says that the person may add items to the list and keep them.
func (p Prop) shared() bool { return sharedKey(p.Key) }

func sharedKey(key string) bool { return key == "tags" || key == aliasesKey }

// value is what two spellings of one value have in common.
func (p Prop) value(s Style) string {
	if s == Outline {
		return strings.Join(p.Values, ", ")
	}
	if p.List {
		return "[" + strings.Join(p.Values, "\x1d") + "]"
	}
	return strings.Join(strings.Fields(p.Values[0]), " ")
}

func (p Prop) format(s Style) string {
	switch {
	case s == Outline:
		return p.Key + ":: " + strings.Join(p.Values, ", ") + "\n"
	case p.List:
		rows := p.Key + ":\n"
		for _, v := range p.Values {
			rows += "  - " + yamlScalar(v) + "\n"
		}
		return rows
	case p.Bare:
		return p.Key + ": " + p.Values[0] + "\n"
	}
	return p.Key + ": " + yamlScalar(p.Values[0]) + "\n"
}

// update gives the lines of a key: as they stand when they say the same, else anew. A shared list keeps what the person added;
// was says which of its items are ours.
func (p Prop) update(g group, s Style, eol, was string) string {
	if !p.shared() {
		if g.scalar() == p.value(s) {
			return g.raw
		}
		return withEOL(p.format(s), eol)
	}
	have := g.items(s)
	all := slices.Clone(p.Values)
	for _, v := range have {
		if !slices.Contains(all, v) && !strings.Contains(was, itemSum(p.Key, v)) {
			all = append(all, v)
		}
	}
	if len(all) == len(have) && !slices.ContainsFunc(all, func(v string) bool { return !slices.Contains(have, v) }) {
		return g.raw
	}
	p.Values = nil
	for _, v := range all {
		if v = strings.ToValidUTF8(v, "�"); !slices.Contains(p.Values, v) { // as it will be read
			p.Values = append(p.Values, v)
		}
	}
	return withEOL(p.format(s), eol)
}

// without gives the lines of a shared list without the items that are ours, "" when none is left.
func (g group) without(shared string, s Style, eol string) string {
	all := g.items(s)
	theirs := slices.DeleteFunc(slices.Clone(all), func(v string) bool { return strings.Contains(shared, itemSum(g.key, v)) })
	switch len(theirs) {
	case 0:
		return ""
	case len(all):
		return g.raw
	}
	return withEOL(list(g.key, theirs).format(s), eol)
}

// plain is what needs no quotes: words that begin with a letter. Words that some readers take for something else are left out.
var (
	plainText = journal.Pattern(`^\p{L}[\p{L}\p{M}\p{N} _./()+%?!,;'"&=<>*@^$-]*$`)
	plainWord = journal.Pattern(`(?i)^(y|n|yes|no|on|off|true|false|null|nan|inf)$`)
)

func yamlScalar(v string) string {
	v = strings.ToValidUTF8(v, "�")
	if plainText().MatchString(v) && !plainWord().MatchString(v) && !strings.HasSuffix(v, " ") {
		return v
	}
	return strconv.Quote(v)
}

// group is one key of a front matter with the lines that belong to it, or a comment or blank line without a key.
type group struct {
	key   string
	value string // on the key's own line
	raw   string // all lines, with their ends
}

// cutKey takes a line "key: value" apart.
func cutKey(l string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(l, ":")
	if !ok || key == "" || value != "" && value[0] != ' ' && value[0] != '\t' || strings.ContainsAny(key, "#[]{}\"'") {
		return "", "", false
	}
	if c := key[0]; c != '_' && (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z') {
		return "", "", false
	}
	return strings.TrimRight(key, " \t"), strings.TrimSpace(value), true
}

func plainKey(key string) bool {
	_, _, ok := cutKey(key + ":")
	return ok
}

func groupLines(front string) []group {
	var out []group
	for text := range strings.Lines(front) {
		bare := strings.TrimRight(text, "\r\n")
		key, value, isKey := cutKey(bare)
		continues := bare != "" && (bare[0] == ' ' || bare[0] == '\t' || strings.HasPrefix(bare, "- ") || bare == "-")
		switch {
		case isKey:
			out = append(out, group{key: key, value: value, raw: text})
		case continues && len(out) > 0:
			out[len(out)-1].raw += text
		default:
			out = append(out, group{raw: text})
		}
	}
	return out
}

// scalar is the value as Prop.value gives it for the same value.
func (g group) scalar() string {
	if strings.Contains(g.raw, "::") && !strings.HasPrefix(g.raw, g.key+": ") {
		return g.value
	}
	if items, isList := g.list(); isList {
		return "[" + strings.Join(items, "\x1d") + "]"
	}
	v := g.value
	_, below, _ := strings.Cut(g.raw, "\n")
	for text := range strings.Lines(below) { // a plain or quoted value that another program folded
		if t := strings.TrimSpace(text); v != "" && strings.ContainsRune(`"'`, rune(v[0])) || !strings.HasPrefix(t, "#") {
			v = strings.TrimSpace(v + " " + t)
		}
	}
	return strings.Join(strings.Fields(unquote(v)), " ")
}

func (g group) items(s Style) []string {
	if s == Outline {
		var out []string
		for v := range strings.SplitSeq(g.value, ",") {
			if v = strings.TrimSpace(v); v != "" {
				out = append(out, v)
			}
		}
		return out
	}
	if items, isList := g.list(); isList {
		return items
	}
	if v := g.scalar(); v != "" {
		return []string{v}
	}
	return nil
}

// below are the lines under the key's own, trimmed.
func (g group) below() []string {
	_, rest, _ := strings.Cut(g.raw, "\n")
	var out []string
	for text := range strings.Lines(rest) {
		if t := strings.TrimSpace(text); t != "" && !strings.HasPrefix(t, "#") {
			out = append(out, t)
		}
	}
	return out
}

func (g group) list() (items []string, ok bool) {
	if strings.HasPrefix(g.value, "[") && strings.HasSuffix(g.value, "]") && !strings.HasPrefix(g.value, "[[") {
		for _, v := range splitFlow(g.value[1 : len(g.value)-1]) {
			items = append(items, unquote(v))
		}
		return items, true
	}
	below := g.below()
	if g.value != "" || len(below) == 0 {
		return nil, false
	}
	for _, b := range below {
		v, isItem := strings.CutPrefix(b, "-")
		if !isItem {
			return nil, false
		}
		items = append(items, unquote(strings.TrimSpace(v)))
	}
	return items, true
}

// splitFlow splits at the commas outside quotes.
func splitFlow(s string) []string {
	var out []string
	var quote byte
	from := 0
	add := func(to int) {
		if v := strings.TrimSpace(s[from:to]); v != "" {
			out = append(out, v)
		}
		from = to + 1
	}
	for i := range len(s) {
		switch c := s[i]; {
		case quote != 0:
			if c == quote && (c != '"' || s[i-1] != '\\') {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == ',':
			add(i)
		}
	}
	add(len(s))
	return out
}

// unquote reads a scalar in any of YAML's one-line spellings; a comment behind it is cut.
func unquote(v string) string {
	switch {
	case strings.HasPrefix(v, `"`):
		if end := strings.LastIndexByte(v, '"'); end > 0 {
			if s, err := strconv.Unquote(v[:end+1]); err == nil {
				return s
			}
			return strings.NewReplacer(`\"`, `"`, `\\`, `\`, `\/`, `/`).Replace(v[1:end])
		}
	case strings.HasPrefix(v, "'"):
		if end := strings.LastIndexByte(v, '\''); end > 0 {
			return strings.ReplaceAll(v[1:end], "''", "'")
		}
	case v == "null" || v == "~":
		return ""
	}
	if i := strings.Index(v, " #"); i >= 0 {
		v = v[:i]
	}
	return strings.TrimSpace(v)
}
