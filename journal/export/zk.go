package export

import (
	"strings"

	"twoway/journal"
)

// zk lays out notes for a zk notebook: title, date and tags in the front matter, and relative Markdown links, which zk
// resolves without a setting and shows as links and backlinks.
func zk() *dialect {
	d := plainMarkdown()
	d.name, d.folder, d.index, d.heading = "zk", "decisions", "decisions.md", false
	return d
}

// plainMarkdown lays out notes as GitHub shows them.
func plainMarkdown() *dialect {
	return &dialect{
		name: "markdown", folder: ".", index: "README.md", heading: true,
		props: func(v *vault, p *page) []Prop {
			return append(common(v, p, "title"), list("tags", tagsOf(p)))
		},
		address: besides,
		link: func(from, to *page, text string) string {
			return markdownLink(text, relative(from.path, to.path))
		},
		image: func(from *page, file, alt string) string {
			return "!" + markdownLink(alt, relative(from.path, file))
		},
		together: true,
		quote:    blockQuote,
	}
}

// blockQuote is a quotation with its source below it, as CommonMark writes it.
func blockQuote(text, link string) string {
	return "> " + strings.ReplaceAll(text, "\n", "\n> ") + "\n>\n> " + link
}

var (
	escaped = journal.Pattern(`\\([\[\]])`)
	bracket = journal.Pattern(`[\[\]]`)
)

func markdownLink(text, dest string) string {
	text = bracket().ReplaceAllString(escaped().ReplaceAllString(oneLine(text), "$1"), `\$0`)
	return "[" + text + "](" + escapePath(dest) + ")"
}
