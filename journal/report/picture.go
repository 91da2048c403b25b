package report

import (
	"html"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"twoway/journal"
)

// Picture is one plot of a review as a file of its own. Name is unique in the review and fits a file name; Title says what the
// plot shows. Figure is the same plot as a part of a page that has the style sheet of a review, with its values as a table.
type Picture struct {
	Name   string
	Title  string
	SVG    []byte
	Figure []byte
}

// Pictures draws the plots of a review as SVG files that need nothing else: size, colours for light and dark, and their texts
// stand in them. The same review gives the same bytes.
func Pictures(r *journal.Review) []Picture {
	var out []Picture
	count := map[string]int{}
	for _, s := range layout(r).sections {
		for _, b := range s.blocks {
			name := pictureName(b)
			if name == "" {
				continue
			}
			h := &htmlWriter{figures: len(out)} // each has an id of its own on a page that shows several
			h.block(b)
			p, ok := cutPicture(h.b.String())
			if !ok {
				continue
			}
			if count[name]++; count[name] > 1 {
				name += "-" + strconv.Itoa(count[name])
			}
			p.Name, p.Figure = name, []byte(h.b.String())
			out = append(out, p)
		}
	}
	return out
}

func pictureName(b block) string {
	switch b.(type) {
	case leanFigure:
		return "lean"
	case energyFigure:
		return "energy"
	case timelineFigure:
		return "themes"
	case doorFigure:
		return "doors"
	case calibrationFigure:
		return "calibration"
	}
	return ""
}

// drawn are the patterns of a drawing's parts, compiled when the first is cut out.
var drawn = sync.OnceValue(func() (p struct{ svg, ownID, title *regexp.Regexp }) {
	p.svg = regexp.MustCompile(`<svg [^>]*height="(\d+)"[^>]*>`)
	p.ownID = regexp.MustCompile(` id="plot-\d+-(title|desc)"`)
	p.title = regexp.MustCompile(`<title[^>]*>([^<]*)</title>`)
	return p
})

// pictureWidth is the width of a file in pixels; the plots place things by shares of it.
const pictureWidth = 760

// cutPicture takes the drawing out of a figure and gives it what a page would.
func cutPicture(figure string) (Picture, bool) {
	at := drawn().svg.FindStringSubmatchIndex(figure)
	end := strings.Index(figure, "</svg>")
	if at == nil || end < at[1] {
		return Picture{}, false
	}
	body, height := figure[at[1]:end], figure[at[2]:at[3]]
	body = drawn().ownID.ReplaceAllString(body, "") // several pictures may stand on one page
	title := ""
	if m := drawn().title.FindStringSubmatch(body); m != nil {
		title = m[1]
	}
	head := `<svg xmlns="http://www.w3.org/2000/svg" class="plot" role="img" width="` + strconv.Itoa(pictureWidth+40) + `" height="` + height +
		`" viewBox="0 0 ` + strconv.Itoa(pictureWidth+40) + " " + height + "\">\n<style>" +
		pictureStyle + "</style>\n<rect class=\"paper\" width=\"100%\" height=\"100%\"></rect>\n" +
		`<svg x="20" width="` + strconv.Itoa(pictureWidth) + `" height="` + height + "\" overflow=\"visible\">"
	return Picture{Title: html.UnescapeString(title), SVG: []byte(head + body + "</svg>\n</svg>\n")}, true
}

const pictureStyle = `
.plot { --paper: #fff; --ink: #1f1e1c; --soft: #5a5751; --rule: #d9d5ca; --data: #0a5a8f; --event: #a8480b; --wash: #e7eef3; --on-data: #fff; font-family: sans-serif; }
@media (prefers-color-scheme: dark) { .plot { --paper: #191917; --ink: #e9e6df; --soft: #b1ada3; --rule: #403f3a; --data: #7db8e6; --event: #f0a45d; --wash: #22303a; --on-data: #14171a; } }
.paper { fill: var(--paper); }
text { fill: var(--ink); font-size: 13px; }
.tick, .note { fill: var(--soft); font-size: 12px; }
.side { fill: var(--soft); }
.value { font-weight: 600; }
.inside { fill: var(--on-data); font-size: 11px; font-weight: 600; }
.grid { stroke: var(--rule); }
.half { stroke: var(--soft); stroke-dasharray: 4 3; }
.trace { stroke: var(--data); stroke-width: 2; }
.range { stroke: var(--data); stroke-width: 2; opacity: 0.55; }
.most { stroke: var(--event); stroke-width: 3; }
.period { fill: var(--wash); }
.point { fill: var(--data); stroke: var(--paper); stroke-width: 1.5; }
.point.event { fill: var(--event); }
.point.before, .ring { fill: var(--paper); stroke: var(--data); stroke-width: 2; }
`
