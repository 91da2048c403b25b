package export

import (
	"bytes"
	"fmt"
	"html"
	"maps"
	"path"
	"slices"
	"strings"

	"twoway/journal"
	"twoway/journal/markdown"
	"twoway/journal/report"
)

// layHTML writes a static site: an index, one page per decision with its whole story and plots, the notes about none, reviews and
// themes. It works from the file system, runs no script and names no outside address of its own.
func layHTML(in *Input) ([]File, error) {
	if len(in.Entries) == 0 {
		return nil, nil
	}
	v := newVault(htmlDialect(), in)
	for _, e := range in.Entries {
		if e.Kind == journal.KindReview {
			continue
		}
		p := &page{id: e.ID, kind: string(e.Kind), title: v.titleOf(e), date: e.Date, entry: e, state: v.states[e.ID]}
		p.path, p.anchor = v.htmlPath(p)
		v.pages, v.byID[p.id] = append(v.pages, p), p
	}
	for _, r := range in.Reviews {
		p := v.reviewPage(r)
		p.path = "reviews/" + r.Period.Name + ".html"
		v.pages, v.byID[p.id] = append(v.pages, p), p
	}
	if in.Themes != nil && len(in.Themes.List) > 0 {
		p := &page{id: themesID, kind: "themes", title: "Recurring themes", path: "themes.html"}
		v.pages, v.byID[p.id] = append(v.pages, p), p
	}
	return v.site(), nil
}

// htmlPath is a page of its own for a decision and an anchor in one for everything else.
func (v *vault) htmlPath(p *page) (file, anchor string) {
	switch {
	case p.state != nil:
		return "decisions/" + v.idName(p.id) + ".html", ""
	case v.states[v.home[p.id]] != nil:
		return "decisions/" + v.idName(v.home[p.id]) + ".html", p.id
	}
	return "notes.html", p.id
}

func htmlDialect() *dialect {
	return &dialect{
		name: "html", folder: ".",
		address: besides,
		link: func(from, to *page, text string) string {
			return strings.TrimSuffix(markdownLink(text, besides(from, to.path)), ")") + after("#", escapePath(to.anchor)) + ")"
		},
		image: func(from *page, file, alt string) string { return "!" + markdownLink(alt, besides(from, file)) },
		quote: blockQuote,
	}
}

const (
	styleID = "style"
	looseID = "notes" // the page of the notes about no decision
)

func (v *vault) site() []File {
	files := []File{{Path: "style.css", ID: styleID, Data: []byte(v.in.Style + styleSheet + pictureStyle), Always: true}}
	add := func(id, name, title, body string) {
		files = append(files, File{Path: name, ID: id, Data: document(name, title, body), Always: true})
	}
	var loose strings.Builder
	for _, p := range v.pages {
		switch {
		case p.state != nil:
			add(p.id, p.path, p.title, v.decisionHTML(p))
		case p.entry != nil && v.states[v.home[p.id]] == nil:
			loose.WriteString(v.entryHTML(p))
		case p.review != nil:
			files = append(files, File{Path: p.path, ID: p.id, Data: v.reviewHTML(p), Always: true})
		case p.id == themesID:
			v.writeThemes(p)
			add(p.id, p.path, p.title, heading(1, p.title)+render(p.text.String(), 0, ""))
		}
	}
	if loose.Len() > 0 {
		add(looseID, "notes.html", "Notes", heading(1, "Notes")+loose.String())
	}
	index := &page{id: indexID, title: "Decisions", path: "index.html"}
	v.writeIndex(index)
	add(indexID, index.path, index.title, heading(1, "Decisions")+render(index.text.String(), 0, ""))
	v.dropTwins()
	v.nameMissing()
	for _, id := range slices.Sorted(maps.Keys(v.files)) {
		f := v.files[id]
		f.Always = true
		files = append(files, f)
	}
	return files
}

func (v *vault) decisionHTML(p *page) string {
	s := p.state
	var b strings.Builder
	b.WriteString(heading(1, p.title))
	fmt.Fprintf(&b, "<p class=\"settled\">%s</p>\n", html.EscapeString(s.Stands()))
	if line := standing(s); line != "" {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(line))
	}
	for _, plot := range v.plots(s) {
		b.Write(plot.Figure)
	}
	b.WriteString(v.entryHTML(p))
	for _, id := range s.Timeline {
		if q := v.byID[id]; q != nil && q != p {
			b.WriteString(v.entryHTML(q))
		}
	}
	return b.String()
}

func (v *vault) entryHTML(p *page) string {
	title := p.date.String() + " " + p.title
	var s *journal.State
	if home := v.byID[v.home[p.entry.ID]]; home != nil {
		s = home.state
	}
	if o := outcome(p.entry, s); o != "" {
		title += ": " + o
	}
	return fmt.Sprintf("<article id=\"%s\">\n%s%s</article>\n", html.EscapeString(p.id), heading(2, title), render(v.body(p), 1, p.id+"-"))
}

// reviewHTML is the review's own page, with what the person wrote in it and links into the site.
func (v *vault) reviewHTML(p *page) []byte {
	var b bytes.Buffer
	above, below := v.around(p)
	opts := report.HTMLOptions{Style: v.in.Style + pictureStyle, Home: besides(p, "index.html"), Above: render(above, 0, "above-"), Below: render(below, 0, "below-")}
	opts.Link = func(id string) string {
		if to := v.byID[id]; to != nil {
			return escapePath(besides(p, to.path)) + after("#", escapePath(to.anchor))
		}
		return ""
	}
	_ = report.HTML(&b, p.review, opts) // a buffer refuses nothing
	return b.Bytes()
}

func heading(level int, text string) string {
	return fmt.Sprintf("<h%d>%s</h%d>\n", level, html.EscapeString(oneLine(text)), level)
}

func render(text string, shift int, anchor string) string {
	return string(markdown.HTML([]byte(text), markdown.HTMLOptions{Shift: shift, Anchor: anchor}))
}

func document(name, title, body string) []byte {
	up := strings.Repeat("../", strings.Count(path.Clean(name), "/"))
	nav := ""
	if name != "index.html" {
		nav = fmt.Sprintf("<nav><a href=\"%sindex.html\">Decisions</a></nav>\n", up)
	}
	return fmt.Appendf(nil, `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self' file:; img-src 'self' file:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>%s</title>
<link rel="stylesheet" href="%sstyle.css">
</head>
<body>
%s<main>
%s</main>
</body>
</html>
`, html.EscapeString(oneLine(title)), up, nav, body)
}

// pictureStyle keeps pictures within the page.
const pictureStyle = "img { max-width: 100%; height: auto; }\n"

// styleSheet is what pages of a site have besides a review.
const styleSheet = `
/* Pages of a site */

.settled { color: var(--soft); }
h1, h2, h3 { overflow-wrap: anywhere; min-width: 0; }
blockquote { margin: 0 0 0.8rem; padding: 0.05rem 0 0.05rem 1rem; border-left: 3px solid var(--rule); }
blockquote p { margin: 0; }
pre { padding: 0.75rem; background: var(--panel); border-radius: 3px; white-space: pre-wrap; overflow-wrap: anywhere; }
pre code { padding: 0; background: none; white-space: inherit; }
article code { white-space: normal; }
article pre code { white-space: pre-wrap; }
`
