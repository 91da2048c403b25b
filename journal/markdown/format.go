package markdown

import (
	"slices"
	"strings"

	"twoway/journal"
)

// Format prints an entry: its front matter in the one form the tool writes, and below it Body as it is, byte for byte. What
// Parse reads from the result is what Format printed, and printing that again gives the same bytes.
func Format(e *journal.Entry) []byte {
	b := make([]byte, 0, len(e.Body)+1024)
	return append(appendFront(b, e), e.Body...)
}

// Compose writes Body from Title, Lead, Sections and the items, for an entry that is new. Link is the path from the entry to the
// one it is about, for the heading; without it the heading is no link. A note has no heading. Sections that hold nothing are not
// written, and a section of the person's own stands behind ours. Of a section that was read from a file and holds items, only the
// items are written.
func Compose(e *journal.Entry, link string) {
	var b []byte
	if title := heading(e, link); title != "" {
		b = append(append(append(b, "\n# "...), title...), '\n')
	}
	if lead := trimBlank(e.Lead); lead != "" {
		b = append(append(append(b, '\n'), guard(lead)...), '\n')
	}
	for _, s := range layout(e) {
		b = append(append(append(b, "\n## "...), s.Name...), '\n')
		if s.Text != "" {
			b = append(append(append(b, '\n'), s.Text...), '\n')
		}
	}
	e.Body = string(b)
}

// heading is the text of the first line of a body.
func heading(e *journal.Entry, link string) string {
	title := e.Title
	var before string
	switch e.Kind {
	case journal.KindDecision:
		if title == "" {
			title = e.Decision.Question
		}
		return escapeTitle(oneLine(title))
	case journal.KindReflection:
		before = "Revisit: "
	case journal.KindConversation:
		before = "Conversation: "
	case journal.KindExperiment:
		before = "Experiment: "
		if title == "" {
			title = e.Experiment.Question
		}
	case journal.KindReview:
		return escapeTitle(oneLine(title))
	default:
		return ""
	}
	if title == "" {
		title = e.About
	}
	title = escapeTitle(oneLine(title))
	if link == "" {
		return before + title
	}
	return before + "[" + strings.NewReplacer("[", `\[`, "]", `\]`).Replace(title) + "](" + escapeLink(link) + ")"
}

// escapeTitle leaves out what a question hides between %% marks, since titles are copied into other entries. It keeps the rest
// from hiding what follows, and a closing run of # from being taken for a mark.
func escapeTitle(s string) string {
	if s != "" && journal.Unmarked(s) == "" {
		return "private"
	}
	s = strings.NewReplacer("<!--", `\<!--`, "`", "\\`").Replace(journal.Unmarked(s))
	if strings.Contains(s, "%%") { // it stood in code, whose marks are escaped now
		s = strings.ReplaceAll(s, "%", `\%`)
	}
	if cut := strings.TrimRight(s, "#"); cut != s && (cut == "" || strings.HasSuffix(cut, " ")) {
		s = s[:len(s)-1] + `\#`
	}
	return s
}

func escapeLink(s string) string {
	if strings.ContainsAny(s, " ()<>") {
		return "<" + strings.NewReplacer("<", "%3C", ">", "%3E").Replace(s) + ">"
	}
	return s
}

// order is that of the sections in what the tool writes, whatever the kind of the entry.
var order = []string{
	"Recalled", "Energy", "Changed",
	"What gave", "What took", "A solved problem", "Next Tuesday, twice", "Results and failures", "Who would notice",
	"Do", "It suits me if", "It is not for me if", "Learned",
	"Last week", "The part to keep", "What keeps coming back", "Who fits, who suffers", "Evenings and weekends", "Surprise",
	"What I would tell a colleague", "Gained and losing", "Best here, best missed", "Ten, ten, ten", "Five years on", "Whose week",
	"What it cost", "What it taught",
	"Why", "Resolutions", "Options", "Drivers", "Assumptions", "Predictions", "Tripwires", "Practices", "Amendments", "Log", "Marks",
	"Premortem", "Closing line",
}

