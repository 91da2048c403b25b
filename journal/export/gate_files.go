package export

import (
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/theme"
)

// Pages gives two functions for the files of the journal that links lead to. All, public, unread and kind are as Gate has them. Open reads a
// file, by the name that the link has now: where Gate wrote initials in it, the copy has that name too. Names that become one with
// initials, of which nobody can tell any more which is meant, lead to no file; Gate gives them numbers, so that few do. Gated does with the
// text of a file what Gate does with entries: it mentions no private entry by its id, and people are initials unless kind is nil.
func Pages(all, public []*journal.Entry, unread []string, kind func(word string) theme.WordKind, read func(name string) ([]byte, error)) (
	open func(name string) ([]byte, error), gated func(text string) string,
) {
	leaving := sync.OnceValue(func() []*journal.Entry { return withoutUnclosed(all, public) })
	ids := sync.OnceValue(func() privateNames { return privateIDs(mentionable(all, unread), leaving()) })
	if kind == nil {
		return read, func(text string) string { return withoutIDsIn(text, ids()) }
	}
	people := sync.OnceValue(func() names { return namesIn(all, kind) })
	files := sync.OnceValue(func() map[string][]string {
		n := people()
		n.number(leaving())
		return maskedFiles(leaving(), n)
	})
	open = func(name string) ([]byte, error) {
		switch names := files()[name]; len(names) {
		case 0:
			return read(name)
		case 1:
			return read(names[0])
		}
		return nil, fs.ErrNotExist
	}
	return open, func(text string) string { return people().inPage(withoutIDsIn(text, ids())) }
}

// maskedFiles are the names of the files to which entries link, by the name that they have with initials; where one has a name with
// initials, all that share it.
func maskedFiles(entries []*journal.Entry, n names) map[string][]string {
	files := map[string][]string{}
	if !n.any {
		return files
	}
	changed := map[string]bool{}
	for _, e := range entries {
		for _, to := range targetsIn(e.Body) {
			masked := n.inFileName(n.numbered(to))
			for _, dir := range []string{path.Dir(e.Path), "."} {
				name, as := fileAt(dir, to), fileAt(dir, masked)
				changed[as] = changed[as] || as != name
				if !slices.Contains(files[as], name) {
					files[as] = append(files[as], name)
				}
			}
		}
	}
	for as := range files {
		if !changed[as] {
			delete(files, as)
		}
	}
	return files
}

// number gives a number to the parts of the names of files that would be one with initials, save to the first of them: in the order of
// their letters, those first that have no name of anybody in them.
func (n *names) number(entries []*journal.Entry) {
	if !n.any {
		return
	}
	parts := map[string]bool{}
	for _, e := range entries {
		for _, to := range targetsIn(e.Body) {
			for part := range strings.SplitSeq(to, "/") {
				parts[plainPart(part)] = true
			}
		}
	}
	order := slices.SortedFunc(maps.Keys(parts), func(a, b string) int {
		if named := n.inFileName(a) != a; named != (n.inFileName(b) != b) {
			return map[bool]int{true: 1, false: -1}[named]
		}
		return strings.Compare(a, b)
	})
	n.numbers = map[string]string{}
	taken := map[string]bool{}
	for _, part := range order {
		number := ""
		free := func(number string) bool { return !taken[journal.NameKey(n.inFileName(numberedPart(part, number)))] }
		if n.inFileName(part) != part && !isNote(part) {
			for i := 2; !free(number); i++ {
				number = fmt.Sprint("-", i)
			}
		}
		taken[journal.NameKey(n.inFileName(numberedPart(part, number)))] = true
		if number != "" {
			n.numbers[part] = number
		}
	}
}

// withNumbers writes the numbers into the names of files to which a text links.
func (n names) withNumbers(text string) string {
	if len(n.numbers) == 0 {
		return text
	}
	var b strings.Builder
	from := 0
	for _, m := range fileTargets().FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(text[from:m[2]] + n.numbered(text[m[2]:m[3]]))
		from = m[3]
	}
	return b.String() + text[from:]
}

// numbered is where a link leads to, with the numbers of its parts.
func (n names) numbered(target string) string {
	parts := strings.Split(target, "/")
	for i, part := range parts {
		if number := n.numbers[plainPart(strings.TrimSpace(part))]; number != "" {
			parts[i] = numberedPart(part, number)
		}
	}
	return strings.Join(parts, "/")
}

// inFileName is a name of a file with initials.
func (n names) inFileName(name string) string { return n.words(n.withoutAddresses(name), false) }

// numberedPart puts a number before the ending of a part of a name.
func numberedPart(part, number string) string {
	ext := path.Ext(part)
	return strings.TrimSuffix(part, ext) + number + ext
}

// plainPart is a part of a name as all ways of writing it in a link have it.
func plainPart(part string) string {
	if plain, err := url.PathUnescape(part); err == nil {
		part = plain
	}
	return norm.NFC.String(part)
}

// isNote says whether a part of a name is that of an entry, which is named by its id.
func isNote(part string) bool {
	_, ok := journal.ParseID(strings.TrimSuffix(part, ".md"))
	return ok && path.Ext(part) == ".md"
}

// fileAt is the name in the journal of what a link in a folder leads to.
func fileAt(dir, target string) string {
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	return path.Join(dir, target)
}

// targetsIn is where the links of a text lead that fileTargets finds.
func targetsIn(text string) (to []string) {
	if !strings.Contains(text, "](") && !strings.Contains(text, "[[") && !strings.Contains(text, "]:") && !strings.Contains(text, "src=") {
		return nil // most texts, and the pattern is slow
	}
	for _, m := range fileTargets().FindAllStringSubmatch(text, -1) {
		to = append(to, strings.TrimSpace(m[1]))
	}
	return to
}

// fileTargets finds where links, wikilinks, definitions of links and pictures of HTML lead.
var fileTargets = journal.Pattern(`(?:\]\(<?|\]:[ \t]*<?|\[\[|src=["']?)([^()<>\[\]|"'#?\n]*\.[A-Za-z0-9]{1,12})`)

// isMarkdown says whether a file is Markdown by its name.
func isMarkdown(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdown", ".mdwn", ".mkd", ".mkdn", ".mdx", ".qmd", ".rmd":
		return true
	}
	return false
}

// keepsIn says whether a file begins with a front matter, between lines of --- or +++, that keeps its text in.
func keepsIn(file []byte) bool {
	fence, rest, _ := strings.Cut(strings.TrimPrefix(string(file[:min(len(file), maxFront)]), "\ufeff"), "\n")
	if fence = strings.TrimRight(fence, " \t\r"); fence != "---" && fence != "+++" {
		return false
	}
	var lines []string
	for line := range strings.Lines(rest) {
		if line = strings.TrimRight(line, " \t\r\n"); line == fence {
			_, private := markdown.MeantPrivate(lines, fence == "---")
			return private
		}
		lines = append(lines, line)
	}
	return false
}

// maxFront is the largest front matter of a file beside the entries that is read, in bytes.
const maxFront = 64 << 10
