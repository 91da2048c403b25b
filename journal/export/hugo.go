package export

import (
	"path"
	"strings"
	"unicode"

	"twoway/journal"
)

// hugo lays out content for a Hugo site.
//
// Dates are days, never after the day of the export, and publishDate is the day before: Hugo reads a day as midnight in its
// own zone and hides what lies ahead, so a page of today would be missing where the day began before Hugo's did. No key is one that
// Hugo reserves for other things. Links are relative addresses, so that a page that was taken off the site breaks no build.
func hugo() *dialect {
	return &dialect{
		name: "hugo", folder: "content/decisions", index: "_index.md",
		props:  hugoProps,
		assets: func(folder string) string { return strings.Replace(folder, "content/", "static/", 1) },
		link: func(from, to *page, text string) string {
			return markdownLink(text, hugoLink(from.path, to.path))
		},
		image: func(from *page, file, alt string) string {
			return "!" + markdownLink(alt, hugoFile(from.path, file))
		},
		address:  func(from *page, file string) string { return hugoFile(from.path, file) },
		finish:   func(block string) string { return hideShortcodes(hideHTML(block)) },
		together: true,
		quote:    blockQuote,
	}
}

func hugoProps(v *vault, p *page) []Prop {
	if !p.date.IsZero() && !v.in.AsOf.IsZero() && p.date.After(v.in.AsOf) {
		q := *p
		q.date, p = v.in.AsOf, &q
	}
	var out []Prop
	for _, prop := range common(v, p, "title") {
		out = append(out, prop)
		if prop.Key == "date" && !p.date.IsZero() {
			out = append(out, day("publishDate", p.date.AddDays(-1)))
		}
	}
	return append(out, list("tags", tagsOf(p)))
}

// hugoURL is the folder-like address of a page below the site, as Hugo makes it of a file's name: blanks become hyphens, and signs that
// no address should hold go.
func hugoURL(file string) string {
	file = strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case unicode.In(r, unicode.Letter, unicode.Digit, unicode.Mark), strings.ContainsRune("./_#+~-@", r):
			return r
		}
		return -1
	}, strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(file, "content/"), ".md")))
	if base := path.Base(file); base == "_index" || base == "index" {
		return path.Dir(file) + "/"
	}
	return file + "/"
}

func hugoLink(from, to string) string {
	rel := relative(hugoURL(from)+"x", hugoURL(to)+"x")
	return strings.TrimSuffix(rel, "x")
}

func hugoFile(from, file string) string {
	return relative(hugoURL(from)+"x", strings.TrimPrefix(file, "static/"))
}

// hideHTML shows raw HTML as text: Hugo leaves it out with a warning. Code and addresses in angle brackets stay.
func hideHTML(block string) string {
	var b strings.Builder
	fence := ""
	for text := range strings.Lines(block) {
		was := fence
		fence = nextFence(fence, text)
		if was != "" || fence != "" || strings.HasPrefix(text, "    ") || !strings.Contains(text, "<") {
			b.WriteString(text)
			continue
		}
		for text != "" {
			i := strings.IndexAny(text, "`<\\")
			if i < 0 {
				break
			}
			b.WriteString(text[:i])
			text = text[i:]
			switch {
			case text[0] == '`':
				n := journal.CodeSpan(text)
				b.WriteString(text[:n])
				text = text[n:]
			case text[0] == '\\' && len(text) > 1:
				b.WriteString(text[:2])
				text = text[2:]
			case tagLike().MatchString(text[:min(2, len(text))]) && !autoLink().MatchString(text):
				b.WriteString("&lt;")
				text = text[1:]
			default:
				b.WriteByte(text[0])
				text = text[1:]
			}
		}
		b.WriteString(text)
	}
	return b.String()
}

var autoLink = journal.Pattern(`^<([A-Za-z][A-Za-z0-9+.-]+:[^\s<>]*|[^\s<>@]+@[^\s<>]+)>`)

// hideShortcodes keeps Hugo from running what an entry quotes: it reads {{< … >}} in code too. The comment form of Hugo shows
// the same text. A call that has no end, or is a comment already, is broken by a word joiner, which no reader sees.
func hideShortcodes(block string) string {
	var b strings.Builder
	for {
		i := callStart(block)
		if i < 0 {
			b.WriteString(block)
			return b.String()
		}
		b.WriteString(block[:i])
		open, rest := block[i:i+3], block[i+3:]
		inner, after, closed := strings.Cut(rest, map[byte]string{'<': ">}}", '%': "%}}"}[open[2]])
		if !closed || callStart(inner) >= 0 || strings.Contains(inner, "/*") || strings.Contains(inner, "*/") {
			b.WriteString("{\u2060" + open[1:])
			block = rest
			continue
		}
		b.WriteString(open + "/*" + inner + "*/" + rest[len(inner):len(inner)+3])
		block = after
	}
}

// callStart is where the next call of a shortcode begins, or -1.
func callStart(s string) int {
	a, b := strings.Index(s, "{{<"), strings.Index(s, "{{%")
	if a < 0 || b >= 0 && b < a {
		return b
	}
	return a
}
