package markdown

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"twoway/journal"
)

// tokens are what a text of a template may have filled in.
var tokens = []string{
	"label", "next", "weekday", "wires", "way_back", "must_agree", "door_cost", "what is missing", "date", "n", "handle",
	"prediction, wire or assumption", "assumptions",
}

// Scaffold reads a template: an entry whose questions stand in comments that begin with "twoway:". A comment is one "name: value"
// a line. Path names the file in the problems, all of which are given in the order of their lines: a name, a home, a kind or a token
// that is not known is one, so that no question is lost in silence. The sheet is nil where there is a problem. The comments are
//
//	twoway:ask        id, block, ask, hint, home, kind, flag, label, key, when, required, multi, depth;
//	                  choice: key: label | blurb    repeated, for the part above it
//	                  also: home | kind | flag | label
//	twoway:follow-up  id, when, ask
//	twoway:offer      home; text, self or world     repeated
//	twoway:catalogue  title; text                   repeated
//	twoway:text       id, text
func Scaffold(path string, src []byte) (*Sheet, []journal.Problem) {
	r := scaffoldReader{path: path}
	e, problems := Parse("", src)
	if e == nil && len(problems) == 0 {
		r.fault(1, `begin the file with three lines: "---", "twoway: decision" and "---"`, "no entry template: its front matter has no twoway key")
		return nil, r.problems
	}
	list := r.commands(string(src))
	for _, p := range problems {
		if slices.ContainsFunc(r.problems, func(unclosed journal.Problem) bool { return unclosed.Line == p.Line }) {
			continue // of the comment, which is named already
		}
		p.Path, p.Rule, p.Unreadable = path, templateRule, false
		r.problems = append(r.problems, p)
	}
	if e == nil {
		return nil, r.problems
	}
	r.sheet = &Sheet{Kind: e.Kind, Template: string(e.Kind), Entry: Redact(e)}
	if e.Kind == journal.KindDecision && e.Decision.Template != "" {
		r.sheet.Template = e.Decision.Template
	}
	for _, c := range list {
		r.read(c)
	}
	if len(r.problems) > 0 {
		slices.SortStableFunc(r.problems, func(a, b journal.Problem) int { return cmp.Compare(a.Line, b.Line) })
		return nil, r.problems
	}
	return r.sheet, nil
}

const templateRule = "template"

// scaffoldReader reads one template and gathers what is wrong with it.
type scaffoldReader struct {
	path     string
	sheet    *Sheet
	problems []journal.Problem
}

// fault names what is wrong on a line, and what to write instead.
func (r *scaffoldReader) fault(line int, mend, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	r.problems = append(r.problems, journal.Problem{Path: r.path, Line: line, Rule: templateRule, Text: text, Mend: mend})
}

// command is one comment of a template with its lines.
type command struct {
	name  string
	line  int // of the comment's first line
	pairs []pair
	above int // of the pairs, those above the first blank line, where there is one
}

type pair struct {
	name, value string
	line        int
}

// commands finds the comments that are meant for us. Of one that is never closed the lines down to the first blank one are taken.
func (r *scaffoldReader) commands(src string) (out []command) {
	n, open := 0, false
	unclosed := func() {
		c := &out[len(out)-1]
		if c.above > 0 {
			c.pairs = c.pairs[:c.above]
		}
		r.fault(c.line, `write "-->" on a line of its own below its last line`, "this comment is never closed")
	}
	for line := range strings.Lines(src) {
		n++
		line = strings.TrimRight(line, " \t\r\n")
		if name, ok := strings.CutPrefix(line, "<!-- twoway:"); ok {
			if open {
				unclosed()
			}
			open = !strings.HasSuffix(name, "-->")
			out = append(out, command{name: strings.TrimSpace(strings.TrimSuffix(name, "-->")), line: n})
			continue
		}
		if line == "-->" {
			open = false
		}
		if !open {
			continue
		}
		c := &out[len(out)-1]
		if line == "" {
			c.above = cmp.Or(c.above, len(c.pairs))
			continue
		}
		if more, ok := strings.CutPrefix(line, "  "); ok && len(c.pairs) > 0 {
			c.pairs[len(c.pairs)-1].value += " " + strings.TrimSpace(more)
			continue
		}
		name, value, _ := strings.Cut(line, ":")
		c.pairs = append(c.pairs, pair{name, strings.TrimSpace(value), n})
	}
	if open {
		unclosed()
	}
	return out
}

func (r *scaffoldReader) read(c command) {
	for _, p := range c.pairs {
		r.checkTokens(p)
	}
	s := r.sheet
	switch c.name {
	case "ask":
		r.readAsk(c)
	case "follow-up":
		var f FollowUp
		r.into(c, map[string]*string{"id": &f.ID, "when": &f.When, "ask": &f.Ask})
		s.FollowUps = append(s.FollowUps, f)
	case "offer":
		r.readOffer(c)
	case "catalogue":
		r.readCatalogue(c)
	case "text":
		var t Text
		r.into(c, map[string]*string{"id": &t.ID, "text": &t.Text})
		s.Texts = append(s.Texts, t)
	default:
		r.fault(c.line, `begin a question with "<!-- twoway:ask"`, "twoway:%s is not known; it is one of ask, follow-up, offer, catalogue, text", c.name)
	}
}

