package markdown

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"twoway/journal"
)

// examples show in a draft what a line of a section looks like.
var examples = map[string]string{
	"Options":     "- key: label",
	"Drivers":     "- toward: text",
	"Assumptions": "- [ ] by YYYY-MM-DD: belief",
	"Predictions": "- [ ] 75% by YYYY-MM-DD: claim",
	"Tripwires":   "- [ ] If this happens, then revisit",
	"Resolutions": "- [x] the line as it stands → yes YYYY-MM-DD: note",
	"Practices":   "- [x] practice",
	"Amendments":  "- field: old → new",
}

// Draft gives the text that an editor opens: what e has already, and room for every other answer of the sheet, with its
// question as a comment above it. The sections stand where Compose puts them, so that answers typed into a draft and answers
// given to prompts make the same file. Link is as for Compose.
func Draft(s *Sheet, e *journal.Entry, link string) []byte {
	b := draftFront(s, e)
	if title := heading(e, link); title != "" {
		b = fmt.Appendf(b, "\n# %s\n", title)
	}
	text := trimBlank(e.Lead)
	if text == "" {
		text = s.Entry.Lead
	}
	if g := s.guidance("text"); g != "" {
		b = append(append(append(b, '\n'), g...), '\n')
	}
	if text != "" {
		b = append(append(append(b, '\n'), text...), '\n')
	}
	written := layout(e)
	for _, name := range s.sectionNames(written) {
		b = fmt.Appendf(b, "\n## %s\n", name)
		for _, t := range []string{s.guidance(name), s.openIn(name), sectionText(written, name, s.Entry.Sections)} {
			if t != "" {
				b = fmt.Appendf(b, "\n%s\n", t)
			}
		}
	}
	return append(bytes.TrimRight(b, "\n"), '\n')
}

// openIn are the lines that wait, in the section that settles them.
func (s *Sheet) openIn(name string) string {
	if name != settling {
		return ""
	}
	return strings.Join(s.Open, "\n")
}

// sectionNames lists the sections of a draft: ours in order, then the others as they come.
func (s *Sheet) sectionNames(written []journal.Section) (names []string) {
	var wanted []string
	want := func(name string) {
		if name != "" && name != "text" && !isFieldNameOrEmpty(name) && !slices.ContainsFunc(wanted, func(w string) bool { return strings.EqualFold(w, name) }) {
			wanted = append(wanted, name)
		}
	}
	for _, q := range s.Questions {
		for _, p := range q.Parts() {
			want(p.Home)
		}
	}
	for _, w := range written {
		want(w.Name)
	}
	for _, w := range s.Entry.Sections {
		if w.Text != "" {
			want(w.Name)
		}
	}
	for _, name := range order {
		if slices.Contains(wanted, name) {
			names = append(names, name)
		}
	}
	for _, name := range wanted {
		if !slices.Contains(order, name) {
			names = append(names, name)
		}
	}
	return names
}

func sectionText(written []journal.Section, name string, own []journal.Section) string {
	for _, list := range [][]journal.Section{written, own} {
		for _, w := range list {
			if strings.EqualFold(w.Name, name) && w.Text != "" {
				return w.Text
			}
		}
	}
	return ""
}

// guidance is the comment for a home, empty when no question goes there.
func (s *Sheet) guidance(home string) string {
	var lines []string
	for _, q := range s.Questions {
		for i, p := range q.Parts() {
			if p.Home == home {
				lines = append(lines, q.lines(i == 0, p)...)
			}
		}
	}
	if len(lines) == 0 {
		return ""
	}
	if ex := examples[home]; ex != "" {
		lines = append(lines, "A line: "+ex)
	}
	if s.openIn(home) != "" {
		lines = append(lines, "These wait. A line that is left as it stands stays open.")
	}
	return "<!-- " + strings.Join(lines, "\n     ") + " -->"
}

