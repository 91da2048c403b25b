package theme

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"twoway/journal"
)

// maxLensFile is how many bytes of a lens file are read; ours has twelve thousand.
const maxLensFile = 256 << 10

// lensFile is what one file of lenses says.
type lensFile struct {
	lenses []readLens
	hide   []wish
	same   []joined
}

// readLens is a lens with the place where it stands. bare says that its file gives it no cue, not even one that cannot be matched.
type readLens struct {
	Lens
	path string
	line int
	bare bool
}

// lensReader reads one file and gathers what is wrong with it; what can be used is used.
type lensReader struct {
	path     string
	file     lensFile
	problems []journal.Problem
}

// readLensFiles reads the lens files of a folder in order of their names.
func readLensFiles(fsys fs.FS) (files []lensFile, problems []journal.Problem) {
	names, err := fs.ReadDir(fsys, ".")
	if err != nil {
		r := lensReader{path: "lenses"}
		r.unreadable(0, "cannot be read: "+err.Error(), "check the folder's permissions")
		problems = r.problems
	}
	for _, entry := range names {
		name := entry.Name()
		if !strings.HasSuffix(name, ".yaml") && !strings.HasSuffix(name, ".yml") {
			continue
		}
		r := lensReader{path: path.Join("lenses", name)}
		r.read(fsys, name)
		files = append(files, r.file)
		problems = append(problems, r.problems...)
	}
	return files, problems
}

func (r *lensReader) read(fsys fs.FS, name string) {
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		r.cannotRead(err)
		return
	case info.IsDir():
		r.unreadable(0, "is a folder, and has the name of a lens file", "move its files to lenses/ itself, or give it another name")
		return
	case info.Mode()&fs.ModeSymlink != 0:
		r.unreadable(0, "is a link, and links are not followed", "put the file itself in its place")
		return
	case !info.Mode().IsRegular():
		r.unreadable(0, "is a pipe or a device, and has the name of a lens file", "write a plain file in its place")
		return
	case info.Size() > maxLensFile:
		r.unreadable(0, fmt.Sprintf("is larger than %d KB", maxLensFile>>10), "keep lens files short, one subject a file")
		return
	}
	src, err := fs.ReadFile(fsys, name)
	if err != nil {
		r.cannotRead(err)
		return
	}
	if line, text, mend := signFault(src); text != "" {
		r.unreadable(line, text, mend)
		return
	}
	var doc, second yaml.Node
	read := yaml.NewDecoder(bytes.NewReader(src))
	if err := read.Decode(&doc); errors.Is(err, io.EOF) {
		return
	} else if err != nil {
		line, text := yamlError(err)
		r.unreadable(line, "is not YAML: "+text, `write a list of lenses, each "- id: …" with "cues: [ … ]"`)
		return
	}
	if err := read.Decode(&second); !errors.Is(err, io.EOF) {
		r.problem(second.Line, "what stands below a second --- is not read", "take the --- out, so that the file is one list")
	}
	if len(doc.Content) == 0 {
		return
	}
	if n := firstAlias(&doc); n != nil {
		r.unreadable(n.Line, "uses YAML anchors or aliases, which lens files do not need", "write the words out")
		return
	}
	r.top(doc.Content[0])
}

func (r *lensReader) cannotRead(err error) {
	r.unreadable(0, "cannot be read: "+err.Error(), "check the file's permissions")
}

// signFault finds the first line with a sign that YAML does not allow there, and says what it is and what to write; "" when there is
// none.
func signFault(src []byte) (line int, text, mend string) {
	for l := range bytes.Lines(src) {
		line++
		if !utf8.Valid(l) {
			return line, "is not UTF-8", "save the file as UTF-8"
		}
		if indent := l[:len(l)-len(bytes.TrimLeft(l, " -\t"))]; bytes.ContainsRune(indent, '\t') && len(bytes.TrimSpace(l)) > 0 {
			return line, "is indented with a tab, which YAML does not allow", "write blanks instead"
		}
		control := func(c rune) bool { return unicode.IsControl(c) && c != '\t' && c != '\n' && c != '\r' && c != '\u0085' }
		if i := bytes.IndexFunc(l, control); i >= 0 {
			c, _ := utf8.DecodeRune(l[i:])
			return line, fmt.Sprintf("holds the control character %U", c), "take it out"
		}
	}
	return 0, "", ""
}

