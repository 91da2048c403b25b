package markdown

import (
	"fmt"
	"slices"
	"strings"

	"twoway/journal"
)

// ParseOption reads "key: label", or a label alone, whose key is made from it.
func ParseOption(s string) (journal.Option, error) {
	o, r := readOption(s)
	return o, fieldError("options", s, r, `a label, with a key before it if you like: "ic: stay on the staff path"`)
}

func readOption(s string) (o journal.Option, r *remark) {
	s, _, _ = cutBox(oneLine(s))
	if s == "" {
		return o, misfit("item-claim", "the option is missing", `write it like "ic: stay on the staff path"`)
	}
	key, label, ok := strings.Cut(s, ": ")
	if label = strings.TrimSpace(label); ok && journal.IsOptionKey(key) && label != "" {
		return journal.Option{Key: key, Label: label}, nil
	}
	return journal.Option{Key: journal.OptionKey(s), Label: s}, nil
}

// formatOption prints an option without its sub-lines.
func formatOption(o journal.Option) string { return o.Key + ": " + oneLine(o.Label) }

// ParseDriver reads "toward: text", a text alone, or either struck out with ~~.
func ParseDriver(s string) (journal.Driver, error) {
	d, r := readDriver(s)
	if r != nil && r.rule == ruleKind {
		r.prose = true // there is no such kind, and the person can say it anew
	}
	return d, fieldError("drivers", s, r, `a reason, with its kind before it if you like: "toward: watching people grow" (toward, away, pressure, default, avoid)`)
}

func readDriver(s string) (d journal.Driver, r *remark) {
	s, _, _ = cutBox(oneLine(s))
	if inside, ok := strings.CutPrefix(s, "~~"); ok {
		if inside, ok = strings.CutSuffix(inside, "~~"); ok && strings.TrimSpace(inside) != "" {
			d.Struck, s = true, strings.TrimSpace(inside)
		}
	}
	d.Text = s
	if kind, text, ok := strings.Cut(s, ":"); ok && slices.Contains(journal.DriverKinds, kind) && strings.TrimSpace(text) != "" {
		d.Kind, d.Text = kind, strings.TrimSpace(text)
	}
	if d.Text == "" {
		return d, misfit("item-claim", "the reason is missing", `write it like "toward: watching people grow"`)
	}
	if kind := nearKind(d); kind != "" {
		return d, &remark{rule: ruleKind, text: "the word before the colon is nearly " + kind + ", and is read as part of the reason", mend: "write " + kind + ": before it, in small letters"}
	}
	return d, nil
}

// ruleKind is the rule that a driver breaks which begins with what is nearly a kind. Any other word before a colon belongs to its text.
const ruleKind = "item-kind"

// nearKind is the kind that a driver without one was meant to begin with, "" for none.
func nearKind(d journal.Driver) string {
	word, text, ok := strings.Cut(d.Text, ":")
	if d.Kind != "" || !ok || strings.TrimSpace(text) == "" || len(strings.Fields(word)) != 1 {
		return ""
	}
	for _, kind := range journal.DriverKinds {
		if nearly(word, kind) {
			return kind
		}
	}
	return ""
}

// formatDriver prints a driver, struck out when it is.
func formatDriver(d journal.Driver) string {
	s := oneLine(d.Text)
	if d.Kind != "" {
		s = d.Kind + ": " + s
	}
	if d.Struck {
		return "~~" + s + "~~"
	}
	return s
}

// ParsePractice reads a practice; a ticked box says that it was kept.
func ParsePractice(s string) (journal.Practice, error) {
	p, r := readPractice(s)
	return p, fieldError("practices", s, r, `a practice, with [x] before it when it was kept`)
}

func readPractice(s string) (p journal.Practice, r *remark) {
	var boxed bool
	if p.Text, boxed, p.Kept = cutBox(oneLine(s)); p.Text == "" {
		return p, misfit("item-claim", "the practice is missing", `write it like "[x] one change merged a month"`)
	}
	if !boxed {
		return p, &remark{rule: "item-box", text: "a practice without a box is read as not kept", mend: `write "[x] " before one that was kept, "[ ] " before one that was not`}
	}
	return p, nil
}

// formatPractice prints a practice with its box.
func formatPractice(p journal.Practice) string {
	return string(append(taskBox(p.Kept), oneLine(p.Text)...))
}

// readAmendment reads "field: old → new". The last arrow counts, since the new value holds none.
func readAmendment(s string) (a journal.Amendment, r *remark) {
	s, _, _ = cutBox(oneLine(s))
	field, change, ok := strings.Cut(s, ": ")
	at, end := -1, 0
	for from := 0; ok; {
		start, stop := nextArrow(change, from)
		if start < 0 {
			break
		}
		at, end, from = start, stop, stop-1
	}
	if !ok || !isFieldName(field) || at < 0 {
		return a, misfit("item-amendment", "an amendment names a field, the old value and the new one", `write it like "agreed: false → true"`)
	}
	a = journal.Amendment{Field: field, Old: strings.TrimSpace(change[:at]), New: strings.TrimSpace(change[end:])}
	if a.Old == "" || a.New == "" {
		return journal.Amendment{}, misfit("item-amendment", "an amendment has a value on both sides of its arrow", `write "not set" for nothing`)
	}
	return a, nil
}

// HoldsArrow says whether a new value would be cut when its amendment is read.
func HoldsArrow(value string) bool {
	at, _ := nextArrow(" "+oneLine(value)+" ", 0)
	return at >= 0 || strings.Contains(value, "→")
}

func isFieldName(s string) bool {
	return isKey(s) && strings.ToLower(s) == s && !strings.Contains(s, "-") && s[0] != '_'
}

// formatAmendment prints an amendment without its reason, which is a sub-line.
func formatAmendment(a journal.Amendment) string {
	return a.Field + ": " + orNotSet(a.Old) + arrows[0] + strings.ReplaceAll(orNotSet(a.New), "→", "->")
}

func orNotSet(s string) string {
	if s = oneLine(s); s == "" {
		return "not set"
	}
	return s
}

// readLogLine reads "2026-08-11 +1: text".
func readLogLine(s string) (l journal.LogLine, r *remark) {
	s, _, _ = cutBox(oneLine(s))
	day, rest, ok := cutDate(" " + s)
	energy, text, found := strings.Cut(strings.TrimPrefix(rest, " "), ":")
	energies := map[string]int{"-2": -2, "−2": -2, "-1": -1, "−1": -1, "0": 0, "+0": 0, "+1": 1, "1": 1, "+2": 2, "2": 2}
	n, known := energies[energy]
	if text = strings.TrimSpace(text); !ok || !found || !known || text == "" {
		return l, misfit("item-log", "a line of the log has a day, an energy from -2 to +2 and a text", `write it like "2026-08-11 +1: finished before ten"`)
	}
	return journal.LogLine{Date: day, Energy: n, Text: text}, nil
}

// formatLogLine prints a line of the log.
func formatLogLine(l journal.LogLine) string {
	sign := ""
	if l.Energy > 0 {
		sign = "+"
	}
	return fmt.Sprintf("%s %s%d: %s", l.Date, sign, l.Energy, oneLine(l.Text))
}
