package markdown

import (
	"strings"

	"twoway/journal"
)

// readSubs reads "name: text" lines; what is none is prose.
func readSubs(lines []string) (subs []journal.SubLine) {
	for _, l := range lines {
		name, text, ok := strings.Cut(l, ":")
		if text = strings.TrimSpace(text); ok && isSubName(name) && text != "" {
			subs = append(subs, journal.SubLine{Name: name, Text: oneLine(text)})
		}
	}
	return subs
}

func isSubName(s string) bool {
	for i := range len(s) {
		if (s[i] < 'a' || s[i] > 'z') && (i == 0 || s[i] != ' ') {
			return false
		}
	}
	return s != ""
}

func takeOption(o *journal.Option, subs []journal.SubLine) {
	for _, s := range subs {
		switch s.Name {
		case "pull":
			o.Pull = join(o.Pull, s.Text)
		case "con":
			o.Con = join(o.Con, s.Text)
		case "rung":
			o.Rung = join(o.Rung, s.Text)
		case "shape":
			o.Shape = join(o.Shape, s.Text)
		case "status quo":
			o.StatusQuo = s.Text == "yes"
		default:
			o.More = append(o.More, s)
		}
	}
}

// join puts two sub-lines of one name together.
func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}

func takeAssumption(a *journal.Assumption, subs []journal.SubLine) {
	for _, s := range subs {
		switch s.Name {
		case "key":
			a.Key = s.Text
		case "check":
			a.Check = join(a.Check, s.Text)
		default:
			a.More = append(a.More, s)
		}
	}
}

func takeAmendment(a *journal.Amendment, subs []journal.SubLine) {
	for _, s := range subs {
		if s.Name == "because" {
			a.Because = join(a.Because, s.Text)
		} else {
			a.More = append(a.More, s)
		}
	}
}

// manyOptions is how many options are kept apart; nobody weighs more, and the work grows with the square of their number.
const manyOptions = 100

// uniqueKey keeps the keys that were made from labels apart: the second "option" is "option-2".
func uniqueKey(options []journal.Option, o *journal.Option) {
	taken := func(key string) bool { return hasKey(options, key) }
	if len(options) <= manyOptions && taken(o.Key) && journal.OptionKey(o.Label) == o.Key {
		o.Key = journal.FreeKey(o.Key, taken)
	}
}

func hasKey(options []journal.Option, key string) bool {
	for _, o := range options {
		if o.Key == key {
			return true
		}
	}
	return false
}
