package theme

import (
	"slices"
	"strings"
)

// rename gives a phrase the name that a person's mark has for it, spelled as there. One of several meanings of a word keeps what tells it
// from the others.
func (s *search) rename(x *subject, name string) {
	name = strings.TrimSpace(name)
	switch {
	case labelKey(x.label) == labelKey(name):
		x.label = name
		return
	case x.isCalled(name) || labelKey(x.bareLabel()) == labelKey(name):
		return
	}
	if s.stemKey(bareName(x.label)) != s.stemKey(bareName(name)) {
		x.merged = append(x.merged, x.label+" (your name for it is one of its words)")
	}
	x.label, x.id = name, idFrom(name)
}

// notAbout are the subjects that a "not" of a name speaks of. A lens and a phrase may have one name. Where none has it, it is any of
// the words of a phrase, up to inflection, which may have been called by it, or its name without what tells its meaning.
func (s *search) notAbout(name string) (out []*subject) {
	joined, first := s.joined[labelKey(name)], s.named(name)
	for _, x := range s.subjects {
		if x.isCalled(name) || x == joined || x == first {
			out = append(out, x)
		}
	}
	if len(out) > 0 {
		return out
	}
	key := s.stemKey(labelKey(name))
	same := func(other string) bool { return s.stemKey(labelKey(other)) == key }
	for _, x := range s.subjects {
		if x.kind != "lens" && (same(x.label) || same(x.bareLabel()) || slices.ContainsFunc(x.terms, same)) {
			out = append(out, x)
		}
	}
	return out
}

// meaningAt is, of the themes that a word stands for, the one that it would mean at a token; nil when it stands for none.
func (s *search) meaningAt(word string, d, at int) (rest *subject) {
	for _, x := range s.meanings(word) {
		switch {
		case x.aside == nil:
		case x.aside.meaning == s.c.meant(s.f.senses[x.aside.stem], d, at):
			return x
		case x.aside.rest:
			rest = x
		}
	}
	return rest
}

// meanings are the themes that a word stands for and whose labels say more, as "bank (river)" and "bank (mortgage)" do.
func (s *search) meanings(word string) (out []*subject) {
	for _, x := range s.subjects {
		if x.kind != "lens" && labelKey(x.bareLabel()) == labelKey(word) && !x.isCalled(word) {
			out = append(out, x)
		}
	}
	return out
}

// named finds the subject that a person calls by this name: a lens by id or name, or a phrase by id or label.
func (s *search) named(name string) *subject { return named(s.subjects, name) }

// named finds the first of a list that a person calls by a name, else the first phrase that differs by an article alone, else such a lens.
func named(list []*subject, name string) *subject {
	var lens *subject
	for _, x := range list {
		if x.isCalled(name) {
			return x
		}
	}
	for _, x := range list {
		switch is := bareName(x.label) == bareName(name); {
		case x.kind == "lens" && lens == nil && (is || labelKey(x.id) == bareName(name)):
			lens = x
		case x.kind != "lens" && is:
			return x
		}
	}
	return lens
}

func (x *subject) isCalled(name string) bool {
	return x.id == name || x.id == idFrom(name) || labelKey(x.label) == labelKey(name)
}