// lines are a question's text and hint, a further part's label, and what can be chosen.
func (q Question) lines(first bool, p Part) (lines []string) {
	if first || !isFieldNameOrEmpty(p.Home) {
		lines = append(lines, fillTokens(q.Ask))
	}
	if first && q.Hint != "" {
		lines = append(lines, fillTokens(q.Hint))
	}
	if !first {
		lines = append(lines, p.Label)
	}
	if keys, labelled := p.chosenFrom(); labelled {
		lines = append(lines, "One of: "+strings.Join(keys, ", "))
	} else if p.Kind == "choice" && len(keys) > 0 && len(lines) > 0 {
		lines[len(lines)-1] += ": " + strings.Join(keys, ", ")
	}
	for _, c := range p.Choices {
		if c.Blurb != "" {
			lines = append(lines, fmt.Sprintf("%s: %s. %s", c.Key, c.Label, c.Blurb))
		}
	}
	return lines
}

// chosenFrom are the keys of a part that takes one of some, each with its label behind it where that says it in other words; labelled says
// that one does. Either is taken.
func (p Part) chosenFrom() (keys []string, labelled bool) {
	if p.Kind != "choice" && p.Kind != "scale" {
		return nil, false
	}
	for _, c := range p.Choices {
		key := c.Key
		if c.Label != c.Key {
			key, labelled = key+" ("+c.Label+")", true
		}
		keys = append(keys, key)
	}
	return keys, labelled
}

// draftFront prints the front matter with an empty line for each key that the sheet asks for, its question as a comment.
func draftFront(s *Sheet, e *journal.Entry) []byte {
	b := []byte("---\ntwoway: " + string(e.Kind) + "\n")
	asked := map[string][]string{}
	for _, q := range s.Questions {
		for i, p := range q.Parts() {
			if isFieldNameOrEmpty(p.Home) && p.Home != "text" && asked[p.Home] == nil {
				asked[p.Home] = q.lines(i == 0, p)
				if n := len(asked[p.Home]); n > 0 && (p.Kind == "words" || p.Kind == "lines") {
					asked[p.Home][n-1] += ", as [one, other]"
				}
			}
		}
	}
	for _, f := range fields(e) {
		if f.key == "tags" {
			for _, x := range e.Extra {
				b = appendLines(b, x.Lines)
			}
		}
		for _, l := range asked[f.key] {
			b = append(b, "# "+l+"\n"...)
		}
		before := len(b)
		if b = f.append(b, e); len(b) == before && asked[f.key] != nil {
			b = append(b, f.key+":\n"...)
		}
	}
	return append(b, "---\n"...)
}

const settling = "Resolutions" // the section that settles lines

// StripGuidance takes out of a draft the comments that Draft put in, the lines that wait and were left as they stood, and the
// headings of the sheet's sections that were left empty. Every other byte stays, a person's own comments too; blank lines at both ends of the body become one.
func StripGuidance(s *Sheet, draft []byte) []byte {
	text := string(draft)
	homes := append(s.sectionNames(nil), "text")
	for _, home := range homes {
		if g := s.guidance(home); g != "" {
			text = dropGuidance(text, g)
		}
	}
	at := len(text)
	if _, body, _, ok, closed := split([]byte(text)); ok && closed {
		at -= len(body)
	}
	front, body := text[:at], text[at:]
	body = dropOpen(body, s.Open)
	for _, home := range homes {
		body = dropEmpty(body, home)
	}
	if body != "" {
		body = "\n" + strings.Trim(body, "\r\n") + "\n"
	}
	if strings.TrimSpace(body) == "" {
		body = ""
	}
	return []byte(front + body)
}

// hashed is a line of a front matter whose value is words of the person's, not in quotes, with a # in them that YAML takes for a comment.
var hashed = journal.Pattern(`(?m)^(question|context|way_back|must_agree|when_where|with|who_sees):[ \t]+([^"'#|>&*!{\[\s][^\r\n]*[ \t]#[^\r\n]*?)[ \t]*(\r?)$`)

