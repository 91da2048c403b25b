package export

import (
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/theme"
)

// Unmasked reads a file of the journal that a link leads to in which Gate wrote initials, by the name that the link has now: the copy has
// that name too. All and public are the entries that Gate got, and kind is as there. Names that become one with initials, of which nobody
// can tell any more which is meant, lead to no file.
func Unmasked(all, public []*journal.Entry, kind func(word string) theme.WordKind, read func(name string) ([]byte, error)) func(name string) ([]byte, error) {
	if kind == nil {
		return read
	}
	files := sync.OnceValue(func() map[string][]string { return maskedFiles(public, namesIn(all, kind)) })
	return func(name string) ([]byte, error) {
		switch names := files()[name]; len(names) {
		case 0:
			return read(name)
		case 1:
			return read(names[0])
		}
		return nil, fs.ErrNotExist
	}
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
		for _, m := range fileTargets().FindAllStringSubmatch(e.Body, -1) {
			to := strings.TrimSpace(m[1])
			masked := n.words(n.withoutAddresses(to), false)
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

// fileAt is the name in the journal of what a link in a folder leads to.
func fileAt(dir, target string) string {
	if plain, err := url.PathUnescape(target); err == nil {
		target = plain
	}
	return path.Join(dir, target)
}

// fileTargets finds where links, wikilinks, definitions of links and pictures of HTML lead.
var fileTargets = journal.Pattern(`(?:\]\(<?|\]:[ \t]*<?|\[\[|src=["']?)([^()<>\[\]|"'#?\n]*\.[A-Za-z0-9]{1,5})`)

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
