package markdown

import (
	"slices"
	"strings"

	"twoway/journal"
)

// NamesPeople says whether a word was meant as a key that names people: with, must_agree or who_sees, in any case.
func NamesPeople(word string) bool {
	if !mayBegin(word, "wm") {
		return false
	}
	letters := string(lettersOf(word))
	return letters == "with" || letters == "mustagree" || letters == "whosees"
}

// people takes up what stands behind the keys of people that could not be read as such, so that an export knows these people: a list, an
// alias, a second line, or a key that is written otherwise. Values are what was read.
func (r *reader) people(lines []string, values []value) {
	e := r.entry
	for _, v := range values {
		if v.out != nil && NamesPeople(v.key) {
			e.People = append(e.People, strings.Join(v.out, ", "))
		}
	}
	in := false // a key of people stands above
	for i, line := range lines {
		if text, ok := lineOfKey(line, NamesPeople); ok {
			in = !slices.ContainsFunc(values, func(v value) bool { return v.from == i && isRead(e, v) })
			if in {
				e.People = append(e.People, text)
			}
			continue
		}
		in = in && (line == "" || strings.ContainsAny(line[:1], " \t-]"))
		if in {
			e.People = append(e.People, line)
		}
	}
}

// isRead says whether an entry holds the value of a key that names people.
func isRead(e *journal.Entry, v value) bool {
	if v.list || v.bad != "" {
		return false
	}
	return v.key == "must_agree" && e.Decision != nil && e.Decision.MustAgree == v.text ||
		v.key == "with" && e.Conversation != nil && e.Conversation.With == v.text ||
		v.key == "who_sees" && e.Experiment != nil && e.Experiment.WhoSees == v.text
}
