package export

import (
	"slices"
	"strings"

	"twoway/journal"
)

// ourKeys are all names that a layout may use, in any target. A name has one type in every note.
var ourKeys = []string{
	"twoway_id", "twoway_kind", "title", "linkTitle", "aliases", "date", "publishDate", "about", "status", "choice", "confidence", "energy",
	"verdict", "would_choose", "door", "next_look", "trial_ends", "with", "follows_decision", "tags",
}

// ourKey says whether a key is one of ours in either style.
func ourKey(key string) bool {
	return slices.Contains(ourKeys, strings.ReplaceAll(key, "-", "_"))
}

// common are the properties of every note target. titled is the key that carries the title: aliases, title or "".
func common(v *vault, p *page, titled string) []Prop {
	props := []Prop{text("twoway_id", p.id), text("twoway_kind", p.kind)}
	switch titled {
	case "aliases":
		if p.id != indexID {
			props = append(props, list("aliases", []string{aliasOf(p)}))
		}
	case "title":
		props = append(props, text("title", oneLine(p.title)))
	}
	props = append(props, day("date", p.date))
	if s := p.state; s != nil {
		props = append(props, text("status", s.Status), text("choice", s.Choice), number("confidence", s.Sure()),
			text("door", s.Width), day("next_look", s.LookFrom()), day("trial_ends", s.TrialEnds))
		return append(props, v.reference("follows_decision", s.Supersedes))
	}
	if p.entry == nil {
		return props
	}
	props = append(props, v.reference("about", v.home[p.id]))
	return append(props, entryProps(p.entry)...)
}

// reference is a property that leads to a note of the layout.
func (v *vault) reference(key, id string) Prop {
	to := v.byID[id]
	switch {
	case to == nil:
		return Prop{}
	case v.d.reference != nil:
		return text(key, v.d.reference(to))
	}
	return text(key, id)
}

func entryProps(e *journal.Entry) []Prop {
	switch {
	case e.Reflection != nil:
		r := e.Reflection
		return []Prop{text("verdict", r.Verdict), text("would_choose", r.WouldChoose), number("confidence", r.Confidence), number("energy", r.Energy)}
	case e.Note != nil:
		return []Prop{number("energy", e.Note.Energy)}
	case e.Conversation != nil:
		return []Prop{text("with", e.Conversation.With)}
	}
	return nil
}

// aliasOf is the name by which a note is found: the title, with the date where many share it.
func aliasOf(p *page) string {
	if p.entry != nil && p.state == nil {
		return p.date.String() + " " + oneLine(p.title)
	}
	return oneLine(p.title)
}

// tagsOf are the tags of an entry; those of a decision are its folded ones.
func tagsOf(p *page) []string {
	switch {
	case p.state != nil:
		return p.state.Tags
	case p.entry != nil:
		return p.entry.Tags
	}
	return nil
}
