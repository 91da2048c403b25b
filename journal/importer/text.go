package importer

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"twoway/journal"
	"twoway/journal/markdown"
)

// part is a stretch of a page below a heading; the first has level 0.
type part struct {
	level int
	name  string
	text  string
	line  int // of its heading
	lines int // of its heading: two with a line below
}

// parts cuts a page at its headings up to a level. Headings in code and in comments are text.
func parts(body string, level, line int) []part {
	out := []part{{line: line}}
	comments, _ := markdown.Comments(body)
	at, fence := 0, ""
	var text []string
	flush := func() { out[len(out)-1].text = strings.Trim(strings.Join(text, "\n"), "\n"); text = nil }
	n := line
	for l := range strings.SplitSeq(body, "\n") {
		for len(comments) > 0 && comments[0].To <= at {
			comments = comments[1:]
		}
		inComment := len(comments) > 0 && comments[0].From < at
		at += len(l) + len("\n")
		mark := fenceMark(l)
		name, depth := headingOf(l)
		switch {
		case inComment:
		case fence == "" && mark != "":
			fence = mark
		case fence != "" && mark != "" && strings.HasPrefix(mark, fence):
			fence = ""
		case fence == "" && depth > 0 && depth <= level:
			flush()
			out = append(out, part{level: depth, name: name, line: n, lines: 1})
			n++
			continue
		case fence == "":
			if depth = underlined(text, l); depth > 0 && depth <= level {
				name = oneLine(text[len(text)-1])
				text = text[:len(text)-1]
				flush()
				out = append(out, part{level: depth, name: name, line: n - 1, lines: 2})
				n++
				continue
			}
		}
		text = append(text, l)
		n++
	}
	flush()
	return out
}

// underlined is the level of the heading that a line makes of the one above it, 0 when it makes none. The one above stands alone, so
// that a rule below a paragraph and the head of a table make none.
func underlined(above []string, l string) int {
	rule := strings.TrimRight(l, " \t")
	n := len(above)
	if len(rule) < 3 || n == 0 || n > 1 && strings.TrimSpace(above[n-2]) != "" {
		return 0
	}
	if t := above[n-1]; strings.TrimSpace(t) == "" || strings.ContainsAny(t[:1], " \t>|-*+#<") || fenceMark(t) != "" {
		return 0
	}
	switch "" {
	case strings.Trim(rule, "="):
		return 1
	case strings.Trim(rule, "-"):
		return 2
	}
	return 0
}

// fenceMark is the run of marks that opens or closes a block of code, "" for any other line.
func fenceMark(l string) string {
	t := strings.TrimLeft(l, " \t>")
	for _, c := range []string{"`", "~"} {
		if run := t[:len(t)-len(strings.TrimLeft(t, c))]; len(run) >= 3 {
			return run
		}
	}
	return ""
}

func headingOf(l string) (name string, depth int) {
	depth = len(l) - len(strings.TrimLeft(l, "#"))
	if depth == 0 || depth > 6 || depth < len(l) && l[depth] != ' ' && l[depth] != '\t' {
		return "", 0
	}
	name = strings.TrimSpace(l[depth:])
	if cut := strings.TrimRight(name, "#"); cut != name && (cut == "" || strings.HasSuffix(cut, " ")) {
		name = strings.TrimSpace(cut)
	}
	return name, depth
}

// layouts are the spellings of a day that leave no doubt: no slashes with a day first, no two-digit year.
var layouts = []string{
	"2 January 2006", "January 2, 2006", "January 2 2006", "2 Jan 2006", "Jan 2, 2006", "Jan 2 2006", "2. January 2006",
}

var (
	isoDay   = journal.Pattern(`(?:\b|_)(\d{4})[-/._](\d{2})[-/._](\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2})?)?`)
	compact  = journal.Pattern(`(?:^|[^0-9])(\d{4})(\d{2})(\d{2})(?:[T_]?(\d{2})(\d{2})(?:\d{2})?)?(?:[^0-9]|$)`)
	isoWeek  = journal.Pattern(`(?i)\b(\d{4})-?w(\d{2})\b`)
	ordinals = journal.Pattern(`\b(\d{1,2})(?:st|nd|rd|th)\b`)
	longDay  = journal.Pattern(`(?i)\b(?:\d{1,2}(?:st|nd|rd|th|\.)? [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?,? \d{4})\b`)
)

// dayIn finds the first day that a text names, with its minute, 0 when it names none.
func dayIn(text string) (d journal.Date, minute journal.Minute, ok bool) {
	for _, re := range []func() *regexp.Regexp{isoDay, compact} {
		if m := re().FindStringSubmatch(text); m != nil {
			if d, ok = journal.ISODate(m[1] + "-" + m[2] + "-" + m[3]); ok {
				return d, clock(m[4], m[5]), true
			}
		}
	}
	for _, m := range longDay().FindAllString(text, -1) {
		m = ordinals().ReplaceAllString(m, "$1")
		for _, layout := range layouts {
			if t, err := time.Parse(layout, m); err == nil {
				return journal.DateOf(t), 0, true
			}
		}
	}
	return d, 0, false
}

func clock(hour, minute string) journal.Minute {
	h, err1 := strconv.Atoi(hour)
	m, err2 := strconv.Atoi(minute)
	if err1 != nil || err2 != nil || h > 23 || m > 59 {
		return 0
	}
	return journal.MinuteOf(h, m)
}

// weekIn finds an ISO week and gives its last day.
func weekIn(text string, today journal.Date) (d journal.Date, ok bool) {
	m := isoWeek().FindStringSubmatch(text)
	if m == nil {
		return d, false
	}
	p, err := journal.ParsePeriod(m[1]+"-W"+m[2], today)
	if err != nil {
		return d, false
	}
	if p.To.After(today) && !p.From.After(today) {
		return today, true // the week that runs
	}
	return p.To, true
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// ours are the names of sections that an entry reads as more than prose; a source's section of that name gets another one.
var ours = map[string]bool{
	"options": true, "drivers": true, "assumptions": true, "predictions": true, "tripwires": true, "resolutions": true, "practices": true,
	"amendments": true, "log": true, "marks": true, "why": true, "recalled": true,
}

// sectionName is the name under which a section of the source comes in. It says so when that is another one.
func (r *reader) sectionName(file string, p part) string {
	name := oneLine(p.name)
	if ours[strings.ToLower(name)] {
		text := fmt.Sprintf("the section %s comes in as %q: under %s alone an entry would read more than prose", name, name+", as it was", name)
		r.problem(file, p.line, "import-kept", text, "")
		return name + ", as it was"
	}
	return name
}

// withoutComments is a text without its comments, of which nothing is read.
func withoutComments(text string) string {
	comments, _ := markdown.Comments(text)
	for _, c := range slices.Backward(comments) {
		text = text[:c.From] + text[c.To:]
	}
	return text
}

// closed is a text whose last comment ends, since what is hidden in the source must be hidden in the entry that is made of it.
func (r *reader) closed(name, text string) string {
	if _, open := markdown.Comments(text); !open {
		return text
	}
	r.problem(name, 0, "private-unclosed", "a comment is never closed, so all below it is private here", "end it where the private part ends, in the entry that was made")
	return text + "\n-->"
}
