package markdown

import (
	"fmt"
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
// a line. Path names the file in an error, which also has the line: a name, a home, a kind or a token that is not known is
// refused, so that no question is lost in silence. The comments are
//
//	twoway:ask        id, block, ask, hint, home, kind, flag, label, key, when, required, multi, depth;
//	                  choice: key: label | blurb    repeated, for the part above it
//	                  also: home | kind | flag | label
//	twoway:follow-up  id, when, ask
//	twoway:offer      home; text, self or world     repeated
//	twoway:catalogue  title; text                   repeated
//	twoway:text       id, text
func Scaffold(path string, src []byte) (*Sheet, error) {
	e, problems := Parse("", src)
	if e == nil && len(problems) == 0 {
		return nil, fmt.Errorf("%s:1: no entry template: its front matter has no twoway key", path)
	}
	if len(problems) > 0 {
		return nil, fmt.Errorf("%s:%d: %s", path, problems[0].Line, problems[0].Text)
	}
	s := &Sheet{Kind: e.Kind, Template: string(e.Kind), Entry: Redact(e)}
	if e.Kind == journal.KindDecision && e.Decision.Template != "" {
		s.Template = e.Decision.Template
	}
	for _, c := range commands(string(src)) {
		if err := s.read(c); err != nil {
			return nil, fmt.Errorf("%s:%w", path, err)
		}
	}
	for i, q := range s.Questions {
		for _, p := range s.Questions[:i] {
			if p.ID == q.ID {
				return nil, fmt.Errorf("%s:%d: the id %q stands twice", path, q.Line, q.ID)
			}
		}
	}
	return s, nil
}

// command is one comment of a template with its lines.
type command struct {
	name  string
	line  int // of the comment's first line
	pairs []pair
}

type pair struct {
	name, value string
	line        int
}

// commands finds the comments that are meant for us.
func commands(src string) (out []command) {
	n, open := 0, false
	for line := range strings.Lines(src) {
		n++
		line = strings.TrimRight(line, " \t\r\n")
		if name, ok := strings.CutPrefix(line, "<!-- twoway:"); ok && !open {
			open = !strings.HasSuffix(name, "-->")
			out = append(out, command{name: strings.TrimSpace(strings.TrimSuffix(name, "-->")), line: n})
			continue
		}
		if line == "-->" {
			open = false
		}
		if !open || line == "" {
			continue
		}
		c := &out[len(out)-1]
		if more, ok := strings.CutPrefix(line, "  "); ok && len(c.pairs) > 0 {
			c.pairs[len(c.pairs)-1].value += " " + strings.TrimSpace(more)
			continue
		}
		name, value, _ := strings.Cut(line, ":")
		c.pairs = append(c.pairs, pair{name, strings.TrimSpace(value), n})
	}
	return out
}

func (s *Sheet) read(c command) error {
	for _, p := range c.pairs {
		if err := p.check(); err != nil {
			return err
		}
	}
	switch c.name {
	case "ask":
		return s.readAsk(c)
	case "follow-up":
		var f FollowUp
		err := c.into(map[string]*string{"id": &f.ID, "when": &f.When, "ask": &f.Ask})
		s.FollowUps = append(s.FollowUps, f)
		return err
	case "offer":
		return s.readOffer(c)
	case "catalogue":
		return s.readCatalogue(c)
	case "text":
		var t Text
		err := c.into(map[string]*string{"id": &t.ID, "text": &t.Text})
		s.Texts = append(s.Texts, t)
		return err
	}
	return fmt.Errorf("%d: twoway:%s is not known; it is one of ask, follow-up, offer, catalogue, text", c.line, c.name)
}

// check refuses a token that nothing fills in.
func (p pair) check() error {
	rest := p.value
	for {
		_, after, ok := strings.Cut(rest, "{")
		if !ok {
			return nil
		}
		token, tail, closed := strings.Cut(after, "}")
		if !closed || !slices.Contains(tokens, token) {
			return fmt.Errorf("%d: nothing fills in {%s}; known are {%s}", p.line, token, strings.Join(tokens, "}, {"))
		}
		rest = tail
	}
}

// into puts the pairs where the names say.
func (c command) into(places map[string]*string) error {
	for _, p := range c.pairs {
		place := places[p.name]
		if place == nil {
			return p.unknown(c.name)
		}
		*place = p.value
	}
	return nil
}

func (p pair) unknown(in string) error {
	return fmt.Errorf("%d: %q is no name of twoway:%s", p.line, p.name, in)
}

func (s *Sheet) readOffer(c command) error {
	home := ""
	for _, p := range c.pairs {
		switch p.name {
		case "home":
			home = p.value
		case "text", "world", "self":
			s.Offers = append(s.Offers, Offer{Home: home, Text: p.value, Self: p.name == "self"})
		default:
			return p.unknown(c.name)
		}
	}
	return nil
}

func (s *Sheet) readCatalogue(c command) error {
	var l List
	for _, p := range c.pairs {
		switch p.name {
		case "title":
			l.Title = p.value
		case "text":
			l.Items = append(l.Items, p.value)
		default:
			return p.unknown(c.name)
		}
	}
	s.Catalogue = append(s.Catalogue, l)
	return nil
}

func (s *Sheet) readAsk(c command) error {
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
				return fmt.Errorf("%d: %s is true or false", p.line, p.name)
			}
			*switches[p.name] = p.value == "true"
		case p.name == "choice":
			part.Choices = append(part.Choices, readChoice(p.value))
		case p.name == "also":
			q.Also = append(q.Also, readPart(p.value))
			part = &q.Also[len(q.Also)-1]
		default:
			return p.unknown(c.name)
		}
	}
	if err := s.checkAsk(q); err != nil {
		return fmt.Errorf("%d: %w", c.line, err)
	}
	s.Questions = append(s.Questions, q)
	return nil
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

func (s *Sheet) checkAsk(q Question) error {
	switch {
	case q.ID == "" || q.Ask == "":
		return fmt.Errorf("a question has an id and an ask")
	case q.Depth != Quick && q.Depth != Default && q.Depth != Full:
		return fmt.Errorf("depth %q is none of quick, default, full", q.Depth)
	}
	keys := append(Keys(s.Kind), "text")
	for _, p := range q.Parts() {
		if !slices.Contains(PartKinds, p.Kind) {
			return fmt.Errorf("kind %q is none of %s", p.Kind, strings.Join(PartKinds, ", "))
		}
		isKeyName := isFieldNameOrEmpty(p.Home)
		if isKeyName && !slices.Contains(keys, p.Home) {
			return fmt.Errorf("%q is no front matter key of a %s, and no section, whose name begins with a capital", p.Home, s.Kind)
		}
	}
	return nil
}

func isFieldNameOrEmpty(s string) bool { return s == "" || s[0] >= 'a' && s[0] <= 'z' }
