package export

import (
	"cmp"
	"strings"

	"twoway/journal"
)

// obsidian lays out notes for an Obsidian vault. Properties are flat and keep one type each; links are wikilinks by file name
// with the title as text, so that Obsidian follows and renames them; open predictions carry the date sign of its Tasks plugin,
// which plain Obsidian shows as text; quotes are callouts.
func obsidian() *dialect {
	return &dialect{
		name: "obsidian", folder: "Decisions", index: "Decisions.md", heading: true,
		props: func(v *vault, p *page) []Prop {
			return append(common(v, p, "aliases"), list("tags", obsidianTags(tagsOf(p))))
		},
		link: func(from, to *page, text string) string {
			if strings.ContainsAny(stem(to.path), notInWikilink) { // renamed outside of Obsidian, which allows no such name
				return markdownLink(cmp.Or(text, to.title), besides(from, to.path))
			}
			return wikilink(stem(to.path), text)
		},
		reference: func(to *page) string { return wikilink(stem(to.path), oneLine(to.title)) },
		image: func(_ *page, file, _ string) string {
			return "![[" + file[strings.LastIndexByte(file, '/')+1:] + "]]"
		},
		task: func(line string, open bool, by journal.Date) string {
			if !open || by.IsZero() {
				return line
			}
			return line + " 📅 " + by.String()
		},
		review: callouts,
		finish: tableLinks,
		quote: func(text, link string) string {
			return "> [!quote] " + link + "\n> " + strings.ReplaceAll(text, "\n", "\n> ")
		},
	}
}

var inWikilink = strings.NewReplacer("[", "(", "]", ")", "|", "/", `\`, "")

func wikilink(name, text string) string {
	text = oneLine(inWikilink.Replace(text))
	if text == "" || text == name {
		return "[[" + name + "]]"
	}
	return "[[" + name + "|" + text + "]]"
}

// callouts makes a callout of each quote of a review.
func callouts(text string) string {
	return quoteBegins().ReplaceAllString(text, "$1> [!quote]\n> ")
}

var quoteBegins = journal.Pattern(`(^|\n\n|\n>\n)> `)

// tableLinks escapes the bar of wikilinks in the cells of a table, as Obsidian asks.
func tableLinks(block string) string {
	if !strings.Contains(block, "\n|") {
		return block
	}
	var out []string
	fence := ""
	for text := range strings.SplitSeq(block, "\n") {
		was := fence
		fence = nextFence(fence, text)
		if was == "" && fence == "" && strings.HasPrefix(text, "|") {
			text = wikiBar().ReplaceAllString(text, `[[$1\|`)
		}
		out = append(out, text)
	}
	return strings.Join(out, "\n")
}

var wikiBar = journal.Pattern(`\[\[([^\[\]|\\]+)\|`)

// stem is a path's file name without its ending.
func stem(p string) string {
	return strings.TrimSuffix(p[strings.LastIndexByte(p, '/')+1:], ".md")
}

var notInTag = journal.Pattern(`[^\p{L}\p{N}/_-]+`)

// obsidianTags makes tags that Obsidian accepts: no blanks, and not digits alone.
func obsidianTags(tags []string) []string {
	var out []string
	for _, t := range tags {
		t = strings.Trim(notInTag().ReplaceAllString(t, "-"), "-/")
		if t != "" && strings.Trim(t, "0123456789") == "" {
			t = "t" + t
		}
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}