// QuoteHashes puts quotes around what a person typed into the front matter of a draft with a # in it ("fix bug #12"), which would end there
// else. Lines stay lines.
func QuoteHashes(draft []byte) []byte {
	_, body, _, ok, closed := split(draft)
	if !ok || !closed {
		return draft
	}
	front := hashed().ReplaceAllStringFunc(string(draft[:len(draft)-len(body)]), func(line string) string {
		m := hashed().FindStringSubmatch(line)
		return m[1] + ": " + strconv.Quote(m[2]) + m[3]
	})
	return append([]byte(front), body...)
}

// dropGuidance removes a comment with the blank line behind it, whatever the editor did to line ends.
func dropGuidance(text, comment string) string {
	for _, c := range []string{comment, strings.ReplaceAll(comment, "\n", "\r\n")} {
		before, after, ok := strings.Cut(text, c)
		if !ok {
			continue
		}
		after = strings.TrimPrefix(strings.TrimPrefix(after, "\r"), "\n")
		if strings.HasSuffix(before, "\n\n") || strings.HasSuffix(before, "\n\r\n") {
			after = strings.TrimPrefix(strings.TrimPrefix(after, "\r"), "\n")
		}
		return before + after
	}
	return text
}

// dropOpen removes, once each, the lines that wait from the section that settles them.
func dropOpen(body string, open []string) string {
	o, ok := readOutline(body)
	if !ok || len(open) == 0 {
		return body
	}
	open = slices.Clone(open)
	for i, h := range o.heads {
		if h.level != 2 || !strings.EqualFold(h.name, settling) {
			continue
		}
		end := sectionEnd(&o, i, len(body))
		var left strings.Builder
		for line := range strings.Lines(body[h.to:end]) {
			at := slices.Index(open, strings.TrimRight(line, " \t\r\n"))
			if at < 0 {
				left.WriteString(line)
				continue
			}
			open = slices.Delete(open, at, at+1)
		}
		return body[:h.to] + left.String() + body[end:]
	}
	return body
}

// dropEmpty removes the heading of a section that holds nothing, and no heading of level one either, which is text of it.
func dropEmpty(body, name string) string {
	o, ok := readOutline(body)
	if !ok {
		return body
	}
	for i, h := range o.heads {
		end := sectionEnd(&o, i, len(body))
		holds := strings.TrimSpace(body[h.to:end]) != "" || i+1 < len(o.heads) && o.heads[i+1].level == 1
		if h.level == 2 && strings.EqualFold(h.name, name) && !holds {
			return body[:h.from] + body[end:]
		}
	}
	return body
}

// AddHeading puts the first heading on top of a body that has none above its sections, as Compose writes it: for a draft whose question was
// not known when it was opened.
func AddHeading(e *journal.Entry, link string) {
	c := *e
	c.Title = ""
	title := heading(&c, link)
	if o, ok := readOutline(e.Body); title == "" || !ok || len(o.heads) > 0 && o.heads[0].level == 1 {
		return
	}
	e.Body = "\n# " + title + "\n" + e.Body
}

// draftTokens are what a draft says for a token that nobody filled in.
var draftTokens = map[string]string{
	"next": "the date", "prediction, wire or assumption": "", "assumptions": "",
}

// fillTokens replaces the {tokens} of a text; others stay.
func fillTokens(s string) string {
	var b strings.Builder
	for {
		before, after, ok := strings.Cut(s, "{")
		token, rest, closed := strings.Cut(after, "}")
		value, known := draftTokens[token]
		if !ok || !closed {
			return strings.TrimSpace(b.String() + s)
		}
		if b.WriteString(before); known {
			b.WriteString(value)
		} else {
			b.WriteString("{" + token + "}")
		}
		s = rest
	}
}
