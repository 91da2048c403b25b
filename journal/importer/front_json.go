package importer

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
)

// languages are the first lines of a front matter, each with the language of what stands below it.
var languages = map[string]string{
	"---": "yaml", "---yaml": "yaml", "---yml": "yaml", "+++": "toml", "---toml": "toml", "---json": "json", ";;;": "json",
}

// objectFirst is how a text begins that has its front matter as an object, without a line above it.
var objectFirst = journal.Pattern(`\A\s*\{\s*"(?:[^"\\\n]|\\.)*"\s*:`)

// cutObject takes the object off a text that begins with one, and gives what stands below it; line is that of the latter.
func cutObject(text string) (f front, body string, line int) {
	f = front{values: map[string][]string{}, language: "json"}
	end := f.readJSON(text, 1)
	body = text[end:]
	if head, rest, more := strings.Cut(body, "\n"); more && strings.TrimSpace(head) == "" {
		end, body = len(text)-len(rest), rest
	}
	return f, body, 1 + strings.Count(text[:end], "\n")
}

// readJSON reads the object with which a text begins, which stands at a line of its file, and gives where it ends.
func (f *front) readJSON(text string, line int) (end int) {
	read := json.NewDecoder(strings.NewReader(text))
	lines, at := []string{""}, []int{0} // of each key as YAML has it, and where it stands
	first, err := read.Token()
	if err == nil && first != json.Delim('{') {
		err = errors.New("it begins otherwise")
	}
	for err == nil && read.More() {
		var key json.Token
		var raw json.RawMessage
		if key, err = read.Token(); err != nil {
			break
		}
		from := line + strings.Count(text[:read.InputOffset()], "\n")
		if err = read.Decode(&raw); err != nil {
			break
		}
		name, _ := key.(string) // of an object it is one
		quotedKey, _ := json.Marshal(name)
		it := item{key: name, lines: strings.Split(string(quotedKey)+": "+string(raw), "\n")}
		it.values, it.list, it.exact = jsonValue(raw)
		f.add(it)
		lines, at = append(lines, string(quotedKey)+": "+flowed(raw)), append(at, from)
	}
	if err == nil {
		_, err = read.Token()
	}
	if err != nil {
		f.broken = "it is no object in JSON: " + err.Error()
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			f.broken = "the JSON breaks off"
		}
		return len(text)
	}
	if f.meant, f.closed = markdown.MeantPrivate(lines, true); f.meant > 0 {
		f.meant = at[f.meant-1]
	}
	return int(read.InputOffset())
}

// flowed writes a value of JSON on one line, as YAML reads it.
func flowed(raw json.RawMessage) string {
	var value any
	var out bytes.Buffer
	write := json.NewEncoder(&out)
	write.SetEscapeHTML(false)
	read := json.NewDecoder(bytes.NewReader(raw))
	read.UseNumber()
	if read.Decode(&value) != nil || write.Encode(value) != nil {
		return string(raw)
	}
	return strings.TrimSpace(out.String())
}

// jsonValue reads one value or a list of them. Exact is false when there is more to it: an object, a list in a list, nothing in a list.
func jsonValue(raw json.RawMessage) (values []string, list, exact bool) {
	var all []json.RawMessage
	if raw[0] == '[' && json.Unmarshal(raw, &all) == nil {
		exact = true
		for _, one := range all {
			v, more, ok := jsonValue(one)
			exact = exact && ok && !more && len(v) == 1
			values = append(values, v...)
		}
		return values, true, exact
	}
	var text string
	switch {
	case raw[0] == '"' && json.Unmarshal(raw, &text) == nil:
		return slices.DeleteFunc([]string{text}, func(t string) bool { return t == "" }), false, true
	case string(raw) == "null":
		return nil, false, true
	}
	return []string{string(raw)}, false, raw[0] != '{'
}