// top reads a file's one value: a list of lenses, or a mapping of lenses, hide and same.
func (r *lensReader) top(n *yaml.Node) {
	switch n.Kind {
	case yaml.SequenceNode:
		for _, item := range n.Content {
			r.item(item)
		}
	case yaml.MappingNode:
		if value(n, "lenses") == nil {
			r.item(n)
			return
		}
		r.keysOnce(n)
		for k, v := range pairs(n) {
			switch {
			case k.Value == "hide", k.Value == "same":
			case k.Value != "lenses":
				r.problem(k.Line, fmt.Sprintf("%q is no key beside lenses", k.Value), "use lenses, hide or same there, and id, name, ask, cues or not for a lens")
			case v.Kind == yaml.SequenceNode:
				for _, item := range v.Content {
					r.item(item)
				}
			case v.Tag != "!!null":
				r.problem(k.Line, "lenses is no list of lenses", `write "- id: …" below it for each, with "cues: [ … ]"`)
			}
		}
		r.wishes(n)
	default:
		r.unreadable(n.Line, "is no list of lenses", `write a list of lenses, each "- id: …" with "cues: [ … ]"`)
	}
}

// keysOnce names the keys that stand twice in a mapping.
func (r *lensReader) keysOnce(n *yaml.Node) {
	first := map[string]int{}
	for k := range pairs(n) {
		if line, twice := first[k.Value]; twice {
			r.problem(k.Line, fmt.Sprintf("%s stands in line %d already", k.Value, line), "write one "+k.Value+": that holds both")
			continue
		}
		first[k.Value] = k.Line
	}
}

// item reads one entry of the list: a lens, or a mapping that hides or joins phrases.
func (r *lensReader) item(n *yaml.Node) {
	if n.Kind != yaml.MappingNode {
		r.problem(n.Line, fmt.Sprintf("%q is no lens", n.Value), `write "- id: …", then "cues: [ … ]" indented below it`)
		return
	}
	r.keysOnce(n)
	r.wishes(n)
	if value(n, "id") == nil && (value(n, "hide") != nil || value(n, "same") != nil) {
		return
	}
	l := readLens{path: r.path, line: n.Line, bare: true}
	for k, v := range pairs(n) {
		switch k.Value {
		case "id":
			l.ID = v.Value
		case "name":
			l.Name = r.line(k, v)
		case "ask":
			l.Ask = r.line(k, v)
		case "cues":
			l.Cues = append(l.Cues, r.cues(k, v)...)
			l.bare = l.bare && len(v.Content) == 0 && v.Value == ""
		case "not":
			l.Not = append(l.Not, r.cues(k, v)...)
		case "hide", "same":
		default:
			r.problem(k.Line, fmt.Sprintf("%q is no key of a lens", k.Value), "use id, name, ask, cues or not for a lens, hide or same for themes")
		}
	}
	switch {
	case l.ID == "":
		r.problem(n.Line, "this lens has no id", `write "id: " and a short name such as "commute"`)
	case !isID(l.ID):
		r.problem(n.Line, fmt.Sprintf("%q cannot be a lens id", l.ID), "use small letters without accents, digits and hyphens, such as "+plainID(l.ID))
	default:
		r.file.lenses = append(r.file.lenses, l)
	}
}

// wishes reads hide and same of a mapping.
func (r *lensReader) wishes(n *yaml.Node) {
	for k, v := range pairs(n) {
		switch k.Value {
		case "hide":
			r.file.hide = append(r.file.hide, r.wishList(k, v)...)
		case "same":
			r.same(k, v)
		}
	}
}

// same reads "[name, phrase, …]", a list of such lists, or a mapping of names to lists.
func (r *lensReader) same(k, v *yaml.Node) {
	switch {
	case v.Kind == yaml.MappingNode:
		for name, terms := range pairs(v) {
			if labelKey(name.Value) == "" {
				r.problem(name.Line, fmt.Sprintf("same: the name %q has no letter and no digit", name.Value), "write a word for it")
				continue
			}
			r.file.same = append(r.file.same, joined{name.Value, r.wishList(k, terms)})
		}
	case v.Kind == yaml.SequenceNode && len(v.Content) > 0 && v.Content[0].Kind == yaml.SequenceNode:
		for _, one := range v.Content {
			r.same(k, one)
		}
	default:
		if len(v.Content) < 2 {
			r.problem(k.Line, "same: needs at least two phrases", `write "same: [phrase to show, other phrase]"`)
			return
		}
		r.file.same = append(r.file.same, joined{terms: r.wishList(k, v)})
	}
}