// IsSection says whether a name is that of a section of ours.
func IsSection(name string) bool {
	name = strings.TrimSpace(name)
	return strings.EqualFold(name, private) || slices.ContainsFunc(order, func(ours string) bool { return strings.EqualFold(ours, name) })
}

// layout gives the sections to write: those in order, then the person's own as they come, empty ones too, then what is private.
func layout(e *journal.Entry) (out []journal.Section) {
	taken := make([]bool, len(e.Sections))
	gather := func(name string) (text string) {
		for i, s := range e.Sections {
			if !taken[i] && strings.EqualFold(strings.TrimSpace(s.Name), name) {
				taken[i] = true
				t := trimBlank(s.Text)
				if s.Line > 0 && sectionKind(name) != noItems {
					t = ""
				}
				if t != "" {
					text = Below(text, guard(t))
				}
			}
		}
		return text
	}
	add := func(name, text string) {
		if text != "" {
			out = append(out, journal.Section{Name: name, Text: text})
		}
	}
	for _, name := range order {
		items, text := string(appendItems(nil, sectionKind(name), e)), gather(name)
		if items != "" && text != "" {
			text = "\n\n" + text
		}
		add(name, strings.TrimRight(items, "\n")+text)
	}
	private := gather("Private")
	for i, s := range e.Sections {
		if !taken[i] {
			name := oneLine(s.Name)
			text := gather(strings.TrimSpace(s.Name))
			if text != "" || name != "" { // which are words of theirs
				out = append(out, journal.Section{Name: name, Text: text})
			}
		}
	}
	add("Private", private)
	return out
}

// appendItems prints the items of one section, one line each with their sub-lines.
func appendItems(b []byte, kind holds, e *journal.Entry) []byte {
	switch kind {
	case options:
		for _, o := range e.Options {
			b = appendItem(b, formatOption(o), optionSubs(o))
		}
	case drivers:
		for _, d := range e.Drivers {
			b = appendItem(b, formatDriver(d), d.More)
		}
	case assumptions:
		for _, a := range e.Assumptions {
			b = appendItem(b, FormatAssumption(a), append(present("key", a.Key, "check", a.Check), a.More...))
		}
	case predictions:
		for _, p := range e.Predictions {
			b = appendItem(b, FormatPrediction(p), p.More)
		}
	case tripwires:
		for _, w := range e.Tripwires {
			b = appendItem(b, FormatTripwire(w), w.More)
		}
	case resolutions:
		for _, r := range e.Resolutions {
			b = appendItem(b, FormatResolution(r), nil)
		}
	case practices:
		for _, p := range e.Practices {
			b = appendItem(b, formatPractice(p), p.More)
		}
	case amendments:
		for _, a := range e.Amendments {
			b = appendItem(b, formatAmendment(a), append(present("because", a.Because), a.More...))
		}
	case logLines:
		for _, l := range e.Log {
			b = appendItem(b, formatLogLine(l), nil)
		}
	case marks:
		for _, m := range e.Marks {
			b = appendItem(b, FormatMark(m), nil)
		}
	}
	return b
}

func appendItem(b []byte, line string, subs []journal.SubLine) []byte {
	b = append(append(append(b, "- "...), guardLine(line)...), '\n')
	for _, s := range subs {
		b = append(append(append(b, "  - "...), guardLine(s.Name+": "+oneLine(s.Text))...), '\n')
	}
	return b
}

func optionSubs(o journal.Option) []journal.SubLine {
	quo := ""
	if o.StatusQuo {
		quo = "yes"
	}
	return append(present("pull", o.Pull, "con", o.Con, "rung", o.Rung, "shape", o.Shape, "status quo", quo), o.More...)
}

// present pairs names with texts and keeps the pairs that have a text.
func present(pairs ...string) (subs []journal.SubLine) {
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			subs = append(subs, journal.SubLine{Name: pairs[i], Text: pairs[i+1]})
		}
	}
	return subs
}
