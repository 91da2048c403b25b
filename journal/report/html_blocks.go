package report

import "strconv"

func (h *htmlWriter) section(s section) {
	h.open("section", "id", s.id, "aria-labelledby", s.id+"-title")
	h.el("h2", s.title, "id", s.id+"-title")
	for rest := s.blocks; len(rest) > 0; {
		if n := plotBlocks(rest); n > 0 {
			rest = h.sideBySide(rest)
			continue
		}
		h.block(rest[0])
		rest = rest[1:]
	}
	h.shut("section")
}

// sideBySide puts the plots that follow each other into one box, each with its heading and the line below it, so that paper can
// hold two in a row. It returns the blocks after them.
func (h *htmlWriter) sideBySide(blocks []block) []block {
	h.open("div", "class", "plots")
	for n := plotBlocks(blocks); n > 0; n = plotBlocks(blocks) {
		h.open("div")
		for _, b := range blocks[:n] {
			h.block(b)
		}
		h.shut("div")
		blocks = blocks[n:]
	}
	h.shut("div")
	return blocks
}

// plotBlocks is how many blocks belong to the plot that comes first: its heading, the plot, and the line below it; 0 when none does.
func plotBlocks(blocks []block) int {
	n := 0
	if len(blocks) > 0 {
		if _, ok := blocks[0].(heading); ok {
			n++
		}
	}
	if n == len(blocks) {
		return 0
	}
	switch blocks[n].(type) {
	case leanFigure, energyFigure:
		n++
	default:
		return 0
	}
	if n < len(blocks) {
		if _, ok := blocks[n].(paragraph); ok {
			n++
		}
	}
	return n
}

func (h *htmlWriter) block(b block) {
	switch b := b.(type) {
	case paragraph:
		h.open("p")
		h.line(line(b))
		h.shut("p")
	case heading:
		h.el("h3", string(b))
	case list:
		h.open("ul")
		for _, l := range b {
			h.open("li")
			h.line(l)
			h.shut("li")
		}
		h.shut("ul")
	case table:
		h.table(b)
	case themeBlock:
		h.theme(b)
	case leanFigure:
		h.lean(b.LeanStory)
	case energyFigure:
		h.energy(b)
	case timelineFigure:
		h.timeline(b)
	case doorFigure:
		h.doors(b.doors)
	case calibrationFigure:
		h.calibration(b.Tens)
	}
}

func (h *htmlWriter) theme(t themeBlock) {
	h.open("article", "class", "theme")
	h.open("div", "class", "head")
	h.tag("h3", nil)
	if t.word != "" {
		h.raw("<span class=\"trend\">")
		h.text(t.word + ":")
		h.raw("</span> ")
		h.text(t.behind)
	} else {
		h.text(t.label)
	}
	h.shut("h3")
	h.open("p", "class", "share")
	if t.n > 0 {
		h.open("svg", "class", "bar", "aria-hidden", "true", "focusable", "false")
		h.shape("rect", "class", "track", "width", "100%", "height", "100%")
		h.shape("rect", "class", "fill", "width", percent(t.k, t.n), "height", "100%")
		h.raw("</svg> ")
	}
	h.text(t.counts)
	h.shut("p")
	h.shut("div")
	for _, q := range t.quotes {
		h.quote(q)
	}
	h.shut("article")
}

func (h *htmlWriter) quote(q quote) {
	class := "quote"
	if q.lead != "" {
		class = "quote counter"
	}
	h.open("figure", "class", class)
	h.raw("<blockquote><p dir=\"auto\">")
	h.line(said(q.Shown(), "“", "”"))
	h.raw("</p></blockquote>\n<figcaption>")
	if q.lead != "" {
		h.text(q.lead + " ")
	}
	h.span(ref(q.Entry, q.day))
	h.raw("</figcaption>\n")
	h.shut("figure")
}

// percent is k of n as a length, with one decimal at most.
func percent(k, n int) string {
	return strconv.FormatFloat(float64(min(max(k, 0), n))*100/float64(max(n, 1)), 'f', 1, 64) + "%"
}