// checkTokens names a token that nothing fills in.
func (r *scaffoldReader) checkTokens(p pair) {
	rest := p.value
	for {
		_, after, ok := strings.Cut(rest, "{")
		if !ok {
			return
		}
		token, tail, closed := strings.Cut(after, "}")
		if !closed || !slices.Contains(tokens, token) {
			r.fault(p.line, "write the words without braces", "nothing fills in {%s}; known are {%s}", token, strings.Join(tokens, "}, {"))
			return
		}
		rest = tail
	}
}

// into puts the pairs where the names say.
func (r *scaffoldReader) into(c command, places map[string]*string) {
	for _, p := range c.pairs {
		if place := places[p.name]; place != nil {
			*place = p.value
		} else {
			r.unknown(c, p, slices.Sorted(maps.Keys(places))...)
		}
	}
}

func (r *scaffoldReader) unknown(c command, p pair, known ...string) {
	r.fault(p.line, "take the line out, or use one of "+strings.Join(known, ", "), "%q is no name of twoway:%s", p.name, c.name)
}

func (r *scaffoldReader) readOffer(c command) {
	home := ""
	for _, p := range c.pairs {
		switch p.name {
		case "home":
			home = p.value
		case "text", "world", "self":
			r.sheet.Offers = append(r.sheet.Offers, Offer{Home: home, Text: p.value, Self: p.name == "self"})
		default:
			r.unknown(c, p, "home", "text", "self", "world")
		}
	}
}

func (r *scaffoldReader) readCatalogue(c command) {
	var l List
	for _, p := range c.pairs {
		switch p.name {
		case "title":
			l.Title = p.value
		case "text":
			l.Items = append(l.Items, p.value)
		default:
			r.unknown(c, p, "title", "text")
		}
	}
	r.sheet.Catalogue = append(r.sheet.Catalogue, l)
}

func (r *scaffoldReader) readAsk(c command) {
	q := Question{Depth: Default, Line: c.line}
	part := &q.Part
	places := map[string]*string{
		"id": &q.ID, "block": &q.Block, "ask": &q.Ask, "hint": &q.Hint, "when": &q.When, "home": &q.Home, "kind": &q.Kind,
		"flag": &q.Flag, "label": &q.Label, "key": &q.Key, "depth": (*string)(&q.Depth),
	}
	switches := map[string]*bool{"required": &q.Required, "multi": &q.Multi}
	for _, p := range c.pairs {
		switch {
		case places[p.name] != nil:
			*places[p.name] = p.value
		case switches[p.name] != nil:
			if p.value != "true" && p.value != "false" {
				r.fault(p.line, fmt.Sprintf(`write "%s: true" or "%[1]s: false"`, p.name), "%s is true or false", p.name)
			}
			*switches[p.name] = p.value == "true"
		case p.name == "choice":
			part.Choices = append(part.Choices, readChoice(p.value))
		case p.name == "also":
			q.Also = append(q.Also, readPart(p.value))
			part = &q.Also[len(q.Also)-1]
		default:
			r.unknown(c, p, append(slices.Sorted(maps.Keys(places)), "required", "multi", "choice", "also")...)
		}
	}
	r.checkAsk(q)
	r.sheet.Questions = append(r.sheet.Questions, q)
}

func readChoice(s string) Choice {
	s, blurb, _ := strings.Cut(s, " | ")
	key, label, ok := strings.Cut(s, ": ")
	if !ok {
		label = key
	}
	return Choice{Key: key, Label: strings.TrimSpace(label), Blurb: strings.TrimSpace(blurb)}
}

func readPart(s string) Part {
	f := append(strings.Split(s, "|"), "", "", "")
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	return Part{Home: f[0], Kind: f[1], Flag: f[2], Label: f[3], Multi: slices.Contains(multiKinds, f[1])}
}

// multiKinds are the kinds that take several answers where a template does not say.
var multiKinds = []string{"lines", "words", "resolutions", "practices", "amendments"}

func (r *scaffoldReader) checkAsk(q Question) {
	kind := r.sheet.Kind
	if q.ID == "" || q.Ask == "" {
		r.fault(q.Line, `write "id: " and a short name, and "ask: " and the question`, "a question has an id and an ask")
	}
	if _, twice := r.sheet.Question(q.ID); twice && q.ID != "" {
		r.fault(q.Line, "give each question a name of its own", "the id %q stands twice", q.ID)
	}
	if q.Depth != Quick && q.Depth != Default && q.Depth != Full {
		r.fault(q.Line, "write one of them, or leave the line out", "depth %q is none of quick, default, full", q.Depth)
	}
	keys := append(Keys(kind), "text")
	for _, p := range q.Parts() {
		if !slices.Contains(PartKinds, p.Kind) {
			r.fault(q.Line, `write "kind: text" for a line, or "kind: prose"`, "kind %q is none of %s", p.Kind, strings.Join(PartKinds, ", "))
		}
		if isFieldNameOrEmpty(p.Home) && !slices.Contains(keys, p.Home) {
			r.fault(q.Line, `write "home: " and a name of your own with a capital, or one of `+strings.Join(keys, ", "),
				"%q is no front matter key of a %s, and no section, whose name begins with a capital", p.Home, kind)
		}
	}
}

func isFieldNameOrEmpty(s string) bool { return s == "" || s[0] >= 'a' && s[0] <= 'z' }