// wishList reads the phrases of hide or same, and leaves out those that cannot be matched, each with a problem.
func (r *lensReader) wishList(k, v *yaml.Node) []wish {
	var out []wish
	for _, n := range r.texts(k, v) {
		w := wish{n.Value, labelKey(n.Value), r.path, n.Line}
		switch {
		case w.key == "":
			r.problem(n.Line, fmt.Sprintf("%s: %q holds no word", k.Value, n.Value), "write the name of a theme as a review shows it, or words of your entries")
		case strings.ContainsAny(n.Value, "*_"):
			r.problem(n.Line, fmt.Sprintf("%s: %q holds a sign that only cues know", k.Value, n.Value),
				`write whole words, such as "late meeting", which stands for "late meetings" too`)
		default:
			out = append(out, w)
		}
	}
	return out
}

// texts are the strings of a list as they stand in the file.
func (r *lensReader) texts(k, v *yaml.Node) []*yaml.Node {
	if v.Kind == yaml.ScalarNode {
		if v.Tag == "!!null" {
			return nil
		}
		return []*yaml.Node{v}
	}
	var out []*yaml.Node
	for _, x := range v.Content {
		if v.Kind != yaml.SequenceNode || x.Kind != yaml.ScalarNode {
			r.problem(x.Line, k.Value+" holds something that is no text", fmt.Sprintf(`write "%s: [first, second]"`, k.Value))
			continue
		}
		out = append(out, x)
	}
	return out
}

// cues reads a list of cues and leaves out those that cannot be matched, each with a problem.
func (r *lensReader) cues(k, v *yaml.Node) []string {
	var out []string
	for _, n := range r.texts(k, v) {
		c := n.Value
		if why := cueFault(c); why != "" {
			r.problem(n.Line, fmt.Sprintf("%s %q %s", cmp.Or(map[string]string{"not": "the false friend"}[k.Value], "the cue"), c, why), `write plain words, such as "burn* out" or "helped _ grow"`)
			continue
		}
		out = append(out, c)
	}
	return out
}

func (r *lensReader) line(k, v *yaml.Node) string {
	if v.Kind != yaml.ScalarNode {
		r.problem(k.Line, k.Value+" is no text", fmt.Sprintf(`write "%s: one line"`, k.Value))
	}
	return strings.TrimSpace(v.Value)
}

// problem names what is wrong, once where two keys read one value.
func (r *lensReader) problem(line int, text, mend string) {
	r.name(journal.Problem{Path: r.path, Line: line, Rule: "lens", Text: text, Mend: mend})
}

func (r *lensReader) name(p journal.Problem) {
	if !slices.Contains(r.problems, p) {
		r.problems = append(r.problems, p)
	}
}

func (r *lensReader) unreadable(line int, text, mend string) {
	r.name(journal.Problem{Path: r.path, Line: line, Rule: "lens", Text: text, Mend: mend, Unreadable: true})
}

// pairs walks the keys and values of a mapping in order.
func pairs(n *yaml.Node) func(yield func(k, v *yaml.Node) bool) {
	return func(yield func(k, v *yaml.Node) bool) {
		if n.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i], n.Content[i+1]) {
				return
			}
		}
	}
}

func value(n *yaml.Node, key string) *yaml.Node {
	for k, v := range pairs(n) {
		if k.Value == key {
			return v
		}
	}
	return nil
}

func firstAlias(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		return n
	}
	for _, c := range n.Content {
		if a := firstAlias(c); a != nil {
			return a
		}
	}
	return nil
}

// yamlError takes the line out of a message of the YAML reader, which begins "yaml: line 3: ".
func yamlError(err error) (line int, text string) {
	text = strings.TrimPrefix(err.Error(), "yaml: ")
	if _, scanErr := fmt.Sscanf(text, "line %d:", &line); scanErr == nil {
		_, text, _ = strings.Cut(text, ": ")
	}
	first, _, _ := strings.Cut(text, "\n")
	return line, first
}
